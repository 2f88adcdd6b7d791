/* Top bar and ticker. */
#include "ui/campaign.h"

#include "base/fixed.h"
#include "core/model.h"
#include "core/rules.h"
#include "session/outlook.h"

#include <stdio.h>
#include <string.h>

/* What the budget will be next quarter, with each grant and when it ends. */
static void budget_tip(Campaign *k)
{
    Budget budget;
    BudgetLine line[BUDGET_LINES];
    outlook_budget(session_game(k->in->session), k->w, k->in->seat, &budget);
    int count = describe_budget(&k->in->describe, &budget, line);
    for (int i = 0; i + 1 < count; i++) ui_tip_line(k->ui, line[i].what, line[i].figure, 0);
    ui_tip_total(k->ui, line[count - 1].what, line[count - 1].figure);
}

static void capital_tip(Campaign *k)
{
    Budget b;
    outlook_budget(session_game(k->in->session), k->w, k->in->seat, &b);
    ui_tip_line(k->ui, ui_t(k->ui, "Left after the plan"), campaign_text("%d", b.capital_left), 0);
    if (b.capital_lost) ui_tip_line(k->ui, ui_t(k->ui, "Lost unless you react with it"), campaign_text("\xE2\x88\x92%d", b.capital_lost), 0);
    ui_tip_line(k->ui, ui_t(k->ui, "Income"), campaign_text("+%d", b.capital_income), 0);
    ui_tip_total(k->ui, ui_t(k->ui, "Capital next quarter"), campaign_text("%d", b.capital_next));
}

static void home_tip(Campaign *k)
{
    for (int v = 1; v <= k->catalog->variable_count; v++) {
        const VariableDef *def = &k->catalog->variable[v];
        if (def->seat != k->in->seat) continue;
        ui_tip_line(k->ui, campaign_name(k, &def->at), campaign_text("%s %s", describe_bloc_mood(&k->in->describe, k->w, v), campaign_number(k, k->w->variable[v], 0, false)), 0);
    }
    HomeOutlook home;
    outlook_home(session_game(k->in->session), k->w, k->in->seat, k->in->scratch, &home);
    ui_tip_line(k->ui, ui_t(k->ui, "Next quarter, if nothing is done"), campaign_held(k, home.next, 1, false), 0);
    ui_tip_total(k->ui, ui_t(k->ui, "At the year's end"), campaign_held(k, home.year_end, 1, false));
}

/* A resource: icon, name, figure, change. Below 1200 units the name goes. */
static float resource(Campaign *k, Rect r, const char *name, const char *icon, const char *label, const char *figure, const char *change, const char *tip, void (*lines)(Campaign *k))
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    bool narrow = ui->w < 1200;
    float figure_w = ui_width(ui, ROLE_RESOURCE, figure), change_w = change ? ui_width(ui, ROLE_HINT, change) + 6 : 0;
    float label_w = narrow ? 0 : ui_width(ui, ROLE_HINT, label);
    float inner = figure_w + change_w > label_w ? figure_w + change_w : label_w;
    Rect box = rect(r.x, r.y, 14 + 18 + 12 + inner + 14, r.h);
    UiState s = ui_item(ui, name, campaign_text("%s %s", label, figure), box, true);
    draw_rect(ui->draw, rect(box.x + box.w - 1, box.y, 1, box.h), RGB(0x2B3A45));
    draw_icon(ui->draw, box.x + 14, box.y + box.h / 2 - 9, 18, icon, t->brass);
    Rect text = rect(box.x + 44, box.y + (narrow ? 18 : 8), inner + 4, 20);
    if (!narrow) {
        ui_label(ui, rect(text.x, box.y + 9, inner + 4, 16), ROLE_HINT, t->bar_text2, label);
        text.y = box.y + 26;
    }
    ui_label(ui, text, ROLE_RESOURCE, t->bar_text, figure);
    if (change) ui_label(ui, rect(text.x + figure_w + 6, text.y, change_w, 20), ROLE_HINT, t->bar_text2, change);
    if (s.focused) ui_ring(ui, rect_inset(box, 4, 6), 6);
    if (ui_tip(ui, s, box, label, tip) && lines) lines(k);
    return box.w;
}

