#include "app/cli_tell_text.h"

#include "base/fixed.h"
#include "core/cond.h"
#include "core/model.h"
#include "core/rules.h"
#include "session/outlook.h"

#include <stdio.h>
#include <string.h>

/* The agreement with the clauses that stand in the command, and its margin. */
static void offer_line(const Tell *t, const World *w, const Command *cmd, StrBuf *out)
{
    int agreement = model_offered(t->catalog, w, cmd->action, cmd->target, cmd->seat);
    const AgreementDef *def = &t->catalog->agreement[agreement];
    if (!agreement) return;
    char offer[320];
    StrBuf b = str_buf(offer, sizeof offer);
    str_add(&b, tell_name(t, &def->at));
    for (int i = 0; i < def->clause_count; i++) str_addf(&b, " %s=%d", def->clause[i].id, cmd->arg[i]);
    TEXT_FORMAT(out, tell_words(t, "{offer}, margin {margin}"), {"offer", offer}, {"margin", tell_number(model_margin(t->catalog, w, agreement, cmd->target, cmd->seat, cmd->arg), 1, true)});
}

static void preview_line(const Tell *t, const Command *cmd, StrBuf *out)
{
    int action = cmd->action, state = cmd->target;
    static _Thread_local World scratch;
    Preview p;
    const World *w = tell_view(t);
    if (t->catalog->action[action].offer) {
        offer_line(t, w, cmd, out);
        return;
    }
    preview_action(t->game, w, t->seat, action, state, &scratch, &p);
    int told = 0;
    for (int i = 0; i < p.line_count; i++) {
        char what[128], figure[48];
        StrBuf a = str_buf(what, sizeof what), b = str_buf(figure, sizeof figure);
        if (p.line[i].state && p.line[i].state != state) continue;
        describe_preview_line(&t->describe, &a, &b, &p.line[i]);
        const char *colon = p.line[i].state ? strstr(what, ": ") : NULL;
        str_addf(out, "%s%s%s%s", told++ ? ", " : "", colon ? colon + 2 : what, figure[0] ? " " : "", figure);
    }
}

/* Price, and what it would bring or why it cannot be. */
static void action_line(const Tell *t, const World *w, const Command *cmd, const Reasons *reasons, bool allowed)
{
    const ActionDef *a = &t->catalog->action[cmd->action];
    char about[512], text[640];
    StrBuf what = str_buf(about, sizeof about), b = str_buf(text, sizeof text);
    if (allowed) preview_line(t, cmd, &what);
    else describe_refusal(&t->describe, &what, w, cmd, reasons);
    str_addf(&b, "%s ", tell_left(a->at.id, 26));
    TEXT_FORMAT(&b, tell_words(t, allowed ? "{capital} capital, {money} budget  {effect}" : "{capital} capital, {money} budget  not now: {why}"),
                {"capital", tell_count(a->capital)}, {"money", tell_price(a->money)}, {"effect", about}, {"why", about});
    tell_wrapped(text, 2);
}

void tell_actions(const Tell *t, int state)
{
    static _Thread_local World scratch;
    const Catalog *c = t->catalog;
    const World *w = outlook_planning(tell_view(t), t->seat, &scratch);
    TELL(t, 0, w == tell_view(t) ? "Actions in {state}" : "Actions in {state}, as your next plan would find them", {"state", tell_name(t, &c->state[state].at)});
    for (int pass = 0; pass < 2; pass++) {
        for (int a = 1; a <= c->action_count; a++) {
            Command cmd = game_plan(c, w, t->seat, a, state);
            Reasons reasons;
            if (!(c->action[a].seats >> t->seat & 1)) continue;
            bool allowed = game_check(t->game, w, &cmd, &reasons) == REFUSE_NO;
            if (allowed == (pass == 0)) action_line(t, w, &cmd, &reasons, allowed);
        }
    }
}

static void condition_line(const Tell *t, const World *w, const Command *cmd, const Reason *reason)
{
    char text[288];
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%s ", tell_left(tell_words(t, reason->met ? "met" : "NOT MET"), 8));
    describe_reason(&t->describe, &b, w, cmd, reason);
    tell_wrapped(text, 2);
}

void tell_refusal(const Tell *t, bool asked, const Command *cmd, const Reasons *reasons)
{
    const World *w = tell_view(t);
    char what[160], why[512] = "";
    StrBuf b = str_buf(what, sizeof what), y = str_buf(why, sizeof why);
    describe_command(&t->describe, &b, w, cmd);
    describe_refusal(&t->describe, &y, w, cmd, reasons);
    TELL_WRAPPED(t, 0, asked ? "Not allowed now: {what}: {why}." : "Refused: {what}: {why}.", {"what", what}, {"why", why});
    for (int i = 0; reasons->count > 1 && i < reasons->count; i++) condition_line(t, w, cmd, &reasons->reason[i]);
}

