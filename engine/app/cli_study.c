/* experiment sweep, sensitivity and pair: the same seeds under changed numbers, or without a definition. */
#include "app/cli_experiment.h"

#include "base/fixed.h"
#include "host/mem.h"
#include "session/tuning.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAME = 64 };

/* "-2.5" as --set reads it: no more decimals than needed. */
static const char *number_text(int32_t milli, char out[24])
{
    StrBuf b = str_buf(out, 24);
    str_add_milli(&b, milli, milli % MILLI == 0 ? 0 : milli % 100 == 0 ? 1 : milli % 10 == 0 ? 2 : 3, false);
    return out;
}

static bool levels(const Lab *lab, AiLevel out[DIM_SEATS])
{
    AiLevel level;
    if (!cli_level(lab->cli, lab->q.content, experiment_level(lab->w), &level)) return false;
    for (int seat = 0; seat < DIM_SEATS; seat++) out[seat] = level;
    return true;
}

/* The content with one number changed. */
static bool with_number(const Lab *lab, const char *name, int32_t milli, Content **out, Err *err)
{
    char number[24], word[NAME + 32];
    snprintf(word, sizeof word, "%s=%s", name, number_text(milli, number));
    if (!content_copy(lab->q.content, out, err)) return false;
    if (content_set(*out, lab->q.scenario, word, err)) return true;
    content_close(*out);
    *out = NULL;
    return false;
}

/* ---- sweep ---- */

static bool read_number(const char *text, int32_t *milli)
{
    char *end;
    double v = text ? strtod(text, &end) : 0;
    if (!text || end == text || *end || !isfinite(v) || fabs(v) > 1000000) return false;
    *milli = (int32_t)lround(v * MILLI);
    return true;
}

static json_t *endings_json(const BatchResult *r)
{
    json_t *out = json_object();
    for (int i = 0; i < r->endings; i++) json_object_set_new(out, r->ending[i], json_real((double)r->ending_count[i] / r->campaigns));
    return out;
}

static void tell_value(Lab *lab, int32_t milli, const Measure *m)
{
    char number[24];
    bool decided = lab->q.block && m->decided;
    lab_add(lab, json_pack("{s:f, s:i, s:o, s:o, s:o, s:s}", "value", (double)milli / MILLI, "pairs", m->campaigns, "share", estimate_json(m->share), "margin", estimate_json(m->margin),
                           "endings", endings_json(&m->sums), "end", experiment_end(decided)));
    if (lab->w->json) return;
    printf("%10s %6.1f %%  %5.1f to %5.1f %% %+9.2f %+7.2f to %+6.2f %7d ", number_text(milli, number), 100 * m->share.mean, 100 * m->share.low, 100 * m->share.high, m->margin.mean,
           m->margin.low, m->margin.high, m->campaigns);
    for (int i = 0; i < m->sums.endings; i++) printf(" %s %.0f %%", m->sums.ending[i], 100.0 * (double)m->sums.ending_count[i] / m->sums.campaigns);
    printf("%s\n", decided ? ", decided" : "");
    lab_told(lab);
}

static void play_value(Lab *lab, const AiLevel level[DIM_SEATS], int32_t milli)
{
    Content *content = NULL;
    Measure *m = mem_zero(1, sizeof *m);
    if (!m) lab->ok = err_set(&lab->err, "no memory for the sweep");
    lab->ok = lab->ok && with_number(lab, lab->w->param, milli, &content, &lab->err) && experiment_measure(&lab->q, content, level, m, &lab->err);
    if (lab_goes_on(lab)) tell_value(lab, milli, m);
    mem_free(m);
    content_close(content);
}

