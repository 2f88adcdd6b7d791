/* How the terminal writes: what the pages of cli_tell.h share among themselves. */
#ifndef APP_CLI_TELL_TEXT_H
#define APP_CLI_TELL_TEXT_H

#include "app/cli_tell.h"

const char *tell_words(const Tell *t, const char *text); /* in the player's language */
const char *tell_name(const Tell *t, const Origin *at);
const char *tell_power(const Tell *t, int seat);

/* Pieces of a line, from here to TELL_COUNTED: the last 24 stay alive. */
const char *tell_number(int32_t milli, int decimals, bool sign);
const char *tell_count(int n);
/* What somebody has: cut, so that it never looks like a limit that it misses. */
const char *tell_held(int32_t milli, int decimals, bool sign);
const char *tell_price(int32_t money);
const char *tell_typed(const char *word); /* what a player typed, cut to 40 bytes */
/* For a table: blanks after the text, or before it, up to so many columns of the screen. */
const char *tell_left(const char *text, int width);
const char *tell_right(const char *text, int width);
const char *tell_filled(const char *form, const TextArg *args, int count);
#define TELL_ARGS(...) (const TextArg[]){__VA_ARGS__}, (int)(sizeof((const TextArg[]){__VA_ARGS__}) / sizeof(TextArg))
/* TELL_WORDS(t, "steps {first} and {second}", {"first", x}, {"second", y}); TELL_COUNTED chooses between two forms by n. */
#define TELL_WORDS(t, form, ...) tell_filled(tell_words(t, form), TELL_ARGS(__VA_ARGS__))
#define TELL_COUNTED(t, n, one, many, ...) tell_filled(text_plural((t)->describe.texts, NULL, one, many, n), TELL_ARGS(__VA_ARGS__))

/* A line after `indent` blanks, in the player's language: as it stands, with its places filled, and broken as tell_wrapped does. */
void tell_line(const Tell *t, int indent, const char *text);
void tell_filled_line(int indent, const char *form, const TextArg *args, int count);
void tell_filled_wrapped(int indent, const char *form, const TextArg *args, int count);
#define TELL(t, indent, form, ...) tell_filled_line(indent, tell_words(t, form), TELL_ARGS(__VA_ARGS__))
#define TELL_WRAPPED(t, indent, form, ...) tell_filled_wrapped(indent, tell_words(t, form), TELL_ARGS(__VA_ARGS__))

/* On a terminal alone: the side that a number leans to, bold, and back. */
void tell_side_colour(const Tell *t, int32_t v);
void tell_bold(const Tell *t);
void tell_plain(const Tell *t);
const char *tell_bolded(const Tell *t, const char *text); /* a piece of a line */

/* Lines that stand on more than one page. */
void tell_home_blocs(const Tell *t, const World *w, int seat, int indent);
void tell_sudden(const Tell *t, const World *w, int seat, int indent); /* progress of its sudden ending */
void tell_edge(const Tell *t, const World *w); /* said wherever an incident could end it all */
void tell_memory(const Tell *t, const World *w, int s);

#endif
