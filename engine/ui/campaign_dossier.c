/* The right panel: a state's dossier. Every figure has its breakdown in a tooltip that adds up. */
#include "ui/campaign.h"

#include "base/fixed.h"
#include "core/cond.h"
#include "core/model.h"
#include "session/outlook.h"

#include <string.h>

static void target_tip(Campaign *k, int s)
{
    const Catalog *c = k->catalog;
    const World *w = k->w;
    TargetTerms t;
    model_target_terms(c, w, s, &t);
    ui_tip_line(k->ui, campaign_form(k, "Ties: {a} less {b}, over {c}", campaign_number(k, t.influence[1], 1, false), campaign_number(k, t.influence[2], 1, false), campaign_number(k, t.wish, 1, false), NULL),
                campaign_number(k, t.ties, 1, true), 0);
    ui_tip_line(k->ui, campaign_form(k, "Goodwill {a} and {b}", campaign_held(k, w->goodwill[s][1], 0, false), campaign_held(k, w->goodwill[s][2], 0, false), NULL, NULL), campaign_number(k, t.goodwill, 1, true), 0);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (t.anchor[seat]) ui_tip_line(k->ui, campaign_count(k, "{n} treaty step with {a}", "{n} treaty steps with {a}", w->steps[s][seat], campaign_name(k, &c->power[seat].at)), campaign_number(k, t.anchor[seat], 1, true), 0);
    }
    ui_tip_line(k->ui, "Its own course, whoever courts it", campaign_number(k, t.course, 1, true), 0);
    if (t.cut) ui_tip_line(k->ui, "Cut off at 100", campaign_number(k, t.cut, 1, true), 0);
    ui_tip_total(k->ui, campaign_form(k, "Target; {a} % of the way each quarter", campaign_number(k, game_tunes(c, w)->step_share * 100, 0, false), NULL, NULL, NULL), campaign_number(k, t.target, 1, true));
}

static float head(Campaign *k, Rect r, int s)
{
    Ui *ui = k->ui;
    const StateDef *def = &k->catalog->state[s];
    ui_label(ui, rect(r.x, r.y, r.w - 110, 36), ROLE_PANEL, ui->theme->text, campaign_name(k, &def->at));
    static const char *const icon[3] = {"chevron-left", "chevron-right", "x"};
    static const char *const tip[3] = {"Previous state ([)", "Next state (])", "Close"};
    static const char *const name[3] = {"previous", "next", "close"};
    for (int i = 0; i < 3; i++) {
        UiState b = ui_icon_button(ui, name[i], rect(r.x + r.w - 104 + 36.0f * (float)i, r.y, 34, 34), icon[i], tip[i], 0);
        if (!b.clicked) continue;
        int n = k->catalog->state_count;
        if (i == 2) k->drawers ? (void)(k->state->dossier_open = false) : (void)(k->state->state = 0);
        else k->state->state = (s - 1 + (i == 0 ? n - 1 : 1)) % n + 1;
    }
    const char *doctrine = campaign_name(k, &k->catalog->doctrine[def->doctrine].at), *weight = campaign_text("%d", def->weight);
    ui_label(ui, rect(r.x, r.y + 36, r.w, 20), ROLE_HINT, ui->theme->hint,
             campaign_form(k, def->population_tenths ? "{a} \xC2\xB7 {b} m people \xC2\xB7 weight {c}" : "{a} \xC2\xB7 weight {c}", doctrine,
                           campaign_number(k, def->population_tenths * (MILLI / 10), 1, false), weight, NULL));
    return 64;
}

