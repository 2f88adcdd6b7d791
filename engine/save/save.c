#include "save/save.h"

#include "base/hash.h"
#include "base/str.h"
#include "host/mem.h"
#include "save/snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory of jansson: counted, because 4 MiB of "[],[]," becomes 150 MiB otherwise ---- */

enum { JSON_MEMORY = 16 << 20, HEAD = 16 };
static _Thread_local size_t json_used;
static _Thread_local bool json_failed; /* jansson passes over some failures in silence */

static void *json_take(size_t size)
{
    bool fits = size <= JSON_MEMORY && json_used + size <= JSON_MEMORY;
    char *block = fits ? mem_alloc(size + HEAD) : NULL;
    if (!block) {
        json_failed = true;
        return NULL;
    }
    memcpy(block, &size, sizeof size);
    json_used += size;
    return block + HEAD;
}

static void json_give(void *at)
{
    if (!at) return;
    char *block = (char *)at - HEAD;
    size_t size;
    memcpy(&size, block, sizeof size);
    json_used -= size < json_used ? size : json_used;
    mem_free(block);
}

static void bounded_json(bool on)
{
    json_used = 0;
    json_failed = false;
    if (on)
        json_set_alloc_funcs(json_take, json_give);
    else
        json_set_alloc_funcs(malloc, free);
}

/* ---- writing ---- */

typedef struct {
    char *text;
    size_t used, room;
    bool failed;
} Out;

static void put(Out *o, const char *text, size_t n)
{
    if (o->failed) return;
    if (o->used + n + 1 > o->room) {
        size_t room = (o->used + n + 1) * 2;
        char *grown = mem_resize(o->text, room);
        if (!grown) {
            o->failed = true;
            return;
        }
        o->text = grown;
        o->room = room;
    }
    memcpy(o->text + o->used, text, n);
    o->used += n;
    o->text[o->used] = 0;
}

static void puts_out(Out *o, const char *text)
{
    put(o, text, strlen(text));
}

static void put_json(Out *o, json_t *value)
{
    char *text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    if (text)
        puts_out(o, text);
    else
        o->failed = true;
    json_give(text);
    json_decref(value);
}

static json_t *hex(uint64_t v)
{
    char text[24];
    snprintf(text, sizeof text, "%016llx", (unsigned long long)v);
    return json_string(text);
}

static void put_field(Out *o, const char *key, json_t *value)
{
    puts_out(o, " \"");
    puts_out(o, key);
    puts_out(o, "\": ");
    put_json(o, value);
    puts_out(o, ",\n");
}

/* A World, one field a line. */
static void put_snapshot(Out *o, json_t *fields)
{
    const char *key;
    json_t *value;
    bool first = true;
    if (!fields) o->failed = true;
    json_object_foreach(fields, key, value)
    {
        puts_out(o, first ? "{\n   \"" : ",\n   \"");
        puts_out(o, key);
        puts_out(o, "\": ");
        put_json(o, json_incref(value));
        first = false;
    }
    puts_out(o, "}");
    json_decref(fields);
}

static json_t *arg_list(const Command *cmd)
{
    int last = MAX_CLAUSES;
    while (last > 0 && cmd->arg[last - 1] == 0) last--;
    json_t *list = json_array();
    for (int i = 0; i < last; i++) json_array_append_new(list, json_integer(cmd->arg[i]));
    return list;
}

static json_t *command_json(const Catalog *c, const SavedCommand *saved)
{
    const Command *cmd = &saved->command;
    json_t *row = json_pack("[i, s, s]", saved->quarter, c->power[cmd->seat].at.id, command_word(cmd->kind));
    if (cmd->kind == CMD_PLAN_ADD) {
        json_array_append_new(row, json_string(c->action[cmd->action].at.id));
        json_array_append_new(row, json_string(c->state[cmd->target].at.id));
        json_t *args = arg_list(cmd);
        if (json_array_size(args) > 0)
            json_array_append_new(row, args);
        else
            json_decref(args);
    } else if (cmd->kind == CMD_ANSWER || cmd->kind == CMD_REACT) {
        json_array_append_new(row, json_integer(cmd->slot));
        json_array_append_new(row, json_integer(cmd->choice));
    } else if (cmd->kind == CMD_TERMS) {
        json_array_append_new(row, json_integer(cmd->arg[0]));
        json_array_append_new(row, json_integer(cmd->arg[1]));
    } else if (cmd->kind == CMD_AIM) {
        json_array_append_new(row, json_string(c->aim[cmd->action].at.id));
    } else if (cmd->kind == CMD_PLAN_REMOVE) {
        json_array_append_new(row, json_integer(cmd->slot));
    } else if (cmd->kind == CMD_RUNG) {
        json_array_append_new(row, json_integer(cmd->choice));
        if (cmd->mediate) json_array_append_new(row, json_integer(cmd->mediate));
    }
    return row;
}

