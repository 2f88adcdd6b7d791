/* Tuning: changed numbers of a scenario for a study (--set of the command line). */
#ifndef SESSION_TUNING_H
#define SESSION_TUNING_H

#include "base/err.h"
#include "core/catalog.h"

/* "leverage=2.1,komi.turkey=3" in shown units: tunes of the scenario, komi.POWER, capital_extra.POWER (political
 * capital a quarter beside the tune's), third_powers. Solves course anew and
 * changes the Catalog's hash. Errors name the word and what was probably meant; then nothing may be played with it. */
bool tuning_set(Catalog *c, int scenario, const char *words, Err *err);

typedef struct {
    int32_t milli; /* in the unit of --set, thousandths */
    int32_t least; /* the smallest step: 1, a hundredth of a percent, or a whole number */
    bool divides;  /* cannot be 0 */
} TuningValue;
/* What a name of --set is now; false: there is none. */
bool tuning_get(const Catalog *c, int scenario, const char *name, TuningValue *out);

#endif
