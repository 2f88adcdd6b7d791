/* Names, numbers, variables and refusals as text; conditions, values and effects are in describe_node.c, the sentences
 * of the log in describe_report.c. */
#include "session/describe.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "core/model.h"

#include <stdio.h>
#include <string.h>

void describe_milli(const Describe *d, StrBuf *out, int32_t milli, int decimals, bool sign)
{
    text_milli(out, milli, decimals, sign, d->ascii);
}

void describe_held(const Describe *d, StrBuf *out, int32_t milli, int decimals, bool sign)
{
    text_held(out, milli, decimals, sign, d->ascii);
}

const char *describe_telling(const Describe *d, int event, int state, int quarter)
{
    const Catalog *c = d->game->catalog;
    const EventDef *e = &c->event[event];
    int others = 0;
    while (others < MAX_TELLINGS && e->telling[others]) others++;
    if (!e->text) return NULL;
    const uint64_t key = hash_mix(hash_mix(e->at.hash, state ? c->state[state].at.hash : 0), (uint64_t)quarter);
    int which = (int)(key % (unsigned)(others + 1));
    return T(d->texts, which ? e->telling[which - 1] : e->text);
}

const char *describe_name(const Describe *d, const Origin *at)
{
    return at->name ? text_get(d->texts, at->id, at->name) : at->id ? at->id : "";
}

static const char *season_name(const Describe *d, int season)
{
    static const char *const names[4] = {"Winter", "Spring", "Summer", "Autumn"};
    return T(d->texts, names[season - 1]);
}

void describe_quarter_date(const Describe *d, StrBuf *out, int scenario, int quarter)
{
    const ScenarioDef *s = &d->game->catalog->scenario[scenario];
    int absolute = s->start_year * 4 + s->start_season - 1 + quarter;
    str_addf(out, "%s %d", season_name(d, absolute % 4 + 1), absolute / 4);
}

void describe_date(const Describe *d, StrBuf *out, const World *w) { describe_quarter_date(d, out, w->scenario, w->quarter); }

static const char *state_name(const Describe *d, int s) { return describe_name(d, &d->game->catalog->state[s].at); }
static const char *power_name(const Describe *d, int p) { return describe_name(d, &d->game->catalog->power[p].at); }
static const char *channel_name(const Describe *d, int ch) { return describe_name(d, &d->game->catalog->channel[ch].at); }

/* {state}, {power} and {channel} are filled; words a variable does not need are simply not in its form. */
static const char *var_form(int var)
{
    switch (var) {
    case VAR_TIE: return "{channel}";
    case VAR_BASE: return "{channel}, what lasts";
    case VAR_OWN: return "{channel}, its own";
    case VAR_DEPENDENCE: return "{channel}, dependence on {power}";
    case VAR_INFLUENCE: return "{channel}, influence of {power}";
    case VAR_GOODWILL: return "goodwill toward {power}";
    case VAR_ALIGNMENT: return "alignment";
    case VAR_SOVEREIGNTY: return "sovereignty";
    case VAR_NEUTRALITY: return "neutrality";
    case VAR_STABILITY: return "stability";
    case VAR_ACTS: return "memory of {power}'s acts";
    case VAR_INTEL: return "intelligence of {power}";
    case VAR_ACCORD: return "treaty steps with {power}";
    case VAR_LEGS: return "legs of the project";
    case VAR_CAPITAL: return "capital of {power}";
    case VAR_MONEY: return "budget of {power}";
    case VAR_INCOME: return "income of {power} a quarter";
    case VAR_PRESTIGE: return "prestige of {power}";
    case VAR_HOME: return "support at home in {power}";
    case VAR_BLAME: return "blame of {power}";
    case VAR_COUNTERS: return "memory of {power}'s counters";
    case VAR_SCORE: return "score of {power}";
    case VAR_TENSION: return "tension";
    case VAR_YEAR: return "the year";
    case VAR_SEASON: return "the season";
    case VAR_QUARTER: return "the quarter";
    case VAR_SATURATION: return "attention spent";
    default: return "a number kept by a script";
    }
}

void describe_var_words(const Describe *d, StrBuf *out, int var, const char *power, const char *channel)
{
    const char *form = var_form(var);
    if (var == VAR_TIE && power[0]) form = "{channel} with {power}";
    if (var == VAR_BASE && power[0]) form = "{channel} with {power}, what lasts";
    TEXT_FORMAT(out, T(d->texts, form), {"power", power}, {"channel", channel});
}

