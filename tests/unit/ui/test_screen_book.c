/* The encyclopaedia's screen on the content that ships: every page is drawn at every size, and search, links, back and
 * leaving do what their keys and clicks say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "fake_fonts.h"
#include "session/content.h"
#include "ui/screen_book.h"

static Content *content;
static Book book;
static _Alignas(16) unsigned char block[4 << 20];
static DrawList list;
static Ui ui;
static UiInput input;
static BookState state;

static int open_all(void **unused)
{
    (void)unused;
    Err err = {0};
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    draw_list_over(&list, block, sizeof block);
    return content_open(&request, &content, &err) && book_open(content_catalog(content), content_texts(content), false, &book, &err) ? 0 : -1;
}

static int close_all(void **unused)
{
    (void)unused;
    book_close(&book);
    content_close(content);
    return 0;
}

static void begin(int w, int h, int scale)
{
    memset(&ui, 0, sizeof ui);
    memset(&state, 0, sizeof state);
    input = (UiInput){.window_w_px = w, .window_h_px = h, .scale_percent = scale, .time_ms = 1000};
}

static bool frame(void)
{
    input.time_ms += 50;
    ui_begin(&ui, &input, &list, &fake_fonts, MOOD_DOSSIER);
    bool stay = screen_book(&ui, &book, &state);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    assert_true(ui.item_count < UI_ITEMS_MAX);
    input.pressed = input.released = 0;
    input.key_count = 0;
    input.text[0] = 0;
    input.moved = false;
    return stay;
}

static bool key(int key, int mods)
{
    input.keys[0] = (UiKeyPress){.key = (uint8_t)key, .mods = (uint8_t)mods};
    input.key_count = 1;
    bool stay = frame();
    return frame() && stay;
}

static void type(const char *text)
{
    snprintf(input.text, sizeof input.text, "%s", text);
    frame();
    frame();
}

static const UiItem *item(const char *path)
{
    for (int i = 0; i < ui.last_count; i++) {
        if (strstr(ui.last[i].path, path)) return &ui.last[i];
    }
    fail_msg("no '%s' on the screen", path);
    return NULL;
}

static void click(const char *path)
{
    const UiItem *it = item(path);
    input.has_pointer = input.moved = true;
    input.x = it->r.x + it->r.w / 2;
    input.y = it->r.y + it->r.h / 2;
    frame();
    input.pressed = input.held = UI_BUTTON_LEFT;
    frame();
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    frame();
    frame();
}

static const char *shown(void) { return state.page < 0 ? "" : book.entry[state.page].id; }

static void every_page_is_drawn(void **unused)
{
    static const int sizes[][3] = {{1280, 720, 100}, {1920, 1080, 100}, {1920, 1080, 150}, {640, 400, 100}};
    (void)unused;
    for (int s = 0; s < COUNT_OF(sizes); s++) {
        begin(sizes[s][0], sizes[s][1], sizes[s][2]);
        for (int i = 0; i < book.count; i++) {
            screen_book_open(&book, &state, i);
            assert_true(frame() && frame());
            assert_string_equal(state.content.id, book.entry[i].id);
        }
    }
}

static void a_search_leads_to_a_page(void **unused)
{
    (void)unused;
    begin(1280, 720, 100);
    assert_true(frame());
    assert_true(key(UI_KEY_SLASH, 0));
    type("Middle corridor l");
    assert_true(state.found_count > 0);
    assert_true(key(UI_KEY_ENTER, 0));
    assert_string_equal(shown(), "action:corridor_leg");
    /* Esc takes back one step: the search, then the book. */
    assert_true(key(UI_KEY_ESCAPE, 0));
    assert_string_equal(state.words, "");
    input.keys[0] = (UiKeyPress){.key = UI_KEY_ESCAPE};
    input.key_count = 1;
    assert_false(frame());
}

static void links_lead_on_and_back(void **unused)
{
    (void)unused;
    begin(1280, 1400, 100);
    screen_book_open(&book, &state, book_find(&book, "action:corridor_leg"));
    frame();
    frame();
    click("see/project:middle_corridor");
    assert_string_equal(shown(), "project:middle_corridor");
    click("see/power:turkey");
    assert_string_equal(shown(), "power:turkey");
    assert_true(key(UI_KEY_BACKSPACE, 0));
    assert_string_equal(shown(), "project:middle_corridor");
    click("book/back");
    assert_string_equal(shown(), "action:corridor_leg");
    click("list/kind_channel");
    click("list/channel:security");
    assert_string_equal(shown(), "channel:security");
}

static void it_is_left_by_key_and_click(void **unused)
{
    (void)unused;
    begin(1280, 720, 100);
    frame();
    input.keys[0] = (UiKeyPress){.key = UI_KEY_F1};
    input.key_count = 1;
    assert_false(frame());
    begin(1280, 720, 100);
    assert_true(frame() && frame());
    const UiItem *it = item("book/close");
    input.has_pointer = input.moved = true;
    input.x = it->r.x + 4;
    input.y = it->r.y + 4;
    frame();
    input.pressed = input.held = UI_BUTTON_LEFT;
    frame();
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    assert_false(frame());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_drawn),
        cmocka_unit_test(a_search_leads_to_a_page),
        cmocka_unit_test(links_lead_on_and_back),
        cmocka_unit_test(it_is_left_by_key_and_click),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
