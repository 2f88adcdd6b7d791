#include "session/year.h"

#include "base/fixed.h"
#include "core/model.h"

static int start_of(const ScenarioDef *s) { return s->start_year * 4 + s->start_season - 1; }

int year_newest(const Game *g, const World *seen, const Report *reports, int report_count)
{
    for (int i = report_count - 1; i >= 0; i--) {
        if (reports[i].kind == REPORT_YEAR) return (start_of(game_scenario(g->catalog, seen)) + reports[i].quarter) / 4;
    }
    return 0;
}

/* Each state's share of the points; the remainder of rounding lies on the largest. */
static void share_points(const Catalog *c, const World *seen, const ChartRow *row, int years, int seat, YearReview *out)
{
    const Tunes *t = game_tunes(c, seen);
    int32_t left = out->points[seat];
    int largest = 1;
    for (int s = 1; s <= c->state_count; s++) {
        int tier = model_tier(t, row->alignment[s]) * seat_sign(seat);
        int32_t *share = &out->state_points[seat][s];
        if (tier > 0) *share = fixed_muldiv((int64_t)tier * c->state[s].weight * t->tier_share, t->year_divisor + years, t->year_divisor);
        left -= *share;
        if (*share > out->state_points[seat][largest]) largest = s;
    }
    out->state_points[seat][largest] += left;
}

static void read_report(const Report *r, int at, YearReview *out, bool *over)
{
    if (r->kind == REPORT_YEAR && r->quarter == out->last) {
        out->points[r->seat] = r->delta;
        *over = true;
    }
    if (r->kind == REPORT_PRIORITY && r->quarter == out->last && out->goal_count < YEAR_GOALS) {
        out->goal[out->goal_count++] = at;
        out->goals[r->seat] += r->delta;
    }
    if (r->kind != REPORT_AGENDA) return;
    if (r->quarter <= out->last && !r->arg) out->agenda = r->channel;
    else if (r->quarter >= out->last && !out->agenda_next) out->agenda_next = r->channel;
}

bool year_review(const Game *g, const World *seen, const Report *reports, int report_count, const ChartRow *chart, int chart_count, int year, YearReview *out)
{
    const Catalog *c = g->catalog;
    const ScenarioDef *s = game_scenario(c, seen);
    bool over = false;
    *out = (YearReview){.year = year, .first = int_max(0, year * 4 - start_of(s)), .last = int_min(s->quarters - 1, year * 4 + 3 - start_of(s))};
    /* Row q is the end of quarter q - 1. */
    if (out->last < out->first || out->last + 1 >= chart_count) return false;
    for (int i = 0; i < report_count; i++) read_report(&reports[i], i, out, &over);
    if (!over) return false;
    const ChartRow *from = &chart[out->first], *to = &chart[out->last + 1];
    for (int i = 1; i <= c->state_count; i++) {
        out->before[i] = from->alignment[i];
        out->after[i] = to->alignment[i];
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        out->score[seat] = to->score[seat];
        out->other[seat] = to->score[seat] - from->score[seat] - out->points[seat] - out->goals[seat];
        share_points(c, seen, to, year - s->start_year, seat, out);
    }
    out->turning_count = summary_turning(g, reports, report_count, chart, out->last + 2, out->first, out->last, out->turning, YEAR_TURNING);
    return true;
}

void describe_year_turning(const Describe *d, StrBuf *out, const Report *reports, const TurningPoint *p)
{
    char what[320], moved[24];
    StrBuf a = str_buf(what, sizeof what), b = str_buf(moved, sizeof moved);
    describe_report(d, &a, &reports[p->report]);
    describe_milli(d, &b, p->moved, 1, true);
    TEXT_FORMAT(out, T(d->texts, "{what} {state} {moved} by the year's end."), {"what", what}, {"state", describe_name(d, &d->game->catalog->state[p->state].at)}, {"moved", moved});
}
