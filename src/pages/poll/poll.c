// SPDX-License-Identifier: EUPL-1.2
// One poll of dates: answering it, what comes of it, and taking a day.
#include "gathering/poll.h"

#include "gathering/gathering.h"
#include "i18n/format.h"
#include "jobs/moving.h"
#include "pages/gathering/gathering.h"
#include "pages/poll/poll_form.h"
#include "sql/gathering.h"
#include "web/form.h"
#include "web/notify.h"

struct shown {
    struct poll_view view;
    struct gathering gathering;
    struct member_list members;
};

static struct poll_asked asked_here(const struct web *w)
{
    bool is_asked = w->standing.is_member && w->actor.person.is_set;
    return (struct poll_asked){&w->date_poll, poll_zone(&w->network),
                               is_asked ? w->actor.person : (struct maybe_person_id){0}};
}

static bool is_open(const struct web *w)
{
    return poll_is_open(&w->date_poll, poll_zone(&w->network), w->now);
}

static bool is_undecided(const struct web *w)
{
    return w->date_poll.state == POLL_STATE_OPEN || w->date_poll.state == POLL_STATE_CLOSED;
}

// ---- words ----

static struct str state_words(struct web *w, const struct shown *s)
{
    switch (w->date_poll.state) {
    case POLL_STATE_OPEN: return is_open(w) ? poll_until(w, &w->date_poll) : SAY(w, MSG_poll_is_closed);
    case POLL_STATE_CLOSED: return SAY(w, MSG_poll_is_closed);
    case POLL_STATE_WITHDRAWN: return SAY(w, MSG_poll_is_withdrawn);
    case POLL_STATE_TAKEN: {
        const struct poll_slot *slot = &s->view.slots.at[w->date_poll.taken_place.value - 1];
        return SAY(w, MSG_poll_is_taken, arg_str(poll_slot_day(w, slot)));
    }
    }
    return S("");
}

static struct str proposal_words(struct web *w, const struct shown *s)
{
    const struct poll_view *v = &s->view;
    if (!is_undecided(w))
        return S("");
    if (v->why == POLL_NO_HOST_DAY)
        return SAY(w, MSG_poll_no_host_day);
    if (v->why == POLL_NO_ANSWERS)
        return S("");
    static const enum message why[] = {[POLL_BY_PAIRS] = MSG_poll_by_pairs,
                                       [POLL_BY_PEOPLE] = MSG_poll_by_people,
                                       [POLL_BY_ORDER] = MSG_poll_by_order,
                                       [POLL_BY_ONLY] = MSG_poll_by_only};
    const struct poll_count *c = &v->counts[v->best];
    return SAY(w, why[v->why], arg_str(poll_slot_day(w, &v->slots.at[v->best])), arg_int(c->yes),
               arg_int(c->new_pairs));
}

static struct str names_of(struct web *w, const struct shown *s, int64_t place, enum can_come answer)
{
    struct str *names = NEW_ARRAY(w->arena, struct str, s->members.count);
    size_t count = 0;
    for (size_t i = 0; i < s->members.count; i++)
        for (size_t k = 0; k < s->view.answers.count; k++) {
            const struct poll_answer *a = &s->view.answers.at[k];
            if (a->place == place && a->answer == answer && a->person.n == s->members.at[i].person.n)
                names[count++] =
                    str_words(w->arena, s->members.at[i].given_name, s->members.at[i].family_name);
        }
    return format_list(w->arena, w->lang, names, count);
}

// ---- the page ----

static bool is_now(const struct gathering *g, const struct poll_slot *slot)
{
    return date_compare(g->held_on, slot->held_on) == 0 && g->start_minute == slot->start_minute &&
           g->end_minute == slot->end_minute;
}

static struct poll_result_line line_of(struct web *w, const struct shown *s, size_t i)
{
    const struct poll_slot *slot = &s->view.slots.at[i];
    const struct poll_count *c = &s->view.counts[i];
    struct poll_result_line line = {
        .place = str_format(w->arena, "%lld", (long long)slot->place),
        .day = poll_slot_day(w, slot),
        .hours = poll_slot_hours(w, slot),
        .pairs = format_int(w->arena, w->lang, c->new_pairs),
        .yes = c->yes,
        .maybe = c->maybe,
        .no = c->no,
        .is_best = i == s->view.best && is_undecided(w),
        .is_taken = w->date_poll.taken_place.is_set && w->date_poll.taken_place.value == slot->place,
        .is_now = is_now(&s->gathering, slot),
    };
    if (is_undecided(w)) {
        line.against = gathering_day_against(w, slot->held_on);
        line.same_day = gathering_same_day(w, slot->held_on);
    }
    if (web_may(w, VERB_TALK)) {
        line.yes_names = names_of(w, s, slot->place, CAN_COME_YES);
        line.maybe_names = names_of(w, s, slot->place, CAN_COME_MAYBE);
        line.no_names = names_of(w, s, slot->place, CAN_COME_NO);
    }
    return line;
}

