/* A World by names: fields, states, powers, actions... are written as ids, so that content whose order or
 * number has changed still finds its place. Zeros are left out. Internal to save. */
#ifndef SAVE_SNAPSHOT_H
#define SAVE_SNAPSHOT_H

#include "base/err.h"
#include "core/catalog.h"
#include "core/world.h"

#include <jansson.h>

/* NULL when memory ran out. */
json_t *snapshot_write(const Catalog *c, const World *w);
/* Fills a World from nothing; every key, name, number and cross reference is checked. */
bool snapshot_read(const Catalog *c, const json_t *from, World *out, Err *err);
/* What the field table cannot say: ids within the Catalog, answers within their options, a crisis with its
 * action. */
bool snapshot_sane(const Catalog *c, const World *w, Err *err);

#endif
