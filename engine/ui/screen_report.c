/* The page of the report: header, six figures, influence by channel, and where everything stands. */
#include "ui/report.h"

#include "base/check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FIGURES = 6, CHANNEL_ROW = 21, STACK_BELOW = 1000, YEARS = UI_TIP_LINES - 2 };

typedef struct {
    const char *name, *label;
    char value[96], note[160];
} Figure;

/* ---- shared by the parts ---- */

int32_t report_alignment(const ReportPage *p, int state)
{
    int row = (int)p->at;
    float part = p->at - (float)row;
    int32_t from = p->in->chart[row].alignment[state],
            to = p->in->chart[int_min(row + 1, p->last)].alignment[state];
    return from + (int32_t)lroundf((float)(to - from) * part);
}

void report_date(const ReportPage *p, StrBuf *out, int row)
{
    int quarter = p->in->chart[row].quarter;
    if (quarter < 0)
        str_add(out, T(p->texts, "At the start"));
    else
        describe_quarter_date(&p->in->describe, out, p->in->w->scenario, quarter);
}

int report_row_of(const ReportPage *p, int quarter)
{
    for (int i = 0; i <= p->last; i++) {
        if (p->in->chart[i].quarter >= quarter) return i;
    }
    return p->last;
}

const char *report_state_name(const ReportPage *p, int state)
{
    return describe_name(&p->in->describe, &p->catalog->state[state].at);
}

void report_tip_row(const ReportPage *p, int row)
{
    const ReportIn *in = p->in;
    bool both = in->history && row < in->history_count && !p->state->no_history;
    for (int s = 1; s <= p->catalog->state_count; s++) {
        char figure[40];
        StrBuf b = str_buf(figure, sizeof figure);
        int32_t v = in->chart[row].alignment[s];
        describe_held(&in->describe, &b, v, 0, true);
        if (both) {
            str_add(&b, " (");
            describe_held(&in->describe, &b, in->history[row].alignment[s], 0, true);
            str_add(&b, ")");
        }
        ui_tip_line(p->ui, report_state_name(p, s), figure, 0);
    }
    if (both) ui_tip_line(p->ui, T(p->texts, "(as it happened)"), "", 0);
}

static const char *power_name(const ReportPage *p, int seat)
{
    return seat ? describe_name(&p->in->describe, &p->catalog->power[seat].at) : "";
}

static const char *number(const ReportPage *p, char *out, size_t size, int32_t milli, int decimals, bool sign)
{
    StrBuf b = str_buf(out, size);
    describe_milli(&p->in->describe, &b, milli, decimals, sign);
    return out;
}

/* ---- header ---- */

static void caption_text(const ReportPage *p, StrBuf *out)
{
    const ScenarioDef *d = game_scenario(p->catalog, p->in->w);
    int end = (d->start_year * 4 + d->start_season - 1 + int_max(0, p->in->chart[p->last].quarter)) / 4;
    char from[16], to[16];
    snprintf(from, sizeof from, "%d", d->start_year);
    snprintf(to, sizeof to, "%d", end);
    str_add(out, p->in->over ? T(p->texts, "End of campaign") : T(p->texts, "The campaign so far"));
    if (p->in->describe.seat) str_addf(out, " \xC2\xB7 %s", power_name(p, p->in->describe.seat));
    str_add(out, " \xC2\xB7 ");
    TEXT_FORMAT(out, T(p->texts, "{from} to {to}"), {"from", from}, {"to", to});
}

