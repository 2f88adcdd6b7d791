/* The report as a page: its frame, its style and its tables. Colours follow the reader's light or dark setting; the faces
 * stand in the page itself, so that it looks alike without a network. */
#include "app/cli_report.h"

#include "session/finding_words.h"
#include "host/file.h"
#include "host/mem.h"
#include "session/finding_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const style =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#12202b;--soft:#52606a;--rule:#e3ddd0;--heavy:#12202b;--one5:#1b8186;--one7:#0a5b61;--two5:#c2642a;--two7:#87400f;"
    "--miss:#8a2f2f;--missbg:#faf0ed;--poor:#f4e3e0;--target:#e4f0ee;--half:#b9bfc3;--pale:#e4e6e7}"
    "@media(prefers-color-scheme:dark){:root{--paper:#0f1d27;--ink:#fff;--soft:#afbec6;--rule:#2b3d49;--heavy:#c9d3d9;--one5:#3fa7ab;--one7:#8fd0cf;--two5:#d9844a;--two7:#f0b890;"
    "--miss:#f0a68c;--missbg:#2a2227;--poor:#3a2a2c;--target:#17343a;--half:#4a5c68;--pale:#263845}}"
    "*{box-sizing:border-box}body{background:var(--paper);color:var(--ink);font:14px/1.5 'Report Inter',Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;margin:0 auto;max-width:1216px;"
    "padding:0 32px 32px}body::before{content:'';display:block;width:64px;height:14px;background:var(--one5);margin-bottom:28px}"
    "header{display:grid;grid-template-columns:1fr auto;gap:8px 32px;border-bottom:2px solid var(--heavy);padding-bottom:22px}h1,h2{font-family:'Report Serif','Noto Serif Display',Georgia,serif;font-weight:700}"
    "h1{font-size:clamp(34px,4.6vw,47px);line-height:1.12;margin:2px 0 8px;text-wrap:balance}h2{font-size:27px;line-height:1.2;margin:0 0 4px}h3{font-size:15px;line-height:1.3;font-weight:600;margin:0}"
    "p{margin:0}.over{font-size:11.5px;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--soft)}.lead{font-size:16px;max-width:70ch}.facts{text-align:right;max-width:250px;color:var(--soft);font-size:12.5px}"
    ".keys{display:grid;grid-template-columns:repeat(5,1fr);gap:16px 28px;border-bottom:1px solid var(--rule);padding:14px 0 18px}.keys b{display:block;font-size:30px;line-height:1.2;font-weight:600}"
    ".keys b i{font-style:normal;color:var(--one7)}.keys span,figcaption p,.sub{color:var(--soft);font-size:12.5px;line-height:1.4}section{border-top:1px solid var(--heavy);margin-top:34px;padding-top:14px}"
    "section.plain{border:0;margin-top:22px;padding:0}.two,.three{display:grid;grid-template-columns:1fr 1fr;gap:28px 64px}.three{grid-template-columns:1fr 1.05fr 1.05fr;gap:28px 44px;margin-top:10px}.sub{max-width:75ch;font-size:14px;margin-bottom:12px}"
    "figure{margin:0;min-width:0}figcaption{margin-bottom:8px}svg{overflow:visible;display:block;width:100%}svg svg{overflow:hidden}svg text{font-size:12px;fill:var(--soft)}"
    ".row{display:grid;grid-template-columns:minmax(118px,38%) 1fr;column-gap:12px;align-items:stretch;min-height:30px}.wins .row{grid-template-columns:minmax(118px,34%) 1fr 44px}"
    ".three .row{grid-template-columns:minmax(118px,42%) 1fr;min-height:23px}.row>span{font-weight:500;font-size:13px;line-height:1.25;align-self:center;padding:2px 0}.row>svg{height:0;min-height:100%}.row>b{font-weight:600;align-self:center;text-align:right}"
    ".row.axis{min-height:20px;height:20px}.grid{stroke:var(--rule)}.zero{stroke:var(--ink)}.target{fill:var(--target)}.poor{fill:var(--poor)}.range{stroke:var(--one5);stroke-width:6;stroke-opacity:.45}"
    ".range.miss,.bar.miss{stroke:var(--miss)}.dot{fill:var(--one5)}.dot.miss{fill:var(--miss)}.dot.off{fill:var(--paper);stroke:var(--one5);stroke-width:2}.bar{stroke:var(--soft);stroke-width:14}.three .bar{stroke-width:11}.bar.one{stroke:var(--one5)}.bar.two{stroke:var(--two5)}"
    ".bar.one.deep{stroke:var(--one7)}.bar.two.deep{stroke:var(--two7)}.whisker{stroke:var(--ink);stroke-width:1.5}.stem{stroke:var(--soft);stroke-width:1.5}.pin{fill:var(--ink)}text.value{fill:var(--ink);font-weight:600}"
    "b.miss,text.value.miss{color:var(--miss);fill:var(--miss)}.fill.one{fill:var(--one5)}.mean{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px}"
    ".fans{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:24px 22px}.plot{height:150px}.columns{height:184px}.pale{fill:var(--pale)}.half{fill:var(--half)}.median{fill:none;stroke-width:2;vector-effect:non-scaling-stroke}"
    ".median.one{stroke:var(--one7)}.median.two{stroke:var(--two7)}circle.one{fill:var(--one7)}circle.two{fill:var(--two7)}text.value.one{fill:var(--one7)}text.value.two{fill:var(--two7)}"
    ".years{display:flex;justify-content:space-between;width:78%;font-size:12px;color:var(--soft);margin-top:4px}.note{font-size:12px;color:var(--soft);margin-top:6px}.key{display:inline-block;width:10px;height:10px;margin:0 4px 0 8px}"
    ".note .key:first-child{margin-left:0}.key.target{background:var(--target);outline:1px solid var(--one5)}.key.poor{background:var(--poor);outline:1px solid var(--miss)}.key.fill.one{background:var(--one5)}.key.fill.two{background:var(--two5)}"
    ".none{color:var(--soft);font-size:13px;border-left:3px solid var(--rule);padding:4px 0 4px 12px}table{border-collapse:collapse;width:100%;margin-top:8px;font-size:13.5px;line-height:1.35}"
    "th,td{text-align:left;padding:7px 14px 7px 0;border-bottom:1px solid var(--rule);vertical-align:top}thead th{font-size:12.5px;font-weight:600;border-bottom:1px solid var(--heavy)}tbody th{font-weight:600}"
    ".checks th:first-child{width:17%}.checks th:nth-child(3){width:27%}.checks th:nth-child(4){width:12%}tr.miss td,tr.miss th{background:var(--missbg)}td.soft,small{color:var(--soft)}small{display:block;font-size:12px;overflow-wrap:anywhere}td.n,th.n{text-align:right;white-space:nowrap}.result{white-space:nowrap;font-weight:600}.result svg{display:inline-block;width:14px;height:14px;vertical-align:-2px;margin-right:6px}"
    ".pass{color:var(--one7)}.fail{color:var(--miss)}.listed{color:var(--two7)}.reported,.missing{color:var(--soft)}footer{display:flex;justify-content:space-between;gap:8px 32px;flex-wrap:wrap;color:var(--soft);font-size:12.5px;margin-top:14px}"
    "@media(max-width:900px){.two,.three{grid-template-columns:minmax(0,1fr)}.keys{grid-template-columns:repeat(3,1fr)}}"
    "@media(max-width:600px){body{padding:0 20px 24px}header{grid-template-columns:1fr}.facts{text-align:left;max-width:none}.keys{grid-template-columns:1fr 1fr}.fans{grid-template-columns:repeat(2,minmax(0,1fr));gap:22px 16px}"
    ".checks thead{display:none}.checks tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--rule);padding:8px 0}.checks td,.checks th{border:0;padding:1px 8px 1px 0}.checks th:first-child{width:auto}.checks .found,.checks .soft{grid-column:1/-1;grid-row:auto}.checks .result{grid-column:2;grid-row:1}.checks tr.miss{background:var(--missbg);box-shadow:-8px 0 var(--missbg),8px 0 var(--missbg)}"
    ".checks .soft:not(:empty)::before{content:attr(data-label) ' '}.worth td,.worth th{padding-right:8px}.worth td.n,.worth th.n{white-space:normal}.worth td:nth-child(3),.worth th:nth-child(3){display:none}}"
    "@page{size:A4;margin:12mm}@media print{body{max-width:none;padding:0;font-size:11px;-webkit-print-color-adjust:exact;print-color-adjust:exact}body::before{margin-bottom:14px}h1{font-size:36px}h2{font-size:21px;break-after:avoid}"
    "figure,tr,.keys,header{break-inside:avoid}thead{display:table-header-group}section{margin-top:20px}.two{grid-template-columns:1fr 1fr;gap:20px 28px}.three{grid-template-columns:1fr 1fr 1fr;gap:20px}.keys{grid-template-columns:repeat(5,1fr)}"
    ".keys b{font-size:23px}.fans{grid-template-columns:repeat(5,minmax(0,1fr));gap:12px}.plot{height:110px}.row,.three .row{min-height:20px;grid-template-columns:minmax(84px,40%) 1fr}.wins .row{grid-template-columns:minmax(84px,36%) 1fr 34px}"
    ".row>span{font-size:10.5px}svg text{font-size:10px}.years{font-size:9px}.keys span,figcaption p,.sub,.note,small,footer{font-size:10px}.fan figcaption p{white-space:nowrap;letter-spacing:-.01em}table{font-size:11px}thead th{font-size:10.5px}th,td{padding:4px 10px 4px 0}}";

