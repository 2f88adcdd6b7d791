/* Standoff: the crisis solver. Backward induction over rungs and rounds with a belief about the rival's
 * resolve in five buckets, which each rung climbed and each round held has shifted. In every node the rival
 * is half habit (the stronger it feels the sooner it climbs; the higher the rung the sooner it yields) and
 * half a mix found by fictitious play (Brown 1951) against our own. Units: milli points of score; chances in
 * milli.
 *
 * It seldom backs down, and that is the table's doing (core/crisis.c): a deal ends a crisis as surely, and whatever the
 * other side chooses it costs less prestige and no score, leaves more of one's own action or less of theirs, and keeps
 * support at home. What is left to yield for is an action of one's own that has come to be worth less than nothing. The
 * rest of yielding is habit: a plain diplomat's, and that of the half of the rival which is habit. */
#ifndef AI_STANDOFF_H
#define AI_STANDOFF_H

#include "ai/weigh.h"

typedef struct {
    int choice;       /* RungChoice: the best now */
    int32_t worth;    /* of the crisis to the player, measured from the action coming to nothing */
    int32_t full;     /* of the action standing in full, measured alike */
    int32_t each[5];  /* worth of every RungChoice now; WORTH_NONE: not allowed */
    int32_t rival[5]; /* chance of every RungChoice of the rival now */
} Standoff;

/* A crisis over `action` of `initiator` in `state`; it stands at `rung` in `round` with `held` rounds behind
 * it. */
void standoff_solve(const Player *p, int initiator, int action, int state, int rung, int round, int held,
                    Standoff *out);

#endif
