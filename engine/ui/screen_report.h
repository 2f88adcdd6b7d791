/* The report screen: how a campaign ended, or how it goes so far. Headline, six figures, who leaned where
 * over all quarters beside what history did with the same dice, influence by channel, the map of any quarter,
 * turning points, and a replay of the chart. It owns no campaign and writes no file: the caller hands in a
 * Summary, the log and the charts, and does what the returned act says. Parts: report_chart.c, report_side.c
 * (map and turning points), report_replay.c (the strip at the foot and its clock). Needs 1200 x 700 to show
 * all at once; in smaller windows what lies between header and foot scrolls. Ids: report/save, report/menu
 * (report/back while the campaign runs), report/body/<result, score, average, agreements, crises, tension,
 * history, chart, map>, report/body/turning/<number>, report/body/side/<turning, why>, report/play, report/back_one, report/on_one,
 * report/scrub. Keys: Space plays and pauses, Home and End go to the first and last quarter, Ctrl+S saves,
 * Esc leaves. */
#ifndef UI_SCREEN_REPORT_H
#define UI_SCREEN_REPORT_H

#include "session/describe.h"
#include "session/reasons.h"
#include "session/summary.h"
#include "ui/map_mark.h"
#include "ui/ui.h"

typedef struct {
    Describe describe;  /* texts, game; its seat is whose report this is, 0: a spectator's */
    const World *w;     /* what the seat may see */
    bool over;          /* false: a look back in mid-campaign */
    const Summary *sum; /* of w, the log and the chart */
    const Report *reports;
    int report_count;
    const ChartRow *chart; /* at least one row */
    int chart_count;
    const ChartRow *history; /* of the `historical` campaign; NULL: not drawn */
    int history_count;
    const ReasonRecord *reasons; /* of the computer, in the quarter of row `at` */
    int reason_count;            /* or what reasons_of_quarter said instead */
    const MapData *map;    /* NULL: no map could be read */
    MapPictures *pictures; /* NULL: no map either; slot MAP_SLOT_REPORT */
    bool hatched;          /* the palette without hues */
} ReportIn;

/* Kept between frames by the owner; zero it for a new report. */
typedef struct {
    MapView view;
    const MapData *view_of;
    int at;   /* row of the chart that is shown */
    int rows; /* of the chart in the last frame; a new row is shown at once */
    bool playing;
    int side; /* shown at the right: 0 turning points, 1 why the computer did what it did */
    bool no_history;  /* the dotted lines are switched off */
    int64_t since_ms; /* when `at` was reached */
} ReportState;

typedef enum {
    REPORT_NOTHING,
    REPORT_SAVE, /* write the report */
    REPORT_MENU, /* leave: to the main menu, or back to the table while the campaign runs */
} ReportAct;

ReportAct screen_report(Ui *ui, const ReportIn *in, ReportState *state);

#endif
