/* The reader of the map: what a small map says, what is refused and how, bytes cut and flipped, and the
 * promises of the map that ships (who owns Crimea, which lines are solid). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "ui/map_data.h"

static const char small[] = "steppe-map 1 # version\n"
                            "plane 300 170\n"
                            "\n"
                            "region AAA state \"A \\ land\"\n"
                            "label 20 20.5 14\n"
                            "ring 4\n10 10\n110 10\n110 110\n10 110\n"
                            "ring 4\n40 40\n60 40\n60 60\n40 60\n"
                            "region BBB disputed \"B # not a comment\"\r\n"
                            "ring 3\n150 10\n200 10\n150 -60.25\n"
                            "lake \"Pond\"\n"
                            "ring 3\n80 80\n90 80\n80 90\n"
                            "line coast 2\n10 10\n110 10\n"
                            "line disputed 2\n150 10\n200 10\n"
                            "line river 3 5\n20 20\n30 25\n20 30\n"
                            "place town capital \"Town\" AAA 20 30\n"
                            "place port port \"Port\" - 299 169\n"
                            "sea \"Some Sea\" 250 120 -75 15\n"
                            "route road 2\n20 30\n299 169\n"
                            "relief relief.png\n"
                            "credit \"Drawn by hand\"\n";

static void *block;

static bool read_map(MapData *map, const char *text, size_t size, Err *err)
{
    free(block);
    size_t room = map_data_room(text, size);
    block = malloc(room);
    assert_non_null(block);
    Arena arena = arena_over(block, room);
    return map_data_read(map, &arena, text, size, "small.map", err);
}

static void reads_small(void **state)
{
    (void)state;
    MapData map;
    Err err = {0};
    if (!read_map(&map, small, sizeof small - 1, &err)) fail_msg("%s", err.text);
    assert_int_equal(map.region_count, 2);
    assert_string_equal(map.regions[1].name, "A \\ land");
    assert_string_equal(map.regions[2].name, "B # not a comment");
    assert_int_equal(map.regions[2].kind, MAP_DISPUTED);
    assert_true(map.regions[1].has_label && map.regions[1].label.y == 20.5f &&
                map.regions[1].label_size == 14);
    assert_true(map.regions[2].box.y0 == -60.25f && map.regions[2].box.x1 == 200);
    assert_int_equal(map.regions[1].ring_count, 2);
    assert_int_equal(map.lake_count, 1);
    assert_int_equal(map.line_count, 3);
    assert_int_equal(map.lines[2].rank, 5);
    assert_int_equal(map_place_find(&map, "port"), 2);
    assert_int_equal(map.places[1].region, 1);
    assert_int_equal(map.places[2].region, 0);
    assert_true(map.seas[0].angle == -75);
    assert_int_equal(map_route_find(&map, "road"), 1);
    assert_string_equal(map.relief, "relief.png");
    assert_int_equal(map.credit_count, 1);
}

static void picks_by_point(void **state)
{
    (void)state;
    MapData map;
    assert_true(read_map(&map, small, sizeof small - 1, NULL));
    assert_int_equal(map_region_at(&map, (MapPoint){20, 20}), 1);
    assert_int_equal(map_region_at(&map, (MapPoint){50, 50}), 0); /* the hole */
    assert_int_equal(map_region_at(&map, (MapPoint){82, 82}), 0); /* the lake */
    assert_int_equal(map_region_at(&map, (MapPoint){155, 0}), 2);
    assert_int_equal(map_region_at(&map, (MapPoint){199, 0}), 0);
    assert_int_equal(map_region_at(&map, (MapPoint){-5, 20}), 0);
}

static void refuses(const char *text, const char *message)
{
    MapData map;
    Err err = {0};
    assert_false(read_map(&map, text, strlen(text), &err));
    assert_string_equal(err.text, message);
}

