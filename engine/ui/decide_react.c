/* Reactions: what the rival has played, and whether to let it pass, counter or challenge it. */
#include "ui/decide.h"

#include <stdio.h>

#include "core/rules.h"
#include "core/turn.h"
#include "session/outlook.h"

enum { EDGE = 48 }; /* height of the warning that an incident could end it all */

static Command command(const Decide *k, int slot, Reaction choice)
{
    return (Command){
        .kind = CMD_REACT, .seat = (uint8_t)k->in->seat, .slot = (uint8_t)slot, .choice = (uint8_t)choice};
}

static const char *decided(const Decide *k, int slot)
{
    switch (k->w->reaction[k->in->seat][slot]) {
    case REACT_COUNTER: return decide_t(k, "You counter it.");
    case REACT_CHALLENGE: return decide_t(k, "You challenge it: a crisis follows.");
    case REACT_NOTHING: return decide_t(k, "You let it pass.");
    default: return NULL;
    }
}

static void row(Decide *k, Rect r, int slot)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    int rival = seat_rival(k->in->seat);
    const ActionDef *a = &k->catalog->action[k->w->plan_action[rival][slot]];
    const StateDef *s = &k->catalog->state[k->w->plan_target[rival][slot]];
    bool hard = react_is_hard(k->catalog, k->w, rival, slot);
    ui_push_index(ui, "slot", slot + 1);
    draw_round(ui->draw, rect(r.x, r.y + 10, 36, 36), 6, t->side_tint[rival], 0, 0);
    draw_icon(ui->draw, r.x + 9, r.y + 19, 18, a->icon, t->side_text[rival]);
    Rect text = rect(r.x + 50, r.y + 8, r.w - 50 - 270, 20);
    ui_label(ui, text, ROLE_STRONG, t->text, describe_name(&k->in->describe, &a->at));
    char met[200];
    StrBuf b = str_buf(met, sizeof met);
    describe_offer_met(&k->in->describe, &b, k->w, k->in->seat, slot);
    ui_label(
        ui, rect(text.x, text.y + 21, text.w, 18), ROLE_HINT, t->hint,
        decide_form(k, met[0] ? "{a} \xC2\xB7 {b}" : hard ? "{a} \xC2\xB7 hard: may be challenged" : "{a} \xC2\xB7 soft: may be countered",
                    describe_name(&k->in->describe, &s->at), met, NULL));
    const char *done = decided(k, slot), *why;
    Rect right = rect(r.x + r.w - 260, r.y + 8, 260, 40);
    if (done) {
        ui_label_right(ui, right, ROLE_BODY, t->text2, done);
    } else {
        Command act = command(k, slot, hard ? REACT_CHALLENGE : REACT_COUNTER),
                pass = command(k, slot, REACT_NOTHING);
        bool on = decide_allowed(k, &act, &why);
        UiState s1 =
            ui_button(ui, hard ? "challenge" : "counter", rect_cut_left(&right, 136), BUTTON_OUTLINE,
                      hard ? "swords" : "shield", decide_t(k, hard ? "Challenge" : "Counter"), NULL, on);
        rect_cut_left(&right, 8);
        if (ui_button(ui, "pass", right, BUTTON_GHOST, NULL, decide_t(k, "Let it pass"), NULL, true).clicked)
            *k->out = pass;
        if (s1.clicked) *k->out = act;
        if (why)
            ui_tip(ui, s1, rect(r.x + r.w - 260, r.y + 8, 136, 40), "", why);
        else
            ui_tip(ui, s1, rect(r.x + r.w - 260, r.y + 8, 136, 40), "",
                   decide_t(k, hard     ? "Opens a crisis over this action."
                               : met[0] ? "Takes from the margin; below zero nothing is signed."
                                        : "Takes away part of its effect."));
    }
    ui_rule(ui, r.x, r.y + r.h - 1, r.w);
    ui_pop(ui);
}

bool decide_react(Decide *k)
{
    Ui *ui = k->ui;
    int seat = k->in->seat, rival = seat_rival(seat), slots = 0;
    for (int i = 0; i < MAX_SLOTS; i++) slots += k->w->plan_action[rival][i] != 0;
    char edge[320];
    StrBuf e = str_buf(edge, sizeof edge);
    describe_edge(&k->in->describe, &e, k->w, seat);
    Rect in = ui_dialog_begin(ui, "react", 820, 244 + 58 * (float)slots + (edge[0] ? EDGE : 0));
    decide_begin(k, OWE_REACT, 0);
    Rect foot = rect_cut_bottom(&in, 40);
    decide_head(k, &in, decide_t(k, "The other side has played"),
                decide_form(k, "{a} moves", describe_name(&k->in->describe, &k->catalog->power[rival].at),
                            NULL, NULL));
    char cost[16], have[16];
    snprintf(cost, sizeof cost, "%d", game_tunes(k->catalog, k->w)->counter_cost);
    snprintf(have, sizeof have, "%d", rules_free_capital(k->catalog, k->w, seat));
    ui_label(ui, rect_cut_top(&in, 24), ROLE_BODY, ui->theme->text2,
             decide_form(k, "Each answer costs {a} political capital; you have {b}.", cost, have, NULL));
    if (edge[0]) ui_paragraph(ui, rect_cut_top(&in, EDGE), ROLE_HINT_STRONG, ui->theme->danger, edge);
    rect_cut_top(&in, 8);
    ui_group(ui, "rows");
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (k->w->plan_action[rival][i]) row(k, rect_cut_top(&in, 58), i);
    }
    ui_group(ui, "foot");
    Command commit = {.kind = CMD_COMMIT, .seat = (uint8_t)seat};
    if (ui_button(ui, "done", rect_cut_right(&foot, 220), BUTTON_PRIMARY, NULL, decide_t(k, "Go on"),
                  "Ctrl+Enter", true)
            .clicked ||
        decide_key(k, UI_KEY_ENTER, UI_CTRL)) {
        *k->out = commit;
    }
    ui_label(ui, foot, ROLE_HINT, ui->theme->hint, decide_t(k, "What you leave open passes."));
    ui_dialog_end(ui);
    return k->out->kind != CMD_NONE;
}
