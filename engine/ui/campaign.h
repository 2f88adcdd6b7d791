/* Internal to the campaign screen: what its parts share. */
#ifndef UI_CAMPAIGN_H
#define UI_CAMPAIGN_H

#include "ui/screen_campaign.h"
#include "ui/widget.h"

typedef struct {
    Ui *ui;
    const CampaignIn *in;
    CampaignState *state;
    const Catalog *catalog;
    const World *w;
    Command *out;
    CampaignAct act;
    bool drawers; /* narrow window: panels are drawers over the map */
    bool can_plan;
} Campaign;

/* Text in a ring of buffers, so that several may be alive in one call. Cut to 400 bytes. */
const char *campaign_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A translated form with {a}, {b}, {c}, {d} filled in, in the same ring; unused ones NULL. */
const char *campaign_form(const Campaign *k, const char *form, const char *a, const char *b, const char *c, const char *d);
/* The same for what is counted: {n} and {a}, in the plural that n asks for. */
const char *campaign_count(const Campaign *k, const char *one, const char *many, int n, const char *a);
/* Milli as shown in the window. */
const char *campaign_number(const Campaign *k, int32_t milli, int decimals, bool sign);
const char *campaign_held(const Campaign *k, int32_t milli, int decimals, bool sign); /* describe_held */
const char *campaign_name(const Campaign *k, const Origin *at);
Color campaign_side_color(const Campaign *k, int32_t v); /* text colour of the side a figure favours */

void campaign_bar(Campaign *k, Rect r);
void campaign_ticker(Campaign *k, Rect r);
void campaign_actions(Campaign *k, Rect r);
void campaign_dossier(Campaign *k, Rect r);
void campaign_log(Campaign *k);
void campaign_keys(Campaign *k);
void campaign_advice(Campaign *k);
/* Opens the draft of an offer that has clauses to settle; false when the command has none. */
bool campaign_offer_open(Campaign *k, const Command *cmd);
void campaign_offer(Campaign *k);
/* The question before the turn ends with something undone. */
void campaign_ask(Campaign *k);

#endif
