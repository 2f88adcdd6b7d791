/* Choosing by weights alone: what greedy and utility share, and what the higher levels fall back on. */
#ifndef AI_CHOOSE_H
#define AI_CHOOSE_H

#include "ai/weigh.h"

/* The best set of single actions. */
void choose_plan(Player *p);
/* The best option of the open event in `place`; scratch->b holds what was said before. */
void choose_answer(Player *p, int place);
/* The reaction to the rival's slot; scratch->b holds what was said before. */
Command choose_reaction(Player *p, int slot);
/* What countering or challenging the slot saves (from utility up a challenge is solved as a crisis), the mood on top of
 * it, and the least sum for which it is done. */
int32_t choose_saved(Player *p, int slot);
int32_t choose_reaction_mood(const Player *p, int slot);
int32_t choose_least(const Player *p);
/* How a plain diplomat leans in a crisis, in percent: the stronger it feels (whole points of resolve over the
 * other side) the sooner it climbs; the weaker, and the higher the rung, the sooner it yields. */
void choose_habit(int strength, int rung, int *climb, int *yield);
/* Goes through what is owed: a rung by `rung`, the rest by the functions above. */
void choose_owed(Player *p, const Pending *owed, int count, void (*rung)(Player *p));

#endif
