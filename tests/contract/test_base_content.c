/* The base game as content: it loads without a word, says what it must, and history leads where history led.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ai/ai.h"
#include "base/fixed.h"
#include "base/hash.h"
#include "core/model.h"
#include "core/turn.h"
#include "script/load.h"

#include <stdio.h>
#include <string.h>

static Load *load;
static Catalog *c;

static void print_problems(const Load *l)
{
    const LoadError *e;
    char line[2000];
    int count = load_errors(l, &e);
    for (int i = 0; i < count; i++) {
        StrBuf out = str_buf(line, sizeof line);
        load_error_line(&out, &e[i]);
        print_error("%s\n", line);
    }
    assert_int_equal(count, 0);
}

static int open_base(void **state)
{
    (void)state;
    LoadRequest request = {.data = STEPPE_SOURCE_DIR};
    Err err;
    if (!load_content(&request, &load, &err)) print_error("%s\n", err.text);
    c = load ? load_catalog(load) : NULL;
    return 0;
}

static int close_base(void **state)
{
    (void)state;
    if (load) load_close(load);
    return 0;
}

static void loads_without_errors_or_warnings(void **state)
{
    (void)state;
    assert_non_null(load);
    print_problems(load);
    assert_non_null(c);
}

static void example_mod_loads(void **state)
{
    (void)state;
    const char *mods[] = {STEPPE_SOURCE_DIR "/scripts/examples/river_tolls"};
    LoadRequest request = {.data = STEPPE_SOURCE_DIR, .mods = mods, .mod_count = 1};
    Load *with = NULL;
    Err err;
    assert_true(load_content(&request, &with, &err));
    print_problems(with);
    assert_true(catalog_agreement(load_catalog(with), "river_tolls:river_toll_treaty") > 0);
    load_close(with);
}

static int words(const char *text)
{
    int count = 0;
    for (const char *p = text; *p; p++) count += *p != ' ' && (p == text || p[-1] == ' ');
    return count;
}

static void states_are_actors(void **state)
{
    (void)state;
    assert_int_equal(c->state_count, 5);
    for (int s = 1; s <= c->state_count; s++) {
        int wants = 0, requests = 0;
        for (int i = 1; i <= c->want_count; i++) wants += c->want[i].state == s;
        for (int i = 1; i <= c->event_count; i++) requests += c->event[i].request && c->event[i].state == s;
        assert_int_equal(wants, 2);
        assert_int_equal(requests, 1);
        assert_true(c->doctrine[c->state[s].doctrine].pushback != 0);
    }
}

static void actions_explain_themselves(void **state)
{
    (void)state;
    int of_seat[DIM_SEATS] = {0}, dangerous[DIM_SEATS] = {0}, hard[DIM_SEATS] = {0};
    int soft_on[DIM_SEATS][DIM_CHANNELS] = {{0}}, hard_on[DIM_SEATS][DIM_CHANNELS] = {{0}};
    for (int a = 1; a <= c->action_count; a++) {
        const ActionDef *d = &c->action[a];
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            if (!(d->seats >> seat & 1)) continue;
            of_seat[seat] += d->offer <= 0;
            dangerous[seat] += d->warn;
            hard[seat] += d->hard;
            (d->hard ? hard_on : soft_on)[seat][d->channel]++;
        }
        if (!d->at.name || !d->at.help || !d->icon || !d->example)
            fail_msg("action '%s' lacks a name, help, icon or example", d->at.id);
        if (d->capital < 1) fail_msg("action '%s' costs no capital", d->at.id);
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        assert_true(of_seat[seat] >= 26 && dangerous[seat] >= 4 && hard[seat] >= 4);
        for (int ch = 1; ch <= c->channel_count; ch++) assert_true(soft_on[seat][ch] >= 2);
        assert_true(hard_on[seat][catalog_channel(c, "energy")] >= 1 && hard_on[seat][catalog_channel(c, "security")] >= 2);
        assert_true(hard_on[seat][catalog_channel(c, "elites")] >= 1);
    }
}

/* What an action alone adds to the actor's influence on its channel in a state, at the start. Not the tie:
 * Turkey's ties with Kazakhstan and Uzbekistan grow alike within a tenth; what they weigh there does not. */
static int32_t gain_alone(const Game *g, const World *start, int seat, int action, int state)
{
    World w = *start;
    int channel = c->action[action].channel;
    act_apply(&(Turn){g, &w, NULL}, seat, action, state, MILLI);
    return model_influence(c, &w, state, seat, channel) - model_influence(c, start, state, seat, channel);
}

