/* planner: utility with an aim for the year, that plays its best plans out against guessed rivals before it settles on
 * one. search: the same with more plans, more guesses and a longer horizon: measured over 80 games each, three and four
 * quarters beat one, two, five and the year's end. */
#include "ai/planner.h"

#include "ai/aim.h"

const LookaheadBudget *planner_budget(const AiLevel *level)
{
    static const LookaheadBudget planner = {.sets = 12, .guesses = 4, .quarters = 1};
    static const LookaheadBudget search = {.sets = 24, .guesses = 16, .quarters = 3};
    return level->kind == AI_PLANNER ? &planner : level->kind == AI_SEARCH ? &search : NULL;
}

int planner_judge(Player *p, Outlook out[LOOKAHEAD_SETS])
{
    PickSet sets[LOOKAHEAD_SETS];
    const LookaheadBudget *budget = planner_budget(p->level);
    weigh_all(p);
    pick_note(p);
    int found = pick_sets(p, sets, int_min(budget->sets, LOOKAHEAD_SETS));
    lookahead_judge(p, budget, sets, found, out);
    return found;
}

/* An aim for the year, when none is set. */
static void set_aim(Player *p)
{
    int aim = p->aim ? 0 : aim_choose(p);
    if (aim == 0) return;
    player_say(p, (Command){.kind = CMD_AIM, .seat = (uint8_t)p->seat, .action = (uint16_t)aim});
    aim_take(p, aim);
}

void planner_decide(Player *p, const Pending *owed, int count)
{
    Outlook outlook[LOOKAHEAD_SETS];
    if (owed[0].kind != OWE_PLAN) {
        utility_decide(p, owed, count);
        return;
    }
    set_aim(p);
    planner_judge(p, outlook);
    pick_say(p, &outlook[0].set);
}
