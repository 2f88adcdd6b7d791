#include "ai/standoff.h"

#include "ai/offer.h"
#include "ai/trial.h"
#include "ai/choose.h"
#include "base/check.h"
#include "base/fixed.h"
#include "core/effect.h"
#include "core/model.h"
#include "core/turn.h"

#include <string.h>

enum { BUCKETS = 5, CHOICES = 4, PLAYS = 8, HABIT_SHARE = 500, ROUNDS = 16, STEPS = MAX_RUNGS + 1 };

/* What the table of the crisis comes to for us, before the rungs are climbed. */
typedef struct {
    const Player *p;
    const Tunes *t;
    const World *w;
    int initiator, state, rival;
    int32_t settled, terms[DIM_SEATS], full,
        incident;              /* worth of the action: half, on a side's terms, whole, shot over */
    int32_t strength[BUCKETS]; /* whole points that the rival feels stronger by */
    int32_t belief[BUCKETS];   /* milli, sum 1000 */
    int32_t my_shame, their_shame[BUCKETS]; /* home support that backing down costs, worth */
    int32_t climb_price;                    /* of the capital that a climb may cost */
    int32_t reason[PLAYS + 1][PLAYS + 1];   /* chance of what was best in [n] of [plays], habit aside */
    int32_t value[STEPS][ROUNDS][2];
    bool known[STEPS][ROUNDS][2];
    Standoff *out;
    int first_rung;
} Tree;

typedef struct {
    int rung, round, held;
} Stand;

/* Worth of what the action leaves, `scale` milli of it. */
static int32_t worth_after(const Tree *k, int action, int32_t scale)
{
    const Player *p = k->p;
    Position after;
    if (!weigh_play(p, k->initiator, action, k->state, scale)) return weigh_now(p)->total;
    weigh_tried(p, &after);
    return after.total;
}

/* An offer stands or falls: it is worth its signature as long as the margin bears what the crisis takes of
 * it. */
static int32_t offer_after(const Tree *k, int action, int32_t malus)
{
    int8_t clause[MAX_CLAUSES];
    int32_t margin;
    return offer_margin(k->p, k->initiator, action, k->state, clause, &margin) && margin >= malus ? k->full : 0;
}

static int32_t incident_worth(const Tree *k)
{
    const Player *p = k->p;
    Position after;
    World *tried = trial_begin(p);
    effect_add(tried, trial_log(p), VAR_ALIGNMENT, k->state, 0, 0, 0,
               fixed_mul(tried->alignment[k->state], k->t->crisis_incident_alignment - MILLI),
               cause_rule(RULE_CRISIS, 0));
    weigh_tried(p, &after);
    return after.total - weigh_now(p)->total;
}

static void weigh_outcomes(Tree *k, int action)
{
    const Tunes *t = k->t;
    int side = k->initiator, other = seat_rival(side);
    if (k->p->game->catalog->action[action].offer) {
        k->full = worth_after(k, action, MILLI) - weigh_now(k->p)->total;
        k->settled = offer_after(k, action, t->crisis_offer_malus);
        k->terms[side] = offer_after(k, action, t->crisis_offer_initiator);
        k->terms[other] = offer_after(k, action, t->crisis_offer_challenger);
    } else {
        int32_t nothing = worth_after(k, action, 0);
        k->full = worth_after(k, action, MILLI) - nothing;
        k->settled = worth_after(k, action, t->crisis_settled_scale) - nothing;
        k->terms[side] = worth_after(k, action, t->crisis_terms_initiator) - nothing;
        k->terms[other] = worth_after(k, action, t->crisis_terms_challenger) - nothing;
    }
    k->incident = incident_worth(k);
}

/* The whole of a plain diplomat's mix, in percent. */
static void habit(int strength, int rung, int32_t out[CHOICES + 1])
{
    int climb, yield;
    choose_habit(strength, rung, &climb, &yield);
    int hold = int_min(20, 100 - climb - yield);
    out[RUNG_ESCALATE] = climb;
    out[RUNG_BACK_DOWN] = yield;
    out[RUNG_HOLD] = hold;
    out[RUNG_DEAL] = 100 - climb - yield - hold;
}

/* Every rung climbed speaks for a strong rival, every round without one for a weak one. */
static void believe(Tree *k, int rung, int round)
{
    int64_t sum = 0, weight[BUCKETS];
    for (int b = 0; b < BUCKETS; b++) {
        weight[b] = 1000000;
        for (int r = 1; r < round; r++) {
            int32_t mix[CHOICES + 1];
            habit(k->strength[b], int_min(r, rung), mix);
            weight[b] = weight[b] * (r < rung ? 20 + mix[RUNG_ESCALATE] : 120 - mix[RUNG_ESCALATE]) / 120;
        }
        sum += weight[b];
    }
    for (int b = 0; b < BUCKETS; b++) k->belief[b] = fixed_muldiv(weight[b], MILLI, sum > 0 ? sum : 1);
}

