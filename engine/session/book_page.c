/* What stands on a page, kind by kind. Sentences come from the text layer, effects and conditions from describe. */
#include "session/book_page.h"

#include "base/fixed.h"
#include "script/schema.h"

#include <string.h>

enum { ROOTS = 24, NUMBERS = 12 };

typedef struct {
    const Book *book;
    const Catalog *c;
    const Describe *d;
    BookPage *page;
    uint32_t root[ROOTS]; /* trees the page has read aloud: their variables and verbs are linked last */
    int root_count;
    char number[NUMBERS][24];
    int next_number;
} Writer;

/* ---- putting lines and links ---- */

static const char *words(const Writer *w, const char *text) { return T(w->book->texts, text); }
static const char *name(const Writer *w, const Origin *at) { return describe_name(w->d, at); }

static StrBuf line_open(Writer *w) { return str_buf(w->page->block + w->page->used, sizeof w->page->block - w->page->used); }

static void line_close(Writer *w, BookLineKind kind, int level, const StrBuf *b)
{
    BookPage *p = w->page;
    if (p->line_count >= BOOK_LINES || b->cut) {
        p->cut = true;
        return;
    }
    p->line[p->line_count++] = (BookLine){(uint8_t)kind, (uint8_t)level, b->text};
    p->used += b->used + 1;
}

static void put(Writer *w, BookLineKind kind, const char *text)
{
    StrBuf b = line_open(w);
    str_add(&b, text);
    line_close(w, kind, 0, &b);
}

static void head(Writer *w, const char *text) { put(w, BOOK_HEAD, words(w, text)); }

/* A sentence with its words filled in. */
#define SAY(w, kind, form, ...)                                \
    do {                                                       \
        StrBuf line_ = line_open(w);                           \
        TEXT_FORMAT(&line_, words(w, form), __VA_ARGS__);      \
        line_close(w, kind, 0, &line_);                        \
    } while (0)

static const char *milli(Writer *w, int32_t v, bool sign)
{
    char *out = w->number[w->next_number++ % NUMBERS];
    StrBuf b = str_buf(out, sizeof w->number[0]);
    describe_milli(w->d, &b, v, v % 10 ? 3 : v % 100 ? 2 : v % MILLI ? 1 : 0, sign);
    return out;
}

static const char *whole(Writer *w, int v) { return milli(w, v * MILLI, false); }

static void link_page(Writer *w, int page)
{
    BookPage *p = w->page;
    if (page < 0 || page == p->page) return;
    for (int i = 0; i < p->link_count; i++) {
        if (p->link[i] == page) return;
    }
    if (p->link_count < BOOK_LINKS) p->link[p->link_count++] = page;
    else p->cut = true;
}

static void link(Writer *w, BookKind kind, int index) { link_page(w, book_page_of(w->book, kind, index)); }

static void link_tunes(Writer *w, const int *tune, int count)
{
    for (int i = 0; i < count; i++) link(w, BOOK_TUNE, tune[i] + 1);
}
#define LINK_TUNES(w, ...) link_tunes(w, (const int[]){__VA_ARGS__}, COUNT_OF(((const int[]){__VA_ARGS__})))

/* ---- trees ---- */

static void link_definition(Writer *w, const Node *n)
{
    bool condition = n->kind == COND_HAS || n->kind == EFFECT_SIGN || n->kind == EFFECT_BREAK;
    bool reads = n->kind == VALUE_REF || (n->kind >= EFFECT_ADD && n->kind <= EFFECT_SET);
    if (condition) link(w, BOOK_AGREEMENT, n->arg);
    if (n->kind == COND_FIRED || n->kind == EFFECT_FIRE) link(w, BOOK_EVENT, n->arg);
    if (n->kind == COND_IS) link(w, BOOK_STATE, n->arg);
    if (n->kind == COND_WANTS) link(w, BOOK_WANT, n->arg);
    if (n->kind == EFFECT_FUNC) link(w, BOOK_FUNC, n->arg);
    if (n->kind == EFFECT_ADVANCE || (reads && n->var == VAR_LEGS)) link(w, BOOK_PROJECT, n->arg);
}

static bool is_written(const Node *n)
{
    return n->kind == EFFECT_ADD || n->kind == EFFECT_GROW || n->kind == EFFECT_SCALE || n->kind == EFFECT_SET || n->kind == EFFECT_GRANT;
}

/* The page of the variable that a node reads or writes; -1: none. */
static int variable_page(const Writer *w, const Node *n)
{
    if (n->kind == EFFECT_ACCORD) return book_page_of(w->book, BOOK_VARIABLE, VAR_ACCORD);
    if ((n->kind != VALUE_REF && !is_written(n)) || !n->var) return -1;
    return book_page_of(w->book, BOOK_VARIABLE, n->var == VAR_VARIABLE ? VAR_COUNT - 1 + n->arg : n->var);
}

static void read_tree(Writer *w, uint32_t root)
{
    if (!root) return;
    for (uint32_t i = root; i < w->c->node[root].end; i++) link_definition(w, &w->c->node[i]);
    if (w->root_count < ROOTS) w->root[w->root_count++] = root;
}

static void link_words_of(Writer *w, uint32_t root)
{
    for (uint32_t i = root; i < w->c->node[root].end; i++) {
        const Node *n = &w->c->node[i];
        if ((n->kind == VALUE_REF || is_written(n)) && n->channel) link(w, BOOK_CHANNEL, n->channel);
        link_page(w, variable_page(w, n));
    }
    for (uint32_t i = root; i < w->c->node[root].end; i++) {
        int verb = book_verb_of(&w->c->node[i]);
        if (verb) link(w, BOOK_VERB, verb);
    }
}

/* The lines of an effect, each at its depth; a heading before them when there is something to tell. */
static void put_effect(Writer *w, const char *heading, uint32_t root, int seat, int level)
{
    char text[6000];
    StrBuf b = str_buf(text, sizeof text);
    if (!root) return;
    describe_effect(w->d, &b, root, seat);
    if (!text[0]) return;
    if (heading) head(w, heading);
    for (char *at = text; *at;) {
        size_t length = strcspn(at, "\n"), blanks = strspn(at, " ");
        StrBuf line = line_open(w);
        str_addn(&line, at + blanks, length - blanks);
        line_close(w, BOOK_ITEM, level + (int)blanks / 2, &line);
        at += length + (at[length] == '\n');
    }
    w->page->cut = w->page->cut || b.cut;
    read_tree(w, root);
}

