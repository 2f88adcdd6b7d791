/* Lookahead: candidate plans played out on copies. Hidden things and dice are guessed from the key, the
 * rival's plan is what utility would play in its place, and both sides go on by utility to the horizon. All
 * candidates meet the same guesses; after each round of guesses the worse half goes. The budget is counted in
 * simulations, never in time, so a replay decides alike. */
#ifndef AI_LOOKAHEAD_H
#define AI_LOOKAHEAD_H

#include "ai/pick.h"

enum { LOOKAHEAD_SETS = 24 };

typedef struct {
    int sets;     /* candidate plans to begin with, at most LOOKAHEAD_SETS */
    int guesses;  /* at most AI_GUESSES */
    int quarters; /* played from now, this one included */
} LookaheadBudget;

typedef struct {
    PickSet set;
    Command plan[MAX_SLOTS]; /* the set as commands */
    int planned;
    int32_t mean; /* over the guesses it met, milli points */
    int guesses;
} Outlook;

/* Judges the candidates, best first. Uses the player's whole scratch. */
void lookahead_judge(Player *p, const LookaheadBudget *budget, const PickSet *sets, int count, Outlook *out);

#endif
