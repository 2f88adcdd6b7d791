#include "script/loader.h"

#include <string.h>

/* ---- tunes */

static bool load_tune(Loader *l, const Def *d, const ValField *f, int index, int32_t *out)
{
    const TuneInfo *info = tune_info(index);
    int whole, least = tune_divides(index) ? 1 : 0;
    if (str_eq(info->unit, "whole") || str_eq(info->unit, "quarters")) {
        if (!kind_whole(l, d, f->key, &f->val, least, 1000, &whole)) return false;
        *out = whole;
        return true;
    }
    if (!kind_number(l, d, f->key, &f->val, least ? 1 : -1000000, 1000000, out)) return false;
    if (!str_eq(info->unit, "rate")) return true;
    /* Percent with two decimals into ten-thousandths. */
    if (*out % 10)
        load_at_field(l, "E013", d, f->key, "tune '%s': percent with two decimals at most", f->key);
    *out /= 10;
    return true;
}

static int tune_named(const char *name)
{
    for (int n = 0; n < TUNE_COUNT; n++) {
        if (str_eq(tune_info(n)->name, name)) return n;
    }
    return -1;
}

static void unknown_tune(Loader *l, const Def *d, const char *name)
{
    Nearest near;
    nearest_start(&near, name);
    for (int n = 0; n < TUNE_COUNT; n++) nearest_offer(&near, tune_info(n)->name);
    load_at_field(l, "E010", d, name, "unknown tune '%s'%s", name, nearest_text(&near));
}

void load_tunes(Loader *l, const Def *d, const ValTable *t, int32_t out[TUNE_COUNT], bool set[TUNE_COUNT])
{
    for (int i = 0; i < t->field_count; i++) {
        const ValField *f = &t->field[i];
        int found = tune_named(f->key);
        if (found < 0)
            unknown_tune(l, d, f->key);
        else if (load_tune(l, d, f, found, &out[found]))
            set[found] = true;
    }
}

/* ---- base_on */

static const Val *merged_val(Loader *l, const char *key, const Val *under, const Val *over);

/* Fields of `over` win; tables by name are merged, lists replaced. A lean is told toward one power, so it is
 * replaced too. */
static const ValTable *merged(Loader *l, const ValTable *under, const ValTable *over)
{
    ValTable *t = load_take(l, sizeof *t);
    ValField *field = load_take(l, (size_t)(under->field_count + over->field_count + 1) * sizeof *field);
    int a = 0, b = 0;
    *t = *over;
    t->field_count = 0;
    while (a < under->field_count || b < over->field_count) {
        int order = a == under->field_count  ? 1
                    : b == over->field_count ? -1
                                             : strcmp(under->field[a].key, over->field[b].key);
        ValField *f = &field[t->field_count++];
        if (order < 0) {
            *f = under->field[a++];
        } else if (order > 0) {
            *f = over->field[b++];
        } else {
            f->key = over->field[b].key;
            f->val = *merged_val(l, f->key, &under->field[a++].val, &over->field[b++].val);
        }
    }
    t->field = field;
    return t;
}

static const Val *merged_val(Loader *l, const char *key, const Val *under, const Val *over)
{
    bool both = under->type == VAL_TABLE && over->type == VAL_TABLE && !str_eq(key, "alignment");
    if (!both || over->table->count > 0) return over;
    Val *v = load_take(l, sizeof *v);
    *v = *over;
    v->table = merged(l, under->table, over->table);
    return v;
}

/* Fills in what the scenario takes from others, by `base_on`, before anything is read. */
void load_scenario_base(Loader *l, int def, int depth)
{
    Def *d = &l->defs[def];
    const Val *v = def_field(d, "base_on");
    if (!v) return;
    const Item *item = v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
    const char *name = item && item->type == ITEM_REF && item->kind == KIND_SCENARIO ? item->arg
                       : v->type == VAL_STRING                                       ? v->string
                                                                                     : NULL;
    int base = name ? resolve_find(l, KIND_SCENARIO, d->mod, name) : -1;
    if (base < 0) return; /* told when the field is read */
    if (depth > 8 || base == def) {
        load_at_field(l, "E020", d, "base_on", "scenario '%s' is based on itself", d->id);
        return;
    }
    if (d->based) return;
    d->based = true;
    load_scenario_base(l, base, depth + 1);
    d->fields = merged(l, l->defs[base].fields, d->fields);
}

