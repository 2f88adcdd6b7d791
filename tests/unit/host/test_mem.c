#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "host/clock.h"
#include "host/mem.h"
#include "host/thread.h"

static void counts_what_is_alive(void **state)
{
    (void)state;
    long before = mem_alive();
    void *a = mem_alloc(0), *b = mem_resize(NULL, 10);
    unsigned char *c = mem_zero(3, 5);
    for (int i = 0; i < 15; i++) assert_int_equal(c[i], 0);
    assert_int_equal(mem_alive(), before + 3);
    b = mem_resize(b, 1000);
    assert_int_equal(mem_alive(), before + 3);
    assert_null(mem_zero(SIZE_MAX, 2));
    mem_free(a);
    mem_free(b);
    mem_free(c);
    mem_free(NULL);
    assert_int_equal(mem_alive(), before);
}

static void fails_on_demand(void **state)
{
    (void)state;
    mem_fault(1, false);
    void *a = mem_alloc(1);
    assert_non_null(a);
    assert_null(mem_alloc(1));
    void *b = mem_resize(a, 50);
    assert_non_null(b);
    mem_fault(0, true);
    assert_null(mem_resize(b, 100));
    assert_null(mem_text("x"));
    assert_null(mem_zero(1, 1));
    mem_fault(-1, false);
    mem_free(b);
}

typedef struct {
    Lock lock;
    int count, waiting;
} Shared;

static void count_up(void *user)
{
    Shared *s = user;
    for (int i = 0; i < 10000; i++) {
        lock_take(&s->lock);
        s->count++;
        lock_leave(&s->lock);
    }
    lock_take(&s->lock);
    s->waiting--;
    lock_ring(&s->lock);
    lock_leave(&s->lock);
}

static void threads_share_a_lock_and_its_bell(void **state)
{
    (void)state;
    Shared s = {.waiting = 4};
    Thread threads[4];
    lock_init(&s.lock);
    for (int i = 0; i < 4; i++) assert_true(thread_start(&threads[i], count_up, &s, NULL));
    lock_take(&s.lock);
    while (s.waiting > 0) lock_wait(&s.lock);
    lock_leave(&s.lock);
    for (int i = 0; i < 4; i++) thread_join(&threads[i]);
    assert_int_equal(s.count, 40000);
    lock_clear(&s.lock);
    assert_true(thread_cores() >= 1);
}

static void clocks_go_forward(void **state)
{
    (void)state;
    int64_t cpu = clock_cpu_ns(), wall = clock_ms();
    while (clock_cpu_ns() - cpu < 5000000) {
    }
    assert_true(clock_ms() >= wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_is_alive), cmocka_unit_test(fails_on_demand),
        cmocka_unit_test(threads_share_a_lock_and_its_bell), cmocka_unit_test(clocks_go_forward)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
