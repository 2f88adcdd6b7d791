/* Floor: 100 conditions "a < i and b > j and (c >= k or d == l)" in the flattest code there is: compare and
 * branch on an accumulator over an array of numbers. usage: floor_conditions; prints microseconds for all 100
 */
#include "bench.h"

enum { NUMBERS = 256, CONDITIONS = 100, TIMES = 20000 };

typedef enum { LESS, MORE, LEAST, EQUAL, AND, OR, END } Op;
typedef struct {
    uint8_t op, field;
    int32_t number;
} Step;

static int32_t number[NUMBERS];
static Step code[CONDITIONS][8];

static int holds(const Step *at)
{
    int now = 0;
    for (;; at++) {
        int32_t value = number[at->field];
        switch (at->op) {
        case LESS: now = value < at->number; break;
        case MORE: now = value > at->number; break;
        case LEAST: now = value >= at->number; break;
        case EQUAL: now = value == at->number; break;
        case AND:
            if (!now) return 0;
            break;
        case OR:
            if (now) return 1;
            break;
        default: return now;
        }
    }
}

int main(void)
{
    static const uint8_t shape[8] = {LESS, AND, MORE, AND, LEAST, OR, EQUAL, END};
    uint64_t dice = 7;
    long held = 0;
    for (int i = 0; i < NUMBERS; i++) number[i] = (int32_t)(bench_random(&dice) % 100);
    for (int c = 0; c < CONDITIONS; c++) {
        for (int i = 0; i < 8; i++)
            code[c][i] = (Step){shape[i], (uint8_t)(bench_random(&dice) % NUMBERS),
                                (int32_t)(bench_random(&dice) % 100)};
    }
    double begin = bench_cpu();
    for (int i = 0; i < TIMES; i++) {
        number[i % NUMBERS] = i % 100;
        for (int c = 0; c < CONDITIONS; c++) held += holds(code[c]);
    }
    bench_print("floor_conditions", (bench_cpu() - begin) / TIMES * 1e6);
    return held == 0;
}
