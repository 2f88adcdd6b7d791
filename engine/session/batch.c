#include "session/batch.h"

#include "base/check.h"
#include "base/hash.h"
#include "host/clock.h"
#include "host/mem.h"
#include "host/thread.h"
#include "session/odds.h"

#include <string.h>

uint64_t batch_key(const Catalog *c, uint64_t seed, int seat, int quarter)
{
    return hash_mix(hash_mix(seed, c->power[seat].at.hash), (uint64_t)quarter + 0x5EED);
}

/* `watch` and `desk` may be NULL; without a desk the chances of offers are not asked for. The computer players think with
 * `g`, so that the dice they imagine are not counted; what happens is played with `watched`. */
static uint64_t play_campaign(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch, World *out, ReportLog *log, CampaignRecord *record,
                              const BatchWatch *watch, OddsDesk *desk)
{
    AiView view;
    AiAnswer answer;
    bool look = watch && watch->world;
    Hooks watching = record ? odds_watch(g->hooks, record) : (Hooks){0};
    Game watched = {g->catalog, record ? &watching : g->hooks};
    if (record) record_begin(record, seed);
    if (desk) odds_begin(desk);
    view.moment = 0;
    game_start(&watched, out, scenario, seed, log);
    while (out->phase != PHASE_OVER) {
        if (look) watch->world(watch->self, g, out);
        int seat = game_owes(out, g->catalog, 1) ? 1 : 2;
        uint64_t key = batch_key(g->catalog, seed, seat, out->quarter);
        ai_observe(g, out, seat, &level[seat], key, log, &view);
        ai_decide(g, &view.world, seat, &level[seat], key, scratch, &answer);
        if (record && out->phase == PHASE_PLAN) record_choice(record, seat, &answer);
        if (desk && out->phase == PHASE_PLAN) odds_plan(desk, g, &view.world, seat, level[seat_rival(seat)], &answer, log);
        if (answer.count == 0) answer.command[answer.count++] = game_default(g, out, seat);
        for (int i = 0; i < answer.count; i++) {
            Refusal refusal = game_apply(&watched, out, &answer.command[i], log);
            CHECK(refusal == REFUSE_NO);
        }
        if (desk) odds_settle(desk, out, log, record);
    }
    if (look) watch->world(watch->self, g, out);
    if (record && log) record_finish(record, g->catalog, out, log);
    return record && log ? record->hash : world_hash(out);
}

uint64_t batch_campaign(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                        World *out, ReportLog *log, CampaignRecord *record)
{
    return play_campaign(g, scenario, seed, level, scratch, out, log, record, NULL, NULL);
}

uint64_t batch_watched(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                       World *out, ReportLog *log, CampaignRecord *record, const BatchWatch *watch)
{
    return play_campaign(g, scenario, seed, level, scratch, out, log, record, watch, NULL);
}

/* ---- sums ---- */

static void count_ending(BatchResult *r, const CampaignRecord *k)
{
    int i = 0;
    while (i < r->endings && strcmp(r->ending[i], k->ending) != 0) i++;
    CHECK(i < BATCH_ENDINGS);
    if (i == r->endings) memcpy(r->ending[r->endings++], k->ending, sizeof k->ending);
    r->ending_count[i]++;
    r->wins[k->winner]++;
}

static void count_plans(BatchResult *r, const CampaignRecord *k)
{
    for (int q = 0; q < k->quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < MAX_SLOTS && k->plan_action[q][seat][i]; i++) r->action_uses[seat][k->plan_action[q][seat][i]]++;
        }
    }
}

void batch_count(BatchResult *r, const Catalog *c, const CampaignRecord *k)
{
    r->campaigns++;
    r->state_hash ^= k->hash;
    count_ending(r, k);
    count_plans(r, k);
    r->quarters_sum += k->quarters;
    r->quarters_sum_squares += (int64_t)k->quarters * k->quarters;
    for (int q = 0; q < k->quarters; q++) {
        r->alignment_n[q]++;
        for (int s = 1; s <= c->state_count; s++) r->alignment_sum[q][s] += k->alignment[q][s];
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        r->score_sum[seat] += k->score[seat];
        r->counters += k->counters[seat];
        for (int a = 1; a <= c->agreement_count; a++) {
            r->offers += k->agreement[a][seat].offered;
            r->offers_accepted += k->agreement[a][seat].accepted;
        }
    }
    for (int i = 0; i < k->event_count; i++) r->event_fired[k->event[i]]++;
    for (int i = 0; i < COUNT_OF(r->crisis_result); i++) r->crisis_result[i] += k->crisis_result[i];
    r->crises += k->crises;
    r->peak_tension_sum += k->tension_peak;
}

static void add_all(int64_t *into, const int64_t *from, int count)
{
    for (int i = 0; i < count; i++) into[i] += from[i];
}

