/* The adviser, as a dialog over the campaign: its best plans with their reasons, each with a button that takes it over,
 * and the aim of the year. */
#include "ui/campaign.h"

#include "core/model.h"

/* SPARE: margin that the adviser keeps against what the rival may still do. */
enum { PLAN_PAD = 10, SPARE = 2000 };

/* An offer with the clauses at which the state would sign, where there are such. */
static Command advised(const Campaign *k, int action, int state)
{
    int seat = k->in->seat, agreement = model_offered(k->catalog, k->w, action, state, seat);
    Command cmd = game_plan(k->catalog, k->w, seat, action, state);
    if (agreement) model_counter(k->catalog, k->w, agreement, state, seat, SPARE, cmd.arg);
    return cmd;
}

/* Takes back what is planned and plans the adviser's actions, one command a frame. */
static void use_plan(Campaign *k, const AiReason *r)
{
    CampaignState *st = k->state;
    int seat = k->in->seat;
    st->queued = st->queue_at = 0;
    for (int i = MAX_SLOTS - 1; i >= 0; i--) {
        if (k->w->plan_action[seat][i]) st->queue[st->queued++] = (Command){.kind = CMD_PLAN_REMOVE, .seat = (uint8_t)seat, .slot = (uint8_t)i};
    }
    for (int s = 1; s <= k->catalog->state_count && st->queued < COUNT_OF(st->queue); s++) {
        if (r->plan[s]) st->queue[st->queued++] = advised(k, r->plan[s], s);
    }
    st->advice_open = false;
}

static void plan_text(const Campaign *k, const AiReason *r, StrBuf *actions, StrBuf *reasons)
{
    bool any = false;
    for (int s = 1; s <= k->catalog->state_count; s++) {
        if (!r->plan[s]) continue;
        const ActionDef *a = &k->catalog->action[r->plan[s]];
        str_addf(actions, "%s" MARK_ICON "%s" MARK_ICON " " MARK_BOLD "%s" MARK_BOLD "  %s%s", any ? "\n" : "", a->icon ? a->icon : "flag", campaign_name(k, &a->at),
                 campaign_name(k, &k->catalog->state[s].at), a->warn ? ui_t(k->ui, " \xC2\xB7 harms you as well") : "");
        any = true;
    }
    if (!any) str_add(actions, ui_t(k->ui, "Keep everything for another quarter."));
    describe_terms(&k->in->describe, reasons, r, 3);
}

static void plan_card(Campaign *k, Rect *content, int i, const AiReason *r)
{
    Ui *ui = k->ui;
    char actions[640], reasons[512];
    StrBuf a = str_buf(actions, sizeof actions), b = str_buf(reasons, sizeof reasons);
    plan_text(k, r, &a, &b);
    float width = content->w - 150, h = ui_paragraph_height(ui, width - 30, ROLE_BODY, actions) + ui_paragraph_height(ui, width - 30, ROLE_HINT, reasons) + 2 * PLAN_PAD + 4;
    Rect card = rect_cut_top(content, h + 8), in = rect_inset(rect(card.x, card.y, card.w - 12, h), 0, PLAN_PAD);
    ui_rule(ui, card.x, card.y, card.w - 12);
    ui_label(ui, rect(in.x, in.y, 24, 20), ROLE_STRONG, ui->theme->hint, campaign_text("%d", i + 1));
    float used = ui_paragraph(ui, rect(in.x + 30, in.y, width - 30, in.h), ROLE_BODY, ui->theme->text, actions);
    ui_paragraph(ui, rect(in.x + 30, in.y + used + 4, width - 30, in.h), ROLE_HINT, ui->theme->hint, reasons);
    ui_label_right(ui, rect(in.x + width - 30, in.y, 70, 32), ROLE_STRONG, ui->theme->text, campaign_number(k, r->score, 1, true));
    bool same = true;
    for (int s = 1; s <= k->catalog->state_count; s++) {
        bool planned = r->plan[s] == 0;
        for (int n = 0; n < MAX_SLOTS; n++) {
            bool here = k->w->plan_target[k->in->seat][n] == s;
            planned = here ? r->plan[s] == k->w->plan_action[k->in->seat][n] : planned;
        }
        same = same && planned;
    }
    UiState use = ui_button(ui, campaign_text("use_%d", i + 1), rect(card.x + card.w - 102, in.y, 90, 32), BUTTON_OUTLINE, NULL, ui_t(ui, same ? "Is the plan" : "Use it"), NULL, k->can_plan && !same);
    if (use.clicked) use_plan(k, r);
}

