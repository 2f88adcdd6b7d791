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
        f->lead_changes += q > 0 && (r->lead[q] > 0) != (r->lead[q - 1] > 0);
    }
}

static bool same_plan(const CampaignRecord *r, int q, int seat, int action, int state)
{
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (r->plan_action[q][seat][i] == action && r->plan_state[q][seat][i] == state) return true;
    }
    return false;
}

static void count_plans(Findings *f, const CampaignRecord *r)
{
    for (int q = 0; q < r->quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < MAX_SLOTS && r->plan_action[q][seat][i]; i++) {
                int a = r->plan_action[q][seat][i], s = r->plan_state[q][seat][i];
                f->uses[seat][a]++;
                f->plans++;
                f->again += q > 1 && same_plan(r, q - 1, seat, a, s) && same_plan(r, q - 2, seat, a, s);
            }
        }
    }
}

static void count_ending(Findings *f, const CampaignRecord *r)
{
    int i = 0;
    while (i < f->endings && !str_eq(f->ending[i], r->ending)) i++;
    if (i == COUNT_OF(f->ending)) return;
    if (i == f->endings) memcpy(f->ending[f->endings++], r->ending, sizeof f->ending[0]);
    f->ending_count[i]++;
    if (strncmp(r->ending, "rupture", 7) != 0) return;
    f->ruptures++;
    int32_t lead = r->quarters > 1 ? r->lead[r->quarters - 2] : 0;
    f->trailing_ruptures += r->winner && (r->winner == 1) == (lead < 0);
}

static void count_content(Findings *f, const CampaignRecord *r)
{
    for (int i = 0; i < r->event_count; i++) f->events[r->event[i]]++;
    for (int i = 0; i < r->answer_count; i++) f->options[r->answer[i].event][r->answer[i].option]++;
    for (int a = 1; a <= f->c->agreement_count; a++) f->accepted[a] += r->agreement[a][1].accepted + r->agreement[a][2].accepted;
}

