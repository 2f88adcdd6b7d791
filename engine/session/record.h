/* Record: what is kept of one campaign of a batch, whole numbers only, so that batches add up and merge to the same
 * bytes wherever they were played. Collected from the log and the final World; written as one line of JSON with short
 * stable keys in alphabetical order. A batch file (JSON lines) is a header line and one record a campaign in order of
 * seeds. Not here: playing (batch.h) and what the sums mean (the reader's).
 * Units: milli unless said otherwise; seats 1 and 2. */
#ifndef SESSION_RECORD_H
#define SESSION_RECORD_H

#include "ai/ai.h"
#include "base/err.h"

enum {
    RECORD_YEARS = 20,
    RECORD_EVENTS = 512,  /* kept of those that happened in one campaign; more are counted in `cut` */
    RECORD_ANSWERS = 512,
    RECORD_LINE = 64 * 1024, /* bytes that a line needs at most */
};

/* Where points came from. */
typedef enum { POINTS_START, POINTS_YEARS, POINTS_PRIORITIES, POINTS_CRISES, POINTS_OTHER, POINTS_SOURCES } PointsSource;

/* Chances that the game shows, by tenths of the chance. */
typedef enum { ODDS_DICE, ODDS_OFFERS, ODDS_KINDS } OddsKind;
enum { ODDS_TENTHS = 10 };
typedef struct {
    int n, came;
    int32_t shown; /* sum of the chances shown */
} OddsCount;

typedef struct {
    uint64_t seed, hash; /* hash: of the final World */
    char ending[48];     /* the word of describe_ending_word */
    int winner;          /* seat; 0: nobody */
    int quarters;        /* played */
    int32_t score[DIM_SEATS];
    int32_t points[DIM_SEATS][POINTS_SOURCES];
    int years;
    int32_t year_score[RECORD_YEARS][DIM_SEATS]; /* after each year's end */
    int32_t lead[MAX_QUARTERS];                  /* seat 1 less seat 2 if the year ended at this quarter's end */
    int32_t alignment[MAX_QUARTERS][DIM_STATES]; /* at each quarter's end */
    int32_t tension_peak;
    uint16_t plan_action[MAX_QUARTERS][DIM_SEATS][MAX_SLOTS];
    uint8_t plan_state[MAX_QUARTERS][DIM_SEATS][MAX_SLOTS];
    int event_count;
    uint16_t event[RECORD_EVENTS];
    int answer_count;
    struct {
        uint16_t event;
        uint8_t option;
    } answer[RECORD_ANSWERS];
    int cut; /* events and answers beyond the room */
    struct {
        int offered, accepted, ended;
    } agreement[MAX_AGREEMENT_TYPES + 1][DIM_SEATS];
    int counters[DIM_SEATS], crises, crisis_result[8]; /* by CrisisResult */
    int crises_won[DIM_SEATS];
    int priorities[DIM_SEATS], priorities_met[DIM_SEATS];
    int pushbacks;
    int turns[DIM_SEATS], clear[DIM_SEATS]; /* plans; those whose best single action beat the next by over a quarter */
    int ledger_breaks;                      /* values whose start and changes do not add up to the end: 0, or a bug */
    OddsCount odds[ODDS_KINDS][ODDS_TENTHS];
} CampaignRecord;

/* Begins a record; record_choice notes each answer of a computer player to an owed plan. */
void record_begin(CampaignRecord *r, uint64_t seed);
void record_choice(CampaignRecord *r, int seat, const AiAnswer *answer);
/* Counts a chance that was shown (0 to 1000) and whether it came. */
void record_odds(CampaignRecord *r, OddsKind kind, int32_t shown, bool came);
/* Fills the rest from the campaign's log and final World. Of changes it reads those of three variables. */
#define RECORD_SKIPS (~(1ull << VAR_ALIGNMENT | 1ull << VAR_SCORE | 1ull << VAR_TENSION))
void record_finish(CampaignRecord *r, const Catalog *c, const World *final, const ReportLog *log);

/* The line without its end; `cut` of out tells that it did not fit. */
void record_write(const CampaignRecord *r, const Catalog *c, StrBuf *out);
/* Reads such a line; errors say what is missing or out of range. */
bool record_read(CampaignRecord *r, const Catalog *c, const char *line, size_t length, Err *err);

/* The header line: what was played, and the names behind the numbers. `set`: the words of --set, may be "". `odds`: of
 * how many campaigns one has the chances of its offers; 0: none. */
void record_header(const Catalog *c, int scenario, const char *const level_word[DIM_SEATS], const char *set, int odds, StrBuf *out);

#endif
