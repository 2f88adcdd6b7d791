/* The rules on a tiny catalog: start, plan, reactions, crisis table, accords, endings, ledger, mirror, observation. */
#include "unit/core/tiny.h"

#include "ai/ai.h"
#include "base/rng.h"
#include "core/cond.h"

static Tiny tiny;
static Report block[40000];

static Command add(int seat, int action, int state)
{
    return (Command){.kind = CMD_PLAN_ADD, .seat = (uint8_t)seat, .action = (uint16_t)action, .target = (uint8_t)state};
}
static Command commit(int seat) { return (Command){.kind = CMD_COMMIT, .seat = (uint8_t)seat}; }
static Command rung(int seat, int choice) { return (Command){.kind = CMD_RUNG, .seat = (uint8_t)seat, .choice = (uint8_t)choice}; }
static void must(World *w, Command cmd) { assert_int_equal(game_apply(&tiny.game, w, &cmd, NULL), REFUSE_NO); }

static void start(World *w)
{
    tiny_make(&tiny, false);
    game_start(&tiny.game, w, 1, 7, NULL);
}

/* At the first plan, the opening event answered by default. */
static void start_plan(World *w)
{
    start(w);
    must(w, commit(1));
    must(w, commit(2));
    assert_int_equal(w->phase, PHASE_PLAN);
}

static void starts_at_rest(void **state)
{
    (void)state;
    World w;
    tiny_make(&tiny, false);
    game_set_start(&tiny.game, &w, 1, 7);
    for (int s = 1; s <= 2; s++) assert_int_equal(model_target(&tiny.c, &w, s), w.alignment[s]);
}

static void target_terms_add_up(void **state)
{
    (void)state;
    World w;
    start(&w);
    for (int i = 0; i < 2000; i++) {
        for (int s = 1; s <= 2; s++) {
            for (int ch = 1; ch <= 2; ch++) {
                for (int p = 1; p <= 2; p++) w.tie[s][p][ch] = rng_below(rng_at(1, RNG_AI, 1, i, s * 100 + ch * 10 + p), 100001);
            }
            w.goodwill[s][1] = rng_below(rng_at(2, RNG_AI, 1, i, s), 100001);
            w.alignment[s] = rng_below(rng_at(3, RNG_AI, 1, i, s), 200001) - 100000;
            TargetTerms t;
            model_target_terms(&tiny.c, &w, s, &t);
            assert_int_equal(t.ties + t.goodwill + t.anchor[1] + t.anchor[2] + t.course + t.cut, t.target);
            assert_int_equal(t.target, model_target(&tiny.c, &w, s));
        }
    }
}

static void event_owes_both_seats_and_hides_answers(void **state)
{
    (void)state;
    World w, a, b;
    start(&w);
    Pending owed[MAX_PENDING];
    assert_int_equal(w.phase, PHASE_ANSWER);
    assert_int_equal(game_pending(&w, &tiny.c, owed), 2);
    Command go1 = {.kind = CMD_ANSWER, .seat = 1, .slot = 0, .choice = 0}, go2 = {.kind = CMD_ANSWER, .seat = 2, .slot = 0, .choice = 2};
    a = b = w;
    must(&a, go1);
    assert_int_equal(a.goodwill[NORTH][1], w.goodwill[NORTH][1]); /* nothing happens before both have answered */
    must(&a, go2);
    must(&b, go2);
    must(&b, go1);
    assert_int_equal(world_hash(&a), world_hash(&b));
    assert_int_equal(a.goodwill[NORTH][1], 56000);
    assert_int_equal(a.capital[1], w.capital[1] - 1);
}

static void refusals_name_need_and_have(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    w.money[1] = 3000;
    Reasons r;
    Command cmd = add(1, MISSION, NORTH);
    uint64_t before = world_hash(&w);
    assert_int_equal(game_check(&tiny.game, &w, &cmd, &r), REFUSE_NO_MONEY);
    assert_int_equal(game_apply(&tiny.game, &w, &cmd, NULL), REFUSE_NO_MONEY);
    assert_int_equal(world_hash(&w), before);
    bool seen = false;
    for (int i = 0; i < r.count; i++) {
        if (r.reason[i].refusal != REFUSE_NO_MONEY) continue;
        seen = true;
        assert_false(r.reason[i].met);
        assert_int_equal(r.reason[i].need, 4000);
        assert_int_equal(r.reason[i].have, 3000);
    }
    assert_true(seen);
    w.goodwill[NORTH][1] = 19000;
    cmd = add(1, GIFT, NORTH);
    assert_int_equal(game_check(&tiny.game, &w, &cmd, &r), REFUSE_CONDITION);
}

