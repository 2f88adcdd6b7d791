/* Prints the schema: as scripts/api.md for readers and as JSON for editors. */
#ifndef SCRIPT_SCHEMA_PRINT_H
#define SCRIPT_SCHEMA_PRINT_H

#include "base/types.h"

typedef enum { SCHEMA_MARKDOWN, SCHEMA_JSON } SchemaFormat;

/* Hands the text over in pieces. */
void schema_print(SchemaFormat format, void (*write)(void *self, const char *text), void *self);

#endif
