#include "app/cli_tell_text.h"

#include "core/model.h"
#include "session/bargain.h"

#include <stdio.h>

enum { ROOM = 256 };

static void term(const char *what, int32_t v, int decimals) { printf("    %s %s\n", tell_left(what, 40), tell_right(tell_number(v, decimals, true), 8)); }

static void terms(const Tell *t, const Bargain *b)
{
    for (int i = 0; i < b->term_count; i++) {
        char what[ROOM] = "";
        StrBuf w = str_buf(what, sizeof what);
        bargain_term(&t->describe, &w, &b->term[i]);
        term(what, b->term[i].value, 1);
    }
    term(tell_words(t, "Margin"), b->margin, text_decimals(b->margin, 0, 1)); /* one that is missed does not look like 0 */
}

static void verdict(const Tell *t, const Bargain *b)
{
    char text[3 * ROOM] = "";
    StrBuf v = str_buf(text, sizeof text);
    bargain_verdict(&t->describe, &v, b);
    tell_wrapped(text, 2);
}

static void make(const Tell *t, int seat, int agreement, int state, const int8_t *clause, Bargain *out)
{
    static _Thread_local World scratch;
    bargain_make(t->game, tell_view(t), seat, agreement, state, clause, &scratch, out);
}

void tell_bargain(const Tell *t, int seat, int agreement, int state, const int8_t *clause)
{
    Bargain b;
    make(t, seat, agreement, state, clause, &b);
    verdict(t, &b);
    terms(t, &b);
}

static void effects(const Tell *t, const BargainLine *line, int count, int state, StrBuf *out)
{
    for (int i = 0; i < count; i++) {
        if (i) str_add(out, ", ");
        bargain_line(&t->describe, out, &line[i], state);
    }
}

static void clause_line(const Tell *t, const ClauseDef *def, const BargainClause *k, int state)
{
    char text[3 * ROOM], more[ROOM] = "";
    StrBuf b = str_buf(text, sizeof text), m = str_buf(more, sizeof more);
    effects(t, k->line, k->line_count, state, &m);
    const char *form = k->line_count ? "{clause}: {id}={value}, {low} to {high}. One more: margin {margin}, {effects} a quarter."
                                     : "{clause}: {id}={value}, {low} to {high}. One more: margin {margin}.";
    TEXT_FORMAT(&b, tell_words(t, form), {"clause", tell_words(t, def->name)}, {"id", def->id}, {"value", tell_count(k->value)}, {"low", tell_count(def->lo)}, {"high", tell_count(def->hi)},
                {"margin", tell_number(k->each, 1, true)}, {"effects", more});
    if (k->counter != k->value) str_addf(&b, " %s", TELL_WORDS(t, "The counter-offer: {value}.", {"value", tell_count(k->counter)}));
    tell_wrapped(text, 2);
}

void tell_offer(const Tell *t, const Command *cmd)
{
    const Catalog *c = t->catalog;
    int agreement = model_offered(c, tell_view(t), cmd->action, cmd->target, cmd->seat);
    if (agreement == 0) {
        bool waits = c->action[cmd->action].offer < 0 && tell_view(t)->step_wait[cmd->target][cmd->seat] > 0;
        TELL_WRAPPED(t, 2, waits ? "{action} offers nothing there now: the last step is signed and not yet in force." : "{action} offers nothing there now.",
                     {"action", tell_name(t, &c->action[cmd->action].at)});
        return;
    }
    Bargain b;
    make(t, cmd->seat, agreement, cmd->target, cmd->arg, &b);
    printf("%s, %s.\n", tell_name(t, &c->agreement[agreement].at), tell_name(t, &c->state[cmd->target].at));
    verdict(t, &b);
    Reasons reasons;
    bool asked = tell_view(t)->phase == PHASE_PLAN; /* outside the plan nothing is allowed, which is no news */
    Refusal refusal = asked ? game_check(t->game, tell_view(t), cmd, &reasons) : REFUSE_NO;
    char why[256] = "";
    StrBuf w = str_buf(why, sizeof why);
    if (refusal != REFUSE_NO && refusal != REFUSE_OFFER) describe_refusal(&t->describe, &w, tell_view(t), cmd, &reasons);
    if (why[0]) TELL_WRAPPED(t, 2, "Not allowed now: {why}.", {"why", why});
    terms(t, &b);
    for (int i = 0; i < b.clause_count; i++) clause_line(t, &c->agreement[agreement].clause[i], &b.clause[i], cmd->target);
    char text[2 * ROOM] = "";
    StrBuf lines = str_buf(text, sizeof text);
    effects(t, b.on_signed, b.signed_count, cmd->target, &lines);
    if (text[0]) TELL_WRAPPED(t, 2, "When signed: {effects}", {"effects", text});
    lines = str_buf(text, sizeof text);
    effects(t, b.line, b.line_count, cmd->target, &lines);
    if (text[0]) TELL_WRAPPED(t, 2, "Each quarter: {effects}", {"effects", text});
}
