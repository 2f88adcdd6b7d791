/* What a command costs. usage: cost_of NAME TIMES COMMAND...; prints NAME_cpu and NAME_wall in milliseconds a
 * run, and NAME_peak, the most memory a run had, in MiB. The command's standard output is thrown away. */
#include "bench.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char **command)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "cost_of: %s failed\n", command[0]);
        exit(1);
    }
}

static void print(const char *name, const char *what, double value)
{
    char whole[128];
    snprintf(whole, sizeof whole, "%s_%s", name, what);
    bench_print(whole, value);
}

int main(int count, char **word)
{
    int times = count > 3 ? atoi(word[2]) : 0;
    if (times < 1) return 2;
    double begin = bench_wall();
    for (int i = 0; i < times; i++) run(word + 3);
    double wall = bench_wall() - begin;
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    print(word[1], "cpu", cpu / times * 1e3);
    print(word[1], "wall", wall / times * 1e3);
    print(word[1], "peak", (double)usage.ru_maxrss / 1024);
    return 0;
}
