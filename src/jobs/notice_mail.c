// SPDX-License-Identifier: EUPL-1.2
// From an event to a row of the outbox.
#include "jobs/notice_mail.h"

#include "base/rng.h"
#include "db/db.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "sql/auth.h"
#include "sql/gathering.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { MESSAGE_ID_BYTES = 12, DESCRIPTION_BYTES_MOST = 16 * 1024 };

static struct str setting(struct db *db, struct str name, struct str otherwise)
{
    struct str value;
    return setting_get(db, name, &value) && value.len ? value : otherwise;
}

struct notice_site notice_site_read(struct db *db, const struct key *key, struct str public_url,
                                    struct instant now)
{
    struct notice_site site = {
        .key = key,
        .public_url = public_url,
        .organisation = setting(db, S("organisation"), S("Tvers")),
        .mail_from = setting(db, S("mail_from"), S("tvers@localhost")),
        .contact = setting(db, S("contact"), S("")),
        .lang = LANG_NB,
        .now = now,
    };
    lang_from_tag(setting(db, S("language"), S("nb")), &site.lang);
    return site;
}

enum zone notice_zone(const struct network *n)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(n->zone, &zone);
    return zone;
}

/// Names and titles go into header lines: control characters would end one.
struct str notice_one_line(struct arena *arena, struct str text)
{
    char *clean = str_c(arena, text);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)clean[i] < ' ' || clean[i] == 0x7f)
            clean[i] = ' ';
    return str_trim((struct str){clean, text.len});
}

struct notice_mail notice_mail_new(struct db *db, const struct notice_site *site,
                                   const struct network *network, const struct notice_reader *reader)
{
    struct arena *arena = db_arena(db);
    struct str tag = str_format(arena, "n%lld", (long long)network->id.n);
    struct str name = str_words(arena, reader->given_name, reader->family_name);
    struct notice_mail m = {
        .db = db,
        .site = site,
        .network = *network,
        .person = reader->id,
        .given_name = notice_one_line(arena, reader->given_name),
        .from = {notice_one_line(arena, network->name), mail_plus(arena, site->mail_from, tag)},
        .to = {notice_one_line(arena, name), email_in_ascii(arena, reader->email)},
        .lang = site->lang,
    };
    if (reader->language.is_set)
        lang_from_tag(reader->language.value, &m.lang);
    m.letter = letter_new(arena, m.lang);
    letter_says(&m.letter, SAYS(&m, MSG_mail_greeting, arg_str(m.given_name)));
    return m;
}

struct url notice_settings_url(struct notice_mail *m, struct str token)
{
    struct arena *arena = m->letter.arena;
    return url_absolute(arena, m->site->public_url, url_notices_show(arena, token));
}

void notice_mail_end(struct notice_mail *m, struct url settings)
{
    struct arena *arena = m->letter.arena;
    struct str contact = m->site->contact.len ? m->site->contact : m->site->organisation;
    letter_link(&m->letter, SAYS(m, MSG_mail_privacy),
                url_absolute(arena, m->site->public_url, url_privacy(arena)));
    letter_link(&m->letter, SAYS(m, MSG_mail_notices), settings);
    letter_says(&m->letter, SAYS(m, MSG_mail_contact, arg_str(contact), arg_str(m->from.address)));
    letter_says(&m->letter, SAYS(m, MSG_mail_regards));
    letter_item(&m->letter, m->network.name);
    letter_says(&m->letter, SAYS(m, MSG_mail_footer, arg_str(m->site->organisation)));
}

struct str notice_message_id(struct arena *arena, struct str own_address)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[MESSAGE_ID_BYTES];
    char text[2 * MESSAGE_ID_BYTES];
    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    struct str host = str_slice(own_address, str_find(own_address, '@', 0) + 1, own_address.len);
    return str_format(arena, "%.*s@%.*s", (int)sizeof text, text, STR(host));
}

