#include "app/cli_tell.h"

#include "base/fixed.h"
#include "core/model.h"
#include "core/rules.h"
#include "core/turn.h"
#include "host/mem.h"
#include "session/outlook.h"
#include "session/summary.h"
#include "session/year.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 100 };

Tell tell_open(Session *s, int seat)
{
    const char *no_colour = getenv("NO_COLOR");
    bool terminal = isatty(1) == 1;
    Tell t = {.session = s, .game = session_game(s), .catalog = session_game(s)->catalog, .seat = seat};
    t.colour = terminal && !(no_colour && no_colour[0]);
    t.bar = terminal;
    t.describe = (Describe){.game = t.game, .texts = content_texts(session_content(s)), .ascii = true, .seat = seat};
    return t;
}

const World *tell_view(const Tell *t) { return session_view(t->session, t->seat); }

static const char *words(const Tell *t, const char *text) { return T(t->describe.texts, text); }
static const char *name(const Tell *t, const Origin *at) { return describe_name(&t->describe, at); }

/* Numbers for a column or a sentence; the last eight stay alive. */
static StrBuf figure(void)
{
    static _Thread_local char ring[8][24];
    static _Thread_local int next;
    return str_buf(ring[next++ % 8], sizeof ring[0]);
}

static const char *number(int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    str_add_milli(&b, milli, decimals, sign);
    return b.text;
}

/* What somebody has: cut, so that it never looks like a limit that it misses. */
static const char *held(int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    text_held(&b, milli, decimals, sign, true);
    return b.text;
}

static const char *price(int32_t money) { return number(money, money % MILLI ? 1 : 0, false); }

static void side_colour(const Tell *t, int32_t v)
{
    if (t->colour && v) fputs(v > 0 ? "\033[36m" : "\033[33m", stdout);
}
static void bold(const Tell *t)
{
    if (t->colour) fputs("\033[1m", stdout);
}
static void plain(const Tell *t)
{
    if (t->colour) fputs("\033[0m", stdout);
}

void tell_wrapped(const char *text, int indent)
{
    int column = indent;
    bool first = true;
    printf("%*s", indent, "");
    while (*text) {
        int length = (int)strcspn(text, " \n"), shown = 0, blanks = 0;
        for (int i = 0; i < length; i++) shown += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (!first && column + 1 + shown > WIDTH) {
            printf("\n%*s", indent + 2, "");
            column = indent + 2;
        }
        printf("%.*s", length, text);
        column += shown;
        text += length;
        while (*text == ' ') {
            text++;
            blanks++;
        }
        if (*text == '\n') {
            printf("\n%*s", indent, "");
            column = indent;
            text++;
        } else if (*text && column + blanks < WIDTH) {
            /* A blank is printed only when the next word follows on this line. */
            int next = (int)strcspn(text, " \n"), wide = 0;
            for (int i = 0; i < next; i++) wide += ((unsigned char)text[i] & 0xC0) != 0x80;
            if (column + blanks + wide <= WIDTH) {
                printf("%*s", blanks, "");
                column += blanks;
            } else column = WIDTH;
        }
        first = false;
    }
    putchar('\n');
}

static void wrapped_format(int indent, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void wrapped_format(int indent, const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    tell_wrapped(text, indent);
}

void tell_title(const Tell *t)
{
    const ScenarioDef *s = game_scenario(t->catalog, tell_view(t));
    bold(t);
    printf("%s", words(t, "Steppe and Strait"));
    plain(t);
    printf("  %s. %d quarters. ", name(t, &s->at), s->quarters);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t points = s->komi[seat] + (seat == 1 ? tell_view(t)->handicap : 0);
        if (points) printf("%s starts with %s points. ", name(t, &t->catalog->power[seat].at), number(points, 1, true));
    }
    putchar('\n');
}

static void resources(const Tell *t, const World *w, int seat)
{
    const Catalog *c = t->catalog;
    printf("Capital %d of %d (+%d)   Budget %s (+%s)   Prestige %s   At home %s   Tension %s   Score %s to %s\n", rules_free_capital(c, w, seat),
           game_tunes(c, w)->capital_cap, model_capital_income(c, w, seat), held(rules_free_money(c, w, seat), 0, false), number(model_income(c, w, seat), 0, false),
           number(w->prestige[seat], 0, false), held(w->home[seat], 0, false), held(w->tension, 0, false), number(w->score[seat], 1, false),
           number(w->score[seat_rival(seat)], 1, false));
}

/* What the blocs at home think, and which of them has its say at the quarter's end. */
static void home_blocs(const Tell *t, const World *w, int seat)
{
    const Catalog *c = t->catalog;
    char text[400];
    StrBuf b = str_buf(text, sizeof text);
    for (int v = 1; v <= c->variable_count; v++) {
        if (c->variable[v].seat != seat) continue;
        const char *mood = describe_bloc_mood(&t->describe, w, v);
        str_addf(&b, "%s%s %s%s%s", b.used ? ", " : "", name(t, &c->variable[v].at), number(w->variable[v], 0, false), mood[0] ? " " : "", mood);
    }
    if (b.used) printf("%s: %s\n", words(t, "Blocs at home"), text);
}

