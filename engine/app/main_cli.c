/* steppe-cli: everything that needs no window. */
#include "app/cli.h"

#include "host/file.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *word;
    int (*run)(Cli *cli);
    const char *usage, *help;
} Row;

static const Row rows[] = {
    {"play", cli_play, "[--scenario ID] [--seat turkey|russia|both|none] [--level L] [--seed N] [--third-powers PERCENT] [--handicap POINTS] [--load FILE|BATCH#SEED]", "a whole campaign in the terminal, by lines"},
    {"demo", cli_demo, "[--scenario ID] [--seed N]", "computer against computer, told quarter by quarter"},
    {"simulate", cli_simulate,
     "--scenario ID (--campaigns N [--seed S] | --seeds A..B) [--turkey L] [--russia L] [--jobs J] [--set NAME=VALUE,...] [--odds N] [--out FILE [--resume]] [--csv FILE] [--json]", "many campaigns, and their statistics"},
    {"merge", cli_merge, "FILE... [--out FILE]", "the results of simulate --out into one, in any order"},
    {"experiment", cli_experiment,
     "(ladder LEVEL LEVEL... | remove [--actions A,B] | alone [--actions A,B] | sweep --param NAME --from A --to B [--steps N] | sensitivity [--by PCT] [--params A,B] |\n"
     "      pair (--without event:ID,... | --set NAME=VALUE)) [--level L] [--pairs N [--stop-early] [--block N]] [--seed S] [--scenario ID] [--jobs J] [--out FILE] [--json]",
     "levels against each other; without each action, or with it alone; other numbers; with and without an event, option, action or agreement"},
    {"report", cli_report, "FILE... [--against OTHER] [--html OUT] [--json]", "what batches and experiments show about the balance"},
    {"scenario", cli_scenario_command, "list [--json]", "the scenarios there are"},
    {"replay", cli_replay, "FILE|BATCH#SEED [--verify] [--json]", "plays a save again and compares every quarter"},
    {"show", cli_show, "FILE|BATCH#SEED [--json]", "what a save says of itself"},
    {"lint", cli_lint, "[DIR...] [--json]", "checks content: file:line: error[E012]: text"},
    {"schema", cli_schema, "[--json]", "the vocabulary of scripts"},
    {"book", cli_book, "[ID or WORD] [--json]", "the encyclopaedia: one page, the pages with a word, or the list"},
    {"mod", cli_mod, "(new ID [--mods DIR] | soak DIR [--games N] [--scenario ID] [--turkey L] [--russia L] [--seed S] [--jobs J] [--json])",
     "makes a new mod; plays one by the hundred and tells what of it happened, and what did not and why"},
    {"bench", cli_bench, "[--quick] [--json]", "how fast and how large"},
};

static void print_help(FILE *to)
{
    fprintf(to, "steppe-cli %s: Steppe and Strait without a window\n\n", STEPPE_VERSION);
    for (int i = 0; i < COUNT_OF(rows); i++) fprintf(to, "  steppe-cli %s %s\n      %s\n", rows[i].word, rows[i].usage, rows[i].help);
    fprintf(to, "\nEverywhere: --data DIR, --mods DIR, --saves DIR, --lang CODE, --help, --version\n"
                "Exit codes: 0 done, 1 failed, 2 wrong usage. Results on stdout, errors on stderr.\n");
}

static const Row *find_row(const char *word)
{
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (str_eq(rows[i].word, word)) return &rows[i];
    }
    return NULL;
}

int cli_usage(const Cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "steppe-cli: ");
    vfprintf(stderr, format, args);
    va_end(args);
    const Row *row = cli->word ? find_row(cli->word) : NULL;
    if (row) fprintf(stderr, "\nusage: steppe-cli %s %s\n", row->word, row->usage);
    else fprintf(stderr, "\nsteppe-cli --help lists the commands\n");
    return CLI_USAGE;
}

int cli_fail(const Err *err)
{
    fprintf(stderr, "steppe-cli: %s\n", err->text);
    return CLI_FAILED;
}

static const char *nearest(const char *word, const char *const *known, int count)
{
    const char *best = NULL;
    int least = 3;
    for (int i = 0; i < count; i++) {
        int d = str_distance(word, known[i], 2);
        if (d < least) {
            least = d;
            best = known[i];
        }
    }
    return best;
}

static bool take_option(Cli *cli, const CliOption *options, int count, int *at)
{
    const char *word = cli->argv[*at];
    const char *names[32];
    for (int i = 0; i < count; i++) {
        names[i < 32 ? i : 31] = options[i].name;
        size_t n = strlen(options[i].name);
        if (strncmp(word, options[i].name, n) != 0 || (word[n] != 0 && word[n] != '=')) continue;
        if (options[i].flag) {
            *options[i].flag = true;
            return word[n] == 0 || (cli_usage(cli, "'%s' takes no value", options[i].name), false);
        }
        if (word[n] == '=') {
            *options[i].value = word + n + 1;
            return true;
        }
        if (*at + 1 >= cli->argc) return cli_usage(cli, "'%s' needs a value", options[i].name), false;
        *options[i].value = cli->argv[++*at];
        return true;
    }
    const char *best = nearest(word, names, int_min(count, 32));
    if (best) cli_usage(cli, "unknown option '%s' (did you mean '%s'?)", word, best);
    else cli_usage(cli, "unknown option '%s'", word);
    return false;
}

