/* Where the names of the map stand, on the map that ships: at every zoom and after pans no text lies on
 * another or on a capital's ring, all five tags are there at home, Azerbaijan's stands on the sea, and the
 * same view gives the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/map_label.h"

static const float BELOW = 32; /* a gauge and a value */

static MapData map;
static void *memory;
static MapLayout layout;

static int read_shipped(void **state)
{
    (void)state;
    FILE *file = fopen(STEPPE_SOURCE_DIR "/assets/map/base.map", "rb");
    char *text = malloc(MAP_FILE_MAX);
    if (!file || !text) return -1;
    size_t size = fread(text, 1, MAP_FILE_MAX, file), room = map_data_room(text, size);
    fclose(file);
    memory = malloc(room);
    Arena arena = arena_over(memory, room);
    bool good = map_data_read(&map, &arena, text, size, "base.map", NULL);
    free(text);
    return good ? 0 : -1;
}

static int drop(void **state)
{
    (void)state;
    free(memory);
    return 0;
}

static float measure(void *user, MapTextKind kind, float size, const char *text)
{
    (void)user;
    float wide = kind == MAP_TEXT_TAG || kind == MAP_TEXT_COUNTRY ? 0.85f : 0.55f;
    return wide * size * (float)strlen(text);
}

static const char *region_name(void *user, int id)
{
    return (void)user, map.regions[id].name;
}
static const char *place_name(void *user, int id)
{
    return (void)user, map.places[id].name;
}
static const char *sea_name(void *user, int id)
{
    return (void)user, map.seas[id].name;
}

static void fill(const MapView *view)
{
    MapLabels labels = {view, measure, NULL, region_name, place_name, sea_name, BELOW, NULL};
    map_layout_clear(&layout);
    map_layout_fill(&layout, &labels);
}

static MapBox ground(const MapView *view, const MapText *text)
{
    MapBox box = {text->left, text->top, text->left + text->width, text->top + text->height};
    if (text->kind != MAP_TEXT_TAG) return box;
    float half = fmaxf(text->width, map_tag_gauge_width(view, text->of)) / 2,
          x = text->left + text->width / 2;
    return (MapBox){x - half, box.y0, x + half, box.y1 + BELOW};
}

static int count_kind(MapTextKind kind)
{
    int count = 0;
    for (int i = 0; i < layout.text_count; i++) count += layout.text[i].kind == kind;
    return count;
}

static void check_clear(const MapView *view)
{
    for (int i = 0; i < layout.text_count; i++) {
        const MapText *a = &layout.text[i];
        if (a->angle != 0) continue;
        MapBox box = ground(view, a);
        for (int k = i + 1; k < layout.text_count; k++)
            if (layout.text[k].angle == 0 && map_box_meets(box, ground(view, &layout.text[k])))
                fail_msg("zoom %.2f: '%s' lies on '%s'", (double)view->zoom, layout.text[k].text, a->text);
        for (int p = 1; p <= map.place_count; p++) {
            MapPoint at = map_view_to_screen(view, map.places[p].at);
            MapBox ring = {at.x - 4, at.y - 4, at.x + 4, at.y + 4};
            bool seat = map.places[p].kind == MAP_CAPITAL || map.places[p].kind == MAP_FOREIGN;
            if (seat && map_box_meets(box, ring))
                fail_msg("zoom %.2f: '%s' covers %s", (double)view->zoom, a->text, map.places[p].name);
        }
    }
}

static void home_has_tags_and_capitals(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1140, 980}, {1280, 720}, {1780, 1340}};
    for (int i = 0; i < COUNT_OF(sizes); i++) {
        MapView view;
        map_view_init(&view, &map);
        map_view_place(&view, rect(364, 56, (float)sizes[i][0], (float)sizes[i][1]));
        fill(&view);
        assert_int_equal(count_kind(MAP_TEXT_TAG), 5);
        int capitals = 0;
        for (int k = 0; k < layout.text_count; k++) {
            const MapText *text = &layout.text[k];
            capitals += text->kind == MAP_TEXT_PLACE && map.places[text->of].kind == MAP_CAPITAL;
            if (text->kind != MAP_TEXT_TAG || strcmp(map.regions[text->of].id, "AZE") != 0) continue;
            MapPoint middle = {text->left + text->width / 2, text->top + text->height / 2};
            assert_int_equal(map_region_at(&map, map_view_to_plane(&view, middle)), 0);
        }
        assert_int_equal(capitals, 5);
        check_clear(&view);
    }
}

