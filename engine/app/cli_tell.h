/* What the terminal tells of a campaign: position, sheets, news, ending. Plain lines of at most 100 columns that a
 * screen reader can read one by one; colour only on a terminal, repeating what sign and word already say. */
#ifndef APP_CLI_TELL_H
#define APP_CLI_TELL_H

#include "session/book.h"
#include "session/describe.h"
#include "session/session.h"

typedef struct {
    Session *session;
    const Game *game;
    const Catalog *catalog;
    int seat; /* whose view; 0: spectator */
    bool colour, bar;
    Describe describe;
} Tell;

Tell tell_open(Session *s, int seat);
const World *tell_view(const Tell *t);

/* cli_tell.c */
void tell_title(const Tell *t);
void tell_position(const Tell *t);

/* cli_tell_state.c */
void tell_state(const Tell *t, int state);

/* cli_tell_action.c */
void tell_actions(const Tell *t, int state);         /* one seat's actions in a state */
void tell_why(const Tell *t, int action, int state);  /* every condition; gains term by term */
void tell_harm(const Tell *t, const Preview *all); /* what of an action harms the side that plays it */
void tell_plan(const Tell *t);
/* The command and the first conditions that fail, then each as met or NOT MET; `asked`: it was only asked about. */
void tell_refusal(const Tell *t, bool asked, const Command *cmd, const Reasons *reasons);

/* cli_tell_decision.c: what else is to be decided. */
void tell_events(const Tell *t);
/* Where the event lies that the list shows as `number`, from 1; -1: it shows none such. */
int tell_event_place(const Tell *t, int number);
void tell_reactions(const Tell *t);
void tell_crisis(const Tell *t);

/* cli_tell_score.c */
void tell_score(const Tell *t);
void tell_budget(const Tell *t); /* next quarter's, if nothing else is spent */
void tell_forecast(const Tell *t);

/* cli_tell_news.c */
/* Sentences of the log from *shown on; moves it to the end. */
void tell_news(const Tell *t, int *shown);
/* Of reports `from` to `until` those that are meant for this seat alone. */
void tell_private(const Tell *t, int from, int until);
/* The open events that the seat has not answered in `w`, with what happens to each by default. */
void tell_defaults(const Tell *t, const World *w);
void tell_log(const Tell *t, int lines);

/* cli_tell_year.c */
void tell_year(const Tell *t, int year); /* a year that is over, in review; 0: the newest */
void tell_end(const Tell *t);

/* cli_tell_reason.c: what the adviser would do, what it makes of another choice, the aims of the year, and after the
 * campaign why the computer did what it did. */
void tell_suggestions(const Tell *t);
void tell_why_not(const Tell *t, const Command *other);
void tell_aims(const Tell *t);
void tell_reasons(const Tell *t, int quarter);
/* The encyclopaedia (cli_book.c): the page of an id, else the list of pages that hold the words; false: none does. */
bool tell_book(const Book *book, const char *word);
void tell_book_page(const Book *book, int page);
void tell_book_unknown(const Book *book, const char *word, StrBuf *out);

/* cli_tell_offer.c: an offer as it stands in the command: its clauses, whether it would be signed and why, what follows. */
void tell_offer(const Tell *t, const Command *cmd);
/* The verdict, from where the line stands, and the terms below it. clause: NULL: as the text starts. */
void tell_bargain(const Tell *t, int seat, int agreement, int state, const int8_t *clause);

/* Prints text broken at words, the first line after `indent` blanks, the others two deeper. */
void tell_wrapped(const char *text, int indent);

#endif