/* Each part of an `all` on a line of its own. */
static void put_condition(Writer *w, const char *heading, uint32_t root, int seat)
{
    if (!root) return;
    const Node *n = &w->c->node[root];
    head(w, heading);
    bool parts = n->kind == COND_ALL;
    for (uint32_t i = parts ? root + 1 : root; i < n->end; i = w->c->node[i].end) {
        StrBuf line = line_open(w);
        describe_condition(w->d, &line, i, seat, 0);
        line_close(w, BOOK_ITEM, 0, &line);
    }
    read_tree(w, root);
}

/* Does something of this tree touch the page of a variable or a verb? */
static bool touches(const Writer *w, uint32_t root, const BookEntry *e)
{
    for (uint32_t i = root; root && i < w->c->node[root].end; i++) {
        const Node *n = &w->c->node[i];
        if (e->kind == BOOK_VERB ? book_verb_of(n) == e->index : variable_page(w, n) == w->page->page) return true;
    }
    return false;
}

/* Who uses it: links to actions, projects, agreements and doctrines; events are too many to list. */
static void link_users(Writer *w, const BookEntry *e)
{
    const Catalog *c = w->c;
    for (int i = 1; i <= c->action_count; i++) {
        if (touches(w, c->action[i].effect, e) || touches(w, c->action[i].allow, e)) link(w, BOOK_ACTION, i);
    }
    for (int i = 1; i <= c->project_count; i++) {
        if (touches(w, c->project[i].each, e) || touches(w, c->project[i].finish, e)) link(w, BOOK_PROJECT, i);
    }
    for (int i = 1; i <= c->agreement_count; i++) {
        const AgreementDef *a = &c->agreement[i];
        if (touches(w, a->each_quarter, e) || touches(w, a->signed_effect, e) || touches(w, a->lapse_effect, e) || touches(w, a->hard_effect, e)) link(w, BOOK_AGREEMENT, i);
    }
    for (int i = 1; i <= c->doctrine_count; i++) {
        if (touches(w, c->doctrine[i].pushback, e)) link(w, BOOK_DOCTRINE, i);
    }
}

/* ---- shared sentences ---- */

static void put_seats(Writer *w, int seats)
{
    const PowerDef *power = w->c->power;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (seats >> seat & 1) link(w, BOOK_POWER, seat);
    }
    if (seats == 6) SAY(w, BOOK_TEXT, "Of {one} and {two}.", {"one", name(w, &power[1].at)}, {"two", name(w, &power[2].at)});
    else if (seats) SAY(w, BOOK_TEXT, "Of {one}.", {"one", name(w, &power[seats >> 1 & 1 ? 1 : 2].at)});
}

static int only_seat(int seats) { return seats == 2 ? 1 : seats == 4 ? 2 : 0; }

static void put_price(Writer *w, BookLineKind kind, int capital, int32_t money)
{
    if (!capital && !money) SAY(w, kind, "Price: none.", {"", ""});
    else if (!money) SAY(w, kind, "Price: {capital} capital.", {"capital", whole(w, capital)});
    else if (!capital) SAY(w, kind, "Price: {money} budget.", {"money", milli(w, money, false)});
    else SAY(w, kind, "Price: {capital} capital, {money} budget.", {"capital", whole(w, capital)}, {"money", milli(w, money, false)});
}

static void date_of(const Writer *w, int absolute, char *out, size_t size)
{
    static const char *const seasons[4] = {"Winter", "Spring", "Summer", "Autumn"};
    StrBuf b = str_buf(out, size);
    str_addf(&b, "%s %d", words(w, seasons[absolute % 4]), absolute / 4);
}

/* ---- powers, states, channels ---- */

static void sudden(Writer *w, int p)
{
    const PowerDef *def = &w->c->power[p];
    if (!def->sudden_states) return;
    SAY(w, BOOK_ITEM, "{n} states with {steps} treaty steps each and a lean of {lean} or more, for {quarters} quarters.", {"n", whole(w, def->sudden_states)},
        {"steps", whole(w, def->sudden_steps)}, {"lean", milli(w, def->sudden_alignment, false)}, {"quarters", whole(w, def->sudden_quarters)});
    for (int s = 1; s <= w->c->state_count; s++) {
        if (def->sudden_among >> s & 1) link(w, BOOK_STATE, s);
    }
    if (!def->sudden_year) return;
    char date[40];
    date_of(w, def->sudden_year * 4 + def->sudden_season - 1, date, sizeof date);
    SAY(w, BOOK_ITEM, "Not before {date}.", {"date", date});
}

static void power_bases(Writer *w, const PowerDef *def)
{
    for (int ch = 1; ch <= w->c->channel_count; ch++) {
        const char *channel = name(w, &w->c->channel[ch].at);
        if (def->decay[ch]) SAY(w, BOOK_ITEM, "{channel}: its bases erode by {n} % a quarter.", {"channel", channel}, {"n", milli(w, (int32_t)def->decay[ch] * 10, false)});
        if (def->drift[ch]) SAY(w, BOOK_ITEM, "{channel}: its bases gain {n} a quarter.", {"channel", channel}, {"n", milli(w, def->drift[ch], false)});
    }
}

static void blocs_of(Writer *w, int seat)
{
    bool said = false;
    for (int v = 1; v <= w->c->variable_count; v++) {
        const VariableDef *def = &w->c->variable[v];
        if (!seat || def->seat != seat) continue;
        if (!said) head(w, "Blocs at home");
        said = true;
        SAY(w, BOOK_ITEM, "{name}: angry at {low} or below, pleased at {high} or above", {"name", name(w, &def->at)}, {"low", milli(w, def->low, false)}, {"high", milli(w, def->high, false)});
        link(w, BOOK_VARIABLE, VAR_COUNT - 1 + v);
    }
}

