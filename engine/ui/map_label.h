/* MapLayout: where the texts of the map stand, in logical units: the tags of the states (name, gauge, value),
 * names of places, of other countries and of seas. Decides what has room; draws nothing. Rules: a ring of a
 * capital is never covered; tags give way only by moving, everything else by being left out; the order is
 * tags, capitals, ports and cities, countries, seas, so a fixed view gives a fixed picture. Not here: fonts
 * (a function measures), colours, gauges' values and the drawing (map_mark.h). Texts are borrowed from
 * whoever gave them and must outlive the layout. */
#ifndef UI_MAP_LABEL_H
#define UI_MAP_LABEL_H

#include "ui/map_view.h"

enum {
    MAP_TEXTS_MAX = 256,
    MAP_TAKEN_MAX = 512, /* rectangles that are occupied */
};

typedef enum { MAP_TEXT_TAG, MAP_TEXT_PLACE, MAP_TEXT_COUNTRY, MAP_TEXT_SEA } MapTextKind;

/* One text in its place. Its box is left, top, width, height before it is turned by `angle` about its middle.
 */
typedef struct {
    MapTextKind kind;
    int of; /* region, place; sea from 0 */
    const char *text;
    float left, top, width, height;
    float size;
    float angle; /* degrees clockwise */
} MapText;

/* Width of a text of a kind at a letter size, tracking included. */
typedef float MapMeasure(void *user, MapTextKind kind, float size, const char *text);

typedef struct {
    MapText text[MAP_TEXTS_MAX];
    int text_count;
    int ring[MAP_PLACES_MAX]; /* places whose ring is drawn, named or not */
    int ring_count;
    MapBox taken[MAP_TAKEN_MAX];
    int taken_count;
    int kept_count; /* of taken: badges and panels */
    int hard_count; /* of taken: from the first on, what even a tag must not cover */
} MapLayout;

typedef struct {
    const MapView *view;
    MapMeasure *measure;
    void *user;
    /* Names in the player's language, capitals for tags and countries; NULL leaves one out. */
    const char *(*region_name)(void *user, int region);
    const char *(*place_name)(void *user, int place);
    const char *(*sea_name)(void *user, int sea);
    float below; /* height of what hangs under a tag's name (gauge, value); 0 nothing */
    float (*above)(void *user, int region); /* of what sits on top of it (a badge); NULL nothing */
} MapLabels;

/* Starts a layout: nothing is taken. */
void map_layout_clear(MapLayout *layout);
/* Keeps texts away from a rectangle of the window: a badge, the legend. Call before map_layout_fill. */
void map_layout_take(MapLayout *layout, MapBox box);
void map_layout_fill(MapLayout *layout, const MapLabels *labels);

/* Width of the gauge below a tag, and the letter size of its name. */
float map_tag_gauge_width(const MapView *view, int region);
float map_tag_letter_size(const MapView *view, int region);

#define MAP_PLACE_SIZE  12.5f
#define MAP_RING_RADIUS 4.0f

#endif
