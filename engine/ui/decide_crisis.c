/* A round of a crisis, a page of its own in the night mood: the map behind, the ladder at the left, resolve
 * and the four choices at the right, what is at stake at the foot. In a small window the same parts in one
 * scrolling dialog. */
#include "ui/decide.h"

#include <math.h>
#include <stdio.h>

#include "base/fixed.h"
#include "core/model.h"
#include "session/outlook.h"

typedef struct {
    RungChoice choice;
    const char *id, *icon, *name, *help;
} Choice;

static const Choice choices[] = {
    {RUNG_ESCALATE, "escalate", "chevron-up", "Escalate",
     "Climb one rung. The other side must follow or yield."},
    {RUNG_HOLD, "hold", "minus", "Hold", "Stay on this rung. Two rounds held by both end in a stalemate."},
    {RUNG_DEAL, "deal", "handshake", "Offer a deal", "If both offer, the crisis ends without a winner."},
    {RUNG_BACK_DOWN, "back_down", "undo-2", "Back down", "Lose the prestige of this rung and end it."},
};

static float ladder(Decide *k, Rect r)
{
    const Catalog *c = k->catalog;
    Rect heads = rect_cut_top(&r, 24); /* over the figures of ui_rung */
    ui_label_right(k->ui, rect(heads.x, heads.y, heads.w - 70, heads.h), ROLE_HINT, k->ui->theme->hint, decide_t(k, "Prestige lost / won"));
    ui_label_right(k->ui, rect(heads.x, heads.y, heads.w - 16, heads.h), ROLE_HINT, k->ui->theme->hint, decide_t(k, "Score"));
    float y = r.y;
    for (int i = c->rung_count; i >= 1; i--) {
        const RungDef *d = &c->rung[i];
        char effect[160], prestige[64];
        StrBuf b = str_buf(effect, sizeof effect);
        str_add(&b, decide_form(k, "Tension {a}", decide_number(k, d->tension, 1, true), NULL, NULL));
        if (d->trade_loss)
            str_add(&b, decide_form(k, " \xC2\xB7 both lose trade {a}",
                                    decide_number(k, d->trade_loss, 0, false), NULL, NULL));
        if (d->ends) str_add(&b, decide_t(k, " \xC2\xB7 ends it at once"));
        b = str_buf(prestige, sizeof prestige);
        str_addf(&b, "%s / %s", decide_number(k, -d->prestige_lost, 0, false),
                 decide_number(k, d->prestige_won, 0, true));
        bool here = i == k->w->crisis_rung;
        UiRung rung = {.number = i,
                       .title = describe_name(&k->in->describe, &d->at),
                       .effect = effect,
                       .prestige = prestige,
                       .swing = decide_number(k, d->swing, 1, false),
                       .note = here                         ? decide_t(k, "The crisis stands here.")
                               : i == k->w->crisis_rung + 1 ? decide_t(k, "Where an escalation leads")
                                                            : NULL,
                       .who = here ? 1 : 0,
                       .lead = i == k->w->crisis_rung + 1};
        float h = ui_rung_height(&rung);
        ui_rung(k->ui, rect(r.x, y, r.w, h), &rung);
        y += h;
    }
    return y - heads.y;
}

/* Both sides' resolve and capital, as far as they can be seen, and how near the edge it is. */
static float resolve(Decide *k, Rect r, int state)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    const Catalog *c = k->catalog;
    const Describe *d = &k->in->describe;
    int seat = k->in->seat, rival = seat_rival(seat);
    float top = r.y;
    char capital[200], edge[320];
    StrBuf b = str_buf(capital, sizeof capital), e = str_buf(edge, sizeof edge);
    CrisisSides sides;
    outlook_crisis(d->game, k->w, seat, state, &sides);
    int32_t low = sides.resolve_low, high = sides.resolve_high;
    Rect line = rect_cut_top(&r, 22);
    ui_label(ui, line, ROLE_BODY, t->text, decide_form(k, "{a} (you)", describe_name(d, &c->power[seat].at), NULL, NULL));
    ui_label_right(ui, line, ROLE_STRONG, t->text, decide_number(k, sides.resolve, 0, false));
    ui_meter(ui, rect_cut_top(&r, 8), sides.resolve, t->side_bar[seat]);
    rect_cut_top(&r, 10);
    line = rect_cut_top(&r, 22);
    ui_label(ui, line, ROLE_BODY, t->text,
             decide_form(k, "{a}, as your service sees it", describe_name(d, &c->power[rival].at), NULL, NULL));
    ui_label_right(ui, line, ROLE_STRONG, t->text,
                   decide_form(k, "{a} to {b}", decide_number(k, low, 0, false),
                               decide_number(k, high, 0, false), NULL));
    ui_range_bar(ui, rect_cut_top(&r, 8), 0, 100000, low, (low + high) / 2, high, (low + high) / 2, rival);
    rect_cut_top(&r, 10);
    TEXT_FORMAT(&b, decide_t(k, "Your capital: {n}. "), {"n", decide_number(k, sides.capital * MILLI, 0, false)});
    describe_rival_capital(d, &b, k->w, seat, &sides);
    rect_cut_top(&r, ui_paragraph(ui, r, ROLE_HINT, t->text2, capital) + 6);
    describe_edge(d, &e, k->w, seat);
    if (edge[0]) rect_cut_top(&r, ui_paragraph(ui, r, ROLE_HINT_STRONG, t->danger, edge) + 6);
    return r.y - top + 10;
}

