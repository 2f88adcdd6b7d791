/* Computer players. They get an Observation (a World without what their side may not know) and answer with
 * the same Commands as a player: no bonus, no peeking, no state between calls. Draws come from a key that the
 * session hands over, so a replay decides alike. Nothing here allocates. */
#ifndef AI_AI_H
#define AI_AI_H

#include "base/str.h"
#include "ai/value.h"
#include "core/game.h"

typedef enum {
    AI_NONE = 0,
    AI_RANDOM,     /* legal moves */
    AI_PASSIVE,    /* every default */
    AI_HISTORICAL, /* historical options and the scenario's dated actions */
    AI_GREEDY,     /* one action ahead */
    AI_GREEDY_V1,  /* the same with frozen weights: the measuring stick */
    AI_UTILITY,    /* one action ahead with a personality, private goals and a head for crises */
    AI_PLANNER,    /* utility that plays its plans out against guesses */
    AI_SEARCH,     /* the same, further and wider */
    AI_LEVEL_COUNT
} AiKind;

/* What a level may plan: everything, one action alone, or everything but one. */
typedef enum { AI_ALL = 0, AI_ONLY = 1, AI_WITHOUT = 2 } AiRestriction;

typedef struct {
    uint8_t kind;         /* AiKind */
    uint8_t restriction;  /* AiRestriction */
    uint16_t action;      /* AI_ONLY, AI_WITHOUT */
    uint16_t personality; /* 0, or one of the other seat: the level's own */
} AiLevel;

/* "greedy", "planner:merchant", "only:trade_mission", "without:trade_mission@greedy": false when there is no
 * such level or action; then *why names the choices. Restrictions without a level are greedy's. */
bool ai_level(const Catalog *c, const char *word, AiLevel *out, StrBuf *why);
/* Levels that a player may meet in the title, with their shown names; count returned. */
typedef struct {
    const char *id, *name, *help;
} AiLevelInfo;
int ai_levels(const AiLevelInfo **out);

/* Why something was chosen: terms sum to the score. */
typedef struct {
    const char *what; /* word of the term: "alignment", "standing", "price", ...; "action": one of a plan */
    int state, action;
    int32_t worth; /* milli points of score */
} AiTerm;
typedef struct {
    Command command; /* CMD_COMMIT: the whole of a plan that was played out */
    int32_t score;
    int term_count;
    AiTerm term[MAX_STATES + 8]; /* largest first */
    bool has_runner;
    Command runner; /* the next best choice */
    int32_t runner_score;
    uint16_t plan[DIM_STATES], runner_plan[DIM_STATES]; /* CMD_COMMIT: action by state; 0: none */
    int32_t rival[5]; /* CMD_RUNG: believed chance of each RungChoice of the rival, milli */
} AiReason;

enum { AI_COMMANDS_MAX = 2 * MAX_OPEN_EVENTS + 8 };
typedef struct {
    Command command[AI_COMMANDS_MAX];
    int count;
    int32_t best, next; /* worth of the best single action of a plan and of the best other one; 0: none */
} AiAnswer;

/* What a World is worth to a side, in milli points of score: ai/weigh.h. */
typedef struct {
    int32_t state[DIM_STATES];    /* value_state of each */
    int32_t standing[DIM_STATES]; /* value_standing of each */
    int32_t income;               /* value_income */
    int32_t terms;                /* standing of all states, income, and value_home */
    int32_t aim;               /* aim_worth */
    int32_t total;
} Position;

/* The margin of an own offer at the start of its clauses, where the list of actions has told it already. */
typedef struct {
    uint16_t action;
    uint8_t state;
    bool known;
    int32_t margin;
} ListedOffer;

/* Scratch Worlds, so that nothing large lies on the stack; the caller owns one AiScratch a thread. */
typedef struct {
    World a, b; /* tried (ai/trial.h); what was said so far */
    Report written[96];
    ReportLog wrote; /* by the last try */
    bool tried;      /* a is what is seen, but for what wrote tells */
    int32_t worth[DIM_STATES][DIM_ACTIONS];
    Position now;  /* of what is seen, once it was asked for */
    Shares shares; /* the same */
    bool now_known;
    ListedOffer listed;
} AiDesk;
enum { AI_GUESSES = 16 };
typedef struct {
    AiDesk own, inner; /* of the player that decides, and of the players that it imagines */
    World guess[AI_GUESSES], play;
    AiAnswer answer;
} AiScratch;

/* The Observation that a level thinks with. */
typedef struct {
    World world;
    uint64_t moment; /* that it was made at; 0: none was yet */
} AiView;
/* log: that all of the campaign went through since the view was made; NULL: the view is made from nothing. */
void ai_observe(const Game *g, const World *w, int seat, const AiLevel *level, uint64_t key, ReportLog *log, AiView *out);
/* All commands with which `seat` meets what it owes now. `seen` is the seat's Observation, the player's own: it may
 * note its moves on it while it thinks, and takes them off again. */
void ai_decide(const Game *g, World *seen, int seat, const AiLevel *level, uint64_t key,
               AiScratch *scratch, AiAnswer *out);

/* The adviser: what utility without its moods would do about every decision that the seat owes now; entries as in
 * ai_reasons. */
int ai_suggest(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, AiReason *out,
               int room);
/* Why ai_decide, called alike, says what it says: one entry a choice, with the terms that sum to its worth and the next
 * best choice; at most `room`, the count is returned. A plan's actions come best first; what a level plays out comes
 * before them as one plan. Levels that do not weigh (random, passive, historical) have no entries. */
int ai_reasons(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key, AiScratch *scratch,
               AiReason *out, int room);
/* The best plans as planner without its moods judges them, best first, each as an entry of CMD_COMMIT; at most `room`,
 * the count is returned, 0 when the seat owes no plan. */
int ai_plans(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, AiReason *out, int room);
/* "Why not that?": what the level makes of `other` in its place, with what it chose as the runner. False when `other`
 * is not allowed now, is no choice of a decision that is owed, or the level does not weigh. */
bool ai_why_not(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key, AiScratch *scratch,
                const Command *other, AiReason *out);
/* The same of the adviser. */
bool ai_suggest_not(const Game *g, const World *seen, int seat, uint64_t key, AiScratch *scratch, const Command *other,
                    AiReason *out);

#endif
