/* Records as text: one line of JSON, keys in alphabetical order, whole numbers alone. */
#include "session/record.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

typedef struct {
    StrBuf *out;
    bool first;
} List;

static List open_list(StrBuf *out, const char *key)
{
    if (key) str_addf(out, ",\"%s\":[", key);
    else str_add(out, "[");
    return (List){out, true};
}

static void item(List *l, int64_t v)
{
    str_addf(l->out, l->first ? "%lld" : ",%lld", (long long)v);
    l->first = false;
}

static void close_list(List *l) { str_add(l->out, "]"); }

static void comma(List *l)
{
    if (!l->first) str_add(l->out, ",");
    l->first = false;
}

/* A list within a list. */
static void row(List *l, const int64_t *v, int count)
{
    comma(l);
    List in = open_list(l->out, NULL);
    for (int i = 0; i < count; i++) item(&in, v[i]);
    close_list(&in);
}

static void write_pair(StrBuf *out, const char *key, const int v[DIM_SEATS])
{
    List l = open_list(out, key);
    for (int seat = 1; seat <= MAX_SEATS; seat++) item(&l, v[seat]);
    close_list(&l);
}

static void write_actions(const CampaignRecord *r, StrBuf *out)
{
    str_add(out, "{\"actions\":[");
    List l = {out, true};
    for (int q = 0; q < r->quarters; q++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < MAX_SLOTS && r->plan_action[q][seat][i]; i++)
                row(&l, (const int64_t[]){q, seat, r->plan_action[q][seat][i], r->plan_state[q][seat][i]}, 4);
        }
    }
    close_list(&l);
}

static void write_agreements(const CampaignRecord *r, const Catalog *c, StrBuf *out)
{
    List l = open_list(out, "agreements");
    for (int a = 1; a <= c->agreement_count; a++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int64_t v[] = {a, seat, r->agreement[a][seat].offered, r->agreement[a][seat].accepted, r->agreement[a][seat].ended};
            if (v[2] || v[3] || v[4]) row(&l, v, 5);
        }
    }
    close_list(&l);
}

static void write_series(const CampaignRecord *r, const Catalog *c, StrBuf *out)
{
    List l = open_list(out, "alignment");
    for (int q = 0; q < r->quarters; q++) {
        int64_t v[DIM_STATES];
        for (int s = 1; s <= c->state_count; s++) v[s - 1] = r->alignment[q][s];
        row(&l, v, c->state_count);
    }
    close_list(&l);
    l = open_list(out, "answers");
    for (int i = 0; i < r->answer_count; i++) row(&l, (const int64_t[]){r->answer[i].event, r->answer[i].option}, 2);
    close_list(&l);
}

void record_write(const CampaignRecord *r, const Catalog *c, StrBuf *out)
{
    write_actions(r, out);
    write_agreements(r, c, out);
    write_series(r, c, out);
    write_pair(out, "clear", r->clear);
    write_pair(out, "counters", r->counters);
    List l = open_list(out, "crises");
    for (int i = 1; i < 7; i++) item(&l, r->crisis_result[i]);
    close_list(&l);
    str_addf(out, ",\"crises_begun\":%d", r->crises);
    write_pair(out, "crises_won", r->crises_won);
    str_addf(out, ",\"cut\":%d,\"ending\":\"%s\"", r->cut, r->ending);
    l = open_list(out, "events");
    for (int i = 0; i < r->event_count; i++) item(&l, r->event[i]);
    close_list(&l);
    str_addf(out, ",\"hash\":\"%016llx\"", (unsigned long long)r->hash);
    l = open_list(out, "lead");
    for (int q = 0; q < r->quarters; q++) item(&l, r->lead[q]);
    close_list(&l);
    str_addf(out, ",\"ledger_breaks\":%d", r->ledger_breaks);
    l = open_list(out, "odds");
    for (int kind = 0; kind < ODDS_KINDS; kind++) {
        for (int i = 0; i < ODDS_TENTHS; i++) {
            const OddsCount *o = &r->odds[kind][i];
            if (o->n) row(&l, (const int64_t[]){kind, i, o->n, o->shown, o->came}, 5);
        }
    }
    close_list(&l);
    l = open_list(out, "points");
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int64_t v[POINTS_SOURCES];
        for (int i = 0; i < POINTS_SOURCES; i++) v[i] = r->points[seat][i];
        row(&l, v, POINTS_SOURCES);
    }
    close_list(&l);
    write_pair(out, "priorities", r->priorities);
    write_pair(out, "priorities_met", r->priorities_met);
    str_addf(out, ",\"pushbacks\":%d,\"seed\":%llu,\"tension_peak\":%d", r->pushbacks, (unsigned long long)r->seed, r->tension_peak);
    write_pair(out, "turns", r->turns);
    str_addf(out, ",\"winner\":%d", r->winner);
    l = open_list(out, "years");
    for (int y = 0; y < r->years; y++) row(&l, (const int64_t[]){r->year_score[y][1], r->year_score[y][2]}, 2);
    close_list(&l);
    str_add(out, "}");
}

