// SPDX-License-Identifier: EUPL-1.2
// What the pages of a gathering share: its programme and its groups.
#include "pages/gathering/gathering.h"

#include "gathering/day_words.h"
#include "gathering/exercise.h"
#include "gathering/keep_clear.h"
#include "i18n/format.h"
#include "web/listing.h"

#include <math.h>
#include <string.h>

void gathering_crumbs(struct web *w, bool is_own_page)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    if (!is_own_page)
        web_crumb(w, w->gathering.title, url_gathering_show(w->arena, w->gathering.id));
}

struct str gathering_when(struct web *w)
{
    const struct gathering *g = &w->gathering;
    return format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute);
}

enum gathering_state gathering_state_shown(const struct web *w, const struct gathering *g)
{
    bool is_over = g->state == GATHERING_STATE_PLANNED && date_compare(g->held_on, w->today) < 0;
    return is_over ? GATHERING_STATE_HELD : g->state;
}

static struct item_line line_of(struct web *w, const struct programme_item *item)
{
    const struct exercise *e = item->exercise.is_set ? exercise_by_name(item->exercise.value) : NULL;
    struct item_line line = {
        .time = format_time_range(w->arena, w->lang, (int32_t)item->start_minute,
                                  (int32_t)(item->start_minute + item->minutes)),
        .title = item->title,
        .place = item->place,
        .responsible = item->responsible_name,
        .words_lang = lang_tag(w->settings.lang), // as people here write
        .edit = url_programme_item_form(w->arena, w->gathering.id, item->id),
    };
    if (e) {
        line.exercise = SAY(w, e->title);
        line.exercise_url = url_exercise_show(w->arena, e->name);
    }
    return line;
}

struct item_line_list gathering_programme(struct web *w)
{
    struct programme_item_list items = programme_of(w->db, w->gathering.id);
    struct item_line_list lines = {.at = NEW_ARRAY(w->arena, struct item_line, items.count)};
    for (size_t i = 0; i < items.count; i++)
        lines.at[lines.count++] = line_of(w, &items.at[i]);
    return lines;
}

/// The card of a group; cards come in the order of their numbers.
static struct group_card *card_of(struct web *w, struct group_card_list *cards, int64_t number, size_t room)
{
    size_t at = cards->count;
    while (at && cards->at[at - 1].number >= number)
        at--;
    if (at < cards->count && cards->at[at].number == number)
        return &cards->at[at];
    memmove(cards->at + at + 1, cards->at + at, (cards->count++ - at) * sizeof *cards->at);
    cards->at[at] =
        (struct group_card){.number = number, .seats.at = NEW_ARRAY(w->arena, struct seat_line, room)};
    return &cards->at[at];
}

static struct seat_line seat_of(struct web *w, const struct group_seat *s)
{
    struct seat_line line = {
        .name = str_words(w->arena, s->given_name, s->family_name),
        .unit = s->unit_name.is_set ? s->unit_name.value : S(""),
        .is_me = w->actor.person.is_set && w->actor.person.value.n == s->person.n,
    };
    if (s->before.is_set && s->before.value != s->group_number)
        line.before = SAY(w, MSG_gathering_group_before, arg_plain(s->before.value));
    return line;
}

/// How many seats of the same group stand there.
static size_t seats_together(const struct group_seat_list *seats, size_t from)
{
    size_t to = from;
    while (to < seats->count && seats->at[to].group_number == seats->at[from].group_number)
        to++;
    return to - from;
}

void gathering_tables_lay(struct group_card_list *cards)
{
    enum { MIDDLE = 38, RADIUS = 31 };
    for (size_t c = 0; c < cards->count; c++) {
        struct seat_line_list *seats = &cards->at[c].seats;
        size_t own = 0;
        for (size_t i = 0; i < seats->count; i++)
            own = seats->at[i].is_me ? i : own;
        for (size_t i = 0; i < seats->count; i++) {
            double turn = (double)((i + seats->count - own) % seats->count) / (double)seats->count;
            double angle = M_PI / 2 + 2 * M_PI * turn;
            seats->at[i].x = llround(MIDDLE + RADIUS * cos(angle));
            seats->at[i].y = llround(MIDDLE + RADIUS * sin(angle));
        }
    }
}

