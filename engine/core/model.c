#include "core/model.h"

#include "base/check.h"
#include "base/fixed.h"
#include "core/cond.h"
#include "core/game.h"

#include <string.h>

static int64_t all_ties(const Catalog *c, const World *w, int state, int channel)
{
    int64_t sum = w->own[state][channel];
    for (int p = 1; p <= c->power_count; p++) sum += w->tie[state][p][channel];
    return sum;
}

int32_t model_dependence(const Catalog *c, const World *w, int state, int power, int channel)
{
    int64_t sum = all_ties(c, w, state, channel);
    return sum > 0 ? fixed_muldiv(w->tie[state][power][channel], 100 * MILLI, sum) : 0;
}

int32_t model_influence(const Catalog *c, const World *w, int state, int power, int channel)
{
    int64_t sum = all_ties(c, w, state, channel);
    int32_t tie = w->tie[state][power][channel];
    return sum > 0 ? fixed_muldiv(tie, tie, sum) : 0;
}

int32_t model_weighted_influence(const Catalog *c, const World *w, int state, int power)
{
    int64_t sum = 0;
    for (int ch = 1; ch <= c->channel_count; ch++) sum += (int64_t)w->weight[ch] * model_influence(c, w, state, power, ch);
    return fixed_saturate(fixed_round_div(sum, MILLI));
}

/* Both seats at once: the hot path of every search. */
static void both_influences(const Catalog *c, const World *w, int state, int32_t out[DIM_SEATS])
{
    int64_t sum[DIM_SEATS] = {0};
    for (int ch = 1; ch <= c->channel_count; ch++) {
        int64_t all = all_ties(c, w, state, ch);
        if (all <= 0) continue;
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int64_t tie = w->tie[state][seat][ch];
            sum[seat] += w->weight[ch] * fixed_round_div(tie * tie, all);
        }
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) out[seat] = fixed_saturate(fixed_round_div(sum[seat], MILLI));
}

/* The wish to stay between: the denominator of the target. */
static int32_t wish_between(const Tunes *t, const World *w, int state, const int32_t influence[DIM_SEATS])
{
    int32_t lean = fixed_abs(w->alignment[state]) - t->pull_from;
    int64_t wish = (int64_t)influence[1] + influence[2] + w->neutrality[state] +
                   fixed_mul(t->pull_sovereignty, w->sovereignty[state]);
    if (lean > 0) wish += fixed_mul(t->pull_alignment, lean);
    return wish > 0 ? fixed_saturate(wish) : 1;
}

static int32_t from_influence(const Tunes *t, int64_t difference, int32_t wish)
{
    return fixed_muldiv(difference, (int64_t)t->leverage * 100, wish);
}

int32_t model_target(const Catalog *c, const World *w, int state)
{
    const Tunes *t = game_tunes(c, w);
    int32_t influence[DIM_SEATS];
    both_influences(c, w, state, influence);
    int64_t mood = fixed_muldiv(w->goodwill[state][1] - w->goodwill[state][2], MILLI, t->goodwill_divisor);
    int64_t difference = (int64_t)influence[1] - influence[2] + mood;
    int64_t target = from_influence(t, difference, wish_between(t, w, state, influence));
    target += (int64_t)t->anchor_step * (w->steps[state][1] - w->steps[state][2]);
    target += game_scenario(c, w)->course[state];
    return fixed_clamp(target, -100 * MILLI, 100 * MILLI);
}

