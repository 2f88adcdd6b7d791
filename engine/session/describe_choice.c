/* What a player chose among, and the terms of why. */
#include "session/describe.h"

ChoiceSubject describe_subject(const World *w, const Command *cmd)
{
    ChoiceSubject out = {0};
    int rival = seat_rival(cmd->seat);
    switch (cmd->kind) {
    case CMD_ANSWER: out.event = w->open_event[cmd->slot]; break;
    case CMD_REACT:
        out.action = w->plan_action[rival][cmd->slot];
        out.state = w->plan_target[rival][cmd->slot];
        break;
    case CMD_RUNG:
        if (!w->crisis_seat) break;
        out.action = w->plan_action[w->crisis_seat][w->crisis_slot];
        out.state = w->plan_target[w->crisis_seat][w->crisis_slot];
        break;
    default: break;
    }
    return out;
}

static void say_subject(const Describe *d, StrBuf *out, const ChoiceSubject *subject)
{
    const Catalog *c = d->game->catalog;
    if (subject->event) str_addf(out, "%s: ", describe_name(d, &c->event[subject->event].at));
    if (subject->action) str_addf(out, "%s, %s: ", describe_name(d, &c->action[subject->action].at), describe_name(d, &c->state[subject->state].at));
}

/* What an offer was composed of: "(volume=3 discount=15)". An accord's step has nothing to settle. */
static void say_clauses(const Describe *d, StrBuf *out, const Command *cmd)
{
    const Catalog *c = d->game->catalog;
    int agreement = c->action[cmd->action].offer;
    const AgreementDef *def = agreement > 0 ? &c->agreement[agreement] : NULL;
    for (int i = 0; def && i < def->clause_count; i++) str_addf(out, "%s%s=%d%s", i ? " " : " (", def->clause[i].id, cmd->arg[i], i + 1 == def->clause_count ? ")" : "");
}

void describe_choice(const Describe *d, StrBuf *out, const Command *cmd, const ChoiceSubject *subject)
{
    static const char *const reactions[] = {"", "let it pass", "counter it", "challenge it"};
    static const char *const rungs[] = {"", "escalate", "hold", "offer a deal", "back down"};
    const Catalog *c = d->game->catalog;
    if (subject) say_subject(d, out, subject);
    switch (cmd->kind) {
    case CMD_PLAN_ADD:
        str_add(out, describe_name(d, &c->action[cmd->action].at));
        if (subject) str_addf(out, ", %s", describe_name(d, &c->state[cmd->target].at));
        say_clauses(d, out, cmd);
        break;
    case CMD_ANSWER:
        if (subject) str_add(out, describe_name(d, &c->event[subject->event].option[cmd->choice].at));
        break;
    case CMD_REACT: str_add(out, T(d->texts, reactions[cmd->choice])); break;
    case CMD_RUNG: str_add(out, T(d->texts, rungs[cmd->choice])); break;
    case CMD_AIM: str_addf(out, "%s: %s", T(d->texts, "aim of the year"), describe_name(d, &c->aim[cmd->action].at)); break;
    case CMD_COMMIT: str_add(out, T(d->texts, "the plan as a whole")); break;
    default: break;
    }
}

void describe_plan(const Describe *d, StrBuf *out, const uint16_t plan[DIM_STATES])
{
    const Catalog *c = d->game->catalog;
    bool any = false;
    for (int s = 1; s <= c->state_count; s++) {
        if (!plan[s]) continue;
        str_addf(out, "%s%s, %s", any ? "; " : "", describe_name(d, &c->action[plan[s]].at), describe_name(d, &c->state[s].at));
        any = true;
    }
    if (!any) str_add(out, T(d->texts, "no action"));
}

void describe_term(const Describe *d, StrBuf *out, const AiTerm *term)
{
    static const struct {
        const char *word, *text;
    } rows[] = {{"alignment", "alignment of {state}"}, {"standing", "standing"}, {"risk", "it may be challenged"},
                {"price", "price"}, {"outlook", "what follows"}, {"saved", "what it saves"}, {"taste", "taste"},
                {"aim", "aim of the year"}, {"mood", "mood"}, {"threshold", "least that it must save"},
                {"danger", "a rupture would be ours to bear"}, {"means", "what it leaves to the other decisions"},
                {"appeal", "appeal"}, {"action", "{action}, {state}"}};
    const Catalog *c = d->game->catalog;
    const char *form = term->what;
    for (int i = 0; i < COUNT_OF(rows); i++) form = str_eq(rows[i].word, term->what) ? T(d->texts, rows[i].text) : form;
    TEXT_FORMAT(out, form, {"state", term->state ? describe_name(d, &c->state[term->state].at) : ""},
                {"action", term->action ? describe_name(d, &c->action[term->action].at) : ""});
    str_add(out, " ");
    describe_milli(d, out, term->worth, 2, true);
}

void describe_terms(const Describe *d, StrBuf *out, const AiReason *r, int most)
{
    for (int i = 0; i < r->term_count && i < most; i++) {
        if (i) str_add(out, ", ");
        describe_term(d, out, &r->term[i]);
    }
    if (r->term_count > most) str_add(out, ", ...");
}
