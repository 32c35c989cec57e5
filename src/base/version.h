// SPDX-License-Identifier: EUPL-1.2
// The release this source makes.
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define TVERS_VERSION "0.1.0"

#endif
