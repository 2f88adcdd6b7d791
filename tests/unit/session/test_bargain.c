/* What is said of an offer, on the content that ships: the terms add up to the margin, and what is said to do does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/model.h"
#include "session/bargain.h"
#include "session/content.h"

static Content *content;
static const Catalog *c;
static Game game;
static World world, scratch;

static int open_content(void **unused)
{
    (void)unused;
    Err err = {0};
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    if (!content_open(&request, &content, &err)) return -1;
    c = content_catalog(content);
    game = (Game){c, NULL};
    game_start(&game, &world, catalog_scenario(c, "base"), 4, NULL);
    return 0;
}

static int close_content(void **unused)
{
    (void)unused;
    content_close(content);
    return 0;
}

static int32_t margin(int seat, int agreement, int state, const int8_t *clause) { return model_margin(c, &world, agreement, state, seat, clause); }

static void check_counter(const Bargain *b, int seat, int state)
{
    int8_t clause[MAX_CLAUSES] = {0};
    for (int i = 0; i < b->clause_count; i++) {
        const ClauseDef *def = &c->agreement[b->agreement].clause[i];
        clause[i] = (int8_t)b->clause[i].counter;
        assert_in_range(clause[i] + 100, def->lo + 100, def->hi + 100);
    }
    assert_true(b->margin >= 0 || margin(seat, b->agreement, state, clause) >= 0);
}

static void check_way(const Bargain *b, const BargainWay *way, int seat, int state)
{
    int8_t clause[MAX_CLAUSES] = {0};
    for (int i = 0; i < b->clause_count; i++) clause[i] = (int8_t)b->clause[i].value;
    if (way->clause >= 0) {
        clause[way->clause] = (int8_t)way->value;
        assert_true(margin(seat, b->agreement, state, clause) >= 0);
    } else if (way->clause == WAY_NUMBER) {
        World saved = world;
        if (way->var == VAR_TIE) world.tie[state][seat][way->channel] += way->amount + 10;
        else world.goodwill[state][seat] += way->amount + 10;
        assert_true(margin(seat, b->agreement, state, clause) >= 0);
        world = saved;
    } else assert_true(b->counter);
}

static void check(int seat, int agreement, int state)
{
    static Bargain b;
    bargain_make(&game, &world, seat, agreement, state, NULL, &scratch, &b);
    int32_t sum = 0;
    for (int i = 0; i < b.term_count; i++) sum += b.term[i].value;
    assert_int_equal(sum, b.margin);
    assert_int_equal(b.margin, margin(seat, agreement, state, NULL));
    assert_true(b.margin < 0 || b.way_count == 0);
    if (b.counter) check_counter(&b, seat, state);
    for (int i = 0; i < b.way_count; i++) check_way(&b, &b.way[i], seat, state);
}

static void every_offer_adds_up(void **unused)
{
    (void)unused;
    int checked = 0;
    for (int a = 1; a <= c->action_count; a++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int s = 1; s <= c->state_count; s++) {
                int agreement = model_offered(c, &world, a, s, seat);
                if (!(c->action[a].seats >> seat & 1) || !agreement) continue;
                check(seat, agreement, s);
                checked++;
            }
        }
    }
    assert_true(checked > 100);
}

static void a_step_of_a_clause_is_told(void **unused)
{
    (void)unused;
    Bargain b;
    int state = catalog_state(c, "kazakhstan"), gas = catalog_agreement(c, "gas_supply");
    bargain_make(&game, &world, 1, gas, state, NULL, &scratch, &b);
    assert_int_equal(b.clause_count, 2);
    assert_int_equal(b.clause[0].each, -700);
    assert_int_equal(b.clause[0].line_count, 1);
    assert_int_equal(b.clause[0].line[0].var, VAR_TIE);
    assert_int_equal(b.clause[0].line[0].delta, 100);
    assert_int_equal(b.line[0].delta, 400);
    assert_true(b.signed_count > 0 && b.on_signed[0].var == VAR_TIE && b.on_signed[0].delta > 1000);
    int8_t top[MAX_CLAUSES] = {10, 30};
    bargain_make(&game, &world, 1, gas, state, top, &scratch, &b);
    assert_int_equal(b.clause[0].points, -4200);
    assert_int_equal(b.clause[0].each, -700); /* of the last one */
}

/* What a state would sign instead is between it and the one who offered. */
static void a_counter_offer_is_told_to_one_side(void **unused)
{
    (void)unused;
    Report r = {.kind = REPORT_COUNTER_OFFER, .seat = 1, .state = (uint8_t)catalog_state(c, "kazakhstan"),
                .id = (uint16_t)catalog_agreement(c, "gas_supply"), .arg = 1, .delta = 10, .after = 24};
    for (int seat = 0; seat <= MAX_SEATS; seat++) {
        char text[256] = "";
        StrBuf b = str_buf(text, sizeof text);
        Describe d = {.game = &game, .texts = content_texts(content), .seat = seat};
        describe_report(&d, &b, &r);
        if (seat == 2) assert_string_equal(text, "");
        else assert_non_null(strstr(text, "Kazakhstan's counter-offer for Gas supply: Discount (percent) 24 instead of 10. \""));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_offer_adds_up), cmocka_unit_test(a_step_of_a_clause_is_told),
                                       cmocka_unit_test(a_counter_offer_is_told_to_one_side)};
    return cmocka_run_group_tests(tests, open_content, close_content);
}
