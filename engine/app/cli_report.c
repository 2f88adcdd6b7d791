/* report: what batches and experiments show about the balance, as a table, JSON or a page. */
#include "app/cli_report.h"

#include "host/file.h"
#include "host/mem.h"

#include <string.h>

enum { FILES = 256, FILE_BYTES = 1 << 30 };

/* ---- batches ---- */

static bool copy_word(char *out, size_t size, const json_t *word)
{
    const char *text = json_string_value(word);
    if (!text || strlen(text) >= size) return false;
    memcpy(out, text, strlen(text) + 1);
    return true;
}

/* What the first line says; the findings are empty yet. */
static bool read_header(ReportBatch *b, const char *line, size_t length, const char *file, char scenario[64], Err *err)
{
    json_error_t problem;
    json_t *root = json_loadb(line, length, JSON_REJECT_DUPLICATES, &problem);
    const json_t *levels = json_object_get(root, "levels");
    bool ok = json_object_get(root, "batch") && copy_word(scenario, 64, json_object_get(root, "scenario")) && copy_word(b->level[1], sizeof b->level[1], json_array_get(levels, 0)) &&
              copy_word(b->level[2], sizeof b->level[2], json_array_get(levels, 1)) && copy_word(b->set, sizeof b->set, json_object_get(root, "set")) &&
              copy_word(b->hash, sizeof b->hash, json_object_get(root, "content_hash"));
    json_decref(root);
    return ok ? true : err_set(err, "'%s' is no result of simulate --out", file);
}

static bool open_batch(const Cli *cli, ReportBatch *b, const char *scenario, const char *file, Err *err)
{
    char now[24];
    int code;
    b->content = cli_content(cli, &code);
    if (!b->content) return err_set(err, "'%s' cannot be read without its content", file);
    b->catalog = content_catalog(b->content);
    b->scenario = catalog_scenario(b->catalog, scenario);
    if (!b->scenario) return err_set(err, "'%s' was played in a scenario '%s' that is not here", file, scenario);
    if (b->set[0] && !content_set(b->content, b->scenario, b->set, err)) return false;
    snprintf(now, sizeof now, "%016llx", (unsigned long long)b->catalog->hash);
    if (!str_eq(now, b->hash)) return err_set(err, "'%s' was played with other content (%s) than is here (%s); play it again, or use that content", file, b->hash, now);
    findings_open(&b->findings, b->catalog, b->scenario);
    return true;
}

static bool is_same_batch(const ReportBatch *a, const ReportBatch *b) { return str_eq(a->hash, b->hash) && str_eq(a->level[1], b->level[1]) && str_eq(a->level[2], b->level[2]); }

static void close_batch(ReportBatch *b)
{
    if (b->catalog) findings_close(&b->findings);
    content_close(b->content);
}

/* The batch that a file belongs to: one that is there, or a new one. */
static ReportBatch *place_of(const Cli *cli, BatchReport *r, const ReportBatch *head, const char *scenario, const char *file, Err *err)
{
    for (int i = 0; i < r->batch_count; i++) {
        ReportBatch *b = &r->batch[i];
        if (is_same_batch(b, head) && str_eq(b->catalog->scenario[b->scenario].at.id, scenario)) return b;
    }
    if (r->batch_count && !str_eq(r->batch[0].set, head->set))
        return err_set(err, "'%s' is of another batch than the first file: its numbers were changed by --set; report FILE --against OTHER compares two", file), NULL;
    if (r->batch_count == REPORT_BATCHES) return err_set(err, "more than %d different batches", REPORT_BATCHES), NULL;
    ReportBatch *b = &r->batch[r->batch_count++];
    *b = *head;
    return open_batch(cli, b, scenario, file, err) ? b : NULL;
}

static bool read_campaigns(ReportBatch *b, const char *at, const char *end, const char *file, Err *err)
{
    CampaignRecord *record = mem_alloc(sizeof *record);
    bool ok = record ? true : err_set(err, "no memory to read '%s'", file);
    for (int number = 2; ok && at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = stop ? (size_t)(stop - at) : (size_t)(end - at);
        Err why = {""};
        ok = record_read(record, b->catalog, at, length, &why) ? findings_add(&b->findings, record, err) : err_set(err, "'%s', line %d: %s", file, number, why.text);
        at += length + 1;
    }
    mem_free(record);
    return ok;
}

static bool read_batch(const Cli *cli, BatchReport *r, bool against, const char *file, const char *text, size_t size, Err *err)
{
    const char *stop = memchr(text, '\n', size);
    char scenario[64];
    ReportBatch head = {0}, *b = &r->against;
    if (!read_header(&head, text, stop ? (size_t)(stop - text) : size, file, scenario, err)) return false;
    if (against) {
        *b = head;
        if (!open_batch(cli, b, scenario, file, err)) return false;
    } else b = place_of(cli, r, &head, scenario, file, err);
    return b && (!stop || read_campaigns(b, stop + 1, text + size, file, err));
}

