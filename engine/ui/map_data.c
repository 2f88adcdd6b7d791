/* The reader goes over the text twice: map_data_room counts the lines of each sort and so bounds the memory,
 * then one pass reads. A line is cut into at most eight words; a run of points takes the lines that follow
 * it. */
#include "ui/map_data.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { WORDS_MAX = 8, COORDINATE_MAX = 1000000 };

typedef enum { OWNER_NONE, OWNER_REGION, OWNER_LAKE } Owner;

typedef struct {
    MapData *map;
    Arena *arena;
    const char *at, *end;
    const char *name;
    Err *err;
    int line;
    int words;
    Owner owner; /* whom the next ring belongs to */
    char *word[WORDS_MAX];
    bool quoted[WORDS_MAX];
    char text[MAP_LINE_MAX + 1];
} Reader;

MapBox map_box_empty(void)
{
    return (MapBox){1e9f, 1e9f, -1e9f, -1e9f};
}

MapBox map_box_add(MapBox box, MapPoint p)
{
    return map_box_join(box, (MapBox){p.x, p.y, p.x, p.y});
}

MapBox map_box_join(MapBox a, MapBox b)
{
    return (MapBox){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1,
                    a.y1 > b.y1 ? a.y1 : b.y1};
}

bool map_box_meets(MapBox a, MapBox b)
{
    return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

__attribute__((format(printf, 2, 3))) static bool fail(Reader *r, const char *format, ...)
{
    char text[ERR_TEXT_MAX / 2];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return err_set(r->err, "%s:%d: %s", r->name, int_max(r->line, 1), text);
}

static bool too_many(Reader *r, const char *what, int most)
{
    return fail(r, "more than %d %s, take some out", most, what);
}

/* Cuts the line in r->text into words, in place. */
static bool cut_words(Reader *r)
{
    r->words = 0;
    char *p = r->text;
    for (;;) {
        while (*p == ' ' || *p == '\t') p++;
        if (*p == 0 || *p == '#') return true;
        if (r->words == WORDS_MAX) return fail(r, "expected at most %d words in a line", WORDS_MAX);
        bool quoted = *p == '"';
        char *word = quoted ? ++p : p;
        while (*p && (quoted ? *p != '"' : *p != ' ' && *p != '\t' && *p != '#')) p++;
        if (quoted && *p == 0) return fail(r, "expected a closing quote");
        bool comment = *p == '#';
        r->word[r->words] = word;
        r->quoted[r->words++] = quoted;
        if (*p) *p++ = 0;
        if (comment) return true;
    }
}

/* Takes the next line that holds a word; false at the end or on an error (then *bad is set). */
static bool next_line(Reader *r, bool *bad)
{
    while (r->at < r->end) {
        r->line++;
        const char *stop = memchr(r->at, '\n', (size_t)(r->end - r->at));
        size_t length = (size_t)((stop ? stop : r->end) - r->at);
        const char *text = r->at;
        r->at = stop ? stop + 1 : r->end;
        if (length && text[length - 1] == '\r') length--;
        *bad = true;
        if (length > MAP_LINE_MAX) return fail(r, "line is longer than %d bytes", MAP_LINE_MAX);
        if (memchr(text, 0, length)) return fail(r, "expected text, found a zero byte");
        memcpy(r->text, text, length);
        r->text[length] = 0;
        if (!cut_words(r)) return false;
        *bad = false;
        if (r->words) return true;
    }
    return false;
}

static bool need_words(Reader *r, int least, int most, const char *shape)
{
    if (r->words >= least && r->words <= most) return true;
    return fail(r, "expected '%s'", shape);
}

/* [-]digits[.digits], at most COORDINATE_MAX; own code, since strtof follows the locale. */
static bool parse_number(const char *text, float *out)
{
    bool minus = *text == '-';
    if (minus) text++;
    double value = 0, unit = 1;
    int digits = 0;
    for (; *text >= '0' && *text <= '9' && digits < 12; text++, digits++) value = value * 10 + (*text - '0');
    if (*text == '.') {
        for (text++; *text >= '0' && *text <= '9' && digits < 12; text++, digits++) {
            unit /= 10;
            value += unit * (*text - '0');
        }
    }
    if (*text || !digits || value > COORDINATE_MAX) return false;
    *out = (float)(minus ? -value : value);
    return true;
}

static bool need_number(Reader *r, int word, const char *what, float *out)
{
    if (!r->quoted[word] && parse_number(r->word[word], out)) return true;
    return fail(r, "expected %s as a number up to %d, found '%.40s'", what, COORDINATE_MAX, r->word[word]);
}

static bool need_count(Reader *r, int word, const char *what, int least, int most, int *out)
{
    float value;
    if (!need_number(r, word, what, &value)) return false;
    if (value >= (float)least && value <= (float)most && (float)(int)value == value) {
        *out = (int)value;
        return true;
    }
    return fail(r, "expected %s from %d to %d, found '%.40s'", what, least, most, r->word[word]);
}

static bool need_id(Reader *r, int word, const char *what, const char **out)
{
    const char *id = r->word[word];
    size_t length = strlen(id);
    bool good = !r->quoted[word] && length > 0 && length < MAP_ID_MAX;
    for (size_t i = 0; good && i < length; i++) {
        bool letter = (id[i] >= 'a' && id[i] <= 'z') || (id[i] >= 'A' && id[i] <= 'Z');
        good = letter || (i && ((id[i] >= '0' && id[i] <= '9') || id[i] == '_'));
    }
    if (!good) return fail(r, "expected %s of letters, digits and '_', found '%.40s'", what, id);
    *out = arena_text(r->arena, id);
    return *out || fail(r, "map needs more memory than it was given");
}

static bool need_text(Reader *r, int word, const char *what, const char **out)
{
    if (!r->quoted[word]) return fail(r, "expected %s in quotes, found '%.40s'", what, r->word[word]);
    size_t length = strlen(r->word[word]);
    if (!length) return fail(r, "expected %s in quotes, found nothing", what);
    char clean[MAP_LINE_MAX + 1];
    str_clean(clean, sizeof clean, r->word[word]);
    *out = arena_text(r->arena, clean);
    return *out || fail(r, "map needs more memory than it was given");
}

/* The place of the word in a list of names, from 1. */
static bool need_kind(Reader *r, int word, const char *const *names, int *out)
{
    char all[128];
    StrBuf list = str_buf(all, sizeof all);
    for (int i = 0; names[i]; i++) {
        if (str_eq(names[i], r->word[word])) {
            *out = i + 1;
            return true;
        }
        str_addf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    return fail(r, "expected one of %s, found '%.40s'", all, r->word[word]);
}

/* The next `count` lines as points of a new run. */
static bool read_run(Reader *r, int count, MapRun *run)
{
    MapData *map = r->map;
    if (count > MAP_POINTS_MAX - map->point_count) return too_many(r, "points", MAP_POINTS_MAX);
    *run = (MapRun){map->point_count, count, map_box_empty()};
    for (int i = 0; i < count; i++) {
        bool bad = false;
        if (!next_line(r, &bad)) {
            if (bad) return false;
            return fail(r, "expected %d more points, found the end of the file", count - i);
        }
        MapPoint p;
        if (r->words != 2) return fail(r, "expected a point 'x y', number %d of %d", i + 1, count);
        if (!need_number(r, 0, "x", &p.x) || !need_number(r, 1, "y", &p.y)) return false;
        run->box = map_box_add(run->box, p);
        map->points[map->point_count++] = p;
    }
    return true;
}

static bool read_plane(Reader *r)
{
    if (r->map->width > 0) return fail(r, "expected 'plane' only once");
    if (!need_words(r, 3, 3, "plane WIDTH HEIGHT")) return false;
    int width, height;
    if (!need_count(r, 1, "a width", 1, 16384, &width)) return false;
    if (!need_count(r, 2, "a height", 1, 16384, &height)) return false;
    r->map->width = (float)width;
    r->map->height = (float)height;
    return true;
}

static bool read_region(Reader *r)
{
    static const char *const kinds[] = {"state", "power", "near", "land", "disputed", NULL};
    MapData *map = r->map;
    MapRegion region = {.ring_first = map->ring_count, .box = map_box_empty()};
    int kind = 0;
    if (!need_words(r, 4, 4, "region ID KIND \"Name\"")) return false;
    if (map->region_count == MAP_REGIONS_MAX) return too_many(r, "regions", MAP_REGIONS_MAX);
    if (!need_id(r, 1, "a region id", &region.id)) return false;
    if (map_region_find(map, region.id)) return fail(r, "region '%s' is there twice", region.id);
    if (!need_kind(r, 2, kinds, &kind) || !need_text(r, 3, "a name", &region.name)) return false;
    region.kind = (MapRegionKind)kind;
    map->regions[++map->region_count] = region;
    r->owner = OWNER_REGION;
    return true;
}

static bool read_label(Reader *r)
{
    if (!need_words(r, 3, 4, "label X Y [SIZE]")) return false;
    if (r->owner != OWNER_REGION) return fail(r, "expected 'region' before 'label'");
    MapRegion *region = &r->map->regions[r->map->region_count];
    if (!need_number(r, 1, "x", &region->label.x) || !need_number(r, 2, "y", &region->label.y)) return false;
    int size = 0;
    if (r->words == 4 && !need_count(r, 3, "a size", 6, 64, &size)) return false;
    region->label_size = (float)size;
    region->has_label = true;
    return true;
}

static bool read_ring(Reader *r)
{
    MapData *map = r->map;
    int count;
    if (!need_words(r, 2, 2, "ring POINTS")) return false;
    if (r->owner == OWNER_NONE) return fail(r, "expected 'region' or 'lake' before 'ring'");
    if (map->ring_count == MAP_RINGS_MAX) return too_many(r, "rings", MAP_RINGS_MAX);
    if (!need_count(r, 1, "a count of points", 3, MAP_POINTS_MAX, &count)) return false;
    MapRun *ring = &map->rings[map->ring_count];
    if (!read_run(r, count, ring)) return false;
    map->ring_count++;
    MapRegion *region = &map->regions[map->region_count];
    MapLake *lake = &map->lakes[int_max(map->lake_count, 1) - 1];
    MapBox *box = r->owner == OWNER_REGION ? &region->box : &lake->box;
    int *rings = r->owner == OWNER_REGION ? &region->ring_count : &lake->ring_count;
    *box = map_box_join(*box, ring->box);
    ++*rings;
    return true;
}

static bool read_lake(Reader *r)
{
    MapData *map = r->map;
    MapLake lake = {.ring_first = map->ring_count, .box = map_box_empty()};
    if (!need_words(r, 2, 2, "lake \"Name\"")) return false;
    if (map->lake_count == MAP_LAKES_MAX) return too_many(r, "lakes", MAP_LAKES_MAX);
    if (!need_text(r, 1, "a name", &lake.name)) return false;
    map->lakes[map->lake_count++] = lake;
    r->owner = OWNER_LAKE;
    return true;
}

static bool read_polyline(Reader *r)
{
    static const char *const kinds[] = {"coast", "border", "border_five", "disputed", "river", NULL};
    MapData *map = r->map;
    MapLine line = {0};
    int kind = 0, count;
    if (!need_words(r, 3, 4, "line KIND POINTS [RANK]") || !need_kind(r, 1, kinds, &kind)) return false;
    line.kind = (MapLineKind)kind;
    if (map->line_count == MAP_RINGS_MAX) return too_many(r, "lines", MAP_RINGS_MAX);
    if (!need_count(r, 2, "a count of points", 2, MAP_POINTS_MAX, &count)) return false;
    if (line.kind == MAP_RIVER && !need_words(r, 4, 4, "line river POINTS RANK")) return false;
    if (line.kind != MAP_RIVER && !need_words(r, 3, 3, "line KIND POINTS")) return false;
    if (line.kind == MAP_RIVER && !need_count(r, 3, "a rank", 0, 20, &line.rank)) return false;
    if (!read_run(r, count, &line.run)) return false;
    map->lines[map->line_count++] = line;
    return true;
}

static bool read_place(Reader *r)
{
    static const char *const kinds[] = {"capital", "city", "port", "foreign", NULL};
    MapData *map = r->map;
    MapPlace place = {0};
    int kind = 0;
    if (!need_words(r, 7, 7, "place ID KIND \"Name\" REGION X Y")) return false;
    if (map->place_count == MAP_PLACES_MAX) return too_many(r, "places", MAP_PLACES_MAX);
    if (!need_id(r, 1, "a place id", &place.id)) return false;
    if (map_place_find(map, place.id)) return fail(r, "place '%s' is there twice", place.id);
    if (!need_kind(r, 2, kinds, &kind) || !need_text(r, 3, "a name", &place.name)) return false;
    place.kind = (MapPlaceKind)kind;
    place.region = map_region_find(map, r->word[4]);
    if (!place.region && !str_eq(r->word[4], "-"))
        return fail(r, "expected '-' or a region declared above, found '%.40s'", r->word[4]);
    if (!need_number(r, 5, "x", &place.at.x) || !need_number(r, 6, "y", &place.at.y)) return false;
    map->places[++map->place_count] = place;
    return true;
}

static bool read_sea(Reader *r)
{
    MapData *map = r->map;
    MapSea sea = {0};
    if (!need_words(r, 6, 6, "sea \"Name\" X Y ANGLE SIZE")) return false;
    if (map->sea_count == MAP_SEAS_MAX) return too_many(r, "seas", MAP_SEAS_MAX);
    if (!need_text(r, 1, "a name", &sea.name)) return false;
    if (!need_number(r, 2, "x", &sea.at.x) || !need_number(r, 3, "y", &sea.at.y)) return false;
    if (!need_number(r, 4, "an angle", &sea.angle)) return false;
    int size;
    if (!need_count(r, 5, "a size", 6, 96, &size)) return false;
    sea.size = (float)size;
    map->seas[map->sea_count++] = sea;
    return true;
}

static bool read_route(Reader *r)
{
    MapData *map = r->map;
    MapRoute route = {0};
    int count;
    if (!need_words(r, 3, 3, "route ID POINTS")) return false;
    if (map->route_count == MAP_ROUTES_MAX) return too_many(r, "routes", MAP_ROUTES_MAX);
    if (!need_id(r, 1, "a route id", &route.id)) return false;
    if (map_route_find(map, route.id)) return fail(r, "route '%s' is there twice", route.id);
    if (!need_count(r, 2, "a count of points", 2, MAP_POINTS_MAX, &count)) return false;
    if (!read_run(r, count, &route.run)) return false;
    map->routes[++map->route_count] = route;
    return true;
}

/* A plain name beside the map: no folder, no leading dot. */
static bool read_relief(Reader *r)
{
    if (!need_words(r, 2, 2, "relief FILE")) return false;
    const char *file = r->word[1];
    size_t length = strspn(file, "abcdefghijklmnopqrstuvwxyz0123456789_.-");
    if (!length || length > 63 || file[length] || file[0] == '.')
        return fail(r, "expected a file name of a-z, 0-9, '_', '.' and '-', found '%.40s'", file);
    r->map->relief = arena_text(r->arena, file);
    return r->map->relief || fail(r, "map needs more memory than it was given");
}

static bool read_credit(Reader *r)
{
    MapData *map = r->map;
    if (!need_words(r, 2, 2, "credit \"...\"")) return false;
    if (map->credit_count == MAP_CREDITS_MAX) return too_many(r, "credits", MAP_CREDITS_MAX);
    return need_text(r, 1, "a credit", &map->credits[map->credit_count++]);
}

static const struct {
    const char *word;
    bool (*read)(Reader *);
} statements[] = {
    {"plane", read_plane}, {"region", read_region}, {"label", read_label},   {"ring", read_ring},
    {"lake", read_lake},   {"line", read_polyline}, {"place", read_place},   {"sea", read_sea},
    {"route", read_route}, {"relief", read_relief}, {"credit", read_credit},
};

static bool read_statement(Reader *r)
{
    for (int i = 0; i < COUNT_OF(statements); i++) {
        if (!str_eq(statements[i].word, r->word[0])) continue;
        if (i && r->map->width <= 0) return fail(r, "expected 'plane WIDTH HEIGHT' first");
        return statements[i].read(r);
    }
    return fail(r, "unknown statement '%.40s'", r->word[0]);
}

static bool read_all(Reader *r)
{
    bool bad = false;
    if (!next_line(r, &bad) || r->words != 2 || !str_eq(r->word[0], "steppe-map"))
        return bad ? false : fail(r, "expected 'steppe-map 1'");
    if (!str_eq(r->word[1], "1")) return fail(r, "map is of version '%.20s', this game reads 1", r->word[1]);
    while (next_line(r, &bad))
        if (!read_statement(r)) return false;
    if (bad) return false;
    if (r->map->width <= 0) return fail(r, "expected 'plane WIDTH HEIGHT', found the end of the file");
    for (int i = 1; i <= r->map->region_count; i++)
        if (!r->map->regions[i].ring_count) return fail(r, "region '%s' has no ring", r->map->regions[i].id);
    return true;
}

/* How many lines may be points, and how many something else. */
static void count_lines(const char *text, size_t size, size_t *points, size_t *others)
{
    *points = *others = 0;
    for (size_t i = 0; i < size; i++) {
        while (i < size && (text[i] == ' ' || text[i] == '\t')) i++;
        if (i < size && ((text[i] >= '0' && text[i] <= '9') || text[i] == '-' || text[i] == '.'))
            ++*points;
        else
            ++*others;
        const char *stop = i < size ? memchr(text + i, '\n', size - i) : NULL;
        if (!stop) return;
        i = (size_t)(stop - text);
    }
}

static size_t run_cap(size_t lines)
{
    return lines < MAP_RINGS_MAX ? lines : MAP_RINGS_MAX;
}

size_t map_data_room(const char *text, size_t size)
{
    size_t points, others;
    count_lines(text, size, &points, &others);
    size_t fixed = (MAP_REGIONS_MAX + 1) * sizeof(MapRegion) + MAP_LAKES_MAX * sizeof(MapLake) +
                   (MAP_PLACES_MAX + 1) * sizeof(MapPlace) + MAP_SEAS_MAX * sizeof(MapSea) +
                   (MAP_ROUTES_MAX + 1) * sizeof(MapRoute);
    size_t runs = (run_cap(others) + 1) * (sizeof(MapRun) + sizeof(MapLine));
    return fixed + runs + (points + 1) * sizeof(MapPoint) + size + others * 48 + 512;
}

static bool take_arrays(Reader *r, size_t points, size_t others)
{
    MapData *map = r->map;
    map->points = arena_take(r->arena, (points + 1) * sizeof *map->points);
    map->rings = arena_take(r->arena, (run_cap(others) + 1) * sizeof *map->rings);
    map->lines = arena_take(r->arena, (run_cap(others) + 1) * sizeof *map->lines);
    map->regions = arena_take(r->arena, (MAP_REGIONS_MAX + 1) * sizeof *map->regions);
    map->lakes = arena_take(r->arena, MAP_LAKES_MAX * sizeof *map->lakes);
    map->places = arena_take(r->arena, (MAP_PLACES_MAX + 1) * sizeof *map->places);
    map->seas = arena_take(r->arena, MAP_SEAS_MAX * sizeof *map->seas);
    map->routes = arena_take(r->arena, (MAP_ROUTES_MAX + 1) * sizeof *map->routes);
    return map->points && map->rings && map->lines && map->regions && map->lakes && map->places &&
           map->seas && map->routes;
}

bool map_data_read(MapData *out, Arena *arena, const char *text, size_t size, const char *name, Err *err)
{
    memset(out, 0, sizeof *out);
    Reader r = {.map = out, .arena = arena, .at = text, .end = text + size, .name = name, .err = err};
    if (size > MAP_FILE_MAX) return fail(&r, "map is larger than %d bytes", MAP_FILE_MAX);
    size_t points, others;
    count_lines(text, size, &points, &others);
    if (!take_arrays(&r, points, others)) return fail(&r, "map needs more memory than it was given");
    return read_all(&r);
}

int map_region_find(const MapData *map, const char *id)
{
    for (int i = 1; i <= map->region_count; i++)
        if (str_eq(map->regions[i].id, id)) return i;
    return 0;
}

int map_place_find(const MapData *map, const char *id)
{
    for (int i = 1; i <= map->place_count; i++)
        if (str_eq(map->places[i].id, id)) return i;
    return 0;
}

int map_route_find(const MapData *map, const char *id)
{
    for (int i = 1; i <= map->route_count; i++)
        if (str_eq(map->routes[i].id, id)) return i;
    return 0;
}

/* Counts the edges that a ray to the right crosses. */
static bool ring_flips(const MapData *map, const MapRun *ring, MapPoint at)
{
    bool odd = false;
    const MapPoint *p = map->points + ring->first;
    for (int i = 0, before = ring->count - 1; i < ring->count; before = i++) {
        if ((p[i].y > at.y) == (p[before].y > at.y)) continue;
        float x = p[i].x + (p[before].x - p[i].x) * (at.y - p[i].y) / (p[before].y - p[i].y);
        if (at.x < x) odd = !odd;
    }
    return odd;
}

bool map_rings_hold(const MapData *map, int ring_first, int ring_count, MapPoint at)
{
    bool inside = false;
    MapBox spot = {at.x, at.y, at.x, at.y};
    for (int i = ring_first; i < ring_first + ring_count; i++)
        if (map_box_meets(map->rings[i].box, spot)) inside ^= ring_flips(map, &map->rings[i], at);
    return inside;
}

int map_region_at(const MapData *map, MapPoint at)
{
    MapBox spot = {at.x, at.y, at.x, at.y};
    for (int i = 0; i < map->lake_count; i++) {
        const MapLake *lake = &map->lakes[i];
        if (map_box_meets(lake->box, spot) && map_rings_hold(map, lake->ring_first, lake->ring_count, at))
            return 0;
    }
    for (int i = 1; i <= map->region_count; i++) {
        const MapRegion *region = &map->regions[i];
        if (map_box_meets(region->box, spot) &&
            map_rings_hold(map, region->ring_first, region->ring_count, at))
            return i;
    }
    return 0;
}
