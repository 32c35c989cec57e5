// SPDX-License-Identifier: EUPL-1.2
// Putting an idea down: a sentence is enough. Where it comes from is in the address, so that a topic and a
// gathering have a link of one press.
#include "pages/idea/idea.h"

#include "sql/network.h"
#include "web/form.h"

/// Where it came up, as the reader may know it.
struct origin {
    struct maybe_network_id network;
    struct maybe_topic_id topic;
    struct maybe_gathering_id gathering;
    struct str title; // of the topic or gathering
};

static bool is_mine(const struct network_row_list *mine, struct network_id network)
{
    for (size_t i = 0; i < mine->count; i++)
        if (mine->at[i].id.n == network.n)
            return true;
    return false;
}

/// What the form or the address names, where the reader is in its network; nothing else is told.
static struct origin origin_read(struct web *w, const struct network_row_list *mine,
                                 struct str (*read)(const struct web *w, struct str name))
{
    struct origin origin = {0};
    struct topic topic;
    struct gathering gathering;
    int64_t id = 0;
    if (str_int(read(w, S("topic")), &id) && topic_by_id(w->db, (struct topic_id){id}, &topic) &&
        is_mine(mine, topic.network))
        return (struct origin){
            .network = {true, topic.network}, .topic = {true, topic.id}, .title = topic.title};
    if (str_int(read(w, S("gathering")), &id) &&
        gathering_by_id(w->db, (struct gathering_id){id}, &gathering) && is_mine(mine, gathering.network))
        return (struct origin){.network = {true, gathering.network},
                               .gathering = {true, gathering.id},
                               .title = gathering.title};
    if (str_int(read(w, S("network")), &id) && is_mine(mine, (struct network_id){id}))
        origin.network = (struct maybe_network_id){true, {id}};
    return origin;
}

/// Who is in one network most likely means that one.
static struct choices network_choices(struct web *w, const struct network_row_list *mine,
                                      const struct origin *origin)
{
    struct choices choices = choices_new(w, S("network"), MSG_idea_network, mine->count + 1);
    int64_t chosen = origin->network.is_set ? origin->network.value.n
                     : mine->count == 1     ? mine->at[0].id.n
                                            : 0;
    for (size_t i = 0; i < mine->count; i++)
        choices_add(&choices, str_format(w->arena, "%lld", (long long)mine->at[i].id.n), mine->at[i].name,
                    mine->at[i].id.n == chosen);
    choices_add(&choices, S("0"), SAY(w, MSG_idea_network_none), !chosen);
    return choices;
}

/// Networks of which the reader is a member, or which they run: a sponsor has no part in their ideas.
static struct network_row_list networks_of_mine(struct web *w)
{
    return networks_talked_in(w->db, w->actor.account, w->actor.person);
}

static struct idea_new_page page_new(struct web *w, const struct network_row_list *mine,
                                     const struct origin *origin)
{
    struct idea_new_page page = {
        .csrf = w->csrf,
        .title = input_hint(w, input_required(input_text(w, S("title"), MSG_idea_name)), MSG_idea_name_hint),
        .body = input_area(w, S("body"), MSG_idea_body),
        .networks = network_choices(w, mine, origin),
        .action = url_idea_create(w->arena),
    };
    if (origin->title.len)
        page.origin = SAY(w, MSG_idea_comes_from, arg_str(origin->title));
    if (origin->topic.is_set)
        page.topic = str_format(w->arena, "%lld", (long long)origin->topic.value.n);
    if (origin->gathering.is_set)
        page.gathering = str_format(w->arena, "%lld", (long long)origin->gathering.value.n);
    return page;
}

static void page_show(struct web *w, const struct idea_new_page *page)
{
    view_idea_new_page(&w->page, page);
    idea_crumbs(w);
    web_title(w, SAY(w, MSG_idea_put));
}

void idea_new(struct web *w)
{
    struct network_row_list mine = networks_of_mine(w);
    struct origin origin = origin_read(w, &mine, form_query);
    struct idea_new_page page = page_new(w, &mine, &origin);
    page_show(w, &page);
}

/// A topic or gathering goes with its own network only: who chooses another one means another idea.
static struct idea_new row_of(struct web *w, struct idea_new_page *page, const struct origin *origin)
{
    int64_t network = 0;
    str_int(form_choice(w, &page->networks), &network);
    bool is_of_origin = origin->network.is_set && origin->network.value.n == network;
    return (struct idea_new){
        .title = form_line(w, &page->title, IDEA_TITLE_LEAST, IDEA_TITLE_MOST),
        .body = form_text(w, &page->body, 0, IDEA_BODY_MOST),
        .network = {network != 0, {network}},
        .topic = {is_of_origin && origin->topic.is_set, origin->topic.value},
        .gathering = {is_of_origin && origin->gathering.is_set, origin->gathering.value},
        .by_person = w->actor.person,
        .created_at = w->now,
    };
}

void idea_create(struct web *w)
{
    struct network_row_list mine = networks_of_mine(w);
    struct origin origin = origin_read(w, &mine, form_get);
    struct idea_new_page page = page_new(w, &mine, &origin);
    struct idea_new idea = row_of(w, &page, &origin);
    struct idea_id id = {0};
    if (form_ok(w)) {
        struct str why_not = idea_why_not(w, idea_put(w->db, &idea, &id));
        if (why_not.len)
            form_problem(w, NULL, why_not);
    }
    if (form_ok(w))
        web_redirect_said(w, url_idea_show(w->arena, id), MSG_idea_is_put);
    else
        page_show(w, &page);
}
