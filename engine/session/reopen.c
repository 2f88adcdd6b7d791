#include "session/reopen.h"

#include "host/file.h"
#include "host/mem.h"
#include "session/record.h"
#include "session/session_state.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "{\"batch\":";

/* The name in its two parts; without a seed *seed stays "". */
typedef struct {
    char file[FILE_PATH_MAX];
    const char *seed;
} BatchName;

static bool split(const char *name, BatchName *out)
{
    const char *hash = strrchr(name, '#');
    bool numbered = hash && hash[1] && strspn(hash + 1, "0123456789") == strlen(hash + 1) && strlen(hash) < 20 && !file_exists(name);
    int n = snprintf(out->file, sizeof out->file, "%.*s", numbered ? (int)(hash - name) : (int)strlen(name), name);
    out->seed = numbered ? hash + 1 : "";
    return n > 0 && (size_t)n < sizeof out->file && file_is_regular(out->file);
}

bool reopen_is_batch(const char *name)
{
    BatchName n;
    char begin[sizeof mark] = "";
    if (!split(name, &n)) return false;
    if (n.seed[0]) return true;
    FILE *from = fopen(n.file, "r");
    bool is = from && fgets(begin, sizeof begin, from) && strcmp(begin, mark) == 0;
    if (from) fclose(from);
    return is;
}

/* ---- reading ---- */

typedef struct {
    FILE *from;
    char *line; /* RECORD_LINE bytes */
    json_t *header;
} Batch;

static bool next_line(Batch *b)
{
    if (!fgets(b->line, RECORD_LINE, b->from)) return false;
    size_t n = strlen(b->line);
    return n > 0 && b->line[n - 1] == '\n'; /* a cut last line is no campaign */
}

static void close_batch(Batch *b)
{
    if (b->from) fclose(b->from);
    json_decref(b->header);
    mem_free(b->line);
}

static bool open_batch(Batch *b, const char *file, Err *err)
{
    *b = (Batch){.line = mem_alloc(RECORD_LINE), .from = fopen(file, "r")};
    if (!b->line || !b->from) return err_set(err, b->from ? "no memory to read it" : "it cannot be read");
    if (!next_line(b) || strncmp(b->line, mark, sizeof mark - 1) != 0) return err_set(err, "it is no batch of simulate --out");
    b->header = json_loads(b->line, JSON_REJECT_DUPLICATES, NULL);
    return b->header ? true : err_set(err, "its header line is damaged");
}

/* The number behind `"key":` in a record; lines are written without spaces, so that one can be found without parsing. */
static const char *behind(const char *line, const char *key)
{
    char word[32];
    snprintf(word, sizeof word, ",\"%s\":", key);
    const char *at = strstr(line, word);
    return at ? at + strlen(word) : NULL;
}

static bool find_hash(Batch *b, uint64_t seed, uint64_t *hash, Err *err)
{
    uint64_t first = 0, last = 0;
    int count = 0;
    while (next_line(b)) {
        const char *of = behind(b->line, "seed"), *final = behind(b->line, "hash");
        if (!of || !final || *final != '"') return err_set(err, "its line %d is no campaign", count + 2);
        last = strtoull(of, NULL, 10);
        if (count++ == 0) first = last;
        *hash = strtoull(final + 1, NULL, 16);
        if (last == seed) return true;
    }
    if (count == 0) return err_set(err, "it has no campaign");
    return err_set(err, "it has no campaign with seed %llu; its %d campaigns have seeds %llu to %llu", (unsigned long long)seed, count, (unsigned long long)first, (unsigned long long)last);
}

/* ---- playing ---- */

static const char *text_of(const json_t *header, const char *key)
{
    const char *text = json_string_value(json_object_get(header, key));
    return text ? text : "";
}

static bool read_setup(const Content *content, const json_t *header, uint64_t seed, SessionSetup *setup, Err *err)
{
    const Catalog *c = content_catalog(content);
    const json_t *levels = json_object_get(header, "levels"), *rules = json_object_get(header, "rules");
    *setup = (SessionSetup){.seed = seed, .scenario = catalog_scenario(c, text_of(header, "scenario"))};
    if (!setup->scenario) return err_set(err, "its scenario '%.60s' is not in this content", text_of(header, "scenario"));
    if (json_integer_value(rules) != RULES_NUMBER) return err_set(err, "it was played by rules number %lld, these are number %d", (long long)json_integer_value(rules), RULES_NUMBER);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        const char *word = json_string_value(json_array_get(levels, (size_t)seat - 1));
        char why[256];
        StrBuf b = str_buf(why, sizeof why);
        snprintf(setup->level_word[seat], sizeof setup->level_word[seat], "%s", word ? word : "");
        if (!ai_level(c, setup->level_word[seat], &setup->level[seat], &b)) return err_set(err, "unknown level '%s'; %s", setup->level_word[seat], why);
    }
    return true;
}

/* What was played: the content at hand, with the numbers of --set in a copy of its own. */
static bool same_content(const Content *content, const json_t *header, int scenario, Content **copy, Err *err)
{
    const char *set = text_of(header, "set"), *told = text_of(header, "content_hash");
    char now[24];
    if (set[0] && (!content_copy(content, copy, err) || !content_set(*copy, scenario, set, err))) return false;
    snprintf(now, sizeof now, "%016llx", (unsigned long long)content_catalog(*copy ? *copy : content)->hash);
    if (strcmp(now, told) == 0) return true;
    return err_set(err, "it was played with other content (%.16s, this is %s): another version of the game or other mods", told, now);
}

static bool play_again(Session *s, uint64_t hash, Err *err)
{
    session_begin(s);
    session_think(s);
    if (world_hash(&s->world) == hash) return true;
    return err_set(err, "campaign %llu ends in another position (%016llx) than its record tells (%016llx)", (unsigned long long)s->setup.seed,
                   (unsigned long long)world_hash(&s->world), (unsigned long long)hash);
}

static bool reopen(const Content *content, Batch *b, const char *seed_word, Session **out, Err *err)
{
    SessionSetup setup;
    Content *copy = NULL;
    uint64_t seed = strtoull(seed_word, NULL, 10), hash = 0;
    if (!seed_word[0]) return err_set(err, "it is a batch of campaigns; add the seed of one, as in FILE#17");
    if (!read_setup(content, b->header, seed, &setup, err) || !find_hash(b, seed, &hash, err)) return false;
    Session *s = same_content(content, b->header, setup.scenario, &copy, err) ? session_new(copy ? copy : content, &setup, err) : NULL;
    if (!s) {
        content_close(copy);
        return false;
    }
    s->own_content = copy;
    if (play_again(s, hash, err)) *out = s;
    else session_close(s);
    return *out != NULL;
}

bool reopen_campaign(const Content *content, const char *name, Session **out, Err *err)
{
    BatchName n;
    Batch b = {0};
    *out = NULL;
    if (!split(name, &n)) return err_set(err, "there is no file '%s'", name);
    bool ok = open_batch(&b, n.file, err) && reopen(content, &b, n.seed, out, err);
    close_batch(&b);
    return ok ? true : err_wrap(err, "cannot open '%s'", name);
}
