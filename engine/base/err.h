/* Err: a failure that comes from outside (file, script, save, argument), told to a reader.
 * Functions return bool and fill *err on false; err may be NULL. Text: lower case, what failed, subject in
 * quotes, where, what to do. A caller adds context once a floor with err_wrap. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdarg.h>

#define ERR_TEXT_MAX 768

typedef struct {
    char text[ERR_TEXT_MAX];
} Err;

/* Sets the text; always returns false, so that `return err_set(...)` reads well. */
_Bool err_set(Err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Puts "context: " before the text that is there; returns false. */
_Bool err_wrap(Err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
