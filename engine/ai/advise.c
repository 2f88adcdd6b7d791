/* Reasons: what a player makes of the decisions that are owed now, told term by term. The adviser is utility without
 * its moods; for any other level the entries are those of the very choice that it makes (the choosing is shared, so
 * they cannot part). */
#include "ai/aim.h"
#include "ai/choose.h"
#include "ai/joint.h"
#include "ai/offer.h"
#include "ai/planner.h"
#include "ai/standoff.h"
#include "base/fixed.h"
#include "core/turn.h"

typedef struct {
    Player *p;
    AiReason *out;
    int count, room;
} Advice;

static AiReason *next(Advice *a, Command command)
{
    if (a->count == a->room) return NULL;
    AiReason *r = &a->out[a->count++];
    *r = (AiReason){.command = command};
    r->command.seat = (uint8_t)a->p->seat;
    return r;
}

static void add_term(AiReason *r, const char *what, int32_t worth)
{
    if (worth) r->term[r->term_count++] = (AiTerm){.what = what, .worth = worth};
    weigh_sort_terms(r);
}

static void set_runner(AiReason *r, Command runner, int32_t score)
{
    r->has_runner = true;
    r->runner = runner;
    r->runner.seat = r->command.seat;
    r->runner_score = score;
}

/* ---- aims ---- */

static void advise_aim(Advice *a)
{
    Player *p = a->p;
    int aim = p->aim || !planner_budget(p->level) ? 0 : aim_choose(p);
    AiReason *r = aim ? next(a, (Command){.kind = CMD_AIM, .action = (uint16_t)aim}) : NULL;
    if (!r) return;
    int32_t mood = aim_mood(p, aim);
    add_term(r, "appeal", aim_appeal(p, aim) - mood);
    add_term(r, "mood", mood);
    aim_take(p, aim);
}

/* ---- plans ---- */

/* The best action of a state that the plan leaves alone there. */
static void add_runner(const Player *p, AiReason *r)
{
    int best = 0, s = r->command.target;
    for (int a = 1; a <= p->game->catalog->action_count; a++) {
        int32_t worth = p->scratch->worth[s][a];
        if (a != r->command.action && worth > 0 && (best == 0 || worth > p->scratch->worth[s][best]))
            best = a;
    }
    if (best) set_runner(r, offer_plan(p, best, s), p->scratch->worth[s][best]);
}

/* What doing nothing comes to: the measure of plans. */
static int32_t idle_mean(Player *p)
{
    Outlook idle;
    static const PickSet nothing;
    lookahead_judge(p, planner_budget(p->level), &nothing, 1, &idle);
    return idle.mean;
}

/* The plan as a whole, over doing nothing: what its actions are worth one by one, and what playing it out adds. */
static void tell_plan(const Player *p, const Outlook *o, int32_t idle, AiReason *r)
{
    int64_t parts = 0;
    r->term_count = 0;
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        int action = r->plan[s] = o->set.action[s];
        if (!action) continue;
        int32_t worth = p->scratch->worth[s][action];
        r->term[r->term_count++] = (AiTerm){.what = "action", .state = s, .action = action, .worth = worth};
        parts += worth;
    }
    add_term(r, "outlook", fixed_saturate((int64_t)o->mean - idle - parts));
}

static void set_runner_plan(const Player *p, const Outlook *o, int32_t idle, AiReason *r)
{
    set_runner(r, (Command){.kind = CMD_COMMIT}, fixed_saturate((int64_t)o->mean - idle));
    for (int s = 1; s <= p->game->catalog->state_count; s++) r->runner_plan[s] = o->set.action[s];
}

static void sort(AiReason *list, int count)
{
    for (int i = 1; i < count; i++) {
        for (int k = i; k > 0 && list[k].score > list[k - 1].score; k--) {
            AiReason swap = list[k];
            list[k] = list[k - 1];
            list[k - 1] = swap;
        }
    }
}