bool findings_add(Findings *f, const CampaignRecord *r, Err *err)
{
    if (!make_room(f, err)) return false;
    count_board(f, r);
    count_plans(f, r);
    count_ending(f, r);
    count_content(f, r);
    FindingsRow *row = &f->row[f->count++];
    int mid = r->quarters / 2;
    *row = (FindingsRow){.winner = r->winner, .margin = (r->score[1] - r->score[2]) / 1000.0, .mid = r->lead[mid] / 1000.0};
    if (r->years >= 2) row->year_two = (r->year_score[1][1] - r->year_score[1][2]) / 1000.0;
    row->crises = (r->points[1][POINTS_CRISES] - r->points[2][POINTS_CRISES]) / 1000.0;
    row->priorities = (r->points[1][POINTS_PRIORITIES] - r->points[2][POINTS_PRIORITIES]) / 1000.0;
    f->wins[r->winner]++;
    f->quarters += r->quarters;
    f->quarters_squared += (int64_t)r->quarters * r->quarters;
    f->short_ones += r->years < 2;
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

/* Squared correlation of a member of the rows with the margin at the end. */
static double explained(const Findings *f, size_t member)
{
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, n = f->count;
    for (int i = 0; i < f->count; i++) {
        double x = *(const double *)(const void *)((const char *)&f->row[i] + member), y = f->row[i].margin;
        sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
    double vx = sxx - sx * sx / n, vy = syy - sy * sy / n, v = sxy - sx * sy / n;
    return n > 1 && vx > 0 && vy > 0 ? v * v / (vx * vy) : 0;
}

/* Share of campaigns won by who led at mid game, the side's usual lead taken off. */
static Share mid_leader(const Findings *f)
{
    double usual = 0, hits = 0, decided = 0;
    for (int i = 0; i < f->count; i++) usual += f->row[i].mid / f->count;
    for (int i = 0; i < f->count; i++) {
        if (!f->row[i].winner) continue;
        decided++;
        hits += (f->row[i].mid > usual) == (f->row[i].winner == 1);
    }
    return findings_share(hits, decided);
}

static double entropy(const Findings *f, int seat)
{
    double all = 0, bits = 0;
    for (int a = 1; a <= f->c->action_count; a++) all += (double)f->uses[seat][a];
    for (int a = 1; a <= f->c->action_count; a++) {
        double p = all > 0 ? (double)f->uses[seat][a] / all : 0;
        if (p > 0) bits -= p * log2(p);
    }
    return bits;
}

/* ---- rows ---- */

typedef struct {
    Finding *out;
    int count;
} List;

static Finding *add(List *l, const char *row, const char *what, bool fails)
{
    Finding *r = &l->out[l->count++];
    *r = (Finding){.row = row, .what = what, .verdict = fails ? FINDING_FAIL : FINDING_PASS};
    return r;
}

static void judge_sides(const Findings *f, const char *level, List *l)
{
    bool base = str_eq(f->c->scenario[f->scenario].at.id, "base"), planner = strncmp(level, "planner", 7) == 0 || strncmp(level, "search", 6) == 0;
    bool utility = strncmp(level, "utility", 7) == 0, greedy = strncmp(level, "greedy", 6) == 0;
    double room = planner ? (base ? 0.05 : 0.08) : utility ? 0.10 : 0.15;
    Share s = findings_share((double)f->wins[1] + (double)f->wins[0] / 2, f->count);
    Finding *r = add(l, "side bias", "one side's share of wins, draws split, leaves 45 to 55 % (planner on base), 42 to 58 % (elsewhere), 40 to 60 % (utility), 35 to 65 % (greedy)",
                     fabs(s.share - 0.5) > room);
    if (!planner && !utility && !greedy) r->verdict = FINDING_REPORTED;
    snprintf(r->figure, sizeof r->figure, "%s %.1f %% (%.1f to %.1f)", f->c->power[1].at.id, 100 * s.share, 100 * s.low, 100 * s.high);
    if (r->verdict == FINDING_FAIL) snprintf(r->cause, sizeof r->cause, "%s wins too often; komi is the first dial", f->c->power[s.share > 0.5 ? 1 : 2].at.id);
}

static void judge_course(const Findings *f, List *l)
{
    double n = f->count;
    Share mid = mid_leader(f);
    double early = explained(f, offsetof(FindingsRow, year_two));
    Finding *r = add(l, "snowball", "the leader at mid game, less that side's usual lead, wins over 80 %, or the second year explains over 60 % of the final variance", mid.share > 0.8 || early > 0.6);
    snprintf(r->figure, sizeof r->figure, "leader wins %.0f %%, second year explains %.0f %%", 100 * mid.share, 100 * early);
    double moved = f->moved_years ? (double)f->moved / (double)f->moved_years / 1000 : 0, leads = (double)f->lead_changes / n;
    double tiers = f->tier_chances ? (double)f->tier_changes / (double)f->tier_chances * f->c->state_count : 0;
    r = add(l, "frozen board", "a state moves less than 6 points in a year, or less than 0.5 lead changes a game, or less than 0.26 tier changes a quarter", moved < 6 || leads < 0.5 || tiers < 0.26);
    snprintf(r->figure, sizeof r->figure, "%.1f points a year, %.1f lead changes, %.2f tier changes a quarter", moved, leads, tiers);
    int most = 0;
    for (int i = 1; i < f->endings; i++) most = f->ending_count[i] > f->ending_count[most] ? i : most;
    double top = f->endings ? (double)f->ending_count[most] / n : 0;
    r = add(l, "one ending", "an ending with its winner holds over 75 %", top > 0.75);
    snprintf(r->figure, sizeof r->figure, "%s %.1f %%, %d endings in all", f->endings ? f->ending[most] : "none", 100 * top, f->endings);
    double quarters = f->c->scenario[f->scenario].quarters, mean = (double)f->quarters / n, sd = sqrt(fmax(0, (double)f->quarters_squared / n - mean * mean));
    double early_end = (double)f->short_ones / n;
    r = add(l, "length", "the mean leaves 77 to 100 % of the scenario's quarters, the deviation 23 %, or over 5 % end before year two", mean < 0.77 * quarters || sd > 0.23 * quarters || early_end > 0.05);
    snprintf(r->figure, sizeof r->figure, "%.1f of %.0f quarters, deviation %.1f, %.1f %% short", mean, quarters, sd, 100 * early_end);
}

static void judge_play(const Findings *f, List *l)
{
    double bits = fmin(entropy(f, 1), entropy(f, 2)), again = f->plans ? (double)f->again / (double)f->plans : 0;
    double turns = (double)(f->turns[1] + f->turns[2]), clear = turns > 0 ? (double)(f->clear[1] + f->clear[2]) / turns : 0;
    Finding *r = add(l, "boredom", "actions have less than 2.2 bits, over 10 % are the same in the same state three quarters running, or one choice beats the next by 25 % in over half of the turns",
                     bits < 2.2 || again > 0.10 || clear > 0.5);
    snprintf(r->figure, sizeof r->figure, "%.2f bits, %.1f %% repeated, %.0f %% clear", bits, 100 * again, 100 * clear);
    double rupture = (double)f->ruptures / f->count, trailing = f->ruptures ? (double)f->trailing_ruptures / (double)f->ruptures : 0;
    r = add(l, "spoiling", "rupture over 10 %, or more than half of them won by the side that trailed", rupture > 0.1 || (f->ruptures >= 20 && trailing > 0.5));
    snprintf(r->figure, sizeof r->figure, "%.1f %%, %.0f %% of them by the trailing side", 100 * rupture, 100 * trailing);
    double crises = explained(f, offsetof(FindingsRow, crises)), incidents = (double)f->incidents / f->count;
    r = add(l, "crises dominate", "crises explain over 25 % of the score's variance, or more than 3 incidents a game", crises > 0.25 || incidents > 3);
    snprintf(r->figure, sizeof r->figure, "%.1f %%, %.2f incidents", 100 * crises, incidents);
    double goals = explained(f, offsetof(FindingsRow, priorities));
    r = add(l, "priorities dominate", "private goals explain over 15 % of the final variance", goals > 0.15);
    snprintf(r->figure, sizeof r->figure, "%.1f %%", 100 * goals);
    r = add(l, "hidden numbers", "a ledger does not sum to its value", f->ledger_breaks > 0);
    snprintf(r->figure, sizeof r->figure, "%lld breaks in %d campaigns", (long long)f->ledger_breaks, f->count);
}

static void dead(StrBuf *out, int *count, const char *id)
{
    if (out->used + strlen(id) + 2 < out->size) str_addf(out, "%s%s", *count ? ", " : "", id);
    ++*count;
}

static bool may_fire(const Findings *f, const EventDef *e)
{
    const ScenarioDef *s = &f->c->scenario[f->scenario];
    int first = s->start_year * 4 + s->start_season - 1;
    if ((e->dated && !s->dated_events) || (e->random && !s->random_events)) return false;
    return e->from < first + s->quarters && (e->to == 0 || e->to >= first);
}

static void judge_content(const Findings *f, List *l)
{
    Finding *r = add(l, "dead content", "an action, agreement, event or option never occurs", false);
    StrBuf names = str_buf(r->cause, sizeof r->cause);
    int count = 0, options = 0;
    for (int a = 1; a <= f->c->action_count; a++) {
        if (f->uses[1][a] + f->uses[2][a] == 0) dead(&names, &count, f->c->action[a].at.id);
    }
    for (int a = 1; a <= f->c->agreement_count; a++) {
        if (f->accepted[a] == 0 && f->c->agreement[a].accord) dead(&names, &count, f->c->agreement[a].at.id);
    }
    for (int e = 1; e <= f->c->event_count; e++) {
        const EventDef *event = &f->c->event[e];
        if (!may_fire(f, event)) continue;
        if (f->events[e] == 0) dead(&names, &count, event->at.id);
        for (int i = 0; f->events[e] && i < event->option_count; i++) {
            if (f->options[e][i]) continue;
            options++;
            dead(&names, &count, event->option[i].at.id);
        }
    }
    r->verdict = count ? FINDING_FAIL : FINDING_PASS;
    snprintf(r->figure, sizeof r->figure, "%d never seen, %d of them options", count, options);
}

int findings_judge(const Findings *f, const char *level, Finding out[FINDINGS_MOST])
{
    List l = {out, 0};
    if (f->count == 0) return 0;
    judge_sides(f, level, &l);
    judge_course(f, &l);
    judge_play(f, &l);
    judge_content(f, &l);
    return l.count;
}
