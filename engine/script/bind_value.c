/* Scopes, values and verbs: `target.tie(actor, "trade"):at_least(20)`. A value is complete when all its
 * subjects are known; until then it is ITEM_PARTIAL. Verbs are looked up before values, so verb words are
 * reserved. */
#include "script/bind.h"

#include "base/check.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

static const struct {
    uint8_t var;
    const char *shape;
} shapes[] = {
    {VAR_TIE, "state.tie(power, \"channel\")"},
    {VAR_BASE, "state.base(power, \"channel\")"},
    {VAR_OWN, "state.own(\"channel\")"},
    {VAR_DEPENDENCE, "state.dependence(power, \"channel\")"},
    {VAR_INFLUENCE, "state.influence(power, \"channel\")"},
    {VAR_GOODWILL, "state.goodwill(power)"},
    {VAR_ALIGNMENT, "state.alignment(power)"},
    {VAR_ACTS, "state.acts(power)"},
    {VAR_INTEL, "state.intel(power)"},
    {VAR_ACCORD, "state.accord(power)"},
    {VAR_HARD, "state.hard(power)"},
    {VAR_LEGS, "state.legs(project \"id\")"},
    {VAR_SATURATION, "state.saturation(action \"id\")"},
    {VAR_VARIABLE, "world.variable \"id\""},
};

const char *bind_shape(int var)
{
    for (int i = 0; i < COUNT_OF(shapes); i++) {
        if (shapes[i].var == var) return shapes[i].shape;
    }
    return var_info(var)->word;
}

const int *bind_children(Loader *l, int count, const int *children)
{
    int *copy = load_take(l, (size_t)count * sizeof *copy);
    for (int i = 0; i < count; i++) {
        copy[i] = children[i];
        bind_use(l, children[i]);
    }
    return copy;
}

int bind_parent(Loader *l, lua_State *lua, ItemType type, NodeKind node, int child)
{
    int handle = bind_new(l, lua, type);
    Item *item = load_item(l, handle);
    item->node = (uint8_t)node;
    if (child) {
        item->child = bind_children(l, 1, &child);
        item->child_count = 1;
    }
    return handle;
}

const char *bind_name_at(Loader *l, lua_State *lua, int index, Kind kind, const char *what)
{
    if (lua_type(lua, index) == LUA_TSTRING) return load_text(l, lua_tostring(lua, index));
    const Item *item = bind_item(l, lua, index);
    bind_use(l, bind_handle(lua, index));
    if (item && item->type == ITEM_REF && item->kind == kind) return item->arg;
    if (item && item->type == ITEM_STATE && kind == KIND_STATE && item->state.name) return item->state.name;
    if (item && item->type == ITEM_BAD) return NULL;
    const char *word = schema_kind(kind)->word;
    bind_error(l, lua, "E021", "%s needs %s \"id\", not %s", what, word,
               item && item->type == ITEM_REF ? schema_kind((Kind)item->kind)->word
                                              : bind_described(l, lua, index));
    return NULL;
}

bool bind_power_at(Loader *l, lua_State *lua, int index, const char *what, Subject *out)
{
    const Item *item = bind_item(l, lua, index);
    bind_use(l, bind_handle(lua, index));
    if (lua_type(lua, index) == LUA_TSTRING) {
        *out = (Subject){.name = load_text(l, lua_tostring(lua, index))};
        return true;
    }
    if (item && item->type == ITEM_POWER) {
        *out = item->power;
        return true;
    }
    if (!(item && item->type == ITEM_BAD))
        bind_error(l, lua, "E031", "%s needs a power (actor, rival or power \"id\"), not %s", what,
                   bind_described(l, lua, index));
    return false;
}

/* ---- values by dot and parentheses */

static int ready(Loader *l, lua_State *lua, const Item *partial)
{
    int handle = bind_new(l, lua, ITEM_VALUE);
    Item *item = load_item(l, handle);
    item->node = VALUE_REF;
    item->var = partial->var;
    item->state = partial->state;
    item->power = partial->power;
    item->channel = partial->channel;
    item->arg = partial->arg;
    item->kind = partial->kind;
    return bind_push(lua, handle);
}

static int var_of(const char *word)
{
    for (int v = 1; v < VAR_COUNT; v++) {
        if (str_eq(var_info(v)->word, word)) return v;
    }
    return VAR_NONE;
}

