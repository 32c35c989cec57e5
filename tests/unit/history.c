// SPDX-License-Identifier: EUPL-1.2
// What the plan says, and what is on its way.
#include "history.h"

#include "db/db.h"
#include "sql/away.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "test.h"

enum { ASKED_DAYS_BEFORE = 28 };

static void fault(struct history *h, int person, int gathering, struct str what)
{
    if (!h->fault.len)
        h->fault = str_format(h->arena, "person %d, gathering %d: %.*s, after%.*s", person, gathering,
                              STR(what), STR(buf_get(&h->log)));
}

struct gathering history_gathering(struct history *h, int g)
{
    struct gathering row = {0};
    CHECK(gathering_by_id(h->db, h->gathering[g], &row));
    return row;
}

bool history_is_ahead(struct history *h, const struct gathering *g)
{
    return instant_compare(wall_instant((struct wall){g->held_on, (int32_t)g->start_minute}, ZONE_OSLO),
                           h->site.now) > 0;
}

// ---- what the plan says ----

bool history_is_member(struct history *h, int p)
{
    struct membership m;
    return membership_state(h->db, h->network, h->people[p], &m) && !m.left_at.is_set;
}

static bool is_invited(struct history *h, int p)
{
    struct invitation i;
    return invitation_of(h->db, h->network, h->people[p], &i) && i.invited_at.is_set &&
           !i.withdrawn_at.is_set && i.answer != ANSWER_NO;
}

/// Whether the person is one of those whom the gathering is for, and has not said no to it.
static bool is_for(struct history *h, int p, int g)
{
    struct network n;
    struct attendee a = {0};
    CHECK(network_by_id(h->db, h->network, &n));
    attendee_of(h->db, h->gathering[g], h->people[p], &a);
    return n.state != NETWORK_STATE_ENDED && history_gathering(h, g).state == GATHERING_STATE_PLANNED &&
           (history_is_member(h, p) || (g == 0 && is_invited(h, p))) && a.answer != ANSWER_NO;
}

/// And means to stay away.
static bool is_away(struct history *h, int p, const struct gathering *g)
{
    struct away away;
    struct attendee a = {0};
    attendee_of(h->db, g->id, h->people[p], &a);
    return away_of(h->db, h->network, h->people[p], &away) && date_compare(away.starts_on, g->held_on) <= 0 &&
           date_compare(away.ends_on, g->held_on) >= 0 && a.answer != ANSWER_YES;
}

/// The schedule asks members four weeks before, but not to what they are away from; who was asked once stays
/// so.
void history_asked(struct history *h)
{
    struct date today = wall_from_instant(h->site.now, ZONE_OSLO).date;
    for (int g = 0; g < GATHERINGS; g++) {
        struct gathering row = history_gathering(h, g);
        bool is_near = row.held_on.days > today.days && row.held_on.days <= today.days + ASKED_DAYS_BEFORE;
        for (int p = 0; p < PEOPLE; p++)
            h->was_asked[p][g] |= (g == 0 || (is_near && !is_away(h, p, &row))) && is_for(h, p, g);
    }
}

static struct str clock_text(struct history *h, struct date day, int64_t minute)
{
    struct civil c = date_civil(day);
    return str_format(h->arena, "%04d%02d%02dT%02d%02d00", c.year, c.month, c.day, (int)minute / 60,
                      (int)minute % 60);
}

static bool holds(struct str text, struct str part)
{
    return str_find_str(text, part, 0) < text.len;
}

static bool tells_programme(struct history *h, int g, struct str text)
{
    struct programme_item_list items = programme_of(h->db, h->gathering[g]);
    for (size_t i = 0; i < items.count; i++) {
        struct str line = str_format(h->arena, "%02d:%02d  %.*s", (int)items.at[i].start_minute / 60,
                                     (int)items.at[i].start_minute % 60, STR(items.at[i].title));
        if (!holds(str_replace(h->arena, text, S("."), S(":")), line))
            return false;
    }
    return true;
}

