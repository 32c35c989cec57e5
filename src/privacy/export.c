// SPDX-License-Identifier: EUPL-1.2
// A person's data, table by table.
#include "privacy/export.h"

#include "privacy/export_rotation.h"
#include "privacy/export_row.h"
#include "privacy/export_staff.h"

#include <stdlib.h>

// ---- account ----

static void put_account(struct db *db, json_t *all, const struct told_account *a)
{
    json_t *o = put_row(all, "accounts");
    put_str(o, "user_name", a->user_name);
    put_str(o, "display_name", a->display_name);
    put_text(o, "language", a->language);
    put_str(o, "state", account_state_text(a->state));
    put_str(o, "created_at", instant_iso(db_arena(db), a->created_at));
    struct told_role_list roles = told_roles(db, a->id);
    for (size_t i = 0; i < roles.count; i++) {
        json_t *role = put_row(o, "roles");
        put_str(role, "role", roles.at[i].role);
        put_text(role, "network", roles.at[i].network);
    }
    struct told_term_list terms = told_terms(db, a->id);
    for (size_t i = 0; i < terms.count; i++) {
        json_t *term = put_row(o, "terms");
        put_str(term, "network", terms.at[i].network);
        put_str(term, "role", terms.at[i].role);
        put_str(term, "starts_on", date_iso(db_arena(db), terms.at[i].starts_on));
        put_date(db, term, "ends_on", terms.at[i].ends_on);
    }
    struct told_session_list sessions = told_sessions(db, a->id);
    for (size_t i = 0; i < sessions.count; i++) {
        json_t *session = put_row(o, "sessions");
        put_str(session, "created_at", instant_iso(db_arena(db), sessions.at[i].created_at));
        put_str(session, "seen_at", instant_iso(db_arena(db), sessions.at[i].seen_at));
    }
}

// ---- networks ----

static void put_candidacies(struct db *db, json_t *all, struct person_id id)
{
    struct told_candidacy_list rows = told_candidacies(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_candidacy *r = &rows.at[i];
        json_t *o = put_row(all, "considered_for"), *said = json_object(), *asked = json_object();
        put_str(o, "network", r->network);
        put_str(o, "place", r->place);
        put(o, "rule", said);
        put_str(said, "hired", r->hired);
        put_str(said, "education", r->education);
        put_str(said, "function", r->function);
        put_str(said, "unit", r->unit);
        put_str(said, "share", r->share);
        put_str(said, "free", r->free);
        put(o, "asked_about", asked);
        put_date(db, asked, "hired_on", r->had_hired_on);
        put_str(asked, "education", r->had_education);
        put_text(asked, "function", r->had_function);
        put_text(asked, "unit", r->had_unit);
        put_real(asked, "share", r->had_share);
        put_text(o, "override_to", r->override_to);
        put_text(o, "override_why", r->override_why);
        put_instant(db, o, "override_at", r->override_at);
    }
}

static void put_invitations(struct db *db, json_t *all, struct person_id id)
{
    struct told_invitation_list rows = told_invitations(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_invitation *r = &rows.at[i];
        json_t *o = put_row(all, "invitations");
        put_str(o, "network", r->network);
        put(o, "place_on_waiting_list", json_integer(r->place));
        put_instant(db, o, "invited_at", r->invited_at);
        put_instant(db, o, "answer_by", r->answer_by);
        put_str(o, "answer", answer_text(r->answer));
        put_text(o, "reason", r->reason);
        put_instant(db, o, "answered_at", r->answered_at);
        put_instant(db, o, "reminded_at", r->reminded_at);
        put_instant(db, o, "withdrawn_at", r->withdrawn_at);
    }
    struct told_answer_list answers = told_answers(db, id);
    for (size_t i = 0; i < answers.count; i++) {
        json_t *o = put_row(all, "answers");
        put_str(o, "network", answers.at[i].network);
        put_str(o, "answer", answers.at[i].answer);
        put_text(o, "reason", answers.at[i].reason);
        put_str(o, "via", answers.at[i].via);
        put_str(o, "answered_at", instant_iso(db_arena(db), answers.at[i].answered_at));
    }
}

