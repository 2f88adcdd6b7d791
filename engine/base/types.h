/* Shared small types and limits of the C language used everywhere.
 * No game word lives here. Fixed point: an int32_t in thousandths ("milli") of the unit a player sees. */
#ifndef BASE_TYPES_H
#define BASE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* For the few places where a call known in full when compiled shrinks to almost nothing. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

/* For a loop that compilers make wide only where nothing stands around it. */
#define NEVER_INLINE __attribute__((noinline))

/* Eight bytes at once are all zero: to pass over what is not in use. */
static inline bool zero8(const void *bytes)
{
    uint64_t all;
    memcpy(&all, bytes, sizeof all);
    return all == 0;
}

/* The place of the lowest set bit; v is not 0. */
static inline int bit_lowest(uint64_t v) { return __builtin_ctzll(v); }

static inline int int_min(int a, int b) { return a < b ? a : b; }
static inline int int_max(int a, int b) { return a > b ? a : b; }
static inline int int_clamp(int v, int lo, int hi) { return v < lo ? lo : v > hi ? hi : v; }

#endif
