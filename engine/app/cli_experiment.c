/* experiment: levels against each other, and levels without an action or with one alone. What is changed in the content
 * itself is in cli_study.c. */
#include "app/cli_experiment.h"

#include "host/file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- shared ---- */

const char *experiment_level(const ExperimentWords *w) { return w->level ? w->level : "greedy"; }

json_t *estimate_json(Estimate e) { return json_pack("{s:f, s:f, s:f}", "mean", e.mean, "low", e.low, "high", e.high); }

const char *experiment_end(bool decided) { return decided ? "decided" : "all played"; }

void lab_begin(Lab *lab, const char *kind, const char *rows)
{
    const ExperimentRequest *q = &lab->q;
    const Catalog *c = content_catalog(q->content);
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)c->hash);
    lab->root = json_pack("{s:s, s:s, s:s, s:s, s:I, s:i}", "experiment", kind, "kind", kind, "scenario", c->scenario[q->scenario].at.id, "content_hash", hash, "seed",
                          (json_int_t)q->first_seed, "pairs", q->pairs);
    if (q->block) json_object_set_new(lab->root, "block", json_integer(q->block));
    if (rows) json_object_set_new(lab->root, rows, lab->rows = json_array());
    lab->ok = true;
}

bool lab_goes_on(const Lab *lab) { return lab->ok && !*cli_stop(); }

/* Whole or not at all, so that whoever is killed leaves the rows before; a device is written as it is. */
static bool write_out(const Lab *lab, bool complete)
{
    const char *path = lab->w->out;
    char part[FILE_PATH_MAX];
    int n = path ? snprintf(part, sizeof part, "%s.part", path) : 0;
    if (!path) return true;
    json_object_set_new(lab->root, "complete", json_boolean(complete));
    if (!file_is_regular(path) || n < 0 || (size_t)n >= sizeof part) return json_dump_file(lab->root, path, JSON_INDENT(1) | JSON_SORT_KEYS) == 0;
    if (json_dump_file(lab->root, part, JSON_INDENT(1) | JSON_SORT_KEYS) == 0 && rename(part, path) == 0) return true;
    remove(part);
    return false;
}

void lab_add(Lab *lab, json_t *row)
{
    json_array_append_new(lab->rows, row);
    if (lab->ok && !write_out(lab, false)) lab->ok = err_set(&lab->err, "cannot write '%s'", lab->w->out);
}

void lab_told(Lab *lab)
{
    if ((fflush(stdout) != 0 || ferror(stdout)) && lab->ok) lab->ok = err_set(&lab->err, "the output cannot be written any more");
}

int lab_finish(Lab *lab)
{
    const ExperimentWords *w = lab->w;
    bool stopped = *cli_stop() != 0;
    int code = lab->ok && !stopped ? CLI_DONE : CLI_FAILED;
    if (!lab->ok) cli_fail(&lab->err);
    else if (stopped) fprintf(stderr, "steppe-cli: stopped; what is told was played to its end\n");
    json_object_set_new(lab->root, "complete", json_boolean(code == CLI_DONE));
    if (!write_out(lab, code == CLI_DONE)) {
        fprintf(stderr, "steppe-cli: cannot write '%s' to its end\n", w->out);
        code = CLI_FAILED;
    }
    if (w->json) return cli_print_json(lab->root) == CLI_DONE ? code : CLI_FAILED;
    json_decref(lab->root);
    return code;
}

/* ---- ladder ---- */

typedef struct {
    const char *word;
    AiLevel level;
    double elo, low, high; /* low, high: how far the interval reaches, squared; from the anchor */
} Step;

/* Elo adds up along the chain, which is what Bradley and Terry's model gives for one; errors add as squares. */
static void scale_step(const Step *from, Step *to, const Duel *d, bool up)
{
    double below = d->elo.mean - d->elo.low, above = d->elo.high - d->elo.mean;
    to->elo = from->elo + (up ? d->elo.mean : -d->elo.mean);
    to->low = from->low + (up ? below * below : above * above);
    to->high = from->high + (up ? above * above : below * below);
}

