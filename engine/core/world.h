/* The World: the one flat struct that changes in play. No pointers, no padding, integers only. Everything that
 * matters is in here and nothing else; so a clone is memcpy, the hash is one pass, a save walks the table.
 *
 * WORLD_FIELDS is the one list of its fields. From it come the struct, the names in saves and in the CLI, the
 * ranges, and which fields an Observation must guess (HIDDEN: whose first dimension is the seat it is hidden
 * of; SECRET: of both). Units: milli = thousandths of a shown point, whole, id, quarters.
 * Writers are core/effect.c (numbers with a ledger) and core/turn.c, crisis.c, rules.c (bookkeeping). */
#ifndef CORE_WORLD_H
#define CORE_WORLD_H

#include "base/types.h"
#include "core/limits.h"

/* What is owed in this part of the quarter. */
typedef enum {
    PHASE_NONE = 0,
    PHASE_ANSWER = 1, /* open events wait for answers */
    PHASE_PLAN = 2,
    PHASE_REACT = 3,
    PHASE_CRISIS = 4,
    PHASE_OVER = 5,
} Phase;

typedef enum {
    ENDING_NONE = 0,
    ENDING_RUPTURE = 1,
    ENDING_HOME_COLLAPSE = 2,
    ENDING_SUDDEN = 3, /* common_market, reintegration: the winner's own */
    ENDING_MULTI_VECTOR = 4,
    ENDING_POINTS = 5,
    ENDING_RESIGNED = 6,
} Ending;

typedef enum { REACT_OPEN = 0, REACT_NOTHING = 1, REACT_COUNTER = 2, REACT_CHALLENGE = 3 } Reaction;
typedef enum { RUNG_OPEN = 0, RUNG_ESCALATE = 1, RUNG_HOLD = 2, RUNG_DEAL = 3, RUNG_BACK_DOWN = 4 } RungChoice;
typedef enum { AGREEMENT_FREE = 0, AGREEMENT_SIGNED = 1, AGREEMENT_IN_FORCE = 2 } AgreementStatus;

