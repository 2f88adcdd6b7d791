/* utility: greedy with more to weigh (private goals, prestige, fading ties, by its personality) and with a
 * head for crises: challenges and rungs come from the crisis solver. */
#include "ai/choose.h"
#include "ai/standoff.h"

#include "core/turn.h"

static int best_reaction(Player *p, int slot)
{
    const World *w = p->seen;
    int rival = seat_rival(p->seat);
    if (!react_is_hard(p->game->catalog, w, rival, slot))
        return weigh_reaction(p, slot, REACT_COUNTER) + weigh_noise(p, (uint64_t)slot) < choose_least(p)
                   ? REACT_NOTHING
                   : REACT_COUNTER;
    if (w->tension >= CAREFUL_TENSION) return REACT_NOTHING;
    Standoff k;
    standoff_solve(p, rival, w->plan_action[rival][slot], w->plan_target[rival][slot], 1, 1, 0, &k);
    return k.worth - k.full < choose_least(p) ? REACT_NOTHING : REACT_CHALLENGE;
}

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

static void react(Player *p, int slot)
{
    choose_reaction(p, slot, best_reaction(p, slot));
}

void utility_decide(Player *p, const Pending *owed, int count)
{
    choose_owed(p, owed, count, choose_rung, react);
}
