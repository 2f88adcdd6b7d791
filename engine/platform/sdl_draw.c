#include "platform/sdl_draw.h"

#include <math.h>
#include <string.h>

#include "host/mem.h"

enum { BATCH = 6144 };

bool sdl_draw_open(SdlDraw *d, SDL_Renderer *renderer, SdlFont *fonts, Err *err)
{
    memset(d, 0, sizeof *d);
    d->renderer = renderer;
    d->fonts = fonts;
    d->vertex = mem_alloc(sizeof *d->vertex * BATCH);
    return d->vertex ? true : err_set(err, "no memory for drawing");
}

void sdl_draw_close(SdlDraw *d)
{
    sdl_draw_forget(d);
    mem_free(d->vertex);
    d->vertex = NULL;
}

static SDL_Color sdl_color(Color c)
{
    return (SDL_Color){(Uint8)(c >> 24), (Uint8)(c >> 16), (Uint8)(c >> 8), (Uint8)c};
}

static void flush(SdlDraw *d)
{
    if (d->vertex_count) SDL_RenderGeometry(d->renderer, NULL, d->vertex, d->vertex_count, NULL, 0);
    d->vertex_count = 0;
}

/* ---- triangles, in pixels ---- */

static void vertex(SdlDraw *d, Point p, Color c)
{
    d->vertex[d->vertex_count++] = (SDL_Vertex){{p.x, p.y}, sdl_color(c), {0, 0}};
}

static void triangle(SdlDraw *d, Point a, Color ca, Point b, Color cb, Point c, Color cc)
{
    if (d->vertex_count + 3 > BATCH) flush(d);
    vertex(d, a, ca);
    vertex(d, b, cb);
    vertex(d, c, cc);
}

static void quad(SdlDraw *d, Point a0, Point a1, Color ca, Point b0, Point b1, Color cb)
{
    triangle(d, a0, ca, a1, ca, b1, cb);
    triangle(d, a0, ca, b1, cb, b0, cb);
}

static Color clear_of(Color c)
{
    return c & ~(Color)0xFF;
}

static void fill_px(SdlDraw *d, float x, float y, float w, float h, Color c)
{
    if (w <= 0 || h <= 0) return;
    flush(d);
    SDL_Color s = sdl_color(c);
    SDL_SetRenderDrawColor(d->renderer, s.r, s.g, s.b, s.a);
    SDL_Rect r = {(int)x, (int)y, (int)w, (int)h};
    SDL_RenderFillRect(d->renderer, &r);
}

typedef struct {
    float x0, y0, x1, y1;
} Px;

/* Edges on whole pixels; what is there is at least one pixel wide. */
static Px snap(const SdlDraw *d, Rect r)
{
    Px p = {roundf(r.x * d->scale), roundf(r.y * d->scale), roundf((r.x + r.w) * d->scale),
            roundf((r.y + r.h) * d->scale)};
    if (r.w > 0 && p.x1 <= p.x0) p.x1 = p.x0 + 1;
    if (r.h > 0 && p.y1 <= p.y0) p.y1 = p.y0 + 1;
    return p;
}

/* ---- rounded rectangles ---- */

void sdl_draw_forget(SdlDraw *d)
{
    for (int i = 0; i < SDL_MASKS; i++) {
        if (d->mask[i].texture) SDL_DestroyTexture(d->mask[i].texture);
    }
    memset(d->mask, 0, sizeof d->mask);
}

/* How much of a pixel whose middle is `r` away lies within the radius. */
static float cover(float radius, float r)
{
    return fminf(1, fmaxf(0, radius - r + 0.5F));
}

static int mask_side(float radius)
{
    return 2 * ((int)ceilf(radius) + 1);
}

static SDL_Texture *paint_mask(SdlDraw *d, float radius, float inner)
{
    int side = mask_side(radius);
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!s) return NULL;
    float middle = (float)side / 2;
    for (int y = 0; y < side; y++) {
        Uint32 *row = (Uint32 *)(void *)((Uint8 *)s->pixels + y * s->pitch);
        for (int x = 0; x < side; x++) {
            float r = hypotf((float)x + 0.5F - middle, (float)y + 0.5F - middle);
            float alpha = cover(radius, r) - (inner > 0 ? cover(inner, r) : 0);
            row[x] = (Uint32)(fmaxf(0, alpha) * 255 + 0.5F) << 24 | 0xFFFFFF;
        }
    }
    SDL_Texture *t = SDL_CreateTextureFromSurface(d->renderer, s);
    SDL_FreeSurface(s);
    if (t) SDL_SetTextureBlendMode(t, SDL_BLENDMODE_BLEND);
    return t;
}

