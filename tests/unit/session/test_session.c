#include "unit/session/field.h"

static int empty(void **state)
{
    (void)state;
    field_empty();
    return 0;
}

/* One command of a human seat that owes something; false when the campaign is over. */
static bool step(Session *s, unsigned *dice)
{
    Pending owed[MAX_PENDING];
    int count = session_pending(s, owed);
    if (count == 0) return false;
    *dice = *dice * 1103515245u + 12345u;
    Command cmd = field_choose(s, owed[(int)(*dice >> 16) % count].seat, dice);
    Reasons reasons;
    if (session_submit(s, &cmd, &reasons) != REFUSE_NO)
        fail_msg("%s refused: %s", command_word(cmd.kind), refusal_word((int)reasons.first));
    return true;
}

static int phase_of(Session *s)
{
    return session_view(s, 1)->phase;
}

static bool can_plan_anything(Session *s, Command *out)
{
    const Catalog *c = content_catalog(content);
    for (int a = 1; a <= c->action_count; a++) {
        for (int t = 1; t <= c->state_count; t++) {
            *out = (Command){.kind = CMD_PLAN_ADD, .seat = 1, .action = (uint16_t)a, .target = (uint8_t)t};
            if (session_check(s, out, NULL) == REFUSE_NO) return true;
        }
    }
    return false;
}

static void submit(Session *s, Command cmd)
{
    assert_int_equal(session_submit(s, &cmd, NULL), REFUSE_NO);
}

static void to_plan(Session *s)
{
    while (phase_of(s) != PHASE_PLAN) submit(s, game_default(session_game(s), session_view(s, 1), 1));
}

static void undo_takes_back_one_planned_action_at_a_time(void **state)
{
    (void)state;
    SessionSetup setup = field_setup(5, true, false);
    Session *s = field_session(&setup);
    Command first, second;
    to_plan(s);
    uint64_t before = session_hash(s);
    assert_false(session_can_undo(s, 1));
    assert_true(can_plan_anything(s, &first));
    submit(s, first);
    uint64_t between = session_hash(s);
    assert_true(can_plan_anything(s, &second));
    submit(s, second);
    assert_false(session_can_undo(s, 2));
    assert_true(session_undo(s, 1));
    assert_int_equal(session_hash(s), between);
    assert_true(session_undo(s, 1));
    assert_int_equal(session_hash(s), before);
    assert_false(session_undo(s, 1));
    session_close(s);
}

/* Whatever was answered, revealed or resolved stays so; undo never leaves the decision that is open. */
static void undo_never_reopens(void **state)
{
    (void)state;
    unsigned dice = 9;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        SessionSetup setup = field_setup(seed, true, false);
        Session *s = field_session(&setup);
        do {
            const World *w = session_view(s, 1);
            int quarter = w->quarter, phase = w->phase, planned = 0;
            for (int i = 0; i < MAX_SLOTS; i++) planned += w->plan_action[1][i] != 0;
            if (phase != PHASE_PLAN) assert_false(session_can_undo(s, 1));
            if (!session_can_undo(s, 1)) {
                uint64_t hash = session_hash(s);
                assert_false(session_undo(s, 1));
                assert_int_equal(session_hash(s), hash);
                continue;
            }
            uint64_t hash = session_hash(s);
            assert_true(session_undo(s, 1));
            w = session_view(s, 1);
            assert_int_equal(w->quarter, quarter);
            assert_int_equal(w->phase, PHASE_PLAN);
            int left = 0;
            for (int i = 0; i < MAX_SLOTS; i++) left += w->plan_action[1][i] != 0;
            assert_int_equal(left, planned - 1);
            assert_int_not_equal(session_hash(s), hash);
        } while (step(s, &dice));
        assert_true(session_is_over(s));
        session_close(s);
    }
}

/* A seat whose last reaction closed the decision must not commit the next one. */
static void submit_within(Session *s, int quarter, int phase, const Command *cmd)
{
    const World *w = session_view(s, 1);
    if (w->quarter == quarter && w->phase == phase) session_submit(s, cmd, NULL);
}

