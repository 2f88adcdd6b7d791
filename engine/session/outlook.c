#include "session/outlook.h"

#include "base/fixed.h"
#include "core/cond.h"
#include "core/model.h"
#include "core/rules.h"
#include "core/turn.h"

/* ---- drift ---- */

/* To this year's end, this quarter included; the last year may be cut short. */
static int quarters_left(const Catalog *c, const World *seen)
{
    return int_min(5 - game_season(c, seen), game_scenario(c, seen)->quarters - seen->quarter);
}

static void pass_quarter(const Game *g, World *w)
{
    Turn t = {g, w, NULL};
    agree_quarter(&t);
    drift_quarter(&t);
    w->quarter++;
}

void outlook_drift(const Game *g, const World *seen, World *scratch, Drift *out)
{
    const Catalog *c = g->catalog;
    *out = (Drift){.quarters = quarters_left(c, seen)};
    *scratch = *seen;
    for (int q = 0; q < out->quarters; q++) pass_quarter(g, scratch);
    for (int s = 1; s <= c->state_count; s++) {
        out->heads_for[s] = model_target(c, seen, s);
        out->year_end[s] = scratch->alignment[s];
    }
}

void outlook_home(const Game *g, const World *seen, int seat, World *scratch, HomeOutlook *out)
{
    *out = (HomeOutlook){.now = seen->home[seat], .next = seen->home[seat]};
    *scratch = *seen;
    for (int q = quarters_left(g->catalog, seen); q > 0; q--) {
        pass_quarter(g, scratch);
        if (scratch->quarter == seen->quarter + 1) out->next = scratch->home[seat];
    }
    out->year_end = scratch->home[seat];
}

void describe_home(const Describe *d, StrBuf *out, const HomeOutlook *h)
{
    char now[24], next[24], end[24];
    StrBuf a = str_buf(now, sizeof now), b = str_buf(next, sizeof next), c = str_buf(end, sizeof end);
    describe_held(d, &a, h->now, 1, false);
    describe_held(d, &b, h->next, 1, false);
    describe_held(d, &c, h->year_end, 1, false);
    TEXT_FORMAT(out, T(d->texts, "Support at home {now}; if nothing is done, {next} next quarter and {end} at the year's end."), {"now", now}, {"next", next}, {"end", end});
}

/* ---- budget ---- */

void outlook_budget(const Game *g, const World *seen, int seat, Budget *out)
{
    const Catalog *c = g->catalog;
    const Tunes *n = game_tunes(c, seen);
    *out = (Budget){.left = rules_free_money(c, seen, seat), .capital_left = rules_free_capital(c, seen, seat)};
    out->income = model_income(c, seen, seat);
    int32_t sum = fixed_saturate((int64_t)out->left + out->income);
    out->next = sum < n->money_cap ? sum : n->money_cap;
    out->lost = sum - out->next;
    for (int i = 0; i < MAX_GRANTS; i++) {
        if (seen->grant_left[seat][i] == 0) continue;
        out->grant[out->grant_count].amount = seen->grant[seat][i];
        out->grant[out->grant_count++].quarters = seen->grant_left[seat][i];
    }
    int carried = int_min(out->capital_left, n->capital_carry);
    out->capital_income = model_capital_income(c, seen, seat);
    out->capital_next = int_min(n->capital_cap, carried + out->capital_income);
    out->capital_lost = out->capital_left - carried;
}

static BudgetLine *add_line(const Describe *d, BudgetLine *lines, int *count, const char *what, int32_t figure, bool sign)
{
    BudgetLine *l = &lines[(*count)++];
    StrBuf a = str_buf(l->what, sizeof l->what), b = str_buf(l->figure, sizeof l->figure);
    str_add(&a, T(d->texts, what));
    describe_milli(d, &b, figure, figure % MILLI ? 1 : 0, sign);
    return l;
}

