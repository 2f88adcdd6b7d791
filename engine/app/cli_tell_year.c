#include "app/cli_tell_text.h"

#include "core/rules.h"
#include "session/summary.h"
#include "session/year.h"

#include <stdio.h>

static void year_points(const Tell *t, const YearReview *y)
{
    const Catalog *c = t->catalog;
    printf("  %-24s %6s %6s %10s %10s\n", tell_words(t, "Points at the year's end"), tell_words(t, "From"), tell_words(t, "To"), tell_name(t, &c->power[1].at), tell_name(t, &c->power[2].at));
    for (int s = 1; s <= c->state_count; s++)
        printf("  %-24s %6s %6s %10s %10s\n", tell_name(t, &c->state[s].at), tell_held(y->before[s], 1, true), tell_held(y->after[s], 1, true), tell_number(y->state_points[1][s], 2, true),
               tell_number(y->state_points[2][s], 2, true));
    const struct {
        const char *what;
        const int32_t *by;
    } rows[] = {{"Private goals", y->goals}, {"Crises", y->other}};
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].by[1] || rows[i].by[2]) printf("  %-38s %10s %10s\n", tell_words(t, rows[i].what), tell_number(rows[i].by[1], 2, true), tell_number(rows[i].by[2], 2, true));
    }
    printf("  %-38s %10s %10s\n", tell_words(t, "Score, goals included"), tell_number(y->score[1], 2, false), tell_number(y->score[2], 2, false));
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
        printf("  %s\n", tell_words(t, "No year is over yet, or none that the log reaches back to."));
        return;
    }
    putchar('\n');
    tell_bold(t);
    char head[64];
    StrBuf h = str_buf(head, sizeof head);
    TEXT_FORMAT(&h, tell_words(t, "{year} in review"), {"year", tell_number(y.year * MILLI, 0, false)});
    printf("%s\n", head);
    tell_plain(t);
    year_points(t, &y);
    for (int i = 0; i < y.goal_count; i++) {
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        describe_report(&t->describe, &b, &reports[y.goal[i]]);
        tell_wrapped(text, 2);
    }
    if (y.turning_count) printf("  %s\n", tell_words(t, "Turning points"));
    for (int i = 0; i < y.turning_count; i++) {
        char text[400];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%d  ", i + 1);
        describe_year_turning(&t->describe, &b, reports, &y.turning[i]);
        tell_wrapped(text, 2);
    }
    if (y.agenda_next) printf("  %s: %s.\n", tell_words(t, "Next year's agenda"), tell_name(t, &t->catalog->channel[y.agenda_next].at));
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
    printf("Score: %s %s, %s %s.", tell_name(t, &c->power[1].at), tell_number(w->score[1], 1, false), tell_name(t, &c->power[2].at), tell_number(w->score[2], 1, false));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t komi = game_scenario(c, w)->komi[seat] + (seat == 1 ? w->handicap : 0);
        if (komi) printf(" (%s of them for %s before the start, to make the sides even.)", tell_number(komi, 1, true), tell_name(t, &c->power[seat].at));
    }
    putchar('\n');
    for (int s = 1; s <= c->state_count; s++)
        printf("  %-14s from %5s to %5s, treaty steps %d and %d\n", tell_name(t, &c->state[s].at), tell_held(chart[0].alignment[s], 0, true), tell_held(w->alignment[s], 0, true), w->steps[s][1], w->steps[s][2]);
    printf("Average alignment by weight: from %s to %s. Agreements in force %d, ended %d, offers refused %d.\n", tell_number(sum.average_start, 1, true), tell_number(sum.average, 1, true),
           sum.agreements_signed, sum.agreements_ended, sum.offers_refused);
    printf("Crises %d: won %d by %s, %d by %s, settled %d, without result %d. Peak tension %s.\n", sum.crises, sum.crises_won[1], tell_name(t, &c->power[1].at), sum.crises_won[2],
           tell_name(t, &c->power[2].at), sum.crises_settled, sum.crises_void, tell_number(sum.tension_peak, 0, false));
    if (sum.turning_count) printf("Turning points\n");
    for (int i = 0; i < sum.turning_count; i++) {
        char date[64], text[512];
        StrBuf d = str_buf(date, sizeof date), e = str_buf(text, sizeof text);
        describe_quarter_date(&t->describe, &d, w->scenario, sum.turning[i].quarter);
        describe_report(&t->describe, &e, &reports[sum.turning[i].report]);
        tell_format(2, "%d  %s: %s %s %s within a year.", i + 1, date, text, tell_name(t, &c->state[sum.turning[i].state].at), tell_number(sum.turning[i].moved, 0, true));
    }
}
