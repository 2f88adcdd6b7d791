#include "app/cli_tell_text.h"

#include "base/fixed.h"
#include "core/turn.h"

#include <stdio.h>

static void tell_report(const Tell *t, const Report *list, int count, int at, int indent)
{
    char text[768];
    StrBuf b = str_buf(text, sizeof text);
    if (list[at].kind == REPORT_QUARTER || list[at].kind == REPORT_CHANGE) return;
    describe_news(&t->describe, &b, list, count, at);
    if (text[0]) tell_wrapped(text, indent);
}

void tell_news(const Tell *t, int *shown)
{
    const Report *r;
    int count = session_reports(t->session, &r);
    for (; *shown < count; (*shown)++) tell_report(t, r, count, *shown, 2);
}

void tell_private(const Tell *t, int from, int until)
{
    const Report *r;
    int count = int_min(until, session_reports(t->session, &r));
    for (int i = from; i < count; i++) {
        if (r[i].kind == REPORT_COUNTER_OFFER) tell_report(t, r, count, i, 2);
    }
}

void tell_defaults(const Tell *t, const World *w)
{
    const Catalog *c = t->catalog;
    for (int i = 0; w->phase == PHASE_ANSWER && i < MAX_OPEN_EVENTS; i++) {
        int event = w->open_event[i];
        if (!event || w->open_answer[t->seat][i] || !event_has_options(c, event, t->seat)) continue;
        char text[320];
        StrBuf b = str_buf(text, sizeof text);
        TEXT_FORMAT(&b, tell_words(t, "Left to its default: {event}: {option}."), {"event", tell_name(t, &c->event[event].at)},
                    {"option", tell_name(t, &c->event[event].option[event_default_option(c, event, t->seat)].at)});
        tell_wrapped(text, 2);
    }
}

void tell_log(const Tell *t, int lines)
{
    const Report *r;
    int count = session_reports(t->session, &r), from = count, told = 0;
    while (from > 0 && told < lines) {
        char text[512];
        StrBuf b = str_buf(text, sizeof text);
        from--;
        if (r[from].kind == REPORT_CHANGE) continue;
        describe_report(&t->describe, &b, &r[from]);
        told += text[0] != 0;
    }
    int quarter = -1;
    for (; from < count; from++) {
        if (r[from].kind != REPORT_CHANGE && r[from].quarter != quarter) {
            char date[64];
            StrBuf d = str_buf(date, sizeof date);
            quarter = r[from].quarter;
            describe_quarter_date(&t->describe, &d, tell_view(t)->scenario, quarter);
            printf("  %s\n", date);
        }
        tell_report(t, r, count, from, 4);
    }
}
