/* Who leaned where: one line a state over all quarters, with a direct label at its end, the steps of the
 * yearly score, numbered turning points, and thin dots for the historical campaign. */
#include "ui/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { AXIS = 44, TICKS = 22, HEAD = 32, LABEL_APART = 18, MARK_RADIUS = 10, ROWS_MAX = MAX_QUARTERS + 2 };

typedef struct {
    ReportPage *p;
    Rect plot;
    int32_t most; /* the axis runs from -most to most, milli */
    float label_width;
} Plot;

/* ---- places ---- */

static float x_of(const Plot *a, float row)
{
    return a->plot.x + a->plot.w * row / (float)int_max(1, a->p->last);
}

static float y_of(const Plot *a, int32_t milli)
{
    float t = (float)int_clamp(milli, -a->most, a->most) / (float)a->most;
    return a->plot.y + a->plot.h * (1 - t) / 2;
}

static void sort_index(const float *y, int *order, int n)
{
    for (int i = 0; i < n; i++) {
        int at = i;
        while (at > 0 && y[order[at - 1]] > y[i]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
}

/* Neighbours that come too close move as one block to their mean: nobody is pushed further than the others.
 */
void report_spread(float *y, int n, float top, float bottom, float apart)
{
    int order[64], size[64], blocks = 0;
    float mean[64];
    if (n < 1) return;
    if (n > COUNT_OF(order)) n = COUNT_OF(order);
    if (n > 1) apart = fminf(apart, fmaxf(0, bottom - top) / (float)(n - 1));
    sort_index(y, order, n);
    for (int i = 0; i < n; i++) {
        mean[blocks] = y[order[i]] - apart * (float)i;
        size[blocks++] = 1;
        while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
            int a = size[blocks - 2], b = size[blocks - 1];
            mean[blocks - 2] = (mean[blocks - 2] * (float)a + mean[blocks - 1] * (float)b) / (float)(a + b);
            size[blocks - 2] = a + b;
            blocks--;
        }
    }
    float low = bottom - apart * (float)(n - 1);
    for (int k = 0, i = 0; k < blocks; k++) {
        float at = fmaxf(top, fminf(mean[k], low));
        for (int j = 0; j < size[k]; j++, i++) y[order[i]] = at + apart * (float)i;
    }
}

static int32_t greatest(const ReportPage *p, const ChartRow *row, int count)
{
    int32_t most = 0;
    for (int i = 0; i < count && i <= p->last; i++) {
        for (int s = 1; s <= p->catalog->state_count; s++) {
            int32_t v = row[i].alignment[s];
            most = int_max(most, v < 0 ? -v : v);
        }
    }
    return most;
}

/* The dotted lines count even when they are switched off, so that the axis stays. */
static int32_t most_of(const ReportPage *p)
{
    int32_t most = int_max(55000, greatest(p, p->in->chart, p->in->chart_count));
    if (p->in->history) most = int_max(most, greatest(p, p->in->history, p->in->history_count));
    return int_min(100000, (most + 14999) / 10000 * 10000);
}

static void label_text(const Plot *a, int state, char *out, size_t size)
{
    StrBuf b = str_buf(out, size);
    str_add(&b, report_state_name(a->p, state));
    str_add(&b, " ");
    describe_held(&a->p->in->describe, &b, a->p->in->chart[a->p->last].alignment[state], 0, true);
}

static float label_width(const Plot *a)
{
    float w = 40;
    char text[96];
    for (int s = 1; s <= a->p->catalog->state_count; s++) {
        label_text(a, s, text, sizeof text);
        w = fmaxf(w, ui_width(a->p->ui, ROLE_HINT_STRONG, text));
    }
    return fminf(w, 220) + 1;
}

/* ---- ground ---- */

static void halves(const Plot *a)
{
    Ui *ui = a->p->ui;
    const Theme *t = ui->theme;
    const Catalog *c = a->p->catalog;
    Rect r = a->plot;
    float zero = y_of(a, 0);
    draw_rect(ui->draw, rect(r.x, r.y, r.w, zero - r.y), color_fade(t->side_tint[1], 0.5F));
    draw_rect(ui->draw, rect(r.x, zero, r.w, r.y + r.h - zero), color_fade(t->side_tint[2], 0.6F));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        char text[96];
        StrBuf b = str_buf(text, sizeof text);
        TEXT_FORMAT(&b, T(a->p->texts, "Closer to {power}"),
                    {"power", describe_name(&a->p->in->describe, &c->power[seat].at)});
        float y = seat == 1 ? r.y + 5 : r.y + r.h - 22;
        float w =
            ui_label(ui, rect(r.x + 10, y, r.w / 2 - 30, 17), ROLE_HINT_STRONG, t->side_text[seat], text);
        draw_triangle(ui->draw, r.x + 10 + w + 10, y + 8.5F, 4.5F, seat == 1 ? TOWARD_UP : TOWARD_DOWN,
                      t->side_text[seat]);
    }
}

