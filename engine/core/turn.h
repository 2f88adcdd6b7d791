/* The quarter: what happens when, from briefing to year end, in one visible table of phases (turn.c).
 * Only rules.c calls in here, after a command was found to be allowed. */
#ifndef CORE_TURN_H
#define CORE_TURN_H

#include "core/effect.h"

typedef struct {
    const Game *game;
    World *world;
    ReportLog *log;
} Turn;

/* Opens the first quarter of a World that game_set_start has filled. */
void turn_open_quarter(Turn *t);
/* Called after every applied command: goes on as long as nobody owes a decision. */
void turn_advance(Turn *t);

/* event.c: briefing */
/* Fills what the quarter looks up quickly from the definitions: gates and dice of events, the list of blocs. */
void turn_index(Catalog *c);
void event_briefing(Turn *t);
void event_resolve_answers(Turn *t);
/* What option `option` of the open event does, price included; also for previews and search. */
void event_apply_option(Turn *t, int place, int option);
bool event_has_options(const Catalog *c, int event, int seat);
int event_default_option(const Catalog *c, int event, int seat);

/* react.c: what may answer the rival's slot, and what follows */
bool react_is_hard(const Catalog *c, const World *w, int seat, int slot);
bool react_possible(const Catalog *c, const World *w, int seat, int slot); /* seat against the rival's slot */
void react_resolve(Turn *t);

/* crisis.c */
bool crisis_open_next(Turn *t); /* false: none is left */
void crisis_resolve_round(Turn *t);

/* act.c: effects of the plan, then offers */
void act_pay_plans(Turn *t);
void act_play_actions(Turn *t);
/* One action with `scale` milli of its effect left (0: void), price not counted; also for previews and search. */
void act_apply(Turn *t, int seat, int action, int state, int32_t scale);
void act_judge_offers(Turn *t);

/* agree.c: what agreements do each quarter */
void agree_quarter(Turn *t);
/* The margin that a review of the top step in force would find; `w` is afterwards as it was. */
int32_t agree_review_margin(const Catalog *c, World *w, int state, int seat);

/* drift.c: the model step */
void drift_quarter(Turn *t);

/* score.c */
void score_open_year(Turn *t);
void score_close_quarter(Turn *t); /* endings, year end */
bool score_is_over(const World *w);
bool score_priority_met(const Catalog *c, const World *w, int seat, int i);
void score_end(Turn *t, int ending, int winner);

#endif
