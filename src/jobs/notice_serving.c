// SPDX-License-Identifier: EUPL-1.2
// Its words.
#include "jobs/notice_serving.h"

#include "db/db.h"
#include "i18n/format.h"
#include "jobs/notice_mail.h"
#include "sql/invitation.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

/// "from 3 December 2026", or with the last day.
static struct str days_of(const struct notice_mail *m, const struct successor *who)
{
    if (!who->ends_on.is_set)
        return format_date(m->letter.arena, m->lang, who->starts_on);
    return format_date_range(m->letter.arena, m->lang, who->starts_on, who->ends_on.value);
}

int64_t notice_serving(struct db *db, const struct notice_site *site, struct network_id id,
                       const struct successor *who)
{
    struct network network;
    struct invitee p;
    if (!network_by_id(db, id, &network) || !invitee(db, who->person, &p) || p.has_left)
        return 0;
    struct notice_reader reader = {p.id, p.given_name, p.family_name, p.email, p.language};
    struct notice_mail m = notice_mail_new(db, site, &network, &reader);
    struct arg name = arg_str(network.name);
    m.kind = OUTBOX_KIND_HANDOVER;
    m.notice = NOTICE_KIND_TURN;
    m.key = str_format(m.letter.arena, "handover:%lld:%d", (long long)who->id.n,
                       who->ends_on.is_set ? who->ends_on.value.days : 0);
    m.subject = SAYS(&m, MSG_mail_handover_subject, name);
    letter_says(&m.letter, who->ends_on.is_set
                               ? SAYS(&m, MSG_mail_handover_term, name, arg_str(days_of(&m, who)))
                               : SAYS(&m, MSG_mail_handover_from, name, arg_str(days_of(&m, who))));
    letter_says(&m.letter, SAYS(&m, MSG_mail_handover_about));
    letter_link(&m.letter, SAYS(&m, MSG_handover_title),
                url_absolute(m.letter.arena, site->public_url, url_handover(m.letter.arena, id)));
    return notice_mail_add(&m);
}
