#include "app/game_play.h"

#include <stdio.h>
#include <string.h>

#include "base/fixed.h"
#include "host/clock.h"
#include "host/mem.h"
#include "ui/widget.h"

/* ---- the map ---- */

/* Opens the map of a scenario unless it is open. A missing one is told, not fatal. */
static void use_map(Play *p, int scenario)
{
    Err err = {""};
    if (p->map_scenario == scenario) return;
    const Catalog *c = content_catalog(p->content);
    const char *now = p->map_scenario ? c->scenario[p->map_scenario].map : NULL,
               *next = c->scenario[scenario].map;
    if (p->map_scenario && (now == next || (now && next && str_eq(now, next)))) return;
    sdl_map_free(p->shell.map);
    p->shell.map = NULL;
    game_map_close(&p->map);
    memset(&p->campaign.view, 0, sizeof p->campaign.view);
    p->campaign.view_ready = p->title.view_ready = false;
    p->report.view_of = NULL;
    p->map_scenario = scenario;
    if (game_map_open(&p->map, p->content, scenario, &err)) {
        p->shell.map = sdl_map_new(p->shell.window.renderer, &p->map.data, p->map.relief, &err);
    }
    if (err.text[0]) snprintf(p->notice, sizeof p->notice, "%s", err.text);
    if (p->shell.map) {
        sdl_map_set_still(p->shell.map, !p->settings.motion);
        sdl_map_set_direct(p->shell.map, p->shell.shot != NULL);
    }
}

static const MapData *map_of(const Play *p)
{
    return p->map.ready ? &p->map.data : NULL;
}

/* ---- campaigns ---- */

static void close_session(Play *p)
{
    session_close(p->session);
    p->session = NULL;
}

static void enter(Play *p, Session *s)
{
    if (p->session) close_session(p);
    p->session = s;
    memset(&p->campaign, 0, sizeof p->campaign);
    memset(&p->report, 0, sizeof p->report);
    p->reasons_of = -1;
    p->reason_count = 0;
    memset(&p->decide, 0, sizeof p->decide);
    p->handed = 0;
    memset(p->year_read, 0, sizeof p->year_read);
    p->problem[0] = p->notice[0] = 0;
    p->show = SHOW_CAMPAIGN;
    use_map(p, session_setup(s)->scenario);
}

static bool load(Play *p, const char *path, Err *err)
{
    Session *s;
    char note[ERR_TEXT_MAX] = "";
    if (!session_load(p->content, path, true, &s, note, sizeof note, err)) return false;
    enter(p, s);
    snprintf(p->notice, sizeof p->notice, "%s", note);
    return true;
}

static bool begin(Play *p, const SessionSetup *setup, Err *err)
{
    Session *s;
    if (!session_open(p->content, setup, &s, err)) return false;
    enter(p, s);
    return true;
}

static bool set_level(const Play *p, SessionSetup *setup, int seat, const char *word, Err *err)
{
    char why[512];
    StrBuf b = str_buf(why, sizeof why);
    snprintf(setup->level_word[seat], sizeof setup->level_word[seat], "%s", word);
    if (ai_level(content_catalog(p->content), word, &setup->level[seat], &b)) return true;
    return err_set(err, "unknown level \"%s\"; %s", word, why);
}

static bool begin_by_options(Play *p, const GameOptions *o, Err *err)
{
    const Catalog *c = content_catalog(p->content);
    SessionSetup setup = {.seed = o->has_seed ? o->seed : clock_seed() >> 16, .autosave = true};
    setup.scenario = catalog_scenario(c, o->scenario);
    if (!setup.scenario)
        return err_set(err, "unknown scenario \"%s\"; steppe-cli scenario list names them", o->scenario);
    const char *seat = o->seat ? o->seat : c->power[1].at.id;
    for (int s = 1; s <= MAX_SEATS; s++) {
        setup.human[s] = str_eq(seat, "both") || str_eq(seat, c->power[s].at.id);
        if (!set_level(p, &setup, s, o->level ? o->level : "greedy", err)) return false;
    }
    if (!setup.human[1] && !setup.human[2] && !str_eq(seat, "none")) {
        return err_set(err, "unknown seat \"%s\"; choose %s, %s, both or none", seat, c->power[1].at.id,
                       c->power[2].at.id);
    }
    return begin(p, &setup, err);
}

