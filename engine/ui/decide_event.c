/* An event: what happened, and a card for each option with its price and what follows. */
#include "ui/decide.h"

#include <math.h>
#include <stdio.h>

enum { CARD_GAP = 16, LINES = 9 };

static void look_ahead(Decide *k, int place, const int *option, int count)
{
    uint64_t key = world_hash(k->w) + (uint64_t)place;
    if (k->state->preview_key == key) return;
    k->state->preview_key = key;
    for (int i = 0; i < count; i++) {
        preview_option(k->in->describe.game, k->w, place, option[i], k->in->scratch, &k->state->preview[i]);
    }
}

static Color line_color(const Decide *k, const PreviewLine *l)
{
    const Theme *t = k->ui->theme;
    if (l->power == 1 || l->power == 2) return t->side_text[l->delta < 0 ? 3 - l->power : l->power];
    return t->text;
}

/* `here`: the state the event stands in, which needs no naming. */
static float effects(Decide *k, Rect r, const Preview *p, int here, bool draw)
{
    float h = 0;
    for (int i = 0; i < p->line_count && i < LINES; i++) {
        char what[160], figure[64];
        StrBuf a = str_buf(what, sizeof what), b = str_buf(figure, sizeof figure);
        PreviewLine l = p->line[i];
        if (l.state == here) l.state = 0;
        describe_preview_line(&k->in->describe, &a, &b, &l);
        float room = ui_width(k->ui, ROLE_HINT_STRONG, figure) + 10;
        if (draw) {
            Rect line = rect(r.x, r.y + h, r.w, 22);
            ui_paragraph(k->ui, rect(line.x, line.y + 3, line.w - room, 19), ROLE_HINT, k->ui->theme->text2, what);
            ui_label_right(k->ui, line, ROLE_HINT_STRONG, line_color(k, &p->line[i]), figure);
        }
        h += fmaxf(22, ui_paragraph_height(k->ui, r.w - room, ROLE_HINT, what) + 5);
    }
    if (p->line_count == 0) {
        if (draw)
            ui_label(k->ui, rect(r.x, r.y, r.w, 22), ROLE_HINT, k->ui->theme->hint,
                     decide_t(k, "Nothing changes at once."));
        h += 22;
    }
    if (p->line_count > LINES) {
        char more[16];
        snprintf(more, sizeof more, "%d", p->line_count - LINES);
        if (draw)
            ui_label(k->ui, rect(r.x, r.y + h, r.w, 22), ROLE_HINT, k->ui->theme->hint,
                     decide_form(k, "and {a} smaller changes", more, NULL, NULL));
        h += 22;
    }
    if (p->dice) {
        if (draw)
            ui_label(k->ui, rect(r.x, r.y + h, r.w, 22), ROLE_HINT, k->ui->theme->hint,
                     decide_t(k, "Part of it is left to chance."));
        h += 22;
    }
    return h;
}

static const char *price(const Decide *k, const OptionDef *o)
{
    char capital[16];
    snprintf(capital, sizeof capital, "%d", o->capital);
    if (o->capital && o->money)
        return decide_form(k, "{a} political capital, {b} budget", capital,
                           decide_number(k, o->money, o->money % MILLI ? 1 : 0, false), NULL);
    if (o->capital) return decide_form(k, "{a} political capital", capital, NULL, NULL);
    if (o->money) return decide_form(k, "{a} budget", decide_number(k, o->money, o->money % MILLI ? 1 : 0, false), NULL, NULL);
    return decide_t(k, "Free");
}

/* Height of a card, or the card itself. */
static float card(Decide *k, Rect r, const OptionDef *o, int number, const Preview *p, const Command *cmd,
                  bool draw, bool *clicked)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    const char *why, *name = describe_name(&k->in->describe, &o->at);
    bool on = decide_allowed(k, cmd, &why);
    char id[24], digit[16];
    Rect in = rect_inset(r, 16, 14);
    snprintf(id, sizeof id, "option%d", number);
    snprintf(digit, sizeof digit, "%d", number);
    if (draw) {
        UiState s = ui_card(ui, id, name, r, on, false);
        if (s.clicked || (on && decide_key(k, UI_KEY_0 + number, 0))) *clicked = true;
        Rect box = rect(in.x, in.y, 24, 24);
        draw_round(ui->draw, box, 4, on ? t->primary : t->disabled, 0, 0);
        ui_label_centre(ui, box, ROLE_HINT_STRONG, t->primary_text, digit);
    }
    float y = in.y + 2;
    y += fmaxf(24, draw ? ui_paragraph(ui, rect(in.x + 34, y, in.w - 34, 20), ROLE_STRONG,
                                       on ? t->text : t->hint, name)
                        : ui_paragraph_height(ui, in.w - 34, ROLE_STRONG, name)) +
         8;
    if (o->text) {
        const char *text = decide_t(k, o->text);
        y += (draw ? ui_paragraph(ui, rect(in.x, y, in.w, 17), ROLE_HINT, t->text2, text)
                   : ui_paragraph_height(ui, in.w, ROLE_HINT, text)) +
             8;
    }
    if (draw) ui_rule(ui, in.x, y, in.w);
    y += 6 + effects(k, rect(in.x, y + 6, in.w, 0), p, k->w->open_state[cmd->slot], draw) + 6;
    if (!on) {
        if (draw) draw_icon(ui->draw, in.x, y + 1, 14, "lock", t->refusal);
        y += (draw ? ui_paragraph(ui, rect(in.x + 20, y, in.w - 20, 17), ROLE_HINT, t->refusal, why)
                   : ui_paragraph_height(ui, in.w - 20, ROLE_HINT, why)) +
             6;
    }
    float foot = draw ? r.y + r.h - 34 : y;
    if (draw) {
        draw_icon(ui->draw, in.x, foot, 16, o->money && !o->capital ? "coins" : "landmark", t->hint);
        float used = ui_label(ui, rect(in.x + 22, foot - 2, in.w - 22, 20), ROLE_STRONG, on ? t->text : t->hint,
                              price(k, o));
        if (o->is_default)
            ui_label_right(ui, rect(in.x + 32 + used, foot - 2, in.w - 32 - used, 20), ROLE_HINT, t->hint,
                           decide_t(k, "If you say nothing"));
    }
    return y + 20 + 14 - r.y;
}

