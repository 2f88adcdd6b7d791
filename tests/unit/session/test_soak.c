/* Soak: counts add up and do not depend on jobs; a value out of its range is found, wherever it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/soak.h"
#include "unit/session/shipped.h"

static SoakRequest request(const Content *played, int campaigns, int jobs)
{
    return (SoakRequest){.content = played, .scenario = catalog_scenario(content_catalog(played), "market_2026"), .jobs = jobs, .campaigns = campaigns, .first_seed = 1};
}

static const SoakRow *find(const SoakResult *s, SoakKind kind, const char *name)
{
    for (int i = 0; i < s->row_count; i++) {
        if (s->row[i].kind == kind && str_eq(s->row[i].name, name)) return &s->row[i];
    }
    return NULL;
}

static void counts_do_not_depend_on_jobs(void **state)
{
    (void)state;
    SoakRequest one = request(content, 40, 1), three = request(content, 40, 3);
    SoakResult a, b;
    Err err = {""};
    assert_true(soak_run(&one, &a, &err) && soak_run(&three, &b, &err));
    assert_int_equal(a.campaigns, 40);
    assert_int_equal(a.row_count, b.row_count);
    int ends = 0;
    for (int i = 0; i < a.row_count; i++) {
        assert_true(a.row[i].times == b.row[i].times && a.row[i].campaigns == b.row[i].campaigns && a.row[i].tried == b.row[i].tried);
        assert_string_equal(a.row[i].why, b.row[i].why);
        assert_true((a.row[i].times == 0) == (a.row[i].campaigns == 0));
        if (a.row[i].kind == SOAK_ENDING) ends += a.row[i].campaigns;
    }
    assert_int_equal(ends, 40);
    assert_true(a.func_errors == 0 && a.range_errors == 0);
    const SoakRow *early = find(&a, SOAK_EVENT, "kabul_falls"); /* 2021, and the scenario begins in 2026 */
    assert_true(early && early->times == 0 && strstr(early->why, "outside the scenario"));
    assert_true(find(&a, SOAK_ACTION, "union_step")->times > 40);
    soak_close(&a);
    soak_close(&b);
}

static void a_level_alone_plays_both_sides(void **state)
{
    (void)state;
    SoakRequest q = request(content, 10, 1);
    SoakResult s;
    Err err = {""};
    q.level[1] = q.level[2] = "passive";
    assert_true(soak_run(&q, &s, &err));
    for (int i = 0; i < s.row_count; i++) {
        if (s.row[i].kind == SOAK_ACTION) assert_int_equal(s.row[i].times, 0);
    }
    soak_close(&s);
    q.level[1] = "wizard";
    assert_false(soak_run(&q, &s, &err));
    assert_non_null(strstr(err.text, "wizard"));
    soak_close(&s);
}

static void a_value_out_of_range_is_found(void **state)
{
    (void)state;
    Content *copy;
    Err err = {""};
    SoakResult s;
    assert_true(content_copy(content, &copy, &err));
    SoakRequest q = request(copy, 6, 2);
    ((ScenarioDef *)(uintptr_t)&content_catalog(copy)->scenario[q.scenario])->neutrality[1] = 123456; /* the copy's own */
    assert_true(soak_run(&q, &s, &err));
    assert_true(s.range_errors > 0);
    assert_int_equal(s.range_seed, 1);
    assert_non_null(strstr(s.range_text, "neutrality[1] is 123456 in quarter 1; it must be from 0 to 100000"));
    soak_close(&s);
    content_close(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_do_not_depend_on_jobs), cmocka_unit_test(a_level_alone_plays_both_sides), cmocka_unit_test(a_value_out_of_range_is_found)};
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
