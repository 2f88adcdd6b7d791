#include "session/compare.h"

#include "host/mem.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    uint64_t seed;
    int index;
} Place;

typedef struct {
    const Findings *now, *before;
    Place *a, *b; /* by seed */
    int pairs;
    double *value;
} Work;

static int by_seed(const void *x, const void *y)
{
    const Place *a = x, *b = y;
    return a->seed < b->seed ? -1 : a->seed > b->seed;
}

static void sort_places(const Findings *f, Place *place)
{
    for (int i = 0; i < f->count; i++) place[i] = (Place){f->row[i].seed, i};
    qsort(place, (size_t)f->count, sizeof *place, by_seed);
}

/* Leaves in a and b the campaigns that both have, side by side. */
static void match(Work *w)
{
    int i = 0, k = 0;
    sort_places(w->now, w->a);
    sort_places(w->before, w->b);
    while (i < w->now->count && k < w->before->count) {
        if (w->a[i].seed < w->b[k].seed) i++;
        else if (w->a[i].seed > w->b[k].seed) k++;
        else {
            w->a[w->pairs] = w->a[i++];
            w->b[w->pairs++] = w->b[k++];
        }
    }
}

typedef double (*Reading)(const Findings *f, int campaign, const void *what);

static double win_of(const Findings *f, int i, const void *what)
{
    (void)what;
    return f->row[i].winner == 1 ? 1 : f->row[i].winner == 2 ? 0 : 0.5;
}

static double margin_of(const Findings *f, int i, const void *what)
{
    (void)what;
    return f->row[i].margin;
}

static double quarters_of(const Findings *f, int i, const void *what)
{
    (void)what;
    return f->row[i].quarters;
}

static double alignment_of(const Findings *f, int i, const void *what)
{
    int state = *(const int *)what, cell = (f->row[i].quarters - 1) * MAX_STATES + state - 1;
    return f->alignment[(size_t)i * MAX_QUARTERS * MAX_STATES + (size_t)cell] / 10.0;
}

static double ending_of(const Findings *f, int i, const void *what) { return str_eq(f->ending[f->row[i].ending], what) ? 1 : 0; }

static Estimate difference(Work *w, Reading read, const void *what)
{
    for (int i = 0; i < w->pairs; i++) w->value[i] = read(w->now, w->a[i].index, what) - read(w->before, w->b[i].index, what);
    return estimate_of(w->value, w->pairs);
}

static void list_endings(const Findings *f, Comparison *out)
{
    for (int i = 0; i < f->endings; i++) {
        int k = 0;
        while (k < out->endings && !str_eq(out->ending[k], f->ending[i])) k++;
        if (k == out->endings) memcpy(out->ending[out->endings++], f->ending[i], sizeof out->ending[0]);
    }
}

static void compare(Work *w, Comparison *out)
{
    out->pairs = w->pairs;
    out->share = difference(w, win_of, NULL);
    out->margin = difference(w, margin_of, NULL);
    out->quarters = difference(w, quarters_of, NULL);
    for (int s = 1; s <= w->now->c->state_count; s++) out->alignment[s] = difference(w, alignment_of, &s);
    list_endings(w->now, out);
    list_endings(w->before, out);
    for (int i = 0; i < out->endings; i++) out->ending_share[i] = difference(w, ending_of, out->ending[i]);
}

bool compare_batches(const Findings *now, const Findings *before, Comparison *out, Err *err)
{
    *out = (Comparison){0};
    Work w = {now, before, mem_zero((size_t)now->count + 1, sizeof *w.a), mem_zero((size_t)before->count + 1, sizeof *w.b), 0, mem_zero((size_t)now->count + 1, sizeof *w.value)};
    bool ok = w.a && w.b && w.value ? true : err_set(err, "no memory to compare %d campaigns", now->count);
    if (ok) match(&w);
    if (ok && w.pairs < 2) ok = err_set(err, "the two batches have %d seeds in common; play both with the same --seeds", w.pairs);
    if (ok) compare(&w, out);
    mem_free(w.a);
    mem_free(w.b);
    mem_free(w.value);
    return ok;
}
