#include "session/soak.h"

#include "base/fixed.h"
#include "core/cond.h"
#include "host/mem.h"
#include "host/thread.h"
#include "script/call.h"
#include "session/describe.h"

#include <stdio.h>
#include <string.h>

enum { LOG_ROOM = 120000, AGAIN = 40, LINES = 24 };

/* Shares of the campaigns in percent. Random players reach what no sensible one would; the historical ones take the
 * dated actions and options; utility plays to win. */
static const struct {
    const char *level[DIM_SEATS];
    int percent;
} mix[] = {{{"", "random", "random"}, 40},  {{"", "utility", "utility"}, 20},       {{"", "greedy", "random"}, 10},  {{"", "random", "greedy"}, 10},
           {{"", "historical", "random"}, 5}, {{"", "random", "historical"}, 5}, {{"", "historical", "historical"}, 10}};

typedef struct {
    const SoakRequest *q;
    const Catalog *c;
    SoakResult *out;
    int first[SOAK_KINDS]; /* row of id 1 */
    int option_row[DIM_EVENTS]; /* row of an event's first option */
    Lock lock;
} Soak;

const char *soak_kind_word(SoakKind kind)
{
    static const char *const words[] = {"event", "option", "action", "agreement", "project", "want", "priority", "ending"};
    return words[kind];
}

/* ---- rows ---- */

static SoakRow *add_row(Soak *s, SoakKind kind, const Origin *at, int id)
{
    SoakRow *r = &s->out->row[s->out->row_count++];
    *r = (SoakRow){.kind = kind, .mod = at ? at->mod : "", .id = id};
    snprintf(r->name, sizeof r->name, "%s", at ? at->id : "");
    return r;
}

static void add_rows(Soak *s, SoakKind kind, const Origin *first, size_t stride, int count)
{
    s->first[kind] = s->out->row_count;
    for (int i = 1; i <= count; i++) add_row(s, kind, (const Origin *)(const void *)((const char *)first + stride * (size_t)i), i);
}

static void add_options(Soak *s)
{
    s->first[SOAK_OPTION] = s->out->row_count;
    for (int e = 1; e <= s->c->event_count; e++) {
        const EventDef *def = &s->c->event[e];
        s->option_row[e] = s->out->row_count;
        for (int i = 0; i < def->option_count; i++) {
            SoakRow *r = add_row(s, SOAK_OPTION, &def->at, e);
            r->option = i;
            snprintf(r->name, sizeof r->name, "%s.%s", def->at.id, def->option[i].at.id);
        }
    }
}

static void add_ending(Soak *s, Ending ending, int winner)
{
    World w = {.ending = (uint8_t)ending, .winner = (uint8_t)winner};
    SoakRow *r = add_row(s, SOAK_ENDING, winner ? &s->c->power[winner].at : NULL, (int)ending);
    StrBuf b = str_buf(r->name, sizeof r->name);
    describe_ending_word(s->c, &w, &b);
}

static void add_endings(Soak *s)
{
    s->first[SOAK_ENDING] = s->out->row_count;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        add_ending(s, ENDING_POINTS, seat);
        add_ending(s, ENDING_RUPTURE, seat);
        add_ending(s, ENDING_HOME_COLLAPSE, seat);
        if (s->c->power[seat].sudden_states) add_ending(s, ENDING_SUDDEN, seat);
    }
    add_ending(s, ENDING_MULTI_VECTOR, 0);
    add_ending(s, ENDING_POINTS, 0);
}

static bool set_rows(Soak *s, Err *err)
{
    const Catalog *c = s->c;
    int room = c->event_count + c->action_count + c->agreement_count + c->project_count + c->want_count + c->priority_count + 16;
    for (int e = 1; e <= c->event_count; e++) room += c->event[e].option_count;
    s->out->row = mem_zero((size_t)room, sizeof *s->out->row);
    if (!s->out->row) return err_set(err, "no memory for the soak");
    add_rows(s, SOAK_EVENT, &c->event[0].at, sizeof *c->event, c->event_count);
    add_options(s);
    add_rows(s, SOAK_ACTION, &c->action[0].at, sizeof *c->action, c->action_count);
    add_rows(s, SOAK_AGREEMENT, &c->agreement[0].at, sizeof *c->agreement, c->agreement_count);
    add_rows(s, SOAK_PROJECT, &c->project[0].at, sizeof *c->project, c->project_count);
    add_rows(s, SOAK_WANT, &c->want[0].at, sizeof *c->want, c->want_count);
    add_rows(s, SOAK_PRIORITY, &c->priority[0].at, sizeof *c->priority, c->priority_count);
    add_endings(s);
    return true;
}

