/* The list of pages, and how one is found. What stands on a page is in book_page.c. */
#include "session/book.h"

#include "base/fixed.h"
#include "host/mem.h"
#include "session/book_page.h"

#include <string.h>

static const struct {
    const char *word, *plural;
} kinds[BOOK_KIND_COUNT] = {
#define B(name, word, plural) {word, plural},
    BOOK_KIND_LIST(B)
#undef B
};

const char *book_kind_word(BookKind kind) { return kinds[kind].word; }
const char *book_kind_plural(BookKind kind) { return kinds[kind].plural; }

const char *book_name(const Book *book, int page) { return book_entry_name(book, &book->entry[page]); }

/* ---- making the list ---- */

static int count_of(const Catalog *c, BookKind kind)
{
    const int counts[BOOK_KIND_COUNT] = {
        [BOOK_POWER] = c->power_count, [BOOK_STATE] = c->state_count, [BOOK_DOCTRINE] = c->doctrine_count, [BOOK_WANT] = c->want_count,
        [BOOK_CHANNEL] = c->channel_count, [BOOK_ACTION] = c->action_count, [BOOK_PROJECT] = c->project_count,
        [BOOK_AGREEMENT] = c->agreement_count, [BOOK_PRIORITY] = c->priority_count, [BOOK_AIM] = c->aim_count, [BOOK_EVENT] = c->event_count,
        [BOOK_RUNG] = c->rung_count, [BOOK_ENDING] = BOOK_ENDINGS, [BOOK_SCENARIO] = c->scenario_count,
        [BOOK_VARIABLE] = VAR_COUNT - 1 + c->variable_count, [BOOK_VERB] = book_verb_count(), [BOOK_TUNE] = TUNE_COUNT,
        [BOOK_PERSONALITY] = c->personality_count, [BOOK_FUNC] = c->func_count,
    };
    return counts[kind];
}

static int most_pages(const Catalog *c)
{
    int sum = 0;
    for (int kind = 0; kind < BOOK_KIND_COUNT; kind++) sum += count_of(c, (BookKind)kind);
    return sum;
}

static bool id_is_taken(const Book *book, const char *id)
{
    for (int i = 0; i < book->count; i++) {
        if (str_eq(book->entry[i].id, id)) return true;
    }
    return false;
}

/* "gain_room" as "Gain room". */
static void name_tune(BookEntry *e, const char *id)
{
    StrBuf b = str_buf(e->name, sizeof e->name);
    str_add(&b, id);
    for (char *at = e->name; *at; at++) {
        if (*at == '_') *at = ' ';
    }
    e->name[0] = (char)(e->name[0] - 'a' + 'A');
}

static void add_entry(Book *book, BookKind kind, int index)
{
    BookEntry e = {.kind = (uint8_t)kind, .index = (uint16_t)index};
    const char *id = book_entry_id(book, &e);
    if (!id) return;
    const Origin *at = book_entry_origin(book, &e);
    StrBuf b = str_buf(e.id, sizeof e.id);
    /* Two states may have wants of one id. */
    if (kind == BOOK_WANT) str_addf(&b, "%s:%s.%s", kinds[kind].word, book->catalog->state[book->catalog->want[index].state].at.id, id);
    else str_addf(&b, "%s:%s", kinds[kind].word, id);
    if (id_is_taken(book, e.id) && at) {
        b = str_buf(e.id, sizeof e.id);
        str_addf(&b, "%s:%s:%s", kinds[kind].word, at->mod, id);
    }
    if (kind == BOOK_TUNE) name_tune(&e, id);
    book->entry[book->count++] = e;
}

/* ---- searching ---- */

static void lower(char *text)
{
    for (; *text; text++) {
        if (*text >= 'A' && *text <= 'Z') *text = (char)(*text - 'A' + 'a');
    }
}

static const char *find_text(const Book *book, int page, BookPage *scratch)
{
    static const size_t size = BOOK_TEXT_MOST;
    char *text = mem_alloc(size);
    if (!text) return NULL;
    StrBuf b = str_buf(text, size);
    str_addf(&b, "%s\n%s\n", book_name(book, page), book->entry[page].id);
    book_page(book, page, scratch);
    book_page_text(book, scratch, false, &b);
    lower(text);
    char *fitting = mem_resize(text, b.used + 1);
    return fitting ? fitting : text;
}

static bool fill_find(Book *book)
{
    BookPage *scratch = mem_alloc(sizeof *scratch);
    bool ok = scratch != NULL;
    for (int i = 0; ok && i < book->count; i++) {
        book->find[i] = find_text(book, i, scratch);
        ok = book->find[i] != NULL;
    }
    mem_free(scratch);
    return ok;
}

/* All words of the search stand in the text, in any order. */
static bool holds(const char *text, size_t length, const char *words)
{
    char word[64];
    while (*words) {
        size_t n = strcspn(words, " ");
        if (n > 0 && n < sizeof word) {
            memcpy(word, words, n);
            word[n] = 0;
            const char *at = strstr(text, word);
            if (!at || (size_t)(at - text) >= length) return false;
        }
        words += n;
        words += strspn(words, " ");
    }
    return true;
}

