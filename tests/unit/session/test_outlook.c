/* What is told to come, held against what comes when nobody acts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/model.h"
#include "core/turn.h"
#include "session/outlook.h"
#include "session/preview.h"
#include "unit/session/shipped.h"

static Game game;
static World world, scratch;

static void begin(const char *scenario)
{
    game = (Game){.catalog = content_catalog(content)};
    game_start(&game, &world, catalog_scenario(game.catalog, scenario), 5, NULL);
}

/* Both sides let everything pass, for so many quarters. */
static void pass(World *w, int quarters)
{
    int until = w->quarter + quarters;
    while (w->phase != PHASE_OVER && w->quarter < until) {
        Pending owed[MAX_PENDING];
        assert_true(game_pending(w, game.catalog, owed) > 0);
        Command cmd = game_default(&game, w, owed[0].seat);
        assert_int_equal(game_apply(&game, w, &cmd, NULL), REFUSE_NO);
    }
}

/* Open events get their defaults. */
static void to_the_plan(void)
{
    while (world.phase == PHASE_ANSWER) {
        Pending owed[MAX_PENDING];
        assert_true(game_pending(&world, game.catalog, owed) > 0);
        Command cmd = game_default(&game, &world, owed[0].seat);
        assert_int_equal(game_apply(&game, &world, &cmd, NULL), REFUSE_NO);
    }
}

static void drift_is_the_model_alone(void **state)
{
    (void)state;
    Drift d;
    begin("free_hand");
    World before = world;
    outlook_drift(&game, &world, &scratch, &d);
    assert_memory_equal(&before, &world, sizeof world);
    assert_int_equal(d.quarters, 3);
    for (int s = 1; s <= game.catalog->state_count; s++) assert_int_equal(d.heads_for[s], model_target(game.catalog, &world, s));
    /* The same campaign, passed, ends the year there. */
    int same = 0;
    for (int q = 0; q < d.quarters; q++) pass(&world, 1);
    for (int s = 1; s <= game.catalog->state_count; s++) same += world.alignment[s] == d.year_end[s];
    printf("%d of %d states stand where the drift said\n", same, game.catalog->state_count);
    assert_true(same >= 2); /* random events move the others */
}

/* An angry bloc is felt: support at home is told to end lower than where nobody is angry, and so it comes. */
static void home_goes_where_the_blocs_send_it(void **state)
{
    (void)state;
    HomeOutlook calm, sour;
    begin("free_hand");
    const Catalog *c = game.catalog;
    int bloc = 0;
    for (int v = 1; v <= c->variable_count; v++) bloc = str_eq(c->variable[v].at.id, "kinsmen") ? v : bloc;
    assert_true(bloc > 0);
    outlook_home(&game, &world, 1, &scratch, &calm);
    assert_int_equal(calm.now, world.home[1]);
    world.variable[bloc] = 20000;
    World before = world;
    outlook_home(&game, &world, 1, &scratch, &sour);
    assert_memory_equal(&before, &world, sizeof world);
    assert_true(sour.next < calm.next && sour.year_end < sour.next);
    pass(&world, 1);
    assert_true(fixed_abs(world.home[1] - sour.next) < 5000); /* events of the next quarter may have come */
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    Describe d = {.game = &game, .texts = content_texts(content), .ascii = true};
    describe_home(&d, &b, &sour);
    assert_non_null(strstr(text, "if nothing is done"));
}

static void the_budget_is_what_comes(void **state)
{
    (void)state;
    Budget b;
    begin("base");
    world.grant[1][0] = 2000;
    world.grant_left[1][0] = 1;
    world.grant[1][1] = -1500;
    world.grant_left[1][1] = 3;
    world.money[1] = 33000;
    outlook_budget(&game, &world, 1, &b);
    assert_int_equal(b.grant_count, 2);
    assert_int_equal(b.grant[0].quarters, 1);
    assert_int_equal(b.income, game_scenario(game.catalog, &world)->income[1] + 500);
    assert_int_equal(b.next, 40000);
    assert_int_equal(b.lost, 33000 + b.income - 40000);
    assert_int_equal(b.capital_lost, b.capital_left - 2);
    assert_int_equal(b.capital_next, 8);
    BudgetLine line[BUDGET_LINES];
    Describe d = {.game = &game, .texts = content_texts(content), .ascii = true};
    int count = describe_budget(&d, &b, line);
    assert_int_equal(count, 6);
    assert_string_equal(line[2].what, "Grant, for the last time");
    assert_string_equal(line[3].what, "Loss, for 3 quarters more");
    assert_string_equal(line[count - 1].figure, "40");
    world.phase = PHASE_PLAN;
    pass(&world, 1);
    assert_int_equal(world.money[1], b.next);
    assert_int_equal(world.capital[1], b.capital_next);
    assert_int_equal(world.grant_left[1][0], 0);
}

