// SPDX-License-Identifier: EUPL-1.2
// Administration: its index, the accounts with their roles, and the settings of the organisation.
#include "web/listing.h"

#include "auth/account.h"
#include "html/admin/admin.h"
#include "i18n/collate.h"
#include "jobs/return_address.h"
#include "pages/people/pick.h"
#include "sql/disclosure.h"
#include "web/form.h"

enum { LINKS_MOST = 30 };

static void link_add(struct web *w, struct admin_link_list *links, enum verb verb, enum message title,
                     struct str about, struct url url)
{
    if (web_may(w, verb))
        links->at[links->count++] = (struct admin_link){SAY(w, title), about, url};
}

/// Networks whose leads wait for HR to say whether they may have a file.
static void waiting_add(struct web *w, struct admin_link_list *links)
{
    struct disclosure_waiting_list waiting = disclosures_waiting(w->db);
    for (size_t i = 0; i < waiting.count && links->count < LINKS_MOST; i++)
        link_add(w, links, VERB_RELEASE, MSG_disclosure_waits, waiting.at[i].network_name,
                 url_disclosure_show(w->arena, waiting.at[i].network));
}

void admin(struct web *w)
{
    struct admin_page page = {.links = {.at = NEW_ARRAY(w->arena, struct admin_link, LINKS_MOST)}};
    link_add(w, &page.links, VERB_STAFF, MSG_import_title, SAY(w, MSG_import_admin_about),
             url_imports(w->arena));
    link_add(w, &page.links, VERB_ADMINISTER, MSG_admin_accounts, SAY(w, MSG_admin_accounts_about),
             url_accounts(w->arena));
    link_add(w, &page.links, VERB_ADMINISTER, MSG_admin_settings, SAY(w, MSG_admin_settings_about),
             url_settings_form(w->arena));
    link_add(w, &page.links, VERB_ADMINISTER, MSG_clear_title, SAY(w, MSG_clear_admin_about),
             url_calendars(w->arena));
    link_add(w, &page.links, VERB_OUTBOX, MSG_outbox_title, SAY(w, MSG_outbox_about), url_outbox(w->arena));
    link_add(w, &page.links, VERB_OUTBOX, MSG_tray_title, SAY(w, MSG_tray_about), url_tray(w->arena));
    waiting_add(w, &page.links);
    view_admin_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_admin));
}

static const enum message role_labels[] = {
    [ROLE_ADMIN] = MSG_admin_role_admin,     [ROLE_HR] = MSG_admin_role_hr,
    [ROLE_LEAD] = MSG_admin_role_lead,       [ROLE_SPONSOR] = MSG_admin_role_sponsor,
    [ROLE_AUDITOR] = MSG_admin_role_auditor, [ROLE_TEAM] = MSG_admin_role_team,
};
enum { ROLES = sizeof role_labels / sizeof *role_labels };

/// "Kari Moe, 1001": whom the account is in the staff list; empty for nobody.
static struct str person_text(struct web *w, const struct account_row *row)
{
    if (!row->person.is_set)
        return S("");
    struct str name = str_words(w->arena, row->given_name.value, row->family_name.value);
    struct str key = row->employee_id.is_set ? row->employee_id.value : row->email.value;
    return str_format(w->arena, "%.*s, %.*s", STR(name), STR(key));
}

