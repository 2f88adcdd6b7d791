/* The contract of every scenario of base: same seed same hashes, clones leave the original, what is refused leaves the
 * hash, checks change nothing, everything stays in its range, the ledger adds up, random campaigns end. */
#include "contract/contract.h"

#include "ai/trial.h"
#include "ai/weigh.h"
#include "base/fixed.h"
#include "core/model.h"

static Load *load;
static Game game;
static Campaign one, two;
static Report block[120000];

static int setup(void **state)
{
    (void)state;
    load = contract_load();
    game = (Game){load_catalog(load), NULL};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    load_close(load);
    return 0;
}

static void same_seed_same_hashes(void **state)
{
    (void)state;
    for (int scenario = 1; scenario <= game.catalog->scenario_count; scenario++) {
        for (int seed = 1; seed <= contract_seeds(3); seed++) {
            campaign_start(&one, &game, scenario, (uint64_t)seed, AI_GREEDY, AI_RANDOM, NULL);
            campaign_start(&two, &game, scenario, (uint64_t)seed, AI_GREEDY, AI_RANDOM, NULL);
            bool more = true;
            while (more) {
                assert_int_equal(world_hash(&one.world), world_hash(&two.world));
                more = campaign_step(&one);
                assert_int_equal(campaign_step(&two), more);
            }
            assert_int_equal(world_hash(&one.world), world_hash(&two.world));
        }
    }
}

static void clones_leave_the_original(void **state)
{
    (void)state;
    campaign_start(&one, &game, 1, 3, AI_RANDOM, AI_RANDOM, NULL);
    for (int i = 0; i < 20; i++) campaign_step(&one);
    uint64_t before = world_hash(&one.world);
    two = one;
    two.seed = 99;
    for (int i = 0; i < 20; i++) campaign_step(&two);
    assert_int_equal(world_hash(&one.world), before);
    assert_int_not_equal(world_hash(&two.world), before);
}

/* Every command one could write for a seat: allowed ones apply, refused ones leave the hash; checks change nothing. */
static void try_all_commands(const World *w)
{
    uint64_t before = world_hash(w);
    const Catalog *c = game.catalog;
    for (int seat = 0; seat <= 3; seat++) {
        for (int kind = 0; kind <= CMD_COUNT; kind++) {
            if (kind == CMD_RESIGN) continue;
            for (int a = 0; a <= (kind == CMD_PLAN_ADD ? c->action_count + 1 : 4); a++) {
                for (int b = 0; b <= (kind == CMD_PLAN_ADD ? c->state_count + 1 : 4); b++) {
                    Command cmd = {.kind = (uint8_t)kind, .seat = (uint8_t)seat, .action = (uint16_t)a, .target = (uint8_t)b, .slot = (uint8_t)a, .choice = (uint8_t)b};
                    Reasons reasons;
                    Refusal listed = game_check(&game, w, &cmd, &reasons);
                    assert_int_equal(listed, reasons.first);
                    two.world = *w;
                    assert_int_equal(game_apply(&game, &two.world, &cmd, NULL), listed);
                    if (listed != REFUSE_NO) assert_int_equal(world_hash(&two.world), before);
                }
            }
        }
    }
    assert_int_equal(world_hash(w), before);
}

static void refused_commands_leave_the_hash(void **state)
{
    (void)state;
    for (int scenario = 1; scenario <= game.catalog->scenario_count; scenario++) {
        campaign_start(&one, &game, scenario, 11, AI_RANDOM, AI_RANDOM, NULL);
        for (int i = 0; i < 24 && campaign_step(&one); i++) try_all_commands(&one.world);
    }
}

static void check_range(const World *w)
{
    const WorldField *f = NULL;
    uint32_t k = 0;
    if (!world_in_range(w, &f, &k)) fail_msg("quarter %d: %s[%u] = %lld is out of its range", w->quarter, f->name, k, (long long)world_get(w, f, k));
}

static void random_campaigns_end_in_range(void **state)
{
    (void)state;
    for (int scenario = 1; scenario <= game.catalog->scenario_count; scenario++) {
        for (int seed = 1; seed <= contract_seeds(40); seed++) {
            campaign_start(&one, &game, scenario, (uint64_t)seed, AI_RANDOM, AI_RANDOM, NULL);
            int steps = 0;
            while (campaign_step(&one)) {
                check_range(&one.world);
                assert_true(++steps < 5000);
            }
            assert_int_not_equal(one.world.ending, ENDING_NONE);
        }
    }
}