void page_text(const Page *p, const char *text)
{
    char before = ' ';
    for (; *text; before = *text++) {
        bool minus = *text == '-' && strchr(" (:;\xa0", before) && text[1] >= '0' && text[1] <= '9';
        switch (*text) {
        case '<': fputs("&lt;", p->to); break;
        case '>': fputs("&gt;", p->to); break;
        case '&': fputs("&amp;", p->to); break;
        case '"': fputs("&quot;", p->to); break;
        default: minus ? fputs("\xe2\x88\x92", p->to) : fputc(*text, p->to); break;
        }
    }
}

static const char *word(const Page *p, const char *text) { return T(p->r->texts, text); }

/* ---- faces ---- */

static void base64(FILE *to, const unsigned char *data, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        unsigned long v = (unsigned long)data[i] << 16 | (unsigned long)(i + 1 < size ? data[i + 1] : 0) << 8 | (i + 2 < size ? data[i + 2] : 0);
        char four[4] = {digits[v >> 18 & 63], digits[v >> 12 & 63], i + 1 < size ? digits[v >> 6 & 63] : '=', i + 2 < size ? digits[v & 63] : '='};
        fwrite(four, 1, 4, to);
    }
}

/* A face that is not there is no fault: the page names others to fall back to. */
static void face(const Page *p, const char *family, const char *weight, const char *file)
{
    enum { FACE_BYTES = 1 << 18 };
    char path[1100], *data;
    size_t size;
    Err err = {""};
    snprintf(path, sizeof path, "%.900s/assets/fonts/page/%s", content_data_folder(p->r->batch[0].content), file);
    if (!file_read(path, FACE_BYTES, &data, &size, &err)) return;
    fprintf(p->to, "@font-face{font-family:'%s';font-weight:%s;src:url(data:font/woff2;base64,", family, weight);
    base64(p->to, (const unsigned char *)data, size);
    fputs(") format('woff2')}", p->to);
    mem_free(data);
}