static void level(const Plot *a, int32_t milli, bool figure)
{
    Ui *ui = a->p->ui;
    float y = y_of(a, milli);
    char text[16];
    StrBuf b = str_buf(text, sizeof text);
    describe_milli(&a->p->in->describe, &b, milli, 0, milli != 0);
    Point p[2] = {{a->plot.x, y}, {a->plot.x + a->plot.w, y}};
    if (milli)
        draw_polyline(ui->draw, p, 2, 1, ui->theme->disabled, false, 2, 4);
    else
        draw_rect(ui->draw, rect(a->plot.x, y - 0.75F, a->plot.w, 1.5F), ui->theme->hint);
    if (figure)
        ui_label_right(ui, rect(a->plot.x - AXIS, y - 9, AXIS - 8, 18), ROLE_HINT, ui->theme->hint, text);
}

/* The steps of the yearly score; figures only where they have room. */
static void levels(const Plot *a)
{
    float unit = a->plot.h / 2 / ((float)a->most / 1000);
    level(a, 0, unit * 10 >= 15);
    for (int sign = -1; sign <= 1; sign += 2) {
        level(a, sign * 10000, unit * 15 >= 15);
        level(a, sign * 25000, unit * 20 >= 15);
        if (a->most > 45000) level(a, sign * 45000, true);
    }
}

/* A row is the end of its quarter, so the year begins at the row of the last autumn's end. */
static int year_at(const ReportPage *p, int row)
{
    const ScenarioDef *d = game_scenario(p->catalog, p->in->w);
    int absolute = d->start_year * 4 + d->start_season - 1 + p->in->chart[row].quarter + 1;
    return absolute % 4 == 0 ? absolute / 4 : 0;
}

static void year(const Plot *a, float x, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    ui_label_centre(a->p->ui, rect(x - 24, a->plot.y + a->plot.h + 4, 48, 18), ROLE_HINT,
                    a->p->ui->theme->hint, text);
}

/* The year one starts in stands at the left end whatever the season; a year nobody played in is not named. */
static void years(const Plot *a)
{
    float end = a->plot.x + 22;
    year(a, a->plot.x, game_scenario(a->p->catalog, a->p->in->w)->start_year);
    for (int i = 1; i < a->p->last; i++) {
        int number = year_at(a->p, i);
        float x = x_of(a, (float)i);
        if (!number) continue;
        draw_rect(a->p->ui->draw, rect(x - 0.5F, a->plot.y + a->plot.h, 1, 4), a->p->ui->theme->disabled);
        if (x - 20 < end) continue;
        year(a, x, number);
        end = x + 22;
    }
}

/* ---- lines ---- */

