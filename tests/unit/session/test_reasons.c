/* Reasons of a played campaign: closed while a person plays, complete afterwards, the same after a save and a load. */
#include "unit/session/field.h"

#include "session/reasons.h"

static ReasonRecord first[REASONS_ROOM], again[REASONS_ROOM];

static SessionSetup watched(const char *level)
{
    SessionSetup setup = field_setup(11, false, false);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        snprintf(setup.level_word[seat], sizeof setup.level_word[seat], "%s", level);
        assert_true(ai_level(content_catalog(content), level, &setup.level[seat], NULL));
    }
    return setup;
}

static void every_quarter_of_a_watched_campaign_is_explained(void **state)
{
    (void)state;
    SessionSetup setup = watched("planner");
    Session *s = field_session(&setup), *loaded;
    for (int q = 0; q < 5; q++) assert_true(session_watch(s));
    int aims = 0;
    for (int q = 0; q < 5; q++) {
        int count = reasons_of_quarter(s, q, first, REASONS_ROOM), plans = 0;
        for (int i = 0; i < count; i++) {
            assert_int_equal(first[i].quarter, q);
            plans += first[i].phase == PHASE_PLAN;
            aims += first[i].reason.command.kind == CMD_AIM;
            if (first[i].reason.command.kind == CMD_ANSWER) assert_int_not_equal(first[i].subject.event, 0);
        }
        assert_true(plans >= 4); /* each side: the plan as a whole and an action or more */
    }
    assert_int_equal(aims, 4); /* two sides, two years */
    char path[FILE_PATH_MAX], note[256];
    Err err = {""};
    int count = reasons_of_quarter(s, 3, first, REASONS_ROOM);
    assert_true(session_save(s, "why", &err));
    assert_true(file_join(path, sizeof path, folder, "why.json", &err));
    assert_true(session_load(content, path, false, &loaded, note, sizeof note, &err));
    assert_int_equal(reasons_of_quarter(loaded, 3, again, REASONS_ROOM), count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(first[i].reason.score, again[i].reason.score);
        assert_int_equal(first[i].reason.command.action, again[i].reason.command.action);
    }
    session_close(loaded);
    session_close(s);
    field_empty();
}

static void papers_stay_closed_while_a_person_plays(void **state)
{
    (void)state;
    SessionSetup setup = field_setup(3, true, false);
    Session *s = field_session(&setup);
    assert_int_equal(reasons_of_quarter(s, 0, first, REASONS_ROOM), REASONS_CLOSED);
    Command resign = {.kind = CMD_RESIGN, .seat = 1};
    while (session_view(s, 1)->quarter < 1) {
        Command cmd = game_default(session_game(s), session_view(s, 1), 1);
        assert_int_equal(session_submit(s, &cmd, NULL), REFUSE_NO);
    }
    assert_int_equal(session_submit(s, &resign, NULL), REFUSE_NO);
    int count = reasons_of_quarter(s, 0, first, REASONS_ROOM);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) assert_int_equal(first[i].reason.command.seat, 2);
    session_close(s);
    field_empty();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_quarter_of_a_watched_campaign_is_explained),
        cmocka_unit_test(papers_stay_closed_while_a_person_plays),
    };
    return cmocka_run_group_tests(tests, field_open, field_close);
}