static void date_box(Campaign *k, Rect *left)
{
    Ui *ui = k->ui;
    char date[48];
    StrBuf b = str_buf(date, sizeof date);
    describe_date(&k->in->describe, &b, k->w);
    Rect box = rect_cut_left(left, 184);
    draw_rect(ui->draw, rect(box.x, box.y, 1, box.h), RGB(0x2B3A45));
    draw_rect(ui->draw, rect(box.x + box.w - 1, box.y, 1, box.h), RGB(0x2B3A45));
    draw_icon(ui->draw, box.x + 16, box.y + box.h / 2 - 9, 18, "calendar", ui->theme->brass);
    ui_label(ui, rect(box.x + 48, box.y + 8, 134, 22), ROLE_RESOURCE, ui->theme->bar_text, date);
    ui_label(ui, rect(box.x + 48, box.y + 30, 134, 16), ROLE_HINT, ui->theme->bar_text2,
             campaign_form(k, "Quarter {a} of {b}", campaign_text("%d", k->w->quarter + 1), campaign_text("%d", game_scenario(k->catalog, k->w)->quarters), NULL, NULL));
}

/* What breaks relations, who bears the blame, and how near it is. */
static const char *tension_tip(Campaign *k)
{
    static _Thread_local char text[640];
    StrBuf b = str_buf(text, sizeof text);
    int seat = k->in->seat;
    str_add(&b, campaign_form(k, "At 100 relations break, and the side with more blame loses. Blame: you {a}, the other side {b}.",
                              campaign_number(k, k->w->blame[seat], 0, false), campaign_number(k, k->w->blame[seat_rival(seat)], 0, false), NULL, NULL));
    str_add(&b, "\n");
    describe_edge(&k->in->describe, &b, k->w, seat);
    return text;
}

static void resources(Campaign *k, Rect *left)
{
    const World *w = k->w;
    const Catalog *c = k->catalog;
    int seat = k->in->seat, rival = seat_rival(seat);
    bool narrow = k->ui->w < 1500;
    left->x += resource(k, *left, "capital", "landmark", narrow ? "Capital" : "Political capital",
                        campaign_text("%d / %d", rules_free_capital(c, w, seat), game_tunes(c, w)->capital_cap), campaign_text("+%d", model_capital_income(c, w, seat)),
                        "Pays for actions, counters and challenges. At most two may be kept for the next quarter.", capital_tip);
    left->x += resource(k, *left, "budget", "coins", "Budget", campaign_held(k, rules_free_money(c, w, seat), 0, false),
                        campaign_number(k, model_income(c, w, seat), 0, true), "Money for actions. What is above 40 is lost.", budget_tip);
    left->x += resource(k, *left, "prestige", "star", "Prestige", campaign_number(k, w->prestige[seat], 0, false), NULL,
                        "Weight in crises. Won and lost there, and by refused offers; goes back to 50.", NULL);
    left->x += resource(k, *left, "home", "house", "At home", campaign_held(k, w->home[seat], 0, false), NULL,
                        "Support at home. Below 30 it costs a capital a quarter, below 15 two; at 0 for two quarters you fall. Angry blocs wear it down.", home_tip);
    left->x += resource(k, *left, "tension", "gauge", "Tension", campaign_number(k, w->tension, 0, false), NULL,
                        tension_tip(k), NULL);
    left->x += resource(k, *left, "score", "scale", "Score", campaign_text("%s : %s", campaign_number(k, w->score[seat], 1, false), campaign_number(k, w->score[rival], 1, false)),
                        NULL,
                        campaign_form(k, "If the year ended now: you {a}, the other side {b}. The agenda of the year is {c}.", campaign_number(k, model_year_points(c, w, seat), 1, true),
                                      campaign_number(k, model_year_points(c, w, rival), 1, true), campaign_name(k, &c->channel[w->agenda].at), NULL), NULL);
}

static void title(Campaign *k, Rect *left)
{
    Ui *ui = k->ui;
    int seat = k->in->seat;
    bool small = ui->w < 1500;
    const PowerDef *power = seat ? &k->catalog->power[seat] : NULL;
    const char *name = power ? campaign_name(k, &power->at) : ui_t(ui, "Watching");
    Rect box = rect_cut_left(left, small ? ui_width(ui, ROLE_PANEL_SMALL, name) + 78 : 364);
    float cx = box.x + 29, cy = box.y + box.h / 2;
    draw_disc(ui->draw, cx, cy, 14, seat ? ui->theme->side_bar[seat] : RGB(0x52606A));
    if (seat == 2) draw_square(ui->draw, cx, cy, 5, RGB(0xFFFFFF));
    else draw_ring(ui->draw, cx, cy, 6, 2, RGB(0xFFFFFF));
    bool motto = power && power->motto && !small;
    ui_label(ui, rect(box.x + 62, box.y + (motto ? 8 : 0), box.w - 66, motto ? 24 : box.h), ROLE_PANEL_SMALL, ui->theme->bar_text, name);
    if (motto) ui_label(ui, rect(box.x + 62, box.y + 31, box.w - 66, 16), ROLE_HINT, ui->theme->bar_text2, ui_t(ui, power->motto));
}