/* Two people at one machine: whose command comes first within a decision leaves no trace. */
static void the_order_of_the_seats_leaves_the_hash(void **state)
{
    (void)state;
    unsigned dice = 4;
    SessionSetup setup = field_setup(21, true, true);
    Session *a = field_session(&setup), *b = field_session(&setup);
    int crises = 0, reactions = 0;
    while (!session_is_over(a)) {
        Command cmd[2][4];
        int count[2] = {0};
        const World *w = session_view(a, 1);
        int quarter = w->quarter, phase = w->phase;
        crises += phase == PHASE_CRISIS;
        reactions += phase == PHASE_REACT;
        for (int seat = 1; seat <= 2; seat++) {
            if (!game_owes(session_view(a, seat), content_catalog(content), seat)) continue;
            if (phase == PHASE_PLAN) {
                Command plan = field_choose(a, seat, &dice);
                if (plan.kind == CMD_PLAN_ADD) cmd[seat - 1][count[seat - 1]++] = plan;
            }
            if (phase == PHASE_CRISIS || phase == PHASE_REACT || phase == PHASE_ANSWER) {
                Command choice = field_choose(a, seat, &dice);
                if (choice.kind != CMD_COMMIT) cmd[seat - 1][count[seat - 1]++] = choice;
            }
            if (phase != PHASE_CRISIS)
                cmd[seat - 1][count[seat - 1]++] = (Command){.kind = CMD_COMMIT, .seat = (uint8_t)seat};
        }
        assert_true(count[0] + count[1] > 0);
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < count[k]; i++) submit_within(a, quarter, phase, &cmd[k][i]);
        }
        for (int k = 1; k >= 0; k--) {
            for (int i = 0; i < count[k]; i++) submit_within(b, quarter, phase, &cmd[k][i]);
        }
        if (session_hash(a) != session_hash(b))
            fail_msg("quarter %d phase %d: the order of the seats left a trace", quarter, phase);
    }
    assert_true(session_is_over(b));
    assert_true(reactions > 0);
    printf("%d reactions, %d rounds of crises\n", reactions, crises);
    session_close(a);
    session_close(b);
}

/* What a seat may do follows from what it may see. */
static void checks_are_the_same_from_the_own_view(void **state)
{
    (void)state;
    unsigned dice = 3;
    SessionSetup setup = field_setup(33, true, false);
    Session *s = field_session(&setup);
    const Game *g = session_game(s);
    int asked = 0;
    do {
        const World *w = session_view(s, 1);
        for (int kind = CMD_ANSWER; kind <= CMD_RUNG; kind++) {
            for (int a = 0; a <= (kind == CMD_PLAN_ADD ? g->catalog->action_count : 4); a++) {
                for (int b = 0; b <= (kind == CMD_PLAN_ADD ? g->catalog->state_count : 4); b++) {
                    Command cmd = {.kind = (uint8_t)kind,
                                   .seat = 1,
                                   .action = (uint16_t)a,
                                   .target = (uint8_t)b,
                                   .slot = (uint8_t)a,
                                   .choice = (uint8_t)b};
                    assert_int_equal(session_check(s, &cmd, NULL), game_check(g, w, &cmd, NULL));
                    asked++;
                }
            }
        }
    } while (step(s, &dice));
    printf("%d checks\n", asked);
    session_close(s);
}

static void same_reports(Session *a, Session *b)
{
    const Report *one, *two;
    int n = session_reports(a, &one);
    assert_int_equal(session_reports(b, &two), n);
    assert_memory_equal(one, two, (size_t)n * sizeof *one);
    const ChartRow *x, *y;
    int rows = session_chart(a, &x);
    assert_int_equal(session_chart(b, &y), rows);
    for (int i = 0; i < rows; i++) {
        assert_int_equal(x[i].hash, y[i].hash);
        assert_int_equal(x[i].quarter, i - 1);
        assert_memory_equal(x[i].alignment, y[i].alignment, sizeof x[i].alignment);
    }
}

/* At each decision of a campaign, open events and crises among them: load, and the rest of the story is the
 * same. */