static void heading(const ReportPage *p, StrBuf *head, StrBuf *body)
{
    const World *w = p->in->w;
    char a[24], b[24], left[12];
    if (p->in->over) {
        describe_ending(&p->in->describe, head, body, w);
        return;
    }
    int lead = w->score[1] == w->score[2] ? 0 : w->score[1] > w->score[2] ? 1 : 2;
    if (!lead) {
        str_add(head, T(p->texts, "Level so far"));
    } else {
        TEXT_FORMAT(head, T(p->texts, "{power} ahead"), {"power", power_name(p, lead)});
    }
    snprintf(left, sizeof left, "%d", game_scenario(p->catalog, w)->quarters - w->quarter);
    TEXT_FORMAT(body, T(p->texts, "The score is {one} to {two}; quarters left to play: {left}."),
                {"left", left}, {"one", number(p, a, sizeof a, w->score[1], 1, false)},
                {"two", number(p, b, sizeof b, w->score[2], 1, false)});
}

static Role head_role(const ReportPage *p, const char *text, float room)
{
    const Ui *ui = p->ui;
    if (ui->h >= 860 && ui_width(ui, ROLE_HEADLINE, text) <= room) return ROLE_HEADLINE;
    return ui_width(ui, ROLE_DIALOG, text) <= room ? ROLE_DIALOG : ROLE_PANEL;
}

/* At the right upper corner; returns the width. */
static float buttons(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    const char *leave = p->in->over ? T(p->texts, "Main menu") : T(p->texts, "Back to the table"),
               *save = T(p->texts, "Save report");
    float leave_w = ui_width(ui, ROLE_STRONG, leave) + 36, save_w = ui_width(ui, ROLE_STRONG, save) + 62;
    float x = r.x + r.w - leave_w;
    ui_group(ui, "buttons");
    if (p->in->over && ui_button(ui, "save", rect(x - 12 - save_w, r.y, save_w, 40), BUTTON_OUTLINE, "save",
                                 save, NULL, true)
                           .clicked)
        p->act = REPORT_SAVE;
    if (ui_button(ui, p->in->over ? "menu" : "back", rect(x, r.y, leave_w, 40), BUTTON_PRIMARY, NULL, leave,
                  NULL, true)
            .clicked)
        p->act = REPORT_MENU;
    return leave_w + (p->in->over ? save_w + 12 : 0);
}

/* Returns the height used, the heavy rule included. */
static float header(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    const Theme *t = ui->theme;
    char caption[160], head[200], body[360];
    StrBuf a = str_buf(caption, sizeof caption), b = str_buf(head, sizeof head),
           c = str_buf(body, sizeof body);
    caption_text(p, &a);
    heading(p, &b, &c);
    float top = ui->h >= 860 ? 36 : 20, room = r.w - buttons(p, rect(r.x, r.y + top, r.w, 40)) - 28;
    Role role = head_role(p, head, room);
    float y = r.y + top;
    ui_caption(ui, rect(r.x, y, room, 16), t->hint, caption);
    y += 18;
    ui_label(ui, rect(r.x, y, room, theme_role(role)->line), role, t->text, head);
    y += theme_role(role)->line + 4;
    y += ui_paragraph(ui, rect(r.x, y, fminf(r.w, 900), 23), ROLE_STORY, t->text2, body);
    y += ui->h >= 860 ? 16 : 8;
    draw_rect(ui->draw, rect(r.x, y, r.w, 2), t->text);
    return y + 2 - r.y;
}

/* ---- six figures ---- */

static void result(const ReportPage *p, Figure *f)
{
    static const char *const forms[] = {"", "{power}, by rupture", "{power}, by default", "{power}, outright",
                                        "", "{power} by {points}", "{power}, unopposed"};
    const World *w = p->in->w;
    const Summary *sum = p->in->sum;
    StrBuf v = str_buf(f->value, sizeof f->value), n = str_buf(f->note, sizeof f->note);
    char lead[24];
    number(p, lead, sizeof lead,
           w->score[1] > w->score[2] ? w->score[1] - w->score[2] : w->score[2] - w->score[1], 1, false);
    if (!p->in->over)
        str_add(&v, T(p->texts, "Open"));
    else if (w->winner && w->ending < COUNT_OF(forms))
        TEXT_FORMAT(&v, T(p->texts, forms[w->ending]), {"power", power_name(p, w->winner)}, {"points", lead});
    else
        str_add(&v, w->ending == ENDING_MULTI_VECTOR ? T(p->texts, "The region") : T(p->texts, "A draw"));
    char one[12], two[12];
    snprintf(one, sizeof one, "%d", sum->lean[1]);
    snprintf(two, sizeof two, "%d", sum->lean[2]);
    TEXT_FORMAT(&n, T(p->texts, "{one} lean to {first}, {two} to {second}"), {"one", one},
                {"first", power_name(p, 1)}, {"two", two}, {"second", power_name(p, 2)});
}

