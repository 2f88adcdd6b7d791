/* Reactions: a soft action may be countered (part of its effect), a hard one challenged (a crisis). */
#include "core/turn.h"

#include "base/fixed.h"
#include "core/model.h"

bool react_is_hard(const Catalog *c, const World *w, int seat, int slot)
{
    const ActionDef *action = &c->action[w->plan_action[seat][slot]];
    if (action->offer != -1) return action->hard;
    const Tunes *n = game_tunes(c, w);
    int state = w->plan_target[seat][slot];
    return w->steps[state][seat] + 1 >= n->offer_hard_step && w->steps[state][seat_rival(seat)] >= n->offer_hard_rival;
}

bool react_possible(const Catalog *c, const World *w, int seat, int slot)
{
    return w->plan_action[seat_rival(seat)][slot] != 0 && w->capital[seat] >= game_tunes(c, w)->counter_cost;
}

static void react_one(Turn *t, int seat, int slot)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    int rival = seat_rival(seat), kind = w->reaction[seat][slot];
    if (kind != REACT_COUNTER && kind != REACT_CHALLENGE) return;
    effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, -n->counter_cost, cause_rule(RULE_REACTION, seat));
    effect_add(w, t->log, VAR_COUNTERS, 0, seat, 0, 0, MILLI, cause_rule(RULE_REACTION, seat));
    effect_report(w, t->log, (Report){.kind = REPORT_REACTION, .seat = (uint8_t)seat, .id = w->plan_action[rival][slot],
                                      .state = w->plan_target[rival][slot], .arg = (uint8_t)kind});
    if (kind == REACT_CHALLENGE) w->challenge_slot[rival] = (uint8_t)(slot + 1);
    else if (c->action[w->plan_action[rival][slot]].offer) w->slot_malus[rival][slot] = n->counter_malus;
    else w->slot_scale[rival][slot] = n->counter_scale;
}

void react_resolve(Turn *t)
{
    const int order[MAX_SEATS] = {t->world->initiative, seat_rival(t->world->initiative)};
    for (int i = 0; i < MAX_SEATS; i++) {
        for (int slot = 0; slot < MAX_SLOTS; slot++) react_one(t, order[i], slot);
    }
}
