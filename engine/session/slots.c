#include "session/slots.h"

#include "host/file.h"
#include "host/mem.h"
#include "save/save.h"

#include <stdio.h>
#include <string.h>

static void read_slot(const Catalog *c, const char *name, const char *path, Slot *out)
{
    char *text;
    size_t size;
    Err err = {""};
    SaveFile save;
    *out = (Slot){.autosave = strncmp(name, "autosave-", 9) == 0};
    snprintf(out->slot, sizeof out->slot, "%.*s", (int)(strlen(name) - 5), name);
    snprintf(out->path, sizeof out->path, "%s", path);
    bool ok = file_read(path, SAVE_LIMIT, &text, &size, &err);
    if (ok) {
        ok = save_read_header(text, size, &save, &err);
        mem_free(text);
    }
    if (!ok) {
        snprintf(out->problem, sizeof out->problem, "%.250s", err.text);
        return;
    }
    snprintf(out->scenario, sizeof out->scenario, "%.63s", save.scenario);
    snprintf(out->seats, sizeof out->seats, "%s: %.20s, %s: %.20s", c->power[1].at.id, save.level[1],
             c->power[2].at.id, save.level[2]);
    out->quarter = save.quarter;
    out->quarters = save.quarters;
    out->year = save.year;
    out->season = save.season;
    out->generation = save.generation;
    out->over = save.over;
    if (!catalog_scenario(c, save.scenario))
        snprintf(out->problem, sizeof out->problem, "its scenario '%.80s' is not in this content",
                 save.scenario);
}

static void sort_newest_first(Slot *list, int count)
{
    for (int i = 1; i < count; i++) {
        for (int k = i; k > 0 && list[k].generation > list[k - 1].generation; k--) {
            Slot swap = list[k];
            list[k] = list[k - 1];
            list[k - 1] = swap;
        }
    }
}

int slots_list(const Content *content, Slot **out)
{
    FileList files;
    *out = NULL;
    if (!file_list(content_saves_folder(content), &files, NULL)) return 0;
    Slot *list = mem_zero((size_t)files.count + 1, sizeof *list);
    int count = 0;
    for (int i = 0; list && i < files.count; i++) {
        char path[FILE_PATH_MAX];
        size_t n = strlen(files.name[i]);
        if (n < 6 || n > 70 || strcmp(files.name[i] + n - 5, ".json") != 0) continue;
        if (!file_join(path, sizeof path, content_saves_folder(content), files.name[i], NULL)) continue;
        read_slot(content_catalog(content), files.name[i], path, &list[count++]);
    }
    file_list_free(&files);
    if (list) sort_newest_first(list, count);
    *out = list;
    return count;
}

/* The save before it goes too, else a load would find it again. */
bool slots_remove(const Content *content, const char *slot, Err *err)
{
    char name[80], path[FILE_PATH_MAX];
    snprintf(name, sizeof name, "%.70s.json", slot);
    if (!file_is_plain_name(name)) return err_set(err, "bad save name '%.40s'", slot);
    if (!file_join(path, sizeof path, content_saves_folder(content), name, err) || !file_remove(path, err))
        return false;
    snprintf(name, sizeof name, "%.70s.json.bak", slot);
    if (file_join(path, sizeof path, content_saves_folder(content), name, NULL) && file_exists(path))
        return file_remove(path, err);
    return true;
}
