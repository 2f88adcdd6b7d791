/* The replay: a clock that walks over the rows of the chart, one a second, and the strip at the foot that
 * shows and moves it. With reduced motion nothing runs by itself; stepping works all the same. */
#include "ui/report.h"

#include <stdio.h>

/* A quarter is shown in so many steps of colour: smooth enough, and the map is painted only that often. */
enum { QUARTER_MS = 1000, STEPS = 8, STEP_MS = QUARTER_MS / STEPS };

void report_go(ReportPage *p, int row)
{
    ReportState *s = p->state;
    s->at = int_clamp(row, 0, p->last);
    s->since_ms = p->ui->in->time_ms;
    s->playing = false;
    p->at = (float)s->at;
}

static void toggle(ReportPage *p)
{
    ReportState *s = p->state;
    if (p->ui->reduced_motion) return;
    bool play = !s->playing;
    if (play && s->at >= p->last) s->at = 0;
    report_go(p, s->at);
    s->playing = play && p->last > 0;
    if (s->playing) ui_wake(p->ui, STEP_MS);
}

static void keys(ReportPage *p)
{
    Ui *ui = p->ui;
    if (ui_shortcut(ui, UI_KEY_SPACE, 0)) toggle(p);
    if (ui_shortcut(ui, UI_KEY_HOME, 0)) report_go(p, 0);
    if (ui_shortcut(ui, UI_KEY_END, 0)) report_go(p, p->last);
}

void report_clock(ReportPage *p)
{
    ReportState *s = p->state;
    int64_t now = p->ui->in->time_ms;
    if (s->rows != p->last + 1) {
        s->rows = p->last + 1;
        report_go(p, p->last);
    }
    keys(p);
    if (p->ui->reduced_motion) s->playing = false;
    /* A window that slept does not race through what it missed. */
    if (s->playing && now - s->since_ms >= 2 * QUARTER_MS) s->since_ms = now - QUARTER_MS;
    if (s->playing && now - s->since_ms >= QUARTER_MS) {
        s->at++;
        s->since_ms += QUARTER_MS;
    }
    if (s->at >= p->last) s->playing = false;
    s->at = int_clamp(s->at, 0, p->last);
    p->at = (float)s->at;
    if (!s->playing) return;
    int64_t step = (now - s->since_ms) / STEP_MS;
    p->at += (float)step / STEPS;
    ui_wake(p->ui, (int)(s->since_ms + (step + 1) * STEP_MS - now));
}

static void play_button(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    bool on = !ui->reduced_motion && p->last > 0, playing = p->state->playing;
    const char *label = playing ? T(p->texts, "Pause") : T(p->texts, "Play");
    UiState s = ui_item(ui, "play", label, r, on);
    Color fill = !on ? RGB(0x33434E) : s.hover || s.held ? RGB(0x17727A) : ui->theme->turn;
    draw_disc(ui->draw, r.x + r.w / 2, r.y + r.h / 2, r.w / 2, fill);
    draw_icon(ui->draw, r.x + r.w / 2 - 10, r.y + r.h / 2 - 10, 20, playing ? "pause" : "play",
              on ? RGB(0xFFFFFF) : ui->theme->bar_text2);
    if (s.focused) ui_ring(ui, r, r.w / 2);
    if (s.clicked) toggle(p);
    ui_tip(ui, s, r, label,
           on ? T(p->texts, "One quarter a second. Space does the same.")
              : T(p->texts, "Reduced motion is on, so nothing runs by itself. The arrows still step."));
}

static void date(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    char text[64], number[16], of[16];
    float mid = r.y + r.h / 2;
    StrBuf b = str_buf(text, sizeof text);
    report_date(p, &b, p->state->at);
    ui_label(ui, rect(r.x, mid - 22, r.w, 24), ROLE_RESOURCE, ui->theme->bar_text, text);
    int quarter = p->in->chart[p->state->at].quarter + 1;
    b = str_buf(text, sizeof text);
    snprintf(number, sizeof number, "%d", quarter);
    snprintf(of, sizeof of, "%d", game_scenario(p->catalog, p->in->w)->quarters);
    if (quarter < 1)
        str_add(&b, T(p->texts, "Before the first quarter"));
    else
        TEXT_FORMAT(&b, T(p->texts, "Quarter {number} of {all}"), {"number", number}, {"all", of});
    ui_label(ui, rect(r.x, mid + 2, r.w, 18), ROLE_HINT, ui->theme->bar_text2, text);
}

static void scrubber(ReportPage *p, Rect r)
{
    int mark[TURNING_POINTS];
    for (int i = 0; i < p->in->sum->turning_count; i++)
        mark[i] = report_row_of(p, p->in->sum->turning[i].quarter);
    int at = ui_scrubber(p->ui, "scrub", r, p->state->at, p->last, mark, p->in->sum->turning_count);
    if (at != p->state->at) report_go(p, at);
}

void report_replay(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    draw_rect(ui->draw, r, ui->theme->bar);
    ui_block(ui, r);
    ui_group(ui, "replay");
    float pad = ui->w >= 1500 ? 56 : 36, mid = r.y + r.h / 2;
    Rect in = rect_inset(r, pad, 0);
    Rect play = rect_cut_left(&in, 46);
    play_button(p, rect(play.x, mid - 23, 46, 46));
    rect_cut_left(&in, 8);
    Rect back = rect_cut_left(&in, 36), on = rect_cut_left(&in, 36);
    if (ui_icon_button(ui, "back_one", rect(back.x, mid - 18, 36, 36), "skip-back",
                       T(p->texts, "One quarter back"), ui->theme->bar_text)
            .clicked)
        report_go(p, p->state->at - 1);
    if (ui_icon_button(ui, "on_one", rect(on.x, mid - 18, 36, 36), "skip-forward",
                       T(p->texts, "One quarter on"), ui->theme->bar_text)
            .clicked)
        report_go(p, p->state->at + 1);
    rect_cut_left(&in, 10);
    date(p, rect_cut_left(&in, ui->w >= 1000 ? 160 : 120));
    const char *speed = T(p->texts, "1 quarter a second");
    float speed_w = ui_width(ui, ROLE_HINT, speed);
    if (!ui->reduced_motion && ui->w >= 1000)
        ui_label_right(ui, rect_cut_right(&in, speed_w + 24), ROLE_HINT, ui->theme->bar_text2, speed);
    scrubber(p, rect(in.x + 4, r.y + 4, in.w - 4, r.h - 8));
}
