/* Maps on the screen with the dummy driver: painted at once when new, by the worker when colours or zoom
 * change, shifted while the view moves, faded between colours, and the worker's stops and waits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "platform/map_worker.h"
#include "platform/sdl_map.h"

enum { WIDE = 200, HIGH = 100 };

static const char text[] = "steppe-map 1\nplane 400 200\n"
                           "region STA state \"Sta\"\nring 4\n100 -9\n300 -9\n300 209\n100 209\n";
#define RED  RGB(0xCC4400)
#define BLUE RGB(0x0044CC)

static unsigned char block[1 << 18];
static MapData map;
static MapLook look;
static SDL_Surface *screen;
static SDL_Renderer *renderer;
static SdlMap *maps;

static int open_all(void **state)
{
    (void)state;
    Arena arena = arena_over(block, sizeof block);
    if (!map_data_read(&map, &arena, text, sizeof text - 1, "test", NULL)) return -1;
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return -1;
    screen = SDL_CreateRGBSurfaceWithFormat(0, WIDE, HIGH, 32, SDL_PIXELFORMAT_ARGB8888);
    renderer = SDL_CreateSoftwareRenderer(screen);
    maps = sdl_map_new(renderer, &map, NULL, NULL);
    return maps ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    sdl_map_free(maps);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(screen);
    SDL_Quit();
    return 0;
}

static int fresh(void **state)
{
    (void)state;
    sdl_map_forget(maps);
    sdl_map_set_direct(maps, false);
    sdl_map_set_still(maps, false);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    map_look_init(&look, &map, MOOD_DOSSIER);
    look.fill[1] = RED;
    return 0;
}

static MapPicture picture_at(float x, float y, float scale)
{
    return (MapPicture){MAP_SLOT_MAIN, 0, 0, WIDE, HIGH, x, y, scale, &look};
}

static int draw(MapPicture picture, uint32_t now)
{
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    return sdl_map_draw(maps, &picture, 1, now);
}

static Color pixel(int x, int y)
{
    SDL_Rect r = {x, y, 1, 1};
    uint32_t value = 0;
    assert_int_equal(SDL_RenderReadPixels(renderer, &r, SDL_PIXELFORMAT_ARGB8888, &value, 4), 0);
    return RGB(value & 0xFFFFFF);
}

static void await_picture(void)
{
    SDL_Event event;
    do assert_true(SDL_WaitEventTimeout(&event, 10000));
    while (event.type != sdl_map_event());
}

static void first_is_painted_at_once(void **state)
{
    (void)state;
    assert_int_equal(draw(picture_at(0, 0, 1), 1000), -1);
    assert_int_equal(pixel(50, 50), look.sea);
    assert_int_equal(pixel(150, 50), RED);
}

static void pan_shifts_without_painting(void **state)
{
    (void)state;
    draw(picture_at(0, 0, 1), 1000);
    assert_int_equal(draw(picture_at(10, 0, 1), 1016), -1);
    assert_int_equal(pixel(88, 50), look.sea);
    assert_int_equal(pixel(92, 50), RED);
    assert_int_equal(SDL_HasEvent(sdl_map_event()), SDL_FALSE);
    draw(picture_at(25, 0, 1), 1032); /* beyond what the margin spares */
    await_picture();
    draw(picture_at(60, 0, 1), 1300);
    assert_int_equal(pixel(42, 50), RED);
}

static void colours_fade(void **state)
{
    (void)state;
    draw(picture_at(0, 0, 1), 1000);
    look.fill[1] = BLUE;
    draw(picture_at(0, 0, 1), 1016);
    assert_int_equal(pixel(150, 50), RED); /* the old picture until the new one is there */
    await_picture();
    assert_int_equal(draw(picture_at(0, 0, 1), 2000), 0);
    assert_int_equal(draw(picture_at(0, 0, 1), 2225), 0);
    Color half = pixel(150, 50);
    assert_in_range(half >> 24, 0x55, 0x77);
    assert_in_range(half >> 8 & 255, 0x55, 0x77);
    assert_int_equal(draw(picture_at(0, 0, 1), 2451), -1);
    assert_int_equal(pixel(150, 50), BLUE);
}

static void still_does_not_fade(void **state)
{
    (void)state;
    sdl_map_set_still(maps, true);
    draw(picture_at(0, 0, 1), 1000);
    look.fill[1] = BLUE;
    draw(picture_at(0, 0, 1), 1016);
    await_picture();
    assert_int_equal(draw(picture_at(0, 0, 1), 2000), -1);
    assert_int_equal(pixel(150, 50), BLUE);
}

static void zoom_waits_until_it_rests(void **state)
{
    (void)state;
    draw(picture_at(0, 0, 1), 1000);
    int wait = draw(picture_at(50, 25, 2), 1016);
    assert_in_range(wait, 1, 120);
    assert_int_equal(pixel(90, 50), look.sea); /* the old picture, twice the size */
    assert_int_equal(pixel(110, 50), RED);
    wait = draw(picture_at(50, 25, 2.2f), 1100); /* goes on: the time starts anew */
    assert_int_equal(wait, 120);
    assert_int_equal(draw(picture_at(50, 25, 2.2f), 1220), -1); /* asked for */
    await_picture();
    assert_int_equal(draw(picture_at(50, 25, 2.2f), 1300), 0);
}