static SDL_Texture *mask(SdlDraw *d, float radius, float inner, Color color)
{
    int r4 = (int)lroundf(radius * 4), i4 = (int)lroundf(inner * 4);
    SdlMask *slot = &d->mask[0];
    d->tick++;
    for (int i = 0; i < SDL_MASKS; i++) {
        SdlMask *m = &d->mask[i];
        if (m->texture && m->radius == r4 && m->inner == i4) {
            slot = m;
            break;
        }
        if (m->used < slot->used) slot = m;
    }
    if (!slot->texture || slot->radius != r4 || slot->inner != i4) {
        if (slot->texture) SDL_DestroyTexture(slot->texture);
        *slot = (SdlMask){r4, i4, paint_mask(d, (float)r4 / 4, (float)i4 / 4), d->tick};
    }
    slot->used = d->tick;
    SDL_Color s = sdl_color(color);
    if (!slot->texture) return NULL;
    SDL_SetTextureColorMod(slot->texture, s.r, s.g, s.b);
    SDL_SetTextureAlphaMod(slot->texture, s.a);
    return slot->texture;
}

/* The four quarters of a disc or ring in the corners of p. */
static void corners(SdlDraw *d, Px p, float r, float inner, Color color)
{
    flush(d);
    SDL_Texture *t = mask(d, r, inner, color);
    int side = mask_side(r), q = (int)r, m = side / 2;
    if (!t) return;
    int left = (int)p.x0, right = (int)p.x1 - q, top = (int)p.y0, bottom = (int)p.y1 - q;
    SDL_Rect from[4] = {{m - q, m - q, q, q}, {m, m - q, q, q}, {m - q, m, q, q}, {m, m, q, q}};
    SDL_Rect to[4] = {{left, top, q, q}, {right, top, q, q}, {left, bottom, q, q}, {right, bottom, q, q}};
    for (int i = 0; i < 4; i++) SDL_RenderCopy(d->renderer, t, &from[i], &to[i]);
}

static void round_fill(SdlDraw *d, Px p, float r, Color color)
{
    fill_px(d, p.x0, p.y0 + r, p.x1 - p.x0, p.y1 - p.y0 - 2 * r, color);
    fill_px(d, p.x0 + r, p.y0, p.x1 - p.x0 - 2 * r, r, color);
    fill_px(d, p.x0 + r, p.y1 - r, p.x1 - p.x0 - 2 * r, r, color);
    if (r > 0) corners(d, p, r, 0, color);
}

static void round_border(SdlDraw *d, Px p, float r, float width, Color color)
{
    float rest = fmaxf(r, width);
    fill_px(d, p.x0 + rest, p.y0, p.x1 - p.x0 - 2 * rest, width, color);
    fill_px(d, p.x0 + rest, p.y1 - width, p.x1 - p.x0 - 2 * rest, width, color);
    fill_px(d, p.x0, p.y0 + rest, width, p.y1 - p.y0 - 2 * rest, color);
    fill_px(d, p.x1 - width, p.y0 + rest, width, p.y1 - p.y0 - 2 * rest, color);
    if (r > 0.5F) {
        corners(d, p, rest, fmaxf(0.25F, rest - width), color);
    } else {
        fill_px(d, p.x0, p.y0, rest, rest, color);
        fill_px(d, p.x1 - rest, p.y0, rest, rest, color);
        fill_px(d, p.x0, p.y1 - rest, rest, rest, color);
        fill_px(d, p.x1 - rest, p.y1 - rest, rest, rest, color);
    }
}

static void put_disc(SdlDraw *d, Point c, float radius, float inner, Color color)
{
    SDL_Texture *t = mask(d, radius, inner, color);
    int side = mask_side(radius);
    SDL_Rect to = {(int)lroundf(c.x) - side / 2, (int)lroundf(c.y) - side / 2, side, side};
    if (t) SDL_RenderCopy(d->renderer, t, NULL, &to);
}

