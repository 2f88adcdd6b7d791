/* The window without a display: fonts, the draw list as pixels, sizes and scales. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "platform/sdl_draw.h"
#include "platform/sdl_window.h"
#include "ui/screen_gallery.h"

static SdlWindow window;
static SdlFont *fonts;
static SdlDraw draw;
static DrawList list;
static Ui ui;
static Gallery gallery;
static char *block;

static int setup(void **state)
{
    (void)state;
    Err err = {""};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    block = malloc(1 << 20);
    draw_list_over(&list, block, 1 << 20);
    if (!sdl_window_open(&window, "test", 640, 400, 100, &err)) return -1;
    fonts = sdl_font_new(window.renderer, STEPPE_SOURCE_DIR "/assets/fonts", &err);
    return fonts && sdl_draw_open(&draw, window.renderer, fonts, &err) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    sdl_draw_close(&draw);
    sdl_font_free(fonts);
    sdl_window_close(&window);
    free(block);
    return 0;
}

static void show(int percent)
{
    sdl_draw_list(&draw, &list, percent, RGB(0xFFFFFF), 0);
}

static unsigned pixel(int x, int y)
{
    Uint32 value = 0;
    SDL_Rect r = {x, y, 1, 1};
    assert_int_equal(SDL_RenderReadPixels(window.renderer, &r, SDL_PIXELFORMAT_ARGB8888, &value, 4), 0);
    return value & 0xFFFFFF;
}

static void test_rectangles_lie_on_pixels(void **state)
{
    (void)state;
    draw_clear(&list, 640, 400);
    draw_rect(&list, rect(10, 10, 20, 20), RGB(0x112233));
    show(100);
    assert_int_equal(pixel(9, 15), 0xFFFFFF);
    assert_int_equal(pixel(10, 10), 0x112233);
    assert_int_equal(pixel(29, 29), 0x112233);
    assert_int_equal(pixel(30, 29), 0xFFFFFF);
    show(150);
    assert_int_equal(pixel(44, 44), 0x112233);
    assert_int_equal(pixel(45, 44), 0xFFFFFF);
}

static void test_round_corners_are_open(void **state)
{
    (void)state;
    draw_clear(&list, 640, 400);
    draw_round(&list, rect(10, 10, 60, 40), 8, RGB(0x112233), 0, 0);
    draw_disc(&list, 200, 100, 20, RGB(0x445566));
    show(100);
    assert_int_equal(pixel(10, 10), 0xFFFFFF);
    assert_int_equal(pixel(69, 49), 0xFFFFFF);
    assert_int_equal(pixel(10, 30), 0x112233);
    assert_int_equal(pixel(40, 10), 0x112233);
    assert_int_equal(pixel(200, 100), 0x445566);
    assert_int_equal(pixel(219, 119), 0xFFFFFF);
}

static void test_clip_cuts(void **state)
{
    (void)state;
    draw_clear(&list, 640, 400);
    draw_clip_push(&list, rect(0, 0, 50, 50));
    draw_rect(&list, rect(40, 40, 40, 40), RGB(0));
    draw_clip_push(&list, rect(60, 60, 10, 10)); /* outside of the outer one: nothing */
    draw_rect(&list, rect(0, 0, 640, 400), RGB(0xFF0000));
    draw_clip_pop(&list);
    draw_clip_pop(&list);
    show(100);
    assert_int_equal(pixel(49, 49), 0);
    assert_int_equal(pixel(50, 49), 0xFFFFFF);
    assert_int_equal(pixel(65, 65), 0xFFFFFF);
}

