#include "session/preview.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "core/turn.h"

enum { PREVIEW_LOG = 512, DICE_KEYS = 12 };

/* Of a script's variable its id, of a change of income how many quarters it runs. */
static uint8_t line_id(const Report *r) { return r->var == VAR_VARIABLE ? (uint8_t)r->id : r->var == VAR_INCOME ? r->arg : 0; }

static PreviewLine *find_line(Preview *out, const Report *r)
{
    for (int i = 0; i < out->line_count; i++) {
        PreviewLine *l = &out->line[i];
        if (l->kind == PREVIEW_CHANGE && l->var == r->var && l->state == r->state && l->power == r->power && l->channel == r->channel && l->id == line_id(r)) return l;
    }
    if (out->line_count >= PREVIEW_LINES) return NULL;
    PreviewLine *l = &out->line[out->line_count++];
    *l = (PreviewLine){.var = r->var, .state = r->state, .power = r->power, .channel = r->channel, .id = line_id(r)};
    return l;
}

/* What a player asks about; the rest stands in the sheet afterwards. */
static bool is_told(const Catalog *c, const Report *r)
{
    if (r->kind != REPORT_CHANGE) return false;
    if (r->var == VAR_VARIABLE) return c->variable[r->id].seat != 0;
    return r->var != VAR_BASE && r->var != VAR_SATURATION && r->var != VAR_ACTS && r->var != VAR_OWN;
}

static void sum_log(const Catalog *c, const ReportLog *log, Preview *out)
{
    for (int i = 0; i < log->count; i++) {
        if (!is_told(c, &log->items[i])) continue;
        PreviewLine *l = find_line(out, &log->items[i]);
        if (l) l->delta += log->items[i].delta;
    }
}

static void drop_zeros(Preview *out)
{
    int kept = 0;
    for (int i = 0; i < out->line_count; i++) {
        if (out->line[i].kind != PREVIEW_CHANGE || out->line[i].delta || out->line[i].delta_max) out->line[kept++] = out->line[i];
    }
    out->line_count = kept;
}

/* Widens `all` by one more throw of the dice. */
static void merge_throw(Preview *all, const Preview *one)
{
    for (int i = 0; i < one->line_count; i++) {
        const PreviewLine *l = &one->line[i];
        Report key = {.var = l->var, .state = l->state, .power = l->power, .channel = l->channel, .id = l->id, .arg = l->id};
        int before = all->line_count;
        PreviewLine *a = find_line(all, &key);
        if (!a) continue;
        if (before != all->line_count) a->delta = a->delta_max = 0;
        if (l->delta < a->delta) a->delta = l->delta;
        if (l->delta > a->delta_max) a->delta_max = l->delta;
    }
    for (int i = 0; i < all->line_count; i++) {
        bool in_one = false;
        for (int k = 0; k < one->line_count; k++) {
            const PreviewLine *l = &one->line[k], *a = &all->line[i];
            in_one = in_one || (l->var == a->var && l->state == a->state && l->power == a->power && l->channel == a->channel && l->id == a->id);
        }
        if (in_one) continue;
        if (all->line[i].delta > 0) all->line[i].delta = 0;
        if (all->line[i].delta_max < 0) all->line[i].delta_max = 0;
    }
}

/* The price of an option is told beside it, not among what follows. */
static void without_price(Preview *out, const OptionDef *o)
{
    for (int i = 0; i < out->line_count; i++) {
        PreviewLine *l = &out->line[i];
        int32_t price = l->power != o->seat ? 0 : l->var == VAR_CAPITAL ? o->capital : l->var == VAR_MONEY ? o->money : 0;
        l->delta += price;
        l->delta_max += price;
    }
}

static PreviewLine *add_line(Preview *out, PreviewKind kind)
{
    if (out->line_count >= PREVIEW_LINES) return NULL;
    PreviewLine *l = &out->line[out->line_count++];
    *l = (PreviewLine){.kind = (uint8_t)kind};
    return l;
}

/* What no ledger shows: agreements signed and ended, the state's patience, what is set in motion. */
static void add_deeds(const World *before, const World *after, const ReportLog *log, Preview *out)
{
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        bool was = before->agreement_status[i] != AGREEMENT_FREE, is = after->agreement_status[i] != AGREEMENT_FREE;
        const World *w = is ? after : before;
        PreviewLine *l = was != is ? add_line(out, is ? PREVIEW_SIGNED : PREVIEW_ENDED) : NULL;
        if (!l) continue;
        l->id = w->agreement_type[i];
        l->state = w->agreement_state[i];
        l->power = w->agreement_power[i];
    }
    for (int i = 0; i < log->count; i++) {
        PreviewLine *l = log->items[i].kind == REPORT_BALANCE ? add_line(out, PREVIEW_PUSHBACK) : NULL;
        if (l) l->state = log->items[i].state;
    }
    for (int i = 0; i < MAX_QUEUE; i++) {
        if (after->queue_event[i] == before->queue_event[i]) continue;
        add_line(out, PREVIEW_FOLLOWS);
        break;
    }
}