static void page_power(Writer *w, int p)
{
    const Catalog *c = w->c;
    const PowerDef *def = &c->power[p];
    if (def->motto) put(w, BOOK_TEXT, words(w, def->motto));
    if (def->capital_city) SAY(w, BOOK_TEXT, "Capital: {city}.", {"city", words(w, def->capital_city)});
    put(w, BOOK_TEXT, words(w, def->seat ? "It is played from a seat." : "It is played by nobody: it grows by itself, and its share dilutes both sides."));
    head(w, "Each quarter");
    power_bases(w, def);
    put_effect(w, NULL, def->effect_quarter, 0, 0);
    blocs_of(w, def->seat);
    if (def->sudden_states) head(w, "Sudden ending");
    sudden(w, p);
    if (def->seat) link(w, BOOK_ENDING, BOOK_SUDDEN + p);
    for (int i = 1; i <= c->action_count; i++) {
        if (def->seat && c->action[i].seats >> p & 1) link(w, BOOK_ACTION, i);
    }
    for (int step = 1; def->seat && step <= 6; step++) link(w, BOOK_AGREEMENT, c->accord_step[p][step]);
    for (int i = 1; i <= c->project_count; i++) {
        if (def->seat && c->project[i].seats >> p & 1) link(w, BOOK_PROJECT, i);
    }
}

static int base_scenario(const Catalog *c)
{
    int base = catalog_scenario(c, "base");
    return base ? base : 1;
}

static void page_state(Writer *w, int s)
{
    const Catalog *c = w->c;
    const StateDef *def = &c->state[s];
    const ScenarioDef *start = &c->scenario[base_scenario(c)];
    if (def->capital_city) SAY(w, BOOK_TEXT, "Capital: {city}.", {"city", words(w, def->capital_city)});
    if (def->population_tenths) SAY(w, BOOK_TEXT, "People: {n} million.", {"n", milli(w, def->population_tenths * 100, false)});
    SAY(w, BOOK_TEXT, "Weight {n}: so many points a year's end gives for it in full.", {"n", whole(w, def->weight)});
    if (def->doctrine) SAY(w, BOOK_TEXT, "Doctrine: {name}.", {"name", name(w, &c->doctrine[def->doctrine].at)});
    link(w, BOOK_DOCTRINE, def->doctrine);
    head(w, "Wants");
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state != s) continue;
        put(w, BOOK_ITEM, name(w, &c->want[i].at));
        link(w, BOOK_WANT, i);
    }
    SAY(w, BOOK_HEAD, "At the start of {scenario}", {"scenario", name(w, &start->at)});
    SAY(w, BOOK_ITEM, "Alignment {n}", {"n", milli(w, start->alignment[s], true)});
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        SAY(w, BOOK_ITEM, "{power}: goodwill {goodwill}, treaty steps {steps}", {"power", name(w, &c->power[seat].at)}, {"goodwill", milli(w, start->goodwill[s][seat], false)},
            {"steps", whole(w, start->steps[s][seat])});
    SAY(w, BOOK_ITEM, "Sovereignty {a}, neutrality {b}, stability {c}", {"a", milli(w, start->sovereignty[s], false)}, {"b", milli(w, start->neutrality[s], false)},
        {"c", milli(w, start->stability[s], false)});
    for (int i = 1; i <= c->priority_count; i++) {
        if (c->priority[i].state == s) link(w, BOOK_PRIORITY, i);
    }
    for (int i = 1; i <= c->event_count; i++) {
        if (c->event[i].place == PLACE_STATE && c->event[i].state == s) link(w, BOOK_EVENT, i);
    }
}

static int32_t agenda_weight(const Catalog *c, int ch)
{
    const int32_t factor = c->scenario[base_scenario(c)].tunes.agenda_factor;
    int64_t sum = 0;
    for (int i = 1; i <= c->channel_count; i++) sum += (int64_t)c->channel[i].weight * (i == ch ? factor : MILLI);
    return fixed_muldiv((int64_t)c->channel[ch].weight * factor, MILLI, sum);
}

static void page_channel(Writer *w, int ch)
{
    const Catalog *c = w->c;
    SAY(w, BOOK_TEXT, "It counts {n} of 1 in a state's influence. In the year whose agenda it is it counts {more}, and the other channels less, so that the sum stays 1.",
        {"n", milli(w, c->channel[ch].weight, false)}, {"more", milli(w, agenda_weight(c, ch), false)});
    put(w, BOOK_TEXT, words(w, "The agenda is drawn by chance each year and known a quarter before: a year moves the target of every state whose ties in that channel are uneven, and then lets go."));
    for (int i = 1; i <= c->action_count; i++) {
        if (c->action[i].channel == ch) link(w, BOOK_ACTION, i);
    }
    LINK_TUNES(w, TUNE_INDEX_agenda_factor);
    link(w, BOOK_VARIABLE, VAR_TIE);
    link(w, BOOK_VARIABLE, VAR_INFLUENCE);
}

static void put_voice(Writer *w, const DoctrineDef *def)
{
#define V(name, word, label) label,
    static const char *const labels[] = {VOICE_LIST(V)};
#undef V
    bool said = false;
    for (int v = 0; v < VOICE_COUNT; v++) {
        for (int i = 0; i < MAX_VOICE_LINES && def->voice[v][i]; i++) {
            if (!said) head(w, "In its words");
            said = true;
            SAY(w, BOOK_ITEM, "{case}: \"{line}\"", {"case", words(w, labels[v])}, {"line", words(w, def->voice[v][i])});
        }
    }
}

static void page_doctrine(Writer *w, int i)
{
    const Catalog *c = w->c;
    const DoctrineDef *def = &c->doctrine[i];
    put_effect(w, "When a side overdoes it", def->pushback, 0, 0);
    put_voice(w, def);
    for (int s = 1; s <= c->state_count; s++) {
        if (c->state[s].doctrine == i) link(w, BOOK_STATE, s);
    }
    LINK_TUNES(w, TUNE_INDEX_balance_limit, TUNE_INDEX_balance_scale);
}

static void page_want(Writer *w, int i)
{
    const Catalog *c = w->c;
    const WantDef *def = &c->want[i];
    SAY(w, BOOK_TEXT, "A want of {state}.", {"state", name(w, &c->state[def->state].at)});
    const Origin *met = def->action ? &c->action[def->action].at : def->agreement ? &c->agreement[def->agreement].at : def->met_by_project ? &c->project[def->met_by_project].at : NULL;
    if (met) SAY(w, BOOK_ITEM, "Met by {what}: goodwill {n} toward the side that does it.", {"what", name(w, met)}, {"n", milli(w, def->bonus, true)});
    if (def->hurt_by) SAY(w, BOOK_ITEM, "Hurt by {what}: goodwill {n}.", {"what", name(w, &c->action[def->hurt_by].at)}, {"n", milli(w, -def->bonus, true)});
    link(w, BOOK_STATE, def->state);
    link(w, BOOK_ACTION, def->action);
    link(w, BOOK_AGREEMENT, def->agreement);
    link(w, BOOK_PROJECT, def->met_by_project);
    link(w, BOOK_ACTION, def->hurt_by);
    link(w, BOOK_VARIABLE, VAR_GOODWILL);
}