static bool var_belongs(int var, int type)
{
    int subjects = var_info(var)->subjects;
    if (type == ITEM_STATE) return (subjects & STATE) != 0;
    if (type == ITEM_POWER) return subjects == POWER;
    return subjects == 0;
}

static const char *scope_word(int type)
{
    return type == ITEM_STATE ? "a state" : type == ITEM_POWER ? "a power" : "world";
}

static void offer_verbs(Nearest *near, const char *owner)
{
    for (int i = 0; i < schema_word_count(); i++) {
        const char *verb = schema_word(i)->name;
        if (strncmp(verb, owner, strlen(owner)) == 0) nearest_offer(near, verb + strlen(owner));
    }
}

static int unknown_value(Loader *l, lua_State *lua, const Item *self, const char *word)
{
    Nearest near;
    if (self->type != ITEM_STATE && self->type != ITEM_POWER && self->type != ITEM_WORLD) {
        bind_use(l, bind_handle(lua, 1));
        if (self->type == ITEM_PARTIAL)
            return bind_bad(l, lua, "E031", "'%s' needs its subjects in parentheses, as in %s",
                            var_info(self->var)->word, bind_shape(self->var));
        nearest_start(&near, word);
        offer_verbs(&near, "value:");
        return bind_bad(l, lua, "E030", "%s has no '%s'%s", bind_described(l, lua, 1), word,
                        nearest_text(&near));
    }
    nearest_start(&near, word);
    for (int v = 1; v < VAR_COUNT; v++) {
        if (var_belongs(v, self->type)) nearest_offer(&near, var_info(v)->word);
    }
    if (self->type == ITEM_STATE) offer_verbs(&near, "state:");
    bind_use(l, bind_handle(lua, 1));
    int var = var_of(word);
    if (var != VAR_NONE && !near.best)
        return bind_bad(l, lua, "E030", "%s has no '%s': it belongs to %s", scope_word(self->type), word,
                        var_info(var)->subjects & STATE   ? "a state"
                        : var_info(var)->subjects & POWER ? "a power"
                                                          : "world");
    return bind_bad(l, lua, "E030", "%s has no value '%s'%s", scope_word(self->type), word,
                    nearest_text(&near));
}

/* upvalue 1: table of verbs */
static int index_item(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    const Item *self = bind_item(l, lua, 1);
    if (!self || self->type == ITEM_BAD) return bind_push_bad(l, lua);
    if (lua_type(lua, 2) != LUA_TSTRING)
        return bind_bad(l, lua, "E030", "%s is no list", bind_described(l, lua, 1));
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 1;
    const char *word = lua_tostring(lua, 2);
    int var = var_of(word);
    if (var == VAR_NONE || !var_belongs(var, self->type)) return unknown_value(l, lua, self, word);
    bind_use(l, bind_handle(lua, 1));
    Item partial = {.var = (uint8_t)var, .state = self->state, .power = self->power};
    int own = self->type == ITEM_STATE ? STATE : self->type == ITEM_POWER ? POWER : 0;
    if (var_info(var)->subjects == own && var != VAR_VARIABLE) return ready(l, lua, &partial);
    int handle = bind_new(l, lua, ITEM_PARTIAL);
    Item *item = load_item(l, handle);
    item->var = partial.var;
    item->state = partial.state;
    item->power = partial.power;
    return bind_push(lua, handle);
}

static bool take_subjects(Loader *l, lua_State *lua, Item *value)
{
    int subjects = var_info(value->var)->subjects, next = 2;
    const char *shape = bind_shape(value->var);
    if ((subjects & POWER) && !bind_power_at(l, lua, next++, shape, &value->power)) return false;
    if (subjects & CHANNEL) {
        value->channel.name = bind_name_at(l, lua, next++, KIND_CHANNEL, shape);
        if (!value->channel.name) return false;
    }
    Kind kind = subjects & PROJECT ? KIND_PROJECT : subjects & ACTION ? KIND_ACTION : KIND_NONE;
    if (value->var == VAR_VARIABLE) kind = KIND_VARIABLE;
    if (kind != KIND_NONE) {
        value->kind = (uint8_t)kind;
        value->arg = bind_name_at(l, lua, next++, kind, shape);
        if (!value->arg) return false;
    }
    if (lua_gettop(lua) >= next) {
        bind_error(l, lua, "E031", "too many subjects: write %s", shape);
        return false;
    }
    return true;
}

