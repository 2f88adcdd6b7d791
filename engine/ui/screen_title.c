#include "ui/screen_title.h"

#include <math.h>

#include "base/fixed.h"
#include "ui/widget.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Ui *ui;
    const TitleIn *in;
    TitleState *state;
    const Catalog *catalog;
    TitleAct act;
} Title;

static const char *name_of(const Title *t, const Origin *at) { return at->name ? text_get(content_texts(t->in->content), at->id, at->name) : at->id; }

/* ---- the map behind ---- */

static MapPoint place_at(const MapData *map, const char *id, bool *found)
{
    int place = map_place_find(map, id);
    *found = place != 0;
    return place ? map->places[place].at : (MapPoint){0, 0};
}

/* Bows from both powers to the capitals of the states. */
static void arcs(Title *t, MapMarks *marks)
{
    static const char *const from[3] = {"", "ankara", "moscow"};
    const MapData *map = t->in->map;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        bool found;
        MapPoint start = place_at(map, from[seat], &found);
        for (int i = 1; found && i <= map->place_count; i++) {
            if (map->places[i].kind != MAP_CAPITAL || marks->arc_count >= MAP_ARCS_MAX) continue;
            marks->arc[marks->arc_count++] = (MapArc){start, map->places[i].at, color_fade(t->ui->theme->side_bar[seat], 0.75f), seat == 1 ? 0.12f : -0.10f};
        }
    }
}

static void background(Title *t)
{
    Ui *ui = t->ui;
    Rect all = rect(0, 0, ui->w, ui->h);
    draw_rect(ui->draw, all, RGB(0x0F1D27));
    if (t->in->map) {
        static _Thread_local MapMarks marks;
        MapLook look;
        TitleState *s = t->state;
        if (!s->view_ready) {
            map_view_init(&s->view, t->in->map);
            s->view_ready = true;
        }
        map_view_place(&s->view, all);
        map_look_init(&look, t->in->map, MOOD_NIGHT);
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int region = t->catalog->power[seat].map ? map_region_find(t->in->map, t->catalog->power[seat].map) : 0;
            if (region) map_look_side(&look, region, seat);
        }
        map_picture_draw(ui->draw, t->in->pictures, MAP_SLOT_TITLE, &s->view, &look);
        map_marks_init(&marks, MOOD_NIGHT, content_texts(t->in->content), ui->fonts);
        marks.tags = marks.places = marks.countries = marks.seas = false;
        marks.still = true;
        arcs(t, &marks);
        map_marks_draw(ui->draw, &s->view, &marks);
    }
    float w = ui->w * 0.5f;
    draw_fade_x(ui->draw, rect(0, 0, w, ui->h), RGBA(0x0F1D27, 235), RGBA(0x0F1D27, 0));
    draw_fade_y(ui->draw, rect(0, ui->h - 140, ui->w, 140), RGBA(0x0F1D27, 0), RGBA(0x0F1D27, 200));
}

/* ---- left: the menu ---- */

static bool menu_row(Title *t, Rect *area, const char *name, const char *label, const char *note, bool chosen, bool on)
{
    Ui *ui = t->ui;
    Rect r = rect_cut_top(area, note ? 52 : 44);
    UiState s = ui_item(ui, name, label, r, on);
    if (chosen || s.hover || s.focused) {
        draw_fade_x(ui->draw, r, RGBA(0xC9B98F, chosen ? 56 : 32), RGBA(0xC9B98F, 0));
        draw_rect(ui->draw, rect(r.x, r.y, 3, r.h), RGB(0xC9B98F));
    }
    Color ink = on ? ui->theme->text : RGB(0x5F7480);
    ui_label(ui, rect(r.x + 18, r.y + (note ? 5 : 0), r.w - 20, note ? 26 : r.h), ROLE_RESOURCE, ink, ui_t(ui, label));
    if (note) ui_label(ui, rect(r.x + 18, r.y + 30, r.w - 20, 16), ROLE_HINT, ui->theme->text2, note);
    if (s.focused) ui_ring(ui, r, 6);
    return s.clicked && on;
}

