// SPDX-License-Identifier: EUPL-1.2
// Reading an entry, and putting it on the one that is there.
#include "client_calendar.h"

/// The value of a property, as it stands; empty where there is none. `line`: with its parameters.
static struct str property_line(struct str event, struct str name)
{
    struct str line, rest = event;
    while (str_cut(&rest, '\n', &line))
        if (str_starts(line, name) && line.len > name.len &&
            (line.at[name.len] == ':' || line.at[name.len] == ';'))
            return str_trim(line);
    return S("");
}

/// Colons stand in quoted parameters too.
static size_t value_at(struct str line)
{
    bool is_quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        is_quoted ^= line.at[i] == '"';
        if (line.at[i] == ':' && !is_quoted)
            return i + 1;
    }
    return line.len;
}

static struct str property(struct arena *arena, struct str event, struct str name)
{
    struct str line = property_line(event, name);
    struct str value = str_slice(line, value_at(line), line.len);
    value = str_replace(arena, value, S("\\n"), S("\n"));
    value = str_replace(arena, value, S("\\,"), S(","));
    value = str_replace(arena, value, S("\\;"), S(";"));
    return str_copy(arena, value);
}

static struct str parameter(struct arena *arena, struct str line, struct str name)
{
    size_t from = str_find_str(line, str_cat(arena, name, S("=")), 0) + name.len + 1;
    size_t to = from;
    while (to < line.len && line.at[to] != ';' && line.at[to] != ':')
        to++;
    return str_copy(arena, str_slice(line, from, to));
}

static struct str after_scheme(struct str address)
{
    return str_slice(address, str_find(address, ':', 0) + 1, address.len);
}

static struct client_entry entry_read(struct arena *arena, struct str ics)
{
    struct str all = str_replace(arena, ics, S("\r\n "), S(""));
    struct str event = str_slice(all, str_find_str(all, S("BEGIN:VEVENT"), 0), all.len);
    struct str attendee = property_line(event, S("ATTENDEE"));
    struct client_entry e = {
        .uid = property(arena, event, S("UID")),
        .organizer = after_scheme(property(arena, event, S("ORGANIZER"))),
        .starts = property(arena, event, S("DTSTART")),
        .ends = property(arena, event, S("DTEND")),
        .place = property(arena, event, S("LOCATION")),
        .summary = property(arena, event, S("SUMMARY")),
        .text = property(arena, event, S("DESCRIPTION")),
        .stamp = property(arena, event, S("DTSTAMP")),
        .partstat = parameter(arena, attendee, S("PARTSTAT")),
        .asks = str_is(parameter(arena, attendee, S("RSVP")), S("TRUE")),
        .is_out = str_is(property(arena, all, S("METHOD")), S("CANCEL")),
    };
    if (!str_int(property(arena, event, S("SEQUENCE")), &e.sequence))
        e.sequence = -1;
    return e;
}

struct client_entry *client_entry(struct client *client, struct str uid)
{
    for (size_t i = 0; i < client->count; i++)
        if (str_is(client->at[i].uid, uid))
            return &client->at[i];
    return NULL;
}

bool client_shows(const struct client_entry *entry)
{
    return entry && !entry->is_out && !str_is(entry->partstat, S("DECLINED"));
}

void client_click(struct client_entry *entry, struct str partstat)
{
    entry->partstat = partstat;
    entry->asks = false;
}

static struct str problem_of(const struct client *client, const struct client_entry *before,
                             const struct client_entry *e)
{
    if (e->sequence < 0)
        return S("has no sequence");
    if (e->is_out && (!before || before->is_out))
        return S("takes out what is not there");
    if (!before || (client->forgets && before->is_out))
        return S("");
    if (e->sequence < before->sequence ||
        (e->sequence == before->sequence && str_compare(e->stamp, before->stamp) <= 0))
        return S("is older than what is there");
    bool is_alike = str_is(e->starts, before->starts) && str_is(e->ends, before->ends) &&
                    str_is(e->place, before->place) && e->is_out == before->is_out;
    return e->sequence == before->sequence && !is_alike ? S("alters more than words under the same sequence")
                                                        : S("");
}

struct str client_receive(struct client *client, struct str ics)
{
    struct client_entry e = entry_read(client->arena, ics);
    struct client_entry *before = client_entry(client, e.uid);
    struct str problem = problem_of(client, before, &e);
    if (problem.len)
        return problem;
    if (!before && client->count == CLIENT_ENTRIES_MOST)
        return S("is one too many");
    if (!before)
        before = &client->at[client->count++];
    *before = e;
    return S("");
}
