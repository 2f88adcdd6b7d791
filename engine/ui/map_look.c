#include "ui/map_look.h"

#include <string.h>

#include "base/hash.h"

static uint32_t land_colour(MapRegionKind kind, MapMood mood)
{
    switch (kind) {
    case MAP_STATE: return mood == MAP_DAY ? 0xECE4D4 : 0x2C4552;
    case MAP_POWER: return mood == MAP_DAY ? 0xE0DBCE : 0x263944;
    case MAP_NEAR: return mood == MAP_DAY ? 0xEAE6DC : 0x263944;
    case MAP_DISPUTED: return mood == MAP_DAY ? 0xDAD6CC : 0x2B3840;
    case MAP_LAND: break;
    }
    return mood == MAP_DAY ? 0xE0DBCE : 0x223340;
}

void map_look_init(MapLook *look, const MapData *map, MapMood mood)
{
    memset(look, 0, sizeof *look);
    bool day = mood == MAP_DAY;
    look->mood = mood;
    look->sea = day ? 0xB7C8CF : 0x0F1D27;
    look->lake = look->sea;
    look->river = day ? 0x8CA7B4 : 0x1A2C37;
    look->coast = day ? 0x6E8A97 : 0x5C7684;
    look->border = day ? 0x6B7175 : 0x4A5F6B;
    look->border_five = day ? 0x3B464E : 0x9FB2BC;
    look->disputed = day ? 0x6B7175 : 0x66798A;
    look->hatch = day ? 0x87929A : 0x5A6B76;
    look->under = land_colour(MAP_LAND, mood);
    look->relief = day ? 1.0f : 0.55f;
    for (int i = 1; i <= map->region_count; i++) look->fill[i] = land_colour(map->regions[i].kind, mood);
}

uint64_t map_look_hash(const MapLook *look)
{
    return hash_bytes(look, sizeof *look);
}

static uint32_t mix_byte(uint32_t a, uint32_t b, float t)
{
    return (uint32_t)((float)(a & 255) + ((float)(b & 255) - (float)(a & 255)) * t + 0.5f);
}

uint32_t map_colour_mix(uint32_t a, uint32_t b, float t)
{
    if (t <= 0) return a;
    if (t >= 1) return b;
    return mix_byte(a >> 16, b >> 16, t) << 16 | mix_byte(a >> 8, b >> 8, t) << 8 | mix_byte(a, b, t);
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
