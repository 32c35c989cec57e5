// SPDX-License-Identifier: EUPL-1.2
// Incoming messages, through GMime.
#include "mail/receive.h"

#include "base/utf8.h"
#include "mail/address.h"
#include "mail/library.h"
#include "mail/shape.h"
#include "mail/vouch.h"

#include <gmime/gmime.h>
#include <string.h>

enum { HEADER_BYTES_MOST = 2000 };

static struct str text_clean(struct arena *arena, const char *text)
{
    struct str s = str_trim(str_from(text ? text : ""));
    return utf8_valid(s) && s.len <= HEADER_BYTES_MOST ? str_copy(arena, s) : S("");
}

static struct str header_of(struct arena *arena, GMimeObject *object, const char *name)
{
    return text_clean(arena, g_mime_object_get_header(object, name));
}

/// "o7@tvers.no" of "<o7@tvers.no>".
static struct str id_of(struct str header)
{
    size_t open = str_find(header, '<', 0), close = str_find(header, '>', open);
    return close < header.len ? str_slice(header, open + 1, close) : header;
}

/// RFC 3834, and what was common before it.
static bool is_robot(struct arena *arena, GMimeObject *message)
{
    struct str automatic = str_lower(arena, header_of(arena, message, "Auto-Submitted"));
    struct str precedence = str_lower(arena, header_of(arena, message, "Precedence"));
    if (automatic.len && !str_starts(automatic, S("no")))
        return true;
    struct str suppress =
        header_of(arena, message, "X-Auto-Response-Suppress"); // Exchange, in what it sends by itself
    if (suppress.len && !str_is_nocase(suppress, S("None")))
        return true;
    return header_of(arena, message, "X-Autoreply").len || header_of(arena, message, "X-Autorespond").len ||
           str_is(precedence, S("auto_reply")) || str_is(precedence, S("bulk")) ||
           str_is(precedence, S("junk"));
}

static bool is_type(GMimeObject *part, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype);
}

static struct str part_bytes(struct arena *arena, GMimeObject *part)
{
    if (!GMIME_IS_PART(part) || !g_mime_part_get_content(GMIME_PART(part)))
        return S("");
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes); // takes the array over
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream);
    struct str copy = str_copy(arena, (struct str){(const char *)bytes->data, bytes->len});
    g_object_unref(stream);
    return copy;
}

/// The encodings that calendar programs use; any other is read as UTF-8.
static const char *encoding_known(const char *charset)
{
    static const char *const known[] = {"utf-16",     "utf-16le",    "utf-16be",
                                        "iso-8859-1", "iso-8859-15", "windows-1252"};
    for (size_t i = 0; charset && i < sizeof known / sizeof *known; i++)
        if (g_ascii_strcasecmp(charset, known[i]) == 0)
            return known[i];
    return NULL;
}

static struct str part_text(struct arena *arena, GMimeObject *part)
{
    struct str bytes = part_bytes(arena, part);
    bool is_utf16 = str_starts(bytes, S("\xff\xfe")) || str_starts(bytes, S("\xfe\xff"));
    const char *charset =
        is_utf16 ? "utf-16" : encoding_known(g_mime_object_get_content_type_parameter(part, "charset"));
    if (!charset && !utf8_valid(bytes))
        charset = "windows-1252"; // what an old program calls UTF-8, or leaves unsaid
    if (!charset || bytes.len > REPLY_BYTES_MOST)
        return bytes;
    gsize len = 0;
    char *text = g_convert(bytes.at, (gssize)bytes.len, "UTF-8", charset, NULL, &len, NULL);
    if (text)
        bytes = str_copy(arena, (struct str){text, len});
    g_free(text);
    return bytes;
}

struct walk {
    struct arena *arena;
    struct incoming *out;
    int parts;
    bool too_complex, has_report, has_reply, is_receipt;
};

