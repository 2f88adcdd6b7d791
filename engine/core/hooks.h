/* Hooks: how the rules reach Lua functions (`func{}`), filled by script. One Hooks per thread. */
#ifndef CORE_HOOKS_H
#define CORE_HOOKS_H

#include "base/types.h"

struct World;
struct Catalog;

typedef struct Hooks {
    void *self;
    /* Runs func `id` on w; on failure returns false and the caller restores the World. NULL: no funcs. */
    bool (*func)(void *self, const struct Catalog *catalog, struct World *w, int id, int actor, int state);
} Hooks;

#endif
