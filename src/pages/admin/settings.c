// SPDX-License-Identifier: EUPL-1.2
// The settings of the organisation: its name, colour and arms, whom to ask, from where mails come.
#include "html/admin/admin.h"

#include "draw/arms.h"
#include "draw/colour.h"
#include "i18n/format.h"
#include "web/form.h"
#include "auth/account.h"
#include "i18n/collate.h"
#include "jobs/return_address.h"
#include "sql/disclosure.h"

enum { PACE_MOST = 10000 };

static struct str ratios(struct web *w, struct colour c, struct colour paper, struct colour sand)
{
    struct str on_paper = format_number(w->arena, w->lang, colour_contrast(c, paper), 1);
    struct str on_sand = format_number(w->arena, w->lang, colour_contrast(c, sand), 1);
    return SAY(w, MSG_admin_colour_ratios, arg_str(on_paper), arg_str(on_sand));
}

/// What was made of the colour that was given, with its contrasts; nothing where none was.
static struct colour_row_list colours_of(struct web *w)
{
    struct colour given;
    if (!colour_read(w->settings.accent, &given))
        return (struct colour_row_list){0};
    struct colour_pair p = colour_pair_of(given);
    struct colour_row_list rows = {.at = NEW_ARRAY(w->arena, struct colour_row, 2), .count = 2};
    rows.at[0] = (struct colour_row){SAY(w, MSG_frame_colours_light), colour_hex(w->arena, p.light),
                                     ratios(w, p.light, COLOUR_PAPER, COLOUR_SAND)};
    rows.at[1] = (struct colour_row){SAY(w, MSG_frame_colours_dark), colour_hex(w->arena, p.dark),
                                     ratios(w, p.dark, COLOUR_DARK_PAPER, COLOUR_DARK_SAND)};
    return rows;
}

static struct settings_page settings_page_new(struct web *w)
{
    struct settings_page page = {
        .csrf = w->csrf,
        .organisation = input_required(input_text(w, S("organisation"), MSG_admin_organisation)),
        .contact = input_hint(w, input_text(w, S("contact"), MSG_admin_contact), MSG_admin_contact_hint),
        .statement = input_hint(w, input_of_kind(w, S("statement"), MSG_admin_statement, S("url")),
                                MSG_admin_statement_hint),
        .mail_from = input_required(input_of_kind(w, S("mail_from"), MSG_admin_mail_from, S("email"))),
        .mails_per_minute = input_hint(
            w, input_of_kind(w, S("mails_per_minute"), MSG_admin_pace, S("number")), MSG_admin_pace_hint),
        .silo_depth = input_required(input_of_kind(w, S("silo_depth"), MSG_admin_silo_depth, S("number"))),
        .accent = input_hint(w, input_text(w, S("accent"), MSG_admin_accent), MSG_admin_accent_hint),
        .arms = input_hint(w, input_text(w, S("arms"), MSG_admin_arms), MSG_admin_arms_hint),
        .language = choices_new(w, S("language"), MSG_frame_language, LANG_COUNT),
        .action = url_settings_save(w->arena),
    };
    page.silo_depth = input_hint(w, page.silo_depth, MSG_admin_silo_depth_hint);
    page.colours = colours_of(w);
    page.has_arms = w->settings.arms.len > 0;
    for (enum lang l = LANG_NB; l <= LANG_EN; l++)
        choices_add(&page.language, lang_tag(l), lang_name(l), l == w->settings.lang);
    return page;
}

static void settings_show(struct web *w, const struct settings_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    view_settings_page(&w->page, page);
    web_title(w, SAY(w, MSG_admin_settings));
}

void settings_form(struct web *w)
{
    struct settings_page page = settings_page_new(w);
    page.organisation.value = w->settings.organisation;
    page.contact.value = w->settings.contact;
    page.statement.value = w->settings.statement;
    page.mail_from.value = w->settings.mail_from;
    page.accent.value = w->settings.accent;
    if (w->settings.mails_per_minute)
        page.mails_per_minute.value = str_format(w->arena, "%lld", (long long)w->settings.mails_per_minute);
    page.silo_depth.value = str_format(w->arena, "%lld", (long long)w->settings.silo_depth);
    settings_show(w, &page);
}

/// The address of a page on another site, or nothing.
static struct str form_statement(struct web *w, struct input *input)
{
    struct str address = form_line(w, input, 0, 300);
    if (address.len &&
        (!str_starts(address, S("https://")) || !str_is(url_text(url_external(w->arena, address)), address)))
        form_problem(w, input, SAY(w, MSG_admin_statement_wrong));
    return address;
}

/// Behind the name stands what each mail is about.
static struct str form_sender(struct web *w, struct input *input)
{
    struct str address = form_email(w, input);
    if (address.len && !return_address_base_fits(address))
        form_problem(w, input, SAY(w, MSG_admin_mail_from_long, arg_int(RETURN_ADDRESS_BASE_BYTES_MOST)));
    return address;
}

/// None where nothing was written.
static int64_t form_pace(struct web *w, struct input *input)
{
    return form_get(w, input->name).len ? form_int(w, input, 1, PACE_MOST) : 0;
}

/// As six digits behind a "#"; empty for ours.
static struct str form_accent(struct web *w, struct input *input)
{
    struct str typed = form_line(w, input, 0, 7);
    struct colour colour;
    if (!typed.len)
        return typed;
    if (!colour_read(typed, &colour)) {
        form_problem(w, input, SAY(w, MSG_admin_accent_wrong));
        return typed;
    }
    return colour_hex(w->arena, colour);
}

/// The file that was chosen, cleaned; else those that there are, unless they are to go.
static struct str form_arms(struct web *w, struct input *input)
{
    const struct http_field *file = http_form_file(&w->form, S("arms"));
    struct str clean = w->settings.arms;
    if (!file)
        return form_get(w, S("arms_none")).len ? S("") : clean;
    switch (arms_clean(w->arena, file->value, &clean)) {
    case ARMS_CLEAN: break;
    case ARMS_NOT_SVG: form_problem(w, input, SAY(w, MSG_admin_arms_not_svg)); break;
    case ARMS_EMPTY: form_problem(w, input, SAY(w, MSG_admin_arms_empty)); break;
    case ARMS_TOO_LARGE: form_problem(w, input, SAY(w, MSG_admin_arms_large)); break;
    }
    return clean;
}

void settings_save(struct web *w)
{
    struct settings_page page = settings_page_new(w);
    struct settings s = w->settings;
    s.organisation = form_line(w, &page.organisation, 1, 120);
    lang_from_tag(form_choice(w, &page.language), &s.lang);
    s.contact = form_line(w, &page.contact, 0, 200);
    s.statement = form_statement(w, &page.statement);
    s.mail_from = form_sender(w, &page.mail_from);
    s.mails_per_minute = form_pace(w, &page.mails_per_minute);
    s.silo_depth = form_int(w, &page.silo_depth, 1, 9);
    s.accent = form_accent(w, &page.accent);
    s.arms = form_arms(w, &page.arms);
    if (!form_ok(w)) {
        settings_show(w, &page);
        return;
    }
    settings_write(w->db, &s);
    web_redirect_said(w, url_settings_form(w->arena), MSG_form_saved);
}
