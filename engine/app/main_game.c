/* steppe: the window. Reads the command line, opens content and shell, and runs the screens until somebody
 * leaves. Here it is decided which screen is shown; what a wish of a screen does is in game_play.c. */
#include <stdio.h>
#include <string.h>

#include "app/game_play.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/mem.h"

static bool frame(void *user, Ui *ui)
{
    return play_frame(user, ui);
}

static void trace(void *user, StrBuf *line)
{
    play_trace(user, line);
}

static void print_problems(const Content *content)
{
    const ContentMod *mod;
    int count = content_mods(content, &mod);
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < mod[i].problem_count; k++) {
            const ContentProblem *p = &mod[i].problem[k];
            fprintf(stderr, "%s:%d: %s[%s]: %s\n", p->file, p->line, p->warning ? "warning" : "error",
                    p->code, p->text);
        }
    }
}

static int fail(const Err *err)
{
    fprintf(stderr, "steppe: %s\n", err->text);
    return 1;
}

static bool open_shell(Play *p, const GameOptions *o, Err *err)
{
    char data[FILE_PATH_MAX], fonts[FILE_PATH_MAX];
    const char *folder = p->content ? content_data_folder(p->content) : data;
    if (!p->content && !file_data_folder(data, sizeof data, o->content.data, err)) return false;
    if (!file_join(fonts, sizeof fonts, folder, "assets/fonts", err)) return false;
    int scale = o->scale ? o->scale : p->settings.scale;
    if (!shell_open(&p->shell, fonts, o->width, o->height, scale, err)) return false;
    p->shell.shot = o->shot;
    p->shell.ui.reduced_motion = !p->settings.motion;
    if (o->trace && !(p->shell.trace = fopen(o->trace, "w"))) {
        shell_close(&p->shell);
        return err_set(err, "cannot write the trace \"%s\"", o->trace);
    }
    return true;
}

static int run(Play *p, Err *err)
{
    while (shell_turn(&p->shell, play_mood(p), frame, trace, p, err)) continue;
    if (p->shell.trace) fclose(p->shell.trace);
    bool lost = shell_is_lost(&p->shell);
    play_close(p);
    shell_close(&p->shell);
    if (lost) err_set(err, "the display is gone; the campaign stands in the autosave of its last quarter");
    return err->text[0] ? fail(err) : 0;
}

int main(int argc, char **argv)
{
    static GameOptions o;
    Err err = {""};
    OptionsResult result = game_options(&o, argc, argv);
    if (result != OPTIONS_RUN) return result == OPTIONS_DONE ? 0 : 2;
    file_ignore_signals();
    Play *p = mem_zero(1, sizeof *p);
    if (!p) return fail(&(Err){"no memory"});
    p->settings = settings_load();
    if (o.still) p->settings.motion = false;
    if (!o.content.lang && p->settings.lang[0]) o.content.lang = p->settings.lang;
    if (!o.gallery && !content_open(&o.content, &p->content, &err)) {
        if (p->content) print_problems(p->content);
        return fail(&err);
    }
    if (!open_shell(p, &o, &err)) return fail(&err);
    if (!play_open(p, &o, &err)) {
        play_close(p);
        shell_close(&p->shell);
        return fail(&err);
    }
    int code = run(p, &err);
    mem_free(p);
    return code;
}
