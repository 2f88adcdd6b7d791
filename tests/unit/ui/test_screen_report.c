/* The report on the content that ships: a campaign is played to its end once, then the screen is built from
 * it with fake fonts. Labels of the chart never overlap, every figure comes from the summary, the replay
 * keeps its clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/summary.h"
#include "ui/report.h"

static Content *content;
static Session *session;
static Summary sum;
static MapData map;
static void *map_memory;
static MapPictures pictures;
static _Alignas(16) unsigned char block[4 << 20];
static DrawList list;
static Ui ui;
static UiInput input;
static ReportIn in;
static ReportState state;
static char dump[2][2 << 20];

static float fake_width(void *self, FontFace face, float size, const char *text, int bytes)
{
    (void)self;
    float w = face == FACE_SERIF || face == FACE_BOLD ? 0.58F : 0.52F;
    int n = 0;
    for (int i = 0; bytes < 0 ? text[i] != 0 : i < bytes; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return w * size * (float)n;
}

static void fake_metrics(void *self, FontFace face, float size, float *ascent, float *descent)
{
    (void)self;
    (void)face;
    *ascent = 0.95F * size;
    *descent = 0.25F * size;
}

static const UiFonts fonts = {NULL, fake_width, fake_metrics};

static void read_map(void)
{
    FILE *file = fopen(STEPPE_SOURCE_DIR "/assets/map/base.map", "rb");
    char *text = malloc(MAP_FILE_MAX);
    assert_non_null(file);
    assert_non_null(text);
    size_t size = fread(text, 1, MAP_FILE_MAX, file), room = map_data_room(text, size);
    fclose(file);
    map_memory = malloc(room);
    Arena arena = arena_over(map_memory, room);
    assert_true(map_data_read(&map, &arena, text, size, "base.map", NULL));
    free(text);
}

static int play(void **unused)
{
    (void)unused;
    Err err = {0};
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    if (!content_open(&request, &content, &err)) return -1;
    const Catalog *c = content_catalog(content);
    SessionSetup setup = {.scenario = 1, .seed = 7};
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (!ai_level(c, "greedy", &setup.level[seat], NULL)) return -1;
        snprintf(setup.level_word[seat], sizeof setup.level_word[seat], "greedy");
    }
    if (!session_open(content, &setup, &session, &err)) return -1;
    while (session_watch(session)) continue;
    read_map();
    draw_list_over(&list, block, sizeof block);
    return 0;
}

static int drop(void **unused)
{
    (void)unused;
    session_close(session);
    content_close(content);
    free(map_memory);
    return 0;
}

static int fresh(void **unused)
{
    (void)unused;
    memset(&ui, 0, sizeof ui);
    memset(&state, 0, sizeof state);
    memset(&sum, 0, sizeof sum);
    input = (UiInput){.window_w_px = 1920, .window_h_px = 1080, .scale_percent = 100, .time_ms = 1000};
    in = (ReportIn){.describe = {.game = session_game(session), .texts = content_texts(content), .seat = 1},
                    .w = session_view(session, 0),
                    .over = true,
                    .sum = &sum,
                    .map = &map,
                    .pictures = &pictures};
    in.report_count = session_reports(session, &in.reports);
    in.chart_count = session_chart(session, &in.chart);
    in.history_count = session_history_chart(session, &in.history);
    summary_of(in.describe.game, in.w, in.reports, in.report_count, in.chart, in.chart_count, &sum);
    return 0;
}

static ReportAct frame(void)
{
    ui_begin(&ui, &input, &list, &fonts, MOOD_DOSSIER);
    ReportAct act = screen_report(&ui, &in, &state);
    ui_end(&ui);
    assert_false(list.full);
    assert_int_equal(ui.depth, 0);
    input.pressed = input.released = 0;
    input.key_count = 0;
    return act;
}

static const UiItem *item(const char *path)
{
    for (int i = 0; i < ui.last_count; i++) {
        if (strcmp(ui.last[i].path, path) == 0) return &ui.last[i];
    }
    return NULL;
}

static ReportAct click_at(float x, float y)
{
    input.has_pointer = input.moved = true;
    input.x = x;
    input.y = y;
    frame();
    input.pressed = input.held = UI_BUTTON_LEFT;
    frame();
    input.held = 0;
    input.released = UI_BUTTON_LEFT;
    return frame();
}

static ReportAct click(const char *path)
{
    frame();
    const UiItem *it = item(path);
    assert_non_null(it);
    return click_at(it->r.x + it->r.w / 2, it->r.y + it->r.h / 2);
}

static ReportAct key(UiKey k, int mods)
{
    input.keys[0] = (UiKeyPress){(uint8_t)k, (uint8_t)mods};
    input.key_count = 1;
    return frame();
}

static const DrawCmd *find_text(const char *text)
{
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        if (c->kind == DRAW_TEXT && (size_t)c->count == strlen(text) &&
            memcmp(list.text + c->first, text, (size_t)c->count) == 0)
            return c;
    }
    return NULL;
}

static bool has_words(const char *words)
{
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        char text[512];
        if (c->kind != DRAW_TEXT) continue;
        snprintf(text, sizeof text, "%.*s", c->count, list.text + c->first);
        if (strstr(text, words)) return true;
    }
    return false;
}

static void the_ways_out(void **unused)
{
    (void)unused;
    assert_int_equal(frame(), REPORT_NOTHING);
    assert_int_equal(click("report/menu"), REPORT_MENU);
    assert_int_equal(click("report/save"), REPORT_SAVE);
    assert_int_equal(key(UI_KEY_A + ('S' - 'A'), UI_CTRL), REPORT_SAVE);
    assert_int_equal(key(UI_KEY_ESCAPE, 0), REPORT_MENU);
    in.over = false;
    assert_int_equal(click("report/back"), REPORT_MENU);
    assert_null(item("report/save"));
    assert_int_equal(key(UI_KEY_A + ('S' - 'A'), UI_CTRL), REPORT_NOTHING);
}

/* All direct labels of the chart: right of the plot, each with its own line. */
static void check_labels(void)
{
    const Catalog *c = in.describe.game->catalog;
    const UiItem *chart = item("report/body/chart");
    assert_non_null(chart);
    float y[DIM_STATES];
    for (int s = 1; s <= c->state_count; s++) {
        char text[96];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%s ", describe_name(&in.describe, &c->state[s].at));
        describe_held(&in.describe, &b, in.chart[in.chart_count - 1].alignment[s], 0, true);
        const DrawCmd *label = find_text(text);
        if (!label) fail_msg("no label \"%s\" at %d x %d", text, input.window_w_px, input.window_h_px);
        assert_true(label->r.x > chart->whole.x + chart->whole.w);
        assert_true(label->r.y > chart->whole.y - 4 && label->r.y < chart->whole.y + chart->whole.h + 12);
        y[s] = label->r.y;
        for (int o = 1; o < s; o++) {
            if (fabsf(y[o] - y[s]) < 15)
                fail_msg("labels %d and %d lie %.1f apart at %d x %d", o, s, (double)fabsf(y[o] - y[s]),
                         input.window_w_px, input.window_h_px);
        }
    }
}