static void disc(SdlDraw *d, const DrawCmd *c)
{
    float s = d->scale, radius = c->r.w / 2 * s;
    Point centre = {(c->r.x + c->r.w / 2) * s, (c->r.y + c->r.h / 2) * s};
    float width = fmaxf(1, c->extra * s);
    flush(d);
    if (c->color & 0xFF) put_disc(d, centre, radius, 0, c->color);
    if (c->extra > 0 && (c->color2 & 0xFF))
        put_disc(d, centre, radius, fmaxf(0.25F, radius - width), c->color2);
}

static void draw_rounded(SdlDraw *d, const DrawCmd *c)
{
    if (fabsf(c->r.w - c->r.h) < 0.01F && c->size > c->r.w / 2 - 0.01F) {
        disc(d, c);
        return;
    }
    Px p = snap(d, c->r);
    float r = roundf(c->size * d->scale);
    r = fminf(r, floorf(fminf(p.x1 - p.x0, p.y1 - p.y0) / 2));
    if (c->color & 0xFF) round_fill(d, p, r, c->color);
    if (c->extra > 0 && (c->color2 & 0xFF))
        round_border(d, p, r, fmaxf(1, roundf(c->extra * d->scale)), c->color2);
}

/* ---- lines and polygons ---- */

static Point direction(Point a, Point b)
{
    float x = b.x - a.x, y = b.y - a.y, length = hypotf(x, y);
    return length > 1e-6F ? (Point){x / length, y / length} : (Point){1, 0};
}

/* Normal of the joint between two directions, lengthened so that the width stays, at most twice. */
static Point joint(Point u, Point v)
{
    Point n = {-u.y - v.y, u.x + v.x};
    float length = hypotf(n.x, n.y);
    if (length < 1e-3F) return (Point){-u.y, u.x};
    n = (Point){n.x / length, n.y / length};
    float cosine = n.x * -u.y + n.y * u.x, grow = cosine > 0.5F ? 1 / cosine : 2;
    return (Point){n.x * grow, n.y * grow};
}

static Point off(Point p, Point n, float by)
{
    return (Point){p.x + n.x * by, p.y + n.y * by};
}

static void strip(SdlDraw *d, const Point *p, int count, bool closed, float width, Color c)
{
    float half = fmaxf(width, 1) / 2, core = fmaxf(0, half - 0.5F), edge = half + 0.5F;
    int last = closed ? count : count - 1;
    Point before = {0, 0};
    for (int i = 0; i <= last; i++) {
        const Point here = p[i % count];
        Point in = i > 0 || closed ? direction(p[(i + count - 1) % count], here) : direction(here, p[1]);
        Point out = i < count - 1 || closed ? direction(here, p[(i + 1) % count]) : in;
        Point n = joint(in, out);
        if (i > 0) {
            Point a = p[i - 1];
            quad(d, off(a, before, -core), off(here, n, -core), c, off(a, before, core), off(here, n, core),
                 c);
            quad(d, off(a, before, core), off(here, n, core), c, off(a, before, edge), off(here, n, edge),
                 clear_of(c));
            quad(d, off(a, before, -core), off(here, n, -core), c, off(a, before, -edge), off(here, n, -edge),
                 clear_of(c));
        }
        before = n;
    }
}

static void dashes(SdlDraw *d, const Point *p, int count, const DrawCmd *c)
{
    float dash = fmaxf(1, c->extra * d->scale), gap = fmaxf(1, c->gap * d->scale), width = c->size * d->scale;
    float left = dash;
    bool on = true;
    Point piece[64];
    int n = 0;
    for (int i = 0; i + 1 < count || (c->closed && i < count); i++) {
        Point a = p[i], b = p[(i + 1) % count], u = direction(a, b);
        float length = hypotf(b.x - a.x, b.y - a.y), at = 0;
        if (on && n == 0) piece[n++] = a;
        while (length - at > left) {
            at += left;
            Point here = off(a, u, at);
            if (on && n < COUNT_OF(piece)) {
                piece[n++] = here;
                strip(d, piece, n, false, width, c->color);
            }
            on = !on;
            n = 0;
            if (on) piece[n++] = here;
            left = on ? dash : gap;
        }
        left -= length - at;
        if (on && n < COUNT_OF(piece)) piece[n++] = b;
    }
    if (on && n > 1) strip(d, piece, n, false, width, c->color);
}

