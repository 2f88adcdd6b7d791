/* Log and list of keys, as dialogs over the campaign. */
#include "ui/campaign.h"

#include <string.h>

/* Beside a year's end: its review. */
static void year_button(Campaign *k, Rect *line, int quarter)
{
    const ScenarioDef *s = game_scenario(k->catalog, k->w);
    int year = (s->start_year * 4 + s->start_season - 1 + quarter) / 4;
    Rect button = rect_cut_right(line, 190);
    button.y -= 4;
    button.h = 28;
    rect_cut_right(line, 12);
    if (!ui_button(k->ui, campaign_text("year_%d", year), button, BUTTON_OUTLINE, NULL, campaign_form(k, "{a} in review", campaign_text("%d", year), NULL, NULL, NULL), NULL, true).clicked) return;
    k->state->year_asked = year;
    k->state->log_open = false;
}

void campaign_log(Campaign *k)
{
    enum { MOST = 240 };
    Ui *ui = k->ui;
    const Report *reports;
    int count = session_reports(k->in->session, &reports), quarter = -1, told = 0;
    ui_push(ui, "log");
    Rect r = ui_dialog_begin(ui, "log", 760, 640);
    Rect head = rect_cut_top(&r, 44);
    ui_label(ui, head, ROLE_PANEL, ui->theme->text, ui_t(ui, "Log"));
    UiState close = ui_button(ui, "close", rect(head.x + head.w - 110, head.y, 110, 36), BUTTON_OUTLINE, NULL, "Close", "Esc", true);
    Rect content = ui_scroll_begin(ui, "lines", r);
    float top = content.y;
    for (int i = count - 1; i >= 0 && told < MOST; i--) {
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        if (reports[i].kind == REPORT_CHANGE || reports[i].kind == REPORT_QUARTER) continue;
        describe_news(&k->in->describe, &b, reports, count, i);
        if (!text[0]) continue;
        if (reports[i].quarter != quarter) {
            char date[48];
            StrBuf d = str_buf(date, sizeof date);
            quarter = reports[i].quarter;
            describe_quarter_date(&k->in->describe, &d, k->w->scenario, quarter);
            content.y += 8;
            ui_caption(ui, rect_cut_top(&content, 26), ui->theme->hint, date);
        }
        Rect line = content;
        line.w -= 20;
        if (reports[i].kind == REPORT_YEAR && reports[i].seat == 1) year_button(k, &line, reports[i].quarter);
        float h = ui_paragraph(ui, line, ROLE_BODY, ui->theme->text, text);
        content.y += h + 6;
        told++;
    }
    ui_scroll_end(ui, content.y - top);
    if (close.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) k->state->log_open = false;
    ui_dialog_end(ui);
    ui_pop(ui);
}

void campaign_keys(Campaign *k)
{
    static const struct {
        const char *keys, *what;
    } rows[] = {{"Tab", "next group"}, {"Arrows", "move within a group"}, {"Enter", "act"}, {"Esc", "one step back; nothing is lost"}, {"[ ]", "previous and next state"},
                {"A", "actions"}, {"D", "dossier"}, {"L", "log"}, {"H", "history"}, {"V", "adviser"}, {"F1, B", "the encyclopaedia"}, {"F2 to F7", "lenses of the map"}, {"1 to 9", "choose an option"}, {"Ctrl Enter", "end the turn"},
                {"Ctrl Z", "undo within the turn"}, {"Ctrl S", "save"}, {"Ctrl O", "load"}, {"Home", "the whole map"}, {"Alt", "hold for the sums"}};
    Ui *ui = k->ui;
    ui_push(ui, "keys");
    Rect r = ui_dialog_begin(ui, "keys", 520, 640);
    Rect head = rect_cut_top(&r, 44);
    ui_label(ui, head, ROLE_PANEL, ui->theme->text, ui_t(ui, "Keys"));
    UiState close = ui_button(ui, "close", rect(head.x + head.w - 110, head.y, 110, 36), BUTTON_OUTLINE, NULL, "Close", "Esc", true);
    Rect content = ui_scroll_begin(ui, "rows", r);
    float top = content.y;
    for (int i = 0; i < COUNT_OF(rows); i++) {
        Rect line = rect_cut_top(&content, 30);
        ui_key_cap(ui, line.x, line.y + 15, rows[i].keys, ui->theme->text);
        ui_label(ui, rect(line.x + 130, line.y, line.w - 130, 30), ROLE_BODY, ui->theme->text2, ui_t(ui, rows[i].what));
    }
    ui_scroll_end(ui, content.y - top);
    if (close.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) k->state->keys_open = false;
    ui_dialog_end(ui);
    ui_pop(ui);
}
