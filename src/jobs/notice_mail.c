// SPDX-License-Identifier: EUPL-1.2
// From an event to a row of the outbox.
#include "jobs/notice_mail.h"

#include "base/list.h"
#include "base/rng.h"
#include "db/db.h"
#include "draw/colour.h"
#include "gathering/programme.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "jobs/return_address.h"
#include "auth/settings.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

enum { MESSAGE_ID_BYTES = 12 };

struct notice_site notice_site_read(struct db *db, const struct key *key, struct str public_url,
                                    struct instant now)
{
    struct settings s = settings_read(db);
    struct colour given;
    return (struct notice_site){
        .key = key,
        .public_url = public_url.len ? public_url : s.public_url,
        .organisation = s.organisation,
        .accent =
            colour_read(s.accent, &given) ? colour_hex(db_arena(db), colour_pair_of(given).light) : S(""),
        .mail_from = s.mail_from,
        .contact = s.contact,
        .lang = s.lang,
        .now = now,
    };
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
    struct str letters_to = return_address_letters(arena, site->mail_from, network->id);
    struct str name = str_words(arena, reader->given_name, reader->family_name);
    struct notice_mail m = {
        .db = db,
        .site = site,
        .network = *network,
        .person = reader->id,
        .given_name = notice_one_line(arena, reader->given_name),
        .from = {notice_one_line(arena, network->name), letters_to},
        .letters_to = letters_to,
        .to = {notice_one_line(arena, name), email_in_ascii(arena, reader->email)},
        .lang = site->lang,
    };
    if (reader->language.is_set)
        lang_from_tag(reader->language.value, &m.lang);
    m.letter = letter_new(arena, m.lang);
    m.letter.sender = site->organisation;
    m.letter.about = network->name;
    if (site->accent.len)
        m.letter.accent = site->accent;
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
    letter_says(&m->letter, SAYS(m, MSG_mail_contact, arg_str(contact), arg_str(m->letters_to)));
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

/// A mail that was switched off is none.
static void note_written(const struct notice_mail *m, struct str text, enum outbox_state state)
{
    if (!m->site->written || state == OUTBOX_STATE_DROPPED)
        return;
    *LIST_ADD(m->letter.arena, m->site->written) = (struct notice_written){
        .person = m->person,
        .kind = m->kind,
        .lang = m->lang,
        .to = m->to,
        .subject = m->subject,
        .text = text,
        .blocks = m->letter.blocks,
        .is_sendable = state == OUTBOX_STATE_QUEUED,
        .has_entry = m->method.is_set,
    };
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
    struct str text = letter_text(&m->letter);
    int64_t added = outbox_add(m->db, &(struct outbox_new){
                                          .event_key = m->key,
                                          .network = {true, m->network.id},
                                          .person = {true, m->person},
                                          .gathering = m->gathering,
                                          .kind = m->kind,
                                          .language = lang_tag(m->lang),
                                          .to_name = m->to.name,
                                          .to_address = m->to.address,
                                          .from_name = m->from.name,
                                          .from_address = m->from.address,
                                          .subject = m->subject,
                                          .body_text = text,
                                          .body_html = letter_html(&m->letter, m->subject),
                                          .calendar = {m->method.is_set, m->calendar},
                                          .calendar_method = m->method,
                                          .in_reply_to = {follows, first},
                                          .unsubscribe = {m->may_stop, url_text(settings)},
                                          .message_id = notice_message_id(arena, m->from.address),
                                          .state = state,
                                          .problem = problem,
                                          .created_at = m->site->now,
                                      });
    if (added && m->tells && !is_off)
        told_put(m->db, &m->told);
    if (added)
        note_written(m, text, state);
    return added > 0;
}

static struct url answer_page(const struct notice_mail *m, const struct ask *ask)
{
    struct arena *arena = m->letter.arena;
    struct link link = {LINK_ASK, ask->id.n, (uint32_t)ask->generation};
    struct str token = secret_reveal(link_token(arena, m->site->key, link));
    return url_absolute(arena, m->site->public_url, url_ask_show(arena, token));
}

int64_t notice_mail_ask(struct notice_mail *m, const struct ask *ask, struct str label, struct str by)
{
    struct notice_setting setting = {0};
    letter_answer(&m->letter, label, answer_page(m, ask));
    if (by.len)
        letter_says(&m->letter, by);
    m->may_stop = true;
    m->key = str_format(m->letter.arena, "ask:%lld:%lld", (long long)ask->id.n, (long long)ask->generation);
    if (!notice_mail_add(m))
        return 0;
    notice_setting_of(m->db, m->network.id, m->person, m->notice, &setting);
    if (!setting.is_off)
        ask_told(m->db, ask->id, m->site->now);
    return !setting.is_off;
}

struct str notice_programme_line(struct notice_mail *m, const struct programme_item *p)
{
    struct arena *arena = m->letter.arena;
    return str_format(arena, "%.*s  %.*s", STR(format_clock(arena, m->lang, (int32_t)p->start_minute)),
                      STR(programme_item_words(arena, p)));
}

void notice_mail_programme(struct notice_mail *m, const struct programme_item_list *items)
{
    if (items->count)
        letter_heading(&m->letter, SAYS(m, MSG_mail_programme));
    for (size_t i = 0; i < items->count; i++)
        letter_row(&m->letter, format_clock(m->letter.arena, m->lang, (int32_t)items->at[i].start_minute),
                   programme_item_words(m->letter.arena, &items->at[i]));
}

void notice_mail_when(struct notice_mail *m, const struct gathering *g)
{
    struct str when = format_day_hours(m->letter.arena, m->lang, g->held_on, g->start_minute, g->end_minute);
    letter_item(&m->letter, SAYS(m, MSG_mail_when, arg_str(when)));
    if (g->place.len)
        letter_item(&m->letter, SAYS(m, MSG_mail_where, arg_str(g->place)));
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
