/* Threads and the lock with its bell that they share: the only door to pthreads.
 * Not here: what is computed, and any pool (its owner builds it from these).
 * A Thread must be joined; a Lock must outlive every thread that uses it. Failing to lock is our own bug. */
#ifndef HOST_THREAD_H
#define HOST_THREAD_H

#include <pthread.h>

#include "base/err.h"
#include "base/types.h"

typedef struct {
    pthread_t id;
    void (*run)(void *user);
    void *user;
} Thread;

typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t bell;
} Lock;

/* Starts run(user). `thread` must stay where it is until thread_join. */
bool thread_start(Thread *thread, void (*run)(void *user), void *user, Err *err);
void thread_join(Thread *thread);
/* Cores that may be used, at least 1. */
int thread_cores(void);

void lock_init(Lock *lock);
void lock_clear(Lock *lock);
void lock_take(Lock *lock);
void lock_leave(Lock *lock);
/* Leaves the lock, sleeps until the bell rings (or for no reason) and takes it again. */
void lock_wait(Lock *lock);
/* Wakes all who wait. */
void lock_ring(Lock *lock);

#endif
