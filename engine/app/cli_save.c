/* Saves from outside: replay and show. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/file.h"
#include "host/mem.h"
#include "save/save.h"
#include "session/session.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    bool ok;
    int quarters, played, skipped; /* segments */
    uint64_t hash;
    char problem[512];
} Verdict;

static void differ(Verdict *v, const Catalog *c, int quarter, const World *w, const SavedQuarter *q)
{
    StrBuf b = str_buf(v->problem, sizeof v->problem);
    str_addf(&b, "quarter %d comes out differently", quarter + 1);
    for (int s = 1; s <= c->state_count; s++) {
        if (w->alignment[s] == q->alignment[s]) continue;
        str_addf(&b, ": alignment of %s is %d, was %d (milli)", c->state[s].at.id, w->alignment[s], q->alignment[s]);
        return;
    }
    if (w->tension != q->tension) str_addf(&b, ": tension is %d, was %d (milli)", w->tension, q->tension);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (w->score[seat] != q->score[seat]) str_addf(&b, ": score of %s is %d, was %d (milli)", c->power[seat].at.id, w->score[seat], q->score[seat]);
    }
}

/* The first field that differs between what was played and what the save says stands now. */
static void differ_now(Verdict *v, const World *w, const World *now)
{
    const WorldField *f = NULL;
    uint32_t k = 0;
    StrBuf b = str_buf(v->problem, sizeof v->problem);
    if (world_differ(w, now, &f, &k))
        str_addf(&b, "the position now differs first in %s[%u]: %lld, was %lld", f->name, k, (long long)world_get(w, f, k), (long long)world_get(now, f, k));
}

static void play_segment(const Game *g, const SaveFile *save, const SaveSegment *s, World *w, Verdict *v)
{
    int rows = 0;
    if (s->from_start) game_start(g, w, catalog_scenario(g->catalog, save->scenario), save->seed, NULL);
    else *w = s->start;
    for (int i = 0; v->ok && i < s->command_count; i++) {
        int quarter = w->quarter;
        Refusal refusal = game_apply(g, w, &s->command[i].command, NULL);
        if (refusal != REFUSE_NO) {
            StrBuf b = str_buf(v->problem, sizeof v->problem);
            str_addf(&b, "quarter %d: command %d (%s) is refused: %s", quarter + 1, i + 1, command_word(s->command[i].command.kind), refusal_word((int)refusal));
            v->ok = false;
        } else if (w->quarter != quarter || w->phase == PHASE_OVER) {
            v->quarters++;
            if (rows >= s->quarter_count || world_hash(w) != s->quarter[rows].hash) {
                v->ok = false;
                if (rows < s->quarter_count) differ(v, g->catalog, quarter, w, &s->quarter[rows]);
                else snprintf(v->problem, sizeof v->problem, "it plays more quarters than it tells of");
            }
            rows++;
        }
    }
    v->played++;
}

static bool verify(const Content *content, const SaveFile *save, Verdict *v, Err *err)
{
    const Hooks *hooks = content_hooks_open(content, err);
    if (!hooks) return false;
    Game g = {content_catalog(content), hooks};
    World w = {0};
    *v = (Verdict){.ok = true};
    if (!catalog_scenario(g.catalog, save->scenario)) {
        content_hooks_close(hooks);
        return err_set(err, "its scenario '%s' is not in this content", save->scenario);
    }
    for (int i = 0; i < save->segment_count; i++) {
        if (save->segment[i].at_hand) play_segment(&g, save, &save->segment[i], &w, v);
        else v->skipped++;
    }
    bool last = save->segment[save->segment_count - 1].at_hand;
    if (v->ok && last && world_hash(&w) != world_hash(&save->now)) {
        v->ok = false;
        differ_now(v, &w, &save->now);
    }
    v->hash = last ? world_hash(&w) : 0;
    content_hooks_close(hooks);
    return true;
}

static bool read_file(const Content *content, const char *path, SaveFile *save, Err *err)
{
    char *text;
    size_t size;
    if (!file_read(path, SAVE_LIMIT, &text, &size, err)) return false;
    bool ok = save_read(content_catalog(content), text, size, save, err);
    mem_free(text);
    return ok ? true : err_wrap(err, "'%s'", path);
}

