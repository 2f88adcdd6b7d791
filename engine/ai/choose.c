#include "ai/choose.h"

#include "ai/joint.h"
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

int32_t choose_danger(const Player *p, int slot)
{
    const Catalog *c = p->game->catalog;
    const World *w = p->seen;
    int rival = seat_rival(p->seat);
    int32_t over = w->tension + c->rung[1].tension - CAREFUL_TENSION;
    int32_t room = int_max(MILLI, game_tunes(c, w)->tension_end - CAREFUL_TENSION);
    if (!react_is_hard(c, w, rival, slot) || over <= 0 || w->blame[p->seat] < w->blame[rival]) return 0;
    return fixed_muldiv(RUPTURE_WORTH, int_min(over, room), room);
}

int32_t choose_reaction(Player *p, int slot)
{
    return choose_saved(p, slot) + choose_reaction_mood(p, slot) - choose_least(p) - choose_danger(p, slot);
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
    Joint joint;
    joint_weigh(p, owed, count, &joint);
    for (int i = 0; i < count; i++) {
        if (joint.decision[i].chosen >= 0) player_say(p, joint_command(p, &joint, i, joint.decision[i].chosen));
    }
}
