#include "ui/map_view.h"

#include <math.h>
#include <string.h>

static const float HOME_MARGIN = 0.03f; /* of the home box on every side */
static const float NOTCH = 1.2f;        /* what one notch of the wheel magnifies */
static const float PLACE_REACH = 12;

static float clampf(float v, float lo, float hi)
{
    return v < lo ? lo : v > hi ? hi : v;
}

/* A power's capital may stand among the foreign ones, which are small rings. */
static bool seat_of_power(const MapData *map, const MapPlace *place)
{
    bool seat = place->kind == MAP_CAPITAL || place->kind == MAP_FOREIGN;
    return seat && map->regions[place->region].kind == MAP_POWER;
}

/* The states and the capitals of the powers: all that play is about. */
static MapBox default_home(const MapData *map)
{
    MapBox box = map_box_empty();
    for (int i = 1; i <= map->region_count; i++)
        if (map->regions[i].kind == MAP_STATE) box = map_box_join(box, map->regions[i].box);
    for (int i = 1; i <= map->place_count; i++) {
        const MapPlace *place = &map->places[i];
        if (seat_of_power(map, place)) box = map_box_add(box, place->at);
    }
    if (box.x0 >= box.x1 || box.y0 >= box.y1) return (MapBox){0, 0, map->width, map->height};
    float x = (box.x1 - box.x0) * HOME_MARGIN, y = (box.y1 - box.y0) * HOME_MARGIN;
    return (MapBox){box.x0 - x, box.y0 - y, box.x1 + x, box.y1 + y};
}

static float free_width(const MapView *v)
{
    return fmaxf(v->rect.w - v->covered.left - v->covered.right, 1);
}
static float free_height(const MapView *v)
{
    return fmaxf(v->rect.h - v->covered.top - v->covered.bottom, 1);
}

/* Zoom 1 is measured on the whole rectangle, so that opening a drawer does not change the scale. */
static float home_scale(const MapView *v)
{
    return fminf(v->rect.w / (v->home.x1 - v->home.x0), v->rect.h / (v->home.y1 - v->home.y0));
}

/* The middle of the free part, on the screen. */
static MapPoint middle(const MapView *v)
{
    return (MapPoint){v->rect.x + v->covered.left + free_width(v) / 2,
                      v->rect.y + v->covered.top + free_height(v) / 2};
}

/* Nothing beyond the plane is shown while it is large enough for that; else its middle is held. */
static float hold_axis(float centre, float half, float size)
{
    return half * 2 >= size ? size / 2 : clampf(centre, half, size - half);
}

static MapPoint hold(const MapView *v, MapPoint centre, float zoom)
{
    float scale = home_scale(v) * zoom;
    return (MapPoint){hold_axis(centre.x, free_width(v) / 2 / scale, v->map->width),
                      hold_axis(centre.y, free_height(v) / 2 / scale, v->map->height)};
}

/* One may go out to 0.6, but not so far that the plane's edge comes into sight; in a tall window home is nearer. */
static float hold_zoom(const MapView *v, float zoom)
{
    float fill = fmaxf(v->rect.w / v->map->width, v->rect.h / v->map->height) / home_scale(v);
    return clampf(zoom, fminf(fmaxf(MAP_ZOOM_LEAST, fill), MAP_ZOOM_MOST), MAP_ZOOM_MOST);
}

static MapPoint home_centre(const MapView *v)
{
    return (MapPoint){(v->home.x0 + v->home.x1) / 2, (v->home.y0 + v->home.y1) / 2};
}

void map_view_init(MapView *view, const MapData *map)
{
    memset(view, 0, sizeof *view);
    view->map = map;
    view->rect = rect(0, 0, 1, 1);
    map_view_set_home(view, map_box_empty());
}

void map_view_set_home(MapView *view, MapBox home)
{
    view->home = home.x0 < home.x1 && home.y0 < home.y1 ? home : default_home(view->map);
    view->zoom = 1;
    view->centre = hold(view, home_centre(view), 1);
    view->at_home = true;
    view->glide_ms = 0;
}

void map_view_place(MapView *view, Rect place)
{
    bool same = view->rect.w == place.w && view->rect.h == place.h;
    view->rect = (Rect){place.x, place.y, fmaxf(place.w, 1), fmaxf(place.h, 1)};
    if (same) return;
    view->zoom = hold_zoom(view, view->zoom);
    view->centre = hold(view, view->at_home ? home_centre(view) : view->centre, view->zoom);
}

void map_view_cover(MapView *view, MapInsets covered)
{
    MapPoint before = middle(view);
    view->covered = covered;
    MapPoint after = middle(view);
    float scale = map_view_scale(view);
    MapPoint shift = {(after.x - before.x) / scale, (after.y - before.y) / scale};
    view->centre = (MapPoint){view->centre.x + shift.x, view->centre.y + shift.y};
    if (shift.x != 0 || shift.y != 0) view->at_home = false;
}

void map_view_pan(MapView *view, float dx, float dy)
{
    float scale = map_view_scale(view);
    view->centre =
        hold(view, (MapPoint){view->centre.x - dx / scale, view->centre.y - dy / scale}, view->zoom);
    view->glide_ms = 0;
    view->at_home = false;
}

