#include "ui/ui.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum { TIP_DELAY = 350, TIP_AGAIN = 500, WAKE_DELAY = 250, TOAST_MS = 4000 };

/* ---- ids ---- */

UiId ui_id(const Ui *ui, const char *name)
{
    UiId parent = ui->depth > 0 ? ui->parent[ui->depth - 1] : 0;
    UiId id = (UiId)hash_seeded(name, strlen(name), parent);
    return id ? id : 1;
}

void ui_push(Ui *ui, const char *name)
{
    UiId id = ui_id(ui, name);
    if (ui->depth < UI_PARENTS_MAX) {
        ui->parent[ui->depth] = id;
        snprintf(ui->name[ui->depth], sizeof ui->name[0], "%s", name);
    }
    ui->depth++;
}

void ui_push_index(Ui *ui, const char *name, int index)
{
    char full[64];
    snprintf(full, sizeof full, "%s%d", name, index);
    ui_push(ui, full);
}

void ui_pop(Ui *ui)
{
    ui->depth--;
}

static void path_of(const Ui *ui, const char *name, char *out, size_t size)
{
    StrBuf b = str_buf(out, size);
    for (int i = 0; i < ui->depth && i < UI_PARENTS_MAX; i++) {
        str_add(&b, ui->name[i]);
        str_add(&b, "/");
    }
    str_add(&b, name);
}

/* ---- what is kept ---- */

static UiKept *kept_slot(Ui *ui, UiId id, bool *fresh)
{
    UiKept *oldest = &ui->kept[0];
    for (int i = 0; i < UI_KEEP_MAX; i++) {
        UiKept *k = &ui->kept[i];
        if (k->id == id) {
            /* Not seen in the last frames: its motion is over, but what a screen keeps stays. */
            *fresh = false;
            k->frame = ui->frame;
            return k;
        }
        if (k->frame < oldest->frame) oldest = k;
    }
    *oldest = (UiKept){.id = id, .frame = ui->frame};
    *fresh = true;
    return oldest;
}

float *ui_keep(Ui *ui, const char *name)
{
    bool fresh;
    return &kept_slot(ui, ui_id(ui, name), &fresh)->value;
}

float ui_ease(Ui *ui, const char *name, float target, int ms)
{
    bool fresh;
    UiKept *k = kept_slot(ui, ui_id(ui, name) ^ 0x5bd1e995U, &fresh);
    if (fresh || ui->reduced_motion) {
        k->value = k->from = k->target = target;
        return target;
    }
    if (fabsf(k->target - target) > 1e-4F) {
        k->from = k->value;
        k->target = target;
        k->since = ui->in->time_ms;
    }
    float t = ms > 0 ? (float)(ui->in->time_ms - k->since) / (float)ms : 1;
    if (t >= 1) {
        k->value = k->target;
    } else {
        float rest = 1 - t;
        k->value = k->from + (k->target - k->from) * (1 - rest * rest * rest);
        ui_wake(ui, 0);
    }
    return k->value;
}

void ui_wake(Ui *ui, int ms)
{
    if (ms < 0) ms = 0;
    if (ui->wake_ms < 0 || ms < ui->wake_ms) ui->wake_ms = ms;
}

/* ---- keys ---- */

bool ui_key(Ui *ui, UiKey key, int mods)
{
    for (int i = 0; i < ui->in->key_count; i++) {
        if (ui->key_taken[i] || ui->in->keys[i].key != key || ui->in->keys[i].mods != mods) continue;
        ui->key_taken[i] = true;
        return true;
    }
    return false;
}

bool ui_shortcut(Ui *ui, UiKey key, int mods)
{
    if (ui->layer < ui->last_modal || ui->drop_id) return false;
    bool plain = mods == 0 && key != UI_KEY_ESCAPE && !(key >= UI_KEY_F1 && key <= UI_KEY_F12);
    if (ui->typing && plain) return false;
    return ui_key(ui, key, mods);
}

/* ---- walking the focus over the last frame's items ---- */

static const UiItem *last_item(const Ui *ui, UiId id)
{
    for (int i = 0; i < ui->last_count; i++) {
        if (ui->last[i].id == id) return &ui->last[i];
    }
    return NULL;
}

static bool reachable(const Ui *ui, const UiItem *it)
{
    return it->layer >= ui->last_modal;
}

