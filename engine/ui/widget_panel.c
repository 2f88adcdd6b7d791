/* Panels, dialogs, the table, the ticker, rungs of the ladder. */
#include "ui/widget.h"

#include <math.h>
#include <stdio.h>

void ui_panel(Ui *ui, Rect r, float radius)
{
    const Theme *t = ui->theme;
    ui_block(ui, r);
    if (radius > 0) {
        draw_round(ui->draw, rect(r.x - 1, r.y, r.w + 2, r.h + 3), radius + 1,
                   color_fade(RGB(0x12202B), 0.14F), 0, 0);
        draw_round(ui->draw, r, radius, t->panel, t->mood == MOOD_NIGHT ? 1 : 0, t->border);
    } else {
        draw_rect(ui->draw, r, t->panel);
    }
}

Rect ui_dialog_begin(Ui *ui, const char *name, float w, float h)
{
    ui_modal_begin(ui, name);
    w = fminf(w, ui->w - 16);
    h = fminf(h, ui->h - 16);
    ui_push(ui, "motion");
    float shown = ui_ease(ui, "rise", 1, 200);
    ui_pop(ui);
    draw_rect(ui->draw, rect(0, 0, ui->w, ui->h), ui->theme->scrim);
    ui_block(ui, rect(0, 0, ui->w, ui->h));
    Rect r = rect((ui->w - w) / 2, (ui->h - h) / 2 + 8 * (1 - shown), w, h);
    ui_panel(ui, r, 10);
    draw_clip_push(ui->draw, r);
    float pad = w < 700 || h < 420 ? 20 : 36;
    return rect_inset(r, pad, pad);
}

void ui_dialog_end(Ui *ui)
{
    draw_clip_pop(ui->draw);
    ui_modal_end(ui);
}

/* ---- table ---- */

static void head(Ui *ui, Rect r, const UiColumn *column, int columns, int *sort)
{
    float x = r.x;
    for (int i = 0; i < columns; i++) {
        float w = r.w * column[i].width;
        Rect cell = rect(x, r.y, w, r.h);
        UiState s = ui_item(ui, column[i].title, column[i].title, cell, true);
        if (s.clicked) *sort = *sort == i + 1 ? -(i + 1) : i + 1;
        if (s.hover) draw_rect(ui->draw, cell, ui->theme->hover);
        Rect text = rect(x + 8, r.y, w - 28, r.h);
        (column[i].number ? ui_label_right : ui_label)(ui, text, ROLE_HINT_STRONG, ui->theme->hint,
                                                       column[i].title);
        if (*sort == i + 1) draw_triangle(ui->draw, x + w - 10, r.y + r.h / 2, 4, TOWARD_UP, ui->theme->hint);
        if (*sort == -(i + 1))
            draw_triangle(ui->draw, x + w - 10, r.y + r.h / 2, 4, TOWARD_DOWN, ui->theme->hint);
        if (s.focused) ui_ring(ui, rect_inset(cell, 2, 2), 4);
        x += w;
    }
    ui_rule(ui, r.x, r.y + r.h - 1, r.w);
}

int ui_table(Ui *ui, const char *name, Rect r, const UiColumn *column, int columns, const char *const *cell,
             int rows, int *sort, int chosen)
{
    int clicked = -1;
    ui_push(ui, name);
    ui_group(ui, name);
    head(ui, rect_cut_top(&r, 34), column, columns, sort);
    Rect at = ui_scroll_begin(ui, "rows", r);
    for (int k = 0; k < rows; k++) {
        Rect row = rect(at.x, at.y + (float)(34 * k), at.w - 10, 34);
        char id[16];
        snprintf(id, sizeof id, "row%d", k);
        if (ui_row(ui, id, cell[k * columns], row, true, k == chosen).clicked) clicked = k;
        float x = row.x;
        for (int i = 0; i < columns; i++) {
            float w = r.w * column[i].width;
            Rect text = rect(x + 8, row.y, w - 28, 34);
            (column[i].number ? ui_label_right : ui_label)(ui, text, i == 0 ? ROLE_ROW : ROLE_BODY,
                                                           ui->theme->text, cell[k * columns + i]);
            x += w;
        }
        ui_rule(ui, row.x, row.y + 33, row.w);
    }
    ui_scroll_end(ui, (float)(34 * rows));
    ui_pop(ui);
    return clicked;
}

/* ---- ticker ---- */

