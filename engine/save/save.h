/* Saves: a campaign as segments of commands on disk and back. JSON (jansson), readable and in a fixed order;
 * the last line holds a hash of the rest, which tells accident from design; ranges and references are checked
 * all the same. Nothing of a World is replaced before the whole file was found to be good. saves/README.md
 * tells the format. */
#ifndef SAVE_SAVE_H
#define SAVE_SAVE_H

#include "base/err.h"
#include "core/game.h"

enum { SAVE_FORMAT = 1, SAVE_LIMIT = 1 << 18, SAVE_MODS = 64, SAVE_SEGMENTS = 32, SAVE_COMMANDS = 20000 };

typedef struct {
    uint8_t quarter;
    Command command;
} SavedCommand;

/* At the end of a quarter. */
typedef struct {
    uint64_t hash;
    int32_t alignment[DIM_STATES];
    int32_t score[DIM_SEATS], prestige[DIM_SEATS];
    int32_t tension;
} SavedQuarter;

typedef struct {
    int rules;
    uint64_t content;
    bool from_start; /* the scenario's own start; else `start` */
    World start;
    int first_quarter;
    SavedCommand *command;
    int command_count;
    SavedQuarter *quarter; /* filled for every segment; states that this content does not have are left out */
    int quarter_count;
    bool at_hand; /* rules and content are the ones of the Catalog it was read with: commands and start are
                     filled */
    char *text;   /* the segment as it stands in the file; what has it is written back unchanged */
} SaveSegment;

typedef struct {
    char version[24], scenario[80];
    uint64_t seed, generation;
    char level[DIM_SEATS][80]; /* "human", "greedy", ... */
    int mod_count;
    struct {
        char id[72], version[32];
    } mod[SAVE_MODS];
    int quarter, quarters, year, season;
    bool over, autosave;
    int segment_count;
    SaveSegment *segment;
    bool has_now; /* false: it speaks of things this content does not have; now_problem says which */
    World now;
    char now_problem[256];
} SaveFile;

/* Text of the file; *out is freed with mem_free. False too when it would be larger than SAVE_LIMIT. */
bool save_write(const Catalog *c, const SaveFile *save, char **out, size_t *size, Err *err);
/* Reads and checks everything. On false *save holds nothing. */
bool save_read(const Catalog *c, const char *text, size_t size, SaveFile *save, Err *err);
/* Only what a list shows (header); cheap, needs no Catalog. */
bool save_read_header(const char *text, size_t size, SaveFile *save, Err *err);
void save_clear(SaveFile *save);

#endif
