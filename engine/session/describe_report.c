/* The sentences of the log, the ticker and the ending. */
#include "session/describe.h"

#include "base/fixed.h"
#include "base/hash.h"

#include <string.h>

typedef struct {
    const Describe *d;
    const char *state, *power, *rival;
} Names;

static Names names_of(const Describe *d, const Report *r)
{
    const Catalog *c = d->game->catalog;
    Names n = {d, "", "", ""};
    if (r->state) n.state = describe_name(d, &c->state[r->state].at);
    int power = r->seat ? r->seat : r->power;
    if (power) n.power = describe_name(d, &c->power[power].at);
    if (power == 1 || power == 2) n.rival = describe_name(d, &c->power[seat_rival(power)].at);
    return n;
}

static void say(const Names *n, StrBuf *out, const char *form, const char *what)
{
    TEXT_FORMAT(out, T(n->d->texts, form), {"state", n->state}, {"power", n->power}, {"rival", n->rival}, {"what", what});
}

static void say_round(const Names *n, StrBuf *out, const Report *r)
{
    static const char *const words[] = {"", "escalates", "holds", "offers a deal", "backs down"};
    const Describe *d = n->d;
    const Catalog *c = d->game->catalog;
    TEXT_FORMAT(out, T(d->texts, "Rung {rung}: {one} {first}, {two} {second}."), {"rung", (const char[2]){(char)('0' + r->channel), 0}},
                {"one", describe_name(d, &c->power[1].at)}, {"first", T(d->texts, words[r->delta])}, {"two", describe_name(d, &c->power[2].at)},
                {"second", T(d->texts, words[r->after])});
}

static void say_crisis_end(const Names *n, StrBuf *out, const Report *r)
{
    const char *what = describe_name(n->d, &n->d->game->catalog->action[r->id].at);
    bool offer = n->d->game->catalog->action[r->id].offer != 0;
    switch (r->arg) {
    case CRISIS_BACKED_DOWN: say(n, out, "The crisis over {what} in {state} is over: {rival} backs down before {power}.", what); break;
    case CRISIS_SETTLED:
        say(n, out, offer ? "The crisis over {what} in {state} is settled. The offer stands, at a worse margin." : "The crisis over {what} in {state} is settled. Half of it goes ahead.", what);
        break;
    case CRISIS_TERMS: say(n, out, "The crisis over {what} in {state} is settled on the terms of {power}.", what); break;
    case CRISIS_INCIDENT: say(n, out, "An incident in {state}. {what} is off, and nobody calls it a victory.", what); break;
    case CRISIS_VOID: say(n, out, "Both sides step back in {state}. {what} is off.", what); break;
    default: say(n, out, "The crisis over {what} in {state} ends where it began. {what} is off.", what); break;
    }
}

/* A clause as it would have to read. */
static void say_counter_offer(const Names *n, StrBuf *out, const Report *r)
{
    const ClauseDef *clause = &n->d->game->catalog->agreement[r->id].clause[r->arg];
    char asked[8], would[8];
    StrBuf a = str_buf(asked, sizeof asked), b = str_buf(would, sizeof would);
    str_addf(&a, "%d", r->delta);
    str_addf(&b, "%d", r->after);
    TEXT_FORMAT(out, T(n->d->texts, "{state}'s counter-offer for {what}: {clause} {would} instead of {asked}."), {"state", n->state},
                {"what", describe_name(n->d, &n->d->game->catalog->agreement[r->id].at)}, {"clause", T(n->d->texts, clause->name)}, {"would", would}, {"asked", asked});
}

/* What the capital adds in its own manner. Which of its lines: by quarter, state and subject, never by the game's dice, so that a
 * campaign told again reads the same. */
