/* Play: what the running program holds beside its window: content, settings, the open campaign, its map and
 * forecaster, and which screen is shown. Screens say what a person wants; here it is done through the
 * session. */
#ifndef APP_GAME_PLAY_H
#define APP_GAME_PLAY_H

#include "app/game_forecast.h"
#include "app/game_map.h"
#include "app/game_options.h"
#include "app/game_shell.h"
#include "session/settings.h"
#include "session/slots.h"
#include "session/summary.h"
#include "ui/screen_book.h"
#include "ui/screen_campaign.h"
#include "ui/screen_decide.h"
#include "ui/screen_gallery.h"
#include "ui/screen_report.h"
#include "ui/screen_title.h"
#include "ui/screen_year.h"

typedef enum { SHOW_TITLE, SHOW_CAMPAIGN, SHOW_REPORT, SHOW_GALLERY, SHOW_BOOK } Show;

typedef struct {
    Shell shell;
    Content *content;
    const GameOptions *options;
    Settings settings;
    Show show;
    Slot *slots;
    int slot_count;
    char problem[ERR_TEXT_MAX]; /* told on the title */
    char notice[ERR_TEXT_MAX];  /* told on the campaign screen */
    GameMap map;
    int map_scenario; /* whose map is open; 0: none */
    Session *session;
    int seat;   /* whose screen */
    int handed; /* with two people: the seat that has taken over the machine */
    Forecaster *forecaster;
    World scratch;
    Advice advice;
    TitleState title;
    CampaignState campaign;
    DecideState decide;
    ReportState report;
    Summary summary;
    ReasonRecord reasons[REASONS_ROOM];
    int reasons_of, reason_count; /* of: twice the quarter + 1, one more when it is over; -1: none yet */
    YearReview year;
    int year_read[DIM_SEATS]; /* the newest year whose review each has put away */
    Gallery gallery;
    Book book; /* of no catalog until it is first shown */
    BookState book_state;
    Show book_from; /* which screen it was opened from */
} Play;

/* content and settings are there; opens map, and the campaign that the options ask for. */
bool play_open(Play *p, const GameOptions *o, Err *err);
void play_close(Play *p);
Mood play_mood(Play *p);
bool play_frame(Play *p, Ui *ui);
void play_trace(Play *p, StrBuf *line);

#endif
