// SPDX-License-Identifier: EUPL-1.2
// GMime wants to be woken once in a process; every entry of this folder that uses it calls this first.
#ifndef MAIL_LIBRARY_H
#define MAIL_LIBRARY_H

/// Cheap, and safe from any thread.
void mail_library_ready(void);

#endif
