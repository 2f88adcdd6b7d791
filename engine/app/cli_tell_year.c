#include "app/cli_tell_text.h"

#include "core/rules.h"
#include "session/summary.h"
#include "session/year.h"

#include <stdio.h>

static void state_row(const char *what, const char *from, const char *to, const char *first, const char *second)
{
    printf("  %s %s %s %s %s\n", tell_left(what, 24), tell_right(from, 6), tell_right(to, 6), tell_right(first, 10), tell_right(second, 10));
}

static void sum_row(const char *what, const char *first, const char *second)
{
    printf("  %s %s %s\n", tell_left(what, 38), tell_right(first, 10), tell_right(second, 10));
}

static void year_points(const Tell *t, const YearReview *y)
{
    const Catalog *c = t->catalog;
    state_row(tell_words(t, "Points at the year's end"), tell_words(t, "From"), tell_words(t, "To"), tell_power(t, 1), tell_power(t, 2));
    for (int s = 1; s <= c->state_count; s++)
        state_row(tell_name(t, &c->state[s].at), tell_held(y->before[s], 1, true), tell_held(y->after[s], 1, true), tell_number(y->state_points[1][s], 2, true),
                  tell_number(y->state_points[2][s], 2, true));
    const struct {
        const char *what;
        const int32_t *by;
    } rows[] = {{"Private goals", y->goals}, {"Crises", y->other}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].by[1] || rows[i].by[2]) sum_row(tell_words(t, rows[i].what), tell_number(rows[i].by[1], 2, true), tell_number(rows[i].by[2], 2, true));
    }
    sum_row(tell_words(t, "Score, goals included"), tell_number(y->score[1], 2, false), tell_number(y->score[2], 2, false));
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
        tell_line(t, 2, "No year is over yet, or none that the log reaches back to.");
        return;
    }
    putchar('\n');
    tell_bold(t);
    TELL(t, 0, "{year} in review", {"year", tell_count(y.year)});
    tell_plain(t);
    year_points(t, &y);
    for (int i = 0; i < y.goal_count; i++) {
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        describe_report(&t->describe, &b, &reports[y.goal[i]]);
        tell_wrapped(text, 2);
    }
    if (y.turning_count) tell_line(t, 2, "Turning points");
    for (int i = 0; i < y.turning_count; i++) {
        char text[400];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%d  ", i + 1);
        describe_year_turning(&t->describe, &b, reports, &y.turning[i]);
        tell_wrapped(text, 2);
    }
    if (y.agenda_next) TELL(t, 2, "Next year's agenda: {channel}.", {"channel", tell_name(t, &t->catalog->channel[y.agenda_next].at)});
}

static void tell_sums(const Tell *t, const Summary *sum)
{
    TELL(t, 0, "Average alignment by weight: from {from} to {to}. Agreements in force {signed}, ended {ended}, offers refused {refused}.", {"from", tell_number(sum->average_start, 1, true)},
         {"to", tell_number(sum->average, 1, true)}, {"signed", tell_count(sum->agreements_signed)}, {"ended", tell_count(sum->agreements_ended)}, {"refused", tell_count(sum->offers_refused)});
    TELL(t, 0, "Crises {n}: won {won} by {first}, {lost} by {second}, settled {settled}, without result {void}. Peak tension {peak}.", {"n", tell_count(sum->crises)},
         {"won", tell_count(sum->crises_won[1])}, {"first", tell_power(t, 1)}, {"lost", tell_count(sum->crises_won[2])}, {"second", tell_power(t, 2)},
         {"settled", tell_count(sum->crises_settled)}, {"void", tell_count(sum->crises_void)}, {"peak", tell_number(sum->tension_peak, 0, false)});
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
    tell_bold(t);
    printf("%s\n", head);
    tell_plain(t);
    tell_wrapped(body, 0);
    printf("%s", TELL_WORDS(t, "Score: {first} {points}, {second} {other}.", {"first", tell_power(t, 1)}, {"points", tell_number(w->score[1], 1, false)}, {"second", tell_power(t, 2)},
                            {"other", tell_number(w->score[2], 1, false)}));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t komi = game_scenario(c, w)->komi[seat] + (seat == 1 ? w->handicap : 0);
        if (komi) printf(" %s", TELL_WORDS(t, "({points} of them for {power} before the start, to make the sides even.)", {"points", tell_number(komi, 1, true)}, {"power", tell_power(t, seat)}));
    }
    putchar('\n');
    for (int s = 1; s <= c->state_count; s++)
        TELL(t, 2, "{state} from {from} to {to}, treaty steps {first} and {second}", {"state", tell_left(tell_name(t, &c->state[s].at), 14)},
             {"from", tell_right(tell_held(chart[0].alignment[s], 0, true), 5)}, {"to", tell_right(tell_held(w->alignment[s], 0, true), 5)}, {"first", tell_count(w->steps[s][1])},
             {"second", tell_count(w->steps[s][2])});
    tell_sums(t, &sum);
    if (sum.turning_count) tell_line(t, 0, "Turning points");
    for (int i = 0; i < sum.turning_count; i++) {
        char date[64], text[512];
        StrBuf d = str_buf(date, sizeof date), e = str_buf(text, sizeof text);
        describe_quarter_date(&t->describe, &d, w->scenario, sum.turning[i].quarter);
        describe_report(&t->describe, &e, &reports[sum.turning[i].report]);
        TELL_WRAPPED(t, 2, "{n}  {date}: {what} {state} {moved} within a year.", {"n", tell_count(i + 1)}, {"date", date}, {"what", text},
                     {"state", tell_name(t, &c->state[sum.turning[i].state].at)}, {"moved", tell_number(sum.turning[i].moved, 0, true)});
    }
}