static void advise_plan(Advice *a)
{
    Player *p = a->p;
    PickSet set;
    advise_aim(a);
    if (planner_budget(p->level)) {
        Outlook outlook[LOOKAHEAD_SETS];
        int found = planner_judge(p, outlook);
        int32_t idle = idle_mean(p);
        set = outlook[0].set;
        AiReason *whole = next(a, (Command){.kind = CMD_COMMIT});
        if (whole) tell_plan(p, &outlook[0], idle, whole);
        if (whole && found > 1) set_runner_plan(p, &outlook[1], idle, whole);
    } else {
        weigh_all(p);
        pick_sets(p, &set, 1);
    }
    int first = a->count;
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        AiReason *r = set.action[s] ? next(a, (Command){0}) : NULL;
        if (!r) continue;
        weigh_reason(p, set.action[s], s, r);
        add_runner(p, r);
    }
    sort(a->out + first, a->count - first);
}

/* ---- answers, reactions, rungs ---- */

static void tell_option(const Player *p, int place, int option, AiReason *r)
{
    const OptionDef *o = &p->game->catalog->event[p->seen->open_event[place]].option[option];
    int32_t price = weigh_price(p, o->capital, o->money), mood = weigh_noise(p, o->at.hash);
    add_term(r, "outlook", weigh_option(p, place, option) + price - mood);
    add_term(r, "mood", mood);
    add_term(r, "price", -price);
}

/* Letting pass is worth nothing, and so is the measure: acting has to be worth more than its threshold and its danger. */
static void tell_reaction(Player *p, int slot, int choice, AiReason *r)
{
    if (choice == REACT_NOTHING) return;
    add_term(r, "saved", choose_saved(p, slot));
    add_term(r, "mood", choose_reaction_mood(p, slot));
    add_term(r, "threshold", -choose_least(p));
    add_term(r, "danger", -choose_danger(p, slot));
}

/* The terms of one choice by itself. */
static void tell_choice(Player *p, const Pending *owed, int choice, AiReason *r)
{
    if (owed->kind == OWE_ANSWER)
        tell_option(p, owed->subject, choice, r);
    else
        tell_reaction(p, owed->subject, choice, r);
}

/* The next best, as the others would have to bear it. */
static void set_runner_beside(const Player *p, const Joint *j, int at, AiReason *r)
{
    int second = -1;
    int32_t best = 0;
    for (int i = 0; i < j->decision[at].count; i++) {
        int32_t worth = i == j->decision[at].chosen ? 0 : joint_beside(j, at, i);
        if (i == j->decision[at].chosen || (second >= 0 && worth <= best)) continue;
        second = i;
        best = worth;
    }
    if (second >= 0) set_runner(r, joint_command(p, j, at, second), best);
}

static void advise_joint(Advice *a, const Pending *owed, int count)
{
    Joint j;
    joint_weigh(a->p, owed, count, &j);
    for (int i = 0; i < count; i++) {
        int chosen = j.decision[i].chosen;
        AiReason *r = chosen < 0 ? NULL : next(a, joint_command(a->p, &j, i, chosen));
        if (!r) continue;
        tell_choice(a->p, &owed[i], j.decision[i].choice[chosen].choice, r);
        set_runner_beside(a->p, &j, i, r);
    }
}

static void solve(const Player *p, Standoff *k)
{
    const World *w = p->seen;
    standoff_solve(p, w->crisis_seat, w->plan_action[w->crisis_seat][w->crisis_slot],
                   w->plan_target[w->crisis_seat][w->crisis_slot], w->crisis_rung, w->crisis_round,
                   w->crisis_held, k);
}

static void tell_rung(AiReason *r, const Standoff *k, int choice)
{
    for (int c = RUNG_ESCALATE; c <= RUNG_BACK_DOWN; c++) r->rival[c] = k->rival[c];
    add_term(r, "outlook", k->each[choice]);
}

