/* A running campaign. The recorder holds every command; the decision that is open can be played again from `mark`, the
 * World at its beginning, which is how undo works: through the one door, without the command taken back. */
#include "session/session.h"

#include "base/check.h"
#include "host/file.h"
#include "host/mem.h"
#include "save/save.h"
#include "session/batch.h"

#include <stdio.h>
#include <string.h>

enum { REPORT_SPARE = 16384, AUTOSAVES = 3 };

struct Session {
    const Content *content;
    const Hooks *hooks;
    Game game;
    SessionSetup setup;
    World world;
    World mark; /* at the beginning of the open decision */
    int mark_commands, mark_reports, mark_rows;
    SavedCommand *command;
    int command_count, command_room;
    ReportLog log;
    ChartRow chart[MAX_QUARTERS + 2];
    int chart_count;
    ChartRow history[MAX_QUARTERS + 2];
    int history_count;
    SaveSegment *past; /* segments of other content, written back unchanged */
    int past_count;
    bool from_start;
    World start; /* of the running segment when it did not begin with the scenario */
    int first_quarter;
    World view[DIM_SEATS];
    bool view_fresh[DIM_SEATS];
    uint64_t generation;
    char autosave_error[ERR_TEXT_MAX];
    AiScratch scratch;
    AiAnswer answer;
    World seen;
};

/* ---- recording ---- */

static bool make_room(Session *s)
{
    if (s->command_count + 64 > s->command_room) {
        int room = s->command_room ? s->command_room * 2 : 512;
        SavedCommand *grown = mem_resize(s->command, (size_t)room * sizeof *grown);
        if (!grown) return false;
        s->command = grown;
        s->command_room = room;
    }
    if (s->log.count + REPORT_SPARE > s->log.capacity) {
        int room = s->log.capacity ? s->log.capacity * 2 : 4 * REPORT_SPARE;
        Report *grown = mem_resize(s->log.items, (size_t)room * sizeof *grown);
        if (!grown) return false;
        s->log.items = grown;
        s->log.capacity = room;
    }
    return true;
}

static ChartRow chart_row(const World *w, int quarter)
{
    ChartRow row = {.quarter = quarter, .hash = world_hash(w), .tension = w->tension};
    memcpy(row.alignment, w->alignment, sizeof row.alignment);
    memcpy(row.score, w->score, sizeof row.score);
    memcpy(row.prestige, w->prestige, sizeof row.prestige);
    return row;
}

static void set_mark(Session *s)
{
    s->mark = s->world;
    s->mark_commands = s->command_count;
    s->mark_reports = s->log.count;
    s->mark_rows = s->chart_count;
}

/* Applies and records; a new quarter adds a row to the chart, a new decision sets the mark. */
static Refusal apply(Session *s, const Command *cmd)
{
    World *w = &s->world;
    int quarter = w->quarter, phase = w->phase, round = w->crisis_round, crises = w->crises;
    if (!make_room(s)) return REFUSE_BAD;
    Refusal refusal = game_apply(&s->game, w, cmd, &s->log);
    if (refusal != REFUSE_NO) return refusal;
    s->command[s->command_count++] = (SavedCommand){(uint8_t)quarter, *cmd};
    for (int seat = 0; seat <= MAX_SEATS; seat++) s->view_fresh[seat] = false;
    bool over = w->phase == PHASE_OVER;
    if (w->quarter != quarter || over) s->chart[s->chart_count++] = chart_row(w, quarter);
    if (w->quarter != quarter || w->phase != phase || w->crisis_round != round || w->crises != crises) set_mark(s);
    return REFUSE_NO;
}

/* ---- computer seats ---- */

static bool think_once(Session *s, int seat)
{
    const Catalog *c = s->game.catalog;
    uint64_t key = batch_key(c, s->setup.seed, seat, s->world.quarter);
    game_observe(&s->game, &s->world, seat, key, &s->seen);
    ai_decide(&s->game, &s->seen, seat, &s->setup.level[seat], key, &s->scratch, &s->answer);
    if (s->answer.count == 0) s->answer.command[s->answer.count++] = game_default(&s->game, &s->world, seat);
    for (int i = 0; i < s->answer.count; i++) {
        Command cmd = s->answer.command[i];
        Refusal refusal = apply(s, &cmd);
        CHECK(refusal == REFUSE_NO);
    }
    return true;
}

