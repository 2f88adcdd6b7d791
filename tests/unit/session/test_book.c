/* The encyclopaedia of the content that ships: complete, without a dead link, and found by what a reader types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "session/book.h"
#include "unit/session/shipped.h"

static Book book;
static BookPage page;

static int open_book(void **state)
{
    Err err = {""};
    if (open_content(state)) return -1;
    return book_open(content_catalog(content), content_texts(content), true, &book, &err) ? 0 : -1;
}

static int drop_book(void **state)
{
    book_close(&book);
    return drop_content(state);
}

static const char *text_of(const char *id)
{
    static char text[BOOK_TEXT_MOST];
    StrBuf b = str_buf(text, sizeof text);
    int at = book_find(&book, id);
    if (at < 0) fail_msg("no page '%s'", id);
    book_page(&book, at, &page);
    book_page_text(&book, &page, true, &b);
    return text;
}

static void says(const char *id, const char *words)
{
    const char *text = text_of(id);
    if (!strstr(text, words)) fail_msg("'%s' does not say \"%s\":\n%s", id, words, text);
}

static void every_definition_has_a_page(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    const int counts[][2] = {{BOOK_POWER, c->power_count}, {BOOK_STATE, c->state_count}, {BOOK_DOCTRINE, c->doctrine_count}, {BOOK_WANT, c->want_count},
                             {BOOK_CHANNEL, c->channel_count}, {BOOK_ACTION, c->action_count}, {BOOK_PROJECT, c->project_count},
                             {BOOK_AGREEMENT, c->agreement_count}, {BOOK_PRIORITY, c->priority_count}, {BOOK_EVENT, c->event_count},
                             {BOOK_RUNG, c->rung_count}, {BOOK_SCENARIO, c->scenario_count}, {BOOK_PERSONALITY, c->personality_count},
                             {BOOK_TUNE, TUNE_COUNT}, {BOOK_FUNC, c->func_count}};
    for (int k = 0; k < COUNT_OF(counts); k++) {
        for (int i = 1; i <= counts[k][1]; i++) assert_true(book_page_of(&book, (BookKind)counts[k][0], i) >= 0);
    }
    for (int v = 1; v < VAR_COUNT; v++) assert_true(v == VAR_VARIABLE || book_page_of(&book, BOOK_VARIABLE, v) >= 0);
    assert_true(book_find(&book, "variable:water_accord") >= 0);
    assert_true(book_find(&book, "ending:common_market") >= 0 && book_find(&book, "ending:reintegration") >= 0 && book_find(&book, "ending:rupture") >= 0);
}

/* Help, name and id; nothing cut off, nothing left unfilled, no link to nowhere. */
static void every_page_is_whole(void **state)
{
    (void)state;
    int poor = 0;
    for (int i = 0; i < book.count; i++) {
        book_page(&book, i, &page);
        bool ends = page.help[0] && strchr(".!?", page.help[strlen(page.help) - 1]);
        if (!ends || !page.name[0]) print_message("%s: no help sentence: \"%s\"\n", page.id, page.help);
        if (page.cut) print_message("%s: cut off\n", page.id);
        poor += !ends || !page.name[0] || page.cut;
        for (int k = 0; k < page.line_count; k++) {
            bool blank = !page.line[k].text[0] || (strchr(page.line[k].text, '{') && book.entry[i].kind != BOOK_VERB);
            if (blank) print_message("%s: line \"%s\"\n", page.id, page.line[k].text);
            poor += blank;
        }
        for (int k = 0; k < page.link_count; k++) assert_in_range(page.link[k], 0, book.count - 1);
        for (int k = 0; k < i; k++) assert_string_not_equal(book.entry[k].id, book.entry[i].id);
    }
    assert_int_equal(poor, 0);
}

static void every_verb_of_the_content_has_a_page(void **state)
{
    (void)state;
    const char *const used[] = {"add", "grow", "build", "scale", "when", "roll", "fire"};
    for (int i = 0; i < COUNT_OF(used); i++) {
        char id[32];
        snprintf(id, sizeof id, "verb:%s", used[i]);
        assert_true(book_find(&book, id) >= 0);
    }
}

static void effects_are_read_aloud(void **state)
{
    (void)state;
    says("trade_mission", "Trade with Turkey +");
    says("trade_mission", "before diminishing");
    says("action:corridor_leg", "legs of Middle Corridor below 3");
    says("preferential_trade", "0.5 \xC3\x97 (goodwill toward Turkey less 50)");
    says("customs_territory", "If treaty steps with Russia at least 3:\n    Treaty steps with Russia fall to 2 at most");
    says("middle_corridor", "all of it lasts");
    says("event:unrest_in_almaty", "By dice, one of these:");
    says("event:kabul_falls", "Uzbekistan: Security with Russia, what lasts +");
    says("channel:trade", "action:trade_mission");
    says("azerbaijan", "See: doctrine:ally_of_its_own");
}

static void pages_are_found(void **state)
{
    (void)state;
    int found[16];
    assert_int_equal(book_find(&book, "trade_mission"), book_find(&book, "action:trade_mission"));
    assert_int_equal(book_find(&book, "no_such_thing"), -1);
    assert_string_equal(book_nearest(&book, "trad_mission"), "action:trade_mission");
    assert_string_equal(book_nearest(&book, "action:trade_mision"), "action:trade_mission");
    assert_null(book_nearest(&book, "zzzzzzzzzzzz"));
    int count = book_search(&book, "Middle CORRIDOR", found, COUNT_OF(found));
    assert_true(count >= 2);
    assert_true(strstr(book_name(&book, found[0]), "Middle Corridor") != NULL);
    assert_int_equal(book_search(&book, "xyzzy", found, COUNT_OF(found)), 0);
    assert_int_equal(book_search(&book, "   ", found, COUNT_OF(found)), 0);
    assert_int_equal(book_search(&book, "a", found, COUNT_OF(found)), COUNT_OF(found));
}

/* One id in two kinds: only the full id finds either. */
static void a_shared_id_needs_its_kind(void **state)
{
    (void)state;
    int shared = 0;
    for (int i = 0; i < book.count; i++) {
        const char *id = strchr(book.entry[i].id, ':') + 1;
        bool twice = book_same_id(&book, id) > 1;
        assert_int_equal(book_find(&book, id), twice ? -1 : i);
        shared += twice;
    }
    printf("%d pages share their id with one of another kind\n", shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_definition_has_a_page),
        cmocka_unit_test(every_page_is_whole),
        cmocka_unit_test(every_verb_of_the_content_has_a_page),
        cmocka_unit_test(effects_are_read_aloud),
        cmocka_unit_test(pages_are_found),
        cmocka_unit_test(a_shared_id_needs_its_kind),
    };
    return cmocka_run_group_tests(tests, open_book, drop_book);
}
