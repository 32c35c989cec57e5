// SPDX-License-Identifier: EUPL-1.2
// From the stations of an idea to its picture and the table that says the same.
#include "idea/chain.h"

#include "base/list.h"
#include "draw/chain.h"
#include "i18n/format.h"
#include "pages/idea/idea.h"

/// What is being filled: the drawing, and the rows beside it.
struct filling {
    struct web *w;
    struct chain chain;
    struct branches {
        struct chain_branch *at;
        size_t count;
    } branches;
    struct chain_figure figure;
    int told;      // rows of what has happened,
    int next_kind; // and the first kind that has no row yet
};

static const enum message labels[CHAIN_KINDS] = {
    [CHAIN_TOPIC] = MSG_chain_topic, [CHAIN_GATHERING] = MSG_chain_gathering, [CHAIN_IDEA] = MSG_chain_idea,
    [CHAIN_THEME] = MSG_chain_theme, [CHAIN_ROTATION] = MSG_chain_rotation,   [CHAIN_BOOK] = MSG_chain_book,
};

static struct str month_of(struct web *w, struct maybe_date day)
{
    if (!day.is_set)
        return S("");
    struct civil c = date_civil(day.value);
    return format_month_year(w->arena, w->lang, c.year, c.month);
}

/// A row for each kind before `kind` that has none: the drawing keeps their places too.
static void missing_rows(struct filling *f, int kind)
{
    struct web *w = f->w;
    for (; f->next_kind < kind; f->next_kind++)
        *LIST_ADD(w->arena, &f->figure.rows) = (struct chain_row){
            .station = SAY(w, labels[f->next_kind]), .what = SAY(w, MSG_chain_not_yet), .url = url_none()};
}

static void row_add(struct filling *f, struct str station, const struct idea_station *s, struct str more,
                    struct url url)
{
    struct web *w = f->w;
    f->told++;
    *LIST_ADD(w->arena, &f->figure.rows) = (struct chain_row){
        .station = station,
        .when = s->day.is_set ? format_date(w->arena, w->lang, s->day.value) : S(""),
        .what = more.len ? str_format(w->arena, "%.*s. %.*s", STR(s->title), STR(more)) : s->title,
        .url = idea_sees_talk(w) ? url : url_none(), // topics and gatherings are their network's
    };
}

static void station_put(struct filling *f, enum chain_kind kind, const struct idea_station *s,
                        struct str more, struct url url)
{
    struct chain_station *to = &f->chain.stations[kind];
    missing_rows(f, (int)kind);
    f->next_kind = f->next_kind > (int)kind ? f->next_kind : (int)kind + 1;
    *to = (struct chain_station){true, to->label, month_of(f->w, s->day), s->title, more};
    row_add(f, to->label, s, more, url);
}

static void receiver_put(struct filling *f, const struct idea_station *s)
{
    struct web *w = f->w;
    bool is_taken = s->answer == IDEA_ANSWER_TAKEN;
    struct str day = format_date(w->arena, w->lang, s->day.value);
    missing_rows(f, CHAIN_KINDS);
    struct str since = SAY(w, is_taken ? MSG_chain_taken_on : MSG_chain_asked_on, arg_str(day));
    *LIST_ADD(w->arena, &f->branches) = (struct chain_branch){s->title, since, s->who, !is_taken};
    row_add(f, SAY(w, MSG_chain_receiver), s, since, url_none());
}

static void put(struct filling *f, const struct idea_station *s)
{
    struct web *w = f->w;
    switch (s->kind) {
    case IDEA_STATION_TOPIC:
        station_put(f, CHAIN_TOPIC, s, S(""), url_topic_show(w->arena, (struct topic_id){s->id}));
        return;
    case IDEA_STATION_GATHERING:
        station_put(f, CHAIN_GATHERING, s, s->people ? SAY(w, MSG_chain_came, arg_int(s->people)) : S(""),
                    url_gathering_show(w->arena, (struct gathering_id){s->id}));
        return;
    case IDEA_STATION_IDEA:
        station_put(f, CHAIN_IDEA, s, s->who.len ? SAY(w, MSG_idea_steward_is, arg_str(s->who)) : S(""),
                    url_none());
        return;
    case IDEA_STATION_UNIT:
    case IDEA_STATION_PROJECT: receiver_put(f, s); return;
    }
}

struct chain_figure idea_chain_figure(struct web *w)
{
    struct filling f = {.w = w};
    struct idea_chain stations = idea_chain(w->db, &w->idea);
    for (int i = 0; i < CHAIN_KINDS; i++)
        f.chain.stations[i].label = SAY(w, labels[i]);
    for (size_t i = 0; i < stations.count; i++)
        put(&f, &stations.at[i]);
    struct str last = f.figure.rows.at[f.figure.rows.count - 1].station;
    missing_rows(&f, CHAIN_KINDS);
    f.chain.branches = f.branches.at;
    f.chain.branch_count = f.branches.count;
    f.chain.branches_label = SAY(w, MSG_chain_receivers);
    if (f.branches.count > CHAIN_BRANCHES_MOST)
        f.chain.more = SAY(w, MSG_chain_more, arg_int((int64_t)f.branches.count - CHAIN_BRANCHES_CUT));
    f.figure.about = SAY(w, MSG_chain_about, arg_int(f.told), arg_str(last));
    f.chain.frame = (struct svg_frame){
        .id = S("chain"), .title = SAY(w, MSG_chain_of, arg_str(w->idea.title)), .desc = f.figure.about};
    f.figure.wide = (struct markup){chain_draw(w->arena, &f.chain, SVG_FULL)};
    f.chain.frame.id = S("chain-narrow");
    f.figure.narrow = (struct markup){chain_draw(w->arena, &f.chain, SVG_NARROW)};
    return f.figure;
}
