#include "host/clock.h"

#include <time.h>
#include <unistd.h>

static int64_t now(clockid_t id, int64_t per_second)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * per_second + t.tv_nsec / (1000000000 / per_second);
}

int64_t clock_ms(void) { return now(CLOCK_MONOTONIC, 1000); }
int64_t clock_cpu_ns(void) { return now(CLOCK_PROCESS_CPUTIME_ID, 1000000000); }
uint64_t clock_seed(void) { return (uint64_t)now(CLOCK_REALTIME, 1000000000) ^ (uint64_t)getpid() << 40; }
