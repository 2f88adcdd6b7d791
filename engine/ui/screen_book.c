#include "ui/screen_book.h"

#include "base/fixed.h"
#include "ui/widget.h"

#include <stdio.h>
#include <string.h>

enum { BAR = 56, KIND_ROW = 40, PAGE_ROW = 32, CHIP = 30, COLUMN = 760 };

typedef struct {
    Ui *ui;
    const Book *book;
    BookState *state;
    Rect view; /* of the scroll area that is being filled */
} Screen;

/* Is it in view or a page away? What lies farther off needs no row: keys reach it by what lies between. */
static bool is_near(const Screen *k, Rect r)
{
    return r.y + r.h > k->view.y - k->view.h && r.y < k->view.y + 2 * k->view.h;
}

/* ---- turning pages ---- */

static void turn_to(BookState *s, int page)
{
    if (page == s->page) return;
    if (s->back_count == BOOK_BACK) {
        memmove(s->back, s->back + 1, sizeof s->back - sizeof s->back[0]);
        s->back_count--;
    }
    if (s->page >= 0) s->back[s->back_count++] = s->page;
    s->page = page;
}

static void turn_back(BookState *s)
{
    if (s->back_count > 0) s->page = s->back[--s->back_count];
}

void screen_book_open(const Book *book, BookState *state, int page)
{
    if (!state->opened) {
        state->page = -1;
        state->kind = book->count > 0 ? book->entry[0].kind : -1;
        state->opened = true;
    }
    if (page < 0) return;
    turn_to(state, page);
    state->kind = book->entry[page].kind;
    state->words[0] = 0;
}

/* ---- left: search and list ---- */

static void search(Screen *k)
{
    BookState *s = k->state;
    if (str_eq(s->words, s->searched)) return;
    snprintf(s->searched, sizeof s->searched, "%s", s->words);
    s->found_count = book_search(k->book, s->words, s->found, BOOK_FOUND);
}

static void page_row(Screen *k, Rect *area, int page, bool with_kind)
{
    Ui *ui = k->ui;
    Rect r = rect_cut_top(area, PAGE_ROW);
    const BookEntry *e = &k->book->entry[page];
    const char *name = book_name(k->book, page);
    if (!is_near(k, r)) return;
    UiState s = ui_row(ui, e->id, name, r, true, page == k->state->page);
    const char *kind = ui_t(ui, book_kind_plural((BookKind)e->kind));
    float kind_w = with_kind ? ui_width(ui, ROLE_HINT, kind) + 12 : 0;
    ui_label(ui, rect(r.x + (with_kind ? 20 : 44), r.y, r.w - (with_kind ? 40 : 64) - kind_w, r.h), ROLE_BODY, ui->theme->text, name);
    if (with_kind) ui_label_right(ui, rect(r.x, r.y, r.w - 20, r.h), ROLE_HINT, ui->theme->hint, kind);
    if (s.clicked) turn_to(k->state, page);
}

static void kind_row(Screen *k, Rect *area, BookKind kind, int count)
{
    Ui *ui = k->ui;
    char name[40], number[12];
    Rect r = rect_cut_top(area, KIND_ROW);
    bool open = k->state->kind == (int)kind;
    if (!is_near(k, r)) return;
    snprintf(name, sizeof name, "kind_%s", book_kind_word(kind));
    snprintf(number, sizeof number, "%d", count);
    const char *plural = ui_t(ui, book_kind_plural(kind));
    UiState s = ui_row(ui, name, plural, r, true, false);
    draw_icon(ui->draw, r.x + 18, r.y + r.h / 2 - 8, 16, open ? "chevron-down" : "chevron-right", ui->theme->hint);
    ui_label(ui, rect(r.x + 44, r.y, r.w - 100, r.h), ROLE_STRONG, ui->theme->text, plural);
    ui_label_right(ui, rect(r.x, r.y, r.w - 20, r.h), ROLE_HINT, ui->theme->hint, number);
    ui_rule(ui, r.x, r.y + r.h - 1, r.w);
    if (s.clicked) k->state->kind = open ? -1 : (int)kind;
}

static void list_by_kind(Screen *k, Rect *area)
{
    for (int kind = 0; kind < BOOK_KIND_COUNT; kind++) {
        int count = book_count(k->book, (BookKind)kind);
        if (count == 0) continue;
        bool open = k->state->kind == kind;
        kind_row(k, area, (BookKind)kind, count);
        for (int i = 0; open && i < k->book->count; i++) {
            if (k->book->entry[i].kind == kind) page_row(k, area, i, false);
        }
    }
}