static void remember(Ui *ui, const UiItem *it)
{
    ui->focus = it->id;
    ui->focus_moved = true;
    if (it->group >= 0 && it->group < COUNT_OF(ui->group_memory)) ui->group_memory[it->group] = it->id;
}

static int first_of_group(const Ui *ui, int group)
{
    int first = -1;
    for (int i = 0; i < ui->last_count; i++) {
        if (ui->last[i].group != group || !reachable(ui, &ui->last[i])) continue;
        if (ui->last[i].id == ui->group_memory[group]) return i;
        if (first < 0) first = i;
    }
    return first;
}

static void walk_groups(Ui *ui, int step)
{
    const UiItem *now = last_item(ui, ui->focus);
    int groups = COUNT_OF(ui->group_memory);
    int at = now && reachable(ui, now) ? now->group : step > 0 ? -1 : groups;
    for (int n = 0; n < groups; n++) {
        at = (at + step + groups) % groups;
        int i = first_of_group(ui, at);
        if (i >= 0) {
            remember(ui, &ui->last[i]);
            return;
        }
    }
}

/* Distance from a to b in a direction; negative when b does not lie there. */
static float distance(Rect a, Rect b, int dx, int dy)
{
    float ax = a.x + a.w / 2, ay = a.y + a.h / 2, bx = b.x + b.w / 2, by = b.y + b.h / 2;
    float along = (bx - ax) * (float)dx + (by - ay) * (float)dy;
    float gap_x = fmaxf(0, fmaxf(a.x - (b.x + b.w), b.x - (a.x + a.w)));
    float gap_y = fmaxf(0, fmaxf(a.y - (b.y + b.h), b.y - (a.y + a.h)));
    float aside = dx ? gap_y : gap_x;
    if (along < 2) return -1;
    return along + 3 * aside;
}

static bool walk_items(Ui *ui, int dx, int dy)
{
    const UiItem *now = last_item(ui, ui->focus);
    if (!now || !reachable(ui, now)) {
        walk_groups(ui, 1);
        return true;
    }
    const UiItem *best = NULL;
    float least = 0;
    for (int i = 0; i < ui->last_count; i++) {
        const UiItem *it = &ui->last[i];
        if (it->group != now->group || it == now || !reachable(ui, it)) continue;
        float d = distance(now->whole, it->whole, dx, dy);
        if (d >= 0 && (!best || d < least)) best = it, least = d;
    }
    if (best) remember(ui, best);
    return best != NULL;
}

/* Runs at the end of a frame, so that widgets had the first choice of keys. */
static void walk(Ui *ui)
{
    if (ui->drop_id) return;
    if (ui_key(ui, UI_KEY_TAB, 0)) walk_groups(ui, 1);
    if (ui_key(ui, UI_KEY_TAB, UI_SHIFT)) walk_groups(ui, -1);
    if (ui_key(ui, UI_KEY_UP, 0)) walk_items(ui, 0, -1);
    if (ui_key(ui, UI_KEY_DOWN, 0)) walk_items(ui, 0, 1);
    if (ui_key(ui, UI_KEY_LEFT, 0)) walk_items(ui, -1, 0);
    if (ui_key(ui, UI_KEY_RIGHT, 0)) walk_items(ui, 1, 0);
}

void ui_focus(Ui *ui, const char *name)
{
    ui->focus = ui_id(ui, name);
    ui->focus_moved = true;
}

bool ui_has_focus(const Ui *ui, UiId id)
{
    return ui->focus == id;
}

/* ---- pointer ---- */

static UiId hot_now(const Ui *ui)
{
    const UiInput *in = ui->in;
    if (!in->has_pointer) return 0;
    int floor = ui->last_modal;
    for (int i = 0; i < ui->last_block_count; i++) {
        if (rect_has(ui->last_block[i], in->x, in->y) && ui->last_block_layer[i] > floor) {
            floor = ui->last_block_layer[i];
        }
    }
    UiId hot = 0;
    int layer = -1;
    for (int i = 0; i < ui->last_count; i++) {
        const UiItem *it = &ui->last[i];
        if (it->layer < floor || it->layer < layer || !rect_has(it->r, in->x, in->y)) continue;
        hot = it->id;
        layer = it->layer;
    }
    return hot;
}

static bool blocked(const Ui *ui)
{
    for (int i = 0; i < ui->last_block_count; i++) {
        if (rect_has(ui->last_block[i], ui->in->x, ui->in->y)) return true;
    }
    return false;
}

