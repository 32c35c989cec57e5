// SPDX-License-Identifier: EUPL-1.2
// From stations to their picture and the table that says the same.
#include "pages/chain/chain.h"

#include "base/list.h"
#include "draw/chain.h"
#include "i18n/format.h"
#include "pages/theme/practice_words.h"
#include "pages/theme/theme.h"

/// What is being filled: the drawing, and the rows beside it.
struct filling {
    struct web *w;
    const struct chain_telling *how;
    struct chain chain;
    struct branches {
        struct chain_branch *at;
        size_t count;
    } branches;
    struct chain_figure figure;
};

// ---- in words ----

static struct str day_words(struct web *w, struct maybe_date day)
{
    return day.is_set ? format_date(w->arena, w->lang, day.value) : S("");
}

static struct str month_words(struct web *w, struct maybe_date day)
{
    if (!day.is_set)
        return S("");
    struct civil c = date_civil(day.value);
    return format_month_year(w->arena, w->lang, c.year, c.month);
}

static struct str call_words(struct web *w, const struct station *s)
{
    struct str until = SAY(w, MSG_chain_call_until, arg_date(s->until.value));
    return s->count ? str_words(w->arena, until, SAY(w, MSG_chain_applied, arg_int(s->count))) : until;
}

static struct str rotation_words(struct web *w, const struct station *s)
{
    bool has_period = s->day.is_set && s->until.is_set;
    return has_period ? format_date_range(w->arena, w->lang, s->day.value, s->until.value) : S("");
}

static struct str rotation_state(struct web *w, const struct station *s)
{
    switch (s->rotation) {
    case AGREEMENT_STATE_DRAFT:
    case AGREEMENT_STATE_DIALOGUE:
    case AGREEMENT_STATE_TO_SIGN:
    case AGREEMENT_STATE_SIGNED: return SAY(w, MSG_agreement_state_signed);
    case AGREEMENT_STATE_RUNNING: return SAY(w, MSG_agreement_state_running);
    case AGREEMENT_STATE_ENDED: return SAY(w, MSG_agreement_state_ended);
    }
    return S("");
}

/// "still in use, 3 November 2026"
static struct str practice_words(struct web *w, const struct station *s)
{
    struct str stands = practice_stands(w, s->practice.state, s->practice.asked_on, s->practice.asked_times);
    bool is_said =
        s->practice.answered_on.is_set && !practice_is_unanswered(s->practice.state, s->practice.asked_times);
    return is_said
               ? str_format(w->arena, "%.*s, %.*s", STR(stands), STR(day_words(w, s->practice.answered_on)))
               : stands;
}

// ---- into the picture and the table ----

static void row_add(struct filling *f, struct str station, const struct station *s, struct str more,
                    struct url url)
{
    struct web *w = f->w;
    struct str what = !more.len      ? s->title
                      : s->title.len ? str_format(w->arena, "%.*s. %.*s", STR(s->title), STR(more))
                                     : more;
    *LIST_ADD(w->arena, &f->figure.rows) = (struct chain_row){station, day_words(w, s->day), what, url};
}

/// The first of a kind is drawn; the table has them all.
static void station_put(struct filling *f, enum chain_kind kind, const struct station *s, struct str more,
                        struct url url)
{
    struct chain_station *to = &f->chain.stations[kind];
    if (!to->is_there)
        *to = (struct chain_station){true, to->label, month_words(f->w, s->day), s->title, more};
    row_add(f, to->label, s, more, url);
}

static void branch_put(struct filling *f, enum message label, const struct station *s,
                       const struct chain_branch *branch, struct str more, struct url url)
{
    *LIST_ADD(f->w->arena, &f->branches) = *branch;
    row_add(f, SAY(f->w, label), s, more, url);
}

static void receiver_put(struct filling *f, const struct station *s)
{
    struct web *w = f->w;
    bool is_taken = s->answer == IDEA_ANSWER_TAKEN;
    struct str day = day_words(w, s->day);
    struct str since = SAY(w, is_taken ? MSG_chain_taken_on : MSG_chain_asked_on, arg_str(day));
    struct chain_branch branch = {s->title, since, f->how->names ? s->who : S(""), !is_taken};
    branch_put(f, MSG_chain_receiver, s, &branch, since, url_none());
}

static void practice_put(struct filling *f, const struct station *s)
{
    struct web *w = f->w;
    struct str stands = practice_words(w, s);
    struct str since = SAY(w, MSG_chain_since, arg_str(day_words(w, s->day)));
    bool is_open = s->practice.state == PRACTICE_STATE_SAID || s->practice.state == PRACTICE_STATE_LAPSED;
    struct chain_branch branch = {s->title, since, stands, is_open};
    struct str more = s->who.len ? str_format(w->arena, "%.*s. %.*s", STR(stands),
                                              STR(SAY(w, MSG_chain_confirmed_by, arg_str(s->who))))
                                 : stands;
    branch_put(f, MSG_chain_practice, s, &branch, more,
               url_practice_show(w->arena, (struct practice_id){s->id}));
    f->figure.in_use += !is_open;
}

