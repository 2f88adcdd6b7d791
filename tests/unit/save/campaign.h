/* A campaign on the small Catalog, played at random through the one door, with the SaveFile that tells of it.
 */
#ifndef TESTS_SAVE_CAMPAIGN_H
#define TESTS_SAVE_CAMPAIGN_H

#include "unit/core/tiny.h"

#include "host/mem.h"
#include "save/save.h"

#include <stdlib.h>

enum { PLAYED_COMMANDS = 600 };

typedef struct {
    Tiny tiny;
    World world;
    SavedCommand command[PLAYED_COMMANDS];
    int command_count;
    SavedQuarter quarter[MAX_QUARTERS];
    int quarter_count;
    uint64_t seed, dice;
    SaveSegment segment;
    SaveFile file;
} Played;

static inline int played_draw(Played *p, int bound)
{
    p->dice = p->dice * 6364136223846793005u + 1442695040888963407u;
    return (int)((p->dice >> 33) % (uint64_t)bound);
}

static inline void played_start(Played *p, uint64_t seed)
{
    tiny_make(&p->tiny, false);
    p->seed = p->dice = seed;
    p->command_count = p->quarter_count = 0;
    game_start(&p->tiny.game, &p->world, 1, seed, NULL);
}

static inline Command played_choose(Played *p)
{
    int seat =
        game_owes(&p->world, &p->tiny.c, 1) && (played_draw(p, 2) || !game_owes(&p->world, &p->tiny.c, 2))
            ? 1
            : 2;
    for (int tries = 0; tries < 12; tries++) {
        static const uint8_t usual[6] = {CMD_COMMIT, CMD_ANSWER, CMD_PLAN_ADD,
                                         CMD_REACT,  CMD_RUNG,   CMD_RESIGN};
        Command cmd = {.kind = played_draw(p, 4) ? usual[p->world.phase]
                                                 : (uint8_t)(1 + played_draw(p, CMD_RUNG)),
                       .seat = (uint8_t)seat};
        if (cmd.kind == CMD_PLAN_ADD) {
            cmd.action = (uint16_t)(1 + played_draw(p, 4));
            cmd.target = (uint8_t)(1 + played_draw(p, 2));
        } else if (cmd.kind == CMD_ANSWER || cmd.kind == CMD_REACT) {
            cmd.slot = (uint8_t)played_draw(p, 3);
            cmd.choice = (uint8_t)played_draw(p, 4);
        } else if (cmd.kind == CMD_PLAN_REMOVE) {
            cmd.slot = (uint8_t)played_draw(p, 3);
        } else if (cmd.kind == CMD_RUNG) {
            cmd.choice = (uint8_t)(1 + played_draw(p, 4));
            cmd.mediate = (uint8_t)played_draw(p, 2);
        }
        if (game_check(&p->tiny.game, &p->world, &cmd, NULL) == REFUSE_NO) return cmd;
    }
    return game_default(&p->tiny.game, &p->world, seat);
}

/* One command; false when the campaign is over. */
static inline bool played_step(Played *p)
{
    World *w = &p->world;
    if (w->phase == PHASE_OVER) return false;
    Command cmd = played_choose(p);
    int quarter = w->quarter;
    assert_true(p->command_count < PLAYED_COMMANDS);
    p->command[p->command_count++] = (SavedCommand){(uint8_t)quarter, cmd};
    assert_int_equal(game_apply(&p->tiny.game, w, &cmd, NULL), REFUSE_NO);
    if (w->quarter == quarter && w->phase != PHASE_OVER) return true;
    SavedQuarter *q = &p->quarter[p->quarter_count++];
    *q = (SavedQuarter){.hash = world_hash(w), .tension = w->tension};
    memcpy(q->alignment, w->alignment, sizeof q->alignment);
    memcpy(q->score, w->score, sizeof q->score);
    memcpy(q->prestige, w->prestige, sizeof q->prestige);
    return w->phase != PHASE_OVER;
}

static inline SaveFile *played_file(Played *p)
{
    p->segment = (SaveSegment){.rules = RULES_NUMBER,
                               .content = p->tiny.c.hash,
                               .from_start = true,
                               .command = p->command,
                               .command_count = p->command_count,
                               .quarter = p->quarter,
                               .quarter_count = p->quarter_count,
                               .at_hand = true};
    p->file = (SaveFile){.version = "0.1.0",
                         .scenario = "tiny:tiny",
                         .seed = p->seed,
                         .generation = 4,
                         .level = {"", "human", "greedy"},
                         .mod_count = 1,
                         .quarter = p->world.quarter,
                         .quarters = 11,
                         .year = game_year(&p->tiny.c, &p->world),
                         .season = game_season(&p->tiny.c, &p->world),
                         .over = p->world.phase == PHASE_OVER,
                         .segment_count = 1,
                         .segment = &p->segment,
                         .has_now = true,
                         .now = p->world};
    snprintf(p->file.mod[0].id, sizeof p->file.mod[0].id, "base");
    snprintf(p->file.mod[0].version, sizeof p->file.mod[0].version, "1.0");
    return &p->file;
}

/* Puts the right check under a text that was edited; room for it must be there. Returns the new size. */
static inline size_t reseal(char *text)
{
    char *tail = strstr(text, ",\"check\"");
    assert_non_null(tail);
    size_t body = (size_t)(tail - text);
    return body +
           (size_t)sprintf(tail, ",\"check\": \"%016llx\"\n}\n", (unsigned long long)hash_bytes(text, body));
}

/* A copy with the first `from` replaced by `to`, sealed again; freed with free. */
static inline char *edited(const char *text, const char *from, const char *to, size_t *size)
{
    const char *at = strstr(text, from);
    if (!at) fail_msg("'%s' is not in the save", from);
    char *copy = malloc(strlen(text) + strlen(to) + 64);
    assert_non_null(copy);
    sprintf(copy, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    *size = reseal(copy);
    return copy;
}

#endif
