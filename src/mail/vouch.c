// SPDX-License-Identifier: EUPL-1.2
// Authentication-Results.
#include "mail/vouch.h"

#include "base/buf.h"

/// Without comments, which nest, and with quotation marks and line breaks as blanks.
static struct str plain(struct arena *arena, struct str field)
{
    struct buf out = buf_new(arena, field.len + 1);
    int depth = 0;
    for (size_t i = 0; i < field.len; i++) {
        char c = field.at[i];
        depth += c == '(';
        if (!depth)
            buf_char(&out, c == '"' || c == '\r' || c == '\n' || c == '\t' ? ' ' : c);
        depth -= c == ')' && depth > 0;
    }
    return str_lower(arena, str_trim(buf_get(&out)));
}

/// The value of "name=value" among words; empty where there is none.
static struct str property(struct str words, struct str name)
{
    struct str word;
    while (str_cut(&words, ' ', &word)) {
        size_t equals = str_find(word, '=', 0);
        if (str_is(str_slice(word, 0, equals), name))
            return str_slice(word, equals + 1, word.len);
    }
    return S("");
}

/// What is behind the last @, or all.
static struct str domain_of(struct str address)
{
    size_t at = str_find(address, '@', 0);
    return at < address.len ? str_slice(address, at + 1, address.len) : address;
}

static bool is_aligned(struct arena *arena, struct str domain, struct str from)
{
    domain = domain_of(domain);
    return domain.len && str_find(domain, '.', 0) < domain.len &&
           (str_is(from, domain) || str_ends(from, str_cat(arena, S("."), domain)));
}

struct verdict {
    bool has_dmarc, dmarc_passes, own_domain_passes;
};

static void result_take(struct arena *arena, struct str result, struct str from, struct verdict *v)
{
    struct str dmarc = property(result, S("dmarc"));
    bool dkim = str_is(property(result, S("dkim")), S("pass")),
         spf = str_is(property(result, S("spf")), S("pass"));
    if (dmarc.len && !v->has_dmarc && !str_is(dmarc, S("none"))) {
        struct str domain = property(result, S("header.from"));
        v->has_dmarc = true;
        v->dmarc_passes = str_is(dmarc, S("pass")) && (!domain.len || str_is(domain_of(domain), from));
    }
    v->own_domain_passes |= dkim && (is_aligned(arena, property(result, S("header.d")), from) ||
                                     is_aligned(arena, property(result, S("header.i")), from));
    v->own_domain_passes |= spf && is_aligned(arena, property(result, S("smtp.mailfrom")), from);
}

bool vouch_read(struct arena *arena, const struct str *fields, size_t count, struct str host, struct str from)
{
    struct verdict v = {0};
    host = str_lower(arena, host);
    from = domain_of(from);
    for (size_t i = 0; i < count && from.len; i++) {
        struct str rest = plain(arena, fields[i]), part;
        str_cut(&rest, ';', &part);
        part = str_trim(part);
        if (!str_is(str_slice(part, 0, str_find(part, ' ', 0)), host)) // behind it may stand a version
            continue;
        while (str_cut(&rest, ';', &part))
            result_take(arena, part, from, &v);
    }
    return v.has_dmarc ? v.dmarc_passes : v.own_domain_passes;
}
