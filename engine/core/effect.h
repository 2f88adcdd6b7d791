/* Effects: the only writers of the World's numbers. Each write is clamped and leaves a Report with its cause; what
 * a limit cut off is a Report of its own, so that start + ledger = value. A NULL log is for search. */
#ifndef CORE_EFFECT_H
#define CORE_EFFECT_H

#include "core/cond.h"
#include "core/game.h"

/* Everything an effect needs while it runs. */
typedef struct {
    const Game *game;
    World *world;
    ReportLog *log;
    Scope scope;
    Cause cause;
    int action;         /* whose saturation divides its gains; 0: none */
    int32_t scale;      /* milli: share of the effect that is left; tension and blame are never scaled */
    uint64_t dice_name; /* name of the dice of its rolls */
    int dice_count;     /* rolls so far */
    int depth;
} Effect;

/* For an effect caused by a definition; the dice are named after it, the place and the actor. */
Effect effect_of(const Game *g, World *w, ReportLog *log, Cause cause, const Origin *origin, int actor, int state);
void effect_run(Effect *e, uint32_t node);

static inline Cause cause_rule(int rule, int actor)
{
    return (Cause){.kind = CAUSE_RULE, .actor = (uint8_t)actor, .id = (uint16_t)rule};
}

/* Single writers. `delta` in the unit of the variable in World (whole for capital, steps, legs); returns what was
 * really added. Subjects that a variable lacks are 0; alignment: power names the seat it is told toward, and delta is
 * toward that seat. arg: action of a saturation, project of legs, id of a variable. */
int32_t effect_add(World *w, ReportLog *log, int var, int state, int power, int channel, int arg, int32_t delta, Cause cause);

/* A gain of a tie by the formula, `lasting` milli of it also into the base; returns what the tie gained. */
int32_t effect_grow(Effect *e, int state, int seat, int channel, int32_t amount, int32_t lasting);

void effect_report(const World *w, ReportLog *log, Report r);

/* Agreements. Signing an accord step sets it in force; conflicts of a signed agreement are thrown back; one that is in
 * force and signed anew stays so. clause: NULL: at their start. */
void effect_sign(Effect *e, int type, int state, int power, const int8_t *clause, bool at_once);
void effect_end_agreement(Effect *e, int type, int state, int power, int how); /* how: arg of REPORT_ENDED */

/* One leg of project n->arg in the state of n: its effect, and the finish with the last leg. */
void effect_advance(Effect *e, const Node *n);

/* Puts an event into the queue; silently does nothing when the queue is full, which lint warns of. */
void effect_queue(World *w, int event, int state, int quarters);

#endif