static bool begin_by_title(Play *p, Err *err)
{
    const AiLevelInfo *level;
    int count = ai_levels(&level);
    uint64_t seed = p->options->has_seed ? p->options->seed : clock_seed() >> 16;
    SessionSetup setup = {.scenario = p->title.scenario, .seed = seed, .autosave = true};
    setup.human[p->title.seat] = true;
    bool moved = p->title.third_powers * 10 != content_catalog(p->content)->scenario[setup.scenario].third_powers;
    setup.third_powers = moved ? p->title.third_powers / 10 : TERMS_AS_DEFINED;
    setup.handicap = p->title.handicap * seat_sign(p->title.seat);
    setup.has_terms = moved || setup.handicap != 0;
    char word[80];
    const char *id = level[int_clamp(p->title.level, 1, count) - 1].id;
    snprintf(word, sizeof word, "%s%s%s", id, p->title.character ? ":" : "", p->title.character ? content_catalog(p->content)->personality[p->title.character].at.id : "");
    for (int s = 1; s <= MAX_SEATS; s++) {
        if (!set_level(p, &setup, s, s == p->title.seat ? id : word, err)) return false;
    }
    return begin(p, &setup, err);
}

static void list_slots(Play *p)
{
    mem_free(p->slots);
    p->slots = NULL;
    p->slot_count = slots_list(p->content, &p->slots);
}

bool play_open(Play *p, const GameOptions *o, Err *err)
{
    p->options = o;
    p->show = o->gallery ? SHOW_GALLERY : SHOW_TITLE;
    if (o->gallery) return true;
    p->shell.ui.texts = content_texts(p->content);
    if (content_catalog(p->content)->scenario_count < 1)
        return err_set(err, "no scenario in \"%s\"", content_data_folder(p->content));
    list_slots(p);
    if (o->load) return load(p, o->load, err);
    if (o->scenario) return begin_by_options(p, o, err);
    int base = catalog_scenario(content_catalog(p->content), "base");
    use_map(p, base ? base : 1);
    return true;
}

void play_close(Play *p)
{
    book_close(&p->book);
    forecaster_free(p->forecaster);
    p->forecaster = NULL;
    if (p->session) close_session(p);
    sdl_map_free(p->shell.map);
    p->shell.map = NULL;
    game_map_close(&p->map);
    mem_free(p->slots);
    p->slots = NULL;
    if (p->content) content_close(p->content);
    p->content = NULL;
}

/* ---- who sits at the screen ---- */

static void choose_seat(Play *p)
{
    Pending owed[MAX_PENDING];
    const SessionSetup *setup = session_setup(p->session);
    int count = session_pending(p->session, owed);
    if (count > 0) {
        p->seat = owed[0].seat;
    } else if (!setup->human[p->seat]) {
        p->seat = setup->human[1] ? 1 : setup->human[2] ? 2 : 0;
    }
}

static Describe describe(const Play *p)
{
    return (Describe){.game = session_game(p->session), .texts = content_texts(p->content), .seat = p->seat};
}

static void refused(Ui *ui, const Play *p, const Command *cmd, const Reasons *reasons)
{
    char why[400];
    StrBuf b = str_buf(why, sizeof why);
    Describe d = describe(p);
    describe_refusal(&d, &b, session_view(p->session, p->seat), cmd, reasons);
    ui_toast(ui, why, true);
}

static void submit(Play *p, Ui *ui, const Command *cmd)
{
    Reasons reasons;
    const SessionSetup *setup = session_setup(p->session);
    if (!setup->human[1] && !setup->human[2]) {
        session_watch(p->session);
    } else if (session_submit(p->session, cmd, &reasons) != REFUSE_NO) {
        refused(ui, p, cmd, &reasons);
    }
    const char *trouble = session_autosave_error(p->session);
    if (trouble && trouble[0]) snprintf(p->notice, sizeof p->notice, "%s", trouble);
    ui_wake(ui, 0);
}

/* ---- the encyclopaedia ---- */

