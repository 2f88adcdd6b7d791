/* utility: greedy with more to weigh (private goals, prestige, fading ties, by its personality) and with a
 * head for crises: challenges and rungs come from the crisis solver. */
#include "ai/choose.h"
#include "ai/standoff.h"

static void choose_rung(Player *p)
{
    const World *w = p->seen;
    int seat = w->crisis_seat, slot = w->crisis_slot;
    Standoff k;
    standoff_solve(p, seat, w->plan_action[seat][slot], w->plan_target[seat][slot], w->crisis_rung,
                   w->crisis_round, w->crisis_held, &k);
    Command cmd = {.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = (uint8_t)k.choice};
    if (!player_may(p, w, &cmd)) cmd.choice = RUNG_DEAL;
    player_say(p, cmd);
}

void utility_decide(Player *p, const Pending *owed, int count)
{
    choose_owed(p, owed, count, choose_rung);
}
