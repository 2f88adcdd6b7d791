/* Variants: what is switched off does not happen any more, what is left happens as it did, and the original stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/batch.h"
#include "unit/session/shipped.h"

typedef struct {
    int64_t event[DIM_EVENTS], action[DIM_ACTIONS], signed_as[MAX_AGREEMENT_TYPES + 1], option[DIM_EVENTS][MAX_OPTIONS];
} Seen;

static bool count(void *self, const CampaignRecord *r, Err *err)
{
    (void)err;
    Seen *s = self;
    for (int i = 0; i < r->event_count; i++) s->event[r->event[i]]++;
    for (int i = 0; i < r->answer_count; i++) s->option[r->answer[i].event][r->answer[i].option]++;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        for (int q = 0; q < r->quarters; q++) {
            for (int i = 0; i < MAX_SLOTS; i++) s->action[r->plan_action[q][seat][i]]++;
        }
        for (int a = 1; a <= MAX_AGREEMENT_TYPES; a++) s->signed_as[a] += r->agreement[a][seat].accepted;
    }
    return true;
}

/* Levels that reach much: random against the historical course. */
static Seen play(const Content *played)
{
    Seen seen = {0};
    Err err = {""};
    BatchResult *sums = malloc(sizeof *sums);
    BatchRequest q = {.scenario = catalog_scenario(content_catalog(played), "base"), .first_seed = 1, .campaigns = 10, .jobs = 1, .each = count, .self = &seen};
    q.level[1] = (AiLevel){.kind = AI_GREEDY};
    q.level[2] = (AiLevel){.kind = AI_HISTORICAL};
    assert_true(batch_run(played, &q, sums, &err));
    q.level[2] = (AiLevel){.kind = AI_RANDOM};
    q.level[1] = (AiLevel){.kind = AI_RANDOM};
    assert_true(batch_run(played, &q, sums, &err));
    free(sums);
    return seen;
}

static Content *without(const char *words)
{
    Content *copy;
    Err err = {""};
    assert_true(content_copy(content, &copy, &err));
    assert_true(content_without(copy, words, &err));
    assert_true(content_catalog(copy)->hash != content_catalog(content)->hash);
    return copy;
}

static int most(const int64_t *n, int limit)
{
    int best = 1;
    for (int i = 2; i <= limit; i++) best = n[i] > n[best] ? i : best;
    return best;
}

static void what_is_off_does_not_happen(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    char word[128];
    Seen plain = play(content);
    int event = most(plain.event, c->event_count), action = most(plain.action, c->action_count), agreement = most(plain.signed_as, c->agreement_count);
    assert_true(plain.event[event] && plain.action[action] && plain.signed_as[agreement]);

    snprintf(word, sizeof word, "event:%s,action:%s", c->event[event].at.id, c->action[action].at.id);
    Content *copy = without(word);
    Seen off = play(copy);
    assert_true(off.event[event] == 0 && off.action[action] == 0);
    content_close(copy);

    snprintf(word, sizeof word, "agreement:%s", c->agreement[agreement].at.id);
    copy = without(word);
    off = play(copy);
    assert_true(off.signed_as[agreement] == 0);
    content_close(copy);

    Seen again = play(content); /* the original is as it was */
    assert_memory_equal(&plain, &again, sizeof plain);
}

static void an_option_is_off_unless_it_is_the_default(void **state)
{
    (void)state;
    const Catalog *c = content_catalog(content);
    char word[160];
    Seen plain = play(content);
    int tried = 0;
    for (int e = 1; e <= c->event_count && tried < 3; e++) {
        for (int i = 0; i < c->event[e].option_count && tried < 3; i++) {
            const OptionDef *o = &c->event[e].option[i];
            snprintf(word, sizeof word, "option:%s.%s", c->event[e].at.id, o->at.id);
            if (o->is_default) {
                Content *copy;
                Err err = {""};
                assert_true(content_copy(content, &copy, &err));
                assert_false(content_without(copy, word, &err));
                assert_non_null(strstr(err.text, "cannot be switched off"));
                content_close(copy);
            } else if (plain.option[e][i]) {
                Content *copy = without(word);
                Seen off = play(copy);
                assert_true(off.option[e][i] == 0);
                content_close(copy);
                tried++;
            }
        }
    }
    assert_true(tried == 3);
}

static void wrong_words_are_named(void **state)
{
    (void)state;
    static const char *const words[][2] = {{"event:kabul_fals", "did you mean 'kabul_falls'"}, {"event:nothing_like_it", "unknown event"}, {"kabul_falls", "is no event:ID"},
                                           {"option:kabul_falls", "is no option:EVENT.ID"},    {"option:kabul_falls.nope", "has no option"}, {"action:treaty_stepp", "treaty_step"},
                                           {"agreement:zzzzzz", "unknown agreement"},           {"planet:mars", "is no event:ID"}};
    for (int i = 0; i < COUNT_OF(words); i++) {
        Content *copy;
        Err err = {""};
        assert_true(content_copy(content, &copy, &err));
        assert_false(content_without(copy, words[i][0], &err));
        assert_non_null(strstr(err.text, words[i][1]));
        content_close(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_off_does_not_happen), cmocka_unit_test(an_option_is_off_unless_it_is_the_default),
                                       cmocka_unit_test(wrong_words_are_named)};
    return cmocka_run_group_tests(tests, open_content, drop_content);
}
