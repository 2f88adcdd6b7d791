/* MapMarks: all that lies over the painted map, drawn through the draw list: outlines, routes, rings, names,
 * tags of the states with their gauges, badges, pulses, arcs, zones. And the map picture itself, as an image
 * record. Not here: where names find room (map_label.h), painting (platform), what a value means (screens
 * fill it in). A screen fills a MapMarks each frame, after map_marks_init, and draws: map_view_place(&view,
 * rect);                          every frame map_picture_draw(list, &pictures, MAP_SLOT_MAIN, &view, &look);
 *   map_marks_draw(list, &view, &marks);
 * The platform shows an image record whose id is MAP_IMAGE + slot by handing pictures->picture[slot] to
 * sdl_map_draw. A locator (head of a dialog, small map of a report) is a view with its own home box in a slot
 * of its own. Memory: nothing is kept; strings and points are borrowed until map_marks_draw returns. */
#ifndef UI_MAP_MARK_H
#define UI_MAP_MARK_H

#include "base/text.h"
#include "ui/draw.h"
#include "ui/map_label.h"

enum {
    MAP_IMAGE = 4096, /* the first image id that is a map */
    MAP_TAGS_MAX = 16,
    MAP_ROUTE_MARKS_MAX = 24,
    MAP_BADGES_MAX = 32,
    MAP_ARCS_MAX = 32,
    MAP_ZONES_MAX = 4,
    MAP_KEEP_OFF_MAX = 12,
};

/* The map pictures of one frame, with copies of their looks; filled by map_picture_draw. */
typedef struct {
    MapPicture picture[MAP_SLOTS];
    MapLook look[MAP_SLOTS];
} MapPictures;

/* What stands below the name of a state. Values run from -100 (left end) to +100, in shown points. */
typedef struct {
    int region;
    float value;    /* of the gauge; fractions while it moves */
    int change;     /* since last quarter */
    bool has_ghost; /* where a hovered action would take it */
    float ghost;
    bool has_forecast; /* band and triangle below the gauge, "now -> median" instead of the change */
    float low, median, high;
} MapTag;

typedef struct {
    int route;
    Color color;
    const char *label; /* along its longest stretch, NULL none */
    const char *icon;  /* of a token on it, NULL none */
    float icon_at;     /* 0 to 1 of its length */
} MapRouteMark;

/* A round token with an icon. `filled`: coloured with a white icon (something planned), else white with a
 * coloured rim (something that is there). */
typedef struct {
    MapPoint at; /* plane; unused when it sits on a region's name */
    const char *icon;
    Color color;
    bool filled;
    int region; /* on top of whose name it sits; 0: at its point */
} MapBadge;

/* A bow from one point to another; bend is the height of the bow in parts of its length, negative to the
 * other side. */
typedef struct {
    MapPoint from, to;
    Color color;
    float bend;
} MapArc;

/* A convex patch with a dashed rim and a name, e.g. an exercise zone. */
typedef struct {
    const MapPoint *points;
    int count;
    Color color;
    const char *label;
} MapZone;

typedef struct {
    Color ink, quiet, sea, halo; /* names: states and places, countries, seas */
    Color left, right;           /* bars of the two sides */
    Color left_text, right_text;
    Color track, rim, mark;       /* gauge: ground, frame, centre tick */
    Color selected, hovered, lit; /* outlines */
} MapMarkInk;

typedef struct {
    Mood mood;
    MapMarkInk ink;
    const TextTable *texts; /* NULL: English */
    const UiFonts *fonts;
    bool tags, places, countries, seas; /* kinds of names shown */
    int selected, hovered, lit;         /* regions outlined, 0 none */
    MapTag tag[MAP_TAGS_MAX];           /* states without one show their name alone */
    int tag_count;
    MapRouteMark route[MAP_ROUTE_MARKS_MAX];
    int route_count;
    MapBadge badge[MAP_BADGES_MAX];
    int badge_count;
    MapArc arc[MAP_ARCS_MAX];
    int arc_count;
    MapZone zone[MAP_ZONES_MAX];
    int zone_count;
    int pulse_place; /* a place that draws the eye, 0 none */
    Color pulse_color;
    int64_t time_ms;                 /* for the pulse */
    bool still;                      /* reduced motion */
    Rect keep_off[MAP_KEEP_OFF_MAX]; /* panels over the map that names should not run under */
    int keep_off_count;
} MapMarks;

/* All names, no marks, the colours of the mood. */
void map_marks_init(MapMarks *marks, Mood mood, const TextTable *texts, const UiFonts *fonts);
/* Draws everything within the view's rectangle. True while something moves and frames are needed. */
bool map_marks_draw(DrawList *d, const MapView *view, const MapMarks *marks);
/* The badge at its own point under a point of the screen, from 0; -1 none. */
int map_marks_badge_at(const MapView *view, const MapMarks *marks, float x, float y);
/* Point of the plane at a part (0 to 1) of a route's length. */
MapPoint map_route_point(const MapData *map, int route, float part);

/* Puts the map itself into the list, and what the platform must know into `pictures`. */
void map_picture_draw(DrawList *d, MapPictures *pictures, int slot, const MapView *view, const MapLook *look);

#endif
