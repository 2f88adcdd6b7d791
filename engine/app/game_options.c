#include "app/game_options.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

typedef enum { WORD, WHOLE, SIZE, SWITCH } Kind;

typedef struct {
    const char *name, *value, *help;
    Kind kind;
    void *to;
    bool *flag;
} Row;

enum { ROWS = 15 };

static void rows(GameOptions *o, Row out[ROWS])
{
    const Row table[ROWS] = {
        {"--scenario", "ID", "start this campaign at once", WORD, &o->scenario, NULL},
        {"--seat", "turkey|russia|both|none", "who is played here; both: two people, none: watch", WORD,
         &o->seat, NULL},
        {"--level", "L", "level of the rival", WORD, &o->level, NULL},
        {"--seed", "N", "seed of all dice", WHOLE, &o->seed, &o->has_seed},
        {"--load", "FILE", "go on with a save, or open campaign SEED of a batch: FILE#SEED", WORD, &o->load, NULL},
        {"--window", "WxH", "size of the window in pixels", SIZE, &o->width, NULL},
        {"--scale", "PCT", "size of everything, 75 to 200", WHOLE, NULL, NULL},
        {"--motion", "on|off", "off: nothing moves", WORD, NULL, &o->still},
        {"--trace", "FILE", "one JSON line a frame, for tests", WORD, &o->trace, NULL},
        {"--shot", "FILE", "write the first settled picture as BMP and leave", WORD, &o->shot, NULL},
        {"--gallery", NULL, "every widget on one page", SWITCH, NULL, &o->gallery},
        {"--data", "DIR", "folder with scripts and assets", WORD, &o->content.data, NULL},
        {"--mods", "DIR", "folder of mods", WORD, &o->content.mods, NULL},
        {"--saves", "DIR", "folder of saves", WORD, &o->content.saves, NULL},
        {"--lang", "CODE", "language", WORD, &o->content.lang, NULL},
    };
    memcpy(out, table, sizeof table);
}

static void help(const Row *row)
{
    printf("steppe %s: Steppe and Strait\n\n", STEPPE_VERSION);
    for (int i = 0; i < ROWS; i++) {
        printf("  %s %s\n      %s\n", row[i].name, row[i].value ? row[i].value : "", row[i].help);
    }
    printf(
        "\nWithout --scenario or --load the title opens. steppe-cli does everything that needs no window.\n");
}

static bool wrong(const char *what, const char *word)
{
    fprintf(stderr, "steppe: %s \"%s\"; steppe --help lists the options\n", what, word);
    return false;
}

static bool whole(const char *text, uint64_t *out)
{
    uint64_t v = 0;
    if (!*text || strlen(text) > 18) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9') return false;
        v = v * 10 + (uint64_t)(*text - '0');
    }
    *out = v;
    return true;
}

static bool size_of(const char *text, GameOptions *o)
{
    char rest;
    return sscanf(text, "%5dx%5d%c", &o->width, &o->height, &rest) == 2 && o->width > 0 && o->height > 0;
}

static bool take(GameOptions *o, const Row *row, const char *value)
{
    uint64_t number = 0;
    switch (row->kind) {
    case SWITCH: *row->flag = true; return true;
    case SIZE: return size_of(value, o) ? true : wrong("a window is WIDTHxHEIGHT, not", value);
    case WHOLE:
        if (!whole(value, &number)) return wrong("no whole number:", value);
        if (row->to) {
            *(uint64_t *)row->to = number;
            *row->flag = true;
        } else {
            if (number < 75 || number > 200) return wrong("the scale is 75 to 200, not", value);
            o->scale = (int)number;
        }
        return true;
    default:
        if (row->to) {
            *(const char **)row->to = value;
            return true;
        }
        if (!str_eq(value, "on") && !str_eq(value, "off")) return wrong("motion is on or off, not", value);
        *row->flag = str_eq(value, "off");
        return true;
    }
}

OptionsResult game_options(GameOptions *o, int argc, char **argv)
{
    Row row[ROWS];
    memset(o, 0, sizeof *o);
    o->width = 1600;
    o->height = 900;
    rows(o, row);
    for (int i = 1; i < argc; i++) {
        const Row *found = NULL;
        if (str_eq(argv[i], "--help")) return help(row), OPTIONS_DONE;
        if (str_eq(argv[i], "--version")) return printf("steppe %s\n", STEPPE_VERSION), OPTIONS_DONE;
        for (int k = 0; k < ROWS && !found; k++) {
            if (str_eq(argv[i], row[k].name)) found = &row[k];
        }
        if (!found) return wrong("unknown option", argv[i]), OPTIONS_WRONG;
        if (found->kind != SWITCH && i + 1 >= argc)
            return wrong("a value is missing after", argv[i]), OPTIONS_WRONG;
        if (!take(o, found, found->kind == SWITCH ? NULL : argv[++i])) return OPTIONS_WRONG;
    }
    return OPTIONS_RUN;
}
