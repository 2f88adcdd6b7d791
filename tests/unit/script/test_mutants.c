/* The tiny game with a few words dropped, doubled or exchanged: whatever comes of it, the loader tells or
 * loads, and what it loads can be played to the end. */
#define _GNU_SOURCE /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/rng.h"
#include "core/game.h"
#include "host/file.h"
#include "host/mem.h"
#include "script/call.h"

#define TINY STEPPE_SOURCE_DIR "/tests/content/tiny"

enum { MUTANTS = 400, MOST_WORDS = 8000, SEED = 20 };

typedef struct {
    const char *text;
    size_t size;
} Word;

typedef struct {
    char folder[64], define[96];
    char *text;
    Word word[MOST_WORDS];
    int word_count;
} Breeder;

static const char *const strangers[] = {
    "nil",   "-1",      "1e300",           "0/0",           "{}",   "{{}}",   "true",  "false",
    "\"x\"", "T \"x\"", "target",          "actor",         "each", "1.2345", "world", "9e15",
    "all{}", "(1)",     "event \"storm\"", "function() end"};

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static void split(Breeder *b)
{
    for (const char *p = b->text; *p && b->word_count < MOST_WORDS;) {
        const char *end = p + 1;
        if (in_word(*p)) {
            while (in_word(*end)) end++;
        } else if (*p == '"') {
            while (*end != '"') end++;
            end++;
        }
        b->word[b->word_count++] = (Word){p, (size_t)(end - p)};
        p = end;
    }
}

static int throw(int run, int n, int bound)
{
    return rng_below(rng_at(SEED, RNG_GUESS, 1, run, n), bound);
}

static void breed(const Breeder *b, int run, StrBuf *out)
{
    int count = 1 + throw(run, 0, 3), at[3];
    for (int i = 0; i < count; i++) at[i] = throw(run, 1 + i, b->word_count);
    for (int i = 0; i < b->word_count; i++) {
        Word w = b->word[i];
        for (int k = 0; k < count; k++) {
            if (at[k] != i) continue;
            const Word *other = &b->word[throw(run, 10 + k, b->word_count)];
            const char *strange = strangers[throw(run, 20 + k, COUNT_OF(strangers))];
            switch (throw(run, 30 + k, 4)) {
            case 0: w.size = 0; break;
            case 1: w = *other; break;
            case 2: str_addn(out, other->text, other->size); break;
            default: w = (Word){strange, strlen(strange)}; break;
            }
        }
        str_addn(out, w.text, w.size);
    }
}

/* Any command that is allowed, or the default. */
static Command choose(const Game *g, const World *w, const Pending *p, int run, int step)
{
    for (int t = 0; t < 4; t++) {
        int n = step * 100 + t * 10;
        Command c = {.seat = p->seat, .slot = p->subject};
        c.kind = p->kind == OWE_PLAN     ? CMD_PLAN_ADD
                 : p->kind == OWE_ANSWER ? CMD_ANSWER
                 : p->kind == OWE_REACT  ? CMD_REACT
                                         : CMD_RUNG;
        if (p->kind == OWE_PLAN) c.slot = 0;
        c.action =
            (uint16_t)(p->kind == OWE_PLAN ? 1 + throw(run, n, int_max(g->catalog->action_count, 1)) : 0);
        c.target =
            (uint8_t)(p->kind == OWE_PLAN ? 1 + throw(run, n + 1, int_max(g->catalog->state_count, 1)) : 0);
        c.choice = (uint8_t) throw(run, n + 2, 5);
        if (throw(run, n + 3, 4) && game_check(g, w, &c, NULL) == REFUSE_NO) return c;
    }
    return game_default(g, w, p->seat);
}

static void play(const Catalog *catalog, const Hooks *hooks, int run)
{
    Game g = {catalog, hooks};
    Pending pending[MAX_PENDING];
    const WorldField *field;
    uint32_t element;
    for (int scenario = 1; scenario <= catalog->scenario_count; scenario++) {
        World w;
        int steps = 0, owed;
        memset(&w, 0, sizeof w);
        game_start(&g, &w, scenario, (uint64_t)run, NULL);
        while ((owed = game_pending(&w, catalog, pending)) > 0) {
            assert_true(++steps < 5000);
            Command c = choose(&g, &w, &pending[throw(run, steps, owed)], run, steps);
            assert_int_equal(game_apply(&g, &w, &c, NULL), REFUSE_NO);
        }
        if (!world_in_range(&w, &field, &element)) fail_msg("mutant %d: %s[%u]", run, field->name, element);
    }
}

static bool try_mutant(const Breeder *b, int run)
{
    LoadRequest request = {.base = b->folder};
    Load *load = NULL;
    Err err = {""};
    const LoadError *errors;
    const Hooks *hooks = NULL;
    long before = mem_alive();
    bool ok = load_content(&request, &load, &err);
    if (!ok && (!load || load_errors(load, &errors) == 0))
        fail_msg("mutant %d fails without a word: %s", run, err.text);
    if (ok) {
        assert_true(call_open(load, &hooks, &err));
        play(load_catalog(load), hooks, run);
        call_close(hooks);
    }
    load_close(load);
    assert_int_equal(mem_alive(), before);
    return ok;
}

static void copy_file(const char *from, const char *folder, const char *name)
{
    char *text;
    size_t size;
    assert_true(file_read(from, 1 << 20, &text, &size, NULL));
    assert_true(file_write_safe(folder, name, text, size, NULL));
    mem_free(text);
}

static void test_mutants(void **state)
{
    (void)state;
    static Breeder b;
    static char block[64 * 1024];
    size_t size;
    int fine = 0;
    char command[96];
    snprintf(b.folder, sizeof b.folder, "%s/steppe-mutant-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(b.folder));
    snprintf(b.define, sizeof b.define, "%s/define", b.folder);
    assert_true(file_make_folder(b.define, NULL));
    copy_file(TINY "/mod.json", b.folder, "mod.json");
    copy_file(TINY "/define/tunes.lua", b.define, "tunes.lua");
    assert_true(file_read(TINY "/define/all.lua", 1 << 20, &b.text, &size, NULL));
    split(&b);
    for (int run = 0; run < MUTANTS; run++) {
        StrBuf out = str_buf(block, sizeof block);
        breed(&b, run, &out);
        assert_true(file_write_safe(b.define, "all.lua", block, out.used, NULL));
        fine += try_mutant(&b, run);
    }
    mem_free(b.text);
    assert_true(fine > MUTANTS / 20 && fine < MUTANTS / 2);
    snprintf(command, sizeof command, "rm -rf '%s'", b.folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mutants)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
