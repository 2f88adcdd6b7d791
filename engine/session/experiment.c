#include "session/experiment.h"

#include "host/mem.h"

#include <math.h>

/* What is kept of each campaign, by its place in the range of seeds. */
typedef struct {
    int count;
    double *win;    /* of seat 1, draws as half */
    double *margin; /* of seat 1 over seat 2, points */
    int64_t uses[DIM_SEATS][DIM_ACTIONS];
} Kept;

static bool keep(void *self, const CampaignRecord *r, Err *err)
{
    (void)err;
    Kept *k = self;
    k->win[k->count] = r->winner == 1 ? 1 : r->winner == 2 ? 0 : 0.5;
    k->margin[k->count++] = (double)(r->score[1] - r->score[2]) / 1000;
    for (int q = 0; q < r->quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < MAX_SLOTS; i++) k->uses[seat][r->plan_action[q][seat][i]]++;
        }
    }
    return true;
}

static bool kept_open(Kept *k, int pairs, Err *err)
{
    *k = (Kept){.win = mem_zero((size_t)pairs, sizeof(double)), .margin = mem_zero((size_t)pairs, sizeof(double))};
    return k->win && k->margin ? true : err_set(err, "no memory for %d pairs", pairs);
}

static void kept_close(Kept *k)
{
    mem_free(k->win);
    mem_free(k->margin);
}

Estimate estimate_of(const double *value, int count)
{
    double sum = 0, squares = 0;
    if (count < 2) return (Estimate){0, 0, 0};
    for (int i = 0; i < count; i++) sum += value[i];
    double mean = sum / count;
    for (int i = 0; i < count; i++) squares += (value[i] - mean) * (value[i] - mean);
    double error = 1.96 * sqrt(squares / (count - 1) / count);
    return (Estimate){mean, mean - error, mean + error};
}

double experiment_elo(double share, int games)
{
    double edge = games > 0 ? 0.5 / games : 0.5;
    double p = share < edge ? edge : share > 1 - edge ? 1 - edge : share;
    return 400 * log10(p / (1 - p));
}

static bool play(const ExperimentRequest *q, const AiLevel *one, const AiLevel *two, Kept *out, Err *err)
{
    BatchResult *sums = mem_zero(1, sizeof *sums);
    if (!sums) return err_set(err, "no memory for the experiment");
    BatchRequest request = {.scenario = q->scenario, .first_seed = q->first_seed, .campaigns = q->pairs, .jobs = q->jobs, .each = keep, .self = out, .stop = q->stop};
    request.level[1] = *one;
    request.level[2] = *two;
    bool ok = batch_run(q->content, &request, sums, err);
    mem_free(sums);
    return ok;
}

static double mean_of(const double *value, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++) sum += value[i];
    return count ? sum / count : 0;
}

static int fewer(const Kept *a, const Kept *b) { return a->count < b->count ? a->count : b->count; }

bool experiment_duel(const ExperimentRequest *q, const AiLevel *a, const AiLevel *b, Duel *out, Err *err)
{
    Kept one, two;
    *out = (Duel){0};
    bool ok = kept_open(&one, q->pairs, err);
    ok = kept_open(&two, q->pairs, err) && ok;
    ok = ok && play(q, a, b, &one, err) && play(q, b, a, &two, err);
    int n = fewer(&one, &two);
    out->pairs = n;
    if (n > 0) {
        out->seat[1] = mean_of(one.win, n);
        out->seat[2] = 1 - mean_of(two.win, n);
        for (int i = 0; i < n; i++) one.win[i] = (one.win[i] + 1 - two.win[i]) / 2;
        out->share = estimate_of(one.win, n);
    }
    kept_close(&one);
    kept_close(&two);
    return ok;
}

struct Baseline {
    AiLevel level;
    Kept kept;
};

bool experiment_baseline(const ExperimentRequest *q, const AiLevel *level, Baseline **out, Err *err)
{
    Baseline *b = *out = mem_zero(1, sizeof *b);
    if (!b) return err_set(err, "no memory for the experiment");
    b->level = *level;
    return kept_open(&b->kept, q->pairs, err) && play(q, level, level, &b->kept, err);
}

void experiment_baseline_close(Baseline *b)
{
    if (b) kept_close(&b->kept);
    mem_free(b);
}

bool experiment_restrict(const ExperimentRequest *q, const Baseline *b, int seat, AiRestriction restriction, int action, Restricted *out, Err *err)
{
    Kept held;
    AiLevel level[DIM_SEATS] = {b->level, b->level, b->level};
    *out = (Restricted){0};
    level[seat].restriction = (uint8_t)restriction;
    level[seat].action = (uint16_t)action;
    bool ok = kept_open(&held, q->pairs, err) && play(q, &level[1], &level[2], &held, err);
    int n = fewer(&held, &b->kept);
    double side = seat == 1 ? 1 : -1;
    out->pairs = n;
    if (n > 0) {
        double won = mean_of(held.win, n);
        for (int i = 0; i < n; i++) {
            held.margin[i] = side * (held.margin[i] - b->kept.margin[i]);
            held.win[i] = side * (held.win[i] - b->kept.win[i]);
        }
        out->margin = estimate_of(held.margin, n);
        out->share = estimate_of(held.win, n);
        out->score = seat == 1 ? won : 1 - won;
        out->uses = (double)b->kept.uses[seat][action] / b->kept.count;
    }
    kept_close(&held);
    return ok;
}
