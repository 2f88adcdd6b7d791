#include "core/cond.h"

#include "base/check.h"
#include "base/fixed.h"
#include "core/game.h"
#include "core/model.h"
#include "core/place.h"

#include <string.h>

/* As in var_info, at hand: a reference is what most conditions read. */
static const uint8_t subjects_of[VAR_COUNT] = {
#define V(name, word, subjects, unit, help) [VAR_##name] = subjects,
    VAR_LIST(V)
#undef V
};

static int32_t whole(int v) { return (int32_t)v * MILLI; }

/* Nothing before both plans are open: a condition must not tell what is still secret. */
static int hard_actions(const Catalog *c, const World *w, int state, int power)
{
    int count = 0;
    for (int i = 0; w->phase >= PHASE_REACT && i < MAX_SLOTS; i++)
        count += w->plan_target[power][i] == state && c->action[w->plan_action[power][i]].hard;
    return count;
}

/* What is worked out rather than stored. */
static int32_t work_out(const Catalog *c, const World *w, const Node *ref, int state, int power)
{
    switch (ref->var) {
    case VAR_YEAR: return whole(game_year(c, w));
    case VAR_SEASON: return whole(game_season(c, w));
    case VAR_QUARTER: return whole(w->quarter + 1);
    case VAR_DEPENDENCE: return model_dependence(c, w, state, power, ref->channel);
    case VAR_INFLUENCE: return model_influence(c, w, state, power, ref->channel);
    case VAR_INCOME: return model_income(c, w, power);
    case VAR_HARD: return whole(hard_actions(c, w, state, power));
    default: return 0;
    }
}

static inline int32_t read(const Catalog *c, const World *w, const Node *ref, const Scope *s)
{
    int subjects = subjects_of[ref->var];
    int state = subjects & STATE ? cond_state(ref, s) : 0, power = subjects & POWER ? cond_power(ref, s) : 0;
    if ((subjects & STATE) && state == 0) return 0;
    const VarPlace *place = &var_place[ref->var];
    if (place->seats_only && (power < 1 || power > MAX_SEATS)) return 0;
    const uint8_t *at = (const uint8_t *)w + var_offset(place, state, power, ref->channel, ref->arg);
    switch (place->stored) {
    case STORED_MILLI: return ref->var == VAR_ALIGNMENT ? *(const int32_t *)(const void *)at * seat_sign(power) : *(const int32_t *)(const void *)at;
    case STORED_SHORT: return *(const uint16_t *)(const void *)at;
    case STORED_WHOLE: return whole(*at);
    default: return work_out(c, w, ref, state, power);
    }
}

int32_t cond_read(const Catalog *c, const World *w, const Node *ref, const Scope *s) { return read(c, w, ref, s); }

/* The next place at or after `from`; -1: none. */
static int next_agreement(const World *w, int type, int state, int power, int from)
{
    while (from < MAX_AGREEMENTS) {
        const uint8_t *at = memchr(w->agreement_type + from, type, (size_t)(MAX_AGREEMENTS - from));
        if (!at) return -1;
        int i = (int)(at - w->agreement_type);
        if (w->agreement_state[i] == state && (power == 0 || w->agreement_power[i] == power)) return i;
        from = i + 1;
    }
    return -1;
}

int cond_agreement(const World *w, int type, int state, int power) { return next_agreement(w, type, state, power, 0); }

bool cond_has(const Catalog *c, const World *w, int type, int state, int power)
{
    const AgreementDef *def = &c->agreement[type];
    if (def->accord > 0) return w->steps[state][def->seat] >= def->accord && (power == 0 || power == def->seat);
    int i = next_agreement(w, type, state, power, 0);
    while (i >= 0 && w->agreement_status[i] != AGREEMENT_IN_FORCE) i = next_agreement(w, type, state, power, i + 1);
    return i >= 0;
}

static bool state_wants(const Catalog *c, int want, int state) { return state != 0 && c->want[want].state == state; }

/* ---- values ---- */

static int32_t value_at(const Catalog *c, const World *w, const Node *n, const Scope *s);

static inline int32_t leaf(const Catalog *c, const World *w, const Node *n, const Scope *s)
{
    return n->kind == VALUE_REF ? read(c, w, n, s) : n->kind == VALUE_CONST ? n->k : value_at(c, w, n, s);
}

/* Most operands are a reference or a number, perhaps times another, which need no walk. Children follow their parent
 * directly. */
