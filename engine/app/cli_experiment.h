/* What the experiments of the command line share: their words, and how rows are told and kept. A row is printed as soon
 * as it is played; on a stop, an error or a closed output the rows so far are kept and written. */
#ifndef APP_CLI_EXPERIMENT_H
#define APP_CLI_EXPERIMENT_H

#include "app/cli.h"
#include "session/experiment.h"

enum { EXPERIMENT_LEVELS = 12, EXPERIMENT_BLOCK = 20 };

typedef struct {
    const char *scenario, *pairs, *seed, *jobs, *level, *actions, *out, *block;
    const char *param, *from, *to, *steps, *params, *by, *without, *set;
    bool json, stop_early;
    const char *word[EXPERIMENT_LEVELS + 1]; /* the kind, then levels */
    int words;
} ExperimentWords;

/* One experiment on its way. */
typedef struct {
    const Cli *cli;
    const ExperimentWords *w;
    ExperimentRequest q;
    json_t *root, *rows;
    Err err;
    bool ok; /* false: err tells */
} Lab;

const char *experiment_level(const ExperimentWords *w);
json_t *estimate_json(Estimate e);
/* "decided" or "all played". */
const char *experiment_end(bool decided);
/* Sets the object up with what every experiment tells of itself; rows go under `rows` (NULL: it has none). */
void lab_begin(Lab *lab, const char *kind, const char *rows);
/* Whether the next row is to be played. */
bool lab_goes_on(const Lab *lab);
/* Takes the row; nothing more is to be told of what was stopped in the middle. */
void lab_add(Lab *lab, json_t *row);
/* After a row was printed: an output that is closed ends the experiment. */
void lab_told(Lab *lab);
/* Writes --out and --json; the exit code. */
int lab_finish(Lab *lab);

int experiment_sweep(Lab *lab);
int experiment_sensitivity(Lab *lab);
int experiment_pair(Lab *lab);

#endif