enum { FIVE = 5 };

static bool same_order(const int32_t *a, const int32_t *b)
{
    for (int i = 0; i < FIVE; i++)
        for (int k = i + 1; k < FIVE; k++)
            if ((a[i] > a[k]) != (b[i] > b[k])) return false;
    return true;
}

static bool within_a_tenth(const int32_t *a, const int32_t *b)
{
    for (int i = 0; i < FIVE; i++) {
        int32_t most = a[i] > b[i] ? a[i] : b[i], least = a[i] > b[i] ? b[i] : a[i];
        if (10 * (most - least) > most) return false;
    }
    return true;
}

/* The same five actions, one a channel, are another question in each state. */
static void states_answer_differently(void **state)
{
    (void)state;
    static const char *const five[DIM_SEATS][FIVE] = {
        [1] = {"trade_mission", "gas_swap", "academies", "schools_series", "leaders_summit"},
        [2] = {"customs_measure", "gas_price", "arms_home_price", "media_language", "elite_bargain"}};
    Game g = {c, NULL};
    World w;
    game_start(&g, &w, catalog_scenario(c, "base"), 1, NULL);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t gain[DIM_STATES][FIVE];
        for (int s = 1; s <= c->state_count; s++) {
            for (int i = 0; i < FIVE; i++) {
                gain[s][i] = gain_alone(&g, &w, seat, catalog_action(c, five[seat][i]), s);
                assert_true(gain[s][i] > 0);
            }
            for (int other = 1; other < s; other++)
                if (same_order(gain[s], gain[other]) && within_a_tenth(gain[s], gain[other]))
                    fail_msg("%s and %s answer seat %d alike", c->state[s].at.id, c->state[other].at.id, seat);
        }
    }
}

/* What is signed beside the accords: every one can be offered, softly, and most have something to haggle over. */
static void agreements_are_offered(void **state)
{
    (void)state;
    int beside = 0, with_clauses = 0;
    for (int i = 1; i <= c->agreement_count; i++) {
        const AgreementDef *d = &c->agreement[i];
        bool offered = false;
        if (d->accord || !d->accept) continue; /* without accept: between the powers, signed by an event */
        for (int a = 1; a <= c->action_count; a++) offered = offered || (c->action[a].offer == i && !c->action[a].hard);
        if (!offered) fail_msg("nobody can offer '%s'", d->at.id);
        beside++;
        with_clauses += d->clause_count > 0;
    }
    assert_true(beside >= 12);
    assert_true(with_clauses >= 12);
}

static void dialogs_are_short_and_sourced(void **state)
{
    (void)state;
    int dialogs = 0, dated = 0;
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *e = &c->event[i];
        if (e->option_count == 0) continue;
        dialogs++;
        dated += e->dated;
        int n = words(e->text);
        if (n < 25 || n > 70) fail_msg("event '%s' has %d words", e->at.id, n);
        if (!e->source) fail_msg("event '%s' names no source", e->at.id);
        for (int k = 0; k < e->option_count; k++) {
            if (!e->option[k].text || !e->option[k].effect)
                fail_msg("option '%s' lacks detail or effect", e->option[k].at.id);
        }
    }
    assert_true(dialogs >= 70);
    assert_true(dated >= 40);
}

static int spelled_year(const char *p)
{
    int year = 0;
    for (int i = 0; i < 4; i++, p++) {
        if (*p < '0' || *p > '9') return 0;
        year = year * 10 + (*p - '0');
    }
    return year;
}

/* A deadline that a text names must lie ahead on the last day the text can be read. */
static void no_passed_deadline(const char *event, const char *text, int last_quarter)
{
    static const char *const words_before[] = {" by ", " before ", " until "};
    for (int i = 0; text && i < COUNT_OF(words_before); i++) {
        const char *p = text;
        while ((p = strstr(p, words_before[i])) != NULL) {
            p += strlen(words_before[i]);
            int year = spelled_year(p);
            if (year && year * 4 <= last_quarter) fail_msg("event '%s' names %d as a date to come, and may open in %d", event, year, last_quarter / 4);
        }
    }
}