static void in_play(const Tell *t, const World *w, int s, StrBuf *out)
{
    const Catalog *c = t->catalog;
    for (int i = 0; t->seat && i < MAX_SLOTS; i++) {
        if (w->phase == PHASE_PLAN && w->plan_action[t->seat][i] && w->plan_target[t->seat][i] == s) {
            str_addf(out, "%s planned", name(t, &c->action[w->plan_action[t->seat][i]].at));
            return;
        }
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (w->step_wait[s][seat]) {
            TEXT_FORMAT(out, text_plural(t->describe.texts, NULL, "step {step} with {power} in {n} quarter", "step {step} with {power} in {n} quarters", w->step_wait[s][seat]),
                        {"step", number((w->steps[s][seat] + 1) * MILLI, 0, false)}, {"power", name(t, &c->power[seat].at)}, {"n", number(w->step_wait[s][seat] * MILLI, 0, false)});
            return;
        }
    }
    str_addf(out, "steps %d and %d", w->steps[s][1], w->steps[s][2]);
}

static void bar_of(int32_t alignment, char out[24])
{
    int cells = (int)fixed_round_div(alignment, 10 * MILLI);
    for (int i = 0; i < 21; i++) out[i] = '.';
    out[10] = '|';
    for (int i = 1; i <= 10; i++) {
        if (cells >= i) out[10 + i] = '#';
        if (cells <= -i) out[10 - i] = '#';
    }
    out[21] = 0;
}

static void sudden_progress(const Tell *t, const World *w, int seat, int indent);

/* Said wherever an incident could end it all. */
static void edge(const Tell *t, const World *w)
{
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    describe_edge(&t->describe, &b, w, t->seat);
    if (text[0]) tell_wrapped(text, 2);
}

/* Own treaty steps whose review is due and would not be passed. */
static void lapses(const Tell *t, const World *w)
{
    for (int s = 1; t->seat && s <= t->catalog->state_count; s++) {
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        describe_lapse(&t->describe, &b, w, s, t->seat);
        if (text[0]) tell_wrapped(text, 0);
    }
}

void tell_position(const Tell *t)
{
    static _Thread_local World scratch;
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    Drift drift;
    outlook_drift(t->game, w, &scratch, &drift);
    char date[64];
    StrBuf b = str_buf(date, sizeof date);
    describe_date(&t->describe, &b, w);
    putchar('\n');
    bold(t);
    if (t->seat) printf("%s, ", name(t, &c->power[t->seat].at));
    printf("%s, quarter %d of %d\n", date, w->quarter + 1, game_scenario(c, w)->quarters);
    plain(t);
    if (t->seat) {
        resources(t, w, t->seat);
        home_blocs(t, w, t->seat);
    }
    else printf("Tension %s   Score %s %s, %s %s\n", held(w->tension, 0, false), name(t, &c->power[1].at), number(w->score[1], 1, false), name(t, &c->power[2].at),
                number(w->score[2], 1, false));
    printf("%-14s %6s  ", "State", "Leans");
    if (t->bar) printf("%-10s|%10s  ", name(t, &c->power[2].at), name(t, &c->power[1].at));
    printf("%8s %8s %10s  %s\n", "Heads for", "Year end", "Goodwill", "In play");
    for (int s = 1; s <= c->state_count; s++) {
        char play[96], bar[24];
        StrBuf p = str_buf(play, sizeof play);
        in_play(t, w, s, &p);
        printf("%-14s ", name(t, &c->state[s].at));
        side_colour(t, w->alignment[s]);
        printf("%6s  ", held(w->alignment[s], 0, true));
        if (t->bar) {
            bar_of(w->alignment[s], bar);
            printf("%s  ", bar);
        }
        plain(t);
        printf("%9s %8s %5s : %-4s %s\n", number(drift.heads_for[s], 0, true), held(drift.year_end[s], 0, true), held(w->goodwill[s][1], 0, false), held(w->goodwill[s][2], 0, false), play);
    }
    char line[256];
    StrBuf a = str_buf(line, sizeof line);
    str_addf(&a, "Agenda %d: %s counts %s of 1. If the year ended now: %s %s, %s %s.", game_year(c, w), name(t, &c->channel[w->agenda].at), number(w->weight[w->agenda], 2, false),
             name(t, &c->power[1].at), number(model_year_points(c, w, 1), 1, true), name(t, &c->power[2].at), number(model_year_points(c, w, 2), 1, true));
    if (w->agenda_next) str_addf(&a, " Next year: %s.", name(t, &c->channel[w->agenda_next].at));
    tell_wrapped(line, 0);
    for (int seat = 1; seat <= MAX_SEATS; seat++) sudden_progress(t, w, seat, 0);
    lapses(t, w);
    edge(t, w);
}

/* ---- a state's sheet ---- */

static void term(const Tell *t, const char *what, int32_t v)
{
    printf("  %-56s ", what);
    side_colour(t, v);
    printf("%8s\n", number(v, 1, true));
    plain(t);
}

