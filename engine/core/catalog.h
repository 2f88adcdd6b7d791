/* The Catalog: what Lua declared, compiled to flat arrays; constant after load and shared by threads.
 *
 * Ids are 1-based indexes into the arrays (slot 0 unused). Texts are source texts (untranslated); the text layer
 * translates them when shown. Everything is owned by the Catalog's arena and freed with it (script/load.h).
 * Units: milli unless the name says otherwise; quarters are indexes from 0 in the scenario. */
#ifndef CORE_CATALOG_H
#define CORE_CATALOG_H

#include "base/types.h"
#include "core/limits.h"
#include "core/node.h"

/* The numbers of the rules, all from Lua (`tune`); a scenario may override each. N(name, unit, help) */
#define TUNE_LIST(N)                                                                                            \
    N(leverage, "milli", "how far a difference of influence moves the target")                                  \
    N(goodwill_divisor, "milli", "goodwill counts one in this many of influence")                               \
    N(pull_sovereignty, "milli", "share of sovereignty in the wish to stay between")                            \
    N(pull_alignment, "milli", "share of alignment beyond pull_from in the wish to stay between")               \
    N(pull_from, "milli", "alignment from which a state pulls back to the middle")                              \
    N(anchor_step, "milli", "alignment that an accord step in force holds")                                     \
    N(step_share, "milli", "share of the way to its target that alignment goes in a quarter")                   \
    N(step_limit, "milli", "most that alignment follows its target in a quarter")                               \
    N(tie_fade, "rate", "share of the gap to its base that a tie closes in a quarter")                          \
    N(tie_lasting, "milli", "share of a gain that goes into the base")                                          \
    N(gain_room, "milli", "a tie of this size would not grow any more")                                         \
    N(gain_goodwill, "milli", "goodwill at which a gain is neither raised nor cut")                             \
    N(gain_goodwill_min, "milli", "least factor from goodwill")                                                 \
    N(gain_goodwill_max, "milli", "greatest factor from goodwill")                                              \
    N(saturation_weight, "milli", "how much repetition divides a gain")                                         \
    N(saturation_use, "milli", "saturation that one use adds")                                                  \
    N(saturation_keep, "milli", "share of saturation, remembered acts and counters kept each quarter")          \
    N(balance_limit, "milli", "remembered acts beyond which a state balances")                                  \
    N(balance_scale, "milli", "share of an act's effect that is left then")                                     \
    N(goodwill_rest, "rate", "return of goodwill to its rest")                                                  \
    N(sovereignty_rest, "rate", "return of sovereignty to its rest")                                            \
    N(stability_rest, "rate", "return of stability to its rest")                                                \
    N(home_rest, "rate", "return of home support to its rest")                                                  \
    N(prestige_rest, "rate", "return of prestige to its rest")                                                  \
    N(intel_keep, "milli", "share of intelligence kept each quarter")                                           \
    N(sovereignty_rise, "milli", "growth of sovereignty per point of alignment beyond sovereignty_from")        \
    N(sovereignty_from, "milli", "alignment beyond which sovereignty grows")                                    \
    N(capital_income, "whole", "political capital a quarter")                                                   \
    N(capital_carry, "whole", "capital that may be kept")                                                       \
    N(capital_cap, "whole", "most capital at one time")                                                         \
    N(money_cap, "milli", "most money at one time")                                                             \
    N(home_low, "milli", "support below which capital falls by one")                                            \
    N(home_very_low, "milli", "support below which capital falls by two")                                       \
    N(plan_slots, "whole", "actions a quarter")                                                                 \
    N(tension_decay, "milli", "fall of tension a quarter")                                                      \
    N(tension_end, "milli", "tension at which relations break")                                                 \
    N(blame_keep, "milli", "share of blame kept each quarter")                                                  \
    N(agenda_factor, "milli", "weight of the year's channel before rescaling")                                  \
    N(tier_one, "milli", "alignment of the first tier")                                                         \
    N(tier_two, "milli", "alignment of the second tier")                                                        \
    N(tier_three, "milli", "alignment of the third tier")                                                       \
    N(tier_share, "milli", "points a year for one tier and one weight")                                         \
    N(year_divisor, "whole", "the year weight is 1 + years gone / this")                                        \
    N(priority_points, "milli", "points for a private priority met")                                            \
    N(priority_count, "whole", "private priorities a side a year, at most 2")                                   \
    N(accord_delay, "quarters", "from signature to force")                                                      \
    N(accord_review, "quarters", "between reviews of an accord")                                                \
    N(accord_lapse, "milli", "margin below which the top step lapses at a review")                              \
    N(offer_from, "milli", "least margin at which an offer may be made")                                        \
    N(offer_refused, "milli", "prestige that a refused offer costs")                                            \
    N(offer_hard_step, "whole", "accord step from which an offer is hard where the rival stands")               \
    N(offer_hard_rival, "whole", "rival steps that make it hard")                                               \
    N(event_crowd, "whole", "dialogs of one side in a quarter at which events by chance stay away")             \
    N(counter_cost, "whole", "capital to counter or challenge")                                                 \
    N(counter_scale, "milli", "share of a countered action's effect")                                           \
    N(whole_from, "milli", "share of an act from which what has no half happens: a leg, accord steps thrown back") \
    N(counter_malus, "milli", "margin that a countered offer loses")                                            \
    N(void_tension, "milli", "share of its tension that a void hard action still causes")                       \
    N(crisis_rounds, "whole", "rounds of a crisis")                                                             \
    N(crisis_escalate_from, "whole", "rung from which escalating costs capital")                                \
    N(crisis_settled_tension, "milli", "tension after a settlement")                                            \
    N(crisis_settled_scale, "milli", "share of the action's effect after a settlement")                         \
    N(crisis_terms_initiator, "milli", "share when the initiator escalated and the challenger dealt")           \
    N(crisis_terms_challenger, "milli", "share when the challenger escalated and the initiator dealt")          \
    N(crisis_offer_malus, "milli", "margin a challenged offer loses when settled")                              \
    N(crisis_offer_initiator, "milli", "the same on the initiator's terms")                                     \
    N(crisis_offer_challenger, "milli", "the same on the challenger's terms")                                   \
    N(crisis_incident_alignment, "milli", "the host's alignment is multiplied by this in an incident")          \
    N(crisis_blame_initiator, "milli", "blame of the initiator for an incident")                                \
    N(crisis_blame_challenger, "milli", "blame of the challenger for an incident")                              \
    N(crisis_mediation_rung, "whole", "rung at which a third party may mediate")                                \
    N(resolve_base, "milli", "resolve of anybody")                                                              \
    N(resolve_weight, "milli", "resolve per weight of the host")                                                \
    N(resolve_lean, "milli", "resolve per point that the host leans to the side")                               \
    N(resolve_agreement, "milli", "resolve from an agreement in force there")                                   \
    N(resolve_prestige, "milli", "resolve per point of prestige")                                               \
    N(resolve_draw, "milli", "greatest private draw, either way")                                               \
    N(resolve_home, "milli", "home support that backing down costs, per point of resolve")                      \
    N(multi_share, "milli", "share of all weight that must lie in the middle for multi_vector")                 \
    N(multi_band, "milli", "alignment that counts as the middle")                                               \
    N(multi_score, "milli", "greatest difference of scores for multi_vector")                                   \
    N(collapse_quarters, "quarters", "quarters without support at home before a side falls")                    \
    N(intel_band_0, "milli", "width of the band on what is hidden at intelligence 0")                           \
    N(intel_band_1, "milli", "at 1")                                                                            \
    N(intel_band_2, "milli", "at 2")

