/* The painter on a tiny map: which colour stands where, dashes and hatching are there, and the same input
 * gives the same pixels. The last test only prints how long the map that ships takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "platform/map_paint.h"

/* Sea to the left of x = 20, a state to 100, a disputed region to 180, other land beyond; a lake in the
 * state. */
static const char text[] = "steppe-map 1\nplane 200 100\n"
                           "region STA state \"Sta\"\nring 4\n20 -9\n100 -9\n100 109\n20 109\n"
                           "region DIS disputed \"Dis\"\nring 4\n100 -9\n180 -9\n180 109\n100 109\n"
                           "region LAN land \"Lan\"\nring 4\n180 -9\n209 -9\n209 109\n180 109\n"
                           "lake \"Lake\"\nring 4\n30 60\n50 60\n50 80\n30 80\n"
                           "line coast 2\n20 -9\n20 109\n"
                           "line disputed 2\n100 -9\n100 109\n"
                           "line border 2\n180 -9\n180 109\n"
                           "line river 2 0\n60 30.25\n90 30.25\n";
#define TEAL RGB(0x56A4A4)

static unsigned char block[1 << 18];
static MapData map;
static MapLook look;

static int read_text(void **state)
{
    (void)state;
    Arena arena = arena_over(block, sizeof block);
    if (!map_data_read(&map, &arena, text, sizeof text - 1, "test", NULL)) return -1;
    map_look_init(&look, &map, MOOD_DOSSIER);
    look.fill[1] = TEAL;
    return 0;
}

static const MapFrame whole = {0, 0, 2, 400, 200, 1};

static cairo_surface_t *paint(const MapLook *with, const MapRelief *relief, MapFrame frame)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, frame.width, frame.height);
    assert_true(map_paint(image, &map, relief, with, &frame, NULL));
    return image;
}

static Color pixel(cairo_surface_t *image, int x, int y)
{
    unsigned char *row = cairo_image_surface_get_data(image) + y * cairo_image_surface_get_stride(image);
    uint32_t value;
    memcpy(&value, row + x * 4, 4);
    assert_int_equal(value >> 24, 255);
    return RGB(value & 0xFFFFFF);
}

static uint64_t hash_image(cairo_surface_t *image)
{
    return hash_bytes(cairo_image_surface_get_data(image), (size_t)cairo_image_surface_get_stride(image) *
                                                               (size_t)cairo_image_surface_get_height(image));
}

static void colours_stand_where_they_should(void **state)
{
    (void)state;
    cairo_surface_t *image = paint(&look, NULL, whole);
    assert_int_equal(pixel(image, 10, 100), look.sea);
    assert_int_equal(pixel(image, 100, 20), TEAL);
    assert_int_equal(pixel(image, 80, 140), look.lake);
    assert_int_equal(pixel(image, 390, 20), look.fill[3]);
    assert_int_equal(pixel(image, 150, 60), look.river);
    assert_int_not_equal(pixel(image, 39, 100), look.sea); /* the coast, half on either side */
    assert_int_not_equal(pixel(image, 40, 100), TEAL);
    cairo_surface_destroy(image);
}

static void disputed_is_hatched_and_dashed(void **state)
{
    (void)state;
    cairo_surface_t *image = paint(&look, NULL, whole);
    int bare = 0, inked = 0, dashes = 0;
    for (int x = 210; x < 350; x++) {
        bare += pixel(image, x, 100) == look.fill[2];
        inked += pixel(image, x, 100) != look.fill[2];
    }
    assert_true(bare > 30 && inked > 30);
    /* where the dash is left out, the last pixel of the state shows bare */
    for (int y = 1; y < 200; y++)
        dashes += (pixel(image, 199, y) == TEAL) != (pixel(image, 199, y - 1) == TEAL);
    assert_true(dashes > 20);
    for (int y = 1; y < 200; y++)
        assert_int_equal(pixel(image, 360, y), pixel(image, 360, y - 1)); /* solid */
    cairo_surface_destroy(image);
}

static void hatching_shows_side_and_strength(void **state)
{
    (void)state;
    MapLook hatched = look;
    int inked[5] = {0};
    for (int strength = 0; strength <= 4; strength++) {
        hatched.hatching[1] = (int8_t)strength;
        cairo_surface_t *image = paint(&hatched, NULL, whole);
        for (int x = 50; x < 190; x++) inked[strength] += pixel(image, x, 20) != TEAL;
        cairo_surface_destroy(image);
    }
    assert_int_equal(inked[0], 0);
    for (int strength = 1; strength <= 4; strength++) assert_true(inked[strength] > inked[strength - 1]);
    hatched.hatching[1] = -4;
    cairo_surface_t *falling = paint(&hatched, NULL, whole);
    hatched.hatching[1] = 4;
    cairo_surface_t *rising = paint(&hatched, NULL, whole);
    assert_true(hash_image(falling) != hash_image(rising));
    cairo_surface_destroy(falling);
    cairo_surface_destroy(rising);
}

static void same_input_gives_same_pixels(void **state)
{
    (void)state;
    cairo_surface_t *a = paint(&look, NULL, whole), *b = paint(&look, NULL, whole);
    assert_true(hash_image(a) == hash_image(b));
    MapFrame moved = whole;
    moved.x = 25; /* whole pixels: the picture is the same, further left, hatching too */
    cairo_surface_t *c = paint(&look, NULL, moved);
    for (int y = 20; y < 180; y += 7)
        for (int x = 60; x < 340; x += 3)
            if (abs(x - 200) > 4) assert_int_equal(pixel(a, x, y), pixel(c, x - 50, y));
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
    cairo_surface_destroy(c);
}

