/* Definitions that cannot all be meant: an agreement whose terms never reach what it needs, a want that nothing can
 * meet, a start that breaks a conflict. Decided from constants and the limits of the variables alone, and always on the
 * safe side: what may hold in some World is let pass. Both places are named. */
#include "script/loader.h"

#include "base/fixed.h"

#include <stdio.h>
#include <string.h>

enum { WIDE = 1000000 }; /* shown units; more than any number of a World */

/* What a value or condition may come to in a state. */
typedef struct {
    int64_t lo, hi;
} Bounds;
typedef enum { NEVER = -1, MAYBE = 0, ALWAYS = 1 } Holds;

/* ---- bounds of values */

static Bounds var_bounds(const Catalog *c, const Node *n)
{
    switch (n->var) {
    case VAR_ALIGNMENT: return (Bounds){-100 * MILLI, 100 * MILLI};
    case VAR_INTEL: return (Bounds){0, 3 * MILLI};
    case VAR_ACCORD: return (Bounds){0, 6 * MILLI};
    case VAR_LEGS: return (Bounds){0, (int64_t)c->project[n->arg].legs * MILLI};
    case VAR_CAPITAL: return (Bounds){0, 100 * MILLI};
    case VAR_VARIABLE: return (Bounds){c->variable[n->arg].min, c->variable[n->arg].max};
    case VAR_TIE:
    case VAR_BASE:
    case VAR_OWN:
    case VAR_DEPENDENCE:
    case VAR_INFLUENCE:
    case VAR_GOODWILL:
    case VAR_SOVEREIGNTY:
    case VAR_NEUTRALITY:
    case VAR_STABILITY:
    case VAR_PRESTIGE:
    case VAR_HOME:
    case VAR_TENSION: return (Bounds){0, 100 * MILLI};
    default: return (Bounds){-(int64_t)WIDE * MILLI, (int64_t)WIDE * MILLI};
    }
}

static Holds holds(const Catalog *c, uint32_t node, int state);
static Bounds value_bounds(const Catalog *c, uint32_t node, int state);

static Bounds times(Bounds b, int32_t k)
{
    int64_t a = b.lo * k / MILLI, z = b.hi * k / MILLI;
    /* One milli of slack for rounding. */
    return a < z ? (Bounds){a - 1, z + 1} : (Bounds){z - 1, a + 1};
}

static Bounds when(const Catalog *c, uint32_t node, int state)
{
    Holds h = holds(c, node + 1, state);
    Bounds b = value_bounds(c, c->node[node + 1].end, state);
    if (h == NEVER) return (Bounds){0, 0};
    if (h == ALWAYS) return b;
    return (Bounds){b.lo < 0 ? b.lo : 0, b.hi > 0 ? b.hi : 0};
}

static Bounds joined(const Catalog *c, uint32_t node, int state)
{
    const Node *n = &c->node[node];
    Bounds all = {0, 0};
    int count = 0;
    for (uint32_t i = node + 1; i < n->end; i = c->node[i].end, count++) {
        Bounds b = value_bounds(c, i, state);
        bool first = count == 0;
        switch (n->kind) {
        case VALUE_LEAST: all = first ? b : (Bounds){b.lo < all.lo ? b.lo : all.lo, b.hi < all.hi ? b.hi : all.hi}; break;
        case VALUE_MOST: all = first ? b : (Bounds){b.lo > all.lo ? b.lo : all.lo, b.hi > all.hi ? b.hi : all.hi}; break;
        default: all = (Bounds){all.lo + b.lo, all.hi + b.hi}; break;
        }
    }
    if (n->kind == VALUE_MEAN && count > 0) all = (Bounds){all.lo / count - 1, all.hi / count + 1};
    return all;
}

static Bounds value_bounds(const Catalog *c, uint32_t node, int state)
{
    const Node *n = &c->node[node];
    switch (n->kind) {
    case VALUE_CONST: return (Bounds){n->k, n->k};
    case VALUE_REF: return var_bounds(c, n);
    case VALUE_TIMES: return times(value_bounds(c, node + 1, state), n->k);
    case VALUE_LABEL: return value_bounds(c, node + 1, state);
    case VALUE_WHEN: return when(c, node, state);
    default: return joined(c, node, state);
    }
}

/* ---- what conditions may come to */

static Holds compared(const Node *n, Bounds b)
{
    switch (n->kind) {
    case COND_AT_LEAST: return b.hi < n->k ? NEVER : b.lo >= n->k ? ALWAYS : MAYBE;
    case COND_AT_MOST: return b.lo > n->k ? NEVER : b.hi <= n->k ? ALWAYS : MAYBE;
    case COND_BELOW: return b.lo >= n->k ? NEVER : b.hi < n->k ? ALWAYS : MAYBE;
    case COND_ABOVE: return b.hi <= n->k ? NEVER : b.lo > n->k ? ALWAYS : MAYBE;
    default: return b.lo > n->k || b.hi < n->k ? NEVER : MAYBE;
    }
}

