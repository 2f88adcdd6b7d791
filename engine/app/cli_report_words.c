/* The sentences of the report: names of levels, endings and rows, and the headline that the figures decide. */
#include "app/cli_report.h"

#include "session/finding_words.h"

#include <stdlib.h>
#include <string.h>

void report_levels(const ReportBatch *b, const char *out[DIM_SEATS])
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) out[seat] = b->level[seat];
    out[0] = NULL;
}

const char *report_name(const BatchReport *r, const Origin *at) { return finding_name(r->texts, at); }

void report_label(BatchReport *r, ReportBatch *b)
{
    char level[DIM_SEATS][96], pair[200];
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        StrBuf l = str_buf(level[seat], sizeof level[seat]);
        finding_level_name(r->batch[0].catalog, r->texts, b->level[seat], &l);
    }
    StrBuf both = str_buf(pair, sizeof pair), out = str_buf(b->label, sizeof b->label);
    bool foreign = !str_eq(b->catalog->scenario[b->scenario].at.id, r->batch[0].catalog->scenario[r->batch[0].scenario].at.id);
    TEXT_FORMAT(&both, T(r->texts, "{one} against {two}"), {"one", level[1]}, {"two", level[2]});
    if (!foreign) str_add(&out, pair);
    else TEXT_FORMAT(&out, T(r->texts, "{scenario}, {level}"), {"scenario", report_name(r, &b->catalog->scenario[b->scenario].at)}, {"level", str_eq(b->level[1], b->level[2]) ? level[1] : pair});
}

/* ---- rows ---- */

const char *report_row_name(const BatchReport *r, int row)
{
    static const char *const names[FINDING_ROWS] = {
        "Side bias", "Dominant action", "Dead or trap action", "Indispensable action", "Snowball", "Frozen board", "Coin flip", "One ending", "Length",
        "Boredom", "Spoiling", "Crises dominate", "Hidden numbers", "Odds lie", "Fragile tuning", "Priorities dominate", "Dead content"};
    return T(r->texts, names[row]);
}

/* ---- the headline ---- */

static bool main_is_biased(const BatchReport *r, double *room)
{
    const char *level[DIM_SEATS];
    report_levels(&r->batch[0], level);
    *room = findings_side_room(&r->batch[0].findings, level);
    double apart = findings_side_share(&r->batch[0].findings).share - 0.5;
    return *room > 0 && (apart > *room || apart < -*room);
}

/* A batch beside the main one whose sides are uneven: the first. */
static const ReportBatch *uneven_batch(const BatchReport *r)
{
    for (int i = 1; i < r->batch_count; i++) {
        const char *level[DIM_SEATS];
        report_levels(&r->batch[i], level);
        double room = findings_side_room(&r->batch[i].findings, level), apart = findings_side_share(&r->batch[i].findings).share - 0.5;
        if (room > 0 && (apart > room || apart < -room)) return &r->batch[i];
    }
    return NULL;
}

static int quarters_of(const ReportBatch *b) { return b->catalog->scenario[b->scenario].quarters; }

/* What stands after "fair" for the worst other miss, in order of what spoils a game most. */
static const char *fault(const BatchReport *r)
{
    static const struct {
        int row;
        const char *text;
    } faults[] = {{ROW_LENGTH, "A fair contest of the wrong length"},
                  {ROW_SNOWBALL, "A fair contest, decided at half time"},
                  {ROW_FROZEN, "A fair contest in which little moves"},
                  {ROW_COIN_FLIP, "A fair contest that skill does not decide"},
                  {ROW_DOMINANT, "A fair contest with one move too good"},
                  {ROW_INDISPENSABLE, "A fair contest that hangs on one move"},
                  {ROW_SPOILING, "A fair contest, too easily spoiled"},
                  {ROW_CRISES, "A fair contest that crises decide"},
                  {ROW_PRIORITIES, "A fair contest that private goals decide"},
                  {ROW_BOREDOM, "A fair contest, much the same each time"},
                  {ROW_ODDS, "A fair contest with odds that lie"},
                  {ROW_DEAD_ACTION, "A fair contest, some of it idle"},
                  {ROW_DEAD_CONTENT, "A fair contest, some of it unseen"},
                  {ROW_ONE_ENDING, "A fair contest, one way out of it shut"}};
    for (int i = 0; i < COUNT_OF(faults); i++) {
        if (r->row[faults[i].row].verdict == FINDING_FAIL) return faults[i].text;
    }
    return "A fair contest";
}

