/* Bargain: everything that is to be said of an offer before it is made: its terms, its clauses, what is missing and what
 * would do, and what follows on the day and each quarter. Read by the terminal and by the window alike; changes nothing. The seat's own
 * Observation goes in, so nothing hidden comes out. */
#ifndef SESSION_BARGAIN_H
#define SESSION_BARGAIN_H

#include "base/str.h"
#include "session/describe.h"

enum { BARGAIN_TERMS = 24, BARGAIN_LINES = 8, BARGAIN_WAYS = 2 };

/* The terms add up to the margin. */
typedef struct {
    const char *label; /* source text; NULL: what it starts from, or without a name */
    bool base, needed; /* the starting point; what the sum must reach, with its sign changed */
    int clause;        /* that it reads; -1: none */
    int32_t value;
} BargainTerm;

/* What the day of the signature changes, or a quarter in force. */
typedef struct {
    uint8_t var, state, power, channel;
    int32_t delta;
} BargainLine;

typedef struct {
    int value;
    int32_t points;    /* of the margin, measured from its start */
    int32_t each;      /* of the margin, for one more (at the top of its range: for the last one) */
    int counter;       /* in the state's counter-offer; its own value when nothing is missing or nothing helps */
    int line_count;
    BargainLine line[2]; /* what one more changes a quarter, largest first */
} BargainClause;

enum { WAY_NUMBER = -1, WAY_COUNTER = -2 };
/* Closes the gap alone: a clause set to `value`, the whole counter-offer, or `amount` more of a tie or of goodwill. */
typedef struct {
    int clause; /* or WAY_NUMBER, WAY_COUNTER */
    int value;
    uint8_t var, power, channel;
    int32_t amount;
} BargainWay;

typedef struct {
    int agreement;
    int32_t margin;
    bool counter;  /* other clauses would do */
    int term_count, clause_count, signed_count, line_count, way_count;
    BargainTerm term[BARGAIN_TERMS];
    BargainClause clause[MAX_CLAUSES];
    BargainLine on_signed[BARGAIN_LINES], line[BARGAIN_LINES];
    BargainWay way[BARGAIN_WAYS];
} Bargain;

/* clause: MAX_CLAUSES numbers, or NULL: all at their start. `scratch` is overwritten. */
void bargain_make(const Game *g, const World *seen, int seat, int agreement, int state, const int8_t *clause, World *scratch, Bargain *out);

/* "Starting point", "Gas discount", ... */
void bargain_term(const Describe *d, StrBuf *out, const BargainTerm *t);
/* "4.2 to spare." or "2.1 missing: Volume 2 instead of 4 would do, or goodwill +4.2." */
void bargain_verdict(const Describe *d, StrBuf *out, const Bargain *b);
/* "trade tie with Turkey +0.12": without the state when it is the one the offer goes to. */
void bargain_line(const Describe *d, StrBuf *out, const BargainLine *l, int state);
/* Each way in words, without what leads there: "Volume 2 instead of 4", "goodwill +4.2". */
void bargain_way(const Describe *d, StrBuf *out, const Bargain *b, const BargainWay *way);

#endif
