// SPDX-License-Identifier: EUPL-1.2
// The runner that every unit test program is linked with.
#include "test.h"

#include <stdio.h>

static struct {
    struct test *first, **end;
    struct arena *arena;
    int failures_of_test;
    bool skipped;
} runner;

void test_add(struct test *test)
{
    if (!runner.end)
        runner.end = &runner.first;
    *runner.end = test;
    runner.end = &test->next;
}

void test_check(bool holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    runner.failures_of_test++;
    printf("%s:%d: does not hold: %s\n", file, line, what);
}

void test_check_str(struct str got, struct str wanted, const char *file, int line)
{
    if (str_is(got, wanted))
        return;
    runner.failures_of_test++;
    printf("%s:%d: got \"%.*s\", wanted \"%.*s\"\n", file, line, STR(got), STR(wanted));
}

void test_check_int(int64_t got, int64_t wanted, const char *file, int line)
{
    if (got == wanted)
        return;
    runner.failures_of_test++;
    printf("%s:%d: got %lld, wanted %lld\n", file, line, (long long)got, (long long)wanted);
}

void test_skip(const char *why)
{
    runner.skipped = true;
    printf("skipped: %s\n", why);
}

struct arena *test_arena(void)
{
    return runner.arena;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0, skipped = 0;
    (void)argc;
    for (struct test *t = runner.first; t; t = t->next) {
        runner.arena = arena_new();
        runner.failures_of_test = 0;
        runner.skipped = false;
        t->run();
        arena_free(runner.arena);
        if (runner.failures_of_test)
            printf("FAILED %s\n", t->says);
        *(runner.failures_of_test ? &failed : runner.skipped ? &skipped : &passed) += 1;
    }
    printf("%s: %d passed, %d failed, %d skipped\n", argv[0], passed, failed, skipped);
    return failed > 0;
}
