#include "app/cli_tell_text.h"

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
    printf("  ");
    tell_home_blocs(t, tell_view(t), t->seat);
}

void tell_budget(const Tell *t)
{
    Budget budget;
    BudgetLine line[BUDGET_LINES];
    const World *w = tell_view(t);
    outlook_budget(t->game, w, t->seat, &budget);
    int count = describe_budget(&t->describe, &budget, line);
    for (int i = 0; i < count; i++) printf("  %-40s %8s\n", line[i].what, line[i].figure);
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, tell_words(t, "Capital: {left} left, {lost} of it lost unless you react with it, {income}, so {next} next quarter."), {"left", tell_number(budget.capital_left * MILLI, 0, false)},
                {"lost", tell_number(budget.capital_lost * MILLI, 0, false)}, {"income", tell_number(budget.capital_income * MILLI, 0, true)}, {"next", tell_number(budget.capital_next * MILLI, 0, false)});
    tell_wrapped(text, 2);
    tell_home(t);
}

void tell_score(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        printf("  %s: score %s", tell_name(t, &c->power[seat].at), tell_number(w->score[seat], 1, false));
        if (w->phase != PHASE_OVER) printf(", if the year ended now %s more", tell_number(model_year_points(c, w, seat), 1, true));
        printf("; blame %s.\n", tell_number(w->blame[seat], 1, false));
    }
    printf("  Year weight %s. Agenda: %s.\n", tell_number(model_year_weight(c, w), 2, false), tell_name(t, &c->channel[w->agenda].at));
    for (int i = 0; t->seat && i < 2; i++) {
        if (!w->priority[t->seat][i]) continue;
        const PriorityDef *p = &c->priority[w->priority[t->seat][i]];
        /* As on the board: plus toward Turkey. */
        int sign = seat_sign(t->seat);
        int32_t now = w->alignment[p->state], mark = sign * w->priority_mark[t->seat][i];
        int32_t goal = mark + sign * w->priority_rise[t->seat][i];
        int decimals = text_decimals(now, goal, 1);
        printf("  Private goal: %s. From %s to %s by the year's end; now %s%s.\n", tell_name(t, &p->at), tell_number(mark, 1, true), tell_number(goal, decimals, true),
               tell_number(now, decimals, true), score_priority_met(c, w, t->seat, i) ? ", met" : "");
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) tell_sudden(t, w, seat, 2);
    printf("  Rupture at tension %s (now %s): more blame loses.\n", tell_number(game_tunes(c, w)->tension_end, 0, false), tell_held(w->tension, 0, false));
}

void tell_forecast(const Tell *t)
{
    const Catalog *c = t->catalog;
    ForecastScratch *scratch = mem_alloc(sizeof *scratch);
    Forecast f;
    if (!scratch) return;
    preview_forecast(t->game, tell_view(t), t->seat, session_rival(t->session, t->seat), 60, scratch, &f);
    printf("  End of this quarter over %d guesses at what the other side does:\n", f.runs);
    for (int s = 1; s <= c->state_count; s++) {
        printf("  %-14s now %5s, then %5s", tell_name(t, &c->state[s].at), tell_held(f.now[s], 1, true), tell_number(f.median[s], 1, true));
        if (f.low[s] == f.high[s]) printf(" in 8 of 10\n");
        else printf(", 8 of 10 between %5s and %5s\n", tell_number(f.low[s], 1, true), tell_number(f.high[s], 1, true));
    }
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (f.has_offer[i]) printf("  Offer %d: a chance of about %s %%.\n", i + 1, tell_number(f.accepted[i] * 100, 0, false));
    }
    mem_free(scratch);
}