static void stops_when_told(void **state)
{
    (void)state;
    atomic_bool stop = true;
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, whole.width, whole.height);
    assert_false(map_paint(image, &map, NULL, &look, &whole, &stop));
    cairo_surface_destroy(image);
}

typedef struct {
    unsigned char bytes[4096];
    size_t size;
} Png;

static cairo_status_t keep_png(void *closure, const unsigned char *bytes, unsigned int size)
{
    Png *png = closure;
    if (size > sizeof png->bytes - png->size) return CAIRO_STATUS_WRITE_ERROR;
    memcpy(png->bytes + png->size, bytes, size);
    png->size += size;
    return CAIRO_STATUS_SUCCESS;
}

/* Left half darkens, right half lightens. */
static Png relief_png(void)
{
    Png png = {.size = 0};
    cairo_surface_t *grey = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 20, 10);
    for (int y = 0; y < 10; y++)
        for (int x = 0; x < 20; x++) {
            uint32_t value = x < 10 ? 0x404040 : 0xC0C0C0;
            memcpy(cairo_image_surface_get_data(grey) + y * cairo_image_surface_get_stride(grey) + x * 4,
                   &value, 4);
        }
    cairo_surface_mark_dirty(grey);
    assert_int_equal(cairo_surface_write_to_png_stream(grey, keep_png, &png), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(grey);
    return png;
}

static int luma(Color c)
{
    return (int)((c >> 24) * 3 + (c >> 16 & 255) * 6 + (c >> 8 & 255));
}

static void relief_darkens_and_lightens(void **state)
{
    (void)state;
    Png png = relief_png();
    Err err = {0};
    MapRelief *relief = map_relief_new(png.bytes, png.size, "relief.png", &err);
    if (!relief) fail_msg("%s", err.text);
    cairo_surface_t *image = paint(&look, relief, whole);
    assert_true(luma(pixel(image, 100, 20)) < luma(TEAL));
    assert_true(luma(pixel(image, 390, 20)) > luma(look.fill[3]));
    MapLook faint = look;
    faint.relief = 0.5f;
    cairo_surface_t *half = paint(&faint, relief, whole);
    assert_true(luma(pixel(half, 100, 20)) > luma(pixel(image, 100, 20)));
    cairo_surface_destroy(image);
    cairo_surface_destroy(half);
    map_relief_free(relief);
}

static void refuses_broken_pictures(void **state)
{
    (void)state;
    Png png = relief_png();
    Err err = {0};
    for (size_t size = 0; size < png.size - 12; size++) /* the last 12 bytes are the end mark */
        assert_null(map_relief_new(png.bytes, size, "relief.png", &err));
    assert_non_null(strstr(err.text, "relief.png: expected a"));
    png.bytes[16] = 0x7f; /* a width of two thousand million */
    assert_null(map_relief_new(png.bytes, png.size, "relief.png", &err));
    assert_string_equal(err.text, "relief.png: expected a PNG of at most 4096 x 4096");
}

static void *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    void *bytes = malloc(MAP_FILE_MAX);
    assert_non_null(bytes);
    *size = fread(bytes, 1, MAP_FILE_MAX, file);
    fclose(file);
    return bytes;
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static void time_size(const MapData *ships, const MapRelief *relief, int width, int height, float zoom)
{
    MapLook day;
    map_look_init(&day, ships, MOOD_DOSSIER);
    MapFrame frame = map_frame_fit((MapBox){0, 0, ships->width, ships->height}, width, height, 1);
    frame.scale *= zoom;
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    double best = 1e9;
    for (int i = 0; i < 5; i++) {
        double start = now_ms();
        assert_true(map_paint(image, ships, relief, &day, &frame, NULL));
        double took = now_ms() - start;
        if (took < best) best = took;
    }
    print_message("map %d x %d zoom %.1f: %.0f ms, best of 5\n", width, height, (double)zoom, best);
    cairo_surface_destroy(image);
}

static void prints_times(void **state)
{
    (void)state;
    size_t size = 0, png_size = 0;
    char *shipped = read_whole(STEPPE_SOURCE_DIR "/assets/map/base.map", &size);
    void *png = read_whole(STEPPE_SOURCE_DIR "/assets/map/relief.png", &png_size);
    assert_true(shipped && png);
    size_t room = map_data_room(shipped, size);
    void *memory = malloc(room);
    Arena arena = arena_over(memory, room);
    MapData ships;
    assert_true(map_data_read(&ships, &arena, shipped, size, "base.map", NULL));
    MapRelief *relief = map_relief_new(png, png_size, "relief.png", NULL);
    assert_non_null(relief);
    for (int i = 0; i < 2; i++) {
        time_size(&ships, relief, 1280, 720, i ? 2 : 1);
        time_size(&ships, relief, 1920, 1080, i ? 2 : 1);
        time_size(&ships, relief, 2560, 1440, i ? 2 : 1);
    }
    map_relief_free(relief);
    free(memory);
    free(png);
    free(shipped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_stand_where_they_should),
        cmocka_unit_test(disputed_is_hatched_and_dashed),
        cmocka_unit_test(hatching_shows_side_and_strength),
        cmocka_unit_test(same_input_gives_same_pixels),
        cmocka_unit_test(stops_when_told),
        cmocka_unit_test(relief_darkens_and_lightens),
        cmocka_unit_test(refuses_broken_pictures),
        cmocka_unit_test(prints_times),
    };
    return cmocka_run_group_tests(tests, read_text, NULL);
}
