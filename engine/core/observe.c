/* Observation: a World in which whatever a seat may not know is replaced by a guess. The guess is drawn from public
 * facts and `key` alone, so two Worlds that differ only in hidden fields and seed give equal bytes. What is revealed
 * (a plan after its reveal, a reaction once both are in) is public and stays. */
#include "base/fixed.h"
#include "base/rng.h"
#include "core/game.h"
#include "core/place.h"

#include <string.h>

typedef struct {
    const Game *game;
    World *w;
    uint64_t moment; /* of its dice */
    int seat; /* whose things are guessed */
    int n;
} Guess;

static int guess(Guess *g, int bound)
{
    return rng_below(rng_named(g->moment, g->game->catalog->power[g->seat].at.hash, g->n++), bound);
}

static void wipe(World *w, int seat)
{
#define WIPE_PUBLIC(field)
#define WIPE_SECRET(field)
#define WIPE_HIDDEN(field) memset(&w->field[seat], 0, sizeof w->field[seat]);
#define F(type, name, dims, unit, lo, hi, see, help) WIPE_##see(name)
    WORLD_FIELDS(F)
#undef F
}

static void show(const World *truth, World *w, int seat)
{
#define SHOW_PUBLIC(field)
#define SHOW_SECRET(field)
#define SHOW_HIDDEN(field) memcpy(&w->field[seat], &truth->field[seat], sizeof w->field[seat]);
#define F(type, name, dims, unit, lo, hi, see, help) SHOW_##see(name)
    WORLD_FIELDS(F)
#undef F
}

/* Means are known to the public only as their usual size: income, what may be carried, and what was seen to be paid. */
static void guess_means(Guess *g)
{
    const Catalog *c = g->game->catalog;
    World *w = g->w;
    const Tunes *n = game_tunes(c, w);
    const ScenarioDef *s = game_scenario(c, w);
    int spent = 0;
    for (int i = 0; w->phase >= PHASE_REACT && i < MAX_SLOTS; i++) {
        if (w->plan_action[g->seat][i]) spent += c->action[w->plan_action[g->seat][i]].capital;
    }
    int carried = w->quarter > 0 ? guess(g, n->capital_carry + 1) : 0;
    w->capital[g->seat] = (uint8_t)int_clamp(n->capital_income + s->capital_extra[g->seat] + carried - spent, 0, n->capital_cap);
    w->money[g->seat] = fixed_clamp((int64_t)s->income[g->seat] + MILLI * guess(g, 16), 0, n->money_cap);
    w->home[g->seat] = fixed_clamp((int64_t)s->home_rest[g->seat] + MILLI * (guess(g, 17) - 8), 0, 100 * MILLI);
}

static void guess_priorities(Guess *g)
{
    const Catalog *c = g->game->catalog;
    World *w = g->w;
    int taken = 0;
    for (int i = 0; i < game_tunes(c, w)->priority_count && i < 2 && c->priority_count > 0; i++) {
        for (int tries = 0; tries < 8; tries++) {
            int p = 1 + guess(g, c->priority_count);
            const PriorityDef *def = &c->priority[p];
            if (!(def->seats >> g->seat & 1) || def->state == taken) continue;
            taken = def->state;
            w->priority[g->seat][i] = (uint16_t)p;
            w->priority_mark[g->seat][i] = w->alignment[def->state] * seat_sign(g->seat);
            w->priority_rise[g->seat][i] = (int32_t)fixed_round_div((int64_t)def->rise_min + def->rise_max, 2);
            break;
        }
    }
}

/* Only plan fields are public again once revealed. */
static void keep_revealed(const World *truth, World *w, int seat)
{
    if (truth->phase < PHASE_REACT) return;
    for (int i = 0; i < MAX_SLOTS; i++) {
        w->plan_action[seat][i] = truth->plan_action[seat][i];
        w->plan_target[seat][i] = truth->plan_target[seat][i];
        for (int k = 0; k < MAX_CLAUSES; k++) w->plan_clause[seat][i][k] = truth->plan_clause[seat][i][k];
        if (truth->phase > PHASE_REACT) w->reaction[seat][i] = truth->reaction[seat][i];
    }
}

static void guess_side(const Game *game, int seat, uint64_t key, World *w)
{
    Guess g = {game, w, rng_moment(key, RNG_GUESS, w->quarter), seat, 0};
    guess_means(&g);
    guess_priorities(&g);
    if (w->phase == PHASE_CRISIS) {
        int32_t widest = game_tunes(game->catalog, w)->resolve_draw;
        w->resolve_draw[seat] = MILLI * (guess(&g, 2 * (widest / MILLI) + 1)) - widest;
        static const uint8_t usual[4] = {RUNG_HOLD, RUNG_DEAL, RUNG_DEAL, RUNG_ESCALATE};
        w->crisis_choice[seat] = usual[guess(&g, 4)];
        if (w->crisis_choice[seat] == RUNG_ESCALATE && w->capital[seat] == 0) w->crisis_choice[seat] = RUNG_DEAL;
    }
}

static void blank(const World *truth, World *w, int seat)
{
    wipe(w, seat);
    keep_revealed(truth, w, seat);
    /* As if the other side had closed its part, with nothing planned, so that an observer may play on alone. Who wants to know what
     * the rival may plan lets it plan. */
    w->committed[seat] = w->phase == PHASE_CRISIS || w->phase == PHASE_OVER ? 0 : 1;
}

static void blank_secrets(const World *w, int seat, uint64_t key, World *out)
{
    out->seed = key;
    memset(out->queue_event, 0, sizeof out->queue_event);
    memset(out->queue_state, 0, sizeof out->queue_state);
    memset(out->queue_left, 0, sizeof out->queue_left);
    for (int side = 1; side <= MAX_SEATS; side++) {
        if (side != seat) blank(w, out, side); /* of a spectator, seat 0, both */
    }
}

void game_observe_blank(const World *w, int seat, uint64_t key, World *out)
{
    *out = *w;
    blank_secrets(w, seat, key, out);
}

void game_observe_blank_later(const Catalog *c, const World *w, int seat, uint64_t key, uint64_t touched, World *view)
{
    place_copy_touched(c, view, w, touched);
    blank_secrets(w, seat, key, view);
}

void game_observe_blank_anew(const World *w, int seat, uint64_t key, World *view)
{
    view->seed = key;
    view->begun = w->begun;
    show(w, view, seat);
    blank(w, view, seat_rival(seat));
}

void game_guess(const Game *g, int seat, uint64_t key, World *view)
{
    for (int side = 1; side <= MAX_SEATS; side++) {
        if (side != seat) guess_side(g, side, key, view);
    }
}

void game_observe(const Game *g, const World *w, int seat, uint64_t key, World *out)
{
    game_observe_blank(w, seat, key, out);
    game_guess(g, seat, key, out);
}
