// SPDX-License-Identifier: EUPL-1.2
// Making a ballot: what is asked, among what, how it is counted, and until when. Whoever runs the network
// looks at it before it opens; that of a member opens at once.
#include "base/utf8.h"
#include "html/topic/ballot.h"
#include "pages/topic/ballot_paper.h"
#include "pages/topic/topic.h"
#include "topic/ballot.h"
#include "web/form.h"

enum { OPEN_DAYS_USUAL = 10, NOON = 12 * 60, EARLIEST = 6 * 60, LATEST = 22 * 60, OPEN_DAYS_MOST = 180 };

// ---- the form ----

static struct choices topic_choices(struct web *w)
{
    struct topic_proposed_list rows = topics_proposed(w->db, w->network.id);
    struct choices choices = choices_new(w, S("topic"), MSG_ballot_topics, rows.count);
    choices.many = true;
    for (size_t i = 0; i < rows.count; i++)
        choices_add(&choices, str_format(w->arena, "%lld", (long long)rows.at[i].id.n), rows.at[i].title,
                    i < BALLOT_OPTIONS_MOST);
    return choices;
}

static struct choices method_choices(struct web *w)
{
    static const enum message labels[][2] = {
        [BALLOT_METHOD_APPROVAL] = {MSG_ballot_method_approval, MSG_ballot_method_approval_about},
        [BALLOT_METHOD_DOTS] = {MSG_ballot_method_dots, MSG_ballot_method_dots_about},
        [BALLOT_METHOD_SCHULZE] = {MSG_ballot_method_schulze, MSG_ballot_method_schulze_about},
    };
    struct choices choices = choices_new(w, S("method"), MSG_ballot_method, BALLOT_METHOD_COUNT);
    for (int m = 0; m < BALLOT_METHOD_COUNT; m++) {
        choices_add(&choices, ballot_method_text((enum ballot_method)m), SAY(w, labels[m][0]),
                    m == BALLOT_METHOD_APPROVAL);
        choices.at[m].hint = SAY(w, labels[m][1]);
    }
    return choices;
}

static struct ballot_form_page form_new(struct web *w)
{
    struct ballot_form_page page = {
        .csrf = w->csrf,
        .question = input_required(input_text(w, S("question"), MSG_ballot_question)),
        .topics = topic_choices(w),
        .gathering = topic_gathering_choices(w, MSG_ballot_gathering),
        .options = input_hint(w, input_area(w, S("options"), MSG_ballot_options), MSG_ballot_options_hint),
        .method = method_choices(w),
        .closes_on = input_required(input_of_kind(w, S("closes_on"), MSG_ballot_closes_on, S("date"))),
        .closes = input_required(input_of_kind(w, S("closes"), MSG_ballot_closes, S("time"))),
        .action = url_ballot_create(w->arena, w->network.id),
        .back = url_topics(w->arena, w->network.id),
    };
    page.has_topics = page.topics.count > 0;
    page.opens_at_once = !web_may(w, VERB_RUN);
    return page;
}

static void form_show(struct web *w, struct ballot_form_page *page)
{
    view_ballot_form_page(&w->page, page);
    topic_crumbs(w, false);
    web_title(w, SAY(w, MSG_ballot_new));
}

/// True: answered.
static bool is_refused(struct web *w)
{
    bool may = topic_may_ballot(w);
    if (!may)
        web_error(w, 403);
    return !may;
}

void ballot_form(struct web *w)
{
    if (is_refused(w))
        return;
    struct ballot_form_page page = form_new(w);
    page.question.value = SAY(w, MSG_topic_title);
    page.closes_on.value = date_iso(w->arena, date_plus_days(w->today, OPEN_DAYS_USUAL));
    page.closes.value = minute_iso(w->arena, NOON);
    form_show(w, &page);
}

// ---- reading it ----

struct choices_read {
    struct ballot_choice *at;
    size_t count;
};

static void read_topics(struct web *w, struct ballot_form_page *page, struct choices_read *out)
{
    form_choices(w, &page->topics);
    for (size_t i = 0; i < page->topics.count; i++)
        if (page->topics.at[i].selected) {
            struct ballot_choice *c = &out->at[out->count++];
            c->label = page->topics.at[i].label;
            c->topic.is_set = str_int(page->topics.at[i].value, &c->topic.value.n);
        }
}

