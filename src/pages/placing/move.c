// SPDX-License-Identifier: EUPL-1.2
// One wish by hand: what each way costs stands beside its button, before anybody presses it.
#include "pages/placing/placing.h"
#include "web/form.h"

struct moving {
    struct web *w;
    struct placing_id id;
    struct round_view view;
    size_t row; // of the wish; SIZE_MAX: it is not in the round
};

static struct moving moving_of(struct web *w)
{
    struct moving m = {.w = w, .id = w->path.placing, .row = SIZE_MAX};
    m.view = round_view_read(w, m.id);
    for (size_t i = 0; i < m.view.table.wishes.count; i++)
        if (m.view.table.wishes.at[i].id.n == w->application.id.n)
            m.row = i;
    return m;
}

static void line_add(struct price_line_list *lines, struct str text)
{
    lines->at[lines->count++] = (struct price_line){text};
}

static int64_t met_of(const struct placing_table *t)
{
    int64_t met = 0;
    for (size_t i = 0; i < t->wishes.count; i++)
        met += t->line[i].is_chosen ? t->line[i].met : 0;
    return met;
}

static void figure_add(struct web *w, struct price_line_list *lines, enum message text, int64_t before,
                       int64_t after)
{
    if (before != after)
        line_add(lines, SAY(w, text, arg_int(before), arg_int(after)));
}

/// What the move comes to: the figures that change, and each wish that is passed over for it.
static struct price_line_list price_of(const struct moving *m, enum placing_hand hand)
{
    enum { FIGURES = 4 };
    struct web *w = m->w;
    const struct placing_table *now = &m->view.table;
    struct placing_table then = placing_read_if(w->db, m->id, w->application.id, hand);
    struct price_line_list lines = {.at =
                                        NEW_ARRAY(w->arena, struct price_line, FIGURES + then.wishes.count)};
    figure_add(w, &lines, MSG_placing_price_placed, now->placed, then.placed);
    figure_add(w, &lines, MSG_placing_price_firsts, now->firsts, then.firsts);
    figure_add(w, &lines, MSG_placing_price_met, met_of(now), met_of(&then));
    for (size_t i = 0; i < then.wishes.count && i < now->wishes.count; i++)
        if (then.blocks[i] && !now->blocks[i])
            line_add(&lines,
                     SAY(w, MSG_placing_price_blocks, arg_str(round_person_name(w, &then.wishes.at[i])),
                         arg_str(then.calls.at[then.line[i].theme].title)));
    if (!lines.count)
        line_add(&lines, SAY(w, MSG_placing_price_none));
    return lines;
}

static struct str place_of(const struct moving *m)
{
    const struct placing_table *t = &m->view.table;
    for (size_t i = 0; i < t->wishes.count; i++)
        if (t->line[i].is_chosen && t->wishes.at[i].person.n == t->wishes.at[m->row].person.n)
            return t->calls.at[t->line[i].theme].title;
    return SAY(m->w, MSG_placing_no_place);
}

static struct str refusal(struct web *w, enum placing_moved moved, struct str theme)
{
    switch (moved) {
    case PLACING_MOVED: break;
    case PLACING_GONE: return SAY(w, MSG_placing_gone);
    case PLACING_BOUND: return SAY(w, MSG_placing_bound);
    case PLACING_FULL: return SAY(w, MSG_placing_full, arg_str(theme));
    case PLACING_WORD_NO: return SAY(w, MSG_placing_word_is_no);
    }
    return S("");
}

static struct move_page page_new(const struct moving *m)
{
    struct web *w = m->w;
    const struct placing_table *t = &m->view.table;
    const struct placing_wish *wish = &t->wishes.at[m->row];
    struct str theme = t->calls.at[t->line[m->row].theme].title;
    enum placing_moved in = placing_may_move(w->db, m->id, wish->id, PLACING_IN);
    bool is_loose = !wish->said.is_set || wish->said.value == PLACING_SAID_PROPOSED;
    bool may = in != PLACING_GONE && in != PLACING_BOUND;
    struct move_page page = {
        .csrf = w->csrf,
        .name = round_person_name(w, wish),
        .theme = theme,
        .place = SAY(w, MSG_placing_now, arg_str(place_of(m))),
        .why = refusal(w, in, theme),
        .in_label = SAY(w, t->line[m->row].is_chosen ? MSG_placing_keep : MSG_placing_in, arg_str(theme)),
        .wish = round_wish_of(w, m->id, &m->view, m->row),
        .may_in = in == PLACING_MOVED && !(wish->said.is_set && wish->said.value == PLACING_SAID_KEPT),
        .may_out = may && !(wish->said.is_set && wish->said.value == PLACING_SAID_OUT),
        .may_loose = may && !is_loose,
        .action = url_placing_move_post(w->arena, m->id, wish->id),
        .back = url_placing_show(w->arena, m->id),
    };
    if (page.may_in)
        page.in = price_of(m, PLACING_IN);
    if (page.may_out)
        page.out = price_of(m, PLACING_OUT);
    return page;
}

static void page_show(const struct moving *m)
{
    struct web *w = m->w;
    struct move_page page = page_new(m);
    web_crumb(w, SAY(w, MSG_desk_title), url_desk(w->arena));
    web_crumb(w, SAY(w, MSG_placing_title), page.back);
    view_move_page(&w->page, &page);
    web_title(w, page.name);
}

void placing_move_form(struct web *w)
{
    struct moving m = moving_of(w);
    if (m.row == SIZE_MAX)
        web_not_found(w);
    else
        page_show(&m);
}

static bool hand_read(struct str what, enum placing_hand *hand)
{
    *hand = str_is(what, S("in")) ? PLACING_IN : str_is(what, S("out")) ? PLACING_OUT : PLACING_LOOSE;
    return *hand != PLACING_LOOSE || str_is(what, S("loose"));
}

void placing_move_post(struct web *w)
{
    enum placing_hand hand;
    struct moving m = moving_of(w);
    if (m.row == SIZE_MAX) {
        web_not_found(w);
        return;
    }
    if (!hand_read(form_get(w, S("do")), &hand)) {
        web_error(w, 400);
        return;
    }
    enum placing_moved moved = placing_move(w->db, m.id, w->application.id, hand);
    if (moved == PLACING_MOVED) {
        web_redirect_said(w, url_placing_show(w->arena, m.id), MSG_form_saved);
        return;
    }
    struct str theme = m.view.table.calls.at[m.view.table.line[m.row].theme].title;
    form_problem(w, NULL, refusal(w, moved, theme));
    page_show(&m);
}
