#include "unit/save/campaign.h"

#include <stdlib.h>

static Played played;
static char *text;
static size_t size;

static void write_now(void)
{
    Err err = {""};
    mem_free(text);
    text = NULL;
    if (!save_write(&played.tiny.c, played_file(&played), &text, &size, &err)) fail_msg("%s", err.text);
}

/* Somewhere in the middle: plans, answers and a few quarters lie behind. */
static int some_save(void **state)
{
    (void)state;
    played_start(&played, 11);
    while (played.quarter_count < 4 && played_step(&played)) continue;
    played_step(&played);
    assert_int_equal(played.world.quarter, 4);
    write_now();
    return 0;
}

static int forget(void **state)
{
    (void)state;
    mem_free(text);
    text = NULL;
    return 0;
}

static void refused(const char *bytes, size_t n, const char *expected)
{
    Err err = {""};
    SaveFile save;
    long alive = mem_alive();
    if (save_read(&played.tiny.c, bytes, n, &save, &err))
        fail_msg("was read although '%s' was expected", expected);
    if (!strstr(err.text, expected)) fail_msg("'%s' does not say '%s'", err.text, expected);
    assert_int_equal(mem_alive(), alive);
    assert_int_equal(save.segment_count, 0);
}

static void round_trip_here(void)
{
    Err err = {""};
    SaveFile save;
    char *again;
    size_t again_size;
    write_now();
    if (!save_read(&played.tiny.c, text, size, &save, &err))
        fail_msg("quarter %d phase %d: %s", played.world.quarter, played.world.phase, err.text);
    assert_memory_equal(&save.now, &played.world, sizeof save.now);
    assert_true(save.segment[0].at_hand && save.segment[0].from_start);
    assert_int_equal(save.segment[0].command_count, played.command_count);
    for (int i = 0; i < played.command_count; i++)
        assert_memory_equal(&save.segment[0].command[i].command, &played.command[i].command, sizeof(Command));
    mem_free(save.segment[0].text);
    save.segment[0].text = NULL;
    assert_true(save_write(&played.tiny.c, &save, &again, &again_size, &err));
    assert_int_equal(again_size, size);
    assert_memory_equal(again, text, size);
    mem_free(again);
    save_clear(&save);
}

/* After every command of many campaigns, so in every kind of decision. */
static void every_position_comes_back_in_the_same_bytes(void **state)
{
    (void)state;
    int phases[6] = {0};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        played_start(&played, seed);
        do {
            phases[played.world.phase]++;
            round_trip_here();
        } while (played_step(&played));
        phases[played.world.phase]++;
        round_trip_here();
    }
    for (int phase = PHASE_ANSWER; phase <= PHASE_OVER; phase++) {
        if (phases[phase] == 0) fail_msg("no save in phase %d", phase);
    }
}

static void every_truncation_is_refused(void **state)
{
    (void)state;
    for (size_t n = 0; n < size; n++) refused(text, n, "");
    refused(text, size - 1, "cut off");
}

static void every_flipped_bit_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            text[i] = (char)(text[i] ^ 1 << bit);
            refused(text, size, "");
            text[i] = (char)(text[i] ^ 1 << bit);
        }
    }
}

/* Whoever edits on purpose can make the check fit: then what is read must be a World that plays on. */
static void play_on(World *w)
{
    const Game *g = &played.tiny.game;
    for (int i = 0; i < 40 && w->phase != PHASE_OVER; i++) {
        const WorldField *f = NULL;
        uint32_t k = 0;
        int seat = game_owes(w, g->catalog, 1) ? 1 : 2;
        Command cmd = game_default(g, w, seat);
        assert_int_equal(game_apply(g, w, &cmd, NULL), REFUSE_NO);
        assert_true(world_in_range(w, &f, &k));
    }
}

static void flipped_bits_under_a_new_check_do_no_harm(void **state)
{
    (void)state;
    size_t body = (size_t)(strstr(text, ",\"check\"") - text);
    char *copy = malloc(size + 1);
    int read = 0;
    for (size_t i = 0; i < body; i++) {
        SaveFile save;
        memcpy(copy, text, size + 1);
        copy[i] = (char)(copy[i] ^ 1 << (i % 7));
        if (copy[i] == 0 || strstr(copy, ",\"check\"") != copy + body) continue;
        size_t n = reseal(copy);
        long alive = mem_alive();
        if (save_read(&played.tiny.c, copy, n, &save, NULL)) {
            read++;
            if (save.has_now) play_on(&save.now);
            save_clear(&save);
        }
        assert_int_equal(mem_alive(), alive);
    }
    free(copy);
    assert_true(read > 0);
}

