#include "core/rules.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/cond.h"
#include "core/model.h"
#include "core/turn.h"

static const char *const refusals[REFUSE_COUNT] = {
    [REFUSE_NO] = "allowed",           [REFUSE_OVER] = "over",         [REFUSE_NOT_OWED] = "not_owed", [REFUSE_BAD] = "bad",
    [REFUSE_SIDE] = "side",            [REFUSE_NO_SLOT] = "no_slot",   [REFUSE_SAME_STATE] = "same_state",
    [REFUSE_NO_CAPITAL] = "no_capital", [REFUSE_NO_MONEY] = "no_money", [REFUSE_CONDITION] = "condition",
    [REFUSE_OFFER] = "offer",          [REFUSE_PROJECT] = "project",   [REFUSE_CLAUSE] = "clause",     [REFUSE_REACTION] = "reaction",
};

const char *refusal_word(int refusal) { return refusal >= 0 && refusal < REFUSE_COUNT ? refusals[refusal] : "unknown"; }

int game_absolute_quarter(const Catalog *c, const World *w)
{
    const ScenarioDef *s = game_scenario(c, w);
    return s->start_year * 4 + s->start_season - 1 + w->quarter;
}
int game_year(const Catalog *c, const World *w) { return game_absolute_quarter(c, w) >> 2; }
int game_season(const Catalog *c, const World *w) { return (game_absolute_quarter(c, w) & 3) + 1; }

/* ---- the start ---- */

static void start_state(const Catalog *c, World *w, const ScenarioDef *d, int s)
{
    for (int ch = 1; ch <= c->channel_count; ch++) {
        w->own[s][ch] = d->own[s][ch];
        for (int p = 1; p <= c->power_count; p++) w->tie[s][p][ch] = w->base[s][p][ch] = d->tie[s][p][ch];
    }
    w->alignment[s] = w->alignment_before[s] = d->alignment[s];
    w->sovereignty[s] = d->sovereignty[s];
    w->neutrality[s] = d->neutrality[s];
    w->stability[s] = d->stability[s];
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        w->goodwill[s][seat] = d->goodwill[s][seat];
        w->steps[s][seat] = (uint8_t)d->steps[s][seat];
    }
    for (int p = 1; p <= c->project_count; p++) w->legs[p][s] = (uint8_t)d->legs[p][s];
}

static void start_agreements(const Catalog *c, World *w, const ScenarioDef *d)
{
    for (int i = 0; i < d->start_agreement_count; i++) {
        const StartAgreement *a = &d->start_agreement[i];
        w->agreement_type[i] = (uint8_t)a->type;
        w->agreement_state[i] = (uint8_t)a->state;
        w->agreement_power[i] = (uint8_t)a->power;
        w->agreement_status[i] = AGREEMENT_IN_FORCE;
        w->agreement_left[i] = (uint8_t)a->left;
        model_clauses(c, a->type, w->agreement_clause[i]);
    }
}

/* Who begins is drawn by the powers' names, so that exchanging the seats exchanges the beginner too. */
static int first_initiative(const Catalog *c, uint64_t seed)
{
    int low = c->power[1].at.hash < c->power[2].at.hash ? 1 : 2;
    return rng_at(seed, RNG_INITIATIVE, 0, 0, 0) & 1 ? low : seat_rival(low);
}

void game_set_start(const Game *g, World *w, int scenario, uint64_t seed)
{
    const Catalog *c = g->catalog;
    const ScenarioDef *d = &c->scenario[scenario];
    *w = (World){0};
    w->seed = seed;
    w->scenario = (uint8_t)scenario;
    w->third_powers = d->third_powers;
    w->initiative = (uint8_t)first_initiative(c, seed);
    for (int ch = 1; ch <= c->channel_count; ch++) w->weight[ch] = c->channel[ch].weight;
    for (int s = 1; s <= c->state_count; s++) start_state(c, w, d, s);
    for (int v = 1; v <= c->variable_count; v++) w->variable[v] = c->variable[v].start;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        w->money[seat] = d->money[seat];
        w->prestige[seat] = d->prestige[seat];
        w->home[seat] = d->home[seat];
        w->capital[seat] = (uint8_t)d->capital[seat];
        w->score[seat] = d->komi[seat];
    }
    start_agreements(c, w, d);
}

