#include "session/advice.h"

#include <string.h>

void advice_plans(Advice *a, const Game *g, const World *seen, int seat)
{
    uint64_t hash = world_hash(seen);
    if (a->of == hash && a->seat == seat) return;
    a->of = hash;
    a->seat = seat;
    World clear = *seen;
    memset(clear.plan_action[seat], 0, sizeof clear.plan_action[seat]);
    memset(clear.plan_target[seat], 0, sizeof clear.plan_target[seat]);
    memset(clear.plan_clause[seat], 0, sizeof clear.plan_clause[seat]);
    a->plan_count = ai_plans(g, &clear, seat, 1, &a->scratch, a->plan, ADVICE_PLANS);
}

const AiReason *advice_of(Advice *a, const Game *g, const World *seen, const Command *cmd)
{
    uint64_t hash = world_hash(seen);
    if (a->not_of != hash || memcmp(&a->not_command, cmd, sizeof *cmd) != 0) {
        a->not_of = hash;
        a->not_command = *cmd;
        a->not_known = ai_suggest_not(g, seen, cmd->seat, 1, &a->scratch, cmd, &a->not_reason);
    }
    return a->not_known ? &a->not_reason : NULL;
}
