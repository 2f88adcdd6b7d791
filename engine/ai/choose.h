/* Choosing by weights alone: what greedy and utility share, and what the higher levels fall back on. */
#ifndef AI_CHOOSE_H
#define AI_CHOOSE_H

#include "ai/weigh.h"

enum { RUPTURE_WORTH = 20000 }; /* what a lost campaign is taken for, in the points that everything else is weighed in */

/* The best set of single actions. */
void choose_plan(Player *p);
/* What countering or challenging the slot saves (from utility up a challenge is solved as a crisis), the mood on top of
 * it, the least sum for which it is done, and what a challenge risks near a rupture that would be blamed on us. */
int32_t choose_saved(Player *p, int slot);
int32_t choose_reaction_mood(const Player *p, int slot);
int32_t choose_least(const Player *p);
int32_t choose_danger(const Player *p, int slot);
/* All of that: what countering or challenging is worth over letting it pass. */
int32_t choose_reaction(Player *p, int slot);
/* How a plain diplomat leans in a crisis, in percent: the stronger it feels (whole points of resolve over the
 * other side) the sooner it climbs; the weaker, and the higher the rung, the sooner it yields. */
void choose_habit(int strength, int rung, int *climb, int *yield);
/* Goes through what is owed: a rung by `rung`, a plan by choose_plan, answers and reactions together (ai/joint.h). */
void choose_owed(Player *p, const Pending *owed, int count, void (*rung)(Player *p));

#endif
