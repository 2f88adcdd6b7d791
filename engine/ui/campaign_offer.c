/* The offer, as a dialog over the campaign: what I ask, would they sign, what follows. It changes a draft and puts it into
 * the plan; nothing is spent before the turn ends. */
#include "ui/campaign.h"

#include "base/fixed.h"
#include "core/model.h"
#include "session/bargain.h"

#include <math.h>

enum { CLAUSE_ROW = 74, TERM_ROW = 25, COLUMN_GAP = 32 };

typedef struct {
    Campaign *k;
    Command *draft;
    const AgreementDef *def;
    Bargain bargain;
} Sheet;

bool campaign_offer_open(Campaign *k, const Command *cmd)
{
    int agreement = model_offered(k->catalog, k->w, cmd->action, cmd->target, cmd->seat);
    if (!agreement || k->catalog->agreement[agreement].clause_count == 0) return false;
    k->state->draft = *cmd;
    return true;
}

static void heading(const Sheet *s, Rect *column, const char *text, const char *right, Color ink)
{
    Ui *ui = s->k->ui;
    Rect line = rect_cut_top(column, 32);
    ui_label(ui, line, ROLE_PANEL_SMALL, ui->theme->text, text);
    if (right) ui_label_right(ui, line, ROLE_HINT_STRONG, ink, right);
    ui_rule(ui, column->x, column->y, column->w);
    rect_cut_top(column, 8);
}

/* ---- what I ask ---- */

static void clause_hint(const Sheet *s, const BargainClause *c, StrBuf *out)
{
    TEXT_FORMAT(out, ui_t(s->k->ui, "One more: {points} to sign"), {"points", campaign_number(s->k, c->each, 1, true)});
    for (int i = 0; i < c->line_count; i++) {
        str_add(out, " \xC2\xB7 ");
        bargain_line(&s->k->in->describe, out, &c->line[i], s->draft->target);
    }
}

static void clause_row(Sheet *s, Rect *column, int i)
{
    Ui *ui = s->k->ui;
    const ClauseDef *def = &s->def->clause[i];
    const BargainClause *c = &s->bargain.clause[i];
    char hint[256] = "";
    StrBuf h = str_buf(hint, sizeof hint);
    clause_hint(s, c, &h);
    Rect row = rect_cut_top(column, CLAUSE_ROW), top = rect_cut_top(&row, 22);
    ui_label(ui, rect(top.x, top.y, top.w - 100, top.h), ROLE_STRONG, ui->theme->text, ui_t(ui, def->name));
    ui_label_right(ui, rect(top.x, top.y, top.w - 52, top.h), ROLE_STRONG, ui->theme->text, campaign_text("%d", c->value));
    ui_label_right(ui, top, ROLE_HINT_STRONG, campaign_side_color(s->k, c->points), campaign_number(s->k, c->points, 1, true));
    int value = c->value;
    int mark = s->bargain.counter && c->counter != c->value ? c->counter : def->lo - 1;
    if (ui_slider(ui, campaign_text("clause_%s", def->id), rect_cut_top(&row, 26), ui_t(ui, def->name), &value, def->lo, def->hi, 1, mark)) s->draft->arg[i] = (int8_t)value;
    ui_label(ui, rect_cut_top(&row, 18), ROLE_HINT, ui->theme->hint, hint);
}

static float draft_column(Sheet *s, Rect column)
{
    Ui *ui = s->k->ui;
    float top = column.y;
    heading(s, &column, ui_t(ui, "Your draft"), ui_t(ui, s->bargain.counter ? "\xE2\x96\x8F the counter-offer" : "points"), ui->theme->hint);
    for (int i = 0; i < s->bargain.clause_count; i++) clause_row(s, &column, i);
    if (s->bargain.counter) {
        UiState take = ui_button(ui, "counter", rect_cut_top(&column, 36), BUTTON_OUTLINE, "check", ui_t(ui, "Take the counter-offer"), NULL, true);
        for (int i = 0; take.clicked && i < s->bargain.clause_count; i++) s->draft->arg[i] = (int8_t)s->bargain.clause[i].counter;
    }
    return column.y - top;
}

/* ---- would they sign ---- */

