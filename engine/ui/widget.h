/* Widgets: what a person sees and touches, drawn in the ui's theme. Every widget takes the rectangle it may
 * use and keeps nothing: values stay with the caller. Texts come translated and are copied. `name` makes the
 * id (unique below the present ui_push) and is what window tests click; labels are what is read. Lay out with
 * rect_cut_top/left/... (draw.h) and the heights that widgets return; grid of 4, paddings 16, 20, 36.
 *
 * Markup in paragraphs (control bytes, so that no text needs quoting):
 *   MARK_BOLD toggles bold · MARK_SIDE1, MARK_SIDE2 colour of a seat, MARK_PLAIN back to the paragraph's
 * colour MARK_ICON name MARK_ICON an icon · MARK_KEY text MARK_KEY a key cap · '\n' new line
 *
 * Files: widget_text, widget_button, widget_field, widget_gauge, widget_chart, widget_panel, tip. */
#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "ui/ui.h"

#define MARK_BOLD  "\x01"
#define MARK_SIDE1 "\x02"
#define MARK_SIDE2 "\x03"
#define MARK_PLAIN "\x04"
#define MARK_ICON  "\x05"
#define MARK_KEY   "\x06"

/* ---- text (widget_text.c) ---- */

/* One line, centred in the height of r, cut with an ellipsis. Returns the width used. */
float ui_label(Ui *ui, Rect r, Role role, Color color, const char *text);
float ui_label_right(Ui *ui, Rect r, Role role, Color color, const char *text);
float ui_label_centre(Ui *ui, Rect r, Role role, Color color, const char *text);
/* The text in capitals of its language. */
float ui_caption(Ui *ui, Rect r, Color color, const char *text);
/* Wrapped text with markup from the top of r; returns its height (may be more than r.h: nothing is cut). */
float ui_paragraph(Ui *ui, Rect r, Role role, Color color, const char *text);
/* Height only, drawing nothing. */
float ui_paragraph_height(Ui *ui, float width, Role role, const char *text);
/* Thin rule across r's width at y. */
void ui_rule(Ui *ui, float x, float y, float w);

/* ---- buttons and rows (widget_button.c) ---- */

typedef enum { BUTTON_PRIMARY, BUTTON_TURN, BUTTON_OUTLINE, BUTTON_GHOST } ButtonKind;

/* icon, key may be NULL. key is shown as a cap at the right and does nothing itself. */
UiState ui_button(Ui *ui, const char *name, Rect r, ButtonKind kind, const char *icon, const char *label,
                  const char *key, bool on);
/* Square without frame; `tip` is its name and tooltip. color 0: the theme's second ink. */
UiState ui_icon_button(Ui *ui, const char *name, Rect r, const char *icon, const char *tip, Color color);
/* Ground of a row that can be chosen: tint, 3 unit bar, focus ring. The caller draws the content over it. */
UiState ui_row(Ui *ui, const char *name, const char *label, Rect r, bool on, bool chosen);
/* A card that can be chosen: border, ring when chosen. */
UiState ui_card(Ui *ui, const char *name, const char *label, Rect r, bool on, bool chosen);
/* The ring of the focus around anything. */
void ui_ring(Ui *ui, Rect r, float radius);

/* One action: tile, name, price, effect; or lock and reason. */
typedef struct {
    const char *icon, *title;
    int capital;        /* whole */
    int32_t money;      /* milli */
    const char *effect; /* markup; used when it is available */
    const char *reason; /* NULL: available */
    bool off;           /* not available for a reason told elsewhere; the effect is shown all the same */
    bool chosen;
    int seat;           /* whose colour the tile has; 0: seat 1 */
} ActionRow;
float ui_action_row_height(Ui *ui, float width, const ActionRow *row);
UiState ui_action_row(Ui *ui, const char *name, Rect r, const ActionRow *row);

/* Chip at (x, y), 24 high; returns the width. Colours 0: inset and text of the theme. */
float ui_chip(Ui *ui, float x, float y, const char *text, Color ground, Color ink);
/* Key cap with its left middle at (x, middle); returns the width. */
float ui_key_cap(Ui *ui, float x, float middle, const char *text, Color ink);
float ui_key_cap_width(const Ui *ui, const char *text);
/* Icon and figure, for prices: at (x, middle); returns the width. */
float ui_price(Ui *ui, float x, float middle, const char *icon, const char *figure, Color ink);
float ui_price_width(const Ui *ui, const char *figure);
/* Mark of a seat: 1 round, 2 square, around a centre. */
void ui_side_mark(Ui *ui, int seat, float cx, float cy, float half);

/* ---- choice and input (widget_field.c) ---- */

typedef struct {
    const char *name, *label, *icon; /* icon may be NULL; label NULL: icon only, then tip is shown */
    const char *tip;
} UiTab;
/* Tabs and lens bar: one group, returns the chosen index (changed or not). */
int ui_tabs(Ui *ui, const char *name, Rect r, const UiTab *tab, int count, int chosen);
/* The natural width of such a bar. */
float ui_tabs_width(const Ui *ui, const UiTab *tab, int count);
int ui_segmented(Ui *ui, const char *name, Rect r, const char *const *label, int count, int chosen);
/* One under another, 34 each. */
int ui_radio(Ui *ui, const char *name, Rect r, const char *const *label, int count, int chosen);
/* Switch at the right of r, label at the left. Returns true when it was flipped. */
bool ui_toggle(Ui *ui, const char *name, Rect r, const char *label, bool *on);
bool ui_checkbox(Ui *ui, const char *name, Rect r, const char *label, bool *on);
/* Whole numbers lo..hi; `mark` is the other side's value (outside lo..hi: none). True when it changed. */
bool ui_slider(Ui *ui, const char *name, Rect r, const char *label, int *value, int lo, int hi, int step,
               int mark);
