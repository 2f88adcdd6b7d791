/* Fixed point in thousandths. Every rounding is half away from zero, so that no side gains by it; results
 * saturate at the int32 range. These are the only places that divide fixed-point numbers. */
#ifndef BASE_FIXED_H
#define BASE_FIXED_H

#include "base/types.h"

#define MILLI 1000

static inline int32_t fixed_saturate(int64_t v)
{
    return v > INT32_MAX ? INT32_MAX : v < INT32_MIN ? INT32_MIN : (int32_t)v;
}

/* a / b rounded half away from zero; b must not be 0. */
static inline int64_t fixed_round_div(int64_t a, int64_t b)
{
    if (b < 0) {
        a = -a;
        b = -b;
    }
    int64_t sign = -(int64_t)(a < 0);
    return (a + ((b / 2 ^ sign) - sign)) / b; /* division cuts toward zero; no branch, since signs are hard to foresee */
}

/* Product of two milli numbers, in milli. */
static inline int32_t fixed_mul(int32_t a, int32_t b)
{
    return fixed_saturate(fixed_round_div((int64_t)a * b, MILLI));
}

/* The same for two chances, 0 to 1000 each: no sign to mind, nothing to saturate. */
static inline int32_t fixed_chance(int32_t a, int32_t b)
{
    return (a * b + MILLI / 2) / MILLI;
}

/* Quotient of two milli numbers, in milli; b must not be 0. */
static inline int32_t fixed_div(int32_t a, int32_t b)
{
    return fixed_saturate(fixed_round_div((int64_t)a * MILLI, b));
}

/* a * rate / 10000: the rates a quarter are given in ten-thousandths. */
static inline int32_t fixed_rate(int32_t a, int32_t rate)
{
    return fixed_saturate(fixed_round_div((int64_t)a * rate, 10000));
}

/* a * numerator / denominator in one rounding. */
static inline int32_t fixed_muldiv(int64_t a, int64_t numerator, int64_t denominator)
{
    return fixed_saturate(fixed_round_div(a * numerator, denominator));
}

static inline int32_t fixed_abs(int32_t v) { return v < 0 ? -v : v; }
static inline int32_t fixed_clamp(int64_t v, int32_t lo, int32_t hi)
{
    return v < lo ? lo : v > hi ? hi : (int32_t)v;
}

#endif
