/* What the commands of steppe-cli share: options, exit codes, printing. One file a command: cli_<command>.c.
 * Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 what was asked for failed, 2 wrong usage. */
#ifndef APP_CLI_H
#define APP_CLI_H

#include "session/content.h"
#include "session/describe.h"

#include <jansson.h>

enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2 };

/* "--name VALUE" or, with flag, "--name". */
typedef struct {
    const char *name;
    const char **value;
    bool *flag;
} CliOption;

typedef struct {
    const char *word;
    ContentRequest content;
    int argc; /* what is left after the common options and the command's word */
    char **argv;
} Cli;

/* Reads the options of a command; `rest` gets the words that are none (at most `room`), *count their number. Prints
 * what is wrong and returns false. */
bool cli_options(Cli *cli, const CliOption *options, int option_count, const char **rest, int room, int *count);
int cli_usage(const Cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
int cli_fail(const Err *err);
/* Opens the content; prints every problem of base when it does not load. NULL: the exit code stands in *code. */
Content *cli_content(const Cli *cli, int *code);
/* Prints an object and a line end, frees it. */
int cli_print_json(json_t *root);

/* Becomes non-zero on SIGINT or SIGTERM, which from the first call on no longer end the program. */
const volatile int *cli_stop(void);

bool cli_whole(const char *text, uint64_t lowest, uint64_t highest, uint64_t *out);
int cli_scenario(const Cli *cli, const Content *content, const char *id); /* 0 after a usage error */
bool cli_level(const Cli *cli, const Content *content, const char *word, AiLevel *out);

int cli_scenario_command(Cli *cli);
int cli_play(Cli *cli);
int cli_demo(Cli *cli);
int cli_simulate(Cli *cli);
int cli_merge(Cli *cli);
int cli_experiment(Cli *cli);
int cli_report(Cli *cli);
int cli_replay(Cli *cli);
int cli_show(Cli *cli);
int cli_lint(Cli *cli);
int cli_schema(Cli *cli);
int cli_book(Cli *cli);
int cli_mod(Cli *cli);
int cli_soak(Cli *cli); /* of mod */
int cli_bench(Cli *cli);

#endif
