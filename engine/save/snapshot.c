#include "save/snapshot.h"

#include "base/str.h"
#include "core/game.h"

#include <stdlib.h>
#include <string.h>

/* ---- names of things ---- */

typedef enum {
    THING_NUMBER,
    THING_STATE,
    THING_POWER,
    THING_CHANNEL,
    THING_ACTION,
    THING_EVENT,
    THING_PROJECT,
    THING_VARIABLE,
    THING_AGREEMENT,
    THING_PRIORITY,
    THING_AIM,
    THING_SCENARIO
} Thing;

static const char *thing_id(const Catalog *c, Thing thing, int id)
{
#define ONE(upper, lower)                                                                                    \
    case THING_##upper: return id >= 1 && id <= c->lower##_count ? c->lower[id].at.id : NULL
    switch (thing) {
        ONE(STATE, state);
        ONE(POWER, power);
        ONE(CHANNEL, channel);
        ONE(ACTION, action);
        ONE(EVENT, event);
        ONE(PROJECT, project);
        ONE(VARIABLE, variable);
        ONE(AGREEMENT, agreement);
        ONE(PRIORITY, priority);
        ONE(AIM, aim);
        ONE(SCENARIO, scenario);
    default: return NULL;
    }
#undef ONE
}

static int thing_count(const Catalog *c, Thing thing)
{
    const int counts[] = {0,
                          c->state_count,
                          c->power_count,
                          c->channel_count,
                          c->action_count,
                          c->event_count,
                          c->project_count,
                          c->variable_count,
                          c->agreement_count,
                          c->priority_count,
                          c->aim_count,
                          c->scenario_count};
    return counts[thing];
}

static int thing_find(const Catalog *c, Thing thing, const char *id, size_t length)
{
    for (int i = 1; i <= thing_count(c, thing); i++) {
        const char *known = thing_id(c, thing, i);
        if (strlen(known) == length && memcmp(known, id, length) == 0) return i;
    }
    return 0;
}

/* What an index of the field table stands for. */
static Thing dimension_thing(const char *name, size_t length)
{
    static const struct {
        const char *word;
        Thing thing;
    } words[] = {{"DIM_STATES", THING_STATE},     {"DIM_POWERS", THING_POWER},
                 {"DIM_SEATS", THING_POWER},      {"DIM_CHANNELS", THING_CHANNEL},
                 {"DIM_ACTIONS", THING_ACTION},   {"DIM_EVENTS", THING_EVENT},
                 {"DIM_PROJECTS", THING_PROJECT}, {"DIM_VARIABLES", THING_VARIABLE}};
    for (int i = 0; i < COUNT_OF(words); i++) {
        if (strlen(words[i].word) == length && memcmp(words[i].word, name, length) == 0)
            return words[i].thing;
    }
    return THING_NUMBER;
}

static int dimension_size(const char *name, size_t length)
{
    static const struct {
        const char *word;
        int size;
    } sizes[] = {
        {"DIM_STATES", DIM_STATES},           {"DIM_POWERS", DIM_POWERS},         {"DIM_SEATS", DIM_SEATS},
        {"DIM_CHANNELS", DIM_CHANNELS},       {"DIM_ACTIONS", DIM_ACTIONS},       {"DIM_EVENTS", DIM_EVENTS},
        {"DIM_PROJECTS", DIM_PROJECTS},       {"DIM_VARIABLES", DIM_VARIABLES},   {"MAX_SLOTS", MAX_SLOTS},
        {"MAX_CLAUSES", MAX_CLAUSES},         {"MAX_AGREEMENTS", MAX_AGREEMENTS}, {"MAX_QUEUE", MAX_QUEUE},
        {"MAX_OPEN_EVENTS", MAX_OPEN_EVENTS}, {"MAX_GRANTS", MAX_GRANTS},         {"2", 2}};
    for (int i = 0; i < COUNT_OF(sizes); i++) {
        if (strlen(sizes[i].word) == length && memcmp(sizes[i].word, name, length) == 0) return sizes[i].size;
    }
    return 0;
}

