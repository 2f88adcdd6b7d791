/* The decisions outside the plan on the content that ships: whole campaigns are played by clicking and by
 * keys alone, and each click or key must yield the very command its card, button or row stands for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/turn.h"
#include "fake_fonts.h"
#include "ui/screen_decide.h"

static Content *content;
static Session *session;
static _Alignas(16) unsigned char block[2 << 20];
static DrawList list;
static Ui ui;
static UiInput input;
static DecideState state;
static DecideIn in;
static World scratch;

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

static void begin(uint64_t seed)
{
    Err err = {0};
    SessionSetup setup = {.scenario = 1, .seed = seed, .human = {false, true, false}};
    assert_true(ai_level(content_catalog(content), "greedy", &setup.level[2], NULL));
    snprintf(setup.level_word[2], sizeof setup.level_word[2], "greedy");
    assert_true(session_open(content, &setup, &session, &err));
    memset(&ui, 0, sizeof ui);
    memset(&state, 0, sizeof state);
    input = (UiInput){.window_w_px = 1920, .window_h_px = 1080, .scale_percent = 100, .time_ms = 1000};
}

static bool frame(Command *out)
{
    in = (DecideIn){.session = session,
                    .seat = 1,
                    .seen = session_view(session, 1),
                    .describe = {.game = session_game(session), .texts = content_texts(content), .seat = 1},
                    .scratch = &scratch};
    *out = (Command){0};
    ui_begin(&ui, &input, &list, &fake_fonts, MOOD_DOSSIER);
    bool done = screen_decide(&ui, &in, &state, out);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    input.pressed = input.released = 0;
    input.key_count = 0;
    input.moved = false;
    return done;
}

/* Shows the decision until its buttons are awake and its heights are settled. */
static void settle(void)
{
    Command none;
    input.has_pointer = false;
    for (int i = 0; i < 5; i++) {
        input.time_ms += 100;
        assert_false(frame(&none));
    }
}

static const UiItem *item(const char *path)
{
    for (int i = 0; i < ui.last_count; i++) {
        if (strcmp(ui.last[i].path, path) == 0) return &ui.last[i];
    }
    return NULL;
}

static bool click(const char *path, Command *out)
{
    const UiItem *it = item(path);
    if (!it) fail_msg("no thing \"%s\"", path);
    input.has_pointer = input.moved = true;
    for (int i = 0; i < 40 && it->r.h < it->whole.h - 1; i++) {
        input.x = 0.7F * (float)input.window_w_px;
        input.y = 0.6F * (float)input.window_h_px;
        input.wheel_y = it->whole.y > input.y ? -1 : 1;
        assert_false(frame(out));
        input.wheel_y = 0;
        assert_false(frame(out));
        it = item(path);
        assert_non_null(it);
    }
    input.x = it->r.x + it->r.w / 2;
    input.y = it->r.y + it->r.h / 2;
    assert_false(frame(out));
    input.pressed = input.held = UI_BUTTON_LEFT;
    assert_false(frame(out));
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    return frame(out);
}

static bool key(int k, int mods, Command *out)
{
    input.keys[0] = (UiKeyPress){(uint8_t)k, (uint8_t)mods};
    input.key_count = 1;
    return frame(out);
}

static bool allowed(Command cmd)
{
    return session_check(session, &cmd, NULL) == REFUSE_NO;
}

static void same(Command got, Command want)
{
    assert_int_equal(got.kind, want.kind);
    assert_int_equal(got.seat, want.seat);
    assert_int_equal(got.slot, want.slot);
    assert_int_equal(got.choice, want.choice);
    assert_int_equal(got.mediate, want.mediate);
}

/* The id of a thing: in a small window a scroll area lies between. */
static void path_of(char out[80], const char *dialog, const char *name)
{
    snprintf(out, 80, "%s/%s", dialog, name);
    if (!item(out)) snprintf(out, 80, "%s/body/%s", dialog, name);
}

