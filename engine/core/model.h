/* The formulas of the model: pure functions of World and Catalog, read by the rules, previews, AI and screens
 * alike. Nothing here changes a World. Sources: model of influence capacity in the spirit of FBIC (volume times
 * dependence); all coefficients are tunes. Units: milli of a shown point unless said otherwise. */
#ifndef CORE_MODEL_H
#define CORE_MODEL_H

#include "base/fixed.h"
#include "core/catalog.h"
#include "core/world.h"

/* 100 * tie / (all ties + own), 0..100000. */
int32_t model_dependence(const Catalog *c, const World *w, int state, int power, int channel);
/* tie * dependence / 100. */
int32_t model_influence(const Catalog *c, const World *w, int state, int power, int channel);
/* Sum over channels of weight times influence. */
int32_t model_weighted_influence(const Catalog *c, const World *w, int state, int power);

/* What the target is made of; the terms add up to `target` exactly (the remainder of rounding lies on the
 * largest term; `cut` is what the limits of +-100 cut off). Positive: toward seat 1. */
typedef struct {
    int32_t influence[DIM_SEATS]; /* weighted influence of both */
    int32_t wish;                 /* the denominator: wish to stay between, with both influences */
    int32_t ties, goodwill, anchor[DIM_SEATS], course, cut;
    int32_t target;
} TargetTerms;
void model_target_terms(const Catalog *c, const World *w, int state, TargetTerms *out);
int32_t model_target(const Catalog *c, const World *w, int state);
/* One quarter's step of alignment toward a target. */
static inline int32_t model_step(const Tunes *t, int32_t alignment, int32_t target)
{
    return fixed_clamp(fixed_round_div((int64_t)t->step_share * (target - alignment), MILLI), -t->step_limit, t->step_limit);
}

/* What a gain of `amount` adds to a tie: amount * room * goodwill / saturation. */
typedef struct {
    int32_t amount, room, goodwill, saturation; /* as asked; then the change by each factor */
    int32_t total;
} GainTerms;
int32_t model_gain(const Catalog *c, const World *w, int state, int seat, int channel, int action, int32_t amount);
void model_gain_terms(const Catalog *c, const World *w, int state, int seat, int channel, int action, int32_t amount,
                      GainTerms *out);

/* Margin of an agreement with `seat`: sum of accept terms minus needs; >= 0 is accepted. clause: MAX_CLAUSES numbers, or
 * NULL: all at their start. */
int32_t model_margin(const Catalog *c, const World *w, int agreement, int state, int seat, const int8_t *clause);
/* The agreement that an action would offer; 0: none, or every step of the accord stands or is under way. */
int model_offered(const Catalog *c, const World *w, int action, int state, int seat);
/* Every clause at its start, the rest 0. */
void model_clauses(const Catalog *c, int agreement, int8_t out[MAX_CLAUSES]);
/* The counter-offer: moves the clauses, the one that can give most first and each no further than needed, until the
 * margin is at least `need`. False when they cannot reach it; they then stand where the margin is greatest. */
bool model_counter(const Catalog *c, const World *w, int agreement, int state, int seat, int32_t need, int8_t clause[MAX_CLAUSES]);
/* The agreement the seat would offer next in a state; 0: all steps stand or one is pending. */
int model_next_step(const Catalog *c, const World *w, int state, int seat);

/* Signed tier: -3..3, positive for seat 1. */
int model_tier(const Tunes *t, int32_t alignment);
/* Points that `seat` would get if the year ended now, without priorities. */
int32_t model_year_points(const Catalog *c, const World *w, int seat);
/* 1 + y / divisor, milli. */
int32_t model_year_weight(const Catalog *c, const World *w);
/* Income of money a quarter with running grants. */
int32_t model_income(const Catalog *c, const World *w, int seat);
/* Capital a quarter after what weak support at home takes. */
int model_capital_income(const Catalog *c, const World *w, int seat);
/* Resolve of a seat in a crisis over a state, 0..100000, with its private draw. */
int32_t model_resolve(const Catalog *c, const World *w, int seat, int state);
/* States that count toward the seat's sudden ending now. */
int model_sudden_states(const Catalog *c, const World *w, int seat);
/* The width of the band that `seat` sees around what is hidden in `state` (0: mean of all states). */
int32_t model_band(const Catalog *c, const World *w, int seat, int state);

/* Solves `course` of every state so that the start of the scenario is at rest before any agenda. Called once by the
 * loader after the Catalog is built (writes scenario->course). Returns the largest |course|. */
int32_t model_solve_course(Catalog *c, int scenario);

/* A bloc at home: -1 angry, 1 pleased, 0 neither. */
int model_bloc_mood(const Catalog *c, const World *w, int variable);

#endif
