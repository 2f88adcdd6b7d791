/* Book: the encyclopaedia, made from the Catalog. A page for every definition, every variable that scripts may read,
 * every effect verb that the content uses, every ending and every tune: what it is in one sentence, what it does as the
 * compiled nodes say it, its numbers, its sources, and links to the pages it speaks of. Nothing here looks at a
 * World: the book tells the rules, never a campaign.
 *
 * A Book owns its list; the Catalog and the texts must outlive it. A page is made when it is asked for, into a block of
 * the caller's. Ids are "kind:id" ("action:trade_mission"); where one id is used twice in a kind, "kind:mod:id". */
#ifndef SESSION_BOOK_H
#define SESSION_BOOK_H

#include "base/err.h"
#include "session/describe.h"

/* B(name, word, plural): kinds in the order of the book. */
#define BOOK_KIND_LIST(B)                   \
    B(POWER, "power", "Powers")             \
    B(STATE, "state", "States")             \
    B(DOCTRINE, "doctrine", "Doctrines")    \
    B(WANT, "want", "Wants")                \
    B(CHANNEL, "channel", "Channels")       \
    B(ACTION, "action", "Actions")          \
    B(PROJECT, "project", "Projects")       \
    B(AGREEMENT, "agreement", "Agreements") \
    B(PRIORITY, "priority", "Private goals") \
    B(AIM, "aim", "Aims of the year") \
    B(EVENT, "event", "Events")             \
    B(RUNG, "rung", "Rungs of a crisis")    \
    B(ENDING, "ending", "Endings")          \
    B(SCENARIO, "scenario", "Scenarios")    \
    B(VARIABLE, "variable", "Variables")    \
    B(VERB, "verb", "Effects")              \
    B(TUNE, "tune", "Numbers of the rules") \
    B(PERSONALITY, "personality", "Characters") \
    B(FUNC, "func", "Scripts")

typedef enum {
#define B(name, word, plural) BOOK_##name,
    BOOK_KIND_LIST(B)
#undef B
        BOOK_KIND_COUNT
} BookKind;

const char *book_kind_word(BookKind kind);   /* "action": of the command line, untranslated */
const char *book_kind_plural(BookKind kind); /* "Actions": a text */

typedef struct {
    uint8_t kind;   /* BookKind */
    uint16_t index; /* in the Catalog's array of the kind, or in the book's own */
    char id[80];
    char name[40]; /* of a tune: its id as words; else "" */
} BookEntry;

typedef struct {
    const Catalog *catalog;
    const TextTable *texts;
    Game game; /* of describe */
    Describe describe;
    int count;
    BookEntry *entry; /* by kind, then by number */
    const char **find; /* what a search looks through: name, id, help and text in small letters */
} Book;

bool book_open(const Catalog *c, const TextTable *texts, bool ascii, Book *out, Err *err);
void book_close(Book *book);

/* The page of "action:trade_mission", or of "trade_mission" where no other kind has one; -1: none. */
int book_find(const Book *book, const char *id);
/* How many pages have this id in some kind: more than one when book_find fails for want of a kind. */
int book_same_id(const Book *book, const char *id);
/* The id most like it, for "did you mean"; NULL when none is near. */
const char *book_nearest(const Book *book, const char *id);
/* Pages that hold the words, those with it in their name first; returns the count, at most `room`. */
int book_search(const Book *book, const char *words, int *out, int room);
int book_count(const Book *book, BookKind kind);
int book_page_of(const Book *book, BookKind kind, int index); /* -1: none */

const char *book_name(const Book *book, int page);

typedef enum { BOOK_HEAD, BOOK_TEXT, BOOK_ITEM } BookLineKind;
typedef struct {
    uint8_t kind;
    uint8_t level; /* of a BOOK_ITEM: how deep it lies */
    const char *text;
} BookLine;

enum { BOOK_LINES = 160, BOOK_LINKS = 256, BOOK_BLOCK = 24 * 1024 };
typedef struct {
    int page;
    const char *id, *name, *help; /* help "": the definition has none */
    int line_count, link_count;
    BookLine line[BOOK_LINES];
    int link[BOOK_LINKS]; /* pages it speaks of, each once */
    bool cut;             /* something did not fit */
    size_t used;
    char block[BOOK_BLOCK];
} BookPage;

void book_page(const Book *book, int page, BookPage *out);
/* Room that the text of any page fits in. */
enum { BOOK_TEXT_MOST = BOOK_BLOCK + BOOK_LINKS * 82 + 1024 };
/* The page as plain text, help and lines; with `links` a last line "See: ...", as printed and in `book --json`. */
void book_page_text(const Book *book, const BookPage *page, bool links, StrBuf *out);

#endif
