#include "app/cli_tell_text.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 100, LINE_ROOM = 2048 };

const char *tell_words(const Tell *t, const char *text) { return T(t->describe.texts, text); }
const char *tell_name(const Tell *t, const Origin *at) { return describe_name(&t->describe, at); }
const char *tell_power(const Tell *t, int seat) { return tell_name(t, &t->catalog->power[seat].at); }

static StrBuf piece(void)
{
    static _Thread_local char ring[24][512];
    static _Thread_local int next;
    return str_buf(ring[next++ % COUNT_OF(ring)], sizeof ring[0]);
}

const char *tell_number(int32_t milli, int decimals, bool sign)
{
    StrBuf b = piece();
    str_add_milli(&b, milli, decimals, sign);
    return b.text;
}

const char *tell_count(int n)
{
    StrBuf b = piece();
    str_addf(&b, "%d", n);
    return b.text;
}

const char *tell_held(int32_t milli, int decimals, bool sign)
{
    StrBuf b = piece();
    text_held(&b, milli, decimals, sign, true);
    return b.text;
}

const char *tell_price(int32_t money) { return tell_number(money, money % MILLI ? 1 : 0, false); }

const char *tell_typed(const char *word)
{
    StrBuf b = piece();
    str_addf(&b, "%.40s", word);
    return b.text;
}

/* Bytes are no columns: a letter outside ASCII has several. */
static int columns(const char *text, int length)
{
    int n = 0;
    for (int i = 0; i < length; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static void add_blanks(StrBuf *out, int count)
{
    for (int i = 0; i < count; i++) str_add(out, " ");
}

const char *tell_left(const char *text, int width)
{
    StrBuf b = piece();
    str_add(&b, text);
    add_blanks(&b, width - columns(text, (int)strlen(text)));
    return b.text;
}

const char *tell_right(const char *text, int width)
{
    StrBuf b = piece();
    add_blanks(&b, width - columns(text, (int)strlen(text)));
    str_add(&b, text);
    return b.text;
}

const char *tell_filled(const char *form, const TextArg *args, int count)
{
    StrBuf b = piece();
    text_format(&b, form, args, count);
    return b.text;
}

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
const char *tell_bolded(const Tell *t, const char *text)
{
    StrBuf b = piece();
    str_addf(&b, t->colour ? "\033[1m%s\033[0m" : "%s", text);
    return b.text;
}

void tell_wrapped(const char *text, int indent)
{
    int column = indent;
    bool first = true;
    printf("%*s", indent, "");
    while (*text) {
        int length = (int)strcspn(text, " \n"), shown = columns(text, length), blanks = 0;
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
            int wide = columns(text, (int)strcspn(text, " \n"));
            if (column + blanks + wide <= WIDTH) {
                printf("%*s", blanks, "");
                column += blanks;
            } else column = WIDTH;
        }
        first = false;
    }
    putchar('\n');
}

void tell_line(const Tell *t, int indent, const char *text) { printf("%*s%s\n", indent, "", tell_words(t, text)); }

void tell_filled_line(int indent, const char *form, const TextArg *args, int count)
{
    char text[LINE_ROOM];
    StrBuf b = str_buf(text, sizeof text);
    text_format(&b, form, args, count);
    printf("%*s%s\n", indent, "", text);
}

void tell_filled_wrapped(int indent, const char *form, const TextArg *args, int count)
{
    char text[LINE_ROOM];
    StrBuf b = str_buf(text, sizeof text);
    text_format(&b, form, args, count);
    tell_wrapped(text, indent);
}