static void list_found(Screen *k, Rect *area)
{
    Ui *ui = k->ui;
    const BookState *s = k->state;
    for (int i = 0; i < s->found_count; i++) page_row(k, area, s->found[i], true);
    Rect r = rect_inset(rect_cut_top(area, 56), 20, 8);
    if (s->found_count == 0) ui_paragraph(ui, r, ROLE_BODY, ui->theme->hint, ui_t(ui, "No page holds all of these words."));
    if (s->found_count == BOOK_FOUND) ui_paragraph(ui, r, ROLE_HINT, ui->theme->hint, ui_t(ui, "There are more; another word narrows it."));
}

static void list(Screen *k, Rect r)
{
    Ui *ui = k->ui;
    BookState *s = k->state;
    draw_rect(ui->draw, r, ui->theme->panel);
    draw_rect(ui->draw, rect(r.x + r.w - 1, r.y, 1, r.h), ui->theme->border);
    r.w -= 1;
    ui_group(ui, "search");
    Rect field = rect_inset(rect_cut_top(&r, 68), 16, 14);
    if (ui_text_field(ui, "search", field, ui_t(ui, "Search (/)"), s->words, sizeof s->words) && s->found_count > 0) turn_to(s, s->found[0]);
    search(k);
    ui_group(ui, "list");
    k->view = r;
    Rect content = ui_scroll_begin(ui, "list", r);
    float top = content.y;
    if (s->words[strspn(s->words, " ")]) list_found(k, &content);
    else list_by_kind(k, &content);
    ui_scroll_end(ui, content.y - top + 8);
}

/* ---- right: the page ---- */

static void put_line(Screen *k, Rect *area, const BookLine *l, bool after_item)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    if (l->kind == BOOK_TEXT && after_item) area->y += 10;
    if (l->kind == BOOK_HEAD) {
        area->y += 14;
        area->y += ui_paragraph(ui, *area, ROLE_STRONG, t->text, l->text) + 4;
        return;
    }
    if (l->kind == BOOK_TEXT) {
        area->y += ui_paragraph(ui, *area, ROLE_BODY, t->text, l->text) + 4;
        return;
    }
    Rect r = *area;
    rect_cut_left(&r, 18 + 20 * (float)l->level);
    draw_disc(ui->draw, r.x - 9, r.y + 10, 2, t->hint);
    area->y += ui_paragraph(ui, r, ROLE_BODY, t->text, l->text) + 3;
}

/* A link as a chip at (*x, area->y), on a new line where there is no room; true when it was chosen. */
static bool link_chip(Screen *k, Rect *area, float *x, int page)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    const char *name = book_name(k->book, page);
    float w = ui_width(ui, ROLE_BODY, name) + 24;
    if (w > area->w) w = area->w;
    if (*x + w > area->x + area->w && *x > area->x) {
        *x = area->x;
        area->y += CHIP + 8;
    }
    Rect r = rect(*x, area->y, w, CHIP);
    *x += w + 8;
    if (!is_near(k, r)) return false;
    UiState s = ui_item(ui, k->book->entry[page].id, name, r, true);
    draw_round(ui->draw, r, CHIP / 2, s.hover ? t->hover : t->panel, 1, s.hover ? t->hint : t->border);
    ui_label(ui, rect_inset(r, 12, 0), ROLE_BODY, t->text, name);
    if (s.focused) ui_ring(ui, r, CHIP / 2);
    return s.clicked;
}

static void links(Screen *k, Rect *area)
{
    Ui *ui = k->ui;
    const BookPage *p = &k->state->content;
    int chosen = -1, kind = -1;
    if (p->link_count == 0) return;
    area->y += 18;
    ui_rule(ui, area->x, area->y, area->w);
    area->y += 12;
    ui_label(ui, rect_cut_top(area, 28), ROLE_PANEL_SMALL, ui->theme->text, ui_t(ui, "See also"));
    ui_push(ui, "see");
    ui_group(ui, "see");
    float x = area->x;
    for (int i = 0; i < p->link_count; i++) {
        if (k->book->entry[p->link[i]].kind != kind) {
            area->y += kind < 0 ? 4 : CHIP + 10;
            kind = k->book->entry[p->link[i]].kind;
            ui_caption(ui, rect_cut_top(area, 26), ui->theme->hint, ui_t(ui, book_kind_plural((BookKind)kind)));
            x = area->x;
        }
        if (link_chip(k, area, &x, p->link[i])) chosen = p->link[i];
    }
    area->y += CHIP;
    ui_pop(ui);
    if (chosen < 0) return;
    turn_to(k->state, chosen);
}

