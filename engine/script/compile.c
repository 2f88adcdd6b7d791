/* Items to Nodes: every use of a condition, value or effect is written out as a prefix tree, with names
 * turned into ids and each scope checked against what the field offers. */
#include "script/compile.h"

#include "base/check.h"

#include <string.h>

enum { DEEPEST = 48, LARGEST = 4096, MOST_NODES = 1 << 20, MOST_LABELS = 60000 };

typedef struct {
    Loader *l;
    const Compile *where;
    uint32_t root;
    int depth;
    bool in_each, failed;
} Run;

static uint32_t add_node(Run *r, const Item *item)
{
    Loader *l = r->l;
    if (l->node_count - (int)r->root >= LARGEST || l->node_count >= MOST_NODES) {
        if (!r->failed)
            load_at(l, "E048", item->file, item->line, "this expression is larger than %d parts", LARGEST);
        r->failed = true;
        return 0;
    }
    l->nodes = load_room(l, l->nodes, l->node_count, &l->node_capacity, sizeof *l->nodes);
    l->nodes[l->node_count] = (Node){.kind = item->node, .var = item->var, .flag = item->flag, .k = item->k};
    return (uint32_t)l->node_count++;
}

static int label_of(Run *r, const Item *item)
{
    Loader *l = r->l;
    Catalog *c = l->c;
    for (int i = 1; i <= c->label_count; i++) {
        if (str_eq(c->label[i], item->text)) return i;
    }
    if (c->label_count >= MOST_LABELS) {
        load_at(l, "E048", item->file, item->line, "more than %d different names of terms", MOST_LABELS);
        return 0;
    }
    c->label = load_keep_room(l, c->label, c->label_count + 1, &l->label_capacity, sizeof *c->label);
    c->label[++c->label_count] = load_keep_text(l, item->text);
    Load *load = l->load;
    load->texts = load_keep_room(l, load->texts, load->text_count, &load->text_capacity, sizeof *load->texts);
    load->texts[load->text_count++] = (LoadText){.text = c->label[c->label_count],
                                                 .context = "term",
                                                 .file = load_keep_text(l, l->files[item->file].path),
                                                 .line = item->line,
                                                 .mod = l->files[item->file].mod};
    return c->label_count;
}

/* ---- subjects */

static int named(Run *r, const Item *item, Kind kind, const char *name)
{
    Loader *l = r->l;
    int def = resolve_name(l, kind, name, l->files[item->file].mod, item->file, item->line);
    return def < 0 ? 0 : l->defs[def].index;
}

static void missing_scope(Run *r, const Item *item, const char *scope, const char *why)
{
    load_at(r->l, "E036", item->file, item->line, "'%s' means nothing in '%s' of %s '%s'%s", scope,
            r->where->field, schema_kind((Kind)r->where->def->kind)->word, r->where->def->id, why);
}

static uint8_t state_id(Run *r, const Item *item)
{
    if (item->state.name) return (uint8_t)named(r, item, KIND_STATE, item->state.name);
    if (item->state.scope == SCOPE_EACH && !r->in_each)
        missing_scope(r, item, "each", ": it stands inside each_state");
    if (item->state.scope == SCOPE_TARGET && !(r->where->may & FIELD_HAS_STATE))
        missing_scope(r, item, "target",
                      r->where->def->kind == KIND_EVENT || r->where->def->kind == KIND_OPTION
                          ? ": the event needs `at`"
                          : "");
    return item->state.scope;
}

static uint8_t power_id(Run *r, const Item *item)
{
    if (item->power.name) return (uint8_t)named(r, item, KIND_POWER, item->power.name);
    if (item->power.scope == SCOPE_ACTOR && !(r->where->may & FIELD_HAS_ACTOR))
        missing_scope(r, item, "actor", "");
    if (item->power.scope == SCOPE_RIVAL && !(r->where->may & FIELD_HAS_RIVAL))
        missing_scope(r, item, "rival", "");
    return item->power.scope;
}

/* Scripted powers hold ties and nothing else. */
static void needs_seat(Run *r, const Item *item, int power)
{
    if (power == 0 || power >= SCOPE_ACTOR || power <= MAX_SEATS) return;
    if (item->node == VALUE_REF && (item->var == VAR_DEPENDENCE || item->var == VAR_INFLUENCE)) return;
    if (item->var == VAR_TIE || item->var == VAR_BASE) return;
    load_at(r->l, "E045", item->file, item->line, "'%s' has no seat: it holds ties, but no '%s'",
            item->power.name, var_info(item->var)->word);
}

