#include "script/compile.h"

#include <string.h>

enum { LAST_QUARTER = 9999 * 4 };

static void load_place(Loader *l, const Def *d, EventDef *out)
{
    const Val *at = def_field(d, "at");
    if (!at) return;
    if (at->type == VAL_STRING && str_eq(at->string, "each_state")) {
        out->place = PLACE_EACH;
    } else if (at->type == VAL_STRING && str_eq(at->string, "random_state")) {
        out->place = PLACE_RANDOM;
    } else {
        out->place = PLACE_STATE;
        out->state = kind_ref(l, d, "at", at, KIND_BIT(KIND_STATE), NULL);
    }
}

static void load_window(Loader *l, const Def *d, EventDef *out)
{
    static const char *const names[] = {"from", "to", NULL};
    const Val *window = def_field(d, "window"), *on = def_field(d, "on");
    out->to = LAST_QUARTER;
    if (window && on) load_at_field(l, "E047", d, "on", "event '%s' has both `on` and `window`", d->id);
    if (on && kind_date(l, d, "on", on, &out->from)) out->to = out->from;
    if (!window || !kind_table(l, d, "window", window, "{ from = \"2022-Q1\", to = \"2023-Q4\" }")) return;
    kind_keys(l, d, "window", window->table, names);
    const Val *from = val_field(window->table, "from"), *to = val_field(window->table, "to");
    if (from) kind_date(l, d, "from", from, &out->from);
    if (to) kind_date(l, d, "to", to, &out->to);
    if (out->to < out->from)
        load_at_field(l, "E047", d, "window", "the window of event '%s' ends before it begins", d->id);
}

static void load_chance(Loader *l, const Def *d, EventDef *out)
{
    const Val *v = def_field(d, "chance");
    const Item *item = v && v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
    out->chance = 100000;
    if (!v || (item && item->type == ITEM_BAD)) return;
    if (item && item->type == ITEM_CHANCE)
        out->chance = item->k;
    else
        load_at_field(l, "E012", d, "chance", "'chance' of event '%s' needs per_quarter(percent)", d->id);
}

/* First source, as the dialog shows one. */
static void load_source(Loader *l, const Def *d, EventDef *out)
{
    const Val *v = def_field(d, "sources");
    if (!v) return;
    if (v->type == VAL_STRING) out->source = load_keep_text(l, v->string);
    if (v->type == VAL_TABLE && v->table->count > 0 && v->table->list[0].type == VAL_STRING)
        out->source = load_keep_text(l, v->table->list[0].string);
}

static void load_option(Loader *l, const Def *event, int event_def, const Def *d, int index, unsigned scopes,
                        OptionDef *out)
{
    char id[160];
    StrBuf full = str_buf(id, sizeof id);
    str_addf(&full, "%s.%s", event->id, d->id);
    kind_origin(l, d, id, "text", &out->at);
    kind_store(l, d, out, scopes);
    kind_cost(l, d, &out->capital, &out->money);
    out->effect = compile_blocs(l, d, out->effect);
    int variable = compile_hidden(l, event_def, index);
    if (variable) out->effect = compile_mark_option(l, variable, index, out->effect);
}

static void load_options(Loader *l, const Def *d, int event_def, unsigned scopes, EventDef *out)
{
    for (int i = 0; i < d->fields->count; i++) {
        const Val *v = &d->fields->list[i];
        const Item *item = v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
        if (v->type == VAL_NONE || (item && item->type == ITEM_BAD)) continue;
        if (!item || item->type != ITEM_DEF || item->kind != KIND_OPTION) {
            load_at_field(l, "E012", d, "", "event '%s' has something beside fields and option { ... }",
                          d->id);
            continue;
        }
        if (out->option_count == MAX_OPTIONS) {
            load_at_field(l, "E048", d, "", "event '%s' has more than %d options", d->id, MAX_OPTIONS);
            return;
        }
        load_option(l, d, event_def, &l->defs[item->def], i, scopes, &out->option[out->option_count++]);
    }
}

void load_event(Loader *l, int def, EventDef *out)
{
    const Def *d = &l->defs[def];
    load_place(l, d, out);
    unsigned scopes = (out->place != PLACE_NONE ? FIELD_HAS_STATE : 0) | (unsigned)out->state << 16;
    kind_origin(l, d, d->id, "title", &out->at);
    kind_store(l, d, out, scopes);
    if (out->by > 0 && out->by <= MAX_SEATS)
        load_at_field(l, "E012", d, "by", "'by' of event '%s' needs a scripted power: one that is played has options instead", d->id);
    load_window(l, d, out);
    load_chance(l, d, out);
    const Val *tellings = def_field(d, "tellings");
    if (tellings) kind_texts(l, d, "tellings", tellings, out->telling, MAX_TELLINGS);
    load_source(l, d, out);
    load_options(l, d, def, scopes, out);
}
