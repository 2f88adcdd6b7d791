/* Forecaster: a thread that plays the quarter of a plan many times, so that the window never waits for a
 * forecast. It works on a copy of an Observation and with Hooks of its own. The newest question wins. One
 * caller's thread. */
#ifndef APP_GAME_FORECAST_H
#define APP_GAME_FORECAST_H

#include "session/content.h"
#include "session/preview.h"

typedef struct Forecaster Forecaster;

/* ready() is called on the thread whenever an answer is there; it may only wake the main loop. */
Forecaster *forecaster_new(const Content *content, void (*ready)(void), Err *err);
void forecaster_free(Forecaster *f);
/* rival: as for preview_forecast. The forecast of exactly this view, or NULL while it is being computed (asked for if need be). */
const Forecast *forecaster_ask(Forecaster *f, const World *seen, int seat, AiLevel rival);

#endif
