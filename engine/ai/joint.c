#include "ai/joint.h"

#include "ai/choose.h"
#include "base/fixed.h"
#include "core/rules.h"
#include "core/turn.h"

/* Beyond so many tries the best so far stands. Shipped content stays far below; a mod's sixteen dear events must not
 * hold the quarter up. */
enum { MOST_TRIES = 20000 };

static const int64_t UNSAID = INT32_MIN; /* rather say anything than nothing */

/* ---- what may be said ---- */

/* Sorted by worth, what came first before its equals. */
static void add_choice(JointDecision *d, JointChoice c)
{
    int at = d->count++;
    for (; at > 0 && d->choice[at - 1].worth < c.worth; at--) d->choice[at] = d->choice[at - 1];
    d->choice[at] = c;
}

static void weigh_answers(Player *p, JointDecision *d)
{
    int place = d->owed.subject;
    const EventDef *event = &p->game->catalog->event[p->seen->open_event[place]];
    for (int i = 0; i < event->option_count; i++) {
        const OptionDef *o = &event->option[i];
        Command cmd = {
            .kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
        if (!player_may(p, p->seen, &cmd)) continue;
        add_choice(d, (JointChoice){.choice = (uint8_t)i,
                                    .worth = weigh_option(p, place, i),
                                    .capital = o->capital,
                                    .money = o->money});
    }
}

static void weigh_reactions(Player *p, JointDecision *d)
{
    const Catalog *c = p->game->catalog;
    int slot = d->owed.subject;
    bool hard = react_is_hard(c, p->seen, seat_rival(p->seat), slot);
    Command act = {.kind = CMD_REACT,
                   .seat = (uint8_t)p->seat,
                   .slot = (uint8_t)slot,
                   .choice = hard ? REACT_CHALLENGE : REACT_COUNTER};
    if (player_may(p, p->seen, &act))
        add_choice(d, (JointChoice){.choice = act.choice,
                                    .challenge = hard,
                                    .worth = choose_reaction(p, slot),
                                    .capital = game_tunes(c, p->seen)->counter_cost});
    add_choice(d, (JointChoice){.choice = REACT_NOTHING});
}

/* ---- the best of all ---- */

typedef struct {
    const Joint *j;
    int forced, index; /* decision `forced` says choice `index`; -1: none */
    int64_t reach[MAX_PENDING + 1]; /* the most that decision i and those behind it can come to */
    int said[MAX_PENDING], best[MAX_PENDING];
    int64_t worth;
    bool found;
    int tries;
} Search;

static void try_decisions(Search *k, int at, int capital, int32_t money, bool challenged, int64_t worth)
{
    if (k->found && (worth + k->reach[at] <= k->worth || k->tries >= MOST_TRIES)) return;
    k->tries++;
    if (at == k->j->count) {
        k->found = true;
        k->worth = worth;
        for (int i = 0; i < at; i++) k->best[i] = k->said[i];
        return;
    }
    const JointDecision *d = &k->j->decision[at];
    for (int i = 0; i < d->count; i++) {
        const JointChoice *c = &d->choice[i];
        if ((at == k->forced && i != k->index) || c->capital > capital || c->money > money ||
            (c->challenge && challenged))
            continue;
        k->said[at] = i;
        try_decisions(k, at + 1, capital - c->capital, money - c->money, challenged || c->challenge,
                      worth + c->worth);
    }
    k->said[at] = -1;
    try_decisions(k, at + 1, capital, money, challenged, worth + UNSAID);
}

static void search(Search *k, const Joint *j, int forced, int index)
{
    *k = (Search){.j = j, .forced = forced, .index = index};
    for (int i = j->count - 1; i >= 0; i--) {
        const JointDecision *d = &j->decision[i];
        k->reach[i] = k->reach[i + 1] + (d->count ? d->choice[0].worth : UNSAID);
    }
    try_decisions(k, 0, j->capital, j->money, false, 0);
}

void joint_weigh(Player *p, const Pending *owed, int count, Joint *out)
{
    const Catalog *c = p->game->catalog;
    *out = (Joint){.count = count,
                   .capital = rules_free_capital(c, p->seen, p->seat),
                   .money = rules_free_money(c, p->seen, p->seat)};
    for (int i = 0; i < count; i++) {
        out->decision[i].owed = owed[i];
        if (owed[i].kind == OWE_ANSWER)
            weigh_answers(p, &out->decision[i]);
        else
            weigh_reactions(p, &out->decision[i]);
    }
    Search k;
    search(&k, out, -1, 0);
    out->worth = k.worth;
    for (int i = 0; i < count; i++) out->decision[i].chosen = k.best[i];
}

int32_t joint_beside(const Joint *j, int at, int index)
{
    const JointDecision *d = &j->decision[at];
    int64_t chosen = d->chosen < 0 ? UNSAID : d->choice[d->chosen].worth;
    Search k;
    search(&k, j, at, index);
    return fixed_saturate(k.worth - (j->worth - chosen));
}

Command joint_command(const Player *p, const Joint *j, int at, int index)
{
    const JointDecision *d = &j->decision[at];
    return (Command){.kind = d->owed.kind == OWE_ANSWER ? CMD_ANSWER : CMD_REACT,
                     .seat = (uint8_t)p->seat,
                     .slot = d->owed.subject,
                     .choice = d->choice[index].choice};
}
