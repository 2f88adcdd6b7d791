/* Sessions on the base content with a saves folder of their own, which is removed at the end. */
#ifndef TESTS_SESSION_FIELD_H
#define TESTS_SESSION_FIELD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "host/file.h"
#include "host/mem.h"
#include "session/session.h"
#include "session/slots.h"

static Content *content;
static char folder[256];

static inline int field_open(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/steppe-test-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(folder)) return 1;
    char mods[300];
    snprintf(mods, sizeof mods, "%s/mods", folder);
    setenv("XDG_CONFIG_HOME", folder, 1);
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = mods, .saves = folder};
    Err err = {""};
    if (content_open(&request, &content, &err)) return 0;
    printf("%s\n", err.text);
    return 1;
}

static inline void field_empty(void)
{
    static const char *const dots[] = {".autosave-1", ".autosave-4", ".autosave-7"};
    FileList list;
    char path[FILE_PATH_MAX];
    if (!file_list(folder, &list, NULL)) return;
    for (int i = 0; i < list.count; i++) {
        if (file_join(path, sizeof path, folder, list.name[i], NULL)) unlink(path);
    }
    file_list_free(&list);
    for (int i = 0; i < 3; i++) {
        if (file_join(path, sizeof path, folder, dots[i], NULL)) unlink(path);
    }
}

static inline int field_close(void **state)
{
    (void)state;
    content_close(content);
    field_empty();
    rmdir(folder);
    return 0;
}

static inline SessionSetup field_setup(uint64_t seed, bool human1, bool human2)
{
    SessionSetup s = {.scenario = catalog_scenario(content_catalog(content), "base"),
                      .seed = seed,
                      .human = {false, human1, human2},
                      .level_word = {"", "greedy", "greedy"}};
    assert_true(ai_level(content_catalog(content), "greedy", &s.level[1], NULL));
    s.level[2] = s.level[1];
    return s;
}

static inline Session *field_session(const SessionSetup *setup)
{
    Session *s = NULL;
    Err err = {""};
    if (!session_open(content, setup, &s, &err)) fail_msg("%s", err.text);
    return s;
}

static inline const char *field_path(const char *slot)
{
    static char path[FILE_PATH_MAX];
    snprintf(path, sizeof path, "%s/%s.json", folder, slot);
    return path;
}

static inline Session *field_load(const char *slot, char *note, size_t note_size)
{
    Session *s = NULL;
    Err err = {""};
    if (!session_load(content, field_path(slot), false, &s, note, note_size, &err)) fail_msg("%s", err.text);
    return s;
}

static inline void field_save(Session *s, const char *slot)
{
    Err err = {""};
    if (!session_save(s, slot, &err)) fail_msg("%s", err.text);
}

/* Something legal for a seat: sometimes a planned action, a reaction or an answer, else the default. */
static inline Command field_choose(Session *s, int seat, unsigned *dice)
{
    const Game *g = session_game(s);
    const World *w = session_view(s, seat);
    for (int tries = 0; tries < 30; tries++) {
        static const uint8_t usual[6] = {CMD_COMMIT, CMD_ANSWER, CMD_PLAN_ADD,
                                         CMD_REACT,  CMD_RUNG,   CMD_COMMIT};
        int draw[5];
        for (int i = 0; i < 5; i++) {
            *dice = *dice * 1103515245u + 12345u;
            draw[i] = (int)(*dice >> 16);
        }
        Command cmd = {.kind = draw[0] % 6 == 0 ? CMD_COMMIT : usual[w->phase], .seat = (uint8_t)seat};
        if (cmd.kind == CMD_PLAN_ADD) {
            cmd.action = (uint16_t)(1 + draw[1] % g->catalog->action_count);
            cmd.target = (uint8_t)(1 + draw[2] % g->catalog->state_count);
        } else if (cmd.kind != CMD_COMMIT) {
            cmd.slot = (uint8_t)(draw[1] % 3);
            cmd.choice = (uint8_t)(draw[2] % 6);
        }
        if (session_check(s, &cmd, NULL) == REFUSE_NO) return cmd;
    }
    return game_default(g, w, seat);
}

#endif
