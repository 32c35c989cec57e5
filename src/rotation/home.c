// SPDX-License-Identifier: EUPL-1.2
#include "rotation/home.h"

#include "ask/ask.h"
#include "db/db.h"
#include "i18n/text.h"
#include "people/lookup.h"
#include "people/manager.h"

bool return_may_move(enum return_kind kind, enum return_state from, enum return_state to,
                     enum return_mover by)
{
    if (from != RETURN_STATE_DUE || to == RETURN_STATE_DUE)
        return false;
    bool is_of_both = kind == RETURN_KIND_DEBRIEF && to == RETURN_STATE_DONE;
    return by == BY_HOMECOMER || (by == BY_OWN_MANAGER && is_of_both);
}

// ---- who is who ----

static bool manager_find(struct db *db, struct person_id person, struct person_id *out)
{
    struct manager m = manager_of(db, person, (struct manager_matter){0});
    *out = m.person;
    return m.found == MANAGER_FOUND;
}

enum return_mover return_mover_of(struct db *db, const struct agreement *a, struct maybe_person_id who)
{
    struct person_id manager;
    if (!a->person.is_set || !who.is_set)
        return BY_OTHERS;
    if (who.value.n == a->person.value.n)
        return BY_HOMECOMER;
    return manager_find(db, a->person.value, &manager) && manager.n == who.value.n ? BY_OWN_MANAGER
                                                                                   : BY_OTHERS;
}

static enum return_mover mover_of(struct db *db, const struct return_item *item, struct person_id by,
                                  struct agreement *a)
{
    return agreement_by_id(db, item->agreement, a)
               ? return_mover_of(db, a, (struct maybe_person_id){true, by})
               : BY_OTHERS;
}

static void ask(struct db *db, struct return_item_id id, struct person_id person, struct instant now)
{
    ask_put(db, &(struct ask_new){
                    .kind = ASK_KIND_RETURN_ITEM, .person = person, .subject = id.n, .asked_at = now});
}

// ---- who passes it on ----

/// Found by the words of all that they pass on.
static void be_found(struct db *db, struct person_id person)
{
    struct theme_passed_on_list all = themes_passed_on(db, person);
    struct str words = S("");
    for (size_t i = 0; i < all.count; i++)
        words = str_words(db_arena(db), words, all.at[i].title);
    lookup_put(db, person, WORD_SOURCE_THEME, text_fold(db_arena(db), words));
}

void disseminator_stop(struct db *db, struct theme_id theme, struct person_id person, struct date today)
{
    disseminator_end(db, theme, person, today);
    be_found(db, person);
}

static bool has_book(struct db *db, struct theme_id id)
{
    struct theme theme;
    return theme_by_id(db, id, &theme) &&
           (theme.state == THEME_STATE_WRITTEN || theme.state == THEME_STATE_IN_PRACTICE);
}

void home_begin(struct db *db, const struct agreement *a, enum end_how how, struct date today)
{
    struct agreement_version version;
    if (!a->person.is_set || !a->valid_number.is_set ||
        !agreement_version(db, a->id, a->valid_number.value, &version))
        return;
    if (!return_items_of(db, a->id).count) {
        struct agreement_return_list plan = returns_of(db, version.id);
        struct return_item_id id;
        for (size_t i = 0; i < plan.count; i++)
            return_item_add(db, a->id, plan.at[i].kind, plan.at[i].body, plan.at[i].due_on, &id);
    }
    if (how == END_HOW_EARLY && !has_book(db, a->theme))
        return;
    disseminator_add(db, a->theme, a->person.value, today);
    be_found(db, a->person.value);
}

// ---- moving on ----

static enum returned settle(struct db *db, const struct return_item *item, enum return_state to,
                            struct str reason, struct date today, struct instant now)
{
    if (!return_item_settle(db, item->id, to, reason, today))
        return RETURN_STALE;
    asks_void(db, ASK_KIND_RETURN_ITEM, item->id.n, now);
    return RETURN_SETTLED;
}

/// The person and their manager each say that they have talked.
static enum returned debrief_say(struct db *db, const struct return_item *item, struct person_id by,
                                 bool is_person, struct date today, struct instant now)
{
    struct agreement a;
    struct person_id manager;
    if (!return_item_says(db, item->id, is_person, !is_person))
        return RETURN_STALE;
    ask_settle(db, ASK_KIND_RETURN_ITEM, item->id.n, by, ASK_STATE_DONE, now);
    bool has_manager = agreement_by_id(db, item->agreement, &a) && a.person.is_set &&
                       manager_find(db, a.person.value, &manager);
    if (!has_manager || (is_person ? item->manager_says : item->person_says))
        return settle(db, item, RETURN_STATE_DONE, S(""), today, now);
    if (is_person)
        ask(db, item->id, manager, now);
    return RETURN_HALF_SAID;
}

enum returned return_done(struct db *db, const struct return_item *item, struct person_id by,
                          struct date today, struct instant now)
{
    struct agreement a;
    enum return_mover mover = mover_of(db, item, by, &a);
    if (item->state != RETURN_STATE_DUE)
        return RETURN_STALE;
    if (!return_may_move(item->kind, item->state, RETURN_STATE_DONE, mover))
        return RETURN_REFUSED;
    if (item->kind == RETURN_KIND_DEBRIEF)
        return debrief_say(db, item, by, mover == BY_HOMECOMER, today, now);
    ask_settle(db, ASK_KIND_RETURN_ITEM, item->id.n, by, ASK_STATE_DONE, now);
    return settle(db, item, RETURN_STATE_DONE, S(""), today, now);
}

enum returned return_move(struct db *db, const struct return_item *item, struct person_id by,
                          struct date due_on, struct date today, struct instant now)
{
    struct agreement a;
    struct return_item_id next;
    enum return_mover mover = mover_of(db, item, by, &a);
    if (item->state != RETURN_STATE_DUE)
        return RETURN_STALE;
    if (!return_may_move(item->kind, item->state, RETURN_STATE_MOVED, mover))
        return RETURN_REFUSED;
    if (date_compare(due_on, today) <= 0)
        return RETURN_DAY_WRONG;
    if (return_items_of(db, item->agreement).count >= RETURN_ITEMS_MOST)
        return RETURN_TOO_MANY;
    enum returned settled = settle(db, item, RETURN_STATE_MOVED, S(""), today, now);
    if (settled == RETURN_SETTLED)
        return_item_add(db, item->agreement, item->kind, item->body, due_on, &next);
    return settled;
}

enum returned return_drop(struct db *db, const struct return_item *item, struct person_id by,
                          struct str reason, struct date today, struct instant now)
{
    struct agreement a;
    enum return_mover mover = mover_of(db, item, by, &a);
    if (item->state != RETURN_STATE_DUE)
        return RETURN_STALE;
    if (!return_may_move(item->kind, item->state, RETURN_STATE_DROPPED, mover))
        return RETURN_REFUSED;
    return settle(db, item, RETURN_STATE_DROPPED, reason, today, now);
}

// ---- a day ----

void home_turn(struct db *db, struct date today, struct instant now)
{
    struct return_due_list due = return_items_due(db, today);
    struct return_item_id_list left = return_items_left_over(db);
    for (size_t i = 0; i < due.count; i++)
        ask(db, due.at[i].id, due.at[i].person, now);
    for (size_t i = 0; i < left.count; i++) {
        struct return_item item;
        if (return_item_by_id(db, left.at[i], &item))
            settle(db, &item, RETURN_STATE_DROPPED, S(""), today, now);
    }
    disseminators_leave(db, today);
}
