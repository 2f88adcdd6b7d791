/* experiment: levels against each other, and levels without an action or with one alone. */
#include "app/cli.h"

#include "session/experiment.h"

#include <stdio.h>
#include <string.h>

enum { LEVELS = 12 };

typedef struct {
    const char *scenario, *pairs, *seed, *jobs, *level, *actions, *out;
    bool json;
    const char *word[LEVELS + 1]; /* the kind, then levels */
    int words;
} Words;

static int finish(json_t *root, const Words *w, bool ok, const Err *err)
{
    int code = ok && !*cli_stop() ? CLI_DONE : CLI_FAILED;
    if (!ok) cli_fail(err);
    else if (*cli_stop()) fprintf(stderr, "steppe-cli: stopped; what is told above was played to its end\n");
    if (ok && w->out && json_dump_file(root, w->out, JSON_INDENT(1) | JSON_SORT_KEYS) != 0) {
        fprintf(stderr, "steppe-cli: cannot write '%s'\n", w->out);
        code = CLI_FAILED;
    }
    if (ok && w->json) return cli_print_json(root) == CLI_DONE ? code : CLI_FAILED;
    json_decref(root);
    return code;
}

static json_t *estimate_json(Estimate e) { return json_pack("{s:f, s:f, s:f}", "mean", e.mean, "low", e.low, "high", e.high); }

static json_t *head(const Catalog *c, const ExperimentRequest *q, const char *kind)
{
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)c->hash);
    return json_pack("{s:s, s:s, s:s, s:s, s:I, s:i}", "experiment", "steppe 1", "kind", kind, "scenario", c->scenario[q->scenario].at.id, "content_hash", hash, "seed",
                     (json_int_t)q->first_seed, "pairs", q->pairs);
}

/* Each level against the one before; Elo adds up along the chain, which is what Bradley and Terry's model gives for
 * one. */
static int ladder(const Cli *cli, const Words *w, const ExperimentRequest *q)
{
    const Catalog *c = content_catalog(q->content);
    AiLevel level[LEVELS];
    int count = w->words - 1;
    if (count < 2) return cli_usage(cli, "a ladder needs two levels or more, weakest first");
    for (int i = 0; i < count; i++) {
        if (!cli_level(cli, q->content, w->word[i + 1], &level[i])) return CLI_USAGE;
    }
    json_t *root = head(c, q, "ladder"), *rows = json_array();
    double elo = 0;
    Err err = {""};
    bool ok = true;
    if (!w->json) printf("%-14s %-14s %8s  %-17s %8s %8s %7s\n", "level", "over", "share", "95 % interval", c->power[1].at.id, c->power[2].at.id, "Elo");
    for (int i = 1; ok && !*cli_stop() && i < count; i++) {
        Duel d;
        ok = experiment_duel(q, &level[i], &level[i - 1], &d, &err);
        if (!ok || *cli_stop()) break;
        elo += experiment_elo(d.share.mean, 2 * d.pairs);
        json_array_append_new(rows, json_pack("{s:s, s:s, s:i, s:o, s:f, s:f, s:f}", "level", w->word[i + 1], "over", w->word[i], "pairs", d.pairs, "share", estimate_json(d.share),
                                              c->power[1].at.id, d.seat[1], c->power[2].at.id, d.seat[2], "elo", elo));
        if (!w->json)
            printf("%-14s %-14s %6.1f %%  %5.1f to %5.1f %%  %6.1f %% %6.1f %% %+7.0f\n", w->word[i + 1], w->word[i], 100 * d.share.mean, 100 * d.share.low, 100 * d.share.high,
                   100 * d.seat[1], 100 * d.seat[2], elo);
        fflush(stdout);
    }
    json_object_set_new(root, "ladder", rows);
    return finish(root, w, ok, &err);
}

static bool listed(const char *list, const char *id)
{
    size_t n = strlen(id);
    for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',') {
        if (strncmp(at, id, n) == 0 && (at[n] == ',' || at[n] == 0)) return true;
    }
    return false;
}

static bool actions_exist(const Cli *cli, const Catalog *c, const char *list)
{
    char id[80];
    for (const char *at = list; at && *at;) {
        size_t n = strcspn(at, ",");
        snprintf(id, sizeof id, "%.*s", (int)(n < sizeof id ? n : sizeof id - 1), at);
        if (!catalog_action(c, id)) {
            char all[2048];
            StrBuf b = str_buf(all, sizeof all);
            for (int a = 1; a <= c->action_count; a++) str_addf(&b, "%s%s", a > 1 ? ", " : "", c->action[a].at.id);
            return cli_usage(cli, "unknown action '%s'; there are: %s", id, all), false;
        }
        at += n + (at[n] == ',');
    }
    return true;
}

