#include "platform/sdl_font.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "host/file.h"
#include "host/mem.h"

enum { SIZES_MAX = 96, RUNS_MAX = 1536, WIDTHS_MAX = 4096, ICONS_MAX = 256, CHAIN_MAX = 4, FALLBACKS = 3 };

typedef struct {
    int face; /* FontFace, or FACE_COUNT + i for a fallback */
    int px;
    TTF_Font *font;
    uint32_t used;
} OpenFont;

typedef struct {
    uint64_t key;
    SdlRun run;
    uint32_t used;
} CachedRun;

typedef struct {
    uint64_t key;
    int px;
} CachedWidth;

typedef struct {
    char name[32];
    uint32_t code;
} Icon;

struct SdlFont {
    SDL_Renderer *renderer;
    char path[FACE_COUNT + FALLBACKS][FILE_PATH_MAX]; /* empty: not there */
    float scale;
    OpenFont font[SIZES_MAX];
    int font_count;
    CachedRun run[RUNS_MAX];
    CachedWidth width[WIDTHS_MAX];
    Icon icon[ICONS_MAX];
    int icon_count;
    uint32_t tick;
};

/* What ships, then what a system is likely to have. */
static const char *const files[FACE_COUNT][3] = {
    [FACE_TEXT] = {"Inter-Regular.otf", "/usr/share/fonts/opentype/inter/Inter-Regular.otf", NULL},
    [FACE_MEDIUM] = {"Inter-Medium.otf", "/usr/share/fonts/opentype/inter/Inter-Medium.otf", NULL},
    [FACE_BOLD] = {"Inter-SemiBold.otf", "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", NULL},
    [FACE_SERIF] = {"NotoSerifDisplay-Bold.ttf", "/usr/share/fonts/truetype/noto/NotoSerifDisplay-Bold.ttf",
                    NULL},
    [FACE_SERIF_ITALIC] = {"NotoSerifDisplay-Italic.ttf", NULL, NULL},
    [FACE_MONO] = {"JetBrainsMono-Regular.ttf",
                   "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf",
                   "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"},
    [FACE_ICON] = {"lucide.ttf", NULL, NULL},
};
static const char *const fallbacks[FALLBACKS] = {
    "Inter-Regular.otf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
};

static bool find(char *out, const char *folder, const char *file)
{
    if (file[0] == '/') {
        snprintf(out, FILE_PATH_MAX, "%s", file);
    } else if (!file_join(out, FILE_PATH_MAX, folder, file, NULL)) {
        return false;
    }
    if (file_exists(out)) return true;
    out[0] = 0;
    return false;
}

static void read_icons(SdlFont *f, const char *folder)
{
    char path[FILE_PATH_MAX], *text;
    size_t size;
    if (!file_join(path, sizeof path, folder, "lucide.txt", NULL) ||
        !file_read(path, 65536, &text, &size, NULL))
        return;
    for (char *line = text; line && *line && f->icon_count < ICONS_MAX;) {
        char *end = strchr(line, '\n');
        if (end) *end = 0;
        Icon *icon = &f->icon[f->icon_count];
        unsigned code;
        if (sscanf(line, "%31s %x", icon->name, &code) == 2) {
            icon->code = code;
            f->icon_count++;
        }
        line = end ? end + 1 : NULL;
    }
    mem_free(text);
}

SdlFont *sdl_font_new(SDL_Renderer *renderer, const char *folder, Err *err)
{
    SdlFont *f = mem_zero(1, sizeof *f);
    if (!f) {
        err_set(err, "no memory for fonts");
        return NULL;
    }
    f->renderer = renderer;
    f->scale = 1;
    for (int face = 0; face < FACE_COUNT; face++) {
        for (int i = 0; i < 3 && files[face][i] && !f->path[face][0]; i++)
            find(f->path[face], folder, files[face][i]);
    }
    for (int i = 0; i < FALLBACKS; i++) find(f->path[FACE_COUNT + i], folder, fallbacks[i]);
    read_icons(f, folder);
    if (!f->path[FACE_TEXT][0]) {
        err_set(err, "no font \"Inter-Regular.otf\" in \"%s\"; is the data folder complete?", folder);
        mem_free(f);
        return NULL;
    }
    return f;
}

void sdl_font_forget(SdlFont *f)
{
    for (int i = 0; i < RUNS_MAX; i++) {
        if (f->run[i].run.texture) SDL_DestroyTexture(f->run[i].run.texture);
    }
    memset(f->run, 0, sizeof f->run);
}

static void close_fonts(SdlFont *f)
{
    for (int i = 0; i < f->font_count; i++) TTF_CloseFont(f->font[i].font);
    f->font_count = 0;
}

void sdl_font_scale(SdlFont *f, int percent)
{
    float scale = (float)percent / 100;
    if (fabsf(scale - f->scale) < 1e-4F) return;
    sdl_font_forget(f);
    close_fonts(f);
    memset(f->width, 0, sizeof f->width);
    f->scale = scale;
}

void sdl_font_free(SdlFont *f)
{
    if (!f) return;
    sdl_font_forget(f);
    close_fonts(f);
    mem_free(f);
}

