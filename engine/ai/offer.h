/* Offer: the clauses of what a side proposes, and the position once it is signed. Nothing here says whether
 * an offer should be made; weigh.c does. */
#ifndef AI_OFFER_H
#define AI_OFFER_H

#include "ai/weigh.h"

/* Clauses and margin of an offer as it is weighed: as planned where the plan that the player sees holds it;
 * else where its text starts, or the nearest at which the state would sign. False when there is nothing to
 * offer. */
bool offer_margin(const Player *p, int seat, int action, int state, int8_t clause[MAX_CLAUSES],
                  int32_t *margin);
/* The trial World (trial.h) becomes the Observation after the signature: in force, with the next quarters of its effect. False
 * when it would be refused. */
bool offer_sign(const Player *p, int seat, int action, int state);
/* The command that plans an action of the player's own. An offer is composed: one clause after the other goes
 * as far as pays and as the state would sign. A function of the player's view alone, so that whoever asks
 * gets the same. */
Command offer_plan(const Player *p, int action, int state);

#endif
