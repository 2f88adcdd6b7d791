/* A small Catalog built in C, for tests of the rules without Lua: two states, two channels, two seats and a third
 * power; a soft action, a hard one, an accord of six steps, one event. Symmetric but for the names. */
#ifndef TESTS_TINY_H
#define TESTS_TINY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/hash.h"
#include "core/game.h"
#include "core/model.h"
#include "core/turn.h"

enum { TRADE = 1, ARMS = 2, NORTH = 1, SOUTH = 2, MISSION = 1, DRILL = 2, TREATY = 3, GIFT = 4 };

typedef struct {
    Catalog c;
    PowerDef power[4];
    ChannelDef channel[3];
    DoctrineDef doctrine[2];
    StateDef state[3];
    WantDef want[2];
    ActionDef action[5];
    AgreementDef agreement[13];
    EventDef event[2];
    EventGate gate[2];
    uint64_t due[2 * MAX_QUARTERS];
    uint64_t event_die[2 * DIM_STATES];
    PriorityDef priority[5];
    RungDef rung[6];
    PersonalityDef personality[2];
    ScenarioDef scenario[2];
    Node node[64];
    uint32_t used;
    Game game;
} Tiny;

static inline Origin tiny_origin(const char *id)
{
    return (Origin){.id = id, .mod = "tiny", .file = "tiny.h", .line = 1, .name = id, .hash = hash_name(id)};
}

static inline uint32_t tiny_leaf(Tiny *t, Node n)
{
    n.end = t->used + 1;
    t->node[t->used] = n;
    return t->used++;
}

/* verb(ref, constant) */
static inline uint32_t tiny_effect(Tiny *t, Node n, int32_t k)
{
    uint32_t at = t->used++;
    uint32_t child = tiny_leaf(t, (Node){.kind = VALUE_CONST, .k = k});
    n.end = child + 1;
    t->node[at] = n;
    return at;
}

static inline Tunes tiny_tunes(void)
{
    return (Tunes){
        .leverage = 1900, .goodwill_divisor = 6000, .pull_sovereignty = 200, .pull_alignment = 250, .pull_from = 40000,
        .anchor_step = 2500, .step_share = 350, .step_limit = 10000, .tie_fade = 500, .tie_lasting = 300, .gain_room = 250000,
        .gain_goodwill = 50000, .gain_goodwill_min = 400, .gain_goodwill_max = 1400, .saturation_weight = 600,
        .saturation_use = 1000, .saturation_keep = 700, .balance_limit = 2200, .balance_scale = 500, .goodwill_rest = 500,
        .sovereignty_rest = 400, .stability_rest = 500, .home_rest = 500, .prestige_rest = 500, .intel_keep = 900,
        .sovereignty_rise = 100, .sovereignty_from = 45000, .capital_income = 6, .capital_carry = 2, .capital_cap = 8,
        .money_cap = 40000, .home_low = 30000, .home_very_low = 15000, .plan_slots = 3, .tension_decay = 1500,
        .tension_end = 100000, .blame_keep = 970, .agenda_factor = 2500, .tier_one = 10000, .tier_two = 25000,
        .tier_three = 45000, .tier_share = 250, .year_divisor = 3, .priority_points = 1000, .priority_count = 2,
        .accord_delay = 2, .accord_review = 8, .accord_lapse = -10000, .offer_from = -15000, .offer_refused = 1000,
        .offer_hard_step = 5, .offer_hard_rival = 3, .counter_cost = 1, .counter_scale = 650, .counter_malus = 3000,
        .void_tension = 500, .crisis_rounds = 6, .crisis_escalate_from = 2, .crisis_settled_tension = -2000,
        .crisis_settled_scale = 500, .crisis_terms_initiator = 750, .crisis_terms_challenger = 250, .crisis_offer_malus = 6000,
        .crisis_offer_initiator = 3000, .crisis_offer_challenger = 9000, .crisis_incident_alignment = 600,
        .crisis_blame_initiator = 10000, .crisis_blame_challenger = 5000, .crisis_mediation_rung = 2, .resolve_base = 20000,
        .resolve_weight = 4000, .resolve_lean = 500, .resolve_agreement = 10000, .resolve_prestige = 200, .resolve_draw = 10000,
        .resolve_home = 100, .multi_share = 600, .multi_band = 15000, .multi_score = 4000, .collapse_quarters = 2,
        .intel_band_0 = 20000, .intel_band_1 = 12000, .intel_band_2 = 6000,
    };
}

