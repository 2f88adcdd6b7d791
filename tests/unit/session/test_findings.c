/* Findings of made-up campaigns with known answers: a fair batch passes, each fault fails its own row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>
#include <cmocka.h>

#include "session/compare.h"
#include "session/evidence.h"
#include "unit/session/shipped.h"

static const Catalog *c;
static CampaignRecord record;
static Findings f;
static Finding found[FINDING_ROWS];
static const char *level[DIM_SEATS] = {NULL, "planner", "planner"};
static int campaigns = 400;

static int open_catalog(void **state)
{
    if (open_content(state) != 0) return -1;
    c = content_catalog(content);
    return 0;
}

/* A lively campaign: states swing, the lead changes hands, plans vary; who wins alternates. */
static void make(int i)
{
    memset(&record, 0, sizeof record);
    record.seed = (uint64_t)i;
    int winner = i % 2 + 1, quarters = c->scenario[1].quarters;
    record.winner = winner;
    record.quarters = quarters;
    record.years = 8;
    memcpy(record.ending, winner == 1 ? "points_turkey" : "points_russia", 14);
    record.score[winner] = 10000 + i % 5 * 1000;
    for (int q = 0; q < quarters; q++) {
        record.lead[q] = (q / 6 + i / 2) % 2 ? 3000 : -3000;
        for (int s = 1; s <= c->state_count; s++) record.alignment[q][s] = ((q / 3 + s) % 2 ? 1 : -1) * 30000;
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int k = 0; k < MAX_SLOTS; k++) {
                record.plan_action[q][seat][k] = (uint16_t)(1 + (q * 7 + k * 3 + i) % c->action_count);
                record.plan_state[q][seat][k] = (uint8_t)(1 + (q + k) % c->state_count);
            }
        }
    }
    record.turns[1] = record.turns[2] = quarters;
}

static void judge(void (*spoil)(int i))
{
    Err err = {""};
    findings_open(&f, c, 1);
    for (int i = 0; i < campaigns; i++) {
        make(i);
        if (spoil) spoil(i);
        assert_true(findings_add(&f, &record, &err));
    }
    findings_clear(NULL, found);
    findings_judge(&f, level, NULL, found);
}

static void is(int row, Verdict verdict)
{
    if (found[row].verdict != verdict) fail_msg("'%s' should be %s: %s, %s", finding_word(row), finding_verdict(verdict), finding_verdict(found[row].verdict), found[row].figure);
}

static void fails(int row, void (*spoil)(int i))
{
    judge(spoil);
    is(row, FINDING_FAIL);
    findings_close(&f);
}

static void a_fair_batch_passes(void **state)
{
    (void)state;
    judge(NULL);
    static const int rows[] = {ROW_SIDE_BIAS, ROW_SNOWBALL, ROW_FROZEN, ROW_ONE_ENDING, ROW_LENGTH, ROW_BOREDOM, ROW_SPOILING, ROW_CRISES, ROW_PRIORITIES, ROW_HIDDEN};
    for (int i = 0; i < COUNT_OF(rows); i++) is(rows[i], FINDING_PASS);
    static const int missing[] = {ROW_DOMINANT, ROW_DEAD_ACTION, ROW_INDISPENSABLE, ROW_COIN_FLIP, ROW_ODDS, ROW_FRAGILE};
    for (int i = 0; i < COUNT_OF(missing); i++) {
        is(missing[i], FINDING_MISSING);
        assert_non_null(strstr(found[missing[i]].figure, "steppe-cli ")); /* the command that would measure it */
    }
    is(ROW_DEAD_CONTENT, FINDING_LISTED); /* 400 campaigns are too few to call anything dead */
    assert_true(strstr(found[ROW_SIDE_BIAS].figure, "50.0") != NULL);
    assert_true(fabs(findings_quantile(&f, 0, 1, 0.5) - 30) < 0.01); /* state 1 stands at +30 in quarter 0 */
    findings_close(&f);
}

