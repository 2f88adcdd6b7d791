/* Ui: the immediate-mode core: who is under the pointer, who has the focus, what was clicked; ids, groups,
 * scroll areas, layers, tooltips, motion. No look of a widget lives here (widget.h), no game word, no SDL.
 *
 * A frame: ui_begin; widgets; ui_end. Pointer and focus are judged by where things stood in the frame before,
 * so the topmost thing gets the click whatever order the code has. Ids are a hash of the label and the
 * parents (ui_push), so two things of one name need different parents. `Ui` is one plain struct that its
 * owner keeps; zero it once. Keys: Tab walks over groups, arrows within one (by place), Enter or Space acts.
 * The order of calls must be the order of reading. A widget that uses a key itself takes it with ui_key,
 * after which nobody else sees it. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/text.h"
#include "ui/input.h"
#include "ui/theme.h"

typedef uint32_t UiId;

enum {
    UI_ITEMS_MAX = 384,
    UI_KEEP_MAX = 192,
    UI_PARENTS_MAX = 16,
    UI_TIP_LINES = 12,
    UI_OPTIONS_MAX = 16,
};

/* One thing that can be pointed at or have the focus, as the trace and window tests see it. */
typedef struct {
    UiId id;
    Rect r;     /* where it is, cut by what clips it; empty when scrolled out of view */
    Rect whole; /* where it would be */
    int16_t group, layer;
    bool on;       /* false: shown grey, can have the focus (to read why) but not act */
    char path[72]; /* "actions/trade_mission": ids of the parents and its own */
    char label[72];
} UiItem;

/* What a thing is to do with this frame. */
typedef struct {
    UiId id;
    bool hover;   /* the pointer is over it, and the pointer was used last */
    bool focused; /* has the focus, and keys were used last: draw the ring */
    bool held;    /* the left button went down on it and is still down */
    bool clicked; /* act now (pointer released over it, or Enter) */
    bool double_clicked;
} UiState;

typedef struct {
    char text[120], figure[40];
    Color color; /* of the figure; 0 = plain */
} UiTipLine;

typedef struct {
    UiId id;
    float value, target, from;
    int64_t since;
    uint32_t frame;
} UiKept;

typedef struct {
    UiId id;
    Rect view;
    float content; /* height of the last frame's content */
    float offset;
} UiScroll;

typedef struct Ui {
    const UiInput *in;
    DrawList *draw;
    const UiFonts *fonts;
    const Theme *theme;
    const TextTable *texts;
    float w, h; /* window, logical units */
    bool reduced_motion;
    bool swallow_pointer; /* set by ui_end when pointer lies over some item or blocked area */

    /* out: */
    int wake_ms; /* draw again in so many ms; 0 at once, -1 only on input */
    bool hide_pointer;
    bool wants_text; /* a text field has the focus */

    /* own */
    UiItem item[UI_ITEMS_MAX], last[UI_ITEMS_MAX];
    int item_count, last_count;
    Rect block[32], last_block[32]; /* areas that keep the pointer from what lies below */
    int16_t block_layer[32], last_block_layer[32];
    int block_count, last_block_count;
    UiId parent[UI_PARENTS_MAX];
    char name[UI_PARENTS_MAX][32];
    int depth;
    int group, layer, modal, last_modal;
    UiId focus, hot, held, hover_id;
    UiId group_memory[64];
    bool keys_used, focus_moved, key_taken[UI_KEYS_MAX], asleep;
    int64_t hover_since, tip_closed, modal_since;
    uint32_t frame;
    UiKept kept[UI_KEEP_MAX];
    UiScroll scroll[6];
    int scroll_depth;
    bool wheel_taken;
    /* tooltip of this frame */
    bool tip_on, tip_was;
    Rect tip_at;
    char tip_title[120], tip_text[800];
    UiTipLine tip_line[UI_TIP_LINES];
    int tip_lines;
    bool tip_sum;
    /* open drop-down */
    UiId drop_id, drop_picked;
    uint32_t drop_since; /* the frame in which it opened */
    int drop_index, drop_count, drop_cursor;
    Rect drop_at;
    char drop_option[UI_OPTIONS_MAX][64];
    /* text field */
    int caret;
    bool typing; /* the last frame had a focused text field */
    /* toast */
    char toast[200];
    int64_t toast_until;
    bool toast_bad;
} Ui;