static void target_sheet(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    TargetTerms terms;
    char what[128];
    model_target_terms(c, w, s, &terms);
    snprintf(what, sizeof what, "Ties: %s %s less %s %s, over %s", name(t, &c->power[1].at), number(terms.influence[1], 1, false), name(t, &c->power[2].at),
             number(terms.influence[2], 1, false), number(terms.wish, 1, false));
    term(t, what, terms.ties);
    snprintf(what, sizeof what, "Goodwill: %s toward %s, %s toward %s", held(w->goodwill[s][1], 0, false), name(t, &c->power[1].at), held(w->goodwill[s][2], 0, false),
             name(t, &c->power[2].at));
    term(t, what, terms.goodwill);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!terms.anchor[seat]) continue;
        StrBuf treaty = str_buf(what, sizeof what);
        TEXT_FORMAT(&treaty, text_plural(t->describe.texts, NULL, "Treaty with {power}: {n} step in force", "Treaty with {power}: {n} steps in force", w->steps[s][seat]),
                    {"power", name(t, &c->power[seat].at)}, {"n", number(w->steps[s][seat] * MILLI, 0, false)});
        term(t, what, terms.anchor[seat]);
    }
    term(t, "Its own course", terms.course);
    if (terms.cut) term(t, "Beyond 100, cut off", terms.cut);
    bold(t);
    term(t, "Target, about a third of the way each quarter", terms.target);
    plain(t);
}

static void channels(const Tell *t, const World *w, int s)
{
    const Catalog *c = t->catalog;
    printf("  %-20s %8s %16s %16s\n", "Channel", "Weight", name(t, &c->power[1].at), name(t, &c->power[2].at));
    for (int ch = 1; ch <= c->channel_count; ch++) {
        printf("  %-20s %8s   influence %4s   influence %4s   ties %s : %s\n", name(t, &c->channel[ch].at), number(w->weight[ch], 2, false),
               number(model_influence(c, w, s, 1, ch), 0, false), number(model_influence(c, w, s, 2, ch), 0, false), number(w->tie[s][1][ch], 0, false),
               number(w->tie[s][2][ch], 0, false));
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
            str_addf(&b, "%s with %s, in force, anchor %s", name(t, &c->agreement[c->accord_step[seat][step]].at), name(t, &c->power[seat].at),
                     number(game_tunes(c, w)->anchor_step * seat_sign(seat), 1, true));
            if (step == w->steps[s][seat] && outlook_review(t->game, w, s, seat, &r)) {
                str_add(&b, ", ");
                describe_review(&t->describe, &b, &r);
            }
            tell_wrapped(text, 2);
        }
    }
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (w->agreement_status[i] == AGREEMENT_FREE || w->agreement_state[i] != s) continue;
        printf("  %s with %s", name(t, &c->agreement[w->agreement_type[i]].at), name(t, &c->power[w->agreement_power[i]].at));
        const AgreementDef *def = &c->agreement[w->agreement_type[i]];
        for (int k = 0; k < def->clause_count; k++) printf("%s%s=%d", k ? " " : ", ", def->clause[k].id, w->agreement_clause[i][k]);
        if (w->agreement_status[i] == AGREEMENT_SIGNED) printf(", signed and not yet in force");
        if (w->agreement_left[i] != 255) printf(", %d quarters to run", w->agreement_left[i]);
        printf(", no anchor\n");
    }
}

static void memory(const Tell *t, const World *w, int s)
{
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    describe_memory(&t->describe, &b, w, t->seat, s);
    tell_wrapped(text, 2);
}

static void next_step(const Tell *t, int agreement, int s, int seat)
{
    printf("  Next step with %s: %s.\n", name(t, &t->catalog->power[seat].at), name(t, &t->catalog->agreement[agreement].at));
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
    bold(t);
    printf("%s", name(t, &def->at));
    plain(t);
    printf(", %s, weight %d. Alignment %s.\n", name(t, &c->doctrine[def->doctrine].at), def->weight, held(w->alignment[s], 1, true));
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, words(t, "If nobody acts, {end} at the year's end. Why it heads for {target}:"), {"end", held(drift.year_end[s], 1, true)}, {"target", number(drift.heads_for[s], 1, true)});
    tell_wrapped(text, 2);
    target_sheet(t, w, s);
    channels(t, w, s);
    printf("  Sovereignty %s, neutrality %s, stability %s. Memory of acts: %s %s, %s %s (pushes back above %s).\n", number(w->sovereignty[s], 0, false),
           number(w->neutrality[s], 0, false), number(w->stability[s], 0, false), name(t, &c->power[1].at), number(w->acts[s][1], 1, false), name(t, &c->power[2].at),
           number(w->acts[s][2], 1, false), number(game_tunes(c, w)->balance_limit, 1, false));
    if (t->seat) memory(t, w, s);
    agreements(t, w, s);
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state == s) printf("  Wants: %s (goodwill up to %s)\n", name(t, &c->want[i].at), number(c->want[i].bonus, 0, true));
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int next = model_next_step(c, w, s, seat);
        if (next && (t->seat == seat || t->seat == 0)) next_step(t, next, s, seat);
    }
}