static void one_side(int i) { record.winner = i % 10 ? 1 : 2; }
static void leader_wins(int i)
{
    (void)i;
    for (int q = 0; q < record.quarters; q++) record.lead[q] = record.winner == 1 ? 5000 : -5000;
}
static void nothing_moves(int i)
{
    (void)i;
    for (int q = 0; q < record.quarters; q++) memcpy(record.alignment[q], c->scenario[1].alignment, sizeof record.alignment[q]);
}
static void same_end(int i)
{
    (void)i;
    memcpy(record.ending, "multi_vector", 13);
}
static void ends_early(int i)
{
    if (i % 2 == 0) record.quarters = record.years = 5;
}
static void always_the_same(int i)
{
    (void)i;
    for (int q = 0; q < record.quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int k = 0; k < MAX_SLOTS; k++) record.plan_action[q][seat][k] = 1, record.plan_state[q][seat][k] = (uint8_t)(k + 1);
        }
    }
}
static void ruptures(int i)
{
    if (i % 4 == 0) memcpy(record.ending, "rupture_turkey", 15);
}
static void crises_decide(int i)
{
    (void)i;
    record.points[record.winner][POINTS_CRISES] = record.score[record.winner];
}
static void goals_decide(int i)
{
    (void)i;
    record.points[record.winner][POINTS_PRIORITIES] = record.score[record.winner];
}
static void ledger_broken(int i) { record.ledger_breaks = i == 7; }

static void crises_fall_out(int i)
{
    (void)i;
    record.crisis_result[CRISIS_INCIDENT] = 4;
}
static void lead_is_fixed(int i)
{
    for (int q = 0; q < record.quarters; q++) record.lead[q] = i % 3 ? -1000 : 1000;
}
static void best_is_clear(int i)
{
    (void)i;
    record.clear[1] = record.clear[2] = record.quarters * 2 / 3;
}
static void trailing_side_ruptures(int i)
{
    if (i % 12) return;
    memcpy(record.ending, "rupture_turkey", 15);
    record.winner = 1;
    record.lead[record.quarters - 2] = -4000;
}
static void too_short(int i)
{
    (void)i;
    record.quarters = 20;
}
static void shown(int n, int chance, int came_of_hundred)
{
    for (int i = 0; i < n; i++) record_odds(&record, ODDS_OFFERS, chance, i * 100 / n < came_of_hundred);
}
static void odds_are_true(int i)
{
    (void)i;
    shown(20, 700, 70);
}
static void odds_lie(int i)
{
    (void)i;
    shown(20, 700, 60);
}
static void odds_are_few(int i)
{
    if (i < 20) shown(20, 700, 0); /* 400 of a tenth: not yet judged */
}

static void each_fault_fails_its_row(void **state)
{
    (void)state;
    fails(ROW_SIDE_BIAS, one_side);
    fails(ROW_SNOWBALL, leader_wins);
    fails(ROW_FROZEN, nothing_moves);
    fails(ROW_FROZEN, lead_is_fixed);
    fails(ROW_ONE_ENDING, same_end);
    fails(ROW_LENGTH, ends_early);
    fails(ROW_LENGTH, too_short);
    fails(ROW_BOREDOM, always_the_same);
    fails(ROW_BOREDOM, best_is_clear);
    fails(ROW_SPOILING, ruptures);
    fails(ROW_SPOILING, trailing_side_ruptures);
    fails(ROW_CRISES, crises_decide);
    fails(ROW_CRISES, crises_fall_out);
    fails(ROW_PRIORITIES, goals_decide);
    fails(ROW_HIDDEN, ledger_broken);
    fails(ROW_ODDS, odds_lie);
    campaigns = 2000;
    fails(ROW_DEAD_CONTENT, NULL); /* no event ever came */
    campaigns = 400;
}

static void odds_need_five_hundred(void **state)
{
    (void)state;
    judge(odds_are_true);
    is(ROW_ODDS, FINDING_PASS);
    findings_close(&f);
    judge(odds_are_few);
    is(ROW_ODDS, FINDING_MISSING);
    findings_close(&f);
}

