/* An allow-list. Each function bounds what it does and charges it to the budget; table functions go by raw access, so
 * that no metamethod can lie about a length. Left out on purpose: whatever reaches files, processes, time, chance,
 * addresses, bytecode, other states, metatables, or takes longer than its arguments suggest (patterns). */
#include "script/sandbox_library.h"

#include "script/sandbox.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

/* ---- arguments ---- */

/* Numbers only: reading a long text as a number takes time that nobody counts. */
static lua_Number number_at(lua_State *lua, int argument)
{
    luaL_checktype(lua, argument, LUA_TNUMBER);
    return lua_tonumber(lua, argument);
}

static lua_Integer integer_at(lua_State *lua, int argument)
{
    luaL_checktype(lua, argument, LUA_TNUMBER);
    return luaL_checkinteger(lua, argument);
}

static lua_Integer integer_or(lua_State *lua, int argument, lua_Integer otherwise)
{
    return lua_isnoneornil(lua, argument) ? otherwise : integer_at(lua, argument);
}

/* ---- basics ---- */

static int lib_type(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

/* No addresses: a table prints as "table". */
static int lib_tostring(lua_State *lua)
{
    switch (lua_type(lua, 1)) {
    case LUA_TNIL: lua_pushliteral(lua, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(lua, lua_toboolean(lua, 1) ? "true" : "false"); break;
    case LUA_TNUMBER:
    case LUA_TSTRING:
        lua_settop(lua, 1);
        lua_tostring(lua, 1);
        break;
    default: lua_pushstring(lua, luaL_typename(lua, 1)); break;
    }
    return 1;
}

static int lib_tonumber(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TNUMBER) return 1;
    enum { LONGEST = 200 };
    const char *text = lua_type(lua, 1) == LUA_TSTRING ? lua_tostring(lua, 1) : NULL;
    if (!text || lua_rawlen(lua, 1) > LONGEST || lua_stringtonumber(lua, text) == 0) lua_pushnil(lua);
    return 1;
}

static int lib_error(lua_State *lua)
{
    int level = (int)integer_or(lua, 2, 1);
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING && level > 0) {
        luaL_where(lua, level > 2 ? 2 : level);
        lua_pushvalue(lua, 1);
        lua_concat(lua, 2);
    }
    return lua_error(lua);
}

static int lib_assert(lua_State *lua)
{
    if (lua_toboolean(lua, 1)) return lua_gettop(lua);
    luaL_checkany(lua, 1);
    if (lua_type(lua, 2) == LUA_TSTRING) return luaL_error(lua, "%s", lua_tostring(lua, 2));
    return luaL_error(lua, "assertion failed");
}

static int lib_pcall(lua_State *lua)
{
    /* A caught overflow of the stack takes milliseconds and almost no instructions: measured 58 s for 2 million. */
    enum { CAUGHT = 20000 };
    luaL_checkany(lua, 1);
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    if (sandbox_is_gone(lua)) return luaL_error(lua, "the instruction budget is used up");
    if (status == LUA_OK) return lua_gettop(lua);
    sandbox_charge(lua, CAUGHT);
    lua_pushboolean(lua, 0);
    lua_insert(lua, -2);
    return 2;
}

static int lib_select(lua_State *lua)
{
    int n = lua_gettop(lua);
    if (lua_type(lua, 1) == LUA_TSTRING && strcmp(lua_tostring(lua, 1), "#") == 0) {
        lua_pushinteger(lua, n - 1);
        return 1;
    }
    lua_Integer i = integer_at(lua, 1);
    if (i < 0) i = n + i;
    else if (i > n) i = n;
    luaL_argcheck(lua, i >= 1, 1, "index out of range");
    return n - (int)i;
}

static int next_index(lua_State *lua)
{
    lua_Integer i = integer_at(lua, 2) + 1;
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushinteger(lua, i);
    return lua_rawgeti(lua, 1, i) == LUA_TNIL ? 1 : 2;
}

static int lib_ipairs(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushcfunction(lua, next_index);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

/* ---- sorting ---- */

/* Keys of pairs: integers first, then other numbers, then strings by bytes, then false and true. */
static int key_rank(lua_State *lua, int i)
{
    switch (lua_type(lua, i)) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN: return 2;
    default: return 3;
    }
}

