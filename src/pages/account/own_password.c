// SPDX-License-Identifier: EUPL-1.2
// A password of one's own, set on My page: nobody needs one, for a link by mail is a way in too. Who has one
// and came in with it gives it once more; who came in by a link has proved as much, and may have forgotten
// it.
#include "auth/account.h"
#include "auth/password.h"
#include "auth/sign_in.h"
#include "http/proxy.h"
#include "pages/account/account.h"
#include "web/form.h"

static struct account own_account(struct web *w)
{
    struct account account = {0};
    account_by_id(w->db, w->actor.account, &account);
    return account;
}

static struct password_page page_new(struct web *w, const struct account *account)
{
    struct password_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_auth_own_password),
        .about = SAY(w, MSG_auth_own_password_about, arg_str(account->user_name)),
        .old = input_required(input_of_kind(w, S("old"), MSG_auth_password_old, S("password"))),
        .password = input_required(input_of_kind(w, S("password"), MSG_auth_password_new, S("password"))),
        .asks_old = account->password.is_set && !w->actor.came_by_link,
        .action = url_own_password_save(w->arena),
    };
    page.old = input_hint(w, page.old, MSG_auth_password_old_hint);
    page.old.autocomplete = S("current-password");
    page.password.hint = SAY(w, MSG_auth_password_rule, arg_int(PASSWORD_LENGTH_LEAST));
    page.password.autocomplete = S("new-password");
    return page;
}

static void page_show(struct web *w, const struct password_page *page)
{
    view_password_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_my_page), url_home(w->arena));
    web_title(w, page->title);
}

void own_password_form(struct web *w)
{
    struct account account = own_account(w);
    struct password_page page = page_new(w, &account);
    page_show(w, &page);
}

static void old_is_wrong(struct web *w, struct password_page *page, const struct sign_in_try *attempt)
{
    if (attempt->wait_minutes) {
        form_problem(w, NULL, SAY(w, MSG_auth_wait, arg_int(attempt->wait_minutes)));
        w->status = 429;
    } else {
        form_problem(w, &page->old, SAY(w, MSG_auth_password_old_wrong));
    }
    page_show(w, page);
}

/// The password that there was, guessed as slowly as at the door. False: the page says what is wrong. After
/// true the handler writes.
static bool old_is_right(struct web *w, struct password_page *page, const struct account *account,
                         struct secret old)
{
    struct sign_in_try attempt = {
        .user_name = account->user_name,
        .password = old,
        .address = peer_network(w->arena, w->request->peer),
        .now = w->now,
    };
    bool may_try = sign_in_check(w->db, &attempt) == SIGN_IN_TRY;
    bool right = may_try && sign_in_verify(w->arena, &attempt);
    if (may_try && !web_write(w))
        return false;
    if (may_try && sign_in_done(w->db, &attempt, right))
        return true;
    w->keeps_writes = may_try; // the failure must be counted
    old_is_wrong(w, page, &attempt);
    return false;
}

void own_password_save(struct web *w)
{
    struct account account = own_account(w);
    struct password_page page = page_new(w, &account);
    struct secret old = secret_of(S(""));
    if (page.asks_old)
        old = form_secret(w, &page.old, 1, PASSWORD_LENGTH_MOST);
    struct secret password = form_secret(w, &page.password, PASSWORD_LENGTH_LEAST, PASSWORD_LENGTH_MOST);
    if (!form_ok(w)) {
        page_show(w, &page);
        return;
    }
    struct str hash = password_hash(w->arena, password);
    if (page.asks_old ? !old_is_right(w, &page, &account, old) : !web_write(w))
        return;
    account_password_change(w->db, account.id, hash);
    web_sign_in(w, account.id);
    web_redirect_said(w, url_home(w->arena), MSG_auth_password_saved);
}
