#include "session/record.h"

#include "base/fixed.h"
#include "core/model.h"
#include "session/describe.h"

#include <string.h>

void record_begin(CampaignRecord *r, uint64_t seed)
{
    *r = (CampaignRecord){.seed = seed};
}

void record_choice(CampaignRecord *r, int seat, const AiAnswer *answer)
{
    if (answer->best <= 0) return;
    r->turns[seat]++;
    r->clear[seat] += (int64_t)answer->best * 4 > (int64_t)answer->next * 5;
}

void record_odds(CampaignRecord *r, OddsKind kind, int32_t shown, bool came)
{
    OddsCount *o = &r->odds[kind][int_clamp(shown * ODDS_TENTHS / MILLI, 0, ODDS_TENTHS - 1)];
    o->n++;
    o->came += came;
    o->shown += shown;
}

/* What the log says as it is read, beside the record itself. */
typedef struct {
    CampaignRecord *r;
    const Catalog *c;
    World now; /* alignment, quarter and scenario alone, for the formulas */
    int32_t tension;
    int planned[DIM_SEATS];
} Reader;

static PointsSource source_of(const Cause *cause)
{
    if (cause->kind != CAUSE_RULE) return POINTS_OTHER;
    if (cause->id == RULE_YEAR_END) return POINTS_YEARS;
    if (cause->id == RULE_PRIORITY) return POINTS_PRIORITIES;
    return cause->id == RULE_CRISIS ? POINTS_CRISES : POINTS_OTHER;
}

static void close_quarter(Reader *k)
{
    CampaignRecord *r = k->r;
    int q = k->now.quarter;
    for (int s = 1; s <= k->c->state_count; s++) r->alignment[q][s] = k->now.alignment[s];
    r->lead[q] = r->score[1] - r->score[2];
    bool counted = game_season(k->c, &k->now) == 4; /* the year's points are in the score already */
    if (!counted) r->lead[q] += model_year_points(k->c, &k->now, 1) - model_year_points(k->c, &k->now, 2);
    r->quarters = q + 1;
}

static void read_change(Reader *k, const Report *p)
{
    CampaignRecord *r = k->r;
    switch (p->var) {
    case VAR_ALIGNMENT: k->now.alignment[p->state] += p->delta; break;
    case VAR_SCORE:
        if (p->power < 1 || p->power > MAX_SEATS) break;
        r->score[p->power] += p->delta;
        r->points[p->power][source_of(&p->cause)] += p->delta;
        break;
    case VAR_TENSION:
        k->tension += p->delta;
        r->tension_peak = int_max(r->tension_peak, k->tension);
        break;
    default: break;
    }
}

static void read_action(Reader *k, const Report *p)
{
    int n = k->planned[p->seat]++, q = k->now.quarter;
    if (n >= MAX_SLOTS) return;
    k->r->plan_action[q][p->seat][n] = p->id;
    k->r->plan_state[q][p->seat][n] = p->state;
}

static void read_event(CampaignRecord *r, const Report *p)
{
    if (p->kind == REPORT_EVENT && r->event_count < RECORD_EVENTS) r->event[r->event_count++] = p->id;
    else if (p->kind == REPORT_ANSWER && r->answer_count < RECORD_ANSWERS) {
        r->answer[r->answer_count].event = p->id;
        r->answer[r->answer_count++].option = p->arg;
    } else r->cut++;
}

/* Everything but changes, which are most of a log. */
static void read_report(Reader *k, const Report *p)
{
    CampaignRecord *r = k->r;
    int power = p->seat ? p->seat : p->power <= MAX_SEATS ? p->power : 0;
    switch (p->kind) {
    case REPORT_QUARTER:
        if (p->after > k->now.quarter) close_quarter(k);
        k->now.quarter = (uint8_t)p->after;
        k->planned[1] = k->planned[2] = 0;
        break;
    case REPORT_EVENT:
    case REPORT_ANSWER: read_event(r, p); break;
    case REPORT_ACTION: read_action(k, p); break;
    case REPORT_REACTION: r->counters[p->seat] += p->arg == REACT_COUNTER; break;
    case REPORT_CRISIS: r->crises++; break;
    case REPORT_CRISIS_END:
        r->crisis_result[p->arg & 7]++;
        r->crises_won[p->seat] += p->arg == CRISIS_BACKED_DOWN;
        break;
    case REPORT_OFFER:
        r->agreement[p->id][p->seat].offered++;
        r->agreement[p->id][p->seat].accepted += p->arg;
        break;
    case REPORT_ENDED: r->agreement[p->id][power].ended++; break;
    case REPORT_BALANCE: r->pushbacks++; break;
    case REPORT_PRIORITY:
        r->priorities[p->seat]++;
        r->priorities_met[p->seat] += p->arg;
        break;
    case REPORT_YEAR:
        if (p->seat == 1 && r->years < RECORD_YEARS) r->years++;
        break;
    default: break;
    }
}

/* A year's scores are whole once its priorities are in: at the next quarter, or at the end. */
static void note_year(Reader *k, int *noted)
{
    CampaignRecord *r = k->r;
    if (*noted == r->years) return;
    for (int seat = 1; seat <= MAX_SEATS; seat++) r->year_score[r->years - 1][seat] = r->score[seat];
    *noted = r->years;
}

void record_finish(CampaignRecord *r, const Catalog *c, const World *final, const ReportLog *log)
{
    Reader k = {.r = r, .c = c};
    const ScenarioDef *s = &c->scenario[final->scenario];
    int noted = 0;
    k.now.scenario = final->scenario;
    memcpy(k.now.alignment, s->alignment, sizeof k.now.alignment);
    for (int seat = 1; seat <= MAX_SEATS; seat++) r->score[seat] = r->points[seat][POINTS_START] = s->komi[seat];
    for (int i = 0; i < log->count; i++) {
        const Report *p = &log->items[i];
        if (p->kind == REPORT_CHANGE) {
            read_change(&k, p);
            continue;
        }
        if (p->kind == REPORT_QUARTER) note_year(&k, &noted);
        read_report(&k, p);
    }
    note_year(&k, &noted);
    close_quarter(&k);
    for (int st = 1; st <= c->state_count; st++) r->ledger_breaks += k.now.alignment[st] != final->alignment[st];
    for (int seat = 1; seat <= MAX_SEATS; seat++) r->ledger_breaks += r->score[seat] != final->score[seat];
    r->ledger_breaks += k.tension != final->tension;
    r->hash = world_hash(final);
    r->winner = final->winner;
    r->tension_peak = final->tension_peak;
    StrBuf word = str_buf(r->ending, sizeof r->ending);
    describe_ending_word(c, final, &word);
}