/* Lets computer seats play until a human owes a decision, the campaign is over, or (watching) a quarter is done. */
static void think(Session *s, bool one_quarter)
{
    int quarter = s->world.quarter;
    for (;;) {
        bool thought = false;
        for (int seat = 1; seat <= MAX_SEATS && !thought; seat++) {
            if (!s->setup.human[seat] && game_owes(&s->world, s->game.catalog, seat)) thought = think_once(s, seat);
        }
        if (!thought || s->world.phase == PHASE_OVER) return;
        if (one_quarter && s->world.quarter != quarter) return;
    }
}

/* ---- opening ---- */

static void autosave(Session *s)
{
    if (!s->setup.autosave) return;
    char slot[32];
    Err err = {""};
    snprintf(slot, sizeof slot, "autosave-%d", (int)(s->world.quarter % AUTOSAVES) + 1);
    s->autosave_error[0] = 0;
    if (!session_save(s, slot, &err)) snprintf(s->autosave_error, sizeof s->autosave_error, "%s", err.text);
}

static Session *new_session(const Content *content, const SessionSetup *setup, Err *err)
{
    Session *s = mem_zero(1, sizeof *s);
    if (!s) {
        err_set(err, "no memory for a campaign");
        return NULL;
    }
    s->content = content;
    s->setup = *setup;
    s->from_start = true;
    s->hooks = content_hooks_open(content, err);
    s->game = (Game){content_catalog(content), s->hooks};
    if (!s->hooks || !make_room(s)) {
        if (s->hooks) err_set(err, "no memory for a campaign");
        session_close(s);
        return NULL;
    }
    return s;
}

static void begin(Session *s)
{
    game_set_start(&s->game, &s->seen, s->setup.scenario, s->setup.seed);
    s->chart[0] = chart_row(&s->seen, -1);
    s->chart_count = 1;
    game_start(&s->game, &s->world, s->setup.scenario, s->setup.seed, &s->log);
    set_mark(s);
}

bool session_open(const Content *content, const SessionSetup *setup, Session **out, Err *err)
{
    *out = NULL;
    Session *s = new_session(content, setup, err);
    if (!s) return false;
    begin(s);
    if (setup->human[1] || setup->human[2]) think(s, false);
    autosave(s);
    *out = s;
    return true;
}

void session_close(Session *s)
{
    if (!s) return;
    if (s->hooks) content_hooks_close(s->hooks);
    for (int i = 0; i < s->past_count; i++) mem_free(s->past[i].foreign);
    mem_free(s->past);
    mem_free(s->command);
    mem_free(s->log.items);
    mem_free(s);
}

/* ---- asking and telling ---- */

const Content *session_content(const Session *s) { return s->content; }
const SessionSetup *session_setup(const Session *s) { return &s->setup; }
const Game *session_game(const Session *s) { return &s->game; }
bool session_is_over(const Session *s) { return s->world.phase == PHASE_OVER; }
uint64_t session_hash(const Session *s) { return world_hash(&s->world); }
const char *session_autosave_error(const Session *s) { return s->autosave_error; }

const World *session_view(Session *s, int seat)
{
    CHECK(seat >= 0 && seat <= MAX_SEATS);
    if (!s->view_fresh[seat]) {
        uint64_t key = batch_key(s->game.catalog, s->setup.seed ^ 0xE7E5, seat ? seat : 1, s->world.quarter);
        game_observe(&s->game, &s->world, seat, key, &s->view[seat]);
        /* A screen waits for the other side; only a search plays on as if it had closed its part. */
        s->view_fresh[seat] = true;
    }
    return &s->view[seat];
}