/* All running sums lie on one scale: from the least to the greatest. */
static void sum_range(const Bargain *b, int32_t *lo, int32_t *hi)
{
    int32_t sum = 0;
    *lo = *hi = 0;
    for (int i = 0; i < b->term_count; i++) {
        sum += b->term[i].value;
        *lo = int_min(*lo, sum);
        *hi = int_max(*hi, sum);
    }
    if (*hi - *lo < MILLI) *hi = *lo + MILLI;
}

static void sum_bar(const Sheet *s, Rect r, int32_t from, int32_t to, int32_t lo, int32_t hi, Color color)
{
    float scale = r.w / (float)(hi - lo), a = r.x + (float)(int_min(from, to) - lo) * scale, b = r.x + (float)(int_max(from, to) - lo) * scale;
    draw_rect(s->k->ui->draw, rect(r.x - (float)lo * scale, r.y, 1, r.h), s->k->ui->theme->border);
    if (from != to) draw_rect(s->k->ui->draw, rect(a, r.y + 6, fmaxf(b - a, 1), r.h - 12), color);
}

static void term_rows(const Sheet *s, Rect *column)
{
    Ui *ui = s->k->ui;
    const Bargain *b = &s->bargain;
    int32_t lo, hi, sum = 0;
    sum_range(b, &lo, &hi);
    for (int i = 0; i < b->term_count; i++) {
        const BargainTerm *t = &b->term[i];
        Rect row = rect_cut_top(column, TERM_ROW);
        char what[120] = "";
        StrBuf w = str_buf(what, sizeof what);
        bargain_term(&s->k->in->describe, &w, t);
        ui_label(ui, rect(row.x, row.y, row.w * 0.5F, row.h), t->clause >= 0 ? ROLE_HINT_STRONG : ROLE_HINT, ui->theme->text, what);
        sum_bar(s, rect(row.x + row.w * 0.52F, row.y, row.w * 0.48F - 54, row.h), sum, sum + t->value, lo, hi, ui->theme->side_bar[t->value >= 0 ? 1 : 2]);
        ui_label_right(ui, row, ROLE_HINT_STRONG, campaign_side_color(s->k, t->value), campaign_number(s->k, t->value, 1, true));
        sum += t->value;
    }
    draw_rect(ui->draw, rect(column->x, column->y, column->w, 2), ui->theme->text);
    Rect row = rect_cut_top(column, 32);
    ui_label(ui, row, ROLE_STRONG, ui->theme->text, ui_t(ui, "Sum; signed at 0 or more"));
    sum_bar(s, rect(row.x + row.w * 0.52F, row.y + 2, row.w * 0.48F - 54, row.h - 4), 0, sum, lo, hi, sum >= 0 ? ui->theme->text : ui->theme->refusal);
    ui_label_right(ui, row, ROLE_STRONG, ui->theme->text, campaign_number(s->k, sum, text_decimals(sum, 0, 1), true));
}

static void take_way(Sheet *s, const BargainWay *way)
{
    if (way->clause >= 0) s->draft->arg[way->clause] = (int8_t)way->value;
    for (int i = 0; way->clause == WAY_COUNTER && i < s->bargain.clause_count; i++) s->draft->arg[i] = (int8_t)s->bargain.clause[i].counter;
}

static void verdict(Sheet *s, Rect *column)
{
    Ui *ui = s->k->ui;
    char text[512] = "";
    StrBuf b = str_buf(text, sizeof text);
    bargain_verdict(&s->k->in->describe, &b, &s->bargain);
    const BargainWay *way = s->bargain.way_count && s->bargain.way[0].clause != WAY_NUMBER ? &s->bargain.way[0] : NULL;
    float room = column->w - 24 - (way ? 90 : 0), h = fmaxf(ui_paragraph_height(ui, room, ROLE_BODY, text), way ? 32 : 0) + 20;
    rect_cut_top(column, 8);
    Rect box = rect_cut_top(column, h);
    draw_round(ui->draw, box, 8, s->bargain.margin >= 0 ? ui->theme->hover : ui->theme->inset, 0, 0);
    ui_paragraph(ui, rect(box.x + 12, box.y + 10, room, h), ROLE_BODY, ui->theme->text, text);
    if (way && ui_button(ui, "way_1", rect(box.x + box.w - 90, box.y + (h - 32) / 2, 80, 32), BUTTON_OUTLINE, NULL, ui_t(ui, "Put in"), NULL, true).clicked) take_way(s, way);
}

