/* What a position is worth to a side, in milli points of score: the smoothed tier of each state at this
 * year's end, the next and later ones, times its weight and the year weight; projected with ties fading to
 * their bases. */
#ifndef AI_VALUE_H
#define AI_VALUE_H

#include "core/game.h"

/* Influence by channel of a World, before weights, at the three stages that value_state looks at: what most tries leave
 * as it is and need not work out again. */
enum { SHARE_FADES = 3 };
typedef struct {
    int32_t of[SHARE_FADES][DIM_STATES][DIM_CHANNELS][DIM_SEATS];
    int64_t sum[SHARE_FADES][DIM_STATES][DIM_SEATS]; /* over the channels by weight */
} Shares;
void value_shares(const Catalog *c, const World *w, const PersonalityDef *p, Shares *out);

/* Shares that stand but for those channels (bit ch) whose ties were moved in the state asked for. */
typedef struct {
    const Shares *shares;
    uint16_t moved;
} Known;

/* Worth of one state to `seat`; known may be NULL. Without own private goals seat 2 sees exactly the negative of seat 1. */
int32_t value_state(const Catalog *c, const World *w, int state, int seat, const PersonalityDef *p, const Known *known);
/* The rest of it by the personality's weights: goodwill, steps, legs and the like. */
int32_t value_standing(const Catalog *c, const World *w, int state, int seat, const PersonalityDef *p);
/* What running changes of income will still bring a side more than the other. */
int32_t value_income(const Catalog *c, const World *w, int seat, const PersonalityDef *p);
/* What else lies in no state: support at home, prestige, tension and blame. */
int32_t value_home(const World *w, int seat, const PersonalityDef *p);
/* Weight of the year, milli; prices of capital and money grow with it. */
int32_t value_year_weight(const Catalog *c, const World *w);

#endif