/* ---- actions, projects, agreements ---- */

static void action_kind(Writer *w, const ActionDef *def)
{
    const Tunes *n = &w->c->scenario[base_scenario(w->c)].tunes;
    if (def->hard) put(w, BOOK_TEXT, words(w, "Hard: the other side may challenge it, which opens a crisis."));
    else SAY(w, BOOK_TEXT, "Soft: the other side may counter it; {n} % of it is left then.", {"n", milli(w, n->counter_scale * 100, false)});
    if (def->tension) SAY(w, BOOK_TEXT, "Tension {n}, and as much blame.", {"n", milli(w, def->tension, true)});
    if (def->warn) put(w, BOOK_TEXT, words(w, "It harms the side that plays it; you are asked before it is planned."));
    if (def->hard) LINK_TUNES(w, TUNE_INDEX_counter_cost);
    else LINK_TUNES(w, TUNE_INDEX_counter_scale, TUNE_INDEX_counter_cost);
}

static void action_wants(Writer *w, int a)
{
    const Catalog *c = w->c;
    for (int i = 1; i <= c->want_count; i++) {
        const WantDef *want = &c->want[i];
        if (want->action != a && want->hurt_by != a) continue;
        SAY(w, BOOK_ITEM, want->action == a ? "{state}: meets \"{want}\", goodwill {n}" : "{state}: hurts \"{want}\", goodwill {n}", {"state", name(w, &c->state[want->state].at)},
            {"want", name(w, &want->at)}, {"n", milli(w, want->action == a ? want->bonus : -want->bonus, true)});
        link(w, BOOK_WANT, i);
    }
}

static void page_action(Writer *w, int a)
{
    const Catalog *c = w->c;
    const ActionDef *def = &c->action[a];
    int seat = only_seat(def->seats);
    put_seats(w, def->seats);
    put_price(w, BOOK_TEXT, def->capital, def->money);
    action_kind(w, def);
    put_condition(w, "Needs", def->allow, seat);
    head(w, "What it does");
    if (def->offer == -1) put(w, BOOK_ITEM, words(w, "Offers the next step of the accord; the state signs when its margin is 0 or more."));
    if (def->offer > 0) SAY(w, BOOK_ITEM, "Offers {what}; the state signs when its margin is 0 or more.", {"what", name(w, &c->agreement[def->offer].at)});
    if (def->project) SAY(w, BOOK_ITEM, "Builds a leg of {what}.", {"what", name(w, &c->project[def->project].at)});
    put_effect(w, NULL, def->effect, seat, 0);
    action_wants(w, a);
    if (def->example) SAY(w, BOOK_TEXT, "In history: {what}", {"what", words(w, def->example)});
    link(w, BOOK_CHANNEL, def->channel);
    if (def->offer > 0) link(w, BOOK_AGREEMENT, def->offer);
    for (int step = 1; def->offer == -1 && seat && step <= 6; step++) link(w, BOOK_AGREEMENT, c->accord_step[seat][step]);
    link(w, BOOK_PROJECT, def->project);
}

static void page_project(Writer *w, int i)
{
    const Catalog *c = w->c;
    const ProjectDef *def = &c->project[i];
    int seat = only_seat(def->seats);
    put_seats(w, def->seats);
    SAY(w, BOOK_TEXT, "{n} legs finish it in a state.", {"n", whole(w, def->legs)});
    put_effect(w, "Every leg", def->each, seat, 0);
    put_effect(w, "The last leg, besides", def->finish, seat, 0);
    for (int a = 1; a <= c->action_count; a++) {
        if (c->action[a].project == i) link(w, BOOK_ACTION, a);
    }
    for (int k = 1; k <= c->want_count; k++) {
        if (c->want[k].met_by_project == i) link(w, BOOK_WANT, k);
    }
    for (int s = 1; s <= c->state_count; s++) {
        if (def->states >> s & 1) link(w, BOOK_STATE, s);
    }
}

/* Each term of the sum under its own name. */
static void accept_terms(Writer *w, const AgreementDef *def)
{
    const Catalog *c = w->c;
    const Node *root = &c->node[def->accept];
    SAY(w, BOOK_HEAD, "Signed when this sum is {n} or more", {"n", milli(w, def->needs, false)});
    bool sum = root->kind == VALUE_SUM;
    for (uint32_t i = sum ? def->accept + 1 : def->accept; i < root->end; i = c->node[i].end) {
        StrBuf line = line_open(w);
        if (c->node[i].kind == VALUE_CONST) str_addf(&line, "%s: ", words(w, "Starting point"));
        if (c->node[i].kind == VALUE_LABEL) str_addf(&line, "%s: ", words(w, c->label[c->node[i].arg]));
        describe_value(w->d, &line, i, def->seat, 0);
        line_close(w, BOOK_ITEM, 0, &line);
    }
    read_tree(w, def->accept);
}

static void agreement_end(Writer *w, const AgreementDef *def)
{
    bool breach = def->breach_goodwill || def->breach_blame || def->breach_prestige;
    if (breach) head(w, "Breaking it");
    if (def->breach_goodwill) SAY(w, BOOK_ITEM, "Goodwill {n}", {"n", milli(w, def->breach_goodwill, true)});
    if (def->breach_blame) SAY(w, BOOK_ITEM, "Blame {n}", {"n", milli(w, def->breach_blame, true)});
    if (def->breach_prestige) SAY(w, BOOK_ITEM, "Prestige {n}", {"n", milli(w, def->breach_prestige, true)});
    for (int t = 1; t <= w->c->agreement_count; t++) {
        if (!(def->conflicts >> (t - 1) & 1)) continue;
        SAY(w, BOOK_TEXT, "It throws out {what}.", {"what", name(w, &w->c->agreement[t].at)});
        link(w, BOOK_AGREEMENT, t);
    }
}

