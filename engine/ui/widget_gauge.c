/* Gauges and bars. Figures are milli; the widths follow the rectangle. */
#include "ui/widget.h"

#include <math.h>

static float along(Rect r, int32_t value, int32_t lo, int32_t hi)
{
    if (hi <= lo) return r.x;
    float t = (float)(value - lo) / (float)(hi - lo);
    return r.x + r.w * (t < 0 ? 0 : t > 1 ? 1 : t);
}

void ui_gauge(Ui *ui, Rect r, int32_t value, int32_t before, bool pointer)
{
    const Theme *t = ui->theme;
    Color ground = t->mood == MOOD_NIGHT ? t->border : RGB(0xDDDCD6);
    draw_rect(ui->draw, r, ground);
    float centre = r.x + r.w / 2, at = along(r, value, -100000, 100000),
          ghost = along(r, before, -100000, 100000);
    int seat = value < 0 ? 2 : 1;
    draw_rect(ui->draw, rect(fminf(centre, at), r.y, fabsf(at - centre), r.h), t->side_bar[seat]);
    if (before != value) draw_rect(ui->draw, rect(ghost - 1, r.y, 2, r.h), color_fade(t->text, 0.35F));
    draw_rect(ui->draw, rect(centre - 1, r.y - 2, 2, r.h + 4), t->text);
    if (pointer) draw_triangle(ui->draw, at, r.y - 6, 5, TOWARD_DOWN, t->text);
}

void ui_butterfly(Ui *ui, Rect r, int32_t left, int32_t right, bool figures)
{
    const Theme *t = ui->theme;
    char text[24];
    float side = figures ? 40 : 0, bar = 8, y = r.y + (r.h - bar) / 2;
    float centre = r.x + r.w / 2, half = r.w / 2 - side - 7;
    Color ground = t->mood == MOOD_NIGHT ? t->rule : t->inset;
    draw_rect(ui->draw, rect(centre - 7 - half, y, half, bar), ground);
    draw_rect(ui->draw, rect(centre + 7, y, half, bar), ground);
    float l = half * (float)int_clamp(left, 0, 100000) / 100000,
          w = half * (float)int_clamp(right, 0, 100000) / 100000;
    draw_rect(ui->draw, rect(centre - 7 - l, y, l, bar), t->side_bar[2]);
    draw_rect(ui->draw, rect(centre + 7, y, w, bar), t->side_bar[1]);
    draw_rect(ui->draw, rect(centre - 1, y - 3, 2, bar + 6), t->text);
    if (!figures) return;
    StrBuf b = str_buf(text, sizeof text);
    text_milli(&b, left, 0, false, false);
    ui_label_right(ui, rect(r.x, r.y, side - 8, r.h), ROLE_HINT, t->side_text[2], text);
    b = str_buf(text, sizeof text);
    text_milli(&b, right, 0, false, false);
    ui_label(ui, rect(r.x + r.w - side + 8, r.y, side - 8, r.h), ROLE_HINT, t->side_text[1], text);
}

void ui_range_bar(Ui *ui, Rect r, int32_t lo, int32_t hi, int32_t low, int32_t median, int32_t high,
                  int32_t now, int seat)
{
    const Theme *t = ui->theme;
    draw_rect(ui->draw, r, t->mood == MOOD_NIGHT ? t->border : t->rule);
    float a = along(r, low, lo, hi), b = along(r, high, lo, hi), m = along(r, median, lo, hi);
    draw_rect(ui->draw, rect(a, r.y, fmaxf(2, b - a), r.h), t->side_light[seat]);
    draw_rect(ui->draw, rect(m - 1.5F, r.y - 2, 3, r.h + 4), t->text);
    draw_triangle(ui->draw, along(r, now, lo, hi), r.y + r.h + 6, 4, TOWARD_UP, t->text2);
}

void ui_meter(Ui *ui, Rect r, int32_t value, Color color)
{
    const Theme *t = ui->theme;
    draw_rect(ui->draw, r, t->mood == MOOD_NIGHT ? t->border : t->rule);
    draw_rect(ui->draw, rect(r.x, r.y, along(r, value, 0, 100000) - r.x, r.h), color);
}

void ui_risk_bar(Ui *ui, Rect r, int32_t share)
{
    ui_meter(ui, r, share * 100, ui->theme->mood == MOOD_NIGHT ? ui->theme->danger : ui->theme->text2);
}

float ui_change(Ui *ui, float x, float middle, Role role, int32_t milli, Color color)
{
    char text[24];
    StrBuf b = str_buf(text, sizeof text);
    text_milli(&b, milli < 0 ? -milli : milli, 0, false, false);
    if (milli > 499) {
        draw_triangle(ui->draw, x + 5, middle, 4, TOWARD_UP, color);
    } else if (milli < -499) {
        draw_triangle(ui->draw, x + 5, middle, 4, TOWARD_DOWN, color);
    } else {
        draw_rect(ui->draw, rect(x + 1, middle - 1, 8, 2), color);
    }
    return 14 + ui_label(ui, rect(x + 14, middle - 10, 60, 20), role, color, text);
}