static int anchor_of(const Step *step, int count)
{
    for (int i = 0; i < count; i++) {
        if (str_eq(step[i].word, "greedy_v1")) return i;
    }
    return 0;
}

static const char *test_word(const Duel *d)
{
    return d->likelihood >= SPRT_BOUND ? "+20 Elo" : d->likelihood <= -SPRT_BOUND ? "+0 Elo" : "open";
}

static void tell_scale(Lab *lab, Step *step, const Duel *duel, int count)
{
    json_t *list = json_array();
    int played = 1;
    while (played < count && duel[played].pairs > 1) played++;
    int anchor = anchor_of(step, played);
    for (int i = anchor - 1; i >= 0; i--) scale_step(&step[i + 1], &step[i], &duel[i + 1], false);
    for (int i = anchor + 1; i < played; i++) scale_step(&step[i - 1], &step[i], &duel[i], true);
    if (!lab->w->json) printf("\nElo, %s = 0%s\n", step[anchor].word, str_eq(step[anchor].word, "greedy_v1") ? "" : " (greedy_v1, the measuring stick, is not among them)");
    for (int i = 0; i < played; i++) {
        Estimate e = {step[i].elo, step[i].elo - sqrt(step[i].low), step[i].elo + sqrt(step[i].high)};
        json_array_append_new(list, json_pack("{s:s, s:o}", "level", step[i].word, "elo", estimate_json(e)));
        if (!lab->w->json) printf("%-14s %+7.0f  %+5.0f to %+5.0f\n", step[i].word, e.mean, e.low, e.high);
    }
    json_object_set_new(lab->root, "levels", list);
    json_object_set_new(lab->root, "anchor", json_string(step[anchor].word));
    lab_told(lab);
}

static void tell_duel(Lab *lab, const Step *upper, const Step *lower, const Duel *d)
{
    const Catalog *c = content_catalog(lab->q.content);
    lab_add(lab, json_pack("{s:s, s:s, s:i, s:o, s:f, s:f, s:f, s:f, s:s, s:s}", "level", upper->word, "over", lower->word, "pairs", d->pairs, "share", estimate_json(d->share),
                           c->power[1].at.id, d->seat[1], c->power[2].at.id, d->seat[2], "elo", d->elo.mean, "likelihood", d->likelihood, "test", test_word(d), "end",
                           experiment_end(lab->q.block && d->decided)));
    if (lab->w->json) return;
    printf("%-14s %-14s %6.1f %%  %5.1f to %5.1f %%  %6.1f %% %6.1f %% %+6.0f %6d pairs, %s\n", upper->word, lower->word, 100 * d->share.mean, 100 * d->share.low,
           100 * d->share.high, 100 * d->seat[1], 100 * d->seat[2], d->elo.mean, d->pairs,
           !lab->q.block ? "all played" : d->decided ? (d->likelihood > 0 ? "decided for +20 Elo" : "decided for +0 Elo") : "all played, +0 or +20 Elo is open");
    lab_told(lab);
}

/* Each level against the one before. */
static int ladder(Lab *lab)
{
    const ExperimentWords *w = lab->w;
    const Catalog *c = content_catalog(lab->q.content);
    Step step[EXPERIMENT_LEVELS] = {0};
    Duel duel[EXPERIMENT_LEVELS] = {0};
    int count = w->words - 1;
    if (count < 2) return cli_usage(lab->cli, "a ladder needs two levels or more, weakest first");
    for (int i = 0; i < count; i++) {
        step[i].word = w->word[i + 1];
        if (!cli_level(lab->cli, lab->q.content, step[i].word, &step[i].level)) return CLI_USAGE;
    }
    lab_begin(lab, "ladder", "ladder");
    if (!w->json) printf("%-14s %-14s %8s  %-17s %8s %8s %6s\n", "level", "over", "share", "95 % interval", c->power[1].at.id, c->power[2].at.id, "Elo");
    for (int i = 1; lab_goes_on(lab) && i < count; i++) {
        lab->ok = experiment_duel(&lab->q, &step[i].level, &step[i - 1].level, &duel[i], &lab->err);
        if (lab_goes_on(lab)) tell_duel(lab, &step[i], &step[i - 1], &duel[i]);
        else duel[i].pairs = 0;
    }
    tell_scale(lab, step, duel, count);
    return lab_finish(lab);
}

