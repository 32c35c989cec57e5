// SPDX-License-Identifier: EUPL-1.2
// The words of the weekly mail.
#include "jobs/weekly.h"

#include "ask/words.h"
#include "db/db.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "jobs/notice_mail.h"
#include "network/warning.h"
#include "sql/note.h"

enum { DECISIONS_MOST = 20 };

#define SAYS(l, ...) TEXT((l)->arena, (l)->lang, __VA_ARGS__)

static struct url link_url(const struct letter *l, const struct notice_site *site,
                           struct url (*page)(struct arena *, struct str), struct link link)
{
    struct str token = secret_reveal(link_token(l->arena, site->key, link));
    return url_absolute(l->arena, site->public_url, page(l->arena, token));
}

// ---- after a gathering ----

static void decisions_write(struct db *db, struct letter *l, const struct weekly_met *met)
{
    struct decision_list decisions = decisions_of(db, met->gathering);
    if (decisions.count)
        letter_says(l, SAYS(l, MSG_mail_after_decided));
    for (size_t i = 0; i < decisions.count && i < DECISIONS_MOST; i++)
        letter_item(l, decisions.at[i].text);
}

static void next_write(struct db *db, struct letter *l, const struct notice_site *site,
                       const struct weekly_met *met)
{
    struct gathering next;
    if (gathering_next(db, met->network, date_plus_days(met->held_on, 1), &next))
        letter_link(l,
                    SAYS(l, MSG_mail_after_next, arg_str(next.title),
                         arg_str(format_day_hours(l->arena, l->lang, next.held_on, next.start_minute,
                                                  next.end_minute))),
                    url_absolute(l->arena, site->public_url, url_gathering_show(l->arena, next.id)));
}

/// What was decided where the reader was, and when it goes on. What they take home is asked among the asks.
static void met_write(struct db *db, struct letter *l, const struct notice_site *site,
                      const struct weekly_met *met)
{
    struct str day = format_weekday_date(l->arena, l->lang, met->held_on);
    letter_heading(l, SAYS(l, MSG_mail_after_met, arg_str(met->title), arg_str(day)));
    decisions_write(db, l, met);
    letter_link(l, SAYS(l, MSG_mail_after_notes),
                url_absolute(l->arena, site->public_url, url_notes_show(l->arena, met->gathering)));
    next_write(db, l, site, met);
}

// ---- what waits, and what happened ----

/// Whoever reads the same lines a second time should see that it is no mistake.
static enum message waits_heading(const struct weekly_mail *what)
{
    bool is_new = what->gatherings.count > 0;
    for (size_t i = 0; i < what->asks.count; i++)
        is_new |= !what->asks.at[i].told_at.is_set;
    return is_new ? MSG_home_tasks : MSG_mail_weekly_still;
}

static void asks_write(struct letter *l, const struct notice_site *site, const struct weekly_mail *what)
{
    if (what->asks.count || what->gatherings.count)
        letter_heading(l, SAYS(l, waits_heading(what)));
    for (size_t i = 0; i < what->asks.count; i++) {
        const struct ask_open *a = &what->asks.at[i];
        struct str line = ask_line(l->arena, l->lang, a);
        if (a->due_on.is_set)
            line = str_words(
                l->arena, line,
                SAYS(l, MSG_ask_deadline, arg_str(format_weekday_date(l->arena, l->lang, a->due_on.value))));
        letter_link(
            l, line,
            link_url(l, site, url_ask_show, (struct link){LINK_ASK, a->id.n, (uint32_t)a->generation}));
    }
    for (size_t i = 0; i < what->gatherings.count; i++) {
        const struct weekly_gathering *g = &what->gatherings.at[i];
        struct str day = format_weekday_date(l->arena, l->lang, g->held_on);
        letter_link(l, SAYS(l, MSG_mail_weekly_come, arg_str(g->title), arg_str(day)),
                    link_url(l, site, url_gathering_reply_show, (struct link){LINK_GATHERING, g->id.n, 1}));
    }
}

/// What a network should look at; the statement gives the rule for a title.
static struct str warning_line(struct letter *l, struct str rule)
{
    enum warning_rule r = WARNING_RULE_SILENT_MONTH;
    warning_rule_from_text(rule, &r);
    return SAYS(l, MSG_mail_weekly_warning, arg_text(warning_text(r)));
}

static struct str end_line(struct db *db, struct letter *l, const struct weekly_news *n)
{
    struct network network = {0};
    network_by_id(db, n->network, &network);
    return SAYS(l, MSG_mail_weekly_ends, arg_date(network.ends_on));
}

