#include "platform/sdl_map.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "platform/map_worker.h"

enum {
    SETTLE_MS = 120, /* the zoom rests so long before the map is painted anew */
    FADE_LOOK_MS = 450,
    FADE_ZOOM_MS = 120,
};
static const float MARGIN = 0.15f;     /* of width and height on each side, in the main slot */
static const float MARGIN_USED = 0.6f; /* of the margin, before the next picture is asked for */

/* A texture and what is painted on it. */
typedef struct {
    SDL_Texture *texture;
    MapFrame frame;
    uint64_t look;
    Mood mood;
} Sheet;

/* A picture asked for, in pixels. */
typedef struct {
    int slot;
    float left, top;
    MapFrame frame;
    const MapLook *look;
} Target;

typedef struct {
    Sheet shown, before; /* `before` fades away below */
    Sheet asked;         /* what the worker paints; no texture */
    Sheet spare;         /* a texture to paint on again: making one costs more than filling it */
    uint32_t fade_start, fade_ms;
    float scale_seen; /* of the last frame, and since when */
    uint32_t scale_since;
} Slot;

struct SdlMap {
    SDL_Renderer *renderer;
    const MapData *map;
    const MapRelief *relief;
    MapWorker *worker;
    bool still, direct;
    int side_max; /* of a texture */
    Slot slot[MAP_SLOTS];
};

uint32_t sdl_map_event(void)
{
    static uint32_t type;
    if (!type) type = SDL_RegisterEvents(1);
    return type;
}

static void ring(void *user)
{
    (void)user;
    SDL_Event event = {.type = sdl_map_event()};
    SDL_PushEvent(&event);
}

SdlMap *sdl_map_new(SDL_Renderer *renderer, const MapData *map, const MapRelief *relief, Err *err)
{
    SdlMap *m = calloc(1, sizeof *m);
    if (!m) {
        err_set(err, "the map: out of memory");
        return NULL;
    }
    *m = (SdlMap){.renderer = renderer, .map = map, .relief = relief};
    (void)sdl_map_event(); /* registered here, for the worker must not */
    SDL_RendererInfo info;
    m->side_max = SDL_GetRendererInfo(renderer, &info) == 0 && info.max_texture_width > 0
                      ? info.max_texture_width
                      : 1 << 14;
    m->worker = map_worker_new(map, relief, ring, NULL, err);
    if (m->worker) return m;
    free(m);
    return NULL;
}

static void sheet_clear(Sheet *sheet)
{
    if (sheet->texture) SDL_DestroyTexture(sheet->texture);
    *sheet = (Sheet){0};
}

void sdl_map_forget(SdlMap *sdl_map)
{
    for (int i = 0; i < MAP_SLOTS; i++) {
        map_worker_drop(sdl_map->worker, i);
        sheet_clear(&sdl_map->slot[i].shown);
        sheet_clear(&sdl_map->slot[i].before);
        sheet_clear(&sdl_map->slot[i].spare);
        sdl_map->slot[i] = (Slot){0};
    }
}

void sdl_map_free(SdlMap *sdl_map)
{
    if (!sdl_map) return;
    sdl_map_forget(sdl_map);
    map_worker_free(sdl_map->worker);
    free(sdl_map);
}

void sdl_map_set_still(SdlMap *sdl_map, bool still)
{
    sdl_map->still = still;
}
void sdl_map_set_direct(SdlMap *sdl_map, bool direct)
{
    sdl_map->direct = direct;
}

/* What to paint for a frame that is to be shown: with a margin where one may pan, and whole pixels away from
 * the picture shown now, so that nothing trembles when the next one takes its place. */
static MapFrame with_margin(const SdlMap *m, const Target *target)
{
    MapFrame f = target->frame;
    if (target->slot != MAP_SLOT_MAIN) return f;
    int x = int_min((int)((float)f.width * MARGIN), int_max((m->side_max - f.width) / 2, 0));
    int y = int_min((int)((float)f.height * MARGIN), int_max((m->side_max - f.height) / 2, 0));
    f.x -= (float)x / f.scale;
    f.y -= (float)y / f.scale;
    f.width += 2 * x;
    f.height += 2 * y;
    const MapFrame *now = &m->slot[target->slot].shown.frame;
    if (now->scale == f.scale) {
        f.x = now->x + roundf((f.x - now->x) * f.scale) / f.scale;
        f.y = now->y + roundf((f.y - now->y) * f.scale) / f.scale;
    }
    return f;
}

/* Is the box of the frame within that of the sheet, or beyond it by at most a part of the frame's size? */
static bool covers(const MapFrame *sheet, const MapFrame *frame, float spare)
{
    MapBox all = map_frame_box(sheet), part = map_frame_box(frame);
    float x = (part.x1 - part.x0) * spare, y = (part.y1 - part.y0) * spare;
    return part.x0 >= all.x0 + x && part.y0 >= all.y0 + y && part.x1 <= all.x1 - x && part.y1 <= all.y1 - y;
}

