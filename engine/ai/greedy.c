/* greedy: one action ahead. Every legal action is tried on a copy; its worth is the difference in value less the
 * price of capital and money; the plan is the best set of three from the four best actions of each state. Reactions
 * and answers compare copies in the same way. Numbers: the personality in Lua. */
#include "ai/player.h"
#include "ai/value.h"
#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/effect.h"
#include "core/model.h"
#include "core/turn.h"

enum { BEST_OF_STATE = 4, CAREFUL_TENSION = 60000, OFFER_FROM = 2000, NO_WORTH = INT32_MIN / 2 };

typedef struct {
    int32_t state[DIM_STATES];
    int32_t terms, total;
} Position;

static void evaluate(const Player *p, const World *w, Position *out, const Position *known, const World *known_world)
{
    const Catalog *c = p->game->catalog;
    int64_t sum = 0;
    for (int s = 1; s <= c->state_count; s++) {
        bool same = known && value_same_state(w, known_world, s);
        out->state[s] = same ? known->state[s] : value_state(c, w, s, p->seat, p->person);
        sum += out->state[s];
    }
    out->terms = value_terms(c, w, p->seat, p->person);
    out->total = fixed_saturate(sum + out->terms);
}

static int32_t noise(const Player *p, uint64_t name)
{
    int32_t widest = p->person->temperature;
    if (widest <= 0) return 0;
    return rng_below(rng_at(p->key, RNG_AI, name, p->seen->quarter, 1000 + p->seen->phase), 2 * widest + 1) - widest;
}

static int32_t price(const Player *p, int capital, int32_t money)
{
    int32_t sum = p->person->capital * capital + fixed_mul(p->person->money, money);
    return fixed_mul(sum, value_year_weight(p->game->catalog, p->seen));
}

static bool too_dangerous(const Player *p, const ActionDef *a)
{
    const World *w = p->seen;
    return a->tension > 0 && w->tension + a->tension > CAREFUL_TENSION && w->blame[p->seat] >= w->blame[seat_rival(p->seat)];
}

/* The position after an offer is signed: the step counts as if in force. */
static bool sign_on_copy(const Player *p, World *copy, const ActionDef *a, int id, int state, int seat)
{
    const Catalog *c = p->game->catalog;
    int agreement = a->offer == -1 ? model_next_step(c, copy, state, seat) : a->offer;
    if (agreement == 0 || model_margin(c, copy, agreement, state, seat) < (seat == p->seat ? OFFER_FROM : 0)) return false;
    Cause cause = {.kind = CAUSE_ACTION, .actor = (uint8_t)seat, .id = (uint16_t)id};
    Effect e = effect_of(p->game, copy, NULL, cause, &c->agreement[agreement].at, seat, state);
    effect_sign(&e, agreement, state, seat, true);
    return true;
}

static bool play_on_copy(const Player *p, World *copy, int seat, int id, int state, int32_t scale)
{
    const ActionDef *a = &p->game->catalog->action[id];
    *copy = *p->seen;
    if (a->offer) return sign_on_copy(p, copy, a, id, state, seat);
    Turn t = {p->game, copy, NULL};
    act_apply(&t, seat, id, state, scale);
    return true;
}

static bool allowed_by_level(const Player *p, int action)
{
    if (p->level->restriction == AI_ONLY) return action == p->level->action;
    if (p->level->restriction == AI_WITHOUT) return action != p->level->action;
    return true;
}

static int32_t worth_of(const Player *p, int id, int state, const Position *now, Position *after)
{
    const ActionDef *a = &p->game->catalog->action[id];
    if (!play_on_copy(p, &p->scratch->a, p->seat, id, state, MILLI)) return NO_WORTH;
    evaluate(p, &p->scratch->a, after, now, p->seen);
    int32_t gain = after->total - now->total;
    if (a->hard && gain > 0) gain = (int32_t)fixed_round_div((int64_t)gain * 3, 4);
    return gain;
}