/* Returns the chosen index. At most UI_OPTIONS_MAX options. */
int ui_drop_down(Ui *ui, const char *name, Rect r, const char *const *option, int count, int chosen);
/* One line of UTF-8. True when Enter was pressed in it. */
bool ui_text_field(Ui *ui, const char *name, Rect r, const char *hint, char *text, size_t size);
/* Scrubber 0..last; returns the position. marks: numbered places, may be NULL. */
int ui_scrubber(Ui *ui, const char *name, Rect r, int at, int last, const int *marks, int mark_count);
/* Draws the open drop-down; called once, after everything else of the screen. */
void ui_drop_draw(Ui *ui);

/* ---- table (widget_panel.c) ---- */

typedef struct {
    const char *title;
    float width; /* share of the whole */
    bool number; /* set at the right */
} UiColumn;
/* Head with sortable columns; cells are [row * columns + column]. *sort: column + 1, negative = downward, or
 * 0. The caller sorts. Returns the clicked row or -1. Rows are 34 high. */
int ui_table(Ui *ui, const char *name, Rect r, const UiColumn *column, int columns, const char *const *cell,
             int rows, int *sort, int chosen);

/* ---- gauges (widget_gauge.c); figures in milli ---- */

/* Diverging gauge -100..100: centre tick, fill from the centre, pointer above, ghost tick of `before`. */
void ui_gauge(Ui *ui, Rect r, int32_t value, int32_t before, bool pointer);
/* Two bars from the centre: seat 2 to the left, seat 1 to the right, each 0..100, with figures at the ends.
 */
void ui_butterfly(Ui *ui, Rect r, int32_t left, int32_t right, bool figures);
/* Estimate: band low..high, thick median, triangle for now, on lo..hi. seat: whose colour. */
void ui_range_bar(Ui *ui, Rect r, int32_t lo, int32_t hi, int32_t low, int32_t median, int32_t high,
                  int32_t now, int seat);
/* Chance 0..1000 as a bar. */
void ui_risk_bar(Ui *ui, Rect r, int32_t share);
/* Bar 0..100 in the colour of a seat. */
void ui_meter(Ui *ui, Rect r, int32_t value, Color color);
/* Arrow and figure of a change: up triangle, down triangle or a dash. Returns the width. */
float ui_change(Ui *ui, float x, float middle, Role role, int32_t milli, Color color);

/* ---- charts (widget_chart.c) ---- */

enum { UI_LINES_MAX = 16, UI_MARKS_MAX = 12 };
typedef struct {
    const char *label;    /* direct label at the end; NULL: none */
    const int32_t *value; /* `count` of them, milli */
    int count;
    Color color;
    bool dashed;
} UiLine;
typedef struct {
    int at; /* index on the x axis */
    int32_t value;
    int number;
} UiMark;
typedef struct {
    int32_t lo, hi; /* of the y axis, milli */
    int points;     /* of the x axis */
    UiLine line[UI_LINES_MAX];
    int lines;
    const int32_t *level; /* dotted lines with figures, milli */
    int levels;
    const char *const *tick; /* texts below the axis, NULL where none; `points` of them; may be NULL */
    UiMark mark[UI_MARKS_MAX];
    int marks;
    int cursor;                /* index, -1 none */
    bool halves;               /* tint above 0 as seat 1's half, below as seat 2's */
    const char *above, *below; /* texts in the halves' corners; may be NULL */
    float label_width;         /* room for direct labels at the right */
} UiChart;
/* Returns the index under the pointer or -1. */
int ui_chart(Ui *ui, Rect r, const UiChart *chart);
void ui_sparkline(Ui *ui, Rect r, const int32_t *value, int count, Color color);

/* ---- panels (widget_panel.c) ---- */

void ui_panel(Ui *ui, Rect r, float radius);
/* Scrim, centred panel of at most w x h (less in a small window), focus trap. Returns the inside, padded by
 * 36 (20 when small). Everything until ui_dialog_end lies in it. */
Rect ui_dialog_begin(Ui *ui, const char *name, float w, float h);
void ui_dialog_end(Ui *ui);
/* Line of news: place in bold and sentence, ends with "n more". Returns true when it was clicked. */
typedef struct {
    const char *place, *sentence;
} UiNews;
bool ui_ticker(Ui *ui, const char *name, Rect r, const char *title, const UiNews *news, int count);
/* One rung of the ladder. who: bit 1 seat 1 stands here, bit 2 seat 2. */
typedef struct {
    int number;
    const char *title, *effect, *prestige, *swing;
    const char *note; /* beside the token, or NULL */
    const char *who_name[3];
    int who;
    bool lead; /* where an escalation would lead */
} UiRung;
float ui_rung_height(const UiRung *rung);
void ui_rung(Ui *ui, Rect r, const UiRung *rung);

#endif
