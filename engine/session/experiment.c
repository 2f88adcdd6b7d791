#include "session/experiment.h"

#include "base/fixed.h"
#include "host/mem.h"

#include <math.h>
#include <string.h>

#define FRAGILE_SHARE 0.10
#define DEAD_MARGIN 0.5

enum { STRETCH = 100 };

/* One condition, and what is kept of each of its campaigns by its place in the range of seeds. */
typedef struct {
    const Content *content;
    AiLevel level[DIM_SEATS];
    int count, room;
    double *win;    /* of seat 1, draws as half */
    double *margin; /* of seat 1 over seat 2, points */
    uint64_t *hash;
    int32_t (*alignment)[DIM_STATES]; /* at the end */
    BatchResult sums;
} Side;

struct Baseline {
    Side side;
};

static bool keep(void *self, const CampaignRecord *r, Err *err)
{
    (void)err;
    Side *s = self;
    int i = s->count++;
    s->win[i] = r->winner == 1 ? 1 : r->winner == 2 ? 0 : 0.5;
    s->margin[i] = (double)(r->score[1] - r->score[2]) / MILLI;
    s->hash[i] = r->hash;
    memcpy(s->alignment[i], r->alignment[r->quarters - 1], sizeof s->alignment[i]);
    return true;
}

static bool side_room(Side *s, int campaigns, Err *err)
{
    if (campaigns <= s->room) return true;
    size_t n = (size_t)campaigns;
    double *win = mem_resize(s->win, n * sizeof *win);
    if (win) s->win = win;
    double *margin = mem_resize(s->margin, n * sizeof *margin);
    if (margin) s->margin = margin;
    uint64_t *hash = mem_resize(s->hash, n * sizeof *hash);
    if (hash) s->hash = hash;
    int32_t(*alignment)[DIM_STATES] = mem_resize(s->alignment, n * sizeof *alignment);
    if (alignment) s->alignment = alignment;
    if (!win || !margin || !hash || !alignment) return err_set(err, "no memory for %d campaigns", campaigns);
    s->room = campaigns;
    return true;
}

static Side *side_new(const Content *content, const AiLevel level[DIM_SEATS], Err *err)
{
    Side *s = mem_zero(1, sizeof *s);
    if (!s) return err_set(err, "no memory for the experiment"), NULL;
    s->content = content;
    memcpy(s->level, level, sizeof s->level);
    return s;
}

static void side_drop(Side *s)
{
    mem_free(s->win);
    mem_free(s->margin);
    mem_free(s->hash);
    mem_free(s->alignment);
}

static void side_close(Side *s)
{
    if (s) side_drop(s);
    mem_free(s);
}

/* Plays on until `campaigns` are there; fewer when somebody stops it. */
static bool side_play(const ExperimentRequest *q, Side *s, int campaigns, Err *err)
{
    if (s->count >= campaigns) return true;
    if (!side_room(s, campaigns, err)) return false;
    BatchResult *sums = mem_zero(1, sizeof *sums);
    if (!sums) return err_set(err, "no memory for the experiment");
    BatchRequest request = {.scenario = q->scenario, .first_seed = q->first_seed + (uint64_t)s->count, .campaigns = campaigns - s->count, .jobs = q->jobs, .each = keep, .self = s, .stop = q->stop};
    memcpy(request.level, s->level, sizeof request.level);
    bool ok = batch_run(s->content, &request, sums, err);
    batch_add(&s->sums, sums);
    mem_free(sums);
    return ok;
}

/* ---- figures ---- */

static double mean_of(const double *value, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++) sum += value[i];
    return count ? sum / count : 0;
}

static double squares_of(const double *value, int count, double mean)
{
    double squares = 0;
    for (int i = 0; i < count; i++) squares += (value[i] - mean) * (value[i] - mean);
    return squares;
}

Estimate estimate_of(const double *value, int count)
{
    if (count < 2) return (Estimate){0, 0, 0};
    double mean = mean_of(value, count);
    double error = 1.96 * sqrt(squares_of(value, count, mean) / (count - 1) / count);
    return (Estimate){mean, mean - error, mean + error};
}

/* As if one pair more had come out `spread` apart, so that twenty equal pairs prove little. */
static Estimate wider_of(const double *value, int count, double spread, double errors)
{
    double mean = mean_of(value, count);
    double error = errors * sqrt((squares_of(value, count, mean) + spread * spread) / count / count);
    return (Estimate){mean, mean - error, mean + error};
}

/* For an early stop: 99 %. */
static Estimate wide_of(const double *value, int count, double spread) { return wider_of(value, count, spread, 2.576); }