void describe_var_short(const Describe *d, StrBuf *out, int var, int power, int channel)
{
    describe_var_words(d, out, var, power ? power_name(d, power) : "", channel ? channel_name(d, channel) : "");
}

void describe_var(const Describe *d, StrBuf *out, int var, int state, int power, int channel)
{
    if (state) str_addf(out, "%s: ", state_name(d, state));
    describe_var_short(d, out, var, power, channel);
}

static const char *rule_text(int rule)
{
    static const char *const texts[RULE_COUNT] = {
        [RULE_INCOME] = "income",
        [RULE_CARRY] = "more than can be kept",
        [RULE_COST] = "price",
        [RULE_FADE] = "fades toward what lasts",
        [RULE_DECAY] = "erosion",
        [RULE_DRIFT] = "drift",
        [RULE_THIRD_POWER] = "a third power",
        [RULE_REST] = "back to rest",
        [RULE_FOLLOW] = "follows its target",
        [RULE_DOMINATION] = "too close for comfort",
        [RULE_BALANCING] = "pushes back",
        [RULE_CRISIS] = "crisis",
        [RULE_TENSION_DECAY] = "calms down",
        [RULE_BLAME_DECAY] = "is forgotten",
        [RULE_REFUSED] = "a refused offer",
        [RULE_REACTION] = "reaction",
        [RULE_YEAR_END] = "year end",
        [RULE_PRIORITY] = "priority met",
        [RULE_HANDICAP] = "handicap",
        [RULE_MEMORY] = "memory fades",
        [RULE_BREACH] = "broken treaty",
        [RULE_PROVOCATION] = "provocation",
    };
    return rule > 0 && rule < RULE_COUNT && texts[rule] ? texts[rule] : "";
}

void describe_cause(const Describe *d, StrBuf *out, const Cause *cause)
{
    const Catalog *c = d->game->catalog;
    switch (cause->kind) {
    case CAUSE_START: str_add(out, T(d->texts, "at the start")); break;
    case CAUSE_ACTION: str_add(out, describe_name(d, &c->action[cause->id].at)); break;
    case CAUSE_EVENT: str_add(out, describe_name(d, &c->event[cause->id].at)); break;
    case CAUSE_AGREEMENT: str_add(out, describe_name(d, &c->agreement[cause->id].at)); break;
    case CAUSE_PROJECT: str_add(out, describe_name(d, &c->project[cause->id].at)); break;
    case CAUSE_WANT: str_add(out, describe_name(d, &c->want[cause->id].at)); break;
    case CAUSE_RULE:
        str_add(out, T(d->texts, rule_text((int)cause->id)));
        if (cause->id == RULE_THIRD_POWER && cause->actor) str_addf(out, ": %s", power_name(d, cause->actor));
        break;
    case CAUSE_BLOC: str_add(out, describe_name(d, &c->variable[cause->id].at)); break;
    case CAUSE_LIMIT: str_add(out, T(d->texts, "cut off by a limit")); break;
    default: break;
    }
}

/* ---- refusals ---- */

static const char *comparison(int kind)
{
    switch (kind) {
    case COND_AT_LEAST: return "{value} must be {need} or more; it is {have}";
    case COND_AT_MOST: return "{value} must be {need} or less; it is {have}";
    case COND_BELOW: return "{value} must be below {need}; it is {have}";
    case COND_ABOVE: return "{value} must be above {need}; it is {have}";
    default: return "{value} must be {need}; it is {have}";
    }
}

/* What is needed and what there is: with decimals only where whole numbers would not tell, and never so that a number
 * looks like one that it misses. */
static void describe_pair(const Describe *d, StrBuf *need, StrBuf *have, const Reason *r, bool sign)
{
    int least = r->need % MILLI == 0 && r->have % MILLI == 0 ? 0 : r->need % 100 ? 2 : 1, decimals = text_decimals(r->need, r->have, least);
    describe_milli(d, need, r->need, r->need % MILLI ? decimals : 0, sign);
    describe_milli(d, have, r->have, r->have % MILLI ? decimals : 0, sign);
}

/* What the numbers of a script's own variable stand for: " (1 when it is promised, 2 when it is paid)". */
static void add_meaning(const Describe *d, StrBuf *out, const Origin *variable)
{
    if (!variable->help) return;
    const char *help = T(d->texts, variable->help);
    size_t length = strlen(help);
    str_add(out, " (");
    str_addn(out, help, length > 0 && help[length - 1] == '.' ? length - 1 : length);
    str_add(out, ")");
}