static float terms_column(Sheet *s, Rect column)
{
    Ui *ui = s->k->ui;
    const StateDef *state = &s->k->catalog->state[s->draft->target];
    float top = column.y;
    char title[96] = "";
    StrBuf b = str_buf(title, sizeof title);
    TEXT_FORMAT(&b, ui_t(ui, "Would {place} sign?"), {"place", state->capital_city ? ui_t(ui, state->capital_city) : campaign_name(s->k, &state->at)});
    bool short_of = s->bargain.margin < 0;
    char gap[48] = "";
    StrBuf g = str_buf(gap, sizeof gap);
    TEXT_FORMAT(&g, ui_t(ui, short_of ? "{gap} missing" : "{gap} to spare"), {"gap", campaign_number(s->k, fixed_abs(s->bargain.margin), 1, false)});
    heading(s, &column, title, gap, short_of ? ui->theme->refusal : ui->theme->side_text[1]);
    term_rows(s, &column);
    verdict(s, &column);
    return column.y - top;
}

/* ---- what follows ---- */

static void fact(const Sheet *s, Rect *column, const char *icon, const char *text)
{
    Ui *ui = s->k->ui;
    float h = ui_paragraph_height(ui, column->w - 26, ROLE_HINT, text) + 8;
    Rect row = rect_cut_top(column, h);
    draw_icon(ui->draw, row.x, row.y + 1, 16, icon, ui->theme->text2);
    ui_paragraph(ui, rect(row.x + 26, row.y, row.w - 26, h), ROLE_HINT, ui->theme->text2, text);
}

static void brings(const Sheet *s, Rect *column, const BargainLine *line, int count)
{
    for (int i = 0; i < count; i++) {
        char text[160] = "";
        StrBuf b = str_buf(text, sizeof text);
        bargain_line(&s->k->in->describe, &b, &line[i], s->draft->target);
        fact(s, column, line[i].delta >= 0 ? "plus" : "minus", text);
    }
}

/* The text with {n} filled in. */
static const char *filled(const Sheet *s, const char *form, const char *n)
{
    char text[200] = "";
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, ui_t(s->k->ui, form), {"n", n});
    return campaign_text("%s", text);
}

static void dates(const Sheet *s, Rect *column)
{
    Ui *ui = s->k->ui;
    const AgreementDef *d = s->def;
    fact(s, column, "calendar", d->ratify ? filled(s, "In force {n} quarters after it is signed", campaign_text("%d", d->ratify)) : ui_t(ui, "In force as soon as it is signed"));
    fact(s, column, "history", d->term == 255 ? ui_t(ui, "No end is set") : filled(s, "Runs for {n} quarters", campaign_text("%d", d->term)));
    if (d->renew) fact(s, column, "history", filled(s, "May be renewed in the last {n}", campaign_text("%d", d->renew)));
}

static void breach(const Sheet *s, Rect *column)
{
    const AgreementDef *d = s->def;
    Ui *ui = s->k->ui;
    char price[160] = "";
    StrBuf b = str_buf(price, sizeof price);
    TEXT_FORMAT(&b, ui_t(ui, "Who breaks it: goodwill {goodwill}, prestige {prestige}, blame {blame}"), {"goodwill", campaign_number(s->k, d->breach_goodwill, 0, true)},
                {"prestige", campaign_number(s->k, d->breach_prestige, 0, true)}, {"blame", campaign_number(s->k, d->breach_blame, 0, true)});
    if (d->breach_goodwill || d->breach_blame || d->breach_prestige) fact(s, column, "triangle-alert", price);
    else fact(s, column, "check", ui_t(ui, "Nobody pays for breaking it"));
    for (int i = 1; i <= s->k->catalog->agreement_count; i++) {
        if (d->conflicts >> (i - 1) & 1) fact(s, column, "triangle-alert", filled(s, "Throws out: {n}", campaign_name(s->k, &s->k->catalog->agreement[i].at)));
    }
}

static float follows_column(Sheet *s, Rect column)
{
    Ui *ui = s->k->ui;
    float top = column.y;
    heading(s, &column, ui_t(ui, "What it brings"), NULL, 0);
    if (s->bargain.signed_count) ui_caption(ui, rect_cut_top(&column, 26), ui->theme->hint, ui_t(ui, "When signed"));
    brings(s, &column, s->bargain.on_signed, s->bargain.signed_count);
    ui_caption(ui, rect_cut_top(&column, 26), ui->theme->hint, ui_t(ui, "Each quarter"));
    brings(s, &column, s->bargain.line, s->bargain.line_count);
    rect_cut_top(&column, 10);
    ui_caption(ui, rect_cut_top(&column, 26), ui->theme->hint, ui_t(ui, "Term and breach"));
    dates(s, &column);
    breach(s, &column);
    return column.y - top;
}