void game_start(const Game *g, World *w, int scenario, uint64_t seed, ReportLog *log)
{
    game_set_start(g, w, scenario, seed);
    Turn t = {g, w, log};
    turn_open_quarter(&t);
    turn_advance(&t);
}

/* ---- what is owed ---- */

static bool owes_answer(const World *w, const Catalog *c, int seat, int place)
{
    return w->open_event[place] && !w->open_answer[seat][place] && event_has_options(c, w->open_event[place], seat);
}

static bool owes_reaction(const World *w, const Catalog *c, int seat, int slot)
{
    return w->reaction[seat][slot] == REACT_OPEN && react_possible(c, w, seat, slot);
}

int game_owed(const World *w, const Catalog *c, int seat, Pending *out)
{
    int n = 0;
    if (w->phase == PHASE_CRISIS) {
        if (w->crisis_seat && w->crisis_choice[seat] == RUNG_OPEN) out[n++] = (Pending){(uint8_t)seat, OWE_RUNG, 0};
        return n;
    }
    if (w->committed[seat] || w->phase == PHASE_OVER) return 0;
    if (w->phase == PHASE_PLAN) out[n++] = (Pending){(uint8_t)seat, OWE_PLAN, 0};
    for (int i = 0; w->phase == PHASE_ANSWER && i < MAX_OPEN_EVENTS; i++) {
        if (owes_answer(w, c, seat, i)) out[n++] = (Pending){(uint8_t)seat, OWE_ANSWER, (uint8_t)i};
    }
    for (int i = 0; w->phase == PHASE_REACT && i < MAX_SLOTS; i++) {
        if (owes_reaction(w, c, seat, i)) out[n++] = (Pending){(uint8_t)seat, OWE_REACT, (uint8_t)i};
    }
    return n;
}

int game_pending(const World *w, const Catalog *c, Pending out[MAX_PENDING])
{
    int n = 0;
    for (int seat = 1; seat <= MAX_SEATS; seat++) n += game_owed(w, c, seat, out + n);
    return n;
}

bool game_owes(const World *w, const Catalog *c, int seat)
{
    if (w->phase == PHASE_CRISIS) return w->crisis_seat && w->crisis_choice[seat] == RUNG_OPEN;
    if (w->committed[seat] || w->phase == PHASE_OVER) return false;
    if (w->phase == PHASE_PLAN) return true;
    for (int i = 0; w->phase == PHASE_ANSWER && i < MAX_OPEN_EVENTS; i++) {
        if (i % 8 == 0 && zero8(w->open_event + i) && zero8(w->open_event + i + 4)) i += 7;
        else if (owes_answer(w, c, seat, i)) return true;
    }
    for (int i = 0; w->phase == PHASE_REACT && i < MAX_SLOTS; i++) {
        if (owes_reaction(w, c, seat, i)) return true;
    }
    return false;
}

Command game_default(const Game *g, const World *w, int seat)
{
    Pending out[MAX_PENDING];
    if (game_owed(w, g->catalog, seat, out) == 0) return (Command){0};
    if (out[0].kind == OWE_RUNG) return (Command){.kind = CMD_RUNG, .seat = (uint8_t)seat, .choice = RUNG_HOLD};
    return (Command){.kind = CMD_COMMIT, .seat = (uint8_t)seat};
}

Command game_plan(const Catalog *c, const World *w, int seat, int action, int state)
{
    Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)seat, .action = (uint16_t)action, .target = (uint8_t)state};
    model_clauses(c, model_offered(c, w, action, state, seat), cmd.arg);
    return cmd;
}

/* ---- what is allowed ---- */

typedef struct {
    const Game *game;
    const World *world;
    const Command *cmd;
    Reasons *list; /* may be NULL */
    Refusal first;
    int32_t margin; /* of an offer that was looked at */
} Checking;

