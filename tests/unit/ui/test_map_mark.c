/* What lies over the map, read from the draw list on the map that ships: names in capitals of the language,
 * gauges that end where the value says, outlines, routes, badges, and the picture the platform is asked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/map_mark.h"

static MapData map;
static void *memory;
static _Alignas(16) unsigned char block[1 << 20];
static DrawList list;
static MapView view;
static MapMarks marks;

static float fake_width(void *self, FontFace face, float size, const char *text, int bytes)
{
    (void)self;
    (void)face;
    return 0.6f * size * (float)(bytes < 0 ? (int)strlen(text) : bytes);
}

static const UiFonts fonts = {NULL, fake_width, NULL};

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
    draw_list_over(&list, block, sizeof block);
    free(text);
    return good ? 0 : -1;
}

static int drop(void **state)
{
    (void)state;
    free(memory);
    return 0;
}

static int fresh(void **state)
{
    (void)state;
    draw_clear(&list, 1280, 720);
    map_view_init(&view, &map);
    map_view_place(&view, rect(0, 0, 1280, 720));
    map_marks_init(&marks, MOOD_DOSSIER, NULL, &fonts);
    return 0;
}

static const DrawCmd *find_text(const char *text)
{
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        if (c->kind == DRAW_TEXT && (size_t)c->count == strlen(text) &&
            memcmp(list.text + c->first, text, (size_t)c->count) == 0)
            return c;
    }
    return NULL;
}

static int count_lines(float width)
{
    int count = 0;
    for (int i = 0; i < list.count; i++)
        count += list.cmds[i].kind == DRAW_LINE && list.cmds[i].size == width;
    return count;
}

static void add_tag(const char *id, float value, int change)
{
    marks.tag[marks.tag_count++] =
        (MapTag){.region = map_region_find(&map, id), .value = value, .change = change};
}

static void names_follow_the_switches(void **state)
{
    (void)state;
    assert_false(map_marks_draw(&list, &view, &marks));
    assert_false(list.full);
    assert_non_null(find_text("KAZAKHSTAN"));
    assert_non_null(find_text("Astana"));
    assert_non_null(find_text("TURKEY"));
    assert_non_null(find_text("Caspian Sea"));
    assert_true(find_text("Caspian Sea")->gap != 0);          /* turned */
    assert_true((find_text("KAZAKHSTAN")->color2 & 255) > 0); /* a halo */
    fresh(state);
    marks.tags = marks.places = marks.countries = marks.seas = false;
    map_marks_draw(&list, &view, &marks);
    for (int i = 0; i < list.count; i++) assert_int_equal(list.cmds[i].kind, DRAW_CLIP);
}

static void names_are_translated(void **state)
{
    (void)state;
    static _Alignas(16) unsigned char texts[1 << 20];
    Arena arena = arena_over(texts, sizeof texts);
    TextTable table;
    const char po[] =
        "msgid \"Kazakhstan\"\nmsgstr \"Kazakistan\"\n\nmsgid \"Tashkent\"\nmsgstr \"Taşkent\"\n";
    assert_true(text_init(&table, &arena, "tr", 64));
    Err err = {0};
    if (!text_read_po(&table, &arena, "tr.po", po, sizeof po - 1, &err)) fail_msg("%s", err.text);
    marks.texts = &table;
    map_marks_draw(&list, &view, &marks);
    assert_non_null(find_text("KAZAKİSTAN"));
    assert_non_null(find_text("Taşkent"));
}

static void values_have_signs(void **state)
{
    (void)state;
    add_tag("KAZ", -36.4f, 2);
    add_tag("TKM", 12, 0);
    add_tag("UZB", 0, -3);
    map_marks_draw(&list, &view, &marks);
    assert_non_null(find_text("\u221236"));
    assert_int_equal(find_text("\u221236")->color, marks.ink.left_text);
    assert_int_equal(find_text("+12")->color, marks.ink.right_text);
    assert_non_null(find_text("2"));
    assert_non_null(find_text("3"));
    marks.tag[0].has_forecast = true;
    marks.tag[0].median = -31;
    draw_clear(&list, 1280, 720);
    map_marks_draw(&list, &view, &marks);
    assert_non_null(find_text("\u221236 \u2192 \u221231"));
}

static void gauge_ends_at_the_value(void **state)
{
    (void)state;
    add_tag("KAZ", 50, 0);
    map_marks_draw(&list, &view, &marks);
    float width = map_tag_gauge_width(&view, map_region_find(&map, "KAZ"));
    bool found = false;
    for (int i = 0; i < list.count; i++) {
        const DrawCmd *c = &list.cmds[i];
        if (c->kind != DRAW_RECT || c->color != marks.ink.right) continue;
        found = true;
        assert_true(fabsf(c->r.w - (width / 2 - 1) / 2) < 0.01f);
    }
    assert_true(found);
}

