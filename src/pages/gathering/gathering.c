// SPDX-License-Identifier: EUPL-1.2
// One gathering: what happens today? Answering, moving, calling off, and the page for the wall.
#include "pages/gathering/gathering.h"

#include "base/bug.h"
#include "gathering/gathering.h"
#include "jobs/calling_off.h"
#include "pages/gathering/check_in.h"
#include "pages/start/selection.h"
#include "i18n/format.h"
#include "sql/gathering.h"
#include "sql/hosting.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

static bool is_past(const struct web *w)
{
    return date_compare(w->gathering.held_on, w->today) < 0;
}

static enum answer own_answer(struct web *w)
{
    enum answer answer = ANSWER_NONE;
    if (w->actor.person.is_set)
        attendee_answer(w->db, w->gathering.id, w->actor.person.value, &answer);
    return answer;
}

/// Before anybody was asked: when they will be.
static struct str asked_when(struct web *w)
{
    struct date day = date_plus_days(w->gathering.held_on, -GATHERING_ASK_BEFORE_DAYS);
    bool is_soon = date_compare(day, w->today) <= 0;
    return is_soon ? SAY(w, MSG_gathering_asked_soon) : SAY(w, MSG_gathering_asked_on, arg_day(day));
}

/// Who comes, before it; who came, after it. Empty where there are no members, or nobody was marked.
static struct str tally(struct web *w)
{
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    int64_t answers[] = {[ANSWER_NONE] = 0, [ANSWER_YES] = 0, [ANSWER_NO] = 0, [ANSWER_MAYBE] = 0};
    int64_t came = 0, members = 0;
    for (size_t i = 0; i < rows.count; i++) {
        if (!rows.at[i].is_member)
            continue;
        members++;
        answers[rows.at[i].answer.is_set ? rows.at[i].answer.value : ANSWER_NONE]++;
        came += rows.at[i].came.is_set && rows.at[i].came.value;
    }
    if (came)
        return SAY(w, MSG_attendance_count, arg_int(came), arg_int(members));
    if (!members || is_past(w))
        return S("");
    bool is_announced = false;
    if (gathering_is_announced(w->db, w->gathering.id, &is_announced) && !is_announced &&
        answers[ANSWER_NONE] == (int64_t)rows.count)
        return asked_when(w);
    return SAY(w, MSG_gathering_tally, arg_int(answers[ANSWER_YES]), arg_int(answers[ANSWER_MAYBE]),
               arg_int(answers[ANSWER_NO]), arg_int(answers[ANSWER_NONE]));
}

static struct str my_group(struct web *w, int64_t number)
{
    struct str mates = number ? gathering_companions(w, w->gathering.id) : S("");
    if (!number || w->gathering.state == GATHERING_STATE_CANCELLED)
        return S("");
    enum message with = is_past(w) ? MSG_gathering_you_sat_with : MSG_gathering_you_sit_with;
    if (mates.len)
        return SAY(w, with, arg_int(number), arg_str(mates));
    return is_past(w) ? S("") : SAY(w, MSG_gathering_you_sit, arg_int(number));
}

static struct str answer_words(struct web *w, enum answer answer)
{
    switch (answer) {
    case ANSWER_NONE: return S("");
    case ANSWER_YES: return SAY(w, MSG_invitation_said_yes);
    case ANSWER_NO: return SAY(w, MSG_invitation_said_no);
    case ANSWER_MAYBE: return SAY(w, MSG_invitation_said_maybe);
    }
    BUG("no such answer");
}

/// What people wrote with their answers, for those who run it alone.
static struct said_line_list said(struct web *w)
{
    struct said_line_list lines = {0};
    if (!web_may(w, VERB_RUN))
        return lines;
    struct attendee_words_list words = attendee_words(w->db, w->gathering.id);
    lines.at = NEW_ARRAY(w->arena, struct said_line, words.count);
    for (size_t i = 0; i < words.count; i++) {
        const struct attendee_words *a = &words.at[i];
        lines.at[lines.count++] = (struct said_line){
            .name = str_words(w->arena, a->given_name, a->family_name),
            .answer = answer_words(w, a->answer),
            .proposal = a->proposal.is_set ? a->proposal.value : S(""),
            .comment = a->comment.is_set ? a->comment.value : S(""),
        };
    }
    return lines;
}