void batch_add(BatchResult *into, const BatchResult *from)
{
    for (int i = 0; i < from->endings; i++) {
        int k = 0;
        while (k < into->endings && strcmp(into->ending[k], from->ending[i]) != 0) k++;
        CHECK(k < BATCH_ENDINGS);
        if (k == into->endings) memcpy(into->ending[into->endings++], from->ending[i], sizeof from->ending[i]);
        into->ending_count[k] += from->ending_count[i];
    }
    into->campaigns += from->campaigns;
    into->quarters_sum += from->quarters_sum;
    into->quarters_sum_squares += from->quarters_sum_squares;
    into->crises += from->crises;
    into->offers += from->offers;
    into->offers_accepted += from->offers_accepted;
    into->counters += from->counters;
    into->peak_tension_sum += from->peak_tension_sum;
    into->cpu_ns += from->cpu_ns;
    into->state_hash ^= from->state_hash;
    add_all(into->wins, from->wins, DIM_SEATS);
    add_all(into->score_sum, from->score_sum, DIM_SEATS);
    add_all(into->crisis_result, from->crisis_result, COUNT_OF(into->crisis_result));
    add_all(into->event_fired, from->event_fired, DIM_EVENTS);
    add_all(into->alignment_n, from->alignment_n, MAX_QUARTERS + 1);
    for (int seat = 0; seat <= MAX_SEATS; seat++) add_all(into->action_uses[seat], from->action_uses[seat], DIM_ACTIONS);
    for (int q = 0; q <= MAX_QUARTERS; q++) add_all(into->alignment_sum[q], from->alignment_sum[q], DIM_STATES);
}

/* ---- playing ---- */

enum { LOG_ROOM = 120000, WAITING = 64 };

/* What the threads share: the next campaign to play, and those played whose turn to come out is not yet. */
typedef struct {
    const Content *content;
    const BatchRequest *request;
    BatchResult *out;
    Lock lock;
    int next, told;
    bool ready[WAITING];
    CampaignRecord *record; /* [WAITING] */
    bool failed;
    Err err;
} Pool;

typedef struct {
    AiScratch scratch;
    World world;
    CampaignRecord record;
    OddsDesk odds;
    Report block[LOG_ROOM];
} Workspace;

static bool stopping(const Pool *p) { return p->failed || (p->request->stop && *p->request->stop); }

/* The campaign to play now, or -1. Nobody runs further ahead than there is room for. */
static int take(Pool *p)
{
    lock_take(&p->lock);
    while (!stopping(p) && p->next < p->request->campaigns && p->next >= p->told + WAITING) lock_wait(&p->lock);
    int i = stopping(p) || p->next >= p->request->campaigns ? -1 : p->next++;
    lock_leave(&p->lock);
    return i;
}

static void tell(Pool *p, const CampaignRecord *record)
{
    if (p->failed) return;
    p->failed = p->request->each && !p->request->each(p->request->self, record, &p->err);
    if (!p->failed) batch_count(p->out, content_catalog(p->content), record);
}

static void give(Pool *p, int i, const CampaignRecord *record)
{
    lock_take(&p->lock);
    p->record[i % WAITING] = *record;
    p->ready[i % WAITING] = true;
    while (p->ready[p->told % WAITING]) {
        p->ready[p->told % WAITING] = false;
        tell(p, &p->record[p->told % WAITING]);
        p->told++;
    }
    lock_ring(&p->lock);
    lock_leave(&p->lock);
}

static void fail(Pool *p, const Err *err)
{
    lock_take(&p->lock);
    if (!p->failed) p->err = *err;
    p->failed = true;
    lock_ring(&p->lock);
    lock_leave(&p->lock);
}

static void show(Pool *p, const Game *g, const Workspace *space, const ReportLog *log, uint64_t seed)
{
    const BatchWatch *watch = p->request->watch;
    if (!watch || !watch->finished) return;
    lock_take(&p->lock);
    watch->finished(watch->self, g, &space->world, log, seed);
    lock_leave(&p->lock);
}

static void work(void *self)
{
    Pool *p = self;
    Err err = {""};
    Workspace *space = mem_alloc(sizeof *space);
    if (!space) err_set(&err, "no memory to play campaigns");
    const Hooks *hooks = space ? content_hooks_open(p->content, &err) : NULL;
    if (!hooks) {
        mem_free(space);
        fail(p, &err);
        return;
    }
    Game g = {content_catalog(p->content), hooks};
    bool whole = p->request->watch && p->request->watch->finished;
    for (int i = take(p); i >= 0; i = take(p)) {
        ReportLog log = {.items = space->block, .capacity = LOG_ROOM, .skips = whole ? 0 : RECORD_SKIPS};
        uint64_t seed = p->request->first_seed + (uint64_t)i;
        OddsDesk *desk = p->request->odds && seed % (uint64_t)p->request->odds == 0 ? &space->odds : NULL;
        play_campaign(&g, p->request->scenario, seed, p->request->level, &space->scratch, &space->world, &log, &space->record, p->request->watch, desk);
        show(p, &g, space, &log, seed);
        give(p, i, &space->record);
    }
    content_hooks_close(hooks);
    mem_free(space);
}

bool batch_run(const Content *content, const BatchRequest *request, BatchResult *out, Err *err)
{
    *out = (BatchResult){0};
    int64_t begin = clock_cpu_ns();
    int jobs = int_clamp(request->jobs, 1, int_max(1, request->campaigns)), started = 0;
    Pool p = {.content = content, .request = request, .out = out, .record = mem_zero(WAITING, sizeof *p.record)};
    Thread *thread = mem_zero((size_t)jobs, sizeof *thread);
    lock_init(&p.lock);
    if (!p.record || !thread) {
        p.failed = true;
        err_set(&p.err, "no memory for %d jobs", jobs);
    }
    for (; !p.failed && started < jobs - 1; started++) {
        if (!thread_start(&thread[started], work, &p, &p.err)) break; /* fewer hands do the same work */
    }
    if (!p.failed) work(&p);
    for (int i = 0; i < started; i++) thread_join(&thread[i]);
    out->cpu_ns = clock_cpu_ns() - begin;
    lock_clear(&p.lock);
    mem_free(thread);
    mem_free(p.record);
    if (p.failed && err) *err = p.err;
    return !p.failed;
}
