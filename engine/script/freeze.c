/* From definitions to the Catalog: patches, numbers, arrays, checks, hash. */
#include "script/loader.h"

#include "base/check.h"
#include "base/hash.h"
#include "core/model.h"
#include "core/turn.h"
#include "script/compile.h"

#include <string.h>

_Static_assert(sizeof(Tunes) == TUNE_COUNT * sizeof(int32_t), "tunes are read by index");

/* ---- patches */

static const ValTable *patched(Loader *l, const ValTable *under, const ValTable *over)
{
    ValTable *t = load_take(l, sizeof *t);
    ValField *field = load_take(l, (size_t)(under->field_count + over->field_count + 1) * sizeof *field);
    int count = 0, a = 0, b = 0;
    while (a < under->field_count || b < over->field_count) {
        int order = a == under->field_count  ? 1
                    : b == over->field_count ? -1
                                             : strcmp(under->field[a].key, over->field[b].key);
        field[count++] = order < 0 ? under->field[a] : over->field[b];
        if (order <= 0) a++;
        if (order >= 0) b++;
    }
    *t = over->count > 0 ? *over : *under;
    t->field = field;
    t->field_count = count;
    return t;
}

static void apply_patch(Loader *l, Def *p)
{
    int target = resolve_find(l, (Kind)p->kind, p->mod, p->id);
    if (target < 0) {
        resolve_field(l, (Kind)p->kind, p->id, p);
        return;
    }
    if (p->fields && val_field(p->fields, "id")) {
        load_at_field(l, "E010", p, "id", "a patch cannot change the id of '%s'", p->id);
        return;
    }
    Def *d = &l->defs[target];
    l->mods[p->mod].patches = l->mods[p->mod].patches || d->mod != p->mod;
    d->blame = p->mod;
    if (p->mode == DEF_REMOVE) {
        d->gone = true;
        return;
    }
    d->fields = p->mode == DEF_PATCH ? patched(l, d->fields, p->fields) : p->fields;
    d->file = p->file;
    d->line = p->line;
}

static void apply_patches(Loader *l)
{
    for (int i = 0; i < l->def_count; i++) {
        if (l->defs[i].mode != DEF_NEW) apply_patch(l, &l->defs[i]);
    }
}

/* ---- numbers */

static const struct {
    uint8_t kind;
    int cap;
} caps[] = {
    {KIND_POWER, MAX_POWERS},
    {KIND_CHANNEL, MAX_CHANNELS},
    {KIND_DOCTRINE, 100},
    {KIND_STATE, MAX_STATES},
    {KIND_ACTION, MAX_ACTIONS},
    {KIND_PROJECT, MAX_PROJECTS},
    {KIND_AGREEMENT, MAX_AGREEMENT_TYPES},
    {KIND_EVENT, MAX_EVENTS},
    {KIND_PRIORITY, MAX_PRIORITIES},
    {KIND_AIM, MAX_AIMS},
    {KIND_RUNG, MAX_RUNGS},
    {KIND_VARIABLE, MAX_VARIABLES},
    {KIND_PERSONALITY, 100},
    {KIND_SCENARIO, MAX_SCENARIOS},
    {KIND_FUNC, 200},
    {KIND_WANT, 200},
};

static int cap_of(Kind kind)
{
    for (int i = 0; i < COUNT_OF(caps); i++) {
        if (caps[i].kind == kind) return caps[i].cap;
    }
    return 0;
}

static void over_cap(Loader *l, const Def *d)
{
    load_at_field(l, "E048", d, "", "%s '%s' of mod '%s' goes over the cap of %d",
                  schema_kind((Kind)d->kind)->word, d->id, l->mods[d->mod].shown->id, cap_of((Kind)d->kind));
}

static bool is_counted(const Def *d, Kind kind)
{
    return d->kind == kind && d->mode == DEF_NEW && !d->gone && !d->nested;
}

/* Small first; equal ranks in the order of definition. */
static int rank_of(const Def *d)
{
    const Val *v = d->kind == KIND_POWER       ? def_field(d, "seat")
                   : d->kind == KIND_AGREEMENT ? def_field(d, "accord")
                                               : NULL;
    bool whole = v && v->type == VAL_NUMBER && v->number >= 1 && v->number <= 6;
    return whole ? (int)v->number : 7;
}

