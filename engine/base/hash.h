/* Hashes: XXH3 (64 bit) from libxxhash. The same bytes give the same hash on every machine. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/types.h"

uint64_t hash_bytes(const void *bytes, size_t size);
uint64_t hash_seeded(const void *bytes, size_t size, uint64_t seed);
/* Hash of a zero-terminated name; used for dice keys, so it is part of the rules. */
uint64_t hash_name(const char *name);
/* Mixes two hashes; order matters. */
uint64_t hash_mix(uint64_t a, uint64_t b);

#endif
