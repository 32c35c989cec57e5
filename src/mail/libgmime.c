// SPDX-License-Identifier: EUPL-1.2
// What we call of GMime and of GLib under it, loaded with the first mail that is written or read (GMime 3.2):
// fifteen libraries.
#include "base/late.h"

#include <gmime/gmime.h>

static const char libgmime[] = "libgmime-3.0.so.0";

LATE(libgmime, gint, g_ascii_strcasecmp, (const char *s1, const char *s2), (s1, s2))
LATE(libgmime, GByteArray *, g_byte_array_new, (void), ())
LATE(libgmime, char *, g_convert,
     (const char *str, gssize len, const char *to_codeset, const char *from_codeset, gsize *bytes_read,
      gsize *bytes_written, GError **error),
     (str, len, to_codeset, from_codeset, bytes_read, bytes_written, error))
LATE(libgmime, GDateTime *, g_date_time_new_from_unix_utc, (int64_t t), (t))
LATE_VOID(libgmime, g_date_time_unref, (GDateTime * datetime), (datetime))
LATE_VOID(libgmime, g_free, (void *mem), (mem))
LATE(libgmime, gboolean, g_mime_content_type_is_type,
     (GMimeContentType * content_type, const char *type, const char *subtype), (content_type, type, subtype))
LATE(libgmime, GMimeDataWrapper *, g_mime_data_wrapper_new_with_stream,
     (GMimeStream * stream, GMimeContentEncoding encoding), (stream, encoding))
LATE(libgmime, ssize_t, g_mime_data_wrapper_write_to_stream,
     (GMimeDataWrapper * wrapper, GMimeStream *stream), (wrapper, stream))
LATE_VOID(libgmime, g_mime_format_options_free, (GMimeFormatOptions * options), (options))
LATE(libgmime, GMimeFormatOptions *, g_mime_format_options_new, (void), ())
LATE_VOID(libgmime, g_mime_format_options_set_newline_format,
          (GMimeFormatOptions * options, GMimeNewLineFormat newline), (options, newline))
LATE(libgmime, const char *, g_mime_header_get_name, (GMimeHeader * header), (header))
LATE(libgmime, const char *, g_mime_header_get_value, (GMimeHeader * header), (header))
LATE(libgmime, int, g_mime_header_list_get_count, (GMimeHeaderList * headers), (headers))
LATE(libgmime, GMimeHeader *, g_mime_header_list_get_header, (GMimeHeaderList * headers, const char *name),
     (headers, name))
LATE(libgmime, GMimeHeader *, g_mime_header_list_get_header_at, (GMimeHeaderList * headers, int index),
     (headers, index))
LATE_VOID(libgmime, g_mime_header_set_raw_value, (GMimeHeader * header, const char *raw_value),
          (header, raw_value))
LATE_VOID(libgmime, g_mime_init, (void), ())
LATE(libgmime, InternetAddressList *, g_mime_message_get_addresses,
     (GMimeMessage * message, GMimeAddressType type), (message, type))
LATE(libgmime, InternetAddressList *, g_mime_message_get_cc, (GMimeMessage * message), (message))
LATE(libgmime, InternetAddressList *, g_mime_message_get_from, (GMimeMessage * message), (message))
LATE(libgmime, GMimeObject *, g_mime_message_get_mime_part, (GMimeMessage * message), (message))
LATE(libgmime, const char *, g_mime_message_get_subject, (GMimeMessage * message), (message))
LATE(libgmime, InternetAddressList *, g_mime_message_get_to, (GMimeMessage * message), (message))
LATE(libgmime, GMimeMessage *, g_mime_message_new, (gboolean pretty_headers), (pretty_headers))
LATE(libgmime, GMimeMessage *, g_mime_message_part_get_message, (GMimeMessagePart * part), (part))
LATE(libgmime, GType, g_mime_message_part_get_type, (void), ())
LATE_VOID(libgmime, g_mime_message_set_date, (GMimeMessage * message, GDateTime *date), (message, date))
LATE_VOID(libgmime, g_mime_message_set_message_id, (GMimeMessage * message, const char *message_id),
          (message, message_id))
LATE_VOID(libgmime, g_mime_message_set_mime_part, (GMimeMessage * message, GMimeObject *mime_part),
          (message, mime_part))
LATE_VOID(libgmime, g_mime_message_set_subject,
          (GMimeMessage * message, const char *subject, const char *charset), (message, subject, charset))
