// SPDX-License-Identifier: EUPL-1.2
// What goes, table by table; and the name in mails to others.
#include "privacy/erase.h"

#include "auth/settings.h"
#include "base/list.h"
#include "db/db.h"
#include "html/html.h"
#include "i18n/collate.h"
#include "i18n/message.h"
#include "i18n/text.h"
#include "people/lookup.h"
#include "search/search.h"
#include "sql/agreement.h"
#include "sql/ask.h"
#include "sql/auth.h"
#include "sql/away.h"
#include "sql/by_hand.h"
#include "sql/ballot.h"
#include "sql/poll.h"
#include "sql/coming.h"
#include "sql/book.h"
#include "sql/contribution.h"
#include "sql/review.h"
#include "sql/rotation.h"
#include "sql/gathering.h"
#include "sql/idea.h"
#include "sql/hosting.h"
#include "sql/hours.h"
#include "sql/import.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/notice.h"
#include "sql/note.h"
#include "sql/outbox.h"
#include "sql/people.h"
#include "sql/person.h"
#include "sql/home_again.h"
#include "sql/period.h"
#include "sql/practice.h"
#include "sql/prose.h"
#include "sql/question.h"
#include "sql/seating.h"
#include "sql/selection.h"
#include "sql/sheet.h"
#include "sql/stand_in.h"
#include "sql/takehome.h"
#include "sql/term.h"
#include "sql/theme.h"
#include "sql/told.h"
#include "sql/topic.h"
#include "sql/word.h"
#include "sql/tray.h"
#include "sql/trouble.h"
#include "sql/weekly.h"

enum { MAILS_AT_ONCE = 200, NAME_BYTES_MOST = 4096 };

// ---- the name in a text ----

/// How many bytes of `text` from `at` on are `name`, folded lines and all; 0 where it is another text.
static size_t name_length(struct str text, size_t at, struct str name)
{
    size_t i = at;
    for (size_t n = 0; n < name.len; n++) {
        while (n && str_starts(str_slice(text, i, text.len), S("\r\n ")))
            i += 3;
        if (i >= text.len || text.at[i] != name.at[n])
            return 0;
        i++;
    }
    return i - at;
}

struct str name_replace(struct arena *arena, struct str text, struct str name, struct str to)
{
    struct buf out = buf_new(arena, text.len + (name.len ? text.len / name.len + 1 : 0) * to.len);
    for (size_t i = 0; i < text.len;) {
        size_t length = name.len ? name_length(text, i, name) : 0;
        if (length)
            buf_str(&out, to);
        else
            buf_char(&out, text.at[i]);
        i += length ? length : 1;
    }
    return buf_get(&out);
}

static struct str in_html(struct arena *arena, struct str name)
{
    struct buf out = buf_new(arena, NAME_BYTES_MOST);
    html_escape(&out, name);
    return buf_get(&out);
}

/// As text stands in a calendar (RFC 5545, 3.3.11).
static struct str in_calendar(struct arena *arena, struct str name)
{
    struct buf out = buf_new(arena, NAME_BYTES_MOST);
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] == ',' || name.at[i] == ';' || name.at[i] == '\\')
            buf_char(&out, '\\');
        buf_char(&out, name.at[i]);
    }
    return buf_get(&out);
}

// ---- mails to others ----

static bool mail_rename(struct db *db, const struct mail_around *m, struct str name, struct str to)
{
    struct arena *arena = db_arena(db);
    struct str subject = name_replace(arena, m->subject, name, to),
               text = name_replace(arena, m->body_text, name, to),
               html = name_replace(arena, m->body_html, in_html(arena, name), in_html(arena, to)),
               calendar = name_replace(arena, m->calendar.value, in_calendar(arena, name), to);
    if (str_is(subject, m->subject) && str_is(text, m->body_text) && str_is(html, m->body_html) &&
        str_is(calendar, m->calendar.value))
        return false;
    mail_words_set(db, m->id, subject, text, html, (struct maybe_str){m->calendar.is_set, calendar});
    return true;
}