static void limits_follow_level_and_scenario(void **state)
{
    (void)state;
    static const struct {
        const char *one, *two;
        Verdict verdict;
    } cases[] = {{"planner", "planner", FINDING_FAIL},           {"utility", "utility", FINDING_FAIL},      {"greedy", "greedy", FINDING_PASS},
                 {"random", "random", FINDING_REPORTED},         {"planner", "greedy", FINDING_REPORTED},   {"planner:merchant", "planner:merchant", FINDING_FAIL},
                 {"planners", "planners", FINDING_REPORTED}};
    judge(NULL);
    f.wins[1] = 248, f.wins[2] = 152; /* 62 % */
    for (int i = 0; i < COUNT_OF(cases); i++) {
        level[1] = cases[i].one;
        level[2] = cases[i].two;
        findings_judge(&f, level, NULL, found);
        is(ROW_SIDE_BIAS, cases[i].verdict);
    }
    level[1] = level[2] = "planner";
    f.wins[1] = 228, f.wins[2] = 172; /* 57 %: base allows 55, others 58 */
    findings_judge(&f, level, NULL, found);
    is(ROW_SIDE_BIAS, FINDING_FAIL);
    f.scenario = catalog_scenario(c, "market_2026");
    findings_judge(&f, level, NULL, found);
    is(ROW_SIDE_BIAS, FINDING_PASS);
    f.wins[1] = 260, f.wins[2] = 140;
    findings_judge_other(&f, level, "Elsewhere", NULL, found);
    is(ROW_SIDE_BIAS, FINDING_FAIL);
    assert_non_null(strstr(found[ROW_SIDE_BIAS].cause, "Elsewhere"));
    findings_close(&f);
}

static void a_sudden_win_must_come_to_whom_aims_at_it(void **state)
{
    (void)state;
    judge(NULL);
    level[1] = "planner:architect";
    findings_judge(&f, level, NULL, found);
    is(ROW_ONE_ENDING, FINDING_FAIL);
    assert_string_equal(found[ROW_ONE_ENDING].cause, "Common market");
    memcpy(f.ending[f.endings], "common_market", 14);
    f.ending_count[f.endings++] = 16;
    findings_judge(&f, level, NULL, found);
    is(ROW_ONE_ENDING, FINDING_PASS);
    level[1] = "planner";
    findings_close(&f);
}

/* ---- experiments ---- */

static void evidence(int row, Verdict verdict, const char *json)
{
    static Evidence e;
    Err err = {""};
    json_error_t problem;
    json_t *root = json_loads(json, 0, &problem);
    assert_non_null(root);
    memset(&e, 0, sizeof e);
    if (!evidence_read(&e, c, 1, root, "made up", &err)) fail_msg("%s", err.text);
    findings_clear(NULL, found);
    evidence_judge(&e, c, NULL, found);
    is(row, verdict);
    json_decref(root);
}

#define HEAD(kind) "{\"experiment\":\"steppe 1\",\"kind\":\"" kind "\",\"scenario\":\"base\",\"pairs\":300,"
#define REMOVED(margin, wins) HEAD("remove") "\"actions\":[{\"side\":\"turkey\",\"action\":\"treaty_step\",\"margin\":" margin ",\"wins\":" wins ",\"score\":0.5}]}"
#define AROUND(low, mean, high) "{\"low\":" #low ",\"mean\":" #mean ",\"high\":" #high "}"
#define RUNG(level, over, share) "{\"level\":\"" level "\",\"over\":\"" over "\",\"share\":{\"mean\":" #share "}}"

