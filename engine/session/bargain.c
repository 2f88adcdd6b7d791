#include "session/bargain.h"

#include "base/fixed.h"
#include "core/effect.h"
#include "core/model.h"

enum { LOG = 128 };

typedef struct {
    const Game *game;
    const Catalog *c;
    const World *seen;
    World *scratch;
    int seat, state, agreement;
    const AgreementDef *def;
    int8_t clause[MAX_CLAUSES];
} Talk;

static int32_t margin_with(const Talk *t, int i, int value)
{
    int8_t clause[MAX_CLAUSES];
    for (int k = 0; k < MAX_CLAUSES; k++) clause[k] = t->clause[k];
    clause[i] = (int8_t)value;
    return model_margin(t->c, t->seen, t->agreement, t->state, t->seat, clause);
}

/* ---- terms ---- */

static int clause_read(const Catalog *c, uint32_t node)
{
    for (uint32_t i = node; i < c->node[node].end; i++) {
        if (c->node[i].kind == VALUE_CLAUSE) return c->node[i].arg;
    }
    return -1;
}

static void add_term(Bargain *out, BargainTerm term)
{
    if (term.value == 0 && term.clause < 0) return;
    if (out->term_count < BARGAIN_TERMS) out->term[out->term_count++] = term;
    else out->term[BARGAIN_TERMS - 1].value += term.value;
}

static void read_terms(const Talk *t, Bargain *out)
{
    const Catalog *c = t->c;
    Scope scope = scope_of(t->seat, t->state);
    scope.clause = t->clause;
    bool sum = c->node[t->def->accept].kind == VALUE_SUM;
    uint32_t first = sum ? t->def->accept + 1 : t->def->accept, end = c->node[t->def->accept].end;
    for (uint32_t i = first; t->def->accept && i < end; i = c->node[i].end) {
        const Node *n = &c->node[i];
        add_term(out, (BargainTerm){.label = n->kind == VALUE_LABEL ? c->label[n->arg] : NULL, .base = n->kind == VALUE_CONST,
                                    .clause = clause_read(c, i), .value = cond_value(c, t->seen, i, &scope)});
    }
    add_term(out, (BargainTerm){.needed = true, .clause = -1, .value = -t->def->needs});
}

/* ---- what the day and a quarter bring ---- */

static int same_line(const BargainLine *line, int count, const Report *r)
{
    for (int i = 0; i < count; i++) {
        if (line[i].var == r->var && line[i].state == r->state && line[i].power == r->power && line[i].channel == r->channel) return i;
    }
    return count;
}

static int run(const Talk *t, uint32_t effect, const int8_t *clause, BargainLine line[BARGAIN_LINES])
{
    Report block[LOG];
    ReportLog log = report_log(block, LOG);
    int count = 0;
    *t->scratch = *t->seen;
    Cause cause = {.kind = CAUSE_AGREEMENT, .actor = (uint8_t)t->seat, .id = (uint16_t)t->agreement};
    Effect e = effect_of(t->game, t->scratch, &log, cause, &t->def->at, t->seat, t->state);
    e.scope.clause = clause;
    effect_run(&e, effect);
    for (int i = 0; i < log.count; i++) {
        const Report *r = &block[i];
        if (r->kind != REPORT_CHANGE) continue;
        int at = same_line(line, count, r);
        if (at == BARGAIN_LINES) continue;
        if (at == count) line[count++] = (BargainLine){r->var, r->state, r->power, r->channel, 0};
        line[at].delta += r->delta;
    }
    return count;
}

static int32_t delta_of(const BargainLine *line, int count, const BargainLine *like)
{
    for (int i = 0; i < count; i++) {
        if (line[i].var == like->var && line[i].state == like->state && line[i].power == like->power && line[i].channel == like->channel) return line[i].delta;
    }
    return 0;
}

static void keep_largest(BargainClause *k, BargainLine l)
{
    if (l.delta == 0) return;
    if (k->line_count < 2) k->line[k->line_count++] = l;
    else if (fixed_abs(l.delta) > fixed_abs(k->line[1].delta)) k->line[1] = l;
    if (k->line_count == 2 && fixed_abs(k->line[1].delta) > fixed_abs(k->line[0].delta)) {
        BargainLine swap = k->line[0];
        k->line[0] = k->line[1];
        k->line[1] = swap;
    }
}

