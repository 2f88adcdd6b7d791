/* The right column: the map in the quarter shown, and the turning points, which lead to their quarters. */
#include "ui/report.h"

#include <math.h>
#include <stdio.h>

enum { HEAD = 32, GAP = 12, ROW_PAD = 9, NUMBER = 36, COMPACT = 42, VALUE_ROW = 18 };

/* ---- what a turning point says ---- */

static const char *title_of(const ReportPage *p, const Report *r)
{
    const Catalog *c = p->catalog;
    const Describe *d = &p->in->describe;
    switch (r->kind) {
    case REPORT_EVENT:
    case REPORT_ANSWER: return describe_name(d, &c->event[r->id].at);
    case REPORT_CRISIS_END: return describe_name(d, &c->action[r->id].at);
    case REPORT_IN_FORCE: return describe_name(d, &c->agreement[r->id].at);
    case REPORT_LEG: return describe_name(d, &c->project[r->id].at);
    default: return T(p->texts, "Too much of a good thing");
    }
}

/* The date, and what happened unless the title has said it. */
static void story_of(const ReportPage *p, const TurningPoint *t, StrBuf *out)
{
    const Report *r = &p->in->reports[t->report];
    const Describe *d = &p->in->describe;
    describe_quarter_date(d, out, p->in->w->scenario, t->quarter);
    if (r->kind == REPORT_EVENT) return;
    str_add(out, " \xC2\xB7 ");
    if (r->kind == REPORT_IN_FORCE) {
        TEXT_FORMAT(out, T(p->texts, "In force between {state} and {power}."),
                    {"state", report_state_name(p, r->state)},
                    {"power", describe_name(d, &p->catalog->power[r->power].at)});
        return;
    }
    if (r->kind != REPORT_ANSWER) {
        describe_report(d, out, r);
        return;
    }
    const OptionDef *o = &p->catalog->event[r->id].option[r->arg];
    TEXT_FORMAT(out, T(p->texts, "{power} chose \"{option}\"."),
                {"power", describe_name(d, &p->catalog->power[r->seat].at)},
                {"option", describe_name(d, &o->at)});
}

static float row_height(ReportPage *p, float width, int i)
{
    char story[400];
    StrBuf b = str_buf(story, sizeof story);
    story_of(p, &p->in->sum->turning[i], &b);
    return 2 * ROW_PAD + 20 + 2 + ui_paragraph_height(p->ui, width - NUMBER, ROLE_HINT, story);
}

static float rows_height(ReportPage *p, float width, bool compact)
{
    float h = 0;
    for (int i = 0; i < p->in->sum->turning_count; i++) h += compact ? COMPACT : row_height(p, width, i);
    return fmaxf(h, 40);
}

static void number_mark(ReportPage *p, float x, float y, int number)
{
    Ui *ui = p->ui;
    char text[12];
    snprintf(text, sizeof text, "%d", number);
    draw_ring(ui->draw, x + 11, y + 11, 11, 1.5F, ui->theme->text);
    ui_label_centre(ui, rect(x, y, 22, 22), ROLE_HINT_STRONG, ui->theme->text, text);
}

static void row(ReportPage *p, Rect r, int i, bool compact)
{
    Ui *ui = p->ui;
    const Theme *t = ui->theme;
    const TurningPoint *turn = &p->in->sum->turning[i];
    const char *title = title_of(p, &p->in->reports[turn->report]);
    char name[12], moved[96], story[400];
    snprintf(name, sizeof name, "%d", i + 1);
    StrBuf b = str_buf(moved, sizeof moved), c = str_buf(story, sizeof story);
    str_addf(&b, "%s ", report_state_name(p, turn->state));
    describe_milli(&p->in->describe, &b, turn->moved, 0, true);
    story_of(p, turn, &c);
    UiState s = ui_row(ui, name, title, rect(r.x - 10, r.y, r.w + 10, r.h), true,
                       p->state->at == report_row_of(p, turn->quarter) && !p->state->playing);
    if (s.clicked) report_go(p, report_row_of(p, turn->quarter));
    Rect in = rect(r.x, r.y + (compact ? 1 : ROW_PAD), r.w, 20);
    number_mark(p, in.x, in.y + 2, i + 1);
    in.x += NUMBER;
    in.w -= NUMBER;
    float w = ui_label_right(ui, in, ROLE_HINT_STRONG, t->side_text[turn->moved > 0 ? 1 : 2], moved);
    ui_label(ui, rect(in.x, in.y, in.w - w - 12, 20), ROLE_STRONG, t->text, title);
    Rect text = rect(in.x, in.y + (compact ? 20 : 22), in.w, 17);
    if (compact)
        ui_label(ui, text, ROLE_HINT, t->hint, story);
    else
        ui_paragraph(ui, text, ROLE_HINT, t->hint, story);
    if (ui_tip(ui, s, r, title, story)) ui_tip_line(ui, T(p->texts, "Alignment, within a year"), moved, 0);
    ui_rule(ui, r.x, r.y, r.w);
}

