#include "ai/weigh.h"

#include "ai/aim.h"
#include "ai/offer.h"
#include "ai/trial.h"
#include "ai/value.h"
#include "base/fixed.h"
#include "base/hash.h"
#include "base/rng.h"
#include "core/effect.h"
#include "core/model.h"
#include "core/rules.h"
#include "core/turn.h"

enum { THROWS = 4 };

static void weigh_state(const Player *p, const World *w, int s, const Known *known, Position *out)
{
    out->state[s] = value_state(p->game->catalog, w, s, p->seat, p->person, known);
    out->standing[s] = value_standing(p->game->catalog, w, s, p->seat, p->person);
}

static void sum_up(const Player *p, const World *w, Position *out)
{
    int64_t sum = 0, terms = value_home(w, p->seat, p->person) + (int64_t)out->income;
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        sum += out->state[s];
        terms += out->standing[s];
    }
    out->terms = fixed_saturate(terms);
    out->aim = aim_worth(p, w, out->state);
    out->total = fixed_saturate(sum + out->terms + out->aim);
}

static void weigh_world(const Player *p, const World *w, const Known *known, Position *out)
{
    for (int s = 1; s <= p->game->catalog->state_count; s++) weigh_state(p, w, s, known, out);
    out->income = value_income(p->game->catalog, w, p->seat, p->person);
    sum_up(p, w, out);
}

void weigh_position(const Player *p, const World *w, Position *out) { weigh_world(p, w, NULL, out); }

const Position *weigh_now(const Player *p)
{
    AiDesk *desk = p->scratch;
    if (desk->now_known) return &desk->now;
    value_shares(p->game->catalog, p->seen, p->person, &desk->shares);
    weigh_world(p, p->seen, &(Known){&desk->shares, 0}, &desk->now);
    desk->now_known = true;
    return &desk->now;
}

void weigh_tried(const Player *p, Position *out)
{
    const World *w = &p->scratch->a;
    Touched touched;
    trial_touched(p, &touched);
    *out = *weigh_now(p);
    if (trial_log(p)->beyond) out->income = value_income(p->game->catalog, w, p->seat, p->person);
    for (int s = 1; s <= p->game->catalog->state_count; s++) {
        /* A step that waits is no ledgered number. */
        bool waits = w->step_wait[s][1] != p->seen->step_wait[s][1] || w->step_wait[s][2] != p->seen->step_wait[s][2];
        if (waits || (touched.states >> s & 1)) weigh_state(p, w, s, &(Known){&p->scratch->shares, touched.channels[s]}, out);
    }
    sum_up(p, w, out);
}

int32_t weigh_noise(const Player *p, uint64_t name)
{
    int32_t widest = p->person->temperature;
    if (widest <= 0) return 0;
    return rng_below(rng_at(p->key, RNG_AI, name, p->seen->quarter, 1000 + p->seen->phase), 2 * widest + 1) -
           widest;
}

uint64_t weigh_name(const Catalog *c, int action, int state)
{
    return hash_mix(c->action[action].at.hash, c->state[state].at.hash);
}

int32_t weigh_price(const Player *p, int capital, int32_t money)
{
    int32_t sum = p->person->capital * capital + fixed_mul(p->person->money, money);
    return fixed_mul(sum, value_year_weight(p->game->catalog, p->seen));
}

bool weigh_too_dangerous(const Player *p, const ActionDef *a)
{
    const World *w = p->seen;
    return a->tension > 0 && w->tension + a->tension > CAREFUL_TENSION &&
           w->blame[p->seat] >= w->blame[seat_rival(p->seat)];
}

bool weigh_play(const Player *p, int seat, int id, int state, int32_t scale)
{
    if (p->game->catalog->action[id].offer) return offer_sign(p, seat, id, state);
    Turn t = {p->game, trial_begin(p), trial_log(p)};
    act_apply(&t, seat, id, state, scale);
    return true;
}

/* What the challenge that a hard action invites is expected to take of its gain: nothing or less. */
static int32_t risk(const Player *p, const ActionDef *a, int32_t gain)
{
    return a->hard && gain > 0 ? fixed_mul(gain, MILLI - p->person->risk) - gain : 0;
}

/* What the personality makes of a gain beyond its size: it likes some channels better than others. */
static int32_t taste(const Player *p, const ActionDef *a, int32_t gain)
{
    int32_t likes = a->channel ? p->person->likes[a->channel] : 0;
    return likes && gain > 0 ? fixed_mul(gain, likes) - gain : 0;
}

int32_t weigh_action(const Player *p, int id, int state)
{
    Position after;
    if (!weigh_play(p, p->seat, id, state, MILLI)) return WORTH_NONE;
    weigh_tried(p, &after);
    int32_t gain = after.total - weigh_now(p)->total;
    const ActionDef *a = &p->game->catalog->action[id];
    return gain + risk(p, a, gain) + taste(p, a, gain);
}

static bool allowed_by_level(const Player *p, int action)
{
    if (p->level->restriction == AI_ONLY) return action == p->level->action;
    if (p->level->restriction == AI_WITHOUT) return action != p->level->action;
    return true;
}

