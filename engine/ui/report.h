/* Internal to the report screen: what its parts share. */
#ifndef UI_REPORT_H
#define UI_REPORT_H

#include "ui/screen_report.h"
#include "ui/widget.h"

enum { REPORT_CHART_LEAST = 206, REPORT_MAP_LEAST = 84 };

typedef struct {
    Ui *ui;
    const ReportIn *in;
    ReportState *state;
    const Catalog *catalog;
    const TextTable *texts;
    int last; /* row of the chart */
    float at; /* the row shown, with the way to the next one while the replay runs */
    ReportAct act;
} ReportPage;

/* Alignment of a state at the (fractional) row shown, milli. */
int32_t report_alignment(const ReportPage *p, int state);
/* "Summer 2027", or that it is the start. */
void report_date(const ReportPage *p, StrBuf *out, int row);
/* The row that holds the end of a quarter. */
int report_row_of(const ReportPage *p, int quarter);
void report_go(ReportPage *p, int row);
const char *report_state_name(const ReportPage *p, int state);
/* Fills the tooltip that is open with every state's figure in a row. */
void report_tip_row(const ReportPage *p, int row);

/* report_chart.c: heading, chart, legend. r.h at least REPORT_CHART_LEAST. */
void report_chart(ReportPage *p, Rect r);
/* Moves the centres y[0..n) as little as needed to lie `apart` from each other within top..bottom, in the
 * order of their values; the distance shrinks when there is no room. At most 64. */
void report_spread(float *y, int n, float top, float bottom, float apart);

/* report_side.c: the map and the turning points below it. */
float report_side_least(ReportPage *p, float width);
void report_side(ReportPage *p, Rect r);

/* report_replay.c: lets the time pass, then draws the strip. */
void report_clock(ReportPage *p);
void report_replay(ReportPage *p, Rect r);

#endif
