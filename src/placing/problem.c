// SPDX-License-Identifier: EUPL-1.2
// Rows of the store become people, themes, wishes.
#include "placing/problem.h"

#include "db/db.h"

enum { DAYS_A_WEEK = 7, HUNDREDTHS = 100 };

bool wish_is_bound(const struct placing_wish *w)
{
    return !w->is_over && (w->state == APPLICATION_STATE_OFFERED || w->state == APPLICATION_STATE_ACCEPTED ||
                           w->state == APPLICATION_STATE_PLACED);
}

/// Nothing can come of it any more, or must.
static bool is_ruled_out(const struct placing_wish *w)
{
    return w->is_over || (w->state != APPLICATION_STATE_SENT && !wish_is_bound(w)) ||
           (w->word.is_set && w->word.value == WORD_STATE_NO) ||
           (w->said.is_set && w->said.value == PLACING_SAID_OUT);
}

int64_t call_week(const struct placing_call *c)
{
    if (!c->hours.is_set || !c->starts_on.is_set || !c->ends_on.is_set)
        return 0;
    int64_t days = c->ends_on.value.days - c->starts_on.value.days + 1;
    return days >= DAYS_A_WEEK ? c->hours.value * HUNDREDTHS * DAYS_A_WEEK / days : 0;
}

static struct str id_of(struct arena *arena, const char *kind, int64_t n)
{
    return str_format(arena, "%s%lld", kind, (long long)n);
}

// ---- themes ----

static uint32_t call_number(const struct placing_call_list *calls, struct call_id id)
{
    uint32_t n = 0;
    while (n < calls->count && calls->at[n].id.n != id.n)
        n++;
    return n;
}

static void wants_take(struct db *db, struct placing_id id, struct placing_problem *p,
                       struct match_theme *theme)
{
    struct placing_want_list rows = placing_wants(db, id);
    struct match_want *want = NEW_ARRAY(db_arena(db), struct match_want, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        uint32_t t = call_number(&p->calls, rows.at[i].call);
        want[i] = (struct match_want){(uint32_t)rows.at[i].competence.n, rows.at[i].is_required};
        if (t == p->calls.count)
            continue;
        if (!theme[t].wants++)
            theme[t].want = &want[i];
    }
}

static struct match_theme *themes_take(struct db *db, struct placing_id id, struct placing_problem *p)
{
    struct match_theme *theme = NEW_ARRAY(db_arena(db), struct match_theme, p->calls.count);
    for (size_t t = 0; t < p->calls.count; t++) {
        const struct placing_call *c = &p->calls.at[t];
        bool is_open = c->state != CALL_STATE_DECIDED && c->places > 0;
        theme[t] = (struct match_theme){.id = id_of(db_arena(db), "t", c->id.n),
                                        .places = is_open ? (uint32_t)c->places : 0,
                                        .hours = (uint32_t)call_week(c),
                                        .unit = MATCH_NONE};
    }
    wants_take(db, id, p, theme);
    return theme;
}

// ---- people ----

static void skills_take(struct db *db, struct placing_id id, const struct placing_problem *p,
                        struct match_person *person, const int64_t *row_id)
{
    struct placing_skill_list rows = placing_skills(db, id);
    uint32_t *skill = NEW_ARRAY(db_arena(db), uint32_t, rows.count);
    for (size_t i = 0, n = 0; i < rows.count; i++) {
        skill[i] = (uint32_t)rows.at[i].competence.n;
        while (n < p->problem.people && row_id[n] < rows.at[i].person.n)
            n++;
        if (n == p->problem.people || row_id[n] != rows.at[i].person.n)
            continue;
        if (!person[n].competences++)
            person[n].competence = &skill[i];
    }
}

/// The most that they wrote; whoever left it open somewhere has said no limit.
static void hours_take(struct match_person *person, const struct placing_wish *w)
{
    uint32_t hours = w->hours.is_set ? (uint32_t)w->hours.value * HUNDREDTHS : MATCH_NONE;
    if (person->hours < hours)
        person->hours = hours;
}

/// Where the person is meant to go: an offer that stands, else what was said by hand or drawn. A second offer
/// takes a place, too.
static void wish_place(struct placing_problem *p, uint32_t n, uint32_t i, uint32_t t,
                       struct match_theme *theme)
{
    const struct placing_wish *w = &p->wishes.at[i];
    uint32_t before = p->at[n];
    bool is_bound = wish_is_bound(w), is_meant = w->said.is_set && !is_ruled_out(w);
    if (is_bound && before != MATCH_NONE && wish_is_bound(&p->wishes.at[before]))
        theme[t].places -= theme[t].places > 0;
    else if (is_bound || (is_meant && before == MATCH_NONE))
        p->at[n] = i;
}