/* ---- the head ---- */

static void head(const Page *p, const char *headline, const char *sentence)
{
    const ReportBatch *b = &p->r->batch[0];
    char text[256], count[16], first[32], last[32], quarters[16];
    uint64_t lowest = p->f->row[0].seed, highest = lowest;
    for (int i = 1; i < p->f->count; i++) {
        if (p->f->row[i].seed < lowest) lowest = p->f->row[i].seed;
        if (p->f->row[i].seed > highest) highest = p->f->row[i].seed;
    }
    snprintf(count, sizeof count, "%d", p->f->count);
    snprintf(quarters, sizeof quarters, "%d", p->c->scenario[b->scenario].quarters);
    snprintf(first, sizeof first, "%llu", (unsigned long long)lowest);
    snprintf(last, sizeof last, "%llu", (unsigned long long)highest);
    fputs("<header><div><p class=\"over\">", p->to);
    StrBuf s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "Batch report · {scenario}, {n} quarters"), {"scenario", report_name(p->r, &p->c->scenario[b->scenario].at)}, {"n", quarters});
    page_text(p, text);
    fputs("</p><h1>", p->to);
    page_text(p, headline);
    fputs("</h1><p class=\"lead\">", p->to);
    page_text(p, sentence);
    fputs("</p></div><p class=\"facts\">", p->to);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "{n} campaigns, {levels}"), {"n", count}, {"levels", b->label});
    page_text(p, text);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "seeds {first} to {last}"), {"first", first}, {"last", last});
    fputs("<br>", p->to);
    page_text(p, text);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "content {hash}"), {"hash", b->hash});
    fputs("<br>", p->to);
    page_text(p, text);
    if (b->set[0]) {
        s = str_buf(text, sizeof text);
        TEXT_FORMAT(&s, word(p, "with {numbers}"), {"numbers", b->set});
        fputs("<br>", p->to);
        page_text(p, text);
    }
    fputs("<br>", p->to);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "version {version}"), {"version", STEPPE_VERSION});
    page_text(p, text);
    fputs("</p></header>", p->to);
}