/// Whether its groups have something to write on.
static bool has_sheets(struct web *w)
{
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].kind == ITEM_KIND_GROUP_WORK)
            return true;
    return false;
}

/// What it is about; before it has a topic, where one proposes.
static void topic_fill(struct web *w, struct gathering_page *page)
{
    struct topic topic;
    if (topic_of_gathering(w->db, w->gathering.id, &topic)) {
        page->topic = topic.title;
        page->topic_url = url_topic_show(w->arena, topic.id);
    } else if (w->gathering.kind != GATHERING_KIND_KICKOFF && !page->is_past && !page->is_cancelled) {
        page->wants_topic = true;
        page->topic_url = url_topics(w->arena, w->network.id);
    }
}

/// On the day a member says with one tap that they are here.
static void here_fill(struct web *w, struct gathering_page *page)
{
    struct attendee_mark mark = {0};
    if (!page->is_today || page->is_cancelled || !w->standing.is_member)
        return;
    attendance_mark_of(w->db, w->gathering.id, w->actor.person.value, &mark);
    page->may_say_here = !mark.came.is_set || !mark.came.value;
    page->is_here = !page->may_say_here;
    page->person = str_format(w->arena, "%lld", (long long)w->actor.person.value.n);
    page->say_here = url_check_in_save(w->arena, check_in_token(w, w->gathering.id));
}

/// Who comes, who may, who does not, and who has not said: whoever runs the gathering asks by name.
static struct answered_line_list answered(struct web *w)
{
    static const enum answer order[] = {ANSWER_NO, ANSWER_MAYBE, ANSWER_NONE, ANSWER_YES};
    static const enum message labels[] = {MSG_gathering_answered_no, MSG_gathering_answered_maybe,
                                          MSG_gathering_answered_none, MSG_gathering_answered_yes};
    enum { ORDER = sizeof order / sizeof *order };
    struct answered_line_list lines = {.at = NEW_ARRAY(w->arena, struct answered_line, ORDER)};
    struct attendance_list rows = attendance_of(w->db, w->gathering.id);
    struct str *names = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t o = 0; o < ORDER && web_may(w, VERB_RUN) && !is_past(w); o++) {
        size_t count = 0;
        for (size_t i = 0; i < rows.count; i++) {
            enum answer answer = rows.at[i].answer.is_set ? rows.at[i].answer.value : ANSWER_NONE;
            if (rows.at[i].is_member && answer == order[o])
                names[count++] = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name);
        }
        if (count)
            lines.at[lines.count++] = (struct answered_line){SAY(w, labels[o], arg_int((int64_t)count)),
                                                             str_join(w->arena, names, count, S(", "))};
    }
    return lines;
}

static struct str host_line(struct web *w)
{
    struct hosting_list seats = hostings_of(w->db, w->gathering.id);
    struct str *names = NEW_ARRAY(w->arena, struct str, seats.count);
    size_t count = 0;
    for (size_t i = 0; i < seats.count; i++)
        if (seats.at[i].person.is_set)
            names[count++] = str_words(w->arena, seats.at[i].given_name.value, seats.at[i].family_name.value);
    if (count)
        return SAY(w, MSG_host_is, arg_str(format_list(w->arena, w->lang, names, count)));
    return is_past(w) ? SAY(w, MSG_host_door) : SAY(w, MSG_host_wanted_door);
}

/// The way to the poll that asks which day is good; for who runs the network, to beginning one.
static void poll_fill(struct web *w, struct gathering_page *page)
{
    struct date_poll poll;
    const struct gathering *g = &w->gathering;
    bool is_ahead = g->state == GATHERING_STATE_PLANNED && date_compare(g->held_on, w->today) > 0;
    if (is_ahead && date_poll_of(w->db, g->id, &poll)) {
        page->poll = url_poll_show(w->arena, poll.id);
        page->poll_door = SAY(w, w->standing.is_member && poll.state == POLL_STATE_OPEN ? MSG_poll_door_answer
                                                                                        : MSG_poll_door);
    } else if (is_ahead && g->kind != GATHERING_KIND_KICKOFF && page->may_run &&
               w->network.state == NETWORK_STATE_RUNNING) {
        page->poll = url_poll_form(w->arena, g->id);
        page->poll_door = SAY(w, MSG_poll_new);
    }
}