typedef struct {
#define N(name, unit, help) int32_t name;
    TUNE_LIST(N)
#undef N
} Tunes;

typedef struct {
    const char *name, *unit, *help;
} TuneInfo;
enum {
#define N(name, unit, help) TUNE_INDEX_##name,
    TUNE_LIST(N)
#undef N
        TUNE_COUNT
};
const TuneInfo *tune_info(int i);
/* Something is divided by it: it cannot be 0. */
bool tune_divides(int i);

/* Where a definition stands, for errors, docs and the ledger. */
typedef struct {
    const char *id;   /* without the mod */
    const char *mod;
    const char *file; /* relative to the mod's folder */
    int line;
    const char *name; /* text; NULL where the kind has none */
    const char *help; /* one sentence; may be NULL */
    const char *sources; /* a line each; NULL: none told */
    uint64_t hash;    /* of "mod:id": key of dice */
} Origin;

typedef struct {
    Origin at;
    int seat;             /* 1, 2; 0: scripted */
    const char *capital_city;
    const char *adjective; /* "Turkish" */
    const char *motto;    /* under its name in the top bar */
    const char *map;      /* region id */
    uint32_t effect_quarter; /* effect: every quarter (third powers' growth) */
    uint32_t decay[DIM_CHANNELS]; /* decay of its bases a quarter, rate */
    int32_t drift[DIM_CHANNELS];  /* drift of its bases a quarter, milli */
    /* its sudden ending; sudden_states 0: none */
    const char *sudden_id, *sudden_name, *sudden_help;
    int sudden_states;            /* how many states */
    int sudden_steps;             /* with how many steps each */
    int32_t sudden_alignment;     /* leaning at least this far to it */
    int sudden_quarters;          /* for how many quarters */
    int sudden_year, sudden_season; /* not before; 0: any time */
    uint16_t sudden_among;        /* bit s: at least one of these states is among them; 0: any */
} PowerDef;