static void key(const Page *p, const char *figure, const char *meaning)
{
    fputs("<div><b>", p->to);
    page_text(p, figure);
    fputs("</b><span>", p->to);
    page_text(p, meaning);
    fputs("</span></div>", p->to);
}

typedef struct {
    int verdict[FINDING_MISSING + 1];
    int measured;
} Counts;

static Counts count_rows(const BatchReport *r)
{
    Counts c = {0};
    for (int i = 0; i < FINDING_ROWS; i++) c.verdict[r->row[i].verdict]++;
    c.measured = FINDING_ROWS - c.verdict[FINDING_MISSING];
    return c;
}

static void keys(const Page *p)
{
    const Findings *f = p->f;
    char figure[32], text[192], n[32];
    double sd, states = 0;
    Counts c = count_rows(p->r);
    fputs("<div class=\"keys\">", p->to);
    snprintf(figure, sizeof figure, "%.1f%%", 100 * findings_side_share(f).share);
    snprintf(n, sizeof n, "%.1f", 100.0 * (double)f->wins[0] / f->count);
    StrBuf s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "{power}'s wins, draws split; draws {n}%"), {"power", report_name(p->r, &p->c->power[1].at)}, {"n", n});
    key(p, figure, text);
    snprintf(figure, sizeof figure, "%.1f", findings_mean_quarters(f, &sd));
    snprintf(n, sizeof n, "%.1f", sd);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "quarters a campaign, sd {n}"), {"n", n});
    key(p, figure, text);
    for (int k = 1; k <= p->c->state_count; k++) states += (double)f->state_changes[k] / f->count;
    snprintf(figure, sizeof figure, "%.1f", states);
    snprintf(n, sizeof n, "%d", p->c->state_count);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "changes of lead in a state, all {n} together"), {"n", n});
    key(p, figure, text);
    snprintf(figure, sizeof figure, "%.1f", (double)f->crises / f->count);
    snprintf(n, sizeof n, "%.2f", (double)f->incidents / f->count);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "crises a campaign, {n} incidents"), {"n", n});
    key(p, figure, text);
    char passed[16], measured[16], failed[16], listed[16], missing[16];
    snprintf(passed, sizeof passed, "%d", c.verdict[FINDING_PASS]);
    snprintf(measured, sizeof measured, "%d", c.measured);
    snprintf(failed, sizeof failed, "%d", c.verdict[FINDING_FAIL]);
    snprintf(listed, sizeof listed, "%d", c.verdict[FINDING_LISTED] + c.verdict[FINDING_REPORTED]);
    snprintf(missing, sizeof missing, "%d", c.verdict[FINDING_MISSING]);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "{passed} of {measured}"), {"passed", passed}, {"measured", measured});
    fputs("<div><b><i>", p->to);
    page_text(p, text);
    fputs("</i></b><span>", p->to);
    s = str_buf(text, sizeof text);
    TEXT_FORMAT(&s, word(p, "checks pass; {failed} fail, {listed} listed or reported, {missing} not measured"), {"failed", failed}, {"listed", listed}, {"missing", missing});
    page_text(p, text);
    fputs("</span></div></div>", p->to);
}

/* ---- tables ---- */

static void cell_open(const Page *p, const char *tag, const char *kind) { fprintf(p->to, "<%s%s%s%s>", tag, kind[0] ? " class=\"" : "", kind, kind[0] ? "\"" : ""); }

static void cell(const Page *p, const char *kind, const char *text)
{
    cell_open(p, "td", kind);
    page_text(p, text);
    fputs("</td>", p->to);
}