static void put_memberships(struct db *db, json_t *all, struct person_id id)
{
    struct told_membership_list rows = told_memberships(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "memberships");
        put_str(o, "network", rows.at[i].network);
        put_str(o, "joined_at", instant_iso(db_arena(db), rows.at[i].joined_at));
        put_instant(db, o, "left_at", rows.at[i].left_at);
        put_date(db, o, "away_from", rows.at[i].away_from);
        put_date(db, o, "away_until", rows.at[i].away_until);
    }
    struct told_stand_in_list stand_ins = told_stand_ins(db, id);
    for (size_t i = 0; i < stand_ins.count; i++) {
        json_t *o = put_row(all, stand_ins.at[i].is_for_them ? "had_a_stand_in" : "stood_in");
        put_str(o, "network", stand_ins.at[i].network);
        put_str(o, "state", stand_ins.at[i].state);
        put_str(o, "asked_at", instant_iso(db_arena(db), stand_ins.at[i].asked_at));
    }
}

static void put_asks(struct db *db, json_t *all, struct person_id id)
{
    struct told_ask_list asks = told_asks(db, id);
    for (size_t i = 0; i < asks.count; i++) {
        const struct told_ask *r = &asks.at[i];
        json_t *o = put_row(all, "asked_for");
        put_text(o, "network", r->network);
        put_str(o, "kind", r->kind);
        put_str(o, "state", r->state);
        put_str(o, "asked_at", instant_iso(db_arena(db), r->asked_at));
        put_date(db, o, "due_on", r->due_on);
        put_instant(db, o, "settled_at", r->settled_at);
    }
    struct told_offer_list offers = told_offers(db, id);
    for (size_t i = 0; i < offers.count; i++) {
        json_t *o = put_row(all, "offers_to_coordinate");
        put_str(o, "network", offers.at[i].network);
        put_str(o, "offered_at", instant_iso(db_arena(db), offers.at[i].offered_at));
    }
}

// ---- gatherings ----

static json_t *put_gathering(struct db *db, json_t *all, const char *list, struct str network,
                             struct str gathering, struct date held_on)
{
    json_t *o = put_row(all, list);
    put_str(o, "network", network);
    put_str(o, "gathering", gathering);
    put_str(o, "held_on", date_iso(db_arena(db), held_on));
    return o;
}

static void put_gatherings(struct db *db, json_t *all, struct person_id id)
{
    struct told_attendance_list came = told_attendances(db, id);
    for (size_t i = 0; i < came.count; i++) {
        const struct told_attendance *r = &came.at[i];
        json_t *o = put_gathering(db, all, "gatherings", r->network, r->gathering, r->held_on);
        put_str(o, "answer", answer_text(r->answer));
        put_instant(db, o, "answered_at", r->answered_at);
        put_text(o, "proposal", r->proposal);
        put_text(o, "comment", r->comment);
        if (r->came.is_set)
            put(o, "came", json_boolean(r->came.value));
    }
    struct told_seat_list seats = told_seats(db, id);
    for (size_t i = 0; i < seats.count; i++) {
        const struct told_seat *r = &seats.at[i];
        json_t *o = put_gathering(db, all, "groups", r->network, r->gathering, r->held_on);
        put(o, "group", json_integer(r->group_number));
    }
    struct told_duty_list duties = told_duties(db, id);
    for (size_t i = 0; i < duties.count; i++) {
        const struct told_duty *r = &duties.at[i];
        json_t *o = put_gathering(db, all, "responsible_for", r->network, r->gathering, r->held_on);
        put_str(o, "title", r->title);
    }
}

