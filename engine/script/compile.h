/* Compilation of conditions, values and effects into the Catalog's nodes. Internal to script. */
#ifndef SCRIPT_COMPILE_H
#define SCRIPT_COMPILE_H

#include "script/loader.h"

/* Where an expression stands. */
typedef struct {
    const Def *def;
    const char *field;
    unsigned may; /* FIELD_HAS_ACTOR, _RIVAL, _STATE: scopes that mean something there */
    int state;    /* of an event that stands in one state; 0 */
} Compile;

/* Index of the root node; 0 after an error. */
uint32_t compile_item(Loader *l, int handle, const Compile *where);
/* One effect or a plain list of them. */
uint32_t compile_effects(Loader *l, const Val *v, const Compile *where);

/* chosen(event, option) reads a hidden variable for that event and the option's seat. Scan once when all
 * names are known, number the variables, then compile. */
void compile_scan_chosen(Loader *l);
int compile_hidden(Loader *l, int event, int option); /* variable; 0: nobody asks */
bool compile_option(Loader *l, const Item *item, int event,
                    int *option); /* index of the option that chosen names */
/* The option's effect with "that option was taken" before it. */
uint32_t compile_mark_option(Loader *l, int variable, int option, uint32_t effect);

/* The effect with what `blocs` adds to the moods at home before it; the effect itself where `d` names none. */
uint32_t compile_blocs(Loader *l, const Def *d, uint32_t effect);

#endif