static json_t *quarter_json(const Catalog *c, const SavedQuarter *q)
{
    json_t *row = json_pack("[o, i, i, i, i, i]", hex(q->hash), (int)q->tension, (int)q->score[1],
                            (int)q->score[2], (int)q->prestige[1], (int)q->prestige[2]);
    for (int s = 1; s <= c->state_count; s++) json_array_append_new(row, json_integer(q->alignment[s]));
    return row;
}

static json_t *state_ids(const Catalog *c)
{
    json_t *list = json_array();
    for (int s = 1; s <= c->state_count; s++) json_array_append_new(list, json_string(c->state[s].at.id));
    return list;
}

static void put_segment(Out *o, const Catalog *c, const SaveSegment *s)
{
    if (s->text) {
        puts_out(o, s->text);
        return;
    }
    puts_out(o, "{\"rules\": ");
    put_json(o, json_integer(s->rules));
    puts_out(o, ", \"content\": ");
    put_json(o, hex(s->content));
    puts_out(o, ", \"first_quarter\": ");
    put_json(o, json_integer(s->first_quarter));
    if (!s->from_start) {
        puts_out(o, ",\n  \"start\": ");
        put_snapshot(o, snapshot_write(c, &s->start));
    }
    puts_out(o, ", \"states\": ");
    put_json(o, state_ids(c));
    puts_out(o, ",\n  \"commands\": [");
    for (int i = 0; i < s->command_count; i++) {
        puts_out(o, i ? ",\n   " : "\n   ");
        put_json(o, command_json(c, &s->command[i]));
    }
    puts_out(o, "],\n  \"quarters\": [");
    for (int i = 0; i < s->quarter_count; i++) {
        puts_out(o, i ? ",\n   " : "\n   ");
        put_json(o, quarter_json(c, &s->quarter[i]));
    }
    puts_out(o, "]}");
}

static void put_header(Out *o, const Catalog *c, const SaveFile *save)
{
    puts_out(o, "{\n");
    put_field(o, "format", json_integer(SAVE_FORMAT));
    put_field(o, "version", json_string(save->version));
    put_field(o, "scenario", json_string(save->scenario));
    put_field(o, "seed", hex(save->seed));
    put_field(o, "generation", json_integer((json_int_t)save->generation));
    put_field(o, "autosave", json_boolean(save->autosave));
    json_t *seats = json_object();
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        json_object_set_new(seats, c->power[seat].at.id, json_string(save->level[seat]));
    put_field(o, "seats", seats);
    put_field(o, "position",
              json_pack("{s:i, s:i, s:i, s:i, s:b}", "quarter", save->quarter, "quarters", save->quarters,
                        "year", save->year, "season", save->season, "over", save->over));
    json_t *mods = json_array();
    for (int i = 0; i < save->mod_count; i++)
        json_array_append_new(mods, json_pack("[s, s]", save->mod[i].id, save->mod[i].version));
    put_field(o, "mods", mods);
}

static void put_all(Out *o, const Catalog *c, const SaveFile *save)
{
    put_header(o, c, save);
    puts_out(o, " \"segments\": [\n");
    for (int i = 0; i < save->segment_count; i++) {
        puts_out(o, i ? ",\n  " : "  ");
        put_segment(o, c, &save->segment[i]);
    }
    puts_out(o, "],\n \"now\": ");
    put_snapshot(o, snapshot_write(c, &save->now));
    puts_out(o, "\n");
    char check[64];
    snprintf(check, sizeof check, ",\"check\": \"%016llx\"\n}\n",
             (unsigned long long)(o->failed ? 0 : hash_bytes(o->text, o->used)));
    puts_out(o, check);
}