bool cli_options(Cli *cli, const CliOption *options, int option_count, const char **rest, int room, int *count)
{
    *count = 0;
    for (int i = 0; i < cli->argc; i++) {
        if (strncmp(cli->argv[i], "--", 2) == 0) {
            if (!take_option(cli, options, option_count, &i)) return false;
        } else if (*count >= room) return cli_usage(cli, "'%s' is one word too many", cli->argv[i]), false;
        else rest[(*count)++] = cli->argv[i];
    }
    return true;
}

Content *cli_content(const Cli *cli, int *code)
{
    Content *content = NULL;
    Err err = {""};
    if (content_open(&cli->content, &content, &err)) return content;
    const ContentMod *mods;
    int count = content ? content_mods(content, &mods) : 0;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < mods[i].problem_count; k++) {
            const ContentProblem *p = &mods[i].problem[k];
            fprintf(stderr, "%s:%d: %s[%s]: %s\n", p->file, p->line, p->warning ? "warning" : "error", p->code, p->text);
        }
    }
    *code = cli_fail(&err);
    content_close(content);
    return NULL;
}

int cli_print_json(json_t *root)
{
    if (!root || json_dumpf(root, stdout, JSON_INDENT(2)) != 0) {
        json_decref(root);
        fprintf(stderr, "steppe-cli: the result could not be printed\n");
        return CLI_FAILED;
    }
    putchar('\n');
    json_decref(root);
    return fflush(stdout) == 0 ? CLI_DONE : CLI_FAILED;
}

static volatile int stop_asked;

static void on_signal(int number)
{
    (void)number;
    stop_asked = 1;
}

const volatile int *cli_stop(void)
{
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    return &stop_asked;
}

bool cli_whole(const char *text, uint64_t lowest, uint64_t highest, uint64_t *out)
{
    size_t n = strlen(text);
    if (n < 1 || n > 19 || strspn(text, "0123456789") != n) return false;
    *out = strtoull(text, NULL, 10);
    return *out >= lowest && *out <= highest;
}

int cli_scenario(const Cli *cli, const Content *content, const char *id)
{
    const Catalog *c = content_catalog(content);
    if (!id) return c->scenario_count > 0 ? (catalog_scenario(c, "base") ? catalog_scenario(c, "base") : 1) : 0;
    int found = catalog_scenario(c, id);
    if (found) return found;
    const char *names[MAX_SCENARIOS];
    char list[1024];
    StrBuf b = str_buf(list, sizeof list);
    for (int i = 1; i <= c->scenario_count; i++) {
        names[i - 1] = c->scenario[i].at.id;
        str_addf(&b, "%s%s", i > 1 ? ", " : "", c->scenario[i].at.id);
    }
    const char *best = nearest(id, names, c->scenario_count);
    if (best) cli_usage(cli, "unknown scenario '%s' (did you mean '%s'?); there are: %s", id, best, list);
    else cli_usage(cli, "unknown scenario '%s'; there are: %s", id, list);
    return 0;
}

bool cli_level(const Cli *cli, const Content *content, const char *word, AiLevel *out)
{
    char why[512];
    StrBuf b = str_buf(why, sizeof why);
    if (ai_level(content_catalog(content), word, out, &b)) return true;
    cli_usage(cli, "unknown level '%s'; %s", word, why);
    return false;
}

/* The common options may stand anywhere; they are taken out before the command sees the rest. */
static int take_common(Cli *cli)
{
    static const char *const names[] = {"--data", "--mods", "--saves", "--lang"};
    const char **values[] = {&cli->content.data, &cli->content.mods, &cli->content.saves, &cli->content.lang};
    int kept = 0;
    for (int i = 0; i < cli->argc; i++) {
        int found = -1;
        for (int k = 0; k < COUNT_OF(names); k++) {
            if (str_eq(cli->argv[i], names[k])) found = k;
        }
        if (found < 0) {
            cli->argv[kept++] = cli->argv[i];
            continue;
        }
        if (i + 1 >= cli->argc) return cli_usage(cli, "'%s' needs a value", names[found]);
        *values[found] = cli->argv[++i];
    }
    cli->argc = kept;
    return CLI_DONE;
}

int main(int argc, char **argv)
{
    file_ignore_signals();
    Cli cli = {.argc = argc - 1, .argv = argv + 1};
    int code = take_common(&cli);
    if (code != CLI_DONE) return code;
    if (cli.argc == 0) {
        print_help(stderr);
        return CLI_USAGE;
    }
    const char *word = cli.argv[0];
    if (str_eq(word, "--help") || str_eq(word, "help")) return print_help(stdout), CLI_DONE;
    if (str_eq(word, "--version")) return printf("steppe-cli %s\n", STEPPE_VERSION), CLI_DONE;
    const Row *row = find_row(word);
    if (!row) {
        const char *known[COUNT_OF(rows)];
        for (int i = 0; i < COUNT_OF(rows); i++) known[i] = rows[i].word;
        const char *best = nearest(word, known, COUNT_OF(rows));
        return best ? cli_usage(&cli, "unknown command '%s' (did you mean '%s'?)", word, best) : cli_usage(&cli, "unknown command '%s'", word);
    }
    cli.word = word;
    cli.argc--;
    cli.argv++;
    for (int i = 0; i < cli.argc; i++) {
        if (!str_eq(cli.argv[i], "--help")) continue;
        printf("usage: steppe-cli %s %s\n%s\n", row->word, row->usage, row->help);
        return CLI_DONE;
    }
    return row->run(&cli);
}