/* The page of what the player points at, is asked about, or has chosen; -1: none. */
static int page_in_hand(const Play *p)
{
    Pending owed;
    if (p->show != SHOW_CAMPAIGN || !p->session) return -1;
    const World *w = session_view(p->session, p->seat);
    DecideIn in = {.session = p->session, .seat = p->seat};
    bool asked = screen_decide_owed(&in, &owed);
    if (asked && owed.kind == OWE_ANSWER) return book_page_of(&p->book, BOOK_EVENT, w->open_event[owed.subject]);
    if (asked && owed.kind == OWE_RUNG) return book_page_of(&p->book, BOOK_RUNG, w->crisis_rung);
    if (p->campaign.hovered_action) return book_page_of(&p->book, BOOK_ACTION, p->campaign.hovered_action);
    return book_page_of(&p->book, BOOK_STATE, p->campaign.state);
}

static void to_book(Play *p, Ui *ui)
{
    Err err = {""};
    bool open = p->book.catalog || book_open(content_catalog(p->content), content_texts(p->content), false, &p->book, &err);
    if (!open) {
        ui_toast(ui, err.text, true);
        return;
    }
    screen_book_open(&p->book, &p->book_state, page_in_hand(p));
    p->book_from = p->show;
    p->show = SHOW_BOOK;
    ui_wake(ui, 0);
}

static void show_book(Play *p, Ui *ui)
{
    if (screen_book(ui, &p->book, &p->book_state)) return;
    p->show = p->book_from;
    ui_wake(ui, 0);
}

/* ---- screens ---- */

static bool show_title(Play *p, Ui *ui)
{
    Err err = {""};
    TitleIn in = {.content = p->content,
                  .map = map_of(p),
                  .pictures = &p->shell.pictures,
                  .slots = p->slots,
                  .slot_count = p->slot_count,
                  .running = p->session != NULL,
                  .problem = p->problem[0] ? p->problem : NULL,
                  .settings = &p->settings};
    TitleAct act = screen_title(ui, &in, &p->title);
    if (p->title.settings_changed) {
        p->title.settings_changed = false;
        ui->reduced_motion = !p->settings.motion;
        if (p->shell.map) sdl_map_set_still(p->shell.map, !p->settings.motion);
        if (p->settings.scale) sdl_window_scale(&p->shell.window, p->settings.scale);
        if (!settings_save(&p->settings, &err)) ui_toast(ui, err.text, true);
        ui_wake(ui, 0);
    }
    bool ok = true;
    int slot = p->title.chosen_slot - 1;
    switch (act) {
    case TITLE_QUIT: return false;
    case TITLE_BOOK: to_book(p, ui); break;
    case TITLE_BEGIN: ok = begin_by_title(p, &err); break;
    case TITLE_CONTINUE:
        if (p->session) {
            p->show = SHOW_CAMPAIGN;
        } else if (slot >= 0 && slot < p->slot_count) {
            ok = load(p, p->slots[slot].path, &err);
        }
        break;
    case TITLE_LOAD_SLOT:
        if (slot >= 0 && slot < p->slot_count) ok = load(p, p->slots[slot].path, &err);
        break;
    default: break;
    }
    if (!ok) snprintf(p->problem, sizeof p->problem, "%s", err.text);
    if (act != TITLE_NOTHING) ui_wake(ui, 0);
    return true;
}

static void save(Play *p, Ui *ui)
{
    char slot[72], text[160];
    Err err = {""};
    const Catalog *c = content_catalog(p->content);
    const World *w = session_view(p->session, p->seat);
    snprintf(slot, sizeof slot, "%.30s-%d-q%d", p->seat ? c->power[p->seat].at.id : "watch", game_year(c, w),
             game_season(c, w));
    if (!session_save(p->session, slot, &err)) {
        ui_toast(ui, err.text, true);
        return;
    }
    StrBuf b = str_buf(text, sizeof text);
    TEXT_FORMAT(&b, ui_t(ui, "Saved as {slot}."), {"slot", slot});
    ui_toast(ui, text, false);
    list_slots(p);
}

static void to_title(Play *p, Ui *ui, TitlePanel panel)
{
    list_slots(p);
    p->title.panel = panel;
    p->show = SHOW_TITLE;
    ui_wake(ui, 0);
}

static const Forecast *forecast(Play *p, const World *seen)
{
    Err err = {""};
    if (!p->seat || seen->phase != PHASE_PLAN) return NULL;
    if (!p->forecaster) p->forecaster = forecaster_new(p->content, sdl_window_wake, &err);
    return p->forecaster ? forecaster_ask(p->forecaster, seen, p->seat, session_rival(p->session, p->seat)) : NULL;
}