static void gain(const char *what, int32_t v) { printf("    %s %s\n", tell_left(what, 44), tell_right(tell_number(v, 1, true), 8)); }

static void gains(const Tell *t, int action, int state)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    const ActionDef *a = &c->action[action];
    for (uint32_t i = a->effect; a->effect && i < c->node[a->effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind != EFFECT_GROW || n->state != SCOPE_TARGET || n->power != SCOPE_ACTOR) continue;
        Scope scope = scope_of(t->seat, state);
        GainTerms g;
        model_gain_terms(c, w, state, t->seat, n->channel, action, cond_value(c, w, i + 1, &scope), &g);
        printf("  %s\n", tell_name(t, &c->channel[n->channel].at));
        gain(tell_words(t, "As given"), g.amount);
        gain(TELL_WORDS(t, "The tie is already {tie}", {"tie", tell_number(w->tie[state][t->seat][n->channel], 0, false)}), g.room);
        gain(TELL_WORDS(t, "Goodwill is {goodwill}", {"goodwill", tell_held(w->goodwill[state][t->seat], 0, false)}), g.goodwill);
        if (g.saturation) gain(tell_words(t, "Done here lately"), g.saturation);
        gain(tell_words(t, "Total"), g.total);
    }
}

void tell_why(const Tell *t, int action, int state)
{
    static _Thread_local World scratch;
    const World *w = outlook_planning(tell_view(t), t->seat, &scratch);
    const ActionDef *a = &t->catalog->action[action];
    Command cmd = game_plan(t->catalog, w, t->seat, action, state);
    Reasons reasons;
    Refusal refusal = game_check(t->game, w, &cmd, &reasons);
    if (w != tell_view(t)) tell_line(t, 2, "As your next plan would find it; the adviser weighs actions while you plan.");
    printf("%s, %s. %s\n", tell_name(t, &a->at), tell_name(t, &t->catalog->state[state].at), a->at.help ? tell_words(t, a->at.help) : "");
    if (a->example) TELL_WRAPPED(t, 2, "From the record: {example}", {"example", tell_words(t, a->example)});
    for (int i = 0; refusal == REFUSE_NO && i < reasons.count; i++) condition_line(t, w, &cmd, &reasons.reason[i]);
    if (refusal != REFUSE_NO) tell_refusal(t, true, &cmd, &reasons);
    gains(t, action, state);
    if (!a->offer) tell_memory(t, w, state);
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_line(t, &cmd, &b);
    if (text[0]) TELL_WRAPPED(t, 2, "Now: {effect}", {"effect", text});
    if (a->hard) tell_line(t, 2, "Hard: may be challenged.");
    else TELL(t, 2, "Soft: may be countered, and has then {share} % of its effect.", {"share", tell_number(game_tunes(t->catalog, w)->counter_scale * 100, 0, false)});
}

void tell_harm(const Tell *t, const Preview *all)
{
    Preview harm;
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_harm(all, t->seat, &harm);
    for (int i = 0; i < harm.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &harm.line[i]);
        str_addf(&b, "%s%s%s%s", i ? "; " : "", what, figure[0] ? " " : "", figure);
    }
    TELL_WRAPPED(t, 2, "It harms you: {harm}.", {"harm", text});
}

void tell_plan(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int slots = int_min(game_tunes(c, w)->plan_slots, MAX_SLOTS);
    for (int i = 0; i < slots; i++) {
        int a = w->plan_action[t->seat][i];
        if (!a) {
            TELL(t, 2, "{slot}  free", {"slot", tell_count(i + 1)});
            continue;
        }
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)t->seat, .action = (uint16_t)a, .target = w->plan_target[t->seat][i]};
        memcpy(cmd.arg, w->plan_clause[t->seat][i], sizeof cmd.arg);
        preview_line(t, &cmd, &b);
        TELL_WRAPPED(t, 2, "{slot}  {action}, {state}  {capital} capital, {money} budget  {effect}", {"slot", tell_count(i + 1)}, {"action", tell_name(t, &c->action[a].at)},
                     {"state", tell_name(t, &c->state[cmd.target].at)}, {"capital", tell_count(c->action[a].capital)}, {"money", tell_price(c->action[a].money)}, {"effect", text});
    }
    char left[160];
    StrBuf l = str_buf(left, sizeof left);
    describe_left(&t->describe, &l, w, t->seat);
    str_add(&l, rules_free_capital(c, w, t->seat) >= game_tunes(c, w)->counter_cost ? tell_words(t, "; what you keep can answer the other side.") : ".");
    tell_wrapped(left, 2);
}
