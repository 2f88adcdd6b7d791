/* From the Vals of a definition to the fields of a Def struct, by the schema: one reader for each type of
 * field. */
#include "script/compile.h"

#include "base/check.h"
#include "base/hash.h"

#include <stdio.h>
#include <string.h>

static const char *word_of(const Def *d)
{
    return schema_kind((Kind)d->kind)->word;
}

static const char *described(Loader *l, const Val *v)
{
    static const char *const items[] = {
        [ITEM_TEXT] = "a text",           [ITEM_REF] = "a reference",
        [ITEM_STATE] = "a state",         [ITEM_POWER] = "a power",
        [ITEM_WORLD] = "world",           [ITEM_PARTIAL] = "a value without its subjects",
        [ITEM_CONDITION] = "a condition", [ITEM_VALUE] = "a value",
        [ITEM_EFFECT] = "an effect",      [ITEM_ODDS] = "odds",
        [ITEM_QUARTERS] = "quarters",     [ITEM_CHANCE] = "a chance",
        [ITEM_DEF] = "a definition",      [ITEM_BAD] = "something broken",
        [ITEM_NONE] = "nothing",
    };
    switch (v->type) {
    case VAL_BOOL: return v->truth ? "true" : "false";
    case VAL_NUMBER: return "a number";
    case VAL_STRING: return "a string";
    case VAL_TABLE: return "a table";
    case VAL_ITEM: return items[load_item(l, v->item)->type];
    case VAL_FUNCTION: return "a function";
    default: return "nothing";
    }
}

static const Item *item_of(Loader *l, const Val *v)
{
    return v->type == VAL_ITEM ? load_item(l, v->item) : NULL;
}

static bool is_bad(Loader *l, const Val *v)
{
    const Item *item = item_of(l, v);
    return item && item->type == ITEM_BAD;
}

static void wrong_type(Loader *l, const Def *d, const char *field, const Val *v, const char *wanted)
{
    if (is_bad(l, v)) return;
    load_at_field(l, "E012", d, field, "'%s' of %s '%s' needs %s, not %s", field, word_of(d), d->id, wanted,
                  described(l, v));
}

bool kind_table(Loader *l, const Def *d, const char *field, const Val *v, const char *shape)
{
    if (v->type == VAL_TABLE) return true;
    if (!is_bad(l, v))
        load_at_field(l, "E012", d, field, "'%s' of %s '%s' needs %s, not %s", field, word_of(d), d->id,
                      shape, described(l, v));
    return false;
}

static bool is_among(const char *const *names, const char *key)
{
    for (int n = 0; names[n]; n++) {
        if (str_eq(names[n], key)) return true;
    }
    return false;
}

void kind_keys(Loader *l, const Def *d, const char *field, const ValTable *t, const char *const *names)
{
    for (int i = 0; i < t->field_count; i++) {
        Nearest near;
        const char *key = t->field[i].key;
        if (is_among(names, key)) continue;
        nearest_start(&near, key);
        for (int n = 0; names[n]; n++) nearest_offer(&near, names[n]);
        load_at_field(l, "E010", d, key, "unknown field '%s' in '%s' of %s '%s'%s", key, field, word_of(d),
                      d->id, nearest_text(&near));
    }
}

bool kind_number(Loader *l, const Def *d, const char *field, const Val *v, int32_t lo, int32_t hi,
                 int32_t *out)
{
    if (v->type != VAL_NUMBER) {
        wrong_type(l, d, field, v, "a number");
        return false;
    }
    if (!load_milli(v->number, out)) {
        load_at_field(l, "E013", d, field, "'%s' of %s '%s': %g has more than three decimals or is too large",
                      field, word_of(d), d->id, v->number);
        return false;
    }
    if ((lo != 0 || hi != 0) && (*out < lo || *out > hi)) {
        load_at_field(l, "E013", d, field, "'%s' of %s '%s' is %g, it must be from %g to %g", field,
                      word_of(d), d->id, v->number, lo / 1000.0, hi / 1000.0);
        return false;
    }
    return true;
}

