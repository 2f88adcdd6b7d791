/* The left panel: actions toward the chosen state, and this quarter's plan. */
#include "ui/campaign.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "core/model.h"
#include "core/rules.h"
#include "session/outlook.h"
#include "core/turn.h"

#include <string.h>

static int free_slots(const Campaign *k)
{
    int used = 0, slots = int_min(MAX_SLOTS, game_tunes(k->catalog, k->w)->plan_slots);
    for (int i = 0; i < slots; i++) used += k->w->plan_action[k->in->seat][i] != 0;
    return slots - used;
}

static Command plan_command(const Campaign *k, int action)
{
    return game_plan(k->catalog, k->w, k->in->seat, action, k->state->state);
}

/* What an offer would come to: the step and its margin. */
static void offer_effect(const Campaign *k, int action, StrBuf *out)
{
    int state = k->state->state, seat = k->in->seat;
    int agreement = model_offered(k->catalog, k->w, action, state, seat);
    if (!agreement) return;
    int32_t margin = model_margin(k->catalog, k->w, agreement, state, seat, NULL);
    if (margin >= 0) str_addf(out, MARK_BOLD "%s" MARK_BOLD " \xC2\xB7 would be signed, %s to spare", campaign_name(k, &k->catalog->agreement[agreement].at), campaign_number(k, margin, 1, false));
    else str_addf(out, MARK_BOLD "%s" MARK_BOLD " \xC2\xB7 %s short of signing", campaign_name(k, &k->catalog->agreement[agreement].at), campaign_number(k, -margin, 1, false));
}

static void preview_text(const Campaign *k, const Preview *p, StrBuf *out)
{
    int told = 0;
    for (int i = 0; i < p->line_count && told < 3; i++) {
        const PreviewLine *l = &p->line[i];
        if (l->state && l->state != k->state->state) continue;
        char what[96], figure[48];
        StrBuf a = str_buf(what, sizeof what), b = str_buf(figure, sizeof figure);
        describe_preview_line(&k->in->describe, &a, &b, l);
        const char *colon = l->state ? strstr(what, ": ") : NULL;
        if (l->power == k->in->seat && l->channel) {
            a = str_buf(what, sizeof what);
            str_add(&a, campaign_name(k, &k->catalog->channel[l->channel].at));
            colon = NULL;
        }
        const char *mark = l->power == 1 ? MARK_SIDE1 : l->power == 2 ? MARK_SIDE2 : MARK_PLAIN;
        str_add(out, told++ ? ", " : "");
        if (figure[0]) str_addf(out, "%s" MARK_BOLD "%s" MARK_BOLD MARK_PLAIN " ", mark, figure);
        str_add(out, colon ? colon + 2 : what);
    }
    if (!told) str_add(out, ui_t(k->ui, "nothing at once"));
}

/* One line of the breakdown of a gain by its four factors. */
static void gain_tip(const Campaign *k, int action)
{
    const Catalog *c = k->catalog;
    const ActionDef *a = &c->action[action];
    Scope scope = scope_of(k->in->seat, k->state->state);
    for (uint32_t i = a->effect; a->effect && i < c->node[a->effect].end; i++) {
        const Node *n = &c->node[i];
        if (n->kind != EFFECT_GROW || n->state != SCOPE_TARGET || n->power != SCOPE_ACTOR) continue;
        GainTerms g;
        model_gain_terms(c, k->w, k->state->state, k->in->seat, n->channel, action, cond_value(c, k->w, i + 1, &scope), &g);
        ui_tip_line(k->ui, campaign_name(k, &c->channel[n->channel].at), campaign_number(k, g.amount, 1, true), 0);
        ui_tip_line(k->ui, campaign_form(k, "The tie is already {a}", campaign_number(k, k->w->tie[k->state->state][k->in->seat][n->channel], 0, false), NULL, NULL, NULL), campaign_number(k, g.room, 1, true), 0);
        ui_tip_line(k->ui, campaign_form(k, "Goodwill {a} of 100", campaign_held(k, k->w->goodwill[k->state->state][k->in->seat], 0, false), NULL, NULL, NULL), campaign_number(k, g.goodwill, 1, true), 0);
        if (g.saturation) ui_tip_line(k->ui, "Done here lately", campaign_number(k, g.saturation, 1, true), 0);
        ui_tip_line(k->ui, ui_t(k->ui, "Total"), campaign_number(k, g.total, 1, true), 0);
        return;
    }
}

