/* libFuzzer: any bytes as a save. The check is put right, so that everything behind it is reached. What is
 * read must play on within its ranges, be verified without harm, and come back from its own bytes. Nothing
 * may stay allocated. */
#include "unit/save/campaign.h"

#include "base/check.h"
#include "save/replay.h"

static Tiny tiny;

static void play_on(World w)
{
    for (int i = 0; i < 60 && w.phase != PHASE_OVER; i++) {
        const WorldField *f = NULL;
        uint32_t k = 0;
        int seat = game_owes(&w, &tiny.c, 1) ? 1 : 2;
        Command best = game_default(&tiny.game, &w, seat);
        Command tries[3] = {{.kind = CMD_PLAN_ADD,
                             .seat = (uint8_t)seat,
                             .action = (uint16_t)(1 + i % 4),
                             .target = (uint8_t)(1 + i % 2)},
                            {.kind = CMD_REACT,
                             .seat = (uint8_t)seat,
                             .slot = (uint8_t)(i % 3),
                             .choice = (uint8_t)(1 + i % 3)},
                            {.kind = CMD_RUNG,
                             .seat = (uint8_t)seat,
                             .choice = (uint8_t)(1 + i % 4),
                             .mediate = (uint8_t)(i % 2)}};
        for (int t = 0; t < 3; t++) {
            if (game_check(&tiny.game, &w, &tries[t], NULL) == REFUSE_NO) best = tries[t];
        }
        CHECK(game_apply(&tiny.game, &w, &best, NULL) == REFUSE_NO);
        CHECK(world_in_range(&w, &f, &k));
    }
}

static void write_again(SaveFile *save)
{
    char *text = NULL;
    size_t size = 0;
    SaveFile again;
    Err err = {""};
    if (!save_write(&tiny.c, save, &text, &size, &err)) return;
    CHECK(save_read(&tiny.c, text, size, &again, &err));
    CHECK(world_hash(&again.now) == world_hash(&save->now));
    mem_free(text);
    save_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static char text[SAVE_LIMIT + 64];
    SaveFile save;
    ReplayVerdict verdict;
    if (size > SAVE_LIMIT) return 0;
    if (tiny.used == 0) tiny_make(&tiny, false);
    memcpy(text, bytes, size);
    size += (size_t)sprintf(text + size, ",\"check\": \"%016llx\"\n}\n",
                            (unsigned long long)hash_bytes(text, size));
    Err err = {""};
    long alive = mem_alive();
    if (save_read(&tiny.c, text, size, &save, &err)) {
        if (save.has_now) play_on(save.now);
        replay_verify(&tiny.game, &save, &verdict, &err);
        if (save.has_now) write_again(&save);
        save_clear(&save);
    } else {
        CHECK(err.text[0] != 0);
    }
    CHECK(mem_alive() == alive);
    return 0;
}
