/* Years, priorities, points and every ending. */
#include "core/turn.h"

#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/model.h"

static int draw_agenda(const Turn *t, int year)
{
    return 1 + rng_below(rng_at(t->world->seed, RNG_AGENDA, 0, year, 0), t->game->catalog->channel_count);
}

/* The year's channel counts more, and all are scaled back to sum 1. */
static void weigh_channels(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int32_t factor = game_tunes(c, w)->agenda_factor;
    int64_t sum = 0;
    for (int ch = 1; ch <= c->channel_count; ch++) sum += (int64_t)c->channel[ch].weight * (ch == w->agenda ? factor : MILLI);
    for (int ch = 1; ch <= c->channel_count; ch++)
        w->weight[ch] = fixed_muldiv((int64_t)c->channel[ch].weight * (ch == w->agenda ? factor : MILLI), MILLI, sum);
}

bool score_priority_met(const Catalog *c, const World *w, int seat, int i)
{
    if (w->priority[seat][i] == 0) return false;
    int state = c->priority[w->priority[seat][i]].state;
    return w->alignment[state] * seat_sign(seat) >= w->priority_mark[seat][i] + w->priority_rise[seat][i];
}

static void draw_priority(Turn *t, int seat, int i)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int pool[MAX_PRIORITIES], count = 0;
    for (int p = 1; p <= c->priority_count && count < MAX_PRIORITIES; p++) {
        bool taken = i > 0 && w->priority[seat][0] && c->priority[w->priority[seat][0]].state == c->priority[p].state;
        if (c->priority[p].seats >> seat & 1 && !taken) pool[count++] = p;
    }
    w->priority[seat][i] = 0;
    if (count == 0) return;
    uint64_t name = c->power[seat].at.hash;
    int year = game_year(c, w);
    const int drawn = pool[rng_below(rng_at(w->seed, RNG_PRIORITY, name, year, i), count)];
    const PriorityDef *def = &c->priority[drawn];
    int span = (def->rise_max - def->rise_min) / MILLI + 1;
    w->priority[seat][i] = (uint16_t)drawn;
    w->priority_mark[seat][i] = w->alignment[def->state] * seat_sign(seat);
    w->priority_rise[seat][i] = def->rise_min + MILLI * rng_below(rng_at(w->seed, RNG_PRIORITY, name, year, 8 + i), span);
}

void score_open_year(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int season = game_season(c, w), year = game_year(c, w);
    if (w->quarter == 0 || season == 1) {
        w->agenda = (uint8_t)draw_agenda(t, year);
        w->agenda_next = 0;
        weigh_channels(t);
        effect_report(w, t->log, (Report){.kind = REPORT_AGENDA, .channel = w->agenda});
        for (int seat = 1; seat <= MAX_SEATS; seat++) {
            for (int i = 0; i < game_tunes(c, w)->priority_count && i < 2; i++) draw_priority(t, seat, i);
        }
    }
    bool last = w->quarter + 1 >= game_scenario(c, w)->quarters;
    if (season == 4 && !last) {
        w->agenda_next = (uint8_t)draw_agenda(t, year + 1);
        effect_report(w, t->log, (Report){.kind = REPORT_AGENDA, .channel = w->agenda_next, .arg = 1});
    }
}

bool score_is_over(const World *w) { return w->phase == PHASE_OVER; }

void score_end(Turn *t, int ending, int winner)
{
    World *w = t->world;
    w->ending = (uint8_t)ending;
    w->winner = (uint8_t)winner;
    w->phase = PHASE_OVER;
    effect_report(w, t->log, (Report){.kind = REPORT_ENDING, .arg = (uint8_t)ending, .seat = (uint8_t)winner});
}

static int leader(int32_t one, int32_t two) { return one > two ? 1 : two > one ? 2 : 0; }

static bool rupture(Turn *t)
{
    World *w = t->world;
    if (w->tension < game_tunes(t->game->catalog, w)->tension_end) return false;
    int guilty = leader(w->blame[1], w->blame[2]);
    score_end(t, ENDING_RUPTURE, guilty ? seat_rival(guilty) : 0);
    return true;
}

