/* A difference is first known by the hash of a quarter. Which field it is: one of those that the save tells
 * for each quarter, or else, once the segment has been played to its end, the first in which the World
 * differs from `now`. */
#include "save/replay.h"

#include "base/str.h"

#include <stdio.h>

typedef struct {
    const Game *game;
    const SaveFile *save;
    ReplayVerdict *out;
    World world;
} Replay;

static void differ(Replay *r, int quarter, const char *field, const char *of, int64_t is, int64_t was)
{
    ReplayVerdict *v = r->out;
    if (v->field[0]) return;
    v->quarter = v->quarter < 0 ? quarter : v->quarter;
    snprintf(v->field, sizeof v->field, of ? "%s[%.40s]" : "%s", field, of);
    StrBuf b = str_buf(v->problem, sizeof v->problem);
    str_addf(&b, "quarter %d comes out differently: %s is %lld, was %lld", v->quarter + 1, v->field,
             (long long)is, (long long)was);
}

static void compare_quarter(Replay *r, int quarter, const SavedQuarter *told)
{
    const Catalog *c = r->game->catalog;
    const World *w = &r->world;
    if (world_hash(w) != told->hash) {
        r->out->ok = false;
        if (r->out->quarter < 0) r->out->quarter = quarter;
    }
    for (int s = 1; s <= c->state_count; s++) {
        if (w->alignment[s] != told->alignment[s])
            differ(r, quarter, "alignment", c->state[s].at.id, w->alignment[s], told->alignment[s]);
    }
    if (w->tension != told->tension) differ(r, quarter, "tension", NULL, w->tension, told->tension);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        const char *id = c->power[seat].at.id;
        if (w->score[seat] != told->score[seat])
            differ(r, quarter, "score", id, w->score[seat], told->score[seat]);
        if (w->prestige[seat] != told->prestige[seat])
            differ(r, quarter, "prestige", id, w->prestige[seat], told->prestige[seat]);
    }
    if (r->out->field[0]) r->out->ok = false;
}

static void stop(Replay *r, int quarter, const char *what)
{
    ReplayVerdict *v = r->out;
    v->ok = false;
    if (v->problem[0]) return;
    v->quarter = v->quarter < 0 ? quarter : v->quarter;
    snprintf(v->problem, sizeof v->problem, "quarter %d comes out differently%s%s", v->quarter + 1,
             what[0] ? ": " : "", what);
}

/* False when the command is refused. */
static bool play_command(Replay *r, const SavedCommand *k, int number)
{
    int quarter = r->world.quarter;
    Refusal refusal =
        k->quarter == quarter ? game_apply(r->game, &r->world, &k->command, NULL) : REFUSE_NOT_OWED;
    if (refusal == REFUSE_NO) return true;
    char what[160];
    StrBuf b = str_buf(what, sizeof what);
    str_addf(&b, "command %d (%s) is refused: %s", number, command_word(k->command.kind),
             refusal_word((int)refusal));
    stop(r, quarter, what);
    return false;
}

static void play(Replay *r, const SaveSegment *s)
{
    int rows = 0;
    for (int i = 0; i < s->command_count; i++) {
        int quarter = r->world.quarter;
        if (!play_command(r, &s->command[i], i + 1)) return;
        if (r->world.quarter == quarter && r->world.phase != PHASE_OVER) continue;
        if (rows < s->quarter_count) compare_quarter(r, quarter, &s->quarter[rows]);
        rows++;
        r->out->quarters++;
    }
    if (rows > s->quarter_count)
        stop(r, r->world.quarter, "its commands play more quarters than it tells of");
    if (rows < s->quarter_count)
        stop(r, r->world.quarter, "it tells of more quarters than its commands play");
}

/* Only the last segment's end is known field by field. */
static void compare_end(Replay *r)
{
    const WorldField *f = NULL;
    uint32_t k = 0;
    ReplayVerdict *v = r->out;
    v->has_hash = true;
    v->hash = world_hash(&r->world);
    if (v->problem[0] || !world_differ(&r->world, &r->save->now, &f, &k)) return;
    char element[16];
    snprintf(element, sizeof element, "%u", k);
    v->ok = false;
    differ(r, r->world.quarter, f->name, f->count > 1 ? element : NULL, world_get(&r->world, f, k),
           world_get(&r->save->now, f, k));
}

static void play_segment(Replay *r, const SaveSegment *s, bool last)
{
    if (!s->at_hand) {
        r->out->skipped++;
        return;
    }
    if (s->from_start)
        game_start(r->game, &r->world, catalog_scenario(r->game->catalog, r->save->scenario), r->save->seed,
                   NULL);
    else
        r->world = s->start;
    play(r, s);
    if (last) compare_end(r);
    if (!r->out->ok && !r->out->problem[0]) stop(r, 0, "");
    r->out->played++;
}

bool replay_verify(const Game *g, const SaveFile *save, ReplayVerdict *out, Err *err)
{
    *out = (ReplayVerdict){.ok = true, .quarter = -1};
    if (!catalog_scenario(g->catalog, save->scenario))
        return err_set(err, "its scenario '%s' is not in this content", save->scenario);
    Replay r = {.game = g, .save = save, .out = out};
    for (int i = 0; i < save->segment_count && out->ok; i++)
        play_segment(&r, &save->segment[i], i + 1 == save->segment_count);
    return true;
}
