// SPDX-License-Identifier: EUPL-1.2
// The link by which people say themselves that they are here.
#ifndef PAGES_GATHERING_CHECK_IN_H
#define PAGES_GATHERING_CHECK_IN_H

#include "html/gathering/check_in.h"
#include "web/web.h"

/// What the address /c/TOKEN of a gathering is made of.
struct str check_in_token(struct web *w, struct gathering_id gathering);
/// The whole address, of the gathering of the page.
struct str check_in_address(struct web *w);

#endif
