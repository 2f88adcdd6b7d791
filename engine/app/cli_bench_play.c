#include "app/cli_bench.h"

#include "host/clock.h"
#include "session/batch.h"
#include "session/session.h"

#include <stdio.h>

/* Whole campaigns as simulate plays them, records and ledger included. */
static bool campaigns(Sheet *s, const char *id, const char *what, AiKind kind, int count, Err *err)
{
    BatchRequest request = {.scenario = 1, .first_seed = 1, .campaigns = bench_times(s, count), .jobs = 1,
                            .level = {{0}, {.kind = (uint8_t)kind}, {.kind = (uint8_t)kind}}};
    BatchResult result;
    if (!batch_run(s->content, &request, &result, err)) return false;
    bench_row(s, id, (double)result.cpu_ns / 1e6 / result.campaigns, "ms", what);
    return true;
}

/* All decisions of a side in a quarter, in the middle of a campaign's course: answers, plan, reactions, crises. */
static bool thinking(Sheet *s, const char *level, AiKind kind, int quarters, Err *err)
{
    char id[32];
    Session *session;
    SessionSetup setup = {.scenario = 1, .seed = 1, .level = {{0}, {.kind = (uint8_t)kind}, {.kind = (uint8_t)kind}}};
    for (int seat = 1; seat <= MAX_SEATS; seat++) snprintf(setup.level_word[seat], sizeof setup.level_word[seat], "%s", level);
    if (!session_open(s->content, &setup, &session, err)) return false;
    int most = bench_times(s, quarters), played = 0;
    int64_t begin = clock_cpu_ns();
    while (played < most && session_watch(session)) played++;
    double ms = (double)(clock_cpu_ns() - begin) / 1e6 / int_max(1, played) / MAX_SEATS;
    session_close(session);
    snprintf(id, sizeof id, "think_%s", level);
    bench_row(s, id, ms, "ms a turn", "a side's decisions in a quarter");
    return true;
}

bool bench_play(Sheet *s, Err *err)
{
    return campaigns(s, "random", "a campaign, random against random", AI_RANDOM, 200, err) &&
           campaigns(s, "greedy", "a campaign, greedy against greedy", AI_GREEDY, 40, err) &&
           thinking(s, "greedy", AI_GREEDY, 31, err) && thinking(s, "utility", AI_UTILITY, 31, err) &&
           thinking(s, "planner", AI_PLANNER, 31, err) && thinking(s, "search", AI_SEARCH, 8, err);
}
