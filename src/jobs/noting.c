// SPDX-License-Identifier: EUPL-1.2
// Ideas out of the lines of notes.
#include "jobs/noting.h"

#include "base/utf8.h"
#include "db/db.h"
#include "gathering/note.h"
#include "i18n/text.h"
#include "idea/idea.h"
#include "markdown/markdown.h"

/// A line is known by a hash of its words: the words may name somebody, who can be erased there.
static struct str line_key(struct arena *arena, struct str line)
{
    return str_format(arena, "%016llx", (unsigned long long)str_hash(text_fold(arena, line)));
}

/// One that is longer than a title stands whole in the body.
static void idea_from(struct db *db, const struct gathering *g, struct str line, struct person_id by,
                      struct instant now)
{
    struct idea_id id;
    struct str title = utf8_clip(line, IDEA_TITLE_MOST);
    if (utf8_length(line) < IDEA_TITLE_LEAST)
        return;
    idea_put(db,
             &(struct idea_new){.title = title,
                                .body = title.len < line.len ? line : S(""),
                                .network = {true, g->network},
                                .gathering = {true, g->id},
                                .line_key = {true, line_key(db_arena(db), line)},
                                .by_person = {true, by},
                                .created_at = now},
             &id);
}

void notes_saved(struct db *db, const struct gathering *gathering, struct str body, struct person_id by,
                 struct instant now)
{
    struct markdown_line_list lines = markdown_lift(db_arena(db), body);
    note_lift(db, gathering, body, now);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.at[i].mark == MARKDOWN_IDEA)
            idea_from(db, gathering, lines.at[i].text, by, now);
}
