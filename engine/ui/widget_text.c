/* Labels and wrapped paragraphs with markup. */
#include "ui/widget.h"

#include <math.h>
#include <string.h>

static const char ellipsis[] = "\xE2\x80\xA6";

static void run(Ui *ui, float x, Rect r, Role role, Color color, const char *text, int bytes)
{
    const TypeRole *t = theme_role(role);
    float base = ui_baseline(ui, role, r.y, r.h);
    if (t->tracking > 0) {
        char copy[256];
        StrBuf b = str_buf(copy, sizeof copy);
        str_addn(&b, text, (size_t)bytes);
        draw_text_look(ui->draw, x, base, t->face, t->size, color, copy, (TextLook){.tracking = t->tracking});
    } else {
        draw_textn(ui->draw, x, base, t->face, t->size, color, text, bytes);
    }
}

/* Bytes that fit into `room`, at a letter's end. */
static int fitting(Ui *ui, Role role, const char *text, int bytes, float room)
{
    int lo = 0, hi = bytes;
    while (lo < hi) {
        int mid = (lo + hi + 1) / 2;
        while (mid < hi && ((unsigned char)text[mid] & 0xC0) == 0x80) mid++;
        if (ui_width_n(ui, role, text, mid) <= room) {
            lo = mid;
        } else {
            hi = mid - 1;
            while (hi > lo && ((unsigned char)text[hi] & 0xC0) == 0x80) hi--;
        }
    }
    return lo;
}

static float aligned(Ui *ui, Rect r, Role role, Color color, const char *text, float share)
{
    int bytes = (int)strlen(text);
    float w = ui_width_n(ui, role, text, bytes);
    if (w <= r.w + 0.5F) {
        run(ui, r.x + (r.w - w) * share, r, role, color, text, bytes);
        return w;
    }
    float dots = ui_width(ui, role, ellipsis);
    int keep = fitting(ui, role, text, bytes, r.w - dots);
    while (keep > 0 && text[keep - 1] == ' ') keep--;
    run(ui, r.x, r, role, color, text, keep);
    float used = ui_width_n(ui, role, text, keep);
    run(ui, r.x + used, r, role, color, ellipsis, 3);
    return used + dots;
}

float ui_label(Ui *ui, Rect r, Role role, Color color, const char *text)
{
    return aligned(ui, r, role, color, text, 0);
}
float ui_label_right(Ui *ui, Rect r, Role role, Color color, const char *text)
{
    return aligned(ui, r, role, color, text, 1);
}
float ui_label_centre(Ui *ui, Rect r, Role role, Color color, const char *text)
{
    return aligned(ui, r, role, color, text, 0.5F);
}

float ui_caption(Ui *ui, Rect r, Color color, const char *text)
{
    char big[160];
    ui_upper(ui, big, sizeof big, text);
    return ui_label(ui, r, ROLE_CAPTION, color, big);
}

void ui_rule(Ui *ui, float x, float y, float w)
{
    draw_rect(ui->draw, rect(x, y, w, 1), ui->theme->rule);
}

/* ---- paragraphs ---- */

typedef struct {
    Ui *ui;
    Rect r;
    Role plain, role; /* role: as the markup has it now */
    Color base, color;
    float x, y;
    bool draw, started;
    const char
        *run; /* words of one look on one line, drawn together: widths are whole pixels, and would add up */
    int run_bytes;
    float run_x;
} Flow;

static Role bold_of(Role role)
{
    if (role == ROLE_HINT) return ROLE_HINT_STRONG;
    if (role == ROLE_BODY || role == ROLE_STORY || role == ROLE_ROW) return ROLE_STRONG;
    return role;
}

static float line_height(const Flow *f)
{
    return theme_role(f->plain)->line;
}

static Rect line_box(const Flow *f, float w)
{
    return rect(f->x, f->y, w, line_height(f));
}

static void end_run(Flow *f)
{
    if (f->draw && f->run_bytes > 0)
        run(f->ui, f->run_x, line_box(f, 0), f->role, f->color, f->run, f->run_bytes);
    f->run_bytes = 0;
}

