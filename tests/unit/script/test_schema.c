/* The schema: every field explained and named once; its JSON is JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <jansson.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>

#include "base/str.h"
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
                                       cmocka_unit_test(test_json), cmocka_unit_test(test_markdown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
