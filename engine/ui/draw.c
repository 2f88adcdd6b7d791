#include "ui/draw.h"

#include <math.h>
#include <string.h>

static Color part(Color a, Color b, float t, int shift)
{
    float va = (float)((a >> shift) & 0xFF);
    float vb = (float)((b >> shift) & 0xFF);
    return (Color)(va + (vb - va) * t + 0.5F) << shift;
}

Color color_blend(Color a, Color b, float t)
{
    if (t <= 0) return a;
    if (t >= 1) return b;
    return part(a, b, t, 24) | part(a, b, t, 16) | part(a, b, t, 8) | part(a, b, t, 0);
}

Color color_fade(Color c, float alpha)
{
    float a = (float)(c & 0xFF) * (alpha < 0 ? 0 : alpha > 1 ? 1 : alpha);
    return (c & ~(Color)0xFF) | (Color)(a + 0.5F);
}

Rect rect_inset(Rect r, float dx, float dy)
{
    Rect out = {r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
    if (out.w < 0) out.w = 0;
    if (out.h < 0) out.h = 0;
    return out;
}

Rect rect_meet(Rect a, Rect b)
{
    float x0 = fmaxf(a.x, b.x), y0 = fmaxf(a.y, b.y);
    float x1 = fminf(a.x + a.w, b.x + b.w), y1 = fminf(a.y + a.h, b.y + b.h);
    return (Rect){x0, y0, fmaxf(0, x1 - x0), fmaxf(0, y1 - y0)};
}

bool rect_has(Rect r, float x, float y)
{
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

Rect rect_cut_top(Rect *r, float h)
{
    h = fminf(h, r->h);
    Rect cut = {r->x, r->y, r->w, h};
    r->y += h;
    r->h -= h;
    return cut;
}

Rect rect_cut_bottom(Rect *r, float h)
{
    h = fminf(h, r->h);
    r->h -= h;
    return (Rect){r->x, r->y + r->h, r->w, h};
}

Rect rect_cut_left(Rect *r, float w)
{
    w = fminf(w, r->w);
    Rect cut = {r->x, r->y, w, r->h};
    r->x += w;
    r->w -= w;
    return cut;
}

Rect rect_cut_right(Rect *r, float w)
{
    w = fminf(w, r->w);
    r->w -= w;
    return (Rect){r->x + r->w, r->y, w, r->h};
}

void draw_list_over(DrawList *d, void *block, size_t size)
{
    memset(d, 0, sizeof *d);
    unsigned char *at = block;
    size_t cmds = size / 2 / sizeof(DrawCmd);
    size_t vertices = size * 3 / 8 / sizeof(Vertex);
    d->cmds = block;
    d->max = (int32_t)cmds;
    at += cmds * sizeof(DrawCmd);
    d->vertices = (void *)at;
    d->vertex_max = (int32_t)vertices;
    at += vertices * sizeof(Vertex);
    d->text = (char *)at;
    d->text_max = (int32_t)(size - (size_t)(at - (unsigned char *)block));
}

void draw_clear(DrawList *d, float w, float h)
{
    d->count = d->vertex_count = d->text_used = 0;
    d->full = false;
    d->clip_depth = 0;
    d->clip[0] = rect(0, 0, w, h);
}

static DrawCmd *add(DrawList *d, DrawKind kind)
{
    if (d->count >= d->max) {
        d->full = true;
        return NULL;
    }
    DrawCmd *c = &d->cmds[d->count++];
    memset(c, 0, sizeof *c);
    c->kind = (uint8_t)kind;
    return c;
}

/* Room for `count` vertices, or NULL. */
static Vertex *vertices(DrawList *d, DrawCmd *c, int count)
{
    if (d->vertex_count + count > d->vertex_max) {
        d->full = true;
        d->count--;
        return NULL;
    }
    c->first = d->vertex_count;
    c->count = count;
    d->vertex_count += count;
    return d->vertices + c->first;
}

static bool visible(const DrawList *d, Rect r)
{
    Rect c = draw_clip(d);
    return r.x < c.x + c.w && c.x < r.x + r.w && r.y < c.y + c.h && c.y < r.y + r.h;
}

void draw_rect(DrawList *d, Rect r, Color fill)
{
    if (!visible(d, r) || !(fill & 0xFF)) return;
    DrawCmd *c = add(d, DRAW_RECT);
    if (!c) return;
    c->r = r;
    c->color = fill;
}

void draw_round(DrawList *d, Rect r, float radius, Color fill, float border, Color border_color)
{
    if (!visible(d, r)) return;
    DrawCmd *c = add(d, DRAW_ROUND);
    if (!c) return;
    c->r = r;
    c->size = fminf(radius, fminf(r.w, r.h) / 2);
    c->color = fill;
    c->extra = border;
    c->color2 = border_color;
}

void draw_line(DrawList *d, float x0, float y0, float x1, float y1, float width, Color color)
{
    Point p[2] = {{x0, y0}, {x1, y1}};
    draw_polyline(d, p, 2, width, color, false, 0, 0);
}

static DrawCmd *points(DrawList *d, DrawKind kind, const Point *p, int count, Color color)
{
    DrawCmd *c = add(d, kind);
    if (!c) return NULL;
    Vertex *v = vertices(d, c, count);
    if (!v) return NULL;
    for (int i = 0; i < count; i++) v[i] = (Vertex){p[i].x, p[i].y, color};
    c->color = color;
    return c;
}

void draw_polyline(DrawList *d, const Point *p, int count, float width, Color color, bool closed, float dash,
                   float gap)
{
    if (count < 2) return;
    DrawCmd *c = points(d, DRAW_LINE, p, count, color);
    if (!c) return;
    c->size = width;
    c->closed = closed;
    c->extra = dash;
    c->gap = gap;
}

void draw_polygon(DrawList *d, const Point *p, int count, Color fill)
{
    if (count >= 3) points(d, DRAW_SHAPE, p, count, fill);
}

void draw_mesh(DrawList *d, const Vertex *v, int count)
{
    if (count < 3) return;
    DrawCmd *c = add(d, DRAW_MESH);
    if (!c) return;
    Vertex *to = vertices(d, c, count);
    if (to) memcpy(to, v, sizeof *v * (size_t)count);
}

static void quad(DrawList *d, Rect r, Color a, Color b, Color c, Color e)
{
    Vertex v[6] = {{r.x, r.y, a}, {r.x + r.w, r.y, b},       {r.x + r.w, r.y + r.h, c},
                   {r.x, r.y, a}, {r.x + r.w, r.y + r.h, c}, {r.x, r.y + r.h, e}};
    draw_mesh(d, v, 6);
}

void draw_fade_x(DrawList *d, Rect r, Color left, Color right)
{
    quad(d, r, left, right, right, left);
}
void draw_fade_y(DrawList *d, Rect r, Color top, Color bottom)
{
    quad(d, r, top, top, bottom, bottom);
}

void draw_disc(DrawList *d, float cx, float cy, float radius, Color fill)
{
    draw_round(d, rect(cx - radius, cy - radius, 2 * radius, 2 * radius), radius, fill, 0, 0);
}

void draw_ring(DrawList *d, float cx, float cy, float radius, float width, Color color)
{
    draw_round(d, rect(cx - radius, cy - radius, 2 * radius, 2 * radius), radius, 0, width, color);
}

void draw_square(DrawList *d, float cx, float cy, float half, Color fill)
{
    draw_rect(d, rect(cx - half, cy - half, 2 * half, 2 * half), fill);
}

void draw_triangle(DrawList *d, float cx, float cy, float half, Toward to, Color fill)
{
    Point p[3];
    float h = half;
    switch (to) {
    case TOWARD_UP:
        p[0] = (Point){cx, cy - h}, p[1] = (Point){cx + h, cy + h}, p[2] = (Point){cx - h, cy + h};
        break;
    case TOWARD_DOWN:
        p[0] = (Point){cx, cy + h}, p[1] = (Point){cx - h, cy - h}, p[2] = (Point){cx + h, cy - h};
        break;
    case TOWARD_LEFT:
        p[0] = (Point){cx - h, cy}, p[1] = (Point){cx + h, cy - h}, p[2] = (Point){cx + h, cy + h};
        break;
    default:
        p[0] = (Point){cx + h, cy}, p[1] = (Point){cx - h, cy + h}, p[2] = (Point){cx - h, cy - h};
        break;
    }
    draw_polygon(d, p, 3, fill);
}

static bool keep_text(DrawList *d, DrawCmd *c, const char *text, int bytes)
{
    if (d->text_used + bytes + 1 > d->text_max) {
        d->full = true;
        d->count--;
        return false;
    }
    c->first = d->text_used;
    c->count = bytes;
    memcpy(d->text + d->text_used, text, (size_t)bytes);
    d->text[d->text_used + bytes] = 0;
    d->text_used += bytes + 1;
    return true;
}

static void text(DrawList *d, float x, float baseline, FontFace face, float size, Color color, const char *s,
                 int bytes, TextLook look)
{
    Rect clip = draw_clip(d);
    bool level = look.turn == 0;
    if (bytes <= 0 || (level && (baseline + size < clip.y || baseline - 2 * size > clip.y + clip.h))) return;
    DrawCmd *c = add(d, DRAW_TEXT);
    if (!c || !keep_text(d, c, s, bytes)) return;
    c->r = rect(x, baseline, 0, 0);
    c->face = (uint8_t)face;
    c->size = size;
    c->color = color;
    c->color2 = look.halo;
    c->extra = look.tracking;
    c->gap = look.turn;
}

void draw_text(DrawList *d, float x, float baseline, FontFace face, float size, Color color, const char *s)
{
    text(d, x, baseline, face, size, color, s, (int)strlen(s), (TextLook){0});
}

void draw_textn(DrawList *d, float x, float baseline, FontFace face, float size, Color color, const char *s,
                int bytes)
{
    text(d, x, baseline, face, size, color, s, bytes, (TextLook){0});
}

void draw_text_look(DrawList *d, float x, float baseline, FontFace face, float size, Color color,
                    const char *s, TextLook look)
{
    text(d, x, baseline, face, size, color, s, (int)strlen(s), look);
}

void draw_icon(DrawList *d, float x, float y, float size, const char *name, Color color)
{
    if (!name || !*name || !visible(d, rect(x, y, size, size))) return;
    DrawCmd *c = add(d, DRAW_ICON);
    if (!c || !keep_text(d, c, name, (int)strlen(name))) return;
    c->r = rect(x, y, size, size);
    c->size = size;
    c->color = color;
}

void draw_image(DrawList *d, int image, Rect source, Rect target, Color tint)
{
    DrawCmd *c = add(d, DRAW_IMAGE);
    if (!c) return;
    c->image = image;
    c->source = source;
    c->r = target;
    c->color = tint;
}

static void clip_now(DrawList *d)
{
    DrawCmd *c = add(d, DRAW_CLIP);
    if (c) c->r = draw_clip(d);
}

void draw_clip_push(DrawList *d, Rect r)
{
    Rect inner = rect_meet(draw_clip(d), r);
    if (d->clip_depth + 1 < COUNT_OF(d->clip)) d->clip[++d->clip_depth] = inner;
    clip_now(d);
}

void draw_clip_pop(DrawList *d)
{
    if (d->clip_depth > 0) d->clip_depth--;
    clip_now(d);
}

Rect draw_clip(const DrawList *d)
{
    return d->clip[d->clip_depth];
}

static void dump_points(const DrawList *d, const DrawCmd *c, StrBuf *out)
{
    for (int i = 0; i < c->count; i++) {
        const Vertex *v = &d->vertices[c->first + i];
        str_addf(out, " %.1f,%.1f", (double)v->x, (double)v->y);
        if (c->kind == DRAW_MESH) str_addf(out, ":%08x", (unsigned)v->color);
    }
}

static void dump_one(const DrawList *d, const DrawCmd *c, StrBuf *out)
{
    static const char *const word[] = {"rect", "round", "line",  "mesh", "shape",
                                       "text", "icon",  "image", "clip"};
    static const char *const face[] = {"text", "medium", "bold", "serif", "italic", "mono", "icon"};
    str_add(out, word[c->kind]);
    str_addf(out, " %.1f %.1f %.1f %.1f", (double)c->r.x, (double)c->r.y, (double)c->r.w, (double)c->r.h);
    if (c->kind != DRAW_CLIP) str_addf(out, " %08x", (unsigned)c->color);
    if (c->kind == DRAW_ROUND) {
        str_addf(out, " radius %.1f border %.1f %08x", (double)c->size, (double)c->extra,
                 (unsigned)c->color2);
    }
    if (c->kind == DRAW_LINE) str_addf(out, " width %.1f dash %.1f", (double)c->size, (double)c->extra);
    if (c->kind == DRAW_LINE || c->kind == DRAW_SHAPE || c->kind == DRAW_MESH) dump_points(d, c, out);
    if (c->kind == DRAW_TEXT) str_addf(out, " %s %.1f", face[c->face], (double)c->size);
    if (c->kind == DRAW_TEXT || c->kind == DRAW_ICON) str_addf(out, " \"%s\"", d->text + c->first);
    if (c->kind == DRAW_IMAGE) str_addf(out, " image %d", (int)c->image);
    str_add(out, "\n");
}

void draw_dump(const DrawList *d, StrBuf *out)
{
    for (int i = 0; i < d->count; i++) dump_one(d, &d->cmds[i], out);
    if (d->full) str_add(out, "full\n");
}
