/* The encyclopaedia as a screen of its own: at the left a search field and the pages by kind, at the right a page with
 * its links. It shows what session/book makes and knows no campaign, so nothing hidden can be on it. Ids:
 * book/back, book/close, book/search, book/list/kind_<word>, book/list/<page id>, book/page/see/<page id>. */
#ifndef UI_SCREEN_BOOK_H
#define UI_SCREEN_BOOK_H

#include "session/book.h"
#include "ui/ui.h"

enum { BOOK_BACK = 32, BOOK_FOUND = 60 };

/* Kept by the owner, so that the book opens where it was left; zero it once. */
typedef struct {
    int page; /* shown; -1: none yet */
    bool opened; /* page and kind are set */
    int kind; /* whose pages the list shows; -1: none */
    char words[64], searched[64];
    int found[BOOK_FOUND], found_count;
    int back[BOOK_BACK], back_count;
    BookPage content; /* of the page shown */
} BookState;

/* Turns to a page before the screen is shown; -1: where it was. */
void screen_book_open(const Book *book, BookState *state, int page);
/* False: leave. */
bool screen_book(Ui *ui, const Book *book, BookState *state);

#endif
