/* A campaign on disk: saving, the autosaves, and loading with what to do when a file is damaged or of other
 * content. */
#include "session/session_state.h"

#include "host/file.h"
#include "host/mem.h"
#include "session/reopen.h"
#include "session/slots.h"

#include <stdio.h>
#include <string.h>

/* ---- saving ---- */

static void fill_header(const Session *s, SaveFile *save)
{
    const Catalog *c = s->game.catalog;
    const ScenarioDef *d = &c->scenario[s->setup.scenario];
    snprintf(save->version, sizeof save->version, "%s", STEPPE_VERSION);
    snprintf(save->scenario, sizeof save->scenario, "%s:%s", d->at.mod, d->at.id);
    save->seed = s->setup.seed;
    save->quarter = s->world.quarter;
    save->quarters = d->quarters;
    save->year = game_year(c, &s->world);
    save->season = game_season(c, &s->world);
    save->over = session_is_over(s);
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        snprintf(save->level[seat], sizeof save->level[seat], "%s",
                 s->setup.human[seat] ? "human" : s->setup.level_word[seat]);
    const ContentMod *mods;
    int count = content_mods(s->content, &mods);
    for (int i = 0; i < count && save->mod_count < SAVE_MODS; i++) {
        if (!mods[i].on) continue;
        snprintf(save->mod[save->mod_count].id, sizeof save->mod[0].id, "%s", mods[i].id ? mods[i].id : "");
        snprintf(save->mod[save->mod_count].version, sizeof save->mod[0].version, "%s",
                 mods[i].version ? mods[i].version : "");
        save->mod_count++;
    }
}

static void fill_segment(const Session *s, SaveSegment *segment, SavedQuarter *rows)
{
    *segment = (SaveSegment){.rules = RULES_NUMBER,
                             .content = s->game.catalog->hash,
                             .from_start = s->from_start,
                             .start = s->start,
                             .first_quarter = s->first_quarter,
                             .command = s->command,
                             .command_count = s->command_count,
                             .quarter = rows,
                             .at_hand = true};
    for (int i = s->own_rows; i < s->chart_count; i++) {
        const ChartRow *row = &s->chart[i];
        SavedQuarter *q = &rows[segment->quarter_count++];
        *q = (SavedQuarter){.hash = row->hash, .tension = row->tension};
        memcpy(q->alignment, row->alignment, sizeof q->alignment);
        memcpy(q->score, row->score, sizeof q->score);
        memcpy(q->prestige, row->prestige, sizeof q->prestige);
    }
}

static bool slot_is_good(const char *slot)
{
    size_t n = strlen(slot);
    return n >= 1 && n <= 64 && strspn(slot, "abcdefghijklmnopqrstuvwxyz0123456789_-") == n;
}

/* The counter in a save's header; 0 when the file is missing or no save. */
static uint64_t generation_of(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX], *text;
    size_t size;
    SaveFile header;
    if (!file_join(path, sizeof path, folder, name, NULL) || !file_exists(path)) return 0;
    if (!file_read(path, SAVE_LIMIT, &text, &size, NULL)) return 0;
    uint64_t generation = save_read_header(text, size, &header, NULL) ? header.generation : 0;
    mem_free(text);
    return generation;
}

/* The newest file of a folder has the highest number, whatever the clock says. */
static uint64_t next_generation(const char *folder)
{
    FileList list;
    uint64_t highest = 0;
    if (!file_list(folder, &list, NULL)) return 1;
    for (int i = 0; i < list.count; i++) {
        size_t n = strlen(list.name[i]);
        if (n < 6 || strcmp(list.name[i] + n - 5, ".json") != 0) continue;
        uint64_t generation = generation_of(folder, list.name[i]);
        if (generation > highest) highest = generation;
    }
    file_list_free(&list);
    return highest < INT32_MAX ? highest + 1 : highest;
}

/* What will be on disk says exactly what is played here. */
static bool reads_back(const Session *s, const char *text, size_t size, Err *err)
{
    SaveFile again;
    if (!save_read(s->game.catalog, text, size, &again, err))
        return err_wrap(err, "the save would not load again");
    const SaveSegment *last = &again.segment[again.segment_count - 1];
    bool same = again.has_now && world_hash(&again.now) == world_hash(&s->world) && last->at_hand &&
                last->command_count == s->command_count;
    for (int i = 0; same && i < s->command_count; i++)
        same = last->command[i].quarter == s->command[i].quarter &&
               memcmp(&last->command[i].command, &s->command[i].command, sizeof(Command)) == 0;
    save_clear(&again);
    return same ? true : err_set(err, "the save would not load again as it is played");
}