static const Slot *newest(const Title *t)
{
    for (int i = 0; i < t->in->slot_count; i++) {
        if (!t->in->slots[i].problem[0] && !t->in->slots[i].over) return &t->in->slots[i];
    }
    return NULL;
}

static void slot_note(const Title *t, StrBuf *out, const char *form, const Slot *s)
{
    char quarter[16], quarters[16];
    snprintf(quarter, sizeof quarter, "%d", s->quarter + 1);
    snprintf(quarters, sizeof quarters, "%d", s->quarters);
    TEXT_FORMAT(out, ui_t(t->ui, form), {"scenario", s->scenario}, {"seats", s->seats}, {"quarter", quarter}, {"quarters", quarters});
}

static void menu(Title *t, Rect r)
{
    Ui *ui = t->ui;
    bool tall = ui->h > 640;
    ui_push(ui, "title");
    ui_group(ui, "menu");
    if (tall) ui_caption(ui, rect_cut_top(&r, 40), RGB(0xC9B98F), "A game of influence");
    Role role = ui->w > 1250 && ui->h > 760 ? ROLE_TITLE : ROLE_HEADLINE;
    float line = role == ROLE_TITLE ? 94 : 58;
    ui_label(ui, rect_cut_top(&r, line), role, ui->theme->text, "Steppe");
    ui_label(ui, rect_cut_top(&r, line), role, ui->theme->text, "and Strait");
    r.y += 12;
    float h = ui_paragraph(ui, rect(r.x, r.y, r.w < 460 ? r.w : 460, 60), ROLE_STORY, ui->theme->text2,
                           ui_t(ui, "Five states, two suitors and no wish to be owned. Win them by trade, rail, arms, school and table."));
    r.y += h + (tall ? 40 : 14);
    Rect rows = rect(r.x - 18, r.y, 360, ui->h - r.y);
    char note[160] = "";
    const Slot *last = newest(t);
    StrBuf n = str_buf(note, sizeof note);
    if (last) slot_note(t, &n, "{seats} \xC2\xB7 quarter {quarter} of {quarters}", last);
    bool can_continue = t->in->running || last;
    if (menu_row(t, &rows, "continue", "Continue", t->in->running ? ui_t(ui, "The campaign that is open") : last ? note : NULL, false, can_continue)) {
        t->act = t->in->running ? TITLE_CONTINUE : TITLE_LOAD_SLOT;
        if (!t->in->running) t->state->chosen_slot = (int)(last - t->in->slots) + 1;
    }
    static const struct {
        const char *name, *label;
        TitlePanel panel;
    } items[] = {{"new", "New campaign", TITLE_NEW}, {"load", "Load", TITLE_LOAD}, {"mods", "Mods", TITLE_MODS}, {"settings", "Settings", TITLE_SETTINGS}};
    for (int i = 0; i < COUNT_OF(items); i++) {
        if (menu_row(t, &rows, items[i].name, items[i].label, NULL, t->state->panel == items[i].panel, true)) t->state->panel = items[i].panel;
    }
    if (menu_row(t, &rows, "book", "Encyclopaedia", NULL, false, true) || ui_shortcut(ui, UI_KEY_F1, 0)) t->act = TITLE_BOOK;
    if (menu_row(t, &rows, "quit", "Quit", NULL, false, true)) t->act = TITLE_QUIT;
    ui_label(ui, rect(r.x, ui->h - 44, 400, 20), ROLE_HINT, ui->theme->text2, STEPPE_VERSION " \xC2\xB7 borders shown do not imply any view of their status");
    ui_pop(ui);
}

/* ---- right: panels ---- */

