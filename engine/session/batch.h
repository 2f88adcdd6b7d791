/* Batch: many campaigns of computer against computer, and the sums over their records. Threads take the next seed
 * each, and the records come out in order of seeds whatever the number of threads, so that the same campaigns give
 * the same bytes. Sums are counts, whole numbers and the xor of final hashes: they add up in any order. */
#ifndef SESSION_BATCH_H
#define SESSION_BATCH_H

#include "session/content.h"
#include "session/record.h"

/* A closer look at campaigns than their records give. Each part may be NULL. */
typedef struct {
    void *self;
    /* The World before each decision and at the end; several threads at a time. */
    void (*world)(void *self, const Game *g, const World *w);
    /* A campaign that was played, with its whole log; never two threads at a time, but in no order. */
    void (*finished)(void *self, const Game *g, const World *w, const ReportLog *log, uint64_t seed);
} BatchWatch;

typedef struct {
    int scenario;
    uint64_t first_seed;
    int campaigns;
    int jobs; /* threads; at least 1 is used */
    AiLevel level[DIM_SEATS];
    int odds; /* of as many campaigns one, by its seed, notes the chances shown of its offers (odds.h); 0: none */
    /* Called once a campaign, in order of seeds, never by two threads at a time; false ends the batch. May be NULL. */
    bool (*each)(void *self, const CampaignRecord *record, Err *err);
    void *self;
    const BatchWatch *watch;  /* may be NULL */
    const volatile int *stop; /* when it becomes non-zero the batch ends after the campaigns under way; may be NULL */
} BatchRequest;

enum { BATCH_ENDINGS = 16 };
typedef struct {
    int campaigns;
    int64_t wins[DIM_SEATS]; /* [0]: draws, multi_vector among them */
    char ending[BATCH_ENDINGS][48];
    int64_t ending_count[BATCH_ENDINGS];
    int endings;
    int64_t quarters_sum, quarters_sum_squares;
    int64_t alignment_sum[MAX_QUARTERS + 1][DIM_STATES]; /* at the end of each quarter, milli */
    int64_t alignment_n[MAX_QUARTERS + 1];
    int64_t score_sum[DIM_SEATS];
    int64_t action_uses[DIM_SEATS][DIM_ACTIONS];
    int64_t event_fired[DIM_EVENTS];
    int64_t crisis_result[8]; /* by CrisisResult */
    int64_t crises, offers, offers_accepted, counters, peak_tension_sum;
    int64_t cpu_ns;
    uint64_t state_hash; /* xor of the final hashes */
} BatchResult;

/* Plays a batch; *out holds the sums of what came out, also when it ended early; what `each` refused is not among them. False: no memory, no thread, or
 * `each` said no. */
bool batch_run(const Content *content, const BatchRequest *request, BatchResult *out, Err *err);
/* Adds one campaign to the sums. */
void batch_count(BatchResult *r, const Catalog *c, const CampaignRecord *record);
/* Adds the sums of other campaigns; the order does not matter. */
void batch_add(BatchResult *into, const BatchResult *from);
/* Plays one campaign to its end without a session; returns the final hash. log and record may be NULL. */
uint64_t batch_campaign(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                        World *out, ReportLog *log, CampaignRecord *record);
/* The same, looked at; log must be there. */
uint64_t batch_watched(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                       World *out, ReportLog *log, CampaignRecord *record, const BatchWatch *watch);
/* The AI's key for a seat and quarter: the same in batches, sessions and replays. */
uint64_t batch_key(const Catalog *c, uint64_t seed, int seat, int quarter);

#endif
