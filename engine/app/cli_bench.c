/* bench: what the engine costs. Figures are CPU time; a floor program given with --floor runs in the same minute. */
#include "app/cli.h"

#include "core/cond.h"
#include "core/model.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/mem.h"
#include "script/load.h"
#include "session/batch.h"
#include "session/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    json_t *root;
    bool json;
} Sheet;

static void row(Sheet *s, const char *name, double value, const char *unit)
{
    if (!s->json) printf("%-34s %12.2f %s\n", name, value, unit);
    json_object_set_new(s->root, name, json_pack("{s:f, s:s}", "value", value, "unit", unit));
}

static double campaigns(const Game *g, int scenario, int kind, int count, AiScratch *scratch, World *w)
{
    AiLevel level[DIM_SEATS] = {{0}, {.kind = (uint8_t)kind}, {.kind = (uint8_t)kind}};
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < count; i++) batch_campaign(g, scenario, (uint64_t)i + 1, level, scratch, w, NULL, NULL);
    return (double)count * 1e9 / (double)(clock_cpu_ns() - begin);
}

static void small_things(Sheet *s, const Game *g, int scenario, World *a, World *b)
{
    enum { TIMES = 100000 };
    game_start(g, a, scenario, 1, NULL);
    uint64_t sum = 0;
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < TIMES; i++) {
        memcpy(b, a, sizeof *a);
        a->seed += b->seed;
    }
    row(s, "clone", (double)(clock_cpu_ns() - begin) / TIMES, "ns");
    begin = clock_cpu_ns();
    for (int i = 0; i < TIMES; i++) sum += world_hash(a);
    row(s, "hash", (double)(clock_cpu_ns() - begin) / TIMES, "ns");
    begin = clock_cpu_ns();
    for (int i = 0; i < TIMES; i++) sum += (uint64_t)model_target(g->catalog, a, 1 + i % g->catalog->state_count);
    row(s, "target of a state", (double)(clock_cpu_ns() - begin) / TIMES, "ns");
    begin = clock_cpu_ns();
    int conditions = 0;
    for (int round = 0; round < 200; round++) {
        for (int k = 1; k <= g->catalog->action_count; k++) {
            for (int state = 1; state <= g->catalog->state_count; state++) {
                Scope scope = scope_of(1, state);
                sum += cond_test(g->catalog, a, g->catalog->action[k].allow, &scope);
                conditions++;
            }
        }
    }
    row(s, "condition", (double)(clock_cpu_ns() - begin) / conditions, "ns");
    if (sum == 42) printf(" ");
}

static void load_and_save(Sheet *s, const Cli *cli, const Content *content)
{
    LoadRequest request = {.data = content_data_folder(content)};
    int64_t begin = clock_cpu_ns();
    enum { TIMES = 20 };
    (void)cli;
    for (int i = 0; i < TIMES; i++) {
        Load *load = NULL;
        load_content(&request, &load, NULL);
        load_close(load);
    }
    row(s, "load of the base content", (double)(clock_cpu_ns() - begin) / TIMES / 1e6, "ms");
    char folder[] = "/tmp/steppe-bench-XXXXXX";
    ContentRequest there = {.data = content_data_folder(content), .saves = mkdtemp(folder)};
    Content *other = NULL;
    Session *session = NULL, *again = NULL;
    SessionSetup setup = {.scenario = 1, .seed = 1, .level = {{0}, {.kind = AI_GREEDY}, {.kind = AI_GREEDY}}, .level_word = {"", "greedy", "greedy"}};
    if (!there.saves || !content_open(&there, &other, NULL) || !session_open(other, &setup, &session, NULL)) return;
    while (session_watch(session)) continue;
    begin = clock_ms();
    for (int i = 0; i < TIMES; i++) session_save(session, "bench", NULL);
    row(s, "save of a whole campaign", (double)(clock_ms() - begin) / TIMES, "ms wall");
    char path[FILE_PATH_MAX], bak[FILE_PATH_MAX], *text;
    size_t size = 0;
    snprintf(path, sizeof path, "%s/bench.json", folder);
    snprintf(bak, sizeof bak, "%s/bench.json.bak", folder);
    if (file_read(path, 1 << 20, &text, &size, NULL)) mem_free(text);
    row(s, "size of that save", (double)size / 1024, "KiB");
    begin = clock_cpu_ns();
    if (session_load(other, path, false, &again, NULL, 0, NULL)) row(s, "load and replay of it", (double)(clock_cpu_ns() - begin) / 1e6, "ms");
    session_close(again);
    session_close(session);
    content_close(other);
    unlink(path);
    unlink(bak);
    rmdir(folder);
}

/* The floor prints "... campaigns/s=N" or "playouts/s=N". */
static double floor_rate(const char *program, const char *arguments)
{
    char command[FILE_PATH_MAX + 64], line[512];
    double rate = 0;
    snprintf(command, sizeof command, "'%s' %s", program, arguments);
    FILE *from = popen(command, "r");
    if (!from) return 0;
    while (fgets(line, sizeof line, from)) {
        const char *at = strstr(line, "/s=");
        if (at) rate = strtod(at + 3, NULL);
    }
    pclose(from);
    return rate;
}

int cli_bench(Cli *cli)
{
    const char *floor = NULL, *name[1];
    bool json = false;
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--floor", &floor, NULL}, {"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), name, 1, &count)) return CLI_USAGE;
    if (floor && strchr(floor, '\'')) return cli_usage(cli, "bad program name");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    Err err = {""};
    const Hooks *hooks = content_hooks_open(content, &err);
    AiScratch *scratch = mem_alloc(sizeof *scratch);
    World *a = mem_zero(2, sizeof *a);
    Game g = {content_catalog(content), hooks};
    Sheet s = {json_object(), json};
    if (hooks && scratch && a) {
        row(&s, "size of World", (double)sizeof(World), "bytes");
        small_things(&s, &g, 1, a, a + 1);
        double random = campaigns(&g, 1, AI_RANDOM, 100, scratch, a), greedy = campaigns(&g, 1, AI_GREEDY, 30, scratch, a);
        row(&s, "random campaigns", random, "a second");
        row(&s, "greedy campaigns", greedy, "a second");
        if (floor) {
            double floor_random = floor_rate(floor, "c 1 0 1000"), floor_greedy = floor_rate(floor, "greedy 60");
            row(&s, "floor, random", floor_random, "a second");
            row(&s, "floor, greedy", floor_greedy, "a second");
            if (random > 0) row(&s, "times the floor's time, random", floor_random / random, "x");
            if (greedy > 0) row(&s, "times the floor's time, greedy", floor_greedy / greedy, "x");
        }
        load_and_save(&s, cli, content);
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        row(&s, "peak memory", (double)usage.ru_maxrss / 1024, "MiB");
    } else code = cli_fail(&err);
    if (hooks) content_hooks_close(hooks);
    mem_free(scratch);
    mem_free(a);
    content_close(content);
    if (json && code == CLI_DONE) return cli_print_json(s.root);
    json_decref(s.root);
    return code;
}
