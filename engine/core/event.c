/* Events: which open in the briefing, and what their answers do. Conditions are pure; the die of each event is its
 * own (name, place, quarter), so that one event more or less leaves all others as they were. */
#include "core/turn.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/cond.h"

#include <string.h>

bool event_has_options(const Catalog *c, int event, int seat)
{
    return c->gate[event].seats >> seat & 1;
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
    report_touched(t->log, VAR_NONE);
    report_event(t, event, state);
    run_opening(t, event, state);
    if (place < 0) return true;
    w->open_event[place] = (uint16_t)event;
    w->open_state[place] = (uint8_t)state;
    for (int seat = 1; seat <= MAX_SEATS; seat++) w->open_answer[seat][place] = 0;
    return true;
}

/* Scripted powers wait for the terms, which are agreed in the first quarter. */
static bool is_due(const EventDef *e, const ScenarioDef *s, int quarter)
{
    int now = s->start_year * 4 + s->start_season - 1 + quarter;
    if (e->queued_only || now < e->from || now > e->to) return false;
    return !(e->by && quarter == 0) && (!e->dated || s->dated_events) && (!e->random || s->random_events);
}

static uint64_t *due_at(const Catalog *c, int scenario, int quarter)
{
    return c->due + (scenario * MAX_QUARTERS + int_min(quarter, MAX_QUARTERS - 1)) * c->due_words;
}

static void index_due(Catalog *c)
{
    for (int s = 1; s <= c->scenario_count; s++) {
        for (int q = 0; q < int_min(c->scenario[s].quarters, MAX_QUARTERS); q++) {
            uint64_t *word = due_at(c, s, q);
            memset(word, 0, (size_t)c->due_words * sizeof *word);
            for (int i = 1; i <= c->event_count; i++) word[i / 64] |= (uint64_t)is_due(&c->event[i], &c->scenario[s], q) << i % 64;
        }
    }
}

void turn_index(Catalog *c)
{
    index_due(c);
    for (int i = 1; i <= c->event_count; i++) {
        for (int s = 0; s <= c->state_count; s++)
            c->event_die[i * DIM_STATES + s] = s ? hash_mix(c->event[i].at.hash, c->state[s].at.hash) : c->event[i].at.hash;
    }
    c->bloc_count = 0;
    for (int v = 1; v <= c->variable_count; v++) {
        if (c->variable[v].seat) c->bloc[c->bloc_count++] = (uint8_t)v;
    }
    for (int i = 1; i <= c->event_count; i++) {
        const EventDef *def = &c->event[i];
        c->gate[i] = (EventGate){.chance = def->chance, .place = (uint8_t)def->place, .state = (uint8_t)def->state, .scripted = def->by != 0,
                                 .rest = (uint8_t)(def->once ? 255 : int_clamp(def->cooldown, 1, 254))};
        for (int k = 0; k < def->option_count; k++) c->gate[i].seats |= (uint8_t)(1 << def->option[k].seat);
    }
}

/* What one briefing asks of every event. */
typedef struct {
    uint64_t chance, target; /* the moment of its dice */
    int32_t third_powers;
} Briefing;

/* Lists the events that may fire; added up rather than asked one by one, since which fails is hard to foresee. */
static int list_open(const Catalog *c, const World *w, uint16_t out[DIM_EVENTS])
{
    const uint64_t *due = due_at(c, w->scenario, w->quarter);
    int count = 0;
    for (int i = 0; i < c->due_words; i++) {
        for (uint64_t left = due[i]; left; left &= left - 1) {
            int event = i * 64 + bit_lowest(left), last = w->event_last[event], rest = c->gate[event].rest;
            out[count] = (uint16_t)event;
            count += (last == 0) | ((w->quarter + 1 - last >= rest) & (rest != 255));
        }
    }
    return count;
}

enum { CERTAIN = 100 * MILLI };

/* One of the sides that the event asks has as many dialogs open as a quarter bears. */
static bool is_crowded(const Turn *t, int event)
{
    const Catalog *c = t->game->catalog;
    const World *w = t->world;
    int32_t limit = game_tunes(c, w)->event_crowd;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int open = 0;
        for (int i = 0; i < MAX_OPEN_EVENTS; i++) open += w->open_event[i] && (c->gate[w->open_event[i]].seats >> seat & 1);
        if (open >= limit && (c->gate[event].seats >> seat & 1)) return true;
    }
    return false;
}

/* The die first: it is cheaper than most conditions, which are pure, so the order tells in time alone. */
static inline void try_event(Turn *t, const Briefing *b, int event, int32_t chance, int state)
{
    const Catalog *c = t->game->catalog;
    if (chance < CERTAIN) {
        uint64_t name = c->event_die[event * DIM_STATES + state];
        if (rng_below(rng_named(b->chance, name, 0), CERTAIN) >= chance || is_crowded(t, event)) return;
    }
    Scope scope = {.state = state};
    if (cond_test(c, t->world, c->event[event].when, &scope)) open_event(t, event, state);
}

static void fire_queue(Turn *t)
{
    World *w = t->world;
    _Static_assert(MAX_QUEUE % 8 == 0, "passed over by eights");
    for (int i = 0; i < MAX_QUEUE; i++) {
        if (i % 8 == 0 && zero8(w->queue_left + i)) {
            i += 7;
            continue;
        }
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
    const EventGate *g = &c->gate[event];
    int32_t chance = g->scripted ? fixed_mul(g->chance, b->third_powers) : g->chance;
    if (g->place == PLACE_EACH) {
        for (int s = 1; s <= c->state_count; s++) try_event(t, b, event, chance, s);
    } else {
        int s = g->place == PLACE_RANDOM ? 1 + rng_below(rng_named(b->target, c->event_die[event * DIM_STATES], 0), c->state_count) : g->state;
        try_event(t, b, event, chance, s);
    }
}

void event_briefing(Turn *t)
{
    World *w = t->world;
    const Briefing b = {rng_moment(w->seed, RNG_EVENT, w->quarter), rng_moment(w->seed, RNG_TARGET, w->quarter), w->third_powers};
    uint16_t open[DIM_EVENTS];
    fire_queue(t);
    int count = list_open(t->game->catalog, w, open);
    /* What comes by chance comes last, since it stays away from a crowded quarter. */
    const EventGate *gate = t->game->catalog->gate;
    for (int i = 0; i < count; i++) {
        if (gate[open[i]].chance >= CERTAIN) try_places(t, &b, open[i]);
    }
    for (int i = 0; i < count; i++) {
        if (gate[open[i]].chance < CERTAIN) try_places(t, &b, open[i]);
    }
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
