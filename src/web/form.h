// SPDX-License-Identifier: EUPL-1.2
// Forms: an input is declared once, with its label, and read with its limits. What was typed comes back on
// the page with what is wrong and what to do.
//
//     struct sign_in_page page = {.user_name = input_text(w, S("user_name"), MSG_auth_user_name)};
//     ...
//     struct str name = form_line(w, &page.user_name, 1, 200);   // in the POST handler
//     if (form_ok(w)) ...
//
// Each form_ function reads the posted value into the input, and on a problem notes it in the input and in
// w->problems (for the summary above the form) and gives back an empty value.
//
// Whatever text comes in passes form_line() or form_text(): there one that holds a national identity number
// (i18n/national_id.h) is a problem, and comes back on the page with asterisks for it.
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include "html/web/form.h"
#include "web/web.h"

struct input input_text(struct web *w, struct str name, enum message label);
struct input input_of_kind(struct web *w, struct str name, enum message label,
                           struct str kind); // "date", "time" ...
struct input input_area(struct web *w, struct str name, enum message label);
struct input input_hint(struct web *w, struct input input, enum message hint);
/// Marked as one that must be filled in.
struct input input_required(struct input input);
struct input input_value(struct input input, struct str value);

/// One line between `least` and `most` characters, cleaned as text_clean() does: what turns the direction of
/// writing or is not seen is left out, a control character is a blank.
struct str form_line(struct web *w, struct input *input, size_t least, size_t most);
/// Several lines, each cleaned; line ends become LF.
struct str form_text(struct web *w, struct input *input, size_t least, size_t most);
int64_t form_int(struct web *w, struct input *input, int64_t least, int64_t most);
/// "2026-12-03" as browsers send it, or 3.12.2026 as people write it. False and a problem where it is
/// neither, or outside the years 1900 to 2199.
bool form_date(struct web *w, struct input *input, struct date *out);
/// Empty is fine and gives not set.
struct maybe_date form_maybe_date(struct web *w, struct input *input);
bool form_minute(struct web *w, struct input *input, int32_t *out);
/// An address that mails can be sent from: ASCII, at a host with a dot.
struct str form_email(struct web *w, struct input *input);
/// A password as typed: never trimmed, never shown again.
struct secret form_secret(struct web *w, struct input *input, size_t least, size_t most);

struct choices choices_new(struct web *w, struct str name, enum message label, size_t room);
void choices_add(struct choices *choices, struct str value, struct str label, bool selected);
/// The chosen value, one of those offered; a problem when none was.
struct str form_choice(struct web *w, struct choices *choices);
/// Marks what was chosen among several; none is fine.
void form_choices(struct web *w, struct choices *choices);

enum { FORM_WORD_BYTES_MOST = 300 };

/// A value of the address after "?", and a posted one that is no input: of a button, a hidden field. Cleaned
/// as form_line() does, and cut to FORM_WORD_BYTES_MOST; empty when there is none.
struct str form_query(const struct web *w, struct str name);
struct str form_get(const struct web *w, struct str name);
bool form_has(const struct web *w, struct str name);
/// All values of that name, as of boxes that are ticked.
struct form_values {
    struct str *at;
    size_t count;
};
struct form_values form_values(const struct web *w, struct str name);
/// Whether one of them is this.
bool form_has_value(const struct web *w, struct str name, struct str value);
/// Where to go on: an address of this site as url_local_read() takes it; home for anything else.
struct url form_query_address(const struct web *w, struct str name);
struct url form_address(const struct web *w, struct str name);

/// Notes a problem that only the handler can know, at an input or (NULL) at the whole form.
void form_problem(struct web *w, struct input *input, struct str text);
/// Whether to go on with what the form asks for. False also where nothing is wrong but its sender goes back
/// to it (web/confirm.h).
bool form_ok(const struct web *w);

#endif