static void say_voice(const Names *n, StrBuf *out, const Report *r, int voice)
{
    const Catalog *c = n->d->game->catalog;
    const char *const *line = c->doctrine[c->state[r->state].doctrine].voice[voice];
    int count = 0;
    while (count < MAX_VOICE_LINES && line[count]) count++;
    if (!count) return;
    const uint64_t key = hash_mix(hash_mix(c->state[r->state].at.hash, (uint64_t)(r->quarter * VOICE_COUNT + voice)), (uint64_t)r->seat * 1024 + r->id);
    TEXT_FORMAT(out, T(n->d->texts, " \"{line}\""), {"line", T(n->d->texts, line[key % (unsigned)count])});
}

static void say_offer(const Names *n, StrBuf *out, const Report *r)
{
    const char *what = describe_name(n->d, &n->d->game->catalog->agreement[r->id].at);
    if (r->arg) {
        say(n, out, "{state} signs with {power}: {what}.", what);
        say_voice(n, out, r, VOICE_THANKS);
        return;
    }
    char missing[24];
    StrBuf b = str_buf(missing, sizeof missing);
    text_needed(&b, -r->delta, 1, false, n->d->ascii);
    say(n, out, "{state} declines {power}'s offer: {what}.", what);
    str_add(out, " ");
    TEXT_FORMAT(out, T(n->d->texts, "It was {missing} short."), {"missing", missing});
    say_voice(n, out, r, VOICE_REFUSE);
}

static void say_ended(const Names *n, StrBuf *out, const Report *r)
{
    static const char *const forms[] = {"", "{what} with {state} lapses: its margin has gone.", "{what} between {state} and {power} is broken.",
                                        "{what} between {state} and {power} runs out.", "{what} with {state} is thrown back."};
    const char *what = describe_name(n->d, &n->d->game->catalog->agreement[r->id].at);
    if (r->arg >= 1 && r->arg <= 4) say(n, out, forms[r->arg], what);
}

static const char *tier_word(int tier)
{
    static const char *const words[] = {"belongs to nobody", "leans to", "stands close to", "stands shoulder to shoulder with"};
    return words[int_clamp(tier < 0 ? -tier : tier, 0, 3)];
}

static void say_tier(const Names *n, StrBuf *out, const Report *r)
{
    const Describe *d = n->d;
    if (r->after == 0) {
        say(n, out, "{state} is back in the middle.", "");
        return;
    }
    const char *side = describe_name(d, &d->game->catalog->power[r->after > 0 ? 1 : 2].at);
    bool falls = r->after > 0 ? r->delta > r->after : r->delta < r->after;
    TEXT_FORMAT(out, T(d->texts, falls ? "{state} moves away from {side} and now only {leans} it." : "{state} now {leans} {side}."), {"state", n->state}, {"leans", T(d->texts, tier_word(r->after))}, {"side", side});
}

static void say_points(const Names *n, StrBuf *out, const Report *r, const char *form)
{
    char points[24], sum[24];
    StrBuf a = str_buf(points, sizeof points), b = str_buf(sum, sizeof sum);
    describe_milli(n->d, &a, r->delta, 1, true);
    describe_milli(n->d, &b, r->after, 1, false);
    const char *what = r->kind == REPORT_PRIORITY ? describe_name(n->d, &n->d->game->catalog->priority[r->id].at) : "";
    TEXT_FORMAT(out, T(n->d->texts, form), {"power", n->power}, {"points", points}, {"sum", sum}, {"what", what});
}

