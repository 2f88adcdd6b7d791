/* Decisions that are owed outside the plan: an event's answer, reactions to what the rival played, a round of
 * a crisis. A dialog over the campaign screen, a crisis a page of its own where the window is large; it lasts
 * as long as session_pending says so. It submits nothing: the command the player chose is returned. Parts:
 * decide_event.c, decide_react.c, decide_crisis.c, decide_map.c. Ids: event/option<n>, event/done,
 * react/slot<n>/<answer>, react/done, crisis/<choice>, crisis/mediate. */
#ifndef UI_SCREEN_DECIDE_H
#define UI_SCREEN_DECIDE_H

#include "session/describe.h"
#include "session/session.h"
#include "ui/map_mark.h"
#include "ui/ui.h"

typedef struct {
    Session *session;
    int seat;
    const World *seen; /* the seat's Observation */
    Describe describe;
    World *scratch;        /* for previews */
    const MapData *map;    /* NULL: without pictures */
    MapPictures *pictures; /* slot MAP_SLOT_EVENT */
} DecideIn;

/* Kept between frames by the owner; zero it for a new campaign. */
typedef struct {
    bool mediate;
    uint64_t asked; /* which question was shown last */
    uint64_t preview_key;
    Preview preview[MAX_OPTIONS]; /* of the options of the event that is open */
    MapView view;
    int view_state; /* which state it shows; 0: not set up */
} DecideState;

/* Is there such a decision? Then *out tells which. */
bool screen_decide_owed(const DecideIn *in, Pending *out);
/* Does the decision fill the window, so that nothing need be drawn below it? */
bool screen_decide_is_page(const Ui *ui, const DecideIn *in);
/* True: *out is to be submitted. */
bool screen_decide(Ui *ui, const DecideIn *in, DecideState *state, Command *out);

/* Two people at one machine: asks the one whose decision is due to take over, before anything of theirs is
 * shown. True when they have. Id: handover/go. */
bool screen_handover(Ui *ui, const DecideIn *in);

#endif