/* Nobody asked for the list and the answer is no: the rest need not be looked at. */
static bool settled(const Checking *k) { return k->first != REFUSE_NO && !k->list; }

static inline void ask(Checking *k, Refusal refusal, bool met, uint32_t node, int32_t need, int32_t have)
{
    if (!met && k->first == REFUSE_NO) k->first = refusal;
    if (k->list && k->list->count < MAX_REASONS)
        k->list->reason[k->list->count++] = (Reason){(uint8_t)refusal, met, node, need, have};
}

/* The parts of an `all` one by one, so that a refusal lists each. */
static void list_conditions(Checking *k, uint32_t node, const Scope *scope)
{
    const Catalog *c = k->game->catalog;
    const Node *n = &c->node[node];
    if (n->kind == NODE_NONE) return;
    if (n->kind == COND_ALL) {
        for (uint32_t i = node + 1; i < n->end; i = c->node[i].end) list_conditions(k, i, scope);
        return;
    }
    bool compares = n->kind >= COND_AT_LEAST && n->kind <= COND_EQUALS;
    ask(k, REFUSE_CONDITION, cond_test(c, k->world, node, scope), node, compares ? n->k : 0,
        compares ? cond_value(c, k->world, node + 1, scope) : 0);
}

static void ask_conditions(Checking *k, uint32_t node, const Scope *scope)
{
    if (k->list) list_conditions(k, node, scope);
    else ask(k, REFUSE_CONDITION, cond_test(k->game->catalog, k->world, node, scope), node, 0, 0);
}

static const OptionDef *answered(const Catalog *c, const World *w, int seat, int place)
{
    int event = w->open_event[place], answer = w->open_answer[seat][place];
    return event && answer ? &c->event[event].option[answer - 1] : NULL;
}

/* What is left of a purse; each phase spends it on something else. Slot 0 of the actions is free. */
typedef struct {
    int capital;
    int32_t money;
} Purse;

static inline Purse purse_of(const Catalog *c, const World *w, int seat)
{
    Purse left = {w->capital[seat], w->money[seat]};
    switch (w->phase) {
    case PHASE_PLAN:
        for (int i = 0; i < MAX_SLOTS; i++) {
            const ActionDef *a = &c->action[w->plan_action[seat][i]];
            if (w->plan_action[seat][i]) left = (Purse){left.capital - a->capital, left.money - a->money};
        }
        break;
    case PHASE_ANSWER:
        for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
            if (i % 8 == 0 && zero8(w->open_answer[seat] + i)) {
                i += 7;
                continue;
            }
            const OptionDef *o = w->open_answer[seat][i] ? answered(c, w, seat, i) : NULL;
            if (o) left = (Purse){left.capital - o->capital, left.money - o->money};
        }
        break;
    case PHASE_REACT:
        for (int i = 0; i < MAX_SLOTS; i++) left.capital -= w->reaction[seat][i] >= REACT_COUNTER ? game_tunes(c, w)->counter_cost : 0;
        break;
    default: break;
    }
    return left;
}

int rules_free_capital(const Catalog *c, const World *w, int seat) { return purse_of(c, w, seat).capital; }
int32_t rules_free_money(const Catalog *c, const World *w, int seat) { return purse_of(c, w, seat).money; }

static void ask_price(Checking *k, int capital, int32_t money)
{
    const Catalog *c = k->game->catalog;
    Purse have = purse_of(c, k->world, k->cmd->seat);
    ask(k, REFUSE_NO_CAPITAL, capital <= have.capital, 0, capital * MILLI, have.capital * MILLI);
    ask(k, REFUSE_NO_MONEY, money <= have.money, 0, money, have.money);
}

