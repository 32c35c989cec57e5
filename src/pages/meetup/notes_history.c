// SPDX-License-Identifier: EUPL-1.2
// What each version of the notes changed.
#include "gathering/note.h"
#include "pages/gathering/gathering.h"
#include "pages/prose/prose_page.h"

void notes_history(struct web *w)
{
    struct prose p = {0};
    note_of(w->db, w->gathering.id, &p);
    prose_history_show(w, p.id, url_notes_history(w->arena, w->gathering.id));
    gathering_crumbs(w, false);
    web_crumb(w, SAY(w, MSG_notes_all), url_notes_show(w->arena, w->gathering.id));
}
