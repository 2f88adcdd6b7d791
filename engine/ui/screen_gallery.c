#include "ui/screen_gallery.h"

#include <stdio.h>

static Rect column(Rect *rest, float w, const Theme *t, Ui *ui, const char *caption)
{
    Rect c = rect_cut_left(rest, w);
    rect_cut_left(rest, 24);
    ui_caption(ui, rect_cut_top(&c, 20), t->hint, caption);
    rect_cut_top(&c, 4);
    return c;
}

static void buttons(Ui *ui, Rect c)
{
    ui_group(ui, "buttons");
    ui_button(ui, "primary", rect_cut_top(&c, 40), BUTTON_PRIMARY, "book-open", "Open dossier", NULL, true);
    rect_cut_top(&c, 10);
    ui_button(ui, "turn", rect_cut_top(&c, 40), BUTTON_TURN, NULL, "End turn", "Ctrl+Enter", true);
    rect_cut_top(&c, 10);
    ui_button(ui, "outline", rect_cut_top(&c, 40), BUTTON_OUTLINE, "handshake", "Offer deal", NULL, true);
    rect_cut_top(&c, 10);
    ui_button(ui, "ghost", rect_cut_top(&c, 40), BUTTON_GHOST, "settings", "Settings", NULL, true);
    rect_cut_top(&c, 10);
    ui_button(ui, "off", rect_cut_top(&c, 40), BUTTON_PRIMARY, NULL, "Not now", NULL, false);
    rect_cut_top(&c, 12);
    float x = c.x;
    x += ui_chip(ui, x, c.y, "Tension +6", 0, 0) + 8;
    x += ui_chip(ui, x, c.y, "Free", 0, 0) + 8;
    ui_key_cap(ui, x, c.y + 12, "Alt", ui->theme->text2);
    rect_cut_top(&c, 40);
    ActionRow on = {.icon = "ship",
                    .title = "Trade mission",
                    .capital = 2,
                    .money = 4000,
                    .effect = MARK_BOLD MARK_SIDE1 "+9 Trade" MARK_PLAIN MARK_BOLD
                                                   " \xC2\xB7 the second here within a year",
                    .chosen = true};
    ActionRow off = {.icon = "gavel",
                     .title = "Treaty step",
                     .capital = 2,
                     .money = 1000,
                     .reason = "Alignment must be +5 or more; it is \xE2\x88\x92"
                               "6"};
    UiState s = ui_action_row(ui, "trade", rect_cut_top(&c, ui_action_row_height(ui, c.w, &on)), &on);
    if (ui_tip(ui, s, s.hover ? rect(c.x, c.y - 60, c.w, 60) : c, "Trade mission",
               "What it adds to the trade tie")) {
        ui_tip_line(ui, "Base", "+18.0", 0);
        ui_tip_line(ui, "Tie is already 48",
                    "\xE2\x88\x92"
                    "6.6",
                    0);
        ui_tip_line(ui, "Goodwill 58 of 100", "+1.8", 0);
        ui_tip_total(ui, "Total", "+13.2");
    }
    ui_action_row(ui, "treaty", rect_cut_top(&c, ui_action_row_height(ui, c.w, &off)), &off);
}

static void fields(Ui *ui, Rect c, Gallery *g)
{
    static const char *const words[] = {"Envoy", "Consul", "Ambassador"};
    static const UiTab tabs[] = {
        {"all", "Alignment", NULL, NULL}, {"trade", "Trade", NULL, NULL}, {"energy", "Energy", "fuel", NULL}};
    g->tab = ui_tabs(ui, "lens", rect_cut_top(&c, 36), tabs, 3, g->tab);
    rect_cut_top(&c, 10);
    ui_group(ui, "fields");
    g->segment = ui_segmented(ui, "segment", rect_cut_top(&c, 34), words, 3, g->segment);
    rect_cut_top(&c, 8);
    g->radio = ui_radio(ui, "radio", rect_cut_top(&c, 102), words, 3, g->radio);
    ui_toggle(ui, "toggle", rect_cut_top(&c, 36), "Reduced motion", &g->toggle);
    ui_checkbox(ui, "check", rect_cut_top(&c, 36), "Hatched palette", &g->check);
    ui_slider(ui, "slider", rect_cut_top(&c, 40), "Scale", &g->slider, 0, 10, 1, 7);
    g->drop = ui_drop_down(ui, "drop", rect_cut_top(&c, 40), words, 3, g->drop);
    rect_cut_top(&c, 10);
    ui_text_field(ui, "field", rect_cut_top(&c, 40), "Name of the save", g->field, sizeof g->field);
    rect_cut_top(&c, 10);
    if (ui_button(ui, "dialog", rect_cut_top(&c, 40), BUTTON_OUTLINE, NULL, "Open a dialog", NULL, true)
            .clicked)
        g->dialog = true;
}

