#include "ai/choose.h"

#include "ai/pick.h"
#include "ai/value.h"
#include "base/fixed.h"

void choose_plan(Player *p)
{
    PickSet best;
    weigh_all(p, true);
    pick_note(p);
    pick_sets(p, &best, 1);
    pick_say(p, &best);
}

void choose_answer(Player *p, int place)
{
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    Position now;
    weigh_position(p, p->seen, &now, NULL, NULL);
    int best = -1;
    int32_t best_worth = 0;
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!player_may(p, &p->scratch->b, &cmd)) continue;
        int32_t worth = weigh_option(p, place, i, &now);
        if (best < 0 || worth > best_worth) {
            best = i;
            best_worth = worth;
        }
    }
    if (best < 0) return;
    Command cmd = {
        .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)best};
    player_say(p, cmd);
    p->scratch->b.open_answer[p->seat][place] = (uint8_t)(best + 1);
}

void choose_reaction(Player *p, int slot, int reaction)
{
    World *w = &p->scratch->b;
    Command cmd = {
        .kind = CMD_REACT, .seat = (uint8_t)p->seat, .slot = (uint8_t)slot, .choice = (uint8_t)reaction};
    if (!player_may(p, w, &cmd)) cmd.choice = REACT_NOTHING;
    if (!player_may(p, w, &cmd)) return;
    player_say(p, cmd);
    w->reaction[p->seat][slot] = cmd.choice;
}

int32_t choose_least(const Player *p)
{
    return fixed_mul(p->person->counter_above, value_year_weight(p->game->catalog, p->seen));
}

void choose_habit(int strength, int rung, int *climb, int *yield)
{
    *climb = rung < 4 ? int_clamp(30 + 2 * strength - 8 * rung, 3, 70) : 0;
    *yield = int_clamp(4 * rung - strength, 0, 45);
}

void choose_owed(Player *p, const Pending *owed, int count, void (*rung)(Player *p),
                 void (*react)(Player *p, int slot))
{
    if (owed[0].kind == OWE_RUNG) {
        rung(p);
        return;
    }
    if (owed[0].kind == OWE_PLAN) {
        choose_plan(p);
        return;
    }
    p->scratch->b = *p->seen;
    for (int i = 0; i < count; i++) {
        if (owed[i].kind == OWE_ANSWER)
            choose_answer(p, owed[i].subject);
        else
            react(p, owed[i].subject);
    }
}