/* Greedy goes by habit in a crisis, which has no terms. */
static void advise_rung(Advice *a)
{
    Player *p = a->p;
    if (p->level->kind < AI_UTILITY) return;
    Standoff k;
    solve(p, &k);
    AiReason *r = next(a, (Command){.kind = CMD_RUNG, .choice = (uint8_t)k.choice});
    if (!r) return;
    int second = 0;
    for (int c = RUNG_ESCALATE; c <= RUNG_BACK_DOWN; c++) {
        if (c != k.choice && k.each[c] != WORTH_NONE && (second == 0 || k.each[c] > k.each[second]))
            second = c;
    }
    tell_rung(r, &k, k.choice);
    if (second) set_runner(r, (Command){.kind = CMD_RUNG, .choice = (uint8_t)second}, k.each[second]);
}

static void advise(Advice *a)
{
    Pending owed[MAX_PENDING];
    int count = player_owed(a->p, owed);
    if (count == 0) return;
    if (owed[0].kind == OWE_PLAN)
        advise_plan(a);
    else if (owed[0].kind == OWE_RUNG)
        advise_rung(a);
    else
        advise_joint(a, owed, count);
}

/* ---- why not ---- */

/* The chosen plan with `action` put in: in its state's place, or in that of the least of the others where slots or
 * means do not reach. */
static PickSet bent(const Player *p, const PickSet *chosen, int action, int state)
{
    const Catalog *c = p->game->catalog;
    PickSet out = *chosen;
    out.action[state] = (uint16_t)action;
    for (;;) {
        int slots = 0, capital = 0, least = 0;
        int64_t money = 0;
        for (int s = 1; s <= c->state_count; s++) {
            if (!out.action[s]) continue;
            slots++;
            capital += c->action[out.action[s]].capital;
            money += c->action[out.action[s]].money;
            if (s != state && (!least || p->scratch->worth[s][out.action[s]] < p->scratch->worth[least][out.action[least]]))
                least = s;
        }
        bool fits = slots <= int_min(game_tunes(c, p->seen)->plan_slots, MAX_SLOTS) &&
                    capital <= p->seen->capital[p->seat] && money <= p->seen->money[p->seat];
        if (fits || !least) return out;
        out.action[least] = 0;
    }
}

static bool why_not_plan(Player *p, const Command *other, AiReason *out)
{
    const LookaheadBudget *budget = planner_budget(p->level);
    if (!budget) {
        PickSet set;
        weigh_all(p);
        pick_sets(p, &set, 1);
        weigh_reason(p, other->action, other->target, out);
        int chosen = set.action[other->target];
        Command runner = *other;
        runner.action = (uint16_t)chosen;
        if (chosen && chosen != other->action) set_runner(out, runner, p->scratch->worth[other->target][chosen]);
        return true;
    }
    Outlook outlook[LOOKAHEAD_SETS], pair[LOOKAHEAD_SETS];
    planner_judge(p, outlook);
    PickSet two[2] = {outlook[0].set, bent(p, &outlook[0].set, other->action, other->target)};
    lookahead_judge(p, budget, two, 2, pair);
    int bent_at = pair[0].set.action[other->target] == other->action ? 0 : 1;
    *out = (AiReason){.command = {.kind = CMD_COMMIT, .seat = (uint8_t)p->seat}};
    int32_t idle = idle_mean(p);
    tell_plan(p, &pair[bent_at], idle, out);
    set_runner_plan(p, &pair[!bent_at], idle, out);
    return true;
}

/* A choice by itself, and what it takes from the other decisions that are paid from the same purse. */
static bool why_not_joint(Player *p, const Command *other, AiReason *out)
{
    Pending owed[MAX_PENDING];
    Joint j;
    int count = player_owed(p, owed);
    joint_weigh(p, owed, count, &j);
    for (int i = 0; i < count; i++) {
        for (int k = 0; owed[i].subject == other->slot && k < j.decision[i].count; k++) {
            if (j.decision[i].choice[k].choice != other->choice) continue;
            tell_choice(p, &owed[i], other->choice, out);
            add_term(out, "means", joint_beside(&j, i, k) - j.decision[i].choice[k].worth);
            return true;
        }
    }
    return false;
}