bool ui_ground(const Ui *ui)
{
    return ui->in->has_pointer && !ui->hot && !ui->held && ui->last_modal == 0 && !blocked(ui) &&
           !ui->drop_id;
}

void ui_block(Ui *ui, Rect r)
{
    if (ui->block_count >= COUNT_OF(ui->block)) return;
    ui->block[ui->block_count] = rect_meet(r, draw_clip(ui->draw));
    ui->block_layer[ui->block_count++] = (int16_t)ui->layer;
}

/* ---- the frame ---- */

void ui_begin(Ui *ui, const UiInput *in, DrawList *draw, const UiFonts *fonts, Mood mood)
{
    ui->in = in;
    ui->draw = draw;
    ui->fonts = fonts;
    ui->theme = theme_of(mood);
    ui->w = input_width(in);
    ui->h = input_height(in);
    ui->wake_ms = -1;
    ui->frame++;
    draw_clear(draw, ui->w, ui->h);
    memset(ui->key_taken, 0, sizeof ui->key_taken);
    ui->wheel_taken = false;
    ui->depth = ui->group = ui->layer = ui->modal = ui->scroll_depth = 0;
    ui->tip_on = false;
    if (in->moved || in->pressed) ui->keys_used = false;
    for (int i = 0; i < in->key_count; i++) {
        int key = in->keys[i].key;
        if (key == UI_KEY_TAB || (key >= UI_KEY_LEFT && key <= UI_KEY_ENTER)) ui->keys_used = true;
    }
    ui->hide_pointer = ui->keys_used;
    ui->hot = hot_now(ui);
    if (ui->drop_id && ui->hot != ui->drop_id) ui->hot = 0;
    if (in->pressed & UI_BUTTON_LEFT) {
        ui->held = ui->hot;
        const UiItem *it = last_item(ui, ui->hot);
        if (it) remember(ui, it);
        ui->focus_moved = false;
        if (!it && !ui->drop_id) ui->focus = 0;
    }
    if (ui->hot != ui->hover_id) {
        ui->hover_id = ui->hot;
        ui->hover_since = in->time_ms;
    }
    ui->typing = ui->wants_text;
    ui->wants_text = false;
}

static void draw_toast(Ui *ui)
{
    if (!ui->toast[0] || ui->in->time_ms >= ui->toast_until) return;
    const Theme *t = ui->theme;
    float w = fminf(ui_width(ui, ROLE_BODY, ui->toast) + 40, ui->w - 32);
    Rect r = rect((ui->w - w) / 2, ui->h - 104, w, 40);
    draw_round(ui->draw, r, 8, t->tip, 1, ui->toast_bad ? t->danger : t->border);
    draw_clip_push(ui->draw, rect_inset(r, 12, 0));
    draw_text(ui->draw, r.x + 20, ui_baseline(ui, ROLE_BODY, r.y, r.h), FACE_TEXT, 14, t->tip_text,
              ui->toast);
    draw_clip_pop(ui->draw);
    ui_wake(ui, (int)(ui->toast_until - ui->in->time_ms));
}

void ui_toast(Ui *ui, const char *text, bool bad)
{
    snprintf(ui->toast, sizeof ui->toast, "%s", text);
    ui->toast_until = ui->in->time_ms + TOAST_MS;
    ui->toast_bad = bad;
    ui_wake(ui, 0);
}

void ui_end(Ui *ui)
{
    draw_toast(ui);
    ui_tip_draw(ui);
    if (ui->tip_was && !ui->tip_on) ui->tip_closed = ui->in->time_ms;
    ui->tip_was = ui->tip_on;
    ui->focus_moved = false;
    memcpy(ui->last, ui->item, sizeof ui->item[0] * (size_t)ui->item_count);
    ui->last_count = ui->item_count;
    ui->item_count = 0;
    memcpy(ui->last_block, ui->block, sizeof ui->block);
    memcpy(ui->last_block_layer, ui->block_layer, sizeof ui->block_layer);
    ui->last_block_count = ui->block_count;
    ui->block_count = 0;
    if (ui->modal != ui->last_modal) ui_wake(ui, 0);
    ui->last_modal = ui->modal;
    UiId before = ui->focus;
    walk(ui);
    if (ui->focus != before) ui_wake(ui, 0);
    if (!(ui->in->held & UI_BUTTON_LEFT)) ui->held = 0;
    /* What was acted on changes the screen: show it with the pointer judged anew. */
    if (ui->in->pressed || ui->in->released || ui->in->key_count || ui->in->wheel_y != 0) ui_wake(ui, 0);
}