static void put_hosting(struct db *db, json_t *all, struct person_id id)
{
    struct told_hosting_list rows = told_hostings(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_hosting *r = &rows.at[i];
        json_t *o = put_gathering(db, all, "hosting", r->network, r->gathering, r->held_on);
        put_str(o, "what", r->what);
        put_str(o, "at", instant_iso(db_arena(db), r->happened_at));
        put(o, "lends_place", json_boolean(r->lends_place));
    }
    struct told_host_pause_list pauses = told_host_pauses(db, id);
    for (size_t i = 0; i < pauses.count; i++) {
        json_t *o = put_row(all, "not_asked_to_host");
        put_str(o, "network", pauses.at[i].network);
        put_str(o, "until", date_iso(db_arena(db), pauses.at[i].until_on));
    }
}

static void put_notes(struct db *db, json_t *all, struct person_id id)
{
    struct told_note_list notes = told_notes(db, id);
    for (size_t i = 0; i < notes.count; i++) {
        const struct told_note *r = &notes.at[i];
        json_t *o = put_row(all, r->is_draft ? "drafts_of_notes" : "notes");
        put_str(o, "network", r->network);
        put_text(o, "gathering", r->gathering);
        put_str(o, "text", r->body);
        put_str(o, "saved_at", instant_iso(db_arena(db), r->saved_at));
    }
    struct told_task_list tasks = told_tasks(db, id);
    for (size_t i = 0; i < tasks.count; i++) {
        const struct told_task *r = &tasks.at[i];
        json_t *o = put_row(all, r->is_taker ? "tasks" : "tasks_settled");
        put_str(o, "network", r->network);
        put_str(o, "gathering", r->gathering);
        put_str(o, "text", r->body);
        put_date(db, o, "due_on", r->due_on);
        put_str(o, "state", r->state);
    }
}

static void put_meetups(struct db *db, json_t *all, struct person_id id)
{
    struct told_sheet_list sheets = told_sheets(db, id);
    for (size_t i = 0; i < sheets.count; i++) {
        json_t *o = put_row(all, "sheets_of_groups");
        put_str(o, "network", sheets.at[i].network);
        put_str(o, "gathering", sheets.at[i].gathering);
        put_str(o, "item", sheets.at[i].item);
        put_str(o, "kind", sheets.at[i].kind);
        put_str(o, "text", sheets.at[i].body);
    }
    struct told_take_home_list home = told_take_homes(db, id);
    for (size_t i = 0; i < home.count; i++) {
        json_t *o = put_row(all, "taken_home");
        put_str(o, "network", home.at[i].network);
        put_str(o, "gathering", home.at[i].gathering);
        put_str(o, "text", home.at[i].body);
        put_str(o, "written_at", instant_iso(db_arena(db), home.at[i].written_at));
        put_instant(db, o, "shared_at", home.at[i].shared_at);
    }
    struct told_worth_list worth = told_worths(db, id);
    for (size_t i = 0; i < worth.count; i++) {
        json_t *o = put_row(all, "worth_my_time");
        put_str(o, "network", worth.at[i].network);
        put_str(o, "gathering", worth.at[i].gathering);
        put(o, "answer", json_integer(worth.at[i].answer));
    }
}

static void put_troubles(struct db *db, json_t *all, struct person_id id)
{
    struct told_trouble_list rows = told_troubles(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "addresses_without_a_mailbox");
        put_str(o, "email", rows.at[i].email);
        put_str(o, "code", rows.at[i].code);
        put_str(o, "since", instant_iso(db_arena(db), rows.at[i].since));
    }
}

// ---- wishes, topics and mails ----

static void put_wishes(struct db *db, json_t *all, struct person_id id)
{
    struct told_wish_list rows = told_wishes(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "wishes");
        put_str(o, "network", rows.at[i].network);
        put_str(o, "kind", rows.at[i].kind);
        put_str(o, "person", rows.at[i].person);
        put_str(o, "other", rows.at[i].other);
    }
}