static bool beyond(Estimate e, double limit) { return e.low > limit || e.high < -limit; }
static bool within(Estimate e, double limit) { return e.low > -limit && e.high < limit; }

double experiment_elo(double share, int games)
{
    double edge = games > 0 ? 0.5 / games : 0.5;
    double p = share < edge ? edge : share > 1 - edge ? 1 - edge : share;
    return 400 * log10(p / (1 - p));
}

double experiment_likelihood(const double *share, int count)
{
    double low = 0.5, high = 1 / (1 + pow(10, -20.0 / 400)); /* the shares of +0 and +20 Elo */
    double mean = mean_of(share, count), variance = (squares_of(share, count, mean) + 0.25) / (count ? count : 1);
    return count * (high - low) * (2 * mean - low - high) / (2 * variance);
}

/* ---- pairs ---- */

/* Fills the result from the first n pairs; true when its question is decided. */
typedef bool Weigh(void *self, const Side *a, const Side *b, int n, double *room);

static int pairs_of(const Side *a, const Side *b, int most) { return int_min(most, int_min(a->count, b ? b->count : a->count)); }

/* Both sides a stretch at a time even when nobody looks in between, so that a stop leaves pairs and not one side. */
static bool play_pairs(const ExperimentRequest *q, Side *a, Side *b, Weigh *weigh, void *self, Err *err)
{
    bool decided = false, ok = true;
    double *room = mem_zero((size_t)q->pairs, sizeof *room);
    if (!room) return err_set(err, "no memory for %d pairs", q->pairs);
    for (int to = 0, n = 0; ok && n == to && to < q->pairs && !decided;) {
        to = int_min(to + (q->block ? q->block : STRETCH), q->pairs);
        ok = side_play(q, a, to, err) && (!b || side_play(q, b, to, err));
        n = pairs_of(a, b, to);
        if (n > 0) decided = weigh(self, a, b, n, room) && q->block;
    }
    mem_free(room);
    return ok;
}

static const double *differences(double *room, const double *a, const double *b, int n, double side)
{
    for (int i = 0; i < n; i++) room[i] = side * (a[i] - b[i]);
    return room;
}

/* ---- duel ---- */

static bool weigh_duel(void *self, const Side *a, const Side *b, int n, double *room)
{
    Duel *out = self;
    out->pairs = n;
    out->seat[1] = mean_of(a->win, n);
    out->seat[2] = 1 - mean_of(b->win, n);
    for (int i = 0; i < n; i++) room[i] = (a->win[i] + 1 - b->win[i]) / 2;
    out->share = estimate_of(room, n);
    Estimate e = wider_of(room, n, 0.5, 1.96);
    out->elo = (Estimate){experiment_elo(e.mean, 2 * n), experiment_elo(e.low, 2 * n), experiment_elo(e.high, 2 * n)};
    out->likelihood = experiment_likelihood(room, n);
    return out->decided = fabs(out->likelihood) >= SPRT_BOUND;
}

bool experiment_duel(const ExperimentRequest *q, const AiLevel *a, const AiLevel *b, Duel *out, Err *err)
{
    const AiLevel there[DIM_SEATS] = {*a, *a, *b}, back[DIM_SEATS] = {*a, *b, *a};
    *out = (Duel){0};
    Side *one = side_new(q->content, there, err), *two = side_new(q->content, back, err);
    bool ok = one && two && play_pairs(q, one, two, weigh_duel, out, err);
    side_close(one);
    side_close(two);
    return ok;
}

/* ---- restricted ---- */

bool experiment_baseline(const ExperimentRequest *q, const AiLevel level[DIM_SEATS], Baseline **out, Err *err)
{
    Baseline *b = *out = mem_zero(1, sizeof *b);
    if (!b) return err_set(err, "no memory for the experiment");
    b->side.content = q->content;
    memcpy(b->side.level, level, sizeof b->side.level);
    return true;
}

void experiment_baseline_close(Baseline *b)
{
    if (b) side_drop(&b->side);
    mem_free(b);
}

typedef struct {
    Restricted *out;
    int seat, action;
    bool alone;
} Restriction;

/* What section 9 of the model calls dominant, indispensable, a trap or dead, by the intervals. */
static const char *verdict_of(bool alone, const Restricted *r)
{
    if (alone) return r->score.mean > 0.25 ? "dominant" : "";
    if (r->share.mean < -0.20) return "indispensable";
    if (r->share.low > 0.05) return "trap";
    return within(r->margin, DEAD_MARGIN) ? "dead" : "";
}