static void deadlines_lie_ahead(void **state)
{
    (void)state;
    const ScenarioDef *s = &c->scenario[catalog_scenario(c, "base")];
    int end = s->start_year * 4 + s->start_season - 1 + s->quarters - 1;
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *e = &c->event[i];
        int last = e->to < end ? e->to : end;
        no_passed_deadline(e->at.id, e->text, last);
        for (int k = 0; k < e->option_count; k++) {
            no_passed_deadline(e->at.id, e->option[k].at.name, last);
            no_passed_deadline(e->at.id, e->option[k].text, last);
        }
    }
}

/* A state puts its request once; what it says when it must ask again is another event with other words. */
static void nothing_is_asked_twice_in_the_same_words(void **state)
{
    (void)state;
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *e = &c->event[i];
        if (e->request && !e->once) fail_msg("request '%s' may come back word for word", e->at.id);
        for (int k = 1; k < i && e->option_count; k++) {
            if (c->event[k].text && strcmp(c->event[k].text, e->text) == 0) fail_msg("'%s' says what '%s' said", e->at.id, c->event[k].at.id);
        }
    }
}

static bool may_come_back(const EventDef *e) { return e->option_count && !e->once && !e->queued_only && e->from != e->to; }

/* A dialog that may come back is told in other words, of the same length as the first. */
static void what_comes_back_is_told_anew(void **state)
{
    (void)state;
    int found = 0;
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *e = &c->event[i];
        if (!may_come_back(e) || e->request) continue;
        found++;
        if (!e->telling[1]) fail_msg("event '%s' may come back and has no two tellings more", e->at.id);
        for (int k = 0; k < MAX_TELLINGS && e->telling[k]; k++) {
            int n = words(e->telling[k]);
            if (n < 25 || n > 70) fail_msg("telling %d of event '%s' has %d words", k + 1, e->at.id, n);
        }
    }
    assert_true(found >= 5);
}

/* A dialog that may come back does so years later; in each state it is another place each time. */
static void what_comes_back_keeps_its_distance(void **state)
{
    enum { YEARS_APART = 2 };
    (void)state;
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *e = &c->event[i];
        bool returns = may_come_back(e) && e->place != PLACE_EACH;
        if (returns && e->cooldown < YEARS_APART * 4) fail_msg("'%s' may come back word for word after %d quarters", e->at.id, e->cooldown);
    }
}

/* Four lines a case at least, none shared between two capitals. */
static void every_capital_has_its_own_voice(void **state)
{
    enum { LEAST = 4, LONGEST = 100, MOST_LINES = 512 };
    const char *seen[MOST_LINES];
    int count = 0;
    (void)state;
    for (int d = 1; d <= c->doctrine_count; d++) {
        for (int v = 0; v < VOICE_COUNT; v++) {
            int lines = 0;
            for (; lines < MAX_VOICE_LINES && c->doctrine[d].voice[v][lines]; lines++) {
                const char *line = c->doctrine[d].voice[v][lines];
                if (strlen(line) > LONGEST) fail_msg("too long for a line of the log: %s", line);
                for (int i = 0; i < count; i++) assert_string_not_equal(seen[i], line);
                assert_true(count < MOST_LINES);
                seen[count++] = line;
            }
            if (lines < LEAST) fail_msg("doctrine '%s' has %d lines of case %d", c->doctrine[d].at.id, lines, v);
        }
    }
}

typedef struct {
    int pleased, angered;
} Moved;

static void count_blocs(uint32_t effect, Moved moved[DIM_VARIABLES])
{
    for (uint32_t i = effect; effect && i < c->node[effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind != EFFECT_ADD || n->var != VAR_VARIABLE || c->node[i + 1].kind != VALUE_CONST) continue;
        moved[n->arg].pleased += c->node[i + 1].k > 0;
        moved[n->arg].angered += c->node[i + 1].k < 0;
    }
}

/* A power's plans and its answers both have friends and enemies in every bloc of it; and no answer moves the other's. */
static void every_bloc_is_pleased_and_angered(void **state)
{
    enum { LEAST = 4 };
    (void)state;
    Moved by_action[DIM_VARIABLES] = {0}, by_answer[DIM_VARIABLES] = {0};
    for (int i = 1; i <= c->action_count; i++) count_blocs(c->action[i].effect, by_action);
    for (int i = 1; i <= c->event_count; i++) {
        for (int k = 0; k < c->event[i].option_count; k++) {
            const OptionDef *o = &c->event[i].option[k];
            Moved one[DIM_VARIABLES] = {0};
            count_blocs(o->effect, one);
            count_blocs(o->effect, by_answer);
            for (int v = 1; v <= c->variable_count; v++) {
                int seat = c->variable[v].seat;
                if (seat && seat != o->seat && one[v].pleased + one[v].angered) fail_msg("answer '%s' to '%s' moves the other side's '%s'", o->at.id, c->event[i].at.id, c->variable[v].at.id);
            }
        }
    }
    for (int v = 1; v <= c->variable_count; v++) {
        const VariableDef *def = &c->variable[v];
        if (!def->seat) continue;
        if (!by_action[v].pleased || !by_action[v].angered) fail_msg("bloc '%s': %d actions please it, %d anger it", def->at.id, by_action[v].pleased, by_action[v].angered);
        if (by_answer[v].pleased < LEAST || by_answer[v].angered < LEAST) fail_msg("bloc '%s': %d answers please it, %d anger it", def->at.id, by_answer[v].pleased, by_answer[v].angered);
    }
}