static void draw_lines(SdlDraw *d, const DrawList *list, const DrawCmd *c)
{
    Point p[512];
    const Vertex *v = list->vertices + c->first;
    int done = 0;
    /* Long lines go in pieces that share a point. */
    while (done < c->count - 1 || (c->count == 1 && done == 0)) {
        int n = int_min(c->count - done, COUNT_OF(p));
        for (int i = 0; i < n; i++) p[i] = (Point){v[done + i].x * d->scale, v[done + i].y * d->scale};
        bool closed = c->closed && n == c->count;
        DrawCmd piece = *c;
        piece.closed = closed;
        if (c->extra > 0) {
            dashes(d, p, n, &piece);
        } else {
            strip(d, p, n, closed, c->size * d->scale, c->color);
        }
        done += n - 1;
        if (n <= 1) break;
    }
}

static void draw_shape(SdlDraw *d, const DrawList *list, const DrawCmd *c)
{
    Point p[64], in[64], out[64];
    int n = int_min(c->count, COUNT_OF(p));
    const Vertex *v = list->vertices + c->first;
    float area = 0;
    for (int i = 0; i < n; i++) p[i] = (Point){v[i].x * d->scale, v[i].y * d->scale};
    for (int i = 0; i < n; i++) area += p[i].x * p[(i + 1) % n].y - p[(i + 1) % n].x * p[i].y;
    float outward = area > 0 ? -0.5F : 0.5F;
    for (int i = 0; i < n; i++) {
        Point m = joint(direction(p[(i + n - 1) % n], p[i]), direction(p[i], p[(i + 1) % n]));
        in[i] = off(p[i], m, -outward);
        out[i] = off(p[i], m, outward);
    }
    for (int i = 0; i < n; i++) {
        int k = (i + 1) % n;
        if (i > 0 && k > 0) triangle(d, in[0], c->color, in[i], c->color, in[k], c->color);
        quad(d, in[i], in[k], c->color, out[i], out[k], clear_of(c->color));
    }
}

static void draw_mesh_px(SdlDraw *d, const DrawList *list, const DrawCmd *c)
{
    const Vertex *v = list->vertices + c->first;
    for (int i = 0; i + 2 < c->count; i += 3) {
        Point p[3];
        for (int k = 0; k < 3; k++) p[k] = (Point){v[i + k].x * d->scale, v[i + k].y * d->scale};
        triangle(d, p[0], v[i].color, p[1], v[i + 1].color, p[2], v[i + 2].color);
    }
}

/* ---- text, icons, images ---- */

/* shift: how many pixels left of and above the pen the texture begins (halo). */
static void put(SdlDraw *d, const SdlRun *run, Point pen, int shift, float turn, Color c)
{
    if (!run->texture) return;
    flush(d);
    SDL_Color s = sdl_color(c);
    SDL_SetTextureColorMod(run->texture, s.r, s.g, s.b);
    SDL_SetTextureAlphaMod(run->texture, s.a);
    if (turn == 0) {
        SDL_Rect to = {(int)lroundf(pen.x) - shift, (int)lroundf(pen.y) - run->ascent - shift, run->width,
                       run->height};
        SDL_RenderCopy(d->renderer, run->texture, NULL, &to);
        return;
    }
    SDL_FRect to = {pen.x - (float)shift, pen.y - (float)(run->ascent + shift), (float)run->width,
                    (float)run->height};
    SDL_FPoint about = {(float)shift, (float)(run->ascent + shift)};
    SDL_RenderCopyExF(d->renderer, run->texture, NULL, &to, (double)turn, &about, SDL_FLIP_NONE);
}

/* Letter by letter, for tracked text; each stands where the whole text before it ends, so that nothing adds
 * up. */
static void tracked(SdlDraw *d, const DrawCmd *c, const char *text, Point pen, int outline, Color color)
{
    float radians = c->gap * 0.017453293F, dx = cosf(radians), dy = sinf(radians);
    float step = c->extra * c->size * d->scale;
    int letters = 0;
    for (int at = 0; at < c->count; letters++) {
        int n = 1;
        while (at + n < c->count && ((unsigned char)text[at + n] & 0xC0) == 0x80) n++;
        float before = sdl_font_advance(d->fonts, c->face, c->size, text, at) + step * (float)letters;
        SdlRun run = sdl_font_run(d->fonts, c->face, c->size, text + at, n, outline);
        Point here = {pen.x + before * dx, pen.y + before * dy};
        if (text[at] != ' ') put(d, &run, here, outline, c->gap, color);
        at += n;
    }
}

