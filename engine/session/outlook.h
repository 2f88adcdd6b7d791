/* Outlook: what is coming by itself, for top bar, dossier and terminal. Computed from an Observation by the model's own
 * step, without dice and without anybody acting. Units: milli unless said otherwise. */
#ifndef SESSION_OUTLOOK_H
#define SESSION_OUTLOOK_H

#include "session/describe.h"

/* Where the states drift: ties fade, agreements do their part, alignment follows its target; no events. */
typedef struct {
    int quarters; /* to this year's end, this one included */
    int32_t year_end[DIM_STATES];
    int32_t heads_for[DIM_STATES]; /* the target now */
} Drift;
void outlook_drift(const Game *g, const World *seen, World *scratch, Drift *out);

/* Where support at home goes when nobody acts: back to rest, and as the blocs have their say. */
typedef struct {
    int32_t now, next, year_end; /* next: when the next quarter begins */
} HomeOutlook;
void outlook_home(const Game *g, const World *seen, int seat, World *scratch, HomeOutlook *out);

/* Next quarter's means if the plan stands as it is and nothing else is spent. */
typedef struct {
    int32_t left, income, lost, next;               /* money: after the plan, base income with grants, above the cap, then */
    int capital_left, capital_lost, capital_income, capital_next; /* whole; lost: above what may be carried */
    int grant_count;
    struct {
        int32_t amount;
        int quarters; /* that it still runs, the next one included */
    } grant[MAX_GRANTS];
} Budget;
void outlook_budget(const Game *g, const World *seen, int seat, Budget *out);

/* While no plan is asked for, what is planned is judged as the next plan will find it: `seen` itself, or *scratch with
 * an empty plan open. */
const World *outlook_planning(const World *seen, int seat, World *scratch);

/* How far a side is from its sudden ending. */
typedef struct {
    bool exists;
    int ready, needed;       /* states that count now, of */
    int steps, steps_needed; /* treaty steps in force in the states nearest to it, of those needed there */
    int held, hold;          /* quarters it has been true, of */
    int earliest;            /* quarter of the campaign, if a step follows the other and every state follows at its
                                greatest pace; -1: not before the campaign ends */
} SuddenProgress;
void outlook_sudden(const Game *g, const World *seen, int seat, SuddenProgress *out);

/* The next review of a seat's accord in a state, as its top step would be judged now. */
typedef struct {
    int quarters;         /* until it is judged, this one's end included */
    int32_t margin, least; /* below `least` the step lapses */
} Review;
/* False: no step is in force, or one that waits puts reviews off. */
bool outlook_review(const Game *g, const World *seen, int state, int seat, Review *out);

/* What both sides bring to a crisis over a state, as `seat` may see it. */
typedef struct {
    int32_t resolve, resolve_low, resolve_high; /* its own; the other side's lies between */
    int capital, capital_low, capital_high;     /* whole; the other side's: usual income and what may be carried, less what
                                                   it was seen to pay before the crisis */
} CrisisSides;
void outlook_crisis(const Game *g, const World *seen, int seat, int state, CrisisSides *out);

/* Sentences. */
/* "Its capital, an estimate: 1 to 3." */
void describe_rival_capital(const Describe *d, StrBuf *out, const World *seen, int seat, const CrisisSides *sides);
/* "reviewed in 3 quarters: margin +4.2, lapses below -6.0" */
void describe_review(const Describe *d, StrBuf *out, const Review *r);
/* Nothing unless the seat's top step there would lapse at this quarter's end. */
void describe_lapse(const Describe *d, StrBuf *out, const World *seen, int state, int seat);
/* Nothing unless this round may be the crisis's last without a winner: the sixth, or after one that both held. */
void describe_last_round(const Describe *d, StrBuf *out, const World *seen);
/* What ending the plan now would leave undone or lose; nothing outside the plan, or when nothing would be lost. */
void describe_undone(const Describe *d, StrBuf *out, const World *seen, int seat);
/* Nothing unless the other side's `slot` holds an offer: how it stands, as far as this side can know, what a counter takes, and
 * which agreement of this side a signature would end. */
void describe_offer_met(const Describe *d, StrBuf *out, const World *seen, int seat, int slot);
/* What an estimate of the other side's next choice rests on. */
void describe_estimate_basis(const Describe *d, StrBuf *out, const CrisisSides *sides);
/* Nothing while an incident could not end the campaign; else how little is left, and who would bear it. */
void describe_edge(const Describe *d, StrBuf *out, const World *seen, int seat);
/* What the plan leaves, and whether the other side's plan can still be answered with it. */
void describe_left(const Describe *d, StrBuf *out, const World *seen, int seat);
void describe_home(const Describe *d, StrBuf *out, const HomeOutlook *h);
void describe_sudden(const Describe *d, StrBuf *out, const World *seen, int seat, const SuddenProgress *p);
/* How many acts of the seat the state will remember after one more, and whether it pushes back at that one. */
void describe_memory(const Describe *d, StrBuf *out, const World *seen, int seat, int state);
/* The budget line by line: what and figure; returns the count. The last is what the next quarter begins with. */
typedef struct {
    char what[96], figure[24];
} BudgetLine;
enum { BUDGET_LINES = MAX_GRANTS + 8 };
int describe_budget(const Describe *d, const Budget *b, BudgetLine out[BUDGET_LINES]);

#endif
