/* A func is called as call(world, actor, state): ids as texts, or nil. `world` is good for this call only:
 *   world:read("tie", "uzbekistan", "turkey", "trade")        a whole number of thousandths (whole units:
 * whole) world:add("goodwill", 1000, "uzbekistan", "turkey")       the same, clamped; returns what was added
 * Numbers that go in are integers, so no float reaches the World. When a call fails core puts the World back.
 */
#include "script/call.h"

#include "base/fixed.h"
#include "core/cond.h"
#include "core/effect.h"
#include "host/mem.h"
#include "script/bind.h"
#include "script/build.h"
#include "script/sandbox.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#define WORLD_META "steppe.world"

/* What a call sees; `world` is NULL between calls. */
typedef struct {
    const Catalog *catalog;
    World *world;
} View;

typedef struct {
    Sandbox *sandbox; /* NULL: the mod has no func */
    View *view;       /* inside the Lua state */
} CallMod;

typedef struct {
    Hooks hooks;
    Loader *loader;
    Load *scratch;
    int mod_count;
    CallMod *mods;
    Err problem, failure;
} Call;

/* ---- what a func may do with the World */

static View *view_of(lua_State *lua)
{
    View *v = luaL_checkudata(lua, 1, WORLD_META);
    if (!v->world) luaL_error(lua, "the world is only there during a call");
    return v;
}

static int id_at(lua_State *lua, int *next, int (*find)(const Catalog *c, const char *id), const Catalog *c,
                 const char *what)
{
    const char *name = luaL_checkstring(lua, *next);
    int id = find(c, name);
    if (!id) luaL_error(lua, "unknown %s '%s'", what, name);
    ++*next;
    return id;
}

static int find_variable(const Catalog *c, const char *id)
{
    for (int i = 1; i <= c->variable_count; i++) {
        if (str_eq(c->variable[i].at.id, id)) return i;
    }
    return 0;
}

/* Value word at 2 and its subjects from `next` on. */
static Node reference_at(lua_State *lua, const Catalog *c, int next)
{
    const char *word = luaL_checkstring(lua, 2);
    int var = VAR_NONE;
    for (int v = 1; v < VAR_COUNT; v++) {
        if (str_eq(var_info(v)->word, word)) var = v;
    }
    if (var == VAR_NONE) luaL_error(lua, "there is no value '%s'", word);
    int subjects = var_info(var)->subjects;
    Node n = {.kind = VALUE_REF, .var = (uint8_t)var};
    if (subjects & STATE) n.state = (uint8_t)id_at(lua, &next, catalog_state, c, "state");
    if (subjects & POWER) n.power = (uint8_t)id_at(lua, &next, catalog_power, c, "power");
    if (subjects & CHANNEL) n.channel = (uint8_t)id_at(lua, &next, catalog_channel, c, "channel");
    if (subjects & PROJECT) n.arg = (uint16_t)id_at(lua, &next, catalog_project, c, "project");
    if (subjects & ACTION) n.arg = (uint16_t)id_at(lua, &next, catalog_action, c, "action");
    if (var == VAR_VARIABLE) n.arg = (uint16_t)id_at(lua, &next, find_variable, c, "variable");
    return n;
}

static int world_read(lua_State *lua)
{
    const View *v = view_of(lua);
    sandbox_charge(lua, 50);
    Node n = reference_at(lua, v->catalog, 3);
    Scope nobody = {0};
    int32_t value = cond_read(v->catalog, v->world, &n, &nobody);
    lua_pushinteger(lua, var_info(n.var)->unit == WHOLE_UNIT ? value / MILLI : value);
    return 1;
}

static int world_add(lua_State *lua)
{
    View *v = view_of(lua);
    sandbox_charge(lua, 50);
    if (!lua_isinteger(lua, 3))
        luaL_error(lua, "world:add needs an integer of thousandths, not %s", luaL_tolstring(lua, 3, NULL));
    lua_Integer delta = lua_tointeger(lua, 3);
    if (delta < -1000000 || delta > 1000000) luaL_error(lua, "world:add takes -1000000 to 1000000");
    Node n = reference_at(lua, v->catalog, 4);
    bool tie = n.var == VAR_TIE || n.var == VAR_BASE;
    if (!bind_can_write(n.var)) luaL_error(lua, "'%s' cannot be changed", var_info(n.var)->word);
    if (n.power > MAX_SEATS && !tie) luaL_error(lua, "that power holds ties only");
    int32_t done =
        effect_add(v->world, NULL, n.var, n.state, n.power, n.channel, n.arg, (int32_t)delta, (Cause){0});
    lua_pushinteger(lua, done);
    return 1;
}

/* ---- making the states */

static int open_world(lua_State *lua)
{
    CallMod *m = lua_touserdata(lua, 1);
    static const luaL_Reg methods[] = {{"read", world_read}, {"add", world_add}, {NULL, NULL}};
    m->view = lua_newuserdatauv(lua, sizeof *m->view, 0);
    *m->view = (View){0};
    luaL_newmetatable(lua, WORLD_META);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushliteral(lua, "locked");
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, m);
    return 0;
}

static int open_language(lua_State *lua)
{
    bind_open(lua_touserdata(lua, 1), lua);
    build_open(lua);
    return 0;
}

