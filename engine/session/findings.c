#include "session/findings.h"

#include "core/model.h"
#include "host/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void findings_open(Findings *f, const Catalog *c, int scenario)
{
    memset(f, 0, sizeof *f);
    f->c = c;
    f->scenario = scenario;
}

void findings_close(Findings *f)
{
    mem_free(f->row);
    mem_free(f->alignment);
    f->row = NULL;
    f->alignment = NULL;
}

enum { CELLS = MAX_QUARTERS * MAX_STATES };

static bool make_room(Findings *f, Err *err)
{
    if (f->count < f->room) return true;
    int room = f->room ? f->room * 2 : 256;
    FindingsRow *row = mem_resize(f->row, (size_t)room * sizeof *row);
    if (row) f->row = row;
    int16_t *alignment = mem_resize(f->alignment, (size_t)room * CELLS * sizeof *alignment);
    if (alignment) f->alignment = alignment;
    if (!row || !alignment) return err_set(err, "no memory for %d campaigns", room);
    f->room = room;
    return true;
}

static void count_board(Findings *f, const CampaignRecord *r)
{
    const ScenarioDef *s = &f->c->scenario[f->scenario];
    int32_t before[DIM_STATES], year[DIM_STATES];
    int16_t *cell = f->alignment + (size_t)f->count * CELLS;
    for (int i = 0; i < CELLS; i++) cell[i] = INT16_MIN;
    memcpy(before, s->alignment, sizeof before);
    memcpy(year, s->alignment, sizeof year);
    for (int q = 0; q < r->quarters; q++) {
        bool year_ends = (s->start_season - 1 + q) % 4 == 3;
        for (int k = 1; k <= f->c->state_count; k++) {
            int32_t now = r->alignment[q][k];
            cell[q * MAX_STATES + k - 1] = (int16_t)(now / 100);
            f->tier_changes += model_tier(&s->tunes, now) != model_tier(&s->tunes, before[k]);
            f->tier_chances++;
            before[k] = now;
            if (!year_ends) continue;
            f->moved += llabs((long long)now - year[k]);
            f->moved_years++;
            year[k] = now;
        }
    }
}

/* How often the sign of a series changes; a zero leaves the sign as it was. */
static int sign_changes(int sign, const int32_t *value, int count, size_t stride)
{
    int changes = 0;
    for (int i = 0; i < count; i++) {
        int32_t v = value[(size_t)i * stride];
        int now = v > 0 ? 1 : v < 0 ? -1 : sign;
        changes += sign != 0 && now != sign;
        sign = now;
    }
    return changes;
}

static void count_leads(Findings *f, FindingsRow *row, const CampaignRecord *r)
{
    const ScenarioDef *s = &f->c->scenario[f->scenario];
    row->lead_changes = sign_changes(0, r->lead, r->quarters, 1);
    f->lead_changes += row->lead_changes;
    f->leads[row->lead_changes < FINDINGS_LEADS ? row->lead_changes : FINDINGS_LEADS - 1]++;
    for (int k = 1; k <= f->c->state_count; k++) {
        int start = s->alignment[k] > 0 ? 1 : s->alignment[k] < 0 ? -1 : 0;
        f->state_changes[k] += sign_changes(start, &r->alignment[0][k], r->quarters, DIM_STATES);
    }
}

static bool same_plan(const CampaignRecord *r, int q, int seat, int action, int state)
{
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (r->plan_action[q][seat][i] == action && r->plan_state[q][seat][i] == state) return true;
    }
    return false;
}

/* A turn in which an action is played in the same state for the third quarter running. */
static bool is_again(const CampaignRecord *r, int q, int seat)
{
    for (int i = 0; q > 1 && i < MAX_SLOTS && r->plan_action[q][seat][i]; i++) {
        int a = r->plan_action[q][seat][i], s = r->plan_state[q][seat][i];
        if (same_plan(r, q - 1, seat, a, s) && same_plan(r, q - 2, seat, a, s)) return true;
    }
    return false;
}

static void count_plans(Findings *f, const CampaignRecord *r)
{
    for (int q = 0; q < r->quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < MAX_SLOTS && r->plan_action[q][seat][i]; i++) f->uses[seat][r->plan_action[q][seat][i]]++;
            f->planned_turns++;
            f->again += is_again(r, q, seat);
        }
    }
}

static int count_ending(Findings *f, const CampaignRecord *r)
{
    int i = 0;
    while (i < f->endings && !str_eq(f->ending[i], r->ending)) i++;
    if (i == FINDINGS_ENDINGS) i--; /* content cannot name so many: winners by ways to win are fewer */
    if (i == f->endings) memcpy(f->ending[f->endings++], r->ending, sizeof f->ending[0]);
    f->ending_count[i]++;
    if (strncmp(r->ending, "rupture", 7) != 0) return i;
    f->ruptures++;
    int32_t lead = r->quarters > 1 ? r->lead[r->quarters - 2] : 0;
    f->trailing_ruptures += r->winner && lead != 0 && (r->winner == 1) == (lead < 0);
    return i;
}

