// SPDX-License-Identifier: EUPL-1.2
// The frame of a mail about one ask, and its row in the outbox.
#include "jobs/notice_ask.h"

#include "base/list.h"
#include "db/db.h"
#include "i18n/email.h"
#include "i18n/message.h"
#include "jobs/notice_mail.h"
#include "jobs/return_address.h"
#include "sql/invitation.h"

#define SAYS(l, ...) TEXT((l)->arena, (l)->lang, __VA_ARGS__)

static struct url link_url(struct arena *arena, const struct notice_site *site,
                           struct url (*page)(struct arena *, struct str), struct link link)
{
    struct str token = secret_reveal(link_token(arena, site->key, link));
    return url_absolute(arena, site->public_url, page(arena, token));
}

/// False: the reader wants such mails of this network in the weekly one.
static bool settings_read_of(struct db *db, const struct notice_site *site, struct notice_asking *a)
{
    struct notice_setting setting = {0};
    if (!a->ask.network.is_set)
        return true;
    notice_setting_add(db, a->ask.network.value, a->ask.person, NOTICE_KIND_QUESTION);
    notice_setting_of(db, a->ask.network.value, a->ask.person, NOTICE_KIND_QUESTION, &setting);
    a->settings =
        link_url(db_arena(db), site, url_notices_show, (struct link){LINK_NOTICES, setting.id.n, 1});
    return !setting.is_off;
}

bool notice_asking_begin(struct db *db, const struct notice_site *site, struct ask_id ask,
                         struct notice_asking *out)
{
    struct arena *arena = db_arena(db);
    struct invitee who;
    enum lang lang = site->lang;
    *out = (struct notice_asking){0};
    if (!ask_by_id(db, ask, &out->ask) || out->ask.state != ASK_STATE_OPEN ||
        !invitee(db, out->ask.person, &who) || who.has_left ||
        (out->ask.network.is_set && !network_by_id(db, out->ask.network.value, &out->network)) ||
        !settings_read_of(db, site, out))
        return false;
    if (who.language.is_set)
        lang_from_tag(who.language.value, &lang);
    out->given_name = notice_one_line(arena, who.given_name);
    out->to_name = str_words(arena, out->given_name, notice_one_line(arena, who.family_name));
    out->address = email_in_ascii(arena, who.email);
    out->link =
        link_url(arena, site, url_ask_show, (struct link){LINK_ASK, ask.n, (uint32_t)out->ask.generation});
    out->letter = letter_new(arena, lang);
    out->letter.sender = site->organisation;
    out->letter.about = out->network.name;
    if (site->accent.len)
        out->letter.accent = site->accent;
    letter_says(&out->letter, SAYS(&out->letter, MSG_mail_greeting, arg_str(out->given_name)));
    return true;
}

static void end_write(const struct notice_site *site, struct notice_asking *a, struct str button)
{
    struct letter *l = &a->letter;
    struct str contact = site->contact.len ? site->contact : site->organisation;
    letter_answer(l, button, a->link);
    letter_link(l, SAYS(l, MSG_mail_privacy),
                url_absolute(l->arena, site->public_url, url_privacy(l->arena)));
    if (a->ask.network.is_set)
        letter_link(l, SAYS(l, MSG_mail_notices), a->settings);
    letter_says(l, SAYS(l, MSG_mail_way_in_contact, arg_str(contact)));
    letter_says(l, SAYS(l, MSG_mail_footer, arg_str(site->organisation)));
}

static void note_written(const struct notice_site *site, const struct notice_asking *a, struct str subject,
                         bool is_sendable)
{
    if (site->written)
        *LIST_ADD(a->letter.arena, site->written) = (struct notice_written){
            .person = a->ask.person,
            .kind = OUTBOX_KIND_QUESTION,
            .lang = a->letter.lang,
            .to = {a->to_name, a->address},
            .subject = subject,
            .text = letter_text(&a->letter),
            .blocks = a->letter.blocks,
            .is_sendable = is_sendable,
        };
}

void notice_asking_end(struct db *db, const struct notice_site *site, struct notice_asking *a,
                       struct str subject, struct str button)
{
    struct arena *arena = db_arena(db);
    bool is_of_network = a->ask.network.is_set, is_sendable = mail_address_valid(a->address);
    struct str from =
        is_of_network ? return_address_letters(arena, site->mail_from, a->network.id) : site->mail_from;
    struct str one_line = notice_one_line(arena, subject);
    end_write(site, a, button);
    int64_t added = outbox_add(
        db, &(struct outbox_new){
                .event_key =
                    str_format(arena, "ask:%lld:%lld", (long long)a->ask.id.n, (long long)a->ask.generation),
                .network = a->ask.network,
                .person = {true, a->ask.person},
                .kind = OUTBOX_KIND_QUESTION,
                .language = lang_tag(a->letter.lang),
                .to_name = a->to_name,
                .to_address = a->address,
                .from_name = notice_one_line(arena, is_of_network ? a->network.name : site->organisation),
                .from_address = from,
                .subject = one_line,
                .body_text = letter_text(&a->letter),
                .body_html = letter_html(&a->letter, one_line),
                .unsubscribe = {is_of_network, url_text(a->settings)},
                .message_id = notice_message_id(arena, from),
                .state = is_sendable ? OUTBOX_STATE_QUEUED : OUTBOX_STATE_REFUSED,
                .problem = {!is_sendable, S("tvers:address")},
                .created_at = site->now,
            });
    ask_told(db, a->ask.id, site->now);
    if (added)
        note_written(site, a, one_line, is_sendable);
}