/* Nearly none of what is to be seen is painted, or in quite another size or mood: better wait than show that.
 */
static bool is_jump(const Sheet *sheet, const Target *target)
{
    const MapFrame *f = &target->frame;
    if (!sheet->texture || sheet->mood != target->look->mood || sheet->frame.pixel != f->pixel) return true;
    if (target->slot != MAP_SLOT_MAIN)
        return sheet->frame.width != f->width || sheet->frame.height != f->height || sheet->frame.x != f->x ||
               sheet->frame.y != f->y || sheet->frame.scale != f->scale;
    float ratio = f->scale / sheet->frame.scale;
    return ratio > 8 || ratio < 0.125f || !map_box_meets(map_frame_box(&sheet->frame), map_frame_box(f));
}

/* Lays the sheet's texture by for the next picture. */
static void set_aside(Slot *slot, Sheet *sheet)
{
    if (!sheet->texture) return;
    sheet_clear(&slot->spare);
    slot->spare = *sheet;
    *sheet = (Sheet){0};
}

static SDL_Texture *take_texture(SDL_Renderer *renderer, Slot *slot, int width, int height)
{
    SDL_Texture *texture = slot->spare.texture;
    bool fits = texture && slot->spare.frame.width == width && slot->spare.frame.height == height;
    if (!fits) {
        sheet_clear(&slot->spare);
        texture =
            SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, width, height);
        if (texture) SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    }
    slot->spare = (Sheet){0};
    return texture;
}

static SDL_Texture *upload(SDL_Renderer *renderer, Slot *slot, cairo_surface_t *image)
{
    int width = cairo_image_surface_get_width(image), height = cairo_image_surface_get_height(image);
    SDL_Texture *texture = take_texture(renderer, slot, width, height);
    if (!texture) return NULL;
    SDL_UpdateTexture(texture, NULL, cairo_image_surface_get_data(image),
                      cairo_image_surface_get_stride(image));
    return texture;
}

/* Shows a painted image from now on; the old one fades away when there is anything to fade. */
static void show(SdlMap *m, Slot *slot, cairo_surface_t *image, const Sheet *what, bool fades, uint32_t now)
{
    Sheet next = *what;
    set_aside(slot, &slot->before);
    next.texture = upload(m->renderer, slot, image);
    cairo_surface_destroy(image);
    if (!next.texture) return;
    slot->before = slot->shown;
    bool recolour = slot->shown.look != next.look, rescale = slot->shown.frame.scale != next.frame.scale;
    slot->shown = next;
    slot->fade_start = now;
    slot->fade_ms = recolour ? FADE_LOOK_MS : FADE_ZOOM_MS;
    if (!fades || m->still || m->direct || !(recolour || rescale)) set_aside(slot, &slot->before);
}

static void paint_now(SdlMap *m, Slot *slot, const Target *target, const Sheet *what, uint32_t now)
{
    map_worker_drop(m->worker, target->slot);
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, what->frame.width, what->frame.height);
    slot->asked = *what;
    if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS &&
        map_paint(image, m->map, m->relief, target->look, &what->frame, NULL))
        show(m, slot, image, what, false, now);
    else
        cairo_surface_destroy(image);
}

/* Must what was asked for last be replaced? *wait becomes the time until a zoom counts as settled. */
static bool is_stale(SdlMap *m, Slot *slot, const Target *target, uint64_t look, uint32_t now, int *wait)
{
    const Sheet *asked = &slot->asked;
    const MapFrame *f = &target->frame;
    if (f->scale != slot->scale_seen) {
        slot->scale_seen = f->scale;
        slot->scale_since = now;
    }
    if (asked->look != look) return true;
    if (asked->frame.scale != f->scale) {
        /* on the way out there is nothing to show at the edges: paint what is seen now, one picture after the
         * other */
        bool bare = !covers(&slot->shown.frame, f, 0);
        if (bare && !map_worker_busy(m->worker, target->slot)) return true;
        int left = SETTLE_MS - (int)(now - slot->scale_since);
        if (left > 0) *wait = left;
        return left <= 0;
    }
    if (target->slot != MAP_SLOT_MAIN) return false; /* a moved locator was a jump */
    /* a hand that goes on panning must not stop picture after picture */
    return !covers(&asked->frame, f, MARGIN * (1 - MARGIN_USED)) && !map_worker_busy(m->worker, target->slot);
}

/* The rectangle of the window that the sheet takes; on whole pixels where it is shown in its own size, to
 * stay sharp. */
