/* Theme: the palette of both moods, the type roles and the alignment scale. Values only; no layout, no state.
 * Colours are named by use, not by hue, so that a widget works in both moods. side[seat]: 1 is always the
 * round mark at the right, 2 the square mark at the left; side_bar is for bars and marks only, never for
 * text. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/draw.h"

typedef enum { MOOD_DOSSIER, MOOD_NIGHT } Mood;

typedef struct {
    Mood mood;
    Color text, text2, hint, disabled; /* hint is the palest ink that text may have */
    Color panel, inset, rule, border;  /* panel, ground of an inset, thin rule, edge */
    Color hover, chosen_bar;           /* row under the pointer, its 3 unit bar */
    Color focus, focus_soft;           /* the ring */
    Color refusal, refusal_tint, danger;
    Color primary, primary_text, turn;     /* buttons */
    Color bar, bar_text, bar_text2, brass; /* top bar and ticker: ink in both moods */
    Color tip, tip_text, tip_text2;        /* tooltips */
    Color side_text[3], side_bar[3], side_light[3], side_tint[3];
    Color side_token; /* seat 2's filled token with white text */
    Color scrim;
} Theme;

const Theme *theme_of(Mood mood);

typedef enum {
    ROLE_TITLE,
    ROLE_HEADLINE,
    ROLE_DIALOG,
    ROLE_PANEL,
    ROLE_PANEL_SMALL,
    ROLE_BIG,
    ROLE_RESOURCE,
    ROLE_ROW,    /* title of a row: body, medium */
    ROLE_STRONG, /* body, semibold */
    ROLE_BODY,
    ROLE_STORY,
    ROLE_HINT,
    ROLE_HINT_STRONG,
    ROLE_CAPTION, /* the caller gives capitals */
    ROLE_MONO,
    ROLE_COUNT
} Role;

typedef struct {
    FontFace face;
    float size, line; /* units at 100 % */
    float tracking;   /* em */
} TypeRole;

const TypeRole *theme_role(Role role);

/* The nine-stop scale; alignment in milli, -100000 (seat 2) to 100000 (seat 1). */
Color theme_alignment(int32_t milli);
/* Lines of the five states in charts, by state id from 1 (repeats); *dashed tells which is dashed. */
Color theme_line(int state, bool *dashed);

#endif