static void score(const ReportPage *p, Figure *f)
{
    const World *w = p->in->w;
    char a[24], b[24];
    StrBuf v = str_buf(f->value, sizeof f->value), n = str_buf(f->note, sizeof f->note);
    TEXT_FORMAT(&v, T(p->texts, "{one} to {two}"), {"one", number(p, a, sizeof a, w->score[1], 1, false)},
                {"two", number(p, b, sizeof b, w->score[2], 1, false)});
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t komi = game_scenario(p->catalog, w)->komi[seat] + (seat == 1 ? w->handicap : 0);
        if (!komi) continue;
        if (n.used) str_add(&n, ", ");
        TEXT_FORMAT(&n, T(p->texts, "handicap: {power} {points}"),
                    {"points", number(p, a, sizeof a, komi, 1, true)}, {"power", power_name(p, seat)});
    }
    if (!n.used) str_add(&n, T(p->texts, "without a handicap"));
}

static void average(const ReportPage *p, Figure *f)
{
    char from[24], year[12];
    StrBuf n = str_buf(f->note, sizeof f->note);
    number(p, f->value, sizeof f->value, p->in->sum->average, 0, true);
    snprintf(year, sizeof year, "%d", game_scenario(p->catalog, p->in->w)->start_year);
    TEXT_FORMAT(&n, T(p->texts, "from {from} in {year}, by weight"),
                {"from", number(p, from, sizeof from, p->in->sum->average_start, 0, true)}, {"year", year});
}

static void agreements(const ReportPage *p, Figure *f)
{
    const Summary *sum = p->in->sum;
    char count[12], ended[12], refused[12];
    StrBuf v = str_buf(f->value, sizeof f->value), n = str_buf(f->note, sizeof f->note);
    snprintf(count, sizeof count, "%d", sum->agreements_signed);
    snprintf(ended, sizeof ended, "%d", sum->agreements_ended);
    snprintf(refused, sizeof refused, "%d", sum->offers_refused);
    TEXT_FORMAT(&v, T(p->texts, "{count} signed"), {"count", count});
    TEXT_FORMAT(&n,
                text_plural(p->texts, NULL, "{ended} ended, {refused} offer declined",
                            "{ended} ended, {refused} offers declined", sum->offers_refused),
                {"ended", ended}, {"refused", refused});
}

static void add_count(const ReportPage *p, StrBuf *out, int count, const char *form, int seat)
{
    char text[12];
    if (count == 0) return;
    if (out->used) str_add(out, ", ");
    snprintf(text, sizeof text, "%d", count);
    TEXT_FORMAT(out, T(p->texts, form), {"count", text}, {"power", power_name(p, seat)});
}

static void crises(const ReportPage *p, Figure *f)
{
    const Summary *sum = p->in->sum;
    int seat = p->in->describe.seat ? p->in->describe.seat : 1, rival = seat_rival(seat);
    bool mine = p->in->describe.seat != 0;
    StrBuf n = str_buf(f->note, sizeof f->note);
    snprintf(f->value, sizeof f->value, "%d", sum->crises);
    add_count(p, &n, sum->crises_won[seat], mine ? "{count} won" : "{count} to {power}", seat);
    add_count(p, &n, sum->crises_won[rival], mine ? "{count} lost" : "{count} to {power}", rival);
    add_count(p, &n, sum->crises_settled, "{count} settled", 0);
    add_count(p, &n, sum->crises_void, "{count} void", 0);
    if (n.used == 0)
        str_add(&n, sum->crises ? T(p->texts, "still open") : T(p->texts, "nobody was challenged"));
}

