/* Findings: what a batch of campaigns shows about the balance of a scenario, row by row, each with its limit. Filled
 * record by record; shares of variance are squared correlations over the campaigns, intervals of shares are Wilson's
 * (1927), 95 %. What experiments answer stands in evidence.h. Nothing here plays or prints. */
#ifndef SESSION_FINDINGS_H
#define SESSION_FINDINGS_H

#include "base/text.h"
#include "session/record.h"

/* The rows, in the order in which they are told. */
typedef enum {
    ROW_SIDE_BIAS,
    ROW_DOMINANT,
    ROW_DEAD_ACTION,
    ROW_INDISPENSABLE,
    ROW_SNOWBALL,
    ROW_FROZEN,
    ROW_COIN_FLIP,
    ROW_ONE_ENDING,
    ROW_LENGTH,
    ROW_BOREDOM,
    ROW_SPOILING,
    ROW_CRISES,
    ROW_HIDDEN,
    ROW_ODDS,
    ROW_FRAGILE,
    ROW_PRIORITIES,
    ROW_DEAD_CONTENT,
    FINDING_ROWS
} FindingRow;

/* Reported: a figure without a limit. Listed: names that a human should look at. Missing: nothing given answers. */
typedef enum { FINDING_PASS, FINDING_FAIL, FINDING_REPORTED, FINDING_LISTED, FINDING_MISSING } Verdict;

typedef struct {
    Verdict verdict;
    char figure[256];  /* what was found */
    char allowed[128]; /* the limit */
    char cause[400];   /* names of what failed; may be empty */
} Finding;

const char *finding_word(int row);            /* "side bias": for scripts; also the text's source */
const char *finding_verdict(Verdict verdict); /* "pass", "FAIL", ... */
/* Every row missing, with the command that would answer it. */
void findings_clear(const TextTable *texts, Finding out[FINDING_ROWS]);

typedef struct {
    uint64_t seed;
    int winner, ending, quarters; /* ending: index of Findings.ending */
    int lead_changes;
    double margin, mid, year_two, crises, priorities; /* points of seat 1 less seat 2; mid, year_two: the lead then */
} FindingsRow;

typedef struct {
    int64_t games; /* campaigns in which it came */
    double margin, squares; /* sums of their margins */
} EventSums;

enum { FINDINGS_ENDINGS = 16, FINDINGS_LEADS = 11 }; /* LEADS: the last is "10 or more" */
typedef struct {
    const Catalog *c;
    int scenario;
    int count, room;
    FindingsRow *row;    /* one a campaign */
    int16_t *alignment;  /* tenths, [campaign][MAX_QUARTERS][MAX_STATES]; INT16_MIN beyond the end */
    int64_t wins[DIM_SEATS], quarters, quarters_squared, short_ones, ruptures, trailing_ruptures, crises, incidents, ledger_breaks;
    int64_t lead_changes, leads[FINDINGS_LEADS]; /* of the overall lead: sum, and campaigns by their number */
    int64_t state_changes[DIM_STATES];           /* of the side that a state leans to */
    int64_t tier_changes, tier_chances, moved, moved_years;
    int64_t uses[DIM_SEATS][DIM_ACTIONS], turns[DIM_SEATS], clear[DIM_SEATS], again, planned_turns;
    int64_t events[DIM_EVENTS], options[DIM_EVENTS][MAX_OPTIONS], accepted[MAX_AGREEMENT_TYPES + 1], offered[MAX_AGREEMENT_TYPES + 1];
    EventSums event[DIM_EVENTS];
    struct {
        int64_t n, shown, came;
    } odds[ODDS_KINDS][ODDS_TENTHS];
    int endings;
    char ending[FINDINGS_ENDINGS][48];
    int64_t ending_count[FINDINGS_ENDINGS];
    double points[DIM_SEATS][POINTS_SOURCES];
} Findings;

void findings_open(Findings *f, const Catalog *c, int scenario);
void findings_close(Findings *f);
bool findings_add(Findings *f, const CampaignRecord *r, Err *err); /* false: no memory */

/* Fills the rows that a batch can answer. `level`: the words of simulate, for the limits of the side bias and for who
 * aims at a sudden win. */
void findings_judge(const Findings *f, const char *const level[DIM_SEATS], const TextTable *texts, Finding out[FINDING_ROWS]);
/* Another batch of the same content, with other levels or another scenario, widens side bias and one ending alone;
 * `name`: what it is called in the row. */
void findings_judge_other(const Findings *f, const char *const level[DIM_SEATS], const char *name, const TextTable *texts, Finding out[FINDING_ROWS]);
/* Half the width around 50 % that the side bias allows; 0: it is reported without a limit. */
double findings_side_room(const Findings *f, const char *const level[DIM_SEATS]);

typedef struct {
    double share, low, high;
} Share;
Share findings_share(double successes, double of);
Share findings_side_share(const Findings *f); /* of seat 1, draws split */
double findings_mean_quarters(const Findings *f, double *sd);
double findings_mean_leads(const Findings *f);
/* Alignment at the end of a quarter: the value below which `part` of the campaigns that got so far lie; shown points. */
double findings_quantile(const Findings *f, int quarter, int state, double part);
/* Margin of seat 1 where the event came less where it did not, with its interval; false: too few of either. It tells
 * what goes together, not what causes what. */
bool findings_event_worth(const Findings *f, int event, double *mean, double *half);

#endif
