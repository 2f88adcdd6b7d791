/* libFuzzer: a position of the base game with some of its numbers exchanged for others within their range.
 * What the loader of saves accepts must play on with computer players within its ranges. Finds what JSON
 * bytes rarely reach. */
#include <stdlib.h>
#include <string.h>

#include "ai/ai.h"
#include "base/check.h"
#include "base/hash.h"
#include "save/snapshot.h"
#include "script/call.h"
#include "script/load.h"

enum { STARTS = 40, STEPS = 20, EDIT = 7 };

static Game game;
static World start[STARTS];
static AiScratch scratch;
static AiAnswer answer;

static void step(World *w, int kind, uint64_t key)
{
    static World seen;
    int seat = game_owes(w, game.catalog, 1) ? 1 : 2;
    AiLevel level = {.kind = (uint8_t)kind};
    game_observe(&game, w, seat, key, &seen);
    ai_decide(&game, &seen, seat, &level, key, &scratch, &answer);
    CHECK(answer.count > 0);
    for (int i = 0; i < answer.count; i++) CHECK(game_apply(&game, w, &answer.command[i], NULL) == REFUSE_NO);
}

static void prepare(void)
{
    static Load *load; /* stays open, so it is no leak */
    const Hooks *hooks = NULL;
    LoadRequest request = {.data = STEPPE_SOURCE_DIR};
    CHECK(load_content(&request, &load, NULL) && call_open(load, &hooks, NULL));
    game = (Game){load_catalog(load), hooks};
    static World w;
    game_start(&game, &w, 1, 1, NULL);
    for (int i = 0; i < STARTS; i++) {
        start[i] = w;
        for (int k = 0; k < 4 && w.phase != PHASE_OVER; k++)
            step(&w, AI_RANDOM, hash_mix((uint64_t)i, (uint64_t)k));
        if (w.phase == PHASE_OVER) game_start(&game, &w, 1, (uint64_t)i + 2, NULL);
    }
}

static void edit(World *w, const uint8_t *at)
{
    const WorldField *f = world_field(at[0] % world_field_count());
    uint32_t value, element = (uint32_t)(at[1] | at[2] << 8) % f->count;
    memcpy(&value, at + 3, 4);
    int64_t span = f->max - f->min + 1;
    world_set(w, f, element, span > 1 ? f->min + (int64_t)(value % (uint64_t)span) : (int64_t)value);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!game.catalog) prepare();
    if (size < 1 + EDIT) return 0;
    static World w;
    w = start[bytes[0] % STARTS];
    int kind = bytes[0] >= 250 ? AI_GREEDY : AI_RANDOM;
    for (size_t i = 1; i + EDIT <= size; i += EDIT) edit(&w, bytes + i);
    Err err = {""};
    if (!snapshot_sane(game.catalog, &w, &err)) return 0;
    for (int i = 0; i < STEPS && w.phase != PHASE_OVER; i++) {
        const WorldField *f = NULL;
        uint32_t k = 0;
        step(&w, kind, (uint64_t)i);
        CHECK(world_in_range(&w, &f, &k));
    }
    return 0;
}
