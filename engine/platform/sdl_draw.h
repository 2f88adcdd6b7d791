/* sdl_draw: a DrawList on the window: the only place where logical units become pixels. Straight edges lie on
 * whole pixels, round and slanted ones have a feather of one pixel. Not here: fonts (sdl_font.h), map
 * pictures (sdl_map.h). */
#ifndef PLATFORM_SDL_DRAW_H
#define PLATFORM_SDL_DRAW_H

#include "platform/sdl_font.h"
#include "platform/sdl_map.h"
#include "ui/map_mark.h"

/* A disc or ring as a texture: the software renderer rounds triangles to whole pixels. */
typedef struct {
    int radius, inner; /* quarters of a pixel; inner 0: filled */
    SDL_Texture *texture;
    uint32_t used;
} SdlMask;

enum { SDL_MASKS = 96 };

typedef struct {
    SDL_Renderer *renderer;
    SdlFont *fonts;
    SdlMap *map;                 /* NULL: maps are left blank */
    const MapPictures *pictures; /* of this frame; NULL as above */
    float scale;
    int wake_ms; /* out: a map wants to be drawn again in so many ms; -1 never */
    /* own */
    SdlMask mask[SDL_MASKS];
    uint32_t tick;
    SDL_Vertex *vertex;
    int vertex_count;
} SdlDraw;

bool sdl_draw_open(SdlDraw *d, SDL_Renderer *renderer, SdlFont *fonts, Err *err);
void sdl_draw_close(SdlDraw *d);
/* Textures are gone (device reset). */
void sdl_draw_forget(SdlDraw *d);
void sdl_draw_list(SdlDraw *d, const DrawList *list, int scale_percent, Color ground, uint32_t now_ms);

#endif
