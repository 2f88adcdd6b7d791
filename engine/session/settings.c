#include "session/settings.h"

#include "base/str.h"
#include "host/file.h"
#include "host/mem.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT = 64 * 1024 };

static void copy_text(char *out, size_t size, const json_t *value)
{
    if (json_is_string(value)) str_clean(out, size, json_string_value(value));
}

static void read_json(Settings *s, const json_t *root)
{
    const json_t *scale = json_object_get(root, "scale"), *motion = json_object_get(root, "motion"), *off = json_object_get(root, "mods_off");
    if (json_is_integer(scale)) s->scale = int_clamp((int)json_integer_value(scale), 0, 200);
    if (json_is_boolean(motion)) s->motion = json_is_true(motion);
    copy_text(s->lang, sizeof s->lang, json_object_get(root, "lang"));
    for (size_t i = 0; i < json_array_size(off) && s->mods_off_count < SETTINGS_MODS_OFF; i++)
        copy_text(s->mods_off[s->mods_off_count++], sizeof s->mods_off[0], json_array_get(off, i));
}

Settings settings_load(void)
{
    Settings s = {.motion = true, .lang = "en"};
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], *text;
    size_t size;
    if (!file_user_folder(folder, sizeof folder, "", true, NULL) || !file_join(path, sizeof path, folder, "settings.json", NULL)) return s;
    if (!file_exists(path) || !file_read(path, LIMIT, &text, &size, NULL)) return s;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
    mem_free(text);
    if (root) read_json(&s, root);
    json_decref(root);
    return s;
}

bool settings_save(const Settings *s, Err *err)
{
    char folder[FILE_PATH_MAX];
    if (!file_user_folder(folder, sizeof folder, "", true, err) || !file_make_folder(folder, err)) return false;
    json_t *off = json_array();
    for (int i = 0; i < s->mods_off_count; i++) json_array_append_new(off, json_string(s->mods_off[i]));
    json_t *root = json_pack("{s:i, s:b, s:s, s:o}", "scale", s->scale, "motion", s->motion, "lang", s->lang, "mods_off", off);
    char *text = root ? json_dumps(root, JSON_INDENT(2)) : NULL;
    json_decref(root);
    if (!text) return err_set(err, "no memory for the settings");
    bool ok = file_write_safe(folder, "settings.json", text, strlen(text), err);
    free(text);
    return ok;
}

bool settings_mod_is_off(const char *folder)
{
    Settings s = settings_load();
    for (int i = 0; i < s.mods_off_count; i++) {
        if (str_eq(s.mods_off[i], folder)) return true;
    }
    return false;
}
