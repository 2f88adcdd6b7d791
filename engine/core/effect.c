#include "core/effect.h"

#include "base/check.h"
#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/model.h"

enum { DEEPEST = 32 };

Effect effect_of(const Game *g, World *w, ReportLog *log, Cause cause, const Origin *origin, int actor, int state)
{
    Effect e = {.game = g, .world = w, .log = log, .cause = cause, .scale = MILLI, .origin = origin};
    /* Member by member: a Scope written in parts and copied whole has to wait for itself. */
    e.scope.actor = actor;
    e.scope.rival = scope_of(actor, state).rival;
    e.scope.state = state;
    return e;
}

int32_t effect_add(World *w, ReportLog *log, int var, int state, int power, int channel, int arg, int32_t delta, Cause cause)
{
    return effect_change(w, log, var, state, power, channel, arg, delta, cause);
}

int32_t effect_grow(Effect *e, int state, int seat, int channel, int32_t amount, int32_t lasting)
{
    int32_t gain = fixed_mul(model_gain(e->game->catalog, e->world, state, seat, channel, e->action, amount), e->scale);
    int32_t got = effect_add(e->world, e->log, VAR_TIE, state, seat, channel, 0, gain, e->cause);
    effect_add(e->world, e->log, VAR_BASE, state, seat, channel, 0, fixed_mul(gain, lasting), e->cause);
    return got;
}

static void report_ended(Effect *e, int type, int state, int power, int how)
{
    effect_report(e->world, e->log,
                  (Report){.kind = REPORT_ENDED, .id = (uint16_t)type, .state = (uint8_t)state, .power = (uint8_t)power,
                           .seat = (uint8_t)e->cause.actor, .arg = (uint8_t)how, .cause = e->cause});
}

static void goes_beyond(Effect *e)
{
    if (e->log) e->log->beyond = true;
}

static void lower_steps(Effect *e, int state, int seat, int to, int how)
{
    World *w = e->world;
    goes_beyond(e);
    if (w->step_wait[state][seat] > 0 && w->steps[state][seat] >= to) w->step_wait[state][seat] = 0;
    while (w->steps[state][seat] > to) {
        int step = w->steps[state][seat];
        effect_add(w, e->log, VAR_ACCORD, state, seat, 0, 0, -1, e->cause);
        report_ended(e, e->game->catalog->accord_step[seat][step], state, seat, how);
    }
}

static void breach_costs(Effect *e, const AgreementDef *def, int state, int power)
{
    if (power < 1 || power > MAX_SEATS) return;
    Cause cause = cause_rule(RULE_BREACH, power);
    effect_add(e->world, e->log, VAR_GOODWILL, state, power, 0, 0, def->breach_goodwill, cause);
    effect_add(e->world, e->log, VAR_BLAME, 0, power, 0, 0, def->breach_blame, cause);
    effect_add(e->world, e->log, VAR_PRESTIGE, 0, power, 0, 0, def->breach_prestige, cause);
}

/* An agreement may end or be signed while another does its part: each reads its own clauses. */
static void run_with_clauses(Effect *e, uint32_t node, const int8_t *clause)
{
    const int8_t *outer = e->scope.clause;
    e->scope.clause = clause;
    effect_run(e, node);
    e->scope.clause = outer;
}

void effect_end_agreement(Effect *e, int type, int state, int power, int how)
{
    World *w = e->world;
    const AgreementDef *def = &e->game->catalog->agreement[type];
    if (def->accord > 0) {
        if (w->steps[state][def->seat] >= def->accord) lower_steps(e, state, def->seat, def->accord - 1, how);
        return;
    }
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_type[i] != type || w->agreement_state[i] != state || (power && w->agreement_power[i] != power)) continue;
        int with = w->agreement_power[i];
        int8_t clause[MAX_CLAUSES];
        goes_beyond(e);
        for (int k = 0; k < MAX_CLAUSES; k++) clause[k] = w->agreement_clause[i][k];
        w->agreement_type[i] = w->agreement_state[i] = w->agreement_power[i] = 0;
        w->agreement_status[i] = w->agreement_since[i] = w->agreement_left[i] = 0;
        for (int k = 0; k < MAX_CLAUSES; k++) w->agreement_clause[i][k] = 0;
        report_ended(e, type, state, with, how);
        if (how == 2) breach_costs(e, def, state, with);
        run_with_clauses(e, def->lapse_effect, clause);
    }
}

