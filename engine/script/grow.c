#include "script/grow.h"

#include "host/mem.h"

#include <string.h>

enum { HEAD = 16, FIRST = 64 * 1024, LARGEST = 4 * 1024 * 1024 };

struct GrowBlock {
    GrowBlock *before;
};

static bool grow_more(Grow *g, size_t size)
{
    size_t wanted = g->size ? g->size * 2 : FIRST;
    if (wanted > LARGEST) wanted = LARGEST;
    if (wanted < size + HEAD) wanted = size + HEAD;
    GrowBlock *block = mem_alloc(wanted);
    if (!block) return false;
    block->before = g->last;
    g->last = block;
    g->used = HEAD;
    g->size = wanted;
    return true;
}

void *grow_take(Grow *g, size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if ((!g->last || g->size - g->used < size) && !grow_more(g, size)) return NULL;
    void *p = (unsigned char *)g->last + g->used;
    g->used += size;
    return memset(p, 0, size);
}

void grow_free(Grow *g)
{
    while (g->last) {
        GrowBlock *before = g->last->before;
        mem_free(g->last);
        g->last = before;
    }
    g->used = g->size = 0;
}