bool kind_whole(Loader *l, const Def *d, const char *field, const Val *v, int32_t lo, int32_t hi, int *out)
{
    if (v->type != VAL_NUMBER) {
        wrong_type(l, d, field, v, "a whole number");
        return false;
    }
    if (!(v->number > -1e9 && v->number < 1e9) || (double)(int)v->number != v->number) {
        load_at_field(l, "E013", d, field, "'%s' of %s '%s' is %g, it must be a whole number", field,
                      word_of(d), d->id, v->number);
        return false;
    }
    *out = (int)v->number;
    if ((lo == 0 && hi == 0) || (*out >= lo && *out <= hi)) return true;
    load_at_field(l, "E013", d, field, "'%s' of %s '%s' is %d, it must be from %d to %d", field, word_of(d),
                  d->id, *out, (int)lo, (int)hi);
    return false;
}

const char *kind_text(Loader *l, const Def *d, const char *field, const Val *v)
{
    const Item *item = item_of(l, v);
    if (v->type == VAL_STRING) {
        load_at_field(l, "E014", d, field, "'%s' of %s '%s' is read by players: write %s = T \"...\"", field,
                      word_of(d), d->id, field);
        return NULL;
    }
    if (!item || item->type != ITEM_TEXT) {
        wrong_type(l, d, field, v, "a text (T \"...\")");
        return NULL;
    }
    char context[256];
    snprintf(context, sizeof context, "%s.%s.%s", word_of(d), d->id, field);
    Load *load = l->load;
    load->texts = load_keep_room(l, load->texts, load->text_count, &load->text_capacity, sizeof *load->texts);
    const char *text = load_keep_text(l, item->text);
    load->texts[load->text_count++] = (LoadText){.text = text,
                                                 .context = load_keep_text(l, context),
                                                 .file = load_keep_text(l, l->files[item->file].path),
                                                 .line = item->line,
                                                 .mod = d->mod};
    return text;
}

void kind_texts(Loader *l, const Def *d, const char *field, const Val *v, const char *out[], int cap)
{
    if (!kind_table(l, d, field, v, "{ T \"...\", T \"...\" }")) return;
    if (v->table->count > cap) {
        load_at_field(l, "E048", d, field, "'%s' of %s '%s' has %d texts, the cap is %d", field, word_of(d), d->id, v->table->count, cap);
        return;
    }
    for (int i = 0; i < v->table->count; i++) out[i] = kind_text(l, d, load_keep_text(l, field), &v->table->list[i]);
}

const char *kind_string(Loader *l, const Def *d, const char *field, const Val *v)
{
    if (v->type == VAL_STRING) return load_keep_text(l, v->string);
    wrong_type(l, d, field, v, "a string");
    return NULL;
}

static bool digits(const char *p, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (p[i] < '0' || p[i] > '9') return false;
        *out = *out * 10 + (p[i] - '0');
    }
    return true;
}

bool kind_date(Loader *l, const Def *d, const char *field, const Val *v, int *absolute)
{
    int year, season;
    if (v->type != VAL_STRING) {
        wrong_type(l, d, field, v, "a quarter such as \"2022-Q1\"");
        return false;
    }
    const char *s = v->string;
    bool fine =
        strlen(s) == 7 && digits(s, 4, &year) && s[4] == '-' && s[5] == 'Q' && digits(s + 6, 1, &season);
    if (fine && year >= 1900 && year <= 2200 && season >= 1 && season <= 4) {
        *absolute = year * 4 + season - 1;
        return true;
    }
    load_at_field(l, "E013", d, field, "'%s' of %s '%s' is '%s', it must be a quarter such as \"2022-Q1\"",
                  field, word_of(d), d->id, s);
    return false;
}

int kind_quarters(Loader *l, const Def *d, const char *field, const Val *v)
{
    const Item *item = item_of(l, v);
    if (item && item->type == ITEM_QUARTERS) return item->k;
    wrong_type(l, d, field, v, "quarters(n)");
    return 0;
}

/* ---- references */

static void kinds_text(StrBuf *out, unsigned kinds)
{
    for (int k = 1; k < KIND_COUNT; k++) {
        if (!(kinds & KIND_BIT(k))) continue;
        str_addf(out, "%s%s \"id\"", out->used ? " or " : "", schema_kind((Kind)k)->word);
    }
}

static Kind only_kind(unsigned kinds)
{
    for (int k = 1; k < KIND_COUNT; k++) {
        if (kinds == KIND_BIT(k)) return (Kind)k;
    }
    return KIND_NONE;
}