static DecideIn decide_in(Play *p)
{
    return (DecideIn){p->session,        p->seat,     session_view(p->session, p->seat),
                      describe(p),       &p->scratch, map_of(p),
                      &p->shell.pictures};
}

/* Is the screen kept from the one who must not see it? */
static bool hand_over(Play *p, Ui *ui)
{
    const SessionSetup *setup = session_setup(p->session);
    if (!setup->human[1] || !setup->human[2] || p->handed == p->seat || session_is_over(p->session))
        return false;
    DecideIn in = decide_in(p);
    if (screen_handover(ui, &in)) {
        p->handed = p->seat;
        ui_wake(ui, 0);
    }
    return true;
}

/* The year whose review lies over the screen: the one asked for, or in a new year's first quarter the last one until it
 * is put away; 0: none. Who watches is not held up. */
static int year_due(Play *p, const World *w)
{
    const Report *reports;
    const Game *g = session_game(p->session);
    if (p->campaign.year_asked) return p->campaign.year_asked;
    if (!p->seat || w->quarter == 0 || game_season(g->catalog, w) != 1) return 0;
    int count = session_reports(p->session, &reports);
    int newest = year_newest(g, w, reports, count);
    return newest == game_year(g->catalog, w) - 1 && newest > p->year_read[p->seat] ? newest : 0;
}

static bool year_is_shown(Play *p)
{
    const World *w = session_view(p->session, p->seat);
    const Report *reports;
    const ChartRow *chart;
    int year = year_due(p, w);
    int report_count = session_reports(p->session, &reports), chart_count = session_chart(p->session, &chart);
    return year && year_review(session_game(p->session), w, reports, report_count, chart, chart_count, year, &p->year);
}

static void show_year(Play *p, Ui *ui)
{
    YearIn in = {.describe = describe(p), .review = &p->year, .again = p->campaign.year_asked != 0};
    session_reports(p->session, &in.reports);
    if (screen_year(ui, &in)) return;
    int *read = &p->year_read[p->seat];
    *read = int_max(*read, p->year.year);
    p->campaign.year_asked = 0;
    ui_wake(ui, 0);
}

static void show_campaign(Play *p, Ui *ui)
{
    choose_seat(p);
    if (hand_over(p, ui)) return;
    const World *seen = session_view(p->session, p->seat);
    bool year = year_is_shown(p);
    CampaignIn in = {.session = p->session,
                     .seat = p->seat,
                     .seen = seen,
                     .describe = describe(p),
                     .map = map_of(p),
                     .pictures = &p->shell.pictures,
                     .forecast = forecast(p, seen),
                     .notice = p->notice[0] ? p->notice : NULL,
                     .scratch = &p->scratch,
                     .advice = &p->advice};
    if (p->campaign.advice_open) advice_plans(&p->advice, session_game(p->session), seen, p->seat);
    Command cmd = {0}, answer = {0};
    DecideIn decide = decide_in(p);
    CampaignAct act = CAMPAIGN_NOTHING;
    if (!year && screen_decide_is_page(ui, &decide)) {
        if (ui_key(ui, UI_KEY_ESCAPE, 0)) act = CAMPAIGN_MENU;
        if (ui_key(ui, UI_KEY_A + ('S' - 'A'), UI_CTRL)) act = CAMPAIGN_SAVE;
    } else {
        act = screen_campaign(ui, &in, &p->campaign, &cmd);
    }
    if (year) {
        show_year(p, ui);
    } else if (screen_decide(ui, &decide, &p->decide, &answer)) {
        act = CAMPAIGN_NOTHING;
        submit(p, ui, &answer);
    } else if (ui_key(ui, UI_KEY_F1, 0)) act = CAMPAIGN_BOOK;
    switch (act) {
    case CAMPAIGN_COMMAND: submit(p, ui, &cmd); break;
    case CAMPAIGN_UNDO: session_undo(p->session, p->seat); break;
    case CAMPAIGN_MENU: to_title(p, ui, TITLE_NEW); break;
    case CAMPAIGN_SAVE: save(p, ui); break;
    case CAMPAIGN_LOAD: to_title(p, ui, TITLE_LOAD); break;
    case CAMPAIGN_HISTORY: p->show = SHOW_REPORT; break;
    case CAMPAIGN_BOOK: to_book(p, ui); break;
    default: break;
    }
    if (act != CAMPAIGN_NOTHING) ui_wake(ui, 0);
    if (p->show == SHOW_CAMPAIGN && session_is_over(p->session)) {
        p->show = SHOW_REPORT;
        ui_wake(ui, 0);
    }
}

