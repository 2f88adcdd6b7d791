/* Long lines go to the draw list in pieces that share their end points. Points nearer than NEAR to the last
 * one, and steps wholly beyond the same edge of the view, are left out. */
#include "ui/map_trace.h"

#include <math.h>
#include <string.h>

static const float NEAR = 0.8f;
static const float PI = 3.14159265f;

enum { PIECE_MAX = 256, ARC_STEPS = 32 };

typedef struct {
    DrawList *d;
    const MapView *view;
    float width, dash, gap;
    Color color;
    Point point[PIECE_MAX];
    int count;
} Pen;

static void pen_flush(Pen *pen)
{
    if (pen->count > 1)
        draw_polyline(pen->d, pen->point, pen->count, pen->width, pen->color, false, pen->dash, pen->gap);
    pen->count = 0;
}

static void pen_add(Pen *pen, Point p)
{
    if (pen->count == PIECE_MAX) {
        Point last = pen->point[PIECE_MAX - 1];
        pen_flush(pen);
        pen->point[pen->count++] = last;
    }
    pen->point[pen->count++] = p;
}

static int beyond(const Rect *r, Point p)
{
    const float reach = 8; /* half of the widest line */
    return (p.x < r->x - reach) | (p.x > r->x + r->w + reach) << 1 | (p.y < r->y - reach) << 2 |
           (p.y > r->y + r->h + reach) << 3;
}

static Point on_screen(const MapView *view, MapPoint plane)
{
    MapPoint p = map_view_to_screen(view, plane);
    return (Point){p.x, p.y};
}

static void trace_run(Pen *pen, const MapRun *run, bool closed)
{
    const MapPoint *points = pen->view->map->points + run->first;
    Point kept = on_screen(pen->view, points[0]);
    int steps = closed ? run->count : run->count - 1;
    for (int i = 1; i <= steps; i++) {
        Point p = on_screen(pen->view, points[i % run->count]);
        if (fabsf(p.x - kept.x) < NEAR && fabsf(p.y - kept.y) < NEAR && i < steps) continue;
        if (beyond(&pen->view->rect, kept) & beyond(&pen->view->rect, p)) {
            pen_flush(pen);
        } else {
            if (!pen->count) pen_add(pen, kept);
            pen_add(pen, p);
        }
        kept = p;
    }
    pen_flush(pen);
}

static void outline(DrawList *d, const MapView *view, int region, float width, Color color)
{
    const MapData *map = view->map;
    if (region < 1 || region > map->region_count ||
        !map_box_meets(map->regions[region].box, map_view_box(view)))
        return;
    Pen pen = {.d = d, .view = view, .width = width, .color = color};
    const MapRegion *r = &map->regions[region];
    for (int i = r->ring_first; i < r->ring_first + r->ring_count; i++)
        if (map_box_meets(map->rings[i].box, map_view_box(view))) trace_run(&pen, &map->rings[i], true);
}

/* One region once, the strongest reason counts. */
static void draw_outlines(DrawList *d, const MapView *view, const MapMarks *marks)
{
    if (marks->hovered && marks->hovered != marks->selected && marks->hovered != marks->lit)
        outline(d, view, marks->hovered, 2, marks->ink.hovered);
    if (marks->lit && marks->lit != marks->selected) outline(d, view, marks->lit, 3, marks->ink.lit);
    if (!marks->selected) return;
    outline(d, view, marks->selected, 5, color_fade(marks->ink.halo, 0.6f));
    outline(d, view, marks->selected, 2.6f,
            marks->selected == marks->lit ? marks->ink.lit : marks->ink.selected);
}

static float step_length(const MapPoint *p)
{
    return hypotf(p[1].x - p[0].x, p[1].y - p[0].y);
}

static const MapRun *route_run(const MapData *map, int route)
{
    return route >= 1 && route <= map->route_count ? &map->routes[route].run : NULL;
}

MapPoint map_route_point(const MapData *map, int route, float part)
{
    const MapRun *run = route_run(map, route);
    if (!run) return (MapPoint){0, 0};
    const MapPoint *p = map->points + run->first;
    float whole = 0;
    for (int i = 0; i + 1 < run->count; i++) whole += step_length(p + i);
    float left = whole * fminf(fmaxf(part, 0), 1);
    for (int i = 0; i + 1 < run->count; i++) {
        float step = step_length(p + i);
        if (left <= step && step > 0) {
            float t = left / step;
            return (MapPoint){p[i].x + (p[i + 1].x - p[i].x) * t, p[i].y + (p[i + 1].y - p[i].y) * t};
        }
        left -= step;
    }
    return p[run->count - 1];
}

