#include "script/sandbox.h"

#include "base/str.h"
#include "host/mem.h"
#include "script/sandbox_library.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

/* One instruction may copy a text, compare two, copy the arguments of a call or rehash a table. So texts are
 * bounded, fresh memory costs budget, and instructions cost more while the stack is large. */
enum {
    HOOK_STEP = 500,
    TEXT_BYTES = SANDBOX_TEXT_LIMIT + 64, /* with Lua's own header */
    STACK_STEP = 4096,                    /* bytes of stack by which instructions cost once more */
    FREE_BYTES = 128,                     /* smaller blocks cost nothing beside their instruction */
    BYTES_PER_WORK = 16,
};

struct Sandbox {
    lua_State *lua;
    SandboxLimits limits;
    size_t used;
    void *stack, *latest; /* blocks: Lua's stack of values; the one allocated last */
    size_t stack_bytes, latest_bytes;
    long left;
    bool gone;          /* the budget is used up: sticky until the next refill */
    bool sealed;        /* globals are fixed */
    bool finding_stack; /* the next block is the stack */
};

SandboxLimits sandbox_load_limits(void) { return (SandboxLimits){(size_t)64 << 20, (size_t)4 << 20, 10000000}; }
SandboxLimits sandbox_run_limits(void) { return (SandboxLimits){(size_t)8 << 20, (size_t)64 << 10, 200000}; }

static Sandbox *of(lua_State *lua) { return *(Sandbox **)lua_getextraspace(lua); }

static void on_count(lua_State *lua, lua_Debug *info);

/* False when the budget is gone. From then on every instruction fails, so that no pcall survives. */
static bool spend(Sandbox *s, long work)
{
    s->left -= work;
    if (s->left > 0 && !s->gone) return true;
    if (!s->gone && s->lua) lua_sethook(s->lua, on_count, LUA_MASKCOUNT, 1);
    s->gone = true;
    return false;
}

static bool is_allowed(const Sandbox *s, size_t old, size_t size, bool is_text)
{
    if (size <= old) return true;
    if (is_text && size > TEXT_BYTES) return false;
    return size <= s->limits.block && s->used - old + size <= s->limits.memory;
}

/* Lua tells nobody how large its stack is. It grows by a fresh block, after which the old one is freed, or in place. */
static void watch_stack(Sandbox *s, const void *old, void *now, size_t size)
{
    if (size > 0 && (s->finding_stack || (old && old == s->stack))) {
        s->stack = now;
        s->stack_bytes = size;
    } else if (size == 0 && old == s->stack) {
        s->stack = s->latest;
        s->stack_bytes = s->latest_bytes;
    }
    if (size > 0 && !old) {
        s->latest = now;
        s->latest_bytes = size;
    }
}

static void *allocate(void *self, void *block, size_t old, size_t size)
{
    Sandbox *s = self;
    bool is_text = !block && old == LUA_TSTRING; /* Lua passes the type of a new block as its old size */
    if (!block) old = 0;
    if (size == 0) {
        if (block) watch_stack(s, block, NULL, 0);
        s->used -= old;
        mem_free(block);
        return NULL;
    }
    if (!is_allowed(s, old, size, is_text)) return NULL;
    void *moved = mem_resize(block, size);
    if (!moved) return size <= old ? block : NULL; /* shrinking must not fail */
    s->used += size - old;
    watch_stack(s, block, moved, size);
    if (size > old && size >= FREE_BYTES) spend(s, (long)(size / BYTES_PER_WORK));
    return moved;
}

/* level: 0 names the line of a hook, 1 that of the caller of a C function. */
static int used_up(lua_State *lua, int level)
{
    luaL_where(lua, level);
    lua_pushfstring(lua, "the instruction budget of %d is used up", (int)of(lua)->limits.instructions);
    lua_concat(lua, 2);
    return lua_error(lua);
}

static void on_count(lua_State *lua, lua_Debug *info)
{
    (void)info;
    Sandbox *s = of(lua);
    if (!spend(s, HOOK_STEP * (1 + (long)(s->stack_bytes / STACK_STEP)))) used_up(lua, 0);
}

void sandbox_charge(lua_State *lua, long work)
{
    if (!spend(of(lua), work)) used_up(lua, 1);
}

bool sandbox_is_gone(lua_State *lua) { return of(lua)->gone; }

void sandbox_refill(Sandbox *s)
{
    s->left = s->limits.instructions;
    s->gone = false;
    lua_sethook(s->lua, on_count, LUA_MASKCOUNT, HOOK_STEP);
}

void sandbox_limit(Sandbox *s, const SandboxLimits *limits)
{
    s->limits = *limits;
    sandbox_refill(s);
}

long sandbox_left(const Sandbox *s) { return s->left; }
size_t sandbox_memory(const Sandbox *s) { return s->used; }
lua_State *sandbox_lua(Sandbox *s) { return s->lua; }

