/* Reopen: a campaign of a batch file comes back as the one that was played, with its log and charts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "host/mem.h"
#include "session/batch.h"
#include "session/reopen.h"
#include "unit/session/shipped.h"

static char file[] = "/tmp/steppe_reopen_XXXXXX";
static CampaignRecord kept[3];

static bool keep(void *self, const CampaignRecord *r, Err *err)
{
    (void)err;
    static char line[RECORD_LINE];
    StrBuf b = str_buf(line, sizeof line);
    kept[r->seed - 21] = *r;
    record_write(r, content_catalog(content), &b);
    return fprintf(self, "%s\n", line) > 0;
}

static void write_batch(const char *set, const Content *played)
{
    static char header[RECORD_LINE];
    static const char *const levels[DIM_SEATS] = {"", "greedy", "random"};
    const Catalog *c = content_catalog(played);
    BatchRequest q = {.scenario = catalog_scenario(c, "market_2026"), .first_seed = 21, .campaigns = 3, .jobs = 1, .each = keep};
    Err err = {""};
    FILE *to = fopen(file, "w");
    BatchResult *sums = malloc(sizeof *sums);
    StrBuf b = str_buf(header, sizeof header);
    record_header(c, q.scenario, levels, set, 0, &b);
    fprintf(to, "%s\n", header);
    q.level[1] = (AiLevel){.kind = AI_GREEDY};
    q.level[2] = (AiLevel){.kind = AI_RANDOM};
    q.self = to;
    assert_true(batch_run(played, &q, sums, &err));
    fclose(to);
    free(sums);
}

static Session *opened(const char *seed)
{
    char name[64];
    Session *s = NULL;
    Err err = {""};
    snprintf(name, sizeof name, "%s#%s", file, seed);
    assert_true(reopen_is_batch(name));
    if (!session_load(content, name, true, &s, NULL, 0, &err)) print_error("%s\n", err.text);
    assert_non_null(s);
    return s;
}

static void the_same_campaign_opens(void **state)
{
    (void)state;
    write_batch("", content);
    for (int i = 0; i < 3; i++) {
        char seed[8];
        snprintf(seed, sizeof seed, "%d", 21 + i);
        Session *s = opened(seed);
        const ChartRow *row;
        const Report *log;
        assert_true(session_is_over(s) && session_hash(s) == kept[i].hash);
        int rows = session_chart(s, &row);
        assert_int_equal(rows, kept[i].quarters + 1);
        assert_memory_equal(row[rows - 1].score, kept[i].score, sizeof kept[i].score);
        for (int q = 0; q < kept[i].quarters; q++) assert_int_equal(row[q + 1].alignment[1], kept[i].alignment[q][1]);
        assert_true(session_reports(s, &log) > 100);
        assert_string_equal(session_setup(s)->level_word[2], "random");
        session_close(s);
    }
}

static void numbers_of_set_are_its_own(void **state)
{
    (void)state;
    Content *copy;
    Err err = {""};
    uint64_t hash = content_catalog(content)->hash;
    assert_true(content_copy(content, &copy, &err));
    assert_true(content_set(copy, catalog_scenario(content_catalog(copy), "market_2026"), "komi.turkey=7", &err));
    write_batch("komi.turkey=7", copy);
    content_close(copy);
    Session *s = opened("22");
    assert_true(session_hash(s) == kept[1].hash);
    assert_int_equal(session_game(s)->catalog->scenario[session_setup(s)->scenario].komi[1], 7000);
    assert_true(session_content(s) != content && content_catalog(content)->hash == hash);
    session_close(s);
}

static void what_is_no_batch_is_none(void **state)
{
    (void)state;
    assert_false(reopen_is_batch("/nonexistent#4"));
    assert_false(reopen_is_batch("/tmp#4"));
    assert_false(reopen_is_batch(STEPPE_SOURCE_DIR "/README.md"));
    assert_true(reopen_is_batch(file)); /* asks for the seed */
}

static int begin(void **state)
{
    int fd = mkstemp(file);
    if (fd >= 0) close(fd);
    return fd < 0 ? -1 : open_content(state);
}

static int end(void **state)
{
    unlink(file);
    int code = drop_content(state);
    return mem_alive() == 0 ? code : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_same_campaign_opens), cmocka_unit_test(numbers_of_set_are_its_own), cmocka_unit_test(what_is_no_batch_is_none)};
    return cmocka_run_group_tests(tests, begin, end);
}
