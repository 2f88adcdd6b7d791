#include "core/place.h"

#include "core/catalog.h"

#include <string.h>

typedef enum { OF_STATES, OF_VARIABLES, OF_PROJECTS, OF_EVENTS } Rows;

/* The large fields, in the order of the World. Which events fired has no ledger: its bit is that of no variable. */
static const struct {
    uint16_t from, row, size;
    uint8_t var, rows;
} large[] = {
#define LARGE(var, rows, field) {offsetof(World, field), sizeof(((World *)0)->field[0]), sizeof(((World *)0)->field), var, rows}
    LARGE(VAR_TIE, OF_STATES, tie),
    LARGE(VAR_BASE, OF_STATES, base),
    LARGE(VAR_OWN, OF_STATES, own),
    LARGE(VAR_VARIABLE, OF_VARIABLES, variable),
    LARGE(VAR_SATURATION, OF_STATES, saturation),
    LARGE(VAR_LEGS, OF_PROJECTS, legs),
    LARGE(VAR_NONE, OF_EVENTS, event_last),
#undef LARGE
};

void place_copy_touched(const Catalog *c, World *to, const World *from, uint64_t touched)
{
    const int in_use[] = {[OF_STATES] = c->state_count + 1, [OF_VARIABLES] = c->variable_count + 1, [OF_PROJECTS] = c->project_count + 1, [OF_EVENTS] = c->event_count + 1};
    uint8_t *into = (uint8_t *)to;
    const uint8_t *of = (const uint8_t *)from;
    size_t at = 0; /* up to here */
    for (int i = 0; i < COUNT_OF(large); i++) {
        /* With what lies between it and the one before, in one go. */
        size_t end = large[i].from + (touched >> large[i].var & 1 ? (size_t)large[i].row * (size_t)in_use[large[i].rows] : 0);
        memcpy(into + at, of + at, end - at);
        at = large[i].from + (size_t)large[i].size;
    }
    memcpy(into + at, of + at, sizeof *to - at);
}