int book_search(const Book *book, const char *words, int *out, int room)
{
    char wanted[128];
    int count = 0;
    StrBuf b = str_buf(wanted, sizeof wanted);
    str_add(&b, words);
    lower(wanted);
    if (!wanted[strspn(wanted, " ")]) return 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < book->count && count < room; i++) {
            /* Name and id stand in the first two lines. */
            const char *text = book->find[i], *first = strchr(text, '\n'), *second = strchr(first + 1, '\n');
            bool named = holds(text, (size_t)(second - text), wanted);
            if (pass == 0 ? named : !named && holds(text, strlen(text), wanted)) out[count++] = i;
        }
    }
    return count;
}

/* ---- finding ---- */

static const char *short_id(const BookEntry *e) { return strchr(e->id, ':') + 1; }

int book_same_id(const Book *book, const char *id)
{
    int count = 0;
    for (int i = 0; i < book->count; i++) count += str_eq(short_id(&book->entry[i]), id);
    return count;
}

int book_find(const Book *book, const char *id)
{
    int found = -1;
    for (int i = 0; i < book->count; i++) {
        if (str_eq(book->entry[i].id, id)) return i;
        if (str_eq(short_id(&book->entry[i]), id)) found = i;
    }
    return book_same_id(book, id) == 1 ? found : -1;
}

/* How far a word is from an id: from the whole of it, or, one worse, from the nearest of its parts. */
static int id_distance(const char *id, const char *word, int limit)
{
    int least = str_distance(id, word, limit);
    while (*id) {
        char part[80];
        size_t n = strcspn(id, "_.:");
        StrBuf b = str_buf(part, sizeof part);
        str_addn(&b, id, n);
        least = int_min(least, str_distance(part, word, limit) + 1);
        id += n + (id[n] != 0);
    }
    return least;
}

const char *book_nearest(const Book *book, const char *id)
{
    const char *best = NULL;
    int least = (int)strlen(id) / 3 + 2;
    for (int i = 0; i < book->count; i++) {
        const char *known = strchr(id, ':') ? book->entry[i].id : short_id(&book->entry[i]);
        int distance = id_distance(known, id, least);
        if (distance >= least) continue;
        least = distance;
        best = book->entry[i].id;
    }
    return best;
}

int book_count(const Book *book, BookKind kind)
{
    int count = 0;
    for (int i = 0; i < book->count; i++) count += book->entry[i].kind == kind;
    return count;
}

int book_page_of(const Book *book, BookKind kind, int index)
{
    for (int i = 0; i < book->count; i++) {
        if (book->entry[i].kind == kind && book->entry[i].index == index) return i;
    }
    return -1;
}

/* ---- the whole page as text ---- */

static void add_links(const Book *book, const BookPage *page, StrBuf *out)
{
    for (int i = 0; i < page->link_count; i++) str_addf(out, "%s%s", i ? ", " : "", book->entry[page->link[i]].id);
}

void book_page_text(const Book *book, const BookPage *page, bool links, StrBuf *out)
{
    str_add(out, page->help);
    for (int i = 0; i < page->line_count; i++) {
        const BookLine *l = &page->line[i];
        str_add(out, i || page->help[0] ? "\n" : "");
        if (l->kind == BOOK_ITEM) str_addf(out, "%*s", 2 + 2 * l->level, "");
        str_add(out, l->text);
        if (l->kind == BOOK_HEAD) str_add(out, ":");
    }
    if (!links || page->link_count == 0) return;
    char ids[BOOK_LINKS * 82];
    StrBuf b = str_buf(ids, sizeof ids);
    add_links(book, page, &b);
    str_add(out, "\n");
    TEXT_FORMAT(out, T(book->texts, "See: {links}"), {"links", ids});
}

bool book_open(const Catalog *c, const TextTable *texts, bool ascii, Book *out, Err *err)
{
    int room = most_pages(c);
    *out = (Book){.catalog = c, .texts = texts, .game = {.catalog = c}};
    out->describe = (Describe){.game = &out->game, .texts = texts, .ascii = ascii};
    out->entry = mem_zero((size_t)room, sizeof *out->entry);
    out->find = mem_zero((size_t)room, sizeof *out->find);
    if (out->entry && out->find) {
        for (int kind = 0; kind < BOOK_KIND_COUNT; kind++) {
            for (int i = 1; i <= count_of(c, (BookKind)kind); i++) add_entry(out, (BookKind)kind, i);
        }
        if (fill_find(out)) return true;
    }
    book_close(out);
    return err_set(err, "no memory for the encyclopaedia");
}

void book_close(Book *book)
{
    for (int i = 0; book->find && i < book->count; i++) mem_free((void *)(uintptr_t)book->find[i]);
    mem_free(book->find);
    mem_free(book->entry);
    *book = (Book){0};
}
