/* The model step at a quarter's end: bases erode and drift, ties fade to them, moods return to rest, third powers
 * grow, alignment follows its target. Each state and side from its own numbers, so no order favours anybody. */
#include "core/turn.h"

#include "base/fixed.h"
#include "core/model.h"

static void ties_of(Turn *t, int state, int power)
{
    const Catalog *c = t->game->catalog;
    const PowerDef *def = &c->power[power];
    World *w = t->world;
    const int32_t fade = game_tunes(c, w)->tie_fade;
    const Cause decays = cause_rule(RULE_DECAY, power), drifts = cause_rule(RULE_DRIFT, power), fades = cause_rule(RULE_FADE, power);
    for (int ch = 1; ch <= c->channel_count; ch++) {
        int32_t *base = &w->base[state][power][ch];
        effect_change(w, t->log, VAR_BASE, state, power, ch, 0, -fixed_rate(*base, (int32_t)def->decay[ch]), decays);
        effect_change(w, t->log, VAR_BASE, state, power, ch, 0, def->drift[ch], drifts);
        effect_change(w, t->log, VAR_TIE, state, power, ch, 0, fixed_rate(*base - w->tie[state][power][ch], fade), fades);
    }
}

static void third_powers(Turn *t)
{
    const Catalog *c = t->game->catalog;
    for (int p = MAX_SEATS + 1; p <= c->power_count; p++) {
        Effect e = effect_of(t->game, t->world, t->log, cause_rule(RULE_THIRD_POWER, p), &c->power[p].at, p, 0);
        e.scale = t->world->third_powers;
        effect_run(&e, c->power[p].effect_quarter);
    }
}

static ALWAYS_INLINE void to_rest(Turn *t, int var, int state, int power, int32_t now, int32_t rest, int32_t rate)
{
    effect_change(t->world, t->log, var, state, power, 0, 0, fixed_rate(rest - now, rate), cause_rule(RULE_REST, power));
}

/* Truncated, so that it reaches zero. All that there is room for, as sixteen-bit products, which compilers take eight at
 * a time: quicker than only those in use. */
static NEVER_INLINE void keep_part(uint16_t saturation[MAX_ACTIONS], uint16_t share)
{
    for (int a = 0; a < MAX_ACTIONS; a++) saturation[a] = (uint16_t)((uint32_t)saturation[a] * share >> 16);
}

static void forget(Turn *t, int state)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int32_t keep = game_tunes(c, w)->saturation_keep;
    report_touched(t->log, VAR_SATURATION);
    keep_part(w->saturation[state] + 1, (uint16_t)int_clamp((keep * 65536 + MILLI - 1) / MILLI, 0, 65535));
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t kept = fixed_mul(w->acts[state][seat], keep);
        effect_change(w, t->log, VAR_ACTS, state, seat, 0, 0, kept - w->acts[state][seat], cause_rule(RULE_MEMORY, seat));
    }
}

static void moods(Turn *t, int s)
{
    const Catalog *c = t->game->catalog;
    const ScenarioDef *scenario = game_scenario(c, t->world);
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        to_rest(t, VAR_GOODWILL, s, seat, w->goodwill[s][seat], scenario->goodwill_rest[s][seat], n->goodwill_rest);
        int32_t kept = fixed_mul(w->intel[seat][s], n->intel_keep);
        effect_change(w, t->log, VAR_INTEL, s, seat, 0, 0, kept - w->intel[seat][s], cause_rule(RULE_MEMORY, seat));
    }
    to_rest(t, VAR_SOVEREIGNTY, s, 0, w->sovereignty[s], scenario->sovereignty_rest[s], n->sovereignty_rest);
    to_rest(t, VAR_STABILITY, s, 0, w->stability[s], scenario->stability_rest[s], n->stability_rest);
    int32_t beyond = fixed_abs(w->alignment[s]) - n->sovereignty_from;
    if (beyond > 0)
        effect_change(w, t->log, VAR_SOVEREIGNTY, s, 0, 0, 0, fixed_mul(n->sovereignty_rise, beyond), cause_rule(RULE_DOMINATION, 0));
}

static void powers(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        to_rest(t, VAR_PRESTIGE, 0, seat, w->prestige[seat], 50 * MILLI, n->prestige_rest);
        to_rest(t, VAR_HOME, 0, seat, w->home[seat], game_scenario(c, w)->home_rest[seat], n->home_rest);
        int32_t kept = fixed_mul(w->blame[seat], n->blame_keep);
        effect_change(w, t->log, VAR_BLAME, 0, seat, 0, 0, kept - w->blame[seat], cause_rule(RULE_BLAME_DECAY, seat));
        int32_t remembered = fixed_mul(w->counters[seat], n->saturation_keep);
        effect_change(w, t->log, VAR_COUNTERS, 0, seat, 0, 0, remembered - w->counters[seat], cause_rule(RULE_MEMORY, seat));
    }
    if (w->tension > 0)
        effect_change(w, t->log, VAR_TENSION, 0, 0, 0, 0, -(w->tension < n->tension_decay ? w->tension : n->tension_decay),
                   cause_rule(RULE_TENSION_DECAY, 0));
}

/* Blocs at home: the angry and the pleased have their say, then all return toward rest. */
static void bloc_speaks(Turn *t, int v, uint32_t effect)
{
    const VariableDef *def = &t->game->catalog->variable[v];
    if (!effect) return;
    Effect e = effect_of(t->game, t->world, t->log, (Cause){.kind = CAUSE_BLOC, .actor = (uint8_t)def->seat, .id = (uint16_t)v}, &def->at, def->seat, 0);
    effect_run(&e, effect);
}

static void blocs(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    for (int i = 0; i < c->bloc_count; i++) {
        const int v = c->bloc[i];
        const VariableDef *def = &c->variable[v];
        int mood = model_bloc_mood(c, w, v);
        if (mood) bloc_speaks(t, v, mood < 0 ? def->low_effect : def->high_effect);
        int32_t now = w->variable[v], within = fixed_clamp(now, def->min, def->max);
        effect_add(w, t->log, VAR_VARIABLE, 0, 0, 0, v, within - now + fixed_muldiv(def->start - within, def->rest, 100 * MILLI), cause_rule(RULE_REST, def->seat));
    }
}

static void follow_target(Turn *t, int s)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    int32_t step = model_step(n, w->alignment[s], model_target(c, w, s));
    effect_change(w, t->log, VAR_ALIGNMENT, s, 0, 0, 0, step, cause_rule(RULE_FOLLOW, 0));
    int before = model_tier(n, w->alignment_before[s]), after = model_tier(n, w->alignment[s]);
    if (before != after)
        effect_report(w, t->log, (Report){.kind = REPORT_TIER, .state = (uint8_t)s, .delta = before, .after = after});
    w->alignment_before[s] = w->alignment[s];
}

void drift_quarter(Turn *t)
{
    const Catalog *c = t->game->catalog;
    for (int s = 1; s <= c->state_count; s++) {
        for (int seat = 1; seat <= MAX_SEATS; seat++) ties_of(t, s, seat);
    }
    third_powers(t);
    for (int s = 1; s <= c->state_count; s++) {
        moods(t, s);
        forget(t, s);
    }
    powers(t);
    blocs(t);
    for (int s = 1; s <= c->state_count; s++) follow_target(t, s);
}
