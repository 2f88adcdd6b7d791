/* simulate and merge: computer against computer by the thousand. Results for a seed range are the same however many
 * threads play it, and files of --out add up in any order. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/mem.h"
#include "host/thread.h"
#include "session/batch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile int stop;

static void on_signal(int number)
{
    (void)number;
    stop = 1;
}

typedef struct {
    const char *scenario, *campaigns, *seed, *seeds, *level[DIM_SEATS], *jobs, *out, *csv;
    bool json;
} Words;

typedef struct {
    const Content *content;
    BatchRequest request;
    BatchResult *result;
    Err err;
    bool ok;
} Job;

static void run_job(void *self)
{
    Job *job = self;
    job->ok = batch_run(job->content, &job->request, job->result, &job->err);
}

typedef struct {
    int64_t last;
} Progress;

static void show_progress(void *self, int done, int of)
{
    Progress *p = self;
    int64_t now = clock_ms();
    if (now - p->last < 200 && done < of) return;
    p->last = now;
    fprintf(stderr, "\r%d of %d campaigns", done, of);
    if (done == of) fprintf(stderr, "\n");
}

/* Splits the seeds among threads and adds up. */
static bool run_jobs(const Content *content, const BatchRequest *request, int jobs, BatchResult *total, Err *err)
{
    jobs = int_clamp(jobs, 1, int_max(1, request->campaigns));
    Job *job = mem_zero((size_t)jobs, sizeof *job);
    Thread *thread = mem_zero((size_t)jobs, sizeof *thread);
    BatchResult *results = mem_zero((size_t)jobs, sizeof *results);
    bool ok = job && thread && results;
    if (!ok) err_set(err, "no memory for %d jobs", jobs);
    int started = 0, first = 0;
    for (; ok && started < jobs; started++) {
        int share = request->campaigns / jobs + (started < request->campaigns % jobs);
        job[started] = (Job){.content = content, .request = *request, .result = &results[started]};
        job[started].request.first_seed = request->first_seed + (uint64_t)first;
        job[started].request.campaigns = share;
        if (started > 0) job[started].request.progress = NULL;
        first += share;
        ok = thread_start(&thread[started], run_job, &job[started], err);
        if (!ok) break;
    }
    *total = (BatchResult){0};
    for (int i = 0; i < started; i++) {
        thread_join(&thread[i]);
        if (ok && !job[i].ok) {
            ok = false;
            if (err) *err = job[i].err;
        }
        batch_merge(total, &results[i]);
    }
    mem_free(results);
    mem_free(thread);
    mem_free(job);
    return ok;
}

/* ---- telling ---- */

static double share(int64_t part, int64_t of) { return of > 0 ? (double)part / (double)of : 0; }

static json_t *alignment_json(const Catalog *c, int scenario, const BatchResult *r)
{
    const ScenarioDef *s = &c->scenario[scenario];
    json_t *out = json_object();
    for (int q = 0; q < s->quarters; q++) {
        int absolute = s->start_year * 4 + s->start_season - 1 + q;
        if (r->alignment_n[q] == 0 || (absolute % 4 != 3 && q != s->quarters - 1)) continue;
        char key[24];
        snprintf(key, sizeof key, "%d-Q%d", absolute / 4, absolute % 4 + 1);
        json_t *row = json_object();
        for (int k = 1; k <= c->state_count; k++)
            json_object_set_new(row, c->state[k].at.id, json_real((double)r->alignment_sum[q][k] / (double)r->alignment_n[q] / MILLI));
        json_object_set_new(out, key, row);
    }
    return out;
}