int describe_budget(const Describe *d, const Budget *b, BudgetLine out[BUDGET_LINES])
{
    int count = 0;
    int32_t grants = 0;
    for (int i = 0; i < b->grant_count; i++) grants += b->grant[i].amount;
    add_line(d, out, &count, "Left after the plan", b->left, false);
    add_line(d, out, &count, "Income", b->income - grants, true);
    for (int i = 0; i < b->grant_count; i++) {
        char n[12];
        StrBuf q = str_buf(n, sizeof n);
        str_addf(&q, "%d", b->grant[i].quarters);
        BudgetLine *l = add_line(d, out, &count, "", b->grant[i].amount, true);
        StrBuf what = str_buf(l->what, sizeof l->what);
        bool last = b->grant[i].quarters == 1, loss = b->grant[i].amount < 0;
        TEXT_FORMAT(&what, T(d->texts, last ? loss ? "Loss, for the last time" : "Grant, for the last time" : loss ? "Loss, for {n} quarters more" : "Grant, for {n} quarters more"), {"n", n});
    }
    if (b->lost) add_line(d, out, &count, "Above the cap, lost", -b->lost, true);
    add_line(d, out, &count, "Budget next quarter", b->next, false);
    return count;
}

const World *outlook_planning(const World *seen, int seat, World *scratch)
{
    if (seen->phase == PHASE_PLAN || seen->phase == PHASE_OVER) return seen;
    *scratch = *seen;
    scratch->phase = PHASE_PLAN;
    scratch->committed[seat] = 0;
    for (int i = 0; i < MAX_SLOTS; i++) scratch->plan_action[seat][i] = scratch->plan_target[seat][i] = 0;
    return scratch;
}

void describe_left(const Describe *d, StrBuf *out, const World *seen, int seat)
{
    const Catalog *c = d->game->catalog;
    char capital[16], money[24];
    int left = rules_free_capital(c, seen, seat);
    StrBuf a = str_buf(capital, sizeof capital), b = str_buf(money, sizeof money);
    str_addf(&a, "%d", left);
    describe_held(d, &b, rules_free_money(c, seen, seat), 1, false);
    const char *form = left >= game_tunes(c, seen)->counter_cost ? "Leaves {capital} capital, {money} budget"
                                                                 : "Leaves {money} budget and no capital to answer with";
    TEXT_FORMAT(out, T(d->texts, form), {"capital", capital}, {"money", money});
}

void describe_memory(const Describe *d, StrBuf *out, const World *seen, int seat, int state)
{
    const Tunes *n = game_tunes(d->game->catalog, seen);
    char after[24], limit[24], share[24];
    StrBuf a = str_buf(after, sizeof after), l = str_buf(limit, sizeof limit), s = str_buf(share, sizeof share);
    int32_t then = seen->acts[state][seat] + MILLI;
    int decimals = text_decimals(then, n->balance_limit, 1);
    describe_milli(d, &a, then, decimals, false);
    describe_milli(d, &l, n->balance_limit, n->balance_limit % 100 ? decimals : 1, false);
    describe_milli(d, &s, n->balance_scale * 100, 0, false);
    const char *form = then > n->balance_limit ? "After one more act the state remembers {after} of yours, above {limit}: it pushes back, and {share} % of the effect is left."
                                               : "After one more act the state remembers {after} of yours; above {limit} it pushes back.";
    TEXT_FORMAT(out, T(d->texts, form), {"after", after}, {"limit", limit}, {"share", share});
}

/* ---- crises ---- */

