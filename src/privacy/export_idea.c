// SPDX-License-Identifier: EUPL-1.2
// What a person's ideas and questions are exported as.
#include "privacy/export_row.h"

#include "sql/privacy.h"

void put_ideas(struct db *db, json_t *all, struct person_id id)
{
    struct told_idea_list ideas = told_ideas(db, id);
    for (size_t i = 0; i < ideas.count; i++) {
        const struct told_idea *r = &ideas.at[i];
        json_t *o = put_row(all, "ideas");
        put_text(o, "network", r->network);
        put_str(o, "title", r->title);
        put_str(o, "body", r->body);
        put_str(o, "state", r->state);
        put_str(o, "created_at", instant_iso(db_arena(db), r->created_at));
        put(o, "is_steward", json_boolean(r->is_steward));
    }
    struct told_idea_word_list words = told_idea_words(db, id);
    for (size_t i = 0; i < words.count; i++) {
        json_t *o = put_row(all, "said_to_ideas");
        put_str(o, "idea", words.at[i].idea);
        put_str(o, "kind", words.at[i].kind);
        put_str(o, "body", words.at[i].body);
    }
}

void put_questions(struct db *db, json_t *all, struct person_id id)
{
    struct told_question_list rows = told_questions(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        json_t *o = put_row(all, "questions");
        put_str(o, "network", rows.at[i].network);
        put_str(o, "kind", rows.at[i].kind);
        put_str(o, "body", rows.at[i].body);
        put_str(o, "said_at", instant_iso(db_arena(db), rows.at[i].said_at));
    }
}
