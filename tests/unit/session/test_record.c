/* Records of campaigns: what is written reads back to the same, what is broken is refused, and sums do not mind the
 * number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/batch.h"
#include "session/tuning.h"
#include "unit/session/shipped.h"

static char line[RECORD_LINE], again[RECORD_LINE];
static CampaignRecord kept[8], back;
static int kept_count;

static bool keep(void *self, const CampaignRecord *record, Err *err)
{
    int *most = self;
    if (kept_count >= *most) return err_set(err, "enough");
    kept[kept_count++] = *record;
    return true;
}

static BatchRequest request_of(int campaigns, int jobs, int *most)
{
    BatchRequest r = {.scenario = catalog_scenario(content_catalog(content), "market_2026"), .first_seed = 5, .campaigns = campaigns, .jobs = jobs, .each = keep, .self = most};
    r.level[1].kind = AI_GREEDY;
    r.level[2].kind = AI_UTILITY;
    kept_count = 0;
    return r;
}

static void lines_read_back(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    int most = 8;
    BatchResult sums;
    Err err = {""};
    BatchRequest request = request_of(4, 2, &most);
    assert_true(batch_run(content, &request, &sums, &err));
    assert_int_equal(kept_count, 4);
    for (int i = 0; i < 4; i++) {
        StrBuf a = str_buf(line, sizeof line), b = str_buf(again, sizeof again);
        assert_int_equal(kept[i].seed, 5 + i); /* in order of seeds, whoever was first */
        assert_int_equal(kept[i].ledger_breaks, 0);
        assert_int_equal(kept[i].quarters, 12);
        assert_true(kept[i].turns[1] > 8);
        record_write(&kept[i], c, &a);
        assert_false(a.cut);
        if (!record_read(&back, c, line, a.used, &err)) fail_msg("%s", err.text);
        record_write(&back, c, &b);
        assert_string_equal(line, again);
    }
}

static void points_add_up(void **state)
{
    (void)state;
    int most = 8;
    BatchResult sums;
    Err err = {""};
    BatchRequest request = request_of(6, 1, &most);
    assert_true(batch_run(content, &request, &sums, &err));
    uint64_t hash = 0;
    for (int i = 0; i < 6; i++) {
        hash ^= kept[i].hash;
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            int32_t sum = 0;
            for (int k = 0; k < POINTS_SOURCES; k++) sum += kept[i].points[seat][k];
            assert_int_equal(sum, kept[i].score[seat]);
            assert_int_equal(kept[i].year_score[kept[i].years - 1][seat], kept[i].score[seat]);
        }
        assert_int_equal(kept[i].lead[kept[i].quarters - 1], kept[i].score[1] - kept[i].score[2]);
    }
    assert_true(hash == sums.state_hash);
}

static void threads_do_not_matter(void **state)
{
    (void)state;
    int most = 8;
    BatchResult one, three;
    Err err = {""};
    BatchRequest request = request_of(8, 1, &most);
    assert_true(batch_run(content, &request, &one, &err));
    request = request_of(8, 3, &most);
    assert_true(batch_run(content, &request, &three, &err));
    one.cpu_ns = three.cpu_ns = 0;
    assert_memory_equal(&one, &three, sizeof one);
}

static int shown_of(int campaign, OddsKind kind)
{
    int n = 0;
    for (int i = 0; i < ODDS_TENTHS; i++) n += kept[campaign].odds[kind][i].n;
    return n;
}

