/* Files: reading with limits, listing, and writing so that nothing reported as written is ever lost. All system
 * calls of the write path go through FileOps, so that tests can fail each of them.
 * Paths are used as given; names inside a folder must be plain ([A-Za-z0-9._-], no leading dot). */
#ifndef HOST_FILE_H
#define HOST_FILE_H

#include "base/err.h"
#include "base/types.h"

#include <sys/types.h>

enum { FILE_PATH_MAX = 1024 };

/* Reads a whole regular file of at most `limit` bytes; *out is zero-terminated beyond *size and freed with mem_free.
 * Refuses folders, devices, pipes, sockets and symbolic links. */
bool file_read(const char *path, size_t limit, char **out, size_t *size, Err *err);
bool file_exists(const char *path);
bool file_is_folder(const char *path);
bool file_is_regular(const char *path); /* what file_read would take: no device, pipe, socket or link */
/* Creates the folder and those above it. */
bool file_make_folder(const char *path, Err *err);
bool file_remove(const char *path, Err *err);
/* Joins with one slash; false (and *err) when it is too long. */
bool file_join(char *out, size_t size, const char *folder, const char *name, Err *err);
bool file_is_plain_name(const char *name);

/* Names in a folder, byte order, without dot files; freed with file_list_free. Missing folder: no names, true. */
typedef struct {
    char **name;
    int count;
} FileList;
bool file_list(const char *folder, FileList *out, Err *err);
void file_list_free(FileList *list);

/* Writes name in folder whole or not at all: temporary file, fsync, the old one kept as name.bak, rename, fsync of the
 * folder. True only when all of it is on disk. What is false leaves the old file readable. */
bool file_write_safe(const char *folder, const char *name, const void *bytes, size_t size, Err *err);
/* Removes temporary files that a killed writer left behind. */
void file_remove_stale(const char *folder);

typedef struct {
    int (*openat)(int dir, const char *name, int flags, int mode);
    ssize_t (*write)(int fd, const void *bytes, size_t size);
    int (*fsync)(int fd);
    int (*close)(int fd);
    int (*linkat)(int dir, const char *from, const char *to);
    int (*renameat)(int dir, const char *from, const char *to);
    int (*unlinkat)(int dir, const char *name);
} FileOps;
/* For tests: NULL puts the real ones back. */
void file_set_ops(const FileOps *ops);
const FileOps *file_real_ops(void);

/* A lock that dies with the process; -1 when somebody else holds it. */
int file_lock(const char *path, Err *err);
/* The same on a folder, waited for at most `most_ms`; leaves no file. Where the file system has no locks on folders
 * none is held and all is well. */
int file_lock_folder(const char *path, int most_ms, Err *err);
void file_unlock(int lock);

/* The user's folder "steppe/<what>" under XDG_DATA_HOME (saves, mods) or XDG_CONFIG_HOME (settings: what = ""). */
bool file_user_folder(char *out, size_t size, const char *what, bool config, Err *err);
/* The folder that holds scripts/ and assets/: `given`, or found from the program's own place, or the installed one. */
bool file_data_folder(char *out, size_t size, const char *given, Err *err);

/* A closed pipe or a file size limit becomes an error value and not a signal. */
void file_ignore_signals(void);

#endif