/* Asks for a command by click or key; refused ones must yield nothing. */
static void expect(const char *path, int k, int mods, bool by_key, Command want)
{
    Command got;
    bool may = allowed(want), done = by_key ? key(k, mods, &got) : click(path, &got);
    assert_int_equal(done, may);
    if (may) same(got, want);
}

static Command answer(int place, bool by_key)
{
    const World *w = session_view(session, 1);
    const EventDef *e = &content_catalog(content)->event[w->open_event[place]];
    Command last = {0};
    int shown = 0;
    for (int i = 0; i < e->option_count; i++) {
        if (e->option[i].seat != 1) continue;
        char name[24], path[80];
        Command want = {.kind = CMD_ANSWER, .seat = 1, .slot = (uint8_t)place, .choice = (uint8_t)i};
        snprintf(name, sizeof name, "option%d", ++shown);
        path_of(path, "event", name);
        assert_non_null(item(path));
        assert_int_equal(item(path)->on, allowed(want));
        expect(path, UI_KEY_0 + shown, 0, by_key, want);
        if (allowed(want)) last = want;
    }
    assert_true(shown > 0);
    return last;
}

static Command react(int slot)
{
    const Catalog *c = content_catalog(content);
    bool hard = react_is_hard(c, session_view(session, 1), 2, slot);
    char path[80];
    Command act = {.kind = CMD_REACT, .seat = 1, .slot = (uint8_t)slot};
    act.choice = hard ? REACT_CHALLENGE : REACT_COUNTER;
    snprintf(path, sizeof path, "react/slot%d/%s", slot + 1, hard ? "challenge" : "counter");
    expect(path, 0, 0, false, act);
    Command pass = act, commit = {.kind = CMD_COMMIT, .seat = 1};
    pass.choice = REACT_NOTHING;
    snprintf(path, sizeof path, "react/slot%d/pass", slot + 1);
    expect(path, 0, 0, false, pass);
    expect("react/done", 0, 0, false, commit);
    expect("react/done", UI_KEY_ENTER, UI_CTRL, true, commit);
    return allowed(act) ? act : pass;
}

static Command rung(bool by_key, int turn)
{
    static const char *const names[] = {"escalate", "hold", "deal", "back_down"};
    Command want = {.kind = CMD_RUNG, .seat = 1};
    char path[80];
    for (int i = 0; i < 4; i++) {
        want.choice = (uint8_t)(RUNG_ESCALATE + i);
        path_of(path, "crisis", names[i]);
        expect(path, UI_KEY_0 + 1 + i, 0, by_key, want);
    }
    path_of(path, "crisis", "mediate");
    if (item(path)) {
        Command none;
        assert_false(click(path, &none));
        assert_true(state.mediate);
        want.choice = RUNG_HOLD;
        want.mediate = 1;
        path_of(path, "crisis", "hold");
        settle();
        expect(path, UI_KEY_0 + 2, 0, by_key, want);
        state.mediate = false; /* only tried: the next round may still offer it */
    }
    want.mediate = 0;
    want.choice = (uint8_t)(RUNG_ESCALATE + turn % 4);
    if (!allowed(want)) want.choice = RUNG_HOLD;
    return want;
}

/* Plays to the end; counts what was met. */
static void campaign(uint64_t seed, int w, int h, bool by_key, int met[5])
{
    begin(seed);
    input.window_w_px = w;
    input.window_h_px = h;
    for (int turn = 0; !session_is_over(session); turn++) {
        Pending owed;
        Command next = {.kind = CMD_COMMIT, .seat = 1};
        settle();
        if (screen_decide_owed(&in, &owed)) {
            met[owed.kind]++;
            if (owed.kind == OWE_ANSWER) next = answer(owed.subject, by_key);
            if (owed.kind == OWE_REACT) next = react(owed.subject);
            if (owed.kind == OWE_RUNG) next = rung(by_key, turn);
        }
        assert_int_equal(session_submit(session, &next, NULL), REFUSE_NO);
        assert_true(turn < 2000);
    }
    session_close(session);
}

