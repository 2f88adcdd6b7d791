/* What is allowed: the conditions of each command, and how an allowed one is written down. game.h is the door that
 * everybody uses; this header serves the other files of core. */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include "core/game.h"

/* Capital and money of a seat that its open decision has not spoken for yet. */
int rules_free_capital(const Catalog *c, const World *w, int seat);
int32_t rules_free_money(const Catalog *c, const World *w, int seat);
/* Every action that the seat may add to its plan now, with clauses at their start; the count, at most `room`. */
typedef struct {
    Command command;
    int32_t margin; /* of what it offers, so that nobody need ask again; 0: it offers nothing */
} ListedAction;
int rules_list_actions(const Game *g, const World *w, int seat, ListedAction *out, int room);
/* Notes an action in the first free slot of its seat's plan, unchecked. */
void rules_note_plan(World *w, const Command *cmd);
/* An event option can be paid and its conditions hold. */
bool rules_option_open(const Catalog *c, const World *w, int place, int option, Reasons *reasons);

#endif
