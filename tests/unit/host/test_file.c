/* The safe write: every system call of it is failed once and for ever with each error, and whatever happens
 * the file reads as the old or the new text, "true" means the new one, and the next write cleans up. Path
 * tricks are refused. */
#define _GNU_SOURCE /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/file.h"
#include "host/mem.h"

static char folder[64];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "%s/steppe-test-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(folder));
}

static const char *in_folder(const char *name)
{
    static char path[4][FILE_PATH_MAX];
    static int turn;
    char *out = path[turn++ % 4];
    assert_true(file_join(out, FILE_PATH_MAX, folder, name, NULL));
    return out;
}

static void remove_folder(void)
{
    FileList list;
    assert_true(file_list(folder, &list, NULL));
    for (int i = 0; i < list.count; i++) remove(in_folder(list.name[i]));
    file_list_free(&list);
    assert_int_equal(rmdir(folder), 0);
}

static bool holds(const char *name, const char *text)
{
    char *bytes;
    size_t size;
    if (!file_read(in_folder(name), 1000, &bytes, &size, NULL)) return false;
    bool same = size == strlen(text) && memcmp(bytes, text, size) == 0;
    mem_free(bytes);
    return same;
}

/* ---- every call fails ---- */

enum { SHORT = -1 }; /* instead of an errno: write takes one byte */
static struct {
    int left; /* calls to let pass */
    int error;
    bool for_ever, hit;
} fault;

static int strike(void)
{
    if (fault.left > 0) {
        fault.left--;
        return 0;
    }
    if (fault.hit && !fault.for_ever) return 0;
    fault.hit = true;
    errno = fault.error > 0 ? fault.error : 0;
    return fault.error;
}

static int bad_openat(int dir, const char *name, int flags, int mode)
{
    return strike() > 0 ? -1 : file_real_ops()->openat(dir, name, flags, mode);
}
static ssize_t bad_write(int fd, const void *bytes, size_t size)
{
    int error = strike();
    return error > 0 ? -1 : file_real_ops()->write(fd, bytes, error == SHORT ? 1 : size);
}
static int bad_fsync(int fd)
{
    return strike() > 0 ? -1 : file_real_ops()->fsync(fd);
}
static int bad_close(int fd)
{
    int failed = strike();
    int saved = errno, result = file_real_ops()->close(fd);
    errno = saved;
    return failed > 0 ? -1 : result;
}
static int bad_linkat(int dir, const char *from, const char *to)
{
    return strike() > 0 ? -1 : file_real_ops()->linkat(dir, from, to);
}
static int bad_renameat(int dir, const char *from, const char *to)
{
    return strike() > 0 ? -1 : file_real_ops()->renameat(dir, from, to);
}
static int bad_unlinkat(int dir, const char *name)
{
    return strike() > 0 ? -1 : file_real_ops()->unlinkat(dir, name);
}
static const FileOps bad_ops = {bad_openat, bad_write,    bad_fsync,   bad_close,
                                bad_linkat, bad_renameat, bad_unlinkat};

/* False when the n-th call does not exist, so the caller may stop. */
static bool fail_call(int n, int error, bool for_ever)
{
    Err err = {""};
    make_folder();
    assert_true(file_write_safe(folder, "a.save", "oldest", 6, &err));
    assert_true(file_write_safe(folder, "a.save", "old", 3, &err));
    fault.left = n;
    fault.error = error;
    fault.for_ever = for_ever;
    fault.hit = false;
    file_set_ops(&bad_ops);
    bool ok = file_write_safe(folder, "a.save", "new text", 8, &err);
    file_set_ops(NULL);
    bool hit = fault.hit;
    assert_true(holds("a.save", "new text") || (!ok && holds("a.save", "old")));
    assert_true(holds("a.save.bak", "old") || holds("a.save.bak", "oldest"));
    if (!ok) assert_non_null(strstr(err.text, "a.save"));
    if (!hit) assert_true(ok);
    assert_true(file_write_safe(folder, "a.save", "newest", 6, &err));
    assert_true(holds("a.save", "newest"));
    FileList list;
    assert_true(file_list(folder, &list, &err));
    assert_int_equal(list.count, 2);
    file_list_free(&list);
    remove_folder();
    return hit;
}

