#include "app/cli_tell_text.h"

#include "core/rules.h"
#include "host/mem.h"
#include "session/outlook.h"
#include "session/reasons.h"

enum { ROOM = 32, LINE = 1024, MOST_TERMS = MAX_STATES + 8 };

static bool same_choice(const Command *a, const Command *b)
{
    return a->kind == b->kind && a->slot == b->slot && a->choice == b->choice && a->action == b->action && a->target == b->target;
}

static void add_runner(const Tell *t, const AiReason *r, const ChoiceSubject *subject, StrBuf *out)
{
    if (!r->has_runner || (r->command.kind != CMD_COMMIT && same_choice(&r->command, &r->runner))) return;
    char choice[512], worth[24];
    StrBuf c = str_buf(choice, sizeof choice), w = str_buf(worth, sizeof worth);
    if (r->command.kind == CMD_COMMIT) describe_plan(&t->describe, &c, r->runner_plan);
    else describe_choice(&t->describe, &c, &r->runner, r->runner.kind == CMD_ANSWER ? subject : NULL);
    describe_milli(&t->describe, &w, r->runner_score, 2, true);
    const char *form = r->command.kind == CMD_PLAN_ADD ? "In its place: {choice}, {worth}." : r->runner_score > r->score ? "Better: {choice}, {worth}." : "Next best: {choice}, {worth}.";
    str_add(out, " ");
    TEXT_FORMAT(out, tell_words(t, form), {"choice", choice}, {"worth", worth});
}

/* Of the crisis that is open: afterwards its numbers are gone. */
static void add_basis(const Tell *t, StrBuf *out)
{
    const World *w = tell_view(t);
    CrisisSides sides;
    outlook_crisis(t->game, w, t->seat, w->plan_target[w->crisis_seat][w->crisis_slot], &sides);
    describe_estimate_basis(&t->describe, out, &sides);
}

static void rival_line(const Tell *t, const AiReason *r)
{
    static const char *const rungs[] = {"", "escalates {share} %", "holds {share} %", "deals {share} %", "backs down {share} %"};
    char text[LINE], choices[320];
    StrBuf b = str_buf(text, sizeof text), list = str_buf(choices, sizeof choices);
    for (int k = RUNG_ESCALATE; k <= RUNG_BACK_DOWN; k++)
        str_addf(&list, "%s%s", k > 1 ? ", " : "", TELL_WORDS(t, rungs[k], {"share", tell_number(r->rival[k] * 100, 0, false)}));
    TEXT_FORMAT(&b, tell_words(t, "An estimate of {power}: {choices}."), {"power", tell_power(t, seat_rival(r->command.seat))}, {"choices", choices});
    if (!session_is_over(t->session)) {
        str_add(&b, " ");
        add_basis(t, &b);
    }
    tell_wrapped(text, 5);
}

static void add_choice(const Tell *t, const AiReason *r, const ChoiceSubject *subject, StrBuf *out)
{
    char choice[512], terms[LINE] = "";
    StrBuf c = str_buf(choice, sizeof choice), k = str_buf(terms, sizeof terms);
    describe_choice(&t->describe, &c, &r->command, subject);
    if (r->term_count) describe_terms(&t->describe, &k, r, MOST_TERMS);
    const char *form = !r->term_count ? "{choice}." : r->command.kind == CMD_AIM ? "{choice}: appeal {worth} ({terms})." : "{choice}: worth {worth} points ({terms}).";
    TEXT_FORMAT(out, tell_words(t, form), {"choice", choice}, {"worth", tell_number(r->score, 2, true)}, {"terms", terms});
}

static void tell_reason(const Tell *t, const char *mark, const AiReason *r, const ChoiceSubject *subject, const ChoiceSubject *runner)
{
    char text[3 * LINE];
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%s  ", mark);
    add_choice(t, r, subject, &b);
    add_runner(t, r, runner, &b);
    tell_wrapped(text, 2);
    if (r->command.kind == CMD_RUNG) rival_line(t, r);
}

