/* Weighing: what an action, an answer or a reaction is worth to a side, found by trying it on a copy of its
 * Observation and comparing positions. Units: milli points of score. Nothing here decides; greedy.c and the
 * levels above it do. */
#ifndef AI_WEIGH_H
#define AI_WEIGH_H

#include "ai/player.h"

enum {
    WORTH_NONE = INT32_MIN / 2, /* cannot or must not be played */
    CAREFUL_TENSION =
        60000, /* from here on hard actions and challenges are left to those who bear less blame */
};

/* Of any World. */
void weigh_position(const Player *p, const World *w, Position *out);
/* Of what the player sees; found once a decision. */
const Position *weigh_now(const Player *p);
/* Of the trial World (trial.h): only the states that were touched are found anew. */
void weigh_tried(const Player *p, Position *out);
/* What capital and money spent now are worth later. */
int32_t weigh_price(const Player *p, int capital, int32_t money);
/* Name of an action in a state, for weigh_noise. */
uint64_t weigh_name(const Catalog *c, int action, int state);
/* Drawn from the key, within the personality's temperature either way. */
int32_t weigh_noise(const Player *p, uint64_t name);
/* Tension is near the edge and the blame would be ours. */
bool weigh_too_dangerous(const Player *p, const ActionDef *a);

/* The trial World becomes the Observation after the action with `scale` milli of its effect; an offer counts as
 * signed. False when an offer would be refused. */
bool weigh_play(const Player *p, int seat, int action, int state, int32_t scale);
/* Gain of one action, price not counted; WORTH_NONE when an offer would be refused. */
int32_t weigh_action(const Player *p, int action, int state);
/* Fills scratch->worth for every action in every state, price and mood counted. */
void weigh_all(Player *p);
/* Option of the open event in `place`, mean over a few throws, price and mood counted. */
int32_t weigh_option(const Player *p, int place, int option);
/* What is saved when the rival's slot is countered or challenged (Reaction `kind`). */
int32_t weigh_reaction(const Player *p, int slot, int kind);
/* The terms of an action's worth in weigh_all, largest first; they sum to the score. */
void weigh_reason(Player *p, int action, int state, AiReason *out);
/* Sorts the terms, largest first, and sums them up. */
void weigh_sort_terms(AiReason *r);
#endif