static void find_worths(Player *p, bool noisy)
{
    const Catalog *c = p->game->catalog;
    Position now, after;
    evaluate(p, p->seen, &now, NULL, NULL);
    for (int s = 1; s <= c->state_count; s++) {
        for (int a = 1; a <= c->action_count; a++) {
            p->scratch->worth[s][a] = NO_WORTH;
            const ActionDef *def = &c->action[a];
            Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)p->seat, .action = (uint16_t)a, .target = (uint8_t)s};
            if (!(def->seats >> p->seat & 1) || !allowed_by_level(p, a) || too_dangerous(p, def)) continue;
            if (!player_may(p, p->seen, &cmd)) continue;
            int32_t gain = worth_of(p, a, s, &now, &after);
            if (gain == NO_WORTH) continue;
            gain -= price(p, def->capital, def->money);
            if (noisy) gain += noise(p, hash_mix(def->at.hash, c->state[s].at.hash));
            p->scratch->worth[s][a] = gain;
        }
    }
}

typedef struct {
    int action[DIM_STATES][BEST_OF_STATE + 1]; /* [0] stays 0: nothing in this state */
    int count[DIM_STATES];
    int chosen[DIM_STATES], best[DIM_STATES];
    int32_t best_sum;
} Search;

static void keep_best(Player *p, Search *k)
{
    const Catalog *c = p->game->catalog;
    for (int s = 1; s <= c->state_count; s++) {
        for (int n = 1; n <= BEST_OF_STATE; n++) {
            int best = 0;
            for (int a = 1; a <= c->action_count; a++) {
                bool taken = false;
                for (int m = 1; m < n; m++) taken = taken || k->action[s][m] == a;
                if (!taken && p->scratch->worth[s][a] > 0 && (best == 0 || p->scratch->worth[s][a] > p->scratch->worth[s][best])) best = a;
            }
            if (best == 0) break;
            k->action[s][n] = best;
            k->count[s] = n;
        }
    }
}

static void search(const Player *p, Search *k, int state, int slots, int capital, int32_t money, int32_t sum)
{
    const Catalog *c = p->game->catalog;
    if (sum > k->best_sum) {
        k->best_sum = sum;
        for (int s = 1; s <= c->state_count; s++) k->best[s] = s < state ? k->chosen[s] : 0;
    }
    if (state > c->state_count || slots == 0) return;
    for (int n = 0; n <= k->count[state]; n++) {
        int a = k->action[state][n];
        const ActionDef *def = &c->action[a];
        if (a && (def->capital > capital || def->money > money)) continue;
        k->chosen[state] = a;
        if (a) search(p, k, state + 1, slots - 1, capital - def->capital, money - def->money, sum + p->scratch->worth[state][a]);
        else search(p, k, state + 1, slots, capital, money, sum);
    }
    k->chosen[state] = 0;
}

static void explain(Player *p, int action, int state, AiReason *out)
{
    const Catalog *c = p->game->catalog;
    Position now, after;
    evaluate(p, p->seen, &now, NULL, NULL);
    worth_of(p, action, state, &now, &after);
    const ActionDef *def = &c->action[action];
    *out = (AiReason){.command = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)p->seat, .action = (uint16_t)action, .target = (uint8_t)state}};
    for (int s = 1; s <= c->state_count && out->term_count < 5; s++) {
        int32_t d = after.state[s] - now.state[s];
        if (d) out->term[out->term_count++] = (AiTerm){"alignment", s, d};
    }
    if (after.terms != now.terms) out->term[out->term_count++] = (AiTerm){"standing", 0, after.terms - now.terms};
    int32_t sum = after.total - now.total, risk = 0;
    if (def->hard && sum > 0) risk = (int32_t)fixed_round_div((int64_t)sum * 3, 4) - sum;
    if (risk) out->term[out->term_count++] = (AiTerm){"risk", 0, risk};
    out->term[out->term_count++] = (AiTerm){"price", 0, -price(p, def->capital, def->money)};
    for (int i = 0; i < out->term_count; i++) {
        out->score += out->term[i].worth;
        for (int k = i; k > 0 && fixed_abs(out->term[k].worth) > fixed_abs(out->term[k - 1].worth); k--) {
            AiTerm swap = out->term[k];
            out->term[k] = out->term[k - 1];
            out->term[k - 1] = swap;
        }
    }
}

