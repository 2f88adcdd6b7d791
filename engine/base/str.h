/* Bounded strings: StrBuf writes into a block it is handed and never past it. Integers only; no locale. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/types.h"

typedef struct {
    char *text;  /* always zero-terminated when size > 0 */
    size_t size; /* bytes of the block */
    size_t used; /* without the final zero */
    bool cut;    /* something did not fit */
} StrBuf;

StrBuf str_buf(char *block, size_t size);
void str_add(StrBuf *b, const char *text);
void str_addn(StrBuf *b, const char *text, size_t length);
void str_addf(StrBuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A milli number with `decimals` (0..3) digits, rounded half away from zero, minus as '-'; sign 1 also writes '+'. */
void str_add_milli(StrBuf *b, int32_t milli, int decimals, bool sign);

bool str_is_id(const char *text); /* [a-z][a-z0-9_]{0,63} */
bool str_eq(const char *a, const char *b);
/* Edit distance (insert, delete, replace, swap of neighbours), at most `limit` + 1; for "did you mean". */
int str_distance(const char *a, const char *b, int limit);

/* Checks UTF-8; returns the length of the valid prefix. */
size_t str_utf8_valid(const char *text, size_t length);
/* Copies text into out, replacing invalid UTF-8, control, bidi and escape characters by '?'. */
void str_clean(char *out, size_t size, const char *text);

#endif
