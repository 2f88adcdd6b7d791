/* Items as Lua values: one kind of full userdata that holds a handle. Everything the language allows goes
 * through
 * __index and __call; every operator is an error that names what to write instead. */
#include "script/bind.h"

#include "script/loader.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ITEM_META "steppe.item"

static const char loader_key;

Loader *bind_loader(lua_State *lua)
{
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &loader_key);
    Loader *l = lua_touserdata(lua, -1);
    lua_pop(lua, 1);
    if (!l) luaL_error(lua, "nothing can be defined while the game runs");
    return l;
}

void bind_close(lua_State *lua)
{
    lua_pushnil(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &loader_key);
}

int bind_line(lua_State *lua)
{
    lua_Debug ar;
    for (int level = 0; lua_getstack(lua, level, &ar); level++) {
        if (lua_getinfo(lua, "l", &ar) && ar.currentline > 0) return ar.currentline;
    }
    return 0;
}

int bind_push(lua_State *lua, int handle)
{
    *(int *)lua_newuserdatauv(lua, sizeof(int), 0) = handle;
    luaL_setmetatable(lua, ITEM_META);
    return 1;
}

int bind_handle(lua_State *lua, int index)
{
    const int *handle = luaL_testudata(lua, index, ITEM_META);
    return handle ? *handle : 0;
}

Item *bind_item(Loader *l, lua_State *lua, int index)
{
    int handle = bind_handle(lua, index);
    return handle ? load_item(l, handle) : NULL;
}

int bind_new(Loader *l, lua_State *lua, ItemType type)
{
    return load_item_new(l, type, l->file, bind_line(lua));
}

void bind_use(Loader *l, int handle)
{
    if (handle) load_item(l, handle)->used = true;
}

