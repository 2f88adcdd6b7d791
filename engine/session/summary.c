#include "session/summary.h"

#include "base/fixed.h"
#include "core/model.h"

/* Quarters after a report in which its mark on alignment is looked for. */
enum { LOOK_AHEAD = 4, APART = 3 };
/* What an answer or an action must itself have moved to be called a turn: a polite line turns nothing. */
enum { WEIGHTY = 6 * MILLI };

static int32_t moved_after(const ChartRow *chart, int count, int quarter, int state)
{
    /* Row 0 is the start, row q + 1 the end of quarter q. */
    int from = quarter, to = int_min(quarter + LOOK_AHEAD, count - 1);
    if (from < 0 || from >= count || to <= from) return 0;
    return chart[to].alignment[state] - chart[from].alignment[state];
}

/* Which way a report pushes its state: its own changes of ties and mood in that quarter, or whose success it is. */
static int push_of(const Report *reports, int count, int at)
{
    const Report *r = &reports[at];
    if (r->kind == REPORT_IN_FORCE || r->kind == REPORT_LEG) return seat_sign(r->seat);
    if (r->kind == REPORT_BALANCE) return -seat_sign(r->seat);
    if (r->kind == REPORT_CRISIS_END) return r->seat ? seat_sign(r->seat) : 0;
    int64_t sum = 0, least = r->kind == REPORT_EVENT ? 1 : WEIGHTY;
    const int cause = r->kind == REPORT_ACTION ? CAUSE_ACTION : CAUSE_EVENT;
    for (int i = at; i < count && reports[i].quarter == r->quarter; i++) {
        const Report *p = &reports[i];
        if (p->kind == REPORT_CRISIS && cause == CAUSE_ACTION && p->id == r->id && p->state == r->state) return 0; /* its end is told */
        bool own = p->kind == REPORT_CHANGE && p->state == r->state && p->cause.kind == cause && p->cause.id == r->id;
        if (!own) continue;
        if (p->var == VAR_ALIGNMENT) sum += 4 * (int64_t)p->delta;
        else if ((p->var == VAR_TIE || p->var == VAR_BASE || p->var == VAR_GOODWILL) && p->power && p->power <= MAX_SEATS) sum += seat_sign(p->power) * (int64_t)p->delta;
    }
    return sum >= least ? 1 : sum <= -least ? -1 : 0;
}

static bool can_turn(const Game *g, const Report *r)
{
    if (r->state == 0) return false;
    switch (r->kind) {
    case REPORT_ANSWER: return !g->catalog->event[r->id].option[r->arg].is_default;
    case REPORT_ACTION: return g->catalog->action[r->id].hard;
    case REPORT_CRISIS_END:
    case REPORT_IN_FORCE:
    case REPORT_BALANCE: return true;
    case REPORT_LEG: return r->arg == g->catalog->project[r->id].legs;
    case REPORT_EVENT: return g->catalog->event[r->id].option_count == 0;
    default: return false;
    }
}

typedef struct {
    TurningPoint *point;
    int count, most;
} Greatest;

/* Keeps the greatest, one for each state within APART quarters. */
static void keep(Greatest *g, TurningPoint p)
{
    for (int i = 0; i < g->count; i++) {
        TurningPoint *t = &g->point[i];
        int gap = p.quarter > t->quarter ? p.quarter - t->quarter : t->quarter - p.quarter;
        if (t->state != p.state || gap >= APART) continue;
        if (fixed_abs(p.moved) <= fixed_abs(t->moved)) return;
        *t = p;
        return;
    }
    if (g->count < g->most) {
        g->point[g->count++] = p;
        return;
    }
    int least = 0;
    for (int i = 1; i < g->most; i++) {
        if (fixed_abs(g->point[i].moved) < fixed_abs(g->point[least].moved)) least = i;
    }
    if (fixed_abs(p.moved) > fixed_abs(g->point[least].moved)) g->point[least] = p;
}

static void sort_by_time(Greatest *g)
{
    for (int i = 1; i < g->count; i++) {
        for (int k = i; k > 0 && g->point[k].report < g->point[k - 1].report; k--) {
            TurningPoint swap = g->point[k];
            g->point[k] = g->point[k - 1];
            g->point[k - 1] = swap;
        }
    }
}

