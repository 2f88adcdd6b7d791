#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"

static unsigned char block[1 << 20];

static const char po[] = "# head\nmsgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"Yes\"\nmsgstr \"\xD0\x94\xD0\xB0\"\n\n"
                         "msgctxt \"action.trade\"\nmsgid \"Trade\"\nmsgstr \"A\"\n\nmsgid \"Trade\"\nmsgstr \"B\"\n\n"
                         "#, fuzzy\nmsgid \"Old\"\nmsgstr \"wrong\"\n\n"
                         "msgid \"{n} state\"\nmsgid_plural \"{n} states\"\nmsgstr[0] \"one\"\nmsgstr[1] \"few\"\nmsgstr[2] \"many\"\n"
                         "msgid \"long \"\n\"text\"\nmsgstr \"x\"\n\"y\\n\"\n";

static TextTable read_po(const char *text, size_t size, bool expect, Err *err)
{
    static Arena arena;
    TextTable t;
    arena = arena_over(block, sizeof block);
    assert_true(text_init(&t, &arena, "ru", 100));
    assert_int_equal(text_read_po(&t, &arena, "ru.po", text, size, err), expect);
    return t;
}

static void translates_with_context_and_plurals(void **state)
{
    (void)state;
    Err err = {""};
    TextTable t = read_po(po, sizeof po - 1, true, &err);
    assert_string_equal(T(&t, "Yes"), "\xD0\x94\xD0\xB0");
    assert_string_equal(T(&t, "Unknown"), "Unknown");
    assert_string_equal(T(NULL, "Yes"), "Yes");
    assert_string_equal(text_get(&t, "action.trade", "Trade"), "A");
    assert_string_equal(text_get(&t, "other", "Trade"), "B");
    assert_string_equal(T(&t, "Old"), "Old");
    assert_string_equal(T(&t, "long text"), "xy\n");
    static const struct {
        int n;
        const char *form;
    } rows[] = {{1, "one"}, {2, "few"}, {5, "many"}, {11, "many"}, {21, "one"}, {22, "few"}, {112, "many"}, {-1, "one"}, {INT32_MIN, "many"}};
    for (int i = 0; i < COUNT_OF(rows); i++) assert_string_equal(text_plural(&t, NULL, "{n} state", "{n} states", rows[i].n), rows[i].form);
    assert_string_equal(text_plural(NULL, NULL, "{n} state", "{n} states", 1), "{n} state");
}

static void names_file_and_line_of_an_error(void **state)
{
    (void)state;
    static const char *const bad[] = {"msgid \"a\nmsgstr \"b\"\n", "msgid \"a\"\nmsgtsr \"b\"\n", "\"a\"\n", "msgid \"\\q\"\n", "msgstr[7] \"x\"\n", "msgid x\n",
                                      "msgid \"a\"\nmsgstr \"\x1B[2J\"\n", "msgid \"a\"\nmsgstr \"\xE2\x80\xAE\"\n"};
    for (int i = 0; i < COUNT_OF(bad); i++) {
        Err err = {""};
        read_po(bad[i], strlen(bad[i]), false, &err);
        assert_memory_equal(err.text, "ru.po:", 6);
    }
}

static void many_files_fit_in_one_block(void **state)
{
    (void)state;
    Arena arena = arena_over(block, sizeof block);
    TextTable t;
    Err err = {""};
    assert_true(text_init(&t, &arena, "ru", 1000));
    for (int i = 0; i < 1000; i++) {
        char file[64];
        int n = snprintf(file, sizeof file, "msgid \"key %d\"\nmsgstr \"text %d\"\n", i, i);
        assert_true(text_read_po(&t, &arena, "ru.po", file, (size_t)n, &err));
    }
    assert_string_equal(T(&t, "key 0"), "text 0");
    assert_string_equal(T(&t, "key 999"), "text 999");
    assert_false(text_read_po(&t, &arena, "ru.po", "msgid \"a\"\nmsgstr \"b\"\n", 21, &err));
    assert_string_equal(err.text, "ru.po:2: too many texts");
    arena.size = arena.used + 100;
    assert_false(text_read_po(&t, &arena, "ru.po", "", 0, &err));
}

static void survives_any_cut_and_flip(void **state)
{
    (void)state;
    static char copy[sizeof po];
    for (size_t cut = 0; cut < sizeof po; cut++) {
        for (int bit = -1; bit < 8; bit++) {
            memcpy(copy, po, sizeof po);
            if (bit >= 0) copy[cut] = (char)(copy[cut] ^ 1 << bit);
            Arena arena = arena_over(block, sizeof block);
            TextTable t;
            Err err = {""};
            text_init(&t, &arena, "ru", 10);
            text_read_po(&t, &arena, "ru.po", copy, bit >= 0 ? sizeof po - 1 : cut, &err);
        }
    }
}

static void formats_by_name(void **state)
{
    (void)state;
    char out[128];
    StrBuf b = str_buf(out, sizeof out);
    TEXT_FORMAT(&b, "{state} signs with {power:dat}, {{ok} {gone}", {"state", "Baku"}, {"power", "Ankara"});
    assert_string_equal(out, "Baku signs with Ankara, {ok} {gone}");
    b = str_buf(out, sizeof out);
    text_milli(&b, -2450, 1, true, false);
    str_add(&b, " ");
    text_milli(&b, 2450, 1, true, true);
    str_add(&b, " ");
    text_milli(&b, -40, 1, true, true);
    assert_string_equal(out, "\xE2\x88\x92"
                             "2.5 +2.5 0.0");
}

static void what_is_held_never_looks_like_what_it_misses(void **state)
{
    (void)state;
    static const struct {
        int32_t milli;
        int decimals;
        const char *shown;
    } rows[] = {{57700, 0, "57"}, {3700, 0, "3"}, {-9990, 1, "-9.9"}, {-9990, 0, "-9"}, {-10000, 1, "-10.0"}, {24999, 1, "+24.9"}, {-400, 0, "0"}, {25000, 0, "+25"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        char out[24];
        StrBuf b = str_buf(out, sizeof out);
        text_held(&b, rows[i].milli, rows[i].decimals, rows[i].shown[0] == '+', true);
        assert_string_equal(out, rows[i].shown);
    }
    char out[24];
    StrBuf b = str_buf(out, sizeof out);
    text_needed(&b, 40, 1, false, true);
    text_needed(&b, -33970, 1, true, true);
    text_needed(&b, 2000, 0, true, true);
    assert_string_equal(out, "0.1-34.0+2");
    assert_int_equal(text_decimals(58000, 57700, 0), 1);
    assert_int_equal(text_decimals(58000, 57999, 0), 3);
    assert_int_equal(text_decimals(58000, 57000, 0), 0);
    assert_int_equal(text_decimals(58000, 58000, 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(translates_with_context_and_plurals), cmocka_unit_test(names_file_and_line_of_an_error),
                                       cmocka_unit_test(many_files_fit_in_one_block), cmocka_unit_test(survives_any_cut_and_flip), cmocka_unit_test(formats_by_name),
                                       cmocka_unit_test(what_is_held_never_looks_like_what_it_misses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
