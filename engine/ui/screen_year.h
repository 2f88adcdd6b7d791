/* The year in review: a dialog at the start of a new year, and again whenever it is asked for from the log. Everything on
 * it was revealed with the year's end. Id: year/done. */
#ifndef UI_SCREEN_YEAR_H
#define UI_SCREEN_YEAR_H

#include "session/year.h"
#include "ui/ui.h"

typedef struct {
    Describe describe;
    const Report *reports;
    const YearReview *review;
    bool again; /* asked for from the log */
} YearIn;

/* False: it is put away. */
bool screen_year(Ui *ui, const YearIn *in);

#endif