void effect_hard_played(Effect *e, int state, int power)
{
    World *w = e->world;
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        const AgreementDef *def = &e->game->catalog->agreement[w->agreement_type[i]];
        if (w->agreement_status[i] != AGREEMENT_IN_FORCE || w->agreement_state[i] != state || w->agreement_power[i] != power || !def->hard_effect) continue;
        Effect own = effect_of(e->game, w, e->log, (Cause){.kind = CAUSE_AGREEMENT, .actor = (uint8_t)power, .id = w->agreement_type[i]}, &def->at, power, state);
        int8_t clause[MAX_CLAUSES];
        for (int k = 0; k < MAX_CLAUSES; k++) clause[k] = w->agreement_clause[i][k];
        run_with_clauses(&own, def->hard_effect, clause);
    }
}

static void throw_back_conflicts(Effect *e, const AgreementDef *def, int state)
{
    for (int t = 1; t <= e->game->catalog->agreement_count; t++) {
        if (def->conflicts >> (t - 1) & 1) effect_end_agreement(e, t, state, 0, 4);
    }
}

static void report_in_force(Effect *e, int type, int state, int power)
{
    effect_report(e->world, e->log,
                  (Report){.kind = REPORT_IN_FORCE, .id = (uint16_t)type, .state = (uint8_t)state, .power = (uint8_t)power,
                           .seat = (uint8_t)power, .cause = e->cause});
}

static int agreement_place(const World *w, int type, int state, int power)
{
    int i = cond_agreement(w, type, state, power);
    for (int k = 0; i < 0 && k < MAX_AGREEMENTS; k++) i = w->agreement_status[k] == AGREEMENT_FREE ? k : -1;
    return i;
}

void effect_sign(Effect *e, int type, int state, int power, const int8_t *clause, bool at_once)
{
    World *w = e->world;
    const AgreementDef *def = &e->game->catalog->agreement[type];
    goes_beyond(e);
    throw_back_conflicts(e, def, state);
    if (def->accord > 0) {
        if (w->steps[state][def->seat] >= def->accord) return;
        effect_add(w, e->log, VAR_ACCORD, state, def->seat, 0, 0, def->accord - w->steps[state][def->seat], e->cause);
        w->step_wait[state][def->seat] = w->step_age[state][def->seat] = 0;
        report_in_force(e, type, state, def->seat);
        run_with_clauses(e, def->signed_effect, clause);
        return;
    }
    int i = agreement_place(w, type, state, power);
    if (i < 0) return;
    w->agreement_type[i] = (uint8_t)type;
    w->agreement_state[i] = (uint8_t)state;
    w->agreement_power[i] = (uint8_t)power;
    bool renewed = w->agreement_status[i] == AGREEMENT_IN_FORCE;
    w->agreement_status[i] = at_once || renewed ? AGREEMENT_IN_FORCE : AGREEMENT_SIGNED;
    w->agreement_since[i] = (uint8_t)(w->quarter + 1);
    w->agreement_left[i] = (uint8_t)def->term;
    int8_t settled[MAX_CLAUSES];
    model_clauses(e->game->catalog, type, settled);
    for (int k = 0; k < MAX_CLAUSES; k++) w->agreement_clause[i][k] = settled[k] = clause ? clause[k] : settled[k];
    if (at_once || renewed) report_in_force(e, type, state, power);
    run_with_clauses(e, def->signed_effect, settled);
}

void effect_queue(World *w, int event, int state, int quarters)
{
    for (int i = 0; i < MAX_QUEUE; i++) {
        if (w->queue_event[i] != 0) continue;
        w->queue_event[i] = (uint16_t)event;
        w->queue_state[i] = (uint8_t)state;
        w->queue_left[i] = (uint8_t)quarters;
        return;
    }
}

/* Named after the definition, the place and the actor. */
static int die(Effect *e, int purpose, int bound)
{
    const Catalog *c = e->game->catalog;
    uint64_t name = e->origin->hash;
    if (e->scope.state) name = hash_mix(name, c->state[e->scope.state].at.hash);
    if (e->scope.actor) name = hash_mix(name, c->power[e->scope.actor].at.hash);
    return rng_below(rng_at(e->world->seed, (RngPurpose)purpose, name, e->world->quarter, e->dice_count++), bound);
}

static void run_roll(Effect *e, uint32_t node)
{
    const Node *n = e->game->catalog->node;
    const Hooks *hooks = e->game->hooks;
    int face = die(e, RNG_ROLL, 100 * MILLI), sum = 0;
    if (hooks && hooks->rolled) hooks->rolled(hooks->watcher, n[node + 1].k, face < n[node + 1].k);
    for (uint32_t i = node + 1; i < n[node].end; i = n[i].end) {
        sum += n[i].k;
        if (face < sum) {
            effect_run(e, i + 1);
            return;
        }
    }
}

