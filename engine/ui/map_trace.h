/* map_trace: the lines and patches of MapMarks that lie on the ground: outlines of regions, routes, arcs,
 * zones. Called by map_marks_draw, within its clip; not for screens. */
#ifndef UI_MAP_TRACE_H
#define UI_MAP_TRACE_H

#include "ui/map_mark.h"

void map_trace_draw(DrawList *d, const MapView *view, const MapMarks *marks);

#endif
