// SPDX-License-Identifier: EUPL-1.2
// From a question to a quotation.
#include "book/contribution.h"

#include "ask/ask.h"
#include "base/buf.h"
#include "db/db.h"

bool contribution_ask(struct db *db, const struct contribution_asking *a, struct person_id person,
                      struct contribution_id *out)
{
    struct contribution_count count = {0};
    contribution_count(db, a->book, &count);
    if (count.asked >= CONTRIBUTIONS_MOST)
        return false;
    contribution_add(db, a->book, a->chapter, person, a->question, a->due_on, a->now, out);
    return ask_put(db, &(struct ask_new){.kind = ASK_KIND_CONTRIBUTE,
                                         .person = person,
                                         .subject = out->n,
                                         .due_on = {true, a->due_on},
                                         .asked_at = a->now});
}

enum contribution_answered contribution_answer(struct db *db, const struct contribution *c, struct str body,
                                               struct instant now)
{
    bool gives = body.len > 0;
    if (c->used_in.is_set)
        return CONTRIBUTION_USED;
    if (!c->person.is_set ||
        !contribution_answer_set(db, c->id, gives ? CONTRIBUTION_STATE_GIVEN : CONTRIBUTION_STATE_DECLINED,
                                 body, now))
        return CONTRIBUTION_OVER;
    ask_settle(db, ASK_KIND_CONTRIBUTE, c->id.n, c->person.value, gives ? ASK_STATE_DONE : ASK_STATE_DECLINED,
               now);
    return CONTRIBUTION_ANSWERED;
}

struct str contribution_quote(struct arena *arena, struct str body, struct str name)
{
    struct buf out = buf_new(arena, 3 * body.len + name.len + 100);
    struct str rest = str_trim(body), line;
    while (rest.len) {
        if (!str_cut(&rest, '\n', &line)) {
            line = rest;
            rest = S("");
        }
        buf_format(&out, "> %.*s\n", STR(line));
    }
    buf_format(&out, ">\n> %.*s\n", STR(name));
    return buf_get(&out);
}

enum prose_result contribution_quote_in(struct db *db, const struct contribution *c, struct str name,
                                        const struct chapter *chapter, struct person_id author,
                                        struct instant now)
{
    struct arena *arena = db_arena(db);
    struct prose prose = {.id = chapter->prose, .head = chapter->head};
    struct str before = str_trim(prose_body(db, &prose)), quote = contribution_quote(arena, c->body, name);
    struct prose_edit edit = {
        .prose = prose.id,
        .base = prose.head,
        .body = before.len ? str_format(arena, "%.*s\n\n%.*s", STR(before), STR(quote)) : quote,
        .writer = author,
        .now = now,
    };
    struct prose_saved saved = prose_save(db, &edit);
    if (saved.result == PROSE_SAVED)
        contribution_use(db, c->id, chapter->id);
    return saved.result;
}

void contributions_turn(struct db *db, struct date today)
{
    contributions_lapse(db, today);
}