static void nothing_covers_at_any_zoom(void **state)
{
    (void)state;
    MapView view;
    map_view_init(&view, &map);
    map_view_place(&view, rect(0, 0, 1280, 720));
    for (int i = 0; i < 60; i++) {
        map_view_zoom(&view, i < 30 ? 0.25f : -0.25f, 640, 360);
        map_view_pan(&view, (float)(i % 7 * 40 - 120), (float)(i % 5 * 30 - 60));
        fill(&view);
        check_clear(&view);
    }
    map_view_place(&view, rect(0, 0, 2560, 1440));
    map_view_home(&view, 0);
    fill(&view);
    check_clear(&view);
}

static void same_view_gives_same_layout(void **state)
{
    (void)state;
    MapView view;
    map_view_init(&view, &map);
    map_view_place(&view, rect(0, 0, 1280, 720));
    fill(&view);
    static MapText before[MAP_TEXTS_MAX];
    int count = layout.text_count;
    memcpy(before, layout.text, sizeof before);
    fill(&view);
    assert_int_equal(layout.text_count, count);
    for (int i = 0; i < count; i++)
        assert_true(before[i].left == layout.text[i].left && before[i].top == layout.text[i].top &&
                    before[i].text == layout.text[i].text);
}

static void taken_ground_is_left_free(void **state)
{
    (void)state;
    MapView view;
    map_view_init(&view, &map);
    map_view_place(&view, rect(0, 0, 1280, 720));
    MapLabels labels = {&view, measure, NULL, region_name, place_name, sea_name, BELOW, NULL};
    map_layout_clear(&layout);
    map_layout_take(&layout, (MapBox){-100, -100, 2000, 2000});
    map_layout_fill(&layout, &labels);
    assert_int_equal(count_kind(MAP_TEXT_PLACE), 0);
    assert_int_equal(count_kind(MAP_TEXT_COUNTRY), 0);
    assert_int_equal(count_kind(MAP_TEXT_TAG), 5); /* tags never give up */
}

static float badge_height(void *user, int id) { return (void)user, (void)id, 28; }

/* With a badge on every name no tag reaches another one, at every width of the window. */
static void badges_keep_their_room(void **state)
{
    (void)state;
    for (int width = 760; width <= 1900; width += 60) {
        MapView view;
        map_view_init(&view, &map);
        map_view_place(&view, rect(0, 0, (float)width, (float)width * 0.6f));
        MapLabels labels = {&view, measure, NULL, region_name, place_name, sea_name, BELOW, badge_height};
        map_layout_clear(&layout);
        map_layout_fill(&layout, &labels);
        for (int i = 0; i < layout.text_count; i++) {
            if (layout.text[i].kind != MAP_TEXT_TAG) continue;
            MapBox a = ground(&view, &layout.text[i]);
            a.y0 -= 28;
            for (int k = 0; k < layout.text_count; k++) {
                if (k == i || layout.text[k].kind != MAP_TEXT_TAG) continue;
                if (map_box_meets(a, ground(&view, &layout.text[k]))) fail_msg("width %d: the badge of '%s' lies on '%s'", width, layout.text[i].text, layout.text[k].text);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_has_tags_and_capitals),
        cmocka_unit_test(nothing_covers_at_any_zoom),
        cmocka_unit_test(same_view_gives_same_layout),
        cmocka_unit_test(taken_ground_is_left_free),
        cmocka_unit_test(badges_keep_their_room),
    };
    return cmocka_run_group_tests(tests, read_shipped, drop);
}
