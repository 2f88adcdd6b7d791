/* The mirror: exchanging the two powers' data and seats (dice follow the names) gives the mirrored campaign exactly,
 * on the real content. It finds every bias of the code, and of content that knows a seat by its number. */
#include "contract/contract.h"

#include "core/turn.h"

#define SWAP(type, a, b)                                                                                        \
    do {                                                                                                        \
        type swap_ = (a);                                                                                       \
        (a) = (b);                                                                                              \
        (b) = swap_;                                                                                            \
    } while (0)

static uint8_t swap_bits(uint8_t seats) { return (uint8_t)((seats & ~6) | (seats & 2) << 1 | (seats & 4) >> 1); }
static int swap_seat(int seat) { return seat == 1 ? 2 : seat == 2 ? 1 : seat; }

static void swap_scenario(const Catalog *c, ScenarioDef *d)
{
    for (int s = 1; s <= c->state_count; s++) {
        for (int ch = 1; ch <= c->channel_count; ch++) SWAP(int32_t, d->tie[s][1][ch], d->tie[s][2][ch]);
        SWAP(int32_t, d->goodwill[s][1], d->goodwill[s][2]);
        SWAP(int32_t, d->goodwill_rest[s][1], d->goodwill_rest[s][2]);
        SWAP(int, d->steps[s][1], d->steps[s][2]);
        d->alignment[s] = -d->alignment[s];
        d->course[s] = -d->course[s];
    }
    SWAP(int32_t, d->komi[1], d->komi[2]);
    SWAP(int32_t, d->money[1], d->money[2]);
    SWAP(int32_t, d->income[1], d->income[2]);
    SWAP(int32_t, d->prestige[1], d->prestige[2]);
    SWAP(int32_t, d->home[1], d->home[2]);
    SWAP(int32_t, d->home_rest[1], d->home_rest[2]);
    SWAP(int32_t, d->capital_extra[1], d->capital_extra[2]);
    SWAP(int, d->capital[1], d->capital[2]);
    for (int i = 0; i < d->start_agreement_count; i++) d->start_agreement[i].power = swap_seat(d->start_agreement[i].power);
    for (int i = 0; i < d->history_count; i++) ((HistoryDef *)&d->history[i])->seat = swap_seat(d->history[i].seat);
}

static void swap_seats(Catalog *c)
{
    SWAP(PowerDef, c->power[1], c->power[2]);
    c->power[1].seat = 1;
    c->power[2].seat = 2;
    for (int i = 1; i <= c->action_count; i++) c->action[i].seats = swap_bits(c->action[i].seats);
    for (int i = 1; i <= c->project_count; i++) c->project[i].seats = swap_bits(c->project[i].seats);
    for (int i = 1; i <= c->priority_count; i++) c->priority[i].seats = swap_bits(c->priority[i].seats);
    for (int i = 1; i <= c->aim_count; i++) c->aim[i].seats = swap_bits(c->aim[i].seats);
    for (int i = 1; i <= c->agreement_count; i++) c->agreement[i].seat = swap_seat(c->agreement[i].seat);
    for (int i = 1; i <= c->personality_count; i++) c->personality[i].seat = swap_seat(c->personality[i].seat);
    for (int i = 1; i <= c->event_count; i++) {
        for (int k = 0; k < c->event[i].option_count; k++) c->event[i].option[k].seat = swap_seat(c->event[i].option[k].seat);
    }
    for (int step = 1; step <= 6; step++) SWAP(int, c->accord_step[1][step], c->accord_step[2][step]);
    for (int i = 1; i < c->node_count; i++) c->node[i].power = (uint8_t)swap_seat(c->node[i].power);
    for (int i = 1; i <= c->scenario_count; i++) swap_scenario(c, &c->scenario[i]);
    turn_index(c);
}

static void compare(const World *a, const World *b, int seed)
{
    for (int s = 1; s < DIM_STATES; s++) {
        if (a->alignment[s] != -b->alignment[s]) fail_msg("seed %d quarter %d: state %d stands at %d and %d", seed, a->quarter, s, a->alignment[s], b->alignment[s]);
        for (int ch = 1; ch < DIM_CHANNELS; ch++) {
            assert_int_equal(a->tie[s][1][ch], b->tie[s][2][ch]);
            assert_int_equal(a->tie[s][2][ch], b->tie[s][1][ch]);
        }
        assert_int_equal(a->goodwill[s][1], b->goodwill[s][2]);
        assert_int_equal(a->steps[s][1], b->steps[s][2]);
        assert_int_equal(a->sovereignty[s], b->sovereignty[s]);
        assert_int_equal(a->stability[s], b->stability[s]);
    }
    assert_int_equal(a->score[1], b->score[2]);
    assert_int_equal(a->score[2], b->score[1]);
    assert_int_equal(a->tension, b->tension);
    assert_int_equal(a->ending, b->ending);
    assert_int_equal(swap_seat(a->winner), b->winner);
}

static Campaign one, two;

static void mirrored_campaigns(void **state)
{
    (void)state;
    Load *plain = contract_load(), *swapped = contract_load();
    swap_seats(load_catalog(swapped));
    Game a = {load_catalog(plain), NULL}, b = {load_catalog(swapped), NULL};
    static const struct {
        int kind, seeds;
    } levels[] = {{AI_RANDOM, 6}, {AI_PASSIVE, 6}, {AI_HISTORICAL, 6}, {AI_GREEDY, 6}, {AI_UTILITY, 4}, {AI_PLANNER, 1}};
    for (int scenario = 1; scenario <= a.catalog->scenario_count; scenario++) {
        for (int i = 0; i < COUNT_OF(levels); i++) {
            for (int seed = 1; seed <= contract_seeds(levels[i].seeds); seed++) {
                campaign_start(&one, &a, scenario, (uint64_t)seed, levels[i].kind, levels[i].kind, NULL);
                campaign_start(&two, &b, scenario, (uint64_t)seed, levels[i].kind, levels[i].kind, NULL);
                while (campaign_step(&one)) continue;
                while (campaign_step(&two)) continue;
                compare(&one.world, &two.world, seed);
            }
        }
    }
    load_close(plain);
    load_close(swapped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mirrored_campaigns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
