// SPDX-License-Identifier: EUPL-1.2
// What one does with an idea: stand behind it, look after it, say something, grow it, let it rest, tell what
// was answered.
#include "pages/idea/idea.h"
#include "web/form.h"

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_idea_show(w->arena, w->idea.id), said);
}

static void move(struct web *w, struct idea_page *page, enum idea_state to, struct str why)
{
    switch (idea_move(w->db, &w->idea, to, &(struct idea_move_by){w->actor.person, why, w->now})) {
    case IDEA_MOVED: back(w, MSG_form_saved); return;
    case IDEA_NOT_NOW: web_error(w, 409); return;
    case IDEA_MOVED_TOO_OFTEN:
        form_problem(w, NULL, SAY(w, MSG_idea_moved_too_often, arg_int(IDEA_MOVES_MOST)));
        idea_page_show(w, page);
        return;
    }
}

// ---- each button ----

static void stand(struct web *w, struct idea_page *page)
{
    (void)page;
    idea_stand_put(w->db, w->idea.id, w->actor.person.value, w->now);
    back(w, MSG_form_saved);
}

static void unstand(struct web *w, struct idea_page *page)
{
    (void)page;
    idea_stand_drop(w->db, w->idea.id, w->actor.person.value);
    back(w, MSG_form_saved);
}

static void take(struct web *w, struct idea_page *page)
{
    (void)page;
    if (idea_take(w->db, w->idea.id, w->actor.person.value, w->now))
        back(w, MSG_idea_is_taken);
    else
        web_error(w, 409);
}

static void comment(struct web *w, struct idea_page *page)
{
    struct str body = form_text(w, &page->comment, 1, IDEA_WORDS_MOST);
    if (form_ok(w) && !idea_comment_put(w->db, w->idea.id, w->actor.person, body, w->now))
        form_problem(w, &page->comment, SAY(w, MSG_topic_comments_full, arg_int(IDEA_COMMENTS_MOST)));
    if (form_ok(w))
        back(w, MSG_topic_commented);
    else
        idea_page_show(w, page);
}

static void comment_drop(struct web *w, struct idea_page *page)
{
    struct idea_comment_id id = {0};
    (void)page;
    str_int(form_get(w, S("comment_id")), &id.n);
    if (idea_comment_drop(w->db, id, w->idea.id, w->actor.person.value))
        back(w, MSG_topic_comment_removed);
    else
        web_not_found(w);
}

static void change(struct web *w, struct idea_page *page)
{
    int64_t version = 0;
    struct idea_words words = {
        .title = form_line(w, &page->new_title, IDEA_TITLE_LEAST, IDEA_TITLE_MOST),
        .body = form_text(w, &page->new_body, 0, IDEA_BODY_MOST),
        .next_need = form_line(w, &page->new_need, 0, IDEA_NEED_MOST),
    };
    str_int(form_get(w, S("version")), &version);
    if (!form_ok(w))
        idea_page_show(w, page);
    else if (idea_change(w->db, &w->idea, version, &words, w->now))
        back(w, MSG_form_saved);
    else
        web_error(w, 409);
}

static void grow(struct web *w, struct idea_page *page)
{
    move(w, page, IDEA_STATE_GROWING, S(""));
}

static void ripen(struct web *w, struct idea_page *page)
{
    move(w, page, IDEA_STATE_RIPE, S(""));
}

static void rest(struct web *w, struct idea_page *page)
{
    struct str why = form_line(w, &page->rest_why, IDEA_TITLE_LEAST, IDEA_WHY_MOST);
    if (form_ok(w))
        move(w, page, IDEA_STATE_RESTING, why);
    else
        idea_page_show(w, page);
}

/// The steward tells what the receiver said, where nobody was asked by us.
static void answer(struct web *w, struct idea_page *page, enum idea_answer said)
{
    struct idea_handed_list rows = idea_handings(w->db, w->idea.id);
    struct str words = form_text(w, &page->answer_words, 0, IDEA_WORDS_MOST);
    if (!form_ok(w))
        idea_page_show(w, page);
    else if (rows.count && rows.at[rows.count - 1].answer == IDEA_ANSWER_NONE &&
             idea_answer_put(w->db, &rows.at[rows.count - 1], said, words, w->actor.person, w->now))
        back(w, MSG_form_saved);
    else
        web_error(w, 409);
}

static void taken(struct web *w, struct idea_page *page)
{
    answer(w, page, IDEA_ANSWER_TAKEN);
}

static void declined(struct web *w, struct idea_page *page)
{
    answer(w, page, IDEA_ANSWER_DECLINED);
}

// ---- which button ----

static bool steers(const struct web *w)
{
    return web_may(w, VERB_STEWARD);
}

static bool may_drop(const struct web *w)
{
    return idea_has_voice(w) && idea_sees_talk(w);
}

static const struct {
    struct str name;
    bool (*may)(const struct web *w);
    void (*act)(struct web *w, struct idea_page *page);
} acts[] = {
    {S_INIT("stand"), idea_has_voice, stand},
    {S_INIT("unstand"), idea_has_voice, unstand},
    {S_INIT("take"), idea_has_voice, take},
    {S_INIT("comment"), idea_sees_talk, comment},
    {S_INIT("comment_drop"), may_drop, comment_drop},
    {S_INIT("change"), steers, change},
    {S_INIT("grow"), steers, grow},
    {S_INIT("ripe"), steers, ripen},
    {S_INIT("rest"), steers, rest},
    {S_INIT("taken"), steers, taken},
    {S_INIT("declined"), steers, declined},
};

void idea_act(struct web *w)
{
    struct str name = form_get(w, S("do"));
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (!str_is(acts[i].name, name))
            continue;
        if (!acts[i].may(w)) {
            web_error(w, 403);
            return;
        }
        struct idea_page page = idea_page_new(w);
        acts[i].act(w, &page);
        return;
    }
    web_error(w, 400);
}