static float gauge(Campaign *k, Rect r, int s)
{
    Ui *ui = k->ui;
    const World *w = k->w;
    const ChartRow *chart;
    int rows = session_chart(k->in->session, &chart);
    int32_t now = w->alignment[s], before = rows >= 2 ? chart[rows - 2].alignment[s] : now;
    Drift drift;
    outlook_drift(session_game(k->in->session), w, k->in->scratch, &drift);
    Rect area = rect(r.x, r.y, r.w, 58);
    UiState st = ui_item(ui, "alignment", "Alignment", area, true);
    ui_label(ui, rect(r.x, r.y + 6, 66, 34), ROLE_BIG, campaign_side_color(k, now), campaign_held(k, now, 0, true));
    Rect g = rect(r.x + 70, r.y, r.w - 70, 40);
    ui_label(ui, rect(g.x, g.y, 100, 16), ROLE_HINT, ui->theme->side_text[2], campaign_name(k, &k->catalog->power[2].at));
    ui_label_centre(ui, rect(g.x, g.y, g.w, 16), ROLE_HINT, ui->theme->hint, ui_t(ui, "Neutral"));
    ui_label_right(ui, rect(g.x, g.y, g.w, 16), ROLE_HINT, ui->theme->side_text[1], campaign_name(k, &k->catalog->power[1].at));
    ui_gauge(ui, rect(g.x, g.y + 20, g.w, 12), now, before, true);
    ui_label(ui, rect(g.x, g.y + 38, g.w, 18), ROLE_HINT, ui->theme->hint,
             campaign_form(k, "If nobody acts: {a} at the year's end, then {b}.", campaign_held(k, drift.year_end[s], 0, true), campaign_number(k, drift.heads_for[s], 0, true), NULL, NULL));
    if (st.focused) ui_ring(ui, area, 6);
    if (ui_tip(ui, st, area, "Why it heads there", campaign_form(k, "It was {a} a quarter ago.", campaign_held(k, before, 0, true), NULL, NULL, NULL))) target_tip(k, s);
    return 70;
}

static float channels(Campaign *k, Rect r, int s)
{
    Ui *ui = k->ui;
    const Catalog *c = k->catalog;
    float y = r.y;
    ui_caption(ui, rect(r.x, y, 240, 24), ui->theme->hint, "Influence in five channels");
    ui_side_mark(ui, 2, r.x + r.w - 116, y + 12, 4);
    ui_label(ui, rect(r.x + r.w - 108, y, 60, 24), ROLE_HINT, ui->theme->side_text[2], campaign_name(k, &c->power[2].at));
    ui_side_mark(ui, 1, r.x + r.w - 52, y + 12, 4);
    ui_label(ui, rect(r.x + r.w - 44, y, 50, 24), ROLE_HINT, ui->theme->side_text[1], campaign_name(k, &c->power[1].at));
    y += 26;
    for (int ch = 1; ch <= c->channel_count; ch++, y += 47) {
        Rect row = rect(r.x, y, r.w, 46);
        int32_t i1 = model_influence(c, k->w, s, 1, ch), i2 = model_influence(c, k->w, s, 2, ch);
        UiState st = ui_item(ui, c->channel[ch].at.id, campaign_name(k, &c->channel[ch].at), row, true);
        ui_rule(ui, r.x, y, r.w);
        if (c->channel[ch].icon) draw_icon(ui->draw, r.x, y + 8, 16, c->channel[ch].icon, ui->theme->text2);
        ui_label(ui, rect(r.x + 32, y + 4, 200, 22), ROLE_ROW, ui->theme->text, campaign_name(k, &c->channel[ch].at));
        ui_label_right(ui, rect(r.x, y + 4, r.w - 44, 22), ROLE_HINT, ui->theme->hint, campaign_form(k, ch == k->w->agenda ? "weight {a} %, agenda" : "weight {a} %", campaign_number(k, k->w->weight[ch] * 100, 0, false), NULL, NULL, NULL));
        ui_label_right(ui, rect(r.x, y + 4, r.w, 22), ROLE_STRONG, campaign_side_color(k, i1 - i2), campaign_number(k, i1 - i2, 0, true));
        ui_butterfly(ui, rect(r.x + 32, y + 26, r.w - 64, 16), i2, i1, true);
        if (st.focused) ui_ring(ui, row, 6);
        if (!ui_tip(ui, st, row, campaign_name(k, &c->channel[ch].at), "Influence is the tie times its share of all ties; the state's own means and third powers dilute it.")) continue;
        for (int p = 1; p <= c->power_count; p++)
            ui_tip_line(ui, campaign_form(k, "{a}: tie {b}, dependence {c}", campaign_name(k, &c->power[p].at), campaign_number(k, k->w->tie[s][p][ch], 0, false), campaign_number(k, model_dependence(c, k->w, s, p, ch), 0, false), NULL),
                        campaign_number(k, model_influence(c, k->w, s, p, ch), 1, false), 0);
        ui_tip_line(ui, "Its own means", campaign_number(k, k->w->own[s][ch], 0, false), 0);
    }
    return y - r.y + 8;
}

