// SPDX-License-Identifier: EUPL-1.2
// What an entry says, and what of it the reader does not know.
#include "jobs/notice_entry.h"

#include "calendar/ical.h"
#include "db/db.h"
#include "i18n/format.h"
#include "jobs/return_address.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { DESCRIPTION_BYTES_MOST = 16 * 1024, DIGESTED_BYTES_MOST = 64 * 1024 };

/// Of the words of an entry, in no language; the reader's group has mails of its own and is not among them.
static int64_t digest_of(struct arena *arena, const struct notice_gathering *about)
{
    struct buf text = buf_new(arena, DIGESTED_BYTES_MOST);
    const struct gathering *g = &about->gathering;
    buf_format(&text, "%.*s\n%.*s\n%.*s\n", STR(g->title), STR(about->network.name), STR(g->about));
    for (size_t i = 0; i < about->programme.count; i++) {
        const struct programme_item *p = &about->programme.at[i];
        buf_format(&text, "%lld %.*s\n%.*s\n%.*s\n", (long long)p->start_minute, STR(p->title), STR(p->place),
                   STR(p->responsible_name));
    }
    return (int64_t)(str_hash(buf_get(&text)) >> 1);
}

bool notice_gathering_read(struct db *db, const struct notice_site *site, struct gathering_id id,
                           struct notice_gathering *out)
{
    *out = (struct notice_gathering){0};
    if (!gathering_by_id(db, id, &out->gathering) ||
        !network_by_id(db, out->gathering.network, &out->network))
        return false;
    enum zone zone = notice_zone(&out->network);
    struct instant starts = wall_instant(wall_at(out->gathering.held_on, out->gathering.start_minute), zone);
    out->programme = programme_of(db, id);
    out->seats = groups_of(db, id, wall_from_instant(site->now, zone).date);
    out->digest = digest_of(db_arena(db), out);
    out->is_ahead = instant_compare(starts, site->now) > 0;
    return true;
}

bool notice_audience_of(struct db *db, struct gathering_id gathering, struct person_id person,
                        struct told_audience *out)
{
    struct told_audience_list found = told_audience(db, gathering, person);
    if (found.count)
        *out = found.at[0];
    return found.count > 0;
}

// ---- what is to be told ----

static struct told told_before(const struct notice_gathering *about, const struct told_audience *to)
{
    return (struct told){
        .gathering = about->gathering.id,
        .person = to->person,
        .method = to->told_method.value,
        .sequence = to->told_sequence.value,
        .asked = to->asked.value,
        .asked_sequence = to->asked_sequence.value,
        .held_on = to->told_on.value,
        .start_minute = to->told_start.value,
        .end_minute = to->told_end.value,
        .place = to->told_place.value,
        .digest = to->told_digest.value,
        .mails = to->mails.value,
    };
}

static enum answer answer_of(const struct told_audience *to)
{
    return to->answer.is_set ? to->answer.value : ANSWER_NONE;
}

enum telling notice_telling(const struct notice_site *site, const struct notice_gathering *about,
                            const struct told_audience *to, enum notice_begin begin, struct told *next)
{
    *next = (struct told){0};
    if (!about->is_ahead || about->gathering.state == GATHERING_STATE_HELD)
        return TELLING_NOTHING;
    struct told last = told_before(about, to);
    struct telling_truth truth = {
        .gathering = &about->gathering,
        .person = to->person,
        .digest = about->digest,
        .is_in = to->is_concerned && answer_of(to) != ANSWER_NO &&
                 about->gathering.state == GATHERING_STATE_PLANNED &&
                 about->network.state != NETWORK_STATE_ENDED,
        .begins = begin == NOTICE_BEGINS && !to->is_away,
        .renews = begin == NOTICE_RENEWS,
        .has_answered = answer_of(to) != ANSWER_NONE,
        .now = site->now,
    };
    return telling_of(to->told_method.is_set ? &last : NULL, &truth, next);
}

// ---- the entry ----

const struct group_seat *notice_seat_of(const struct group_seat_list *seats, struct person_id person)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].person.n == person.n)
            return &seats->at[i];
    return NULL;
}