static void line(const Plot *a, const ChartRow *row, int count, int state, bool history)
{
    Point p[ROWS_MAX];
    bool dashed;
    Color c = theme_line(state, &dashed);
    int n = int_min(int_min(count, a->p->last + 1), ROWS_MAX);
    if (n < 1) return;
    for (int i = 0; i < n; i++) p[i] = (Point){x_of(a, (float)i), y_of(a, row[i].alignment[state])};
    if (history) {
        if (n > 1) draw_polyline(a->p->ui->draw, p, n, 1, color_fade(c, 0.75F), false, 1.5F, 3.5F);
        return;
    }
    if (n > 1) draw_polyline(a->p->ui->draw, p, n, 2, c, false, dashed ? 7 : 0, dashed ? 4 : 0);
    draw_disc(a->p->ui->draw, p[n - 1].x, p[n - 1].y, 4, c);
}

static void lines(const Plot *a)
{
    const ReportIn *in = a->p->in;
    int states = a->p->catalog->state_count;
    for (int s = 1; s <= states && in->history && !a->p->state->no_history; s++)
        line(a, in->history, in->history_count, s, true);
    for (int s = 1; s <= states; s++) line(a, in->chart, in->chart_count, s, false);
}

/* Names in a darker ink than their lines, for small letters need more contrast than a stroke. */
static void labels(const Plot *a)
{
    Ui *ui = a->p->ui;
    float y[DIM_STATES], x = a->plot.x + a->plot.w;
    int n = a->p->catalog->state_count;
    for (int i = 0; i < n; i++) y[i] = y_of(a, a->p->in->chart[a->p->last].alignment[i + 1]);
    report_spread(y, n, a->plot.y + 4, a->plot.y + a->plot.h - 4, LABEL_APART);
    for (int i = 0; i < n; i++) {
        char text[96];
        Color c = theme_line(i + 1, NULL);
        float from = y_of(a, a->p->in->chart[a->p->last].alignment[i + 1]);
        label_text(a, i + 1, text, sizeof text);
        if (fabsf(from - y[i]) > 5) draw_line(ui->draw, x + 4, from, x + 13, y[i], 1, color_fade(c, 0.7F));
        ui_label(ui, rect(x + 15, y[i] - 9, a->label_width, 18), ROLE_HINT_STRONG,
                 color_blend(c, ui->theme->text, 0.3F), text);
    }
}

/* ---- turning points ---- */

static bool crowded(const Point *placed, int n, Point at)
{
    for (int i = 0; i < n; i++) {
        if (hypotf(placed[i].x - at.x, placed[i].y - at.y) < 2 * MARK_RADIUS + 1) return true;
    }
    return false;
}

/* The nearest free place above or below. */
static Point free_place(const Plot *a, const Point *placed, int n, Point at)
{
    float top = a->plot.y + MARK_RADIUS, bottom = a->plot.y + a->plot.h - MARK_RADIUS;
    for (int step = 0; step < 16; step++) {
        for (int sign = -1; sign <= 1; sign += 2) {
            Point to = {at.x, at.y + (float)(sign * step) * (MARK_RADIUS + 2)};
            if (to.y >= top && to.y <= bottom && !crowded(placed, n, to)) return to;
        }
    }
    return at;
}

static void marks(const Plot *a)
{
    Ui *ui = a->p->ui;
    Point placed[TURNING_POINTS];
    for (int i = 0; i < a->p->in->sum->turning_count; i++) {
        const TurningPoint *t = &a->p->in->sum->turning[i];
        int row = report_row_of(a->p, t->quarter);
        char number[12];
        Point from = {x_of(a, (float)row), y_of(a, a->p->in->chart[row].alignment[t->state])};
        Point at = free_place(a, placed, i, from);
        placed[i] = at;
        if (fabsf(at.y - from.y) > MARK_RADIUS)
            draw_line(ui->draw, from.x, from.y, at.x, at.y, 1, ui->theme->text);
        draw_disc(ui->draw, at.x, at.y, MARK_RADIUS, ui->theme->panel);
        draw_ring(ui->draw, at.x, at.y, MARK_RADIUS, 1.5F, ui->theme->text);
        snprintf(number, sizeof number, "%d", i + 1);
        ui_label_centre(ui, rect(at.x - 10, at.y - 10, 20, 20), ROLE_HINT_STRONG, ui->theme->text, number);
    }
}