static void every_click_yields_its_command(void **unused)
{
    (void)unused;
    int met[5] = {0};
    for (uint64_t seed = 1; seed <= 3; seed++) campaign(seed, 1920, 1080, false, met);
    assert_true(met[OWE_ANSWER] > 5 && met[OWE_REACT] > 5 && met[OWE_RUNG] > 0);
}

static void every_key_yields_its_command(void **unused)
{
    (void)unused;
    int met[5] = {0};
    for (uint64_t seed = 4; seed <= 6; seed++) campaign(seed, 1200, 700, true, met);
    assert_true(met[OWE_ANSWER] > 5 && met[OWE_REACT] > 5 && met[OWE_RUNG] > 0);
}

/* Commits until the seat owes an answer. */
static int to_event(void)
{
    Pending owed;
    Command none;
    for (int i = 0; i < 400 && !session_is_over(session); i++) {
        Command next = game_default(session_game(session), session_view(session, 1), 1);
        frame(&none);
        if (screen_decide_owed(&in, &owed) && owed.kind == OWE_ANSWER) return owed.subject;
        assert_int_equal(session_submit(session, &next, NULL), REFUSE_NO);
    }
    fail_msg("no event in the whole campaign");
    return -1;
}

/* What can't be taken back must not be chosen by a key that was meant for what stood there before. */
static void a_dialog_sleeps_at_first(void **unused)
{
    (void)unused;
    Command got;
    begin(1);
    to_event();
    settle();
    memset(&ui, 0, sizeof ui);
    for (int i = 1; i <= 4; i++) {
        input.time_ms += 10;
        assert_false(key(UI_KEY_0 + i, 0, &got));
    }
    input.time_ms += 300;
    bool chosen = false;
    for (int i = 1; i <= 4 && !chosen; i++) chosen = key(UI_KEY_0 + i, 0, &got);
    assert_true(chosen);
    assert_int_equal(got.kind, CMD_ANSWER);
    session_close(session);
}

/* One round of a crisis follows another in the same dialog: a key pressed twice must not choose twice. */
static void the_next_question_sleeps_too(void **unused)
{
    (void)unused;
    int pairs = 0;
    for (uint64_t seed = 1; seed <= 40 && pairs == 0; seed++) {
        begin(seed);
        for (int i = 0; i < 400 && !session_is_over(session) && pairs == 0; i++) {
            Pending owed = {0};
            Command got, next = game_default(session_game(session), session_view(session, 1), 1);
            settle();
            bool crisis = screen_decide_owed(&in, &owed) && owed.kind == OWE_RUNG;
            Command challenge = {
                .kind = CMD_REACT, .seat = 1, .slot = owed.subject, .choice = REACT_CHALLENGE};
            if (owed.kind == OWE_REACT && allowed(challenge)) next = challenge;
            assert_int_equal(session_submit(session, &next, NULL), REFUSE_NO);
            frame(&got);
            if (!crisis || !screen_decide_owed(&in, &owed) || owed.kind != OWE_RUNG) continue;
            pairs++;
            assert_false(key(UI_KEY_0 + 2, 0, &got));
            settle();
            assert_true(key(UI_KEY_0 + 2, 0, &got));
            same(got, (Command){.kind = CMD_RUNG, .seat = 1, .choice = RUNG_HOLD});
        }
        session_close(session);
    }
    assert_int_equal(pairs, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_click_yields_its_command),
        cmocka_unit_test(every_key_yields_its_command),
        cmocka_unit_test(a_dialog_sleeps_at_first),
        cmocka_unit_test(the_next_question_sleeps_too),
    };
    return cmocka_run_group_tests_name("screen_decide", tests, open_content, close_content);
}