static inline int32_t operand(const Catalog *c, const World *w, const Node *n, const Scope *s)
{
    while (n->kind == VALUE_LABEL) n++;
    return n->kind == VALUE_TIMES ? fixed_mul(leaf(c, w, n + 1, s), n->k) : leaf(c, w, n, s);
}

static int64_t sum_of(const Catalog *c, const World *w, const Node *parent, const Scope *s)
{
    const Node *end = c->node + parent->end;
    int64_t sum = 0;
    for (const Node *n = parent + 1; n < end; n = c->node + n->end) sum += operand(c, w, n, s);
    return sum;
}

static int32_t mean_of(const Catalog *c, const World *w, const Node *parent, const Scope *s)
{
    int count = 0;
    for (const Node *n = parent + 1; n < c->node + parent->end; n = c->node + n->end) count++;
    return count ? fixed_saturate(fixed_round_div(sum_of(c, w, parent, s), count)) : 0;
}

/* The least or greatest child. */
static int32_t extreme_of(const Catalog *c, const World *w, const Node *parent, const Scope *s, bool greatest)
{
    const Node *end = c->node + parent->end, *n = parent + 1;
    if (n >= end) return 0;
    int32_t found = operand(c, w, n, s);
    for (n = c->node + n->end; n < end; n = c->node + n->end) {
        int32_t v = operand(c, w, n, s);
        if (greatest ? v > found : v < found) found = v;
    }
    return found;
}

static bool test_at(const Catalog *c, const World *w, const Node *n, const Scope *s);

static int32_t value_at(const Catalog *c, const World *w, const Node *n, const Scope *s)
{
    switch (n->kind) {
    case NODE_NONE: return 0;
    case VALUE_CONST: return n->k;
    case VALUE_REF: return read(c, w, n, s);
    case VALUE_SUM: return fixed_saturate(sum_of(c, w, n, s));
    case VALUE_MEAN: return mean_of(c, w, n, s);
    case VALUE_LEAST:
    case VALUE_MOST: return extreme_of(c, w, n, s, n->kind == VALUE_MOST);
    case VALUE_TIMES: return fixed_mul(operand(c, w, n + 1, s), n->k);
    case VALUE_LABEL: return operand(c, w, n + 1, s);
    case VALUE_CLAUSE: return s->clause ? whole(s->clause[n->arg]) : n->k;
    case VALUE_WHEN: return test_at(c, w, n + 1, s) ? operand(c, w, c->node + n[1].end, s) : 0;
    default: check_failed(__FILE__, __LINE__, "a node that is no value");
    }
}

int32_t cond_value(const Catalog *c, const World *w, uint32_t node, const Scope *s) { return operand(c, w, &c->node[node], s); }

/* ---- conditions ---- */

static bool test_children(const Catalog *c, const World *w, const Node *parent, const Scope *s, bool stop_at)
{
    const Node *end = c->node + parent->end;
    for (const Node *n = parent + 1; n < end; n = c->node + n->end) {
        if (test_at(c, w, n, s) == stop_at) return stop_at;
    }
    return !stop_at;
}

static bool test_at(const Catalog *c, const World *w, const Node *n, const Scope *s)
{
    switch (n->kind) {
    case NODE_NONE: return true;
    case COND_ALL: return test_children(c, w, n, s, false);
    case COND_ANY: return test_children(c, w, n, s, true);
    case COND_NO: return !test_at(c, w, n + 1, s);
    case COND_AT_LEAST: return operand(c, w, n + 1, s) >= n->k;
    case COND_AT_MOST: return operand(c, w, n + 1, s) <= n->k;
    case COND_BELOW: return operand(c, w, n + 1, s) < n->k;
    case COND_ABOVE: return operand(c, w, n + 1, s) > n->k;
    case COND_EQUALS: return operand(c, w, n + 1, s) == n->k;
    case COND_HAS: return cond_state(n, s) != 0 && cond_has(c, w, n->arg, cond_state(n, s), cond_power(n, s));
    case COND_IS: return cond_state(n, s) == n->arg;
    case COND_WANTS: return state_wants(c, n->arg, cond_state(n, s));
    case COND_FIRED: return w->event_last[n->arg] != 0;
    default: check_failed(__FILE__, __LINE__, "a node that is no condition");
    }
}

bool cond_test(const Catalog *c, const World *w, uint32_t node, const Scope *s) { return test_at(c, w, &c->node[node], s); }
