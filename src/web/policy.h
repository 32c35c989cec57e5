// SPDX-License-Identifier: EUPL-1.2
// Rights in one place: each row of routes.def names a verb, and policy_allows() is one switch over verbs.
// tests/access.txt is the golden matrix of every route and every role.
#ifndef WEB_POLICY_H
#define WEB_POLICY_H

#include "auth/session.h"
#include "sql/network.h"
#include "web/verb.h"

/// What there is to know about a request besides the actor.
struct setting_of_request {
    bool is_demo, is_loopback;
};

enum verdict { VERDICT_YES, VERDICT_SIGN_IN, VERDICT_NO };

/// VERDICT_SIGN_IN: signing in may help.
/// `standing` is what the actor is in the subject of the address.
enum verdict policy_judge(enum verb verb, const struct actor *actor, struct standing standing,
                          struct setting_of_request at);

/// Whether somebody who may not is told that there is nothing, for that it is there is a secret, too.
bool policy_hides(enum verb verb);

#endif