static void every_call_may_fail(void **state)
{
    (void)state;
    static const int errors[] = {EIO, ENOSPC, EDQUOT, EROFS, EINTR, SHORT};
    for (int e = 0; e < COUNT_OF(errors); e++) {
        for (int for_ever = 0; for_ever <= 1; for_ever++) {
            int n = 0;
            while (fail_call(n, errors[e], for_ever != 0)) n++;
            assert_in_range(n, 10, 40); /* the calls of one write; more: the loop would never end */
        }
    }
}

static void short_and_interrupted_writes_are_carried_on(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    fault.left = 2; /* unlink, open */
    fault.error = SHORT;
    fault.for_ever = true;
    fault.hit = false;
    file_set_ops(&bad_ops);
    assert_true(file_write_safe(folder, "a.save", "byte by byte", 12, &err));
    assert_true(holds("a.save", "byte by byte"));
    fault.error = EINTR;
    fault.for_ever = false;
    fault.hit = false;
    fault.left = 2;
    assert_true(file_write_safe(folder, "a.save", "interrupted", 11, &err));
    file_set_ops(NULL);
    assert_true(holds("a.save", "interrupted"));
    assert_true(holds("a.save.bak", "byte by byte"));
    remove_folder();
}

static void a_file_system_without_links_still_saves(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    assert_true(file_write_safe(folder, "a.save", "old", 3, &err));
    static FileOps ops;
    ops = *file_real_ops();
    ops.linkat = bad_linkat;
    fault.left = 0;
    fault.error = EPERM;
    fault.for_ever = true;
    file_set_ops(&ops);
    assert_true(file_write_safe(folder, "a.save", "new", 3, &err));
    file_set_ops(NULL);
    assert_true(holds("a.save", "new"));
    remove_folder();
}

/* A crash after the backup and before the last rename leaves both names on one file; rename(2) then does
 * nothing. */
static void a_backup_that_is_the_file_itself_leaves_nothing_behind(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    assert_true(file_write_safe(folder, "a.save", "old", 3, &err));
    assert_int_equal(link(in_folder("a.save"), in_folder("a.save.bak")), 0);
    assert_true(file_write_safe(folder, "a.save", "new", 3, &err));
    assert_true(holds("a.save", "new"));
    assert_true(holds("a.save.bak", "old"));
    assert_false(file_exists(in_folder("a.save.bak.tmp")));
    remove_folder();
}

