/* Frame of the campaign screen: map with its marks, lens bar, panels or drawers, keys. */
#include "ui/campaign.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "core/model.h"
#include "core/rules.h"
#include "session/outlook.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { BAR = 56, TICKER = 44, LEFT = 364, RIGHT = 416, WIDE = 1500 };

const char *campaign_text(const char *format, ...)
{
    static _Thread_local char ring[12][400];
    static _Thread_local int next;
    char *out = ring[next++ % 12];
    va_list args;
    va_start(args, format);
    vsnprintf(out, sizeof ring[0], format, args);
    va_end(args);
    return out;
}

const char *campaign_form(const Campaign *k, const char *form, const char *a, const char *b, const char *c, const char *d)
{
    char text[400];
    StrBuf out = str_buf(text, sizeof text);
    TEXT_FORMAT(&out, ui_t(k->ui, form), {"a", a ? a : ""}, {"b", b ? b : ""}, {"c", c ? c : ""}, {"d", d ? d : ""});
    return campaign_text("%s", text);
}

const char *campaign_count(const Campaign *k, const char *one, const char *many, int n, const char *a)
{
    char text[400];
    StrBuf out = str_buf(text, sizeof text);
    TEXT_FORMAT(&out, text_plural(k->ui->texts, NULL, one, many, n), {"n", campaign_text("%d", n)}, {"a", a ? a : ""});
    return campaign_text("%s", text);
}

static StrBuf figure(void)
{
    static _Thread_local char ring[16][24];
    static _Thread_local int next;
    return str_buf(ring[next++ % 16], sizeof ring[0]);
}

const char *campaign_number(const Campaign *k, int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    describe_milli(&k->in->describe, &b, milli, decimals, sign);
    return b.text;
}

const char *campaign_held(const Campaign *k, int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    describe_held(&k->in->describe, &b, milli, decimals, sign);
    return b.text;
}

const char *campaign_name(const Campaign *k, const Origin *at) { return describe_name(&k->in->describe, at); }

Color campaign_side_color(const Campaign *k, int32_t v)
{
    return v > 0 ? k->ui->theme->side_text[1] : v < 0 ? k->ui->theme->side_text[2] : k->ui->theme->text;
}

/* ---- map ---- */

static int region_of(const Campaign *k, int state) { return k->in->map ? map_region_find(k->in->map, k->catalog->state[state].map) : 0; }

static int state_of(const Campaign *k, int region)
{
    for (int s = 1; region && s <= k->catalog->state_count; s++) {
        if (region_of(k, s) == region) return s;
    }
    return 0;
}

/* What the lens shows of a state: alignment, or the difference of influence in a channel. */
static int32_t lens_value(const Campaign *k, int s)
{
    int ch = k->state->lens;
    if (ch == 0) return k->w->alignment[s];
    return model_influence(k->catalog, k->w, s, 1, ch) - model_influence(k->catalog, k->w, s, 2, ch);
}

/* The hovered action's preview, computed once for each (action, state, plan). */
static const Preview *hovered_preview(Campaign *k)
{
    CampaignState *st = k->state;
    if (!st->hovered_action || !st->state || !k->in->seat) return NULL;
    uint64_t key = hash_mix(hash_mix((uint64_t)st->hovered_action, (uint64_t)st->state), k->w->quarter + 1u);
    if (key != st->preview_key) {
        preview_action(session_game(k->in->session), k->w, k->in->seat, st->hovered_action, st->state, k->in->scratch, &st->preview);
        st->preview_key = key;
        st->preview_target = model_target(k->catalog, k->in->scratch, st->state);
    }
    return &st->preview;
}

/* Where the hovered action would make the chosen state head: the target with its direct effects. */
static bool ghost_of(Campaign *k, int s, float *out)
{
    if (s != k->state->state || !hovered_preview(k)) return false;
    *out = (float)k->state->preview_target / MILLI;
    return true;
}

