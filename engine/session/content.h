/* Content: the data folder, the mods and the Catalog that came of them; shared by every Session and thread. */
#ifndef SESSION_CONTENT_H
#define SESSION_CONTENT_H

#include "base/err.h"
#include "base/text.h"
#include "core/game.h"

typedef struct Content Content;

typedef struct {
    const char *data;  /* folder with scripts/ and assets/; NULL: found beside the program or installed */
    const char *mods;  /* NULL: the user's mods folder */
    const char *saves; /* NULL: the user's saves folder */
    const char *lang;  /* NULL: "en" */
    const char *alone; /* folder of the one mod to load with base, or of a base to load; NULL: the mods folder */
} ContentRequest;

typedef struct {
    const char *file;
    int line;
    const char *code; /* "E012", "W003" */
    const char *text;
    bool warning;
} ContentProblem;

typedef struct {
    const char *id, *name, *version, *folder;
    bool on; /* false: switched off, by the player or by its errors */
    int problem_count;
    const ContentProblem *problem;
} ContentMod;

/* Loads base and every mod of the mods folder. A broken mod is switched off and kept in the list with its errors; a
 * broken base fails (its problems are in content_mods all the same, *out is set so that they can be printed). */
bool content_open(const ContentRequest *request, Content **out, Err *err);
void content_close(Content *content);
/* Whether the folder is a base and no mod: it ends in scripts/base. */
bool content_is_base(const char *folder);

/* Changes numbers of a scenario for a study: "leverage=2.1,komi.turkey=3", shown units; names are tunes,
 * "komi.<power>", "capital_extra.<power>" and "third_powers". Course is solved anew and the content's hash changes. */
bool content_set(Content *content, int scenario, const char *words, Err *err);

/* A copy for a study, played beside the original, which must outlive it. What both share, such as the texts, is told by
 * the original: content_language is not for copies. */
bool content_copy(const Content *of, Content **out, Err *err);
/* Switches definitions of a copy off: "event:ID,action:ID", see variant.h. The copy's hash changes. */
bool content_without(Content *copy, const char *words, Err *err);

const Catalog *content_catalog(const Content *content);
int content_mods(const Content *content, const ContentMod **out);
const TextTable *content_texts(const Content *content);
/* Switches the language; text files of every mod are read again. */
bool content_language(Content *content, const char *lang, Err *err);
const char *content_data_folder(const Content *content);
const char *content_saves_folder(const Content *content);
const char *content_mods_folder(const Content *content);
/* The map file of a scenario, read whole; *folder is where its relief lies. Freed with mem_free. */
bool content_map(const Content *content, int scenario, char **text, size_t *size, char *folder, size_t folder_size, Err *err);
/* Hooks for one thread; freed by content_hooks_close. */
const Hooks *content_hooks_open(const Content *content, Err *err);
void content_hooks_close(const Hooks *hooks);

#endif
