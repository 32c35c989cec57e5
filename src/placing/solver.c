// SPDX-License-Identifier: EUPL-1.2
#include "placing/solver.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    OUTPUT_BYTES_MOST = 16 << 20,
    READ_BYTES = 64 * 1024,
    FIRST_FILE = 3,                          // of the process: its files stand from here on
    FILE_ABOVE = FIRST_FILE + PLACING_FILES, // ours stand above, so that none is put over another
    GRACE_MS = 1000,
    CPU_SECONDS = 2 * SOLVER_SECONDS,
    ARGUMENTS = 2 * PLACING_FILES + 12,
};

/// The process, and our ends.
struct solver {
    struct arena *arena;
    int file[PLACING_FILES]; // -1: not open
    int out[2];
    pid_t child;
};

static bool file_write(int file, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        ssize_t n = write(file, text.at + at, text.len - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

/// In memory, closed in every other process that is started meanwhile.
static int memory_file(struct str text)
{
    int low = memfd_create("match", MFD_CLOEXEC);
    int file = low < 0 ? -1 : fcntl(low, F_DUPFD_CLOEXEC, FILE_ABOVE);
    if (low >= 0)
        close(low);
    if (file >= 0 && !file_write(file, text)) {
        close(file);
        return -1;
    }
    return file;
}

static bool ends_open(struct solver *s, const struct placing_files *files)
{
    bool is_open = pipe2(s->out, O_CLOEXEC) == 0;
    for (int f = 0; f < PLACING_FILES; f++) {
        s->file[f] = is_open ? memory_file(files->text[f]) : -1;
        is_open = s->file[f] >= 0;
    }
    return is_open;
}

static void end_close(int *file)
{
    if (*file >= 0)
        close(*file);
    *file = -1;
}

/// The pipe goes first: its number may be one that a file is put over.
static void actions_fill(const struct solver *s, posix_spawn_file_actions_t *actions)
{
    posix_spawn_file_actions_adddup2(actions, s->out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    for (int f = 0; f < PLACING_FILES; f++)
        posix_spawn_file_actions_adddup2(actions, s->file[f], FIRST_FILE + f);
}

static void arguments_fill(struct solver *s, char **argv, struct str program, uint64_t seed)
{
    size_t n = 0;
    argv[n++] = str_c(s->arena, program);
    argv[n++] = str_c(s->arena, S("match"));
    for (int f = 0; f < PLACING_FILES; f++) {
        argv[n++] = str_c(s->arena, str_cat(s->arena, S("--"), placing_file_name((enum placing_file)f)));
        argv[n++] = str_c(s->arena, str_format(s->arena, "/dev/fd/%d", FIRST_FILE + f));
    }
    argv[n++] = str_c(s->arena, S("--seed"));
    argv[n++] = str_c(s->arena, str_format(s->arena, "%llu", (unsigned long long)seed));
    argv[n++] = str_c(s->arena, S("--passes"));
    argv[n++] = str_c(s->arena, str_format(s->arena, "%d", SOLVER_PASSES));
    argv[n++] = str_c(s->arena, S("--seconds"));
    argv[n++] = str_c(s->arena, str_format(s->arena, "%d", SOLVER_SECONDS));
    argv[n++] = str_c(s->arena, S("--format"));
    argv[n++] = str_c(s->arena, S("csv"));
    argv[n] = NULL;
}

/// A solver of a sanitized build maps more than it takes.
static void limits_set(pid_t child)
{
    struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
    prlimit(child, RLIMIT_CPU, &cpu, NULL);
#ifndef __SANITIZE_ADDRESS__
    struct rlimit memory = {1UL << 30, 1UL << 30};
    prlimit(child, RLIMIT_AS, &memory, NULL);
#endif
}

static bool start(struct solver *s, struct str program, uint64_t seed)
{
    char *argv[ARGUMENTS], *nothing[] = {NULL};
    posix_spawn_file_actions_t actions;
    arguments_fill(s, argv, program, seed);
    posix_spawn_file_actions_init(&actions);
    actions_fill(s, &actions);
    bool is_started = posix_spawn(&s->child, argv[0], &actions, NULL, argv, nothing) == 0;
    posix_spawn_file_actions_destroy(&actions);
    if (is_started)
        limits_set(s->child);
    return is_started;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/// False: time is up, or it says more than anybody asked for.
static bool listen_to(struct solver *s, struct buf *said)
{
    int64_t until = now_ms() + SOLVER_SECONDS * 1000 + GRACE_MS;
    char *bytes = NEW_ARRAY(s->arena, char, READ_BYTES);
    struct pollfd wait = {.fd = s->out[0], .events = POLLIN};
    for (int64_t left; (left = until - now_ms()) > 0 && !buf_full(said);) {
        if (poll(&wait, 1, (int)left) <= 0)
            continue;
        ssize_t n = read(s->out[0], bytes, READ_BYTES);
        if (n == 0)
            return true;
        if (n > 0)
            buf_str(said, (struct str){bytes, (size_t)n});
        else if (errno != EINTR)
            return false;
    }
    return false;
}

/// Exit status; -1 where it was ended.
static int end(pid_t child, bool is_done)
{
    int status = 0;
    if (!is_done)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool solver_run(struct arena *arena, struct str program, const struct placing_files *files, uint64_t seed,
                struct str *csv)
{
    struct solver s = {.arena = arena, .out = {-1, -1}};
    struct buf said = buf_new(arena, OUTPUT_BYTES_MOST);
    bool is_started = ends_open(&s, files) && program.len && start(&s, program, seed);
    for (int f = 0; f < PLACING_FILES; f++)
        end_close(&s.file[f]);
    end_close(&s.out[1]);
    int status = -1;
    if (is_started)
        status = end(s.child, listen_to(&s, &said));
    end_close(&s.out[0]);
    *csv = buf_get(&said);
    return status == 0 || status == 1; // 1: some pair would rather; the plan is whole all the same
}