static void one_action_a_state(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    must(&w, add(1, GIFT, NORTH));
    Command again = add(1, GIFT, NORTH);
    assert_int_equal(game_check(&tiny.game, &w, &again, NULL), REFUSE_SAME_STATE);
    must(&w, (Command){.kind = CMD_PLAN_REMOVE, .seat = 1, .slot = 0});
    assert_int_equal(game_check(&tiny.game, &w, &again, NULL), REFUSE_NO);
}

static void counter_cuts_a_soft_action(void **state)
{
    (void)state;
    World plain, countered;
    start_plan(&plain);
    must(&plain, add(1, MISSION, NORTH));
    must(&plain, commit(1));
    must(&plain, commit(2));
    assert_int_equal(plain.phase, PHASE_REACT);
    countered = plain;
    must(&plain, commit(2));
    must(&countered, (Command){.kind = CMD_REACT, .seat = 2, .slot = 0, .choice = REACT_COUNTER});
    assert_true(countered.tie[NORTH][1][TRADE] < plain.tie[NORTH][1][TRADE]);
    assert_true(countered.tie[NORTH][1][TRADE] > 30000);
    assert_int_equal(countered.money[1], plain.money[1]);
    /* Remembered as acts are, one quarter's forgetting later. */
    assert_int_equal(countered.counters[2], 700);
    assert_int_equal(countered.counters[1], 0);
    assert_int_equal(plain.counters[2], 0);
}

static void open_crisis(World *w)
{
    start_plan(w);
    must(w, add(1, DRILL, NORTH));
    must(w, commit(1));
    must(w, commit(2));
    must(w, (Command){.kind = CMD_REACT, .seat = 2, .slot = 0, .choice = REACT_CHALLENGE});
    assert_int_equal(w->phase, PHASE_CRISIS);
    assert_int_equal(w->crisis_seat, 1);
    assert_int_equal(w->crisis_rung, 1);
}

/* Initiator seat 1; choices of seat 1 and seat 2; whether the crisis is over and what is left of the drill. */
static const struct {
    int one, two;
    bool over;
    int32_t scale;
} table[] = {
    {RUNG_ESCALATE, RUNG_DEAL, true, 750},     {RUNG_DEAL, RUNG_ESCALATE, true, 250},   {RUNG_DEAL, RUNG_DEAL, true, 500},
    {RUNG_HOLD, RUNG_DEAL, true, 500},         {RUNG_BACK_DOWN, RUNG_HOLD, true, 0},    {RUNG_HOLD, RUNG_BACK_DOWN, true, 1000},
    {RUNG_BACK_DOWN, RUNG_BACK_DOWN, true, 0}, {RUNG_DEAL, RUNG_BACK_DOWN, true, 1000}, {RUNG_ESCALATE, RUNG_ESCALATE, false, 0},
    {RUNG_ESCALATE, RUNG_HOLD, false, 0},      {RUNG_HOLD, RUNG_HOLD, false, 0},
};

static void crisis_table(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT_OF(table); i++) {
        World w;
        open_crisis(&w);
        ReportLog log = report_log(block, COUNT_OF(block));
        Command one = rung(1, table[i].one), two = rung(2, table[i].two);
        assert_int_equal(game_apply(&tiny.game, &w, &one, &log), REFUSE_NO);
        assert_int_equal(w.phase, PHASE_CRISIS); /* one choice alone resolves nothing */
        assert_int_equal(game_apply(&tiny.game, &w, &two, &log), REFUSE_NO);
        const Report *end = NULL;
        for (int k = 0; k < log.count; k++) {
            if (log.items[k].kind == REPORT_CRISIS_END) end = &log.items[k];
        }
        assert_int_equal(end != NULL, table[i].over);
        if (end) assert_int_equal(end->after, table[i].scale);
        else assert_int_equal(w.crisis_rung, table[i].one == RUNG_HOLD ? 1 : 2);
    }
}

static void crisis_climbs_to_an_incident(void **state)
{
    (void)state;
    World w;
    open_crisis(&w);
    w.capital[1] = w.capital[2] = 8;
    int32_t tension = w.tension;
    for (int i = 0; i < 4; i++) {
        must(&w, rung(1, RUNG_ESCALATE));
        must(&w, rung(2, RUNG_ESCALATE));
    }
    assert_int_equal(w.crisis_seat, 0);
    assert_true(w.tension > tension + 20000);
    assert_true(w.blame[1] > w.blame[2]);
}

static void hold_twice_is_a_stalemate(void **state)
{
    (void)state;
    World w;
    open_crisis(&w);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(w.phase, PHASE_CRISIS);
        must(&w, rung(1, RUNG_HOLD));
        must(&w, rung(2, RUNG_HOLD));
    }
    assert_int_not_equal(w.phase, PHASE_CRISIS);
}