static void add_comparison(const Describe *d, StrBuf *out, const Reason *r, int seat, int state)
{
    const Node *n = &d->game->catalog->node[r->node], *value = n + 1;
    char what[512], need[32], have[32];
    StrBuf a = str_buf(what, sizeof what), b = str_buf(need, sizeof need), c = str_buf(have, sizeof have);
    int var = value->kind == VALUE_REF ? value->var : 0;
    describe_value(d, &a, r->node + 1, seat, state);
    describe_pair(d, &b, &c, r, var == VAR_ALIGNMENT);
    TEXT_FORMAT(out, T(d->texts, comparison(n->kind)), {"value", what}, {"need", need}, {"have", have});
    if (var == VAR_VARIABLE && value->arg) add_meaning(d, out, &d->game->catalog->variable[value->arg].at);
}

static void add_shortage(const Describe *d, StrBuf *out, const char *form, const Reason *r)
{
    char need[32], have[32];
    StrBuf b = str_buf(need, sizeof need), c = str_buf(have, sizeof have);
    describe_pair(d, &b, &c, r, false);
    TEXT_FORMAT(out, T(d->texts, form), {"need", need}, {"have", have});
}

static void add_offer(const Describe *d, StrBuf *out, const World *w, const Command *cmd, const Reason *r)
{
    if (r->need == 0 && r->have == 0) {
        bool waits = w->step_wait[cmd->target][cmd->seat] > 0;
        str_add(out, T(d->texts, r->met ? "there is something left to offer" : waits ? "the last step is signed and not yet in force" : "nothing is left to offer"));
        return;
    }
    add_shortage(d, out, "the margin must be {need} or more; it is {have}", r);
}

static const char *reaction_reason(const Command *cmd, bool met)
{
    if (cmd->kind == CMD_RUNG) return "a third party mediates once, at rung 2";
    return met ? "this kind of action may be answered so" : "soft actions are countered, hard ones challenged, one challenge a quarter";
}

void describe_reason(const Describe *d, StrBuf *out, const World *w, const Command *cmd, const Reason *r)
{
    const TextTable *t = d->texts;
    int state = cmd->kind == CMD_ANSWER ? w->open_state[cmd->slot < MAX_OPEN_EVENTS ? cmd->slot : 0] : cmd->target;
    switch (r->refusal) {
    case REFUSE_OVER: str_add(out, T(t, "the campaign is over")); break;
    case REFUSE_NOT_OWED: str_add(out, T(t, r->met ? "it is asked now" : "this is not the time for it")); break;
    case REFUSE_BAD: str_add(out, T(t, "there is no such thing")); break;
    case REFUSE_SIDE: str_add(out, T(t, "the other side's business")); break;
    case REFUSE_NO_SLOT: add_shortage(d, out, r->met ? "actions: {have} of {need} planned" : "all {need} actions of the quarter are planned", r); break;
    case REFUSE_SAME_STATE: str_add(out, T(t, r->met ? "no other action in this state" : "an action is already planned in this state")); break;
    case REFUSE_NO_CAPITAL: add_shortage(d, out, "capital: needs {need}, has {have}", r); break;
    case REFUSE_NO_MONEY: add_shortage(d, out, "budget: needs {need}, has {have}", r); break;
    case REFUSE_PROJECT: add_shortage(d, out, r->met ? "legs: {have} of {need} stand" : "no leg is left to build here ({have} of {need} stand)", r); break;
    case REFUSE_OFFER: add_offer(d, out, w, cmd, r); break;
    case REFUSE_CLAUSE: str_add(out, T(t, "a clause is out of its range")); break;
    case REFUSE_REACTION: str_add(out, T(t, reaction_reason(cmd, r->met))); break;
    default: {
        const Node *n = &d->game->catalog->node[r->node];
        if (n->kind >= COND_AT_LEAST && n->kind <= COND_EQUALS) add_comparison(d, out, r, cmd->seat, state);
        else {
            if (!r->met) str_add(out, T(t, "needs: "));
            describe_condition(d, out, r->node, cmd->seat, state);
        }
        break;
    }
    }
}

void describe_refusal(const Describe *d, StrBuf *out, const World *w, const Command *cmd, const Reasons *reasons)
{
    enum { TOLD = 2 };
    int failed = 0;
    for (int i = 0; i < reasons->count; i++) {
        if (reasons->reason[i].met || ++failed > TOLD) continue;
        str_add(out, failed > 1 ? "; " : "");
        describe_reason(d, out, w, cmd, &reasons->reason[i]);
    }
    if (failed <= TOLD) return;
    char more[16];
    StrBuf b = str_buf(more, sizeof more);
    str_addf(&b, "%d", failed - TOLD);
    TEXT_FORMAT(out, T(d->texts, "; and {n} more"), {"n", more});
}