static int number_kind(Loader *l, Kind kind)
{
    int count = 0;
    for (int rank = 1; rank <= 7; rank++) {
        for (int i = 0; i < l->def_count; i++) {
            Def *d = &l->defs[i];
            if (!is_counted(d, kind) || rank_of(d) != rank) continue;
            if (count == cap_of(kind)) {
                over_cap(l, d);
                d->gone = true;
            } else {
                d->index = ++count;
            }
        }
    }
    return count;
}

static void number_wants(Loader *l, int state_def, int *count)
{
    const Val *wants = def_field(&l->defs[state_def], "wants");
    if (!wants) return;
    if (!kind_table(l, &l->defs[state_def], "wants", wants, "a list of want { ... }")) return;
    for (int i = 0; i < wants->table->count; i++) {
        const Val *v = &wants->table->list[i];
        const Item *item = v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
        if (item && item->type == ITEM_BAD) continue;
        if (!item || item->type != ITEM_DEF || item->kind != KIND_WANT) {
            load_at_field(l, "E012", &l->defs[state_def], "wants",
                          "'wants' of state '%s' needs a list of want { ... }", l->defs[state_def].id);
            continue;
        }
        Def *d = &l->defs[item->def];
        if (d->index) load_at_field(l, "E016", d, "", "want '%s' stands in two states", d->id);
        d->owner = state_def;
        if (*count == cap_of(KIND_WANT))
            over_cap(l, d);
        else
            d->index = ++*count;
    }
}

static int number_all_wants(Loader *l)
{
    int count = 0;
    for (int i = 0; i < l->def_count; i++) {
        if (is_counted(&l->defs[i], KIND_STATE)) number_wants(l, i, &count);
    }
    return count;
}

/* The hidden variables of chosen() come behind the declared ones. */
static void number_hidden(Loader *l)
{
    compile_scan_chosen(l);
    for (int i = 0; i < l->hidden_count; i++) {
        if (l->c->variable_count == MAX_VARIABLES) {
            over_cap(l, &l->defs[l->hidden[i].event]);
            return;
        }
        l->hidden[i].variable = ++l->c->variable_count;
    }
}

static void number_definitions(Loader *l)
{
    Catalog *c = l->c;
    c->power_count = number_kind(l, KIND_POWER);
    c->channel_count = number_kind(l, KIND_CHANNEL);
    c->doctrine_count = number_kind(l, KIND_DOCTRINE);
    c->state_count = number_kind(l, KIND_STATE);
    c->want_count = number_all_wants(l);
    c->action_count = number_kind(l, KIND_ACTION);
    c->project_count = number_kind(l, KIND_PROJECT);
    c->agreement_count = number_kind(l, KIND_AGREEMENT);
    c->event_count = number_kind(l, KIND_EVENT);
    c->priority_count = number_kind(l, KIND_PRIORITY);
    c->aim_count = number_kind(l, KIND_AIM);
    c->rung_count = number_kind(l, KIND_RUNG);
    c->variable_count = number_kind(l, KIND_VARIABLE);
    c->personality_count = number_kind(l, KIND_PERSONALITY);
    c->scenario_count = number_kind(l, KIND_SCENARIO);
    c->func_count = number_kind(l, KIND_FUNC);
    number_hidden(l);
}

/* ---- arrays */

#define ROOM(list, count) (list) = load_keep(l, ((size_t)(count) + 1) * sizeof *(list))

