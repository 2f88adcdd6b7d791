/* What the computer players share: one decision being made. */
#ifndef AI_PLAYER_H
#define AI_PLAYER_H

#include "ai/ai.h"

typedef struct {
    const Game *game;
    const World *seen;
    int seat;
    const AiLevel *level;
    const PersonalityDef *person;
    uint64_t key;
    AiScratch *scratch;
    AiAnswer *out;
    int n; /* draws so far */
} Player;

int player_draw(Player *p, int bound);
void player_say(Player *p, Command cmd);
bool player_may(const Player *p, const World *w, const Command *cmd);
Command player_commit(const Player *p);

void random_decide(Player *p, const Pending *owed, int count);
void historical_decide(Player *p, const Pending *owed, int count);
void greedy_decide(Player *p, const Pending *owed, int count);
int greedy_suggest(Player *p, AiReason *out, int room);

#endif
