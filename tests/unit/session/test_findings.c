/* Findings of made-up campaigns with known answers: a fair batch passes, each fault fails its own row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>
#include <cmocka.h>

#include "session/findings.h"
#include "unit/session/shipped.h"

static const Catalog *c;
static CampaignRecord record;
static Findings f;
static Finding found[FINDINGS_MOST];

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

static const Finding *row(const char *name)
{
    for (int i = 0; i < FINDINGS_MOST && found[i].row; i++) {
        if (strcmp(found[i].row, name) == 0) return &found[i];
    }
    fail_msg("no row '%s'", name);
    return NULL;
}

static void judge(void (*spoil)(int i))
{
    Err err = {""};
    findings_open(&f, c, 1);
    for (int i = 0; i < 400; i++) {
        make(i);
        if (spoil) spoil(i);
        assert_true(findings_add(&f, &record, &err));
    }
    memset(found, 0, sizeof found);
    assert_true(findings_judge(&f, "planner", found) > 8);
}

static void passes(const char *name) { assert_int_equal(row(name)->verdict, FINDING_PASS); }

static void fails(const char *name, void (*spoil)(int i))
{
    judge(spoil);
    if (row(name)->verdict != FINDING_FAIL) fail_msg("'%s' should fail: %s", name, row(name)->figure);
    findings_close(&f);
}

static void a_fair_batch_passes(void **state)
{
    (void)state;
    judge(NULL);
    static const char *const rows[] = {"side bias", "snowball", "frozen board", "one ending", "length", "boredom", "spoiling", "crises dominate", "priorities dominate", "hidden numbers"};
    for (int i = 0; i < COUNT_OF(rows); i++) passes(rows[i]);
    assert_true(strstr(row("side bias")->figure, "50.0") != NULL);
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

static void each_fault_fails_its_row(void **state)
{
    (void)state;
    fails("side bias", one_side);
    fails("snowball", leader_wins);
    fails("frozen board", nothing_moves);
    fails("one ending", same_end);
    fails("length", ends_early);
    fails("boredom", always_the_same);
    fails("spoiling", ruptures);
    fails("crises dominate", crises_decide);
    fails("priorities dominate", goals_decide);
    fails("hidden numbers", ledger_broken);
    fails("dead content", NULL); /* no event ever came */
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_fair_batch_passes), cmocka_unit_test(each_fault_fails_its_row), cmocka_unit_test(shares_of_known_counts)};
    return cmocka_run_group_tests(tests, open_catalog, drop_content);
}