static const int sizes[][2] = {{1200, 700},  {1280, 720},  {1366, 768}, {1500, 800},
                               {1920, 1080}, {2560, 1440}, {3840, 1600}};

static void labels_stay_apart(void **unused)
{
    (void)unused;
    ChartRow close[MAX_QUARTERS + 2];
    memcpy(close, in.chart, sizeof close[0] * (size_t)in.chart_count);
    for (int mode = 0; mode < 3; mode++) {
        /* As played; all at one value in the middle; all at the very top. */
        for (int s = 1; s < DIM_STATES && mode > 0; s++)
            close[in.chart_count - 1].alignment[s] = mode == 1 ? 12000 + s : 100000 - s;
        if (mode > 0) in.chart = close;
        for (int i = 0; i < COUNT_OF(sizes); i++) {
            input.window_w_px = sizes[i][0];
            input.window_h_px = sizes[i][1];
            frame();
            frame();
            check_labels();
        }
    }
}

/* From 1200 x 700 on nothing needs scrolling: whatever can be pointed at lies in the window, and the parts of
 * the page do not lie over each other. */
static void all_fits(void **unused)
{
    (void)unused;
    for (int i = 0; i < COUNT_OF(sizes); i++) {
        input.window_w_px = sizes[i][0];
        input.window_h_px = sizes[i][1];
        frame();
        frame();
        for (int a = 0; a < ui.last_count; a++) {
            const UiItem *x = &ui.last[a];
            bool whole = fabsf(x->r.w - x->whole.w) < 0.6F && fabsf(x->r.h - x->whole.h) < 0.6F;
            if (!whole) fail_msg("%s is cut at %d x %d", x->path, sizes[i][0], sizes[i][1]);
            assert_true(x->r.w >= 32 && x->r.h >= 31.9F);
            for (int b = 0; b < a; b++) {
                Rect over = rect_meet(x->r, ui.last[b].r);
                if (over.w > 0.5F && over.h > 0.5F)
                    fail_msg("%s lies over %s at %d x %d", x->path, ui.last[b].path, sizes[i][0],
                             sizes[i][1]);
            }
        }
        assert_non_null(item("report/body/map"));
    }
}