static void heads(const Page *p, const char *kind, const char *const *text, int count, int numbers_from)
{
    fprintf(p->to, "<table class=\"%s\"><thead><tr>", kind);
    for (int i = 0; i < count; i++) {
        fprintf(p->to, "<th scope=\"col\"%s>", i >= numbers_from ? " class=\"n\"" : "");
        page_text(p, word(p, text[i]));
        fputs("</th>", p->to);
    }
    fputs("</tr></thead><tbody>", p->to);
}

static void row_head(const Page *p, const char *text)
{
    fputs("<th scope=\"row\">", p->to);
    page_text(p, text);
    fputs("</th>", p->to);
}

static void result_cell(const Page *p, Verdict v)
{
    static const struct {
        const char *kind, *text, *shape;
    } marks[] = {{"pass", "Pass", "<circle cx=\"7\" cy=\"7\" r=\"7\" fill=\"currentColor\"/><path d=\"M3.8 7.2 6.2 9.6 10.4 4.9\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"1.6\"/>"},
                 {"fail", "Fail", "<rect width=\"14\" height=\"14\" rx=\"2\" fill=\"currentColor\"/><path d=\"M4.2 4.2 9.8 9.8M9.8 4.2 4.2 9.8\" stroke=\"var(--paper)\" stroke-width=\"1.6\"/>"},
                 {"reported", "Reported", "<circle cx=\"7\" cy=\"7\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/><path d=\"M4 7H10\" stroke=\"currentColor\" stroke-width=\"1.6\"/>"},
                 {"listed", "Listed", "<path d=\"M7 1 14 13H0Z\" fill=\"currentColor\"/>"},
                 {"missing", "Not measured", "<circle cx=\"7\" cy=\"7\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\" stroke-dasharray=\"2.4 2.4\"/>"}};
    fprintf(p->to, "<td class=\"result %s\"><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">%s</svg>", marks[v].kind, marks[v].shape);
    page_text(p, word(p, marks[v].text));
    fputs("</td>", p->to);
}

static void checks(const Page *p)
{
    static const char *const titles[] = {"Check", "What was found", "Allowed", "Result"};
    fputs("<section><h2>", p->to);
    page_text(p, word(p, "Balance checks"));
    fputs("</h2>", p->to);
    heads(p, "checks", titles, COUNT_OF(titles), COUNT_OF(titles));
    for (int i = 0; i < FINDING_ROWS; i++) {
        const Finding *f = &p->r->row[i];
        fprintf(p->to, "<tr%s>", f->verdict == FINDING_FAIL || f->verdict == FINDING_LISTED ? " class=\"miss\"" : "");
        row_head(p, report_row_name(p->r, i));
        cell_open(p, "td", f->verdict == FINDING_MISSING ? "found missing" : "found");
        page_text(p, f->figure);
        if (f->cause[0]) {
            fputs("<small>", p->to);
            page_text(p, f->cause);
            fputs("</small>", p->to);
        }
        fputs("</td><td class=\"soft\" data-label=\"", p->to);
        page_text(p, word(p, "Allowed:"));
        fputs("\">", p->to);
        page_text(p, f->allowed);
        fputs("</td>", p->to);
        result_cell(p, f->verdict);
        fputs("</tr>", p->to);
    }
    fputs("</tbody></table></section>", p->to);
}

/* ---- what came, and what it was worth ---- */

enum { WORTH_ROWS = 12 };

typedef struct {
    int event;
    double mean, half;
    const EventEvidence *pair;
} Worth;

static int by_worth(const void *a, const void *b)
{
    const Worth *x = a, *y = b;
    if ((x->pair != NULL) != (y->pair != NULL)) return x->pair ? -1 : 1;
    double dx = fabs(x->mean) - x->half, dy = fabs(y->mean) - y->half; /* how far from nothing for certain */
    if (dx != dy) return dx < dy ? 1 : -1;
    return x->event - y->event;
}

static void spread_cell(const Page *p, double mean, double low, double high)
{
    char text[128], figure[96];
    const double v[] = {mean, low, high};
    double shown[3];
    for (int i = 0; i < 3; i++) shown[i] = fabs(v[i]) < 0.05 ? 0 : v[i]; /* no "-0.0" */
    snprintf(figure, sizeof figure, "%s%.1f", shown[0] > 0 ? "+" : "", shown[0]);
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "{mean} ({low}\u00a0to\u00a0{high})"), {"mean", figure}, {"low", NUM(shown[1], 1)}, {"high", NUM(shown[2], 1)});
    cell(p, "n", text);
}

