/* Names and what hangs on them; lines and patches on the ground are in map_trace.c. */
#include "ui/map_mark.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "ui/letters.h"
#include "ui/map_trace.h"

static const float TRACKING = 0.14f; /* of names in capitals */
static const float PI = 3.14159265f;

enum { POOL_SIZE = 16384 }; /* bytes for all names of one frame */

static const float GAUGE_HIGH = 8, TAG_GAP = 5, VALUE_SIZE = 13.5f, FORECAST_HIGH = 9;
static const float BADGE_RADIUS = 13, PULSE_MS = 1600;

typedef struct {
    const MapData *map;
    const MapMarks *marks;
    StrBuf pool;
} Namer;

void map_marks_init(MapMarks *marks, Mood mood, const TextTable *texts, const UiFonts *fonts)
{
    memset(marks, 0, sizeof *marks);
    bool day = mood == MOOD_DOSSIER;
    marks->mood = mood;
    marks->texts = texts;
    marks->fonts = fonts;
    marks->tags = marks->places = marks->countries = marks->seas = true;
    const Theme *t = theme_of(mood);
    marks->ink = (MapMarkInk){
        .ink = t->text,
        .quiet = day ? t->hint : t->text2,
        .sea = day ? RGB(0x4F7183) : RGB(0x6F8996),
        .halo = color_fade(t->panel, 0.85f),
        .left = t->side_bar[2],
        .right = t->side_bar[1],
        .left_text = t->side_text[2],
        .right_text = t->side_text[1],
        .track = day ? RGB(0xD6D5D2) : RGB(0x2B3A45),
        .rim = t->panel | 255,
        .mark = t->text,
        .selected = t->text,
        .hovered = t->text2,
        .lit = t->side_bar[1],
    };
    marks->pulse_color = day ? t->refusal : t->danger;
}

static FontFace face_of(MapTextKind kind)
{
    switch (kind) {
    case MAP_TEXT_TAG: return FACE_BOLD;
    case MAP_TEXT_SEA: return FACE_SERIF_ITALIC;
    case MAP_TEXT_PLACE:
    case MAP_TEXT_COUNTRY: break;
    }
    return FACE_MEDIUM;
}

static float tracking_of(MapTextKind kind)
{
    return kind == MAP_TEXT_TAG || kind == MAP_TEXT_COUNTRY ? TRACKING : kind == MAP_TEXT_SEA ? 0.06f : 0;
}

static float text_width(const UiFonts *fonts, FontFace face, float size, const char *text, float tracking)
{
    return fonts->width(fonts->self, face, size, text, -1) +
           tracking * size * (float)(letters_count(text) - 1);
}

static float measure(void *user, MapTextKind kind, float size, const char *text)
{
    const Namer *namer = user;
    return text_width(namer->marks->fonts, face_of(kind), size, text, tracking_of(kind));
}

/* Capitals of the translated name, kept in the pool; NULL when the pool is full. */
static const char *capitals(Namer *namer, const char *name)
{
    const TextTable *table = namer->marks->texts;
    const char *start = namer->pool.text + namer->pool.used;
    letters_upper(&namer->pool, table ? table->lang : NULL, T(table, name));
    if (namer->pool.used + 1 >= namer->pool.size) return NULL;
    namer->pool.text[++namer->pool.used] = 0; /* the zero stays; the next name begins behind it */
    return start;
}

static const char *region_name(void *user, int region)
{
    Namer *namer = user;
    bool state = namer->map->regions[region].kind == MAP_STATE;
    if (state ? !namer->marks->tags : !namer->marks->countries) return NULL;
    return capitals(namer, namer->map->regions[region].name);
}

static const char *place_name(void *user, int place)
{
    const Namer *namer = user;
    return namer->marks->places ? T(namer->marks->texts, namer->map->places[place].name) : NULL;
}

static const char *sea_name(void *user, int sea)
{
    const Namer *namer = user;
    return namer->marks->seas ? T(namer->marks->texts, namer->map->seas[sea].name) : NULL;
}

static bool any_forecast(const MapMarks *marks)
{
    for (int i = 0; i < marks->tag_count; i++)
        if (marks->tag[i].has_forecast) return true;
    return false;
}

static float below_tags(const MapMarks *marks)
{
    if (!marks->tag_count) return 0;
    return TAG_GAP * 2 + GAUGE_HIGH + VALUE_SIZE + (any_forecast(marks) ? FORECAST_HIGH : 0);
}

static int badges_of(const MapMarks *marks, int region)
{
    int count = 0;
    for (int i = 0; i < marks->badge_count; i++) count += marks->badge[i].region == region;
    return count;
}

