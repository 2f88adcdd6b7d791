/* Saves from outside: replay and show. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/file.h"
#include "host/mem.h"
#include "save/replay.h"
#include "session/reopen.h"

#include <stdio.h>
#include <string.h>

/* A save, or the campaign of a batch as the save it would make; then its content is the session's. */
typedef struct {
    SaveFile save;
    Session *session; /* NULL: of a save */
    const Content *content;
} Opened;

static bool read_save(const char *path, Opened *o, Err *err)
{
    char *text = NULL;
    size_t size = 0;
    bool ok = o->session ? session_save_text(o->session, "batch", &text, &size, err) : file_read(path, SAVE_LIMIT, &text, &size, err);
    ok = ok && save_read(content_catalog(o->content), text, size, &o->save, err);
    mem_free(text);
    return ok ? true : err_wrap(err, "'%s'", path);
}

static bool open_file(const Content *content, const char *path, Opened *o, Err *err)
{
    *o = (Opened){.content = content};
    if (reopen_is_batch(path)) {
        if (!reopen_campaign(content, path, &o->session, err)) return false;
        o->content = session_content(o->session);
    }
    if (read_save(path, o, err)) return true;
    session_close(o->session);
    return false;
}

static void close_file(Opened *o)
{
    save_clear(&o->save);
    session_close(o->session);
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
    Opened o;
    ReplayVerdict v = {0};
    Err err = {""};
    bool ok = open_file(content, file[0], &o, &err);
    if (ok) {
        const Hooks *hooks = content_hooks_open(o.content, &err);
        Game game = {content_catalog(o.content), hooks};
        ok = hooks && replay_verify(&game, &o.save, &v, &err);
        if (hooks) content_hooks_close(hooks);
        close_file(&o);
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

static int show(const Catalog *c, const SaveFile *s, bool json)
{
    if (json) return cli_print_json(show_json(c, s));
    printf("%s, written by version %s\nQuarter %d of %d (%d-Q%d)%s, seed %llu\n", s->scenario, s->version, s->quarter + 1, s->quarters, s->year, s->season, s->over ? ", over" : "",
           (unsigned long long)s->seed);
    for (int seat = 1; seat <= MAX_SEATS; seat++) printf("%s: %s\n", c->power[seat].at.name, s->level[seat]);
    for (int i = 0; i < s->mod_count; i++) printf("Mod %s %s\n", s->mod[i].id, s->mod[i].version);
    for (int i = 0; i < s->segment_count; i++) printf("Segment %d: %s\n", i + 1, s->segment[i].at_hand ? "can be played again" : "made with other content or rules");
    for (int i = 1; s->has_now && i <= c->state_count; i++) {
        char line[32];
        StrBuf b = str_buf(line, sizeof line);
        text_held(&b, s->now.alignment[i], 0, true, true);
        printf("%-14s %5s\n", c->state[i].at.name, line);
    }
    return CLI_DONE;
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
    Opened o;
    Err err = {""};
    if (!open_file(content, file[0], &o, &err)) {
        content_close(content);
        return cli_fail(&err);
    }
    code = show(content_catalog(o.content), &o.save, json);
    close_file(&o);
    content_close(content);
    return code;
}
