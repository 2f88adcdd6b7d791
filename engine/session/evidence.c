#include "session/evidence.h"

#include "session/finding_words.h"

#include <math.h>
#include <string.h>

/* ---- reading ---- */

static Spread spread_of(const json_t *row, const char *key)
{
    const json_t *e = json_object_get(row, key);
    return (Spread){json_number_value(json_object_get(e, "mean")), json_number_value(json_object_get(e, "low")), json_number_value(json_object_get(e, "high"))};
}

/* A figure that is told alone or with its interval. */
static double plain_of(const json_t *row, const char *key)
{
    const json_t *v = json_object_get(row, key);
    return json_is_object(v) ? json_number_value(json_object_get(v, "mean")) : json_number_value(v);
}

static const char *word_of(const json_t *row, const char *key)
{
    const char *word = json_string_value(json_object_get(row, key));
    return word ? word : "";
}

static void read_ladder(Evidence *e, const json_t *rows)
{
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        const char *level = word_of(row, "level"), *over = word_of(row, "over");
        double share = spread_of(row, "share").mean;
        if (str_eq(over, "random") && strncmp(level, "greedy", 6) == 0) {
            e->has_random = true;
            e->random_share = 1 - share;
            snprintf(e->greedy, sizeof e->greedy, "%s", level);
        }
        if (i + 1 < json_array_size(rows) || str_eq(over, "random")) continue; /* over random is another question */
        e->has_ladder = true;
        e->best_share = share;
        snprintf(e->best, sizeof e->best, "%s", level);
        snprintf(e->second, sizeof e->second, "%s", over);
    }
}

static void read_action(ActionEvidence *list, int *count, const Catalog *c, const json_t *row, int pairs)
{
    int seat = catalog_power(c, word_of(row, "side")), action = catalog_action(c, word_of(row, "action")), at = 0;
    if (!seat || seat > MAX_SEATS || !action) return;
    while (at < *count && (list[at].seat != seat || list[at].action != action)) at++;
    if (at == EVIDENCE_ACTIONS) return;
    if (at == *count) ++*count;
    list[at] = (ActionEvidence){.seat = seat, .action = action, .pairs = pairs, .margin = spread_of(row, "margin"), .wins = spread_of(row, "wins"), .score = plain_of(row, "score")};
}

static void read_actions(ActionEvidence *list, int *count, const Catalog *c, const json_t *root)
{
    size_t i;
    const json_t *row;
    json_array_foreach(json_object_get(root, "actions"), i, row)
    {
        const json_t *pairs = json_object_get(row, "pairs");
        read_action(list, count, c, row, (int)json_integer_value(pairs ? pairs : json_object_get(root, "pairs")));
    }
}

/* The experiment plays without the event less with it; what it is worth is the other way round. */
static bool read_pair(Evidence *e, const Catalog *c, const json_t *root, const char *file, Err *err)
{
    const char *without = word_of(root, "without");
    int event = strncmp(without, "event:", 6) == 0 ? catalog_event(c, without + 6) : 0, at = 0;
    if (!event) return err_set(err, "'%s' takes away '%.60s', which is no event that is here; the report shows events alone", file, without);
    while (at < e->event_count && e->event[at].event != event) at++;
    if (at == EVIDENCE_EVENTS) return err_set(err, "more than %d experiments on events", EVIDENCE_EVENTS);
    if (at == e->event_count) e->event_count++;
    Spread m = spread_of(root, "margin");
    e->event[at] = (EventEvidence){.event = event, .pairs = (int)json_integer_value(json_object_get(root, "pairs")), .margin = {-m.mean, -m.high, -m.low}, .touched = plain_of(root, "touched")};
    return true;
}

