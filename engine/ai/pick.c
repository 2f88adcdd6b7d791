#include "ai/pick.h"

#include "ai/offer.h"

enum { BEST_OF_STATE = 4 };

typedef struct {
    const Player *p;
    int action[DIM_STATES][BEST_OF_STATE + 1]; /* [0] stays 0: nothing in this state */
    int count[DIM_STATES];
    PickSet chosen;
    PickSet *best;
    int kept, room;
} Pick;

/* The best four of each state that pay at all, best first; of equals the earlier action. */
static void keep_actions(Pick *k)
{
    const Catalog *c = k->p->game->catalog;
    for (int s = 1; s <= c->state_count; s++) {
        const int32_t *worth = k->p->scratch->worth[s];
        int *kept = k->action[s], count = 0;
        for (int a = 1; a <= c->action_count; a++) {
            if (worth[a] <= 0 || (count == BEST_OF_STATE && worth[a] <= worth[kept[count]])) continue;
            int at = count < BEST_OF_STATE ? ++count : count;
            for (; at > 1 && worth[a] > worth[kept[at - 1]]; at--) kept[at] = kept[at - 1];
            kept[at] = a;
        }
        k->count[s] = count;
    }
}

static void keep_set(Pick *k, int32_t worth)
{
    if (k->kept == k->room && worth <= k->best[k->kept - 1].worth) return;
    int at = k->kept < k->room ? k->kept++ : k->kept - 1;
    for (; at > 0 && k->best[at - 1].worth < worth; at--) k->best[at] = k->best[at - 1];
    k->best[at] = k->chosen;
    k->best[at].worth = worth;
}

static void try_states(Pick *k, int state, int slots, int capital, int32_t money, int32_t worth)
{
    const Catalog *c = k->p->game->catalog;
    if (state > c->state_count || slots == 0) {
        keep_set(k, worth);
        return;
    }
    for (int n = 0; n <= k->count[state]; n++) {
        int a = k->action[state][n];
        const ActionDef *def = &c->action[a];
        if (a && (def->capital > capital || def->money > money)) continue;
        k->chosen.action[state] = (uint16_t)a;
        if (a)
            try_states(k, state + 1, slots - 1, capital - def->capital, money - def->money,
                       worth + k->p->scratch->worth[state][a]);
        else
            try_states(k, state + 1, slots, capital, money, worth);
    }
    k->chosen.action[state] = 0;
}

int pick_sets(const Player *p, PickSet *out, int room)
{
    Pick k = {.p = p, .best = out, .room = room};
    const Tunes *t = game_tunes(p->game->catalog, p->seen);
    keep_actions(&k);
    try_states(&k, 1, int_min(t->plan_slots, MAX_SLOTS), p->seen->capital[p->seat], p->seen->money[p->seat],
               0);
    return k.kept;
}

void pick_say(Player *p, const PickSet *set)
{
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        if (!set->action[s]) continue;
        player_say(p, offer_plan(p, set->action[s], s));
    }
    player_say(p, player_commit(p));
}

void pick_note(const Player *p)
{
    const Catalog *c = p->game->catalog;
    AiAnswer *out = p->out;
    for (int s = 1; s <= c->state_count; s++) {
        for (int a = 1; a <= c->action_count; a++) {
            int32_t worth = p->scratch->worth[s][a];
            if (worth > out->best) {
                out->next = out->best;
                out->best = worth;
            } else if (worth > out->next)
                out->next = worth;
        }
    }
}