/* Everything stands but for what is counted: the promised quarter is the one in which it ends. */
static void the_earliest_ending_is_reached(void **state)
{
    (void)state;
    SuddenProgress p;
    begin("base");
    outlook_sudden(&game, &world, 2, &p);
    assert_true(p.exists && p.ready == 0 && p.needed == 3);
    assert_int_equal(p.steps, 7);
    assert_int_equal(p.steps_needed, 18);
    /* Five steps more in the last of three: 5 * 2 quarter ends, and it must hold for two. */
    assert_int_equal(p.earliest, world.quarter + 10 + 2 - 2);
    const int states[] = {catalog_state(game.catalog, "kazakhstan"), catalog_state(game.catalog, "uzbekistan"), catalog_state(game.catalog, "kyrgyzstan")};
    for (int i = 0; i < 3; i++) {
        world.steps[states[i]][2] = 6;
        world.alignment[states[i]] = -90000;
    }
    outlook_sudden(&game, &world, 2, &p);
    assert_int_equal(p.ready, 3);
    assert_int_equal(p.earliest, world.quarter + 1);
    pass(&world, 2);
    assert_int_equal(world.phase, PHASE_OVER);
    assert_int_equal(world.ending, ENDING_SUDDEN);
    assert_int_equal(world.quarter, p.earliest);
    /* Not before its date, and not at all when the campaign ends first. */
    begin("base");
    outlook_sudden(&game, &world, 1, &p);
    assert_true(p.earliest >= 4 * (2026 - 2021) - 1);
    world.quarter = 29;
    outlook_sudden(&game, &world, 1, &p);
    assert_int_equal(p.earliest, -1);
}

static void harm_is_told_of_every_action_that_warns(void **state)
{
    (void)state;
    Preview all, harm;
    int warned = 0;
    begin("base");
    for (int a = 1; a <= game.catalog->action_count; a++) {
        const ActionDef *def = &game.catalog->action[a];
        if (!def->warn) continue;
        int seat = def->seats >> 1 & 1 ? 1 : 2;
        preview_action(&game, &world, seat, a, catalog_state(game.catalog, "kazakhstan"), &scratch, &all);
        preview_harm(&all, seat, &harm);
        if (harm.line_count == 0 || harm.line_count >= all.line_count) fail_msg("%s: %d of %d lines harm", def->at.id, harm.line_count, all.line_count);
        warned++;
    }
    assert_true(warned >= 2);
}

/* A change of income runs for so many quarters, and says so; two of different length are two lines. */
static void income_says_how_long(void **state)
{
    (void)state;
    Preview all;
    int lines = 0;
    const Describe d = {.ascii = true};
    begin("base");
    for (int a = 1; a <= game.catalog->action_count; a++) {
        preview_action(&game, &world, game.catalog->action[a].seats >> 1 & 1 ? 1 : 2, a, catalog_state(game.catalog, "kazakhstan"), &scratch, &all);
        for (int i = 0; i < all.line_count; i++) {
            if (all.line[i].kind != PREVIEW_CHANGE || all.line[i].var != VAR_INCOME) continue;
            char what[120], figure[120], much[40];
            StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
            Describe named = d;
            named.game = &game;
            describe_preview_line(&named, &x, &y, &all.line[i]);
            snprintf(much, sizeof much, all.line[i].id == 1 ? " for %d quarter" : " for %d quarters", all.line[i].id);
            if (all.line[i].id == 0 || !strstr(figure, much)) fail_msg("%s: %s %s", game.catalog->action[a].at.id, what, figure);
            lines++;
        }
    }
    assert_true(lines >= 2);
}

static const char *edge_of(int32_t tension, int32_t mine, int32_t theirs)
{
    static char text[320];
    StrBuf b = str_buf(text, sizeof text);
    const Describe d = {.game = &game, .ascii = true};
    world.tension = tension;
    world.blame[1] = mine;
    world.blame[2] = theirs;
    describe_edge(&d, &b, &world, 1);
    return text;
}

