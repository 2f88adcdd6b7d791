/* Soak: campaigns by a mix of levels, for an author: what of the content happened and how often, what never did and why
 * as far as its definition tells, funcs that erred, values that left their range. The mix holds random players, so that
 * rare options are reached. The same for any number of jobs. */
#ifndef SESSION_SOAK_H
#define SESSION_SOAK_H

#include "session/batch.h"

typedef enum { SOAK_EVENT, SOAK_OPTION, SOAK_ACTION, SOAK_AGREEMENT, SOAK_PROJECT, SOAK_WANT, SOAK_PRIORITY, SOAK_ENDING, SOAK_KINDS } SoakKind;
const char *soak_kind_word(SoakKind kind);

typedef struct {
    SoakKind kind;
    const char *mod;
    char name[140];   /* id; "event.option" */
    int id, option;
    int64_t times;    /* opened, taken, played, came into force, leg built, met, met, reached */
    int64_t tried;    /* agreements: offered; priorities: drawn */
    int campaigns;    /* in which it happened */
    int last;         /* the campaign counted last */
    char why[640];    /* of what never happened; may be empty */
} SoakRow;

typedef struct {
    const Content *content;
    int scenario, jobs, campaigns;
    uint64_t first_seed;
    const char *level[DIM_SEATS]; /* word; NULL: the mix */
    const volatile int *stop;     /* may be NULL */
} SoakRequest;

typedef struct {
    int campaigns;
    int row_count;
    SoakRow *row;
    int64_t func_errors, range_errors;
    uint64_t func_seed, range_seed; /* of the first campaign with one */
    char func_text[300], range_text[160];
    int winners[DIM_SEATS];
} SoakResult;

/* Plays and counts; *out is to be closed whatever comes of it. A stop leaves what was played. */
bool soak_run(const SoakRequest *request, SoakResult *out, Err *err);
void soak_close(SoakResult *result);

#endif
