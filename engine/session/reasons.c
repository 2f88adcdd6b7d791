#include "session/reasons.h"

#include "host/mem.h"
#include "session/batch.h"
#include "session/session_state.h"

#include <string.h>

typedef struct {
    Session *s;
    World *now;
    ReasonRecord *out;
    int count, room;
} Walk;

static bool same_command(const Command *a, const Command *b)
{
    return a->kind == b->kind && a->seat == b->seat && a->action == b->action && a->target == b->target && a->slot == b->slot && a->choice == b->choice &&
           memcmp(a->arg, b->arg, sizeof a->arg) == 0;
}

/* What the seat says now, when that is what stands in the record from `at` on; 0: it was said by other minds. */
static int thought_again(Walk *k, int at, int seat, uint64_t key)
{
    Session *s = k->s;
    ai_decide(&s->game, &s->seen, seat, &s->setup.level[seat], key, &s->scratch, &s->answer);
    if (s->answer.count == 0 || at + s->answer.count > s->command_count) return 0;
    for (int i = 0; i < s->answer.count; i++) {
        if (!same_command(&s->answer.command[i], &s->command[at + i].command)) return 0;
    }
    return s->answer.count;
}

static void keep(Walk *k, int seat, uint64_t key)
{
    enum { ROOM = 32 };
    Session *s = k->s;
    AiReason *list = mem_alloc(ROOM * sizeof *list);
    int count = list ? ai_reasons(&s->game, &s->seen, seat, &s->setup.level[seat], key, &s->scratch, list, ROOM) : 0;
    for (int i = 0; i < count && k->count < k->room; i++) {
        k->out[k->count++] = (ReasonRecord){.quarter = k->now->quarter,
                                            .phase = k->now->phase,
                                            .reason = list[i],
                                            .subject = describe_subject(k->now, &list[i].command),
                                            .runner_subject = describe_subject(k->now, &list[i].runner)};
    }
    mem_free(list);
}

/* Explains the decision whose first command stands at `at`; returns how many commands it takes. */
static int explain(Walk *k, int at)
{
    Session *s = k->s;
    int seat = s->command[at].command.seat;
    uint64_t key = batch_key(s->game.catalog, s->setup.seed, seat, k->now->quarter);
    game_observe(&s->game, k->now, seat, key, &s->seen);
    int said = thought_again(k, at, seat, key);
    if (said) keep(k, seat, key);
    return said ? said : 1;
}

static void walk(Walk *k, int quarter)
{
    Session *s = k->s;
    for (int at = 0; at < s->command_count && s->command[at].quarter <= quarter;) {
        bool asked = s->command[at].quarter == quarter && !s->setup.human[s->command[at].command.seat];
        int until = at + (asked ? explain(k, at) : 1);
        for (; at < until; at++) game_apply(&s->game, k->now, &s->command[at].command, NULL);
    }
}

int reasons_of_quarter(Session *s, int quarter, ReasonRecord *out, int room)
{
    if (!session_is_over(s) && (s->setup.human[1] || s->setup.human[2])) return REASONS_CLOSED;
    Walk k = {.s = s, .now = mem_alloc(sizeof *k.now), .out = out, .room = room};
    if (!k.now || (!s->from_start && quarter < s->first_quarter)) {
        mem_free(k.now);
        return REASONS_UNKNOWN;
    }
    if (s->from_start) game_start(&s->game, k.now, s->setup.scenario, s->setup.seed, NULL);
    else *k.now = s->start;
    walk(&k, quarter);
    mem_free(k.now);
    return k.count;
}
