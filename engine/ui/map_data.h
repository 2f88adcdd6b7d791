/* MapData: the drawn world as read from a text map (assets/map/base.map or a mod's): regions with their
 * rings, lakes, lines, places, seas and routes, in units of the plane, x to the right and y down. Not here:
 * files (the caller hands a buffer), looks and screen coordinates (map_view.h), painting (platform). Memory:
 * everything lies in the Arena handed in; MapData only points into it and is constant after map_data_read.
 * Region, place and route ids are small ints from 1; 0 is none.
 *
 * One statement a line, '#' opens a comment outside quotes:
 *   steppe-map 1
 *   plane 3000 1700                        width and height, before everything else
 *   region KAZ state "Kazakhstan"          kinds state power near land disputed
 *   label 1800 500 [size]                  where the name of the last region stands, size in pixels at zoom 1
 *   ring 4                                 then so many lines "x y": a ring of the last region or lake,
 * even-odd lake "Issyk-Kul" line coast 2                           kinds coast border border_five disputed
 * river; a river ends in its rank place astana capital "Astana" KAZ 1685 404      kinds capital city port
 * foreign; the region may be '-' sea "Caspian Sea" 900 800 75 15        centre, degrees clockwise, size in
 * pixels at zoom 1 route middle_corridor 2                then so many lines "x y" relief relief.png
 * [a-z0-9_.-], lies beside the map credit "Made with Natural Earth" */
#ifndef UI_MAP_DATA_H
#define UI_MAP_DATA_H

#include "base/arena.h"
#include "base/err.h"
#include "base/types.h"

enum {
    MAP_FILE_MAX = 4 << 20, /* bytes of a map */
    MAP_LINE_MAX = 256,     /* bytes of a line */
    MAP_POINTS_MAX = 400000,
    MAP_RINGS_MAX = 16384, /* rings and lines, each */
    MAP_REGIONS_MAX = 96,
    MAP_LAKES_MAX = 1024,
    MAP_PLACES_MAX = 192,
    MAP_SEAS_MAX = 32,
    MAP_ROUTES_MAX = 64,
    MAP_CREDITS_MAX = 8,
    MAP_ID_MAX = 32, /* bytes with the zero */
};

typedef enum { MAP_STATE = 1, MAP_POWER, MAP_NEAR, MAP_LAND, MAP_DISPUTED } MapRegionKind;
typedef enum { MAP_COAST = 1, MAP_BORDER, MAP_BORDER_FIVE, MAP_LINE_DISPUTED, MAP_RIVER } MapLineKind;
typedef enum { MAP_CAPITAL = 1, MAP_CITY, MAP_PORT, MAP_FOREIGN } MapPlaceKind;

typedef struct {
    float x, y;
} MapPoint;

typedef struct {
    float x0, y0, x1, y1; /* empty when x0 > x1 */
} MapBox;

/* A run of points: a closed ring, or an open line. */
typedef struct {
    int first, count;
    MapBox box;
} MapRun;

typedef struct {
    const char *id;
    const char *name;
    MapRegionKind kind;
    bool has_label;
    MapPoint label;
    float label_size; /* 0: the view chooses */
    int ring_first, ring_count;
    MapBox box;
} MapRegion;

typedef struct {
    const char *name;
    int ring_first, ring_count;
    MapBox box;
} MapLake;

typedef struct {
    MapLineKind kind;
    int rank; /* rivers: 0 is the greatest */
    MapRun run;
} MapLine;

typedef struct {
    const char *id;
    const char *name;
    MapPlaceKind kind;
    int region; /* 0 none */
    MapPoint at;
} MapPlace;

typedef struct {
    const char *name;
    MapPoint at;
    float angle, size;
} MapSea;

typedef struct {
    const char *id;
    MapRun run;
} MapRoute;

typedef struct {
    float width, height;
    MapPoint *points;
    int point_count;
    MapRun *rings;
    int ring_count;
    MapLine *lines;
    int line_count;
    MapRegion *regions; /* by id; slot 0 unused */
    int region_count;   /* without slot 0; the same for places and routes */
    MapLake *lakes;     /* from 0, like lines, seas and credits */
    int lake_count;
    MapPlace *places;
    int place_count;
    MapSea *seas;
    int sea_count;
    MapRoute *routes;
    int route_count;
    const char *relief; /* file name, NULL without relief */
    const char *credits[MAP_CREDITS_MAX];
    int credit_count;
} MapData;

/* Bytes of arena that map_data_read needs at most for this text. */
size_t map_data_room(const char *text, size_t size);
/* Reads the whole text, which need not end in zero. `name` opens every message ("name:12: ..."). */
bool map_data_read(MapData *out, Arena *arena, const char *text, size_t size, const char *name, Err *err);

int map_region_find(const MapData *map, const char *id); /* 0 when unknown; so the next two */
int map_place_find(const MapData *map, const char *id);
int map_route_find(const MapData *map, const char *id);

/* Is the point inside the rings (even-odd)? */
bool map_rings_hold(const MapData *map, int ring_first, int ring_count, MapPoint at);
/* The region at a point of the plane, 0 for sea and lakes. */
int map_region_at(const MapData *map, MapPoint at);

MapBox map_box_empty(void);
MapBox map_box_add(MapBox box, MapPoint p);
MapBox map_box_join(MapBox a, MapBox b);
bool map_box_meets(MapBox a, MapBox b);

#endif