int experiment_sweep(Lab *lab)
{
    const ExperimentWords *w = lab->w;
    const Catalog *c = content_catalog(lab->q.content);
    int32_t from, to;
    uint64_t steps = 5;
    TuningValue now;
    AiLevel level[DIM_SEATS];
    Err err = {""};
    Content *probe = NULL;
    if (!w->param) return cli_usage(lab->cli, "which number? --param NAME");
    if (!read_number(w->from, &from) || !read_number(w->to, &to)) return cli_usage(lab->cli, "a sweep needs numbers: --from A --to B");
    if (w->steps && !cli_whole(w->steps, 2, 1000, &steps)) return cli_usage(lab->cli, "'--steps %s' is no number from 2 to 1000", w->steps);
    if (!levels(lab, level)) return CLI_USAGE;
    bool known = strlen(w->param) < NAME && tuning_get(c, lab->q.scenario, w->param, &now);
    if (!known || !with_number(lab, w->param, from, &probe, &err)) {
        if (!known) with_number(lab, w->param, 0, &probe, &err); /* says what was probably meant */
        return cli_usage(lab->cli, "%s", err.text);
    }
    content_close(probe);
    lab_begin(lab, "sweep", "values");
    json_object_set_new(lab->root, "level", json_string(experiment_level(w)));
    json_object_set_new(lab->root, "param", json_string(w->param));
    json_object_set_new(lab->root, "now", json_real((double)now.milli / MILLI));
    char number[24];
    if (!w->json)
        printf("%s, %s is %s; %s%d campaigns a value, %s on both sides\n%10s %8s  %-17s %9s %-17s %7s  endings\n", c->scenario[lab->q.scenario].at.id, w->param, number_text(now.milli, number),
               lab->q.block ? "at most " : "", lab->q.pairs, experiment_level(w), "value", c->power[1].at.id, "95 % interval", "margin", "95 % interval", "played");
    int32_t last = INT32_MIN;
    for (int i = 0; lab_goes_on(lab) && i < (int)steps; i++) {
        int64_t exact = from + fixed_round_div((int64_t)(to - from) * i, (int)steps - 1);
        int32_t milli = (int32_t)(fixed_round_div(exact, now.least) * now.least);
        if (milli != last) play_value(lab, level, milli); /* whole numbers may repeat */
        last = milli;
    }
    return lab_finish(lab);
}

/* ---- sensitivity: sorted, so it is told when all is played; what a stop leaves is told then ---- */

typedef struct {
    char name[NAME];
    int32_t now, value[2]; /* milli; low and high */
    bool there[2];         /* played */
    Change change[2];
    double size;           /* the greater move of the share */
    const char *skipped;   /* why a side was not played; NULL: both were */
} Parameter;

static bool is_fragile(const Parameter *p) { return (p->there[0] && p->change[0].fragile) || (p->there[1] && p->change[1].fragile); }

/* Ten percent less and more, in steps that the number has: a whole number moves by one at least. */
static void choose_values(Parameter *p, const TuningValue *now, int by)
{
    int32_t step = (int32_t)(fixed_round_div(fixed_abs(now->milli) * (int64_t)by, 100 * now->least) * now->least);
    p->now = now->milli;
    if (step == 0 && (now->milli != 0 || now->least == MILLI)) step = now->least;
    p->value[0] = now->milli - step;
    p->value[1] = now->milli + step;
    bool below = now->least == MILLI && p->value[0] < 0, divisor = now->divides && p->value[0] == 0;
    if (step == 0) p->skipped = "it is 0, a share of which is nothing";
    else if (below || divisor) p->skipped = below ? "no number below 0" : "0 cannot divide";
    p->there[0] = step != 0 && !below && !divisor;
    p->there[1] = step != 0;
}

static json_t *side_json(const Parameter *p, int side)
{
    const Change *k = &p->change[side];
    return json_pack("{s:f, s:i, s:o, s:o}", "value", (double)p->value[side] / MILLI, "pairs", k->pairs, "share", estimate_json(k->share), "margin", estimate_json(k->margin));
}

static json_t *parameter_json(const Parameter *p, bool blocks)
{
    json_t *row = json_pack("{s:s, s:f, s:s}", "name", p->name, "value", (double)p->now / MILLI, "verdict", is_fragile(p) ? "fragile" : "");
    static const char *const sides[] = {"low", "high"};
    bool decided = true;
    for (int side = 0; side < 2; side++) {
        if (!p->there[side]) continue;
        json_object_set_new(row, sides[side], side_json(p, side));
        decided = decided && p->change[side].decided;
    }
    if (p->skipped) json_object_set_new(row, "skipped", json_string(p->skipped));
    if (blocks) json_object_set_new(row, "end", json_string(experiment_end(decided)));
    return row;
}

static void tell_parameter(const Parameter *p)
{
    char number[24];
    for (int side = 0; side < 2; side++) {
        const Change *k = &p->change[side];
        if (!p->there[side]) continue;
        printf("%-24s %9s %+7.1f %% %+6.1f to %+6.1f %% %+9.2f %+7.2f to %+6.2f %6d  %s\n", p->name, number_text(p->value[side], number), 100 * k->share.mean, 100 * k->share.low,
               100 * k->share.high, k->margin.mean, k->margin.low, k->margin.high, k->pairs, k->fragile ? "fragile" : "");
    }
}