/* How clear the choice was: the best single action and the next. */
static void note_best(const Player *p)
{
    const Catalog *c = p->game->catalog;
    AiAnswer *out = p->out;
    for (int s = 1; s <= c->state_count; s++) {
        for (int a = 1; a <= c->action_count; a++) {
            int32_t worth = p->scratch->worth[s][a];
            if (worth > out->best) {
                out->next = out->best;
                out->best = worth;
            } else if (worth > out->next) out->next = worth;
        }
    }
}

static void plan(Player *p)
{
    const Catalog *c = p->game->catalog;
    Search k = {0};
    find_worths(p, true);
    note_best(p);
    keep_best(p, &k);
    const Tunes *t = game_tunes(c, p->seen);
    search(p, &k, 1, int_min(t->plan_slots, MAX_SLOTS), p->seen->capital[p->seat], p->seen->money[p->seat], 0);
    for (int s = 1; s <= c->state_count; s++) {
        if (!k.best[s]) continue;
        player_say(p, (Command){.kind = CMD_PLAN_ADD, .seat = (uint8_t)p->seat, .action = (uint16_t)k.best[s], .target = (uint8_t)s});
    }
    player_say(p, player_commit(p));
}

/* The best answer by what it does on copies, over a few throws of the dice. */
static void answer(Player *p, int place)
{
    enum { THROWS = 4 };
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    Position now, after;
    evaluate(p, p->seen, &now, NULL, NULL);
    int best = -1;
    int32_t best_worth = 0;
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!player_may(p, &p->scratch->b, &cmd)) continue;
        int64_t sum = 0;
        for (int n = 0; n < THROWS; n++) {
            p->scratch->a = *p->seen;
            p->scratch->a.seed = hash_mix(p->key, (uint64_t)n + 1);
            Turn t = {p->game, &p->scratch->a, NULL};
            event_apply_option(&t, place, i);
            evaluate(p, &p->scratch->a, &after, &now, p->seen);
            sum += after.total - now.total;
        }
        int32_t worth = (int32_t)fixed_round_div(sum, THROWS) - price(p, event->option[i].capital, event->option[i].money) +
                        noise(p, event->option[i].at.hash);
        if (best < 0 || worth > best_worth) {
            best = i;
            best_worth = worth;
        }
    }
    if (best < 0) return;
    Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)best};
    player_say(p, cmd);
    p->scratch->b.open_answer[p->seat][place] = (uint8_t)(best + 1);
}

/* What a reaction to the rival's slot is worth: the damage that it takes away. */
static int32_t reaction_worth(Player *p, int slot, int kind)
{
    const World *w = p->seen;
    int rival = seat_rival(p->seat), id = w->plan_action[rival][slot], state = w->plan_target[rival][slot];
    const Tunes *t = game_tunes(p->game->catalog, w);
    Position now, full, less;
    evaluate(p, w, &now, NULL, NULL);
    if (!play_on_copy(p, &p->scratch->a, rival, id, state, MILLI)) return 0;
    evaluate(p, &p->scratch->a, &full, &now, w);
    const ActionDef *a = &p->game->catalog->action[id];
    if (a->offer) {
        int agreement = a->offer == -1 ? model_next_step(p->game->catalog, w, state, rival) : a->offer;
        int32_t malus = kind == REACT_COUNTER ? t->counter_malus : t->crisis_offer_malus;
        bool stops = agreement && model_margin(p->game->catalog, w, agreement, state, rival) < malus;
        return stops ? now.total - full.total : 0;
    }
    play_on_copy(p, &p->scratch->a, rival, id, state, kind == REACT_COUNTER ? t->counter_scale : t->crisis_settled_scale);
    evaluate(p, &p->scratch->a, &less, &now, w);
    return less.total - full.total;
}