static void outlines_count_once(void **state)
{
    (void)state;
    marks.selected = marks.hovered = map_region_find(&map, "TKM");
    map_marks_draw(&list, &view, &marks);
    assert_int_equal(count_lines(2), 0);
    assert_true(count_lines(2.6f) > 0);
    fresh(state);
    marks.hovered = map_region_find(&map, "TKM");
    map_marks_draw(&list, &view, &marks);
    assert_true(count_lines(2) > 0);
    assert_int_equal(count_lines(2.6f), 0);
    fresh(state);
    marks.selected = map_region_find(&map, "KAZ");
    while (view.zoom < MAP_ZOOM_MOST) map_view_zoom(&view, 1, 900, 200);
    map_marks_draw(&list, &view, &marks); /* most of it is out of sight */
    assert_true(list.vertex_count < 3000);
}

static void routes_and_badges_stand_where_told(void **state)
{
    (void)state;
    int route = map_route_find(&map, "middle_corridor");
    const MapRun *run = &map.routes[route].run;
    MapPoint first = map_route_point(&map, route, 0), last = map_route_point(&map, route, 1);
    assert_true(first.x == map.points[run->first].x && last.y == map.points[run->first + run->count - 1].y);
    marks.route[marks.route_count++] =
        (MapRouteMark){.route = route, .color = RGB(0x0A5B61), .label = "Corridor"};
    marks.badge[marks.badge_count++] = (MapBadge){map.places[1].at, "shield", RGB(0xAF531D), true, 0};
    map_marks_draw(&list, &view, &marks);
    assert_true(count_lines(5) > 0 && count_lines(2.6f) > 0);
    MapPoint at = map_view_to_screen(&view, map.places[1].at);
    assert_int_equal(map_marks_badge_at(&view, &marks, at.x + 5, at.y), 0);
    assert_int_equal(map_marks_badge_at(&view, &marks, at.x + 50, at.y), -1);
}

static void pulse_rests_under_reduced_motion(void **state)
{
    (void)state;
    marks.pulse_place = map_place_find(&map, "bishkek");
    assert_true(map_marks_draw(&list, &view, &marks));
    marks.still = true;
    assert_false(map_marks_draw(&list, &view, &marks));
}

static void zones_and_arcs_are_drawn(void **state)
{
    (void)state;
    const MapPoint zone[] = {{1100, 1000}, {1200, 1000}, {1150, 1100}};
    marks.zone[marks.zone_count++] = (MapZone){zone, 3, RGB(0xF0A68C), "EXERCISE ZONE"};
    marks.arc[marks.arc_count++] = (MapArc){map.places[1].at, map.places[2].at, RGB(0xC2742A), 0.1f};
    map_marks_draw(&list, &view, &marks);
    assert_non_null(find_text("EXERCISE ZONE"));
    assert_int_equal(count_lines(1.5f), 1);
    assert_int_equal(count_lines(1.8f), 1);
}

static void picture_tells_the_platform(void **state)
{
    (void)state;
    static MapPictures pictures;
    MapLook look;
    map_look_init(&look, &map, MOOD_DOSSIER);
    map_view_place(&view, rect(364, 56, 800, 600));
    map_picture_draw(&list, &pictures, MAP_SLOT_EVENT, &view, &look);
    const DrawCmd *c = &list.cmds[list.count - 1];
    assert_int_equal(c->kind, DRAW_IMAGE);
    assert_int_equal(c->image, MAP_IMAGE + MAP_SLOT_EVENT);
    const MapPicture *p = &pictures.picture[MAP_SLOT_EVENT];
    assert_true(p->left == 364 && p->width == 800 && map_look_hash(p->look) == map_look_hash(&look));
    MapPoint corner = map_view_to_plane(&view, (MapPoint){364, 56});
    assert_true(fabsf(p->x - corner.x) < 0.01f && fabsf(p->y - corner.y) < 0.01f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(names_follow_the_switches, fresh),
        cmocka_unit_test_setup(names_are_translated, fresh),
        cmocka_unit_test_setup(values_have_signs, fresh),
        cmocka_unit_test_setup(gauge_ends_at_the_value, fresh),
        cmocka_unit_test_setup(outlines_count_once, fresh),
        cmocka_unit_test_setup(routes_and_badges_stand_where_told, fresh),
        cmocka_unit_test_setup(pulse_rests_under_reduced_motion, fresh),
        cmocka_unit_test_setup(zones_and_arcs_are_drawn, fresh),
        cmocka_unit_test_setup(picture_tells_the_platform, fresh),
    };
    return cmocka_run_group_tests(tests, read_shipped, drop);
}
