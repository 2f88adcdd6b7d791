/* Inside of the loader; no other floor includes this.
 *
 * Lua values of the language are Items in a pool of C, known to Lua by a small handle. Tables handed to a
 * constructor are copied at once into Vals, so that nothing of Lua is needed after the files have run:
 * patches, references, checks and compilation all work on Defs and Vals. Names are resolved last. Memory:
 * `temp` lives until the end of one round, `keep` belongs to the Load. When memory runs out, load_take leaves
 * through Lua's error while files run and through `out_of_memory` else; it never returns NULL. */
#ifndef SCRIPT_LOADER_H
#define SCRIPT_LOADER_H

#include "host/file.h"
#include "script/grow.h"
#include "script/load.h"
#include "script/schema.h"

#include <setjmp.h>

struct lua_State;

typedef struct ValTable ValTable;
typedef enum { VAL_NONE, VAL_BOOL, VAL_NUMBER, VAL_STRING, VAL_TABLE, VAL_ITEM, VAL_FUNCTION } ValType;
typedef struct {
    uint8_t type;
    bool truth;
    int item; /* handle */
    double number;
    const char *string;
    const ValTable *table;
} Val;

typedef struct {
    const char *key;
    Val val;
} ValField;

struct ValTable {
    int count; /* unnamed entries, 1..n in Lua */
    const Val *list;
    int field_count;
    const ValField *field; /* sorted by key */
};

typedef enum {
    ITEM_NONE,
    ITEM_BAD,   /* stands for something already reported; takes part in anything without further errors */
    ITEM_TEXT,  /* T "..." */
    ITEM_REF,   /* reference to a definition of `kind` */
    ITEM_STATE, /* a state: named or a scope */
    ITEM_POWER,
    ITEM_WORLD,
    ITEM_PARTIAL, /* a value still without its subjects */
    ITEM_CONDITION,
    ITEM_VALUE,
    ITEM_EFFECT,
    ITEM_ODDS,
    ITEM_QUARTERS,
    ITEM_CHANCE,
    ITEM_DEF, /* a definition, nested or not */
} ItemType;

/* A name or a scope; neither: none. */
typedef struct {
    const char *name;
    uint8_t scope;
} Subject;

typedef struct {
    uint8_t type;
    uint8_t node; /* NodeKind of conditions, values, effects */
    uint8_t kind; /* Kind of ITEM_REF, ITEM_DEF and of `arg` */
    uint8_t var, flag;
    bool used, needs_given;
    int file, line;
    int32_t k, needs;
    Subject state, power, channel;
    const char *arg;    /* name of the definition meant by node->arg */
    const char *option; /* of chosen */
    const char *text;   /* of ITEM_TEXT and labels */
    int def;            /* ITEM_DEF: index */
    int child_count;
    const int *child;
} Item;

typedef enum { DEF_NEW, DEF_PATCH, DEF_REPLACE, DEF_REMOVE } DefMode;

typedef struct {
    uint8_t kind, mode;
    bool gone;  /* removed by a patch or found broken */
    bool based; /* a scenario whose base_on is filled in */
    bool nested;
    const char *id; /* "" where the kind has none */
    int mod, file, line;
    int index; /* in the Catalog's array */
    int blame; /* mod that wrote the last of it */
    int owner; /* def of the state of a want; -1 */
    const ValTable *fields;
} Def;

/* A file of a mod that has run. */
typedef struct {
    int mod;
    const char *path;  /* as shown */
    const char *inner; /* relative to the mod's folder */
    const char *text;
    size_t size;
    bool failed; /* stopped before its end */
} SourceFile;

typedef struct {
    const char *id, *relation, *version; /* relation "": any */
    bool optional;
} Depend;

typedef struct {
    LoadMod *shown;
    int depend_count, conflict_count;
    Depend *depend;
    const char **conflict;
    bool placed;  /* in the order */
    bool patches; /* has changed definitions of others */
} Mod;

