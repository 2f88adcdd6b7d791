#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fixed.h"
#include "base/rng.h"
#include "base/str.h"

static void rounding_has_no_side(void **state)
{
    (void)state;
    assert_int_equal(fixed_mul(1500, 1), 2);
    assert_int_equal(fixed_mul(-1500, 1), -2);
    assert_int_equal(fixed_round_div(7, 2), 4);
    assert_int_equal(fixed_round_div(-7, 2), -4);
    assert_int_equal(fixed_round_div(7, -2), -4);
    assert_int_equal(fixed_mul(INT32_MAX, INT32_MAX), INT32_MAX);
    assert_int_equal(fixed_mul(INT32_MAX, INT32_MIN), INT32_MIN);
    for (int a = -3000; a <= 3000; a += 7) {
        for (int b = -3000; b <= 3000; b += 11) {
            assert_int_equal(fixed_mul(a, b), -fixed_mul(-a, b));
            if (b) assert_int_equal(fixed_div(a, b), -fixed_div(-a, b));
        }
    }
}

/* Literal faces: the dice are part of the rules and never change. */
static void dice_are_a_function(void **state)
{
    (void)state;
    assert_int_equal(rng_at(1, RNG_EVENT, 2, 3, 4), rng_at(1, RNG_EVENT, 2, 3, 4));
    uint64_t a = rng_at(1, RNG_EVENT, 2, 3, 4);
    assert_int_not_equal(a, rng_at(2, RNG_EVENT, 2, 3, 4));
    assert_int_not_equal(a, rng_at(1, RNG_ROLL, 2, 3, 4));
    assert_int_not_equal(a, rng_at(1, RNG_EVENT, 3, 3, 4));
    assert_int_not_equal(a, rng_at(1, RNG_EVENT, 2, 4, 4));
    assert_int_not_equal(a, rng_at(1, RNG_EVENT, 2, 3, 5));
    int count[10] = {0};
    for (int n = 0; n < 100000; n++) count[rng_below(rng_at(7, RNG_ROLL, 9, n / 100, n % 100), 10)]++;
    for (int i = 0; i < 10; i++) assert_in_range(count[i], 9600, 10400);
    assert_true(rng_at(1, RNG_EVENT, 2, 3, 4) == 0xEE35D6EADCB84189u);
}

/* Dice that differ in one coordinate alone know nothing of each other: all pairs of faces come alike. */
static void neighbouring_dice_are_independent(void **state)
{
    (void)state;
    enum { ROUNDS = 100000, FACES = 8, EACH = ROUNDS / (FACES * FACES) };
    int quarters[FACES][FACES] = {0}, names[FACES][FACES] = {0}, throws[FACES][FACES] = {0}, seeds[FACES][FACES] = {0};
    for (uint64_t i = 0; i < ROUNDS; i++) {
        int one = rng_below(rng_at(5, RNG_EVENT, i, 3, 0), FACES);
        quarters[one][rng_below(rng_at(5, RNG_EVENT, i, 4, 0), FACES)]++;
        names[one][rng_below(rng_at(5, RNG_EVENT, i ^ 1u << 20, 3, 0), FACES)]++;
        throws[one][rng_below(rng_at(5, RNG_EVENT, i, 3, 1), FACES)]++;
        seeds[rng_below(rng_at(i, RNG_EVENT, 9, 3, 0), FACES)][rng_below(rng_at(i + 1, RNG_EVENT, 9, 3, 0), FACES)]++;
    }
    for (int a = 0; a < FACES; a++) {
        for (int b = 0; b < FACES; b++) {
            assert_in_range(quarters[a][b], EACH * 87 / 100, EACH * 113 / 100); /* five deviations */
            assert_in_range(names[a][b], EACH * 87 / 100, EACH * 113 / 100);
            assert_in_range(throws[a][b], EACH * 87 / 100, EACH * 113 / 100);
            assert_in_range(seeds[a][b], EACH * 87 / 100, EACH * 113 / 100);
        }
    }
}

static void distances(void **state)
{
    (void)state;
    assert_int_equal(str_distance("trad", "trade", 3), 1);
    assert_int_equal(str_distance("tarde", "trade", 3), 1);
    assert_int_equal(str_distance("", "abc", 3), 3);
    assert_int_equal(str_distance("kitten", "sitting", 3), 3);
    assert_int_equal(str_distance("a", "abcdefgh", 3), 4);
}

static void cleaning(void **state)
{
    (void)state;
    char out[64];
    str_clean(out, sizeof out, "a\x1B[31mb\xE2\x80\xAE\xFFz\n");
    assert_string_equal(out, "a?[31mb??z\n");
    char tiny[4];
    str_clean(tiny, sizeof tiny, "abcdef");
    assert_string_equal(tiny, "abc");
    assert_int_equal(str_utf8_valid("\xC0\x80", 2), 0);
    assert_int_equal(str_utf8_valid("\xED\xA0\x80", 3), 0);
    assert_int_equal(str_utf8_valid("\xF4\x90\x80\x80", 4), 0);
}

static void milli_as_text(void **state)
{
    (void)state;
    char out[32];
    static const struct {
        int32_t v;
        int decimals;
        bool sign;
        const char *text;
    } rows[] = {{1500, 0, false, "2"}, {-1500, 0, false, "-2"}, {-400, 0, true, "0"}, {12345, 1, true, "+12.3"}, {-50, 1, false, "-0.1"}, {7, 3, false, "0.007"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        StrBuf b = str_buf(out, sizeof out);
        str_add_milli(&b, rows[i].v, rows[i].decimals, rows[i].sign);
        assert_string_equal(out, rows[i].text);
    }
}

static void errors_take_context_and_never_overflow(void **state)
{
    (void)state;
    Err err;
    assert_false(err_set(&err, "unknown channel '%s'", "trad"));
    err_wrap(&err, "%s:%d", "a.lua", 3);
    assert_string_equal(err.text, "a.lua:3: unknown channel 'trad'");
    for (int i = 0; i < 300; i++) err_wrap(&err, "context %d", i);
    assert_true(strlen(err.text) < sizeof err.text);
    assert_false(err_set(NULL, "x"));
}

static void arenas_end(void **state)
{
    (void)state;
    unsigned char block[64];
    Arena a = arena_over(block, sizeof block);
    assert_non_null(arena_take(&a, 40));
    assert_null(arena_take(&a, 40));
    assert_null(arena_take(&a, SIZE_MAX));
    assert_non_null(arena_text(&a, "abc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rounding_has_no_side), cmocka_unit_test(dice_are_a_function),
        cmocka_unit_test(neighbouring_dice_are_independent), cmocka_unit_test(distances),
                                       cmocka_unit_test(cleaning), cmocka_unit_test(milli_as_text), cmocka_unit_test(errors_take_context_and_never_overflow),
                                       cmocka_unit_test(arenas_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
