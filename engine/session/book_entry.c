/* What the pages are called: definitions by their own words, the rest by the tables here. */
#include "session/book_page.h"

#include "base/fixed.h"

#include <string.h>

/* Variables in the order of VAR_LIST. */
static const char *const variable_names[VAR_COUNT] = {
    [VAR_TIE] = "Tie", [VAR_BASE] = "Base of a tie", [VAR_OWN] = "Means of its own", [VAR_DEPENDENCE] = "Dependence", [VAR_INFLUENCE] = "Influence",
    [VAR_GOODWILL] = "Goodwill", [VAR_ALIGNMENT] = "Alignment", [VAR_SOVEREIGNTY] = "Sovereignty", [VAR_NEUTRALITY] = "Neutrality",
    [VAR_STABILITY] = "Stability", [VAR_ACTS] = "Memory of acts", [VAR_INTEL] = "Intelligence", [VAR_ACCORD] = "Treaty steps", [VAR_LEGS] = "Legs",
    [VAR_CAPITAL] = "Political capital", [VAR_MONEY] = "Budget", [VAR_INCOME] = "Income", [VAR_PRESTIGE] = "Prestige", [VAR_HOME] = "Support at home",
    [VAR_BLAME] = "Blame", [VAR_SCORE] = "Score", [VAR_TENSION] = "Tension", [VAR_YEAR] = "Year", [VAR_SEASON] = "Season", [VAR_QUARTER] = "Quarter",
    [VAR_VARIABLE] = "Variable of a script", [VAR_SATURATION] = "Saturation", [VAR_COUNTERS] = "Memory of counters", [VAR_HARD] = "Hard actions of the quarter",
};

static const struct {
    int kind;
    const char *id, *name, *help;
} verbs[] = {
    {EFFECT_ADD, "add", "Add", "Adds to a number as it is; only the number's own limits cut it."},
    {EFFECT_GROW, "grow", "Grow", "Adds to a tie: less where the tie is deep already, more where goodwill is high, less where the same was done lately; a share of it lasts."},
    {EFFECT_GROW, "build", "Build", "Grows a tie, and all of what arrives lasts."},
    {EFFECT_SCALE, "scale", "Scale", "Multiplies a number."},
    {EFFECT_SET, "set", "Set", "Gives a number a value, whatever it was."},
    {EFFECT_GRANT, "grant", "Income for a time", "Changes a side's income for some quarters, after which it is as before."},
    {EFFECT_WHEN, "when", "When", "Does something only where a condition holds at that moment."},
    {EFFECT_ROLL, "roll", "Roll", "Throws dice: exactly one of the outcomes happens."},
    {EFFECT_EACH_STATE, "each_state", "Each state", "Does the same in every state."},
    {EFFECT_EACH_STATE, "each_other_state", "Each other state", "Does the same in every state but the one it is played in."},
    {EFFECT_FIRE, "fire", "Fire", "Sets an event in motion that happens some quarters later."},
    {EFFECT_SIGN, "sign", "Sign", "Puts an agreement in force at once, without asking for its terms."},
    {EFFECT_BREAK, "break_off", "Break off", "Ends an agreement, at the price of a breach."},
    {EFFECT_ADVANCE, "advance", "Advance", "Builds one leg of a project."},
    {EFFECT_ACCORD, "lower_to", "Lower", "Takes treaty steps back down to a number."},
    {EFFECT_FUNC, "func", "Script", "Calls a function of the content; its own page says what it does."},
};

int book_verb_count(void) { return COUNT_OF(verbs); }

int book_verb_of(const Node *n)
{
    for (int i = 0; i < COUNT_OF(verbs); i++) {
        if (verbs[i].kind != n->kind) continue;
        bool second = (n->kind == EFFECT_GROW && n->k == MILLI) || (n->kind == EFFECT_EACH_STATE && n->flag);
        return i + 1 + second;
    }
    return 0;
}

static bool verb_is_used(const Catalog *c, int verb)
{
    for (int i = 1; i < c->node_count; i++) {
        if (book_verb_of(&c->node[i]) == verb) return true;
    }
    return false;
}

static const struct {
    const char *id, *name, *help;
} endings[] = {
    [ENDING_RUPTURE] = {"rupture", "Rupture", "Tension reaches its limit, relations break, and the side with more blame loses."},
    [ENDING_HOME_COLLAPSE] = {"home_collapse", "Collapse at home", "A side without any support at home for too long falls, and the other has won."},
    [ENDING_MULTI_VECTOR] = {"multi_vector", "The region wins", "At the end most of the region stands in the middle and the score is close: each side gets half."},
    [ENDING_POINTS] = {"points", "Points", "The campaign runs its course, and the higher score wins."},
    [ENDING_RESIGNED] = {"resigned", "Resignation", "A side gives up, and the other has won."},
};

static int declared(const BookEntry *e) { return e->index - (VAR_COUNT - 1); }

static const Origin *variable_origin(const Book *book, const BookEntry *e)
{
    return declared(e) > 0 ? &book->catalog->variable[declared(e)].at : NULL;
}