static void add_delta(World *w, const Report *r)
{
    switch (r->var) {
    case VAR_TIE: w->tie[r->state][r->power][r->channel] += r->delta; break;
    case VAR_BASE: w->base[r->state][r->power][r->channel] += r->delta; break;
    case VAR_GOODWILL: w->goodwill[r->state][r->power] += r->delta; break;
    case VAR_ALIGNMENT: w->alignment[r->state] += r->delta; break;
    case VAR_SOVEREIGNTY: w->sovereignty[r->state] += r->delta; break;
    case VAR_STABILITY: w->stability[r->state] += r->delta; break;
    case VAR_MONEY: w->money[r->power] += r->delta; break;
    case VAR_PRESTIGE: w->prestige[r->power] += r->delta; break;
    case VAR_HOME: w->home[r->power] += r->delta; break;
    case VAR_BLAME: w->blame[r->power] += r->delta; break;
    case VAR_SCORE: w->score[r->power] += r->delta; break;
    case VAR_TENSION: w->tension += r->delta; break;
    default: break;
    }
}

static void ledger_adds_up(void **state)
{
    (void)state;
    static World first;
    for (int scenario = 1; scenario <= game.catalog->scenario_count; scenario++) {
        for (int seed = 1; seed <= contract_seeds(5); seed++) {
            ReportLog log = report_log(block, COUNT_OF(block));
            game_set_start(&game, &first, scenario, (uint64_t)seed);
            campaign_start(&one, &game, scenario, (uint64_t)seed, AI_RANDOM, AI_GREEDY, &log);
            while (campaign_step(&one)) continue;
            assert_false(log.cut);
            for (int i = 0; i < log.count; i++) {
                if (log.items[i].kind == REPORT_CHANGE) add_delta(&first, &log.items[i]);
            }
            const World *w = &one.world;
            assert_memory_equal(first.tie, w->tie, sizeof w->tie);
            assert_memory_equal(first.base, w->base, sizeof w->base);
            assert_memory_equal(first.goodwill, w->goodwill, sizeof w->goodwill);
            assert_memory_equal(first.alignment, w->alignment, sizeof w->alignment);
            assert_memory_equal(first.sovereignty, w->sovereignty, sizeof w->sovereignty);
            assert_memory_equal(first.stability, w->stability, sizeof w->stability);
            assert_memory_equal(first.money, w->money, sizeof w->money);
            assert_memory_equal(first.prestige, w->prestige, sizeof w->prestige);
            assert_memory_equal(first.home, w->home, sizeof w->home);
            assert_memory_equal(first.blame, w->blame, sizeof w->blame);
            assert_memory_equal(first.score, w->score, sizeof w->score);
            assert_int_equal(first.tension, w->tension);
        }
    }
}

static void starts_at_rest(void **state)
{
    (void)state;
    for (int scenario = 1; scenario <= game.catalog->scenario_count; scenario++) {
        game_set_start(&game, &one.world, scenario, 1);
        for (int s = 1; s <= game.catalog->state_count; s++) {
            TargetTerms t;
            model_target_terms(game.catalog, &one.world, s, &t);
            assert_int_equal(t.target, one.world.alignment[s]);
        }
    }
}

/* Section 2 of the calibration: what the solved course should be, in points, for the start of 2021. */
static void course_is_as_calibrated(void **state)
{
    (void)state;
    static const struct {
        const char *state;
        int course;
    } expected[] = {{"azerbaijan", -27}, {"kazakhstan", 52}, {"uzbekistan", 24}, {"kyrgyzstan", 52}, {"turkmenistan", -7}};
    int base = catalog_scenario(game.catalog, "base");
    for (int i = 0; i < COUNT_OF(expected); i++) {
        int s = catalog_state(game.catalog, expected[i].state);
        int32_t course = game.catalog->scenario[base].course[s];
        printf("course of %s: %d milli, calibrated %d points\n", expected[i].state, course, expected[i].course);
        assert_in_range(course + 200000, 200000 + (expected[i].course - 3) * 1000, 200000 + (expected[i].course + 3) * 1000);
    }
}

