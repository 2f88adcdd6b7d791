/* The text layer: source texts in, texts of the chosen language out. Catalogues are gettext .po files, parsed here
 * (libintl would follow the process locale). No globals: whoever writes a sentence is handed a TextTable; NULL is the
 * table without translations. Memory comes from the caller's arena. Scripts never see a translated text. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "base/types.h"

enum { TEXT_FORMS = 3, TEXT_MAX = 16384, TEXT_DECIMALS = 3 };

typedef struct {
    uint64_t key;                 /* hash of context and source */
    const char *form[TEXT_FORMS]; /* form[0] alone where there is no plural */
} TextEntry;

typedef struct {
    char lang[16];
    TextEntry *entry; /* sorted by key */
    int count, room;
} TextTable;

/* Makes an empty table for a language ("en", "tr", "ru", ...) with room for `room` entries; false: arena full. */
bool text_init(TextTable *t, Arena *arena, const char *lang, int room);
/* Reads a .po text into the table; what is there already stays, so the first file wins. Errors name file and line.
 * Entries with an empty translation and fuzzy ones are left out. */
bool text_read_po(TextTable *t, Arena *arena, const char *file, const char *po, size_t size, Err *err);

/* The translation, or the source itself. context may be NULL. */
const char *text_get(const TextTable *t, const char *context, const char *source);
/* By number: en, tr, kk, uz and others have two forms, ru three. */
const char *text_plural(const TextTable *t, const char *context, const char *one, const char *many, int n);
/* Which plural form a language uses for n. */
int text_plural_form(const char *lang, int n);

#define T(table, source) text_get(table, NULL, source)

/* Fills {name} of a template; "{name:dat}" falls back to {name} where no argument "name:dat" is given. An unknown
 * placeholder stays as it is, so that it is seen. "{{" is a brace. */
typedef struct {
    const char *name, *value;
} TextArg;
void text_format(StrBuf *out, const char *form, const TextArg *args, int count);
#define TEXT_FORMAT(out, form, ...)                                                                             \
    text_format(out, form, (const TextArg[]){__VA_ARGS__}, (int)(sizeof((const TextArg[]){__VA_ARGS__}) / sizeof(TextArg)))

/* Milli as text with U+2212 for minus (ascii: '-'). */
void text_milli(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii);
/* The same of what somebody has, cut toward zero: 57.7 never looks like the 58 that it misses, nor -9.99 like -10. */
void text_held(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii);
/* And of what is missing, away from zero: as much as is shown will do. */
void text_needed(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii);
/* The fewest decimals, `least` or more, with which two unequal numbers look unequal. */
int text_decimals(int32_t a, int32_t b, int least);

#endif
