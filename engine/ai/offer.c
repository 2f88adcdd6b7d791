#include "ai/offer.h"

#include "ai/trial.h"
#include "base/fixed.h"
#include "core/effect.h"
#include "core/model.h"

/* FROM: margin that an own offer is given against what the rival may still do. AHEAD: quarters of an
 * agreement's effect that count. */
enum { FROM = 2000, AHEAD = 8 };

static void sign(const Player *p, int seat, int agreement, int state, const int8_t *clause)
{
    const AgreementDef *def = &p->game->catalog->agreement[agreement];
    Cause cause = {.kind = CAUSE_AGREEMENT, .actor = (uint8_t)seat, .id = (uint16_t)agreement};
    Effect e = effect_of(p->game, trial_begin(p), trial_log(p), cause, &def->at, seat, state);
    effect_sign(&e, agreement, state, seat, clause, true);
    e.scope.clause = clause;
    e.scale = int_min(AHEAD, def->term) * MILLI;
    effect_run(&e, def->each_quarter);
}

/* Of the state and of what the side has in hand: what a clause can move. */
static int32_t worth(const Player *p, int agreement, int state, const int8_t *clause)
{
    Position after;
    sign(p, p->seat, agreement, state, clause);
    weigh_tried(p, &after);
    return after.state[state] + after.terms;
}

static bool would_sign(const Player *p, int agreement, int state, int8_t clause[MAX_CLAUSES], int i,
                       int value)
{
    clause[i] = (int8_t)value;
    return model_margin(p->game->catalog, p->seen, agreement, state, p->seat, clause) >= FROM;
}

/* The clause as near to `end` as the state would still sign; halving, since a range may hold two hundred
 * numbers. */
static void push(const Player *p, int agreement, int state, int8_t clause[MAX_CLAUSES], int i, int end)
{
    int good = clause[i], bad = end;
    if (would_sign(p, agreement, state, clause, i, end)) return;
    while (fixed_abs(bad - good) > 1) {
        int middle = (good + bad) / 2;
        if (would_sign(p, agreement, state, clause, i, middle))
            good = middle;
        else
            bad = middle;
    }
    clause[i] = (int8_t)good;
}

/* Toward one end of its range for as long as the state would sign; undone unless it pays. */
static bool settle(const Player *p, int agreement, int state, int8_t clause[MAX_CLAUSES], int i, int end,
                   int32_t *best)
{
    int8_t was = clause[i];
    push(p, agreement, state, clause, i, end);
    if (clause[i] == was) return false;
    int32_t v = worth(p, agreement, state, clause);
    if (v <= *best) {
        clause[i] = was;
        return false;
    }
    *best = v;
    return true;
}

/* One clause after the other, from a place at which the state would sign. */
static void compose(const Player *p, int agreement, int state, int8_t clause[MAX_CLAUSES])
{
    const AgreementDef *def = &p->game->catalog->agreement[agreement];
    int32_t best = worth(p, agreement, state, clause);
    for (int i = 0; i < def->clause_count; i++) {
        if (!settle(p, agreement, state, clause, i, def->clause[i].hi, &best))
            settle(p, agreement, state, clause, i, def->clause[i].lo, &best);
    }
}

/* The clauses as planned, where the plan that the player sees holds the offer. */
static bool planned(const Player *p, int seat, int action, int state, int8_t out[MAX_CLAUSES])
{
    const World *w = p->seen;
    for (int slot = 0; slot < MAX_SLOTS; slot++) {
        if (w->plan_action[seat][slot] != action || w->plan_target[seat][slot] != state) continue;
        for (int i = 0; i < MAX_CLAUSES; i++) out[i] = w->plan_clause[seat][slot][i];
        return true;
    }
    return false;
}

bool offer_margin(const Player *p, int seat, int action, int state, int8_t clause[MAX_CLAUSES],
                  int32_t *margin)
{
    const Catalog *c = p->game->catalog;
    int agreement = model_offered(c, p->seen, action, state, seat);
    if (agreement == 0) return false;
    bool fixed = planned(p, seat, action, state, clause);
    if (!fixed) model_clauses(c, agreement, clause);
    const ListedOffer *listed = &p->scratch->listed;
    bool told = !fixed && listed->known && listed->action == action && listed->state == state && seat == p->seat;
    *margin = told ? listed->margin : model_margin(c, p->seen, agreement, state, seat, clause);
    /* Greedy, and who is only imagined, offers the text as it stands: the searches could not pay for more. */
    bool plain = !p->all || p->level->kind < AI_UTILITY;
    if (fixed || seat != p->seat || plain || *margin >= FROM || c->agreement[agreement].clause_count == 0)
        return true;
    model_counter(c, p->seen, agreement, state, seat, FROM, clause);
    *margin = model_margin(c, p->seen, agreement, state, seat, clause);
    return true;
}

bool offer_sign(const Player *p, int seat, int action, int state)
{
    int8_t clause[MAX_CLAUSES];
    int32_t margin;
    if (!offer_margin(p, seat, action, state, clause, &margin) || margin < (seat == p->seat ? FROM : 0))
        return false;
    sign(p, seat, model_offered(p->game->catalog, p->seen, action, state, seat), state, clause);
    return true;
}

Command offer_plan(const Player *p, int action, int state)
{
    Command cmd = game_plan(p->game->catalog, p->seen, p->seat, action, state);
    int agreement = model_offered(p->game->catalog, p->seen, action, state, p->seat);
    int32_t margin;
    if (agreement == 0 || p->game->catalog->agreement[agreement].clause_count == 0) return cmd;
    if (offer_margin(p, p->seat, action, state, cmd.arg, &margin) && margin >= FROM && p->all)
        compose(p, agreement, state, cmd.arg);
    return cmd;
}
