#include "ui/screen_year.h"

#include "base/fixed.h"
#include "ui/widget.h"

#include <stdio.h>

enum { ROW = 30, WIDE = 1020, TALL = 600, FIGURE = 74 };

typedef struct {
    Ui *ui;
    const YearIn *in;
    const YearReview *y;
    const Catalog *catalog;
} Year;

static const char *name(const Year *k, const Origin *at) { return describe_name(&k->in->describe, at); }

static void figure(const Year *k, Rect r, Color color, int32_t milli, int decimals, bool sign)
{
    char text[24];
    StrBuf b = str_buf(text, sizeof text);
    describe_milli(&k->in->describe, &b, milli, decimals, sign);
    ui_label_right(k->ui, r, ROLE_STRONG, color, text);
}

/* Two figures at the right, seat 2's before seat 1's as on every gauge. */
static void both(const Year *k, Rect r, int32_t one, int32_t two, int decimals, bool sign)
{
    const Theme *t = k->ui->theme;
    figure(k, rect_cut_right(&r, FIGURE), one ? t->side_text[1] : t->hint, one, decimals, sign);
    figure(k, rect_cut_right(&r, FIGURE), two ? t->side_text[2] : t->hint, two, decimals, sign);
}

static void state_row(const Year *k, Rect *area, int s)
{
    Ui *ui = k->ui;
    char moved[64];
    Rect r = rect_cut_top(area, ROW);
    StrBuf b = str_buf(moved, sizeof moved);
    describe_held(&k->in->describe, &b, k->y->before[s], 0, true);
    str_add(&b, " \xE2\x86\x92 ");
    describe_held(&k->in->describe, &b, k->y->after[s], 0, true);
    ui_label(ui, rect(r.x, r.y, r.w - 2 * FIGURE - 96, r.h), ROLE_BODY, ui->theme->text, name(k, &k->catalog->state[s].at));
    ui_label_right(ui, rect(r.x, r.y, r.w - 2 * FIGURE - 8, r.h), ROLE_HINT, ui->theme->hint, moved);
    both(k, r, k->y->state_points[1][s], k->y->state_points[2][s], 2, true);
    ui_rule(ui, r.x, r.y + r.h - 1, r.w);
}

static void sum_row(const Year *k, Rect *area, const char *what, const int32_t by[DIM_SEATS], bool last)
{
    Ui *ui = k->ui;
    if (!last && !by[1] && !by[2]) return;
    Rect r = rect_cut_top(area, ROW);
    ui_label(ui, r, last ? ROLE_STRONG : ROLE_BODY, ui->theme->text, ui_t(ui, what));
    both(k, r, by[1], by[2], 2, !last);
    if (!last) ui_rule(ui, r.x, r.y + r.h - 1, r.w);
}

static void points(const Year *k, Rect *area)
{
    Ui *ui = k->ui;
    Rect head = rect_cut_top(area, ROW);
    ui_caption(ui, rect(head.x, head.y, head.w - 2 * FIGURE, head.h), ui->theme->hint, ui_t(ui, "Points at the year's end"));
    for (int seat = 1; seat <= MAX_SEATS; seat++)
        ui_label_right(ui, rect_cut_right(&head, FIGURE), ROLE_HINT_STRONG, ui->theme->side_text[seat], name(k, &k->catalog->power[seat].at));
    for (int s = 1; s <= k->catalog->state_count; s++) state_row(k, area, s);
    sum_row(k, area, "Private goals", k->y->goals, false);
    sum_row(k, area, "Crises", k->y->other, false);
    sum_row(k, area, "Score, goals included", k->y->score, true);
}

static void paragraph(const Year *k, Rect *area, const char *text)
{
    area->y += ui_paragraph(k->ui, *area, ROLE_BODY, k->ui->theme->text, text) + 8;
}

