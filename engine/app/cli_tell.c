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
    printf("  %s ", TELL_COUNTED(t, s->quarters, "{scenario}. {n} quarter.", "{scenario}. {n} quarters.", {"scenario", tell_name(t, &s->at)}, {"n", tell_count(s->quarters)}));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t points = s->komi[seat] + (seat == 1 ? tell_view(t)->handicap : 0);
        if (points) printf("%s ", TELL_WORDS(t, "{power} starts with {points} points.", {"power", tell_power(t, seat)}, {"points", tell_number(points, 1, true)}));
    }
    putchar('\n');
}

static void resources(const Tell *t, const World *w, int seat)
{
    const Catalog *c = t->catalog;
    TELL(t, 0, "Capital {capital} of {cap} (+{capital_income})   Budget {budget} (+{income})   Prestige {prestige}   At home {home}   Tension {tension}   Score {own} to {theirs}",
         {"capital", tell_count(rules_free_capital(c, w, seat))}, {"cap", tell_count(game_tunes(c, w)->capital_cap)}, {"capital_income", tell_count(model_capital_income(c, w, seat))},
         {"budget", tell_held(rules_free_money(c, w, seat), 0, false)}, {"income", tell_number(model_income(c, w, seat), 0, false)},
         {"prestige", tell_number(w->prestige[seat], 0, false)}, {"home", tell_held(w->home[seat], 0, false)}, {"tension", tell_held(w->tension, 0, false)},
         {"own", tell_number(w->score[seat], 1, false)}, {"theirs", tell_number(w->score[seat_rival(seat)], 1, false)});
}

/* What the blocs at home think, and which of them has its say at the quarter's end. */
void tell_home_blocs(const Tell *t, const World *w, int seat, int indent)
{
    const Catalog *c = t->catalog;
    char text[400];
    StrBuf b = str_buf(text, sizeof text);
    for (int v = 1; v <= c->variable_count; v++) {
        if (c->variable[v].seat != seat) continue;
        const char *mood = describe_bloc_mood(&t->describe, w, v);
        str_addf(&b, "%s%s %s%s%s", b.used ? ", " : "", tell_name(t, &c->variable[v].at), tell_number(w->variable[v], 0, false), mood[0] ? " " : "", mood);
    }
    if (b.used) TELL(t, indent, "Blocs at home: {blocs}", {"blocs", text});
}

static void in_play(const Tell *t, const World *w, int s, StrBuf *out)
{
    const Catalog *c = t->catalog;
    for (int i = 0; t->seat && i < MAX_SLOTS; i++) {
        if (w->phase == PHASE_PLAN && w->plan_action[t->seat][i] && w->plan_target[t->seat][i] == s) {
            TEXT_FORMAT(out, tell_words(t, "{action} planned"), {"action", tell_name(t, &c->action[w->plan_action[t->seat][i]].at)});
            return;
        }
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (w->step_wait[s][seat]) {
            TEXT_FORMAT(out, text_plural(t->describe.texts, NULL, "step {step} with {power} in {n} quarter", "step {step} with {power} in {n} quarters", w->step_wait[s][seat]),
                        {"step", tell_count(w->steps[s][seat] + 1)}, {"power", tell_power(t, seat)}, {"n", tell_count(w->step_wait[s][seat])});
            return;
        }
    }
    TEXT_FORMAT(out, tell_words(t, "steps {first} and {second}"), {"first", tell_count(w->steps[s][1])}, {"second", tell_count(w->steps[s][2])});
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

/* Who is asked, and when it is. */
static void heading(const Tell *t, const World *w)
{
    char date[64];
    StrBuf b = str_buf(date, sizeof date);
    describe_date(&t->describe, &b, w);
    putchar('\n');
    tell_bold(t);
    TELL(t, 0, t->seat ? "{power}, {date}, quarter {n} of {all}" : "{date}, quarter {n} of {all}", {"power", tell_power(t, t->seat)}, {"date", date},
         {"n", tell_count(w->quarter + 1)}, {"all", tell_count(game_scenario(t->catalog, w)->quarters)});
    tell_plain(t);
}

static void state_columns(const Tell *t)
{
    printf("%s %s  ", tell_left(tell_words(t, "State"), 14), tell_right(tell_words(t, "Leans"), 6));
    if (t->bar) printf("%s|%s  ", tell_left(tell_power(t, 2), 10), tell_right(tell_power(t, 1), 10));
    printf("%s %s %s  %s\n", tell_right(tell_words(t, "Heads for"), 9), tell_right(tell_words(t, "Year end"), 8), tell_right(tell_words(t, "Goodwill"), 10), tell_words(t, "In play"));
}

static void state_row(const Tell *t, const World *w, const Drift *drift, int s)
{
    char play[96], bar[24];
    StrBuf p = str_buf(play, sizeof play);
    in_play(t, w, s, &p);
    printf("%s ", tell_left(tell_name(t, &t->catalog->state[s].at), 14));
    tell_side_colour(t, w->alignment[s]);
    printf("%s  ", tell_right(tell_held(w->alignment[s], 0, true), 6));
    if (t->bar) {
        bar_of(w->alignment[s], bar);
        printf("%s  ", bar);
    }
    tell_plain(t);
    printf("%s %s %s : %s %s\n", tell_right(tell_number(drift->heads_for[s], 0, true), 9), tell_right(tell_held(drift->year_end[s], 0, true), 8),
           tell_right(tell_held(w->goodwill[s][1], 0, false), 5), tell_left(tell_held(w->goodwill[s][2], 0, false), 4), play);
}

static void agenda(const Tell *t, const World *w)
{
    const Catalog *c = t->catalog;
    char line[512];
    StrBuf a = str_buf(line, sizeof line);
    TEXT_FORMAT(&a, tell_words(t, "Agenda {year}: {channel} counts {weight} of 1. If the year ended now: {first} {points}, {second} {other}."), {"year", tell_count(game_year(c, w))},
                {"channel", tell_name(t, &c->channel[w->agenda].at)}, {"weight", tell_number(w->weight[w->agenda], 2, false)}, {"first", tell_power(t, 1)},
                {"points", tell_number(model_year_points(c, w, 1), 1, true)}, {"second", tell_power(t, 2)}, {"other", tell_number(model_year_points(c, w, 2), 1, true)});
    if (w->agenda_next) str_addf(&a, " %s", TELL_WORDS(t, "Next year: {channel}.", {"channel", tell_name(t, &c->channel[w->agenda_next].at)}));
    tell_wrapped(line, 0);
}

void tell_position(const Tell *t)
{
    static _Thread_local World scratch;
    const World *w = tell_view(t);
    Drift drift;
    outlook_drift(t->game, w, &scratch, &drift);
    heading(t, w);
    if (t->seat) {
        resources(t, w, t->seat);
        tell_home_blocs(t, w, t->seat, 0);
    } else
        TELL(t, 0, "Tension {tension}   Score {first} {points}, {second} {other}", {"tension", tell_held(w->tension, 0, false)}, {"first", tell_power(t, 1)},
             {"points", tell_number(w->score[1], 1, false)}, {"second", tell_power(t, 2)}, {"other", tell_number(w->score[2], 1, false)});
    state_columns(t);
    for (int s = 1; s <= t->catalog->state_count; s++) state_row(t, w, &drift, s);
    agenda(t, w);
    for (int seat = 1; seat <= MAX_SEATS; seat++) tell_sudden(t, w, seat, 0);
    lapses(t, w);
    tell_edge(t, w);
}
