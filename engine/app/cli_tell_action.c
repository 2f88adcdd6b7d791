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
    str_addf(out, "%s", tell_name(t, &def->at));
    for (int i = 0; i < def->clause_count; i++) str_addf(out, " %s=%d", def->clause[i].id, cmd->arg[i]);
    str_addf(out, ", margin %s", tell_number(model_margin(t->catalog, w, agreement, cmd->target, cmd->seat, cmd->arg), 1, true));
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

void tell_actions(const Tell *t, int state)
{
    static _Thread_local World scratch;
    const Catalog *c = t->catalog;
    const World *w = outlook_planning(tell_view(t), t->seat, &scratch);
    printf("Actions in %s%s\n", tell_name(t, &c->state[state].at), w == tell_view(t) ? "" : tell_words(t, ", as your next plan would find them"));
    for (int pass = 0; pass < 2; pass++) {
        for (int a = 1; a <= c->action_count; a++) {
            Command cmd = game_plan(c, w, t->seat, a, state);
            Reasons reasons;
            if (!(c->action[a].seats >> t->seat & 1)) continue;
            bool allowed = game_check(t->game, w, &cmd, &reasons) == REFUSE_NO;
            if (allowed != (pass == 0)) continue;
            char text[512];
            StrBuf b = str_buf(text, sizeof text);
            str_addf(&b, "%-26s %d capital, %s budget  ", c->action[a].at.id, c->action[a].capital, tell_price(c->action[a].money));
            if (allowed) preview_line(t, &cmd, &b);
            else {
                str_add(&b, "not now: ");
                describe_refusal(&t->describe, &b, w, &cmd, &reasons);
            }
            tell_wrapped(text, 2);
        }
    }
}

void tell_refusal(const Tell *t, const char *verdict, const Command *cmd, const Reasons *reasons)
{
    const World *w = tell_view(t);
    char what[160], why[512] = "";
    StrBuf b = str_buf(what, sizeof what), y = str_buf(why, sizeof why);
    describe_command(&t->describe, &b, w, cmd);
    describe_refusal(&t->describe, &y, w, cmd, reasons);
    tell_format(0, "%s: %s: %s.", verdict, what, why);
    for (int i = 0; reasons->count > 1 && i < reasons->count; i++) {
        char text[256];
        StrBuf r = str_buf(text, sizeof text);
        describe_reason(&t->describe, &r, w, cmd, &reasons->reason[i]);
        tell_format(2, "%-8s %s", reasons->reason[i].met ? "met" : "NOT MET", text);
    }
}

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
        printf("    %-44s %8s\n", "As given", tell_number(g.amount, 1, true));
        printf("    The tie is already %-25s %8s\n", tell_number(w->tie[state][t->seat][n->channel], 0, false), tell_number(g.room, 1, true));
        printf("    Goodwill is %-32s %8s\n", tell_held(w->goodwill[state][t->seat], 0, false), tell_number(g.goodwill, 1, true));
        if (g.saturation) printf("    %-44s %8s\n", "Done here lately", tell_number(g.saturation, 1, true));
        printf("    %-44s %8s\n", "Total", tell_number(g.total, 1, true));
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
    if (w != tell_view(t)) printf("  %s\n", tell_words(t, "As your next plan would find it; the adviser weighs actions while you plan."));
    printf("%s, %s. %s\n", tell_name(t, &a->at), tell_name(t, &t->catalog->state[state].at), a->at.help ? tell_words(t, a->at.help) : "");
    if (a->example) tell_format(2, "From the record: %s", tell_words(t, a->example));
    if (refusal == REFUSE_NO) {
        for (int i = 0; i < reasons.count; i++) {
            char text[256];
            StrBuf r = str_buf(text, sizeof text);
            describe_reason(&t->describe, &r, w, &cmd, &reasons.reason[i]);
            tell_format(2, "met      %s", text);
        }
    } else tell_refusal(t, tell_words(t, "Not allowed now"), &cmd, &reasons);
    gains(t, action, state);
    if (!a->offer) tell_memory(t, w, state);
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_line(t, &cmd, &b);
    if (text[0]) tell_format(2, "Now: %s", text);
    if (a->hard) printf("  Hard: may be challenged.\n");
    else printf("  Soft: may be countered, and has then %s %% of its effect.\n", tell_number(game_tunes(t->catalog, w)->counter_scale * 100, 0, false));
}

void tell_harm(const Tell *t, int action, int state)
{
    static _Thread_local World scratch;
    Preview all, harm;
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_action(t->game, tell_view(t), t->seat, action, state, &scratch, &all);
    preview_harm(&all, t->seat, &harm);
    str_addf(&b, "%s", tell_words(t, "It harms you: "));
    for (int i = 0; i < harm.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &harm.line[i]);
        str_addf(&b, "%s%s%s%s", i ? "; " : "", what, figure[0] ? " " : "", figure);
    }
    str_add(&b, ".");
    tell_wrapped(text, 2);
}

void tell_plan(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int slots = int_min(game_tunes(c, w)->plan_slots, MAX_SLOTS);
    for (int i = 0; i < slots; i++) {
        int a = w->plan_action[t->seat][i];
        if (!a) {
            printf("  %d  free\n", i + 1);
            continue;
        }
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%d  %s, %s  %d capital, %s budget  ", i + 1, tell_name(t, &c->action[a].at), tell_name(t, &c->state[w->plan_target[t->seat][i]].at), c->action[a].capital,
                 tell_price(c->action[a].money));
        Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)t->seat, .action = (uint16_t)a, .target = w->plan_target[t->seat][i]};
        memcpy(cmd.arg, w->plan_clause[t->seat][i], sizeof cmd.arg);
        preview_line(t, &cmd, &b);
        tell_wrapped(text, 2);
    }
    char left[160];
    StrBuf l = str_buf(left, sizeof left);
    describe_left(&t->describe, &l, w, t->seat);
    str_add(&l, rules_free_capital(c, w, t->seat) >= game_tunes(c, w)->counter_cost ? tell_words(t, "; what you keep can answer the other side.") : ".");
    tell_wrapped(left, 2);
}
