/* The adviser: what utility would do about each decision that is owed now, without its moods, and what the
 * next best choice would have been worth. */
#include "ai/pick.h"
#include "ai/standoff.h"
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
    if (worth == 0) return;
    r->term[r->term_count++] = (AiTerm){what, 0, worth};
    r->score += worth;
}

/* The best action of a state that the plan leaves alone there. */
static void add_runner(const Player *p, AiReason *r)
{
    int best = 0, s = r->command.target;
    for (int a = 1; a <= p->game->catalog->action_count; a++) {
        int32_t worth = p->scratch->worth[s][a];
        if (a != r->command.action && worth > 0 && (best == 0 || worth > p->scratch->worth[s][best]))
            best = a;
    }
    r->has_runner = best != 0;
    r->runner = r->command;
    r->runner.action = (uint16_t)best;
    if (best) r->runner_score = p->scratch->worth[s][best];
}

static void advise_plan(Advice *a)
{
    PickSet set;
    weigh_all(a->p, false);
    pick_sets(a->p, &set, 1);
    for (int s = 1; s <= a->p->game->catalog->state_count; s++) {
        AiReason *r = set.action[s] ? next(a, (Command){0}) : NULL;
        if (!r) continue;
        weigh_reason(a->p, set.action[s], s, r);
        add_runner(a->p, r);
    }
    for (int i = 1; i < a->count; i++) {
        for (int k = i; k > 0 && a->out[k].score > a->out[k - 1].score; k--) {
            AiReason swap = a->out[k];
            a->out[k] = a->out[k - 1];
            a->out[k - 1] = swap;
        }
    }
}

static void advise_answer(Advice *a, int place)
{
    Player *p = a->p;
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    int best = -1, second = -1;
    int32_t worth[MAX_OPTIONS] = {0};
    Position now;
    weigh_position(p, p->seen, &now, NULL, NULL);
    p->scratch->b = *p->seen;
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!player_may(p, &p->scratch->b, &cmd)) continue;
        worth[i] = weigh_option(p, place, i, &now);
        if (best < 0 || worth[i] > worth[best]) {
            second = best;
            best = i;
        } else if (second < 0 || worth[i] > worth[second])
            second = i;
    }
    AiReason *r =
        best < 0 ? NULL
                 : next(a, (Command){.kind = CMD_ANSWER, .slot = (uint8_t)place, .choice = (uint8_t)best});
    if (!r) return;
    int32_t price = weigh_price(p, event->option[best].capital, event->option[best].money);
    add_term(r, "outlook", worth[best] + price);
    add_term(r, "price", -price);
    r->has_runner = second >= 0;
    r->runner = r->command;
    r->runner.choice = (uint8_t)(second >= 0 ? second : 0);
    r->runner_score = second >= 0 ? worth[second] : 0;
}

static void advise_reaction(Advice *a, int slot)
{
    Player *p = a->p;
    const World *w = p->seen;
    int rival = seat_rival(p->seat);
    bool hard = react_is_hard(p->game->catalog, w, rival, slot);
    Command act = {.kind = CMD_REACT,
                   .seat = (uint8_t)p->seat,
                   .slot = (uint8_t)slot,
                   .choice = hard ? REACT_CHALLENGE : REACT_COUNTER};
    int32_t saved;
    if (hard) {
        Standoff k;
        standoff_solve(p, rival, w->plan_action[rival][slot], w->plan_target[rival][slot], 1, 1, 0, &k);
        saved = k.worth - k.full;
    } else
        saved = weigh_reaction(p, slot, REACT_COUNTER);
    int32_t price = weigh_price(p, game_tunes(p->game->catalog, w)->counter_cost, 0);
    bool worth_it = saved - price > 0 && (!hard || w->tension < CAREFUL_TENSION) && player_may(p, w, &act);
    AiReason *r = next(a, act);
    if (!r) return;
    if (!worth_it)
        r->command.choice = REACT_NOTHING;
    else {
        add_term(r, "saved", saved);
        add_term(r, "price", -price);
    }
    r->has_runner = true;
    r->runner = r->command;
    r->runner.choice = worth_it ? REACT_NOTHING : act.choice;
    r->runner_score = worth_it ? 0 : saved - price;
}

static void advise_rung(Advice *a)
{
    Player *p = a->p;
    const World *w = p->seen;
    Standoff k;
    standoff_solve(p, w->crisis_seat, w->plan_action[w->crisis_seat][w->crisis_slot],
                   w->plan_target[w->crisis_seat][w->crisis_slot], w->crisis_rung, w->crisis_round,
                   w->crisis_held, &k);
    AiReason *r = next(a, (Command){.kind = CMD_RUNG, .choice = (uint8_t)k.choice});
    int second = 0;
    for (int c = RUNG_ESCALATE; c <= RUNG_BACK_DOWN; c++) {
        if (c != k.choice && k.each[c] != WORTH_NONE && (second == 0 || k.each[c] > k.each[second]))
            second = c;
        r->rival[c] = k.rival[c];
    }
    add_term(r, "outlook", k.each[k.choice]);
    r->has_runner = second != 0;
    r->runner = r->command;
    r->runner.choice = (uint8_t)second;
    r->runner_score = second ? k.each[second] : 0;
}

int ai_suggest(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, AiReason *out,
               int room)
{
    static const AiLevel level = {.kind = AI_UTILITY};
    AiAnswer unused = {0};
    Player p = player_of(g, seen, seat, &level, key, scratch, &scratch->own, &unused);
    PersonalityDef calm = *p.person;
    calm.temperature = 0;
    p.person = &calm;
    Advice a = {&p, out, 0, room};
    Pending owed[MAX_PENDING];
    int count = player_owed(&p, owed);
    for (int i = 0; i < count; i++) {
        if (owed[i].kind == OWE_PLAN)
            advise_plan(&a);
        else if (owed[i].kind == OWE_ANSWER)
            advise_answer(&a, owed[i].subject);
        else if (owed[i].kind == OWE_REACT)
            advise_reaction(&a, owed[i].subject);
        else if (a.room > a.count)
            advise_rung(&a);
    }
    return a.count;
}
