#include "session/variant.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/str.h"
#include "host/mem.h"

#include <string.h>

enum { WORD = 160, OUT_OF_REACH = 100000 * MILLI };

static void *copy_of(const void *array, int count, int spare, size_t size)
{
    char *out = mem_zero((size_t)(count + spare), size);
    if (out) memcpy(out, array, (size_t)count * size);
    return out;
}

bool variant_open(const Catalog *of, Catalog **out, Err *err)
{
    Catalog *v = *out = mem_zero(1, sizeof *v);
    if (!v) return err_set(err, "no memory for other content");
    *v = *of;
    v->scenario = copy_of(of->scenario, of->scenario_count + 1, 0, sizeof *of->scenario);
    v->event = copy_of(of->event, of->event_count + 1, 0, sizeof *of->event);
    v->action = copy_of(of->action, of->action_count + 1, 0, sizeof *of->action);
    v->agreement = copy_of(of->agreement, of->agreement_count + 1, 0, sizeof *of->agreement);
    v->node = copy_of(of->node, of->node_count, 1, sizeof *of->node);
    if (v->scenario && v->event && v->action && v->agreement && v->node) {
        v->node[v->node_count] = (Node){.kind = COND_ANY, .end = (uint32_t)v->node_count + 1}; /* any of nothing: never */
        v->node_count++;
        return true;
    }
    variant_close(v);
    *out = NULL;
    return err_set(err, "no memory for other content");
}

void variant_close(Catalog *v)
{
    if (!v) return;
    mem_free(v->scenario);
    mem_free(v->event);
    mem_free(v->action);
    mem_free(v->agreement);
    mem_free(v->node);
    mem_free(v);
}

static uint32_t never(const Catalog *v) { return (uint32_t)v->node_count - 1; }

static bool unknown(const char *kind, const char *id, const Origin *first, size_t stride, int count, Err *err)
{
    int least = 3;
    const char *best = NULL;
    for (int i = 1; i <= count; i++) {
        const Origin *at = (const Origin *)(const void *)((const char *)first + stride * (size_t)i);
        int d = str_distance(id, at->id, 2);
        if (d >= least) continue;
        least = d;
        best = at->id;
    }
    if (best) return err_set(err, "unknown %s '%s' (did you mean '%s'?)", kind, id, best);
    return err_set(err, "unknown %s '%s'; steppe-cli book lists what there is", kind, id);
}

static bool drop_event(Catalog *v, const char *id, Err *err)
{
    int event = catalog_event(v, id);
    if (!event) return unknown("event", id, &v->event[0].at, sizeof *v->event, v->event_count, err);
    v->event[event].when = never(v);
    return true;
}

static bool drop_option(Catalog *v, char *id, Err *err)
{
    char *dot = strchr(id, '.');
    if (!dot) return err_set(err, "'option:%s' is no option:EVENT.ID", id);
    *dot++ = 0;
    int event = catalog_event(v, id);
    if (!event) return unknown("event", id, &v->event[0].at, sizeof *v->event, v->event_count, err);
    EventDef *def = &v->event[event];
    bool found = false;
    for (int i = 0; i < def->option_count; i++) {
        if (!str_eq(def->option[i].at.id, dot)) continue;
        if (def->option[i].is_default) return err_set(err, "option '%s' of event '%s' is the one taken when nobody chooses; it cannot be switched off", dot, id);
        def->option[i].allow = never(v);
        found = true;
    }
    return found ? true : err_set(err, "event '%s' has no option '%s'", id, dot);
}

static bool drop_action(Catalog *v, const char *id, Err *err)
{
    int action = catalog_action(v, id);
    if (!action) return unknown("action", id, &v->action[0].at, sizeof *v->action, v->action_count, err);
    v->action[action].seats = 0;
    return true;
}

static bool drop_agreement(Catalog *v, const char *id, Err *err)
{
    int agreement = catalog_agreement(v, id);
    if (!agreement) return unknown("agreement", id, &v->agreement[0].at, sizeof *v->agreement, v->agreement_count, err);
    v->agreement[agreement].needs = OUT_OF_REACH;
    for (int i = 1; i < v->node_count; i++) {
        Node *n = &v->node[i];
        if (n->kind == EFFECT_SIGN && n->arg == agreement) *n = (Node){.kind = EFFECT_SEQ, .end = n->end};
    }
    return true;
}

static bool drop_one(Catalog *v, char *word, Err *err)
{
    char *id = strchr(word, ':');
    if (id) *id++ = 0;
    if (id && str_eq(word, "event")) return drop_event(v, id, err);
    if (id && str_eq(word, "option")) return drop_option(v, id, err);
    if (id && str_eq(word, "action")) return drop_action(v, id, err);
    if (id && str_eq(word, "agreement")) return drop_agreement(v, id, err);
    return err_set(err, "'%s' is no event:ID, option:EVENT.ID, action:ID or agreement:ID", word);
}

bool variant_without(Catalog *v, const char *words, Err *err)
{
    for (const char *at = words; *at;) {
        char word[WORD];
        size_t n = strcspn(at, ",");
        if (n >= sizeof word) return err_set(err, "'%.40s...' is longer than %d letters", at, WORD - 1);
        memcpy(word, at, n);
        word[n] = 0;
        if (!drop_one(v, word, err)) return err_wrap(err, "--without");
        at += n + (at[n] == ',');
    }
    v->hash = hash_mix(v->hash, hash_bytes(words, strlen(words)));
    return true;
}