static json_t *result_json(const Catalog *c, const Words *words, int scenario, uint64_t seed, const BatchResult *r)
{
    char hash[24], content[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)r->state_hash);
    snprintf(content, sizeof content, "%016llx", (unsigned long long)c->hash);
    json_t *endings = json_object(), *levels = json_object(), *wins = json_object(), *uses = json_object();
    for (int i = 0; i < r->endings; i++) json_object_set_new(endings, r->ending[i], json_real(share(r->ending_count[i], r->campaigns)));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        json_object_set_new(levels, c->power[seat].at.id, json_string(words->level[seat]));
        json_object_set_new(wins, c->power[seat].at.id, json_real(share(r->wins[seat], r->campaigns)));
        json_t *list = json_object();
        for (int a = 1; a <= c->action_count; a++) {
            if (r->action_uses[seat][a]) json_object_set_new(list, c->action[a].at.id, json_real(share(r->action_uses[seat][a], r->campaigns)));
        }
        json_object_set_new(uses, c->power[seat].at.id, list);
    }
    json_object_set_new(wins, "draw", json_real(share(r->wins[0], r->campaigns)));
    double mean = share(r->quarters_sum, r->campaigns), variance = share(r->quarters_sum_squares, r->campaigns) - mean * mean;
    double sd = 0;
    for (int i = 0; variance > 0 && i < 40; i++) sd = sd == 0 ? variance : (sd + variance / sd) / 2;
    json_t *root = json_pack("{s:s, s:i, s:I, s:o, s:o, s:o, s:o, s:{s:f, s:f}}", "scenario", c->scenario[scenario].at.id, "campaigns", r->campaigns, "seed",
                             (json_int_t)seed, "levels", levels, "win_share", wins, "endings", endings, "alignment", alignment_json(c, scenario, r), "quarters",
                             "mean", mean, "sd", sd);
    json_object_set_new(root, "crises", json_real(share(r->crises, r->campaigns)));
    static const char *const results[] = {"", "backed_down", "settled", "terms", "stalemate", "incident", "void"};
    json_t *ends = json_object();
    for (int i = 1; i < COUNT_OF(results); i++) json_object_set_new(ends, results[i], json_real(share(r->crisis_result[i], r->crises)));
    json_object_set_new(root, "crisis_results", ends);
    json_object_set_new(root, "incidents", json_real(share(r->incidents, r->campaigns)));
    json_object_set_new(root, "offers", json_real(share(r->offers, r->campaigns)));
    json_object_set_new(root, "offers_accepted", json_real(share(r->offers_accepted, r->offers)));
    json_object_set_new(root, "counters", json_real(share(r->counters, r->campaigns)));
    json_object_set_new(root, "peak_tension", json_real(share(r->peak_tension_sum, r->campaigns) / MILLI));
    json_object_set_new(root, "actions", uses);
    json_object_set_new(root, "campaigns_per_second", json_real(r->cpu_ns > 0 ? (double)r->campaigns * 1e9 / (double)r->cpu_ns : 0));
    json_object_set_new(root, "state_hash", json_string(hash));
    json_object_set_new(root, "content_hash", json_string(content));
    return root;
}

static void print_result(const Catalog *c, const Words *words, int scenario, const BatchResult *r)
{
    printf("%s, %d campaigns, %s %s against %s %s\n", c->scenario[scenario].at.id, r->campaigns, c->power[1].at.id, words->level[1], c->power[2].at.id, words->level[2]);
    printf("  %-22s %6.1f %%\n  %-22s %6.1f %%\n  %-22s %6.1f %%\n", c->power[1].at.id, 100 * share(r->wins[1], r->campaigns), c->power[2].at.id,
           100 * share(r->wins[2], r->campaigns), "draw", 100 * share(r->wins[0], r->campaigns));
    printf("Endings\n");
    for (int i = 0; i < r->endings; i++) printf("  %-22s %6.1f %%\n", r->ending[i], 100 * share(r->ending_count[i], r->campaigns));
    printf("A campaign: %.1f quarters, %.1f crises, %.2f incidents, %.1f offers, %.1f counters, peak tension %.0f\n", share(r->quarters_sum, r->campaigns),
           share(r->crises, r->campaigns), share(r->incidents, r->campaigns), share(r->offers, r->campaigns), share(r->counters, r->campaigns),
           share(r->peak_tension_sum, r->campaigns) / MILLI);
    printf("Speed: %.0f campaigns a second of CPU. State hash %016llx.\n", r->cpu_ns > 0 ? (double)r->campaigns * 1e9 / (double)r->cpu_ns : 0,
           (unsigned long long)r->state_hash);
}

/* Tidy: one row a quarter and state. */
static bool write_csv(const char *path, const Catalog *c, int scenario, const BatchResult *r, Err *err)
{
    FILE *to = fopen(path, "w");
    if (!to) return err_set(err, "cannot write '%s'", path);
    fprintf(to, "quarter,state,mean_alignment_milli,campaigns\n");
    for (int q = 0; q < c->scenario[scenario].quarters; q++) {
        for (int s = 1; r->alignment_n[q] > 0 && s <= c->state_count; s++)
            fprintf(to, "%d,%s,%lld,%lld\n", q + 1, c->state[s].at.id, (long long)fixed_round_div(r->alignment_sum[q][s], r->alignment_n[q]), (long long)r->alignment_n[q]);
    }
    return fclose(to) == 0 ? true : err_set(err, "cannot write '%s' to its end", path);
}

