#include "ai/aim.h"

#include "base/fixed.h"
#include "core/cond.h"

/* How far a state is from counting for the side's sudden ending: missing alignment, and three points a missing step. */
static int32_t distance(const PowerDef *power, const World *w, int state, int seat)
{
    int32_t lean = power->sudden_alignment - w->alignment[state] * seat_sign(seat);
    int steps = power->sudden_steps - w->steps[state][seat] - (w->step_wait[state][seat] > 0);
    return int_max(0, lean) + 3 * MILLI * int_max(0, steps);
}

static int nearest(const Catalog *c, const World *w, int seat, uint16_t taken, uint16_t among)
{
    int best = 0;
    for (int s = 1; s <= c->state_count; s++) {
        if ((taken >> s & 1) || !(among >> s & 1)) continue;
        if (best == 0 || distance(&c->power[seat], w, s, seat) < distance(&c->power[seat], w, best, seat)) best = s;
    }
    return best;
}

/* The states that the sudden ending would be won with: the nearest, one of those it asks for among them. */
static uint16_t sudden_states(const Catalog *c, const World *w, int seat)
{
    const PowerDef *power = &c->power[seat];
    uint16_t all = 0xFFFE, out = 0;
    int asked = power->sudden_among ? nearest(c, w, seat, 0, power->sudden_among) : 0;
    if (asked) out = (uint16_t)(1u << asked);
    for (int n = asked ? 1 : 0; n < power->sudden_states; n++) out |= (uint16_t)(1u << nearest(c, w, seat, out, all));
    return out & all;
}

int32_t aim_mood(const Player *p, int aim)
{
    enum { WIDER = 100 }; /* appeals are in points of appeal, moods in points of score */
    return WIDER * weigh_noise(p, p->game->catalog->aim[aim].at.hash);
}

int32_t aim_appeal(const Player *p, int aim)
{
    const Catalog *c = p->game->catalog;
    Scope scope = scope_of(p->seat, 0);
    return fixed_saturate((int64_t)cond_value(c, p->seen, c->aim[aim].appeal, &scope) + aim_mood(p, aim));
}

int aim_choose(const Player *p)
{
    const Catalog *c = p->game->catalog;
    int best = 0;
    int32_t most = 0;
    for (int i = 1; i <= c->aim_count; i++) {
        Command cmd = {.kind = CMD_AIM, .seat = (uint8_t)p->seat, .action = (uint16_t)i};
        if (!player_may(p, p->seen, &cmd)) continue;
        int32_t appeal = aim_appeal(p, i);
        if (best && appeal <= most) continue;
        best = i;
        most = appeal;
    }
    return best;
}

void aim_take(Player *p, int aim)
{
    const AimDef *def = &p->game->catalog->aim[aim];
    p->aim = aim;
    p->scratch->now_known = false;
    p->aim_states = 0;
    if (aim == 0) return;
    p->aim_states = def->sudden ? sudden_states(p->game->catalog, p->seen, p->seat) : def->states ? def->states : 0xFFFE;
}

int32_t aim_worth(const Player *p, const World *w, const int32_t state[DIM_STATES])
{
    if (p->aim == 0) return 0;
    const Catalog *c = p->game->catalog;
    const AimDef *aim = &c->aim[p->aim];
    int64_t sum = 0;
    int rival = seat_rival(p->seat);
    for (int s = 1; s <= c->state_count; s++) {
        if (aim->legs) sum += aim->legs * w->legs[aim->project][s];
        if (!(p->aim_states >> s & 1)) continue;
        if (aim->factor) sum += fixed_mul(state[s], aim->factor - MILLI);
        sum += aim->steps * (w->steps[s][p->seat] + (w->step_wait[s][p->seat] > 0));
        sum -= aim->deny * (w->steps[s][rival] + (w->step_wait[s][rival] > 0));
    }
    return fixed_saturate(sum);
}
