/* Line chart and sparkline. Labels stand at the ends of their lines and are pushed apart, never left out. */
#include "ui/widget.h"

#include <math.h>
#include <stdio.h>

typedef struct {
    Rect plot;
    const UiChart *c;
} Axes;

static float x_of(const Axes *a, int i)
{
    int last = int_max(1, a->c->points - 1);
    return a->plot.x + a->plot.w * (float)i / (float)last;
}

static float y_of(const Axes *a, int32_t v)
{
    float span = (float)int_max(1, a->c->hi - a->c->lo);
    float t = (float)(int_clamp(v, a->c->lo, a->c->hi) - a->c->lo) / span;
    return a->plot.y + a->plot.h * (1 - t);
}

static void grounds(Ui *ui, const Axes *a)
{
    const Theme *t = ui->theme;
    Rect p = a->plot;
    float zero = y_of(a, 0);
    draw_rect(ui->draw, rect(p.x, p.y, p.w, zero - p.y), color_fade(t->side_tint[1], 0.5F));
    draw_rect(ui->draw, rect(p.x, zero, p.w, p.y + p.h - zero), color_fade(t->side_tint[2], 0.6F));
    draw_rect(ui->draw, rect(p.x, zero - 0.5F, p.w, 1.5F), t->hint);
    if (a->c->above)
        ui_label(ui, rect(p.x + 10, p.y + 6, p.w - 20, 18), ROLE_HINT_STRONG, t->side_text[1], a->c->above);
    if (a->c->below) {
        ui_label(ui, rect(p.x + 10, p.y + p.h - 24, p.w - 20, 18), ROLE_HINT_STRONG, t->side_text[2],
                 a->c->below);
    }
}

static void levels(Ui *ui, const Axes *a)
{
    for (int i = 0; i < a->c->levels; i++) {
        float y = y_of(a, a->c->level[i]);
        char text[16];
        StrBuf b = str_buf(text, sizeof text);
        text_milli(&b, a->c->level[i], 0, true, false);
        Point p[2] = {{a->plot.x, y}, {a->plot.x + a->plot.w, y}};
        draw_polyline(ui->draw, p, 2, 1, ui->theme->disabled, false, 2, 4);
        ui_label_right(ui, rect(a->plot.x - 48, y - 9, 40, 18), ROLE_HINT, ui->theme->hint, text);
    }
}

static void lines(Ui *ui, const Axes *a)
{
    for (int k = 0; k < a->c->lines; k++) {
        const UiLine *l = &a->c->line[k];
        Point p[128];
        int n = int_min(l->count, COUNT_OF(p));
        for (int i = 0; i < n; i++) p[i] = (Point){x_of(a, i), y_of(a, l->value[i])};
        draw_polyline(ui->draw, p, n, 2, l->color, false, l->dashed ? 7 : 0, l->dashed ? 4 : 0);
        if (n > 0) draw_disc(ui->draw, p[n - 1].x, p[n - 1].y, 4, l->color);
    }
}

static void end_labels(Ui *ui, const Axes *a)
{
    int order[UI_LINES_MAX], n = 0;
    float y[UI_LINES_MAX];
    for (int k = 0; k < a->c->lines; k++) {
        const UiLine *l = &a->c->line[k];
        if (!l->label || l->count < 1) continue;
        y[k] = y_of(a, l->value[l->count - 1]);
        int at = n++;
        while (at > 0 && y[order[at - 1]] > y[k]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = k;
    }
    for (int i = 1; i < n; i++) y[order[i]] = fmaxf(y[order[i]], y[order[i - 1]] + 18);
    for (int i = n - 1; i >= 0; i--) {
        const UiLine *l = &a->c->line[order[i]];
        char text[96];
        StrBuf b = str_buf(text, sizeof text);
        str_addf(&b, "%s ", l->label);
        text_milli(&b, l->value[l->count - 1], 0, true, false);
        float x = x_of(a, l->count - 1) + 10;
        ui_label(ui, rect(x, y[order[i]] - 9, a->plot.x + a->plot.w + a->c->label_width - x, 18),
                 ROLE_HINT_STRONG, l->color, text);
    }
}

static void marks(Ui *ui, const Axes *a)
{
    for (int i = 0; i < a->c->marks; i++) {
        const UiMark *m = &a->c->mark[i];
        char text[12];
        float x = x_of(a, m->at), y = y_of(a, m->value);
        snprintf(text, sizeof text, "%d", m->number);
        draw_disc(ui->draw, x, y, 10, ui->theme->panel);
        draw_ring(ui->draw, x, y, 10, 1.5F, ui->theme->text);
        ui_label_centre(ui, rect(x - 10, y - 10, 20, 20), ROLE_HINT_STRONG, ui->theme->text, text);
    }
}

static void ticks(Ui *ui, const Axes *a)
{
    for (int i = 0; a->c->tick && i < a->c->points; i++) {
        if (!a->c->tick[i]) continue;
        ui_label_centre(ui, rect(x_of(a, i) - 30, a->plot.y + a->plot.h + 4, 60, 18), ROLE_HINT,
                        ui->theme->hint, a->c->tick[i]);
    }
}

int ui_chart(Ui *ui, Rect r, const UiChart *chart)
{
    Axes a = {.plot = r, .c = chart};
    if (chart->levels) rect_cut_left(&a.plot, 48);
    rect_cut_right(&a.plot, fmaxf(6, chart->label_width));
    if (chart->tick) rect_cut_bottom(&a.plot, 24);
    if (chart->halves) grounds(ui, &a);
    levels(ui, &a);
    lines(ui, &a);
    if (chart->cursor >= 0) {
        float x = x_of(&a, chart->cursor);
        Point p[2] = {{x, a.plot.y}, {x, a.plot.y + a.plot.h}};
        draw_polyline(ui->draw, p, 2, 1.5F, ui->theme->text, false, 3, 3);
    }
    marks(ui, &a);
    end_labels(ui, &a);
    ticks(ui, &a);
    const UiInput *in = ui->in;
    if (!in->has_pointer || !rect_has(a.plot, in->x, in->y)) return -1;
    return (int)lroundf((in->x - a.plot.x) / fmaxf(1, a.plot.w) * (float)(chart->points - 1));
}

void ui_sparkline(Ui *ui, Rect r, const int32_t *value, int count, Color color)
{
    if (count < 2) return;
    UiChart c = {.lo = value[0], .hi = value[0], .points = count};
    for (int i = 1; i < count; i++) {
        c.lo = int_min(c.lo, value[i]);
        c.hi = int_max(c.hi, value[i]);
    }
    Axes a = {.plot = rect_inset(r, 3, 3), .c = &c};
    Point p[128];
    int n = int_min(count, COUNT_OF(p));
    for (int i = 0; i < n; i++) p[i] = (Point){x_of(&a, i), y_of(&a, value[i])};
    draw_polyline(ui->draw, p, n, 1.5F, color, false, 0, 0);
    draw_disc(ui->draw, p[n - 1].x, p[n - 1].y, 2.5F, color);
}
