/* Reopen: any campaign of a batch file as a finished campaign. A batch keeps no commands, but the header line says what
 * was played and a campaign is a function of it: "FILE#SEED" is played again with the recorder on, and opens like a save
 * of a campaign that is over, with charts, log and report. Its final hash must be the record's. Loading goes through
 * session_load (session.h); this is what it calls. */
#ifndef SESSION_REOPEN_H
#define SESSION_REOPEN_H

#include "session/session.h"

/* Whether the name is one of a batch's campaign: "FILE#SEED" with a FILE that is there, or a batch file without it. */
bool reopen_is_batch(const char *name);
bool reopen_campaign(const Content *content, const char *name, Session **out, Err *err);

#endif