LATE_VOID(libgmime, g_mime_multipart_add, (GMimeMultipart * multipart, GMimeObject *part), (multipart, part))
LATE(libgmime, int, g_mime_multipart_get_count, (GMimeMultipart * multipart), (multipart))
LATE(libgmime, GMimeObject *, g_mime_multipart_get_part, (GMimeMultipart * multipart, int index),
     (multipart, index))
LATE(libgmime, GType, g_mime_multipart_get_type, (void), ())
LATE(libgmime, GMimeMultipart *, g_mime_multipart_new_with_subtype, (const char *subtype), (subtype))
LATE_VOID(libgmime, g_mime_multipart_set_boundary, (GMimeMultipart * multipart, const char *boundary),
          (multipart, boundary))
LATE(libgmime, GMimeContentType *, g_mime_object_get_content_type, (GMimeObject * object), (object))
LATE(libgmime, const char *, g_mime_object_get_content_type_parameter,
     (GMimeObject * object, const char *name), (object, name))
LATE(libgmime, const char *, g_mime_object_get_header, (GMimeObject * object, const char *header),
     (object, header))
LATE(libgmime, GMimeHeaderList *, g_mime_object_get_header_list, (GMimeObject * object), (object))
LATE(libgmime, GType, g_mime_object_get_type, (void), ())
LATE_VOID(libgmime, g_mime_object_set_content_type_parameter,
          (GMimeObject * object, const char *name, const char *value), (object, name, value))
LATE_VOID(libgmime, g_mime_object_set_disposition, (GMimeObject * object, const char *disposition),
          (object, disposition))
LATE_VOID(libgmime, g_mime_object_set_header,
          (GMimeObject * object, const char *header, const char *value, const char *charset),
          (object, header, value, charset))
LATE(libgmime, ssize_t, g_mime_object_write_to_stream,
     (GMimeObject * object, GMimeFormatOptions *options, GMimeStream *stream), (object, options, stream))
LATE(libgmime, GMimeMessage *, g_mime_parser_construct_message,
     (GMimeParser * parser, GMimeParserOptions *options), (parser, options))
LATE(libgmime, GMimeParser *, g_mime_parser_new_with_stream, (GMimeStream * stream), (stream))
LATE(libgmime, GMimeDataWrapper *, g_mime_part_get_content, (GMimePart * mime_part), (mime_part))
LATE(libgmime, GType, g_mime_part_get_type, (void), ())
LATE(libgmime, GMimePart *, g_mime_part_new_with_type, (const char *type, const char *subtype),
     (type, subtype))
LATE_VOID(libgmime, g_mime_part_set_content, (GMimePart * mime_part, GMimeDataWrapper *content),
          (mime_part, content))
LATE_VOID(libgmime, g_mime_part_set_content_encoding, (GMimePart * mime_part, GMimeContentEncoding encoding),
          (mime_part, encoding))
LATE_VOID(libgmime, g_mime_part_set_filename, (GMimePart * mime_part, const char *filename),
          (mime_part, filename))
LATE(libgmime, GMimeStream *, g_mime_stream_mem_new_with_buffer, (const char *buffer, size_t len),
     (buffer, len))
LATE(libgmime, GMimeStream *, g_mime_stream_mem_new_with_byte_array, (GByteArray * array), (array))
LATE_VOID(libgmime, g_object_unref, (void *object), (object))
LATE(libgmime, GTypeInstance *, g_type_check_instance_cast, (GTypeInstance * instance, GType iface_type),
     (instance, iface_type))
LATE(libgmime, gboolean, g_type_check_instance_is_a, (GTypeInstance * instance, GType iface_type),
     (instance, iface_type))
LATE(libgmime, int, internet_address_list_add, (InternetAddressList * list, InternetAddress *ia), (list, ia))
LATE(libgmime, InternetAddress *, internet_address_list_get_address, (InternetAddressList * list, int index),
     (list, index))
LATE(libgmime, int, internet_address_list_length, (InternetAddressList * list), (list))
LATE(libgmime, const char *, internet_address_mailbox_get_addr, (InternetAddressMailbox * mailbox), (mailbox))
LATE(libgmime, GType, internet_address_mailbox_get_type, (void), ())
LATE(libgmime, InternetAddress *, internet_address_mailbox_new, (const char *name, const char *addr),
     (name, addr))
LATE_VOID(libgmime, internet_address_set_charset, (InternetAddress * ia, const char *charset), (ia, charset))
