// SPDX-License-Identifier: EUPL-1.2
// Where those begin on My page who run the whole: networks, the staff list, the leadership team's desk, mails
// that did not arrive.
#include "pages/home/home.h"

#include "sql/home.h"
#include "sql/outbox.h"
#include "sql/people.h"

enum { STARTS_MOST = 5, MAILS_COUNTED_MOST = 1000 };

static void add(struct home_start_list *list, struct str label, struct str about, struct url url)
{
    list->at[list->count++] = (struct home_start){label, about, url};
}

/// Of all networks.
static int64_t mails_in_trouble(struct web *w)
{
    struct outbox_count_list counts = outbox_counts(w->db, (struct network_id){0}, MAILS_COUNTED_MOST);
    int64_t trouble = 0;
    for (size_t i = 0; i < counts.count; i++)
        switch (counts.at[i].state) {
        case OUTBOX_STATE_REFUSED:
        case OUTBOX_STATE_BOUNCED:
        case OUTBOX_STATE_UNSURE: trouble += counts.at[i].count; break;
        case OUTBOX_STATE_QUEUED:
        case OUTBOX_STATE_CLAIMED:
        case OUTBOX_STATE_LEAVING:
        case OUTBOX_STATE_SENT:
        case OUTBOX_STATE_HELD:
        case OUTBOX_STATE_DROPPED: break;
        }
    return trouble;
}

/// Mails that a person must look at: refused, come back, or perhaps not arrived. A lead sees those of one own
/// network at a time, as on the page that this leads to.
static void add_mails(struct web *w, struct home_start_list *list)
{
    struct mails_in_trouble led = {0};
    struct url outbox = url_outbox(w->arena);
    if (actor_has(&w->actor, ROLE_HR) || actor_has(&w->actor, ROLE_ADMIN))
        led.count = mails_in_trouble(w);
    else if (web_may(w, VERB_OUTBOX) &&
             mails_in_trouble_led(w->db, w->actor.account, MAILS_COUNTED_MOST, &led))
        outbox = url_with_int(w->arena, outbox, S("network"), led.network.n);
    if (led.count)
        add(list, SAY(w, MSG_home_mails_trouble, arg_int(led.count)), SAY(w, MSG_home_mails_trouble_about),
            outbox);
}

/// The leadership team finds its desk here, HR when something lies on it.
static void add_desk(struct web *w, struct home_start_list *list)
{
    int64_t waiting = 0;
    if (!web_may(w, VERB_TEAM))
        return;
    desk_count(w->db, &waiting);
    if (waiting || actor_has(&w->actor, ROLE_TEAM))
        add(list, SAY(w, MSG_desk_title),
            waiting ? SAY(w, MSG_home_desk_about, arg_int(waiting)) : SAY(w, MSG_desk_decide_none),
            url_desk(w->arena));
}

struct home_start_list home_starts(struct web *w)
{
    struct home_start_list list = {.at = NEW_ARRAY(w->arena, struct home_start, STARTS_MOST)};
    int64_t people = 0;
    add_mails(w, &list);
    add_desk(w, &list);
    employees_count(w->db, &people);
    if (web_may(w, VERB_ADMINISTER) &&
        str_is(w->settings.organisation, S("Tvers"))) // nobody has said whose it is
        add(&list, SAY(w, MSG_admin_settings), SAY(w, MSG_admin_settings_about), url_settings_form(w->arena));
    if (web_may(w, VERB_STAFF) && !people) // nothing else can be begun without it
        add(&list, SAY(w, MSG_import_title), SAY(w, MSG_home_staff_none), url_imports(w->arena));
    if (web_may(w, VERB_START))
        add(&list, SAY(w, MSG_network_start), SAY(w, MSG_home_start_network_about),
            url_network_new_form(w->arena));
    if (web_may(w, VERB_STAFF) && people)
        add(&list, SAY(w, MSG_import_title), SAY(w, MSG_home_staff_about, arg_int(people)),
            url_imports(w->arena));
    return list;
}