static int call_item(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    const Item *self = bind_item(l, lua, 1);
    bind_use(l, bind_handle(lua, 1));
    if (!self || self->type == ITEM_BAD) return bind_push_bad(l, lua);
    if (self->type == ITEM_VALUE && self->node == VALUE_REF)
        return bind_bad(l, lua, "E031", "'%s' takes no parentheses", var_info(self->var)->word);
    if (self->type != ITEM_PARTIAL)
        return bind_bad(l, lua, "E031", "%s takes no parentheses", bind_described(l, lua, 1));
    Item value = *self;
    if (!take_subjects(l, lua, &value)) return bind_push_bad(l, lua);
    return ready(l, lua, &value);
}

/* ---- verbs */

/* Self of the wanted type; NULL with a bad item pushed. */
static Item *self_of(Loader *l, lua_State *lua, ItemType type, const char *verb, const char *owner)
{
    Item *self = bind_item(l, lua, 1);
    bind_use(l, bind_handle(lua, 1));
    if (self && self->type == type) return self;
    if (self && self->type == ITEM_BAD) {
        bind_push_bad(l, lua);
    } else if (!self) {
        bind_bad(l, lua, "E030", "write %s:%s(...), with a colon", owner, verb);
    } else if (self->type == ITEM_PARTIAL) {
        bind_bad(l, lua, "E031", "'%s' needs its subjects in parentheses, as in %s",
                 var_info(self->var)->word, bind_shape(self->var));
    } else {
        bind_bad(l, lua, "E030", "'%s' is said of %s, not of %s", verb, owner, bind_described(l, lua, 1));
    }
    return NULL;
}

static int compare(lua_State *lua, NodeKind node, const char *verb)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    for (int i = 2; i <= lua_gettop(lua); i++) bind_use(l, bind_handle(lua, i));
    if (!self_of(l, lua, ITEM_VALUE, verb, "value")) return 1;
    if (!bind_milli(l, lua, 2, verb, &k)) return bind_push_bad(l, lua);
    int handle = bind_parent(l, lua, ITEM_CONDITION, node, bind_handle(lua, 1));
    load_item(l, handle)->k = k;
    return bind_push(lua, handle);
}

static int verb_at_least(lua_State *lua)
{
    return compare(lua, COND_AT_LEAST, "at_least");
}
static int verb_at_most(lua_State *lua)
{
    return compare(lua, COND_AT_MOST, "at_most");
}
static int verb_below(lua_State *lua)
{
    return compare(lua, COND_BELOW, "below");
}
static int verb_above(lua_State *lua)
{
    return compare(lua, COND_ABOVE, "above");
}
static int verb_equals(lua_State *lua)
{
    return compare(lua, COND_EQUALS, "equals");
}

static int times(Loader *l, lua_State *lua, int child, int32_t k)
{
    int handle = bind_parent(l, lua, ITEM_VALUE, VALUE_TIMES, child);
    load_item(l, handle)->k = k;
    return handle;
}

static int verb_scaled(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    if (!self_of(l, lua, ITEM_VALUE, "scaled", "value")) return 1;
    if (!bind_milli(l, lua, 2, "scaled", &k)) return bind_push_bad(l, lua);
    return bind_push(lua, times(l, lua, bind_handle(lua, 1), k));
}

static int verb_less(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    if (!self_of(l, lua, ITEM_VALUE, "less", "value")) return 1;
    int other = bind_value_at(l, lua, 2, "less");
    if (!other) return bind_push_bad(l, lua);
    int children[2] = {bind_handle(lua, 1), times(l, lua, other, -1000)};
    int handle = bind_parent(l, lua, ITEM_VALUE, VALUE_SUM, 0);
    Item *item = load_item(l, handle);
    item->child = bind_children(l, 2, children);
    item->child_count = 2;
    return bind_push(lua, handle);
}

static const char *text_at(Loader *l, lua_State *lua, int index, const char *verb)
{
    const Item *text = bind_item(l, lua, index);
    bind_use(l, bind_handle(lua, index));
    if (text && text->type == ITEM_TEXT) return text->text;
    if (!(text && text->type == ITEM_BAD))
        bind_error(l, lua, "E014", "%s needs a text: write T \"...\"", verb);
    return NULL;
}

/* The value at index under a text. */
static int labelled(Loader *l, lua_State *lua, int value, const char *text)
{
    int handle = bind_parent(l, lua, ITEM_VALUE, VALUE_LABEL, value);
    load_item(l, handle)->text = text;
    return handle;
}

