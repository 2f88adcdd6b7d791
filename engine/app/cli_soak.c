/* mod soak: a mod played by the hundred, for its author. */
#include "app/cli.h"

#include "session/soak.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *scenario, *games, *seed, *jobs, *level[DIM_SEATS];
    bool json;
} Words;

static double share(const SoakRow *r, int campaigns) { return campaigns > 0 ? (double)r->campaigns / campaigns : 0; }
static bool is_rare(const SoakRow *r, int campaigns) { return r->times > 0 && share(r, campaigns) < 0.005; }

/* "mod:id" of what a mod brings, so that an author finds it among the base's. */
static const char *full_name(const SoakRow *r, char out[220])
{
    bool own = r->mod[0] && !str_eq(r->mod, "base");
    snprintf(out, 220, "%s%s%s", own ? r->mod : "", own ? ":" : "", r->name);
    return out;
}

static void print_fired(const SoakResult *s)
{
    char name[220];
    for (int i = 0; i < s->row_count; i++) {
        const SoakRow *r = &s->row[i];
        if (i == 0 || r->kind != s->row[i - 1].kind) printf("\n%-10s %-48s %9s %9s\n", soak_kind_word(r->kind), "", "times", "campaigns");
        printf("%-10s %-48s %9lld %7.1f %%\n", "", full_name(r, name), (long long)r->times, 100 * share(r, s->campaigns));
    }
}

static void print_why(const char *why)
{
    for (const char *at = why; *at;) {
        size_t n = strcspn(at, "\n");
        printf("%-12s%s%.*s\n", "", at == why ? "" : "  ", (int)n, at);
        at += n + (at[n] == '\n');
    }
}

static void print_list(const SoakResult *s, bool never)
{
    char name[220];
    int count = 0;
    printf(never ? "\nNever\n" : "\nIn under 0.5 %% of the campaigns\n");
    for (int i = 0; i < s->row_count; i++) {
        const SoakRow *r = &s->row[i];
        if (never ? r->times > 0 : !is_rare(r, s->campaigns)) continue;
        count++;
        printf("  %-10s %s\n", soak_kind_word(r->kind), full_name(r, name));
        if (never) print_why(r->why);
    }
    if (count == 0) printf("  nothing\n");
}

static void print_soak(const Catalog *c, int scenario, const SoakResult *s)
{
    printf("%s, %d campaigns: %s %d, %s %d, nobody %d\n", c->scenario[scenario].at.id, s->campaigns, c->power[1].at.id, s->winners[1], c->power[2].at.id, s->winners[2], s->winners[0]);
    print_fired(s);
    print_list(s, false);
    print_list(s, true);
}

static json_t *soak_json(const Catalog *c, const SoakRequest *q, const SoakResult *s)
{
    json_t *rows = json_array(), *problems = json_array();
    char hash[24];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)c->hash);
    for (int i = 0; i < s->row_count; i++) {
        const SoakRow *r = &s->row[i];
        json_t *row = json_pack("{s:s, s:s, s:s, s:I, s:i, s:f}", "kind", soak_kind_word(r->kind), "id", r->name, "mod", r->mod, "times", (json_int_t)r->times, "campaigns",
                                r->campaigns, "share", share(r, s->campaigns));
        if (r->times == 0) json_object_set_new(row, "why", json_string(r->why));
        json_array_append_new(rows, row);
    }
    if (s->func_errors) json_array_append_new(problems, json_pack("{s:s, s:I, s:I}", "text", s->func_text, "times", (json_int_t)s->func_errors, "seed", (json_int_t)s->func_seed));
    if (s->range_errors) json_array_append_new(problems, json_pack("{s:s, s:I, s:I}", "text", s->range_text, "times", (json_int_t)s->range_errors, "seed", (json_int_t)s->range_seed));
    return json_pack("{s:s, s:i, s:I, s:s, s:o, s:o}", "scenario", c->scenario[q->scenario].at.id, "campaigns", s->campaigns, "seed", (json_int_t)q->first_seed, "content_hash", hash,
                     "definitions", rows, "problems", problems);
}

