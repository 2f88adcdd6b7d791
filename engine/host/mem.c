#include "host/mem.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static atomic_long alive;
static atomic_long faults_after = -1;
static atomic_bool fault_for_ever;

static bool must_fail(void)
{
    long left = atomic_load(&faults_after);
    if (left < 0) return false;
    if (left > 0) {
        atomic_store(&faults_after, left - 1);
        return false;
    }
    if (!atomic_load(&fault_for_ever)) atomic_store(&faults_after, -1);
    return true;
}

void *mem_alloc(size_t size)
{
    void *block = must_fail() ? NULL : malloc(size ? size : 1);
    if (block) atomic_fetch_add(&alive, 1);
    return block;
}

void *mem_zero(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size) return NULL;
    void *block = must_fail() ? NULL : calloc(count ? count : 1, size ? size : 1);
    if (block) atomic_fetch_add(&alive, 1);
    return block;
}

void *mem_resize(void *block, size_t size)
{
    if (!block) return mem_alloc(size);
    return must_fail() ? NULL : realloc(block, size ? size : 1);
}

void mem_free(void *block)
{
    if (!block) return;
    atomic_fetch_sub(&alive, 1);
    free(block);
}

char *mem_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = mem_alloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void mem_fault(long after, bool for_ever)
{
    atomic_store(&fault_for_ever, for_ever);
    atomic_store(&faults_after, after);
}

long mem_alive(void) { return atomic_load(&alive); }
