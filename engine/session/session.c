/* A running campaign. The recorder holds every command; the decision that is open can be played again from
 * `mark`, the World at its beginning, which is how undo works: through the one door, without the command
 * taken back. */
#include "session/session_state.h"

#include "base/check.h"
#include "host/file.h"
#include "host/mem.h"
#include "session/batch.h"

#include <string.h>

enum { REPORT_SPARE = 16384 };

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

ChartRow session_chart_row(const World *w, int quarter)
{
    ChartRow row = {.quarter = quarter, .hash = world_hash(w), .tension = w->tension};
    memcpy(row.alignment, w->alignment, sizeof row.alignment);
    memcpy(row.score, w->score, sizeof row.score);
    memcpy(row.prestige, w->prestige, sizeof row.prestige);
    return row;
}

void session_set_mark(Session *s)
{
    s->mark = s->world;
    s->mark_commands = s->command_count;
    s->mark_reports = s->log.count;
    s->mark_rows = s->chart_count;
}

/* Only what a command's kind uses is recorded, so that a save holds all of it. */
static Command plain(const Command *cmd)
{
    Command out = {.kind = cmd->kind, .seat = cmd->seat};
    switch (cmd->kind) {
    case CMD_PLAN_ADD:
        out.action = cmd->action;
        out.target = cmd->target;
        memcpy(out.arg, cmd->arg, sizeof out.arg);
        break;
    case CMD_ANSWER:
    case CMD_REACT:
        out.slot = cmd->slot;
        out.choice = cmd->choice;
        break;
    case CMD_PLAN_REMOVE: out.slot = cmd->slot; break;
    case CMD_AIM: out.action = cmd->action; break;
    case CMD_TERMS: memcpy(out.arg, cmd->arg, sizeof out.arg); break;
    case CMD_RUNG:
        out.choice = cmd->choice;
        out.mediate = cmd->mediate;
        break;
    default: break;
    }
    return out;
}

Refusal session_apply(Session *s, const Command *cmd)
{
    World *w = &s->world;
    int quarter = w->quarter, phase = w->phase, round = w->crisis_round, crises = w->crises;
    if (!make_room(s)) return REFUSE_BAD;
    Refusal refusal = game_apply(&s->game, w, cmd, &s->log);
    if (refusal != REFUSE_NO) return refusal;
    s->command[s->command_count++] = (SavedCommand){(uint8_t)quarter, plain(cmd)};
    for (int seat = 0; seat <= MAX_SEATS; seat++) s->view_fresh[seat] = false;
    bool over = w->phase == PHASE_OVER;
    if (w->quarter != quarter || over) s->chart[s->chart_count++] = session_chart_row(w, quarter);
    if (w->quarter != quarter || w->phase != phase || w->crisis_round != round || w->crises != crises)
        session_set_mark(s);
    return REFUSE_NO;
}

/* ---- computer seats ---- */

static void think_once(Session *s, int seat)
{
    const Catalog *c = s->game.catalog;
    uint64_t key = batch_key(c, s->setup.seed, seat, s->world.quarter);
    ai_observe(&s->game, &s->world, seat, &s->setup.level[seat], key, NULL, &s->thought);
    ai_decide(&s->game, &s->thought.world, seat, &s->setup.level[seat], key, &s->scratch, &s->answer);
    if (s->answer.count == 0) s->answer.command[s->answer.count++] = game_default(&s->game, &s->world, seat);
    for (int i = 0; i < s->answer.count; i++) {
        Command cmd = s->answer.command[i];
        Refusal refusal = session_apply(s, &cmd);
        CHECK(refusal == REFUSE_NO);
    }
}

static int thinker(const Session *s)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!s->setup.human[seat] && game_owes(&s->world, s->game.catalog, seat)) return seat;
    }
    return 0;
}

void session_think(Session *s)
{
    for (int seat = thinker(s); seat; seat = thinker(s)) think_once(s, seat);
}

/* ---- opening ---- */

Session *session_new(const Content *content, const SessionSetup *setup, Err *err)
{
    Session *s = mem_zero(1, sizeof *s);
    if (!s) {
        err_set(err, "no memory for a campaign");
        return NULL;
    }
    s->content = content;
    s->setup = *setup;
    s->from_start = true;
    s->autosave_lock = -1;
    s->hooks = content_hooks_open(content, err);
    s->game = (Game){content_catalog(content), s->hooks};
    if (!s->hooks || !make_room(s)) {
        if (s->hooks) err_set(err, "no memory for a campaign");
        session_close(s);
        return NULL;
    }
    return s;
}

void session_begin(Session *s)
{
    game_set_start(&s->game, &s->seen, s->setup.scenario, s->setup.seed);
    s->chart[0] = session_chart_row(&s->seen, -1);
    s->chart_count = s->own_rows = 1;
    game_start(&s->game, &s->world, s->setup.scenario, s->setup.seed, &s->log);
    session_set_mark(s);
}

