// SPDX-License-Identifier: EUPL-1.2
// Delivery reports.
#include "mail/report.h"

#include "base/utf8.h"

static bool action_by_name(struct str name, enum bounce_action *out)
{
    static const struct {
        struct str name;
        enum bounce_action action;
    } actions[] = {
        {S_INIT("failed"), BOUNCE_FAILED},       {S_INIT("delayed"), BOUNCE_DELAYED},
        {S_INIT("delivered"), BOUNCE_DELIVERED}, {S_INIT("relayed"), BOUNCE_DELIVERED},
        {S_INIT("expanded"), BOUNCE_DELIVERED},
    };
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (str_is_nocase(name, actions[i].name)) {
            *out = actions[i].action;
            return true;
        }
    return false;
}

/// "5.1.1" of "5.1.1 (unknown user)".
static struct str status_read(struct str value)
{
    size_t end = 0;
    while (end < value.len && ((value.at[end] >= '0' && value.at[end] <= '9') || value.at[end] == '.'))
        end++;
    return end >= 5 && end <= 9 ? str_slice(value, 0, end) : S("");
}

/// "kari@example.no" of "rfc822; <Kari@example.no>".
static struct str recipient_read(struct arena *arena, struct str value)
{
    struct str address = str_trim(str_slice(value, str_find(value, ';', 0) + 1, value.len));
    if (str_starts(address, S("<")) && str_ends(address, S(">")))
        address = str_slice(address, 1, address.len - 1);
    return utf8_valid(address) ? str_lower(arena, address) : S("");
}

bool bounce_is_worse(const struct bounce *a, const struct bounce *b)
{
    static const int badness[] = {
        [BOUNCE_UNCLEAR] = 0, [BOUNCE_DELIVERED] = 1, [BOUNCE_DELAYED] = 2, [BOUNCE_FAILED] = 3};
    return badness[a->action] > badness[b->action];
}

static void group_end(struct bounce *group, struct bounce *worst)
{
    if (bounce_is_worse(group, worst))
        *worst = *group;
    *group = (struct bounce){0};
}

static void field_read(struct arena *arena, struct str line, struct bounce *group)
{
    size_t colon = str_find(line, ':', 0);
    struct str name = str_slice(line, 0, colon);
    struct str value = str_trim(str_slice(line, colon + 1, line.len));
    if (str_is_nocase(name, S("Action")))
        (void)action_by_name(value, &group->action);
    else if (str_is_nocase(name, S("Status")))
        group->status = status_read(value);
    else if (str_is_nocase(name, S("Final-Recipient")) ||
             (str_is_nocase(name, S("Original-Recipient")) && !group->recipient.len))
        group->recipient = recipient_read(arena, value);
}

bool delivery_report_read(struct arena *arena, struct str text, struct bounce *out)
{
    struct bounce group = {0}, worst = {0};
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.len)
            field_read(arena, line, &group);
        else
            group_end(&group, &worst);
    }
    group_end(&group, &worst);
    *out = worst;
    return worst.action != BOUNCE_UNCLEAR;
}
