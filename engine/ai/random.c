/* random: any legal move, each as likely as the next, and now and then none. */
#include "ai/player.h"

#include "core/rules.h"

static void random_answer(Player *p, int place)
{
    Command legal[MAX_OPTIONS];
    int count = 0;
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (player_may(p, &p->scratch->a, &cmd)) legal[count++] = cmd;
    }
    if (count == 0) return;
    Command cmd = legal[player_draw(p, count)];
    player_say(p, cmd);
    p->scratch->a.open_answer[p->seat][place] = (uint8_t)(cmd.choice + 1);
}

static void random_plan(Player *p)
{
    enum { ROOM = 512 };
    Command legal[ROOM];
    World *w = &p->scratch->a;
    int count = rules_list_actions(p->game, w, p->seat, legal, ROOM);
    for (int i = 0; i < MAX_SLOTS && count > 0 && player_draw(p, 6) != 0; i++) {
        Command cmd = legal[player_draw(p, count)];
        player_say(p, cmd);
        game_apply(p->game, w, &cmd, NULL);
        count = rules_keep_fitting(p->game, w, p->seat, legal, count);
    }
    player_say(p, player_commit(p));
}

static void random_reaction(Player *p, int slot)
{
    static const uint8_t kinds[3] = {REACT_NOTHING, REACT_COUNTER, REACT_CHALLENGE};
    Command legal[3];
    int count = 0;
    for (int i = 0; i < 3; i++) {
        Command cmd = {
            .kind = CMD_REACT, .seat = (uint8_t)p->seat, .slot = (uint8_t)slot, .choice = kinds[i]};
        if (player_may(p, &p->scratch->a, &cmd)) legal[count++] = cmd;
    }
    if (count == 0) return;
    Command cmd = legal[player_draw(p, count)];
    player_say(p, cmd);
    p->scratch->a.reaction[p->seat][slot] = cmd.choice;
}

static void random_rung(Player *p)
{
    Command legal[4];
    int count = 0;
    for (int choice = RUNG_ESCALATE; choice <= RUNG_BACK_DOWN; choice++) {
        Command cmd = {.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = (uint8_t)choice};
        if (player_may(p, p->seen, &cmd)) legal[count++] = cmd;
    }
    player_say(p, legal[player_draw(p, count)]);
}

void random_decide(Player *p, const Pending *owed, int count)
{
    if (owed[0].kind == OWE_RUNG) {
        random_rung(p);
        return;
    }
    p->scratch->a = *p->seen;
    /* Nothing is resolved while it thinks: the other side counts as undecided. */
    p->scratch->a.committed[seat_rival(p->seat)] = 0;
    if (owed[0].kind == OWE_PLAN) {
        random_plan(p);
        return;
    }
    for (int i = 0; i < count; i++) {
        if (owed[i].kind == OWE_ANSWER)
            random_answer(p, owed[i].subject);
        else
            random_reaction(p, owed[i].subject);
    }
}