static float agreement_row(Campaign *k, Rect r, int seat, const char *name, const char *note)
{
    Ui *ui = k->ui;
    if (seat <= MAX_SEATS) ui_side_mark(ui, seat, r.x + 5, r.y + 15, 4);
    ui_label(ui, rect(r.x + 20, r.y, r.w - 150, 30), ROLE_ROW, ui->theme->text, name);
    ui_label_right(ui, rect(r.x + r.w - 170, r.y, 170, 30), ROLE_HINT, ui->theme->hint, note);
    return 30;
}

static float agreements(Campaign *k, Rect r, int s)
{
    const Catalog *c = k->catalog;
    const World *w = k->w;
    float y = r.y;
    ui_caption(k->ui, rect(r.x, y, r.w, 24), k->ui->theme->hint, "Agreements");
    y += 26;
    int32_t anchor = game_tunes(c, w)->anchor_step;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int steps = w->steps[s][seat];
        Review review;
        bool lapses = steps && outlook_review(k->in->describe.game, w, s, seat, &review) && review.margin < review.least;
        if (steps)
            y += agreement_row(k, rect(r.x, y, r.w, 30), seat, campaign_name(k, &c->agreement[c->accord_step[seat][steps]].at),
                               lapses ? campaign_form(k, "step {a} of 6 \xC2\xB7 lapses in {b}", campaign_text("%d", steps), campaign_text("%d", review.quarters), NULL, NULL)
                                      : campaign_form(k, "step {a} of 6 \xC2\xB7 anchor {b}", campaign_text("%d", steps), campaign_number(k, steps * anchor * seat_sign(seat), 1, true), NULL, NULL));
        if (w->step_wait[s][seat])
            y += agreement_row(k, rect(r.x, y, r.w, 30), seat, campaign_name(k, &c->agreement[c->accord_step[seat][int_min(6, steps + 1)]].at),
                               campaign_count(k, "in force in {n} quarter", "in force in {n} quarters", w->step_wait[s][seat], NULL));
    }
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_status[i] == AGREEMENT_FREE || w->agreement_state[i] != s) continue;
        y += agreement_row(k, rect(r.x, y, r.w, 30), w->agreement_power[i], campaign_name(k, &c->agreement[w->agreement_type[i]].at),
                           w->agreement_status[i] == AGREEMENT_SIGNED ? ui_t(k->ui, "signed, not in force yet")
                           : w->agreement_left[i] == 255 ? ui_t(k->ui, "no anchor") : campaign_count(k, "{n} quarter left", "{n} quarters left", w->agreement_left[i], NULL));
    }
    return y - r.y + 8;
}

static float next_step(Campaign *k, Rect r, int s)
{
    Ui *ui = k->ui;
    const Catalog *c = k->catalog;
    int seat = k->in->seat, next = seat ? model_next_step(c, k->w, s, seat) : 0;
    if (!next) return 0;
    int32_t margin = model_margin(c, k->w, next, s, seat, NULL);
    Rect row = rect(r.x, r.y + 26, r.w, 30);
    ui_caption(ui, rect(r.x, r.y, r.w, 24), ui->theme->hint, "Next treaty step");
    UiState st = ui_item(ui, "next_step", campaign_name(k, &c->agreement[next].at), row, true);
    agreement_row(k, row, seat, campaign_name(k, &c->agreement[next].at), campaign_form(k, margin >= 0 ? "{a} to spare" : "{a} short", campaign_number(k, fixed_abs(margin), 1, false), NULL, NULL, NULL));
    if (st.focused) ui_ring(ui, row, 6);
    if (ui_tip(ui, st, row, "Would they sign?", NULL)) {
        const Node *root = &c->node[c->agreement[next].accept];
        Scope scope = scope_of(seat, s);
        for (uint32_t i = c->agreement[next].accept + 1; root->kind == VALUE_SUM && i < root->end; i = c->node[i].end) {
            int32_t v = cond_value(c, k->w, i, &scope);
            const char *what = c->node[i].kind == VALUE_LABEL ? ui_t(ui, c->label[c->node[i].arg]) : c->node[i].kind == VALUE_CONST ? ui_t(ui, "Starting point") : ui_t(ui, "Other");
            if (v) ui_tip_line(ui, what, campaign_number(k, v, 1, true), 0);
        }
        ui_tip_total(ui, "Margin; signed at 0 or more", campaign_number(k, margin, 1, true));
    }
    return 64;
}