static inline void tiny_accord(Tiny *t, int seat, int first)
{
    for (int step = 1; step <= 6; step++) {
        int id = first + step - 1;
        t->agreement[id] = (AgreementDef){.at = tiny_origin(seat == 1 ? "west_step" : "east_step"), .seat = seat, .accord = step, .term = 255, .needs = -1000};
        t->c.accord_step[seat][step] = id;
    }
}

static inline void tiny_actions(Tiny *t)
{
    uint32_t trade = tiny_effect(t, (Node){.kind = EFFECT_GROW, .var = VAR_TIE, .state = SCOPE_TARGET, .power = SCOPE_ACTOR, .channel = TRADE}, 12000);
    uint32_t arms = tiny_effect(t, (Node){.kind = EFFECT_GROW, .var = VAR_TIE, .state = SCOPE_TARGET, .power = SCOPE_ACTOR, .channel = ARMS}, 20000);
    t->action[MISSION] = (ActionDef){.at = tiny_origin("mission"), .seats = 6, .channel = TRADE, .capital = 2, .money = 4000, .effect = trade};
    t->action[DRILL] = (ActionDef){.at = tiny_origin("drill"), .seats = 6, .channel = ARMS, .capital = 3, .money = 2000, .hard = true, .tension = 3000, .effect = arms};
    t->action[TREATY] = (ActionDef){.at = tiny_origin("treaty"), .seats = 6, .capital = 2, .money = 1000, .offer = -1};
    uint32_t gift = tiny_effect(t, (Node){.kind = EFFECT_ADD, .var = VAR_GOODWILL, .state = SCOPE_TARGET, .power = SCOPE_ACTOR}, 4000);
    t->action[GIFT] = (ActionDef){.at = tiny_origin("gift"), .seats = 6, .capital = 1, .effect = gift};
    uint32_t ref = t->used++;
    uint32_t value = tiny_leaf(t, (Node){.kind = VALUE_REF, .var = VAR_GOODWILL, .state = SCOPE_TARGET, .power = SCOPE_ACTOR});
    t->node[ref] = (Node){.kind = COND_AT_LEAST, .k = 20000, .end = value + 1};
    t->action[GIFT].allow = ref;
}

static inline void tiny_event(Tiny *t)
{
    uint32_t more = tiny_effect(t, (Node){.kind = EFFECT_ADD, .var = VAR_GOODWILL, .state = SCOPE_TARGET, .power = SCOPE_ACTOR}, 6000);
    EventDef *e = &t->event[1];
    *e = (EventDef){.at = tiny_origin("visit"), .place = PLACE_STATE, .state = NORTH, .from = 0, .to = 99999, .once = true, .chance = 100000, .option_count = 4};
    for (int seat = 1; seat <= 2; seat++) {
        OptionDef *o = &e->option[2 * (seat - 1)];
        o[0] = (OptionDef){.at = tiny_origin("go"), .seat = seat, .capital = 1, .effect = more, .historical = true};
        o[1] = (OptionDef){.at = tiny_origin("stay"), .seat = seat, .is_default = true};
    }
}

static inline void tiny_scenario(Tiny *t)
{
    ScenarioDef *d = &t->scenario[1];
    *d = (ScenarioDef){.at = tiny_origin("tiny"), .start_year = 2021, .start_season = 2, .quarters = 11, .random_events = true,
                       .dated_events = true, .tunes = tiny_tunes(), .third_powers = 1000};
    for (int s = 1; s <= 2; s++) {
        for (int ch = 1; ch <= 2; ch++) {
            d->tie[s][1][ch] = s == NORTH ? 30000 : 60000;
            d->tie[s][2][ch] = s == NORTH ? 60000 : 30000;
            d->tie[s][3][ch] = 10000;
            d->own[s][ch] = 20000;
        }
        for (int seat = 1; seat <= 2; seat++) d->goodwill[s][seat] = d->goodwill_rest[s][seat] = 50000;
        d->alignment[s] = s == NORTH ? -20000 : 20000;
        d->sovereignty[s] = d->sovereignty_rest[s] = 40000;
        d->stability[s] = d->stability_rest[s] = 60000;
        d->neutrality[s] = 30000;
    }
    for (int seat = 1; seat <= 2; seat++) {
        d->money[seat] = 8000;
        d->income[seat] = 11000;
        d->prestige[seat] = d->home[seat] = d->home_rest[seat] = 50000;
    }
}