/// Where somebody else has the same name, what is still to leave may be about them and stays.
static int64_t mails_rename(struct db *db, struct person_id person, struct str name, struct str to)
{
    int64_t changed = 0, namesake_count = 0;
    struct outbox_id after = {0};
    struct mail_around_list mails;
    namesakes(db, person, &namesake_count);
    do {
        mails = mails_around(db, person, after, MAILS_AT_ONCE);
        for (size_t i = 0; i < mails.count; i++)
            if (mails.at[i].has_left || !namesake_count)
                changed += mail_rename(db, &mails.at[i], name, to);
        if (mails.count)
            after = mails.at[mails.count - 1].id;
    } while (mails.count == MAILS_AT_ONCE);
    return changed;
}

// ---- the person ----

/// In the language of the organisation: that is what everybody will read.
static struct str name_of_nobody(struct db *db)
{
    return TEXT(db_arena(db), settings_read(db).lang, MSG_person_erased);
}

/// However the address is written there.
static void tray_erase(struct db *db, struct str email)
{
    struct arena *arena = db_arena(db);
    struct tray_address_list all = tray_addresses(db);
    struct str wanted = fold(arena, email);
    for (size_t i = 0; i < all.count && wanted.len; i++) {
        struct str both = fold(arena, str_words(arena, all.at[i].sender, all.at[i].attendee));
        if (str_find_str(both, wanted, 0) < both.len)
            erase_tray(db, all.at[i].id);
    }
}

static void account_erase(struct db *db, struct person_id id, struct str nobody)
{
    erase_import_name(db, id, nobody);
    erase_editor(db, id, nobody);
    erase_sessions(db, id);
    erase_one_time_links(db, id);
    erase_roles(db, id);
    erase_network_roles(db, id);
    erase_terms(db, id);
    erase_offers(db, id);
    erase_account(db, id, nobody);
}

/// What was proposed, said and decided stays, and is nobody's; what was offered goes.
static void topics_erase(struct db *db, struct person_id id, struct str nobody)
{
    erase_proposed_topics(db, id);
    erase_topic_comments(db, id);
    erase_topic_moves(db, id);
    erase_topic_brings(db, id);
    erase_topic_helps(db, id);
    erase_papers(db, id);
    erase_marks(db, id);
    erase_poll_answers(db, id);
    erase_polls_begun(db, id);
    erase_ballots_begun(db, id);
    erase_options_added(db, id);
    erase_nominees(db, id, nobody);
}

/// So of ideas and questions; who stood behind an idea stands there no more.
static void ideas_erase(struct db *db, struct person_id id)
{
    erase_ideas(db, id);
    erase_idea_stands(db, id);
    erase_idea_comments(db, id);
    erase_idea_moves(db, id);
    erase_idea_handings(db, id);
    erase_questions(db, id);
    erase_question_answers(db, id);
}

/// "@Given Family" in notes and tasks is a mark of ours, so it goes by itself. Where somebody else has the
/// same name it may be about them: then it is told as other texts are.
static void mentions_erase(struct db *db, struct person_id id, struct str name, struct str nobody)
{
    int64_t namesake_count = 0;
    struct str mention = str_format(db_arena(db), "@%.*s", STR(name));
    struct str folded = text_fold(db_arena(db), mention), folded_nobody = text_fold(db_arena(db), nobody);
    namesakes(db, id, &namesake_count);
    if (namesake_count)
        return;
    erase_mentions(db, mention, nobody);
    erase_mentions_of_drafts(db, mention, nobody);
    erase_twins_of_tasks(db, mention, folded, folded_nobody);
    erase_mentions_of_tasks(db, mention, nobody, folded, folded_nobody);
    erase_twins_of_decisions(db, mention, folded, folded_nobody);
    erase_mentions_of_decisions(db, mention, nobody, folded, folded_nobody);
}