static void pass_quarter(World *w)
{
    int quarter = w->quarter;
    while (w->quarter == quarter && w->phase != PHASE_OVER) {
        for (int seat = 1; seat <= 2 && w->quarter == quarter; seat++) {
            Command cmd = game_default(&tiny.game, w, seat);
            if (cmd.kind) must(w, cmd);
        }
    }
}

static void accord_step_takes_two_quarters_and_anchors(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    must(&w, add(1, TREATY, NORTH));
    pass_quarter(&w);
    assert_int_equal(w.steps[NORTH][1], 0);
    assert_int_equal(w.step_wait[NORTH][1], 1);
    pass_quarter(&w);
    assert_int_equal(w.steps[NORTH][1], 1);
    TargetTerms t;
    model_target_terms(&tiny.c, &w, NORTH, &t);
    assert_int_equal(t.anchor[1], 2500);
}

static void fourth_act_in_a_row_meets_pushback(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    for (int q = 0; q < 4; q++) {
        int32_t fear = w.sovereignty[NORTH];
        must(&w, add(1, GIFT, NORTH));
        pass_quarter(&w);
        assert_int_equal(w.sovereignty[NORTH] > fear, q == 3);
    }
}

static void let_think(World *w, const AiLevel *level, uint64_t seed, ReportLog *log)
{
    static AiScratch scratch;
    World view;
    AiAnswer answer;
    int seat = game_owes(w, &tiny.c, 1) ? 1 : 2;
    uint64_t key = hash_mix(hash_mix(seed, tiny.c.power[seat].at.hash), w->quarter);
    game_observe(&tiny.game, w, seat, key, &view);
    ai_decide(&tiny.game, &view, seat, level, key, &scratch, &answer);
    assert_true(answer.count > 0);
    for (int i = 0; i < answer.count; i++) assert_int_equal(game_apply(&tiny.game, w, &answer.command[i], log), REFUSE_NO);
}

/* start + ledger = value for every number that has one. */
static void ledger_adds_up(void **state)
{
    (void)state;
    static const AiLevel random = {.kind = AI_RANDOM};
    for (uint64_t seed = 1; seed <= 20; seed++) {
        World w, first;
        ReportLog log = report_log(block, COUNT_OF(block));
        tiny_make(&tiny, false);
        game_set_start(&tiny.game, &first, 1, seed);
        game_start(&tiny.game, &w, 1, seed, &log);
        while (w.phase != PHASE_OVER) let_think(&w, &random, seed, &log);
        assert_false(log.cut);
        for (int i = 0; i < log.count; i++) {
            const Report *r = &log.items[i];
            if (r->kind != REPORT_CHANGE) continue;
            if (r->var == VAR_TIE) first.tie[r->state][r->power][r->channel] += r->delta;
            if (r->var == VAR_GOODWILL) first.goodwill[r->state][r->power] += r->delta;
            if (r->var == VAR_ALIGNMENT) first.alignment[r->state] += r->delta;
            if (r->var == VAR_SCORE) first.score[r->power] += r->delta;
            if (r->var == VAR_TENSION) first.tension += r->delta;
            if (r->var == VAR_MONEY) first.money[r->power] += r->delta;
        }
        assert_memory_equal(first.tie, w.tie, sizeof w.tie);
        assert_memory_equal(first.goodwill, w.goodwill, sizeof w.goodwill);
        assert_memory_equal(first.alignment, w.alignment, sizeof w.alignment);
        assert_memory_equal(first.score, w.score, sizeof w.score);
        assert_memory_equal(first.money, w.money, sizeof w.money);
        assert_int_equal(first.tension, w.tension);
    }
}

static uint64_t play_out(int level, uint64_t seed, World *w)
{
    AiLevel players = {.kind = (uint8_t)level};
    game_start(&tiny.game, w, 1, seed, NULL);
    while (w->phase != PHASE_OVER) let_think(w, &players, seed, NULL);
    return world_hash(w);
}

static void same_seed_same_hash(void **state)
{
    (void)state;
    World a, b;
    tiny_make(&tiny, false);
    assert_int_equal(play_out(AI_GREEDY, 5, &a), play_out(AI_GREEDY, 5, &b));
    assert_int_not_equal(play_out(AI_GREEDY, 5, &a), play_out(AI_GREEDY, 6, &b));
}