/* ---- the start of powers and states */

typedef struct {
    Loader *l;
    const Def *d;
    ScenarioDef *out;
} Start;

static bool number_in(const Start *s, const ValTable *t, const char *key, int32_t lo, int32_t hi,
                      int32_t *out)
{
    const Val *v = val_field(t, key);
    return v && kind_number(s->l, s->d, key, v, lo, hi, out);
}

static void load_power_start(const Start *s, int seat, const ValTable *t)
{
    static const char *const names[] = {"money", "income", "prestige", "home", "home_rest", "capital", "capital_extra", NULL};
    ScenarioDef *out = s->out;
    const Val *capital = val_field(t, "capital"), *extra = val_field(t, "capital_extra");
    int more = 0;
    kind_keys(s->l, s->d, "powers", t, names);
    number_in(s, t, "money", 0, 40000, &out->money[seat]);
    number_in(s, t, "income", -40000, 40000, &out->income[seat]);
    number_in(s, t, "prestige", 0, 100000, &out->prestige[seat]);
    if (number_in(s, t, "home", 0, 100000, &out->home[seat])) out->home_rest[seat] = out->home[seat];
    number_in(s, t, "home_rest", 0, 100000, &out->home_rest[seat]);
    if (capital) kind_whole(s->l, s->d, "capital", capital, 0, 8, &out->capital[seat]);
    if (extra && kind_whole(s->l, s->d, "capital_extra", extra, -8, 8, &more)) out->capital_extra[seat] = more;
}

static void load_powers(const Start *s)
{
    const Val *v = def_field(s->d, "powers");
    bool given[DIM_SEATS] = {false};
    if (!v || !kind_table(s->l, s->d, "powers", v, "a table by power")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int seat = kind_seat(s->l, s->d, "powers", kind_key(s->l, s->d, KIND_POWER, f->key));
        if (!seat || !kind_table(s->l, s->d, f->key, &f->val, "{ money = n, ... }")) continue;
        given[seat] = true;
        load_power_start(s, seat, f->val.table);
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!given[seat] && s->l->c->power_count >= seat)
            load_at_field(s->l, "E011", s->d, "powers", "scenario '%s' gives no start for power '%s'",
                          s->d->id, s->l->c->power[seat].at.id);
    }
}

static void load_by_channel(const Start *s, const char *field, const Val *v, int32_t out[DIM_CHANNELS])
{
    if (!kind_table(s->l, s->d, field, v, "a table by channel")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int channel = kind_key(s->l, s->d, KIND_CHANNEL, f->key);
        if (channel) kind_number(s->l, s->d, f->key, &f->val, 0, 100000, &out[channel]);
    }
}

static void load_ties(const Start *s, int state, const Val *v)
{
    if (!kind_table(s->l, s->d, "ties", v, "a table by power")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int power = kind_key(s->l, s->d, KIND_POWER, f->key);
        if (power) load_by_channel(s, f->key, &f->val, s->out->tie[state][power]);
    }
}

/* A number for each seat: { turkey = 52, russia = 50 }. */
static void load_by_seat(const Start *s, const char *field, const Val *v, int32_t lo, int32_t hi,
                         int32_t out[DIM_SEATS])
{
    if (!kind_table(s->l, s->d, field, v, "a table by power")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int seat = kind_seat(s->l, s->d, field, kind_key(s->l, s->d, KIND_POWER, f->key));
        if (seat) kind_number(s->l, s->d, f->key, &f->val, lo, hi, &out[seat]);
    }
}

