/* The campaign screen: top bar, actions and plan at the left, map, dossier at the right, ticker. It is given the
 * Session to ask (session_check, views, log) and an Observation to show; it never submits anything itself but returns
 * what the player wants. Parts: campaign_bar.c, campaign_actions.c, campaign_dossier.c, campaign_log.c,
 * campaign_advice.c, campaign_offer.c. Ids of focusable
 * things: bar/end_turn, actions/<action id>, offer/clause_<id>, offer/plan, plan/undo_<slot>, lens/<id>, dossier/..., ticker/log. */
#ifndef UI_SCREEN_CAMPAIGN_H
#define UI_SCREEN_CAMPAIGN_H

#include "session/advice.h"
#include "session/describe.h"
#include "session/preview.h"
#include "session/session.h"
#include "ui/map_mark.h"
#include "ui/ui.h"

typedef struct {
    Session *session;
    int seat;                 /* whose screen; 0: spectator */
    const World *seen;        /* the seat's Observation */
    Describe describe;
    const MapData *map;       /* NULL: no map could be read */
    MapPictures *pictures;
    const Forecast *forecast; /* of this plan, from the worker; NULL while it thinks */
    const char *notice;       /* a line for the foot (autosave failed...); NULL none */
    World *scratch;           /* for previews */
    Advice *advice;           /* the adviser's; plans are filled in while `advice_open`; NULL: none */
} CampaignIn;

/* Kept between frames by the owner; zero it for a new campaign. */
typedef struct {
    MapView view;
    bool view_ready;
    int state;        /* whose dossier, target of actions; 0: none */
    int tab;          /* channel of the actions shown; 0: all */
    int lens;         /* 0 alignment, else a channel */
    bool actions_open, dossier_open, log_open, keys_open, advice_open, asking; /* asking: end the turn all the same? */
    int hovered_action; /* to ghost where it would lead */
    uint64_t preview_key; /* of the hovered action's preview */
    Preview preview;
    Command draft;        /* the offer whose clauses are being settled; kind 0: none */
    Command queue[2 * MAX_SLOTS]; /* of the adviser's plan that is taken over, one a frame */
    int queued, queue_at;
    int32_t preview_target; /* where it would make the chosen state head */
    int year_asked; /* a year whose review the log was asked for; 0: none */
    int warned_action, warned_state; /* an action that harms its own side: asked about before it is planned; 0: none */
    Preview harm;
} CampaignState;

typedef enum {
    CAMPAIGN_NOTHING,
    CAMPAIGN_COMMAND, /* *out is to be submitted */
    CAMPAIGN_UNDO,
    CAMPAIGN_MENU,    /* Esc or the menu button: title with this campaign kept */
    CAMPAIGN_SAVE,
    CAMPAIGN_LOAD,
    CAMPAIGN_HISTORY, /* the chart so far */
    CAMPAIGN_BOOK,    /* the encyclopaedia, at what is pointed at or chosen */
} CampaignAct;

CampaignAct screen_campaign(Ui *ui, const CampaignIn *in, CampaignState *state, Command *out);

#endif
