/* Sentences for players: what is short, what fell, what a number is called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/effect.h"
#include "session/describe.h"
#include "unit/session/shipped.h"

static Game game;
static Describe terminal;
static char text[1024];

static StrBuf fresh(void)
{
    game = (Game){.catalog = content_catalog(content)};
    terminal = (Describe){.game = &game, .ascii = true};
    return str_buf(text, sizeof text);
}

static void need_and_have_never_look_alike(void **state)
{
    (void)state;
    static World w;
    const Command cmd = {.kind = CMD_PLAN_ADD, .seat = 1, .action = 1, .target = 1};
    static const struct {
        int32_t need, have;
        const char *said;
    } rows[] = {{4000, 3700, "budget: needs 4, has 3.7"}, {4000, 3960, "budget: needs 4, has 3.96"}, {4000, 3999, "budget: needs 4, has 3.999"}, {4000, 3000, "budget: needs 4, has 3"},
                {3500, 3480, "budget: needs 3.50, has 3.48"}, {350, 0, "budget: needs 0.35, has 0"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        StrBuf b = fresh();
        Reason r = {.refusal = REFUSE_NO_MONEY, .need = rows[i].need, .have = rows[i].have};
        describe_reason(&terminal, &b, &w, &cmd, &r);
        assert_string_equal(text, rows[i].said);
    }
}

static void a_refusal_tells_the_first_two(void **state)
{
    (void)state;
    static World w;
    const Command cmd = {.kind = CMD_PLAN_ADD, .seat = 1, .action = 1, .target = 1};
    Reasons r = {.first = REFUSE_NO_SLOT, .count = 4};
    r.reason[0] = (Reason){.refusal = REFUSE_NO_SLOT, .need = 3000, .have = 3000};
    r.reason[1] = (Reason){.refusal = REFUSE_SAME_STATE, .met = true};
    r.reason[2] = (Reason){.refusal = REFUSE_NO_CAPITAL, .need = 2000, .have = 1000};
    r.reason[3] = (Reason){.refusal = REFUSE_NO_MONEY, .need = 2000, .have = 1000};
    StrBuf b = fresh();
    describe_refusal(&terminal, &b, &w, &cmd, &r);
    assert_string_equal(text, "all 3 actions of the quarter are planned; capital: needs 2, has 1; and 1 more");
}

/* No condition on a number that a script keeps shows its id. */
static void a_scripts_number_has_a_name(void **state)
{
    (void)state;
    static World w;
    const Command cmd = {.kind = CMD_PLAN_ADD, .seat = 1, .action = 1, .target = 1};
    const Catalog *c = content_catalog(content);
    int told = 0;
    for (uint32_t i = 1; i + 1 < (uint32_t)c->node_count; i++) {
        const Node *n = &c->node[i], *value = n + 1;
        if (n->kind < COND_AT_LEAST || n->kind > COND_EQUALS || value->kind != VALUE_REF || value->var != VAR_VARIABLE) continue;
        const Origin *at = &c->variable[value->arg].at;
        if (strchr(at->id, '.')) continue; /* what chosen() remembers is told as the option */
        StrBuf b = fresh();
        Reason r = {.refusal = REFUSE_CONDITION, .node = i, .need = n->k};
        describe_reason(&terminal, &b, &w, &cmd, &r);
        assert_non_null(at->name);
        assert_non_null(strstr(text, at->name));
        assert_null(strstr(text, at->id));
        assert_non_null(strchr(text, '('));
        told++;
    }
    assert_true(told > 5);
}

static Report change(int var, int state, int power, int32_t delta, Cause cause)
{
    return (Report){.kind = REPORT_CHANGE, .var = (uint8_t)var, .state = (uint8_t)state, .power = (uint8_t)power, .delta = delta, .cause = cause};
}

/* The news of an event and of an answer carry what they changed, limits taken into account; what the other side keeps to
 * itself is left out, and so is the price. */
static void news_carry_their_changes(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    int event = 0, option = 0;
    for (int i = 1; i <= c->event_count && !event; i++) {
        for (int k = 0; k < c->event[i].option_count; k++) {
            if (c->event[i].option[k].seat == 1 && c->event[i].option[k].money) event = i, option = k;
        }
    }
    assert_int_not_equal(event, 0);
    const OptionDef *o = &c->event[event].option[option];
    Cause opening = {.kind = CAUSE_EVENT, .id = (uint16_t)event}, answer = {.kind = CAUSE_EVENT, .id = (uint16_t)event, .option = (uint8_t)(option + 1)}, cut = {.kind = CAUSE_LIMIT};
    const Report list[] = {
        {.kind = REPORT_EVENT, .id = (uint16_t)event, .state = 1},
        change(VAR_STABILITY, 1, 0, -9000, opening),
        change(VAR_STABILITY, 1, 0, 2000, cut),
        change(VAR_TENSION, 0, 0, 1500, opening),
        change(VAR_HOME, 0, 2, -4000, opening),
        change(VAR_TENSION, 0, 0, 700, cause_rule(RULE_CRISIS, 0)),
        {.kind = REPORT_ANSWER, .id = (uint16_t)event, .state = 1, .seat = 1, .arg = (uint8_t)option},
        change(VAR_MONEY, 0, 1, -o->money, answer),
        change(VAR_GOODWILL, 1, 1, 3000, answer),
    };
    StrBuf b = fresh();
    terminal.seat = 1;
    describe_news(&terminal, &b, list, COUNT_OF(list), 0);
    assert_non_null(strstr(text, ". Stability -7.0; Tension +1.5."));
    b = fresh();
    terminal.seat = 2;
    describe_news(&terminal, &b, list, COUNT_OF(list), 0);
    assert_non_null(strstr(text, ". Stability -7.0; Tension +1.5; Support at home in Russia -4.0."));
    b = fresh();
    terminal.seat = 1;
    describe_news(&terminal, &b, list, COUNT_OF(list), 6);
    assert_non_null(strstr(text, "\". Azerbaijan: goodwill toward Turkey +3.0."));
    assert_null(strstr(text, "udget"));
}

