/* Choosing by weights alone: what greedy and utility share, and what the higher levels fall back on. */
#ifndef AI_CHOOSE_H
#define AI_CHOOSE_H

#include "ai/weigh.h"

/* The best set of single actions. */
void choose_plan(Player *p);
/* The best option of the open event in `place`; scratch->b holds what was said before. */
void choose_answer(Player *p, int place);
/* Says the reaction, or nothing where it is not allowed. */
void choose_reaction(Player *p, int slot, int reaction);
/* How a plain diplomat leans in a crisis, in percent: the stronger it feels (whole points of resolve over the
 * other side) the sooner it climbs; the weaker, and the higher the rung, the sooner it yields. */
void choose_habit(int strength, int rung, int *climb, int *yield);
/* Goes through what is owed: a rung by `rung`, a plan by choose_plan, answers by choose_answer, reactions by
 * `react`. */
void choose_owed(Player *p, const Pending *owed, int count, void (*rung)(Player *p),
                 void (*react)(Player *p, int slot));
/* Least worth of a counter or challenge now. */
int32_t choose_least(const Player *p);

#endif