/// A line each.
static void read_lines(struct web *w, struct ballot_form_page *page, struct choices_read *out, size_t room)
{
    struct str rest = form_text(w, &page->options, 0, (size_t)BALLOT_OPTIONS_MOST * (BALLOT_LABEL_MOST + 1)),
               line;
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (utf8_length(line) > BALLOT_LABEL_MOST)
            form_problem(w, &page->options, SAY(w, MSG_ballot_option_long, arg_int(BALLOT_LABEL_MOST)));
        else if (line.len && out->count < room)
            out->at[out->count++].label = line;
    }
}

static struct choices_read read_options(struct web *w, struct ballot_form_page *page)
{
    size_t room = page->topics.count + BALLOT_OPTIONS_MOST + 1;
    struct choices_read read = {.at = NEW_ARRAY(w->arena, struct ballot_choice, room)};
    read_topics(w, page, &read);
    size_t topics = read.count;
    read_lines(w, page, &read, room);
    if (topics && read.count > topics)
        form_problem(w, &page->options, SAY(w, MSG_ballot_options_mixed));
    else if (read.count < BALLOT_OPTIONS_LEAST || read.count > BALLOT_OPTIONS_MOST)
        form_problem(
            w, &page->options,
            SAY(w, MSG_ballot_options_count, arg_int(BALLOT_OPTIONS_LEAST), arg_int(BALLOT_OPTIONS_MOST)));
    return read;
}

static void read_hour(struct web *w, struct ballot_form_page *page, struct ballot_new *ballot)
{
    int32_t minute = 0;
    if (form_date(w, &page->closes_on, &ballot->closes_on)) {
        int days = ballot->closes_on.days - w->today.days;
        if (days < 1 || days > OPEN_DAYS_MOST)
            form_problem(w, &page->closes_on, SAY(w, MSG_ballot_closes_on_wrong, arg_int(OPEN_DAYS_MOST)));
    }
    if (form_minute(w, &page->closes, &minute) && (minute < EARLIEST || minute > LATEST))
        form_problem(w, &page->closes, SAY(w, MSG_ballot_closes_wrong, arg_time(EARLIEST), arg_time(LATEST)));
    ballot->closes_minute = minute;
}

static void read_method(struct web *w, struct ballot_form_page *page, struct ballot_new *ballot)
{
    ballot_method_from_text(form_choice(w, &page->method), &ballot->method);
    page->takes_options = ballot->takes_options = form_has(w, S("takes"));
    if (ballot->takes_options && ballot->method == BALLOT_METHOD_SCHULZE)
        form_problem(w, NULL, SAY(w, MSG_ballot_takes_no_ranks));
}

static void read_gathering(struct web *w, struct ballot_form_page *page, struct ballot_new *ballot)
{
    if (ballot->about != BALLOT_ABOUT_TOPICS)
        return;
    str_int(form_choice(w, &page->gathering), &ballot->for_gathering.value.n);
    ballot->for_gathering.is_set = ballot->for_gathering.value.n != 0;
}

static void open_at_once(struct web *w, struct ballot_id id)
{
    struct ballot ballot;
    if (ballot_by_id(w->db, id, &ballot))
        ballot_open(w->db, &ballot, ballot_zone(&w->network), w->now);
}

void ballot_create(struct web *w)
{
    if (is_refused(w))
        return;
    struct ballot_form_page page = form_new(w);
    struct choices_read options = read_options(w, &page);
    struct ballot_wish wish = {
        .ballot = {.network = w->network.id, .by_person = w->actor.person},
        .options = options.at,
        .count = options.count,
    };
    wish.ballot.about = options.count && options.at[0].topic.is_set ? BALLOT_ABOUT_TOPICS : BALLOT_ABOUT_FREE;
    wish.ballot.question = form_line(w, &page.question, BALLOT_QUESTION_LEAST, BALLOT_QUESTION_MOST);
    read_method(w, &page, &wish.ballot);
    read_hour(w, &page, &wish.ballot);
    read_gathering(w, &page, &wish.ballot);
    struct ballot_id id;
    if (form_ok(w) && !ballot_draft(w->db, &wish, &id))
        form_problem(w, NULL, SAY(w, MSG_ballot_too_many, arg_int(BALLOTS_ALIVE_MOST)));
    if (!form_ok(w)) {
        form_show(w, &page);
        return;
    }
    if (page.opens_at_once)
        open_at_once(w, id);
    web_redirect(w, url_ballot_show(w->arena, id));
}
