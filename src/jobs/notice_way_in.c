// SPDX-License-Identifier: EUPL-1.2
// One link, how long it works, and what to do who has not asked for it.
#include "jobs/notice_way_in.h"

#include "db/db.h"
#include "i18n/email.h"
#include "jobs/notice_mail.h"

#define SAYS(l, ...) TEXT((l)->arena, (l)->lang, __VA_ARGS__)

static struct url link_url(struct arena *arena, const struct notice_site *site, struct secret token,
                           struct str next)
{
    struct url url = url_way_in_show(arena, secret_reveal(token));
    if (next.len)
        url = url_with(arena, url, S("next"), next);
    return url_absolute(arena, site->public_url, url);
}

static void letter_write(struct letter *l, const struct notice_site *site, struct str name, struct url link)
{
    struct str contact = site->contact.len ? site->contact : site->organisation;
    letter_says(l, SAYS(l, MSG_mail_greeting, arg_str(name)));
    letter_says(l, SAYS(l, MSG_mail_way_in_ask, arg_int(WAY_IN_LASTS_US / US_PER_MINUTE)));
    letter_answer(l, SAYS(l, MSG_frame_sign_in), link);
    letter_says(l, SAYS(l, MSG_mail_way_in_not_asked));
    letter_link(l, SAYS(l, MSG_mail_privacy),
                url_absolute(l->arena, site->public_url, url_privacy(l->arena)));
    letter_says(l, SAYS(l, MSG_mail_way_in_contact, arg_str(contact)));
    letter_says(l, SAYS(l, MSG_mail_footer, arg_str(site->organisation)));
}

void notice_way_in(struct db *db, const struct notice_site *site, const struct way_in_reader *reader,
                   struct secret token, struct str next, enum lang lang)
{
    struct arena *arena = db_arena(db);
    if (reader->language.is_set)
        lang_from_tag(reader->language.value, &lang);
    struct letter letter = letter_new(arena, lang);
    struct str given = notice_one_line(arena, reader->given_name);
    struct str name = str_words(arena, given, notice_one_line(arena, reader->family_name));
    struct str organisation = notice_one_line(arena, site->organisation);
    struct str subject = SAYS(&letter, MSG_mail_way_in_subject, arg_str(organisation));
    struct str address = email_in_ascii(arena, reader->email);
    bool is_sendable = mail_address_valid(address);
    letter_write(&letter, site, given, link_url(arena, site, token, next));
    outbox_add(db, &(struct outbox_new){
                       .event_key = str_format(arena, "way-in:%.*s", STR(notice_message_id(arena, S("")))),
                       .person = reader->person,
                       .kind = OUTBOX_KIND_SIGN_IN,
                       .language = lang_tag(lang),
                       .to_name = name,
                       .to_address = address,
                       .from_name = organisation,
                       .from_address = site->mail_from,
                       .subject = subject,
                       .body_text = letter_text(&letter),
                       .body_html = letter_html(&letter, subject),
                       .message_id = notice_message_id(arena, site->mail_from),
                       .state = is_sendable ? OUTBOX_STATE_QUEUED : OUTBOX_STATE_REFUSED,
                       .problem = {!is_sendable, S("tvers:address")},
                       .created_at = site->now,
                   });
}