static SoakRow *row_of(const Soak *s, SoakKind kind, int id) { return &s->out->row[s->first[kind] + id - 1]; }

/* ---- counting ---- */

static void happened(const Soak *s, SoakRow *r)
{
    int campaign = s->out->campaigns + 1;
    r->times++;
    r->campaigns += r->last != campaign;
    r->last = campaign;
}

static void count_ending(Soak *s, const World *w)
{
    char word[48];
    StrBuf b = str_buf(word, sizeof word);
    describe_ending_word(s->c, w, &b);
    for (int i = s->first[SOAK_ENDING]; i < s->out->row_count; i++) {
        if (str_eq(s->out->row[i].name, word)) happened(s, &s->out->row[i]);
    }
    s->out->winners[w->winner]++;
}

static void note_func(Soak *s, const Game *g, const Report *p, uint64_t seed)
{
    SoakResult *out = s->out;
    if (out->func_errors++ && seed >= out->func_seed) return;
    out->func_seed = seed;
    snprintf(out->func_text, sizeof out->func_text, "func '%s' erred: %.200s", s->c->func[p->id].at.id, call_last_failure(g->hooks));
}

static void count_report(Soak *s, const Game *g, const Report *p, uint64_t seed)
{
    switch (p->kind) {
    case REPORT_EVENT: happened(s, row_of(s, SOAK_EVENT, p->id)); break;
    case REPORT_ANSWER: happened(s, &s->out->row[s->option_row[p->id] + p->arg]); break;
    case REPORT_ACTION: happened(s, row_of(s, SOAK_ACTION, p->id)); break;
    case REPORT_OFFER: row_of(s, SOAK_AGREEMENT, p->id)->tried++; break;
    case REPORT_IN_FORCE: happened(s, row_of(s, SOAK_AGREEMENT, p->id)); break;
    case REPORT_LEG: happened(s, row_of(s, SOAK_PROJECT, p->id)); break;
    case REPORT_PRIORITY:
        row_of(s, SOAK_PRIORITY, p->id)->tried++;
        if (p->arg) happened(s, row_of(s, SOAK_PRIORITY, p->id));
        break;
    case REPORT_CHANGE:
        if (p->cause.kind == CAUSE_WANT && p->delta > 0) happened(s, row_of(s, SOAK_WANT, (int)p->cause.id));
        break;
    case REPORT_FUNC: note_func(s, g, p, seed); break;
    default: break;
    }
}

static void count_campaign(void *self, const Game *g, const World *w, const ReportLog *log, uint64_t seed)
{
    Soak *s = self;
    for (int i = 0; i < log->count; i++) count_report(s, g, &log->items[i], seed);
    count_ending(s, w);
    s->out->campaigns++;
}

/* Every number of the World at every decision; several threads at a time. */
static void check_range(void *self, const Game *g, const World *w)
{
    Soak *s = self;
    const WorldField *field;
    uint32_t element;
    (void)g;
    if (world_in_range(w, &field, &element)) return;
    lock_take(&s->lock);
    if (s->out->range_errors++ == 0 || w->seed < s->out->range_seed) {
        s->out->range_seed = w->seed;
        snprintf(s->out->range_text, sizeof s->out->range_text, "value %s[%u] is %lld in quarter %d; it must be from %lld to %lld", field->name, element,
                 (long long)world_get(w, field, element), w->quarter + 1, (long long)field->min, (long long)field->max);
    }
    lock_leave(&s->lock);
}

/* ---- why not: the campaigns once more, asked about what never happened ---- */

typedef struct {
    int refusal;
    uint32_t node;
    int tries, fails;
    char text[120]; /* at the first failure */
} Line;

typedef struct {
    SoakRow *row;
    int tries, held;
    Line line[LINES];
    int lines;
} Doubt;

typedef struct {
    Soak *s;
    Describe tell;
    Doubt *doubt;
    int count;
    int quarter; /* asked last */
} Doubts;

static Line *line_of(Doubt *d, int refusal, uint32_t node)
{
    for (int i = 0; i < d->lines; i++) {
        if (d->line[i].refusal == refusal && d->line[i].node == node) return &d->line[i];
    }
    if (d->lines == LINES) return NULL;
    d->line[d->lines] = (Line){.refusal = refusal, .node = node};
    return &d->line[d->lines++];
}