bool save_write(const Catalog *c, const SaveFile *save, char **out, size_t *size, Err *err)
{
    Out o = {0};
    bounded_json(true);
    put_all(&o, c, save);
    bool failed = o.failed || json_failed;
    bounded_json(false);
    if (failed || o.used > SAVE_LIMIT) {
        mem_free(o.text);
        return failed ? err_set(err, "no memory to write the save")
                      : err_set(err, "the save would be larger than %d bytes", SAVE_LIMIT);
    }
    *out = o.text;
    *size = o.used;
    return true;
}

/* ---- reading ---- */

static bool hex_value(const json_t *from, uint64_t *out)
{
    const char *text = json_string_value(from);
    if (!text || strlen(text) != 16 || strspn(text, "0123456789abcdef") != 16) return false;
    *out = strtoull(text, NULL, 16);
    return true;
}

static bool int_value(const json_t *from, int64_t lo, int64_t hi, int *out)
{
    if (!json_is_integer(from) || json_integer_value(from) < lo || json_integer_value(from) > hi)
        return false;
    *out = (int)json_integer_value(from);
    return true;
}

static bool text_value(const json_t *from, char *out, size_t size)
{
    if (!json_is_string(from) || json_string_length(from) >= size) return false;
    str_clean(out, size, json_string_value(from));
    return true;
}

static bool only_keys(const json_t *object, const char *const *keys, int count, const char *where, Err *err)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        bool known = false;
        for (int i = 0; i < count; i++) known = known || str_eq(keys[i], key);
        if (!known) return err_set(err, "unknown key '%.60s' in %s", key, where);
    }
    return true;
}

/* The last line but one is `,"check": "..."`: the hash of everything before it. */
static bool check_holds(const char *text, size_t size, Err *err)
{
    static const char tail[] = ",\"check\": \"0000000000000000\"\n}\n";
    size_t n = sizeof tail - 1;
    if (size < n || memcmp(text + size - n, ",\"check\": \"", 11) != 0 ||
        memcmp(text + size - 4, "\"\n}\n", 4) != 0)
        return err_set(err, "it is cut off: the check at its end is missing");
    char stored[17];
    memcpy(stored, text + size - n + 11, 16);
    stored[16] = 0;
    char wanted[24];
    snprintf(wanted, sizeof wanted, "%016llx", (unsigned long long)hash_bytes(text, size - n));
    if (strcmp(stored, wanted) != 0)
        return err_set(err, "its check does not fit: the file was damaged or edited");
    return true;
}

static bool read_header(const json_t *root, SaveFile *save, Err *err)
{
    static const char *const keys[] = {"format", "version",  "scenario", "seed",     "generation", "autosave",
                                       "seats",  "position", "mods",     "segments", "now",        "check"};
    static const char *const where[] = {"quarter", "quarters", "year", "season", "over"};
    int format, generation;
    if (!int_value(json_object_get(root, "format"), 0, INT32_MAX, &format))
        return err_set(err, "it is no save of this game");
    if (format != SAVE_FORMAT)
        return err_set(err, "it has format %d; this version reads format %d", format, SAVE_FORMAT);
    if (!only_keys(root, keys, COUNT_OF(keys), "the save", err)) return false;
    const json_t *at = json_object_get(root, "position"), *mods = json_object_get(root, "mods"),
                 *seats = json_object_get(root, "seats");
    bool ok = text_value(json_object_get(root, "version"), save->version, sizeof save->version) &&
              text_value(json_object_get(root, "scenario"), save->scenario, sizeof save->scenario) &&
              hex_value(json_object_get(root, "seed"), &save->seed) &&
              int_value(json_object_get(root, "generation"), 0, INT32_MAX, &generation) &&
              json_is_boolean(json_object_get(root, "autosave")) && json_is_object(at) &&
              json_is_array(mods) && json_is_object(seats);
    if (!ok) return err_set(err, "its header is incomplete");
    if (!only_keys(at, where, COUNT_OF(where), "'position'", err)) return false;
    ok = int_value(json_object_get(at, "quarter"), 0, MAX_QUARTERS, &save->quarter) &&
         int_value(json_object_get(at, "quarters"), 1, MAX_QUARTERS, &save->quarters) &&
         int_value(json_object_get(at, "year"), 1, 9999, &save->year) &&
         int_value(json_object_get(at, "season"), 1, 4, &save->season) &&
         json_is_boolean(json_object_get(at, "over")) && json_array_size(mods) <= SAVE_MODS;
    if (!ok) return err_set(err, "its position makes no sense");
    save->over = json_is_true(json_object_get(at, "over"));
    save->autosave = json_is_true(json_object_get(root, "autosave"));
    save->generation = (uint64_t)generation;
    save->mod_count = (int)json_array_size(mods);
    for (int i = 0; i < save->mod_count; i++) {
        const json_t *mod = json_array_get(mods, (size_t)i);
        if (!text_value(json_array_get(mod, 0), save->mod[i].id, sizeof save->mod[i].id) ||
            !text_value(json_array_get(mod, 1), save->mod[i].version, sizeof save->mod[i].version))
            return err_set(err, "its list of mods makes no sense");
    }
    const char *key;
    json_t *value;
    int seat = 1;
    json_object_foreach((json_t *)seats, key, value)
    {
        if (seat > MAX_SEATS || !text_value(value, save->level[seat], sizeof save->level[seat]))
            return err_set(err, "its list of seats makes no sense");
        seat++;
    }
    return seat == MAX_SEATS + 1 ? true : err_set(err, "its list of seats makes no sense");
}

