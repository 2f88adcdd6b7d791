#include "session/batch.h"

#include "base/check.h"
#include "base/hash.h"
#include "host/clock.h"
#include "host/mem.h"
#include "session/describe.h"

#include <string.h>

uint64_t batch_key(const Catalog *c, uint64_t seed, int seat, int quarter)
{
    return hash_mix(hash_mix(seed, c->power[seat].at.hash), (uint64_t)quarter + 0x5EED);
}

uint64_t batch_campaign(const Game *g, int scenario, uint64_t seed, const AiLevel level[DIM_SEATS], AiScratch *scratch,
                        World *out, ReportLog *log)
{
    World view;
    AiAnswer answer;
    game_start(g, out, scenario, seed, log);
    while (out->phase != PHASE_OVER) {
        int seat = game_owes(out, g->catalog, 1) ? 1 : 2;
        uint64_t key = batch_key(g->catalog, seed, seat, out->quarter);
        game_observe(g, out, seat, key, &view);
        ai_decide(g, &view, seat, &level[seat], key, scratch, &answer);
        if (answer.count == 0) answer.command[answer.count++] = game_default(g, out, seat);
        for (int i = 0; i < answer.count; i++) {
            Refusal refusal = game_apply(g, out, &answer.command[i], log);
            CHECK(refusal == REFUSE_NO);
        }
    }
    return world_hash(out);
}

static void count_ending(const Catalog *c, const World *w, BatchResult *r)
{
    char word[sizeof r->ending[0]];
    StrBuf text = str_buf(word, sizeof word);
    describe_ending_word(c, w, &text);
    int i = 0;
    while (i < r->endings && strcmp(r->ending[i], word) != 0) i++;
    CHECK(i < BATCH_ENDINGS);
    if (i == r->endings) {
        memcpy(r->ending[i], word, sizeof word);
        r->endings++;
    }
    r->ending_count[i]++;
    r->wins[w->winner]++;
}

static void count_report(const Report *p, BatchResult *r)
{
    switch (p->kind) {
    case REPORT_ACTION: r->action_uses[p->seat][p->id]++; break;
    case REPORT_EVENT: r->event_fired[p->id]++; break;
    case REPORT_OFFER:
        r->offers++;
        r->offers_accepted += p->arg;
        break;
    case REPORT_REACTION: r->counters += p->arg == REACT_COUNTER; break;
    case REPORT_CRISIS: r->crises++; break;
    case REPORT_CRISIS_END:
        r->incidents += p->arg == CRISIS_INCIDENT;
        r->crisis_result[p->arg & 7]++;
        break;
    default: break;
    }
}

/* Alignment at the end of each quarter, from the ledger. */
static void count_log(const Game *g, int scenario, const ReportLog *log, BatchResult *r)
{
    const Catalog *c = g->catalog;
    int32_t a[DIM_STATES];
    for (int s = 1; s <= c->state_count; s++) a[s] = c->scenario[scenario].alignment[s];
    int quarter = 0;
    for (int i = 0; i <= log->count; i++) {
        bool last = i == log->count;
        const Report *p = last ? NULL : &log->items[i];
        bool turn = last || (p->kind == REPORT_QUARTER && p->after > quarter);
        if (turn) {
            for (int s = 1; s <= c->state_count; s++) r->alignment_sum[quarter][s] += a[s];
            r->alignment_n[quarter]++;
            if (!last) quarter = p->after;
        }
        if (last) break;
        if (p->kind == REPORT_CHANGE && p->var == VAR_ALIGNMENT) a[p->state] += p->delta;
        count_report(p, r);
    }
}

enum { LOG_ROOM = 120000 };

typedef struct {
    AiScratch scratch;
    World world;
    Report block[LOG_ROOM];
} Workspace;

bool batch_run(const Content *content, const BatchRequest *request, BatchResult *out, Err *err)
{
    *out = (BatchResult){0};
    Workspace *space = mem_alloc(sizeof *space);
    const Hooks *hooks = space ? content_hooks_open(content, err) : NULL;
    if (!space || !hooks) {
        mem_free(space);
        return space ? false : err_set(err, "no memory to play campaigns");
    }
    Game g = {content_catalog(content), hooks};
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < request->campaigns && !(request->stop && *request->stop); i++) {
        ReportLog log = {space->block, 0, LOG_ROOM, false};
        uint64_t hash = batch_campaign(&g, request->scenario, request->first_seed + (uint64_t)i, request->level, &space->scratch, &space->world, &log);
        const World *w = &space->world;
        out->campaigns++;
        out->state_hash ^= hash;
        count_ending(g.catalog, w, out);
        count_log(&g, request->scenario, &log, out);
        int64_t quarters = w->quarter + 1;
        out->quarters_sum += quarters;
        out->quarters_sum_squares += quarters * quarters;
        out->peak_tension_sum += w->tension_peak;
        for (int seat = 1; seat <= MAX_SEATS; seat++) out->score_sum[seat] += w->score[seat];
        if (request->progress) request->progress(request->self, out->campaigns, request->campaigns);
    }
    out->cpu_ns = clock_cpu_ns() - begin;
    content_hooks_close(hooks);
    mem_free(space);
    return true;
}

void batch_merge(BatchResult *into, const BatchResult *from)
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
    into->incidents += from->incidents;
    into->offers += from->offers;
    into->offers_accepted += from->offers_accepted;
    into->counters += from->counters;
    into->peak_tension_sum += from->peak_tension_sum;
    into->cpu_ns += from->cpu_ns;
    into->state_hash ^= from->state_hash;
    for (int seat = 0; seat <= MAX_SEATS; seat++) {
        into->wins[seat] += from->wins[seat];
        into->score_sum[seat] += from->score_sum[seat];
        for (int a = 0; a < DIM_ACTIONS; a++) into->action_uses[seat][a] += from->action_uses[seat][a];
    }
    for (int k = 0; k < COUNT_OF(into->crisis_result); k++) into->crisis_result[k] += from->crisis_result[k];
    for (int e = 0; e < DIM_EVENTS; e++) into->event_fired[e] += from->event_fired[e];
    for (int q = 0; q <= MAX_QUARTERS; q++) {
        into->alignment_n[q] += from->alignment_n[q];
        for (int s = 0; s < DIM_STATES; s++) into->alignment_sum[q][s] += from->alignment_sum[q][s];
    }
}