/* What the adviser makes of it, and what it would rather do there: points of score. */
static void advice_tip(const Campaign *k, const Command *cmd)
{
    const AiReason *r = k->in->advice ? advice_of(k->in->advice, session_game(k->in->session), k->w, cmd) : NULL;
    if (!r) return;
    if (r->has_runner) {
        char text[160];
        StrBuf b = str_buf(text, sizeof text);
        TEXT_FORMAT(&b, ui_t(k->ui, "The adviser would rather: {action}"), {"action", campaign_name(k, &k->catalog->action[r->runner.action].at)});
        ui_tip_line(k->ui, text, campaign_number(k, r->runner_score, 2, true), 0);
    }
    ui_tip_total(k->ui, ui_t(k->ui, "Worth to the adviser, in points"), campaign_number(k, r->score, 2, true));
}

/* The paragraph of a row's tooltip: what it is, every condition that is not met (the row has room for the first), and
 * what the state will remember. */
static void action_paragraph(Campaign *k, const Command *cmd, const Reasons *reasons, StrBuf *out)
{
    const ActionDef *a = &k->catalog->action[cmd->action];
    if (a->at.help) str_add(out, ui_t(k->ui, a->at.help));
    for (int i = 0; i < reasons->count; i++) {
        if (reasons->reason[i].met) continue;
        str_addf(out, "\n%s", ui_t(k->ui, "Not met: "));
        describe_reason(&k->in->describe, out, k->w, cmd, &reasons->reason[i]);
    }
    if (a->offer) return;
    str_add(out, "\n");
    describe_memory(&k->in->describe, out, k->w, k->in->seat, cmd->target);
}

static void action_effect(Campaign *k, int action, StrBuf *out)
{
    const ActionDef *a = &k->catalog->action[action];
    if (a->offer) offer_effect(k, action, out);
    else {
        Preview p;
        preview_action(session_game(k->in->session), k->w, k->in->seat, action, k->state->state, k->in->scratch, &p);
        preview_text(k, &p, out);
    }
    if (a->hard) str_add(out, ui_t(k->ui, " \xC2\xB7 hard"));
}

static bool stops_all(Refusal refusal) { return refusal == REFUSE_OVER || refusal == REFUSE_NOT_OWED || refusal == REFUSE_NO_SLOT || refusal == REFUSE_SAME_STATE; }

static void action_row(Campaign *k, Rect *area, int action, bool allowed, const Reasons *reasons)
{
    Ui *ui = k->ui;
    const ActionDef *a = &k->catalog->action[action];
    char effect[512] = "", reason[256] = "";
    StrBuf e = str_buf(effect, sizeof effect), r = str_buf(reason, sizeof reason);
    Command cmd = plan_command(k, action);
    if (allowed) action_effect(k, action, &e);
    else describe_refusal(&k->in->describe, &r, k->w, &cmd, reasons);
    /* What stops every row alike is said once above them; the row tells what it would do. */
    bool common = !allowed && stops_all(reasons->first);
    if (common) {
        effect[0] = 0;
        e = str_buf(effect, sizeof effect);
        action_effect(k, action, &e);
    }
    ActionRow row = {.icon = a->icon, .title = campaign_name(k, &a->at), .capital = a->capital, .money = a->money, .effect = effect,
                     .reason = allowed || common ? NULL : reason, .off = common, .seat = k->in->seat};
    float h = ui_action_row_height(ui, area->w, &row);
    Rect box = rect_cut_top(area, h);
    UiState s = ui_action_row(ui, a->at.id, box, &row);
    if (s.hover || s.focused) k->state->hovered_action = action;
    char told[800];
    StrBuf p = str_buf(told, sizeof told);
    if (s.hover || s.focused) action_paragraph(k, &cmd, reasons, &p);
    if (ui_tip(ui, s, box, row.title, told)) {
        gain_tip(k, action);
        if (allowed) advice_tip(k, &cmd);
    }
    if (!s.clicked || !allowed || !k->can_plan || campaign_offer_open(k, &cmd)) return;
    Preview all;
    preview_action(session_game(k->in->session), k->w, k->in->seat, action, k->state->state, k->in->scratch, &all);
    if (preview_asks(k->catalog, &all, k->in->seat, action)) {
        k->state->warned_action = action;
        k->state->warned_state = k->state->state;
        preview_harm(&all, k->in->seat, &k->state->harm);
        return;
    }
    *k->out = cmd;
    k->act = CAMPAIGN_COMMAND;
}