/* What a choice costs or changes for certain, as chips. */
static int consequences(Decide *k, RungChoice choice, const char *out[4])
{
    const Catalog *c = k->catalog;
    const Tunes *t = game_tunes(c, k->w);
    const RungDef *here = &c->rung[k->w->crisis_rung];
    int n = 0, seat = k->in->seat, state = k->w->plan_target[k->w->crisis_seat][k->w->crisis_slot];
    const char *rival = describe_name(&k->in->describe, &c->power[seat_rival(seat)].at);
    if (choice == RUNG_ESCALATE) {
        out[n++] =
            k->w->crisis_rung >= t->crisis_escalate_from ? decide_t(k, "1 capital") : decide_t(k, "Free");
        if (k->w->crisis_rung < c->rung_count)
            out[n++] =
                decide_form(k, "Tension {a}",
                            decide_number(k, c->rung[k->w->crisis_rung + 1].tension, 1, true), NULL, NULL);
        out[n++] = decide_form(k, "If {a} deals: your terms", rival, NULL, NULL);
        out[n++] = decide_form(k, "If {a} yields: score {b}", rival, decide_number(k, here->swing, 1, true), NULL);
    } else if (choice == RUNG_HOLD) {
        out[n++] = decide_t(k, "Free");
        out[n++] = decide_form(k, "Held {a} of 2", decide_number(k, k->w->crisis_held * MILLI, 0, false),
                               NULL, NULL);
    } else if (choice == RUNG_DEAL) {
        out[n++] =
            decide_form(k, "Tension {a}", decide_number(k, t->crisis_settled_tension, 0, true), NULL, NULL);
        out[n++] = decide_form(k, "If {a} escalates: their terms", rival, NULL, NULL);
    } else {
        out[n++] =
            decide_form(k, "Prestige {a}", decide_number(k, -here->prestige_lost, 0, true), NULL, NULL);
        out[n++] = decide_form(k, "{a} scores {b}", rival, decide_number(k, here->swing, 1, true), NULL);
        out[n++] = decide_form(
            k, "At home {a}",
            decide_number(k, -fixed_mul(t->resolve_home, model_resolve(c, k->w, seat, state)), 1, true), NULL,
            NULL);
    }
    return n;
}

/* As many rows of chips as they need; the height, drawn or not. */
static float chips(Decide *k, Rect r, RungChoice choice, bool draw)
{
    const char *text[4];
    int n = consequences(k, choice, text);
    float x = r.x, y = r.y;
    for (int i = 0; i < n; i++) {
        float w = ui_width(k->ui, ROLE_HINT, text[i]) + 24;
        if (x > r.x && x + w > r.x + r.w) {
            x = r.x;
            y += 30;
        }
        x += (draw ? ui_chip(k->ui, x, y, text[i], 0, 0) : w) + 8;
    }
    return y - r.y + 24;
}

static float choice_row(Decide *k, Rect r, const Choice *ch, int number, bool mediate)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    char digit[16];
    const char *why;
    Command cmd = {
        .kind = CMD_RUNG, .seat = (uint8_t)k->in->seat, .choice = (uint8_t)ch->choice, .mediate = mediate};
    bool on = decide_allowed(k, &cmd, &why);
    const char *help = on ? decide_t(k, ch->help) : why;
    float text_h = ui_paragraph_height(ui, r.w - 100, ROLE_HINT, help), h = 34 + text_h + 12;
    Rect chip = rect(r.x + 50, r.y + 34 + text_h + 6, r.w - 110, 24);
    if (on) h += chips(k, chip, ch->choice, false) + 10;
    r.h = h;
    UiState s = ui_row(ui, ch->id, decide_t(k, ch->name), r, on, false);
    snprintf(digit, sizeof digit, "%d", number);
    draw_icon(ui->draw, r.x + 16, r.y + 13, 18, on ? ch->icon : "lock", on ? t->brass : t->refusal);
    ui_label(ui, rect(r.x + 50, r.y + 10, r.w - 100, 22), ROLE_STRONG, on ? t->text : t->hint,
             decide_t(k, ch->name));
    ui_paragraph(ui, rect(r.x + 50, r.y + 34, r.w - 100, 17), ROLE_HINT, on ? t->hint : t->refusal, help);
    if (on) chips(k, chip, ch->choice, true);
    ui_key_cap(ui, r.x + r.w - 40, r.y + 22, digit, t->hint);
    ui_rule(ui, r.x, r.y + h - 1, r.w);
    if (s.clicked || (on && decide_key(k, UI_KEY_0 + number, 0))) *k->out = cmd;
    return h;
}