static void count_events(Findings *f, const CampaignRecord *r, double margin)
{
    for (int i = 0; i < r->event_count; i++) {
        bool before = false;
        for (int k = 0; k < i; k++) before = before || r->event[k] == r->event[i];
        f->events[r->event[i]]++;
        if (before) continue;
        EventSums *e = &f->event[r->event[i]];
        e->games++;
        e->margin += margin;
        e->squares += margin * margin;
    }
}

static void count_content(Findings *f, const CampaignRecord *r)
{
    for (int i = 0; i < r->answer_count; i++) f->options[r->answer[i].event][r->answer[i].option]++;
    for (int a = 1; a <= f->c->agreement_count; a++) {
        f->accepted[a] += r->agreement[a][1].accepted + r->agreement[a][2].accepted;
        f->offered[a] += r->agreement[a][1].offered + r->agreement[a][2].offered;
    }
    for (int kind = 0; kind < ODDS_KINDS; kind++) {
        for (int i = 0; i < ODDS_TENTHS; i++) {
            f->odds[kind][i].n += r->odds[kind][i].n;
            f->odds[kind][i].shown += r->odds[kind][i].shown;
            f->odds[kind][i].came += r->odds[kind][i].came;
        }
    }
}

static double points_apart(const CampaignRecord *r, PointsSource source) { return (r->points[1][source] - r->points[2][source]) / 1000.0; }

bool findings_add(Findings *f, const CampaignRecord *r, Err *err)
{
    if (!make_room(f, err)) return false;
    double margin = (r->score[1] - r->score[2]) / 1000.0;
    count_board(f, r);
    count_plans(f, r);
    count_events(f, r, margin);
    count_content(f, r);
    FindingsRow *row = &f->row[f->count++];
    *row = (FindingsRow){.seed = r->seed, .winner = r->winner, .ending = count_ending(f, r), .quarters = r->quarters, .margin = margin, .mid = r->lead[r->quarters / 2] / 1000.0};
    count_leads(f, row, r);
    if (r->years >= 2) row->year_two = (r->year_score[1][1] - r->year_score[1][2]) / 1000.0;
    row->crises = points_apart(r, POINTS_CRISES);
    row->priorities = points_apart(r, POINTS_PRIORITIES);
    f->wins[r->winner]++;
    f->quarters += r->quarters;
    f->quarters_squared += (int64_t)r->quarters * r->quarters;
    f->short_ones += r->years < 2;
    f->crises += r->crises;
    f->incidents += r->crisis_result[CRISIS_INCIDENT];
    f->ledger_breaks += r->ledger_breaks;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        f->turns[seat] += r->turns[seat];
        f->clear[seat] += r->clear[seat];
        for (int k = 0; k < POINTS_SOURCES; k++) f->points[seat][k] += r->points[seat][k] / 1000.0;
    }
    return true;
}

/* ---- figures ---- */

Share findings_share(double k, double n)
{
    if (n <= 0) return (Share){0, 0, 1};
    const double z = 1.96;
    double p = k / n, middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return (Share){p, middle - half, middle + half};
}

static int by_value(const void *a, const void *b)
{
    int16_t x = *(const int16_t *)a, y = *(const int16_t *)b;
    return (x > y) - (x < y);
}

double findings_quantile(const Findings *f, int quarter, int state, double part)
{
    int n = 0;
    int16_t *value = mem_alloc(((size_t)f->count + 1) * sizeof *value);
    if (!value) return 0;
    for (int i = 0; i < f->count; i++) {
        int16_t v = f->alignment[(size_t)i * CELLS + (size_t)(quarter * MAX_STATES + state - 1)];
        if (v != INT16_MIN) value[n++] = v;
    }
    if (n) qsort(value, (size_t)n, sizeof *value, by_value);
    double at = n ? value[(int)(part * (n - 1) + 0.5)] / 10.0 : 0;
    mem_free(value);
    return at;
}

Share findings_side_share(const Findings *f) { return findings_share((double)f->wins[1] + (double)f->wins[0] / 2, f->count); }

double findings_mean_quarters(const Findings *f, double *sd)
{
    double n = f->count ? f->count : 1, mean = (double)f->quarters / n;
    *sd = sqrt(fmax(0, (double)f->quarters_squared / n - mean * mean));
    return mean;
}

double findings_mean_leads(const Findings *f) { return f->count ? (double)f->lead_changes / f->count : 0; }

static double variance(double n, double sum, double squares) { return n > 1 ? fmax(0, squares - sum * sum / n) / (n - 1) : 0; }

bool findings_event_worth(const Findings *f, int event, double *mean, double *half)
{
    const EventSums *e = &f->event[event];
    double sum = 0, squares = 0, n = (double)e->games, rest = f->count - n;
    for (int i = 0; i < f->count; i++) sum += f->row[i].margin, squares += f->row[i].margin * f->row[i].margin;
    if (n < 20 || rest < 20) return false;
    *mean = e->margin / n - (sum - e->margin) / rest;
    *half = 1.96 * sqrt(variance(n, e->margin, e->squares) / n + variance(rest, sum - e->margin, squares - e->squares) / rest);
    return true;
}