static int verb_called(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    if (!self_of(l, lua, ITEM_VALUE, "called", "value")) return 1;
    const char *text = text_at(l, lua, 2, "called");
    if (!text) return bind_push_bad(l, lua);
    return bind_push(lua, labelled(l, lua, bind_handle(lua, 1), text));
}

/* ---- verbs that write */

bool bind_can_write(int var)
{
    return var != VAR_DEPENDENCE && var != VAR_INFLUENCE && var != VAR_YEAR && var != VAR_SEASON &&
           var != VAR_QUARTER && var != VAR_ACCORD && var != VAR_INCOME && var != VAR_HARD;
}

/* Effect node on the reference self; 0 with a bad item pushed. */
static int writing(Loader *l, lua_State *lua, NodeKind node, const char *verb, bool allowed, const char *why)
{
    const Item *self = self_of(l, lua, ITEM_VALUE, verb, "value");
    if (!self) return 0;
    if (self->node != VALUE_REF) {
        bind_bad(l, lua, "E035", "a sum or a share of values cannot be changed");
        return 0;
    }
    if (!allowed) {
        bind_bad(l, lua, "E035", "'%s' cannot be changed by :%s%s", var_info(self->var)->word, verb, why);
        return 0;
    }
    Item ref = *self;
    int handle = bind_new(l, lua, ITEM_EFFECT);
    Item *item = load_item(l, handle);
    item->node = (uint8_t)node;
    item->var = ref.var;
    item->state = ref.state;
    item->power = ref.power;
    item->channel = ref.channel;
    item->arg = ref.arg;
    item->kind = ref.kind;
    return handle;
}

static int self_var(Loader *l, lua_State *lua)
{
    const Item *self = bind_item(l, lua, 1);
    return self && self->type == ITEM_VALUE && self->node == VALUE_REF ? self->var : VAR_NONE;
}

static const char *write_advice(int var)
{
    return var == VAR_ACCORD   ? ": steps are signed and lapse; :lower_to(n) takes them back"
           : var == VAR_INCOME ? ": only :add(n, quarters(k)) does"
                               : ": it follows from other numbers";
}

static int with_value(Loader *l, lua_State *lua, int handle, int value)
{
    if (!value) return bind_push_bad(l, lua);
    Item *item = load_item(l, handle);
    item->child = bind_children(l, 1, &value);
    item->child_count = 1;
    return bind_push(lua, handle);
}

static int add_income(Loader *l, lua_State *lua)
{
    const Item *span = bind_item(l, lua, 3);
    bind_use(l, bind_handle(lua, 3));
    bind_use(l, bind_handle(lua, 1));
    if (!span || span->type != ITEM_QUARTERS)
        return bind_bad(l, lua, "E031", "income changes for a time: write power.income:add(n, quarters(k))");
    int32_t k = span->k;
    int handle = writing(l, lua, EFFECT_GRANT, "add", true, "");
    if (!handle) return 1;
    load_item(l, handle)->k = k;
    return with_value(l, lua, handle, bind_value_at(l, lua, 2, "add"));
}

static int verb_add(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int var = self_var(l, lua);
    if (var == VAR_INCOME) return add_income(l, lua);
    int handle = writing(l, lua, EFFECT_ADD, "add", bind_can_write(var), write_advice(var));
    if (!handle) return 1;
    int value = bind_value_at(l, lua, 2, "add");
    if (value && !lua_isnoneornil(lua, 3)) {
        const char *cause = text_at(l, lua, 3, "the cause of add");
        if (!cause) return bind_push_bad(l, lua);
        value = labelled(l, lua, value, cause);
    }
    return with_value(l, lua, handle, value);
}

static int verb_set(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int var = self_var(l, lua);
    int handle = writing(l, lua, EFFECT_SET, "set", bind_can_write(var), write_advice(var));
    return handle ? with_value(l, lua, handle, bind_value_at(l, lua, 2, "set")) : 1;
}

static int gain(lua_State *lua, const char *verb, int32_t k)
{
    Loader *l = bind_loader(lua);
    int handle =
        writing(l, lua, EFFECT_GROW, verb, self_var(l, lua) == VAR_TIE, ": only ties grow, use :add(n)");
    if (!handle) return 1;
    load_item(l, handle)->k = k;
    return with_value(l, lua, handle, bind_value_at(l, lua, 2, verb));
}

static int verb_grow(lua_State *lua)
{
    return gain(lua, "grow", 0);
}
static int verb_build(lua_State *lua)
{
    return gain(lua, "build", 1000);
}

