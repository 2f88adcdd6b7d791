/* greedy: one action ahead. Every legal action is tried on a copy; its worth is the difference in value less
 * the price of capital and money; the plan is the best set of three from the four best actions of each state.
 * Reactions and answers compare copies in the same way. Numbers: the personality in Lua. Also greedy_v1, the
 * measuring stick: what is better belongs into utility.c. */
#include "ai/choose.h"

#include "base/fixed.h"
#include "core/model.h"
#include "core/turn.h"

static void react(Player *p, int slot)
{
    bool hard = react_is_hard(p->game->catalog, &p->scratch->b, seat_rival(p->seat), slot);
    Command cmd = {.kind = CMD_REACT,
                   .seat = (uint8_t)p->seat,
                   .slot = (uint8_t)slot,
                   .choice = hard ? REACT_CHALLENGE : REACT_COUNTER};
    bool calm = !hard || p->seen->tension < CAREFUL_TENSION;
    if (!calm || !player_may(p, &p->scratch->b, &cmd) ||
        weigh_reaction(p, slot, cmd.choice) + weigh_noise(p, (uint64_t)slot) < choose_least(p))
        cmd.choice = REACT_NOTHING;
    choose_reaction(p, slot, cmd.choice);
}

/* A plain diplomat in a crisis: looks at resolve, as far as it is known, and at how much blood is left to
 * lose. The stronger it feels the sooner it climbs; the weaker, and the higher the rung, the sooner it gives
 * way. */
static void choose_rung(Player *p)
{
    const Catalog *c = p->game->catalog;
    const World *w = p->seen;
    int state = w->plan_target[w->crisis_seat][w->crisis_slot], rival = seat_rival(p->seat);
    int32_t theirs = model_resolve(c, w, rival, state) - w->resolve_draw[rival];
    int strength = (int)fixed_round_div(model_resolve(c, w, p->seat, state) - theirs, MILLI);
    int climb, yield;
    choose_habit(strength, w->crisis_rung, &climb, &yield);
    if (w->tension >= CAREFUL_TENSION) climb = 0;
    int face = player_draw(p, 100);
    Command cmd = {.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = RUNG_DEAL};
    if (face < climb)
        cmd.choice = RUNG_ESCALATE;
    else if (face >= 100 - yield)
        cmd.choice = RUNG_BACK_DOWN;
    else if (face < climb + 20)
        cmd.choice = RUNG_HOLD;
    if (!player_may(p, w, &cmd)) cmd.choice = RUNG_DEAL;
    player_say(p, cmd);
}

void greedy_decide(Player *p, const Pending *owed, int count)
{
    choose_owed(p, owed, count, choose_rung, react);
}