static void wishes_take(struct placing_problem *p, struct match_person *person, struct match_theme *theme,
                        struct match_wish *wish, struct match_pair *forbidden, const uint32_t *number)
{
    for (uint32_t i = 0; i < p->problem.wishes; i++) {
        const struct placing_wish *w = &p->wishes.at[i];
        uint32_t n = number[i], t = call_number(&p->calls, w->call);
        wish[i] = (struct match_wish){n, t, (uint32_t)w->rank};
        hours_take(&person[n], w);
        wish_place(p, n, i, t, theme);
        if (is_ruled_out(w))
            forbidden[p->problem.forbids++] = (struct match_pair){n, t};
    }
}

static void held_take(const struct placing_problem *p, struct match_person *person)
{
    for (uint32_t n = 0; n < p->problem.people; n++) {
        const struct placing_wish *w = p->at[n] == MATCH_NONE ? NULL : &p->wishes.at[p->at[n]];
        if (w && (wish_is_bound(w) || (w->said.is_set && w->said.value == PLACING_SAID_KEPT)))
            person[n].held = call_number(&p->calls, w->call);
    }
}

/// Wishes stand by person: numbers for people, and their rows.
static struct match_person *people_take(struct arena *arena, struct placing_problem *p, uint32_t *number,
                                        int64_t *row_id)
{
    struct match_person *person = NEW_ARRAY(arena, struct match_person, p->wishes.count);
    uint32_t people = 0;
    for (size_t i = 0; i < p->wishes.count; i++) {
        int64_t id = p->wishes.at[i].person.n;
        if (!people || row_id[people - 1] != id) {
            row_id[people] = id;
            p->at[people] = MATCH_NONE;
            person[people++] = (struct match_person){
                .id = id_of(arena, "p", id), .unit = MATCH_NONE, .turn = MATCH_NONE, .held = MATCH_NONE};
        }
        number[i] = people - 1;
    }
    p->problem.people = people;
    return person;
}

/// Who goes somewhere goes nowhere else; a no that was said before stays.
static void hand_lay(struct placing_wish_list *wishes, const struct placing_try *t)
{
    struct placing_wish *moved = NULL;
    for (size_t i = 0; i < wishes->count; i++)
        if (wishes->at[i].id.n == t->application.n)
            moved = &wishes->at[i];
    if (!moved)
        return;
    for (size_t i = 0; t->hand == PLACING_IN && i < wishes->count; i++) {
        struct placing_wish *w = &wishes->at[i];
        if (w->person.n == moved->person.n && w->said.value != PLACING_SAID_OUT)
            w->said.is_set = false;
    }
    moved->said = (struct maybe_placing_said){t->hand != PLACING_LOOSE,
                                              t->hand == PLACING_OUT ? PLACING_SAID_OUT : PLACING_SAID_KEPT};
}

void placing_problem_read(struct db *db, struct placing_id id, enum problem_use use,
                          const struct placing_try *what_if, struct placing_problem *out)
{
    struct arena *arena = db_arena(db);
    struct placing row = {0};
    *out = (struct placing_problem){.calls = placing_calls(db, id), .wishes = placing_wishes(db, id)};
    if (what_if)
        hand_lay(&out->wishes, what_if);
    size_t count = out->wishes.count;
    uint32_t *number = NEW_ARRAY(arena, uint32_t, count);
    int64_t *row_id = NEW_ARRAY(arena, int64_t, count);
    struct match_wish *wish = NEW_ARRAY(arena, struct match_wish, count);
    struct match_pair *forbidden = NEW_ARRAY(arena, struct match_pair, count);
    out->at = NEW_ARRAY(arena, uint32_t, count);
    struct match_person *person = people_take(arena, out, number, row_id);
    struct match_theme *theme = themes_take(db, id, out);
    placing_by_id(db, id, &row);
    out->problem = (struct match_problem){.person = person,
                                          .theme = theme,
                                          .wish = wish,
                                          .forbidden = forbidden,
                                          .people = out->problem.people,
                                          .themes = (uint32_t)out->calls.count,
                                          .wishes = (uint32_t)count,
                                          .seed = (uint64_t)row.seed};
    skills_take(db, id, out, person, row_id);
    wishes_take(out, person, theme, wish, forbidden, number);
    if (use == PROBLEM_TO_DRAW)
        held_take(out, person);
}
