/* DrawList: everything one frame shows, as a flat array of small records. Screens and widgets add to it; the
 * platform draws it, tests print it with draw_dump. No SDL type, no game word.
 * All lengths and positions are logical units; the platform alone multiplies by the scale, opens fonts at the
 * scaled size and snaps to pixels. Order of adding = order of drawing.
 * Memory: the list works in one block that its owner hands over; what does not fit is left out and `full` is
 * set (the owner may then hand over a larger block and build the frame again). Strings and points are copied.
 * Colours are 0xRRGGBBAA, not premultiplied. */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "base/str.h"
#include "base/types.h"

typedef uint32_t Color;

#define RGB(hex)         ((Color)(((Color)(hex) << 8) | 0xFFU))
#define RGBA(hex, alpha) ((Color)(((Color)(hex) << 8) | (Color)(alpha)))
/* The colour with its alpha multiplied by 0..1. */
Color color_fade(Color c, float alpha);
/* Linear blend, t 0..1 from a to b, alpha too. */
Color color_blend(Color a, Color b, float t);

typedef struct {
    float x, y, w, h;
} Rect;

typedef struct {
    float x, y;
} Point;

typedef struct {
    float x, y;
    Color color;
} Vertex;

static inline Rect rect(float x, float y, float w, float h)
{
    return (Rect){x, y, w, h};
}
/* Shrunk by dx at left and right, dy at top and bottom; never negative. */
Rect rect_inset(Rect r, float dx, float dy);
Rect rect_meet(Rect a, Rect b);
bool rect_has(Rect r, float x, float y);
/* Cut a strip off one side of *r and return it; *r becomes the rest. */
Rect rect_cut_top(Rect *r, float h);
Rect rect_cut_bottom(Rect *r, float h);
Rect rect_cut_left(Rect *r, float w);
Rect rect_cut_right(Rect *r, float w);

/* Faces; the platform maps them to files and adds its own chain of fallbacks. All figures are tabular. */
typedef enum {
    FACE_TEXT,         /* Inter Regular */
    FACE_MEDIUM,       /* Inter Medium */
    FACE_BOLD,         /* Inter SemiBold */
    FACE_SERIF,        /* Noto Serif Display Bold */
    FACE_SERIF_ITALIC, /* Noto Serif Display Italic: names of seas */
    FACE_MONO,         /* source text, file names */
    FACE_ICON,         /* Lucide */
    FACE_COUNT
} FontFace;

typedef enum {
    DRAW_RECT,  /* filled, sharp edges */
    DRAW_ROUND, /* filled and/or bordered rounded rectangle */
    DRAW_LINE,  /* polyline with feathered edges, optionally dashed or closed */
    DRAW_MESH,  /* triangles with a colour a vertex (three vertices each), edges not feathered */
    DRAW_SHAPE, /* filled convex polygon with feathered edges: marks, triangles, discs */
    DRAW_TEXT,  /* one run of one face, never wrapped */
    DRAW_ICON,  /* Lucide's icon by name: a square of size r.w */
    DRAW_IMAGE, /* part of a platform image */
    DRAW_CLIP,  /* everything after is cut to this rectangle (already met with the outer one) */
    DRAW_KIND_COUNT
} DrawKind;

typedef struct {
    uint8_t kind; /* DrawKind */
    uint8_t face; /* FontFace of DRAW_TEXT */
    bool closed;  /* DRAW_LINE: last point joins the first */
    uint8_t pad;
    Rect r;      /* RECT, ROUND, IMAGE target, CLIP; TEXT: x = left end, y = BASELINE, w = width if known */
    float size;  /* TEXT: font size; ROUND: radius; LINE: width */
    float extra; /* TEXT: tracking in em; ROUND: border width; LINE: dash length, 0 = solid */
    float gap;   /* LINE: gap of the dash; TEXT: turn in degrees clockwise about (x, y) */
    Color color; /* fill, text, line */
    Color
        color2; /* ROUND: border; TEXT: halo of 1.5 units a side, 0 = none; IMAGE: tint (white = as it is) */
    int32_t first, count; /* points (LINE, SHAPE), vertices (MESH), bytes of text (TEXT, ICON) */
    int32_t image;        /* IMAGE: id given by the platform */
    Rect source;          /* IMAGE: part of the image, 0..1 of its width and height */
} DrawCmd;