static void action_list(Campaign *k, Rect area)
{
    Ui *ui = k->ui;
    Rect content = ui_scroll_begin(ui, "list", area);
    float top = content.y;
    for (int pass = 0; pass < 2; pass++) {
        bool head = false;
        for (int a = 1; a <= k->catalog->action_count; a++) {
            const ActionDef *def = &k->catalog->action[a];
            if (!(def->seats >> k->in->seat & 1) || (k->state->tab && def->channel != k->state->tab)) continue;
            Command cmd = plan_command(k, a);
            Reasons reasons;
            bool allowed = session_check(k->in->session, &cmd, &reasons) == REFUSE_NO;
            if (allowed != (pass == 0)) continue;
            if (!head) {
                Rect line = rect_cut_top(&content, 34);
                ui_caption(ui, rect(line.x + 16, line.y + 6, line.w - 32, 28), ui->theme->hint, ui_t(ui, pass == 0 ? "Available" : "Not available"));
                head = true;
                if (pass == 1 && stops_all(reasons.first)) {
                    char why[160];
                    StrBuf b = str_buf(why, sizeof why);
                    describe_refusal(&k->in->describe, &b, k->w, &cmd, &reasons);
                    Rect told = rect_cut_top(&content, 24);
                    ui_label(ui, rect(told.x + 16, told.y, told.w - 32, 20), ROLE_HINT, ui->theme->hint, why);
                }
            }
            action_row(k, &content, a, allowed, &reasons);
        }
    }
    ui_scroll_end(ui, content.y - top);
}

static void plan_rows(Campaign *k, Rect area)
{
    Ui *ui = k->ui;
    const World *w = k->w;
    int seat = k->in->seat;
    draw_rect(ui->draw, area, ui->theme->inset);
    ui_rule(ui, area.x, area.y, area.w);
    Rect head = rect_cut_top(&area, 40);
    ui_caption(ui, rect(head.x + 16, head.y + 4, 160, 36), ui->theme->hint, "This quarter");
    char left[160];
    StrBuf l = str_buf(left, sizeof left);
    describe_left(&k->in->describe, &l, w, seat);
    ui_label_right(ui, rect(head.x + 16, head.y + 4, head.w - 32, 36), ROLE_HINT, ui->theme->hint, left);
    ui_push(ui, "plan");
    ui_group(ui, "plan");
    int slots = int_min(MAX_SLOTS, game_tunes(k->catalog, w)->plan_slots);
    for (int i = 0; i < slots; i++) {
        Rect line = rect_cut_top(&area, 34);
        int a = w->phase == PHASE_PLAN ? w->plan_action[seat][i] : 0;
        if (!a) {
            draw_ring(ui->draw, line.x + 24, line.y + 17, 7, 1, ui->theme->disabled);
            ui_label(ui, rect(line.x + 43, line.y, line.w - 60, 34), ROLE_HINT, ui->theme->hint, ui_t(ui, "One action free"));
            continue;
        }
        const ActionDef *def = &k->catalog->action[a];
        if (def->icon) draw_icon(ui->draw, line.x + 16, line.y + 9, 16, def->icon, ui->theme->side_text[seat]);
        float used = ui_label(ui, rect(line.x + 43, line.y, line.w - 150, 34), ROLE_STRONG, ui->theme->text, campaign_name(k, &def->at));
        ui_label(ui, rect(line.x + 43 + used + 8, line.y, line.w - used - 95, 34), ROLE_HINT, ui->theme->hint, campaign_name(k, &k->catalog->state[w->plan_target[seat][i]].at));
        UiState s = ui_icon_button(ui, campaign_text("undo_%d", i + 1), rect(line.x + line.w - 40, line.y + 1, 32, 32), "undo-2", "Take it back", 0);
        if (s.clicked && k->can_plan) {
            *k->out = (Command){.kind = CMD_PLAN_REMOVE, .seat = (uint8_t)seat, .slot = (uint8_t)i};
            k->act = CAMPAIGN_COMMAND;
        }
    }
    UiState advice = ui_button(ui, "adviser", rect(area.x + 12, area.y + 4, area.w - 24, 36), BUTTON_OUTLINE, "lightbulb", ui_t(ui, "Ask the adviser"), "V", true);
    if (advice.clicked) k->state->advice_open = true;
    ui_pop(ui);
}