static void a_save_in_any_decision_plays_on_alike(void **state)
{
    (void)state;
    unsigned dice = 17;
    int saved[6] = {0};
    for (uint64_t seed = 40; seed <= 42; seed++) {
        SessionSetup setup = field_setup(seed, true, true);
        Session *s = field_session(&setup);
        do {
            int phase = phase_of(s);
            if (++saved[phase] > 12 && phase != PHASE_CRISIS) continue;
            char note[256];
            field_save(s, "anywhere");
            Session *again = field_load("anywhere", note, sizeof note);
            assert_string_equal(note, "");
            assert_int_equal(session_hash(again), session_hash(s));
            same_reports(s, again);
            assert_int_equal(session_can_undo(again, 1), session_can_undo(s, 1));
            unsigned one = dice, two = dice;
            step(again, &one);
            step(s, &two);
            assert_int_equal(session_hash(again), session_hash(s));
            session_close(again);
        } while (step(s, &dice));
        session_close(s);
    }
    printf("saved in phases: answer %d, plan %d, react %d, crisis %d\n", saved[1], saved[2], saved[3],
           saved[4]);
    for (int phase = PHASE_ANSWER; phase <= PHASE_CRISIS; phase++) assert_true(saved[phase] > 0);
}

static void read_text(const char *slot, char **text, size_t *size)
{
    Err err = {""};
    if (!file_read(field_path(slot), 1 << 20, text, size, &err)) fail_msg("%s", err.text);
}

/* Only the counter that orders the files may differ. */
static void save_load_save_gives_the_same_bytes(void **state)
{
    (void)state;
    unsigned dice = 8;
    SessionSetup setup = field_setup(77, true, false);
    Session *s = field_session(&setup);
    for (int i = 0; i < 60 && step(s, &dice); i++) continue;
    field_save(s, "one");
    Session *again = field_load("one", NULL, 0);
    field_save(again, "two");
    char *one, *two;
    size_t n, m;
    read_text("one", &one, &n);
    read_text("two", &two, &m);
    assert_int_equal(n, m);
    char *g1 = strstr(one, "\"generation\": 1,"), *g2 = strstr(two, "\"generation\": 2,");
    assert_true(g1 && g2 && g1 - one == g2 - two);
    g2[14] = '1';
    memcpy(strstr(two, "\"check\": "), strstr(one, "\"check\": "), 27);
    assert_memory_equal(one, two, n);
    printf("%d commands, %zu bytes\n", 60, n);
    mem_free(one);
    mem_free(two);
    session_close(s);
    session_close(again);
}

static uint64_t generation_in(const char *slot)
{
    Slot *list;
    uint64_t found = 0;
    int count = slots_list(content, &list);
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i].slot, slot) == 0) found = list[i].generation;
    }
    mem_free(list);
    return found;
}

static void autosaves_take_turns(void **state)
{
    (void)state;
    SessionSetup setup = field_setup(6, false, false);
    setup.autosave = true;
    Session *s = field_session(&setup);
    assert_true(generation_in("autosave-1") == 1 && generation_in("autosave-2") == 0);
    for (int i = 0; i < 4; i++) assert_true(session_watch(s));
    assert_string_equal(session_autosave_error(s), "");
    assert_int_equal(generation_in("autosave-1"), 4);
    assert_int_equal(generation_in("autosave-2"), 5);
    assert_int_equal(generation_in("autosave-3"), 3);
    /* A second program plays at the same time and leaves them alone. */
    Session *other = field_session(&setup);
    assert_int_equal(generation_in("autosave-4"), 6);
    assert_int_equal(generation_in("autosave-2"), 5);
    session_close(other);
    session_close(s);
    /* The next campaign begins with the oldest. */
    s = field_session(&setup);
    assert_int_equal(generation_in("autosave-3"), 7);
    assert_int_equal(generation_in("autosave-2"), 5);
    Slot *list;
    int count = slots_list(content, &list);
    assert_int_equal(count, 4);
    for (int i = 1; i < count; i++) assert_true(list[i - 1].generation > list[i].generation);
    assert_string_equal(list[0].slot, "autosave-3");
    assert_true(list[0].autosave);
    mem_free(list);
    session_close(s);
}

