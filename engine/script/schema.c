#include "script/schema.h"

#include "base/check.h"
#include "base/str.h"
#include "core/catalog.h"

#define REQ              FIELD_REQUIRED
#define AT(type, member) (int)offsetof(type, member)
#define NAME_HELP                                                                                            \
    {                                                                                                        \
        "help",                                                                                              \
        FIELD_TEXT,                                                                                          \
        0,                                                                                                   \
        0,                                                                                                   \
        -1,                                                                                                  \
        0,                                                                                                   \
        0,                                                                                                   \
        "one sentence for the tooltip",                                                                      \
        "T \"Ships, trucks and tariffs.\""},                                                                 \
    {                                                                                                        \
        "sources", FIELD_ANY, 0, 0, -1, 0, 0, "where the figures come from; a list, or a table by field",    \
            "{ \"State Statistics Committee, 2020\" }"                                                       \
    }
#define ID                                                                                                   \
    {                                                                                                        \
        "id", FIELD_ID, REQ, 0, -1, 0, 0, "small letters, digits and _; unique in its kind", "\"silk_road\"" \
    }
#define NAME                                                                                                 \
    {                                                                                                        \
        "name", FIELD_TEXT, REQ, 0, -1, 0, 0, "as the player reads it", "T \"Silk road\""                    \
    }

static const SchemaField power_fields[] = {
    ID,
    NAME,
    {"adjective", FIELD_TEXT, 0, 0, AT(PowerDef, adjective), 0, 0, "adjective", "T \"Turkish\""},
    {"capital_city", FIELD_TEXT, 0, 0, AT(PowerDef, capital_city), 0, 0, "its capital", "T \"Ankara\""},
    {"motto", FIELD_TEXT, 0, 0, AT(PowerDef, motto), 0, 0, "under its name", "T \"One nation, many states\""},
    {"map", FIELD_STRING, 0, 0, AT(PowerDef, map), 0, 0, "region of the map", "\"TUR\""},
    {"seat", FIELD_WHOLE, 0, 0, AT(PowerDef, seat), 1, MAX_SEATS,
     "1 or 2: who may be played; left out: scripted", "1"},
    {"each_quarter", FIELD_EFFECT, FIELD_HAS_ACTOR, 0, AT(PowerDef, effect_quarter), 0, 0,
     "effect of every quarter; actor is the power itself", "each_state(each.tie(actor, \"trade\"):add(0.2))"},
    {"decay", FIELD_TABLE, 0, 0, -1, 0, 0, "percent of its bases that erode in a quarter, by channel",
     "{ trade = 0.4 }"},
    {"drift", FIELD_TABLE, 0, 0, -1, 0, 0, "points that its bases gain in a quarter, by channel",
     "{ trade = 0.08 }"},
    {"sudden", FIELD_TABLE, 0, 0, -1, 0, 0, "its ending before time",
     "{ id = \"common_market\", name = T \"Common market\", states = 3, steps = 6, alignment = 10, quarters "
     "= 2 }"},
    NAME_HELP,
};

static const SchemaField channel_fields[] = {
    ID,
    NAME,
    {"icon", FIELD_STRING, 0, 0, AT(ChannelDef, icon), 0, 0, "icon", "\"trade\""},
    {"weight", FIELD_MILLI, REQ, 0, AT(ChannelDef, weight), 1, 1000, "share of influence; all sum to 1",
     "0.25"},
    NAME_HELP,
};

static const SchemaField doctrine_fields[] = {
    ID,
    NAME,
    {"pushback", FIELD_EFFECT, FIELD_ACTION, 0, AT(DoctrineDef, pushback), 0, 0,
     "what a state does when a power overdoes it; actor is that power", "target.sovereignty:add(4)"},
    {"voice", FIELD_TABLE, 0, 0, -1, 0, 0, "short lines in its manner: refuse, request, thanks, counter, wait; each a text or a list that takes turns",
     "{ refuse = { T \"Not this year.\", T \"Nor the next.\" } }"},
    NAME_HELP,
};

