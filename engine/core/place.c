#include "core/place.h"

#include <string.h>

/* The large fields with a ledger, in the order of the World. */
static const struct {
    uint16_t from, size;
    uint8_t var; /* VAR_NONE: no effect writes it */
} large[] = {
#define LARGE(var, field) {offsetof(World, field), sizeof(((World *)0)->field), var}
    LARGE(VAR_TIE, tie),   LARGE(VAR_BASE, base),       LARGE(VAR_OWN, own),         LARGE(VAR_VARIABLE, variable),
    LARGE(VAR_SATURATION, saturation), LARGE(VAR_LEGS, legs), LARGE(VAR_NONE, event_last),
#undef LARGE
};

void place_copy_touched(World *to, const World *from, uint64_t touched)
{
    uint8_t *into = (uint8_t *)to;
    const uint8_t *of = (const uint8_t *)from;
    size_t at = 0; /* up to here */
    for (int i = 0; i < COUNT_OF(large); i++) {
        /* With what lies between it and the one before, in one go. */
        size_t end = large[i].from + (touched >> large[i].var & 1 ? (size_t)large[i].size : 0);
        memcpy(into + at, of + at, end - at);
        at = large[i].from + (size_t)large[i].size;
    }
    memcpy(into + at, of + at, sizeof *to - at);
}
