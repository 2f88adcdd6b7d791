#include "base/text.h"

#include "base/fixed.h"
#include "base/hash.h"

#include <string.h>

static uint64_t key_of(const char *context, const char *source)
{
    return hash_seeded(source, strlen(source), context ? hash_name(context) : 0);
}

/* Index of the first entry whose key is not below `key`. */
static int lower_bound(const TextTable *t, uint64_t key)
{
    int lo = 0, hi = t->count;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (t->entry[mid].key < key) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static const TextEntry *find(const TextTable *t, const char *context, const char *source)
{
    if (!t || t->count == 0) return NULL;
    uint64_t key = key_of(context, source);
    int i = lower_bound(t, key);
    return i < t->count && t->entry[i].key == key ? &t->entry[i] : NULL;
}

bool text_init(TextTable *t, Arena *arena, const char *lang, int room)
{
    *t = (TextTable){.room = room};
    StrBuf b = str_buf(t->lang, sizeof t->lang);
    str_add(&b, lang);
    t->entry = arena_take(arena, (size_t)room * sizeof *t->entry);
    return t->entry != NULL;
}

const char *text_get(const TextTable *t, const char *context, const char *source)
{
    const TextEntry *e = find(t, context, source);
    if (!e && context) e = find(t, NULL, source);
    return e ? e->form[0] : source;
}

int text_plural_form(const char *lang, int n)
{
    unsigned size = n < 0 ? 0u - (unsigned)n : (unsigned)n;
    if (strncmp(lang, "ru", 2) != 0) return size != 1;
    unsigned ten = size % 10, hundred = size % 100;
    if (ten == 1 && hundred != 11) return 0;
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}

const char *text_plural(const TextTable *t, const char *context, const char *one, const char *many, int n)
{
    const TextEntry *e = find(t, context, one);
    if (!e && context) e = find(t, NULL, one);
    if (!e) return n == 1 ? one : many;
    int form = text_plural_form(t->lang, n);
    while (form > 0 && !e->form[form]) form--;
    return e->form[form];
}

/* ---- .po ---- */

typedef enum { PO_NOTHING, PO_CONTEXT, PO_SOURCE, PO_PLURAL, PO_FORM } PoPart;

typedef struct {
    TextTable *table;
    Arena *arena;
    const char *file;
    int line;
    Err *err;
    char text[PO_FORM + 1 + TEXT_FORMS][TEXT_MAX]; /* by part; forms from PO_FORM on */
    char clean[TEXT_MAX]; /* a translation as a screen or terminal may show it */
    size_t used[PO_FORM + 1 + TEXT_FORMS];
    bool seen[PO_FORM + 1 + TEXT_FORMS];
    bool fuzzy;
    int part;
} Po;

static bool po_error(Po *p, const char *what) { return err_set(p->err, "%s:%d: %s", p->file, p->line, what); }

static void po_clear(Po *p)
{
    memset(p->used, 0, sizeof p->used);
    memset(p->seen, 0, sizeof p->seen);
    p->fuzzy = false;
    p->part = PO_NOTHING;
}

static bool store(Po *p, uint64_t key)
{
    TextTable *t = p->table;
    int at = lower_bound(t, key);
    if (at < t->count && t->entry[at].key == key) return true;
    if (t->count >= t->room) return po_error(p, "too many texts");
    TextEntry e = {.key = key};
    for (int i = 0; i < TEXT_FORMS; i++) {
        if (!p->seen[PO_FORM + i] || p->used[PO_FORM + i] == 0) continue;
        str_clean(p->clean, sizeof p->clean, p->text[PO_FORM + i]);
        if (!str_eq(p->clean, p->text[PO_FORM + i]))
            return po_error(p, "a translation holds a control or direction character");
        e.form[i] = arena_text(p->arena, p->text[PO_FORM + i]);
        if (!e.form[i]) return po_error(p, "too much text");
    }
    memmove(&t->entry[at + 1], &t->entry[at], (size_t)(t->count - at) * sizeof *t->entry);
    t->entry[at] = e;
    t->count++;
    return true;
}

static bool po_finish(Po *p)
{
    bool whole = p->seen[PO_SOURCE] && p->used[PO_SOURCE] > 0 && p->seen[PO_FORM] && p->used[PO_FORM] > 0;
    bool ok = !whole || p->fuzzy || store(p, key_of(p->seen[PO_CONTEXT] ? p->text[PO_CONTEXT] : NULL, p->text[PO_SOURCE]));
    po_clear(p);
    return ok;
}

/* Adds a quoted piece to the part that is open. */
static bool po_quoted(Po *p, const char *at, const char *end)
{
    char *out = p->text[p->part];
    size_t *used = &p->used[p->part];
    if (at >= end || *at != '"') return po_error(p, "expected a text in quotes");
    for (at++; at < end && *at != '"'; at++) {
        char c = *at;
        if (c == '\\') {
            if (++at >= end) break;
            if (*at != 'n' && *at != 't' && *at != '"' && *at != '\\') return po_error(p, "unknown escape; \\n, \\t, \\\" and \\\\ are known");
            c = *at == 'n' ? '\n' : *at == 't' ? '\t' : *at;
        }
        if (*used + 1 >= TEXT_MAX) return po_error(p, "text too long");
        out[(*used)++] = c;
    }
    out[*used] = 0;
    if (at >= end) return po_error(p, "the closing quote is missing");
    return true;
}

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) at++;
    return at;
}

