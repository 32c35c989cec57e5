// SPDX-License-Identifier: EUPL-1.2
// What we call of libical, loaded with the first calendar entry that is written or read (libical 3.0).
#include "base/late.h"

#include <libical/ical.h>

static const char libical[] = "libical.so.3";

LATE_VOID(libical, icalcomponent_add_component, (icalcomponent * parent, icalcomponent *child),
          (parent, child))
LATE_VOID(libical, icalcomponent_add_property, (icalcomponent * component, icalproperty *property),
          (component, property))
LATE(libical, char *, icalcomponent_as_ical_string_r, (icalcomponent * component), (component))
LATE_VOID(libical, icalcomponent_free, (icalcomponent * component), (component))
LATE(libical, icalproperty *, icalcomponent_get_first_property,
     (icalcomponent * component, icalproperty_kind kind), (component, kind))
LATE(libical, icalproperty *, icalcomponent_get_next_property,
     (icalcomponent * component, icalproperty_kind kind), (component, kind))
LATE(libical, const char *, icalcomponent_get_summary, (icalcomponent * comp), (comp))
LATE(libical, icalcomponent *, icalcomponent_new_valarm, (void), ())
LATE(libical, icalcomponent *, icalcomponent_new_vcalendar, (void), ())
LATE(libical, icalcomponent *, icalcomponent_new_vevent, (void), ())
LATE(libical, struct icaldurationtype, icaldurationtype_from_int, (int t), (t))
LATE(libical, struct icaldurationtype, icaldurationtype_from_string, (const char *dur), (dur))
LATE_VOID(libical, icalmemory_free_buffer, (void *buf), (buf))
LATE(libical, const char *, icalparameter_get_delegatedto, (const icalparameter *value), (value))
LATE(libical, const char *, icalparameter_get_email, (const icalparameter *value), (value))
LATE(libical, icalparameter_partstat, icalparameter_get_partstat, (const icalparameter *value), (value))
LATE(libical, const char *, icalparameter_get_sentby, (const icalparameter *value), (value))
LATE(libical, const char *, icalparameter_get_tzid, (const icalparameter *value), (value))
LATE(libical, icalparameter *, icalparameter_new_cn, (const char *v), (v))
LATE(libical, icalparameter *, icalparameter_new_cutype, (icalparameter_cutype v), (v))
LATE(libical, icalparameter *, icalparameter_new_partstat, (icalparameter_partstat v), (v))
LATE(libical, icalparameter *, icalparameter_new_role, (icalparameter_role v), (v))
LATE(libical, icalparameter *, icalparameter_new_rsvp, (icalparameter_rsvp v), (v))
LATE(libical, icalparameter *, icalparameter_new_tzid, (const char *v), (v))
LATE(libical, icalparameter *, icalparameter_new_value, (icalparameter_value v), (v))
LATE(libical, icalcomponent *, icalparser_parse_string, (const char *str), (str))
LATE_VOID(libical, icalproperty_add_parameter, (icalproperty * prop, icalparameter *parameter),
          (prop, parameter))
LATE(libical, const char *, icalproperty_get_attendee, (const icalproperty *prop), (prop))
LATE(libical, const char *, icalproperty_get_comment, (const icalproperty *prop), (prop))
LATE(libical, struct icaltimetype, icalproperty_get_dtstamp, (const icalproperty *prop), (prop))
LATE(libical, icalparameter *, icalproperty_get_first_parameter,
     (icalproperty * prop, icalparameter_kind kind), (prop, kind))
LATE(libical, icalvalue *, icalproperty_get_value, (const icalproperty *prop), (prop))
LATE(libical, const char *, icalproperty_get_value_as_string, (const icalproperty *prop), (prop))
LATE(libical, icalproperty *, icalproperty_new_action, (enum icalproperty_action v), (v))
LATE(libical, icalproperty *, icalproperty_new_attendee, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_calscale, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_categories, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_description, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_dtend, (struct icaltimetype v), (v))
LATE(libical, icalproperty *, icalproperty_new_dtstamp, (struct icaltimetype v), (v))
LATE(libical, icalproperty *, icalproperty_new_dtstart, (struct icaltimetype v), (v))
LATE(libical, icalproperty *, icalproperty_new_lastmodified, (struct icaltimetype v), (v))
LATE(libical, icalproperty *, icalproperty_new_location, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_method, (enum icalproperty_method v), (v))
LATE(libical, icalproperty *, icalproperty_new_name, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_organizer, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_prodid, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_refreshinterval, (struct icaldurationtype v), (v))
LATE(libical, icalproperty *, icalproperty_new_sequence, (int v), (v))
LATE(libical, icalproperty *, icalproperty_new_status, (enum icalproperty_status v), (v))
LATE(libical, icalproperty *, icalproperty_new_summary, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_transp, (enum icalproperty_transp v), (v))
LATE(libical, icalproperty *, icalproperty_new_trigger, (struct icaltriggertype v), (v))
LATE(libical, icalproperty *, icalproperty_new_uid, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_url, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_version, (const char *v), (v))
LATE(libical, icalproperty *, icalproperty_new_x, (const char *v), (v))
LATE_VOID(libical, icalproperty_set_x_name, (icalproperty * prop, const char *name), (prop, name))
LATE(libical, struct icaltimetype, icaltime_from_timet_with_zone,
     (const time_t tm, const int is_date, const icaltimezone *zone), (tm, is_date, zone))
LATE(libical, int, icaltime_is_utc, (const struct icaltimetype t), (t))
LATE(libical, struct icaltimetype, icaltime_null_time, (void), ())
LATE(libical, icaltimezone *, icaltimezone_get_utc_timezone, (void), ())
LATE(libical, struct icaltimetype, icalvalue_get_datetime, (const icalvalue *value), (value))
LATE(libical, icalvalue_kind, icalvalue_isa, (const icalvalue *value), (value))