static void experiments_fail_their_rows(void **state)
{
    (void)state;
    evidence(ROW_DEAD_ACTION, FINDING_PASS, REMOVED(AROUND(-4.0, -3.0, -2.0), AROUND(-0.1, -0.08, -0.06)));
    evidence(ROW_DEAD_ACTION, FINDING_FAIL, REMOVED(AROUND(-0.4, 0.0, 0.4), AROUND(-0.1, 0.0, 0.1)));
    evidence(ROW_DEAD_ACTION, FINDING_FAIL, REMOVED(AROUND(2.0, 3.0, 4.0), AROUND(0.06, 0.08, 0.10)));
    evidence(ROW_INDISPENSABLE, FINDING_PASS, REMOVED(AROUND(-4.0, -3.0, -2.0), AROUND(-0.3, -0.19, -0.1)));
    evidence(ROW_INDISPENSABLE, FINDING_FAIL, REMOVED(AROUND(-9.0, -8.0, -7.0), AROUND(-0.3, -0.25, -0.2)));
    evidence(ROW_DOMINANT, FINDING_FAIL, HEAD("alone") "\"actions\":[{\"side\":\"russia\",\"action\":\"squeeze\",\"score\":0.3}]}");
    evidence(ROW_DOMINANT, FINDING_PASS, HEAD("alone") "\"actions\":[{\"side\":\"russia\",\"action\":\"squeeze\",\"score\":" AROUND(0.1, 0.2, 0.3) "}]}");
    evidence(ROW_COIN_FLIP, FINDING_PASS, HEAD("ladder") "\"ladder\":[" RUNG("greedy", "random", 0.95) "," RUNG("planner", "greedy", 0.7) "]}");
    evidence(ROW_COIN_FLIP, FINDING_FAIL, HEAD("ladder") "\"ladder\":[" RUNG("greedy", "random", 0.95) "," RUNG("planner", "greedy", 0.54) "]}");
    evidence(ROW_COIN_FLIP, FINDING_FAIL, HEAD("ladder") "\"ladder\":[" RUNG("greedy", "random", 0.85) "," RUNG("planner", "greedy", 0.7) "]}");
    evidence(ROW_COIN_FLIP, FINDING_REPORTED, HEAD("ladder") "\"ladder\":[" RUNG("planner", "utility", 0.7) "]}");
    evidence(ROW_FRAGILE, FINDING_PASS, "{\"experiment\":\"sensitivity\",\"scenario\":\"base\",\"by\":10,\"parameters\":[{\"name\":\"leverage\",\"low\":{\"share\":{\"mean\":-0.02}},\"verdict\":\"\"}]}");
    evidence(ROW_FRAGILE, FINDING_LISTED, "{\"experiment\":\"sensitivity\",\"scenario\":\"base\",\"by\":10,\"parameters\":[{\"name\":\"leverage\",\"high\":{\"share\":{\"mean\":0.12}},\"verdict\":\"fragile\"}]}");
    assert_string_equal(found[ROW_FRAGILE].cause, "leverage (12.0)");
}

/* ---- two batches ---- */

static void pairs_are_of_one_seed(void **state)
{
    (void)state;
    static Findings other;
    static Comparison k;
    Err err = {""};
    judge(NULL);
    findings_open(&other, c, 1);
    for (int i = campaigns + 99; i >= 100; i--) { /* seeds 100 to 499, backwards */
        make(i);
        record.score[1] += 2000;
        if (i % 4 == 1) record.winner = 1; /* a quarter of the campaigns change hands */
        assert_true(findings_add(&other, &record, &err));
    }
    assert_true(compare_batches(&other, &f, &k, &err));
    assert_int_equal(k.pairs, 300);
    assert_true(fabs(k.share.mean - 0.25) < 1e-9 && k.share.low < 0.25 && k.share.high > 0.25);
    assert_true(fabs(k.margin.mean - 2) < 1e-9 && fabs(k.margin.high - 2) < 1e-9); /* the same in each pair: no spread */
    for (int s = 1; s <= c->state_count; s++) assert_true(fabs(k.alignment[s].mean) < 1e-9);
    findings_close(&other);
    findings_open(&other, c, 1);
    assert_false(compare_batches(&other, &f, &k, &err));
    assert_non_null(strstr(err.text, "0 seeds in common"));
    findings_close(&other);
    findings_close(&f);
}

static void shares_of_known_counts(void **state)
{
    (void)state;
    Share s = findings_share(5, 10); /* Wilson: 0.2366 to 0.7634 */
    assert_true(fabs(s.low - 0.2366) < 0.0002 && fabs(s.high - 0.7634) < 0.0002);
    s = findings_share(0, 20);
    assert_true(fabs(s.low) < 1e-9 && fabs(s.high - 0.1611) < 0.0002);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fair_batch_passes),
        cmocka_unit_test(each_fault_fails_its_row),
        cmocka_unit_test(odds_need_five_hundred),
        cmocka_unit_test(limits_follow_level_and_scenario),
        cmocka_unit_test(a_sudden_win_must_come_to_whom_aims_at_it),
        cmocka_unit_test(experiments_fail_their_rows),
        cmocka_unit_test(pairs_are_of_one_seed),
        cmocka_unit_test(shares_of_known_counts),
    };
    return cmocka_run_group_tests(tests, open_catalog, drop_content);
}
