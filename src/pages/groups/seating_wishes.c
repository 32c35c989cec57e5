// SPDX-License-Identifier: EUPL-1.2
// Wishes: never in one group, always in one, known to each other already. Each is a secret between who made
// it and the network's lead.
#include "pages/groups/seating.h"

#include "web/form.h"
#include "web/listing.h"

static const enum message labels[] = {
    [SEATING_WISH_KIND_APART] = MSG_seating_wish_kind_apart,
    [SEATING_WISH_KIND_TOGETHER] = MSG_seating_wish_kind_together,
    [SEATING_WISH_KIND_ACQUAINTED] = MSG_seating_wish_kind_acquainted,
};

static const enum message sentences[] = {
    [SEATING_WISH_KIND_APART] = MSG_seating_wish_apart,
    [SEATING_WISH_KIND_TOGETHER] = MSG_seating_wish_together,
    [SEATING_WISH_KIND_ACQUAINTED] = MSG_seating_wish_acquainted,
};

struct wish_reader seating_reader(const struct web *w)
{
    return (struct wish_reader){.sees_all = web_may(w, VERB_CONFIDE), .account = w->actor.account};
}

static struct str wish_text(struct web *w, const struct seating_wish *wish)
{
    return SAY(w, sentences[wish->kind], arg_str(wish->person_name), arg_str(wish->other_name));
}

struct str seating_pair_text(struct web *w, const struct table *table, enum wish wish,
                             struct person_pair pair)
{
    return SAY(w, wish == WISH_APART ? MSG_seating_wish_apart : MSG_seating_wish_together,
               arg_str(seating_name(w, &table->members.at[pair.a])),
               arg_str(seating_name(w, &table->members.at[pair.b])));
}

static bool is_told(const struct broken_wish_list *broken, size_t before, const struct broken_wish *wish)
{
    for (size_t i = 0; i < before; i++)
        if (broken->at[i].wish == wish->wish && broken->at[i].pair.a == wish->pair.a &&
            broken->at[i].pair.b == wish->pair.b)
            return true;
    return false;
}

struct text_line_list seating_broken(struct web *w, const struct table *table,
                                     const struct broken_wish_list *broken)
{
    struct text_line_list lines = {.at = NEW_ARRAY(w->arena, struct text_line, broken->count)};
    for (size_t i = 0; i < broken->count; i++) {
        const struct broken_wish *b = &broken->at[i];
        if (!is_told(broken, i, b))
            lines.at[lines.count++] = (struct text_line){
                SAY(w, MSG_seating_misfit_wish, arg_str(seating_pair_text(w, table, b->wish, b->pair)),
                    arg_str(table->rounds[b->round].title), arg_date(table->rounds[b->round].held_on))};
    }
    return lines;
}

struct choices seating_member_choices(struct web *w, struct str name, enum message label)
{
    struct member_list members = members_of(w->db, w->network.id);
    struct choices c = choices_new(w, name, label, members.count + 1);
    choices_add(&c, S(""), SAY(w, MSG_form_choose_first), true);
    for (size_t i = 0; i < members.count; i++)
        choices_add(&c, str_format(w->arena, "%lld", (long long)members.at[i].person.n),
                    str_words(w->arena, members.at[i].given_name, members.at[i].family_name), false);
    return c;
}

static const struct listing_key wish_keys[] = {{"wish", MSG_seating_wish, .is_searched = true}};
static const struct listing_about wish_listing = {
    .label = MSG_seating_find_wish, .keys = wish_keys, .key_count = 1, .prefix = "wishes"};

static struct str wish_line_text(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct wish_line *line = row;
    return line->text;
}

struct wish_form seating_wish_form(struct web *w)
{
    struct seating_wish_list wishes = seating_wishes(w->db, w->network.id);
    struct wish_reader reader = seating_reader(w);
    struct wish_form form = {
        .csrf = w->csrf,
        .wishes.at = NEW_ARRAY(w->arena, struct wish_line, wishes.count),
        .kind = choices_new(w, S("kind"), MSG_seating_wish_kind, SEATING_WISH_KIND_ACQUAINTED + 1),
        .person = seating_member_choices(w, S("person"), MSG_seating_wish_one),
        .other = seating_member_choices(w, S("other"), MSG_seating_wish_other),
        .may_choose = web_may(w, VERB_LEAD),
        .action = url_seating_wish_save(w->arena, w->network.id),
    };
    for (size_t i = 0; i < wishes.count; i++)
        if (wish_is_seen(&wishes.at[i], &reader))
            form.wishes.at[form.wishes.count++] = (struct wish_line){
                wish_text(w, &wishes.at[i]), str_format(w->arena, "%lld", (long long)wishes.at[i].id.n)};
    form.list = listing_read(w, url_seating_show(w->arena, w->network.id), &wish_listing);
    LISTING_PICK(w, &form.list, &form.wishes, wish_line_text);
    for (enum seating_wish_kind k = SEATING_WISH_KIND_APART; k <= SEATING_WISH_KIND_ACQUAINTED; k++)
        choices_add(&form.kind, seating_wish_kind_text(k), SAY(w, labels[k]), k == SEATING_WISH_KIND_APART);
    return form;
}

/// Asks once, then removes. Whoever may not see a wish learns nothing of whether there is one.
static void wish_remove(struct web *w, int64_t id)
{
    struct seating_wish wish;
    struct wish_reader reader = seating_reader(w);
    bool is_there = seating_wish_by_id(w->db, (struct seating_wish_id){id}, w->network.id, &wish) &&
                    wish_is_seen(&wish, &reader);
    if (is_there && !form_has(w, S("sure"))) {
        struct seating_page page = {.to_remove = {wish_text(w, &wish), form_get(w, S("remove"))}};
        seating_page_show(w, &page, NULL);
        return;
    }
    if (is_there)
        seating_wish_remove(w->db, wish.id, w->network.id);
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_form_saved);
}

static void wish_refuse(struct web *w)
{
    struct seating_page page = {0};
    seating_page_show(w, &page, NULL);
}

void seating_wish_save(struct web *w)
{
    struct wish_new wish = {
        .network = w->network.id, .person = w->actor.person.value, .made_by = w->actor.account};
    int64_t remove;
    if (str_int(form_get(w, S("remove")), &remove)) {
        wish_remove(w, remove);
        return;
    }
    struct wish_form form = seating_wish_form(w);
    seating_wish_kind_from_text(form_choice(w, &form.kind), &wish.kind);
    if (form.may_choose)
        str_int(form_choice(w, &form.person), &wish.person.n);
    str_int(form_choice(w, &form.other), &wish.other.n);
    if (form_ok(w) && (!wish.person.n || !wish.other.n || wish.person.n == wish.other.n))
        form_problem(w, NULL, SAY(w, MSG_seating_wish_self));
    if (!form_ok(w)) {
        wish_refuse(w);
        return;
    }
    size_t most = form.may_choose ? WISHES_OF_LEAD_MOST : WISHES_OF_MEMBER_MOST;
    switch (wish_add(w->db, &wish, most)) {
    case WISH_ADDED: web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_form_saved); break;
    case WISH_TOO_MANY:
        form_problem(w, NULL, SAY(w, MSG_seating_wish_most, arg_int((int64_t)most)));
        wish_refuse(w);
        break;
    }
}
