// SPDX-License-Identifier: EUPL-1.2
// A person as colleagues see them: unit, task, what to ask about. Written by that person alone. Who sees
// which of it is what the privacy page says (src/pages/public/info.c):
//
//     name, title, unit, what to ask about,     everyone who is signed in
//     and what they came home with
//     what they want to learn                   who is in a network or the unit with them, and HR
//     what they can bring to a theme            they themselves, the leadership team and HR
//     a network that they are in                who is in it too, and HR
//     anything of those who have left           HR
#include "web/form.h"

#include "html/people/person.h"
#include "i18n/collate.h"
#include "i18n/format.h"
#include "pages/people/skills.h"
#include "people/lookup.h"
#include "sql/home_again.h"
#include "sql/people.h"
#include "sql/person.h"
#include "sql/theme.h"
#include "sql/trouble.h"
#include "sql/unit.h"

enum { TEXT_CHARACTERS_MOST = 200 };

static bool is_own(const struct web *w, const struct person_card *p)
{
    return w->actor.person.is_set && w->actor.person.value.n == p->id.n;
}

static bool is_of_own_unit(struct web *w, const struct person_card *p)
{
    struct person_card me;
    return p->unit.is_set && w->actor.person.is_set && person_card(w->db, w->actor.person.value, &me) &&
           me.unit.is_set && me.unit.value.n == p->unit.value.n;
}

/// From the top down to the person's own unit.
static struct unit_step_list path_of(struct web *w, struct maybe_unit_id unit)
{
    struct unit_named_list path = {0};
    if (unit.is_set)
        path = units_above(w->db, unit.value);
    struct unit_step_list steps = {.at = NEW_ARRAY(w->arena, struct unit_step, path.count)};
    for (size_t i = path.count; i-- > 0;)
        steps.at[steps.count++] = (struct unit_step){path.at[i].name, url_unit_show(w->arena, path.at[i].id)};
    return steps;
}

static bool may_open(const struct web *w, const struct network_row_list *mine, struct network_id network)
{
    bool found = actor_has(&w->actor, ROLE_HR);
    for (size_t i = 0; i < mine->count && !found; i++)
        found = mine->at[i].id.n == network.n;
    return found;
}

/// The networks of a person that the reader is in too.
static struct person_network_line_list networks_with(struct web *w, struct person_id person)
{
    struct person_network_list rows = person_networks(w->db, person);
    struct network_row_list mine = networks_of(w->db, w->actor.account, w->actor.person);
    struct person_network_line_list lines = {.at =
                                                 NEW_ARRAY(w->arena, struct person_network_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        if (may_open(w, &mine, rows.at[i].id))
            lines.at[lines.count++] = (struct person_network_line){
                .name = rows.at[i].name,
                .period = format_date_range(w->arena, w->lang, rows.at[i].starts_on, rows.at[i].ends_on),
                .url = url_network_show(w->arena, rows.at[i].id),
            };
    return lines;
}

/// Themes that they came home with, and are asked about.
static struct passed_on_line_list passed_on_by(struct web *w, struct person_id person)
{
    struct theme_passed_on_list rows = themes_passed_on(w->db, person);
    struct passed_on_line_list lines = {.at = NEW_ARRAY(w->arena, struct passed_on_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = (struct passed_on_line){
            rows.at[i].title, SAY(w, MSG_passes_on_since, arg_date(rows.at[i].since_on)),
            url_theme_show(w->arena, rows.at[i].theme)};
    return lines;
}

/// That no mail reaches the person, for HR, which corrects the staff list.
static struct str trouble_text(struct web *w, struct person_id person)
{
    struct trouble t;
    if (!actor_has(&w->actor, ROLE_HR) || !trouble_of(w->db, person, &t))
        return S("");
    return SAY(w, MSG_person_trouble, arg_day(wall_from_instant(t.since, ZONE_OSLO).date));
}

void person_show(struct web *w)
{
    struct person_card p;
    bool is_hr = actor_has(&w->actor, ROLE_HR);
    if (!person_card(w->db, w->path.person, &p) || (p.state == PERSON_STATE_ENDED && !is_hr)) {
        web_not_found(w);
        return;
    }
    struct person_page page = {
        .name = str_words(w->arena, p.given_name, p.family_name),
        .title = p.job_title.value,
        .ask = p.ask_me_about.value,
        .learn = p.wants_to_learn.value,
        .trouble = trouble_text(w, p.id),
        .path = path_of(w, p.unit),
        .networks = networks_with(w, p.id),
        .passes_on = passed_on_by(w, p.id),
        .has_left = p.state == PERSON_STATE_ENDED,
        .is_own = is_own(w, &p),
        .edit = url_profile_form(w->arena),
        .may_correct = web_may(w, VERB_STAFF),
        .correct = url_person_edit_form(w->arena, p.id),
    };
    if (page.is_own || web_may(w, VERB_TEAM))
        page.skills = skills_words(w, p.id);
    page.sees_learn = page.is_own || is_hr || page.networks.count || is_of_own_unit(w, &p);
    view_person_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    web_title(w, page.name);
}

// ---- writing one's own ----

static bool is_told_of_calls(struct web *w, struct person_id person)
{
    struct instant since;
    return call_listener_since(w->db, person, &since);
}

static struct person_form form_new(struct web *w, const struct person_card *p)
{
    struct input ask = input_text(w, S("ask_me_about"), MSG_person_ask_me_about);
    struct input learn = input_text(w, S("wants_to_learn"), MSG_person_wants_to_learn);
    return (struct person_form){
        .csrf = w->csrf,
        .ask = input_hint(w, input_value(ask, p->ask_me_about.value), MSG_person_ask_hint),
        .learn = input_hint(w, input_value(learn, p->wants_to_learn.value), MSG_person_learn_hint),
        .skill = skill_choices(w, p->id, NULL),
        .is_told = is_told_of_calls(w, p->id),
        .action = url_profile_save(w->arena),
        .back = url_person_show(w->arena, p->id),
        .notices = url_own_notices_show(w->arena),
    };
}

static void form_show(struct web *w, const struct person_form *form)
{
    view_person_form(&w->page, form);
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    web_title(w, SAY(w, MSG_person_write_own));
}

/// An account that is nobody in the staff list has nothing to write.
static bool own_card(struct web *w, struct person_card *p)
{
    if (w->actor.person.is_set && person_card(w->db, w->actor.person.value, p))
        return true;
    web_not_found(w);
    return false;
}

void profile_form(struct web *w)
{
    struct person_card p;
    if (!own_card(w, &p))
        return;
    struct person_form form = form_new(w, &p);
    form_show(w, &form);
}

void profile_save(struct web *w)
{
    struct person_card p;
    if (!own_card(w, &p))
        return;
    struct person_form form = form_new(w, &p);
    struct str ask = form_line(w, &form.ask, 0, TEXT_CHARACTERS_MOST);
    struct str learn = form_line(w, &form.learn, 0, TEXT_CHARACTERS_MOST);
    if (!form_ok(w)) {
        form_show(w, &form);
        return;
    }
    person_texts_set(w->db, p.id, (struct maybe_str){ask.len > 0, ask},
                     (struct maybe_str){learn.len > 0, learn});
    skills_save(w, p.id, &form.skill);
    if (form_has(w, S("told")))
        call_listener_add(w->db, p.id, w->now);
    else
        call_listener_drop(w->db, p.id);
    lookup_put(w->db, p.id, WORD_SOURCE_ASK, fold(w->arena, ask));
    web_redirect_said(w, form.back, MSG_form_saved);
}
