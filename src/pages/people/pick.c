// SPDX-License-Identifier: EUPL-1.2
#include "pages/people/pick.h"

#include "i18n/collate.h"
#include "i18n/email.h"
#include "people/lookup.h"
#include "sql/invitation.h"
#include "sql/people.h"
#include "web/form.h"
#include "web/quota.h"

enum { TYPED_MOST = 200, FOUND_AT_ONCE = 10 };

static struct str id_text(struct web *w, struct person_id id)
{
    return str_format(w->arena, "%lld", (long long)id.n);
}

static struct str field(struct web *w, const struct pick *pick, const char *part)
{
    return form_get(w, str_format(w->arena, "%.*s-%s", STR(pick->name), part));
}

/// The name of somebody who works here; empty where there is no such person.
static struct str name_here(struct web *w, struct person_id id)
{
    struct invitee who;
    return invitee(w->db, id, &who) && !who.has_left ? str_words(w->arena, who.given_name, who.family_name)
                                                     : S("");
}

struct pick pick_new(struct web *w, struct str name, enum message label, struct maybe_person_id now)
{
    struct pick pick = {
        .name = name,
        .label = SAY(w, label),
        .by_keys = web_may(w, VERB_STAFF) || web_may(w, VERB_TEAM) || web_may(w, VERB_LEAD),
        .find = url_text(url_people_find(w->arena)),
    };
    pick.hint = SAY(w, pick.by_keys ? MSG_pick_hint_keys : MSG_pick_hint);
    if (now.is_set) {
        pick.value = pick.was = name_here(w, now.value);
        pick.id = id_text(w, now.value);
    }
    return pick;
}

struct pick pick_required(struct pick pick)
{
    pick.required = true;
    return pick;
}

// ---- who fits ----

static struct pick_option option_of(struct web *w, const struct found_person *p)
{
    struct str parts[2];
    size_t count = 0;
    if (p->job_title.is_set && p->job_title.value.len)
        parts[count++] = p->job_title.value;
    if (p->unit_name.is_set)
        parts[count++] = p->unit_name.value;
    return (struct pick_option){id_text(w, p->id), str_words(w->arena, p->given_name, p->family_name),
                                str_join(w->arena, parts, count, S(", "))};
}

static struct pick_option_list options_of(struct web *w, struct str typed, size_t most)
{
    struct found_person_list found = lookup_people(w->db, typed, (int64_t)most);
    struct pick_option_list list = {.at = NEW_ARRAY(w->arena, struct pick_option, found.count)};
    for (size_t i = 0; i < found.count; i++)
        list.at[list.count++] = option_of(w, &found.at[i]);
    return list;
}

/// Nobody reads the staff list by asking for every beginning of a name.
static bool may_look(struct web *w)
{
    return !w->site->finds || quota_take(w->site->finds, w->actor.account.n, w->now);
}

/// The one whose whole name was typed, or who is the only one that fits.
static bool only_one(struct web *w, const struct pick_option_list *options, struct str typed, struct str *id)
{
    size_t exact = 0;
    for (size_t i = 0; i < options->count; i++)
        if (str_is(fold(w->arena, options->at[i].name), fold(w->arena, typed))) {
            *id = options->at[i].id;
            exact++;
        }
    if (!exact && options->count == 1)
        *id = options->at[0].id;
    return exact == 1 || (!exact && options->count == 1);
}

static struct maybe_person_id by_key(struct web *w, const struct pick *pick, struct str typed)
{
    struct person_named_list named = {0};
    if (pick->by_keys)
        named = people_named(w->db, email_key(w->arena, typed), typed);
    return named.count == 1 ? (struct maybe_person_id){true, named.at[0].id} : (struct maybe_person_id){0};
}

static struct maybe_person_id chosen(struct web *w, struct pick *pick, struct str id)
{
    struct maybe_person_id person = {0};
    person.is_set = str_int(id, &person.value.n) && name_here(w, person.value).len;
    if (person.is_set) {
        pick->id = id;
        pick->value = pick->was = name_here(w, person.value);
    }
    return person;
}

void pick_problem(struct web *w, struct pick *pick, struct str why)
{
    struct input input = {.name = pick->name, .label = pick->label};
    pick->problem = why;
    form_problem(w, &input, why);
}

/// Among several the form asks: they stand in it, and what was typed stays.
static struct maybe_person_id found_by_words(struct web *w, struct pick *pick, struct str typed)
{
    struct str id;
    if (!may_look(w)) {
        pick_problem(w, pick, SAY(w, MSG_error_429_text));
        return (struct maybe_person_id){0};
    }
    struct maybe_person_id person = by_key(w, pick, typed);
    struct pick_option_list options = options_of(w, typed, PICK_OFFERED_MOST);
    if (person.is_set)
        return chosen(w, pick, id_text(w, person.value));
    if (only_one(w, &options, typed, &id))
        return chosen(w, pick, id);
    pick->was = typed;
    pick->options = options;
    pick_problem(w, pick, SAY(w, options.count ? MSG_pick_several : MSG_pick_nobody));
    return (struct maybe_person_id){0};
}

struct maybe_person_id pick_read(struct web *w, struct pick *pick)
{
    struct input input = {.name = pick->name, .label = pick->label, .required = pick->required};
    struct str typed = form_line(w, &input, pick->required, TYPED_MOST), id = field(w, pick, "id");
    pick->value = input.value;
    pick->problem = input.problem;
    pick->id = S("");
    if (!typed.len)
        return (struct maybe_person_id){0};
    if (id.len && str_is(field(w, pick, "was"), typed)) {
        struct maybe_person_id person = chosen(w, pick, id);
        if (person.is_set)
            return person;
    }
    return found_by_words(w, pick, typed);
}

// ---- the address that is asked while one types ----

void people_find(struct web *w)
{
    if (!may_look(w)) {
        web_error(w, 429);
        return;
    }
    struct people_find_page page = {.wanted = form_query(w, S("q")), .action = url_people_find(w->arena)};
    page.people = options_of(w, page.wanted, FOUND_AT_ONCE);
    page.count = (int64_t)page.people.count;
    view_people_find_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    web_title(w, SAY(w, MSG_pick_find));
}
