/* Tabs, segments, radio buttons, switches, sliders, drop-downs, text fields, scrubber. */
#include "ui/widget.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TAB_PAD = 14, OPTION_H = 34 };

static float tab_width(const Ui *ui, const UiTab *t)
{
    float w = 2 * TAB_PAD;
    if (t->icon) w += 18;
    if (t->icon && t->label) w += 8;
    if (t->label) w += ui_width(ui, ROLE_ROW, t->label);
    return w;
}

float ui_tabs_width(const Ui *ui, const UiTab *tab, int count)
{
    float w = 0;
    for (int i = 0; i < count; i++) w += tab_width(ui, &tab[i]) + 4;
    return w - 4;
}

static UiState one_tab(Ui *ui, const UiTab *tab, Rect r, bool chosen)
{
    const Theme *t = ui->theme;
    UiState s = ui_item(ui, tab->name, tab->label ? tab->label : tab->tip, r, true);
    Color ink = chosen ? t->primary_text : t->text2;
    Color ground = chosen ? t->primary : s.hover ? t->hover : tab->label ? 0 : t->inset;
    draw_round(ui->draw, r, 6, ground, 0, 0);
    float w = tab_width(ui, tab) - 2 * TAB_PAD;
    float x = r.x + fmaxf(4, (r.w - w) / 2);
    if (tab->icon) draw_icon(ui->draw, x, r.y + (r.h - 18) / 2, 18, tab->icon, ink);
    if (tab->label) {
        float skip = tab->icon ? 26 : 0;
        ui_label(ui, rect(x + skip, r.y, r.x + r.w - 4 - x - skip, r.h), ROLE_ROW, ink, tab->label);
    }
    if (s.focused) ui_ring(ui, r, 6);
    if (tab->tip) ui_tip(ui, s, r, "", tab->tip);
    return s;
}

int ui_tabs(Ui *ui, const char *name, Rect r, const UiTab *tab, int count, int chosen)
{
    ui_push(ui, name);
    ui_group(ui, name);
    float natural = ui_tabs_width(ui, tab, count);
    float spare = fmaxf(0, r.w - natural) / (float)int_max(count, 1);
    float squeeze = natural > r.w ? r.w / natural : 1;
    float x = r.x;
    for (int i = 0; i < count; i++) {
        float w = (tab_width(ui, &tab[i]) + spare) * squeeze;
        if (one_tab(ui, &tab[i], rect(x, r.y, w, r.h), i == chosen).clicked) chosen = i;
        x += w + 4 * squeeze;
    }
    ui_pop(ui);
    return chosen;
}

int ui_segmented(Ui *ui, const char *name, Rect r, const char *const *label, int count, int chosen)
{
    const Theme *t = ui->theme;
    ui_push(ui, name);
    float total = 0;
    for (int i = 0; i < count; i++) total += ui_width(ui, ROLE_ROW, label[i]) + 24;
    float fit = total > 0 ? r.w / total : 1, x = r.x;
    for (int i = 0; i < count; i++) {
        Rect seg = rect(x, r.y, (ui_width(ui, ROLE_ROW, label[i]) + 24) * fit, r.h);
        UiState s = ui_item(ui, label[i], label[i], seg, true);
        bool on = i == chosen;
        if (on || s.hover) draw_round(ui->draw, seg, 6, on ? t->primary : t->hover, 0, 0);
        ui_label_centre(ui, rect_inset(seg, 4, 0), on ? ROLE_STRONG : ROLE_ROW,
                        on ? t->primary_text : t->text2, label[i]);
        if (s.focused) ui_ring(ui, seg, 6);
        if (s.clicked) chosen = i;
        x += seg.w;
    }
    ui_pop(ui);
    return chosen;
}

int ui_radio(Ui *ui, const char *name, Rect r, const char *const *label, int count, int chosen)
{
    const Theme *t = ui->theme;
    ui_push(ui, name);
    for (int i = 0; i < count; i++) {
        Rect row = rect(r.x, r.y + (float)(i * OPTION_H), r.w, OPTION_H);
        UiState s = ui_item(ui, label[i], label[i], row, true);
        if (s.hover) draw_round(ui->draw, row, 6, t->hover, 0, 0);
        draw_ring(ui->draw, row.x + 12, row.y + 17, 8, 1.5F, t->hint);
        if (i == chosen) draw_disc(ui->draw, row.x + 12, row.y + 17, 4, t->focus);
        ui_label(ui, rect(row.x + 30, row.y, row.w - 30, row.h), ROLE_BODY, t->text, label[i]);
        if (s.focused) ui_ring(ui, row, 6);
        if (s.clicked) chosen = i;
    }
    ui_pop(ui);
    return chosen;
}

