/* Content from outside: scenario list, lint, schema, book, mod new. */
#include "app/cli.h"

#include "base/fixed.h"
#include "host/file.h"
#include "host/mem.h"
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
    LoadRequest request = {.data = data, .base = base, .mods = mods, .mod_count = mod_count};
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

/* ---- book ---- */

typedef struct {
    const char *id, *kind, *name;
    char text[1600];
} Page;

static void effect_text(const Catalog *c, const ActionDef *a, StrBuf *b)
{
    str_addf(b, "Price: %d capital, budget ", a->capital);
    str_add_milli(b, a->money, 0, false);
    str_add(b, a->hard ? ". Hard: may be challenged." : ". Soft: may be countered.");
    if (a->tension) {
        str_add(b, " Tension ");
        str_add_milli(b, a->tension, 0, true);
        str_add(b, ".");
    }
    for (uint32_t i = a->effect; i < c->node[a->effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind != EFFECT_GROW && n->kind != EFFECT_ADD) continue;
        const Node *k = &c->node[i + 1];
        if (k->kind != VALUE_CONST) continue;
        str_addf(b, " %s%s%s ", n->channel ? c->channel[n->channel].at.name : "", n->channel ? " " : "", n->channel ? "" : var_info(n->var)->word);
        str_add_milli(b, k->k, 1, true);
        if (n->kind == EFFECT_GROW) str_add(b, " before diminishing");
        str_add(b, ".");
    }
}

static int collect_pages(const Catalog *c, Page *pages, int room)
{
    int n = 0;
#define PAGES(lower, extra)                                                                                     \
    for (int i = 1; i <= c->lower##_count && n < room; i++) {                                                   \
        const Origin *at = &c->lower[i].at;                                                                     \
        Page *p = &pages[n++];                                                                                  \
        *p = (Page){.id = at->id, .kind = #lower, .name = at->name ? at->name : at->id};                        \
        StrBuf b = str_buf(p->text, sizeof p->text);                                                            \
        if (at->help) str_addf(&b, "%s ", at->help);                                                            \
        extra;                                                                                                  \
    }
    PAGES(power, (c->power[i].motto ? str_add(&b, c->power[i].motto) : (void)0))
    PAGES(state, str_addf(&b, "Capital %s, weight %d. Doctrine: %s.", c->state[i].capital_city, c->state[i].weight, c->doctrine[c->state[i].doctrine].at.name))
    PAGES(channel, { str_add(&b, "Weight "); str_add_milli(&b, c->channel[i].weight, 2, false); })
    PAGES(doctrine, (void)0)
    PAGES(want, str_addf(&b, "%s.", c->state[c->want[i].state].at.name))
    PAGES(action, { effect_text(c, &c->action[i], &b); if (c->action[i].example) str_addf(&b, " %s", c->action[i].example); })
    PAGES(project, str_addf(&b, "%d legs in a state.", c->project[i].legs))
    PAGES(agreement, { if (c->agreement[i].accord) str_addf(&b, "Step %d of the accord with %s.", c->agreement[i].accord, c->power[c->agreement[i].seat].at.name); })
    PAGES(event, { if (c->event[i].text) str_add(&b, c->event[i].text); if (c->event[i].source) str_addf(&b, " (%s)", c->event[i].source); })
    PAGES(rung, (void)0)
    PAGES(scenario, str_addf(&b, "%d quarters.", c->scenario[i].quarters))
#undef PAGES
    return n;
}

int cli_book(Cli *cli)
{
    bool json = false, found = false;
    const char *id[1];
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), id, 1, &count)) return CLI_USAGE;
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    enum { ROOM = 2048 };
    Page *pages = mem_zero(ROOM, sizeof *pages);
    int n = pages ? collect_pages(content_catalog(content), pages, ROOM) : 0;
    json_t *list = json_array();
    for (int i = 0; i < n; i++) {
        if (count && !str_eq(id[0], pages[i].id)) continue;
        found = true;
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "id", pages[i].id, "kind", pages[i].kind, "name", pages[i].name, "text", pages[i].text));
        if (json) continue;
        if (count) printf("%s (%s)\n%s\n", pages[i].name, pages[i].kind, pages[i].text);
        else printf("%-12s %-28s %s\n", pages[i].kind, pages[i].id, pages[i].name);
    }
    if (!found) {
        fprintf(stderr, "steppe-cli: no page '%s'; steppe-cli book lists them\n", count ? id[0] : "");
        code = CLI_FAILED;
    } else if (json) code = cli_print_json(json_pack("{s:O}", "pages", list));
    json_decref(list);
    mem_free(pages);
    content_close(content);
    return code;
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
