/* A crisis: one shared rung from 1, at most six rounds, both choose in secret.
 *
 *              escalate   hold        deal              back down
 * escalate     rung + 1   rung + 1    escalator's terms row wins
 * hold                    same rung;  settled           row wins
 *                         twice running: stalemate
 * deal                                settled           row wins
 * back down                                             void, both pay half
 *
 * The initiator is the side whose hard action was challenged. What is settled is how much of that action stands. */
#include "core/turn.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/model.h"

static const RungDef *rung_of(const Turn *t) { return &t->game->catalog->rung[t->world->crisis_rung]; }

static void lose_trade(Turn *t, int32_t loss, Cause cause)
{
    World *w = t->world;
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    int trade = catalog_channel(t->game->catalog, "trade");
    if (loss == 0 || trade == 0) return;
    for (int seat = 1; seat <= MAX_SEATS; seat++) effect_add(w, t->log, VAR_TIE, state, seat, trade, 0, -loss, cause);
}

static void reach_rung(Turn *t, int rung)
{
    World *w = t->world;
    w->crisis_rung = (uint8_t)rung;
    const RungDef *def = rung_of(t);
    Cause cause = cause_rule(RULE_CRISIS, 0);
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    effect_add(w, t->log, VAR_TENSION, 0, 0, 0, 0, def->tension, cause);
    effect_add(w, t->log, VAR_SOVEREIGNTY, state, 0, 0, 0, def->sovereignty, cause);
    lose_trade(t, def->trade_loss, cause);
    if (def->ends) return;
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        effect_add(w, t->log, VAR_BLAME, 0, seat, 0, 0, (int32_t)fixed_round_div(def->tension, 2), cause);
}

static void draw_resolve(Turn *t, int seat, int state)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int32_t widest = game_tunes(c, w)->resolve_draw;
    uint64_t name = hash_mix(c->power[seat].at.hash, c->state[state].at.hash);
    int points = rng_below(rng_at(w->seed, RNG_RESOLVE, name, w->quarter, 0), 2 * (widest / MILLI) + 1);
    w->resolve_draw[seat] = points * MILLI - widest;
}

bool crisis_open_next(Turn *t)
{
    World *w = t->world;
    for (int i = 0; i < MAX_SEATS; i++) {
        /* First the challenge by the side with initiative, so the action of its rival. */
        int initiator = i == 0 ? seat_rival(w->initiative) : w->initiative;
        if (w->challenge_slot[initiator] == 0) continue;
        int slot = w->challenge_slot[initiator] - 1;
        w->challenge_slot[initiator] = 0;
        w->crisis_seat = (uint8_t)initiator;
        w->crisis_slot = (uint8_t)slot;
        w->crisis_round = 1;
        w->crisis_held = w->crisis_mediated = 0;
        w->crises++;
        int state = w->plan_target[initiator][slot];
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            draw_resolve(t, seat, state);
            w->crisis_choice[seat] = RUNG_OPEN;
            w->crisis_mediate[seat] = 0;
        }
        effect_report(w, t->log, (Report){.kind = REPORT_CRISIS, .seat = (uint8_t)initiator, .id = w->plan_action[initiator][slot], .state = (uint8_t)state});
        reach_rung(t, 1);
        return true;
    }
    return false;
}

static void prestige(Turn *t, int seat, int32_t delta)
{
    effect_add(t->world, t->log, VAR_PRESTIGE, 0, seat, 0, 0, delta, cause_rule(RULE_CRISIS, seat));
}

static void back_down_price(Turn *t, int seat, int state)
{
    const Tunes *n = game_tunes(t->game->catalog, t->world);
    int32_t resolve = model_resolve(t->game->catalog, t->world, seat, state);
    effect_add(t->world, t->log, VAR_HOME, 0, seat, 0, 0, -fixed_mul(n->resolve_home, resolve), cause_rule(RULE_CRISIS, seat));
}