static void chances_shown_are_counted_and_change_nothing(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    int most = 8;
    BatchResult plain, asked;
    Err err = {""};
    BatchRequest request = request_of(4, 1, &most);
    assert_true(batch_run(content, &request, &plain, &err));
    for (int i = 0; i < 4; i++) assert_int_equal(shown_of(i, ODDS_OFFERS), 0);
    request = request_of(4, 2, &most);
    request.odds = 2; /* seeds 6 and 8 of 5 to 8 */
    assert_true(batch_run(content, &request, &asked, &err));
    assert_true(plain.state_hash == asked.state_hash);
    for (int i = 0; i < 4; i++) {
        int offered = 0, came = 0, signed_ones = 0;
        for (int a = 1; a <= c->agreement_count; a++) {
            for (int seat = 1; seat <= MAX_SEATS; seat++) offered += kept[i].agreement[a][seat].offered, signed_ones += kept[i].agreement[a][seat].accepted;
        }
        for (int k = 0; k < ODDS_TENTHS; k++) came += kept[i].odds[ODDS_OFFERS][k].came;
        if (kept[i].seed % 2) assert_int_equal(shown_of(i, ODDS_OFFERS), 0);
        else assert_true(shown_of(i, ODDS_OFFERS) >= offered && offered > 0 && came == signed_ones);
    }
    StrBuf a = str_buf(line, sizeof line), b = str_buf(again, sizeof again);
    record_write(&kept[1], c, &a);
    assert_true(record_read(&back, c, line, a.used, &err));
    record_write(&back, c, &b);
    assert_string_equal(line, again);
    record_odds(&back, ODDS_DICE, 1000, true);
    record_odds(&back, ODDS_DICE, 100, false);
    assert_true(back.odds[ODDS_DICE][9].came >= 1 && back.odds[ODDS_DICE][1].n >= 1);
}

static void a_no_ends_the_batch(void **state)
{
    (void)state;
    int most = 2;
    BatchResult sums;
    Err err = {""};
    BatchRequest request = request_of(8, 2, &most);
    assert_false(batch_run(content, &request, &sums, &err));
    assert_string_equal(err.text, "enough");
    assert_int_equal(kept_count, 2);
}

static void broken_lines_are_refused(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    int most = 8;
    BatchResult sums;
    Err err = {""};
    BatchRequest request = request_of(1, 1, &most);
    assert_true(batch_run(content, &request, &sums, &err));
    StrBuf a = str_buf(line, sizeof line);
    record_write(&kept[0], c, &a);
    for (size_t n = 0; n < a.used; n += 7) assert_false(record_read(&back, c, line, n, &err));
    assert_false(record_read(&back, c, "[]", 2, &err));
    assert_false(record_read(&back, c, "{}", 2, &err));
    char *winner = strstr(line, "\"winner\":");
    winner[9] = '7';
    assert_false(record_read(&back, c, line, a.used, &err));
    assert_non_null(strstr(err.text, "winner"));
}

static void tunes_are_set_by_name(void **state)
{
    (void)state;
    Content *other;
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    Err err = {""};
    assert_true(content_open(&request, &other, &err));
    const ScenarioDef *s = &content_catalog(other)->scenario[1];
    uint64_t hash = content_catalog(other)->hash;
    assert_true(content_set(other, 1, "leverage=2.125,capital_income=7,komi.russia=-1.5,capital_extra.turkey=-2,tie_fade=6.25", &err));
    assert_int_equal(s->tunes.leverage, 2125);
    assert_int_equal(s->tunes.capital_income, 7);
    assert_int_equal(s->capital_extra[1], -2);
    assert_int_equal(s->komi[2], -1500);
    assert_int_equal(s->tunes.tie_fade, 625);
    assert_true(hash != content_catalog(other)->hash);
    static const char *const bad[] = {"leverage", "leverage=", "leverage=1e3", "nothing=1", "capital_income=1.5", "komi.china=1", "capital_extra.china=1", "capital_extra.turkey=0.5", "leverage=1,,", "leverage=1.2345"};
    for (int i = 0; i < COUNT_OF(bad); i++) {
        if (content_set(other, 1, bad[i], &err)) fail_msg("'%s' was taken", bad[i]);
    }
    content_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_read_back),      cmocka_unit_test(points_add_up),         cmocka_unit_test(threads_do_not_matter), cmocka_unit_test(chances_shown_are_counted_and_change_nothing), cmocka_unit_test(a_no_ends_the_batch),
        cmocka_unit_test(broken_lines_are_refused), cmocka_unit_test(tunes_are_set_by_name),
    };
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