static void put_topics(struct db *db, json_t *all, struct person_id id)
{
    struct told_topic_list topics = told_topics(db, id);
    for (size_t i = 0; i < topics.count; i++) {
        json_t *o = put_row(all, "topics");
        put_str(o, "network", topics.at[i].network);
        put_str(o, "title", topics.at[i].title);
        put_str(o, "why", topics.at[i].why);
        put_str(o, "proposed_at", instant_iso(db_arena(db), topics.at[i].proposed_at));
    }
    struct told_topic_word_list words = told_topic_words(db, id);
    for (size_t i = 0; i < words.count; i++) {
        json_t *o = put_row(all, "said_to_topics");
        put_str(o, "network", words.at[i].network);
        put_str(o, "topic", words.at[i].topic);
        put_str(o, "kind", words.at[i].kind);
        put_str(o, "text", words.at[i].body);
    }
    struct told_ballot_list ballots = told_ballots(db, id);
    for (size_t i = 0; i < ballots.count; i++) {
        json_t *o = put_row(all, ballots.at[i].added.is_set ? "options_of_ballots" : "ballots");
        put_str(o, "network", ballots.at[i].network);
        put_str(o, "question", ballots.at[i].question);
        put_text(o, "option", ballots.at[i].added);
    }
    struct told_vote_list votes = told_votes(db, id);
    for (size_t i = 0; i < votes.count; i++) {
        json_t *o = put_row(all, "votes");
        put_str(o, "network", votes.at[i].network);
        put_str(o, "question", votes.at[i].question);
        put_str(o, "cast_at", instant_iso(db_arena(db), votes.at[i].cast_at));
    }
}

static void put_polls(struct db *db, json_t *all, struct person_id id)
{
    struct told_poll_list polls = told_polls(db, id);
    for (size_t i = 0; i < polls.count; i++) {
        json_t *o = put_row(all, polls.at[i].answer.is_set ? "days_one_can_come" : "polls_of_dates");
        put_str(o, "network", polls.at[i].network);
        put_str(o, "gathering", polls.at[i].gathering);
        put_date(db, o, "held_on", polls.at[i].held_on);
        put_text(o, "answer", polls.at[i].answer);
    }
}

static void put_mails(struct db *db, json_t *all, struct person_id id)
{
    struct told_notice_list notices = told_notices(db, id);
    for (size_t i = 0; i < notices.count; i++) {
        json_t *o = put_row(all, "mail_settings");
        put_text(o, "network", notices.at[i].network);
        put_str(o, "kind", notices.at[i].kind);
        put(o, "is_off", json_boolean(notices.at[i].is_off));
    }
    struct told_mail_list mails = told_mails(db, id);
    for (size_t i = 0; i < mails.count; i++) {
        const struct told_mail *r = &mails.at[i];
        json_t *o = put_row(all, "mails");
        put_str(o, "kind", r->kind);
        put_str(o, "state", r->state);
        put_str(o, "to", r->to_address);
        put_str(o, "subject", r->subject);
        put_str(o, "text", r->body_text);
        put_str(o, "created_at", instant_iso(db_arena(db), r->created_at));
        put_instant(db, o, "sent_at", r->sent_at);
    }
}

bool person_export(struct db *db, struct person_id id, struct str *json)
{
    struct told_person p;
    if (!told_person(db, id, &p))
        return false;
    json_t *all = json_object();
    put_person(db, all, &p);
    put_positions(db, all, id);
    put_staff_list(db, all, id);
    struct told_account_list accounts = told_accounts(db, id);
    for (size_t i = 0; i < accounts.count; i++)
        put_account(db, all, &accounts.at[i]);
    put_candidacies(db, all, id);
    put_invitations(db, all, id);
    put_memberships(db, all, id);
    put_asks(db, all, id);
    put_gatherings(db, all, id);
    put_hosting(db, all, id);
    put_notes(db, all, id);
    put_troubles(db, all, id);
    put_meetups(db, all, id);
    put_wishes(db, all, id);
    export_rotation(db, all, id);
    put_books(db, all, id);
    put_topics(db, all, id);
    put_polls(db, all, id);
    put_ideas(db, all, id);
    put_questions(db, all, id);
    put_mails(db, all, id);
    char *text = json_dumps(all, JSON_INDENT(2));
    *json = str_copy(db_arena(db), str_from(text));
    free(text);
    json_decref(all);
    return true;
}
