/* Experiments: the same seeds played under two conditions and compared pair by pair, which takes most of chance out.
 * duel: two levels, each pair of campaigns with the seats swapped. restricted: one seat without an action, or with it
 * alone. change: both seats under other content. measure: one content by itself. Results are the same for any number of
 * jobs. Shares run from 0 to 1, margins in points; intervals are 95 %, mean +- 1.96 standard errors of the paired values.
 *
 * With `block` pairs are played that many at a time and the experiment ends early once its question is decided: for a
 * duel by a sequential test, else by 99 % intervals widened by one pair more that differs, since who looks often errs
 * more often. */
#ifndef SESSION_EXPERIMENT_H
#define SESSION_EXPERIMENT_H

#include "session/batch.h"

typedef struct {
    const Content *content;
    int scenario;
    uint64_t first_seed;
    int pairs, jobs;
    int block; /* pairs until the next look; 0: none before all are played */
    const volatile int *stop; /* may be NULL */
} ExperimentRequest;

typedef struct {
    double mean, low, high;
} Estimate;

/* Mean of `count` paired values with its interval; 0 of fewer than two values. */
Estimate estimate_of(const double *value, int count);
/* Elo difference of a share (0 and 1 are taken as half a game from it): 400 log10(p / (1 - p)). */
double experiment_elo(double share, int games);

/* Wald's sequential test of +0 against +20 Elo over shares of pairs, both errors 5 %: decided beyond +-SPRT_BOUND, above
 * it for +20. The likelihood is that of a normal mean with the variance seen. */
#define SPRT_BOUND 2.944
double experiment_likelihood(const double *share, int count);

typedef struct {
    int pairs;
    bool decided;            /* the question of the experiment, at the last look */
    Estimate share;          /* of A over both seats, draws as half */
    double seat[DIM_SEATS];  /* A's share in each seat */
    Estimate elo;            /* of A less B; its interval is that of the share with one pair more that differs, never of no width */
    double likelihood;       /* of +20 Elo against +0, logarithm */
} Duel;
bool experiment_duel(const ExperimentRequest *q, const AiLevel *a, const AiLevel *b, Duel *out, Err *err);

/* The unchanged campaigns which the others are compared with; played as far as they are asked for. */
typedef struct Baseline Baseline;
bool experiment_baseline(const ExperimentRequest *q, const AiLevel level[DIM_SEATS], Baseline **out, Err *err);
void experiment_baseline_close(Baseline *baseline); /* NULL is fine */

typedef struct {
    int pairs;
    bool decided;
    Estimate margin; /* points of the seat less the rival's: restricted less unrestricted */
    Estimate share;  /* change of the seat's share of wins */
    Estimate score;  /* the restricted seat's share of wins */
    double uses;     /* of the action by the seat in an unrestricted campaign, mean */
    const char *verdict; /* "dominant"; "indispensable", "trap", "dead"; or "" */
} Restricted;
/* The baseline's levels; `seat` is restricted to or from the action. */
bool experiment_restrict(const ExperimentRequest *q, Baseline *baseline, int seat, AiRestriction restriction, int action, Restricted *out, Err *err);

typedef enum { ASK_DIFFERS, ASK_FRAGILE } ChangeQuestion; /* does the margin move; does the share move by over 10 points */
typedef struct {
    int pairs;
    bool decided;
    Estimate margin;               /* of seat 1: changed less unchanged */
    Estimate share;                /* of seat 1's wins, draws as half */
    Estimate alignment[DIM_STATES]; /* at the end, shown unit; + toward seat 1 */
    double touched;                /* share of campaigns that end in another World */
    bool fragile;                  /* the share moved by over 10 points, and not by chance */
} Change;
bool experiment_change(const ExperimentRequest *q, Baseline *baseline, const Content *changed, ChangeQuestion ask, Change *out, Err *err);

typedef struct {
    int campaigns;
    bool decided;    /* the share is known to +-5 points */
    Estimate share;  /* of seat 1's wins, draws as half */
    Estimate margin; /* of seat 1, points */
    BatchResult sums;
} Measure;
/* `content` in place of the request's. */
bool experiment_measure(const ExperimentRequest *q, const Content *content, const AiLevel level[DIM_SEATS], Measure *out, Err *err);

#endif
