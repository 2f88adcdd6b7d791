/* Conditions, values and effects of the Catalog as words: the same trees that the rules run, read aloud. */
#include "session/describe.h"

#include "base/fixed.h"

#include <string.h>

/* Who acts and where; 0: left open. */
typedef struct {
    const Describe *d;
    int seat, state;
} Reader;

enum { DEEPEST = 8, WORDS = 512 };

static const Node *node_at(const Reader *r, uint32_t node) { return &r->d->game->catalog->node[node]; }
static const char *words(const Reader *r, const char *text) { return T(r->d->texts, text); }

static const char *state_words(const Reader *r, const Node *n)
{
    const Catalog *c = r->d->game->catalog;
    int s = n->state == SCOPE_TARGET ? r->state : n->state;
    if (n->state == SCOPE_EACH) return words(r, "each state");
    return s > 0 && s <= c->state_count ? describe_name(r->d, &c->state[s].at) : words(r, "the state");
}

static const char *power_words(const Reader *r, const Node *n)
{
    const Catalog *c = r->d->game->catalog;
    int power = n->power;
    if (power == SCOPE_ACTOR && !r->seat) return words(r, "the side that acts");
    if (power == SCOPE_RIVAL && !r->seat) return words(r, "the other side");
    if (power == SCOPE_ACTOR) power = r->seat;
    if (power == SCOPE_RIVAL) power = seat_rival(r->seat);
    return power > 0 && power <= c->power_count ? describe_name(r->d, &c->power[power].at) : "";
}

static bool is_elsewhere(const Reader *r, const Node *n)
{
    return n->state && n->state != SCOPE_TARGET && n->state != SCOPE_EACH && n->state != r->state;
}

/* A variable of the model with its subjects but the state; a script's own by its name. */
static void add_ref_short(const Reader *r, StrBuf *out, const Node *n)
{
    const Catalog *c = r->d->game->catalog;
    if (n->var == VAR_ALIGNMENT) TEXT_FORMAT(out, words(r, "leaning to {power}"), {"power", power_words(r, n)});
    else if (n->var == VAR_LEGS) TEXT_FORMAT(out, words(r, "legs of {project}"), {"project", describe_name(r->d, &c->project[n->arg].at)});
    else if (n->var == VAR_SATURATION && n->arg) {
        const ActionDef *action = &c->action[n->arg];
        bool shared = (action->seats >> 1 & 1) && (action->seats >> 2 & 1); /* what one side spends tires the place of the other's as well */
        TEXT_FORMAT(out, words(r, shared ? "attention that both sides lately spent on {action}" : "attention lately spent on {action}"), {"action", describe_name(r->d, &action->at)});
    }
    else if (n->var == VAR_VARIABLE && n->arg && c->variable[n->arg].at.name) str_add(out, describe_name(r->d, &c->variable[n->arg].at));
    else if (n->var == VAR_VARIABLE && n->arg && !strchr(c->variable[n->arg].at.id, '.')) TEXT_FORMAT(out, words(r, "what was done before ({variable})"), {"variable", c->variable[n->arg].at.id});
    else describe_var_words(r->d, out, n->var, power_words(r, n), n->channel ? describe_name(r->d, &c->channel[n->channel].at) : "");
}

static void add_ref(const Reader *r, StrBuf *out, const Node *n)
{
    if (is_elsewhere(r, n)) str_addf(out, "%s: ", state_words(r, n));
    add_ref_short(r, out, n);
}

void describe_amount(const Describe *d, StrBuf *out, int var, int32_t v)
{
    bool whole = v % MILLI == 0 || (var && var_info(var)->unit == WHOLE_UNIT);
    describe_milli(d, out, v, whole ? 0 : v % 100 ? 2 : 1, var == VAR_ALIGNMENT);
}

/* ---- values ---- */

static void add_value(const Reader *r, StrBuf *out, uint32_t node);

static void add_formed(const Reader *r, StrBuf *out, uint32_t node, const char *form)
{
    char inner[WORDS];
    StrBuf b = str_buf(inner, sizeof inner);
    for (uint32_t i = node + 1; i < node_at(r, node)->end; i = node_at(r, i)->end) {
        str_add(&b, i != node + 1 ? ", " : "");
        add_value(r, &b, i);
    }
    TEXT_FORMAT(out, words(r, form), {"values", inner});
}

