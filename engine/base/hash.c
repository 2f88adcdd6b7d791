#include "base/hash.h"

#include <string.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h> /* the same values by the widest instructions there are */
#else
#include <xxhash.h>
#endif

uint64_t hash_bytes(const void *bytes, size_t size) { return XXH3_64bits(bytes, size); }

uint64_t hash_seeded(const void *bytes, size_t size, uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes, size, seed);
}

uint64_t hash_name(const char *name) { return XXH3_64bits(name, strlen(name)); }

uint64_t hash_mix(uint64_t a, uint64_t b)
{
    uint64_t z = a + 0x9E3779B97F4A7C15u + (b << 1);
    z = (z ^ (z >> 30) ^ b) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}