static bool play_parameter(Lab *lab, Baseline *baseline, Parameter *p)
{
    for (int side = 0; side < 2; side++) {
        Content *content = NULL;
        if (!p->there[side]) continue;
        lab->ok = with_number(lab, p->name, p->value[side], &content, &lab->err) && experiment_change(&lab->q, baseline, content, ASK_FRAGILE, &p->change[side], &lab->err);
        content_close(content);
        if (!lab_goes_on(lab)) return false;
        p->size = fmax(p->size, fabs(p->change[side].share.mean));
    }
    return true;
}

static int by_size(const void *a, const void *b)
{
    const Parameter *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return strcmp(x->name, y->name);
}

static bool add_parameter(Lab *lab, Parameter *list, int *count, const char *name, size_t length, int by)
{
    TuningValue now;
    Parameter *p = &list[*count];
    if (length >= sizeof p->name) return cli_usage(lab->cli, "'%.40s...' is no tune", name), false;
    memcpy(p->name, name, length);
    p->name[length] = 0;
    if (!tuning_get(content_catalog(lab->q.content), lab->q.scenario, p->name, &now)) {
        Err err = {""};
        Content *none = NULL;
        with_number(lab, p->name, 0, &none, &err);
        return cli_usage(lab->cli, "%s", err.text), false;
    }
    choose_values(p, &now, by);
    (*count)++;
    return true;
}

/* Every tune there is: content must set each, in base's tune{} or the scenario's, or it does not load. */
static bool list_parameters(Lab *lab, Parameter *list, int room, int *count, int by)
{
    const char *at = lab->w->params;
    for (int i = 0; !at && i < TUNE_COUNT; i++) {
        if (!add_parameter(lab, list, count, tune_info(i)->name, strlen(tune_info(i)->name), by)) return false;
    }
    while (at && *at) {
        size_t n = strcspn(at, ",");
        if (*count == room) return cli_usage(lab->cli, "--params has more than %d names", room), false;
        if (!add_parameter(lab, list, count, at, n, by)) return false;
        at += n + (at[n] == ',');
    }
    return *count > 0 ? true : (cli_usage(lab->cli, "--params names nothing"), false);
}

static void tell_sensitivity(Lab *lab, Parameter *list, int played, int fragile)
{
    qsort(list, (size_t)played, sizeof *list, by_size);
    for (int i = 0; i < played; i++) lab_add(lab, parameter_json(&list[i], lab->q.block != 0));
    if (lab->w->json) return;
    for (int i = 0; i < played; i++) tell_parameter(&list[i]);
    for (int i = 0; i < played; i++) {
        if (list[i].skipped) printf("%-24s not moved%s: %s\n", list[i].name, list[i].there[1] ? " down" : "", list[i].skipped);
    }
    printf("%d of %d are fragile: they move the share of wins by over 10 points.\n", fragile, played);
    lab_told(lab);
}

static int sensitivity(Lab *lab, Parameter *list, int count, int by, const AiLevel level[DIM_SEATS])
{
    Baseline *baseline = NULL;
    int played = 0, fragile = 0;
    lab_begin(lab, "sensitivity", "parameters");
    json_object_set_new(lab->root, "level", json_string(experiment_level(lab->w)));
    json_object_set_new(lab->root, "by", json_integer(by));
    lab->ok = experiment_baseline(&lab->q, level, &baseline, &lab->err);
    if (!lab->w->json)
        printf("%s, %d %% less and more, %s%d pairs, %s on both sides\n%-24s %9s %9s %-18s %9s %-17s %6s\n", content_catalog(lab->q.content)->scenario[lab->q.scenario].at.id, by,
               lab->q.block ? "at most " : "", lab->q.pairs, experiment_level(lab->w), "parameter", "value", "share", "95 % interval", "margin", "95 % interval", "pairs");
    while (lab_goes_on(lab) && played < count && play_parameter(lab, baseline, &list[played])) {
        fragile += is_fragile(&list[played]);
        played++;
        if (isatty(2)) fprintf(stderr, "\r%d of %d parameters %s", played, count, played == count ? "\n" : "");
    }
    experiment_baseline_close(baseline);
    tell_sensitivity(lab, list, played, fragile);
    return lab_finish(lab);
}

