#include "session/finding_words.h"

#include "ai/ai.h"

#include <string.h>

/* "planner:merchant" as "Ambassador (The merchant)"; levels that are not in the title are named here, others keep
 * their word. */
void finding_level_name(const Catalog *c, const TextTable *texts, const char *word, StrBuf *out)
{
    static const struct {
        const char *id, *name;
    } untitled[] = {{"random", "Random play"}, {"passive", "Idle play"}, {"historical", "History"}, {"greedy_v1", "Envoy, first edition"}};
    const AiLevelInfo *info;
    int count = ai_levels(&info);
    size_t n = strcspn(word, ":");
    bool found = false;
    for (int i = 0; i < count; i++) {
        if (strlen(info[i].id) != n || strncmp(info[i].id, word, n) != 0) continue;
        str_add(out, T(texts, info[i].name));
        found = true;
    }
    for (int i = 0; !found && i < COUNT_OF(untitled); i++) {
        if (strlen(untitled[i].id) != n || strncmp(untitled[i].id, word, n) != 0) continue;
        str_add(out, T(texts, untitled[i].name));
        found = true;
    }
    if (!found) str_addn(out, word, n);
    if (!word[n]) return;
    for (int p = 1; p <= c->personality_count; p++) {
        if (str_eq(c->personality[p].at.id, word + n + 1)) str_addf(out, " (%s)", finding_name(texts, &c->personality[p].at));
    }
}

int finding_ending_winner(const Catalog *c, const char *ending)
{
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        size_t n = strlen(ending), k = strlen(c->power[seat].at.id);
        if (c->power[seat].sudden_id && str_eq(c->power[seat].sudden_id, ending)) return seat;
        if (n > k && ending[n - k - 1] == '_' && str_eq(ending + n - k, c->power[seat].at.id)) return seat;
    }
    return 0;
}

void finding_ending_name(const Catalog *c, const TextTable *texts, const char *ending, StrBuf *out)
{
    static const struct {
        const char *word, *text;
    } forms[] = {{"points", "{winner}, on points"}, {"rupture", "Rupture: {winner} wins"}, {"home_collapse", "Home collapse: {winner} wins"}, {"resigned", "Resigned: {winner} wins"},
                 {"multi_vector", "The region wins"}, {"draw", "Draw"}};
    int seat = finding_ending_winner(c, ending);
    if (seat && c->power[seat].sudden_id && str_eq(c->power[seat].sudden_id, ending)) {
        str_add(out, c->power[seat].sudden_name ? T(texts, c->power[seat].sudden_name) : ending);
        return;
    }
    for (int i = 0; i < COUNT_OF(forms); i++) {
        if (strncmp(ending, forms[i].word, strlen(forms[i].word)) != 0) continue;
        TEXT_FORMAT(out, T(texts, forms[i].text), {"winner", seat ? finding_name(texts, &c->power[seat].at) : ""});
        return;
    }
    str_add(out, ending);
}