static void gauges(Ui *ui, Rect c)
{
    const Theme *t = ui->theme;
    rect_cut_top(&c, 12);
    ui_gauge(ui, rect_cut_top(&c, 10), -44000, -30000, true);
    rect_cut_top(&c, 18);
    ui_gauge(ui, rect_cut_top(&c, 10), 26000, 20000, true);
    rect_cut_top(&c, 12);
    ui_butterfly(ui, rect_cut_top(&c, 24), 52000, 43000, true);
    ui_range_bar(ui, rect_cut_top(&c, 10), -20000, 20000, -8000, -2000, 6000, -6000, 1);
    rect_cut_top(&c, 16);
    ui_risk_bar(ui, rect_cut_top(&c, 6), 450);
    rect_cut_top(&c, 12);
    float x = c.x;
    x += ui_change(ui, x, c.y + 10, ROLE_ROW, 3000, t->hint) + 12;
    x += ui_change(ui, x, c.y + 10, ROLE_ROW, -3000, t->hint) + 12;
    x += ui_change(ui, x, c.y + 10, ROLE_ROW, 0, t->hint) + 12;
    ui_side_mark(ui, 1, x + 8, c.y + 10, 6);
    ui_side_mark(ui, 2, x + 32, c.y + 10, 6);
    rect_cut_top(&c, 30);
    static const int32_t a[] = {10000, 14000, 12000, 20000, 26000, 24000, 30000, 34000};
    static const int32_t b[] = {-30000, -31000, -36000, -30000, -22000, -24000, -18000, -15000};
    static const int32_t level[] = {45000, 25000, 10000, -10000, -25000, -45000};
    UiChart chart = {.lo = -60000,
                     .hi = 60000,
                     .points = 8,
                     .lines = 2,
                     .level = level,
                     .levels = 6,
                     .cursor = 5,
                     .halves = true,
                     .above = "Closer to Turkey",
                     .below = "Closer to Russia",
                     .label_width = 110,
                     .marks = 1};
    chart.line[0] = (UiLine){"Azerbaijan", a, 8, theme_line(1, NULL), false};
    chart.line[1] = (UiLine){"Turkmenistan", b, 8, theme_line(5, NULL), true};
    chart.mark[0] = (UiMark){3, a[3], 1};
    ui_chart(ui, rect_cut_top(&c, 220), &chart);
    rect_cut_top(&c, 10);
    ui_sparkline(ui, rect(c.x, c.y, 120, 32), a, 8, t->side_bar[1]);
}

