#include "app/cli_bench.h"

#include "host/clock.h"
#include "host/file.h"
#include "script/load.h"
#include "session/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool load(Sheet *s, Err *err)
{
    LoadRequest request = {.data = content_data_folder(s->content)};
    int times = bench_times(s, 20);
    bool done = true;
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times && done; i++) {
        Load *one = NULL;
        done = load_content(&request, &one, err);
        load_close(one);
    }
    if (done) bench_row(s, "load", (double)(clock_cpu_ns() - begin) / times / 1e6, "ms", "load of base, every check included");
    return done;
}

static bool save(Sheet *s, Session *session, const char *path, Err *err)
{
    int times = bench_times(s, 20);
    int64_t begin = clock_ms();
    for (int i = 0; i < times; i++) {
        if (!session_save(session, "bench", err)) return false;
    }
    double each = (double)(clock_ms() - begin) / times;
    struct stat file;
    if (stat(path, &file) != 0) {
        err_set(err, "%s is not there", path);
        return false;
    }
    bench_row(s, "save", each, "ms wall", "save of a whole campaign, safely on disk");
    bench_row(s, "save_size", (double)file.st_size / 1024, "KiB", "size of that save");
    return true;
}

static bool replay(Sheet *s, const Content *content, const char *path, Err *err)
{
    int times = bench_times(s, 20);
    bool done = true;
    int64_t begin = clock_cpu_ns();
    for (int i = 0; i < times && done; i++) {
        Session *again = NULL;
        done = session_load(content, path, false, &again, NULL, 0, err);
        session_close(again);
    }
    if (done) bench_row(s, "replay", (double)(clock_cpu_ns() - begin) / times / 1e6, "ms", "load of that save, all of it played again");
    return done;
}

static bool in_folder(Sheet *s, const Content *content, const char *folder, Err *err)
{
    char path[FILE_PATH_MAX];
    Session *session = NULL;
    SessionSetup setup = {.scenario = 1, .seed = 1, .level = {{0}, {.kind = AI_GREEDY}, {.kind = AI_GREEDY}}, .level_word = {"", "greedy", "greedy"}};
    bool done = file_join(path, sizeof path, folder, "bench.json", err) && session_open(content, &setup, &session, err);
    while (done && session_watch(session)) continue;
    done = done && save(s, session, path, err) && replay(s, content, path, err);
    session_close(session);
    return done;
}

static void remove_folder(const char *folder)
{
    char path[FILE_PATH_MAX];
    FileList files;
    if (file_list(folder, &files, NULL)) {
        for (int i = 0; i < files.count; i++) {
            if (file_join(path, sizeof path, folder, files.name[i], NULL)) unlink(path);
        }
        file_list_free(&files);
    }
    rmdir(folder);
}

bool bench_store(Sheet *s, Err *err)
{
    const char *temporary = getenv("TMPDIR");
    char folder[FILE_PATH_MAX];
    Content *content = NULL;
    if (!load(s, err) || !file_join(folder, sizeof folder, temporary && temporary[0] ? temporary : "/tmp", "steppe-bench-XXXXXX", err)) return false;
    if (!mkdtemp(folder)) {
        err_set(err, "no folder for saves in %s", folder);
        return false;
    }
    ContentRequest there = {.data = content_data_folder(s->content), .mods = content_mods_folder(s->content), .saves = folder};
    bool done = content_open(&there, &content, err) && in_folder(s, content, folder, err);
    content_close(content);
    remove_folder(folder);
    return done;
}
