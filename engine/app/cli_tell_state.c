#include "app/cli_tell_text.h"

#include "core/model.h"
#include "session/outlook.h"

#include <stdio.h>

static void term(const Tell *t, const char *what, int32_t v)
{
    printf("  %-56s ", what);
    tell_side_colour(t, v);
    printf("%8s\n", tell_number(v, 1, true));
    tell_plain(t);
}

static void target_sheet(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    TargetTerms terms;
    char what[128];
    model_target_terms(c, w, s, &terms);
    snprintf(what, sizeof what, "Ties: %s %s less %s %s, over %s", tell_name(t, &c->power[1].at), tell_number(terms.influence[1], 1, false), tell_name(t, &c->power[2].at),
             tell_number(terms.influence[2], 1, false), tell_number(terms.wish, 1, false));
    term(t, what, terms.ties);
    snprintf(what, sizeof what, "Goodwill: %s toward %s, %s toward %s", tell_held(w->goodwill[s][1], 0, false), tell_name(t, &c->power[1].at), tell_held(w->goodwill[s][2], 0, false),
             tell_name(t, &c->power[2].at));
    term(t, what, terms.goodwill);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!terms.anchor[seat]) continue;
        StrBuf treaty = str_buf(what, sizeof what);
        TEXT_FORMAT(&treaty, text_plural(t->describe.texts, NULL, "Treaty with {power}: {n} step in force", "Treaty with {power}: {n} steps in force", w->steps[s][seat]),
                    {"power", tell_name(t, &c->power[seat].at)}, {"n", tell_number(w->steps[s][seat] * MILLI, 0, false)});
        term(t, what, terms.anchor[seat]);
    }
    term(t, "Its own course", terms.course);
    if (terms.cut) term(t, "Beyond 100, cut off", terms.cut);
    tell_bold(t);
    StrBuf target = str_buf(what, sizeof what);
    TEXT_FORMAT(&target, tell_words(t, "Target, {n} % of the way each quarter"), {"n", tell_number(game_tunes(c, w)->step_share * 100, 0, false)});
    term(t, what, terms.target);
    tell_plain(t);
}

static void channels(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    printf("  %-20s %8s %16s %16s\n", "Channel", "Weight", tell_name(t, &c->power[1].at), tell_name(t, &c->power[2].at));
    for (int ch = 1; ch <= c->channel_count; ch++) {
        printf("  %-20s %8s   influence %4s   influence %4s   ties %s : %s\n", tell_name(t, &c->channel[ch].at), tell_number(w->weight[ch], 2, false),
               tell_number(model_influence(c, w, s, 1, ch), 0, false), tell_number(model_influence(c, w, s, 2, ch), 0, false), tell_number(w->tie[s][1][ch], 0, false),
               tell_number(w->tie[s][2][ch], 0, false));
    }
}

static void agreements(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int step = 1; step <= w->steps[s][seat]; step++) {
            char text[256];
            StrBuf b = str_buf(text, sizeof text);
            Review r;
            str_addf(&b, "%s with %s, in force, anchor %s", tell_name(t, &c->agreement[c->accord_step[seat][step]].at), tell_name(t, &c->power[seat].at),
                     tell_number(game_tunes(c, w)->anchor_step * seat_sign(seat), 1, true));
            if (step == w->steps[s][seat] && outlook_review(t->game, w, s, seat, &r)) {
                str_add(&b, ", ");
                describe_review(&t->describe, &b, &r);
            }
            tell_wrapped(text, 2);
        }
    }
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_status[i] == AGREEMENT_FREE || w->agreement_state[i] != s) continue;
        printf("  %s with %s", tell_name(t, &c->agreement[w->agreement_type[i]].at), tell_name(t, &c->power[w->agreement_power[i]].at));
        const AgreementDef *def = &c->agreement[w->agreement_type[i]];
        for (int k = 0; k < def->clause_count; k++) printf("%s%s=%d", k ? " " : ", ", def->clause[k].id, w->agreement_clause[i][k]);
        if (w->agreement_status[i] == AGREEMENT_SIGNED) printf(", signed and not yet in force");
        if (w->agreement_left[i] != 255) printf(", %d quarters to run", w->agreement_left[i]);
        printf(", no anchor\n");
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
    printf("  Next step with %s: %s.\n", tell_name(t, &t->catalog->power[seat].at), tell_name(t, &t->catalog->agreement[agreement].at));
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
    tell_bold(t);
    printf("%s", tell_name(t, &def->at));
    tell_plain(t);
    printf(", %s, weight %d. Alignment %s.\n", tell_name(t, &c->doctrine[def->doctrine].at), def->weight, tell_held(w->alignment[s], 1, true));
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, tell_words(t, "If nobody acts, {end} at the year's end. Why it heads for {target}:"), {"end", tell_held(drift.year_end[s], 1, true)}, {"target", tell_number(drift.heads_for[s], 1, true)});
    tell_wrapped(text, 2);
    target_sheet(t, w, s);
    channels(t, w, s);
    printf("  Sovereignty %s, neutrality %s, stability %s. Memory of acts: %s %s, %s %s (pushes back above %s).\n", tell_number(w->sovereignty[s], 0, false),
           tell_number(w->neutrality[s], 0, false), tell_number(w->stability[s], 0, false), tell_name(t, &c->power[1].at), tell_number(w->acts[s][1], 1, false), tell_name(t, &c->power[2].at),
           tell_number(w->acts[s][2], 1, false), tell_number(game_tunes(c, w)->balance_limit, 1, false));
    if (t->seat) tell_memory(t, w, s);
    agreements(t, w, s);
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state == s) printf("  Wants: %s (goodwill up to %s)\n", tell_name(t, &c->want[i].at), tell_number(c->want[i].bonus, 0, true));
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int next = model_next_step(c, w, s, seat);
        if (next && (t->seat == seat || t->seat == 0)) next_step(t, next, s, seat);
    }
}
