// SPDX-License-Identifier: EUPL-1.2
// The notes of the meet-ups that were held: a coordinator writes, another member adds the last paragraph a
// day later.
#include "demo/networks.h"

#include "gathering/note.h"
#include "jobs/noting.h"
#include "sql/gathering.h"

enum { WRITER = 0, MEMBER = DEMO_LOOKING_MEMBER, NOTES_BYTES_MOST = 8192 };

static struct str named(const struct demo *d, const struct demo_cohort *members, struct str text,
                        const char *who, size_t index)
{
    const struct demo_person *p = &d->m.people[members->at[index]];
    return str_replace(db_arena(d->db), text, str_from(who),
                       str_words(db_arena(d->db), p->given_name, p->family_name));
}

/// The paragraphs of a gathering, all or all but the last.
static struct str text_of(const struct demo *d, const struct demo_cohort *members, size_t gathering,
                          bool is_whole)
{
    struct buf out = buf_new(db_arena(d->db), NOTES_BYTES_MOST);
    const struct demo_set *set = d->set;
    for (size_t i = 0; i < set->note_count; i++) {
        bool is_last = i + 1 == set->note_count || set->notes[i + 1].gathering != gathering;
        if (set->notes[i].gathering != gathering || (is_last && !is_whole))
            continue;
        struct str text = named(d, members, set->notes[i].text, "{coordinator}", WRITER);
        buf_str(&out, buf_get(&out).len ? S("\n\n") : S(""));
        buf_str(&out, named(d, members, text, "{member}", MEMBER));
    }
    return buf_get(&out);
}

/// The tasks of all but the last two are done.
static void settle(struct demo *d, const struct gathering *g, struct instant now)
{
    struct task_list tasks = tasks_of(d->db, g->id);
    for (size_t i = 0; i < tasks.count; i++)
        task_settle(d->db, &tasks.at[i], TASK_STATE_DONE, tasks.at[i].person, g->network, now);
}

static void notes_add(struct demo *d, const struct demo_cohort *members, const struct gathering *g,
                      size_t number, bool is_settled)
{
    struct prose prose = note_prose(d->db, g);
    int days_ago = d->today.days - g->held_on.days;
    struct instant first = demo_moment(d, days_ago, 14 * 60), then = demo_moment(d, days_ago - 1, 9 * 60);
    struct prose_edit edit = {prose.id, 0, text_of(d, members, number, false),
                              demo_person_id(d, members, WRITER), first};
    prose_save(d->db, &edit);
    edit = (struct prose_edit){prose.id, 1, text_of(d, members, number, true),
                               demo_person_id(d, members, MEMBER), then};
    notes_saved(d->db, g, prose_save(d->db, &edit).body, edit.writer, then);
    if (is_settled)
        settle(d, g, demo_moment(d, days_ago - 8, 9 * 60));
}

void demo_notes_add(struct demo *d, const struct demo_cohort *members, const struct gathering_id *held,
                    size_t count)
{
    for (size_t i = 1; i < count; i++) { // the kick-off has none
        struct gathering g;
        if (gathering_by_id(d->db, held[i], &g))
            notes_add(d, members, &g, i, i + 2 < count);
    }
}
