/* Funcs: they read and change the World by whole thousandths, keep nothing, and fail without harm. */
#define _GNU_SOURCE /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/effect.h"
#include "core/game.h"
#include "core/world.h"
#include "host/file.h"
#include "host/mem.h"
#include "script/call.h"

#define TINY STEPPE_SOURCE_DIR "/tests/content/tiny"

static char folder[64];

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* Loads tiny with a mod whose one func has this body. */
static Load *load_func(const char *body)
{
    char path[FILE_PATH_MAX], text[1024];
    const char *mod = folder;
    Load *load = NULL;
    Err err = {""};
    snprintf(folder, sizeof folder, "%s/steppe-call-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/func", folder);
    assert_true(file_make_folder(path, &err));
    snprintf(path, sizeof path, "%s/mod.json", folder);
    write_file(path, "{ \"id\": \"m\", \"name\": \"M\", \"version\": \"1\", \"api\": 1 }");
    snprintf(path, sizeof path, "%s/func/a.lua", folder);
    snprintf(text, sizeof text,
             "local outside = 0\nfunc { id = \"f\", explain = T \"Does it.\", call = function(world, actor, "
             "state)\n%s end }\n",
             body);
    write_file(path, text);
    LoadRequest request = {.base = TINY, .mods = &mod, .mod_count = 1};
    if (!load_content(&request, &load, &err)) fail_msg("%s", err.text);
    snprintf(text, sizeof text, "rm -rf '%s'", folder);
    assert_int_equal(system(text), 0);
    return load;
}

typedef struct {
    Load *load;
    const Hooks *hooks;
    Game game;
    World world;
} Fixture;

static void start(Fixture *x, const char *body)
{
    Err err = {""};
    x->load = load_func(body);
    const LoadError *e;
    if (load_errors(x->load, &e)) fail_msg("%s", e[0].text);
    if (!call_open(x->load, &x->hooks, &err)) fail_msg("%s", err.text);
    x->game = (Game){load_catalog(x->load), x->hooks};
    game_set_start(&x->game, &x->world, 1, 7);
}

static bool run(Fixture *x)
{
    return x->hooks->func(x->hooks->self, x->game.catalog, &x->world, 1, 1, 1);
}

static void end(Fixture *x)
{
    call_close(x->hooks);
    load_close(x->load);
}

static void test_change(void **state)
{
    (void)state;
    Fixture x;
    start(&x, "local have = world:read(\"tie\", state, actor, \"trade\")\n"
              "world:add(\"goodwill\", have // 10, state, actor)\n"
              "world:add(\"variable\", -500, \"mood\")\n"
              "world:add(\"capital\", 1, actor)\n"
              "assert(world:add(\"stability\", 1000000, state) == 40000)\n"
              "assert(world:read(\"accord\", state, actor) == 1)");
    int capital = x.world.capital[1];
    assert_true(run(&x));
    assert_string_equal(call_problem(x.hooks), "");
    assert_int_equal(x.world.goodwill[1][1], 55000);
    assert_int_equal(x.world.variable[1], 1500);
    assert_int_equal(x.world.capital[1], capital + 1);
    assert_int_equal(x.world.stability[1], 100000);
    /* Another set of Hooks does the same to an equal World. */
    World twin = x.world;
    const Hooks *other;
    twin.stability[1] = x.world.stability[1] = 60000;
    assert_true(call_open(x.load, &other, NULL));
    assert_true(run(&x) && other->func(other->self, x.game.catalog, &twin, 1, 1, 1));
    assert_memory_equal(&twin, &x.world, sizeof twin);
    call_close(other);
    end(&x);
}

static void fails(const char *body, const char *part)
{
    Fixture x;
    start(&x, body);
    assert_false(run(&x));
    if (!strstr(call_problem(x.hooks), part)) fail_msg("'%s' has no '%s'", call_problem(x.hooks), part);
    /* The next call starts afresh. */
    assert_false(run(&x));
    end(&x);
}

static void test_failures(void **state)
{
    (void)state;
    fails("while true do end", "m: func/a.lua:3: the instruction budget");
    fails("world:add(\"goodwill\", 1.5, state, actor)", "an integer of thousandths");
    fails("world:add(\"goodwill\", 1, \"cost\", actor)", "unknown state 'cost'");
    fails("world:add(\"year\", 1)", "cannot be changed");
    fails("world:add(\"goodwill\", 1, state, \"far\")", "holds ties only");
    fails("world:read(\"nothing\")", "no value 'nothing'");
    fails("local v = power \"north\"", "nothing can be defined");
    fails("local v = target.stability", "nothing can be defined");
    fails("local t = {} for i = 1, 100000 do t[i] = i end", "limit");
    fails("error(\"no\")", "func/a.lua:3: no");
}

/* Core puts the World back and tells. */
static void test_rollback(void **state)
{
    (void)state;
    Fixture x;
    start(&x, "world:add(\"goodwill\", 1000, state, actor) error(\"no\")");
    Report reports[8];
    ReportLog log = {.items = reports, .capacity = 8};
    World before = x.world;
    Node nodes[2] = {{.end = 1}, {.kind = EFFECT_FUNC, .arg = 1, .end = 2}};
    Catalog c = *x.game.catalog;
    c.node = nodes;
    c.node_count = 2;
    Game game = {&c, x.hooks};
    Effect e = effect_of(&game, &x.world, &log, (Cause){0}, &c.func[1].at, 1, 1);
    effect_run(&e, 1);
    assert_memory_equal(&before, &x.world, sizeof before);
    assert_int_equal(log.count, 1);
    assert_int_equal(reports[0].kind, REPORT_FUNC);
    end(&x);
}

static void test_upvalue(void **state)
{
    (void)state;
    Load *load = load_func("outside = outside + 1");
    const LoadError *e;
    assert_int_equal(load_errors(load, &e), 1);
    assert_string_equal(e[0].code, "E037");
    assert_non_null(strstr(e[0].text, "'outside'"));
    load_close(load);
}

static void test_none(void **state)
{
    (void)state;
    Load *load;
    const Hooks *hooks;
    long before = mem_alive();
    LoadRequest request = {.base = TINY};
    assert_true(load_content(&request, &load, NULL));
    assert_true(call_open(load, &hooks, NULL));
    assert_null(hooks->func);
    call_close(hooks);
    load_close(load);
    assert_int_equal(mem_alive(), before);
}

static void test_memory(void **state)
{
    (void)state;
    Load *load = load_func("world:add(\"goodwill\", 1000, state, actor)");
    long before = mem_alive(), n = 0;
    for (bool ok = false; !ok && n < 20000; n += n < 40 ? 1 : 7) {
        const Hooks *hooks = NULL;
        mem_fault(n, true);
        ok = call_open(load, &hooks, NULL);
        mem_fault(-1, false);
        if (ok) call_close(hooks);
        assert_int_equal(mem_alive(), before);
    }
    assert_true(n > 40 && n < 20000);
    load_close(load);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_change),  cmocka_unit_test(test_failures), cmocka_unit_test(test_rollback),
        cmocka_unit_test(test_upvalue), cmocka_unit_test(test_none),     cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
