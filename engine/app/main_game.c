/* steppe: the window. Reads the command line, opens the shell and runs the screens until somebody leaves. */
#include <stdio.h>
#include <string.h>

#include "app/game_shell.h"
#include "host/file.h"
#include "ui/screen_gallery.h"

static Gallery gallery;

static bool gallery_frame(void *user, Ui *ui)
{
    (void)user;
    return !screen_gallery(ui, &gallery);
}

static void gallery_trace(void *user, StrBuf *line)
{
    (void)user;
    str_add(line, "\"screen\":\"gallery\"");
}

int main(int argc, char **argv)
{
    static Shell shell;
    Err err = {""};
    char data[FILE_PATH_MAX], fonts[FILE_PATH_MAX];
    int w = 1280, h = 720, scale = 100;
    const char *shot = NULL;
    Mood mood = MOOD_DOSSIER;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--window") == 0 && i + 1 < argc) sscanf(argv[++i], "%dx%d", &w, &h);
        if (strcmp(argv[i], "--scale") == 0 && i + 1 < argc) sscanf(argv[++i], "%d", &scale);
        if (strcmp(argv[i], "--shot") == 0 && i + 1 < argc) shot = argv[++i];
        if (strcmp(argv[i], "--night") == 0) mood = MOOD_NIGHT;
    }
    if (!file_data_folder(data, sizeof data, NULL, &err) ||
        !file_join(fonts, sizeof fonts, data, "assets/fonts", &err) ||
        !shell_open(&shell, fonts, w, h, scale, &err)) {
        fprintf(stderr, "steppe: %s\n", err.text);
        return 1;
    }
    shell.shot = shot;
    while (shell_turn(&shell, mood, gallery_frame, gallery_trace, NULL, &err)) continue;
    shell_close(&shell);
    return 0;
}