static Holds is_state(const Node *n, int state, int wanted)
{
    int s = n->state == SCOPE_TARGET ? state : n->state;
    if (!s || s == SCOPE_EACH) return MAYBE;
    return s == wanted ? ALWAYS : NEVER;
}

/* Every part (all) or some part (any). */
static Holds parts(const Catalog *c, uint32_t node, int state, bool all)
{
    Holds so_far = all ? ALWAYS : NEVER;
    for (uint32_t i = node + 1; i < c->node[node].end; i = c->node[i].end) {
        Holds h = holds(c, i, state);
        bool settles = all ? h < so_far : h > so_far;
        if (settles) so_far = h;
    }
    return so_far;
}

static Holds holds(const Catalog *c, uint32_t node, int state)
{
    const Node *n = &c->node[node];
    switch (n->kind) {
    case NODE_NONE: return ALWAYS;
    case COND_ALL: return parts(c, node, state, true);
    case COND_ANY: return parts(c, node, state, false);
    case COND_NO: return (Holds)-holds(c, node + 1, state);
    case COND_IS: return is_state(n, state, n->arg);
    case COND_WANTS: return is_state(n, state, c->want[n->arg].state);
    case COND_AT_LEAST:
    case COND_AT_MOST:
    case COND_BELOW:
    case COND_ABOVE:
    case COND_EQUALS: return compared(n, value_bounds(c, node + 1, state));
    default: return MAYBE;
    }
}

static bool can_play(const Catalog *c, int action, int state)
{
    return holds(c, c->action[action].allow, state) != NEVER;
}

/* ---- agreements */

static void check_terms(Loader *l, int a)
{
    const Catalog *c = l->c;
    const AgreementDef *def = &c->agreement[a];
    int64_t most = INT64_MIN;
    if (!def->accept) return;
    for (int s = 1; s <= c->state_count; s++) {
        int64_t reach = value_bounds(c, def->accept, s).hi;
        if (reach > most) most = reach;
    }
    if (c->state_count == 0 || most >= def->needs) return;
    load_at_field(l, "E061", validate_def(l, KIND_AGREEMENT, a), "accept", "nobody can ever sign agreement '%s': its terms reach %g at most, and it needs %g", def->at.id,
                  (double)most / MILLI, (double)def->needs / MILLI);
}

/* An offer by a side that the agreement is not for. */
static void check_offers(Loader *l, int action)
{
    const Catalog *c = l->c;
    const ActionDef *def = &c->action[action];
    if (def->offer <= 0) return;
    const AgreementDef *a = &c->agreement[def->offer];
    if (!a->seat || def->seats >> a->seat & 1) return;
    load_at_field(l, "E062", validate_def(l, KIND_ACTION, action), "offer", "action '%s' offers agreement '%s', which only '%s' may sign (%s)", def->at.id, a->at.id,
                  c->power[a->seat].at.id, validate_place(l, validate_def(l, KIND_AGREEMENT, def->offer)));
}

static bool is_signed_somewhere(const Catalog *c, int a)
{
    for (int i = 1; i <= c->action_count; i++) {
        if (c->action[i].offer == a) return true;
    }
    for (int i = 1; i < c->node_count; i++) {
        if (c->node[i].kind == EFFECT_SIGN && c->node[i].arg == a) return true;
    }
    for (int s = 1; s <= c->scenario_count; s++) {
        for (int i = 0; i < c->scenario[s].start_agreement_count; i++) {
            if (c->scenario[s].start_agreement[i].type == a) return true;
        }
    }
    return c->agreement[a].accord > 0;
}

/* ---- wants, projects, actions */

static void check_want(Loader *l, int i)
{
    const Catalog *c = l->c;
    const WantDef *w = &c->want[i];
    const Def *d = validate_def(l, KIND_WANT, i);
    const char *state = w->state ? c->state[w->state].at.id : "";
    if (w->state && w->action && !can_play(c, w->action, w->state))
        load_at_field(l, "E063", d, "met_by", "want '%s' of '%s' is met by action '%s', which nobody can ever play there (%s)", w->at.id, state, c->action[w->action].at.id,
                      validate_place(l, validate_def(l, KIND_ACTION, w->action)));
    if (w->state && w->met_by_project && !(c->project[w->met_by_project].states >> w->state & 1))
        load_at_field(l, "E063", d, "met_by", "want '%s' of '%s' is met by project '%s', which may not stand there (%s)", w->at.id, state, c->project[w->met_by_project].at.id,
                      validate_place(l, validate_def(l, KIND_PROJECT, w->met_by_project)));
}

