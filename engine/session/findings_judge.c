/* The rows of a batch: figure, limit and verdict of each. */
#include "session/finding_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DEAD_CAMPAIGNS = 2000, ODDS_LEAST = 500, RUPTURES_LEAST = 20 };

/* ---- words ---- */

static const struct {
    const char *word, *how;
} rows[FINDING_ROWS] = {
    [ROW_SIDE_BIAS] = {"side bias", "simulate --out FILE"},
    [ROW_DOMINANT] = {"dominant action", "experiment alone --out FILE"},
    [ROW_DEAD_ACTION] = {"dead or trap action", "experiment remove --out FILE"},
    [ROW_INDISPENSABLE] = {"indispensable action", "experiment remove --out FILE"},
    [ROW_SNOWBALL] = {"snowball", "simulate --out FILE"},
    [ROW_FROZEN] = {"frozen board", "simulate --out FILE"},
    [ROW_COIN_FLIP] = {"coin flip", "experiment ladder random greedy utility planner --out FILE"},
    [ROW_ONE_ENDING] = {"one ending", "simulate --out FILE"},
    [ROW_LENGTH] = {"length", "simulate --out FILE"},
    [ROW_BOREDOM] = {"boredom", "simulate --out FILE"},
    [ROW_SPOILING] = {"spoiling", "simulate --out FILE"},
    [ROW_CRISES] = {"crises dominate", "simulate --out FILE"},
    [ROW_HIDDEN] = {"hidden numbers", "simulate --out FILE"},
    [ROW_ODDS] = {"odds lie", "simulate --odds 1 --out FILE"},
    [ROW_FRAGILE] = {"fragile tuning", "experiment sensitivity --out FILE"},
    [ROW_PRIORITIES] = {"priorities dominate", "simulate --out FILE"},
    [ROW_DEAD_CONTENT] = {"dead content", "simulate --out FILE"},
};

const char *finding_word(int row) { return rows[row].word; }

const char *finding_verdict(Verdict verdict)
{
    static const char *const words[] = {"pass", "FAIL", "reported", "listed", "not measured"};
    return words[verdict];
}

void findings_clear(const TextTable *texts, Finding out[FINDING_ROWS])
{
    for (int i = 0; i < FINDING_ROWS; i++) {
        out[i] = (Finding){.verdict = FINDING_MISSING};
        StrBuf b = str_buf(out[i].figure, sizeof out[i].figure);
        TEXT_FORMAT(&b, T(texts, "to measure: steppe-cli {command}"), {"command", rows[i].how});
    }
}

static void append(char *text, size_t size, const char *more)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used ? "; " : "", more);
}

/* ---- figures ---- */