/* ---- why the computer did what it did ---- */

static float why_row(ReportPage *p, Rect r, const ReasonRecord *k)
{
    Ui *ui = p->ui;
    const Describe *d = &p->in->describe;
    char choice[320], terms[512], worth[24];
    StrBuf a = str_buf(choice, sizeof choice), b = str_buf(terms, sizeof terms), c = str_buf(worth, sizeof worth);
    describe_choice(d, &a, &k->reason.command, &k->subject);
    describe_terms(d, &b, &k->reason, 3);
    if (k->reason.term_count) describe_milli(d, &c, k->reason.score, 1, true);
    float w = ui_label_right(ui, rect(r.x, r.y, r.w, 20), ROLE_HINT_STRONG, ui->theme->text, worth);
    ui_side_mark(ui, k->reason.command.seat, r.x + 6, r.y + 10, 4);
    float h = ui_paragraph(ui, rect(r.x + 20, r.y + 1, r.w - w - 32, 20), ROLE_HINT_STRONG, ui->theme->text, choice);
    if (terms[0]) h += ui_paragraph(ui, rect(r.x + 20, r.y + h + 1, r.w - 32, 20), ROLE_HINT, ui->theme->hint, terms);
    return h + 8;
}

static const char *why_nothing(const ReportPage *p)
{
    if (p->in->reason_count == REASONS_CLOSED) return T(p->texts, "The other side's papers are opened when the campaign is over.");
    return T(p->texts, "No computer weighed anything in this quarter, or its past is not at hand.");
}

static void why(ReportPage *p, Rect r)
{
    if (p->in->reason_count <= 0) {
        ui_paragraph(p->ui, r, ROLE_BODY, p->ui->theme->hint, why_nothing(p));
        return;
    }
    Rect content = ui_scroll_begin(p->ui, "why", r);
    float top = content.y;
    for (int i = 0; i < p->in->reason_count; i++) {
        if (p->in->reasons[i].reason.command.kind == CMD_COMMIT) continue;
        content.y += why_row(p, rect(content.x, content.y, content.w - 14, 20), &p->in->reasons[i]);
    }
    ui_scroll_end(p->ui, content.y - top);
}

static void side_head(ReportPage *p, Rect r)
{
    const char *const label[] = {T(p->texts, "Turning points"), T(p->texts, "Why the computer acted")};
    ui_group(p->ui, "side");
    p->state->side = ui_segmented(p->ui, "side", r, label, COUNT_OF(label), p->state->side);
}

static void turning_points(ReportPage *p, Rect r, bool compact)
{
    Ui *ui = p->ui;
    side_head(p, rect_cut_top(&r, HEAD));
    rect_cut_top(&r, 8);
    if (p->state->side == 1) {
        why(p, r);
        return;
    }
    if (p->in->sum->turning_count == 0)
        ui_paragraph(ui, r, ROLE_BODY, ui->theme->hint,
                     T(p->texts, "None. Nothing that happened moved a state for long."));
    ui_group(ui, "turning");
    ui_push(ui, "turning");
    for (int i = 0; i < p->in->sum->turning_count; i++) {
        float h = compact ? COMPACT : row_height(p, r.w, i);
        row(p, rect(r.x, r.y, r.w, h), i, compact);
        r.y += h;
    }
    ui_pop(ui);
}

/* ---- map ---- */

static void color_map(const ReportPage *p, MapLook *look)
{
    const MapData *map = p->in->map;
    const Catalog *c = p->catalog;
    map_look_init(look, map, p->ui->theme->mood);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int region = c->power[seat].map ? map_region_find(map, c->power[seat].map) : 0;
        if (region) map_look_side(look, region, seat);
    }
    for (int s = 1; s <= c->state_count; s++) {
        int region = c->state[s].map ? map_region_find(map, c->state[s].map) : 0;
        if (region) map_look_alignment(look, region, report_alignment(p, s), p->in->hatched);
    }
}

/* Only the states: the capitals of the powers would make them small. */
static MapBox states_box(const MapData *map)
{
    MapBox box = map_box_empty();
    for (int i = 1; i <= map->region_count; i++) {
        if (map->regions[i].kind == MAP_STATE) box = map_box_join(box, map->regions[i].box);
    }
    return box.x0 < box.x1 ? box : (MapBox){0, 0, map->width, map->height};
}

