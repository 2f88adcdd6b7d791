/* Manifests and the order of mods: base first, then the given order, each after what it depends on. A
 * manifest is data (mod.json); it is never run. */
#include "script/mod.h"

#include "host/file.h"
#include "host/mem.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { API = 1, MANIFEST_LIMIT = 64 * 1024, MOST_MODS = 200, MOST_DEPENDS = 64 };

static void problem(Loader *l, int m, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void problem(Loader *l, int m, const char *code, const char *format, ...)
{
    char path[FILE_PATH_MAX], text[ERR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    snprintf(path, sizeof path, "%s/mod.json", l->mods[m].shown->folder);
    load_problem(l, code, m, path, 0, "%s", text);
    l->mods[m].shown->on = false;
}

static const char *string_of(Loader *l, int m, const json_t *root, const char *key, bool required)
{
    const json_t *v = json_object_get(root, key);
    if (json_is_string(v)) return load_keep_text(l, json_string_value(v));
    if (v || required) problem(l, m, "E050", "'%s' must be a text in quotes", key);
    return "";
}

/* ---- versions */

/* The next number of "1.2.3"; 0 past the end. */
static long version_part(const char **v)
{
    char *end;
    long n = strtol(*v, &end, 10);
    if (end == *v) return 0;
    *v = *end == '.' ? end + 1 : end;
    return n;
}

static int version_compare(const char *a, const char *b)
{
    for (int i = 0; i < 4; i++) {
        long x = version_part(&a), y = version_part(&b);
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

bool mod_fits(const char *version, const char *relation, const char *wanted)
{
    int order = version_compare(version, wanted);
    if (str_eq(relation, ">=")) return order >= 0;
    if (str_eq(relation, "<=")) return order <= 0;
    if (str_eq(relation, ">")) return order > 0;
    if (str_eq(relation, "<")) return order < 0;
    return order == 0;
}

/* ---- manifests */

/* "base >= 1.0" */
static void add_depend(Loader *l, int m, const char *text, bool optional)
{
    Mod *mod = &l->mods[m];
    char id[80] = "", relation[4] = "", version[32] = "", rest[2];
    int parts = sscanf(text, "%79s %3s %31s %1s", id, relation, version, rest);
    if ((parts != 1 && parts != 3) || !str_is_id(id)) {
        problem(l, m, "E050", "'%s' is no dependency: write \"base\" or \"base >= 1.0\"", text);
        return;
    }
    if (mod->depend_count == MOST_DEPENDS) return;
    mod->depend[mod->depend_count++] = (Depend){.id = load_keep_text(l, id),
                                                .relation = load_keep_text(l, relation),
                                                .version = load_keep_text(l, version),
                                                .optional = optional};
}

static void add_depends(Loader *l, int m, const json_t *root, const char *key, bool optional)
{
    const json_t *list = json_object_get(root, key);
    if (!list) return;
    if (!json_is_array(list)) {
        problem(l, m, "E050", "'%s' must be a list", key);
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *v = json_array_get(list, i);
        if (json_is_string(v))
            add_depend(l, m, json_string_value(v), optional);
        else
            problem(l, m, "E050", "'%s' must be a list of texts", key);
    }
}

static void add_conflicts(Loader *l, int m, const json_t *root)
{
    const json_t *list = json_object_get(root, "conflicts");
    Mod *mod = &l->mods[m];
    size_t count = json_is_array(list) ? json_array_size(list) : 0;
    mod->conflict = load_keep(l, (count + 1) * sizeof *mod->conflict);
    for (size_t i = 0; i < count; i++) {
        const json_t *v = json_array_get(list, i);
        if (json_is_string(v)) mod->conflict[mod->conflict_count++] = load_keep_text(l, json_string_value(v));
    }
}

static void unknown_keys(Loader *l, int m, json_t *root)
{
    static const char *const keys[] = {"id",      "version",  "api",       "name",  "authors", "license",
                                       "depends", "optional", "conflicts", "after", "help"};
    const char *key;
    json_t *v;
    json_object_foreach(root, key, v)
    {
        Nearest near;
        bool known = false;
        nearest_start(&near, key);
        for (int i = 0; i < COUNT_OF(keys); i++) {
            known = known || str_eq(keys[i], key);
            nearest_offer(&near, keys[i]);
        }
        if (!known) problem(l, m, "E050", "unknown field '%s'%s", key, nearest_text(&near));
    }
}

static void take_manifest(Loader *l, int m, json_t *root, const char *only_id)
{
    LoadMod *shown = l->mods[m].shown;
    unknown_keys(l, m, root);
    shown->id = string_of(l, m, root, "id", true);
    shown->name = string_of(l, m, root, "name", true);
    shown->version = string_of(l, m, root, "version", true);
    const json_t *api = json_object_get(root, "api");
    if (!json_is_integer(api) || json_integer_value(api) != API)
        problem(l, m, "E050", "'api' must be %d, the version of the definition language", API);
    if (!str_is_id(shown->id)) problem(l, m, "E050", "'%s' is no id: small letters, digits and _", shown->id);
    add_depends(l, m, root, "depends", false);
    add_depends(l, m, root, "optional", true);
    add_depends(l, m, root, "after", true);
    add_conflicts(l, m, root);
    /* Whatever a mod says, it may use base. */
    if (m > 0) add_depend(l, m, only_id, false);
}

static void read_manifest(Loader *l, int m, const char *base_id)
{
    char path[FILE_PATH_MAX], *text = NULL;
    size_t size;
    Err err = {""};
    json_error_t bad;
    l->mods[m].depend = load_keep(l, (MOST_DEPENDS + 1) * sizeof(Depend));
    if (!file_join(path, sizeof path, l->mods[m].shown->folder, "mod.json", &err) ||
        !file_read(path, MANIFEST_LIMIT, &text, &size, &err)) {
        problem(l, m, "E050", "%s", err.text);
        return;
    }
    json_t *root = l->manifest = json_loadb(text, size, JSON_REJECT_DUPLICATES, &bad);
    mem_free(text);
    if (!root || !json_is_object(root)) {
        load_problem(l, "E050", m, path, root ? 0 : bad.line, "%s",
                     root ? "a manifest is { ... }" : bad.text);
        l->mods[m].shown->on = false;
    } else {
        take_manifest(l, m, root, base_id);
    }
    json_decref(root);
    l->manifest = NULL;
}

void mod_scan(Loader *l, const char *base, const LoadRequest *request)
{
    Load *load = l->load;
    int count = 1 + int_min(request->mod_count, MOST_MODS);
    load->mods = load_keep(l, (size_t)count * sizeof *load->mods);
    load->plans = load_keep(l, (size_t)count * sizeof *load->plans);
    l->mods = load->plans;
    for (int m = 0; m < count; m++) {
        load->mods[m] = (LoadMod){.id = "", .name = "", .version = "", .on = true};
        load->mods[m].folder = load_keep_text(l, m == 0 ? base : request->mods[m - 1]);
        l->mods[m].shown = &load->mods[m];
        load->mod_count = m + 1;
        read_manifest(l, m, load->mods[0].id);
    }
    for (int m = 1; m < count; m++) {
        for (int k = 0; k < m && load->mods[m].on; k++) {
            if (load->mods[k].on && str_eq(load->mods[k].id, load->mods[m].id))
                problem(l, m, "E050", "there is another mod '%s' in '%s'", load->mods[m].id,
                        load->mods[k].folder);
        }
    }
}

/* ---- order */

static int find(const Loader *l, const char *id)
{
    for (int m = 0; m < l->load->mod_count; m++) {
        if (l->mods[m].shown->on && str_eq(l->mods[m].shown->id, id)) return m;
    }
    return -1;
}

/* Switches off what cannot run; true when something changed. */
static bool drop_unfit(Loader *l)
{
    bool changed = false;
    for (int m = 0; m < l->load->mod_count; m++) {
        const Mod *mod = &l->mods[m];
        for (int i = 0; i < mod->depend_count && mod->shown->on; i++) {
            const Depend *need = &mod->depend[i];
            int other = find(l, need->id);
            if (other < 0 && need->optional) continue;
            if (other < 0)
                problem(l, m, "E051", "it needs mod '%s', which is not there or is switched off", need->id);
            else if (need->relation[0] &&
                     !mod_fits(l->mods[other].shown->version, need->relation, need->version))
                problem(l, m, "E051", "it needs mod '%s' %s %s, there is %s", need->id, need->relation,
                        need->version, l->mods[other].shown->version);
            changed = changed || !mod->shown->on;
        }
        for (int i = 0; i < mod->conflict_count && mod->shown->on; i++) {
            int other = find(l, mod->conflict[i]);
            if (other < 0 || other == m) continue;
            /* The later of the two goes. */
            int out = m > other ? m : other;
            problem(l, out, "E052", "it does not go together with mod '%s'",
                    l->mods[out == m ? other : m].shown->id);
            changed = true;
        }
    }
    return changed;
}

static bool is_ready(const Loader *l, int m)
{
    for (int i = 0; i < l->mods[m].depend_count; i++) {
        int other = find(l, l->mods[m].depend[i].id);
        if (other >= 0 && other != m && !l->mods[other].placed) return false;
    }
    return true;
}

void mod_order(Loader *l)
{
    while (drop_unfit(l)) {
    }
    l->order = load_take(l, (size_t)l->load->mod_count * sizeof *l->order);
    for (int m = 0; m < l->load->mod_count; m++) l->mods[m].placed = false;
    for (bool moved = true; moved;) {
        moved = false;
        for (int m = 0; m < l->load->mod_count && !moved; m++) {
            if (!l->mods[m].shown->on || l->mods[m].placed || !is_ready(l, m)) continue;
            l->order[l->order_count++] = m;
            l->mods[m].placed = moved = true;
        }
    }
    for (int m = 0; m < l->load->mod_count; m++) {
        if (l->mods[m].shown->on && !l->mods[m].placed)
            problem(l, m, "E053", "mods that depend on each other in a circle cannot be ordered");
    }
}
