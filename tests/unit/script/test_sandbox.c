/* Every script of tests/hostile is contained: it ends, with the kind of error its first line expects (or none), twenty
 * times alike. bytecode.lua has no first line: it must be refused as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "host/clock.h"
#include "host/file.h"
#include "host/mem.h"
#include "script/sandbox.h"

static const char *kind_of(bool ok, const Err *err)
{
    if (ok) return "ok";
    if (strstr(err->text, "instruction budget")) return "budget";
    if (strstr(err->text, "memory")) return "memory";
    if (strstr(err->text, "unknown name")) return "denied";
    return "error";
}

static bool run_once(const char *name, const char *text, size_t size, Err *err)
{
    Sandbox *s;
    SandboxLimits limits = sandbox_load_limits();
    limits.instructions = 2000000;
    limits.memory = (size_t)16 << 20;
    assert_true(sandbox_open(&limits, &s, err));
    bool ok = sandbox_run_text(s, name, text, size, err);
    sandbox_close(s);
    return ok;
}

static void hostile_scripts_are_contained(void **state)
{
    (void)state;
    FileList list;
    Err err = {""};
    long alive = mem_alive();
    assert_true(file_list(STEPPE_SOURCE_DIR "/tests/hostile", &list, &err));
    assert_true(list.count >= 50);
    for (int i = 0; i < list.count; i++) {
        char path[FILE_PATH_MAX], expect[16] = "error", *text;
        size_t size;
        assert_true(file_join(path, sizeof path, STEPPE_SOURCE_DIR "/tests/hostile", list.name[i], &err));
        assert_true(file_read(path, SANDBOX_FILE_LIMIT, &text, &size, &err));
        sscanf(text, "-- expect=%15s", expect);
        int64_t begin = clock_ms();
        Err first = {""};
        bool ok = run_once(list.name[i], text, size, &first);
        const char *kind = kind_of(ok, &first);
        bool fits = strcmp(expect, "any") == 0 ? !ok : strcmp(kind, expect) == 0;
        if (!fits) fail_msg("%s: expected %s, was %s: %s", list.name[i], expect, kind, first.text);
        if (!ok && strstr(first.text, list.name[i]) == NULL) fail_msg("%s is not named in: %s", list.name[i], first.text);
        int64_t took = clock_ms() - begin;
        if (took > 5000) fail_msg("%s took %lld ms", list.name[i], (long long)took);
        for (int k = 1; k < (took < 20 ? 20 : 2); k++) {
            Err again = {""};
            assert_int_equal(run_once(list.name[i], text, size, &again), ok);
            assert_string_equal(again.text, first.text);
        }
        mem_free(text);
    }
    file_list_free(&list);
    assert_int_equal(mem_alive(), alive);
}

static void unknown_names_get_a_suggestion(void **state)
{
    (void)state;
    Err err = {""};
    assert_false(run_once("a.lua", "tostrng(1)", 10, &err));
    assert_non_null(strstr(err.text, "a.lua:1: unknown name 'tostrng' (did you mean 'tostring'?)"));
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const char text[] = "local t = {} for i = 1, 50 do t[i] = ('x'):rep(i) end table.sort(t)";
    long alive = mem_alive();
    for (int n = 0;; n++) {
        Sandbox *s = NULL;
        Err err = {""};
        SandboxLimits limits = sandbox_load_limits();
        mem_fault(n, false);
        bool ok = sandbox_open(&limits, &s, &err) && sandbox_run_text(s, "m.lua", text, sizeof text - 1, &err);
        mem_fault(-1, false);
        sandbox_close(s);
        assert_int_equal(mem_alive(), alive);
        if (ok && n > 0 && err.text[0] == 0) {
            /* Lua may survive a failed allocation by collecting garbage; a whole run without one ends the loop. */
            static int quiet;
            if (++quiet > 200) break;
        }
        assert_true(n < 20000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hostile_scripts_are_contained), cmocka_unit_test(unknown_names_get_a_suggestion),
                                       cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