static void fill_tags(Campaign *k, MapMarks *marks)
{
    const ChartRow *chart;
    int rows = session_chart(k->in->session, &chart);
    for (int s = 1; s <= k->catalog->state_count && marks->tag_count < MAP_TAGS_MAX; s++) {
        MapTag *tag = &marks->tag[marks->tag_count];
        *tag = (MapTag){.region = region_of(k, s)};
        if (!tag->region) continue;
        int32_t before = rows >= 2 && k->state->lens == 0 ? chart[rows - 2].alignment[s] : lens_value(k, s);
        tag->value = ui_ease(k->ui, campaign_text("tag%d", s), (float)lens_value(k, s) / MILLI, 450);
        tag->change = (int)fixed_round_div(lens_value(k, s) - before, MILLI);
        tag->has_ghost = k->state->lens == 0 && ghost_of(k, s, &tag->ghost);
        if (k->in->forecast && k->state->lens == 0) {
            tag->has_forecast = true;
            tag->low = (float)k->in->forecast->low[s] / MILLI;
            tag->median = (float)k->in->forecast->median[s] / MILLI;
            tag->high = (float)k->in->forecast->high[s] / MILLI;
        }
        marks->tag_count++;
    }
}

/* Planned actions as filled tokens on top of the state's name; the corridor as a route. */
static void fill_badges(Campaign *k, MapMarks *marks)
{
    const World *w = k->w;
    for (int i = 0; k->in->seat && w->phase == PHASE_PLAN && i < MAX_SLOTS; i++) {
        int a = w->plan_action[k->in->seat][i], region = a ? region_of(k, w->plan_target[k->in->seat][i]) : 0;
        if (!region || marks->badge_count >= MAP_BADGES_MAX) continue;
        marks->badge[marks->badge_count++] =
            (MapBadge){.icon = k->catalog->action[a].icon, .color = k->ui->theme->side_bar[k->in->seat], .filled = true, .region = region};
    }
    for (int p = 1; p <= k->catalog->project_count && marks->route_count < MAP_ROUTE_MARKS_MAX; p++) {
        const ProjectDef *project = &k->catalog->project[p];
        int route = map_route_find(k->in->map, project->at.id);
        if (!route) continue;
        int seat = project->seats >> 1 & 1 ? 1 : 2;
        marks->route[marks->route_count++] = (MapRouteMark){.route = route, .color = k->ui->theme->side_text[seat], .label = campaign_name(k, &project->at), .icon = project->icon, .icon_at = 0.55f};
    }
}

static void map_pointer(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    MapView *view = &k->state->view;
    const UiInput *in = ui->in;
    if (ui_shortcut(ui, UI_KEY_HOME, 0)) map_view_home(view, ui->reduced_motion ? 0 : 200);
    if (!ui_ground(ui) || !in->has_pointer || !rect_has(r, in->x, in->y)) return;
    if (in->wheel_y < 0 || in->wheel_y > 0) map_view_zoom(view, in->wheel_y, in->x, in->y);
    float *px = ui_keep(ui, "map_px"), *py = ui_keep(ui, "map_py");
    if (in->held & (UI_BUTTON_RIGHT | UI_BUTTON_MIDDLE) && !(in->pressed & (UI_BUTTON_RIGHT | UI_BUTTON_MIDDLE))) map_view_pan(view, in->x - *px, in->y - *py);
    *px = in->x;
    *py = in->y;
    if (!(in->pressed & UI_BUTTON_LEFT)) return;
    int s = state_of(k, map_view_region_at(view, in->x, in->y));
    if (s && s == k->state->state) k->state->dossier_open = true;
    k->state->state = s;
    if (s && k->drawers && !k->state->actions_open) k->state->dossier_open = true;
}

