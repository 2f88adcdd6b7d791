/* map_paint: draws the map into an image with cairo: fills, relief, lakes, rivers, coasts, borders, dashed
 * disputed lines, hatching. Pure: the same map, relief, look and frame give the same pixels, on any thread.
 * Not here: threads and textures (sdl_map.h), labels, routes and marks (ui/map_view.h).
 * Why cairo: antialiased fills, joins and dashes come from a well kept library, where triangles of our own
 * would need a triangulation to bake, strips for every line and still show jagged fills in the software
 * renderer. Images are CAIRO_FORMAT_ARGB32, premultiplied, which is SDL_PIXELFORMAT_ARGB8888 where nothing is
 * transparent. */
#ifndef PLATFORM_MAP_PAINT_H
#define PLATFORM_MAP_PAINT_H

#include <cairo.h>
#include <stdatomic.h>

#include "ui/map_look.h"

typedef struct MapRelief MapRelief;

/* Takes a grey picture in the bytes of a PNG file, at most 4096 x 4096; it covers the whole plane. The relief
 * is constant afterwards and may be used by several threads. NULL and *err on a broken picture. */
MapRelief *map_relief_new(const void *png, size_t size, const char *name, Err *err);
void map_relief_free(MapRelief *relief);

/* Paints the frame over the whole image, which must be frame->width x frame->height; relief may be NULL.
 * `stop` may be NULL; when *stop turns true the painting ends early and false is returned. */
bool map_paint(cairo_surface_t *image, const MapData *map, const MapRelief *relief, const MapLook *look,
               const MapFrame *frame, const atomic_bool *stop);

#endif
