/* The loader: what it makes of a tiny complete game, and each trap of the language with its line and
 * suggestion. */
#define _GNU_SOURCE /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "host/file.h"
#include "host/mem.h"
#include "script/load.h"

#define TINY STEPPE_SOURCE_DIR "/tests/content/tiny"

enum { ANY = -1 };

static char folder[64];

static void write_file(const char *inner, const char *text)
{
    char path[FILE_PATH_MAX], name[FILE_PATH_MAX];
    assert_true(file_join(path, sizeof path, folder, inner, NULL));
    char *slash = strrchr(path, '/');
    snprintf(name, sizeof name, "%s", slash + 1);
    *slash = 0;
    assert_true(file_make_folder(path, NULL));
    assert_true(file_write_safe(path, name, text, strlen(text), NULL));
}

static const char *manifest(const char *id, const char *more)
{
    static char text[512];
    snprintf(text, sizeof text, "{ \"id\": \"%s\", \"name\": \"M\", \"version\": \"1\", \"api\": 1%s }", id,
             more);
    return text;
}

static int open_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "%s/steppe-load-XXXXXX", P_tmpdir);
    return mkdtemp(folder) ? 0 : -1;
}

static int close_folder(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* Loads tiny with the named mods of the test's folder. */
static Load *load_mods_named(int count, const char *const *names)
{
    static char paths[4][FILE_PATH_MAX];
    const char *list[4];
    Load *load = NULL;
    Err err = {""};
    for (int i = 0; i < count; i++) {
        assert_true(file_join(paths[i], sizeof paths[i], folder, names[i], NULL));
        list[i] = paths[i];
    }
    LoadRequest request = {.base = TINY, .mods = list, .mod_count = count};
    if (!load_content(&request, &load, &err)) fail_msg("%s", err.text);
    return load;
}

static Load *load_trap(const char *text)
{
    const char *name = "trap";
    write_file("trap/mod.json", manifest("trap", ""));
    write_file("trap/define/a.lua", text);
    return load_mods_named(1, &name);
}

static void print_errors(const Load *load)
{
    const LoadError *e;
    int count = load_errors(load, &e);
    for (int i = 0; i < count; i++) {
        char block[1024];
        StrBuf line = str_buf(block, sizeof block);
        load_error_line(&line, &e[i]);
        print_message("    %s\n", block);
    }
}

/* Exactly this problem stands in the list. */
static void expect(const Load *load, int line, const char *code, const char *part)
{
    const LoadError *e;
    int count = load_errors(load, &e);
    for (int i = 0; i < count; i++) {
        if ((line == ANY || e[i].line == line) && str_eq(e[i].code, code) && strstr(e[i].text, part)) return;
    }
    print_errors(load);
    fail_msg("no %s at line %d with '%s'", code, line, part);
}

static void trap(const char *text, int line, const char *code, const char *part)
{
    Load *load = load_trap(text);
    const LoadMod *mods;
    const LoadError *e;
    expect(load, line, code, part);
    if (load_errors(load, &e) != 1) {
        print_errors(load);
        fail_msg("one mistake gave %d problems", load_errors(load, &e));
    }
    assert_int_equal(load_mods(load, &mods), 2);
    assert_int_equal(mods[1].on, e[0].warning);
    load_close(load);
}

static void fine(const char *text)
{
    Load *load = load_trap(text);
    const LoadError *e;
    if (load_errors(load, &e)) print_errors(load);
    assert_int_equal(load_errors(load, &e), 0);
    load_close(load);
}

/* An action of the trap mod with `field` on its second line. */
#define ACTION(field)                                                                                        \
    "action { id = \"a\", name = T \"A\", by = power \"north\", effect = "                                   \
    "target.goodwill(actor):add(1),\n" field " }\n"

/* ---- what is right */

static const Catalog *tiny(Load **load)
{
    LoadRequest request = {.base = TINY};
    Err err = {""};
    bool ok = load_content(&request, load, &err);
    if (!ok) fail_msg("%s", err.text);
    return load_catalog(*load);
}

static void test_tiny(void **state)
{
    (void)state;
    Load *load;
    const Catalog *c = tiny(&load);
    const LoadError *e;
    assert_int_equal(load_errors(load, &e), 0);
    /* Seats first, whatever the order in the file. */
    assert_string_equal(c->power[1].at.id, "north");
    assert_string_equal(c->power[2].at.id, "south");
    assert_string_equal(c->power[3].at.id, "far");
    int trade = catalog_channel(c, "trade"), talk = catalog_channel(c, "tiny:talk");
    assert_int_equal(c->power[1].drift[trade], 80);
    assert_int_equal(c->power[2].decay[trade], 40);
    assert_int_equal(c->power[2].decay[talk], 65);
    assert_int_equal(c->power[2].sudden_year, 2026);
    assert_int_equal(c->power[2].sudden_season, 3);
    assert_int_equal(c->power[2].sudden_among, 1 << catalog_state(c, "inland"));
    assert_int_equal(c->state[1].population_tenths, 15);
    assert_int_equal(c->want_count, 2);
    assert_int_equal(c->want[1].met_by_project, 1);
    assert_int_equal(c->want[1].hurt_by, catalog_action(c, "visit"));
    assert_int_equal(c->want[2].action, catalog_action(c, "lay_rails"));
    assert_int_equal(c->want[2].bonus, 2500);
    for (int step = 1; step <= 6; step++) {
        int a = c->accord_step[2][step];
        assert_int_equal(c->agreement[a].accord, step);
        assert_int_equal(c->agreement[a].seat, 2);
        assert_int_equal(c->agreement[a].needs, 1500);
        assert_int_equal(c->agreement[a].term, 255);
    }
    int pact = catalog_agreement(c, "pact");
    assert_int_equal(c->agreement[pact].term, 8);
    assert_true(c->agreement[pact].conflicts == UINT64_C(1) << (c->accord_step[1][6] - 1));
    assert_int_equal(c->agreement[pact].clause[0].hi, 10);
    assert_string_equal(c->agreement[pact].clause[0].id, "price");
    assert_int_equal(c->agreement[pact].renew, 2);
    assert_int_equal(c->agreement[pact].ratify, 0);
    const ActionDef *visit = &c->action[catalog_action(c, "visit")];
    assert_int_equal(visit->seats, 6);
    assert_int_equal(visit->money, 500);
    assert_int_equal(c->action[catalog_action(c, "offer_step")].offer, -1);
    assert_int_equal(c->action[catalog_action(c, "offer_pact")].offer, pact);
    load_close(load);
}

static void test_scenario(void **state)
{
    (void)state;
    Load *load;
    const Catalog *c = tiny(&load);
    const ScenarioDef *small = &c->scenario[catalog_scenario(c, "small")],
                      *later = &c->scenario[catalog_scenario(c, "later")];
    int coast = catalog_state(c, "coast"), inland = catalog_state(c, "inland");
    assert_int_equal(small->start_year * 4 + small->start_season, 2025 * 4 + 2);
    assert_int_equal(small->komi[2], -2500);
    assert_int_equal(small->tunes.plan_slots, 2);
    assert_int_equal(small->tunes.tie_fade, 500);
    assert_int_equal(small->tunes.leverage, 1900);
    assert_int_equal(small->home_rest[1], 55000);
    assert_int_equal(small->home_rest[2], 60000);
    assert_int_equal(small->alignment[coast], 10000);
    assert_int_equal(small->alignment[inland], -5000);
    assert_int_equal(small->goodwill[coast][1], 52000);
    assert_int_equal(small->goodwill_rest[coast][1], 52000);
    assert_int_equal(small->goodwill[coast][2], 50000);
    assert_int_equal(small->sovereignty_rest[coast], 40000);
    assert_int_equal(small->steps[coast][1], 1);
    assert_int_equal(small->legs[1][coast], 1);
    assert_int_equal(small->tie[coast][3][catalog_channel(c, "trade")], 10000);
    assert_int_equal(small->start_agreement_count, 1);
    assert_int_equal(small->start_agreement[0].left, 4);
    assert_int_equal(small->history_count, 2);
    assert_int_equal(small->history[0].quarter, 2025 * 4 + 1);
    assert_int_equal(small->history[0].seat, 1);
    assert_true(small->random_events && small->dated_events);
    /* base_on: merged by name, a lean replaced. */
    assert_int_equal(later->start_year, 2026);
    assert_int_equal(later->third_powers, 500);
    assert_int_equal(later->capital_extra[1], 0);
    assert_int_equal(later->capital_extra[2], -1);
    assert_int_equal(later->income[2], 5000);
    assert_int_equal(later->alignment[coast], -4000);
    assert_int_equal(later->stability[coast], 60000);
    assert_int_equal(later->alignment[inland], -5000);
    assert_string_equal(later->at.help, "Two powers, two states.");
    load_close(load);
}

static void test_nodes(void **state)
{
    (void)state;
    Load *load;
    const Catalog *c = tiny(&load);
    const ActionDef *visit = &c->action[catalog_action(c, "visit")];
    const Node *n = &c->node[visit->allow];
    assert_int_equal(n[0].kind, COND_ALL);
    assert_int_equal(n[1].kind, COND_AT_LEAST);
    assert_int_equal(n[1].k, 10000);
    assert_int_equal(n[2].kind, VALUE_REF);
    assert_int_equal(n[2].var, VAR_GOODWILL);
    assert_int_equal(n[2].state, SCOPE_TARGET);
    assert_int_equal(n[2].power, SCOPE_ACTOR);
    assert_int_equal(n[3].kind, COND_NO);
    assert_int_equal(n[4].kind, COND_HAS);
    assert_int_equal(n[4].power, SCOPE_RIVAL);
    assert_int_equal(n[0].end, visit->allow + 5);
    /* Every subtree ends within its parent. */
    for (int i = 1; i < c->node_count; i++)
        assert_true(c->node[i].end > (uint32_t)i && c->node[i].end <= (uint32_t)c->node_count);
    /* chosen(): one hidden variable a seat, set before the option's own effect. */
    assert_int_equal(c->variable_count, 3);
    const EventDef *storm = &c->event[catalog_event(c, "storm")];
    const Node *option = &c->node[storm->option[0].effect];
    assert_int_equal(option[0].kind, EFFECT_SEQ);
    assert_int_equal(option[1].kind, EFFECT_SET);
    assert_int_equal(option[2].k, 1000);
    assert_int_equal(option[3].kind, EFFECT_ROLL);
    assert_int_equal(option[3].end, option[0].end);
    const Node *other = &c->node[storm->option[3].effect];
    assert_int_equal(other[2].k, 4000);
    assert_int_not_equal(other[1].arg, option[1].arg);
    /* fire() without a state in an event of one state keeps that state. */
    assert_int_equal(storm->chance, 12500);
    assert_int_equal(storm->cooldown, 3);
    assert_int_equal(storm->from, 2025 * 4 + 1);
    load_close(load);
}

static void test_hash(void **state)
{
    (void)state;
    Load *a, *b;
    uint64_t first = tiny(&a)->hash, second = tiny(&b)->hash;
    assert_true(first != 0 && first == second);
    Load *same = load_trap("-- only a comment\n");
    Load *other = load_trap("variable { id = \"v\" }\n");
    Load *third = load_trap("variable { id = \"v\", start = 0.001 }\n");
    assert_true(load_catalog(other)->hash != first);
    assert_true(load_catalog(same)->hash != load_catalog(other)->hash);
    assert_true(load_catalog(third)->hash != load_catalog(other)->hash);
    load_close(a);
    load_close(b);
    load_close(same);
    load_close(other);
    load_close(third);
}

static void test_texts(void **state)
{
    (void)state;
    Load *load;
    const LoadText *t;
    tiny(&load);
    int count = load_texts(load, &t), found = 0;
    for (int i = 0; i < count; i++) {
        if (str_eq(t[i].context, "channel.trade.name") && str_eq(t[i].text, "Trade") && t[i].line == 10)
            found |= 1;
        if (str_eq(t[i].context, "term") && str_eq(t[i].text, "Goodwill above 50")) found |= 2;
        if (str_eq(t[i].context, "option.wait.text")) found |= 4;
    }
    assert_int_equal(found, 7);
    load_close(load);
}

/* ---- traps */

static void test_operators(void **state)
{
    (void)state;
    trap(ACTION("allow = target.goodwill(actor) >= target.goodwill(rival)"), 2, "E032", "at_least");
    trap(ACTION("allow = target.goodwill(actor) < target.goodwill(rival)"), 2, "E032", "at_least");
    trap(ACTION("allow = target.goodwill(actor) == target.goodwill(rival)"), 2, "E032", "equals");
    trap(ACTION("allow = target.goodwill(actor) >= 20"), 2, "E032", "at_least");
    /* Lua never asks us about == with a number: a plain false is what is left. */
    trap("local v = world.tension\naction { id = \"a\", name = T \"A\", by = power \"north\", effect = "
         "v:add(1),\n"
         "allow = v == 20 }",
         3, "E033", "equals");
    trap(ACTION("allow = all { false }"), 2, "E033", "condition");
    trap(ACTION("ai = world.tension + 1"), 2, "E032", "sum");
}

static void test_unused(void **state)
{
    (void)state;
    trap(ACTION("allow = world.tension:below(20) and\n world.tension:above(2)"), 2, "E034",
         "this condition is never used");
    trap(ACTION("allow = world.tension:below(20),\nallow = world.tension:above(2)"), 2, "E034", "never used");
    trap("world.tension:add(3)\n", 1, "E034", "effect");
    trap("local t = T \"lost\"\n", 1, "E034", "text");
}

static void test_names(void **state)
{
    (void)state;
    trap(ACTION("allow = target:is(state \"cost\")"), 2, "E020",
         "unknown state 'cost' (did you mean 'coast'?)");
    trap(ACTION("allow = target.tie(actor, \"trad\"):at_least(2)"), 2, "E020", "did you mean 'trade'?");
    trap(ACTION("channel = \"tlak\""), 2, "E020", "did you mean 'talk'?");
    trap(ACTION("allow = target.godwill(actor):at_least(2)"), 2, "E030", "did you mean 'goodwill'?");
    trap(ACTION("allow = target.goodwill(actor):atleast(2)"), 2, "E030", "did you mean 'at_least'?");
    trap(ACTION("allow = taget.goodwill(actor):at_least(2)"), 2, "E002", "did you mean 'target'?");
    trap(ACTION("allow = target:has(action \"visit\")"), 2, "E021", "has needs agreement \"id\", not action");
    trap(ACTION("channel = agreement \"pact\""), 2, "E021", "not agreement \"pact\"");
    trap(ACTION("chanel = \"talk\""), 2, "E010", "did you mean 'channel'?");
    trap(ACTION("cost = { captal = 2 }"), 2, "E010", "did you mean 'capital'?");
    trap(ACTION("allow = chosen(event \"storm\", \"hlp\")"), 2, "E020", "did you mean 'help'?");
    trap(ACTION("allow = target:wants \"rode\""), 2, "E020", "did you mean 'road'?");
    trap(ACTION("allow = fired(event \"pact\")"), 2, "E020", "there is agreement 'pact'");
}

static void test_shapes(void **state)
{
    (void)state;
    trap(ACTION("tension = 0.0005"), 2, "E013", "three decimals");
    trap(ACTION("cost = { capital = 1.5 }"), 2, "E013", "whole number");
    trap(ACTION("help = \"plain\""), 2, "E014", "T \"...\"");
    trap(ACTION("help = T \"a\\27[31m\""), 2, "E014", "control");
    trap(ACTION("help = T \"\""), 2, "E014", "1 to 2047");
    trap("action { id = \"a\", name = T \"A\", offer = \"accord\",\nby = {} }", 2, "E011", "name a power");
    trap(ACTION("ai = sum { needs = 1, world.tension }"), 2, "E012", "'needs' belongs");
    trap(ACTION("hard = 1"), 2, "E012", "true or false");
    trap(ACTION("allow = world.tension"), 2, "E012", "needs a condition, not a value");
    trap(ACTION("ai = world.tension:below(2)"), 2, "E012", "needs a value, not a condition");
    trap(ACTION("allow = target.tie:at_least(2)"), 2, "E031", "state.tie(power, \"channel\")");
    trap(ACTION("allow = target.tie(actor):at_least(2)"), 2, "E021", "channel");
    trap(ACTION("allow = target.stability(actor):at_least(2)"), 2, "E031", "no parentheses");
    trap(ACTION("ai = each.stability"), 2, "E036", "each_state");
    trap(ACTION("allow = target.goodwill(power \"far\"):at_least(2)"), 2, "E045", "no seat");
    trap("action { id = \"a\", name = T \"A\", offer = \"accord\" }\n", 1, "E011", "has no 'by'");
    trap("action { id = \"A b\", name = T \"A\", by = power \"north\", offer = \"accord\" }\n", 1, "E015",
         "no id");
    trap("variable { id = \"v\" }\nvariable { id = \"v\" }\n", 2, "E016", "defined twice");
    trap("world.tension = 5\n", 1, "E032", "read only");
    trap("tension = 5\n", 1, "E002", "write `local tension");
}

/* A clause is read inside its own agreement, by an id that is there. */
static void test_clauses(void **state)
{
    (void)state;
#define LEASE(clauses, more) "agreement { id = \"a\", name = T \"A\",\nclauses = { " clauses " },\n" more " }\n"
#define RENT "{ id = \"rent\", name = T \"Rent\", range = { 0, 10 }, start = 3 }"
    trap(LEASE(RENT, "accept = clause \"rant\""), 3, "E020", "no clause 'rant' (did you mean 'rent'?)");
    trap(LEASE(RENT, "accept = clause(3)"), 3, "E012", "the id of a clause");
    trap(LEASE(RENT, "each_quarter = clause \"rent\":add(1)"), 3, "E035", "cannot be changed");
    trap(LEASE(RENT ", " RENT, ""), 2, "E042", "two clauses 'rent'");
    trap(LEASE("{ name = T \"Rent\", range = { 0, 10 }, start = 3 }", ""), 2, "E011", "needs id, name");
    trap(ACTION("ai = clause \"rent\""), 2, "E036", "inside its own agreement");
    Load *load = load_trap(LEASE(RENT ", { id = \"years\", name = T \"Years\", range = { 1, 9 }, start = 4 }",
                                 "ratify = quarters(1), on_lapse = target.stability:add(clause \"years\")"));
    const Catalog *c = load_catalog(load);
    const AgreementDef *a = &c->agreement[catalog_agreement(c, "a")];
    const Node *clause = &c->node[a->lapse_effect + 1];
    assert_int_equal(clause->kind, VALUE_CLAUSE);
    assert_int_equal(clause->arg, 1);
    assert_int_equal(clause->k, 4000);
    assert_int_equal(a->ratify, 1);
    load_close(load);
}

static void test_effects(void **state)
{
    (void)state;
#define EFFECT(text)                                                                                         \
    "event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true, at = state \"coast\",\neffect "      \
    "= " text " }\n"
    fine(EFFECT("{ place.stability:scale(0.93), each_other_state(each.stability:set(50)), "
                "place:sign(agreement \"pact\", \"north\") }"));
    fine(EFFECT(
        "seq { place.accord(power \"north\"):lower_to(2), power(\"north\").income:add(-2, quarters(4)) }"));
    trap(EFFECT("place.dependence(power \"north\", \"trade\"):add(3)"), 2, "E035",
         "follows from other numbers");
    trap(EFFECT("place.accord(power \"north\"):add(1)"), 2, "E035", "lower_to");
    trap(EFFECT("power(\"north\").income:add(1)"), 2, "E031", "quarters(k)");
    trap(EFFECT("actor.money:add(1)"), 2, "E036", "actor");
    trap(EFFECT("roll { odds(45, place.stability:add(1)), odds(54, place.stability:add(-1)) }"), 2, "E043",
         "99 percent");
    trap(EFFECT("place.stability:grow(3)"), 2, "E035", "only ties grow");
    trap(EFFECT("place.stability"), 2, "E012", "needs an effect");
    trap(ACTION("on_signed = 1"), 2, "E010", "on_signed");
    trap("action { id = \"a\", name = T \"A\", by = power \"north\",\neffect = target.tie(actor, "
         "\"trade\"):add(9) }\n",
         2, "W001", "grow");
}

#define OPTION(id, more) "option { id = \"" id "\", by = power \"north\", text = T \"O\"" more " },\n"

static void test_cross(void **state)
{
    (void)state;
#define EVENT(options) "event { id = \"e\", title = T \"E\", text = T \"E\",\n" options " }\n"
    fine(EVENT(OPTION("a", ", default = true") OPTION("b", ", historical = true")));
    trap(EVENT(OPTION("a", ", default = true") OPTION("b", ", default = true")), 1, "E041", "2 defaults");
    trap(EVENT(OPTION("a", "") OPTION("b", "")), 1, "E041", "0 defaults");
    trap(EVENT(OPTION("a", ", default = true, historical = true") OPTION("b", ", historical = true")), 1,
         "E041", "historical");
    trap(EVENT(OPTION("a", ", default = true, cost = { capital = 1 }") OPTION("b", "")), 2, "E041", "free");
    trap(EVENT(OPTION("a", ", default = true")), 1, "E041", "1 option;");
    trap(EVENT(OPTION("a", ", default = true") OPTION("a", "")), 2, "E016", "two options 'a'");
    trap(EVENT(""), 1, "E041", "quiet = true");
    trap("event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true,\nwindow = { from = \"2024-Q2\", "
         "to = \"2024-Q1\" } }",
         2, "E047", "ends before");
    trap("event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true,\non = \"2024-Q5\" }", 2, "E013",
         "2022-Q1");
    trap("event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true, queued = true }", 1, "W004",
         "nothing fires it");
    trap("agreement { id = \"x\", name = T \"X\",\nconflicts = { agreement \"x\" } }", 2, "E046", "itself");
    trap("agreement { id = \"x\", name = T \"X\", by = power \"north\",\naccord = 3 }", 2, "E042", "already");
    trap("channel { id = \"x\", name = T \"X\",\nweight = 0.5 }", 2, "E040", "sum to 1.5");
    trap("tune { plan_slot = 3 }", 1, "E010", "did you mean 'plan_slots'?");
    trap("tune { plan_slots = 2.5 }", 1, "E013", "whole");
    Load *load = load_trap("\nstate { id = \"s\", name = T \"S\", weight = 1 }");
    expect(load, 2, "E011", "scenario 'small' gives no start for state 's'");
    load_close(load);
    trap("for i = 1, 3 do power { id = \"s\" .. i, name = T \"S\" } end", 1, "E048",
         "of mod 'trap' goes over the cap of 5");
}

/* Definitions that cannot all be meant: refused, and both places named. */
static void test_contradictions(void **state)
{
    (void)state;
#define X "agreement { id = \"x\", name = T \"X\", "
#define QUIET "event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true,\n"
#define PROJECT "project { id = \"p\", name = T \"P\", states = { state \"coast\" }, legs = 2,\n"
    trap(X "\naccept = sum { base = 10, needs = 111, target.goodwill(actor) } }", 2, "E061",
         "reach 110 at most, and it needs 111");
    fine(X "accept = sum { base = 10, needs = 110, target.goodwill(actor) } }");
    /* Terms that can hold in one state are enough. */
    fine(X "accept = sum { needs = 5, when(target:is(state \"coast\"), 5) } }");
    trap(X "\naccept = sum { needs = 5.1, when(target:is(state \"coast\"), 5), world.tension:scaled(0) } }", 2,
         "E061", "needs 5.1");
    trap(X "by = power \"south\" }\n" ACTION("offer = agreement \"x\""), 3, "E062", "only 'south' may sign (");
    trap(ACTION("allow = all { target:is(state \"coast\"), target:is(state \"inland\") }"), 2, "E066",
         "in no state");
    trap(ACTION("allow = target.goodwill(actor):above(100)"), 2, "E066", "in no state");
    fine(ACTION("allow = target.goodwill(actor):at_least(100)"));
    fine(ACTION("allow = any { target:is(state \"coast\"), fired(event \"storm\") }"));
    trap(PROJECT "by = power \"north\" }", 1, "E064", "no action builds it");
    trap(PROJECT "by = power \"south\" }\n" ACTION("project = project \"p\""), 2, "E064",
         "action 'a' is of the other side (");
    trap(QUIET "on = \"2031-Q1\" }", 2, "W006", "in no scenario");
    trap(QUIET "window = { to = \"2024-Q4\" } }", 2, "W006", "in no scenario");
    fine(QUIET "on = \"2025-Q2\" }");
    /* Both places of the older ones. */
    trap(X "by = power \"north\",\naccord = 3 }", 2, "E042", "all.lua:");
    trap("channel { id = \"x\", name = T \"X\",\nweight = 0.5 }", 2, "E040", "'talk' 0.4 (");
    trap(EVENT(OPTION("a", ", default = true") OPTION("b", ", default = true")), 1, "E041",
         "'a' at line 2, 'b' at line 3");
}

/* The same where a mod changes what base declared: base is judged without it. */
static void test_contradicting_patches(void **state)
{
    (void)state;
    static const struct {
        const char *patch, *part;
    } cases[] = {
        {"patch.action(\"tiny:lay_rails\", { allow = target:is(state \"tiny:coast\") })",
         "action 'lay_rails', which nobody can ever play there ("},
        {"patch.project(\"tiny:rails\", { states = { state \"tiny:inland\" } })",
         "may not stand there ("},
        {"patch.agreement(\"tiny:pact\", { conflicts = { agreement \"tiny:north_step_1\" } })\n"
         "patch.scenario(\"tiny:small\", { agreements = { { agreement \"tiny:pact\", state = state "
         "\"tiny:coast\", power = power \"tiny:south\" } } })",
         "starts 'coast' with 'pact' and 'north_step_1'"},
    };
    for (int i = 0; i < COUNT_OF(cases); i++) {
        const char *name = "against";
        write_file("against/mod.json", manifest("against", ""));
        write_file("against/patch/a.lua", cases[i].patch);
        Load *load = load_mods_named(1, &name);
        expect(load, ANY, "E054", cases[i].part);
        load_close(load);
    }
}

static void test_sandbox(void **state)
{
    (void)state;
    trap("\nlocal f = io.open(\"/etc/passwd\")\n", 2, "E002", "unknown name 'io'");
    trap("\nwhile true do end\n", ANY, "E001", "budget");
    trap("local x = \n", 2, "E001", "unexpected symbol");
    trap("local t = {}\nt.x.y = 1\n", 2, "E001", "attempt to index");
    trap("local x = no { no { world.tension:below(1) } }\nfor i = 1, 60 do x = no { x } end\n" ACTION(
             "allow = x"),
         2, "E048", "deeper");
    trap("local x = world.tension:below(1)\nfor i = 1, 30 do x = all { x, x } end\n" ACTION("allow = x"), 1,
         "E048", "larger than");
}

/* ---- everything at once */

static void test_all_at_once(void **state)
{
    (void)state;
    write_file("trap/define/b.lua", "action { id = \"b\" }\nsyntax error here\n");
    write_file("trap/define/c.lua", "\n\nvariable { id = \"c\", strat = 3 }\n");
    Load *load = load_trap("state \"cost\".stability:below(3)\n" ACTION(
        "allow = state \"cost\".stability:below(3),\nchanel = 1"));
    expect(load, 1, "E034", "never used");
    expect(load, 3, "E020", "did you mean 'coast'?");
    expect(load, 4, "E010", "did you mean 'channel'?");
    expect(load, 2, "E001", "syntax error");
    expect(load, 3, "E010", "did you mean 'start'?");
    const LoadError *e;
    int count = load_errors(load, &e);
    assert_int_equal(count, 5);
    for (int i = 0; i < count; i++) {
        char block[1024], start[256];
        StrBuf line = str_buf(block, sizeof block);
        load_error_line(&line, &e[i]);
        snprintf(start, sizeof start, "%s:%d: error[%s]: %s", e[i].file, e[i].line, e[i].code, e[i].text);
        assert_string_equal(block, start);
        assert_non_null(strstr(block, "/trap/define/"));
    }
    load_close(load);
}

/* ---- mods */

static void test_mods(void **state)
{
    (void)state;
    const char *names[] = {"second", "broken", "first"};
    const LoadMod *mods;
    write_file("first/mod.json", manifest("first", ""));
    write_file("first/define/a.lua", "variable { id = \"shared\", start = 7 }\n");
    write_file("second/mod.json", manifest("second", ", \"depends\": [\"first >= 1\", \"tiny >= 1.1\"]"));
    write_file("second/define/a.lua",
               "event { id = \"e\", title = T \"E\", text = T \"E\", quiet = true,"
               "effect = { variable \"shared\":add(1), variable \"tiny:mood\":add(1) } }\n");
    write_file("broken/mod.json", manifest("broken", ""));
    write_file("broken/define/a.lua", "variable { id = \"v\", x = 1 }\n");
    Load *load = load_mods_named(3, names);
    const Catalog *c = load_catalog(load);
    expect(load, 1, "E010", "unknown field 'x'");
    assert_int_equal(load_mods(load, &mods), 4);
    assert_true(mods[0].on && mods[1].on && !mods[2].on && mods[3].on);
    const Node *n = &c->node[c->event[catalog_event(c, "second:e")].effect];
    assert_string_equal(c->variable[n[1].arg].at.mod, "first");
    assert_string_equal(c->variable[n[3].arg].at.id, "mood");
    load_close(load);
}

static void test_dependencies(void **state)
{
    (void)state;
    const char *one[] = {"lonely"}, *pair[] = {"left", "right"};
    const LoadMod *mods;
    write_file("lonely/mod.json", manifest("lonely", ", \"depends\": [\"tiny >= 1.10\"]"));
    Load *load = load_mods_named(1, one);
    expect(load, 0, "E051", "'tiny' >= 1.10, there is 1.2.0");
    load_close(load);
    write_file("lonely/mod.json", manifest("lonely", ", \"depends\": [\"nobody\"], \"dpends\": []"));
    load = load_mods_named(1, one);
    expect(load, 0, "E050", "did you mean 'depends'?");
    load_close(load);
    write_file("left/mod.json", manifest("left", ", \"depends\": [\"right\"]"));
    write_file("right/mod.json", manifest("right", ", \"depends\": [\"left\"]"));
    load = load_mods_named(2, pair);
    expect(load, 0, "E053", "circle");
    load_close(load);
    write_file("left/mod.json", manifest("left", ", \"conflicts\": [\"right\"]"));
    write_file("right/mod.json", manifest("right", ""));
    load = load_mods_named(2, pair);
    expect(load, 0, "E052", "'left'");
    assert_int_equal(load_mods(load, &mods), 3);
    assert_true(mods[1].on && !mods[2].on);
    load_close(load);
}

static void test_patches(void **state)
{
    (void)state;
    const char *name = "patcher";
    const LoadMod *mods;
    write_file("patcher/mod.json", manifest("patcher", ""));
    write_file("patcher/patch/a.lua",
               "patch.action(\"tiny:visit\", { tension = 2, cost = { capital = 3 } })\n"
               "remove.event \"thanks\"\n"
               "patch.event(\"storm\", { effect = place.stability:add(-1) ,\n"
               "option { id = \"x\", by = power \"north\", text = T \"X\", default = true },\n"
               "option { id = \"y\", by = power \"north\", text = T \"Y\" } })\n");
    Load *load = load_mods_named(1, &name);
    const Catalog *c = load_catalog(load);
    const ActionDef *visit = &c->action[catalog_action(c, "visit")];
    assert_int_equal(visit->tension, 2000);
    assert_int_equal(visit->capital, 3);
    assert_int_equal(visit->money, 0);
    assert_true(visit->effect != 0);
    assert_int_equal(catalog_event(c, "thanks"), 0);
    assert_int_equal(c->event[catalog_event(c, "storm")].option_count, 2);
    load_close(load);
    /* A patch that breaks base is blamed on the mod. */
    write_file("patcher/patch/a.lua", "patch.action(\"tiny:visit\", { tension = \"much\" })\n");
    load = load_mods_named(1, &name);
    expect(load, 1, "E012", "needs a number");
    assert_int_equal(load_mods(load, &mods), 2);
    assert_true(!mods[1].on && load_catalog(load));
    load_close(load);
    write_file("patcher/patch/a.lua", "remove.event \"storm\"\nremove.event \"strom\"\n");
    load = load_mods_named(1, &name);
    expect(load, 2, "E020", "unknown event 'strom'");
    assert_true(load_catalog(load) != NULL);
    load_close(load);
}

static void test_broken_base(void **state)
{
    (void)state;
    char base[FILE_PATH_MAX];
    Load *load = NULL;
    Err err = {""};
    write_file("base/mod.json", manifest("base", ""));
    write_file("base/define/a.lua", "power { id = \"x\", name = T \"X\" }\n");
    assert_true(file_join(base, sizeof base, folder, "base", NULL));
    LoadRequest request = {.base = base};
    assert_false(load_content(&request, &load, &err));
    assert_non_null(strstr(err.text, "the base game cannot be loaded"));
    assert_non_null(load);
    assert_null(load_catalog(load));
    load_close(load);
    request.base = "no/such/folder";
    assert_false(load_content(&request, &load, &err));
    load_close(load);
}

/* ---- memory */

static void test_memory(void **state)
{
    (void)state;
    long before = mem_alive(), n = 0;
    for (bool ok = false; !ok && n < 20000; n += n < 60 ? 1 : 37) {
        Load *load = NULL;
        Err err = {""};
        LoadRequest request = {.base = TINY};
        mem_fault(n, true);
        ok = load_content(&request, &load, &err);
        mem_fault(-1, false);
        if (!ok) assert_true(err.text[0] != 0);
        load_close(load);
        assert_int_equal(mem_alive(), before);
    }
    assert_true(n > 60 && n < 20000);
}

/* ---- the game itself */

static void test_base(void **state)
{
    (void)state;
    Load *load = NULL;
    Err err = {""};
    const LoadError *e;
    LoadRequest request = {.data = STEPPE_SOURCE_DIR};
    bool ok = load_content(&request, &load, &err);
    if (!ok) print_errors(load);
    assert_true(ok);
    assert_true(load_catalog(load)->action_count >= 20);
    int count = load_errors(load, &e);
    for (int i = 0; i < count; i++) assert_true(e[i].warning);
    load_close(load);
}

int main(void)
{
#define ROW(f) cmocka_unit_test_setup_teardown(f, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        ROW(test_tiny),        ROW(test_scenario),     ROW(test_nodes),   ROW(test_hash),
        ROW(test_texts),       ROW(test_operators),    ROW(test_unused),  ROW(test_names),
        ROW(test_shapes),      ROW(test_clauses),     ROW(test_effects),      ROW(test_cross),   ROW(test_sandbox),
        ROW(test_contradictions), ROW(test_contradicting_patches),
        ROW(test_mods),        ROW(test_dependencies), ROW(test_patches), ROW(test_all_at_once),
        ROW(test_broken_base), ROW(test_memory),       ROW(test_base),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
