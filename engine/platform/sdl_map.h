/* SdlMap: maps on the screen. Keeps one painted picture a slot in a texture, has new ones painted by a
 * MapWorker, shows the old one shifted and scaled meanwhile, and fades over when colours change. Not here:
 * painting (map_paint.h), the view and what lies over the map (ui/map_view.h, ui/map_mark.h). A new picture
 * is asked for when the look changed, the zoom rests for a moment, or the view nears the edge of the 15 %
 * margin. A slot without any usable picture (the first, another mood, another place altogether) is painted at
 * once. When a picture is done, an SDL event of type sdl_map_event() is pushed, so that a sleeping main loop
 * draws again. */
#ifndef PLATFORM_SDL_MAP_H
#define PLATFORM_SDL_MAP_H

#include <SDL.h>

#include "platform/map_paint.h"

typedef struct SdlMap SdlMap;

/* Map and relief (may be NULL) stay the caller's and must outlive this. NULL and *err on failure. */
SdlMap *sdl_map_new(SDL_Renderer *renderer, const MapData *map, const MapRelief *relief, Err *err);
void sdl_map_free(SdlMap *sdl_map);

/* Reduced motion: a new picture replaces the old one without a fade. */
void sdl_map_set_still(SdlMap *sdl_map, bool still);
/* For pictures of the screen and tests: everything is painted at once, nothing fades. */
void sdl_map_set_direct(SdlMap *sdl_map, bool direct);

/* Draws into the picture's rectangle within the renderer's clip; `ui_scale` is pixels a logical unit. Returns
 * how many milliseconds until it wants to be drawn again: 0 at once (a fade runs), -1 never of itself. */
int sdl_map_draw(SdlMap *sdl_map, const MapPicture *picture, float ui_scale, uint32_t now_ms);

/* Textures are gone (SDL_RENDER_DEVICE_RESET) or no slot will be drawn for long: drops all of them. */
void sdl_map_forget(SdlMap *sdl_map);
uint32_t sdl_map_event(void);

#endif