/// What the reader has chosen about such mails, and where that is changed.
static struct url settings_of(struct notice_mail *m, bool *is_off)
{
    struct notice_setting setting = {0};
    notice_setting_add(m->db, m->network.id, m->person, m->notice);
    notice_setting_of(m->db, m->network.id, m->person, m->notice, &setting);
    struct link link = {LINK_NOTICES, setting.id.n, 1};
    *is_off = m->may_stop && setting.is_off;
    return notice_settings_url(m, secret_reveal(link_token(m->letter.arena, m->site->key, link)));
}

/// Where the row begins, and why it ends there at once if it does.
static enum outbox_state first_state(const struct notice_mail *m, bool is_off, struct maybe_str *problem)
{
    bool is_sendable = mail_address_valid(m->to.address);
    *problem = (struct maybe_str){!is_sendable || is_off, is_off ? S("tvers:off") : S("tvers:address")};
    return is_off ? OUTBOX_STATE_DROPPED : is_sendable ? OUTBOX_STATE_QUEUED : OUTBOX_STATE_REFUSED;
}

bool notice_mail_add(struct notice_mail *m)
{
    struct arena *arena = m->letter.arena;
    bool is_off;
    struct str first;
    struct maybe_str problem;
    bool follows = outbox_first_message(m->db, m->network.id, m->person, &first);
    struct url settings = settings_of(m, &is_off);
    enum outbox_state state = first_state(m, is_off, &problem);
    m->subject = notice_one_line(arena, m->subject);
    notice_mail_end(m, settings);
    return outbox_add(m->db, &(struct outbox_new){
                                 .event_key = m->key,
                                 .network = {true, m->network.id},
                                 .person = {true, m->person},
                                 .kind = m->kind,
                                 .language = lang_tag(m->lang),
                                 .to_name = m->to.name,
                                 .to_address = m->to.address,
                                 .from_name = m->from.name,
                                 .from_address = m->from.address,
                                 .subject = m->subject,
                                 .body_text = letter_text(&m->letter),
                                 .body_html = letter_html(&m->letter, m->subject),
                                 .calendar = {m->method.is_set, m->calendar},
                                 .calendar_method = m->method,
                                 .in_reply_to = {follows, first},
                                 .unsubscribe = {m->may_stop, url_text(settings)},
                                 .message_id = notice_message_id(arena, m->from.address),
                                 .state = state,
                                 .problem = problem,
                                 .created_at = m->site->now,
                             }) > 0;
}

int64_t notice_sequence_plus(int64_t generation)
{
    return 2 * (generation - 1);
}

static struct wall starts(const struct gathering *g)
{
    return (struct wall){g->held_on, (int32_t)g->start_minute};
}

static struct wall ends(const struct gathering *g)
{
    return (struct wall){g->held_on, (int32_t)g->end_minute};
}

static struct str programme_text(struct notice_mail *m, const struct programme_item *p)
{
    struct arena *arena = m->letter.arena;
    struct str line = str_format(arena, "%.*s  %.*s",
                                 STR(format_clock(arena, m->lang, (int32_t)p->start_minute)), STR(p->title));
    if (p->place.len)
        line = str_format(arena, "%.*s, %.*s", STR(line), STR(p->place));
    return p->responsible_name.len ? str_format(arena, "%.*s (%.*s)", STR(line), STR(p->responsible_name))
                                   : line;
}

void notice_mail_programme(struct notice_mail *m, const struct gathering *g)
{
    struct programme_item_list lines = programme_of(m->db, g->id);
    if (lines.count)
        letter_heading(&m->letter, SAYS(m, MSG_mail_programme));
    for (size_t i = 0; i < lines.count; i++)
        letter_item(&m->letter, programme_text(m, &lines.at[i]));
}

void notice_mail_when(struct notice_mail *m, const struct gathering *g)
{
    struct str when = format_wall_range(m->letter.arena, m->lang, starts(g), ends(g));
    letter_item(&m->letter, SAYS(m, MSG_mail_when, arg_str(when)));
    if (g->place.len)
        letter_item(&m->letter, SAYS(m, MSG_mail_where, arg_str(g->place)));
}

const struct gathering_seat *notice_seat_of(const struct gathering_seat_list *seats, struct person_id person)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].person.n == person.n)
            return &seats->at[i];
    return NULL;
}