/* F(type, name, dimensions, unit, min, max, visibility, help) */
#define WORLD_FIELDS(F)                                                                                              \
    F(uint64_t, seed, , "bits", 0, 0, SECRET, "seed of all dice")                                                    \
    F(int32_t, tie, [DIM_STATES][DIM_POWERS][DIM_CHANNELS], "milli", 0, 100000, PUBLIC, "volume of the relation")    \
    F(int32_t, base, [DIM_STATES][DIM_POWERS][DIM_CHANNELS], "milli", 0, 100000, PUBLIC, "what lasts of a tie")      \
    F(int32_t, own, [DIM_STATES][DIM_CHANNELS], "milli", 0, 100000, PUBLIC, "what a state provides for itself")      \
    F(int32_t, goodwill, [DIM_STATES][DIM_SEATS], "milli", 0, 100000, PUBLIC, "elite and public mood")               \
    F(int32_t, acts, [DIM_STATES][DIM_SEATS], "milli", 0, 100000, PUBLIC, "a state's memory of a power's acts")      \
    F(int32_t, intel, [DIM_SEATS][DIM_STATES], "milli", 0, 3000, PUBLIC, "how well a power sees what is hidden")     \
    F(int32_t, alignment, [DIM_STATES], "milli", -100000, 100000, PUBLIC, "stance: + to seat 1, - to seat 2")        \
    F(int32_t, alignment_before, [DIM_STATES], "milli", -100000, 100000, PUBLIC, "stance a quarter ago")             \
    F(int32_t, sovereignty, [DIM_STATES], "milli", 0, 100000, PUBLIC, "fear of domination")                          \
    F(int32_t, neutrality, [DIM_STATES], "milli", 0, 100000, PUBLIC, "habit of balancing")                           \
    F(int32_t, stability, [DIM_STATES], "milli", 0, 100000, PUBLIC, "regime and street")                             \
    F(int32_t, money, [DIM_SEATS], "milli", 0, 40000, HIDDEN, "budget")                                              \
    F(int32_t, home, [DIM_SEATS], "milli", 0, 100000, HIDDEN, "support at home")                                     \
    F(int32_t, prestige, [DIM_SEATS], "milli", 0, 100000, PUBLIC, "weight in crises")                                \
    F(int32_t, blame, [DIM_SEATS], "milli", 0, 1000000, PUBLIC, "whose provocations")                                \
    F(int32_t, counters, [DIM_SEATS], "milli", 0, 1000000, PUBLIC, "memory of a side's reactions")                   \
    F(int32_t, score, [DIM_SEATS], "milli", -1000000, 1000000, PUBLIC, "year-end points so far")                     \
    F(int32_t, grant, [DIM_SEATS][MAX_GRANTS], "milli", -40000, 40000, PUBLIC, "running change of income")           \
    F(int32_t, resolve_draw, [DIM_SEATS], "milli", -10000, 10000, HIDDEN, "private part of resolve in a crisis")     \
    F(int32_t, priority_mark, [DIM_SEATS][2], "milli", -100000, 100000, HIDDEN, "stance when the goal was drawn")    \
    F(int32_t, priority_rise, [DIM_SEATS][2], "milli", 0, 100000, HIDDEN, "how far it must rise")                    \
    F(int32_t, third_powers, , "milli", 0, 3000, PUBLIC, "strength of the scripted powers; 1000 as defined")         \
    F(int32_t, handicap, , "milli", -30000, 30000, PUBLIC, "points agreed for seat 1 before the start")              \
    F(int32_t, tension, , "milli", 0, 100000, PUBLIC, "at 100 rupture")                                              \
    F(int32_t, tension_peak, , "milli", 0, 100000, PUBLIC, "highest tension so far")                                 \
    F(int32_t, weight, [DIM_CHANNELS], "milli", 0, 1000, PUBLIC, "channel weights this year, sum 1")                 \
    F(int32_t, variable, [DIM_VARIABLES], "milli", -1000000, 1000000, PUBLIC, "declared by scripts")                 \
    F(int32_t, slot_scale, [DIM_SEATS][MAX_SLOTS], "milli", 0, 1000, PUBLIC, "share of an action's effect")          \
    F(int32_t, slot_malus, [DIM_SEATS][MAX_SLOTS], "milli", 0, 100000, PUBLIC, "margin an offer has lost")           \
    F(uint16_t, saturation, [DIM_STATES][DIM_ACTIONS], "milli", 0, 65000, PUBLIC, "attention already spent")         \
    F(uint16_t, plan_action, [DIM_SEATS][MAX_SLOTS], "id", 0, MAX_ACTIONS, HIDDEN, "this quarter's plan")            \
    F(uint16_t, open_event, [MAX_OPEN_EVENTS], "id", 0, MAX_EVENTS, PUBLIC, "events waiting for answers")            \
    F(uint16_t, queue_event, [MAX_QUEUE], "id", 0, MAX_EVENTS, SECRET, "events that will fire")                      \
    F(uint16_t, priority, [DIM_SEATS][2], "id", 0, MAX_PRIORITIES, HIDDEN, "private goals of the year")              \
    F(uint16_t, crises, , "count", 0, 60000, PUBLIC, "crises so far")                                                \
    F(int8_t, agreement_clause, [MAX_AGREEMENTS][MAX_CLAUSES], "whole", -100, 100, PUBLIC, "clauses")                \
    F(int8_t, plan_clause, [DIM_SEATS][MAX_SLOTS][MAX_CLAUSES], "whole", -100, 100, HIDDEN, "clauses of a planned offer") \
    F(uint8_t, agreement_type, [MAX_AGREEMENTS], "id", 0, MAX_AGREEMENT_TYPES, PUBLIC, "agreements alive")           \
    F(uint8_t, agreement_state, [MAX_AGREEMENTS], "id", 0, MAX_STATES, PUBLIC, "with which state")                   \
    F(uint8_t, agreement_power, [MAX_AGREEMENTS], "id", 0, MAX_POWERS, PUBLIC, "by which power")                     \
    F(uint8_t, agreement_status, [MAX_AGREEMENTS], "enum", 0, 2, PUBLIC, "signed or in force")                       \
    F(uint8_t, agreement_since, [MAX_AGREEMENTS], "quarters", 0, 255, PUBLIC, "quarter index + 1; 0: older")         \
    F(uint8_t, agreement_left, [MAX_AGREEMENTS], "quarters", 0, 255, PUBLIC, "quarters to run; 255: open end")       \
    F(uint8_t, steps, [DIM_STATES][DIM_SEATS], "whole", 0, 6, PUBLIC, "accord steps in force")                       \
    F(uint8_t, step_wait, [DIM_STATES][DIM_SEATS], "quarters", 0, 255, PUBLIC, "until a signed step is in force")    \
    F(uint8_t, step_age, [DIM_STATES][DIM_SEATS], "quarters", 0, 255, PUBLIC, "since the last step or review")       \
    F(uint8_t, legs, [DIM_PROJECTS][DIM_STATES], "whole", 0, 100, PUBLIC, "legs of a project that stand")            \
    F(uint8_t, event_last, [DIM_EVENTS], "quarters", 0, 255, PUBLIC, "quarter index + 1 when it last fired")         \
    F(uint8_t, open_state, [MAX_OPEN_EVENTS], "id", 0, MAX_STATES, PUBLIC, "where an open event stands")             \
    F(uint8_t, open_answer, [DIM_SEATS][MAX_OPEN_EVENTS], "whole", 0, MAX_OPTIONS, HIDDEN, "option + 1; 0: none yet") \
    F(uint8_t, queue_state, [MAX_QUEUE], "id", 0, MAX_STATES, SECRET, "where a queued event will stand")             \
    F(uint8_t, queue_left, [MAX_QUEUE], "quarters", 0, 255, SECRET, "quarters until it fires")                       \
    F(uint8_t, begun, , "flag", 0, 1, PUBLIC, "somebody has said something; terms are closed")                       \
    F(uint8_t, aim, [DIM_SEATS], "id", 0, MAX_AIMS, HIDDEN, "what a seat set out to do this year")                   \
    F(uint8_t, plan_target, [DIM_SEATS][MAX_SLOTS], "id", 0, MAX_STATES, HIDDEN, "where a planned action aims")      \
    F(uint8_t, committed, [DIM_SEATS], "flag", 0, 1, HIDDEN, "the seat has closed this decision")                    \
    F(uint8_t, reaction, [DIM_SEATS][MAX_SLOTS], "enum", 0, 3, HIDDEN, "a seat's answer to the rival's slot")        \
    F(uint8_t, crisis_choice, [DIM_SEATS], "enum", 0, 4, HIDDEN, "this round's choice")                              \
    F(uint8_t, crisis_mediate, [DIM_SEATS], "flag", 0, 1, HIDDEN, "the seat paid for mediation this round")          \
    F(uint8_t, capital, [DIM_SEATS], "whole", 0, 8, HIDDEN, "political capital")                                     \
    F(uint8_t, low_home, [DIM_SEATS], "quarters", 0, 255, HIDDEN, "quarters with no support left")                   \
    F(uint8_t, sudden, [DIM_SEATS], "quarters", 0, 255, PUBLIC, "quarters its sudden ending has been true")          \
    F(uint8_t, grant_left, [DIM_SEATS][MAX_GRANTS], "quarters", 0, 255, PUBLIC, "quarters a change runs on")         \
    F(uint8_t, challenge_slot, [DIM_SEATS], "whole", 0, MAX_SLOTS, PUBLIC, "initiator's slot + 1 that waits for its crisis") \
    F(uint8_t, crisis_seat, , "id", 0, MAX_SEATS, PUBLIC, "initiator of the open crisis; 0: none")                   \
    F(uint8_t, crisis_slot, , "whole", 0, MAX_SLOTS, PUBLIC, "its slot")                                             \
    F(uint8_t, crisis_rung, , "whole", 0, 5, PUBLIC, "shared rung")                                                  \
    F(uint8_t, crisis_round, , "whole", 0, 6, PUBLIC, "round, from 1")                                               \
    F(uint8_t, crisis_held, , "whole", 0, 2, PUBLIC, "rounds held by both in a row")                                 \
    F(uint8_t, crisis_mediated, , "flag", 0, 1, PUBLIC, "mediation is used up")                                      \
    F(uint8_t, quarter, , "whole", 0, MAX_QUARTERS, PUBLIC, "index of this quarter, from 0")                         \
    F(uint8_t, scenario, , "id", 1, MAX_SCENARIOS, PUBLIC, "scenario")                                               \
    F(uint8_t, phase, , "enum", 0, 5, PUBLIC, "what is owed now")                                                    \
    F(uint8_t, initiative, , "id", 1, MAX_SEATS, PUBLIC, "whose effects come first")                                 \
    F(uint8_t, agenda, , "id", 0, MAX_CHANNELS, PUBLIC, "channel of the year")                                       \
    F(uint8_t, agenda_next, , "id", 0, MAX_CHANNELS, PUBLIC, "next year's, once public")                             \
    F(uint8_t, ending, , "enum", 0, 6, PUBLIC, "how it ended")                                                       \
    F(uint8_t, winner, , "id", 0, MAX_SEATS, PUBLIC, "who won; 0: nobody")