/* With the crisis that stood in that quarter, if there was one. */
static void tension(const ReportPage *p, Figure *f)
{
    const Summary *sum = p->in->sum;
    char peak[24];
    StrBuf v = str_buf(f->value, sizeof f->value), n = str_buf(f->note, sizeof f->note);
    TEXT_FORMAT(&v, T(p->texts, "{peak} of 100"),
                {"peak", number(p, peak, sizeof peak, sum->tension_peak, 0, false)});
    for (int i = 0; i < p->in->report_count; i++) {
        const Report *r = &p->in->reports[i];
        if (r->kind != REPORT_CRISIS || r->quarter != sum->tension_peak_quarter) continue;
        TEXT_FORMAT(&n, T(p->texts, "crisis in {state}, "), {"state", report_state_name(p, r->state)});
        break;
    }
    if (sum->tension_peak_quarter < 0)
        str_add(&n, T(p->texts, "at the start"));
    else
        describe_quarter_date(&p->in->describe, &n, p->in->w->scenario, sum->tension_peak_quarter);
}

static void fill_figures(const ReportPage *p, Figure f[FIGURES])
{
    memset(f, 0, FIGURES * sizeof f[0]);
    f[0].name = "result", f[0].label = T(p->texts, "Result");
    f[1].name = "score", f[1].label = T(p->texts, "Score");
    f[2].name = "average", f[2].label = T(p->texts, "Average alignment");
    f[3].name = "agreements", f[3].label = T(p->texts, "Agreements");
    f[4].name = "crises", f[4].label = T(p->texts, "Crises");
    f[5].name = "tension", f[5].label = T(p->texts, "Peak tension");
    result(p, &f[0]);
    score(p, &f[1]);
    average(p, &f[2]);
    agreements(p, &f[3]);
    crises(p, &f[4]);
    tension(p, &f[5]);
}

/* Where the points came from: the ledger of the score by years. It adds up to the score exactly. */
static void score_tip(const ReportPage *p)
{
    const ScenarioDef *d = game_scenario(p->catalog, p->in->w);
    int64_t sum[YEARS][DIM_SEATS] = {{0}}, all[DIM_SEATS] = {0};
    bool told[YEARS] = {0};
    for (int i = 0; i < p->in->report_count; i++) {
        const Report *r = &p->in->reports[i];
        if (r->kind != REPORT_CHANGE || r->var != VAR_SCORE || r->power < 1 || r->power > MAX_SEATS) continue;
        int year = int_clamp((d->start_year * 4 + d->start_season - 1 + r->quarter) / 4 - d->start_year, 0,
                             YEARS - 1);
        sum[year][r->power] += r->delta;
        all[r->power] += r->delta;
        told[year] = true;
    }
    char text[64], figure[64], a[24], b[24];
    snprintf(figure, sizeof figure, "%s : %s",
             number(p, a, sizeof a, (int32_t)(p->in->w->score[1] - all[1]), 1, true),
             number(p, b, sizeof b, (int32_t)(p->in->w->score[2] - all[2]), 1, true));
    ui_tip_line(p->ui, T(p->texts, "At the start"), figure, 0);
    for (int y = 0; y < YEARS; y++) {
        if (!told[y]) continue;
        snprintf(text, sizeof text, "%d", d->start_year + y);
        snprintf(figure, sizeof figure, "%s : %s", number(p, a, sizeof a, (int32_t)sum[y][1], 1, true),
                 number(p, b, sizeof b, (int32_t)sum[y][2], 1, true));
        ui_tip_line(p->ui, text, figure, 0);
    }
    snprintf(figure, sizeof figure, "%s : %s", number(p, a, sizeof a, p->in->w->score[1], 1, false),
             number(p, b, sizeof b, p->in->w->score[2], 1, false));
    ui_tip_total(p->ui, T(p->texts, "Score"), figure);
}

