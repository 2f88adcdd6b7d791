/* Previews: the engine run on copies of an Observation. All figures a player sees before a choice come from here.
 * Pure functions over (Game, Observation); a worker thread may call them with its own scratch. */
#ifndef SESSION_PREVIEW_H
#define SESSION_PREVIEW_H

#include "ai/ai.h"
#include "core/model.h"

typedef enum {
    PREVIEW_CHANGE = 0, /* var of (state, power, channel), sum of the ledger of one cause */
    PREVIEW_SIGNED,     /* agreement `id` with power in state */
    PREVIEW_ENDED,      /* the same, gone */
    PREVIEW_PUSHBACK,   /* the state has had enough of the actor: half the effect */
    PREVIEW_FOLLOWS,    /* something is set in motion that comes later */
} PreviewKind;

/* One line "what changes by how much". */
typedef struct {
    uint8_t kind, var, state, power, channel;
    uint8_t id; /* of VAR_VARIABLE; of VAR_INCOME: the quarters it runs */
    bool everywhere;          /* the same in every state; state is 0 */
    int32_t delta, delta_max; /* equal unless dice decide; then the range */
} PreviewLine;

enum { PREVIEW_LINES = 48 };
typedef struct {
    int line_count;
    PreviewLine line[PREVIEW_LINES];
    bool dice; /* some of it is decided by dice */
} Preview;

/* Direct effects of an action in a state if it is played now and nobody reacts (no model step). */
void preview_action(const Game *g, const World *seen, int seat, int action, int state, World *scratch, Preview *out);
/* Whether the side is asked before it plans that: the action's text warns, an agreement of its own would end, or the state has
 * had enough of it. `all`: the action's preview. */
bool preview_asks(const Catalog *c, const Preview *all, int seat, int action);
/* What of it harms the side itself: its own ties, mood and means that fall, tension and its blame that rise. */
void preview_harm(const Preview *all, int seat, Preview *out);
/* Direct effects of an option of an open event. */
void preview_option(const Game *g, const World *seen, int event_slot, int option, World *scratch, Preview *out);

/* The same of what has happened: what the event or the answer in list[at] changed, its price not counted. `seat` is told
 * nothing of means and support that it cannot see; 0: all. */
void preview_news(const Game *g, const Report *list, int count, int at, int seat, Preview *out);

/* Where each state will stand, over `keys` guesses of the rival's plan and the dice. */
typedef struct {
    int runs;
    int32_t now[DIM_STATES], low[DIM_STATES], median[DIM_STATES], high[DIM_STATES]; /* 10th, 50th, 90th of 100 */
    int32_t accepted[MAX_SLOTS]; /* chance that the seat's offer in that slot is signed, milli: (signed + 1/2) / (runs + 1), the estimate of
                                  * Jeffreys, since a hundred guesses that agree are not certainty */
    bool has_offer[MAX_SLOTS];
} Forecast;
typedef struct {
    World a, b;
    AiScratch ai;
    AiAnswer answer;
    int32_t sample[DIM_STATES][256];
} ForecastScratch;
enum { FORECAST_GUESSES = 96 }; /* as many as the window shows */
/* Plays from the seat's view to the end of this quarter with its plan as it stands. keys: 1..256. rival: as session_rival tells
 * it. */
void preview_forecast(const Game *g, const World *seen, int seat, AiLevel rival, int keys, ForecastScratch *scratch, Forecast *out);

#endif
