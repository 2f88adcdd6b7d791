/* What a plan does: price, effects in turn by initiative, then offers, all judged from the same figures. */
#include "core/turn.h"

#include "base/fixed.h"
#include "core/model.h"

void act_pay_plans(Turn *t)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    for (int i = 0; i < MAX_SEATS; i++) {
        int seat = i == 0 ? w->initiative : seat_rival(w->initiative);
        for (int slot = 0; slot < MAX_SLOTS; slot++) {
            int action = w->plan_action[seat][slot];
            if (action == 0) continue;
            Cause cause = {.kind = CAUSE_ACTION, .actor = (uint8_t)seat, .id = (uint16_t)action};
            effect_report(w, t->log, (Report){.kind = REPORT_ACTION, .seat = (uint8_t)seat, .id = (uint16_t)action,
                                              .state = w->plan_target[seat][slot], .arg = (uint8_t)slot});
            effect_add(w, t->log, VAR_CAPITAL, 0, seat, 0, 0, -c->action[action].capital, cause);
            effect_add(w, t->log, VAR_MONEY, 0, seat, 0, 0, -c->action[action].money, cause);
            w->slot_scale[seat][slot] = MILLI;
        }
    }
}

static void provoke(Turn *t, const ActionDef *action, int seat, int32_t share, Cause cause)
{
    int32_t tension = fixed_mul(action->tension, share);
    effect_add(t->world, t->log, VAR_TENSION, 0, 0, 0, 0, tension, cause);
    effect_add(t->world, t->log, VAR_BLAME, 0, seat, 0, 0, tension, cause);
}

static void push_back(Turn *t, int seat, int action, int state)
{
    const Catalog *c = t->game->catalog;
    const DoctrineDef *doctrine = &c->doctrine[c->state[state].doctrine];
    effect_report(t->world, t->log, (Report){.kind = REPORT_BALANCE, .seat = (uint8_t)seat, .state = (uint8_t)state, .id = (uint16_t)action});
    Effect e = effect_of(t->game, t->world, t->log, cause_rule(RULE_BALANCING, seat), &doctrine->at, seat, state);
    effect_run(&e, doctrine->pushback);
}

static void meet_wants(Turn *t, int seat, int action, int state, int32_t scale)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    for (int i = 1; i <= c->want_count; i++) {
        const WantDef *want = &c->want[i];
        bool meets = (want->met_by_project && c->action[action].project == want->met_by_project) || want->action == action;
        if (want->state != state || (!meets && want->hurt_by != action)) continue;
        Cause cause = {.kind = CAUSE_WANT, .actor = (uint8_t)seat, .id = (uint16_t)i};
        int32_t crowd = MILLI + fixed_mul(game_tunes(c, w)->saturation_weight, w->saturation[state][action]);
        int32_t bonus = fixed_div(fixed_mul(want->bonus, scale), crowd);
        if (meets) effect_add(w, t->log, VAR_GOODWILL, state, seat, 0, 0, bonus, cause);
        if (want->hurt_by == action) effect_add(w, t->log, VAR_GOODWILL, state, seat, 0, 0, -fixed_mul(want->bonus, scale), cause);
    }
}

