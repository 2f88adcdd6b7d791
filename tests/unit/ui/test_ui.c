/* The core of the ui by scripted input: who gets the click, where the focus goes, what is drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "unit/ui/fake_fonts.h"
#include "ui/widget.h"

typedef struct {
    Ui ui;
    DrawList list;
    UiInput in;
    int clicked[8];
    bool dialog, toggle;
    int slider, drop;
    char field[32];
    float offset_seen;
} Bench;

static Bench *b;
static char *block, *dump_text;

static int setup(void **state)
{
    (void)state;
    b = calloc(1, sizeof *b);
    block = malloc(1 << 20);
    dump_text = malloc(1 << 18);
    draw_list_over(&b->list, block, 1 << 20);
    b->in = (UiInput){.window_w_px = 800,
                      .window_h_px = 600,
                      .scale_percent = 100,
                      .has_pointer = true,
                      .x = 700,
                      .y = 590};
    b->slider = 5;
    return b && block && dump_text ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    free(b);
    free(block);
    free(dump_text);
    return 0;
}

/* Four buttons in two groups, a lower one under a dialog, fields below. */
static void screen(Ui *ui)
{
    ui_group(ui, "first");
    b->clicked[0] +=
        ui_button(ui, "one", rect(10, 10, 100, 40), BUTTON_PRIMARY, NULL, "One", NULL, true).clicked;
    b->clicked[1] +=
        ui_button(ui, "two", rect(10, 60, 100, 40), BUTTON_OUTLINE, NULL, "Two", NULL, true).clicked;
    ui_group(ui, "second");
    b->clicked[2] +=
        ui_button(ui, "three", rect(200, 10, 100, 40), BUTTON_TURN, NULL, "Three", NULL, true).clicked;
    b->clicked[3] +=
        ui_button(ui, "off", rect(200, 60, 100, 40), BUTTON_GHOST, NULL, "Off", NULL, false).clicked;
    ui_group(ui, "fields");
    ui_toggle(ui, "toggle", rect(10, 120, 200, 36), "Toggle", &b->toggle);
    ui_slider(ui, "slider", rect(10, 160, 220, 36), "Slider", &b->slider, 0, 10, 1, -1);
    static const char *const words[] = {"red", "green", "blue"};
    b->drop = ui_drop_down(ui, "drop", rect(10, 200, 200, 36), words, 3, b->drop);
    ui_text_field(ui, "field", rect(10, 240, 200, 36), "hint", b->field, sizeof b->field);
    ui_group(ui, "list");
    Rect at = ui_scroll_begin(ui, "list", rect(400, 10, 200, 100));
    b->offset_seen = 10 - at.y;
    for (int i = 0; i < 10; i++) {
        char name[16] = {'r', (char)('0' + i), 0};
        ui_row(ui, name, name, rect(at.x, at.y + (float)(34 * i), at.w, 34), true, false);
    }
    ui_scroll_end(ui, 340);
    if (b->dialog) {
        Rect in = ui_dialog_begin(ui, "dialog", 400, 300);
        b->clicked[4] +=
            ui_button(ui, "yes", rect_cut_top(&in, 40), BUTTON_PRIMARY, NULL, "Yes", NULL, true).clicked;
        ui_dialog_end(ui);
    }
    ui_drop_draw(ui);
}

static void frame(void)
{
    ui_begin(&b->ui, &b->in, &b->list, &fake_fonts, MOOD_DOSSIER);
    screen(&b->ui);
    ui_end(&b->ui);
    b->in = input_quiet(&b->in);
    b->in.time_ms += 20;
}

static void frames(int n)
{
    while (n-- > 0) frame();
}

static void press(UiKey key, int mods)
{
    b->in.keys[0] = (UiKeyPress){(uint8_t)key, (uint8_t)mods};
    b->in.key_count = 1;
    frame();
    frame();
}

static void click(float x, float y)
{
    b->in.x = x;
    b->in.y = y;
    b->in.moved = true;
    frame();
    b->in.pressed = b->in.held = UI_BUTTON_LEFT;
    frame();
    b->in.held = 0;
    b->in.released = UI_BUTTON_LEFT;
    frame();
    frame();
}

static const UiItem *item(const char *path)
{
    for (int i = 0; i < b->ui.last_count; i++) {
        if (str_eq(b->ui.last[i].path, path)) return &b->ui.last[i];
    }
    return NULL;
}

static void assert_focus(const char *path)
{
    const UiItem *it = item(path);
    assert_non_null(it);
    assert_int_equal(b->ui.focus, it->id);
}

