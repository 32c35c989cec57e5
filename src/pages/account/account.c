// SPDX-License-Identifier: EUPL-1.2
// Signing in and out, the first administrator, a new password, and what a visitor prefers.
#include "web/form.h"

#include "auth/account.h"
#include "auth/password.h"
#include "auth/sign_in.h"
#include "html/account/account.h"
#include "http/proxy.h"
#include "i18n/collate.h"
#include "web/cookie.h"
#include "pages/account/account.h"
#include "pages/account/resume.h"

struct sign_in_page sign_in_page_new(struct web *w)
{
    struct sign_in_page page = {
        .csrf = w->csrf,
        .who = input_required(input_text(w, S("who"), MSG_auth_link_who)),
        .user_name = input_required(input_text(w, S("user_name"), MSG_auth_user_name)),
        .password = input_required(input_of_kind(w, S("password"), MSG_auth_password, S("password"))),
        .action = url_sign_in(w->arena),
        .ask = url_way_in_ask_post(w->arena),
    };
    page.who.autocomplete = S("email");
    page.user_name.autocomplete = S("username");
    page.password.autocomplete = S("current-password");
    return page;
}

void sign_in_show(struct web *w, const struct sign_in_page *page)
{
    view_sign_in_page(&w->page, page);
    web_title(w, SAY(w, MSG_auth_title));
}

bool sign_in_to_resume(struct web *w)
{
    struct sign_in_page page = sign_in_page_new(w);
    page.next = w->request->target;
    page.kept = resume_carried(w, resume_keep(w));
    if (!page.kept.count)
        return false;
    w->status = 403;
    sign_in_show(w, &page);
    return true;
}

void sign_in_form(struct web *w)
{
    struct sign_in_page page = sign_in_page_new(w);
    page.next = url_text(form_query_address(w, S("next")));
    sign_in_show(w, &page);
}

static void sign_in_refused(struct web *w, struct sign_in_page *page, const struct sign_in_try *attempt)
{
    if (attempt->wait_minutes) {
        form_problem(w, NULL, SAY(w, MSG_auth_wait, arg_int(attempt->wait_minutes)));
        w->status = 429;
    } else {
        form_problem(w, &page->password, SAY(w, MSG_auth_wrong));
    }
    sign_in_show(w, page);
}

static struct sign_in_try try_of_form(struct web *w, struct sign_in_page *page)
{
    struct sign_in_try attempt = {
        .user_name = fold(w->arena, form_line(w, &page->user_name, 1, 200)),
        .password = form_secret(w, &page->password, 1, PASSWORD_LENGTH_MOST),
        .address = peer_network(w->arena, w->request->peer),
        .now = w->now,
    };
    struct str mark = cookie_browser(w);
    if (browser_mark_holds(w->arena, &w->site->key, attempt.user_name, mark))
        attempt.browser = mark;
    return attempt;
}

/// On to where the person wanted to go; what was typed before signing in is asked to be sent there.
static void sign_in_go_on(struct web *w)
{
    struct resume_page page = {.csrf = w->csrf, .kept = resume_kept(w), .action = form_address(w, S("next"))};
    if (!page.kept.count) {
        web_redirect(w, page.action);
        return;
    }
    view_resume_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_resume_title));
}

void sign_in(struct web *w)
{
    struct sign_in_page page = sign_in_page_new(w);
    page.next = url_text(form_address(w, S("next")));
    page.kept = resume_carried(w, resume_kept(w));
    struct sign_in_try attempt = try_of_form(w, &page);
    if (!form_ok(w)) {
        sign_in_show(w, &page);
        return;
    }
    if (sign_in_check(w->db, &attempt) == SIGN_IN_WAIT) {
        sign_in_refused(w, &page, &attempt);
        return;
    }
    bool right = sign_in_verify(w->arena, &attempt);
    if (!web_write(w))
        return;
    if (!sign_in_done(w->db, &attempt, right)) {
        w->keeps_writes = true; // the failure must be counted
        sign_in_refused(w, &page, &attempt);
        return;
    }
    web_sign_in(w, attempt.account.value);
    if (!attempt.browser.len)
        cookie_browser_set(w, browser_mark(w->arena, &w->site->key, attempt.user_name));
    sign_in_go_on(w);
}

void sign_out(struct web *w)
{
    session_close(w->db, w->session);
    cookie_session_clear(w);
    web_redirect_said(w, url_home(w->arena), MSG_auth_signed_out);
}

/// The one-time link of the address, if it is one and still holds.
static bool link_of(struct web *w, enum link_kind kind, struct one_time_link *out)
{
    struct str hash = token_hash(w->arena, secret_of(w->path.token));
    return one_time_link_by_hash(w->db, hash, w->now, instant_plus(w->now, PASSWORD_LINK_LASTS_US), out) &&
           out->purpose == kind;
}

