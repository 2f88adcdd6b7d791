/* A campaign that goes from one content to another and back: with and without the example mods. */
#include "unit/session/field.h"

#include "save/replay.h"

static Content *modded, *plain;

static int open_both(void **state)
{
    if (field_open(state) != 0) return 1;
    plain = content;
    ContentRequest request = {
        .data = STEPPE_SOURCE_DIR, .mods = STEPPE_SOURCE_DIR "/scripts/examples", .saves = folder};
    return content_open(&request, &modded, NULL) ? 0 : 1;
}

static int close_both(void **state)
{
    content_close(modded);
    content = plain;
    return field_close(state);
}

static void play_quarters(Session *s, int quarters, unsigned *dice)
{
    int until = session_view(s, 1)->quarter + quarters;
    while (session_view(s, 1)->quarter < until) {
        Command cmd = field_choose(s, 1, dice);
        assert_int_equal(session_submit(s, &cmd, NULL), REFUSE_NO);
    }
}

static void chart_is_whole(Session *s, const ChartRow *told, int count)
{
    const ChartRow *row;
    int n = session_chart(s, &row);
    assert_int_equal(n, session_view(s, 1)->quarter + 1);
    for (int i = 0; i < n; i++) assert_int_equal(row[i].quarter, i - 1);
    for (int i = 1; i < count; i++) {
        assert_int_equal(row[i].hash, told[i].hash);
        assert_memory_equal(row[i].alignment, told[i].alignment, sizeof row[i].alignment);
        assert_memory_equal(row[i].prestige, told[i].prestige, sizeof row[i].prestige);
    }
}

static SaveFile read_save(const char *slot)
{
    char *text;
    size_t size;
    SaveFile save;
    Err err = {""};
    assert_true(file_read(field_path(slot), SAVE_LIMIT, &text, &size, &err));
    if (!save_read(content_catalog(content), text, size, &save, &err)) fail_msg("%s", err.text);
    mem_free(text);
    return save;
}

static void there_and_back_again(void **state)
{
    (void)state;
    unsigned dice = 5;
    char note[300];
    content = plain;
    assert_int_not_equal(content_catalog(plain)->hash, content_catalog(modded)->hash);
    SessionSetup setup = field_setup(12, true, false);
    Session *s = field_session(&setup);
    play_quarters(s, 3, &dice);
    const ChartRow *row;
    ChartRow kept[16];
    int count = session_chart(s, &row);
    memcpy(kept, row, (size_t)count * sizeof *row);
    int32_t alignment = session_view(s, 1)->alignment[2];
    field_save(s, "trip");
    session_close(s);

    content = modded;
    s = field_load("trip", note, sizeof note);
    assert_non_null(strstr(note, "other content or rules"));
    assert_int_equal(session_view(s, 1)->alignment[2], alignment);
    chart_is_whole(s, kept, count);
    play_quarters(s, 2, &dice);
    field_save(s, "trip");
    uint64_t hash = session_hash(s);
    count = session_chart(s, &row);
    memcpy(kept, row, (size_t)count * sizeof *row);
    session_close(s);

    s = field_load("trip", note, sizeof note);
    assert_string_equal(note, "");
    assert_int_equal(session_hash(s), hash);
    chart_is_whole(s, kept, count);
    SaveFile save = read_save("trip");
    assert_int_equal(save.segment_count, 2);
    assert_true(!save.segment[0].at_hand && save.segment[1].at_hand && !save.segment[1].from_start);
    ReplayVerdict verdict;
    assert_true(replay_verify(session_game(s), &save, &verdict, NULL));
    assert_true(verdict.ok && verdict.has_hash && verdict.played == 1 && verdict.skipped == 1 &&
                verdict.quarters == 2);
    assert_int_equal(verdict.hash, hash);
    save_clear(&save);
    session_close(s);

    content = plain;
    s = field_load("trip", note, sizeof note);
    assert_non_null(strstr(note, "other content or rules"));
    chart_is_whole(s, kept, count);
    play_quarters(s, 1, &dice);
    field_save(s, "trip");
    session_close(s);
    s = field_load("trip", note, sizeof note);
    assert_string_equal(note, "");
    save = read_save("trip");
    assert_int_equal(save.segment_count, 3);
    assert_true(save.segment[0].at_hand && !save.segment[1].at_hand && save.segment[2].at_hand);
    assert_true(replay_verify(session_game(s), &save, &verdict, NULL));
    assert_true(verdict.ok && verdict.played == 2 && verdict.skipped == 1 && verdict.quarters == 4);
    save_clear(&save);
    session_close(s);
}

/* Changing content again and again never makes a campaign that cannot be saved. */
static void many_changes_stay_loadable(void **state)
{
    (void)state;
    content = plain;
    SessionSetup setup = field_setup(13, true, false);
    Session *s = field_session(&setup);
    field_save(s, "many");
    uint64_t hash = session_hash(s);
    session_close(s);
    for (int i = 0; i < SAVE_SEGMENTS + 8; i++) {
        content = i % 2 ? plain : modded;
        s = field_load("many", NULL, 0);
        field_save(s, "many");
        session_close(s);
    }
    content = plain;
    s = field_load("many", NULL, 0);
    assert_int_equal(session_hash(s), hash);
    session_close(s);
    SaveFile save = read_save("many");
    assert_true(save.segment_count > 1 && save.segment_count <= SAVE_SEGMENTS);
    printf("%d segments after %d changes\n", save.segment_count, SAVE_SEGMENTS + 8);
    save_clear(&save);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(there_and_back_again),
                                       cmocka_unit_test(many_changes_stay_loadable)};
    return cmocka_run_group_tests(tests, open_both, close_both);
}
