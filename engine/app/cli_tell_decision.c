#include "app/cli_tell_text.h"

#include "core/rules.h"
#include "core/turn.h"
#include "session/outlook.h"

#include <stdio.h>

/* ---- decisions of the others ---- */

static void tell_option(const Tell *t, int place, int option, int shown)
{
    static _Thread_local World scratch;
    const OptionDef *o = &t->catalog->event[tell_view(t)->open_event[place]].option[option];
    Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)t->seat, .slot = (uint8_t)place, .choice = (uint8_t)option};
    Reasons reasons;
    Preview p;
    char text[1024];
    StrBuf b = str_buf(text, sizeof text);
    bool allowed = session_check(t->session, &cmd, &reasons) == REFUSE_NO;
    str_addf(&b, "%d  %s. %s", shown, tell_name(t, &o->at), o->text ? tell_words(t, o->text) : "");
    tell_wrapped(text, 4);
    b = str_buf(text, sizeof text);
    preview_option(t->game, tell_view(t), place, option, &scratch, &p);
    for (int i = 0; i < p.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &p.line[i]);
        str_addf(&b, "%s%s%s%s", i ? "; " : "", what, figure[0] ? " " : "", figure);
    }
    if (p.line_count == 0) str_add(&b, tell_words(t, "Nothing at once"));
    if (p.dice) str_add(&b, tell_words(t, "; part of it by chance"));
    if (o->capital) str_addf(&b, "; price: %d capital", o->capital);
    if (o->money) str_addf(&b, "; price: %s budget", tell_price(o->money));
    if (o->is_default) str_add(&b, tell_words(t, ". This happens if you say nothing"));
    str_add(&b, ".");
    tell_wrapped(text, 7);
    if (!allowed) {
        b = str_buf(text, sizeof text);
        str_add(&b, "not now: ");
        describe_refusal(&t->describe, &b, tell_view(t), &cmd, &reasons);
        tell_wrapped(text, 7);
    }
}

void tell_events(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int shown = 0;
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
        if (!w->open_event[i] || !event_has_options(c, w->open_event[i], t->seat)) continue;
        const EventDef *e = &c->event[w->open_event[i]];
        shown++;
        putchar('\n');
        tell_bold(t);
        printf("  Event %d: %s", i + 1, tell_name(t, &e->at));
        tell_plain(t);
        printf("%s\n", w->open_answer[t->seat][i] ? " (answered)" : "");
        const char *text = describe_telling(&t->describe, w->open_event[i], w->open_state[i], w->quarter);
        if (text) tell_wrapped(text, 2);
        for (int k = 0, n = 0; k < e->option_count; k++) {
            if (e->option[k].seat == t->seat) tell_option(t, i, k, ++n);
        }
    }
    if (!shown) printf("  No event is open.\n");
}

void tell_reactions(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int rival = seat_rival(t->seat);
    printf("\n  %s has played. Counter or challenge costs %d capital; you have %d.\n", tell_name(t, &c->power[rival].at), game_tunes(c, w)->counter_cost, rules_free_capital(c, w, t->seat));
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (!w->plan_action[rival][i]) continue;
        bool hard = react_is_hard(c, w, rival, i);
        printf("  %d  %s, %s: %s", i + 1, tell_name(t, &c->action[w->plan_action[rival][i]].at), tell_name(t, &c->state[w->plan_target[rival][i]].at), hard ? "hard, may be challenged" : "soft, may be countered");
        printf("%s\n", w->reaction[t->seat][i] ? " (decided)" : "");
        char text[200];
        StrBuf b = str_buf(text, sizeof text);
        describe_offer_met(&t->describe, &b, w, t->seat, i);
        if (text[0]) tell_wrapped(text, 5);
    }
    tell_edge(t, w);
}

void tell_crisis(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    putchar('\n');
    tell_bold(t);
    printf("  Crisis in %s over %s of %s. Round %d of %d, rung %d.\n", tell_name(t, &c->state[state].at), tell_name(t, &c->action[w->plan_action[w->crisis_seat][w->crisis_slot]].at),
           tell_name(t, &c->power[w->crisis_seat].at), w->crisis_round, game_tunes(c, w)->crisis_rounds, w->crisis_rung);
    tell_plain(t);
    for (int r = c->rung_count; r >= 1; r--) {
        const RungDef *d = &c->rung[r];
        printf("  %s %d  %-34s prestige %s / %s, score %s, tension %s%s\n", r == w->crisis_rung ? ">" : " ", r, tell_name(t, &d->at), tell_number(-d->prestige_lost, 0, true),
               tell_number(d->prestige_won, 0, true), tell_number(d->swing, 1, true), tell_number(d->tension, 1, true), d->ends ? ", ends it" : "");
    }
    CrisisSides sides;
    outlook_crisis(t->game, w, t->seat, state, &sides);
    printf("  Resolve: yours %s; theirs, an estimate, %s to %s.\n", tell_number(sides.resolve, 0, false), tell_number(sides.resolve_low, 0, false), tell_number(sides.resolve_high, 0, false));
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, tell_words(t, "Your capital: {n}. "), {"n", tell_number(sides.capital * MILLI, 0, false)});
    describe_rival_capital(&t->describe, &b, w, t->seat, &sides);
    tell_wrapped(text, 2);
    b = str_buf(text, sizeof text);
    describe_last_round(&t->describe, &b, w);
    if (text[0]) tell_wrapped(text, 2);
    tell_edge(t, w);
    printf("  escalate (1 capital from rung %d), hold, deal, back_down%s. Both choose in secret.\n", game_tunes(c, w)->crisis_escalate_from,
           w->crisis_rung == game_tunes(c, w)->crisis_mediation_rung && !w->crisis_mediated ? "; 'hold mediate' asks a third party in for 1 capital" : "");
}
