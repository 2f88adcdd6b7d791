/* CHECK: our own bug. It is on in release too, names the place and ends the program.
 * Never used for input from outside (see err.h) nor for refused commands (core/rules.h). */
#ifndef BASE_CHECK_H
#define BASE_CHECK_H

_Noreturn void check_failed(const char *file, int line, const char *condition);

#define CHECK(condition) ((condition) ? (void)0 : check_failed(__FILE__, __LINE__, #condition))

#endif
