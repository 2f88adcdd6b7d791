#include "ai/value.h"

#include "base/fixed.h"
#include "core/model.h"

#include <string.h>

/* Tiers without their steps, so that being near one is worth something: straight lines between these corners. */
static int32_t smooth_height(int32_t x)
{
#define LINE(x0, y0, x1, y1) \
    if (x <= (x1)) return (y0) + (int32_t)fixed_round_div((int64_t)(x - (x0)) * ((y1) - (y0)), (x1) - (x0))
    LINE(0, 0, 6000, 450);
    LINE(6000, 450, 10000, 850);
    LINE(10000, 850, 18000, 1350);
    LINE(18000, 1350, 25000, 1850);
    LINE(25000, 1850, 36000, 2350);
    LINE(36000, 2350, 45000, 2850);
    LINE(45000, 2850, 60000, 3100);
    LINE(60000, 3100, 100000, 3300);
#undef LINE
    return 3300;
}

static inline int32_t smooth_tier(int32_t lean) { return lean < 0 ? -smooth_height(-lean) : smooth_height(lean); }

static int32_t faded_to(int32_t now, int32_t rest, int32_t faded)
{
    if (faded == 0) return now; /* most calls need no arithmetic */
    return faded == MILLI ? rest : now + fixed_mul(rest - now, faded);
}

/* Influence of both seats on one channel, before its weight, with ties gone `faded` milli of their way to base. */
static void faded_share(const Catalog *c, const World *w, int s, int ch, int32_t faded, int32_t out[DIM_SEATS])
{
    int64_t tie[DIM_SEATS], all = w->own[s][ch];
    for (int p = MAX_SEATS + 1; p <= c->power_count; p++) all += w->tie[s][p][ch];
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        tie[seat] = faded_to(w->tie[s][seat][ch], w->base[s][seat][ch], faded);
        all += tie[seat];
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) out[seat] = all > 0 ? (int32_t)fixed_round_div(tie[seat] * tie[seat], all) : 0;
}

/* This year's weights count for what ends with the year. */
static int32_t weight_of(const Catalog *c, const World *w, int f, int ch) { return f == 0 ? w->weight[ch] : c->channel[ch].weight; }

static int32_t faded_of(const PersonalityDef *p, int f) { return f == 0 ? p->fade_now : f == 1 ? p->fade_next : MILLI; }

void value_shares(const Catalog *c, const World *w, const PersonalityDef *p, Shares *out)
{
    for (int f = 0; f < SHARE_FADES; f++) {
        for (int s = 1; s <= c->state_count; s++) {
            out->sum[f][s][1] = out->sum[f][s][2] = 0;
            for (int ch = 1; ch <= c->channel_count; ch++) {
                int32_t *share = out->of[f][s][ch];
                faded_share(c, w, s, ch, faded_of(p, f), share);
                for (int seat = 1; seat <= MAX_SEATS; seat++) out->sum[f][s][seat] += (int64_t)weight_of(c, w, f, ch) * share[seat];
            }
        }
    }
}

static void faded_influence(const Catalog *c, const World *w, int s, int32_t faded, const Known *known, int f, int32_t out[DIM_SEATS])
{
    int64_t sum[DIM_SEATS] = {0};
    if (known) memcpy(sum, known->shares->sum[f][s], sizeof sum);
    static const int32_t none[DIM_SEATS];
    unsigned all = (2u << c->channel_count) - 2, moved = known ? known->moved & all : all;
    for (int ch = 1; moved >> ch; ch++) {
        if (!(moved >> ch & 1)) continue;
        const int32_t *was = known ? known->shares->of[f][s][ch] : none;
        int32_t share[DIM_SEATS];
        faded_share(c, w, s, ch, faded, share);
        int64_t weight = weight_of(c, w, f, ch);
        for (int seat = 1; seat <= MAX_SEATS; seat++) sum[seat] += weight * (share[seat] - was[seat]);
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) out[seat] = (int32_t)fixed_round_div(sum[seat], MILLI);
}

/* The target with ties and moods gone their way to base and rest as at stage f. */
static int32_t faded_target(const Catalog *c, const World *w, int s, const PersonalityDef *p, const Known *known, int f)
{
    const int32_t faded = faded_of(p, f);
    const Tunes *t = game_tunes(c, w);
    const ScenarioDef *scenario = game_scenario(c, w);
    int32_t influence[DIM_SEATS], mood[DIM_SEATS];
    faded_influence(c, w, s, faded, known, f, influence);
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        mood[seat] = faded_to(w->goodwill[s][seat], scenario->goodwill_rest[s][seat], faded);
    int32_t fear = faded_to(w->sovereignty[s], scenario->sovereignty_rest[s], faded);
    int32_t lean = fixed_abs(w->alignment[s]) - t->pull_from;
    int64_t wish =
        (int64_t)influence[1] + influence[2] + w->neutrality[s] + fixed_mul(t->pull_sovereignty, fear);
    if (lean > 0) wish += fixed_mul(t->pull_alignment, lean);
    int64_t difference =
        (int64_t)influence[1] - influence[2] + fixed_muldiv(mood[1] - mood[2], MILLI, t->goodwill_divisor);
    int64_t target = fixed_muldiv(difference, (int64_t)t->leverage * 100, wish > 0 ? wish : 1);
    target += (int64_t)t->anchor_step *
              (w->steps[s][1] + (w->step_wait[s][1] > 0) - w->steps[s][2] - (w->step_wait[s][2] > 0));
    target += scenario->course[s];
    return fixed_clamp(target, -100 * MILLI, 100 * MILLI);
}

