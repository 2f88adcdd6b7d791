/* Internal to the decision dialogs: what they share. */
#ifndef UI_DECIDE_H
#define UI_DECIDE_H

#include "ui/screen_decide.h"
#include "ui/widget.h"

typedef struct {
    Ui *ui;
    const DecideIn *in;
    DecideState *state;
    const Catalog *catalog;
    const World *w;
    Command *out;
} Decide;

const char *decide_t(const Decide *k, const char *source);
/* A number as text in a ring of buffers; milli. */
const char *decide_number(const Decide *k, int32_t milli, int decimals, bool sign);
/* Fills {a}, {b}, {c} of a translated form; in the same ring. */
const char *decide_form(const Decide *k, const char *form, const char *a, const char *b, const char *c);
/* Is it allowed? Else *why (a ring text) tells why not. */
bool decide_allowed(const Decide *k, const Command *cmd, const char **why);
/* Right after the dialog began: a question that was not there in the frame before sleeps at first. */
void decide_begin(Decide *k, OweKind kind, int subject);
/* Like ui_key, but not while the dialog sleeps: what is chosen here can't be taken back. */
bool decide_key(Decide *k, int key, int mods);
/* "EVENT · SPRING 2022" and a headline from the top of *r. */
void decide_head(const Decide *k, Rect *r, const char *kind, const char *headline);

/* The map around a state in r, `covered` of it under panels; nothing without a map. */
bool decide_map(Decide *k, Rect r, int state, Mood mood, MapInsets covered);
/* Is there room for a crisis as a page? */
bool decide_is_roomy(const Ui *ui);

bool decide_event(Decide *k, int place);
bool decide_react(Decide *k);
bool decide_crisis(Decide *k);

#endif