static void scenario_rows(Title *t, Rect *r)
{
    Ui *ui = t->ui;
    for (int i = 1; i <= t->catalog->scenario_count; i++) {
        const ScenarioDef *s = &t->catalog->scenario[i];
        char id[96], note[200];
        snprintf(id, sizeof id, "scenario_%s", s->at.id);
        Rect row = rect_cut_top(r, 72);
        UiState st = ui_row(ui, id, name_of(t, &s->at), row, true, t->state->scenario == i);
        ui_label(ui, rect(row.x + 20, row.y, 76, row.h), ROLE_PANEL_SMALL, t->state->scenario == i ? RGB(0xC9B98F) : ui->theme->text2, s->year_label ? s->year_label : "");
        ui_label(ui, rect(row.x + 96, row.y + 12, row.w - 300, 24), ROLE_STRONG, ui->theme->text, name_of(t, &s->at));
        if (s->at.help)
            ui_label(ui, rect(row.x + 96, row.y + 37, row.w - 112, 20), ROLE_HINT, ui->theme->text2, text_get(content_texts(t->in->content), s->at.id, s->at.help));
        snprintf(note, sizeof note, "%d", s->quarters);
        const TextArg n = {"n", note};
        char length[64];
        StrBuf b = str_buf(length, sizeof length);
        text_format(&b, text_plural(content_texts(t->in->content), NULL, "{n} quarter", "{n} quarters", s->quarters), &n, 1);
        ui_label_right(ui, rect(row.x + row.w - 116, row.y + 12, 96, 24), ROLE_HINT, ui->theme->text2, length);
        if (s->recommended) ui_chip(ui, row.x + row.w - 220, row.y + 12, ui_t(ui, "Recommended"), 0, 0);
        ui_rule(ui, row.x, row.y + row.h - 1, row.w);
        if (st.clicked) t->state->scenario = i;
    }
}

static void seat_cards(Title *t, Rect r)
{
    Ui *ui = t->ui;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        char id[96];
        snprintf(id, sizeof id, "seat_%s", t->catalog->power[seat].at.id);
        Rect card = rect(r.x + (seat == 1 ? 0 : r.w / 2 + 6), r.y, r.w / 2 - 6, r.h);
        UiState s = ui_card(ui, id, name_of(t, &t->catalog->power[seat].at), card, true, t->state->seat == seat);
        ui_side_mark(ui, seat, card.x + 22, card.y + card.h / 2, 6);
        ui_label(ui, rect(card.x + 40, card.y, card.w - 50, card.h), ROLE_STRONG, ui->theme->text, name_of(t, &t->catalog->power[seat].at));
        if (s.clicked) t->state->seat = seat;
    }
}

static void komi_line(Title *t, Rect r)
{
    const ScenarioDef *s = &t->catalog->scenario[t->state->scenario];
    char text[160] = "";
    StrBuf b = str_buf(text, sizeof text);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t points = s->komi[seat] + (seat == t->state->seat ? t->state->handicap * MILLI : 0);
        if (!points) continue;
        char figure[24];
        StrBuf f = str_buf(figure, sizeof figure);
        text_milli(&f, points, 1, true, false);
        TEXT_FORMAT(&b, ui_t(t->ui, "{power} starts with {points} points. "), {"power", name_of(t, &t->catalog->power[seat].at)}, {"points", figure});
    }
    if (text[0]) ui_label(t->ui, r, ROLE_HINT, t->ui->theme->text2, text);
}

/* Who the opponent is, for levels that have a head to lend. Returns its sentence, or the level's. */
static const char *character_row(Title *t, Rect r, const AiLevelInfo *level)
{
    enum { MOST = 16 };
    Ui *ui = t->ui;
    const char *names[MOST] = {ui_t(ui, "Its own")};
    int person[MOST] = {0}, count = 1, chosen = 0;
    bool plain = str_eq(level->id, "greedy");
    for (int i = 1; !plain && i <= t->catalog->personality_count && count < MOST; i++) {
        const PersonalityDef *p = &t->catalog->personality[i];
        if (p->seat != seat_rival(t->state->seat)) continue;
        chosen = t->state->character == i ? count : chosen;
        person[count] = i;
        names[count++] = name_of(t, &p->at);
    }
    ui_label(ui, rect(r.x, r.y, 120, r.h), ROLE_BODY, plain ? ui->theme->disabled : ui->theme->text, ui_t(ui, "Character"));
    Rect box = rect(r.x + r.w - 220, r.y + 3, 220, 36);
    t->state->character = person[ui_drop_down(ui, "character", box, names, count, chosen)];
    const Origin *at = t->state->character ? &t->catalog->personality[t->state->character].at : NULL;
    return at && at->help ? ui_t(ui, at->help) : ui_t(ui, level->help);
}