int session_pending(Session *s, Pending out[MAX_PENDING])
{
    Pending all[MAX_PENDING];
    int count = 0, n = game_pending(&s->world, s->game.catalog, all);
    for (int i = 0; i < n; i++) {
        if (s->setup.human[all[i].seat]) out[count++] = all[i];
    }
    return count;
}

Refusal session_check(Session *s, const Command *cmd, Reasons *reasons)
{
    return game_check(&s->game, &s->world, cmd, reasons);
}

Refusal session_submit(Session *s, const Command *cmd, Reasons *reasons)
{
    int quarter = s->world.quarter;
    Refusal refusal = game_check(&s->game, &s->world, cmd, reasons);
    if (refusal == REFUSE_NO && !s->setup.human[cmd->seat]) refusal = REFUSE_SIDE;
    if (refusal == REFUSE_NO) refusal = apply(s, cmd);
    if (refusal != REFUSE_NO) return refusal;
    think(s, false);
    if (s->world.quarter != quarter || session_is_over(s)) autosave(s);
    return REFUSE_NO;
}

/* Index of the seat's last plan command in the open decision, -1 when there is none. */
static int last_plan_command(const Session *s, int seat)
{
    if (s->world.phase != PHASE_PLAN || s->world.committed[seat]) return -1;
    for (int i = s->command_count - 1; i >= s->mark_commands; i--) {
        const Command *cmd = &s->command[i].command;
        if (cmd->seat == seat && (cmd->kind == CMD_PLAN_ADD || cmd->kind == CMD_PLAN_REMOVE)) return i;
    }
    return -1;
}

bool session_can_undo(const Session *s, int seat) { return last_plan_command(s, seat) >= 0; }

bool session_undo(Session *s, int seat)
{
    int gone = last_plan_command(s, seat);
    if (gone < 0) return false;
    int end = s->command_count;
    s->world = s->mark;
    s->command_count = s->mark_commands;
    s->log.count = s->mark_reports;
    s->chart_count = s->mark_rows;
    for (int i = s->mark_commands; i < end; i++) {
        Command cmd = s->command[i].command;
        if (i == gone) continue;
        Refusal refusal = apply(s, &cmd);
        CHECK(refusal == REFUSE_NO);
    }
    for (int k = 0; k <= MAX_SEATS; k++) s->view_fresh[k] = false;
    return true;
}

bool session_watch(Session *s)
{
    if (session_is_over(s)) return false;
    think(s, true);
    return true;
}

int session_reports(const Session *s, const Report **out)
{
    *out = s->log.items;
    return s->log.count;
}

int session_chart(const Session *s, const ChartRow **out)
{
    *out = s->chart;
    return s->chart_count;
}

int session_history_chart(Session *s, const ChartRow **out)
{
    *out = s->history;
    if (s->history_count > 0) return s->history_count;
    static const AiLevel historical = {AI_HISTORICAL, 0};
    World *w = &s->seen;
    game_set_start(&s->game, w, s->setup.scenario, s->setup.seed);
    s->history[s->history_count++] = chart_row(w, -1);
    game_start(&s->game, w, s->setup.scenario, s->setup.seed, NULL);
    while (w->phase != PHASE_OVER) {
        int quarter = w->quarter, seat = game_owes(w, s->game.catalog, 1) ? 1 : 2;
        ai_decide(&s->game, w, seat, &historical, 1, &s->scratch, &s->answer);
        if (s->answer.count == 0) s->answer.command[s->answer.count++] = game_default(&s->game, w, seat);
        for (int i = 0; i < s->answer.count; i++) game_apply(&s->game, w, &s->answer.command[i], NULL);
        if (w->quarter != quarter || w->phase == PHASE_OVER) s->history[s->history_count++] = chart_row(w, quarter);
    }
    return s->history_count;
}

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
        snprintf(save->level[seat], sizeof save->level[seat], "%s", s->setup.human[seat] ? "human" : s->setup.level_word[seat]);
    const ContentMod *mods;
    int count = content_mods(s->content, &mods);
    for (int i = 0; i < count && save->mod_count < SAVE_MODS; i++) {
        if (!mods[i].on) continue;
        snprintf(save->mod[save->mod_count].id, sizeof save->mod[0].id, "%s", mods[i].id ? mods[i].id : "");
        snprintf(save->mod[save->mod_count].version, sizeof save->mod[0].version, "%s", mods[i].version ? mods[i].version : "");
        save->mod_count++;
    }
}

