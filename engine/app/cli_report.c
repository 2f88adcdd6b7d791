/* report: what batches and experiments show about the balance, as a table, JSON or a page. */
#include "app/cli_report.h"

#include "host/file.h"
#include "host/mem.h"

#include <stdio.h>
#include <string.h>

enum { FILES = 256, FILE_BYTES = 1 << 30 };

const char *report_state_word(RowState state)
{
    static const char *const words[] = {"pass", "FAIL", "reported", "not measured"};
    return words[state];
}

/* ---- experiments ---- */

static ReportRow *add_row(BatchReport *r, const char *row, const char *what, RowState state)
{
    for (int i = 0; i < r->row_count; i++) {
        if (!str_eq(r->row[i].row, row)) continue;
        r->row[i].state = state;
        r->row[i].figure[0] = r->row[i].cause[0] = 0;
        return &r->row[i];
    }
    if (r->row_count == REPORT_ROWS) return &r->row[REPORT_ROWS - 1];
    ReportRow *out = &r->row[r->row_count++];
    *out = (ReportRow){.row = row, .what = what, .state = state};
    return out;
}

static void missing_rows(BatchReport *r)
{
    static const struct {
        const char *row, *what, *how;
    } rows[] = {
        {"dominant action", "one action alone scores above 25 % against the level unrestricted", "experiment alone --out FILE"},
        {"dead or trap action", "its loss moves the margin by less than half a point either way, or wins over 5 points more", "experiment remove --out FILE"},
        {"indispensable action", "its loss costs over 20 points of wins", "experiment remove --out FILE"},
        {"coin flip", "the best level beats the second best by less than 55 %", "experiment ladder --out FILE"},
    };
    for (int i = 0; i < COUNT_OF(rows); i++)
        snprintf(add_row(r, rows[i].row, rows[i].what, ROW_MISSING)->figure, sizeof r->row[0].figure, "run: steppe-cli %s, and give the file to report", rows[i].how);
}

static void read_ladder(BatchReport *r, const json_t *root)
{
    const json_t *rows = json_object_get(root, "ladder"), *last = json_array_get(rows, json_array_size(rows) ? json_array_size(rows) - 1 : 0);
    double share = json_number_value(json_object_get(json_object_get(last, "share"), "mean"));
    const char *level = json_string_value(json_object_get(last, "level")), *over = json_string_value(json_object_get(last, "over"));
    ReportRow *row = add_row(r, "coin flip", "", share < 0.55 ? ROW_FAIL : ROW_PASS);
    snprintf(row->figure, sizeof row->figure, "%s over %s %.1f %%", level ? level : "?", over ? over : "?", 100 * share);
}

static void read_restricted(BatchReport *r, const json_t *root, bool alone)
{
    size_t i;
    const json_t *row;
    int found[2] = {0};
    ReportRow *out[2] = {add_row(r, alone ? "dominant action" : "dead or trap action", "", ROW_PASS), alone ? NULL : add_row(r, "indispensable action", "", ROW_PASS)};
    json_array_foreach(json_object_get(root, "actions"), i, row)
    {
        const char *verdict = json_string_value(json_object_get(row, "verdict")), *action = json_string_value(json_object_get(row, "action"));
        if (!verdict || !verdict[0] || !action) continue;
        int which = str_eq(verdict, "indispensable") && out[1] ? 1 : 0;
        size_t used = strlen(out[which]->cause);
        snprintf(out[which]->cause + used, sizeof out[which]->cause - used, "%s%s (%s)", used ? ", " : "", action, verdict);
        out[which]->state = ROW_FAIL;
        found[which]++;
    }
    for (int k = 0; k < 2 && out[k]; k++)
        snprintf(out[k]->figure, sizeof out[k]->figure, "%d of %zu actions over %d pairs", found[k], json_array_size(json_object_get(root, "actions")),
                 (int)json_integer_value(json_object_get(root, "pairs")));
}

static bool read_experiment(BatchReport *r, const json_t *root, const char *file, Err *err)
{
    const char *kind = json_string_value(json_object_get(root, "kind")), *scenario = json_string_value(json_object_get(root, "scenario"));
    if (!kind || !scenario || !str_eq(scenario, r->catalog->scenario[r->scenario].at.id))
        return err_set(err, "'%s' is an experiment on another scenario than the batch", file);
    if (str_eq(kind, "ladder")) read_ladder(r, root);
    else read_restricted(r, root, str_eq(kind, "alone"));
    return true;
}

/* ---- batches ---- */

static bool copy_word(char *out, size_t size, const json_t *word)
{
    const char *text = json_string_value(word);
    if (!text || strlen(text) >= size) return false;
    memcpy(out, text, strlen(text) + 1);
    return true;
}

