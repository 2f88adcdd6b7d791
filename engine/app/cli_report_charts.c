/* The charts of the report's page. Positions along a scale are percents of the chart's width, so that letters keep their
 * size on a narrow screen; each row of a chart is a drawing of its own between its name and nothing else. */
#include "app/cli_report.h"

#include "session/finding_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    double low, high, step;
    double last; /* tick; beyond it is room for the figures */
} Scale;

static double at(const Scale *s, double v) { return 100 * (fmin(fmax(v, s->low), s->high) - s->low) / (s->high - s->low); }

static const char *word(const Page *p, const char *text) { return T(p->r->texts, text); }

static const char *signed_number(char out[32], double v, int decimals, bool plus)
{
    double least = pow(10, -decimals) / 2;
    snprintf(out, 32, plus && v >= least ? "+%.*f" : "%.*f", decimals, fabs(v) < least ? 0 : v);
    return out;
}

/* ---- rows with a scale ---- */

static void begin_rows(const Page *p, const char *kind, const char *title, const char *unit)
{
    fprintf(p->to, "<figure class=\"chart %s\"><figcaption><h3>", kind);
    page_text(p, title);
    fputs("</h3><p>", p->to);
    page_text(p, unit);
    fputs("</p></figcaption>", p->to);
}

static void axis(const Page *p, const Scale *s)
{
    fputs("<div class=\"row axis\" aria-hidden=\"true\"><span></span><svg>", p->to);
    for (double v = ceil(s->low / s->step) * s->step; v <= s->last + 1e-9; v += s->step) {
        char t[32];
        fprintf(p->to, "<text x=\"%.2f%%\" y=\"14\" text-anchor=\"middle\">", at(s, v));
        page_text(p, signed_number(t, v, 0, false));
        fputs("</text>", p->to);
    }
    fputs("</svg></div>", p->to);
}

static void grid(const Page *p, const Scale *s)
{
    for (double v = ceil(s->low / s->step) * s->step; v <= s->last + 1e-9; v += s->step)
        fprintf(p->to, "<line class=\"grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"100%%\"/>", at(s, v), at(s, v));
}

static void zone(const Page *p, const Scale *s, double low, double high, const char *kind)
{
    fprintf(p->to, "<rect class=\"%s\" x=\"%.2f%%\" y=\"0\" width=\"%.2f%%\" height=\"100%%\"/>", kind, at(s, low), at(s, high) - at(s, low));
}

static void bar(const Page *p, const Scale *s, double low, double high, const char *kind)
{
    fprintf(p->to, "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"50%%\" y2=\"50%%\"/>", kind, at(s, low), at(s, high));
}

static void upright(const Page *p, const Scale *s, double v) { fprintf(p->to, "<line class=\"zero\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"100%%\"/>", at(s, v), at(s, v)); }

static void value(const Page *p, const Scale *s, double v, double shown, int decimals, bool miss)
{
    char t[32];
    fprintf(p->to, "<text class=\"value%s\" x=\"%.2f%%\" dx=\"8\" y=\"50%%\" dy=\".36em\">", miss ? " miss" : "", at(s, v));
    page_text(p, signed_number(t, shown, decimals, false));
    fputs("</text>", p->to);
}

/* The name, and a drawing whose title says the figures to whom cannot see it. */
static void begin_row(const Page *p, const char *name, const char *told)
{
    fputs("<div class=\"row\"><span>", p->to);
    page_text(p, name);
    fputs("</span><svg role=\"img\"><title>", p->to);
    page_text(p, told);
    fputs("</title>", p->to);
}

static void end_row(const Page *p) { fputs("</svg></div>", p->to); }

static void interval_words(const Page *p, char *out, size_t size, const char *name, double mean, double low, double high)
{
    char m[32], l[32], h[32];
    StrBuf b = str_buf(out, size);
    TEXT_FORMAT(&b, word(p, "{name}: {mean}, 95% interval {low} to {high}"), {"name", name}, {"mean", signed_number(m, mean, 1, false)}, {"low", signed_number(l, low, 1, false)},
                {"high", signed_number(h, high, 1, false)});
}

/* ---- who wins ---- */

static Scale share_scale(const BatchReport *r)
{
    double reach = 15;
    for (int i = 0; i < r->batch_count; i++) {
        const char *level[DIM_SEATS];
        Share s = findings_side_share(&r->batch[i].findings);
        report_levels(&r->batch[i], level);
        if (i && findings_side_room(&r->batch[i].findings, level) == 0) continue; /* random play may lie off the scale */
        reach = fmax(reach, fmax(fabs(100 * s.low - 50), fabs(100 * s.high - 50)));
    }
    double step = reach > 25 ? 10 : 5;
    reach = fmin(50, ceil(reach / step) * step);
    return (Scale){50 - reach, 50 + reach, step, 50 + reach};
}