static void close_crisis(Turn *t, CrisisResult result, int winner, int32_t scale)
{
    World *w = t->world;
    int initiator = w->crisis_seat, slot = w->crisis_slot;
    int state = w->plan_target[initiator][slot];
    w->slot_scale[initiator][slot] = scale;
    effect_report(w, t->log, (Report){.kind = REPORT_CRISIS_END, .arg = (uint8_t)result, .seat = (uint8_t)winner, .channel = w->crisis_rung,
                                      .id = w->plan_action[initiator][slot], .state = (uint8_t)state, .after = scale, .power = (uint8_t)initiator});
    w->crisis_seat = w->crisis_slot = w->crisis_rung = w->crisis_round = w->crisis_held = w->crisis_mediated = 0;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        w->resolve_draw[seat] = 0;
        w->crisis_choice[seat] = RUNG_OPEN;
        w->crisis_mediate[seat] = 0;
    }
}

static void somebody_wins(Turn *t, int winner)
{
    World *w = t->world;
    const RungDef *rung = rung_of(t);
    int loser = seat_rival(winner), state = w->plan_target[w->crisis_seat][w->crisis_slot];
    back_down_price(t, loser, state);
    prestige(t, winner, rung->prestige_won);
    prestige(t, loser, -rung->prestige_lost);
    effect_add(w, t->log, VAR_SCORE, 0, winner, 0, 0, rung->swing, cause_rule(RULE_CRISIS, winner));
    close_crisis(t, CRISIS_BACKED_DOWN, winner, winner == w->crisis_seat ? MILLI : 0);
}

static void both_back_down(Turn *t)
{
    int32_t half = (int32_t)fixed_round_div(rung_of(t)->prestige_lost, 2);
    for (int seat = 1; seat <= MAX_SEATS; seat++) prestige(t, seat, -half);
    close_crisis(t, CRISIS_VOID, 0, 0);
}

static bool is_offer(const Turn *t)
{
    const World *w = t->world;
    return t->game->catalog->action[w->plan_action[w->crisis_seat][w->crisis_slot]].offer != 0;
}

static void settle(Turn *t)
{
    World *w = t->world;
    const Tunes *n = game_tunes(t->game->catalog, w);
    effect_add(w, t->log, VAR_TENSION, 0, 0, 0, 0, n->crisis_settled_tension, cause_rule(RULE_CRISIS, 0));
    if (is_offer(t)) w->slot_malus[w->crisis_seat][w->crisis_slot] = n->crisis_offer_malus;
    close_crisis(t, CRISIS_SETTLED, 0, is_offer(t) ? MILLI : n->crisis_settled_scale);
}

/* All of the tension so far is blamed on the side that escalated its way to a settlement: half of it was already. */
static void blame_escalator(Turn *t, int seat)
{
    int32_t sum = 0;
    for (int r = 1; r <= t->world->crisis_rung; r++) sum += t->game->catalog->rung[r].tension;
    effect_add(t->world, t->log, VAR_BLAME, 0, seat, 0, 0, (int32_t)fixed_round_div(sum, 2), cause_rule(RULE_CRISIS, seat));
}

static void settle_on_terms(Turn *t, int escalator)
{
    World *w = t->world;
    const Tunes *n = game_tunes(t->game->catalog, w);
    const RungDef *rung = rung_of(t);
    bool initiator = escalator == w->crisis_seat;
    prestige(t, seat_rival(escalator), -(int32_t)fixed_round_div(rung->prestige_lost, 2));
    prestige(t, escalator, (int32_t)fixed_round_div(rung->prestige_won, 2));
    blame_escalator(t, escalator);
    effect_add(w, t->log, VAR_TENSION, 0, 0, 0, 0, n->crisis_settled_tension, cause_rule(RULE_CRISIS, 0));
    if (is_offer(t)) w->slot_malus[w->crisis_seat][w->crisis_slot] = initiator ? n->crisis_offer_initiator : n->crisis_offer_challenger;
    int32_t scale = initiator ? n->crisis_terms_initiator : n->crisis_terms_challenger;
    close_crisis(t, CRISIS_TERMS, escalator, is_offer(t) ? MILLI : scale);
}

