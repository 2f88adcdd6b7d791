/* Pick: sets of actions that may be planned together, at most one a state and no more than slots, capital and
 * money allow, from the best few of each state by scratch->worth. */
#ifndef AI_PICK_H
#define AI_PICK_H

#include "ai/weigh.h"

typedef struct {
    uint16_t action[DIM_STATES]; /* 0: nothing there */
    int32_t worth;               /* sum of the single worths */
} PickSet;

/* The best `room` sets, best first, the empty one among them when it is that good; returns the count, at
 * least 1. */
int pick_sets(const Player *p, PickSet *out, int room);
/* Plans a set and commits. */
void pick_say(Player *p, const PickSet *set);
/* How clear the choice was: the best single action and the next, into the answer. */
void pick_note(const Player *p);

#endif