static void names(StrBuf *out, const char *key, const Origin *first, size_t stride, int count)
{
    str_addf(out, ",\"%s\":[", key);
    for (int i = 1; i <= count; i++) str_addf(out, "%s\"%s\"", i > 1 ? "," : "", ((const Origin *)(const void *)((const char *)first + stride * (size_t)i))->id);
    str_add(out, "]");
}

void record_header(const Catalog *c, int scenario, const char *const level_word[DIM_SEATS], const char *set, int odds, StrBuf *out)
{
    str_add(out, "{\"batch\":\"steppe 1\"");
    names(out, "actions", &c->action[0].at, sizeof *c->action, c->action_count);
    names(out, "agreements", &c->agreement[0].at, sizeof *c->agreement, c->agreement_count);
    str_addf(out, ",\"content_hash\":\"%016llx\"", (unsigned long long)c->hash);
    names(out, "events", &c->event[0].at, sizeof *c->event, c->event_count);
    str_addf(out, ",\"levels\":[\"%s\",\"%s\"],\"odds\":%d,\"rules\":%d,\"scenario\":\"%s\",\"set\":\"%s\"", level_word[1], level_word[2], odds, RULES_NUMBER, c->scenario[scenario].at.id, set);
    names(out, "states", &c->state[0].at, sizeof *c->state, c->state_count);
    str_add(out, "}");
}

/* ---- reading ---- */

typedef struct {
    json_t *root;
    Err *err;
    bool ok;
} In;

static int64_t bounded(In *in, const json_t *v, const char *key, int64_t lo, int64_t hi)
{
    int64_t n = json_is_integer(v) ? (int64_t)json_integer_value(v) : INT64_MIN;
    if (n >= lo && n <= hi) return n;
    if (in->ok) err_set(in->err, "'%s' is missing or out of range", key);
    in->ok = false;
    return lo;
}

static int whole(In *in, const char *key, int hi) { return (int)bounded(in, json_object_get(in->root, key), key, 0, hi); }

static json_t *list(In *in, const char *key, int most)
{
    json_t *l = json_object_get(in->root, key);
    if (json_is_array(l) && json_array_size(l) <= (size_t)most) return l;
    if (in->ok) err_set(in->err, "'%s' is no list of at most %d", key, most);
    in->ok = false;
    return NULL;
}

static void read_pair(In *in, const char *key, int out[DIM_SEATS])
{
    const json_t *l = list(in, key, MAX_SEATS);
    for (int seat = 1; seat <= MAX_SEATS; seat++) out[seat] = (int)bounded(in, json_array_get(l, (size_t)seat - 1), key, 0, 1000000);
}

static int64_t cell(In *in, const json_t *row_of, int i, const char *key, int64_t lo, int64_t hi)
{
    return bounded(in, json_array_get(row_of, (size_t)i), key, lo, hi);
}

static void read_lists(In *in, CampaignRecord *r, const Catalog *c)
{
    size_t i;
    const json_t *row_of, *l = list(in, "alignment", MAX_QUARTERS);
    r->quarters = (int)json_array_size(l);
    json_array_foreach(l, i, row_of)
    {
        for (int s = 1; s <= c->state_count; s++) r->alignment[i][s] = (int32_t)cell(in, row_of, s - 1, "alignment", -100000, 100000);
    }
    l = list(in, "lead", r->quarters);
    json_array_foreach(l, i, row_of) r->lead[i] = (int32_t)bounded(in, row_of, "lead", -10000000, 10000000);
    l = list(in, "years", RECORD_YEARS);
    r->years = (int)json_array_size(l);
    json_array_foreach(l, i, row_of)
    {
        for (int seat = 1; seat <= MAX_SEATS; seat++) r->year_score[i][seat] = (int32_t)cell(in, row_of, seat - 1, "years", -10000000, 10000000);
    }
    l = list(in, "events", RECORD_EVENTS);
    r->event_count = (int)json_array_size(l);
    json_array_foreach(l, i, row_of) r->event[i] = (uint16_t)bounded(in, row_of, "events", 1, c->event_count);
    l = list(in, "answers", RECORD_ANSWERS);
    r->answer_count = (int)json_array_size(l);
    json_array_foreach(l, i, row_of)
    {
        r->answer[i].event = (uint16_t)cell(in, row_of, 0, "answers", 1, c->event_count);
        r->answer[i].option = (uint8_t)cell(in, row_of, 1, "answers", 0, MAX_OPTIONS - 1);
    }
}

