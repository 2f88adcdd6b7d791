/* Experiments: the same seeds played under two conditions and compared pair by pair, which takes most of chance out.
 * duel: two levels, each pair of campaigns with the seats swapped. restricted: one seat without an action, or with it
 * alone, against the same campaigns unrestricted. Results are the same for any number of jobs.
 * Shares run from 0 to 1, margins in points; intervals are 95 %, mean +- 1.96 standard errors of the paired values. */
#ifndef SESSION_EXPERIMENT_H
#define SESSION_EXPERIMENT_H

#include "session/batch.h"

typedef struct {
    const Content *content;
    int scenario;
    uint64_t first_seed;
    int pairs, jobs;
    const volatile int *stop; /* may be NULL */
} ExperimentRequest;

typedef struct {
    double mean, low, high;
} Estimate;

/* Mean of `count` paired values with its interval; 0 of fewer than two values. */
Estimate estimate_of(const double *value, int count);
/* Elo difference of a share (0 and 1 are taken as half a game from it): 400 log10(p / (1 - p)). */
double experiment_elo(double share, int games);

typedef struct {
    int pairs;
    Estimate share;          /* of A over both seats, draws as half */
    double seat[DIM_SEATS];  /* A's share in each seat */
} Duel;
bool experiment_duel(const ExperimentRequest *q, const AiLevel *a, const AiLevel *b, Duel *out, Err *err);

typedef struct {
    int pairs;
    Estimate margin; /* points of the seat less the rival's: restricted less unrestricted */
    Estimate share;  /* change of the seat's share of wins */
    double score;    /* the restricted seat's share of wins */
    double uses;     /* of the action by the seat in an unrestricted campaign, mean */
} Restricted;
/* The unrestricted campaigns of `level` on both seats, which every restriction is compared with. */
typedef struct Baseline Baseline;
bool experiment_baseline(const ExperimentRequest *q, const AiLevel *level, Baseline **out, Err *err);
void experiment_baseline_close(Baseline *baseline); /* NULL is fine */
/* The baseline's level on both seats; `seat` is restricted to or from the action. */
bool experiment_restrict(const ExperimentRequest *q, const Baseline *baseline, int seat, AiRestriction restriction, int action, Restricted *out, Err *err);

#endif
