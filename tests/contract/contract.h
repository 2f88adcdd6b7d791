/* What every scenario must keep. Loads base (and the example mods are left out), plays campaigns with the computer
 * players and hands each step to a callback. STEPPE_SEEDS overrides how many seeds are played. */
#ifndef TESTS_CONTRACT_H
#define TESTS_CONTRACT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "ai/ai.h"
#include "base/hash.h"
#include "core/model.h"
#include "script/load.h"

static inline Load *contract_load(void)
{
    Load *load = NULL;
    Err err = {""};
    LoadRequest request = {.data = STEPPE_SOURCE_DIR};
    if (!load_content(&request, &load, &err)) {
        const LoadError *problem;
        int count = load ? load_errors(load, &problem) : 0;
        for (int i = 0; i < count && i < 20; i++) printf("%s:%d: %s\n", problem[i].file, problem[i].line, problem[i].text);
        fail_msg("base does not load: %s", err.text);
    }
    return load;
}

static inline int contract_seeds(int usual)
{
    const char *given = getenv("STEPPE_SEEDS");
    return given ? atoi(given) : usual;
}

typedef struct {
    const Game *game;
    World world;
    ReportLog *log;
    AiLevel level[DIM_SEATS];
    uint64_t seed;
    AiScratch scratch;
    World view;
    AiAnswer answer;
} Campaign;

static inline void campaign_start(Campaign *k, const Game *g, int scenario, uint64_t seed, int level1, int level2, ReportLog *log)
{
    k->game = g;
    k->log = log;
    k->seed = seed;
    k->level[1] = (AiLevel){.kind = (uint8_t)level1};
    k->level[2] = (AiLevel){.kind = (uint8_t)level2};
    game_start(g, &k->world, scenario, seed, log);
}

/* The answer of the next seat that owes something is in k->answer; false when the campaign is over. */
static inline bool campaign_think(Campaign *k)
{
    if (k->world.phase == PHASE_OVER) return false;
    const Catalog *c = k->game->catalog;
    int seat = game_owes(&k->world, c, 1) ? 1 : 2;
    uint64_t key = hash_mix(hash_mix(k->seed, c->power[seat].at.hash), (uint64_t)k->world.quarter * 64 + k->world.phase * 8 + k->world.crisis_round);
    game_observe(k->game, &k->world, seat, key, &k->view);
    ai_decide(k->game, &k->view, seat, &k->level[seat], key, &k->scratch, &k->answer);
    assert_true(k->answer.count > 0);
    return true;
}

static inline bool campaign_step(Campaign *k)
{
    if (!campaign_think(k)) return false;
    for (int i = 0; i < k->answer.count; i++) {
        Refusal r = game_apply(k->game, &k->world, &k->answer.command[i], k->log);
        if (r != REFUSE_NO) fail_msg("seed %llu quarter %d: %s refused: %s", (unsigned long long)k->seed, k->world.quarter, command_word(k->answer.command[i].kind), refusal_word((int)r));
    }
    return true;
}

#endif
