/* Conditions and values: pure evaluation of compiled nodes. Reads only what it is given; draws no dice. */
#ifndef CORE_COND_H
#define CORE_COND_H

#include "core/catalog.h"
#include "core/world.h"

/* Who and where, while nodes are evaluated. actor may be a scripted power (3, 4); rival 0 then. */
typedef struct {
    int actor, rival;
    int state; /* target or place; 0: none */
    int each;  /* inside each_state */
    const int8_t *clause; /* as settled, of the agreement that is judged or does its part; NULL: at their start */
} Scope;

static inline Scope scope_of(int seat, int state)
{
    return (Scope){.actor = seat, .rival = seat == 1 || seat == 2 ? seat_rival(seat) : 0, .state = state};
}

bool cond_test(const Catalog *c, const World *w, uint32_t node, const Scope *s);
int32_t cond_value(const Catalog *c, const World *w, uint32_t node, const Scope *s);
/* Value of one reference (VALUE_REF or the Ref part of an effect node). */
int32_t cond_read(const Catalog *c, const World *w, const Node *ref, const Scope *s);
static inline int cond_state(const Node *n, const Scope *s)
{
    /* All read first and then chosen from: which it will be is hard to foresee. */
    int target = s->state, each = s->each, state = n->state;
    state = n->state == SCOPE_TARGET ? target : state;
    return n->state == SCOPE_EACH ? each : state;
}
static inline int cond_power(const Node *n, const Scope *s)
{
    int actor = s->actor, rival = s->rival, power = n->power;
    power = n->power == SCOPE_ACTOR ? actor : power;
    return n->power == SCOPE_RIVAL ? rival : power;
}
/* True when agreement type `type` is in force in state with power (0: any). */
/* The place of an agreement that is alive between state and power (0: the first with any); -1: none. */
int cond_agreement(const World *w, int type, int state, int power);
bool cond_has(const Catalog *c, const World *w, int type, int state, int power);

#endif
