/* Lines for whoever started the program, on stderr; never on stdout. */
#ifndef HOST_LOG_H
#define HOST_LOG_H

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
