/* Clocks, for host and app only: the rules never read one. */
#ifndef HOST_CLOCK_H
#define HOST_CLOCK_H

#include "base/types.h"

int64_t clock_ms(void);     /* monotonic */
int64_t clock_cpu_ns(void); /* CPU time of the process */
uint64_t clock_seed(void);  /* a number that differs from start to start, for a new campaign's seed */

#endif
