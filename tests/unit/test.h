// SPDX-License-Identifier: EUPL-1.2
// A unit test is a sentence that holds: TEST("a day that does not exist is refused") { CHECK(...); }
// Each file is a program of its own; it prints one line per failure and "name: N passed, N failed" at the
// end.
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include "base/str.h"

struct test {
    const char *says;
    void (*run)(void);
    struct test *next;
};

void test_add(struct test *test);
void test_check(bool holds, const char *what, const char *file, int line);
void test_check_str(struct str got, struct str wanted, const char *file, int line);
void test_check_int(int64_t got, int64_t wanted, const char *file, int line);
/// Leaves the running test as skipped, with the reason.
void test_skip(const char *why);
/// An arena that lasts as long as the running test.
struct arena *test_arena(void);

#define TEST_GLUE_(a, b) a##b
#define TEST_GLUE(a, b) TEST_GLUE_(a, b)
#define TEST_NAMED(says_, fn)                                                                                \
    static void fn(void);                                                                                    \
    __attribute__((constructor)) static void TEST_GLUE(add_, fn)(void)                                       \
    {                                                                                                        \
        static struct test test = {says_, fn, NULL};                                                         \
        test_add(&test);                                                                                     \
    }                                                                                                        \
    static void fn(void)
#define TEST(says_) TEST_NAMED(says_, TEST_GLUE(test_, __LINE__))
#define CHECK(holds) test_check((holds), #holds, __FILE__, __LINE__)
#define CHECK_STR(got, wanted) test_check_str((got), (wanted), __FILE__, __LINE__)
#define CHECK_INT(got, wanted) test_check_int((int64_t)(got), (int64_t)(wanted), __FILE__, __LINE__)

#endif