/* Squared correlation of a member of the rows with the margin at the end. */
static double explained(const Findings *f, size_t member)
{
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, n = f->count;
    for (int i = 0; i < f->count; i++) {
        double x = *(const double *)(const void *)((const char *)&f->row[i] + member), y = f->row[i].margin;
        sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
    double vx = sxx - sx * sx / n, vy = syy - sy * sy / n, v = sxy - sx * sy / n;
    return n > 1 && vx > 0 && vy > 0 ? v * v / (vx * vy) : 0;
}

/* Share of campaigns won by who led at mid game, the side's usual lead taken off. */
static Share mid_leader(const Findings *f)
{
    double usual = 0, hits = 0, decided = 0;
    for (int i = 0; i < f->count; i++) usual += f->row[i].mid / f->count;
    for (int i = 0; i < f->count; i++) {
        if (!f->row[i].winner) continue;
        decided++;
        hits += (f->row[i].mid > usual) == (f->row[i].winner == 1);
    }
    return findings_share(hits, decided);
}

static double entropy(const Findings *f, int seat)
{
    double all = 0, bits = 0;
    for (int a = 1; a <= f->c->action_count; a++) all += (double)f->uses[seat][a];
    for (int a = 1; a <= f->c->action_count; a++) {
        double p = all > 0 ? (double)f->uses[seat][a] / all : 0;
        if (p > 0) bits -= p * log2(p);
    }
    return bits;
}

/* ---- side bias ---- */

static bool is_level(const char *word, const char *level)
{
    size_t n = strlen(level);
    return strncmp(word, level, n) == 0 && (word[n] == 0 || word[n] == ':');
}

double findings_side_room(const Findings *f, const char *const level[DIM_SEATS])
{
    bool base = str_eq(f->c->scenario[f->scenario].at.id, "base");
    if (!str_eq(level[1], level[2])) return 0; /* unlike levels should not win alike */
    if (is_level(level[1], "planner") || is_level(level[1], "search")) return base ? 0.05 : 0.08;
    if (is_level(level[1], "utility")) return 0.10;
    return is_level(level[1], "greedy") ? 0.15 : 0;
}

static void judge_sides(const Findings *f, const char *const level[DIM_SEATS], const TextTable *texts, Finding *r)
{
    double room = findings_side_room(f, level);
    Share s = findings_side_share(f);
    StrBuf b = finding_begin(r, room > 0 && fabs(s.share - 0.5) > room, "");
    if (room == 0) r->verdict = FINDING_REPORTED;
    TEXT_FORMAT(&b, T(texts, "{power} {share}% ({low} to {high})"), {"power", finding_name(texts, &f->c->power[1].at)}, {"share", PCT(s.share, 1)}, {"low", PCT(s.low, 1)}, {"high", PCT(s.high, 1)});
    StrBuf a = str_buf(r->allowed, sizeof r->allowed), c = str_buf(r->cause, sizeof r->cause);
    if (room > 0) TEXT_FORMAT(&a, T(texts, "{low} to {high}%"), {"low", PCT(0.5 - room, 0)}, {"high", PCT(0.5 + room, 0)});
    else str_add(&a, T(texts, "no limit for these levels"));
    if (r->verdict == FINDING_FAIL)
        TEXT_FORMAT(&c, T(texts, "{power} wins too often; komi is the first dial"), {"power", finding_name(texts, &f->c->power[s.share > 0.5 ? 1 : 2].at)});
}

/* ---- one ending ---- */

/* The seat's character that values the steps of its own sudden win most. */
static const char *aims(const Catalog *c, int seat)
{
    int best = 0;
    for (int p = 1; p <= c->personality_count; p++) {
        if (c->personality[p].seat == seat && (!best || c->personality[p].steps > c->personality[best].steps)) best = p;
    }
    return best ? c->personality[best].at.id : NULL;
}

static bool plays_for_it(const Catalog *c, const char *level, int seat)
{
    const char *character = strchr(level, ':'), *aimer = aims(c, seat);
    return character && aimer && str_eq(character + 1, aimer);
}

static double ending_share(const Findings *f, const char *ending)
{
    for (int i = 0; i < f->endings; i++) {
        if (str_eq(f->ending[i], ending)) return (double)f->ending_count[i] / f->count;
    }
    return 0;
}

/* The sudden win of a side, where somebody aims at it. */
static void judge_sudden(const Findings *f, const char *const level[DIM_SEATS], const TextTable *texts, Finding *r)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        const PowerDef *p = &f->c->power[seat];
        if (!p->sudden_states || !plays_for_it(f->c, level[seat], seat)) continue;
        char one[128];
        StrBuf b = str_buf(one, sizeof one);
        double s = ending_share(f, p->sudden_id);
        TEXT_FORMAT(&b, T(texts, "{ending} {share}% where {power} aims at it"), {"ending", p->sudden_name ? T(texts, p->sudden_name) : p->sudden_id}, {"share", PCT(s, 1)},
                    {"power", finding_name(texts, &p->at)});
        append(r->figure, sizeof r->figure, one);
        if (s >= 0.03) continue;
        r->verdict = FINDING_FAIL;
        append(r->cause, sizeof r->cause, p->sudden_name ? T(texts, p->sudden_name) : p->sudden_id);
    }
}

static void judge_endings(const Findings *f, const char *const level[DIM_SEATS], const TextTable *texts, Finding *r)
{
    int most = 0;
    for (int i = 1; i < f->endings; i++) most = f->ending_count[i] > f->ending_count[most] ? i : most;
    double top = f->endings ? (double)f->ending_count[most] / f->count : 0;
    StrBuf b = finding_begin(r, top > 0.75, T(texts, "at most 75%; sudden wins at least 3% when aimed at"));
    char name[96];
    StrBuf e = str_buf(name, sizeof name);
    if (f->endings) finding_ending_name(f->c, texts, f->ending[most], &e);
    TEXT_FORMAT(&b, T(texts, "most common {share}%, {ending}, of {n} endings"), {"share", PCT(top, 1)}, {"ending", name}, {"n", NUM(f->endings, 0)});
    if (top > 0.75) append(r->cause, sizeof r->cause, name);
    judge_sudden(f, level, texts, r);
}