static float above_tag(void *user, int region)
{
    const Namer *namer = user;
    return badges_of(namer->marks, region) ? BADGE_RADIUS * 2 + 6 : 0;
}

static MapBox around(MapPoint at, float reach)
{
    return (MapBox){at.x - reach, at.y - reach, at.x + reach, at.y + reach};
}

/* Badges, tokens and panels first: no name goes under them. */
static void keep_off(MapLayout *layout, const MapView *view, const MapMarks *marks)
{
    for (int i = 0; i < marks->keep_off_count; i++) {
        Rect r = marks->keep_off[i];
        map_layout_take(layout, (MapBox){r.x, r.y, r.x + r.w, r.y + r.h});
    }
    for (int i = 0; i < marks->badge_count; i++)
        if (!marks->badge[i].region) map_layout_take(layout, around(map_view_to_screen(view, marks->badge[i].at), BADGE_RADIUS + 2));
    for (int i = 0; i < marks->route_count; i++) {
        const MapRouteMark *r = &marks->route[i];
        if (!r->icon) continue;
        MapPoint at = map_view_to_screen(view, map_route_point(view->map, r->route, r->icon_at));
        map_layout_take(layout, around(at, BADGE_RADIUS + 2));
    }
}

/* The middle of the letters lies in the middle of the box, also when the text is turned. */
static void draw_name(DrawList *d, const MapMarks *marks, const MapText *t)
{
    const MapMarkInk *ink = &marks->ink;
    Color color = t->kind == MAP_TEXT_SEA ? ink->sea : t->kind == MAP_TEXT_COUNTRY ? ink->quiet : ink->ink;
    float dx = cosf(t->angle * PI / 180), dy = sinf(t->angle * PI / 180);
    float x = t->left + t->width / 2, y = t->top + t->height / 2, half = t->width / 2, drop = t->size * 0.36f;
    TextLook look = {tracking_of(t->kind), t->angle, t->kind == MAP_TEXT_SEA ? 0 : ink->halo};
    draw_text_look(d, x - dx * half - dy * drop, y - dy * half + dx * drop, face_of(t->kind), t->size, color,
                   t->text, look);
}

static void draw_place_ring(DrawList *d, const MapView *view, const MapMarks *marks, int id)
{
    MapPoint at = map_view_to_screen(view, view->map->places[id].at);
    bool capital = view->map->places[id].kind == MAP_CAPITAL;
    float radius = capital ? 4.5f : 3.5f;
    draw_disc(d, at.x, at.y, radius + 1.2f, marks->ink.halo);
    draw_disc(d, at.x, at.y, radius, marks->mood == MOOD_DOSSIER ? RGB(0xFFFFFF) : RGB(0x0E1921));
    draw_ring(d, at.x, at.y, radius, capital ? 2 : 1.6f, marks->ink.ink);
}

static const MapTag *tag_of(const MapMarks *marks, int region)
{
    for (int i = 0; i < marks->tag_count; i++)
        if (marks->tag[i].region == region) return &marks->tag[i];
    return NULL;
}

/* A whole number with its sign, minus as U+2212. */
static void add_signed(StrBuf *out, int value)
{
    str_addf(out, "%s%d", value < 0 ? "\u2212" : value > 0 ? "+" : "", value < 0 ? -value : value);
}

static Color side_text(const MapMarkInk *ink, float value)
{
    return value < -0.5f ? ink->left_text : value >= 0.5f ? ink->right_text : ink->ink;
}

static float gauge_x(float middle, float width, float value)
{
    return middle + fminf(fmaxf(value, -100), 100) / 100 * (width / 2 - 1);
}

static void draw_span(DrawList *d, float x0, float x1, float top, float height, Color color)
{
    draw_rect(d, rect(fminf(x0, x1), top, fabsf(x1 - x0), height), color);
}

