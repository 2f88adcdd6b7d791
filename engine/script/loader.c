#include "script/loader.h"

#include "base/check.h"
#include "script/sandbox.h"

#include <ctype.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 1024, NEAR = 3 };

/* ---- memory */

static void *taken(Loader *l, void *p)
{
    if (p) return p;
    if (l->lua) luaL_error(l->lua, "not enough memory");
    longjmp(l->out_of_memory, 1);
}

void *load_take(Loader *l, size_t size)
{
    enum { BYTES_A_STEP = 16 };
    if (l->lua) sandbox_charge(l->lua, (long)(size / BYTES_A_STEP));
    return taken(l, grow_take(&l->temp, size));
}
void *load_keep(Loader *l, size_t size)
{
    return taken(l, grow_take(&l->load->keep, size));
}

const char *load_textn(Loader *l, const char *text, size_t length)
{
    char *copy = load_take(l, length + 1);
    memcpy(copy, text, length);
    return copy;
}

const char *load_text(Loader *l, const char *text)
{
    return load_textn(l, text, strlen(text));
}

const char *load_keep_text(Loader *l, const char *text)
{
    if (!text) return NULL;
    size_t length = strlen(text);
    char *copy = load_keep(l, length + 1);
    memcpy(copy, text, length);
    return copy;
}

static int larger(int capacity)
{
    return capacity ? capacity * 2 : 32;
}

static void *room_in(Loader *l, Grow *from, void *list, int count, int *capacity, size_t size)
{
    if (count < *capacity) return list;
    int wanted = larger(*capacity);
    void *copy = taken(l, grow_take(from, (size_t)wanted * size));
    if (count) memcpy(copy, list, (size_t)count * size);
    *capacity = wanted;
    return copy;
}

void *load_room(Loader *l, void *list, int count, int *capacity, size_t size)
{
    return room_in(l, &l->temp, list, count, capacity, size);
}

void *load_keep_room(Loader *l, void *list, int count, int *capacity, size_t size)
{
    return room_in(l, &l->load->keep, list, count, capacity, size);
}

/* ---- problems */

static bool is_known(const Load *load, const char *file, int line, const char *code, const char *text)
{
    for (int i = 0; i < load->error_count; i++) {
        const LoadError *e = &load->errors[i];
        if (e->line == line && str_eq(e->code, code) && str_eq(e->file, file) && str_eq(e->text, text))
            return true;
    }
    return false;
}

static void add_problem(Loader *l, const char *code, int mod, const char *file, int line, const char *format,
                        va_list args) __attribute__((format(printf, 6, 0)));

static void add_problem(Loader *l, const char *code, int mod, const char *file, int line, const char *format,
                        va_list args)
{
    enum { MOST = 1000 };
    char text[ERR_TEXT_MAX];
    Load *load = l->load;
    vsnprintf(text, sizeof text, format, args);
    bool warning = code[0] == 'W';
    if (!warning) l->error_count++;
    if (load->error_count >= MOST || is_known(load, file, line, code, text)) return;
    load->errors =
        load_keep_room(l, load->errors, load->error_count, &load->error_capacity, sizeof *load->errors);
    load->errors[load->error_count++] = (LoadError){.file = load_keep_text(l, file),
                                                    .line = line,
                                                    .code = load_keep_text(l, code),
                                                    .text = load_keep_text(l, text),
                                                    .mod = mod,
                                                    .warning = warning};
}

void load_problem(Loader *l, const char *code, int mod, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_problem(l, code, mod, file, line, format, args);
    va_end(args);
}

void load_at(Loader *l, const char *code, int file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_problem(l, code, l->files[file].mod, l->files[file].path, line, format, args);
    va_end(args);
}

static bool is_word_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* First line from `from` and before `until` on which the word stands by itself. */
static int line_of(const SourceFile *f, int from, int until, const char *word)
{
    size_t length = strlen(word);
    int line = 1;
    for (const char *p = f->text; *p && line < until; p++) {
        if (*p == '\n') line++;
        if (line < from || strncmp(p, word, length) != 0) continue;
        if ((p == f->text || !is_word_char(p[-1])) && !is_word_char(p[length])) return line;
    }
    return from;
}

static int next_def_line(const Loader *l, const Def *d)
{
    int next = INT32_MAX;
    for (int i = 0; i < l->def_count; i++) {
        const Def *o = &l->defs[i];
        if (o->file == d->file && o->line > d->line && o->line < next && (!o->nested || d->nested))
            next = o->line;
    }
    return next;
}

void load_at_field(Loader *l, const char *code, const Def *d, const char *word, const char *format, ...)
{
    int line = word && word[0] ? line_of(&l->files[d->file], d->line, next_def_line(l, d), word) : d->line;
    va_list args;
    va_start(args, format);
    add_problem(l, code, d->blame, l->files[d->file].path, line, format, args);
    va_end(args);
}

void nearest_start(Nearest *n, const char *word)
{
    *n = (Nearest){.word = word, .distance = NEAR + 1};
}

void nearest_offer(Nearest *n, const char *candidate)
{
    if (!candidate || !candidate[0]) return;
    int limit = (int)strlen(n->word) < 4 ? 1 : NEAR;
    int distance = str_distance(n->word, candidate, limit);
    if (distance <= limit && distance < n->distance) {
        n->distance = distance;
        n->best = candidate;
    }
}

const char *nearest_text(Nearest *n)
{
    if (!n->best) return "";
    snprintf(n->text, sizeof n->text, " (did you mean '%s'?)", n->best);
    return n->text;
}

void load_error_line(StrBuf *out, const LoadError *e)
{
    if (e->file[0]) str_addf(out, "%s:", e->file);
    if (e->line > 0) str_addf(out, "%d:", e->line);
    str_addf(out, "%s%s[%s]: %s", e->file[0] ? " " : "", e->warning ? "warning" : "error", e->code, e->text);
}

/* ---- items and definitions */

Item *load_item(Loader *l, int handle)
{
    CHECK(handle > 0 && handle < l->item_count);
    return &l->chunks[handle / CHUNK][handle % CHUNK];
}

int load_item_new(Loader *l, ItemType type, int file, int line)
{
    if (l->item_count == 0) l->item_count = 1;
    if (l->item_count / CHUNK >= l->chunk_count) {
        Item **more = load_take(l, (size_t)(l->chunk_count + 1) * sizeof *more);
        if (l->chunk_count) memcpy(more, l->chunks, (size_t)l->chunk_count * sizeof *more);
        more[l->chunk_count] = load_take(l, CHUNK * sizeof **more);
        l->chunks = more;
        l->chunk_count++;
    }
    int handle = l->item_count++;
    *load_item(l, handle) = (Item){.type = (uint8_t)type, .file = file, .line = line};
    return handle;
}

int load_def_new(Loader *l, Kind kind, DefMode mode, int file, int line)
{
    l->defs = load_room(l, l->defs, l->def_count, &l->def_capacity, sizeof *l->defs);
    l->defs[l->def_count] = (Def){.kind = (uint8_t)kind,
                                  .mode = (uint8_t)mode,
                                  .id = "",
                                  .mod = l->mod,
                                  .file = file,
                                  .line = line,
                                  .blame = l->mod,
                                  .owner = -1,
                                  .nested = schema_kind(kind)->nested};
    return l->def_count++;
}

const Val *val_field(const ValTable *t, const char *key)
{
    for (int i = 0; t && i < t->field_count; i++) {
        if (str_eq(t->field[i].key, key)) return &t->field[i].val;
    }
    return NULL;
}

const Val *def_field(const Def *d, const char *key)
{
    return val_field(d->fields, key);
}
