// SPDX-License-Identifier: EUPL-1.2
// Themes, applications, words and agreements of a person.
#include "privacy/export_rotation.h"

#include "privacy/export_row.h"
#include "sql/privacy.h"

static void put_themes(struct db *db, json_t *all, struct person_id id)
{
    struct told_theme_list rows = told_themes(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_theme *r = &rows.at[i];
        json_t *o = put_row(all, "themes");
        put_str(o, "title", r->title);
        put_str(o, "state", r->state);
        put_str(o, "question", r->question);
        put(o, "is_proposer", json_boolean(r->is_proposer));
        put(o, "is_reference_leader", json_boolean(r->is_reference));
        put_str(o, "created_at", instant_iso(db_arena(db), r->created_at));
    }
}

static void put_competences(struct db *db, json_t *all, struct person_id id)
{
    struct told_competence_list rows = told_competences(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "competences");
        put_str(o, "competence", rows.at[i].name);
        put_instant(db, o, "said_at", (struct maybe_instant){true, rows.at[i].said_at});
    }
    struct maybe_instant since = {0};
    since.is_set = told_call_listener(db, id, &since.value);
    if (since.is_set)
        put_instant(db, put_row(all, "mails_of_calls"), "since", since);
}

static void put_applications(struct db *db, json_t *all, struct person_id id)
{
    struct told_application_list rows = told_applications(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_application *r = &rows.at[i];
        json_t *o = put_row(all, "applications");
        put_str(o, "theme", r->theme);
        put_str(o, "state", r->state);
        put_str(o, "why", r->why);
        if (r->hours.is_set)
            put(o, "hours_a_week", json_integer(r->hours.value));
        put(o, "which_wish", json_integer(r->rank));
        put_text(o, "reason", r->reason);
        put_instant(db, o, "sent_at", r->sent_at);
    }
    struct told_manager_word_list words = told_manager_words(db, id);
    for (size_t i = 0; i < words.count; i++) {
        json_t *o = put_row(all, "words_as_manager");
        put_str(o, "theme", words.at[i].theme);
        put_str(o, "state", words.at[i].state);
        put_str(o, "terms", words.at[i].terms);
        put_text(o, "reason", words.at[i].reason);
        put_instant(db, o, "said_at", words.at[i].said_at);
    }
}

static void put_agreements(struct db *db, json_t *all, struct person_id id)
{
    struct told_agreement_list rows = told_agreements(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "agreements");
        put_str(o, "theme", rows.at[i].theme);
        put_str(o, "state", rows.at[i].state);
        put(o, "is_own", json_boolean(rows.at[i].is_own));
        put_str(o, "role", rows.at[i].role);
        put(o, "version", json_integer(rows.at[i].version));
        put_instant(db, o, "signed_at", rows.at[i].signed_at);
    }
    struct told_agreement_note_list notes = told_agreement_notes(db, id);
    for (size_t i = 0; i < notes.count; i++) {
        json_t *o = put_row(all, "said_to_agreements");
        put_str(o, "theme", notes.at[i].theme);
        put_str(o, "text", notes.at[i].body);
    }
}

static void put_home(struct db *db, json_t *all, struct person_id id)
{
    struct told_return_list rows = told_returns(db, id);
    struct told_passed_on_list themes = told_passed_on(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_return *r = &rows.at[i];
        json_t *o = put_row(all, "after_coming_home");
        put_str(o, "theme", r->theme);
        put_str(o, "what", r->kind);
        put_str(o, "text", r->body);
        put_str(o, "due_on", date_iso(db_arena(db), r->due_on));
        put_str(o, "state", r->state);
        put_str(o, "reason", r->reason);
    }
    for (size_t i = 0; i < themes.count; i++) {
        json_t *o = put_row(all, "passes_on");
        put_str(o, "theme", themes.at[i].theme);
        put_str(o, "since", date_iso(db_arena(db), themes.at[i].since_on));
        put_date(db, o, "until", themes.at[i].until_on);
    }
}

static void put_period(struct db *db, json_t *all, struct person_id id)
{
    struct told_guide_question_list rows = told_guide_questions(db, id);
    struct told_guided_list guided = told_guided(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "questions_on_rotation");
        put_str(o, "theme", rows.at[i].theme);
        put(o, "is_own", json_boolean(rows.at[i].is_own));
        put_str(o, "question", rows.at[i].body);
        put_str(o, "answer", rows.at[i].answer);
        put_str(o, "asked_at", instant_iso(db_arena(db), rows.at[i].asked_at));
    }
    for (size_t i = 0; i < guided.count; i++) {
        json_t *o = put_row(all, "guide_of");
        put_str(o, "theme", guided.at[i].theme);
        put_str(o, "since", date_iso(db_arena(db), guided.at[i].named_on));
    }
}

static void put_hours(struct db *db, json_t *all, struct person_id id)
{
    struct told_hours_list rows = told_hours(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "hours_on_rotation");
        put_str(o, "theme", rows.at[i].theme);
        put_str(o, "week_from", date_iso(db_arena(db), rows.at[i].week));
        put(o, "hours", json_real((double)rows.at[i].used / 100));
        put_str(o, "note", rows.at[i].note);
        put_str(o, "said_at", instant_iso(db_arena(db), rows.at[i].said_at));
        put(o, "was_corrected", json_boolean(rows.at[i].is_corrected));
    }
}

static void put_practices(struct db *db, json_t *all, struct person_id id)
{
    struct told_practice_list rows = told_practices(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "practices");
        put_str(o, "theme", rows.at[i].theme);
        put_str(o, "unit", rows.at[i].unit);
        put_str(o, "state", rows.at[i].state);
        put(o, "said_it", json_boolean(rows.at[i].is_sayer));
        put_str(o, "what_for", rows.at[i].what_for);
    }
    struct told_practice_answer_list answers = told_practice_answers(db, id);
    for (size_t i = 0; i < answers.count; i++) {
        json_t *o = put_row(all, "answers_about_practices");
        put_str(o, "theme", answers.at[i].theme);
        put_str(o, "answered_on", date_iso(db_arena(db), answers.at[i].answered_on));
        put(o, "in_use", json_boolean(answers.at[i].is_in_use));
        put_str(o, "text", answers.at[i].body);
    }
}

void export_rotation(struct db *db, json_t *all, struct person_id id)
{
    put_themes(db, all, id);
    put_competences(db, all, id);
    put_applications(db, all, id);
    put_agreements(db, all, id);
    put_period(db, all, id);
    put_hours(db, all, id);
    put_home(db, all, id);
    put_practices(db, all, id);
}
