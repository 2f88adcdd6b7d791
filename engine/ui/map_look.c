#include "ui/map_look.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"

static Color land_color(MapRegionKind kind, Mood mood)
{
    switch (kind) {
    case MAP_STATE: return mood == MOOD_DOSSIER ? RGB(0xECE4D4) : RGB(0x2C4552);
    case MAP_POWER: return mood == MOOD_DOSSIER ? RGB(0xE0DBCE) : RGB(0x263944);
    case MAP_NEAR: return mood == MOOD_DOSSIER ? RGB(0xEAE6DC) : RGB(0x263944);
    case MAP_DISPUTED: return mood == MOOD_DOSSIER ? RGB(0xDAD6CC) : RGB(0x2B3840);
    case MAP_LAND: break;
    }
    return mood == MOOD_DOSSIER ? RGB(0xE0DBCE) : RGB(0x223340);
}

void map_look_init(MapLook *look, const MapData *map, Mood mood)
{
    memset(look, 0, sizeof *look);
    bool day = mood == MOOD_DOSSIER;
    look->mood = mood;
    look->sea = day ? RGB(0xB7C8CF) : RGB(0x0F1D27);
    look->lake = look->sea;
    look->river = day ? RGB(0x8CA7B4) : RGB(0x1A2C37);
    look->coast = day ? RGB(0x6E8A97) : RGB(0x5C7684);
    look->border = day ? RGB(0x6B7175) : RGB(0x4A5F6B);
    look->border_five = day ? RGB(0x3B464E) : RGB(0x9FB2BC);
    look->disputed = day ? RGB(0x6B7175) : RGB(0x66798A);
    look->hatch = day ? RGB(0x87929A) : RGB(0x5A6B76);
    look->under = land_color(MAP_LAND, mood);
    look->relief = day ? 1.0f : 0.55f;
    for (int i = 1; i <= map->region_count; i++) look->fill[i] = land_color(map->regions[i].kind, mood);
}

void map_look_side(MapLook *look, int region, int side)
{
    static const Color tint[2][3] = {{0, RGB(0xC3D9D5), RGB(0xEBD3BC)}, {0, RGB(0x1E4A50), RGB(0x42322C)}};
    look->fill[region] = tint[look->mood == MOOD_NIGHT][side];
}

/* At night the scale runs from the dark land to a deep colour of the side, quickly at first: small leanings
 * must show. */
static Color night_alignment(int32_t milli)
{
    float strength = powf(fminf(fabsf((float)milli) / 100000, 1), 0.7f);
    return color_blend(land_color(MAP_STATE, MOOD_NIGHT), milli < 0 ? RGB(0x6B4028) : RGB(0x1F8580),
                       strength);
}

void map_look_alignment(MapLook *look, int region, int32_t milli, bool hatched)
{
    int strength = int_clamp((int)(fabsf((float)milli) / 25000 + 0.8f), 0, MAP_HATCH_MAX);
    look->fill[region] = look->mood == MOOD_NIGHT ? night_alignment(milli) : theme_alignment(milli);
    look->hatching[region] = (int8_t)(!hatched ? 0 : milli < 0 ? -strength : strength);
}

uint64_t map_look_hash(const MapLook *look)
{
    return hash_bytes(look, sizeof *look);
}

MapPoint map_frame_to_screen(const MapFrame *frame, MapPoint plane)
{
    return (MapPoint){(plane.x - frame->x) * frame->scale, (plane.y - frame->y) * frame->scale};
}

MapPoint map_frame_to_plane(const MapFrame *frame, MapPoint screen)
{
    return (MapPoint){frame->x + screen.x / frame->scale, frame->y + screen.y / frame->scale};
}

MapBox map_frame_box(const MapFrame *frame)
{
    return (MapBox){frame->x, frame->y, frame->x + (float)frame->width / frame->scale,
                    frame->y + (float)frame->height / frame->scale};
}

MapFrame map_frame_fit(MapBox box, int width, int height, float pixel)
{
    float across = (float)width / (box.x1 - box.x0), down = (float)height / (box.y1 - box.y0);
    MapFrame frame = {
        .scale = across < down ? across : down, .width = width, .height = height, .pixel = pixel};
    frame.x = (box.x0 + box.x1 - (float)width / frame.scale) / 2;
    frame.y = (box.y0 + box.y1 - (float)height / frame.scale) / 2;
    return frame;
}
