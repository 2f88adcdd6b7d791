/* Grow: a growing arena of blocks from host/mem. Pieces are zeroed, 16-byte aligned and never move; all are
 * freed together. */
#ifndef SCRIPT_GROW_H
#define SCRIPT_GROW_H

#include "base/types.h"

typedef struct GrowBlock GrowBlock;

typedef struct {
    GrowBlock *last;
    size_t used, size; /* of the last block */
} Grow;

void *grow_take(Grow *g, size_t size); /* NULL: no memory */
void grow_free(Grow *g);

#endif