static void add_times(const Reader *r, StrBuf *out, uint32_t node)
{
    const Node *n = node_at(r, node);
    bool sum = n[1].kind == VALUE_SUM;
    describe_milli(r->d, out, n->k, n->k % 100 ? 2 : n->k % MILLI ? 1 : 0, false);
    str_add(out, sum ? " \xC3\x97 (" : " \xC3\x97 ");
    add_value(r, out, node + 1);
    str_add(out, sum ? ")" : "");
}

static bool is_zero(const Node *n) { return n->kind == VALUE_CONST && n->k == 0; }

/* The first part that says something: sum { base = 0, ... } begins with nothing. */
static uint32_t first_part(const Reader *r, uint32_t node)
{
    return is_zero(node_at(r, node + 1)) && node + 2 < node_at(r, node)->end ? node + 2 : node + 1;
}

/* The states of a sum of one number over several of them, a bit each; 0: it is another sum. */
static uint32_t states_of_sum(const Reader *r, uint32_t node)
{
    const Node *first = node_at(r, first_part(r, node));
    uint32_t states = 0;
    int parts = 0;
    for (uint32_t i = first_part(r, node); i < node_at(r, node)->end; i = node_at(r, i)->end, parts++) {
        const Node *n = node_at(r, i);
        bool alike = n->kind == VALUE_REF && n->var == first->var && n->power == first->power && n->channel == first->channel && n->arg == first->arg;
        if (!alike || n->state < 1 || n->state > r->d->game->catalog->state_count || (states >> n->state & 1)) return 0;
        states |= 1u << n->state;
    }
    return parts > 1 ? states : 0;
}

/* "treaty steps with Turkey in all states together". */
static void add_sum_of_states(const Reader *r, StrBuf *out, uint32_t node, uint32_t states)
{
    const Catalog *c = r->d->game->catalog;
    char what[WORDS], where[WORDS] = "";
    StrBuf a = str_buf(what, sizeof what), b = str_buf(where, sizeof where);
    add_ref_short(r, &a, node_at(r, first_part(r, node)));
    bool all = states == (1u << (c->state_count + 1)) - 2;
    for (int s = 1; !all && s <= c->state_count; s++) {
        if (states >> s & 1) str_addf(&b, "%s%s", b.used ? ", " : "", describe_name(r->d, &c->state[s].at));
    }
    TEXT_FORMAT(out, words(r, all ? "{what} in all states together" : "{what} in {states} together"), {"what", what}, {"states", where});
}

/* A child that is taken away: what :less(...) makes. */
static void add_sum(const Reader *r, StrBuf *out, uint32_t node)
{
    uint32_t states = states_of_sum(r, node), first = first_part(r, node);
    if (states) {
        add_sum_of_states(r, out, node, states);
        return;
    }
    for (uint32_t i = first; i < node_at(r, node)->end; i = node_at(r, i)->end) {
        const Node *n = node_at(r, i);
        bool taken = n->kind == VALUE_TIMES && n->k == -MILLI;
        if (i != first) str_add(out, words(r, taken ? " less " : " plus "));
        else if (taken) str_add(out, words(r, "less "));
        add_value(r, out, taken ? i + 1 : i);
    }
}

static void add_value(const Reader *r, StrBuf *out, uint32_t node)
{
    const Node *n = node_at(r, node);
    switch (n->kind) {
    case VALUE_CONST: describe_amount(r->d, out, 0, n->k); break;
    case VALUE_REF: add_ref(r, out, n); break;
    case VALUE_CLAUSE: str_add(out, words(r, "what is agreed")); break;
    case VALUE_SUM: add_sum(r, out, node); break;
    case VALUE_TIMES: add_times(r, out, node); break;
    case VALUE_MEAN: add_formed(r, out, node, "the mean of {values}"); break;
    case VALUE_LEAST: add_formed(r, out, node, "the least of {values}"); break;
    case VALUE_MOST: add_formed(r, out, node, "the most of {values}"); break;
    case VALUE_LABEL: add_value(r, out, node + 1); break;
    case VALUE_WHEN: {
        char condition[WORDS], value[WORDS];
        StrBuf a = str_buf(condition, sizeof condition), b = str_buf(value, sizeof value);
        describe_condition(r->d, &a, node + 1, r->seat, r->state);
        add_value(r, &b, node_at(r, node + 1)->end);
        TEXT_FORMAT(out, words(r, "{value} where {condition}"), {"value", value}, {"condition", condition});
        break;
    }
    default: break;
    }
}