/* The oldest segments give way when they are too many or too large: only their replay is lost. */
static bool write_text(const Session *s, SaveFile *save, char **text, size_t *size, Err *err)
{
    SaveSegment *all = save->segment;
    int count = save->segment_count, skip = count > SAVE_SEGMENTS ? count - SAVE_SEGMENTS : 0;
    bool ok;
    do {
        save->segment = all + skip;
        save->segment_count = count - skip;
        ok = save_write(s->game.catalog, save, text, size, err);
    } while (!ok && ++skip < count);
    save->segment = all;
    return ok;
}

/* Two programs must not write one file at the same moment; a write takes some ten milliseconds. */
static bool put_file(const char *folder, const char *name, const char *text, size_t size, Err *err)
{
    int lock = file_lock_folder(folder, 3000, err);
    if (lock < 0) return false;
    bool ok = file_write_safe(folder, name, text, size, err);
    file_unlock(lock);
    return ok;
}

bool session_save_text(Session *s, const char *slot, char **text, size_t *size, Err *err)
{
    SavedQuarter rows[MAX_QUARTERS + 2];
    SaveFile save = {
        .generation = s->generation, .segment_count = s->past_count + 1, .has_now = true, .now = s->world};
    save.autosave = strncmp(slot, "autosave-", 9) == 0;
    fill_header(s, &save);
    save.segment = mem_zero((size_t)save.segment_count, sizeof *save.segment);
    if (!save.segment) return err_set(err, "no memory to save");
    for (int i = 0; i < s->past_count; i++) save.segment[i] = (SaveSegment){.text = s->past[i].text};
    fill_segment(s, &save.segment[s->past_count], rows);
    bool ok = write_text(s, &save, text, size, err);
    mem_free(save.segment);
    return ok;
}

bool session_save(Session *s, const char *slot, Err *err)
{
    char *text = NULL, name[80];
    size_t size = 0;
    if (!slot_is_good(slot))
        return err_set(err, "bad save name '%.40s'; use a to z, 0 to 9, '_' and '-', at most 64", slot);
    const char *folder = content_saves_folder(s->content);
    if (!file_make_folder(folder, err)) return false;
    if (s->generation == 0) s->generation = next_generation(folder);
    if (!session_save_text(s, slot, &text, &size, err)) return false;
    snprintf(name, sizeof name, "%s.json", slot);
    bool ok = reads_back(s, text, size, err) && put_file(folder, name, text, size, err);
    mem_free(text);
    if (ok && s->generation < INT32_MAX) s->generation++;
    return ok;
}

/* ---- autosaves: three slots in turn, three others for every further program that plays at the same time
 * ---- */

enum { AUTOSAVES = 3, PROGRAMS = 8 };

static bool take_slots(Session *s, const char *folder, Err *err)
{
    char name[40], path[FILE_PATH_MAX];
    if (s->autosave_first) return true;
    for (int k = 0; k < PROGRAMS && s->autosave_lock < 0; k++) {
        s->autosave_first = 1 + k * AUTOSAVES;
        snprintf(name, sizeof name, ".autosave-%d", s->autosave_first);
        if (!file_join(path, sizeof path, folder, name, err)) break;
        s->autosave_lock = file_lock(path, err);
    }
    if (s->autosave_lock < 0) {
        s->autosave_first = 0;
        return false;
    }
    /* Begin with the oldest, so that the newest of the last campaign stays longest. */
    uint64_t oldest = UINT64_MAX;
    for (int i = 0; i < AUTOSAVES; i++) {
        snprintf(name, sizeof name, "autosave-%d.json", s->autosave_first + i);
        uint64_t generation = generation_of(folder, name);
        if (generation >= oldest) continue;
        oldest = generation;
        s->autosave_next = i;
    }
    return true;
}

void session_autosave(Session *s)
{
    char slot[32];
    Err err = {""};
    const char *folder = content_saves_folder(s->content);
    if (!s->setup.autosave) return;
    bool ok = file_make_folder(folder, &err) && take_slots(s, folder, &err);
    if (ok) {
        snprintf(slot, sizeof slot, "autosave-%d", s->autosave_first + s->autosave_next);
        s->autosave_next = (s->autosave_next + 1) % AUTOSAVES;
        ok = session_save(s, slot, &err);
    }
    snprintf(s->autosave_error, sizeof s->autosave_error, "%s", ok ? "" : err.text);
}

