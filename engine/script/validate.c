/* What one definition alone cannot tell: sums, sets and pairs across definitions. */
#include "script/loader.h"

#include "base/fixed.h"

#include <stdio.h>
#include <string.h>

enum { LARGE_ADD = 3000 };

const Def *validate_def(Loader *l, Kind kind, int index)
{
    for (int i = 0; i < l->def_count; i++) {
        const Def *d = &l->defs[i];
        if (d->kind == kind && d->mode == DEF_NEW && !d->gone && d->index == index) return d;
    }
    return NULL;
}

const char *validate_place(Loader *l, const Def *d)
{
    char text[FILE_PATH_MAX + 16];
    if (!d) return "elsewhere";
    snprintf(text, sizeof text, "%s:%d", l->files[d->file].path, d->line);
    return load_text(l, text);
}

static void in_base(Loader *l, const char *code, const char *text)
{
    const Mod *base = &l->mods[l->order[0]];
    load_problem(l, code, l->order[0], base->shown->folder, 0, "%s", text);
}

/* ---- powers and channels */

static bool check_powers(Loader *l)
{
    Catalog *c = l->c;
    int seats[DIM_SEATS] = {0};
    for (int p = 1; p <= c->power_count; p++) {
        int seat = c->power[p].seat;
        if (seat < 1 || seat > MAX_SEATS) continue;
        if (seats[seat])
            load_at_field(l, "E045", validate_def(l, KIND_POWER, p), "seat", "two powers have seat %d: '%s' has it already (%s)",
                          seat, c->power[seats[seat]].at.id, validate_place(l, validate_def(l, KIND_POWER, seats[seat])));
        seats[seat] = p;
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        c->seat_power[seat] = seat;
        if (seats[seat] == seat) continue;
        in_base(l, "E045", "exactly two powers need a seat: seat = 1 and seat = 2");
        return false;
    }
    return true;
}

static const char *weights_of(Loader *l)
{
    char text[400];
    StrBuf b = str_buf(text, sizeof text);
    for (int i = 1; i <= l->c->channel_count; i++) {
        const ChannelDef *ch = &l->c->channel[i];
        str_addf(&b, "%s'%s' %g (%s)", i > 1 ? ", " : "", ch->at.id, ch->weight / 1000.0,
                 validate_place(l, validate_def(l, KIND_CHANNEL, i)));
    }
    return load_text(l, text);
}

static void check_channels(Loader *l)
{
    const Catalog *c = l->c;
    int32_t sum = 0;
    for (int i = 1; i <= c->channel_count; i++) sum += c->channel[i].weight;
    if (c->channel_count == 0)
        in_base(l, "E040", "there is no channel { ... }");
    else if (sum != 1000)
        load_at_field(l, "E040", validate_def(l, KIND_CHANNEL, c->channel_count), "weight",
                      "the weights of all channels sum to %g, they must sum to 1: %s", sum / 1000.0,
                      weights_of(l));
}

/* ---- agreements */

static void check_accords(Loader *l)
{
    Catalog *c = l->c;
    for (int a = 1; a <= c->agreement_count; a++) {
        const AgreementDef *def = &c->agreement[a];
        if (!def->accord || !def->seat) continue;
        int *place = &c->accord_step[def->seat][def->accord];
        if (*place)
            load_at_field(l, "E042", validate_def(l, KIND_AGREEMENT, a), "accord",
                          "step %d of the accord of '%s' is '%s' already (%s)", def->accord,
                          c->power[def->seat].at.id, c->agreement[*place].at.id,
                          validate_place(l, validate_def(l, KIND_AGREEMENT, *place)));
        *place = a;
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int step = 1; step <= 6; step++) {
            if (!c->accord_step[seat][step])
                load_at_field(l, "E042", validate_def(l, KIND_POWER, seat), "", "the accord of '%s' has no step %d",
                              c->power[seat].at.id, step);
        }
    }
}

/* ---- actions */

static bool adds_much(const Catalog *c, const Node *n, uint32_t i)
{
    const Node *amount = &c->node[i + 1];
    return n->kind == EFFECT_ADD && n->var == VAR_TIE && amount->kind == VALUE_CONST &&
           fixed_abs(amount->k) > LARGE_ADD;
}

static void check_action(Loader *l, int a)
{
    const Catalog *c = l->c;
    const ActionDef *def = &c->action[a];
    const Def *d = validate_def(l, KIND_ACTION, a);
    if (!def->effect && !def->offer && !def->project && !def_field(d, "effect") && !def_field(d, "offer") &&
        !def_field(d, "project"))
        load_at_field(l, "E011", d, "", "action '%s' does nothing: it needs effect, offer or project",
                      def->at.id);
    for (uint32_t i = def->effect; def->effect && i < c->node[def->effect].end; i++) {
        const Node *n = &c->node[i];
        if (adds_much(c, n, i))
            load_at_field(l, "W001", d, "add",
                          "action '%s' adds %g to a tie as it is: an action means :grow(n)", def->at.id,
                          c->node[i + 1].k / 1000.0);
        if (n->kind == EFFECT_ADVANCE && n->arg == def->project)
            load_at_field(l, "W003", d, "advance",
                          "action '%s' advances its project twice: `project` does it already", def->at.id);
    }
}

/* ---- events */

typedef struct {
    int options, defaults, historical;
    char which[2][160]; /* the defaults and the historical ones, with their lines */
} SeatCount;

static void note_option(const OptionDef *o, char *out, size_t size)
{
    size_t told = strlen(out);
    StrBuf b = str_buf(out + told, size - told);
    str_addf(&b, "%s'%s' at line %d", told ? ", " : "", o->at.id, o->at.line);
}