static void draw_gauge(DrawList *d, const MapMarks *marks, const MapTag *tag, float x, float top, float width)
{
    const MapMarkInk *ink = &marks->ink;
    float now = gauge_x(x, width, tag->value), left = x - width / 2;
    draw_round(d, rect(left - 1.5f, top - 1.5f, width + 3, GAUGE_HIGH + 3), 1.5f, ink->rim, 0, 0);
    draw_rect(d, rect(left, top, width, GAUGE_HIGH), ink->track);
    draw_span(d, x, now, top, GAUGE_HIGH, tag->value < 0 ? ink->left : ink->right);
    if (tag->has_ghost) {
        float then = gauge_x(x, width, tag->ghost);
        draw_span(d, now, then, top + 1.5f, GAUGE_HIGH - 3,
                  color_fade(tag->ghost < tag->value ? ink->left : ink->right, 0.55f));
        draw_rect(d, rect(then - 1, top - 1.5f, 2, GAUGE_HIGH + 3), ink->mark);
    }
    draw_rect(d, rect(x - 1, top - 1, 2, GAUGE_HIGH + 2), ink->mark);
    if (!tag->has_forecast) return;
    float low = gauge_x(x, width, tag->low), high = gauge_x(x, width, tag->high),
          mid = gauge_x(x, width, tag->median);
    draw_span(d, low - 1.5f, high + 1.5f, top + GAUGE_HIGH + 1.5f, 4, ink->rim);
    draw_span(d, low, high, top + GAUGE_HIGH + 2, 3, ink->quiet);
    draw_triangle(d, mid, top + GAUGE_HIGH + 6.5f, 3.5f, TOWARD_UP, ink->mark);
}

/* What a state has: cut toward zero, as text_held does. */
static int held(float value)
{
    return (int)(value + (value < 0 ? -0.0004f : 0.0004f));
}

static int shown(float value)
{
    return (int)lroundf(value);
}

/* "-36 -> -31" for a forecast. */
static void draw_forecast_value(DrawList *d, const MapMarks *marks, const MapTag *tag, float x,
                                float baseline)
{
    char block[48];
    StrBuf text = str_buf(block, sizeof block);
    add_signed(&text, held(tag->value));
    str_add(&text, " \u2192 ");
    add_signed(&text, shown(tag->median));
    float width = text_width(marks->fonts, FACE_BOLD, VALUE_SIZE, block, 0);
    draw_text_look(d, x - width / 2, baseline, FACE_BOLD, VALUE_SIZE, side_text(&marks->ink, tag->median),
                   block, (TextLook){0, 0, marks->ink.halo});
}

/* The value, then an arrow and by how much it moved; a bar where it did not. */
static void draw_value(DrawList *d, const MapMarks *marks, const MapTag *tag, float x, float baseline)
{
    const MapMarkInk *ink = &marks->ink;
    char value[16], change[16];
    StrBuf text = str_buf(value, sizeof value);
    add_signed(&text, held(tag->value));
    snprintf(change, sizeof change, "%d", tag->change < 0 ? -tag->change : tag->change);
    float a = text_width(marks->fonts, FACE_BOLD, VALUE_SIZE, value, 0);
    float b = text_width(marks->fonts, FACE_MEDIUM, VALUE_SIZE, change, 0), arrow = 9, gap = 5;
    float left = x - (a + gap + arrow + gap + b) / 2, middle = left + a + gap + arrow / 2,
          y = baseline - VALUE_SIZE * 0.36f;
    TextLook look = {0, 0, ink->halo};
    draw_text_look(d, left, baseline, FACE_BOLD, VALUE_SIZE, side_text(ink, tag->value), value, look);
    if (tag->change == 0) {
        draw_rect(d, rect(middle - 5.5f, y - 2.5f, 11, 5), ink->halo);
        draw_rect(d, rect(middle - 4.5f, y - 1.5f, 9, 3), ink->quiet);
    } else {
        Toward to = tag->change > 0 ? TOWARD_UP : TOWARD_DOWN;
        draw_triangle(d, middle, y, 6.5f, to, ink->halo);
        draw_triangle(d, middle, y, 4.8f, to, ink->quiet);
    }
    draw_text_look(d, left + a + gap + arrow + gap, baseline, FACE_MEDIUM, VALUE_SIZE, ink->ink, change,
                   look);
}

static void draw_tag(DrawList *d, const MapView *view, const MapMarks *marks, const MapText *name)
{
    const MapTag *tag = tag_of(marks, name->of);
    if (!tag) return;
    float x = name->left + name->width / 2, top = name->top + name->height + TAG_GAP;
    draw_gauge(d, marks, tag, x, top, map_tag_gauge_width(view, name->of));
    float baseline = top + GAUGE_HIGH + TAG_GAP + VALUE_SIZE * 0.82f;
    if (tag->has_forecast)
        draw_forecast_value(d, marks, tag, x, baseline + FORECAST_HIGH);
    else
        draw_value(d, marks, tag, x, baseline);
}

static void draw_token(DrawList *d, MapPoint at, const char *icon, Color color, bool filled)
{
    Color white = RGB(0xFFFFFF);
    draw_disc(d, at.x, at.y, BADGE_RADIUS + (filled ? 2 : 0), white);
    if (filled)
        draw_disc(d, at.x, at.y, BADGE_RADIUS, color);
    else
        draw_ring(d, at.x, at.y, BADGE_RADIUS, 2, color);
    if (icon) draw_icon(d, at.x - 8, at.y - 8, 16, icon, filled ? white : color);
}

