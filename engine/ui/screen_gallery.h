/* Gallery: every widget in both moods on one page, for looking and for tests. No game. */
#ifndef UI_SCREEN_GALLERY_H
#define UI_SCREEN_GALLERY_H

#include "ui/widget.h"

typedef struct {
    bool started, toggle, check, dialog;
    int tab, segment, radio, drop, slider, scrub, sort, row;
    char field[64];
} Gallery;

/* True when the person wants to leave. */
bool screen_gallery(Ui *ui, Gallery *g);

#endif
