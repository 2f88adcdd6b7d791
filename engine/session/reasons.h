/* Reasons: why the computer's seats chose as they did. Nothing is stored: the campaign is played again from its commands
 * to the quarter asked for, and each decision there is thought again with the same key, so the entries are those of the
 * choice itself, for loaded saves too. While a person is at the table they stay closed: they would tell secrets. */
#ifndef SESSION_REASONS_H
#define SESSION_REASONS_H

#include "session/describe.h"
#include "session/session.h"

typedef struct {
    int quarter;
    uint8_t phase; /* Phase of the decision */
    AiReason reason;
    ChoiceSubject subject, runner_subject;
} ReasonRecord;

enum {
    REASONS_ROOM = 96,
    REASONS_CLOSED = -1,  /* the campaign still runs and a person plays in it */
    REASONS_UNKNOWN = -2, /* no memory, or the save does not begin with the scenario and its past is not at hand */
};

/* All choices of computer seats in a quarter, in the order in which they were made; the count, or one of the above. */
int reasons_of_quarter(Session *s, int quarter, ReasonRecord *out, int room);

#endif
