/* The schema: every field explained and named once; its JSON is JSON. */
#define _GNU_SOURCE /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <jansson.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>

#include "base/str.h"
#include "host/file.h"
#include "script/load.h"
#include "script/schema.h"
#include "script/schema_print.h"

static char block[256 * 1024];

static void collect(void *self, const char *text)
{
    str_add(self, text);
}

static void test_fields(void **state)
{
    (void)state;
    for (int k = 1; k < KIND_COUNT; k++) {
        const SchemaKind *kind = schema_kind((Kind)k);
        assert_int_equal(schema_find(kind->word), k);
        assert_true(kind->help[0] != 0);
        for (int i = 0; i < kind->field_count; i++) {
            const SchemaField *f = &kind->fields[i];
            assert_true(f->help[0] != 0);
            assert_true(f->example != NULL || k == KIND_TUNE);
            assert_ptr_equal(schema_field((Kind)k, f->name), f);
            assert_true((f->type == FIELD_REF) == (f->kinds != 0));
        }
    }
    assert_int_equal(schema_find("acton"), KIND_NONE);
}

/* Every example is Lua. */
static void test_examples(void **state)
{
    (void)state;
    lua_State *lua = luaL_newstate();
    for (int k = 1; k < KIND_COUNT; k++) {
        const SchemaKind *kind = schema_kind((Kind)k);
        for (int i = 0; i < kind->field_count; i++) {
            char text[512];
            if (!kind->fields[i].example) continue;
            snprintf(text, sizeof text, "return %s", kind->fields[i].example);
            if (luaL_loadstring(lua, text) != LUA_OK)
                fail_msg("%s.%s: %s", kind->word, kind->fields[i].name, lua_tostring(lua, -1));
            lua_settop(lua, 0);
        }
    }
    lua_close(lua);
}

/* Kinds that a mod can add one by one; the others are whole sets (rungs, channels) or need a start
 * everywhere. */
static bool stands_alone(int kind)
{
    return kind != KIND_POWER && kind != KIND_CHANNEL && kind != KIND_STATE && kind != KIND_WANT &&
           kind != KIND_RUNG && kind != KIND_TUNE && kind != KIND_OPTION && kind != KIND_SCENARIO;
}

/* Steps of an accord exist once each; `window` and `on` exclude each other, `quiet` and options too. */
static bool can_add(const SchemaField *f)
{
    return !(f->flags & FIELD_REQUIRED) && !str_eq(f->name, "accord") && !str_eq(f->name, "base_on");
}

static void add_required(StrBuf *text, const SchemaKind *kind, int number)
{
    for (int i = 0; i < kind->field_count; i++) {
        const SchemaField *f = &kind->fields[i];
        if (!(f->flags & FIELD_REQUIRED)) continue;
        if (f->type == FIELD_ID)
            str_addf(text, "id = \"x%d\", ", number);
        else
            str_addf(text, "%s = %s, ", f->name, f->example);
    }
}

static void add_definitions(StrBuf *text)
{
    int number = 0;
    for (int k = 1; k < KIND_COUNT; k++) {
        const SchemaKind *kind = schema_kind((Kind)k);
        for (int i = 0; i < kind->field_count && stands_alone(k); i++) {
            const SchemaField *f = &kind->fields[i];
            if (!can_add(f)) continue;
            str_addf(text, "%s { ", kind->word);
            add_required(text, kind, ++number);
            if (k == KIND_EVENT && !str_eq(f->name, "quiet")) str_add(text, "quiet = true, ");
            if (k == KIND_EVENT && f->type == FIELD_EFFECT) str_add(text, "at = \"each_state\", ");
            if (k == KIND_ACTION && !str_eq(f->name, "effect"))
                str_add(text, "effect = target.goodwill(actor):add(1), ");
            if (k == KIND_AIM && str_eq(f->name, "legs")) str_add(text, "project = project \"middle_corridor\", ");
            str_addf(text, "%s = %s }\n", f->name, f->example);
            /* A project that nobody builds is refused. */
            if (k == KIND_PROJECT)
                str_addf(text, "action { id = \"builds_%d\", name = T \"B\", by = power \"turkey\", project = project \"x%d\" }\n",
                         number, number);
        }
    }
    str_add(text, "scenario { id = \"s\", base_on = scenario \"base\"");
    const SchemaKind *kind = schema_kind(KIND_SCENARIO);
    for (int i = 0; i < kind->field_count; i++) {
        if (can_add(&kind->fields[i]) || str_eq(kind->fields[i].name, "name"))
            str_addf(text, ", %s = %s", kind->fields[i].name, kind->fields[i].example);
    }
    str_add(text, " }\n");
}

/* Every example is understood beside the base game. */
static void test_loads(void **state)
{
    (void)state;
    char folder[64], path[128];
    const char *mod = folder;
    Load *load = NULL;
    const LoadError *e;
    StrBuf text = str_buf(block, sizeof block);
    snprintf(folder, sizeof folder, "%s/steppe-schema-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/define", folder);
    assert_true(file_make_folder(path, NULL));
    const char *manifest = "{ \"id\": \"m\", \"name\": \"M\", \"version\": \"1\", \"api\": 1 }";
    assert_true(file_write_safe(folder, "mod.json", manifest, strlen(manifest), NULL));
    add_definitions(&text);
    assert_false(text.cut);
    assert_true(file_write_safe(path, "all.lua", block, text.used, NULL));
    LoadRequest request = {.data = STEPPE_SOURCE_DIR, .mods = &mod, .mod_count = 1};
    assert_true(load_content(&request, &load, NULL));
    int count = load_errors(load, &e), errors = 0;
    for (int i = 0; i < count; i++) {
        if (e[i].warning) continue;
        print_message("%s:%d: %s\n", e[i].file, e[i].line, e[i].text);
        errors++;
    }
    if (errors == 0) {
        snprintf(block, sizeof block, "rm -rf '%s'", folder);
        assert_int_equal(system(block), 0);
    }
    assert_int_equal(errors, 0);
    assert_true(catalog_action(load_catalog(load), "m:x1") || catalog_action(load_catalog(load), "m:x10"));
    load_close(load);
}

static void test_json(void **state)
{
    (void)state;
    StrBuf text = str_buf(block, sizeof block);
    json_error_t bad;
    schema_print(SCHEMA_JSON, collect, &text);
    assert_false(text.cut);
    json_t *root = json_loads(block, JSON_REJECT_DUPLICATES, &bad);
    if (!root) fail_msg("%d: %s", bad.line, bad.text);
    assert_int_equal(json_array_size(json_object_get(root, "kinds")), KIND_COUNT - 1);
    json_decref(root);
}

static void test_markdown(void **state)
{
    (void)state;
    StrBuf text = str_buf(block, sizeof block);
    schema_print(SCHEMA_MARKDOWN, collect, &text);
    assert_false(text.cut);
    assert_non_null(strstr(block, "\n## agreement\n"));
    assert_non_null(strstr(block, "| `state.tie(power, \"channel\")` |"));
    assert_non_null(strstr(block, "| `power.money` |"));
    assert_non_null(strstr(block, "| `weight` * | number |"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fields), cmocka_unit_test(test_examples),
                                       cmocka_unit_test(test_loads), cmocka_unit_test(test_json),
                                       cmocka_unit_test(test_markdown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
