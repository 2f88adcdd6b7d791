/* Conditions, values and effects after compilation: prefix trees in three flat arrays of the Catalog.
 *
 * A Node's subtree is [i, node[i].end); children follow their parent directly. Index 0 of each array is a
 * sentinel meaning "none" (a condition that holds, the value 0, an effect that does nothing).
 * Every value is in milli while it is evaluated, whole units too (2 accord steps are 2000), and so is every k that is
 * compared or added; k of EFFECT_GRANT is quarters, of EFFECT_FIRE two bytes of quarters, of ODDS milli percent.
 * Conditions never draw dice and never change anything; chance and odds are thrown while effects run. */
#ifndef CORE_NODE_H
#define CORE_NODE_H

#include "base/types.h"

/* What a reference reads or an effect writes. Subjects in parentheses: which ids of the Ref it uses. */
#define VAR_LIST(V)                                                                                             \
    V(TIE, "tie", STATE | POWER | CHANNEL, MILLI_UNIT, "volume of a relation, 0 to 100")                        \
    V(BASE, "base", STATE | POWER | CHANNEL, MILLI_UNIT, "what lasts of a tie, 0 to 100")                       \
    V(OWN, "own", STATE | CHANNEL, MILLI_UNIT, "what a state provides for itself, 0 to 100")                    \
    V(DEPENDENCE, "dependence", STATE | POWER | CHANNEL, MILLI_UNIT, "share of a tie in all ties, 0 to 100")    \
    V(INFLUENCE, "influence", STATE | POWER | CHANNEL, MILLI_UNIT, "tie times dependence, 0 to 100")            \
    V(GOODWILL, "goodwill", STATE | POWER, MILLI_UNIT, "mood toward a power, 0 to 100, rests at 50")            \
    V(ALIGNMENT, "alignment", STATE | POWER, MILLI_UNIT, "how far a state leans to the power, -100 to 100")     \
    V(SOVEREIGNTY, "sovereignty", STATE, MILLI_UNIT, "fear of domination, 0 to 100")                            \
    V(NEUTRALITY, "neutrality", STATE, MILLI_UNIT, "habit of balancing, 0 to 100")                              \
    V(STABILITY, "stability", STATE, MILLI_UNIT, "regime and street, 0 to 100")                                 \
    V(ACTS, "acts", STATE | POWER, MILLI_UNIT, "memory of a power's acts")                                      \
    V(INTEL, "intel", STATE | POWER, MILLI_UNIT, "how well a power sees what is hidden, 0 to 3")                \
    V(ACCORD, "accord", STATE | POWER, WHOLE_UNIT, "accord steps in force, 0 to 6")                             \
    V(LEGS, "legs", STATE | PROJECT, WHOLE_UNIT, "legs of a project that stand in a state")                     \
    V(CAPITAL, "capital", POWER, WHOLE_UNIT, "political capital, 0 to 8")                                       \
    V(MONEY, "money", POWER, MILLI_UNIT, "budget, 0 to 40")                                                     \
    V(INCOME, "income", POWER, MILLI_UNIT, "what a quarter brings; :add(n, quarters(k)) changes it for a while") \
    V(PRESTIGE, "prestige", POWER, MILLI_UNIT, "weight in crises, 0 to 100, rests at 50")                       \
    V(HOME, "home", POWER, MILLI_UNIT, "support at home, 0 to 100, rests at 50")                                \
    V(BLAME, "blame", POWER, MILLI_UNIT, "whose provocations, 0 and more")                                      \
    V(COUNTERS, "counters", POWER, MILLI_UNIT, "memory of a power's counters and challenges")                  \
    V(SCORE, "score", POWER, MILLI_UNIT, "points of the year ends so far")                                      \
    V(TENSION, "tension", 0, MILLI_UNIT, "0 to 100; at 100 rupture")                                            \
    V(YEAR, "year", 0, WHOLE_UNIT, "calendar year")                                                             \
    V(SEASON, "season", 0, WHOLE_UNIT, "quarter of the year, 1 to 4")                                           \
    V(QUARTER, "quarter", 0, WHOLE_UNIT, "quarter of the campaign, from 1")                                     \
    V(VARIABLE, "variable", 0, MILLI_UNIT, "a variable declared by a script")                                   \
    V(SATURATION, "saturation", STATE | ACTION, MILLI_UNIT, "attention already spent on an action")             \
    V(HARD, "hard", STATE | POWER, WHOLE_UNIT, "hard actions of this quarter there, once the plans are open")

