// SPDX-License-Identifier: EUPL-1.2
// What an address may look like.
#include "i18n/email.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "i18n/text.h"

#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>

enum { LOCAL_BYTES_MOST = 64, HOST_BYTES_MOST = 253, LABEL_BYTES_MOST = 63, ADDRESS_BYTES_MOST = 254 };

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Letters, digits and the marks on them: no quotes, dashes or blanks that only look like those of ASCII.
static bool is_letter(int32_t c)
{
    int type = u_charType(c);
    return u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool email_local_is_valid(struct str local)
{
    bool after_dot = true;
    for (size_t at = 0; at < local.len;) {
        int32_t c = utf8_next(local, &at);
        bool is_atom =
            c >= 0x80 ? is_letter(c) : c > 0 && (is_alnum((char)c) || strchr("!#$%&'*+-/=?^_`{|}~", c));
        if (c == '.' ? after_dot : !is_atom)
            return false;
        after_dot = c == '.';
    }
    return !after_dot && local.len <= LOCAL_BYTES_MOST;
}

static bool label_is_valid(struct str label)
{
    if (label.len == 0 || label.len > LABEL_BYTES_MOST || label.at[0] == '-' ||
        label.at[label.len - 1] == '-')
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (!is_alnum(label.at[i]) && label.at[i] != '-')
            return false;
    return true;
}

bool email_host_is_valid(struct str host)
{
    struct str label;
    if (host.len == 0 || host.len > HOST_BYTES_MOST || host.at[host.len - 1] == '.')
        return false;
    while (str_cut(&host, '.', &label))
        if (!label_is_valid(label))
            return false;
    return true;
}

static UIDNA *idna;
static void idna_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    idna = uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                               UIDNA_NONTRANSITIONAL_TO_ASCII,
                           &status);
    if (U_FAILURE(status))
        BUG("IDNA: %s", u_errorName(status));
}

/// Empty where the host has no such form. UTS 46 would let signs pass that registries do not.
static struct str host_in_ascii(struct arena *arena, struct str host)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (utf8_ascii_end(host, 0) == host.len)
        return host;
    for (size_t at = 0; at < host.len;) {
        int32_t c = utf8_next(host, &at);
        if (c < 0 || (c >= 0x80 && !is_letter(c)))
            return S("");
    }
    pthread_once(&once, idna_open);
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    char *ascii = NEW_ARRAY(arena, char, HOST_BYTES_MOST + 1);
    int32_t len = host.len > HOST_BYTES_MOST ? -1
                                             : uidna_nameToASCII_UTF8(idna, host.at, (int32_t)host.len, ascii,
                                                                      HOST_BYTES_MOST, &info, &status);
    bool has_form = len > 0 && U_SUCCESS(status) && !info.errors;
    return has_form ? (struct str){ascii, (size_t)len} : S("");
}

/// The address with its host in ASCII; false where it is none.
static bool address_read(struct arena *arena, struct str address, struct str *out)
{
    size_t at = str_find(address, '@', 0);
    struct str local = str_slice(address, 0, at);
    struct str host = host_in_ascii(arena, str_slice(address, at + 1, address.len));
    struct str top = host;
    for (size_t dot; (dot = str_find(top, '.', 0)) < top.len;)
        top = str_slice(top, dot + 1, top.len);
    bool has_letter = false; // else it is a number, as of 127.0.0.1
    for (size_t i = 0; i < top.len; i++)
        has_letter |= !(top.at[i] >= '0' && top.at[i] <= '9');
    if (!email_local_is_valid(local) || !email_host_is_valid(host) || top.len == host.len || !has_letter ||
        local.len + 1 + host.len > ADDRESS_BYTES_MOST)
        return false;
    *out = utf8_ascii_end(address, at) == address.len ? address
                                                      : str_format(arena, "%.*s@%.*s", STR(local), STR(host));
    return true;
}

bool email_is_valid(struct arena *arena, struct str address)
{
    struct str ascii;
    return address_read(arena, address, &ascii);
}

struct str email_in_ascii(struct arena *arena, struct str address)
{
    struct str ascii;
    return address_read(arena, address, &ascii) ? ascii : address;
}

struct str email_key(struct arena *arena, struct str address)
{
    return text_fold(arena, email_in_ascii(arena, address));
}