/* The file size limit of the process: an error value, not a signal. */
static void a_full_quota_is_an_error(void **state)
{
    (void)state;
    make_folder();
    assert_true(file_write_safe(folder, "a.save", "old", 3, NULL));
    pid_t child = fork();
    if (child == 0) {
        static char big[100000];
        struct rlimit limit = {4096, 4096};
        file_ignore_signals();
        setrlimit(RLIMIT_FSIZE, &limit);
        _exit(file_write_safe(folder, "a.save", big, sizeof big, NULL) ? 1 : 0);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(holds("a.save", "old"));
    assert_false(file_exists(in_folder("a.save.tmp")));
    remove_folder();
}

static void killed_writers_lose_nothing(void **state)
{
    (void)state;
    enum { KILLS = 100 };
    make_folder();
    assert_true(file_write_safe(folder, "a.save", "0", 1, NULL));
    for (int i = 0; i < KILLS; i++) {
        int pipe_ends[2];
        assert_int_equal(pipe(pipe_ends), 0);
        pid_t child = fork();
        if (child == 0) {
            for (int k = 0;; k++) {
                char text[32];
                int n = snprintf(text, sizeof text, "%d", k);
                if (!file_write_safe(folder, "a.save", text, (size_t)n, NULL)) _exit(1);
                if (write(pipe_ends[1], &k, sizeof k) != sizeof k) _exit(1);
            }
        }
        close(pipe_ends[1]);
        nanosleep(&(struct timespec){0, 1000L * (2000 + i * 37 % 3000)}, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        int told = 0, k;
        bool any = false;
        while (read(pipe_ends[0], &k, sizeof k) == sizeof k) told = k, any = true;
        close(pipe_ends[0]);
        char *bytes;
        size_t size;
        assert_true(file_read(in_folder("a.save"), 100, &bytes, &size, NULL));
        if (any) assert_true(atoi(bytes) >= told);
        mem_free(bytes);
        file_remove_stale(folder);
        assert_false(file_exists(in_folder("a.save.tmp")));
    }
    remove_folder();
}

/* ---- path tricks ---- */

static void bad_names_are_refused(void **state)
{
    (void)state;
    static char longest[5001];
    memset(longest, 'a', 5000);
    static const char *const bad[] = {"",     ".",   "..",   "../a",  "/etc/passwd", "a/b",  "a\\b",
                                      ".git", "a b", "a\nb", "\xFFx", "a:b",         longest};
    make_folder();
    for (int i = 0; i < COUNT_OF(bad); i++) {
        Err err = {""};
        assert_false(file_is_plain_name(bad[i]));
        assert_false(file_write_safe(folder, bad[i], "x", 1, &err));
        assert_non_null(strstr(err.text, "bad file name"));
    }
    char path[FILE_PATH_MAX];
    assert_false(file_join(path, sizeof path, folder, longest, NULL));
    assert_false(file_make_folder(longest, NULL));
    remove_folder();
}

static bool refuses(const char *path, const char *why)
{
    Err err = {""};
    char *bytes = NULL;
    size_t size;
    long alive = mem_alive();
    bool ok = file_read(path, 1000, &bytes, &size, &err);
    return !ok && strstr(err.text, why) != NULL && strstr(err.text, "'") != NULL && mem_alive() == alive;
}

static void only_regular_files_are_read(void **state)
{
    (void)state;
    make_folder();
    assert_int_equal(symlink("/etc/passwd", in_folder("link")), 0);
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_true(file_write_safe(folder, "empty", "", 0, NULL));
    static const char big[1001] = "x";
    assert_true(file_write_safe(folder, "big", big, sizeof big, NULL));
    assert_true(refuses(in_folder("link"), "symbolic link"));
    assert_true(refuses(in_folder("pipe"), "not a regular file"));
    assert_true(refuses(folder, "not a regular file"));
    assert_true(refuses("/dev/zero", "not a regular file"));
    assert_true(refuses(in_folder("none"), "No such file"));
    assert_true(refuses(in_folder("big"), "at most 1000"));
    assert_true(holds("empty", ""));
    remove_folder();
}

static void a_link_or_folder_in_the_place_is_not_followed(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    assert_true(file_write_safe(folder, "victim", "mine", 4, NULL));
    assert_int_equal(symlink("victim", in_folder("a.save")), 0);
    assert_int_equal(symlink("victim", in_folder("a.save.tmp")), 0);
    assert_true(file_write_safe(folder, "a.save", "new", 3, &err));
    assert_true(holds("victim", "mine"));
    assert_true(holds("a.save", "new"));
    assert_int_equal(mkdir(in_folder("b.save"), 0700), 0);
    assert_false(file_write_safe(folder, "b.save", "new", 3, &err));
    assert_false(file_exists(in_folder("b.save.tmp")));
    assert_false(file_write_safe(in_folder("victim"), "a", "x", 1, &err));
    remove_folder();
}

/* ---- the rest ---- */

static void lists_in_byte_order(void **state)
{
    (void)state;
    static const char *const names[] = {"b", "A", "a", "_", "10", "9"};
    make_folder();
    for (int i = 0; i < COUNT_OF(names); i++) assert_true(file_write_safe(folder, names[i], "", 0, NULL));
    long alive = mem_alive();
    FileList list;
    assert_true(file_list(folder, &list, NULL));
    static const char *const sorted[] = {"10", "9", "A", "_", "a", "b"};
    assert_int_equal(list.count, COUNT_OF(sorted));
    for (int i = 0; i < COUNT_OF(sorted); i++) assert_string_equal(list.name[i], sorted[i]);
    file_list_free(&list);
    assert_true(file_list(in_folder("none"), &list, NULL));
    assert_int_equal(list.count, 0);
    for (int n = 0; n < COUNT_OF(names) + 1; n++) {
        mem_fault(n, false);
        assert_false(file_list(folder, &list, NULL));
        mem_fault(-1, false);
        assert_int_equal(mem_alive(), alive);
    }
    remove_folder();
}

static void locks_exclude_each_other(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    int first = file_lock(in_folder("lock"), &err);
    assert_true(first >= 0);
    assert_int_equal(file_lock(in_folder("lock"), &err), -1);
    assert_non_null(strstr(err.text, "another program"));
    file_unlock(first);
    int second = file_lock(in_folder("lock"), &err);
    assert_true(second >= 0);
    file_unlock(second);
    remove_folder();
}

static void folders_can_be_locked(void **state)
{
    (void)state;
    Err err = {""};
    make_folder();
    int first = file_lock_folder(folder, 0, &err);
    assert_true(first >= 0);
    assert_int_equal(file_lock_folder(folder, 20, &err), -1);
    assert_non_null(strstr(err.text, "another program"));
    file_unlock(first);
    first = file_lock_folder(folder, 0, &err);
    assert_true(first >= 0);
    file_unlock(first);
    assert_int_equal(file_lock_folder("/nonexistent", 20, &err), -1);
    remove_folder();
}

static void folders_follow_the_environment(void **state)
{
    (void)state;
    char out[FILE_PATH_MAX];
    Err err = {""};
    setenv("XDG_DATA_HOME", "/x", 1);
    assert_true(file_user_folder(out, sizeof out, "saves", false, &err));
    assert_string_equal(out, "/x/steppe/saves");
    setenv("XDG_DATA_HOME", "relative", 1);
    setenv("HOME", "/h", 1);
    assert_true(file_user_folder(out, sizeof out, "mods", false, &err));
    assert_string_equal(out, "/h/.local/share/steppe/mods");
    unsetenv("XDG_CONFIG_HOME");
    assert_true(file_user_folder(out, sizeof out, "", true, &err));
    assert_string_equal(out, "/h/.config/steppe");
    assert_false(file_user_folder(out, 8, "", true, &err));
    unsetenv("HOME");
    assert_false(file_user_folder(out, sizeof out, "saves", false, &err));
    assert_false(file_data_folder(out, sizeof out, "/nonexistent", &err));
    assert_non_null(strstr(err.text, "--data"));
}

static void makes_whole_paths(void **state)
{
    (void)state;
    Err err = {""};
    char deep[FILE_PATH_MAX], middle[FILE_PATH_MAX];
    make_folder();
    assert_true(file_join(middle, sizeof middle, folder, "a", NULL));
    assert_true(file_join(deep, sizeof deep, middle, "b", NULL));
    assert_true(file_make_folder(deep, &err));
    assert_true(file_make_folder(deep, &err));
    assert_true(file_is_folder(deep));
    assert_true(file_write_safe(deep, "plain", "", 0, NULL));
    char through[FILE_PATH_MAX];
    assert_true(file_join(through, sizeof through, deep, "plain", NULL));
    assert_false(file_make_folder(through, &err));
    assert_non_null(strstr(err.text, "not a folder"));
    assert_true(file_remove(through, &err));
    assert_false(file_remove(through, &err));
    rmdir(deep);
    remove_folder();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail),
        cmocka_unit_test(short_and_interrupted_writes_are_carried_on),
        cmocka_unit_test(a_file_system_without_links_still_saves),
        cmocka_unit_test(a_backup_that_is_the_file_itself_leaves_nothing_behind),
        cmocka_unit_test(a_full_quota_is_an_error),
        cmocka_unit_test(killed_writers_lose_nothing),
        cmocka_unit_test(bad_names_are_refused),
        cmocka_unit_test(only_regular_files_are_read),
        cmocka_unit_test(a_link_or_folder_in_the_place_is_not_followed),
        cmocka_unit_test(lists_in_byte_order),
        cmocka_unit_test(locks_exclude_each_other),
        cmocka_unit_test(folders_can_be_locked),
        cmocka_unit_test(folders_follow_the_environment),
        cmocka_unit_test(makes_whole_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
