/* Where each variable stands in the World, how it is stored there and its limits: one table for what conditions read
 * and effects write. Variables that are worked out (influence, dependence, income, the calendar) have no place. */
#ifndef CORE_PLACE_H
#define CORE_PLACE_H

#include "base/fixed.h"
#include "core/node.h"
#include "core/world.h"

#include <stddef.h>

struct Catalog;

typedef enum { STORED_NOT, STORED_MILLI, STORED_SHORT, STORED_WHOLE } Stored; /* int32 milli, uint16 milli, uint8 whole */

typedef struct {
    uint16_t offset;
    uint16_t by_state, by_power, by_channel, by_arg; /* bytes from one to the next; 0: it has no such subject */
    uint8_t stored;
    bool seats_only; /* scripted powers have none */
    int32_t lo, hi;  /* as stored */
} VarPlace;

/* In the header, so that a write to a variable that is known when compiled is an addition and little else. */
#define AT(field) .offset = offsetof(World, field)
#define STEP(what) (uint16_t)sizeof(((World *)0)->what)
#define UP_TO(most) .lo = 0, .hi = (most)
#define BOTH_WAYS(most) .lo = -(most), .hi = (most)
#define MILLI_AT(field) .stored = STORED_MILLI, AT(field)
#define WHOLE_AT(field) .stored = STORED_WHOLE, AT(field)

static const VarPlace var_place[VAR_COUNT] = {
    [VAR_TIE] = {MILLI_AT(tie), STEP(tie[0]), STEP(tie[0][0]), STEP(tie[0][0][0]), UP_TO(100 * MILLI)},
    [VAR_BASE] = {MILLI_AT(base), STEP(base[0]), STEP(base[0][0]), STEP(base[0][0][0]), UP_TO(100 * MILLI)},
    [VAR_OWN] = {MILLI_AT(own), .by_state = STEP(own[0]), .by_channel = STEP(own[0][0]), UP_TO(100 * MILLI)},
    [VAR_GOODWILL] = {MILLI_AT(goodwill), STEP(goodwill[0]), STEP(goodwill[0][0]), .seats_only = true, UP_TO(100 * MILLI)},
    [VAR_ALIGNMENT] = {MILLI_AT(alignment), STEP(alignment[0]), .seats_only = true, BOTH_WAYS(100 * MILLI)},
    [VAR_SOVEREIGNTY] = {MILLI_AT(sovereignty), STEP(sovereignty[0]), UP_TO(100 * MILLI)},
    [VAR_NEUTRALITY] = {MILLI_AT(neutrality), STEP(neutrality[0]), UP_TO(100 * MILLI)},
    [VAR_STABILITY] = {MILLI_AT(stability), STEP(stability[0]), UP_TO(100 * MILLI)},
    [VAR_ACTS] = {MILLI_AT(acts), STEP(acts[0]), STEP(acts[0][0]), .seats_only = true, UP_TO(100 * MILLI)},
    [VAR_INTEL] = {MILLI_AT(intel), STEP(intel[0][0]), STEP(intel[0]), .seats_only = true, UP_TO(3 * MILLI)},
    [VAR_ACCORD] = {WHOLE_AT(steps), STEP(steps[0]), STEP(steps[0][0]), .seats_only = true, UP_TO(6)},
    [VAR_LEGS] = {WHOLE_AT(legs), .by_state = STEP(legs[0][0]), .by_arg = STEP(legs[0]), UP_TO(100)},
    [VAR_CAPITAL] = {WHOLE_AT(capital), .by_power = STEP(capital[0]), .seats_only = true, UP_TO(8)},
    [VAR_MONEY] = {MILLI_AT(money), .by_power = STEP(money[0]), .seats_only = true, UP_TO(40 * MILLI)},
    [VAR_PRESTIGE] = {MILLI_AT(prestige), .by_power = STEP(prestige[0]), .seats_only = true, UP_TO(100 * MILLI)},
    [VAR_HOME] = {MILLI_AT(home), .by_power = STEP(home[0]), .seats_only = true, UP_TO(100 * MILLI)},
    [VAR_BLAME] = {MILLI_AT(blame), .by_power = STEP(blame[0]), .seats_only = true, UP_TO(1000 * MILLI)},
    [VAR_COUNTERS] = {MILLI_AT(counters), .by_power = STEP(counters[0]), .seats_only = true, UP_TO(1000 * MILLI)},
    [VAR_SCORE] = {MILLI_AT(score), .by_power = STEP(score[0]), .seats_only = true, BOTH_WAYS(1000 * MILLI)},
    [VAR_TENSION] = {MILLI_AT(tension), UP_TO(100 * MILLI)},
    [VAR_VARIABLE] = {MILLI_AT(variable), .by_arg = STEP(variable[0]), BOTH_WAYS(1000 * MILLI)},
    [VAR_SATURATION] = {.stored = STORED_SHORT, AT(saturation), .by_state = STEP(saturation[0]), .by_arg = STEP(saturation[0][0]), UP_TO(65000)},
    [VAR_INCOME] = {.stored = STORED_NOT, .seats_only = true},
    [VAR_HARD] = {.stored = STORED_NOT, .seats_only = true},
};
#undef AT
#undef STEP
#undef UP_TO
#undef BOTH_WAYS
#undef MILLI_AT
#undef WHOLE_AT

static inline uint32_t var_offset(const VarPlace *p, int state, int power, int channel, int arg)
{
    return p->offset + (uint32_t)state * p->by_state + (uint32_t)power * p->by_power + (uint32_t)channel * p->by_channel + (uint32_t)arg * p->by_arg;
}

/* Makes of one World another of the same campaign, from which it differs in variables that were touched (bits as in
 * ReportLog) and perhaps in what is small and has no ledger. The latter is a fifth of a World and copied as a whole; of the large
 * fields only as much as the Catalog has states, variables and so on. */
void place_copy_touched(const struct Catalog *c, World *to, const World *from, uint64_t touched);

#endif