static void try_end_turn(Campaign *k)
{
    char undone[256];
    StrBuf b = str_buf(undone, sizeof undone);
    describe_undone(&k->in->describe, &b, k->w, k->in->seat);
    if (undone[0]) {
        k->state->asking = true;
        return;
    }
    *k->out = (Command){.kind = CMD_COMMIT, .seat = (uint8_t)k->in->seat};
    k->act = CAMPAIGN_COMMAND;
}

void campaign_bar(Campaign *k, Rect r)
{
    Ui *ui = k->ui;
    draw_rect(ui->draw, r, ui->theme->bar);
    ui_block(ui, r);
    ui_push(ui, "bar");
    ui_group(ui, "bar");
    Rect left = r;
    Rect turn = rect_cut_right(&left, ui->w < 1500 ? 168 : 219);
    title(k, &left);
    date_box(k, &left);
    if (k->in->seat) resources(k, &left);
    static const struct {
        const char *name, *icon, *tip;
        CampaignAct act;
    } icons[] = {{"menu", "settings", "Menu (Esc)", CAMPAIGN_MENU}, {"history", "history", "History (H)", CAMPAIGN_HISTORY}, {"book", "book", "Encyclopaedia (F1)", CAMPAIGN_BOOK},
                 {"save", "save", "Save (Ctrl+S)", CAMPAIGN_SAVE}, {"load", "folder-open", "Load (Ctrl+O)", CAMPAIGN_LOAD}};
    /* The first three always fit; the others have keys. */
    float pitch = (turn.x - left.x) / 3;
    pitch = pitch < 30 ? 30 : pitch > 44 ? 44 : pitch;
    float x = turn.x - pitch;
    for (int i = 0; i < COUNT_OF(icons) && (i < 3 || x > left.x); i++, x -= pitch) {
        UiState s = ui_icon_button(ui, icons[i].name, rect(x, r.y + 10, pitch < 36 ? pitch : 36, 36), icons[i].icon, icons[i].tip, ui->theme->bar_text2);
        if (s.clicked) k->act = icons[i].act;
    }
    UiState s = ui_button(ui, "end_turn", turn, BUTTON_TURN, NULL, k->can_plan ? "End turn" : "Waiting", k->can_plan ? "Ctrl Enter" : NULL, k->can_plan);
    if (k->can_plan && (s.clicked || ui_shortcut(ui, UI_KEY_ENTER, UI_CTRL))) try_end_turn(k);
    ui_pop(ui);
}

/* The newest sentences that fit, newest first. */
void campaign_ticker(Campaign *k, Rect r)
{
    enum { NEWS = 5, LOOK_BACK = 400 };
    static _Thread_local char place[NEWS][64], sentence[NEWS][280];
    UiNews news[NEWS];
    const Report *reports;
    int count = session_reports(k->in->session, &reports), found = 0;
    ui_push(k->ui, "ticker");
    ui_group(k->ui, "ticker");
    if (k->in->notice) {
        news[found++] = (UiNews){ui_t(k->ui, "Notice"), k->in->notice};
    }
    for (int i = count - 1; i >= 0 && i > count - LOOK_BACK && found < NEWS; i--) {
        if (reports[i].kind == REPORT_CHANGE || reports[i].kind == REPORT_QUARTER) continue;
        StrBuf a = str_buf(place[found], sizeof place[0]), b = str_buf(sentence[found], sizeof sentence[0]);
        describe_ticker(&k->in->describe, &a, &b, &reports[i]);
        if (!sentence[found][0]) continue;
        news[found] = (UiNews){place[found], sentence[found]};
        found++;
    }
    if (ui_ticker(k->ui, "log", r, ui_t(k->ui, "Dispatches"), news, found)) k->state->log_open = true;
    ui_pop(k->ui);
}
