/* A round of a crisis: the ladder at the left, resolve and the four choices at the right. Night mood. */
#include "ui/decide.h"

#include <math.h>
#include <stdio.h>

#include "base/fixed.h"
#include "core/model.h"

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
    return y - r.y;
}

static float resolve(Decide *k, Rect r, int state)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    const Catalog *c = k->catalog;
    int seat = k->in->seat, rival = seat_rival(seat);
    int32_t mine = model_resolve(c, k->w, seat, state);
    int32_t theirs = model_resolve(c, k->w, rival, state) - k->w->resolve_draw[rival];
    int32_t band = int_min(game_tunes(c, k->w)->resolve_draw, model_band(c, k->w, seat, state));
    int32_t low = fixed_clamp(theirs - band, 0, 100000), high = fixed_clamp(theirs + band, 0, 100000);
    Rect line = rect_cut_top(&r, 22);
    ui_label(ui, line, ROLE_BODY, t->text,
             decide_form(k, "{a} (you)", describe_name(&k->in->describe, &c->power[seat].at), NULL, NULL));
    ui_label_right(ui, line, ROLE_STRONG, t->text, decide_number(k, mine, 0, false));
    ui_meter(ui, rect_cut_top(&r, 8), mine, t->side_bar[seat]);
    rect_cut_top(&r, 10);
    line = rect_cut_top(&r, 22);
    ui_label(ui, line, ROLE_BODY, t->text,
             decide_form(k, "{a}, as your service sees it",
                         describe_name(&k->in->describe, &c->power[rival].at), NULL, NULL));
    ui_label_right(ui, line, ROLE_STRONG, t->text,
                   decide_form(k, "{a} to {b}", decide_number(k, low, 0, false),
                               decide_number(k, high, 0, false), NULL));
    ui_range_bar(ui, rect_cut_top(&r, 8), 0, 100000, low, (low + high) / 2, high, (low + high) / 2, rival);
    return 22 + 8 + 10 + 22 + 8 + 16;
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
    float h = 34 + ui_paragraph_height(ui, r.w - 100, ROLE_HINT, help) + 12;
    r.h = h;
    UiState s = ui_row(ui, ch->id, decide_t(k, ch->name), r, on, false);
    snprintf(digit, sizeof digit, "%d", number);
    draw_icon(ui->draw, r.x + 16, r.y + 13, 18, on ? ch->icon : "lock", on ? t->brass : t->refusal);
    ui_label(ui, rect(r.x + 50, r.y + 10, r.w - 100, 22), ROLE_STRONG, on ? t->text : t->hint,
             decide_t(k, ch->name));
    ui_paragraph(ui, rect(r.x + 50, r.y + 34, r.w - 100, 17), ROLE_HINT, on ? t->hint : t->refusal, help);
    ui_key_cap(ui, r.x + r.w - 40, r.y + 22, digit, t->hint);
    ui_rule(ui, r.x, r.y + h - 1, r.w);
    if (s.clicked || (on && ui_key(ui, (UiKey)(UI_KEY_0 + number), 0))) *k->out = cmd;
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

bool decide_crisis(Decide *k)
{
    Ui *ui = k->ui;
    const World *w = k->w;
    const Catalog *c = k->catalog;
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    const ActionDef *a = &c->action[w->plan_action[w->crisis_seat][w->crisis_slot]];
    float *need = ui_keep(ui, "crisis_height");
    Rect in = ui_dialog_begin(ui, "crisis", 1160, *need > 0 ? *need : 780);
    k->out->kind = CMD_NONE;
    Rect body = ui_scroll_begin(ui, "body", rect_inset(in, -8, 0));
    Rect r = rect(body.x + 8, body.y, body.w - 16, 4000);
    char round[16], most[16];
    snprintf(round, sizeof round, "%d", w->crisis_round);
    snprintf(most, sizeof most, "%d", game_tunes(c, w)->crisis_rounds);
    decide_head(k, &r, decide_form(k, "Crisis \xC2\xB7 round {a} of {b}", round, most, NULL),
                decide_form(k, "{a}: {b}", describe_name(&k->in->describe, &c->state[state].at),
                            describe_name(&k->in->describe, &a->at), NULL));
    ui_label(ui, rect_cut_top(&r, 24), ROLE_BODY, ui->theme->hint,
             decide_form(k, "Played by {a}. Both choose in secret each round.",
                         describe_name(&k->in->describe, &c->power[w->crisis_seat].at), NULL, NULL));
    rect_cut_top(&r, 12);
    bool wide = r.w > 800;
    Rect left = wide ? rect(r.x, r.y, r.w * 0.5F - 12, r.h) : r,
         right = wide ? rect(r.x + r.w * 0.5F + 12, r.y, r.w * 0.5F - 12, r.h) : r;
    float lh = 0, rh = resolve(k, right, state);
    rh += options(k, rect(right.x, right.y + rh, right.w, 0));
    if (!wide) left.y += rh + 16;
    lh = ladder(k, left);
    float whole = (wide ? fmaxf(lh, rh) : lh + rh + 16) + r.y - body.y;
    ui_scroll_end(ui, whole);
    ui_dialog_end(ui);
    if (fabsf(whole + 72 - *need) > 0.5F) ui_wake(ui, 0);
    *need = whole + 72;
    return k->out->kind != CMD_NONE;
}
