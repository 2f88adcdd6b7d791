/* Report: a small record telling what changed and why. The ledger of every number is the list of its
 * REPORT_CHANGE records: start + sum of deltas = value; what a limit cut off is a record of its own. */
#ifndef CORE_REPORT_H
#define CORE_REPORT_H

#include "base/types.h"

typedef enum {
    REPORT_CHANGE = 1,   /* var of (state, power, channel, arg) moved by delta to after */
    REPORT_QUARTER = 2,  /* a quarter begins; after = its index */
    REPORT_EVENT = 3,    /* event id opened or happened at state */
    REPORT_ANSWER = 4,   /* seat took option arg of event id at state */
    REPORT_ACTION = 5,   /* seat plays action id in state; slot = arg; revealed */
    REPORT_REACTION = 6, /* seat answers the rival's action id in state; arg = Reaction */
    REPORT_CRISIS = 7,   /* a crisis opens over action id of seat in state */
    REPORT_ROUND = 8,    /* round arg: choices delta = seat 1's, after = seat 2's; channel = rung before */
    REPORT_CRISIS_END = 9, /* arg = CrisisResult; seat = winner or 0; channel = rung; after = scale left, milli */
    REPORT_OFFER = 10,   /* seat offers agreement id in state; delta = margin; arg 1 accepted, 0 refused */
    REPORT_IN_FORCE = 11, /* agreement id of power in state enters into force */
    REPORT_ENDED = 12,   /* agreement id ends; arg 1 lapsed, 2 broken, 3 expired, 4 thrown back */
    REPORT_LEG = 13,     /* project id: leg arg in state by seat */
    REPORT_BALANCE = 14, /* state pushes back against seat after action id */
    REPORT_AGENDA = 15,  /* channel is the agenda of the year; arg 1: announced for the next */
    REPORT_PRIORITY = 16, /* seat's priority id revealed at the year's end; arg 1 met */
    REPORT_YEAR = 17,    /* year end: seat gains delta points, after = score */
    REPORT_TIER = 18,    /* state's signed tier moved from delta to after */
    REPORT_ENDING = 19,  /* arg = Ending, seat = winner */
    REPORT_FUNC = 20,    /* func id failed and was rolled back */
    REPORT_VOID = 21,    /* seat's action id in state came to nothing */
    REPORT_MEDIATION = 22,
    REPORT_AIM = 23,     /* seat's aim id of the year, revealed at its end */
    REPORT_COUNTER_OFFER = 24, /* state would have signed agreement id with clause arg at after instead of delta */
} ReportKind;

typedef enum { CRISIS_BACKED_DOWN = 1, CRISIS_SETTLED = 2, CRISIS_TERMS = 3, CRISIS_STALEMATE = 4, CRISIS_INCIDENT = 5, CRISIS_VOID = 6 } CrisisResult;

typedef enum {
    CAUSE_NONE = 0,
    CAUSE_START,
    CAUSE_ACTION,    /* id */
    CAUSE_EVENT,     /* id; option in `option` (+1; 0: the event itself) */
    CAUSE_AGREEMENT, /* id */
    CAUSE_PROJECT,   /* id */
    CAUSE_WANT,      /* id */
    CAUSE_RULE,      /* id = RuleCause */
    CAUSE_LIMIT,     /* what a limit cut off */
    CAUSE_BLOC,      /* id: a variable with a power */
} CauseKind;

typedef enum {
    RULE_INCOME = 1,
    RULE_CARRY,      /* capital or money above what may be kept */
    RULE_COST,
    RULE_FADE,       /* tie back to its base */
    RULE_DECAY,      /* base erodes */
    RULE_DRIFT,
    RULE_THIRD_POWER,
    RULE_REST,       /* back to rest */
    RULE_FOLLOW,     /* alignment follows its target */
    RULE_DOMINATION, /* sovereignty grows beyond the comfort band */
    RULE_BALANCING,
    RULE_CRISIS,
    RULE_TENSION_DECAY,
    RULE_BLAME_DECAY,
    RULE_REFUSED,
    RULE_REACTION,
    RULE_YEAR_END,
    RULE_PRIORITY,
    RULE_MEMORY,
    RULE_BREACH,
    RULE_PROVOCATION,
    RULE_HANDICAP,
    RULE_COUNT
} RuleCause;

/* The id first and as wide as the rest: so the whole is put together in one register, and most writes carry one. */
typedef struct {
    uint32_t id;
    uint8_t kind;   /* CauseKind */
    uint8_t actor;  /* seat or power behind it; 0: nobody */
    uint8_t option;
    uint8_t unused;
} Cause;

typedef struct {
    uint8_t kind; /* ReportKind */
    uint8_t quarter;
    uint8_t seat, state, power, channel, var;
    uint8_t arg; /* of a change of income: the quarters it runs */
    uint16_t id;
    uint16_t unused;
    Cause cause;
    int32_t delta, after;
} Report;

/* The caller owns the block. When it is full further reports are dropped and `cut` is set. NULL log: search. */
typedef struct {
    Report *items;
    int count, capacity;
    bool cut;
    bool beyond; /* something was written that no Report tells in full: an agreement's terms, a grant, the queue */
    uint64_t touched; /* bit v: variable v was changed, told or not, since somebody cleared it; bit VAR_NONE: an event fired */
    uint64_t skips; /* bit v: nobody reads the changes of variable v, so they are not written; 0: all are */
} ReportLog;

static inline void report_touched(ReportLog *log, int var)
{
    if (log) log->touched |= 1ull << var;
}

static inline ReportLog report_log(Report *block, int capacity) { return (ReportLog){.items = block, .capacity = capacity}; }

#endif