static void calendar_take(struct walk *w, GMimeObject *part)
{
    struct calendar_reply reply;
    if (w->has_reply)
        return;
    const char *method = g_mime_object_get_content_type_parameter(part, "method");
    enum calendar_refusal refusal =
        calendar_reply_read(w->arena, part_text(w->arena, part), text_clean(w->arena, method), &reply);
    w->out->reply_refusal = refusal;
    w->out->reply = reply;
    w->has_reply = refusal == REPLY_READ;
}

static void report_take(struct walk *w, GMimeObject *part)
{
    struct bounce bounce;
    if (!delivery_report_read(w->arena, part_bytes(w->arena, part), &bounce) ||
        (w->has_report && !bounce_is_worse(&bounce, &w->out->bounce)))
        return;
    w->out->bounce = bounce;
    w->has_report = true;
}

/// By its type, or by the name of the file: some programs call it a stream of octets.
static bool is_calendar(GMimeObject *part)
{
    const char *name = GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part)) : NULL;
    size_t len = name ? strlen(name) : 0;
    return is_type(part, "text", "calendar") || is_type(part, "application", "ics") ||
           (len > 4 && g_ascii_strcasecmp(name + len - 4, ".ics") == 0);
}

static void leaf_take(struct walk *w, GMimeObject *part)
{
    if (is_calendar(part))
        calendar_take(w, part);
    else if (is_type(part, "message", "delivery-status") ||
             is_type(part, "message", "global-delivery-status"))
        report_take(w, part);
    else if (is_type(part, "message", "disposition-notification"))
        w->is_receipt = true;
}

static void part_walk(struct walk *w, GMimeObject *part, int depth)
{
    if (!part || w->too_complex)
        return;
    if (depth > INCOMING_DEPTH_MOST || ++w->parts > INCOMING_PARTS_MOST) {
        w->too_complex = true;
        return;
    }
    if (!GMIME_IS_MULTIPART(part)) {
        leaf_take(w, part);
        return;
    }
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(part)); i++)
        part_walk(w, g_mime_multipart_get_part(GMIME_MULTIPART(part), i), depth + 1);
}

static void to_add(struct arena *arena, struct incoming *out, const char *address)
{
    struct str to = str_lower(arena, text_clean(arena, address));
    if (mail_address_valid(to) && out->to_count < INCOMING_ADDRESSES_MOST)
        out->to[out->to_count++] = to;
}

static void list_add(struct arena *arena, struct incoming *out, InternetAddressList *list)
{
    for (int i = 0; list && i < internet_address_list_length(list); i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(address))
            to_add(arena, out, internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    }
}

/// Where it was really delivered comes first: To: may name anyone.
static void recipients_read(struct arena *arena, GMimeMessage *message, struct incoming *out)
{
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(headers); i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
        const char *name = g_mime_header_get_name(header);
        if (g_ascii_strcasecmp(name, "Delivered-To") == 0 || g_ascii_strcasecmp(name, "X-Original-To") == 0)
            to_add(arena, out, g_mime_header_get_value(header));
    }
    list_add(arena, out, g_mime_message_get_to(message));
    list_add(arena, out, g_mime_message_get_cc(message));
}

static size_t fields_named(GMimeMessage *message, const char *name)
{
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    size_t count = 0;
    for (int i = 0; i < g_mime_header_list_get_count(headers); i++)
        count += g_ascii_strcasecmp(g_mime_header_get_name(g_mime_header_list_get_header_at(headers, i)),
                                    name) == 0;
    return count;
}

/// The one author; with several, what a mail server judged and what we read could be two.
static struct str author_of(struct arena *arena, GMimeMessage *message)
{
    InternetAddressList *from = g_mime_message_get_from(message);
    bool is_one = from && internet_address_list_length(from) == 1 && fields_named(message, "From") == 1;
    InternetAddress *only = is_one ? internet_address_list_get_address(from, 0) : NULL;
    if (!only || !INTERNET_ADDRESS_IS_MAILBOX(only))
        return S("");
    const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(only));
    return str_lower(arena, text_clean(arena, address));
}