typedef struct {
    int count;
    Thing thing[3];
    int size[3];
} Shape;

static Shape shape_of(const WorldField *f)
{
    Shape shape = {0};
    for (const char *at = f->dims; *at == '[' && shape.count < 3; shape.count++) {
        const char *end = strchr(++at, ']');
        shape.thing[shape.count] = dimension_thing(at, (size_t)(end - at));
        shape.size[shape.count] = dimension_size(at, (size_t)(end - at));
        at = end + 1;
    }
    return shape;
}

/* Fields whose values are ids of things. */
static Thing value_thing(const char *field)
{
    static const struct {
        const char *field;
        Thing thing;
    } rows[] = {{"plan_action", THING_ACTION},       {"open_event", THING_EVENT},
                {"queue_event", THING_EVENT},        {"priority", THING_PRIORITY},
                {"aim", THING_AIM},
                {"agreement_type", THING_AGREEMENT}, {"agreement_state", THING_STATE},
                {"agreement_power", THING_POWER},    {"open_state", THING_STATE},
                {"queue_state", THING_STATE},        {"plan_target", THING_STATE},
                {"agenda", THING_CHANNEL},           {"agenda_next", THING_CHANNEL},
                {"scenario", THING_SCENARIO}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (str_eq(rows[i].field, field)) return rows[i].thing;
    }
    return THING_NUMBER;
}

/* ---- writing ---- */

static void key_of(const Catalog *c, const Shape *shape, uint32_t element, StrBuf *out)
{
    uint32_t index[3];
    for (int i = shape->count - 1; i >= 0; i--) {
        index[i] = element % (uint32_t)shape->size[i];
        element /= (uint32_t)shape->size[i];
    }
    for (int i = 0; i < shape->count; i++) {
        const char *id = thing_id(c, shape->thing[i], (int)index[i]);
        if (i) str_add(out, ".");
        if (id)
            str_add(out, id);
        else
            str_addf(out, "%u", index[i]);
    }
}

static json_t *value_of(const Catalog *c, const WorldField *f, int64_t v)
{
    char hex[24];
    if (f->size == 8) {
        StrBuf b = str_buf(hex, sizeof hex);
        str_addf(&b, "%016llx", (unsigned long long)v);
        return json_string(hex);
    }
    const char *id = thing_id(c, value_thing(f->name), (int)v);
    return id ? json_string(id) : json_integer(v);
}

json_t *snapshot_write(const Catalog *c, const World *w)
{
    json_t *root = json_object();
    for (int i = 0; i < world_field_count(); i++) {
        const WorldField *f = world_field(i);
        Shape shape = shape_of(f);
        if (shape.count == 0) {
            json_object_set_new(root, f->name, value_of(c, f, world_get(w, f, 0)));
            continue;
        }
        json_t *map = json_object();
        for (uint32_t k = 0; k < f->count; k++) {
            int64_t v = world_get(w, f, k);
            if (v == 0) continue;
            char key[224];
            StrBuf b = str_buf(key, sizeof key);
            key_of(c, &shape, k, &b);
            json_object_set_new(map, key, value_of(c, f, v));
        }
        if (json_object_size(map) > 0)
            json_object_set_new(root, f->name, map);
        else
            json_decref(map);
    }
    return root;
}

/* ---- reading ---- */

static bool element_of(const Catalog *c, const Shape *shape, const char *key, uint32_t *out)
{
    uint32_t element = 0;
    for (int i = 0; i < shape->count; i++) {
        size_t length = strcspn(key, ".");
        int index = shape->thing[i] == THING_NUMBER ? -1 : thing_find(c, shape->thing[i], key, length);
        if (shape->thing[i] == THING_NUMBER) {
            if (length == 0 || length > 3 || strspn(key, "0123456789") != length) return false;
            index = atoi(key);
        }
        if (index < (shape->thing[i] == THING_NUMBER ? 0 : 1) || index >= shape->size[i]) return false;
        element = element * (uint32_t)shape->size[i] + (uint32_t)index;
        key += length;
        if (*key == '.')
            key++;
        else if (i + 1 < shape->count)
            return false;
    }
    *out = element;
    return *key == 0;
}