static SDL_FRect place_of(const Sheet *sheet, const Target *target)
{
    float ratio = target->frame.scale / sheet->frame.scale;
    SDL_FRect r = {target->left + (sheet->frame.x - target->frame.x) * target->frame.scale,
                   target->top + (sheet->frame.y - target->frame.y) * target->frame.scale,
                   (float)sheet->frame.width * ratio, (float)sheet->frame.height * ratio};
    if (sheet->frame.scale == target->frame.scale) {
        r.x = roundf(r.x);
        r.y = roundf(r.y);
    }
    return r;
}

static void draw_sheet(SdlMap *m, const Sheet *sheet, const Target *target, uint8_t alpha)
{
    if (!sheet->texture) return;
    SDL_FRect to = place_of(sheet, target);
    SDL_SetTextureBlendMode(sheet->texture, alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetTextureAlphaMod(sheet->texture, alpha);
    SDL_RenderCopyF(m->renderer, sheet->texture, NULL, &to);
}

/* Narrows the renderer's clip to the picture; returns false when nothing of it is left. */
static bool clip_to(SdlMap *m, const Target *target, SDL_Rect *old, bool *had)
{
    SDL_Rect r = {(int)floorf(target->left), (int)floorf(target->top), target->frame.width,
                  target->frame.height};
    *had = SDL_RenderIsClipEnabled(m->renderer);
    SDL_RenderGetClipRect(m->renderer, old);
    if (*had && !SDL_IntersectRect(&r, old, &r)) return false;
    SDL_RenderSetClipRect(m->renderer, &r);
    return true;
}

/* Draws what there is; returns whether a fade goes on. */
static bool draw_slot(SdlMap *m, Slot *slot, const Target *target, uint32_t now)
{
    SDL_Rect old;
    bool had;
    uint32_t past = now - slot->fade_start;
    bool fading = slot->before.texture && past < slot->fade_ms;
    if (!fading) set_aside(slot, &slot->before);
    if (!clip_to(m, target, &old, &had)) return fading;
    Color sea = target->look->sea;
    SDL_SetRenderDrawColor(m->renderer, (uint8_t)(sea >> 24), (uint8_t)(sea >> 16), (uint8_t)(sea >> 8), 255);
    SDL_FRect all = {target->left, target->top, (float)target->frame.width, (float)target->frame.height};
    if (!slot->shown.texture || !covers(&slot->shown.frame, &target->frame, 0))
        SDL_RenderFillRectF(m->renderer, &all);
    draw_sheet(m, &slot->before, target, 255);
    uint8_t alpha = 255;
    if (fading) alpha = (uint8_t)(past * 255 / slot->fade_ms);
    draw_sheet(m, &slot->shown, target, alpha);
    SDL_RenderSetClipRect(m->renderer, had ? &old : NULL);
    return fading;
}

/* The rectangle grows to whole pixels, so that no seam is left beside what stands next to it. */
static Target in_pixels(const MapPicture *picture, float ui_scale)
{
    float left = floorf(picture->left * ui_scale + 0.01f), top = floorf(picture->top * ui_scale + 0.01f);
    float right = ceilf((picture->left + picture->width) * ui_scale - 0.01f);
    float bottom = ceilf((picture->top + picture->height) * ui_scale - 0.01f);
    float scale = picture->scale * ui_scale;
    MapFrame frame = {picture->x + (left / ui_scale - picture->left) / picture->scale,
                      picture->y + (top / ui_scale - picture->top) / picture->scale,
                      scale,
                      int_max((int)(right - left), 1),
                      int_max((int)(bottom - top), 1),
                      ui_scale};
    return (Target){picture->slot, left, top, frame, picture->look};
}

int sdl_map_draw(SdlMap *sdl_map, const MapPicture *picture, float ui_scale, uint32_t now_ms)
{
    SdlMap *m = sdl_map;
    CHECK(picture->slot >= 0 && picture->slot < MAP_SLOTS && picture->scale > 0);
    Target target = in_pixels(picture, ui_scale);
    Slot *slot = &m->slot[target.slot];
    uint64_t look = map_look_hash(target.look);
    Sheet wanted = {NULL, with_margin(m, &target), look, target.look->mood};
    cairo_surface_t *done = map_worker_take(m->worker, target.slot);
    if (done) show(m, slot, done, &slot->asked, true, now_ms);
    int wait = -1;
    if (is_jump(&slot->shown, &target)) {
        slot->scale_seen = target.frame.scale;
        paint_now(m, slot, &target, &wanted, now_ms);
    } else if (is_stale(m, slot, &target, look, now_ms, &wait) || (m->direct && wait >= 0)) {
        if (m->direct)
            paint_now(m, slot, &target, &wanted, now_ms);
        else
            map_worker_ask(m->worker, target.slot, target.look, &wanted.frame);
        slot->asked = wanted;
        wait = -1;
    }
    return draw_slot(m, slot, &target, now_ms) ? 0 : wait;
}