int summary_turning(const Game *g, const Report *reports, int report_count, const ChartRow *chart, int chart_count, int first_quarter, int last_quarter,
                    TurningPoint *out, int most)
{
    Greatest list = {out, 0, most};
    for (int i = 0; i < report_count; i++) {
        const Report *r = &reports[i];
        if (r->quarter < first_quarter || r->quarter > last_quarter || !can_turn(g, r)) continue;
        TurningPoint p = {.report = i, .quarter = r->quarter, .state = r->state};
        p.moved = moved_after(chart, chart_count, r->quarter, r->state);
        if (p.moved != 0 && (p.moved > 0 ? 1 : -1) == push_of(reports, report_count, i)) keep(&list, p);
    }
    sort_by_time(&list);
    return list.count;
}

static void count_crisis(const Report *r, Summary *out)
{
    if (r->arg == CRISIS_BACKED_DOWN) out->crises_won[r->seat]++;
    else if (r->arg == CRISIS_SETTLED || r->arg == CRISIS_TERMS) out->crises_settled++;
    else out->crises_void++;
    if (r->arg == CRISIS_INCIDENT) out->incidents++;
}

static void count_report(const Game *g, const Report *r, Summary *out)
{
    switch (r->kind) {
    case REPORT_ACTION: out->actions[r->seat]++; break;
    case REPORT_REACTION: out->counters[r->seat]++; break;
    case REPORT_OFFER: out->offers_refused += !r->arg; break;
    case REPORT_IN_FORCE:
        out->agreements_signed++;
        if (g->catalog->agreement[r->id].accord > 0 && r->seat <= MAX_SEATS) out->steps_signed[r->seat]++;
        break;
    case REPORT_ENDED: out->agreements_ended++; break;
    case REPORT_CRISIS: out->crises++; break;
    case REPORT_CRISIS_END: count_crisis(r, out); break;
    case REPORT_PRIORITY:
        out->priorities[r->seat]++;
        out->priorities_met[r->seat] += r->arg;
        break;
    default: break;
    }
}

static void averages(const Game *g, const World *w, const ChartRow *chart, int chart_count, Summary *out)
{
    const Catalog *c = g->catalog;
    int64_t now = 0, then = 0, weights = 0, sum[DIM_SEATS][DIM_CHANNELS] = {{0}};
    for (int s = 1; s <= c->state_count; s++) {
        int weight = c->state[s].weight, tier = model_tier(game_tunes(c, w), w->alignment[s]);
        weights += weight;
        now += (int64_t)weight * w->alignment[s];
        if (chart_count > 0) then += (int64_t)weight * chart[0].alignment[s];
        if (tier) out->lean[tier > 0 ? 1 : 2]++;
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int ch = 1; ch <= c->channel_count; ch++) sum[seat][ch] += (int64_t)weight * model_influence(c, w, s, seat, ch);
        }
    }
    if (weights == 0) return;
    out->average = fixed_saturate(fixed_round_div(now, weights));
    out->average_start = fixed_saturate(fixed_round_div(then, weights));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int ch = 1; ch <= c->channel_count; ch++) out->influence[seat][ch] = fixed_saturate(fixed_round_div(sum[seat][ch], weights));
    }
}

void summary_of(const Game *g, const World *w, const Report *reports, int report_count, const ChartRow *chart, int chart_count,
                Summary *out)
{
    *out = (Summary){.tension_peak = w->tension_peak};
    for (int i = 0; i < report_count; i++) count_report(g, &reports[i], out);
    out->turning_count = summary_turning(g, reports, report_count, chart, chart_count, 0, MAX_QUARTERS, out->turning, TURNING_POINTS);
    averages(g, w, chart, chart_count, out);
    int32_t most = -1;
    for (int i = 0; i < chart_count; i++) {
        if (chart[i].tension <= most) continue;
        most = chart[i].tension;
        out->tension_peak_quarter = chart[i].quarter;
    }
}
