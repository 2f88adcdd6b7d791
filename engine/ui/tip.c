/* The tooltip of the frame: a title, a paragraph, lines with figures that may end in their sum. */
#include "ui/widget.h"

#include <math.h>

enum { TIP_W = 320, TIP_PAD = 16 };

static float tip_height(Ui *ui)
{
    float h = 0, w = TIP_W - 2 * TIP_PAD;
    if (ui->tip_title[0]) h += 22;
    if (ui->tip_text[0]) h += ui_paragraph_height(ui, w, ROLE_HINT, ui->tip_text) + 2;
    if (ui->tip_lines) h += (float)ui->tip_lines * 22 + 8;
    if (ui->tip_sum) h += 9;
    return h + 2 * TIP_PAD - 4;
}

/* A short hint is only as wide as its text. */
static float tip_width(const Ui *ui)
{
    if (ui->tip_title[0] || ui->tip_lines) return TIP_W;
    return fminf(TIP_W, ui_width(ui, ROLE_HINT, ui->tip_text) + 2 * TIP_PAD + 1);
}

static Rect tip_place(Ui *ui)
{
    float w = tip_width(ui), h = tip_height(ui), gap = 8;
    Rect at = ui->tip_at;
    float x = at.x + at.w + gap, y = at.y;
    if (at.w < 200 || x + w > ui->w - gap) {
        x = at.x + at.w / 2 - w / 2;
        y = at.y + at.h + gap;
        if (y + h > ui->h - gap) y = at.y - h - gap;
    }
    x = fmaxf(gap, fminf(x, ui->w - w - gap));
    y = fmaxf(gap, fminf(y, ui->h - h - gap));
    return rect(x, y, w, h);
}

void ui_tip_draw(Ui *ui)
{
    if (!ui->tip_on) return;
    const Theme *t = ui->theme;
    Rect r = tip_place(ui);
    draw_round(ui->draw, rect(r.x - 1, r.y + 1, r.w + 2, r.h + 2), 9, RGBA(0x000000, 0x30), 0, 0);
    draw_round(ui->draw, r, 8, t->tip, t->mood == MOOD_NIGHT ? 1 : 0, t->border);
    Rect in = rect_inset(r, TIP_PAD, TIP_PAD - 2);
    if (ui->tip_title[0]) ui_label(ui, rect_cut_top(&in, 22), ROLE_STRONG, t->tip_text, ui->tip_title);
    if (ui->tip_text[0]) {
        Color c = ui->tip_title[0] ? t->tip_text2 : t->tip_text;
        rect_cut_top(&in, ui_paragraph(ui, in, ROLE_HINT, c, ui->tip_text) + 2);
    }
    if (ui->tip_lines) rect_cut_top(&in, 6);
    for (int i = 0; i < ui->tip_lines; i++) {
        const UiTipLine *l = &ui->tip_line[i];
        bool sum = ui->tip_sum && i == ui->tip_lines - 1;
        if (sum) {
            draw_rect(ui->draw, rect(in.x, in.y + 4, in.w, 1), color_fade(t->tip_text2, 0.5F));
            rect_cut_top(&in, 9);
        }
        Rect line = rect_cut_top(&in, 22);
        float w = ui_width(ui, ROLE_HINT_STRONG, l->figure);
        ui_label(ui, rect(line.x, line.y, line.w - w - 12, 22), sum ? ROLE_HINT_STRONG : ROLE_HINT,
                 t->tip_text, l->text);
        ui_label_right(ui, line, ROLE_HINT_STRONG, l->color ? l->color : t->tip_text, l->figure);
    }
}