static bool agree(Session *s, const SessionSetup *setup, Err *err)
{
    Command cmd = {.kind = CMD_TERMS, .seat = 1, .arg = {(int8_t)setup->third_powers, (int8_t)setup->handicap}};
    if (session_apply(s, &cmd) == REFUSE_NO) return true;
    return err_set(err, "third powers run from 0 to 30 tenths and the handicap from -30 to 30 points, not %d and %d", setup->third_powers, setup->handicap);
}

bool session_open(const Content *content, const SessionSetup *setup, Session **out, Err *err)
{
    *out = NULL;
    Session *s = session_new(content, setup, err);
    if (!s) return false;
    session_begin(s);
    if (setup->has_terms && !agree(s, setup, err)) {
        session_close(s);
        return false;
    }
    if (setup->human[1] || setup->human[2]) session_think(s);
    session_autosave(s);
    *out = s;
    return true;
}

void session_close(Session *s)
{
    if (!s) return;
    if (s->hooks) content_hooks_close(s->hooks);
    file_unlock(s->autosave_lock);
    for (int i = 0; i < s->past_count; i++) mem_free(s->past[i].text);
    mem_free(s->past);
    mem_free(s->command);
    mem_free(s->log.items);
    content_close(s->own_content);
    mem_free(s);
}

/* ---- asking and telling ---- */

const Content *session_content(const Session *s)
{
    return s->content;
}
const SessionSetup *session_setup(const Session *s)
{
    return &s->setup;
}
const Game *session_game(const Session *s)
{
    return &s->game;
}
AiLevel session_rival(const Session *s, int seat)
{
    int rival = seat_rival(seat);
    return s->setup.human[rival] ? (AiLevel){.kind = AI_GREEDY} : s->setup.level[rival];
}
bool session_is_over(const Session *s)
{
    return s->world.phase == PHASE_OVER;
}
uint64_t session_hash(const Session *s)
{
    return world_hash(&s->world);
}
const char *session_autosave_error(const Session *s)
{
    return s->autosave_error;
}

const World *session_view(Session *s, int seat)
{
    CHECK(seat >= 0 && seat <= MAX_SEATS);
    if (!s->view_fresh[seat]) {
        uint64_t key = batch_key(s->game.catalog, s->setup.seed ^ 0xE7E5, seat ? seat : 1, s->world.quarter);
        game_observe(&s->game, &s->world, seat, key, &s->view[seat]);
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
    if (refusal == REFUSE_NO) refusal = session_apply(s, cmd);
    if (refusal != REFUSE_NO) return refusal;
    session_think(s);
    if (s->world.quarter != quarter || session_is_over(s)) session_autosave(s);
    return REFUSE_NO;
}

/* Index of the seat's last plan command in the open decision, -1 when there is none. */
static int last_plan_command(const Session *s, int seat)
{
    if (s->world.phase != PHASE_PLAN || s->world.committed[seat]) return -1;
    for (int i = s->command_count - 1; i >= s->mark_commands; i--) {
        const Command *cmd = &s->command[i].command;
        if (cmd->seat == seat && (cmd->kind == CMD_PLAN_ADD || cmd->kind == CMD_PLAN_REMOVE || cmd->kind == CMD_AIM)) return i;
    }
    return -1;
}

bool session_can_undo(const Session *s, int seat)
{
    return last_plan_command(s, seat) >= 0;
}

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
        Refusal refusal = session_apply(s, &cmd);
        CHECK(refusal == REFUSE_NO);
    }
    for (int k = 0; k <= MAX_SEATS; k++) s->view_fresh[k] = false;
    return true;
}

bool session_watch(Session *s)
{
    int quarter = s->world.quarter;
    if (session_is_over(s)) return false;
    if (thinker(s) == 0) return false;
    for (int seat = thinker(s); seat && s->world.quarter == quarter; seat = thinker(s)) think_once(s, seat);
    session_autosave(s);
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
    static const AiLevel historical = {.kind = AI_HISTORICAL};
    World *w = &s->seen;
    game_set_start(&s->game, w, s->setup.scenario, s->setup.seed);
    s->history[s->history_count++] = session_chart_row(w, -1);
    game_start(&s->game, w, s->setup.scenario, s->setup.seed, NULL);
    while (w->phase != PHASE_OVER) {
        int quarter = w->quarter, seat = game_owes(w, s->game.catalog, 1) ? 1 : 2;
        ai_decide(&s->game, w, seat, &historical, 1, &s->scratch, &s->answer);
        if (s->answer.count == 0) s->answer.command[s->answer.count++] = game_default(&s->game, w, seat);
        for (int i = 0; i < s->answer.count; i++) game_apply(&s->game, w, &s->answer.command[i], NULL);
        if (w->quarter != quarter || w->phase == PHASE_OVER)
            s->history[s->history_count++] = session_chart_row(w, quarter);
    }
    return s->history_count;
}