static void fill_segment(const Session *s, SaveSegment *segment, SavedQuarter *rows)
{
    *segment = (SaveSegment){.rules = RULES_NUMBER, .content = s->game.catalog->hash, .from_start = s->from_start, .start = s->start,
                             .first_quarter = s->first_quarter, .command = s->command, .command_count = s->command_count, .quarter = rows, .at_hand = true};
    for (int i = 1; i < s->chart_count; i++) {
        const ChartRow *row = &s->chart[i];
        SavedQuarter *q = &rows[segment->quarter_count++];
        *q = (SavedQuarter){.hash = row->hash, .tension = row->tension};
        memcpy(q->alignment, row->alignment, sizeof q->alignment);
        memcpy(q->score, row->score, sizeof q->score);
    }
}

static bool slot_is_good(const char *slot)
{
    size_t n = strlen(slot);
    return n >= 1 && n <= 64 && strspn(slot, "abcdefghijklmnopqrstuvwxyz0123456789_-") == n;
}

/* The generation counter lives in the folder: the newest file has the highest, whatever the clock says. */
static uint64_t next_generation(const char *folder)
{
    FileList list;
    uint64_t highest = 0;
    if (!file_list(folder, &list, NULL)) return 1;
    for (int i = 0; i < list.count; i++) {
        char path[FILE_PATH_MAX], *text, *at;
        size_t size;
        if (!strstr(list.name[i], ".json") || !file_join(path, sizeof path, folder, list.name[i], NULL)) continue;
        if (!file_read(path, SAVE_LIMIT, &text, &size, NULL)) continue;
        unsigned long long generation = 0;
        at = strstr(text, "\"generation\": ");
        if (at && at - text < 2048 && sscanf(at + 14, "%llu", &generation) == 1 && generation > highest && generation < 1u << 30) highest = generation;
        mem_free(text);
    }
    file_list_free(&list);
    return highest + 1;
}

bool session_save(Session *s, const char *slot, Err *err)
{
    if (!slot_is_good(slot)) return err_set(err, "bad save name '%.40s'; use a to z, 0 to 9, '_' and '-', at most 64", slot);
    const char *folder = content_saves_folder(s->content);
    if (!file_make_folder(folder, err)) return false;
    if (s->generation == 0) s->generation = next_generation(folder);
    SavedQuarter rows[MAX_QUARTERS + 2];
    SaveFile save = {.generation = s->generation++, .segment_count = s->past_count + 1, .has_now = true, .now = s->world};
    save.autosave = strncmp(slot, "autosave-", 9) == 0;
    fill_header(s, &save);
    save.segment = mem_zero((size_t)save.segment_count, sizeof *save.segment);
    if (!save.segment) return err_set(err, "no memory to save");
    for (int i = 0; i < s->past_count; i++) save.segment[i] = s->past[i];
    fill_segment(s, &save.segment[s->past_count], rows);
    char *text = NULL, name[80];
    size_t size = 0;
    SaveFile again;
    bool ok = save_write(s->game.catalog, &save, &text, &size, err);
    if (ok) ok = save_read(s->game.catalog, text, size, &again, err);
    if (ok) {
        save_clear(&again);
        snprintf(name, sizeof name, "%s.json", slot);
        ok = file_write_safe(folder, name, text, size, err);
    }
    mem_free(text);
    mem_free(save.segment);
    return ok;
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
        snprintf(setup->level_word[seat], sizeof setup->level_word[seat], "%s", setup->human[seat] ? "greedy" : save->level[seat]);
        if (!ai_level(c, setup->level_word[seat], &setup->level[seat], &b)) return err_set(err, "unknown level '%s'; %s", save->level[seat], why);
    }
    return true;
}