void outlook_crisis(const Game *g, const World *seen, int seat, int state, CrisisSides *out)
{
    const Catalog *c = g->catalog;
    const Tunes *n = game_tunes(c, seen);
    int rival = seat_rival(seat), spent = 0;
    int32_t theirs = model_resolve(c, seen, rival, state) - seen->resolve_draw[rival], band = int_min(n->resolve_draw, model_band(c, seen, seat, state));
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (seen->plan_action[rival][i]) spent += c->action[seen->plan_action[rival][i]].capital;
        if (seen->reaction[rival][i] >= REACT_COUNTER) spent += n->counter_cost;
    }
    int usual = n->capital_income + game_scenario(c, seen)->capital_extra[rival];
    *out = (CrisisSides){.resolve = model_resolve(c, seen, seat, state),
                         .resolve_low = fixed_clamp(theirs - band, 0, 100 * MILLI),
                         .resolve_high = fixed_clamp(theirs + band, 0, 100 * MILLI),
                         .capital = rules_free_capital(c, seen, seat),
                         .capital_low = int_clamp(usual - spent, 0, n->capital_cap),
                         .capital_high = int_clamp(usual + (seen->quarter > 0 ? n->capital_carry : 0) - spent, 0, n->capital_cap)};
}

static void add_whole(StrBuf *out, int v) { str_addf(out, "%d", v); }

void describe_rival_capital(const Describe *d, StrBuf *out, const World *seen, int seat, const CrisisSides *sides)
{
    char low[16], high[16], from[16];
    StrBuf a = str_buf(low, sizeof low), b = str_buf(high, sizeof high), f = str_buf(from, sizeof from);
    add_whole(&a, sides->capital_low);
    add_whole(&b, sides->capital_high);
    add_whole(&f, game_tunes(d->game->catalog, seen)->crisis_escalate_from);
    const char *form = sides->capital_low == sides->capital_high ? "Capital of {power}, an estimate: {low}; climbing costs 1 from rung {from} on."
                                                                 : "Capital of {power}, an estimate: {low} to {high}; climbing costs 1 from rung {from} on.";
    TEXT_FORMAT(out, T(d->texts, form), {"power", describe_name(d, &d->game->catalog->power[seat_rival(seat)].at)}, {"low", low}, {"high", high}, {"from", from});
}

bool outlook_review(const Game *g, const World *seen, int state, int seat, Review *out)
{
    static _Thread_local World judged;
    const Catalog *c = g->catalog;
    const Tunes *n = game_tunes(c, seen);
    if (seen->steps[state][seat] == 0 || seen->step_wait[state][seat] > 0) return false;
    judged = *seen;
    *out = (Review){.quarters = int_max(1, n->accord_review - seen->step_age[state][seat]),
                    .margin = agree_review_margin(c, &judged, state, seat),
                    .least = n->accord_lapse};
    return true;
}

void describe_review(const Describe *d, StrBuf *out, const Review *r)
{
    char quarters[16], margin[24], least[24];
    StrBuf q = str_buf(quarters, sizeof quarters), m = str_buf(margin, sizeof margin), l = str_buf(least, sizeof least);
    int decimals = text_decimals(r->margin, r->least, 1);
    add_whole(&q, r->quarters);
    describe_milli(d, &m, r->margin, decimals, true);
    describe_milli(d, &l, r->least, decimals, true);
    TEXT_FORMAT(out, text_plural(d->texts, NULL, "reviewed in {n} quarter: margin {margin}, lapses below {least}", "reviewed in {n} quarters: margin {margin}, lapses below {least}", r->quarters),
                {"n", quarters}, {"margin", margin}, {"least", least});
}

void describe_lapse(const Describe *d, StrBuf *out, const World *seen, int state, int seat)
{
    const Catalog *c = d->game->catalog;
    Review r;
    if (!outlook_review(d->game, seen, state, seat, &r) || r.quarters > 1 || r.margin >= r.least) return;
    char missing[24];
    StrBuf m = str_buf(missing, sizeof missing);
    describe_milli(d, &m, r.least - r.margin, 1, false);
    TEXT_FORMAT(out, T(d->texts, "{step} with {state} is reviewed at this quarter's end and would lapse: {missing} short."),
                {"step", describe_name(d, &c->agreement[c->accord_step[seat][seen->steps[state][seat]]].at)}, {"state", describe_name(d, &c->state[state].at)}, {"missing", missing});
}