/* The same position with everything changed that `seat` may not know. */
static void change_hidden(World *truth, int rival)
{
    truth->seed ^= 0x1234;
    truth->money[rival] = 1000;
    truth->capital[rival] = truth->phase == PHASE_REACT ? truth->capital[rival] : 1;
    truth->home[rival] = 3000;
    truth->priority[rival][1] = 1;
    truth->priority_mark[rival][0] += 5;
    truth->resolve_draw[rival] = 9000;
    truth->low_home[rival] = 1;
    truth->queue_left[3] = 9;
    if (truth->phase == PHASE_PLAN) truth->plan_action[rival][2] = 1;
    if (truth->phase == PHASE_CRISIS) truth->crisis_choice[rival] = RUNG_DEAL;
}

/* Only what is public may reach a side: changing the rest of the World changes no byte of its Observation. */
static void observations_hide_at_every_step(void **state)
{
    (void)state;
    static World truth, seen, other;
    for (int seed = 1; seed <= contract_seeds(4); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_RANDOM, AI_GREEDY, NULL);
        while (campaign_step(&one)) {
            for (int seat = 1; seat <= MAX_SEATS; seat++) {
                truth = one.world;
                change_hidden(&truth, seat_rival(seat));
                game_observe(&game, &one.world, seat, 77, &seen);
                game_observe(&game, &truth, seat, 77, &other);
                const WorldField *f = NULL;
                uint32_t k = 0;
                if (world_differ(&seen, &other, &f, &k)) fail_msg("seed %d quarter %d phase %d: %s[%u] leaks", seed, truth.quarter, truth.phase, f->name, k);
            }
        }
    }
}

/* Every level decides alike whatever stands in what it may not know: decisions of the first two years. */
static void no_level_reads_what_is_hidden(void **state)
{
    (void)state;
    static World truth, seen, other;
    static AiAnswer answer, again;
    for (int kind = AI_RANDOM; kind < AI_LEVEL_COUNT; kind++) {
        int quarters = kind == AI_SEARCH ? 2 : kind == AI_PLANNER ? 4 : 8, asked = 0;
        campaign_start(&one, &game, 1, 5, AI_GREEDY, AI_GREEDY, NULL);
        AiLevel level = {.kind = (uint8_t)kind};
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            truth = one.world;
            change_hidden(&truth, seat_rival(seat));
            game_observe(&game, &one.world, seat, 78, &seen);
            game_observe(&game, &truth, seat, 78, &other);
            memset(&answer, 0, sizeof answer);
            memset(&again, 0, sizeof again);
            ai_decide(&game, &seen, seat, &level, 78, &two.scratch, &answer);
            ai_decide(&game, &other, seat, &level, 78, &two.scratch, &again);
            if (answer.count != again.count || memcmp(answer.command, again.command, sizeof answer.command) != 0)
                fail_msg("level %d peeks in quarter %d, phase %d", kind, truth.quarter, truth.phase);
            asked++;
        } while (campaign_step(&one) && one.world.quarter < quarters);
        assert_true(asked > 4);
    }
}

/* What a view keeps from decision to decision is what a fresh one would show, whatever was played and thought in between. */
static void kept_views_are_as_fresh_ones(void **state)
{
    (void)state;
    enum { ROOM = 120000 };
    static Report told[ROOM];
    static AiView kept, fresh;
    static const uint8_t rivals[] = {AI_RANDOM, AI_HISTORICAL, AI_GREEDY, AI_UTILITY};
    for (int i = 0; i < COUNT_OF(rivals) * contract_seeds(4); i++) {
        ReportLog log = report_log(told, ROOM);
        campaign_start(&one, &game, 1 + i % game.catalog->scenario_count, (uint64_t)i + 1, AI_RANDOM, rivals[i % COUNT_OF(rivals)], &log);
        kept.moment = 0;
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            ai_observe(&game, &one.world, seat, &one.level[seat], 7, &log, &kept);
            ai_observe(&game, &one.world, seat, &one.level[seat], 7, NULL, &fresh);
            if (memcmp(&kept.world, &fresh.world, sizeof(World)) != 0) fail_msg("campaign %d, quarter %d, phase %d: the kept view differs", i, one.world.quarter, one.world.phase);
            if (one.level[seat].kind == AI_HISTORICAL) continue;
            ai_decide(&game, &kept.world, seat, &one.level[seat], 7, &two.scratch, &two.answer);
            if (memcmp(&kept.world, &fresh.world, sizeof(World)) != 0) fail_msg("campaign %d, quarter %d, phase %d: level %d leaves its moves on its view", i, one.world.quarter, one.world.phase, one.level[seat].kind);
        } while (campaign_step(&one));
    }
}