static void cover(Screen *k, Rect r)
{
    Ui *ui = k->ui;
    r.y += ui_paragraph(ui, r, ROLE_DIALOG, ui->theme->text, ui_t(ui, "The rules in full")) + 10;
    ui_paragraph(ui, r, ROLE_STORY, ui->theme->text2,
                 ui_t(ui, "Choose a kind at the left, or search. Each page says what a thing is, what it does as the rules run it, and where its figures come from."));
}

static void page(Screen *k, Rect r)
{
    Ui *ui = k->ui;
    BookState *s = k->state;
    draw_rect(ui->draw, r, ui->theme->panel);
    ui_push(ui, "page");
    ui_group(ui, "page");
    float margin = r.w > COLUMN + 160 ? 72 : 28, w = r.w - 2 * margin;
    if (s->page < 0 || s->page >= k->book->count) {
        cover(k, rect(r.x + margin, r.y + 36, w < COLUMN ? w : COLUMN, r.h));
        ui_pop(ui);
        return;
    }
    book_page(k->book, s->page, &s->content);
    const BookPage *p = &s->content;
    k->view = r;
    Rect content = ui_scroll_begin(ui, p->id, r);
    float top = content.y;
    content = rect(content.x + margin, content.y + 32, w < COLUMN ? w : COLUMN, content.h);
    ui_caption(ui, rect_cut_top(&content, 20), ui->theme->hint, ui_t(ui, book_kind_plural((BookKind)k->book->entry[s->page].kind)));
    content.y += ui_paragraph(ui, content, ROLE_DIALOG, ui->theme->text, p->name) + 6;
    if (p->help[0]) content.y += ui_paragraph(ui, content, ROLE_STORY, ui->theme->text2, p->help) + 12;
    for (int i = 0; i < p->line_count; i++) put_line(k, &content, &p->line[i], i > 0 && p->line[i - 1].kind == BOOK_ITEM);
    links(k, &content);
    ui_scroll_end(ui, content.y - top + 32);
    ui_pop(ui);
}

/* ---- frame ---- */

static bool bar(Screen *k, Rect r)
{
    Ui *ui = k->ui;
    const Theme *t = ui->theme;
    draw_rect(ui->draw, r, t->bar);
    ui_group(ui, "bar");
    draw_icon(ui->draw, r.x + 20, r.y + r.h / 2 - 10, 20, "book-open", t->brass);
    ui_label(ui, rect(r.x + 54, r.y, 260, r.h), ROLE_PANEL_SMALL, t->bar_text, ui_t(ui, "Encyclopaedia"));
    Rect right = rect_inset(r, 12, 9);
    bool leave = ui_icon_button(ui, "close", rect_cut_right(&right, 38), "x", ui_t(ui, "Close (Esc)"), t->bar_text2).clicked;
    bool can_turn = k->state->back_count > 0;
    if (can_turn && ui_icon_button(ui, "back", rect_cut_right(&right, 44), "chevron-left", ui_t(ui, "Back (Backspace)"), t->bar_text2).clicked) turn_back(k->state);
    return leave;
}

bool screen_book(Ui *ui, const Book *book, BookState *state)
{
    Screen k = {.ui = ui, .book = book, .state = state};
    screen_book_open(book, state, -1);
    int before = state->page;
    Rect all = rect(0, 0, ui->w, ui->h);
    ui_push(ui, "book");
    bool leave = bar(&k, rect_cut_top(&all, BAR));
    list(&k, rect_cut_left(&all, ui->w < 1100 ? 320 : 400));
    page(&k, all);
    if (ui_shortcut(ui, UI_KEY_SLASH, 0)) ui_focus(ui, "search");
    if (ui_shortcut(ui, UI_KEY_BACKSPACE, 0) || ui_shortcut(ui, UI_KEY_LEFT, UI_ALT)) turn_back(state);
    if (ui_shortcut(ui, UI_KEY_ESCAPE, 0)) {
        /* One step: a search first, then the book. */
        leave = !state->words[0];
        state->words[0] = 0;
    }
    if (ui_shortcut(ui, UI_KEY_F1, 0)) leave = true;
    if (state->page != before && state->page >= 0) state->kind = book->entry[state->page].kind;
    ui_pop(ui);
    return !leave;
}