/* ---- groups, layers, items ---- */

void ui_group(Ui *ui, const char *name)
{
    (void)name;
    if (ui->group + 1 < COUNT_OF(ui->group_memory)) ui->group++;
}

void ui_modal_begin(Ui *ui, const char *name)
{
    ui->layer++;
    ui->modal = ui->layer;
    ui_push(ui, name);
    ui_group(ui, name);
    bool fresh;
    UiKept *k = kept_slot(ui, ui_id(ui, "opened"), &fresh);
    if (fresh || k->value + 1.5F < (float)(ui->frame & 0xFFFFFF)) {
        k->since = ui->in->time_ms;
        ui->focus = 0;
        ui_wake(ui, WAKE_DELAY);
    }
    k->value = (float)(ui->frame & 0xFFFFFF);
    ui->asleep = ui->in->time_ms - k->since < WAKE_DELAY && !ui->reduced_motion;
    if (ui->asleep) ui_wake(ui, (int)(WAKE_DELAY - (ui->in->time_ms - k->since)));
}

void ui_modal_renew(Ui *ui)
{
    bool fresh;
    kept_slot(ui, ui_id(ui, "opened"), &fresh)->since = ui->in->time_ms;
    ui->focus = 0;
    ui->asleep = !ui->reduced_motion;
    ui_wake(ui, WAKE_DELAY);
}

void ui_modal_end(Ui *ui)
{
    ui_pop(ui);
    ui->layer--;
    ui->asleep = false;
    ui_group(ui, "");
}

static void reveal(Ui *ui, Rect r)
{
    if (ui->scroll_depth <= 0 || ui->scroll_depth > COUNT_OF(ui->scroll)) return;
    UiScroll *s = &ui->scroll[ui->scroll_depth - 1];
    float move = 0;
    if (r.y + r.h + 8 > s->view.y + s->view.h) move = r.y + r.h + 8 - (s->view.y + s->view.h);
    if (r.y - 8 < s->view.y) move = r.y - 8 - s->view.y;
    s->offset += move;
    if (move != 0) ui_wake(ui, 0);
}

UiState ui_item(Ui *ui, const char *name, const char *label, Rect r, bool on)
{
    UiState s = {.id = ui_id(ui, name)};
    const UiInput *in = ui->in;
    if (ui->item_count < UI_ITEMS_MAX) {
        UiItem *it = &ui->item[ui->item_count++];
        *it = (UiItem){.id = s.id, .whole = r, .r = rect_meet(r, draw_clip(ui->draw)), .on = on};
        it->group = (int16_t)ui->group;
        it->layer = (int16_t)ui->layer;
        path_of(ui, name, it->path, sizeof it->path);
        snprintf(it->label, sizeof it->label, "%s", label ? label : name);
    }
    bool mine = ui->focus == s.id;
    if (mine && ui->keys_used && last_item(ui, s.id) && ui->focus_moved) reveal(ui, r);
    s.focused = mine && ui->keys_used;
    s.hover = ui->hot == s.id && !ui->keys_used;
    s.held = ui->held == s.id && ui->hot == s.id && (in->held & UI_BUTTON_LEFT);
    if (!on || ui->asleep) return s;
    if (ui->held == s.id && ui->hot == s.id && (in->released & UI_BUTTON_LEFT)) {
        s.clicked = true;
        s.double_clicked = in->clicks >= 2;
    }
    if (mine && ui->keys_used && ui->layer >= ui->last_modal && !ui->drop_id &&
        (ui_key(ui, UI_KEY_ENTER, 0) || (!ui->typing && ui_key(ui, UI_KEY_SPACE, 0)))) {
        s.clicked = true;
    }
    return s;
}

/* ---- scroll areas ---- */

Rect ui_scroll_begin(Ui *ui, const char *name, Rect view)
{
    ui_push(ui, name);
    int at = ui->scroll_depth++;
    float *offset = ui_keep(ui, "offset");
    float *content = ui_keep(ui, "content");
    draw_clip_push(ui->draw, view);
    if (at >= COUNT_OF(ui->scroll)) return view;
    static const float unbounded = 1e6F;
    ui->scroll[at] = (UiScroll){.view = view, .content = *content, .offset = *offset};
    return rect(view.x, view.y - *offset, view.w, unbounded);
}