void model_target_terms(const Catalog *c, const World *w, int state, TargetTerms *out)
{
    const Tunes *t = game_tunes(c, w);
    *out = (TargetTerms){0};
    both_influences(c, w, state, out->influence);
    int64_t mood = fixed_muldiv(w->goodwill[state][1] - w->goodwill[state][2], MILLI, t->goodwill_divisor);
    int64_t ties = (int64_t)out->influence[1] - out->influence[2];
    out->wish = wish_between(t, w, state, out->influence);
    int32_t both = from_influence(t, ties + mood, out->wish);
    /* Both parts share one rounding; its remainder lies on the larger of them. */
    out->ties = from_influence(t, ties, out->wish);
    out->goodwill = from_influence(t, mood, out->wish);
    if (fixed_abs(out->ties) >= fixed_abs(out->goodwill)) out->ties = both - out->goodwill;
    else out->goodwill = both - out->ties;
    for (int seat = 1; seat <= MAX_SEATS; seat++) out->anchor[seat] = t->anchor_step * w->steps[state][seat] * seat_sign(seat);
    out->course = game_scenario(c, w)->course[state];
    out->target = model_target(c, w, state);
    out->cut = out->target - (both + out->anchor[1] + out->anchor[2] + out->course);
}

void model_gain_terms(const Catalog *c, const World *w, int state, int seat, int channel, int action, int32_t amount,
                      GainTerms *out)
{
    const Tunes *t = game_tunes(c, w);
    int32_t room = t->gain_room - w->tie[state][seat][channel];
    int32_t a = room > 0 ? fixed_muldiv(amount, room, t->gain_room) : 0;
    int32_t mood = fixed_clamp(fixed_div(w->goodwill[state][seat], t->gain_goodwill), t->gain_goodwill_min, t->gain_goodwill_max);
    int32_t b = fixed_mul(a, mood);
    int32_t crowd = MILLI + fixed_mul(t->saturation_weight, action ? w->saturation[state][action] : 0);
    *out = (GainTerms){.amount = amount, .room = a - amount, .goodwill = b - a, .total = fixed_div(b, crowd)};
    out->saturation = out->total - b;
}

int32_t model_gain(const Catalog *c, const World *w, int state, int seat, int channel, int action, int32_t amount)
{
    GainTerms terms;
    model_gain_terms(c, w, state, seat, channel, action, amount, &terms);
    return terms.total;
}

int32_t model_margin(const Catalog *c, const World *w, int agreement, int state, int seat, const int8_t *clause)
{
    const AgreementDef *def = &c->agreement[agreement];
    Scope scope = scope_of(seat, state);
    scope.clause = clause;
    return cond_value(c, w, def->accept, &scope) - def->needs;
}

int model_next_step(const Catalog *c, const World *w, int state, int seat)
{
    int next = w->steps[state][seat] + 1;
    return next <= 6 && w->step_wait[state][seat] == 0 ? c->accord_step[seat][next] : 0;
}

int model_offered(const Catalog *c, const World *w, int action, int state, int seat)
{
    int offer = c->action[action].offer;
    return offer == -1 ? model_next_step(c, w, state, seat) : offer;
}

void model_clauses(const Catalog *c, int agreement, int8_t out[MAX_CLAUSES])
{
    const AgreementDef *def = &c->agreement[agreement];
    memset(out, 0, MAX_CLAUSES);
    for (int i = 0; i < def->clause_count; i++) out[i] = (int8_t)def->clause[i].start;
}

/* A bargain: what of the margin no clause can move is found once, the rest as often as clauses are tried. */
typedef struct {
    const Catalog *c;
    const World *w;
    const AgreementDef *def;
    Scope scope;
    int64_t fixed;                /* the terms without a clause, less what is needed */
    uint32_t moving[MAX_CLAUSES * 4]; /* the terms with one */
    int count;
} Bargain;

static bool has_clause(const Catalog *c, uint32_t node)
{
    for (uint32_t i = node; i < c->node[node].end; i++) {
        if (c->node[i].kind == VALUE_CLAUSE) return true;
    }
    return false;
}