static void read_sensitivity(Evidence *e, const json_t *root)
{
    size_t i;
    const json_t *row;
    e->has_sensitivity = true;
    e->parameters = e->fragile = 0;
    e->worst_move = 0;
    e->worst[0] = 0;
    e->by = (int)json_integer_value(json_object_get(root, "by"));
    StrBuf names = str_buf(e->fragile_names, sizeof e->fragile_names);
    json_array_foreach(json_object_get(root, "parameters"), i, row)
    {
        double low = spread_of(json_object_get(row, "low"), "share").mean, high = spread_of(json_object_get(row, "high"), "share").mean;
        double move = fmax(fabs(low), fabs(high));
        e->parameters++;
        if (move > e->worst_move) {
            e->worst_move = move;
            snprintf(e->worst, sizeof e->worst, "%s", word_of(row, "name"));
        }
        if (!str_eq(word_of(row, "verdict"), "fragile")) continue;
        str_addf(&names, "%s%s (%.1f)", e->fragile++ ? ", " : "", word_of(row, "name"), 100 * move);
    }
}

bool evidence_read(Evidence *e, const Catalog *c, int scenario, const json_t *root, const char *file, Err *err)
{
    const char *experiment = word_of(root, "experiment"), *kind = json_object_get(root, "kind") ? word_of(root, "kind") : experiment;
    if (!str_eq(word_of(root, "scenario"), c->scenario[scenario].at.id)) return err_set(err, "'%s' is an experiment on another scenario than the batch", file);
    if (str_eq(kind, "ladder")) read_ladder(e, json_object_get(root, "ladder"));
    else if (str_eq(kind, "remove")) read_actions(e->removed, &e->removed_count, c, root);
    else if (str_eq(kind, "alone")) read_actions(e->alone, &e->alone_count, c, root);
    else if (str_eq(kind, "pair")) return read_pair(e, c, root, file, err);
    else if (str_eq(kind, "sensitivity")) read_sensitivity(e, root);
    else return err_set(err, "'%s' is an experiment '%.40s', which answers no row", file, kind);
    return true;
}

const EventEvidence *evidence_of_event(const Evidence *e, int event)
{
    for (int i = 0; i < e->event_count; i++) {
        if (e->event[i].event == event) return &e->event[i];
    }
    return NULL;
}

/* ---- rows ---- */

static void add_name(Finding *r, const Catalog *c, const TextTable *texts, const ActionEvidence *a, double v, int decimals)
{
    size_t used = strlen(r->cause);
    snprintf(r->cause + used, sizeof r->cause - used, "%s%s (%s, %.*f)", used ? ", " : "", finding_name(texts, &c->action[a->action].at), finding_name(texts, &c->power[a->seat].at), decimals, v);
}

static void judge_alone(const Evidence *e, const Catalog *c, const TextTable *texts, Finding *r)
{
    const ActionEvidence *best = &e->alone[0];
    if (e->alone_count == 0) return;
    for (int i = 1; i < e->alone_count; i++) best = e->alone[i].score > best->score ? &e->alone[i] : best;
    StrBuf b = finding_begin(r, best->score > 0.25, T(texts, "at most 25%"));
    TEXT_FORMAT(&b, T(texts, "best single action {action} {share}% over {pairs} pairs"), {"action", finding_name(texts, &c->action[best->action].at)}, {"share", NUM(100 * best->score, 1)},
                {"pairs", NUM(best->pairs, 0)});
    for (int i = 0; i < e->alone_count; i++) {
        if (e->alone[i].score > 0.25) add_name(r, c, texts, &e->alone[i], 100 * e->alone[i].score, 1);
    }
}

static bool is_dead(const ActionEvidence *a) { return a->margin.low > -0.5 && a->margin.high < 0.5; }
static bool is_trap(const ActionEvidence *a) { return a->wins.low > 0.05; }