static bool seats_fit(const Catalog *c, const json_t *seats, Err *err)
{
    const char *key;
    json_t *value;
    int seat = 1;
    json_object_foreach((json_t *)seats, key, value)
    {
        if (!str_eq(key, c->power[seat].at.id))
            return err_set(err, "its seat %d is '%.40s'; in this content it is '%s'", seat, key,
                           c->power[seat].at.id);
        seat++;
    }
    return true;
}

/* Whole numbers, texts, flags, lists and objects are all that a save may hold. */
static bool only_whole(const json_t *value, Err *err)
{
    if (json_is_real(value))
        return err_set(err, "it holds the number %g; only whole numbers are read", json_real_value(value));
    if (json_is_null(value)) return err_set(err, "it holds a null");
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)value, key, member)
    {
        if (!only_whole(member, err)) return false;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!only_whole(json_array_get(value, i), err)) return false;
    }
    return true;
}

static json_t *parse(const char *text, size_t size, Err *err)
{
    if (size > SAVE_LIMIT) {
        err_set(err, "it is larger than %d bytes", SAVE_LIMIT);
        return NULL;
    }
    json_error_t problem;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &problem);
    if (!root) err_set(err, "it is no readable JSON (line %d: %.100s)", problem.line, problem.text);
    bool ok =
        root && (json_is_object(root) ? only_whole(root, err) : err_set(err, "it is no save of this game"));
    if (ok) return root;
    json_decref(root);
    return NULL;
}

static bool read_arguments(const Catalog *c, const json_t *row, Command *cmd)
{
    int a = 0, b = 0;
    switch (cmd->kind) {
    case CMD_PLAN_ADD: {
        const char *action = json_string_value(json_array_get(row, 3)),
                   *state = json_string_value(json_array_get(row, 4));
        const json_t *args = json_array_get(row, 5);
        if (!action || !state || json_array_size(args) > MAX_CLAUSES) return false;
        cmd->action = (uint16_t)catalog_action(c, action);
        cmd->target = (uint8_t)catalog_state(c, state);
        for (size_t i = 0; i < json_array_size(args); i++) {
            if (!int_value(json_array_get(args, i), -100, 100, &a)) return false;
            cmd->arg[i] = (int8_t)a;
        }
        return cmd->action && cmd->target && json_array_size(row) <= 6;
    }
    case CMD_ANSWER:
    case CMD_REACT:
        if (!int_value(json_array_get(row, 3), 0, 255, &a) || !int_value(json_array_get(row, 4), 0, 255, &b))
            return false;
        cmd->slot = (uint8_t)a;
        cmd->choice = (uint8_t)b;
        return json_array_size(row) == 5;
    case CMD_PLAN_REMOVE:
        if (!int_value(json_array_get(row, 3), 0, 255, &a)) return false;
        cmd->slot = (uint8_t)a;
        return json_array_size(row) == 4;
    case CMD_TERMS:
        if (!int_value(json_array_get(row, 3), TERMS_AS_DEFINED, 100, &a) || !int_value(json_array_get(row, 4), -100, 100, &b)) return false;
        cmd->arg[0] = (int8_t)a;
        cmd->arg[1] = (int8_t)b;
        return json_array_size(row) == 5;
    case CMD_AIM: {
        const char *aim = json_string_value(json_array_get(row, 3));
        cmd->action = aim ? (uint16_t)catalog_aim(c, aim) : 0;
        return cmd->action && json_array_size(row) == 4;
    }
    case CMD_RUNG:
        if (!int_value(json_array_get(row, 3), 0, 255, &a)) return false;
        if (json_array_size(row) > 4 && !int_value(json_array_get(row, 4), 0, 1, &b)) return false;
        cmd->choice = (uint8_t)a;
        cmd->mediate = (uint8_t)b;
        return json_array_size(row) <= 5;
    default: return json_array_size(row) == 3;
    }
}

