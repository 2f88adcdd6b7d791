#include "session/content.h"

#include "host/file.h"
#include "host/mem.h"
#include "script/call.h"
#include "script/load.h"
#include "session/settings.h"
#include "session/tuning.h"
#include "session/variant.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_ROOM = 8192, TEXT_BYTES = 2 << 20, PO_LIMIT = 2 << 20, MAP_LIMIT = 4 << 20, MODS_MOST = 64 };

struct Content {
    char data[FILE_PATH_MAX], mods[FILE_PATH_MAX], saves[FILE_PATH_MAX];
    Load *load;
    Catalog *variant; /* of a copy: what it plays; NULL: the Load's own */
    ContentMod *mod;
    int mod_count;
    ContentProblem *problem;
    TextTable texts;
    void *text_block;
};

static bool choose_folders(Content *c, const ContentRequest *r, Err *err)
{
    if (!file_data_folder(c->data, sizeof c->data, r->data, err)) return false;
    if (r->mods) snprintf(c->mods, sizeof c->mods, "%s", r->mods);
    else if (!file_user_folder(c->mods, sizeof c->mods, "mods", false, err)) return false;
    if (r->saves) snprintf(c->saves, sizeof c->saves, "%s", r->saves);
    else if (!file_user_folder(c->saves, sizeof c->saves, "saves", false, err)) return false;
    return true;
}

/* Every folder of the mods folder that has a manifest and is not switched off, by name. */
static int list_mods(const Content *c, char path[MODS_MOST][FILE_PATH_MAX], const char *folder[MODS_MOST])
{
    FileList list;
    int count = 0;
    if (!file_list(c->mods, &list, NULL)) return 0;
    for (int i = 0; i < list.count && count < MODS_MOST; i++) {
        char manifest[FILE_PATH_MAX];
        if (!file_join(path[count], FILE_PATH_MAX, c->mods, list.name[i], NULL)) continue;
        if (!file_join(manifest, sizeof manifest, path[count], "mod.json", NULL) || !file_exists(manifest)) continue;
        if (settings_mod_is_off(list.name[i])) continue;
        folder[count] = path[count];
        count++;
    }
    file_list_free(&list);
    return count;
}

/* Mods with their problems, as plain structs for those who do not see script. */
static bool tell_mods(Content *c)
{
    const LoadMod *mod;
    const LoadError *error;
    int mods = load_mods(c->load, &mod), errors = load_errors(c->load, &error);
    c->mod = mem_zero((size_t)mods + 1, sizeof *c->mod);
    c->problem = mem_zero((size_t)errors + 1, sizeof *c->problem);
    if (!c->mod || !c->problem) return false;
    c->mod_count = mods;
    for (int i = 0; i < mods; i++) c->mod[i] = (ContentMod){mod[i].id, mod[i].name, mod[i].version, mod[i].folder, mod[i].on, 0, NULL};
    for (int i = 0; i < errors; i++) {
        c->problem[i] = (ContentProblem){error[i].file, error[i].line, error[i].code, error[i].text, error[i].warning};
        int owner = error[i].mod;
        if (owner < 0 || owner >= mods) owner = 0;
        if (c->mod[owner].problem_count++ == 0) c->mod[owner].problem = &c->problem[i];
    }
    return true;
}

bool content_is_base(const char *folder)
{
    static const char base[] = "scripts/base";
    size_t n = strlen(folder), m = sizeof base - 1;
    while (n > 1 && folder[n - 1] == '/') n--;
    return n >= m && strncmp(folder + n - m, base, m) == 0;
}

bool content_open(const ContentRequest *request, Content **out, Err *err)
{
    static char path[MODS_MOST][FILE_PATH_MAX];
    const char *folder[MODS_MOST];
    *out = NULL;
    Content *c = mem_zero(1, sizeof *c);
    if (!c) return err_set(err, "no memory for the content");
    if (!choose_folders(c, request, err)) {
        content_close(c);
        return false;
    }
    LoadRequest load = {.data = c->data, .mods = folder};
    if (!request->alone) load.mod_count = list_mods(c, path, folder);
    else if (content_is_base(request->alone)) load.base = request->alone;
    else folder[load.mod_count++] = request->alone;
    bool ok = load_content(&load, &c->load, err);
    *out = c;
    if (c->load && !tell_mods(c)) return err_set(err, "no memory for the content");
    if (!ok) return false;
    return content_language(c, request->lang ? request->lang : "en", err);
}

