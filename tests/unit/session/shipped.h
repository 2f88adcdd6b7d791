/* The shipped content, without mods, opened once for a group of tests. */
#ifndef TESTS_SHIPPED_H
#define TESTS_SHIPPED_H

#include "session/content.h"

static Content *content;

static inline int open_content(void **state)
{
    (void)state;
    ContentRequest request = {.data = STEPPE_SOURCE_DIR, .mods = "/nonexistent", .saves = "/nonexistent"};
    Err err;
    return content_open(&request, &content, &err) ? 0 : -1;
}

static inline int drop_content(void **state)
{
    (void)state;
    content_close(content);
    return 0;
}

#endif