static void check_answer(Checking *k)
{
    const Catalog *c = k->game->catalog;
    const World *w = k->world;
    const Command *cmd = k->cmd;
    if (w->phase != PHASE_ANSWER || w->committed[cmd->seat]) {
        ask(k, REFUSE_NOT_OWED, false, 0, 0, 0);
        return;
    }
    if (cmd->slot >= MAX_OPEN_EVENTS || w->open_event[cmd->slot] == 0 || cmd->choice >= c->event[w->open_event[cmd->slot]].option_count) {
        ask(k, REFUSE_BAD, false, 0, 0, 0);
        return;
    }
    const OptionDef *o = &c->event[w->open_event[cmd->slot]].option[cmd->choice];
    ask(k, REFUSE_SIDE, o->seat == cmd->seat, 0, 0, 0);
    ask(k, REFUSE_NOT_OWED, w->open_answer[cmd->seat][cmd->slot] == 0, 0, 0, 0);
    ask_price(k, o->capital, o->money);
    Scope scope = scope_of(cmd->seat, w->open_state[cmd->slot]);
    ask_conditions(k, o->allow, &scope);
}

/* Not while it stands or waits for its ratification, unless its term is about to run out. */
static bool may_be_signed(const Catalog *c, const World *w, int agreement, int state, int seat)
{
    if (c->agreement[agreement].accord && cond_has(c, w, agreement, state, seat)) return false;
    int i = cond_agreement(w, agreement, state, seat);
    return i < 0 || (w->agreement_status[i] == AGREEMENT_IN_FORCE && w->agreement_left[i] <= c->agreement[agreement].renew);
}

static bool ask_clauses(Checking *k, const AgreementDef *def)
{
    const Command *cmd = k->cmd;
    bool all = true;
    for (int i = 0; i < MAX_CLAUSES; i++) {
        bool fits = i < def->clause_count ? cmd->arg[i] >= def->clause[i].lo && cmd->arg[i] <= def->clause[i].hi : cmd->arg[i] == 0;
        if (!fits) ask(k, REFUSE_CLAUSE, false, 0, 0, cmd->arg[i] * MILLI);
        all = all && fits;
    }
    return all;
}

static void check_offer(Checking *k)
{
    const Catalog *c = k->game->catalog;
    const World *w = k->world;
    const Command *cmd = k->cmd;
    int agreement = model_offered(c, w, cmd->action, cmd->target, cmd->seat);
    bool there = agreement != 0 && may_be_signed(c, w, agreement, cmd->target, cmd->seat);
    ask(k, REFUSE_OFFER, there, 0, 0, 0);
    if (!there || !ask_clauses(k, &c->agreement[agreement])) return;
    int32_t margin = k->margin = model_margin(c, w, agreement, cmd->target, cmd->seat, cmd->arg);
    int32_t from = game_tunes(c, w)->offer_from;
    ask(k, REFUSE_OFFER, margin >= from, 0, from, margin);
}

/* What the plan so far leaves to another action. */
typedef struct {
    int slots, used;
    uint32_t taken; /* bit s: a state has its action */
    Purse purse;
} Room;

static Room room_beside_plan(const Catalog *c, const World *w, int seat)
{
    Room r = {.slots = int_min(game_tunes(c, w)->plan_slots, MAX_SLOTS)};
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (w->plan_action[seat][i] == 0) continue;
        r.used++;
        r.taken |= 1u << w->plan_target[seat][i];
    }
    r.purse = purse_of(c, w, seat);
    return r;
}

static bool has_room(const Room *r, const ActionDef *a, int state)
{
    return r->used < r->slots && !(r->taken >> state & 1) && a->capital <= r->purse.capital && a->money <= r->purse.money;
}

static void ask_room(Checking *k, const ActionDef *a)
{
    Room r = room_beside_plan(k->game->catalog, k->world, k->cmd->seat);
    ask(k, REFUSE_NO_SLOT, r.used < r.slots, 0, r.slots * MILLI, r.used * MILLI);
    ask(k, REFUSE_SAME_STATE, !(r.taken >> k->cmd->target & 1), 0, 0, 0);
    ask(k, REFUSE_NO_CAPITAL, a->capital <= r.purse.capital, 0, a->capital * MILLI, r.purse.capital * MILLI);
    ask(k, REFUSE_NO_MONEY, a->money <= r.purse.money, 0, a->money, r.purse.money);
}

