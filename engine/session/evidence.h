/* Evidence: what files of `experiment --out` say about the balance, and the rows that it answers. A later file on the
 * same action, event or level replaces what an earlier one said of it: a screening first, then what confirms it. */
#ifndef SESSION_EVIDENCE_H
#define SESSION_EVIDENCE_H

#include "session/findings.h"

#include <jansson.h>

typedef struct {
    double mean, low, high;
} Spread;

typedef struct {
    int seat, action, pairs;
    Spread margin, wins; /* the seat's: restricted less unrestricted; points, share */
    double score; /* the seat's share of wins, restricted */
} ActionEvidence;

typedef struct {
    int event, pairs;
    Spread margin; /* what the event is worth to seat 1: with it less without */
    double touched;
} EventEvidence;

enum { EVIDENCE_ACTIONS = 2 * DIM_ACTIONS, EVIDENCE_EVENTS = 128 };
typedef struct {
    int removed_count, alone_count, event_count;
    ActionEvidence removed[EVIDENCE_ACTIONS], alone[EVIDENCE_ACTIONS];
    EventEvidence event[EVIDENCE_EVENTS];
    bool has_ladder, has_random, has_sensitivity;
    char best[64], second[64], greedy[64];
    double best_share, random_share; /* of the best over the second; of random over greedy */
    int parameters, fragile, by;
    char fragile_names[400], worst[64];
    double worst_move;
} Evidence;

/* Takes one experiment; `file` is for errors, which say what is missing or foreign. */
bool evidence_read(Evidence *e, const Catalog *c, int scenario, const json_t *root, const char *file, Err *err);
/* Fills the rows that it answers. */
void evidence_judge(const Evidence *e, const Catalog *c, const TextTable *texts, Finding out[FINDING_ROWS]);
const EventEvidence *evidence_of_event(const Evidence *e, int event); /* NULL: none */

#endif