static struct str news_line(struct db *db, struct letter *l, const struct weekly_news *n)
{
    switch (n->kind) {
    case WEEKLY_KIND_CHOSEN: return SAYS(l, MSG_mail_weekly_chosen, arg_str(n->title));
    case WEEKLY_KIND_PROPOSED: return SAYS(l, MSG_mail_weekly_proposed, arg_str(n->title));
    case WEEKLY_KIND_NOTES: return SAYS(l, MSG_mail_weekly_notes, arg_str(n->title));
    case WEEKLY_KIND_WARNING: return warning_line(l, n->title);
    case WEEKLY_KIND_ENDS: return end_line(db, l, n);
    }
    return S("");
}

/// A heading for each network.
static void news_write(struct db *db, struct letter *l, const struct weekly_news_list *news)
{
    for (size_t i = 0; i < news->count; i++) {
        const struct weekly_news *n = &news->at[i];
        if (!i || n->network.n != news->at[i - 1].network.n)
            letter_heading(l, SAYS(l, MSG_mail_weekly_news, arg_str(n->network_name)));
        letter_item(l, news_line(db, l, n));
    }
}

static void end_write(struct letter *l, const struct notice_site *site, struct url settings)
{
    struct str contact = site->contact.len ? site->contact : site->organisation;
    letter_link(l, SAYS(l, MSG_frame_my_page), url_absolute(l->arena, site->public_url, url_home(l->arena)));
    letter_link(l, SAYS(l, MSG_mail_privacy),
                url_absolute(l->arena, site->public_url, url_privacy(l->arena)));
    letter_link(l, SAYS(l, MSG_mail_notices), settings);
    letter_says(l, SAYS(l, MSG_mail_way_in_contact, arg_str(contact)));
    letter_says(l, SAYS(l, MSG_mail_footer, arg_str(site->organisation)));
}

static struct str subject_of(struct letter *l, struct str from, const struct weekly_mail *what)
{
    if (!what->met.count)
        return SAYS(l, MSG_mail_weekly_subject, arg_str(from));
    return SAYS(l, MSG_mail_after_subject, arg_str(notice_one_line(l->arena, what->met.at[0].title)));
}

/// One that says only what waits is known by its key: it is dropped when all of that is done.
static struct str key_of(struct arena *arena, const struct weekly_reader *reader,
                         const struct weekly_mail *what, struct str week)
{
    return str_format(arena, "weekly:%lld:%.*s%s", (long long)reader->id.n, STR(week),
                      what->news.count || what->met.count ? "" : ":asks");
}

void notice_weekly(struct db *db, const struct notice_site *site, const struct weekly_reader *reader,
                   const struct weekly_mail *what, struct str week)
{
    struct arena *arena = db_arena(db);
    enum lang lang = site->lang;
    if (reader->language.is_set)
        lang_from_tag(reader->language.value, &lang);
    struct letter l = letter_new(arena, lang);
    struct str from =
        notice_one_line(arena, reader->networks == 1 ? reader->network_name : site->organisation);
    struct str given = notice_one_line(arena, reader->given_name),
               address = email_in_ascii(arena, reader->email);
    struct str subject = subject_of(&l, from, what);
    struct url settings = link_url(&l, site, url_notices_show, (struct link){LINK_WEEKLY, reader->id.n, 1});
    bool is_sendable = mail_address_valid(address);
    letter_says(&l, SAYS(&l, MSG_mail_greeting, arg_str(given)));
    for (size_t i = 0; i < what->met.count; i++)
        met_write(db, &l, site, &what->met.at[i]);
    asks_write(&l, site, what);
    news_write(db, &l, &what->news);
    end_write(&l, site, settings);
    outbox_add(db, &(struct outbox_new){
                       .event_key = key_of(arena, reader, what, week),
                       .person = {true, reader->id},
                       .kind = OUTBOX_KIND_WEEKLY,
                       .language = lang_tag(lang),
                       .to_name = str_words(arena, given, notice_one_line(arena, reader->family_name)),
                       .to_address = address,
                       .from_name = from,
                       .from_address = site->mail_from,
                       .subject = subject,
                       .body_text = letter_text(&l),
                       .body_html = letter_html(&l, subject),
                       .unsubscribe = {true, url_text(settings)},
                       .message_id = notice_message_id(arena, site->mail_from),
                       .state = is_sendable ? OUTBOX_STATE_QUEUED : OUTBOX_STATE_REFUSED,
                       .problem = {!is_sendable, S("tvers:address")},
                       .created_at = site->now,
                   });
}