static int verb_scale(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int var = self_var(l, lua);
    int32_t k;
    int handle = writing(l, lua, EFFECT_SCALE, "scale", bind_can_write(var), write_advice(var));
    if (!handle) return 1;
    if (!bind_milli(l, lua, 2, "scale", &k)) return bind_push_bad(l, lua);
    load_item(l, handle)->k = k;
    return bind_push(lua, handle);
}

static int verb_lower_to(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    int handle = writing(l, lua, EFFECT_ACCORD, "lower_to", self_var(l, lua) == VAR_ACCORD,
                         ": it is said of state.accord(power)");
    if (!handle) return 1;
    if (!bind_milli(l, lua, 2, "lower_to", &k)) return bind_push_bad(l, lua);
    if (k < 0 || k > 5000 || k % 1000 != 0)
        return bind_bad(l, lua, "E013", "lower_to needs a whole number from 0 to 5");
    load_item(l, handle)->k = k;
    return bind_push(lua, handle);
}

/* ---- verbs of states */

/* Item about self's state with a reference of `kind` as its first argument. */
static int about_state(Loader *l, lua_State *lua, ItemType type, NodeKind node, const char *verb, Kind kind)
{
    const Item *self = self_of(l, lua, ITEM_STATE, verb, "state");
    if (!self) return 0;
    Subject state = self->state;
    const char *name = bind_name_at(l, lua, 2, kind, verb);
    if (!name) {
        bind_push_bad(l, lua);
        return 0;
    }
    int handle = bind_new(l, lua, type);
    Item *item = load_item(l, handle);
    item->node = (uint8_t)node;
    item->state = state;
    item->kind = (uint8_t)kind;
    item->arg = name;
    return handle;
}

static int verb_has(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    Subject power = {0};
    int handle = about_state(l, lua, ITEM_CONDITION, COND_HAS, "has", KIND_AGREEMENT);
    if (!handle) return 1;
    if (!lua_isnoneornil(lua, 3) && !bind_power_at(l, lua, 3, "has", &power)) return bind_push_bad(l, lua);
    load_item(l, handle)->power = power;
    return bind_push(lua, handle);
}

static int verb_is(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int handle = about_state(l, lua, ITEM_CONDITION, COND_IS, "is", KIND_STATE);
    return handle ? bind_push(lua, handle) : 1;
}

static int verb_wants(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int handle = about_state(l, lua, ITEM_CONDITION, COND_WANTS, "wants", KIND_WANT);
    return handle ? bind_push(lua, handle) : 1;
}

static int agreement_verb(lua_State *lua, NodeKind node, const char *verb)
{
    Loader *l = bind_loader(lua);
    Subject power = {0};
    int handle = about_state(l, lua, ITEM_EFFECT, node, verb, KIND_AGREEMENT);
    if (!handle) return 1;
    if (!bind_power_at(l, lua, 3, verb, &power)) return bind_push_bad(l, lua);
    load_item(l, handle)->power = power;
    return bind_push(lua, handle);
}

static int verb_sign(lua_State *lua)
{
    return agreement_verb(lua, EFFECT_SIGN, "sign");
}
static int verb_break_off(lua_State *lua)
{
    return agreement_verb(lua, EFFECT_BREAK, "break_off");
}

static int verb_advance(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int handle = about_state(l, lua, ITEM_EFFECT, EFFECT_ADVANCE, "advance", KIND_PROJECT);
    return handle ? bind_push(lua, handle) : 1;
}

static const luaL_Reg verbs[] = {
    {"at_least", verb_at_least},
    {"at_most", verb_at_most},
    {"below", verb_below},
    {"above", verb_above},
    {"equals", verb_equals},
    {"scaled", verb_scaled},
    {"less", verb_less},
    {"called", verb_called},
    {"add", verb_add},
    {"set", verb_set},
    {"grow", verb_grow},
    {"build", verb_build},
    {"scale", verb_scale},
    {"lower_to", verb_lower_to},
    {"has", verb_has},
    {"is", verb_is},
    {"wants", verb_wants},
    {"sign", verb_sign},
    {"break_off", verb_break_off},
    {"advance", verb_advance},
    {NULL, NULL},
};

void bind_value_open(lua_State *lua)
{
    luaL_newlib(lua, verbs);
    lua_pushcclosure(lua, index_item, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, call_item);
    lua_setfield(lua, -2, "__call");
}
