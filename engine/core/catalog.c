#include "core/catalog.h"

#include "base/check.h"
#include "base/str.h"

#include <string.h>

static const VarInfo vars[VAR_COUNT] = {
    {"none", 0, WHOLE_UNIT, ""},
#define V(name, word, subjects, unit, help) {word, subjects, unit, help},
    VAR_LIST(V)
#undef V
};

const VarInfo *var_info(int var)
{
    CHECK(var >= 0 && var < VAR_COUNT);
    return &vars[var];
}

static const TuneInfo tunes[] = {
#define N(name, unit, help) {#name, unit, help},
    TUNE_LIST(N)
#undef N
};

const TuneInfo *tune_info(int i)
{
    CHECK(i >= 0 && i < COUNT_OF(tunes));
    return &tunes[i];
}

bool tune_divides(int i) { return i == TUNE_INDEX_goodwill_divisor || i == TUNE_INDEX_gain_goodwill || i == TUNE_INDEX_year_divisor; }

/* "uzbekistan" or "base:uzbekistan". */
static bool is_named(const Origin *at, const char *id)
{
    const char *colon = strchr(id, ':');
    if (!colon) return at->id && str_eq(at->id, id);
    size_t mod = (size_t)(colon - id);
    return at->mod && strlen(at->mod) == mod && strncmp(at->mod, id, mod) == 0 && str_eq(at->id, colon + 1);
}

#define LOOK_UP(kind)                                                                                           \
    int catalog_##kind(const Catalog *c, const char *id)                                                        \
    {                                                                                                           \
        for (int i = 1; i <= c->kind##_count; i++) {                                                            \
            if (is_named(&c->kind[i].at, id)) return i;                                                         \
        }                                                                                                       \
        return 0;                                                                                               \
    }
LOOK_UP(state)
LOOK_UP(power)
LOOK_UP(channel)
LOOK_UP(action)
LOOK_UP(agreement)
LOOK_UP(event)
LOOK_UP(scenario)
LOOK_UP(project)
LOOK_UP(aim)

int catalog_personality_named(const Catalog *c, const char *id)
{
    for (int i = 1; i <= c->personality_count; i++) {
        if (str_eq(c->personality[i].at.id, id)) return i;
    }
    return 0;
}

/* The side's own personality before one that serves either. */
int catalog_personality(const Catalog *c, const char *level, int seat)
{
    int found = 0;
    for (int i = 1; i <= c->personality_count; i++) {
        const PersonalityDef *p = &c->personality[i];
        if (!p->for_level || !str_eq(p->for_level, level)) continue;
        if (p->seat == seat) return i;
        if (p->seat == 0 && found == 0) found = i;
    }
    return found;
}
