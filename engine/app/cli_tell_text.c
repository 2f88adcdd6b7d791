#include "app/cli_tell_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WIDTH = 100 };

const char *tell_words(const Tell *t, const char *text) { return T(t->describe.texts, text); }
const char *tell_name(const Tell *t, const Origin *at) { return describe_name(&t->describe, at); }

/* Numbers for a column or a sentence; the last eight stay alive. */
static StrBuf figure(void)
{
    static _Thread_local char ring[8][24];
    static _Thread_local int next;
    return str_buf(ring[next++ % 8], sizeof ring[0]);
}

const char *tell_number(int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    str_add_milli(&b, milli, decimals, sign);
    return b.text;
}

const char *tell_held(int32_t milli, int decimals, bool sign)
{
    StrBuf b = figure();
    text_held(&b, milli, decimals, sign, true);
    return b.text;
}

const char *tell_price(int32_t money) { return tell_number(money, money % MILLI ? 1 : 0, false); }

void tell_side_colour(const Tell *t, int32_t v)
{
    if (t->colour && v) fputs(v > 0 ? "\033[36m" : "\033[33m", stdout);
}
void tell_bold(const Tell *t)
{
    if (t->colour) fputs("\033[1m", stdout);
}
void tell_plain(const Tell *t)
{
    if (t->colour) fputs("\033[0m", stdout);
}

void tell_wrapped(const char *text, int indent)
{
    int column = indent;
    bool first = true;
    printf("%*s", indent, "");
    while (*text) {
        int length = (int)strcspn(text, " \n"), shown = 0, blanks = 0;
        for (int i = 0; i < length; i++) shown += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (!first && column + 1 + shown > WIDTH) {
            printf("\n%*s", indent + 2, "");
            column = indent + 2;
        }
        printf("%.*s", length, text);
        column += shown;
        text += length;
        while (*text == ' ') {
            text++;
            blanks++;
        }
        if (*text == '\n') {
            printf("\n%*s", indent, "");
            column = indent;
            text++;
        } else if (*text && column + blanks < WIDTH) {
            /* A blank is printed only when the next word follows on this line. */
            int next = (int)strcspn(text, " \n"), wide = 0;
            for (int i = 0; i < next; i++) wide += ((unsigned char)text[i] & 0xC0) != 0x80;
            if (column + blanks + wide <= WIDTH) {
                printf("%*s", blanks, "");
                column += blanks;
            } else column = WIDTH;
        }
        first = false;
    }
    putchar('\n');
}

void tell_format(int indent, const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    tell_wrapped(text, indent);
}