static const SchemaField state_fields[] = {
    ID,
    NAME,
    {"adjective", FIELD_TEXT, 0, 0, AT(StateDef, adjective), 0, 0, "adjective", "T \"Uzbek\""},
    {"capital_city", FIELD_TEXT, 0, 0, AT(StateDef, capital_city), 0, 0, "its capital", "T \"Tashkent\""},
    {"map", FIELD_STRING, 0, 0, AT(StateDef, map), 0, 0, "region of the map", "\"UZB\""},
    {"weight", FIELD_WHOLE, REQ, 0, AT(StateDef, weight), 1, 100, "points at a year's end", "5"},
    {"doctrine", FIELD_REF, 0, KIND_BIT(KIND_DOCTRINE), AT(StateDef, doctrine), 0, 0, "its manner",
     "doctrine \"reformist\""},
    {"population", FIELD_TENTHS, 0, 0, AT(StateDef, population_tenths), 0, 20000, "in millions", "34.9"},
    {"wants", FIELD_LIST, 0, 0, -1, 0, 0, "what it wishes for",
     "{ want { id = \"railway\", met_by = action \"corridor_leg\" } }"},
    NAME_HELP,
};

static const SchemaField want_fields[] = {
    ID,
    NAME,
    {"met_by", FIELD_REF, 0, KIND_BIT(KIND_ACTION) | KIND_BIT(KIND_AGREEMENT) | KIND_BIT(KIND_PROJECT), -1, 0,
     0, "what meets it", "action \"corridor_leg\""},
    {"hurt_by", FIELD_REF, 0, KIND_BIT(KIND_ACTION), AT(WantDef, hurt_by), 0, 0, "what hurts it",
     "action \"squeeze\""},
    {"bonus", FIELD_MILLI, REQ, 0, AT(WantDef, bonus), 0, 100000, "goodwill won or lost", "3"},
    NAME_HELP,
};

static const SchemaField action_fields[] = {
    ID,
    NAME,
    {"by", FIELD_SEATS, REQ, 0, AT(ActionDef, seats), 0, 0, "who may do it: a power or a list",
     "power \"turkey\""},
    {"icon", FIELD_STRING, 0, 0, AT(ActionDef, icon), 0, 0, "icon", "\"ship\""},
    {"channel", FIELD_REF, 0, KIND_BIT(KIND_CHANNEL), AT(ActionDef, channel), 0, 0,
     "where it is listed; left out: general", "\"trade\""},
    {"cost", FIELD_COST, 0, 0, -1, 0, 0, "capital (whole) and money", "{ capital = 2, money = 4 }"},
    {"hard", FIELD_BOOL, 0, 0, AT(ActionDef, hard), 0, 0, "may be challenged; a soft one may be countered",
     "true"},
    {"warn", FIELD_BOOL, 0, 0, AT(ActionDef, warn), 0, 0, "ask before it is played", "true"},
    {"tension", FIELD_MILLI, 0, 0, AT(ActionDef, tension), 0, 100000, "tension, and blame for it", "3"},
    {"allow", FIELD_CONDITION, FIELD_ACTION, 0, AT(ActionDef, allow), 0, 0, "when it may be played",
     "target.goodwill(actor):at_least(40)"},
    {"effect", FIELD_EFFECT, FIELD_ACTION, 0, AT(ActionDef, effect), 0, 0, "what it does",
     "target.tie(actor, \"trade\"):grow(6)"},
    {"blocs", FIELD_ANY, 0, 0, -1, 0, 0, "how blocs at home take it: points by bloc", "{ builders = 2, savers = -1 }"},
    {"offer", FIELD_ANY, 0, 0, -1, 0, 0, "\"accord\": the next step; or an agreement",
     "agreement \"free_trade\""},
    {"project", FIELD_REF, 0, KIND_BIT(KIND_PROJECT), AT(ActionDef, project), 0, 0, "builds a leg of it",
     "project \"middle_corridor\""},
    {"ai", FIELD_VALUE, FIELD_ACTION, 0, AT(ActionDef, weight), 0, 0, "how much a computer player likes it",
     "weight { base = 10, when(target:wants \"railway_to_the_sea\", 15) }"},
    {"example", FIELD_TEXT, 0, 0, AT(ActionDef, example), 0, 0, "what happened in history",
     "T \"Baku-Tbilisi-Kars, 2017.\""},
    NAME_HELP,
};

