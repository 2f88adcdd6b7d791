/* simulate: computer against computer by the thousand. Results for a seed range are the same however many threads play
 * it, and files of --out add up in any order (cli_merge.c). */
#include "app/cli_batch_file.h"
#include "app/cli.h"

#include "base/fixed.h"
#include "host/clock.h"
#include "host/mem.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const char *scenario, *campaigns, *seed, *seeds, *level[DIM_SEATS], *jobs, *out, *csv, *set, *odds;
    bool json, resume;
} Words;

/* What happens with each campaign as it comes out. */
typedef struct {
    const Catalog *catalog;
    BatchFile file;
    FILE *csv;
    bool progress;
    int64_t begin, last;
    int done, skipped, of;
} Sink;

static void show_progress(Sink *k)
{
    int64_t now = clock_ms();
    if (!k->progress || (now - k->last < 200 && k->done < k->of)) return;
    k->last = now;
    int played = k->done - k->skipped;
    int64_t left = played > 0 ? (now - k->begin) * (k->of - k->done) / played / 1000 : 0;
    fprintf(stderr, "\r%d of %d campaigns, %lld:%02lld left ", k->done, k->of, (long long)(left / 60), (long long)(left % 60));
    if (k->done == k->of) fprintf(stderr, "\n");
}

/* ---- tidy rows: campaign, quarter, subject, variable, value ---- */

static const char *const dictionary =
    "variable,unit,subject,meaning\n"
    "alignment,milli,state,stance at the end of the quarter; + toward seat 1\n"
    "lead,milli,region,points of seat 1 less seat 2 if the year ended with this quarter\n"
    "actions,count,power,actions planned in the quarter\n"
    "score,milli,power,points after the year's end; in its last quarter\n";

static void write_rows(FILE *to, const Catalog *c, const CampaignRecord *r)
{
    unsigned long long seed = r->seed;
    for (int q = 0; q < r->quarters; q++) {
        for (int s = 1; s <= c->state_count; s++) fprintf(to, "%llu,%d,%s,alignment,%d\n", seed, q + 1, c->state[s].at.id, r->alignment[q][s]);
        fprintf(to, "%llu,%d,region,lead,%d\n", seed, q + 1, r->lead[q]);
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int n = 0;
            while (n < MAX_SLOTS && r->plan_action[q][seat][n]) n++;
            fprintf(to, "%llu,%d,%s,actions,%d\n", seed, q + 1, c->power[seat].at.id, n);
        }
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) fprintf(to, "%llu,%d,%s,score,%d\n", seed, r->quarters, c->power[seat].at.id, r->score[seat]);
}

static bool open_csv(Sink *k, const char *path, Err *err)
{
    char name[1024];
    size_t n = strlen(path);
    if (n > 4 && strcmp(path + n - 4, ".csv") == 0) n -= 4;
    snprintf(name, sizeof name, "%.*s.dictionary.csv", (int)n, path);
    FILE *words = fopen(name, "w");
    bool ok = words && fputs(dictionary, words) >= 0;
    if (words && fclose(words) != 0) ok = false;
    k->csv = ok ? fopen(path, "w") : NULL;
    if (!k->csv) return err_set(err, "cannot write '%s'", ok ? path : name);
    fprintf(k->csv, "campaign,quarter,subject,variable,value\n");
    return true;
}

static bool take_record(void *self, const CampaignRecord *record, Err *err)
{
    Sink *k = self;
    k->done++;
    show_progress(k);
    if (k->file.to && !batch_file_write(&k->file, record, err)) return false;
    if (!k->csv) return true;
    write_rows(k->csv, k->catalog, record);
    return !ferror(k->csv) ? true : err_set(err, "cannot write the rows of campaign %llu", (unsigned long long)record->seed);
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
    json_object_set_new(root, "incidents", json_real(share(r->crisis_result[CRISIS_INCIDENT], r->campaigns)));
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
           share(r->crises, r->campaigns), share(r->crisis_result[CRISIS_INCIDENT], r->campaigns), share(r->offers, r->campaigns), share(r->counters, r->campaigns),
           share(r->peak_tension_sum, r->campaigns) / MILLI);
    printf("Speed: %.0f campaigns a second of CPU. State hash %016llx.\n", r->cpu_ns > 0 ? (double)r->campaigns * 1e9 / (double)r->cpu_ns : 0,
           (unsigned long long)r->state_hash);
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