/* ---- the others ---- */

static void judge_course(const Findings *f, const TextTable *texts, Finding out[FINDING_ROWS])
{
    double n = f->count, sd, mean = findings_mean_quarters(f, &sd), quarters = f->c->scenario[f->scenario].quarters;
    Share mid = mid_leader(f);
    double early = explained(f, offsetof(FindingsRow, year_two));
    StrBuf b = finding_begin(&out[ROW_SNOWBALL], mid.share > 0.8 || early > 0.6, T(texts, "at most 80%; at most 60%"));
    TEXT_FORMAT(&b, T(texts, "mid-game leader wins {share}%; year two explains {early}%"), {"share", PCT(mid.share, 0)}, {"early", PCT(early, 0)});
    double moved = f->moved_years ? (double)f->moved / (double)f->moved_years / 1000 : 0, leads = findings_mean_leads(f);
    double tiers = f->tier_chances ? (double)f->tier_changes / (double)f->tier_chances * f->c->state_count : 0;
    b = finding_begin(&out[ROW_FROZEN], moved < 6 || leads < 0.5 || tiers < 0.26, T(texts, "at least 6; 0.5; 0.26"));
    TEXT_FORMAT(&b, T(texts, "{moved} points a year; {leads} lead changes; {tiers} tier changes a quarter"), {"moved", NUM(moved, 1)}, {"leads", NUM(leads, 1)}, {"tiers", NUM(tiers, 2)});
    double short_share = (double)f->short_ones / n;
    b = finding_begin(&out[ROW_LENGTH], mean < 0.77 * quarters || sd > 0.23 * quarters || short_share > 0.05, "");
    TEXT_FORMAT(&b, T(texts, "{mean} quarters, sd {sd}; {early}% before year two is over"), {"mean", NUM(mean, 1)}, {"sd", NUM(sd, 1)}, {"early", PCT(short_share, 1)});
    StrBuf a = str_buf(out[ROW_LENGTH].allowed, sizeof out[ROW_LENGTH].allowed);
    TEXT_FORMAT(&a, T(texts, "{low} to {high}; at most {sd}; at most 5%"), {"low", NUM(0.77 * quarters, 0)}, {"high", NUM(quarters, 0)}, {"sd", NUM(0.23 * quarters, 0)});
}

static void judge_play(const Findings *f, const TextTable *texts, Finding out[FINDING_ROWS])
{
    double bits = fmin(entropy(f, 1), entropy(f, 2)), again = f->planned_turns ? (double)f->again / (double)f->planned_turns : 0;
    double turns = (double)(f->turns[1] + f->turns[2]), clear = turns > 0 ? (double)(f->clear[1] + f->clear[2]) / turns : 0;
    StrBuf b = finding_begin(&out[ROW_BOREDOM], bits < 2.2 || again > 0.10 || clear > 0.5, T(texts, "at least 2.2; at most 10%; at most 50%"));
    TEXT_FORMAT(&b, T(texts, "{bits} bits; same thrice {again}%; clear best {clear}%"), {"bits", NUM(bits, 2)}, {"again", PCT(again, 1)}, {"clear", PCT(clear, 0)});
    double rupture = (double)f->ruptures / f->count, trailing = f->ruptures ? (double)f->trailing_ruptures / (double)f->ruptures : 0;
    b = finding_begin(&out[ROW_SPOILING], rupture > 0.1 || (f->ruptures >= RUPTURES_LEAST && trailing > 0.5), T(texts, "at most 10%; at most half"));
    TEXT_FORMAT(&b, T(texts, "rupture {share}%, of which trailing side {trailing}%"), {"share", PCT(rupture, 1)}, {"trailing", PCT(trailing, 0)});
    double crises = explained(f, offsetof(FindingsRow, crises)), incidents = (double)f->incidents / f->count;
    b = finding_begin(&out[ROW_CRISES], crises > 0.25 || incidents > 3, T(texts, "at most 25%; at most 3"));
    TEXT_FORMAT(&b, T(texts, "{share}% of variance; {n} incidents"), {"share", PCT(crises, 1)}, {"n", NUM(incidents, 2)});
    double goals = explained(f, offsetof(FindingsRow, priorities));
    b = finding_begin(&out[ROW_PRIORITIES], goals > 0.15, T(texts, "at most 15%"));
    TEXT_FORMAT(&b, T(texts, "{share}% of variance"), {"share", PCT(goals, 1)});
    b = finding_begin(&out[ROW_HIDDEN], f->ledger_breaks > 0, T(texts, "none: every ledger adds up"));
    TEXT_FORMAT(&b, T(texts, "{n} sums that miss in {games} campaigns"), {"n", NUM((double)f->ledger_breaks, 0)}, {"games", NUM(f->count, 0)});
}

