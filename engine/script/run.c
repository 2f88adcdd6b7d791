/* Runs the files of one mod in a sandbox of its own: folders define, func and patch, each in byte order. */
#include "script/loader.h"

#include "host/file.h"
#include "host/mem.h"
#include "script/bind.h"
#include "script/build.h"
#include "script/sandbox.h"

#include <ctype.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 500 };

/* Index of the file, read whole; -1 when it cannot be read. */
static int add_file(Loader *l, int mod, const char *path, const char *inner)
{
    char *text = NULL;
    size_t size = 0;
    Err err = {""};
    if (!file_read(path, SANDBOX_FILE_LIMIT, &text, &size, &err)) {
        load_problem(l, "E001", mod, path, 0, "%s", err.text);
        return -1;
    }
    char *copy = grow_take(&l->temp, size + 1);
    if (copy) memcpy(copy, text, size);
    mem_free(text);
    if (!copy) longjmp(l->out_of_memory, 1);
    l->files = load_room(l, l->files, l->file_count, &l->file_capacity, sizeof *l->files);
    l->files[l->file_count] = (SourceFile){
        .mod = mod, .path = load_text(l, path), .inner = load_text(l, inner), .text = copy, .size = size};
    return l->file_count++;
}

/* Lua's text is "define/x.lua:12: what"; the place is ours already. */
static void report(Loader *l, int file, const char *text)
{
    const SourceFile *f = &l->files[file];
    const char *p = strstr(text, ".lua:");
    int line = 0;
    const char *what = text;
    if (p && isdigit((unsigned char)p[5])) {
        char *end;
        line = (int)strtol(p + 5, &end, 10);
        what = end[0] == ':' && end[1] == ' ' ? end + 2 : end;
    }
    load_problem(l, "E001", f->mod, f->path, line, "%s", what);
}

static void run_file(Loader *l, int file)
{
    SourceFile *f = &l->files[file];
    Err err = {""};
    l->file = file;
    l->compared = false;
    if (strlen(f->text) != f->size || str_utf8_valid(f->text, f->size) != f->size) {
        load_problem(l, "E001", f->mod, f->path, 0, "this is no UTF-8 text");
        f->failed = true;
        return;
    }
    l->lua = sandbox_lua(l->sandbox);
    bool fine = sandbox_run_text(l->sandbox, f->inner, f->text, f->size, &err);
    l->lua = NULL;
    if (fine) return;
    l->files[file].failed = true;
    report(l, file, err.text);
}

static void run_folder(Loader *l, int mod, const char *name)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], inner[FILE_PATH_MAX];
    const FileList *list = &l->list;
    Err err = {""};
    int numbers[MOST_FILES], count = 0;
    if (!file_join(folder, sizeof folder, l->mods[mod].shown->folder, name, &err) ||
        !file_list(folder, &l->list, &err)) {
        load_problem(l, "E001", mod, folder, 0, "%s", err.text);
        return;
    }
    for (int i = 0; i < list->count; i++) {
        size_t length = strlen(list->name[i]);
        if (length < 5 || !str_eq(list->name[i] + length - 4, ".lua")) continue;
        if (count == MOST_FILES || !file_is_plain_name(list->name[i]) ||
            !file_join(path, sizeof path, folder, list->name[i], &err)) {
            load_problem(l, "E001", mod, folder, 0, "'%s' is left out: a strange name, or more than %d files",
                         list->name[i], MOST_FILES);
            continue;
        }
        snprintf(inner, sizeof inner, "%s/%s", name, list->name[i]);
        numbers[count] = add_file(l, mod, path, inner);
        if (numbers[count] >= 0) count++;
    }
    file_list_free(&l->list);
    l->list = (FileList){0};
    for (int i = 0; i < count; i++) run_file(l, numbers[i]);
}

static int open_language(lua_State *lua)
{
    Loader *l = lua_touserdata(lua, 1);
    bind_open(l, lua);
    build_open(lua);
    return 0;
}

static int open_patches(lua_State *lua)
{
    (void)lua_touserdata(lua, 1);
    build_open_patches(lua);
    return 0;
}

static void protect(Loader *l, int (*function)(lua_State *))
{
    l->lua = sandbox_lua(l->sandbox);
    bool fine = sandbox_protect(l->sandbox, function, l, &l->load->failure);
    l->lua = NULL;
    if (!fine) longjmp(l->out_of_memory, 1);
}

void run_mod(Loader *l, int mod)
{
    SandboxLimits limits = sandbox_load_limits();
    l->mod = mod;
    l->stage = DEF_NEW;
    /* Scopes are items too and need a place. */
    l->files = load_room(l, l->files, l->file_count, &l->file_capacity, sizeof *l->files);
    l->file = l->file_count;
    l->files[l->file_count++] = (SourceFile){.mod = mod, .path = "", .inner = "", .text = ""};
    if (!sandbox_open(&limits, &l->sandbox, &l->load->failure)) longjmp(l->out_of_memory, 1);
    protect(l, open_language);
    run_folder(l, mod, "define");
    run_folder(l, mod, "func");
    l->stage = DEF_PATCH;
    protect(l, open_patches);
    run_folder(l, mod, "patch");
    sandbox_close(l->sandbox);
    l->sandbox = NULL;
}