typedef struct {
    Origin at;
    const char *icon;
    int32_t weight; /* milli; all sum to 1000 */
} ChannelDef;

/* What a state says something about. */
#define VOICE_LIST(V)                                                \
    V(REFUSE, "refuse", "Declining")                                 \
    V(REQUEST, "request", "Asking")                                  \
    V(THANKS, "thanks", "Thanking")                                  \
    V(COUNTER, "counter", "Proposing other terms")                   \
    V(WAIT, "wait", "Asking for time")

enum {
#define V(name, word, label) VOICE_##name,
    VOICE_LIST(V)
#undef V
        VOICE_COUNT,
    MAX_VOICE_LINES = 8
};

typedef struct {
    Origin at;
    uint32_t pushback; /* effect when a power overdoes it: actor = that power, target = the state */
    const char *voice[VOICE_COUNT][MAX_VOICE_LINES]; /* short lines in its manner, the rest NULL */
} DoctrineDef;

typedef struct {
    Origin at;
    int state;
    int action;    /* that meets it; 0: none */
    int met_by_project; /* a leg of it meets the want; 0: none */
    int hurt_by;   /* action that hurts it; 0: none */
    int agreement; /* agreement that meets it when signed; 0: none */
    int32_t bonus; /* goodwill */
} WantDef;

typedef struct {
    Origin at;
    const char *map; /* region id of the map */
    const char *capital_city;
    const char *adjective;
    int weight;
    int doctrine;
    int population_tenths; /* millions * 10; 0: not told */
} StateDef;

typedef struct {
    Origin at;
    uint8_t seats; /* bit 1: seat 1 may, bit 2: seat 2 may */
    const char *icon;
    int channel;   /* where it is listed; 0: general */
    int capital;   /* whole */
    int32_t money;
    bool hard;     /* may be challenged; a soft one may be countered */
    bool warn;     /* ask before playing: it harms the one who plays it */
    int32_t tension; /* in full, whatever the scale; blame the same */
    int offer;     /* 0: none; -1: next accord step; else agreement */
    int project;   /* advanced by it; 0: none */
    uint32_t allow, effect, weight; /* condition, effect, value (AI) */
    const char *example; /* historical example; may be NULL */
} ActionDef;

typedef struct {
    Origin at;
    uint8_t seats;
    uint16_t states; /* bit s: may stand there */
    const char *icon;
    int legs;        /* that finish it in a state */
    uint32_t each;   /* effect of every leg */
    uint32_t finish; /* effect of the last one */
} ProjectDef;

typedef struct {
    const char *id; /* unique in its agreement */
    const char *name;
    int lo, hi, start; /* whole numbers */
} ClauseDef;

typedef struct {
    Origin at;
    int seat;        /* whose accord; 0: either power may sign it */
    int accord;      /* step 1..6; 0: not a step */
    int term;        /* quarters; 255: open end */
    int ratify;      /* quarters from the signature until it is in force */
    int renew;       /* last quarters of the term in which it may be signed anew */
    uint32_t accept; /* value: sum of terms */
    int32_t needs;   /* accepted when the sum reaches it */
    uint32_t each_quarter, signed_effect, lapse_effect;
    uint32_t hard_effect; /* when its power plays something hard in its state */
    int32_t breach_goodwill, breach_blame, breach_prestige;
    int clause_count;
    ClauseDef clause[MAX_CLAUSES];
    uint64_t conflicts; /* bit t - 1: excludes agreement t */
} AgreementDef;

typedef enum { PLACE_NONE, PLACE_STATE, PLACE_EACH, PLACE_RANDOM } PlaceKind;

typedef struct {
    Origin at;        /* id of the option, name = text on the button */
    const char *text; /* one more sentence; may be NULL */
    int seat;
    bool is_default, historical;
    int capital;
    int32_t money;
    uint32_t allow, effect;
} OptionDef;

enum { MAX_TELLINGS = 4 };

