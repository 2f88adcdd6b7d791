/* Sentences: turns Reports, Reasons, conditions, causes and numbers into text for window, terminal and log alike.
 * Everything goes through the text layer. Numbers are formatted from integers. `style` chooses the minus sign. */
#ifndef SESSION_DESCRIBE_H
#define SESSION_DESCRIBE_H

#include "base/str.h"
#include "base/text.h"
#include "core/game.h"
#include "session/preview.h"

typedef struct {
    const Game *game;
    const TextTable *texts;
    bool ascii; /* terminal: '-' instead of U+2212 */
    int seat;   /* for "you"; 0: neutral */
} Describe;

void describe_milli(const Describe *d, StrBuf *out, int32_t milli, int decimals, bool sign);
void describe_held(const Describe *d, StrBuf *out, int32_t milli, int decimals, bool sign); /* text_held: alignment, goodwill, means */
void describe_date(const Describe *d, StrBuf *out, const World *w);           /* "Spring 2022" */
void describe_quarter_date(const Describe *d, StrBuf *out, int scenario, int quarter);
/* What happened, as it is told in that place and quarter: one of the event's tellings, never by the game's dice, so that a campaign
 * read again reads the same. NULL: it has no text. */
const char *describe_telling(const Describe *d, int event, int state, int quarter);
const char *describe_name(const Describe *d, const Origin *at);                /* translated name */
void describe_var(const Describe *d, StrBuf *out, int var, int state, int power, int channel); /* "Uzbekistan: trade tie with Turkey" */
void describe_var_short(const Describe *d, StrBuf *out, int var, int power, int channel);      /* without the state */
/* The same with the words for power and channel at hand; either may be "". */
void describe_var_words(const Describe *d, StrBuf *out, int var, const char *power, const char *channel);
void describe_amount(const Describe *d, StrBuf *out, int var, int32_t v); /* a number as the variable is shown; var 0: none */
void describe_cause(const Describe *d, StrBuf *out, const Cause *cause);
/* One sentence for the log; empty when the report is too small to tell (single CHANGE records). */
void describe_report(const Describe *d, StrBuf *out, const Report *r);
/* The same of list[at], and behind an event or an answer what it changed. */
void describe_news(const Describe *d, StrBuf *out, const Report *list, int count, int at);
/* Headline for the ticker: place and sentence apart. */
void describe_ticker(const Describe *d, StrBuf *place, StrBuf *sentence, const Report *r);
void describe_reason(const Describe *d, StrBuf *out, const World *w, const Command *cmd, const Reason *r); /* "security needs 30, is 24" */
void describe_refusal(const Describe *d, StrBuf *out, const World *w, const Command *cmd, const Reasons *r); /* the first two unmet and how many more, one line */
/* What a compiled condition or value says. seat: who acts; 0: left open ("the side that acts"). state: the target;
 * 0: left open. */
void describe_condition(const Describe *d, StrBuf *out, uint32_t node, int seat, int state);
void describe_value(const Describe *d, StrBuf *out, uint32_t node, int seat, int state);
/* An effect read aloud: a line each with '\n' after it, two blanks before it for each level it lies under another. */
void describe_effect(const Describe *d, StrBuf *out, uint32_t node, int seat);
void describe_preview_line(const Describe *d, StrBuf *what, StrBuf *figure, const PreviewLine *line);
void describe_command(const Describe *d, StrBuf *out, const World *w, const Command *cmd);
/* What a choice answers, by id, so that it can be told when the World has moved on. */
typedef struct {
    uint16_t event, action; /* action of the rival, or the one that a crisis is about */
    uint8_t state;
} ChoiceSubject;
/* A bloc at home in a word or two: "", "angry", "pleased". */
const char *describe_bloc_mood(const Describe *d, const World *w, int variable);
ChoiceSubject describe_subject(const World *w, const Command *cmd);
/* "Trade mission, Kazakhstan"; "Unrest in Almaty: say little". Without a subject: the choice alone, which an option of an
 * event has not. */
void describe_choice(const Describe *d, StrBuf *out, const Command *cmd, const ChoiceSubject *subject);
/* "Trade mission, Kazakhstan; schools, Kyrgyzstan". */
void describe_plan(const Describe *d, StrBuf *out, const uint16_t plan[DIM_STATES]);
/* "alignment of Kazakhstan +0.31". */
void describe_term(const Describe *d, StrBuf *out, const AiTerm *term);
/* The largest terms, `most` of them. */
void describe_terms(const Describe *d, StrBuf *out, const AiReason *r, int most);
void describe_ending(const Describe *d, StrBuf *headline, StrBuf *sentence, const World *w);
/* "points_turkey", "common_market", "multi_vector", ...: the word of the command line. */
void describe_ending_word(const Catalog *c, const World *w, StrBuf *out);

#endif
