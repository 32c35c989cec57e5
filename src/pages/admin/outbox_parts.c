// SPDX-License-Identifier: EUPL-1.2
// States, kinds and deeds of the outbox, in words.
#include "pages/admin/outbox_parts.h"

#include "i18n/format.h"

const enum message outbox_state_labels[OUTBOX_STATE_COUNT] = {
    [OUTBOX_STATE_HELD] = MSG_outbox_state_held,       [OUTBOX_STATE_QUEUED] = MSG_outbox_state_queued,
    [OUTBOX_STATE_CLAIMED] = MSG_outbox_state_claimed, [OUTBOX_STATE_LEAVING] = MSG_outbox_state_leaving,
    [OUTBOX_STATE_SENT] = MSG_outbox_state_sent,       [OUTBOX_STATE_REFUSED] = MSG_outbox_state_refused,
    [OUTBOX_STATE_UNSURE] = MSG_outbox_state_unsure,   [OUTBOX_STATE_BOUNCED] = MSG_outbox_state_bounced,
    [OUTBOX_STATE_DROPPED] = MSG_outbox_state_dropped,
};

const enum message outbox_state_abouts[OUTBOX_STATE_COUNT] = {
    [OUTBOX_STATE_HELD] = MSG_outbox_about_held,       [OUTBOX_STATE_QUEUED] = MSG_outbox_about_queued,
    [OUTBOX_STATE_CLAIMED] = MSG_outbox_about_leaving, [OUTBOX_STATE_LEAVING] = MSG_outbox_about_leaving,
    [OUTBOX_STATE_SENT] = MSG_outbox_about_sent,       [OUTBOX_STATE_REFUSED] = MSG_outbox_about_refused,
    [OUTBOX_STATE_UNSURE] = MSG_outbox_about_unsure,   [OUTBOX_STATE_BOUNCED] = MSG_outbox_about_bounced,
    [OUTBOX_STATE_DROPPED] = MSG_outbox_about_dropped,
};

bool outbox_sees_all(const struct web *w)
{
    return actor_has(&w->actor, ROLE_HR) || actor_has(&w->actor, ROLE_ADMIN);
}

struct outbox_network_list outbox_networks_of(struct web *w)
{
    return outbox_sees_all(w) ? outbox_networks(w->db) : outbox_networks_led(w->db, w->actor.account);
}

bool outbox_sees(struct web *w, struct maybe_network_id network)
{
    if (outbox_sees_all(w))
        return true;
    struct outbox_network_list led = outbox_networks_led(w->db, w->actor.account);
    for (size_t i = 0; i < led.count && network.is_set; i++)
        if (led.at[i].id.n == network.value.n)
            return true;
    return false;
}

struct str outbox_problem_text(struct web *w, struct maybe_str problem)
{
    static const struct {
        struct str code;
        enum message text;
    } known[] = {
        {S_INIT("tvers:address"), MSG_outbox_problem_address},
        {S_INIT("tvers:content"), MSG_outbox_problem_content},
        {S_INIT("tvers:died"), MSG_outbox_problem_died},
        {S_INIT("tvers:answered"), MSG_outbox_problem_answered},
        {S_INIT("tvers:bounce"), MSG_outbox_problem_bounce},
        {S_INIT("tvers:trouble"), MSG_outbox_problem_trouble},
        {S_INIT("tvers:off"), MSG_outbox_problem_off},
        {S_INIT("tvers:old-link"), MSG_outbox_problem_old_link},
        {S_INIT("tvers:ended"), MSG_outbox_problem_ended},
        {S_INIT("tvers:outdated"), MSG_outbox_problem_outdated},
    };
    for (size_t i = 0; problem.is_set && i < sizeof known / sizeof *known; i++)
        if (str_is(problem.value, known[i].code))
            return SAY(w, known[i].text);
    return problem.is_set ? problem.value : S("");
}

struct str outbox_moment(struct web *w, struct instant at)
{
    return format_wall(w->arena, w->lang, wall_from_instant(at, ZONE_OSLO));
}

const struct deed outbox_deeds[] = {
    {S_INIT("hold"), OUTBOX_STATE_QUEUED, OUTBOX_STATE_HELD, MSG_outbox_hold_all, true},
    {S_INIT("release"), OUTBOX_STATE_HELD, OUTBOX_STATE_QUEUED, MSG_outbox_release_all, true},
    {S_INIT("again"), OUTBOX_STATE_REFUSED, OUTBOX_STATE_QUEUED, MSG_outbox_again_all, true},
    {S_INIT("again"), OUTBOX_STATE_BOUNCED, OUTBOX_STATE_QUEUED, MSG_outbox_again_all, true},
    {S_INIT("again"), OUTBOX_STATE_UNSURE, OUTBOX_STATE_QUEUED, MSG_outbox_again_all, false},
    {S_INIT("drop"), OUTBOX_STATE_HELD, OUTBOX_STATE_DROPPED, MSG_outbox_drop_all, true},
    {S_INIT("drop"), OUTBOX_STATE_QUEUED, OUTBOX_STATE_DROPPED, MSG_outbox_drop_all, true},
    {S_INIT("drop"), OUTBOX_STATE_REFUSED, OUTBOX_STATE_DROPPED, MSG_outbox_drop_all, true},
    {S_INIT("drop"), OUTBOX_STATE_UNSURE, OUTBOX_STATE_DROPPED, MSG_outbox_drop_all, false},
};
const size_t outbox_deed_count = sizeof outbox_deeds / sizeof *outbox_deeds;

const struct deed *outbox_deed(struct str name, enum outbox_state from)
{
    for (const struct deed *d = outbox_deeds; d < outbox_deeds + outbox_deed_count; d++)
        if (d->from == from && str_is(d->name, name))
            return d;
    return NULL;
}

bool outbox_is_again(const struct deed *deed)
{
    return str_is(deed->name, S("again"));
}
