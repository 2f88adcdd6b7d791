#include "base/err.h"

#include <stdio.h>
#include <string.h>

_Bool err_set(Err *err, const char *format, ...)
{
    if (!err) return 0;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return 0;
}

_Bool err_wrap(Err *err, const char *format, ...)
{
    if (!err) return 0;
    char old[ERR_TEXT_MAX];
    memcpy(old, err->text, sizeof old);
    va_list args;
    va_start(args, format);
    int used = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (used < 0 || (size_t)used >= sizeof err->text) return 0;
    size_t room = sizeof err->text - (size_t)used;
    size_t need = strlen(old);
    if (room > 2) {
        memcpy(err->text + used, ": ", 2);
        used += 2;
        room -= 2;
        if (need >= room) need = room - 1;
        memcpy(err->text + used, old, need);
        err->text[(size_t)used + need] = 0;
    }
    return 0;
}
