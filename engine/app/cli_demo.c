/* demo: a whole campaign, computer against computer, told quarter by quarter in plain sentences. */
#include "app/cli.h"

#include "app/cli_tell.h"
#include "session/session.h"

#include <stdio.h>

int cli_demo(Cli *cli)
{
    const char *scenario = NULL, *seed = NULL;
    int count, code = CLI_DONE;
    uint64_t number = 2021;
    const CliOption options[] = {{"--scenario", &scenario, NULL}, {"--seed", &seed, NULL}};
    if (!cli_options(cli, options, COUNT_OF(options), NULL, 0, &count)) return CLI_USAGE;
    if (seed && !cli_whole(seed, 0, UINT64_MAX >> 1, &number)) return cli_usage(cli, "'--seed %s' is no whole number", seed);
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    SessionSetup setup = {.seed = number, .level_word = {"", "greedy", "greedy"}};
    setup.scenario = cli_scenario(cli, content, scenario);
    Session *s = NULL;
    Err err = {""};
    if (!setup.scenario || !cli_level(cli, content, "greedy", &setup.level[1]) || !cli_level(cli, content, "greedy", &setup.level[2])) code = CLI_USAGE;
    else if (!session_open(content, &setup, &s, &err)) code = cli_fail(&err);
    if (s) {
        Tell tell = tell_open(s, 0);
        int shown = 0;
        tell_title(&tell);
        do {
            tell_news(&tell, &shown);
            if (session_is_over(s)) break;
            tell_position(&tell);
        } while (session_watch(s));
        tell_end(&tell);
    }
    session_close(s);
    content_close(content);
    return fflush(stdout) == 0 ? code : CLI_FAILED;
}
