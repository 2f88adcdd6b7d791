/* Compare: two batches on the same seeds, campaign by campaign, which takes most of chance out. */
#ifndef SESSION_COMPARE_H
#define SESSION_COMPARE_H

#include "session/experiment.h"
#include "session/findings.h"

enum { COMPARE_ENDINGS = 2 * FINDINGS_ENDINGS };
typedef struct {
    int pairs;               /* seeds that both have */
    Estimate share, margin;  /* of seat 1, draws as half; points: the first batch less the other */
    Estimate quarters;
    Estimate alignment[DIM_STATES]; /* at the end, shown points */
    int endings;
    char ending[COMPARE_ENDINGS][48];
    Estimate ending_share[COMPARE_ENDINGS];
} Comparison;

/* Both of one scenario. False: fewer than two seeds in common, or no memory. */
bool compare_batches(const Findings *now, const Findings *before, Comparison *out, Err *err);

#endif