bool effect_may_roll(const Catalog *c, uint32_t node, int depth)
{
    for (uint32_t i = node; i < c->node[node].end; i++) {
        const Node *n = &c->node[i];
        switch (n->kind) {
        case EFFECT_ROLL:
        case EFFECT_FUNC: return true;
        case EFFECT_SIGN:
        case EFFECT_BREAK:
        case EFFECT_ACCORD:
        case EFFECT_ADVANCE: {
            /* What these set off may end further agreements: beyond two steps it is not looked after. */
            if (depth >= 2) return true;
            const AgreementDef *a = &c->agreement[n->arg];
            const ProjectDef *p = &c->project[n->arg];
            if (n->kind == EFFECT_ADVANCE && (effect_may_roll(c, p->each, depth + 1) || effect_may_roll(c, p->finish, depth + 1))) return true;
            if (n->kind == EFFECT_SIGN && (a->conflicts || effect_may_roll(c, a->signed_effect, depth + 1))) return true;
            if (n->kind == EFFECT_BREAK && effect_may_roll(c, a->lapse_effect, depth + 1)) return true;
            break;
        }
        default: break;
        }
    }
    return false;
}

static bool goodwill_of_actor(const Effect *e, const Node *n, int32_t amount)
{
    return e->action && n->var == VAR_GOODWILL && cond_power(n, &e->scope) == e->scope.actor && amount > 0;
}

/* As in var_info, at hand. */
static const struct {
    uint8_t subjects, unit;
} kind_of[VAR_COUNT] = {
#define V(name, word, subjects, unit, help) [VAR_##name] = {subjects, unit},
    VAR_LIST(V)
#undef V
};

/* ADD, SET and SCALE share the way from a wanted delta to the writer. */
static void run_delta(Effect *e, const Node *n, int32_t delta)
{
    World *w = e->world;
    int state = cond_state(n, &e->scope), power = cond_power(n, &e->scope);
    if (n->var == VAR_TIE) { /* half of all */
        if (state == 0 || power == 0) return;
        if (e->scale != MILLI) delta = fixed_mul(delta, e->scale);
        effect_change(w, e->log, VAR_TIE, state, power, n->channel, 0, delta, e->cause);
        return;
    }
    int subjects = kind_of[n->var].subjects;
    if (((subjects & STATE) && state == 0) || ((subjects & POWER) && power == 0)) return;
    /* Scripted powers hold ties and nothing else. */
    if ((subjects & POWER) && power > MAX_SEATS && n->var != VAR_TIE && n->var != VAR_BASE) return;
    /* What is set is so or not: it has no half. */
    if (e->scale != MILLI && n->kind != EFFECT_SET && n->var != VAR_TENSION && n->var != VAR_BLAME) delta = fixed_mul(delta, e->scale);
    if (goodwill_of_actor(e, n, delta)) {
        int32_t crowd = MILLI + fixed_mul(game_tunes(e->game->catalog, w)->saturation_weight, w->saturation[state][e->action]);
        delta = fixed_div(delta, crowd);
    }
    if (kind_of[n->var].unit == WHOLE_UNIT) delta = (int32_t)fixed_round_div(delta, MILLI);
    effect_change(w, e->log, n->var, state, power, n->channel, n->arg, delta, e->cause);
}

static void run_each_state(Effect *e, uint32_t node, bool others_only)
{
    int saved = e->scope.each;
    for (int s = 1; s <= e->game->catalog->state_count; s++) {
        if (others_only && s == e->scope.state) continue;
        e->scope.each = s;
        effect_run(e, node + 1);
    }
    e->scope.each = saved;
}

static void run_grant(Effect *e, const Node *n, int32_t amount)
{
    World *w = e->world;
    int power = cond_power(n, &e->scope);
    if (power < 1 || power > MAX_SEATS) return;
    for (int i = 0; i < MAX_GRANTS; i++) {
        if (w->grant_left[power][i] != 0) continue;
        goes_beyond(e);
        w->grant[power][i] = amount;
        w->grant_left[power][i] = (uint8_t)int_clamp(n->k, 1, 255);
        effect_report(w, e->log, (Report){.kind = REPORT_CHANGE, .var = VAR_INCOME, .power = (uint8_t)power, .cause = e->cause,
                                          .arg = w->grant_left[power][i], .delta = amount, .after = model_income(e->game->catalog, w, power)});
        return;
    }
}

