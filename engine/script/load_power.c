#include "script/loader.h"

/* { trade = 0.4 } into `out` by channel: points in milli, or percent as a rate. */
static void by_channel(Loader *l, const Def *d, const char *field, bool rate, int32_t out[DIM_CHANNELS])
{
    const Val *v = def_field(d, field);
    if (!v || !kind_table(l, d, field, v, "a table by channel")) return;
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int channel = kind_key(l, d, KIND_CHANNEL, f->key);
        int32_t milli;
        if (!channel || !kind_number(l, d, f->key, &f->val, rate ? 0 : -100000, 100000, &milli)) continue;
        /* A rate counts in ten-thousandths: one percent is 100 of them and 1000 milli. */
        if (rate && milli % 10)
            load_at_field(l, "E013", d, field, "'%s' of power '%s': percent with two decimals at most", field,
                          d->id);
        out[channel] = rate ? milli / 10 : milli;
    }
}

static void load_sudden(Loader *l, const Def *d, PowerDef *out)
{
    static const char *const names[] = {"id",    "name",      "help",     "states",     "among",
                                        "steps", "alignment", "quarters", "not_before", NULL};
    const Val *v = def_field(d, "sudden");
    if (!v || !kind_table(l, d, "sudden", v, "a table")) return;
    const ValTable *t = v->table;
    int absolute;
    kind_keys(l, d, "sudden", t, names);
    const Val *id = val_field(t, "id"), *name = val_field(t, "name"), *help = val_field(t, "help");
    const Val *states = val_field(t, "states"), *steps = val_field(t, "steps"),
              *quarters = val_field(t, "quarters");
    const Val *alignment = val_field(t, "alignment"), *among = val_field(t, "among"),
              *date = val_field(t, "not_before");
    if (!id || !name || !states || !steps || !quarters || !alignment) {
        load_at_field(l, "E011", d, "sudden",
                      "'sudden' of power '%s' needs id, name, states, steps, alignment and quarters", d->id);
        return;
    }
    out->sudden_id = kind_string(l, d, "id", id);
    out->sudden_name = kind_text(l, d, "sudden.name", name);
    if (help) out->sudden_help = kind_text(l, d, "sudden.help", help);
    kind_whole(l, d, "states", states, 1, MAX_STATES, &out->sudden_states);
    kind_whole(l, d, "steps", steps, 0, 6, &out->sudden_steps);
    kind_whole(l, d, "quarters", quarters, 1, 64, &out->sudden_quarters);
    kind_number(l, d, "alignment", alignment, -100000, 100000, &out->sudden_alignment);
    if (among) out->sudden_among = kind_states(l, d, "among", among);
    if (date && kind_date(l, d, "not_before", date, &absolute)) {
        out->sudden_year = absolute / 4;
        out->sudden_season = absolute % 4 + 1;
    }
}

void load_power(Loader *l, const Def *d, PowerDef *out)
{
    int32_t decay[DIM_CHANNELS] = {0};
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    by_channel(l, d, "decay", true, decay);
    for (int i = 0; i < DIM_CHANNELS; i++) out->decay[i] = (uint32_t)decay[i];
    by_channel(l, d, "drift", false, out->drift);
    load_sudden(l, d, out);
}

void load_personality(Loader *l, const Def *d, PersonalityDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    by_channel(l, d, "likes", false, out->likes);
}
