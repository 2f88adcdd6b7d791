/* Joint: answers and reactions that are owed at one time are paid from one purse, so they are chosen together. Here is
 * what may be said to each and what it is worth, and the choice of the best of all within the means. */
#ifndef AI_JOINT_H
#define AI_JOINT_H

#include "ai/player.h"

typedef struct {
    uint8_t choice; /* an event's option, or a Reaction */
    bool challenge; /* one a quarter */
    int32_t worth;  /* milli points; letting an action pass is worth nothing */
    int capital;
    int32_t money;
} JointChoice;

typedef struct {
    Pending owed;
    int count, chosen; /* chosen: index; -1: nothing that may be said can be paid, the default takes its course */
    JointChoice choice[MAX_OPTIONS];
} JointDecision;

typedef struct {
    JointDecision decision[MAX_PENDING];
    int count, capital;
    int32_t money;
    int64_t worth; /* of all that is chosen */
} Joint;

/* Weighs everything that may be said to what is owed and chooses. */
void joint_weigh(Player *p, const Pending *owed, int count, Joint *out);
/* What decision `at` comes to with its choice `index`, measured beside the best: its own worth and what it leaves to the
 * others or takes from them. Never more than what is chosen. */
int32_t joint_beside(const Joint *j, int at, int index);
/* The command that says choice `index` of decision `at`. */
Command joint_command(const Player *p, const Joint *j, int at, int index);

#endif