static void page_agreement(Writer *w, int i)
{
    const Catalog *c = w->c;
    const AgreementDef *def = &c->agreement[i];
    const Tunes *n = &c->scenario[base_scenario(c)].tunes;
    if (def->accord && def->seat) {
        SAY(w, BOOK_TEXT, "Step {n} of the accord with {power}.", {"n", whole(w, def->accord)}, {"power", name(w, &c->power[def->seat].at)});
        SAY(w, BOOK_TEXT, "In force {n} quarters after it is signed; it then holds {anchor} of alignment.", {"n", whole(w, n->accord_delay)}, {"anchor", milli(w, n->anchor_step, false)});
        LINK_TUNES(w, TUNE_INDEX_accord_delay, TUNE_INDEX_accord_review, TUNE_INDEX_accord_lapse, TUNE_INDEX_anchor_step);
    }
    if (!def->accord) put_seats(w, def->seat ? 1 << def->seat : 6);
    else link(w, BOOK_POWER, def->seat);
    if (!def->accord && def->term != 255) SAY(w, BOOK_TEXT, "It runs for {n} quarters.", {"n", whole(w, def->term)});
    if (!def->accord && def->term == 255) put(w, BOOK_TEXT, words(w, "It runs until it is ended."));
    if (def->accept) accept_terms(w, def);
    for (int k = 0; k < def->clause_count; k++)
        SAY(w, BOOK_ITEM, "To settle: {what}, {lo} to {hi}", {"what", words(w, def->clause[k].name)}, {"lo", whole(w, def->clause[k].lo)}, {"hi", whole(w, def->clause[k].hi)});
    put_effect(w, "When it is signed", def->signed_effect, def->seat, 0);
    put_effect(w, "Each quarter in force", def->each_quarter, def->seat, 0);
    put_effect(w, "When it ends", def->lapse_effect, def->seat, 0);
    put_effect(w, "When the power that signed it plays something hard there", def->hard_effect, def->seat, 0);
    agreement_end(w, def);
    for (int a = 1; a <= c->action_count; a++) {
        bool next = c->action[a].offer == -1 && def->accord && c->action[a].seats >> def->seat & 1;
        if (c->action[a].offer == i || next) link(w, BOOK_ACTION, a);
    }
}

/* ---- events ---- */

static void event_when(Writer *w, const EventDef *def)
{
    char from[40], to[40];
    date_of(w, def->from, from, sizeof from);
    date_of(w, def->to, to, sizeof to);
    bool ends = def->to < 9000 * 4;
    if (def->place == PLACE_STATE) SAY(w, BOOK_ITEM, "In {state}", {"state", name(w, &w->c->state[def->state].at)});
    if (def->place == PLACE_EACH) put(w, BOOK_ITEM, words(w, "In any state, each by itself"));
    if (def->place == PLACE_RANDOM) put(w, BOOK_ITEM, words(w, "In one state, drawn by dice"));
    if (ends && def->from == def->to) SAY(w, BOOK_ITEM, "In {date}", {"date", from});
    else if (ends && def->from) SAY(w, BOOK_ITEM, "From {from} to {to}", {"from", from}, {"to", to});
    else if (ends) SAY(w, BOOK_ITEM, "Until {to}", {"to", to});
    else if (def->from) SAY(w, BOOK_ITEM, "From {from} on", {"from", from});
    if (def->queued_only) put(w, BOOK_ITEM, words(w, "Only when something sets it in motion"));
    else if (def->chance < 100000) SAY(w, BOOK_ITEM, "Chance {n} % a quarter", {"n", milli(w, def->chance, false)});
    if (def->once) put(w, BOOK_ITEM, words(w, "Once in a campaign"));
    if (def->cooldown) SAY(w, BOOK_ITEM, "At least {n} quarters between two", {"n", whole(w, def->cooldown)});
    if (def->dated) put(w, BOOK_ITEM, words(w, "History: scenarios without dated events leave it out"));
    if (def->random) put(w, BOOK_ITEM, words(w, "By chance: scenarios without random events leave it out"));
}

static void event_option(Writer *w, const OptionDef *o)
{
    SAY(w, BOOK_HEAD, "{power}: {option}", {"power", name(w, &w->c->power[o->seat].at)}, {"option", name(w, &o->at)});
    if (o->text) put(w, BOOK_TEXT, words(w, o->text));
    if (o->capital || o->money) put_price(w, BOOK_ITEM, o->capital, o->money);
    if (o->is_default) put(w, BOOK_ITEM, words(w, "Happens when nothing is said"));
    if (o->historical) put(w, BOOK_ITEM, words(w, "What was done in history"));
    put_condition(w, "Needs", o->allow, o->seat);
    int told = w->page->line_count;
    put_effect(w, NULL, o->effect, o->seat, 0);
    if (w->page->line_count == told) put(w, BOOK_ITEM, words(w, "Nothing changes at once"));
}

static void page_event(Writer *w, int i)
{
    const Catalog *c = w->c;
    const EventDef *def = &c->event[i];
    /* Without a help of its own the first sentence is the help already. */
    const char *text = words(w, def->text), *rest = def->at.help ? text : text + strlen(w->page->help);
    rest += strspn(rest, " ");
    if (*rest) put(w, BOOK_TEXT, rest);
    for (int k = 0; k < MAX_TELLINGS && def->telling[k]; k++) put(w, BOOK_TEXT, words(w, def->telling[k]));
    head(w, "When");
    event_when(w, def);
    put_condition(w, "If", def->when, 0);
    put_effect(w, "What happens", def->effect, 0, 0);
    for (int k = 0; k < def->option_count; k++) event_option(w, &def->option[k]);
    if (def->place == PLACE_STATE) link(w, BOOK_STATE, def->state);
    for (int k = 1; k <= c->event_count; k++) {
        for (uint32_t n = c->event[k].effect; n && n < c->node[c->event[k].effect].end; n++) {
            if (c->node[n].kind == EFFECT_FIRE && c->node[n].arg == i) link(w, BOOK_EVENT, k);
        }
    }
}

/* ---- the rest ---- */

static void page_priority(Writer *w, int i)
{
    const PriorityDef *def = &w->c->priority[i];
    put_seats(w, def->seats);
    SAY(w, BOOK_TEXT, "{state} must end the year {lo} to {hi} nearer than it stood at the draw; how much is drawn with it, in secret.", {"state", name(w, &w->c->state[def->state].at)},
        {"lo", milli(w, def->rise_min, false)}, {"hi", milli(w, def->rise_max, false)});
    link(w, BOOK_STATE, def->state);
    LINK_TUNES(w, TUNE_INDEX_priority_points, TUNE_INDEX_priority_count);
}