static inline void tiny_things(Tiny *t, bool swapped)
{
    const char *names[4] = {"", swapped ? "east" : "west", swapped ? "west" : "east", "third"};
    for (int p = 1; p <= 3; p++) t->power[p] = (PowerDef){.at = tiny_origin(names[p]), .seat = p <= 2 ? p : 0};
    for (int p = 1; p <= 2; p++) {
        t->power[p].sudden_states = 2;
        t->power[p].sudden_steps = 6;
        t->power[p].sudden_alignment = 10000;
        t->power[p].sudden_quarters = 2;
    }
    t->channel[TRADE] = (ChannelDef){.at = tiny_origin("trade"), .weight = 500};
    t->channel[ARMS] = (ChannelDef){.at = tiny_origin("arms"), .weight = 500};
    t->doctrine[1] = (DoctrineDef){.at = tiny_origin("balance")};
    t->doctrine[1].pushback = tiny_effect(t, (Node){.kind = EFFECT_ADD, .var = VAR_SOVEREIGNTY, .state = SCOPE_TARGET}, 3000);
    t->state[NORTH] = (StateDef){.at = tiny_origin("north"), .weight = 5, .doctrine = 1};
    t->state[SOUTH] = (StateDef){.at = tiny_origin("south"), .weight = 3, .doctrine = 1};
    t->want[1] = (WantDef){.at = tiny_origin("calm"), .state = NORTH, .hurt_by = DRILL, .bonus = 2000};
    for (int s = 1; s <= 2; s++)
        t->priority[s] = (PriorityDef){.at = tiny_origin(s == 1 ? "lean_north" : "lean_south"), .seats = 6, .state = s, .rise_min = 3000, .rise_max = 7000};
    static const int32_t table[6][6] = {{0}, {3, 2, 500, 1500, 0, 0}, {6, 4, 1000, 3000, 0, 0}, {9, 6, 1500, 4500, 3, 0}, {12, 8, 2000, 6000, 0, 8}, {10, 0, 0, 15000, 0, 15}};
    for (int r = 1; r <= 5; r++)
        t->rung[r] = (RungDef){.at = tiny_origin("rung"), .prestige_lost = table[r][0] * 1000, .prestige_won = table[r][1] * 1000, .swing = table[r][2],
                               .tension = table[r][3], .trade_loss = table[r][4] * 1000, .sovereignty = table[r][5] * 1000, .ends = r == 5};
    t->personality[1] = (PersonalityDef){.at = tiny_origin("greedy"), .for_level = "greedy", .now = 1000, .next = 1000, .later = 500, .capital = 40, .money = 6, .counter_above = 80, .temperature = 60};
}

/* swapped: the powers exchange their seats, and with them their data. */
static inline void tiny_make(Tiny *t, bool swapped)
{
    memset(t, 0, sizeof *t);
    t->used = 1;
    t->c = (Catalog){.hash = 1, .power_count = 3, .channel_count = 2, .doctrine_count = 1, .state_count = 2, .want_count = 1, .action_count = 4,
                     .agreement_count = 12, .event_count = 1, .priority_count = 2, .rung_count = 5, .personality_count = 1, .scenario_count = 1,
                     .power = t->power, .channel = t->channel, .doctrine = t->doctrine, .state = t->state, .want = t->want, .action = t->action,
                     .agreement = t->agreement, .event = t->event, .gate = t->gate, .due = t->due, .due_words = 1, .event_die = t->event_die, .priority = t->priority, .rung = t->rung, .personality = t->personality,
                     .scenario = t->scenario, .node = t->node};
    tiny_things(t, swapped);
    tiny_accord(t, 1, 1);
    tiny_accord(t, 2, 7);
    tiny_actions(t);
    tiny_event(t);
    tiny_scenario(t);
    if (swapped) {
        ScenarioDef *d = &t->scenario[1];
        for (int s = 1; s <= 2; s++) {
            for (int ch = 1; ch <= 2; ch++) {
                int32_t v = d->tie[s][1][ch];
                d->tie[s][1][ch] = d->tie[s][2][ch];
                d->tie[s][2][ch] = v;
            }
            d->alignment[s] = -d->alignment[s];
        }
    }
    t->c.node_count = (int)t->used;
    t->game = (Game){&t->c, NULL};
    model_solve_course(&t->c, 1);
    turn_index(&t->c);
}

#endif