static void check_playable(Loader *l, int action)
{
    const Catalog *c = l->c;
    for (int s = 1; s <= c->state_count; s++) {
        if (can_play(c, action, s)) return;
    }
    if (c->state_count > 0)
        load_at_field(l, "E066", validate_def(l, KIND_ACTION, action), "allow", "nobody can ever play action '%s': its `allow` holds in no state", c->action[action].at.id);
}

/* Who builds it: an action of the right side, or an effect. */
static void check_project(Loader *l, int p)
{
    const Catalog *c = l->c;
    const ProjectDef *def = &c->project[p];
    int other = 0;
    for (int a = 1; a <= c->action_count; a++) {
        if (c->action[a].project != p) continue;
        if (c->action[a].seats & def->seats) return;
        other = a;
    }
    for (int i = 1; i < c->node_count; i++) {
        if (c->node[i].kind == EFFECT_ADVANCE && c->node[i].arg == p) return;
    }
    const Def *d = validate_def(l, KIND_PROJECT, p);
    if (other)
        load_at_field(l, "E064", d, "by", "nobody can advance project '%s': action '%s' is of the other side (%s)", def->at.id, c->action[other].at.id,
                      validate_place(l, validate_def(l, KIND_ACTION, other)));
    else load_at_field(l, "E064", d, "", "nobody can advance project '%s': no action builds it (project = ...) and no effect does (:advance)", def->at.id);
}

/* ---- events and scenarios */

static bool fires_in(const EventDef *e, const ScenarioDef *s)
{
    int first = s->start_year * 4 + s->start_season - 1, last = first + s->quarters - 1;
    if ((e->dated && !s->dated_events) || (e->random && !s->random_events)) return false;
    return e->from <= last && e->to >= first;
}

static void check_window(Loader *l, int event)
{
    const Catalog *c = l->c;
    const EventDef *e = &c->event[event];
    if (e->to < e->from || e->queued_only) return;
    for (int s = 1; s <= c->scenario_count; s++) {
        if (fires_in(e, &c->scenario[s])) return;
    }
    const Def *d = validate_def(l, KIND_EVENT, event);
    load_at_field(l, "W006", d, def_field(d, "on") ? "on" : "window", "event '%s' can happen in no scenario: none with its kind of events has a quarter in its window", e->at.id);
}

/* Does the agreement stand in a state at the start? */
static bool stands(const Catalog *c, const ScenarioDef *s, int state, int a)
{
    const AgreementDef *def = &c->agreement[a];
    if (def->accord) return def->seat && s->steps[state][def->seat] >= def->accord;
    for (int i = 0; i < s->start_agreement_count; i++) {
        if (s->start_agreement[i].type == a && s->start_agreement[i].state == state) return true;
    }
    return false;
}

static void check_start(Loader *l, int scenario, int state)
{
    const Catalog *c = l->c;
    const ScenarioDef *s = &c->scenario[scenario];
    for (int a = 1; a <= c->agreement_count; a++) {
        if (!c->agreement[a].conflicts || !stands(c, s, state, a)) continue;
        for (int b = 1; b <= c->agreement_count; b++) {
            bool known = b < a && c->agreement[b].conflicts >> (a - 1) & 1; /* told from the other side */
            if (!(c->agreement[a].conflicts >> (b - 1) & 1) || known || b == a || !stands(c, s, state, b)) continue;
            load_at_field(l, "E065", validate_def(l, KIND_SCENARIO, scenario), c->state[state].at.id,
                          "scenario '%s' starts '%s' with '%s' and '%s', and the first excludes the second (%s)", s->at.id, c->state[state].at.id, c->agreement[a].at.id,
                          c->agreement[b].at.id, validate_place(l, validate_def(l, KIND_AGREEMENT, a)));
        }
    }
}

void contradict_catalog(Loader *l)
{
    const Catalog *c = l->c;
    for (int a = 1; a <= c->agreement_count; a++) {
        check_terms(l, a);
        if (l->load->lint && !is_signed_somewhere(c, a))
            load_at_field(l, "W007", validate_def(l, KIND_AGREEMENT, a), "", "nothing offers or signs agreement '%s', and no scenario starts with it", c->agreement[a].at.id);
    }
    for (int a = 1; a <= c->action_count; a++) {
        check_offers(l, a);
        check_playable(l, a);
    }
    for (int i = 1; i <= c->want_count; i++) check_want(l, i);
    for (int p = 1; p <= c->project_count; p++) check_project(l, p);
    for (int e = 1; e <= c->event_count; e++) check_window(l, e);
    for (int i = 1; i <= c->scenario_count; i++) {
        for (int s = 1; s <= c->state_count; s++) check_start(l, i, s);
    }
}