/// The values of a field, as often as it stands there, up to a number.
static size_t fields_read(struct arena *arena, GMimeMessage *message, const char *name, struct str *values,
                          size_t most)
{
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    size_t count = 0;
    for (int i = 0; i < g_mime_header_list_get_count(headers) && count < most; i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
        if (g_ascii_strcasecmp(g_mime_header_get_name(header), name) == 0)
            values[count++] = text_clean(arena, g_mime_header_get_value(header));
    }
    return count;
}

/// Without a host the mail server has judged the sender before we saw the message.
static bool is_vouched(struct arena *arena, GMimeMessage *message, struct str host, struct str from)
{
    enum { FIELDS_MOST = 20 };
    struct str fields[FIELDS_MOST];
    size_t count = fields_read(arena, message, "Authentication-Results", fields, FIELDS_MOST);
    return !host.len || vouch_read(arena, fields, count, host, from);
}

static void envelope_read(struct arena *arena, GMimeMessage *message, struct str vouched_by,
                          struct incoming *out)
{
    GMimeObject *object = GMIME_OBJECT(message);
    out->from = author_of(arena, message);
    out->is_vouched = out->from.len && is_vouched(arena, message, vouched_by, out->from);
    out->subject = text_clean(arena, g_mime_message_get_subject(message));
    out->message_id = id_of(header_of(arena, object, "Message-Id"));
    out->in_reply_to = id_of(header_of(arena, object, "In-Reply-To"));
    recipients_read(arena, message, out);
}

/// A mailer daemon, whose mails have an empty envelope sender (RFC 5321, section 4.5.5), where the mail
/// server says.
static bool is_daemon(struct arena *arena, GMimeMessage *message, const struct incoming *in)
{
    struct str path;
    bool has_path = fields_read(arena, message, "Return-Path", &path, 1) > 0;
    struct str name = str_slice(in->from, 0, str_find(in->from, '@', 0));
    return (!has_path || str_is(path, S("<>"))) &&
           (str_is(name, S("mailer-daemon")) || str_is(name, S("postmaster")));
}

static enum incoming_kind kind_of(struct walk *w, GMimeMessage *message)
{
    if (w->has_report)
        return w->out->bounce.action == BOUNCE_DELIVERED ? INCOMING_AUTOREPLY : INCOMING_BOUNCE;
    if (w->has_reply)
        return w->out->reply.is_counter ? INCOMING_COUNTER : INCOMING_REPLY;
    bool is_from_daemon = is_daemon(w->arena, message, w->out);
    if (is_from_daemon && header_of(w->arena, GMIME_OBJECT(message), "X-Failed-Recipients").len)
        return INCOMING_BOUNCE; // Exim's, which calls itself a robot
    if (w->is_receipt || is_robot(w->arena, GMIME_OBJECT(message)))
        return INCOMING_AUTOREPLY;
    return is_from_daemon ? INCOMING_BOUNCE : INCOMING_OTHER;
}

static GMimeMessage *message_parse(struct str bytes)
{
    mail_library_ready();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.len ? bytes.at : "", bytes.len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

enum incoming_problem mail_receive(struct arena *arena, struct str bytes, struct str vouched_by,
                                   struct incoming *out)
{
    *out = (struct incoming){0};
    if (bytes.len > INCOMING_BYTES_MOST)
        return INCOMING_TOO_LARGE;
    if (!message_shape_fine(bytes))
        return INCOMING_TOO_COMPLEX;
    GMimeMessage *message = message_parse(bytes);
    if (!message)
        return INCOMING_NO_MESSAGE;
    struct walk w = {.arena = arena, .out = out};
    envelope_read(arena, message, vouched_by, out);
    part_walk(&w, g_mime_message_get_mime_part(message), 0);
    if (!w.too_complex)
        out->kind = kind_of(&w, message);
    g_object_unref(message);
    return w.too_complex ? INCOMING_TOO_COMPLEX : INCOMING_FINE;
}