/* Names of definitions: open addressing. */
typedef struct {
    int size;
    int *slot; /* def + 1 */
} NameTable;

/* The text of a file of a mod with a func, for call.c. */
typedef struct {
    int mod;
    const char *inner, *text;
    size_t size;
} LoadSource;

struct Load {
    Grow keep;
    bool lint; /* as the request says */
    Catalog *catalog;
    LoadMod *mods;
    Mod *plans;
    int mod_count;
    LoadError *errors;
    int error_count, error_capacity;
    LoadText *texts;
    int text_count, text_capacity;
    LoadSource *sources;
    int source_count, source_capacity;
    Err failure; /* why it was given up; "": memory ran out */
};

/* Remembers for chosen() which option a seat took. */
typedef struct {
    int event, option; /* def; any option of the seat */
    int variable;
} Hidden;

typedef struct Loader {
    Load *load;
    Grow temp;
    jmp_buf out_of_memory;
    struct lua_State *lua; /* while files run */
    struct Sandbox *sandbox;
    struct json_t *manifest; /* freed at the end of a round, as is list */
    FileList list;
    Mod *mods;
    int *order; /* mods in load order */
    int order_count;
    int mod, file;   /* being run */
    DefMode stage;   /* DEF_PATCH: a patch file runs */
    bool compared;   /* an operator error was just reported */
    int error_count; /* errors of this round, without warnings */
    SourceFile *files;
    int file_count, file_capacity;
    Item **chunks;
    int item_count, chunk_count;
    Def *defs;
    int def_count, def_capacity;
    NameTable names;
    Catalog *c;
    Node *nodes;
    int node_count, node_capacity;
    int label_capacity;
    Hidden *hidden;
    int hidden_count, hidden_capacity;
} Loader;

/* ---- memory (loader.c) */
void *load_take(Loader *l, size_t size);
void *load_keep(Loader *l, size_t size);
const char *load_text(Loader *l, const char *text);
const char *load_textn(Loader *l, const char *text, size_t length);
const char *load_keep_text(Loader *l, const char *text); /* NULL stays NULL */
/* Room for one more element: the list itself or a larger copy of it. */
void *load_room(Loader *l, void *list, int count, int *capacity, size_t size);
void *load_keep_room(Loader *l, void *list, int count, int *capacity, size_t size);