static void names_place_and_need(void **state)
{
    (void)state;
    refuses("", "small.map:1: expected 'steppe-map 1'");
    refuses("steppe-map 2\n", "small.map:1: map is of version '2', this game reads 1");
    refuses("steppe-map 1\nring 3\n", "small.map:2: expected 'plane WIDTH HEIGHT' first");
    refuses("steppe-map 1\nplane 9 9\nring 3\n", "small.map:3: expected 'region' or 'lake' before 'ring'");
    refuses("steppe-map 1\nplane 9 1e4\n",
            "small.map:2: expected a height as a number up to 1000000, found '1e4'");
    refuses("steppe-map 1\nplane 9 9\nregion A city \"A\"\n",
            "small.map:3: expected one of state, power, near, land, disputed, found 'city'");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\n", "small.map:3: expected a closing quote");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\"\nring 3\n1 1\n2 2\n",
            "small.map:6: expected 1 more points, found the end of the file");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\"\nring 3\n1 1\n2\n",
            "small.map:6: expected a point 'x y', number 2 of 3");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\"\nring 3\n1 1\n2 nan\n",
            "small.map:6: expected y as a number up to 1000000, found 'nan'");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\"\n", "small.map:3: region 'A' has no ring");
    refuses("steppe-map 1\nplane 9 9\nregion A land \"A\"\nregion A land \"A\"\n",
            "small.map:4: region 'A' is there twice");
    refuses("steppe-map 1\nplane 9 9\nrelief ../x.png\n",
            "small.map:3: expected a file name of a-z, 0-9, '_', '.' and '-', found '../x.png'");
    refuses("steppe-map 1\nplane 9 9\nplace a capital \"A\" ZZZ 1 1\n",
            "small.map:3: expected '-' or a region declared above, found 'ZZZ'");
    refuses("steppe-map 1\nplane 9 9\nline river 2\n", "small.map:3: expected 'line river POINTS RANK'");
    refuses("steppe-map 1\nplane 9 9\nline coast 999999\n",
            "small.map:3: expected a count of points from 2 to 400000, found '999999'");
    refuses("steppe-map 1\nplane 9 9\nroad\n", "small.map:3: unknown statement 'road'");
    char longer[400] = "steppe-map 1\n#";
    memset(longer + 14, 'x', 300);
    refuses(longer, "small.map:2: line is longer than 256 bytes");
}

static void keeps_to_caps(void **state)
{
    (void)state;
    size_t size = 1 << 16;
    char *text = calloc(1, size);
    assert_non_null(text);
    size_t used = (size_t)snprintf(text, size, "steppe-map 1\nplane 9 9\n");
    for (int i = 0; i <= MAP_REGIONS_MAX; i++)
        used +=
            (size_t)snprintf(text + used, size - used, "region R%d land \"R\"\nring 3\n0 0\n1 1\n0 1\n", i);
    char message[80];
    snprintf(message, sizeof message, "small.map:%d: more than %d regions, take some out",
             3 + MAP_REGIONS_MAX * 5, MAP_REGIONS_MAX);
    refuses(text, message);
    free(text);
}

static void tells_of_small_arena(void **state)
{
    (void)state;
    unsigned char few[256];
    Arena arena = arena_over(few, sizeof few);
    MapData map;
    Err err;
    assert_false(map_data_read(&map, &arena, small, sizeof small - 1, "small.map", &err));
    assert_string_equal(err.text, "small.map:1: map needs more memory than it was given");
}

/* Whatever was read must be whole: every run within the points, every ring owned. */
static void check_whole(const MapData *map)
{
    int rings = 0;
    for (int i = 1; i <= map->region_count; i++) rings += map->regions[i].ring_count;
    for (int i = 0; i < map->lake_count; i++) rings += map->lakes[i].ring_count;
    assert_int_equal(rings, map->ring_count);
    for (int i = 0; i < map->ring_count; i++)
        assert_in_range(map->rings[i].first + map->rings[i].count, 3, map->point_count);
    for (int i = 0; i < map->line_count; i++)
        assert_in_range(map->lines[i].run.first + map->lines[i].run.count, 2, map->point_count);
    for (int i = 1; i <= map->place_count; i++) assert_in_range(map->places[i].region, 0, map->region_count);
}

static void read_exact(const char *text, size_t size)
{
    char *copy = malloc(size + 1); /* of exactly this length, for the sanitizer to watch */
    assert_non_null(copy);
    memcpy(copy, text, size);
    copy = realloc(copy, size ? size : 1);
    MapData map;
    Err err = {0};
    if (read_map(&map, copy, size, &err))
        check_whole(&map);
    else
        assert_true(strncmp(err.text, "small.map:", 10) == 0);
    free(copy);
}

static void survives_cuts(void **state)
{
    (void)state;
    for (size_t size = 0; size < sizeof small; size++) read_exact(small, size);
}