/* Kind and name of what a Val refers to; KIND_NONE: it refers to nothing. */
static Kind reference(Loader *l, const Val *v, unsigned kinds, const char **name, int *line)
{
    const Item *item = item_of(l, v);
    if (v->type == VAL_STRING) {
        *name = v->string;
        return only_kind(kinds);
    }
    if (!item) return KIND_NONE;
    *line = item->line;
    *name = item->arg;
    if (item->type == ITEM_REF) return (Kind)item->kind;
    if (item->type == ITEM_STATE && item->state.name) return KIND_STATE;
    if (item->type == ITEM_POWER && item->power.name) return KIND_POWER;
    if (item->type == ITEM_VALUE && item->kind == KIND_VARIABLE) return KIND_VARIABLE;
    return KIND_NONE;
}

int kind_ref(Loader *l, const Def *d, const char *field, const Val *v, unsigned kinds, Kind *found)
{
    const char *name = NULL;
    int line = 0;
    Kind kind = reference(l, v, kinds, &name, &line);
    if (found) *found = kind;
    if (kind == KIND_NONE || !(kinds & KIND_BIT(kind))) {
        char block[128];
        StrBuf wanted = str_buf(block, sizeof block);
        kinds_text(&wanted, kinds);
        if (kind != KIND_NONE)
            load_at_field(l, "E021", d, field, "'%s' of %s '%s' needs %s, not %s \"%s\"", field, word_of(d),
                          d->id, block, schema_kind(kind)->word, name);
        else
            wrong_type(l, d, field, v, block);
        return 0;
    }
    int file = v->type == VAL_ITEM ? load_item(l, v->item)->file : d->file;
    int def =
        line ? resolve_name(l, kind, name, l->files[file].mod, file, line) : resolve_field(l, kind, name, d);
    return def < 0 ? 0 : l->defs[def].index;
}

int kind_key(Loader *l, const Def *d, Kind kind, const char *key)
{
    int def = resolve_field(l, kind, key, d);
    return def < 0 ? 0 : l->defs[def].index;
}

int kind_seat(Loader *l, const Def *d, const char *field, int power)
{
    if (power == 0 || power <= MAX_SEATS) return power;
    load_at_field(l, "E045", d, field, "'%s' of %s '%s': '%s' has no seat, nobody plays it", field,
                  word_of(d), d->id, l->c->power[power].at.id);
    return 0;
}

static uint8_t seats_of(Loader *l, const Def *d, const char *field, const Val *v)
{
    uint8_t seats = 0;
    if (v->type != VAL_TABLE) {
        int seat = kind_seat(l, d, field, kind_ref(l, d, field, v, KIND_BIT(KIND_POWER), NULL));
        if (seat) seats = (uint8_t)(1 << seat);
        return seats;
    }
    for (int i = 0; i < v->table->count; i++) {
        int seat =
            kind_seat(l, d, field, kind_ref(l, d, field, &v->table->list[i], KIND_BIT(KIND_POWER), NULL));
        if (seat) seats = (uint8_t)(seats | 1 << seat);
    }
    if (v->table->count == 0)
        load_at_field(l, "E011", d, field, "'%s' of %s '%s' is empty: name a power", field, word_of(d),
                      d->id);
    return seats;
}

static uint16_t states_of(Loader *l, const Def *d, const char *field, const Val *v)
{
    uint16_t states = 0;
    if (!kind_table(l, d, field, v, "a list of states")) return 0;
    for (int i = 0; i < v->table->count; i++) {
        int state = kind_ref(l, d, field, &v->table->list[i], KIND_BIT(KIND_STATE), NULL);
        if (state) states |= (uint16_t)(1 << state);
    }
    return states;
}

uint16_t kind_states(Loader *l, const Def *d, const char *field, const Val *v)
{
    return states_of(l, d, field, v);
}

void kind_cost(Loader *l, const Def *d, int *capital, int32_t *money)
{
    static const char *const names[] = {"capital", "money", NULL};
    const Val *v = def_field(d, "cost");
    if (!v || !kind_table(l, d, "cost", v, "{ capital = n, money = n }")) return;
    kind_keys(l, d, "cost", v->table, names);
    const Val *c = val_field(v->table, "capital"), *m = val_field(v->table, "money");
    if (c) kind_whole(l, d, "capital", c, 0, 8, capital);
    if (m) kind_number(l, d, "money", m, 0, 40000, money);
}

