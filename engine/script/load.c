/* Rounds: all mods that are on are run and checked together; those with errors are switched off and the rest
 * is loaded again, until a round has none. Base must pass. */
#include "script/load.h"

#include "host/file.h"
#include "host/mem.h"
#include "script/loader.h"
#include "script/mod.h"
#include "script/sandbox.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static bool has_errors(const Load *load, int mod)
{
    for (int i = 0; i < load->error_count; i++) {
        if (load->errors[i].mod == mod && !load->errors[i].warning) return true;
    }
    return false;
}

/* A mod that is loaded again tells its warnings again. */
static void forget_warnings(Load *load)
{
    int kept = 0;
    for (int i = 0; i < load->error_count; i++) {
        if (!load->errors[i].warning || !load->mods[load->errors[i].mod].on)
            load->errors[kept++] = load->errors[i];
    }
    load->error_count = kept;
}

static void forget_errors_of(Load *load, int mod)
{
    int kept = 0;
    for (int i = 0; i < load->error_count; i++) {
        if (load->errors[i].mod != mod) load->errors[kept++] = load->errors[i];
    }
    load->error_count = kept;
}

/* Base has errors while others are on: those that patch are to blame, or else all, and base is tried again
 * without. */
static bool blame_others(Loader *l)
{
    Load *load = l->load;
    bool any = false;
    const char *first = "";
    for (int i = 0; i < load->error_count && !first[0]; i++) {
        if (load->errors[i].mod == 0 && !load->errors[i].warning) first = load->errors[i].text;
    }
    for (int patches = 1; patches >= 0 && !any; patches--) {
        for (int m = 1; m < load->mod_count; m++) {
            if (!load->mods[m].on || l->mods[m].patches < (patches == 1)) continue;
            load_problem(l, "E054", m, load->mods[m].folder, 0, "base does not load together with it: %s",
                         first);
            any = true;
        }
    }
    if (any) forget_errors_of(load, 0);
    return any;
}

/* True when another round is due. */
static bool switch_off(Loader *l)
{
    Load *load = l->load;
    bool again = false;
    if (has_errors(load, 0) && !blame_others(l)) {
        load->mods[0].on = false;
        return false;
    }
    for (int m = 1; m < load->mod_count; m++) {
        if (!load->mods[m].on || !has_errors(load, m)) continue;
        load->mods[m].on = false;
        again = true;
    }
    return again;
}

static void one_round(Loader *l)
{
    l->mods = l->load->plans;
    l->load->text_count = 0;
    mod_order(l);
    l->error_count = 0; /* those mods are off */
    if (!l->load->mods[0].on) return;
    for (int i = 0; i < l->order_count; i++) run_mod(l, l->order[i]);
    freeze_catalog(l);
    l->load->catalog = l->error_count == 0 ? l->c : NULL;
}

static void end_round(Loader *l)
{
    if (l->sandbox) sandbox_close(l->sandbox);
    if (l->manifest) json_decref(l->manifest);
    file_list_free(&l->list);
    grow_free(&l->temp);
    *l = (Loader){.load = l->load};
}

/* One pass under the net for memory that runs out. */
static bool guarded(Loader *l, void (*pass)(Loader *l, const void *argument), const void *argument)
{
    if (setjmp(l->out_of_memory) != 0) {
        end_round(l);
        return false;
    }
    pass(l, argument);
    return true;
}

typedef struct {
    const LoadRequest *request;
    const char *base;
} Scan;

static void scan_pass(Loader *l, const void *argument)
{
    const Scan *scan = argument;
    mod_scan(l, scan->base, scan->request);
}

static void round_pass(Loader *l, const void *argument)
{
    bool *again = *(bool *const *)argument;
    one_round(l);
    *again = l->load->mods[0].on && switch_off(l);
}

static bool run_rounds(Loader *l)
{
    bool again = true, *answer = &again;
    for (int n = 0; again && n <= l->load->mod_count; n++) {
        forget_warnings(l->load);
        if (!guarded(l, round_pass, &answer)) return false;
        end_round(l);
    }
    return true;
}

static int compare_errors(const LoadError *a, const LoadError *b)
{
    if (a->mod != b->mod) return a->mod - b->mod;
    int files = strcmp(a->file, b->file);
    return files ? files : a->line - b->line;
}

static void sort_errors(Load *load)
{
    for (int i = 1; i < load->error_count; i++) {
        LoadError e = load->errors[i];
        int k = i;
        for (; k > 0 && compare_errors(&load->errors[k - 1], &e) > 0; k--)
            load->errors[k] = load->errors[k - 1];
        load->errors[k] = e;
    }
}

static bool judge(const Load *load, Err *err)
{
    char block[ERR_TEXT_MAX] = "";
    StrBuf line = str_buf(block, sizeof block);
    if (load->catalog) return true;
    int first = 0;
    while (first < load->error_count && load->errors[first].warning) first++;
    if (first < load->error_count) load_error_line(&line, &load->errors[first]);
    return err_set(err, "the base game cannot be loaded: %s", block);
}

bool load_content(const LoadRequest *request, Load **out, Err *err)
{
    char base[FILE_PATH_MAX];
    *out = NULL;
    if (!request->base && !file_join(base, sizeof base, request->data, "scripts/base", err)) return false;
    Load *load = mem_zero(1, sizeof *load);
    Loader *l = mem_zero(1, sizeof *l);
    bool fine = load && l;
    if (fine) {
        Scan scan = {request, request->base ? request->base : base};
        l->load = load;
        load->lint = request->lint;
        fine = guarded(l, scan_pass, &scan);
        if (fine) end_round(l);
        fine = fine && run_rounds(l);
    }
    mem_free(l);
    if (!fine) {
        err_set(err, "the content cannot be loaded: %s",
                load && load->failure.text[0] ? load->failure.text : "there is not enough memory");
        load_close(load);
        return false;
    }
    sort_errors(load);
    *out = load;
    return judge(load, err);
}

void load_close(Load *load)
{
    if (!load) return;
    grow_free(&load->keep);
    mem_free(load);
}

Catalog *load_catalog(const Load *load)
{
    return load->catalog;
}

int load_mods(const Load *load, const LoadMod **out)
{
    *out = load->mods;
    return load->mod_count;
}

int load_errors(const Load *load, const LoadError **out)
{
    *out = load->errors;
    return load->error_count;
}

int load_texts(const Load *load, const LoadText **out)
{
    *out = load->texts;
    return load->text_count;
}