enum { STATE = 1, POWER = 2, CHANNEL = 4, PROJECT = 8, ACTION = 16 };

typedef enum {
    VAR_NONE = 0,
#define V(name, word, subjects, unit, help) VAR_##name,
    VAR_LIST(V)
#undef V
        VAR_COUNT
} Var;

typedef enum { WHOLE_UNIT, MILLI_UNIT } VarUnit;

typedef struct {
    const char *word; /* in Lua, saves, CLI and log */
    int subjects;     /* STATE | POWER | ... */
    VarUnit unit;
    const char *help;
} VarInfo;

const VarInfo *var_info(int var);

/* Scopes: an id, or one of these, resolved when evaluated. */
enum {
    SCOPE_TARGET = 0x80, /* state: target of the action, place of the event */
    SCOPE_EACH = 0x81,   /* state: the one each_state is at */
    SCOPE_ACTOR = 0x80,  /* power: who acts, or whose option it is */
    SCOPE_RIVAL = 0x81,
};

typedef enum {
    NODE_NONE = 0,

    /* conditions */
    COND_ALL,   /* every child */
    COND_ANY,   /* at least one child */
    COND_NO,    /* child 1 does not hold */
    COND_AT_LEAST, /* value child >= k */
    COND_AT_MOST,  /* value child <= k */
    COND_BELOW,    /* value child < k */
    COND_ABOVE,    /* value child > k */
    COND_EQUALS,   /* value child == k */
    COND_HAS,      /* state has agreement `arg` in force (with power, 0: any) */
    COND_IS,       /* state is state `arg` */
    COND_WANTS,    /* state has want `arg` */
    COND_FIRED,    /* event `arg` has fired */
    COND_CHOSEN,   /* in event `arg`, option `k` was taken: stored in a variable by the loader */

    /* values */
    VALUE_CONST,  /* k */
    VALUE_REF,    /* var of state, power, channel, arg */
    VALUE_SUM,    /* of children */
    VALUE_TIMES,  /* child * k (milli) */
    VALUE_MEAN,   /* of children */
    VALUE_LEAST,  /* smallest child */
    VALUE_MOST,   /* largest child */
    VALUE_WHEN,   /* condition child, then value child: the value where the condition holds, else 0 */
    VALUE_LABEL,  /* child under the text `arg` (terms of accept) */

    /* effects */
    EFFECT_SEQ,   /* children in order */
    EFFECT_ADD,   /* raw and clamped: Ref += value child */
    EFFECT_GROW,  /* tie += gain(value child); share k of it goes into the base as well */
    EFFECT_SCALE, /* Ref *= k (milli) */
    EFFECT_SET,   /* Ref = value child */
    EFFECT_WHEN,  /* condition child, effect child, optional else child (flag 1) */
    EFFECT_ROLL,  /* children are EFFECT_ODDS; exactly one runs */
    EFFECT_ODDS,  /* weight k (milli percent), effect child */
    EFFECT_EACH_STATE, /* child for every state; flag 1: not for the target */
    EFFECT_FIRE,  /* event `arg` at state, after k & 255 .. k >> 8 quarters */
    EFFECT_SIGN,  /* agreement `arg` with power in state */
    EFFECT_BREAK, /* end agreement `arg` with power in state */
    EFFECT_ADVANCE, /* one leg of project `arg` in state */
    EFFECT_GRANT, /* income of power += value child for k quarters */
    EFFECT_FUNC,  /* func `arg` through hooks */
    EFFECT_ACCORD, /* accord steps of power in state: at most k (lower_to) */

    VALUE_CLAUSE, /* a value: clause `arg` (from 0) of the agreement in which it stands; k: its start */
} NodeKind;

/* 16 bytes. */
typedef struct {
    uint8_t kind;
    uint8_t var;
    uint8_t state;
    uint8_t power;
    uint8_t channel;
    uint8_t flag;
    uint16_t arg;
    int32_t k;
    uint32_t end; /* index one past the subtree */
} Node;

#endif