static void incident(Turn *t)
{
    World *w = t->world;
    const Tunes *n = game_tunes(t->game->catalog, w);
    int initiator = w->crisis_seat, state = w->plan_target[initiator][w->crisis_slot];
    for (int seat = 1; seat <= MAX_SEATS; seat++) prestige(t, seat, -rung_of(t)->prestige_lost);
    Cause cause = cause_rule(RULE_CRISIS, 0);
    effect_add(w, t->log, VAR_ALIGNMENT, state, 0, 0, 0, fixed_mul(w->alignment[state], n->crisis_incident_alignment - MILLI), cause);
    effect_add(w, t->log, VAR_BLAME, 0, initiator, 0, 0, n->crisis_blame_initiator, cause);
    effect_add(w, t->log, VAR_BLAME, 0, seat_rival(initiator), 0, 0, n->crisis_blame_challenger, cause);
    close_crisis(t, CRISIS_INCIDENT, 0, 0);
}

static void climb(Turn *t)
{
    reach_rung(t, t->world->crisis_rung + 1);
    if (rung_of(t)->ends) incident(t);
}

static void pay_and_mediate(Turn *t)
{
    World *w = t->world;
    const Tunes *n = game_tunes(t->game->catalog, w);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int cost = (w->crisis_choice[seat] == RUNG_ESCALATE && w->crisis_rung >= n->crisis_escalate_from) + w->crisis_mediate[seat];
        effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, -cost, cause_rule(RULE_CRISIS, seat));
    }
    if (!w->crisis_mediate[1] && !w->crisis_mediate[2]) return;
    w->crisis_mediated = 1;
    w->crisis_rung--;
    effect_report(w, t->log, (Report){.kind = REPORT_MEDIATION, .seat = w->crisis_mediate[1] ? (w->crisis_mediate[2] ? 0 : 1) : 2});
}

static void resolve_choices(Turn *t, int one, int two)
{
    World *w = t->world;
    if (one == RUNG_BACK_DOWN && two == RUNG_BACK_DOWN) both_back_down(t);
    else if (one == RUNG_BACK_DOWN) somebody_wins(t, 2);
    else if (two == RUNG_BACK_DOWN) somebody_wins(t, 1);
    else if (one == RUNG_DEAL && two == RUNG_ESCALATE) settle_on_terms(t, 2);
    else if (two == RUNG_DEAL && one == RUNG_ESCALATE) settle_on_terms(t, 1);
    else if (one == RUNG_DEAL || two == RUNG_DEAL) settle(t);
    else if (one == RUNG_ESCALATE || two == RUNG_ESCALATE) climb(t);
    else if (++w->crisis_held >= 2) close_crisis(t, CRISIS_STALEMATE, 0, 0);
}

void crisis_resolve_round(Turn *t)
{
    World *w = t->world;
    int one = w->crisis_choice[1], two = w->crisis_choice[2];
    effect_report(w, t->log, (Report){.kind = REPORT_ROUND, .arg = w->crisis_round, .delta = one, .after = two, .channel = w->crisis_rung,
                                      .state = w->plan_target[w->crisis_seat][w->crisis_slot]});
    pay_and_mediate(t);
    if (one != RUNG_HOLD || two != RUNG_HOLD) w->crisis_held = 0;
    resolve_choices(t, one, two);
    if (w->crisis_seat == 0) return;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        w->crisis_choice[seat] = RUNG_OPEN;
        w->crisis_mediate[seat] = 0;
    }
    if (++w->crisis_round > game_tunes(t->game->catalog, w)->crisis_rounds) close_crisis(t, CRISIS_STALEMATE, 0, 0);
}