/* ---- actions ---- */

/* The agreement with the clauses that stand in the command, and its margin. */
static void offer_line(const Tell *t, const World *w, const Command *cmd, StrBuf *out)
{
    int agreement = model_offered(t->catalog, w, cmd->action, cmd->target, cmd->seat);
    const AgreementDef *def = &t->catalog->agreement[agreement];
    if (!agreement) return;
    str_addf(out, "%s", name(t, &def->at));
    for (int i = 0; i < def->clause_count; i++) str_addf(out, " %s=%d", def->clause[i].id, cmd->arg[i]);
    str_addf(out, ", margin %s", number(model_margin(t->catalog, w, agreement, cmd->target, cmd->seat, cmd->arg), 1, true));
}

static void preview_line(const Tell *t, const Command *cmd, StrBuf *out)
{
    int action = cmd->action, state = cmd->target;
    static _Thread_local World scratch;
    Preview p;
    const World *w = tell_view(t);
    if (t->catalog->action[action].offer) {
        offer_line(t, w, cmd, out);
        return;
    }
    preview_action(t->game, w, t->seat, action, state, &scratch, &p);
    int told = 0;
    for (int i = 0; i < p.line_count; i++) {
        char what[128], figure[48];
        StrBuf a = str_buf(what, sizeof what), b = str_buf(figure, sizeof figure);
        if (p.line[i].state && p.line[i].state != state) continue;
        describe_preview_line(&t->describe, &a, &b, &p.line[i]);
        const char *colon = p.line[i].state ? strstr(what, ": ") : NULL;
        str_addf(out, "%s%s%s%s", told++ ? ", " : "", colon ? colon + 2 : what, figure[0] ? " " : "", figure);
    }
}

void tell_actions(const Tell *t, int state)
{
    static _Thread_local World scratch;
    const Catalog *c = t->catalog;
    const World *w = outlook_planning(tell_view(t), t->seat, &scratch);
    printf("Actions in %s%s\n", name(t, &c->state[state].at), w == tell_view(t) ? "" : words(t, ", as your next plan would find them"));
    for (int pass = 0; pass < 2; pass++) {
        for (int a = 1; a <= c->action_count; a++) {
            Command cmd = game_plan(c, w, t->seat, a, state);
            Reasons reasons;
            if (!(c->action[a].seats >> t->seat & 1)) continue;
            bool allowed = game_check(t->game, w, &cmd, &reasons) == REFUSE_NO;
            if (allowed != (pass == 0)) continue;
            char text[512];
            StrBuf b = str_buf(text, sizeof text);
            str_addf(&b, "%-26s %d capital, %s budget  ", c->action[a].at.id, c->action[a].capital, price(c->action[a].money));
            if (allowed) preview_line(t, &cmd, &b);
            else {
                str_add(&b, "not now: ");
                describe_refusal(&t->describe, &b, w, &cmd, &reasons);
            }
            tell_wrapped(text, 2);
        }
    }
}

void tell_refusal(const Tell *t, const char *verdict, const Command *cmd, const Reasons *reasons)
{
    const World *w = tell_view(t);
    char what[160], why[512] = "";
    StrBuf b = str_buf(what, sizeof what), y = str_buf(why, sizeof why);
    describe_command(&t->describe, &b, w, cmd);
    describe_refusal(&t->describe, &y, w, cmd, reasons);
    wrapped_format(0, "%s: %s: %s.", verdict, what, why);
    for (int i = 0; reasons->count > 1 && i < reasons->count; i++) {
        char text[256];
        StrBuf r = str_buf(text, sizeof text);
        describe_reason(&t->describe, &r, w, cmd, &reasons->reason[i]);
        wrapped_format(2, "%-8s %s", reasons->reason[i].met ? "met" : "NOT MET", text);
    }
}

static void gains(const Tell *t, int action, int state)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    const ActionDef *a = &c->action[action];
    for (uint32_t i = a->effect; a->effect && i < c->node[a->effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind != EFFECT_GROW || n->state != SCOPE_TARGET || n->power != SCOPE_ACTOR) continue;
        Scope scope = scope_of(t->seat, state);
        GainTerms g;
        model_gain_terms(c, w, state, t->seat, n->channel, action, cond_value(c, w, i + 1, &scope), &g);
        printf("  %s\n", name(t, &c->channel[n->channel].at));
        printf("    %-44s %8s\n", "As given", number(g.amount, 1, true));
        printf("    The tie is already %-25s %8s\n", number(w->tie[state][t->seat][n->channel], 0, false), number(g.room, 1, true));
        printf("    Goodwill is %-32s %8s\n", held(w->goodwill[state][t->seat], 0, false), number(g.goodwill, 1, true));
        if (g.saturation) printf("    %-44s %8s\n", "Done here lately", number(g.saturation, 1, true));
        printf("    %-44s %8s\n", "Total", number(g.total, 1, true));
    }
}