static void edits_are_refused_with_the_reason(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *why;
    } edits[] = {
        {"\"format\": 1", "\"format\": 2", "format 2"},
        {"\"format\": 1", "\"format\": \"1\"", "no save of this game"},
        {"\"format\": 1,", "", "no save of this game"},
        {"\"format\": 1", "\"format\": 1.0", "only whole numbers"},
        {"\"format\": 1", "\"format\": 1e99", "only whole numbers"},
        {"\"format\": 1", "\"format\": 99999999999999999999", "too big"},
        {"\"format\": 1", "\"format\": null", "null"},
        {"\"format\": 1,", "\"format\": 1, \"format\": 1,", "duplicate"},
        {"\"format\": 1,", "\"format\": 1, \"wish\": 1,", "unknown key 'wish'"},
        {"\"seed\": \"", "\"seed\": \"g", "header is incomplete"},
        {"\"generation\": 4", "\"generation\": -4", "header is incomplete"},
        {"\"generation\": 4", "\"generation\": 9223372036854775807", "header is incomplete"},
        {"\"scenario\": \"tiny:tiny\"", "\"scenario\": \"tiny:other\"", "another scenario"},
        {"\"seats\": {\"west\"", "\"seats\": {\"north\"", "its seat 1 is 'north'"},
        {",\"east\":\"greedy\"}", "}", "list of seats"},
        {"\"position\": {\"quarter\":4", "\"position\": {\"quarter\":5", "another quarter"},
        {"\"position\": {\"quarter\":4", "\"position\": {\"quarter\":400", "position makes no sense"},
        {"\"rules\": 4", "\"rules\": 5", "rules 5"},
        {"\"rules\": 4", "\"rules\": 0", "segment is incomplete"},
        {"\"first_quarter\": 0", "\"first_quarter\": 0, \"last\": 1", "unknown key 'last'"},
        {"\"segments\": [", "\"segments\": [[],", "segment is incomplete"},
        {"\"commands\": [", "\"commands\": [7,", "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[0,\"third\",\"commit\"],", "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[0,\"west\",\"fly\"],", "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[0,\"west\",\"commit\",3],", "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[-1,\"west\",\"commit\"],", "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[0,\"west\",\"plan_add\",\"bribe\",\"north\"],",
         "command 1 makes no sense"},
        {"\"commands\": [",
         "\"commands\": [[0,\"west\",\"plan_add\",\"gift\",\"north\",[1,1,1,1,1,1,1,1,1]],",
         "command 1 makes no sense"},
        {"\"commands\": [", "\"commands\": [[0,\"west\",\"plan_add\",\"gift\",\"north\",[101]],",
         "command 1 makes no sense"},
        {"\"quarters\": [", "\"quarters\": [[],", "quarter 1 of a segment"},
        {"\"now\": {", "\"now\": {\"wish\": 1,", "unknown field 'wish'"},
        {"\"now\": {", "\"now\": [1], \"position\": {", "duplicate"},
        {"\"tension\": ", "\"tension\": 999999", "'tension' has a value that does not fit"},
        {"\"tension\": ", "\"tension\": -", "'tension' has a value that does not fit"},
        {"\"goodwill\": {", "\"goodwill\": {\"west.north\":1,",
         "'west.north', which this content does not have"},
        {"\"goodwill\": {", "\"goodwill\": {\"north.third\":1,",
         "'north.third', which this content does not have"},
        {"\"goodwill\": {", "\"goodwill\": {\"north\":1,", "'north', which this content does not have"},
        {"\"goodwill\": {", "\"goodwill\": {\"north.west.1\":1,", "which this content does not have"},
        {"\"goodwill\": {", "\"goodwill\": 7,\"legs\":{", "must be a list"},
        {"\"phase\":", "\"phase\":5,\"unused\":", "unknown field 'unused'"},
        {"\"winner\": 0", "\"winner\": 3", "does not fit"},
        {"\"crisis_seat\": 0", "\"crisis_seat\": 1", "crisis"},
        {"\"crisis_rung\": 0", "\"crisis_rung\": 5", "crisis"},
        {"\"ending\": 0", "\"ending\": 1", "ending"},
        {"\"agenda\": \"", "\"agenda\": \"x", "does not fit"},
    };
    for (int i = 0; i < COUNT_OF(edits); i++) {
        size_t n;
        char *copy = edited(text, edits[i].from, edits[i].to, &n);
        refused(copy, n, edits[i].why);
        free(copy);
    }
}

/* A World in which nobody owes anything would never go on. */
static void a_position_without_a_decision_is_refused(void **state)
{
    (void)state;
    played.world.phase = PHASE_PLAN;
    played.world.committed[1] = played.world.committed[2] = 1;
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) played.world.open_event[i] = 0;
    write_now();
    refused(text, size, "nobody owes a decision");
}