static bool alike(const PreviewLine *a, const PreviewLine *b)
{
    return a->kind == PREVIEW_CHANGE && b->kind == PREVIEW_CHANGE && a->var == b->var && a->power == b->power && a->channel == b->channel && a->delta == b->delta &&
           a->delta_max == b->delta_max && a->state && b->state;
}

/* The same change in every state is told once. */
static void fold_states(Preview *out, int states)
{
    for (int i = 0; i < out->line_count; i++) {
        int same = 1;
        for (int k = i + 1; k < out->line_count; k++) same += alike(&out->line[i], &out->line[k]);
        if (same < states || states < 2) continue;
        int kept = i + 1;
        for (int k = i + 1; k < out->line_count; k++) {
            if (!alike(&out->line[i], &out->line[k])) out->line[kept++] = out->line[k];
        }
        out->line_count = kept;
        out->line[i].state = 0;
        out->line[i].everywhere = true;
    }
}

static void finish(Preview *out, int states)
{
    drop_zeros(out);
    fold_states(out, states);
    for (int i = 0; i < out->line_count; i++) {
        if (out->line[i].delta != out->line[i].delta_max) out->dice = true;
    }
}

/* What the action is played for comes first: the actor's own ties, then whether the state has had enough. */
static void own_ties_first(Preview *out, int seat)
{
    int kept = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = kept; i < out->line_count; i++) {
            PreviewLine l = out->line[i];
            bool tie = l.kind == PREVIEW_CHANGE && l.power == seat && l.channel;
            if (pass == 0 ? !tie : l.kind != PREVIEW_PUSHBACK) continue;
            for (int k = i; k > kept; k--) out->line[k] = out->line[k - 1];
            out->line[kept++] = l;
        }
    }
}

void preview_action(const Game *g, const World *seen, int seat, int action, int state, World *scratch, Preview *out)
{
    Report block[PREVIEW_LOG];
    *out = (Preview){0};
    if (g->catalog->action[action].offer) return;
    for (int key = 0; key < DICE_KEYS; key++) {
        ReportLog log = report_log(block, PREVIEW_LOG);
        Preview one = {0};
        *scratch = *seen;
        scratch->seed = hash_mix(seen->seed, (uint64_t)key);
        Turn t = {g, scratch, &log};
        act_apply(&t, seat, action, state, MILLI);
        sum_log(g->catalog, &log, &one);
        if (key == 0) {
            *out = one;
            for (int i = 0; i < out->line_count; i++) out->line[i].delta_max = out->line[i].delta;
            add_deeds(seen, scratch, &log, out);
        } else merge_throw(out, &one);
    }
    finish(out, g->catalog->state_count);
    own_ties_first(out, seat);
}

static bool harms(const PreviewLine *l, int seat)
{
    if (l->kind == PREVIEW_FOLLOWS || l->kind == PREVIEW_PUSHBACK) return true;
    if (l->kind == PREVIEW_ENDED) return l->power == seat;
    if (l->kind != PREVIEW_CHANGE) return false;
    if (l->var == VAR_TENSION) return l->delta_max > 0;
    if (l->power != seat) return false;
    return l->var == VAR_BLAME ? l->delta_max > 0 : l->var != VAR_ALIGNMENT && l->delta < 0;
}

bool preview_asks(const Catalog *c, const Preview *all, int seat, int action)
{
    bool asks = c->action[action].warn;
    for (int i = 0; i < all->line_count && !asks; i++) asks = all->line[i].kind == PREVIEW_PUSHBACK || (all->line[i].kind == PREVIEW_ENDED && all->line[i].power == seat);
    return asks && !c->action[action].offer;
}

void preview_harm(const Preview *all, int seat, Preview *out)
{
    *out = (Preview){.dice = all->dice};
    for (int i = 0; i < all->line_count; i++) {
        if (harms(&all->line[i], seat)) out->line[out->line_count++] = all->line[i];
    }
}

void preview_option(const Game *g, const World *seen, int event_slot, int option, World *scratch, Preview *out)
{
    Report block[PREVIEW_LOG];
    *out = (Preview){0};
    for (int key = 0; key < DICE_KEYS * 2; key++) {
        ReportLog log = report_log(block, PREVIEW_LOG);
        Preview one = {0};
        *scratch = *seen;
        scratch->seed = hash_mix(seen->seed, (uint64_t)key);
        Turn t = {g, scratch, &log};
        event_apply_option(&t, event_slot, option);
        sum_log(g->catalog, &log, &one);
        if (key == 0) {
            *out = one;
            for (int i = 0; i < out->line_count; i++) out->line[i].delta_max = out->line[i].delta;
            add_deeds(seen, scratch, &log, out);
        } else merge_throw(out, &one);
    }
    without_price(out, &g->catalog->event[seen->open_event[event_slot]].option[option]);
    finish(out, g->catalog->state_count);
}

/* ---- what has happened ---- */

static bool is_hidden(const Report *r, int seat)
{
    bool own = seat == 0 || r->power == seat || r->power > MAX_SEATS;
    return !own && (r->var == VAR_CAPITAL || r->var == VAR_MONEY || r->var == VAR_HOME);
}