void tell_why(const Tell *t, int action, int state)
{
    static _Thread_local World scratch;
    const World *w = outlook_planning(tell_view(t), t->seat, &scratch);
    const ActionDef *a = &t->catalog->action[action];
    Command cmd = game_plan(t->catalog, w, t->seat, action, state);
    Reasons reasons;
    Refusal refusal = game_check(t->game, w, &cmd, &reasons);
    if (w != tell_view(t)) printf("  %s\n", words(t, "As your next plan would find it; the adviser weighs actions while you plan."));
    printf("%s, %s. %s\n", name(t, &a->at), name(t, &t->catalog->state[state].at), a->at.help ? words(t, a->at.help) : "");
    if (a->example) wrapped_format(2, "Once upon a time: %s", words(t, a->example));
    if (refusal == REFUSE_NO) {
        for (int i = 0; i < reasons.count; i++) {
            char text[256];
            StrBuf r = str_buf(text, sizeof text);
            describe_reason(&t->describe, &r, w, &cmd, &reasons.reason[i]);
            wrapped_format(2, "met      %s", text);
        }
    } else tell_refusal(t, words(t, "Not allowed now"), &cmd, &reasons);
    gains(t, action, state);
    if (!a->offer) memory(t, w, state);
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_line(t, &cmd, &b);
    if (text[0]) wrapped_format(2, "Now: %s", text);
    if (a->hard) printf("  Hard: may be challenged.\n");
    else printf("  Soft: may be countered, and has then %s %% of its effect.\n", number(game_tunes(t->catalog, w)->counter_scale * 100, 0, false));
}

void tell_harm(const Tell *t, int action, int state)
{
    static _Thread_local World scratch;
    Preview all, harm;
    char text[512];
    StrBuf b = str_buf(text, sizeof text);
    preview_action(t->game, tell_view(t), t->seat, action, state, &scratch, &all);
    preview_harm(&all, t->seat, &harm);
    str_addf(&b, "%s", words(t, "It harms you: "));
    for (int i = 0; i < harm.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &harm.line[i]);
        str_addf(&b, "%s%s %s", i ? "; " : "", what, figure);
    }
    str_add(&b, ".");
    tell_wrapped(text, 2);
}

void tell_plan(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int slots = int_min(game_tunes(c, w)->plan_slots, MAX_SLOTS);
    for (int i = 0; i < slots; i++) {
        int a = w->plan_action[t->seat][i];
        if (!a) {
            printf("  %d  free\n", i + 1);
            continue;
        }
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%d  %s, %s  %d capital, %s budget  ", i + 1, name(t, &c->action[a].at), name(t, &c->state[w->plan_target[t->seat][i]].at), c->action[a].capital,
                 price(c->action[a].money));
        Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)t->seat, .action = (uint16_t)a, .target = w->plan_target[t->seat][i]};
        memcpy(cmd.arg, w->plan_clause[t->seat][i], sizeof cmd.arg);
        preview_line(t, &cmd, &b);
        tell_wrapped(text, 2);
    }
    char left[160];
    StrBuf l = str_buf(left, sizeof left);
    describe_left(&t->describe, &l, w, t->seat);
    str_add(&l, rules_free_capital(c, w, t->seat) >= game_tunes(c, w)->counter_cost ? words(t, "; what you keep can answer the other side.") : ".");
    tell_wrapped(left, 2);
}

/* ---- decisions of the others ---- */

static void tell_option(const Tell *t, int place, int option, int shown)
{
    static _Thread_local World scratch;
    const OptionDef *o = &t->catalog->event[tell_view(t)->open_event[place]].option[option];
    Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)t->seat, .slot = (uint8_t)place, .choice = (uint8_t)option};
    Reasons reasons;
    Preview p;
    char text[1024];
    StrBuf b = str_buf(text, sizeof text);
    bool allowed = session_check(t->session, &cmd, &reasons) == REFUSE_NO;
    str_addf(&b, "%d  %s. %s", shown, name(t, &o->at), o->text ? words(t, o->text) : "");
    tell_wrapped(text, 4);
    b = str_buf(text, sizeof text);
    preview_option(t->game, tell_view(t), place, option, &scratch, &p);
    for (int i = 0; i < p.line_count; i++) {
        char what[128], figure[48];
        StrBuf x = str_buf(what, sizeof what), y = str_buf(figure, sizeof figure);
        describe_preview_line(&t->describe, &x, &y, &p.line[i]);
        str_addf(&b, "%s%s%s%s", i ? "; " : "", what, figure[0] ? " " : "", figure);
    }
    if (p.line_count == 0) str_add(&b, words(t, "Nothing at once"));
    if (o->capital) str_addf(&b, "; price: %d capital", o->capital);
    if (o->money) str_addf(&b, "; price: %s budget", price(o->money));
    if (p.dice) str_add(&b, words(t, " (by chance)"));
    if (o->is_default) str_add(&b, words(t, ". This happens if you say nothing"));
    str_add(&b, ".");
    tell_wrapped(text, 7);
    if (!allowed) {
        b = str_buf(text, sizeof text);
        str_add(&b, "not now: ");
        describe_refusal(&t->describe, &b, tell_view(t), &cmd, &reasons);
        tell_wrapped(text, 7);
    }
}