void tell_suggestions(const Tell *t)
{
    AiScratch *scratch = mem_alloc(sizeof *scratch);
    AiReason *reason = mem_alloc(ROOM * sizeof *reason);
    const World *w = tell_view(t);
    int count = scratch && reason ? ai_suggest(t->game, w, t->seat, 1, scratch, reason, ROOM) : 0;
    if (count == 0) tell_line(t, 2, "The adviser has nothing to add.");
    for (int i = 0; i < count; i++) {
        ChoiceSubject subject = describe_subject(w, &reason[i].command);
        tell_reason(t, tell_count(i + 1), &reason[i], &subject, &subject);
    }
    mem_free(reason);
    mem_free(scratch);
}

void tell_why_not(const Tell *t, const Command *other)
{
    AiScratch *scratch = mem_alloc(sizeof *scratch);
    AiReason r;
    const World *w = tell_view(t);
    ChoiceSubject subject = describe_subject(w, other);
    Reasons reasons;
    if (scratch && ai_suggest_not(t->game, w, t->seat, 1, scratch, other, &r)) tell_reason(t, tell_words(t, "The adviser:"), &r, &subject, &subject);
    else if (other->kind != CMD_PLAN_ADD && game_check(t->game, w, other, &reasons) != REFUSE_NO) tell_refusal(t, true, other, &reasons);
    else if (other->kind != CMD_PLAN_ADD) tell_line(t, 2, "The adviser has no view of it.");
    mem_free(scratch);
}

/* One aim: set, open, or closed and why. */
static void aim_line(const Tell *t, const World *planning, int aim)
{
    const AimDef *a = &t->catalog->aim[aim];
    const bool set = planning->aim[t->seat] == aim, other = planning->aim[t->seat] && !set;
    char text[LINE];
    Command cmd = {.kind = CMD_AIM, .seat = (uint8_t)t->seat, .action = (uint16_t)aim};
    Reasons reasons;
    bool open = game_check(t->game, planning, &cmd, &reasons) == REFUSE_NO;
    StrBuf b = str_buf(text, sizeof text);
    str_addf(&b, "%s %s ", tell_left(tell_words(t, set ? "SET" : open ? "open" : "closed"), 8), tell_left(a->at.id, 18));
    str_addf(&b, "%s. %s", tell_name(t, &a->at), a->at.help ? tell_words(t, a->at.help) : "");
    if (!open && !set && !other) {
        char why[512] = "";
        StrBuf y = str_buf(why, sizeof why);
        describe_refusal(&t->describe, &y, planning, &cmd, &reasons);
        str_add(&b, " ");
        TEXT_FORMAT(&b, tell_words(t, "Closed: {why}."), {"why", why});
    }
    tell_wrapped(text, 2);
}

static void aims_when(const Tell *t, const World *w)
{
    const char *form = w->aim[t->seat]           ? "This year's aim is set; the next is chosen with the plans of {year}."
                       : w->phase == PHASE_PLAN  ? "One may be set now, with the plan."
                       : w->phase == PHASE_ANSWER ? "One may be set with the plan, once the events are answered."
                                                  : "One may be set with the next plan.";
    TELL_WRAPPED(t, 2, form, {"year", tell_count(game_year(t->catalog, w) + 1)});
}

void tell_aims(const Tell *t)
{
    static _Thread_local World scratch;
    const World *w = tell_view(t), *planning = outlook_planning(w, t->seat, &scratch);
    for (int i = 1; i <= t->catalog->aim_count; i++) {
        if (t->catalog->aim[i].seats >> t->seat & 1) aim_line(t, planning, i);
    }
    aims_when(t, w);
    tell_line(t, 2, "An aim holds until the year's end and then comes out. It moves nothing; the adviser weighs by it.");
}

void tell_reasons(const Tell *t, int quarter)
{
    ReasonRecord *list = mem_alloc(REASONS_ROOM * sizeof *list);
    int count = list ? reasons_of_quarter(t->session, quarter, list, REASONS_ROOM) : REASONS_UNKNOWN;
    if (count == REASONS_CLOSED) tell_line(t, 2, "The other side's papers are opened when the campaign is over.");
    else if (count <= 0) tell_line(t, 2, "No computer weighed anything in that quarter, or its past is not at hand.");
    for (int i = 0; i < count; i++) tell_reason(t, tell_power(t, list[i].reason.command.seat), &list[i].reason, &list[i].subject, &list[i].runner_subject);
    mem_free(list);
}