/* ---- files ---- */

static bool read_one(const Cli *cli, BatchReport *r, const char *file, bool batches, Err *err)
{
    char *text;
    size_t size;
    json_error_t problem;
    bool ok = true;
    if (!file_read(file, FILE_BYTES, &text, &size, err)) return false;
    bool batch = strncmp(text, "{\"batch\"", 8) == 0;
    json_t *root = batch || batches ? NULL : json_loadb(text, size, 0, &problem);
    if (batch && batches) ok = read_batch(cli, r, false, file, text, size, err);
    else if (!batch && !batches && !json_object_get(root, "experiment")) ok = err_set(err, "'%s' is neither a batch of simulate --out nor an experiment's --out", file);
    else if (!batch && !batches) ok = evidence_read(&r->evidence, r->batch[0].catalog, r->batch[0].scenario, root, file, err);
    json_decref(root);
    mem_free(text);
    return ok;
}

static bool read_against(const Cli *cli, BatchReport *r, const char *file, Err *err)
{
    char *text;
    size_t size;
    const ReportBatch *a = &r->against, *main = &r->batch[0];
    r->compared = true;
    r->against_file = file;
    if (!file_read(file, FILE_BYTES, &text, &size, err)) return false;
    bool ok = read_batch(cli, r, true, file, text, size, err);
    mem_free(text);
    if (ok && (a->scenario != main->scenario || !str_eq(a->level[1], main->level[1]) || !str_eq(a->level[2], main->level[2])))
        ok = err_set(err, "'%s' was played in another scenario or by other levels; what is compared differs in its numbers alone", file);
    return ok && compare_batches(&main->findings, &a->findings, &r->comparison, err);
}

static void judge(BatchReport *r)
{
    const char *level[DIM_SEATS];
    ReportBatch *main = &r->batch[0];
    for (int i = 0; i < r->batch_count; i++) report_label(r, &r->batch[i]);
    findings_clear(r->texts, r->row);
    report_levels(main, level);
    findings_judge(&main->findings, level, r->texts, r->row);
    evidence_judge(&r->evidence, main->catalog, r->texts, r->row);
    for (int i = 1; i < r->batch_count; i++) {
        report_levels(&r->batch[i], level);
        findings_judge_other(&r->batch[i].findings, level, r->batch[i].label, r->texts, r->row);
    }
    if (!r->compared) return;
    findings_clear(r->texts, r->before);
    report_levels(&r->against, level);
    findings_judge(&r->against.findings, level, r->texts, r->before);
}

/* Batches first, since they say what all is about. */
static bool read_files(const Cli *cli, BatchReport *r, const char *const *file, int count, const char *against, Err *err)
{
    for (int i = 0; i < count; i++) {
        if (!read_one(cli, r, file[i], true, err)) return false;
    }
    if (r->batch_count == 0 || r->batch[0].findings.count == 0) return err_set(err, "no campaigns: give at least one batch of simulate --out");
    r->texts = content_texts(r->batch[0].content);
    for (int i = 0; i < count; i++) {
        if (!read_one(cli, r, file[i], false, err)) return false;
    }
    if (against && !read_against(cli, r, against, err)) return false;
    judge(r);
    return true;
}

/* ---- telling ---- */

static json_t *estimate_json(Estimate e) { return json_pack("{s:f, s:f, s:f}", "mean", e.mean, "low", e.low, "high", e.high); }

static bool asked_offers(const Findings *f)
{
    int64_t n = 0;
    for (int i = 0; i < ODDS_TENTHS; i++) n += f->odds[ODDS_OFFERS][i].n;
    return n > 0;
}

bool report_has_changed(const BatchReport *r, int row)
{
    Verdict before = r->before[row].verdict, now = r->row[row].verdict;
    /* --odds on one side alone is no change of the game. */
    if (row == ROW_ODDS && asked_offers(&r->batch[0].findings) != asked_offers(&r->against.findings)) return false;
    return before != now && before != FINDING_MISSING && now != FINDING_MISSING;
}

static json_t *comparison_json(const BatchReport *r)
{
    const Comparison *k = &r->comparison;
    const Catalog *c = r->batch[0].catalog;
    json_t *endings = json_object(), *alignment = json_object(), *changed = json_array();
    for (int i = 0; i < k->endings; i++) json_object_set_new(endings, k->ending[i], estimate_json(k->ending_share[i]));
    for (int s = 1; s <= c->state_count; s++) json_object_set_new(alignment, c->state[s].at.id, estimate_json(k->alignment[s]));
    for (int i = 0; i < FINDING_ROWS; i++) {
        if (report_has_changed(r, i))
            json_array_append_new(changed, json_pack("{s:s, s:s, s:s, s:s}", "row", finding_word(i), "before", finding_verdict(r->before[i].verdict), "now", finding_verdict(r->row[i].verdict),
                                                     "figure", r->row[i].figure));
    }
    return json_pack("{s:s, s:s, s:i, s:o, s:o, s:o, s:o, s:o, s:o}", "file", r->against_file, "set", r->against.set, "pairs", k->pairs, "share", estimate_json(k->share), "margin",
                     estimate_json(k->margin), "quarters", estimate_json(k->quarters), "endings", endings, "alignment", alignment, "changed", changed);
}

