/* sdl_draw: a DrawList on the window: the only place where logical units become pixels. Straight edges lie on
 * whole pixels, round and slanted ones have a feather of one pixel. Not here: fonts (sdl_font.h), map
 * pictures (sdl_map.h). */
#ifndef PLATFORM_SDL_DRAW_H
#define PLATFORM_SDL_DRAW_H

#include "platform/sdl_font.h"
#include "platform/sdl_map.h"
#include "ui/map_mark.h"

typedef struct {
    SDL_Renderer *renderer;
    SdlFont *fonts;
    SdlMap *map;                 /* NULL: maps are left blank */
    const MapPictures *pictures; /* of this frame; NULL as above */
    float scale;
    int wake_ms; /* out: a map wants to be drawn again in so many ms; -1 never */
    /* own */
    SDL_Vertex *vertex;
    int vertex_count;
} SdlDraw;

bool sdl_draw_open(SdlDraw *d, SDL_Renderer *renderer, SdlFont *fonts, Err *err);
void sdl_draw_close(SdlDraw *d);
void sdl_draw_list(SdlDraw *d, const DrawList *list, int scale_percent, Color ground, uint32_t now_ms);

#endif
