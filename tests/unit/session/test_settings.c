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
#include "session/settings.h"

static char home[256];

static int open_home(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(home, sizeof home, "%s/steppe-test-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(home)) return 1;
    return setenv("XDG_CONFIG_HOME", home, 1);
}

static const char *in_home(const char *name)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static int close_home(void **state)
{
    (void)state;
    unlink(in_home("steppe/settings.json"));
    unlink(in_home("steppe/settings.json.bak"));
    rmdir(in_home("steppe"));
    return rmdir(home);
}

static void put(const char *text)
{
    Err err = {""};
    assert_true(file_make_folder(in_home("steppe"), &err));
    assert_true(file_write_safe(in_home("steppe"), "settings.json", text, strlen(text), &err));
}

static void are_defaults(const Settings *s)
{
    assert_int_equal(s->scale, 0);
    assert_true(s->motion);
    assert_string_equal(s->lang, "en");
    assert_int_equal(s->mods_off_count, 0);
}

static void what_is_saved_comes_back(void **state)
{
    (void)state;
    Settings s = settings_load();
    are_defaults(&s);
    s.scale = 150;
    s.motion = false;
    strcpy(s.lang, "tr");
    strcpy(s.mods_off[s.mods_off_count++], "river_tolls");
    Err err = {""};
    if (!settings_save(&s, &err)) fail_msg("%s", err.text);
    Settings again = settings_load();
    assert_int_equal(again.scale, 150);
    assert_false(again.motion);
    assert_string_equal(again.lang, "tr");
    assert_int_equal(again.mods_off_count, 1);
    assert_true(settings_mod_is_off("river_tolls"));
    assert_false(settings_mod_is_off("river"));
}

static void what_is_broken_gives_the_defaults(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "{",
                                        "[]",
                                        "7",
                                        "{\"scale\": 1, \"scale\": 2}",
                                        "{\"scale\": \"big\", \"motion\": 1, \"lang\": 7, \"mods_off\": {}}",
                                        "\xff\xfe"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put(texts[i]);
        Settings s = settings_load();
        are_defaults(&s);
    }
}

static void numbers_and_texts_stay_in_bounds(void **state)
{
    (void)state;
    put("{\"scale\": 9223372036854775807, \"lang\": \"a language of far too many letters\"}");
    Settings s = settings_load();
    assert_in_range(s.scale, 0, 200);
    assert_true(strlen(s.lang) < sizeof s.lang);
    put("{\"scale\": -9223372036854775808}");
    s = settings_load();
    assert_in_range(s.scale, 0, 200);
    char many[4096] = "{\"mods_off\": [\"m\"";
    for (int i = 0; i < 200; i++) strcat(many, ",\"m\"");
    strcat(many, "]}");
    put(many);
    s = settings_load();
    assert_int_equal(s.mods_off_count, SETTINGS_MODS_OFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_saved_comes_back),
                                       cmocka_unit_test(what_is_broken_gives_the_defaults),
                                       cmocka_unit_test(numbers_and_texts_stay_in_bounds)};
    return cmocka_run_group_tests(tests, open_home, close_home);
}