static bool home_collapse(Turn *t)
{
    World *w = t->world;
    int32_t limit = game_tunes(t->game->catalog, w)->collapse_quarters;
    bool fallen[DIM_SEATS] = {false};
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        w->low_home[seat] = w->home[seat] <= 0 ? (uint8_t)int_min(255, w->low_home[seat] + 1) : 0;
        fallen[seat] = w->low_home[seat] >= limit;
    }
    if (!fallen[1] && !fallen[2]) return false;
    score_end(t, ENDING_HOME_COLLAPSE, fallen[1] && fallen[2] ? 0 : fallen[1] ? 2 : 1);
    return true;
}

static bool sudden_win(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    bool won[DIM_SEATS] = {false};
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        const PowerDef *p = &c->power[seat];
        bool true_now = p->sudden_states > 0 && model_sudden_states(c, w, seat) >= p->sudden_states;
        w->sudden[seat] = true_now ? (uint8_t)int_min(255, w->sudden[seat] + 1) : 0;
        bool early = p->sudden_year > 0 && game_absolute_quarter(c, w) < p->sudden_year * 4 + p->sudden_season - 1;
        won[seat] = true_now && !early && w->sudden[seat] >= p->sudden_quarters;
    }
    if (!won[1] && !won[2]) return false;
    if (won[1] && won[2]) score_end(t, ENDING_POINTS, leader(w->score[1], w->score[2]));
    else score_end(t, ENDING_SUDDEN, won[1] ? 1 : 2);
    return true;
}

static void reveal_priorities(Turn *t, int seat)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    for (int i = 0; i < 2; i++) {
        if (w->priority[seat][i] == 0) continue;
        bool met = score_priority_met(c, w, seat, i);
        int32_t points = met ? fixed_mul(game_tunes(c, w)->priority_points, model_year_weight(c, w)) : 0;
        effect_report(w, t->log, (Report){.kind = REPORT_PRIORITY, .seat = (uint8_t)seat, .id = w->priority[seat][i], .arg = met, .delta = points,
                                          .state = (uint8_t)c->priority[w->priority[seat][i]].state});
        effect_add(w, t->log, VAR_SCORE, 0, seat, 0, 0, points, cause_rule(RULE_PRIORITY, seat));
        w->priority[seat][i] = 0;
        w->priority_mark[seat][i] = w->priority_rise[seat][i] = 0;
    }
}

static void reveal_aim(Turn *t, int seat)
{
    World *w = t->world;
    if (w->aim[seat] == 0) return;
    effect_report(w, t->log, (Report){.kind = REPORT_AIM, .seat = (uint8_t)seat, .id = w->aim[seat]});
    w->aim[seat] = 0;
}

static void year_end(Turn *t)
{
    World *w = t->world;
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int32_t points = model_year_points(t->game->catalog, w, seat);
        effect_add(w, t->log, VAR_SCORE, 0, seat, 0, 0, points, cause_rule(RULE_YEAR_END, seat));
        effect_report(w, t->log, (Report){.kind = REPORT_YEAR, .seat = (uint8_t)seat, .delta = points, .after = w->score[seat]});
    }
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        reveal_priorities(t, seat);
        reveal_aim(t, seat);
    }
}

static void last_quarter(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const Tunes *n = game_tunes(c, w);
    int64_t middle = 0, all = 0;
    for (int s = 1; s <= c->state_count; s++) {
        all += c->state[s].weight;
        if (fixed_abs(w->alignment[s]) < n->multi_band) middle += c->state[s].weight;
    }
    bool balanced = middle * MILLI >= all * n->multi_share && fixed_abs(w->score[1] - w->score[2]) <= n->multi_score;
    if (balanced) score_end(t, ENDING_MULTI_VECTOR, 0);
    else score_end(t, ENDING_POINTS, leader(w->score[1], w->score[2]));
}

void score_close_quarter(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    if (rupture(t) || home_collapse(t) || sudden_win(t)) return;
    bool last = w->quarter + 1 >= game_scenario(c, w)->quarters;
    if (game_season(c, w) == 4 || last) year_end(t);
    if (last) last_quarter(t);
}
