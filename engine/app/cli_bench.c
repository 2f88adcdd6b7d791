/* bench: what the engine costs. tools/bench.sh runs it beside programs that show what is possible. */
#include "app/cli_bench.h"

#include "host/clock.h"

#include <stdio.h>
#include <sys/resource.h>

void bench_row(Sheet *s, const char *id, double value, const char *unit, const char *what)
{
    if (!s->json) printf("%-18s %12.3f  %-18s %s\n", id, value, unit, what);
    json_object_set_new(s->root, id, json_pack("{s:f, s:s, s:s}", "value", value, "unit", unit, "what", what));
}

int bench_times(const Sheet *s, int often) { return s->quick ? int_max(1, often / 200) : often; }

static void memory(Sheet *s)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    bench_row(s, "peak", (double)usage.ru_maxrss / 1024, "MiB", "peak memory of all of this");
}

int cli_bench(Cli *cli)
{
    const char *rest[1];
    bool json = false, quick = false;
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--quick", NULL, &quick}, {"--json", NULL, &json}};
    if (!cli_options(cli, options, COUNT_OF(options), rest, 0, &count)) return CLI_USAGE;
    Content *content = cli_content(cli, &code);
    if (!content) return code;
    Err err = {""};
    const Hooks *hooks = content_hooks_open(content, &err);
    Sheet s = {json_object(), json, quick, cli, content, {content_catalog(content), hooks}};
    bool done = hooks && bench_engine(&s, &err) && bench_play(&s, &err) && bench_store(&s, &err);
    if (done) memory(&s);
    else code = cli_fail(&err);
    if (hooks) content_hooks_close(hooks);
    content_close(content);
    if (json && done) return cli_print_json(s.root);
    json_decref(s.root);
    return code;
}
