/* Arena: hands out zeroed pieces of one block that somebody else owns. Nothing is freed singly. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/types.h"

typedef struct {
    unsigned char *block;
    size_t size;
    size_t used;
} Arena;

Arena arena_over(void *block, size_t size);
/* Zeroed, 16-byte aligned; NULL when the block is full. */
void *arena_take(Arena *a, size_t size);
/* Copy of a string; NULL when the block is full. */
char *arena_text(Arena *a, const char *text);

#endif