/* Every bloc at home is moved by what its power does, and most of them are pleased or angry at some time. */
static void blocs_are_heard(void **state)
{
    (void)state;
    static bool moved[DIM_VARIABLES];
    static int angry[DIM_VARIABLES], pleased[DIM_VARIABLES];
    const Catalog *c = game.catalog;
    int blocs = 0, all_heard = 0, turns = 0;
    for (int seed = 1; seed <= contract_seeds(6); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_GREEDY, AI_GREEDY, NULL);
        do {
            for (int v = 1; v <= c->variable_count; v++) {
                if (!c->variable[v].seat) continue;
                moved[v] = moved[v] || fixed_abs(one.world.variable[v] - c->variable[v].start) >= 2 * MILLI;
                int mood = model_bloc_mood(c, &one.world, v);
                angry[v] += mood < 0;
                pleased[v] += mood > 0;
            }
            turns++;
        } while (campaign_step(&one));
    }
    for (int v = 1; v <= c->variable_count; v++) {
        if (!c->variable[v].seat) continue;
        blocs++;
        all_heard += angry[v] + pleased[v] > 0;
        printf("%-14s angry %2d %%, pleased %2d %%\n", c->variable[v].at.id, angry[v] * 100 / turns, pleased[v] * 100 / turns);
        if (!moved[v]) fail_msg("bloc '%s' never moves", c->variable[v].at.id);
    }
    assert_true(blocs >= 6 && all_heard * 4 >= blocs * 3);
}

/* Whatever was tried, the next try finds the World as it is seen, and the positions found step by step are those of the whole. */
static void tries_are_put_back(void **state)
{
    (void)state;
    static World seen;
    static Position whole, after;
    int tried = 0;
    for (int seed = 1; seed <= contract_seeds(3); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_UTILITY, AI_GREEDY, NULL);
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            if (one.world.phase != PHASE_PLAN && one.world.phase != PHASE_ANSWER) continue;
            game_observe(&game, &one.world, seat, 9, &seen);
            Player p = player_of(&game, &seen, seat, &one.level[seat], 9, &two.scratch, &two.scratch.own, &two.answer);
            for (int place = 0; place < MAX_OPEN_EVENTS && one.world.phase == PHASE_ANSWER; place++) {
                const EventDef *event = &game.catalog->event[seen.open_event[place]];
                for (int i = 0; i < event->option_count; i++) {
                    if (event->option[i].seat == seat) weigh_option(&p, place, i);
                    assert_memory_equal(trial_begin(&p), &seen, sizeof seen);
                }
            }
            for (int a = 1; a <= game.catalog->action_count && one.world.phase == PHASE_PLAN; a++) {
                int s = 1 + (a + one.world.quarter) % game.catalog->state_count;
                if (!(game.catalog->action[a].seats >> seat & 1) || !weigh_play(&p, seat, a, s, MILLI)) continue;
                weigh_tried(&p, &after);
                weigh_position(&p, &two.scratch.own.a, &whole);
                assert_memory_equal(&after, &whole, sizeof whole);
                assert_memory_equal(trial_begin(&p), &seen, sizeof seen);
                tried++;
            }
        } while (campaign_step(&one));
    }
    assert_true(tried > 1000);
}

