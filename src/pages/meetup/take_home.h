// SPDX-License-Identifier: EUPL-1.2
// The form for what one takes home: the same on the page of the gathering and behind the link in a mail.
//
//     struct take_home_form form = take_home_form_new(w, gathering, person, action);
//     if (take_home_take(w, &form, gathering, person)) ...       // in a POST: written
#ifndef PAGES_MEETUP_TAKE_HOME_H
#define PAGES_MEETUP_TAKE_HOME_H

#include "html/meetup/takehome.h"
#include "web/web.h"

/// With what is written already.
struct take_home_form take_home_form_new(struct web *w, struct gathering_id gathering,
                                         struct person_id person, struct url action);

/// False: nothing is written, and the form says what is wrong.
bool take_home_take(struct web *w, struct take_home_form *form, struct gathering_id gathering,
                    struct person_id person);

#endif
