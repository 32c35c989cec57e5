// SPDX-License-Identifier: EUPL-1.2
// Inputs of forms: declared, read, judged.
#include "web/form.h"

#include "base/utf8.h"
#include "i18n/email.h"
#include "i18n/national_id.h"
#include "i18n/text.h"
#include "mail/address.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2199 }; // of days that people work

struct input input_of_kind(struct web *w, struct str name, enum message label, struct str kind)
{
    return (struct input){.name = name, .label = SAY(w, label), .kind = kind};
}

struct input input_text(struct web *w, struct str name, enum message label)
{
    return input_of_kind(w, name, label, S("text"));
}

struct input input_area(struct web *w, struct str name, enum message label)
{
    return input_of_kind(w, name, label, S("area"));
}

struct input input_hint(struct web *w, struct input input, enum message hint)
{
    input.hint = SAY(w, hint);
    return input;
}

struct input input_value(struct input input, struct str value)
{
    input.value = value;
    return input;
}

struct input input_required(struct input input)
{
    input.required = true;
    return input;
}

/// As it was sent, with no other limit than that of the request: only for what is measured next.
static struct str typed(const struct web *w, struct str name)
{
    struct str value = http_form_value(&w->form, name);
    return value.at ? value : S("");
}

static struct str asked(const struct web *w, struct str name)
{
    struct http_form query = http_form_query(w->request);
    struct str value = http_form_value(&query, name);
    return value.at ? value : S("");
}

static struct str word(const struct web *w, struct str sent)
{
    return text_clean(w->arena, utf8_clip(sent, FORM_WORD_BYTES_MOST));
}

struct str form_get(const struct web *w, struct str name)
{
    return word(w, typed(w, name));
}

struct str form_query(const struct web *w, struct str name)
{
    return word(w, asked(w, name));
}

bool form_has(const struct web *w, struct str name)
{
    return http_form_value(&w->form, name).at != NULL;
}

struct form_values form_values(const struct web *w, struct str name)
{
    struct form_values values = {.at = NEW_ARRAY(w->arena, struct str, w->form.count)};
    for (const struct http_field *f = w->form.fields; f < w->form.fields + w->form.count; f++)
        if (!f->is_file && str_is(f->name, name))
            values.at[values.count++] = word(w, f->value);
    return values;
}

bool form_has_value(const struct web *w, struct str name, struct str value)
{
    for (const struct http_field *f = w->form.fields; f < w->form.fields + w->form.count; f++)
        if (!f->is_file && str_is(f->name, name) && str_is(f->value, value))
            return true;
    return false;
}

static struct url address(const struct web *w, struct str sent)
{
    struct url url;
    return url_local_read(sent, &url) ? url : url_home(w->arena);
}

struct url form_address(const struct web *w, struct str name)
{
    return address(w, typed(w, name));
}

struct url form_query_address(const struct web *w, struct str name)
{
    return address(w, asked(w, name));
}

/// In the summary above the form a problem stands with the name of its field.
static void note(struct web *w, struct str field, struct str label, struct str text)
{
    if (w->problem_count == PROBLEMS_MOST)
        return;
    struct str line = label.len ? str_format(w->arena, "%.*s: %.*s", STR(label), STR(text)) : text;
    w->problems[w->problem_count++] = (struct web_problem){field, line};
}

void form_problem(struct web *w, struct input *input, struct str text)
{
    if (input)
        input->problem = text;
    note(w, input ? input->name : S(""), input ? input->label : S(""), text);
}

bool form_ok(const struct web *w)
{
    return w->problem_count == 0 && !w->goes_back;
}

/// What may never be kept is refused, and not shown again either.
static bool is_free_of_ids(struct web *w, struct input *input)
{
    if (!national_id_in(input->value, NATIONAL_ID_ANYWHERE))
        return true;
    input->value = national_id_hide(w->arena, input->value);
    form_problem(w, input, SAY(w, MSG_form_national_id));
    return false;
}

/// Notes a problem about the length, if there is one.
static bool length_fits(struct web *w, struct input *input, size_t least, size_t most)
{
    size_t length = utf8_length(input->value);
    if (length >= least && length <= most)
        return true;
    if (!length)
        form_problem(w, input, SAY(w, MSG_form_required));
    else if (length < least)
        form_problem(w, input, SAY(w, MSG_form_too_short, arg_int((int64_t)least)));
    else
        form_problem(w, input, SAY(w, MSG_form_too_long, arg_int((int64_t)most), arg_int((int64_t)length)));
    return false;
}

struct str form_line(struct web *w, struct input *input, size_t least, size_t most)
{
    input->value = text_clean(w->arena, typed(w, input->name));
    return is_free_of_ids(w, input) && length_fits(w, input, least, most) ? input->value : S("");
}