static bool key_less(lua_State *lua, int a, int b)
{
    int ra = key_rank(lua, a), rb = key_rank(lua, b);
    if (ra != rb) return ra < rb;
    if (ra == 0) return lua_compare(lua, a, b, LUA_OPLT);
    if (ra == 2) return lua_toboolean(lua, a) < lua_toboolean(lua, b);
    if (ra == 3) luaL_error(lua, "pairs over keys that are neither numbers nor texts has no fixed order");
    size_t la, lb;
    const char *ta = lua_tolstring(lua, a, &la), *tb = lua_tolstring(lua, b, &lb);
    int c = memcmp(ta, tb, la < lb ? la : lb);
    return c < 0 || (c == 0 && la < lb);
}

typedef bool (*Less)(lua_State *lua, int a, int b);

static bool value_less(lua_State *lua, int a, int b)
{
    if (lua_isnoneornil(lua, 2)) {
        bool comparable = lua_type(lua, a) == lua_type(lua, b) && (lua_type(lua, a) == LUA_TNUMBER || lua_type(lua, a) == LUA_TSTRING);
        if (!comparable) luaL_error(lua, "cannot sort %s with %s", luaL_typename(lua, a), luaL_typename(lua, b));
        return lua_type(lua, a) == LUA_TSTRING ? key_less(lua, a, b) : lua_compare(lua, a, b, LUA_OPLT);
    }
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, a < 0 ? a - 1 : a);
    lua_pushvalue(lua, b < 0 ? b - 2 : b);
    lua_call(lua, 2, 1);
    bool less = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    return less;
}

/* Bottom-up merge sort of t[1..n] at stack index `t` through a spare table at `spare`: stable, n log n whatever the
 * comparison says. */
static void merge_sort(lua_State *lua, int t, int spare, lua_Integer n, Less less)
{
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer lo = 1; lo <= n; lo += 2 * width) {
            lua_Integer mid = lo + width, end = lo + 2 * width, i = lo, k = mid;
            if (mid > n + 1) mid = n + 1;
            if (end > n + 1) end = n + 1;
            k = mid;
            for (lua_Integer out = lo; out < end; out++) {
                sandbox_charge(lua, 4);
                bool right = i >= mid;
                if (!right && k < end) {
                    lua_rawgeti(lua, t, k);
                    lua_rawgeti(lua, t, i);
                    right = less(lua, lua_gettop(lua) - 1, lua_gettop(lua));
                    lua_pop(lua, 2);
                }
                lua_rawgeti(lua, t, right ? k++ : i++);
                lua_rawseti(lua, spare, out);
            }
        }
        for (lua_Integer i = 1; i <= n; i++) {
            lua_rawgeti(lua, spare, i);
            lua_rawseti(lua, t, i);
        }
    }
}

static int next_sorted(lua_State *lua)
{
    lua_Integer i = lua_tointeger(lua, lua_upvalueindex(2)) + 1;
    lua_pushinteger(lua, i);
    lua_replace(lua, lua_upvalueindex(2));
    sandbox_charge(lua, 2);
    if (lua_rawgeti(lua, lua_upvalueindex(1), i) == LUA_TNIL) return 1;
    lua_pushvalue(lua, -1);
    lua_rawget(lua, 1);
    return 2;
}

static int lib_pairs(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_newtable(lua); /* 2: keys */
    lua_newtable(lua); /* 3: spare */
    lua_Integer n = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        sandbox_charge(lua, 2);
        lua_pushvalue(lua, -2);
        lua_rawseti(lua, 2, ++n);
    }
    merge_sort(lua, 2, 3, n, key_less);
    lua_pushvalue(lua, 2);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_sorted, 2);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

/* ---- tables ---- */

static lua_Integer checked_length(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    return (lua_Integer)lua_rawlen(lua, 1);
}

static int table_insert(lua_State *lua)
{
    lua_Integer n = checked_length(lua), at = n + 1;
    if (lua_gettop(lua) == 3) at = integer_at(lua, 2);
    else luaL_argcheck(lua, lua_gettop(lua) == 2, 2, "one value to insert");
    luaL_argcheck(lua, at >= 1 && at <= n + 1, 2, "position out of range");
    sandbox_charge(lua, 1 + (long)(n + 1 - at));
    for (lua_Integer i = n; i >= at; i--) {
        lua_rawgeti(lua, 1, i);
        lua_rawseti(lua, 1, i + 1);
    }
    lua_settop(lua, lua_gettop(lua));
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, 1, at);
    return 0;
}

static int table_remove(lua_State *lua)
{
    lua_Integer n = checked_length(lua), at = integer_or(lua, 2, n);
    if (n == 0) return 0;
    luaL_argcheck(lua, at >= 1 && at <= n, 2, "position out of range");
    sandbox_charge(lua, 1 + (long)(n - at));
    lua_rawgeti(lua, 1, at);
    for (lua_Integer i = at; i < n; i++) {
        lua_rawgeti(lua, 1, i + 1);
        lua_rawseti(lua, 1, i);
    }
    lua_pushnil(lua);
    lua_rawseti(lua, 1, n);
    return 1;
}

