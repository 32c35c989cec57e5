// SPDX-License-Identifier: EUPL-1.2
// Who sits with whom: does everyone meet everyone?
#include "web/pages/seating.h"

#include "base/rng.h"
#include "web/form.h"
#include "web/notify.h"

#include <time.h>

enum { SECONDS_TO_SEARCH = 3 };

// ---- wishes ----

static const enum message wish_labels[] = {
    [SEATING_WISH_KIND_APART] = MSG_seating_wish_kind_apart,
    [SEATING_WISH_KIND_TOGETHER] = MSG_seating_wish_kind_together,
    [SEATING_WISH_KIND_ACQUAINTED] = MSG_seating_wish_kind_acquainted,
};

static const enum message wish_sentences[] = {
    [SEATING_WISH_KIND_APART] = MSG_seating_wish_apart,
    [SEATING_WISH_KIND_TOGETHER] = MSG_seating_wish_together,
    [SEATING_WISH_KIND_ACQUAINTED] = MSG_seating_wish_acquainted,
};

static struct str wish_text(struct web *w, const struct seating_wish *wish)
{
    return SAY(w, wish_sentences[wish->kind], arg_str(wish->person_name), arg_str(wish->other_name));
}

/// A wish is for the eyes of who made it and of the lead: a coordinator is a colleague.
static bool may_see_wish(const struct web *w, const struct seating_wish *wish)
{
    return web_may(w, VERB_LEAD) || (wish->made_by.is_set && wish->made_by.value.n == w->actor.account.n);
}

static struct choices member_choices(struct web *w, struct str name, enum message label)
{
    struct member_list members = members_of(w->db, w->network.id);
    struct choices c = choices_new(w, name, label, members.count + 1);
    choices_add(&c, S(""), SAY(w, MSG_form_choose_first), true);
    for (size_t i = 0; i < members.count; i++)
        choices_add(
            &c, str_format(w->arena, "%lld", (long long)members.at[i].person.n),
            str_format(w->arena, "%.*s %.*s", STR(members.at[i].given_name), STR(members.at[i].family_name)),
            false);
    return c;
}

static struct wish_form wish_form_new(struct web *w)
{
    struct seating_wish_list wishes = seating_wishes(w->db, w->network.id);
    struct wish_form form = {
        .csrf = w->csrf,
        .wishes.at = NEW_ARRAY(w->arena, struct wish_line, wishes.count),
        .kind = choices_new(w, S("kind"), MSG_seating_wish_kind, SEATING_WISH_KIND_ACQUAINTED + 1),
        .person = member_choices(w, S("person"), MSG_seating_wish_one),
        .other = member_choices(w, S("other"), MSG_seating_wish_other),
        .may_choose = web_may(w, VERB_LEAD),
        .action = url_seating_wish_save(w->arena, w->network.id),
    };
    for (size_t i = 0; i < wishes.count; i++)
        if (may_see_wish(w, &wishes.at[i]))
            form.wishes.at[form.wishes.count++] = (struct wish_line){
                wish_text(w, &wishes.at[i]), str_format(w->arena, "%lld", (long long)wishes.at[i].id.n)};
    for (enum seating_wish_kind k = SEATING_WISH_KIND_APART; k <= SEATING_WISH_KIND_ACQUAINTED; k++)
        choices_add(&form.kind, seating_wish_kind_text(k), SAY(w, wish_labels[k]),
                    k == SEATING_WISH_KIND_APART);
    return form;
}

// ---- the page ----

