#include "app/game_shell.h"

#include <string.h>

#include "host/mem.h"

enum { BLOCK = 1 << 20, SETTLE = 3 };

bool shell_open(Shell *s, const char *fonts_folder, int width, int height, int scale, Err *err)
{
    memset(s, 0, sizeof *s);
    if (!sdl_window_open(&s->window, "Steppe and Strait", width, height, scale, err)) return false;
    s->fonts = sdl_font_new(s->window.renderer, fonts_folder, err);
    s->block = mem_alloc(BLOCK);
    s->block_size = BLOCK;
    if (!s->block) err_set(err, "no memory for the draw list");
    if (!s->fonts || !s->block || !sdl_draw_open(&s->draw, s->window.renderer, s->fonts, err)) {
        shell_close(s);
        return false;
    }
    s->measures = sdl_font_measures(s->fonts);
    draw_list_over(&s->list, s->block, s->block_size);
    return true;
}

void shell_close(Shell *s)
{
    sdl_map_free(s->map);
    sdl_draw_close(&s->draw);
    sdl_font_free(s->fonts);
    mem_free(s->block);
    sdl_window_close(&s->window);
    memset(s, 0, sizeof *s);
}

bool shell_is_lost(const Shell *s)
{
    return s->window.lost;
}

/* Text of JSON: what needs it is escaped; labels are UTF-8 already. */
static void add_json(StrBuf *b, const char *text)
{
    str_add(b, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            str_addf(b, "\\%c", *text);
        } else if ((unsigned char)*text < 32) {
            str_add(b, " ");
        } else {
            str_addn(b, text, 1);
        }
    }
    str_add(b, "\"");
}

static void write_trace(Shell *s, ShellTrace *trace, void *user)
{
    static const size_t size = 1 << 17;
    char *text = mem_alloc(size);
    if (!text) return;
    StrBuf b = str_buf(text, size);
    float px = (float)s->window.scale_percent / 100;
    str_addf(&b, "{\"frame\":%ld,\"settled\":%s,", s->frames, s->ui.wake_ms != 0 ? "true" : "false");
    trace(user, &b);
    str_add(&b, ",\"focus\":");
    const char *focus = "";
    for (int i = 0; i < s->ui.last_count; i++) {
        if (s->ui.last[i].id == s->ui.focus) focus = s->ui.last[i].path;
    }
    add_json(&b, focus);
    str_add(&b, ",\"items\":[");
    for (int i = 0; i < s->ui.last_count; i++) {
        const UiItem *it = &s->ui.last[i];
        if (it->layer < s->ui.last_modal) continue;
        if (b.text[b.used - 1] == '}') str_add(&b, ",");
        str_add(&b, "{\"id\":");
        add_json(&b, it->path);
        str_add(&b, ",\"label\":");
        add_json(&b, it->label);
        str_addf(&b, ",\"on\":%s,\"rect\":[%d,%d,%d,%d]}", it->on ? "true" : "false", (int)(it->r.x * px),
                 (int)(it->r.y * px), (int)(it->r.w * px), (int)(it->r.h * px));
    }
    str_add(&b, "]}\n");
    if (!b.cut) {
        fputs(text, s->trace);
        fflush(s->trace);
    }
    mem_free(text);
}

/* A screen that did not fit is built again in a larger block. */
static bool build(Shell *s, const UiInput *in, Mood mood, ShellFrame *frame, void *user)
{
    ui_begin(&s->ui, in, &s->list, &s->measures, mood);
    bool stay = frame(user, &s->ui);
    ui_end(&s->ui);
    if (s->list.full && s->block_size < (16U << 20)) {
        void *larger = mem_alloc(s->block_size * 2);
        if (larger) {
            mem_free(s->block);
            s->block = larger;
            s->block_size *= 2;
            draw_list_over(&s->list, s->block, s->block_size);
            ui_wake(&s->ui, 0);
        }
    }
    return stay;
}

static void next_wait(Shell *s)
{
    int wait = s->ui.wake_ms;
    if (s->draw.wake_ms >= 0 && (wait < 0 || s->draw.wake_ms < wait)) wait = s->draw.wake_ms;
    /* What moves is drawn 60 times a second; the software renderer has no display to wait for. */
    s->timeout_ms = wait < 0 ? -1 : wait < 15 ? 15 : wait;
    if (wait == 0 && s->ui.in->time_ms == 0) s->timeout_ms = 0;
    s->settled = wait == 0 ? 0 : s->settled + 1;
}

bool shell_turn(Shell *s, Mood mood, ShellFrame *frame, ShellTrace *trace, void *user, Err *err)
{
    UiInput in;
    bool first = s->frames == 0;
    sdl_window_gather(&s->window, first ? 0 : s->shot ? 15 : s->timeout_ms, &in);
    if (in.quit || s->window.lost) return false;
    if (s->window.textures_lost) {
        sdl_font_forget(s->fonts);
        sdl_draw_forget(&s->draw);
        if (s->map) sdl_map_forget(s->map);
        s->window.textures_lost = false;
    }
    bool stay = build(s, &in, mood, frame, user);
    Color ground = theme_of(mood)->mood == MOOD_NIGHT ? RGB(0x0F1D27) : RGB(0xFCFAF5);
    s->draw.map = s->map;
    s->draw.pictures = &s->pictures;
    sdl_draw_list(&s->draw, &s->list, s->window.scale_percent, ground, (uint32_t)in.time_ms);
    s->frames++;
    if (s->trace) write_trace(s, trace, user);
    next_wait(s);
    if (s->shot && s->settled >= SETTLE) {
        bool ok = sdl_window_shot(&s->window, s->shot, err);
        s->shot = NULL;
        return ok && false;
    }
    sdl_window_pointer(!s->ui.hide_pointer);
    return sdl_window_present(&s->window) && stay;
}
