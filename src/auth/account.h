// SPDX-License-Identifier: EUPL-1.2
// Whose an account is, and what goes together when it gets another way in, or none: a password is never
// changed without its sessions and links ending, wherever the change is made.
#ifndef AUTH_ACCOUNT_H
#define AUTH_ACCOUNT_H

#include "auth/token.h"
#include "base/date.h"
#include "db/db.h"
#include "sql/auth.h"
#include "sql/invitation.h"

/// The account of somebody who has proved to have that person's mail: made where there is none, without roles
/// and password. An account that is nobody in the staff list and has the person's address for its user name
/// becomes theirs. False: the account is closed, or the person has left.
bool account_of_person(struct db *db, struct person_id person, struct instant now, struct account_id *out);

enum account_person {
    ACCOUNT_PERSON_FREE, // found, and has no account yet
    ACCOUNT_PERSON_OWN,  // found, and the account is theirs already
    ACCOUNT_PERSON_TAKEN,
    ACCOUNT_PERSON_NONE,
    ACCOUNT_PERSON_MANY,
};

/// Whom an account is for: of an address, an employee number or a whole name, as typed. One person has one
/// account. `holder`: of TAKEN, the user name of the account that they have; `account`: the one in question,
/// if it is there.
enum account_person account_person_find(struct db *db, struct str typed, struct maybe_account_id account,
                                        struct person_named *person, struct str *holder);
/// The same where nothing was typed: by a user name that is an address. NONE where it is not.
enum account_person account_person_by_name(struct db *db, struct str user_name, struct person_named *person,
                                           struct str *holder);

enum { ACCOUNTS_UNLISTED_MOST = 1000 }; // of nobody in the staff list

/// A new account, without roles and password.
enum account_added { ACCOUNT_ADDED, ACCOUNT_NAME_TAKEN, ACCOUNTS_FULL };
enum account_added account_new(struct db *db, struct maybe_person_id person, struct str user_name,
                               struct str display_name, struct instant now, struct account_id *out);

/// No one-time link lasts longer.
#define PASSWORD_LINK_LASTS_US (7 * US_PER_DAY)

/// A token for a link with which the account's owner sets a password. The links there were are void; sessions
/// go on until the new password is set.
struct secret account_password_link(struct db *db, struct account_id account, struct instant now);
/// Every session and every link of the account ends.
void account_password_change(struct db *db, struct account_id account, struct str hash);
/// The same, and nobody signs in until it is opened again.
void account_close(struct db *db, struct account_id account);

#endif
