/* Measures of text and capitals. */
#include "ui/ui.h"

#include <string.h>

static int glyphs(const char *text, int bytes)
{
    int n = 0;
    for (int i = 0; i < bytes; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

float ui_width_n(const Ui *ui, Role role, const char *text, int bytes)
{
    const TypeRole *r = theme_role(role);
    if (bytes < 0) bytes = (int)strlen(text);
    float w = ui->fonts->width(ui->fonts->self, r->face, r->size, text, bytes);
    return w + r->tracking * r->size * (float)glyphs(text, bytes);
}

float ui_width(const Ui *ui, Role role, const char *text)
{
    return ui_width_n(ui, role, text, -1);
}

float ui_baseline(const Ui *ui, Role role, float y, float h)
{
    const TypeRole *r = theme_role(role);
    float ascent, descent;
    ui->fonts->metrics(ui->fonts->self, r->face, r->size, &ascent, &descent);
    return y + (h + ascent - descent) / 2;
}

const char *ui_t(const Ui *ui, const char *source)
{
    return text_get(ui->texts, NULL, source);
}

static uint32_t decode(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    int more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC0 ? 1 : 0;
    uint32_t c = more == 3 ? p[0] & 7U : more == 2 ? p[0] & 15U : more == 1 ? p[0] & 31U : p[0];
    int i = 1;
    for (; i <= more && p[i]; i++) c = c << 6 | (p[i] & 63U);
    *at += i;
    return c;
}

static void encode(StrBuf *b, uint32_t c)
{
    char s[5] = {0};
    if (c < 0x80) {
        s[0] = (char)c;
    } else if (c < 0x800) {
        s[0] = (char)(0xC0 | c >> 6);
        s[1] = (char)(0x80 | (c & 63));
    } else if (c < 0x10000) {
        s[0] = (char)(0xE0 | c >> 12);
        s[1] = (char)(0x80 | (c >> 6 & 63));
        s[2] = (char)(0x80 | (c & 63));
    } else {
        s[0] = (char)(0xF0 | c >> 18);
        s[1] = (char)(0x80 | (c >> 12 & 63));
        s[2] = (char)(0x80 | (c >> 6 & 63));
        s[3] = (char)(0x80 | (c & 63));
    }
    str_add(b, s);
}

/* Latin, Latin-1, Latin Extended-A, schwa and Cyrillic: all letters of the game's languages. */
static uint32_t upper(uint32_t c, bool turkic)
{
    if (c == 'i' && turkic) return 0x130;
    if (c == 0x131) return 'I';
    if (c >= 'a' && c <= 'z') return c - 32;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
    if (c >= 0x139 && c <= 0x148) return c % 2 == 0 ? c - 1 : c;
    if (c >= 0x100 && c <= 0x177 && c != 0x138) return c & ~1U;
    if (c == 0x259) return 0x18F;
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c >= 0x48A && c <= 0x4BF) return c & ~1U;
    if (c >= 0x4D0 && c <= 0x52F) return c & ~1U;
    return c;
}

void ui_upper(const Ui *ui, char *out, size_t size, const char *text)
{
    const char *lang = ui->texts ? ui->texts->lang : "";
    bool turkic = strncmp(lang, "tr", 2) == 0 || strncmp(lang, "az", 2) == 0;
    StrBuf b = str_buf(out, size);
    while (*text) {
        size_t before = b.used;
        encode(&b, upper(decode(&text), turkic));
        if (b.cut) {
            out[before] = 0;
            return;
        }
    }
}