static void set_up(Tree *k)
{
    const Catalog *c = k->p->game->catalog;
    const World *w = k->w;
    int seat = k->p->seat;
    int32_t mine = model_resolve(c, w, seat, k->state) - w->resolve_draw[seat];
    int32_t theirs = model_resolve(c, w, k->rival, k->state) - w->resolve_draw[k->rival];
    for (int b = 0; b < BUCKETS; b++) {
        int32_t draw =
            (int32_t)fixed_round_div((int64_t)k->t->resolve_draw * (2 * b - (BUCKETS - 1)), BUCKETS);
        k->strength[b] = (int32_t)fixed_round_div(theirs + draw - mine, MILLI);
        k->their_shame[b] = fixed_mul(k->p->person->home, fixed_mul(k->t->resolve_home, theirs + draw));
    }
    k->climb_price = weigh_price(k->p, 1, 0);
    for (int plays = 1; plays <= PLAYS; plays++) {
        for (int n = 0; n <= plays; n++)
            k->reason[plays][n] = (int32_t)fixed_round_div(n * (MILLI - HABIT_SHARE), plays);
    }
    k->my_shame = fixed_mul(k->p->person->home, fixed_mul(k->t->resolve_home, mine + w->resolve_draw[seat]));
}

static const RungDef *rung_def(const Tree *k, int rung)
{
    return &k->p->game->catalog->rung[rung];
}

static int32_t tension_price(const Tree *k, int32_t tension)
{
    return -fixed_mul(k->p->person->tension, tension);
}

static int32_t won(const Tree *k, int winner, int rung)
{
    const RungDef *r = rung_def(k, rung);
    int32_t stake = r->swing + fixed_mul(k->p->person->prestige, r->prestige_lost + r->prestige_won);
    int32_t action = winner == k->initiator ? k->full : 0;
    return winner == k->p->seat ? action + stake : action - stake - k->my_shame;
}

static int32_t on_terms(const Tree *k, int escalator, int rung)
{
    const RungDef *r = rung_def(k, rung);
    int32_t stake =
        fixed_mul(k->p->person->prestige, (int32_t)fixed_round_div(r->prestige_lost + r->prestige_won, 2));
    int32_t sum = 0;
    for (int i = 1; i <= rung; i++) sum += rung_def(k, i)->tension;
    int32_t blame = fixed_mul(k->p->person->blame, (int32_t)fixed_round_div(sum, 2));
    int32_t mine = escalator == k->p->seat ? stake - blame : blame - stake;
    return k->terms[escalator] + mine + tension_price(k, k->t->crisis_settled_tension);
}

static int32_t solve(Tree *k, Stand n);

static int32_t climbed(Tree *k, Stand n)
{
    int rung = n.rung + 1;
    int32_t price = tension_price(k, rung_def(k, rung)->tension);
    if (rung_def(k, rung)->ends) {
        int32_t blame = k->t->crisis_blame_initiator - k->t->crisis_blame_challenger;
        int32_t mine = fixed_mul(k->p->person->blame, k->initiator == k->p->seat ? -blame : blame);
        return k->incident + price + mine;
    }
    return price + solve(k, (Stand){rung, n.round + 1, 0});
}

static int32_t outcome(Tree *k, Stand n, int mine, int theirs)
{
    int seat = k->p->seat;
    if (mine == RUNG_BACK_DOWN && theirs == RUNG_BACK_DOWN) return 0;
    if (mine == RUNG_BACK_DOWN) return won(k, k->rival, n.rung);
    if (theirs == RUNG_BACK_DOWN) return won(k, seat, n.rung);
    if (mine == RUNG_DEAL && theirs == RUNG_ESCALATE) return on_terms(k, k->rival, n.rung);
    if (theirs == RUNG_DEAL && mine == RUNG_ESCALATE) return on_terms(k, seat, n.rung);
    if (mine == RUNG_DEAL || theirs == RUNG_DEAL)
        return k->settled + tension_price(k, k->t->crisis_settled_tension);
    if (mine == RUNG_ESCALATE || theirs == RUNG_ESCALATE) return climbed(k, n);
    return n.held >= 1 ? 0 : solve(k, (Stand){n.rung, n.round + 1, 1});
}

/* Escalating costs capital from a rung on, and nobody with the greater blame climbs near the edge. */
static bool may(const Tree *k, Stand n, int choice)
{
    if (choice != RUNG_ESCALATE) return true;
    const World *w = k->w;
    int seat = k->p->seat, from = k->t->crisis_escalate_from;
    int spent = int_max(0, n.rung - int_max(k->first_rung, from));
    if (n.rung >= from && w->capital[seat] <= spent) return false;
    return w->tension + rung_def(k, n.rung + 1)->tension < CAREFUL_TENSION ||
           w->blame[seat] < w->blame[k->rival];
}

static int32_t price_of(const Tree *k, Stand n, int choice)
{
    return choice == RUNG_ESCALATE && n.rung >= k->t->crisis_escalate_from ? k->climb_price : 0;
}

