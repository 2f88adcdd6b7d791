/* Events: which open in the briefing, and what their answers do. Conditions are pure; the die of each event is its
 * own (name, place, quarter), so that one event more or less leaves all others as they were. */
#include "core/turn.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/cond.h"

bool event_has_options(const Catalog *c, int event, int seat)
{
    for (int i = 0; i < c->event[event].option_count; i++) {
        if (c->event[event].option[i].seat == seat) return true;
    }
    return false;
}

int event_default_option(const Catalog *c, int event, int seat)
{
    for (int i = 0; i < c->event[event].option_count; i++) {
        if (c->event[event].option[i].seat == seat && c->event[event].option[i].is_default) return i;
    }
    return -1;
}

static int free_place(const World *w)
{
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
        if (w->open_event[i] == 0) return i;
    }
    return -1;
}

static void report_event(Turn *t, int event, int state)
{
    effect_report(t->world, t->log, (Report){.kind = REPORT_EVENT, .id = (uint16_t)event, .state = (uint8_t)state, .power = (uint8_t)t->game->catalog->event[event].by});
}

static void run_opening(Turn *t, int event, int state)
{
    const EventDef *def = &t->game->catalog->event[event];
    Cause cause = {.kind = CAUSE_EVENT, .actor = (uint8_t)def->by, .id = (uint16_t)event};
    Effect e = effect_of(t->game, t->world, t->log, cause, &def->at, def->by, state);
    effect_run(&e, def->effect);
}

static bool open_event(Turn *t, int event, int state)
{
    World *w = t->world;
    const EventDef *def = &t->game->catalog->event[event];
    int place = def->option_count > 0 ? free_place(w) : -1;
    if (def->option_count > 0 && place < 0) return false;
    w->event_last[event] = (uint8_t)(w->quarter + 1);
    report_event(t, event, state);
    run_opening(t, event, state);
    if (place < 0) return true;
    w->open_event[place] = (uint16_t)event;
    w->open_state[place] = (uint8_t)state;
    for (int seat = 1; seat <= MAX_SEATS; seat++) w->open_answer[seat][place] = 0;
    return true;
}

/* What one briefing asks of every event. */
typedef struct {
    uint64_t chance, target; /* the moment of its dice */
    int now; /* the absolute quarter */
    int quarter;
    bool dated, random;
    int32_t third_powers;
} Briefing;

/* Added up rather than asked one by one: which event fails on what is hard to foresee. */
static inline bool may_fire(const Briefing *b, const EventDef *def, int last)
{
    bool over = (b->now < def->from) | (b->now > def->to) | def->queued_only;
    bool left_out = (def->dated & !b->dated) | (def->random & !b->random);
    /* Scripted powers wait for the terms, which are agreed in the first quarter. */
    bool waits = (def->by != 0) & (b->quarter == 0);
    bool again = (last != 0) & (def->once | (b->quarter + 1 - last < int_max(def->cooldown, 1)));
    return !(over | left_out | waits | again);
}

enum { CERTAIN = 100 * MILLI };

/* The die first: it is cheaper than most conditions, which are pure, so the order tells in time alone. */
static inline void try_event(Turn *t, const Briefing *b, const EventDef *def, int event, int32_t chance, int state)
{
    const Catalog *c = t->game->catalog;
    if (chance < CERTAIN) {
        uint64_t name = state ? hash_mix(def->at.hash, c->state[state].at.hash) : def->at.hash;
        if (rng_below(rng_named(b->chance, name, 0), CERTAIN) >= chance) return;
    }
    Scope scope = {.state = state};
    if (cond_test(c, t->world, def->when, &scope)) open_event(t, event, state);
}

static void fire_queue(Turn *t)
{
    World *w = t->world;
    for (int i = 0; i < MAX_QUEUE; i++) {
        if (w->queue_event[i] == 0 || --w->queue_left[i] > 0) continue;
        const EventDef *def = &t->game->catalog->event[w->queue_event[i]];
        Scope scope = {.state = w->queue_state[i]};
        int event = w->queue_event[i], state = w->queue_state[i];
        if (cond_test(t->game->catalog, w, def->when, &scope) && !open_event(t, event, state)) {
            w->queue_left[i] = 1; /* no room for one more dialog: next quarter */
            continue;
        }
        w->queue_event[i] = 0;
        w->queue_state[i] = w->queue_left[i] = 0;
    }
}

static void try_places(Turn *t, const Briefing *b, int event)
{
    const Catalog *c = t->game->catalog;
    const EventDef *def = &c->event[event];
    int32_t chance = def->by ? fixed_mul(def->chance, b->third_powers) : def->chance;
    if (def->place == PLACE_EACH) {
        for (int s = 1; s <= c->state_count; s++) try_event(t, b, def, event, chance, s);
    } else {
        int s = def->place == PLACE_RANDOM ? 1 + rng_below(rng_named(b->target, def->at.hash, 0), c->state_count) : def->state;
        try_event(t, b, def, event, chance, s);
    }
}

/* All that may fire are listed first and then tried: the list is made without a branch. */
void event_briefing(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const ScenarioDef *scenario = game_scenario(c, w);
    const Briefing b = {.chance = rng_moment(w->seed, RNG_EVENT, w->quarter), .target = rng_moment(w->seed, RNG_TARGET, w->quarter), .now = game_absolute_quarter(c, w),
                        .quarter = w->quarter, .dated = scenario->dated_events, .random = scenario->random_events, .third_powers = w->third_powers};
    uint16_t open[DIM_EVENTS];
    int count = 0;
    fire_queue(t);
    for (int event = 1; event <= c->event_count; event++) {
        open[count] = (uint16_t)event;
        count += may_fire(&b, &c->event[event], w->event_last[event]);
    }
    for (int i = 0; i < count; i++) try_places(t, &b, open[i]);
}

void event_apply_option(Turn *t, int place, int option)
{
    World *w = t->world;
    int event = w->open_event[place], state = w->open_state[place];
    const OptionDef *def = &t->game->catalog->event[event].option[option];
    int seat = def->seat;
    effect_report(w, t->log, (Report){.kind = REPORT_ANSWER, .id = (uint16_t)event, .state = (uint8_t)state, .seat = (uint8_t)seat, .arg = (uint8_t)option});
    Cause cause = {.kind = CAUSE_EVENT, .id = (uint16_t)event, .actor = (uint8_t)seat, .option = (uint8_t)(option + 1)};
    effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, -def->capital, cause);
    effect_add(w, t->log, VAR_MONEY, 0, seat, 0, 0, -def->money, cause);
    Effect e = effect_of(t->game, w, t->log, cause, &def->at, seat, state);
    effect_run(&e, def->effect);
}

static void apply_answer(Turn *t, int place, int seat)
{
    World *w = t->world;
    const Catalog *c = t->game->catalog;
    int event = w->open_event[place];
    if (!event_has_options(c, event, seat)) return;
    event_apply_option(t, place, w->open_answer[seat][place] ? w->open_answer[seat][place] - 1 : event_default_option(c, event, seat));
}

void event_resolve_answers(Turn *t)
{
    World *w = t->world;
    for (int place = 0; place < MAX_OPEN_EVENTS; place++) {
        if (w->open_event[place] == 0) continue;
        apply_answer(t, place, w->initiative);
        apply_answer(t, place, seat_rival(w->initiative));
    }
    for (int place = 0; place < MAX_OPEN_EVENTS; place++) {
        w->open_event[place] = 0;
        w->open_state[place] = 0;
        for (int seat = 1; seat <= MAX_SEATS; seat++) w->open_answer[seat][place] = 0;
    }
}