/* The computer's reasons in the quarter that the report shows; thought again only when that changes. */
static void use_reasons(Play *p, const ChartRow *chart, int rows)
{
    int quarter = p->report.at > 0 && p->report.at < rows ? chart[p->report.at].quarter : chart[rows - 1].quarter;
    int of = 2 * (quarter + 1) + session_is_over(p->session);
    if (p->report.side != 1 || p->report.playing || p->reasons_of == of) return;
    p->reasons_of = of;
    p->reason_count = reasons_of_quarter(p->session, int_max(0, quarter), p->reasons, REASONS_ROOM);
}

static void show_report(Play *p, Ui *ui)
{
    const Report *reports;
    const ChartRow *chart, *history = NULL;
    int report_count = session_reports(p->session, &reports), chart_count = session_chart(p->session, &chart);
    const World *w = session_view(p->session, p->seat);
    bool over = session_is_over(p->session);
    summary_of(session_game(p->session), w, reports, report_count, chart, chart_count, &p->summary);
    int history_count = over ? session_history_chart(p->session, &history) : 0;
    use_reasons(p, chart, chart_count);
    ReportIn in = {.describe = describe(p),
                   .w = w,
                   .over = over,
                   .sum = &p->summary,
                   .reports = reports,
                   .report_count = report_count,
                   .chart = chart,
                   .chart_count = chart_count,
                   .history = history,
                   .history_count = history_count,
                   .reasons = p->reasons,
                   .reason_count = p->reason_count,
                   .map = map_of(p),
                   .pictures = &p->shell.pictures};
    ReportAct act = screen_report(ui, &in, &p->report);
    if (act == REPORT_SAVE) save(p, ui);
    if (act == REPORT_MENU && over) {
        close_session(p);
        to_title(p, ui, TITLE_NEW);
    } else if (act == REPORT_MENU) {
        p->show = SHOW_CAMPAIGN;
        ui_wake(ui, 0);
    }
}

Mood play_mood(Play *p)
{
    if (p->show == SHOW_TITLE) return MOOD_NIGHT;
    if (p->show == SHOW_GALLERY) return p->gallery.check ? MOOD_NIGHT : MOOD_DOSSIER;
    if (p->show != SHOW_CAMPAIGN || !p->session) return MOOD_DOSSIER;
    return session_view(p->session, p->seat)->phase == PHASE_CRISIS ? MOOD_NIGHT : MOOD_DOSSIER;
}

bool play_frame(Play *p, Ui *ui)
{
    switch (p->show) {
    case SHOW_TITLE: return show_title(p, ui);
    case SHOW_GALLERY: return !screen_gallery(ui, &p->gallery);
    case SHOW_REPORT: show_report(p, ui); return true;
    case SHOW_BOOK: show_book(p, ui); return true;
    default: show_campaign(p, ui); return true;
    }
}

void play_trace(Play *p, StrBuf *line)
{
    static const char *const name[] = {"title", "campaign", "report", "gallery", "book"};
    static const char *const decision[] = {"campaign", "event", "campaign", "react",
                                           "crisis"}; /* by OweKind */
    Pending owed[MAX_PENDING];
    bool deciding = p->show == SHOW_CAMPAIGN && p->session && session_pending(p->session, owed) > 0;
    bool year = p->show == SHOW_CAMPAIGN && p->session && year_is_shown(p);
    str_addf(line, "\"screen\":\"%s\"", year ? "year" : deciding ? decision[owed[0].kind] : name[p->show]);
    if (!p->session) return;
    const World *w = session_view(p->session, p->seat);
    str_addf(line, ",\"quarter\":%d,\"phase\":%d,\"hash\":\"%016llx\"", w->quarter, w->phase,
             (unsigned long long)session_hash(p->session));
}
