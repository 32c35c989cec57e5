// SPDX-License-Identifier: EUPL-1.2
#include "jobs/deciding.h"

#include "idea/idea.h"

/// Where the idea went elsewhere meanwhile the theme goes its way alone.
static void hand_on(struct db *db, const struct theme *theme, const struct theme_actor *actor,
                    struct instant now)
{
    struct idea_id id;
    struct idea idea;
    struct idea_handed_id handed;
    struct ask_id ask;
    struct idea_handing handing = {.to_kind = IDEA_RECEIVER_THEME,
                                   .to_theme = {true, theme->id},
                                   .handed_by = actor->person,
                                   .handed_at = now};
    if (!theme_origin(db, theme->id, &id) || !idea_by_id(db, id, &idea))
        return;
    handing.idea = id;
    idea_hand(db, &idea, &handing, &handed, &ask);
}

enum theme_submitted deciding_sent(struct db *db, const struct theme *theme, const struct theme_actor *actor,
                                   struct date today, struct instant now)
{
    enum theme_submitted submitted = theme_submit(db, theme, actor, today, now);
    if (submitted == THEME_SUBMITTED)
        hand_on(db, theme, actor, now);
    return submitted;
}

enum theme_decided deciding_decided(struct db *db, const struct theme *theme, const struct theme_decision *d)
{
    struct idea_handed handed;
    enum theme_decided decided = theme_decide(db, theme, d);
    bool is_answer = d->to == THEME_STATE_OPEN || d->to == THEME_STATE_DECLINED;
    if (decided == THEME_DECIDED && is_answer && idea_handed_to_theme(db, theme->id, &handed))
        idea_answer_put(db, &handed, d->to == THEME_STATE_OPEN ? IDEA_ANSWER_TAKEN : IDEA_ANSWER_DECLINED,
                        d->why, d->by.person, d->now);
    return decided;
}
