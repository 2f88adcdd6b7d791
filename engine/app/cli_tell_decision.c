#include "app/cli_tell_text.h"

#include "core/rules.h"
#include "core/turn.h"
#include "session/outlook.h"

#include <stdio.h>

/* ---- decisions of the others ---- */

/* What an option does, what it costs, and whether it is what silence means. */
static void option_effect(const Tell *t, int place, int option)
{
    static _Thread_local World scratch;
    const OptionDef *o = &t->catalog->event[tell_view(t)->open_event[place]].option[option];
    Preview p;
    char text[1024];
    StrBuf b = str_buf(text, sizeof text);
    preview_option(t->game, tell_view(t), place, option, &scratch, &p);
    for (int i = 0; i < p.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &p.line[i]);
        str_addf(&b, "%s%s%s%s", i ? "; " : "", what, figure[0] ? " " : "", figure);
    }
    if (p.line_count == 0) str_add(&b, tell_words(t, "Nothing at once"));
    if (p.dice) str_addf(&b, "; %s", tell_words(t, "part of it by chance"));
    if (o->capital || o->money) {
        const char *form = !o->money ? "price: {capital} capital" : o->capital ? "price: {capital} capital, {money} budget" : "price: {money} budget";
        str_addf(&b, "; %s", TELL_WORDS(t, form, {"capital", tell_count(o->capital)}, {"money", tell_price(o->money)}));
    }
    str_addf(&b, ".%s%s", o->is_default ? " " : "", o->is_default ? tell_words(t, "This happens if you say nothing.") : "");
    tell_wrapped(text, 7);
}

static void tell_option(const Tell *t, int place, int option, int shown)
{
    const OptionDef *o = &t->catalog->event[tell_view(t)->open_event[place]].option[option];
    Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)t->seat, .slot = (uint8_t)place, .choice = (uint8_t)option};
    Reasons reasons;
    char text[1024];
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%d  %s. %s", shown, tell_name(t, &o->at), o->text ? tell_words(t, o->text) : "");
    tell_wrapped(text, 4);
    option_effect(t, place, option);
    if (session_check(t->session, &cmd, &reasons) == REFUSE_NO) return;
    b = str_buf(text, sizeof text);
    describe_refusal(&t->describe, &b, tell_view(t), &cmd, &reasons);
    TELL_WRAPPED(t, 7, "not now: {why}", {"why", text});
}

int tell_event_place(const Tell *t, int number)
{
    const World *w = tell_view(t);
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
        if (w->open_event[i] && event_has_options(t->catalog, w->open_event[i], t->seat) && --number == 0) return i;
    }
    return -1;
}

void tell_events(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int shown = 0;
    for (int i; (i = tell_event_place(t, shown + 1)) >= 0;) {
        const EventDef *e = &c->event[w->open_event[i]];
        shown++;
        putchar('\n');
        tell_bold(t);
        printf("  %s", TELL_WORDS(t, "Event {n}: {event}", {"n", tell_count(shown)}, {"event", tell_name(t, &e->at)}));
        tell_plain(t);
        if (w->open_answer[t->seat][i]) printf(" %s", tell_words(t, "(answered)"));
        putchar('\n');
        const char *text = describe_telling(&t->describe, w->open_event[i], w->open_state[i], w->quarter);
        if (text) tell_wrapped(text, 2);
        for (int k = 0, n = 0; k < e->option_count; k++) {
            if (e->option[k].seat == t->seat) tell_option(t, i, k, ++n);
        }
    }
    if (!shown) tell_line(t, 2, "No event is open.");
}

void tell_reactions(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int rival = seat_rival(t->seat);
    putchar('\n');
    TELL(t, 2, "{power} has played. Counter or challenge costs {cost} capital; you have {capital}.", {"power", tell_power(t, rival)}, {"cost", tell_count(game_tunes(c, w)->counter_cost)},
         {"capital", tell_count(rules_free_capital(c, w, t->seat))});
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (!w->plan_action[rival][i]) continue;
        printf("  %s%s%s\n", TELL_WORDS(t, react_is_hard(c, w, rival, i) ? "{n}  {action}, {state}: hard, may be challenged" : "{n}  {action}, {state}: soft, may be countered",
               {"n", tell_count(i + 1)}, {"action", tell_name(t, &c->action[w->plan_action[rival][i]].at)}, {"state", tell_name(t, &c->state[w->plan_target[rival][i]].at)}),
               w->reaction[t->seat][i] ? " " : "", w->reaction[t->seat][i] ? tell_words(t, "(decided)") : "");
        char text[200];
        StrBuf b = str_buf(text, sizeof text);
        describe_offer_met(&t->describe, &b, w, t->seat, i);
        if (text[0]) tell_wrapped(text, 5);
    }
    tell_edge(t, w);
}

static void rung_line(const Tell *t, int rung, bool now)
{
    const RungDef *d = &t->catalog->rung[rung];
    TELL(t, 2, d->ends ? "{mark} {n}  {rung} prestige {lost} / {won}, score {swing}, tension {tension}, ends it" : "{mark} {n}  {rung} prestige {lost} / {won}, score {swing}, tension {tension}",
         {"mark", now ? ">" : " "}, {"n", tell_count(rung)}, {"rung", tell_left(tell_name(t, &d->at), 34)}, {"lost", tell_number(-d->prestige_lost, 0, true)},
         {"won", tell_number(d->prestige_won, 0, true)}, {"swing", tell_number(d->swing, 1, true)}, {"tension", tell_number(d->tension, 1, true)});
}

void tell_crisis(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    putchar('\n');
    tell_bold(t);
    TELL(t, 2, "Crisis in {state} over {action} of {power}. Round {round} of {rounds}, rung {rung}.", {"state", tell_name(t, &c->state[state].at)},
         {"action", tell_name(t, &c->action[w->plan_action[w->crisis_seat][w->crisis_slot]].at)}, {"power", tell_power(t, w->crisis_seat)}, {"round", tell_count(w->crisis_round)},
         {"rounds", tell_count(game_tunes(c, w)->crisis_rounds)}, {"rung", tell_count(w->crisis_rung)});
    tell_plain(t);
    tell_line(t, 2, "Rungs: prestige of who yields there / of the other, what the other scores, tension of the climb.");
    for (int r = c->rung_count; r >= 1; r--) rung_line(t, r, r == w->crisis_rung);
    CrisisSides sides;
    outlook_crisis(t->game, w, t->seat, state, &sides);
    TELL(t, 2, "Resolve: yours {mine}; theirs, an estimate, {low} to {high}.", {"mine", tell_number(sides.resolve, 0, false)}, {"low", tell_number(sides.resolve_low, 0, false)},
         {"high", tell_number(sides.resolve_high, 0, false)});
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%s ", TELL_WORDS(t, "Your capital: {n}.", {"n", tell_count(sides.capital)}));
    describe_rival_capital(&t->describe, &b, w, t->seat, &sides);
    tell_wrapped(text, 2);
    b = str_buf(text, sizeof text);
    describe_last_round(&t->describe, &b, w);
    if (text[0]) tell_wrapped(text, 2);
    tell_edge(t, w);
    const bool mediation = w->crisis_rung == game_tunes(c, w)->crisis_mediation_rung && !w->crisis_mediated;
    TELL(t, 2, mediation ? "escalate (1 capital from rung {from}), hold, deal, back_down; 'hold mediate' asks a third party in for 1 capital. Both choose in secret."
                         : "escalate (1 capital from rung {from}), hold, deal, back_down. Both choose in secret.", {"from", tell_count(game_tunes(c, w)->crisis_escalate_from)});
}
