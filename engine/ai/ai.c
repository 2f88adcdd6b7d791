#include "ai/ai.h"

#include "ai/aim.h"
#include "base/check.h"
#include "base/rng.h"

#include <string.h>

static const struct {
    const char *word;
    AiKind kind;
} words[] = {{"random", AI_RANDOM},   {"passive", AI_PASSIVE},     {"historical", AI_HISTORICAL},
             {"greedy", AI_GREEDY},   {"greedy_v1", AI_GREEDY_V1}, {"utility", AI_UTILITY},
             {"planner", AI_PLANNER}, {"search", AI_SEARCH}};

/* Texts: translated where shown. */
static const AiLevelInfo levels[] = {
    {"greedy", "Envoy", "Looks one action ahead and takes what pays by the year's end."},
    {"utility", "Consul", "Weighs more, minds its private goals and keeps its head in a crisis."},
    {"planner", "Ambassador", "Plays its plans out against guesses at yours before it chooses."},
    {"search", "Minister", "Looks three quarters ahead along many roads, and takes a moment to think."},
};

int ai_levels(const AiLevelInfo **out)
{
    *out = levels;
    return COUNT_OF(levels);
}

/* "planner" or "planner:merchant". */
static bool level_word(const Catalog *c, const char *word, AiLevel *out)
{
    const char *colon = strchr(word, ':');
    size_t length = colon ? (size_t)(colon - word) : strlen(word);
    if (colon) out->personality = (uint16_t)catalog_personality_named(c, colon + 1);
    if (colon && out->personality == 0) return false;
    for (int i = 0; i < COUNT_OF(words); i++) {
        if (strlen(words[i].word) != length || strncmp(words[i].word, word, length) != 0) continue;
        out->kind = (uint8_t)words[i].kind;
        return true;
    }
    return false;
}

/* "only:ACTION", "without:ACTION", either with "@LEVEL" behind it. */
static bool restricted(const Catalog *c, const char *word, AiLevel *out)
{
    static const struct {
        const char *word;
        AiRestriction restriction;
    } kinds[] = {{"only:", AI_ONLY}, {"without:", AI_WITHOUT}};
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        size_t n = strlen(kinds[i].word);
        if (strncmp(word, kinds[i].word, n) != 0) continue;
        const char *at = strchr(word + n, '@');
        char id[64];
        StrBuf text = str_buf(id, sizeof id);
        str_addn(&text, word + n, at ? (size_t)(at - word) - n : strlen(word + n));
        out->restriction = (uint8_t)kinds[i].restriction;
        out->action = (uint16_t)catalog_action(c, id);
        if (!at) out->kind = AI_GREEDY;
        return out->action != 0 && (!at || level_word(c, at + 1, out));
    }
    return false;
}

bool ai_level(const Catalog *c, const char *word, AiLevel *out, StrBuf *why)
{
    *out = (AiLevel){0};
    if (level_word(c, word, out) || restricted(c, word, out)) return true;
    if (why) {
        str_add(why, "choose one of");
        for (int i = 0; i < COUNT_OF(words); i++) str_addf(why, "%s %s", i ? "," : "", words[i].word);
        str_add(why, ", LEVEL:PERSONALITY (");
        for (int i = 1; i <= c->personality_count; i++)
            str_addf(why, "%s%s", i > 1 ? ", " : "", c->personality[i].at.id);
        str_add(why, "), only:ACTION, without:ACTION, either with @LEVEL");
    }
    return false;
}

int player_draw(Player *p, int bound)
{
    return rng_below(rng_named(p->moment, p->game->catalog->power[p->seat].at.hash, p->n++), bound);
}

void player_say(Player *p, Command cmd)
{
    CHECK(p->out->count < AI_COMMANDS_MAX);
    p->out->command[p->out->count++] = cmd;
}

bool player_may(const Player *p, const World *w, const Command *cmd)
{
    return game_check(p->game, w, cmd, NULL) == REFUSE_NO;
}

Command player_commit(const Player *p)
{
    return (Command){.kind = CMD_COMMIT, .seat = (uint8_t)p->seat};
}

/* The level's own personality, else what the levels above utility share, else greedy's. */
static int personality_of(const Catalog *c, const AiLevel *level, int seat)
{
    const PersonalityDef *own = &c->personality[level->personality];
    if (level->personality && (own->seat == 0 || own->seat == seat)) return level->personality;
    const char *word = "greedy";
    for (int i = 0; i < COUNT_OF(words); i++)
        word = words[i].kind == (AiKind)level->kind ? words[i].word : word;
    int person = catalog_personality(c, word, seat);
    if (person == 0 && level->kind > AI_UTILITY) person = catalog_personality(c, "utility", seat);
    return person ? person : catalog_personality(c, "greedy", seat);
}

Player player_of(const Game *g, const World *seen, int seat, const AiLevel *level, uint64_t key,
                 AiScratch *all, AiDesk *desk, AiAnswer *out)
{
    desk->now_known = desk->tried = desk->listed.known = false;
    desk->wrote = (ReportLog){0};
    Player p = {.game = g,
                .seen = seen,
                .seat = seat,
                .level = level,
                .key = key,
                .moment = rng_moment(key, RNG_AI, seen->quarter * 16 + seen->phase * 2 + seen->crisis_round),
                .all = all,
                .scratch = desk,
                .out = out};
    if (level->kind >= AI_GREEDY) p.person = &g->catalog->personality[personality_of(g->catalog, level, seat)];
    if (level->kind >= AI_UTILITY) aim_take(&p, seen->aim[seat]);
    return p;
}

int player_owed(const Player *p, Pending out[MAX_PENDING]) { return game_owed(p->seen, p->game->catalog, p->seat, out); }

/* Two Worlds of one campaign with the same moment differ in what was said alone. */
static uint64_t moment_of(const World *w)
{
    return (uint64_t)w->quarter << 32 | (uint64_t)w->crises << 16 | (uint64_t)w->phase << 8 | w->crisis_round;
}

void ai_observe(const Game *g, const World *w, int seat, const AiLevel *level, uint64_t key, ReportLog *log, AiView *out)
{
    uint64_t moment = moment_of(w);
    bool kept = log && out->moment; /* from which this one can be made */
    if (kept && moment == out->moment) game_observe_blank_anew(w, seat, key, &out->world);
    else if (kept) game_observe_blank_later(g->catalog, w, seat, key, log->touched, &out->world);
    else game_observe_blank(w, seat, key, &out->world);
    /* Those that play without a thought for the rival need no guesses at it. */
    if (level->kind >= AI_GREEDY) game_guess(g, seat, key, &out->world);
    if (log) log->touched = 0;
    out->moment = moment;
}

void ai_decide(const Game *g, World *seen, int seat, const AiLevel *level, uint64_t key,
               AiScratch *scratch, AiAnswer *out)
{
    Pending owed[MAX_PENDING];
    out->count = out->best = out->next = 0;
    Player p = player_of(g, seen, seat, level, key, scratch, &scratch->own, out);
    int count = game_owed(seen, g->catalog, seat, owed);
    if (count == 0) return;
    switch (level->kind) {
    case AI_RANDOM: random_decide(&p, seen, owed, count); break;
    case AI_HISTORICAL: historical_decide(&p, owed, count); break;
    case AI_GREEDY:
    case AI_GREEDY_V1: greedy_decide(&p, owed, count); break;
    case AI_UTILITY: utility_decide(&p, owed, count); break;
    case AI_PLANNER:
    case AI_SEARCH: planner_decide(&p, owed, count); break;
    default: player_say(&p, game_default(g, seen, seat)); break;
    }
}