/* ---- problems (loader.c). code: "E012"; a code with W is a warning. */
void load_problem(Loader *l, const char *code, int mod, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
void load_at(Loader *l, const char *code, int file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* At the line where `word` stands in the definition. */
void load_at_field(Loader *l, const char *code, const Def *d, const char *word, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The nearest of the candidates offered so far, for "did you mean". */
typedef struct {
    const char *word, *best;
    int distance;
    char text[96];
} Nearest;
void nearest_start(Nearest *n, const char *word);
void nearest_offer(Nearest *n, const char *candidate);
const char *nearest_text(Nearest *n); /* " (did you mean 'trade'?)" or "" */

/* ---- items and definitions (loader.c) */
Item *load_item(Loader *l, int handle);
int load_item_new(Loader *l, ItemType type, int file, int line);
int load_def_new(Loader *l, Kind kind, DefMode mode, int file, int line);
const Val *val_field(const ValTable *t, const char *key); /* NULL: not there */
const Val *def_field(const Def *d, const char *key);

/* ---- names (resolve.c) */
void resolve_build(Loader *l);
/* Def of kind and name as seen from a mod; -1 when there is none. */
int resolve_find(Loader *l, Kind kind, int mod, const char *name);
/* The same with an error that suggests; `d` is where it is used. */
int resolve_name(Loader *l, Kind kind, const char *name, int mod, int file, int line);
/* The same for a name that stands in a field of `d`. */
int resolve_field(Loader *l, Kind kind, const char *name, const Def *d);

/* ---- running files (run.c) */
/* Runs the files of a mod; what is wrong in them is reported. */
void run_mod(Loader *l, int mod);

bool load_milli(double number, int32_t *out); /* false: too many decimals or too large */

/* ---- kinds */
/* Checks the fields of a definition against the schema and stores the simple ones into `out`. */
/* may_also: FIELD_HAS_STATE when an event has a place, and its state << 16 when it is always the same. */
void kind_store(Loader *l, const Def *d, void *out, unsigned may_also);
void kind_origin(Loader *l, const Def *d, const char *id, const char *name_field, Origin *out);
bool kind_number(Loader *l, const Def *d, const char *field, const Val *v, int32_t lo, int32_t hi,
                 int32_t *out); /* milli */
bool kind_whole(Loader *l, const Def *d, const char *field, const Val *v, int32_t lo, int32_t hi, int *out);
int kind_ref(Loader *l, const Def *d, const char *field, const Val *v, unsigned kinds,
             Kind *found);                                         /* Catalog index, 0 */
int kind_key(Loader *l, const Def *d, Kind kind, const char *key); /* id as key of a table */
int kind_seat(Loader *l, const Def *d, const char *field, int power);
const char *kind_text(Loader *l, const Def *d, const char *field, const Val *v);
/* A list of texts, at most `cap`. */
void kind_texts(Loader *l, const Def *d, const char *field, const Val *v, const char *out[], int cap);
const char *kind_string(Loader *l, const Def *d, const char *field, const Val *v);
bool kind_date(Loader *l, const Def *d, const char *field, const Val *v, int *absolute);
int kind_quarters(Loader *l, const Def *d, const char *field, const Val *v);
bool kind_table(Loader *l, const Def *d, const char *field, const Val *v, const char *shape);
/* Unknown keys of an inner table; names: NULL-terminated. */
void kind_keys(Loader *l, const Def *d, const char *field, const ValTable *t, const char *const *names);
uint16_t kind_states(Loader *l, const Def *d, const char *field, const Val *v); /* bit s */
void kind_cost(Loader *l, const Def *d, int *capital, int32_t *money);

/* One for each kind: load_<kind>.c. */
void load_power(Loader *l, const Def *d, PowerDef *out);
void load_channel(Loader *l, const Def *d, ChannelDef *out);
void load_doctrine(Loader *l, const Def *d, DoctrineDef *out);
void load_state(Loader *l, const Def *d, StateDef *out);
void load_want(Loader *l, const Def *d, WantDef *out);
void load_action(Loader *l, const Def *d, ActionDef *out);
void load_project(Loader *l, const Def *d, ProjectDef *out);
void load_agreement(Loader *l, const Def *d, AgreementDef *out);
void load_event(Loader *l, int def, EventDef *out);
void load_priority(Loader *l, const Def *d, PriorityDef *out);
void load_aim(Loader *l, const Def *d, AimDef *out);
void load_rung(Loader *l, const Def *d, RungDef *out);
void load_variable(Loader *l, const Def *d, VariableDef *out);
void load_personality(Loader *l, const Def *d, PersonalityDef *out);
void load_func(Loader *l, const Def *d, FuncDef *out);
void load_tunes(Loader *l, const Def *d, const ValTable *t, int32_t out[TUNE_COUNT], bool set[TUNE_COUNT]);
void load_scenario_base(Loader *l, int def, int depth);
void load_scenario(Loader *l, const Def *d, const Tunes *tunes, ScenarioDef *out);

/* ---- checks across definitions (validate.c, contradict.c) and the hash (freeze.c) */
void validate_catalog(Loader *l);
void contradict_catalog(Loader *l);
/* A definition of the Catalog by kind and number, for its place; and that place as text, "define/a.lua:3". */
const Def *validate_def(Loader *l, Kind kind, int index);
const char *validate_place(Loader *l, const Def *d);
/* Numbers the definitions, fills the Catalog and checks it. */
void freeze_catalog(Loader *l);
/* Of all that was understood, in order, with the mods. */
uint64_t freeze_hash(Loader *l);

#endif