static bool verdict_is_settled(bool alone, Estimate margin, Estimate share, Estimate score)
{
    if (alone) return score.low > 0.25 || score.high < 0.25;
    if (share.high < -0.20 || share.low > 0.05) return true;
    return share.low > -0.20 && share.high < 0.05 && (beyond(margin, DEAD_MARGIN) || within(margin, DEAD_MARGIN));
}

static bool weigh_restricted(void *self, const Side *free, const Side *held, int n, double *room)
{
    const Restriction *r = self;
    Restricted *out = r->out;
    double side = r->seat == 1 ? 1 : -1;
    out->pairs = n;
    differences(room, held->margin, free->margin, n, side);
    out->margin = estimate_of(room, n);
    Estimate margin = wide_of(room, n, 1);
    differences(room, held->win, free->win, n, side);
    out->share = estimate_of(room, n);
    Estimate share = wide_of(room, n, 0.5);
    for (int i = 0; i < n; i++) room[i] = r->seat == 1 ? held->win[i] : 1 - held->win[i];
    out->score = estimate_of(room, n);
    out->uses = (double)free->sums.action_uses[r->seat][r->action] / free->sums.campaigns;
    out->verdict = verdict_of(r->alone, out);
    return out->decided = verdict_is_settled(r->alone, margin, share, wide_of(room, n, 0.5));
}

bool experiment_restrict(const ExperimentRequest *q, Baseline *b, int seat, AiRestriction restriction, int action, Restricted *out, Err *err)
{
    AiLevel level[DIM_SEATS];
    memcpy(level, b->side.level, sizeof level);
    *out = (Restricted){.verdict = ""};
    level[seat].restriction = (uint8_t)restriction;
    level[seat].action = (uint16_t)action;
    Restriction r = {out, seat, action, restriction == AI_ONLY};
    Side *held = side_new(q->content, level, err);
    bool ok = held && play_pairs(q, &b->side, held, weigh_restricted, &r, err);
    side_close(held);
    return ok;
}

/* ---- change ---- */

typedef struct {
    Change *out;
    ChangeQuestion ask;
    int states;
} Changing;

static bool weigh_change(void *self, const Side *plain, const Side *other, int n, double *room)
{
    const Changing *c = self;
    Change *out = c->out;
    int touched = 0;
    for (int i = 0; i < n; i++) touched += plain->hash[i] != other->hash[i];
    out->pairs = n;
    out->touched = (double)touched / n;
    for (int s = 1; s <= c->states; s++) {
        for (int i = 0; i < n; i++) room[i] = (double)(other->alignment[i][s] - plain->alignment[i][s]) / MILLI;
        out->alignment[s] = estimate_of(room, n);
    }
    differences(room, other->margin, plain->margin, n, 1);
    out->margin = estimate_of(room, n);
    Estimate margin = wide_of(room, n, 1);
    differences(room, other->win, plain->win, n, 1);
    out->share = estimate_of(room, n);
    Estimate share = wide_of(room, n, 0.5);
    out->fragile = fabs(out->share.mean) > FRAGILE_SHARE && beyond(out->share, 0);
    if (c->ask == ASK_FRAGILE) return out->decided = beyond(share, FRAGILE_SHARE) || within(share, FRAGILE_SHARE);
    return out->decided = beyond(margin, 0) || within(margin, DEAD_MARGIN);
}

bool experiment_change(const ExperimentRequest *q, Baseline *b, const Content *changed, ChangeQuestion ask, Change *out, Err *err)
{
    *out = (Change){0};
    Changing c = {out, ask, content_catalog(q->content)->state_count};
    Side *other = side_new(changed, b->side.level, err);
    bool ok = other && play_pairs(q, &b->side, other, weigh_change, &c, err);
    side_close(other);
    return ok;
}

/* ---- measure ---- */

static bool weigh_measure(void *self, const Side *a, const Side *b, int n, double *room)
{
    (void)b;
    (void)room;
    Measure *out = self;
    out->campaigns = n;
    out->share = estimate_of(a->win, n);
    out->margin = estimate_of(a->margin, n);
    Estimate share = wide_of(a->win, n, 0.5);
    return out->decided = share.high - share.low < 0.10;
}

bool experiment_measure(const ExperimentRequest *q, const Content *content, const AiLevel level[DIM_SEATS], Measure *out, Err *err)
{
    memset(out, 0, sizeof *out);
    Side *side = side_new(content, level, err);
    bool ok = side && play_pairs(q, side, NULL, weigh_measure, out, err);
    if (side) out->sums = side->sums;
    side_close(side);
    return ok;
}