static struct account_line account_line_of(struct web *w, const struct account_row *row,
                                           const struct listing *list)
{
    struct account_line line = {
        .id = str_format(w->arena, "%lld", (long long)row->id.n),
        .user_name = row->user_name,
        .display_name = row->display_name,
        .csrf = w->csrf,
        .is_disabled = row->state == ACCOUNT_STATE_DISABLED,
        .is_self = row->id.n == w->actor.account.n,
        .person = person_text(w, row),
        .person_value = row->email.is_set ? row->email.value : S(""),
        .has_left = row->person_state.is_set && row->person_state.value == PERSON_STATE_ENDED,
        .roles = {.at = NEW_ARRAY(w->arena, struct role_mark, ROLES), .count = ROLES},
        .action = listing_with(w, list, url_account_change(w->arena, row->id)),
    };
    struct str words = str_format(w->arena, " %.*s ", STR(row->roles)), has[ROLES];
    size_t count = 0;
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++) {
        struct str word = str_format(w->arena, " %.*s ", STR(role_text(r)));
        line.roles.at[r] = (struct role_mark){role_text(r), SAY(w, role_labels[r]),
                                              str_find_str(words, word, 0) < words.len};
        if (line.roles.at[r].has)
            has[count++] = line.roles.at[r].label;
    }
    line.roles_text = str_join(w->arena, has, count, S("; "));
    return line;
}

static const struct listing_key account_keys[] = {
    {"name", MSG_admin_display_name, .is_searched = true},
    {"user", MSG_auth_user_name, .is_searched = true, .given = LISTING_UP},
    {"person", MSG_admin_account_person, .is_searched = true},
    {"roles", .label = MSG_admin_roles},
};
static const struct listing_about account_listing = {
    .label = MSG_admin_find_account, .keys = account_keys, .key_count = 4};

static struct str account_text(struct web *w, const void *row, size_t key)
{
    const struct account_row *a = row;
    switch (key) {
    case 0: return a->display_name;
    case 1: return a->user_name;
    case 2: return person_text(w, a);
    default: return a->roles;
    }
}

static struct accounts_page accounts_page_new(struct web *w)
{
    struct accounts_page page = {
        .list = listing_read(w, url_accounts(w->arena), &account_listing),
        .csrf = w->csrf,
        .display_name = input_required(input_text(w, S("display_name"), MSG_admin_display_name)),
        .user_name = input_required(input_text(w, S("user_name"), MSG_auth_user_name)),
        .person = pick_new(w, S("person"), MSG_admin_account_person, (struct maybe_person_id){0}),
        .action = url_account_create(w->arena),
    };
    page.person.hint = SAY(w, MSG_admin_account_person_hint);
    return page;
}