static bool changed_by(const Report *news, const Report *r)
{
    int option = news->kind == REPORT_ANSWER ? news->arg + 1 : 0;
    return r->kind == REPORT_CHANGE && r->cause.kind == CAUSE_EVENT && r->cause.id == news->id && r->cause.option == option;
}

/* What a limit cut off stands behind the change that it cut. */
static bool cut_of(const Report *change, const Report *r)
{
    return r->kind == REPORT_CHANGE && r->cause.kind == CAUSE_LIMIT && r->var == change->var && r->state == change->state && r->power == change->power && r->channel == change->channel;
}

void preview_news(const Game *g, const Report *list, int count, int at, int seat, Preview *out)
{
    const Report *news = &list[at], *change = NULL;
    *out = (Preview){0};
    if (news->kind != REPORT_EVENT && news->kind != REPORT_ANSWER) return;
    for (int i = at + 1; i < count; i++) {
        const Report *r = &list[i];
        if (r->kind == REPORT_EVENT || r->kind == REPORT_ANSWER || r->kind == REPORT_QUARTER) break;
        bool ours = changed_by(news, r) || (change && cut_of(change, r));
        change = ours ? r : NULL;
        PreviewLine *l = ours && is_told(g->catalog, r) && !is_hidden(r, seat) ? find_line(out, r) : NULL;
        if (l) l->delta += r->delta;
    }
    for (int i = 0; i < out->line_count; i++) out->line[i].delta_max = out->line[i].delta;
    if (news->kind == REPORT_ANSWER && (seat == 0 || seat == news->seat)) without_price(out, &g->catalog->event[news->id].option[news->arg]);
    finish(out, g->catalog->state_count);
}

/* ---- the quarter's end, over many guesses ---- */

static void play_to_quarter_end(const Game *g, int seat, const AiLevel *rival, uint64_t key, ForecastScratch *k, ReportLog *log)
{
    World *w = &k->a;
    int quarter = w->quarter;
    while (w->phase != PHASE_OVER && w->quarter == quarter) {
        int owing = game_owes(w, g->catalog, seat) ? seat : seat_rival(seat);
        k->answer.count = 0;
        if (owing != seat) {
            game_observe(g, w, owing, key, &k->b);
            ai_decide(g, &k->b, owing, rival, key, &k->ai, &k->answer);
        }
        if (k->answer.count == 0) k->answer.command[k->answer.count++] = game_default(g, w, owing);
        for (int i = 0; i < k->answer.count; i++) game_apply(g, w, &k->answer.command[i], log);
    }
}

static int offer_slot(const World *seen, int seat, const Report *r)
{
    if (r->kind != REPORT_OFFER || r->seat != seat) return -1;
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (seen->plan_action[seat][i] && seen->plan_target[seat][i] == r->state) return i;
    }
    return -1;
}

static void insert_sorted(int32_t *list, int count, int32_t v)
{
    int i = count;
    for (; i > 0 && list[i - 1] > v; i--) list[i] = list[i - 1];
    list[i] = v;
}

void preview_forecast(const Game *g, const World *seen, int seat, AiLevel rival, int keys, ForecastScratch *k, Forecast *out)
{
    Report block[PREVIEW_LOG * 8];
    const Catalog *c = g->catalog;
    /* A Minister is taken for an Ambassador, whose plans a forecast can wait for. */
    AiLevel guessed = rival;
    if (guessed.kind == AI_SEARCH) guessed.kind = AI_PLANNER;
    *out = (Forecast){.runs = int_clamp(keys, 1, 256)};
    int signed_count[MAX_SLOTS] = {0};
    for (int i = 0; i < MAX_SLOTS; i++) {
        int action = seen->plan_action[seat][i];
        out->has_offer[i] = action && c->action[action].offer;
    }
    for (int run = 0; run < out->runs; run++) {
        uint64_t key = hash_mix(seen->seed, (uint64_t)run + 1);
        ReportLog log = report_log(block, COUNT_OF(block));
        game_observe(g, seen, seat, key, &k->a);
        /* In a view the rival has closed its part, with nothing planned; here it plans: what that costs it tells how much is left for
         * counters. */
        if (k->a.phase == PHASE_PLAN) k->a.committed[seat_rival(seat)] = 0;
        play_to_quarter_end(g, seat, &guessed, key, k, &log);
        for (int s = 1; s <= c->state_count; s++) insert_sorted(k->sample[s], run, k->a.alignment[s]);
        for (int i = 0; i < log.count; i++) {
            int slot = offer_slot(seen, seat, &log.items[i]);
            if (slot >= 0) signed_count[slot] += log.items[i].arg;
        }
    }
    for (int s = 1; s <= c->state_count; s++) {
        out->now[s] = seen->alignment[s];
        out->low[s] = k->sample[s][out->runs / 10];
        out->median[s] = k->sample[s][out->runs / 2];
        out->high[s] = k->sample[s][out->runs - 1 - out->runs / 10];
    }
    for (int i = 0; i < MAX_SLOTS; i++) out->accepted[i] = fixed_muldiv(2 * signed_count[i] + 1, MILLI, 2 * out->runs + 2);
}