static void survives_flips(void **state)
{
    (void)state;
    char text[sizeof small];
    for (size_t at = 0; at + 1 < sizeof small; at++)
        for (int bit = 0; bit < 8; bit++) {
            memcpy(text, small, sizeof small);
            text[at] = (char)(text[at] ^ (1 << bit));
            read_exact(text, sizeof small - 1);
        }
}

/* Lines dropped, doubled and swapped: the grammar in wrong order. */
static void survives_shuffles(void **state)
{
    (void)state;
    const char *lines[80];
    size_t lengths[80];
    int count = 0;
    for (const char *p = small; *p; count++) {
        lines[count] = p;
        lengths[count] = strcspn(p, "\n") + 1;
        p += lengths[count];
    }
    for (int round = 0; round < 2000; round++) {
        char text[4 * sizeof small];
        size_t used = lengths[0] + lengths[1];
        memcpy(text, small, used);
        for (int i = 2; i < count; i++) {
            uint64_t draw = rng_at(1, 1, 1, round, i);
            int from = draw % 8 == 0 ? (int)(draw / 8 % (uint64_t)count) : i;
            if (draw % 8 == 1) continue;
            memcpy(text + used, lines[from], lengths[from]);
            used += lengths[from];
        }
        read_exact(text, used);
    }
}

static char *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *text = malloc(MAP_FILE_MAX);
    assert_non_null(text);
    *size = fread(text, 1, MAP_FILE_MAX, file);
    fclose(file);
    return text;
}

static bool same_step(MapPoint a, MapPoint b, MapPoint c, MapPoint d)
{
    bool ahead = a.x == c.x && a.y == c.y && b.x == d.x && b.y == d.y;
    return ahead || (a.x == d.x && a.y == d.y && b.x == c.x && b.y == c.y);
}

static bool line_has_step(const MapData *map, const MapLine *line, MapPoint a, MapPoint b)
{
    const MapPoint *p = map->points + line->run.first;
    for (int i = 1; i < line->run.count; i++)
        if (same_step(a, b, p[i - 1], p[i])) return true;
    return false;
}

/* No step of a dashed line may lie in a solid border as well. */
static void check_disputed_apart(const MapData *map)
{
    int dashed = 0;
    for (int i = 0; i < map->line_count; i++) {
        if (map->lines[i].kind != MAP_LINE_DISPUTED) continue;
        const MapPoint *p = map->points + map->lines[i].run.first;
        dashed++;
        for (int s = 1; s < map->lines[i].run.count; s++)
            for (int k = 0; k < map->line_count; k++) {
                MapLineKind kind = map->lines[k].kind;
                if (kind == MAP_COAST || kind == MAP_BORDER || kind == MAP_BORDER_FIVE)
                    assert_false(line_has_step(map, &map->lines[k], p[s - 1], p[s]));
            }
    }
    assert_true(dashed > 0);
}

static void ships_as_promised(void **state)
{
    (void)state;
    size_t size = 0;
    char *text = read_whole(STEPPE_SOURCE_DIR "/assets/map/base.map", &size);
    assert_non_null(text);
    MapData map;
    Err err = {0};
    if (!read_map(&map, text, size, &err)) fail_msg("%s", err.text);
    free(text);
    check_whole(&map);
    int states = 0, powers = 0, disputed = 0;
    for (int i = 1; i <= map.region_count; i++) {
        states += map.regions[i].kind == MAP_STATE;
        powers += map.regions[i].kind == MAP_POWER;
        disputed += map.regions[i].kind == MAP_DISPUTED && strstr(map.regions[i].name, "Crimea");
    }
    assert_int_equal(states, 5);
    assert_int_equal(powers, 2);
    assert_int_equal(disputed, 1);
    for (int i = 1; i <= map.place_count; i++) /* a capital lies in its own state */
        if (map.places[i].kind == MAP_CAPITAL && map.places[i].region)
            assert_int_equal(map_region_at(&map, map.places[i].at), map.places[i].region);
    check_disputed_apart(&map);
}

static int drop_block(void **state)
{
    (void)state;
    free(block);
    block = NULL;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_small),          cmocka_unit_test(picks_by_point),
        cmocka_unit_test(names_place_and_need), cmocka_unit_test(keeps_to_caps),
        cmocka_unit_test(tells_of_small_arena), cmocka_unit_test(survives_cuts),
        cmocka_unit_test(survives_flips),       cmocka_unit_test(survives_shuffles),
        cmocka_unit_test(ships_as_promised),
    };
    return cmocka_run_group_tests(tests, NULL, drop_block);
}
