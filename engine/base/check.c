#include "base/check.h"

#include <stdio.h>

_Noreturn void abort(void); /* <stdlib.h> drags floating point into builds for integer registers */

_Noreturn void check_failed(const char *file, int line, const char *condition)
{
    fprintf(stderr, "%s:%d: internal check failed: %s\n", file, line, condition);
    fflush(stderr);
    abort();
}
