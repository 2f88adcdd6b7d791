#include "core/cond.h"

#include "base/check.h"
#include "base/fixed.h"
#include "core/game.h"
#include "core/model.h"

int cond_state(const Node *n, const Scope *s)
{
    return n->state == SCOPE_TARGET ? s->state : n->state == SCOPE_EACH ? s->each : n->state;
}

int cond_power(const Node *n, const Scope *s)
{
    return n->power == SCOPE_ACTOR ? s->actor : n->power == SCOPE_RIVAL ? s->rival : n->power;
}

/* As in var_info, at hand: a reference is what most conditions read. */
static const uint8_t subjects_of[VAR_COUNT] = {
#define V(name, word, subjects, unit, help) [VAR_##name] = subjects,
    VAR_LIST(V)
#undef V
};

static int32_t whole(int v) { return (int32_t)v * MILLI; }

static int32_t read_world(const Catalog *c, const World *w, const Node *ref)
{
    switch (ref->var) {
    case VAR_TENSION: return w->tension;
    case VAR_YEAR: return whole(game_year(c, w));
    case VAR_SEASON: return whole(game_season(c, w));
    case VAR_QUARTER: return whole(w->quarter + 1);
    case VAR_VARIABLE: return w->variable[ref->arg];
    default: return 0;
    }
}

static int32_t read_power(const World *w, const Node *ref, int power)
{
    if (power < 1 || power > MAX_SEATS) return 0;
    switch (ref->var) {
    case VAR_CAPITAL: return whole(w->capital[power]);
    case VAR_MONEY: return w->money[power];
    case VAR_PRESTIGE: return w->prestige[power];
    case VAR_HOME: return w->home[power];
    case VAR_BLAME: return w->blame[power];
    case VAR_COUNTERS: return w->counters[power];
    case VAR_SCORE: return w->score[power];
    default: return 0;
    }
}

/* Nothing before both plans are open: a condition must not tell what is still secret. */
static int hard_actions(const Catalog *c, const World *w, int state, int power)
{
    int count = 0;
    for (int i = 0; w->phase >= PHASE_REACT && i < MAX_SLOTS; i++)
        count += w->plan_target[power][i] == state && c->action[w->plan_action[power][i]].hard;
    return count;
}

static int32_t read_state_power(const Catalog *c, const World *w, const Node *ref, int state, int power)
{
    if (power < 1 || power > MAX_SEATS) return 0;
    switch (ref->var) {
    case VAR_GOODWILL: return w->goodwill[state][power];
    case VAR_ALIGNMENT: return w->alignment[state] * seat_sign(power);
    case VAR_ACTS: return w->acts[state][power];
    case VAR_INTEL: return w->intel[power][state];
    case VAR_ACCORD: return whole(w->steps[state][power]);
    case VAR_HARD: return whole(hard_actions(c, w, state, power));
    default: return 0;
    }
}

int32_t cond_read(const Catalog *c, const World *w, const Node *ref, const Scope *s)
{
    int subjects = subjects_of[ref->var];
    int state = cond_state(ref, s), power = cond_power(ref, s), channel = ref->channel;
    if (!(subjects & STATE)) return subjects & POWER ? read_power(w, ref, power) : read_world(c, w, ref);
    if (state == 0) return 0;
    switch (ref->var) {
    case VAR_TIE: return w->tie[state][power][channel];
    case VAR_BASE: return w->base[state][power][channel];
    case VAR_OWN: return w->own[state][channel];
    case VAR_DEPENDENCE: return model_dependence(c, w, state, power, channel);
    case VAR_INFLUENCE: return model_influence(c, w, state, power, channel);
    case VAR_SOVEREIGNTY: return w->sovereignty[state];
    case VAR_NEUTRALITY: return w->neutrality[state];
    case VAR_STABILITY: return w->stability[state];
    case VAR_LEGS: return whole(w->legs[ref->arg][state]);
    case VAR_SATURATION: return w->saturation[state][ref->arg];
    default: return read_state_power(c, w, ref, state, power);
    }
}