static void draw_run(SdlDraw *d, const DrawList *list, const DrawCmd *c)
{
    const char *text = list->text + c->first;
    Point pen = {c->r.x * d->scale, c->r.y * d->scale};
    int outline = c->color2 & 0xFF ? int_max(1, (int)lroundf(1.5F * d->scale)) : 0;
    for (int pass = outline ? 0 : 1; pass < 2; pass++) {
        int width = pass == 0 ? outline : 0;
        Color color = pass == 0 ? c->color2 : c->color;
        if (c->extra > 0) {
            tracked(d, c, text, pen, width, color);
        } else {
            SdlRun run = sdl_font_run(d->fonts, c->face, c->size, text, c->count, width);
            put(d, &run, pen, width, c->gap, color);
        }
    }
}

static void draw_icon_px(SdlDraw *d, const DrawList *list, const DrawCmd *c)
{
    SdlRun run = sdl_font_icon(d->fonts, c->size, list->text + c->first);
    float side = c->r.w * d->scale;
    Point pen = {c->r.x * d->scale + (side - (float)run.width) / 2,
                 c->r.y * d->scale + (side - (float)run.height) / 2 + (float)run.ascent};
    put(d, &run, pen, 0, 0, c->color);
}

static void draw_picture(SdlDraw *d, const DrawCmd *c, uint32_t now_ms)
{
    int slot = c->image - MAP_IMAGE;
    if (!d->map || !d->pictures || slot < 0 || slot >= MAP_SLOTS) return;
    flush(d);
    int wake = sdl_map_draw(d->map, &d->pictures->picture[slot], d->scale, now_ms);
    if (wake >= 0 && (d->wake_ms < 0 || wake < d->wake_ms)) d->wake_ms = wake;
    SDL_SetRenderDrawBlendMode(d->renderer, SDL_BLENDMODE_BLEND);
}

static void clip(SdlDraw *d, const DrawCmd *c)
{
    flush(d);
    Px p = snap(d, c->r);
    SDL_Rect r = {(int)p.x0, (int)p.y0, (int)(p.x1 - p.x0), (int)(p.y1 - p.y0)};
    /* SDL takes an empty rectangle for "no clip": keep it outside. */
    if (r.w <= 0 || r.h <= 0) r = (SDL_Rect){-10, -10, 1, 1};
    SDL_RenderSetClipRect(d->renderer, &r);
}

static void one(SdlDraw *d, const DrawList *list, const DrawCmd *c, uint32_t now_ms)
{
    switch (c->kind) {
    case DRAW_RECT: {
        Px p = snap(d, c->r);
        fill_px(d, p.x0, p.y0, p.x1 - p.x0, p.y1 - p.y0, c->color);
        break;
    }
    case DRAW_ROUND: draw_rounded(d, c); break;
    case DRAW_LINE: draw_lines(d, list, c); break;
    case DRAW_MESH: draw_mesh_px(d, list, c); break;
    case DRAW_SHAPE: draw_shape(d, list, c); break;
    case DRAW_TEXT: draw_run(d, list, c); break;
    case DRAW_ICON: draw_icon_px(d, list, c); break;
    case DRAW_IMAGE: draw_picture(d, c, now_ms); break;
    case DRAW_CLIP: clip(d, c); break;
    default: break;
    }
}

void sdl_draw_list(SdlDraw *d, const DrawList *list, int scale_percent, Color ground, uint32_t now_ms)
{
    d->scale = (float)scale_percent / 100;
    d->wake_ms = -1;
    sdl_font_scale(d->fonts, scale_percent);
    SDL_RenderSetClipRect(d->renderer, NULL);
    SDL_Color s = sdl_color(ground);
    SDL_SetRenderDrawBlendMode(d->renderer, SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(d->renderer, s.r, s.g, s.b, 255);
    SDL_RenderClear(d->renderer);
    for (int i = 0; i < list->count; i++) one(d, list, &list->cmds[i], now_ms);
    flush(d);
    SDL_RenderSetClipRect(d->renderer, NULL);
}