void act_apply(Turn *t, int seat, int id, int state, int32_t scale)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const ActionDef *action = &c->action[id];
    const Tunes *n = game_tunes(c, w);
    Cause cause = {.kind = CAUSE_ACTION, .actor = (uint8_t)seat, .id = (uint16_t)id};
    if (scale <= 0) {
        effect_report(w, t->log, (Report){.kind = REPORT_VOID, .seat = (uint8_t)seat, .state = (uint8_t)state, .id = (uint16_t)id});
        provoke(t, action, seat, n->void_tension, cause);
        return;
    }
    bool tired = w->acts[state][seat] + MILLI > n->balance_limit;
    if (tired) {
        push_back(t, seat, id, state);
        scale = fixed_mul(scale, n->balance_scale);
    }
    Effect e = effect_of(t->game, w, t->log, cause, &action->at, seat, state);
    e.action = id;
    e.scale = scale;
    effect_run(&e, action->effect);
    if (action->project && scale >= n->whole_from) {
        Node advance = {.kind = EFFECT_ADVANCE, .state = SCOPE_TARGET, .arg = (uint16_t)action->project};
        effect_advance(&e, &advance);
    }
    meet_wants(t, seat, id, state, scale);
    provoke(t, action, seat, MILLI, cause);
    if (action->hard) effect_hard_played(&e, state, seat);
    effect_add(w, t->log, VAR_SATURATION, state, 0, 0, id, n->saturation_use, cause);
    effect_add(w, t->log, VAR_ACTS, state, seat, 0, 0, MILLI, cause);
}

void act_play_actions(Turn *t)
{
    World *w = t->world;
    for (int slot = 0; slot < MAX_SLOTS; slot++) {
        for (int i = 0; i < MAX_SEATS; i++) {
            int seat = i == 0 ? w->initiative : seat_rival(w->initiative);
            int action = w->plan_action[seat][slot];
            if (action && !t->game->catalog->action[action].offer)
                act_apply(t, seat, action, w->plan_target[seat][slot], w->slot_scale[seat][slot]);
        }
    }
}

typedef struct {
    int seat, slot, agreement, state;
    int32_t margin;
    bool accepted, could; /* could: with other clauses */
    int8_t would[MAX_CLAUSES];
} Offer;

/* What the state would sign instead. */
static void seek_counter_offer(Turn *t, Offer *o)
{
    const World *w = t->world;
    for (int i = 0; i < MAX_CLAUSES; i++) o->would[i] = w->plan_clause[o->seat][o->slot][i];
    bool may_move = !o->accepted && t->game->catalog->agreement[o->agreement].clause_count > 0;
    if (may_move) o->could = model_counter(t->game->catalog, w, o->agreement, o->state, o->seat, w->slot_malus[o->seat][o->slot], o->would);
}

static int collect_offers(Turn *t, Offer offers[2 * MAX_SLOTS])
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    int count = 0;
    for (int i = 0; i < MAX_SEATS; i++) {
        int seat = i == 0 ? w->initiative : seat_rival(w->initiative);
        for (int slot = 0; slot < MAX_SLOTS; slot++) {
            const ActionDef *action = &c->action[w->plan_action[seat][slot]];
            if (w->plan_action[seat][slot] == 0 || !action->offer) continue;
            int state = w->plan_target[seat][slot];
            Offer o = {.seat = seat, .slot = slot, .state = state};
            o.agreement = model_offered(c, w, w->plan_action[seat][slot], state, seat);
            if (w->slot_scale[seat][slot] <= 0 || o.agreement == 0) {
                effect_report(w, t->log, (Report){.kind = REPORT_VOID, .seat = (uint8_t)seat, .state = (uint8_t)state, .id = w->plan_action[seat][slot]});
                Cause cause = {.kind = CAUSE_ACTION, .actor = (uint8_t)seat, .id = w->plan_action[seat][slot]};
                provoke(t, action, seat, game_tunes(c, w)->void_tension, cause);
                continue;
            }
            o.margin = model_margin(c, w, o.agreement, state, seat, w->plan_clause[seat][slot]) - w->slot_malus[seat][slot];
            o.accepted = o.margin >= 0;
            seek_counter_offer(t, &o);
            offers[count++] = o;
        }
    }
    return count;
}

/* Of two accepted offers that exclude each other the larger margin stands; equal: the one with initiative, which
 * comes first in the list. */
