/* Buttons, rows, cards, chips, key caps, prices. */
#include "ui/widget.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void ui_ring(Ui *ui, Rect r, float radius)
{
    draw_round(ui->draw, rect_inset(r, -6, -6), radius + 6, 0, 4, ui->theme->focus_soft);
    draw_round(ui->draw, rect_inset(r, -2.5F, -2.5F), radius + 2.5F, 0, 2.5F, ui->theme->focus);
}

static void button_colors(const Ui *ui, ButtonKind kind, UiState s, bool on, Color *fill, Color *ink,
                          Color *edge)
{
    const Theme *t = ui->theme;
    Color over = t->mood == MOOD_NIGHT ? RGB(0xFFFFFF) : RGB(0x12202B);
    float mix = s.held ? 0.16F : s.hover ? 0.08F : 0;
    *edge = 0;
    switch (kind) {
    case BUTTON_PRIMARY:
        *fill = color_blend(t->primary, RGB(0x87929A), s.held ? 0.3F : s.hover ? 0.16F : 0);
        *ink = t->primary_text;
        break;
    case BUTTON_TURN:
        *fill = color_blend(t->turn, RGB(0x12202B), s.held ? 0.3F : s.hover ? 0.15F : 0);
        *ink = RGB(0xFFFFFF);
        break;
    case BUTTON_OUTLINE:
        *fill = mix > 0 ? color_fade(over, mix) : t->mood == MOOD_NIGHT ? 0 : t->panel;
        *ink = t->text;
        *edge = t->mood == MOOD_NIGHT ? t->border : t->text;
        break;
    default:
        *fill = mix > 0 ? color_fade(over, mix) : 0;
        *ink = t->text2;
        break;
    }
    if (on) return;
    *ink = t->disabled;
    if (kind == BUTTON_PRIMARY || kind == BUTTON_TURN) *fill = t->rule;
    if (kind == BUTTON_OUTLINE) *edge = t->rule;
}

UiState ui_button(Ui *ui, const char *name, Rect r, ButtonKind kind, const char *icon, const char *label,
                  const char *key, bool on)
{
    UiState s = ui_item(ui, name, label, r, on);
    Color fill, ink, edge;
    button_colors(ui, kind, s, on, &fill, &ink, &edge);
    draw_round(ui->draw, r, 6, fill, edge ? 1.5F : 0, edge);
    float icon_w = icon ? 26 : 0, key_w = key ? ui_key_cap_width(ui, key) + 10 : 0;
    float room = r.w - 16 - icon_w - key_w;
    float text = fminf(ui_width(ui, ROLE_STRONG, label), room);
    float x = r.x + (r.w - icon_w - text - key_w) / 2;
    if (icon) draw_icon(ui->draw, x, r.y + (r.h - 18) / 2, 18, icon, ink);
    ui_label(ui, rect(x + icon_w, r.y, text, r.h), ROLE_STRONG, ink, label);
    if (key) ui_key_cap(ui, x + icon_w + text + 10, r.y + r.h / 2, key, ink);
    if (s.focused) ui_ring(ui, r, 6);
    return s;
}

UiState ui_icon_button(Ui *ui, const char *name, Rect r, const char *icon, const char *tip, Color color)
{
    UiState s = ui_item(ui, name, tip, r, true);
    if (!color) color = ui->theme->text2;
    if (s.hover || s.held) draw_round(ui->draw, r, 6, color_fade(color, s.held ? 0.2F : 0.12F), 0, 0);
    float size = fminf(20, fminf(r.w, r.h) - 8);
    draw_icon(ui->draw, r.x + (r.w - size) / 2, r.y + (r.h - size) / 2, size, icon, color);
    if (s.focused) ui_ring(ui, r, 6);
    ui_tip(ui, s, r, "", tip);
    return s;
}

UiState ui_row(Ui *ui, const char *name, const char *label, Rect r, bool on, bool chosen)
{
    UiState s = ui_item(ui, name, label, r, on);
    if (s.hover || chosen) draw_rect(ui->draw, r, ui->theme->hover);
    if (s.hover || chosen) draw_rect(ui->draw, rect(r.x, r.y, 3, r.h), ui->theme->chosen_bar);
    if (s.focused) {
        draw_rect(ui->draw, r, ui->theme->hover);
        draw_round(ui->draw, rect_inset(r, 2, 2), 4, 0, 2.5F, ui->theme->focus);
    }
    return s;
}

UiState ui_card(Ui *ui, const char *name, const char *label, Rect r, bool on, bool chosen)
{
    const Theme *t = ui->theme;
    UiState s = ui_item(ui, name, label, r, on);
    Color ground = t->mood == MOOD_NIGHT ? (s.hover || chosen ? t->hover : 0)
                   : s.hover && on       ? t->hover
                                         : t->panel;
    draw_round(ui->draw, r, 8, on ? ground : t->inset, chosen ? 2 : 1,
               chosen    ? t->focus
               : s.hover ? t->hint
                         : t->border);
    if (s.focused) ui_ring(ui, r, 8);
    return s;
}

