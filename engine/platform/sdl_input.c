/* SDL's events as a UiInput. */
#include "platform/sdl_window.h"

#include <string.h>

static Uint32 wake_event(void)
{
    static Uint32 type;
    if (!type) type = SDL_RegisterEvents(1);
    return type;
}

void sdl_window_wake(void)
{
    SDL_Event e = {.type = wake_event()};
    SDL_PushEvent(&e);
}

static int key_of(SDL_Keycode k)
{
    if (k >= SDLK_a && k <= SDLK_z) return UI_KEY_A + (k - SDLK_a);
    if (k >= SDLK_0 && k <= SDLK_9) return UI_KEY_0 + (k - SDLK_0);
    if (k >= SDLK_F1 && k <= SDLK_F12) return UI_KEY_F1 + (k - SDLK_F1);
    if (k >= SDLK_KP_1 && k <= SDLK_KP_9) return UI_KEY_0 + 1 + (k - SDLK_KP_1);
    switch (k) {
    case SDLK_KP_0: return UI_KEY_0;
    case SDLK_LEFT: return UI_KEY_LEFT;
    case SDLK_RIGHT: return UI_KEY_RIGHT;
    case SDLK_UP: return UI_KEY_UP;
    case SDLK_DOWN: return UI_KEY_DOWN;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return UI_KEY_ENTER;
    case SDLK_ESCAPE: return UI_KEY_ESCAPE;
    case SDLK_TAB: return UI_KEY_TAB;
    case SDLK_SPACE: return UI_KEY_SPACE;
    case SDLK_BACKSPACE: return UI_KEY_BACKSPACE;
    case SDLK_DELETE: return UI_KEY_DELETE;
    case SDLK_HOME: return UI_KEY_HOME;
    case SDLK_END: return UI_KEY_END;
    case SDLK_PAGEUP: return UI_KEY_PAGE_UP;
    case SDLK_PAGEDOWN: return UI_KEY_PAGE_DOWN;
    case SDLK_LEFTBRACKET: return UI_KEY_BRACKET_LEFT;
    case SDLK_RIGHTBRACKET: return UI_KEY_BRACKET_RIGHT;
    case SDLK_SLASH:
    case SDLK_KP_DIVIDE: return UI_KEY_SLASH;
    case SDLK_QUESTION: return UI_KEY_QUESTION;
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS: return UI_KEY_PLUS;
    case SDLK_MINUS:
    case SDLK_KP_MINUS: return UI_KEY_MINUS;
    default: return UI_KEY_NONE;
    }
}

static int mods_of(int m)
{
    return (m & KMOD_SHIFT ? UI_SHIFT : 0) | (m & KMOD_CTRL ? UI_CTRL : 0) | (m & KMOD_ALT ? UI_ALT : 0);
}

static void key_down(UiInput *in, const SDL_KeyboardEvent *e)
{
    int key = key_of(e->keysym.sym), mods = mods_of(e->keysym.mod);
    /* The sign itself counts, however the keyboard makes it. */
    if (key == UI_KEY_SLASH && mods == UI_SHIFT) key = UI_KEY_QUESTION, mods = 0;
    if (key == UI_KEY_NONE || in->key_count >= UI_KEYS_MAX) return;
    in->keys[in->key_count++] = (UiKeyPress){(uint8_t)key, (uint8_t)mods};
}

static uint8_t button_bit(int button)
{
    return button == SDL_BUTTON_LEFT     ? UI_BUTTON_LEFT
           : button == SDL_BUTTON_RIGHT  ? UI_BUTTON_RIGHT
           : button == SDL_BUTTON_MIDDLE ? UI_BUTTON_MIDDLE
                                         : 0;
}

static void pointer_at(SdlWindow *w, UiInput *in, int x, int y)
{
    int ww = 1, wh = 1;
    SDL_GetWindowSize(w->window, &ww, &wh);
    float sx = (float)w->width_px / (float)int_max(1, ww), sy = (float)w->height_px / (float)int_max(1, wh);
    in->x = (float)x * sx * 100 / (float)w->scale_percent;
    in->y = (float)y * sy * 100 / (float)w->scale_percent;
    in->has_pointer = true;
}

static void typed(UiInput *in, const char *text)
{
    size_t had = strlen(in->text), more = strlen(text);
    if ((unsigned char)text[0] < 32 || had + more + 1 > sizeof in->text) return;
    memcpy(in->text + had, text, more + 1);
}

static void one(SdlWindow *w, UiInput *in, const SDL_Event *e)
{
    switch (e->type) {
    case SDL_QUIT: in->quit = true; break;
    case SDL_MOUSEMOTION:
        pointer_at(w, in, e->motion.x, e->motion.y);
        in->moved = true;
        break;
    case SDL_MOUSEBUTTONDOWN:
        pointer_at(w, in, e->button.x, e->button.y);
        in->pressed |= button_bit(e->button.button);
        in->held |= button_bit(e->button.button);
        in->clicks = e->button.clicks;
        break;
    case SDL_MOUSEBUTTONUP:
        pointer_at(w, in, e->button.x, e->button.y);
        in->released |= button_bit(e->button.button);
        in->held &= (uint8_t)~button_bit(e->button.button);
        in->clicks = e->button.clicks;
        break;
    case SDL_MOUSEWHEEL:
        in->wheel_x += e->wheel.preciseX;
        in->wheel_y += e->wheel.preciseY;
        break;
    case SDL_KEYDOWN: key_down(in, &e->key); break;
    case SDL_TEXTINPUT: typed(in, e->text.text); break;
    case SDL_WINDOWEVENT:
        if (e->window.event == SDL_WINDOWEVENT_LEAVE) in->has_pointer = false;
        if (e->window.event == SDL_WINDOWEVENT_FOCUS_LOST) in->held = 0;
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: w->textures_lost = true; break;
    default: break;
    }
}

bool sdl_window_gather(SdlWindow *w, int timeout_ms, UiInput *out)
{
    UiInput in = input_quiet(&w->input);
    SDL_Event e;
    bool any = timeout_ms == 0 ? SDL_PollEvent(&e) : SDL_WaitEventTimeout(&e, timeout_ms);
    if (any) {
        one(w, &in, &e);
        /* A press and its release in one gathering would never be seen as held: stop after a release. */
        while (!in.released && SDL_PollEvent(&e)) one(w, &in, &e);
    }
    /* A broken connection may end every wait at once: better to leave than to spin. */
    w->failed_waits = any || timeout_ms >= 0 ? 0 : w->failed_waits + 1;
    if (w->failed_waits > 50) w->lost = true;
    if (SDL_GetRendererOutputSize(w->renderer, &w->width_px, &w->height_px) != 0) w->lost = true;
    in.window_w_px = int_max(1, w->width_px);
    in.window_h_px = int_max(1, w->height_px);
    in.scale_percent = w->scale_percent;
    in.time_ms = (int64_t)SDL_GetTicks64();
    in.mods = (uint8_t)mods_of((int)SDL_GetModState());
    w->input = in;
    *out = in;
    return any;
}