void describe_last_round(const Describe *d, StrBuf *out, const World *seen)
{
    const Catalog *c = d->game->catalog;
    if (!seen->crisis_seat) return;
    bool last = seen->crisis_round >= game_tunes(c, seen)->crisis_rounds;
    if (!last && seen->crisis_held == 0) return;
    const char *form = last ? "The last round: without a deal or a retreat {action} is off." : "Both held: if both hold again, {action} is off.";
    TEXT_FORMAT(out, T(d->texts, form), {"action", describe_name(d, &c->action[seen->plan_action[seen->crisis_seat][seen->crisis_slot]].at)});
}

void describe_undone(const Describe *d, StrBuf *out, const World *seen, int seat)
{
    const Catalog *c = d->game->catalog;
    const Tunes *n = game_tunes(c, seen);
    if (seen->phase != PHASE_PLAN) return;
    int slots = 0, lost = rules_free_capital(c, seen, seat) - n->capital_carry;
    for (int i = 0; i < int_min(MAX_SLOTS, n->plan_slots); i++) slots += seen->plan_action[seat][i] == 0;
    int32_t money = rules_free_money(c, seen, seat) + model_income(c, seen, seat) - n->money_cap;
    char free_slots[16], capital[16], budget[24];
    StrBuf f = str_buf(free_slots, sizeof free_slots), p = str_buf(capital, sizeof capital), b = str_buf(budget, sizeof budget);
    add_whole(&f, slots);
    add_whole(&p, lost);
    describe_milli(d, &b, money, 0, false);
    if (slots) TEXT_FORMAT(out, text_plural(d->texts, NULL, "{n} action is still free.", "{n} actions are still free.", slots), {"n", free_slots});
    str_add(out, out->used && lost > 0 ? " " : "");
    if (lost > 0) TEXT_FORMAT(out, T(d->texts, "{n} capital will be lost unless you react with it."), {"n", capital});
    str_add(out, out->used && money > 0 ? " " : "");
    if (money > 0) TEXT_FORMAT(out, T(d->texts, "Budget above the cap will be lost: {n}."), {"n", budget});
}

/* An agreement of the seat's own that excludes the one offered; 0: none. */
static int ended_by(const Catalog *c, const World *w, int agreement, int state, int seat)
{
    for (int k = 1; k <= c->agreement_count; k++) {
        if ((c->agreement[agreement].conflicts >> (k - 1) & 1) && cond_has(c, w, k, state, seat)) return k;
    }
    return 0;
}

void describe_offer_met(const Describe *d, StrBuf *out, const World *seen, int seat, int slot)
{
    const Catalog *c = d->game->catalog;
    const Tunes *n = game_tunes(c, seen);
    int rival = seat_rival(seat), action = seen->plan_action[rival][slot], state = seen->plan_target[rival][slot];
    int agreement = model_offered(c, seen, action, state, rival);
    if (!agreement) return;
    int32_t margin = model_margin(c, seen, agreement, state, rival, seen->plan_clause[rival][slot]);
    bool hard = react_is_hard(c, seen, rival, slot);
    const char *form = margin < 0                  ? "about {spare} short of a signature"
                       : hard                      ? "about {spare} to spare"
                       : margin < n->counter_malus ? "about {spare} to spare; a counter takes {taken}: enough as it stands"
                                                   : "about {spare} to spare; a counter takes {taken}: too little";
    char spare[24], taken[24];
    StrBuf s = str_buf(spare, sizeof spare), m = str_buf(taken, sizeof taken);
    describe_milli(d, &s, fixed_abs(margin), 1, false);
    describe_milli(d, &m, n->counter_malus, n->counter_malus % MILLI ? 1 : 0, false);
    TEXT_FORMAT(out, T(d->texts, form), {"spare", spare}, {"taken", taken});
    int ended = ended_by(c, seen, agreement, state, seat);
    if (ended && margin >= 0) TEXT_FORMAT(out, T(d->texts, "; it would end {agreement}"), {"agreement", describe_name(d, &c->agreement[ended].at)});
}

