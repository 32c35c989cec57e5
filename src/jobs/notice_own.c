// SPDX-License-Identifier: EUPL-1.2
#include "jobs/notice_own.h"

#include "base/list.h"
#include "db/db.h"
#include "i18n/email.h"
#include "sql/invitation.h"

#define SAYS(m, ...) TEXT((m)->letter.arena, (m)->lang, __VA_ARGS__)

bool notice_own_new(struct db *db, const struct notice_site *site, struct person_id person,
                    enum outbox_kind kind, struct notice_own *m)
{
    struct arena *arena = db_arena(db);
    struct invitee who;
    if (!invitee(db, person, &who) || who.has_left)
        return false;
    struct str given = notice_one_line(arena, who.given_name);
    *m = (struct notice_own){
        .db = db,
        .site = site,
        .person = person,
        .to = {str_words(arena, given, notice_one_line(arena, who.family_name)),
               email_in_ascii(arena, who.email)},
        .lang = site->lang,
        .kind = kind,
    };
    if (who.language.is_set)
        lang_from_tag(who.language.value, &m->lang);
    m->letter = letter_new(arena, m->lang);
    m->letter.sender = site->organisation;
    if (site->accent.len)
        m->letter.accent = site->accent;
    letter_says(&m->letter, SAYS(m, MSG_mail_greeting, arg_str(given)));
    return true;
}

struct url notice_own_page(struct notice_own *m, struct url page)
{
    return url_absolute(m->letter.arena, m->site->public_url, page);
}

struct url notice_own_ask(struct notice_own *m, const struct ask *ask)
{
    struct arena *arena = m->letter.arena;
    struct link link = {LINK_ASK, ask->id.n, (uint32_t)ask->generation};
    return notice_own_page(m, url_ask_show(arena, secret_reveal(link_token(arena, m->site->key, link))));
}

static void end_write(struct notice_own *m)
{
    struct arena *arena = m->letter.arena;
    struct str contact = m->site->contact.len ? m->site->contact : m->site->organisation;
    letter_link(&m->letter, SAYS(m, MSG_frame_my_page), notice_own_page(m, url_home(arena)));
    letter_link(&m->letter, SAYS(m, MSG_mail_privacy), notice_own_page(m, url_privacy(arena)));
    letter_says(&m->letter, SAYS(m, MSG_mail_way_in_contact, arg_str(contact)));
    letter_says(&m->letter, SAYS(m, MSG_mail_footer, arg_str(m->site->organisation)));
}

static void note(const struct notice_own *m, struct str text, bool is_sendable)
{
    if (m->site->written)
        *LIST_ADD(m->letter.arena, m->site->written) = (struct notice_written){
            .person = m->person,
            .kind = m->kind,
            .lang = m->lang,
            .to = m->to,
            .subject = m->subject,
            .text = text,
            .blocks = m->letter.blocks,
            .is_sendable = is_sendable,
        };
}

bool notice_own_add(struct notice_own *m)
{
    struct arena *arena = m->letter.arena;
    bool is_sendable = mail_address_valid(m->to.address);
    m->subject = notice_one_line(arena, m->subject);
    end_write(m);
    struct str text = letter_text(&m->letter);
    bool is_new = outbox_add(m->db, &(struct outbox_new){
                                        .event_key = m->key,
                                        .person = {true, m->person},
                                        .kind = m->kind,
                                        .language = lang_tag(m->lang),
                                        .to_name = m->to.name,
                                        .to_address = m->to.address,
                                        .from_name = notice_one_line(arena, m->site->organisation),
                                        .from_address = m->site->mail_from,
                                        .subject = m->subject,
                                        .body_text = text,
                                        .body_html = letter_html(&m->letter, m->subject),
                                        .message_id = notice_message_id(arena, m->site->mail_from),
                                        .state = is_sendable ? OUTBOX_STATE_QUEUED : OUTBOX_STATE_REFUSED,
                                        .problem = {!is_sendable, S("tvers:address")},
                                        .created_at = m->site->now,
                                    }) > 0;
    if (is_new)
        note(m, text, is_sendable);
    return is_new;
}
