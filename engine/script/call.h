/* Calls of `func{}`: the escape hatch of the definition language. One set of Hooks per thread, each with Lua
 * states of its own made from the texts that the Load kept; nothing passes between states or calls. A mod
 * without a func costs nothing. The Load must outlive the Hooks. */
#ifndef SCRIPT_CALL_H
#define SCRIPT_CALL_H

#include "core/hooks.h"
#include "script/load.h"

/* Hooks for one thread; when the content has no func they hold no Lua at all. */
bool call_open(const Load *load, const Hooks **out, Err *err);
void call_close(const Hooks *hooks);
/* Why the last call failed: "mod: file:line: text"; "" when it did not. */
const char *call_problem(const Hooks *hooks);
/* The same of the last call that failed, whatever was called since; "" when none did. */
const char *call_last_failure(const Hooks *hooks);

#endif