static json_t *batch_json(const ReportBatch *b)
{
    Share s = findings_side_share(&b->findings);
    return json_pack("{s:s, s:[s,s], s:s, s:s, s:i, s:{s:f, s:f, s:f}}", "scenario", b->catalog->scenario[b->scenario].at.id, "levels", b->level[1], b->level[2], "set", b->set, "content_hash",
                     b->hash, "campaigns", b->findings.count, "share", "mean", s.share, "low", s.low, "high", s.high);
}

static int print_json(const BatchReport *r)
{
    const ReportBatch *main = &r->batch[0];
    json_t *found = json_array(), *batches = json_array();
    for (int i = 0; i < FINDING_ROWS; i++)
        json_array_append_new(found, json_pack("{s:s, s:s, s:s, s:s, s:s}", "row", finding_word(i), "allowed", r->row[i].allowed, "figure", r->row[i].figure, "cause", r->row[i].cause, "verdict",
                                               finding_verdict(r->row[i].verdict)));
    for (int i = 0; i < r->batch_count; i++) json_array_append_new(batches, batch_json(&r->batch[i]));
    json_t *root = json_pack("{s:s, s:i, s:s, s:[s,s], s:o, s:o}", "scenario", main->catalog->scenario[main->scenario].at.id, "campaigns", main->findings.count, "content_hash", main->hash, "levels",
                             main->level[1], main->level[2], "batches", batches, "findings", found);
    if (r->compared) json_object_set_new(root, "against", comparison_json(r));
    return cli_print_json(root);
}

static void print_estimate(const char *what, Estimate e, double scale) { printf("  %-26s %+7.2f  (%+.2f to %+.2f)\n", what, scale * e.mean, scale * e.low, scale * e.high); }

static void print_comparison(const BatchReport *r)
{
    const Comparison *k = &r->comparison;
    const Catalog *c = r->batch[0].catalog;
    char what[128];
    int changed = 0;
    printf("Less %s%s%s, %d pairs of the same seed:\n", r->against_file, r->against.set[0] ? ", played with " : "", r->against.set, k->pairs);
    snprintf(what, sizeof what, "%.60s's wins, %%", c->power[1].at.id);
    print_estimate(what, k->share, 100);
    print_estimate("margin, points", k->margin, 1);
    print_estimate("quarters", k->quarters, 1);
    for (int i = 0; i < k->endings; i++) {
        snprintf(what, sizeof what, "%s, %%", k->ending[i]);
        print_estimate(what, k->ending_share[i], 100);
    }
    for (int s = 1; s <= c->state_count; s++) print_estimate(c->state[s].at.id, k->alignment[s], 1);
    for (int i = 0; i < FINDING_ROWS; i++) {
        if (!report_has_changed(r, i)) continue;
        changed++;
        printf("Changed: %s, %s to %s: %s\n", finding_word(i), finding_verdict(r->before[i].verdict), finding_verdict(r->row[i].verdict), r->row[i].figure);
    }
    if (!changed) printf("No row changed.\n");
}

static void print_rows(const BatchReport *r)
{
    const ReportBatch *main = &r->batch[0];
    printf("%s, %d campaigns, %s against %s%s%s\n", main->catalog->scenario[main->scenario].at.id, main->findings.count, main->level[1], main->level[2], main->set[0] ? ", with " : "", main->set);
    for (int i = 0; i < FINDING_ROWS; i++) {
        const Finding *f = &r->row[i];
        printf("  %-13s %-22s %s%s%s%s\n", finding_verdict(f->verdict), finding_word(i), f->figure, f->allowed[0] ? " [" : "", f->allowed, f->allowed[0] ? "]" : "");
        if (f->cause[0]) printf("  %-13s %-22s %.180s%s\n", "", "", f->cause, strlen(f->cause) > 180 ? "..." : "");
    }
    if (r->compared) print_comparison(r);
}

int cli_report(Cli *cli)
{
    static const char *files[FILES];
    const char *html = NULL, *against = NULL;
    bool json = false;
    int count = 0, code = CLI_DONE;
    const CliOption options[] = {{"--html", &html, NULL}, {"--against", &against, NULL}, {"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), files, COUNT_OF(files), &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which files?");
    BatchReport *r = mem_zero(1, sizeof *r);
    Err err = {""};
    if (!r) err_set(&err, "no memory for the report");
    if (!r || !read_files(cli, r, files, count, against, &err) || (html && !report_html(r, html, &err))) code = cli_fail(&err);
    else if (json) code = print_json(r);
    else print_rows(r);
    for (int i = 0; r && i < r->batch_count; i++) close_batch(&r->batch[i]);
    if (r) close_batch(&r->against);
    mem_free(r);
    return code;
}
