#include "app/cli_tell_text.h"

#include "base/fixed.h"
#include "core/model.h"
#include "core/rules.h"
#include "session/outlook.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

void tell_title(const Tell *t)
{
    const ScenarioDef *s = game_scenario(t->catalog, tell_view(t));
    tell_bold(t);
    printf("%s", tell_words(t, "Steppe and Strait"));
    tell_plain(t);
    printf("  %s. %d quarters. ", tell_name(t, &s->at), s->quarters);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t points = s->komi[seat] + (seat == 1 ? tell_view(t)->handicap : 0);
        if (points) printf("%s starts with %s points. ", tell_name(t, &t->catalog->power[seat].at), tell_number(points, 1, true));
    }
    putchar('\n');
}

static void resources(const Tell *t, const World *w, int seat)
{
    const Catalog *c = t->catalog;
    printf("Capital %d of %d (+%d)   Budget %s (+%s)   Prestige %s   At home %s   Tension %s   Score %s to %s\n", rules_free_capital(c, w, seat),
           game_tunes(c, w)->capital_cap, model_capital_income(c, w, seat), tell_held(rules_free_money(c, w, seat), 0, false), tell_number(model_income(c, w, seat), 0, false),
           tell_number(w->prestige[seat], 0, false), tell_held(w->home[seat], 0, false), tell_held(w->tension, 0, false), tell_number(w->score[seat], 1, false),
           tell_number(w->score[seat_rival(seat)], 1, false));
}

/* What the blocs at home think, and which of them has its say at the quarter's end. */
void tell_home_blocs(const Tell *t, const World *w, int seat)
{
    const Catalog *c = t->catalog;
    char text[400];
    StrBuf b = str_buf(text, sizeof text);
    for (int v = 1; v <= c->variable_count; v++) {
        if (c->variable[v].seat != seat) continue;
        const char *mood = describe_bloc_mood(&t->describe, w, v);
        str_addf(&b, "%s%s %s%s%s", b.used ? ", " : "", tell_name(t, &c->variable[v].at), tell_number(w->variable[v], 0, false), mood[0] ? " " : "", mood);
    }
    if (b.used) printf("%s: %s\n", tell_words(t, "Blocs at home"), text);
}

static void in_play(const Tell *t, const World *w, int s, StrBuf *out)
{
    const Catalog *c = t->catalog;
    for (int i = 0; t->seat && i < MAX_SLOTS; i++) {
        if (w->phase == PHASE_PLAN && w->plan_action[t->seat][i] && w->plan_target[t->seat][i] == s) {
            str_addf(out, "%s planned", tell_name(t, &c->action[w->plan_action[t->seat][i]].at));
            return;
        }
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (w->step_wait[s][seat]) {
            TEXT_FORMAT(out, text_plural(t->describe.texts, NULL, "step {step} with {power} in {n} quarter", "step {step} with {power} in {n} quarters", w->step_wait[s][seat]),
                        {"step", tell_number((w->steps[s][seat] + 1) * MILLI, 0, false)}, {"power", tell_name(t, &c->power[seat].at)}, {"n", tell_number(w->step_wait[s][seat] * MILLI, 0, false)});
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

void tell_sudden(const Tell *t, const World *w, int seat, int indent)
{
    SuddenProgress p;
    char text[320];
    StrBuf b = str_buf(text, sizeof text);
    outlook_sudden(t->game, w, seat, &p);
    if (!p.exists) return;
    describe_sudden(&t->describe, &b, w, seat, &p);
    tell_wrapped(text, indent);
}

void tell_edge(const Tell *t, const World *w)
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
    tell_bold(t);
    if (t->seat) printf("%s, ", tell_name(t, &c->power[t->seat].at));
    printf("%s, quarter %d of %d\n", date, w->quarter + 1, game_scenario(c, w)->quarters);
    tell_plain(t);
    if (t->seat) {
        resources(t, w, t->seat);
        tell_home_blocs(t, w, t->seat);
    }
    else printf("Tension %s   Score %s %s, %s %s\n", tell_held(w->tension, 0, false), tell_name(t, &c->power[1].at), tell_number(w->score[1], 1, false), tell_name(t, &c->power[2].at),
                tell_number(w->score[2], 1, false));
    printf("%-14s %6s  ", "State", "Leans");
    if (t->bar) printf("%-10s|%10s  ", tell_name(t, &c->power[2].at), tell_name(t, &c->power[1].at));
    printf("%8s %8s %10s  %s\n", "Heads for", "Year end", "Goodwill", "In play");
    for (int s = 1; s <= c->state_count; s++) {
        char play[96], bar[24];
        StrBuf p = str_buf(play, sizeof play);
        in_play(t, w, s, &p);
        printf("%-14s ", tell_name(t, &c->state[s].at));
        tell_side_colour(t, w->alignment[s]);
        printf("%6s  ", tell_held(w->alignment[s], 0, true));
        if (t->bar) {
            bar_of(w->alignment[s], bar);
            printf("%s  ", bar);
        }
        tell_plain(t);
        printf("%9s %8s %5s : %-4s %s\n", tell_number(drift.heads_for[s], 0, true), tell_held(drift.year_end[s], 0, true), tell_held(w->goodwill[s][1], 0, false), tell_held(w->goodwill[s][2], 0, false), play);
    }
    char line[256];
    StrBuf a = str_buf(line, sizeof line);
    str_addf(&a, "Agenda %d: %s counts %s of 1. If the year ended now: %s %s, %s %s.", game_year(c, w), tell_name(t, &c->channel[w->agenda].at), tell_number(w->weight[w->agenda], 2, false),
             tell_name(t, &c->power[1].at), tell_number(model_year_points(c, w, 1), 1, true), tell_name(t, &c->power[2].at), tell_number(model_year_points(c, w, 2), 1, true));
    if (w->agenda_next) str_addf(&a, " Next year: %s.", tell_name(t, &c->channel[w->agenda_next].at));
    tell_wrapped(line, 0);
    for (int seat = 1; seat <= MAX_SEATS; seat++) tell_sudden(t, w, seat, 0);
    lapses(t, w);
    tell_edge(t, w);
}
