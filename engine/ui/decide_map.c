/* The map behind a decision: a still picture of where it happens. */
#include "ui/decide.h"

static int region_of(const Decide *k, int state)
{
    const char *id = k->catalog->state[state].map;
    return id ? map_region_find(k->in->map, id) : 0;
}

/* The state with some of its neighbourhood. */
static MapBox around(MapBox box)
{
    float dx = (box.x1 - box.x0) * 0.35F, dy = (box.y1 - box.y0) * 0.35F;
    return (MapBox){box.x0 - dx, box.y0 - dy, box.x1 + dx, box.y1 + dy};
}

/* state 0: all five. */
static void look_at(Decide *k, Rect r, int state, MapInsets covered)
{
    DecideState *s = k->state;
    int region = state ? region_of(k, state) : 0;
    bool turned = s->view.map != k->in->map || s->view_state != state + 1;
    if (turned) map_view_init(&s->view, k->in->map);
    map_view_place(&s->view, r);
    map_view_cover(&s->view, covered);
    if (turned && region) map_view_set_home(&s->view, around(k->in->map->regions[region].box));
    s->view_state = state + 1;
}

bool decide_map(Decide *k, Rect r, int state, Mood mood, MapInsets covered)
{
    if (!k->in->map || !k->in->pictures || r.w < 40 || r.h < 40) return false;
    static _Thread_local MapMarks marks;
    MapLook look;
    look_at(k, r, state, covered);
    map_look_init(&look, k->in->map, mood);
    for (int s = 1; s <= k->catalog->state_count; s++) {
        if (region_of(k, s)) map_look_alignment(&look, region_of(k, s), k->w->alignment[s], false);
    }
    for (int p = 1; p <= MAX_SEATS; p++) {
        int region = k->catalog->power[p].map ? map_region_find(k->in->map, k->catalog->power[p].map) : 0;
        if (region) map_look_side(&look, region, p);
    }
    map_marks_init(&marks, mood, k->in->describe.texts, k->ui->fonts);
    marks.selected = state ? region_of(k, state) : 0;
    marks.still = true;
    /* No name is half hidden under what covers the sides. */
    if (covered.left > 0) marks.keep_off[marks.keep_off_count++] = rect(r.x, r.y, covered.left, r.h);
    if (covered.right > 0) marks.keep_off[marks.keep_off_count++] = rect(r.x + r.w - covered.right, r.y, covered.right, r.h);
    marks.time_ms = k->ui->in->time_ms;
    draw_clip_push(k->ui->draw, r);
    map_picture_draw(k->ui->draw, k->in->pictures, MAP_SLOT_EVENT, &k->state->view, &look);
    map_marks_draw(k->ui->draw, &k->state->view, &marks);
    draw_clip_pop(k->ui->draw);
    return true;
}
