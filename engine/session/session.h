/* Session: one running campaign. Binds the World, the seats, the recorder, undo, the computer players and autosave.
 * It alone holds the true World; screens, terminal and AI get Observations. One thread at a time. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "ai/ai.h"
#include "session/content.h"

typedef struct Session Session;

typedef struct {
    int scenario;                 /* id in the Catalog */
    uint64_t seed;
    bool human[DIM_SEATS];        /* else the level plays it */
    AiLevel level[DIM_SEATS];
    char level_word[DIM_SEATS][80]; /* "greedy", "only:trade_mission": as in the save's header */
    bool has_terms;               /* the two below are agreed before the start; else as the scenario has it */
    int third_powers;             /* tenths: 10 as defined, 0 absent */
    int handicap;                 /* points for seat 1 */
    bool autosave;                /* into slots "autosave-1..3" each quarter */
} SessionSetup;

bool session_open(const Content *content, const SessionSetup *setup, Session **out, Err *err);
/* Loads a save or replay, or "BATCH#SEED": that campaign of a file of simulate --out, played again. *note (may be NULL) tells what was migrated or recovered, empty when nothing was. */
bool session_load(const Content *content, const char *path, bool autosave, Session **out, char *note, size_t note_size, Err *err);
void session_close(Session *s);

const Content *session_content(const Session *s);
const SessionSetup *session_setup(const Session *s);
const Game *session_game(const Session *s);
/* What a forecast takes the player against `seat` for: the level, which is no secret; a person for an Envoy. */
AiLevel session_rival(const Session *s, int seat);

/* What a seat may see now. Seat 0: a spectator, sees what both may see. Valid until the next change. */
const World *session_view(Session *s, int seat);
/* Decisions owed by human seats; count returned. */
int session_pending(Session *s, Pending out[MAX_PENDING]);
bool session_is_over(const Session *s);
uint64_t session_hash(const Session *s); /* of the true World */

/* Whether a command would be allowed; from the seat's own view. */
Refusal session_check(Session *s, const Command *cmd, Reasons *reasons);
/* Submits a command of a human seat. Then computer seats play on until a human owes a decision or it is over. */
Refusal session_submit(Session *s, const Command *cmd, Reasons *reasons);
/* Takes back the seat's last command of the decision that is open; false when there is none. Never reopens an
 * answer, a reveal or a round that is resolved. */
bool session_undo(Session *s, int seat);
bool session_can_undo(const Session *s, int seat);
/* With no human seat: plays one quarter on; false when over. */
bool session_watch(Session *s);

/* The log so far, oldest first. Reports a seat may not see yet are not in it: they appear with the reveal. */
int session_reports(const Session *s, const Report **out);

/* Chart values, one row a finished or running quarter; row 0 is the start. */
typedef struct {
    int quarter;
    uint64_t hash;
    int32_t alignment[DIM_STATES];
    int32_t score[DIM_SEATS], prestige[DIM_SEATS];
    int32_t tension;
} ChartRow;
int session_chart(const Session *s, const ChartRow **out);
/* The `historical` campaign of the same scenario and seed, for the dotted line; computed on first use. */
int session_history_chart(Session *s, const ChartRow **out);

/* Saves under a slot name ([a-z0-9_-]{1,64}); true only when it is safely on disk. */
bool session_save(Session *s, const char *slot, Err *err);
/* The bytes that session_save would write; freed with mem_free. */
bool session_save_text(Session *s, const char *slot, char **text, size_t *size, Err *err);
/* What the last autosave met, empty when all was well. */
const char *session_autosave_error(const Session *s);

#endif