static struct seating_tools tools_new(struct web *w, const struct seating_plan *shown)
{
    struct seating_plan draft;
    struct seating_plan_id before;
    struct seating_gathering_list gatherings = seating_gatherings(w->db, w->network.id);
    struct seating_tools tools = {
        .csrf = w->csrf,
        .size_least = input_required(input_of_kind(w, S("size_least"), MSG_seating_size_least, S("number"))),
        .size_most = input_required(input_of_kind(w, S("size_most"), MSG_seating_size_most, S("number"))),
        .absent_at = choices_new(w, S("absent_at"), MSG_seating_absent_at, gatherings.count),
        .absent = member_choices(w, S("absent"), MSG_seating_absent),
        .draw = url_seating_draw(w->arena, w->network.id),
        .undo = url_seating_undo(w->arena, w->network.id),
        .has_draft = seating_plan_draft(w->db, w->network.id, &draft),
        .may_undo = shown && seating_plan_replaced_by(w->db, shown->id, &before),
        .published = shown ? shown->id.n : 0,
    };
    int64_t least = shown ? shown->size_least : SEATING_SIZE_LEAST,
            most = shown ? shown->size_most : SEATING_SIZE_MOST;
    tools.size_least.value = str_format(w->arena, "%lld", (long long)least);
    tools.size_most.value = str_format(w->arena, "%lld", (long long)most);
    if (tools.has_draft)
        tools.draft = url_seating_draft_show(w->arena, w->network.id, draft.id);
    for (size_t i = 0; i < gatherings.count; i++)
        if (date_compare(gatherings.at[i].held_on, w->today) >= 0)
            choices_add(&tools.absent_at, str_format(w->arena, "%lld", (long long)gatherings.at[i].id.n),
                        gatherings.at[i].title, !tools.absent_at.count);
    tools.absent.at++; // without the line that asks to choose
    tools.absent.count--;
    for (size_t i = 0; i < tools.absent.count; i++)
        tools.absent.at[i].id = str_format(w->arena, "absent-%zu", i);
    return tools;
}

static void page_show(struct web *w, struct seating_page *page, const struct seating_tools *typed)
{
    struct seating_plan row;
    struct table table;
    bool has_plan = seating_plan_published(w->db, w->network.id, &row);
    page->may_run = web_may(w, VERB_RUN);
    page->tools = typed ? *typed : tools_new(w, has_plan ? &row : NULL);
    page->may_wish = web_may(w, VERB_TALK);
    page->wish = wish_form_new(w);
    if (has_plan &&
        seating_table(w, (uint32_t)row.size_least, (uint32_t)row.size_most, &table) == TABLE_READY) {
        struct plan plan = table_plan(w->db, &table, row.id);
        page->has_plan = true;
        page->verdict = seating_verdict(w, &table, &plan);
        page->proof = seating_proof(w, &table, &plan, &row);
        page->coverage = seating_coverage(w, &table, &plan);
        page->own = seating_own_row(w, &table, &plan);
        page->rounds = seating_rounds(w, &table, &plan, (struct maybe_seating_plan_id){0});
    }
    w->is_wide = true;
    view_seating_page(&w->page, page);
    seating_crumbs(w, true);
    web_title(w, SAY(w, MSG_seating_title));
}

void seating_show(struct web *w)
{
    struct seating_page page = {0};
    page_show(w, &page, NULL);
}

// ---- drawing ----