static void worth(const Page *p)
{
    static const char *const titles[] = {"Event", "Campaigns, %", "Times each", "Margin where it came", "Worth, taken away"};
    static Worth all[DIM_EVENTS];
    int count = 0, paired = p->r->evidence.event_count > 0;
    for (int e = 1; e <= p->c->event_count; e++) {
        Worth w = {.event = e, .pair = evidence_of_event(&p->r->evidence, e)};
        if ((p->f->event[e].games && findings_event_worth(p->f, e, &w.mean, &w.half)) || w.pair) all[count++] = w;
    }
    if (count == 0) return;
    qsort(all, (size_t)count, sizeof *all, by_worth);
    fputs("<h3 style=\"margin-top:26px\">", p->to);
    page_text(p, word(p, "What came, and what it was worth"));
    fputs("</h3><p class=\"sub\">", p->to);
    char text[400];
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "Points of {power} over its rival at the end, in the campaigns where the event came less those where it did not: what goes together, not what causes what. Only experiment pair, which "
                            "takes the event away, tells a cause."),
                {"power", report_name(p->r, &p->c->power[1].at)});
    page_text(p, text);
    fputs("</p>", p->to);
    heads(p, "worth", titles, paired ? 5 : 4, 1);
    for (int i = 0; i < count && i < WORTH_ROWS; i++) {
        const Worth *w = &all[i];
        double games = (double)p->f->event[w->event].games;
        fputs("<tr>", p->to);
        row_head(p, report_name(p->r, &p->c->event[w->event].at));
        snprintf(text, sizeof text, "%.1f", 100 * games / p->f->count);
        cell(p, "n", text);
        snprintf(text, sizeof text, "%.1f", games > 0 ? (double)p->f->events[w->event] / games : 0);
        cell(p, "n", text);
        if (w->half > 0) spread_cell(p, w->mean, w->mean - w->half, w->mean + w->half);
        else cell(p, "n soft", word(p, games < p->f->count ? "too few" : "it always came"));
        if (paired && w->pair) spread_cell(p, w->pair->margin.mean, w->pair->margin.low, w->pair->margin.high);
        else if (paired) cell(p, "n soft", word(p, "not measured"));
        fputs("</tr>", p->to);
    }
    fputs("</tbody></table>", p->to);
}

/* ---- against another batch ---- */

static void estimate_row(const Page *p, const char *name, Estimate e, double scale)
{
    fputs("<tr>", p->to);
    row_head(p, name);
    spread_cell(p, scale * e.mean, scale * e.low, scale * e.high);
    fputs("</tr>", p->to);
}

static void changed_rows(const Page *p)
{
    static const char *const titles[] = {"Check", "Before", "Now", "What was found"};
    heads(p, "changed", titles, COUNT_OF(titles), COUNT_OF(titles));
    for (int i = 0; i < FINDING_ROWS; i++) {
        const Finding *now = &p->r->row[i], *before = &p->r->before[i];
        if (!report_has_changed(p->r, i)) continue;
        fprintf(p->to, "<tr%s>", now->verdict == FINDING_FAIL ? " class=\"miss\"" : "");
        row_head(p, report_row_name(p->r, i));
        result_cell(p, before->verdict);
        result_cell(p, now->verdict);
        cell(p, "", now->figure);
        fputs("</tr>", p->to);
    }
    fputs("</tbody></table>", p->to);
}