void weigh_all(Player *p)
{
    enum { ROOM = MAX_STATES * MAX_ACTIONS };
    const Catalog *c = p->game->catalog;
    ListedAction legal[ROOM];
    int count = rules_list_actions(p->game, p->seen, p->seat, legal, ROOM);
    for (int s = 1; s <= c->state_count; s++) {
        for (int a = 1; a <= c->action_count; a++) p->scratch->worth[s][a] = WORTH_NONE;
    }
    for (int i = 0; i < count; i++) {
        int a = legal[i].command.action, s = legal[i].command.target;
        p->scratch->listed = (ListedOffer){(uint16_t)a, (uint8_t)s, true, legal[i].margin};
        const ActionDef *def = &c->action[a];
        if (!allowed_by_level(p, a) || weigh_too_dangerous(p, def)) continue;
        int32_t gain = weigh_action(p, a, s);
        if (gain == WORTH_NONE) continue;
        gain -= weigh_price(p, def->capital, def->money);
        gain += weigh_noise(p, weigh_name(c, a, s));
        p->scratch->worth[s][a] = gain;
    }
    p->scratch->listed.known = false;
}

int32_t weigh_option(const Player *p, int place, int option)
{
    const OptionDef *def = &p->game->catalog->event[p->seen->open_event[place]].option[option];
    Position after;
    int64_t sum = 0;
    int throws = effect_may_roll(p->game->catalog, def->effect, 0) ? THROWS : 1;
    for (int n = 0; n < throws; n++) {
        World *w = trial_begin(p);
        w->seed = hash_mix(p->key, (uint64_t)n + 1);
        Turn t = {p->game, w, trial_log(p)};
        event_apply_option(&t, place, option);
        weigh_tried(p, &after);
        sum += after.total - weigh_now(p)->total;
    }
    return (int32_t)fixed_round_div(sum, throws) - weigh_price(p, def->capital, def->money) +
           weigh_noise(p, def->at.hash);
}

int32_t weigh_reaction(const Player *p, int slot, int kind)
{
    const World *w = p->seen;
    int rival = seat_rival(p->seat), id = w->plan_action[rival][slot], state = w->plan_target[rival][slot];
    const Tunes *t = game_tunes(p->game->catalog, w);
    Position full, less;
    if (!weigh_play(p, rival, id, state, MILLI)) return 0;
    weigh_tried(p, &full);
    const ActionDef *a = &p->game->catalog->action[id];
    if (a->offer) {
        int agreement = model_offered(p->game->catalog, w, id, state, rival);
        int32_t malus = kind == REACT_COUNTER ? t->counter_malus : t->crisis_offer_malus;
        bool stops = agreement && model_margin(p->game->catalog, w, agreement, state, rival, w->plan_clause[rival][slot]) < malus;
        return stops ? weigh_now(p)->total - full.total : 0;
    }
    weigh_play(p, rival, id, state,
               kind == REACT_COUNTER ? t->counter_scale : t->crisis_settled_scale);
    weigh_tried(p, &less);
    return less.total - full.total;
}

void weigh_sort_terms(AiReason *r)
{
    r->score = 0;
    for (int i = 0; i < r->term_count; i++) {
        r->score += r->term[i].worth;
        for (int k = i; k > 0 && fixed_abs(r->term[k].worth) > fixed_abs(r->term[k - 1].worth); k--) {
            AiTerm swap = r->term[k];
            r->term[k] = r->term[k - 1];
            r->term[k - 1] = swap;
        }
    }
}

void weigh_reason(Player *p, int action, int state, AiReason *out)
{
    const Catalog *c = p->game->catalog;
    const ActionDef *def = &c->action[action];
    const Position *now = weigh_now(p);
    Position after;
    *out = (AiReason){.command = offer_plan(p, action, state)};
    if (!weigh_play(p, p->seat, action, state, MILLI)) return;
    weigh_tried(p, &after);
    for (int s = 1; s <= c->state_count; s++) {
        int32_t d = after.state[s] - now->state[s];
        if (d) out->term[out->term_count++] = (AiTerm){.what = "alignment", .state = s, .worth = d};
    }
    if (after.terms != now->terms)
        out->term[out->term_count++] = (AiTerm){.what = "standing", .worth = after.terms - now->terms};
    if (after.aim != now->aim) out->term[out->term_count++] = (AiTerm){.what = "aim", .worth = after.aim - now->aim};
    int32_t lost = risk(p, def, after.total - now->total);
    if (lost) out->term[out->term_count++] = (AiTerm){.what = "risk", .worth = lost};
    int32_t liked = taste(p, def, after.total - now->total);
    if (liked) out->term[out->term_count++] = (AiTerm){.what = "taste", .worth = liked};
    out->term[out->term_count++] = (AiTerm){.what = "price", .worth = -weigh_price(p, def->capital, def->money)};
    int32_t mood = weigh_noise(p, weigh_name(c, action, state));
    if (mood) out->term[out->term_count++] = (AiTerm){.what = "mood", .worth = mood};
    weigh_sort_terms(out);
}