static void first_quarter_asks_three_questions(void **state)
{
    (void)state;
    World w;
    Game g = {c, NULL};
    int scenario = catalog_scenario(c, "base"), dated = 0;
    game_start(&g, &w, scenario, 1, NULL);
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) dated += w.open_event[i] && c->event[w.open_event[i]].dated;
    assert_int_equal(dated, 3);
}

static void close_quarter(const Game *g, World *w)
{
    int quarter = w->quarter;
    while (w->quarter == quarter) {
        Command cmd = game_default(g, w, game_owes(w, c, 1) ? 1 : 2);
        assert_int_equal(game_apply(g, w, &cmd, NULL), REFUSE_NO);
    }
}

/* Russia's half of a deal in `russian`, Turkey's in Azerbaijan; then Russia exercises in Kazakhstan. */
static void exercise_under_a_deal(const char *russian, bool want_broken)
{
    Game g = {c, NULL};
    World w;
    int deal = catalog_agreement(c, "restraint"), turkey = catalog_power(c, "turkey"), russia = catalog_power(c, "russia");
    int kazakhstan = catalog_state(c, "kazakhstan"), azerbaijan = catalog_state(c, "azerbaijan");
    game_start(&g, &w, catalog_scenario(c, "base"), 5, NULL);
    while (w.phase == PHASE_ANSWER) {
        Command cmd = game_default(&g, &w, game_owes(&w, c, 1) ? 1 : 2);
        assert_int_equal(game_apply(&g, &w, &cmd, NULL), REFUSE_NO);
    }
    Effect e = effect_of(&g, &w, NULL, (Cause){.kind = CAUSE_START}, &c->agreement[deal].at, russia, 0);
    effect_sign(&e, deal, catalog_state(c, russian), russia, NULL, true);
    effect_sign(&e, deal, azerbaijan, turkey, NULL, true);
    int32_t prestige = w.prestige[russia], blame = w.blame[russia], other = w.prestige[turkey];
    Command hard = game_plan(c, &w, russia, catalog_action(c, "base_exercise"), kazakhstan);
    assert_int_equal(game_apply(&g, &w, &hard, NULL), REFUSE_NO);
    close_quarter(&g, &w);
    assert_int_equal(cond_has(c, &w, deal, catalog_state(c, russian), russia), !want_broken);
    assert_int_equal(cond_has(c, &w, deal, azerbaijan, turkey), !want_broken);
    assert_int_equal(w.prestige[russia] < prestige - 4000, want_broken);
    assert_int_equal(w.blame[russia] > blame + 5000, want_broken);
    assert_int_equal(w.prestige[turkey], other);
}

static void a_restraint_deal_binds(void **state)
{
    (void)state;
    exercise_under_a_deal("kazakhstan", true);
    exercise_under_a_deal("kyrgyzstan", false);
}

/* A quarter of an act builds no leg and throws nothing back; what it declares is declared. */
static void what_has_no_half_is_not_halved(void **state)
{
    (void)state;
    Game g = {c, NULL};
    static const int32_t shares[] = {250, 500, 1000};
    for (int i = 0; i < COUNT_OF(shares); i++) {
        World w;
        game_start(&g, &w, catalog_scenario(c, "base"), 5, NULL);
        Turn t = {&g, &w, NULL};
        int azerbaijan = catalog_state(c, "azerbaijan"), kazakhstan = catalog_state(c, "kazakhstan"), leg = catalog_action(c, "corridor_leg");
        int declared = c->variable_count, steps = w.steps[kazakhstan][2], legs = w.legs[c->action[leg].project][azerbaijan];
        while (declared > 0 && strcmp(c->variable[declared].at.id, "alliance_azerbaijan") != 0) declared--;
        assert_true(steps > 1 && declared > 0);
        act_apply(&t, 1, leg, azerbaijan, shares[i]);
        act_apply(&t, 1, catalog_action(c, "alliance_declaration"), azerbaijan, shares[i]);
        act_apply(&t, 1, catalog_action(c, "small_print"), kazakhstan, shares[i]);
        assert_int_equal(w.legs[c->action[leg].project][azerbaijan] - legs, shares[i] >= 500);
        assert_int_equal(w.steps[kazakhstan][2], shares[i] >= 500 ? 1 : steps);
        assert_int_equal(w.variable[declared], MILLI);
    }
}