/* A lean is told toward one power and stored toward seat 1. */
static void load_alignment(const Start *s, int state, const Val *v)
{
    int32_t lean[DIM_SEATS] = {0};
    if (v->type == VAL_TABLE && v->table->field_count > 1) {
        load_at_field(s->l, "E012", s->d, "alignment", "'alignment' is told toward one power: { %s = n }",
                      v->table->field[0].key);
        return;
    }
    load_by_seat(s, "alignment", v, -100000, 100000, lean);
    s->out->alignment[state] = lean[1] - lean[2];
}

static void load_accord(const Start *s, int state, const Val *v)
{
    int32_t steps[DIM_SEATS] = {0};
    load_by_seat(s, "accord", v, 0, 6000, steps);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (steps[seat] % 1000) load_at_field(s->l, "E013", s->d, "accord", "'accord' needs whole steps");
        s->out->steps[state][seat] = steps[seat] / 1000;
    }
}

static void load_state_start(const Start *s, int state, const ValTable *t)
{
    static const char *const names[] = {"alignment", "neutrality",     "sovereignty", "sovereignty_rest",
                                        "stability", "stability_rest", "goodwill",    "goodwill_rest",
                                        "own",       "ties",           "accord",      NULL};
    ScenarioDef *out = s->out;
    kind_keys(s->l, s->d, "states", t, names);
    const Val *goodwill = val_field(t, "goodwill"), *rest = val_field(t, "goodwill_rest"),
              *own = val_field(t, "own");
    const Val *ties = val_field(t, "ties"), *accord = val_field(t, "accord"),
              *alignment = val_field(t, "alignment");
    number_in(s, t, "neutrality", 0, 100000, &out->neutrality[state]);
    if (number_in(s, t, "sovereignty", 0, 100000, &out->sovereignty[state]))
        out->sovereignty_rest[state] = out->sovereignty[state];
    number_in(s, t, "sovereignty_rest", 0, 100000, &out->sovereignty_rest[state]);
    if (number_in(s, t, "stability", 0, 100000, &out->stability[state]))
        out->stability_rest[state] = out->stability[state];
    number_in(s, t, "stability_rest", 0, 100000, &out->stability_rest[state]);
    if (goodwill) load_by_seat(s, "goodwill", goodwill, 0, 100000, out->goodwill[state]);
    memcpy(out->goodwill_rest[state], out->goodwill[state], sizeof out->goodwill[state]);
    if (rest) load_by_seat(s, "goodwill_rest", rest, 0, 100000, out->goodwill_rest[state]);
    if (own) load_by_channel(s, "own", own, out->own[state]);
    if (ties) load_ties(s, state, ties);
    if (alignment) load_alignment(s, state, alignment);
    if (accord) load_accord(s, state, accord);
}

/* Who brings a state brings its start in every scenario, by a patch. */
static void no_start(const Start *s, int state)
{
    const Def *at = s->d;
    for (int i = 0; i < s->l->def_count; i++) {
        const Def *d = &s->l->defs[i];
        if (d->kind == KIND_STATE && d->mode == DEF_NEW && d->index == state && d->mod != s->d->mod) at = d;
    }
    load_at_field(s->l, "E011", at, at == s->d ? "states" : "", "scenario '%s' gives no start for state '%s'",
                  s->d->id, s->l->c->state[state].at.id);
}

static void load_states(const Start *s)
{
    const Val *v = def_field(s->d, "states");
    bool given[DIM_STATES] = {false};
    if (!v || !kind_table(s->l, s->d, "states", v, "a table by state")) return;
    for (int state = 1; state <= s->l->c->state_count; state++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++)
            s->out->goodwill[state][seat] = s->out->goodwill_rest[state][seat] = 50000;
    }
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int state = kind_key(s->l, s->d, KIND_STATE, f->key);
        if (!state || !kind_table(s->l, s->d, f->key, &f->val, "{ alignment = { power = n }, ... }"))
            continue;
        given[state] = true;
        load_state_start(s, state, f->val.table);
    }
    for (int state = 1; state <= s->l->c->state_count; state++) {
        if (!given[state]) no_start(s, state);
    }
}

