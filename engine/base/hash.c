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
