/* The window onto the map: there and back between plane and screen, zoom about the pointer, home, drawers,
 * picking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "ui/map_view.h"

static const char text[] = "steppe-map 1\nplane 1000 600\n"
                           "region EST state \"Est\"\nring 4\n400 200\n600 200\n600 400\n400 400\n"
                           "region POW power \"Pow\"\nring 4\n0 0\n200 0\n200 600\n0 600\n"
                           "place pow capital \"Powton\" POW 150 300\n"
                           "place est capital \"Eston\" EST 500 300\n"
                           "place near city \"Near\" EST 510 300\n";
static unsigned char block[1 << 18];
static MapData map;

static int read_text(void **state)
{
    (void)state;
    Arena arena = arena_over(block, sizeof block);
    return map_data_read(&map, &arena, text, sizeof text - 1, "test", NULL) ? 0 : -1;
}

static MapView placed(void)
{
    MapView v;
    map_view_init(&v, &map);
    map_view_place(&v, rect(100, 50, 800, 500));
    return v;
}

static bool close_to(MapPoint a, MapPoint b)
{
    return hypotf(a.x - b.x, a.y - b.y) < 0.01f;
}

static void home_shows_states_and_capitals(void **state)
{
    (void)state;
    MapView v = placed();
    MapBox seen = map_view_box(&v);
    assert_true(seen.x0 < 150 && seen.x1 > 600 && seen.y0 < 200 && seen.y1 > 400);
    assert_true(seen.x1 - seen.x0 < 520);
    MapPoint mid = map_view_to_screen(&v, (MapPoint){375, 300});
    assert_true(close_to(mid, (MapPoint){500, 300}));
}

static void goes_there_and_back(void **state)
{
    (void)state;
    MapView v = placed();
    map_view_zoom(&v, 3, 321, 222);
    map_view_pan(&v, -40, 17);
    for (float x = 0; x < 1000; x += 111) {
        MapPoint p = {x, x / 2};
        assert_true(close_to(map_view_to_plane(&v, map_view_to_screen(&v, p)), p));
    }
    MapBox box = map_view_box(&v);
    MapFrame f = {box.x0, box.y0, map_view_scale(&v), 800, 500, 1};
    MapPoint p = map_frame_to_screen(&f, (MapPoint){500, 300}),
             q = map_view_to_screen(&v, (MapPoint){500, 300});
    assert_true(close_to((MapPoint){p.x + 100, p.y + 50}, q));
    assert_true(close_to(map_frame_to_plane(&f, p), (MapPoint){500, 300}));
}

static void zoom_keeps_the_pointer(void **state)
{
    (void)state;
    MapView v = placed();
    MapPoint before = map_view_to_plane(&v, (MapPoint){300, 400});
    for (int i = 0; i < 5; i++) {
        map_view_zoom(&v, 1, 300, 400);
        assert_true(close_to(map_view_to_plane(&v, (MapPoint){300, 400}), before));
    }
    for (int i = 0; i < 50; i++) map_view_zoom(&v, 1, 300, 400);
    assert_true(v.zoom == MAP_ZOOM_MOST);
    for (int i = 0; i < 50; i++) map_view_zoom(&v, -1, 300, 400);
    MapBox seen = map_view_box(&v); /* as far out as the plane fills the view */
    assert_true(v.zoom >= MAP_ZOOM_LEAST && seen.x1 - seen.x0 <= 1000.1f && seen.y1 - seen.y0 <= 600.1f);
}

static void pan_stays_on_the_plane(void **state)
{
    (void)state;
    MapView v = placed();
    MapPoint before = map_view_to_screen(&v, (MapPoint){500, 300});
    map_view_pan(&v, 30, -20);
    assert_true(
        close_to(map_view_to_screen(&v, (MapPoint){500, 300}), (MapPoint){before.x + 30, before.y - 20}));
    for (int i = 0; i < 100; i++) map_view_pan(&v, 300, -300);
    MapBox seen = map_view_box(&v);
    assert_true(fabsf(seen.x0) < 0.01f && fabsf(seen.y1 - 600) < 0.01f);
    map_view_place(&v, rect(100, 50, 600, 500));
    assert_true(map_view_box(&v).x0 >= -0.01f);
    map_view_home(&v, 0);
    assert_true(v.centre.x == 375 && v.zoom == 1);
}

