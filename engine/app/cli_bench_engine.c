#include "app/cli_bench.h"

#include "base/rng.h"
#include "core/cond.h"
#include "core/model.h"
#include "core/turn.h"
#include "host/clock.h"
#include "host/mem.h"
#include "script/sandbox.h"

#include <stdio.h>
#include <string.h>

enum { TIMES = 100000 };

/* Keeps the compiler from leaving out what nobody reads. */
static volatile uint64_t sink;

static double each_ns(int64_t begin, int64_t times) { return (double)(clock_cpu_ns() - begin) / (double)times; }

static void copy(Sheet *s, World *a, World *b)
{
    int times = bench_times(s, TIMES);
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times; i++) {
        memcpy(b, a, sizeof *a);
        a->seed += b->seed;
    }
    bench_row(s, "clone", each_ns(begin, times), "ns", "a copy of a World");
}

static void hash(Sheet *s, const World *w)
{
    int times = bench_times(s, TIMES);
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times; i++) sink += world_hash(w);
    bench_row(s, "hash", each_ns(begin, times), "ns", "the hash of a World");
}

static int any_action(const Catalog *c, int seat)
{
    int a = 1;
    while (a < c->action_count && (!(c->action[a].seats >> seat & 1) || c->action[a].offer)) a++;
    return a;
}

static void clone_apply_hash(Sheet *s, const World *from, World *to)
{
    int times = bench_times(s, TIMES), action = any_action(s->game.catalog, 1);
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times; i++) {
        memcpy(to, from, sizeof *to);
        Turn t = {&s->game, to, NULL};
        act_apply(&t, 1, action, 1, 1000);
        sink += world_hash(to);
    }
    bench_row(s, "clone_apply_hash", each_ns(begin, times), "ns", "a copy, one action's effect on it, its hash");
}

static void targets(Sheet *s, const World *w)
{
    const Catalog *c = s->game.catalog;
    int times = bench_times(s, TIMES);
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times; i++) sink += (uint64_t)model_target(c, w, 1 + i % c->state_count);
    bench_row(s, "target", each_ns(begin, times), "ns", "the target of a state");
}

/* "a < i and b > j and (c >= k or d == l)" of random ties, as in tests/bench/floor_conditions.c. */
enum { CONDITIONS = 100, PARTS = 4, NODES = 2 + 2 * PARTS };

static void compare(Node *at, int kind, uint32_t place, uint64_t die)
{
    int channel = 1 + (int)(die >> 8 & 3), power = 1 + (int)(die >> 16 & 1);
    at[0] = (Node){.kind = (uint8_t)kind, .k = (int32_t)(die >> 32) % 50 * 1000, .end = place + 2};
    at[1] = (Node){.kind = VALUE_REF, .var = VAR_TIE, .state = SCOPE_TARGET, .power = (uint8_t)power, .channel = (uint8_t)channel, .end = place + 2};
}

static void random_condition(Node *all, uint32_t place, int number)
{
    static const uint8_t kind[PARTS] = {COND_BELOW, COND_ABOVE, COND_AT_LEAST, COND_EQUALS};
    uint32_t any = place + 1 + 2 * 2, end = place + NODES;
    all[place] = (Node){.kind = COND_ALL, .end = end};
    all[any] = (Node){.kind = COND_ANY, .end = end};
    for (int i = 0; i < PARTS; i++) {
        uint32_t at = place + 1 + 2 * (uint32_t)i + (i >= 2);
        compare(all + at, kind[i], at, rng_at(7, RNG_AI, 0, number, i));
    }
}

static void conditions(Sheet *s, const World *w)
{
    Node node[CONDITIONS * NODES];
    Catalog c = *s->game.catalog;
    c.node = node;
    for (int i = 0; i < CONDITIONS; i++) random_condition(node, (uint32_t)i * NODES, i);
    int times = bench_times(s, 5000);
    int64_t begin = clock_cpu_ns();
    for (int round = 0; round < times; round++) {
        Scope scope = scope_of(1, 1 + round % c.state_count);
        for (uint32_t i = 0; i < CONDITIONS; i++) sink += cond_test(&c, w, i * NODES, &scope);
    }
    bench_row(s, "conditions", each_ns(begin, times) / 1000, "us", "100 compiled conditions of four comparisons");
}

/* The same text as in tests/bench/floor_lua.c, where nothing counts its instructions. */
static bool lua_loop(Sheet *s, Err *err)
{
    enum { ROUNDS = 100000, REPEATS = 20 };
    char text[160];
    Sandbox *box;
    SandboxLimits limits = sandbox_load_limits();
    int rounds = bench_times(s, ROUNDS);
    if (!sandbox_open(&limits, &box, err)) return false;
    snprintf(text, sizeof text, "local t = {a = 1, b = 2, c = 0} for i = 1, %d do t.c = t.a + t.b t.a = (t.c + i) %% 97 end", rounds);
    int64_t begin = clock_cpu_ns();
    bool done = true;
    for (int i = 0; i < REPEATS && done; i++) {
        sandbox_refill(box);
        done = sandbox_run_text(box, "bench", text, strlen(text), err);
    }
    if (done) bench_row(s, "lua_loop", each_ns(begin, (int64_t)rounds * REPEATS), "ns a round", "a loop of Lua that counts its instructions");
    sandbox_close(box);
    return done;
}

bool bench_engine(Sheet *s, Err *err)
{
    World *w = mem_zero(2, sizeof *w);
    if (!w) {
        err_set(err, "no memory for two Worlds");
        return false;
    }
    game_start(&s->game, w, 1, 1, NULL);
    bench_row(s, "world", (double)sizeof *w, "bytes", "size of a World");
    copy(s, w, w + 1);
    hash(s, w);
    clone_apply_hash(s, w, w + 1);
    targets(s, w);
    conditions(s, w);
    mem_free(w);
    return lua_loop(s, err);
}