/* Each piece of advice may be followed, its terms sum to its worth, and asking for it twice gives the same. */
static void advice_adds_up(void **state)
{
    (void)state;
    enum { ROOM = 24 };
    static World seen;
    static AiReason advice[ROOM], again[ROOM];
    int kinds[CMD_COUNT] = {0};
    for (int seed = 1; seed <= contract_seeds(4); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_UTILITY, AI_GREEDY, NULL);
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            game_observe(&game, &one.world, seat, 9, &seen);
            memset(advice, 0, sizeof advice);
            memset(again, 0, sizeof again);
            int count = ai_suggest(&game, &seen, seat, 9, &two.scratch, advice, ROOM);
            assert_int_equal(ai_suggest(&game, &seen, seat, 9, &two.scratch, again, ROOM), count);
            for (int i = 0; i < count; i++) {
                int32_t sum = 0;
                for (int k = 0; k < advice[i].term_count; k++) sum += advice[i].term[k].worth;
                assert_int_equal(sum, advice[i].score);
                assert_int_equal(advice[i].score, again[i].score);
                assert_int_equal(game_check(&game, &seen, &advice[i].command, NULL), REFUSE_NO);
                kinds[advice[i].command.kind]++;
                if (advice[i].command.kind != CMD_RUNG) continue;
                int chance = 0;
                for (int k = RUNG_ESCALATE; k <= RUNG_BACK_DOWN; k++) chance += advice[i].rival[k];
                assert_in_range(chance, 980, 1020);
            }
        } while (campaign_step(&one));
    }
    assert_true(kinds[CMD_PLAN_ADD] > 50 && kinds[CMD_ANSWER] > 10 && kinds[CMD_REACT] > 10 && kinds[CMD_RUNG] > 1);
}

static void adds_up(const AiReason *r)
{
    int32_t sum = 0;
    for (int k = 0; k < r->term_count; k++) sum += r->term[k].worth;
    assert_int_equal(sum, r->score);
}

static bool among(const Command *cmd, const AiReason *list, int count)
{
    for (int i = 0; i < count; i++) {
        const Command *c = &list[i].command;
        if (c->kind == cmd->kind && c->action == cmd->action && c->target == cmd->target && c->slot == cmd->slot && c->choice == cmd->choice) return true;
    }
    return false;
}

/* What would be done in its place is a whole command too. */
static void clauses_are_in_range(const World *seen, const Command *cmd)
{
    int agreement = model_offered(game.catalog, seen, cmd->action, cmd->target, cmd->seat);
    const AgreementDef *def = &game.catalog->agreement[agreement];
    for (int k = 0; agreement && k < def->clause_count; k++) assert_in_range(cmd->arg[k], def->clause[k].lo, def->clause[k].hi);
}

/* What a level gives as its reasons is what it does: every command but the closing one has its entry and every entry
 * its command; the plan that is played out holds the planned actions, and beats its runner. */
static void reasons_are_the_choice(void **state)
{
    (void)state;
    enum { ROOM = 32 };
    static World seen;
    static AiReason reason[ROOM];
    static AiAnswer answer;
    static const int quarters[AI_LEVEL_COUNT] = {[AI_GREEDY] = 12, [AI_UTILITY] = 16, [AI_PLANNER] = 6, [AI_SEARCH] = 1};
    int kinds[CMD_COUNT] = {0}, runners = 0;
    for (int kind = AI_GREEDY; kind < AI_LEVEL_COUNT; kind++) {
        AiLevel level = {.kind = (uint8_t)kind};
        if (quarters[kind] == 0) continue;
        campaign_start(&one, &game, 1, 5, kind, kind, NULL);
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2, told = 0;
            uint64_t key = 77 + (uint64_t)seat;
            game_observe(&game, &one.world, seat, key, &seen);
            ai_decide(&game, &seen, seat, &level, key, &two.scratch, &answer);
            int count = ai_reasons(&game, &seen, seat, &level, key, &two.scratch, reason, ROOM);
            for (int i = 0; i < count; i++) {
                adds_up(&reason[i]);
                kinds[reason[i].command.kind]++;
                if (reason[i].command.kind == CMD_PLAN_ADD && reason[i].has_runner) clauses_are_in_range(&seen, &reason[i].runner);
                if (reason[i].command.kind != CMD_COMMIT) continue;
                for (int s = 1; s <= game.catalog->state_count; s++) {
                    Command planned = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)seat, .action = reason[i].plan[s], .target = (uint8_t)s};
                    assert_true(planned.action == 0 || among(&planned, reason, count));
                }
                if (!reason[i].has_runner) continue;
                assert_true(reason[i].score >= reason[i].runner_score);
                runners++;
            }
            for (int i = 0; i < answer.count; i++) {
                bool silent = answer.command[i].kind == CMD_COMMIT || (answer.command[i].kind == CMD_RUNG && kind == AI_GREEDY);
                if (!silent && !among(&answer.command[i], reason, count)) fail_msg("level %d does not explain a command of kind %d", kind, answer.command[i].kind);
                told += !silent;
            }
            for (int i = 0; i < count; i++) told -= reason[i].command.kind != CMD_COMMIT;
            assert_int_equal(told, 0);
        } while (campaign_step(&one) && one.world.quarter < quarters[kind]);
    }
    assert_true(kinds[CMD_AIM] >= 2 && kinds[CMD_COMMIT] > 10 && kinds[CMD_ANSWER] > 10 && kinds[CMD_REACT] > 10 && runners > 10);
}