struct str notice_companions(struct arena *arena, enum lang lang, const struct group_seat_list *seats,
                             const struct group_seat *own)
{
    struct str *names = NEW_ARRAY(arena, struct str, seats->count);
    size_t count = 0;
    for (size_t i = 0; i < seats->count; i++) {
        const struct group_seat *s = &seats->at[i];
        if (s->group_number == own->group_number && s->person.n != own->person.n)
            names[count++] = str_words(arena, s->given_name, s->family_name);
    }
    return format_list(arena, lang, names, count);
}

/// "You sit with A, B and C. Look for group 3."; empty where the published plan has no seat for the reader.
static struct str group_text(struct notice_mail *m, const struct notice_gathering *about)
{
    const struct group_seat *own = notice_seat_of(&about->seats, m->person);
    if (!own)
        return S("");
    struct str names = notice_companions(m->letter.arena, m->lang, &about->seats, own);
    struct str group = SAYS(m, MSG_mail_group_table, arg_plain(own->group_number));
    return names.len ? str_words(m->letter.arena, SAYS(m, MSG_mail_group_ask, arg_str(names)), group) : group;
}

/// What stands in the calendar entry: what it is about, the reader's group, and the programme.
static struct str description(struct notice_mail *m, const struct notice_gathering *about)
{
    struct buf out = buf_new(m->letter.arena, DESCRIPTION_BYTES_MOST);
    struct str group = group_text(m, about);
    buf_str(&out, about->gathering.about);
    if (group.len && out.len)
        buf_str(&out, S("\n\n"));
    buf_str(&out, group);
    for (size_t i = 0; i < about->programme.count; i++) {
        buf_str(&out, i ? S("\n") : out.len ? S("\n\n") : S(""));
        buf_str(&out, notice_programme_line(m, &about->programme.at[i]));
    }
    return buf_get(&out);
}

static enum partstat partstat_of(enum answer answer)
{
    switch (answer) {
    case ANSWER_NONE: return PARTSTAT_NEEDS_ACTION;
    case ANSWER_YES: return PARTSTAT_ACCEPTED;
    case ANSWER_NO: return PARTSTAT_DECLINED;
    case ANSWER_MAYBE: return PARTSTAT_TENTATIVE;
    }
    return PARTSTAT_NEEDS_ACTION;
}

/// The organizer is where answers go, with the proof of whose they are; the mail comes from the same address,
/// as calendar programs want it.
void notice_mail_entry(struct notice_mail *m, const struct notice_gathering *about,
                       const struct told_audience *to, const struct told *next)
{
    const struct gathering *g = &about->gathering;
    struct arena *arena = m->letter.arena;
    bool is_cancel = next->method == TOLD_METHOD_CANCEL, asks = !is_cancel && answer_of(to) == ANSWER_NONE;
    if (!next->person.n)
        return;
    m->gathering = (struct maybe_gathering_id){true, g->id};
    m->tells = true;
    m->told = *next;
    m->from.address =
        return_address_answers(arena, m->site->key, m->site->mail_from,
                               &(struct return_address_entry){about->network.id, g->id, m->person});
    struct calendar_event e = {
        .uid = g->uid,
        .sequence = (int)next->sequence,
        .stamp = m->site->now,
        .starts = wall_at(g->held_on, g->start_minute),
        .ends = wall_at(g->held_on, g->end_minute),
        .zone = notice_zone(&about->network),
        .summary = SAYS(m, MSG_mail_calendar_summary, arg_str(g->title), arg_str(about->network.name)),
        .location = g->place,
        .description = description(m, about),
        .organizer = {m->from.name, m->from.address},
        .attendee = {m->to.name, m->to.address},
        .answer = partstat_of(answer_of(to)),
        .rsvp = asks,
        .status = is_cancel ? CALENDAR_CANCELLED : CALENDAR_CONFIRMED,
    };
    m->method =
        (struct maybe_calendar_method){true, is_cancel ? CALENDAR_METHOD_CANCEL : CALENDAR_METHOD_REQUEST};
    m->calendar = is_cancel ? calendar_cancel(arena, &e) : calendar_request(arena, &e);
}
