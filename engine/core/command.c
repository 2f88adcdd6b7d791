#include "core/command.h"

#include "base/str.h"

static const char *const words[CMD_COUNT] = {
    [CMD_ANSWER] = "answer", [CMD_PLAN_ADD] = "plan_add", [CMD_PLAN_REMOVE] = "plan_remove", [CMD_COMMIT] = "commit",
    [CMD_REACT] = "react",   [CMD_RUNG] = "rung",         [CMD_RESIGN] = "resign",
    [CMD_AIM] = "aim", [CMD_TERMS] = "terms",
};

const char *command_word(int kind) { return kind > CMD_NONE && kind < CMD_COUNT ? words[kind] : NULL; }

int command_kind(const char *word)
{
    for (int i = 1; i < CMD_COUNT; i++) {
        if (str_eq(words[i], word)) return i;
    }
    return CMD_NONE;
}