static int tell(const Catalog *c, const Words *w, const BatchRequest *request, const BatchResult *r)
{
    if (w->json) return cli_print_json(result_json(c, w, request->scenario, request->first_seed, r));
    print_result(c, w, request->scenario, r);
    return CLI_DONE;
}

/* Opens what is written; with --resume what is there already is counted and need not be played again. */
static bool open_sink(Sink *k, const Words *w, const BatchRequest *request, BatchResult *before, Err *err)
{
    char *header = mem_alloc(RECORD_LINE);
    if (!header) return err_set(err, "no memory for the header");
    StrBuf b = str_buf(header, RECORD_LINE);
    record_header(k->catalog, request->scenario, w->level, w->set ? w->set : "", request->odds, &b);
    bool ok = true;
    if (w->out && w->resume) ok = batch_file_resume(&k->file, w->out, k->catalog, header, request->first_seed, before, &k->skipped, err);
    else if (w->out) ok = batch_file_create(&k->file, w->out, k->catalog, header, err);
    if (ok && w->csv) ok = open_csv(k, w->csv, err);
    mem_free(header);
    k->done = k->skipped;
    k->begin = clock_ms();
    return ok;
}

static bool close_sink(Sink *k, Err *err)
{
    bool ok = batch_file_close(&k->file, err);
    if (k->csv && fclose(k->csv) != 0) ok = err_set(err, "the rows could not be written to their end");
    return ok;
}

static int play(const Words *w, Content *content, BatchRequest *request)
{
    Sink sink = {.catalog = content_catalog(content), .progress = isatty(2) != 0, .of = request->campaigns};
    Err err = {""}, late = {""};
    BatchResult *sums = mem_zero(2, sizeof *sums), *before = sums + 1;
    int code = CLI_DONE, all = request->campaigns;
    if (!sums) return CLI_FAILED;
    request->each = take_record;
    request->self = &sink;
    request->stop = cli_stop();
    bool ok = open_sink(&sink, w, request, before, &err);
    if (ok) {
        request->first_seed += (uint64_t)sink.skipped;
        request->campaigns = int_max(0, all - sink.skipped);
        ok = batch_run(content, request, sums, &err);
        batch_add(sums, before);
    }
    if (!close_sink(&sink, &late) && ok) {
        ok = false;
        err = late;
    }
    if (!ok) code = cli_fail(&err);
    else code = tell(sink.catalog, w, request, sums);
    if (*cli_stop() || (!ok && sink.done > 0)) {
        fprintf(stderr, "steppe-cli: stopped after %d of %d campaigns%s\n", sums->campaigns, all,
                w->out ? "; the same command with --resume goes on" : "");
        code = CLI_FAILED;
    }
    mem_free(sums);
    return code;
}

int cli_simulate(Cli *cli)
{
    Words w = {.level = {NULL, "greedy", "greedy"}};
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--campaigns", &w.campaigns, NULL}, {"--seed", &w.seed, NULL}, {"--seeds", &w.seeds, NULL},
                                 {"--turkey", &w.level[1], NULL},   {"--russia", &w.level[2], NULL},     {"--jobs", &w.jobs, NULL}, {"--out", &w.out, NULL},
                                 {"--csv", &w.csv, NULL},           {"--set", &w.set, NULL},             {"--resume", NULL, &w.resume}, {"--odds", &w.odds, NULL},         {"--json", NULL, &w.json}};
    int words = 0, code = CLI_DONE;
    uint64_t jobs = 1, odds = 0;
    BatchRequest request = {0};
    if (!cli_options(cli, options, COUNT_OF(options), NULL, 0, &words) || !read_range(cli, &w, &request)) return CLI_USAGE;
    if (w.jobs && !cli_whole(w.jobs, 1, 256, &jobs)) return cli_usage(cli, "'--jobs %s' is no number from 1 to 256", w.jobs);
    if (w.odds && !cli_whole(w.odds, 1, 1000000, &odds)) return cli_usage(cli, "'--odds %s' is no number from 1 to 1000000", w.odds);
    if (w.resume && !w.out) return cli_usage(cli, "--resume goes on with the file of --out");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    Err err = {""};
    request.jobs = (int)jobs;
    request.odds = (int)odds;
    request.scenario = cli_scenario(cli, content, w.scenario);
    if (!request.scenario || !cli_level(cli, content, w.level[1], &request.level[1]) || !cli_level(cli, content, w.level[2], &request.level[2])) code = CLI_USAGE;
    else if (w.set && !content_set(content, request.scenario, w.set, &err)) code = cli_usage(cli, "%s", err.text);
    else code = play(&w, content, &request);
    content_close(content);
    return code;
}