static Bargain bargain_of(const Catalog *c, const World *w, int agreement, int state, int seat)
{
    Bargain b = {.c = c, .w = w, .def = &c->agreement[agreement], .scope = scope_of(seat, state)};
    uint32_t all = b.def->accept;
    bool parts = c->node[all].kind == VALUE_SUM;
    b.fixed = -(int64_t)b.def->needs;
    for (uint32_t i = parts ? all + 1 : all; i < c->node[all].end; i = c->node[i].end) {
        if (!has_clause(c, i)) b.fixed += cond_value(c, w, i, &b.scope);
        else if (b.count < COUNT_OF(b.moving)) b.moving[b.count++] = i;
        else return (Bargain){.c = c, .w = w, .def = b.def, .scope = b.scope, .fixed = -(int64_t)b.def->needs, .moving = {all}, .count = 1};
    }
    return b;
}

static int32_t margin_at(Bargain *b, const int8_t *clause)
{
    int64_t sum = b->fixed;
    b->scope.clause = clause;
    for (int i = 0; i < b->count; i++) sum += cond_value(b->c, b->w, b->moving[i], &b->scope);
    return fixed_saturate(sum);
}

typedef struct {
    int8_t best;  /* the end of its range, or where it stands, with the greatest margin */
    int32_t gain; /* of the margin on the way there */
} Room;

static Room room_of(Bargain *b, int32_t now, int8_t clause[MAX_CLAUSES], int i)
{
    const ClauseDef *def = &b->def->clause[i];
    int8_t was = clause[i];
    Room room = {was, 0};
    for (int end = 0; end < 2; end++) {
        clause[i] = (int8_t)(end ? def->hi : def->lo);
        if (clause[i] == was) continue;
        int32_t gain = margin_at(b, clause) - now;
        if (gain > room.gain) room = (Room){clause[i], gain};
    }
    clause[i] = was;
    return room;
}

/* To the far end where that is needed, else the nearest number that suffices, by halving. */
static void move_as_needed(Bargain *b, int32_t need, int8_t clause[MAX_CLAUSES], int i, int end)
{
    int less = clause[i], enough = end;
    clause[i] = (int8_t)end;
    if (margin_at(b, clause) < need) return;
    while (fixed_abs(enough - less) > 1) {
        int middle = (less + enough) / 2;
        clause[i] = (int8_t)middle;
        if (margin_at(b, clause) < need) less = middle;
        else enough = middle;
    }
    clause[i] = (int8_t)enough;
}

bool model_counter(const Catalog *c, const World *w, int agreement, int state, int seat, int32_t need, int8_t clause[MAX_CLAUSES])
{
    int count = c->agreement[agreement].clause_count;
    if (count == 0) return model_margin(c, w, agreement, state, seat, clause) >= need;
    Bargain b = bargain_of(c, w, agreement, state, seat);
    for (;;) {
        int32_t now = margin_at(&b, clause);
        if (now >= need) return true;
        Room room[MAX_CLAUSES];
        int64_t all = now;
        int most = 0;
        for (int i = 0; i < count; i++) {
            room[i] = room_of(&b, now, clause, i);
            all += room[i].gain;
            most = room[i].gain > room[most].gain ? i : most;
        }
        if (all < need) { /* all of it together would not do */
            for (int i = 0; i < count; i++) clause[i] = room[i].best;
            return false;
        }
        move_as_needed(&b, need, clause, most, room[most].best);
    }
}

int model_tier(const Tunes *t, int32_t alignment)
{
    int32_t lean = fixed_abs(alignment);
    int tier = (lean >= t->tier_one) + (lean >= t->tier_two) + (lean >= t->tier_three);
    return alignment < 0 ? -tier : tier;
}

int32_t model_year_weight(const Catalog *c, const World *w)
{
    const Tunes *t = game_tunes(c, w);
    int years = game_year(c, w) - game_scenario(c, w)->start_year;
    return fixed_muldiv(t->year_divisor + years, MILLI, t->year_divisor);
}

int32_t model_year_points(const Catalog *c, const World *w, int seat)
{
    const Tunes *t = game_tunes(c, w);
    int weighted = 0;
    for (int s = 1; s <= c->state_count; s++) {
        int tier = model_tier(t, w->alignment[s]) * seat_sign(seat);
        if (tier > 0) weighted += tier * c->state[s].weight;
    }
    int years = game_year(c, w) - game_scenario(c, w)->start_year;
    return fixed_muldiv((int64_t)weighted * t->tier_share, t->year_divisor + years, t->year_divisor);
}