bool ui_ticker(Ui *ui, const char *name, Rect r, const char *title, const UiNews *news, int count)
{
    const Theme *t = ui->theme;
    ui_block(ui, r);
    draw_rect(ui->draw, r, t->bar);
    UiState s = ui_item(ui, name, title, r, true);
    if (s.hover) draw_rect(ui->draw, r, RGBA(0xFFFFFF, 0x10));
    draw_icon(ui->draw, r.x + 20, r.y + (r.h - 18) / 2, 18, "newspaper", t->brass);
    float x = r.x + 46;
    x += ui_label(ui, rect(x, r.y, 160, r.h), ROLE_STRONG, t->brass, title) + 18;
    float end = r.x + r.w - 130;
    int shown = 0;
    for (; shown < count; shown++) {
        const UiNews *n = &news[shown];
        float place = ui_width(ui, ROLE_STRONG, n->place), text = ui_width(ui, ROLE_BODY, n->sentence);
        if (x + place + 8 + text > end && shown > 0) break;
        ui_label(ui, rect(x, r.y, fmaxf(0, end - x), r.h), ROLE_STRONG, t->bar_text, n->place);
        x += place + (place > 0 ? 8 : 0);
        ui_label(ui, rect(x, r.y, fmaxf(0, end - x), r.h), ROLE_BODY, t->bar_text, n->sentence);
        x += text + 18;
        if (shown + 1 < count && x < end) draw_rect(ui->draw, rect(x, r.y + 12, 1, r.h - 24), t->hint);
        x += 19;
    }
    if (count > shown) {
        char more[64], number[12];
        StrBuf b = str_buf(more, sizeof more);
        snprintf(number, sizeof number, "%d", count - shown);
        TEXT_FORMAT(&b, ui_t(ui, "{n} more"), {"n", number});
        ui_label_right(ui, rect(r.x + r.w - 130, r.y, 66, r.h), ROLE_BODY, t->bar_text2, more);
        draw_icon(ui->draw, r.x + r.w - 60, r.y + (r.h - 16) / 2, 16, "chevron-right", t->bar_text2);
    }
    ui_key_cap(ui, r.x + r.w - 36, r.y + r.h / 2, "L", t->bar_text2);
    if (s.focused) draw_round(ui->draw, rect_inset(r, 2, 2), 4, 0, 2.5F, t->brass);
    return s.clicked;
}

/* ---- ladder ---- */

float ui_rung_height(const UiRung *rung)
{
    return rung->who || rung->lead ? 104 : 72;
}

void ui_rung(Ui *ui, Rect r, const UiRung *rung)
{
    const Theme *t = ui->theme;
    char number[12];
    Color ground = rung->who == 2   ? t->side_tint[1]
                   : rung->who == 4 ? t->side_tint[2]
                   : rung->who      ? t->hover
                                    : 0;
    draw_rect(ui->draw, r, ground);
    draw_rect(ui->draw, rect(r.x, r.y, r.w, 1), t->border);
    snprintf(number, sizeof number, "%d", rung->number);
    ui_label(ui, rect(r.x + 16, r.y + 12, 24, 20), ROLE_RESOURCE, t->hint, number);
    float x = r.x + 58, w = r.w - 58 - 16;
    ui_label(ui, rect(x, r.y + 12, w - 130, 20), ROLE_STRONG, rung->number == 5 ? t->danger : t->text,
             rung->title);
    ui_label_right(ui, rect(x + w - 130, r.y + 12, 76, 20), ROLE_STRONG, t->text, rung->prestige);
    ui_label_right(ui, rect(x + w - 52, r.y + 12, 52, 20), ROLE_STRONG, t->text, rung->swing);
    ui_label(ui, rect(x, r.y + 36, w, 18), ROLE_HINT, t->hint, rung->effect);
    for (int seat = 1; seat <= 2; seat++) {
        if (!(rung->who & 1 << seat) || !rung->who_name[seat]) continue;
        float tw = ui_width(ui, ROLE_HINT_STRONG, rung->who_name[seat]) + 34;
        Rect token = rect(x, r.y + 62, tw, 26);
        draw_round(ui->draw, token, seat == 1 ? 13 : 4, seat == 1 ? t->side_bar[1] : t->side_token, 0, 0);
        if (seat == 1) draw_disc(ui->draw, token.x + 14, token.y + 13, 4, RGB(0xFFFFFF));
        if (seat == 2) draw_square(ui->draw, token.x + 14, token.y + 13, 4, RGB(0xFFFFFF));
        ui_label(ui, rect(token.x + 24, token.y, tw - 28, 26), ROLE_HINT_STRONG, RGB(0xFFFFFF),
                 rung->who_name[seat]);
        x += tw + 8;
    }
    if (rung->note)
        ui_label(ui, rect(x, r.y + 62, r.x + r.w - 16 - x, 26), ROLE_HINT, rung->lead ? t->brass : t->text2,
                 rung->note);
}