void describe_value(const Describe *d, StrBuf *out, uint32_t node, int seat, int state)
{
    const Reader r = {d, seat, state};
    add_value(&r, out, node);
}

/* ---- conditions ---- */

/* chosen() keeps the option taken in a variable of its own: "event.n", its value n + 1. */
static bool add_chosen(const Reader *r, StrBuf *out, const Node *n)
{
    const Catalog *c = r->d->game->catalog;
    const Node *value = n + 1;
    if (value->kind != VALUE_REF || value->var != VAR_VARIABLE || n->kind != COND_EQUALS) return false;
    const char *id = c->variable[value->arg].at.id, *dot = strchr(id, '.');
    if (!dot) return false;
    for (int e = 1; e <= c->event_count; e++) {
        const EventDef *def = &c->event[e];
        int option = n->k / MILLI - 1;
        if (strlen(def->at.id) != (size_t)(dot - id) || strncmp(def->at.id, id, (size_t)(dot - id)) != 0) continue;
        if (option < 0 || option >= def->option_count) return false;
        TEXT_FORMAT(out, words(r, "in {event} it was \"{option}\""), {"event", describe_name(r->d, &def->at)}, {"option", describe_name(r->d, &def->option[option].at)});
        return true;
    }
    return false;
}

static void add_compared(const Reader *r, StrBuf *out, const Node *n, uint32_t node)
{
    static const char *const forms[] = {"{value} at least {need}", "{value} at most {need}", "{value} below {need}", "{value} above {need}", "{value} equal to {need}"};
    char what[WORDS], need[32];
    StrBuf a = str_buf(what, sizeof what), b = str_buf(need, sizeof need);
    const Node *value = n + 1;
    if (add_chosen(r, out, n)) return;
    add_value(r, &a, node + 1);
    describe_amount(r->d, &b, value->kind == VALUE_REF ? value->var : 0, n->k);
    int i = n->kind - COND_AT_LEAST;
    if (i >= 0 && i < COUNT_OF(forms)) TEXT_FORMAT(out, words(r, forms[i]), {"value", what}, {"need", need});
}

static bool is_compound(const Node *n) { return n->kind == COND_ANY || n->kind == COND_ALL; }

/* A part of another condition: in brackets where it has parts itself. */
static void add_part(const Describe *d, StrBuf *out, uint32_t node, int seat, int state)
{
    bool brackets = is_compound(&d->game->catalog->node[node]);
    str_add(out, brackets ? "(" : "");
    describe_condition(d, out, node, seat, state);
    str_add(out, brackets ? ")" : "");
}

/* It asks, alone or first of all, for another state than the one spoken of: no word on it helps a reader. */
static bool is_for_another(const Catalog *c, uint32_t node, int state)
{
    const Node *n = &c->node[node];
    if (n->kind == COND_ALL && node + 1 < n->end) n++;
    return state > 0 && n->kind == COND_IS && n->state == SCOPE_TARGET && n->arg != state;
}

static void add_any(const Describe *d, StrBuf *out, uint32_t node, int seat, int state)
{
    const Catalog *c = d->game->catalog;
    uint32_t end = c->node[node].end, last = 0;
    int fit = 0, told = 0;
    for (uint32_t i = node + 1; i < end; i = c->node[i].end) {
        if (is_for_another(c, i, state)) continue;
        last = i;
        fit++;
    }
    if (fit == 1) {
        describe_condition(d, out, last, seat, state);
        return;
    }
    for (uint32_t i = node + 1; i < end; i = c->node[i].end) {
        if (fit > 0 && is_for_another(c, i, state)) continue;
        if (told++) str_add(out, T(d->texts, ", or "));
        add_part(d, out, i, seat, state);
    }
}

