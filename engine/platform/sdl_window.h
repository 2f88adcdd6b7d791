/* SdlWindow: the window, its renderer, and what a person does with them. Owns SDL's start and end.
 * Not here: what is drawn (sdl_draw.h), fonts (sdl_font.h). The renderer is SDL's software one unless the
 * user names another (SDL_RENDER_DRIVER): the same pixels everywhere, a quick start, and a still window costs
 * nothing. */
#ifndef PLATFORM_SDL_WINDOW_H
#define PLATFORM_SDL_WINDOW_H

#include <SDL.h>

#include "base/err.h"
#include "ui/input.h"

typedef struct {
    SDL_Window *window;
    SDL_Renderer *renderer;
    int width_px, height_px; /* of the drawing area */
    int scale_percent;       /* 75..200 */
    bool lost;               /* the renderer failed for good: save and leave */
    bool textures_lost;      /* every texture must be made again */
    int failed_waits;        /* in a row: waiting for ever must end with an event */
    UiInput input;           /* the last frame's, for what stays (pointer, held buttons) */
} SdlWindow;

/* scale 0: by the display. A window below 200 x 100 is made that large. */
bool sdl_window_open(SdlWindow *w, const char *title, int width, int height, int scale_percent, Err *err);
void sdl_window_close(SdlWindow *w);
void sdl_window_scale(SdlWindow *w, int percent);

/* Waits until something happens, at most timeout_ms (-1: for ever, 0: not at all), and gathers all that is
 * there. True when something happened. */
bool sdl_window_gather(SdlWindow *w, int timeout_ms, UiInput *out);
/* Wakes a waiting sdl_window_gather; from any thread. */
void sdl_window_wake(void);
/* Shows what was drawn; false when the display is gone. */
bool sdl_window_present(SdlWindow *w);
/* Writes what was drawn (before present) as a BMP. */
bool sdl_window_shot(SdlWindow *w, const char *path, Err *err);
void sdl_window_pointer(bool shown);

#endif