/* One node, and the fictitious play in it. */
typedef struct {
    int32_t table[CHOICES + 1][CHOICES + 1]; /* ours by [mine][theirs] */
    bool may[CHOICES + 1];
    int32_t habit[BUCKETS][CHOICES + 1];  /* chances, milli, of the rival's habit */
    int32_t part[BUCKETS][CHOICES + 1];   /* what habit decides of them beside reason */
    int32_t theirs[BUCKETS][CHOICES + 1]; /* how often the rival played each */
    int64_t lost[CHOICES + 1];            /* by the rival with each, against all that we played */
    int shamed;                           /* how often it would have backed down alone */
} Stage;

static void set_stage(Tree *k, Stand n, Stage *s)
{
    memset(s, 0, sizeof *s);
    for (int c = 1; c <= CHOICES; c++) {
        s->may[c] = may(k, n, c);
        for (int d = 1; d <= CHOICES; d++) s->table[c][d] = outcome(k, n, c, d) - price_of(k, n, c);
    }
    for (int b = 0; b < BUCKETS; b++) {
        habit(k->strength[b], n.rung, s->habit[b]);
        for (int d = 1; d <= CHOICES; d++) {
            s->habit[b][d] *= 10;
            s->part[b][d] = fixed_chance(s->habit[b][d], HABIT_SHARE);
        }
    }
}

static int best_of_mine(const Stage *s, const int32_t mix[CHOICES + 1], int64_t *worth)
{
    int best = RUNG_DEAL;
    for (int c = 1; c <= CHOICES; c++) {
        int64_t sum = 0;
        for (int d = 1; d <= CHOICES; d++) sum += (int64_t)mix[d] * s->table[c][d];
        worth[c] = sum;
    }
    for (int c = 1; c <= CHOICES; c++) {
        if (s->may[c] && worth[c] > worth[best]) best = c;
    }
    return best;
}

static void play_mine(Stage *s, int mine)
{
    for (int d = 1; d <= CHOICES; d++) s->lost[d] += s->table[mine][d];
    if (mine != RUNG_BACK_DOWN) s->shamed++;
}

/* The rival sees the negative of our table, and its own shame. */
static int best_of_theirs(const Tree *k, const Stage *s, int bucket)
{
    int best = 0;
    int64_t least = INT64_MAX;
    for (int d = 1; d <= CHOICES; d++) {
        int64_t lost = s->lost[d];
        if (d == RUNG_BACK_DOWN) lost += (int64_t)s->shamed * k->their_shame[bucket];
        if (lost < least) {
            least = lost;
            best = d;
        }
    }
    return best;
}

/* Chances of the rival's choices after so many plays: habit and reason, over all buckets. In milli. */
static void rival_mix(const Tree *k, const Stage *s, int plays, int32_t out[CHOICES + 1])
{
    const int32_t(*habit)[CHOICES + 1] = plays == 0 ? s->habit : s->part;
    memset(out, 0, sizeof(int32_t) * (CHOICES + 1));
    for (int b = 0; b < BUCKETS; b++) {
        for (int d = 1; d <= CHOICES; d++)
            out[d] += fixed_chance(k->belief[b], habit[b][d] + k->reason[plays][s->theirs[b][d]]);
    }
}

static void play(const Tree *k, Stage *s, int32_t mix[CHOICES + 1])
{
    int64_t worth[CHOICES + 1];
    rival_mix(k, s, 0, mix);
    for (int plays = 1; plays <= PLAYS; plays++) {
        play_mine(s, best_of_mine(s, mix, worth));
        for (int b = 0; b < BUCKETS; b++) s->theirs[b][best_of_theirs(k, s, b)]++;
        rival_mix(k, s, plays, mix);
    }
}

static int32_t solve(Tree *k, Stand n)
{
    if (n.round > k->t->crisis_rounds || n.round >= ROUNDS) return 0;
    if (k->known[n.rung][n.round][n.held]) return k->value[n.rung][n.round][n.held];
    Stage s;
    int32_t mix[CHOICES + 1];
    int64_t worth[CHOICES + 1];
    set_stage(k, n, &s);
    play(k, &s, mix);
    int best = best_of_mine(&s, mix, worth);
    k->known[n.rung][n.round][n.held] = true;
    k->value[n.rung][n.round][n.held] = (int32_t)fixed_round_div(worth[best], MILLI);
    k->out->choice = best; /* the root is solved last */
    for (int c = 1; c <= CHOICES; c++) {
        k->out->each[c] = s.may[c] ? (int32_t)fixed_round_div(worth[c], MILLI) : WORTH_NONE;
        k->out->rival[c] = mix[c];
    }
    return k->value[n.rung][n.round][n.held];
}

void standoff_solve(const Player *p, int initiator, int action, int state, int rung, int round, int held,
                    Standoff *out)
{
    Tree k = {.p = p,
              .t = game_tunes(p->game->catalog, p->seen),
              .w = p->seen,
              .initiator = initiator,
              .state = state,
              .rival = seat_rival(p->seat),
              .out = out,
              .first_rung = rung};
    CHECK(rung >= 1 && rung < STEPS - 1 && round >= 1);
    *out = (Standoff){0};
    weigh_outcomes(&k, action);
    set_up(&k);
    believe(&k, rung, round);
    out->full = k.full;
    out->worth = solve(&k, (Stand){rung, round, held > 0});
}
