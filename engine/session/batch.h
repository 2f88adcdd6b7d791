/* Batch: many campaigns of computer against computer, and their statistics. Results for a seed range can be merged
 * in any order: counts, integer sums and the xor of final hashes. */
#ifndef SESSION_BATCH_H
#define SESSION_BATCH_H

#include "ai/ai.h"
#include "session/content.h"

typedef struct {
    int scenario;
    uint64_t first_seed;
    int campaigns;
    AiLevel level[DIM_SEATS];
    void (*progress)(void *self, int done, int of); /* may be NULL */
    void *self;
    const volatile int *stop; /* when it becomes non-zero the batch ends early; may be NULL */
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
    int64_t crises, incidents, offers, offers_accepted, counters, peak_tension_sum;
    int64_t cpu_ns;
    uint64_t state_hash; /* xor of the final hashes */
} BatchResult;

bool batch_run(const Content *content, const BatchRequest *request, BatchResult *out, Err *err);
/* Adds a result for other seeds; the order of merging does not matter. */
void batch_merge(BatchResult *into, const BatchResult *from);
/* Plays one campaign to its end without a session; returns the final hash. log may be NULL. */
uint64_t batch_campaign(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                        World *out, ReportLog *log);
/* The AI's key for a seat and quarter: the same in batches, sessions and replays. */
uint64_t batch_key(const Catalog *c, uint64_t seed, int seat, int quarter);

#endif