static float figure_size(const ReportPage *p, const Figure f[FIGURES], float width)
{
    static const float sizes[] = {27, 24, 21, 18, 16};
    const UiFonts *fonts = p->ui->fonts;
    for (int k = 0; k < COUNT_OF(sizes); k++) {
        bool fits = true;
        for (int i = 0; i < FIGURES; i++)
            fits = fits && fonts->width(fonts->self, FACE_BOLD, sizes[k], f[i].value, -1) <= width;
        if (fits) return sizes[k];
    }
    return sizes[COUNT_OF(sizes) - 1];
}

static void one_figure(ReportPage *p, Rect r, const Figure *f, float size)
{
    Ui *ui = p->ui;
    const Theme *t = ui->theme;
    char says[280], date[40];
    StrBuf b = str_buf(says, sizeof says);
    str_addf(&b, "%s %s, %s", f->label, f->value, f->note);
    UiState s = ui_item(ui, f->name, says, r, true);
    ui_label(ui, rect(r.x, r.y, r.w, 17), ROLE_HINT, t->hint, f->label);
    draw_clip_push(ui->draw, rect(r.x - 2, r.y, r.w + 4, r.h));
    draw_text(ui->draw, r.x, r.y + 42, FACE_BOLD, size, t->text, f->value);
    draw_clip_pop(ui->draw);
    ui_paragraph(ui, rect(r.x, r.y + 53, r.w, 17), ROLE_HINT, t->hint, f->note);
    if (s.focused) ui_ring(ui, rect_inset(r, -4, -2), 4);
    b = str_buf(date, sizeof date);
    report_date(p, &b, p->last);
    if (strcmp(f->name, "score") == 0 && ui_tip(ui, s, r, T(p->texts, "Score"), p->in->over ? NULL : date))
        score_tip(p);
}

/* In one row, or in two of three when narrow. Returns the height, the thin rule included. */
static float figures(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    Figure f[FIGURES];
    fill_figures(p, f);
    int columns = r.w < 900 ? 3 : FIGURES;
    float gap = 20, w = (r.w - gap * (float)(columns - 1)) / (float)columns, note = 17;
    for (int i = 0; i < FIGURES; i++) note = fmaxf(note, ui_paragraph_height(ui, w, ROLE_HINT, f[i].note));
    float pad = ui->h >= 860 ? 16 : 10, h = 53 + note, rows = (float)(FIGURES / columns);
    float all = rows * (h + pad) + pad;
    float size = figure_size(p, f, w);
    ui_group(ui, "figures");
    for (int i = 0; i < FIGURES; i++) {
        Rect at =
            rect(r.x + (float)(i % columns) * (w + gap), r.y + pad + (float)(i / columns) * (h + pad), w, h);
        one_figure(p, at, &f[i], size);
    }
    ui_rule(ui, r.x, r.y + all - 1, r.w);
    return all;
}

/* ---- influence ---- */

static float influence_height(const ReportPage *p)
{
    return 32 + CHANNEL_ROW * (float)p->catalog->channel_count;
}

static void influence(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    const Catalog *c = p->catalog;
    const Theme *t = ui->theme;
    float names = 0;
    for (int ch = 1; ch <= c->channel_count; ch++)
        names = fmaxf(names, ui_width(ui, ROLE_BODY, describe_name(&p->in->describe, &c->channel[ch].at)));
    names = fminf(names + 16, r.w / 3);
    const char *title = T(p->texts, "Influence by channel");
    const char *hint = T(p->texts, "Mean of the states by weight, 0 to 100");
    float used = ui_label(ui, rect(r.x, r.y, r.w, 24), ROLE_RESOURCE, t->text, title) + 24;
    if (ui_width(ui, ROLE_HINT, hint) <= r.w - used)
        ui_label_right(ui, rect(r.x, r.y, r.w, 24), ROLE_HINT, t->hint, hint);
    for (int ch = 1; ch <= c->channel_count; ch++) {
        Rect row = rect(r.x, r.y + 30 + CHANNEL_ROW * (float)(ch - 1), r.w, CHANNEL_ROW);
        ui_label(ui, rect(row.x, row.y, names - 8, row.h), ROLE_BODY, t->text,
                 describe_name(&p->in->describe, &c->channel[ch].at));
        ui_butterfly(ui, rect(row.x + names, row.y, row.w - names, row.h), p->in->sum->influence[2][ch],
                     p->in->sum->influence[1][ch], true);
    }
}

