/* Floor: so many bytes safely on disk: write, fsync, rename. usage: floor_save FOLDER BYTES; prints
 * milliseconds of wall time */
#include "bench.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { TIMES = 20 };

static int save(const char *path, const char *beside, const char *bytes, size_t size)
{
    int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || write(file, bytes, size) != (ssize_t)size || fsync(file) || close(file)) return 0;
    return rename(beside, path) == 0;
}

int main(int count, char **word)
{
    char path[1024], beside[1024];
    size_t size = count == 3 ? (size_t)atoi(word[2]) : 0;
    char *bytes = calloc(1, size + 1);
    if (size < 1 || !bytes) return 2;
    snprintf(path, sizeof path, "%s/floor-save", word[1]);
    snprintf(beside, sizeof beside, "%s/floor-save.new", word[1]);
    double begin = bench_wall();
    for (int i = 0; i < TIMES; i++) {
        if (!save(path, beside, bytes, size)) {
            perror(path);
            return 1;
        }
    }
    bench_print("floor_save", (bench_wall() - begin) / TIMES * 1e3);
    unlink(path);
    free(bytes);
    return 0;
}