void describe_condition(const Describe *d, StrBuf *out, uint32_t node, int seat, int state)
{
    const Catalog *c = d->game->catalog;
    const Node *n = &c->node[node];
    const Reader r = {d, seat, state};
    const char *where = state_words(&r, n);
    switch (n->kind) {
    case COND_NO:
        str_add(out, words(&r, "not: "));
        add_part(d, out, node + 1, seat, state);
        break;
    case COND_ANY: add_any(d, out, node, seat, state); break;
    case COND_ALL:
        for (uint32_t i = node + 1; i < n->end; i = c->node[i].end) {
            if (i != node + 1) str_add(out, words(&r, ", and "));
            add_part(d, out, i, seat, state);
        }
        break;
    case COND_HAS:
        TEXT_FORMAT(out, words(&r, n->power ? "{state} has {agreement} with {power}" : "{state} has {agreement}"), {"state", where},
                    {"agreement", describe_name(d, &c->agreement[n->arg].at)}, {"power", power_words(&r, n)});
        break;
    case COND_IS: TEXT_FORMAT(out, words(&r, "it is {state}"), {"state", describe_name(d, &c->state[n->arg].at)}); break;
    case COND_WANTS: TEXT_FORMAT(out, words(&r, "{state} wants {want}"), {"state", where}, {"want", describe_name(d, &c->want[n->arg].at)}); break;
    case COND_FIRED: TEXT_FORMAT(out, words(&r, "{event} has happened"), {"event", describe_name(d, &c->event[n->arg].at)}); break;
    default: add_compared(&r, out, n, node); break;
    }
}

/* ---- effects ---- */

static void line_begin(StrBuf *out, int level)
{
    for (int i = 0; i < level; i++) str_add(out, "  ");
}

/* "Kazakhstan: trade with Turkey +3". */
static void add_change(const Reader *r, StrBuf *out, uint32_t node, const char *form)
{
    const Node *n = node_at(r, node), *value = n + 1;
    char what[WORDS], amount[WORDS];
    StrBuf a = str_buf(what, sizeof what), b = str_buf(amount, sizeof amount);
    add_ref(r, &a, n);
    if (value->kind == VALUE_LABEL) value++; /* the name of its cause */
    if (n->kind == EFFECT_SCALE) describe_milli(r->d, &b, n->k, 2, false);
    else if (value->kind == VALUE_CONST) describe_milli(r->d, &b, value->k, value->k % 100 ? 2 : value->k % MILLI ? 1 : 0, n->kind != EFFECT_SET);
    else {
        str_add(&b, n->kind == EFFECT_SET ? "" : "+ ");
        add_value(r, &b, node + 1);
    }
    char quarters[16];
    StrBuf q = str_buf(quarters, sizeof quarters);
    str_addf(&q, "%d", (int)n->k);
    size_t begin = out->used;
    TEXT_FORMAT(out, words(r, form), {"what", what}, {"amount", amount}, {"n", quarters});
    if (out->used > begin && out->text[begin] >= 'a' && out->text[begin] <= 'z') out->text[begin] = (char)(out->text[begin] - 'a' + 'A');
    str_add(out, "\n");
}

static void add_deed(const Reader *r, StrBuf *out, const Node *n, const char *form, const Origin *what)
{
    char k[16];
    StrBuf b = str_buf(k, sizeof k);
    describe_milli(r->d, &b, n->k, 0, false);
    TEXT_FORMAT(out, words(r, form), {"what", what ? describe_name(r->d, what) : ""}, {"state", state_words(r, n)}, {"power", power_words(r, n)}, {"k", k});
    str_add(out, "\n");
}

static void add_fire(const Reader *r, StrBuf *out, const Node *n)
{
    char first[8], last[8];
    StrBuf a = str_buf(first, sizeof first), b = str_buf(last, sizeof last);
    int from = int_max(1, n->k & 255), to = int_max(from, n->k >> 8 & 255);
    str_addf(&a, "%d", from);
    str_addf(&b, "%d", to);
    const char *form = to > from ? "{what} follows after {first} to {last} quarters" : "{what} follows after {first} quarters";
    if (to == 1) form = "{what} follows in the next quarter";
    TEXT_FORMAT(out, words(r, form), {"what", describe_name(r->d, &r->d->game->catalog->event[n->arg].at)}, {"first", first}, {"last", last});
    str_add(out, "\n");
}

static void add_effect(const Reader *r, StrBuf *out, uint32_t node, int level);

