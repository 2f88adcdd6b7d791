#include "session/odds.h"

#include "base/fixed.h"

#include <string.h>

static void rolled(void *watcher, int32_t odds, bool came) { record_odds(watcher, ODDS_DICE, odds / 100, came); }

Hooks odds_watch(const Hooks *hooks, CampaignRecord *record)
{
    Hooks watched = hooks ? *hooks : (Hooks){0};
    watched.watcher = record;
    watched.rolled = rolled;
    return watched;
}

void odds_begin(OddsDesk *desk)
{
    memset(desk->offer, 0, sizeof desk->offer);
    desk->quarter = -1;
}

void odds_plan(OddsDesk *desk, const Game *g, const World *seen, int seat, AiLevel rival, const AiAnswer *plan, const ReportLog *log)
{
    bool offers = false;
    if (desk->quarter != seen->quarter) desk->from = log->count;
    desk->quarter = seen->quarter;
    desk->view = *seen;
    for (int i = 0; i < plan->count; i++) {
        const Command *cmd = &plan->command[i];
        if (cmd->kind != CMD_PLAN_ADD || game_apply(g, &desk->view, cmd, NULL) != REFUSE_NO) continue;
        offers = offers || g->catalog->action[cmd->action].offer;
    }
    if (!offers) return;
    preview_forecast(g, &desk->view, seat, rival, FORECAST_GUESSES, &desk->scratch, &desk->forecast);
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (!desk->forecast.has_offer[i]) continue;
        desk->offer[seat][i].state = desk->view.plan_target[seat][i];
        desk->offer[seat][i].shown = desk->forecast.accepted[i];
    }
}

static bool is_signed(const ReportLog *log, int from, int seat, int state)
{
    for (int i = from; i < log->count; i++) {
        const Report *r = &log->items[i];
        if (r->kind == REPORT_OFFER && r->seat == seat && r->state == state) return r->arg != 0;
    }
    return false;
}

void odds_settle(OddsDesk *desk, const World *now, const ReportLog *log, CampaignRecord *record)
{
    if (desk->quarter < 0 || (now->quarter == desk->quarter && now->phase != PHASE_OVER)) return;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int i = 0; i < MAX_SLOTS; i++) {
            int state = desk->offer[seat][i].state;
            if (state) record_odds(record, ODDS_OFFERS, desk->offer[seat][i].shown, is_signed(log, desk->from, seat, state));
        }
    }
    odds_begin(desk);
}
