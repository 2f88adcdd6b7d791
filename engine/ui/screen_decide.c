#include "ui/decide.h"

#include <stdio.h>
#include <string.h>

enum { RING = 24, RING_SIZE = 400 };

/* Texts of one frame: used at once, overwritten much later. */
static char *ring(void)
{
    static _Thread_local char text[RING][RING_SIZE];
    static _Thread_local int next;
    next = (next + 1) % RING;
    text[next][0] = 0;
    return text[next];
}

const char *decide_t(const Decide *k, const char *source)
{
    return text_get(k->in->describe.texts, NULL, source);
}

const char *decide_number(const Decide *k, int32_t milli, int decimals, bool sign)
{
    char *out = ring();
    StrBuf b = str_buf(out, RING_SIZE);
    describe_milli(&k->in->describe, &b, milli, decimals, sign);
    return out;
}

const char *decide_form(const Decide *k, const char *form, const char *a, const char *b, const char *c)
{
    char *out = ring();
    StrBuf s = str_buf(out, RING_SIZE);
    TEXT_FORMAT(&s, decide_t(k, form), {"a", a ? a : ""}, {"b", b ? b : ""}, {"c", c ? c : ""});
    return out;
}

bool decide_allowed(const Decide *k, const Command *cmd, const char **why)
{
    Reasons reasons;
    *why = NULL;
    if (session_check(k->in->session, cmd, &reasons) == REFUSE_NO) return true;
    char *out = ring();
    StrBuf b = str_buf(out, RING_SIZE);
    describe_refusal(&k->in->describe, &b, k->w, cmd, &reasons);
    *why = out;
    return false;
}

void decide_head(const Decide *k, Rect *r, const char *kind, const char *headline)
{
    char date[64];
    StrBuf b = str_buf(date, sizeof date);
    describe_date(&k->in->describe, &b, k->w);
    const Theme *t = k->ui->theme;
    ui_caption(k->ui, rect_cut_top(r, 20), t->side_text[2],
               decide_form(k, "{a} \xC2\xB7 {b}", kind, date, NULL));
    bool small = ui_width(k->ui, ROLE_DIALOG, headline) > r->w;
    rect_cut_top(r, ui_paragraph(k->ui, *r, small ? ROLE_PANEL : ROLE_DIALOG, t->text, headline) + 8);
}

void decide_begin(Decide *k, OweKind kind, int subject)
{
    uint64_t asked = (uint64_t)kind << 32 | (uint64_t)k->w->quarter << 24 | (uint64_t)subject;
    if (k->state->asked && k->state->asked != asked) ui_modal_renew(k->ui);
    k->state->asked = asked;
    k->out->kind = CMD_NONE;
}

bool decide_key(Decide *k, int key, int mods)
{
    return !k->ui->asleep && ui_key(k->ui, (UiKey)key, mods);
}

bool screen_decide_owed(const DecideIn *in, Pending *out)
{
    Pending owed[MAX_PENDING];
    int count = session_pending(in->session, owed);
    for (int i = 0; i < count; i++) {
        if (owed[i].seat != in->seat || owed[i].kind == OWE_PLAN) continue;
        *out = owed[i];
        return true;
    }
    return false;
}

bool decide_is_roomy(const Ui *ui)
{
    return ui->w >= 1180 && ui->h >= 700;
}

bool screen_decide_is_page(const Ui *ui, const DecideIn *in)
{
    Pending owed;
    return decide_is_roomy(ui) && screen_decide_owed(in, &owed) && owed.kind == OWE_RUNG;
}

bool screen_decide(Ui *ui, const DecideIn *in, DecideState *state, Command *out)
{
    Pending owed;
    if (!screen_decide_owed(in, &owed)) return false;
    Decide k = {ui, in, state, in->describe.game->catalog, in->seen, out};
    switch (owed.kind) {
    case OWE_ANSWER: return decide_event(&k, owed.subject);
    case OWE_REACT: return decide_react(&k);
    default: return decide_crisis(&k);
    }
}

bool screen_handover(Ui *ui, const DecideIn *in)
{
    Decide k = {.ui = ui, .in = in, .catalog = in->describe.game->catalog, .w = in->seen};
    const char *name = describe_name(&in->describe, &k.catalog->power[in->seat].at);
    draw_rect(ui->draw, rect(0, 0, ui->w, ui->h), ui->theme->inset);
    Rect r = ui_dialog_begin(ui, "handover", 560, 280);
    Rect foot = rect_cut_bottom(&r, 40);
    decide_head(&k, &r, decide_t(&k, "Two at one table"), decide_form(&k, "{a} decides", name, NULL, NULL));
    ui_paragraph(ui, r, ROLE_STORY, ui->theme->text2,
                 decide_t(&k, "The other side looks away until this decision is made."));
    bool go = ui_button(ui, "go", rect_cut_right(&foot, 220), BUTTON_PRIMARY, NULL,
                        decide_form(&k, "I am {a}", name, NULL, NULL), "Enter", true)
                  .clicked;
    go = go || (!ui->asleep && ui_key(ui, UI_KEY_ENTER, 0));
    ui_dialog_end(ui);
    return go;
}