static SeatCount count_options(Loader *l, const Def *d, const EventDef *e, int seat)
{
    SeatCount n = {0};
    for (int i = 0; i < e->option_count; i++) {
        const OptionDef *o = &e->option[i];
        if (o->seat != seat) continue;
        n.options++;
        n.defaults += o->is_default;
        n.historical += o->historical;
        if (o->is_default) note_option(o, n.which[0], sizeof n.which[0]);
        if (o->historical) note_option(o, n.which[1], sizeof n.which[1]);
        if (o->is_default && (o->capital || o->money || o->allow))
            load_at_field(l, "E041", d, o->at.id,
                          "the default '%s' of event '%s' must be free: no cost, no allow", o->at.id,
                          e->at.id);
        for (int k = 0; k < i; k++) {
            if (o->at.id && e->option[k].at.id && str_eq(e->option[k].at.id, o->at.id))
                load_at_field(l, "E016", d, o->at.id, "event '%s' has two options '%s'", e->at.id, o->at.id);
        }
    }
    return n;
}

static void check_event(Loader *l, int event)
{
    const EventDef *e = &l->c->event[event];
    const Def *d = validate_def(l, KIND_EVENT, event);
    if (e->quiet && e->option_count)
        load_at_field(l, "E041", d, "quiet", "event '%s' is quiet and has options", e->at.id);
    if (!e->quiet && !e->option_count)
        load_at_field(l, "E041", d, "", "event '%s' has no option; without a dialog it is quiet = true",
                      e->at.id);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        SeatCount n = count_options(l, d, e, seat);
        const char *power = l->c->power[seat].at.id;
        if (n.options == 0) continue;
        if (n.options < 2 || n.options > 4)
            load_at_field(l, "E041", d, "", "event '%s' gives '%s' %d option%s; two to four are due",
                          e->at.id, power, n.options, n.options == 1 ? "" : "s");
        if (n.defaults != 1)
            load_at_field(l, "E041", d, "", "event '%s' has %d defaults for '%s', exactly one is due%s%s",
                          e->at.id, n.defaults, power, n.defaults ? ": " : "", n.which[0]);
        if (n.historical > 1)
            load_at_field(l, "E041", d, "",
                          "event '%s' has %d historical options for '%s', at most one is due: %s", e->at.id,
                          n.historical, power, n.which[1]);
    }
}

static void check_queued(Loader *l)
{
    const Catalog *c = l->c;
    bool fired[DIM_EVENTS] = {false};
    for (int i = 1; i < c->node_count; i++) {
        if (c->node[i].kind == EFFECT_FIRE && c->node[i].arg < DIM_EVENTS) fired[c->node[i].arg] = true;
    }
    for (int e = 1; e <= c->event_count; e++) {
        if (c->event[e].queued_only && !fired[e])
            load_at_field(l, "W004", validate_def(l, KIND_EVENT, e), "queued",
                          "event '%s' waits for fire(), and nothing fires it", c->event[e].at.id);
    }
}

/* ---- rungs */

static void check_rungs(Loader *l)
{
    const Catalog *c = l->c;
    if (c->rung_count != MAX_RUNGS) {
        in_base(l, "E049", "a crisis needs exactly five rungs");
        return;
    }
    for (int r = 1; r <= c->rung_count; r++) {
        if (c->rung[r].ends != (r == c->rung_count))
            load_at_field(l, "E049", validate_def(l, KIND_RUNG, r), "ends",
                          "the last rung ends a crisis, and only the last");
    }
}

/* ---- what an author wants to know */

/* The encyclopaedia gives every definition one sentence; an event has its text, a scenario may write `text`. */
static void check_help(Loader *l, const Def *d)
{
    const SchemaKind *kind = schema_kind((Kind)d->kind);
    bool told = d->kind == KIND_EVENT || d->kind == KIND_OPTION || d->kind == KIND_FUNC || d->mode != DEF_NEW || d->gone;
    if (told || !schema_field((Kind)d->kind, "help") || def_field(d, "help") || (d->kind == KIND_SCENARIO && def_field(d, "text"))) return;
    load_at_field(l, "W005", d, "", "%s '%s' has no help: one sentence for the encyclopaedia, help = T \"...\"", kind->word, d->id);
}

/* A condition that fails, the encyclopaedia and what an event changed all call a variable by its name. */
static void check_variable_name(Loader *l, const Def *d)
{
    if (d->kind != KIND_VARIABLE || d->mode != DEF_NEW || d->gone || def_field(d, "name")) return;
    load_at_field(l, "W008", d, "", "variable '%s' has no name that a player could read in a condition: name = T \"...\"", d->id);
}

void validate_catalog(Loader *l)
{
    const Catalog *c = l->c;
    if (!check_powers(l)) return;
    check_channels(l);
    check_accords(l);
    check_rungs(l);
    for (int a = 1; a <= c->action_count; a++) check_action(l, a);
    for (int e = 1; e <= c->event_count; e++) check_event(l, e);
    check_queued(l);
    /* What was not understood would look like a contradiction. */
    if (l->error_count == 0) contradict_catalog(l);
    for (int i = 0; l->load->lint && i < l->def_count; i++) check_help(l, &l->defs[i]);
    for (int i = 0; l->load->lint && i < l->def_count; i++) check_variable_name(l, &l->defs[i]);
    if (c->state_count == 0) in_base(l, "E011", "there is no state { ... }");
    if (c->scenario_count == 0) in_base(l, "E011", "there is no scenario { ... }");
}
