#include "session/tuning.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/str.h"
#include "core/model.h"

#include <string.h>

enum { WORD = 96 };

/* "-2.5" into thousandths; at most three decimals. */
static bool read_milli(const char *text, int32_t *out)
{
    int64_t whole = 0, part = 0, unit = MILLI;
    bool minus = *text == '-', digits = false;
    for (text += minus; *text >= '0' && *text <= '9' && whole < 1000000; text++, digits = true) whole = whole * 10 + (*text - '0');
    if (*text == '.') {
        for (text++; *text >= '0' && *text <= '9' && unit > 1; text++, digits = true) {
            unit /= 10;
            part += (*text - '0') * unit;
        }
    }
    if (*text || !digits) return false;
    *out = fixed_saturate((minus ? -1 : 1) * (whole * MILLI + part));
    return true;
}

static int32_t *find_number(Catalog *c, int scenario, const char *name, const char **unit)
{
    ScenarioDef *s = &c->scenario[scenario];
    *unit = "milli";
    if (str_eq(name, "third_powers")) return &s->third_powers;
    if (strncmp(name, "komi.", 5) == 0) {
        int power = catalog_power(c, name + 5);
        return power >= 1 && power <= MAX_SEATS ? &s->komi[power] : NULL;
    }
    for (int i = 0; i < TUNE_COUNT; i++) {
        if (!str_eq(tune_info(i)->name, name)) continue;
        *unit = tune_info(i)->unit;
        return (int32_t *)&s->tunes + i;
    }
    return NULL;
}

static bool nearest_name(const char *name, StrBuf *out)
{
    int least = 3;
    const char *best = NULL;
    for (int i = 0; i < TUNE_COUNT; i++) {
        int d = str_distance(name, tune_info(i)->name, 2);
        if (d >= least) continue;
        least = d;
        best = tune_info(i)->name;
    }
    if (best) str_addf(out, " (did you mean '%s'?)", best);
    return best != NULL;
}

static bool set_one(Catalog *c, int scenario, char *word, Err *err)
{
    char *value = strchr(word, '='), hint[WORD] = "";
    const char *unit;
    int32_t milli;
    StrBuf b = str_buf(hint, sizeof hint);
    if (!value) return err_set(err, "'--set %s' is no NAME=VALUE", word);
    *value++ = 0;
    int32_t *number = find_number(c, scenario, word, &unit);
    if (!number) {
        if (!nearest_name(word, &b)) str_add(&b, "; a tune of the scenario (steppe-cli schema lists them), komi.POWER or third_powers");
        return err_set(err, "--set knows no '%s'%s", word, hint);
    }
    if (!read_milli(value, &milli)) return err_set(err, "'%s' of --set %s is no number", value, word);
    if (str_eq(unit, "whole") || str_eq(unit, "quarters")) {
        if (milli % MILLI || milli < 0) return err_set(err, "--set %s needs a whole number, not %s", word, value);
        milli /= MILLI;
    } else if (str_eq(unit, "rate")) milli = (int32_t)fixed_round_div(milli, 10);
    *number = milli;
    return true;
}

bool tuning_set(Catalog *c, int scenario, const char *words, Err *err)
{
    for (const char *at = words; *at;) {
        char word[WORD];
        size_t n = strcspn(at, ",");
        if (n >= sizeof word) return err_set(err, "--set has a word of more than %d letters", WORD - 1);
        memcpy(word, at, n);
        word[n] = 0;
        if (!set_one(c, scenario, word, err)) return false;
        at += n + (at[n] == ',');
    }
    model_solve_course(c, scenario);
    c->hash = hash_mix(c->hash, hash_bytes(words, strlen(words)));
    return true;
}
