#include "app/cli_tell.h"
#include "app/cli_tell_text.h"

#include "core/model.h"
#include "session/bargain.h"

#include <stdio.h>

enum { ROOM = 256 };

static void terms(const Tell *t, const Bargain *b)
{
    for (int i = 0; i < b->term_count; i++) {
        char what[ROOM] = "", figure[24] = "";
        StrBuf w = str_buf(what, sizeof what), f = str_buf(figure, sizeof figure);
        bargain_term(&t->describe, &w, &b->term[i]);
        describe_milli(&t->describe, &f, b->term[i].value, 1, true);
        printf("    %-40s %8s\n", what, figure);
    }
    char margin[24] = "";
    StrBuf m = str_buf(margin, sizeof margin);
    describe_milli(&t->describe, &m, b->margin, 1, true);
    printf("    %-40s %8s\n", T(t->describe.texts, "Margin"), margin);
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

/* "volume = 4 of 1 to 10. One more: margin -0.7, energy tie with Russia +0.04 a quarter. Counter-offer: 3." */
static void clause_line(const Tell *t, const ClauseDef *def, const BargainClause *k, int state)
{
    char text[2 * ROOM];
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%s: %s=%d, %d to %d. One more: margin ", T(t->describe.texts, def->name), def->id, k->value, def->lo, def->hi);
    describe_milli(&t->describe, &b, k->each, 1, true);
    for (int i = 0; i < k->line_count; i++) {
        str_add(&b, ", ");
        bargain_line(&t->describe, &b, &k->line[i], state);
    }
    str_add(&b, k->line_count ? " a quarter." : ".");
    if (k->counter != k->value) str_addf(&b, " The counter-offer: %d.", k->counter);
    tell_wrapped(text, 2);
}

void tell_offer(const Tell *t, const Command *cmd)
{
    const Catalog *c = t->catalog;
    int agreement = model_offered(c, tell_view(t), cmd->action, cmd->target, cmd->seat);
    if (agreement == 0) {
        bool waits = c->action[cmd->action].offer < 0 && tell_view(t)->step_wait[cmd->target][cmd->seat] > 0;
        tell_format(2, waits ? "%s offers nothing there now: the last step is signed and not yet in force." : "%s offers nothing there now.", describe_name(&t->describe, &c->action[cmd->action].at));
        return;
    }
    Bargain b;
    make(t, cmd->seat, agreement, cmd->target, cmd->arg, &b);
    printf("%s, %s.\n", describe_name(&t->describe, &c->agreement[agreement].at), describe_name(&t->describe, &c->state[cmd->target].at));
    verdict(t, &b);
    terms(t, &b);
    for (int i = 0; i < b.clause_count; i++) clause_line(t, &c->agreement[agreement].clause[i], &b.clause[i], cmd->target);
    char text[2 * ROOM] = "";
    StrBuf lines = str_buf(text, sizeof text);
    for (int i = 0; i < b.line_count; i++) {
        str_add(&lines, i ? ", " : "Each quarter: ");
        bargain_line(&t->describe, &lines, &b.line[i], cmd->target);
    }
    if (text[0]) tell_wrapped(text, 2);
}
