// SPDX-License-Identifier: EUPL-1.2
// Incoming messages, through GMime.
#include "mail/receive.h"

#include "base/utf8.h"
#include "mail/address.h"
#include "mail/library.h"
#include "mail/shape.h"

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

/// The encodings that calendar programs use; any other is read as UTF-8 with replacements.
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
    const char *charset = encoding_known(g_mime_object_get_content_type_parameter(part, "charset"));
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
    enum calendar_refusal refusal = calendar_reply_read(w->arena, part_text(w->arena, part), &reply);
    w->out->reply_refusal = refusal;
    w->out->reply = reply;
    w->has_reply = refusal == REPLY_READ;
}

static void original_take(struct walk *w, GMimeObject *message)
{
    struct bounce *bounce = &w->out->bounce;
    if (!bounce->original_message_id.len)
        bounce->original_message_id = id_of(header_of(w->arena, message, "Message-Id"));
}

/// text/rfc822-headers: the head of the bounced mail, as text.
static void original_headers_take(struct walk *w, struct str text)
{
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        struct str value = str_trim(str_slice(line, str_find(line, ':', 0) + 1, line.len));
        if (str_is_nocase(str_slice(line, 0, str_find(line, ':', 0)), S("Message-Id")) && utf8_valid(value))
            w->out->bounce.original_message_id = id_of(value);
    }
}

static void report_take(struct walk *w, GMimeObject *part)
{
    struct bounce bounce;
    if (!delivery_report_read(w->arena, part_bytes(w->arena, part), &bounce))
        return;
    bounce.original_message_id = w->out->bounce.original_message_id;
    w->out->bounce = bounce;
    w->has_report = true;
}

static void leaf_take(struct walk *w, GMimeObject *part)
{
    if (is_type(part, "text", "calendar") || is_type(part, "application", "ics"))
        calendar_take(w, part);
    else if (is_type(part, "message", "delivery-status") ||
             is_type(part, "message", "global-delivery-status"))
        report_take(w, part);
    else if (is_type(part, "message", "disposition-notification"))
        w->is_receipt = true;
    else if (is_type(part, "text", "rfc822-headers"))
        original_headers_take(w, part_bytes(w->arena, part));
    else if (GMIME_IS_MESSAGE_PART(part) && g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)))
        original_take(w, GMIME_OBJECT(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part))));
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

static struct str sender_of(struct arena *arena, GMimeMessage *message)
{
    InternetAddressList *from = g_mime_message_get_from(message);
    InternetAddress *first =
        from && internet_address_list_length(from) > 0 ? internet_address_list_get_address(from, 0) : NULL;
    if (!first || !INTERNET_ADDRESS_IS_MAILBOX(first))
        return S("");
    const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first));
    return str_lower(arena, text_clean(arena, address));
}

static void envelope_read(struct arena *arena, GMimeMessage *message, struct incoming *out)
{
    GMimeObject *object = GMIME_OBJECT(message);
    out->from = sender_of(arena, message);
    out->subject = text_clean(arena, g_mime_message_get_subject(message));
    out->message_id = id_of(header_of(arena, object, "Message-Id"));
    out->in_reply_to = id_of(header_of(arena, object, "In-Reply-To"));
    recipients_read(arena, message, out);
}

/// Our own envelope is a better witness than the report, whose recipient may be one that an alias led to.
static bool envelope_names(struct arena *arena, struct str bounces_to, struct incoming *out)
{
    for (size_t i = 0; i < out->to_count; i++)
        if (mail_verp_read(arena, out->to[i], bounces_to, &out->bounce.recipient))
            return true;
    return false;
}

static enum incoming_kind kind_of(struct walk *w, GMimeMessage *message, struct str bounces_to)
{
    bool to_bounces = envelope_names(w->arena, bounces_to, w->out);
    if (w->has_report)
        return w->out->bounce.action == BOUNCE_DELIVERED ? INCOMING_AUTOREPLY : INCOMING_BOUNCE;
    if (w->has_reply)
        return w->out->reply.is_counter ? INCOMING_COUNTER : INCOMING_REPLY;
    if (w->is_receipt || is_robot(w->arena, GMIME_OBJECT(message)))
        return INCOMING_AUTOREPLY;
    return to_bounces ? INCOMING_BOUNCE : INCOMING_OTHER;
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

enum incoming_problem mail_receive(struct arena *arena, struct str bytes, struct str bounces_to,
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
    envelope_read(arena, message, out);
    part_walk(&w, g_mime_message_get_mime_part(message), 0);
    if (!w.too_complex)
        out->kind = kind_of(&w, message, bounces_to);
    g_object_unref(message);
    return w.too_complex ? INCOMING_TOO_COMPLEX : INCOMING_FINE;
}
