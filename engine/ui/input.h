/* UiInput: what a person did since the last frame, in the words of the ui. No SDL type, no game word.
 * The platform (or a test) fills one a frame and hands it to ui_begin; it is plain data and owns nothing.
 * Lengths are logical units: window pixels divided by scale_percent / 100. Time is only for hover delays and
 * motion; nothing that matters may depend on it. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "base/types.h"

typedef enum {
    UI_KEY_NONE,
    UI_KEY_A, /* A..Z follow each other */
    UI_KEY_Z = UI_KEY_A + 25,
    UI_KEY_0, /* 0..9 follow each other, main row and keypad alike */
    UI_KEY_9 = UI_KEY_0 + 9,
    UI_KEY_F1, /* F1..F12 follow each other */
    UI_KEY_F12 = UI_KEY_F1 + 11,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_ENTER,
    UI_KEY_ESCAPE,
    UI_KEY_TAB,
    UI_KEY_SPACE,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_BRACKET_LEFT,
    UI_KEY_BRACKET_RIGHT,
    UI_KEY_SLASH,
    UI_KEY_QUESTION, /* the sign, however the keyboard makes it */
    UI_KEY_PLUS,
    UI_KEY_MINUS,
    UI_KEY_COUNT
} UiKey;

enum { UI_SHIFT = 1, UI_CTRL = 2, UI_ALT = 4 };
enum { UI_BUTTON_LEFT = 1, UI_BUTTON_RIGHT = 2, UI_BUTTON_MIDDLE = 4 };

typedef struct {
    uint8_t key;  /* UiKey */
    uint8_t mods; /* UI_SHIFT | UI_CTRL | UI_ALT at the moment of the press */
} UiKeyPress;

#define UI_KEYS_MAX 32
#define UI_TEXT_MAX 64

typedef struct {
    float x, y;             /* pointer; meaningless unless has_pointer */
    float wheel_x, wheel_y; /* notches, positive = right, up */
    int64_t time_ms;        /* since some start; never runs back */
    int32_t window_w_px, window_h_px;
    int32_t scale_percent; /* 75..200 */
    int32_t key_count;
    UiKeyPress keys[UI_KEYS_MAX]; /* presses and repeats, oldest first */
    char text[UI_TEXT_MAX];       /* typed text, UTF-8, zero-terminated */
    uint8_t held;                 /* buttons down at the end of the frame: UI_BUTTON_... bits */
    uint8_t pressed, released;    /* went down, went up during the frame */
    uint8_t clicks;               /* 2 = the press was the second of a double click */
    uint8_t mods;                 /* modifiers held now */
    bool has_pointer;             /* the pointer is over the window */
    bool moved;                   /* the pointer moved since the last frame */
    bool quit;                    /* the window was asked to close */
} UiInput;

/* The same input with what happens only once (presses, keys, wheel, text) taken out: for a second pass. */
UiInput input_quiet(const UiInput *in);
/* Was this key pressed with exactly these modifiers? */
bool input_key(const UiInput *in, UiKey key, int mods);
/* Window size in logical units, at least 1. */
float input_width(const UiInput *in);
float input_height(const UiInput *in);

#endif