static bool number_of(const Catalog *c, const WorldField *f, const json_t *from, int64_t *out)
{
    Thing thing = value_thing(f->name);
    if (f->size == 8) {
        const char *hex = json_string_value(from);
        if (!hex || strlen(hex) != 16 || strspn(hex, "0123456789abcdef") != 16) return false;
        *out = (int64_t)strtoull(hex, NULL, 16);
        return true;
    }
    if (thing != THING_NUMBER && json_is_string(from)) {
        const char *id = json_string_value(from);
        *out = thing_find(c, thing, id, strlen(id));
        return *out != 0;
    }
    if (!json_is_integer(from)) return false;
    *out = json_integer_value(from);
    return (thing == THING_NUMBER || *out == 0) && *out >= f->min && *out <= f->max;
}

static const WorldField *field_named(const char *name)
{
    for (int i = 0; i < world_field_count(); i++) {
        if (str_eq(world_field(i)->name, name)) return world_field(i);
    }
    return NULL;
}

static bool read_field(const Catalog *c, const WorldField *f, const json_t *from, World *out, Err *err)
{
    Shape shape = shape_of(f);
    int64_t v;
    if (shape.count == 0) {
        if (!number_of(c, f, from, &v)) return err_set(err, "'%s' has a value that does not fit", f->name);
        world_set(out, f, 0, v);
        return true;
    }
    if (!json_is_object(from)) return err_set(err, "'%s' must be a list of names and values", f->name);
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)from, key, value)
    {
        uint32_t element;
        if (!element_of(c, &shape, key, &element))
            return err_set(err, "'%s' speaks of '%.80s', which this content does not have", f->name, key);
        if (!number_of(c, f, value, &v))
            return err_set(err, "'%s' of '%.80s' has a value that does not fit", f->name, key);
        world_set(out, f, element, v);
    }
    return true;
}

bool snapshot_read(const Catalog *c, const json_t *from, World *out, Err *err)
{
    *out = (World){0};
    if (!json_is_object(from)) return err_set(err, "the snapshot is missing");
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)from, key, value)
    {
        const WorldField *f = field_named(key);
        if (!f) return err_set(err, "unknown field '%.80s' in the snapshot", key);
        if (!read_field(c, f, value, out, err)) return false;
    }
    return snapshot_sane(c, out, err);
}

/* ---- what the field table cannot say ---- */

static bool sane_plan(const Catalog *c, const World *w, int seat)
{
    bool may_plan = w->phase == PHASE_OVER || w->phase >= PHASE_PLAN;
    for (int i = 0; i < MAX_SLOTS; i++) {
        int action = w->plan_action[seat][i], target = w->plan_target[seat][i];
        if (action > c->action_count || target > c->state_count || (action != 0) != (target != 0))
            return false;
        if (action && (!may_plan || !(c->action[action].seats >> seat & 1))) return false;
        if (w->reaction[seat][i] != REACT_OPEN && w->plan_action[seat_rival(seat)][i] == 0 &&
            w->phase != PHASE_OVER)
            return false;
    }
    int waits = w->challenge_slot[seat];
    return waits == 0 || (w->plan_action[seat][waits - 1] != 0 && w->phase >= PHASE_CRISIS);
}

static bool sane_priorities(const Catalog *c, const World *w, int seat)
{
    for (int i = 0; i < 2; i++) {
        int priority = w->priority[seat][i];
        if (priority > c->priority_count || (priority && !(c->priority[priority].seats >> seat & 1)))
            return false;
    }
    int aim = w->aim[seat];
    return aim == 0 || (aim <= c->aim_count && (c->aim[aim].seats >> seat & 1));
}

/* The last rung ends a crisis at once, so none can stand on it. */
static bool sane_crisis(const Catalog *c, const World *w)
{
    if (w->crisis_seat == 0) return w->crisis_rung == 0 && w->crisis_round == 0;
    return w->crisis_slot < MAX_SLOTS && w->crisis_rung >= 1 && w->crisis_rung <= c->rung_count &&
           !c->rung[w->crisis_rung].ends && w->crisis_round >= 1 &&
           w->plan_action[w->crisis_seat][w->crisis_slot] != 0;
}