static bool read_header(BatchReport *r, Content *content, const char *line, size_t length, const char *file, Err *err)
{
    json_error_t problem;
    json_t *root = json_loadb(line, length, JSON_REJECT_DUPLICATES, &problem);
    const json_t *levels = json_object_get(root, "levels");
    const char *scenario = json_string_value(json_object_get(root, "scenario"));
    bool first = r->findings.count == 0 && r->scenario == 0;
    char level[DIM_SEATS][64], set[128], hash[24], now[24];
    bool ok = json_object_get(root, "batch") && scenario && copy_word(level[1], sizeof level[1], json_array_get(levels, 0)) &&
              copy_word(level[2], sizeof level[2], json_array_get(levels, 1)) && copy_word(set, sizeof set, json_object_get(root, "set")) &&
              copy_word(hash, sizeof hash, json_object_get(root, "content_hash"));
    int id = ok ? catalog_scenario(r->catalog, scenario) : 0;
    json_decref(root);
    if (!ok || !id) return err_set(err, "'%s' is no result of simulate --out", file);
    if (!first) {
        bool same = id == r->scenario && str_eq(hash, r->hash) && str_eq(level[1], r->level[1]) && str_eq(level[2], r->level[2]);
        return same ? true : err_set(err, "'%s' is of another batch than the file before it", file);
    }
    if (set[0] && !content_set(content, id, set, err)) return false;
    snprintf(now, sizeof now, "%016llx", (unsigned long long)r->catalog->hash);
    if (!str_eq(now, hash)) return err_set(err, "'%s' was played with other content (%s) than is here (%s); play it again, or use that content", file, hash, now);
    r->scenario = id;
    memcpy(r->level, level, sizeof level);
    memcpy(r->set, set, sizeof set);
    memcpy(r->hash, hash, sizeof hash);
    findings_open(&r->findings, r->catalog, id);
    return true;
}

static bool read_batch(BatchReport *r, Content *content, const char *file, const char *text, size_t size, Err *err)
{
    const char *at = text, *end = text + size;
    CampaignRecord *record = mem_alloc(sizeof *record);
    bool ok = record != NULL;
    for (int number = 1; ok && at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = stop ? (size_t)(stop - at) : (size_t)(end - at);
        Err why = {""};
        if (number == 1) ok = read_header(r, content, at, length, file, err);
        else if (!record_read(record, r->catalog, at, length, &why)) ok = err_set(err, "'%s', line %d: %s", file, number, why.text);
        else ok = findings_add(&r->findings, record, err);
        at += length + 1;
    }
    mem_free(record);
    return ok;
}

/* Batches first, since they say what all is about. */
static bool read_files(BatchReport *r, Content *content, const char *const *file, int count, Err *err)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            char *text;
            size_t size;
            bool ok = true;
            json_error_t problem;
            if (!file_read(file[i], FILE_BYTES, &text, &size, err)) return false;
            bool batch = strncmp(text, "{\"batch\"", 8) == 0;
            json_t *root = batch ? NULL : json_loadb(text, size, 0, &problem);
            if (!batch && !json_object_get(root, "experiment")) ok = err_set(err, "'%s' is neither a batch of simulate --out nor an experiment's --out", file[i]);
            else if (batch && pass == 0) ok = read_batch(r, content, file[i], text, size, err);
            else if (!batch && pass == 1) ok = read_experiment(r, root, file[i], err);
            json_decref(root);
            mem_free(text);
            if (!ok) return false;
        }
        if (pass == 0 && r->findings.count == 0) return err_set(err, "no campaigns: give at least one batch of simulate --out");
        if (pass > 0) continue;
        Finding found[FINDINGS_MOST];
        int n = findings_judge(&r->findings, r->level[strcmp(r->level[1], r->level[2]) == 0 ? 1 : 2], found);
        for (int k = 0; k < n; k++) {
            ReportRow *row = add_row(r, found[k].row, found[k].what, (RowState)found[k].verdict);
            snprintf(row->figure, sizeof row->figure, "%s", found[k].figure);
            snprintf(row->cause, sizeof row->cause, "%s", found[k].cause);
        }
        missing_rows(r);
    }
    return true;
}

/* ---- telling ---- */

static int print_json(const BatchReport *r)
{
    json_t *rows = json_array();
    for (int i = 0; i < r->row_count; i++)
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s, s:s}", "row", r->row[i].row, "fails_when", r->row[i].what, "figure", r->row[i].figure, "cause", r->row[i].cause, "verdict",
                                              report_state_word(r->row[i].state)));
    return cli_print_json(json_pack("{s:s, s:i, s:s, s:[s,s], s:o}", "scenario", r->catalog->scenario[r->scenario].at.id, "campaigns", r->findings.count, "content_hash", r->hash, "levels",
                                    r->level[1], r->level[2], "findings", rows));
}

static void print_rows(const BatchReport *r)
{
    printf("%s, %d campaigns, %s against %s%s%s\n", r->catalog->scenario[r->scenario].at.id, r->findings.count, r->level[1], r->level[2], r->set[0] ? ", with " : "", r->set);
    for (int i = 0; i < r->row_count; i++) {
        printf("  %-13s %-22s %s\n", report_state_word(r->row[i].state), r->row[i].row, r->row[i].figure);
        if (r->row[i].cause[0]) printf("  %-13s %-22s %.180s%s\n", "", "", r->row[i].cause, strlen(r->row[i].cause) > 180 ? "..." : "");
    }
}

int cli_report(Cli *cli)
{
    static const char *files[FILES];
    const char *html = NULL;
    bool json = false;
    int count = 0, code = CLI_DONE;
    const CliOption options[] = {{"--html", &html, NULL}, {"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), files, COUNT_OF(files), &count)) return CLI_USAGE;
    if (count == 0) return cli_usage(cli, "which files?");
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    BatchReport *r = mem_zero(1, sizeof *r);
    Err err = {""};
    if (r) r->catalog = content_catalog(content);
    if (!r || !read_files(r, content, files, count, &err) || (html && !report_html(r, html, &err))) code = cli_fail(&err);
    else if (json) code = print_json(r);
    else print_rows(r);
    if (r) findings_close(&r->findings);
    mem_free(r);
    content_close(content);
    return code;
}