static void term(Title *t, Rect r, const char *name, const char *label, bool percent, int *value, int lo, int hi, int step)
{
    Ui *ui = t->ui;
    char figure[16];
    StrBuf b = str_buf(figure, sizeof figure);
    str_addf(&b, "%s%d%s", !percent && *value > 0 ? "+" : "", *value, percent ? " %" : "");
    Rect head = rect_cut_top(&r, 22);
    ui_label_right(ui, head, ROLE_HINT_STRONG, ui->theme->text, figure);
    ui_label(ui, head, ROLE_HINT, ui->theme->text2, label);
    ui_slider(ui, name, rect(r.x - 8, r.y, r.w + 16, r.h), label, value, lo, hi, step, lo - 1);
}

/* The strength of the powers that nobody plays, and a handicap that both can see. */
static void terms_rows(Title *t, Rect r)
{
    TitleState *st = t->state;
    if (st->terms_of != st->scenario) {
        st->third_powers = (int)(t->catalog->scenario[st->scenario].third_powers / 10);
        st->handicap = 0;
        st->terms_of = st->scenario;
    }
    Rect left = rect_cut_left(&r, r.w / 2 - 8);
    term(t, left, "third", ui_t(t->ui, "Third powers"), true, &st->third_powers, 0, 300, 10);
    term(t, rect(r.x + 16, r.y, r.w - 16, r.h), "handicap", ui_t(t->ui, "Points for you"), false, &st->handicap, -20, 20, 1);
}

static void panel_new(Title *t, Rect r)
{
    Ui *ui = t->ui;
    const AiLevelInfo *levels;
    int count = ai_levels(&levels);
    ui_push(ui, "new");
    ui_group(ui, "new");
    Rect foot = rect_cut_bottom(&r, 330);
    ui_label(ui, rect(r.x + 20, r.y + 14, r.w - 40, 40), ROLE_PANEL, ui->theme->text, ui_t(ui, "New campaign"));
    rect_cut_top(&r, 70);
    Rect content = ui_scroll_begin(ui, "scenarios", r);
    float top = content.y;
    scenario_rows(t, &content);
    ui_scroll_end(ui, content.y - top);
    foot = rect_inset(foot, 20, 12);
    seat_cards(t, rect_cut_top(&foot, 52));
    Rect level = rect_cut_top(&foot, 48);
    ui_label(ui, rect(level.x, level.y, 120, level.h), ROLE_BODY, ui->theme->text, ui_t(ui, "Opponent"));
    const char *names[8];
    for (int i = 0; i < count && i < 8; i++) names[i] = ui_t(ui, levels[i].name);
    float w = fminf(100.0f * (float)count, level.w - 90);
    t->state->level = 1 + ui_segmented(ui, "level", rect(level.x + level.w - w, level.y + 7, w, 34), names, count, t->state->level - 1);
    const char *help = character_row(t, rect_cut_top(&foot, 42), &levels[int_clamp(t->state->level, 1, count) - 1]);
    terms_rows(t, rect_cut_top(&foot, 52));
    ui_label(ui, rect_cut_top(&foot, 22), ROLE_HINT, ui->theme->text2, help);
    komi_line(t, rect_cut_top(&foot, 22));
    char label[96];
    StrBuf l = str_buf(label, sizeof label);
    TEXT_FORMAT(&l, ui_t(ui, "Begin as {power}"), {"power", name_of(t, &t->catalog->power[t->state->seat].at)});
    UiState s = ui_button(ui, "begin", rect(foot.x, foot.y + 8, foot.w, 50), BUTTON_TURN, NULL, label, "Ctrl Enter", true);
    if (s.clicked || ui_shortcut(ui, UI_KEY_ENTER, UI_CTRL)) t->act = TITLE_BEGIN;
    ui_pop(ui);
}