static void count_line(Doubts *k, Doubt *d, const World *w, const Command *cmd, const Reason *r)
{
    Line *l = line_of(d, r->refusal, r->node);
    if (!l) return;
    l->tries++;
    if (r->met || l->fails++ > 0) return;
    StrBuf b = str_buf(l->text, sizeof l->text);
    describe_reason(&k->tell, &b, w, cmd, r);
}

/* One line of an event's condition, as the reason of a command would tell it. */
static void count_condition(Doubts *k, Doubt *d, const World *w, uint32_t node, int state)
{
    const Catalog *c = k->s->c;
    const Node *n = &c->node[node];
    Scope scope = {.state = state};
    Command at = {.kind = CMD_PLAN_ADD, .target = (uint8_t)state};
    Reason r = {.refusal = REFUSE_CONDITION, .node = node, .met = cond_test(c, w, node, &scope), .need = n->k};
    if (n->kind >= COND_AT_LEAST && n->kind <= COND_EQUALS) r.have = cond_value(c, w, node + 1, &scope);
    count_line(k, d, w, &at, &r);
}

static void ask_event_at(Doubts *k, Doubt *d, const World *w, int state)
{
    const Catalog *c = k->s->c;
    uint32_t when = c->event[d->row->id].when;
    Scope scope = {.state = state};
    d->tries++;
    d->held += cond_test(c, w, when, &scope);
    if (c->node[when].kind != COND_ALL) {
        if (when) count_condition(k, d, w, when, state);
        return;
    }
    for (uint32_t i = when + 1; i < c->node[when].end; i = c->node[i].end) count_condition(k, d, w, i, state);
}

static void ask_event(Doubts *k, Doubt *d, const World *w)
{
    const EventDef *def = &k->s->c->event[d->row->id];
    int now = game_absolute_quarter(k->s->c, w);
    if (now < def->from || now > def->to) return;
    if (def->place == PLACE_NONE || def->place == PLACE_STATE) ask_event_at(k, d, w, def->state);
    else {
        for (int state = 1; state <= k->s->c->state_count; state++) ask_event_at(k, d, w, state);
    }
}

static void ask_command(Doubts *k, Doubt *d, const Game *g, const World *w, const Command *cmd)
{
    Reasons reasons;
    d->tries++;
    d->held += game_check(g, w, cmd, &reasons) == REFUSE_NO;
    for (int i = 0; i < reasons.count; i++) count_line(k, d, w, cmd, &reasons.reason[i]);
}

static void ask_action(Doubts *k, Doubt *d, const Game *g, const World *w)
{
    const Catalog *c = k->s->c;
    const ActionDef *def = &c->action[d->row->id];
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!(def->seats >> seat & 1)) continue;
        for (int state = 1; state <= c->state_count; state++) {
            Command cmd = game_plan(c, w, seat, d->row->id, state);
            ask_command(k, d, g, w, &cmd);
        }
    }
}

static void ask_option(Doubts *k, Doubt *d, const Game *g, const World *w)
{
    const OptionDef *def = &k->s->c->event[d->row->id].option[d->row->option];
    for (int place = 0; place < MAX_OPEN_EVENTS; place++) {
        if (w->open_event[place] != d->row->id) continue;
        Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)def->seat, .slot = (uint8_t)place, .choice = (uint8_t)d->row->option};
        ask_command(k, d, g, w, &cmd);
    }
}

/* Once a quarter for events and actions, at its first decision; options while their event is open. */
static void ask(void *self, const Game *g, const World *w)
{
    Doubts *k = self;
    bool planning = w->phase == PHASE_PLAN && !w->committed[1] && !w->committed[2] && k->quarter != w->quarter;
    if (planning) k->quarter = w->quarter;
    for (int i = 0; i < k->count; i++) {
        Doubt *d = &k->doubt[i];
        if (planning && d->row->kind == SOAK_EVENT) ask_event(k, d, w);
        else if (planning && d->row->kind == SOAK_ACTION) ask_action(k, d, g, w);
        else if (w->phase == PHASE_ANSWER && d->row->kind == SOAK_OPTION && !w->committed[1] && !w->committed[2]) ask_option(k, d, g, w);
    }
}

static void tell_lines(const Doubt *d, StrBuf *b)
{
    for (int i = 0; i < d->lines; i++) {
        const Line *l = &d->line[i];
        if (l->fails > 0) str_addf(b, "\n%d of %d times not: %s", l->fails, l->tries, l->text);
    }
}

