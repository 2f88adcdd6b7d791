#include "app/cli_tell_text.h"

#include "base/fixed.h"
#include "core/model.h"
#include "core/rules.h"
#include "core/turn.h"
#include "host/mem.h"
#include "session/outlook.h"

#include <stdio.h>

static void tell_home(const Tell *t)
{
    static _Thread_local World scratch;
    HomeOutlook home;
    char text[240];
    StrBuf b = str_buf(text, sizeof text);
    outlook_home(t->game, tell_view(t), t->seat, &scratch, &home);
    describe_home(&t->describe, &b, &home);
    tell_wrapped(text, 2);
    tell_home_blocs(t, tell_view(t), t->seat, 2);
}

void tell_budget(const Tell *t)
{
    Budget budget;
    BudgetLine line[BUDGET_LINES];
    const World *w = tell_view(t);
    outlook_budget(t->game, w, t->seat, &budget);
    int count = describe_budget(&t->describe, &budget, line);
    for (int i = 0; i < count; i++) printf("  %s %s\n", tell_left(line[i].what, 40), tell_right(line[i].figure, 8));
    TELL_WRAPPED(t, 2, "Capital: {left} left, {lost} of it lost unless you react with it, {income}, so {next} next quarter.", {"left", tell_count(budget.capital_left)},
                 {"lost", tell_count(budget.capital_lost)}, {"income", tell_number(budget.capital_income * MILLI, 0, true)}, {"next", tell_count(budget.capital_next)});
    tell_home(t);
}

static void private_goal(const Tell *t, const World *w, int i)
{
    const PriorityDef *p = &t->catalog->priority[w->priority[t->seat][i]];
    /* As on the board: plus toward Turkey. */
    int sign = seat_sign(t->seat);
    int32_t now = w->alignment[p->state], mark = sign * w->priority_mark[t->seat][i];
    int32_t goal = mark + sign * w->priority_rise[t->seat][i];
    int decimals = text_decimals(now, goal, 1);
    const bool met = score_priority_met(t->catalog, w, t->seat, i);
    TELL(t, 2, met ? "Private goal: {goal}. From {from} to {to} by the year's end; now {now}, met." : "Private goal: {goal}. From {from} to {to} by the year's end; now {now}.",
         {"goal", tell_name(t, &p->at)}, {"from", tell_number(mark, 1, true)}, {"to", tell_number(goal, decimals, true)}, {"now", tell_number(now, decimals, true)});
}

void tell_score(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        TELL(t, 2, w->phase == PHASE_OVER ? "{power}: score {score}; blame {blame}." : "{power}: score {score}, if the year ended now {more} more; blame {blame}.", {"power", tell_power(t, seat)},
             {"score", tell_number(w->score[seat], 1, false)}, {"more", tell_number(model_year_points(c, w, seat), 1, true)}, {"blame", tell_number(w->blame[seat], 1, false)});
    }
    TELL(t, 2, "Year weight {weight}. Agenda: {channel}.", {"weight", tell_number(model_year_weight(c, w), 2, false)}, {"channel", tell_name(t, &c->channel[w->agenda].at)});
    for (int i = 0; t->seat && i < 2; i++) {
        if (w->priority[t->seat][i]) private_goal(t, w, i);
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) tell_sudden(t, w, seat, 2);
    TELL(t, 2, "Rupture at tension {end} (now {now}): more blame loses.", {"end", tell_number(game_tunes(c, w)->tension_end, 0, false)}, {"now", tell_held(w->tension, 0, false)});
}

void tell_forecast(const Tell *t)
{
    const Catalog *c = t->catalog;
    ForecastScratch *scratch = mem_alloc(sizeof *scratch);
    Forecast f;
    if (!scratch) return;
    preview_forecast(t->game, tell_view(t), t->seat, session_rival(t->session, t->seat), 60, scratch, &f);
    printf("  %s\n", TELL_COUNTED(t, f.runs, "End of this quarter over {n} guess at what the other side does:",
                                    "End of this quarter over {n} guesses at what the other side does:", {"n", tell_count(f.runs)}));
    for (int s = 1; s <= c->state_count; s++)
        TELL(t, 2, fixed_round_div(f.low[s], 100) == fixed_round_div(f.high[s], 100) ? "{state} now {now}, then {then} in 8 of 10" : "{state} now {now}, then {then}, 8 of 10 between {low} and {high}",
             {"state", tell_left(tell_name(t, &c->state[s].at), 14)}, {"now", tell_right(tell_held(f.now[s], 1, true), 5)}, {"then", tell_right(tell_number(f.median[s], 1, true), 5)},
             {"low", tell_right(tell_number(f.low[s], 1, true), 5)}, {"high", tell_right(tell_number(f.high[s], 1, true), 5)});
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (f.has_offer[i]) TELL(t, 2, "Offer {n}: a chance of about {chance} %.", {"n", tell_count(i + 1)}, {"chance", tell_number(f.accepted[i] * 100, 0, false)});
    }
    mem_free(scratch);
}
