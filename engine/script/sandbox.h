/* The sandbox: a Lua state in which a stranger's text may run. Built up from an allow-list, never cut down from the
 * standard libraries: no files, processes, clock, dice, addresses, patterns, coroutines, metatables or code loading.
 *
 * What holds: memory, single blocks, texts and the stack are capped by the allocator; work is counted in instructions,
 * and what C functions do and large fresh blocks are charged to the same budget; once it is used up every further instruction fails, so no pcall
 * survives it. pairs goes in sorted order and sort is stable: equal texts do equal things in every process.
 * Every way into Lua goes through a protected call. A Sandbox belongs to one thread. */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include "base/err.h"
#include "base/types.h"

struct lua_State;

typedef struct {
    size_t memory;     /* bytes alive at one time */
    size_t block;      /* bytes of one block */
    long instructions; /* of one run */
} SandboxLimits;

/* 64 MiB, 4 MiB, 10 million: while definitions are read. */
SandboxLimits sandbox_load_limits(void);
/* 8 MiB, 64 KiB, 200,000: for one call of a func. */
SandboxLimits sandbox_run_limits(void);
enum {
    SANDBOX_FILE_LIMIT = 256 * 1024,
    SANDBOX_TEXT_LIMIT = 8 * 1024, /* bytes of one string; a longer one counts as out of memory */
};

typedef struct Sandbox Sandbox;

bool sandbox_open(const SandboxLimits *limits, Sandbox **out, Err *err);
void sandbox_close(Sandbox *s);
struct lua_State *sandbox_lua(Sandbox *s);

/* Globals may be added with lua_setglobal until the first run; from then on a script can neither add nor change one. */
/* Runs source text (never bytecode); errors read "file:line: text". */
bool sandbox_run_text(Sandbox *s, const char *chunk_name, const char *text, size_t size, Err *err);
/* Calls the function under `arguments` values on the stack, with a fresh budget. */
bool sandbox_call(Sandbox *s, int arguments, int results, Err *err);
/* Runs a C function protected and uncounted, for set-up that may run out of memory. */
bool sandbox_protect(Sandbox *s, int (*function)(struct lua_State *), void *argument, Err *err);

void sandbox_refill(Sandbox *s);
void sandbox_limit(Sandbox *s, const SandboxLimits *limits); /* other limits from now on */
long sandbox_left(const Sandbox *s); /* instructions left */
size_t sandbox_memory(const Sandbox *s);
/* Counts work done in C; raises a Lua error when the budget is gone. */
void sandbox_charge(struct lua_State *lua, long work);

#endif
