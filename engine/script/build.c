/* Constructors. A kind's constructor refers with a string and defines with a table; the others build
 * conditions, values and effects. All of them only collect: names are looked up when every file has run. */
#include "script/build.h"

#include "script/bind.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#define FUNCS "steppe.funcs"

enum { DEEPEST = 12, LONGEST = 4096, MOST_TEXT = 2048 };

/* ---- tables into Vals */

static int by_key(const void *a, const void *b)
{
    return strcmp(((const ValField *)a)->key, ((const ValField *)b)->key);
}

static const ValTable *table_at(Loader *l, lua_State *lua, int index, int depth);

static Val val_at(Loader *l, lua_State *lua, int index, int depth)
{
    Val v = {0};
    int handle = bind_handle(lua, index);
    if (handle) {
        bind_use(l, handle);
        return (Val){.type = VAL_ITEM, .item = handle};
    }
    switch (lua_type(lua, index)) {
    case LUA_TBOOLEAN:
        v.type = VAL_BOOL;
        v.truth = lua_toboolean(lua, index);
        break;
    case LUA_TNUMBER:
        v.type = VAL_NUMBER;
        v.number = lua_tonumber(lua, index);
        break;
    case LUA_TSTRING:
        v.type = VAL_STRING;
        v.string = load_text(l, lua_tostring(lua, index));
        break;
    case LUA_TTABLE:
        v.type = VAL_TABLE;
        v.table = table_at(l, lua, index, depth + 1);
        break;
    case LUA_TFUNCTION: v.type = VAL_FUNCTION; break;
    default: break;
    }
    return v;
}

static void count_entries(Loader *l, lua_State *lua, int index, int *last, int *fields)
{
    *last = *fields = 0;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) == LUA_TSTRING) {
            ++*fields;
        } else if (lua_isinteger(lua, -2) && lua_tointeger(lua, -2) >= 1 &&
                   lua_tointeger(lua, -2) <= LONGEST) {
            *last = int_max(*last, (int)lua_tointeger(lua, -2));
        } else {
            bind_error(l, lua, "E012",
                       "a key of this table is neither a name nor a place in a list of at most %d", LONGEST);
        }
    }
}

static const ValTable *table_at(Loader *l, lua_State *lua, int index, int depth)
{
    ValTable *t = load_take(l, sizeof *t);
    int last, fields;
    index = lua_absindex(lua, index);
    if (depth > DEEPEST) {
        bind_error(l, lua, "E012", "tables are nested deeper than %d", DEEPEST);
        return t;
    }
    luaL_checkstack(lua, 8, "tables are nested too deep");
    count_entries(l, lua, index, &last, &fields);
    Val *list = load_take(l, (size_t)(last + 1) * sizeof *list);
    ValField *field = load_take(l, (size_t)(fields + 1) * sizeof *field);
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) == LUA_TSTRING) {
            field[t->field_count++] =
                (ValField){load_text(l, lua_tostring(lua, -2)), val_at(l, lua, lua_gettop(lua), depth)};
        } else if (lua_isinteger(lua, -2) && lua_tointeger(lua, -2) >= 1 &&
                   lua_tointeger(lua, -2) <= LONGEST) {
            list[lua_tointeger(lua, -2) - 1] = val_at(l, lua, lua_gettop(lua), depth);
        }
    }
    /* Lua's order of string keys differs from run to run. */
    qsort(field, (size_t)t->field_count, sizeof *field, by_key);
    t->count = last;
    t->list = list;
    t->field = field;
    return t;
}

const ValTable *build_table(Loader *l, lua_State *lua, int index)
{
    return table_at(l, lua, index, 0);
}

/* ---- definitions and references */

static bool taking_table(Loader *l, lua_State *lua, int index, const char *what)
{
    if (lua_type(lua, index) == LUA_TTABLE) return true;
    if (!bind_is_bad(l, lua, index))
        bind_error(l, lua, "E012", "%s needs { ... }, not %s", what, bind_described(l, lua, index));
    bind_use(l, bind_handle(lua, index));
    return false;
}

