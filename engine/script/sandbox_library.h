/* The functions a script may call, and nothing else; see sandbox.h. Internal to script. */
#ifndef SCRIPT_SANDBOX_LIBRARY_H
#define SCRIPT_SANDBOX_LIBRARY_H

#include "base/types.h"

struct lua_State;

/* Fills the globals table on top of the stack. */
void sandbox_library(struct lua_State *lua);
/* The budget is used up: no pcall may swallow what follows. */
bool sandbox_is_gone(struct lua_State *lua);

#endif
