/* letters: capitals of UTF-8 text for the alphabets of the game (Latin with its extensions, Cyrillic), by
 * language: i becomes a dotted capital in Turkish and Azerbaijani. For captions and names on the map; never
 * for ids. Not here: sorting, searching, other scripts (they pass through unchanged). */
#ifndef UI_LETTERS_H
#define UI_LETTERS_H

#include "base/str.h"

/* Appends the text in capitals; `lang` as in TextTable ("en", "tr", ...), NULL for English. */
void letters_upper(StrBuf *out, const char *lang, const char *text);
/* How many letters (code points) the text has. */
int letters_count(const char *text);

#endif