/* "Why not that?" has an answer for whatever is allowed and none for what is not; what was chosen is worth no less. */
static void why_not_is_answered(void **state)
{
    (void)state;
    static World seen;
    AiReason r;
    int told = 0, answers = 0, plans = 0;
    campaign_start(&one, &game, 1, 3, AI_PLANNER, AI_UTILITY, NULL);
    do {
        int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
        game_observe(&game, &one.world, seat, 9, &seen);
        for (int a = 1; seen.phase == PHASE_PLAN && a <= game.catalog->action_count; a++) {
            Command cmd = {.kind = CMD_PLAN_ADD, .seat = (uint8_t)seat, .action = (uint16_t)a, .target = (uint8_t)(1 + a % game.catalog->state_count)};
            bool allowed = game_check(&game, &seen, &cmd, NULL) == REFUSE_NO;
            assert_int_equal(ai_suggest_not(&game, &seen, seat, 9, &two.scratch, &cmd, &r), allowed);
            if (!allowed) continue;
            adds_up(&r);
            told++;
            if (a % 4 || seen.quarter > 2) continue;
            static const AiLevel planner = {.kind = AI_PLANNER};
            assert_true(ai_why_not(&game, &seen, seat, &planner, 9, &two.scratch, &cmd, &r));
            adds_up(&r);
            assert_int_equal(r.plan[cmd.target], a);
            assert_true(r.has_runner);
            plans++;
        }
        for (int i = 0; seen.phase == PHASE_ANSWER && i < MAX_OPEN_EVENTS && seen.open_event[i]; i++) {
            for (int k = 0; k < game.catalog->event[seen.open_event[i]].option_count; k++) {
                Command cmd = {.kind = CMD_ANSWER, .seat = (uint8_t)seat, .slot = (uint8_t)i, .choice = (uint8_t)k};
                if (!ai_suggest_not(&game, &seen, seat, 9, &two.scratch, &cmd, &r)) continue;
                adds_up(&r);
                answers += r.has_runner;
            }
        }
    } while (campaign_step(&one) && one.world.quarter < 10);
    assert_true(told > 100 && answers > 4 && plans > 4);
}

/* Answers and reactions are chosen together, from one purse: what is chosen can be paid as a whole, and no other choice
 * is worth more than the chosen one, near a rupture and with empty pockets too; returns how often a rupture was feared. */
static int one_purse(const World *seen, int seat, int count, const AiReason *advice)
{
    int dangers = 0;
    const Catalog *c = game.catalog;
    int capital = 0, challenges = 0;
    int32_t money = 0;
    for (int i = 0; i < count; i++) {
        const Command *cmd = &advice[i].command;
        const OptionDef *o = cmd->kind == CMD_ANSWER ? &c->event[seen->open_event[cmd->slot]].option[cmd->choice] : NULL;
        capital += o ? o->capital : cmd->choice == REACT_NOTHING ? 0 : game_tunes(c, seen)->counter_cost;
        money += o ? o->money : 0;
        challenges += !o && cmd->choice == REACT_CHALLENGE;
        if (advice[i].has_runner) assert_true(advice[i].score >= advice[i].runner_score);
        for (int k = 0; k < MAX_OPTIONS; k++) {
            AiReason r;
            Command other = *cmd;
            other.choice = (uint8_t)k;
            if (k == cmd->choice || !ai_suggest_not(&game, seen, seat, 9, &two.scratch, &other, &r)) continue;
            adds_up(&r);
            for (int n = 0; n < r.term_count; n++) dangers += str_eq(r.term[n].what, "danger");
            if (r.score > advice[i].score) fail_msg("the adviser lets pass what is worth %d for what is worth %d", r.score, advice[i].score);
        }
    }
    assert_true(capital <= seen->capital[seat] && money <= seen->money[seat] && challenges <= 1);
    return dangers;
}

