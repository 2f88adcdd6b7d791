/* Findings: what a batch of campaigns shows about the balance of a scenario, row by row, each with its limit. Filled
 * record by record; shares of variance are squared correlations over the campaigns, intervals of shares are Wilson's
 * (1927), 95 %. Nothing here plays or prints. */
#ifndef SESSION_FINDINGS_H
#define SESSION_FINDINGS_H

#include "session/record.h"

typedef enum { FINDING_PASS, FINDING_FAIL, FINDING_REPORTED } Verdict;

typedef struct {
    const char *row;  /* "side bias", ... */
    const char *what; /* a sentence: when it fails */
    char figure[160];
    Verdict verdict;
    char cause[400]; /* names of what failed; may be empty */
} Finding;

enum { FINDINGS_MOST = 24 };

typedef struct {
    int winner;
    double margin, mid, year_two, crises, priorities; /* points of seat 1 less seat 2; mid, year_two: the lead then */
} FindingsRow;

typedef struct {
    const Catalog *c;
    int scenario;
    int count, room;
    FindingsRow *row;    /* one a campaign */
    int16_t *alignment;  /* tenths, [campaign][MAX_QUARTERS][MAX_STATES]; INT16_MIN beyond the end */
    int64_t wins[DIM_SEATS], quarters, quarters_squared, short_ones, ruptures, trailing_ruptures, incidents, ledger_breaks;
    int64_t lead_changes, tier_changes, tier_chances, moved, moved_years;
    int64_t uses[DIM_SEATS][DIM_ACTIONS], turns[DIM_SEATS], clear[DIM_SEATS], again, plans;
    int64_t events[DIM_EVENTS], options[DIM_EVENTS][MAX_OPTIONS], accepted[MAX_AGREEMENT_TYPES + 1];
    int endings;
    char ending[16][48];
    int64_t ending_count[16];
    double points[DIM_SEATS][POINTS_SOURCES];
} Findings;

void findings_open(Findings *f, const Catalog *c, int scenario);
void findings_close(Findings *f);
bool findings_add(Findings *f, const CampaignRecord *r, Err *err); /* false: no memory */

/* The rows that a batch can answer; `level` is the weaker of the two, for the limits of the side bias. Returns the
 * count. */
int findings_judge(const Findings *f, const char *level, Finding out[FINDINGS_MOST]);

typedef struct {
    double share, low, high;
} Share;
Share findings_share(double successes, double of);
/* Alignment at the end of a quarter: the value below which `part` of the campaigns that got so far lie; shown points. */
double findings_quantile(const Findings *f, int quarter, int state, double part);

#endif