/* Above the longest step, readable from left to right. */
static void draw_route_label(DrawList *d, const MapView *view, const MapMarks *marks,
                             const MapRouteMark *mark)
{
    const MapRun *run = route_run(view->map, mark->route);
    const MapPoint *p = view->map->points + run->first;
    int best = 0;
    for (int i = 1; i + 1 < run->count; i++)
        if (step_length(p + i) > step_length(p + best)) best = i;
    Point a = on_screen(view, p[best]), b = on_screen(view, p[best + 1]);
    float turn = atan2f(b.y - a.y, b.x - a.x);
    if (turn > PI / 2) turn -= PI;
    if (turn < -PI / 2) turn += PI;
    float width = marks->fonts->width(marks->fonts->self, FACE_BOLD, 12, mark->label, -1);
    if (width > 1.3f * hypotf(b.x - a.x, b.y - a.y)) return; /* there is no room along it */
    float dx = cosf(turn), dy = sinf(turn), x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
    draw_text_look(d, x - dx * width / 2 + dy * 6, y - dy * width / 2 - dx * 6, FACE_BOLD, 12, mark->color,
                   mark->label, (TextLook){0, turn * 180 / PI, marks->ink.halo});
}

/* Dots on a light road. */
static void draw_routes(DrawList *d, const MapView *view, const MapMarks *marks)
{
    for (int i = 0; i < marks->route_count; i++) {
        const MapRouteMark *mark = &marks->route[i];
        const MapRun *run = route_run(view->map, mark->route);
        if (!run) continue;
        Pen road = {.d = d, .view = view, .width = 5, .color = marks->ink.halo};
        Pen dots = {.d = d, .view = view, .width = 2.6f, .dash = 3, .gap = 3, .color = mark->color};
        if (marks->mood == MOOD_DOSSIER)
            trace_run(&road, run, false); /* at night the dots glow by themselves */
        trace_run(&dots, run, false);
        if (mark->label) draw_route_label(d, view, marks, mark);
    }
}

static void draw_light(DrawList *d, Point at, Color color)
{
    draw_disc(d, at.x, at.y, 9, color_fade(color, 0.22f));
    draw_disc(d, at.x, at.y, 5.5f, color_fade(color, 0.35f));
    draw_disc(d, at.x, at.y, 3.2f, RGB(0xF2EEE4));
}

static void draw_arcs(DrawList *d, const MapView *view, const MapMarks *marks)
{
    for (int i = 0; i < marks->arc_count; i++) {
        const MapArc *arc = &marks->arc[i];
        Point a = on_screen(view, arc->from), b = on_screen(view, arc->to), bow[ARC_STEPS + 1];
        Point top = {(a.x + b.x) / 2 + (b.y - a.y) * arc->bend * 2,
                     (a.y + b.y) / 2 - (b.x - a.x) * arc->bend * 2};
        for (int s = 0; s <= ARC_STEPS; s++) {
            float t = (float)s / ARC_STEPS, u = 1 - t;
            bow[s] = (Point){u * u * a.x + 2 * u * t * top.x + t * t * b.x,
                             u * u * a.y + 2 * u * t * top.y + t * t * b.y};
        }
        draw_polyline(d, bow, ARC_STEPS + 1, 1.5f, arc->color, false, 0, 0);
    }
    for (int i = 0; i < marks->arc_count; i++) {
        draw_light(d, on_screen(view, marks->arc[i].from), marks->arc[i].color);
        draw_light(d, on_screen(view, marks->arc[i].to), marks->arc[i].color);
    }
}

static void draw_zone(DrawList *d, const MapView *view, const MapMarks *marks, const MapZone *zone)
{
    Point p[16];
    int count = int_min(zone->count, COUNT_OF(p));
    float x = 0, top = 1e9f, left = 1e9f, right = -1e9f;
    if (count < 3) return;
    for (int i = 0; i < count; i++) {
        p[i] = on_screen(view, zone->points[i]);
        x += p[i].x / (float)count;
        top = fminf(top, p[i].y);
        left = fminf(left, p[i].x);
        right = fmaxf(right, p[i].x);
    }
    draw_polygon(d, p, count, color_fade(zone->color, 0.22f));
    draw_polyline(d, p, count, 1.8f, zone->color, true, 6, 4);
    if (!zone->label) return;
    float width = marks->fonts->width(marks->fonts->self, FACE_BOLD, 12, zone->label, -1);
    float baseline = width + 16 < right - left ? top + 20 : top - 8; /* above a zone too small for it */
    draw_text_look(d, x - width / 2, baseline, FACE_BOLD, 12, zone->color, zone->label,
                   (TextLook){0, 0, marks->ink.halo});
}

void map_trace_draw(DrawList *d, const MapView *view, const MapMarks *marks)
{
    for (int i = 0; i < marks->zone_count; i++) draw_zone(d, view, marks, &marks->zone[i]);
    draw_outlines(d, view, marks);
    draw_routes(d, view, marks);
    draw_arcs(d, view, marks);
}
