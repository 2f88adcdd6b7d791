#include "unit/save/campaign.h"

#include "save/replay.h"

static Played played;
static ReplayVerdict verdict;

static int whole_campaign(void **state)
{
    (void)state;
    played_start(&played, 3);
    while (played_step(&played)) continue;
    played_file(&played);
    return 0;
}

static void verify(void)
{
    Err err = {""};
    if (!replay_verify(&played.tiny.game, &played.file, &verdict, &err)) fail_msg("%s", err.text);
}

static void differs(int quarter, const char *field)
{
    verify();
    assert_false(verdict.ok);
    assert_int_equal(verdict.quarter, quarter);
    assert_string_equal(verdict.field, field);
    assert_true(verdict.problem[0] != 0);
}

static void what_was_played_plays_again(void **state)
{
    (void)state;
    verify();
    assert_true(verdict.ok && verdict.has_hash);
    assert_int_equal(verdict.quarters, played.quarter_count);
    assert_int_equal(verdict.hash, world_hash(&played.world));
    assert_int_equal(verdict.quarter, -1);
    assert_string_equal(verdict.problem, "");
}

static void the_first_field_is_named(void **state)
{
    (void)state;
    played.quarter[2].alignment[SOUTH] += 1;
    played.quarter[3].tension += 1;
    differs(2, "alignment[south]");
    assert_non_null(strstr(verdict.problem, "quarter 3 comes out differently: alignment[south] is "));
    played.quarter[2].alignment[SOUTH] -= 1;
    differs(3, "tension");
    played.quarter[3].tension -= 1;
    played.quarter[1].prestige[2] += 1;
    differs(1, "prestige[east]");
}

/* The hash alone differs early; the position at the end tells which field it was. */
static void a_field_outside_the_chart_is_found_at_the_end(void **state)
{
    (void)state;
    played.quarter[1].hash ^= 1;
    played.file.now.sovereignty[NORTH] -= 1;
    differs(1, "sovereignty[1]");
}

static void a_hash_alone_names_the_quarter(void **state)
{
    (void)state;
    played.quarter[5].hash ^= 1;
    differs(5, "");
    assert_string_equal(verdict.problem, "quarter 6 comes out differently");
}

static void refused_and_missing_commands_are_named(void **state)
{
    (void)state;
    SavedCommand kept = played.command[2];
    played.command[2].command = (Command){.kind = CMD_RUNG, .seat = 1, .choice = RUNG_HOLD};
    verify();
    assert_false(verdict.ok);
    assert_non_null(strstr(verdict.problem, "command 3 (rung) is refused: not_owed"));
    played.command[2] = kept;
    played.command[2].quarter++;
    verify();
    assert_false(verdict.ok);
    played.command[2] = kept;
    played.segment.quarter_count--;
    verify();
    assert_false(verdict.ok);
    assert_non_null(strstr(verdict.problem, "more quarters than it tells of"));
    played.segment.quarter_count++;
    played.segment.command_count = 1;
    verify();
    assert_false(verdict.ok);
}

static void other_content_is_counted_not_played(void **state)
{
    (void)state;
    played.segment.at_hand = false;
    verify();
    assert_true(verdict.ok);
    assert_false(verdict.has_hash);
    assert_int_equal(verdict.skipped, 1);
    assert_int_equal(verdict.played, 0);
    Err err = {""};
    snprintf(played.file.scenario, sizeof played.file.scenario, "tiny:gone");
    assert_false(replay_verify(&played.tiny.game, &played.file, &verdict, &err));
    assert_non_null(strstr(err.text, "tiny:gone"));
}

int main(void)
{
#define WHOLE(test) cmocka_unit_test_setup(test, whole_campaign)
    const struct CMUnitTest tests[] = {
        WHOLE(what_was_played_plays_again),
        WHOLE(the_first_field_is_named),
        WHOLE(a_field_outside_the_chart_is_found_at_the_end),
        WHOLE(a_hash_alone_names_the_quarter),
        WHOLE(refused_and_missing_commands_are_named),
        WHOLE(other_content_is_counted_not_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
