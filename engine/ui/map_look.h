/* MapLook and MapFrame: what the painter of the map is told, as plain values that may be copied to another
 * thread. A look holds the colour of everything drawn; a frame says which part of the plane lies where in
 * pixels. Not here: lenses and alignment colours (the screens choose them, ui/theme.h), labels and marks
 * (map_view.h). Colours are opaque; their alpha is not looked at. Equal look, frame and map give equal
 * pixels. */
#ifndef UI_MAP_LOOK_H
#define UI_MAP_LOOK_H

#include "ui/map_data.h"
#include "ui/theme.h"

enum { MAP_HATCH_MAX = 4 };

typedef struct {
    Mood mood;
    Color sea, river, lake, coast, border, border_five, disputed, hatch;
    Color under;  /* colour of the joints between regions */
    float relief; /* strength of the relief, 0 to 1 */
    Color fill[MAP_REGIONS_MAX + 1];
    /* -4..4: lines falling to the right below 0 (Russia), rising above 0 (Turkey), denser with the size; 0
     * none. Disputed regions are hatched whatever stands here. */
    int8_t hatching[MAP_REGIONS_MAX + 4]; /* rounded up: the hash reads the struct as bytes */
} MapLook;

typedef struct {
    float x, y;        /* point of the plane at the left upper corner */
    float scale;       /* pixels a unit of the plane, > 0 */
    int width, height; /* pixels */
    float pixel;       /* width of a one pixel line at 100 %: the UI scale */
} MapFrame;

/* A map asked for on the screen, in logical units: the rectangle, the point of the plane at its left upper
 * corner and how many units a unit of the plane takes. Slot 0 is the map one plays on: it is kept with a
 * margin, shifted and scaled while the view moves, and fades when colours change; the other slots are small
 * still pictures (locators). Two pictures of one frame must not share a slot. The look must live until the
 * picture was drawn. */
typedef struct {
    int slot;
    float left, top, width, height;
    float x, y, scale;
    const MapLook *look;
} MapPicture;

enum { MAP_SLOT_MAIN, MAP_SLOT_EVENT, MAP_SLOT_REPORT, MAP_SLOT_TITLE, MAP_SLOT_OTHER, MAP_SLOTS };

/* The quiet map: every region in the colour of its kind, powers tinted neither way, nothing hatched. */
void map_look_init(MapLook *look, const MapData *map, Mood mood);
/* Tints the land of a power: side 1 or 2 as in theme.h. */
void map_look_side(MapLook *look, int region, int side);
/* Colours a state by its alignment, milli -100000 to 100000; `hatched` (the palette without hues) adds lines
 * whose slant tells the side and whose density tells the strength. */
void map_look_alignment(MapLook *look, int region, int32_t milli, bool hatched);
/* A number that differs when anything of the look does; for "must it be painted again". */
uint64_t map_look_hash(const MapLook *look);

MapPoint map_frame_to_screen(const MapFrame *frame, MapPoint plane);
MapPoint map_frame_to_plane(const MapFrame *frame, MapPoint screen);
/* The part of the plane that a frame shows. */
MapBox map_frame_box(const MapFrame *frame);
/* The frame that shows the whole box in width x height pixels, the box in the middle. */
MapFrame map_frame_fit(MapBox box, int width, int height, float pixel);

#endif
