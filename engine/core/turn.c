/* A quarter, in order:
 *   open     income, agenda and priorities of a new year, dated and random events
 *   answer   open events, both seats in secret, applied together
 *   plan     up to three actions a seat, in secret
 *   react    counters and challenges to what is revealed, in secret
 *   crisis   one after another, round by round
 *   close    effects, offers, agreements, drift and alignment, endings, year end
 * A decision that nobody owes is skipped, so the World always stands at one that somebody does. */
#include "core/turn.h"

#include "base/fixed.h"
#include "core/model.h"

static void clear_decision(World *w)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) w->committed[seat] = 0;
}

static void income(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int lost = w->capital[seat] - n->capital_carry;
        if (lost > 0 && w->quarter > 0) effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, -lost, cause_rule(RULE_CARRY, seat));
        int room = n->capital_cap - w->capital[seat];
        effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, int_min(room, model_capital_income(c, w, seat)), cause_rule(RULE_INCOME, seat));
        int32_t sum = model_income(c, w, seat);
        effect_add(w, t->log, VAR_MONEY, 0, seat, 0, 0, sum, cause_rule(RULE_INCOME, seat));
        if (w->money[seat] > n->money_cap)
            effect_add(w, t->log, VAR_MONEY, 0, seat, 0, 0, n->money_cap - w->money[seat], cause_rule(RULE_CARRY, seat));
        for (int i = 0; i < MAX_GRANTS; i++) {
            if (w->grant_left[seat][i] > 0 && --w->grant_left[seat][i] == 0) w->grant[seat][i] = 0;
        }
    }
}

void turn_open_quarter(Turn *t)
{
    World *w = t->world;
    effect_report(w, t->log, (Report){.kind = REPORT_QUARTER, .after = w->quarter});
    income(t);
    score_open_year(t);
    event_briefing(t);
    w->phase = PHASE_ANSWER;
    clear_decision(w);
}

static void clear_quarter(World *w)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int i = 0; i < MAX_SLOTS; i++) {
            w->plan_action[seat][i] = 0;
            w->plan_target[seat][i] = 0;
            w->reaction[seat][i] = REACT_OPEN;
            w->slot_scale[seat][i] = 0;
            w->slot_malus[seat][i] = 0;
            for (int k = 0; k < MAX_CLAUSES; k++) w->plan_clause[seat][i][k] = 0;
        }
        w->challenge_slot[seat] = 0;
    }
    clear_decision(w);
}

static void close_quarter(Turn *t)
{
    World *w = t->world;
    act_play_actions(t);
    act_judge_offers(t);
    agree_quarter(t);
    drift_quarter(t);
    clear_quarter(w);
    score_close_quarter(t);
    if (w->phase == PHASE_OVER) return;
    w->quarter++;
    w->initiative = (uint8_t)seat_rival(w->initiative);
    turn_open_quarter(t);
}

static bool anybody_owes(const Turn *t)
{
    return game_owes(t->world, t->game->catalog, 1) || game_owes(t->world, t->game->catalog, 2);
}

void turn_advance(Turn *t)
{
    World *w = t->world;
    while (w->phase != PHASE_OVER && !anybody_owes(t)) {
        switch (w->phase) {
        case PHASE_ANSWER:
            event_resolve_answers(t);
            clear_decision(w);
            w->phase = PHASE_PLAN;
            break;
        case PHASE_PLAN:
            act_pay_plans(t);
            clear_decision(w);
            w->phase = PHASE_REACT;
            break;
        case PHASE_REACT:
            react_resolve(t);
            clear_decision(w);
            w->phase = PHASE_CRISIS;
            if (!crisis_open_next(t)) close_quarter(t);
            break;
        default:
            crisis_resolve_round(t);
            if (w->crisis_seat == 0 && !crisis_open_next(t)) close_quarter(t);
            break;
        }
    }
}