static int tell(const Words *w, const SoakRequest *q, const SoakResult *s)
{
    const Catalog *c = content_catalog(q->content);
    int code = CLI_DONE;
    if (w->json) code = cli_print_json(soak_json(c, q, s));
    else {
        print_soak(c, q->scenario, s);
        if (fflush(stdout) != 0 || ferror(stdout)) {
            fprintf(stderr, "steppe-cli: the output cannot be written any more\n");
            code = CLI_FAILED;
        }
    }
    if (s->func_errors) fprintf(stderr, "steppe-cli: %lld times, first in campaign %llu: %s\n", (long long)s->func_errors, (unsigned long long)s->func_seed, s->func_text);
    if (s->range_errors) fprintf(stderr, "steppe-cli: %lld times, first in campaign %llu: %s\n", (long long)s->range_errors, (unsigned long long)s->range_seed, s->range_text);
    if (*cli_stop()) fprintf(stderr, "steppe-cli: stopped after %d of %d campaigns\n", s->campaigns, q->campaigns);
    return s->func_errors || s->range_errors || *cli_stop() ? CLI_FAILED : code;
}

/* A mod that does not load is switched off; nothing of it would be played. */
static bool mod_is_on(const Content *content)
{
    const ContentMod *mods;
    bool on = true;
    int count = content_mods(content, &mods);
    for (int i = 0; i < count; i++) {
        if (mods[i].on) continue;
        on = false;
        for (int k = 0; k < mods[i].problem_count; k++) {
            const ContentProblem *p = &mods[i].problem[k];
            fprintf(stderr, "%s:%d: %s[%s]: %s\n", p->file, p->line, p->warning ? "warning" : "error", p->code, p->text);
        }
        fprintf(stderr, "steppe-cli: mod '%s' does not load\n", mods[i].id);
    }
    return on;
}

/* The mod's own first scenario when it brings one. */
static int own_scenario(const Catalog *c)
{
    for (int i = 1; i <= c->scenario_count; i++) {
        if (!str_eq(c->scenario[i].at.mod, "base")) return i;
    }
    return 0;
}

static int soak(const Cli *cli, const Words *w, const Content *content, SoakRequest *q)
{
    SoakResult *s = &(SoakResult){0};
    AiLevel level;
    Err err = {""};
    q->scenario = w->scenario ? 0 : own_scenario(content_catalog(content));
    if (!q->scenario) q->scenario = cli_scenario(cli, content, w->scenario);
    if (!q->scenario) return CLI_USAGE;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        if (w->level[seat] && !cli_level(cli, content, w->level[seat], &level)) return CLI_USAGE;
        q->level[seat] = w->level[seat];
    }
    int code = soak_run(q, s, &err) ? tell(w, q, s) : cli_fail(&err);
    soak_close(s);
    return code;
}

int cli_soak(Cli *cli)
{
    Words w = {0};
    const char *words[2];
    int count, code = CLI_DONE;
    uint64_t games = 200, seed = 1, jobs = 1;
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--games", &w.games, NULL},      {"--seed", &w.seed, NULL}, {"--jobs", &w.jobs, NULL},
                                 {"--turkey", &w.level[1], NULL},   {"--russia", &w.level[2], NULL}, {"--json", NULL, &w.json}};
    if (!cli_options(cli, options, COUNT_OF(options), words, COUNT_OF(words), &count)) return CLI_USAGE;
    if (count != 2) return cli_usage(cli, "which folder? mod soak DIR");
    if (w.games && !cli_whole(w.games, 1, 10000000, &games)) return cli_usage(cli, "'--games %s' is no number from 1 to 10000000", w.games);
    if (w.seed && !cli_whole(w.seed, 0, UINT64_MAX >> 1, &seed)) return cli_usage(cli, "'--seed %s' is no whole number", w.seed);
    if (w.jobs && !cli_whole(w.jobs, 1, 256, &jobs)) return cli_usage(cli, "'--jobs %s' is no number from 1 to 256", w.jobs);
    cli->content.alone = words[1];
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    SoakRequest q = {.content = content, .jobs = (int)jobs, .campaigns = (int)games, .first_seed = seed, .stop = cli_stop()};
    code = mod_is_on(content) ? soak(cli, &w, content, &q) : CLI_FAILED;
    content_close(content);
    return code;
}
