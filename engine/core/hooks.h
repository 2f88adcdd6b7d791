/* Hooks: how the rules reach Lua functions (`func{}`), filled by script, and whom they tell of dice. One Hooks per
 * thread. */
#ifndef CORE_HOOKS_H
#define CORE_HOOKS_H

#include "base/types.h"

struct World;
struct Catalog;

typedef struct Hooks {
    void *self;
    /* Runs func `id` on w; on failure returns false and the caller restores the World. NULL: no funcs. */
    bool (*func)(void *self, const struct Catalog *catalog, struct World *w, int id, int actor, int state);
    /* Told of every roll: the odds of its first branch in milli percent, and whether that branch came. May be NULL. */
    void *watcher;
    void (*rolled)(void *watcher, int32_t odds, bool came);
} Hooks;

#endif