static void scroll_bar(Ui *ui, UiScroll *s, float most)
{
    Rect v = s->view;
    float thumb = fmaxf(28, v.h * v.h / s->content);
    float travel = fmaxf(1, v.h - 8 - thumb);
    Rect bar = rect(v.x + v.w - 7, v.y + 4 + travel * (s->offset / most), 5, thumb);
    UiId id = ui_id(ui, "bar");
    float *grab = ui_keep(ui, "grab");
    const UiInput *in = ui->in;
    bool over = in->has_pointer && rect_has(rect(bar.x - 5, v.y, 12, v.h), in->x, in->y) &&
                ui->layer >= ui->last_modal;
    if (over && (in->pressed & UI_BUTTON_LEFT)) {
        ui->held = id;
        *grab = rect_has(rect(bar.x - 5, bar.y, 12, bar.h), in->x, in->y) ? in->y - bar.y : thumb / 2;
    }
    if (ui->held == id) {
        s->offset = (in->y - *grab - v.y - 4) / travel * most;
        ui_wake(ui, 0);
    }
    Color c = ui->held == id || over ? ui->theme->hint : ui->theme->disabled;
    draw_round(ui->draw, bar, 2.5F, color_fade(c, 0.8F), 0, 0);
}

void ui_scroll_end(Ui *ui, float content_height)
{
    int at = --ui->scroll_depth;
    draw_clip_pop(ui->draw);
    if (at < COUNT_OF(ui->scroll)) {
        UiScroll *s = &ui->scroll[at];
        const UiInput *in = ui->in;
        s->content = content_height;
        float most = fmaxf(0, content_height - s->view.h), before = s->offset;
        bool over = in->has_pointer && rect_has(s->view, in->x, in->y) && ui->layer >= ui->last_modal;
        if (over && in->wheel_y != 0 && !ui->wheel_taken && most > 0) {
            s->offset -= in->wheel_y * 56;
            ui->wheel_taken = true;
        }
        const UiItem *focus = last_item(ui, ui->focus);
        bool inside =
            focus && focus->layer == ui->layer && rect_has(s->view, focus->whole.x + 1, s->view.y + 1);
        if (inside && most > 0) {
            if (ui_key(ui, UI_KEY_PAGE_DOWN, 0)) s->offset += s->view.h * 0.9F;
            if (ui_key(ui, UI_KEY_PAGE_UP, 0)) s->offset -= s->view.h * 0.9F;
        }
        if (most > 0) scroll_bar(ui, s, most);
        s->offset = fminf(fmaxf(s->offset, 0), most);
        if (fabsf(s->offset - before) > 0.01F) ui_wake(ui, 0);
        *ui_keep(ui, "offset") = s->offset;
        *ui_keep(ui, "content") = s->content;
    }
    ui_pop(ui);
}

/* ---- tooltips: told here, drawn in tip.c ---- */

bool ui_tip(Ui *ui, UiState s, Rect at, const char *title, const char *text)
{
    bool keys = s.focused && (ui->in->mods & UI_ALT);
    if (!s.hover && !keys) return false;
    if (ui->in->held & UI_BUTTON_LEFT) return false;
    int64_t waited = ui->in->time_ms - ui->hover_since;
    bool closed_now = ui->tip_closed > 0 && ui->in->time_ms - ui->tip_closed < TIP_AGAIN;
    bool again = closed_now || ui->tip_was;
    if (!keys && !again && !(ui->in->mods & UI_ALT) && waited < TIP_DELAY) {
        ui_wake(ui, (int)(TIP_DELAY - waited));
        return false;
    }
    ui->tip_on = true;
    ui->tip_at = at;
    ui->tip_lines = 0;
    ui->tip_sum = false;
    snprintf(ui->tip_title, sizeof ui->tip_title, "%s", title ? title : "");
    snprintf(ui->tip_text, sizeof ui->tip_text, "%s", text ? text : "");
    return true;
}

void ui_tip_line(Ui *ui, const char *text, const char *figure, Color color)
{
    if (ui->tip_lines >= UI_TIP_LINES) return;
    UiTipLine *l = &ui->tip_line[ui->tip_lines++];
    snprintf(l->text, sizeof l->text, "%s", text);
    snprintf(l->figure, sizeof l->figure, "%s", figure);
    l->color = color;
}

void ui_tip_total(Ui *ui, const char *text, const char *figure)
{
    ui_tip_line(ui, text, figure, 0);
    ui->tip_sum = true;
}
