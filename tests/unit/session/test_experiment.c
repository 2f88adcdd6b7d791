/* Experiments: intervals and Elo of known numbers; a level against itself; an action that is not there to miss. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include <cmocka.h>

#include "session/experiment.h"
#include "unit/session/shipped.h"


static bool near(double a, double b) { return fabs(a - b) < 0.0005; }

static void intervals_of_known_numbers(void **state)
{
    (void)state;
    const double v[] = {1, 2, 3, 4, 5}; /* sd 1.5811, error 1.96 * 0.70711 */
    Estimate e = estimate_of(v, 5);
    assert_true(near(e.mean, 3));
    assert_true(near(e.low, 3 - 1.38593) && near(e.high, 3 + 1.38593));
    e = estimate_of(v, 1);
    assert_true(e.mean == 0 && e.low == 0 && e.high == 0);
}

static void elo_of_known_shares(void **state)
{
    (void)state;
    assert_true(near(experiment_elo(0.5, 100), 0));
    assert_true(fabs(experiment_elo(0.75, 100) - 190.85) < 0.01);
    assert_true(near(experiment_elo(0.75, 100), -experiment_elo(0.25, 100)));
    assert_true(experiment_elo(1, 100) > 900 && experiment_elo(1, 100) < 930); /* finite */
}

static ExperimentRequest request(int pairs, int jobs)
{
    return (ExperimentRequest){.content = content, .scenario = catalog_scenario(content_catalog(content), "market_2026"), .first_seed = 1, .pairs = pairs, .jobs = jobs};
}

static void a_level_against_itself_is_even(void **state)
{
    (void)state;
    ExperimentRequest q = request(12, 2);
    AiLevel greedy = {.kind = AI_GREEDY};
    Duel d;
    Err err = {""};
    assert_true(experiment_duel(&q, &greedy, &greedy, &d, &err));
    assert_int_equal(d.pairs, 12);
    assert_true(near(d.share.mean, 0.5) && near(d.share.low, 0.5)); /* the same two campaigns, swapped */
    assert_true(near(d.seat[1] + d.seat[2], 1));
}

static void jobs_do_not_matter(void **state)
{
    (void)state;
    ExperimentRequest one = request(10, 1), three = request(10, 3);
    AiLevel random = {.kind = AI_RANDOM}, greedy = {.kind = AI_GREEDY};
    Duel a, b;
    Err err = {""};
    assert_true(experiment_duel(&one, &greedy, &random, &a, &err) && experiment_duel(&three, &greedy, &random, &b, &err));
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(a.share.mean > 0.9);
}

static void a_restriction_is_felt_where_the_action_is_used(void **state)
{
    (void)state;
    ExperimentRequest q = request(12, 2);
    AiLevel greedy = {.kind = AI_GREEDY};
    Restricted r;
    Err err = {""};
    const Catalog *c = content_catalog(content);
    Baseline *baseline;
    const AiLevel both[DIM_SEATS] = {greedy, greedy, greedy};
    assert_true(experiment_baseline(&q, both, &baseline, &err));
    assert_true(experiment_restrict(&q, baseline, 1, AI_WITHOUT, catalog_action(c, "gas_price"), &r, &err)); /* the other side's */
    assert_true(r.margin.mean == 0 && r.uses == 0);
    assert_true(experiment_restrict(&q, baseline, 1, AI_ONLY, catalog_action(c, "quiet_diplomacy"), &r, &err));
    assert_true(r.margin.high < 0 && r.score.mean < 0.2);
    assert_true(experiment_restrict(&q, baseline, 1, AI_WITHOUT, catalog_action(c, "treaty_step"), &r, &err));
    assert_true(r.uses > 0.5 && r.margin.mean != 0);
    experiment_baseline_close(baseline);
}

static void the_sequential_test_of_known_shares(void **state)
{
    (void)state;
    double even[400], strong[400];
    for (int i = 0; i < 400; i++) {
        even[i] = i % 2 ? 0.25 : 0.75;
        strong[i] = i % 2 ? 0.5 : 0.75;
    }
    /* 400 * 0.02875 * (2 * 0.5 - 1.02875) / (2 * (0.0625 + 0.25 / 400)) */
    assert_true(fabs(experiment_likelihood(even, 400) + 2.6185) < 0.01);
    assert_true(experiment_likelihood(strong, 400) > SPRT_BOUND);
    assert_true(experiment_likelihood(strong, 4) < SPRT_BOUND); /* four pairs prove nothing */
}

static void an_early_stop_is_the_same_for_any_jobs(void **state)
{
    (void)state;
    ExperimentRequest one = request(60, 1), three = request(60, 3);
    one.block = three.block = 8;
    AiLevel random = {.kind = AI_RANDOM}, greedy = {.kind = AI_GREEDY};
    Duel a, b;
    Err err = {""};
    assert_true(experiment_duel(&one, &greedy, &random, &a, &err) && experiment_duel(&three, &greedy, &random, &b, &err));
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(a.decided && a.pairs < 60 && a.pairs % 8 == 0 && a.likelihood > SPRT_BOUND);
    assert_true(a.elo.low > 0 && a.elo.low < a.elo.high);
}

static Change changed(const char *without, const char *set, bool *same_hash)
{
    ExperimentRequest q = request(12, 2);
    const AiLevel both[DIM_SEATS] = {{0}, {.kind = AI_GREEDY}, {.kind = AI_GREEDY}};
    Baseline *baseline;
    Content *copy;
    Change k = {0};
    Err err = {""};
    assert_true(content_copy(content, &copy, &err));
    assert_true(!without || content_without(copy, without, &err));
    assert_true(!set || content_set(copy, q.scenario, set, &err));
    *same_hash = content_catalog(copy)->hash == content_catalog(content)->hash;
    assert_true(experiment_baseline(&q, both, &baseline, &err) && experiment_change(&q, baseline, copy, ASK_DIFFERS, &k, &err));
    experiment_baseline_close(baseline);
    content_close(copy);
    return k;
}

static void a_pair_differs_where_the_content_does(void **state)
{
    (void)state;
    bool same;
    Change k = changed(NULL, NULL, &same);
    assert_true(same && k.touched == 0 && k.margin.mean == 0 && k.share.mean == 0);
    k = changed(NULL, "komi.turkey=50", &same);
    assert_true(!same && k.touched == 1 && k.margin.mean > 20 && k.share.mean > 0.2);
    k = changed("action:treaty_step", NULL, &same);
    assert_true(!same && k.touched > 0.5 && k.margin.low < k.margin.high);
    /* The original is as it was. */
    assert_true(catalog_action(content_catalog(content), "treaty_step") && content_catalog(content)->action[catalog_action(content_catalog(content), "treaty_step")].seats);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_known_numbers), cmocka_unit_test(elo_of_known_shares),
        cmocka_unit_test(a_level_against_itself_is_even), cmocka_unit_test(jobs_do_not_matter),
        cmocka_unit_test(a_restriction_is_felt_where_the_action_is_used),
        cmocka_unit_test(the_sequential_test_of_known_shares), cmocka_unit_test(an_early_stop_is_the_same_for_any_jobs),
        cmocka_unit_test(a_pair_differs_where_the_content_does),
    };
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