bool ui_toggle(Ui *ui, const char *name, Rect r, const char *label, bool *on)
{
    const Theme *t = ui->theme;
    UiState s = ui_item(ui, name, label, r, true);
    if (s.clicked) *on = !*on;
    if (s.hover) draw_round(ui->draw, rect_inset(r, -6, 0), 6, t->hover, 0, 0);
    ui_label(ui, rect(r.x, r.y, r.w - 50, r.h), ROLE_BODY, t->text, label);
    Rect track = rect(r.x + r.w - 38, r.y + (r.h - 22) / 2, 38, 22);
    ui_push(ui, name);
    float at = ui_ease(ui, "knob", *on ? 1 : 0, 90);
    ui_pop(ui);
    draw_round(ui->draw, track, 11, color_blend(t->disabled, t->turn, at), 0, 0);
    draw_disc(ui->draw, track.x + 11 + 16 * at, track.y + 11, 8, RGB(0xFFFFFF));
    if (s.focused) ui_ring(ui, rect_inset(r, -6, 0), 6);
    return s.clicked;
}

bool ui_checkbox(Ui *ui, const char *name, Rect r, const char *label, bool *on)
{
    const Theme *t = ui->theme;
    UiState s = ui_item(ui, name, label, r, true);
    if (s.clicked) *on = !*on;
    Rect box = rect(r.x + 2, r.y + (r.h - 18) / 2, 18, 18);
    draw_round(ui->draw, box, 4, *on ? t->turn : 0, *on ? 0 : 1.5F, t->hint);
    if (*on) draw_icon(ui->draw, box.x + 2, box.y + 2, 14, "check", RGB(0xFFFFFF));
    ui_label(ui, rect(r.x + 30, r.y, r.w - 30, r.h), ROLE_BODY, t->text, label);
    if (s.focused) ui_ring(ui, r, 6);
    return s.clicked;
}

bool ui_slider(Ui *ui, const char *name, Rect r, const char *label, int *value, int lo, int hi, int step,
               int mark)
{
    const Theme *t = ui->theme;
    int before = *value;
    UiState s = ui_item(ui, name, label, r, true);
    float span = (float)int_max(1, hi - lo), x0 = r.x + 10, w = r.w - 20, mid = r.y + r.h / 2;
    if (s.focused) {
        if (ui_key(ui, UI_KEY_LEFT, 0)) *value -= step;
        if (ui_key(ui, UI_KEY_RIGHT, 0)) *value += step;
    }
    bool clicked = s.clicked && (ui->in->released & UI_BUTTON_LEFT);
    if (clicked || (ui->held == s.id && (ui->in->held & UI_BUTTON_LEFT))) {
        float at = (ui->in->x - x0) / fmaxf(1, w) * span;
        *value = lo + (int)lroundf(at / (float)step) * step;
        ui_wake(ui, 0);
    }
    *value = int_clamp(*value, lo, hi);
    float at = x0 + w * (float)(*value - lo) / span;
    draw_round(ui->draw, rect(x0, mid - 2, w, 4), 2, t->border, 0, 0);
    draw_round(ui->draw, rect(x0, mid - 2, at - x0, 4), 2, t->turn, 0, 0);
    if (span / (float)step <= 16) {
        for (int v = lo; v <= hi; v += step) {
            draw_rect(ui->draw, rect(x0 + w * (float)(v - lo) / span - 0.5F, mid + 7, 1, 4), t->disabled);
        }
    }
    if (mark >= lo && mark <= hi) {
        draw_rect(ui->draw, rect(x0 + w * (float)(mark - lo) / span - 1.5F, mid - 8, 3, 16), t->text);
    }
    draw_disc(ui->draw, at, mid, s.hover || s.held ? 9 : 8, t->turn);
    draw_disc(ui->draw, at, mid, 3, RGB(0xFFFFFF));
    if (s.focused) ui_ring(ui, rect(at - 9, mid - 9, 18, 18), 9);
    return *value != before;
}

/* ---- drop-down ---- */

static void drop_open(Ui *ui, UiState s, Rect r, const char *const *option, int count, int chosen)
{
    ui->drop_id = s.id;
    ui->drop_since = ui->frame;
    ui->drop_at = r;
    ui->drop_count = int_min(count, UI_OPTIONS_MAX);
    ui->drop_cursor = chosen;
    for (int i = 0; i < ui->drop_count; i++)
        snprintf(ui->drop_option[i], sizeof ui->drop_option[i], "%s", option[i]);
    ui_wake(ui, 0);
}

