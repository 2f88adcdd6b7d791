/* book: the encyclopaedia by lines; the pages come from session/book. */
#include "app/cli.h"

#include "app/cli_tell.h"
#include "host/mem.h"
#include "session/book.h"

#include <stdio.h>
#include <string.h>

enum { FOUND_MOST = 4096, TEXT = BOOK_TEXT_MOST };

void tell_book_page(const Book *book, int page)
{
    BookPage *p = mem_alloc(sizeof *p);
    char *text = mem_alloc(TEXT);
    if (p && text) {
        StrBuf b = str_buf(text, TEXT);
        book_page(book, page, p);
        book_page_text(book, p, true, &b);
        printf("%s (%s)\n", p->name, p->id);
        for (char *line = text, *end; line; line = end ? end + 1 : NULL) {
            end = strchr(line, '\n');
            if (end) *end = 0;
            tell_wrapped(line + strspn(line, " "), (int)strspn(line, " ") + 2);
        }
    }
    mem_free(text);
    mem_free(p);
}

static void list_pages(const Book *book, const int *page, int count)
{
    for (int i = 0; i < count; i++) {
        int at = page ? page[i] : i;
        printf("%-40s %s\n", book->entry[at].id, book_name(book, at));
    }
}

bool tell_book(const Book *book, const char *word)
{
    int found[FOUND_MOST], page = book_find(book, word);
    if (page >= 0) {
        tell_book_page(book, page);
        return true;
    }
    int count = book_search(book, word, found, FOUND_MOST);
    if (count == 1) tell_book_page(book, found[0]);
    else list_pages(book, found, count);
    return count > 0;
}

void tell_book_unknown(const Book *book, const char *word, StrBuf *out)
{
    const char *near = book_nearest(book, word);
    char typed[64];
    snprintf(typed, sizeof typed, "%.60s", word);
    TEXT_FORMAT(out, T(book->texts, near ? "no page '{word}' and none that speaks of it (did you mean '{near}'?); 'book' lists them"
                                         : "no page '{word}' and none that speaks of it; 'book' lists them"),
                {"word", typed}, {"near", near});
}

static bool add_json(const Book *book, int page, json_t *list)
{
    BookPage *p = mem_alloc(sizeof *p);
    char *text = mem_alloc(TEXT);
    if (p && text) {
        StrBuf b = str_buf(text, TEXT);
        book_page(book, page, p);
        book_page_text(book, p, true, &b);
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "id", p->id, "kind", book_kind_word((BookKind)book->entry[page].kind), "name", p->name, "text", text));
    }
    bool ok = p && text;
    mem_free(text);
    mem_free(p);
    return ok;
}

/* The pages asked for: the one of an id, else those that a search finds, else all. */
static int chosen_pages(const Book *book, const char *word, int out[FOUND_MOST])
{
    int count = 0;
    if (word) {
        out[0] = book_find(book, word);
        return out[0] >= 0 ? 1 : book_search(book, word, out, FOUND_MOST);
    }
    for (; count < book->count && count < FOUND_MOST; count++) out[count] = count;
    return count;
}

static int print_json(const Book *book, const int *page, int count)
{
    json_t *list = json_array();
    bool ok = true;
    for (int i = 0; ok && i < count; i++) ok = add_json(book, page[i], list);
    int code = ok ? cli_print_json(json_pack("{s:O}", "pages", list)) : CLI_FAILED;
    json_decref(list);
    return code;
}

static int print_book(const Book *book, const char *word, bool json)
{
    int page[FOUND_MOST], count = chosen_pages(book, word, page);
    char why[256];
    StrBuf b = str_buf(why, sizeof why);
    if (count == 0) {
        tell_book_unknown(book, word, &b);
        fprintf(stderr, "steppe-cli: %s\n", why);
        return CLI_FAILED;
    }
    if (json) return print_json(book, page, count);
    if (word) tell_book(book, word);
    else list_pages(book, NULL, book->count);
    return CLI_DONE;
}

int cli_book(Cli *cli)
{
    bool json = false;
    const char *word[8];
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), word, COUNT_OF(word), &count)) return CLI_USAGE;
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    char words[256] = "";
    StrBuf b = str_buf(words, sizeof words);
    for (int i = 0; i < count; i++) str_addf(&b, "%s%s", i ? " " : "", word[i]);
    Book book;
    Err err = {""};
    if (book_open(content_catalog(content), content_texts(content), true, &book, &err)) {
        code = print_book(&book, count ? words : NULL, json);
        book_close(&book);
    } else code = cli_fail(&err);
    content_close(content);
    return code;
}
