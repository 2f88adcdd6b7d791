/* The report as a page. Charts are SVG drawn here; colours follow the reader's light or dark setting. */
#include "app/cli_report.h"

#include <stdio.h>
#include <string.h>

static const char *const style =
    ":root{--paper:#faf8f2;--ink:#1b2a33;--soft:#5b6a73;--line:#d9d4c6;--one:#1b7f83;--two:#b4541d;--good:#2c6e49;--bad:#a8322a;--band:#1b7f8322;--band2:#1b7f8344}"
    "@media(prefers-color-scheme:dark){:root{--paper:#10202a;--ink:#eef2f3;--soft:#a5b3ba;--line:#2b3c46;--one:#3fb3b3;--two:#e08a4e;--good:#7cc79a;--bad:#ef8b80;--band:#3fb3b322;--band2:#3fb3b355}}"
    "body{background:var(--paper);color:var(--ink);font:15px/1.5 Inter,system-ui,sans-serif;margin:0 auto;max-width:1080px;padding:40px 24px}"
    "h1{font:600 40px/1.1 'Noto Serif Display',Georgia,serif;margin:0 0 4px}h2{font:600 22px/1.2 'Noto Serif Display',Georgia,serif;margin:40px 0 10px}"
    "p{margin:4px 0;color:var(--soft)}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}"
    "th{font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.pass{color:var(--good)}.fail{color:var(--bad);font-weight:600}.quiet{color:var(--soft)}"
    ".bar{display:flex;height:22px;border-radius:4px;overflow:hidden;margin:10px 0 4px}.one{background:var(--one)}.two{background:var(--two)}.mid{background:var(--line)}"
    ".fans{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:18px}svg{width:100%;height:auto}svg text{fill:var(--soft);font:11px Inter,system-ui,sans-serif}"
    "code{font:13px ui-monospace,monospace}@media print{body{max-width:none;padding:0}h2{break-after:avoid}tr,figure,.fan{break-inside:avoid}}";

static void escaped(FILE *to, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '<': fputs("&lt;", to); break;
        case '>': fputs("&gt;", to); break;
        case '&': fputs("&amp;", to); break;
        case '"': fputs("&quot;", to); break;
        default: fputc(*text, to); break;
        }
    }
}

static const char *name_of(const Origin *at) { return at->name ? at->name : at->id; }

static void wins(FILE *to, const BatchReport *r)
{
    const Findings *f = &r->findings;
    double n = f->count;
    fputs("<h2>Who wins</h2><div class=\"bar\">", to);
    static const int order[] = {1, 0, 2};
    static const char *const side[] = {"mid", "one", "two"};
    for (int i = 0; i < 3; i++) fprintf(to, "<span class=\"%s\" style=\"width:%.2f%%\"></span>", side[order[i]], 100 * (double)f->wins[order[i]] / n);
    fputs("</div><table><tr><th>side</th><th>level</th><th>share</th><th>95 % interval</th></tr>", to);
    for (int i = 0; i < 3; i++) {
        int seat = order[i];
        Share s = findings_share((double)f->wins[seat], n);
        fputs("<tr><td>", to);
        escaped(to, seat ? name_of(&r->catalog->power[seat].at) : "nobody");
        fputs("</td><td>", to);
        if (seat) escaped(to, r->level[seat]);
        fprintf(to, "</td><td>%.1f %%</td><td>%.1f to %.1f %%</td></tr>", 100 * s.share, 100 * s.low, 100 * s.high);
    }
    fputs("</table><h2>How it ends</h2><table>", to);
    for (int i = 0; i < f->endings; i++) {
        Share s = findings_share((double)f->ending_count[i], n);
        fputs("<tr><td>", to);
        escaped(to, f->ending[i]);
        fprintf(to, "</td><td class=\"n\">%.1f %%</td><td class=\"n quiet\">%.1f to %.1f</td></tr>", 100 * s.share, 100 * s.low, 100 * s.high);
    }
    fputs("</table>", to);
}

static void findings_table(FILE *to, const BatchReport *r)
{
    fputs("<h2>What the batch shows</h2><table><tr><th style=\"width:15%\">row</th><th style=\"width:36%\">fails when</th><th>figure</th><th></th></tr>", to);
    for (int i = 0; i < r->row_count; i++) {
        const ReportRow *row = &r->row[i];
        fputs("<tr><td>", to);
        escaped(to, row->row);
        fputs("</td><td class=\"quiet\">", to);
        escaped(to, row->what);
        fputs("</td><td>", to);
        escaped(to, row->figure);
        if (row->cause[0]) {
            fputs("<br><span class=\"quiet\">", to);
            escaped(to, row->cause);
            fputs("</span>", to);
        }
        fprintf(to, "</td><td class=\"%s\">%s</td></tr>", row->state == ROW_PASS ? "pass" : row->state == ROW_FAIL ? "fail" : "quiet", report_state_word(row->state));
    }
    fputs("</table>", to);
}