/* Size in pixels, in quarters, so that 12.5 at 100 % and 14.5 stay apart. */
static int quarters(const SdlFont *f, float size)
{
    return int_clamp((int)lroundf(size * f->scale * 4), 16, 4000);
}

static TTF_Font *open_font(SdlFont *f, int face, int px4)
{
    for (int i = 0; i < f->font_count; i++) {
        if (f->font[i].face == face && f->font[i].px == px4) {
            f->font[i].used = f->tick;
            return f->font[i].font;
        }
    }
    if (!f->path[face][0]) return NULL;
    OpenFont *slot = &f->font[0];
    if (f->font_count < SIZES_MAX) {
        slot = &f->font[f->font_count];
    } else {
        for (int i = 1; i < SIZES_MAX; i++) {
            if (f->font[i].used < slot->used) slot = &f->font[i];
        }
    }
    /* FreeType takes points at 72 dpi: whole points are pixels, fractions come by the resolution. */
    TTF_Font *font = TTF_OpenFontDPI(f->path[face], int_max(1, px4), 18, 18);
    if (!font) return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    if (slot == &f->font[f->font_count]) {
        f->font_count++;
    } else {
        TTF_CloseFont(slot->font);
    }
    *slot = (OpenFont){face, px4, font, f->tick};
    return font;
}

static TTF_Font *face_font(SdlFont *f, int face, int px4)
{
    TTF_Font *font = open_font(f, face, px4);
    return font ? font : open_font(f, FACE_TEXT, px4);
}

/* ---- runs of one font ---- */

typedef struct {
    TTF_Font *font;
    int from, bytes;
} Part;

static uint32_t decode(const char *text, int *bytes)
{
    const unsigned char *p = (const unsigned char *)text;
    int more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC0 ? 1 : 0;
    uint32_t c = more == 3 ? p[0] & 7U : more == 2 ? p[0] & 15U : more == 1 ? p[0] & 31U : p[0];
    int i = 1;
    for (; i <= more && (p[i] & 0xC0) == 0x80; i++) c = c << 6 | (p[i] & 63U);
    *bytes = i;
    return c;
}

static TTF_Font *font_for(SdlFont *f, int face, int px4, uint32_t c)
{
    TTF_Font *own = face_font(f, face, px4);
    if (c < 128 || !own || TTF_GlyphIsProvided32(own, c)) return own;
    for (int i = 0; i < FALLBACKS; i++) {
        TTF_Font *other = open_font(f, FACE_COUNT + i, px4);
        if (other && TTF_GlyphIsProvided32(other, c)) return other;
    }
    return own;
}

/* Splits text into parts of one font each; what goes beyond `max` joins the last. */
static int split(SdlFont *f, int face, int px4, const char *text, int bytes, Part *part, int max)
{
    int count = 0;
    for (int at = 0; at < bytes;) {
        int n;
        TTF_Font *font = font_for(f, face, px4, decode(text + at, &n));
        if (n > bytes - at) n = bytes - at;
        if (count > 0 && (part[count - 1].font == font || count == max)) {
            part[count - 1].bytes += n;
        } else {
            part[count++] = (Part){font, at, n};
        }
        at += n;
    }
    return count;
}

static uint64_t key_of(int face, int px4, int outline, const char *text, int bytes)
{
    /* Not as the seed: of texts as short as an icon's, seed and text can be exchanged for the same hash. */
    uint64_t look = (uint64_t)face << 40 | (uint64_t)outline << 32 | (uint64_t)px4;
    return hash_mix(hash_seeded(text, (size_t)bytes, 0), look) | 1;
}

static void copy(char *out, size_t size, const char *text, int bytes)
{
    size_t n = (size_t)bytes < size - 1 ? (size_t)bytes : size - 1;
    memcpy(out, text, n);
    out[n] = 0;
}

static int width_px(SdlFont *f, int face, int px4, const char *text, int bytes)
{
    if (bytes <= 0) return 0;
    uint64_t key = key_of(face, px4, 0, text, bytes);
    CachedWidth *cached = &f->width[key % WIDTHS_MAX];
    if (cached->key == key) return cached->px;
    char buffer[1024];
    Part part[16];
    int count = split(f, face, px4, text, bytes, part, COUNT_OF(part)), sum = 0;
    for (int i = 0; i < count; i++) {
        int w = 0, h;
        if (!part[i].font) continue;
        copy(buffer, sizeof buffer, text + part[i].from, part[i].bytes);
        TTF_SizeUTF8(part[i].font, buffer, &w, &h);
        sum += w;
    }
    *cached = (CachedWidth){key, sum};
    return sum;
}

/* Whole pixels would make the gaps between tracked letters uneven: measured eight times as large. */
float sdl_font_advance(SdlFont *f, FontFace face, float size, const char *text, int bytes)
{
    return (float)width_px(f, (int)face, quarters(f, size) * 8, text, bytes) / 8;
}

static float measure_width(void *self, FontFace face, float size, const char *text, int bytes)
{
    SdlFont *f = self;
    if (bytes < 0) bytes = (int)strlen(text);
    return (float)width_px(f, (int)face, quarters(f, size), text, bytes) / f->scale;
}