static void subjects(Run *r, const Item *item, Node *n)
{
    int wanted = var_info(item->var)->subjects;
    if (wanted & STATE) n->state = state_id(r, item);
    if (wanted & POWER) n->power = power_id(r, item);
    if (wanted & POWER) needs_seat(r, item, n->power);
    if (wanted & CHANNEL) n->channel = (uint8_t)named(r, item, KIND_CHANNEL, item->channel.name);
    if (item->var == VAR_LEGS || item->var == VAR_SATURATION || item->var == VAR_VARIABLE)
        n->arg = (uint16_t)named(r, item, (Kind)item->kind, item->arg);
}

/* ---- single nodes */

/* The n-th option of an event's definition; NULL: there is none. */
static const Def *option_at(Loader *l, const Def *event, int n)
{
    const Val *v = n < event->fields->count ? &event->fields->list[n] : NULL;
    const Item *item = v && v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
    return item && item->type == ITEM_DEF && item->kind == KIND_OPTION ? &l->defs[item->def] : NULL;
}

/* Place of an option in its event; -1, and the nearest name, when there is none. */
static int find_option(Loader *l, const Def *event, const char *name, Nearest *near)
{
    nearest_start(near, name);
    for (int i = 0; i < event->fields->count; i++) {
        const Def *o = option_at(l, event, i);
        if (o && str_eq(o->id, name)) return i;
        if (o) nearest_offer(near, o->id);
    }
    return -1;
}

static bool named_option(Loader *l, const Item *item, int event, int *option)
{
    Nearest near;
    *option = find_option(l, &l->defs[event], item->option, &near);
    if (*option >= 0) return true;
    load_at(l, "E020", item->file, item->line, "event '%s' has no option '%s'%s", l->defs[event].id,
            item->option, nearest_text(&near));
    return false;
}

static void chosen_node(Run *r, const Item *item, Node *n)
{
    Loader *l = r->l;
    int option, variable = 0;
    int event = resolve_name(l, KIND_EVENT, item->arg, l->files[item->file].mod, item->file, item->line);
    if (event >= 0 && named_option(l, item, event, &option)) variable = compile_hidden(l, event, option);
    n->kind = COND_EQUALS;
    n->k = variable ? (option + 1) * 1000 : 0;
    Item ref = {.node = VALUE_REF, .var = VAR_VARIABLE, .file = item->file, .line = item->line};
    uint32_t child = add_node(r, &ref);
    if (child) l->nodes[child].arg = (uint16_t)variable;
    if (child) l->nodes[child].end = child + 1;
}

/* Wants of several states may have one id. */
static void wants_node(Run *r, const Item *item, Node *n)
{
    Loader *l = r->l;
    int found = 0;
    n->state = state_id(r, item);
    uint8_t state = n->state;
    for (int i = 0; i < l->def_count; i++) {
        const Def *d = &l->defs[i];
        if (d->kind != KIND_WANT || d->gone || d->index == 0 || !str_eq(d->id, item->arg)) continue;
        found++;
        Item one = {.node = COND_WANTS, .file = item->file, .line = item->line};
        uint32_t child = add_node(r, &one);
        if (!child) return;
        l->nodes[child].arg = (uint16_t)d->index;
        l->nodes[child].state = state;
        l->nodes[child].end = child + 1;
    }
    n->kind = COND_ANY;
    n->state = 0;
    if (found == 0) named(r, item, KIND_WANT, item->arg);
}

/* The clauses are checked when the agreement itself is stored; here a wrong one has no id. */
static const char *clause_id(const Def *agreement, int i)
{
    const Val *list = def_field(agreement, "clauses");
    const Val *one = list && list->type == VAL_TABLE && i < list->table->count ? &list->table->list[i] : NULL;
    const Val *id = one && one->type == VAL_TABLE ? val_field(one->table, "id") : NULL;
    return id && id->type == VAL_STRING ? id->string : "";
}

static void clause_node(Run *r, const Item *item, Node *n)
{
    const Def *d = r->where->def;
    Nearest near;
    if (d->kind != KIND_AGREEMENT) {
        load_at(r->l, "E036", item->file, item->line,
                "clause \"%s\" means nothing in '%s' of %s '%s': it is read inside its own agreement",
                item->arg, r->where->field, schema_kind((Kind)d->kind)->word, d->id);
        return;
    }
    nearest_start(&near, item->arg);
    for (int i = 0; i < MAX_CLAUSES; i++) {
        n->arg = (uint16_t)i;
        if (str_eq(clause_id(d, i), item->arg)) return;
        if (*clause_id(d, i)) nearest_offer(&near, clause_id(d, i));
    }
    load_at(r->l, "E020", item->file, item->line, "agreement '%s' has no clause '%s'%s", d->id, item->arg,
            nearest_text(&near));
}

