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
/* Least worth of a counter or challenge now. */
int32_t choose_least(const Player *p);

#endif
