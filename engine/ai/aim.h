/* Aims: what a side sets out to do in a year, which shifts what everything else is worth to it. Chosen by the levels
 * from planner up when the year begins; the aim stands in the World (hidden from the rival), so that it holds the year
 * without a player that remembers. Units: milli points of score. */
#ifndef AI_AIM_H
#define AI_AIM_H

#include "ai/weigh.h"

/* The aim with the greatest appeal among those that may be set now; 0: none. */
int aim_choose(const Player *p);
/* Appeal of an aim, mood counted, and the mood alone. Milli points of appeal. */
int32_t aim_appeal(const Player *p, int aim);
int32_t aim_mood(const Player *p, int aim);
/* From here on the player weighs by `aim`, whose states are those of the position it sees; 0: by none. */
void aim_take(Player *p, int aim);
/* What a position is worth for the player's aim beyond its plain worth. `state`: value_state of each. */
int32_t aim_worth(const Player *p, const World *w, const int32_t state[DIM_STATES]);

#endif
