/* Clauses of offers: the margin and the effect read what was settled, the counter-offer, ratification, renewal, and what
 * a computer player proposes. */
#include "unit/core/tiny.h"

#include "ai/ai.h"

enum { LEASE = 13, OFFER = 5, LEASES = 14, ACTIONS = 6 };

static Tiny tiny;
static AgreementDef agreement[LEASES];
static ActionDef action[ACTIONS];
static Report block[4000];
static ReportLog told_log;

/* value(clause * times + base) */
static uint32_t rent(int32_t times, int32_t base)
{
    uint32_t sum = tiny.used++;
    tiny_leaf(&tiny, (Node){.kind = VALUE_CONST, .k = base});
    uint32_t scaled = tiny.used++;
    uint32_t clause = tiny_leaf(&tiny, (Node){.kind = VALUE_CLAUSE, .arg = 1, .k = 2000});
    tiny.node[scaled] = (Node){.kind = VALUE_TIMES, .k = times, .end = clause + 1};
    tiny.node[sum] = (Node){.kind = VALUE_SUM, .end = clause + 1};
    return sum;
}

/* A lease with a clause that nobody minds and a rent: the state asks for 3, and each point costs 0.1 a quarter. */
static void make(void)
{
    tiny_make(&tiny, false);
    memcpy(agreement, tiny.agreement, sizeof tiny.agreement);
    memcpy(action, tiny.action, sizeof tiny.action);
    AgreementDef *d = &agreement[LEASE];
    *d = (AgreementDef){.at = tiny_origin("lease"), .term = 4, .ratify = 1, .renew = 2, .clause_count = 2};
    d->clause[0] = (ClauseDef){"flag", "Flag", -1, 1, 0};
    d->clause[1] = (ClauseDef){"rent", "Rent", 0, 10, 2};
    d->accept = rent(1000, -3000);
    d->each_quarter = tiny.used++;
    uint32_t value = rent(-100, 1000);
    tiny.node[d->each_quarter] = (Node){.kind = EFFECT_ADD, .var = VAR_TIE, .state = SCOPE_TARGET, .power = SCOPE_ACTOR, .channel = TRADE, .end = tiny.node[value].end};
    action[OFFER] = (ActionDef){.at = tiny_origin("offer_lease"), .seats = 6, .capital = 1, .offer = LEASE};
    tiny.c.agreement = agreement;
    tiny.c.agreement_count = LEASE;
    tiny.c.action = action;
    tiny.c.action_count = OFFER;
}

static void start_plan(World *w)
{
    make();
    told_log = report_log(block, COUNT_OF(block));
    game_start(&tiny.game, w, 1, 7, NULL);
    for (int seat = 1; seat <= 2; seat++) {
        Command cmd = {.kind = CMD_COMMIT, .seat = (uint8_t)seat};
        assert_int_equal(game_apply(&tiny.game, w, &cmd, NULL), REFUSE_NO);
    }
    assert_int_equal(w->phase, PHASE_PLAN);
}

static Command offer(int value)
{
    Command cmd = {.kind = CMD_PLAN_ADD, .seat = 1, .action = OFFER, .target = NORTH};
    cmd.arg[1] = (int8_t)value;
    return cmd;
}

static void play_quarter(World *w, const Command *cmd)
{
    int quarter = w->quarter;
    told_log.count = 0;
    if (cmd) assert_int_equal(game_apply(&tiny.game, w, cmd, &told_log), REFUSE_NO);
    while (w->quarter == quarter) {
        for (int seat = 1; seat <= 2 && w->quarter == quarter; seat++) {
            Command other = game_default(&tiny.game, w, seat);
            if (other.kind) assert_int_equal(game_apply(&tiny.game, w, &other, &told_log), REFUSE_NO);
        }
    }
}

static const Report *told(int kind)
{
    for (int i = 0; i < told_log.count; i++) {
        if (told_log.items[i].kind == kind) return &told_log.items[i];
    }
    return NULL;
}

static void margin_reads_the_clauses(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    int8_t clause[MAX_CLAUSES] = {1, 5};
    assert_int_equal(model_margin(&tiny.c, &w, LEASE, NORTH, 1, NULL), -1000);
    assert_int_equal(model_margin(&tiny.c, &w, LEASE, NORTH, 1, clause), 2000);
    Command plan = game_plan(&tiny.c, &w, 1, OFFER, NORTH);
    assert_int_equal(plan.arg[1], 2);
    plan.arg[1] = 11;
    assert_int_equal(game_check(&tiny.game, &w, &plan, NULL), REFUSE_CLAUSE);
    plan.arg[1] = 2;
    plan.arg[2] = 1;
    assert_int_equal(game_check(&tiny.game, &w, &plan, NULL), REFUSE_CLAUSE);
}

