/* The saves folder as a list: what the title and `show` tell about each file without playing it. */
#ifndef SESSION_SLOTS_H
#define SESSION_SLOTS_H

#include "session/content.h"

typedef struct {
    char slot[72];     /* file name without .json */
    char path[1024];
    char scenario[64]; /* id */
    char seats[64];    /* "turkey: human, russia: greedy" */
    int quarter, quarters, year, season;
    uint64_t generation; /* newest has the highest; clocks are not trusted */
    bool autosave, over;
    char problem[256]; /* why it cannot be loaded; empty: it can */
} Slot;

/* Newest first; damaged ones last, with their problem. Allocates with mem_alloc; the caller frees *out. */
int slots_list(const Content *content, Slot **out);
bool slots_remove(const Content *content, const char *slot, Err *err);

#endif
