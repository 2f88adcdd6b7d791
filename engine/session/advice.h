/* Advice: what the adviser says to a person who plans, for the window. Computed from the seat's Observation alone; the
 * caller owns an Advice for each window and asks again as often as it likes: nothing is computed twice. */
#ifndef SESSION_ADVICE_H
#define SESSION_ADVICE_H

#include "ai/ai.h"

enum { ADVICE_PLANS = 3 };

typedef struct {
    uint64_t of; /* hash of the view the plans are for */
    int seat, plan_count;
    AiReason plan[ADVICE_PLANS];   /* best first; entries of CMD_COMMIT */
    uint64_t not_of;
    Command not_command;
    bool not_known;
    AiReason not_reason;
    AiScratch scratch;
} Advice;

/* The best plans from an empty sheet, whatever is planned already. */
void advice_plans(Advice *a, const Game *g, const World *seen, int seat);
/* What the adviser makes of an action; NULL when it may not be played now. */
const AiReason *advice_of(Advice *a, const Game *g, const World *seen, const Command *cmd);

#endif
