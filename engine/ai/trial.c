#include "ai/trial.h"

#include "core/place.h"

#include <string.h>

static void put_back_change(const World *seen, World *w, const Report *r)
{
    const VarPlace *place = &var_place[r->var];
    uint32_t at = var_offset(place, r->state, r->power, r->channel, r->id);
    uint8_t *to = (uint8_t *)w + at;
    const uint8_t *from = (const uint8_t *)seen + at;
    if (place->stored == STORED_MILLI) memcpy(to, from, sizeof(int32_t));
    else if (place->stored == STORED_SHORT) memcpy(to, from, sizeof(uint16_t));
    else if (place->stored == STORED_WHOLE) *to = *from;
    if (r->var == VAR_TENSION) w->tension_peak = seen->tension_peak;
}

/* Numbers by the log; what has none, where anything of it was written, as a whole. */
static void put_back(const Catalog *c, const World *seen, World *w, const ReportLog *log)
{
    for (int i = 0; i < log->count; i++) {
        if (log->items[i].kind == REPORT_CHANGE) put_back_change(seen, w, &log->items[i]);
    }
    w->seed = seen->seed;
    if (log->beyond) place_copy_touched(c, w, seen, 0);
}

World *trial_begin(const Player *p)
{
    AiDesk *desk = p->scratch;
    /* A func writes as it likes. */
    if (!desk->tried || desk->wrote.cut || p->game->catalog->func_count > 0) desk->a = *p->seen;
    else put_back(p->game->catalog, p->seen, &desk->a, &desk->wrote);
    desk->tried = true;
    desk->wrote.items = desk->written;
    desk->wrote.capacity = COUNT_OF(desk->written);
    desk->wrote.count = 0;
    desk->wrote.cut = desk->wrote.beyond = false;
    return &desk->a;
}

ReportLog *trial_log(const Player *p) { return &p->scratch->wrote; }

void trial_spoil(const Player *p) { p->scratch->tried = false; }

void trial_touched(const Player *p, Touched *out)
{
    const ReportLog *log = &p->scratch->wrote;
    bool told = p->scratch->tried && !log->cut && p->game->catalog->func_count == 0;
    memset(out, told ? 0 : 0xFF, sizeof *out);
    for (int i = 0; told && i < log->count; i++) {
        const Report *r = &log->items[i];
        out->states |= (uint16_t)(1u << r->state);
        if (r->var == VAR_TIE || r->var == VAR_BASE || r->var == VAR_OWN) out->channels[r->state] |= (uint16_t)(1u << r->channel);
    }
}