static int table_concat(lua_State *lua)
{
    lua_Integer n = checked_length(lua);
    size_t between_size;
    const char *between = luaL_optlstring(lua, 2, "", &between_size);
    luaL_Buffer b;
    luaL_buffinit(lua, &b);
    for (lua_Integer i = 1; i <= n; i++) {
        int type = lua_rawgeti(lua, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) return luaL_error(lua, "value %d to concatenate is a %s", (int)i, lua_typename(lua, type));
        sandbox_charge(lua, 2 + (long)(lua_rawlen(lua, -1) + between_size) / 16);
        luaL_addvalue(&b);
        if (i < n) luaL_addlstring(&b, between, between_size);
    }
    luaL_pushresult(&b);
    return 1;
}

static int table_unpack(lua_State *lua)
{
    enum { MOST = 200 };
    lua_Integer n = checked_length(lua);
    luaL_argcheck(lua, n <= MOST, 1, "too many values to unpack (200 at most)");
    luaL_checkstack(lua, (int)n, "too many values");
    for (lua_Integer i = 1; i <= n; i++) lua_rawgeti(lua, 1, i);
    return (int)n;
}

static int table_sort(lua_State *lua)
{
    lua_Integer n = checked_length(lua);
    if (!lua_isnoneornil(lua, 2)) luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    lua_newtable(lua);
    merge_sort(lua, 1, 3, n, value_less);
    return 0;
}

/* ---- strings ---- */

static int string_rep(lua_State *lua)
{
    size_t size, between_size;
    const char *text = luaL_checklstring(lua, 1, &size);
    lua_Integer n = integer_at(lua, 2);
    const char *between = luaL_optlstring(lua, 3, "", &between_size);
    enum { LONGEST = SANDBOX_TEXT_LIMIT };
    if (n <= 0) return lua_pushliteral(lua, ""), 1;
    if (n > LONGEST || (size + between_size) * (size_t)n > LONGEST) return luaL_error(lua, "the repeated text would be longer than %d", LONGEST);
    sandbox_charge(lua, (long)n + (long)((size + between_size) * (size_t)n) / 16);
    luaL_Buffer b;
    luaL_buffinit(lua, &b);
    for (lua_Integer i = 0; i < n; i++) {
        luaL_addlstring(&b, text, size);
        if (i + 1 < n) luaL_addlstring(&b, between, between_size);
    }
    luaL_pushresult(&b);
    return 1;
}

static int string_len(lua_State *lua)
{
    size_t size;
    luaL_checklstring(lua, 1, &size);
    lua_pushinteger(lua, (lua_Integer)size);
    return 1;
}

static int string_sub(lua_State *lua)
{
    size_t size;
    const char *text = luaL_checklstring(lua, 1, &size);
    lua_Integer n = (lua_Integer)size, from = integer_at(lua, 2), to = integer_or(lua, 3, -1);
    if (from < 0) from = from < -n ? 1 : n + from + 1;
    if (from < 1) from = 1;
    if (to < 0) to = n + to + 1;
    if (to > n) to = n;
    sandbox_charge(lua, 1 + (long)size / 64);
    if (from > to) lua_pushliteral(lua, "");
    else lua_pushlstring(lua, text + from - 1, (size_t)(to - from + 1));
    return 1;
}

/* ASCII only: case of other letters depends on the language, which scripts must not see. */
static int change_case(lua_State *lua, char first, char last, int by)
{
    size_t size;
    const char *text = luaL_checklstring(lua, 1, &size);
    sandbox_charge(lua, 1 + (long)size / 16);
    luaL_Buffer b;
    char *out = luaL_buffinitsize(lua, &b, size);
    for (size_t i = 0; i < size; i++) out[i] = text[i] >= first && text[i] <= last ? (char)(text[i] + by) : text[i];
    luaL_pushresultsize(&b, size);
    return 1;
}
static int string_upper(lua_State *lua) { return change_case(lua, 'a', 'z', 'A' - 'a'); }
static int string_lower(lua_State *lua) { return change_case(lua, 'A', 'Z', 'a' - 'A'); }