/* What does not depend on the rest of the plan. */
static void check_action(Checking *k, const ActionDef *a)
{
    const Catalog *c = k->game->catalog;
    const World *w = k->world;
    const Command *cmd = k->cmd;
    if (a->project) {
        const ProjectDef *p = &c->project[a->project];
        ask(k, REFUSE_PROJECT, (p->states >> cmd->target & 1) && w->legs[a->project][cmd->target] < p->legs, 0, p->legs * MILLI,
            w->legs[a->project][cmd->target] * MILLI);
    }
    Scope scope = scope_of(cmd->seat, cmd->target);
    if (!settled(k)) ask_conditions(k, a->allow, &scope);
    if (a->offer && !settled(k)) check_offer(k);
}

static bool plans_now(const World *w, int seat) { return w->phase == PHASE_PLAN && !w->committed[seat]; }

static void check_plan_add(Checking *k)
{
    const Catalog *c = k->game->catalog;
    const Command *cmd = k->cmd;
    if (!plans_now(k->world, cmd->seat)) {
        ask(k, REFUSE_NOT_OWED, false, 0, 0, 0);
        return;
    }
    if (cmd->action < 1 || cmd->action > c->action_count || cmd->target < 1 || cmd->target > c->state_count) {
        ask(k, REFUSE_BAD, false, 0, 0, 0);
        return;
    }
    const ActionDef *a = &c->action[cmd->action];
    if (!(a->seats >> cmd->seat & 1)) {
        ask(k, REFUSE_SIDE, false, 0, 0, 0);
        return;
    }
    ask_room(k, a);
    if (!settled(k)) check_action(k, a);
}

int rules_list_actions(const Game *g, const World *w, int seat, ListedAction *out, int room)
{
    const Catalog *c = g->catalog;
    int count = 0;
    if (!plans_now(w, seat)) return 0;
    Room left = room_beside_plan(c, w, seat);
    for (int i = 1; i <= c->action_count; i++) {
        const ActionDef *a = &c->action[i];
        if (!(a->seats >> seat & 1)) continue;
        for (int s = 1; s <= c->state_count && count < room; s++) {
            Command cmd = game_plan(c, w, seat, i, s);
            Checking k = {.game = g, .world = w, .cmd = &cmd, .first = REFUSE_NO};
            if (!has_room(&left, a, s)) continue;
            check_action(&k, a);
            if (k.first == REFUSE_NO) out[count++] = (ListedAction){cmd, k.margin};
        }
    }
    return count;
}

/* Once a year, with the plan. */
static void check_aim(Checking *k)
{
    const Catalog *c = k->game->catalog;
    const World *w = k->world;
    const Command *cmd = k->cmd;
    bool open = w->phase == PHASE_PLAN && !w->committed[cmd->seat];
    ask(k, REFUSE_NOT_OWED, open && w->aim[cmd->seat] == 0, 0, 0, 0);
    if (cmd->action < 1 || cmd->action > c->aim_count) {
        ask(k, REFUSE_BAD, false, 0, 0, 0);
        return;
    }
    if (!(c->aim[cmd->action].seats >> cmd->seat & 1)) ask(k, REFUSE_SIDE, false, 0, 0, 0);
    Scope scope = scope_of(cmd->seat, 0);
    ask_conditions(k, c->aim[cmd->action].when, &scope);
}

/* What the two agree on before the first word is said. */
static void check_terms(Checking *k)
{
    const Command *cmd = k->cmd;
    ask(k, REFUSE_NOT_OWED, !k->world->begun, 0, 0, 0);
    bool fits = cmd->arg[0] >= TERMS_AS_DEFINED && cmd->arg[0] <= 30 && cmd->arg[1] >= -30 && cmd->arg[1] <= 30;
    if (!fits) ask(k, REFUSE_BAD, false, 0, 0, 0);
}