static int refer(Loader *l, lua_State *lua, Kind kind, const char *name)
{
    ItemType type = kind == KIND_STATE      ? ITEM_STATE
                    : kind == KIND_POWER    ? ITEM_POWER
                    : kind == KIND_VARIABLE ? ITEM_VALUE
                    : kind == KIND_FUNC     ? ITEM_EFFECT
                                            : ITEM_REF;
    int handle = bind_new(l, lua, type);
    Item *item = load_item(l, handle);
    item->kind = (uint8_t)kind;
    item->arg = load_text(l, name);
    if (kind == KIND_STATE) item->state.name = item->arg;
    if (kind == KIND_POWER) item->power.name = item->arg;
    if (kind == KIND_FUNC) item->node = EFFECT_FUNC;
    if (kind == KIND_VARIABLE) {
        item->node = VALUE_REF;
        item->var = VAR_VARIABLE;
    }
    return bind_push(lua, handle);
}

/* A function that reaches outside itself could keep something between two calls. */
static void check_func(Loader *l, lua_State *lua, int function)
{
    const char *name;
    for (int i = 1; (name = lua_getupvalue(lua, function, i)) != NULL; i++) {
        lua_pop(lua, 1);
        if (!str_eq(name, "_ENV"))
            bind_error(l, lua, "E037",
                       "the function of a func uses '%s' from outside: it may use its arguments and its own "
                       "locals only",
                       name);
    }
}