int experiment_sensitivity(Lab *lab)
{
    uint64_t by = 10;
    AiLevel level[DIM_SEATS];
    int count = 0, room = TUNE_COUNT + 8, code = CLI_USAGE;
    if (lab->w->by && !cli_whole(lab->w->by, 1, 90, &by)) return cli_usage(lab->cli, "'--by %s' is no number of percent from 1 to 90", lab->w->by);
    if (!levels(lab, level)) return CLI_USAGE;
    Parameter *list = mem_zero((size_t)room, sizeof *list);
    if (!list) return CLI_FAILED;
    if (list_parameters(lab, list, room, &count, (int)by)) code = sensitivity(lab, list, count, (int)by, level);
    mem_free(list);
    return code;
}

/* ---- pair ---- */

static void tell_pair(Lab *lab, const Change *k)
{
    const Catalog *c = content_catalog(lab->q.content);
    const char *end = *cli_stop() ? "stopped" : experiment_end(lab->q.block && k->decided);
    json_t *alignment = json_object();
    for (int s = 1; s <= c->state_count; s++) json_object_set_new(alignment, c->state[s].at.id, estimate_json(k->alignment[s]));
    json_object_set_new(lab->root, "alignment", alignment);
    json_object_set_new(lab->root, "margin", estimate_json(k->margin));
    json_object_set_new(lab->root, "wins", estimate_json(k->share));
    json_object_set_new(lab->root, "touched", json_real(k->touched));
    json_object_set_new(lab->root, "pairs", json_integer(k->pairs));
    json_object_set_new(lab->root, "end", json_string(end));
    if (lab->w->json) return;
    printf("%d pairs, %s; %.1f %% of the campaigns end otherwise\n", k->pairs, end, 100 * k->touched);
    printf("%-24s %+8.2f   %+7.2f to %+6.2f\n", "margin, points", k->margin.mean, k->margin.low, k->margin.high);
    printf("%-24s %+8.1f %% %+7.1f to %+6.1f %%\n", "share of wins", 100 * k->share.mean, 100 * k->share.low, 100 * k->share.high);
    for (int s = 1; s <= c->state_count; s++)
        printf("%-24s %+8.2f   %+7.2f to %+6.2f\n", c->state[s].at.id, k->alignment[s].mean, k->alignment[s].low, k->alignment[s].high);
    lab_told(lab);
}

int experiment_pair(Lab *lab)
{
    const ExperimentWords *w = lab->w;
    const Catalog *c = content_catalog(lab->q.content);
    AiLevel level[DIM_SEATS];
    Content *changed = NULL;
    Baseline *baseline = NULL;
    Change k;
    Err err = {""};
    char hash[24];
    if (!w->without && !w->set) return cli_usage(lab->cli, "a pair needs what differs: --without event:ID, option:EVENT.ID, action:ID or agreement:ID, or --set NAME=VALUE");
    if (!levels(lab, level)) return CLI_USAGE;
    if (!content_copy(lab->q.content, &changed, &err)) return cli_fail(&err);
    if ((w->without && !content_without(changed, w->without, &err)) || (w->set && !content_set(changed, lab->q.scenario, w->set, &err))) {
        content_close(changed);
        return cli_usage(lab->cli, "%s", err.text);
    }
    lab_begin(lab, "pair", NULL);
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)content_catalog(changed)->hash);
    json_object_set_new(lab->root, "changed_hash", json_string(hash));
    json_object_set_new(lab->root, "level", json_string(experiment_level(w)));
    if (w->without) json_object_set_new(lab->root, "without", json_string(w->without));
    if (w->set) json_object_set_new(lab->root, "set", json_string(w->set));
    if (!w->json)
        printf("%s, %s on both sides, %s%s%s%s%s less as it is; + is for %s, 95 %% intervals\n", c->scenario[lab->q.scenario].at.id, experiment_level(w), w->without ? "without " : "",
               w->without ? w->without : "", w->without && w->set ? " and " : "", w->set ? "with " : "", w->set ? w->set : "", c->power[1].at.name);
    lab->ok = experiment_baseline(&lab->q, level, &baseline, &lab->err) && experiment_change(&lab->q, baseline, changed, ASK_DIFFERS, &k, &lab->err);
    if (lab->ok && k.pairs > 1) tell_pair(lab, &k); /* a stop keeps the pairs that were played */
    experiment_baseline_close(baseline);
    content_close(changed);
    return lab_finish(lab);
}
