// SPDX-License-Identifier: EUPL-1.2
// Ideas by link: an idea for the unit that one manages; what was answered about one's own; and one that needs
// somebody to look after it.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "html/idea/idea.h"
#include "i18n/format.h"
#include "idea/idea.h"
#include "web/form.h"

// ---- for a unit's manager ----

static struct str supporters_of(struct web *w, struct idea_id idea)
{
    struct idea_stand_list rows = idea_stands(w->db, idea);
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        names[i] = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name);
    return rows.count
               ? SAY(w, MSG_idea_supporters, arg_str(format_list(w->arena, w->lang, names, rows.count)))
               : S("");
}

/// False, and answered: there is no such handing.
static bool read_handed(struct web *w, const struct asked *of, struct idea_handed *handed, struct idea *idea)
{
    if (idea_handed_by_id(w->db, (struct idea_handed_id){of->ask.subject}, handed) &&
        idea_by_id(w->db, handed->idea, idea))
        return true;
    web_not_found(w);
    return false;
}

static struct handle_idea_page handle_page_new(struct web *w, const struct asked *of,
                                               const struct idea_handed *handed, const struct idea *idea)
{
    struct handle_idea_page page = {
        .csrf = w->csrf,
        .title = idea->title,
        .body = idea->body,
        .about = SAY(w, MSG_idea_for_you_about),
        .supporters = supporters_of(w, idea->id),
        .unit = handed->to_text,
        .words = input_hint(w, input_area(w, S("words"), MSG_idea_answer_words), MSG_idea_answer_hint),
        .action = url_ask_save(w->arena, w->path.token),
        .idea = url_idea_show(w->arena, idea->id),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    page.words.value = handed->words;
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_idea_you_said_yes);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_idea_you_said_no);
    return page;
}

static void handle_page_show(struct web *w, const struct handle_idea_page *page)
{
    view_handle_idea_page(&w->page, page);
    web_title(w, SAY(w, MSG_idea_for_you, arg_str(page->unit)));
}

void handle_idea_show(struct web *w, const struct asked *of)
{
    struct idea_handed handed;
    struct idea idea;
    if (!read_handed(w, of, &handed, &idea))
        return;
    struct handle_idea_page page = handle_page_new(w, of, &handed, &idea);
    handle_page_show(w, &page);
}

void handle_idea_save(struct web *w, const struct asked *of)
{
    struct idea_handed handed;
    struct idea idea;
    if (!read_handed(w, of, &handed, &idea))
        return;
    struct handle_idea_page page = handle_page_new(w, of, &handed, &idea);
    struct str words = form_text(w, &page.words, 0, IDEA_WORDS_MOST);
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    if (!form_ok(w))
        handle_page_show(w, &page);
    else if (idea_answer_put(w->db, &handed, answer == ANSWER_YES ? IDEA_ANSWER_TAKEN : IDEA_ANSWER_DECLINED,
                             words, (struct maybe_person_id){true, of->ask.person}, w->now))
        answer_saved(w);
    else
        web_error(w, 409);
}

// ---- for its steward ----

/// False, and answered: there is no such idea.
static bool read_idea(struct web *w, const struct asked *of, struct idea *idea)
{
    if (idea_by_id(w->db, (struct idea_id){of->ask.subject}, idea))
        return true;
    web_not_found(w);
    return false;
}

/// What the last one whom it was handed to said.
static struct str last_answer(struct web *w, struct idea_id idea)
{
    struct idea_handed_list rows = idea_handings(w->db, idea);
    const struct idea_handed *last = rows.count ? &rows.at[rows.count - 1] : NULL;
    if (!last || last->answer == IDEA_ANSWER_NONE)
        return S("");
    struct str said =
        SAY(w, last->answer == IDEA_ANSWER_TAKEN ? MSG_idea_they_said_yes : MSG_idea_they_said_no,
            arg_str(last->to_text));
    return last->words.len ? str_format(w->arena, "%.*s %.*s", STR(said), STR(last->words)) : said;
}

void idea_answer_show(struct web *w, const struct asked *of)
{
    struct idea idea;
    if (!read_idea(w, of, &idea))
        return;
    struct answer_page page = answer_page_of(w, of);
    page.title = idea.title;
    page.about = last_answer(w, idea.id);
    page.yes = SAY(w, MSG_idea_answer_seen);
    page.more = url_idea_show(w->arena, idea.id);
    page.more_label = SAY(w, MSG_idea_open);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = page.about;
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void idea_answer_save(struct web *w, const struct asked *of)
{
    if (answer_given(w) == ANSWER_NONE)
        return;
    ask_settle(w->db, ASK_KIND_IDEA_ANSWER, of->ask.subject, of->ask.person, ASK_STATE_DONE, w->now);
    answer_saved(w);
}

// ---- for who stands behind it ----

void take_idea_show(struct web *w, const struct asked *of)
{
    struct idea idea;
    if (!read_idea(w, of, &idea))
        return;
    struct answer_page page = answer_page_of(w, of);
    page.title = SAY(w, MSG_ask_take_idea, arg_str(idea.title));
    page.about = SAY(w, MSG_idea_take_about);
    page.yes = SAY(w, MSG_idea_take);
    page.no = SAY(w, MSG_ask_no_thanks);
    page.more = url_idea_show(w->arena, idea.id);
    page.more_label = SAY(w, MSG_idea_open);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_idea_is_taken);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void take_idea_save(struct web *w, const struct asked *of)
{
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    if (answer == ANSWER_NO)
        ask_settle(w->db, ASK_KIND_TAKE_IDEA, of->ask.subject, of->ask.person, ASK_STATE_DECLINED, w->now);
    else
        idea_take(w->db, (struct idea_id){of->ask.subject}, of->ask.person, w->now);
    answer_saved(w);
}