int ui_drop_down(Ui *ui, const char *name, Rect r, const char *const *option, int count, int chosen)
{
    const Theme *t = ui->theme;
    if (ui->drop_picked == ui_id(ui, name)) {
        chosen = ui->drop_index;
        ui->drop_picked = 0;
    }
    const char *label = chosen >= 0 && chosen < count ? option[chosen] : "";
    UiState s = ui_item(ui, name, label, r, true);
    bool open = ui->drop_id == s.id;
    draw_round(ui->draw, r, 6, s.hover || open ? t->hover : t->panel, 1, t->border);
    ui_label(ui, rect(r.x + 12, r.y, r.w - 40, r.h), ROLE_BODY, t->text, label);
    draw_icon(ui->draw, r.x + r.w - 28, r.y + (r.h - 16) / 2, 16, "chevron-down", t->text2);
    if (s.focused) ui_ring(ui, r, 6);
    if (s.clicked && !open) drop_open(ui, s, r, option, count, chosen);
    return chosen;
}

static Rect drop_rect(const Ui *ui)
{
    Rect a = ui->drop_at;
    float h = (float)(ui->drop_count * OPTION_H + 8), y = a.y + a.h + 4;
    if (y + h > ui->h) y = fmaxf(4, a.y - 4 - h);
    return rect(a.x, y, fmaxf(a.w, 140), h);
}

static void drop_pick(Ui *ui, int i)
{
    ui->drop_index = i;
    ui->drop_picked = ui->drop_id;
    ui->drop_id = 0;
    ui->held = 0;
    ui_wake(ui, 0);
}

void ui_drop_draw(Ui *ui)
{
    if (!ui->drop_id) return;
    const Theme *t = ui->theme;
    const UiInput *in = ui->in;
    Rect r = drop_rect(ui);
    int over = -1;
    if (in->has_pointer && rect_has(r, in->x, in->y)) {
        over = int_clamp((int)((in->y - r.y - 4) / OPTION_H), 0, ui->drop_count - 1);
        if (in->moved) ui->drop_cursor = over;
    }
    draw_round(ui->draw, rect_inset(r, -1, -1), 9, color_fade(t->text, 0.12F), 0, 0);
    draw_round(ui->draw, r, 8, color_fade(t->panel, 1) | 0xFF, 1, t->border);
    for (int i = 0; i < ui->drop_count; i++) {
        Rect row = rect(r.x + 4, r.y + 4 + (float)(i * OPTION_H), r.w - 8, OPTION_H);
        if (i == ui->drop_cursor) draw_round(ui->draw, row, 5, t->hover, 0, 0);
        ui_label(ui, rect_inset(row, 8, 0), ROLE_BODY, t->text, ui->drop_option[i]);
    }
    if (ui_key(ui, UI_KEY_DOWN, 0)) ui->drop_cursor = int_min(ui->drop_cursor + 1, ui->drop_count - 1);
    if (ui_key(ui, UI_KEY_UP, 0)) ui->drop_cursor = int_max(ui->drop_cursor - 1, 0);
    if (ui_key(ui, UI_KEY_ESCAPE, 0)) ui->drop_id = 0;
    if (ui->drop_id && ui_key(ui, UI_KEY_ENTER, 0)) drop_pick(ui, ui->drop_cursor);
    if (ui->drop_id && over >= 0 && (in->released & UI_BUTTON_LEFT)) drop_pick(ui, over);
    /* Press and release may come in one frame; that click has opened it. */
    if (ui->drop_since != ui->frame && over < 0 && (in->pressed & UI_BUTTON_LEFT)) ui->drop_id = 0;
}

/* ---- text field ---- */

static int step_back(const char *text, int at)
{
    if (at > 0) at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
    return at;
}

static int step_on(const char *text, int at)
{
    if (text[at]) at++;
    while (((unsigned char)text[at] & 0xC0) == 0x80) at++;
    return at;
}

static void erase(char *text, int from, int to)
{
    memmove(text + from, text + to, strlen(text + to) + 1);
}

