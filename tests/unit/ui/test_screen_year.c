/* The year in review, drawn at every size and put away by key and click, once it is awake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "fake_fonts.h"
#include "session/content.h"
#include "ui/screen_year.h"

static Content *content;
static Game game;
static _Alignas(16) unsigned char block[2 << 20];
static DrawList list;
static Ui ui;
static UiInput input;
static YearReview review;
static Report reports[8];

static int open_all(void **unused)
{
    (void)unused;
    Err err = {0};
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    draw_list_over(&list, block, sizeof block);
    if (!content_open(&request, &content, &err)) return -1;
    game = (Game){.catalog = content_catalog(content)};
    review = (YearReview){.year = 2023, .first = 7, .last = 10, .goal_count = 4, .turning_count = 2, .agenda = 1, .agenda_next = 2, .goal = {0, 1, 2, 3}};
    for (int i = 0; i < 4; i++) reports[i] = (Report){.kind = REPORT_PRIORITY, .seat = (uint8_t)(1 + i / 2), .id = (uint16_t)(1 + i), .arg = (uint8_t)(i % 2), .delta = 1667};
    for (int i = 0; i < 2; i++) {
        reports[4 + i] = (Report){.kind = REPORT_BALANCE, .quarter = 8, .seat = 1, .state = (uint8_t)(1 + i), .id = 1};
        review.turning[i] = (TurningPoint){.report = 4 + i, .quarter = 8, .state = 1 + i, .moved = -4200};
    }
    review.state_points[1][1] = review.points[1] = 2500;
    return 0;
}

static int close_all(void **unused)
{
    (void)unused;
    content_close(content);
    return 0;
}

static void begin(int w, int h)
{
    memset(&ui, 0, sizeof ui);
    input = (UiInput){.window_w_px = w, .window_h_px = h, .scale_percent = 100, .time_ms = 1000};
}

static bool frame(int ms)
{
    YearIn in = {.describe = {.game = &game, .texts = content_texts(content)}, .reports = reports, .review = &review};
    input.time_ms += ms;
    ui_begin(&ui, &input, &list, &fake_fonts, MOOD_DOSSIER);
    bool stay = screen_year(&ui, &in);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    input.pressed = input.released = 0;
    input.key_count = 0;
    return stay;
}

static bool key(int key)
{
    input.keys[0] = (UiKeyPress){.key = (uint8_t)key};
    input.key_count = 1;
    return frame(10);
}

static void it_says_what_the_year_came_to(void **unused)
{
    static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {700, 420}};
    static char dump[1 << 18];
    (void)unused;
    for (int i = 0; i < COUNT_OF(sizes); i++) {
        begin(sizes[i][0], sizes[i][1]);
        frame(0);
        frame(400);
        StrBuf b = str_buf(dump, sizeof dump);
        draw_dump(&list, &b);
        /* What is below the window's foot is scrolled to. */
        static const char *const told[] = {"2023", "On to 2024", "Kazakhstan", "missed", "met +1.67", "Score, goals included"};
        for (int k = 0; k < (sizes[i][0] < 1000 ? 2 : COUNT_OF(told)); k++) {
            if (!strstr(dump, told[k])) fail_msg("\"%s\" is not told at %d x %d", told[k], sizes[i][0], sizes[i][1]);
        }
    }
}

static void it_is_put_away(void **unused)
{
    (void)unused;
    const int keys[] = {UI_KEY_ENTER, UI_KEY_ESCAPE};
    for (int i = 0; i < COUNT_OF(keys); i++) {
        begin(1280, 720);
        frame(0);
        assert_true(key(keys[i])); /* asleep: the click of the turn's end must not close it */
        frame(400);
        frame(10);
        assert_false(key(keys[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_says_what_the_year_came_to), cmocka_unit_test(it_is_put_away)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
