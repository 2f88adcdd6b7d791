/* Items of the loader as Lua values (bind.c), and what can be said of them by dot, parentheses and verb
 * (bind_value.c). Internal to script. */
#ifndef SCRIPT_BIND_H
#define SCRIPT_BIND_H

#include "script/loader.h"

struct lua_State;

/* Registers the metatable of items. */
void bind_open(Loader *l, struct lua_State *lua);
/* From now on every constructor and value is an error: there is no Loader any more. */
void bind_close(struct lua_State *lua);
/* Whether effects may write the variable. */
bool bind_can_write(int var);
/* Adds __index and __call to the metatable on top of the stack. */
void bind_value_open(struct lua_State *lua);

Loader *bind_loader(struct lua_State *lua);
/* Line of the Lua code that is running. */
int bind_line(struct lua_State *lua);
int bind_push(struct lua_State *lua, int handle);
int bind_push_bad(Loader *l, struct lua_State *lua);
int bind_handle(struct lua_State *lua, int index);             /* 0: no item */
Item *bind_item(Loader *l, struct lua_State *lua, int index);  /* NULL: no item */
int bind_new(Loader *l, struct lua_State *lua, ItemType type); /* item at the current line */
void bind_use(Loader *l, int handle);
bool bind_is_bad(Loader *l, struct lua_State *lua, int index);
/* Reports at the current line. */
void bind_error(Loader *l, struct lua_State *lua, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same and pushes a bad item, so that the file goes on. */
int bind_bad(Loader *l, struct lua_State *lua, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "a condition", "false", "nothing". */
const char *bind_described(Loader *l, struct lua_State *lua, int index);
/* The number at a stack place in milli; false after an error was reported. */
bool bind_milli(Loader *l, struct lua_State *lua, int index, const char *what, int32_t *out);
/* Value item from a number or a value; 0 after an error was reported. */
int bind_value_at(Loader *l, struct lua_State *lua, int index, const char *what);
/* Name of a definition from a reference or a string; NULL after an error was reported. */
const char *bind_name_at(Loader *l, struct lua_State *lua, int index, Kind kind, const char *what);
bool bind_power_at(Loader *l, struct lua_State *lua, int index, const char *what, Subject *out);
/* "state.tie(power, \"channel\")". */
const char *bind_shape(int var);
/* Item with one child. */
int bind_parent(Loader *l, struct lua_State *lua, ItemType type, NodeKind node, int child);
const int *bind_children(Loader *l, int count, const int *children);

#endif
