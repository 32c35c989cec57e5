// SPDX-License-Identifier: EUPL-1.2
// Our own broken promises end the program: BUG() says where, and aborts.
//
// Three kinds of failure, three tools. BUG() is for what cannot happen unless this program is wrong. die() is
// for a world in which no work can go on (no memory). What a user or a peer can cause is never either: it is
// an enum.
#ifndef BASE_BUG_H
#define BASE_BUG_H

#define BUG(...) bug_abort(__FILE__, __LINE__, __VA_ARGS__)
#define ASSERT(promise)                                                                                      \
    do {                                                                                                     \
        if (!(promise))                                                                                      \
            BUG("broken promise: %s", #promise);                                                             \
    } while (0)

__attribute__((noreturn, format(printf, 3, 4))) void bug_abort(const char *file, int line, const char *format,
                                                               ...);

/// Ends the process with status 4 after one line on standard error.
__attribute__((noreturn, format(printf, 1, 2))) void die(const char *format, ...);

#endif
