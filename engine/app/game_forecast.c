#include "app/game_forecast.h"

#include <string.h>

#include "base/hash.h"
#include "host/mem.h"
#include "host/thread.h"

struct Forecaster {
    Thread thread;
    Lock lock;
    const Hooks *hooks;
    Game game;
    void (*ready)(void);
    /* under the lock */
    bool stop, waiting;
    World question;
    int seat;
    AiLevel rival;
    uint64_t question_hash;
    Forecast answer;
    uint64_t answer_hash;
    /* the thread's own */
    World work;
    ForecastScratch scratch;
    Forecast made;
    /* the caller's own */
    Forecast shown;
};

static void run(void *user)
{
    Forecaster *f = user;
    lock_take(&f->lock);
    while (!f->stop) {
        if (!f->waiting) {
            lock_wait(&f->lock);
            continue;
        }
        f->waiting = false;
        f->work = f->question;
        int seat = f->seat;
        AiLevel rival = f->rival;
        uint64_t hash = f->question_hash;
        lock_leave(&f->lock);
        preview_forecast(&f->game, &f->work, seat, rival, FORECAST_GUESSES, &f->scratch, &f->made);
        lock_take(&f->lock);
        f->answer = f->made;
        f->answer_hash = hash;
        f->ready();
    }
    lock_leave(&f->lock);
}

Forecaster *forecaster_new(const Content *content, void (*ready)(void), Err *err)
{
    Forecaster *f = mem_zero(1, sizeof *f);
    if (!f) {
        err_set(err, "no memory for forecasts");
        return NULL;
    }
    f->hooks = content_hooks_open(content, err);
    f->game = (Game){content_catalog(content), f->hooks};
    f->ready = ready;
    lock_init(&f->lock);
    if (!f->hooks || !thread_start(&f->thread, run, f, err)) {
        if (f->hooks) content_hooks_close(f->hooks);
        lock_clear(&f->lock);
        mem_free(f);
        return NULL;
    }
    return f;
}

void forecaster_free(Forecaster *f)
{
    if (!f) return;
    lock_take(&f->lock);
    f->stop = true;
    lock_ring(&f->lock);
    lock_leave(&f->lock);
    thread_join(&f->thread);
    content_hooks_close(f->hooks);
    lock_clear(&f->lock);
    mem_free(f);
}

const Forecast *forecaster_ask(Forecaster *f, const World *seen, int seat, AiLevel rival)
{
    uint64_t hash = world_hash(seen) + (uint64_t)seat + hash_bytes(&rival, sizeof rival);
    const Forecast *out = NULL;
    lock_take(&f->lock);
    if (f->answer_hash == hash) {
        f->shown = f->answer;
        out = &f->shown;
    } else if (f->question_hash != hash) {
        f->question = *seen;
        f->seat = seat;
        f->rival = rival;
        f->question_hash = hash;
        f->waiting = true;
        lock_ring(&f->lock);
    }
    lock_leave(&f->lock);
    return out;
}