/* All rungs together add 30 of tension: from 70 on an incident breaks relations; in a crisis what is behind is behind. */
static void the_edge_is_told_in_time(void **state)
{
    (void)state;
    begin("base");
    assert_string_equal(edge_of(69900, 5000, 4000), "");
    assert_string_equal(edge_of(70000, 23000, 11000), "Tension 70: a crisis that ends in an incident adds 30 and breaks relations at 100. As the blame stands (23 to 11) you would lose, and every rung you climb adds to yours.");
    assert_non_null(strstr(edge_of(75000, 4000, 9000), "As the blame stands (9 to your 4) the other side would lose"));
    assert_non_null(strstr(edge_of(75000, 4200, 4300), "(4.3 to your 4.2)"));
    assert_non_null(strstr(edge_of(75000, 4000, 4000), "The blame is even (4 each),"));
    world.crisis_seat = 2;
    world.crisis_rung = 4;
    assert_string_equal(edge_of(84900, 5000, 4000), "");
    assert_non_null(strstr(edge_of(85000, 5000, 4000), "adds 15 and breaks"));
    /* The incident blames both, and its initiator more: an edge of one point is none. */
    world.crisis_seat = 1;
    assert_non_null(strstr(edge_of(85000, 4000, 5000), "you would lose"));
    assert_non_null(strstr(edge_of(85000, 4000, 30000), "the other side would lose"));
}

/* An offer of seat 1 that is signed, but not when it is countered. */
static bool plan_a_thin_offer(World *w)
{
    const Catalog *c = game.catalog;
    for (int a = 1; a <= c->action_count; a++) {
        for (int st = 1; c->action[a].offer && st <= c->state_count; st++) {
            Command cmd = game_plan(c, w, 1, a, st);
            if (game_check(&game, w, &cmd, NULL) != REFUSE_NO) continue;
            int32_t margin = model_margin(c, w, model_offered(c, w, a, st, 1), st, 1, cmd.arg);
            if (margin > MILLI && margin < game_tunes(c, w)->counter_malus) return game_apply(&game, w, &cmd, NULL) == REFUSE_NO;
        }
    }
    return false;
}

static AiLevel level_of(const char *word)
{
    AiLevel level;
    assert_true(ai_level(game.catalog, word, &level, NULL));
    return level;
}

static int32_t signed_against(const World *view, const char *level)
{
    static ForecastScratch room;
    Forecast f;
    World before = *view;
    preview_forecast(&game, view, 1, level_of(level), 24, &room, &f);
    assert_memory_equal(&before, view, sizeof before);
    assert_true(f.has_offer[0]);
    return f.accepted[0];
}

/* The chance of an offer is that against who sits there: somebody who never counters signs with us, an Envoy spares no
 * counter. */
static void an_offers_chance_knows_the_rival(void **state)
{
    (void)state;
    static World view;
    int cases = 0, countered = 0;
    begin("base");
    for (int q = 0; q < 16; q++, pass(&world, 1)) {
        to_the_plan();
        scratch = world;
        if (world.phase != PHASE_PLAN || !plan_a_thin_offer(&scratch)) continue;
        game_observe(&game, &scratch, 1, 9, &view);
        int32_t idle = signed_against(&view, "passive"), envoy = signed_against(&view, "greedy"), planner = signed_against(&view, "planner");
        if (idle < envoy || idle < planner) fail_msg("quarter %d: %d of 1000 against nobody, %d an Envoy, %d an Ambassador", q, idle, envoy, planner);
        assert_int_equal(signed_against(&view, "search"), planner);
        cases++;
        countered += envoy < 900 && planner < 980;
    }
    printf("%d thin offers, %d of them in danger\n", cases, countered);
    assert_true(cases >= 3);
    assert_true(countered >= 1);
}