static void measure_box(void *self, FontFace face, float size, float *ascent, float *descent)
{
    SdlFont *f = self;
    TTF_Font *font = face_font(f, (int)face, quarters(f, size));
    *ascent = font ? (float)TTF_FontAscent(font) / f->scale : size;
    *descent = font ? (float)-TTF_FontDescent(font) / f->scale : 0;
}

UiFonts sdl_font_measures(SdlFont *f)
{
    return (UiFonts){f, measure_width, measure_box};
}

/* ---- textures ---- */

static SDL_Surface *render(TTF_Font *font, const char *text, int outline)
{
    SDL_Color white = {255, 255, 255, 255};
    TTF_SetFontOutline(font, outline);
    SDL_Surface *s = TTF_RenderUTF8_Blended(font, text, white);
    TTF_SetFontOutline(font, 0);
    return s;
}

/* Parts side by side on one baseline. */
static SDL_Surface *join(SdlFont *f, const char *text, const Part *part, int count, int ascent, int outline)
{
    (void)f;
    SDL_Surface *piece[16];
    int w = 0, below = 0;
    char buffer[1024];
    for (int i = 0; i < count; i++) {
        copy(buffer, sizeof buffer, text + part[i].from, part[i].bytes);
        piece[i] = part[i].font ? render(part[i].font, buffer, outline) : NULL;
        if (!piece[i]) continue;
        w += piece[i]->w - (w ? 2 * outline : 0);
        below = int_max(below, piece[i]->h - TTF_FontAscent(part[i].font));
    }
    SDL_Surface *all =
        w ? SDL_CreateRGBSurfaceWithFormat(0, w, ascent + below, 32, SDL_PIXELFORMAT_ARGB8888) : NULL;
    int x = 0;
    for (int i = 0; i < count; i++) {
        if (!piece[i]) continue;
        SDL_Rect to = {x, ascent - TTF_FontAscent(part[i].font), piece[i]->w, piece[i]->h};
        SDL_SetSurfaceBlendMode(piece[i], SDL_BLENDMODE_NONE);
        if (all) SDL_BlitSurface(piece[i], NULL, all, &to);
        x += piece[i]->w - 2 * outline;
        SDL_FreeSurface(piece[i]);
    }
    return all;
}

static SdlRun make(SdlFont *f, int face, int px4, const char *text, int bytes, int outline)
{
    Part part[16];
    int count = split(f, face, px4, text, bytes, part, COUNT_OF(part));
    SdlRun run = {0};
    if (!count || !part[0].font) return run;
    TTF_Font *own = face_font(f, face, px4);
    run.ascent = TTF_FontAscent(own);
    for (int i = 0; i < count; i++) {
        if (part[i].font) run.ascent = int_max(run.ascent, TTF_FontAscent(part[i].font));
    }
    SDL_Surface *s;
    if (count == 1) {
        char buffer[1024];
        copy(buffer, sizeof buffer, text, bytes);
        s = render(part[0].font, buffer, outline);
    } else {
        s = join(f, text, part, count, run.ascent, outline);
    }
    if (!s) return run;
    run.width = s->w;
    run.height = s->h;
    run.texture = SDL_CreateTextureFromSurface(f->renderer, s);
    SDL_FreeSurface(s);
    if (run.texture) SDL_SetTextureBlendMode(run.texture, SDL_BLENDMODE_BLEND);
    return run;
}

/* Four places a key may stand in; the one used longest ago gives way. */
static SdlRun cached_run(SdlFont *f, int face, int px4, const char *text, int bytes, int outline)
{
    uint64_t key = key_of(face, px4, outline, text, bytes);
    CachedRun *set = &f->run[key / 7 % (RUNS_MAX / 4) * 4], *slot = set;
    f->tick++;
    for (int i = 0; i < 4; i++) {
        if (set[i].key == key) {
            set[i].used = f->tick;
            return set[i].run;
        }
        if (set[i].used < slot->used) slot = &set[i];
    }
    if (slot->run.texture) SDL_DestroyTexture(slot->run.texture);
    *slot = (CachedRun){key, make(f, face, px4, text, bytes, outline), f->tick};
    return slot->run;
}

SdlRun sdl_font_run(SdlFont *f, FontFace face, float size, const char *text, int bytes, int outline_px)
{
    if (bytes < 0) bytes = (int)strlen(text);
    if (bytes == 0) return (SdlRun){0};
    return cached_run(f, (int)face, quarters(f, size), text, bytes, outline_px);
}

static void encode(char *out, uint32_t c)
{
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 63));
    out[2] = (char)(0x80 | (c & 63));
    out[3] = 0;
}

SdlRun sdl_font_icon(SdlFont *f, float size, const char *name)
{
    for (int i = 0; i < f->icon_count; i++) {
        if (strcmp(f->icon[i].name, name) != 0) continue;
        char text[4];
        encode(text, f->icon[i].code);
        return cached_run(f, FACE_ICON, quarters(f, size), text, 3, 0);
    }
    return (SdlRun){0};
}
