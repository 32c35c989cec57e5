// SPDX-License-Identifier: EUPL-1.2
// The paper of each method, shown and read.
#include "pages/topic/ballot_paper.h"

#include "i18n/format.h"
#include "sql/topic.h"
#include "topic/ballot.h"
#include "web/form.h"

enum zone ballot_zone(const struct network *network)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(network->zone, &zone);
    return zone;
}

struct str ballot_until(struct web *w, const struct ballot *ballot)
{
    return SAY(w, MSG_ballot_until, arg_wall(wall_at(ballot->closes_on, ballot->closes_minute)));
}

struct str ballot_rule(struct web *w, enum ballot_method method)
{
    switch (method) {
    case BALLOT_METHOD_APPROVAL: return SAY(w, MSG_ballot_rule_approval);
    case BALLOT_METHOD_DOTS: return SAY(w, MSG_ballot_rule_dots, arg_int(DOTS), arg_int(DOTS_ON_ONE));
    case BALLOT_METHOD_SCHULZE: return SAY(w, MSG_ballot_rule_schulze);
    }
    return S("");
}

// ---- the form ----

static struct str number_text(struct web *w, int64_t n)
{
    return str_format(w->arena, "%lld", (long long)n);
}

static int64_t own_value(const struct ballot_own_mark_list *marks, struct ballot_option_id option)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->at[i].option.n == option.n)
            return marks->at[i].value;
    return 0;
}

/// 0 to `most`, or a dash and 1 to `most`.
static struct choices values_upto(struct web *w, size_t most, int64_t own, bool is_rank)
{
    struct choices values = choices_new(w, S(""), MSG_ballot_paper, most + 1);
    for (size_t n = 0; n <= most; n++)
        choices_add(&values, number_text(w, (int64_t)n), is_rank && !n ? S("–") : number_text(w, (int64_t)n),
                    own == (int64_t)n);
    return values;
}

static struct paper_line line_new(struct web *w, const struct ballot *ballot, const struct ballot_option *o,
                                  size_t options, int64_t own)
{
    struct paper_line line = {.id = number_text(w, o->id.n), .label = o->label, .is_ticked = own > 0};
    switch (ballot->method) {
    case BALLOT_METHOD_APPROVAL: break;
    case BALLOT_METHOD_DOTS: line.values = values_upto(w, DOTS_ON_ONE, own, false); break;
    case BALLOT_METHOD_SCHULZE: line.values = values_upto(w, options, own, true); break;
    }
    if (o->topic.is_set) {
        line.topic = number_text(w, o->topic.value.n);
        line.help_label = SAY(w, MSG_ballot_help, arg_str(o->label));
        if (w->actor.is_signed_in)
            line.about = url_topic_show(w->arena, o->topic.value);
    }
    return line;
}

static bool offers_help(struct web *w, struct maybe_topic_id topic, struct person_id person)
{
    int64_t helps = 0;
    return topic.is_set && topic_helps(w->db, topic.value, person, &helps) && helps;
}

static void own_fill(struct web *w, const struct ballot_paper *of, struct paper_form *form)
{
    struct instant cast_at;
    form->has_voted = ballot_paper_of(w->db, of->ballot->id, of->person.value, &cast_at);
    if (!form->has_voted)
        return;
    struct wall when = wall_from_instant(cast_at, of->zone);
    form->said = SAY(w, MSG_ballot_you_voted, arg_wall(when));
}

struct paper_form paper_form_new(struct web *w, const struct ballot_paper *of)
{
    struct ballot_option_list options = ballot_options(w->db, of->ballot->id);
    struct ballot_own_mark_list marks = {0};
    if (of->person.is_set)
        marks = ballot_marks_of(w->db, of->ballot->id, of->person.value);
    struct paper_form form = {
        .csrf = w->csrf,
        .rule = ballot_rule(w, of->ballot->method),
        .secrecy = SAY(w, MSG_ballot_secrecy),
        .method = of->ballot->method,
        .lines.at = NEW_ARRAY(w->arena, struct paper_line, options.count),
    };
    for (size_t i = 0; i < options.count; i++) {
        const struct ballot_option *o = &options.at[i];
        struct paper_line line = line_new(w, of->ballot, o, options.count, own_value(&marks, o->id));
        line.helps = of->person.is_set && offers_help(w, o->topic, of->person.value);
        form.has_topics |= o->topic.is_set;
        form.lines.at[form.lines.count++] = line;
    }
    if (of->person.is_set)
        own_fill(w, of, &form);
    return form;
}