/* What section 9 of the model calls dead, a trap or indispensable, by the intervals. */
static const char *verdict(bool alone, const Restricted *r)
{
    if (alone) return r->score > 0.25 ? "dominant" : "";
    if (r->share.mean < -0.20) return "indispensable";
    if (r->share.low > 0.05) return "trap";
    if (r->margin.low > -0.5 && r->margin.high < 0.5) return "dead";
    return "";
}

static int restricted(const Cli *cli, const Words *w, const ExperimentRequest *q, bool alone)
{
    const Catalog *c = content_catalog(q->content);
    AiLevel level;
    if (!cli_level(cli, q->content, w->level ? w->level : "greedy", &level) || !actions_exist(cli, c, w->actions)) return CLI_USAGE;
    json_t *root = head(c, q, alone ? "alone" : "remove"), *rows = json_array();
    Err err = {""};
    bool ok = true;
    Baseline *baseline = NULL;
    ok = experiment_baseline(q, &level, &baseline, &err);
    json_object_set_new(root, "level", json_string(w->level ? w->level : "greedy"));
    if (!w->json)
        printf("%s, %d pairs, %s on both sides; the side %s\n%-8s %-20s %9s %-17s %9s %-17s %6s\n", c->scenario[q->scenario].at.id, q->pairs, w->level ? w->level : "greedy",
               alone ? "with the action alone" : "without the action", "side", "action", "margin", "95 % interval", "wins", "95 % interval", "uses");
    for (int seat = 1; ok && seat <= MAX_SEATS; seat++) {
        for (int a = 1; ok && !*cli_stop() && a <= c->action_count; a++) {
            Restricted r;
            if (!(c->action[a].seats >> seat & 1) || (w->actions && !listed(w->actions, c->action[a].at.id))) continue;
            ok = experiment_restrict(q, baseline, seat, alone ? AI_ONLY : AI_WITHOUT, a, &r, &err);
            if (!ok || *cli_stop()) break;
            json_array_append_new(rows, json_pack("{s:s, s:s, s:i, s:o, s:o, s:f, s:f, s:s}", "side", c->power[seat].at.id, "action", c->action[a].at.id, "pairs", r.pairs, "margin",
                                                  estimate_json(r.margin), "wins", estimate_json(r.share), "score", r.score, "uses", r.uses, "verdict", verdict(alone, &r)));
            if (!w->json)
                printf("%-8s %-20s %+9.2f %+7.2f to %+6.2f %+7.1f %% %+6.1f to %+6.1f %% %6.1f  %s\n", c->power[seat].at.id, c->action[a].at.id, r.margin.mean, r.margin.low,
                       r.margin.high, 100 * r.share.mean, 100 * r.share.low, 100 * r.share.high, r.uses, verdict(alone, &r));
            fflush(stdout);
        }
    }
    experiment_baseline_close(baseline);
    json_object_set_new(root, "actions", rows);
    return finish(root, w, ok, &err);
}

static int run(const Cli *cli, const Words *w, const ExperimentRequest *q)
{
    if (str_eq(w->word[0], "ladder")) return ladder(cli, w, q);
    if (w->words > 1) return cli_usage(cli, "'%s' is one word too many", w->word[1]);
    if (str_eq(w->word[0], "remove")) return restricted(cli, w, q, false);
    if (str_eq(w->word[0], "alone")) return restricted(cli, w, q, true);
    return cli_usage(cli, "unknown experiment '%s'; choose ladder, remove or alone", w->word[0]);
}

int cli_experiment(Cli *cli)
{
    Words w = {0};
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--pairs", &w.pairs, NULL}, {"--seed", &w.seed, NULL}, {"--jobs", &w.jobs, NULL},
                                 {"--level", &w.level, NULL},       {"--actions", &w.actions, NULL}, {"--out", &w.out, NULL}, {"--json", NULL, &w.json}};
    uint64_t pairs = 100, seed = 1, jobs = 1;
    int code = CLI_DONE;
    if (!cli_options(cli, options, COUNT_OF(options), w.word, COUNT_OF(w.word), &w.words)) return CLI_USAGE;
    if (w.words == 0) return cli_usage(cli, "which experiment? ladder, remove or alone");
    if (w.pairs && !cli_whole(w.pairs, 2, 1000000, &pairs)) return cli_usage(cli, "'--pairs %s' is no number from 2 to 1000000", w.pairs);
    if (w.seed && !cli_whole(w.seed, 0, UINT64_MAX >> 1, &seed)) return cli_usage(cli, "'--seed %s' is no whole number", w.seed);
    if (w.jobs && !cli_whole(w.jobs, 1, 256, &jobs)) return cli_usage(cli, "'--jobs %s' is no number from 1 to 256", w.jobs);
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    ExperimentRequest q = {.content = content, .scenario = cli_scenario(cli, content, w.scenario), .first_seed = seed, .pairs = (int)pairs, .jobs = (int)jobs, .stop = cli_stop()};
    code = q.scenario ? run(cli, &w, &q) : CLI_USAGE;
    content_close(content);
    return code;
}
