/* merge: shards of one batch into one, in any order, to the same bytes. Lines are copied as they are; what is in them
 * is read only as far as order and belonging need it. */
#include "app/cli.h"

#include "host/file.h"
#include "host/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHARDS = 4096, SHARD_BYTES = 1 << 30 };

typedef struct {
    uint64_t seed;
    const char *line, *file;
    size_t length;
} Line;

typedef struct {
    char *text[SHARDS]; /* files, whole */
    int files;
    const char *header, *header_file;
    size_t header_length;
    Line *line;
    size_t count, room;
} Merge;

static bool add_line(Merge *m, const char *file, int number, const char *line, size_t length, Err *err)
{
    json_error_t problem;
    json_t *root = json_loadb(line, length, JSON_REJECT_DUPLICATES, &problem);
    const json_t *seed = json_object_get(root, "seed");
    bool ok = json_is_integer(seed) && json_integer_value(seed) >= 0;
    uint64_t value = ok ? (uint64_t)json_integer_value(seed) : 0;
    json_decref(root);
    if (!ok) return err_set(err, "'%s', line %d is no campaign", file, number);
    if (m->count == m->room) {
        size_t room = m->room ? m->room * 2 : 1024;
        Line *more = mem_resize(m->line, room * sizeof *more);
        if (!more) return err_set(err, "no memory for %zu campaigns", room);
        m->line = more;
        m->room = room;
    }
    m->line[m->count++] = (Line){value, line, file, length};
    return true;
}

static bool take_header(Merge *m, const char *file, const char *line, size_t length, Err *err)
{
    static const char mark[] = "{\"batch\":\"steppe 1\"";
    if (length < sizeof mark || strncmp(line, mark, sizeof mark - 1) != 0) return err_set(err, "'%s' is no result of simulate --out", file);
    if (!m->header) {
        m->header = line;
        m->header_file = file;
        m->header_length = length;
        return true;
    }
    if (m->header_length == length && memcmp(m->header, line, length) == 0) return true;
    return err_set(err, "'%s' and '%s' are of different batches (content, scenario, levels or settings); only shards of one batch are merged", m->header_file, file);
}

static bool add_file(Merge *m, const char *file, Err *err)
{
    size_t size;
    if (m->files == SHARDS) return err_set(err, "more than %d files", SHARDS);
    if (!file_read(file, SHARD_BYTES, &m->text[m->files], &size, err)) return false;
    const char *at = m->text[m->files++], *end = at + size;
    for (int number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) {
            if (number == 1) return err_set(err, "'%s' is no result of simulate --out", file);
            fprintf(stderr, "steppe-cli: '%s' ends in a cut line %d, which is left out; simulate --resume plays it again\n", file, number);
            break;
        }
        size_t length = (size_t)(stop - at);
        if (!(number == 1 ? take_header(m, file, at, length, err) : add_line(m, file, number, at, length, err))) return false;
        at = stop + 1;
    }
    if (size == 0) return err_set(err, "'%s' is empty", file);
    return true;
}

static int by_seed(const void *a, const void *b)
{
    const Line *x = a, *y = b;
    return x->seed < y->seed ? -1 : x->seed > y->seed;
}

static bool write_out(const Merge *m, FILE *to, Err *err)
{
    bool ok = fwrite(m->header, 1, m->header_length, to) == m->header_length && fputc('\n', to) != EOF;
    for (size_t i = 0; ok && i < m->count; i++) ok = fwrite(m->line[i].line, 1, m->line[i].length, to) == m->line[i].length && fputc('\n', to) != EOF;
    if (fflush(to) != 0) ok = false;
    return ok ? true : err_set(err, "the merged batch could not be written to its end");
}

static bool merge(Merge *m, const char *const *files, int count, const char *out, Err *err)
{
    for (int i = 0; i < count; i++) {
        if (!add_file(m, files[i], err)) return false;
    }
    if (m->count) qsort(m->line, m->count, sizeof *m->line, by_seed);
    for (size_t i = 1; i < m->count; i++) {
        if (m->line[i].seed != m->line[i - 1].seed) continue;
        return err_set(err, "campaign %llu is in '%s' and in '%s'; the ranges of seeds overlap", (unsigned long long)m->line[i].seed, m->line[i - 1].file, m->line[i].file);
    }
    if (!out) return write_out(m, stdout, err);
    FILE *to = fopen(out, "w");
    if (!to) return err_set(err, "cannot write '%s'", out);
    bool ok = write_out(m, to, err);
    if (fclose(to) != 0 && ok) ok = err_set(err, "'%s' could not be written to its end", out);
    return ok;
}

int cli_merge(Cli *cli)
{
    static const char *files[SHARDS];
    const char *out = NULL;
    int count = 0;
    const CliOption options[] = {{"--out", &out, NULL}};
    if (!cli_options(cli, options, COUNT_OF(options), files, COUNT_OF(files), &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which files?");
    Merge *m = mem_zero(1, sizeof *m);
    Err err = {""};
    int code = m && merge(m, files, count, out, &err) ? CLI_DONE : cli_fail(&err);
    for (int i = 0; m && i < m->files; i++) mem_free(m->text[i]);
    if (m) mem_free(m->line);
    mem_free(m);
    return code;
}