typedef struct {
    Origin at;       /* name = title */
    const char *text;
    const char *telling[MAX_TELLINGS]; /* the same in other words, for when it comes again; the rest NULL */
    const char *source; /* may be NULL */
    PlaceKind place;
    int state;       /* for PLACE_STATE */
    int from, to;    /* absolute quarters: year * 4 + season - 1; to inclusive */
    bool once, quiet, queued_only; /* quiet: no dialog, only a line in the log */
    bool request;    /* opened by a state on its own behalf */
    int by;          /* a scripted power's move: actor of its effect, and its chance grows with their strength; 0: nobody's */
    bool dated;      /* left out of scenarios without dated events */
    bool random;     /* left out of scenarios without random events */
    int cooldown;    /* quarters */
    int32_t chance;  /* per 100000 a quarter (of each place for PLACE_EACH); 100000: certain */
    uint32_t when;   /* condition */
    uint32_t effect; /* runs when it opens */
    int option_count;
    OptionDef option[MAX_OPTIONS]; /* of both seats */
} EventDef;

/* What every quarter asks of an event, once more and in few bytes. Made by turn_index from the definitions. */
typedef struct {
    int32_t chance;
    uint8_t seats;        /* bit s: it asks seat s */
    uint8_t scripted;     /* a third power's: its chance grows with their strength */
    uint8_t rest;         /* quarters before it may come again; 255: never */
    uint8_t place, state; /* PlaceKind */
} EventGate;

typedef struct {
    Origin at;
    uint8_t seats;
    int state;
    int32_t rise_min, rise_max; /* lean to the side by the year's end, compared with the draw */
} PriorityDef;

/* What a power may set out to do in a year: it holds from the quarter it is set until the year's end. It moves nothing
 * by itself; computer players and the adviser weigh by it. */
typedef struct {
    Origin at;
    uint8_t seats;
    uint16_t states;  /* bit s: where; 0 with `sudden`: the states nearest to the sudden ending; else everywhere */
    bool sudden;
    uint32_t when;    /* condition, without a state: may be set now */
    uint32_t appeal;  /* value, without a state: points; the computer takes the greatest */
    int32_t factor;   /* on the worth of its states, milli; 0 counts as 1000 */
    int32_t steps;    /* worth of an own accord step there, milli points */
    int32_t deny;     /* worth of a rival's accord step prevented or gone there */
    int32_t legs;     /* worth of a leg of `project` */
    int project;
} AimDef;

typedef struct {
    Origin at;
    int32_t prestige_lost, prestige_won, swing, tension, trade_loss, sovereignty;
    bool ends; /* an incident: ends the crisis at once */
} RungDef;

typedef struct {
    Origin at;
    int32_t start, min, max;
    /* A bloc: a mood at home of one power, seat 0: an ordinary number. */
    int seat;
    int32_t rest;                 /* share of the way back to start a quarter, milli percent */
    int32_t low, high;            /* angry at or below, pleased at or above; low 0 and high 0: never */
    uint32_t low_effect, high_effect; /* every quarter while it is so; actor = its power */
} VariableDef;

typedef struct {
    int quarter; /* absolute: year * 4 + season - 1 */
    int seat, action, state;
} HistoryDef;

/* Weights of a computer player; in milli. Names as in Lua. W(name, help) */
#define PERSONALITY_LIST(W)                                                                                     \
    W(now, "weight of this year end")                                                                           \
    W(next, "of the next year end, ties half faded")                                                            \
    W(later, "of the years after")                                                                              \
    W(capital, "value of a capital kept")                                                                       \
    W(money, "value of a budget point kept")                                                                    \
    W(income, "value of a budget point that comes later")                                                       \
    W(goodwill, "of a goodwill point")                                                                          \
    W(sovereignty, "of a point of sovereignty, against the side the state leans to")                            \
    W(steps, "of an accord step")                                                                               \
    W(project, "of a leg of a project")                                                                         \
    W(influence, "of a point of weighted influence")                                                            \
    W(tension, "of a point of tension avoided")                                                                 \
    W(home, "of a point of support at home")                                                                    \
    W(counter_above, "least worth of a counter")                                                                \
    W(risk, "share of a hard action's gain that a challenge is feared to take")                                 \
    W(fade_now, "share of the way to their bases that ties go by this year end")                                \
    W(fade_next, "by the next")                                                                                 \
    W(priority, "of a point that a private goal is worth")                                                      \
    W(prestige, "of a point of prestige")                                                                       \
    W(blame, "of a point of blame avoided")                                                                     \
    W(temperature, "spread of the noise")