static void wins_row(const Page *p, const ReportBatch *b, const Scale *s)
{
    char told[256];
    const char *level[DIM_SEATS];
    report_levels(b, level);
    Share w = findings_side_share(&b->findings);
    double room = findings_side_room(&b->findings, level);
    bool miss = room > 0 && fabs(w.share - 0.5) > room;
    interval_words(p, told, sizeof told, b->label, 100 * w.share, 100 * w.low, 100 * w.high);
    begin_row(p, b->label, told);
    if (room > 0) zone(p, s, 50 - 100 * room, 50 + 100 * room, "target");
    grid(p, s);
    upright(p, s, 50);
    bar(p, s, 100 * w.low, 100 * w.high, miss ? "range miss" : "range");
    bool off = 100 * w.share < s->low || 100 * w.share > s->high;
    fprintf(p->to, "<circle class=\"dot%s\" cx=\"%.2f%%\" cy=\"50%%\" r=\"5\"/></svg><b%s>%.1f</b></div>", miss ? " miss" : off ? " off" : "", at(s, 100 * w.share), miss ? " class=\"miss\"" : "", 100 * w.share);
}

void chart_wins(const Page *p)
{
    char unit[160];
    StrBuf b = str_buf(unit, sizeof unit);
    Scale s = share_scale(p->r);
    TEXT_FORMAT(&b, word(p, "{power}'s share of wins, draws split, %, with 95% intervals"), {"power", report_name(p->r, &p->c->power[1].at)});
    begin_rows(p, "wins", word(p, "Who wins"), unit);
    axis(p, &s);
    for (int i = 0; i < p->r->batch_count; i++) wins_row(p, &p->r->batch[i], &s);
    fputs("<p class=\"note\"><i class=\"key target\"></i>", p->to);
    page_text(p, word(p, "target of the level and scenario"));
    fputs("</p></figure>", p->to);
}

/* ---- how it ends ---- */

typedef struct {
    int index;
    double weight;
} Place;

static int by_weight(const void *a, const void *b)
{
    const Place *x = a, *y = b;
    if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
    return x->index - y->index;
}

static const char *ending_kind(const Page *p, const char *ending)
{
    static const char *const points[] = {"bar", "bar one", "bar two"}, *const sudden[] = {"bar", "bar one deep", "bar two deep"};
    if (strncmp(ending, "rupture", 7) == 0) return "bar miss";
    return (strncmp(ending, "points", 6) == 0 ? points : sudden)[finding_ending_winner(p->c, ending)];
}

void chart_endings(const Page *p)
{
    const Findings *f = p->f;
    Place order[FINDINGS_ENDINGS];
    double most = 1;
    for (int i = 0; i < f->endings; i++) {
        Share s = findings_share((double)f->ending_count[i], f->count);
        order[i] = (Place){i, s.share};
        most = fmax(most, 100 * s.high);
    }
    qsort(order, (size_t)f->endings, sizeof *order, by_weight);
    Scale scale = {0, most * 1.22, most, most};
    begin_rows(p, "ends", word(p, "How it ends"), word(p, "Share of endings, %, with 95% intervals"));
    for (int i = 0; i < f->endings; i++) {
        char name[96], told[256];
        StrBuf b = str_buf(name, sizeof name);
        const char *ending = f->ending[order[i].index];
        Share s = findings_share((double)f->ending_count[order[i].index], f->count);
        finding_ending_name(p->c, p->r->texts, ending, &b);
        interval_words(p, told, sizeof told, name, 100 * s.share, 100 * s.low, 100 * s.high);
        begin_row(p, name, told);
        bar(p, &scale, 0, 100 * s.share, ending_kind(p, ending));
        bar(p, &scale, 100 * s.low, 100 * s.high, "whisker");
        upright(p, &scale, 0);
        value(p, &scale, 100 * s.high, 100 * s.share, 1, false);
        end_row(p);
    }
    fputs("</figure>", p->to);
}

/* ---- the five states ---- */

typedef struct {
    double reach; /* the scale runs from -reach to reach */
    int quarters;
} Fan;

static double fan_y(const Fan *f, double v) { return 50 - 50 * v / f->reach; }
static double fan_x(const Fan *f, int q) { return 100.0 * q / (f->quarters > 1 ? f->quarters - 1 : 1); }

