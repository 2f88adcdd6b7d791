/* Content from outside: scenario list, lint, schema, mod new. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/file.h"
#include "script/load.h"
#include "script/schema_print.h"

#include <stdio.h>
#include <string.h>

int cli_scenario_command(Cli *cli)
{
    bool json = false;
    const char *words[2];
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), words, COUNT_OF(words), &count)) return CLI_USAGE;
    if (count != 1 || !str_eq(words[0], "list")) return cli_usage(cli, "scenario knows one word: list");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    const Catalog *c = content_catalog(content);
    json_t *list = json_array();
    if (!json) printf("%-16s %-28s %8s  %s\n", "Id", "Name", "Quarters", "Komi");
    for (int i = 1; i <= c->scenario_count; i++) {
        const ScenarioDef *s = &c->scenario[i];
        json_t *komi = json_object(), *seats = json_array();
        char line[160];
        StrBuf b = str_buf(line, sizeof line);
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            json_array_append_new(seats, json_string(c->power[seat].at.id));
            json_object_set_new(komi, c->power[seat].at.id, json_real((double)s->komi[seat] / MILLI));
            str_addf(&b, "%s%s ", seat > 1 ? ", " : "", c->power[seat].at.id);
            str_add_milli(&b, s->komi[seat], 1, true);
        }
        json_array_append_new(list, json_pack("{s:s, s:s, s:i, s:o, s:o}", "id", s->at.id, "name", s->at.name, "quarters", s->quarters, "seats", seats, "komi", komi));
        if (!json) printf("%-16s %-28s %8d  %s\n", s->at.id, s->at.name, s->quarters, line);
    }
    content_close(content);
    if (json) return cli_print_json(json_pack("{s:o}", "scenarios", list));
    json_decref(list);
    return CLI_DONE;
}

/* ---- lint ---- */

static void add_problems(const Load *load, bool json, json_t *errors, json_t *warnings)
{
    const LoadError *e;
    int count = load ? load_errors(load, &e) : 0;
    for (int i = 0; i < count; i++) {
        json_array_append_new(e[i].warning ? warnings : errors, json_pack("{s:s, s:i, s:s, s:s}", "file", e[i].file, "line", e[i].line, "code", e[i].code, "text", e[i].text));
        if (json) continue;
        char line[2048];
        StrBuf b = str_buf(line, sizeof line);
        load_error_line(&b, &e[i]);
        puts(line);
    }
}

int cli_lint(Cli *cli)
{
    bool json = false;
    const char *folders[32];
    int count;
    char data[FILE_PATH_MAX];
    Err err = {""};
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), folders, COUNT_OF(folders), &count)) return CLI_USAGE;
    if (!file_data_folder(data, sizeof data, cli->content.data, &err)) return cli_fail(&err);
    const char *mods[32], *base = NULL;
    int mod_count = 0;
    for (int i = 0; i < count; i++) {
        if (!file_is_folder(folders[i])) return err_set(&err, "'%s' is no folder", folders[i]), cli_fail(&err);
        if (content_is_base(folders[i])) base = folders[i];
        else mods[mod_count++] = folders[i];
    }
    LoadRequest request = {.data = data, .base = base, .mods = mods, .mod_count = mod_count, .lint = true};
    Load *load = NULL;
    json_t *errors = json_array(), *warnings = json_array();
    bool ok = load_content(&request, &load, &err);
    add_problems(load, json, errors, warnings);
    size_t found = json_array_size(errors);
    if (!ok && found == 0) fprintf(stderr, "steppe-cli: %s\n", err.text);
    load_close(load);
    if (json) cli_print_json(json_pack("{s:O, s:O}", "errors", errors, "warnings", warnings));
    else printf("%zu errors, %zu warnings\n", found, json_array_size(warnings));
    json_decref(errors);
    json_decref(warnings);
    return ok && found == 0 ? CLI_DONE : CLI_FAILED;
}

/* ---- schema ---- */

static void print_piece(void *to, const char *text) { fputs(text, to); }

int cli_schema(Cli *cli)
{
    bool json = false;
    int count;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), NULL, 0, &count)) return CLI_USAGE;
    schema_print(json ? SCHEMA_JSON : SCHEMA_MARKDOWN, print_piece, stdout);
    return fflush(stdout) == 0 ? CLI_DONE : CLI_FAILED;
}

/* ---- mod new ---- */

static bool write_mod(const char *folder, const char *id, Err *err)
{
    char path[FILE_PATH_MAX], text[1024];
    if (!file_join(path, sizeof path, folder, "define", err) || !file_make_folder(path, err)) return false;
    int n = snprintf(text, sizeof text, "{\n  \"id\": \"%s\",\n  \"version\": \"0.1\",\n  \"api\": 1,\n  \"name\": \"%s\",\n  \"authors\": [\"you\"],\n  \"license\": \"MIT\",\n  \"depends\": [\"base >= 1.0\"]\n}\n", id, id);
    if (!file_write_safe(folder, "mod.json", text, (size_t)n, err)) return false;
    n = snprintf(text, sizeof text,
                 "event { id = \"%s_first\", title = T \"A letter from a reader\", at = state \"uzbekistan\", chance = per_quarter(5), cooldown = quarters(8),\n"
                 "  text = T \"Somebody in Tashkent has written to the editor. The editor has printed it.\",\n"
                 "  option { id = \"answer\", by = power \"turkey\", text = T \"Answer it\", cost = { money = 1 }, effect = place.goodwill(actor):add(1) },\n"
                 "  option { id = \"ignore\", by = power \"turkey\", text = T \"File it\", default = true, effect = place.goodwill(actor):add(-1) } }\n",
                 id);
    return file_write_safe(path, "events.lua", text, (size_t)n, err);
}

int cli_mod(Cli *cli)
{
    const char *words[2];
    int count;
    char mods[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    Err err = {""};
    if (cli->argc > 0 && str_eq(cli->argv[0], "soak")) return cli_soak(cli);
    if (!cli_options(cli, NULL, 0, words, COUNT_OF(words), &count)) return CLI_USAGE;
    if (count != 2 || !str_eq(words[0], "new")) return cli_usage(cli, "mod knows: new ID, soak DIR");
    if (!str_is_id(words[1])) return cli_usage(cli, "'%.40s' is no id: a to z, 0 to 9 and '_', beginning with a letter", words[1]);
    if (cli->content.mods) snprintf(mods, sizeof mods, "%s", cli->content.mods);
    else if (!file_user_folder(mods, sizeof mods, "mods", false, &err)) return cli_fail(&err);
    if (!file_join(folder, sizeof folder, mods, words[1], &err)) return cli_fail(&err);
    if (file_exists(folder)) return err_set(&err, "'%s' is already there", folder), cli_fail(&err);
    if (!write_mod(folder, words[1], &err)) return cli_fail(&err);
    printf("Made %s. Check it with: steppe-cli lint %s\n", folder, folder);
    return CLI_DONE;
}