/* The four-line card beside the pointer. */
static void hover_card(Campaign *k, int s)
{
    Ui *ui = k->ui;
    const World *w = k->w;
    if (!s || !ui->in->has_pointer) return;
    Rect r = rect(ui->in->x + 18, ui->in->y + 18, 276, 92);
    if (r.x + r.w > ui->w) r.x = ui->in->x - 18 - r.w;
    if (r.y + r.h > ui->h - TICKER) r.y = ui->in->y - 18 - r.h;
    draw_round(ui->draw, r, 8, ui->theme->tip, 0, 0);
    Rect t = rect_inset(r, 12, 10);
    ui_label(ui, rect_cut_top(&t, 20), ROLE_STRONG, ui->theme->tip_text, campaign_name(k, &k->catalog->state[s].at));
    Drift drift;
    outlook_drift(session_game(k->in->session), w, k->in->scratch, &drift);
    ui_label(ui, rect_cut_top(&t, 18), ROLE_HINT, ui->theme->tip_text2,
             campaign_form(k, "Alignment {a}, year end {b}, heads for {c}", campaign_held(k, w->alignment[s], 0, true), campaign_held(k, drift.year_end[s], 0, true),
                           campaign_number(k, drift.heads_for[s], 0, true), NULL));
    ui_label(ui, rect_cut_top(&t, 18), ROLE_HINT, ui->theme->tip_text2, campaign_form(k, "Goodwill {a} and {b}", campaign_held(k, w->goodwill[s][1], 0, false), campaign_held(k, w->goodwill[s][2], 0, false), NULL, NULL));
    ui_label(ui, rect_cut_top(&t, 18), ROLE_HINT, ui->theme->tip_text2, campaign_form(k, "Treaty steps {a} and {b}", campaign_text("%d", w->steps[s][1]), campaign_text("%d", w->steps[s][2]), NULL, NULL));
}

static void draw_map_area(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    CampaignState *st = k->state;
    if (!k->in->map) {
        draw_rect(ui->draw, r, RGB(0xB7C8CF));
        ui_label_centre(ui, r, ROLE_BODY, ui->theme->text2, ui_t(ui, "The map could not be read; the game goes on without it."));
        return;
    }
    if (!st->view_ready) {
        map_view_init(&st->view, k->in->map);
        st->view_ready = true;
    }
    map_view_place(&st->view, r);
    MapInsets covered = {0};
    if (k->drawers) {
        covered.left = st->actions_open ? LEFT : 0;
        covered.right = st->dossier_open ? RIGHT - 12 : 0;
    }
    map_view_cover(&st->view, covered);
    /* The chosen state is never beneath an open drawer. */
    float *shown = ui_keep(ui, "map_state");
    int place = st->state * 4 + k->drawers * (st->actions_open + 2 * st->dossier_open);
    if (st->state && k->drawers && (int)*shown != place && region_of(k, st->state))
        map_view_focus_region(&st->view, region_of(k, st->state), ui->reduced_motion ? 0 : 200);
    *shown = (float)place;
    float *last = ui_keep(ui, "map_time");
    float ms = (float)(ui->in->time_ms % 1000000) - *last;
    *last = (float)(ui->in->time_ms % 1000000);
    if (map_view_step(&st->view, ms < 0 || ms > 200 ? 16 : ms)) ui_wake(ui, 0);
    map_pointer(k, r);
    MapLook look;
    map_look_init(&look, k->in->map, MOOD_DOSSIER);
    for (int s = 1; s <= k->catalog->state_count; s++) {
        if (region_of(k, s)) look.fill[region_of(k, s)] = theme_alignment(lens_value(k, s));
    }
    for (int p = 1; p <= MAX_SEATS; p++) {
        int region = k->catalog->power[p].map ? map_region_find(k->in->map, k->catalog->power[p].map) : 0;
        if (region) look.fill[region] = p == 1 ? RGB(0xC3D9D5) : RGB(0xEBD3BC);
    }
    draw_clip_push(ui->draw, r);
    map_picture_draw(ui->draw, k->in->pictures, MAP_SLOT_MAIN, &st->view, &look);
    static _Thread_local MapMarks marks;
    map_marks_init(&marks, MOOD_DOSSIER, k->in->describe.texts, ui->fonts);
    int hovered = ui_ground(ui) && ui->in->has_pointer && rect_has(r, ui->in->x, ui->in->y) ? state_of(k, map_view_region_at(&st->view, ui->in->x, ui->in->y)) : 0;
    marks.selected = st->state ? region_of(k, st->state) : 0;
    marks.hovered = hovered ? region_of(k, hovered) : 0;
    marks.time_ms = ui->in->time_ms;
    marks.still = ui->reduced_motion;
    fill_tags(k, &marks);
    fill_badges(k, &marks);
    if (map_marks_draw(ui->draw, &st->view, &marks)) ui_wake(ui, 16);
    draw_clip_pop(ui->draw);
    if (hovered && hovered != st->state) hover_card(k, hovered);
}

