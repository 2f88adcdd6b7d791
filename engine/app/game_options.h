/* The command line of `steppe`: reading it and saying what is wrong with it. */
#ifndef APP_GAME_OPTIONS_H
#define APP_GAME_OPTIONS_H

#include "session/content.h"

typedef struct {
    ContentRequest content;
    const char *scenario, *seat, *level, *load, *trace, *shot;
    uint64_t seed;
    bool has_seed, gallery, night, still;
    int width, height, scale; /* scale 0: settings or the display */
} GameOptions;

typedef enum { OPTIONS_RUN, OPTIONS_DONE, OPTIONS_WRONG } OptionsResult;

/* Prints help, version or what is wrong itself. */
OptionsResult game_options(GameOptions *o, int argc, char **argv);

#endif
