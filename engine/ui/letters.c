#include "ui/letters.h"

#include <string.h>

/* Reads one code point of valid UTF-8 and moves on; a stray byte stands for itself. */
static uint32_t next_point(const unsigned char **text)
{
    const unsigned char *p = *text;
    int more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC0 ? 1 : 0;
    uint32_t point = more == 3 ? p[0] & 7U : more == 2 ? p[0] & 15U : more == 1 ? p[0] & 31U : p[0];
    p++;
    for (; more > 0 && (*p & 0xC0) == 0x80; more--) point = point << 6 | (*p++ & 63U);
    *text = p;
    return point;
}

static void add_point(StrBuf *out, uint32_t point)
{
    char bytes[4];
    size_t count = 0;
    if (point < 0x80) {
        bytes[count++] = (char)point;
    } else if (point < 0x800) {
        bytes[count++] = (char)(0xC0 | point >> 6);
        bytes[count++] = (char)(0x80 | (point & 63));
    } else if (point < 0x10000) {
        bytes[count++] = (char)(0xE0 | point >> 12);
        bytes[count++] = (char)(0x80 | (point >> 6 & 63));
        bytes[count++] = (char)(0x80 | (point & 63));
    } else {
        bytes[count++] = (char)(0xF0 | point >> 18);
        bytes[count++] = (char)(0x80 | (point >> 12 & 63));
        bytes[count++] = (char)(0x80 | (point >> 6 & 63));
        bytes[count++] = (char)(0x80 | (point & 63));
    }
    str_addn(out, bytes, count);
}

static bool between(uint32_t point, uint32_t first, uint32_t last)
{
    return point >= first && point <= last;
}

/* In these blocks a capital stands right before its small letter; in two stretches the capital is the odd
 * one. */
static uint32_t paired_upper(uint32_t point)
{
    bool odd_capital =
        between(point, 0x139, 0x148) || between(point, 0x179, 0x17E) || between(point, 0x4C1, 0x4CE);
    return (point & 1) != (odd_capital ? 1U : 0U) ? point - 1 : point;
}

static uint32_t upper_point(uint32_t point, bool dotted)
{
    if (point == 'i' && dotted) return 0x130;
    if (between(point, 'a', 'z')) return point - 32;
    if (between(point, 0xE0, 0xFE) && point != 0xF7) return point - 32;
    if (point == 0x131) return 'I';
    if (point == 0xFF) return 0x178;
    if (point == 0x138 || point == 0x149 || point == 0x178 || point == 0x17F || point == 0x4C0) return point;
    if (point == 0x4CF) return 0x4C0;
    if (between(point, 0x100, 0x17F)) return paired_upper(point);
    if (point == 0x259) return 0x18F;
    if (between(point, 0x430, 0x44F)) return point - 32;
    if (between(point, 0x450, 0x45F)) return point - 80;
    if (between(point, 0x460, 0x481) || between(point, 0x48A, 0x52F)) return paired_upper(point);
    return point;
}

void letters_upper(StrBuf *out, const char *lang, const char *text)
{
    bool dotted = lang && (strncmp(lang, "tr", 2) == 0 || strncmp(lang, "az", 2) == 0);
    const unsigned char *p = (const unsigned char *)text;
    while (*p) add_point(out, upper_point(next_point(&p), dotted));
}

int letters_count(const char *text)
{
    int count = 0;
    for (; *text; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}
