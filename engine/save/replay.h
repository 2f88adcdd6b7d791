/* Replay: plays the segments of a save again through the one door and compares every quarter with what the
 * save tells. Segments of other content or rules are counted, not played. Nothing here allocates. */
#ifndef SAVE_REPLAY_H
#define SAVE_REPLAY_H

#include "save/save.h"

typedef struct {
    bool ok;             /* everything that could be played came out as told */
    int played, skipped; /* segments */
    int quarters;        /* ended in the segments that were played */
    bool has_hash;       /* the last segment was played to its end */
    uint64_t hash;       /* of the World then */
    int quarter;         /* the first quarter that differs, from 0; -1: none */
    char field[64];      /* the first field that differs, "alignment[kazakhstan]"; empty: none is known */
    char problem[512];   /* sentence for a reader, empty when ok */
} ReplayVerdict;

/* False when the scenario is not in this content. */
bool replay_verify(const Game *g, const SaveFile *save, ReplayVerdict *out, Err *err);

#endif