static float options(Decide *k, Rect r)
{
    Ui *ui = k->ui;
    const Tunes *tunes = game_tunes(k->catalog, k->w);
    float y = r.y;
    bool offered = k->w->crisis_rung == tunes->crisis_mediation_rung && !k->w->crisis_mediated;
    if (!offered) k->state->mediate = false;
    ui_group(ui, "choices");
    for (int i = 0; i < COUNT_OF(choices); i++) {
        y += choice_row(k, rect(r.x, y, r.w, 0), &choices[i], i + 1,
                        k->state->mediate && choices[i].choice == RUNG_HOLD);
    }
    if (offered) {
        ui_toggle(ui, "mediate", rect(r.x + 16, y + 4, r.w - 32, 36),
                  decide_t(k, "With Hold, ask a third party in (1 capital)"), &k->state->mediate);
        y += 44;
    }
    return y - r.y;
}

typedef struct {
    const char *kind, *headline, *played;
    char last[160];
} Words;

static void words_of(Decide *k, int state, Words *out)
{
    const World *w = k->w;
    const Catalog *c = k->catalog;
    char round[16], most[16];
    const ActionDef *a = &c->action[w->plan_action[w->crisis_seat][w->crisis_slot]];
    snprintf(round, sizeof round, "%d", w->crisis_round);
    snprintf(most, sizeof most, "%d", game_tunes(c, w)->crisis_rounds);
    out->kind = decide_form(k, "Crisis \xC2\xB7 round {a} of {b}", round, most, NULL);
    out->headline = decide_form(k, "{a}: {b}", describe_name(&k->in->describe, &c->state[state].at),
                                describe_name(&k->in->describe, &a->at), NULL);
    out->played = decide_form(k, "Played by {a}. Both choose in secret each round.",
                              describe_name(&k->in->describe, &c->power[w->crisis_seat].at), NULL, NULL);
    StrBuf last = str_buf(out->last, sizeof out->last);
    describe_last_round(&k->in->describe, &last, w);
    if (out->last[0]) out->played = out->last;
}

/* ---- as a dialog, where the window is small ---- */

static void as_dialog(Decide *k, int state)
{
    Ui *ui = k->ui;
    Words words;
    words_of(k, state, &words);
    float *need = ui_keep(ui, "crisis_height");
    Rect in = ui_dialog_begin(ui, "crisis", 1160, *need > 0 ? *need : 780);
    decide_begin(k, OWE_RUNG, k->w->crisis_round);
    Rect body = ui_scroll_begin(ui, "body", rect_inset(in, -8, 0));
    Rect r = rect(body.x + 8, body.y, body.w - 16, 4000);
    decide_head(k, &r, words.kind, words.headline);
    rect_cut_top(&r, ui_paragraph(ui, r, ROLE_BODY, ui->theme->hint, words.played) + 16);
    bool wide = r.w > 800;
    Rect left = wide ? rect(r.x, r.y, r.w * 0.5F - 12, r.h) : r;
    Rect right = wide ? rect(r.x + r.w * 0.5F + 12, r.y, r.w * 0.5F - 12, r.h) : r;
    float h = resolve(k, right, state);
    h += options(k, rect(right.x, right.y + h, right.w, 0));
    if (!wide) left.y += h + 16;
    float ladder_h = ladder(k, left);
    float whole = (wide ? fmaxf(ladder_h, h) : ladder_h + h + 16) + r.y - body.y;
    ui_scroll_end(ui, whole);
    ui_dialog_end(ui);
    if (fabsf(whole + 72 - *need) > 0.5F) ui_wake(ui, 0);
    *need = whole + 72;
}

/* ---- as a page over the night map ---- */

enum { PAGE = 56, LADDER_W = 470, CHOICES_W = 500 };

/* A panel whose height follows what it holds; returns where its content begins. */
static Rect panel_begin(Ui *ui, const char *name, Rect r, float need, const char *title)
{
    r.h = fminf(r.h, need + 64);
    ui_panel(ui, r, 8);
    ui_label(ui, rect(r.x + 16, r.y + 16, r.w - 32, 28), ROLE_PANEL_SMALL, ui->theme->text, title);
    return ui_scroll_begin(ui, name, rect(r.x, r.y + 56, r.w, r.h - 60));
}

