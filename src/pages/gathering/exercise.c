// SPDX-License-Identifier: EUPL-1.2
// The kit of get-to-know exercises.
#include "web/web.h"

#include "gathering/exercise.h"
#include "html/gathering/exercise.h"

static struct str group_text(struct web *w, const struct exercise *e)
{
    if (!e->most)
        return SAY(w, MSG_exercise_whole_room);
    if (e->least == e->most)
        return SAY(w, MSG_exercise_pairs);
    return SAY(w, MSG_exercise_groups, arg_int(e->least), arg_int(e->most));
}

void exercise_list(struct web *w)
{
    struct exercises_page page = {.exercises.at = NEW_ARRAY(w->arena, struct exercise_line, exercise_count)};
    for (const struct exercise *e = exercises; e < exercises + exercise_count; e++)
        page.exercises.at[page.exercises.count++] = (struct exercise_line){
            .title = SAY(w, e->title),
            .aim = SAY(w, e->aim),
            .group = group_text(w, e),
            .minutes = e->minutes,
            .url = url_exercise_show(w->arena, e->name),
        };
    view_exercises_page(&w->page, &page);
    web_title(w, SAY(w, MSG_exercise_title));
}

void exercise_show(struct web *w)
{
    const struct exercise *e = exercise_by_name(w->path.slug);
    if (!e) {
        web_not_found(w);
        return;
    }
    view_exercise_page(&w->page, &(struct exercise_page){
                                     .title = SAY(w, e->title),
                                     .aim = SAY(w, e->aim),
                                     .how = SAY(w, e->how),
                                     .group = group_text(w, e),
                                     .minutes = e->minutes,
                                 });
    web_crumb(w, SAY(w, MSG_exercise_title), url_exercise_list(w->arena));
    web_title(w, SAY(w, e->title));
}