void gathering_show(struct web *w)
{
    const struct gathering *g = &w->gathering;
    int64_t mine;
    struct group_card_list groups = gathering_groups(w, &mine);
    bool is_cancelled = g->state == GATHERING_STATE_CANCELLED;
    struct gathering_page page = {
        .title = g->title,
        .when = gathering_when(w),
        .place = g->place,
        .about = g->about,
        .words_lang = lang_tag(w->settings.lang),
        .my_group = my_group(w, mine),
        .tally = is_cancelled ? S("") : tally(w),
        .same_day = is_cancelled || is_past(w) ? S("") : gathering_same_day(w, g->held_on),
        .against = is_cancelled || is_past(w) ? S("") : gathering_day_against(w, g->held_on),
        .reply = {w->csrf, own_answer(w), g->sequence, url_gathering_answer(w->arena, g->id)},
        .is_cancelled = is_cancelled,
        .why = is_cancelled && g->moved_why.is_set ? g->moved_why.value : S(""),
        .is_past = is_past(w),
        .is_today = g->held_on.days == w->today.days,
        .may_answer = w->standing.is_member && !is_cancelled && !is_past(w),
        .may_run = web_may(w, VERB_RUN),
        .may_host = web_may(w, VERB_HOST),
        .has_host_page = g->kind != GATHERING_KIND_KICKOFF && !is_cancelled,
        .host = host_line(w),
        .host_url = url_host_show(w->arena, g->id),
        .may_cancel = web_may(w, VERB_LEAD) && !is_cancelled && !is_past(w),
        .programme = gathering_programme(w),
        .day = gathering_day(w),
        .groups = groups,
        .said = said(w),
        .answered = answered(w),
        .notes = url_notes_show(w->arena, g->id),
        .sheets = url_sheets(w->arena, g->id),
        .take_home = url_take_home_form(w->arena, g->id),
        .has_sheets = has_sheets(w) && groups.count,
        .may_talk = web_may(w, VERB_TALK),
        .edit = url_gathering_edit_form(w->arena, g->id),
        .programme_url = url_programme_form(w->arena, g->id),
        .attendance = url_attendance_list(w->arena, g->id),
        .seating = url_seating_show(w->arena, w->network.id),
        .wall = url_gathering_wall(w->arena, g->id),
        .cards = url_gathering_cards(w->arena, g->id),
        .cancel = url_gathering_cancel_form(w->arena, g->id),
    };
    page.group_list = gathering_groups_pick(w, url_gathering_show(w->arena, g->id), NULL, &page.groups);
    poll_fill(w, &page);
    topic_fill(w, &page);
    here_fill(w, &page);
    view_gathering_page(&w->page, &page);
    gathering_crumbs(w, true);
    web_title(w, g->title);
}

void gathering_answer(struct web *w)
{
    enum answer answer;
    int64_t sequence;
    if (!w->standing.is_member) {
        web_error(w, 403);
        return;
    }
    if (!answer_from_text(form_get(w, S("answer")), &answer) || answer == ANSWER_NONE ||
        !str_int(form_get(w, S("sequence")), &sequence)) {
        web_error(w, 400);
        return;
    }
    // An answer is given to the time that the person saw.
    if (sequence != w->gathering.sequence || w->gathering.state == GATHERING_STATE_CANCELLED || is_past(w)) {
        web_error(w, 409);
        return;
    }
    struct notice_site site = notify_site(w);
    attendee_answer_put(w->db, w->gathering.id, w->actor.person.value, answer, sequence, w->now);
    notice_person(w->db, &site, w->network.id, w->actor.person.value);
    web_redirect_said(w, url_gathering_show(w->arena, w->gathering.id), MSG_form_saved);
}

/// One card for each table.
void gathering_cards(struct web *w)
{
    int64_t mine;
    struct cards_page page = {
        .title = w->gathering.title, .when = gathering_when(w), .groups = gathering_groups(w, &mine)};
    view_cards_page(&w->page, &page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_gathering_cards));
}