static void outcome(Decide *k, Rect r, int winner)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    const RungDef *d = &k->catalog->rung[k->w->crisis_rung];
    bool mine = winner == k->in->seat;
    const char *name = describe_name(&k->in->describe, &k->catalog->power[winner].at);
    ui_label(ui, rect_cut_top(&r, 22), ROLE_HINT_STRONG, t->side_text[winner],
             mine ? decide_t(k, "If the other side yields here") : decide_t(k, "If you yield here"));
    const char *prestige =
        mine ? decide_number(k, d->prestige_won, 0, true) : decide_number(k, -d->prestige_lost, 0, true);
    ui_label(ui, rect_cut_top(&r, 22), ROLE_BODY, t->text, decide_form(k, "Your prestige {a}", prestige, NULL, NULL));
    ui_label(ui, rect_cut_top(&r, 22), ROLE_BODY, t->text,
             decide_form(k, "{a} scores {b}", name, decide_number(k, d->swing, 1, true), NULL));
}

static void outcomes(Decide *k)
{
    Ui *ui = k->ui;
    float x = PAGE + LADDER_W + 28, w = ui->w - PAGE - CHOICES_W - 28 - x;
    if (w < 420 || k->w->crisis_rung < 1) return;
    w = fminf(w, 640);
    Rect r = rect(x + (ui->w - PAGE - CHOICES_W - 28 - x - w) / 2, ui->h - PAGE - 92, w, 92);
    ui_panel(ui, r, 8);
    draw_rect(ui->draw, rect(r.x + w / 2, r.y + 14, 1, r.h - 28), ui->theme->border);
    outcome(k, rect(r.x + 16, r.y + 12, w / 2 - 28, 68), k->in->seat);
    outcome(k, rect(r.x + w / 2 + 16, r.y + 12, w / 2 - 28, 68), seat_rival(k->in->seat));
}

static void as_page(Decide *k, int state)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    Words words;
    words_of(k, state, &words);
    ui_modal_begin(ui, "crisis");
    decide_begin(k, OWE_RUNG, k->w->crisis_round);
    Rect all = rect(0, 0, ui->w, ui->h);
    draw_rect(ui->draw, all, RGB(0x0F1D27));
    bool low = ui->h < 820;
    float top = low ? 152 : 190;
    MapInsets covered = {PAGE + LADDER_W, top - 40, PAGE + CHOICES_W, 120};
    decide_map(k, all, state, MOOD_NIGHT, covered);
    draw_fade_y(ui->draw, rect(0, 0, ui->w, top + 40), RGBA(0x0B151D, 0xE8), RGBA(0x0B151D, 0));
    Rect head = rect(PAGE, low ? 24 : 44, ui->w - 2 * PAGE, 140);
    draw_icon(ui->draw, head.x, head.y, 18, "flame", t->danger);
    ui_caption(ui, rect(head.x + 28, head.y, 600, 20), t->danger, words.kind);
    ui_label(ui, rect(head.x, head.y + 26, head.w, 62), ROLE_HEADLINE, t->text, words.headline);
    ui_label(ui, rect(head.x, head.y + 92, head.w, 22), ROLE_BODY, t->text2, words.played);
    float *ladder_h = ui_keep(ui, "ladder_height"), *choices_h = ui_keep(ui, "choices_height");
    float before = *ladder_h + *choices_h, room = ui->h - top - (low ? 16 : PAGE);
    Rect at =
        panel_begin(ui, "ladder", rect(PAGE, top, LADDER_W, room), *ladder_h, decide_t(k, "The ladder"));
    *ladder_h = ladder(k, at);
    ui_scroll_end(ui, *ladder_h);
    at = panel_begin(ui, "body", rect(ui->w - PAGE - CHOICES_W, top, CHOICES_W, room), *choices_h,
                     decide_t(k, "Resolve"));
    float h = resolve(k, rect(at.x + 16, at.y, at.w - 32, 400), state);
    h += options(k, rect(at.x, at.y + h, at.w, 0));
    *choices_h = h;
    ui_scroll_end(ui, h);
    outcomes(k);
    if (fabsf(before - *ladder_h - *choices_h) > 0.5F) ui_wake(ui, 0);
    ui_modal_end(ui);
}

bool decide_crisis(Decide *k)
{
    int state = k->w->plan_target[k->w->crisis_seat][k->w->crisis_slot];
    if (decide_is_roomy(k->ui)) {
        as_page(k, state);
    } else {
        as_dialog(k, state);
    }
    return k->out->kind != CMD_NONE;
}
