// SPDX-License-Identifier: EUPL-1.2
// The words of the mails about hosting.
#include "jobs/notice_host.h"

#include "db/db.h"
#include "gathering/host_turn.h"
#include "i18n/format.h"
#include "jobs/notice_mail.h"
#include "sql/invitation.h"
#include "sql/topic.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

/// A mail to that person about that gathering. False: one of them is gone.
static bool begin(struct db *db, const struct notice_site *site, struct person_id person,
                  struct gathering_id id, struct gathering *g, struct notice_mail *m)
{
    struct network network;
    struct invitee p;
    if (!gathering_by_id(db, id, g) || !network_by_id(db, g->network, &network) || !invitee(db, person, &p) ||
        p.has_left)
        return false;
    struct notice_reader reader = {p.id, p.given_name, p.family_name, p.email, p.language};
    *m = notice_mail_new(db, site, &network, &reader);
    m->gathering = (struct maybe_gathering_id){true, id};
    m->notice = NOTICE_KIND_TURN;
    return true;
}

static struct str day_of(const struct notice_mail *m, const struct gathering *g)
{
    return format_weekday_date(m->letter.arena, m->lang, g->held_on);
}

/// When and where, and what about.
static void write_gathering(struct notice_mail *m, const struct gathering *g)
{
    struct topic topic;
    notice_mail_when(m, g);
    if (topic_of_gathering(m->db, g->id, &topic))
        letter_item(&m->letter, SAYS(m, MSG_host_topic, arg_str(topic.title)));
}

static int64_t ask_by_mail(struct notice_mail *m, const struct ask *ask)
{
    struct str by = S("");
    if (ask->due_on.is_set)
        by = SAYS(m, MSG_mail_host_by,
                  arg_str(format_weekday_date(m->letter.arena, m->lang, ask->due_on.value)));
    return notice_mail_ask(m, ask, SAYS(m, MSG_mail_host_answer), by);
}

int64_t notice_host_asked(struct db *db, const struct notice_site *site, struct ask_id id,
                          const struct host_candidate *why)
{
    struct ask ask;
    struct gathering g;
    struct notice_mail m;
    if (!ask_by_id(db, id, &ask) || !begin(db, site, ask.person, ask.gathering.value, &g, &m))
        return 0;
    m.kind = OUTBOX_KIND_TURN;
    m.subject = SAYS(&m, MSG_mail_host_subject, arg_str(g.title), arg_str(day_of(&m, &g)));
    letter_says(&m.letter, SAYS(&m, MSG_mail_host_ask, arg_str(g.title), arg_str(day_of(&m, &g))));
    letter_says(&m.letter, host_why(m.letter.arena, m.lang, why));
    write_gathering(&m, &g);
    letter_says(&m.letter, SAYS(&m, MSG_host_does));
    return ask_by_mail(&m, &ask);
}

static struct str name_of(const struct notice_mail *m, struct person_id person)
{
    struct invitee p = {0};
    invitee(m->db, person, &p);
    return str_words(m->letter.arena, p.given_name, p.family_name);
}

int64_t notice_swap_asked(struct db *db, const struct notice_site *site, struct hosting_swap_id id)
{
    struct hosting_swap swap;
    struct ask ask;
    struct gathering g;
    struct notice_mail m;
    if (!hosting_swap_by_id(db, id, &swap) || !swap.to_person.is_set || !swap.from_person.is_set ||
        !ask_asked(db, ASK_KIND_SWAP, id.n, swap.to_person.value, &ask) ||
        !begin(db, site, ask.person, swap.gathering, &g, &m))
        return 0;
    struct str host = name_of(&m, swap.from_person.value);
    m.kind = OUTBOX_KIND_SWAP;
    m.subject = SAYS(&m, MSG_mail_swap_subject, arg_str(g.title), arg_str(day_of(&m, &g)));
    letter_says(&m.letter, SAYS(&m, MSG_mail_swap_ask, arg_str(host), arg_str(g.title)));
    write_gathering(&m, &g);
    letter_says(&m.letter, SAYS(&m, MSG_host_does));
    return ask_by_mail(&m, &ask);
}

int64_t notice_swap_answered(struct db *db, const struct notice_site *site, struct hosting_swap_id id,
                             struct person_id who, bool is_taken_over)
{
    struct hosting_swap swap;
    struct gathering g;
    struct notice_mail m;
    if (!hosting_swap_by_id(db, id, &swap) || !swap.from_person.is_set ||
        !begin(db, site, swap.from_person.value, swap.gathering, &g, &m))
        return 0;
    struct arg name = arg_str(name_of(&m, who)), title = arg_str(g.title);
    m.kind = OUTBOX_KIND_SWAP;
    m.key = str_format(m.letter.arena, "swap-answered:%lld", (long long)id.n);
    m.subject = is_taken_over ? SAYS(&m, MSG_mail_swap_taken_subject, name, title)
                              : SAYS(&m, MSG_mail_swap_declined_subject, name, title);
    letter_says(&m.letter, is_taken_over ? SAYS(&m, MSG_mail_swap_taken, name, title)
                                         : SAYS(&m, MSG_mail_swap_declined, name, title));
    notice_mail_when(&m, &g);
    letter_link(&m.letter, SAYS(&m, MSG_host_door),
                url_absolute(m.letter.arena, site->public_url, url_host_show(m.letter.arena, g.id)));
    return notice_mail_add(&m);
}