/* ---- odds ---- */

/* Wilson at 99.5 %: the chance shown lies within what the outcomes allow. */
static bool inside(double shown, double came, double n)
{
    const double z = 2.807;
    double p = came / n, middle = (p + z * z / (2 * n)) / (1 + z * z / n), half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return shown >= middle - half && shown <= middle + half;
}

static void judge_odds(const Findings *f, const TextTable *texts, Finding *r)
{
    const char *const kind_word[ODDS_KINDS] = {T(texts, "dice"), T(texts, "offers")};
    int tested = 0, good = 0;
    double all = 0;
    char cause[sizeof r->cause] = "";
    for (int k = 0; k < ODDS_KINDS; k++) {
        for (int i = 0; i < ODDS_TENTHS; i++) {
            double n = (double)f->odds[k][i].n, shown = n > 0 ? (double)f->odds[k][i].shown / n / 1000 : 0;
            all += n;
            if (n < ODDS_LEAST) continue;
            tested++;
            bool ok = inside(shown, (double)f->odds[k][i].came, n);
            good += ok;
            if (ok) continue;
            char one[96];
            StrBuf b = str_buf(one, sizeof one);
            TEXT_FORMAT(&b, T(texts, "{kind} shown {shown}% came {came}%"), {"kind", kind_word[k]}, {"shown", PCT(shown, 1)}, {"came", PCT((double)f->odds[k][i].came / n, 1)});
            append(cause, sizeof cause, one);
        }
    }
    StrBuf b = finding_begin(r, good < tested, T(texts, "all inside the 99.5% band"));
    if (tested == 0) {
        r->verdict = FINDING_MISSING;
        TEXT_FORMAT(&b, T(texts, "{n} chances shown, under {least} in every tenth; to measure: steppe-cli {command}"), {"n", NUM(all, 0)}, {"least", NUM(ODDS_LEAST, 0)},
                    {"command", rows[ROW_ODDS].how});
    } else TEXT_FORMAT(&b, T(texts, "{good} of {tested} tenths inside, of {n} chances shown"), {"good", NUM(good, 0)}, {"tested", NUM(tested, 0)}, {"n", NUM(all, 0)});
    snprintf(r->cause, sizeof r->cause, "%s", cause);
}

/* ---- dead content ---- */

typedef struct {
    StrBuf out;
    int count, told;
} Names;

/* Of what does not fit the number is told at the end. */
static void dead(Names *n, const char *name)
{
    enum { ROOM_FOR_MORE = 32 };
    n->count++;
    if (n->told + 1 < n->count || n->out.used + strlen(name) + 2 + ROOM_FOR_MORE >= n->out.size) return;
    str_addf(&n->out, "%s%s", n->told++ ? ", " : "", name);
}

static void dead_option(Names *n, const TextTable *texts, const EventDef *event, const OptionDef *option)
{
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, T(texts, "{event}: {option}"), {"event", finding_name(texts, &event->at)}, {"option", finding_name(texts, &option->at)});
    dead(n, text);
}

static bool may_fire(const Findings *f, const EventDef *e)
{
    const ScenarioDef *s = &f->c->scenario[f->scenario];
    int first = s->start_year * 4 + s->start_season - 1;
    if ((e->dated && !s->dated_events) || (e->random && !s->random_events)) return false;
    return e->from < first + s->quarters && (e->to == 0 || e->to >= first);
}