// ---- reading ----

static uint8_t value_read(struct web *w, struct ballot_option_id option)
{
    int64_t value = 0;
    struct str sent = form_get(w, str_format(w->arena, "v%lld", (long long)option.n));
    return str_int(sent, &value) && value > 0 && value <= UINT8_MAX ? (uint8_t)value : 0;
}

/// What was filled in stays in a form that is shown again.
static void values_keep(struct paper_form *form, const uint8_t *values)
{
    for (size_t i = 0; i < form->lines.count; i++) {
        struct paper_line *line = &form->lines.at[i];
        line->is_ticked = values[i] > 0;
        for (size_t v = 0; v < line->values.count; v++)
            line->values.at[v].selected = v == values[i];
    }
}

static void helps_take(struct web *w, const struct ballot_option_list *options, struct person_id person)
{
    for (size_t i = 0; i < options->count; i++) {
        if (!options->at[i].topic.is_set)
            continue;
        struct topic_id topic = options->at[i].topic.value;
        if (form_has_value(w, S("help"), number_text(w, topic.n)))
            topic_help_put(w->db, topic, person);
        else
            topic_help_drop(w->db, topic, person);
    }
}

/// Both times, since the voter will want to know.
static struct str too_late(struct web *w, const struct ballot_paper *of)
{
    struct wall hour = wall_at(of->ballot->closes_on, of->ballot->closes_minute);
    return SAY(w, MSG_ballot_too_late, arg_wall(wall_from_instant(w->now, of->zone)), arg_wall(hour));
}

static struct str against_rule(struct web *w, enum ballot_method method)
{
    if (method == BALLOT_METHOD_DOTS)
        return SAY(w, MSG_ballot_overspent, arg_int(DOTS), arg_int(DOTS_ON_ONE));
    return SAY(w, MSG_ballot_unreadable);
}

static struct str refusal(struct web *w, const struct ballot_paper *of, enum ballot_voted voted)
{
    switch (voted) {
    case BALLOT_BLANK: return SAY(w, MSG_ballot_blank);
    case BALLOT_AGAINST_RULE: return against_rule(w, of->ballot->method);
    case BALLOT_TOO_LATE: return too_late(w, of);
    case BALLOT_NOT_OPEN: return SAY(w, MSG_ballot_not_open);
    case BALLOT_NO_VOTER: return SAY(w, MSG_ballot_no_voter);
    case BALLOT_VOTED:
    case BALLOT_VOTED_ANEW: break;
    }
    return S("");
}

static void refuse(struct web *w, const struct ballot_paper *of, struct paper_form *form,
                   enum ballot_voted voted)
{
    struct str why = refusal(w, of, voted);
    struct input paper = {.name = S("paper")};
    bool is_of_paper = voted == BALLOT_BLANK || voted == BALLOT_AGAINST_RULE;
    form->said = S("");
    form->problem = is_of_paper ? why : S("");
    form_problem(w, is_of_paper ? &paper : NULL, why);
}

bool paper_take(struct web *w, const struct ballot_paper *of, struct paper_form *form)
{
    struct ballot_option_list options = ballot_options(w->db, of->ballot->id);
    uint8_t *values = NEW_ARRAY(w->arena, uint8_t, options.count);
    for (size_t i = 0; i < options.count; i++)
        values[i] = value_read(w, options.at[i].id);
    enum ballot_voted voted = ballot_vote(w->db, &(struct ballot_vote){.ballot = of->ballot,
                                                                       .zone = of->zone,
                                                                       .person = of->person.value,
                                                                       .values = values,
                                                                       .received_at = w->now});
    if (voted == BALLOT_VOTED || voted == BALLOT_VOTED_ANEW) {
        helps_take(w, &options, of->person.value);
        return true;
    }
    refuse(w, of, form, voted);
    values_keep(form, values);
    return false;
}