/* What the rival may do moves the states in the forecast; a rival who does nothing leaves them to the dice. */
static void a_forecast_reckons_with_the_rivals_plans(void **state)
{
    (void)state;
    static World view;
    static ForecastScratch room;
    Forecast idle, active;
    int apart = 0, wide = 0;
    begin("base");
    for (int q = 0; q < 4; q++, pass(&world, 1)) {
        to_the_plan();
        game_observe(&game, &world, 1, 9, &view);
        preview_forecast(&game, &view, 1, level_of("passive"), 24, &room, &idle);
        preview_forecast(&game, &view, 1, level_of("utility"), 24, &room, &active);
        for (int s = 1; s <= game.catalog->state_count; s++) {
            apart += idle.median[s] != active.median[s];
            wide += active.high[s] > active.low[s];
        }
    }
    printf("of 20 forecasts %d differ by who sits there, %d are a band\n", apart, wide);
    assert_true(apart >= 5);
    assert_true(wide >= 3);
}

/* A treaty step that would not pass its review is told before it lapses; one that would stays. */
static void a_lapse_is_told_before_it_comes(void **state)
{
    (void)state;
    Review r;
    for (int poor = 0; poor <= 1; poor++) {
        begin("base");
        int s = catalog_state(game.catalog, "uzbekistan");
        const Tunes *n = game_tunes(game.catalog, &world);
        world.steps[s][1] = 1;
        world.step_age[s][1] = (uint8_t)(n->accord_review - 1);
        world.alignment[s] = poor ? -90 * MILLI : 60 * MILLI;
        world.goodwill[s][1] = poor ? 5 * MILLI : 80 * MILLI;
        assert_true(outlook_review(&game, &world, s, 1, &r));
        assert_int_equal(r.quarters, 1);
        assert_int_equal(r.margin < r.least, poor);
        pass(&world, 1);
        assert_int_equal(world.steps[s][1], !poor);
        if (!poor) assert_true(outlook_review(&game, &world, s, 1, &r) && r.quarters == n->accord_review);
        world.step_wait[s][1] = 1;
        assert_false(outlook_review(&game, &world, s, 1, &r));
    }
    char text[200];
    const Describe d = {.game = &game, .ascii = true};
    StrBuf b = str_buf(text, sizeof text);
    describe_review(&d, &b, &(Review){3, 4200, -6000});
    assert_string_equal(text, "reviewed in 3 quarters: margin +4.2, lapses below -6.0");
}

/* A crisis that may end with nobody's win says so before it does. */
static void the_last_round_is_announced(void **state)
{
    (void)state;
    char text[200];
    const Describe d = {.game = &game, .ascii = true};
    begin("base");
    world.crisis_seat = 1;
    world.plan_action[1][0] = (uint16_t)catalog_action(game.catalog, "drones_training");
    world.crisis_round = 5;
    StrBuf b = str_buf(text, sizeof text);
    describe_last_round(&d, &b, &world);
    assert_string_equal(text, "");
    world.crisis_held = 1;
    describe_last_round(&d, &b, &world);
    assert_string_equal(text, "Both held: if both hold again, Drones and training is off.");
    world.crisis_round = 6;
    b = str_buf(text, sizeof text);
    describe_last_round(&d, &b, &world);
    assert_string_equal(text, "The last round: without a deal or a retreat Drones and training is off.");
}

static bool asked(const char *action, int state, Preview *harm)
{
    Preview all;
    int id = catalog_action(game.catalog, action);
    preview_action(&game, &world, 1, id, state, &scratch, &all);
    preview_harm(&all, 1, harm);
    return preview_asks(game.catalog, &all, 1, id);
}

/* A word broken and a welcome worn out are asked about, and the break is priced before it is made. */
static void a_broken_word_is_asked_about(void **state)
{
    (void)state;
    Preview harm;
    begin("base");
    int s = catalog_state(game.catalog, "kazakhstan"), deal = catalog_agreement(game.catalog, "restraint");
    assert_false(asked("drones_training", s, &harm));
    assert_false(asked("trade_mission", s, &harm));
    Effect sign = effect_of(&game, &world, NULL, (Cause){.kind = CAUSE_START}, &game.catalog->agreement[deal].at, 1, 0);
    effect_sign(&sign, deal, s, 1, NULL, true);
    assert_true(asked("drones_training", s, &harm));
    bool prestige = false, ended = false;
    for (int i = 0; i < harm.line_count; i++) {
        prestige |= harm.line[i].kind == PREVIEW_CHANGE && harm.line[i].var == VAR_PRESTIGE && harm.line[i].delta < -5 * MILLI;
        ended |= harm.line[i].kind == PREVIEW_ENDED && harm.line[i].id == deal;
    }
    assert_true(prestige && ended);
    assert_false(asked("trade_mission", s, &harm));
    world.acts[s][1] = 3 * MILLI;
    assert_true(asked("trade_mission", s, &harm));
}