/* ---- lens bar and legend ---- */

static void lens_bar(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    UiTab tab[MAX_CHANNELS + 1] = {{"alignment", "Alignment", NULL, NULL}};
    int count = 1;
    for (int ch = 1; ch <= k->catalog->channel_count && count < COUNT_OF(tab); ch++) {
        const ChannelDef *def = &k->catalog->channel[ch];
        tab[count++] = (UiTab){def->at.id, campaign_name(k, &def->at), NULL, NULL};
    }
    for (int i = 0; i < count && i < 6; i++) {
        if (ui_shortcut(ui, (UiKey)(UI_KEY_F1 + 1 + i), 0)) k->state->lens = i;
    }
    ui_push(ui, "lens");
    ui_group(ui, "lens");
    float w = ui_tabs_width(ui, tab, count), legend = 206;
    if (w + legend + 60 < r.w) {
        Rect box = rect(r.x + 24, r.y + r.h - 60, w + 8, 44);
        draw_round(ui->draw, box, 8, ui->theme->panel, 1, ui->theme->border);
        ui_block(ui, box);
        k->state->lens = ui_tabs(ui, "bar", rect_inset(box, 4, 4), tab, count, k->state->lens);
    } else {
        const char *names[MAX_CHANNELS + 1];
        for (int i = 0; i < count; i++) names[i] = tab[i].label;
        Rect box = rect(r.x + 14, r.y + r.h - 58, 150, 42);
        ui_block(ui, box);
        k->state->lens = ui_drop_down(ui, "bar", box, names, count, k->state->lens);
    }
    ui_pop(ui);
    Rect box = rect(r.x + r.w - legend - 20, r.y + r.h - 60, legend, 44);
    if (w + legend + 60 >= r.w) box.x = r.x + 176;
    draw_round(ui->draw, box, 8, ui->theme->panel, 1, ui->theme->border);
    ui_block(ui, box);
    ui_label(ui, rect(box.x + 12, box.y + 4, 70, 18), ROLE_HINT, ui->theme->side_text[2], campaign_text("\xE2\x97\x80 %s", campaign_name(k, &k->catalog->power[2].at)));
    ui_label_right(ui, rect(box.x + 12, box.y + 4, box.w - 24, 18), ROLE_HINT, ui->theme->side_text[1], campaign_text("%s \xE2\x96\xB6", campaign_name(k, &k->catalog->power[1].at)));
    for (int i = 0; i < 10; i++) {
        float step = (box.w - 24) / 10;
        draw_rect(ui->draw, rect(box.x + 12 + step * (float)i, box.y + 26, step, 9), theme_alignment(-90000 + 20000 * i));
    }
}

/* ---- the sudden endings ---- */

