/* Fonts for tests: every letter half as wide as it is high, so that figures can be worked out by hand. */
#ifndef TESTS_FAKE_FONTS_H
#define TESTS_FAKE_FONTS_H

#include <string.h>

#include "ui/draw.h"

static inline float fake_width(void *self, FontFace face, float size, const char *text, int bytes)
{
    (void)self;
    (void)face;
    int letters = 0;
    if (bytes < 0) bytes = (int)strlen(text);
    for (int i = 0; i < bytes; i++) letters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return size / 2 * (float)letters;
}

static inline void fake_metrics(void *self, FontFace face, float size, float *ascent, float *descent)
{
    (void)self;
    (void)face;
    *ascent = size;
    *descent = size / 4;
}

static const UiFonts fake_fonts = {NULL, fake_width, fake_metrics};

#endif