static bool read_command(const Catalog *c, const json_t *row, SavedCommand *out)
{
    int quarter;
    const char *power = json_string_value(json_array_get(row, 1)),
               *word = json_string_value(json_array_get(row, 2));
    if (!int_value(json_array_get(row, 0), 0, MAX_QUARTERS, &quarter) || !power || !word) return false;
    *out = (SavedCommand){.quarter = (uint8_t)quarter};
    out->command.kind = (uint8_t)command_kind(word);
    out->command.seat = (uint8_t)catalog_power(c, power);
    if (out->command.kind == CMD_NONE || out->command.seat < 1 || out->command.seat > MAX_SEATS) return false;
    return read_arguments(c, row, &out->command);
}

/* columns: the id of each state in this content, 0 for one it does not have. */
static bool read_quarter(const json_t *row, const int *columns, size_t states, SavedQuarter *out)
{
    enum { VALUES = 6 };
    int v[VALUES];
    *out = (SavedQuarter){0};
    if (json_array_size(row) != VALUES + states || !hex_value(json_array_get(row, 0), &out->hash))
        return false;
    for (size_t i = 1; i < VALUES; i++) {
        if (!int_value(json_array_get(row, i), -1000000, 1000000, &v[i])) return false;
    }
    out->tension = v[1];
    out->score[1] = v[2];
    out->score[2] = v[3];
    out->prestige[1] = v[4];
    out->prestige[2] = v[5];
    for (size_t i = 0; i < states; i++) {
        if (!int_value(json_array_get(row, VALUES + i), -100000, 100000, &v[0])) return false;
        if (columns[i]) out->alignment[columns[i]] = v[0];
    }
    return true;
}

static bool read_quarters(const Catalog *c, const json_t *from, SaveSegment *s, Err *err)
{
    const json_t *quarters = json_object_get(from, "quarters"), *states = json_object_get(from, "states");
    size_t n = json_array_size(quarters), width = json_array_size(states);
    int columns[MAX_STATES];
    if (n > MAX_QUARTERS || width > MAX_STATES)
        return err_set(err, "a segment has too many quarters or states");
    for (size_t i = 0; i < width; i++) {
        const char *id = json_string_value(json_array_get(states, i));
        if (!id) return err_set(err, "a segment's list of states makes no sense");
        columns[i] = catalog_state(c, id);
    }
    s->quarter = mem_zero(n + 1, sizeof *s->quarter);
    if (!s->quarter) return err_set(err, "no memory to read the save");
    s->quarter_count = (int)n;
    for (size_t i = 0; i < n; i++) {
        if (!read_quarter(json_array_get(quarters, i), columns, width, &s->quarter[i]))
            return err_set(err, "quarter %zu of a segment makes no sense", i + 1);
    }
    return true;
}

static bool read_commands(const Catalog *c, const json_t *commands, SaveSegment *s, Err *err)
{
    size_t n = json_array_size(commands);
    if (n > SAVE_COMMANDS) return err_set(err, "it has %zu commands; at most %d are read", n, SAVE_COMMANDS);
    s->command = mem_zero(n + 1, sizeof *s->command);
    if (!s->command) return err_set(err, "no memory to read the save");
    s->command_count = (int)n;
    for (size_t i = 0; i < n; i++) {
        if (!read_command(c, json_array_get(commands, i), &s->command[i]))
            return err_set(err, "command %zu makes no sense", i + 1);
    }
    return true;
}

static bool keep_text(const json_t *from, SaveSegment *s, Err *err)
{
    char *text = json_dumps(from, JSON_COMPACT);
    s->text = text ? mem_text(text) : NULL;
    json_give(text);
    return s->text ? true : err_set(err, "no memory to read the save");
}

