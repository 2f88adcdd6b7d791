/* Dice as a function, not a stream: the same (seed, purpose, name, quarter, n) always shows the same face.
 * So one event more or less leaves all other dice as they were, and reload or branches see the same ones. */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include "base/types.h"

/* What a die is thrown for; the numbers are part of the rules and never change meaning. */
typedef enum {
    RNG_EVENT = 1,    /* does this event fire */
    RNG_ROLL = 2,     /* which branch of a roll{} */
    RNG_TARGET = 3,   /* which state, channel or delay */
    RNG_AGENDA = 4,
    RNG_PRIORITY = 5,
    RNG_RESOLVE = 6,  /* private draw of a side in a crisis */
    RNG_SHOCK = 7,
    RNG_INITIATIVE = 8,
    RNG_GUESS = 9,    /* what an observer imagines about hidden fields */
    RNG_AI = 10,
} RngPurpose;

/* SplitMix64's finaliser (Steele, Lea, Flood 2014). */
static inline uint64_t rng_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* In two steps, for the many dice that are thrown at one moment: what they share, and the die of a name there. The dice
 * of one name are a SplitMix64 sequence, which begins anywhere else for any other name or moment. */
static inline uint64_t rng_moment(uint64_t seed, RngPurpose purpose, int quarter)
{
    return rng_mix(rng_mix(seed + 0x9E3779B97F4A7C15u) + ((uint64_t)purpose << 40) + (uint32_t)quarter);
}

static inline uint64_t rng_named(uint64_t moment, uint64_t name_hash, int n)
{
    return rng_mix((moment ^ name_hash) + ((uint64_t)(uint32_t)n + 1) * 0x9E3779B97F4A7C15u);
}

static inline uint64_t rng_at(uint64_t seed, RngPurpose purpose, uint64_t name_hash, int quarter, int n)
{
    return rng_named(rng_moment(seed, purpose, quarter), name_hash, n);
}

/* Maps 64 random bits to 0..bound-1 (bound > 0) without side and without a second draw. */
static inline int rng_below(uint64_t bits, int bound)
{
    return (int)(((bits >> 32) * (uint64_t)bound) >> 32);
}

#endif