static void picture(ReportPage *p, Rect r)
{
    ReportState *s = p->state;
    static const float margin = 0.04F;
    if (s->view_of != p->in->map) {
        MapBox box = states_box(p->in->map);
        float dx = (box.x1 - box.x0) * margin, dy = (box.y1 - box.y0) * margin;
        map_view_init(&s->view, p->in->map);
        map_view_set_home(&s->view, (MapBox){box.x0 - dx, box.y0 - dy, box.x1 + dx, box.y1 + dy});
        s->view_of = p->in->map;
    }
    MapLook look;
    color_map(p, &look);
    map_view_place(&s->view, r);
    map_view_home(&s->view, 0);
    map_picture_draw(p->ui->draw, p->in->pictures, MAP_SLOT_REPORT, &s->view, &look);
}

static void map(ReportPage *p, Rect r, const char *title)
{
    Ui *ui = p->ui;
    UiState s = ui_item(ui, "map", title, r, true);
    if (p->in->map && p->in->pictures) {
        picture(p, r);
    } else {
        draw_round(ui->draw, r, 6, ui->theme->inset, 0, 0);
        ui_label_centre(ui, r, ROLE_HINT, ui->theme->hint, T(p->texts, "The map could not be read."));
    }
    draw_round(ui->draw, r, 2, 0, 1, ui->theme->border);
    if (s.focused) ui_ring(ui, r, 2);
    if (ui_tip(ui, s, r, title, NULL)) report_tip_row(p, p->state->at);
}

/* ---- figures of the quarter shown ---- */

static float values_height(const ReportPage *p)
{
    return VALUE_ROW * (float)p->catalog->state_count;
}

/* So that the map's colours can be read as numbers. */
static void values(ReportPage *p, Rect r)
{
    Ui *ui = p->ui;
    for (int s = 1; s <= p->catalog->state_count; s++) {
        Rect row = rect_cut_top(&r, VALUE_ROW);
        char figure[24];
        StrBuf b = str_buf(figure, sizeof figure);
        int32_t v = p->in->chart[p->state->at].alignment[s];
        describe_held(&p->in->describe, &b, v, 0, true);
        int side = v > 499 ? 1 : v < -499 ? 2 : 0;
        if (side) ui_side_mark(ui, side, row.x + 5, row.y + row.h / 2, 4);
        float w = ui_label_right(ui, row, ROLE_HINT_STRONG, ui->theme->side_text[side], figure);
        ui_label(ui, rect(row.x + 16, row.y, row.w - w - 24, row.h), ROLE_HINT, ui->theme->text,
                 report_state_name(p, s));
    }
}

/* A low strip shows the map at its own shape and the figures beside it; a tall column shows them below. */
static void quarter(ReportPage *p, Rect r, float map_h)
{
    char title[96], date[64];
    StrBuf a = str_buf(title, sizeof title), b = str_buf(date, sizeof date);
    report_date(p, &b, p->state->at);
    TEXT_FORMAT(&a, T(p->texts, "The map: {date}"), {"date", date});
    ui_label(p->ui, rect_cut_top(&r, HEAD - 8), ROLE_RESOURCE, p->ui->theme->text, title);
    rect_cut_top(&r, 8);
    Rect at = rect_cut_top(&r, map_h);
    if (map_h < at.w * 0.45F && map_h >= values_height(p) - 8) {
        Rect beside = rect_cut_right(&at, at.w - fmaxf(at.w / 2, map_h * 1.7F));
        rect_cut_left(&beside, 20);
        values(p, rect(beside.x, beside.y + (map_h - values_height(p)) / 2, beside.w, map_h));
    }
    map(p, at, title);
    rect_cut_top(&r, 10);
    if (r.h >= values_height(p)) values(p, r);
}

/* ---- the column ---- */

float report_side_least(ReportPage *p, float width)
{
    return HEAD + REPORT_MAP_LEAST + GAP + HEAD + 8 + rows_height(p, width, true);
}

/* The stories are told in full when the map keeps a decent height, else in one line with the rest in a
 * tooltip. */
void report_side(ReportPage *p, Rect r)
{
    float room = r.h - 2 * HEAD - 8 - GAP, full = rows_height(p, r.w, false);
    bool compact = room - full < fmaxf(REPORT_MAP_LEAST, r.w * 0.4F);
    float rows = compact ? rows_height(p, r.w, true) : full;
    float h = fmaxf(REPORT_MAP_LEAST, fminf(room - rows, r.w * 0.62F));
    float spare = room - rows - h, below = spare >= values_height(p) + 14 ? values_height(p) + 14 : 0;
    ui_group(p->ui, "map");
    quarter(p, rect(r.x, r.y, r.w, HEAD + h + below), h);
    turning_points(p, rect(r.x, r.y + HEAD + h + below + GAP, r.w, HEAD + 8 + rows), compact);
}
