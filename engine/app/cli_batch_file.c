#include "app/cli_batch_file.h"

#include "host/mem.h"

#include <string.h>
#include <unistd.h>

static bool no_room(BatchFile *f, Err *err) { return err_set(err, "cannot write '%s' to its end; what is in it stands", f->path); }

static bool prepare(BatchFile *f, const char *path, const Catalog *c, const char *mode, Err *err)
{
    *f = (BatchFile){.path = path, .catalog = c, .line = mem_alloc(RECORD_LINE)};
    f->to = f->line ? fopen(path, mode) : NULL;
    if (f->to) return true;
    mem_free(f->line);
    f->line = NULL;
    return err_set(err, "cannot write '%s'", path);
}

bool batch_file_create(BatchFile *f, const char *path, const Catalog *c, const char *header, Err *err)
{
    if (!prepare(f, path, c, "w", err)) return false;
    if (fprintf(f->to, "%s\n", header) > 0 && fflush(f->to) == 0) return true;
    return no_room(f, err);
}

/* One whole line without its end; false at the end of the file or where the line is cut. */
static bool next_line(BatchFile *f, size_t *length)
{
    if (!fgets(f->line, RECORD_LINE, f->to)) return false;
    *length = strlen(f->line);
    if (*length == 0 || f->line[*length - 1] != '\n') return false;
    f->line[--*length] = 0;
    return true;
}

static bool read_back(BatchFile *f, uint64_t first_seed, BatchResult *sums, int *count, long *good, Err *err)
{
    size_t length;
    CampaignRecord *record = mem_alloc(sizeof *record);
    if (!record) return err_set(err, "no memory to read '%s'", f->path);
    bool ok = true;
    while (ok && next_line(f, &length)) {
        Err why = {""};
        ok = record_read(record, f->catalog, f->line, length, &why);
        if (!ok) err_set(err, "'%s', line %d: %s", f->path, *count + 2, why.text);
        else if (record->seed != first_seed + (uint64_t)*count)
            ok = err_set(err, "'%s', line %d has seed %llu, but %llu was expected; --resume goes on with the same range", f->path, *count + 2, (unsigned long long)record->seed,
                         (unsigned long long)(first_seed + (uint64_t)*count));
        if (!ok) break;
        batch_count(sums, f->catalog, record);
        ++*count;
        *good = ftell(f->to);
    }
    mem_free(record);
    return ok;
}

bool batch_file_resume(BatchFile *f, const char *path, const Catalog *c, const char *header, uint64_t first_seed, BatchResult *sums, int *count, Err *err)
{
    size_t length;
    *count = 0;
    if (access(path, F_OK) != 0) return batch_file_create(f, path, c, header, err);
    if (!prepare(f, path, c, "r+", err)) return false;
    if (!next_line(f, &length) || strcmp(f->line, header) != 0)
        return err_set(err, "'%s' was begun with other content, levels or settings; it cannot be gone on with", path);
    long good = ftell(f->to);
    if (!read_back(f, first_seed, sums, count, &good, err)) return false;
    if (fflush(f->to) != 0 || ftruncate(fileno(f->to), good) != 0 || fseek(f->to, good, SEEK_SET) != 0) return no_room(f, err);
    return true;
}

bool batch_file_write(BatchFile *f, const CampaignRecord *record, Err *err)
{
    StrBuf line = str_buf(f->line, RECORD_LINE);
    record_write(record, f->catalog, &line);
    if (line.cut) return err_set(err, "campaign %llu needs a longer line than %d bytes", (unsigned long long)record->seed, RECORD_LINE);
    str_add(&line, "\n");
    return fwrite(f->line, 1, line.used, f->to) == line.used && fflush(f->to) == 0 ? true : no_room(f, err);
}

bool batch_file_close(BatchFile *f, Err *err)
{
    bool ok = !f->to || fclose(f->to) == 0;
    mem_free(f->line);
    f->to = NULL;
    f->line = NULL;
    return ok ? true : no_room(f, err);
}