static void read_tables(In *in, CampaignRecord *r, const Catalog *c)
{
    size_t i;
    const json_t *row_of, *l = list(in, "actions", MAX_QUARTERS * MAX_SEATS * MAX_SLOTS);
    int used[MAX_QUARTERS][DIM_SEATS] = {{0}};
    json_array_foreach(l, i, row_of)
    {
        int q = (int)cell(in, row_of, 0, "actions", 0, MAX_QUARTERS - 1), seat = (int)cell(in, row_of, 1, "actions", 1, MAX_SEATS);
        if (used[q][seat] >= MAX_SLOTS) continue;
        r->plan_action[q][seat][used[q][seat]] = (uint16_t)cell(in, row_of, 2, "actions", 1, c->action_count);
        r->plan_state[q][seat][used[q][seat]++] = (uint8_t)cell(in, row_of, 3, "actions", 1, c->state_count);
    }
    l = list(in, "agreements", (MAX_AGREEMENT_TYPES + 1) * MAX_SEATS);
    json_array_foreach(l, i, row_of)
    {
        int a = (int)cell(in, row_of, 0, "agreements", 1, c->agreement_count), seat = (int)cell(in, row_of, 1, "agreements", 1, MAX_SEATS);
        r->agreement[a][seat].offered = (int)cell(in, row_of, 2, "agreements", 0, 100000);
        r->agreement[a][seat].accepted = (int)cell(in, row_of, 3, "agreements", 0, 100000);
        r->agreement[a][seat].ended = (int)cell(in, row_of, 4, "agreements", 0, 100000);
    }
    l = list(in, "points", MAX_SEATS);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        const json_t *of = json_array_get(l, (size_t)seat - 1);
        for (int k = 0; k < POINTS_SOURCES; k++) {
            r->points[seat][k] = (int32_t)cell(in, of, k, "points", -10000000, 10000000);
            r->score[seat] += r->points[seat][k];
        }
    }
    l = list(in, "odds", ODDS_KINDS * ODDS_TENTHS);
    json_array_foreach(l, i, row_of)
    {
        OddsCount *o = &r->odds[cell(in, row_of, 0, "odds", 0, ODDS_KINDS - 1)][cell(in, row_of, 1, "odds", 0, ODDS_TENTHS - 1)];
        o->n = (int)cell(in, row_of, 2, "odds", 0, 100000);
        o->shown = (int32_t)cell(in, row_of, 3, "odds", 0, 100000000);
        o->came = (int)cell(in, row_of, 4, "odds", 0, o->n);
    }
    l = list(in, "crises", 6);
    for (int k = 1; k < 7; k++) r->crisis_result[k] = (int)cell(in, l, k - 1, "crises", 0, 100000);
}

static void read_rest(In *in, CampaignRecord *r)
{
    read_pair(in, "clear", r->clear);
    read_pair(in, "turns", r->turns);
    read_pair(in, "counters", r->counters);
    read_pair(in, "crises_won", r->crises_won);
    read_pair(in, "priorities", r->priorities);
    read_pair(in, "priorities_met", r->priorities_met);
    r->crises = whole(in, "crises_begun", 100000);
    r->cut = whole(in, "cut", 100000);
    r->ledger_breaks = whole(in, "ledger_breaks", 100000);
    r->pushbacks = whole(in, "pushbacks", 100000);
    r->tension_peak = whole(in, "tension_peak", 100000);
    r->winner = whole(in, "winner", MAX_SEATS);
    r->seed = (uint64_t)bounded(in, json_object_get(in->root, "seed"), "seed", 0, INT64_MAX);
    const char *ending = json_string_value(json_object_get(in->root, "ending")), *hash = json_string_value(json_object_get(in->root, "hash"));
    if (in->ok && (!ending || !str_is_id(ending) || strlen(ending) >= sizeof r->ending || !hash || strlen(hash) != 16)) in->ok = err_set(in->err, "'ending' or 'hash' is missing");
    if (!in->ok) return;
    memcpy(r->ending, ending, strlen(ending) + 1);
    r->hash = strtoull(hash, NULL, 16);
}

bool record_read(CampaignRecord *r, const Catalog *c, const char *line, size_t length, Err *err)
{
    json_error_t problem;
    *r = (CampaignRecord){0};
    In in = {json_loadb(line, length, JSON_REJECT_DUPLICATES, &problem), err, true};
    if (!json_is_object(in.root)) {
        json_decref(in.root);
        return err_set(err, "the line is cut or no JSON: %s", problem.text);
    }
    read_lists(&in, r, c);
    if (in.ok) read_tables(&in, r, c);
    if (in.ok) read_rest(&in, r);
    json_decref(in.root);
    return in.ok;
}