static void against(const Page *p)
{
    static const char *const titles[] = {"Difference", "Mean and 95% interval"};
    const Comparison *k = &p->r->comparison;
    char text[256], pairs[16];
    snprintf(pairs, sizeof pairs, "%d", k->pairs);
    fputs("<section><h2>", p->to);
    page_text(p, word(p, "What the change did"));
    fputs("</h2><p class=\"sub\">", p->to);
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "This batch less the one compared with, {n} pairs of the same seed. Changed: {now}; compared with: {before}."), {"n", pairs},
                {"now", p->r->batch[0].set[0] ? p->r->batch[0].set : word(p, "nothing")}, {"before", p->r->against.set[0] ? p->r->against.set : word(p, "the content as it is")});
    page_text(p, text);
    fputs("</p><div class=\"two\"><div>", p->to);
    heads(p, "", titles, 2, 1);
    b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "{power}'s wins, points of %"), {"power", report_name(p->r, &p->c->power[1].at)});
    estimate_row(p, text, k->share, 100);
    estimate_row(p, word(p, "Margin, points"), k->margin, 1);
    estimate_row(p, word(p, "Quarters"), k->quarters, 1);
    for (int i = 0; i < k->endings; i++) {
        b = str_buf(text, sizeof text);
        finding_ending_name(p->c, p->r->texts, k->ending[i], &b);
        str_add(&b, ", %");
        estimate_row(p, text, k->ending_share[i], 100);
    }
    for (int s = 1; s <= p->c->state_count; s++) estimate_row(p, report_name(p->r, &p->c->state[s].at), k->alignment[s], 1);
    fputs("</tbody></table></div><div>", p->to);
    changed_rows(p);
    fputs("</div></div></section>", p->to);
}

/* ---- the page ---- */

static void states_head(const Page *p)
{
    int most = 1, least = 1;
    char text[256];
    for (int s = 2; s <= p->c->state_count; s++) {
        if (p->f->state_changes[s] > p->f->state_changes[most]) most = s;
        if (p->f->state_changes[s] < p->f->state_changes[least]) least = s;
    }
    fputs("<section><h2>", p->to);
    page_text(p, p->c->state_count == 5 ? word(p, "Five states, five tempers") : word(p, "The states and their tempers"));
    fputs("</h2><p class=\"sub\">", p->to);
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, word(p, "Alignment by quarter, up toward {power}: the line is the median, the dark band holds half of all campaigns and the pale band nine in ten. {most} swings most, {least} least."),
                {"power", report_name(p->r, &p->c->power[1].at)}, {"most", report_name(p->r, &p->c->state[most].at)}, {"least", report_name(p->r, &p->c->state[least].at)});
    page_text(p, text);
    fputs("</p>", p->to);
    chart_fans(p);
    fputs("</section>", p->to);
}

static void body(const Page *p)
{
    char headline[200], sentence[512];
    StrBuf h = str_buf(headline, sizeof headline), s = str_buf(sentence, sizeof sentence);
    report_headline(p->r, &h, &s);
    head(p, headline, sentence);
    fputs("<main>", p->to);
    keys(p);
    if (p->r->compared) against(p);
    fputs("<section class=\"plain two\">", p->to);
    chart_wins(p);
    chart_endings(p);
    fputs("</section>", p->to);
    states_head(p);
    fputs("<section><h2>", p->to);
    page_text(p, word(p, "What moves the result"));
    fputs("</h2><div class=\"three\">", p->to);
    chart_leads(p);
    chart_actions(p);
    chart_events(p);
    fputs("</div>", p->to);
    worth(p);
    fputs("</section>", p->to);
    checks(p);
    fputs("</main><footer><span>", p->to);
    page_text(p, word(p, "Source: steppe-cli simulate, experiment and report. Intervals of shares: Wilson. Same seeds and version give the same page, byte for byte."));
    fputs("</span><span>", p->to);
    page_text(p, word(p, "Borders shown do not imply any view of their status."));
    fputs("</span></footer>", p->to);
}

bool report_html(const BatchReport *r, const char *path, Err *err)
{
    FILE *to = fopen(path, "w");
    if (!to) return err_set(err, "cannot write '%s'", path);
    Page p = {to, r, &r->batch[0].findings, r->batch[0].catalog};
    fprintf(to, "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>", r->texts ? r->texts->lang : "en");
    page_text(&p, word(&p, "Steppe and Strait: batch report"));
    fputs("</title><style>", to);
    face(&p, "Report Inter", "400", "Inter-Regular.woff2");
    face(&p, "Report Inter", "500 700", "Inter-SemiBold.woff2");
    face(&p, "Report Serif", "700", "NotoSerifDisplay-Bold.woff2");
    fprintf(to, "%s</style></head><body>", style);
    body(&p);
    fputs("</body></html>\n", to);
    bool ok = !ferror(to);
    if (fclose(to) != 0) ok = false;
    return ok ? true : err_set(err, "'%s' could not be written to its end", path);
}
