/* random: any legal move, each as likely as the next, and now and then none. */
#include "ai/player.h"

#include "core/rules.h"

#include <string.h>

enum { TRIES = 48 }; /* blind ones; what then is left is listed. Both give each the same chance. */

/* One of `count` commands that is allowed: blind tries ask sooner than a list of all does. 0 when there is none. */
static Command random_of(Player *p, const World *w, const Command *all, int count)
{
    for (int i = 0; i < TRIES && count > 0; i++) {
        const Command *cmd = &all[player_draw(p, count)];
        if (player_may(p, w, cmd)) return *cmd;
    }
    Command legal[MAX_OPTIONS];
    int left = 0;
    for (int i = 0; i < count; i++) {
        if (player_may(p, w, &all[i])) legal[left++] = all[i];
    }
    return left ? legal[player_draw(p, left)] : (Command){0};
}

static void say_one_of(Player *p, const World *w, const Command *all, int count)
{
    Command cmd = random_of(p, w, all, count);
    if (cmd.kind) player_say(p, cmd);
}

/* `w` is what is seen with what was said so far. */
static void random_answer(Player *p, const World *w, int place)
{
    Command all[MAX_OPTIONS];
    int count = 0;
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    for (int i = 0; i < event->option_count; i++) {
        if (event->option[i].seat != p->seat) continue;
        all[count++] = (Command){.kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
    }
    say_one_of(p, w, all, count);
}

/* Any action anywhere that is allowed. */
static bool random_action(Player *p, const World *w, Command *out)
{
    enum { ROOM = 512 };
    const Catalog *c = p->game->catalog;
    for (int i = 0; i < TRIES; i++) {
        int face = player_draw(p, c->action_count * c->state_count), action = 1 + face / c->state_count;
        if (!(c->action[action].seats >> p->seat & 1)) continue;
        *out = game_plan(c, w, p->seat, action, 1 + face % c->state_count);
        if (player_may(p, w, out)) return true;
    }
    ListedAction legal[ROOM];
    int count = rules_list_actions(p->game, w, p->seat, legal, ROOM);
    if (count) *out = legal[player_draw(p, count)].command;
    return count > 0;
}

static void random_plan(Player *p, World *board)
{
    Command cmd;
    int slots = int_min(MAX_SLOTS, game_tunes(p->game->catalog, board)->plan_slots);
    for (int i = 0; i < slots && player_draw(p, 6) != 0 && random_action(p, board, &cmd); i++) {
        player_say(p, cmd);
        rules_note_plan(board, &cmd);
    }
    player_say(p, player_commit(p));
}

static void random_reaction(Player *p, const World *w, int slot)
{
    enum { KINDS = 3 };
    Command all[KINDS];
    for (int i = 0; i < KINDS; i++) all[i] = (Command){.kind = CMD_REACT, .seat = (uint8_t)p->seat, .slot = (uint8_t)slot, .choice = (uint8_t)(REACT_NOTHING + i)};
    say_one_of(p, w, all, KINDS);
}

static void random_rung(Player *p)
{
    enum { KINDS = 4 };
    Command all[KINDS];
    for (int i = 0; i < KINDS; i++) all[i] = (Command){.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = (uint8_t)(RUNG_ESCALATE + i)};
    say_one_of(p, p->seen, all, KINDS);
}

static void note(World *board, const Command *cmd)
{
    if (cmd->kind == CMD_ANSWER) board->open_answer[cmd->seat][cmd->slot] = (uint8_t)(cmd->choice + 1);
    if (cmd->kind == CMD_REACT) board->reaction[cmd->seat][cmd->slot] = cmd->choice;
}

/* Several answers are paid from one purse, so each is checked with those before it. */
static void random_replies(Player *p, World *board, const Pending *owed, int count)
{
    for (int i = 0; i < count; i++) {
        int before = p->out->count;
        if (owed[i].kind == OWE_ANSWER) random_answer(p, board, owed[i].subject);
        else random_reaction(p, board, owed[i].subject);
        if (p->out->count > before) note(board, &p->out->command[before]);
    }
}

/* What it noted is taken off again. */
void random_decide(Player *p, World *board, const Pending *owed, int count)
{
    int seat = p->seat;
    if (owed[0].kind == OWE_RUNG) {
        random_rung(p);
    } else if (owed[0].kind == OWE_PLAN) {
        int planned = 0;
        while (planned < MAX_SLOTS && board->plan_action[seat][planned]) planned++;
        random_plan(p, board);
        for (int i = planned; i < MAX_SLOTS; i++) {
            board->plan_action[seat][i] = board->plan_target[seat][i] = 0;
            memset(board->plan_clause[seat][i], 0, sizeof board->plan_clause[seat][i]);
        }
    } else {
        random_replies(p, board, owed, count);
        for (int i = 0; i < count; i++) {
            if (owed[i].kind == OWE_ANSWER) board->open_answer[seat][owed[i].subject] = 0;
            else board->reaction[seat][owed[i].subject] = REACT_OPEN;
        }
    }
}
