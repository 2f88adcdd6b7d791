/* A year in review: what a year that is over came to. Computed from log and chart alone, as they stood when it ended, so
 * that it reads the same whenever it is opened; nothing in it is hidden from either side. Units: milli. */
#ifndef SESSION_YEAR_H
#define SESSION_YEAR_H

#include "session/describe.h"
#include "session/summary.h"

enum { YEAR_GOALS = 2 * MAX_SEATS, YEAR_TURNING = 3 };

typedef struct {
    int year, first, last; /* quarters of the campaign */
    int32_t before[DIM_STATES], after[DIM_STATES]; /* alignment */
    int32_t state_points[DIM_SEATS][DIM_STATES];   /* they add up to `points` */
    int32_t points[DIM_SEATS], goals[DIM_SEATS], other[DIM_SEATS]; /* of the year end, private goals, crises */
    int32_t score[DIM_SEATS]; /* after it */
    int goal_count, turning_count;
    int goal[YEAR_GOALS]; /* indexes into the log: REPORT_PRIORITY */
    TurningPoint turning[YEAR_TURNING]; /* in order of time; moved: to the year's end */
    int agenda, agenda_next; /* channels; next 0: not drawn, the campaign is over */
} YearReview;

/* False: the year is not over, or the log does not reach back to it. */
bool year_review(const Game *g, const World *seen, const Report *reports, int report_count, const ChartRow *chart, int chart_count, int year, YearReview *out);
/* The newest year that is over; 0: none. */
int year_newest(const Game *g, const World *seen, const Report *reports, int report_count);

/* "Almaty leans...: Kazakhstan +4.2 by the year's end." */
void describe_year_turning(const Describe *d, StrBuf *out, const Report *reports, const TurningPoint *p);

#endif