static void band(const Page *p, const Fan *f, int state, double low, double high, const char *kind)
{
    fprintf(p->to, "<polygon class=\"%s\" points=\"", kind);
    for (int q = 0; q < f->quarters; q++) fprintf(p->to, "%.2f,%.2f ", fan_x(f, q), fan_y(f, findings_quantile(p->f, q, state, high)));
    for (int q = f->quarters - 1; q >= 0; q--) fprintf(p->to, "%.2f,%.2f ", fan_x(f, q), fan_y(f, findings_quantile(p->f, q, state, low)));
    fputs("\"/>", p->to);
}

/* The mark whose place the value at the end takes stays unlettered. */
static void fan_lines(const Page *p, const Fan *f, double mark, double last)
{
    for (int i = -1; i <= 1; i++) {
        char t[32];
        double y = fan_y(f, i * mark);
        fprintf(p->to, "<line class=\"%s\" x1=\"0\" x2=\"78%%\" y1=\"%.1f%%\" y2=\"%.1f%%\"/>", i ? "grid" : "zero", y, y);
        if (fabs(y - fan_y(f, last)) < 11) continue;
        fprintf(p->to, "<text x=\"100%%\" text-anchor=\"end\" y=\"%.1f%%\" dy=\".36em\">", y);
        page_text(p, signed_number(t, i * mark, 0, true));
        fputs("</text>", p->to);
    }
}