static void new_line(Flow *f)
{
    end_run(f);
    f->x = f->r.x;
    f->y += line_height(f);
    f->started = false;
}

/* A word wider than a whole line is broken at letters; returns what is left of it. */
static const char *break_word(Flow *f, const char *text, int *bytes)
{
    while (*bytes > 1 && ui_width_n(f->ui, f->role, text, *bytes) > f->r.w + 0.5F) {
        int keep = fitting(f->ui, f->role, text, *bytes, f->r.w);
        if (keep <= 0 || keep >= *bytes) break;
        if (f->draw) run(f->ui, f->x, line_box(f, 0), f->role, f->color, text, keep);
        text += keep;
        *bytes -= keep;
        new_line(f);
    }
    return text;
}

/* A word joins the run before it, or goes to the next line when it does not fit. */
static void word(Flow *f, const char *text, int bytes)
{
    float end = f->r.x + f->r.w + 0.5F;
    bool joins = f->run_bytes > 0;
    const char *from = joins ? f->run : text;
    float x = joins ? f->run_x : f->x;
    float w = ui_width_n(f->ui, f->role, from, (int)(text + bytes - from));
    if (x + w > end && f->started) {
        new_line(f);
        joins = false;
    }
    if (!joins) {
        text = break_word(f, text, &bytes);
        f->run = from = text;
        x = f->run_x = f->x;
        w = ui_width_n(f->ui, f->role, text, bytes);
    }
    f->run_bytes = (int)(text + bytes - from);
    f->x = x + w;
    f->started = true;
}

static const char *quoted(const char *at, char mark, char *out, size_t size)
{
    StrBuf b = str_buf(out, size);
    for (at++; *at && *at != mark; at++) str_addn(&b, at, 1);
    return *at ? at + 1 : at;
}

static const char *special(Flow *f, const char *at)
{
    char name[48];
    const Theme *t = f->ui->theme;
    end_run(f);
    switch (*at) {
    case 1: f->role = f->role == f->plain ? bold_of(f->plain) : f->plain; return at + 1;
    case 2: f->color = t->side_text[1]; return at + 1;
    case 3: f->color = t->side_text[2]; return at + 1;
    case 4: f->color = f->base; return at + 1;
    case 5: {
        at = quoted(at, 5, name, sizeof name);
        float size = theme_role(f->plain)->size + 2;
        if (f->x + size > f->r.x + f->r.w && f->started) new_line(f);
        if (f->draw) draw_icon(f->ui->draw, f->x, f->y + (line_height(f) - size) / 2, size, name, f->color);
        f->x += size + 3;
        f->started = true;
        return at;
    }
    case 6: {
        at = quoted(at, 6, name, sizeof name);
        float w = ui_key_cap_width(f->ui, name);
        if (f->x + w > f->r.x + f->r.w && f->started) new_line(f);
        if (f->draw) ui_key_cap(f->ui, f->x, f->y + line_height(f) / 2, name, f->color);
        f->x += w;
        f->started = true;
        return at;
    }
    default: new_line(f); return at + 1;
    }
}

static float flow(Flow *f, const char *text)
{
    f->x = f->r.x;
    f->y = f->r.y;
    const char *at = text;
    while (*at) {
        if ((*at >= 1 && *at <= 6) || *at == '\n') {
            at = special(f, at);
            continue;
        }
        if (*at == ' ') {
            if (f->started) f->x += ui_width_n(f->ui, f->role, " ", 1);
            at++;
            continue;
        }
        const char *end = at;
        while (*end && *end != ' ' && *end != '\n' && !(*end >= 1 && *end <= 6)) end++;
        word(f, at, (int)(end - at));
        at = end;
    }
    end_run(f);
    return f->y + line_height(f) - f->r.y;
}

float ui_paragraph(Ui *ui, Rect r, Role role, Color color, const char *text)
{
    Flow f = {.ui = ui, .r = r, .plain = role, .role = role, .base = color, .color = color, .draw = true};
    return flow(&f, text);
}

float ui_paragraph_height(Ui *ui, float width, Role role, const char *text)
{
    Flow f = {.ui = ui, .r = rect(0, 0, width, 0), .plain = role, .role = role};
    return flow(&f, text);
}