static float cards(Decide *k, Rect r, int place, const EventDef *e, const int *option, int count)
{
    bool columns = r.w >= 250 * (float)count;
    float w = columns ? (r.w - CARD_GAP * (float)(count - 1)) / (float)count : r.w, tallest = 0, y = r.y;
    for (int pass = columns ? 0 : 1; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            Command cmd = {.kind = CMD_ANSWER,
                           .seat = (uint8_t)k->in->seat,
                           .slot = (uint8_t)place,
                           .choice = (uint8_t)option[i]};
            const OptionDef *o = &e->option[option[i]];
            const Preview *p = &k->state->preview[i];
            bool clicked = false;
            Rect at = rect(columns ? r.x + (w + CARD_GAP) * (float)i : r.x, y, w, 0);
            float h = card(k, at, o, i + 1, p, &cmd, false, &clicked);
            tallest = fmaxf(tallest, h);
            if (pass == 0) continue;
            at.h = columns ? tallest : h;
            card(k, at, o, i + 1, p, &cmd, true, &clicked);
            if (clicked) *k->out = cmd;
            if (!columns) y += h + 12;
        }
    }
    return columns ? tallest : y - r.y;
}

/* The picture of the place beside the headline; it fades into the panel. Only where all fits without
 * scrolling. */
static bool picture(Decide *k, Rect in, int state, float height)
{
    if (in.w < 760 || height < 120) return false;
    float x = in.x + in.w * 0.5F;
    Rect r = rect(x, in.y - 24, in.x + in.w + 24 - x, height + 24);
    if (!decide_map(k, r, state, MOOD_DOSSIER, (MapInsets){.left = r.w * 0.3F})) return false;
    Color panel = k->ui->theme->panel;
    draw_fade_x(k->ui->draw, rect(r.x - 1, r.y, r.w * 0.4F, r.h), panel, color_fade(panel, 0));
    draw_fade_y(k->ui->draw, rect(r.x, r.y + r.h - 28, r.w, 30), color_fade(panel, 0), panel);
    return true;
}

/* Events that wait for this side, this one among them. */
static int unanswered(const Decide *k)
{
    Pending owed[MAX_PENDING];
    int count = 0, n = game_pending(k->w, k->catalog, owed);
    for (int i = 0; i < n; i++) count += owed[i].seat == k->in->seat && owed[i].kind == OWE_ANSWER;
    return count;
}

bool decide_event(Decide *k, int place)
{
    Ui *ui = k->ui;
    const EventDef *e = &k->catalog->event[k->w->open_event[place]];
    int option[MAX_OPTIONS], count = 0, state = k->w->open_state[place];
    for (int i = 0; i < e->option_count; i++) {
        if (e->option[i].seat == k->in->seat) option[count++] = i;
    }
    look_ahead(k, place, option, count);
    float *need = ui_keep(ui, "event_height"), *head = ui_keep(ui, "event_head");
    Rect in = ui_dialog_begin(ui, "event", count > 3 ? 1240 : 1120, *need > 0 ? *need : 560);
    decide_begin(k, OWE_ANSWER, k->w->open_event[place] * MAX_OPEN_EVENTS + place);
    Rect foot = rect_cut_bottom(&in, 24);
    const char *hint =
        decide_t(k, "Effects count all that is known. An answer can\xE2\x80\x99t be taken back.");
    draw_icon(ui->draw, foot.x, foot.y + 6, 16, "info", ui->theme->hint);
    ui_label(ui, rect(foot.x + 24, foot.y + 4, foot.w - 24, 20), ROLE_HINT, ui->theme->hint, hint);
    rect_cut_bottom(&in, 8);
    bool fits = *need <= ui->h - 16;
    bool shown = fits && picture(k, in, state, *head);
    Rect body = ui_scroll_begin(ui, "body", rect_inset(in, -8, 0));
    Rect r = rect(body.x + 8, body.y, body.w - 16, 4000), text = r;
    text.w = fminf(shown ? r.w * 0.54F : r.w, 720);
    const char *where =
        state ? describe_name(&k->in->describe, &k->catalog->state[state].at) : decide_t(k, "Event");
    int left = unanswered(k);
    char count_text[16];
    snprintf(count_text, sizeof count_text, "%d", left);
    if (left > 1) where = decide_form(k, "{a} \xC2\xB7 {b} to answer", where, count_text, NULL);
    decide_head(k, &text, where, describe_name(&k->in->describe, &e->at));
    const char *told = describe_telling(&k->in->describe, k->w->open_event[place], state, k->w->quarter);
    if (told) rect_cut_top(&text, ui_paragraph(ui, text, ROLE_STORY, ui->theme->text2, told));
    *head = fmaxf(text.y - r.y + 12, r.w >= 760 && state && k->in->map && fits ? 190 : 0);
    rect_cut_top(&r, *head + 14);
    float h = cards(k, r, place, e, option, count) + r.y + 12 - body.y;
    ui_scroll_end(ui, h);
    ui_dialog_end(ui);
    float whole = h + 32 + 2 * 36;
    if (fabsf(whole - *need) > 0.5F) ui_wake(ui, 0);
    *need = whole;
    return k->out->kind != CMD_NONE;
}