static void page_aim(Writer *w, int i)
{
    const AimDef *def = &w->c->aim[i];
    put_seats(w, def->seats);
    put(w, BOOK_TEXT, words(w, "Set once a year, kept from the rival until the year's end. It moves nothing by itself; the computer and the adviser weigh by it."));
    put_condition(w, "May be set if", def->when, 0);
    head(w, "What counts more");
    if (def->sudden) put(w, BOOK_ITEM, words(w, "Its states are those nearest to the sudden ending"));
    for (int s = 1; s <= w->c->state_count; s++) {
        if (def->states >> s & 1) link(w, BOOK_STATE, s);
    }
    if (def->factor && def->factor != MILLI) SAY(w, BOOK_ITEM, "The worth of its states times {n}", {"n", milli(w, def->factor, false)});
    if (def->steps) SAY(w, BOOK_ITEM, "An own treaty step there: {n} points", {"n", milli(w, def->steps, true)});
    if (def->deny) SAY(w, BOOK_ITEM, "A treaty step of the rival there: {n} points", {"n", milli(w, -def->deny, true)});
    if (def->legs) SAY(w, BOOK_ITEM, "A leg of {project}: {n} points", {"project", name(w, &w->c->project[def->project].at)}, {"n", milli(w, def->legs, true)});
    if (def->project) link(w, BOOK_PROJECT, def->project);
}

static void page_rung(Writer *w, int i)
{
    const RungDef *def = &w->c->rung[i];
    SAY(w, BOOK_TEXT, "Rung {n} of {all}.", {"n", whole(w, i)}, {"all", whole(w, w->c->rung_count)});
    SAY(w, BOOK_ITEM, "Prestige: who backs down {lost}, who stands {won}", {"lost", milli(w, -def->prestige_lost, true)}, {"won", milli(w, def->prestige_won, true)});
    if (def->swing) SAY(w, BOOK_ITEM, "Score {n} for who stands", {"n", milli(w, def->swing, true)});
    SAY(w, BOOK_ITEM, "Tension {n}", {"n", milli(w, def->tension, true)});
    if (def->trade_loss) SAY(w, BOOK_ITEM, "Trade {n} for both", {"n", milli(w, -def->trade_loss, true)});
    if (def->sovereignty) SAY(w, BOOK_ITEM, "The host's sovereignty {n}", {"n", milli(w, def->sovereignty, true)});
    if (def->ends) put(w, BOOK_ITEM, words(w, "It ends the crisis at once"));
    link(w, BOOK_RUNG, i - 1);
    if (i < w->c->rung_count) link(w, BOOK_RUNG, i + 1);
}

static void page_ending(Writer *w, int i)
{
    const Catalog *c = w->c;
    const Tunes *n = &c->scenario[base_scenario(c)].tunes;
    switch (i) {
    case ENDING_RUPTURE:
        SAY(w, BOOK_ITEM, "At tension {n}", {"n", milli(w, n->tension_end, false)});
        LINK_TUNES(w, TUNE_INDEX_tension_end, TUNE_INDEX_tension_decay, TUNE_INDEX_blame_keep);
        link(w, BOOK_VARIABLE, VAR_TENSION);
        link(w, BOOK_VARIABLE, VAR_BLAME);
        break;
    case ENDING_HOME_COLLAPSE:
        SAY(w, BOOK_ITEM, "At support 0 for {n} quarters", {"n", whole(w, n->collapse_quarters)});
        LINK_TUNES(w, TUNE_INDEX_collapse_quarters, TUNE_INDEX_home_rest);
        link(w, BOOK_VARIABLE, VAR_HOME);
        break;
    case ENDING_MULTI_VECTOR:
        SAY(w, BOOK_ITEM, "{share} % of all weight within {band} of the middle, and scores at most {score} apart", {"share", milli(w, n->multi_share * 100, false)},
            {"band", milli(w, n->multi_band, false)}, {"score", milli(w, n->multi_score, false)});
        LINK_TUNES(w, TUNE_INDEX_multi_share, TUNE_INDEX_multi_band, TUNE_INDEX_multi_score);
        break;
    case ENDING_POINTS:
        SAY(w, BOOK_ITEM, "A state scores its weight times its tier times {share} at each year's end; tiers begin at {one}, {two} and {three}.", {"share", milli(w, n->tier_share, false)},
            {"one", milli(w, n->tier_one, false)}, {"two", milli(w, n->tier_two, false)}, {"three", milli(w, n->tier_three, false)});
        LINK_TUNES(w, TUNE_INDEX_tier_one, TUNE_INDEX_tier_two, TUNE_INDEX_tier_three, TUNE_INDEX_tier_share, TUNE_INDEX_year_divisor, TUNE_INDEX_priority_points);
        link(w, BOOK_VARIABLE, VAR_SCORE);
        break;
    case ENDING_RESIGNED: break;
    default:
        sudden(w, i - BOOK_SUDDEN);
        link(w, BOOK_POWER, i - BOOK_SUDDEN);
        for (int step = 1; step <= 6; step++) link(w, BOOK_AGREEMENT, c->accord_step[i - BOOK_SUDDEN][step]);
        break;
    }
}

static void page_scenario(Writer *w, int i)
{
    const Catalog *c = w->c;
    const ScenarioDef *def = &c->scenario[i];
    char from[40];
    date_of(w, def->start_year * 4 + def->start_season - 1, from, sizeof from);
    SAY(w, BOOK_TEXT, "{n} quarters from {date}.", {"n", whole(w, def->quarters)}, {"date", from});
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (def->komi[seat]) SAY(w, BOOK_TEXT, "{power} starts with {n} points, to make the sides even.", {"power", name(w, &c->power[seat].at)}, {"n", milli(w, def->komi[seat], true)});
    }
    if (!def->dated_events) put(w, BOOK_TEXT, words(w, "Without the events of history."));
    if (!def->random_events) put(w, BOOK_TEXT, words(w, "Without events by chance."));
    head(w, "At the start");
    for (int s = 1; s <= c->state_count; s++) {
        SAY(w, BOOK_ITEM, "{state}: alignment {n}, treaty steps {one} and {two}", {"state", name(w, &c->state[s].at)}, {"n", milli(w, def->alignment[s], true)},
            {"one", whole(w, def->steps[s][1])}, {"two", whole(w, def->steps[s][2])});
        link(w, BOOK_STATE, s);
    }
}