static void make_arrays(Loader *l)
{
    Catalog *c = l->c;
    ROOM(c->power, c->power_count);
    ROOM(c->channel, c->channel_count);
    ROOM(c->doctrine, c->doctrine_count);
    ROOM(c->state, c->state_count);
    ROOM(c->want, c->want_count);
    ROOM(c->action, c->action_count);
    ROOM(c->project, c->project_count);
    ROOM(c->agreement, c->agreement_count);
    ROOM(c->event, c->event_count);
    ROOM(c->gate, c->event_count);
    c->event_die = load_keep(l, (size_t)(c->event_count + 1) * DIM_STATES * sizeof *c->event_die);
    c->due_words = c->event_count / 64 + 1;
    c->due = load_keep(l, (size_t)(c->scenario_count + 1) * MAX_QUARTERS * (size_t)c->due_words * sizeof *c->due);
    ROOM(c->priority, c->priority_count);
    ROOM(c->aim, c->aim_count);
    ROOM(c->rung, c->rung_count);
    ROOM(c->variable, c->variable_count);
    ROOM(c->personality, c->personality_count);
    ROOM(c->scenario, c->scenario_count);
    ROOM(c->func, c->func_count);
    l->nodes = load_room(l, l->nodes, 0, &l->node_capacity, sizeof *l->nodes);
    l->nodes[0] = (Node){.end = 1};
    l->node_count = 1;
    c->label = load_keep_room(l, NULL, 0, &l->label_capacity, sizeof *c->label);
}

static void load_tune_defs(Loader *l, Tunes *tunes)
{
    int32_t numbers[TUNE_COUNT] = {0};
    bool set[TUNE_COUNT] = {false};
    const Def *last = NULL;
    for (int i = 0; i < l->def_count; i++) {
        Def *d = &l->defs[i];
        if (!is_counted(d, KIND_TUNE)) continue;
        if (last && last->mod == d->mod)
            load_at_field(l, "E016", d, "", "there are two tables of tunes; the first is at %s:%d",
                          l->files[last->file].path, last->line);
        load_tunes(l, d, d->fields, numbers, set);
        last = d;
    }
    for (int n = 0; n < TUNE_COUNT && last; n++) {
        if (!set[n])
            load_at_field(l, "E044", last, "", "tune '%s' is not set: %s", tune_info(n)->name,
                          tune_info(n)->help);
    }
    if (!last)
        load_problem(l, "E044", l->order[0], l->mods[l->order[0]].shown->folder, 0,
                     "there is no tune { ... }");
    memcpy(tunes, numbers, sizeof *tunes);
}

static void load_definition(Loader *l, int i, const Tunes *tunes)
{
    Catalog *c = l->c;
    const Def *d = &l->defs[i];
    int n = d->index;
    switch (d->kind) {
    case KIND_POWER: load_power(l, d, &c->power[n]); break;
    case KIND_CHANNEL: load_channel(l, d, &c->channel[n]); break;
    case KIND_DOCTRINE: load_doctrine(l, d, &c->doctrine[n]); break;
    case KIND_STATE: load_state(l, d, &c->state[n]); break;
    case KIND_WANT: load_want(l, d, &c->want[n]); break;
    case KIND_ACTION: load_action(l, d, &c->action[n]); break;
    case KIND_PROJECT: load_project(l, d, &c->project[n]); break;
    case KIND_AGREEMENT: load_agreement(l, d, &c->agreement[n]); break;
    case KIND_EVENT: load_event(l, i, &c->event[n]); break;
    case KIND_PRIORITY: load_priority(l, d, &c->priority[n]); break;
    case KIND_AIM: load_aim(l, d, &c->aim[n]); break;
    case KIND_RUNG: load_rung(l, d, &c->rung[n]); break;
    case KIND_VARIABLE: load_variable(l, d, &c->variable[n]); break;
    case KIND_PERSONALITY: load_personality(l, d, &c->personality[n]); break;
    case KIND_FUNC: load_func(l, d, &c->func[n]); break;
    case KIND_SCENARIO: load_scenario(l, d, tunes, &c->scenario[n]); break;
    default: break;
    }
}

static void load_hidden(Loader *l)
{
    for (int i = 0; i < l->hidden_count; i++) {
        const Def *d = &l->defs[l->hidden[i].event];
        char id[160];
        StrBuf b = str_buf(id, sizeof id);
        str_addf(&b, "%s#%d", d->id, l->hidden[i].option); /* no dot: a snapshot divides names by dots */
        if (!l->hidden[i].variable) continue;
        l->c->variable[l->hidden[i].variable] = (VariableDef){.at = {.id = load_keep_text(l, id),
                                                                     .mod = l->mods[d->mod].shown->id,
                                                                     .file = "",
                                                                     .line = d->line},
                                                              .max = (MAX_OPTIONS + 1) * 1000};
    }
}