static void zoom_out_does_not_wait(void **state)
{
    (void)state;
    draw(picture_at(100, 50, 2), 1000);
    assert_int_equal(draw(picture_at(0, 0, 1), 1016), -1);
    await_picture();
    draw(picture_at(0, 0, 1), 1100);
    draw(picture_at(0, 0, 1), 1300);
    assert_int_equal(pixel(10, 50), look.sea);
    assert_int_equal(pixel(102, 50), RED);
}

static void night_and_far_places_do_not_wait(void **state)
{
    (void)state;
    draw(picture_at(0, 0, 1), 1000);
    draw(picture_at(2000, 0, 1), 1016);
    assert_int_equal(pixel(50, 50), look.sea);
    map_look_init(&look, &map, MOOD_NIGHT);
    assert_int_equal(draw(picture_at(0, 0, 1), 1032), -1);
    assert_int_equal(pixel(50, 50), look.sea);
    assert_int_equal(pixel(150, 50), look.fill[1]);
}

static void direct_never_waits(void **state)
{
    (void)state;
    sdl_map_set_direct(maps, true);
    draw(picture_at(0, 0, 1), 1000);
    look.fill[1] = BLUE;
    assert_int_equal(draw(picture_at(50, 25, 2), 1000), -1);
    assert_int_equal(pixel(150, 50), BLUE);
}

static void keeps_within_clip(void **state)
{
    (void)state;
    SDL_Rect clip = {0, 0, 160, 100}, after;
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    SDL_RenderSetClipRect(renderer, &clip);
    MapPicture picture = picture_at(0, 0, 1);
    picture.left = 20;
    sdl_map_draw(maps, &picture, 1, 1000);
    SDL_RenderGetClipRect(renderer, &after);
    assert_true(SDL_RectEquals(&clip, &after));
    SDL_RenderSetClipRect(renderer, NULL);
    assert_int_equal(pixel(10, 50), RGB(0));
    assert_int_equal(pixel(100, 50), look.sea);
    assert_int_equal(pixel(150, 50), RED);
    assert_int_equal(pixel(170, 50), RGB(0));
}

static void scale_magnifies(void **state)
{
    (void)state;
    MapPicture picture = {MAP_SLOT_MAIN, 10, 5, 80, 40, 0, 0, 1, &look};
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    sdl_map_draw(maps, &picture, 1.5f, 1000);
    assert_int_equal(pixel(14, 30), RGB(0));
    assert_int_equal(pixel(16, 30), look.sea);
    assert_int_equal(pixel(134, 30), look.sea); /* 80 units of sea, for the state begins at 100 */
    assert_int_equal(pixel(136, 30), RGB(0));
    picture.x = 50;
    sdl_map_forget(maps);
    sdl_map_draw(maps, &picture, 1.5f, 1000);
    assert_int_equal(pixel(87, 30), look.sea);
    assert_int_equal(pixel(93, 30), RED);
}

static void count_up(void *user)
{
    atomic_fetch_add((atomic_int *)user, 1);
}

static void worker_keeps_the_last_wish(void **state)
{
    (void)state;
    atomic_int rang = 0;
    MapWorker *worker = map_worker_new(&map, NULL, count_up, &rang, NULL);
    assert_non_null(worker);
    MapFrame frame = {0, 0, 1, 64, 32, 1};
    for (int i = 1; i <= 50; i++) {
        frame.width = 64 + i;
        map_worker_ask(worker, 2, &look, &frame);
    }
    map_worker_wait(worker, 2);
    assert_true(map_worker_busy(worker, 2));
    cairo_surface_t *image = map_worker_take(worker, 2);
    assert_non_null(image);
    assert_int_equal(cairo_image_surface_get_width(image), 114);
    assert_null(map_worker_take(worker, 2));
    assert_false(map_worker_busy(worker, 2));
    assert_in_range(atomic_load(&rang), 1, 50);
    cairo_surface_destroy(image);
    map_worker_ask(worker, 1, &look, &frame);
    map_worker_drop(worker, 1);
    map_worker_wait(worker, 1);
    assert_null(map_worker_take(worker, 1));
    map_worker_ask(worker, 0, &look, &frame); /* free must stop what runs */
    map_worker_free(worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(first_is_painted_at_once, fresh),
        cmocka_unit_test_setup(pan_shifts_without_painting, fresh),
        cmocka_unit_test_setup(colours_fade, fresh),
        cmocka_unit_test_setup(still_does_not_fade, fresh),
        cmocka_unit_test_setup(zoom_waits_until_it_rests, fresh),
        cmocka_unit_test_setup(zoom_out_does_not_wait, fresh),
        cmocka_unit_test_setup(night_and_far_places_do_not_wait, fresh),
        cmocka_unit_test_setup(direct_never_waits, fresh),
        cmocka_unit_test_setup(keeps_within_clip, fresh),
        cmocka_unit_test_setup(scale_magnifies, fresh),
        cmocka_unit_test_setup(worker_keeps_the_last_wish, fresh),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