/* ---- globals ---- */

static int unknown_global(lua_State *lua)
{
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    char best[72] = "";
    int nearest = 3;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING) continue;
        const char *known = lua_tostring(lua, -2);
        int distance = str_distance(name, known, 2);
        if (distance > nearest || distance > 2 || (distance == nearest && strcmp(known, best) > 0)) continue;
        nearest = distance;
        str_clean(best, sizeof best, known);
    }
    if (best[0]) return luaL_error(lua, "unknown name '%s' (did you mean '%s'?)", name, best);
    return luaL_error(lua, "unknown name '%s'", name);
}

static int new_global(lua_State *lua)
{
    if (of(lua)->sealed) {
        const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
        return luaL_error(lua, "'%s' would be a new global; write 'local %s'", name, name);
    }
    lua_rawset(lua, 1);
    return 0;
}

/* Growing it once shows the allocator which block the stack is. */
static void find_stack(lua_State *lua)
{
    Sandbox *s = of(lua);
    s->finding_stack = true;
    bool grown = lua_checkstack(lua, 60);
    s->finding_stack = false;
    if (!grown || !s->stack) luaL_error(lua, "no memory for a script's stack");
}

static int set_up(lua_State *lua)
{
    find_stack(lua);
    lua_pushglobaltable(lua);
    sandbox_library(lua);
    lua_newtable(lua);
    lua_pushcfunction(lua, unknown_global);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, new_global);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    return 0;
}

/* ---- ways in ---- */

static const char memory_text[] =
    "the memory limit was reached (too much is kept, a text is too long, or calls are nested too deep)";

static bool report(Sandbox *s, int status, Err *err)
{
    if (status == LUA_OK) return true;
    const char *text = lua_type(s->lua, -1) == LUA_TSTRING ? lua_tostring(s->lua, -1) : "an error that is no text was raised";
    char clean[ERR_TEXT_MAX];
    str_clean(clean, sizeof clean, status == LUA_ERRMEM ? memory_text : text);
    err_set(err, "%s", clean);
    lua_pop(s->lua, 1);
    return false;
}

bool sandbox_protect(Sandbox *s, int (*function)(lua_State *), void *argument, Err *err)
{
    if (!lua_checkstack(s->lua, 4)) return err_set(err, "the script's stack is full");
    lua_pushcfunction(s->lua, function);
    lua_pushlightuserdata(s->lua, argument);
    return report(s, lua_pcall(s->lua, 1, 0, 0), err);
}

bool sandbox_open(const SandboxLimits *limits, Sandbox **out, Err *err)
{
    *out = NULL;
    Sandbox *s = mem_zero(1, sizeof *s);
    if (!s) return err_set(err, "no memory for a script");
    s->limits = *limits;
    s->lua = lua_newstate(allocate, s);
    if (!s->lua) {
        mem_free(s);
        return err_set(err, "no memory for a script");
    }
    *(Sandbox **)lua_getextraspace(s->lua) = s;
    s->left = limits->instructions;
    if (!sandbox_protect(s, set_up, NULL, err)) {
        sandbox_close(s);
        return false;
    }
    sandbox_refill(s);
    *out = s;
    return true;
}

void sandbox_close(Sandbox *s)
{
    if (!s) return;
    lua_sethook(s->lua, NULL, 0, 0);
    lua_close(s->lua);
    mem_free(s);
}

typedef struct {
    const char *name, *text;
    size_t size;
} Chunk;

static int load_and_run(lua_State *lua)
{
    const Chunk *chunk = lua_touserdata(lua, 1);
    lua_settop(lua, 0);
    /* '@' makes Lua print the name as a file. */
    lua_pushfstring(lua, "@%s", chunk->name);
    if (luaL_loadbufferx(lua, chunk->text, chunk->size, lua_tostring(lua, 1), "t") != LUA_OK) return lua_error(lua);
    lua_call(lua, 0, 0);
    return 0;
}

bool sandbox_run_text(Sandbox *s, const char *chunk_name, const char *text, size_t size, Err *err)
{
    Chunk chunk = {chunk_name, text, size};
    Err inner = {""};
    if (size > SANDBOX_FILE_LIMIT) return err_set(err, "%s: more than %d bytes", chunk_name, SANDBOX_FILE_LIMIT);
    s->sealed = true;
    if (sandbox_protect(s, load_and_run, &chunk, &inner)) return true;
    if (strchr(inner.text, ':')) return err_set(err, "%s", inner.text);
    return err_set(err, "%s: %s", chunk_name, inner.text);
}

bool sandbox_call(Sandbox *s, int arguments, int results, Err *err)
{
    sandbox_refill(s);
    s->sealed = true;
    return report(s, lua_pcall(s->lua, arguments, results, 0), err);
}
