#include "app/cli_tell_text.h"

#include "core/model.h"
#include "session/outlook.h"

#include <stdio.h>

static void term(const Tell *t, const char *what, int32_t v)
{
    printf("  %s ", tell_left(what, 56));
    tell_side_colour(t, v);
    printf("%s\n", tell_right(tell_number(v, 1, true), 8));
    tell_plain(t);
}

static void target_sheet(const Tell *t, const World *w, int s)
{
    TargetTerms terms;
    model_target_terms(t->catalog, w, s, &terms);
    term(t, TELL_WORDS(t, "Ties: {first} {influence} less {second} {other}, over {wish}", {"first", tell_power(t, 1)}, {"influence", tell_number(terms.influence[1], 1, false)},
                       {"second", tell_power(t, 2)}, {"other", tell_number(terms.influence[2], 1, false)}, {"wish", tell_number(terms.wish, 1, false)}), terms.ties);
    term(t, TELL_WORDS(t, "Goodwill: {goodwill} toward {first}, {other} toward {second}", {"goodwill", tell_held(w->goodwill[s][1], 0, false)}, {"first", tell_power(t, 1)},
                       {"other", tell_held(w->goodwill[s][2], 0, false)}, {"second", tell_power(t, 2)}), terms.goodwill);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!terms.anchor[seat]) continue;
        term(t, TELL_COUNTED(t, w->steps[s][seat], "Treaty with {power}: {n} step in force", "Treaty with {power}: {n} steps in force", {"power", tell_power(t, seat)},
                             {"n", tell_count(w->steps[s][seat])}), terms.anchor[seat]);
    }
    term(t, tell_words(t, "Its own course, whoever courts it"), terms.course);
    if (terms.cut) term(t, tell_words(t, "Beyond 100, cut off"), terms.cut);
    tell_bold(t);
    term(t, TELL_WORDS(t, "Target, {n} % of the way each quarter", {"n", tell_number(game_tunes(t->catalog, w)->step_share * 100, 0, false)}), terms.target);
    tell_plain(t);
}

static const char *influence(const Tell *t, const World *w, int s, int seat, int channel)
{
    return TELL_WORDS(t, "influence {n}", {"n", tell_right(tell_number(model_influence(t->catalog, w, s, seat, channel), 0, false), 4)});
}

static void channels(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    printf("  %s %s %s %s\n", tell_left(tell_words(t, "Channel"), 20), tell_right(tell_words(t, "Weight"), 8), tell_right(tell_power(t, 1), 16), tell_right(tell_power(t, 2), 16));
    for (int ch = 1; ch <= c->channel_count; ch++)
        printf("  %s %s %s %s   %s\n", tell_left(tell_name(t, &c->channel[ch].at), 20), tell_right(tell_number(w->weight[ch], 2, false), 8), tell_right(influence(t, w, s, 1, ch), 16),
               tell_right(influence(t, w, s, 2, ch), 16),
               TELL_WORDS(t, "ties {first} : {second}", {"first", tell_number(w->tie[s][1][ch], 0, false)}, {"second", tell_number(w->tie[s][2][ch], 0, false)}));
}

/* The accord steps in force; the last says when it is reviewed. */
static void steps(const Tell *t, const World *w, int s, int seat)
{
    const Catalog *c = t->catalog;
    for (int step = 1; step <= w->steps[s][seat]; step++) {
        char terms[256];
        StrBuf b = str_buf(terms, sizeof terms);
        Review r;
        str_add(&b, TELL_WORDS(t, "in force, anchor {anchor}", {"anchor", tell_number(game_tunes(c, w)->anchor_step * seat_sign(seat), 1, true)}));
        if (step == w->steps[s][seat] && outlook_review(t->game, w, s, seat, &r)) {
            str_add(&b, ", ");
            describe_review(&t->describe, &b, &r);
        }
        TELL_WRAPPED(t, 2, "{agreement} with {power}, {terms}", {"agreement", tell_name(t, &c->agreement[c->accord_step[seat][step]].at)}, {"power", tell_power(t, seat)}, {"terms", terms});
    }
}