static bool read_segment(const Catalog *c, const json_t *from, SaveSegment *s, Err *err)
{
    static const char *const keys[] = {"rules",  "content",  "first_quarter", "start",
                                       "states", "commands", "quarters"};
    if (!json_is_object(from) || !int_value(json_object_get(from, "rules"), 1, 1000000, &s->rules) ||
        !hex_value(json_object_get(from, "content"), &s->content) ||
        !int_value(json_object_get(from, "first_quarter"), 0, MAX_QUARTERS, &s->first_quarter) ||
        !json_is_array(json_object_get(from, "commands")) ||
        !json_is_array(json_object_get(from, "quarters")) || !json_is_array(json_object_get(from, "states")))
        return err_set(err, "a segment is incomplete");
    if (!only_keys(from, keys, COUNT_OF(keys), "a segment", err)) return false;
    if (s->rules > RULES_NUMBER)
        return err_set(err, "it was written under rules %d; this version knows rules up to %d", s->rules,
                       RULES_NUMBER);
    s->at_hand = s->rules == RULES_NUMBER && s->content == c->hash;
    const json_t *start = json_object_get(from, "start");
    s->from_start = start == NULL;
    if (!keep_text(from, s, err) || !read_quarters(c, from, s, err)) return false;
    if (!s->at_hand) return true;
    if (start && !snapshot_read(c, start, &s->start, err)) return false;
    if (start && s->start.quarter != s->first_quarter)
        return err_set(err, "a segment does not begin where it says");
    return read_commands(c, json_object_get(from, "commands"), s, err);
}

/* The header tells a list what `now` is; both must agree. */
static bool header_fits(const Catalog *c, const SaveFile *save, Err *err)
{
    const World *w = &save->now;
    if (catalog_scenario(c, save->scenario) != w->scenario)
        return err_set(err, "its header tells of another scenario than its position");
    if (save->seed != w->seed) return err_set(err, "its header tells of another seed than its position");
    if (save->quarter != w->quarter || save->over != (w->phase == PHASE_OVER))
        return err_set(err, "its header tells of another quarter than its position");
    return true;
}

static bool read_all(const Catalog *c, const json_t *root, SaveFile *save, Err *err)
{
    if (!read_header(root, save, err) || !seats_fit(c, json_object_get(root, "seats"), err)) return false;
    const json_t *segments = json_object_get(root, "segments");
    size_t n = json_array_size(segments);
    if (n < 1 || n > SAVE_SEGMENTS)
        return err_set(err, "it has %zu segments; 1 to %d are read", n, SAVE_SEGMENTS);
    save->segment = mem_zero(n, sizeof *save->segment);
    if (!save->segment) return err_set(err, "no memory to read the save");
    for (size_t i = 0; i < n; i++) {
        save->segment_count = (int)i + 1;
        if (!read_segment(c, json_array_get(segments, i), &save->segment[i], err)) return false;
    }
    Err problem = {""};
    save->has_now = snapshot_read(c, json_object_get(root, "now"), &save->now, &problem);
    if (!save->has_now && save->segment[n - 1].at_hand) return err_set(err, "%s", problem.text);
    if (save->has_now && !header_fits(c, save, err)) return false;
    StrBuf b = str_buf(save->now_problem, sizeof save->now_problem);
    if (!save->has_now) str_add(&b, problem.text);
    return true;
}

bool save_read(const Catalog *c, const char *text, size_t size, SaveFile *save, Err *err)
{
    *save = (SaveFile){0};
    if (!check_holds(text, size, err)) return false;
    bounded_json(true);
    json_t *root = parse(text, size, err);
    bool ok = root && read_all(c, root, save, err);
    json_decref(root);
    bounded_json(false);
    if (!ok) save_clear(save);
    return ok;
}

bool save_read_header(const char *text, size_t size, SaveFile *save, Err *err)
{
    *save = (SaveFile){0};
    if (!check_holds(text, size, err)) return false;
    bounded_json(true);
    json_t *root = parse(text, size, err);
    bool ok = root && read_header(root, save, err);
    json_decref(root);
    bounded_json(false);
    return ok;
}

void save_clear(SaveFile *save)
{
    for (int i = 0; i < save->segment_count; i++) {
        mem_free(save->segment[i].command);
        mem_free(save->segment[i].quarter);
        mem_free(save->segment[i].text);
    }
    mem_free(save->segment);
    *save = (SaveFile){0};
}
