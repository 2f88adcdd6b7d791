/* Odds: the chances that the game shows, set against what then came, while a campaign of a batch is played. Two kinds:
 * the dice of events (the odds of a roll's first branch) and offers (the forecast's share of guesses in which an offer
 * is signed, from the seat's Observation as the window computes it; an offer that never comes to be is not signed).
 * A crisis's chances are labelled estimates and stand apart. Counts lie in the record; nothing here changes the play. */
#ifndef SESSION_ODDS_H
#define SESSION_ODDS_H

#include "session/preview.h"
#include "session/record.h"

typedef struct {
    World view;
    ForecastScratch scratch;
    Forecast forecast;
    int quarter, from; /* of what is waited for: the quarter of the plans, and where its log begins */
    struct {
        uint8_t state; /* 0: nothing is waited for */
        int32_t shown;
    } offer[DIM_SEATS][MAX_SLOTS];
} OddsDesk;

/* The hooks with the record set to watch the dice. */
Hooks odds_watch(const Hooks *hooks, CampaignRecord *record);

void odds_begin(OddsDesk *desk);
/* Notes what the seat is shown about the offers of the plan it is about to commit; `seen` is its Observation. */
void odds_plan(OddsDesk *desk, const Game *g, const World *seen, int seat, AiLevel rival, const AiAnswer *plan, const ReportLog *log);
/* Counts what became of them once their quarter is over; before that it does nothing. */
void odds_settle(OddsDesk *desk, const World *now, const ReportLog *log, CampaignRecord *record);

#endif
