// SPDX-License-Identifier: EUPL-1.2
// A draft of the seating plan: what it changes and whom publishing tells, drawn again, published or thrown
// away.
#include "pages/groups/seating_draft.h"

#include "base/rng.h"
#include "groups/draw.h"
#include "i18n/format.h"
#include "seating/seat.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

bool draft_load(struct web *w, struct seating_view *draft)
{
    struct seating_plan row;
    bool is_there = seating_plan_by_id(w->db, w->path.seating_plan, w->network.id, &row);
    if (is_there && row.state == PLAN_STATE_DRAFT && seating_view_read(w, &row, draft))
        return true;
    struct seating_page page = {.trouble = SAY(w, MSG_seating_draft_gone)};
    w->status = w->route->method == HTTP_POST ? 409 : 404;
    seating_page_show(w, &page, NULL);
    return false;
}

// ---- what it changes ----

static bool is_same_company(const uint32_t *a, const uint32_t *b, uint32_t people, uint32_t person)
{
    for (uint32_t p = 0; p < people; p++)
        if ((a[p] == a[person]) != (b[p] == b[person]))
            return false;
    return true;
}

/// One person's change from `before` to `after`; empty where there is none.
static struct str change_of(struct web *w, const struct table *table, const uint32_t *before,
                            const uint32_t *after, uint32_t p)
{
    struct arg name = arg_str(seating_name(w, &table->members.at[p]));
    struct arg from = arg_plain((int64_t)before[p] + 1), to = arg_plain((int64_t)after[p] + 1);
    if (before[p] == AWAY && after[p] == AWAY)
        return S("");
    if (after[p] == AWAY)
        return SAY(w, MSG_seating_change_gone, name);
    if (before[p] == AWAY)
        return SAY(w, MSG_seating_change_new, name, to);
    if (before[p] != after[p])
        return SAY(w, MSG_seating_change_moves, name, from, to);
    if (is_same_company(before, after, table->problem.people, p))
        return S("");
    return SAY(w, MSG_seating_change_company, name, to);
}

static const struct listing_key change_keys[] = {{"change", MSG_seating_change, .is_searched = true}};
static const struct listing_about change_listing = {
    .label = MSG_seating_find_change, .keys = change_keys, .key_count = 1};

static struct str change_text(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct text_line *line = row;
    return line->text;
}

/// At the gathering that comes next, person by person.
static void changes_fill(struct web *w, const struct seating_view *d, const struct plan *published,
                         struct draft_page *page)
{
    uint32_t next = table_next(&d->table), n = d->plan.people;
    if (next >= d->plan.rounds)
        return;
    page->changes_title = SAY(w, MSG_seating_changes, arg_str(d->table.rounds[next].title));
    page->changes.at = NEW_ARRAY(w->arena, struct text_line, n);
    for (uint32_t p = 0; p < n; p++) {
        struct str text = change_of(w, &d->table, published->group + next * n, d->plan.group + next * n, p);
        if (text.len)
            page->changes.at[page->changes.count++] = (struct text_line){text};
    }
    page->change_list =
        listing_read(w, url_seating_draft_show(w->arena, w->network.id, d->row.id), &change_listing);
    LISTING_PICK(w, &page->change_list, &page->changes, change_text);
}

/// Who has no seat at gatherings that have groups: said no, or counted as away to see what then.
static struct text_line_list away_lines(struct web *w, const struct seating_view *d)
{
    const struct table *table = &d->table;
    uint32_t n = d->plan.people;
    struct text_line_list lines = {.at = NEW_ARRAY(w->arena, struct text_line, d->plan.rounds)};
    for (uint32_t r = table_next(table); r < d->plan.rounds; r++) {
        struct str *names = NEW_ARRAY(w->arena, struct str, n);
        size_t count = 0;
        for (uint32_t p = 0; p < n; p++)
            if (d->plan.group[r * n + p] == AWAY)
                names[count++] = seating_name(w, &table->members.at[p]);
        if (count && count < n)
            lines.at[lines.count++] = (struct text_line){
                SAY(w, MSG_seating_away, arg_str(table->rounds[r].title), arg_date(table->rounds[r].held_on),
                    arg_str(format_list(w->arena, w->lang, names, count)))};
    }
    return lines;
}

