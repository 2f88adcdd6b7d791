/* Order from below: sea, land, hatching, lakes, relief, rivers, borders, disputed lines, coasts.
 * The land is first filled as one path in one colour: two regions painted one after the other leave a hair of
 * what is below along their common border, and that must not be sea. Points nearer than half a pixel to the
 * last one are left out, points beyond the same edge of the frame too; that and not a coarser second map is
 * what keeps a small scale fast. */
#include "platform/map_paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RELIEF_SIDE_MAX = 4096 };

struct MapRelief {
    cairo_surface_t *image; /* ink or light, premultiplied, alpha is the strength */
};

typedef struct {
    const unsigned char *at;
    size_t left;
} PngBytes;

typedef struct {
    cairo_t *cr;
    const MapData *map;
    const MapLook *look;
    const MapFrame *frame;
    MapBox seen; /* part of the plane in the frame */
} Painter;

static cairo_status_t read_png(void *closure, unsigned char *out, unsigned int size)
{
    PngBytes *bytes = closure;
    if (size > bytes->left) return CAIRO_STATUS_READ_ERROR;
    memcpy(out, bytes->at, size);
    bytes->at += size;
    bytes->left -= size;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t png_number(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* cairo would take the memory that a lying head asks for, so the head is read first. */
static bool png_size_good(const unsigned char *png, size_t size)
{
    if (size < 24 || memcmp(png, "\x89PNG\r\n\x1a\n", 8) != 0) return false;
    uint32_t width = png_number(png + 16), height = png_number(png + 20);
    return width >= 1 && width <= RELIEF_SIDE_MAX && height >= 1 && height <= RELIEF_SIDE_MAX;
}

/* Grey 128 is nothing, 0 the darkest ink, 255 the brightest light. */
static uint32_t relief_pixel(uint32_t grey)
{
    static const uint32_t ink[3] = {0x2E, 0x2A, 0x26}, light[3] = {0xFF, 0xFC, 0xF4};
    const uint32_t *colour = grey < 128 ? ink : light;
    uint32_t alpha = grey < 128 ? (128 - grey) * 2 : (grey - 128) * 2;
    if (alpha > 255) alpha = 255;
    uint32_t pixel = alpha;
    for (int i = 0; i < 3; i++) pixel = pixel << 8 | (colour[i] * alpha + 127) / 255;
    return pixel;
}

static void relief_from_grey(cairo_surface_t *grey, cairo_surface_t *out)
{
    uint32_t table[256];
    for (uint32_t i = 0; i < 256; i++) table[i] = relief_pixel(i);
    int width = cairo_image_surface_get_width(out), height = cairo_image_surface_get_height(out);
    for (int y = 0; y < height; y++) {
        const uint32_t *from = (const uint32_t *)(const void *)(cairo_image_surface_get_data(grey) +
                                                                y * cairo_image_surface_get_stride(grey));
        uint32_t *to =
            (uint32_t *)(void *)(cairo_image_surface_get_data(out) + y * cairo_image_surface_get_stride(out));
        for (int x = 0; x < width; x++) to[x] = table[from[x] >> 8 & 255];
    }
    cairo_surface_mark_dirty(out);
}

static MapRelief *relief_of(cairo_surface_t *png, const char *name, Err *err)
{
    cairo_format_t format = cairo_image_surface_get_format(png);
    if (cairo_surface_status(png) != CAIRO_STATUS_SUCCESS ||
        (format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32)) {
        err_set(err, "%s: expected a grey 8-bit PNG: %s", name,
                cairo_status_to_string(cairo_surface_status(png)));
        return NULL;
    }
    MapRelief *relief = calloc(1, sizeof *relief);
    if (!relief) {
        err_set(err, "%s: out of memory", name);
        return NULL;
    }
    relief->image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width(png),
                                               cairo_image_surface_get_height(png));
    if (cairo_surface_status(relief->image) == CAIRO_STATUS_SUCCESS) {
        relief_from_grey(png, relief->image);
        return relief;
    }
    map_relief_free(relief);
    err_set(err, "%s: out of memory", name);
    return NULL;
}

MapRelief *map_relief_new(const void *png, size_t size, const char *name, Err *err)
{
    PngBytes bytes = {png, size};
    if (!png_size_good(png, size)) {
        err_set(err, "%s: expected a PNG of at most %d x %d", name, RELIEF_SIDE_MAX, RELIEF_SIDE_MAX);
        return NULL;
    }
    cairo_surface_t *image = cairo_image_surface_create_from_png_stream(read_png, &bytes);
    MapRelief *relief = relief_of(image, name, err);
    cairo_surface_destroy(image);
    return relief;
}

void map_relief_free(MapRelief *relief)
{
    if (!relief) return;
    cairo_surface_destroy(relief->image);
    free(relief);
}

static void set_color(cairo_t *cr, Color color, double alpha)
{
    cairo_set_source_rgba(cr, (color >> 24) / 255.0, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                          alpha);
}

/* Bits for the edges of the box that the point lies beyond. */
static int beyond(MapBox box, MapPoint p)
{
    return (p.x < box.x0) | (p.x > box.x1) << 1 | (p.y < box.y0) << 2 | (p.y > box.y1) << 3;
}

static bool near_to(MapPoint a, MapPoint b, float step)
{
    return fabsf(a.x - b.x) < step && fabsf(a.y - b.y) < step;
}

static void go_to(const Painter *p, MapPoint at, bool line)
{
    double x = (double)((at.x - p->frame->x) * p->frame->scale),
           y = (double)((at.y - p->frame->y) * p->frame->scale);
    if (line)
        cairo_line_to(p->cr, x, y);
    else
        cairo_move_to(p->cr, x, y);
}

/* A point is left out when it, the one kept before it and the one after it lie beyond the same edge. */
static void add_ring(const Painter *p, const MapRun *ring)
{
    if (!map_box_meets(ring->box, p->seen)) return;
    const MapPoint *point = p->map->points + ring->first;
    float step = 0.5f / p->frame->scale;
    MapPoint kept = point[0];
    go_to(p, kept, false);
    for (int i = 1; i < ring->count; i++) {
        MapPoint next = point[i + 1 < ring->count ? i + 1 : 0];
        if (near_to(kept, point[i], step)) continue;
        if (beyond(p->seen, kept) & beyond(p->seen, point[i]) & beyond(p->seen, next)) continue;
        kept = point[i];
        go_to(p, kept, true);
    }
    cairo_close_path(p->cr);
}

static void add_rings(const Painter *p, int first, int count)
{
    for (int i = first; i < first + count; i++) add_ring(p, &p->map->rings[i]);
}

static void add_line(const Painter *p, const MapRun *run)
{
    if (!map_box_meets(run->box, p->seen)) return;
    const MapPoint *point = p->map->points + run->first;
    float step = 0.5f / p->frame->scale;
    MapPoint kept = point[0];
    bool drawn = false; /* does the path stand at `kept`? */
    for (int i = 1; i < run->count; i++) {
        if (near_to(kept, point[i], step) && i + 1 < run->count) continue;
        if (beyond(p->seen, kept) & beyond(p->seen, point[i])) {
            drawn = false;
        } else {
            if (!drawn) go_to(p, kept, false);
            go_to(p, point[i], true);
            drawn = true;
        }
        kept = point[i];
    }
}

static void fill_land(const Painter *p)
{
    cairo_new_path(p->cr);
    for (int i = 1; i <= p->map->region_count; i++)
        add_rings(p, p->map->regions[i].ring_first, p->map->regions[i].ring_count);
    set_color(p->cr, p->look->under, 1);
    cairo_fill(p->cr);
}

/* Lines of one slant over the box, in a raster that is fixed to the plane, so that they stay when the view
 * moves. */
static void hatch_lines(const Painter *p, MapBox box, float gap, bool rising)
{
    const MapFrame *f = p->frame;
    double x0 = (double)((fmaxf(box.x0, p->seen.x0) - f->x) * f->scale);
    double x1 = (double)((fminf(box.x1, p->seen.x1) - f->x) * f->scale);
    double y0 = (double)((fmaxf(box.y0, p->seen.y0) - f->y) * f->scale);
    double y1 = (double)((fminf(box.y1, p->seen.y1) - f->y) * f->scale);
    double slant = rising ? 1 : -1, step = (double)gap;
    double origin = -(double)f->x * (double)f->scale - slant * (double)f->y * (double)f->scale;
    double low = x0 + fmin(slant * y0, slant * y1), high = x1 + fmax(slant * y0, slant * y1);
    for (double k = origin + floor((low - origin) / step) * step; k <= high; k += step) {
        cairo_move_to(p->cr, k - slant * y0, y0);
        cairo_line_to(p->cr, k - slant * y1, y1);
    }
}

static void hatch_region(const Painter *p, const MapRegion *region, int hatching)
{
    static const float gaps[MAP_HATCH_MAX + 1] = {6, 14, 10, 7, 5};
    bool disputed = region->kind == MAP_DISPUTED;
    int density = disputed ? 0 : int_min(hatching < 0 ? -hatching : hatching, MAP_HATCH_MAX);
    cairo_save(p->cr);
    cairo_new_path(p->cr);
    add_rings(p, region->ring_first, region->ring_count);
    cairo_clip(p->cr);
    hatch_lines(p, region->box, gaps[density] * p->frame->pixel, disputed || hatching > 0);
    set_color(p->cr, disputed ? p->look->hatch : p->look->border_five, disputed ? 1 : 0.55);
    cairo_set_line_width(p->cr, (disputed ? 1.2 : 1.4) * (double)p->frame->pixel);
    cairo_stroke(p->cr);
    cairo_restore(p->cr);
}

static void fill_region(const Painter *p, int id)
{
    const MapRegion *region = &p->map->regions[id];
    if (!map_box_meets(region->box, p->seen)) return;
    if (p->look->fill[id] != p->look->under) {
        cairo_new_path(p->cr);
        add_rings(p, region->ring_first, region->ring_count);
        set_color(p->cr, p->look->fill[id], 1);
        cairo_fill(p->cr);
    }
    if (p->look->hatching[id] || region->kind == MAP_DISPUTED) hatch_region(p, region, p->look->hatching[id]);
}

static void fill_lakes(const Painter *p)
{
    cairo_new_path(p->cr);
    for (int i = 0; i < p->map->lake_count; i++)
        add_rings(p, p->map->lakes[i].ring_first, p->map->lakes[i].ring_count);
    set_color(p->cr, p->look->lake, 1);
    cairo_fill_preserve(p->cr);
    set_color(p->cr, p->look->coast, 0.7);
    cairo_set_line_width(p->cr, 0.7 * (double)p->frame->pixel);
    cairo_stroke(p->cr);
}

/* The picture is coarse: beyond three times the size it was made for it fades by 30 %. */
static double relief_strength(const Painter *p, double magnified)
{
    double fade = (magnified - 3) / 3;
    fade = fade < 0 ? 0 : fade > 1 ? 1 : fade;
    return (double)p->look->relief * (1 - 0.3 * fade);
}

static void lay_relief(const Painter *p, const MapRelief *relief)
{
    double across =
        (double)p->map->width * (double)p->frame->scale / cairo_image_surface_get_width(relief->image);
    double down =
        (double)p->map->height * (double)p->frame->scale / cairo_image_surface_get_height(relief->image);
    cairo_save(p->cr);
    cairo_translate(p->cr, (double)(-p->frame->x * p->frame->scale),
                    (double)(-p->frame->y * p->frame->scale));
    cairo_scale(p->cr, across, down);
    cairo_set_source_surface(p->cr, relief->image, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_BILINEAR);
    cairo_paint_with_alpha(p->cr, relief_strength(p, across));
    cairo_restore(p->cr);
}

/* All lines of a kind as one path, so that where two meet nothing is painted twice. */
static void stroke_kind(const Painter *p, MapLineKind kind, int rank_first, int rank_last, Color color,
                        double width)
{
    cairo_new_path(p->cr);
    for (int i = 0; i < p->map->line_count; i++) {
        const MapLine *line = &p->map->lines[i];
        if (line->kind == kind && line->rank >= rank_first && line->rank <= rank_last)
            add_line(p, &line->run);
    }
    set_color(p->cr, color, 1);
    cairo_set_line_width(p->cr, width * (double)p->frame->pixel);
    cairo_stroke(p->cr);
}

/* Small rivers only where there is room for them: rank 4 at a third of a pixel a unit, all at one. */
static void stroke_rivers(const Painter *p)
{
    int last = 4 + (int)(p->frame->scale / p->frame->pixel * 4);
    stroke_kind(p, MAP_RIVER, 0, int_min(last, 4), p->look->river, 1.2);
    if (last > 4) stroke_kind(p, MAP_RIVER, 5, last, p->look->river, 0.7);
}

static void stroke_borders(const Painter *p)
{
    double dash[2] = {5 * (double)p->frame->pixel, 4 * (double)p->frame->pixel};
    stroke_kind(p, MAP_BORDER, 0, 20, p->look->border, 0.9);
    cairo_set_dash(p->cr, dash, 2, 0);
    stroke_kind(p, MAP_LINE_DISPUTED, 0, 20, p->look->disputed, 1.1);
    cairo_set_dash(p->cr, NULL, 0, 0);
    stroke_kind(p, MAP_COAST, 0, 20, p->look->coast, 1);
    stroke_kind(p, MAP_BORDER_FIVE, 0, 20, p->look->border_five, 1.5);
}

static bool stopped(const atomic_bool *stop)
{
    return stop && atomic_load(stop);
}

static bool paint_layers(const Painter *p, const MapRelief *relief, const atomic_bool *stop)
{
    set_color(p->cr, p->look->sea, 1);
    cairo_paint(p->cr);
    fill_land(p);
    for (int i = 1; i <= p->map->region_count; i++) {
        if (stopped(stop)) return false;
        fill_region(p, i);
    }
    fill_lakes(p);
    if (stopped(stop)) return false;
    if (relief) lay_relief(p, relief);
    if (stopped(stop)) return false;
    stroke_rivers(p);
    if (stopped(stop)) return false;
    stroke_borders(p);
    return true;
}

bool map_paint(cairo_surface_t *image, const MapData *map, const MapRelief *relief, const MapLook *look,
               const MapFrame *frame, const atomic_bool *stop)
{
    Painter p = {cairo_create(image), map, look, frame, map_frame_box(frame)};
    float margin =
        4 * frame->pixel / frame->scale; /* a line beyond the edge still reaches in by half its width */
    p.seen = (MapBox){p.seen.x0 - margin, p.seen.y0 - margin, p.seen.x1 + margin, p.seen.y1 + margin};
    cairo_set_fill_rule(p.cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(p.cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_miter_limit(p.cr, 2);
    bool done = paint_layers(&p, relief, stop);
    cairo_destroy(p.cr);
    cairo_surface_flush(image);
    return done;
}
