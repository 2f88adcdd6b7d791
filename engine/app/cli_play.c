/* play: a whole campaign by lines, from a keyboard or a pipe. Everything the window can do is a word here. */
#include "app/cli.h"

#include "app/cli_tell_text.h"
#include "core/model.h"
#include "core/rules.h"
#include "core/turn.h"
#include "host/clock.h"
#include "host/mem.h"
#include "session/outlook.h"
#include "session/preview.h"
#include "session/slots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 512, WORDS = 3 + MAX_CLAUSES };

typedef struct {
    Content *content;
    Session *session;
    Book book; /* of no catalog until it is asked for */
    Tell tell;
    int seat;       /* who is asked now; 0: nobody is human */
    int shown;      /* reports told so far */
    int whispered[DIM_SEATS]; /* of them those that a seat could read what is meant for it alone */
    int told_quarter, told_phase, told_round, told_crises, told_seat;
    bool echo;      /* the input is no terminal: each line is printed, so that a log can be played again */
    bool closed;    /* the last word closed a part, and the next as well when nothing could be answered there */
    bool quit, ended;
} Play;

static const struct {
    const char *word, *arguments, *help;
} commands[] = {
    {"look", "", "the position"},
    {"state", "STATE", "a state's sheet: why it heads where it heads"},
    {"actions", "[STATE]", "what you can do there, with price and effect"},
    {"do", "ACTION STATE [CLAUSE=N ...]", "plan an action; an offer with clauses of your own"},
    {"offer", "ACTION STATE [CLAUSE=N ...]", "whether it would be signed, what is missing, what each clause does"},
    {"why", "ACTION STATE", "every condition, met or not, the gain term by term, and the adviser's view;"},
    {"", "", "also: why EVENT OPTION, why SLOT counter, why escalate"},
    {"aim", "[AIM]", "what to aim at this year: set one, or list them"},
    {"plan", "", "this quarter's plan"},
    {"undo", "[SLOT]", "take back the last change of the plan, or the action in a slot"},
    {"suggest", "", "what the adviser would do now, with reasons"},
    {"forecast", "", "where the states will stand, over many guesses"},
    {"commit", "", "end the turn (answers, plan or reactions); 'commit!' does not ask"},
    {"events", "", "open events"},
    {"answer", "EVENT OPTION", "choose an option; it cannot be taken back"},
    {"react", "SLOT counter|challenge|nothing", "answer an action of the other side"},
    {"escalate", "", "in a crisis; also hold, deal, back_down; add 'mediate' at rung 2"},
    {"budget", "", "next quarter's budget and capital as the plan stands"},
    {"score", "", "score, private goals, progress of the sudden endings"},
    {"log", "[LINES]", "what happened"},
    {"reasons", "[QUARTER]", "after the campaign: why the computer did what it did"},
    {"year", "[YEAR]", "a year in review: points by state, private goals, turning points"},
    {"book", "[WORD]", "the encyclopaedia: a page, or the pages that speak of it"},
    {"save", "NAME", "save the campaign"},
    {"load", "NAME", "load one"},
    {"saves", "", "the saves there are"},
    {"resign", "", "give up"},
    {"help", "[WORD]", "this list"},
    {"quit", "", "leave; the autosave stands"},
};

static void refresh_seat(Play *p)
{
    Pending owed[MAX_PENDING];
    const SessionSetup *setup = session_setup(p->session);
    int count = session_pending(p->session, owed);
    if (count > 0) p->seat = owed[0].seat;
    else if (!setup->human[p->seat]) p->seat = setup->human[1] ? 1 : setup->human[2] ? 2 : 0;
    p->tell = tell_open(p->session, p->seat);
}

static void prompt(const Play *p)
{
    const World *w = tell_view(&p->tell);
    char date[64];
    StrBuf b = str_buf(date, sizeof date);
    describe_date(&p->tell.describe, &b, w);
    int free_slots = 0;
    for (int i = 0; i < MAX_SLOTS; i++) free_slots += w->plan_action[p->seat][i] == 0;
    const char *form = w->phase == PHASE_ANSWER   ? "{date}, an event waits"
                       : w->phase == PHASE_REACT  ? "{date}, react with {capital} capital"
                       : w->phase == PHASE_CRISIS ? "{date}, crisis at rung {rung}"
                       : w->phase == PHASE_OVER   ? "the campaign is over"
                                                  : "{date}, actions free {n}, capital {capital}";
    printf("%s > ", TELL_WORDS(&p->tell, form, {"date", date}, {"capital", tell_count(rules_free_capital(p->tell.catalog, w, p->seat))}, {"rung", tell_count(w->crisis_rung)},
                               {"n", tell_count(free_slots)}));
    fflush(stdout);
}