/* ---- the whole definition */

static unsigned scopes_of(const SchemaField *f, unsigned may_also)
{
    unsigned may = f->flags & (FIELD_HAS_ACTOR | FIELD_HAS_RIVAL | FIELD_HAS_STATE);
    if (f->flags & FIELD_HAS_PLACE) may |= may_also & FIELD_HAS_STATE;
    return may;
}

static uint32_t compiled(Loader *l, const Def *d, const SchemaField *f, const Val *v, unsigned may_also)
{
    Compile where = {
        .def = d, .field = f->name, .may = scopes_of(f, may_also), .state = (int)(may_also >> 16)};
    if (f->type == FIELD_EFFECT) return compile_effects(l, v, &where);
    const Item *item = item_of(l, v);
    int wanted = f->type == FIELD_CONDITION ? ITEM_CONDITION : ITEM_VALUE;
    if (item && item->type == wanted) {
        if (item->needs_given && !str_eq(f->name, "accept"))
            load_at_field(l, "E012", d, f->name, "'needs' belongs to the accept of an agreement, not to '%s'",
                          f->name);
        return compile_item(l, v->item, &where);
    }
    if (v->type == VAL_BOOL && f->type == FIELD_CONDITION) {
        if (l->compared) return 0;
        load_at_field(
            l, "E033", d, f->name,
            "'%s' of %s '%s' needs a condition, not plain %s: == gives no condition, write :equals(n)",
            f->name, word_of(d), d->id, v->truth ? "true" : "false");
        return 0;
    }
    if (item && item->type == ITEM_PARTIAL)
        load_at_field(l, "E031", d, f->name,
                      "'%s' of %s '%s': the value still needs its subjects in parentheses", f->name,
                      word_of(d), d->id);
    else
        wrong_type(l, d, f->name, v, f->type == FIELD_CONDITION ? "a condition" : "a value");
    return 0;
}

static void put_int(unsigned char *at, int v)
{
    memcpy(at, &v, sizeof v);
}
static void put_milli(unsigned char *at, int32_t v)
{
    memcpy(at, &v, sizeof v);
}
static void put_pointer(unsigned char *at, const char *v)
{
    memcpy(at, &v, sizeof v);
}
static void put_node(unsigned char *at, uint32_t v)
{
    memcpy(at, &v, sizeof v);
}

static void store_number(Loader *l, const Def *d, const SchemaField *f, const Val *v, unsigned char *at)
{
    int32_t milli;
    int whole;
    switch (f->type) {
    case FIELD_MILLI:
        if (kind_number(l, d, f->name, v, f->lo, f->hi, &milli)) put_milli(at, milli);
        break;
    case FIELD_TENTHS:
        if (!kind_number(l, d, f->name, v, f->lo * 100, f->hi * 100, &milli)) break;
        if (milli % 100)
            load_at_field(l, "E013", d, f->name, "'%s' of %s '%s' takes one decimal", f->name, word_of(d),
                          d->id);
        put_int(at, milli / 100);
        break;
    default:
        if (kind_whole(l, d, f->name, v, f->lo, f->hi, &whole)) put_int(at, whole);
        break;
    }
}

static void store_field(Loader *l, const Def *d, const SchemaField *f, const Val *v, unsigned char *at,
                        unsigned may_also)
{
    switch (f->type) {
    case FIELD_TEXT: put_pointer(at, kind_text(l, d, f->name, v)); break;
    case FIELD_STRING: put_pointer(at, kind_string(l, d, f->name, v)); break;
    case FIELD_MILLI:
    case FIELD_TENTHS:
    case FIELD_WHOLE: store_number(l, d, f, v, at); break;
    case FIELD_BOOL:
        if (v->type == VAL_BOOL)
            *(bool *)at = v->truth;
        else
            wrong_type(l, d, f->name, v, "true or false");
        break;
    case FIELD_CONDITION:
    case FIELD_VALUE:
    case FIELD_EFFECT: put_node(at, compiled(l, d, f, v, may_also)); break;
    case FIELD_REF: put_int(at, kind_ref(l, d, f->name, v, f->kinds, NULL)); break;
    case FIELD_SEAT:
        put_int(at, kind_seat(l, d, f->name, kind_ref(l, d, f->name, v, KIND_BIT(KIND_POWER), NULL)));
        break;
    case FIELD_SEATS: *at = seats_of(l, d, f->name, v); break;
    case FIELD_STATES: {
        uint16_t states = states_of(l, d, f->name, v);
        memcpy(at, &states, sizeof states);
        break;
    }
    case FIELD_TERM:
    case FIELD_QUARTERS: put_int(at, kind_quarters(l, d, f->name, v)); break;
    default: break;
    }
}

