/* Batch files: JSON lines, a header and one record a campaign in order of seeds. Every line is flushed as it is
 * written, so that whatever is killed loses at most the line under way. */
#ifndef APP_CLI_BATCH_FILE_H
#define APP_CLI_BATCH_FILE_H

#include "session/batch.h"

#include <stdio.h>

typedef struct {
    FILE *to;
    char *line; /* RECORD_LINE bytes */
    const char *path;
    const Catalog *catalog;
} BatchFile;

/* Creates the file with its header. */
bool batch_file_create(BatchFile *f, const char *path, const Catalog *c, const char *header, Err *err);
/* Opens a file to go on with: its header must be the same; a cut last line is taken off; every record there is added
 * to `sums` and must follow the last one's seed from first_seed on. *count: how many there are. */
bool batch_file_resume(BatchFile *f, const char *path, const Catalog *c, const char *header, uint64_t first_seed, BatchResult *sums, int *count, Err *err);
bool batch_file_write(BatchFile *f, const CampaignRecord *record, Err *err);
bool batch_file_close(BatchFile *f, Err *err);

#endif