const Origin *book_entry_origin(const Book *book, const BookEntry *e)
{
    const Catalog *c = book->catalog;
    switch (e->kind) {
    case BOOK_POWER: return &c->power[e->index].at;
    case BOOK_STATE: return &c->state[e->index].at;
    case BOOK_DOCTRINE: return &c->doctrine[e->index].at;
    case BOOK_WANT: return &c->want[e->index].at;
    case BOOK_CHANNEL: return &c->channel[e->index].at;
    case BOOK_ACTION: return &c->action[e->index].at;
    case BOOK_PROJECT: return &c->project[e->index].at;
    case BOOK_AGREEMENT: return &c->agreement[e->index].at;
    case BOOK_PRIORITY: return &c->priority[e->index].at;
    case BOOK_AIM: return &c->aim[e->index].at;
    case BOOK_EVENT: return &c->event[e->index].at;
    case BOOK_RUNG: return &c->rung[e->index].at;
    case BOOK_SCENARIO: return &c->scenario[e->index].at;
    case BOOK_VARIABLE: return variable_origin(book, e);
    case BOOK_PERSONALITY: return &c->personality[e->index].at;
    case BOOK_FUNC: return &c->func[e->index].at;
    default: return NULL;
    }
}

static const PowerDef *sudden_of(const Book *book, const BookEntry *e)
{
    return e->index > BOOK_SUDDEN ? &book->catalog->power[e->index - BOOK_SUDDEN] : NULL;
}

static const char *ending_id(const Book *book, const BookEntry *e)
{
    const PowerDef *p = sudden_of(book, e);
    if (p) return p->sudden_states ? p->sudden_id : NULL;
    return endings[e->index].id;
}

static const char *variable_id(const Book *book, const BookEntry *e)
{
    if (declared(e) <= 0) return e->index == VAR_VARIABLE ? NULL : var_info(e->index)->word;
    const char *id = book->catalog->variable[declared(e)].at.id;
    /* What chosen() remembers has a dot in its name. */
    return strchr(id, '.') ? NULL : id;
}

const char *book_entry_id(const Book *book, const BookEntry *e)
{
    switch (e->kind) {
    case BOOK_ENDING: return ending_id(book, e);
    case BOOK_VARIABLE: return variable_id(book, e);
    case BOOK_VERB: return verb_is_used(book->catalog, e->index) ? verbs[e->index - 1].id : NULL;
    case BOOK_TUNE: return tune_info(e->index - 1)->name;
    default: return book_entry_origin(book, e)->id;
    }
}

const char *book_entry_name(const Book *book, const BookEntry *e)
{
    const PowerDef *p = e->kind == BOOK_ENDING ? sudden_of(book, e) : NULL;
    if (p) return T(book->texts, p->sudden_name ? p->sudden_name : p->sudden_id);
    switch (e->kind) {
    case BOOK_ENDING: return T(book->texts, endings[e->index].name);
    case BOOK_VERB: return T(book->texts, verbs[e->index - 1].name);
    case BOOK_TUNE: return e->name;
    case BOOK_VARIABLE:
        if (declared(e) <= 0) return T(book->texts, variable_names[e->index]);
        break;
    default: break;
    }
    return describe_name(&book->describe, book_entry_origin(book, e));
}

/* "how far a thing goes" as a sentence. */
static void add_sentence(StrBuf *out, const char *phrase)
{
    size_t begin = out->used;
    str_add(out, phrase);
    if (out->used == begin) return;
    char *first = &out->text[begin];
    if (*first >= 'a' && *first <= 'z') *first = (char)(*first - 'a' + 'A');
    if (!strchr(".!?", out->text[out->used - 1])) str_add(out, ".");
}

static void add_first_sentence(StrBuf *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        bool ends = strchr(".!?", *at) && (at[1] == ' ' || at[1] == 0);
        if (!ends) continue;
        str_addn(out, text, (size_t)(at - text) + 1);
        return;
    }
    str_add(out, text);
}

void book_entry_help(const Book *book, const BookEntry *e, StrBuf *out)
{
    const TextTable *t = book->texts;
    const Origin *at = book_entry_origin(book, e);
    const PowerDef *p = e->kind == BOOK_ENDING ? sudden_of(book, e) : NULL;
    if (p) str_add(out, p->sudden_help ? T(t, p->sudden_help) : "");
    else if (e->kind == BOOK_ENDING) str_add(out, T(t, endings[e->index].help));
    else if (e->kind == BOOK_VERB) str_add(out, T(t, verbs[e->index - 1].help));
    else if (e->kind == BOOK_TUNE) add_sentence(out, T(t, tune_info(e->index - 1)->help));
    else if (e->kind == BOOK_FUNC) add_sentence(out, T(t, book->catalog->func[e->index].explain));
    else if (at && at->help) str_add(out, text_get(t, at->id, at->help));
    else if (e->kind == BOOK_EVENT) add_first_sentence(out, T(t, book->catalog->event[e->index].text));
    else if (!at) add_sentence(out, T(t, var_info(e->index)->help));
}