/* What is not a subject of a variable: a definition in arg, a text, a state. */
static void details(Run *r, const Item *item, Node *n)
{
    switch (item->node) {
    case COND_HAS:
    case EFFECT_SIGN:
    case EFFECT_BREAK:
        n->state = state_id(r, item);
        n->power = power_id(r, item);
        n->arg = (uint16_t)named(r, item, KIND_AGREEMENT, item->arg);
        if (item->node != COND_HAS && n->power > MAX_SEATS && n->power < SCOPE_ACTOR)
            load_at(r->l, "E045", item->file, item->line, "'%s' has no seat, it signs nothing",
                    item->power.name);
        break;
    case COND_IS:
        n->state = state_id(r, item);
        n->arg = (uint16_t)named(r, item, KIND_STATE, item->arg);
        break;
    case COND_FIRED: n->arg = (uint16_t)named(r, item, KIND_EVENT, item->arg); break;
    case EFFECT_ADVANCE:
        n->state = state_id(r, item);
        n->arg = (uint16_t)named(r, item, KIND_PROJECT, item->arg);
        break;
    case EFFECT_FIRE:
        n->arg = (uint16_t)named(r, item, KIND_EVENT, item->arg);
        n->state = item->state.name || item->state.scope ? state_id(r, item) : (uint8_t)r->where->state;
        break;
    case EFFECT_FUNC: n->arg = (uint16_t)named(r, item, KIND_FUNC, item->arg); break;
    case VALUE_LABEL: n->arg = (uint16_t)label_of(r, item); break;
    case VALUE_CLAUSE: clause_node(r, item, n); break;
    default:
        if (item->var) subjects(r, item, n);
        break;
    }
}

static void add_tree(Run *r, int handle)
{
    Loader *l = r->l;
    const Item *item = load_item(l, handle);
    if (r->failed || item->type == ITEM_BAD) return;
    if (++r->depth > DEEPEST) {
        load_at(l, "E048", item->file, item->line, "this expression is nested deeper than %d", DEEPEST);
        r->failed = true;
        return;
    }
    uint32_t at = add_node(r, item);
    if (r->failed) return;
    Node n = l->nodes[at];
    if (item->node == COND_CHOSEN)
        chosen_node(r, item, &n);
    else if (item->node == COND_WANTS)
        wants_node(r, item, &n);
    else
        details(r, item, &n);
    bool outer = r->in_each;
    if (item->node == EFFECT_EACH_STATE) r->in_each = true;
    for (int i = 0; i < item->child_count; i++) add_tree(r, item->child[i]);
    r->in_each = outer;
    n.end = (uint32_t)l->node_count;
    l->nodes[at] = n;
    r->depth--;
}

uint32_t compile_item(Loader *l, int handle, const Compile *where)
{
    Run r = {.l = l, .where = where, .root = (uint32_t)l->node_count};
    if (load_item(l, handle)->type == ITEM_BAD) return 0;
    add_tree(&r, handle);
    return r.failed ? 0 : r.root;
}

uint32_t compile_effects(Loader *l, const Val *v, const Compile *where)
{
    Run r = {.l = l, .where = where, .root = (uint32_t)l->node_count};
    const Item *item = v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
    if (item && (item->type == ITEM_EFFECT || item->type == ITEM_BAD)) return compile_item(l, v->item, where);
    bool fine = v->type == VAL_TABLE && v->table->field_count == 0;
    for (int i = 0; fine && i < v->table->count; i++) {
        const Val *e = &v->table->list[i];
        int type = e->type == VAL_ITEM ? load_item(l, e->item)->type : ITEM_NONE;
        fine = type == ITEM_EFFECT || type == ITEM_BAD;
    }
    if (!fine) {
        load_at_field(l, "E012", where->def, where->field,
                      "'%s' of %s '%s' needs an effect or a list of effects", where->field,
                      schema_kind((Kind)where->def->kind)->word, where->def->id);
        return 0;
    }
    Item seq = {.node = EFFECT_SEQ, .file = where->def->file, .line = where->def->line};
    uint32_t root = add_node(&r, &seq);
    for (int i = 0; i < v->table->count; i++) add_tree(&r, v->table->list[i].item);
    l->nodes[root].end = (uint32_t)l->node_count;
    return r.failed ? 0 : root;
}