typedef struct {
    DrawCmd *cmds;
    int32_t count, max;
    Vertex *vertices; /* LINE and SHAPE use x, y only */
    int32_t vertex_count, vertex_max;
    char *text;
    int32_t text_used, text_max;
    Rect clip[32];
    int32_t clip_depth;
    bool full;
} DrawList;

/* Splits the block (any size; 1 MiB holds every screen) and empties the list. */
void draw_list_over(DrawList *d, void *block, size_t size);
/* Starts a frame of this logical size. */
void draw_clear(DrawList *d, float w, float h);

void draw_rect(DrawList *d, Rect r, Color fill);
/* Fill or border may be 0 (nothing). The border lies inside r. */
void draw_round(DrawList *d, Rect r, float radius, Color fill, float border, Color border_color);
void draw_line(DrawList *d, float x0, float y0, float x1, float y1, float width, Color c);
/* dash 0 = solid; `closed` joins the ends. At least two points. */
void draw_polyline(DrawList *d, const Point *p, int count, float width, Color c, bool closed, float dash,
                   float gap);
/* Convex, at least three points, either winding. */
void draw_polygon(DrawList *d, const Point *p, int count, Color fill);
/* count must be a multiple of three. */
void draw_mesh(DrawList *d, const Vertex *v, int count);
/* Quad with a colour at each end: fades at the edge of a map crop. */
void draw_fade_x(DrawList *d, Rect r, Color left, Color right);
void draw_fade_y(DrawList *d, Rect r, Color top, Color bottom);

/* Marks. Turkey is round, Russia square: the shape tells the side where colour can't. */
void draw_disc(DrawList *d, float cx, float cy, float radius, Color fill);
void draw_ring(DrawList *d, float cx, float cy, float radius, float width, Color c);
void draw_square(DrawList *d, float cx, float cy, float half, Color fill);
typedef enum { TOWARD_UP, TOWARD_RIGHT, TOWARD_DOWN, TOWARD_LEFT } Toward;
/* Filled triangle inside a square of 2 * half around the centre. */
void draw_triangle(DrawList *d, float cx, float cy, float half, Toward to, Color fill);

/* (x, baseline) is the left end of the run. */
void draw_text(DrawList *d, float x, float baseline, FontFace face, float size, Color c, const char *text);
void draw_textn(DrawList *d, float x, float baseline, FontFace face, float size, Color c, const char *text,
                int bytes);
typedef struct {
    float tracking; /* em: 0.08 for captions, 0.14 for names of states */
    float turn;     /* degrees clockwise about (x, baseline) */
    Color halo;     /* 0 = none */
} TextLook;
void draw_text_look(DrawList *d, float x, float baseline, FontFace face, float size, Color c,
                    const char *text, TextLook look);

/* Icon by name ("landmark", "coins"), square of `size` with its left top corner at (x, y). The platform knows
 * the code points; an unknown name draws nothing. */
void draw_icon(DrawList *d, float x, float y, float size, const char *name, Color c);

/* source in 0..1 of the image's size; tint white and alpha 255 = unchanged. */
void draw_image(DrawList *d, int image, Rect source, Rect target, Color tint);

/* Clips nest; every push needs its pop. */
void draw_clip_push(DrawList *d, Rect r);
void draw_clip_pop(DrawList *d);
/* What is visible now. */
Rect draw_clip(const DrawList *d);

/* One command a line, numbers with one decimal; for tests. */
void draw_dump(const DrawList *d, StrBuf *out);
/* Text measuring, filled by the platform or by a fake in tests. Results in logical units. */
typedef struct {
    void *self;
    /* Advance width of the first `bytes` bytes (-1 = all). */
    float (*width)(void *self, FontFace face, float size, const char *text, int bytes);
    /* Distance from baseline to the top and to the bottom (both positive) of the face's line box. */
    void (*metrics)(void *self, FontFace face, float size, float *ascent, float *descent);
} UiFonts;

#endif
