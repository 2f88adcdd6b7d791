/* How the rows write their figures and names: shared by findings_judge.c, evidence.c and the report. */
#ifndef SESSION_FINDING_WORDS_H
#define SESSION_FINDING_WORDS_H

#include "session/findings.h"

#include <stdio.h>

typedef struct {
    char text[32];
} Number;

static inline const char *finding_number(Number *n, double v, int decimals)
{
    snprintf(n->text, sizeof n->text, "%.*f", decimals, v);
    return n->text;
}

#define NUM(v, decimals) finding_number(&(Number){""}, v, decimals)
#define PCT(share, decimals) NUM(100 * (share), decimals)

static inline const char *finding_name(const TextTable *texts, const Origin *at) { return at->name ? T(texts, at->name) : at->id; }

/* "planner:merchant" as "Ambassador (The merchant)". */
void finding_level_name(const Catalog *c, const TextTable *texts, const char *word, StrBuf *out);
void finding_ending_name(const Catalog *c, const TextTable *texts, const char *ending, StrBuf *out);
int finding_ending_winner(const Catalog *c, const char *ending); /* 0: nobody */

/* An empty row with its limit; the figure is to be written into what is returned. */
static inline StrBuf finding_begin(Finding *r, bool fails, const char *allowed)
{
    *r = (Finding){.verdict = fails ? FINDING_FAIL : FINDING_PASS};
    snprintf(r->allowed, sizeof r->allowed, "%s", allowed);
    return str_buf(r->figure, sizeof r->figure);
}

#endif
