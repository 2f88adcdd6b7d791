/* historical: the historical option of every event and the dated actions of the scenario where they are
 * legal. */
#include "ai/player.h"

static void answer(Player *p, int place)
{
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    for (int i = 0; i < event->option_count; i++) {
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!event->option[i].historical || !player_may(p, &p->scratch->a, &cmd)) continue;
        player_say(p, cmd);
        p->scratch->a.open_answer[p->seat][place] = (uint8_t)(i + 1);
        return;
    }
}

static void plan(Player *p)
{
    const Catalog *c = p->game->catalog;
    const ScenarioDef *scenario = game_scenario(c, p->seen);
    int now = game_absolute_quarter(c, p->seen);
    for (int i = 0; i < scenario->history_count; i++) {
        const HistoryDef *h = &scenario->history[i];
        if (h->quarter != now || h->seat != p->seat) continue;
        Command cmd = game_plan(c, &p->scratch->a, p->seat, h->action, h->state);
        if (!player_may(p, &p->scratch->a, &cmd)) continue;
        player_say(p, cmd);
        game_apply(p->game, &p->scratch->a, &cmd, NULL);
    }
}

void historical_decide(Player *p, const Pending *owed, int count)
{
    p->scratch->a = *p->seen;
    p->scratch->a.committed[seat_rival(p->seat)] = 0;
    if (owed[0].kind == OWE_RUNG) {
        player_say(p, game_default(p->game, p->seen, p->seat));
        return;
    }
    bool all_answered = owed[0].kind == OWE_ANSWER;
    for (int i = 0; i < count && owed[i].kind == OWE_ANSWER; i++) answer(p, owed[i].subject);
    if (owed[0].kind == OWE_PLAN) plan(p);
    if (all_answered && p->out->count == count) return;
    player_say(p, player_commit(p));
}
