#include "platform/map_worker.h"

#include <stdlib.h>

#include "base/check.h"
#include "host/thread.h"

typedef struct {
    MapLook look;
    MapFrame frame;
    bool waiting;
    cairo_surface_t *done;
} Job;

struct MapWorker {
    const MapData *map;
    const MapRelief *relief;
    void (*ready)(void *user);
    void *user;
    Thread thread;
    Lock lock; /* over everything below */
    Job job[MAP_SLOTS];
    int running; /* slot, -1 at rest */
    bool quit;
    atomic_bool stop; /* the running picture is not wanted */
};

/* Paints outside the lock from copies, for a new request may come meanwhile. */
static void run_job(MapWorker *w, int slot)
{
    Job job = w->job[slot];
    w->job[slot].waiting = false;
    w->running = slot;
    atomic_store(&w->stop, false);
    lock_leave(&w->lock);
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, job.frame.width, job.frame.height);
    bool good = cairo_surface_status(image) == CAIRO_STATUS_SUCCESS &&
                map_paint(image, w->map, w->relief, &job.look, &job.frame, &w->stop);
    lock_take(&w->lock);
    w->running = -1;
    if (good && !atomic_load(&w->stop)) {
        if (w->job[slot].done) cairo_surface_destroy(w->job[slot].done);
        w->job[slot].done = image;
        w->ready(w->user);
    } else {
        cairo_surface_destroy(image);
    }
    lock_ring(&w->lock);
}

static int next_slot(const MapWorker *w)
{
    for (int i = 0; i < MAP_SLOTS; i++)
        if (w->job[i].waiting) return i;
    return -1;
}

static void work(void *user)
{
    MapWorker *w = user;
    lock_take(&w->lock);
    while (!w->quit) {
        int slot = next_slot(w);
        if (slot < 0)
            lock_wait(&w->lock);
        else
            run_job(w, slot);
    }
    lock_leave(&w->lock);
}

MapWorker *map_worker_new(const MapData *map, const MapRelief *relief, void (*ready)(void *user), void *user,
                          Err *err)
{
    MapWorker *w = calloc(1, sizeof *w);
    if (!w) {
        err_set(err, "the map: out of memory");
        return NULL;
    }
    w->map = map;
    w->relief = relief;
    w->ready = ready;
    w->user = user;
    w->running = -1;
    lock_init(&w->lock);
    if (thread_start(&w->thread, work, w, err)) return w;
    lock_clear(&w->lock);
    free(w);
    return NULL;
}

void map_worker_free(MapWorker *worker)
{
    if (!worker) return;
    lock_take(&worker->lock);
    worker->quit = true;
    atomic_store(&worker->stop, true);
    lock_ring(&worker->lock);
    lock_leave(&worker->lock);
    thread_join(&worker->thread);
    for (int i = 0; i < MAP_SLOTS; i++)
        if (worker->job[i].done) cairo_surface_destroy(worker->job[i].done);
    lock_clear(&worker->lock);
    free(worker);
}

/* With the lock taken. */
static void forget(MapWorker *w, int slot)
{
    Job *job = &w->job[slot];
    job->waiting = false;
    if (w->running == slot) atomic_store(&w->stop, true);
    if (job->done) cairo_surface_destroy(job->done);
    job->done = NULL;
}

void map_worker_ask(MapWorker *worker, int slot, const MapLook *look, const MapFrame *frame)
{
    CHECK(slot >= 0 && slot < MAP_SLOTS);
    lock_take(&worker->lock);
    forget(worker, slot);
    worker->job[slot] = (Job){*look, *frame, true, NULL};
    lock_ring(&worker->lock);
    lock_leave(&worker->lock);
}

void map_worker_drop(MapWorker *worker, int slot)
{
    lock_take(&worker->lock);
    forget(worker, slot);
    lock_leave(&worker->lock);
}

/* With the lock taken: is a picture still to be painted? A stopped one does not count. */
static bool owed(const MapWorker *w, int slot)
{
    return w->job[slot].waiting || (w->running == slot && !atomic_load(&w->stop));
}

bool map_worker_busy(MapWorker *worker, int slot)
{
    lock_take(&worker->lock);
    bool busy = owed(worker, slot) || worker->job[slot].done;
    lock_leave(&worker->lock);
    return busy;
}

cairo_surface_t *map_worker_take(MapWorker *worker, int slot)
{
    lock_take(&worker->lock);
    cairo_surface_t *image = worker->job[slot].done;
    worker->job[slot].done = NULL;
    lock_leave(&worker->lock);
    return image;
}

void map_worker_wait(MapWorker *worker, int slot)
{
    lock_take(&worker->lock);
    while (owed(worker, slot)) lock_wait(&worker->lock);
    lock_leave(&worker->lock);
}