int32_t model_income(const Catalog *c, const World *w, int seat)
{
    int64_t income = game_scenario(c, w)->income[seat];
    for (int i = 0; i < MAX_GRANTS; i++) {
        if (w->grant_left[seat][i] > 0) income += w->grant[seat][i];
    }
    return fixed_saturate(income > 0 ? income : 0);
}

int model_capital_income(const Catalog *c, const World *w, int seat)
{
    const Tunes *t = game_tunes(c, w);
    return int_max(0, t->capital_income + game_scenario(c, w)->capital_extra[seat] - (w->home[seat] < t->home_low) - (w->home[seat] < t->home_very_low));
}

static bool has_any_agreement(const World *w, int state, int seat)
{
    if (w->steps[state][seat] > 0) return true;
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_status[i] == AGREEMENT_IN_FORCE && w->agreement_state[i] == state && w->agreement_power[i] == seat) return true;
    }
    return false;
}

int32_t model_resolve(const Catalog *c, const World *w, int seat, int state)
{
    const Tunes *t = game_tunes(c, w);
    int32_t lean = w->alignment[state] * seat_sign(seat);
    int64_t sum = (int64_t)t->resolve_base + (int64_t)t->resolve_weight * c->state[state].weight +
                  fixed_mul(t->resolve_prestige, w->prestige[seat]) + w->resolve_draw[seat];
    if (lean > 0) sum += fixed_mul(t->resolve_lean, lean);
    if (has_any_agreement(w, state, seat)) sum += t->resolve_agreement;
    return fixed_clamp(sum, 0, 100 * MILLI);
}

int model_sudden_states(const Catalog *c, const World *w, int seat)
{
    const PowerDef *p = &c->power[seat];
    int count = 0;
    bool among = p->sudden_among == 0;
    for (int s = 1; s <= c->state_count; s++) {
        if (w->steps[s][seat] < p->sudden_steps || w->alignment[s] * seat_sign(seat) < p->sudden_alignment) continue;
        count++;
        if (p->sudden_among >> s & 1) among = true;
    }
    return among ? count : int_min(count, p->sudden_states - 1);
}

int32_t model_band(const Catalog *c, const World *w, int seat, int state)
{
    const Tunes *t = game_tunes(c, w);
    int64_t intel = 0;
    if (state > 0) intel = w->intel[seat][state];
    else {
        for (int s = 1; s <= c->state_count; s++) intel += w->intel[seat][s];
        intel = c->state_count > 0 ? fixed_round_div(intel, c->state_count) : 0;
    }
    return intel >= 3 * MILLI ? 0 : intel >= 2 * MILLI ? t->intel_band_2 : intel >= MILLI ? t->intel_band_1 : t->intel_band_0;
}

int32_t model_solve_course(Catalog *c, int scenario)
{
    ScenarioDef *def = &c->scenario[scenario];
    Game g = {c, NULL};
    World w;
    int32_t greatest = 0;
    for (int s = 1; s <= c->state_count; s++) def->course[s] = 0;
    game_set_start(&g, &w, scenario, 0);
    for (int s = 1; s <= c->state_count; s++) {
        TargetTerms terms;
        model_target_terms(c, &w, s, &terms);
        def->course[s] = def->alignment[s] - (terms.target - terms.cut);
        if (fixed_abs(def->course[s]) > greatest) greatest = fixed_abs(def->course[s]);
    }
    return greatest;
}

int model_bloc_mood(const Catalog *c, const World *w, int variable)
{
    const VariableDef *def = &c->variable[variable];
    if (def->low_effect && w->variable[variable] <= def->low) return -1;
    return def->high_effect && w->variable[variable] >= def->high;
}