/* What a step of an accord, or an action that offers it, could have brought. */
static bool may_be_signed(const Findings *f, int agreement)
{
    if (f->c->agreement[agreement].accord) return true;
    for (int a = 1; a <= f->c->action_count; a++) {
        if (f->c->action[a].offer == agreement) return true;
    }
    return false;
}

static void judge_content(const Findings *f, const TextTable *texts, Finding *r)
{
    int options = 0;
    StrBuf b = finding_begin(r, false, "");
    Names names = {.out = str_buf(r->cause, sizeof r->cause)};
    for (int a = 1; a <= f->c->action_count; a++) {
        if (f->uses[1][a] + f->uses[2][a] == 0) dead(&names, finding_name(texts, &f->c->action[a].at));
    }
    for (int a = 1; a <= f->c->agreement_count; a++) {
        if (f->accepted[a] == 0 && may_be_signed(f, a)) dead(&names, finding_name(texts, &f->c->agreement[a].at));
    }
    for (int e = 1; e <= f->c->event_count; e++) {
        const EventDef *event = &f->c->event[e];
        if (!may_fire(f, event)) continue;
        if (f->events[e] == 0) dead(&names, finding_name(texts, &event->at));
        for (int i = 0; f->events[e] && i < event->option_count; i++) {
            if (f->options[e][i]) continue;
            options++;
            dead_option(&names, texts, event, &event->option[i]);
        }
    }
    /* What a few campaigns do not show may be rare: it is a fault once enough were played. */
    r->verdict = names.count == 0 ? FINDING_PASS : f->count >= DEAD_CAMPAIGNS ? FINDING_FAIL : FINDING_LISTED;
    TEXT_FORMAT(&b, T(texts, "{n} never seen in {games} campaigns, {options} of them options"), {"n", NUM(names.count, 0)}, {"games", NUM(f->count, 0)}, {"options", NUM(options, 0)});
    StrBuf a = str_buf(r->allowed, sizeof r->allowed);
    TEXT_FORMAT(&a, T(texts, "none in {n} campaigns"), {"n", NUM(DEAD_CAMPAIGNS, 0)});
    if (names.told == names.count) return;
    str_add(&names.out, "; ");
    TEXT_FORMAT(&names.out, T(texts, "and {n} more"), {"n", NUM(names.count - names.told, 0)});
}

/* ---- all of them ---- */

void findings_judge(const Findings *f, const char *const level[DIM_SEATS], const TextTable *texts, Finding out[FINDING_ROWS])
{
    if (f->count == 0) return;
    judge_sides(f, level, texts, &out[ROW_SIDE_BIAS]);
    judge_course(f, texts, out);
    judge_endings(f, level, texts, &out[ROW_ONE_ENDING]);
    judge_play(f, texts, out);
    judge_odds(f, texts, &out[ROW_ODDS]);
    judge_content(f, texts, &out[ROW_DEAD_CONTENT]);
}

void findings_judge_other(const Findings *f, const char *const level[DIM_SEATS], const char *what, const TextTable *texts, Finding out[FINDING_ROWS])
{
    Finding sides, *all = &out[ROW_SIDE_BIAS];
    if (f->count == 0) return;
    judge_sides(f, level, texts, &sides);
    if (sides.verdict != FINDING_REPORTED) {
        char one[160];
        Share s = findings_side_share(f);
        StrBuf b = str_buf(one, sizeof one);
        TEXT_FORMAT(&b, T(texts, "{batch} {share}%"), {"batch", what}, {"share", PCT(s.share, 1)});
        append(all->figure, sizeof all->figure, one);
    }
    if (sides.verdict == FINDING_FAIL) {
        char one[192];
        StrBuf c = str_buf(one, sizeof one);
        all->verdict = FINDING_FAIL;
        TEXT_FORMAT(&c, T(texts, "{batch}, allowed {limit}"), {"batch", what}, {"limit", sides.allowed});
        append(all->cause, sizeof all->cause, one);
    }
    judge_sudden(f, level, texts, &out[ROW_ONE_ENDING]);
}
