#include "ai/lookahead.h"

#include "ai/offer.h"
#include "base/check.h"
#include "base/fixed.h"
#include "base/hash.h"

/* What is decided outweighs what may still come. */
enum { DECIDED = 6000, STEP_LIMIT = 400 };

/* What a side that stands on `w` decides: utility, on what it sees there. */
static void imagine(Player *p, World *w, int seat, uint64_t key)
{
    static const AiLevel utility = {.kind = AI_UTILITY};
    AiAnswer *answer = &p->all->answer;
    AiScratch *all = p->all;
    *answer = (AiAnswer){0};
    Player mind = player_of(p->game, w, seat, &utility, key, NULL, &all->inner, answer);
    Pending owed[MAX_PENDING];
    int count = player_owed(&mind, owed);
    utility_decide(&mind, owed, count);
    if (answer->count == 0) answer->command[answer->count++] = game_default(p->game, w, seat);
    for (int i = 0; i < answer->count; i++) game_apply(p->game, w, &answer->command[i], NULL);
}

static void forget_plan(World *w, int seat)
{
    for (int i = 0; i < MAX_SLOTS; i++) w->plan_action[seat][i] = w->plan_target[seat][i] = 0;
    w->committed[seat] = 0;
}

static void guess(Player *p, int n)
{
    World *w = &p->all->guess[n];
    uint64_t key = hash_mix(p->key, 0x6E55 + (uint64_t)n);
    int rival = seat_rival(p->seat);
    game_observe(p->game, p->seen, p->seat, key, w);
    w->aim[p->seat] = (uint8_t)p->aim;
    forget_plan(w, rival);
    imagine(p, w, rival, key);
}

static int32_t final_worth(const Player *p, const World *w)
{
    int32_t lead = w->score[p->seat] - w->score[seat_rival(p->seat)];
    if (w->phase == PHASE_OVER) return lead + (w->winner == p->seat ? DECIDED : w->winner ? -DECIDED : 0);
    Position position;
    weigh_position(p, w, &position);
    /* What is left in hand was not spent for nothing. */
    return fixed_saturate((int64_t)position.total + lead +
                          weigh_price(p, w->capital[p->seat], w->money[p->seat]));
}

static int32_t play_out(Player *p, int n, const Outlook *o, int quarters)
{
    World *w = &p->all->play;
    *w = p->all->guess[n];
    int until = w->quarter + quarters;
    for (int i = 0; i < o->planned; i++) game_apply(p->game, w, &o->plan[i], NULL);
    Command commit = player_commit(p);
    game_apply(p->game, w, &commit, NULL);
    for (int step = 0; w->phase != PHASE_OVER && w->quarter < until; step++) {
        CHECK(step < STEP_LIMIT);
        int seat = game_owes(w, p->game->catalog, 1) ? 1 : 2;
        imagine(p, w, seat, hash_mix(w->seed, (uint64_t)w->quarter * 64 + w->phase * 8 + w->crisis_round));
    }
    return final_worth(p, w);
}

static Outlook outlook_of(const Player *p, const PickSet *set)
{
    Outlook o = {.set = *set};
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        if (set->action[s] && o.planned < MAX_SLOTS) o.plan[o.planned++] = offer_plan(p, set->action[s], s);
    }
    return o;
}

static void sort(Outlook *out, int count)
{
    for (int i = 1; i < count; i++) {
        for (int k = i; k > 0 && out[k].mean > out[k - 1].mean; k--) {
            Outlook swap = out[k];
            out[k] = out[k - 1];
            out[k - 1] = swap;
        }
    }
}

void lookahead_judge(Player *p, const LookaheadBudget *budget, const PickSet *sets, int count, Outlook *out)
{
    int alive = int_min(count, LOOKAHEAD_SETS), done = 0;
    for (int i = 0; i < alive; i++) out[i] = outlook_of(p, &sets[i]);
    for (int more = 2; done < budget->guesses; more = done) {
        int until = int_min(done + more, budget->guesses);
        for (int n = done; n < until; n++) guess(p, n);
        for (int i = 0; i < alive; i++) {
            int64_t sum = (int64_t)out[i].mean * out[i].guesses;
            for (int n = done; n < until; n++) sum += play_out(p, n, &out[i], budget->quarters);
            out[i].guesses = until;
            out[i].mean = (int32_t)fixed_round_div(sum, until);
        }
        sort(out, alive);
        done = until;
        alive = int_max(int_min(alive, 2), (alive + 1) / 2);
    }
}