static const SchemaField project_fields[] = {
    ID,
    NAME,
    {"by", FIELD_SEATS, REQ, 0, AT(ProjectDef, seats), 0, 0, "who may build", "power \"turkey\""},
    {"icon", FIELD_STRING, 0, 0, AT(ProjectDef, icon), 0, 0, "icon", "\"rail\""},
    {"states", FIELD_STATES, REQ, 0, AT(ProjectDef, states), 0, 0, "where it may stand",
     "{ state \"azerbaijan\" }"},
    {"legs", FIELD_WHOLE, REQ, 0, AT(ProjectDef, legs), 1, 100, "legs that finish it in a state", "3"},
    {"each", FIELD_EFFECT, FIELD_ACTION, 0, AT(ProjectDef, each), 0, 0, "effect of every leg",
     "target.tie(actor, \"trade\"):grow(4)"},
    {"finish", FIELD_EFFECT, FIELD_ACTION, 0, AT(ProjectDef, finish), 0, 0, "effect of the last one",
     "target.tie(actor, \"trade\"):build(6)"},
    NAME_HELP,
};

static const SchemaField agreement_fields[] = {
    ID,
    NAME,
    {"by", FIELD_SEAT, 0, 0, AT(AgreementDef, seat), 0, 0, "whose accord; left out: either may sign",
     "power \"turkey\""},
    {"accord", FIELD_WHOLE, 0, 0, AT(AgreementDef, accord), 1, 6, "step of the accord", "1"},
    {"term", FIELD_TERM, 0, 0, AT(AgreementDef, term), 0, 0, "how long; left out: open end", "quarters(20)"},
    {"ratify", FIELD_QUARTERS, 0, 0, AT(AgreementDef, ratify), 0, 0,
     "from the signature until it is in force; left out: in the same quarter", "quarters(1)"},
    {"renew", FIELD_QUARTERS, 0, 0, AT(AgreementDef, renew), 0, 0,
     "last quarters of the term in which it may be signed anew; left out: only after it", "quarters(2)"},
    {"accept", FIELD_VALUE, FIELD_ACTION, 0, AT(AgreementDef, accept), 0, 0,
     "signed when the sum reaches `needs`; actor is the power that offers",
     "sum { base = 7, needs = 0, target.goodwill(actor):scaled(0.4) }"},
    {"each_quarter", FIELD_EFFECT, FIELD_ACTION, 0, AT(AgreementDef, each_quarter), 0, 0,
     "effect while in force", "target.tie(actor, \"trade\"):add(1)"},
    {"on_signed", FIELD_EFFECT, FIELD_ACTION, 0, AT(AgreementDef, signed_effect), 0, 0, "effect when signed",
     "target.goodwill(actor):add(2)"},
    {"on_lapse", FIELD_EFFECT, FIELD_ACTION, 0, AT(AgreementDef, lapse_effect), 0, 0, "effect when it ends",
     "target.goodwill(actor):add(-2)"},
    {"on_hard", FIELD_EFFECT, FIELD_ACTION, 0, AT(AgreementDef, hard_effect), 0, 0,
     "effect when the power that signed it plays a hard action there; the preview of such an action tells it",
     "target:break_off(agreement \"restraint\", actor)"},
    {"breach", FIELD_TABLE, 0, 0, -1, 0, 0, "price of breaking it: goodwill, blame, prestige",
     "{ goodwill = -10, blame = 3 }"},
    {"conflicts", FIELD_LIST, 0, 0, -1, 0, 0, "agreements it throws out", "{ agreement \"free_trade\" }"},
    {"clauses", FIELD_LIST, 0, 0, -1, 0, 0, "whole numbers to settle, read as clause \"id\"",
     "{ { id = \"volume\", name = T \"Gas\", range = { 0, 10 }, start = 5 } }"},
    NAME_HELP,
};

