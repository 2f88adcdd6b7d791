#include "ui/map_label.h"

#include <math.h>
#include <string.h>

static const float PI = 3.14159265f;

/* Cities and lesser ports come into sight at this zoom. */
static const float CITY_ZOOM = 1.5f;

void map_layout_clear(MapLayout *layout)
{
    layout->text_count = layout->ring_count = layout->taken_count = layout->hard_count = layout->kept_count = 0;
}

void map_layout_take(MapLayout *layout, MapBox box)
{
    if (layout->taken_count < MAP_TAKEN_MAX) layout->taken[layout->taken_count++] = box;
}

static bool is_free(const MapLayout *layout, MapBox box, int first, int last)
{
    for (int i = first; i < last; i++)
        if (map_box_meets(layout->taken[i], box)) return false;
    return true;
}

static MapBox box_of(float left, float top, float width, float height)
{
    return (MapBox){left, top, left + width, top + height};
}

static bool in_sight(const MapView *v, MapBox box)
{
    return map_box_meets(box, box_of(v->rect.x, v->rect.y, v->rect.w, v->rect.h));
}

static void add_text(MapLayout *layout, MapText text)
{
    if (layout->text_count < MAP_TEXTS_MAX) layout->text[layout->text_count++] = text;
}

float map_tag_letter_size(const MapView *view, int region)
{
    float size = view->map->regions[region].label_size;
    return (size > 0 ? size : 14);
}

float map_tag_gauge_width(const MapView *view, int region)
{
    return (100 + (map_tag_letter_size(view, region) - 14) * 12);
}

static bool is_seat(const MapPlace *place)
{
    return place->kind == MAP_CAPITAL || place->kind == MAP_FOREIGN;
}

/* Is it the first port or city of a state in the file? The file lists the most important ones first. */
static bool leads_state(const MapData *map, int id)
{
    const MapPlace *place = &map->places[id];
    if (map->regions[place->region].kind != MAP_STATE) return false;
    for (int i = 1; i < id; i++)
        if (map->places[i].region == place->region && map->places[i].kind == place->kind) return false;
    return true;
}

static bool place_shows(const MapView *v, int id)
{
    const MapPlace *place = &v->map->places[id];
    if (is_seat(place) || v->zoom >= CITY_ZOOM) return true;
    return place->kind == MAP_PORT ? leads_state(v->map, id) : v->zoom > 0.9f && leads_state(v->map, id);
}

/* The rings of all places in sight, and the ground that none may cover: those of capitals. */
static void take_rings(MapLayout *layout, const MapView *v)
{
    float reach = (MAP_RING_RADIUS + 2);
    layout->kept_count = layout->taken_count;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 1; i <= v->map->place_count; i++) {
            const MapPlace *place = &v->map->places[i];
            MapPoint at = map_view_to_screen(v, place->at);
            MapBox box = box_of(at.x - reach, at.y - reach, reach * 2, reach * 2);
            if (is_seat(place) != (pass == 0) || !place_shows(v, i) || !in_sight(v, box)) continue;
            layout->ring[layout->ring_count++] = i;
            map_layout_take(layout, box);
        }
        if (pass == 0) layout->hard_count = layout->taken_count;
    }
}

/* Boxes of `taken` from `from` up to `to`. */
typedef struct {
    int from, to;
} Span;

/* Tries the rows at ever greater distance above and below; false when none is free within reach. */
static bool find_row(const MapLayout *layout, MapBox box, Span skip, int last, float step, int rows, float *shift)
{
    for (int i = 0; i <= rows * 2; i++) {
        float dy = step * (float)((i + 1) / 2) * (i % 2 ? 1.0f : -1.0f);
        MapBox moved = {box.x0, box.y0 + dy, box.x1, box.y1 + dy};
        if (!is_free(layout, moved, 0, skip.from) || !is_free(layout, moved, skip.to, last)) continue;
        *shift = dy;
        return true;
    }
    return false;
}

/* Straight above or below first, then a little to the side; where all is taken a ring may be covered, then a
 * badge, but never another state's tag. */
static MapBox find_spot(const MapLayout *layout, MapBox box, int first_tag)
{
    static const float aside[] = {0, 0.2f, -0.2f, 0.4f, -0.4f};
    float width = box.x1 - box.x0;
    for (int pass = 0; pass < 3; pass++) {
        for (int i = 0; i < COUNT_OF(aside); i++) {
            float dx = aside[i] * width, dy;
            MapBox moved = {box.x0 + dx, box.y0, box.x1 + dx, box.y1};
            /* the rings of capitals lie between what is kept off and the tags; they give way first */
            Span skip = pass == 0 ? (Span){0, 0} : pass == 1 ? (Span){layout->kept_count, first_tag} : (Span){0, first_tag};
            if (!find_row(layout, moved, skip, layout->hard_count, 6, 14, &dy)) continue;
            return (MapBox){moved.x0, moved.y0 + dy, moved.x1, moved.y1 + dy};
        }
    }
    return box;
}

static void place_tag(MapLayout *layout, const MapLabels *l, int id, int first_tag)
{
    const MapView *v = l->view;
    const MapRegion *region = &v->map->regions[id];
    const char *name = l->region_name(l->user, id);
    if (!name || !region->has_label) return;
    float size = map_tag_letter_size(v, id), width = l->measure(l->user, MAP_TEXT_TAG, size, name);
    float above = l->above ? l->above(l->user, id) : 0, height = above + size + l->below;
    float across = l->below > 0 ? fmaxf(width, map_tag_gauge_width(v, id)) : width;
    MapPoint at = map_view_to_screen(v, region->label);
    MapBox box = find_spot(layout, box_of(at.x - across / 2, at.y - size / 2 - above, across, height), first_tag);
    if (!in_sight(v, box)) return;
    map_layout_take(layout, box);
    add_text(layout, (MapText){MAP_TEXT_TAG, id, name, (box.x0 + box.x1 - width) / 2, box.y0 + above, width, size, size, 0});
}

