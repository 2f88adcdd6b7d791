/* Agreements each quarter: signed ones enter into force, those in force do their part, terms run out, accords are
 * reviewed and lapse when their margin has gone. */
#include "core/turn.h"

#include "core/model.h"

static Effect effect_for(Turn *t, int type, int state, int power)
{
    Cause cause = {.kind = CAUSE_AGREEMENT, .actor = (uint8_t)power, .id = (uint16_t)type};
    return effect_of(t->game, t->world, t->log, cause, &t->game->catalog->agreement[type].at, power, state);
}

static void report_in_force(Turn *t, int type, int state, int power)
{
    effect_report(t->world, t->log,
                  (Report){.kind = REPORT_IN_FORCE, .id = (uint16_t)type, .state = (uint8_t)state, .power = (uint8_t)power, .seat = (uint8_t)power});
}

static void enter_step(Turn *t, int state, int seat)
{
    World *w = t->world;
    int type = t->game->catalog->accord_step[seat][w->steps[state][seat] + 1];
    Effect e = effect_for(t, type, state, seat);
    effect_add(w, t->log, VAR_ACCORD, state, seat, 0, 0, 1, e.cause);
    w->step_age[state][seat] = 0;
    report_in_force(t, type, state, seat);
}

int32_t agree_review_margin(const Catalog *c, World *w, int state, int seat)
{
    /* The step's own margin: as if it were offered anew, without itself. */
    int step = w->steps[state][seat]--;
    int32_t margin = model_margin(c, w, c->accord_step[seat][step], state, seat, NULL);
    w->steps[state][seat]++;
    return margin;
}

static void review(Turn *t, int state, int seat)
{
    World *w = t->world;
    const Catalog *c = t->game->catalog;
    const Tunes *n = game_tunes(c, w);
    if (w->steps[state][seat] == 0 || ++w->step_age[state][seat] < n->accord_review) return;
    w->step_age[state][seat] = 0;
    if (agree_review_margin(c, w, state, seat) >= n->accord_lapse) return;
    int type = c->accord_step[seat][w->steps[state][seat]];
    Effect e = effect_for(t, type, state, seat);
    effect_end_agreement(&e, type, state, seat, 1);
}

static void accords(Turn *t, int state, int seat)
{
    World *w = t->world;
    if (w->step_wait[state][seat] > 0 && --w->step_wait[state][seat] == 0 && w->steps[state][seat] < 6) enter_step(t, state, seat);
    else review(t, state, seat);
    for (int step = 1; step <= w->steps[state][seat]; step++) {
        int type = t->game->catalog->accord_step[seat][step];
        if (t->game->catalog->agreement[type].each_quarter == 0) continue;
        Effect e = effect_for(t, type, state, seat);
        effect_run(&e, t->game->catalog->agreement[type].each_quarter);
    }
}

/* Whatever stood in the slot before, each agreement sees the quarter once, in order of type, state and power. */
static void run_agreement(Turn *t, int i)
{
    World *w = t->world;
    const AgreementDef *def = &t->game->catalog->agreement[w->agreement_type[i]];
    int type = w->agreement_type[i], state = w->agreement_state[i], power = w->agreement_power[i];
    if (w->agreement_status[i] == AGREEMENT_SIGNED) {
        if (w->quarter + 1 < w->agreement_since[i] + def->ratify) return;
        w->agreement_status[i] = AGREEMENT_IN_FORCE;
        report_in_force(t, type, state, power);
        return;
    }
    int8_t clause[MAX_CLAUSES];
    for (int k = 0; k < MAX_CLAUSES; k++) clause[k] = w->agreement_clause[i][k];
    Effect e = effect_for(t, type, state, power);
    e.scope.clause = clause;
    effect_run(&e, def->each_quarter);
    if (w->agreement_left[i] != 255 && w->agreement_left[i] > 0 && --w->agreement_left[i] == 0) {
        effect_end_agreement(&e, type, state, power, 3);
    }
}

void agree_quarter(Turn *t)
{
    World *w = t->world;
    for (int s = 1; s <= t->game->catalog->state_count; s++) {
        accords(t, s, w->initiative);
        accords(t, s, seat_rival(w->initiative));
    }
    _Static_assert(MAX_AGREEMENTS % 8 == 0, "passed over by eights");
    for (int i = 0; i < MAX_AGREEMENTS; i++) {
        if (i % 8 == 0 && zero8(w->agreement_status + i)) i += 7;
        else if (w->agreement_status[i] != AGREEMENT_FREE) run_agreement(t, i);
    }
}