static bool drawn(const char *what)
{
    StrBuf out = str_buf(dump_text, 1 << 18);
    draw_dump(&b->list, &out);
    return strstr(dump_text, what) != NULL;
}

static void test_click(void **state)
{
    (void)state;
    frames(2);
    click(50, 30);
    assert_int_equal(b->clicked[0], 1);
    assert_int_equal(b->clicked[1], 0);
    click(250, 80); /* the disabled one */
    assert_int_equal(b->clicked[3], 0);
}

static void test_release_elsewhere_is_no_click(void **state)
{
    (void)state;
    frames(2);
    b->in.x = 50, b->in.y = 30;
    frame();
    b->in.pressed = b->in.held = UI_BUTTON_LEFT;
    frame();
    b->in.x = 500, b->in.y = 500;
    b->in.held = 0;
    b->in.released = UI_BUTTON_LEFT;
    frames(2);
    assert_int_equal(b->clicked[0], 0);
}

static void test_focus_order(void **state)
{
    (void)state;
    frames(2);
    press(UI_KEY_TAB, 0);
    assert_focus("one");
    press(UI_KEY_DOWN, 0);
    assert_focus("two");
    press(UI_KEY_DOWN, 0); /* the group ends here */
    assert_focus("two");
    press(UI_KEY_TAB, 0);
    assert_focus("three");
    press(UI_KEY_TAB, UI_SHIFT);
    assert_focus("two"); /* where the group was left */
    press(UI_KEY_ENTER, 0);
    assert_int_equal(b->clicked[1], 1);
}

static void test_keys_hide_pointer_and_ring_shows(void **state)
{
    (void)state;
    frames(2);
    press(UI_KEY_TAB, 0);
    assert_true(b->ui.hide_pointer);
    assert_true(drawn("border 2.5 1b8186ff"));
    b->in.moved = true;
    frame();
    assert_false(b->ui.hide_pointer);
    assert_false(drawn("border 2.5 1b8186ff"));
}

static void test_dialog_traps_and_sleeps(void **state)
{
    (void)state;
    frames(2);
    b->dialog = true;
    frames(2);
    click(50, 30); /* below the scrim */
    assert_int_equal(b->clicked[0], 0);
    const UiItem *yes = item("dialog/yes");
    assert_non_null(yes);
    float x = yes->r.x + 20, y = yes->r.y + 20;
    b->in.time_ms = b->ui.in->time_ms; /* still within the quarter second */
    b->in.x = x, b->in.y = y;
    b->in.pressed = b->in.released = UI_BUTTON_LEFT;
    frame();
    assert_int_equal(b->clicked[4], 0);
    b->in.time_ms += 400;
    frames(2);
    yes = item("dialog/yes");
    click(yes->r.x + 20, yes->r.y + 20);
    assert_int_equal(b->clicked[4], 1);
    press(UI_KEY_TAB, 0);
    assert_focus("dialog/yes");
    press(UI_KEY_TAB, 0);
    assert_focus("dialog/yes");
}

static void test_fields(void **state)
{
    (void)state;
    frames(2);
    click(50, 138);
    assert_true(b->toggle);
    click(220, 178);
    assert_int_equal(b->slider, 10);
    press(UI_KEY_TAB, UI_SHIFT);
    click(50, 258);
    memcpy(b->in.text,
           "\xC6\x8F"
           "li",
           5);
    frames(2);
    assert_string_equal(b->field, "\xC6\x8F"
                                  "li");
    assert_true(b->ui.wants_text);
    press(UI_KEY_HOME, 0);
    press(UI_KEY_DELETE, 0);
    assert_string_equal(b->field, "li");
}

static void test_drop_down(void **state)
{
    (void)state;
    frames(2);
    click(50, 218);
    assert_true(b->ui.drop_id != 0);
    press(UI_KEY_DOWN, 0);
    press(UI_KEY_DOWN, 0);
    press(UI_KEY_ENTER, 0);
    assert_int_equal(b->drop, 2);
    assert_int_equal(b->ui.drop_id, 0);
    click(50, 218);
    press(UI_KEY_ESCAPE, 0);
    assert_int_equal(b->drop, 2);
    /* A click so quick that press and release come in one frame opens it as well, and one elsewhere closes it. */
    b->in.pressed = b->in.released = UI_BUTTON_LEFT;
    frame();
    frame();
    assert_true(b->ui.drop_id != 0);
    click(300, 20);
    assert_int_equal(b->ui.drop_id, 0);
}

