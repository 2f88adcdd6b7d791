/* What a Session holds. Shared by session.c (play), store.c (files) and reasons.c; nobody else includes it.
 * The Session owns its command list, its log and the texts of past segments, all from host/mem. */
#ifndef SESSION_SESSION_STATE_H
#define SESSION_SESSION_STATE_H

#include "save/save.h"
#include "session/session.h"

struct Session {
    const Content *content;
    Content *own_content; /* freed with it: numbers of a batch's --set; NULL: the content is the caller's */
    const Hooks *hooks;
    Game game;
    SessionSetup setup;
    World world;
    World mark; /* at the beginning of the open decision */
    int mark_commands, mark_reports, mark_rows;
    SavedCommand *command;
    int command_count, command_room;
    ReportLog log;
    ChartRow chart[MAX_QUARTERS + 2]; /* row i is the end of quarter i - 1 */
    int chart_count;
    int own_rows; /* the first row that the running segment plays itself */
    ChartRow history[MAX_QUARTERS + 2];
    int history_count;
    SaveSegment *past; /* segments of other content or rules: only their text, written back unchanged */
    int past_count;
    bool from_start;
    World start; /* of the running segment when it did not begin with the scenario */
    int first_quarter;
    World view[DIM_SEATS];
    bool view_fresh[DIM_SEATS];
    uint64_t generation;               /* of the next save; 0: not looked up yet */
    int autosave_first, autosave_next; /* this campaign's three slots; 0: none yet */
    int autosave_lock;                 /* held as long as they are ours; -1: none */
    char autosave_error[ERR_TEXT_MAX];
    AiScratch scratch;
    AiAnswer answer;
    AiView thought; /* what a computer player sees while it decides */
    World seen;
};

/* session.c */
Session *session_new(const Content *content, const SessionSetup *setup, Err *err);
ChartRow session_chart_row(const World *w, int quarter);
/* The scenario's own start. */
void session_begin(Session *s);
void session_set_mark(Session *s);
/* Applies and records; a new quarter adds a row to the chart, a new decision sets the mark. */
Refusal session_apply(Session *s, const Command *cmd);
/* Lets computer seats play until a human owes a decision or the campaign is over. */
void session_think(Session *s);

/* store.c */
void session_autosave(Session *s);

#endif
