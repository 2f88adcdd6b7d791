/* The campaign screen on the content that ships, by scripted clicks and keys: what harms its own side is asked about,
 * the sudden endings are in view at every size, and the book opens by key and button. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "fake_fonts.h"
#include "ui/screen_campaign.h"

static Content *content;
static Session *session;
static _Alignas(16) unsigned char block[4 << 20];
static DrawList list;
static Ui ui;
static UiInput input;
static CampaignState state;
static World scratch;
static Command command;

static int open_content(void **unused)
{
    (void)unused;
    Err err = {0};
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    draw_list_over(&list, block, sizeof block);
    return content_open(&request, &content, &err) ? 0 : -1;
}

static int close_content(void **unused)
{
    (void)unused;
    content_close(content);
    return 0;
}

/* Russia, at its first plan. */
static void begin(int w, int h)
{
    Err err = {0};
    SessionSetup setup = {.scenario = 1, .seed = 4, .human = {false, false, true}};
    assert_true(ai_level(content_catalog(content), "greedy", &setup.level[1], NULL));
    snprintf(setup.level_word[1], sizeof setup.level_word[1], "greedy");
    assert_true(session_open(content, &setup, &session, &err));
    Pending owed[MAX_PENDING];
    while (session_pending(session, owed) > 0 && owed[0].kind == OWE_ANSWER) {
        Command pass = game_default(session_game(session), session_view(session, 2), 2);
        assert_int_equal(session_submit(session, &pass, NULL), REFUSE_NO);
    }
    memset(&ui, 0, sizeof ui);
    memset(&state, 0, sizeof state);
    input = (UiInput){.window_w_px = w, .window_h_px = h, .scale_percent = 100, .time_ms = 1000};
}

static CampaignAct frame(void)
{
    const World *seen = session_view(session, 2);
    CampaignIn in = {.session = session, .seat = 2, .seen = seen, .describe = {.game = session_game(session), .texts = content_texts(content), .seat = 2}, .scratch = &scratch};
    input.time_ms += 400;
    command = (Command){0};
    ui_begin(&ui, &input, &list, &fake_fonts, MOOD_DOSSIER);
    CampaignAct act = screen_campaign(&ui, &in, &state, &command);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    input.pressed = input.released = 0;
    input.key_count = 0;
    input.moved = false;
    return act;
}

static CampaignAct key(int key, int mods)
{
    input.keys[0] = (UiKeyPress){.key = (uint8_t)key, .mods = (uint8_t)mods};
    input.key_count = 1;
    return frame();
}

static const UiItem *find(const char *path)
{
    for (int i = 0; i < ui.last_count; i++) {
        if (strstr(ui.last[i].path, path) && ui.last[i].r.w > 0 && ui.last[i].r.h > 0) return &ui.last[i];
    }
    return NULL;
}

static CampaignAct click(const char *path)
{
    const UiItem *it = find(path);
    if (!it) fail_msg("no '%s' on the screen", path);
    input.has_pointer = input.moved = true;
    input.x = it->r.x + it->r.w / 2;
    input.y = it->r.y + it->r.h / 2;
    frame();
    input.pressed = input.held = UI_BUTTON_LEFT;
    frame();
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    return frame();
}

static void choose(const char *id)
{
    state.state = catalog_state(content_catalog(content), id);
    for (int i = 0; i < 4; i++) frame();
}

static void harm_is_asked_about(void **unused)
{
    (void)unused;
    begin(1920, 2400);
    choose("kazakhstan");
    assert_int_equal(click("actions/list/squeeze"), CAMPAIGN_NOTHING);
    assert_int_equal(command.kind, CMD_NONE);
    frame();
    assert_non_null(find("warn/plan"));
    assert_true(state.harm.line_count > 0);
    /* Esc leaves it unplanned. */
    key(UI_KEY_ESCAPE, 0);
    frame();
    assert_null(find("warn/plan"));
    click("actions/list/squeeze");
    frame();
    frame();
    assert_int_equal(click("warn/plan"), CAMPAIGN_COMMAND);
    assert_int_equal(command.kind, CMD_PLAN_ADD);
    assert_int_equal(command.action, catalog_action(content_catalog(content), "squeeze"));
    assert_int_equal(command.target, state.state);
    /* What harms nobody at home is planned at once. */
    frame();
    assert_int_equal(click("actions/list/media_language"), CAMPAIGN_COMMAND);
    session_close(session);
}

static const char *tip_over(const char *path)
{
    const UiItem *it = find(path);
    if (!it) fail_msg("no '%s' on the screen", path);
    input.has_pointer = input.moved = true;
    input.x = it->r.x + it->r.w / 2;
    input.y = it->r.y + it->r.h / 2;
    for (int i = 0; i < 5; i++) frame();
    assert_true(ui.tip_on);
    return ui.tip_text;
}

/* The tooltip of an action says what the state will remember, and every condition that fails. */
static void an_actions_tooltip_warns(void **unused)
{
    (void)unused;
    begin(1920, 9000);
    choose("kazakhstan");
    assert_non_null(strstr(tip_over("actions/list/media_language"), "After one more act the state remembers 1.0 of yours; above 2.2 it pushes back."));
    assert_null(strstr(ui.tip_text, "Not met"));
    assert_non_null(strstr(tip_over("actions/list/stabilisation_loan"), "Not met: stability must be 50 or less; it is 55"));
    session_close(session);
}

static void sudden_endings_are_in_view(void **unused)
{
    static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {1500, 800}};
    (void)unused;
    for (int i = 0; i < COUNT_OF(sizes); i++) {
        begin(sizes[i][0], sizes[i][1]);
        frame();
        frame();
        const UiItem *one = find("sudden/turkey"), *two = find("sudden/russia");
        assert_true(one && two);
        assert_non_null(strstr(two->label, "Re-integration"));
        session_close(session);
    }
}

static void the_book_opens(void **unused)
{
    (void)unused;
    begin(1280, 720);
    frame();
    assert_int_equal(key(UI_KEY_A + ('B' - 'A'), 0), CAMPAIGN_BOOK);
    assert_int_equal(key(UI_KEY_A + ('H' - 'A'), 0), CAMPAIGN_HISTORY);
    assert_int_equal(click("bar/book"), CAMPAIGN_BOOK);
    key(UI_KEY_F1 + 1, 0);
    assert_int_equal(state.lens, 0);
    key(UI_KEY_F1 + 2, 0);
    assert_int_equal(state.lens, 1);
    session_close(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(harm_is_asked_about),
        cmocka_unit_test(an_actions_tooltip_warns), cmocka_unit_test(sudden_endings_are_in_view),
        cmocka_unit_test(the_book_opens),
    };
    return cmocka_run_group_tests(tests, open_content, close_content);
}