float ui_chip(Ui *ui, float x, float y, const char *text, Color ground, Color ink)
{
    float w = ui_width(ui, ROLE_HINT_STRONG, text) + 16;
    draw_round(ui->draw, rect(x, y, w, 24), 4, ground ? ground : ui->theme->inset, 0, 0);
    ui_label(ui, rect(x + 8, y, w - 15, 24), ROLE_HINT_STRONG, ink ? ink : ui->theme->text2, text);
    return w;
}

float ui_key_cap_width(const Ui *ui, const char *text)
{
    return fmaxf(20, ui_width(ui, ROLE_HINT_STRONG, text) + 12);
}

float ui_key_cap(Ui *ui, float x, float middle, const char *text, Color ink)
{
    float w = ui_key_cap_width(ui, text);
    Rect r = rect(x, middle - 10, w, 20);
    draw_round(ui->draw, r, 4, color_fade(ink, 0.06F), 1, color_fade(ink, 0.45F));
    ui_label_centre(ui, r, ROLE_HINT_STRONG, ink, text);
    return w;
}

float ui_price_width(const Ui *ui, const char *figure)
{
    return 19 + ui_width(ui, ROLE_ROW, figure);
}

float ui_price(Ui *ui, float x, float middle, const char *icon, const char *figure, Color ink)
{
    draw_icon(ui->draw, x, middle - 8, 16, icon, ui->theme->hint);
    ui_label(ui, rect(x + 19, middle - 10, 80, 20), ROLE_ROW, ink, figure);
    return ui_price_width(ui, figure);
}

void ui_side_mark(Ui *ui, int seat, float cx, float cy, float half)
{
    if (seat == 1) draw_disc(ui->draw, cx, cy, half, ui->theme->side_bar[1]);
    if (seat == 2) draw_square(ui->draw, cx, cy, half * 0.9F, ui->theme->side_bar[2]);
}

/* ---- action row ---- */

enum { TILE = 36, PAD = 16 };

static float text_width(float width)
{
    return width - 2 * PAD - TILE - 12;
}

float ui_action_row_height(Ui *ui, float width, const ActionRow *row)
{
    float w = text_width(width);
    if (row->reason) return 14 + 20 + 4 + ui_paragraph_height(ui, w - 20, ROLE_HINT, row->reason) + 12;
    return 14 + 20 + 4 + ui_paragraph_height(ui, w, ROLE_HINT, row->effect) + 12;
}

static float prices(Ui *ui, Rect line, const ActionRow *row, Color ink)
{
    char figure[24];
    float x = line.x + line.w, mid = line.y + line.h / 2;
    StrBuf b = str_buf(figure, sizeof figure);
    str_add_milli(&b, row->money, row->money % 1000 ? 1 : 0, false);
    x -= fmaxf(ui_price_width(ui, figure), 32);
    ui_price(ui, x, mid, "coins", figure, ink);
    snprintf(figure, sizeof figure, "%d", row->capital);
    x -= ui_price_width(ui, figure) + 8;
    ui_price(ui, x, mid, "landmark", figure, ink);
    return line.x + line.w - x;
}

UiState ui_action_row(Ui *ui, const char *name, Rect r, const ActionRow *row)
{
    const Theme *t = ui->theme;
    bool on = !row->reason && !row->off;
    int seat = row->seat ? row->seat : 1;
    UiState s = ui_row(ui, name, row->title, r, on, row->chosen);
    Rect tile = rect(r.x + PAD, r.y + 12, TILE, TILE);
    draw_round(ui->draw, tile, 6, on ? t->side_tint[seat] : t->inset, 0, 0);
    draw_icon(ui->draw, tile.x + 9, tile.y + 9, 18, row->icon, on ? t->side_text[seat] : t->disabled);
    Rect text = rect(tile.x + TILE + 12, r.y + 12, text_width(r.w), 20);
    float used = prices(ui, text, row, on ? t->text : t->hint);
    ui_label(ui, rect(text.x, text.y, text.w - used - 10, 20), ROLE_STRONG, on ? t->text : t->hint,
             row->title);
    float y = text.y + 22;
    if (!row->reason) {
        ui_paragraph(ui, rect(text.x, y, text.w, 17), ROLE_HINT, t->hint, row->effect);
    } else {
        draw_icon(ui->draw, text.x, y + 1, 14, "lock", t->refusal);
        ui_paragraph(ui, rect(text.x + 20, y, text.w - 20, 17), ROLE_HINT, t->refusal, row->reason);
    }
    ui_rule(ui, r.x, r.y + r.h - 1, r.w);
    return s;
}