static bool run_source(Call *call, CallMod *m, const LoadSource *source, Err *err)
{
    Loader *l = call->loader;
    l->lua = sandbox_lua(m->sandbox);
    bool fine = sandbox_run_text(m->sandbox, source->inner, source->text, source->size, err);
    l->lua = NULL;
    return fine;
}

static bool open_mod(Call *call, const Load *load, int mod, Err *err)
{
    CallMod *m = &call->mods[mod];
    SandboxLimits reading = sandbox_load_limits(), running = sandbox_run_limits();
    Loader *l = call->loader;
    if (!sandbox_open(&reading, &m->sandbox, err)) return false;
    l->lua = sandbox_lua(m->sandbox);
    bool fine =
        sandbox_protect(m->sandbox, open_language, l, err) && sandbox_protect(m->sandbox, open_world, m, err);
    l->lua = NULL;
    for (int i = 0; i < load->source_count && fine; i++) {
        if (load->sources[i].mod == mod) fine = run_source(call, m, &load->sources[i], err);
    }
    /* From here on a constructor in a func is an error. */
    bind_close(sandbox_lua(m->sandbox));
    lua_gc(sandbox_lua(m->sandbox), LUA_GCCOLLECT);
    sandbox_limit(m->sandbox, &running);
    return fine;
}

static void make_loader(Call *call)
{
    Loader *l = call->loader;
    l->load = call->scratch;
    l->files = load_room(l, l->files, 0, &l->file_capacity, sizeof *l->files);
    l->files[l->file_count++] = (SourceFile){.path = "", .inner = "", .text = ""};
}

/* What the constructors collected once more is not needed. */
static void drop_loader(Call *call)
{
    if (call->loader) grow_free(&call->loader->temp);
    if (call->scratch) grow_free(&call->scratch->keep);
    mem_free(call->loader);
    mem_free(call->scratch);
    call->loader = NULL;
    call->scratch = NULL;
}

static bool open_all(Call *call, const Load *load, Err *err)
{
    const Catalog *c = load->catalog;
    call->loader = mem_zero(1, sizeof *call->loader);
    call->scratch = mem_zero(1, sizeof *call->scratch);
    call->mods = mem_zero((size_t)load->mod_count, sizeof *call->mods);
    if (!call->loader || !call->scratch || !call->mods || setjmp(call->loader->out_of_memory) != 0)
        return err_set(err, "there is not enough memory for scripts");
    call->mod_count = load->mod_count;
    make_loader(call);
    for (int f = 1; f <= c->func_count; f++) {
        int mod = c->func[f].mod;
        if (!call->mods[mod].sandbox && !open_mod(call, load, mod, err)) return false;
    }
    drop_loader(call);
    return true;
}

/* ---- calls */

typedef struct {
    const CallMod *mod;
    const char *func, *actor, *state;
} Request;

/* Inside the protected call, for pushing texts may run out of memory. */
static int enter(lua_State *lua)
{
    const Request *r = lua_touserdata(lua, 1);
    luaL_checkstack(lua, 8, "the func is called too deep");
    if (!build_push_func(lua, r->func)) return luaL_error(lua, "func '%s' has no function", r->func);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, r->mod);
    lua_pushstring(lua, r->actor); /* NULL gives nil */
    lua_pushstring(lua, r->state);
    lua_call(lua, 3, 0);
    return 0;
}

static bool run_func(void *self, const Catalog *c, World *w, int id, int actor, int state)
{
    Call *call = self;
    const FuncDef *f = &c->func[id];
    CallMod *m = &call->mods[f->mod];
    lua_State *lua = sandbox_lua(m->sandbox);
    Err err = {""};
    Request r = {.mod = m,
                 .func = f->at.id,
                 .actor = actor ? c->power[actor].at.id : NULL,
                 .state = state ? c->state[state].at.id : NULL};
    *m->view = (View){c, w};
    lua_settop(lua, 0);
    lua_pushcfunction(lua, enter);
    lua_pushlightuserdata(lua, &r);
    bool fine = sandbox_call(m->sandbox, 1, 0, &err);
    m->view->world = NULL;
    lua_settop(lua, 0);
    call->problem = (Err){""};
    if (!fine) {
        err_set(&call->problem, "%s: %s", f->at.mod, err.text);
        call->failure = call->problem;
    }
    return fine;
}

bool call_open(const Load *load, const Hooks **out, Err *err)
{
    Call *call = mem_zero(1, sizeof *call);
    *out = NULL;
    if (!call) return err_set(err, "there is not enough memory for scripts");
    call->hooks.self = call;
    if (load->catalog && load->catalog->func_count > 0) {
        call->hooks.func = run_func;
        if (!open_all(call, load, err)) {
            call_close(&call->hooks);
            return false;
        }
    }
    *out = &call->hooks;
    return true;
}

void call_close(const Hooks *hooks)
{
    if (!hooks) return;
    Call *call = hooks->self;
    for (int m = 0; m < call->mod_count; m++) sandbox_close(call->mods[m].sandbox);
    drop_loader(call);
    mem_free(call->mods);
    mem_free(call);
}

const char *call_problem(const Hooks *hooks)
{
    return ((const Call *)hooks->self)->problem.text;
}

const char *call_last_failure(const Hooks *hooks)
{
    return ((const Call *)hooks->self)->failure.text;
}