typedef struct World {
#define F(type, name, dims, unit, lo, hi, see, help) type name dims;
    WORLD_FIELDS(F)
#undef F
    uint8_t unused[2]; /* fills up to 8 bytes; always zero (world.c asserts that there is no other padding) */
} World;

typedef enum { FIELD_PUBLIC, FIELD_HIDDEN, FIELD_SECRET } FieldVisibility;

/* One row of the table, for saves, dumps and comparison. */
typedef struct {
    const char *name;
    const char *dims; /* "[DIM_STATES][DIM_SEATS]": what each index means */
    const char *unit;
    const char *help;
    uint32_t offset;
    uint16_t size;  /* bytes of one element */
    bool is_signed;
    uint32_t count; /* elements */
    int64_t min, max;
    FieldVisibility visibility;
} WorldField;

int world_field_count(void);
const WorldField *world_field(int i);
/* Element `k` of a field as a number (a uint64 seed is reinterpreted). */
int64_t world_get(const World *w, const WorldField *f, uint32_t k);
void world_set(World *w, const WorldField *f, uint32_t k, int64_t value);

/* XXH3 of the little-endian image; equal Worlds have equal hashes on every machine. */
uint64_t world_hash(const World *w);
/* First field and element in which two Worlds differ; false when none does. */
bool world_differ(const World *a, const World *b, const WorldField **field, uint32_t *element);
/* Every number within its range and every id within `caps` of the table; names the first that is not. */
bool world_in_range(const World *w, const WorldField **field, uint32_t *element);

static inline int seat_rival(int seat) { return 3 - seat; }
/* +1 for seat 1, -1 for seat 2: alignment times this is how far a state leans to the seat. */
static inline int seat_sign(int seat) { return seat == 1 ? 1 : -1; }

#endif