static void drawers_do_not_jump_and_focus_avoids_them(void **state)
{
    (void)state;
    MapView v = placed();
    map_view_zoom(&v, 2, 500, 300);
    MapPoint before = map_view_to_screen(&v, (MapPoint){500, 300});
    map_view_cover(&v, (MapInsets){0, 0, 400, 0});
    assert_true(close_to(map_view_to_screen(&v, (MapPoint){500, 300}), before));
    map_view_focus_region(&v, 1, 0);
    MapPoint left = map_view_to_screen(&v, (MapPoint){400, 200}),
             right = map_view_to_screen(&v, (MapPoint){600, 400});
    assert_true(left.x >= 100 && right.x <= 500 && left.y >= 50 && right.y <= 550);
    MapPoint centre = v.centre;
    map_view_focus_region(&v, 1, 0); /* it is in view: nothing moves */
    assert_true(close_to(v.centre, centre));
    map_view_focus_region(&v, 99, 0);
    assert_true(close_to(v.centre, centre));
}

static void glides_alike_at_any_frame_rate(void **state)
{
    (void)state;
    MapView a = placed(), b = placed();
    map_view_zoom(&a, 4, 200, 200);
    map_view_zoom(&b, 4, 200, 200);
    map_view_home(&a, 160);
    map_view_home(&b, 160);
    assert_true(map_view_step(&a, 80));
    for (int i = 0; i < 8; i++) assert_true(map_view_step(&b, 10));
    assert_true(fabsf(a.zoom - b.zoom) < 0.001f && close_to(a.centre, b.centre));
    assert_false(map_view_step(&a, 80));
    assert_true(a.zoom == 1 && close_to(a.centre, (MapPoint){375, 300}));
    assert_false(map_view_step(&a, 80));
}

static void picks_regions_and_places(void **state)
{
    (void)state;
    MapView v = placed();
    MapPoint at = map_view_to_screen(&v, (MapPoint){450, 250});
    assert_int_equal(map_view_region_at(&v, at.x, at.y), 1);
    at = map_view_to_screen(&v, (MapPoint){300, 250});
    assert_int_equal(map_view_region_at(&v, at.x, at.y), 0);
    at = map_view_to_screen(&v, (MapPoint){500, 300});
    assert_int_equal(map_view_place_at(&v, at.x - 2, at.y), 2);
    at = map_view_to_screen(&v, (MapPoint){510, 300});
    assert_int_equal(map_view_place_at(&v, at.x + 3, at.y), 3);
    assert_int_equal(map_view_place_at(&v, at.x, at.y + 40), 0);
    assert_int_equal(map_view_region_at(&v, 99, 300), 0); /* the screen left of the map */
}

static void frame_fits_box(void **state)
{
    (void)state;
    MapFrame f = map_frame_fit((MapBox){400, 200, 600, 400}, 400, 100, 1);
    assert_true(f.scale == 0.5f && f.x == 100 && f.y == 200);
    MapBox box = map_frame_box(&f);
    assert_true(box.x1 == 900 && box.y1 == 400);
}

static void look_tells_changes(void **state)
{
    (void)state;
    MapLook a, b;
    map_look_init(&a, &map, MOOD_DOSSIER);
    map_look_init(&b, &map, MOOD_DOSSIER);
    assert_true(map_look_hash(&a) == map_look_hash(&b));
    b.hatching[2] = -1;
    assert_true(map_look_hash(&a) != map_look_hash(&b));
}

static void look_tells_sides(void **state)
{
    (void)state;
    for (int mood = MOOD_DOSSIER; mood <= MOOD_NIGHT; mood++) {
        MapLook look;
        map_look_init(&look, &map, (Mood)mood);
        Color neutral = look.fill[1];
        map_look_alignment(&look, 1, -60000, false);
        assert_true(look.fill[1] >> 24 > (look.fill[1] >> 8 & 255)); /* warm: more red than blue */
        assert_int_equal(look.hatching[1], 0);
        map_look_alignment(&look, 1, 60000, true);
        assert_true(look.fill[1] >> 24 < (look.fill[1] >> 8 & 255));
        assert_int_equal(look.hatching[1], 3);
        map_look_alignment(&look, 1, -100000, true);
        assert_int_equal(look.hatching[1], -4);
        map_look_alignment(&look, 1, 0, true);
        assert_int_equal(look.hatching[1], 0);
        assert_int_equal(look.fill[1], neutral);
        map_look_side(&look, 2, 1);
        Color round = look.fill[2];
        map_look_side(&look, 2, 2);
        assert_int_not_equal(look.fill[2], round);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_shows_states_and_capitals),
        cmocka_unit_test(goes_there_and_back),
        cmocka_unit_test(zoom_keeps_the_pointer),
        cmocka_unit_test(pan_stays_on_the_plane),
        cmocka_unit_test(drawers_do_not_jump_and_focus_avoids_them),
        cmocka_unit_test(glides_alike_at_any_frame_rate),
        cmocka_unit_test(picks_regions_and_places),
        cmocka_unit_test(frame_fits_box),
        cmocka_unit_test(look_tells_changes),
        cmocka_unit_test(look_tells_sides),
    };
    return cmocka_run_group_tests(tests, read_text, NULL);
}