static float course_chart(Campaign *k, Rect r, int s)
{
    static _Thread_local int32_t values[MAX_QUARTERS + 2];
    const ChartRow *chart;
    int rows = session_chart(k->in->session, &chart);
    if (rows < 3) return 0;
    static const int32_t levels[] = {0};
    ui_caption(k->ui, rect(r.x, r.y, r.w, 24), k->ui->theme->hint, "Alignment so far");
    for (int i = 0; i < rows; i++) values[i] = chart[i].alignment[s];
    UiChart c = {.lo = -100 * MILLI, .hi = 100 * MILLI, .points = rows, .lines = 1, .level = levels, .levels = 1, .cursor = -1, .halves = true};
    c.line[0] = (UiLine){.value = values, .count = rows, .color = k->ui->theme->text};
    ui_chart(k->ui, rect(r.x, r.y + 26, r.w, 80), &c);
    return 114;
}

static float wants(Campaign *k, Rect r, int s)
{
    Ui *ui = k->ui;
    const Catalog *c = k->catalog;
    float y = r.y;
    ui_caption(ui, rect(r.x, y, r.w, 24), ui->theme->hint, campaign_form(k, "What {a} wants", c->state[s].capital_city ? ui_t(ui, c->state[s].capital_city) : campaign_name(k, &c->state[s].at), NULL, NULL, NULL));
    y += 26;
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state != s) continue;
        ui_label(ui, rect(r.x, y, r.w - 150, 30), ROLE_ROW, ui->theme->text, campaign_name(k, &c->want[i].at));
        ui_label_right(ui, rect(r.x, y, r.w, 30), ROLE_HINT, ui->theme->hint, campaign_form(k, "goodwill up to {a}", campaign_number(k, c->want[i].bonus, 0, true), NULL, NULL, NULL));
        y += 30;
    }
    ui_label(ui, rect(r.x, y, r.w, 30), ROLE_HINT, ui->theme->hint,
             campaign_form(k, "Goodwill {a} and {b} \xC2\xB7 sovereignty {c} \xC2\xB7 stability {d}", campaign_held(k, k->w->goodwill[s][1], 0, false), campaign_held(k, k->w->goodwill[s][2], 0, false),
                           campaign_number(k, k->w->sovereignty[s], 0, false), campaign_number(k, k->w->stability[s], 0, false)));
    return y + 34 - r.y;
}

void campaign_dossier(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    int s = k->state->state;
    draw_rect(ui->draw, r, ui->theme->panel);
    ui_block(ui, r);
    draw_rect(ui->draw, rect(r.x, r.y, 1, r.h), ui->theme->border);
    ui_push(ui, "dossier");
    ui_group(ui, "dossier");
    Rect inside = rect_inset(r, 20, 12);
    if (!s) {
        ui_paragraph(ui, inside, ROLE_BODY, ui->theme->hint, ui_t(ui, "Choose a state on the map to read its dossier."));
        ui_pop(ui);
        return;
    }
    float used = head(k, inside, s);
    Rect body = rect(inside.x, inside.y + used, inside.w + 12, inside.h - used);
    Rect content = ui_scroll_begin(ui, "body", body);
    float top = content.y;
    content.w -= 14;
    content.y += gauge(k, content, s);
    content.y += channels(k, content, s);
    content.y += agreements(k, content, s);
    content.y += next_step(k, content, s);
    content.y += course_chart(k, content, s);
    content.y += wants(k, content, s);
    ui_scroll_end(ui, content.y - top);
    ui_pop(ui);
}
