/* The title: continue, new campaign, load, mods, settings, quit. Night mood over the map. It returns what the player
 * chose; the owner acts. Ids: title/continue, title/new, title/load, title/mods, title/book, title/settings, title/quit,
 * new/scenario_<id>, new/seat_<power>, new/level, new/character, new/third, new/handicap, new/begin, slots/<slot>, settings/... */
#ifndef UI_SCREEN_TITLE_H
#define UI_SCREEN_TITLE_H

#include "session/content.h"
#include "session/settings.h"
#include "session/slots.h"
#include "session/session.h"
#include "ui/map_mark.h"
#include "ui/ui.h"

typedef enum { TITLE_NEW, TITLE_LOAD, TITLE_MODS, TITLE_SETTINGS } TitlePanel;

typedef struct {
    const Content *content;
    const MapData *map;
    MapPictures *pictures;
    const Slot *slots;
    int slot_count;
    bool running;          /* a campaign is open behind the title */
    const char *problem;   /* why the last wish could not be granted; NULL none */
    Settings *settings;    /* changed in place; *changed is set */
} TitleIn;

typedef struct {
    TitlePanel panel;
    int scenario, seat, level; /* scenario: id; seat 1, 2; level: place in ai_levels from 1; 0: the preset */
    int third_powers; /* percent; set with the scenario */
    int handicap;     /* points for the player */
    int terms_of;     /* scenario that they were set for */
    int character;              /* personality of the opponent; 0: the level's own */
    MapView view;
    bool view_ready, settings_changed;
    int chosen_slot, chosen_mod; /* index + 1 */
} TitleState;

typedef enum { TITLE_NOTHING, TITLE_BEGIN, TITLE_CONTINUE, TITLE_LOAD_SLOT, TITLE_BOOK, TITLE_QUIT } TitleAct;

/* TITLE_LOAD_SLOT: the slot is state->chosen_slot - 1. */
TitleAct screen_title(Ui *ui, const TitleIn *in, TitleState *state);

#endif
