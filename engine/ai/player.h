/* What the computer players share: one decision being made. */
#ifndef AI_PLAYER_H
#define AI_PLAYER_H

#include "ai/ai.h"

typedef struct {
    const Game *game;
    const World *seen;
    int seat;
    const AiLevel *level;
    const PersonalityDef *person; /* NULL: a level that does not weigh */
    uint64_t key, moment; /* moment: of its dice */
    AiDesk *scratch;
    AiScratch *all; /* NULL: imagined by another player */
    AiAnswer *out;
    int n;               /* draws so far */
    int aim;             /* weighed by; 0: none (ai/aim.h) */
    uint16_t aim_states; /* bit s */
} Player;

int player_draw(Player *p, int bound);
void player_say(Player *p, Command cmd);
bool player_may(const Player *p, const World *w, const Command *cmd);
Command player_commit(const Player *p);

Player player_of(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key,
                 AiScratch *all, AiDesk *desk, AiAnswer *out);
/* What the player's own side owes; returns the count. */
int player_owed(const Player *p, Pending out[MAX_PENDING]);

void random_decide(Player *p, World *board, const Pending *owed, int count);
void historical_decide(Player *p, const Pending *owed, int count);
void greedy_decide(Player *p, const Pending *owed, int count);
void utility_decide(Player *p, const Pending *owed, int count);
void planner_decide(Player *p, const Pending *owed, int count);

#endif
