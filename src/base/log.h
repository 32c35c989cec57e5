// SPDX-License-Identifier: EUPL-1.2
// One line per event on standard error, for journald: "<6>http: GET /networks/{network} 200 3 ms".
// Never a name, an address, a token or an answer: log the id and the kind of thing.
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR = 3, LOG_WARNING = 4, LOG_NOTICE = 5, LOG_INFO = 6 }; // as in syslog(3)

__attribute__((format(printf, 2, 3))) void log_line(enum log_level level, const char *format, ...);

#endif
