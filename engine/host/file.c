#define _GNU_SOURCE /* O_PATH-free openat flags and flock */
#include "host/file.h"

#include "base/str.h"
#include "host/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

bool file_is_plain_name(const char *name)
{
    size_t n = strlen(name);
    if (n < 1 || n > 120 || name[0] == '.') return false;
    for (size_t i = 0; i < n; i++) {
        char c = name[i];
        bool ok = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
        if (!ok) return false;
    }
    return true;
}

bool file_join(char *out, size_t size, const char *folder, const char *name, Err *err)
{
    int n = snprintf(out, size, "%s%s%s", folder, folder[0] && folder[strlen(folder) - 1] == '/' ? "" : "/", name);
    if (n < 0 || (size_t)n >= size) return err_set(err, "path too long: '%.80s...'", folder);
    return true;
}

/* ---- reading ---- */

static bool read_all(int fd, const char *path, size_t size, size_t limit, char **out, size_t *got, Err *err)
{
    char *bytes = mem_alloc(size + 1);
    if (!bytes) return err_set(err, "no memory to read '%s'", path);
    size_t at = 0;
    for (;;) {
        ssize_t n = read(fd, bytes + at, size + 1 - at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            err_set(err, "cannot read '%s': %s", path, strerror(errno));
            mem_free(bytes);
            return false;
        }
        if (n == 0) break;
        at += (size_t)n;
        if (at > size) {
            mem_free(bytes);
            return err_set(err, "'%s' grew while it was read (limit %zu bytes)", path, limit);
        }
    }
    bytes[at] = 0;
    *out = bytes;
    *got = at;
    return true;
}

bool file_read(const char *path, size_t limit, char **out, size_t *size, Err *err)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ELOOP) return err_set(err, "'%s' is a symbolic link; give the file itself", path);
    if (fd < 0) return err_set(err, "cannot open '%s': %s", path, strerror(errno));
    struct stat st;
    bool ok = fstat(fd, &st) == 0;
    if (!ok) err_set(err, "cannot read '%s': %s", path, strerror(errno));
    else if (!S_ISREG(st.st_mode)) ok = err_set(err, "'%s' is not a regular file", path);
    else if (st.st_size > (off_t)limit) ok = err_set(err, "'%s' has %lld bytes; at most %zu are read", path, (long long)st.st_size, limit);
    if (ok) ok = read_all(fd, path, (size_t)st.st_size, limit, out, size, err);
    close(fd);
    return ok;
}

bool file_exists(const char *path) { return access(path, F_OK) == 0; }

bool file_is_regular(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_make_folder(const char *path, Err *err)
{
    char part[FILE_PATH_MAX];
    size_t n = strlen(path);
    if (n == 0 || n >= sizeof part) return err_set(err, "path too long: '%.80s...'", path);
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != 0) continue;
        memcpy(part, path, i);
        part[i] = 0;
        if (mkdir(part, 0777) != 0 && errno != EEXIST) return err_set(err, "cannot make folder '%s': %s", part, strerror(errno));
    }
    if (!file_is_folder(path)) return err_set(err, "'%s' is not a folder", path);
    return true;
}

