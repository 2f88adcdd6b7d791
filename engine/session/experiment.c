#include "session/experiment.h"

#include "host/mem.h"

#include <math.h>

/* What is kept of each campaign, by its place in the range of seeds. */
typedef struct {
    int action, seat;
    int count;
    double *win;    /* of seat 1, draws as half */
    double *margin; /* of seat 1 over seat 2, points */
    int64_t uses;
} Kept;

static bool keep(void *self, const CampaignRecord *r, Err *err)
{
    (void)err;
    Kept *k = self;
    k->win[k->count] = r->winner == 1 ? 1 : r->winner == 2 ? 0 : 0.5;
    k->margin[k->count++] = (double)(r->score[1] - r->score[2]) / 1000;
    for (int q = 0; k->action && q < r->quarters; q++) {
        for (int i = 0; i < MAX_SLOTS; i++) k->uses += r->plan_action[q][k->seat][i] == k->action;
    }
    return true;
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

typedef struct {
    double *block;
    Kept a, b;
    double *pair;
} Table;

static bool open_table(Table *t, int pairs, Err *err)
{
    *t = (Table){.block = mem_zero((size_t)pairs * 5, sizeof(double))};
    if (!t->block) return err_set(err, "no memory for %d pairs", pairs);
    t->a.win = t->block;
    t->a.margin = t->block + pairs;
    t->b.win = t->block + 2 * pairs;
    t->b.margin = t->block + 3 * pairs;
    t->pair = t->block + 4 * pairs;
    return true;
}

static double mean_of(const double *value, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++) sum += value[i];
    return count ? sum / count : 0;
}

bool experiment_duel(const ExperimentRequest *q, const AiLevel *a, const AiLevel *b, Duel *out, Err *err)
{
    Table t;
    *out = (Duel){0};
    if (!open_table(&t, q->pairs, err)) return false;
    bool ok = play(q, a, b, &t.a, err) && play(q, b, a, &t.b, err);
    int n = t.a.count < t.b.count ? t.a.count : t.b.count;
    for (int i = 0; i < n; i++) t.pair[i] = (t.a.win[i] + 1 - t.b.win[i]) / 2;
    out->pairs = n;
    out->share = estimate_of(t.pair, n);
    out->seat[1] = mean_of(t.a.win, n);
    out->seat[2] = 1 - mean_of(t.b.win, n);
    mem_free(t.block);
    return ok;
}

bool experiment_restrict(const ExperimentRequest *q, const AiLevel *level, int seat, AiRestriction restriction, int action, Restricted *out, Err *err)
{
    Table t;
    AiLevel held[DIM_SEATS] = {*level, *level, *level};
    *out = (Restricted){0};
    if (!open_table(&t, q->pairs, err)) return false;
    held[seat].restriction = (uint8_t)restriction;
    held[seat].action = (uint16_t)action;
    t.b.action = action;
    t.b.seat = seat;
    bool ok = play(q, &held[1], &held[2], &t.a, err) && play(q, level, level, &t.b, err);
    int n = t.a.count < t.b.count ? t.a.count : t.b.count;
    double side = seat == 1 ? 1 : -1;
    for (int i = 0; i < n; i++) t.pair[i] = side * (t.a.margin[i] - t.b.margin[i]);
    out->margin = estimate_of(t.pair, n);
    for (int i = 0; i < n; i++) t.pair[i] = side * (t.a.win[i] - t.b.win[i]);
    out->share = estimate_of(t.pair, n);
    double won = mean_of(t.a.win, n);
    out->pairs = n;
    out->score = seat == 1 ? won : 1 - won;
    out->uses = n ? (double)t.b.uses / n : 0;
    mem_free(t.block);
    return ok;
}