/* The raw sums, so that shards add up without rounding. */
static json_t *shard_json(const Catalog *c, const Words *words, int scenario, uint64_t seed, const BatchResult *r)
{
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)r->state_hash);
    json_t *endings = json_object(), *alignment = json_array();
    for (int i = 0; i < r->endings; i++) json_object_set_new(endings, r->ending[i], json_integer(r->ending_count[i]));
    for (int q = 0; q < c->scenario[scenario].quarters; q++) {
        json_t *row = json_array();
        json_array_append_new(row, json_integer(r->alignment_n[q]));
        for (int s = 1; s <= c->state_count; s++) json_array_append_new(row, json_integer(r->alignment_sum[q][s]));
        json_array_append_new(alignment, row);
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:I, s:i, s:[I,I,I], s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:s}", "shard", "steppe 1", "scenario", c->scenario[scenario].at.id,
                     "turkey", words->level[1], "russia", words->level[2], "seed", (json_int_t)seed, "campaigns", r->campaigns, "wins", (json_int_t)r->wins[0],
                     (json_int_t)r->wins[1], (json_int_t)r->wins[2], "endings", endings, "alignment", alignment, "quarters_sum", (json_int_t)r->quarters_sum,
                     "quarters_sum_squares", (json_int_t)r->quarters_sum_squares, "crises", (json_int_t)r->crises, "offers", (json_int_t)r->offers, "counters",
                     (json_int_t)r->counters, "state_hash", hash);
}

static bool write_shard(const char *path, json_t *shard, Err *err)
{
    bool ok = shard && json_dump_file(shard, path, JSON_COMPACT | JSON_SORT_KEYS) == 0;
    json_decref(shard);
    return ok ? true : err_set(err, "cannot write '%s'", path);
}

/* ---- the commands ---- */

static bool read_range(const Cli *cli, const Words *w, BatchRequest *request)
{
    uint64_t first = 1, count = 100;
    if (w->seeds) {
        char a[24] = "", *dots;
        snprintf(a, sizeof a, "%.23s", w->seeds);
        dots = strstr(a, "..");
        uint64_t last = 0;
        if (dots) *dots = 0;
        if (!dots || !cli_whole(a, 0, UINT64_MAX >> 1, &first) || !cli_whole(dots + 2, first, first + 100000000, &last))
            return cli_usage(cli, "'--seeds %s' is no range like 1..200", w->seeds), false;
        if (w->campaigns || w->seed) return cli_usage(cli, "--seeds already says which campaigns"), false;
        count = last - first + 1;
    } else {
        if (!w->campaigns) return cli_usage(cli, "how many? --campaigns N or --seeds A..B"), false;
        if (!cli_whole(w->campaigns, 1, 100000000, &count)) return cli_usage(cli, "'--campaigns %s' is no number from 1 to 100000000", w->campaigns), false;
        if (w->seed && !cli_whole(w->seed, 0, UINT64_MAX >> 1, &first)) return cli_usage(cli, "'--seed %s' is no whole number", w->seed), false;
    }
    request->first_seed = first;
    request->campaigns = (int)count;
    return true;
}

static int tell(const Cli *cli, const Catalog *c, const Words *w, const BatchRequest *request, const BatchResult *r)
{
    Err err = {""};
    (void)cli;
    if (w->out && !write_shard(w->out, shard_json(c, w, request->scenario, request->first_seed, r), &err)) return cli_fail(&err);
    if (w->csv && !write_csv(w->csv, c, request->scenario, r, &err)) return cli_fail(&err);
    if (w->json) return cli_print_json(result_json(c, w, request->scenario, request->first_seed, r));
    print_result(c, w, request->scenario, r);
    return CLI_DONE;
}

int cli_simulate(Cli *cli)
{
    Words w = {.level = {NULL, "greedy", "greedy"}};
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--campaigns", &w.campaigns, NULL}, {"--seed", &w.seed, NULL}, {"--seeds", &w.seeds, NULL},
                                 {"--turkey", &w.level[1], NULL},   {"--russia", &w.level[2], NULL},     {"--jobs", &w.jobs, NULL}, {"--out", &w.out, NULL},
                                 {"--csv", &w.csv, NULL},           {"--json", NULL, &w.json}};
    int words = 0, code = CLI_DONE;
    uint64_t jobs = 1;
    BatchRequest request = {0};
    if (!cli_options(cli, options, COUNT_OF(options), NULL, 0, &words) || !read_range(cli, &w, &request)) return CLI_USAGE;
    if (w.jobs && !cli_whole(w.jobs, 1, 256, &jobs)) return cli_usage(cli, "'--jobs %s' is no number from 1 to 256", w.jobs);
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    Progress progress = {0};
    Err err = {""};
    request.scenario = cli_scenario(cli, content, w.scenario);
    bool ready = request.scenario && cli_level(cli, content, w.level[1], &request.level[1]) && cli_level(cli, content, w.level[2], &request.level[2]);
    BatchResult *result = mem_zero(1, sizeof *result);
    if (isatty(2)) {
        request.progress = show_progress;
        request.self = &progress;
    }
    request.stop = &stop;
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    if (!ready) code = CLI_USAGE;
    else if (!result) code = CLI_FAILED;
    else if (!run_jobs(content, &request, (int)jobs, result, &err)) code = cli_fail(&err);
    else code = tell(cli, content_catalog(content), &w, &request, result);
    if (code == CLI_DONE && stop) {
        fprintf(stderr, "steppe-cli: stopped after %d of %d campaigns\n", result->campaigns, request.campaigns);
        code = CLI_FAILED;
    }
    mem_free(result);
    content_close(content);
    return code;
}

