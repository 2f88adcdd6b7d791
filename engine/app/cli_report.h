/* What the report holds before it is told: the batches, what experiments say, the rows, and the batch compared with.
 * cli_report.c reads and prints, cli_report_words.c finds the sentences, cli_report_html.c writes the page with the
 * charts of cli_report_charts.c. */
#ifndef APP_CLI_REPORT_H
#define APP_CLI_REPORT_H

#include "app/cli.h"
#include "session/compare.h"
#include "session/evidence.h"

#include <stdio.h>

enum { REPORT_BATCHES = 24 };

/* Shards of one scenario, levels and content. Its Content is its own, for --set changes it. */
typedef struct {
    Content *content;
    const Catalog *catalog;
    int scenario;
    char level[DIM_SEATS][64], set[128], hash[24];
    Findings findings;
    char label[128]; /* "Envoy against Envoy" */
} ReportBatch;

typedef struct {
    const TextTable *texts;
    int batch_count;
    ReportBatch batch[REPORT_BATCHES]; /* [0]: the one that all is about */
    Evidence evidence;
    Finding row[FINDING_ROWS];
    bool compared;
    const char *against_file;
    ReportBatch against;
    Finding before[FINDING_ROWS]; /* of `against` */
    Comparison comparison;
} BatchReport;

/* ---- words ---- */

/* The words of a batch's levels, by seat, as findings_judge takes them. */
void report_levels(const ReportBatch *b, const char *out[DIM_SEATS]);
void report_label(BatchReport *r, ReportBatch *b);
const char *report_name(const BatchReport *r, const Origin *at);
/* What the batch shows, by rule: the worst miss decides. */
void report_headline(const BatchReport *r, StrBuf *headline, StrBuf *sentence);
const char *report_row_name(const BatchReport *r, int row); /* "Side bias" */

/* Whether the row's verdict differs from that of the batch compared with. */
bool report_has_changed(const BatchReport *r, int row);

/* ---- the page ---- */

typedef struct {
    FILE *to;
    const BatchReport *r;
    const Findings *f; /* of the main batch */
    const Catalog *c;
} Page;

/* Text for HTML; a hyphen that is a minus becomes one. */
void page_text(const Page *p, const char *text);
void chart_wins(const Page *p);
void chart_endings(const Page *p);
void chart_fans(const Page *p);
void chart_leads(const Page *p);
void chart_actions(const Page *p);
void chart_events(const Page *p);

/* One self-contained page: no script, no outside address, light and dark. */
bool report_html(const BatchReport *r, const char *path, Err *err);

#endif
