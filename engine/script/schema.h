/* The schema of the definition language: one table a kind. It drives the checks of the loader, the editor's
 * completion, `steppe-cli schema` and scripts/api.md. Constant; no memory of its own. */
#ifndef SCRIPT_SCHEMA_H
#define SCRIPT_SCHEMA_H

#include "base/types.h"

/* K(name, global): the kinds of definitions. */
#define KIND_LIST(K)                                                                                         \
    K(POWER, "power")                                                                                        \
    K(CHANNEL, "channel")                                                                                    \
    K(DOCTRINE, "doctrine")                                                                                  \
    K(STATE, "state")                                                                                        \
    K(WANT, "want")                                                                                          \
    K(ACTION, "action")                                                                                      \
    K(PROJECT, "project")                                                                                    \
    K(AGREEMENT, "agreement")                                                                                \
    K(EVENT, "event")                                                                                        \
    K(OPTION, "option")                                                                                      \
    K(PRIORITY, "priority")                                                                                  \
    K(AIM, "aim")                                                                                            \
    K(RUNG, "rung")                                                                                          \
    K(VARIABLE, "variable")                                                                                  \
    K(TUNE, "tune")                                                                                          \
    K(PERSONALITY, "personality")                                                                            \
    K(SCENARIO, "scenario")                                                                                  \
    K(HISTORY, "history")                                                                                    \
    K(FUNC, "func")

typedef enum {
    KIND_NONE = 0,
#define K(name, word) KIND_##name,
    KIND_LIST(K)
#undef K
        KIND_COUNT
} Kind;

typedef enum {
    FIELD_ID,        /* [a-z][a-z0-9_]* */
    FIELD_TEXT,      /* T "..." */
    FIELD_STRING,    /* "..." */
    FIELD_MILLI,     /* shown units, three decimals at most; int32_t in milli */
    FIELD_WHOLE,     /* int */
    FIELD_TENTHS,    /* one decimal; int in tenths */
    FIELD_BOOL,      /* bool */
    FIELD_CONDITION, /* uint32_t */
    FIELD_VALUE,     /* uint32_t */
    FIELD_EFFECT,    /* uint32_t */
    FIELD_REF,       /* reference to one of `kinds`; int */
    FIELD_SEATS,     /* power or list of powers; uint8_t, bit seat */
    FIELD_SEAT,      /* power with a seat; int */
    FIELD_STATES,    /* list of states; uint16_t, bit state */
    FIELD_TERM,      /* quarters(n); int; left out: 255 */
    FIELD_QUARTERS,  /* quarters(n); int; left out: 0 */
    FIELD_COST,      /* { capital = whole, money = milli } */
    FIELD_TABLE,     /* read by the kind's own loader */
    FIELD_LIST,      /* the same, a list */
    FIELD_ANY,       /* the same, one of several shapes */
} FieldType;

enum {
    FIELD_REQUIRED = 1,
    /* Which scopes a condition, value or effect may use. */
    FIELD_HAS_ACTOR = 2,  /* actor */
    FIELD_HAS_RIVAL = 4,  /* rival: the actor has a seat */
    FIELD_HAS_STATE = 8,  /* target, place */
    FIELD_HAS_PLACE = 16, /* the same if the event has `at` */
    FIELD_ACTION = FIELD_HAS_ACTOR | FIELD_HAS_RIVAL | FIELD_HAS_STATE,
};

#define KIND_BIT(kind) (1u << (kind))

typedef struct {
    const char *name;
    FieldType type;
    unsigned flags;
    unsigned kinds; /* of a FIELD_REF: KIND_BITs */
    int offset;     /* in the Def struct; -1: the kind's loader stores it */
    int32_t lo, hi; /* of a number, as stored; both 0: any */
    const char *help;
    const char *example; /* as written after `name = ` */
} SchemaField;

typedef struct {
    const char *word;
    const char *help;
    const SchemaField *fields;
    int field_count;
    bool positional; /* takes unnamed entries (options of an event) */
    bool nested;     /* stands inside another definition only */
} SchemaKind;

const SchemaKind *schema_kind(Kind kind);
const SchemaField *schema_field(Kind kind, const char *name);
Kind schema_find(const char *word); /* KIND_NONE: no such kind */
const char *schema_type_word(FieldType type);

/* Constructors and verbs that are no kinds, for documentation and completion. */
typedef struct {
    const char *name;  /* "all", "value:at_least" */
    const char *shape; /* "all{ condition, ... }" */
    const char *help;
} SchemaWord;
int schema_word_count(void);
const SchemaWord *schema_word(int i);

#endif