struct str form_text(struct web *w, struct input *input, size_t least, size_t most)
{
    struct str rest = typed(w, input->name), line;
    struct buf lines = buf_new(w->arena, rest.len + 1);
    while (str_cut(&rest, '\n', &line)) {
        buf_str(&lines, text_clean(w->arena, line));
        buf_char(&lines, '\n');
    }
    input->value = str_trim(buf_get(&lines));
    return is_free_of_ids(w, input) && length_fits(w, input, least, most) ? input->value : S("");
}

int64_t form_int(struct web *w, struct input *input, int64_t least, int64_t most)
{
    int64_t n;
    input->value = str_trim(form_get(w, input->name));
    if (str_int(input->value, &n) && n >= least && n <= most)
        return n;
    form_problem(w, input, SAY(w, MSG_form_number_range, arg_int(least), arg_int(most)));
    return 0;
}

/// 3.12.2026 and 03.12.2026, as people write it.
static bool parse_day_first(struct str s, struct date *out)
{
    struct str part;
    int64_t n[3];
    for (int i = 0; i < 3; i++)
        if (!str_cut(&s, '.', &part) || !str_int(part, &n[i]) || n[i] < 1 || n[i] > 9999)
            return false;
    return !s.at && date_from_civil((struct civil){(int)n[2], (int)n[1], (int)n[0]}, out);
}

struct maybe_date form_maybe_date(struct web *w, struct input *input)
{
    struct maybe_date date = {0};
    input->value = str_trim(form_get(w, input->name));
    if (!input->value.len)
        return date;
    date.is_set = date_parse_iso(input->value, &date.value) || parse_day_first(input->value, &date.value);
    int year = date.is_set ? date_civil(date.value).year : 0;
    date.is_set = year >= YEAR_LEAST && year <= YEAR_MOST;
    if (!date.is_set)
        form_problem(w, input, SAY(w, MSG_form_date_wrong, arg_str(S("3.12.2026"))));
    return date;
}

bool form_date(struct web *w, struct input *input, struct date *out)
{
    struct maybe_date date = form_maybe_date(w, input);
    if (!date.is_set && !input->problem.len)
        form_problem(w, input, SAY(w, MSG_form_required));
    *out = date.value;
    return date.is_set;
}

bool form_minute(struct web *w, struct input *input, int32_t *out)
{
    input->value = str_trim(form_get(w, input->name));
    if (minute_parse(input->value, out))
        return true;
    form_problem(w, input, SAY(w, MSG_form_time_wrong, arg_str(S("13.00"))));
    return false;
}

/// Addresses that leave this machine, and that mails can be sent from.
static bool can_be_sent_from(struct str s)
{
    struct str host = str_slice(s, str_find(s, '@', 0), s.len);
    return mail_address_own_valid(s) && str_find(host, '.', 0) < host.len;
}

struct str form_email(struct web *w, struct input *input)
{
    struct str value = form_line(w, input, 1, 254);
    value = email_in_ascii(w->arena, value);
    if (!value.len || can_be_sent_from(value))
        return value;
    form_problem(w, input, SAY(w, MSG_form_email_wrong, arg_str(S("kari@kommune.example"))));
    return S("");
}

struct secret form_secret(struct web *w, struct input *input, size_t least, size_t most)
{
    struct str secret = typed(w, input->name);
    struct input measured = *input;
    measured.value = secret;
    bool fits = length_fits(w, &measured, least, most);
    input->problem = measured.problem;
    input->value = S("");
    return secret_of(fits ? secret : S(""));
}

struct choices choices_new(struct web *w, struct str name, enum message label, size_t room)
{
    return (struct choices){
        .name = name, .label = SAY(w, label), .at = NEW_ARRAY(w->arena, struct choice, room), .room = room};
}

void choices_add(struct choices *choices, struct str value, struct str label, bool selected)
{
    if (choices->count < choices->room)
        choices->at[choices->count++] = (struct choice){.value = value, .label = label, .selected = selected};
}

struct str form_choice(struct web *w, struct choices *choices)
{
    struct str sent = form_get(w, choices->name);
    struct choice *chosen = NULL;
    for (size_t i = 0; i < choices->count; i++) {
        choices->at[i].selected = !chosen && form_has(w, choices->name) && str_is(choices->at[i].value, sent);
        if (choices->at[i].selected)
            chosen = &choices->at[i];
    }
    if (chosen)
        return chosen->value;
    choices->problem = SAY(w, MSG_form_choose_one);
    note(w, choices->name, choices->label, choices->problem);
    return S("");
}

void form_choices(struct web *w, struct choices *choices)
{
    for (size_t i = 0; i < choices->count; i++)
        choices->at[i].selected = form_has_value(w, choices->name, choices->at[i].value);
}