static int32_t tune_value(const Catalog *c, int scenario, int tune) { return ((const int32_t *)&c->scenario[scenario].tunes)[tune]; }

static const char *tune_text(Writer *w, int tune, int32_t v)
{
    const char *unit = tune_info(tune)->unit;
    if (str_eq(unit, "rate")) v *= 10; /* of ten thousand; shown in percent */
    return str_eq(unit, "whole") || str_eq(unit, "quarters") ? whole(w, v) : milli(w, v, false);
}

static void page_tune(Writer *w, int tune)
{
    const Catalog *c = w->c;
    int base = base_scenario(c);
    int32_t v = tune_value(c, base, tune);
    bool rate = str_eq(tune_info(tune)->unit, "rate");
    SAY(w, BOOK_TEXT, rate ? "{n} % a quarter." : str_eq(tune_info(tune)->unit, "quarters") ? "{n} quarters." : "{n}.", {"n", tune_text(w, tune, v)});
    for (int i = 1; i <= c->scenario_count; i++) {
        if (tune_value(c, i, tune) == v) continue;
        SAY(w, BOOK_ITEM, "In {scenario}: {n}", {"scenario", name(w, &c->scenario[i].at)}, {"n", tune_text(w, tune, tune_value(c, i, tune))});
        link(w, BOOK_SCENARIO, i);
    }
    /* Its neighbours in the table belong to the same rule. */
    link(w, BOOK_TUNE, tune);
    if (tune + 1 < TUNE_COUNT) link(w, BOOK_TUNE, tune + 2);
}

static void model_variable(Writer *w, int var)
{
    static const struct {
        int bit;
        const char *text;
    } subjects[] = {{STATE, "One for each state."}, {POWER, "One for each power."}, {CHANNEL, "One for each channel."}, {PROJECT, "One for each project."}, {ACTION, "One for each action."}};
    for (int i = 0; i < COUNT_OF(subjects); i++) {
        if (var_info(var)->subjects & subjects[i].bit) put(w, BOOK_ITEM, words(w, subjects[i].text));
    }
    switch (var) {
    case VAR_TIE: LINK_TUNES(w, TUNE_INDEX_gain_room, TUNE_INDEX_gain_goodwill, TUNE_INDEX_tie_fade, TUNE_INDEX_tie_lasting); break;
    case VAR_ALIGNMENT: LINK_TUNES(w, TUNE_INDEX_leverage, TUNE_INDEX_goodwill_divisor, TUNE_INDEX_anchor_step, TUNE_INDEX_step_share, TUNE_INDEX_step_limit); break;
    case VAR_SATURATION: LINK_TUNES(w, TUNE_INDEX_saturation_weight, TUNE_INDEX_saturation_use, TUNE_INDEX_saturation_keep); break;
    case VAR_ACTS: LINK_TUNES(w, TUNE_INDEX_balance_limit, TUNE_INDEX_balance_scale, TUNE_INDEX_saturation_keep); break;
    case VAR_GOODWILL: LINK_TUNES(w, TUNE_INDEX_goodwill_rest, TUNE_INDEX_goodwill_divisor); break;
    case VAR_SOVEREIGNTY: LINK_TUNES(w, TUNE_INDEX_sovereignty_rest, TUNE_INDEX_sovereignty_rise, TUNE_INDEX_pull_sovereignty); break;
    case VAR_STABILITY: LINK_TUNES(w, TUNE_INDEX_stability_rest); break;
    case VAR_CAPITAL: LINK_TUNES(w, TUNE_INDEX_capital_income, TUNE_INDEX_capital_carry, TUNE_INDEX_capital_cap); break;
    case VAR_MONEY: LINK_TUNES(w, TUNE_INDEX_money_cap); break;
    case VAR_PRESTIGE: LINK_TUNES(w, TUNE_INDEX_prestige_rest, TUNE_INDEX_resolve_prestige); break;
    case VAR_HOME: LINK_TUNES(w, TUNE_INDEX_home_rest, TUNE_INDEX_home_low, TUNE_INDEX_home_very_low, TUNE_INDEX_collapse_quarters); break;
    case VAR_TENSION: LINK_TUNES(w, TUNE_INDEX_tension_decay, TUNE_INDEX_tension_end); break;
    case VAR_BLAME: LINK_TUNES(w, TUNE_INDEX_blame_keep); break;
    case VAR_INTEL: LINK_TUNES(w, TUNE_INDEX_intel_keep, TUNE_INDEX_intel_band_0, TUNE_INDEX_intel_band_1, TUNE_INDEX_intel_band_2); break;
    case VAR_ACCORD: LINK_TUNES(w, TUNE_INDEX_accord_delay, TUNE_INDEX_accord_review, TUNE_INDEX_accord_lapse); break;
    default: break;
    }
    SAY(w, BOOK_TEXT, "In scripts and in the log: {word}", {"word", var_info(var)->word});
}

/* By how much an action moves a variable each time; 0: not, or not by a plain number. */
static int32_t moved_by(const Catalog *c, int action, int variable)
{
    uint32_t effect = c->action[action].effect;
    for (uint32_t i = effect; effect && i < c->node[effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind == EFFECT_ADD && n->var == VAR_VARIABLE && n->arg == variable && c->node[i + 1].kind == VALUE_CONST) return c->node[i + 1].k;
    }
    return 0;
}

static void moved_by_actions(Writer *w, int variable, int sign, const char *title)
{
    bool said = false;
    for (int i = 1; i <= w->c->action_count; i++) {
        int32_t points = moved_by(w->c, i, variable);
        if (points * sign <= 0) continue;
        if (!said) head(w, title);
        said = true;
        SAY(w, BOOK_ITEM, "{name} {points}", {"name", name(w, &w->c->action[i].at)}, {"points", milli(w, points, true)});
    }
}

static void page_bloc(Writer *w, int variable, const VariableDef *def)
{
    SAY(w, BOOK_TEXT, "A bloc at home in {power}. Each quarter it goes {n} percent of the way back to its start.", {"power", name(w, &w->c->power[def->seat].at)},
        {"n", milli(w, def->rest, false)});
    if (def->low_effect) SAY(w, BOOK_ITEM, "Angry at {n} or below, each quarter:", {"n", milli(w, def->low, false)});
    put_effect(w, NULL, def->low_effect, def->seat, 0);
    if (def->high_effect) SAY(w, BOOK_ITEM, "Pleased at {n} or above, each quarter:", {"n", milli(w, def->high, false)});
    put_effect(w, NULL, def->high_effect, def->seat, 0);
    moved_by_actions(w, variable, 1, "Pleased by");
    moved_by_actions(w, variable, -1, "Angered by");
    link(w, BOOK_POWER, def->seat);
}