static void fan(const Page *p, const Fan *f, int state)
{
    char told[256], changes[96], start[32], end[32], change[32];
    const ScenarioDef *s = &p->c->scenario[p->r->batch[0].scenario];
    const char *name = report_name(p->r, &p->c->state[state].at);
    double first = findings_quantile(p->f, 0, state, 0.5), last = findings_quantile(p->f, f->quarters - 1, state, 0.5), mark = f->reach >= 50 ? 45 : f->reach >= 27 ? 25 : 10;
    const char *side = last >= 0 ? "one" : "two";
    int year_end = s->start_year + (s->start_season - 1 + f->quarters - 1) / 4;
    StrBuf b = str_buf(told, sizeof told);
    snprintf(change, sizeof change, "%.1f", (double)p->f->state_changes[state] / p->f->count);
    TEXT_FORMAT(&b, word(p, "Median alignment from {start} to {end}; the dark band holds half of all campaigns, the pale one nine in ten."), {"start", signed_number(start, first, 0, true)},
                {"end", signed_number(end, last, 0, true)});
    fputs("<figure class=\"fan\"><figcaption><h3>", p->to);
    page_text(p, name);
    fputs("</h3><p>", p->to);
    b = str_buf(changes, sizeof changes);
    TEXT_FORMAT(&b, word(p, "{n} lead changes a game"), {"n", change});
    page_text(p, changes);
    fputs("</p></figcaption><svg class=\"plot\" role=\"img\"><title>", p->to);
    page_text(p, name);
    fputs("</title><desc>", p->to);
    page_text(p, told);
    fputs("</desc>", p->to);
    fputs("<svg width=\"78%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">", p->to);
    band(p, f, state, 0.05, 0.95, "pale");
    band(p, f, state, 0.25, 0.75, "half");
    fputs("</svg>", p->to);
    fan_lines(p, f, mark, last);
    fprintf(p->to, "<svg width=\"78%%\" height=\"100%%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\"><polyline class=\"median %s\" points=\"", side);
    for (int q = 0; q < f->quarters; q++) fprintf(p->to, "%.2f,%.2f ", fan_x(f, q), fan_y(f, findings_quantile(p->f, q, state, 0.5)));
    fprintf(p->to, "\"/></svg><circle class=\"end %s\" cx=\"78%%\" cy=\"%.1f%%\" r=\"3.5\"/><text class=\"value halo %s\" x=\"78%%\" dx=\"7\" y=\"%.1f%%\" dy=\".36em\">", side, fan_y(f, last), side, fan_y(f, last));
    page_text(p, end);
    fprintf(p->to, "</text></svg><div class=\"years\" aria-hidden=\"true\"><span>%d</span><span>%d</span><span>%d</span></div></figure>", s->start_year, (s->start_year + year_end) / 2, year_end);
}

void chart_fans(const Page *p)
{
    Fan f = {20, p->c->scenario[p->r->batch[0].scenario].quarters};
    for (int s = 1; s <= p->c->state_count; s++) {
        for (int q = 0; q < f.quarters; q++) f.reach = fmax(f.reach, fmax(findings_quantile(p->f, q, s, 0.95), -findings_quantile(p->f, q, s, 0.05)));
    }
    f.reach = fmin(100, ceil((f.reach + 2) / 5) * 5);
    fputs("<div class=\"fans\">", p->to);
    for (int s = 1; s <= p->c->state_count; s++) fan(p, &f, s);
    fputs("</div>", p->to);
}

/* ---- the lead changes hands ---- */

void chart_leads(const Page *p)
{
    const Findings *f = p->f;
    char told[256], mean[32];
    double most = 1, width = 100.0 / FINDINGS_LEADS, average = findings_mean_leads(f);
    for (int i = 0; i < FINDINGS_LEADS; i++) most = fmax(most, 100.0 * (double)f->leads[i] / f->count);
    double step = most > 40 ? 20 : most > 20 ? 10 : 5, top = most * 1.12;
    snprintf(mean, sizeof mean, "%.1f", average);
    begin_rows(p, "leads", word(p, "The lead changes hands"), word(p, "Campaigns by changes of the overall lead, %"));
    StrBuf b = str_buf(told, sizeof told);
    TEXT_FORMAT(&b, word(p, "On average {n} changes of the overall lead in a campaign."), {"n", mean});
    fputs("<svg class=\"columns\" role=\"img\"><title>", p->to);
    page_text(p, word(p, "The lead changes hands"));
    fputs("</title><desc>", p->to);
    page_text(p, told);
    fputs("</desc><svg width=\"90%\" height=\"160\">", p->to);
    for (double v = step; v < top; v += step) fprintf(p->to, "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%.1f%%\" y2=\"%.1f%%\"/>", 100 - 100 * v / top, 100 - 100 * v / top);
    for (int i = 0; i < FINDINGS_LEADS; i++) {
        double h = 100 * (100.0 * (double)f->leads[i] / f->count) / top;
        fprintf(p->to, "<rect class=\"fill one\" x=\"%.2f%%\" y=\"%.2f%%\" width=\"%.2f%%\" height=\"%.2f%%\"><title>%d: %.1f</title></rect>", i * width + 0.6, 100 - h, width - 1.2, h, i,
                100.0 * (double)f->leads[i] / f->count);
    }
    double x = fmin(FINDINGS_LEADS - 0.5, average + 0.5) * width;
    fprintf(p->to, "<line class=\"zero\" x1=\"0\" x2=\"100%%\" y1=\"100%%\" y2=\"100%%\"/><line class=\"mean\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"100%%\"/></svg>", x, x);
    fprintf(p->to, "<text class=\"value halo\" x=\"%.2f%%\" dx=\"%s\" y=\"12\"%s>", 0.9 * x, x > 60 ? "-6" : "6", x > 60 ? " text-anchor=\"end\"" : "");
    StrBuf m = str_buf(told, sizeof told);
    TEXT_FORMAT(&m, word(p, "mean {n}"), {"n", mean});
    page_text(p, told);
    fputs("</text>", p->to);
    for (double v = step; v < top; v += step) fprintf(p->to, "<text x=\"100%%\" text-anchor=\"end\" y=\"%.1f\" dy=\".36em\">%.0f</text>", 160 * (1 - v / top), v);
    for (int i = 0; i < FINDINGS_LEADS; i++) fprintf(p->to, "<text x=\"%.2f%%\" y=\"176\" text-anchor=\"middle\">%d%s</text>", 0.9 * (i + 0.5) * width, i, i == FINDINGS_LEADS - 1 ? "+" : "");
    fputs("</svg></figure>", p->to);
}

/* ---- the most decisive actions ---- */

enum { ACTION_ROWS = 10, EVENT_ROWS = 10 };

static bool is_idle(const ActionEvidence *a) { return (a->margin.low > -0.5 && a->margin.high < 0.5) || a->wins.low > 0.05; }

/* The most decisive, and the least of those that the rows call dead or a trap. */
static int choose_actions(const Evidence *e, Place out[ACTION_ROWS])
{
    Place all[EVIDENCE_ACTIONS];
    int idle = 0, count = 0, picked[EVIDENCE_ACTIONS] = {0};
    for (int i = 0; i < e->removed_count; i++) all[i] = (Place){i, -e->removed[i].margin.mean};
    qsort(all, (size_t)e->removed_count, sizeof *all, by_weight);
    for (int i = e->removed_count - 1; i >= 0 && idle < 3; i--) {
        if (is_idle(&e->removed[all[i].index])) picked[i] = 1, idle++;
    }
    for (int i = 0; i < e->removed_count && count < ACTION_ROWS - idle; i++) {
        if (!picked[i]) picked[i] = 1, count++;
    }
    count = 0;
    for (int i = 0; i < e->removed_count; i++) {
        if (picked[i]) out[count++] = all[i];
    }
    return count;
}

static void action_row(const Page *p, const ActionEvidence *a, const Scale *s)
{
    char told[256];
    const char *name = report_name(p->r, &p->c->action[a->action].at);
    bool idle = is_idle(a);
    interval_words(p, told, sizeof told, name, -a->margin.mean, -a->margin.high, -a->margin.low);
    begin_row(p, name, told);
    zone(p, s, s->low, 0.5, "poor");
    grid(p, s);
    upright(p, s, 0);
    bar(p, s, 0, -a->margin.mean, a->seat == 1 ? "bar one" : "bar two");
    value(p, s, fmax(0, -a->margin.mean), -a->margin.mean, 1, idle);
    end_row(p);
}

static void to_measure(const Page *p, const char *command)
{
    char text[256];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "Not measured. To measure: steppe-cli {command}, and give the file to report."), {"command", command});
    fputs("<p class=\"none\">", p->to);
    page_text(p, text);
    fputs("</p>", p->to);
}

