/* What a position is worth to a side, in milli points of score: the smoothed tier of each state at this
 * year's end, the next and later ones, times its weight and the year weight; projected with ties fading to
 * their bases. */
#ifndef AI_VALUE_H
#define AI_VALUE_H

#include "core/game.h"

/* Worth of one state to `seat`. Without own private goals seat 2 sees exactly the negative of seat 1. */
int32_t value_state(const Catalog *c, const World *w, int state, int seat, const PersonalityDef *p);
/* The rest: goodwill, steps, home and the like by the personality's weights. */
int32_t value_terms(const Catalog *c, const World *w, int seat, const PersonalityDef *p);
/* Weight of the year, milli; prices of capital and money grow with it. */
int32_t value_year_weight(const Catalog *c, const World *w);
/* True when nothing that value_state reads differs between two Worlds. */
bool value_same_state(const World *a, const World *b, int state);

#endif