static void describe_deed(const Describe *d, StrBuf *what, StrBuf *figure, const PreviewLine *l)
{
    const Catalog *c = d->game->catalog;
    const char *state = l->state ? state_name(d, l->state) : "";
    switch (l->kind) {
    case PREVIEW_SIGNED:
    case PREVIEW_ENDED:
        TEXT_FORMAT(what, T(d->texts, l->state ? "{state}: {agreement} with {power}" : "{agreement} with {power}"), {"state", state},
                    {"agreement", describe_name(d, &c->agreement[l->id].at)}, {"power", describe_name(d, &c->power[l->power].at)});
        str_add(figure, T(d->texts, l->kind == PREVIEW_SIGNED ? "signed" : "ended"));
        break;
    case PREVIEW_PUSHBACK: TEXT_FORMAT(what, T(d->texts, l->state ? "{state}: enough of you for now, half the effect" : "Enough of you for now, half the effect"), {"state", state}); break;
    default: str_add(what, T(d->texts, "Something is set in motion")); break;
    }
}

void describe_preview_line(const Describe *d, StrBuf *what, StrBuf *figure, const PreviewLine *l)
{
    size_t begin = what->used;
    if (l->kind != PREVIEW_CHANGE) {
        describe_deed(d, what, figure, l);
        return;
    }
    if (l->everywhere) str_add(what, T(d->texts, "Every state: "));
    if (l->var == VAR_VARIABLE && l->id) str_add(what, describe_name(d, &d->game->catalog->variable[l->id].at));
    else describe_var(d, what, l->var, l->state, l->power, l->channel);
    /* A line that begins with the variable begins with a capital. */
    if (what->used > begin && what->text[begin] >= 'a' && what->text[begin] <= 'z') what->text[begin] = (char)(what->text[begin] - 'a' + 'A');
    int32_t unit = var_info(l->var)->unit == WHOLE_UNIT ? MILLI : 1;
    describe_milli(d, figure, l->delta * unit, unit == MILLI ? 0 : 1, true);
    if (l->delta != l->delta_max) {
        str_add(figure, T(d->texts, " to "));
        describe_milli(d, figure, l->delta_max * unit, unit == MILLI ? 0 : 1, true);
    }
    if (l->var != VAR_INCOME || l->id == 0) return;
    char quarters[16];
    snprintf(quarters, sizeof quarters, "%d", l->id);
    TEXT_FORMAT(figure, text_plural(d->texts, NULL, " for {n} quarter", " for {n} quarters", l->id), {"n", quarters});
}

void describe_command(const Describe *d, StrBuf *out, const World *w, const Command *cmd)
{
    const Catalog *c = d->game->catalog;
    switch (cmd->kind) {
    case CMD_ANSWER: str_add(out, describe_name(d, &c->event[w->open_event[cmd->slot]].option[cmd->choice].at)); break;
    case CMD_PLAN_ADD: str_addf(out, "%s, %s", describe_name(d, &c->action[cmd->action].at), state_name(d, cmd->target)); break;
    case CMD_PLAN_REMOVE: str_add(out, T(d->texts, "take an action back")); break;
    case CMD_COMMIT: str_add(out, T(d->texts, "end the turn")); break;
    case CMD_TERMS: str_add(out, T(d->texts, "agree on terms")); break;
    case CMD_AIM: str_add(out, T(d->texts, "set an aim for the year")); break;
    case CMD_REACT: str_add(out, T(d->texts, cmd->choice == REACT_COUNTER ? "counter" : cmd->choice == REACT_CHALLENGE ? "challenge" : "let it pass")); break;
    case CMD_RUNG: {
        static const char *const words[] = {"", "escalate", "hold", "deal", "back down"};
        str_add(out, T(d->texts, words[cmd->choice <= RUNG_BACK_DOWN ? cmd->choice : 0]));
        break;
    }
    default: str_add(out, T(d->texts, "resign")); break;
    }
}

const char *describe_bloc_mood(const Describe *d, const World *w, int variable)
{
    int mood = model_bloc_mood(d->game->catalog, w, variable);
    return mood < 0 ? T(d->texts, "angry") : mood > 0 ? T(d->texts, "pleased") : "";
}