static void test_every_icon_of_the_list_is_there(void **state)
{
    (void)state;
    static const char *const names[] = {"landmark", "coins", "star",   "house",        "gauge", "calendar",
                                        "ship",     "fuel",  "shield", "languages",    "users", "handshake",
                                        "lock",     "info",  "undo-2", "chevron-right"};
    for (int i = 0; i < COUNT_OF(names); i++) assert_non_null(sdl_font_icon(fonts, 18, names[i]).texture);
    assert_null(sdl_font_icon(fonts, 18, "no-such-icon").texture);
    /* These two once had one key. */
    assert_ptr_not_equal(sdl_font_icon(fonts, 20, "book-open").texture, sdl_font_icon(fonts, 16, "chevron-right").texture);
}

static void test_figures_have_one_width(void **state)
{
    (void)state;
    UiFonts m = sdl_font_measures(fonts);
    /* Two against four figures: what the last one juts out over its advance does not count. */
    for (int face = FACE_TEXT; face <= FACE_BOLD; face++) {
        FontFace f = (FontFace)face;
        float ones = m.width(m.self, f, 14, "1111", -1) - m.width(m.self, f, 14, "11", -1);
        float eights = m.width(m.self, f, 14, "8888", -1) - m.width(m.self, f, 14, "88", -1);
        assert_float_equal(ones, eights, 0.01);
    }
}

/* Letters of all languages of the game, in every face that names are set in, come with their own width. */
static void test_letters_are_found(void **state)
{
    (void)state;
    static const char *const words[] = {"\xC6\x8Fli", "O\xCA\xBBzbekiston",
                                        "\xD2\x9A\xD0\xB0\xD0\xB7\xD0\xB0\xD2\x9B",
                                        "\xE2\x88\x92\x36 \xE2\x82\xBA \xE2\x82\xB8 \xE2\x82\xBD \xE2\x82\xBC"};
    UiFonts m = sdl_font_measures(fonts);
    for (int i = 0; i < COUNT_OF(words); i++) {
        assert_true(m.width(m.self, FACE_TEXT, 14, words[i], -1) > 10);
        assert_non_null(sdl_font_run(fonts, FACE_SERIF, 28, words[i], -1, 0).texture);
    }
}

static void test_gallery_at_every_size(void **state)
{
    (void)state;
    static const int size[][3] = {
        {640, 400, 100}, {200, 100, 100}, {200, 100, 200}, {1920, 1080, 150}, {640, 400, 75}};
    UiFonts m = sdl_font_measures(fonts);
    for (int i = 0; i < COUNT_OF(size); i++) {
        UiInput in = {.window_w_px = size[i][0],
                      .window_h_px = size[i][1],
                      .scale_percent = size[i][2],
                      .time_ms = 20 * i};
        sdl_font_scale(fonts, size[i][2]);
        for (int mood = MOOD_DOSSIER; mood <= MOOD_NIGHT; mood++) {
            ui_begin(&ui, &in, &list, &m, (Mood)mood);
            screen_gallery(&ui, &gallery);
            ui_end(&ui);
            assert_false(list.full);
            show(size[i][2]);
        }
    }
    assert_false(window.lost);
}

/* A screen that stands still asks for no frames, whatever its size. */
static void test_gallery_rests(void **state)
{
    (void)state;
    UiFonts m = sdl_font_measures(fonts);
    UiInput in = {.window_w_px = 1600, .window_h_px = 900, .scale_percent = 100};
    for (int i = 0; i < 5; i++) {
        in.time_ms += 1000;
        ui_begin(&ui, &in, &list, &m, MOOD_DOSSIER);
        screen_gallery(&ui, &gallery);
        ui_end(&ui);
    }
    assert_int_equal(ui.wake_ms, -1);
    assert_true(list.count < 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rectangles_lie_on_pixels),
        cmocka_unit_test(test_round_corners_are_open),
        cmocka_unit_test(test_clip_cuts),
        cmocka_unit_test(test_every_icon_of_the_list_is_there),
        cmocka_unit_test(test_figures_have_one_width),
        cmocka_unit_test(test_letters_are_found),
        cmocka_unit_test(test_gallery_at_every_size),
        cmocka_unit_test(test_gallery_rests),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