/* ---- loading ---- */

static bool read_setup(const Content *content, const SaveFile *save, SessionSetup *setup, Err *err)
{
    const Catalog *c = content_catalog(content);
    setup->scenario = catalog_scenario(c, save->scenario);
    if (!setup->scenario) return err_set(err, "its scenario '%s' is not in this content", save->scenario);
    setup->seed = save->seed;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        char why[256];
        StrBuf b = str_buf(why, sizeof why);
        setup->human[seat] = strcmp(save->level[seat], "human") == 0;
        snprintf(setup->level_word[seat], sizeof setup->level_word[seat], "%s",
                 setup->human[seat] ? "greedy" : save->level[seat]);
        if (!ai_level(c, setup->level_word[seat], &setup->level[seat], &b))
            return err_set(err, "unknown level '%s'; %s", save->level[seat], why);
    }
    return true;
}

static bool row_fits(const ChartRow *row, const SavedQuarter *told)
{
    return row->hash == told->hash && row->tension == told->tension &&
           memcmp(row->alignment, told->alignment, sizeof row->alignment) == 0 &&
           memcmp(row->score, told->score, sizeof row->score) == 0 &&
           memcmp(row->prestige, told->prestige, sizeof row->prestige) == 0;
}

static bool replay_segment(Session *s, const SaveSegment *segment, Err *err)
{
    for (int i = 0; i < segment->command_count; i++) {
        const SavedCommand *k = &segment->command[i];
        if (k->quarter != s->world.quarter)
            return err_set(err, "command %d belongs to quarter %d, but quarter %d is played", i + 1,
                           k->quarter + 1, s->world.quarter + 1);
        Refusal refusal = session_apply(s, &k->command);
        if (refusal != REFUSE_NO)
            return err_set(err, "command %d of quarter %d is refused (%s)", i + 1, k->quarter + 1,
                           refusal_word((int)refusal));
    }
    if (s->chart_count - s->own_rows != segment->quarter_count)
        return err_set(err, "it tells of more or fewer quarters than its commands play");
    for (int i = 0; i < segment->quarter_count; i++) {
        if (!row_fits(&s->chart[s->own_rows + i], &segment->quarter[i]))
            return err_set(err, "quarter %d comes out differently", s->chart[s->own_rows + i].quarter + 1);
    }
    return true;
}

/* Chart rows of segments that are not played again; a quarter that none tells of repeats the one before. */
static void tell_past(Session *s, const SaveFile *save, int segments, int until)
{
    game_set_start(&s->game, &s->seen, s->setup.scenario, s->setup.seed);
    s->chart[0] = session_chart_row(&s->seen, -1);
    for (int quarter = 0; quarter < until; quarter++) {
        ChartRow *row = &s->chart[quarter + 1];
        *row = s->chart[quarter];
        row->quarter = quarter;
        for (int i = 0; i < segments; i++) {
            const SaveSegment *g = &save->segment[i];
            if (quarter < g->first_quarter || quarter >= g->first_quarter + g->quarter_count) continue;
            const SavedQuarter *q = &g->quarter[quarter - g->first_quarter];
            row->hash = q->hash;
            row->tension = q->tension;
            memcpy(row->alignment, q->alignment, sizeof row->alignment);
            memcpy(row->score, q->score, sizeof row->score);
            memcpy(row->prestige, q->prestige, sizeof row->prestige);
        }
    }
    s->chart_count = s->own_rows = until + 1;
}

static bool keep_past(Session *s, SaveFile *save, int segments, Err *err)
{
    if (segments == 0) return true;
    s->past = mem_zero((size_t)segments, sizeof *s->past);
    if (!s->past) return err_set(err, "no memory to load");
    s->past_count = segments;
    for (int i = 0; i < segments; i++) {
        s->past[i].text = save->segment[i].text;
        save->segment[i].text = NULL;
    }
    return true;
}

/* Earlier segments stay as they were told; the last is replayed, or entered through the position at its end.
 */
