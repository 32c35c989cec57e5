// SPDX-License-Identifier: EUPL-1.2
// What we call of libcurl, loaded with the first mail that is sent (libcurl 7.88, "libcurl-easy").
#include "base/late.h"

#include <curl/curl.h>
#include <stdarg.h>

static const char libcurl[] = "libcurl.so.4";

LATE(libcurl, CURLcode, curl_global_init, (long what), (what))
LATE(libcurl, CURL *, curl_easy_init, (void), ())
LATE_VOID(libcurl, curl_easy_cleanup, (CURL * curl), (curl))
LATE(libcurl, CURLcode, curl_easy_perform, (CURL * curl), (curl))
LATE(libcurl, struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text),
     (list, text))
LATE_VOID(libcurl, curl_slist_free_all, (struct curl_slist * list), (list))

/// The value is a long or a pointer: the option's number says which (curl.h, CURLOPTTYPE_*).
CURLcode(curl_easy_setopt)(CURL *curl, CURLoption option, ...)
{
    LATE_POINTER(libcurl, curl_easy_setopt);
    va_list values;
    va_start(values, option);
    CURLcode code = CURLE_OK;
    // NOLINTNEXTLINE(bugprone-branch-clone): not the same, the types differ
    if ((int)option < CURLOPTTYPE_OBJECTPOINT)
        code = real(curl, option, va_arg(values, long));
    else
        code = real(curl, option, va_arg(values, void *));
    va_end(values);
    return code;
}

CURLcode(curl_easy_getinfo)(CURL *curl, CURLINFO info, ...)
{
    LATE_POINTER(libcurl, curl_easy_getinfo);
    va_list places;
    va_start(places, info);
    CURLcode code = real(curl, info, va_arg(places, void *));
    va_end(places);
    return code;
}