struct group_card_list gathering_groups(struct web *w, int64_t *mine)
{
    struct group_seat_list seats = groups_of(w->db, w->gathering.id, w->today);
    struct guest_list guests = guests_of(w->db, w->gathering.id);
    struct group_card_list cards = {.at = NEW_ARRAY(w->arena, struct group_card, seats.count + guests.count)};
    *mine = 0;
    for (size_t i = 0; i < seats.count; i++) {
        struct group_card *card =
            card_of(w, &cards, seats.at[i].group_number, seats_together(&seats, i) + guests.count);
        struct seat_line line = seat_of(w, &seats.at[i]);
        card->is_mine |= line.is_me;
        *mine = line.is_me ? card->number : *mine;
        card->seats.at[card->seats.count++] = line;
    }
    for (size_t i = 0; i < guests.count; i++) {
        if (!guests.at[i].group_number.is_set)
            continue;
        struct group_card *card = card_of(w, &cards, guests.at[i].group_number.value, guests.count);
        card->seats.at[card->seats.count++] =
            (struct seat_line){.name = guests.at[i].name, .unit = SAY(w, MSG_attendance_guest)};
    }
    gathering_tables_lay(&cards);
    return cards;
}

static const struct listing_key group_keys[] = {
    {"number", MSG_gathering_group_number, .given = LISTING_UP},
    {"names", MSG_gathering_find_group, .is_searched = true, .is_only_text = true},
};

static struct str group_text(struct web *w, const void *row, size_t key)
{
    const struct group_card *card = row;
    if (key == 0)
        return str_format(w->arena, "%lld", (long long)card->number);
    struct str *names = NEW_ARRAY(w->arena, struct str, card->seats.count);
    for (size_t i = 0; i < card->seats.count; i++)
        names[i] = card->seats.at[i].name;
    return str_join(w->arena, names, card->seats.count, S(" "));
}

struct listing gathering_groups_pick(struct web *w, struct url here, const char *prefix,
                                     struct group_card_list *cards)
{
    struct listing_about *about = NEW(w->arena, struct listing_about);
    *about = (struct listing_about){
        .label = MSG_gathering_find_group, .keys = group_keys, .key_count = 2, .prefix = prefix};
    struct listing list = listing_read(w, here, about);
    LISTING_PICK(w, &list, cards, group_text);
    return list;
}

/// The number of the actor's group; 0 without a seat.
static int64_t own_number(struct web *w, const struct group_seat_list *seats)
{
    for (size_t i = 0; i < seats->count; i++)
        if (w->actor.person.is_set && seats->at[i].person.n == w->actor.person.value.n)
            return seats->at[i].group_number;
    return 0;
}

struct own_table gathering_own_table(struct web *w, struct gathering_id gathering)
{
    struct group_seat_list seats = groups_of(w->db, gathering, w->today);
    struct own_table own = {.number = own_number(w, &seats)};
    struct table_mate *mates = NEW_ARRAY(w->arena, struct table_mate, seats.count);
    struct str *names = NEW_ARRAY(w->arena, struct str, seats.count);
    for (size_t i = 0; own.number && i < seats.count; i++) {
        const struct group_seat *s = &seats.at[i];
        if (s->group_number != own.number || s->person.n == w->actor.person.value.n)
            continue;
        struct str name = str_words(w->arena, s->given_name, s->family_name);
        mates[own.count] = (struct table_mate){name, s->unit_name.value};
        names[own.count++] = s->unit_name.is_set
                                 ? str_format(w->arena, "%.*s (%.*s)", STR(name), STR(s->unit_name.value))
                                 : name;
    }
    own.mates = mates;
    own.companions = format_list(w->arena, w->lang, names, own.count);
    return own;
}

struct str gathering_companions(struct web *w, struct gathering_id gathering)
{
    return gathering_own_table(w, gathering).companions;
}

struct str gathering_same_day(struct web *w, struct date day)
{
    bool is_of_all = web_may(w, VERB_RUN);
    struct person_id person = {!is_of_all && w->actor.person.is_set ? w->actor.person.value.n : 0};
    struct network_same_day_list rows = {0};
    if (is_of_all || person.n)
        rows = networks_same_day(w->db, w->network.id, day, person);
    struct str *parts = NEW_ARRAY(w->arena, struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        parts[i] = is_of_all
                       ? SAY(w, MSG_gathering_same_day, arg_int(rows.at[i].people), arg_str(rows.at[i].name))
                       : SAY(w, MSG_gathering_same_day_own, arg_str(rows.at[i].name));
    return str_join(w->arena, parts, rows.count, S(" "));
}

struct str gathering_day_against(struct web *w, struct date day)
{
    struct str reasons = S("");
    if (web_may(w, VERB_RUN)) {
        struct day_rules rules = day_rules_in(w->db, w->network.zone, day, day);
        reasons = day_reasons_words(w->arena, w->lang, &rules, day);
    }
    return reasons.len ? SAY(w, MSG_gathering_day_against, arg_str(reasons)) : S("");
}