static void answers_and_reactions_share_one_purse(void **state)
{
    (void)state;
    enum { ROOM = 32 };
    static World seen;
    static AiReason advice[ROOM];
    int asked = 0, several = 0, dangers = 0;
    for (int seed = 1; seed <= contract_seeds(3); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_UTILITY, AI_UTILITY, NULL);
        do {
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            if (one.world.phase != PHASE_ANSWER && one.world.phase != PHASE_REACT) continue;
            for (int poor = 0; poor < 3; poor++) {
                game_observe(&game, &one.world, seat, 9, &seen);
                if (poor) seen.capital[seat] = (uint8_t)int_min(seen.capital[seat], poor);
                if (poor) seen.money[seat] = int_min(seen.money[seat], 2500);
                if (poor == 2) seen.tension = 72000;
                int count = ai_suggest(&game, &seen, seat, 9, &two.scratch, advice, ROOM);
                dangers += one_purse(&seen, seat, count, advice);
                asked += count > 0;
                several += count > 1;
            }
        } while (campaign_step(&one));
    }
    assert_true(asked > 100 && several > 50 && dangers > 0);
}

/* The crisis solver: near the edge the side with more blame does not climb; what it advises is worth
 * no less than any other choice, and to yield to an action of the other side is always worth less than a deal. */
static void solver_keeps_from_the_edge(void **state)
{
    (void)state;
    static World seen;
    static AiReason advice[4];
    int crises = 0, yielded = 0;
    int32_t worth[RUNG_BACK_DOWN + 1];
    for (int seed = 1; seed <= contract_seeds(6); seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_UTILITY, AI_GREEDY, NULL);
        do {
            if (one.world.phase != PHASE_CRISIS) continue;
            int seat = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            game_observe(&game, &one.world, seat, 9, &seen);
            assert_int_equal(ai_suggest(&game, &seen, seat, 9, &two.scratch, advice, 4), 1);
            for (int k = RUNG_ESCALATE; k <= RUNG_BACK_DOWN; k++) {
                AiReason other;
                Command cmd = {.kind = CMD_RUNG, .seat = (uint8_t)seat, .choice = (uint8_t)k};
                worth[k] = INT32_MIN;
                if (!ai_suggest_not(&game, &seen, seat, 9, &two.scratch, &cmd, &other)) continue;
                assert_true(other.score <= advice[0].score);
                worth[k] = other.score;
            }
            yielded += advice[0].command.choice == RUNG_BACK_DOWN;
            /* By the table (ai/standoff.h): only one's own action can be worth giving up. */
            assert_true(worth[RUNG_DEAL] > worth[RUNG_BACK_DOWN] || seen.crisis_seat == seat);
            seen.tension = 59000;
            seen.blame[seat] = 90000;
            seen.blame[seat_rival(seat)] = 1000;
            assert_int_equal(ai_suggest(&game, &seen, seat, 9, &two.scratch, advice, 4), 1);
            assert_int_not_equal(advice[0].command.choice, RUNG_ESCALATE);
            crises++;
        } while (campaign_step(&one));
    }
    printf("backs down in %d of %d rounds\n", yielded, crises);
    assert_true(crises > 3 && yielded * 4 < crises);
}