static struct shown shown_of(struct web *w)
{
    struct shown s = {.view = poll_view_of(w->db, &w->date_poll, w->today),
                      .members = members_of(w->db, w->network.id)};
    gathering_by_id(w->db, w->date_poll.gathering, &s.gathering);
    return s;
}

static void page_show(struct web *w, struct poll_form *form)
{
    struct shown s = shown_of(w);
    const struct gathering *g = &s.gathering;
    form->action = url_poll_answer(w->arena, w->date_poll.id);
    struct date_poll_page page = {
        .csrf = w->csrf,
        .title = g->title,
        .state = state_words(w, &s),
        .turnout = SAY(w, MSG_poll_turnout, arg_int(s.view.answered), arg_int(s.view.members)),
        .proposal = proposal_words(w, &s),
        .form = *form,
        .results.at = NEW_ARRAY(w->arena, struct poll_result_line, s.view.slots.count),
        .may_answer = is_open(w) && asked_here(w).person.is_set,
        .may_take = is_undecided(w) && web_may(w, VERB_RUN) && w->network.state == NETWORK_STATE_RUNNING,
        .has_names = web_may(w, VERB_TALK),
        .take = url_poll_choose(w->arena, w->date_poll.id),
        .withdraw = url_poll_cancel(w->arena, w->date_poll.id),
        .gathering = url_gathering_show(w->arena, g->id),
        .gathering_title = g->title,
        .gathering_when = format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute),
    };
    for (size_t i = 0; i < s.view.slots.count; i++)
        page.results.at[page.results.count++] = line_of(w, &s, i);
    view_date_poll_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, g->title, page.gathering);
    web_title(w, SAY(w, MSG_poll_title, arg_str(g->title)));
}

void poll_show(struct web *w)
{
    struct poll_asked of = asked_here(w);
    struct poll_form form = poll_form_new(w, &of);
    page_show(w, &form);
}

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_poll_show(w->arena, w->date_poll.id), said);
}

void poll_answer(struct web *w)
{
    struct poll_asked of = asked_here(w);
    struct poll_form form = poll_form_new(w, &of);
    if (!of.person.is_set)
        web_error(w, 403);
    else if (poll_form_take(w, &of, &form))
        back(w, MSG_poll_answered);
    else
        page_show(w, &form);
}

// ---- deciding ----

/// The gathering moves, and every calendar that has it is told.
static bool move(struct web *w, const struct poll_slot *slot)
{
    struct gathering g;
    if (!gathering_by_id(w->db, w->date_poll.gathering, &g))
        return false;
    struct str why = TEXT(w->arena, w->settings.lang, MSG_poll_moved_why);
    struct gathering_edit edit = {
        .id = g.id,
        .version = g.version,
        .title = g.title,
        .place = g.place,
        .about = g.about,
        .held_on = slot->held_on,
        .start_minute = (int32_t)slot->start_minute,
        .end_minute = (int32_t)slot->end_minute,
        .why = {true, why},
        .today = w->today,
    };
    struct notice_site site = notify_site(w);
    enum gathering_edited edited = gathering_edit(w->db, &edit);
    if (edited == GATHERING_MOVED)
        gathering_has_moved(w->db, &site, g.id, w->today);
    notice_gatherings_near(w->db, &site, w->network.id, w->today);
    return edited != GATHERING_CHANGED_MEANWHILE;
}

void poll_choose(struct web *w)
{
    struct poll_slot_list slots = poll_slots(w->db, w->date_poll.id);
    int64_t place;
    bool is_slot = str_int(form_get(w, S("slot")), &place) && place >= 1 && place <= (int64_t)slots.count;
    if (!is_slot) {
        web_error(w, 400);
        return;
    }
    bool is_ahead = date_compare(slots.at[place - 1].held_on, w->today) > 0;
    if (!form_ok(w))
        poll_show(w); // who goes back from the page that shows the mails
    else if (is_ahead && poll_take(w->db, &w->date_poll, place, w->now) && move(w, &slots.at[place - 1]))
        back(w, MSG_poll_day_taken);
    else
        web_error(w, 409);
}

void poll_cancel(struct web *w)
{
    if (poll_withdraw(w->db, w->date_poll.id, w->now))
        back(w, MSG_poll_is_withdrawn);
    else
        web_error(w, 409);
}