void describe_estimate_basis(const Describe *d, StrBuf *out, const CrisisSides *sides)
{
    char mine[24], low[24], high[24];
    StrBuf m = str_buf(mine, sizeof mine), l = str_buf(low, sizeof low), h = str_buf(high, sizeof high);
    describe_milli(d, &m, sides->resolve, 0, false);
    describe_milli(d, &l, sides->resolve_low, 0, false);
    describe_milli(d, &h, sides->resolve_high, 0, false);
    TEXT_FORMAT(out, T(d->texts, "It rests on resolve, yours {mine}, theirs {low} to {high}: half of it is habit (who feels stronger climbs sooner; the higher the rung, the sooner one yields), half what pays them best against you."),
                {"mine", mine}, {"low", low}, {"high", high});
}

/* Tension that the rungs from the next one on add: the one it stands on has added its own. */
static int32_t tension_to_incident(const Catalog *c, const World *w)
{
    int32_t sum = 0;
    for (int r = (w->crisis_seat ? w->crisis_rung : 0) + 1; r <= c->rung_count; r++) sum += c->rung[r].tension;
    return sum;
}

void describe_edge(const Describe *d, StrBuf *out, const World *seen, int seat)
{
    const Catalog *c = d->game->catalog;
    const Tunes *n = game_tunes(c, seen);
    int32_t more = tension_to_incident(c, seen);
    if (!seat || seen->tension + more < n->tension_end) return;
    int32_t mine = seen->blame[seat], theirs = seen->blame[seat_rival(seat)];
    if (seen->crisis_seat) {
        /* What the incident itself adds is known once it is known whose action it is about. */
        bool initiator = seen->crisis_seat == seat;
        mine += initiator ? n->crisis_blame_initiator : n->crisis_blame_challenger;
        theirs += initiator ? n->crisis_blame_challenger : n->crisis_blame_initiator;
    }
    char now[24], add[24], end[24], own[24], other[24];
    StrBuf t = str_buf(now, sizeof now), m = str_buf(add, sizeof add), e = str_buf(end, sizeof end), a = str_buf(own, sizeof own), b = str_buf(other, sizeof other);
    describe_held(d, &t, seen->tension, 0, false);
    describe_milli(d, &m, more, more % MILLI ? 1 : 0, false);
    describe_milli(d, &e, n->tension_end, 0, false);
    int decimals = text_decimals(mine, theirs, 0);
    describe_milli(d, &a, mine, decimals, false);
    describe_milli(d, &b, theirs, decimals, false);
    static const char *const forms[2][3] = {{"As the blame stands ({other} to your {own}) the other side would lose, but every rung you climb adds to yours.",
                                             "The blame is even ({own} each), and every rung you climb adds to yours.",
                                             "As the blame stands ({own} to {other}) you would lose, and every rung you climb adds to yours."},
                                            {"With what the incident adds to both, the blame would be {other} to your {own}: the other side would lose, but every rung you climb adds to yours.",
                                             "With what the incident adds to both, the blame would be even ({own} each), and every rung you climb adds to yours.",
                                             "With what the incident adds to both, the blame would be {own} to {other}: you would lose, and every rung you climb adds to yours."}};
    TEXT_FORMAT(out, T(d->texts, "Tension {now}: a crisis that ends in an incident adds {more} and breaks relations at {end}. "), {"now", now}, {"more", add}, {"end", end});
    TEXT_FORMAT(out, T(d->texts, forms[seen->crisis_seat != 0][1 + (mine > theirs) - (mine < theirs)]), {"own", own}, {"other", other});
}

/* ---- sudden endings ---- */

/* Quarter ends, from this quarter's on, until a state can count: its steps one after the other, its lean at the
 * greatest pace. */