/* Moves of the scripted powers in a campaign played on these terms. */
static int moves(int tenths, int handicap)
{
    enum { ROOM = 120000 };
    static Report told[ROOM];
    ReportLog log = report_log(told, ROOM);
    Command terms = {.kind = CMD_TERMS, .seat = 2, .arg = {(int8_t)tenths, (int8_t)handicap}};
    int count = 0;
    campaign_start(&one, &game, 1, 6, AI_GREEDY, AI_GREEDY, &log);
    int32_t before = one.world.score[1];
    assert_int_equal(game_apply(&game, &one.world, &terms, &log), REFUSE_NO);
    assert_int_equal(one.world.score[1], before + handicap * 1000);
    terms.arg[1] = 0; /* agreed anew before the start: not added up */
    assert_int_equal(game_apply(&game, &one.world, &terms, &log), REFUSE_NO);
    assert_int_equal(one.world.score[1], before);
    while (campaign_step(&one)) assert_int_not_equal(game_check(&game, &one.world, &terms, NULL), REFUSE_NO);
    for (int i = 0; i < log.count; i++) count += told[i].kind == REPORT_EVENT && told[i].power > MAX_SEATS;
    return count;
}

/* Terms are agreed before the first word and never after; absent powers make no moves, strong ones make more. */
static void terms_hold(void **state)
{
    (void)state;
    Command bad = {.kind = CMD_TERMS, .seat = 1, .arg = {31, 0}};
    assert_int_equal(moves(0, 5), 0);
    int usual = moves(10, -5), strong = moves(30, 0);
    assert_true(usual > 3 && strong > usual);
    campaign_start(&one, &game, 1, 6, AI_GREEDY, AI_GREEDY, NULL);
    assert_int_equal(game_check(&game, &one.world, &bad, NULL), REFUSE_BAD);
}

/* How often a personality plays each action, as shares in milli, over some campaigns of utility. */
static void count_taste(int seat, int personality, int shares[DIM_ACTIONS])
{
    int uses[DIM_ACTIONS] = {0}, all = 0;
    for (int seed = 1; seed <= 12; seed++) {
        campaign_start(&one, &game, 1, (uint64_t)seed, AI_UTILITY, AI_UTILITY, NULL);
        one.level[seat].personality = (uint16_t)personality;
        while (campaign_think(&one)) {
            int who = game_owes(&one.world, game.catalog, 1) ? 1 : 2;
            for (int i = 0; i < one.answer.count; i++) {
                if (who == seat && one.answer.command[i].kind == CMD_PLAN_ADD) uses[one.answer.command[i].action]++, all++;
                assert_int_equal(game_apply(&game, &one.world, &one.answer.command[i], NULL), REFUSE_NO);
            }
        }
    }
    for (int a = 0; a < DIM_ACTIONS; a++) shares[a] = uses[a] * 1000 / (all ? all : 1);
}

/* Four characters a side, and no two of them plan alike: a tenth of the actions or more is another. */
static void characters_play_differently(void **state)
{
    (void)state;
    static int shares[DIM_SEATS][16][DIM_ACTIONS];
    for (int seat = 1; seat <= MAX_SEATS; seat++) {
        int count = 0;
        for (int i = 1; i <= game.catalog->personality_count && count < 16; i++) {
            if (game.catalog->personality[i].seat == seat) count_taste(seat, i, shares[seat][count++]);
        }
        assert_true(count >= 4);
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                int apart = 0;
                for (int k = 1; k < DIM_ACTIONS; k++) apart += abs(shares[seat][a][k] - shares[seat][b][k]);
                if (apart / 2 < 100) fail_msg("seat %d: characters %d and %d differ in %d of 1000 actions alone", seat, a + 1, b + 1, apart / 2);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_at_rest), cmocka_unit_test(course_is_as_calibrated), cmocka_unit_test(same_seed_same_hashes),
        cmocka_unit_test(clones_leave_the_original), cmocka_unit_test(refused_commands_leave_the_hash),
        cmocka_unit_test(random_campaigns_end_in_range), cmocka_unit_test(ledger_adds_up), cmocka_unit_test(observations_hide_at_every_step), cmocka_unit_test(no_level_reads_what_is_hidden), cmocka_unit_test(kept_views_are_as_fresh_ones), cmocka_unit_test(tries_are_put_back), cmocka_unit_test(blocs_are_heard), cmocka_unit_test(advice_adds_up), cmocka_unit_test(reasons_are_the_choice), cmocka_unit_test(why_not_is_answered), cmocka_unit_test(answers_and_reactions_share_one_purse), cmocka_unit_test(solver_keeps_from_the_edge), cmocka_unit_test(terms_hold), cmocka_unit_test(characters_play_differently),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
