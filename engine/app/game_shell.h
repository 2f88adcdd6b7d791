/* Shell: window, fonts, map and draw list of the running program, and one turn of its loop. Knows no game and
 * no screen: what is drawn comes from a callback. */
#ifndef APP_GAME_SHELL_H
#define APP_GAME_SHELL_H

#include <stdio.h>

#include "platform/sdl_draw.h"
#include "platform/sdl_window.h"
#include "ui/ui.h"

typedef struct {
    SdlWindow window;
    SdlFont *fonts;
    SdlDraw draw;
    UiFonts measures;
    DrawList list;
    void *block;
    size_t block_size;
    Ui ui;
    SdlMap *map;
    MapPictures pictures;
    const char *shot; /* write the first settled frame here and leave; NULL: no */
    FILE *trace;      /* NULL: none */
    int timeout_ms;   /* of the next wait */
    long frames;
    int settled; /* frames in a row that asked for nothing more */
} Shell;

/* One frame: draws into ui; the mood is chosen by the caller (shell_frame's argument). Returns false to
 * leave. */
typedef bool ShellFrame(void *user, Ui *ui);
/* Adds the screen's own members to a line of the trace: "\"screen\":\"title\"". */
typedef void ShellTrace(void *user, StrBuf *line);

bool shell_open(Shell *s, const char *fonts_folder, int width, int height, int scale, Err *err);
void shell_close(Shell *s);
/* Waits for something to do, draws one frame and shows it. False: leave (asked to, or the display is gone).
 */
bool shell_turn(Shell *s, Mood mood, ShellFrame *frame, ShellTrace *trace, void *user, Err *err);
/* Was shell_turn ended by an error of the display? */
bool shell_is_lost(const Shell *s);

#endif