/* %d, %s and %% only; everything else differs between machines or shows addresses. */
static int string_format(lua_State *lua)
{
    size_t size;
    const char *form = luaL_checklstring(lua, 1, &size);
    int argument = 1;
    sandbox_charge(lua, 1 + (long)size / 8);
    luaL_Buffer b;
    luaL_buffinit(lua, &b);
    for (size_t i = 0; i < size; i++) {
        if (form[i] != '%') {
            luaL_addchar(&b, form[i]);
            continue;
        }
        i++;
        if (i < size && form[i] == '%') luaL_addchar(&b, '%');
        else if (i < size && form[i] == 'd') {
            lua_pushfstring(lua, "%I", (LUAI_UACINT)integer_at(lua, ++argument));
            luaL_addvalue(&b);
        } else if (i < size && form[i] == 's') {
            size_t length;
            const char *text = luaL_checklstring(lua, ++argument, &length);
            sandbox_charge(lua, (long)length / 16);
            luaL_addlstring(&b, text, length);
        } else return luaL_error(lua, "format knows %%d, %%s and %%%% only");
    }
    luaL_pushresult(&b);
    return 1;
}

/* ---- numbers ---- */

static int rounded(lua_State *lua, bool up)
{
    lua_settop(lua, 1);
    if (lua_isinteger(lua, 1)) return 1;
    lua_Number v = number_at(lua, 1);
    if (!(v > -1e15 && v < 1e15)) return luaL_error(lua, "number out of range");
    lua_Integer whole = (lua_Integer)v;
    if (up && (lua_Number)whole < v) whole++;
    if (!up && (lua_Number)whole > v) whole--;
    lua_pushinteger(lua, whole);
    return 1;
}
static int math_floor(lua_State *lua) { return rounded(lua, false); }
static int math_ceil(lua_State *lua) { return rounded(lua, true); }

static int math_abs(lua_State *lua)
{
    if (lua_isinteger(lua, 1)) {
        lua_Integer v = lua_tointeger(lua, 1);
        lua_pushinteger(lua, v < 0 ? (lua_Integer)(0u - (lua_Unsigned)v) : v);
    } else {
        lua_Number v = number_at(lua, 1);
        lua_pushnumber(lua, v < 0 ? -v : v);
    }
    return 1;
}

static int extreme(lua_State *lua, bool most)
{
    int n = lua_gettop(lua), best = 1;
    number_at(lua, 1);
    for (int i = 2; i <= n; i++) {
        number_at(lua, i);
        if (lua_compare(lua, most ? best : i, most ? i : best, LUA_OPLT)) best = i;
    }
    lua_pushvalue(lua, best);
    return 1;
}
static int math_max(lua_State *lua) { return extreme(lua, true); }
static int math_min(lua_State *lua) { return extreme(lua, false); }

static int math_tointeger(lua_State *lua)
{
    int fits = 0;
    lua_Integer v = lua_type(lua, 1) == LUA_TNUMBER ? lua_tointegerx(lua, 1, &fits) : 0;
    if (fits) lua_pushinteger(lua, v);
    else lua_pushnil(lua);
    return 1;
}

/* ---- all of it ---- */

static const luaL_Reg basics[] = {{"type", lib_type},     {"tostring", lib_tostring}, {"tonumber", lib_tonumber}, {"error", lib_error},
                                  {"assert", lib_assert}, {"pcall", lib_pcall},       {"select", lib_select},     {"ipairs", lib_ipairs},
                                  {"pairs", lib_pairs},   {NULL, NULL}};
static const luaL_Reg tables[] = {{"insert", table_insert}, {"remove", table_remove}, {"concat", table_concat},
                                  {"unpack", table_unpack}, {"sort", table_sort},     {NULL, NULL}};
static const luaL_Reg strings[] = {{"rep", string_rep},     {"len", string_len},       {"sub", string_sub}, {"upper", string_upper},
                                   {"lower", string_lower}, {"format", string_format}, {NULL, NULL}};
static const luaL_Reg numbers[] = {{"floor", math_floor}, {"ceil", math_ceil}, {"abs", math_abs}, {"max", math_max},
                                   {"min", math_min},     {"tointeger", math_tointeger}, {NULL, NULL}};

static int read_only(lua_State *lua) { return luaL_error(lua, "the libraries cannot be changed"); }

/* A library that scripts can read and not change: an empty table in front of the real one. */
static void add_library(lua_State *lua, const char *name, const luaL_Reg *functions)
{
    lua_newtable(lua);
    lua_newtable(lua);
    lua_newtable(lua);
    luaL_setfuncs(lua, functions, 0);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pushcfunction(lua, read_only);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, name);
}

void sandbox_library(lua_State *lua)
{
    luaL_setfuncs(lua, basics, 0);
    add_library(lua, "table", tables);
    add_library(lua, "string", strings);
    add_library(lua, "math", numbers);
    /* ("x"):rep(3) finds the same functions; the metatable of strings cannot be reached. */
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_getfield(lua, -3, "string");
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}