/* Whether a counter stops an offer is told before it is paid for. */
static void an_offer_met_says_what_a_counter_takes(void **state)
{
    (void)state;
    char text[200];
    const Describe d = {.game = &game, .ascii = true};
    begin("base");
    int s = catalog_state(game.catalog, "uzbekistan");
    world.plan_action[2][0] = (uint16_t)catalog_action(game.catalog, "union_step");
    world.plan_target[2][0] = (uint8_t)s;
    static const struct {
        int goodwill;
        const char *said;
    } rows[] = {{5, " short of a signature"}, {24, " to spare; a counter takes 3: enough as it stands"}, {90, " to spare; a counter takes 3: too little"}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        StrBuf b = str_buf(text, sizeof text);
        world.goodwill[s][2] = rows[i].goodwill * MILLI;
        describe_offer_met(&d, &b, &world, 1, 0);
        assert_non_null(strstr(text, rows[i].said));
    }
    /* What it would end is said too. */
    s = catalog_state(game.catalog, "kyrgyzstan");
    int csto = catalog_agreement(game.catalog, "csto_membership");
    Effect sign = effect_of(&game, &world, NULL, (Cause){.kind = CAUSE_START}, &game.catalog->agreement[csto].at, 2, 0);
    effect_sign(&sign, csto, s, 2, NULL, true);
    world.plan_action[1][0] = (uint16_t)catalog_action(game.catalog, "offer_mutual_assistance");
    world.plan_target[1][0] = (uint8_t)s;
    world.goodwill[s][1] = 100 * MILLI;
    world.alignment[s] = 60 * MILLI;
    world.sovereignty[s] = 0;
    StrBuf e = str_buf(text, sizeof text);
    describe_offer_met(&d, &e, &world, 2, 0);
    assert_non_null(strstr(text, "; it would end Collective security (member)"));
    world.plan_action[2][0] = (uint16_t)catalog_action(game.catalog, "gas_price");
    StrBuf b = str_buf(text, sizeof text);
    text[0] = 0;
    describe_offer_met(&d, &b, &world, 1, 0);
    assert_string_equal(text, "");
}

static void the_rivals_capital_is_an_estimate(void **state)
{
    (void)state;
    CrisisSides sides;
    char text[200];
    const Describe d = {.game = &game, .ascii = true};
    StrBuf b = str_buf(text, sizeof text);
    begin("base");
    world.quarter = 3;
    world.phase = PHASE_CRISIS;
    world.plan_action[2][0] = (uint16_t)catalog_action(game.catalog, "media_language");
    world.plan_target[2][0] = 1;
    world.reaction[2][1] = REACT_COUNTER;
    int spent = game.catalog->action[world.plan_action[2][0]].capital + 1;
    outlook_crisis(&game, &world, 1, 1, &sides);
    assert_int_equal(sides.capital_low, 6 - spent);
    assert_int_equal(sides.capital_high, 8 - spent);
    assert_true(sides.resolve_low <= sides.resolve_high);
    describe_rival_capital(&d, &b, &world, 1, &sides);
    assert_memory_equal(text, "Capital of Russia, an estimate: ", 32);
    assert_non_null(strstr(text, "climbing costs 1 from rung 2 on."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drift_is_the_model_alone),
        cmocka_unit_test(home_goes_where_the_blocs_send_it),
        cmocka_unit_test(the_edge_is_told_in_time),
        cmocka_unit_test(an_offers_chance_knows_the_rival),
        cmocka_unit_test(a_forecast_reckons_with_the_rivals_plans),
        cmocka_unit_test(income_says_how_long),
        cmocka_unit_test(a_lapse_is_told_before_it_comes),
        cmocka_unit_test(the_last_round_is_announced), cmocka_unit_test(a_broken_word_is_asked_about), cmocka_unit_test(an_offer_met_says_what_a_counter_takes),
        cmocka_unit_test(the_rivals_capital_is_an_estimate),
        cmocka_unit_test(the_budget_is_what_comes),
        cmocka_unit_test(the_earliest_ending_is_reached),
        cmocka_unit_test(harm_is_told_of_every_action_that_warns),
    };
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
