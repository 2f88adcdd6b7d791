/* Trial: the World on which a choice is tried. It equals what the player sees; what a try wrote is noted, and the next
 * one finds it put back. A fifth of a World is copied for that instead of all of it, and the notes tell which states
 * were touched. */
#ifndef AI_TRIAL_H
#define AI_TRIAL_H

#include "ai/player.h"

/* The player's trial World as it is seen, with an empty log. Everything written on it until the next call goes through
 * that log, or into fields that are always put back (trial.c). */
World *trial_begin(const Player *p);
ReportLog *trial_log(const Player *p);
/* For one that was written on in other ways: the next begin copies all. */
void trial_spoil(const Player *p);
/* What was written since trial_begin: bit s: a number of state s; bit ch: one of its ties, bases or own means on a
 * channel. */
typedef struct {
    uint16_t states, channels[DIM_STATES];
} Touched;
void trial_touched(const Player *p, Touched *out);

#endif