void describe_report(const Describe *d, StrBuf *out, const Report *r)
{
    const Catalog *c = d->game->catalog;
    Names n = names_of(d, r);
    switch (r->kind) {
    case REPORT_EVENT:
        if (r->power) say(&n, out, r->state ? "{power} in {state}: {what}." : "{power}: {what}.", describe_name(d, &c->event[r->id].at));
        else if (r->state) say(&n, out, "{state}: {what}.", describe_name(d, &c->event[r->id].at));
        else str_addf(out, "%s.", describe_name(d, &c->event[r->id].at));
        if (c->event[r->id].request && r->state) say_voice(&n, out, r, VOICE_REQUEST);
        break;
    case REPORT_ANSWER: {
        const OptionDef *o = &c->event[r->id].option[r->arg];
        TEXT_FORMAT(out, T(d->texts, "{event}: {power} chose \"{option}\"."), {"event", describe_name(d, &c->event[r->id].at)}, {"power", n.power},
                    {"option", describe_name(d, &o->at)});
        break;
    }
    case REPORT_ACTION: say(&n, out, "{power} in {state}: {what}.", describe_name(d, &c->action[r->id].at)); break;
    case REPORT_REACTION:
        say(&n, out, r->arg == REACT_CHALLENGE ? "{power} challenges {what} in {state}." : "{power} counters {what} in {state}.", describe_name(d, &c->action[r->id].at));
        break;
    case REPORT_CRISIS: say(&n, out, "Crisis in {state}: {rival} will not have {what}.", describe_name(d, &c->action[r->id].at)); break;
    case REPORT_ROUND: say_round(&n, out, r); break;
    case REPORT_CRISIS_END: say_crisis_end(&n, out, r); break;
    case REPORT_OFFER: say_offer(&n, out, r); break;
    case REPORT_COUNTER_OFFER:
        /* Said to the one who offered, and to nobody else. */
        if (d->seat != 0 && d->seat != r->seat) break;
        say_counter_offer(&n, out, r);
        say_voice(&n, out, r, VOICE_COUNTER);
        break;
    case REPORT_IN_FORCE: say(&n, out, "In force between {state} and {power}: {what}.", describe_name(d, &c->agreement[r->id].at)); break;
    case REPORT_ENDED: say_ended(&n, out, r); break;
    case REPORT_LEG:
        TEXT_FORMAT(out, T(d->texts, "{project}: leg {leg} of {legs} stands in {state}."), {"project", describe_name(d, &c->project[r->id].at)},
                    {"leg", (const char[2]){(char)('0' + r->arg % 10), 0}}, {"legs", (const char[2]){(char)('0' + c->project[r->id].legs % 10), 0}}, {"state", n.state});
        break;
    case REPORT_BALANCE: 
        say(&n, out, "{state} has had enough of {power} for now.", "");
        say_voice(&n, out, r, VOICE_WAIT);
        break;
    case REPORT_AGENDA:
        say(&n, out, r->arg ? "Next year's agenda is known: {what}." : "The agenda of the year: {what}.", describe_name(d, &c->channel[r->channel].at));
        break;
    case REPORT_PRIORITY: say_points(&n, out, r, r->arg ? "{power}'s private goal is revealed and met: {what} ({points})." : "{power}'s private goal is revealed and missed: {what}."); break;
    case REPORT_AIM: say(&n, out, "{power}'s aim of the year comes out: {what}.", describe_name(d, &c->aim[r->id].at)); break;
    case REPORT_YEAR: say_points(&n, out, r, "Year end: {power} scores {points} in the states, {sum} so far, before private goals."); break;
    case REPORT_TIER: say_tier(&n, out, r); break;
    case REPORT_VOID: say(&n, out, "{power}'s {what} in {state} comes to nothing.", describe_name(d, &c->action[r->id].at)); break;
    case REPORT_MEDIATION: str_add(out, T(d->texts, "A third party mediates: one rung down.")); break;
    case REPORT_FUNC: str_add(out, T(d->texts, "A script failed and was taken back.")); break;
    default: break;
    }
}

/* " Stability -3.0; sovereignty +2.0; and 2 more." */
static void add_changes(const Describe *d, StrBuf *out, const Preview *p, int state)
{
    enum { MOST = 5 };
    for (int i = 0; i < p->line_count && i < MOST; i++) {
        char what[128], figure[48];
        StrBuf a = str_buf(what, sizeof what), b = str_buf(figure, sizeof figure);
        PreviewLine l = p->line[i];
        if (l.state == state) l.state = 0; /* the sentence has named it */
        describe_preview_line(d, &a, &b, &l);
        str_addf(out, "%s%s %s", i ? "; " : " ", what, figure);
    }
    if (p->line_count == 0) return;
    char more[16];
    StrBuf n = str_buf(more, sizeof more);
    str_addf(&n, "%d", p->line_count - MOST);
    if (p->line_count > MOST) TEXT_FORMAT(out, T(d->texts, "; and {n} more"), {"n", more});
    str_add(out, ".");
}