typedef struct {
    Origin at;
    const char *for_level; /* whose default it is: "greedy", ...; NULL: only by name, as in planner:merchant */
    int seat;              /* 0: either */
    int32_t likes[DIM_CHANNELS]; /* factor on the gains of a channel's actions, milli; 0 counts as 1000 */
#define W(name, help) int32_t name;
    PERSONALITY_LIST(W)
#undef W
} PersonalityDef;

typedef struct {
    int type, state, power, left; /* left: quarters, 255 open end */
} StartAgreement;

typedef struct {
    Origin at;
    const char *year_label; /* "2021" on the title */
    bool recommended;
    int start_year, start_season;
    int quarters;
    int32_t komi[DIM_SEATS];
    bool dated_events, random_events;
    Tunes tunes;
    /* the start, milli */
    int32_t tie[DIM_STATES][DIM_POWERS][DIM_CHANNELS];
    int32_t own[DIM_STATES][DIM_CHANNELS];
    int32_t goodwill[DIM_STATES][DIM_SEATS], goodwill_rest[DIM_STATES][DIM_SEATS];
    int32_t alignment[DIM_STATES], course[DIM_STATES];
    int32_t sovereignty[DIM_STATES], sovereignty_rest[DIM_STATES];
    int32_t stability[DIM_STATES], stability_rest[DIM_STATES];
    int32_t neutrality[DIM_STATES];
    int steps[DIM_STATES][DIM_SEATS];
    int legs[DIM_PROJECTS][DIM_STATES];
    int32_t money[DIM_SEATS], income[DIM_SEATS], prestige[DIM_SEATS], home[DIM_SEATS], home_rest[DIM_SEATS];
    int capital[DIM_SEATS];
    int32_t capital_extra[DIM_SEATS]; /* whole: political capital a quarter beside the tune's capital_income */
    int32_t third_powers; /* milli: 1000 as defined; strength of scripted powers at the start: scales their quarterly effects and the chance of their moves */
    int start_agreement_count;
    StartAgreement start_agreement[MAX_AGREEMENTS];
    int history_count;
    const HistoryDef *history;
    const char *map; /* map file, relative to assets or the mod */
} ScenarioDef;

typedef struct {
    Origin at;
    const char *explain, *forecast;
    int mod;
} FuncDef;

typedef struct Catalog {
    uint64_t hash; /* of all compiled content and the mods' order */
    int power_count, channel_count, doctrine_count, state_count, want_count, action_count, project_count;
    int agreement_count, event_count, priority_count, aim_count, rung_count, variable_count, personality_count;
    int scenario_count, func_count, node_count;
    PowerDef *power;
    ChannelDef *channel;
    DoctrineDef *doctrine;
    StateDef *state;
    WantDef *want;
    ActionDef *action;
    ProjectDef *project;
    AgreementDef *agreement;
    EventDef *event;
    EventGate *gate; /* of each event */
    uint64_t *due;   /* [(scenario * MAX_QUARTERS + quarter) * due_words]: bit e: nothing but its rest bars event e then */
    int due_words;
    uint64_t *event_die; /* [event * DIM_STATES + state]: name of the die that opens it there */
    uint8_t bloc[DIM_VARIABLES]; /* the variables that are blocs, in order */
    int bloc_count;
    PriorityDef *priority;
    AimDef *aim;
    RungDef *rung;
    VariableDef *variable;
    PersonalityDef *personality;
    ScenarioDef *scenario;
    FuncDef *func;
    Node *node; /* conditions, values, effects; node[0] is the sentinel */
    const char **label; /* texts named by VALUE_LABEL */
    int label_count;
    int seat_power[DIM_SEATS]; /* equals 1 and 2: powers are sorted so that seats come first */
    int accord_step[DIM_SEATS][7]; /* agreement of each seat's step 1..6 */
} Catalog;

/* Id by name ("turkey" or "base:turkey"); 0 when there is none. */
int catalog_state(const Catalog *c, const char *id);
int catalog_power(const Catalog *c, const char *id);
int catalog_channel(const Catalog *c, const char *id);
int catalog_action(const Catalog *c, const char *id);
int catalog_agreement(const Catalog *c, const char *id);
int catalog_event(const Catalog *c, const char *id);
int catalog_scenario(const Catalog *c, const char *id);
int catalog_project(const Catalog *c, const char *id);
int catalog_aim(const Catalog *c, const char *id);
int catalog_personality_named(const Catalog *c, const char *id);
/* Personality of a level for a seat; 0: none. */
int catalog_personality(const Catalog *c, const char *level, int seat);

#endif
