// SPDX-License-Identifier: EUPL-1.2
// What somebody typed, carried over a sign-in: the session ended while a form was open.
//
//     POST /profile      the session is over: the sign-in page, with what was typed in hidden fields
//     POST /sign-in      "what you have written is still here", and one button
//     POST /profile      as ever
//
// Only a form that a page of ours made in that session is kept: its token proves it. So no other site can
// have its own words sent in somebody's name.
#ifndef PAGES_ACCOUNT_RESUME_H
#define PAGES_ACCOUNT_RESUME_H

#include "html/account/account.h"
#include "web/web.h"

/// The fields of the POST that nobody is signed in for; none where they must not or cannot be kept (a file
/// cannot).
struct kept_field_list resume_keep(struct web *w);
/// The same fields out of the form of the sign-in page.
struct kept_field_list resume_kept(struct web *w);
/// What the sign-in page sends on, under the names that resume_kept() looks for.
struct kept_field_list resume_carried(struct web *w, struct kept_field_list kept);

#endif