static void page_variable(Writer *w, const BookEntry *e)
{
    int own = e->index - (VAR_COUNT - 1);
    if (own > 0) {
        const VariableDef *def = &w->c->variable[own];
        SAY(w, BOOK_ITEM, "From {lo} to {hi}, at the start {n}", {"lo", milli(w, def->min, false)}, {"hi", milli(w, def->max, false)}, {"n", milli(w, def->start, false)});
        if (def->seat) page_bloc(w, own, def);
    } else model_variable(w, e->index);
    link_users(w, e);
}

/* How an author writes it. */
static void page_verb(Writer *w, const BookEntry *e)
{
    const char *id = book_entry_id(w->book, e);
    for (int i = 0; i < schema_word_count(); i++) {
        const SchemaWord *word = schema_word(i);
        const char *colon = strchr(word->name, ':');
        if (str_eq(colon ? colon + 1 : word->name, id)) SAY(w, BOOK_TEXT, "In scripts: {shape}", {"shape", word->shape});
    }
    if (str_eq(id, "grow") || str_eq(id, "build"))
        LINK_TUNES(w, TUNE_INDEX_gain_room, TUNE_INDEX_gain_goodwill, TUNE_INDEX_gain_goodwill_min, TUNE_INDEX_gain_goodwill_max, TUNE_INDEX_saturation_weight, TUNE_INDEX_tie_lasting);
    link_users(w, e);
}

static void page_personality(Writer *w, int i)
{
    const PersonalityDef *def = &w->c->personality[i];
    if (def->for_level) SAY(w, BOOK_TEXT, "What the level {level} plays by.", {"level", def->for_level});
    if (def->seat) {
        put_seats(w, 1 << def->seat);
        SAY(w, BOOK_TEXT, "Asked for by name: planner:{id}.", {"id", def->at.id});
    }
    head(w, "Weights, in points of score");
#define W(word, help)                                                                                    \
    if (def->word) SAY(w, BOOK_ITEM, "{word}: {n}, {help}", {"word", #word}, {"n", milli(w, def->word, false)}, {"help", words(w, help)});
    PERSONALITY_LIST(W)
#undef W
    for (int ch = 1; ch <= w->c->channel_count; ch++) {
        if (def->likes[ch] && def->likes[ch] != MILLI)
            SAY(w, BOOK_ITEM, "{channel}: gains count {n} times", {"channel", name(w, &w->c->channel[ch].at)}, {"n", milli(w, def->likes[ch], false)});
    }
}

static void page_func(Writer *w, int i)
{
    if (w->c->func[i].forecast) SAY(w, BOOK_TEXT, "To expect: {what}", {"what", words(w, w->c->func[i].forecast)});
}

static void put_origin(Writer *w, const Origin *at)
{
    if (!at) return;
    if (at->sources) head(w, "Sources");
    for (const char *line = at->sources; line && *line;) {
        size_t length = strcspn(line, "\n");
        StrBuf b = line_open(w);
        str_addn(&b, line, length);
        line_close(w, BOOK_ITEM, 0, &b);
        line += length + (line[length] == '\n');
    }
    if (!str_eq(at->mod, "base")) SAY(w, BOOK_TEXT, "From the mod {mod}.", {"mod", at->mod});
}

static void put_body(Writer *w, const BookEntry *e)
{
    switch (e->kind) {
    case BOOK_POWER: page_power(w, e->index); break;
    case BOOK_STATE: page_state(w, e->index); break;
    case BOOK_DOCTRINE: page_doctrine(w, e->index); break;
    case BOOK_WANT: page_want(w, e->index); break;
    case BOOK_CHANNEL: page_channel(w, e->index); break;
    case BOOK_ACTION: page_action(w, e->index); break;
    case BOOK_PROJECT: page_project(w, e->index); break;
    case BOOK_AGREEMENT: page_agreement(w, e->index); break;
    case BOOK_PRIORITY: page_priority(w, e->index); break;
    case BOOK_AIM: page_aim(w, e->index); break;
    case BOOK_EVENT: page_event(w, e->index); break;
    case BOOK_RUNG: page_rung(w, e->index); break;
    case BOOK_ENDING: page_ending(w, e->index); break;
    case BOOK_SCENARIO: page_scenario(w, e->index); break;
    case BOOK_VARIABLE: page_variable(w, e); break;
    case BOOK_VERB: page_verb(w, e); break;
    case BOOK_TUNE: page_tune(w, e->index - 1); break;
    case BOOK_PERSONALITY: page_personality(w, e->index); break;
    default: page_func(w, e->index); break;
    }
}

/* A heading with nothing under it goes. */
static void drop_bare_heads(BookPage *p)
{
    int kept = 0;
    for (int i = 0; i < p->line_count; i++) {
        bool bare = p->line[i].kind == BOOK_HEAD && (i + 1 == p->line_count || p->line[i + 1].kind == BOOK_HEAD);
        if (!bare) p->line[kept++] = p->line[i];
    }
    p->line_count = kept;
}

/* By kind; within each as the page speaks of them. */
static void sort_links(const Book *book, BookPage *p)
{
    for (int i = 1; i < p->link_count; i++) {
        int page = p->link[i], k = i;
        for (; k > 0 && book->entry[p->link[k - 1]].kind > book->entry[page].kind; k--) p->link[k] = p->link[k - 1];
        p->link[k] = page;
    }
}

void book_page(const Book *book, int page, BookPage *out)
{
    const BookEntry *e = &book->entry[page];
    Writer w = {.book = book, .c = book->catalog, .d = &book->describe, .page = out};
    out->page = page;
    out->line_count = out->link_count = 0;
    out->used = 0;
    out->cut = false;
    out->id = e->id;
    out->name = book_entry_name(book, e);
    StrBuf help = line_open(&w);
    book_entry_help(book, e, &help);
    out->help = help.text;
    out->used = help.used + 1;
    put_body(&w, e);
    put_origin(&w, book_entry_origin(book, e));
    drop_bare_heads(out);
    for (int i = 0; i < w.root_count; i++) link_words_of(&w, w.root[i]);
    sort_links(book, out);
}