static void settle_conflicts(const Catalog *c, Offer *offers, int count)
{
    for (int i = 0; i < count; i++) {
        for (int k = i + 1; k < count; k++) {
            if (offers[i].state != offers[k].state || !offers[i].accepted || !offers[k].accepted) continue;
            uint64_t excludes = c->agreement[offers[i].agreement].conflicts >> (offers[k].agreement - 1) |
                                c->agreement[offers[k].agreement].conflicts >> (offers[i].agreement - 1);
            if (!(excludes & 1)) continue;
            if (offers[k].margin > offers[i].margin) offers[i].accepted = false;
            else offers[k].accepted = false;
        }
    }
}

/* Clause by clause; nothing when no clause helps. */
static void report_counter_offer(Turn *t, const Offer *o)
{
    const int8_t *asked = t->world->plan_clause[o->seat][o->slot];
    for (int i = 0; o->could && i < MAX_CLAUSES; i++) {
        if (o->would[i] == asked[i]) continue;
        effect_report(t->world, t->log, (Report){.kind = REPORT_COUNTER_OFFER, .seat = (uint8_t)o->seat, .state = (uint8_t)o->state,
                                                 .id = (uint16_t)o->agreement, .arg = (uint8_t)i, .delta = asked[i], .after = o->would[i]});
    }
}

static void refuse(Turn *t, const Offer *o)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    Cause cause = cause_rule(RULE_REFUSED, o->seat);
    effect_add(w, t->log, VAR_MONEY, 0, o->seat, 0, 0, c->action[w->plan_action[o->seat][o->slot]].money, cause);
    effect_add(w, t->log, VAR_PRESTIGE, 0, o->seat, 0, 0, -game_tunes(c, w)->offer_refused, cause);
    report_counter_offer(t, o);
}

static void meet_wants_by_agreement(Turn *t, const Offer *o)
{
    const Catalog *c = t->game->catalog;
    for (int i = 1; i <= c->want_count; i++) {
        if (c->want[i].state != o->state || c->want[i].agreement != o->agreement) continue;
        Cause cause = {.kind = CAUSE_WANT, .actor = (uint8_t)o->seat, .id = (uint16_t)i};
        effect_add(t->world, t->log, VAR_GOODWILL, o->state, o->seat, 0, 0, c->want[i].bonus, cause);
    }
}

static void accept(Turn *t, const Offer *o)
{
    const Catalog *c = t->game->catalog;
    World *w = t->world;
    const AgreementDef *def = &c->agreement[o->agreement];
    Cause cause = {.kind = CAUSE_ACTION, .actor = (uint8_t)o->seat, .id = w->plan_action[o->seat][o->slot]};
    Effect e = effect_of(t->game, w, t->log, cause, &def->at, o->seat, o->state);
    provoke(t, &c->action[w->plan_action[o->seat][o->slot]], o->seat, MILLI, cause);
    meet_wants_by_agreement(t, o);
    if (def->accord == 0) {
        effect_sign(&e, o->agreement, o->state, o->seat, w->plan_clause[o->seat][o->slot], false);
        return;
    }
    w->step_wait[o->state][o->seat] = (uint8_t)game_tunes(c, w)->accord_delay;
    for (int k = 1; k <= c->agreement_count; k++) {
        if (def->conflicts >> (k - 1) & 1) effect_end_agreement(&e, k, o->state, 0, 4);
    }
    effect_run(&e, def->signed_effect);
}

void act_judge_offers(Turn *t)
{
    World *w = t->world;
    Offer offers[2 * MAX_SLOTS];
    int count = collect_offers(t, offers);
    settle_conflicts(t->game->catalog, offers, count);
    for (int i = 0; i < count; i++) {
        const Offer *o = &offers[i];
        effect_report(w, t->log, (Report){.kind = REPORT_OFFER, .seat = (uint8_t)o->seat, .state = (uint8_t)o->state,
                                          .id = (uint16_t)o->agreement, .arg = o->accepted, .delta = o->margin});
        if (o->accepted) accept(t, o);
        else refuse(t, o);
    }
}