static void rotation_put(struct filling *f, const struct station *s)
{
    struct station told = *s;
    told.title = rotation_words(f->w, s);
    station_put(f, CHAIN_ROTATION, &told, rotation_state(f->w, s), url_none());
}

static void book_put(struct filling *f, const struct station *s)
{
    struct web *w = f->w;
    struct str more = SAY(w, MSG_book_edition, arg_int(s->count));
    if (s->is_withdrawn)
        more = str_format(w->arena, "%.*s, %.*s", STR(more), STR(SAY(w, MSG_chain_withdrawn)));
    station_put(f, CHAIN_BOOK, s, more, url_book_show(w->arena, (struct book_id){s->id}));
}

static void put(struct filling *f, const struct station *s)
{
    struct web *w = f->w;
    bool sees = f->how->sees_talk, names = f->how->names;
    switch (s->kind) {
    case STATION_TOPIC:
        station_put(f, CHAIN_TOPIC, s, S(""),
                    sees ? url_topic_show(w->arena, (struct topic_id){s->id}) : url_none());
        return;
    case STATION_GATHERING:
        station_put(f, CHAIN_GATHERING, s, s->count ? SAY(w, MSG_chain_came, arg_int(s->count)) : S(""),
                    sees ? url_gathering_show(w->arena, (struct gathering_id){s->id}) : url_none());
        return;
    case STATION_IDEA:
        station_put(f, CHAIN_IDEA, s,
                    names && s->who.len ? SAY(w, MSG_idea_steward_is, arg_str(s->who)) : S(""),
                    url_idea_show(w->arena, (struct idea_id){s->id}));
        return;
    case STATION_UNIT:
    case STATION_PROJECT: receiver_put(f, s); return;
    case STATION_THEME:
        station_put(f, CHAIN_THEME, s, theme_state_words(w, s->theme),
                    url_theme_show(w->arena, (struct theme_id){s->id}));
        return;
    case STATION_CALL: row_add(f, SAY(w, MSG_chain_call), s, call_words(w, s), url_none()); return;
    case STATION_ROTATION: rotation_put(f, s); return;
    case STATION_BOOK: book_put(f, s); return;
    case STATION_PRACTICE: practice_put(f, s); return;
    }
}

// ---- the whole ----

static const enum message labels[CHAIN_KINDS] = {
    [CHAIN_TOPIC] = MSG_chain_topic, [CHAIN_GATHERING] = MSG_chain_gathering, [CHAIN_IDEA] = MSG_chain_idea,
    [CHAIN_THEME] = MSG_chain_theme, [CHAIN_ROTATION] = MSG_chain_rotation,   [CHAIN_BOOK] = MSG_chain_book,
};

static void branches_fill(struct filling *f, bool has_theme)
{
    struct web *w = f->w;
    f->chain.branches = f->branches.at;
    f->chain.branch_count = f->branches.count;
    f->chain.branches_label = SAY(w, has_theme ? MSG_chain_practice : MSG_chain_receivers);
    if (f->branches.count > CHAIN_BRANCHES_MOST)
        f->figure.more = f->chain.more =
            SAY(w, MSG_chain_more, arg_int((int64_t)f->branches.count - CHAIN_BRANCHES_CUT));
}

/// The drawing keeps a place for each kind of station; read out, it says which are empty.
static struct str missing_words(struct filling *f)
{
    struct web *w = f->w;
    struct str names[CHAIN_KINDS];
    size_t count = 0;
    for (int i = 0; i < CHAIN_KINDS; i++)
        if (!f->chain.stations[i].is_there)
            names[count++] = f->chain.stations[i].label;
    return count ? SAY(w, MSG_chain_not_yet, arg_str(format_list(w->arena, w->lang, names, count))) : S("");
}

struct chain_figure chain_figure_of(struct web *w, const struct station_list *stations,
                                    const struct chain_telling *how)
{
    struct filling f = {.w = w, .how = how};
    for (int i = 0; i < CHAIN_KINDS; i++)
        f.chain.stations[i].label = SAY(w, labels[i]);
    for (size_t i = 0; i < stations->count; i++)
        put(&f, &stations->at[i]);
    branches_fill(&f, f.chain.stations[CHAIN_THEME].is_there);
    struct chain_row *last = &f.figure.rows.at[f.figure.rows.count - 1];
    f.figure.to_table = url_fragment(w->arena, S("chain-table"));
    f.figure.about = SAY(w, MSG_chain_about, arg_int((int64_t)f.figure.rows.count), arg_str(last->station));
    f.chain.frame = (struct svg_frame){.id = S("chain"),
                                       .title = SAY(w, MSG_chain_of, arg_str(how->title)),
                                       .desc = str_words(w->arena, f.figure.about, missing_words(&f))};
    f.figure.wide = (struct markup){chain_draw(w->arena, &f.chain, SVG_FULL)};
    f.chain.frame.id = S("chain-narrow");
    f.figure.narrow = (struct markup){chain_draw(w->arena, &f.chain, SVG_NARROW)};
    return f.figure;
}