void chart_actions(const Page *p)
{
    const Evidence *e = &p->r->evidence;
    Place order[ACTION_ROWS];
    int count = choose_actions(e, order);
    double most = 1, least = 0;
    begin_rows(p, "deeds", word(p, "The most decisive actions"), word(p, "Points its side loses when the action is taken away"));
    for (int i = 0; i < count; i++) most = fmax(most, order[i].weight), least = fmin(least, order[i].weight);
    double step = most > 12 ? 5 : most > 5 ? 2 : 1;
    Scale s = {fmin(-most * 0.12, least * 1.15), most * 1.28, step, most * 1.1};
    if (count == 0) to_measure(p, "experiment remove --out FILE");
    for (int i = 0; i < count; i++) action_row(p, &e->removed[order[i].index], &s);
    if (count) {
        axis(p, &s);
        fputs("<p class=\"note\"><i class=\"key poor\"></i>", p->to);
        page_text(p, word(p, "dead or trap"));
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            fprintf(p->to, " <i class=\"key fill %s\"></i>", seat == 1 ? "one" : "two");
            page_text(p, report_name(p->r, &p->c->power[seat].at));
        }
        fputs("</p>", p->to);
    }
    fputs("</figure>", p->to);
}

/* ---- events ---- */

void chart_events(const Page *p)
{
    const Findings *f = p->f;
    static Place all[DIM_EVENTS];
    int count = 0;
    char unit[128], shown[16], of[16];
    for (int e = 1; e <= p->c->event_count; e++) {
        if (f->event[e].games && f->event[e].games < f->count) all[count++] = (Place){e, (double)f->event[e].games / f->count};
    }
    qsort(all, (size_t)count, sizeof *all, by_weight);
    int rows = count < EVENT_ROWS ? count : EVENT_ROWS;
    snprintf(shown, sizeof shown, "%d", rows);
    snprintf(of, sizeof of, "%d", p->c->event_count);
    StrBuf b = str_buf(unit, sizeof unit);
    TEXT_FORMAT(&b, word(p, "Campaigns in which it came, %; {n} of {all}, without those that always come"), {"n", shown}, {"all", of});
    Scale s = {0, 132, 25, 100};
    begin_rows(p, "comes", word(p, "How often events come"), unit);
    for (int i = 0; i < rows; i++) {
        const Place *e = &all[rows > 1 ? i * (count - 1) / (rows - 1) : 0];
        char told[256];
        const char *name = report_name(p->r, &p->c->event[e->index].at);
        Share w = findings_share((double)f->event[e->index].games, f->count);
        interval_words(p, told, sizeof told, name, 100 * w.share, 100 * w.low, 100 * w.high);
        begin_row(p, name, told);
        upright(p, &s, 0);
        bar(p, &s, 0, 100 * w.share, "stem");
        fprintf(p->to, "<circle class=\"pin\" cx=\"%.2f%%\" cy=\"50%%\" r=\"4.5\"/>", at(&s, 100 * w.share));
        value(p, &s, 100 * w.share, 100 * w.share, w.share < 0.1 ? 1 : 0, false);
        end_row(p);
    }
    axis(p, &s);
    fputs("</figure>", p->to);
}