static void panel_load(Title *t, Rect r)
{
    Ui *ui = t->ui;
    ui_push(ui, "slots");
    ui_group(ui, "slots");
    ui_label(ui, rect(r.x + 20, r.y + 14, r.w - 40, 40), ROLE_PANEL, ui->theme->text, ui_t(ui, "Load"));
    rect_cut_top(&r, 70);
    if (t->in->slot_count == 0) ui_paragraph(ui, rect_inset(r, 20, 8), ROLE_BODY, ui->theme->text2, ui_t(ui, "No saves yet. Every quarter is saved by itself."));
    Rect content = ui_scroll_begin(ui, "list", r);
    float top = content.y;
    for (int i = 0; i < t->in->slot_count; i++) {
        const Slot *s = &t->in->slots[i];
        char note[400];
        Rect row = rect_cut_top(&content, 60);
        bool good = !s->problem[0];
        UiState st = ui_row(ui, s->slot, s->slot, row, good, false);
        ui_label(ui, rect(row.x + 20, row.y + 8, row.w - 40, 24), ROLE_STRONG, good ? ui->theme->text : ui->theme->text2, s->slot);
        StrBuf n = str_buf(note, sizeof note);
        if (good) slot_note(t, &n, s->over ? "{scenario} \xC2\xB7 {seats} \xC2\xB7 quarter {quarter} of {quarters}, over" : "{scenario} \xC2\xB7 {seats} \xC2\xB7 quarter {quarter} of {quarters}", s);
        else str_add(&n, s->problem);
        ui_label(ui, rect(row.x + 20, row.y + 32, row.w - 40, 18), ROLE_HINT, good ? ui->theme->text2 : ui->theme->danger, note);
        ui_rule(ui, row.x, row.y + row.h - 1, row.w);
        if (!st.clicked || !good) continue;
        t->state->chosen_slot = i + 1;
        t->act = TITLE_LOAD_SLOT;
    }
    ui_scroll_end(ui, content.y - top);
    ui_pop(ui);
}

static void mod_problems(Title *t, Rect *content, const ContentMod *mod)
{
    for (int k = 0; k < mod->problem_count; k++) {
        char text[600];
        const ContentProblem *p = &mod->problem[k];
        snprintf(text, sizeof text, "%s:%d: %s[%s]: %s", p->file, p->line, p->warning ? "warning" : "error", p->code, p->text);
        float h = ui_paragraph(t->ui, rect(content->x + 20, content->y, content->w - 50, 40), ROLE_HINT, p->warning ? t->ui->theme->text2 : t->ui->theme->danger, text);
        content->y += h + 6;
    }
}

static void panel_mods(Title *t, Rect r)
{
    Ui *ui = t->ui;
    const ContentMod *mods;
    int count = content_mods(t->in->content, &mods);
    ui_push(ui, "mods");
    ui_group(ui, "mods");
    ui_label(ui, rect(r.x + 20, r.y + 14, r.w - 40, 40), ROLE_PANEL, ui->theme->text, ui_t(ui, "Mods"));
    rect_cut_top(&r, 70);
    Rect foot = rect_cut_bottom(&r, 56);
    char where[1200];
    StrBuf f = str_buf(where, sizeof where);
    TEXT_FORMAT(&f, ui_t(ui, "Mods lie in {folder}. A change there counts from the next start."), {"folder", content_mods_folder(t->in->content)});
    ui_paragraph(ui, rect_inset(foot, 20, 4), ROLE_HINT, ui->theme->text2, where);
    Rect content = ui_scroll_begin(ui, "list", r);
    float top = content.y;
    for (int i = 0; i < count; i++) {
        Rect row = rect_cut_top(&content, 48);
        char label[160];
        StrBuf l = str_buf(label, sizeof label);
        TEXT_FORMAT(&l, ui_t(ui, mods[i].on ? "{name} {version}" : "{name} {version} (off)"), {"name", mods[i].name ? mods[i].name : mods[i].id}, {"version", mods[i].version ? mods[i].version : ""});
        ui_label(ui, rect(row.x + 20, row.y, row.w - 40, row.h), ROLE_STRONG, mods[i].on ? ui->theme->text : ui->theme->text2, label);
        mod_problems(t, &content, &mods[i]);
        ui_rule(ui, row.x, content.y - 1, row.w);
    }
    ui_scroll_end(ui, content.y - top);
    ui_pop(ui);
}