static void text(Ui *ui, Rect c, Gallery *g)
{
    const Theme *t = ui->theme;
    ui_label(ui, rect_cut_top(&c, 60), ROLE_HEADLINE, t->text, "Unrest in Almaty");
    ui_label(ui, rect_cut_top(&c, 34), ROLE_PANEL, t->text, "O\xCA\xBBzbekiston, \xC6\x8Fli");
    rect_cut_top(
        &c, ui_paragraph(ui, c, ROLE_STORY, t->text2,
                         "The palace calls it foreign subversion; the street calls it hunger. " MARK_BOLD
                         "Three thousand" MARK_BOLD " peacekeepers can be in the city by dawn. Hold " MARK_KEY
                         "Alt" MARK_KEY " for sums, costs " MARK_ICON "landmark" MARK_ICON "2. " MARK_SIDE1
                         "Turkey +3" MARK_PLAIN ", " MARK_SIDE2 "Russia +5" MARK_PLAIN
                         ". \xE2\x82\xBA \xE2\x82\xB8 \xE2\x82\xBD"));
    rect_cut_top(&c, 12);
    static const UiColumn col[] = {{"Name", 0.6F, false}, {"Score", 0.4F, true}};
    static const char *const cell[] = {"Spring 2022", "58.5", "Summer 2022", "51.0", "Autumn 2022", "49.5"};
    int row = ui_table(ui, "table", rect_cut_top(&c, 136), col, 2, cell, 3, &g->sort, g->row);
    if (row >= 0) g->row = row;
    rect_cut_top(&c, 12);
    UiRung rung = {.number = 3,
                   .title = "Sanctions, border inspection",
                   .effect = "Tension +4.5 \xC2\xB7 both lose trade 3",
                   .prestige = "\xE2\x88\x92"
                               "9 / +6",
                   .swing = "1.5",
                   .who = 4,
                   .who_name = {NULL, "Turkey", "Russia"},
                   .note = "raised it in round 2"};
    ui_rung(ui, rect_cut_top(&c, ui_rung_height(&rung)), &rung);
}

static void dialog(Ui *ui, Gallery *g)
{
    if (!g->dialog) return;
    Rect in = ui_dialog_begin(ui, "hello", 560, 300);
    ui_label(ui, rect_cut_top(&in, 46), ROLE_DIALOG, ui->theme->text, "A dialog");
    ui_paragraph(ui, in, ROLE_STORY, ui->theme->text2, "Its buttons wake after a quarter of a second.");
    Rect foot = rect_cut_bottom(&in, 40);
    if (ui_button(ui, "close", rect_cut_right(&foot, 120), BUTTON_PRIMARY, NULL, "Close", "Esc", true)
            .clicked ||
        ui_key(ui, UI_KEY_ESCAPE, 0)) {
        g->dialog = false;
    }
    ui_dialog_end(ui);
}

bool screen_gallery(Ui *ui, Gallery *g)
{
    const Theme *t = ui->theme;
    draw_rect(ui->draw, rect(0, 0, ui->w, ui->h), t->mood == MOOD_NIGHT ? RGB(0x0E1921) : t->panel);
    Rect all = rect(0, 0, ui->w, ui->h);
    static const UiNews news[] = {
        {"Tashkent", "Trade ministers agree on a list of 12 goods for lower duties"},
        {"Bishkek", "Russia forgives $240 m of debt; alignment \xE2\x88\x92"
                    "3"},
        {"Aktau", "Port handles a record 1.1 m tonnes"}};
    Rect foot = rect_cut_bottom(&all, 44);
    Rect view = ui_scroll_begin(ui, "page", all);
    Rect body = rect_inset(rect(view.x, view.y, view.w, 700), 24, 16);
    float w = (body.w - 72) / 4;
    Rect one = column(&body, w, t, ui, "Buttons"), two = column(&body, w, t, ui, "Fields");
    Rect three = column(&body, w, t, ui, "Gauges and charts"),
         four = column(&body, w, t, ui, "Text and tables");
    buttons(ui, one);
    fields(ui, two, g);
    gauges(ui, three);
    text(ui, four, g);
    Rect scrub = rect(view.x + 24, view.y + 620, view.w - 48, 60);
    draw_rect(ui->draw, scrub, t->bar);
    static const int marks[] = {4, 12, 20};
    g->scrub = ui_scrubber(ui, "scrub", scrub, g->scrub, 31, marks, 3);
    ui_scroll_end(ui, 700);
    ui_group(ui, "ticker");
    if (ui_ticker(ui, "ticker", foot, "Dispatches", news, 3))
        ui_toast(ui, "The log is not part of the gallery.", false);
    dialog(ui, g);
    ui_drop_draw(ui);
    return !g->dialog && ui_key(ui, UI_KEY_ESCAPE, 0);
}