void bind_error(Loader *l, lua_State *lua, const char *code, const char *format, ...)
{
    char text[ERR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    load_at(l, code, l->file, bind_line(lua), "%s", text);
}

int bind_bad(Loader *l, lua_State *lua, const char *code, const char *format, ...)
{
    char text[ERR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    load_at(l, code, l->file, bind_line(lua), "%s", text);
    return bind_push(lua, bind_new(l, lua, ITEM_BAD));
}

int bind_push_bad(Loader *l, lua_State *lua)
{
    return bind_push(lua, bind_new(l, lua, ITEM_BAD));
}

bool bind_is_bad(Loader *l, lua_State *lua, int index)
{
    const Item *item = bind_item(l, lua, index);
    return item && item->type == ITEM_BAD;
}

const char *bind_described(Loader *l, lua_State *lua, int index)
{
    static const char *const words[] = {
        [ITEM_NONE] = "nothing",          [ITEM_BAD] = "something broken",
        [ITEM_TEXT] = "a text",           [ITEM_REF] = "a reference",
        [ITEM_STATE] = "a state",         [ITEM_POWER] = "a power",
        [ITEM_WORLD] = "world",           [ITEM_PARTIAL] = "a value without its subjects",
        [ITEM_CONDITION] = "a condition", [ITEM_VALUE] = "a value",
        [ITEM_EFFECT] = "an effect",      [ITEM_ODDS] = "odds",
        [ITEM_QUARTERS] = "quarters",     [ITEM_CHANCE] = "a chance",
        [ITEM_DEF] = "a definition",
    };
    const Item *item = bind_item(l, lua, index);
    if (item) return words[item->type];
    switch (lua_type(lua, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return "nothing";
    case LUA_TBOOLEAN: return lua_toboolean(lua, index) ? "true" : "false";
    case LUA_TNUMBER: return "a number";
    case LUA_TSTRING: return "a string";
    case LUA_TTABLE: return "a table";
    default: return "a function";
    }
}

bool load_milli(double number, int32_t *out)
{
    double scaled = number * 1000;
    if (!(scaled > -2.1e9 && scaled < 2.1e9)) return false;
    int64_t nearest = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    double off = scaled - (double)nearest;
    *out = (int32_t)nearest;
    return off < 1e-4 && off > -1e-4;
}

bool bind_milli(Loader *l, lua_State *lua, int index, const char *what, int32_t *out)
{
    *out = 0;
    if (lua_type(lua, index) != LUA_TNUMBER) {
        if (!bind_is_bad(l, lua, index))
            bind_error(l, lua, "E012", "%s needs a number, not %s", what, bind_described(l, lua, index));
        return false;
    }
    if (!load_milli(lua_tonumber(lua, index), out)) {
        bind_error(l, lua, "E013", "%s: %g has more than three decimals or is too large", what,
                   lua_tonumber(lua, index));
        return false;
    }
    return true;
}

int bind_value_at(Loader *l, lua_State *lua, int index, const char *what)
{
    if (lua_type(lua, index) == LUA_TNUMBER) {
        int32_t k;
        if (!bind_milli(l, lua, index, what, &k)) return 0;
        int handle = bind_new(l, lua, ITEM_VALUE);
        Item *item = load_item(l, handle);
        item->node = VALUE_CONST;
        item->k = k;
        item->used = true;
        return handle;
    }
    const Item *item = bind_item(l, lua, index);
    if (item && item->type == ITEM_VALUE) {
        bind_use(l, bind_handle(lua, index));
        return bind_handle(lua, index);
    }
    if (item && item->type == ITEM_PARTIAL) {
        bind_use(l, bind_handle(lua, index));
        bind_error(l, lua, "E031", "%s: '%s' needs its subjects in parentheses, as in %s", what,
                   var_info(item->var)->word, bind_shape(item->var));
    } else if (!(item && item->type == ITEM_BAD)) {
        bind_error(l, lua, "E012", "%s needs a number or a value, not %s", what,
                   bind_described(l, lua, index));
    }
    return 0;
}

/* ---- operators */

static int operator_error(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    const char *advice = lua_tostring(lua, lua_upvalueindex(1));
    for (int i = 1; i <= 2; i++) bind_use(l, bind_handle(lua, i));
    if (bind_is_bad(l, lua, 1) || bind_is_bad(l, lua, 2)) return bind_push_bad(l, lua);
    l->compared = true;
    return bind_bad(l, lua, "E032", "values cannot be compared or reckoned with here: %s", advice);
}

static int read_only(lua_State *lua)
{
    Loader *l = bind_loader(lua);
    bind_use(l, bind_handle(lua, 1));
    bind_error(l, lua, "E032",
               "'%s' cannot be assigned: values are read only, write an effect such as :add(n) or :set(n)",
               lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "this");
    return 0;
}

static int shown(lua_State *lua)
{
    lua_pushstring(lua, bind_described(bind_loader(lua), lua, 1));
    return 1;
}

void bind_open(Loader *l, lua_State *lua)
{
    static const struct {
        const char *name, *advice;
    } operators[] = {
        {"__eq", "use :equals(n)"},
        {"__lt", "use :at_least(n), :below(n), :above(n)"},
        {"__le", "use :at_least(n) or :at_most(n)"},
        {"__add", "use sum { a, b }"},
        {"__sub", "use :less(n)"},
        {"__mul", "use :scaled(n)"},
        {"__div", "use :scaled(n)"},
        {"__mod", "use :scaled(n)"},
        {"__unm", "use :scaled(-1)"},
        {"__idiv", "use :scaled(n)"},
        {"__pow", "use :scaled(n)"},
        {"__concat", "texts are whole sentences"},
        {"__len", "it has no length"},
        {"__band", "use all { a, b }"},
        {"__bor", "use any { a, b }"},
        {"__bnot", "use no { a }"},
        {"__bxor", "use any { a, b }"},
        {"__shl", "use :scaled(n)"},
        {"__shr", "use :scaled(n)"},
    };
    lua_pushlightuserdata(lua, l);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &loader_key);
    luaL_newmetatable(lua, ITEM_META);
    for (int i = 0; i < COUNT_OF(operators); i++) {
        lua_pushstring(lua, operators[i].advice);
        lua_pushcclosure(lua, operator_error, 1);
        lua_setfield(lua, -2, operators[i].name);
    }
    lua_pushcfunction(lua, read_only);
    lua_setfield(lua, -2, "__newindex");
    lua_pushcfunction(lua, shown);
    lua_setfield(lua, -2, "__tostring");
    lua_pushliteral(lua, "locked");
    lua_setfield(lua, -2, "__metatable");
    bind_value_open(lua); /* __index, __call */
    lua_pop(lua, 1);
}