static void counter_offer_goes_no_further_than_needed(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    int8_t clause[MAX_CLAUSES] = {1, 2};
    assert_true(model_counter(&tiny.c, &w, LEASE, NORTH, 1, 0, clause));
    assert_int_equal(clause[0], 1);
    assert_int_equal(clause[1], 3);
    assert_true(model_counter(&tiny.c, &w, LEASE, NORTH, 1, 0, clause));
    assert_int_equal(clause[1], 3);
    assert_false(model_counter(&tiny.c, &w, LEASE, NORTH, 1, 8000, clause));
    assert_int_equal(clause[1], 10);
}

static void a_refusal_says_what_would_do(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    Command cmd = offer(1);
    play_quarter(&w, &cmd);
    const Report *refused = told(REPORT_OFFER), *counter = told(REPORT_COUNTER_OFFER);
    assert_non_null(refused);
    assert_int_equal(refused->arg, 0);
    assert_int_equal(refused->delta, -2000);
    assert_non_null(counter);
    assert_int_equal(counter->id, LEASE);
    assert_int_equal(counter->arg, 1);
    assert_int_equal(counter->delta, 1);
    assert_int_equal(counter->after, 3);
}

static int32_t given(int channel)
{
    for (int i = 0; i < told_log.count; i++) {
        const Report *r = &told_log.items[i];
        if (r->kind == REPORT_CHANGE && r->var == VAR_TIE && r->channel == channel && r->cause.kind == CAUSE_AGREEMENT) return r->delta;
    }
    return 0;
}

static void what_was_settled_is_signed_ratified_and_renewed(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    Command five = offer(5), three = offer(3);
    play_quarter(&w, &five);
    assert_int_equal(w.agreement_type[0], LEASE);
    assert_int_equal(w.agreement_clause[0][1], 5);
    assert_int_equal(w.agreement_status[0], AGREEMENT_SIGNED);
    assert_null(told(REPORT_COUNTER_OFFER));
    assert_int_equal(game_check(&tiny.game, &w, &three, NULL), REFUSE_OFFER);
    play_quarter(&w, NULL);
    assert_int_equal(w.agreement_status[0], AGREEMENT_IN_FORCE);
    assert_int_equal(given(TRADE), 0);
    play_quarter(&w, NULL);
    assert_int_equal(given(TRADE), 500);
    assert_int_equal(w.agreement_left[0], 3);
    assert_int_equal(game_check(&tiny.game, &w, &three, NULL), REFUSE_OFFER);
    play_quarter(&w, NULL);
    assert_int_equal(w.agreement_left[0], 2);
    play_quarter(&w, &three);
    assert_int_equal(w.agreement_status[0], AGREEMENT_IN_FORCE);
    assert_int_equal(w.agreement_clause[0][1], 3);
    assert_int_equal(w.agreement_left[0], 3); /* renewed before this quarter's part */
    assert_int_equal(given(TRADE), 700);
    for (int i = 0; i < 3; i++) play_quarter(&w, NULL);
    assert_int_equal(w.agreement_type[0], 0);
    assert_int_equal(w.agreement_clause[0][1], 0);
    assert_int_equal(told(REPORT_ENDED)->arg, 3);
}

static void the_computer_composes(void **state)
{
    (void)state;
    static AiScratch scratch;
    World w, seen;
    AiAnswer answer;
    start_plan(&w);
    AiLevel level = {.kind = AI_UTILITY, .restriction = AI_ONLY, .action = OFFER};
    action[OFFER].capital = 0;
    tiny.personality[1].temperature = 0;
    game_observe(&tiny.game, &w, 1, 3, &seen);
    ai_decide(&tiny.game, &seen, 1, &level, 3, &scratch, &answer);
    bool offered = false;
    for (int i = 0; i < answer.count; i++) {
        if (answer.command[i].kind != CMD_PLAN_ADD) continue;
        offered = true;
        /* Two points to spare against what may still come, and no point of rent more. */
        assert_int_equal(answer.command[i].arg[1], 5);
        assert_int_equal(game_apply(&tiny.game, &w, &answer.command[i], NULL), REFUSE_NO);
    }
    assert_true(offered);
}

/* What was put into a planned offer is as hidden as the plan. */
static void clauses_stay_hidden(void **state)
{
    (void)state;
    World a, b, seen_a, seen_b;
    start_plan(&a);
    b = a;
    Command five = offer(5), three = offer(3);
    assert_int_equal(game_apply(&tiny.game, &a, &five, NULL), REFUSE_NO);
    assert_int_equal(game_apply(&tiny.game, &b, &three, NULL), REFUSE_NO);
    game_observe(&tiny.game, &a, 2, 9, &seen_a);
    game_observe(&tiny.game, &b, 2, 9, &seen_b);
    assert_int_equal(world_hash(&seen_a), world_hash(&seen_b));
    game_observe(&tiny.game, &a, 1, 9, &seen_a);
    assert_int_equal(seen_a.plan_clause[1][0][1], 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(margin_reads_the_clauses), cmocka_unit_test(counter_offer_goes_no_further_than_needed),
        cmocka_unit_test(a_refusal_says_what_would_do), cmocka_unit_test(what_was_settled_is_signed_ratified_and_renewed),
        cmocka_unit_test(the_computer_composes), cmocka_unit_test(clauses_stay_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