/* Smaller windows scroll; the ways out and the replay stay in view. */
static void small_windows_scroll(void **unused)
{
    (void)unused;
    input.window_w_px = 900;
    input.window_h_px = 560;
    frame();
    frame();
    const UiItem *seen = item("report/body/map");
    assert_non_null(seen);
    assert_true(seen->r.h < seen->whole.h);
    assert_true(item("report/menu")->r.h >= 39 && item("report/scrub")->r.h > 40);
    input.has_pointer = input.moved = true;
    input.x = 400;
    input.y = 400;
    for (int i = 0; i < 60; i++) {
        input.wheel_y = -1;
        frame();
    }
    input.wheel_y = 0;
    frame();
    frame();
    seen = item("report/body/map");
    const UiItem *result = item("report/body/result");
    assert_true(result->r.h < 1);
    assert_true(seen->whole.y < 560);
}

static void figures_come_from_the_summary(void **unused)
{
    (void)unused;
    char text[64];
    const World *w = in.w;
    sum.agreements_signed = 11;
    sum.agreements_ended = 3;
    sum.offers_refused = 2;
    sum.crises = 9;
    sum.crises_won[1] = 3;
    sum.crises_won[2] = 4;
    sum.crises_settled = 1;
    sum.crises_void = 1;
    sum.average = 18400;
    sum.average_start = -12000;
    sum.tension_peak = 71000;
    frame();
    assert_non_null(find_text("11 signed"));
    assert_non_null(find_text("+18"));
    assert_non_null(find_text("71 of 100"));
    assert_non_null(item("report/body/crises"));
    assert_string_equal(item("report/body/crises")->label, "Crises 9, 3 won, 4 lost, 1 settled, 1 void");
    assert_string_equal(item("report/body/agreements")->label,
                        "Agreements 11 signed, 3 ended, 2 offers declined");
    assert_non_null(strstr(item("report/body/average")->label, "from \xE2\x88\x92"
                                                               "12 in 2021"));
    StrBuf b = str_buf(text, sizeof text);
    describe_milli(&in.describe, &b, w->score[1], 1, false);
    str_add(&b, " to ");
    describe_milli(&in.describe, &b, w->score[2], 1, false);
    assert_non_null(find_text(text));
    in.describe.seat = 2;
    frame();
    assert_string_equal(item("report/body/crises")->label, "Crises 9, 4 won, 3 lost, 1 settled, 1 void");
}

