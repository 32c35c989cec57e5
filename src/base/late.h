// SPDX-License-Identifier: EUPL-1.2
// A library that is loaded when one of its functions is first called, and not at each start. libpq, libcurl,
// GMime, libical and ICU bring fifty others with them (Kerberos, LDAP, two of TLS): a server on SQLite that
// sends no mail has few of them in its memory, and starts in half the time.
//
//     LATE(libpq, int, PQntuples, (const PGresult *result), (result))
//
// is a function that passes its arguments on. Its type is checked against the library's own header, which
// stays in use. A library or a function that is not there ends the process. Cost: a load and an indirect
// call.
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <stdatomic.h>

/// The address of the function, kept in *found from the first call on. From any thread.
void *late_find(const char *library, const char *function, _Atomic(void *) *found);

/// The library's function as a pointer of its type. POSIX lets an object pointer hold the address of a
/// function (dlsym, "Application Usage").
#define LATE_POINTER(library, name)                                                                          \
    static _Atomic(void *) found_late;                                                                       \
    __typeof__(&(name)) real;                                                                                \
    *(void **)&real = late_find((library), #name, &found_late)

#define LATE(library, type, name, parameters, arguments)                                                     \
    type(name) parameters                                                                                    \
    {                                                                                                        \
        LATE_POINTER(library, name);                                                                         \
        return real arguments;                                                                               \
    }

#define LATE_VOID(library, name, parameters, arguments)                                                      \
    void(name) parameters                                                                                    \
    {                                                                                                        \
        LATE_POINTER(library, name);                                                                         \
        real arguments;                                                                                      \
    }

#endif
