// SPDX-License-Identifier: EUPL-1.2
// Answering a poll of dates.
#include "pages/poll/poll_form.h"

#include "gathering/poll.h"
#include "i18n/format.h"
#include "web/form.h"

enum zone poll_zone(const struct network *network)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(network->zone, &zone);
    return zone;
}

struct str poll_until(struct web *w, const struct date_poll *poll)
{
    return SAY(w, MSG_poll_until, arg_wall(wall_at(poll->closes_on, poll->closes_minute)));
}

struct str poll_slot_day(struct web *w, const struct poll_slot *slot)
{
    return format_day(w->arena, w->lang, slot->held_on);
}

struct str poll_slot_hours(struct web *w, const struct poll_slot *slot)
{
    return format_time_range(w->arena, w->lang, (int32_t)slot->start_minute, (int32_t)slot->end_minute);
}

struct poll_form poll_form_new(struct web *w, const struct poll_asked *of)
{
    struct poll_slot_list slots = poll_slots(w->db, of->poll->id);
    struct poll_answer_list own = {0};
    struct poll_form form = {.csrf = w->csrf, .lines.at = NEW_ARRAY(w->arena, struct poll_line, slots.count)};
    if (of->person.is_set)
        own = poll_answers_of(w->db, of->poll->id, of->person.value);
    for (size_t i = 0; i < slots.count; i++)
        form.lines.at[i] = (struct poll_line){
            .place = str_format(w->arena, "%lld", (long long)slots.at[i].place),
            .day = poll_slot_day(w, &slots.at[i]),
            .hours = poll_slot_hours(w, &slots.at[i]),
        };
    form.lines.count = slots.count;
    for (size_t i = 0; i < own.count; i++)
        form.lines.at[own.at[i].place - 1].answer = own.at[i].answer;
    form.has_answered = own.count > 0;
    form.said = form.has_answered ? SAY(w, MSG_poll_answered) : S("");
    return form;
}

/// What was pressed for each day; what is no answer is none.
static void answers_read(struct web *w, struct poll_form *form, enum can_come *answers)
{
    for (size_t i = 0; i < form->lines.count; i++) {
        struct str name = str_cat(w->arena, S("d"), form->lines.at[i].place);
        if (!can_come_from_text(form_get(w, name), &answers[i]))
            answers[i] = CAN_COME_NONE;
        form->lines.at[i].answer = answers[i];
    }
}

static struct str why_not(struct web *w, const struct date_poll *poll, enum poll_answered verdict)
{
    switch (verdict) {
    case POLL_ANSWERED: return S("");
    case POLL_BLANK: return SAY(w, MSG_poll_blank);
    case POLL_TOO_LATE:
        return SAY(w, MSG_poll_too_late, arg_wall(wall_at(poll->closes_on, poll->closes_minute)));
    case POLL_NO_MEMBER: return SAY(w, MSG_ask_gone_left);
    }
    return S("");
}

bool poll_form_take(struct web *w, const struct poll_asked *of, struct poll_form *form)
{
    enum can_come answers[POLL_SLOTS_MOST];
    answers_read(w, form, answers);
    enum poll_answered verdict =
        poll_answer_give(w->db, &(struct poll_given){of->poll, of->zone, of->person.value, answers, w->now});
    form->said = S("");
    form->problem = why_not(w, of->poll, verdict);
    if (verdict != POLL_ANSWERED)
        form_problem(w, NULL, form->problem);
    return verdict == POLL_ANSWERED;
}