/* The breakdown of the score adds up to it. */
static void the_score_has_its_ledger(void **unused)
{
    (void)unused;
    frame();
    const UiItem *it = item("report/body/score");
    input.has_pointer = input.moved = true;
    input.x = it->r.x + 20;
    input.y = it->r.y + 20;
    frame();
    input.moved = false;
    input.time_ms += 400;
    frame();
    assert_true(ui.tip_on);
    assert_true(ui.tip_sum);
    double total[2] = {0};
    for (int i = 0; i < ui.tip_lines; i++) {
        char figure[40], plain[40];
        snprintf(figure, sizeof figure, "%s", ui.tip_line[i].figure);
        size_t n = 0;
        for (const char *at = figure; *at; at++) {
            if (memcmp(at, "\xE2\x88\x92", 3) == 0) {
                plain[n++] = '-';
                at += 2;
            } else {
                plain[n++] = *at;
            }
        }
        plain[n] = 0;
        double a, b;
        assert_int_equal(sscanf(plain, "%lf : %lf", &a, &b), 2);
        double sign = i == ui.tip_lines - 1 ? -1 : 1;
        total[0] += sign * a;
        total[1] += sign * b;
    }
    /* Every shown figure is rounded to a tenth. */
    assert_true(fabs(total[0]) < 0.05 * ui.tip_lines && fabs(total[1]) < 0.05 * ui.tip_lines);
}

static void the_clock(void **unused)
{
    (void)unused;
    frame();
    int last = in.chart_count - 1;
    assert_int_equal(state.at, last);
    key(UI_KEY_SPACE, 0);
    assert_true(state.playing);
    assert_int_equal(state.at, 0);
    input.time_ms += 300;
    frame();
    assert_int_equal(state.at, 0);
    assert_true(ui.wake_ms >= 0 && ui.wake_ms <= 125);
    MapLook early = pictures.look[MAP_SLOT_REPORT];
    input.time_ms += 701;
    frame();
    assert_int_equal(state.at, 1);
    assert_true(map_look_hash(&early) != map_look_hash(&pictures.look[MAP_SLOT_REPORT]));
    input.time_ms += 60000; /* slept: one quarter on, not sixty */
    frame();
    assert_int_equal(state.at, 2);
    key(UI_KEY_SPACE, 0);
    assert_false(state.playing);
    input.time_ms += 5000;
    frame();
    frame();
    assert_int_equal(state.at, 2);
    assert_int_equal(ui.wake_ms, -1); /* a still page costs no frames */
    key(UI_KEY_SPACE, 0);
    for (int i = 0; i < 2 * in.chart_count; i++) {
        input.time_ms += 1000;
        frame();
    }
    assert_int_equal(state.at, last);
    assert_false(state.playing);
}

static void stepping(void **unused)
{
    (void)unused;
    frame();
    int last = in.chart_count - 1;
    click("report/back_one");
    assert_int_equal(state.at, last - 1);
    click("report/back_one");
    click("report/on_one");
    assert_int_equal(state.at, last - 1);
    key(UI_KEY_HOME, 0);
    assert_int_equal(state.at, 0);
    frame();
    assert_non_null(find_text("At the start"));
    click("report/back_one");
    assert_int_equal(state.at, 0);
    key(UI_KEY_END, 0);
    assert_int_equal(state.at, last);
    const UiItem *scrub = item("report/scrub");
    click_at(scrub->r.x + 12, scrub->r.y + scrub->r.h / 2);
    assert_int_equal(state.at, 0);
    const UiItem *chart = item("report/body/chart");
    click_at(chart->r.x + chart->r.w * 8 / (float)last, chart->r.y + 20);
    assert_int_equal(state.at, 8);
}

