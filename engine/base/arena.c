#include "base/arena.h"

#include <string.h>

Arena arena_over(void *block, size_t size) { return (Arena){block, size, 0}; }

void *arena_take(Arena *a, size_t size)
{
    size_t at = (a->used + 15) & ~(size_t)15;
    if (at > a->size || size > a->size - at) return NULL;
    a->used = at + size;
    return memset(a->block + at, 0, size);
}

char *arena_text(Arena *a, const char *text)
{
    size_t length = strlen(text) + 1;
    char *copy = arena_take(a, length);
    if (copy) memcpy(copy, text, length);
    return copy;
}
