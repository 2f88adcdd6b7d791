/* Hashes: XXH3 (64 bit) from libxxhash. The same bytes give the same hash on every machine. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/types.h"

uint64_t hash_bytes(const void *bytes, size_t size);
uint64_t hash_seeded(const void *bytes, size_t size, uint64_t seed);
/* Hash of a zero-terminated name; used for dice keys, so it is part of the rules. */
uint64_t hash_name(const char *name);
/* Mixes two hashes; order matters. */
static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
    uint64_t z = a + 0x9E3779B97F4A7C15u + (b << 1);
    z = (z ^ (z >> 30) ^ b) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

#endif