static void react(Player *p, int slot)
{
    World *w = &p->scratch->b;
    bool hard = react_is_hard(p->game->catalog, w, seat_rival(p->seat), slot);
    Command cmd = {.kind = CMD_REACT, .seat = (uint8_t)p->seat, .slot = (uint8_t)slot, .choice = hard ? REACT_CHALLENGE : REACT_COUNTER};
    int32_t least = fixed_mul(p->person->counter_above, value_year_weight(p->game->catalog, p->seen));
    bool calm = !hard || p->seen->tension < CAREFUL_TENSION;
    if (!calm || !player_may(p, w, &cmd) || reaction_worth(p, slot, cmd.choice) + noise(p, (uint64_t)slot) < least) cmd.choice = REACT_NOTHING;
    if (!player_may(p, w, &cmd)) return;
    player_say(p, cmd);
    w->reaction[p->seat][slot] = cmd.choice;
}

/* A plain diplomat in a crisis: looks at resolve, as far as it is known, and at how much blood is left to lose. The
 * stronger it feels the sooner it climbs; the weaker, and the higher the rung, the sooner it gives way. */
static void choose_rung(Player *p)
{
    const Catalog *c = p->game->catalog;
    const World *w = p->seen;
    int state = w->plan_target[w->crisis_seat][w->crisis_slot], rival = seat_rival(p->seat);
    int32_t theirs = model_resolve(c, w, rival, state) - w->resolve_draw[rival];
    int strength = (int)fixed_round_div(model_resolve(c, w, p->seat, state) - theirs, MILLI);
    bool calm = w->tension < CAREFUL_TENSION && w->crisis_rung < 4;
    int climb = calm ? int_clamp(30 + 2 * strength - 8 * w->crisis_rung, 3, 70) : 0;
    int yield = int_clamp(4 * w->crisis_rung - strength, 0, 45);
    int face = player_draw(p, 100);
    Command cmd = {.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = RUNG_DEAL};
    if (face < climb) cmd.choice = RUNG_ESCALATE;
    else if (face >= 100 - yield) cmd.choice = RUNG_BACK_DOWN;
    else if (face < climb + 20) cmd.choice = RUNG_HOLD;
    if (!player_may(p, w, &cmd)) cmd.choice = RUNG_DEAL;
    player_say(p, cmd);
}

void greedy_decide(Player *p, const Pending *owed, int count)
{
    if (owed[0].kind == OWE_RUNG) {
        choose_rung(p);
        return;
    }
    if (owed[0].kind == OWE_PLAN) {
        plan(p);
        return;
    }
    p->scratch->b = *p->seen;
    for (int i = 0; i < count; i++) {
        if (owed[i].kind == OWE_ANSWER) answer(p, owed[i].subject);
        else react(p, owed[i].subject);
    }
}

int greedy_suggest(Player *p, AiReason *out, int room)
{
    const Catalog *c = p->game->catalog;
    int count = 0;
    find_worths(p, false);
    while (count < room) {
        int best_action = 0, best_state = 0;
        for (int s = 1; s <= c->state_count; s++) {
            for (int a = 1; a <= c->action_count; a++) {
                if (p->scratch->worth[s][a] <= NO_WORTH) continue;
                if (best_action == 0 || p->scratch->worth[s][a] > p->scratch->worth[best_state][best_action]) {
                    best_action = a;
                    best_state = s;
                }
            }
        }
        if (best_action == 0) break;
        p->scratch->worth[best_state][best_action] = NO_WORTH;
        explain(p, best_action, best_state, &out[count++]);
    }
    return count;
}
