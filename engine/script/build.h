/* The constructors of the language as Lua functions, and the run of a mod's files. Internal to script. */
#ifndef SCRIPT_BUILD_H
#define SCRIPT_BUILD_H

#include "script/loader.h"

struct lua_State;

/* Puts constructors and scopes into the globals. */
void build_open(struct lua_State *lua);
/* Adds patch, replace and remove for the files of patch/. */
void build_open_patches(struct lua_State *lua);
/* Pushes the function of func `id`; false and an empty stack when there is none. */
bool build_push_func(struct lua_State *lua, const char *id);
/* Copies the table at a stack place; items in it count as used. */
const ValTable *build_table(Loader *l, struct lua_State *lua, int index);

#endif