static void reduced_motion_only_steps(void **unused)
{
    (void)unused;
    ui.reduced_motion = true;
    frame();
    key(UI_KEY_SPACE, 0);
    assert_false(state.playing);
    click("report/play");
    assert_false(state.playing);
    int before = state.at;
    input.time_ms += 3000;
    frame();
    assert_int_equal(state.at, before);
    click("report/back_one");
    assert_int_equal(state.at, before - 1);
}

static void turning_points_lead_to_their_quarter(void **unused)
{
    (void)unused;
    assert_true(sum.turning_count > 0);
    for (int i = 0; i < sum.turning_count; i++) {
        char path[64];
        snprintf(path, sizeof path, "report/body/turning/%d", i + 1);
        click(path);
        assert_int_equal(in.chart[state.at].quarter, sum.turning[i].quarter);
    }
    sum.turning_count = 0;
    frame();
    frame();
    assert_true(has_words("None."));
}

/* The computer's reasons stand where the turning points were; without any it says why there are none. */
static void the_computer_explains_itself(void **unused)
{
    (void)unused;
    ReasonRecord records[2] = {
        {.reason = {.command = {.kind = CMD_COMMIT, .seat = 1}, .score = 9000}},
        {.reason = {.command = {.kind = CMD_PLAN_ADD, .seat = 2, .action = 1, .target = 1}, .score = 1230, .term_count = 2,
                    .term = {{.what = "alignment", .state = 1, .worth = 1770}, {.what = "price", .worth = -540}}}}};
    char sentence[96];
    const Catalog *c = in.describe.game->catalog;
    in.reasons = records;
    in.reason_count = 2;
    click("report/body/side/Why the computer acted");
    frame();
    assert_int_equal(state.side, 1);
    assert_false(has_words("Turning point 1"));
    snprintf(sentence, sizeof sentence, "%s, %s", c->action[1].at.name, c->state[1].at.name);
    assert_true(has_words(sentence));
    snprintf(sentence, sizeof sentence, "alignment of %s", c->state[1].at.name);
    assert_true(has_words(sentence));
    assert_non_null(find_text("+1.2"));
    assert_null(find_text("+9.0")); /* the plan as a whole is told by its actions */
    in.reason_count = REASONS_CLOSED;
    frame();
    assert_true(has_words("papers are opened"));
    in.reasons = NULL;
    in.reason_count = 0;
    click("report/body/side/Turning points");
    assert_int_equal(state.side, 0);
}

static void turning_points_may_coincide(void **unused)
{
    (void)unused;
    assert_true(sum.turning_count > 0);
    for (int i = 1; i < TURNING_POINTS; i++) sum.turning[i] = sum.turning[0];
    sum.turning_count = TURNING_POINTS;
    frame();
    const UiItem *chart = item("report/body/chart");
    Point disc[64];
    int n = 0;
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        bool number =
            c->kind == DRAW_TEXT && c->count == 1 && list.text[c->first] >= '1' && list.text[c->first] <= '5';
        if (number && rect_has(chart->r, c->r.x, c->r.y)) disc[n++] = (Point){c->r.x, c->r.y};
    }
    assert_int_equal(n, TURNING_POINTS);
    for (int a = 0; a < n; a++) {
        for (int b = 0; b < a; b++) assert_true(hypotf(disc[a].x - disc[b].x, disc[a].y - disc[b].y) >= 20);
    }
}

static int thin_lines(void)
{
    int n = 0;
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        n += c->kind == DRAW_LINE && c->count > 2 && c->size < 1.1F && c->extra > 0;
    }
    return n;
}

static void history_can_be_switched_off(void **unused)
{
    (void)unused;
    frame();
    assert_int_equal(thin_lines(), in.describe.game->catalog->state_count);
    click("report/body/history");
    frame();
    assert_int_equal(thin_lines(), 0);
    in.history = NULL;
    frame();
    assert_null(item("report/body/history"));
}