static void add_date(StrBuf *b, int absolute) { str_addf(b, "%d-Q%d", absolute / 4, absolute % 4 + 1); }

static bool is_fired(const Catalog *c, int event)
{
    for (int i = 1; i < c->node_count; i++) {
        if (c->node[i].kind == EFFECT_FIRE && c->node[i].arg == event) return true;
    }
    return false;
}

static void why_event(const Soak *s, const Doubt *d, StrBuf *b)
{
    const EventDef *def = &s->c->event[d->row->id];
    const ScenarioDef *sc = &s->c->scenario[s->q->scenario];
    int begin = sc->start_year * 4 + sc->start_season - 1, end = begin + sc->quarters - 1;
    if (def->dated && !sc->dated_events) str_add(b, "the scenario has no dated events");
    else if (def->random && !sc->random_events) str_add(b, "the scenario has no random events");
    else if (def->to < begin || def->from > end) {
        str_add(b, "its window, ");
        add_date(b, def->from);
        str_add(b, " to ");
        add_date(b, def->to);
        str_add(b, ", lies outside the scenario, ");
        add_date(b, begin);
        str_add(b, " to ");
        add_date(b, end);
    } else if (def->queued_only && !is_fired(s->c, d->row->id)) str_add(b, "it opens only when another effect fires it, and none does");
    else if (d->held > 0) {
        str_addf(b, "its condition held %d of %d times", d->held, d->tries);
        if (def->queued_only) str_add(b, ", but what fires it did not happen then");
        else str_addf(b, "; its chance is %d.%03d %% a quarter", def->chance / MILLI, def->chance % MILLI);
    } else {
        str_addf(b, "its condition never held in %d tries", d->tries);
        tell_lines(d, b);
    }
}

static void why_choice(const Doubt *d, const char *asked, StrBuf *b)
{
    if (d->tries == 0) str_addf(b, "%s", asked);
    else if (d->held > 0) str_addf(b, "it was allowed %d of %d times, but nobody chose it", d->held, d->tries);
    else {
        str_addf(b, "it was never allowed in %d tries", d->tries);
        tell_lines(d, b);
    }
}

static bool is_signed_by(const Catalog *c, int agreement)
{
    for (int a = 1; a <= c->action_count; a++) {
        if (c->action[a].offer == agreement || (c->action[a].offer == -1 && c->agreement[agreement].accord)) return true;
    }
    for (int i = 1; i < c->node_count; i++) {
        if (c->node[i].kind == EFFECT_SIGN && c->node[i].arg == agreement) return true;
    }
    return false;
}

static bool stands_at_start(const Soak *s, int agreement)
{
    const ScenarioDef *sc = &s->c->scenario[s->q->scenario];
    for (int i = 0; i < sc->start_agreement_count; i++) {
        if (sc->start_agreement[i].type == agreement) return true;
    }
    return false;
}

static void why_want(const Catalog *c, const WantDef *def, StrBuf *b)
{
    str_add(b, "what meets it did not happen there:");
    if (def->action) str_addf(b, " action '%s'", c->action[def->action].at.id);
    if (def->met_by_project) str_addf(b, " project '%s'", c->project[def->met_by_project].at.id);
    if (def->agreement) str_addf(b, " agreement '%s'", c->agreement[def->agreement].at.id);
}

static void tell_why(const Soak *s, Doubt *d)
{
    SoakRow *r = d->row;
    StrBuf b = str_buf(r->why, sizeof r->why);
    switch (r->kind) {
    case SOAK_EVENT: why_event(s, d, &b); break;
    case SOAK_ACTION: why_choice(d, s->c->action[r->id].seats ? "nobody had a turn" : "no side may play it", &b); break;
    case SOAK_OPTION: why_choice(d, row_of(s, SOAK_EVENT, r->id)->times ? "its event was not open in the campaigns looked into" : "its event never opened", &b); break;
    case SOAK_AGREEMENT:
        if (stands_at_start(s, r->id)) str_add(&b, "it stands at the start; after that, ");
        if (r->tried) str_addf(&b, "offered %lld times, never in force", (long long)r->tried);
        else str_add(&b, is_signed_by(s->c, r->id) ? "never offered, and no effect signed it" : "no action offers it and no effect signs it");
        break;
    case SOAK_PROJECT: str_add(&b, "no action and no effect built a leg"); break;
    case SOAK_WANT: why_want(s->c, &s->c->want[r->id], &b); break;
    case SOAK_PRIORITY:
        if (r->tried) str_addf(&b, "drawn %lld times, never met", (long long)r->tried);
        else str_add(&b, "never drawn");
        break;
    case SOAK_ENDING: str_add(&b, "no campaign came to it"); break;
    default: break;
    }
}