int cli_replay(Cli *cli)
{
    bool json = false, unused = false;
    const char *file[1];
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--json", NULL, &json}, {"--verify", NULL, &unused}};
    if (!cli_options(cli, options, COUNT_OF(options), file, 1, &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which save?");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    SaveFile save;
    Verdict v = {0};
    Err err = {""};
    bool ok = read_file(content, file[0], &save, &err);
    if (ok) {
        ok = verify(content, &save, &v, &err);
        save_clear(&save);
    }
    content_close(content);
    if (!ok) return cli_fail(&err);
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)v.hash);
    if (json) {
        json_t *root = json_pack("{s:b, s:i, s:s}", "ok", v.ok && v.skipped == 0, "quarters", v.quarters, "state_hash", hash);
        if (v.problem[0]) json_object_set_new(root, "problem", json_string(v.problem));
        if (v.skipped) json_object_set_new(root, "segments_not_at_hand", json_integer(v.skipped));
        code = cli_print_json(root);
    } else if (v.ok) printf("%d quarters play out alike; state hash %s.\n", v.quarters, hash);
    if (!json && v.skipped) printf("%d of %d segments were made with other content or rules and were not played.\n", v.skipped, v.skipped + v.played);
    if (!v.ok) fprintf(stderr, "steppe-cli: %s\n", v.problem);
    return v.ok && code == CLI_DONE ? CLI_DONE : CLI_FAILED;
}

static json_t *show_json(const Catalog *c, const SaveFile *s)
{
    json_t *mods = json_array(), *states = json_object(), *seats = json_object();
    for (int i = 0; i < s->mod_count; i++) json_array_append_new(mods, json_pack("{s:s, s:s}", "id", s->mod[i].id, "version", s->mod[i].version));
    for (int i = 1; s->has_now && i <= c->state_count; i++) json_object_set_new(states, c->state[i].at.id, json_real((double)s->now.alignment[i] / MILLI));
    for (int seat = 1; seat <= MAX_SEATS; seat++) json_object_set_new(seats, c->power[seat].at.id, json_string(s->level[seat]));
    char seed[24];
    snprintf(seed, sizeof seed, "%016llx", (unsigned long long)s->seed);
    return json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:i, s:b, s:o, s:o, s:o, s:i}", "version", s->version, "scenario", s->scenario, "seed", seed, "quarter",
                     s->quarter + 1, "quarters", s->quarters, "year", s->year, "season", s->season, "over", s->over, "seats", seats, "mods", mods, "alignment", states,
                     "segments", s->segment_count);
}

int cli_show(Cli *cli)
{
    bool json = false;
    const char *file[1];
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), file, 1, &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which save?");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    SaveFile s;
    Err err = {""};
    const Catalog *c = content_catalog(content);
    if (!read_file(content, file[0], &s, &err)) {
        content_close(content);
        return cli_fail(&err);
    }
    if (json) code = cli_print_json(show_json(c, &s));
    else {
        printf("%s, written by version %s\nQuarter %d of %d (%d-Q%d)%s, seed %llu\n", s.scenario, s.version, s.quarter + 1, s.quarters, s.year, s.season, s.over ? ", over" : "",
               (unsigned long long)s.seed);
        for (int seat = 1; seat <= MAX_SEATS; seat++) printf("%s: %s\n", c->power[seat].at.name, s.level[seat]);
        for (int i = 0; i < s.mod_count; i++) printf("Mod %s %s\n", s.mod[i].id, s.mod[i].version);
        for (int i = 0; i < s.segment_count; i++)
            printf("Segment %d: %s\n", i + 1, s.segment[i].at_hand ? "can be played again" : "made with other content or rules");
        for (int i = 1; s.has_now && i <= c->state_count; i++) {
            char line[32];
            StrBuf b = str_buf(line, sizeof line);
            str_add_milli(&b, s.now.alignment[i], 0, true);
            printf("%-14s %5s\n", c->state[i].at.name, line);
        }
    }
    save_clear(&s);
    content_close(content);
    return code;
}
