/* How the terminal writes: what the pages of cli_tell.h share among themselves. */
#ifndef APP_CLI_TELL_TEXT_H
#define APP_CLI_TELL_TEXT_H

#include "app/cli_tell.h"

const char *tell_words(const Tell *t, const char *text); /* in the player's language */
const char *tell_name(const Tell *t, const Origin *at);

/* Numbers for a column or a sentence; the last eight stay alive. */
const char *tell_number(int32_t milli, int decimals, bool sign);
/* What somebody has: cut, so that it never looks like a limit that it misses. */
const char *tell_held(int32_t milli, int decimals, bool sign);
const char *tell_price(int32_t money);

/* On a terminal alone: the side that a number leans to, bold, and back. */
void tell_side_colour(const Tell *t, int32_t v);
void tell_bold(const Tell *t);
void tell_plain(const Tell *t);

/* Formatted, then as tell_wrapped. */
void tell_format(int indent, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Lines that stand on more than one page. */
void tell_home_blocs(const Tell *t, const World *w, int seat);
void tell_sudden(const Tell *t, const World *w, int seat, int indent); /* progress of its sudden ending */
void tell_edge(const Tell *t, const World *w); /* said wherever an incident could end it all */
void tell_memory(const Tell *t, const World *w, int s);

#endif