static void draw_tokens(DrawList *d, const MapView *view, const MapMarks *marks)
{
    for (int i = 0; i < marks->route_count; i++) {
        const MapRouteMark *r = &marks->route[i];
        MapPoint at = map_view_to_screen(view, map_route_point(view->map, r->route, r->icon_at));
        if (r->icon) draw_token(d, at, r->icon, r->color, false);
    }
    for (int i = 0; i < marks->badge_count; i++) {
        const MapBadge *b = &marks->badge[i];
        if (!b->region) draw_token(d, map_view_to_screen(view, b->at), b->icon, b->color, b->filled);
    }
}

/* A ring that widens and fades, well below three times a second; one that rests under reduced motion. */
static bool draw_pulse(DrawList *d, const MapView *view, const MapMarks *marks)
{
    if (marks->pulse_place < 1 || marks->pulse_place > view->map->place_count) return false;
    MapPoint at = map_view_to_screen(view, view->map->places[marks->pulse_place].at);
    draw_ring(d, at.x, at.y, 8, 2, marks->pulse_color);
    if (marks->still) return false;
    float part = (float)(marks->time_ms % (int64_t)PULSE_MS) / PULSE_MS;
    draw_ring(d, at.x, at.y, 8 + 14 * part, 2, color_fade(marks->pulse_color, 1 - part));
    return true;
}

/* The badges of a region stand side by side on top of its name. */
static void draw_badges_of(DrawList *d, const MapMarks *marks, const MapText *name)
{
    int count = badges_of(marks, name->of), n = 0;
    float step = BADGE_RADIUS * 2 + 6, x = name->left + name->width / 2 - step * (float)(count - 1) / 2;
    for (int i = 0; i < marks->badge_count; i++) {
        const MapBadge *b = &marks->badge[i];
        if (b->region != name->of) continue;
        draw_token(d, (MapPoint){x + step * (float)n++, name->top - BADGE_RADIUS - 4}, b->icon, b->color, b->filled);
    }
}

static void draw_names(DrawList *d, const MapView *view, const MapMarks *marks)
{
    char pool[POOL_SIZE];
    Namer namer = {view->map, marks, str_buf(pool, sizeof pool)};
    MapLayout layout;
    MapLabels labels = {view, measure, &namer, region_name, place_name, sea_name, below_tags(marks), above_tag};
    map_layout_clear(&layout);
    keep_off(&layout, view, marks);
    map_layout_fill(&layout, &labels);
    for (int i = 0; marks->places && i < layout.ring_count; i++)
        draw_place_ring(d, view, marks, layout.ring[i]);
    for (int i = 0; i < layout.text_count; i++) {
        draw_name(d, marks, &layout.text[i]);
        if (layout.text[i].kind != MAP_TEXT_TAG) continue;
        draw_tag(d, view, marks, &layout.text[i]);
        draw_badges_of(d, marks, &layout.text[i]);
    }
}

bool map_marks_draw(DrawList *d, const MapView *view, const MapMarks *marks)
{
    draw_clip_push(d, view->rect);
    map_trace_draw(d, view, marks);
    draw_names(d, view, marks);
    draw_tokens(d, view, marks);
    bool moves = draw_pulse(d, view, marks);
    draw_clip_pop(d);
    return moves;
}

int map_marks_badge_at(const MapView *view, const MapMarks *marks, float x, float y)
{
    for (int i = marks->badge_count - 1; i >= 0; i--) {
        MapPoint at = map_view_to_screen(view, marks->badge[i].at);
        if (!marks->badge[i].region && hypotf(at.x - x, at.y - y) <= BADGE_RADIUS + 3) return i;
    }
    return -1;
}

void map_picture_draw(DrawList *d, MapPictures *pictures, int slot, const MapView *view, const MapLook *look)
{
    CHECK(slot >= 0 && slot < MAP_SLOTS);
    MapBox box = map_view_box(view);
    pictures->look[slot] = *look;
    pictures->picture[slot] = (MapPicture){.slot = slot,
                                           .left = view->rect.x,
                                           .top = view->rect.y,
                                           .width = view->rect.w,
                                           .height = view->rect.h,
                                           .x = box.x0,
                                           .y = box.y0,
                                           .scale = map_view_scale(view),
                                           .look = &pictures->look[slot]};
    draw_image(d, MAP_IMAGE + slot, rect(0, 0, 1, 1), view->rect, RGB(0xFFFFFF));
}