/* Tags also keep clear of each other; so each one joins what the next may not cover. */
static void place_tags(MapLayout *layout, const MapLabels *l)
{
    int soft = layout->taken_count - layout->hard_count;
    MapBox rings[MAP_PLACES_MAX];
    soft = int_min(soft, MAP_PLACES_MAX);
    memcpy(rings, layout->taken + layout->hard_count, (size_t)soft * sizeof *rings);
    layout->taken_count = layout->hard_count;
    int first_tag = layout->hard_count;
    for (int i = 1; i <= l->view->map->region_count; i++) {
        if (l->view->map->regions[i].kind != MAP_STATE) continue;
        place_tag(layout, l, i, first_tag);
        layout->hard_count = layout->taken_count;
    }
    for (int i = 0; i < soft; i++) map_layout_take(layout, rings[i]);
}

/* Right of the ring, left, below, above: the first that is free. */
static void place_place(MapLayout *layout, const MapLabels *l, int id)
{
    const MapView *v = l->view;
    const char *name = l->place_name(l->user, id);
    if (!name) return;
    float size = MAP_PLACE_SIZE, width = l->measure(l->user, MAP_TEXT_PLACE, size, name);
    float off = (MAP_RING_RADIUS + 4), height = size * 1.2f;
    MapPoint at = map_view_to_screen(v, v->map->places[id].at);
    const MapPoint corner[4] = {{at.x + off, at.y - height / 2},
                                {at.x - off - width, at.y - height / 2},
                                {at.x - width / 2, at.y + off},
                                {at.x - width / 2, at.y - off - height}};
    for (int i = 0; i < 4; i++) {
        MapBox box = box_of(corner[i].x, corner[i].y, width, height);
        if (!in_sight(v, box) || !is_free(layout, box, 0, layout->taken_count)) continue;
        map_layout_take(layout, box);
        add_text(layout, (MapText){MAP_TEXT_PLACE, id, name, box.x0, box.y0, width, height, size, 0});
        return;
    }
}

static void place_places(MapLayout *layout, const MapLabels *l, bool seats)
{
    for (int i = 0; i < layout->ring_count; i++)
        if (is_seat(&l->view->map->places[layout->ring[i]]) == seats) place_place(layout, l, layout->ring[i]);
}

static void place_country(MapLayout *layout, const MapLabels *l, int id)
{
    const MapView *v = l->view;
    const MapRegion *region = &v->map->regions[id];
    const char *name = region->has_label ? l->region_name(l->user, id) : NULL;
    if (!name) return;
    float size = map_tag_letter_size(v, id), width = l->measure(l->user, MAP_TEXT_COUNTRY, size, name);
    MapPoint at = map_view_to_screen(v, region->label);
    MapBox box = box_of(at.x - width / 2, at.y - size / 2, width, size);
    float shift;
    if (!in_sight(v, box) || !find_row(layout, box, (Span){0, 0}, layout->taken_count, 6, 4, &shift)) return;
    box.y0 += shift;
    box.y1 += shift;
    map_layout_take(layout, box);
    add_text(layout, (MapText){MAP_TEXT_COUNTRY, id, name, box.x0, box.y0, width, size, size, 0});
}

/* The boxes of a turned text: a square every letter's height along its middle line. */
static int turned_boxes(MapText text, MapBox *out, int most)
{
    int count = int_clamp((int)ceilf(text.width / text.height), 1, most);
    float dx = cosf(text.angle * PI / 180), dy = sinf(text.angle * PI / 180), half = text.height / 2;
    float x = text.left + text.width / 2, y = text.top + half;
    for (int i = 0; i < count; i++) {
        float along = text.width * (((float)i + 0.5f) / (float)count - 0.5f);
        out[i] = box_of(x + dx * along - half, y + dy * along - half, text.height, text.height);
    }
    return count;
}

/* A sea's name grows with the zoom, for it belongs to the ground. */
static void place_sea(MapLayout *layout, const MapLabels *l, int index)
{
    const MapView *v = l->view;
    const MapSea *sea = &v->map->seas[index];
    const char *name = l->sea_name(l->user, index);
    if (!name) return;
    float size = sea->size * fminf(fmaxf(v->zoom, 0.8f), 2);
    float width = l->measure(l->user, MAP_TEXT_SEA, size, name), height = size * 1.2f;
    MapPoint at = map_view_to_screen(v, sea->at);
    MapText text = {MAP_TEXT_SEA, index,  name, at.x - width / 2, at.y - height / 2,
                    width,        height, size, sea->angle};
    MapBox boxes[32];
    int count = turned_boxes(text, boxes, COUNT_OF(boxes));
    bool seen = false;
    for (int i = 0; i < count; i++) {
        if (!is_free(layout, boxes[i], 0, layout->taken_count)) return;
        seen |= in_sight(v, boxes[i]);
    }
    if (!seen) return;
    for (int i = 0; i < count; i++) map_layout_take(layout, boxes[i]);
    add_text(layout, text);
}

void map_layout_fill(MapLayout *layout, const MapLabels *labels)
{
    const MapData *map = labels->view->map;
    take_rings(layout, labels->view);
    place_tags(layout, labels);
    place_places(layout, labels, true);
    for (int i = 0; i < map->sea_count; i++) place_sea(layout, labels, i);
    place_places(layout, labels, false);
    for (int kind = MAP_POWER; kind <= MAP_DISPUTED; kind++)
        for (int i = 1; i <= map->region_count; i++)
            if ((int)map->regions[i].kind == kind) place_country(layout, labels, i);
}
