/* planner: utility that plays its best plans out against guessed rivals before it settles on one. search: the
 * same with more plans, more guesses and a longer horizon: measured over 80 games each, three and four
 * quarters beat one, two, five and the year's end. */
#include "ai/lookahead.h"

static void decide(Player *p, const Pending *owed, int count, const LookaheadBudget *budget)
{
    PickSet sets[LOOKAHEAD_SETS];
    Outlook outlook[LOOKAHEAD_SETS];
    if (owed[0].kind != OWE_PLAN) {
        utility_decide(p, owed, count);
        return;
    }
    weigh_all(p, true);
    pick_note(p);
    int found = pick_sets(p, sets, int_min(budget->sets, LOOKAHEAD_SETS));
    lookahead_judge(p, budget, sets, found, outlook);
    pick_say(p, &outlook[0].set);
}

void planner_decide(Player *p, const Pending *owed, int count)
{
    static const LookaheadBudget budget = {.sets = 12, .guesses = 4, .quarters = 1};
    decide(p, owed, count, &budget);
}

void search_decide(Player *p, const Pending *owed, int count)
{
    static const LookaheadBudget budget = {.sets = 24, .guesses = 16, .quarters = 3};
    decide(p, owed, count, &budget);
}
