/* A child saves in a loop and is killed with SIGKILL at a random moment. What it had reported as saved
 * through a pipe must be there, and whatever lies in the folder must load. STEPPE_KILLS overrides how often.
 */
#include "unit/session/field.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static int kills(void)
{
    const char *given = getenv("STEPPE_KILLS");
    return given ? atoi(given) : 100;
}

/* Plays and saves into one slot until it is killed; each number written was on disk before. */
static _Noreturn void save_for_ever(Session *s, int out)
{
    unsigned dice = 1;
    for (uint32_t n = 1;; n++) {
        if (session_is_over(s)) _exit(3);
        Command cmd = field_choose(s, 1, &dice);
        if (session_submit(s, &cmd, NULL) != REFUSE_NO || !session_save(s, "kill", NULL)) _exit(4);
        uint64_t said[2] = {n, session_hash(s)};
        if (write(out, said, sizeof said) != sizeof said) _exit(5);
    }
}

static uint64_t hash_on_disk(const char *path, bool *there)
{
    Session *s = NULL;
    Err err = {""};
    char note[300];
    *there = file_exists(path);
    if (!*there) return 0;
    if (!session_load(content, path, false, &s, note, sizeof note, &err)) fail_msg("%s", err.text);
    if (note[0]) fail_msg("'%s' was damaged: %s", path, note);
    uint64_t hash = session_hash(s);
    session_close(s);
    return hash;
}

/* The hashes of the same child that is never killed, so that "one save on" can be told. */
static int expected_hashes(uint64_t *out, int room)
{
    SessionSetup setup = field_setup(404, true, false);
    Session *s = field_session(&setup);
    unsigned dice = 1;
    int count = 0;
    while (count < room && !session_is_over(s)) {
        Command cmd = field_choose(s, 1, &dice);
        assert_int_equal(session_submit(s, &cmd, NULL), REFUSE_NO);
        out[count++] = session_hash(s);
    }
    session_close(s);
    return count;
}

static uint32_t kill_one(Session *s, unsigned *dice, uint64_t *last_hash)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        save_for_ever(s, ends[1]);
    }
    close(ends[1]);
    *dice = *dice * 1103515245u + 12345u;
    nanosleep(&(struct timespec){.tv_nsec = 200000L + (long)(*dice >> 8) % 30000000L}, NULL);
    kill(child, SIGKILL);
    uint64_t said[2];
    uint32_t reported = 0;
    while (read(ends[0], said, sizeof said) == sizeof said) {
        reported = (uint32_t)said[0];
        *last_hash = said[1];
    }
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 3)
        fail_msg("the child gave up with %d", WEXITSTATUS(status));
    return reported;
}

static void a_killed_program_loses_no_reported_save(void **state)
{
    (void)state;
    static uint64_t hashes[4096];
    int known = expected_hashes(hashes, 4096), late = 0;
    unsigned dice = 7;
    long saves = 0;
    SessionSetup setup = field_setup(404, true, false);
    Session *s = field_session(&setup);
    for (int i = 0; i < kills(); i++) {
        bool there;
        uint64_t last = 0;
        field_empty();
        uint32_t reported = kill_one(s, &dice, &last);
        uint64_t hash = hash_on_disk(field_path("kill"), &there);
        if (reported == 0 && !there) continue;
        assert_true(there && (int)reported <= known);
        /* The reported one, or the next, which was on disk before it could be reported. */
        bool is_last = reported > 0 && hash == last && hash == hashes[reported - 1];
        bool is_next = (int)reported < known && hash == hashes[reported];
        if (!is_last && !is_next) fail_msg("kill %d: save %u was reported, another is there", i, reported);
        late += !is_last;
        saves += reported;
        char bak[300];
        snprintf(bak, sizeof bak, "%s/kill.json.bak", folder);
        hash_on_disk(bak, &there);
    }
    printf("%d kills, %ld saves reported, %d times the next one lay there already\n", kills(), saves, late);
    assert_true(saves > 0);
    session_close(s);
}

/* Two programs with one slot: every save of both succeeds, and what lies there is whole. */
static void two_programs_share_a_slot(void **state)
{
    (void)state;
    enum { SAVES = 40 };
    pid_t child[2];
    field_empty();
    for (int i = 0; i < 2; i++) {
        SessionSetup setup = field_setup(900 + (uint64_t)i, true, false);
        Session *s = field_session(&setup);
        child[i] = fork();
        assert_true(child[i] >= 0);
        for (int k = 0; child[i] == 0; k++) {
            if (k == SAVES) _exit(0);
            if (!session_save(s, "shared", NULL)) _exit(1);
        }
        session_close(s);
    }
    for (int i = 0; i < 2; i++) {
        int status;
        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    bool there;
    hash_on_disk(field_path("shared"), &there);
    assert_true(there);
    FileList list;
    assert_true(file_list(folder, &list, NULL));
    assert_int_equal(list.count, 2); /* the save and the one before it */
    file_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_killed_program_loses_no_reported_save),
                                       cmocka_unit_test(two_programs_share_a_slot)};
    return cmocka_run_group_tests(tests, field_open, field_close);
}
