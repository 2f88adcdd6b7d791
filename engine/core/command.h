/* Command: a small record asking for one change; the only way into the World (see game.h).
 * Argument meanings by kind:
 *   CMD_ANSWER       slot = index of the open event, choice = index of the option in its EventDef
 *   CMD_PLAN_ADD     action, target (state), arg (clauses)
 *   CMD_PLAN_REMOVE  slot
 *   CMD_COMMIT       closes answers, plan or reactions; what is left open takes its default
 *   CMD_REACT        slot = the rival's slot, choice = Reaction
 *   CMD_RUNG         choice = RungChoice, mediate = 1 asks a third party in (once, 1 capital)
 *   CMD_RESIGN
 *   CMD_AIM          action = id of the aim; it holds until the year's end
 *   CMD_TERMS        before anything else: arg[0] = strength of the scripted powers in tenths (TERMS_AS_DEFINED: the
 *                    scenario's own),
 *                    arg[1] = handicap, points for seat 1 */
#ifndef CORE_COMMAND_H
#define CORE_COMMAND_H

#include "base/types.h"
#include "core/limits.h"

typedef enum {
    CMD_NONE = 0,
    CMD_ANSWER = 1,
    CMD_PLAN_ADD = 2,
    CMD_PLAN_REMOVE = 3,
    CMD_COMMIT = 4,
    CMD_REACT = 5,
    CMD_RUNG = 6,
    CMD_RESIGN = 7,
    CMD_AIM = 8,
    CMD_TERMS = 9,
    CMD_COUNT
} CommandKind;

typedef struct {
    uint8_t kind;
    uint8_t seat;
    uint8_t slot;
    uint8_t choice;
    uint8_t target;
    uint8_t mediate;
    uint16_t action;
    int8_t arg[MAX_CLAUSES];
} Command;

enum { TERMS_AS_DEFINED = -1 };

/* "answer", "plan_add"...: the word in saves, CLI and log; NULL for a bad kind. */
const char *command_word(int kind);
/* Kind for a word; CMD_NONE when unknown. */
int command_kind(const char *word);

#endif