static void agreements(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    for (int seat = 1; seat <= MAX_SEATS; seat++) steps(t, w, s, seat);
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_status[i] == AGREEMENT_FREE || w->agreement_state[i] != s) continue;
        const AgreementDef *def = &c->agreement[w->agreement_type[i]];
        char terms[400];
        StrBuf b = str_buf(terms, sizeof terms);
        for (int k = 0; k < def->clause_count; k++) str_addf(&b, "%s=%d%s", def->clause[k].id, w->agreement_clause[i][k], k + 1 < def->clause_count ? " " : ", ");
        if (w->agreement_status[i] == AGREEMENT_SIGNED) str_addf(&b, "%s, ", tell_words(t, "signed and not yet in force"));
        /* English says it alike of one; others may not. */
        if (w->agreement_left[i] != 255) str_addf(&b, "%s, ", TELL_COUNTED(t, w->agreement_left[i], "{n} quarter to run", "{n} quarters to run", {"n", tell_count(w->agreement_left[i])}));
        str_add(&b, tell_words(t, "no anchor"));
        TELL(t, 2, "{agreement} with {power}, {terms}", {"agreement", tell_name(t, &def->at)}, {"power", tell_power(t, w->agreement_power[i])}, {"terms", terms});
    }
}

void tell_memory(const Tell *t, const World *w, int s)
{
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    describe_memory(&t->describe, &b, w, t->seat, s);
    tell_wrapped(text, 2);
}

static void next_step(const Tell *t, int agreement, int s, int seat)
{
    TELL(t, 2, "Next step with {power}: {agreement}.", {"power", tell_power(t, seat)}, {"agreement", tell_name(t, &t->catalog->agreement[agreement].at)});
    tell_bargain(t, seat, agreement, s, NULL);
}

void tell_state(const Tell *t, int s)
{
    static _Thread_local World scratch;
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    Drift drift;
    outlook_drift(t->game, w, &scratch, &drift);
    const StateDef *def = &c->state[s];
    TELL(t, 0, "{state}, {doctrine}, weight {weight}. Alignment {alignment}.", {"state", tell_bolded(t, tell_name(t, &def->at))}, {"doctrine", tell_name(t, &c->doctrine[def->doctrine].at)},
         {"weight", tell_count(def->weight)}, {"alignment", tell_held(w->alignment[s], 1, true)});
    TELL_WRAPPED(t, 2, "If nobody acts, {end} at the year's end. Why it heads for {target}:", {"end", tell_held(drift.year_end[s], 1, true)}, {"target", tell_number(drift.heads_for[s], 1, true)});
    target_sheet(t, w, s);
    channels(t, w, s);
    TELL(t, 2, "Sovereignty {sovereignty}, neutrality {neutrality}, stability {stability}. Memory of acts: {first} {acts}, {second} {other} (pushes back above {limit}).",
         {"sovereignty", tell_number(w->sovereignty[s], 0, false)}, {"neutrality", tell_number(w->neutrality[s], 0, false)}, {"stability", tell_number(w->stability[s], 0, false)},
         {"first", tell_power(t, 1)}, {"acts", tell_number(w->acts[s][1], 1, false)}, {"second", tell_power(t, 2)}, {"other", tell_number(w->acts[s][2], 1, false)},
         {"limit", tell_number(game_tunes(c, w)->balance_limit, 1, false)});
    if (t->seat) tell_memory(t, w, s);
    agreements(t, w, s);
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state == s) TELL(t, 2, "Wants: {want} (goodwill up to {bonus})", {"want", tell_name(t, &c->want[i].at)}, {"bonus", tell_number(c->want[i].bonus, 0, true)});
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int next = model_next_step(c, w, s, seat);
        if (next && (t->seat == seat || t->seat == 0)) next_step(t, next, s, seat);
    }
}