static void foreign_bytes_are_refused(void **state)
{
    (void)state;
    static char bytes[SAVE_LIMIT + 4096];
    refused("", 0, "cut off");
    refused("{", 1, "cut off");
    refused("PK\003\004 and so on, a zip file that is long enough to have a tail", 60, "cut off");
    memset(bytes, '[', SAVE_LIMIT / 2);
    strcpy(bytes + SAVE_LIMIT / 2, ",\"check\": \"0000000000000000\"\n}\n");
    refused(bytes, reseal(bytes), "no readable JSON");
    for (int i = 0; i < SAVE_LIMIT / 8; i++) memcpy(bytes + i * 7, "[],[],,", 7);
    bytes[0] = '[';
    strcpy(bytes + SAVE_LIMIT / 8 * 7, ",\"check\": \"0000000000000000\"\n}\n");
    refused(bytes, reseal(bytes), "no readable JSON");
    memset(bytes, ' ', SAVE_LIMIT + 10);
    strcpy(bytes + SAVE_LIMIT + 10, ",\"check\": \"0000000000000000\"\n}\n");
    refused(bytes, reseal(bytes), "larger than");
}

static void the_header_can_be_read_alone(void **state)
{
    (void)state;
    SaveFile save;
    Err err = {""};
    assert_true(save_read_header(text, size, &save, &err));
    assert_string_equal(save.scenario, "tiny:tiny");
    assert_string_equal(save.level[2], "greedy");
    assert_int_equal(save.generation, 4);
    assert_int_equal(save.quarter, 4);
    assert_int_equal(save.seed, 11);
    assert_false(save_read_header(text, size - 2, &save, &err));
}

/* The n-th allocation fails, for every n: a message or the whole save, and nothing is left behind. */
static void memory_that_runs_out_is_told(void **state)
{
    (void)state;
    long alive = mem_alive();
    bool read = false, written = false;
    for (long n = 0; !read; n++) {
        SaveFile save;
        Err err = {""};
        mem_fault(n, false);
        read = save_read(&played.tiny.c, text, size, &save, &err);
        mem_fault(-1, false);
        if (read)
            save_clear(&save);
        else
            assert_true(err.text[0] != 0);
        assert_int_equal(mem_alive(), alive);
    }
    for (long n = 0; !written; n++) {
        char *again = NULL;
        size_t again_size;
        Err err = {""};
        mem_fault(n, true);
        written = save_write(&played.tiny.c, played_file(&played), &again, &again_size, &err);
        mem_fault(-1, false);
        if (written)
            assert_memory_equal(again, text, size);
        else
            assert_string_equal(err.text, "no memory to write the save");
        mem_free(again);
        assert_int_equal(mem_alive(), alive);
    }
}

/* Content whose states changed places: everything is found by its name. */
static void reordered_content_finds_its_place(void **state)
{
    (void)state;
    static Tiny other;
    tiny_make(&other, false);
    StateDef north = other.state[NORTH];
    other.state[NORTH] = other.state[SOUTH];
    other.state[SOUTH] = north;
    other.c.hash = 77;
    SaveFile save;
    Err err = {""};
    if (!save_read(&other.c, text, size, &save, &err)) fail_msg("%s", err.text);
    assert_false(save.segment[0].at_hand);
    assert_true(save.has_now);
    const World *w = &played.world, *v = &save.now;
    assert_int_equal(v->alignment[SOUTH], w->alignment[NORTH]);
    assert_int_equal(v->alignment[NORTH], w->alignment[SOUTH]);
    assert_int_equal(v->tie[SOUTH][2][TRADE], w->tie[NORTH][2][TRADE]);
    assert_int_equal(v->saturation[SOUTH][MISSION], w->saturation[NORTH][MISSION]);
    assert_int_equal(v->tension, w->tension);
    assert_int_equal(save.segment[0].quarter_count, played.quarter_count);
    for (int i = 0; i < played.quarter_count; i++) {
        assert_int_equal(save.segment[0].quarter[i].alignment[SOUTH], played.quarter[i].alignment[NORTH]);
        assert_int_equal(save.segment[0].quarter[i].hash, played.quarter[i].hash);
    }
    save_clear(&save);
}

static void missing_content_is_named(void **state)
{
    (void)state;
    static Tiny other;
    tiny_make(&other, false);
    other.c.hash = 78;
    other.state[NORTH].at.id = "upland";
    SaveFile save;
    Err err = {""};
    if (!save_read(&other.c, text, size, &save, &err)) fail_msg("%s", err.text);
    assert_false(save.has_now);
    assert_non_null(strstr(save.now_problem, "north"));
    save_clear(&save);
}

int main(void)
{
#define WITH_SAVE(test) cmocka_unit_test_setup_teardown(test, some_save, forget)
    const struct CMUnitTest tests[] = {
        WITH_SAVE(every_position_comes_back_in_the_same_bytes),
        WITH_SAVE(every_truncation_is_refused),
        WITH_SAVE(every_flipped_bit_is_refused),
        WITH_SAVE(flipped_bits_under_a_new_check_do_no_harm),
        WITH_SAVE(edits_are_refused_with_the_reason),
        WITH_SAVE(a_position_without_a_decision_is_refused),
        WITH_SAVE(foreign_bytes_are_refused),
        WITH_SAVE(the_header_can_be_read_alone),
        WITH_SAVE(memory_that_runs_out_is_told),
        WITH_SAVE(reordered_content_finds_its_place),
        WITH_SAVE(missing_content_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