static const SchemaField event_fields[] = {
    ID,
    {"title", FIELD_TEXT, REQ, 0, -1, 0, 0, "title of the dialog", "T \"Unrest in Almaty\""},
    {"text", FIELD_TEXT, REQ, 0, AT(EventDef, text), 0, 0, "what happened", "T \"Crowds hold the square.\""},
    {"tellings", FIELD_TABLE, 0, 0, -1, 0, 0, "the same in other words, up to four; with `text` they take turns by place and quarter",
     "{ T \"The square fills again.\" }"},
    {"at", FIELD_ANY, 0, 0, -1, 0, 0, "where: a state, \"each_state\" or \"random_state\"",
     "state \"kazakhstan\""},
    {"window", FIELD_TABLE, 0, 0, -1, 0, 0, "when it may happen", "{ from = \"2022-Q1\", to = \"2023-Q4\" }"},
    {"on", FIELD_STRING, 0, 0, -1, 0, 0, "the one quarter in which it may happen", "\"2022-Q1\""},
    {"once", FIELD_BOOL, 0, 0, AT(EventDef, once), 0, 0, "only once", "true"},
    {"when", FIELD_CONDITION, FIELD_HAS_PLACE, 0, AT(EventDef, when), 0, 0, "condition",
     "state \"kazakhstan\".stability:below(55)"},
    {"chance", FIELD_ANY, 0, 0, -1, 0, 0, "chance a quarter; left out: certain", "per_quarter(20)"},
    {"cooldown", FIELD_QUARTERS, 0, 0, AT(EventDef, cooldown), 0, 0, "least time between two", "quarters(4)"},
    {"quiet", FIELD_BOOL, 0, 0, AT(EventDef, quiet), 0, 0, "no dialog, only a line in the log", "true"},
    {"queued", FIELD_BOOL, 0, 0, AT(EventDef, queued_only), 0, 0, "happens only by fire()", "true"},
    {"by", FIELD_REF, 0, KIND_BIT(KIND_POWER), AT(EventDef, by), 0, 0,
     "a move of this scripted power: actor of `effect`; its chance grows with the strength of such powers", "power \"china\""},
    {"request", FIELD_BOOL, 0, 0, AT(EventDef, request), 0, 0, "asked by the state itself", "true"},
    {"dated", FIELD_BOOL, 0, 0, AT(EventDef, dated), 0, 0, "left out of scenarios without dated events",
     "true"},
    {"random", FIELD_BOOL, 0, 0, AT(EventDef, random), 0, 0, "left out of scenarios without random events",
     "true"},
    {"effect", FIELD_EFFECT, FIELD_HAS_PLACE, 0, AT(EventDef, effect), 0, 0, "what happens when it opens",
     "place.stability:add(-5)"},
    NAME_HELP,
};

static const SchemaField option_fields[] = {
    ID,
    {"by", FIELD_SEAT, REQ, 0, AT(OptionDef, seat), 0, 0, "whose answer", "power \"turkey\""},
    {"text", FIELD_TEXT, REQ, 0, -1, 0, 0, "on the button", "T \"Offer to mediate\""},
    {"detail", FIELD_TEXT, 0, 0, AT(OptionDef, text), 0, 0, "one more sentence", "T \"It may even work.\""},
    {"blocs", FIELD_ANY, 0, 0, -1, 0, 0, "how blocs at home take it: points by bloc", "{ builders = 2, savers = -1 }"},
    {"cost", FIELD_COST, 0, 0, -1, 0, 0, "capital (whole) and money", "{ capital = 1 }"},
    {"allow", FIELD_CONDITION, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL | FIELD_HAS_PLACE, 0, AT(OptionDef, allow),
     0, 0, "when it may be chosen", "actor.prestige:at_least(40)"},
    {"default", FIELD_BOOL, 0, 0, AT(OptionDef, is_default), 0, 0, "taken when nobody answers; must be free",
     "true"},
    {"historical", FIELD_BOOL, 0, 0, AT(OptionDef, historical), 0, 0, "what was done", "true"},
    {"effect", FIELD_EFFECT, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL | FIELD_HAS_PLACE, 0, AT(OptionDef, effect), 0,
     0, "what it does", "place.goodwill(actor):add(4)"},
    NAME_HELP,
};

static const SchemaField priority_fields[] = {
    ID,
    NAME,
    {"by", FIELD_SEATS, REQ, 0, AT(PriorityDef, seats), 0, 0, "whose private goal", "power \"turkey\""},
    {"at", FIELD_REF, REQ, KIND_BIT(KIND_STATE), AT(PriorityDef, state), 0, 0, "where",
     "state \"kazakhstan\""},
    {"rise", FIELD_ANY, REQ, 0, -1, 0, 0, "how far the state must move by the year's end", "{ 3, 7 }"},
    NAME_HELP,
};

