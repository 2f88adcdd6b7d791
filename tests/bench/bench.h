/* Shared by the programs of this folder: clocks, a small generator, and "name value" lines for
 * tools/bench.sh. They know nothing of the engine: each does the least that a job can cost, so that the
 * engine's figure has a ratio. */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double bench_seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static inline double bench_cpu(void)
{
    return bench_seconds(CLOCK_PROCESS_CPUTIME_ID);
}
static inline double bench_wall(void)
{
    return bench_seconds(CLOCK_MONOTONIC);
}

static inline uint32_t bench_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)(z >> 32);
}

static inline void bench_print(const char *name, double value)
{
    printf("%s %.6g\n", name, value);
}

#endif
