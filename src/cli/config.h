// SPDX-License-Identifier: EUPL-1.2
// The configuration file of all commands: lines `public-url = https://...`, named as the options are, without
// their dashes. `#` begins a comment where it begins a line or follows a blank.
//
//     struct config_lines lines;
//     if (config_read(arena, path, &lines) == EXIT_DONE)      // an empty path is CONFIG_DEFAULT
//         for (size_t i = 0; i < lines.count; i++) ...
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "base/str.h"

#define CONFIG_DEFAULT "/etc/tvers/tvers.conf"

struct config_line {
    struct str source; // "FILE:3", for messages
    struct str name, value;
};

struct config_lines {
    struct config_line *at;
    size_t count;
};

/// An exit status; what is wrong was said. Nothing, where the default file is not there.
int config_read(struct arena *arena, struct str path, struct config_lines *out);

#endif