/* ---- pointer and cursor ---- */

static void cursor(const Plot *a)
{
    Ui *ui = a->p->ui;
    float x = x_of(a, a->p->at);
    Point p[2] = {{x, a->plot.y}, {x, a->plot.y + a->plot.h}};
    draw_polyline(ui->draw, p, 2, 1.5F, ui->theme->text, false, 3, 3);
    for (int s = 1; s <= a->p->catalog->state_count; s++)
        draw_disc(ui->draw, x, y_of(a, report_alignment(a->p, s)), 3, theme_line(s, NULL));
}

static void pointer(const Plot *a)
{
    ReportPage *p = a->p;
    Ui *ui = p->ui;
    UiState s = ui_item(ui, "chart", T(p->texts, "Who leaned where"), a->plot, true);
    int row = p->state->at;
    if (s.hover || s.held) {
        float part = (ui->in->x - a->plot.x) / fmaxf(1, a->plot.w);
        row = int_clamp((int)lroundf(part * (float)p->last), 0, p->last);
        draw_rect(ui->draw, rect(x_of(a, (float)row) - 0.5F, a->plot.y, 1, a->plot.h),
                  color_fade(ui->theme->text, 0.35F));
    }
    if (!ui->keys_used && (s.held || s.clicked) && row != p->state->at) report_go(p, row);
    if (s.focused) {
        if (ui_key(ui, UI_KEY_LEFT, 0)) report_go(p, p->state->at - 1);
        if (ui_key(ui, UI_KEY_RIGHT, 0)) report_go(p, p->state->at + 1);
        ui_ring(ui, a->plot, 2);
    }
    char date[64];
    StrBuf b = str_buf(date, sizeof date);
    report_date(p, &b, row);
    if (ui_tip(ui, s, rect(x_of(a, (float)row) - 1, a->plot.y + a->plot.h - 14, 2, 14), date, NULL))
        report_tip_row(p, row);
}

/* ---- the whole ---- */

static void head(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    const char *title = T(p->texts, "Who leaned where"),
               *dots = T(p->texts, "Thin dots: the same seed, played as it happened");
    const char *steps = T(p->texts, "Dotted steps: where the yearly score changes");
    float used = ui_label(ui, rect(r.x, r.y, r.w, 24), ROLE_RESOURCE, ui->theme->text, title) + 24;
    Rect rest = rect(r.x + used, r.y, r.w - used, 24);
    if (p->in->history) {
        bool on = !p->state->no_history;
        float w = fminf(ui_width(ui, ROLE_BODY, dots) + 34, rest.w);
        Rect box = rect_cut_right(&rest, w);
        if (ui_checkbox(ui, "history", rect(box.x, box.y - 4, box.w, 32), dots, &on))
            p->state->no_history = !on;
        rect_cut_right(&rest, 20);
    }
    if (ui_width(ui, ROLE_HINT, steps) <= rest.w) ui_label_right(ui, rest, ROLE_HINT, ui->theme->hint, steps);
}

void report_chart(ReportPage *p, Rect r)
{
    head(p, r);
    rect_cut_top(&r, HEAD);
    Plot a = {.p = p, .plot = r, .most = most_of(p)};
    a.label_width = label_width(&a);
    rect_cut_left(&a.plot, AXIS);
    rect_cut_right(&a.plot, a.label_width + 16);
    rect_cut_bottom(&a.plot, TICKS);
    halves(&a);
    levels(&a);
    years(&a);
    lines(&a);
    pointer(&a);
    cursor(&a);
    marks(&a);
    labels(&a);
}