/* ---- what stands at the start */

static void load_legs(const Start *s)
{
    const Val *v = def_field(s->d, "legs");
    if (!v || !kind_table(s->l, s->d, "legs", v, "{ project = { state = n } }")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int project = kind_key(s->l, s->d, KIND_PROJECT, f->key);
        if (!project || !kind_table(s->l, s->d, f->key, &f->val, "{ state = n }")) continue;
        for (int k = 0; k < f->val.table->field_count; k++) {
            const ValField *at = &f->val.table->field[k];
            int state = kind_key(s->l, s->d, KIND_STATE, at->key);
            if (state)
                kind_whole(s->l, s->d, at->key, &at->val, 0, s->l->c->project[project].legs,
                           &s->out->legs[project][state]);
        }
    }
}

static void load_agreement_start(const Start *s, const Val *v)
{
    static const char *const names[] = {"state", "power", "left", "agreement", NULL};
    if (!kind_table(s->l, s->d, "agreements", v,
                    "{ agreement \"id\", state = state \"id\", power = power \"id\" }"))
        return;
    kind_keys(s->l, s->d, "agreements", v->table, names);
    const Val *what = v->table->count > 0 ? &v->table->list[0] : val_field(v->table, "agreement");
    const Val *state = val_field(v->table, "state"), *power = val_field(v->table, "power"),
              *left = val_field(v->table, "left");
    if (!what || !state || !power) {
        load_at_field(s->l, "E011", s->d, "agreements",
                      "an agreement of scenario '%s' needs agreement, state and power", s->d->id);
        return;
    }
    if (s->out->start_agreement_count == MAX_AGREEMENTS) {
        load_at_field(s->l, "E048", s->d, "agreements", "scenario '%s' has more than %d agreements", s->d->id,
                      MAX_AGREEMENTS);
        return;
    }
    StartAgreement *a = &s->out->start_agreement[s->out->start_agreement_count++];
    a->type = kind_ref(s->l, s->d, "agreements", what, KIND_BIT(KIND_AGREEMENT), NULL);
    a->state = kind_ref(s->l, s->d, "state", state, KIND_BIT(KIND_STATE), NULL);
    a->power =
        kind_seat(s->l, s->d, "power", kind_ref(s->l, s->d, "power", power, KIND_BIT(KIND_POWER), NULL));
    a->left = left      ? kind_quarters(s->l, s->d, "left", left)
              : a->type ? s->l->c->agreement[a->type].term
                        : 255;
    if (a->type && s->l->c->agreement[a->type].accord)
        load_at_field(s->l, "E042", s->d, "agreements",
                      "steps of an accord stand in `accord` of the state, not in agreements");
}

static void load_start_agreements(const Start *s)
{
    const Val *v = def_field(s->d, "agreements");
    if (!v || !kind_table(s->l, s->d, "agreements", v, "a list")) return;
    for (int i = 0; i < v->table->count; i++) load_agreement_start(s, &v->table->list[i]);
}

/* ---- history */

static void load_deed(Loader *l, const Def *d, const Val *v, HistoryDef *out)
{
    static const char *const names[] = {"on", "by", "action", "target", NULL};
    if (!kind_table(l, d, "history", v, "{ on = \"2021-Q3\", by = power, action = action, target = state }"))
        return;
    kind_keys(l, d, "history", v->table, names);
    const Val *on = val_field(v->table, "on"), *by = val_field(v->table, "by");
    const Val *action = val_field(v->table, "action"), *target = val_field(v->table, "target");
    if (!on || !by || !action || !target) {
        load_at_field(l, "E011", d, "", "a line of history needs on, by, action and target");
        return;
    }
    kind_date(l, d, "on", on, &out->quarter);
    out->seat = kind_seat(l, d, "by", kind_ref(l, d, "by", by, KIND_BIT(KIND_POWER), NULL));
    out->action = kind_ref(l, d, "action", action, KIND_BIT(KIND_ACTION), NULL);
    out->state = kind_ref(l, d, "target", target, KIND_BIT(KIND_STATE), NULL);
}

