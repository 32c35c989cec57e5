// SPDX-License-Identifier: EUPL-1.2
// Bytes of a text file from anywhere to UTF-8: by byte-order mark, else UTF-8 where the bytes are valid
// UTF-8, else UTF-16 where every second byte is zero, else Windows-1252 (WHATWG Encoding Standard).
//
//     struct decoded text = decode(arena, bytes);
//     if (text.state == DECODED) use(text.utf8, encoding_name(text.encoding));
//
// The text never begins with a byte-order mark. UTF-8 is not copied.
#ifndef STAFF_DECODE_H
#define STAFF_DECODE_H

#include "base/str.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS_1252 };

enum decode_state {
    DECODED,
    DECODE_EMPTY,
    DECODE_ZIP,    // a workbook of Excel under another name
    DECODE_OLE,    // an old workbook of Excel
    DECODE_BINARY, // zeros or control characters: no text
    DECODE_BROKEN, // a byte-order mark promises Unicode that is not there
};

struct decoded {
    enum decode_state state;
    enum encoding encoding;
    struct str utf8;
};

struct decoded decode(struct arena *arena, struct str bytes);
struct str encoding_name(enum encoding encoding); // "windows-1252"

#endif