static void judge_removed(const Evidence *e, const Catalog *c, const TextTable *texts, Finding out[FINDING_ROWS])
{
    Finding *dead = &out[ROW_DEAD_ACTION], *needed = &out[ROW_INDISPENSABLE];
    const ActionEvidence *worst = &e->removed[0];
    int dead_count = 0;
    if (e->removed_count == 0) return;
    StrBuf d = finding_begin(dead, false, T(texts, "margin beyond 0.5 either way; no gain of wins over 5")), n = finding_begin(needed, false, T(texts, "at most 20"));
    for (int i = 0; i < e->removed_count; i++) {
        const ActionEvidence *a = &e->removed[i];
        if (a->wins.mean < worst->wins.mean) worst = a;
        if (is_dead(a) || is_trap(a)) add_name(dead, c, texts, a, a->margin.mean, 2), dead_count++;
        if (a->wins.mean < -0.20) add_name(needed, c, texts, a, -100 * a->wins.mean, 1), needed->verdict = FINDING_FAIL;
    }
    if (dead_count) dead->verdict = FINDING_FAIL;
    TEXT_FORMAT(&d, T(texts, "{n} of {all} actions dead or a trap, over {pairs} pairs"), {"n", NUM(dead_count, 0)}, {"all", NUM(e->removed_count, 0)},
                {"pairs", NUM(worst->pairs, 0)});
    TEXT_FORMAT(&n, T(texts, "{action} costs {share} points of wins"), {"action", finding_name(texts, &c->action[worst->action].at)}, {"share", NUM(fmax(0, -100 * worst->wins.mean), 1)});
}

static void judge_ladder(const Evidence *e, const Catalog *c, const TextTable *texts, Finding *r)
{
    char best[96], second[96], greedy[96], random[96];
    StrBuf name[] = {str_buf(best, sizeof best), str_buf(second, sizeof second), str_buf(greedy, sizeof greedy), str_buf(random, sizeof random)};
    const char *const level[] = {e->best, e->second, e->greedy, "random"};
    if (!e->has_ladder && !e->has_random) return;
    for (int i = 0; i < COUNT_OF(level); i++) finding_level_name(c, texts, level[i], &name[i]);
    bool weak = e->has_ladder && e->best_share < 0.55, luck = e->has_random && e->random_share > 0.10;
    StrBuf b = finding_begin(r, weak || luck, T(texts, "at least 55%; at most 10%"));
    if (e->has_ladder) TEXT_FORMAT(&b, T(texts, "{one} beats {other} {share}%"), {"one", best}, {"other", second}, {"share", PCT(e->best_share, 1)});
    else str_add(&b, T(texts, "best over second not given"));
    str_add(&b, "; ");
    if (e->has_random) TEXT_FORMAT(&b, T(texts, "{one} beats {other} {share}%"), {"one", random}, {"other", greedy}, {"share", PCT(e->random_share, 1)});
    else str_add(&b, T(texts, "random against greedy not given"));
    if (!weak && !luck && (!e->has_ladder || !e->has_random)) r->verdict = FINDING_REPORTED; /* half an answer is none */
}

static void judge_sensitivity(const Evidence *e, const TextTable *texts, Finding *r)
{
    if (!e->has_sensitivity) return;
    StrBuf b = finding_begin(r, false, T(texts, "at most 10 points"));
    r->verdict = e->fragile ? FINDING_LISTED : FINDING_PASS;
    TEXT_FORMAT(&b, T(texts, "{n} of {all} fragile; {name} ±{by}% moves {move} points"), {"n", NUM(e->fragile, 0)}, {"all", NUM(e->parameters, 0)},
                {"name", e->worst}, {"by", NUM(e->by, 0)}, {"move", NUM(100 * e->worst_move, 1)});
    snprintf(r->cause, sizeof r->cause, "%s", e->fragile_names);
}

void evidence_judge(const Evidence *e, const Catalog *c, const TextTable *texts, Finding out[FINDING_ROWS])
{
    judge_alone(e, c, texts, &out[ROW_DOMINANT]);
    judge_removed(e, c, texts, out);
    judge_ladder(e, c, texts, &out[ROW_COIN_FLIP]);
    judge_sensitivity(e, texts, &out[ROW_FRAGILE]);
}
