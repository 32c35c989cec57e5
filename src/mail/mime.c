// SPDX-License-Identifier: EUPL-1.2
// A mail as bytes, through GMime.
#include "mail/mime.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "mail/encoded_word.h"
#include "mail/library.h"

#include <gmime/gmime.h>
#include <string.h>

static bool header_safe(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.at[i] < 0x20 || value.at[i] == 0x7f)
            return false;
    return utf8_valid(value);
}

static bool body_safe(struct str text)
{
    return str_find(text, '\0', 0) == text.len && utf8_valid(text);
}

/// A link in angle brackets: printable ASCII without the brackets and the comma that end one.
static bool link_safe(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if (url.at[i] <= ' ' || url.at[i] > '~' || strchr("<>,\"", url.at[i]))
            return false;
    return true;
}

static bool optional_address_valid(struct str address)
{
    return address.len == 0 || mail_address_own_valid(address);
}

/// Only the recipient's address may hold other letters: what the envelope holds decides whether the relay is
/// asked for SMTPUTF8, and without it no header may (RFC 6531, section 3.4).
static bool addresses_valid(const struct mail *m)
{
    return mail_address_own_valid(m->from.address) && mail_address_valid(m->to.address) &&
           mail_address_own_valid(m->message_id) && optional_address_valid(m->in_reply_to) &&
           optional_address_valid(m->unsubscribe_mailto) &&
           (m->list_id.len == 0 || mail_host_valid(m->list_id));
}

static enum mail_problem mail_check(const struct mail *m)
{
    if (m->text.len + m->html.len + m->calendar.len + m->subject.len > MAIL_BYTES_MOST)
        return MAIL_TOO_LARGE;
    if (!addresses_valid(m))
        return MAIL_BAD_ADDRESS;
    if (!header_safe(m->from.name) || !header_safe(m->to.name) || !header_safe(m->subject) ||
        !link_safe(m->unsubscribe_url) || !link_safe(m->unsubscribe_subject))
        return MAIL_BAD_HEADER;
    if (!body_safe(m->text) || !body_safe(m->html) || !body_safe(m->calendar))
        return MAIL_BAD_TEXT;
    return MAIL_FINE;
}

/// RFC 2046, section 4.1.1: lines of text end in CRLF before they are encoded.
static struct str lines_canonical(struct arena *arena, struct str text)
{
    text = str_replace(arena, text, S("\r\n"), S("\n"));
    return str_replace(arena, text, S("\n"), S("\r\n"));
}

static GMimePart *part_new(const char *type, const char *subtype, struct str content)
{
    GMimePart *part = g_mime_part_new_with_type(type, subtype);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(content.len ? content.at : "", content.len);
    GMimeDataWrapper *wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "UTF-8");
    g_mime_part_set_content(part, wrapper);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_object_unref(wrapper);
    g_object_unref(stream);
    return part;
}

static void multipart_take(GMimeMultipart *multipart, GMimePart *part)
{
    g_mime_multipart_add(multipart, GMIME_OBJECT(part));
    g_object_unref(part);
}

static const char *method_name(enum mail_calendar method)
{
    switch (method) {
    case MAIL_REQUEST: return "REQUEST";
    case MAIL_CANCEL: return "CANCEL";
    case MAIL_NO_CALENDAR: break;
    }
    BUG("a calendar without a method");
}

/// The boundaries begin with "=_", which neither base64 nor quoted-printable can produce.
static GMimeMultipart *multipart_new(struct arena *arena, const char *subtype, uint64_t seed)
{
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    struct str boundary = str_format(arena, "=_tvers_%s_%016llx", subtype, (unsigned long long)seed);
    g_mime_multipart_set_boundary(multipart, str_c(arena, boundary));
    return multipart;
}

static GMimeMultipart *alternative_new(struct arena *arena, const struct mail *m)
{
    GMimeMultipart *alternative = multipart_new(arena, "alternative", m->boundary_seed);
    multipart_take(alternative, part_new("text", "plain", lines_canonical(arena, m->text)));
    if (m->html.len)
        multipart_take(alternative, part_new("text", "html", lines_canonical(arena, m->html)));
    if (m->calendar.len) { // the last, because the last that a program understands is the one it shows
        GMimePart *part = part_new("text", "calendar", m->calendar);
        g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "method",
                                                 method_name(m->calendar_method));
        multipart_take(alternative, part);
    }
    return alternative;
}