static AiScratch scratch;
static AiAnswer answer;

static void play_to(World *w, int scenario, uint64_t seed, const char *level, int quarter)
{
    World view;
    Game g = {c, NULL};
    AiLevel ai;
    char why[200];
    StrBuf out = str_buf(why, sizeof why);
    assert_true(ai_level(c, level, &ai, &out));
    game_start(&g, w, scenario, seed, NULL);
    while (w->phase != PHASE_OVER && w->quarter < quarter) {
        int seat = game_owes(w, c, 1) ? 1 : 2;
        uint64_t key = hash_mix(hash_mix(seed, (uint64_t)seat), (uint64_t)w->quarter);
        game_observe(&g, w, seat, key, &view);
        ai_decide(&g, &view, seat, &ai, key, &scratch, &answer);
        if (answer.count == 0) answer.command[answer.count++] = game_default(&g, w, seat);
        for (int i = 0; i < answer.count; i++)
            assert_int_equal(game_apply(&g, w, &answer.command[i], NULL), REFUSE_NO);
    }
}

/* The estimate of the end of 2025 on which the dated shifts were fitted, in points toward Ankara. */
static void reaches_the_check_point(const char *level)
{
    enum { CAMPAIGNS = 60, END_OF_2025 = 19, NEAR = 7 };
    static const struct {
        const char *state;
        int lean;
    } point[] = {{"azerbaijan", 60},
                 {"kazakhstan", -18},
                 {"uzbekistan", -3},
                 {"kyrgyzstan", -22},
                 {"turkmenistan", 8}};
    int64_t sum[DIM_STATES] = {0};
    World w;
    for (int i = 0; i < CAMPAIGNS; i++) {
        play_to(&w, catalog_scenario(c, "base"), 100 + (uint64_t)i, level, END_OF_2025);
        for (int s = 1; s <= c->state_count; s++) sum[s] += w.alignment[s];
    }
    for (int i = 0; i < COUNT_OF(point); i++) {
        int s = catalog_state(c, point[i].state);
        int mean = (int)fixed_round_div(sum[s], (int64_t)CAMPAIGNS * MILLI);
        print_message("%s %s %d, record %d\n", level, point[i].state, mean, point[i].lean);
        if (mean < point[i].lean - NEAR || mean > point[i].lean + NEAR)
            fail_msg("%s leaves the record", point[i].state);
    }
}

static void passive_play_follows_the_record(void **state)
{
    (void)state;
    reaches_the_check_point("passive");
}

static void historical_play_follows_the_record(void **state)
{
    (void)state;
    reaches_the_check_point("historical");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_without_errors_or_warnings),
        cmocka_unit_test(example_mod_loads),
        cmocka_unit_test(states_are_actors),
        cmocka_unit_test(actions_explain_themselves),
        cmocka_unit_test(states_answer_differently),
        cmocka_unit_test(agreements_are_offered),
        cmocka_unit_test(dialogs_are_short_and_sourced),
        cmocka_unit_test(deadlines_lie_ahead),
        cmocka_unit_test(nothing_is_asked_twice_in_the_same_words),
        cmocka_unit_test(what_comes_back_is_told_anew), cmocka_unit_test(what_comes_back_keeps_its_distance),
        cmocka_unit_test(every_capital_has_its_own_voice),
        cmocka_unit_test(every_bloc_is_pleased_and_angered),
        cmocka_unit_test(first_quarter_asks_three_questions),
        cmocka_unit_test(a_restraint_deal_binds),
        cmocka_unit_test(what_has_no_half_is_not_halved),
        cmocka_unit_test(passive_play_follows_the_record),
        cmocka_unit_test(historical_play_follows_the_record),
    };
    return cmocka_run_group_tests(tests, open_base, close_base);
}