/* ---- remove, alone ---- */

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

static void tell_restricted(Lab *lab, int seat, int action, const Restricted *r)
{
    const Catalog *c = content_catalog(lab->q.content);
    const char *power = c->power[seat].at.id, *id = c->action[action].at.id;
    bool decided = lab->q.block && r->decided;
    lab_add(lab, json_pack("{s:s, s:s, s:i, s:o, s:o, s:f, s:f, s:s, s:s}", "side", power, "action", id, "pairs", r->pairs, "margin", estimate_json(r->margin), "wins",
                           estimate_json(r->share), "score", r->score.mean, "uses", r->uses, "verdict", r->verdict, "end", experiment_end(decided)));
    if (lab->w->json) return;
    printf("%-8s %-28s %+9.2f %+7.2f to %+6.2f %+7.1f %% %+6.1f to %+6.1f %% %6.1f", power, id, r->margin.mean, r->margin.low, r->margin.high, 100 * r->share.mean,
           100 * r->share.low, 100 * r->share.high, r->uses);
    if (lab->q.block) printf(" %6d pairs, %s", r->pairs, experiment_end(decided));
    printf("  %s\n", r->verdict);
    lab_told(lab);
}

static int restricted(Lab *lab, bool only)
{
    const ExperimentWords *w = lab->w;
    const Catalog *c = content_catalog(lab->q.content);
    AiLevel level, both[DIM_SEATS];
    if (!cli_level(lab->cli, lab->q.content, experiment_level(w), &level) || !actions_exist(lab->cli, c, w->actions)) return CLI_USAGE;
    for (int i = 0; i < DIM_SEATS; i++) both[i] = level;
    lab_begin(lab, only ? "alone" : "remove", "actions");
    json_object_set_new(lab->root, "level", json_string(experiment_level(w)));
    Baseline *baseline = NULL;
    lab->ok = experiment_baseline(&lab->q, both, &baseline, &lab->err);
    if (!w->json)
        printf("%s, %s%d pairs, %s on both sides; the side %s\n%-8s %-28s %9s %-17s %9s %-17s %6s\n", c->scenario[lab->q.scenario].at.id, lab->q.block ? "at most " : "", lab->q.pairs,
               experiment_level(w), only ? "with the action alone" : "without the action", "side", "action", "margin", "95 % interval", "wins", "95 % interval", "uses");
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int a = 1; lab_goes_on(lab) && a <= c->action_count; a++) {
            Restricted r;
            if (!(c->action[a].seats >> seat & 1) || (w->actions && !listed(w->actions, c->action[a].at.id))) continue;
            lab->ok = experiment_restrict(&lab->q, baseline, seat, only ? AI_ONLY : AI_WITHOUT, a, &r, &lab->err);
            if (lab_goes_on(lab)) tell_restricted(lab, seat, a, &r);
        }
    }
    experiment_baseline_close(baseline);
    return lab_finish(lab);
}

/* ---- the command ---- */

static int removed(Lab *lab) { return restricted(lab, false); }
static int alone(Lab *lab) { return restricted(lab, true); }

/* An option that the kind does not read is a mistake worth telling. */
static const char *foreign_option(const ExperimentWords *w)
{
    const struct {
        const char *given, *name, *kinds;
    } rows[] = {{w->actions, "--actions", "remove alone"},
                {w->param, "--param", "sweep"},
                {w->from, "--from", "sweep"},
                {w->to, "--to", "sweep"},
                {w->steps, "--steps", "sweep"},
                {w->params, "--params", "sensitivity"},
                {w->by, "--by", "sensitivity"},
                {w->without, "--without", "pair"},
                {w->set, "--set", "pair"},
                {w->level, "--level", "remove alone sweep sensitivity pair"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].given && !strstr(rows[i].kinds, w->word[0])) return rows[i].name;
    }
    return NULL;
}