static bool replay_segment(Session *s, const SaveSegment *segment, Err *err)
{
    int rows = s->chart_count;
    for (int i = 0; i < segment->command_count; i++) {
        Refusal refusal = apply(s, &segment->command[i].command);
        if (refusal != REFUSE_NO) return err_set(err, "command %d of quarter %d is refused (%s)", i + 1, segment->command[i].quarter, refusal_word((int)refusal));
    }
    for (int i = 0; i < segment->quarter_count; i++) {
        if (rows + i >= s->chart_count) return err_set(err, "it tells of more quarters than its commands play");
        if (s->chart[rows + i].hash != segment->quarter[i].hash) return err_set(err, "quarter %d comes out differently", s->chart[rows + i].quarter + 1);
    }
    return true;
}

/* Segments before the last stay as they were told; the last is replayed, or entered through its snapshot. */
static bool restore(Session *s, SaveFile *save, char *note, size_t note_size, Err *err)
{
    SaveSegment *last = &save->segment[save->segment_count - 1];
    bool replay = last->at_hand;
    s->past_count = replay ? save->segment_count - 1 : save->segment_count;
    if (s->past_count > 0) {
        s->past = mem_zero((size_t)s->past_count, sizeof *s->past);
        if (!s->past) {
            s->past_count = 0;
            return err_set(err, "no memory to load");
        }
    }
    for (int i = 0; i < s->past_count; i++) {
        if (!save->segment[i].foreign) return err_set(err, "its segments are in no order this version can follow");
        s->past[i] = (SaveSegment){.foreign = save->segment[i].foreign};
        save->segment[i].foreign = NULL;
    }
    if (replay && last->from_start) {
        begin(s);
        return replay_segment(s, last, err);
    }
    if (!replay && !save->has_now) return err_set(err, "it was made with other content: %s", save->now_problem);
    s->from_start = false;
    s->start = replay ? last->start : save->now;
    s->world = s->start;
    s->first_quarter = s->world.quarter;
    s->chart[0] = chart_row(&s->world, s->world.quarter - 1);
    s->chart_count = 1;
    set_mark(s);
    if (!replay && note) snprintf(note, note_size, "made with other content or rules: the position was taken over, its past cannot be played again");
    return replay ? replay_segment(s, last, err) : true;
}

static bool load_file(const Content *content, const char *path, bool autosave_on, Session **out, char *note, size_t note_size, Err *err)
{
    char *text;
    size_t size;
    SaveFile save;
    SessionSetup setup = {.autosave = autosave_on};
    if (!file_read(path, SAVE_LIMIT, &text, &size, err)) return false;
    bool ok = save_read(content_catalog(content), text, size, &save, err);
    mem_free(text);
    if (!ok) return err_wrap(err, "cannot load '%s'", path);
    Session *s = read_setup(content, &save, &setup, err) ? new_session(content, &setup, err) : NULL;
    ok = s && restore(s, &save, note, note_size, err);
    if (ok && world_hash(&s->world) != world_hash(&save.now) && save.has_now && save.segment[save.segment_count - 1].at_hand)
        ok = err_set(err, "its commands lead to another position than the one it tells");
    save_clear(&save);
    if (!ok) {
        session_close(s);
        return err_wrap(err, "cannot load '%s'", path);
    }
    if (setup.human[1] || setup.human[2]) think(s, false);
    *out = s;
    return true;
}

bool session_load(const Content *content, const char *path, bool autosave_on, Session **out, char *note, size_t note_size, Err *err)
{
    *out = NULL;
    if (note && note_size) note[0] = 0;
    if (load_file(content, path, autosave_on, out, note, note_size, err)) return true;
    char bak[FILE_PATH_MAX];
    Err second = {""};
    int n = snprintf(bak, sizeof bak, "%s.bak", path);
    if (n < 0 || (size_t)n >= sizeof bak || !file_exists(bak)) return false;
    if (!load_file(content, bak, autosave_on, out, note, note_size, &second)) return false;
    if (note && note_size) snprintf(note, note_size, "%.300s; the previous save was loaded instead", err ? err->text : "damaged");
    return true;
}
