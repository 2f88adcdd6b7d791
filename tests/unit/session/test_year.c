/* The year in review over a whole campaign: figures that add up, goals that were revealed, and the same page later. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/turn.h"
#include "session/year.h"
#include "unit/session/shipped.h"

static Session *session;

static int open_campaign(void **state)
{
    Err err;
    if (open_content(state)) return -1;
    SessionSetup setup = {.scenario = catalog_scenario(content_catalog(content), "base"), .seed = 11};
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        snprintf(setup.level_word[seat], sizeof setup.level_word[seat], "greedy");
        if (!ai_level(content_catalog(content), "greedy", &setup.level[seat], NULL)) return -1;
    }
    return session_open(content, &setup, &session, &err) ? 0 : -1;
}

static int drop_campaign(void **state)
{
    session_close(session);
    return drop_content(state);
}

static bool review_of(int year, YearReview *out)
{
    const Report *reports;
    const ChartRow *chart;
    int report_count = session_reports(session, &reports), chart_count = session_chart(session, &chart);
    return year_review(session_game(session), session_view(session, 0), reports, report_count, chart, chart_count, year, out);
}

static void check(const YearReview *y)
{
    const Catalog *c = session_game(session)->catalog;
    const World *w = session_view(session, 0);
    const Report *reports;
    const ChartRow *chart;
    session_reports(session, &reports);
    session_chart(session, &chart);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t sum = 0;
        for (int s = 1; s <= c->state_count; s++) {
            sum += y->state_points[seat][s];
            assert_true(y->state_points[seat][s] >= 0);
        }
        assert_int_equal(sum, y->points[seat]);
        int32_t before = y->first == 0 ? game_scenario(c, w)->komi[seat] : chart[y->first].score[seat];
        assert_int_equal(before + y->points[seat] + y->goals[seat] + y->other[seat], y->score[seat]);
    }
    assert_int_equal(y->goal_count, 4);
    for (int i = 0; i < y->goal_count; i++) assert_int_equal(reports[y->goal[i]].kind, REPORT_PRIORITY);
    for (int i = 0; i < y->turning_count; i++) {
        assert_in_range(y->turning[i].quarter, y->first, y->last);
        assert_true(i == 0 || y->turning[i].report > y->turning[i - 1].report);
    }
    assert_int_equal(y->agenda_next, w->agenda);
}

static void every_year_adds_up_and_stays(void **state)
{
    (void)state;
    YearReview first = {0}, again, y;
    const Catalog *c = session_game(session)->catalog;
    int reviewed = 0, turned = 0;
    assert_false(review_of(2021, &y));
    while (!session_is_over(session)) {
        int quarter = session_view(session, 0)->quarter;
        session_watch(session);
        const World *w = session_view(session, 0);
        const Report *reports;
        if (w->quarter == quarter || session_is_over(session) || game_season(c, w) != 1) continue;
        int count = session_reports(session, &reports);
        assert_int_equal(year_newest(session_game(session), w, reports, count), game_year(c, w) - 1);
        assert_true(review_of(game_year(c, w) - 1, &y));
        check(&y);
        assert_false(review_of(game_year(c, w), &again));
        if (!reviewed++) first = y;
        turned += y.turning_count;
    }
    assert_true(reviewed >= 3 && turned >= reviewed);
    /* It is the same page when it is opened again years later. */
    assert_true(review_of(2021, &again));
    assert_memory_equal(&first, &again, sizeof first);
    assert_false(review_of(2020, &again) || review_of(2100, &again));
    printf("%d years, %d turning points\n", reviewed, turned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_year_adds_up_and_stays)};
    return cmocka_run_group_tests(tests, open_campaign, drop_campaign);
}