static void a_falling_tier_is_worded_as_falling(void **state)
{
    (void)state;
    static const struct {
        int before, after;
        const char *said;
    } rows[] = {{3, 2, "Azerbaijan moves away from Turkey and now only stands close to it."}, {1, 2, "Azerbaijan now stands close to Turkey."},
                {-2, -1, "Azerbaijan moves away from Russia and now only leans to it."}, {-1, -2, "Azerbaijan now stands close to Russia."},
                {-1, 1, "Azerbaijan now leans to Turkey."}, {1, 0, "Azerbaijan is back in the middle."}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        StrBuf b = fresh();
        Report r = {.kind = REPORT_TIER, .state = 1, .delta = rows[i].before, .after = rows[i].after};
        describe_report(&terminal, &b, &r);
        assert_string_equal(text, rows[i].said);
    }
}

/* sum { base = 0, steps of each state }: one number over the states, said once and never cut off. */
static void a_sum_over_states_is_said_once(void **state)
{
    (void)state;
    static const struct {
        const char *aim, *said;
    } rows[] = {{"found_market", "treaty steps with Turkey in all states together at least 6"}, {"build_corridor", " in Azerbaijan, Kazakhstan, Turkmenistan together at most 8"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        StrBuf b = fresh();
        const Catalog *c = game.catalog;
        int aim = c->aim_count;
        while (aim > 0 && !str_eq(c->aim[aim].at.id, rows[i].aim)) aim--;
        describe_condition(&terminal, &b, c->aim[aim].when, 1, 0);
        assert_non_null(strstr(text, rows[i].said));
        assert_null(strstr(text, "0 plus"));
    }
}

/* Of a choice between places only the word on the place asked about is told, and all of them when no place is. */
static void a_choice_of_places_is_told_for_the_place(void **state)
{
    (void)state;
    StrBuf b = fresh();
    const Catalog *c = game.catalog;
    uint32_t allow = c->action[catalog_action(c, "alliance_declaration")].allow, any = 0;
    for (uint32_t i = allow; i < c->node[allow].end; i++) any = c->node[i].kind == COND_ANY ? i : any;
    assert_true(any > 0);
    describe_condition(&terminal, &b, any, 1, catalog_state(c, "azerbaijan"));
    assert_string_equal(text, "it is Azerbaijan, and Turkey's alliances declared here below 1");
    b = fresh();
    describe_condition(&terminal, &b, any, 1, 0);
    assert_non_null(strstr(text, "it is Azerbaijan"));
    assert_non_null(strstr(text, "it is Turkmenistan"));
}

/* In one place and quarter always the same words; over a campaign all of them. */
static void an_event_that_returns_is_told_anew(void **state)
{
    (void)state;
    (void)fresh();
    const Catalog *c = game.catalog;
    int event = catalog_event(c, "winter_water"), told[1 + MAX_TELLINGS] = {0};
    const EventDef *e = &c->event[event];
    for (int quarter = 0; quarter < 40; quarter++) {
        const char *words = describe_telling(&terminal, event, e->state, quarter);
        assert_ptr_equal(words, describe_telling(&terminal, event, e->state, quarter));
        told[0] += words == e->text;
        for (int k = 0; k < MAX_TELLINGS; k++) told[k + 1] += e->telling[k] && words == e->telling[k];
    }
    assert_true(told[0] > 4 && told[1] > 4 && told[2] > 4);
    assert_int_equal(told[0] + told[1] + told[2] + told[3] + told[4], 40);
    event = catalog_event(c, "kabul_falls");
    assert_ptr_equal(describe_telling(&terminal, event, 0, 3), c->event[event].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(need_and_have_never_look_alike), cmocka_unit_test(a_refusal_tells_the_first_two), cmocka_unit_test(a_scripts_number_has_a_name), cmocka_unit_test(news_carry_their_changes), cmocka_unit_test(a_falling_tier_is_worded_as_falling),
                                       cmocka_unit_test(a_sum_over_states_is_said_once), cmocka_unit_test(a_choice_of_places_is_told_for_the_place), cmocka_unit_test(an_event_that_returns_is_told_anew)};
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