static void add_effects(const Reader *r, StrBuf *out, uint32_t node, int level)
{
    for (uint32_t i = node + 1; i < node_at(r, node)->end; i = node_at(r, i)->end) add_effect(r, out, i, level);
}

static void add_when(const Reader *r, StrBuf *out, uint32_t node, int level)
{
    char condition[WORDS];
    StrBuf b = str_buf(condition, sizeof condition);
    uint32_t then = node_at(r, node + 1)->end;
    describe_condition(r->d, &b, node + 1, r->seat, r->state);
    TEXT_FORMAT(out, words(r, "If {condition}:"), {"condition", condition});
    str_add(out, "\n");
    add_effect(r, out, then, level + 1);
    if (!node_at(r, node)->flag) return;
    line_begin(out, level);
    str_addf(out, "%s\n", words(r, "Otherwise:"));
    add_effect(r, out, node_at(r, then)->end, level + 1);
}

static void add_roll(const Reader *r, StrBuf *out, uint32_t node, int level)
{
    str_addf(out, "%s\n", words(r, "By dice, one of these:"));
    for (uint32_t i = node + 1; i < node_at(r, node)->end; i = node_at(r, i)->end) {
        char chance[24];
        StrBuf b = str_buf(chance, sizeof chance);
        describe_milli(r->d, &b, node_at(r, i)->k, node_at(r, i)->k % MILLI ? 1 : 0, false);
        line_begin(out, level + 1);
        TEXT_FORMAT(out, words(r, "{chance} of 100:"), {"chance", chance});
        size_t told = out->used;
        str_add(out, "\n");
        add_effects(r, out, i, level + 2);
        if (out->used == told + 1) {
            out->used = told;
            str_addf(out, " %s\n", words(r, "nothing"));
        }
    }
}

static void add_effect(const Reader *r, StrBuf *out, uint32_t node, int level)
{
    const Catalog *c = r->d->game->catalog;
    const Node *n = node_at(r, node);
    if (level > DEEPEST || n->kind == NODE_NONE) return;
    if (n->kind == EFFECT_SEQ || n->kind == EFFECT_ODDS) {
        add_effects(r, out, node, level);
        return;
    }
    /* What chosen() remembers is no matter of the player's. */
    if (n->var == VAR_VARIABLE && n->arg && strchr(c->variable[n->arg].at.id, '.')) return;
    line_begin(out, level);
    switch (n->kind) {
    case EFFECT_ADD: add_change(r, out, node, "{what} {amount}"); break;
    case EFFECT_SET: add_change(r, out, node, "{what} becomes {amount}"); break;
    case EFFECT_SCALE: add_change(r, out, node, "{what} times {amount}"); break;
    case EFFECT_GROW: add_change(r, out, node, n->k == MILLI ? "{what} {amount} before diminishing, and all of it lasts" : "{what} {amount} before diminishing"); break;
    case EFFECT_GRANT: add_change(r, out, node, "{what} {amount} for {n} quarters"); break;
    case EFFECT_WHEN: add_when(r, out, node, level); break;
    case EFFECT_ROLL: add_roll(r, out, node, level); break;
    case EFFECT_EACH_STATE:
        str_addf(out, "%s\n", words(r, n->flag ? "In every other state:" : "In every state:"));
        add_effects(r, out, node, level + 1);
        break;
    case EFFECT_FIRE: add_fire(r, out, n); break;
    case EFFECT_SIGN: add_deed(r, out, n, "{what} with {power} is signed", &c->agreement[n->arg].at); break;
    case EFFECT_BREAK: add_deed(r, out, n, "{what} with {power} is broken off", &c->agreement[n->arg].at); break;
    case EFFECT_ADVANCE: add_deed(r, out, n, "One leg of {what} is built", &c->project[n->arg].at); break;
    case EFFECT_ACCORD: add_deed(r, out, n, "Treaty steps with {power} fall to {k} at most", NULL); break;
    case EFFECT_FUNC: str_addf(out, "%s\n", c->func[n->arg].explain ? words(r, c->func[n->arg].explain) : c->func[n->arg].at.id); break;
    default: str_add(out, "\n"); break;
    }
}

void describe_effect(const Describe *d, StrBuf *out, uint32_t node, int seat)
{
    const Reader r = {d, seat, 0};
    if (node) add_effect(&r, out, node, 0);
}