static struct str difference(struct history *h, int p, int g)
{
    struct gathering row = history_gathering(h, g);
    const struct client_entry *e = client_entry(&h->client[p], row.uid);
    bool should = is_for(h, p, g) && h->was_asked[p][g];
    if (should != client_shows(e))
        return should ? S("should stand in the calendar") : S("should not stand in the calendar");
    if (!should)
        return S("");
    if (!str_is(e->starts, clock_text(h, row.held_on, row.start_minute)) ||
        !str_is(e->ends, clock_text(h, row.held_on, row.end_minute)))
        return S("has another time in the calendar");
    if (!str_is(e->place, row.place) || !holds(e->summary, row.title) || !holds(e->text, row.about))
        return S("has another place or other words in the calendar");
    return h->words_wait[g] || tells_programme(h, g, e->text) ? S("")
                                                              : S("has another programme in the calendar");
}

static bool is_waiting(const struct queue *queue, int person)
{
    for (size_t i = 0; i < queue->count; i++)
        if (queue->at[i].person == person)
            return true;
    return false;
}

void history_compare(struct history *h)
{
    for (int p = 0; p < PEOPLE; p++)
        for (int g = 0; g < GATHERINGS && !is_waiting(&h->mails, p) && !is_waiting(&h->answers, p); g++) {
            struct gathering row = history_gathering(h, g);
            struct str differs = history_is_ahead(h, &row) ? difference(h, p, g) : S("");
            if (differs.len)
                fault(h, p, g, differs);
        }
}

// ---- on the way ----

static int person_of(struct history *h, struct person_id id)
{
    int p = 0;
    while (p < PEOPLE && h->people[p].n != id.n)
        p++;
    return p;
}

/// Who is asked by the mail is asked by the entry, and the other way round.
static void check_asking(struct history *h, int p, const struct outbox_mail *mail)
{
    bool mail_asks = holds(mail->body_text, S("?a=yes"));
    bool entry_asks = holds(str_replace(h->arena, mail->calendar.value, S("\r\n "), S("")), S("RSVP=TRUE"));
    bool is_about_entry = mail->kind == OUTBOX_KIND_GATHERING || mail->kind == OUTBOX_KIND_MOVED ||
                          mail->kind == OUTBOX_KIND_CHANGED;
    if (is_about_entry && mail_asks != entry_asks)
        fault(h, p, -1, mail_asks ? S("is asked by the mail alone") : S("is asked by the entry alone"));
}

/// Mails that were written since leave, in their order.
void history_collect(struct history *h)
{
    struct outbox_line_list newest_first = outbox_list(h->db, S(""), h->network, INT64_MAX);
    for (size_t i = newest_first.count; i-- > 0;) {
        struct outbox_mail mail;
        if (newest_first.at[i].id.n <= h->newest_mail || !outbox_by_id(h->db, newest_first.at[i].id, &mail))
            continue;
        h->newest_mail = mail.id.n;
        if (!mail.calendar.is_set)
            continue;
        CHECK(h->mails.count < PENDING_MOST);
        int p = person_of(h, mail.person.value);
        check_asking(h, p, &mail);
        h->mails.at[h->mails.count++] = (struct on_its_way){.person = p, .mail = mail};
    }
}

static void take_from(struct queue *queue, size_t i)
{
    queue->count--;
    for (; i < queue->count; i++)
        queue->at[i] = queue->at[i + 1];
}

void history_receive(struct history *h, int p)
{
    for (size_t i = 0; i < h->mails.count;) {
        if (h->mails.at[i].person != p) {
            i++;
            continue;
        }
        struct str problem = client_receive(&h->client[p], h->mails.at[i].mail.calendar.value);
        if (problem.len)
            fault(h, p, -1,
                  str_format(h->arena, "mail %.*s %.*s", STR(h->mails.at[i].mail.event_key), STR(problem)));
        take_from(&h->mails, i);
    }
}

void history_answer_arrives(struct history *h)
{
    if (!h->answers.count)
        return;
    struct on_its_way answer = h->answers.at[0];
    struct incoming in = {
        .kind = INCOMING_REPLY, .to = {answer.to}, .to_count = 1, .reply = answer.reply, .from = S("")};
    take_from(&h->answers, 0);
    incoming_take(h->db, &h->site, &in);
}

void history_answer_leaves(struct history *h, int p, const struct calendar_reply *reply, struct str to)
{
    CHECK(h->answers.count < PENDING_MOST);
    h->answers.at[h->answers.count++] = (struct on_its_way){.person = p, .reply = *reply, .to = to};
}