/* What one more of a clause changes a quarter. */
static void read_step(const Talk *t, int i, int less, BargainClause *k)
{
    BargainLine a[BARGAIN_LINES], b[BARGAIN_LINES];
    int8_t clause[MAX_CLAUSES];
    for (int n = 0; n < MAX_CLAUSES; n++) clause[n] = t->clause[n];
    clause[i] = (int8_t)less;
    int before = run(t, t->def->each_quarter, clause, a);
    clause[i] = (int8_t)(less + 1);
    int after = run(t, t->def->each_quarter, clause, b);
    for (int n = 0; n < after; n++) {
        BargainLine l = b[n];
        l.delta -= delta_of(a, before, &l);
        keep_largest(k, l);
    }
    for (int n = 0; n < before; n++) {
        BargainLine l = a[n];
        if (delta_of(b, after, &l)) continue;
        l.delta = -l.delta;
        keep_largest(k, l);
    }
}

static void read_clauses(const Talk *t, Bargain *out)
{
    int8_t counter[MAX_CLAUSES];
    for (int i = 0; i < MAX_CLAUSES; i++) counter[i] = t->clause[i];
    out->counter = out->margin < 0 && model_counter(t->c, t->seen, t->agreement, t->state, t->seat, 0, counter);
    out->clause_count = t->def->clause_count;
    for (int i = 0; i < t->def->clause_count; i++) {
        const ClauseDef *def = &t->def->clause[i];
        BargainClause *k = &out->clause[i];
        int less = int_min(t->clause[i], int_max(def->lo, def->hi - 1));
        *k = (BargainClause){.value = t->clause[i], .counter = out->counter ? counter[i] : t->clause[i]};
        k->points = out->margin - margin_with(t, i, def->start);
        if (def->lo == def->hi) continue;
        k->each = margin_with(t, i, less + 1) - margin_with(t, i, less);
        read_step(t, i, less, k);
    }
}

/* ---- what would do ---- */

/* The number nearest to what stands that closes the gap alone; false when none does. */
static bool clause_way(const Talk *t, int i, BargainWay *way)
{
    const ClauseDef *def = &t->def->clause[i];
    for (int far = 1; far <= def->hi - def->lo; far++) {
        for (int side = -1; side <= 1; side += 2) {
            int value = t->clause[i] + side * far;
            if (value < def->lo || value > def->hi || margin_with(t, i, value) < 0) continue;
            *way = (BargainWay){.clause = i, .value = value};
            return true;
        }
    }
    return false;
}

/* How much more of a number of the state closes the gap, measured on one point more. */
static bool number_way(const Talk *t, int var, int channel, int32_t missing, BargainWay *way)
{
    *t->scratch = *t->seen;
    int32_t *at = var == VAR_TIE ? &t->scratch->tie[t->state][t->seat][channel] : &t->scratch->goodwill[t->state][t->seat];
    int32_t before = model_margin(t->c, t->scratch, t->agreement, t->state, t->seat, t->clause), room = 100 * MILLI - *at;
    *at += MILLI;
    int32_t gain = model_margin(t->c, t->scratch, t->agreement, t->state, t->seat, t->clause) - before;
    if (gain <= 0 || fixed_muldiv(missing, MILLI, gain) > room) return false;
    *way = (BargainWay){.clause = WAY_NUMBER, .var = (uint8_t)var, .power = (uint8_t)t->seat, .channel = (uint8_t)channel, .amount = fixed_muldiv(missing, MILLI, gain)};
    return true;
}

/* The cheapest change of one clause, by its share of the range, or else the counter-offer; and the smallest rise of a tie or of goodwill. */
static void read_ways(const Talk *t, Bargain *out)
{
    BargainWay best_clause = {0}, best_number = {0}, way;
    int32_t share = 0;
    for (int i = 0; i < t->def->clause_count; i++) {
        const ClauseDef *def = &t->def->clause[i];
        if (!clause_way(t, i, &way)) continue;
        int32_t moved = fixed_muldiv(fixed_abs(way.value - t->clause[i]), MILLI, def->hi - def->lo);
        if (share && moved >= share) continue;
        share = moved;
        best_clause = way;
    }
    for (int ch = 0; ch <= t->c->channel_count; ch++) {
        if (!number_way(t, ch ? VAR_TIE : VAR_GOODWILL, ch, -out->margin, &way)) continue;
        if (best_number.amount == 0 || way.amount < best_number.amount) best_number = way;
    }
    if (share) out->way[out->way_count++] = best_clause;
    else if (out->counter) out->way[out->way_count++] = (BargainWay){.clause = WAY_COUNTER};
    if (best_number.amount) out->way[out->way_count++] = best_number;
}

