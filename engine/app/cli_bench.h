/* What the parts of the bench command share: a sheet of figures, each with an id, a unit and what it is. Figures are
 * CPU time of this process unless the unit says wall. Aims and what they are measured against: docs/benchmarks.md. */
#ifndef APP_CLI_BENCH_H
#define APP_CLI_BENCH_H

#include "app/cli.h"

typedef struct {
    json_t *root;
    bool json;
    bool quick; /* as few repeats as show that it works; the figures say nothing then */
    const Cli *cli;
    const Content *content;
    Game game;
} Sheet;

void bench_row(Sheet *s, const char *id, double value, const char *unit, const char *what);
/* How often something is repeated: `often`, or hardly when quick. */
int bench_times(const Sheet *s, int often);

bool bench_engine(Sheet *s, Err *err); /* a World, its copy and hash, conditions, Lua: cli_bench_engine.c */
bool bench_play(Sheet *s, Err *err);   /* campaigns and thinking: cli_bench_play.c */
bool bench_store(Sheet *s, Err *err);  /* load, save, replay: cli_bench_store.c */

#endif
