#include "platform/sdl_window.h"

#include <SDL_ttf.h>
#include <string.h>

enum { LEAST_W = 200, LEAST_H = 100 };

static void measure(SdlWindow *w)
{
    if (SDL_GetRendererOutputSize(w->renderer, &w->width_px, &w->height_px) != 0) w->lost = true;
}

static int display_scale(void)
{
    SDL_DisplayMode mode;
    float dpi = 96;
    if (SDL_GetDisplayDPI(0, &dpi, NULL, NULL) != 0 || dpi < 60) dpi = 96;
    if (SDL_GetCurrentDisplayMode(0, &mode) != 0) return 100;
    int scale = dpi > 170 ? 200 : dpi > 130 ? 150 : 100;
    /* A projector or an emulated display may tell any figure: keep at least 1280 logical units. */
    while (scale > 100 && mode.w * 100 / scale < 1280) scale -= 25;
    return scale;
}

static bool make_renderer(SdlWindow *w, Err *err)
{
    const char *named = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
    if (named && *named) w->renderer = SDL_CreateRenderer(w->window, -1, 0);
    if (!w->renderer) w->renderer = SDL_CreateRenderer(w->window, -1, SDL_RENDERER_SOFTWARE);
    if (!w->renderer) return err_set(err, "no renderer for the window: %s", SDL_GetError());
    SDL_SetRenderDrawBlendMode(w->renderer, SDL_BLENDMODE_BLEND);
    measure(w);
    return true;
}

bool sdl_window_open(SdlWindow *w, const char *title, int width, int height, int scale_percent, Err *err)
{
    memset(w, 0, sizeof *w);
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    /* Else the software renderer would copy its pixels through OpenGL: 80 MB more for the same picture. */
    SDL_SetHintWithPriority(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0", SDL_HINT_DEFAULT);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return err_set(err, "no display: %s", SDL_GetError());
    if (TTF_Init() != 0) {
        err_set(err, "the font library does not start: %s", TTF_GetError());
        SDL_Quit();
        return false;
    }
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    w->window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                 int_max(width, LEAST_W), int_max(height, LEAST_H), flags);
    if (!w->window) {
        err_set(err, "no window: %s", SDL_GetError());
        sdl_window_close(w);
        return false;
    }
    SDL_SetWindowMinimumSize(w->window, LEAST_W, LEAST_H);
    if (!make_renderer(w, err)) {
        sdl_window_close(w);
        return false;
    }
    sdl_window_scale(w, scale_percent ? scale_percent : display_scale());
    SDL_StartTextInput();
    return true;
}

void sdl_window_close(SdlWindow *w)
{
    if (w->renderer) SDL_DestroyRenderer(w->renderer);
    if (w->window) SDL_DestroyWindow(w->window);
    w->renderer = NULL;
    w->window = NULL;
    if (TTF_WasInit()) TTF_Quit();
    SDL_Quit();
}

void sdl_window_scale(SdlWindow *w, int percent)
{
    w->scale_percent = int_clamp(percent, 75, 200);
}

bool sdl_window_present(SdlWindow *w)
{
    SDL_RenderPresent(w->renderer);
    return !w->lost;
}

bool sdl_window_shot(SdlWindow *w, const char *path, Err *err)
{
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, w->width_px, w->height_px, 24, SDL_PIXELFORMAT_BGR24);
    if (!s) return err_set(err, "no memory for a picture of the window: %s", SDL_GetError());
    bool ok = SDL_RenderReadPixels(w->renderer, NULL, s->format->format, s->pixels, s->pitch) == 0 &&
              SDL_SaveBMP(s, path) == 0;
    if (!ok) err_set(err, "cannot write the picture \"%s\": %s", path, SDL_GetError());
    SDL_FreeSurface(s);
    return ok;
}

void sdl_window_pointer(bool shown)
{
    if ((SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE) != shown) SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
}