static bool starts(const char **at, const char *end, const char *word)
{
    size_t n = strlen(word);
    if ((size_t)(end - *at) < n || memcmp(*at, word, n) != 0) return false;
    *at += n;
    return true;
}

static bool po_line(Po *p, const char *at, const char *end)
{
    at = skip_space(at, end);
    if (at == end) return po_finish(p);
    if (*at == '#') {
        if (starts(&at, end, "#,")) {
            for (; at < end; at++) {
                const char *word = at;
                if (starts(&word, end, "fuzzy")) p->fuzzy = true;
            }
        }
        return true;
    }
    if (*at == '"') return p->part == PO_NOTHING ? po_error(p, "a text without msgid or msgstr before it") : po_quoted(p, at, end);
    if (starts(&at, end, "msgctxt")) {
        if (p->seen[PO_SOURCE] && !po_finish(p)) return false;
        p->part = PO_CONTEXT;
    } else if (starts(&at, end, "msgid_plural")) p->part = PO_PLURAL;
    else if (starts(&at, end, "msgid")) {
        if (p->seen[PO_SOURCE] && !po_finish(p)) return false;
        p->part = PO_SOURCE;
    } else if (starts(&at, end, "msgstr[")) {
        if (at + 1 >= end || *at < '0' || *at >= '0' + TEXT_FORMS || at[1] != ']') return po_error(p, "a plural form is msgstr[0] to msgstr[2]");
        p->part = PO_FORM + (*at - '0');
        at += 2;
    } else if (starts(&at, end, "msgstr")) p->part = PO_FORM;
    else return po_error(p, "expected msgctxt, msgid, msgid_plural, msgstr or a comment");
    p->seen[p->part] = true;
    p->used[p->part] = 0;
    p->text[p->part][0] = 0;
    return po_quoted(p, skip_space(at, end), end);
}

static bool po_lines(Po *p, const char *po, size_t size)
{
    const char *end = po + size;
    for (const char *at = po; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        p->line++;
        if (!po_line(p, at, stop)) return false;
        at = stop + 1;
    }
    return po_finish(p);
}

/* The parser's own room is lent from the end of the arena and given back, however many files are read. */
bool text_read_po(TextTable *t, Arena *arena, const char *file, const char *po, size_t size, Err *err)
{
    size_t valid = str_utf8_valid(po, size), whole = arena->size;
    if (valid != size) return err_set(err, "%s: not UTF-8 at byte %zu", file, valid);
    if (whole < sizeof(Po) + 16 || whole - sizeof(Po) - 16 < arena->used) return err_set(err, "%s: no room for its texts", file);
    arena->size = (whole - sizeof(Po)) & ~(size_t)15;
    Po *p = (Po *)(void *)(arena->block + arena->size);
    memset(p, 0, sizeof *p);
    p->table = t;
    p->arena = arena;
    p->file = file;
    p->err = err;
    bool ok = po_lines(p, po, size);
    arena->size = whole;
    return ok;
}

/* ---- templates and numbers ---- */

static const char *argument(const TextArg *args, int count, const char *name, size_t length)
{
    for (int i = 0; i < count; i++) {
        if (strlen(args[i].name) == length && memcmp(args[i].name, name, length) == 0) return args[i].value;
    }
    return NULL;
}

void text_format(StrBuf *out, const char *form, const TextArg *args, int count)
{
    while (*form) {
        size_t plain = strcspn(form, "{");
        str_addn(out, form, plain);
        form += plain;
        if (!*form) return;
        if (form[1] == '{') {
            str_add(out, "{");
            form += 2;
            continue;
        }
        const char *close = strchr(form, '}');
        if (!close) {
            str_add(out, form);
            return;
        }
        size_t length = (size_t)(close - form - 1);
        const char *colon = memchr(form + 1, ':', length);
        const char *value = argument(args, count, form + 1, length);
        if (!value && colon) value = argument(args, count, form + 1, (size_t)(colon - form - 1));
        if (value) str_add(out, value);
        else str_addn(out, form, length + 2);
        form = close + 1;
    }
}

void text_milli(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii)
{
    char digits[32];
    StrBuf b = str_buf(digits, sizeof digits);
    str_add_milli(&b, milli, decimals, sign);
    if (digits[0] == '-' && !ascii) {
        str_add(out, "\xE2\x88\x92");
        str_add(out, digits + 1);
    } else str_add(out, digits);
}

static const int32_t unit_of[TEXT_DECIMALS + 1] = {1000, 100, 10, 1};

void text_held(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii)
{
    text_milli(out, milli - milli % unit_of[decimals], decimals, sign, ascii);
}

void text_needed(StrBuf *out, int32_t milli, int decimals, bool sign, bool ascii)
{
    int32_t unit = unit_of[decimals], rest = milli % unit;
    text_milli(out, fixed_saturate((int64_t)milli - rest + (rest > 0 ? unit : rest < 0 ? -unit : 0)), decimals, sign, ascii);
}

int text_decimals(int32_t a, int32_t b, int least)
{
    int decimals = least;
    while (decimals < TEXT_DECIMALS && a != b && fixed_round_div(a, unit_of[decimals]) == fixed_round_div(b, unit_of[decimals])) decimals++;
    return decimals;
}
