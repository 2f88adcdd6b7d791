/* Measures of text and capitals. */
#include "ui/ui.h"

#include <string.h>

#include "ui/letters.h"

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

void ui_upper(const Ui *ui, char *out, size_t size, const char *text)
{
    StrBuf b = str_buf(out, size);
    letters_upper(&b, ui->texts ? ui->texts->lang : NULL, text);
}