/* As model_step, quarter by quarter. A share of at most all never oversteps the target, so that the distance alone can be
 * followed, which has no sign to mind; distances are at most 200 points. */
static int32_t follow(const Tunes *t, int32_t a, int32_t target, int quarters)
{
    uint32_t share = (uint32_t)t->step_share, limit = (uint32_t)t->step_limit, far = (uint32_t)fixed_abs(target - a);
    if (share > MILLI || far > 200 * MILLI || t->step_limit < 0) {
        for (int q = 0; q < quarters; q++) a += model_step(t, a, target);
        return a;
    }
    for (int q = 0; q < quarters; q++) {
        uint32_t step = (far * share + MILLI / 2) / MILLI;
        far -= step < limit ? step : limit;
    }
    return a < target ? target - (int32_t)far : target + (int32_t)far;
}

static int32_t year_weight(const Tunes *t, int years)
{
    return fixed_muldiv(t->year_divisor + years, MILLI, t->year_divisor);
}

int32_t value_year_weight(const Catalog *c, const World *w)
{
    return year_weight(game_tunes(c, w), game_year(c, w) - game_scenario(c, w)->start_year);
}

/* The seat's own private goals in a state, as likely met as the year's end lies within FAITH of what they
 * ask. */
static int64_t priorities(const Catalog *c, const World *w, int s, int seat, const PersonalityDef *p,
                          int32_t at_year_end)
{
    enum { FAITH = 5000 };
    int64_t sum = 0;
    for (int i = 0; i < 2; i++) {
        if (w->priority[seat][i] == 0 || c->priority[w->priority[seat][i]].state != s) continue;
        int32_t over = at_year_end * seat_sign(seat) - w->priority_mark[seat][i] - w->priority_rise[seat][i];
        int32_t likely = fixed_clamp(fixed_muldiv(over + FAITH, MILLI, 2 * FAITH), 0, MILLI);
        sum += fixed_mul(fixed_mul(likely, p->priority), game_tunes(c, w)->priority_points);
    }
    return sum ? fixed_muldiv(sum, value_year_weight(c, w), MILLI) : 0;
}

int32_t value_state(const Catalog *c, const World *w, int s, int seat, const PersonalityDef *p, const Known *known)
{
    const Tunes *t = game_tunes(c, w);
    int season = game_season(c, w), years = game_year(c, w) - game_scenario(c, w)->start_year;
    int left = game_scenario(c, w)->quarters - w->quarter; /* this one included */
    int now = int_min(left, 5 - season);
    int64_t sum = 0;
    int32_t a = follow(t, w->alignment[s], faded_target(c, w, s, p, known, 0), now);
    int64_t goals = p->priority ? priorities(c, w, s, seat, p, a) : 0;
    sum += (int64_t)fixed_mul(p->now, smooth_tier(a)) * year_weight(t, years);
    left -= now;
    if (left > 0) {
        a = follow(t, a, faded_target(c, w, s, p, known, 1), int_min(left, 4));
        sum += (int64_t)fixed_mul(p->next, smooth_tier(a)) * year_weight(t, years + 1);
        left -= 4;
    }
    int32_t lasting = left > 0 ? faded_target(c, w, s, p, known, 2) : 0;
    for (int k = 2; k <= 4 && left > 0; k++, left -= 4) {
        a = follow(t, a, lasting, int_min(left, 4));
        sum += (int64_t)fixed_mul(p->later, smooth_tier(a)) * year_weight(t, years + k);
    }
    int64_t points = fixed_round_div(sum * c->state[s].weight, MILLI);
    return fixed_saturate(seat_sign(seat) * (int64_t)fixed_muldiv(points, t->tier_share, MILLI) + goals);
}

int32_t value_standing(const Catalog *c, const World *w, int s, int seat, const PersonalityDef *p)
{
    int64_t sum = fixed_mul(p->goodwill, w->goodwill[s][seat] - w->goodwill[s][seat_rival(seat)]);
    if (p->influence) sum += fixed_mul(p->influence, model_weighted_influence(c, w, s, seat));
    sum += p->steps * (w->steps[s][seat] + (w->step_wait[s][seat] > 0));
    int side = w->alignment[s] * seat_sign(seat) > 0 ? -1 : 1;
    sum += side * fixed_mul(p->sovereignty, w->sovereignty[s]);
    for (int k = 1; p->project && k <= c->project_count; k++) {
        if (c->project[k].seats >> seat & 1) sum += p->project * w->legs[k][s];
    }
    return fixed_saturate(sum);
}

/* What running changes of income will still bring before the end. */
static int64_t to_come(const World *w, int seat, int quarters)
{
    int64_t sum = 0;
    for (int i = 0; i < MAX_GRANTS; i++) sum += (int64_t)w->grant[seat][i] * int_min(w->grant_left[seat][i], quarters);
    return sum;
}

int32_t value_income(const Catalog *c, const World *w, int seat, const PersonalityDef *p)
{
    int left = game_scenario(c, w)->quarters - w->quarter - 1;
    return p->income ? fixed_mul(p->income, fixed_saturate(to_come(w, seat, left) - to_come(w, seat_rival(seat), left))) : 0;
}

int32_t value_home(const World *w, int seat, const PersonalityDef *p)
{
    int64_t sum = 0;
    int rival = seat_rival(seat);
    sum += fixed_mul(p->home, w->home[seat]) - fixed_mul(p->tension, w->tension);
    sum += fixed_mul(p->prestige, w->prestige[seat] - w->prestige[rival]) -
           fixed_mul(p->blame, w->blame[seat] - w->blame[rival]);
    return fixed_saturate(sum);
}
