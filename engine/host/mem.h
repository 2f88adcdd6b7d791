/* The one allocator. Every block of the program comes from here, so that tests can make the n-th allocation fail and
 * count what is alive. Thread-safe. */
#ifndef HOST_MEM_H
#define HOST_MEM_H

#include "base/types.h"

/* NULL when memory ran out (or a test says so). A size of 0 gives a block of 1. */
void *mem_alloc(size_t size);
void *mem_zero(size_t count, size_t size);
void *mem_resize(void *block, size_t size); /* NULL leaves the old block as it was */
void mem_free(void *block);                 /* NULL is fine */
char *mem_text(const char *text);           /* copy of a string */

/* For tests: let `after` further allocations pass, then fail one, or all from then on. after < 0: no faults. */
void mem_fault(long after, bool for_ever);
long mem_alive(void); /* blocks not yet freed */

#endif
