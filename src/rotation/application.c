// SPDX-License-Identifier: EUPL-1.2
#include "rotation/word.h"

static const struct {
    enum application_state from, to;
    enum application_mover by;
} moves[] = {
    {APPLICATION_STATE_DRAFT, APPLICATION_STATE_SENT, BY_APPLICANT},
    {APPLICATION_STATE_SENT, APPLICATION_STATE_OFFERED, BY_CHOOSERS},
    {APPLICATION_STATE_SENT, APPLICATION_STATE_NOT_CHOSEN, BY_DECIDING},
    {APPLICATION_STATE_SENT, APPLICATION_STATE_WITHDRAWN, BY_APPLICANT},
    {APPLICATION_STATE_OFFERED, APPLICATION_STATE_WITHDRAWN, BY_APPLICANT},
    {APPLICATION_STATE_OFFERED, APPLICATION_STATE_ACCEPTED, BY_APPLICANT},
    {APPLICATION_STATE_OFFERED, APPLICATION_STATE_DECLINED, BY_APPLICANT},
    {APPLICATION_STATE_OFFERED, APPLICATION_STATE_LAPSED, BY_DAY},
    {APPLICATION_STATE_ACCEPTED, APPLICATION_STATE_PLACED, BY_AGREEING},
};

bool application_may_move(enum application_state from, enum application_state to, enum application_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}

static bool is_over(enum application_state state)
{
    return state == APPLICATION_STATE_NOT_CHOSEN || state == APPLICATION_STATE_WITHDRAWN ||
           state == APPLICATION_STATE_DECLINED || state == APPLICATION_STATE_LAPSED;
}

static enum application_moved move(struct db *db, const struct application *a, enum application_state to,
                                   enum application_mover by, struct application_turn turn,
                                   struct instant now)
{
    if (!application_may_move(a->state, to, by))
        return APPLICATION_REFUSED;
    turn.id = a->id;
    turn.was = a->state;
    turn.state = to;
    turn.settled_at = (struct maybe_instant){is_over(to), now};
    if (!application_state_set(db, &turn))
        return APPLICATION_STALE;
    if (is_over(to))
        word_end(db, a->id, now);
    return APPLICATION_MOVED;
}

// ---- applying ----

static bool is_taking(struct db *db, const struct application_words *w, struct call *call)
{
    return call_by_id(db, w->call, call) && call->state == CALL_STATE_PUBLISHED &&
           date_compare(w->today, call->closes_on) <= 0;
}

static enum applied draft_save(struct db *db, const struct application_words *w, const struct call *call,
                               struct application *a)
{
    int64_t sent = 0;
    struct application_id id;
    applications_sent(db, w->call, &sent);
    if (sent >= APPLICATIONS_MOST)
        return APPLY_TOO_MANY;
    application_add(db, w->call, call->theme, w->person, w->why, w->hours, &id);
    if (!application_of(db, w->call, w->person, a) ||
        !application_words_set(db, a->id, w->why, w->hours, w->rank > 1 ? w->rank : 1, w->shows_why))
        return APPLY_SENT_ALREADY;
    return APPLIED;
}

enum applied application_write(struct db *db, const struct application_words *w, bool sends,
                               struct application_id *out)
{
    struct call call;
    struct application a;
    if (!is_taking(db, w, &call))
        return APPLY_CLOSED;
    enum applied saved = draft_save(db, w, &call, &a);
    if (saved != APPLIED)
        return saved;
    *out = a.id;
    struct application_turn turn = {.sent_at = {true, w->now}};
    if (sends && move(db, &a, APPLICATION_STATE_SENT, BY_APPLICANT, turn, w->now) != APPLICATION_MOVED)
        return APPLY_SENT_ALREADY;
    return APPLIED;
}

enum application_moved application_withdraw(struct db *db, const struct application *a,
                                            enum withdraw_reason reason, struct instant now)
{
    struct application_turn turn = {.reason = {true, reason}};
    return move(db, a, APPLICATION_STATE_WITHDRAWN, BY_APPLICANT, turn, now);
}

// ---- offers ----

enum application_moved application_offer(struct db *db, const struct application *a, struct date until,
                                         struct date today, struct instant now)
{
    struct manager_word word;
    if (date_compare(until, today) < 0)
        return APPLICATION_LAPSED;
    if (word_of(db, a->id, &word) && word.state == WORD_STATE_NO)
        return APPLICATION_WORD_NO;
    return move(db, a, APPLICATION_STATE_OFFERED, BY_CHOOSERS,
                (struct application_turn){.offer_until = {true, until}}, now);
}

/// Two offers may be held, two places not.
static void others_decline(struct db *db, const struct application *a, struct instant now)
{
    struct own_application_list own = applications_by(db, a->person.value);
    for (size_t i = 0; i < own.count; i++) {
        struct application other;
        if (own.at[i].id.n != a->id.n && own.at[i].state == APPLICATION_STATE_OFFERED &&
            application_by_id(db, own.at[i].id, &other))
            move(db, &other, APPLICATION_STATE_DECLINED, BY_APPLICANT, (struct application_turn){0}, now);
    }
}

enum application_moved application_answer(struct db *db, const struct application *a, bool accepts,
                                          struct date today, struct instant now)
{
    bool is_late = a->state == APPLICATION_STATE_OFFERED && a->offer_until.is_set &&
                   date_compare(a->offer_until.value, today) < 0;
    if (a->state == APPLICATION_STATE_LAPSED || is_late)
        return APPLICATION_LAPSED;
    enum application_moved moved =
        move(db, a, accepts ? APPLICATION_STATE_ACCEPTED : APPLICATION_STATE_DECLINED, BY_APPLICANT,
             (struct application_turn){0}, now);
    if (moved == APPLICATION_MOVED && accepts && a->person.is_set)
        others_decline(db, a, now);
    return moved;
}

void application_place(struct db *db, struct application_id id, struct instant now)
{
    struct application a;
    if (application_by_id(db, id, &a))
        move(db, &a, APPLICATION_STATE_PLACED, BY_AGREEING, (struct application_turn){0}, now);
}

void applications_end(struct db *db, struct call_id call, struct instant now)
{
    struct application_id_list waiting = applications_left_over(db, call);
    for (size_t i = 0; i < waiting.count; i++)
        move(db, &(struct application){.id = waiting.at[i], .state = APPLICATION_STATE_SENT},
             APPLICATION_STATE_NOT_CHOSEN, BY_DECIDING, (struct application_turn){0}, now);
}

void applications_turn(struct db *db, struct date today, struct instant now)
{
    struct application_id_list over = offers_over(db, today);
    for (size_t i = 0; i < over.count; i++) {
        struct application a;
        if (application_by_id(db, over.at[i], &a))
            move(db, &a, APPLICATION_STATE_LAPSED, BY_DAY, (struct application_turn){0}, now);
    }
    applications_forget(db, instant_plus(now, -APPLICATION_KEPT_DAYS * US_PER_DAY));
}