/* ---- the page ---- */

static void columns(ReportPage *p, Rect r)
{
    float w = fminf(720, fmaxf(340, r.w * 0.31F)), gap = r.w >= 1300 ? 56 : 28;
    Rect right = rect(r.x + r.w - w, r.y, w, r.h);
    Rect left = rect(r.x, r.y, r.w - w - gap, r.h);
    float foot = influence_height(p);
    ui_group(p->ui, "chart");
    report_chart(p, rect(left.x, left.y, left.w, left.h - foot - 12));
    influence(p, rect(left.x, left.y + left.h - foot, left.w, foot));
    report_side(p, right);
}

static void stacked(ReportPage *p, Rect r)
{
    float foot = influence_height(p), chart = REPORT_CHART_LEAST + 60, side = report_side_least(p, r.w) + 100;
    ui_group(p->ui, "chart");
    report_chart(p, rect(r.x, r.y, r.w, chart));
    influence(p, rect(r.x, r.y + chart + 12, r.w, foot));
    report_side(p, rect(r.x, r.y + chart + foot + 36, r.w, side));
}

static float body_height(ReportPage *p, float width, bool stack)
{
    float foot = influence_height(p), left = REPORT_CHART_LEAST + 12 + foot;
    if (stack) return left + 60 + 24 + report_side_least(p, width) + 100;
    return fmaxf(left, report_side_least(p, fmaxf(340, width * 0.31F)));
}

static void body(ReportPage *p, Rect view, float pad)
{
    Ui *ui = p->ui;
    float gap = ui->h >= 860 ? 28 : 10;
    bool stack = ui->w < STACK_BELOW;
    Rect in = rect_inset(ui_scroll_begin(ui, "body", view), pad, 0);
    float top = figures(p, in) + gap;
    float least = body_height(p, in.w, stack), room = view.h - top - gap;
    Rect rest = rect(in.x, in.y + top, in.w, fmaxf(least, room));
    if (stack)
        stacked(p, rest);
    else
        columns(p, rest);
    ui_scroll_end(ui, top + rest.h + gap);
}

ReportAct screen_report(Ui *ui, const ReportIn *in, ReportState *state)
{
    CHECK(in->chart_count > 0);
    ReportPage p = {.ui = ui,
                    .in = in,
                    .state = state,
                    .catalog = in->describe.game->catalog,
                    .texts = in->describe.texts,
                    .last = in->chart_count - 1};
    float pad = ui->w >= 1500 ? 56 : ui->w >= 800 ? 36 : 20;
    ui_push(ui, "report");
    report_clock(&p);
    draw_rect(ui->draw, rect(0, 0, ui->w, ui->h), ui->theme->panel);
    float strip = ui->h >= 860 ? 84 : 72;
    Rect foot = rect(0, ui->h - strip, ui->w, strip);
    float top = header(&p, rect(pad, 0, ui->w - 2 * pad, 0));
    body(&p, rect(0, top, ui->w, fmaxf(60, foot.y - top)), pad);
    report_replay(&p, foot);
    if (ui_shortcut(ui, UI_KEY_A + ('S' - 'A'), UI_CTRL) && in->over) p.act = REPORT_SAVE;
    if (ui_shortcut(ui, UI_KEY_ESCAPE, 0)) p.act = REPORT_MENU;
    ui_pop(ui);
    return p.act;
}
