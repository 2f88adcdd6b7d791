/* Internal to the book: what an entry is called, and the tables that are the book's own (verbs, endings). Endings are
 * numbered as in World, the sudden one of a seat as BOOK_SUDDEN + seat. */
#ifndef SESSION_BOOK_PAGE_H
#define SESSION_BOOK_PAGE_H

#include "session/book.h"

enum { BOOK_SUDDEN = ENDING_RESIGNED, BOOK_ENDINGS = BOOK_SUDDEN + MAX_SEATS };

int book_verb_count(void);
/* Which verb an effect node is, from 1; 0: none that has a page. */
int book_verb_of(const Node *n);

/* NULL: no page (an ending that no power has, a verb that nothing uses, a variable of the loader's own). */
const char *book_entry_id(const Book *book, const BookEntry *e);
const char *book_entry_name(const Book *book, const BookEntry *e);
const Origin *book_entry_origin(const Book *book, const BookEntry *e); /* NULL: not a definition */
/* One sentence, or "". */
void book_entry_help(const Book *book, const BookEntry *e, StrBuf *out);

#endif