static GMimeMultipart *body_new(struct arena *arena, const struct mail *m)
{
    GMimeMultipart *alternative = alternative_new(arena, m);
    if (!m->calendar.len)
        return alternative;
    GMimeMultipart *mixed = multipart_new(arena, "mixed", m->boundary_seed);
    g_mime_multipart_add(mixed, GMIME_OBJECT(alternative));
    g_object_unref(alternative);
    GMimePart *file = part_new("application", "ics", m->calendar);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(file), "name", "invite.ics");
    g_mime_object_set_disposition(GMIME_OBJECT(file), "attachment");
    g_mime_part_set_filename(file, "invite.ics");
    multipart_take(mixed, file);
    return mixed;
}

static void header_set(GMimeMessage *message, const char *name, char *value)
{
    g_mime_object_set_header(GMIME_OBJECT(message), name, value, "utf-8");
}

/// A value that GMime must not fold or encode: it is ASCII, and was checked.
static void header_set_raw(GMimeMessage *message, const char *name, char *value)
{
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    header_set(message, name, value);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), value);
}

static void raw_text_set(struct arena *arena, GMimeMessage *message, const char *header, struct str text)
{
    header_set_raw(message, header, str_c(arena, str_format(arena, " %.*s\n", STR(text))));
}

static void address_set(struct arena *arena, GMimeMessage *message, const char *header, GMimeAddressType type,
                        struct mail_address a)
{
    if (encoded_word_looks(a.name)) {
        struct str words = encoded_words(arena, a.name);
        raw_text_set(arena, message, header, str_format(arena, "%.*s\n <%.*s>", STR(words), STR(a.address)));
        return;
    }
    char *name = a.name.len ? str_c(arena, a.name) : NULL;
    InternetAddress *mailbox = internet_address_mailbox_new(name, str_c(arena, a.address));
    internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox);
    g_object_unref(mailbox);
}

static void envelope_set(struct arena *arena, GMimeMessage *message, const struct mail *m)
{
    GDateTime *date = g_date_time_new_from_unix_utc(m->date.us / US_PER_SECOND);
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
    address_set(arena, message, "From", GMIME_ADDRESS_TYPE_FROM, m->from);
    address_set(arena, message, "To", GMIME_ADDRESS_TYPE_TO, m->to);
    if (encoded_word_looks(m->subject))
        raw_text_set(arena, message, "Subject", encoded_words(arena, m->subject));
    else
        g_mime_message_set_subject(message, str_c(arena, m->subject), "utf-8");
    g_mime_message_set_message_id(message, str_c(arena, m->message_id));
    if (m->in_reply_to.len) {
        struct str id = str_format(arena, "<%.*s>", STR(m->in_reply_to));
        raw_text_set(arena, message, "In-Reply-To", id);
        raw_text_set(arena, message, "References", id);
    }
}

static void unsubscribe_set(struct arena *arena, GMimeMessage *message, const struct mail *m)
{
    struct buf value = buf_new(arena, 2 * MAIL_BYTES_MOST);
    buf_format(&value, " <%.*s>", STR(m->unsubscribe_url));
    if (m->unsubscribe_mailto.len)
        buf_format(&value, ",\n <mailto:%.*s%s%.*s>", STR(m->unsubscribe_mailto),
                   m->unsubscribe_subject.len ? "?subject=" : "", STR(m->unsubscribe_subject));
    buf_char(&value, '\n');
    header_set_raw(message, "List-Unsubscribe", str_c(arena, buf_get(&value)));
    header_set(message, "List-Unsubscribe-Post", str_c(arena, S("List-Unsubscribe=One-Click")));
}

static void robot_headers_set(struct arena *arena, GMimeMessage *message, const struct mail *m)
{
    header_set(message, "Auto-Submitted", str_c(arena, S("auto-generated")));
    header_set(message, "X-Auto-Response-Suppress", str_c(arena, S("OOF, AutoReply")));
    if (m->list_id.len)
        raw_text_set(arena, message, "List-Id", str_format(arena, "<%.*s>", STR(m->list_id)));
    if (m->unsubscribe_url.len)
        unsubscribe_set(arena, message, m);
}

static struct str message_bytes(struct arena *arena, GMimeMessage *message)
{
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes); // takes the array over
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    struct str copy = str_copy(arena, (struct str){(const char *)bytes->data, bytes->len});
    g_mime_format_options_free(options);
    g_object_unref(stream);
    return copy;
}

enum mail_problem mail_compose(struct arena *arena, const struct mail *mail, struct str *bytes)
{
    enum mail_problem problem = mail_check(mail);
    if (problem != MAIL_FINE)
        return problem;
    mail_library_ready();
    GMimeMessage *message = g_mime_message_new(FALSE);
    envelope_set(arena, message, mail);
    robot_headers_set(arena, message, mail);
    GMimeMultipart *body = body_new(arena, mail);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(body));
    *bytes = message_bytes(arena, message);
    g_object_unref(body);
    g_object_unref(message);
    return MAIL_FINE;
}