enum { FAN_W = 320, FAN_H = 170, FAN_LEFT = 34, FAN_TOP = 22 };

static double fan_x(int q, int quarters) { return FAN_LEFT + (FAN_W - FAN_LEFT - 6) * (double)q / (quarters > 1 ? quarters - 1 : 1); }
static double fan_y(double v) { return FAN_TOP + (FAN_H - FAN_TOP - 18) * (100 - v) / 200; }

static void band(FILE *to, const BatchReport *r, int state, int quarters, double low, double high, const char *fill)
{
    fputs("<polygon points=\"", to);
    for (int q = 0; q < quarters; q++) fprintf(to, "%.1f,%.1f ", fan_x(q, quarters), fan_y(findings_quantile(&r->findings, q, state, high)));
    for (int q = quarters - 1; q >= 0; q--) fprintf(to, "%.1f,%.1f ", fan_x(q, quarters), fan_y(findings_quantile(&r->findings, q, state, low)));
    fprintf(to, "\" fill=\"var(--%s)\"/>", fill);
}

static void fan(FILE *to, const BatchReport *r, int state)
{
    int quarters = r->catalog->scenario[r->scenario].quarters;
    fprintf(to, "<figure class=\"fan\" style=\"margin:0\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", FAN_W, FAN_H);
    escaped(to, name_of(&r->catalog->state[state].at));
    fprintf(to, "\"><text x=\"%d\" y=\"14\" style=\"font-weight:600;fill:var(--ink)\">", FAN_LEFT);
    escaped(to, name_of(&r->catalog->state[state].at));
    fputs("</text>", to);
    for (int v = -100; v <= 100; v += 50)
        fprintf(to, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%+d</text>", FAN_LEFT, FAN_W - 6, fan_y(v), fan_y(v),
                FAN_LEFT - 5, fan_y(v) + 4, v);
    band(to, r, state, quarters, 0.05, 0.95, "band");
    band(to, r, state, quarters, 0.25, 0.75, "band2");
    fputs("<polyline fill=\"none\" stroke=\"var(--one)\" stroke-width=\"2\" points=\"", to);
    for (int q = 0; q < quarters; q++) fprintf(to, "%.1f,%.1f ", fan_x(q, quarters), fan_y(findings_quantile(&r->findings, q, state, 0.5)));
    fputs("\"/></svg></figure>", to);
}

static void actions(FILE *to, const BatchReport *r)
{
    const Findings *f = &r->findings;
    fputs("<h2>What is played</h2><table><tr><th>side</th><th>action</th><th>a campaign</th></tr>", to);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int a = 1; a <= r->catalog->action_count; a++) {
            if (!(r->catalog->action[a].seats >> seat & 1)) continue;
            fputs("<tr><td>", to);
            escaped(to, name_of(&r->catalog->power[seat].at));
            fputs("</td><td>", to);
            escaped(to, name_of(&r->catalog->action[a].at));
            fprintf(to, "</td><td class=\"n\">%.2f</td></tr>", (double)f->uses[seat][a] / f->count);
        }
    }
    fputs("</table><h2>Where points come from</h2><table><tr><th>side</th><th>before the start</th><th>year ends</th><th>private goals</th><th>crises</th><th>other</th></tr>", to);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        fputs("<tr><td>", to);
        escaped(to, name_of(&r->catalog->power[seat].at));
        fputs("</td>", to);
        for (int k = 0; k < POINTS_SOURCES; k++) fprintf(to, "<td>%.1f</td>", f->points[seat][k] / f->count);
        fputs("</tr>", to);
    }
    fputs("</table>", to);
}

bool report_html(const BatchReport *r, const char *path, Err *err)
{
    FILE *to = fopen(path, "w");
    if (!to) return err_set(err, "cannot write '%s'", path);
    const char *scenario = name_of(&r->catalog->scenario[r->scenario].at);
    fprintf(to, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Steppe and Strait: %s</title><style>%s</style></head><body>",
            scenario, style);
    fprintf(to, "<h1>%s</h1><p>%d campaigns, ", scenario, r->findings.count);
    escaped(to, r->level[1]);
    fputs(" against ", to);
    escaped(to, r->level[2]);
    if (r->set[0]) {
        fputs(", with ", to);
        escaped(to, r->set);
    }
    fprintf(to, ". Content <code>%s</code>.</p>", r->hash);
    wins(to, r);
    findings_table(to, r);
    fputs("<h2>Where the states stand</h2><p>Alignment by quarter: the median, half of the campaigns, nine tenths of them. Up is toward ", to);
    escaped(to, name_of(&r->catalog->power[1].at));
    fputs(".</p><div class=\"fans\">", to);
    for (int s = 1; s <= r->catalog->state_count; s++) fan(to, r, s);
    fputs("</div>", to);
    actions(to, r);
    fputs("</body></html>\n", to);
    bool ok = !ferror(to);
    if (fclose(to) != 0) ok = false;
    return ok ? true : err_set(err, "'%s' could not be written to its end", path);
}
