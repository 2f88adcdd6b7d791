/* The one door: every change of a World goes through game_check and game_apply; players, AI, replay, tests and
 * CLI alike. Nothing here allocates. A Game is a constant Catalog plus the thread's Hooks. */
#ifndef CORE_GAME_H
#define CORE_GAME_H

#include "core/catalog.h"
#include "core/command.h"
#include "core/hooks.h"
#include "core/report.h"
#include "core/world.h"

/* Raised by any commit that changes World or a formula: saves of another number are not replayed. */
enum { RULES_NUMBER = 4 };

typedef struct {
    const Catalog *catalog;
    const Hooks *hooks; /* may be NULL when the content has no func */
} Game;

/* Why a command is refused. The word in the log is refusal_word. */
typedef enum {
    REFUSE_NO = 0, /* allowed */
    REFUSE_OVER,       /* the campaign is over */
    REFUSE_NOT_OWED,   /* the seat owes no such decision now */
    REFUSE_BAD,        /* no such event, option, action, state or slot */
    REFUSE_SIDE,       /* not this side's action or option */
    REFUSE_NO_SLOT,    /* all actions of the quarter are used */
    REFUSE_SAME_STATE, /* one action a state */
    REFUSE_NO_CAPITAL,
    REFUSE_NO_MONEY,
    REFUSE_CONDITION,  /* a condition of `allow` does not hold */
    REFUSE_OFFER,      /* nothing left to offer, one is pending, or the margin is too low */
    REFUSE_PROJECT,    /* all legs stand */
    REFUSE_CLAUSE,     /* a clause is out of its range */
    REFUSE_REACTION,   /* a soft action cannot be challenged, a hard one not countered, one challenge a quarter */
    REFUSE_COUNT
} Refusal;
const char *refusal_word(int refusal);

/* One condition, met or not, with the number needed and the number now. */
typedef struct {
    uint8_t refusal; /* which kind of condition it is: REFUSE_NO_CAPITAL, _MONEY, _CONDITION, ... */
    bool met;
    uint32_t node;   /* REFUSE_CONDITION: the condition, else 0 */
    int32_t need, have; /* in the unit of the value compared */
} Reason;

enum { MAX_REASONS = 24 };
typedef struct {
    Refusal first; /* first that is not met; REFUSE_NO when allowed */
    int count;
    Reason reason[MAX_REASONS];
} Reasons;

/* A decision that is owed. */
typedef enum { OWE_ANSWER = 1, OWE_PLAN = 2, OWE_REACT = 3, OWE_RUNG = 4 } OweKind;
typedef struct {
    uint8_t seat;
    uint8_t kind;    /* OweKind */
    uint8_t subject; /* OWE_ANSWER: index of the open event; OWE_REACT: the rival's slot; else 0 */
} Pending;
enum { MAX_PENDING = 2 * MAX_OPEN_EVENTS + 8 };

/* Sets up a World at the first decision of its first quarter. scenario: id in the Catalog. */
void game_start(const Game *g, World *w, int scenario, uint64_t seed, ReportLog *log);

/* Only the start values of a scenario, before its first quarter opens; weights without an agenda. */
void game_set_start(const Game *g, World *w, int scenario, uint64_t seed);

/* Whether the command is allowed. With `reasons` every condition is listed, met or not. Changes nothing. */
Refusal game_check(const Game *g, const World *w, const Command *cmd, Reasons *reasons);

/* Applies an allowed command and plays on until somebody owes a decision or the campaign is over. A refused one
 * changes nothing and gives its reason. log may be NULL (search). */
Refusal game_apply(const Game *g, World *w, const Command *cmd, ReportLog *log);

/* Every decision owed now, seat 1 first; returns the count. */
int game_pending(const World *w, const Catalog *c, Pending out[MAX_PENDING]);
/* Of one seat. */
int game_owed(const World *w, const Catalog *c, int seat, Pending *out);
bool game_owes(const World *w, const Catalog *c, int seat);
/* The command that gives the seat's open decision its default: what `passive` plays and an absent seat. */
Command game_default(const Game *g, const World *w, int seat);
/* Planning an action; the clauses of what it offers are at their start. */
Command game_plan(const Catalog *c, const World *w, int seat, int action, int state);

/* Overwrites all that `seat` may not know with a guess drawn from `key` (observe.c). The rival's plan is none, and closed. */
void game_observe(const Game *g, const World *w, int seat, uint64_t key, World *out);
/* In two steps: nothing in the place of what is hidden, which is enough for those who do not ask what the rival is about; and
 * the guess at it. */
void game_guess(const Game *g, int seat, uint64_t key, World *view);
void game_observe_blank(const World *w, int seat, uint64_t key, World *out);
/* Makes of an Observation, with its guess or without, of the same campaign, by either seat, that of `seat` now; touched: as in the log that all
 * since went through, cleared when that one was made. */
void game_observe_blank_later(const Catalog *c, const World *w, int seat, uint64_t key, uint64_t touched, World *view);
/* The same when nothing was resolved since at all: then what was said is hidden and most of the World need not be copied
 * again. */
void game_observe_blank_anew(const World *w, int seat, uint64_t key, World *view);

/* The calendar. Season 1 is January to March ("winter"), 2 spring, 3 summer, 4 autumn. */
int game_year(const Catalog *c, const World *w);
int game_season(const Catalog *c, const World *w); /* 1..4 */
/* year * 4 + season - 1: comparable between scenarios. */
int game_absolute_quarter(const Catalog *c, const World *w);
static inline const ScenarioDef *game_scenario(const Catalog *c, const World *w) { return &c->scenario[w->scenario]; }
static inline const Tunes *game_tunes(const Catalog *c, const World *w) { return &c->scenario[w->scenario].tunes; }

#endif
