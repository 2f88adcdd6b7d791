#include "script/loader.h"

#include <string.h>

void load_state(Loader *l, const Def *d, StateDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
}

void load_want(Loader *l, const Def *d, WantDef *out)
{
    const Val *met = def_field(d, "met_by");
    Kind kind = KIND_NONE;
    const Def *state = &l->defs[d->owner];
    char id[160];
    StrBuf full = str_buf(id, sizeof id);
    str_addf(&full, "%s.%s", state->id, d->id);
    kind_origin(l, d, id, "name", &out->at);
    kind_store(l, d, out, 0);
    out->state = state->index;
    if (!met && !def_field(d, "hurt_by"))
        load_at_field(l, "E011", d, "", "want '%s' needs met_by or hurt_by", d->id);
    if (!met) return;
    int what = kind_ref(l, d, "met_by", met,
                        KIND_BIT(KIND_ACTION) | KIND_BIT(KIND_AGREEMENT) | KIND_BIT(KIND_PROJECT), &kind);
    if (kind == KIND_ACTION) out->action = what;
    if (kind == KIND_AGREEMENT) out->agreement = what;
    if (kind == KIND_PROJECT) out->met_by_project = what;
}

void load_doctrine(Loader *l, const Def *d, DoctrineDef *out)
{
#define V(name, word, label) word,
    static const char *const names[] = {VOICE_LIST(V) NULL};
#undef V
    const Val *v = def_field(d, "voice");
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    if (!v || !kind_table(l, d, "voice", v, "{ refuse = T \"...\", ... }")) return;
    kind_keys(l, d, "voice", v->table, names);
    for (int i = 0; i < VOICE_COUNT; i++) {
        const Val *lines = val_field(v->table, names[i]);
        char field[64];
        StrBuf b = str_buf(field, sizeof field);
        str_addf(&b, "voice.%s", names[i]);
        if (lines && lines->type != VAL_TABLE) out->voice[i][0] = kind_text(l, d, load_keep_text(l, field), lines);
        else if (lines) kind_texts(l, d, field, lines, out->voice[i], MAX_VOICE_LINES);
    }
}

void load_priority(Loader *l, const Def *d, PriorityDef *out)
{
    const Val *rise = def_field(d, "rise");
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    if (!rise) return;
    if (rise->type == VAL_NUMBER) {
        if (kind_number(l, d, "rise", rise, 1, 100000, &out->rise_min)) out->rise_max = out->rise_min;
        return;
    }
    if (!kind_table(l, d, "rise", rise, "a number or { least, most }")) return;
    if (rise->table->count != 2) {
        load_at_field(l, "E012", d, "rise", "'rise' of priority '%s' needs a number or { least, most }",
                      d->id);
        return;
    }
    if (kind_number(l, d, "rise", &rise->table->list[0], 1, 100000, &out->rise_min) &&
        kind_number(l, d, "rise", &rise->table->list[1], 1, 100000, &out->rise_max) &&
        out->rise_max < out->rise_min)
        load_at_field(l, "E013", d, "rise", "'rise' of priority '%s': the smaller number comes first", d->id);
}

void load_aim(Loader *l, const Def *d, AimDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    if (out->legs && !out->project)
        load_at_field(l, "E011", d, "legs", "'legs' of aim '%s' needs a project beside it", d->id);
    if (out->sudden && out->states)
        load_at_field(l, "E013", d, "at", "aim '%s' names its states twice: by 'sudden' and by 'at'", d->id);
}

void load_variable(Loader *l, const Def *d, VariableDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    out->min = -1000000;
    out->max = 1000000;
    kind_store(l, d, out, 0);
    if (out->min > out->max || out->start < out->min || out->start > out->max)
        load_at_field(l, "E013", d, "start", "variable '%s' does not start between min and max", d->id);
}

void load_rung(Loader *l, const Def *d, RungDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
}

void load_channel(Loader *l, const Def *d, ChannelDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
}

void load_func(Loader *l, const Def *d, FuncDef *out)
{
    const Val *call = def_field(d, "call");
    kind_origin(l, d, d->id, NULL, &out->at);
    kind_store(l, d, out, 0);
    out->mod = d->mod;
    if (call && call->type != VAL_FUNCTION)
        load_at_field(l, "E012", d, "call", "'call' of func '%s' needs function(world, actor, state) ... end",
                      d->id);
}