void tell_events(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int shown = 0;
    for (int i = 0; i < MAX_OPEN_EVENTS; i++) {
        if (!w->open_event[i] || !event_has_options(c, w->open_event[i], t->seat)) continue;
        const EventDef *e = &c->event[w->open_event[i]];
        shown++;
        putchar('\n');
        bold(t);
        printf("  Event %d: %s", i + 1, name(t, &e->at));
        plain(t);
        printf("%s\n", w->open_answer[t->seat][i] ? " (answered)" : "");
        if (e->text) tell_wrapped(words(t, e->text), 2);
        for (int k = 0, n = 0; k < e->option_count; k++) {
            if (e->option[k].seat == t->seat) tell_option(t, i, k, ++n);
        }
    }
    if (!shown) printf("  No event is open.\n");
}

void tell_reactions(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int rival = seat_rival(t->seat);
    printf("\n  %s has played. Counter or challenge costs %d capital; you have %d.\n", name(t, &c->power[rival].at), game_tunes(c, w)->counter_cost, rules_free_capital(c, w, t->seat));
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (!w->plan_action[rival][i]) continue;
        bool hard = react_is_hard(c, w, rival, i);
        printf("  %d  %s, %s: %s", i + 1, name(t, &c->action[w->plan_action[rival][i]].at), name(t, &c->state[w->plan_target[rival][i]].at), hard ? "hard, may be challenged" : "soft, may be countered");
        printf("%s\n", w->reaction[t->seat][i] ? " (decided)" : "");
    }
    edge(t, w);
}

void tell_crisis(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    int state = w->plan_target[w->crisis_seat][w->crisis_slot];
    putchar('\n');
    bold(t);
    printf("  Crisis in %s over %s of %s. Round %d of %d, rung %d.\n", name(t, &c->state[state].at), name(t, &c->action[w->plan_action[w->crisis_seat][w->crisis_slot]].at),
           name(t, &c->power[w->crisis_seat].at), w->crisis_round, game_tunes(c, w)->crisis_rounds, w->crisis_rung);
    plain(t);
    for (int r = c->rung_count; r >= 1; r--) {
        const RungDef *d = &c->rung[r];
        printf("  %s %d  %-34s prestige %s / %s, score %s, tension %s%s\n", r == w->crisis_rung ? ">" : " ", r, name(t, &d->at), number(-d->prestige_lost, 0, true),
               number(d->prestige_won, 0, true), number(d->swing, 1, true), number(d->tension, 1, true), d->ends ? ", ends it" : "");
    }
    CrisisSides sides;
    outlook_crisis(t->game, w, t->seat, state, &sides);
    printf("  Resolve: yours %s; theirs, an estimate, %s to %s.\n", number(sides.resolve, 0, false), number(sides.resolve_low, 0, false), number(sides.resolve_high, 0, false));
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, words(t, "Your capital: {n}. "), {"n", number(sides.capital * MILLI, 0, false)});
    describe_rival_capital(&t->describe, &b, w, t->seat, &sides);
    tell_wrapped(text, 2);
    b = str_buf(text, sizeof text);
    describe_last_round(&t->describe, &b, w);
    if (text[0]) tell_wrapped(text, 2);
    edge(t, w);
    printf("  escalate (1 capital from rung %d), hold, deal, back_down%s. Both choose in secret.\n", game_tunes(c, w)->crisis_escalate_from,
           w->crisis_rung == game_tunes(c, w)->crisis_mediation_rung && !w->crisis_mediated ? "; 'hold mediate' asks a third party in for 1 capital" : "");
}

/* ---- score, forecast, news ---- */

static void sudden_progress(const Tell *t, const World *w, int seat, int indent)
{
    SuddenProgress p;
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    outlook_sudden(t->game, w, seat, &p);
    if (!p.exists) return;
    describe_sudden(&t->describe, &b, w, seat, &p);
    tell_wrapped(text, indent);
}

static void tell_home(const Tell *t)
{
    static _Thread_local World scratch;
    HomeOutlook home;
    char text[240];
    StrBuf b = str_buf(text, sizeof text);
    outlook_home(t->game, tell_view(t), t->seat, &scratch, &home);
    describe_home(&t->describe, &b, &home);
    tell_wrapped(text, 2);
    printf("  ");
    home_blocs(t, tell_view(t), t->seat);
}

void tell_budget(const Tell *t)
{
    Budget budget;
    BudgetLine line[BUDGET_LINES];
    const World *w = tell_view(t);
    outlook_budget(t->game, w, t->seat, &budget);
    int count = describe_budget(&t->describe, &budget, line);
    for (int i = 0; i < count; i++) printf("  %-40s %8s\n", line[i].what, line[i].figure);
    char text[200];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, words(t, "Capital: {left} left, {lost} of it lost unless you react with it, {income}, so {next} next quarter."), {"left", number(budget.capital_left * MILLI, 0, false)},
                {"lost", number(budget.capital_lost * MILLI, 0, false)}, {"income", number(budget.capital_income * MILLI, 0, true)}, {"next", number(budget.capital_next * MILLI, 0, false)});
    tell_wrapped(text, 2);
    tell_home(t);
}

