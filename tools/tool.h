// SPDX-License-Identifier: EUPL-1.2
// What the build-time generators share: reading a file, stopping the build with file and line, and writing a
// file only when its bytes differ, so that nothing is compiled again in vain.
#ifndef TOOLS_TOOL_H
#define TOOLS_TOOL_H

#include "base/buf.h"

enum { TOOL_FILE_BYTES_MOST = 64 << 20 };

/// The whole file; ends the program where it cannot be read.
struct str tool_read(struct arena *arena, const char *path);
/// Writes `text` to `path`, making its folders, unless the file holds just that already.
void tool_write(const char *path, struct str text);
/// "file:line: message" on standard error, and the end with status 1.
__attribute__((noreturn, format(printf, 3, 4))) void tool_stop(const char *file, int line, const char *format,
                                                               ...);
/// "html/network.html" -> "network"
struct str tool_stem(const char *path);
/// A string literal of C with these bytes, without the quotes.
void tool_c_string(struct buf *out, struct str bytes);

#endif
