/* Names to definitions: own mod first, then its dependencies in the order they are named; "mod:id" is exact.
 */
#include "script/loader.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

static uint64_t key_of(Kind kind, int mod, const char *id)
{
    return hash_mix(hash_name(id), (uint64_t)kind << 32 | (uint64_t)mod);
}

static int probe(Loader *l, Kind kind, int mod, const char *id)
{
    if (l->names.size == 0) return -1;
    unsigned mask = (unsigned)l->names.size - 1;
    for (unsigned i = (unsigned)key_of(kind, mod, id) & mask; l->names.slot[i]; i = (i + 1) & mask) {
        int def = l->names.slot[i] - 1;
        const Def *d = &l->defs[def];
        if (d->kind == kind && d->mod == mod && !d->gone && str_eq(d->id, id)) return def;
    }
    return -1;
}

static void insert(Loader *l, int def)
{
    const Def *d = &l->defs[def];
    int first = probe(l, (Kind)d->kind, d->mod, d->id);
    if (first >= 0) {
        /* Two states may wish for the same. */
        if (d->kind != KIND_WANT && d->kind != KIND_OPTION)
            load_at_field(l, "E016", d, "", "%s '%s' is defined twice; the first is at %s:%d",
                          schema_kind((Kind)d->kind)->word, d->id, l->files[l->defs[first].file].path,
                          l->defs[first].line);
        return;
    }
    unsigned mask = (unsigned)l->names.size - 1;
    unsigned i = (unsigned)key_of((Kind)d->kind, d->mod, d->id) & mask;
    while (l->names.slot[i]) i = (i + 1) & mask;
    l->names.slot[i] = def + 1;
}

void resolve_build(Loader *l)
{
    int size = 64;
    while (size < l->def_count * 2) size *= 2;
    l->names.size = size;
    l->names.slot = load_take(l, (size_t)size * sizeof *l->names.slot);
    for (int i = 0; i < l->def_count; i++) {
        if (!l->defs[i].gone && l->defs[i].mode == DEF_NEW && l->defs[i].id[0]) insert(l, i);
    }
}

static int mod_by_id(Loader *l, const char *id, size_t length)
{
    for (int m = 0; m < l->load->mod_count; m++) {
        const char *have = l->mods[m].shown->id;
        if (l->mods[m].shown->on && strlen(have) == length && strncmp(have, id, length) == 0) return m;
    }
    return -1;
}

int resolve_find(Loader *l, Kind kind, int mod, const char *name)
{
    const char *colon = strchr(name, ':');
    if (colon) {
        int named = mod_by_id(l, name, (size_t)(colon - name));
        return named < 0 ? -1 : probe(l, kind, named, colon + 1);
    }
    int def = probe(l, kind, mod, name);
    for (int i = 0; i < l->mods[mod].depend_count && def < 0; i++) {
        int other = mod_by_id(l, l->mods[mod].depend[i].id, strlen(l->mods[mod].depend[i].id));
        if (other >= 0) def = probe(l, kind, other, name);
    }
    return def;
}

static void offer_all(Loader *l, Kind kind, Nearest *near)
{
    for (int i = 0; i < l->def_count; i++) {
        if (l->defs[i].kind == kind && l->defs[i].mode == DEF_NEW && !l->defs[i].gone)
            nearest_offer(near, l->defs[i].id);
    }
}

/* The kind under which the name does exist. */
static Kind elsewhere(Loader *l, int mod, const char *name)
{
    for (int k = 1; k < KIND_COUNT; k++) {
        if (resolve_find(l, (Kind)k, mod, name) >= 0) return (Kind)k;
    }
    return KIND_NONE;
}

static const char *advice(Loader *l, Kind kind, int mod, const char *name, Nearest *near, char *block,
                          size_t size)
{
    nearest_start(near, name);
    offer_all(l, kind, near);
    if (near->best) return nearest_text(near);
    Kind other = elsewhere(l, mod, name);
    if (other == KIND_NONE) return "";
    snprintf(block, size, " (there is %s '%s')", schema_kind(other)->word, name);
    return block;
}

int resolve_name(Loader *l, Kind kind, const char *name, int mod, int file, int line)
{
    Nearest near;
    char block[128];
    int def = resolve_find(l, kind, mod, name);
    if (def < 0)
        load_at(l, "E020", file, line, "unknown %s '%s'%s", schema_kind(kind)->word, name,
                advice(l, kind, mod, name, &near, block, sizeof block));
    return def;
}

int resolve_field(Loader *l, Kind kind, const char *name, const Def *d)
{
    Nearest near;
    char block[128];
    int def = resolve_find(l, kind, d->mod, name);
    if (def < 0)
        load_at_field(l, "E020", d, name, "unknown %s '%s'%s", schema_kind(kind)->word, name,
                      advice(l, kind, d->mod, name, &near, block, sizeof block));
    return def;
}