static bool restore(Session *s, SaveFile *save, StrBuf *note, Err *err)
{
    const SaveSegment *last = &save->segment[save->segment_count - 1];
    bool replay = last->at_hand;
    int segments = replay ? save->segment_count - 1 : save->segment_count;
    if (replay && last->from_start && segments == 0) {
        session_begin(s);
        return replay_segment(s, last, err);
    }
    if (replay && last->from_start) return err_set(err, "a later segment cannot begin with the scenario");
    if (!replay && !save->has_now)
        return err_set(err, "it was made with other content: %s", save->now_problem);
    s->from_start = false;
    s->start = replay ? last->start : save->now;
    if (s->start.scenario != s->setup.scenario || s->start.seed != s->setup.seed)
        return err_set(err, "its last segment belongs to another campaign");
    s->world = s->start;
    s->first_quarter = s->world.quarter;
    tell_past(s, save, segments, s->first_quarter);
    session_set_mark(s);
    if (!replay)
        str_add(
            note,
            "made with other content or rules: the position was taken over, its past cannot be played again");
    return keep_past(s, save, segments, err) && (!replay || replay_segment(s, last, err));
}

static bool load_save(const Content *content, SaveFile *save, bool autosave_on, Session **out, StrBuf *note,
                      Err *err)
{
    SessionSetup setup = {.autosave = autosave_on};
    Session *s = read_setup(content, save, &setup, err) ? session_new(content, &setup, err) : NULL;
    bool ok = s && restore(s, save, note, err);
    if (ok && save->has_now && world_hash(&s->world) != world_hash(&save->now))
        ok = err_set(err, "its commands lead to another position than the one it tells");
    if (!ok) {
        session_close(s);
        return false;
    }
    if (setup.human[1] || setup.human[2]) session_think(s);
    *out = s;
    return true;
}

static bool load_file(const Content *content, const char *path, bool autosave_on, Session **out, StrBuf *note,
                      Err *err)
{
    char *text;
    size_t size;
    SaveFile save;
    if (!file_read(path, SAVE_LIMIT, &text, &size, err)) return false;
    bool ok = save_read(content_catalog(content), text, size, &save, err);
    mem_free(text);
    if (ok) {
        ok = load_save(content, &save, autosave_on, out, note, err);
        save_clear(&save);
    }
    return ok ? true : err_wrap(err, "cannot load '%s'", path);
}

/* A damaged file still tells which campaign it was, most of the time. */
static bool seed_in(const char *path, char seed[17])
{
    char *text;
    size_t size;
    if (!file_read(path, SAVE_LIMIT, &text, &size, NULL)) return false;
    const char *at = strstr(text, "\"seed\": \"");
    bool found = at && at - text < 1024 && strspn(at + 9, "0123456789abcdef") == 16;
    if (found) snprintf(seed, 17, "%.16s", at + 9);
    mem_free(text);
    return found;
}

/* The newest autosave of the same campaign. */
static bool load_autosave(const Content *content, const char *path, bool autosave_on, Session **out,
                          char used[72], StrBuf *note)
{
    char seed[17], other[17];
    Slot *list;
    if (!seed_in(path, seed)) return false;
    int count = slots_list(content, &list);
    bool ok = false;
    for (int i = 0; i < count && !ok; i++) {
        if (!list[i].autosave || list[i].problem[0] || strcmp(list[i].path, path) == 0) continue;
        if (!seed_in(list[i].path, other) || strcmp(seed, other) != 0) continue;
        ok = load_file(content, list[i].path, autosave_on, out, note, NULL);
        if (ok) snprintf(used, 72, "%s", list[i].slot);
    }
    mem_free(list);
    return ok;
}

bool session_load(const Content *content, const char *path, bool autosave_on, Session **out, char *note,
                  size_t note_size, Err *err)
{
    char bak[FILE_PATH_MAX], used[72] = "", taken[256];
    Err first = {""};
    StrBuf b = str_buf(taken, sizeof taken);
    *out = NULL;
    if (note && note_size) note[0] = 0;
    if (reopen_is_batch(path)) return reopen_campaign(content, path, out, err);
    bool ok = load_file(content, path, autosave_on, out, &b, &first);
    if (!ok) {
        int n = snprintf(bak, sizeof bak, "%s.bak", path);
        bool there = n > 0 && (size_t)n < sizeof bak && file_exists(bak);
        ok = there && load_file(content, bak, autosave_on, out, &b, NULL);
    }
    if (!ok) ok = load_autosave(content, path, autosave_on, out, used, &b);
    if (!ok) return err_set(err, "%s", first.text);
    if (!note || !note_size) return true;
    StrBuf told = str_buf(note, note_size);
    if (first.text[0])
        str_addf(&told, "%s; %s%s was loaded instead", first.text, used[0] ? used : "the previous save",
                 used[0] ? " of the same campaign" : "");
    if (first.text[0] && taken[0]) str_add(&told, "; ");
    str_add(&told, taken);
    return true;
}