static void the_map_shows_the_quarter(void **unused)
{
    (void)unused;
    const Catalog *c = in.describe.game->catalog;
    frame();
    for (int row = 0; row < in.chart_count; row += 10) {
        ui_begin(&ui, &input, &list, &fonts, MOOD_DOSSIER);
        state.at = row;
        screen_report(&ui, &in, &state);
        ui_end(&ui);
        for (int s = 1; s <= c->state_count; s++) {
            int region = map_region_find(&map, c->state[s].map);
            assert_true(region > 0);
            assert_int_equal(pictures.look[MAP_SLOT_REPORT].fill[region],
                             theme_alignment(in.chart[row].alignment[s]));
        }
    }
    in.pictures = NULL;
    frame();
    assert_non_null(find_text("The map could not be read."));
}

static void the_same_twice(void **unused)
{
    (void)unused;
    for (int i = 0; i < 2; i++) {
        fresh(NULL);
        frame();
        frame();
        StrBuf b = str_buf(dump[i], sizeof dump[i]);
        draw_dump(&list, &b);
        assert_false(b.cut);
        assert_true(b.used > 4000);
    }
    assert_string_equal(dump[0], dump[1]);
}

/* One row, no turning points, nobody's seat: what the first quarter of a running campaign shows. */
static void the_first_quarter(void **unused)
{
    (void)unused;
    in.over = false;
    in.describe.seat = 0;
    in.chart_count = 1;
    in.history_count = 1;
    sum.turning_count = 0;
    frame();
    frame();
    assert_int_equal(state.at, 0);
    assert_true(has_words("Open"));
    click("report/on_one");
    key(UI_KEY_SPACE, 0);
    assert_false(state.playing);
    assert_int_equal(state.at, 0);
}

static void spreading(void **unused)
{
    (void)unused;
    float y[] = {50, 50, 50};
    report_spread(y, 3, 0, 100, 10);
    assert_true(fabsf(y[0] - 40) < 0.01F && fabsf(y[1] - 50) < 0.01F && fabsf(y[2] - 60) < 0.01F);
    float far[] = {90, 10, 50};
    report_spread(far, 3, 0, 100, 10);
    assert_true(far[0] == 90 && far[1] == 10 && far[2] == 50);
    float edge[] = {99, 98, 97};
    report_spread(edge, 3, 0, 100, 10);
    assert_true(fabsf(edge[0] - 100) < 0.01F && fabsf(edge[1] - 90) < 0.01F && fabsf(edge[2] - 80) < 0.01F);
    float many[12] = {0};
    report_spread(many, 12, 0, 55, 10);
    for (int i = 1; i < 12; i++) assert_true(fabsf(many[i] - many[i - 1] - 5) < 0.01F);
    assert_true(many[0] >= -0.01F && many[11] <= 55.01F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_ways_out, fresh),
        cmocka_unit_test_setup(labels_stay_apart, fresh),
        cmocka_unit_test_setup(all_fits, fresh),
        cmocka_unit_test_setup(small_windows_scroll, fresh),
        cmocka_unit_test_setup(figures_come_from_the_summary, fresh),
        cmocka_unit_test_setup(the_score_has_its_ledger, fresh),
        cmocka_unit_test_setup(the_clock, fresh),
        cmocka_unit_test_setup(stepping, fresh),
        cmocka_unit_test_setup(reduced_motion_only_steps, fresh),
        cmocka_unit_test_setup(turning_points_lead_to_their_quarter, fresh),
        cmocka_unit_test_setup(the_computer_explains_itself, fresh),
        cmocka_unit_test_setup(turning_points_may_coincide, fresh),
        cmocka_unit_test_setup(history_can_be_switched_off, fresh),
        cmocka_unit_test_setup(the_map_shows_the_quarter, fresh),
        cmocka_unit_test_setup(the_same_twice, fresh),
        cmocka_unit_test_setup(the_first_quarter, fresh),
        cmocka_unit_test(spreading),
    };
    return cmocka_run_group_tests_name("screen_report", tests, play, drop);
}