/* Both sides' progress, always in view at the top of the map. */
static void sudden_card(Campaign *k, Rect map)
{
    enum { ROW = 22, WIDEST = 490 };
    Ui *ui = k->ui;
    const Game *g = session_game(k->in->session);
    SuddenProgress p[DIM_SEATS];
    int rows = 0;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        outlook_sudden(g, k->w, seat, &p[seat]);
        rows += p[seat].exists;
    }
    float w = map.w - 130 < WIDEST ? map.w - 130 : WIDEST;
    if (rows == 0 || w < 230) return;
    Rect box = rect(map.x + (map.w - w) / 2, map.y + 12, w, 14 + ROW * (float)rows);
    draw_round(ui->draw, box, 8, ui->theme->panel, 1, ui->theme->border);
    ui_block(ui, box);
    ui_push(ui, "sudden");
    ui_group(ui, "sudden");
    Rect inside = rect_inset(box, 12, 7);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!p[seat].exists) continue;
        const PowerDef *def = &k->catalog->power[seat];
        char date[48], sentence[320];
        StrBuf b = str_buf(date, sizeof date), s = str_buf(sentence, sizeof sentence);
        if (p[seat].earliest >= 0) describe_quarter_date(&k->in->describe, &b, k->w->scenario, p[seat].earliest);
        else str_add(&b, ui_t(ui, "too late"));
        describe_sudden(&k->in->describe, &s, k->w, seat, &p[seat]);
        Rect row = rect_cut_top(&inside, ROW);
        UiState st = ui_item(ui, def->at.id, sentence, row, true);
        ui_side_mark(ui, seat, row.x + 5, row.y + ROW / 2, 4);
        bool roomy = w >= 480; /* for two figures in each number */
        float last = roomy ? 170 : 96;
        ui_label(ui, rect(row.x + 18, row.y, row.w - last - 94, ROW), ROLE_HINT_STRONG, ui->theme->side_text[seat], def->sudden_name ? ui_t(ui, def->sudden_name) : def->sudden_id);
        ui_label_right(ui, rect(row.x, row.y, row.w - last, ROW), ROLE_HINT, ui->theme->text, campaign_form(k, w < 380 ? "{a} / {b} \xC2\xB7 {c} / {d}" : "{a} / {b} states \xC2\xB7 {c} / {d} steps", campaign_text("%d", p[seat].ready), campaign_text("%d", p[seat].needed),
                                     campaign_text("%d", p[seat].steps), campaign_text("%d", p[seat].steps_needed)));
        ui_label_right(ui, rect(row.x, row.y, row.w, ROW), ROLE_HINT, ui->theme->hint, roomy && p[seat].earliest >= 0 ? campaign_form(k, "not before {a}", date, NULL, NULL, NULL) : date);
        if (st.focused) ui_ring(ui, row, 4);
        if (!ui_tip(ui, st, row, def->sudden_name ? ui_t(ui, def->sudden_name) : def->sudden_id, sentence)) continue;
        for (int i = 1; i <= k->catalog->state_count; i++)
            ui_tip_line(ui, campaign_name(k, &k->catalog->state[i].at), campaign_text("%d / %d \xC2\xB7 %s", k->w->steps[i][seat], def->sudden_steps, campaign_held(k, k->w->alignment[i], 0, true)), 0);
    }
    ui_pop(ui);
}

/* ---- drawers, keys, dialogs ---- */

static bool drawer_tab(Campaign *k, Rect r, const char *name, const char *icon, const char *label, const char *key, bool open)
{
    Ui *ui = k->ui;
    UiState s = ui_item(ui, name, label, r, true);
    draw_round(ui->draw, r, 8, open ? ui->theme->primary : ui->theme->panel, 1, ui->theme->border);
    ui_block(ui, r);
    Color ink = open ? ui->theme->primary_text : ui->theme->text;
    draw_icon(ui->draw, r.x + r.w / 2 - 9, r.y + 12, 18, icon, ink);
    ui_key_cap(ui, r.x + r.w / 2 - ui_key_cap_width(ui, key) / 2, r.y + 50, key, ink);
    if (s.focused) ui_ring(ui, r, 8);
    ui_tip(ui, s, r, label, NULL);
    return s.clicked;
}

static void panels(Campaign *k, Rect *body)
{
    CampaignState *st = k->state;
    Ui *ui = k->ui;
    if (ui_shortcut(ui, UI_KEY_A, 0)) {
        st->actions_open = !st->actions_open;
        st->dossier_open = st->dossier_open && !(k->drawers && st->actions_open);
    }
    if (ui_shortcut(ui, UI_KEY_A + ('D' - 'A'), 0)) {
        st->dossier_open = !st->dossier_open;
        st->actions_open = st->actions_open && !(k->drawers && st->dossier_open);
    }
    if (!k->drawers) {
        Rect left = k->in->seat ? rect_cut_left(body, LEFT) : rect(0, 0, 0, 0), right = rect_cut_right(body, RIGHT);
        draw_map_area(k, *body);
        lens_bar(k, *body);
        sudden_card(k, *body);
        if (k->in->seat) campaign_actions(k, left);
        campaign_dossier(k, right);
        return;
    }
    Rect map = *body;
    draw_map_area(k, map);
    Rect lens = map;
    if (st->dossier_open) rect_cut_right(&lens, RIGHT - 12);
    if (st->actions_open) rect_cut_left(&lens, LEFT);
    if (lens.w > 420) lens_bar(k, lens);
    sudden_card(k, lens);
    ui_group(ui, "drawers");
    float left_x = st->actions_open ? map.x + LEFT : map.x;
    if (k->in->seat && !st->dossier_open && drawer_tab(k, rect(left_x, map.y + 16, 44, 70), "drawer_actions", "layers", "Actions", "A", st->actions_open)) st->actions_open = !st->actions_open;
    float right_x = st->dossier_open ? map.x + map.w - (RIGHT - 12) - 44 : map.x + map.w - 44;
    if (!st->actions_open && drawer_tab(k, rect(right_x, map.y + 16, 44, 70), "drawer_dossier", "book-open", "Dossier", "D", st->dossier_open)) st->dossier_open = !st->dossier_open;
    if (st->actions_open && k->in->seat) campaign_actions(k, rect(map.x, map.y, LEFT, map.h));
    if (st->dossier_open) campaign_dossier(k, rect(map.x + map.w - (RIGHT - 12), map.y, RIGHT - 12, map.h));
}