static void check_react(Checking *k)
{
    const Catalog *c = k->game->catalog;
    const World *w = k->world;
    const Command *cmd = k->cmd;
    if (w->phase != PHASE_REACT || w->committed[cmd->seat]) {
        ask(k, REFUSE_NOT_OWED, false, 0, 0, 0);
        return;
    }
    int rival = seat_rival(cmd->seat);
    if (cmd->slot >= MAX_SLOTS || w->plan_action[rival][cmd->slot] == 0 || cmd->choice < REACT_NOTHING || cmd->choice > REACT_CHALLENGE) {
        ask(k, REFUSE_BAD, false, 0, 0, 0);
        return;
    }
    ask(k, REFUSE_NOT_OWED, w->reaction[cmd->seat][cmd->slot] == REACT_OPEN, 0, 0, 0);
    if (cmd->choice == REACT_NOTHING) return;
    bool hard = react_is_hard(c, w, rival, cmd->slot), first = true;
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (w->reaction[cmd->seat][i] == REACT_CHALLENGE) first = false;
    }
    ask(k, REFUSE_REACTION, hard == (cmd->choice == REACT_CHALLENGE), 0, 0, 0);
    if (cmd->choice == REACT_CHALLENGE) ask(k, REFUSE_REACTION, first, 0, 0, 0);
    int cost = game_tunes(c, w)->counter_cost, have = rules_free_capital(c, w, cmd->seat);
    ask(k, REFUSE_NO_CAPITAL, cost <= have, 0, cost * MILLI, have * MILLI);
}

static void check_rung(Checking *k)
{
    const World *w = k->world;
    const Command *cmd = k->cmd;
    const Tunes *n = game_tunes(k->game->catalog, w);
    if (w->phase != PHASE_CRISIS || w->crisis_seat == 0 || w->crisis_choice[cmd->seat] != RUNG_OPEN) {
        ask(k, REFUSE_NOT_OWED, false, 0, 0, 0);
        return;
    }
    if (cmd->choice < RUNG_ESCALATE || cmd->choice > RUNG_BACK_DOWN || cmd->mediate > 1) {
        ask(k, REFUSE_BAD, false, 0, 0, 0);
        return;
    }
    if (cmd->mediate) ask(k, REFUSE_REACTION, w->crisis_rung == n->crisis_mediation_rung && !w->crisis_mediated, 0, 0, 0);
    int cost = (cmd->choice == RUNG_ESCALATE && w->crisis_rung >= n->crisis_escalate_from) + cmd->mediate;
    ask(k, REFUSE_NO_CAPITAL, cost <= w->capital[cmd->seat], 0, cost * MILLI, w->capital[cmd->seat] * MILLI);
}

static void check_remove(Checking *k)
{
    const World *w = k->world;
    const Command *cmd = k->cmd;
    bool owes = plans_now(w, cmd->seat);
    ask(k, REFUSE_NOT_OWED, owes, 0, 0, 0);
    if (owes) ask(k, REFUSE_BAD, cmd->slot < MAX_SLOTS && w->plan_action[cmd->seat][cmd->slot] != 0, 0, 0, 0);
}

static void check_commit(Checking *k)
{
    const World *w = k->world;
    bool owes = w->phase != PHASE_CRISIS && game_owes(w, k->game->catalog, k->cmd->seat);
    ask(k, REFUSE_NOT_OWED, owes, 0, 0, 0);
}

Refusal game_check(const Game *g, const World *w, const Command *cmd, Reasons *reasons)
{
    Checking k = {.game = g, .world = w, .cmd = cmd, .list = reasons, .first = REFUSE_NO};
    if (reasons) *reasons = (Reasons){0};
    if (cmd->seat < 1 || cmd->seat > MAX_SEATS || cmd->kind <= CMD_NONE || cmd->kind >= CMD_COUNT) ask(&k, REFUSE_BAD, false, 0, 0, 0);
    else if (w->phase == PHASE_OVER) ask(&k, REFUSE_OVER, false, 0, 0, 0);
    else if (cmd->kind == CMD_ANSWER) check_answer(&k);
    else if (cmd->kind == CMD_PLAN_ADD) check_plan_add(&k);
    else if (cmd->kind == CMD_PLAN_REMOVE) check_remove(&k);
    else if (cmd->kind == CMD_COMMIT) check_commit(&k);
    else if (cmd->kind == CMD_REACT) check_react(&k);
    else if (cmd->kind == CMD_RUNG) check_rung(&k);
    else if (cmd->kind == CMD_AIM) check_aim(&k);
    else if (cmd->kind == CMD_TERMS) check_terms(&k);
    if (reasons) reasons->first = k.first;
    return k.first;
}

