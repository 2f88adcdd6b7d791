/* Floor: what plain Lua costs. usage: floor_lua BYTES; prints milliseconds for a fresh state that reads so
 * many bytes of definitions, runs them and walks every table of the result (no check, no compilation, no
 * sandbox), and nanoseconds a round of the loop that steppe-cli bench runs in the sandbox, once as it is and
 * once with an empty count hook */
#include "bench.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { MOST = 1 << 20, LOADS = 40, ROUNDS = 100000, LOOPS = 20 };

/* Actions and events as content has them: names, texts, conditions, effects, options. */
static const char *const head = "local out = {} local function keep(kind) return function(t) t.kind = kind "
                                "out[#out + 1] = t return t end end\n"
                                "local action, event, option = keep 'action', keep 'event', keep 'option'\n"
                                "local function ge(f, k) return {op = 'ge', f = f, k = k} end local function "
                                "add(f, k) return {op = 'add', f = f, k = k} end\n";
static const char *const definition =
    "action { id = 'a%d', name = 'A delegation of %d', help = 'They bring samples, a memorandum and a "
    "cold.',\n"
    "  cost = { capital = 1, money = %d }, allow = { ge('tie', %d), ge('goodwill', 20) },\n"
    "  effect = { add('tie', 4), add('goodwill', %d), add('tension', 1) } }\n"
    "event { id = 'e%d', title = 'A conference', text = 'Somebody has to pay for the hall, and everybody "
    "wants to open it.', when = ge('tie', %d),\n"
    "  option { id = 'pay', text = 'Pay', effect = add('money', -%d) },\n"
    "  option { id = 'come', text = 'Come', effect = add('goodwill', 2), default = true } }\n";

static size_t write_definitions(char *text, size_t bytes)
{
    size_t used = (size_t)snprintf(text, MOST, "%s", head);
    for (int i = 1; used < bytes; i++)
        used += (size_t)snprintf(text + used, MOST - used, definition, i, i, i % 9, i % 60, i % 7, i, i % 80,
                                 i % 5);
    return used + (size_t)snprintf(text + used, MOST - used, "return out\n");
}

static long walk(lua_State *lua)
{
    long found = 0;
    luaL_checkstack(lua, 8, NULL);
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) found += lua_istable(lua, -1) ? walk(lua) : 1;
    return found;
}

static long load(const char *text, size_t size)
{
    lua_State *lua = luaL_newstate();
    luaL_openlibs(lua);
    if (luaL_loadbufferx(lua, text, size, "=definitions", "t") || lua_pcall(lua, 0, 1, 0)) {
        fprintf(stderr, "%s\n", lua_tostring(lua, -1));
        exit(1);
    }
    long found = walk(lua);
    lua_close(lua);
    return found;
}

static void count(lua_State *lua, lua_Debug *info)
{
    (void)lua;
    (void)info;
}

static void loop(const char *name, int hook)
{
    char text[160];
    lua_State *lua = luaL_newstate();
    if (hook) lua_sethook(lua, count, LUA_MASKCOUNT, hook);
    snprintf(text, sizeof text,
             "local t = {a = 1, b = 2, c = 0} for i = 1, %d do t.c = t.a + t.b t.a = (t.c + i) %% 97 end",
             ROUNDS);
    double begin = bench_cpu();
    for (int i = 0; i < LOOPS; i++) {
        if (luaL_dostring(lua, text)) exit(1);
    }
    bench_print(name, (bench_cpu() - begin) / ((double)ROUNDS * LOOPS) * 1e9);
    lua_close(lua);
}

int main(int words, char **word)
{
    static char text[MOST];
    size_t bytes = words == 2 ? (size_t)atoi(word[1]) : 0;
    if (bytes < 1 || bytes > MOST / 2) return 2;
    size_t size = write_definitions(text, bytes);
    long found = 0;
    double begin = bench_cpu();
    for (int i = 0; i < LOADS; i++) found += load(text, size);
    bench_print("floor_lua_load", (bench_cpu() - begin) / LOADS * 1e3);
    loop("floor_lua_loop", 0);
    loop("floor_lua_counted", 500);
    return found == 0;
}