/* ---- the dialog ---- */

static void head(const Sheet *s, Rect *r)
{
    Campaign *k = s->k;
    Ui *ui = k->ui;
    const ActionDef *action = &k->catalog->action[s->draft->action];
    ui_caption(ui, rect_cut_top(r, 20), ui->theme->side_text[k->in->seat], campaign_name(k, &action->at));
    char title[160] = "";
    StrBuf b = str_buf(title, sizeof title);
    TEXT_FORMAT(&b, ui_t(ui, "{agreement} with {state}"), {"agreement", campaign_name(k, &s->def->at)}, {"state", campaign_name(k, &k->catalog->state[s->draft->target].at)});
    ui_label(ui, rect_cut_top(r, 38), ROLE_PANEL, ui->theme->text, title);
    if (s->def->at.help) ui_label(ui, rect_cut_top(r, 24), ROLE_BODY, ui->theme->text2, ui_t(ui, s->def->at.help));
    rect_cut_top(r, 12);
}

static void foot(Sheet *s, Rect r)
{
    Campaign *k = s->k;
    Ui *ui = k->ui;
    CampaignState *st = k->state;
    const ActionDef *action = &k->catalog->action[s->draft->action];
    Reasons reasons;
    bool allowed = k->can_plan && session_check(k->in->session, s->draft, &reasons) == REFUSE_NO;
    char why[256] = "";
    StrBuf b = str_buf(why, sizeof why);
    if (!allowed && k->can_plan) describe_refusal(&k->in->describe, &b, k->w, s->draft, &reasons);
    else str_add(&b, ui_t(ui, "Nothing is spent before the turn ends; it can be undone until then."));
    ui_rule(ui, r.x, r.y, r.w);
    Rect line = rect(r.x, r.y + 12, r.w, 40);
    UiState put = ui_button(ui, "plan", rect(line.x + line.w - 250, line.y, 250, 40), BUTTON_PRIMARY, "scroll-text",
                            filled(s, "Put into the plan: {n} capital", campaign_text("%d", action->capital)), NULL, allowed);
    UiState close = ui_button(ui, "close", rect(line.x + line.w - 370, line.y, 110, 40), BUTTON_OUTLINE, NULL, ui_t(ui, "Close"), "Esc", true);
    ui_label(ui, rect(line.x, line.y, line.w - 390, 40), ROLE_HINT, allowed ? ui->theme->hint : ui->theme->refusal, why);
    if (put.clicked && allowed) {
        *k->out = *s->draft;
        k->act = CAMPAIGN_COMMAND;
    }
    if ((put.clicked && allowed) || close.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) st->draft = (Command){0};
}

void campaign_offer(Campaign *k)
{
    Ui *ui = k->ui;
    Command *draft = &k->state->draft;
    int agreement = model_offered(k->catalog, k->w, draft->action, draft->target, draft->seat);
    if (!agreement || !k->can_plan) {
        *draft = (Command){0};
        return;
    }
    static _Thread_local Sheet s;
    s.k = k;
    s.draft = draft;
    s.def = &k->catalog->agreement[agreement];
    bargain_make(session_game(k->in->session), k->w, draft->seat, agreement, draft->target, draft->arg, k->in->scratch, &s.bargain);
    ui_push(ui, "offer");
    Rect r = ui_dialog_begin(ui, "offer", 1240, 620);
    head(&s, &r);
    Rect bottom = rect_cut_bottom(&r, 56);
    Rect content = ui_scroll_begin(ui, "body", r);
    float w = content.w - 2 * COLUMN_GAP - 12, x = content.x;
    float a = draft_column(&s, rect(x, content.y, w * 0.36F, content.h));
    float b = terms_column(&s, rect(x + w * 0.36F + COLUMN_GAP, content.y, w * 0.38F, content.h));
    float c = follows_column(&s, rect(x + w * 0.74F + 2 * COLUMN_GAP, content.y, w * 0.26F, content.h));
    ui_scroll_end(ui, fmaxf(a, fmaxf(b, c)));
    foot(&s, bottom);
    ui_dialog_end(ui);
    ui_pop(ui);
}
