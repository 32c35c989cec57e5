// SPDX-License-Identifier: EUPL-1.2
#include "theme/theme.h"

#include "base/bug.h"
#include "sql/person.h"

static bool is_person(struct maybe_person_id one, struct maybe_person_id other)
{
    return one.is_set && other.is_set && one.value.n == other.value.n;
}

enum theme_mover theme_mover_of(const struct theme *t, const struct theme_actor *a)
{
    if (a->is_team)
        return BY_TEAM;
    if (is_person(t->proposed_by, a->person))
        return BY_PROPOSER;
    return is_person(t->reference, a->person) ? BY_REFERENCE : BY_ANYBODY;
}

bool theme_may_change(const struct theme *t, const struct theme_actor *a)
{
    bool is_proposers = t->state == THEME_STATE_DRAFT || t->state == THEME_STATE_PROPOSED;
    if (t->state == THEME_STATE_DECLINED)
        return false;
    return a->is_team ||
           (is_proposers ? is_person(t->proposed_by, a->person) : is_person(t->reference, a->person));
}

enum theme_drafted theme_draft(struct db *db, const struct theme_words *words, const struct theme_actor *a,
                               struct instant now, struct theme_id *out)
{
    int64_t undecided = 0;
    struct person_card me = {0};
    if (a->person.is_set) {
        themes_undecided(db, a->person.value, &undecided);
        person_card(db, a->person.value, &me);
    }
    if (undecided >= THEMES_UNDECIDED_MOST)
        return THEME_TOO_MANY_UNDECIDED;
    theme_add(db, words->title, words->kind, words->question, me.unit, a->person, now, out);
    struct theme_words all = *words;
    all.id = *out;
    all.version = 1;
    theme_words_set(db, &all);
    return THEME_DRAFTED;
}

enum theme_submitted theme_submit(struct db *db, const struct theme *t, const struct theme_actor *a,
                                  struct date today, struct instant now)
{
    struct theme_step step = {.theme = t->id,
                              .from = THEME_STATE_DRAFT,
                              .to = THEME_STATE_PROPOSED,
                              .by = theme_mover_of(t, a),
                              .account = {true, a->account},
                              .now = now,
                              .today = today};
    switch (theme_move(db, &step)) {
    case THEME_MOVED: return THEME_SUBMITTED;
    case THEME_MOVE_REFUSED: return THEME_NOT_YOURS;
    case THEME_MOVE_STALE: return THEME_NO_DRAFT;
    }
    BUG("no such moving");
}

// ---- deciding ----

enum theme_decided theme_season(struct db *db, const struct theme *t, struct date today)
{
    struct intake intake;
    if (!intake_on(db, today, &intake))
        return THEME_BETWEEN_INTAKES;
    struct date came =
        t->submitted_at.is_set ? wall_from_instant(t->submitted_at.value, ZONE_OSLO).date : today;
    return date_compare(came, intake.deadline_on) > 0 ? THEME_AFTER_DEADLINE : THEME_DECIDED;
}

/// What a decision needs besides the move.
static enum theme_decided missing(struct db *db, const struct theme *t, const struct theme_decision *d)
{
    int64_t open = 0;
    if (d->to != THEME_STATE_OPEN && d->to != THEME_STATE_PROPOSED && !d->why.len)
        return THEME_WITHOUT_WHY;
    if (d->to == THEME_STATE_PARKED && d->until.is_set && date_compare(d->until.value, d->today) <= 0)
        return THEME_UNTIL_PAST;
    if (d->to == THEME_STATE_OPEN && !t->reference.is_set)
        return THEME_WITHOUT_REFERENCE;
    if (d->to == THEME_STATE_OPEN && themes_open(db, &open) && open >= THEME_OPEN_MOST)
        return THEME_TOO_MANY_OPEN;
    return THEME_DECIDED;
}

enum theme_decided theme_decide(struct db *db, const struct theme *t, const struct theme_decision *d)
{
    enum theme_mover by = theme_mover_of(t, &d->by);
    bool is_for_intake = t->state == THEME_STATE_PROPOSED;
    if (!theme_may_move(t->state, d->to, by))
        return THEME_CANNOT;
    enum theme_decided problem = missing(db, t, d);
    enum theme_decided season = is_for_intake ? theme_season(db, t, d->today) : THEME_DECIDED;
    bool is_outside = season != THEME_DECIDED;
    if (problem != THEME_DECIDED)
        return problem;
    if (is_outside && !d->is_urgent && t->urgency != THEME_URGENCY_URGENT)
        return season;
    struct theme_step step = {.theme = t->id,
                              .from = t->state,
                              .to = d->to,
                              .by = by,
                              .account = {true, d->by.account},
                              .why = d->why,
                              .until = d->until,
                              .is_outside = is_outside,
                              .now = d->now,
                              .today = d->today};
    if (theme_move(db, &step) != THEME_MOVED)
        return THEME_DECIDED_ALREADY;
    if (is_outside)
        theme_urgent_set(db, t->id);
    return THEME_DECIDED;
}

// ---- intakes ----

enum intake_added theme_intake_add(struct db *db, struct date opens_on, struct date deadline_on,
                                   struct date decides_on, struct date today)
{
    int64_t others = 0;
    struct intake_id id;
    if (date_compare(opens_on, deadline_on) > 0 || date_compare(deadline_on, decides_on) > 0)
        return INTAKE_WRONG_ORDER;
    if (date_compare(decides_on, today) < 0)
        return INTAKE_PAST;
    intakes_within(db, opens_on, decides_on, &others);
    if (others)
        return INTAKE_OVERLAPS;
    intake_add(db, opens_on, deadline_on, decides_on, &id);
    return INTAKE_ADDED;
}

struct str competence_in(enum lang lang, struct str nb, struct str nn, struct str da, struct str en)
{
    switch (lang) {
    case LANG_NB: return nb;
    case LANG_NN: return nn;
    case LANG_DA: return da;
    case LANG_EN: break;
    }
    return en;
}