/* The functions by id, for build_push_func. */
static void keep_func(Loader *l, lua_State *lua, int table, const char *id)
{
    table = lua_absindex(lua, table);
    if (lua_getfield(lua, table, "call") == LUA_TFUNCTION && !lua_iscfunction(lua, -1)) {
        check_func(l, lua, lua_gettop(lua));
        luaL_getsubtable(lua, LUA_REGISTRYINDEX, FUNCS);
        lua_pushvalue(lua, -2);
        lua_setfield(lua, -2, id);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

bool build_push_func(lua_State *lua, const char *id)
{
    if (lua_getfield(lua, LUA_REGISTRYINDEX, FUNCS) == LUA_TTABLE &&
        lua_getfield(lua, -1, id) == LUA_TFUNCTION) {
        lua_remove(lua, -2);
        return true;
    }
    lua_settop(lua, 0);
    return false;
}

static int define(Loader *l, lua_State *lua, Kind kind, DefMode mode, const char *id, int table)
{
    const ValTable *fields = table ? build_table(l, lua, table) : NULL;
    int line = bind_line(lua);
    int def = load_def_new(l, kind, mode, l->file, line);
    const Val *given = val_field(fields, "id");
    l->defs[def].fields = fields;
    if (given && given->type == VAL_STRING) l->defs[def].id = given->string;
    if (id) l->defs[def].id = load_text(l, id);
    if (kind == KIND_FUNC && table) keep_func(l, lua, table, l->defs[def].id);
    int handle = bind_new(l, lua, ITEM_DEF);
    Item *item = load_item(l, handle);
    item->kind = (uint8_t)kind;
    item->def = def;
    /* Only what stands inside another definition must be used by it. */
    item->used = !l->defs[def].nested;
    return bind_push(lua, handle);
}

/* upvalue 1: Kind */
static int constructor(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    Kind kind = (Kind)lua_tointeger(lua, lua_upvalueindex(1));
    const char *word = schema_kind(kind)->word;
    if (lua_type(lua, 1) == LUA_TSTRING) return refer(l, lua, kind, lua_tostring(lua, 1));
    if (lua_type(lua, 1) == LUA_TTABLE) return define(l, lua, kind, DEF_NEW, NULL, 1);
    bind_use(l, bind_handle(lua, 1));
    return bind_bad(l, lua, "E012", "%s needs an id in quotes or { ... }, not %s", word,
                    bind_described(l, lua, 1));
}

/* patch.action("base:levy", { ... }); upvalues: Kind, DefMode */
static int patcher(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    Kind kind = (Kind)lua_tointeger(lua, lua_upvalueindex(1));
    DefMode mode = (DefMode)lua_tointeger(lua, lua_upvalueindex(2));
    if (lua_type(lua, 1) != LUA_TSTRING)
        return bind_bad(l, lua, "E012", "a patch needs the id first: patch.%s(\"mod:id\", { ... })",
                        schema_kind(kind)->word);
    if (mode != DEF_REMOVE && !taking_table(l, lua, 2, "a patch")) return bind_push_bad(l, lua);
    return define(l, lua, kind, mode, lua_tostring(lua, 1), mode == DEF_REMOVE ? 0 : 2);
}

/* No control, escape or direction characters: a text is printed on terminals too. */
static bool is_printable(const char *words)
{
    char clean[MOST_TEXT + 1];
    str_clean(clean, sizeof clean, words);
    return str_eq(clean, words);
}

static int text(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    if (lua_type(lua, 1) != LUA_TSTRING)
        return bind_bad(l, lua, "E014", "T needs a text in quotes, not %s", bind_described(l, lua, 1));
    size_t length = lua_rawlen(lua, 1);
    if (length == 0 || length >= MOST_TEXT)
        return bind_bad(l, lua, "E014", "a text has 1 to %d bytes, not %d", MOST_TEXT - 1, (int)length);
    if (!is_printable(lua_tostring(lua, 1)) || strlen(lua_tostring(lua, 1)) != length)
        return bind_bad(l, lua, "E014",
                        "a text holds a line break or a control, escape or direction character");
    int handle = bind_new(l, lua, ITEM_TEXT);
    load_item(l, handle)->text = load_text(l, lua_tostring(lua, 1));
    return bind_push(lua, handle);
}

static int quarters(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    if (!bind_milli(l, lua, 1, "quarters", &k)) return bind_push_bad(l, lua);
    if (k < 1000 || k > 254000 || k % 1000 != 0)
        return bind_bad(l, lua, "E013", "quarters needs a whole number from 1 to 254");
    int handle = bind_new(l, lua, ITEM_QUARTERS);
    load_item(l, handle)->k = k / 1000;
    return bind_push(lua, handle);
}

static int per_quarter(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    if (!bind_milli(l, lua, 1, "per_quarter", &k)) return bind_push_bad(l, lua);
    if (k < 0 || k > 100000) return bind_bad(l, lua, "E013", "per_quarter needs percent from 0 to 100");
    int handle = bind_new(l, lua, ITEM_CHANCE);
    load_item(l, handle)->k = k;
    return bind_push(lua, handle);
}

/* ---- lists of items */

/* What stands where a condition is due but is none. */
static void no_condition(Loader *l, lua_State *lua, int index, const char *what)
{
    if (bind_is_bad(l, lua, index)) return;
    bind_use(l, bind_handle(lua, index));
    if (lua_type(lua, index) == LUA_TBOOLEAN) {
        if (l->compared) {
            l->compared = false;
            return;
        }
        bind_error(l, lua, "E033",
                   "%s needs a condition, not plain %s: == gives no condition, write :equals(n)", what,
                   bind_described(l, lua, index));
        return;
    }
    const Item *item = bind_item(l, lua, index);
    bind_error(l, lua, "E012", "%s needs a condition, not %s%s", what, bind_described(l, lua, index),
               item && item->type == ITEM_VALUE ? ": say how large, as in :at_least(n)" : "");
}

static int condition_at(Loader *l, lua_State *lua, int index, const char *what)
{
    const Item *item = bind_item(l, lua, index);
    if (item && item->type == ITEM_CONDITION) {
        bind_use(l, bind_handle(lua, index));
        return bind_handle(lua, index);
    }
    no_condition(l, lua, index, what);
    return 0;
}

static int effect_list(Loader *l, lua_State *lua, int index, const char *what);

static int effect_at(Loader *l, lua_State *lua, int index, const char *what)
{
    const Item *item = bind_item(l, lua, index);
    if (item && item->type == ITEM_EFFECT) {
        bind_use(l, bind_handle(lua, index));
        return bind_handle(lua, index);
    }
    if (lua_type(lua, index) == LUA_TTABLE) return effect_list(l, lua, index, what);
    if (!(item && item->type == ITEM_BAD))
        bind_error(l, lua, "E012", "%s needs an effect, not %s%s", what, bind_described(l, lua, index),
                   item && item->type == ITEM_VALUE ? ": write :add(n) or :grow(n)" : "");
    bind_use(l, bind_handle(lua, index));
    return 0;
}

typedef int (*EntryAt)(Loader *l, lua_State *lua, int index, const char *what);

/* Children from the list at index; names of fields that are allowed beside: base, needs. */
static int collect(Loader *l, lua_State *lua, int index, const char *what, EntryAt entry, int handle,
                   bool terms)
{
    int last, fields;
    index = lua_absindex(lua, index);
    luaL_checkstack(lua, 8, "lists are nested too deep");
    count_entries(l, lua, index, &last, &fields);
    int *children = load_take(l, (size_t)(last + 1) * sizeof *children), count = 0;
    bool has_base = terms && lua_getfield(lua, index, "base") != LUA_TNIL;
    if (has_base) {
        int base = bind_value_at(l, lua, lua_gettop(lua), "base");
        if (base) children[count++] = base;
    }
    if (terms) lua_pop(lua, 1);
    bool has_needs = terms && lua_getfield(lua, index, "needs") != LUA_TNIL;
    if (has_needs) {
        Item *item = load_item(l, handle);
        item->needs_given = bind_milli(l, lua, lua_gettop(lua), "needs", &item->needs);
    }
    if (terms) lua_pop(lua, 1);
    if (fields > has_base + has_needs)
        bind_error(l, lua, "E010", "%s takes a list%s, no other names", what,
                   terms ? " with base and needs" : "");
    for (int i = 1; i <= last; i++) {
        lua_rawgeti(lua, index, i);
        int child = entry(l, lua, lua_gettop(lua), what);
        lua_pop(lua, 1);
        if (child) children[count++] = child;
    }
    if (last == 0 && !has_base) bind_error(l, lua, "E012", "%s is empty", what);
    Item *item = load_item(l, handle);
    item->child = bind_children(l, count, children);
    item->child_count = count;
    return handle;
}

static int effect_list(Loader *l, lua_State *lua, int index, const char *what)
{
    return collect(l, lua, index, what, effect_at, bind_parent(l, lua, ITEM_EFFECT, EFFECT_SEQ, 0), false);
}

static int list_of(lua_State *lua, ItemType type, NodeKind node, const char *what, EntryAt entry, bool terms)
{
    Loader *l = bind_loader(lua);
    if (!taking_table(l, lua, 1, what)) return bind_push_bad(l, lua);
    return bind_push(lua, collect(l, lua, 1, what, entry, bind_parent(l, lua, type, node, 0), terms));
}

static int all(lua_State *lua)
{
    return list_of(lua, ITEM_CONDITION, COND_ALL, "all", condition_at, false);
}
static int any(lua_State *lua)
{
    return list_of(lua, ITEM_CONDITION, COND_ANY, "any", condition_at, false);
}
static int sum(lua_State *lua)
{
    return list_of(lua, ITEM_VALUE, VALUE_SUM, "sum", bind_value_at, true);
}
static int weight(lua_State *lua)
{
    return list_of(lua, ITEM_VALUE, VALUE_SUM, "weight", bind_value_at, true);
}
static int mean(lua_State *lua)
{
    return list_of(lua, ITEM_VALUE, VALUE_MEAN, "mean", bind_value_at, false);
}
static int least(lua_State *lua)
{
    return list_of(lua, ITEM_VALUE, VALUE_LEAST, "least", bind_value_at, false);
}
static int most(lua_State *lua)
{
    return list_of(lua, ITEM_VALUE, VALUE_MOST, "most", bind_value_at, false);
}
static int seq(lua_State *lua)
{
    return list_of(lua, ITEM_EFFECT, EFFECT_SEQ, "seq", effect_at, false);
}

static int no(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    if (lua_type(lua, 1) == LUA_TTABLE) {
        if (lua_rawlen(lua, 1) != 1)
            return bind_bad(l, lua, "E012", "no { ... } takes exactly one condition");
        lua_rawgeti(lua, 1, 1);
    } else {
        lua_settop(lua, 1);
    }
    int child = condition_at(l, lua, lua_gettop(lua), "no");
    return child ? bind_push(lua, bind_parent(l, lua, ITEM_CONDITION, COND_NO, child))
                 : bind_push_bad(l, lua);
}

static int when_value(Loader *l, lua_State *lua, int condition)
{
    int children[2] = {condition, bind_value_at(l, lua, 2, "when")};
    if (!children[1]) return bind_push_bad(l, lua);
    int handle = bind_parent(l, lua, ITEM_VALUE, VALUE_WHEN, 0);
    if (!lua_isnoneornil(lua, 3)) bind_error(l, lua, "E012", "when(condition, value) takes no third part");
    Item *item = load_item(l, handle);
    item->child = bind_children(l, 2, children);
    item->child_count = 2;
    return bind_push(lua, handle);
}

static int when(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int condition = condition_at(l, lua, 1, "when");
    for (int i = 2; i <= lua_gettop(lua); i++) bind_use(l, bind_handle(lua, i));
    if (!condition) return bind_push_bad(l, lua);
    const Item *what = bind_item(l, lua, 2);
    if (lua_type(lua, 2) == LUA_TNUMBER || (what && (what->type == ITEM_VALUE || what->type == ITEM_PARTIAL)))
        return when_value(l, lua, condition);
    if (lua_isnoneornil(lua, 2))
        return bind_bad(l, lua, "E012", "when needs what follows: when(condition, value or effect)");
    int children[3] = {condition, effect_at(l, lua, 2, "when"), 0}, count = 2;
    if (!children[1]) return bind_push_bad(l, lua);
    if (!lua_isnoneornil(lua, 3)) children[count++] = effect_at(l, lua, 3, "when");
    if (!children[count - 1]) return bind_push_bad(l, lua);
    int handle = bind_parent(l, lua, ITEM_EFFECT, EFFECT_WHEN, 0);
    Item *item = load_item(l, handle);
    item->child = bind_children(l, count, children);
    item->child_count = count;
    item->flag = count == 3;
    return bind_push(lua, handle);
}

/* A number settled in the agreement inside which it is written. */
static int clause(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    bind_use(l, bind_handle(lua, 1));
    if (lua_type(lua, 1) != LUA_TSTRING)
        return bind_bad(l, lua, "E012", "clause needs the id of a clause in quotes, not %s",
                        bind_described(l, lua, 1));
    int handle = bind_new(l, lua, ITEM_VALUE);
    Item *item = load_item(l, handle);
    item->node = VALUE_CLAUSE;
    item->arg = load_text(l, lua_tostring(lua, 1));
    return bind_push(lua, handle);
}

/* ---- effects */

static int odds(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t k;
    if (!bind_milli(l, lua, 1, "odds", &k)) return bind_push_bad(l, lua);
    if (k < 0 || k > 100000) return bind_bad(l, lua, "E013", "odds needs percent from 0 to 100");
    int child = effect_at(l, lua, 2, "odds");
    if (!child) return bind_push_bad(l, lua);
    int handle = bind_parent(l, lua, ITEM_ODDS, EFFECT_ODDS, child);
    load_item(l, handle)->k = k;
    return bind_push(lua, handle);
}

static int odds_at(Loader *l, lua_State *lua, int index, const char *what)
{
    const Item *item = bind_item(l, lua, index);
    bind_use(l, bind_handle(lua, index));
    if (item && item->type == ITEM_ODDS) return bind_handle(lua, index);
    if (!(item && item->type == ITEM_BAD))
        bind_error(l, lua, "E012", "%s needs odds(percent, effect), not %s", what,
                   bind_described(l, lua, index));
    return 0;
}

static int roll(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int before = l->error_count;
    if (list_of(lua, ITEM_EFFECT, EFFECT_ROLL, "roll", odds_at, false) != 1) return 0;
    const Item *item = bind_item(l, lua, -1);
    int32_t percent = 0;
    for (int i = 0; i < item->child_count; i++) percent += load_item(l, item->child[i])->k;
    if (before == l->error_count && percent != 100000)
        bind_error(l, lua, "E043", "the odds of this roll sum to %g percent, they must sum to 100",
                   percent / 1000.0);
    return 1;
}

static int each_of(lua_State *lua, const char *what, uint8_t flag)
{
    Loader *l = bind_loader(lua);
    int child = effect_at(l, lua, 1, what);
    if (!child) return bind_push_bad(l, lua);
    int handle = bind_parent(l, lua, ITEM_EFFECT, EFFECT_EACH_STATE, child);
    load_item(l, handle)->flag = flag;
    return bind_push(lua, handle);
}

static int each_state(lua_State *lua)
{
    return each_of(lua, "each_state", 0);
}
static int each_other_state(lua_State *lua)
{
    return each_of(lua, "each_other_state", 1);
}

/* after = 2, quarters(2) or { 1, 3 } into first | last << 8 */
static bool delay_at(Loader *l, lua_State *lua, int table, int32_t *out)
{
    int32_t first = 0, last = 0;
    bool fine = true;
    lua_getfield(lua, table, "after");
    const Item *span = bind_item(l, lua, -1);
    if (span && span->type == ITEM_QUARTERS) {
        bind_use(l, bind_handle(lua, -1));
        first = last = span->k * 1000;
    } else if (lua_type(lua, -1) == LUA_TTABLE) {
        int list = lua_gettop(lua);
        lua_rawgeti(lua, list, 1);
        fine = bind_milli(l, lua, -1, "after", &first);
        lua_rawgeti(lua, list, 2);
        fine = fine && bind_milli(l, lua, -1, "after", &last);
        lua_pop(lua, 2);
    } else {
        fine = bind_milli(l, lua, -1, "after", &first);
        last = first;
    }
    lua_pop(lua, 1);
    if (fine && (first < 1000 || last < first || last > 60000 || first % 1000 || last % 1000)) {
        bind_error(l, lua, "E013", "after needs whole quarters from 1 to 60, the smaller first");
        fine = false;
    }
    *out = first / 1000 | last / 1000 << 8;
    return fine;
}

static int fire(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    int32_t delay = 1 | 1 << 8;
    Subject state = {0};
    const char *name = bind_name_at(l, lua, 1, KIND_EVENT, "fire");
    bool fine = name != NULL;
    for (int i = 2; i <= lua_gettop(lua); i++) {
        const Item *item = bind_item(l, lua, i);
        bind_use(l, bind_handle(lua, i));
        if (lua_type(lua, i) == LUA_TTABLE) {
            fine = delay_at(l, lua, i, &delay) && fine;
        } else if (item && item->type == ITEM_STATE) {
            state = item->state;
        } else if (!lua_isnil(lua, i)) {
            bind_error(l, lua, "E012", "fire takes an event, { after = { 1, 3 } } and a state, not %s",
                       bind_described(l, lua, i));
            fine = false;
        }
    }
    if (!fine) return bind_push_bad(l, lua);
    int handle = bind_new(l, lua, ITEM_EFFECT);
    Item *item = load_item(l, handle);
    item->node = EFFECT_FIRE;
    item->kind = KIND_EVENT;
    item->arg = name;
    item->k = delay;
    item->state = state;
    return bind_push(lua, handle);
}

static int about_event(lua_State *lua, NodeKind node, const char *what)
{
    Loader *l = bind_loader(lua);
    const char *name = bind_name_at(l, lua, 1, KIND_EVENT, what), *option = NULL;
    if (node == COND_CHOSEN && lua_type(lua, 2) != LUA_TSTRING)
        return bind_bad(l, lua, "E012", "chosen needs the option's id: chosen(event \"id\", \"option\")");
    if (node == COND_CHOSEN) option = load_text(l, lua_tostring(lua, 2));
    if (!name) return bind_push_bad(l, lua);
    int handle = bind_new(l, lua, ITEM_CONDITION);
    Item *item = load_item(l, handle);
    item->node = (uint8_t)node;
    item->kind = KIND_EVENT;
    item->arg = name;
    item->option = option;
    return bind_push(lua, handle);
}

static int fired(lua_State *lua)
{
    return about_event(lua, COND_FIRED, "fired");
}
static int chosen(lua_State *lua)
{
    return about_event(lua, COND_CHOSEN, "chosen");
}

/* ---- globals */

static const luaL_Reg constructors[] = {
    {"T", text},
    {"quarters", quarters},
    {"per_quarter", per_quarter},
    {"all", all},
    {"any", any},
    {"no", no},
    {"sum", sum},
    {"weight", weight},
    {"mean", mean},
    {"least", least},
    {"most", most},
    {"when", when},
    {"seq", seq},
    {"odds", odds},
    {"roll", roll},
    {"each_state", each_state},
    {"each_other_state", each_other_state},
    {"fire", fire},
    {"clause", clause},
    {"fired", fired},
    {"chosen", chosen},
};

static void set_global(lua_State *lua, const char *name)
{
    lua_pushglobaltable(lua);
    lua_pushstring(lua, name);
    lua_pushvalue(lua, -3);
    lua_rawset(lua, -3);
    lua_pop(lua, 2);
}

static void set_scope(Loader *l, lua_State *lua, const char *name, ItemType type, uint8_t scope)
{
    int handle = bind_new(l, lua, type);
    Item *item = load_item(l, handle);
    item->used = true;
    item->state.scope = type == ITEM_STATE ? scope : 0;
    item->power.scope = type == ITEM_POWER ? scope : 0;
    bind_push(lua, handle);
    set_global(lua, name);
}

static void offer_globals(Nearest *near)
{
    for (int k = 1; k < KIND_COUNT; k++) nearest_offer(near, schema_kind((Kind)k)->word);
    for (int i = 0; i < schema_word_count(); i++) {
        if (!strchr(schema_word(i)->name, ':')) nearest_offer(near, schema_word(i)->name);
    }
}

static int unknown_global(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    Nearest near;
    if (lua_type(lua, 2) != LUA_TSTRING) return 0;
    nearest_start(&near, lua_tostring(lua, 2));
    offer_globals(&near);
    return bind_bad(l, lua, "E002", "unknown name '%s'%s", lua_tostring(lua, 2), nearest_text(&near));
}

static int no_globals(lua_State *lua)
{
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    bind_error(bind_loader(lua), lua, "E002",
               "'%s' cannot be set: there are no globals, write `local %s = ...`", name, name);
    return 0;
}

/* Tunes and history are added to, and a function comes from its own mod's files. */
static bool can_patch(Kind kind)
{
    return !schema_kind(kind)->nested && kind != KIND_TUNE && kind != KIND_HISTORY && kind != KIND_FUNC;
}

void build_open_patches(lua_State *lua)
{
    static const struct {
        const char *word;
        DefMode mode;
    } modes[] = {{"patch", DEF_PATCH}, {"replace", DEF_REPLACE}, {"remove", DEF_REMOVE}};
    for (int m = 0; m < COUNT_OF(modes); m++) {
        lua_createtable(lua, 0, KIND_COUNT);
        for (int k = 1; k < KIND_COUNT; k++) {
            if (!can_patch((Kind)k)) continue;
            lua_pushinteger(lua, k);
            lua_pushinteger(lua, modes[m].mode);
            lua_pushcclosure(lua, patcher, 2);
            lua_setfield(lua, -2, schema_kind((Kind)k)->word);
        }
        set_global(lua, modes[m].word);
    }
}

void build_open(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    for (int k = 1; k < KIND_COUNT; k++) {
        lua_pushinteger(lua, k);
        lua_pushcclosure(lua, constructor, 1);
        set_global(lua, schema_kind((Kind)k)->word);
    }
    for (int i = 0; i < COUNT_OF(constructors); i++) {
        lua_pushcfunction(lua, constructors[i].func);
        set_global(lua, constructors[i].name);
    }
    set_scope(l, lua, "actor", ITEM_POWER, SCOPE_ACTOR);
    set_scope(l, lua, "rival", ITEM_POWER, SCOPE_RIVAL);
    set_scope(l, lua, "target", ITEM_STATE, SCOPE_TARGET);
    set_scope(l, lua, "place", ITEM_STATE, SCOPE_TARGET);
    set_scope(l, lua, "each", ITEM_STATE, SCOPE_EACH);
    set_scope(l, lua, "world", ITEM_WORLD, 0);
    lua_pushglobaltable(lua);
    lua_createtable(lua, 0, 3);
    lua_pushcfunction(lua, unknown_global);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, no_globals);
    lua_setfield(lua, -2, "__newindex");
    lua_pushliteral(lua, "locked");
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}