/* Tells what is new: the news, then what is owed now. */
static void announce(Play *p)
{
    refresh_seat(p);
    const World *w = tell_view(&p->tell);
    bool same = w->quarter == p->told_quarter && w->phase == p->told_phase && w->crisis_round == p->told_round && w->crises == p->told_crises && p->seat == p->told_seat;
    if (same) return;
    bool new_quarter = w->quarter != p->told_quarter;
    p->told_quarter = w->quarter;
    p->told_phase = w->phase;
    p->told_round = w->crisis_round;
    p->told_crises = w->crises;
    const SessionSetup *setup = session_setup(p->session);
    if (setup->human[1] && setup->human[2] && p->seat != p->told_seat) {
        putchar('\n');
        TELL(&p->tell, 2, "{power} is asked.", {"power", tell_power(&p->tell, p->seat)});
    }
    p->told_seat = p->seat;
    tell_private(&p->tell, p->whispered[p->seat], p->shown);
    tell_news(&p->tell, &p->shown);
    p->whispered[p->seat] = p->shown;
    if (w->phase == PHASE_OVER) {
        if (!p->ended) tell_end(&p->tell);
        p->ended = true;
        return;
    }
    if (new_quarter && w->quarter > 0 && game_season(p->tell.catalog, w) == 1) tell_year(&p->tell, 0);
    if (new_quarter || w->phase == PHASE_PLAN) tell_position(&p->tell);
    if (w->phase == PHASE_ANSWER) tell_events(&p->tell);
    if (w->phase == PHASE_REACT) tell_reactions(&p->tell);
    if (w->phase == PHASE_CRISIS) tell_crisis(&p->tell);
}

/* ---- names: exact, or the only one with a word that begins so ---- */

typedef struct {
    const Tell *tell;
    int seat; /* whose actions are meant; 0: anybody's */
    const char *(*id)(const Catalog *c, int i);
    bool (*fits)(const Catalog *c, int i, int seat);
    int count;
    const char *none, *several; /* said when no name fits, or more than one */
} Names;

/* "summit" and "leaders" both begin a word of leaders_summit; of several the one whose own first word it is is meant. */
static bool begins_word(const char *id, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = id; at; at = strchr(at, '_')) {
        at += *at == '_';
        if (strncmp(at, word, n) == 0) return true;
    }
    return false;
}

static int match(const Names *n, const char *word)
{
    const Catalog *c = n->tell->catalog;
    int found = 0, hits = 0, first = 0, firsts = 0;
    for (int i = 1; i <= n->count; i++) {
        if (n->fits && !n->fits(c, i, n->seat)) continue;
        if (str_eq(n->id(c, i), word)) return i;
        if (!begins_word(n->id(c, i), word)) continue;
        found = i;
        hits++;
        if (strncmp(n->id(c, i), word, strlen(word)) != 0) continue;
        first = i;
        firsts++;
    }
    if (hits == 1) return found;
    if (firsts == 1) return first;
    char list[1024];
    StrBuf b = str_buf(list, sizeof list);
    for (int i = 1; i <= n->count; i++) {
        if (n->fits && !n->fits(c, i, n->seat)) continue;
        if (hits == 0 || begins_word(n->id(c, i), word)) str_addf(&b, "%s%s", b.used ? ", " : "", n->id(c, i));
    }
    TELL_WRAPPED(n->tell, 2, hits ? n->several : n->none, {"word", tell_typed(word)}, {"list", list});
    return 0;
}

static const char *state_id(const Catalog *c, int i) { return c->state[i].at.id; }
static const char *action_id(const Catalog *c, int i) { return c->action[i].at.id; }
static bool own_action(const Catalog *c, int i, int seat) { return seat == 0 || (c->action[i].seats >> seat & 1); }
static const char *aim_id(const Catalog *c, int i) { return c->aim[i].at.id; }
static bool own_aim(const Catalog *c, int i, int seat) { return c->aim[i].seats >> seat & 1; }

static int find_state(const Play *p, const char *word)
{
    return match(&(Names){&p->tell, 0, state_id, NULL, p->tell.catalog->state_count,
                          "No state '{word}'. There are: {list}.", "More than one state '{word}'. There are: {list}."}, word);
}

static bool own_offer(const Catalog *c, int i, int seat) { return c->action[i].offer && own_action(c, i, seat); }

static int find_offer(const Play *p, const char *word)
{
    return match(&(Names){&p->tell, p->seat, action_id, own_offer, p->tell.catalog->action_count, "No offer '{word}'. There are: {list}.", "More than one offer '{word}'. There are: {list}."}, word);
}