void describe_news(const Describe *d, StrBuf *out, const Report *list, int count, int at)
{
    Preview p;
    describe_report(d, out, &list[at]);
    preview_news(d->game, list, count, at, d->seat, &p);
    add_changes(d, out, &p, list[at].kind == REPORT_EVENT ? list[at].state : 0);
}

void describe_ticker(const Describe *d, StrBuf *place, StrBuf *sentence, const Report *r)
{
    const Catalog *c = d->game->catalog;
    if (r->state) str_add(place, c->state[r->state].capital_city ? T(d->texts, c->state[r->state].capital_city) : describe_name(d, &c->state[r->state].at));
    else if (r->seat) str_add(place, c->power[r->seat].capital_city ? T(d->texts, c->power[r->seat].capital_city) : describe_name(d, &c->power[r->seat].at));
    Report plain = *r;
    if (r->kind == REPORT_EVENT) plain.state = 0; /* the place is told already */
    describe_report(d, sentence, &plain);
}

/* ---- the ending ---- */

void describe_ending_word(const Catalog *c, const World *w, StrBuf *out)
{
    static const char *const words[] = {"running", "rupture", "home_collapse", "sudden", "multi_vector", "points", "resigned"};
    bool own = w->ending == ENDING_SUDDEN && w->winner && c->power[w->winner].sudden_id;
    if (own) str_add(out, c->power[w->winner].sudden_id);
    else if (w->winner) str_addf(out, "%s_%s", words[w->ending], c->power[w->winner].at.id);
    else str_add(out, w->ending == ENDING_MULTI_VECTOR || w->ending == ENDING_NONE ? words[w->ending] : "draw");
}

void describe_ending(const Describe *d, StrBuf *headline, StrBuf *sentence, const World *w)
{
    const Catalog *c = d->game->catalog;
    const char *winner = w->winner ? describe_name(d, &c->power[w->winner].at) : "";
    const char *loser = w->winner ? describe_name(d, &c->power[seat_rival(w->winner)].at) : "";
    const char *head = "", *body = "";
    switch (w->ending) {
    case ENDING_RUPTURE:
        head = w->winner ? "A rupture" : "A rupture without a winner";
        body = w->winner ? "Relations broke, and the region knows whom to blame: {loser}." : "Relations broke, and the blame is shared to the last ounce.";
        break;
    case ENDING_HOME_COLLAPSE:
        head = "Trouble at home";
        body = w->winner ? "{loser} had nobody left at home to thank it for influence abroad." : "Neither side had anybody left at home to report to.";
        break;
    case ENDING_SUDDEN:
        head = c->power[w->winner].sudden_name ? c->power[w->winner].sudden_name : "A sudden ending";
        body = c->power[w->winner].sudden_help ? c->power[w->winner].sudden_help : "{winner} has what it set out for.";
        break;
    case ENDING_MULTI_VECTOR:
        head = "The region wins";
        body = "Most of it stayed in the middle, on good terms with both. Each side gets half.";
        break;
    case ENDING_RESIGNED:
        head = "A chair is pushed back";
        body = "{loser} left the table; {winner} stays for the photographs.";
        break;
    default:
        head = w->winner ? "{winner}, on points" : "A draw on points";
        body = w->winner ? "No market, no union, no rupture: a lead, counted year by year." : "Eight years of work, and the columns are equal.";
        break;
    }
    TEXT_FORMAT(headline, T(d->texts, head), {"winner", winner}, {"loser", loser});
    TEXT_FORMAT(sentence, T(d->texts, body), {"winner", winner}, {"loser", loser});
}
