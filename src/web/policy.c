// SPDX-License-Identifier: EUPL-1.2
// Who may do what: one switch.
#include "web/policy.h"

#include "base/bug.h"

/// Of a book.
static bool is_maker(struct standing s)
{
    return s.is_author || s.is_reviewer || s.is_reference;
}

static bool allows(enum verb verb, const struct actor *a, struct standing s, struct setting_of_request at)
{
    bool is_hr = actor_has(a, ROLE_HR), is_admin = actor_has(a, ROLE_ADMIN);
    bool is_team = is_hr || actor_has(a, ROLE_TEAM);
    switch (verb) {
    case VERB_ANYONE: return true;
    case VERB_DEMO: return at.is_demo;
    case VERB_LOOPBACK: return at.is_loopback;
    case VERB_SIGNED_IN: return a->is_signed_in;
    case VERB_OFFICE: return is_hr || is_admin || actor_has(a, ROLE_AUDITOR) || actor_has(a, ROLE_LEAD);
    case VERB_ADMINISTER: return is_admin;
    case VERB_STAFF: return is_hr || is_admin;
    case VERB_OUTBOX: return is_hr || is_admin || actor_has(a, ROLE_LEAD);
    case VERB_START: return is_hr || actor_has(a, ROLE_LEAD);
    case VERB_SEE: return is_hr || s.is_member || s.is_coordinator || s.is_lead || s.is_sponsor;
    case VERB_TALK: return s.is_member || s.is_coordinator || s.is_lead;
    case VERB_RUN: return is_hr || s.is_coordinator || s.is_lead;
    case VERB_HOST: return is_hr || s.is_coordinator || s.is_lead || (s.is_host && s.is_member);
    case VERB_LEAD: return is_hr || s.is_lead;
    case VERB_RELEASE: return is_hr;
    case VERB_CONFIDE: return s.is_lead;
    case VERB_TEAM: return is_team;
    case VERB_THEME:
        return is_team || s.is_proposer || s.is_reference || (a->is_signed_in && s.is_open_to_all);
    case VERB_REFER: return is_team || s.is_reference;
    case VERB_APPLICATION: return s.is_applicant || (is_team && !s.is_unsent);
    case VERB_IDEA:
        return s.is_member || s.is_coordinator || s.is_lead || s.is_steward ||
               (a->is_signed_in && s.is_open_to_all);
    case VERB_STEWARD: return s.is_steward || s.is_coordinator || s.is_lead;
    case VERB_AGREEMENT: return is_team || s.is_applicant || s.is_reference;
    case VERB_BOOK: return is_team || is_maker(s) || (a->is_signed_in && s.is_open_to_all);
    case VERB_MAKE: return is_team || is_maker(s);
    case VERB_WRITE: return s.is_author;
    case VERB_REVIEW: return s.is_reviewer;
    case VERB_COUNT: break;
    }
    BUG("verb %d", (int)verb);
}

bool policy_hides(enum verb verb)
{
    return verb == VERB_APPLICATION || verb == VERB_AGREEMENT;
}

enum verdict policy_judge(enum verb verb, const struct actor *actor, struct standing standing,
                          struct setting_of_request at)
{
    if (allows(verb, actor, standing, at))
        return VERDICT_YES;
    bool needs_account = verb != VERB_DEMO && verb != VERB_LOOPBACK;
    return needs_account && !actor->is_signed_in ? VERDICT_SIGN_IN : VERDICT_NO;
}
