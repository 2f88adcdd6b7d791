/* The loader: runs the definition files of base and mods in their sandboxes, checks everything at once and
 * freezes the result into a Catalog.
 *
 * A Load owns the Catalog and every string in it and in the problems; load_close frees all. A broken mod (and
 * what depends on it) is switched off with its problems and the others load without it; a broken base leaves
 * no Catalog. Nothing here is kept between two loads, so a second one for a hot reload does not disturb the
 * first. */
#ifndef SCRIPT_LOAD_H
#define SCRIPT_LOAD_H

#include "base/err.h"
#include "base/str.h"
#include "core/catalog.h"

typedef struct {
    const char *data;        /* folder that holds scripts/base */
    const char *base;        /* the base mod's own folder; NULL: data/scripts/base */
    const char *const *mods; /* folders of further mods, in the player's order */
    int mod_count;
    bool lint; /* warn of what only an author wants to know, too: definitions without a help sentence */
} LoadRequest;

typedef struct {
    const char *file; /* path as a reader opens it; "" when the problem has no file */
    int line;         /* 0: the whole file */
    const char *code; /* "E012", "W003" */
    const char *text;
    int mod; /* index into Load.mod */
    bool warning;
} LoadError;

typedef struct {
    const char *id, *name, *version, *folder;
    bool on; /* false: switched off by its errors */
} LoadMod;

/* A player-visible source text: context is "kind.id.field". */
typedef struct {
    const char *text, *context, *file;
    int line, mod;
} LoadText;

typedef struct Load Load;

/* False when base is broken or memory ran out (err tells); *out is set whenever there are problems to print,
 * so it is to be closed in both cases (it may be NULL). */
bool load_content(const LoadRequest *request, Load **out, Err *err);
void load_close(Load *load);

Catalog *load_catalog(const Load *load); /* NULL when base is broken */
int load_mods(const Load *load, const LoadMod **out);
int load_errors(const Load *load, const LoadError **out); /* warnings too, by mod, file and line */
int load_texts(const Load *load, const LoadText **out);
/* "file:line: error[E012]: text". */
void load_error_line(StrBuf *out, const LoadError *e);

#endif
