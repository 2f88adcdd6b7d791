/* Floor: copying and hashing so many bytes. usage: floor_memory BYTES; prints nanoseconds of memcpy, of XXH3,
 * and of a hash that goes byte by byte (FNV-1a), which is what XXH3 saves */
#include "bench.h"

#include <string.h>
#include <xxhash.h>

enum { MOST = 65536, TIMES = 100000 };

static uint64_t fnv(const unsigned char *bytes, size_t size)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < size; i++) hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

int main(int count, char **word)
{
    static _Alignas(64) unsigned char from[MOST], to[MOST];
    size_t size = count == 2 ? (size_t)atoi(word[1]) : 0;
    uint64_t sum = 0;
    if (size < 1 || size > MOST) return 2;
    for (size_t i = 0; i < size; i++) from[i] = (unsigned char)(i * 131 + 7);
    double begin = bench_cpu();
    for (int i = 0; i < TIMES; i++) {
        memcpy(to, from, size);
        from[i % 64] ^= to[63];
    }
    bench_print("floor_memcpy", (bench_cpu() - begin) / TIMES * 1e9);
    begin = bench_cpu();
    for (int i = 0; i < TIMES; i++) {
        from[0]++;
        sum += XXH3_64bits(from, size);
    }
    bench_print("floor_xxh3", (bench_cpu() - begin) / TIMES * 1e9);
    begin = bench_cpu();
    for (int i = 0; i < TIMES / 50; i++) {
        from[0]++;
        sum += fnv(from, size);
    }
    bench_print("floor_fnv", (bench_cpu() - begin) / (TIMES / 50) * 1e9);
    return sum == 0;
}