static void unknown_fields(Loader *l, const Def *d)
{
    const SchemaKind *kind = schema_kind((Kind)d->kind);
    for (int i = 0; i < d->fields->field_count; i++) {
        const char *key = d->fields->field[i].key;
        if (schema_field((Kind)d->kind, key)) continue;
        Nearest near;
        nearest_start(&near, key);
        for (int f = 0; f < kind->field_count; f++) nearest_offer(&near, kind->fields[f].name);
        load_at_field(l, "E010", d, key, "unknown field '%s' of %s '%s'%s", key, kind->word, d->id,
                      nearest_text(&near));
    }
    for (int i = 0; i < d->fields->count && !kind->positional; i++) {
        const Val *v = &d->fields->list[i];
        if (!is_bad(l, v) && v->type != VAL_NONE)
            load_at_field(l, "E010", d, "", "%s '%s' has %s without a field name", kind->word, d->id,
                          described(l, v));
    }
}

void kind_store(Loader *l, const Def *d, void *out, unsigned may_also)
{
    const SchemaKind *kind = schema_kind((Kind)d->kind);
    unknown_fields(l, d);
    for (int i = 0; i < kind->field_count; i++) {
        const SchemaField *f = &kind->fields[i];
        const Val *v = def_field(d, f->name);
        unsigned char *at = f->offset >= 0 ? (unsigned char *)out + f->offset : NULL;
        if (v && at) store_field(l, d, f, v, at, may_also);
        if (!v && f->type == FIELD_TERM) put_int(at, 255);
        if (!v && (f->flags & FIELD_REQUIRED))
            load_at_field(l, "E011", d, "", "%s '%s' has no '%s'; write %s = %s", kind->word, d->id, f->name,
                          f->name, f->example);
    }
}

/* Where the figures come from: a text, a list, or a table by field. A line each. */
static const char *sources_of(Loader *l, const Val *v)
{
    char text[2000];
    StrBuf b = str_buf(text, sizeof text);
    if (v->type == VAL_STRING) str_add(&b, v->string);
    for (int i = 0; v->type == VAL_TABLE && i < v->table->count; i++) {
        if (v->table->list[i].type == VAL_STRING) str_addf(&b, "%s%s", b.used ? "\n" : "", v->table->list[i].string);
    }
    for (int i = 0; v->type == VAL_TABLE && i < v->table->field_count; i++) {
        const ValField *f = &v->table->field[i];
        if (f->val.type == VAL_STRING) str_addf(&b, "%s%s: %s", b.used ? "\n" : "", f->key, f->val.string);
    }
    return text[0] ? load_keep_text(l, text) : NULL;
}

void kind_origin(Loader *l, const Def *d, const char *id, const char *name_field, Origin *out)
{
    const Val *name = name_field ? def_field(d, name_field) : NULL, *help = def_field(d, "help");
    const Val *sources = def_field(d, "sources");
    char full[256];
    if (!str_is_id(d->id))
        load_at_field(l, "E015", d, "id",
                      "'%s' is no id: small letters, digits and _, beginning with a letter, at most 64",
                      d->id);
    snprintf(full, sizeof full, "%s:%s", l->mods[d->mod].shown->id, id);
    *out = (Origin){.id = load_keep_text(l, d->id),
                    .mod = l->mods[d->mod].shown->id,
                    .file = load_keep_text(l, l->files[d->file].inner),
                    .line = d->line,
                    .hash = hash_name(full)};
    if (name) out->name = kind_text(l, d, name_field, name);
    if (help) out->help = kind_text(l, d, "help", help);
    if (sources) out->sources = sources_of(l, sources);
}
