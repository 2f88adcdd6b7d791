/* SplitMix64 finalisers over the five coordinates (Steele, Lea, Flood 2014). */
#include "base/rng.h"

static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

uint64_t rng_key(uint64_t seed, uint64_t name_hash) { return mix(mix(seed + 0x9E3779B97F4A7C15u) ^ name_hash); }

uint64_t rng_of(uint64_t key, RngPurpose purpose, int quarter, int n)
{
    uint64_t z = mix(key + ((uint64_t)purpose << 40) + ((uint64_t)(uint32_t)quarter << 20) + (uint32_t)n);
    return mix(z + 0x9E3779B97F4A7C15u);
}

uint64_t rng_at(uint64_t seed, RngPurpose purpose, uint64_t name_hash, int quarter, int n)
{
    return rng_of(rng_key(seed, name_hash), purpose, quarter, n);
}