static const SchemaField aim_fields[] = {
    ID,
    NAME,
    {"by", FIELD_SEATS, REQ, 0, AT(AimDef, seats), 0, 0, "whose aim", "power \"turkey\""},
    {"at", FIELD_STATES, 0, 0, AT(AimDef, states), 0, 0, "its states; left out: all of them",
     "{ state \"kazakhstan\" }"},
    {"sudden", FIELD_BOOL, 0, 0, AT(AimDef, sudden), 0, 0,
     "its states are those nearest to the power's sudden ending", "true"},
    {"when", FIELD_CONDITION, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL, 0, AT(AimDef, when), 0, 0,
     "when it may be set", "world.year:at_least(2023)"},
    {"appeal", FIELD_VALUE, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL, 0, AT(AimDef, appeal), 0, 0,
     "the computer takes the aim with the greatest", "sum { base = 10, state \"kazakhstan\".goodwill(actor) }"},
    {"factor", FIELD_MILLI, 0, 0, AT(AimDef, factor), 0, 10000, "on the worth of its states", "1.3"},
    {"steps", FIELD_MILLI, 0, 0, AT(AimDef, steps), 0, 100000, "worth of an own accord step there", "0.5"},
    {"deny", FIELD_MILLI, 0, 0, AT(AimDef, deny), 0, 100000, "worth of a rival's accord step kept out there", "0.5"},
    {"legs", FIELD_MILLI, 0, 0, AT(AimDef, legs), 0, 100000, "worth of a leg of its project", "0.5"},
    {"project", FIELD_REF, 0, KIND_BIT(KIND_PROJECT), AT(AimDef, project), 0, 0, "the project of `legs`",
     "project \"middle_corridor\""},
    NAME_HELP,
};

static const SchemaField rung_fields[] = {
    ID,
    NAME,
    {"prestige_lost", FIELD_MILLI, 0, 0, AT(RungDef, prestige_lost), 0, 100000, "by who backs down", "4"},
    {"prestige_won", FIELD_MILLI, 0, 0, AT(RungDef, prestige_won), 0, 100000, "by who stands", "3"},
    {"swing", FIELD_MILLI, 0, 0, AT(RungDef, swing), 0, 100000, "move of the host's alignment", "2"},
    {"tension", FIELD_MILLI, 0, 0, AT(RungDef, tension), 0, 100000, "tension", "3"},
    {"trade_loss", FIELD_MILLI, 0, 0, AT(RungDef, trade_loss), 0, 100000, "trade lost by both", "1"},
    {"sovereignty", FIELD_MILLI, 0, 0, AT(RungDef, sovereignty), 0, 100000, "rise of the host's sovereignty",
     "1"},
    {"ends", FIELD_BOOL, 0, 0, AT(RungDef, ends), 0, 0, "an incident: ends the crisis", "true"},
    NAME_HELP,
};

static const SchemaField variable_fields[] = {
    ID,
    {"name", FIELD_TEXT, 0, 0, -1, 0, 0, "what a condition calls it: '... must be 1 or more'; lint asks for it",
     "T \"Turkey's rails from Kars\""},
    {"start", FIELD_MILLI, 0, 0, AT(VariableDef, start), -1000000, 1000000, "at the start", "0"},
    {"min", FIELD_MILLI, 0, 0, AT(VariableDef, min), -1000000, 1000000, "least", "0"},
    {"max", FIELD_MILLI, 0, 0, AT(VariableDef, max), -1000000, 1000000, "most", "100"},
    {"by", FIELD_SEAT, 0, 0, AT(VariableDef, seat), 0, 0, "makes it a bloc: a mood at home of this power, shown to players", "power \"turkey\""},
    {"rest", FIELD_MILLI, 0, 0, AT(VariableDef, rest), 0, 100000, "a bloc's way back to `start`, percent a quarter", "12"},
    {"low", FIELD_MILLI, 0, 0, AT(VariableDef, low), -1000000, 1000000, "angry at or below", "35"},
    {"high", FIELD_MILLI, 0, 0, AT(VariableDef, high), -1000000, 1000000, "pleased at or above", "65"},
    {"when_low", FIELD_EFFECT, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL, 0, AT(VariableDef, low_effect), 0, 0, "every quarter while angry; actor is its power", "actor.home:add(-0.5)"},
    {"when_high", FIELD_EFFECT, FIELD_HAS_ACTOR | FIELD_HAS_RIVAL, 0, AT(VariableDef, high_effect), 0, 0, "every quarter while pleased", "actor.home:add(0.3)"},
    NAME_HELP,
};