static void channel_tabs(Campaign *k, Rect r)
{
    UiTab tab[MAX_CHANNELS + 1] = {{"all", NULL, "layers", "All channels"}};
    int count = 1;
    for (int ch = 1; ch <= k->catalog->channel_count && count < COUNT_OF(tab); ch++)
        tab[count++] = (UiTab){k->catalog->channel[ch].at.id, NULL, k->catalog->channel[ch].icon, campaign_name(k, &k->catalog->channel[ch].at)};
    k->state->tab = ui_tabs(k->ui, "tabs", r, tab, count, k->state->tab);
}

void campaign_actions(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    draw_rect(ui->draw, r, ui->theme->panel);
    ui_block(ui, r);
    draw_rect(ui->draw, rect(r.x + r.w - 1, r.y, 1, r.h), ui->theme->border);
    k->state->hovered_action = 0;
    ui_push(ui, "actions");
    ui_group(ui, "actions");
    int slots = int_min(MAX_SLOTS, game_tunes(k->catalog, k->w)->plan_slots);
    float plan_h = 40 + 34.0f * (float)slots + 50;
    Rect plan = rect_cut_bottom(&r, plan_h);
    Rect head = rect_cut_top(&r, 66);
    ui_label(ui, rect(head.x + 16, head.y + 12, 180, 34), ROLE_PANEL, ui->theme->text, ui_t(ui, "Actions"));
    ui_label_right(ui, rect(head.x + 16, head.y + 16, head.w - 32, 28), ROLE_HINT, ui->theme->hint, campaign_form(k, "{a} of {b} left this quarter", campaign_text("%d", free_slots(k)), campaign_text("%d", slots), NULL, NULL));
    float used = ui_label(ui, rect(head.x + 16, head.y + 44, 80, 20), ROLE_HINT, ui->theme->hint, ui_t(ui, "Target"));
    ui_label(ui, rect(head.x + 16 + used + 6, head.y + 44, 200, 20), ROLE_HINT_STRONG, ui->theme->text,
             k->state->state ? campaign_name(k, &k->catalog->state[k->state->state].at) : ui_t(ui, "choose a state on the map"));
    Rect tabs = rect_cut_top(&r, 46);
    channel_tabs(k, rect(tabs.x + 12, tabs.y + 6, tabs.w - 24, 34));
    if (k->state->state) action_list(k, r);
    else ui_paragraph(ui, rect_inset(r, 16, 16), ROLE_BODY, ui->theme->hint, ui_t(ui, "Click one of the five states, or press ] to go through them."));
    ui_pop(ui);
    plan_rows(k, plan);
}