bool file_remove(const char *path, Err *err)
{
    if (unlink(path) == 0) return true;
    return err_set(err, "cannot remove '%s': %s", path, strerror(errno));
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool list_add(FileList *list, int *room, const char *name)
{
    if (list->count == *room) {
        int more = *room ? *room * 2 : 32;
        char **grown = mem_resize(list->name, (size_t)more * sizeof *grown);
        if (!grown) return false;
        list->name = grown;
        *room = more;
    }
    list->name[list->count] = mem_text(name);
    return list->name[list->count] ? (list->count++, true) : false;
}

bool file_list(const char *folder, FileList *out, Err *err)
{
    *out = (FileList){NULL, 0};
    DIR *dir = opendir(folder);
    if (!dir && errno == ENOENT) return true;
    if (!dir) return err_set(err, "cannot list '%s': %s", folder, strerror(errno));
    int room = 0;
    bool ok = true;
    for (struct dirent *e; ok && (e = readdir(dir)) != NULL;) {
        if (e->d_name[0] != '.') ok = list_add(out, &room, e->d_name);
    }
    closedir(dir);
    if (!ok) {
        file_list_free(out);
        return err_set(err, "no memory to list '%s'", folder);
    }
    if (out->count > 1) qsort(out->name, (size_t)out->count, sizeof *out->name, by_bytes);
    return true;
}

void file_list_free(FileList *list)
{
    for (int i = 0; i < list->count; i++) mem_free(list->name[i]);
    mem_free(list->name);
    *list = (FileList){NULL, 0};
}

/* ---- writing ---- */

static int real_openat(int dir, const char *name, int flags, int mode) { return openat(dir, name, flags, mode); }
static int real_linkat(int dir, const char *from, const char *to) { return linkat(dir, from, dir, to, 0); }
static int real_renameat(int dir, const char *from, const char *to) { return renameat(dir, from, dir, to); }
static int real_unlinkat(int dir, const char *name) { return unlinkat(dir, name, 0); }
static const FileOps real_ops = {real_openat, write, fsync, close, real_linkat, real_renameat, real_unlinkat};
static const FileOps *ops = &real_ops;

void file_set_ops(const FileOps *given) { ops = given ? given : &real_ops; }
const FileOps *file_real_ops(void) { return &real_ops; }

static bool write_all(int fd, const char *bytes, size_t size, Err *err)
{
    size_t at = 0;
    for (int interrupted = 0; at < size;) {
        ssize_t n = ops->write(fd, bytes + at, size - at);
        if (n < 0 && errno == EINTR && ++interrupted < 100) continue;
        if (n < 0) return err_set(err, "cannot write: %s", strerror(errno));
        if (n == 0) return err_set(err, "cannot write: nothing was taken");
        at += (size_t)n;
    }
    return true;
}

static bool write_temporary(int dir, const char *name, const void *bytes, size_t size, Err *err)
{
    if (ops->unlinkat(dir, name) != 0 && errno != ENOENT) return err_set(err, "cannot remove old '%s': %s", name, strerror(errno));
    int fd = ops->openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) return err_set(err, "cannot create '%s': %s", name, strerror(errno));
    bool ok = write_all(fd, bytes, size, err);
    if (ok && ops->fsync(fd) != 0) ok = err_set(err, "cannot bring '%s' to disk: %s", name, strerror(errno));
    if (ops->close(fd) != 0 && ok) ok = err_set(err, "cannot close '%s': %s", name, strerror(errno));
    if (!ok) ops->unlinkat(dir, name);
    return ok;
}

/* The file that is there becomes name.bak, without a moment in which neither exists. */
static bool keep_previous(int dir, const char *name, const char *bak, const char *bak_new, Err *err)
{
    if (ops->unlinkat(dir, bak_new) != 0 && errno != ENOENT) return err_set(err, "cannot remove old '%s': %s", bak_new, strerror(errno));
    if (ops->linkat(dir, name, bak_new) != 0) {
        /* Some file systems know no links: there the new file replaces the old one without a backup. */
        if (errno == ENOENT || errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) return true;
        return err_set(err, "cannot keep the previous '%s': %s", name, strerror(errno));
    }
    bool ok = ops->renameat(dir, bak_new, bak) == 0;
    if (!ok) err_set(err, "cannot keep the previous '%s': %s", name, strerror(errno));
    /* rename does nothing when both names are one file already, as after a crash between the two renames. */
    ops->unlinkat(dir, bak_new);
    return ok;
}

static bool write_in(int dir, const char *name, const void *bytes, size_t size, Err *err)
{
    char tmp[160], bak[160], bak_new[160];
    snprintf(tmp, sizeof tmp, "%s.tmp", name);
    snprintf(bak, sizeof bak, "%s.bak", name);
    snprintf(bak_new, sizeof bak_new, "%s.bak.tmp", name);
    if (!write_temporary(dir, tmp, bytes, size, err)) return false;
    if (!keep_previous(dir, name, bak, bak_new, err) || ops->renameat(dir, tmp, name) != 0) {
        if (err && !err->text[0]) err_set(err, "cannot put '%s' in place: %s", name, strerror(errno));
        ops->unlinkat(dir, tmp);
        return false;
    }
    if (ops->fsync(dir) != 0) return err_set(err, "'%s' may not be safe yet: its folder could not be brought to disk: %s", name, strerror(errno));
    return true;
}