static void shortcuts(Campaign *k)
{
    Ui *ui = k->ui;
    CampaignState *st = k->state;
    int n = k->catalog->state_count;
    if (ui_shortcut(ui, UI_KEY_BRACKET_RIGHT, 0)) st->state = st->state % n + 1;
    if (ui_shortcut(ui, UI_KEY_BRACKET_LEFT, 0)) st->state = st->state <= 1 ? n : st->state - 1;
    if (ui_shortcut(ui, UI_KEY_A + ('L' - 'A'), 0)) st->log_open = true;
    if (ui_shortcut(ui, UI_KEY_A + ('V' - 'A'), 0) && k->in->seat) st->advice_open = true;
    if (ui_shortcut(ui, UI_KEY_A + ('B' - 'A'), 0)) k->act = CAMPAIGN_BOOK;
    if (ui_shortcut(ui, UI_KEY_A + ('H' - 'A'), 0)) k->act = CAMPAIGN_HISTORY;
    if (ui_shortcut(ui, UI_KEY_QUESTION, 0) || ui_shortcut(ui, UI_KEY_QUESTION, UI_SHIFT)) st->keys_open = true;
    if (ui_shortcut(ui, UI_KEY_A + ('S' - 'A'), UI_CTRL)) k->act = CAMPAIGN_SAVE;
    if (ui_shortcut(ui, UI_KEY_A + ('O' - 'A'), UI_CTRL)) k->act = CAMPAIGN_LOAD;
    if (ui_shortcut(ui, UI_KEY_Z, UI_CTRL)) k->act = CAMPAIGN_UNDO;
    if (!ui_shortcut(ui, UI_KEY_ESCAPE, 0)) return;
    if (k->drawers && (st->actions_open || st->dossier_open)) st->actions_open = st->dossier_open = false;
    else if (st->state) st->state = 0;
    else k->act = CAMPAIGN_MENU;
}

void campaign_ask(Campaign *k)
{
    Ui *ui = k->ui;
    char undone[256];
    StrBuf b = str_buf(undone, sizeof undone);
    describe_undone(&k->in->describe, &b, k->w, k->in->seat);
    ui_push(ui, "ask");
    Rect r = ui_dialog_begin(ui, "ask", 460, 220);
    ui_label(ui, rect_cut_top(&r, 36), ROLE_PANEL_SMALL, ui->theme->text, ui_t(ui, "End the turn?"));
    ui_paragraph(ui, rect_cut_top(&r, 70), ROLE_BODY, ui->theme->text2, undone);
    Rect buttons = rect_cut_bottom(&r, 44);
    UiState no = ui_button(ui, "back", rect(buttons.x, buttons.y, buttons.w / 2 - 6, 42), BUTTON_OUTLINE, NULL, "Go back", "Esc", true);
    UiState yes = ui_button(ui, "end", rect(buttons.x + buttons.w / 2 + 6, buttons.y, buttons.w / 2 - 6, 42), BUTTON_TURN, NULL, "End turn", "Ctrl Enter", true);
    if (yes.clicked || ui_key(ui, UI_KEY_ENTER, UI_CTRL)) {
        *k->out = (Command){.kind = CMD_COMMIT, .seat = (uint8_t)k->in->seat};
        k->act = CAMPAIGN_COMMAND;
        k->state->asking = false;
    }
    if (no.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) k->state->asking = false;
    ui_dialog_end(ui);
    ui_pop(ui);
}

