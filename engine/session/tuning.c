#include "session/tuning.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/str.h"
#include "core/model.h"

#include <stddef.h>
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

/* Numbers that are no tunes: in milli, and in whole ones of either sign. */
enum { NO_TUNE = -1, NO_TUNE_WHOLE = -2 };

/* Where a power's own number lies in the list of the seats at `list`. */
static size_t of_seat(const Catalog *c, size_t list, const char *power_id)
{
    int power = catalog_power(c, power_id);
    return power >= 1 && power <= MAX_SEATS ? list + (size_t)power * sizeof(int32_t) : 0;
}

/* Where the number lies in a ScenarioDef, 0: there is none; *tune: which of the tunes it is, or one of the above. */
static size_t find_number(const Catalog *c, const char *name, int *tune)
{
    *tune = NO_TUNE;
    if (str_eq(name, "third_powers")) return offsetof(ScenarioDef, third_powers);
    if (strncmp(name, "komi.", 5) == 0) return of_seat(c, offsetof(ScenarioDef, komi), name + 5);
    if (strncmp(name, "capital_extra.", 14) == 0) {
        *tune = NO_TUNE_WHOLE;
        return of_seat(c, offsetof(ScenarioDef, capital_extra), name + 14);
    }
    for (int i = 0; i < TUNE_COUNT; i++) {
        if (!str_eq(tune_info(i)->name, name)) continue;
        *tune = i;
        return offsetof(ScenarioDef, tunes) + (size_t)i * sizeof(int32_t);
    }
    return 0;
}

static const char *unit_of(int tune) { return tune == NO_TUNE_WHOLE ? "whole" : tune == NO_TUNE ? "milli" : tune_info(tune)->unit; }
static bool in_whole_numbers(int tune) { return str_eq(unit_of(tune), "whole") || str_eq(unit_of(tune), "quarters"); }

bool tuning_get(const Catalog *c, int scenario, const char *name, TuningValue *out)
{
    int tune;
    size_t place = find_number(c, name, &tune);
    if (!place) return false;
    int32_t number = *(const int32_t *)(const void *)((const char *)&c->scenario[scenario] + place);
    *out = (TuningValue){.milli = number, .least = 1, .divides = tune >= 0 && tune_divides(tune)};
    if (in_whole_numbers(tune)) {
        out->milli = number * MILLI;
        out->least = MILLI;
    } else if (str_eq(unit_of(tune), "rate")) {
        out->milli = number * 10;
        out->least = 10;
    }
    return true;
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
    int32_t milli;
    int tune;
    StrBuf b = str_buf(hint, sizeof hint);
    if (!value) return err_set(err, "'--set %s' is no NAME=VALUE", word);
    *value++ = 0;
    size_t place = find_number(c, word, &tune);
    if (!place) {
        if (!nearest_name(word, &b)) str_add(&b, "; a tune of the scenario (steppe-cli schema lists them), komi.POWER, capital_extra.POWER or third_powers");
        return err_set(err, "--set knows no '%s'%s", word, hint);
    }
    if (!read_milli(value, &milli)) return err_set(err, "'%s' of --set %s is no number", value, word);
    if (in_whole_numbers(tune)) {
        if (milli % MILLI || (milli < 0 && tune != NO_TUNE_WHOLE)) return err_set(err, "--set %s needs a whole number, not %s", word, value);
        milli /= MILLI;
    } else if (str_eq(unit_of(tune), "rate")) milli = (int32_t)fixed_round_div(milli, 10);
    if (milli == 0 && tune >= 0 && tune_divides(tune)) return err_set(err, "--set %s divides, it cannot be 0", word);
    *(int32_t *)(void *)((char *)&c->scenario[scenario] + place) = milli;
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