static const char *claim(const BatchReport *r, bool biased, double room, double top)
{
    const ReportBatch *other = uneven_batch(r);
    if (r->row[ROW_HIDDEN].verdict == FINDING_FAIL) return "The books do not add up";
    if (top > 0.75) return "It nearly always ends one way";
    if (biased) return "{power} has the better seat";
    if (room == 0) return "How these levels play";
    if (other && quarters_of(other) < quarters_of(&r->batch[0])) return "A fair contest, if it lasts long enough";
    return other ? "A fair contest here, not everywhere" : fault(r);
}

static void tell_sides(const BatchReport *r, bool biased, double room, StrBuf *out)
{
    const Catalog *c = r->batch[0].catalog;
    char share[32], low[32], high[32];
    Share s = findings_side_share(&r->batch[0].findings);
    snprintf(share, sizeof share, "%.1f", 100 * s.share);
    snprintf(low, sizeof low, "%.0f", 100 * (0.5 - room));
    snprintf(high, sizeof high, "%.0f", 100 * (0.5 + room));
    const char *form = biased ? "{power} wins {share}% of the campaigns, outside {low} to {high}." : room > 0 ? "Neither side has the better seat: {power} wins {share}%, within {low} to {high}."
                                                                                                            : "{power} wins {share}%; for these levels no limit is set.";
    TEXT_FORMAT(out, T(r->texts, form), {"power", report_name(r, &c->power[1].at)}, {"share", share}, {"low", low}, {"high", high});
}

static void tell_misses(const BatchReport *r, StrBuf *out)
{
    char names[256] = "", number[16];
    StrBuf b = str_buf(names, sizeof names);
    int count = 0;
    for (int i = 0; i < FINDING_ROWS; i++) {
        if (r->row[i].verdict != FINDING_FAIL) continue;
        if (count++ < 3) str_addf(&b, "%s%s", count > 1 ? ", " : "", report_row_name(r, i));
    }
    if (count > 3) {
        char more[16];
        snprintf(more, sizeof more, "%d", count - 3);
        str_add(&b, " ");
        TEXT_FORMAT(&b, T(r->texts, "and {n} more"), {"n", more});
    }
    snprintf(number, sizeof number, "%d", count);
    str_add(out, " ");
    if (count == 0) str_add(out, T(r->texts, "Nothing that was measured fails."));
    else TEXT_FORMAT(out, text_plural(r->texts, NULL, "{n} check fails: {names}.", "{n} checks fail: {names}.", count), {"n", number}, {"names", names});
}

void report_headline(const BatchReport *r, StrBuf *headline, StrBuf *sentence)
{
    const Findings *f = &r->batch[0].findings;
    double room, top = 0;
    bool biased = main_is_biased(r, &room);
    for (int i = 0; i < f->endings; i++) top = (double)f->ending_count[i] / f->count > top ? (double)f->ending_count[i] / f->count : top;
    int ahead = findings_side_share(f).share > 0.5 ? 1 : 2;
    TEXT_FORMAT(headline, T(r->texts, claim(r, biased, room, top)), {"power", report_name(r, &r->batch[0].catalog->power[ahead].at)});
    tell_sides(r, biased, room, sentence);
    const ReportBatch *other = uneven_batch(r);
    if (other && !biased) {
        str_add(sentence, " ");
        TEXT_FORMAT(sentence, T(r->texts, "Uneven: {batch}."), {"batch", other->label});
    }
    tell_misses(r, sentence);
}