static int find_action(const Play *p, const char *word)
{
    return match(&(Names){&p->tell, p->seat, action_id, own_action, p->tell.catalog->action_count,
                          "No action '{word}'. There are: {list}.", "More than one action '{word}'. There are: {list}."}, word);
}

/* ---- commands ---- */

static bool submit(Play *p, const Command *cmd)
{
    Reasons reasons = {0};
    if (session_submit(p->session, cmd, &reasons) == REFUSE_NO) return true;
    tell_refusal(&p->tell, false, cmd, &reasons);
    return false;
}

/* Asks before an action that harms its own side; from a pipe it is only told. */
static bool accepts_harm(Play *p, const Command *cmd)
{
    char answer[16];
    Reasons reasons;
    static _Thread_local World scratch;
    Preview all;
    if (session_check(p->session, cmd, &reasons) != REFUSE_NO) return true;
    preview_action(session_game(p->session), tell_view(&p->tell), p->seat, cmd->action, cmd->target, &scratch, &all);
    if (!preview_asks(p->tell.catalog, &all, p->seat, cmd->action)) return true;
    tell_harm(&p->tell, &all);
    if (p->echo) return true;
    printf("  %s (y/n) ", tell_words(&p->tell, "Plan it all the same?"));
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

static int find_clause(const AgreementDef *def, const char *word, size_t length)
{
    int found = -1;
    for (int i = 0; i < def->clause_count; i++) {
        if (strncmp(def->clause[i].id, word, length) != 0) continue;
        if (def->clause[i].id[length] == 0) return i;
        if (found >= 0) return -1;
        found = i;
    }
    return found;
}

static void no_clause(const Play *p, const AgreementDef *def, int count, const char *word)
{
    char list[512] = "";
    StrBuf b = str_buf(list, sizeof list);
    for (int k = 0; k < count; k++)
        str_addf(&b, "%s%s", k ? ", " : "", TELL_WORDS(&p->tell, "{clause}={low} to {high}", {"clause", def->clause[k].id},
                                                  {"low", tell_count(def->clause[k].lo)}, {"high", tell_count(def->clause[k].hi)}));
    TELL_WRAPPED(&p->tell, 2, list[0] ? "No such clause or number: '{word}'. There are: {list}." : "No such clause or number: '{word}'. There are: none.", {"word", tell_typed(word)},
                 {"list", list});
}

/* "volume=3 discount=20" into the command; false after saying what is wrong. */
static bool set_clauses(const Play *p, char **word, int count, Command *cmd)
{
    const Catalog *c = p->tell.catalog;
    int agreement = model_offered(c, tell_view(&p->tell), cmd->action, cmd->target, cmd->seat);
    const AgreementDef *def = &c->agreement[agreement];
    for (int i = 0; i < count; i++) {
        const char *equals = strchr(word[i], '=');
        int clause = equals && agreement ? find_clause(def, word[i], (size_t)(equals - word[i])) : -1;
        char *end = NULL;
        long value = clause >= 0 ? strtol(equals + 1, &end, 10) : 0;
        if (clause >= 0 && end != equals + 1 && *end == 0 && value >= def->clause[clause].lo && value <= def->clause[clause].hi) {
            cmd->arg[clause] = (int8_t)value;
            continue;
        }
        no_clause(p, def, agreement ? def->clause_count : 0, word[i]);
        return false;
    }
    return true;
}

static void play_do(Play *p, char **word, int count)
{
    int action = count >= 2 ? find_action(p, word[1]) : 0, state = action && count >= 3 ? find_state(p, word[2]) : 0;
    if (count < 3) TELL(&p->tell, 2, "do ACTION STATE, for example: do {action} {state}", {"action", p->tell.catalog->action[1].at.id}, {"state", p->tell.catalog->state[1].at.id});
    if (!action || !state) return;
    Command cmd = game_plan(p->tell.catalog, tell_view(&p->tell), p->seat, action, state);
    if (!set_clauses(p, word + 3, count - 3, &cmd) || !accepts_harm(p, &cmd) || !submit(p, &cmd)) return;
    tell_plan(&p->tell);
}

static void play_offer(Play *p, char **word, int count)
{
    int action = count >= 3 ? find_offer(p, word[1]) : 0, state = action ? find_state(p, word[2]) : 0;
    if (count < 3) tell_line(&p->tell, 2, "offer ACTION STATE [CLAUSE=N ...]");
    if (!state) return;
    Command cmd = game_plan(p->tell.catalog, tell_view(&p->tell), p->seat, action, state);
    if (set_clauses(p, word + 3, count - 3, &cmd)) tell_offer(&p->tell, &cmd);
}

static void play_undo(Play *p, char **word, int count)
{
    uint64_t slot;
    if (count >= 2 && cli_whole(word[1], 1, MAX_SLOTS, &slot)) {
        Command cmd = {.kind = CMD_PLAN_REMOVE, .seat = (uint8_t)p->seat, .slot = (uint8_t)(slot - 1)};
        if (submit(p, &cmd)) tell_plan(&p->tell);
    } else if (session_undo(p->session, p->seat)) tell_plan(&p->tell);
    else tell_line(&p->tell, 2, "Nothing to take back: answers, reveals and rounds stand.");
}

/* What ending the turn now would leave undone; empty when nothing. */
static void left_undone(const Play *p, StrBuf *out)
{
    const World *w = tell_view(&p->tell);
    if (w->phase == PHASE_ANSWER) str_add(out, tell_words(&p->tell, "Events without an answer take their default."));
    describe_undone(&p->tell.describe, out, w, p->seat);
}

static bool confirmed(Play *p)
{
    char text[512], answer[16];
    StrBuf b = str_buf(text, sizeof text);
    left_undone(p, &b);
    if (!text[0]) return true;
    if (p->echo) {
        printf("  %s\n", text);
        return true;
    }
    printf("  %s %s (y/n) ", text, tell_words(&p->tell, "End the turn all the same?"));
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

/* What this seat has not answered yet: events, or actions of the other side. The part ends with the last. */
static int still_open(const Play *p, int kind)
{
    Pending owed[MAX_PENDING];
    int count = session_pending(p->session, owed), open = 0;
    for (int i = 0; i < count; i++) open += owed[i].seat == p->seat && owed[i].kind == kind;
    return open;
}

/* "EVENT OPTION" by the numbers that `events` shows; CMD_NONE when they are no such thing, and it says so. */
static Command answer_of(const Play *p, char **word, int count)
{
    uint64_t event, option;
    const World *w = tell_view(&p->tell);
    int place = count >= 2 && cli_whole(word[0], 1, MAX_OPEN_EVENTS, &event) && cli_whole(word[1], 1, MAX_OPTIONS, &option) ? tell_event_place(&p->tell, (int)event) : -1;
    if (place < 0) {
        tell_line(&p->tell, 2, "answer EVENT OPTION, with the numbers that 'events' shows");
        return (Command){0};
    }
    const EventDef *e = &p->tell.catalog->event[w->open_event[place]];
    for (int i = 0, n = 0; i < e->option_count; i++) {
        if (e->option[i].seat == p->seat && (uint64_t)++n == option)
            return (Command){.kind = CMD_ANSWER, .seat = (uint8_t)p->seat, .slot = (uint8_t)place, .choice = (uint8_t)i};
    }
    TELL(&p->tell, 2, "That event has no option {n} for you.", {"n", tell_count((int)option)});
    return (Command){0};
}

static void play_answer(Play *p, char **word, int count)
{
    Command cmd = answer_of(p, word + 1, count - 1);
    if (!cmd.kind) return;
    const OptionDef *o = &p->tell.catalog->event[tell_view(&p->tell)->open_event[cmd.slot]].option[cmd.choice];
    if (!submit(p, &cmd)) return;
    printf("  %s.\n", tell_name(&p->tell, &o->at));
    p->closed = still_open(p, OWE_ANSWER) == 0;
}

static const char *const reactions[] = {"", "nothing", "counter", "challenge"};

static Command react_of(const Play *p, char **word, int count)
{
    uint64_t slot;
    for (int k = REACT_NOTHING; count >= 2 && cli_whole(word[0], 1, MAX_SLOTS, &slot) && k <= REACT_CHALLENGE; k++) {
        if (strncmp(reactions[k], word[1], strlen(word[1])) == 0)
            return (Command){.kind = CMD_REACT, .seat = (uint8_t)p->seat, .slot = (uint8_t)(slot - 1), .choice = (uint8_t)k};
    }
    tell_line(&p->tell, 2, "react SLOT counter, challenge or nothing; 'commit' lets the rest pass");
    return (Command){0};
}

static void play_react(Play *p, char **word, int count)
{
    Command cmd = react_of(p, word + 1, count - 1);
    if (!cmd.kind || !submit(p, &cmd)) return;
    char text[256];
    StrBuf b = str_buf(text, sizeof text);
    int open = still_open(p, OWE_REACT);
    p->closed = open == 0;
    str_addf(&b, "%s. %s", reactions[cmd.choice],
             open ? TELL_COUNTED(&p->tell, open, "{n} action is still unanswered; 'commit' lets it pass.", "{n} actions are still unanswered; 'commit' lets them pass.", {"n", tell_count(open)})
                  : tell_words(&p->tell, "Every action is answered: the turn goes on."));
    tell_wrapped(text, 2);
}

static Command rung_of(const Play *p, const char *word)
{
    static const char *const choices[] = {"", "escalate", "hold", "deal", "back_down"};
    for (int k = RUNG_ESCALATE; k <= RUNG_BACK_DOWN; k++) {
        if (str_eq(word, choices[k])) return (Command){.kind = CMD_RUNG, .seat = (uint8_t)p->seat, .choice = (uint8_t)k};
    }
    return (Command){0};
}

static bool play_rung(Play *p, char **word, int count)
{
    Command cmd = rung_of(p, word[0]);
    if (!cmd.kind) return false;
    cmd.mediate = count > 1 && str_eq(word[1], "mediate");
    submit(p, &cmd);
    return true;
}

/* What the adviser makes of a choice in the decision that is open; of an action, its conditions and gains as well. */
static void play_why(Play *p, char **word, int count)
{
    int phase = tell_view(&p->tell)->phase;
    Command cmd = {0};
    if (phase == PHASE_ANSWER && count >= 3 && word[1][0] >= '0' && word[1][0] <= '9') cmd = answer_of(p, word + 1, count - 1);
    else if (phase == PHASE_REACT && count >= 3 && word[1][0] >= '0' && word[1][0] <= '9') cmd = react_of(p, word + 1, count - 1);
    else if (phase == PHASE_CRISIS && count == 2) cmd = rung_of(p, word[1]);
    else if (count >= 3 && word[1][0] >= '0' && word[1][0] <= '9')
        tell_line(&p->tell, 2, "why EVENT OPTION is asked while events wait, why SLOT counter or challenge while you react.");
    else if (count == 2 && rung_of(p, word[1]).kind) TELL(&p->tell, 2, "why {rung} is asked in a crisis.", {"rung", word[1]});
    else if (count < 3) tell_line(&p->tell, 2, "why ACTION STATE");
    else {
        int action = find_action(p, word[1]), state = action ? find_state(p, word[2]) : 0;
        if (!state) return;
        tell_why(&p->tell, action, state);
        if (phase == PHASE_PLAN) cmd = game_plan(p->tell.catalog, tell_view(&p->tell), p->seat, action, state);
    }
    if (cmd.kind) tell_why_not(&p->tell, &cmd);
}

static void play_aim(Play *p, char **word, int count)
{
    const Catalog *c = p->tell.catalog;
    int aim = count >= 2 ? match(&(Names){&p->tell, p->seat, aim_id, own_aim, c->aim_count,
                                      "No aim '{word}'. There are: {list}.", "More than one aim '{word}'. There are: {list}."}, word[1]) : 0;
    Command cmd = {.kind = CMD_AIM, .seat = (uint8_t)p->seat, .action = (uint16_t)aim};
    if (count < 2) tell_aims(&p->tell);
    else if (aim && submit(p, &cmd)) printf("  %s.\n", tell_name(&p->tell, &c->aim[aim].at));
}

static void play_reasons(Play *p, char **word, int count)
{
    uint64_t quarter = (uint64_t)tell_view(&p->tell)->quarter + 1;
    if (count >= 2 && !cli_whole(word[1], 1, MAX_QUARTERS, &quarter)) tell_line(&p->tell, 2, "reasons QUARTER, from 1");
    else tell_reasons(&p->tell, (int)quarter - 1);
}

static void play_saves(Play *p)
{
    Slot *list;
    int count = slots_list(p->content, &list);
    for (int i = 0; i < count; i++) {
        TELL(&p->tell, 2, list[i].problem[0] ? "{save} cannot be loaded: {why}" : "{save} {scenario}, quarter {n} of {all}, {seats}", {"save", tell_left(list[i].slot, 20)},
             {"why", list[i].problem}, {"scenario", list[i].scenario}, {"n", tell_count(list[i].quarter + 1)}, {"all", tell_count(list[i].quarters)}, {"seats", list[i].seats});
    }
    if (count == 0) TELL(&p->tell, 2, "No saves in {folder}.", {"folder", content_saves_folder(p->content)});
    mem_free(list);
}

static void play_load(Play *p, const char *slot)
{
    char path[1200], note[512];
    Session *loaded;
    Err err = {""};
    snprintf(path, sizeof path, "%s/%.64s.json", content_saves_folder(p->content), slot);
    if (strchr(slot, '/') || !session_load(p->content, path, true, &loaded, note, sizeof note, &err)) {
        printf("  %s\n", err.text[0] ? err.text : tell_words(&p->tell, "a save's name has no slash"));
        return;
    }
    if (p->book.catalog) book_close(&p->book); /* it may be of the campaign's own content */
    p->book = (Book){0};
    session_close(p->session);
    p->session = loaded;
    refresh_seat(p); /* its words may have gone with the session before */
    const Report *r;
    p->shown = session_reports(loaded, &r);
    for (int seat = 0; seat < DIM_SEATS; seat++) p->whispered[seat] = p->shown;
    p->told_quarter = -1;
    p->ended = false;
    if (note[0]) printf("  %s.\n", note);
    tell_line(&p->tell, 2, "Loaded.");
}

static void play_help(const Tell *t, const char *word)
{
    for (int i = 0; i < COUNT_OF(commands); i++) {
        if (!word || strncmp(commands[i].word, word, strlen(word)) == 0)
            printf("  %s %s %s\n", tell_left(commands[i].word, 10), tell_left(tell_words(t, commands[i].arguments), 32), tell_words(t, commands[i].help));
    }
    if (!word) tell_line(t, 2, "Names may be cut short: 'do trade kaz'. A line that begins with # is a comment.");
}

static void play_state_or_actions(Play *p, char **word, int count)
{
    const Catalog *c = p->tell.catalog;
    if (count >= 2) {
        int state = find_state(p, word[1]);
        if (state && word[0][0] == 's') tell_state(&p->tell, state);
        else if (state) tell_actions(&p->tell, state);
        return;
    }
    if (word[0][0] == 's') {
        TELL(&p->tell, 2, "state STATE, for example: state {state}", {"state", c->state[1].at.id});
        return;
    }
    for (int s = 1; s <= c->state_count; s++) tell_actions(&p->tell, s);
}

static bool needs_seat(const char *word)
{
    static const char *const list[] = {"actions", "do", "offer", "why", "plan", "undo", "suggest", "forecast", "commit", "aim", "events", "answer", "react", "resign", "budget"};
    for (int i = 0; i < COUNT_OF(list); i++) {
        if (str_eq(list[i], word)) return true;
    }
    return false;
}

static void play_commit(Play *p, bool closed, bool force)
{
    Command cmd = {.kind = CMD_COMMIT, .seat = (uint8_t)p->seat};
    if (tell_view(&p->tell)->phase == PHASE_CRISIS) tell_line(&p->tell, 2, "A crisis waits: escalate, hold, deal or back_down.");
    else if (closed) /* meant for the part that has closed already, and not for a plan that nobody has seen */
        tell_wrapped(tell_words(&p->tell, "That part has closed by itself, so nothing was left to commit. What is asked now waits for you; 'commit' once more ends it."), 2);
    else if (force || confirmed(p)) {
        static World before;
        before = *tell_view(&p->tell);
        bool unable = before.phase == PHASE_PLAN && rules_free_capital(p->tell.catalog, &before, p->seat) < game_tunes(p->tell.catalog, &before)->counter_cost;
        if (!submit(p, &cmd)) return;
        tell_defaults(&p->tell, &before);
        if (unable) tell_line(&p->tell, 2, "No capital is kept: whatever the other side plays passes unanswered.");
        p->closed = unable; /* a second commit would be meant for the reactions */
    }
}

/* Opened when it is first asked for. */
static bool open_book(Play *p)
{
    Err err = {""};
    if (p->book.catalog || book_open(p->tell.catalog, content_texts(p->content), true, &p->book, &err)) return true;
    printf("  %s\n", err.text);
    return false;
}

static void play_book(Play *p, char **word, int count)
{
    char words[LINE] = "", why[256];
    StrBuf b = str_buf(words, sizeof words), w = str_buf(why, sizeof why);
    if (!open_book(p)) return;
    for (int i = 1; i < count; i++) str_addf(&b, "%s%s", i > 1 ? " " : "", word[i]);
    if (count < 2) {
        for (int kind = 0; kind < BOOK_KIND_COUNT; kind++) {
            int pages = book_count(&p->book, (BookKind)kind);
            if (pages) printf("  %-12s %3d  %s\n", book_kind_word((BookKind)kind), pages, tell_words(&p->tell, book_kind_plural((BookKind)kind)));
        }
        tell_line(&p->tell, 2, "book WORD: a page ('book trade_mission'), a kind ('book action:'), or the pages that speak of it.");
    } else if (!tell_book(&p->book, words)) {
        tell_book_unknown(&p->book, words, &w);
        printf("  %s\n", why);
    }
}

/* The full word for a beginning that fits only one command. */
static const char *full_word(const char *word)
{
    static const char *const more[] = {"hold", "deal", "back_down", "commit!"};
    const char *found = NULL;
    for (int i = 0; i < COUNT_OF(commands) + COUNT_OF(more); i++) {
        const char *known = i < COUNT_OF(commands) ? commands[i].word : more[i - COUNT_OF(commands)];
        if (str_eq(known, word)) return known;
        if (strncmp(known, word, strlen(word)) != 0 || str_eq(known, "commit!")) continue;
        if (found) return word;
        found = known;
    }
    return found ? found : word;
}

static void run_words(Play *p, char **word, int count)
{
    const char *w = full_word(word[0]);
    Err err = {""};
    uint64_t lines = 12;
    word[0] = (char *)w;
    bool closed = p->closed;
    p->closed = false;
    if (p->seat == 0 && needs_seat(w)) tell_line(&p->tell, 2, "Nobody is asked: both sides are played by the computer.");
    else if (str_eq(w, "look")) tell_position(&p->tell);
    else if (str_eq(w, "state") || str_eq(w, "actions")) play_state_or_actions(p, word, count);
    else if (str_eq(w, "do")) play_do(p, word, count);
    else if (str_eq(w, "offer")) play_offer(p, word, count);
    else if (str_eq(w, "why")) play_why(p, word, count);
    else if (str_eq(w, "aim")) play_aim(p, word, count);
    else if (str_eq(w, "reasons")) play_reasons(p, word, count);
    else if (str_eq(w, "plan")) tell_plan(&p->tell);
    else if (str_eq(w, "undo")) play_undo(p, word, count);
    else if (str_eq(w, "suggest")) tell_suggestions(&p->tell);
    else if (str_eq(w, "forecast")) tell_forecast(&p->tell);
    else if (str_eq(w, "commit")) play_commit(p, closed, false);
    else if (str_eq(w, "commit!")) play_commit(p, closed, true);
    else if (str_eq(w, "events")) tell_events(&p->tell);
    else if (str_eq(w, "answer")) play_answer(p, word, count);
    else if (str_eq(w, "react")) play_react(p, word, count);
    else if (play_rung(p, word, count)) return;
    else if (str_eq(w, "budget")) tell_budget(&p->tell);
    else if (str_eq(w, "score")) tell_score(&p->tell);
    else if (str_eq(w, "year")) {
        uint64_t year = 0;
        if (count >= 2 && !cli_whole(word[1], 1, 9999, &year)) tell_line(&p->tell, 2, "year [YEAR], for example: year 2021");
        else tell_year(&p->tell, (int)year);
    } else if (str_eq(w, "book")) play_book(p, word, count);
    else if (str_eq(w, "log")) {
        if (count >= 2) cli_whole(word[1], 1, 1000, &lines);
        tell_log(&p->tell, (int)lines);
    } else if (str_eq(w, "save")) {
        if (count < 2) tell_line(&p->tell, 2, "save NAME");
        else if (session_save(p->session, word[1], &err)) TELL(&p->tell, 2, "Saved as {name}.", {"name", word[1]});
        else TELL(&p->tell, 2, "Not saved: {why}", {"why", err.text});
    } else if (str_eq(w, "load")) {
        if (count < 2) tell_line(&p->tell, 2, "load NAME");
        else play_load(p, word[1]);
    } else if (str_eq(w, "saves")) play_saves(p);
    else if (str_eq(w, "resign")) {
        Command cmd = {.kind = CMD_RESIGN, .seat = (uint8_t)p->seat};
        submit(p, &cmd);
    } else if (str_eq(w, "help")) play_help(&p->tell, count >= 2 ? word[1] : NULL);
    else if (str_eq(w, "quit")) p->quit = true;
    else TELL(&p->tell, 2, "Unknown word '{word}'; 'help' lists them.", {"word", tell_typed(word[0])});
}

static void run_line(Play *p, char *line)
{
    char *word[WORDS], *save = NULL;
    int count = 0;
    line[strcspn(line, "\r\n")] = 0;
    for (char *at = strtok_r(line, " \t", &save); at && count < WORDS; at = strtok_r(NULL, " \t", &save)) word[count++] = at;
    if (count > 0 && word[0][0] != '#') run_words(p, word, count);
}

static void loop(Play *p)
{
    char line[LINE];
    while (!p->quit) {
        announce(p);
        bool watching = !session_setup(p->session)->human[1] && !session_setup(p->session)->human[2];
        if (watching && session_watch(p->session)) continue;
        prompt(p);
        if (!fgets(line, sizeof line, stdin)) {
            putchar('\n');
            return;
        }
        char clean[LINE];
        str_clean(clean, sizeof clean, line);
        if (p->echo) printf("%s%s", clean, strchr(clean, '\n') ? "" : "\n");
        run_line(p, clean);
        if (session_autosave_error(p->session)[0]) TELL(&p->tell, 2, "The autosave failed: {why}", {"why", session_autosave_error(p->session)});
    }
}

typedef struct {
    const char *scenario, *seat, *level, *seed, *load, *third_powers, *handicap;
} Words;

/* --third-powers PERCENT and --handicap POINTS for Turkey's seat, either sign. */
static bool read_terms(Cli *cli, const Words *w, SessionSetup *setup)
{
    uint64_t percent = 0, points = 0;
    const char *digits = w->handicap && w->handicap[0] == '-' ? w->handicap + 1 : w->handicap;
    if (w->third_powers && (!cli_whole(w->third_powers, 0, 300, &percent) || percent % 10))
        return cli_usage(cli, "'--third-powers %s' is no percentage from 0 to 300 in tens", w->third_powers), false;
    if (digits && !cli_whole(digits, 0, 30, &points)) return cli_usage(cli, "'--handicap %s' is no number of points from -30 to 30", w->handicap), false;
    setup->has_terms = w->third_powers || w->handicap;
    setup->third_powers = w->third_powers ? (int)percent / 10 : TERMS_AS_DEFINED;
    setup->handicap = digits != w->handicap ? -(int)points : (int)points;
    return true;
}

static bool make_setup(Cli *cli, Play *p, const Words *w, SessionSetup *setup)
{
    const Catalog *c = content_catalog(p->content);
    uint64_t seed = clock_seed() >> 16;
    if (w->seed && !cli_whole(w->seed, 0, UINT64_MAX >> 1, &seed)) return cli_usage(cli, "'--seed %s' is no whole number", w->seed), false;
    *setup = (SessionSetup){.seed = seed, .autosave = true};
    setup->scenario = cli_scenario(cli, p->content, w->scenario);
    if (!setup->scenario) return false;
    if (!read_terms(cli, w, setup)) return false;
    const char *seat = w->seat ? w->seat : c->power[1].at.id;
    for (int s = 1; s <= MAX_SEATS; s++) {
        setup->human[s] = str_eq(seat, "both") || str_eq(seat, c->power[s].at.id);
        snprintf(setup->level_word[s], sizeof setup->level_word[s], "%s", w->level ? w->level : "greedy");
        if (!cli_level(cli, p->content, setup->level_word[s], &setup->level[s])) return false;
    }
    if (!setup->human[1] && !setup->human[2] && !str_eq(seat, "none"))
        return cli_usage(cli, "unknown seat '%s'; choose %s, %s, both or none", seat, c->power[1].at.id, c->power[2].at.id), false;
    return true;
}

int cli_play(Cli *cli)
{
    Words w = {0};
    Play p = {.told_quarter = -1, .echo = isatty(0) == 0};
    int count, code = CLI_DONE;
    const CliOption options[] = {{"--scenario", &w.scenario, NULL}, {"--seat", &w.seat, NULL}, {"--level", &w.level, NULL}, {"--seed", &w.seed, NULL}, {"--load", &w.load, NULL},
                                 {"--third-powers", &w.third_powers, NULL}, {"--handicap", &w.handicap, NULL}};
    if (!cli_options(cli, options, COUNT_OF(options), NULL, 0, &count)) return CLI_USAGE;
    p.content = cli_content(cli, &code);
    if (!p.content) return code;
    Err err = {""};
    SessionSetup setup;
    char note[512] = "", seed[24];
    bool ok;
    if (w.load) ok = session_load(p.content, w.load, true, &p.session, note, sizeof note, &err);
    else if (make_setup(cli, &p, &w, &setup)) ok = session_open(p.content, &setup, &p.session, &err);
    else {
        content_close(p.content);
        return CLI_USAGE;
    }
    if (ok) {
        const Report *r;
        if (w.load) p.shown = p.whispered[1] = p.whispered[2] = session_reports(p.session, &r);
        if (note[0]) printf("%s.\n", note);
        refresh_seat(&p);
        tell_title(&p.tell);
        snprintf(seed, sizeof seed, "%llu", (unsigned long long)session_setup(p.session)->seed);
        TELL(&p.tell, 0, "Seed {seed}. 'help' lists the commands.", {"seed", seed});
        loop(&p);
    } else code = cli_fail(&err);
    book_close(&p.book);
    session_close(p.session);
    content_close(p.content);
    return fflush(stdout) == 0 ? code : CLI_FAILED;
}
