// SPDX-License-Identifier: EUPL-1.2
// Finding out a text's encoding, and undoing it.
#include "staff/decode.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

enum { LOOK_AT_BYTES = 4096 };

struct str encoding_name(enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_UTF8: return S("utf-8");
    case ENCODING_UTF16LE: return S("utf-16le");
    case ENCODING_UTF16BE: return S("utf-16be");
    case ENCODING_WINDOWS_1252: return S("windows-1252");
    }
    BUG("encoding %d", (int)encoding);
}

/// 80 to 9F; 0 where the code page has no character.
static const uint16_t windows_1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/// A buffer that never has to grow: no character of the code page needs more than three bytes. What of it is
/// not written is not touched.
static struct buf room_for(struct arena *arena, struct str bytes)
{
    struct buf out = buf_new(arena, bytes.len * 3);
    out.room = out.limit_bytes;
    out.at = NEW_ARRAY(arena, char, out.room + 1);
    return out;
}

static struct decoded from_windows_1252(struct arena *arena, struct str bytes)
{
    struct buf out = room_for(arena, bytes);
    for (size_t from = 0, at; from < bytes.len; from = at + 1) {
        at = utf8_ascii_end(bytes, from);
        buf_str(&out, str_slice(bytes, from, at));
        if (at == bytes.len)
            break;
        unsigned char c = (unsigned char)bytes.at[at];
        uint32_t character = c < 0xA0 ? windows_1252[c - 0x80] : c;
        if (!character)
            return (struct decoded){.state = DECODE_BINARY};
        utf8_write(&out, character);
    }
    return (struct decoded){DECODED, ENCODING_WINDOWS_1252, buf_get(&out)};
}

static uint32_t unit_at(struct str bytes, size_t at, enum encoding encoding)
{
    uint32_t low = (unsigned char)bytes.at[at], high = (unsigned char)bytes.at[at + 1];
    return encoding == ENCODING_UTF16LE ? high << 8 | low : low << 8 | high;
}

static struct decoded from_utf16(struct arena *arena, struct str bytes, enum encoding encoding)
{
    struct buf out = buf_new(arena, bytes.len * 2);
    for (size_t at = 0; at + 1 < bytes.len; at += 2) {
        uint32_t c = unit_at(bytes, at, encoding);
        bool is_high = c >= 0xD800 && c < 0xDC00;
        uint32_t low = is_high && at + 3 < bytes.len ? unit_at(bytes, at + 2, encoding) : 0;
        bool is_pair = low >= 0xDC00 && low < 0xE000;
        if (c == 0 || (is_high && !is_pair) || (c >= 0xDC00 && c < 0xE000))
            return (struct decoded){.state = DECODE_BROKEN};
        utf8_write(&out, is_pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : c);
        at += is_pair ? 2 : 0;
    }
    return (struct decoded){bytes.len % 2 ? DECODE_BROKEN : DECODED, encoding, buf_get(&out)};
}

/// Tabs and line ends are fine, and so is the form feed of a report.
static bool is_control_of_texts(unsigned char c)
{
    return (c >= '\t' && c <= '\r') || c == 0x1A;
}

/// Whether one of eight bytes is a control character (S. E. Anderson, "Bit Twiddling Hacks", bytes less than
/// n).
static bool has_control(const char *eight)
{
    uint64_t word;
    memcpy(&word, eight, sizeof word);
    return (word - UINT64_C(0x2020202020202020)) & ~word & UINT64_C(0x8080808080808080);
}

/// Control characters that no text has.
static bool is_binary(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        while (i + 8 < bytes.len && !has_control(bytes.at + i))
            i += 8; // by far the most
        unsigned char c = (unsigned char)bytes.at[i];
        if (c < ' ' && !is_control_of_texts(c))
            return true;
    }
    return false;
}

/// UTF-16 without a mark: in texts of our alphabet every second byte is zero.
static bool looks_like_utf16(struct str bytes, enum encoding encoding)
{
    size_t zeros = 0, looked = bytes.len < LOOK_AT_BYTES ? bytes.len / 2 : LOOK_AT_BYTES / 2;
    for (size_t i = 0; i < looked; i++)
        zeros += bytes.at[i * 2 + (encoding == ENCODING_UTF16LE)] == '\0';
    return looked >= 4 && zeros * 10 >= looked * 7;
}

static struct decoded from_marked_utf8(struct str bytes)
{
    if (is_binary(bytes))
        return (struct decoded){.state = DECODE_BINARY};
    return (struct decoded){utf8_valid(bytes) ? DECODED : DECODE_BROKEN, ENCODING_UTF8, bytes};
}

static struct decoded from_unmarked(struct arena *arena, struct str bytes)
{
    if (looks_like_utf16(bytes, ENCODING_UTF16LE))
        return from_utf16(arena, bytes, ENCODING_UTF16LE);
    if (looks_like_utf16(bytes, ENCODING_UTF16BE))
        return from_utf16(arena, bytes, ENCODING_UTF16BE);
    if (is_binary(bytes))
        return (struct decoded){.state = DECODE_BINARY};
    if (utf8_valid(bytes))
        return (struct decoded){DECODED, ENCODING_UTF8, bytes};
    return from_windows_1252(arena, bytes);
}

struct decoded decode(struct arena *arena, struct str bytes)
{
    if (str_starts(bytes, S("PK\x03\x04")))
        return (struct decoded){.state = DECODE_ZIP};
    if (str_starts(bytes, S("\xD0\xCF\x11\xE0")))
        return (struct decoded){.state = DECODE_OLE};
    struct decoded text = {.state = DECODE_EMPTY};
    if (str_starts(bytes, S("\xEF\xBB\xBF")))
        text = from_marked_utf8(str_slice(bytes, 3, bytes.len));
    else if (str_starts(bytes, S("\xFF\xFE")))
        text = from_utf16(arena, str_slice(bytes, 2, bytes.len), ENCODING_UTF16LE);
    else if (str_starts(bytes, S("\xFE\xFF")))
        text = from_utf16(arena, str_slice(bytes, 2, bytes.len), ENCODING_UTF16BE);
    else if (bytes.len)
        text = from_unmarked(arena, bytes);
    if (text.state == DECODED && !str_trim(text.utf8).len)
        text.state = DECODE_EMPTY;
    return text;
}