static void accounts_show(struct web *w, struct accounts_page *page)
{
    struct account_row_list rows = accounts_all(w->db);
    LISTING_PICK(w, &page->list, &rows, account_text);
    page->accounts.at = NEW_ARRAY(w->arena, struct account_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->accounts.at[page->accounts.count++] = account_line_of(w, &rows.at[i], &page->list);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    view_accounts_page(&w->page, page);
    web_title(w, SAY(w, MSG_admin_accounts));
}

void accounts(struct web *w)
{
    struct accounts_page page = accounts_page_new(w);
    accounts_show(w, &page);
}

/// Shown once, here, and kept only as a hash.
static struct str password_link(struct web *w, struct account_id account)
{
    struct secret token = account_password_link(w->db, account, w->now);
    return web_absolute(w, url_password_form(w->arena, secret_reveal(token)));
}

/// The person that was found, or what is wrong, at its field (NULL: the whole form).
static struct maybe_person_id person_or_problem(struct web *w, struct input *input, enum account_person found,
                                                const struct person_named *person, struct str holder)
{
    struct str name = S("");
    switch (found) {
    case ACCOUNT_PERSON_FREE:
    case ACCOUNT_PERSON_OWN: return (struct maybe_person_id){true, person->id};
    case ACCOUNT_PERSON_NONE: form_problem(w, input, SAY(w, MSG_invitation_who_none)); break;
    case ACCOUNT_PERSON_MANY: form_problem(w, input, SAY(w, MSG_admin_account_person_many)); break;
    case ACCOUNT_PERSON_TAKEN:
        name = str_words(w->arena, person->given_name, person->family_name);
        form_problem(w, input, SAY(w, MSG_admin_account_person_taken, arg_str(name), arg_str(holder)));
    }
    return (struct maybe_person_id){0};
}

/// Whom a new account is for: as typed, else by a user name that is the person's address.
static struct maybe_person_id new_person(struct web *w, struct accounts_page *page, struct str user_name)
{
    struct person_named person;
    struct account theirs;
    struct str holder = S("");
    struct maybe_person_id picked = pick_read(w, &page->person);
    if (picked.is_set && account_by_person(w->db, picked.value, &theirs)) {
        pick_problem(
            w, &page->person,
            SAY(w, MSG_admin_account_person_taken, arg_str(page->person.value), arg_str(theirs.user_name)));
        return (struct maybe_person_id){0};
    }
    if (picked.is_set || page->person.value.len)
        return picked;
    enum account_person found = account_person_by_name(w->db, user_name, &person, &holder);
    if (found == ACCOUNT_PERSON_NONE || found == ACCOUNT_PERSON_MANY)
        return (struct maybe_person_id){0};
    return person_or_problem(w, &page->user_name, found, &person, holder);
}

void account_create(struct web *w)
{
    struct accounts_page page = accounts_page_new(w);
    struct str display = form_line(w, &page.display_name, 1, 120);
    struct str name = fold(w->arena, form_line(w, &page.user_name, 1, 200));
    struct maybe_person_id person = new_person(w, &page, name);
    struct account_id account;
    if (form_ok(w))
        switch (account_new(w->db, person, name, display, w->now, &account)) {
        case ACCOUNT_ADDED: page.link = password_link(w, account); break;
        case ACCOUNT_NAME_TAKEN: form_problem(w, &page.user_name, SAY(w, MSG_form_taken)); break;
        case ACCOUNTS_FULL:
            pick_problem(w, &page.person, SAY(w, MSG_admin_accounts_full, arg_int(ACCOUNTS_UNLISTED_MOST)));
        }
    accounts_show(w, &page);
}

static void roles_save(struct web *w, struct account_id account)
{
    struct choices roles = choices_new(w, S("role"), MSG_admin_roles, ROLES);
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++)
        choices_add(&roles, role_text(r), S(""), false);
    form_choices(w, &roles);
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++)
        if (roles.at[r].selected ||
            (r == ROLE_ADMIN && account.n == w->actor.account.n)) // never lock oneself out
            account_role_add(w->db, account, r);
        else
            account_role_remove(w->db, account, r);
}

/// Nothing typed: the account is nobody in the staff list. What the page showed is no change: it may be
/// somebody who has left.
static void person_save(struct web *w, const struct account *account)
{
    struct person_named person;
    struct invitee now;
    struct str holder = S(""), typed = form_get(w, S("person"));
    struct maybe_person_id chosen = {0};
    if (account->person.is_set && invitee(w->db, account->person.value, &now) && str_is(now.email, typed))
        return;
    if (typed.len) {
        enum account_person found =
            account_person_find(w->db, typed, (struct maybe_account_id){true, account->id}, &person, &holder);
        chosen = person_or_problem(w, NULL, found, &person, holder);
    }
    if (form_ok(w))
        account_person_set(w->db, account->id, chosen);
}

void account_change(struct web *w)
{
    struct account account;
    if (!account_by_id(w->db, w->path.account, &account)) {
        web_not_found(w);
        return;
    }
    struct str what = form_get(w, S("do"));
    struct accounts_page page = accounts_page_new(w);
    if (str_is(what, S("link"))) {
        page.link = password_link(w, account.id);
        accounts_show(w, &page);
        return;
    }
    if (str_is(what, S("save"))) {
        person_save(w, &account);
        roles_save(w, account.id);
    } else if (str_is(what, S("enable"))) {
        account_state_set(w->db, account.id, ACCOUNT_STATE_ACTIVE);
    } else if (str_is(what, S("disable")) && account.id.n != w->actor.account.n) {
        account_close(w->db, account.id);
    } else {
        web_error(w, 400);
        return;
    }
    if (!form_ok(w)) {
        accounts_show(w, &page);
        return;
    }
    web_redirect_said(w, listing_here(w, &page.list), MSG_form_saved);
}
