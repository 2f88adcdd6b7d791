/* greedy: one action ahead. Every legal action is tried on a copy; its worth is the difference in value less
 * the price of capital and money; the plan is the best set of three from the four best actions of each state.
 * Reactions and answers compare copies in the same way. Numbers: the personality in Lua. Also greedy_v1, the
 * measuring stick: what is better belongs into utility.c. */
#include "ai/choose.h"

#include "base/fixed.h"
#include "core/model.h"

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
    choose_owed(p, owed, count, choose_rung);
}