static void panel_settings(Title *t, Rect r)
{
    Ui *ui = t->ui;
    Settings *s = t->in->settings;
    ui_push(ui, "settings");
    ui_group(ui, "settings");
    ui_label(ui, rect(r.x + 20, r.y + 14, r.w - 40, 40), ROLE_PANEL, ui->theme->text, ui_t(ui, "Settings"));
    rect_cut_top(&r, 70);
    Rect in = rect_inset(r, 20, 4);
    int eighths = (int)fixed_round_div(ui->in->scale_percent * 10, 125);
    char label[64];
    char percent[16];
    snprintf(percent, sizeof percent, "%d", ui->in->scale_percent);
    StrBuf l = str_buf(label, sizeof label);
    TEXT_FORMAT(&l, ui_t(ui, "Scale {n} %"), {"n", percent});
    if (ui_slider(ui, "scale", rect_cut_top(&in, 56), label, &eighths, 6, 16, 1, 0)) {
        s->scale = (int)fixed_round_div(eighths * 125, 10);
        t->state->settings_changed = true;
    }
    if (ui_toggle(ui, "motion", rect_cut_top(&in, 44), ui_t(ui, "Motion"), &s->motion)) t->state->settings_changed = true;
    ui_paragraph(ui, rect_cut_top(&in, 60), ROLE_HINT, ui->theme->text2, ui_t(ui, "Every change takes effect at once. Without motion nothing moves by itself; the log says what changed."));
    ui_pop(ui);
}

/* The level that stands chosen at first: Consul. */
static int preset_level(void)
{
    const AiLevelInfo *levels;
    int count = ai_levels(&levels);
    for (int i = 0; i < count; i++) {
        if (str_eq(levels[i].id, "utility")) return i + 1;
    }
    return 1;
}

TitleAct screen_title(Ui *ui, const TitleIn *in, TitleState *state)
{
    Title t = {.ui = ui, .in = in, .state = state, .catalog = content_catalog(in->content)};
    if (state->scenario < 1 || state->scenario > t.catalog->scenario_count) state->scenario = catalog_scenario(t.catalog, "base") ? catalog_scenario(t.catalog, "base") : 1;
    if (state->level < 1) state->level = preset_level();
    if (state->seat < 1 || state->seat > MAX_SEATS) state->seat = 1;
    background(&t);
    bool narrow = ui->w < 900;
    float panel_w = narrow ? ui->w * 0.56f : 560 < ui->w * 0.5f ? 560 : ui->w * 0.5f;
    float margin = narrow ? 16 : ui->w > 1500 ? 112 : 48;
    float panel_h = ui->h - (ui->h > 900 ? 240 : 56);
    float needed = state->panel == TITLE_NEW ? 70 + 72 * (float)t.catalog->scenario_count + 330 : 640;
    if (panel_h > needed) panel_h = needed;
    menu(&t, rect(margin, ui->h > 820 ? 140 : 28, ui->w - panel_w - margin * 2 - 20, ui->h));
    Rect panel = rect(ui->w - panel_w - (ui->w > 1500 ? 90 : 24), (ui->h - panel_h) / 2, panel_w, panel_h);
    ui_panel(ui, panel, 10);
    ui_block(ui, panel);
    switch (state->panel) {
    case TITLE_NEW: panel_new(&t, panel); break;
    case TITLE_LOAD: panel_load(&t, panel); break;
    case TITLE_MODS: panel_mods(&t, panel); break;
    default: panel_settings(&t, panel); break;
    }
    if (in->problem && in->problem[0]) ui_toast(ui, in->problem, true);
    if (ui_shortcut(ui, UI_KEY_A + ('M' - 'A'), 0)) state->panel = TITLE_MODS;
    if (ui_shortcut(ui, UI_KEY_ESCAPE, 0)) {
        if (state->panel != TITLE_NEW) state->panel = TITLE_NEW;
        else if (in->running) t.act = TITLE_CONTINUE;
    }
    ui_drop_draw(ui);
    return t.act;
}