bool rules_option_open(const Catalog *c, const World *w, int place, int option, Reasons *reasons)
{
    Game g = {c, NULL};
    const OptionDef *o = &c->event[w->open_event[place]].option[option];
    Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)o->seat, .slot = (uint8_t)place, .choice = (uint8_t)option};
    return game_check(&g, w, &cmd, reasons) == REFUSE_NO;
}

/* ---- what an allowed command writes ---- */

void rules_note_plan(World *w, const Command *cmd)
{
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (w->plan_action[cmd->seat][i] != 0) continue;
        w->plan_action[cmd->seat][i] = cmd->action;
        w->plan_target[cmd->seat][i] = cmd->target;
        for (int k = 0; k < MAX_CLAUSES; k++) w->plan_clause[cmd->seat][i][k] = cmd->arg[k];
        return;
    }
}

/* The slots behind move up, so that the plan stays in the order in which it was made. */
static void remove_from_plan(World *w, int seat, int slot)
{
    for (int i = slot; i < MAX_SLOTS; i++) {
        bool last = i + 1 == MAX_SLOTS;
        w->plan_action[seat][i] = last ? 0 : w->plan_action[seat][i + 1];
        w->plan_target[seat][i] = last ? 0 : w->plan_target[seat][i + 1];
        for (int k = 0; k < MAX_CLAUSES; k++) w->plan_clause[seat][i][k] = last ? 0 : w->plan_clause[seat][i + 1][k];
    }
}

static void agree_terms(Turn *t, const Command *cmd)
{
    World *w = t->world;
    int32_t handicap = cmd->arg[1] * MILLI;
    w->third_powers = cmd->arg[0] == TERMS_AS_DEFINED ? game_scenario(t->game->catalog, w)->third_powers : cmd->arg[0] * (MILLI / 10);
    effect_add(w, t->log, VAR_SCORE, 0, 1, 0, 0, handicap - w->handicap, cause_rule(RULE_HANDICAP, 1));
    w->handicap = handicap;
}

Refusal game_apply(const Game *g, World *w, const Command *cmd, ReportLog *log)
{
    Refusal refusal = game_check(g, w, cmd, NULL);
    if (refusal != REFUSE_NO) return refusal;
    Turn t = {g, w, log};
    w->begun = w->begun || cmd->kind != CMD_TERMS;
    switch (cmd->kind) {
    case CMD_ANSWER: w->open_answer[cmd->seat][cmd->slot] = (uint8_t)(cmd->choice + 1); break;
    /* A plan is owed until it is committed: nothing can move on yet. */
    case CMD_PLAN_ADD: rules_note_plan(w, cmd); return REFUSE_NO;
    case CMD_PLAN_REMOVE: remove_from_plan(w, cmd->seat, cmd->slot); return REFUSE_NO;
    case CMD_COMMIT: w->committed[cmd->seat] = 1; break;
    case CMD_TERMS: agree_terms(&t, cmd); break;
    case CMD_AIM: w->aim[cmd->seat] = (uint8_t)cmd->action; break;
    case CMD_REACT: w->reaction[cmd->seat][cmd->slot] = cmd->choice; break;
    case CMD_RUNG:
        w->crisis_choice[cmd->seat] = cmd->choice;
        w->crisis_mediate[cmd->seat] = cmd->mediate;
        break;
    default: score_end(&t, ENDING_RESIGNED, seat_rival(cmd->seat)); break;
    }
    turn_advance(&t);
    return REFUSE_NO;
}
