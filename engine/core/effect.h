/* Effects: the only writers of the World's numbers. Each write is clamped and leaves a Report with its cause; what
 * a limit cut off is a Report of its own, so that start + ledger = value. A NULL log is for search. */
#ifndef CORE_EFFECT_H
#define CORE_EFFECT_H

#include "base/check.h"
#include "core/cond.h"
#include "core/game.h"
#include "core/place.h"

/* Everything an effect needs while it runs. */
typedef struct {
    const Game *game;
    World *world;
    ReportLog *log;
    Scope scope;
    Cause cause;
    int action;         /* whose saturation divides its gains; 0: none */
    int32_t scale;      /* milli: share of the effect that is left; tension and blame are never scaled */
    const Origin *origin; /* of the definition, which names its dice */
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

/* The same, written out in place where the quarter's own rules move one variable over and over. */
/* The next place of the log, or NULL when it is full. */
static inline Report *report_place(ReportLog *log)
{
    if (log->count < log->capacity) return &log->items[log->count++];
    log->cut = true;
    return NULL;
}

/* Written where it stays: most of what a campaign does is changes. */
static inline void report_change(const World *w, ReportLog *log, int var, int state, int power, int channel, int arg, Cause cause, int32_t delta,
                              int32_t after)
{
    Report *place = report_place(log);
    if (!place) return;
    *place = (Report){.kind = REPORT_CHANGE, .quarter = w->quarter, .var = (uint8_t)var, .state = (uint8_t)state, .power = (uint8_t)power,
                      .channel = (uint8_t)channel, .id = (uint16_t)arg, .cause = cause, .delta = delta, .after = after};
}

static ALWAYS_INLINE int32_t effect_change(World *w, ReportLog *log, int var, int state, int power, int channel, int arg, int32_t delta, Cause cause)
{
    if (delta == 0) return 0;
    const VarPlace *place = &var_place[var];
    uint8_t *at = (uint8_t *)w + var_offset(place, state, power, channel, arg);
    /* Alignment is stored toward seat 1. */
    bool toward = var == VAR_ALIGNMENT && power;
    int32_t stored = toward ? delta * seat_sign(power) : delta, before = 0, after = 0;
    switch (place->stored) {
    case STORED_MILLI:
        before = *(int32_t *)(void *)at;
        after = *(int32_t *)(void *)at = fixed_clamp((int64_t)before + stored, place->lo, place->hi);
        break;
    case STORED_SHORT:
        before = *(uint16_t *)(void *)at;
        after = fixed_clamp((int64_t)before + stored, place->lo, place->hi);
        *(uint16_t *)(void *)at = (uint16_t)after;
        break;
    case STORED_WHOLE:
        before = *at;
        after = fixed_clamp((int64_t)before + stored, place->lo, place->hi);
        *at = (uint8_t)after;
        break;
    default: check_failed(__FILE__, __LINE__, "a variable that cannot be written");
    }
    if (var == VAR_TENSION && after > w->tension_peak) w->tension_peak = after;
    int32_t done = after - before;
    report_touched(log, var);
    if (log && !(log->skips >> var & 1)) {
        int told = toward ? 0 : power;
        report_change(w, log, var, state, told, channel, arg, cause, stored, after);
        if (done != stored) report_change(w, log, var, state, told, channel, arg, (Cause){.kind = CAUSE_LIMIT}, done - stored, after);
    }
    return toward ? done * seat_sign(power) : done;
}

/* False: the effect throws no dice, whatever the World; true: it may. depth: 0. */
bool effect_may_roll(const Catalog *c, uint32_t node, int depth);

/* A gain of a tie by the formula, `lasting` milli of it also into the base; returns what the tie gained. */
int32_t effect_grow(Effect *e, int state, int seat, int channel, int32_t amount, int32_t lasting);

static inline void effect_report(const World *w, ReportLog *log, Report r)
{
    Report *place = log ? report_place(log) : NULL;
    if (!place) return;
    r.quarter = w->quarter;
    *place = r;
}

/* Agreements. Signing an accord step sets it in force; conflicts of a signed agreement are thrown back; one that is in
 * force and signed anew stays so. clause: NULL: at their start. */
void effect_sign(Effect *e, int type, int state, int power, const int8_t *clause, bool at_once);
/* What the power's agreements in that state do when it has played something hard there. */
void effect_hard_played(Effect *e, int state, int power);
void effect_end_agreement(Effect *e, int type, int state, int power, int how); /* how: arg of REPORT_ENDED */

/* One leg of project n->arg in the state of n: its effect, and the finish with the last leg. */
void effect_advance(Effect *e, const Node *n);

/* Puts an event into the queue; silently does nothing when the queue is full, which lint warns of. */
void effect_queue(World *w, int event, int state, int quarters);

#endif