void ui_begin(Ui *ui, const UiInput *in, DrawList *draw, const UiFonts *fonts, Mood mood);
void ui_end(Ui *ui);
/* Draws the tooltip of this frame (tip.c); ui_end calls it. */
void ui_tip_draw(Ui *ui);

/* Ids. */
UiId ui_id(const Ui *ui, const char *name);
void ui_push(Ui *ui, const char *name);
void ui_push_index(Ui *ui, const char *name, int index);
void ui_pop(Ui *ui);

/* Groups of focus: what follows belongs to this group until the next one begins. */
void ui_group(Ui *ui, const char *name);

/* Declares a thing. `name` makes the id, `label` is what the trace and a screen reader's log say. */
UiState ui_item(Ui *ui, const char *name, const char *label, Rect r, bool on);
/* Keeps the pointer from what was declared before in this area (panels over a map). */
void ui_block(Ui *ui, Rect r);
/* May a map or other ground below all items use the pointer now? */
bool ui_ground(const Ui *ui);
/* Gives the focus to a thing, by name under the present parents. */
void ui_focus(Ui *ui, const char *name);
bool ui_has_focus(const Ui *ui, UiId id);

/* Was the key pressed (and not yet taken)? Takes it. */
bool ui_key(Ui *ui, UiKey key, int mods);
/* The same, and only when no dialog lies over the caller's layer and no text field has the focus. */
bool ui_shortcut(Ui *ui, UiKey key, int mods);

/* A dialog layer: what is declared between lies above and takes all input. Things wake 250 ms after it
 * opened. */
void ui_modal_begin(Ui *ui, const char *name);
/* Right after ui_modal_begin: the layer shows another question than in the frame before, so its things sleep
 * anew. */
void ui_modal_renew(Ui *ui);
void ui_modal_end(Ui *ui);

/* Vertical scroll area. Returns the rectangle to lay content in (already moved by the offset; its height is
 * unbounded); report the content's height at the end. Wheel, drag of the bar, Page keys when the focus is
 * inside. */
Rect ui_scroll_begin(Ui *ui, const char *name, Rect view);
void ui_scroll_end(Ui *ui, float content_height);

/* A number that eases to `target` within ms (at once with reduced motion, and the first time). */
float ui_ease(Ui *ui, const char *name, float target, int ms);
/* A float that stays from frame to frame, 0 at first. */
float *ui_keep(Ui *ui, const char *name);
/* Asks for another frame within ms. */
void ui_wake(Ui *ui, int ms);

/* Tooltip for the state just returned by a widget: shown after 350 ms of hover, at once when one was open
 * just now or Alt is held. ui_tip is one paragraph; with lines, add them after ui_tip returned true. */
bool ui_tip(Ui *ui, UiState s, Rect at, const char *title, const char *text);
void ui_tip_line(Ui *ui, const char *text, const char *figure, Color color);
/* The last line added is the sum: drawn below a rule. */
void ui_tip_total(Ui *ui, const char *text, const char *figure);

/* Text measures. bytes -1 = all. */
float ui_width(const Ui *ui, Role role, const char *text);
float ui_width_n(const Ui *ui, Role role, const char *text, int bytes);
/* Baseline of a line of this role in a box of height h that starts at y. */
float ui_baseline(const Ui *ui, Role role, float y, float h);
/* Translated text. */
const char *ui_t(const Ui *ui, const char *source);
/* Capitals of the language (i becomes dotted I in Turkish and Azerbaijani); cut to the block. */
void ui_upper(const Ui *ui, char *out, size_t size, const char *text);

/* Short message at the foot for 4 s. */
void ui_toast(Ui *ui, const char *text, bool bad);

#endif
