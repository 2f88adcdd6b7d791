/* What the report holds before it is printed: the findings of a batch, and of the experiments given with it. */
#ifndef APP_CLI_REPORT_H
#define APP_CLI_REPORT_H

#include "app/cli.h"
#include "session/findings.h"

enum { REPORT_ROWS = FINDINGS_MOST + 8 };

typedef enum { ROW_PASS, ROW_FAIL, ROW_REPORTED, ROW_MISSING } RowState;

typedef struct {
    const char *row, *what;
    char figure[200], cause[400];
    RowState state;
} ReportRow;

typedef struct {
    const Catalog *catalog;
    int scenario;
    char level[DIM_SEATS][64], set[128], hash[24];
    Findings findings;
    int row_count;
    ReportRow row[REPORT_ROWS];
} BatchReport;

const char *report_state_word(RowState state);
/* One self-contained page: no script, no outside address, light and dark. */
bool report_html(const BatchReport *r, const char *path, Err *err);

#endif