static int ends_needed(const Catalog *c, const World *w, const PowerDef *p, int s, int seat)
{
    const Tunes *n = game_tunes(c, w);
    int missing = p->sudden_steps - w->steps[s][seat], wait = w->step_wait[s][seat], by_steps = 0;
    if (missing > 0) by_steps = wait ? wait + (missing - 1) * n->accord_delay : missing * n->accord_delay;
    int32_t lean = p->sudden_alignment - w->alignment[s] * seat_sign(seat), pace = n->step_limit > 0 ? n->step_limit : 1;
    int by_lean = lean > 0 ? (int)((lean + pace - 1) / pace) : 0;
    return int_max(by_steps, by_lean);
}

static int nearest(const int *ends, int count, uint32_t taken, uint32_t among)
{
    int best = 0;
    for (int s = 1; s <= count; s++) {
        bool fits = !(taken >> s & 1) && (among == 0 || (among >> s & 1));
        if (fits && (!best || ends[s] < ends[best])) best = s;
    }
    return best;
}

void outlook_sudden(const Game *g, const World *seen, int seat, SuddenProgress *out)
{
    const Catalog *c = g->catalog;
    const PowerDef *p = &c->power[seat];
    int ends[DIM_STATES] = {0}, longest = 0;
    uint32_t taken = 0;
    *out = (SuddenProgress){.exists = p->sudden_states > 0, .needed = p->sudden_states, .hold = p->sudden_quarters, .held = seen->sudden[seat], .earliest = -1};
    if (!out->exists) return;
    out->ready = model_sudden_states(c, seen, seat);
    out->steps_needed = p->sudden_states * p->sudden_steps;
    for (int s = 1; s <= c->state_count; s++) ends[s] = ends_needed(c, seen, p, s, seat);
    /* The one that must be among them first, then whoever is nearest. */
    for (int i = 0; i < p->sudden_states; i++) {
        int s = nearest(ends, c->state_count, taken, i == 0 ? p->sudden_among : 0);
        if (!s) return;
        taken |= 1u << s;
        longest = int_max(longest, ends[s]);
        out->steps += int_min(p->sudden_steps, seen->steps[s][seat]);
    }
    /* True for the first time at the longest-th quarter end from now on, and then for as long as it must hold. */
    int ends_left = longest > 0 ? longest + out->hold - 1 : int_max(1, out->hold - out->held);
    int at = seen->quarter + ends_left - 1;
    int not_before = p->sudden_year ? p->sudden_year * 4 + p->sudden_season - 1 - (game_absolute_quarter(c, seen) - seen->quarter) : 0;
    at = int_max(at, not_before);
    if (at < game_scenario(c, seen)->quarters) out->earliest = at;
}

void describe_sudden(const Describe *d, StrBuf *out, const World *seen, int seat, const SuddenProgress *p)
{
    const PowerDef *def = &d->game->catalog->power[seat];
    char ready[24], needed[24], steps[24], all[24], date[48];
    const struct {
        char *text;
        size_t size;
        int v;
    } numbers[] = {{ready, sizeof ready, p->ready}, {needed, sizeof needed, p->needed}, {steps, sizeof steps, p->steps}, {all, sizeof all, p->steps_needed}};
    for (int i = 0; i < COUNT_OF(numbers); i++) {
        StrBuf b = str_buf(numbers[i].text, numbers[i].size);
        str_addf(&b, "%d", numbers[i].v);
    }
    StrBuf b = str_buf(date, sizeof date);
    if (p->earliest >= 0) describe_quarter_date(d, &b, seen->scenario, p->earliest);
    const char *form = p->earliest >= 0 ? "{name} ({power}): {ready} of {needed} states ready, {steps} of {all} treaty steps in the nearest; not before {date}."
                                        : "{name} ({power}): {ready} of {needed} states ready, {steps} of {all} treaty steps in the nearest; no longer possible in time.";
    TEXT_FORMAT(out, T(d->texts, form), {"name", def->sudden_name ? T(d->texts, def->sudden_name) : def->sudden_id}, {"power", describe_name(d, &def->at)}, {"ready", ready},
                {"needed", needed}, {"steps", steps}, {"all", all}, {"date", date});
}