static double monotonic(void *arg)
{
    struct timespec now;
    (void)arg;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/// Why it cannot be done, in words; private wishes only for those who may see them.
static struct str clash_text(struct web *w, const struct table *table, const struct clash *clash)
{
    struct str *parts = NEW_ARRAY(w->arena, struct str, clash->count);
    switch (clash->kind) {
    case CLASH_SIZES:
        return SAY(w, MSG_seating_clash_sizes, arg_int(clash->shape.attending),
                   arg_int(table->problem.size_least), arg_int(table->problem.size_most));
    case CLASH_ABSENT:
    case CLASH_HELD_TWICE: return SAY(w, MSG_seating_clash_absent);
    case CLASH_HELD:
    case CLASH_RULES: break;
    }
    if (!web_may(w, VERB_LEAD))
        return SAY(w, MSG_seating_clash_private);
    for (size_t i = 0; i < clash->count; i++) {
        const struct clash_item *item = &clash->item[i];
        enum message sentence = item->wish == WISH_APART ? MSG_seating_wish_apart : MSG_seating_wish_together;
        parts[i] = SAY(w, sentence, arg_str(seating_name(w, &table->members.at[item->pair.a])),
                       arg_str(seating_name(w, &table->members.at[item->pair.b])));
    }
    return SAY(w, MSG_seating_clash_wishes, arg_str(str_join(w->arena, parts, clash->count, S("; "))));
}

static void refuse(struct web *w, const struct seating_tools *tools, struct str why)
{
    struct seating_page page = {.clash = why};
    w->status = 422;
    page_show(w, &page, tools);
}

/// Who was ticked as away in "what if".
static void read_absent(struct web *w, const struct seating_tools *tools, struct table_question *q)
{
    int64_t gathering = 0, person;
    struct person_id *absent = NEW_ARRAY(w->arena, struct person_id, tools->absent.count);
    str_int(form_get(w, S("absent_at")), &gathering);
    for (size_t i = 0; i < tools->absent.count; i++)
        if (tools->absent.at[i].selected && str_int(tools->absent.at[i].value, &person))
            absent[q->absent_count++] = (struct person_id){person};
    q->absent_at = (struct gathering_id){gathering};
    q->absent = absent;
}

static bool read_question(struct web *w, struct seating_tools *tools, struct table_question *q)
{
    *q = (struct table_question){
        .network = w->network.id, .today = w->today, .silo_depth = w->settings.silo_depth};
    q->size_least = (uint32_t)form_int(w, &tools->size_least, 1, 30);
    q->size_most = (uint32_t)form_int(w, &tools->size_most, 2, 30);
    if (form_ok(w) && q->size_most < q->size_least)
        form_problem(w, &tools->size_most, SAY(w, MSG_seating_size_order));
    form_choices(w, &tools->absent);
    read_absent(w, tools, q);
    return form_ok(w);
}

static void save_drawn(struct web *w, const struct table *table, const struct seating *drawn, uint64_t seed)
{
    struct seating_plan_id draft;
    if (!web_write(w))
        return;
    if (seating_draft_save(w->db, w->network.id, table, drawn, seed, w->actor.account, w->now, &draft))
        web_redirect(w, url_seating_draft_show(w->arena, w->network.id, draft));
    else
        web_error(w, 503);
}

void seating_draw(struct web *w)
{
    struct seating_plan row;
    struct seating_tools tools =
        tools_new(w, seating_plan_published(w->db, w->network.id, &row) ? &row : NULL);
    struct table_question question;
    struct table table;
    struct seating drawn;
    uint64_t seed;
    if (!read_question(w, &tools, &question)) {
        struct seating_page page = {0};
        page_show(w, &page, &tools);
        return;
    }
    switch (table_read(w->db, &question, &table)) {
    case TABLE_TOO_FEW_PEOPLE: refuse(w, &tools, SAY(w, MSG_seating_too_few)); return;
    case TABLE_NO_GATHERINGS: refuse(w, &tools, SAY(w, MSG_seating_no_gatherings)); return;
    case TABLE_READY: break;
    }
    random_bytes(&seed, sizeof seed);
    seed >>= 1; // stored as a signed number
    struct seat_options options = {.seed = seed, .limits = {.seconds = SECONDS_TO_SEARCH, .now = monotonic}};
    seat(w->arena, &table.problem, &options, &drawn);
    switch (drawn.outcome) {
    case SEAT_PLANNED: save_drawn(w, &table, &drawn, seed); return;
    case SEAT_IMPOSSIBLE: refuse(w, &tools, clash_text(w, &table, &drawn.clash)); return;
    case SEAT_NOT_FOUND: refuse(w, &tools, SAY(w, MSG_seating_not_found)); return;
    }
}

// ---- publishing is in seating_draft.c; going back is here ----

void seating_undo(struct web *w)
{
    struct seating_plan_id published = {0};
    if (!str_int(form_get(w, S("plan")), &published.n) ||
        !seating_unpublish(w->db, w->network.id, published)) {
        web_error(w, 409);
        return;
    }
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_seating_undone);
}

static void wish_remove(struct web *w, int64_t id)
{
    struct seating_wish wish;
    if (seating_wish_by_id(w->db, (struct seating_wish_id){id}, w->network.id, &wish) &&
        may_see_wish(w, &wish))
        seating_wish_remove(w->db, wish.id, w->network.id);
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_form_saved);
}

void seating_wish_save(struct web *w)
{
    struct wish_form form = wish_form_new(w);
    enum seating_wish_kind kind = SEATING_WISH_KIND_APART;
    int64_t person = w->actor.person.is_set ? w->actor.person.value.n : 0, other = 0, remove;
    if (str_int(form_get(w, S("remove")), &remove)) {
        wish_remove(w, remove);
        return;
    }
    seating_wish_kind_from_text(form_choice(w, &form.kind), &kind);
    if (form.may_choose)
        str_int(form_choice(w, &form.person), &person);
    str_int(form_choice(w, &form.other), &other);
    if (form_ok(w) && (!person || !other || person == other))
        form_problem(w, NULL, SAY(w, MSG_seating_wish_self));
    if (!form_ok(w)) {
        struct seating_page page = {0};
        page_show(w, &page, NULL);
        return;
    }
    seating_wish_add(w->db, w->network.id, kind, (struct person_id){person}, (struct person_id){other},
                     (struct maybe_account_id){true, w->actor.account});
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_form_saved);
}