bool file_write_safe(const char *folder, const char *name, const void *bytes, size_t size, Err *err)
{
    if (!file_is_plain_name(name)) return err_set(err, "bad file name '%.80s'", name);
    int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0) return err_set(err, "cannot open folder '%s': %s", folder, strerror(errno));
    Err inner = {""};
    bool ok = write_in(dir, name, bytes, size, &inner);
    close(dir);
    return ok ? true : err_set(err, "'%s/%s': %s", folder, name, inner.text);
}

void file_remove_stale(const char *folder)
{
    FileList list;
    if (!file_list(folder, &list, NULL)) return;
    for (int i = 0; i < list.count; i++) {
        size_t n = strlen(list.name[i]);
        char path[FILE_PATH_MAX];
        if (n > 4 && strcmp(list.name[i] + n - 4, ".tmp") == 0 && file_join(path, sizeof path, folder, list.name[i], NULL)) unlink(path);
    }
    file_list_free(&list);
}

/* ---- locks, places, signals ---- */

int file_lock(const char *path, Err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0) {
        err_set(err, "cannot lock '%s': %s", path, strerror(errno));
        return -1;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
    if (errno == EWOULDBLOCK) err_set(err, "'%s' is held by another program", path);
    else err_set(err, "cannot lock '%s': %s", path, strerror(errno));
    close(fd);
    return -1;
}

int file_lock_folder(const char *path, int most_ms, Err *err)
{
    enum { STEP_MS = 5 };
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), waited = 0;
    if (fd < 0) {
        err_set(err, "cannot open folder '%s': %s", path, strerror(errno));
        return -1;
    }
    while (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        if (waited >= most_ms) {
            err_set(err, "'%s' is held by another program", path);
            close(fd);
            return -1;
        }
        nanosleep(&(struct timespec){.tv_nsec = STEP_MS * 1000000L}, NULL);
        waited += STEP_MS;
    }
    return fd;
}

void file_unlock(int lock)
{
    if (lock >= 0) close(lock);
}

bool file_user_folder(char *out, size_t size, const char *what, bool config, Err *err)
{
    const char *xdg = getenv(config ? "XDG_CONFIG_HOME" : "XDG_DATA_HOME"), *home = getenv("HOME");
    int n;
    if (xdg && xdg[0] == '/') n = snprintf(out, size, "%s/steppe%s%s", xdg, what[0] ? "/" : "", what);
    else if (home && home[0]) n = snprintf(out, size, "%s/%s/steppe%s%s", home, config ? ".config" : ".local/share", what[0] ? "/" : "", what);
    else return err_set(err, "neither HOME nor XDG_DATA_HOME is set; name a folder with --saves and --mods");
    if (n < 0 || (size_t)n >= size) return err_set(err, "the path of the user's folder is too long");
    return true;
}

static bool holds_base(const char *folder)
{
    char path[FILE_PATH_MAX];
    return file_join(path, sizeof path, folder, "scripts/base", NULL) && file_is_folder(path);
}

bool file_data_folder(char *out, size_t size, const char *given, Err *err)
{
    if (given) {
        if (strlen(given) >= size) return err_set(err, "path too long: '%.80s...'", given);
        strcpy(out, given);
        return holds_base(out) ? true : err_set(err, "no scripts/base in '%s'; --data names the folder that holds scripts and assets", given);
    }
    char self[FILE_PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n <= 0) return err_set(err, "cannot find the program's own place; name the data folder with --data");
    self[n] = 0;
    for (int up = 0; up < 5; up++) {
        char *slash = strrchr(self, '/');
        if (!slash || slash == self) break;
        *slash = 0;
        if (holds_base(self) && strlen(self) < size) return strcpy(out, self), true;
        char shared[FILE_PATH_MAX];
        if (file_join(shared, sizeof shared, self, "share/steppe", NULL) && holds_base(shared) && strlen(shared) < size)
            return strcpy(out, shared), true;
    }
    return err_set(err, "the game's data (scripts, assets) was not found near the program; name it with --data");
}

void file_ignore_signals(void)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}