#define KINDS "ladder, remove, alone, sweep, sensitivity or pair"

static const struct {
    const char *word;
    int (*run)(Lab *lab);
} kinds[] = {{"ladder", ladder}, {"remove", removed}, {"alone", alone}, {"sweep", experiment_sweep}, {"sensitivity", experiment_sensitivity}, {"pair", experiment_pair}};

static int run(Lab *lab)
{
    const ExperimentWords *w = lab->w;
    const char *kind = w->word[0], *foreign = foreign_option(w);
    int i = 0;
    while (i < COUNT_OF(kinds) && !str_eq(kind, kinds[i].word)) i++;
    if (i == COUNT_OF(kinds)) return cli_usage(lab->cli, "unknown experiment '%s'; choose " KINDS, kind);
    if (foreign) return cli_usage(lab->cli, "%s is not for %s", foreign, kind);
    if (w->words > 1 && i > 0) return cli_usage(lab->cli, "'%s' is one word too many", w->word[1]);
    return kinds[i].run(lab);
}

/* What would be lost after an hour is found out before the first campaign. */
static bool can_write(const char *path)
{
    FILE *to = path ? fopen(path, "a") : NULL;
    if (to) fclose(to);
    if (path && !to) fprintf(stderr, "steppe-cli: cannot write '%s'\n", path);
    return !path || to;
}

int cli_experiment(Cli *cli)
{
    ExperimentWords w = {0};
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--pairs", &w.pairs, NULL},     {"--seed", &w.seed, NULL},     {"--jobs", &w.jobs, NULL},
                                 {"--level", &w.level, NULL},       {"--actions", &w.actions, NULL}, {"--out", &w.out, NULL},       {"--json", NULL, &w.json},
                                 {"--block", &w.block, NULL},       {"--stop-early", NULL, &w.stop_early}, {"--params", &w.params, NULL}, {"--param", &w.param, NULL},
                                 {"--from", &w.from, NULL},         {"--to", &w.to, NULL},           {"--steps", &w.steps, NULL},   {"--by", &w.by, NULL},
                                 {"--without", &w.without, NULL},   {"--set", &w.set, NULL}};
    uint64_t pairs = 100, seed = 1, jobs = 1, block = EXPERIMENT_BLOCK;
    int code = CLI_DONE;
    if (!cli_options(cli, options, COUNT_OF(options), w.word, COUNT_OF(w.word), &w.words)) return CLI_USAGE;
    if (w.words == 0) return cli_usage(cli, "which experiment? " KINDS);
    if (w.pairs && !cli_whole(w.pairs, 2, 1000000, &pairs)) return cli_usage(cli, "'--pairs %s' is no number from 2 to 1000000", w.pairs);
    if (w.seed && !cli_whole(w.seed, 0, UINT64_MAX >> 1, &seed)) return cli_usage(cli, "'--seed %s' is no whole number", w.seed);
    if (w.jobs && !cli_whole(w.jobs, 1, 256, &jobs)) return cli_usage(cli, "'--jobs %s' is no number from 1 to 256", w.jobs);
    if (w.block && !cli_whole(w.block, 2, 1000000, &block)) return cli_usage(cli, "'--block %s' is no number from 2 to 1000000", w.block);
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    Lab lab = {.cli = cli, .w = &w, .q = {.content = content, .scenario = cli_scenario(cli, content, w.scenario), .first_seed = seed, .pairs = (int)pairs, .jobs = (int)jobs, .stop = cli_stop()}};
    if (w.stop_early || w.block) lab.q.block = (int)block;
    code = !lab.q.scenario ? CLI_USAGE : !can_write(w.out) ? CLI_FAILED : run(&lab);
    content_close(content);
    return code;
}
