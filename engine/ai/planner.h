/* What planner and search share with the one that explains them. */
#ifndef AI_PLANNER_LEVEL_H
#define AI_PLANNER_LEVEL_H

#include "ai/lookahead.h"

/* How far a level plays its plans out; NULL: it does not. */
const LookaheadBudget *planner_budget(const AiLevel *level);
/* Weighs all actions and judges the best plans, best first; returns how many. */
int planner_judge(Player *p, Outlook out[LOOKAHEAD_SETS]);

#endif