void content_close(Content *content)
{
    if (!content) return;
    if (content->variant) variant_close(content->variant); /* the rest is another's */
    else {
        mem_free(content->mod);
        mem_free(content->problem);
        mem_free(content->text_block);
        load_close(content->load);
    }
    mem_free(content);
}

static Catalog *catalog_of(const Content *content) { return content->variant ? content->variant : load_catalog(content->load); }

const Catalog *content_catalog(const Content *content) { return catalog_of(content); }

bool content_set(Content *content, int scenario, const char *words, Err *err) { return tuning_set(catalog_of(content), scenario, words, err); }

bool content_copy(const Content *of, Content **out, Err *err)
{
    Content *c = *out = mem_zero(1, sizeof *c);
    if (!c) return err_set(err, "no memory for other content");
    *c = *of;
    if (variant_open(content_catalog(of), &c->variant, err)) return true;
    mem_free(c);
    *out = NULL;
    return false;
}

bool content_without(Content *copy, const char *words, Err *err) { return variant_without(copy->variant, words, err); }

int content_mods(const Content *content, const ContentMod **out)
{
    *out = content->mod;
    return content->mod_count;
}

const TextTable *content_texts(const Content *content) { return &content->texts; }

static bool read_po(Content *c, Arena *arena, const char *folder, const char *lang, Err *err)
{
    char path[FILE_PATH_MAX], *text;
    size_t size;
    int n = snprintf(path, sizeof path, "%s/po/%s.po", folder, lang);
    if (n < 0 || (size_t)n >= sizeof path || !file_exists(path)) return true;
    if (!file_read(path, PO_LIMIT, &text, &size, err)) return false;
    bool ok = text_read_po(&c->texts, arena, path, text, size, err);
    mem_free(text);
    return ok;
}

bool content_language(Content *content, const char *lang, Err *err)
{
    if (!file_is_plain_name(lang)) return err_set(err, "bad language '%.20s'", lang);
    if (!content->text_block) content->text_block = mem_alloc(TEXT_BYTES);
    if (!content->text_block) return err_set(err, "no memory for texts");
    Arena arena = arena_over(content->text_block, TEXT_BYTES);
    if (!text_init(&content->texts, &arena, lang, TEXT_ROOM)) return err_set(err, "no memory for texts");
    for (int i = 0; i < content->mod_count; i++) {
        if (content->mod[i].on && content->mod[i].folder && !read_po(content, &arena, content->mod[i].folder, lang, err)) return false;
    }
    return true;
}

const char *content_data_folder(const Content *content) { return content->data; }
const char *content_saves_folder(const Content *content) { return content->saves; }
const char *content_mods_folder(const Content *content) { return content->mods; }

/* A scenario's map lies in the assets of its own mod, or in the game's. */
bool content_map(const Content *content, int scenario, char **text, size_t *size, char *folder, size_t folder_size, Err *err)
{
    const ScenarioDef *s = &content_catalog(content)->scenario[scenario];
    const char *name = s->map ? s->map : "base.map";
    char path[FILE_PATH_MAX];
    if (!file_is_plain_name(name)) return err_set(err, "bad map file name '%.80s'", name);
    for (int i = 0; i <= content->mod_count; i++) {
        bool own = i == content->mod_count;
        const ContentMod *mod = own ? NULL : &content->mod[i];
        if (!own && (!mod->folder || strcmp(mod->id, s->at.mod) != 0)) continue;
        int n = own ? snprintf(folder, folder_size, "%s/assets/map", content->data) : snprintf(folder, folder_size, "%s/assets", mod->folder);
        if (n < 0 || (size_t)n >= folder_size || !file_join(path, sizeof path, folder, name, NULL)) continue;
        if (own || file_exists(path)) return file_read(path, MAP_LIMIT, text, size, err);
    }
    return err_set(err, "no map '%s'", name);
}

const Hooks *content_hooks_open(const Content *content, Err *err)
{
    const Hooks *hooks = NULL;
    return call_open(content->load, &hooks, err) ? hooks : NULL;
}

void content_hooks_close(const Hooks *hooks) { call_close(hooks); }