#define N(name, unit, help) {#name, FIELD_ANY, 0, 0, -1, 0, 0, help, NULL},
static const SchemaField tune_fields[] = {TUNE_LIST(N)};
#undef N

static const SchemaField personality_fields[] = {
    ID,
    {"name", FIELD_TEXT, 0, 0, -1, 0, 0, "as the player reads it", "T \"Cautious\""},
    {"level", FIELD_STRING, 0, 0, AT(PersonalityDef, for_level), 0, 0,
     "the level whose default it is; without it, it is played by name: planner:merchant", "\"greedy\""},
    {"likes", FIELD_TABLE, 0, 0, -1, 0, 0, "factor on the gains of a channel's actions", "{ trade = 1.4, security = 0.6 }"},
    {"by", FIELD_SEAT, 0, 0, AT(PersonalityDef, seat), 0, 0, "only for this power", "power \"turkey\""},
#define W(name, help)                                                                                        \
    {#name, FIELD_MILLI, 0, 0, AT(PersonalityDef, name), -1000000, 1000000, "weight " help, "1"},
    PERSONALITY_LIST(W)
#undef W
        NAME_HELP,
};

static const SchemaField scenario_fields[] = {
    ID,
    NAME,
    {"text", FIELD_TEXT, 0, 0, -1, 0, 0, "what it is about; the same as help", "T \"The road is open.\""},
    {"year_label", FIELD_STRING, 0, 0, AT(ScenarioDef, year_label), 0, 0, "on the title", "\"2021\""},
    {"recommended", FIELD_BOOL, 0, 0, AT(ScenarioDef, recommended), 0, 0, "offered first", "true"},
    {"base_on", FIELD_REF, 0, KIND_BIT(KIND_SCENARIO), -1, 0, 0, "takes every field not given here from it",
     "scenario \"base\""},
    {"start", FIELD_STRING, REQ, 0, -1, 0, 0, "first quarter", "\"2021-Q2\""},
    {"quarters", FIELD_WHOLE, REQ, 0, AT(ScenarioDef, quarters), 1, MAX_QUARTERS, "length", "31"},
    {"komi", FIELD_TABLE, 0, 0, -1, 0, 0, "points given at the start, by power", "{ turkey = -6.5 }"},
    {"dated_events", FIELD_BOOL, 0, 0, AT(ScenarioDef, dated_events), 0, 0,
     "with events of history; left out: true", "true"},
    {"random_events", FIELD_BOOL, 0, 0, AT(ScenarioDef, random_events), 0, 0, "with shocks; left out: true",
     "true"},
    {"third_powers", FIELD_MILLI, 0, 0, AT(ScenarioDef, third_powers), 0, 3000,
     "growth of scripted powers; left out: 1", "1"},
    {"tune", FIELD_TABLE, 0, 0, -1, 0, 0, "tunes that differ here", "{ leverage = 2 }"},
    {"powers", FIELD_TABLE, REQ, 0, -1, 0, 0,
     "start of each seat: money, income, prestige, home, home_rest, capital; capital_extra is added to its capital_income",
     "{ turkey = { money = 8, income = 11, prestige = 50, home = 52 } }"},
    {"states", FIELD_TABLE, REQ, 0, -1, 0, 0,
     "start of each state: alignment, neutrality, sovereignty, stability, goodwill, own, ties, accord",
     "{ uzbekistan = { alignment = { turkey = -10 }, ties = { turkey = { trade = 22 } } } }"},
    {"legs", FIELD_TABLE, 0, 0, -1, 0, 0, "legs that stand, by project and state",
     "{ middle_corridor = { azerbaijan = 2 } }"},
    {"agreements", FIELD_LIST, 0, 0, -1, 0, 0, "agreements in force",
     "{ { agreement \"gas_supply\", state = state \"uzbekistan\", power = power \"turkey\", left = "
     "quarters(8) } }"},
    {"map", FIELD_STRING, 0, 0, AT(ScenarioDef, map), 0, 0, "map file", "\"base.map\""},
    {"history", FIELD_ANY, 0, 0, -1, 0, 0, "what was done in history",
     "history { { on = \"2021-Q3\", by = power \"turkey\", action = action \"corridor_leg\", target = state "
     "\"azerbaijan\" } }"},
    NAME_HELP,
};

static const SchemaField history_fields[] = {
    {"scenario", FIELD_REF, 0, KIND_BIT(KIND_SCENARIO), -1, 0, 0, "whose history", "scenario \"base\""},
};

static const SchemaField func_fields[] = {
    ID,
    {"explain", FIELD_TEXT, REQ, 0, AT(FuncDef, explain), 0, 0, "what it does, for the player",
     "T \"Splits the tolls.\""},
    {"forecast", FIELD_TEXT, 0, 0, AT(FuncDef, forecast), 0, 0, "what to expect", "T \"Trade +2\""},
    {"call", FIELD_ANY, REQ, 0, -1, 0, 0,
     "world:read(value, subjects) and world:add(value, thousandths, subjects); actor and state are ids",
     "function(world, actor, state) world:add(\"goodwill\", 1000, state, actor) end"},
    NAME_HELP,
};

#define FIELDS(name) name##_fields, COUNT_OF(name##_fields)
static const SchemaKind kinds[KIND_COUNT] = {
    [KIND_POWER] = {"power", "a power: played from a seat, or scripted", FIELDS(power), false, false},
    [KIND_CHANNEL] = {"channel", "a kind of tie", FIELDS(channel), false, false},
    [KIND_DOCTRINE] = {"doctrine", "how a state behaves", FIELDS(doctrine), false, false},
    [KIND_STATE] = {"state", "a state between the powers", FIELDS(state), false, false},
    [KIND_WANT] = {"want", "what a state wishes for; stands in a state's wants", FIELDS(want), false, true},
    [KIND_ACTION] = {"action", "what a power can do in a state", FIELDS(action), false, false},
    [KIND_PROJECT] = {"project", "something built leg by leg", FIELDS(project), false, false},
    [KIND_AGREEMENT] = {"agreement", "what a state signs", FIELDS(agreement), false, false},
    [KIND_EVENT] = {"event", "something that happens, with options", FIELDS(event), true, false},
    [KIND_OPTION] = {"option", "an answer to an event; stands in the event", FIELDS(option), false, true},
    [KIND_PRIORITY] = {"priority", "a private goal of a year", FIELDS(priority), false, false},
    [KIND_AIM] = {"aim", "what a power may set out to do in a year", FIELDS(aim), false, false},
    [KIND_RUNG] = {"rung", "a rung of a crisis, in order", FIELDS(rung), false, false},
    [KIND_VARIABLE] = {"variable", "a number that lasts, declared by a mod", FIELDS(variable), false, false},
    [KIND_TUNE] = {"tune", "the numbers of the rules", FIELDS(tune), false, false},
    [KIND_PERSONALITY] = {"personality", "weights of a computer player", FIELDS(personality), false, false},
    [KIND_SCENARIO] = {"scenario", "a start of the game", FIELDS(scenario), false, false},
    [KIND_HISTORY] = {"history", "what the powers did, for the historical player", FIELDS(history), true,
                      false},
    [KIND_FUNC] = {"func", "the escape hatch: a Lua function as an effect", FIELDS(func), false, false},
};

const SchemaKind *schema_kind(Kind kind)
{
    CHECK(kind > KIND_NONE && kind < KIND_COUNT);
    return &kinds[kind];
}

const SchemaField *schema_field(Kind kind, const char *name)
{
    const SchemaKind *k = schema_kind(kind);
    for (int i = 0; i < k->field_count; i++) {
        if (str_eq(k->fields[i].name, name)) return &k->fields[i];
    }
    return NULL;
}

Kind schema_find(const char *word)
{
    for (int i = 1; i < KIND_COUNT; i++) {
        if (str_eq(kinds[i].word, word)) return (Kind)i;
    }
    return KIND_NONE;
}

const char *schema_type_word(FieldType type)
{
    static const char *const words[] = {
        [FIELD_ID] = "id",
        [FIELD_TEXT] = "text",
        [FIELD_STRING] = "string",
        [FIELD_MILLI] = "number",
        [FIELD_WHOLE] = "whole number",
        [FIELD_TENTHS] = "number",
        [FIELD_BOOL] = "true or false",
        [FIELD_CONDITION] = "condition",
        [FIELD_VALUE] = "value",
        [FIELD_EFFECT] = "effect",
        [FIELD_REF] = "reference",
        [FIELD_SEATS] = "power or list of powers",
        [FIELD_SEAT] = "power",
        [FIELD_STATES] = "list of states",
        [FIELD_TERM] = "quarters",
        [FIELD_QUARTERS] = "quarters",
        [FIELD_COST] = "cost",
        [FIELD_TABLE] = "table",
        [FIELD_LIST] = "list",
        [FIELD_ANY] = "see help",
    };
    return words[type];
}

static const SchemaWord words[] = {
    {"T", "T \"text\"", "marks a text that a player reads"},
    {"quarters", "quarters(n)", "a span of time"},
    {"per_quarter", "per_quarter(percent)", "a chance each quarter"},
    {"all", "all { condition, ... }", "holds when every condition holds"},
    {"any", "any { condition, ... }", "holds when one condition holds"},
    {"no", "no { condition }", "holds when the condition does not"},
    {"clause", "clause \"id\"", "value, inside its own agreement: the number settled"},
    {"fired", "fired(event \"id\")", "the event has happened"},
    {"chosen", "chosen(event \"id\", \"option\")", "that option was taken"},
    {"sum", "sum { base = number, needs = number, value, ... }", "sum of values; needs: of an accept"},
    {"mean", "mean { value, ... }", "mean of values"},
    {"least", "least { value, ... }", "smallest of values"},
    {"most", "most { value, ... }", "largest of values"},
    {"weight", "weight { base = number, value, ... }", "sum of values, for ai"},
    {"when", "when(condition, value) or when(condition, effect [, else])", "only where the condition holds"},
    {"seq", "seq { effect, ... }", "effects in order; a plain list means the same"},
    {"roll", "roll { odds(percent, effect), ... }", "exactly one of them, by dice; percents sum to 100"},
    {"odds", "odds(percent, effect)", "one branch of roll"},
    {"each_state", "each_state(effect)", "for every state, as `each`"},
    {"each_other_state", "each_other_state(effect)", "for every state but the target"},
    {"fire", "fire(event \"id\" [, { after = { 1, 3 } }] [, state])",
     "makes an event happen, quarters later"},
    {"actor", "actor", "the power that acts or answers"},
    {"rival", "rival", "the power on the other seat"},
    {"target", "target", "the state of the action or event"},
    {"place", "place", "the same as target"},
    {"each", "each", "the state at which each_state is"},
    {"world", "world", "tension, year, season, quarter, variable"},
    {"value:at_least", "value:at_least(number)", "condition"},
    {"value:at_most", "value:at_most(number)", "condition"},
    {"value:below", "value:below(number)", "condition"},
    {"value:above", "value:above(number)", "condition"},
    {"value:equals", "value:equals(number)", "condition"},
    {"value:scaled", "value:scaled(number)", "the value times a number"},
    {"value:less", "value:less(number or value)", "the value minus another"},
    {"value:called", "value:called(T \"name\")", "the value under a name in lists"},
    {"value:add", "value:add(number or value [, T \"cause\"])",
     "effect: adds, clamped; income also takes quarters(n)"},
    {"value:grow", "value:grow(number or value)",
     "effect on a tie: gains by the formula, a share of it lasts"},
    {"value:build", "value:build(number or value)",
     "effect on a tie: gains by the formula, and all of it lasts"},
    {"value:scale", "value:scale(number)", "effect: multiplies"},
    {"value:set", "value:set(number or value)", "effect: sets"},
    {"value:lower_to", "state.accord(power):lower_to(number)", "effect: takes accord steps back"},
    {"state:has", "state:has(agreement \"id\" [, power])", "condition: the agreement is in force"},
    {"state:is", "state:is(state \"id\")", "condition"},
    {"state:wants", "state:wants(want \"id\")", "condition"},
    {"state:sign", "state:sign(agreement \"id\", power)", "effect: in force at once"},
    {"state:break_off", "state:break_off(agreement \"id\", power)",
     "effect: ended, with the price of a breach"},
    {"state:advance", "state:advance(project \"id\")", "effect: one leg"},
};

int schema_word_count(void)
{
    return COUNT_OF(words);
}

const SchemaWord *schema_word(int i)
{
    CHECK(i >= 0 && i < COUNT_OF(words));
    return &words[i];
}