static void aim_row(Campaign *k, Rect *content, int aim)
{
    Ui *ui = k->ui;
    const AimDef *def = &k->catalog->aim[aim];
    Command cmd = {.kind = CMD_AIM, .seat = (uint8_t)k->in->seat, .action = (uint16_t)aim};
    bool set = k->w->aim[k->in->seat] == aim, open = session_check(k->in->session, &cmd, NULL) == REFUSE_NO;
    const char *help = def->at.help ? ui_t(ui, def->at.help) : "";
    float width = content->w - 24, h = 24 + ui_paragraph_height(ui, width - 40, ROLE_HINT, help) + 10;
    Rect row = rect_cut_top(content, h);
    row.w -= 12;
    UiState s = ui_row(ui, campaign_text("aim_%s", def->at.id), campaign_name(k, &def->at), row, open, set);
    Color ink = set || open ? ui->theme->text : ui->theme->disabled;
    draw_icon(ui->draw, row.x + 10, row.y + 7, 16, set ? "check" : open ? "target" : "lock", ink);
    ui_label(ui, rect(row.x + 36, row.y + 4, row.w - 44, 22), ROLE_STRONG, ink, campaign_name(k, &def->at));
    ui_paragraph(ui, rect(row.x + 36, row.y + 26, width - 40, h), ROLE_HINT, ui->theme->hint, help);
    if (!s.clicked || !open) return;
    *k->out = cmd;
    k->act = CAMPAIGN_COMMAND;
}

void campaign_advice(Campaign *k)
{
    Ui *ui = k->ui;
    const Advice *a = k->in->advice;
    ui_push(ui, "advice");
    Rect r = ui_dialog_begin(ui, "advice", 760, 660);
    Rect head = rect_cut_top(&r, 44);
    ui_label(ui, head, ROLE_PANEL, ui->theme->text, ui_t(ui, "The adviser"));
    UiState close = ui_button(ui, "close", rect(head.x + head.w - 110, head.y, 110, 36), BUTTON_OUTLINE, NULL, ui_t(ui, "Close"), "Esc", true);
    Rect content = ui_scroll_begin(ui, "rows", r);
    float top = content.y;
    ui_caption(ui, rect_cut_top(&content, 28), ui->theme->hint, ui_t(ui, "Three plans, in points of score over doing nothing"));
    for (int i = 0; a && i < a->plan_count; i++) plan_card(k, &content, i, &a->plan[i]);
    if (!a || a->plan_count == 0) content.y += ui_paragraph(ui, content, ROLE_BODY, ui->theme->hint, ui_t(ui, "There is nothing to plan now.")) + 12;
    rect_cut_top(&content, 12);
    ui_caption(ui, rect_cut_top(&content, 28), ui->theme->hint, ui_t(ui, "Aim of the year"));
    content.y += ui_paragraph(ui, rect(content.x, content.y, content.w - 12, 40), ROLE_HINT, ui->theme->hint,
                              ui_t(ui, "It holds until the year's end, then the other side hears of it. It moves nothing by itself; the adviser weighs by it.")) + 8;
    for (int i = 1; i <= k->catalog->aim_count; i++) {
        if (k->catalog->aim[i].seats >> k->in->seat & 1) aim_row(k, &content, i);
    }
    ui_scroll_end(ui, content.y - top);
    if (close.clicked || ui_key(ui, UI_KEY_ESCAPE, 0)) k->state->advice_open = false;
    ui_dialog_end(ui);
    ui_pop(ui);
}