static struct password_page password_page_new(struct web *w, bool is_first)
{
    struct password_page page = {
        .csrf = w->csrf,
        .title = SAY(w, is_first ? MSG_auth_first_title : MSG_auth_password_new_title),
        .about = SAY(w, is_first ? MSG_auth_first_text : MSG_auth_password_new_text),
        .asks_name = is_first,
        .display_name = input_required(input_text(w, S("display_name"), MSG_auth_display_name)),
        .user_name = input_required(input_text(w, S("user_name"), MSG_auth_user_name)),
        .password = input_required(input_of_kind(w, S("password"), MSG_auth_password, S("password"))),
        .action =
            is_first ? url_first_run(w->arena, w->path.token) : url_password_save(w->arena, w->path.token),
    };
    page.password.hint = SAY(w, MSG_auth_password_rule, arg_int(PASSWORD_LENGTH_LEAST));
    page.password.autocomplete = S("new-password");
    page.user_name.autocomplete = S("username");
    page.display_name.autocomplete = S("name");
    return page;
}

static void password_show(struct web *w, const struct password_page *page)
{
    view_password_page(&w->page, page);
    web_title(w, page->title);
}

void first_run_form(struct web *w)
{
    struct one_time_link link;
    if (!link_of(w, LINK_KIND_FIRST_RUN, &link)) {
        web_not_found(w);
        return;
    }
    struct password_page page = password_page_new(w, true);
    password_show(w, &page);
}

void first_run(struct web *w)
{
    struct one_time_link link;
    if (!link_of(w, LINK_KIND_FIRST_RUN, &link)) {
        web_not_found(w);
        return;
    }
    struct password_page page = password_page_new(w, true);
    struct str display = form_line(w, &page.display_name, 1, 120);
    struct str name = fold(w->arena, form_line(w, &page.user_name, 1, 200));
    struct secret password = form_secret(w, &page.password, PASSWORD_LENGTH_LEAST, PASSWORD_LENGTH_MOST);
    if (!form_ok(w)) {
        password_show(w, &page);
        return;
    }
    struct str hash = password_hash(w->arena, password);
    struct account_id account;
    if (!web_write(w))
        return;
    if (!link_of(w, LINK_KIND_FIRST_RUN, &link) ||
        !one_time_link_use(w->db, token_hash(w->arena, secret_of(w->path.token))) ||
        !account_add(w->db, (struct maybe_person_id){0}, name, display, (struct maybe_str){true, hash},
                     w->now, &account)) {
        web_error(w, 409);
        return;
    }
    account_role_add(w->db, account, ROLE_ADMIN);
    account_role_add(w->db, account, ROLE_HR);
    web_sign_in(w, account);
    web_redirect_said(w, url_admin(w->arena), MSG_auth_first_done);
}

void password_form(struct web *w)
{
    struct one_time_link link;
    if (!link_of(w, LINK_KIND_PASSWORD, &link) || !link.account.is_set) {
        web_not_found(w);
        return;
    }
    struct password_page page = password_page_new(w, false);
    password_show(w, &page);
}

void password_save(struct web *w)
{
    struct one_time_link link;
    if (!link_of(w, LINK_KIND_PASSWORD, &link) || !link.account.is_set) {
        web_not_found(w);
        return;
    }
    struct password_page page = password_page_new(w, false);
    struct secret password = form_secret(w, &page.password, PASSWORD_LENGTH_LEAST, PASSWORD_LENGTH_MOST);
    if (!form_ok(w)) {
        password_show(w, &page);
        return;
    }
    struct str hash = password_hash(w->arena, password);
    if (!web_write(w))
        return;
    if (!one_time_link_use(w->db, token_hash(w->arena, secret_of(w->path.token)))) {
        web_error(w, 409);
        return;
    }
    account_password_change(w->db, link.account.value, hash);
    web_redirect_said(w, url_sign_in_form(w->arena), MSG_auth_password_saved);
}

void preferences_save(struct web *w)
{
    enum lang lang = w->lang;
    enum scheme scheme = SCHEME_AUTO;
    lang_from_tag(form_get(w, S("language")), &lang);
    scheme_from_text(form_get(w, S("scheme")), &scheme);
    if (w->actor.is_signed_in) {
        account_language_set(w->db, w->actor.account, (struct maybe_str){true, lang_tag(lang)});
        account_scheme_set(w->db, w->actor.account, scheme);
    }
    cookie_preferences_set(w, lang, scheme);
    web_redirect(w, form_address(w, S("back")));
}