static void edit(Ui *ui, char *text, size_t size)
{
    int length = (int)strlen(text);
    ui->caret = int_clamp(ui->caret, 0, length);
    if (ui_key(ui, UI_KEY_LEFT, 0)) ui->caret = step_back(text, ui->caret);
    if (ui_key(ui, UI_KEY_RIGHT, 0)) ui->caret = step_on(text, ui->caret);
    if (ui_key(ui, UI_KEY_HOME, 0)) ui->caret = 0;
    if (ui_key(ui, UI_KEY_END, 0)) ui->caret = length;
    while (ui_key(ui, UI_KEY_BACKSPACE, 0)) {
        int from = step_back(text, ui->caret);
        erase(text, from, ui->caret);
        ui->caret = from;
    }
    while (ui_key(ui, UI_KEY_DELETE, 0)) erase(text, ui->caret, step_on(text, ui->caret));
    size_t typed = strlen(ui->in->text);
    length = (int)strlen(text);
    if (typed == 0 || (size_t)length + typed + 1 > size) return;
    memmove(text + ui->caret + typed, text + ui->caret, (size_t)(length - ui->caret + 1));
    memcpy(text + ui->caret, ui->in->text, typed);
    ui->caret += (int)typed;
}

bool ui_text_field(Ui *ui, const char *name, Rect r, const char *hint, char *text, size_t size)
{
    const Theme *t = ui->theme;
    bool had = ui_has_focus(ui, ui_id(ui, name));
    bool enter = had && ui_key(ui, UI_KEY_ENTER, 0);
    UiState s = ui_item(ui, name, hint, r, true);
    bool mine = ui_has_focus(ui, s.id);
    if (mine) {
        ui->wants_text = true;
        if (!ui->typing) ui->caret = (int)strlen(text);
        edit(ui, text, size);
    }
    draw_round(ui->draw, r, 6, t->panel, mine ? 2 : 1, mine ? t->focus : t->border);
    Rect in = rect_inset(r, 12, 0);
    draw_clip_push(ui->draw, in);
    if (text[0]) {
        float w = ui_width(ui, ROLE_BODY, text);
        draw_text(ui->draw, in.x, ui_baseline(ui, ROLE_BODY, r.y, r.h), FACE_TEXT, 14, t->text, text);
        (void)w;
    } else {
        ui_label(ui, in, ROLE_BODY, t->hint, hint);
    }
    if (mine) {
        float x = in.x + ui_width_n(ui, ROLE_BODY, text, ui->caret);
        draw_rect(ui->draw, rect(x, r.y + 8, 1.5F, r.h - 16), t->text);
    }
    draw_clip_pop(ui->draw);
    return enter;
}

/* ---- scrubber ---- */

int ui_scrubber(Ui *ui, const char *name, Rect r, int at, int last, const int *marks, int mark_count)
{
    const Theme *t = ui->theme;
    UiState s = ui_item(ui, name, name, r, true);
    float x0 = r.x + 12, w = r.w - 24, mid = r.y + r.h / 2, span = (float)int_max(1, last);
    if (s.focused) {
        if (ui_key(ui, UI_KEY_LEFT, 0)) at--;
        if (ui_key(ui, UI_KEY_RIGHT, 0)) at++;
    }
    if (ui->held == s.id && (ui->in->held & UI_BUTTON_LEFT)) {
        at = (int)lroundf((ui->in->x - x0) / fmaxf(1, w) * span);
        ui_wake(ui, 0);
    }
    at = int_clamp(at, 0, last);
    float x = x0 + w * (float)at / span;
    draw_round(ui->draw, rect(x0, mid - 2, w, 4), 2, color_fade(t->bar_text2, 0.35F), 0, 0);
    draw_round(ui->draw, rect(x0, mid - 2, x - x0, 4), 2, t->brass, 0, 0);
    for (int i = 0; i <= last; i++) {
        float h = i % 4 == 0 ? 8 : 4;
        draw_rect(ui->draw, rect(x0 + w * (float)i / span, mid + 8, 1, h), color_fade(t->bar_text2, 0.6F));
    }
    for (int i = 0; i < mark_count; i++) {
        char number[12];
        float mx = x0 + w * (float)int_clamp(marks[i], 0, last) / span;
        snprintf(number, sizeof number, "%d", i + 1);
        draw_disc(ui->draw, mx, mid - 16, 9, marks[i] <= at ? t->brass : RGB(0x33434E));
        ui_label_centre(ui, rect(mx - 9, mid - 25, 18, 18), ROLE_HINT_STRONG,
                        marks[i] <= at ? RGB(0x12202B) : RGB(0xFFFFFF), number);
    }
    draw_disc(ui->draw, x, mid, 8, RGB(0xFFFFFF));
    if (s.focused) ui_ring(ui, rect(x - 8, mid - 8, 16, 16), 8);
    return at;
}