void tell_score(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        printf("  %s: score %s", name(t, &c->power[seat].at), number(w->score[seat], 1, false));
        if (w->phase != PHASE_OVER) printf(", if the year ended now %s more", number(model_year_points(c, w, seat), 1, true));
        printf("; blame %s.\n", number(w->blame[seat], 1, false));
    }
    printf("  Year weight %s. Agenda: %s.\n", number(model_year_weight(c, w), 2, false), name(t, &c->channel[w->agenda].at));
    for (int i = 0; t->seat && i < 2; i++) {
        if (!w->priority[t->seat][i]) continue;
        const PriorityDef *p = &c->priority[w->priority[t->seat][i]];
        /* As on the board: plus toward Turkey. */
        int sign = seat_sign(t->seat);
        int32_t now = w->alignment[p->state], mark = sign * w->priority_mark[t->seat][i];
        int32_t goal = mark + sign * w->priority_rise[t->seat][i];
        int decimals = text_decimals(now, goal, 1);
        printf("  Private goal: %s. From %s to %s by the year's end; now %s%s.\n", name(t, &p->at), number(mark, 1, true), number(goal, decimals, true),
               number(now, decimals, true), score_priority_met(c, w, t->seat, i) ? ", met" : "");
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) sudden_progress(t, w, seat, 2);
    printf("  Rupture at tension %s (now %s): more blame loses.\n", number(game_tunes(c, w)->tension_end, 0, false), held(w->tension, 0, false));
}

void tell_forecast(const Tell *t)
{
    const Catalog *c = t->catalog;
    ForecastScratch *scratch = mem_alloc(sizeof *scratch);
    Forecast f;
    if (!scratch) return;
    preview_forecast(t->game, tell_view(t), t->seat, session_rival(t->session, t->seat), 60, scratch, &f);
    printf("  End of this quarter over %d guesses at what the other side does:\n", f.runs);
    for (int s = 1; s <= c->state_count; s++) {
        printf("  %-14s now %5s, then %5s", name(t, &c->state[s].at), held(f.now[s], 1, true), number(f.median[s], 1, true));
        if (f.low[s] == f.high[s]) printf(" in 8 of 10\n");
        else printf(", 8 of 10 between %5s and %5s\n", number(f.low[s], 1, true), number(f.high[s], 1, true));
    }
    for (int i = 0; i < MAX_SLOTS; i++) {
        if (f.has_offer[i]) printf("  Offer %d: a chance of about %s %%.\n", i + 1, number(f.accepted[i] * 100, 0, false));
    }
    mem_free(scratch);
}

static void tell_report(const Tell *t, const Report *list, int count, int at, int indent)
{
    char text[768];
    StrBuf b = str_buf(text, sizeof text);
    if (list[at].kind == REPORT_QUARTER || list[at].kind == REPORT_CHANGE) return;
    describe_news(&t->describe, &b, list, count, at);
    if (text[0]) tell_wrapped(text, indent);
}

void tell_news(const Tell *t, int *shown)
{
    const Report *r;
    int count = session_reports(t->session, &r);
    for (; *shown < count; (*shown)++) tell_report(t, r, count, *shown, 2);
}

void tell_private(const Tell *t, int from, int until)
{
    const Report *r;
    int count = int_min(until, session_reports(t->session, &r));
    for (int i = from; i < count; i++) {
        if (r[i].kind == REPORT_COUNTER_OFFER) tell_report(t, r, count, i, 2);
    }
}

void tell_defaults(const Tell *t, const World *w)
{
    const Catalog *c = t->catalog;
    for (int i = 0; w->phase == PHASE_ANSWER && i < MAX_OPEN_EVENTS; i++) {
        int event = w->open_event[i];
        if (!event || w->open_answer[t->seat][i] || !event_has_options(c, event, t->seat)) continue;
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        TEXT_FORMAT(&b, words(t, "Left to its default: {event}: {option}."), {"event", name(t, &c->event[event].at)},
                    {"option", name(t, &c->event[event].option[event_default_option(c, event, t->seat)].at)});
        tell_wrapped(text, 2);
    }
}

void tell_log(const Tell *t, int lines)
{
    const Report *r;
    int count = session_reports(t->session, &r), from = count, told = 0;
    while (from > 0 && told < lines) {
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        from--;
        if (r[from].kind == REPORT_CHANGE) continue;
        describe_report(&t->describe, &b, &r[from]);
        told += text[0] != 0;
    }
    int quarter = -1;
    for (; from < count; from++) {
        if (r[from].kind != REPORT_CHANGE && r[from].quarter != quarter) {
            char date[64];
            StrBuf d = str_buf(date, sizeof date);
            quarter = r[from].quarter;
            describe_quarter_date(&t->describe, &d, tell_view(t)->scenario, quarter);
            printf("  %s\n", date);
        }
        tell_report(t, r, count, from, 4);
    }
}

