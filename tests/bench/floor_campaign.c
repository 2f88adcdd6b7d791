/* Floor: a campaign of the game's shape and nothing else: 8 states and 2 powers of 32 numbers, 40 actions on
 * any state, 100 events, 32 quarters, three actions a side and quarter. Conditions compare three or four
 * numbers, effects add to five or six. Three ways to choose an action: trying   random ones until one is
 * allowed: the least a random player can cost listing  one of all that are allowed, listed anew for every
 * action, as the engine's random player does greedy   each allowed one on a copy, the position summed up, the
 * best taken usage: floor_campaign trying|listing|greedy CAMPAIGNS; prints milliseconds of CPU a campaign */
#include "bench.h"

#include <string.h>
#include <xxhash.h>

enum {
    STATES = 8,
    POWERS = 2,
    FIELDS = 32,
    ACTIONS = 40,
    EVENTS = 100,
    QUARTERS = 32,
    PICKS = 3,
    MOVES = ACTIONS * STATES
};

typedef struct {
    int32_t state[STATES][FIELDS], power[POWERS][FIELDS], rests[EVENTS];
    uint64_t dice;
    char room[2500]; /* brings a copy to what a state of this kind tends to weigh, about 4 KiB */
} World;

typedef enum { TARGET, OWN, OTHER } Whose;
typedef struct {
    uint8_t whose, field, above;
    int32_t number;
} Line;
typedef struct {
    Line condition[4], effect[6];
    int conditions, effects;
} Rule;

static World start;
static Rule action[ACTIONS], event[EVENTS];

static int32_t *place(World *w, const Line *l, int state, int power)
{
    if (l->whose == TARGET) return &w->state[state][l->field];
    return &w->power[l->whose == OWN ? power : 1 - power][l->field];
}

static int holds(const Rule *r, World *w, int state, int power)
{
    for (int i = 0; i < r->conditions; i++) {
        int32_t value = *place(w, &r->condition[i], state, power);
        if (r->condition[i].above ? value <= r->condition[i].number : value >= r->condition[i].number)
            return 0;
    }
    return 1;
}

static void run(const Rule *r, World *w, int state, int power)
{
    for (int i = 0; i < r->effects; i++) {
        int32_t *value = place(w, &r->effect[i], state, power);
        int32_t sum = *value + r->effect[i].number;
        *value = sum < -100 ? -100 : sum > 100 ? 100 : sum;
    }
}

static Line random_line(int from, int span)
{
    Line l = {.whose = (uint8_t)(bench_random(&start.dice) % 3),
              .field = (uint8_t)(bench_random(&start.dice) % FIELDS)};
    l.above = bench_random(&start.dice) & 1;
    l.number = (int32_t)(bench_random(&start.dice) % (uint32_t)span) + from;
    return l;
}

static Rule random_rule(int conditions, int from, int span, int effects)
{
    Rule r = {.conditions = conditions, .effects = effects};
    for (int i = 0; i < conditions; i++) r.condition[i] = random_line(from, span);
    for (int i = 0; i < effects; i++) r.effect[i] = random_line(-10, 21);
    return r;
}

static void make_game(void)
{
    start.dice = 42;
    for (int s = 0; s < STATES; s++) {
        for (int f = 0; f < FIELDS; f++) start.state[s][f] = (int32_t)(bench_random(&start.dice) % 100);
    }
    for (int p = 0; p < POWERS; p++) {
        for (int f = 0; f < FIELDS; f++) start.power[p][f] = (int32_t)(bench_random(&start.dice) % 100);
    }
    for (int i = 0; i < ACTIONS; i++) action[i] = random_rule(3, 20, 60, 5);
    for (int i = 0; i < EVENTS; i++) event[i] = random_rule(4, 0, 80, 6);
}

static int32_t worth(const World *w, int power)
{
    int32_t sum = 0;
    for (int s = 0; s < STATES; s++) {
        for (int f = 0; f < FIELDS; f++) sum += w->state[s][f] * ((f * 7 + power * 3) % 5 - 2);
    }
    for (int f = 0; f < FIELDS; f++) sum += w->power[power][f] * 3 - w->power[1 - power][f];
    return sum;
}

/* A move is an action in a state; -1: none. */
static int choose_trying(World *w, int power)
{
    for (int tries = 0; tries < 40; tries++) {
        int move = (int)(bench_random(&w->dice) % MOVES);
        if (holds(&action[move / STATES], w, move % STATES, power)) return move;
    }
    return -1;
}

static int choose_listing(World *w, int power)
{
    int allowed[MOVES], count = 0;
    for (int move = 0; move < MOVES; move++) {
        if (holds(&action[move / STATES], w, move % STATES, power)) allowed[count++] = move;
    }
    return count ? allowed[bench_random(&w->dice) % (uint32_t)count] : -1;
}

static int choose_greedy(World *w, int power)
{
    static World copy;
    int best = -1;
    int32_t most = INT32_MIN;
    for (int move = 0; move < MOVES; move++) {
        if (!holds(&action[move / STATES], w, move % STATES, power)) continue;
        memcpy(&copy, w, sizeof copy);
        run(&action[move / STATES], &copy, move % STATES, power);
        int32_t now = worth(&copy, power);
        if (now > most) {
            most = now;
            best = move;
        }
    }
    return best;
}

static void happen(World *w, int quarter)
{
    for (int e = 0; e < EVENTS; e++) {
        int state = (e + quarter) % STATES, power = e & 1;
        if (w->rests[e] > quarter || !holds(&event[e], w, state, power)) continue;
        w->rests[e] = quarter + 6;
        run(&event[e], w, state, power);
    }
    for (int s = 0; s < STATES; s++) {
        for (int f = 1; f < FIELDS; f++) w->state[s][f] += (w->state[s][f - 1] - w->state[s][f]) / 16;
    }
}

static uint64_t play(uint64_t seed, int (*choose)(World *, int))
{
    static World w;
    memcpy(&w, &start, sizeof w);
    w.dice = seed;
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        for (int turn = 0; turn < POWERS * PICKS; turn++) {
            int power = turn / PICKS, move = choose(&w, power);
            if (move >= 0) run(&action[move / STATES], &w, move % STATES, power);
        }
        happen(&w, quarter);
    }
    return XXH3_64bits(&w, sizeof w);
}

int main(int count, char **word)
{
    int campaigns = count == 3 ? atoi(word[2]) : 0;
    if (campaigns < 1) return 2;
    int (*choose)(World *, int) = word[1][0] == 't'   ? choose_trying
                                  : word[1][0] == 'l' ? choose_listing
                                                      : choose_greedy;
    char name[64];
    uint64_t hash = 0;
    make_game();
    double begin = bench_cpu();
    for (int i = 1; i <= campaigns; i++) hash ^= play((uint64_t)i, choose);
    snprintf(name, sizeof name, "floor_campaign_%s", word[1]);
    bench_print(name, (bench_cpu() - begin) / campaigns * 1e3);
    return hash == 0;
}