bool cond_has(const Catalog *c, const World *w, int type, int state, int power)
{
    const AgreementDef *def = &c->agreement[type];
    if (def->accord > 0) return w->steps[state][def->seat] >= def->accord && (power == 0 || power == def->seat);
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_type[i] == type && w->agreement_state[i] == state &&
            w->agreement_status[i] == AGREEMENT_IN_FORCE && (power == 0 || w->agreement_power[i] == power))
            return true;
    }
    return false;
}

static bool state_wants(const Catalog *c, int want, int state) { return state != 0 && c->want[want].state == state; }

static bool test_children(const Catalog *c, const World *w, uint32_t node, const Scope *s, bool stop_at)
{
    for (uint32_t i = node + 1; i < c->node[node].end; i = c->node[i].end) {
        if (cond_test(c, w, i, s) == stop_at) return stop_at;
    }
    return !stop_at;
}

/* What a comparison compares: mostly a reference, which needs no walk. */
static int32_t compared(const Catalog *c, const World *w, uint32_t node, const Scope *s)
{
    const Node *n = &c->node[node];
    return n->kind == VALUE_REF ? cond_read(c, w, n, s) : cond_value(c, w, node, s);
}

bool cond_test(const Catalog *c, const World *w, uint32_t node, const Scope *s)
{
    const Node *n = &c->node[node];
    switch (n->kind) {
    case NODE_NONE: return true;
    case COND_ALL: return test_children(c, w, node, s, false);
    case COND_ANY: return test_children(c, w, node, s, true);
    case COND_NO: return !cond_test(c, w, node + 1, s);
    case COND_AT_LEAST: return compared(c, w, node + 1, s) >= n->k;
    case COND_AT_MOST: return compared(c, w, node + 1, s) <= n->k;
    case COND_BELOW: return compared(c, w, node + 1, s) < n->k;
    case COND_ABOVE: return compared(c, w, node + 1, s) > n->k;
    case COND_EQUALS: return compared(c, w, node + 1, s) == n->k;
    case COND_HAS: return cond_state(n, s) != 0 && cond_has(c, w, n->arg, cond_state(n, s), cond_power(n, s));
    case COND_IS: return cond_state(n, s) == n->arg;
    case COND_WANTS: return state_wants(c, n->arg, cond_state(n, s));
    case COND_FIRED: return w->event_last[n->arg] != 0;
    default: check_failed(__FILE__, __LINE__, "a node that is no condition");
    }
}

/* Sum, least or greatest of the children. */
static int32_t fold(const Catalog *c, const World *w, uint32_t node, const Scope *s)
{
    const Node *n = &c->node[node];
    int64_t sum = 0;
    int32_t least = INT32_MAX, most = INT32_MIN;
    int count = 0;
    for (uint32_t i = node + 1; i < n->end; i = c->node[i].end) {
        int32_t v = cond_value(c, w, i, s);
        sum += v;
        count++;
        if (v < least) least = v;
        if (v > most) most = v;
    }
    if (count == 0) return 0;
    if (n->kind == VALUE_LEAST) return least;
    if (n->kind == VALUE_MOST) return most;
    return fixed_saturate(n->kind == VALUE_MEAN ? fixed_round_div(sum, count) : sum);
}

int32_t cond_value(const Catalog *c, const World *w, uint32_t node, const Scope *s)
{
    const Node *n = &c->node[node];
    switch (n->kind) {
    case NODE_NONE: return 0;
    case VALUE_CONST: return n->k;
    case VALUE_REF: return cond_read(c, w, n, s);
    case VALUE_SUM:
    case VALUE_MEAN:
    case VALUE_LEAST:
    case VALUE_MOST: return fold(c, w, node, s);
    case VALUE_TIMES: return fixed_mul(cond_value(c, w, node + 1, s), n->k);
    case VALUE_LABEL: return cond_value(c, w, node + 1, s);
    case VALUE_CLAUSE: return s->clause ? whole(s->clause[n->arg]) : n->k;
    case VALUE_WHEN: return cond_test(c, w, node + 1, s) ? cond_value(c, w, c->node[node + 1].end, s) : 0;
    default: check_failed(__FILE__, __LINE__, "a node that is no value");
    }
}
