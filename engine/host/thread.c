#include "host/thread.h"

#include <string.h>
#include <unistd.h>

#include "base/check.h"

static void *enter(void *thread)
{
    Thread *t = thread;
    t->run(t->user);
    return NULL;
}

bool thread_start(Thread *thread, void (*run)(void *user), void *user, Err *err)
{
    *thread = (Thread){.run = run, .user = user};
    int failed = pthread_create(&thread->id, NULL, enter, thread);
    return !failed || err_set(err, "could not start a thread: %s", strerror(failed));
}

void thread_join(Thread *thread)
{
    CHECK(pthread_join(thread->id, NULL) == 0);
}

int thread_cores(void)
{
    return int_clamp((int)sysconf(_SC_NPROCESSORS_ONLN), 1, 256);
}

void lock_init(Lock *lock)
{
    CHECK(pthread_mutex_init(&lock->mutex, NULL) == 0);
    CHECK(pthread_cond_init(&lock->bell, NULL) == 0);
}

void lock_clear(Lock *lock)
{
    CHECK(pthread_cond_destroy(&lock->bell) == 0);
    CHECK(pthread_mutex_destroy(&lock->mutex) == 0);
}

void lock_take(Lock *lock)
{
    CHECK(pthread_mutex_lock(&lock->mutex) == 0);
}
void lock_leave(Lock *lock)
{
    CHECK(pthread_mutex_unlock(&lock->mutex) == 0);
}
void lock_wait(Lock *lock)
{
    CHECK(pthread_cond_wait(&lock->bell, &lock->mutex) == 0);
}
void lock_ring(Lock *lock)
{
    CHECK(pthread_cond_broadcast(&lock->bell) == 0);
}