static void append_history(Loader *l, const Def *d, ScenarioDef *out)
{
    HistoryDef *all = load_keep(l, (size_t)(out->history_count + d->fields->count) * sizeof *all);
    if (out->history_count) memcpy(all, out->history, (size_t)out->history_count * sizeof *all);
    for (int i = 0; i < d->fields->count; i++)
        load_deed(l, d, &d->fields->list[i], &all[out->history_count + i]);
    out->history = all;
    out->history_count += d->fields->count;
}

/* By time; deeds of one quarter in the order they were written. */
static void sort_history(ScenarioDef *out, HistoryDef *list)
{
    for (int i = 1; i < out->history_count; i++) {
        HistoryDef h = list[i];
        int k = i;
        for (; k > 0 && list[k - 1].quarter > h.quarter; k--) list[k] = list[k - 1];
        list[k] = h;
    }
}

static bool is_history_of(Loader *l, const Def *h, const Def *scenario)
{
    const Val *of = def_field(h, "scenario");
    return of && kind_ref(l, h, "scenario", of, KIND_BIT(KIND_SCENARIO), NULL) == scenario->index;
}

static void load_history(Loader *l, const Def *d, ScenarioDef *out)
{
    const Val *own = def_field(d, "history");
    const Item *item = own && own->type == VAL_ITEM ? load_item(l, own->item) : NULL;
    bool inside = item && item->type == ITEM_DEF && item->kind == KIND_HISTORY;
    if (own && !inside && !(item && item->type == ITEM_BAD))
        load_at_field(l, "E012", d, "history", "'history' of scenario '%s' needs history { ... }", d->id);
    for (int i = 0; i < l->def_count; i++) {
        const Def *h = &l->defs[i];
        if (h->kind != KIND_HISTORY || h->gone || h->mode != DEF_NEW) continue;
        if ((inside && item->def == i) || is_history_of(l, h, d)) append_history(l, h, out);
    }
    if (!out->history_count) return;
    HistoryDef *list = load_keep(l, (size_t)out->history_count * sizeof *list);
    memcpy(list, out->history, (size_t)out->history_count * sizeof *list);
    sort_history(out, list);
    out->history = list;
}

/* ---- the whole */

void load_scenario(Loader *l, const Def *d, const Tunes *tunes, ScenarioDef *out)
{
    Start s = {l, d, out};
    const Val *start = def_field(d, "start"), *tune = def_field(d, "tune"), *komi = def_field(d, "komi");
    const Val *text = def_field(d, "text");
    int absolute = 0;
    bool set[TUNE_COUNT] = {false};
    int32_t numbers[TUNE_COUNT];
    kind_origin(l, d, d->id, "name", &out->at);
    if (text) out->at.help = kind_text(l, d, "text", text);
    out->dated_events = out->random_events = true;
    out->third_powers = 1000;
    kind_store(l, d, out, 0);
    if (start && kind_date(l, d, "start", start, &absolute)) {
        out->start_year = absolute / 4;
        out->start_season = absolute % 4 + 1;
    }
    memcpy(numbers, tunes, sizeof numbers);
    if (tune && kind_table(l, d, "tune", tune, "{ leverage = 2, ... }"))
        load_tunes(l, d, tune->table, numbers, set);
    memcpy(&out->tunes, numbers, sizeof out->tunes);
    if (komi) load_by_seat(&s, "komi", komi, -1000000, 1000000, out->komi);
    load_powers(&s);
    load_states(&s);
    load_legs(&s);
    load_start_agreements(&s);
    load_history(l, d, out);
}
