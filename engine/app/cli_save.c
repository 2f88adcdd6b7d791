/* Saves from outside: replay and show. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/file.h"
#include "host/mem.h"
#include "save/replay.h"
#include "session/session.h"

#include <stdio.h>
#include <string.h>

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
    ReplayVerdict v = {0};
    Err err = {""};
    bool ok = read_file(content, file[0], &save, &err);
    if (ok) {
        const Hooks *hooks = content_hooks_open(content, &err);
        Game game = {content_catalog(content), hooks};
        ok = hooks && replay_verify(&game, &save, &v, &err);
        if (hooks) content_hooks_close(hooks);
        save_clear(&save);
    }
    content_close(content);
    if (!ok) return cli_fail(&err);
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)v.hash);
    if (json) {
        json_t *root = json_pack("{s:b, s:i, s:s}", "ok", v.ok && v.skipped == 0, "quarters", v.quarters, "state_hash", hash);
        if (v.quarter >= 0) json_object_set_new(root, "differs_in_quarter", json_integer(v.quarter + 1));
        if (v.field[0]) json_object_set_new(root, "differs_in_field", json_string(v.field));
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
