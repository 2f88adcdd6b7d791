/* MapWorker: one thread that paints maps on request, so that the main loop never waits for a picture.
 * Each slot (a place on the screen that shows a map) has at most one request waiting and one running; a new
 * request replaces the one that waits and stops the one that runs, because nobody wants its picture any more.
 * Map and relief must outlive the worker and stay constant. All functions are for one and the same caller's
 * thread. */
#ifndef PLATFORM_MAP_WORKER_H
#define PLATFORM_MAP_WORKER_H

#include "platform/map_paint.h"

typedef struct MapWorker MapWorker;

/* `ready` is called on the worker's thread whenever a picture is done; it may only wake the main loop. */
MapWorker *map_worker_new(const MapData *map, const MapRelief *relief, void (*ready)(void *user), void *user,
                          Err *err);
/* Stops what runs and waits for the thread. */
void map_worker_free(MapWorker *worker);

void map_worker_ask(MapWorker *worker, int slot, const MapLook *look, const MapFrame *frame);
/* Forgets the request of a slot, running or waiting, and a picture nobody took. */
void map_worker_drop(MapWorker *worker, int slot);
/* Is a request of the slot waiting, running, or its picture not yet taken? */
bool map_worker_busy(MapWorker *worker, int slot);
/* The finished picture of a slot, which now belongs to the caller, or NULL. */
cairo_surface_t *map_worker_take(MapWorker *worker, int slot);
/* Waits until the slot's request is done; for tests and pictures of the screen. */
void map_worker_wait(MapWorker *worker, int slot);

#endif
