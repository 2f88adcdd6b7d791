#include "ai/choose.h"

#include "ai/pick.h"
#include "ai/value.h"
#include "ai/standoff.h"
#include "base/fixed.h"
#include "core/turn.h"

void choose_plan(Player *p)
{
    PickSet best;
    weigh_all(p);
    pick_note(p);
    pick_sets(p, &best, 1);
    pick_say(p, &best);
}

void choose_answer(Player *p, int place)
{
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    int best = -1;
    int32_t best_worth = 0;
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!player_may(p, &p->scratch->b, &cmd)) continue;
        int32_t worth = weigh_option(p, place, i);
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

int32_t choose_saved(Player *p, int slot)
{
    const World *w = p->seen;
    int rival = seat_rival(p->seat);
    bool hard = react_is_hard(p->game->catalog, w, rival, slot);
    if (!hard || p->level->kind < AI_UTILITY) return weigh_reaction(p, slot, hard ? REACT_CHALLENGE : REACT_COUNTER);
    Standoff k;
    standoff_solve(p, rival, w->plan_action[rival][slot], w->plan_target[rival][slot], 1, 1, 0, &k);
    return k.worth - k.full;
}

int32_t choose_reaction_mood(const Player *p, int slot)
{
    bool solved = p->level->kind >= AI_UTILITY &&
                  react_is_hard(p->game->catalog, p->seen, seat_rival(p->seat), slot);
    return solved ? 0 : weigh_noise(p, (uint64_t)slot);
}

int32_t choose_least(const Player *p)
{
    return fixed_mul(p->person->counter_above, value_year_weight(p->game->catalog, p->seen));
}

Command choose_reaction(Player *p, int slot)
{
    const World *said = &p->scratch->b;
    bool hard = react_is_hard(p->game->catalog, said, seat_rival(p->seat), slot);
    Command act = {.kind = CMD_REACT,
                   .seat = (uint8_t)p->seat,
                   .slot = (uint8_t)slot,
                   .choice = hard ? REACT_CHALLENGE : REACT_COUNTER};
    bool calm = !hard || p->seen->tension < CAREFUL_TENSION;
    if (!calm || !player_may(p, said, &act) ||
        choose_saved(p, slot) + choose_reaction_mood(p, slot) < choose_least(p))
        act.choice = REACT_NOTHING;
    return act;
}

static void say_reaction(Player *p, int slot)
{
    World *said = &p->scratch->b;
    Command act = choose_reaction(p, slot);
    if (!player_may(p, said, &act)) return;
    player_say(p, act);
    said->reaction[p->seat][slot] = act.choice;
}

void choose_habit(int strength, int rung, int *climb, int *yield)
{
    *climb = rung < 4 ? int_clamp(30 + 2 * strength - 8 * rung, 3, 70) : 0;
    *yield = int_clamp(4 * rung - strength, 0, 45);
}

void choose_owed(Player *p, const Pending *owed, int count, void (*rung)(Player *p))
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
            say_reaction(p, owed[i].subject);
    }
}
