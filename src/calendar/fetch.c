// SPDX-License-Identifier: EUPL-1.2
// A file by libcurl, from an address that nobody vouches for.
#include "calendar/fetch.h"

#include "base/buf.h"
#include "base/bug.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HTTP_FINE = 200 };

const struct fetch_settings fetch_usual = {0};

// ---- which addresses ----

struct range {
    uint32_t from;
    int bits;
};

/// RFC 6890 and its registry, of IPv4.
static bool is_public_4(uint32_t a)
{
    static const struct range ranges[] = {
        {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
        {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
        {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 4},  {0xf0000000, 4},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if ((a ^ ranges[i].from) >> (32 - ranges[i].bits) == 0)
            return false;
    return true;
}

static uint32_t word_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/// Of IPv6 only 2000::/3 is given out; in it some are for other uses, or carry an address of IPv4.
static bool is_public_6(const unsigned char *a)
{
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff},
                               translated[12] = {0, 0x64, 0xff, 0x9b};
    if (memcmp(a, mapped, sizeof mapped) == 0 || memcmp(a, translated, sizeof translated) == 0)
        return is_public_4(word_at(a + 12));
    uint32_t first = word_at(a);
    bool is_special = first >> 9 == 0x20010000 >> 9 || first == 0x20010db8; // 2001::/23, 2001:db8::/32
    bool is_document = first >> 12 == 0x3fff0000 >> 12;                     // 3fff::/20
    bool is_6to4 = first >> 16 == 0x2002;
    return first >> 29 == 1 && !is_special && !is_document && !is_6to4;
}

bool fetch_is_public(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        return is_public_4(ntohl(in.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in;
        memcpy(&in, address, sizeof in);
        return is_public_6(in.sin6_addr.s6_addr);
    }
    return false;
}

// ---- fetching ----

struct fetching {
    const struct fetch_settings *settings;
    struct buf body;
    bool met_private;
};

static curl_socket_t socket_open(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct fetching *f = context;
    (void)purpose;
    if (!f->settings->takes_private && !fetch_is_public(&address->addr)) {
        f->met_private = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t body_take(char *data, size_t size, size_t count, void *context)
{
    struct fetching *f = context;
    buf_str(&f->body, (struct str){data, size * count});
    return buf_full(&f->body) ? 0 : size * count;
}

static void set(CURLcode code)
{
    if (code != CURLE_OK)
        BUG("libcurl does not take an option: %s", curl_easy_strerror(code));
}

static void options_set(CURL *curl, struct arena *arena, struct str url, struct fetching *f)
{
    set(curl_easy_setopt(curl, CURLOPT_URL, str_c(arena, url)));
    set(curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https"));
    set(curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https"));
    set(curl_easy_setopt(curl, CURLOPT_PROXY, ""));
    set(curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L));
    set(curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)FETCH_REDIRECTS_MOST));
    set(curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)FETCH_SECONDS_MOST));
    set(curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L));
    set(curl_easy_setopt(curl, CURLOPT_USERAGENT, "Tvers"));
    set(curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, NULL)); // nothing that grows when it is unpacked
    set(curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, socket_open));
    set(curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, f));
    set(curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body_take));
    set(curl_easy_setopt(curl, CURLOPT_WRITEDATA, f));
    if (f->settings->ca_file.len)
        set(curl_easy_setopt(curl, CURLOPT_CAINFO, str_c(arena, f->settings->ca_file)));
}

static enum fetch_result result_of(CURLcode code, long status, const struct fetching *f)
{
    if (f->met_private)
        return FETCH_PRIVATE;
    if (buf_full(&f->body))
        return FETCH_TOO_LARGE;
    if (code == CURLE_UNSUPPORTED_PROTOCOL)
        return FETCH_NOT_SECURE;
    if (code == CURLE_TOO_MANY_REDIRECTS)
        return FETCH_TOO_MANY_REDIRECTS;
    if (code != CURLE_OK)
        return FETCH_UNREACHABLE;
    return status == HTTP_FINE ? FETCH_DONE : FETCH_REFUSED;
}

struct fetched fetch(struct arena *arena, struct str url, const struct fetch_settings *settings)
{
    struct fetching f = {.settings = settings, .body = buf_new(arena, FETCH_BYTES_MOST)};
    struct fetched out = {.result = FETCH_NOT_SECURE};
    CURL *curl = curl_easy_init();
    if (!curl)
        die("no memory for a connection");
    options_set(curl, arena, url, &f);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &out.status);
    curl_easy_cleanup(curl);
    out.result = result_of(code, out.status, &f);
    out.bytes = buf_get(&f.body);
    return out;
}