/* A queue that meets a refusal is dropped: what the adviser saw is no longer so. */
static void next_queued(Campaign *k)
{
    CampaignState *st = k->state;
    if (st->queue_at >= st->queued || k->act != CAMPAIGN_NOTHING) return;
    const Command *cmd = &st->queue[st->queue_at++];
    if (!k->can_plan || session_check(k->in->session, cmd, NULL) != REFUSE_NO) {
        st->queued = st->queue_at = 0;
        return;
    }
    *k->out = *cmd;
    k->act = CAMPAIGN_COMMAND;
    ui_wake(k->ui, 0);
}

/* What the action does to the side that plays it, before it is planned. */
static void campaign_warn(Campaign *k)
{
    enum { HARM = 12 };
    Ui *ui = k->ui;
    CampaignState *st = k->state;
    const ActionDef *a = &k->catalog->action[st->warned_action];
    ui_push(ui, "warn");
    Rect r = ui_dialog_begin(ui, "warn", 520, (ui->h < 760 ? 168 : 200) + 26 * (float)int_min(st->harm.line_count, HARM));
    ui_caption(ui, rect_cut_top(&r, 20), ui->theme->danger, ui_t(ui, "This harms you"));
    ui_label(ui, rect_cut_top(&r, 40), ROLE_PANEL_SMALL, ui->theme->text, campaign_text("%s, %s", campaign_name(k, &a->at), campaign_name(k, &k->catalog->state[st->warned_state].at)));
    Rect buttons = rect_cut_bottom(&r, 44);
    for (int i = 0; i < st->harm.line_count && i < HARM; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        Rect line = rect_cut_top(&r, 26);
        describe_preview_line(&k->in->describe, &x, &y, &st->harm.line[i]);
        ui_label(ui, rect(line.x, line.y, line.w - 90, line.h), ROLE_BODY, ui->theme->text2, what);
        ui_label_right(ui, line, ROLE_STRONG, ui->theme->danger, figure);
    }
    UiState no = ui_button(ui, "back", rect(buttons.x, buttons.y, buttons.w / 2 - 6, 42), BUTTON_OUTLINE, NULL, ui_t(ui, "Go back"), "Esc", true);
    UiState yes = ui_button(ui, "plan", rect(buttons.x + buttons.w / 2 + 6, buttons.y, buttons.w / 2 - 6, 42), BUTTON_PRIMARY, NULL, ui_t(ui, "Plan it all the same"), NULL, true);
    if (yes.clicked) {
        *k->out = (Command){.kind = CMD_PLAN_ADD, .seat = (uint8_t)k->in->seat, .action = (uint16_t)st->warned_action, .target = (uint8_t)st->warned_state};
        k->act = CAMPAIGN_COMMAND;
    }
    if (yes.clicked || no.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) st->warned_action = 0;
    ui_dialog_end(ui);
    ui_pop(ui);
}

CampaignAct screen_campaign(Ui *ui, const CampaignIn *in, CampaignState *state, Command *out)
{
    Campaign k = {.ui = ui, .in = in, .state = state, .catalog = session_game(in->session)->catalog, .w = in->seen, .out = out};
    k.drawers = ui->w < WIDE;
    Pending owed[MAX_PENDING];
    k.can_plan = in->seat && session_pending(in->session, owed) > 0 && owed[0].seat == in->seat && owed[0].kind == OWE_PLAN;
    if (state->state > k.catalog->state_count) state->state = 0;
    Rect body = rect(0, 0, ui->w, ui->h);
    campaign_bar(&k, rect_cut_top(&body, BAR));
    Rect ticker = rect_cut_bottom(&body, TICKER);
    panels(&k, &body);
    campaign_ticker(&k, ticker);
    shortcuts(&k);
    if (state->log_open) campaign_log(&k);
    if (state->keys_open) campaign_keys(&k);
    if (state->advice_open) campaign_advice(&k);
    if (state->draft.kind) campaign_offer(&k);
    next_queued(&k);
    if (state->asking && k.can_plan) campaign_ask(&k);
    if (state->warned_action && k.can_plan) campaign_warn(&k);
    ui_drop_draw(ui);
    return k.act;
}