void effect_advance(Effect *e, const Node *n)
{
    World *w = e->world;
    int state = cond_state(n, &e->scope);
    const ProjectDef *def = &e->game->catalog->project[n->arg];
    if (state == 0 || w->legs[n->arg][state] >= def->legs) return;
    effect_add(w, e->log, VAR_LEGS, state, 0, 0, n->arg, 1, e->cause);
    effect_report(w, e->log, (Report){.kind = REPORT_LEG, .id = n->arg, .state = (uint8_t)state, .seat = (uint8_t)e->scope.actor,
                                      .arg = w->legs[n->arg][state], .cause = e->cause});
    Cause outer = e->cause;
    e->cause = (Cause){.kind = CAUSE_PROJECT, .actor = outer.actor, .id = n->arg};
    effect_run(e, def->each);
    if (w->legs[n->arg][state] == def->legs) effect_run(e, def->finish);
    e->cause = outer;
}

static void run_fire(Effect *e, const Node *n)
{
    int first = n->k & 255, last = n->k >> 8 & 255;
    int wait = first + (last > first ? die(e, RNG_TARGET, last - first + 1) : 0);
    int state = n->state ? cond_state(n, &e->scope) : e->scope.state;
    goes_beyond(e);
    effect_queue(e->world, n->arg, state, int_max(1, wait));
}

/* A func that fails leaves the World as it was; the Report says so. */
static void run_func(Effect *e, const Node *n)
{
    goes_beyond(e);
    if (e->log) e->log->touched = UINT64_MAX; /* it writes without the log */
    const Hooks *hooks = e->game->hooks;
    World saved = *e->world;
    if (hooks && hooks->func && hooks->func(hooks->self, e->game->catalog, e->world, n->arg, e->scope.actor, e->scope.state)) return;
    *e->world = saved;
    effect_report(e->world, e->log, (Report){.kind = REPORT_FUNC, .id = n->arg, .cause = e->cause});
}

/* Mostly additions, which need no further step down. */
static void run_children(Effect *e, uint32_t from, uint32_t to)
{
    const Node *node = e->game->catalog->node;
    for (uint32_t i = from; i < to; i = node[i].end) {
        const Node *value = &node[i + 1];
        if (node[i].kind == EFFECT_ADD)
            run_delta(e, &node[i], value->kind == VALUE_CONST ? value->k : cond_value(e->game->catalog, e->world, i + 1, &e->scope));
        else effect_run(e, i);
    }
}

void effect_run(Effect *e, uint32_t node)
{
    const Catalog *c = e->game->catalog;
    const Node *n = &c->node[node];
    if (n->kind == NODE_NONE) return;
    if (++e->depth > DEEPEST) {
        e->depth--;
        return;
    }
    World *w = e->world;
    switch (n->kind) {
    case EFFECT_SEQ:
    case EFFECT_ODDS: run_children(e, node + 1, n->end); break;
    case EFFECT_ADD: run_delta(e, n, cond_value(c, w, node + 1, &e->scope)); break;
    case EFFECT_SET: run_delta(e, n, cond_value(c, w, node + 1, &e->scope) - cond_read(c, w, n, &e->scope)); break;
    case EFFECT_SCALE: run_delta(e, n, fixed_mul(cond_read(c, w, n, &e->scope), n->k - MILLI)); break;
    case EFFECT_GROW:
        effect_grow(e, cond_state(n, &e->scope), cond_power(n, &e->scope), n->channel, cond_value(c, w, node + 1, &e->scope),
                    n->k ? n->k : game_tunes(c, w)->tie_lasting);
        break;
    case EFFECT_WHEN: {
        uint32_t then = c->node[node + 1].end;
        if (cond_test(c, w, node + 1, &e->scope)) effect_run(e, then);
        else if (n->flag) effect_run(e, c->node[then].end);
        break;
    }
    case EFFECT_ROLL: run_roll(e, node); break;
    case EFFECT_EACH_STATE: run_each_state(e, node, n->flag != 0); break;
    case EFFECT_FIRE: run_fire(e, n); break;
    case EFFECT_SIGN:
        if (cond_state(n, &e->scope)) effect_sign(e, n->arg, cond_state(n, &e->scope), cond_power(n, &e->scope), NULL, true);
        break;
    case EFFECT_BREAK:
        if (cond_state(n, &e->scope)) effect_end_agreement(e, n->arg, cond_state(n, &e->scope), cond_power(n, &e->scope), 2);
        break;
    case EFFECT_ADVANCE: effect_advance(e, n); break;
    case EFFECT_GRANT: run_grant(e, n, cond_value(c, w, node + 1, &e->scope)); break;
    case EFFECT_FUNC: run_func(e, n); break;
    case EFFECT_ACCORD:
        if (e->scale >= game_tunes(c, w)->whole_from) lower_steps(e, cond_state(n, &e->scope), cond_power(n, &e->scope), n->k / MILLI, 4);
        break;
    default: check_failed(__FILE__, __LINE__, "a node that is no effect");
    }
    e->depth--;
}