static void year_points(const Tell *t, const YearReview *y)
{
    const Catalog *c = t->catalog;
    printf("  %-24s %6s %6s %10s %10s\n", words(t, "Points at the year's end"), words(t, "From"), words(t, "To"), name(t, &c->power[1].at), name(t, &c->power[2].at));
    for (int s = 1; s <= c->state_count; s++)
        printf("  %-24s %6s %6s %10s %10s\n", name(t, &c->state[s].at), held(y->before[s], 1, true), held(y->after[s], 1, true), number(y->state_points[1][s], 2, true),
               number(y->state_points[2][s], 2, true));
    const struct {
        const char *what;
        const int32_t *by;
    } rows[] = {{"Private goals", y->goals}, {"Crises", y->other}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].by[1] || rows[i].by[2]) printf("  %-38s %10s %10s\n", words(t, rows[i].what), number(rows[i].by[1], 2, true), number(rows[i].by[2], 2, true));
    }
    printf("  %-38s %10s %10s\n", words(t, "Score, goals included"), number(y->score[1], 2, false), number(y->score[2], 2, false));
}

void tell_year(const Tell *t, int year)
{
    const World *w = tell_view(t);
    const Report *reports;
    const ChartRow *chart;
    int report_count = session_reports(t->session, &reports), chart_count = session_chart(t->session, &chart);
    YearReview y;
    if (!year) year = year_newest(t->game, w, reports, report_count);
    if (!year || !year_review(t->game, w, reports, report_count, chart, chart_count, year, &y)) {
        printf("  %s\n", words(t, "No year is over yet, or none that the log reaches back to."));
        return;
    }
    putchar('\n');
    bold(t);
    char head[64];
    StrBuf h = str_buf(head, sizeof head);
    TEXT_FORMAT(&h, words(t, "{year} in review"), {"year", number(y.year * MILLI, 0, false)});
    printf("%s\n", head);
    plain(t);
    year_points(t, &y);
    for (int i = 0; i < y.goal_count; i++) {
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        describe_report(&t->describe, &b, &reports[y.goal[i]]);
        tell_wrapped(text, 2);
    }
    if (y.turning_count) printf("  %s\n", words(t, "Turning points"));
    for (int i = 0; i < y.turning_count; i++) {
        char text[400];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%d  ", i + 1);
        describe_year_turning(&t->describe, &b, reports, &y.turning[i]);
        tell_wrapped(text, 2);
    }
    if (y.agenda_next) printf("  %s: %s.\n", words(t, "Next year's agenda"), name(t, &t->catalog->channel[y.agenda_next].at));
}

void tell_end(const Tell *t)
{
    const Catalog *c = t->catalog;
    const World *w = tell_view(t);
    if (!session_is_over(t->session)) return;
    const Report *reports;
    const ChartRow *chart;
    int report_count = session_reports(t->session, &reports), chart_count = session_chart(t->session, &chart);
    Summary sum;
    summary_of(t->game, w, reports, report_count, chart, chart_count, &sum);
    char head[160], body[320];
    StrBuf a = str_buf(head, sizeof head), b = str_buf(body, sizeof body);
    describe_ending(&t->describe, &a, &b, w);
    putchar('\n');
    bold(t);
    printf("%s\n", head);
    plain(t);
    tell_wrapped(body, 0);
    printf("Score: %s %s, %s %s.", name(t, &c->power[1].at), number(w->score[1], 1, false), name(t, &c->power[2].at), number(w->score[2], 1, false));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t komi = game_scenario(c, w)->komi[seat] + (seat == 1 ? w->handicap : 0);
        if (komi) printf(" (%s of them for %s before the start, to make the sides even.)", number(komi, 1, true), name(t, &c->power[seat].at));
    }
    putchar('\n');
    for (int s = 1; s <= c->state_count; s++)
        printf("  %-14s from %5s to %5s, treaty steps %d and %d\n", name(t, &c->state[s].at), held(chart[0].alignment[s], 0, true), held(w->alignment[s], 0, true), w->steps[s][1], w->steps[s][2]);
    printf("Average alignment by weight: from %s to %s. Agreements in force %d, ended %d, offers refused %d.\n", number(sum.average_start, 1, true), number(sum.average, 1, true),
           sum.agreements_signed, sum.agreements_ended, sum.offers_refused);
    printf("Crises %d: won %d by %s, %d by %s, settled %d, without result %d. Peak tension %s.\n", sum.crises, sum.crises_won[1], name(t, &c->power[1].at), sum.crises_won[2],
           name(t, &c->power[2].at), sum.crises_settled, sum.crises_void, number(sum.tension_peak, 0, false));
    if (sum.turning_count) printf("Turning points\n");
    for (int i = 0; i < sum.turning_count; i++) {
        char date[64], text[512];
        StrBuf d = str_buf(date, sizeof date), e = str_buf(text, sizeof text);
        describe_quarter_date(&t->describe, &d, w->scenario, sum.turning[i].quarter);
        describe_report(&t->describe, &e, &reports[sum.turning[i].report]);
        wrapped_format(2, "%d  %s: %s %s %s within a year.", i + 1, date, text, name(t, &c->state[sum.turning[i].state].at), number(sum.turning[i].moved, 0, true));
    }
}
