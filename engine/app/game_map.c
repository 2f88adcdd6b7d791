#include "app/game_map.h"

#include <string.h>

#include "host/file.h"
#include "host/mem.h"

enum { RELIEF_LIMIT = 16 << 20 };

/* A map without its relief is still a map. */
static void read_relief(GameMap *m, const char *folder)
{
    char path[FILE_PATH_MAX], *bytes;
    size_t size;
    if (!m->data.relief || !file_join(path, sizeof path, folder, m->data.relief, NULL)) return;
    if (!file_read(path, RELIEF_LIMIT, &bytes, &size, NULL)) return;
    m->relief = map_relief_new(bytes, size, path, NULL);
    mem_free(bytes);
}

bool game_map_open(GameMap *m, const Content *content, int scenario, Err *err)
{
    char folder[FILE_PATH_MAX], *text;
    size_t size;
    memset(m, 0, sizeof *m);
    if (!content_map(content, scenario, &text, &size, folder, sizeof folder, err)) return false;
    size_t room = map_data_room(text, size);
    m->block = mem_alloc(room);
    Arena arena = arena_over(m->block, room);
    m->ready = m->block ? map_data_read(&m->data, &arena, text, size, "map", err)
                        : err_set(err, "no memory for the map");
    mem_free(text);
    if (!m->ready) {
        mem_free(m->block);
        m->block = NULL;
        return false;
    }
    read_relief(m, folder);
    return true;
}

void game_map_close(GameMap *m)
{
    map_relief_free(m->relief);
    mem_free(m->block);
    memset(m, 0, sizeof *m);
}
