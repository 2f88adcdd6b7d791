/* The saves that the repository ships load, whatever the content has become since; none has been damaged. */
#include "unit/session/field.h"

#include "save/save.h"

static void every_shipped_save_loads(void **state)
{
    (void)state;
    FileList list;
    Err err = {""};
    int loaded = 0;
    assert_true(file_list(STEPPE_SOURCE_DIR "/saves", &list, &err));
    for (int i = 0; i < list.count; i++) {
        char path[FILE_PATH_MAX], note[400];
        size_t n = strlen(list.name[i]);
        Session *s = NULL;
        if (n < 6 || strcmp(list.name[i] + n - 5, ".json") != 0) continue;
        assert_true(file_join(path, sizeof path, STEPPE_SOURCE_DIR "/saves", list.name[i], NULL));
        if (!session_load(content, path, false, &s, note, sizeof note, &err)) fail_msg("%s", err.text);
        printf("%s: quarter %d%s%s\n", list.name[i], session_view(s, 0)->quarter + 1, note[0] ? ", " : "",
               note);
        session_close(s);
        loaded++;
    }
    file_list_free(&list);
    assert_true(loaded > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_shipped_save_loads)};
    return cmocka_run_group_tests(tests, field_open, field_close);
}