/* As players meet them in conditions and in the book: under the event's title. */
static void name_hidden(Loader *l)
{
    for (int i = 0; i < l->hidden_count; i++) {
        if (!l->hidden[i].variable) continue;
        Origin *at = &l->c->variable[l->hidden[i].variable].at;
        at->name = l->c->event[l->defs[l->hidden[i].event].index].at.name;
        at->help = "What was answered here: the place of the option in the list, or 0.";
    }
}

/* Powers, states and projects first: scenarios read them. */
static void load_definitions(Loader *l, const Tunes *tunes)
{
    for (int late = 0; late <= 1; late++) {
        for (int i = 0; i < l->def_count; i++) {
            const Def *d = &l->defs[i];
            bool counted = d->mode == DEF_NEW && !d->gone && d->index > 0;
            if (counted && (d->kind == KIND_SCENARIO) == (late == 1)) load_definition(l, i, tunes);
        }
    }
}

/* ---- what nobody uses */

static const char *unused_word(const Item *item)
{
    switch (item->type) {
    case ITEM_TEXT: return "text";
    case ITEM_CONDITION: return "condition";
    case ITEM_VALUE: return "value";
    case ITEM_PARTIAL: return "value";
    case ITEM_EFFECT: return "effect";
    case ITEM_ODDS: return "odds";
    case ITEM_QUARTERS: return "span";
    case ITEM_CHANCE: return "chance";
    case ITEM_DEF: return schema_kind((Kind)item->kind)->word;
    default: return NULL;
    }
}

static void check_unused(Loader *l)
{
    for (int handle = 1; handle < l->item_count; handle++) {
        const Item *item = load_item(l, handle);
        const char *word = unused_word(item);
        if (item->used || !word || l->files[item->file].failed) continue;
        load_at(l, "E034", item->file, item->line, "this %s is never used%s", word,
                item->type == ITEM_CONDITION
                    ? ": 'and', 'or' and a second field of the same name drop it, write all { } or any { }"
                : item->type == ITEM_EFFECT
                    ? ": write seq { } to do both, and look for a second field of the same name"
                    : "");
    }
}

/* ---- all of it */

static bool has_func(const Loader *l, int mod)
{
    for (int i = 0; i < l->def_count; i++) {
        if (is_counted(&l->defs[i], KIND_FUNC) && l->defs[i].mod == mod) return true;
    }
    return false;
}

/* Functions are made again from the same texts, whatever becomes of the files. */
static void keep_sources(Loader *l)
{
    Load *load = l->load;
    load->source_count = 0;
    for (int i = 0; i < l->file_count; i++) {
        const SourceFile *f = &l->files[i];
        if (!f->size || strncmp(f->inner, "patch/", 6) == 0 || !has_func(l, f->mod)) continue;
        load->sources = load_keep_room(l, load->sources, load->source_count, &load->source_capacity,
                                       sizeof *load->sources);
        load->sources[load->source_count++] = (LoadSource){.mod = f->mod,
                                                           .inner = load_keep_text(l, f->inner),
                                                           .text = load_keep_text(l, f->text),
                                                           .size = f->size};
    }
}

static void freeze_nodes(Loader *l)
{
    Catalog *c = l->c;
    c->node = load_keep(l, (size_t)l->node_count * sizeof *c->node);
    memcpy(c->node, l->nodes, (size_t)l->node_count * sizeof *c->node);
    c->node_count = l->node_count;
}

static void solve_courses(Loader *l)
{
    enum { WIDE = 60000 };
    for (int i = 0; i < l->def_count; i++) {
        const Def *d = &l->defs[i];
        if (!is_counted(d, KIND_SCENARIO)) continue;
        int32_t most = model_solve_course(l->c, d->index);
        if (most > WIDE)
            load_at_field(
                l, "W002", d, "",
                "scenario '%s' starts far from rest: a state needs a course of %d points to stand still",
                d->id, (int)(most / 1000));
    }
}

