// SPDX-License-Identifier: EUPL-1.2
// Wakes GMime, once.
#include "mail/library.h"

#include "base/bug.h"

#include <gmime/gmime.h>
#include <pthread.h>

static void wake(void)
{
    g_mime_init();
}

void mail_library_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (pthread_once(&once, wake) != 0)
        die("threads do not work");
}
