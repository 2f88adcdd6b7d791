/* Summary: what a finished (or running) campaign comes to, for the end report of window and terminal. Computed from
 * the log and the chart alone. Units: milli unless said otherwise. */
#ifndef SESSION_SUMMARY_H
#define SESSION_SUMMARY_H

#include "session/session.h"

enum { TURNING_POINTS = 5 };

/* A report after which a state went elsewhere: how far its alignment moved from the quarter before to a year on. */
typedef struct {
    int report; /* index into the log */
    int quarter, state;
    int32_t moved; /* toward seat 1 */
} TurningPoint;

typedef struct {
    int agreements_signed, agreements_ended, steps_signed[DIM_SEATS];
    int offers_refused;
    int crises, crises_won[DIM_SEATS], crises_settled, crises_void; /* void: stalemate, both down, incident */
    int incidents;
    int actions[DIM_SEATS], counters[DIM_SEATS];
    int priorities_met[DIM_SEATS], priorities[DIM_SEATS];
    int lean[DIM_SEATS];           /* states at tier one or more to each side */
    int32_t average, average_start; /* alignment by weight of the states */
    int32_t tension_peak;
    int tension_peak_quarter;
    int32_t influence[DIM_SEATS][DIM_CHANNELS]; /* mean over the states, by weight */
    int turning_count;
    TurningPoint turning[TURNING_POINTS]; /* in order of time */
} Summary;

/* The greatest turning points among the reports of some quarters, in order of time; returns the count. */
int summary_turning(const Game *g, const Report *reports, int report_count, const ChartRow *chart, int chart_count, int first_quarter, int last_quarter,
                    TurningPoint *out, int most);
void summary_of(const Game *g, const World *w, const Report *reports, int report_count, const ChartRow *chart, int chart_count,
                Summary *out);

#endif
