#include "base/str.h"

#include "base/fixed.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

StrBuf str_buf(char *block, size_t size)
{
    if (size > 0) block[0] = 0;
    return (StrBuf){block, size, 0, false};
}

void str_addn(StrBuf *b, const char *text, size_t length)
{
    size_t room = b->size > b->used ? b->size - b->used - 1 : 0;
    if (b->size == 0) room = 0;
    if (length > room) {
        length = room;
        b->cut = true;
    }
    if (b->size == 0) return;
    memcpy(b->text + b->used, text, length);
    b->used += length;
    b->text[b->used] = 0;
}

void str_add(StrBuf *b, const char *text) { str_addn(b, text, strlen(text)); }

void str_addf(StrBuf *b, const char *format, ...)
{
    char piece[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    if (length < 0) return;
    if ((size_t)length >= sizeof piece) {
        length = (int)sizeof piece - 1;
        b->cut = true;
    }
    str_addn(b, piece, (size_t)length);
}

void str_add_milli(StrBuf *b, int32_t milli, int decimals, bool sign)
{
    static const int32_t unit[4] = {1000, 100, 10, 1};
    static const int32_t parts[4] = {1, 10, 100, 1000};
    int64_t v = fixed_round_div(milli, unit[decimals]);
    if (v < 0) str_add(b, "-");
    else if (sign && v > 0) str_add(b, "+");
    if (v < 0) v = -v;
    str_addf(b, "%d", (int)(v / parts[decimals]));
    if (decimals > 0) str_addf(b, ".%0*d", decimals, (int)(v % parts[decimals]));
}

bool str_is_id(const char *text)
{
    size_t n = strlen(text);
    if (n < 1 || n > 64 || text[0] < 'a' || text[0] > 'z') return false;
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return true;
}

/* The first letter tells most apart. */
bool str_eq(const char *a, const char *b) { return *a == *b && strcmp(a, b) == 0; }

int str_distance(const char *a, const char *b, int limit)
{
    enum { LONGEST = 64 };
    int la = (int)strlen(a), lb = (int)strlen(b);
    if (la > LONGEST || lb > LONGEST || la - lb > limit || lb - la > limit) return limit + 1;
    int rows[3][LONGEST + 1];
    for (int j = 0; j <= lb; j++) rows[0][j] = j;
    for (int i = 1; i <= la; i++) {
        int *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= lb; j++) {
            int best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = int_min(best, int_min(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = int_min(best, before[j - 2] + 1);
            now[j] = best;
        }
    }
    return int_min(rows[la % 3][lb], limit + 1);
}

/* Length of the UTF-8 character at p (1..4), 0 when it is invalid or too long for `left`; its code in *code. */
static size_t utf8_step(const unsigned char *p, size_t left, uint32_t *code)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = p[0] < 0x80 ? 1 : p[0] >= 0xC2 && p[0] < 0xE0 ? 2 : p[0] >= 0xE0 && p[0] < 0xF0 ? 3 : p[0] >= 0xF0 && p[0] < 0xF5 ? 4 : 0;
    if (n == 0 || n > left) return 0;
    uint32_t c = n == 1 ? p[0] : p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) return 0;
        c = (c << 6) | (p[i] & 0x3Fu);
    }
    if (n > 1 && (c < least[n] || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)) return 0;
    *code = c;
    return n;
}

/* Most texts are plain for most of their length, and plain bytes need no decoding: eight of them are told at once. */
static bool ascii8(const char *text)
{
    uint64_t all;
    memcpy(&all, text, sizeof all);
    return (all & 0x8080808080808080u) == 0;
}

/* The printable ASCII that `text` begins with. */
static size_t printable_run(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] >= 0x20 && text[n] < 0x7F) n++;
    return n;
}

size_t str_utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        if (length - at >= 8 && ascii8(text + at)) {
            at += 8;
            continue;
        }
        uint32_t code = 0;
        size_t n = utf8_step((const unsigned char *)text + at, length - at, &code);
        if (n == 0) return at;
        at += n;
    }
    return at;
}

static bool is_hostile(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void str_clean(char *out, size_t size, const char *text)
{
    StrBuf b = str_buf(out, size);
    size_t left = strlen(text);
    while (left > 0) {
        size_t room = size - 1 - b.used, plain = printable_run(text, left < room ? left : room);
        str_addn(&b, text, plain);
        text += plain;
        left -= plain;
        if (left == 0) break;
        uint32_t code = 0;
        size_t n = utf8_step((const unsigned char *)text, left, &code);
        size_t step = n ? n : 1;
        if (b.used + step + 1 > size) break;
        if (n == 0 || is_hostile(code)) str_add(&b, "?");
        else str_addn(&b, text, n);
        text += step;
        left -= step;
    }
}