static bool add_shard(const Cli *cli, const char *path, json_t *total)
{
    static const char *const sums[] = {"campaigns", "quarters_sum", "quarters_sum_squares", "crises", "offers", "counters"};
    json_error_t problem;
    json_t *shard = json_load_file(path, JSON_REJECT_DUPLICATES, &problem);
    const char *mark = json_string_value(json_object_get(shard, "shard"));
    if (!mark || !str_eq(mark, "steppe 1")) {
        fprintf(stderr, "steppe-cli: '%s' is no result of simulate --out\n", path);
        json_decref(shard);
        return false;
    }
    (void)cli;
    if (json_object_size(total) == 0) {
        json_object_update(total, shard);
        json_object_del(total, "seed");
        json_decref(shard);
        return true;
    }
    static const char *const same[] = {"scenario", "turkey", "russia"};
    for (int i = 0; i < COUNT_OF(same); i++) {
        if (json_equal(json_object_get(total, same[i]), json_object_get(shard, same[i]))) continue;
        fprintf(stderr, "steppe-cli: '%s' has another %s; only results of one batch add up\n", path, same[i]);
        json_decref(shard);
        return false;
    }
    for (int i = 0; i < COUNT_OF(sums); i++)
        json_object_set_new(total, sums[i], json_integer(json_integer_value(json_object_get(total, sums[i])) + json_integer_value(json_object_get(shard, sums[i]))));
    json_t *wins = json_array(), *alignment = json_array(), *endings = json_copy(json_object_get(total, "endings"));
    for (size_t i = 0; i < 3; i++)
        json_array_append_new(wins, json_integer(json_integer_value(json_array_get(json_object_get(total, "wins"), i)) + json_integer_value(json_array_get(json_object_get(shard, "wins"), i))));
    const char *key;
    json_t *value;
    json_object_foreach(json_object_get(shard, "endings"), key, value)
        json_object_set_new(endings, key, json_integer(json_integer_value(json_object_get(endings, key)) + json_integer_value(value)));
    json_t *mine = json_object_get(total, "alignment"), *theirs = json_object_get(shard, "alignment");
    for (size_t q = 0; q < json_array_size(mine); q++) {
        json_t *row = json_array();
        for (size_t k = 0; k < json_array_size(json_array_get(mine, q)); k++)
            json_array_append_new(row, json_integer(json_integer_value(json_array_get(json_array_get(mine, q), k)) + json_integer_value(json_array_get(json_array_get(theirs, q), k))));
        json_array_append_new(alignment, row);
    }
    uint64_t a = strtoull(json_string_value(json_object_get(total, "state_hash")), NULL, 16), b = 0;
    const char *other = json_string_value(json_object_get(shard, "state_hash"));
    if (other) b = strtoull(other, NULL, 16);
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)(a ^ b));
    json_object_set_new(total, "wins", wins);
    json_object_set_new(total, "endings", endings);
    json_object_set_new(total, "alignment", alignment);
    json_object_set_new(total, "state_hash", json_string(hash));
    json_decref(shard);
    return true;
}

int cli_merge(Cli *cli)
{
    const char *files[256];
    int count = 0;
    bool json = false;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), files, COUNT_OF(files), &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which files?");
    json_t *total = json_object();
    for (int i = 0; i < count; i++) {
        if (add_shard(cli, files[i], total)) continue;
        json_decref(total);
        return CLI_FAILED;
    }
    if (json_dumpf(total, stdout, JSON_COMPACT | JSON_SORT_KEYS) != 0) return CLI_FAILED;
    putchar('\n');
    json_decref(total);
    return CLI_DONE;
}
