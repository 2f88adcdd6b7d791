/* SdlFont: the faces, opened at the scaled size, and the strings drawn with them, kept as textures.
 * Fallbacks: what a face lacks is taken letter by letter from the next face that has it. Textures are white;
 * colour comes by modulation, so one texture serves every colour. The cache forgets what was used longest
 * ago. */
#ifndef PLATFORM_SDL_FONT_H
#define PLATFORM_SDL_FONT_H

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/err.h"
#include "ui/draw.h"

typedef struct SdlFont SdlFont;

typedef struct {
    SDL_Texture *texture; /* NULL: nothing to draw (blanks) */
    int width, height;    /* pixels */
    int ascent;           /* from the top to the baseline */
} SdlRun;

/* folder: assets/fonts. */
SdlFont *sdl_font_new(SDL_Renderer *renderer, const char *folder, Err *err);
void sdl_font_free(SdlFont *f);
/* A new scale closes the fonts and forgets every texture. */
void sdl_font_scale(SdlFont *f, int percent);
/* Textures are gone (device reset). */
void sdl_font_forget(SdlFont *f);

/* Measures for the ui, in logical units. */
UiFonts sdl_font_measures(SdlFont *f);

/* Width in pixels with its fraction, for placing single letters. */
float sdl_font_advance(SdlFont *f, FontFace face, float size, const char *text, int bytes);
/* A drawn run; size in logical units. outline_px > 0: the letters' halo. Valid until the next call. */
SdlRun sdl_font_run(SdlFont *f, FontFace face, float size, const char *text, int bytes, int outline_px);
/* An icon by name; empty when unknown. */
SdlRun sdl_font_icon(SdlFont *f, float size, const char *name);

#endif