void map_view_zoom(MapView *view, float notches, float x, float y)
{
    MapPoint fixed = map_view_to_plane(view, (MapPoint){x, y});
    view->zoom = hold_zoom(view, view->zoom * powf(NOTCH, notches));
    MapPoint mid = middle(view);
    float scale = map_view_scale(view);
    MapPoint centre = {fixed.x - (x - mid.x) / scale, fixed.y - (y - mid.y) / scale};
    view->centre = hold(view, centre, view->zoom);
    view->glide_ms = 0;
    view->at_home = false;
}

static void glide(MapView *view, MapPoint centre, float zoom, float ms)
{
    view->glide_zoom = hold_zoom(view, zoom);
    view->glide_centre = hold(view, centre, view->glide_zoom);
    view->glide_ms = ms;
    view->at_home = false;
    if (ms > 0) return;
    view->centre = view->glide_centre;
    view->zoom = view->glide_zoom;
}

void map_view_home(MapView *view, float ms)
{
    glide(view, home_centre(view), 1, ms);
}

/* By how much a span must move to lie between lo and hi; the middle when it is larger. */
static float needed_shift(float a, float b, float lo, float hi)
{
    if (b - a >= hi - lo) return (lo + hi - a - b) / 2;
    return a < lo ? lo - a : b > hi ? hi - b : 0;
}

void map_view_focus(MapView *view, MapBox box, float ms)
{
    if (box.x0 > box.x1 || box.y0 > box.y1) return;
    float fit = 0.94f * fminf(free_width(view) / fmaxf(box.x1 - box.x0, 1),
                              free_height(view) / fmaxf(box.y1 - box.y0, 1));
    float zoom = clampf(fminf(view->zoom, fit / home_scale(view)), MAP_ZOOM_LEAST, MAP_ZOOM_MOST);
    float scale = home_scale(view) * zoom;
    float half_x = free_width(view) * 0.97f / 2 / scale, half_y = free_height(view) * 0.97f / 2 / scale;
    MapPoint c = view->centre;
    c.x -= needed_shift(box.x0, box.x1, c.x - half_x, c.x + half_x);
    c.y -= needed_shift(box.y0, box.y1, c.y - half_y, c.y + half_y);
    if (c.x != view->centre.x || c.y != view->centre.y || zoom != view->zoom) glide(view, c, zoom, ms);
}

void map_view_focus_region(MapView *view, int region, float ms)
{
    if (region < 1 || region > view->map->region_count) return;
    MapBox box = view->map->regions[region].box;
    if (view->map->regions[region].has_label) box = map_box_add(box, view->map->regions[region].label);
    map_view_focus(view, box, ms);
}

/* Eases out: covers the larger part of the way first, and arrives when the time is up. */
bool map_view_step(MapView *view, float ms)
{
    if (view->glide_ms <= 0) return false;
    float part = ms >= view->glide_ms ? 1 : 1 - powf(1 - ms / view->glide_ms, 2);
    view->glide_ms = fmaxf(view->glide_ms - ms, 0);
    view->centre.x += (view->glide_centre.x - view->centre.x) * part;
    view->centre.y += (view->glide_centre.y - view->centre.y) * part;
    view->zoom += (view->glide_zoom - view->zoom) * part;
    return view->glide_ms > 0;
}

float map_view_scale(const MapView *view)
{
    return home_scale(view) * view->zoom;
}

MapBox map_view_box(const MapView *view)
{
    MapPoint corner = map_view_to_plane(view, (MapPoint){view->rect.x, view->rect.y});
    float scale = map_view_scale(view);
    return (MapBox){corner.x, corner.y, corner.x + view->rect.w / scale, corner.y + view->rect.h / scale};
}

MapPoint map_view_to_screen(const MapView *view, MapPoint plane)
{
    MapPoint mid = middle(view);
    float scale = map_view_scale(view);
    return (MapPoint){mid.x + (plane.x - view->centre.x) * scale, mid.y + (plane.y - view->centre.y) * scale};
}

MapPoint map_view_to_plane(const MapView *view, MapPoint screen)
{
    MapPoint mid = middle(view);
    float scale = map_view_scale(view);
    return (MapPoint){view->centre.x + (screen.x - mid.x) / scale,
                      view->centre.y + (screen.y - mid.y) / scale};
}

bool map_view_holds(const MapView *view, float x, float y)
{
    const Rect *r = &view->rect;
    return x >= r->x && y >= r->y && x < r->x + r->w && y < r->y + r->h;
}

int map_view_region_at(const MapView *view, float x, float y)
{
    if (!map_view_holds(view, x, y)) return 0;
    return map_region_at(view->map, map_view_to_plane(view, (MapPoint){x, y}));
}

int map_view_place_at(const MapView *view, float x, float y)
{
    float best = PLACE_REACH;
    int found = 0;
    if (!map_view_holds(view, x, y)) return 0;
    for (int i = 1; i <= view->map->place_count; i++) {
        MapPoint at = map_view_to_screen(view, view->map->places[i].at);
        float far = hypotf(at.x - x, at.y - y);
        if (far > best) continue;
        best = far;
        found = i;
    }
    return found;
}