static void test_scroll(void **state)
{
    (void)state;
    b->in.x = 500, b->in.y = 50;
    frames(2);
    b->in.wheel_y = -100;
    frames(2);
    assert_float_equal(b->offset_seen, 240, 0.1); /* no further than the content */
    assert_true(item("list/r0")->r.h <= 0);
    b->in.wheel_y = 100;
    frames(2);
    assert_float_equal(b->offset_seen, 0, 0.1);
    for (int i = 0; i < 4; i++) press(UI_KEY_TAB, 0);
    assert_focus("list/r0");
    for (int i = 0; i < 9; i++) press(UI_KEY_DOWN, 0);
    assert_focus("list/r9");
    frames(2);
    assert_true(item("list/r9")->r.h > 30); /* brought into view */
}

static void test_idle(void **state)
{
    (void)state;
    frames(20);
    assert_int_equal(b->ui.wake_ms, -1);
}

static void test_tooltip_waits(void **state)
{
    (void)state;
    UiInput in = b->in;
    in.x = 20, in.y = 20, in.moved = true;
    for (int i = 0; i < 40; i++) {
        ui_begin(&b->ui, &in, &b->list, &fake_fonts, MOOD_DOSSIER);
        UiState s = ui_icon_button(&b->ui, "gear", rect(10, 10, 36, 36), "settings", "Settings", 0);
        (void)s;
        ui_end(&b->ui);
        in = input_quiet(&in);
        in.time_ms += 20;
        if (i == 10) assert_false(drawn("\"Settings\""));
    }
    assert_true(drawn("\"Settings\""));
}

static void test_keeps_small_windows(void **state)
{
    (void)state;
    static const int size[][3] = {{200, 100, 100}, {1, 1, 200}, {800, 600, 200}, {2560, 1440, 75}};
    b->dialog = true;
    for (int i = 0; i < COUNT_OF(size); i++) {
        b->in.window_w_px = size[i][0], b->in.window_h_px = size[i][1], b->in.scale_percent = size[i][2];
        frames(3);
        assert_false(b->list.full);
    }
}

static void test_full_list_is_told(void **state)
{
    (void)state;
    static char small[2048];
    draw_list_over(&b->list, small, sizeof small);
    frames(2);
    assert_true(b->list.full);
}

/* Letters are 7 wide at size 14: 70 units hold ten. */
static void test_paragraph_wraps(void **state)
{
    (void)state;
    ui_begin(&b->ui, &b->in, &b->list, &fake_fonts, MOOD_DOSSIER);
    float h = ui_paragraph(&b->ui, rect(0, 0, 70, 0), ROLE_BODY, RGB(0),
                           "one two three " MARK_BOLD "four" MARK_BOLD " abcdefghijklmno");
    assert_float_equal(h, 80, 0.1);
    assert_float_equal(h,
                       ui_paragraph_height(&b->ui, 70, ROLE_BODY,
                                           "one two three " MARK_BOLD "four" MARK_BOLD " abcdefghijklmno"),
                       0.1);
    assert_true(drawn("text 14.0 \"one two\""));
    assert_true(drawn("text 14.0 \"three\""));
    assert_true(drawn("bold 14.0 \"four\""));
    assert_true(drawn("text 14.0 \"abcdefghij\""));
    assert_true(drawn("text 14.0 \"klmno\""));
    ui_end(&b->ui);
}

static void test_label_is_cut(void **state)
{
    (void)state;
    ui_begin(&b->ui, &b->in, &b->list, &fake_fonts, MOOD_DOSSIER);
    ui_label(&b->ui, rect(0, 0, 70, 20), ROLE_BODY, RGB(0), "eleven long");
    assert_true(drawn("\"eleven lo\""));
    assert_true(drawn("\"\xE2\x80\xA6\""));
    ui_end(&b->ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_click, setup, teardown),
        cmocka_unit_test_setup_teardown(test_release_elsewhere_is_no_click, setup, teardown),
        cmocka_unit_test_setup_teardown(test_focus_order, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keys_hide_pointer_and_ring_shows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_dialog_traps_and_sleeps, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fields, setup, teardown),
        cmocka_unit_test_setup_teardown(test_drop_down, setup, teardown),
        cmocka_unit_test_setup_teardown(test_scroll, setup, teardown),
        cmocka_unit_test_setup_teardown(test_idle, setup, teardown),
        cmocka_unit_test_setup_teardown(test_tooltip_waits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keeps_small_windows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_full_list_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(test_paragraph_wraps, setup, teardown),
        cmocka_unit_test_setup_teardown(test_label_is_cut, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