static void spoil(const char *slot)
{
    FILE *f = fopen(field_path(slot), "r+");
    assert_non_null(f);
    assert_int_equal(fseek(f, -40, SEEK_END), 0);
    assert_true(fputs("damage", f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void a_damaged_save_falls_back_and_says_so(void **state)
{
    (void)state;
    unsigned dice = 2;
    char note[600];
    SessionSetup setup = field_setup(90, true, false);
    setup.autosave = true;
    Session *s = field_session(&setup);
    field_save(s, "mine");
    uint64_t first = session_hash(s);
    while (session_view(s, 1)->quarter < 2) step(s, &dice);
    uint64_t newest = generation_in("autosave-3");
    assert_true(newest > 0);
    field_save(s, "mine");
    spoil("mine");
    Session *back = field_load("mine", note, sizeof note);
    assert_int_equal(session_hash(back), first);
    assert_non_null(strstr(note, "damaged or edited"));
    assert_non_null(strstr(note, "the previous save was loaded"));
    session_close(back);
    spoil("mine");
    char bak[FILE_PATH_MAX + 8];
    snprintf(bak, sizeof bak, "%s.bak", field_path("mine"));
    assert_int_equal(unlink(bak), 0);
    back = field_load("mine", note, sizeof note);
    assert_non_null(strstr(note, "autosave-3 of the same campaign was loaded"));
    assert_int_equal(session_view(back, 1)->quarter, 2);
    session_close(back);
    session_close(s);
    field_empty();
    Err err = {""};
    assert_false(session_load(content, field_path("mine"), false, &back, note, sizeof note, &err));
    assert_null(back);
    assert_non_null(strstr(err.text, "mine.json"));
}

static void nothing_is_saved_under_a_bad_name(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",  "../x",   "a b",
        "A", "x.json", "sixty-five-letters-sixty-five-letters-sixty-five-letters-sixty-five-"};
    SessionSetup setup = field_setup(1, true, false);
    Session *s = field_session(&setup);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Err err = {""};
        assert_false(session_save(s, names[i], &err));
        assert_non_null(strstr(err.text, "bad save name"));
    }
    Slot *list;
    assert_int_equal(slots_list(content, &list), 0);
    mem_free(list);
    field_save(s, "good");
    field_save(s, "good");
    assert_true(slots_remove(content, "good", NULL));
    assert_false(file_exists(field_path("good")));
    assert_false(file_exists(field_path("good.json.bak")));
    session_close(s);
}

/* A hidden field of the rival and the dice never reach a view. */
static void views_hide(void **state)
{
    (void)state;
    SessionSetup setup = field_setup(0x1234567, true, false);
    Session *s = field_session(&setup);
    to_plan(s);
    for (int seat = 0; seat <= MAX_SEATS; seat++) {
        const World *w = session_view(s, seat);
        assert_int_not_equal(w->seed, 0x1234567);
        for (int i = 0; i < MAX_QUEUE; i++) assert_int_equal(w->queue_event[i], 0);
    }
    Pending owed[MAX_PENDING];
    int count = session_pending(s, owed);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) assert_int_equal(owed[i].seat, 1);
    Command of_the_rival = {.kind = CMD_COMMIT, .seat = 2};
    assert_int_not_equal(session_submit(s, &of_the_rival, NULL), REFUSE_NO);
    session_close(s);
}

static void the_historical_line_has_every_quarter(void **state)
{
    (void)state;
    SessionSetup setup = field_setup(2, true, false);
    Session *s = field_session(&setup);
    uint64_t before = session_hash(s);
    const ChartRow *row;
    int count = session_history_chart(s, &row);
    assert_true(count > 1);
    for (int i = 0; i < count; i++) assert_int_equal(row[i].quarter, i - 1);
    assert_int_equal(session_hash(s), before);
    session_close(s);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup(test, empty)
    const struct CMUnitTest tests[] = {
        TEST(undo_takes_back_one_planned_action_at_a_time),
        TEST(undo_never_reopens),
        TEST(the_order_of_the_seats_leaves_the_hash),
        TEST(checks_are_the_same_from_the_own_view),
        TEST(a_save_in_any_decision_plays_on_alike),
        TEST(save_load_save_gives_the_same_bytes),
        TEST(autosaves_take_turns),
        TEST(a_damaged_save_falls_back_and_says_so),
        TEST(nothing_is_saved_under_a_bad_name),
        TEST(views_hide),
        TEST(the_historical_line_has_every_quarter),
    };
    return cmocka_run_group_tests(tests, field_open, field_close);
}