struct str notice_companions(struct arena *arena, enum lang lang, const struct gathering_seat_list *seats,
                             const struct gathering_seat *own)
{
    struct str *names = NEW_ARRAY(arena, struct str, seats->count);
    size_t count = 0;
    for (size_t i = 0; i < seats->count; i++) {
        const struct gathering_seat *s = &seats->at[i];
        if (s->group_number == own->group_number && s->person.n != own->person.n)
            names[count++] = str_words(arena, s->given_name, s->family_name);
    }
    return format_list(arena, lang, names, count);
}

/// "You sit with A, B and C. Look for group 3."; empty where the published plan has no seat for the reader.
static struct str group_text(struct notice_mail *m, const struct gathering *g)
{
    struct arena *arena = m->letter.arena;
    struct gathering_seat_list seats = gathering_seats(m->db, g->id);
    const struct gathering_seat *own = notice_seat_of(&seats, m->person);
    if (!own)
        return S("");
    struct str names = notice_companions(arena, m->lang, &seats, own);
    struct str table = SAYS(m, MSG_mail_group_table, arg_plain(own->group_number));
    if (!names.len)
        return table;
    return str_words(arena, SAYS(m, MSG_mail_group_ask, arg_str(names)), table);
}

/// What stands in the calendar entry: what it is about, the reader's group, and the programme.
static struct str description(struct notice_mail *m, const struct gathering *g)
{
    struct buf out = buf_new(m->letter.arena, DESCRIPTION_BYTES_MOST);
    struct programme_item_list lines = programme_of(m->db, g->id);
    struct str group = group_text(m, g);
    buf_str(&out, g->about);
    if (group.len && out.len)
        buf_str(&out, S("\n\n"));
    buf_str(&out, group);
    for (size_t i = 0; i < lines.count; i++) {
        buf_str(&out, i ? S("\n") : out.len ? S("\n\n") : S(""));
        buf_str(&out, programme_text(m, &lines.at[i]));
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

void notice_mail_calendar(struct notice_mail *m, const struct gathering *g, enum calendar_method method,
                          enum answer answer, bool asks)
{
    bool is_cancel = method == CALENDAR_METHOD_CANCEL;
    struct calendar_event e = {
        .uid = g->uid,
        .sequence = (int)(g->sequence + m->sequence_plus),
        .stamp = m->site->now,
        .starts = starts(g),
        .ends = ends(g),
        .zone = notice_zone(&m->network),
        .summary = SAYS(m, MSG_mail_calendar_summary, arg_str(g->title), arg_str(m->network.name)),
        .location = g->place,
        .description = description(m, g),
        .organizer = {m->from.name, m->from.address},
        .attendee = {m->to.name, m->to.address},
        .answer = asks ? PARTSTAT_NEEDS_ACTION : partstat_of(answer),
        .rsvp = asks,
        .status = is_cancel ? CALENDAR_CANCELLED : CALENDAR_CONFIRMED,
    };
    m->method = (struct maybe_calendar_method){true, method};
    m->calendar = is_cancel ? calendar_cancel(m->letter.arena, &e) : calendar_request(m->letter.arena, &e);
}

static struct url answer_url(struct notice_mail *m, struct url page, enum answer answer)
{
    struct arena *arena = m->letter.arena;
    return url_absolute(arena, m->site->public_url, url_with(arena, page, S("a"), answer_text(answer)));
}

void notice_mail_answers(struct notice_mail *m, struct url page)
{
    letter_says(&m->letter, SAYS(m, MSG_mail_answer_here));
    letter_answer(&m->letter, SAYS(m, MSG_button_answer_yes), answer_url(m, page, ANSWER_YES));
    letter_answer(&m->letter, SAYS(m, MSG_button_answer_maybe), answer_url(m, page, ANSWER_MAYBE));
    letter_answer(&m->letter, SAYS(m, MSG_button_answer_no), answer_url(m, page, ANSWER_NO));
    letter_says(&m->letter, SAYS(m, MSG_mail_answer_free));
}