static void hostings_erase(struct db *db, struct person_id id)
{
    erase_hostings(db, id);
    erase_swaps(db, id);
    erase_hosting_events(db, id);
    erase_host_pauses(db, id);
}

/// What somebody brought to a group and took home is theirs; the answer whether it was worth it stays
/// counted.
static void meetups_erase(struct db *db, struct person_id id)
{
    struct prose_id_list own = sheet_proses_of(db, id);
    erase_sheet_fields(db, id);
    erase_sheet_parts(db, id);
    for (size_t i = 0; i < own.count; i++) {
        erase_prose_versions(db, own.at[i]);
        erase_prose_drafts(db, own.at[i]);
        erase_prose(db, own.at[i]);
    }
    erase_take_homes(db, id);
    erase_trouble(db, id);
    erase_practices(db, id);
    erase_practice_answers(db, id);
    erase_worth(db, id);
}

static void imports_erase(struct db *db, struct person_id id, struct str match_key, struct instant now)
{
    erase_undoing(db, id);
    erase_undoing_key(db, str_format(db_arena(db), "\"%.*s\"", STR(match_key)));
    erase_previews(db, now);
    erase_edits(db, id);
}

/// Where a name still stands in what people have written.
static struct text_naming_list places_of(struct db *db, struct str name)
{
    struct text_naming_list all = {0}, parts[] = {texts_naming(db, name), texts_naming_rotation(db, name),
                                                  texts_naming_book(db, name)};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        for (size_t i = 0; i < parts[p].count; i++)
            *LIST_ADD(db_arena(db), &all) = parts[p].at[i];
    return all;
}

/// What hangs on an agreement goes while it still says whose it is.
static void rotations_erase(struct db *db, struct person_id id)
{
    erase_wishes(db, id);
    erase_themes(db, id);
    erase_person_competences(db, id);
    erase_call_listener(db, id);
    erase_applications(db, id);
    erase_manager_words(db, id);
    erase_words_before(db, id);
    erase_agreement_notes(db, id);
    erase_parties(db, id);
    erase_guide(db, id);
    erase_guide_questions(db, id);
    erase_guide_answers(db, id);
    erase_return_items(db, id);
    erase_disseminator(db, id);
    erase_week_hours(db, id);
    erase_week_hours_before(db, id);
    erase_agreements(db, id);
}

bool person_erase(struct db *db, struct person_id id, struct instant now, struct erasure *out)
{
    struct told_person p;
    if (!told_person(db, id, &p))
        return false;
    struct arena *arena = db_arena(db);
    struct str name = str_words(arena, p.given_name, p.family_name), nobody = name_of_nobody(db);
    erase_mails(db, id);
    *out = (struct erasure){.mails = mails_rename(db, id, name, nobody)};
    erase_words(db, id);
    erase_positions(db, id);
    erase_managing(db, id);
    erase_manager(db, id);
    erase_candidacies(db, id);
    erase_links(db, id);
    erase_proposals(db, id);
    erase_told(db, id);
    erase_told_groups(db, id);
    tray_erase(db, p.email);
    erase_notices(db, id);
    erase_asks_about(db, id);
    erase_asks(db, id);
    erase_away(db, id);
    erase_leaver(db, id);
    erase_stand_in_tasks(db, id);
    erase_stand_ins(db, id);
    meetups_erase(db, id);
    erase_drafts(db, id);
    erase_writer(db, id);
    erase_tasks(db, id);
    hostings_erase(db, id);
    mentions_erase(db, id, name, nobody);
    search_forget(db, name);
    erase_weekly(db, id);
    rotations_erase(db, id);
    erase_book_person(db, id);
    erase_contributions(db, id);
    erase_contributor(db, id);
    erase_review_notes(db, id);
    topics_erase(db, id, nobody);
    ideas_erase(db, id);
    imports_erase(db, id, p.match_key, now);
    account_erase(db, id, nobody);
    erase_person(db, id, nobody, now);
    lookup_count(db);
    db_erases(db);
    out->places = places_of(db, name);
    return true;
}