static struct str news_text(struct web *w, const struct seating_view *d)
{
    struct seating_news news = seating_news_of(w->db, w->network.id, d->row.id, w->today);
    if (!news.count)
        return SAY(w, MSG_seating_publish_nobody);
    return SAY(w, MSG_seating_publish_about, arg_int((int64_t)news.count),
               arg_str(d->table.rounds[table_next(&d->table)].title));
}

static void draft_show(struct web *w, const struct seating_view *d, struct str trouble)
{
    struct seating_plan published;
    struct draft_page page = {
        .csrf = w->csrf,
        .trouble = trouble,
        .version = d->row.version,
        .verdict = seating_verdict(w, d),
        .proof = seating_proof(w, d),
        .drawn = seating_drawn(w, &d->row),
        .news = news_text(w, d),
        .away = away_lines(w, d),
        .broken = seating_broken(w, &d->table, &d->misfit.wishes),
        .coverage = seating_coverage(w, d),
        .rounds = seating_rounds(w, d, (struct maybe_seating_plan_id){true, d->row.id}),
        .action = url_seating_draft_publish(w->arena, w->network.id, d->row.id),
        .back = url_seating_show(w->arena, w->network.id),
    };
    if (seating_plan_published(w->db, w->network.id, &published)) {
        struct plan old = table_plan(w->db, &d->table, published.id);
        struct plan_value before = plan_value(w->arena, &d->table.seen, &old);
        page.against = SAY(w, MSG_seating_against, arg_int((int64_t)before.pairs_met),
                           arg_int((int64_t)d->value.pairs_met));
        changes_fill(w, d, &old, &page);
    }
    w->is_wide = true;
    view_draft_page(&w->page, &page);
    seating_crumbs(w, false);
    web_title(w, SAY(w, MSG_seating_draft_title));
}

void seating_draft_show(struct web *w)
{
    struct seating_view d;
    if (draft_load(w, &d))
        draft_show(w, &d, S(""));
}

// ---- what is done with it ----

static void draft_drop(struct web *w)
{
    seating_drafts_drop_seats(w->db, w->network.id);
    seating_drafts_drop(w->db, w->network.id);
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_seating_draft_dropped);
}

/// Another plan of exactly the same worth, by a new lot.
static void draft_draw_again(struct web *w, const struct seating_view *d)
{
    struct seating drawn = {.bound = d->bound, .proven_optimal = d->row.is_proven, .method = "among equals"};
    struct seating_plan_id id;
    uint64_t seed;
    random_bytes(&seed, sizeof seed);
    seed >>= 32;
    if (!table_draw_equal(w->arena, &d->table, &d->plan, seed, &drawn.plan)) {
        w->status = 409;
        draft_show(w, d, SAY(w, MSG_seating_draft_unlike));
        return;
    }
    drawn.value = plan_value(w->arena, &d->table.problem, &drawn.plan);
    if (seating_draft_save(w->db, w->network.id, &d->table, &drawn, seed, w->actor.account, w->now, &id))
        web_redirect(w, url_seating_draft_show(w->arena, w->network.id, id));
    else
        web_error(w, 503);
}

static void draft_publish(struct web *w, const struct seating_view *d)
{
    struct seating_news news = seating_publish(w->db, w->network.id, d->row.id, w->today, w->now);
    struct notice_site site = notify_site(w);
    notice_groups(w->db, &site, news.gathering, news.at, news.count);
    web_redirect_said(w, url_seating_show(w->arena, w->network.id), MSG_seating_published);
}

void seating_draft_publish(struct web *w)
{
    struct seating_view d;
    int64_t version = 0;
    struct str what = form_get(w, S("do"));
    if (!draft_load(w, &d))
        return;
    str_int(form_get(w, S("version")), &version);
    if (version != d.row.version) {
        w->status = 409;
        draft_show(w, &d, SAY(w, MSG_seating_draft_changed));
    } else if (str_is(what, S("drop")))
        draft_drop(w);
    else if (str_is(what, S("again")))
        draft_draw_again(w, &d);
    else
        draft_publish(w, &d);
}
