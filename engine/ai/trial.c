#include "ai/trial.h"

#include "core/place.h"

#include <string.h>

/* The large fields, which nothing but ledgered changes writes while a choice is tried. All others are copied. In the
 * order of the World. */
static const struct {
    uint16_t from, size;
} ledgered[] = {
#define LEDGERED(field) {offsetof(World, field), sizeof(((World *)0)->field)}
    LEDGERED(tie), LEDGERED(base), LEDGERED(own), LEDGERED(variable), LEDGERED(saturation), LEDGERED(legs), LEDGERED(event_last),
#undef LEDGERED
};

static void put_back(const World *seen, World *w, const ReportLog *log)
{
    for (int i = 0; i < log->count; i++) {
        const Report *r = &log->items[i];
        if (r->kind != REPORT_CHANGE) continue;
        const VarPlace *place = &var_place[r->var];
        if (place->stored == STORED_NOT) continue;
        static const uint8_t size[] = {[STORED_MILLI] = sizeof(int32_t), [STORED_SHORT] = sizeof(uint16_t), [STORED_WHOLE] = 1};
        uint32_t at = var_offset(place, r->state, r->power, r->channel, r->id);
        memcpy((uint8_t *)w + at, (const uint8_t *)seen + at, size[place->stored]);
    }
    size_t from = 0;
    for (int i = 0; i < COUNT_OF(ledgered); i++) {
        memcpy((uint8_t *)w + from, (const uint8_t *)seen + from, ledgered[i].from - from);
        from = ledgered[i].from + (size_t)ledgered[i].size;
    }
    memcpy((uint8_t *)w + from, (const uint8_t *)seen + from, sizeof *w - from);
}

World *trial_begin(const Player *p)
{
    AiDesk *desk = p->scratch;
    /* A func writes as it likes. */
    if (!desk->tried || desk->wrote.cut || p->game->catalog->func_count > 0) desk->a = *p->seen;
    else put_back(p->seen, &desk->a, &desk->wrote);
    desk->tried = true;
    desk->wrote = report_log(desk->written, COUNT_OF(desk->written));
    return &desk->a;
}

ReportLog *trial_log(const Player *p) { return &p->scratch->wrote; }

void trial_spoil(const Player *p) { p->scratch->tried = false; }

uint16_t trial_touched(const Player *p)
{
    const ReportLog *log = &p->scratch->wrote;
    if (!p->scratch->tried || log->cut || p->game->catalog->func_count > 0) return UINT16_MAX;
    unsigned touched = 0;
    for (int i = 0; i < log->count; i++) touched |= 1u << log->items[i].state;
    return (uint16_t)touched;
}