/* Exchanging seats, data and dice (which follow the names) gives the mirrored campaign to the last digit. */
static void mirror(void **state)
{
    (void)state;
    for (int level = AI_RANDOM; level <= AI_GREEDY; level++) {
        for (uint64_t seed = 1; seed <= 15; seed++) {
            World a, b;
            tiny_make(&tiny, false);
            play_out(level, seed, &a);
            tiny_make(&tiny, true);
            play_out(level, seed, &b);
            for (int s = 1; s <= 2; s++) {
                assert_int_equal(a.alignment[s], -b.alignment[s]);
                for (int ch = 1; ch <= 2; ch++) assert_int_equal(a.tie[s][1][ch], b.tie[s][2][ch]);
                assert_int_equal(a.steps[s][1], b.steps[s][2]);
            }
            assert_int_equal(a.score[1], b.score[2]);
            assert_int_equal(a.score[2], b.score[1]);
            assert_int_equal(a.ending, b.ending);
            assert_int_equal(a.winner ? seat_rival(a.winner) : 0, b.winner);
        }
    }
}

/* Worlds that differ only in hidden fields and seed give the same bytes to the seat that may not see them. */
static void observation_hides(void **state)
{
    (void)state;
    World w, other, seen, seen_other;
    for (int stage = 0; stage < 3; stage++) {
        if (stage == 0) start(&w);
        else if (stage == 1) start_plan(&w);
        else open_crisis(&w);
        other = w;
        other.seed = 99;
        other.capital[2] = 3;
        other.money[2] = 39000;
        other.home[2] = 12000;
        other.priority[2][0] = 2;
        other.priority_mark[2][0] = 500;
        other.resolve_draw[2] = 7000;
        other.queue_event[0] = 1;
        other.queue_left[0] = 4;
        if (stage == 0) other.open_answer[2][0] = 3;
        if (stage == 1) {
            other.plan_action[2][0] = GIFT;
            other.plan_target[2][0] = SOUTH;
            other.committed[2] = 1;
        }
        if (stage == 2) other.crisis_choice[2] = RUNG_BACK_DOWN;
        game_observe(&tiny.game, &w, 1, 1234, &seen);
        game_observe(&tiny.game, &other, 1, 1234, &seen_other);
        const WorldField *f = NULL;
        uint32_t k = 0;
        if (world_differ(&seen, &seen_other, &f, &k)) fail_msg("stage %d: %s[%u] leaks", stage, f->name, k);
    }
}

static void more_blame_loses_a_rupture(void **state)
{
    (void)state;
    World w;
    start_plan(&w);
    w.tension = 100000;
    w.blame[1] = 20000;
    w.blame[2] = 10000;
    tiny.scenario[1].tunes.tension_decay = 0;
    pass_quarter(&w);
    assert_int_equal(w.ending, ENDING_RUPTURE);
    assert_int_equal(w.winner, 2);
}

static void income_can_be_a_condition(void **state)
{
    (void)state;
    World w;
    start(&w);
    const Node income = {.kind = VALUE_REF, .var = VAR_INCOME, .power = SCOPE_ACTOR};
    const Scope seat[DIM_SEATS] = {{0}, scope_of(1, 0), scope_of(2, 0)};
    assert_int_equal(cond_read(&tiny.c, &w, &income, &seat[1]), 11000);
    w.grant[1][0] = -2500;
    w.grant_left[1][0] = 3;
    assert_int_equal(cond_read(&tiny.c, &w, &income, &seat[1]), 8500);
    assert_int_equal(cond_read(&tiny.c, &w, &income, &seat[1]), model_income(&tiny.c, &w, 1));
    assert_int_equal(cond_read(&tiny.c, &w, &income, &seat[2]), 11000);
}

static void resigning_ends_it(void **state)
{
    (void)state;
    World w;
    start(&w);
    must(&w, (Command){.kind = CMD_RESIGN, .seat = 1});
    assert_int_equal(w.phase, PHASE_OVER);
    assert_int_equal(w.winner, 2);
    Command cmd = commit(2);
    assert_int_equal(game_check(&tiny.game, &w, &cmd, NULL), REFUSE_OVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_at_rest), cmocka_unit_test(target_terms_add_up), cmocka_unit_test(event_owes_both_seats_and_hides_answers),
        cmocka_unit_test(refusals_name_need_and_have), cmocka_unit_test(one_action_a_state), cmocka_unit_test(counter_cuts_a_soft_action),
        cmocka_unit_test(crisis_table), cmocka_unit_test(crisis_climbs_to_an_incident), cmocka_unit_test(hold_twice_is_a_stalemate),
        cmocka_unit_test(accord_step_takes_two_quarters_and_anchors), cmocka_unit_test(fourth_act_in_a_row_meets_pushback),
        cmocka_unit_test(ledger_adds_up), cmocka_unit_test(same_seed_same_hash), cmocka_unit_test(mirror), cmocka_unit_test(observation_hides),
        cmocka_unit_test(more_blame_loses_a_rupture), cmocka_unit_test(income_can_be_a_condition), cmocka_unit_test(resigning_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
