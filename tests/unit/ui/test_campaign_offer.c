/* The offer's dialog on the content that ships: opened by its action's row, its clauses moved by keys and by the buttons
 * that close the gap, and the draft put into the plan as it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/model.h"
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
static Command out;

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

static CampaignAct frame(void)
{
    CampaignIn in = {.session = session,
                     .seat = 1,
                     .seen = session_view(session, 1),
                     .describe = {.game = session_game(session), .texts = content_texts(content), .seat = 1},
                     .scratch = &scratch};
    out = (Command){0};
    input.time_ms += 100;
    ui_begin(&ui, &input, &list, &fake_fonts, MOOD_DOSSIER);
    CampaignAct act = screen_campaign(&ui, &in, &state, &out);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    input.pressed = input.released = 0;
    input.key_count = 0;
    input.moved = false;
    return act;
}

static void settle(void)
{
    input.has_pointer = false;
    for (int i = 0; i < 5; i++) assert_int_equal(frame(), CAMPAIGN_NOTHING);
}

static const UiItem *item(const char *end)
{
    size_t n = strlen(end);
    for (int i = 0; i < ui.last_count; i++) {
        size_t length = strlen(ui.last[i].path);
        if (length >= n && strcmp(ui.last[i].path + length - n, end) == 0) return &ui.last[i];
    }
    return NULL;
}

static CampaignAct click(const char *end)
{
    const UiItem *it = item(end);
    if (!it) fail_msg("no thing \"%s\"", end);
    input.has_pointer = input.moved = true;
    input.x = it->r.x + it->r.w / 2;
    input.y = it->r.y + it->r.h / 2;
    assert_int_equal(frame(), CAMPAIGN_NOTHING);
    input.pressed = input.held = UI_BUTTON_LEFT;
    assert_int_equal(frame(), CAMPAIGN_NOTHING);
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    return frame();
}

static CampaignAct key(int k)
{
    input.keys[0] = (UiKeyPress){(uint8_t)k, 0};
    input.key_count = 1;
    return frame();
}

/* At the first plan as Turkey, Kazakhstan chosen, the energy tab open and the gas contract's row clicked. */
static void begin(int w, int h)
{
    Err err = {0};
    const Catalog *c = content_catalog(content);
    SessionSetup setup = {.scenario = 1, .seed = 4, .human = {false, true, false}};
    assert_true(ai_level(c, "greedy", &setup.level[2], NULL));
    snprintf(setup.level_word[2], sizeof setup.level_word[2], "greedy");
    assert_true(session_open(content, &setup, &session, &err));
    while (session_view(session, 1)->phase == PHASE_ANSWER) {
        Command cmd = {.kind = CMD_COMMIT, .seat = 1};
        assert_int_equal(session_submit(session, &cmd, NULL), REFUSE_NO);
    }
    memset(&ui, 0, sizeof ui);
    memset(&state, 0, sizeof state);
    state.state = catalog_state(c, "kazakhstan");
    state.tab = catalog_channel(c, "energy");
    state.actions_open = true;
    input = (UiInput){.window_w_px = w, .window_h_px = h, .scale_percent = 100, .time_ms = 1000};
    settle();
    assert_int_equal(click("/offer_gas_supply"), CAMPAIGN_NOTHING);
    assert_int_equal(state.draft.kind, CMD_PLAN_ADD);
    settle();
}

static int32_t margin(void)
{
    const Catalog *c = content_catalog(content);
    return model_margin(c, session_view(session, 1), catalog_agreement(c, "gas_supply"), state.state, 1, state.draft.arg);
}

static void settled_and_planned(int w, int h)
{
    begin(w, h);
    assert_int_equal(state.draft.arg[0], 4);
    click("/clause_volume"); /* the middle of 1 to 10 */
    int middle = state.draft.arg[0];
    assert_in_range(middle, 5, 6);
    key(UI_KEY_LEFT);
    assert_int_equal(state.draft.arg[0], middle - 1);
    settle();
    assert_true(margin() < 0);
    click("/counter");
    assert_true(margin() >= 0);
    settle();
    assert_null(item("/counter"));
    Command draft = state.draft;
    assert_int_equal(click("/plan"), CAMPAIGN_COMMAND);
    assert_int_equal(memcmp(&out, &draft, sizeof out), 0);
    assert_int_equal(state.draft.kind, 0);
    assert_int_equal(session_submit(session, &out, NULL), REFUSE_NO);
    assert_int_equal(session_view(session, 1)->plan_clause[1][0][0], draft.arg[0]);
    session_close(session);
}

static void settled_and_planned_in_both_windows(void **unused)
{
    (void)unused;
    settled_and_planned(1920, 1080);
    settled_and_planned(1280, 720);
}

static void escape_plans_nothing(void **unused)
{
    (void)unused;
    begin(1920, 1080);
    assert_int_equal(key(UI_KEY_ESCAPE), CAMPAIGN_NOTHING);
    assert_int_equal(state.draft.kind, 0);
    settle();
    assert_null(item("/plan"));
    assert_int_equal(session_view(session, 1)->plan_action[1][0], 0);
    session_close(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(settled_and_planned_in_both_windows), cmocka_unit_test(escape_plans_nothing)};
    return cmocka_run_group_tests(tests, open_content, close_content);
}