static bool sane_events(const Catalog *c, const World *w)
{
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
        int event = w->open_event[i];
        if (event > c->event_count || w->open_state[i] > c->state_count) return false;
        if (event && w->phase != PHASE_ANSWER && w->phase != PHASE_OVER) return false;
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int answer = w->open_answer[seat][i];
            if (answer == 0) continue;
            if (event == 0 || answer > c->event[event].option_count ||
                c->event[event].option[answer - 1].seat != seat)
                return false;
        }
    }
    for (int i = 0; i < MAX_QUEUE; i++) {
        if (w->queue_event[i] > c->event_count || w->queue_state[i] > c->state_count) return false;
        if ((w->queue_event[i] != 0) != (w->queue_left[i] != 0)) return false;
    }
    return true;
}

static bool sane_agreements(const Catalog *c, const World *w)
{
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        bool alive = w->agreement_status[i] != AGREEMENT_FREE;
        int type = w->agreement_type[i], state = w->agreement_state[i], power = w->agreement_power[i];
        if (type > c->agreement_count || state > c->state_count || power > c->power_count) return false;
        if (alive != (type != 0) || alive != (state != 0) || alive != (power != 0)) return false;
        if (alive && c->agreement[type].accord > 0) return false;
    }
    return true;
}

/* Accords climb one step after another, each of which must be an agreement. */
static bool sane_accords(const Catalog *c, const World *w)
{
    for (int s = 1; s <= c->state_count; s++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int steps = w->steps[s][seat];
            for (int k = 1; k <= steps; k++) {
                if (c->accord_step[seat][k] == 0) return false;
            }
            if (w->step_wait[s][seat] && (steps >= 6 || c->accord_step[seat][steps + 1] == 0)) return false;
        }
        for (int p = 1; p <= c->project_count; p++) {
            if (w->legs[p][s] > c->project[p].legs) return false;
        }
    }
    return true;
}

/* A World stands at a decision that somebody owes, or it is over: nothing else would ever go on. */
static bool somebody_owes(const Catalog *c, const World *w)
{
    Pending pending[MAX_PENDING];
    return w->phase == PHASE_OVER || game_pending(w, c, pending) > 0;
}

bool snapshot_sane(const Catalog *c, const World *w, Err *err)
{
    const WorldField *f = NULL;
    uint32_t k = 0;
    if (!world_in_range(w, &f, &k)) return err_set(err, "'%s' number %u is out of its range", f->name, k);
    if (w->scenario < 1 || w->scenario > c->scenario_count) return err_set(err, "unknown scenario");
    if (w->quarter >= c->scenario[w->scenario].quarters)
        return err_set(err, "the quarter lies beyond the scenario's end");
    if (w->phase == PHASE_NONE || w->agenda > c->channel_count || w->agenda_next > c->channel_count)
        return err_set(err, "the phase or the agenda makes no sense");
    if (w->phase != PHASE_OVER && (w->phase == PHASE_CRISIS) != (w->crisis_seat != 0))
        return err_set(err, "a crisis without its phase, or the other way round");
    if ((w->phase == PHASE_OVER) != (w->ending != ENDING_NONE))
        return err_set(err, "an ending without an end, or the other way round");
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!sane_plan(c, w, seat) || !sane_priorities(c, w, seat))
            return err_set(err, "the plan or the goals of '%s' make no sense", c->power[seat].at.id);
    }
    if (!sane_crisis(c, w)) return err_set(err, "the crisis makes no sense");
    if (!sane_events(c, w)) return err_set(err, "an open or queued event makes no sense");
    if (!sane_agreements(c, w)) return err_set(err, "an agreement makes no sense");
    if (!sane_accords(c, w)) return err_set(err, "the steps of an accord or a project make no sense");
    if (!somebody_owes(c, w)) return err_set(err, "nobody owes a decision");
    return true;
}