void freeze_catalog(Loader *l)
{
    Tunes tunes;
    l->c = load_keep(l, sizeof *l->c);
    resolve_build(l);
    apply_patches(l);
    for (int i = 0; i < l->def_count; i++) {
        if (is_counted(&l->defs[i], KIND_SCENARIO)) load_scenario_base(l, i, 0);
    }
    number_definitions(l);
    make_arrays(l);
    load_hidden(l);
    load_tune_defs(l, &tunes);
    load_definitions(l, &tunes);
    name_hidden(l);
    check_unused(l);
    freeze_nodes(l);
    validate_catalog(l);
    if (l->error_count > 0) return;
    turn_index(l->c);
    solve_courses(l);
    keep_sources(l);
    l->c->hash = freeze_hash(l);
}

/* ---- hash: what was understood, in order; no addresses, lines or comments */

static uint64_t mix_int(uint64_t h, int64_t v)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)((uint64_t)v >> (8 * i));
    return hash_seeded(bytes, sizeof bytes, h);
}

static uint64_t mix_text(uint64_t h, const char *text)
{
    return text ? hash_seeded(text, strlen(text), mix_int(h, (int64_t)strlen(text))) : mix_int(h, -1);
}

static uint64_t mix_table(Loader *l, uint64_t h, const ValTable *t);

static uint64_t mix_item(Loader *l, uint64_t h, const Item *item)
{
    h = mix_int(mix_int(h, item->type), item->kind);
    h = mix_int(mix_int(h, item->k), item->needs);
    h = mix_text(mix_text(h, item->arg), item->text);
    return item->type == ITEM_DEF ? mix_table(l, h, l->defs[item->def].fields) : h;
}

static uint64_t mix_val(Loader *l, uint64_t h, const Val *v)
{
    h = mix_int(h, v->type);
    switch (v->type) {
    case VAL_BOOL: return mix_int(h, v->truth);
    case VAL_NUMBER: return mix_int(h, (int64_t)(v->number * 1000 + (v->number < 0 ? -0.5 : 0.5)));
    case VAL_STRING: return mix_text(h, v->string);
    case VAL_TABLE: return mix_table(l, h, v->table);
    case VAL_ITEM: return mix_item(l, h, load_item(l, v->item)); /* expressions are in the nodes */
    default: return h;
    }
}

static uint64_t mix_table(Loader *l, uint64_t h, const ValTable *t)
{
    h = mix_int(mix_int(h, t->count), t->field_count);
    for (int i = 0; i < t->count; i++) h = mix_val(l, h, &t->list[i]);
    for (int i = 0; i < t->field_count; i++) {
        /* Sources are for readers. */
        if (str_eq(t->field[i].key, "sources")) continue;
        h = mix_val(l, mix_text(h, t->field[i].key), &t->field[i].val);
    }
    return h;
}

static uint64_t mix_nodes(uint64_t h, const Catalog *c)
{
    for (int i = 0; i < c->node_count; i++) {
        const Node *n = &c->node[i];
        h = mix_int(h, (int64_t)((uint64_t)n->kind | (uint64_t)n->var << 8 | (uint64_t)n->state << 16 |
                                 (uint64_t)n->power << 24 | (uint64_t)n->channel << 32 |
                                 (uint64_t)n->flag << 40 | (uint64_t)n->arg << 48));
        h = mix_int(h, (int64_t)((uint64_t)(uint32_t)n->k | (uint64_t)n->end << 32));
    }
    for (int i = 1; i <= c->label_count; i++) h = mix_text(h, c->label[i]);
    return h;
}

uint64_t freeze_hash(Loader *l)
{
    uint64_t h = hash_name("catalog");
    for (int i = 0; i < l->order_count; i++) h = mix_text(h, l->mods[l->order[i]].shown->id);
    for (int i = 0; i < l->def_count; i++) {
        const Def *d = &l->defs[i];
        if (d->mode != DEF_NEW || d->gone || d->nested) continue;
        h = mix_text(mix_int(mix_int(h, d->kind), d->index), d->id);
        h = mix_table(l, h, d->fields);
        /* What a function does shows only in its text. */
        if (d->kind == KIND_FUNC) h = mix_text(h, l->files[d->file].text);
    }
    return mix_nodes(h, l->c);
}