/* ---- playing ---- */

static const char *word_of(const SoakRequest *q, int pair, int seat) { return q->level[seat] ? q->level[seat] : mix[pair].level[seat]; }

static bool set_levels(const Soak *s, int pair, AiLevel level[DIM_SEATS], Err *err)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        char why[256];
        StrBuf b = str_buf(why, sizeof why);
        if (!ai_level(s->c, word_of(s->q, pair, seat), &level[seat], &b)) return err_set(err, "unknown level '%s'; %s", word_of(s->q, pair, seat), why);
    }
    return true;
}

/* How many of n campaigns the first pairs of the mix get. */
static int share_until(int n, int pairs)
{
    int percent = 0;
    for (int i = 0; i < pairs; i++) percent += mix[i].percent;
    return (int)((int64_t)n * percent / 100);
}

static bool play_mix(Soak *s, Err *err)
{
    const SoakRequest *q = s->q;
    BatchWatch watch = {s, check_range, count_campaign};
    BatchResult *sums = mem_zero(1, sizeof *sums);
    bool ok = sums != NULL || err_set(err, "no memory for the soak");
    for (int i = 0; ok && i < COUNT_OF(mix) && !(q->stop && *q->stop); i++) {
        int from = share_until(q->campaigns, i), to = share_until(q->campaigns, i + 1);
        BatchRequest b = {.scenario = q->scenario, .first_seed = q->first_seed + (uint64_t)from, .campaigns = to - from, .jobs = q->jobs, .watch = &watch, .stop = q->stop};
        ok = set_levels(s, i, b.level, err) && (to == from || batch_run(q->content, &b, sums, err));
    }
    mem_free(sums);
    return ok;
}

typedef struct {
    AiScratch scratch;
    World world;
} Room;

/* Campaigns of the mix once more, on one thread: a few are enough to see which line of a condition never holds. */
static bool look_again(Doubts *k, Err *err)
{
    const SoakRequest *q = k->s->q;
    const Hooks *hooks = content_hooks_open(q->content, err);
    Room *room = mem_alloc(sizeof *room);
    Game g = {k->s->c, hooks};
    BatchWatch watch = {k, ask, NULL};
    bool ok = hooks && (room || err_set(err, "no memory for the soak"));
    int n = int_min(AGAIN, q->campaigns);
    k->tell.game = &g;
    for (int pair = 0; ok && pair < COUNT_OF(mix); pair++) {
        AiLevel level[DIM_SEATS];
        int from = share_until(n, pair), to = share_until(n, pair + 1);
        uint64_t seed = q->first_seed + (uint64_t)share_until(q->campaigns, pair);
        ok = set_levels(k->s, pair, level, err);
        for (int i = from; ok && i < to; i++, seed++) {
            k->quarter = -1;
            batch_watched(&g, q->scenario, seed, level, &room->scratch, &room->world, NULL, NULL, &watch);
        }
    }
    mem_free(room);
    if (hooks) content_hooks_close(hooks);
    return ok;
}

static bool find_reasons(Soak *s, Err *err)
{
    Doubts k = {.s = s, .tell = {.texts = content_texts(s->q->content), .ascii = true}};
    k.doubt = mem_zero((size_t)s->out->row_count + 1, sizeof *k.doubt);
    if (!k.doubt) return err_set(err, "no memory for the soak");
    for (int i = 0; i < s->out->row_count; i++) {
        if (s->out->row[i].times == 0) k.doubt[k.count++].row = &s->out->row[i];
    }
    bool ok = k.count == 0 || look_again(&k, err);
    for (int i = 0; ok && i < k.count; i++) tell_why(s, &k.doubt[i]);
    mem_free(k.doubt);
    return ok;
}

bool soak_run(const SoakRequest *q, SoakResult *out, Err *err)
{
    *out = (SoakResult){0};
    Soak *s = mem_zero(1, sizeof *s);
    if (!s) return err_set(err, "no memory for the soak");
    s->q = q;
    s->c = content_catalog(q->content);
    s->out = out;
    lock_init(&s->lock);
    bool ok = set_rows(s, err) && play_mix(s, err) && find_reasons(s, err);
    lock_clear(&s->lock);
    mem_free(s);
    return ok;
}

void soak_close(SoakResult *result) { mem_free(result->row); }
