/* MapView: a window onto the map: which part is seen, what lies under the pointer. Pan, zoom about the
 * pointer, home, gliding; plane to screen and back; picking. Not here: reading (map_data.h), colours
 * (map_look.h), labels and marks (map_mark.h), painting and textures (platform/map_paint.h, sdl_map.h), who
 * the player is and what a click means (screens). Screen coordinates are pixels of the window. Zoom 1 shows
 * the home box; home is the five states and the capitals of the powers unless a screen says otherwise. The
 * free part is what no drawer covers; home and focus use it.
 *
 * In a frame: map_view_place, map_view_step, then input (pan, zoom, picking), then the draw functions. */
#ifndef UI_MAP_VIEW_H
#define UI_MAP_VIEW_H

#include "ui/draw.h"
#include "ui/map_look.h"

#define MAP_ZOOM_LEAST 0.6f
#define MAP_ZOOM_MOST  4.0f

typedef struct {
    float left, top, right, bottom;
} MapInsets;

typedef struct {
    const MapData *map;
    MapBox home;
    Rect rect;         /* of the map on the screen */
    MapInsets covered; /* by drawers, from each edge */
    MapPoint centre;   /* point of the plane in the middle of the free part */
    float zoom;
    MapPoint glide_centre; /* where a glide leads */
    float glide_zoom;
    float glide_ms; /* left of it, 0 at rest */
    bool at_home;   /* nothing was moved since: a new size goes home again */
} MapView;

void map_view_init(MapView *view, const MapData *map);
/* What home shows from now on, an empty box for the default; goes there at once. */
void map_view_set_home(MapView *view, MapBox home);
/* The rectangle of the map on the screen, at least 1 x 1; call it every frame. A new size keeps centre and
 * zoom. */
void map_view_place(MapView *view, Rect place);
/* What drawers cover; the picture does not jump, later moves take it into account. */
void map_view_cover(MapView *view, MapInsets covered);

/* Moves of the hand, which end a glide. Positive notches come nearer. */
void map_view_pan(MapView *view, float dx, float dy);
void map_view_zoom(MapView *view, float notches, float x, float y);
/* Glides of `ms` milliseconds (0: at once, for reduced motion). */
void map_view_home(MapView *view, float ms);
/* Moves as little as needed that the box lies in the free part; comes out only when it does not fit. */
void map_view_focus(MapView *view, MapBox box, float ms);
void map_view_focus_region(MapView *view, int region, float ms);
/* Lets `ms` pass; true while a glide goes on and frames are needed. */
bool map_view_step(MapView *view, float ms);

/* The part of the plane shown in the whole rectangle, drawers and all. */
MapBox map_view_box(const MapView *view);
/* Logical units that a unit of the plane takes. */
float map_view_scale(const MapView *view);
MapPoint map_view_to_screen(const MapView *view, MapPoint plane);
MapPoint map_view_to_plane(const MapView *view, MapPoint screen);
bool map_view_holds(const MapView *view, float x, float y);

/* What lies under a point of the screen; 0 for none. A place is hit within 12 px (at 100 %), the nearest
 * wins. */
int map_view_region_at(const MapView *view, float x, float y);
int map_view_place_at(const MapView *view, float x, float y);

#endif