static void goal_row(const Year *k, Rect *area, const Report *r)
{
    Ui *ui = k->ui;
    Rect line = rect_cut_top(area, ROW);
    char met[48];
    StrBuf b = str_buf(met, sizeof met);
    str_add(&b, ui_t(ui, r->arg ? "met" : "missed"));
    if (r->arg) str_add(&b, " ");
    if (r->arg) describe_milli(&k->in->describe, &b, r->delta, 2, true);
    ui_side_mark(ui, r->seat, line.x + 5, line.y + line.h / 2, 4);
    ui_label(ui, rect(line.x + 20, line.y, line.w - 120, line.h), ROLE_BODY, ui->theme->text, name(k, &k->catalog->priority[r->id].at));
    ui_label_right(ui, line, r->arg ? ROLE_STRONG : ROLE_HINT, r->arg ? ui->theme->side_text[r->seat] : ui->theme->hint, met);
}

static void goals(const Year *k, Rect *area)
{
    ui_caption(k->ui, rect_cut_top(area, ROW), k->ui->theme->hint, ui_t(k->ui, "Private goals"));
    for (int i = 0; i < k->y->goal_count; i++) goal_row(k, area, &k->in->reports[k->y->goal[i]]);
    area->y += 12;
}

static void turning(const Year *k, Rect *area)
{
    Ui *ui = k->ui;
    char text[420];
    ui_caption(ui, rect_cut_top(area, ROW), ui->theme->hint, ui_t(ui, "Turning points"));
    if (k->y->turning_count == 0) paragraph(k, area, ui_t(ui, "Nothing turned this year."));
    for (int i = 0; i < k->y->turning_count; i++) {
        StrBuf b = str_buf(text, sizeof text);
        describe_year_turning(&k->in->describe, &b, k->in->reports, &k->y->turning[i]);
        paragraph(k, area, text);
    }
}

static void agenda(const Year *k, Rect *area)
{
    Ui *ui = k->ui;
    if (!k->y->agenda_next) return;
    area->y += 16;
    const ChannelDef *next = &k->catalog->channel[k->y->agenda_next];
    ui_caption(ui, rect_cut_top(area, ROW), ui->theme->hint, ui_t(ui, "Next year's agenda"));
    if (next->icon) draw_icon(ui->draw, area->x, area->y + 2, 18, next->icon, ui->theme->text2);
    ui_label(ui, rect(area->x + 28, area->y, area->w - 28, 22), ROLE_STRONG, ui->theme->text, name(k, &next->at));
    area->y += 30;
}

bool screen_year(Ui *ui, const YearIn *in)
{
    Year k = {ui, in, in->review, in->describe.game->catalog};
    char year[16], on[64];
    snprintf(year, sizeof year, "%d", k.y->year);
    StrBuf b = str_buf(on, sizeof on);
    char next[16];
    snprintf(next, sizeof next, "%d", k.y->year + 1);
    TEXT_FORMAT(&b, ui_t(ui, k.y->agenda_next && !in->again ? "On to {year}" : "Close"), {"year", next});
    ui_push(ui, "year");
    Rect r = ui_dialog_begin(ui, "year", WIDE, TALL);
    Rect foot = rect_cut_bottom(&r, 44);
    ui_caption(ui, rect_cut_top(&r, 20), ui->theme->side_text[2], ui_t(ui, "The year in review"));
    ui_label(ui, rect_cut_top(&r, 56), ROLE_DIALOG, ui->theme->text, year);
    rect_cut_bottom(&r, 12);
    Rect content = ui_scroll_begin(ui, "body", r);
    float top = content.y;
    bool wide = r.w > 720;
    Rect left = content;
    left.w = wide ? r.w * 0.52F : r.w - 14;
    points(&k, &left);
    agenda(&k, &left);
    /* Beside the table, or below it where there is no room. */
    Rect right = wide ? rect(left.x + left.w + 36, content.y, r.w - left.w - 50, content.h) : left;
    goals(&k, &right);
    turning(&k, &right);
    ui_scroll_end(ui, (right.y > left.y ? right.y : left.y) - top);
    bool done = ui_button(ui, "done", rect_cut_right(&foot, 220), BUTTON_PRIMARY, NULL, on, "Enter", true).clicked;
    done = done || (!ui->asleep && (ui_key(ui, UI_KEY_ENTER, 0) || ui_key(ui, UI_KEY_ESCAPE, 0)));
    ui_dialog_end(ui);
    ui_pop(ui);
    return !done;
}