void bargain_make(const Game *g, const World *seen, int seat, int agreement, int state, const int8_t *clause, World *scratch, Bargain *out)
{
    Talk t = {.game = g, .c = g->catalog, .seen = seen, .scratch = scratch, .seat = seat, .state = state, .agreement = agreement};
    *out = (Bargain){.agreement = agreement};
    t.def = &g->catalog->agreement[agreement];
    model_clauses(g->catalog, agreement, t.clause);
    for (int i = 0; clause && i < MAX_CLAUSES; i++) t.clause[i] = clause[i];
    out->margin = model_margin(t.c, seen, t.agreement, t.state, t.seat, t.clause);
    read_terms(&t, out);
    read_clauses(&t, out);
    if (out->margin < 0) read_ways(&t, out);
    out->signed_count = run(&t, t.def->signed_effect, t.clause, out->on_signed);
    out->line_count = run(&t, t.def->each_quarter, t.clause, out->line);
}

/* ---- in words ---- */

void bargain_term(const Describe *d, StrBuf *out, const BargainTerm *t)
{
    str_add(out, T(d->texts, t->label ? t->label : t->base ? "Starting point" : t->needed ? "Needed" : "Other"));
}

void bargain_line(const Describe *d, StrBuf *out, const BargainLine *l, int state)
{
    if (l->state && l->state != state) describe_var(d, out, l->var, l->state, l->power, l->channel);
    else describe_var_short(d, out, l->var, l->power, l->channel);
    str_add(out, " ");
    describe_milli(d, out, l->delta, 2, true);
}

static void clause_change(const Describe *d, StrBuf *out, const Bargain *b, int i, int to)
{
    char value[8], now[8];
    StrBuf v = str_buf(value, sizeof value), n = str_buf(now, sizeof now);
    str_addf(&v, "%d", to);
    str_addf(&n, "%d", b->clause[i].value);
    TEXT_FORMAT(out, T(d->texts, "{clause} {value} instead of {now}"), {"clause", T(d->texts, d->game->catalog->agreement[b->agreement].clause[i].name)},
                {"value", value}, {"now", now});
}

static void counter_offer(const Describe *d, StrBuf *out, const Bargain *b)
{
    bool any = false;
    for (int i = 0; i < b->clause_count; i++) {
        if (b->clause[i].counter == b->clause[i].value) continue;
        str_add(out, any ? T(d->texts, "; ") : "");
        clause_change(d, out, b, i, b->clause[i].counter);
        any = true;
    }
}

void bargain_way(const Describe *d, StrBuf *out, const Bargain *b, const BargainWay *way)
{
    if (way->clause == WAY_COUNTER) {
        counter_offer(d, out, b);
        return;
    }
    if (way->clause == WAY_NUMBER) {
        describe_var_short(d, out, way->var, way->power, way->channel);
        str_add(out, " ");
        text_needed(out, way->amount, 1, true, d->ascii);
        return;
    }
    clause_change(d, out, b, way->clause, way->value);
}

void bargain_verdict(const Describe *d, StrBuf *out, const Bargain *b)
{
    char gap[24], first[320] = "", second[160] = "";
    StrBuf g = str_buf(gap, sizeof gap), one = str_buf(first, sizeof first), two = str_buf(second, sizeof second);
    if (b->margin >= 0) describe_milli(d, &g, b->margin, text_decimals(b->margin, 0, 1), false);
    else text_needed(&g, -b->margin, 1, false, d->ascii);
    if (b->way_count > 0) bargain_way(d, &one, b, &b->way[0]);
    if (b->way_count > 1) bargain_way(d, &two, b, &b->way[1]);
    const char *form = b->margin >= 0       ? "It would be signed, {gap} to spare."
                       : b->way_count == 0  ? "{gap} missing, and no single change would do."
                       : b->way_count == 1  ? "{gap} missing: {first} would do."
                                            : "{gap} missing: {first} would do, or {second}.";
    TEXT_FORMAT(out, T(d->texts, form), {"gap", gap}, {"first", first}, {"second", second});
}