static bool why_not_rung(Player *p, const Command *other, AiReason *out)
{
    Standoff k;
    solve(p, &k);
    if (k.each[other->choice] == WORTH_NONE) return false;
    tell_rung(out, &k, other->choice);
    return true;
}

/* What was chosen for the same decision, as the runner. */
static void add_chosen(Player *p, const Command *other, AiReason *out)
{
    AiReason list[MAX_OPEN_EVENTS + MAX_SLOTS];
    Advice a = {p, list, 0, COUNT_OF(list)};
    advise(&a);
    for (int i = 0; i < a.count; i++) {
        const Command *c = &list[i].command;
        if (c->kind == other->kind && c->slot == other->slot) set_runner(out, *c, list[i].score);
    }
}

static bool why_not(Player *p, const Command *other, AiReason *out)
{
    *out = (AiReason){.command = *other};
    if (p->level->kind < AI_GREEDY || !player_may(p, p->seen, other)) return false;
    bool told = false;
    switch (other->kind) {
    case CMD_PLAN_ADD: return why_not_plan(p, other, out);
    case CMD_ANSWER:
    case CMD_REACT: told = why_not_joint(p, other, out); break;
    case CMD_RUNG: told = p->level->kind >= AI_UTILITY && why_not_rung(p, other, out); break;
    default: break;
    }
    if (told) add_chosen(p, other, out);
    return told;
}

/* ---- who is asked ---- */

static const AiLevel adviser = {.kind = AI_UTILITY};

static Player player_asked(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key,
                           AiScratch *scratch)
{
    return player_of(g, seen, seat, level, key, scratch, &scratch->own, &scratch->answer);
}

static PersonalityDef without_moods(const Player *p)
{
    PersonalityDef calm = *p->person;
    calm.temperature = 0;
    return calm;
}

int ai_reasons(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key, AiScratch *scratch,
               AiReason *out, int room)
{
    Player p = player_asked(g, seen, seat, level, key, scratch);
    Advice a = {&p, out, 0, room};
    if (level->kind >= AI_GREEDY) advise(&a);
    return a.count;
}

bool ai_why_not(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key, AiScratch *scratch,
                const Command *other, AiReason *out)
{
    Player p = player_asked(g, seen, seat, level, key, scratch);
    return why_not(&p, other, out);
}

int ai_suggest(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, AiReason *out,
               int room)
{
    Player p = player_asked(g, seen, seat, &adviser, key, scratch);
    PersonalityDef calm = without_moods(&p);
    p.person = &calm;
    Advice a = {&p, out, 0, room};
    advise(&a);
    return a.count;
}

int ai_plans(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, AiReason *out, int room)
{
    static const AiLevel planner = {.kind = AI_PLANNER};
    Player p = player_asked(g, seen, seat, &planner, key, scratch);
    PersonalityDef calm = without_moods(&p);
    Pending owed[MAX_PENDING];
    Outlook outlook[LOOKAHEAD_SETS];
    p.person = &calm;
    if (player_owed(&p, owed) == 0 || owed[0].kind != OWE_PLAN) return 0;
    int found = int_min(planner_judge(&p, outlook), room);
    int32_t idle = idle_mean(&p);
    for (int i = 0; i < found; i++) {
        out[i] = (AiReason){.command = {.kind = CMD_COMMIT, .seat = (uint8_t)seat}};
        tell_plan(&p, &outlook[i], idle, &out[i]);
    }
    return found;
}

bool ai_suggest_not(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, const Command *other,
                    AiReason *out)
{
    Player p = player_asked(g, seen, seat, &adviser, key, scratch);
    PersonalityDef calm = without_moods(&p);
    p.person = &calm;
    return why_not(&p, other, out);
}