/* ---- chosen(): a hidden variable for each event and seat that is asked about */

static const char *option_power(Loader *l, const Def *option)
{
    const Val *by = def_field(option, "by");
    if (!by) return NULL;
    return by->type == VAL_STRING ? by->string : by->type == VAL_ITEM ? load_item(l, by->item)->arg : NULL;
}

static bool same_seat(Loader *l, const Def *event, int a, int b)
{
    const Def *first = option_at(l, event, a), *second = option_at(l, event, b);
    const char *one = first ? option_power(l, first) : NULL, *other = second ? option_power(l, second) : NULL;
    return one && other && str_eq(one, other);
}

static int find_hidden(Loader *l, int event, int option)
{
    for (int i = 0; i < l->hidden_count; i++) {
        if (l->hidden[i].event == event && same_seat(l, &l->defs[event], l->hidden[i].option, option))
            return i;
    }
    return -1;
}

int compile_hidden(Loader *l, int event, int option)
{
    int i = find_hidden(l, event, option);
    return i < 0 ? 0 : l->hidden[i].variable;
}

void compile_scan_chosen(Loader *l)
{
    for (int handle = 1; handle < l->item_count; handle++) {
        const Item *item = load_item(l, handle);
        Nearest near;
        if (item->type != ITEM_CONDITION || item->node != COND_CHOSEN || !item->used) continue;
        int event = resolve_find(l, KIND_EVENT, l->files[item->file].mod, item->arg);
        int option = event < 0 ? -1 : find_option(l, &l->defs[event], item->option, &near);
        if (option < 0 || find_hidden(l, event, option) >= 0) continue;
        l->hidden = load_room(l, l->hidden, l->hidden_count, &l->hidden_capacity, sizeof *l->hidden);
        l->hidden[l->hidden_count++] = (Hidden){.event = event, .option = option};
    }
}

static void append_node(Loader *l, Node n)
{
    l->nodes = load_room(l, l->nodes, l->node_count, &l->node_capacity, sizeof *l->nodes);
    l->nodes[l->node_count++] = n;
}

/* Behind the new nodes, as it stood. */
static void append_copy(Loader *l, uint32_t effect)
{
    uint32_t first = (uint32_t)l->node_count, end = effect ? l->nodes[effect].end : 0;
    for (uint32_t i = effect; i < end; i++) {
        Node n = l->nodes[i];
        n.end = n.end - effect + first;
        append_node(l, n);
    }
}

uint32_t compile_blocs(Loader *l, const Def *d, uint32_t effect)
{
    const Val *v = def_field(d, "blocs");
    if (!v || !kind_table(l, d, "blocs", v, "{ builders = 2, savers = -1 }")) return effect;
    uint32_t first = (uint32_t)l->node_count;
    append_node(l, (Node){.kind = EFFECT_SEQ});
    for (int i = 0; i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        int32_t points = 0;
        int variable = kind_key(l, d, KIND_VARIABLE, f->key);
        if (!variable || !kind_number(l, d, f->key, &f->val, -100000, 100000, &points)) continue;
        uint32_t end = (uint32_t)l->node_count + 2;
        append_node(l, (Node){.kind = EFFECT_ADD, .var = VAR_VARIABLE, .arg = (uint16_t)variable, .end = end});
        append_node(l, (Node){.kind = VALUE_CONST, .k = points, .end = end});
    }
    append_copy(l, effect);
    l->nodes[first].end = (uint32_t)l->node_count;
    return first;
}

uint32_t compile_mark_option(Loader *l, int variable, int option, uint32_t effect)
{
    /* The effect was compiled last, so it is copied behind the new nodes. */
    uint32_t first = (uint32_t)l->node_count, end = effect ? l->nodes[effect].end : 0;
    Node head[3] = {
        {.kind = EFFECT_SEQ},
        {.kind = EFFECT_SET, .var = VAR_VARIABLE, .arg = (uint16_t)variable, .end = first + 3},
        {.kind = VALUE_CONST, .k = (option + 1) * 1000, .end = first + 3},
    };
    for (int i = 0; i < 3 + (int)(end - effect); i++) {
        l->nodes = load_room(l, l->nodes, l->node_count, &l->node_capacity, sizeof *l->nodes);
        Node n = i < 3 ? head[i] : l->nodes[effect + (uint32_t)i - 3];
        if (i >= 3) n.end = n.end - effect + first + 3;
        l->nodes[l->node_count++] = n;
    }
    l->nodes[first].end = (uint32_t)l->node_count;
    return first;
}
