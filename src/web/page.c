// SPDX-License-Identifier: EUPL-1.2
// The answer for people: a session's cookie, a form with its token, a page in its frame.
#include "html/web/error.h"
#include "html/web/layout.h"
#include "web/answer.h"
#include "web/confirm.h"
#include "web/cookie.h"
#include "web/form.h"

// ---- who is asking ----

/// A form belongs to the session, without one to a cookie of the visitor. Where the address carries a link,
/// its form belongs to that, so that people who come from a mail can answer without cookies.
static int page_know(struct web *w)
{
    w->session = cookie_session(w);
    if (secret_reveal(w->session).len)
        w->actor = session_actor(w->db, w->session, w->now);
    w->lang = cookie_language(w);
    if (w->actor.language.is_set)
        lang_from_tag(w->actor.language.value, &w->lang);
    w->page = html_new(w->arena, w->lang);
    if (!w->actor.is_signed_in)
        w->visitor = cookie_visitor(w);
    struct secret owner = w->actor.is_signed_in ? w->session : w->visitor;
    w->csrf = w->frame_csrf = csrf_token_new(w->arena, &w->site->key, owner);
    if (!w->actor.is_signed_in && w->path.token.len)
        w->csrf = csrf_token_new(w->arena, &w->site->key, secret_of(w->path.token));
    return 0;
}

// ---- the form ----

/// What a mail program posts by itself, and nothing else: see POST_ONE_CLICK in routes.def.
static bool is_one_click(const struct web *w)
{
    return w->route->kind == ROUTE_KIND_ONE_CLICK && w->form.count == 1 &&
           str_is(http_form_value(&w->form, S("List-Unsubscribe")), S("One-Click"));
}

/// Why the token of a form is not that of who sends it. Our cookies are Secure: browsers keep them over https
/// only, and from their own machine.
static int form_strange(const struct web *w)
{
    struct str host = w->request->host;
    bool is_near =
        str_starts(host, S("localhost")) || str_starts(host, S("127.")) || str_starts(host, S("[::1]"));
    bool is_plain = !w->request->https_outside && !str_starts(w->site->public_url, S("https://"));
    return !cookie_is_kept(w) && !is_near && is_plain ? WEB_FORM_PLAIN : WEB_FORM_OLD;
}

/// 0 when the form is whole and comes from a page of ours.
static int page_take(struct web *w)
{
    w->form = http_form_read(w->request);
    switch (w->form.problem) {
    case HTTP_FORM_FINE: break;
    case HTTP_FORM_NOT_A_FORM: return 415;
    case HTTP_FORM_BAD_TEXT:
    case HTTP_FORM_TOO_MANY_FIELDS:
    case HTTP_FORM_NAME_TOO_LONG:
    case HTTP_FORM_BROKEN: return 400;
    }
    confirm_take(w);
    struct str sent = http_form_value(&w->form, S("csrf"));
    return (sent.at && csrf_token_same(sent, w->csrf)) || is_one_click(w) ? 0 : form_strange(w);
}

// ---- the frame ----

static void menu_add(struct web *w, struct menu_item_list *menu, enum message label, struct url url)
{
    struct str path = w->request->path, to = url_text(url), home = url_text(url_home(w->arena));
    bool is_here = str_is(to, home) ? str_is(path, home) : str_starts(path, to);
    menu->at[menu->count++] = (struct menu_item){SAY(w, label), url, is_here};
}

static struct menu_item_list menu_of(struct web *w)
{
    struct menu_item_list menu = {.at = NEW_ARRAY(w->arena, struct menu_item, 6)};
    if (!w->actor.is_signed_in)
        return menu;
    menu_add(w, &menu, MSG_frame_my_page, url_home(w->arena));
    menu_add(w, &menu, MSG_frame_networks, url_networks(w->arena));
    menu_add(w, &menu, MSG_frame_shelf, url_themes(w->arena));
    menu_add(w, &menu, MSG_frame_people, url_units(w->arena));
    if (web_may(w, VERB_OFFICE))
        menu_add(w, &menu, MSG_frame_admin, url_admin(w->arena));
    return menu;
}

static struct language_choice_list languages_of(struct web *w)
{
    struct language_choice_list list = {.at = NEW_ARRAY(w->arena, struct language_choice, LANG_COUNT)};
    for (enum lang l = LANG_NB; l <= LANG_EN; l++)
        list.at[list.count++] = (struct language_choice){lang_tag(l), lang_name(l), l == w->lang};
    return list;
}

static struct problem_line_list problems_of(struct web *w)
{
    struct problem_line_list list = {.at = NEW_ARRAY(w->arena, struct problem_line, w->problem_count)};
    for (size_t i = 0; i < w->problem_count; i++) {
        const struct web_problem *p = &w->problems[i];
        list.at[list.count++] = (struct problem_line){
            .text = p->text, .at_field = p->field.len > 0, .link = url_fragment(w->arena, p->field)};
    }
    return list;
}

/// The address of the municipality's colour is the colour.
static struct url colour_of(struct web *w)
{
    struct str hex = w->settings.accent;
    return hex.len ? url_colour_sheet(w->arena, str_slice(hex, 1, hex.len)) : url_none();
}

/// The address of its arms changes with them.
static struct url arms_of(struct web *w)
{
    struct str arms = w->settings.arms;
    if (!arms.len)
        return url_none();
    return url_arms_image(w->arena, str_format(w->arena, "%016llx", (unsigned long long)str_hash(arms)));
}

static struct frame frame_of(struct web *w)
{
    enum scheme scheme = w->actor.is_signed_in ? w->actor.scheme : cookie_scheme(w);
    return (struct frame){
        .page_title =
            SAY(w, w->problem_count ? MSG_frame_page_title_error : MSG_frame_page_title, arg_str(w->title)),
        .organisation = str_is(w->settings.organisation, S("Tvers")) ? S("") : w->settings.organisation,
        .colour = colour_of(w),
        .arms = arms_of(w),
        .lang_tag = lang_tag(w->lang),
        .scheme = scheme,
        .scheme_name = scheme_text(scheme),
        .main_class = w->is_wide || w->is_wall ? S("wide") : S("column"),
        .csrf = w->frame_csrf,
        .who = w->actor.display_name,
        .back = w->request->method == HTTP_POST ? url_text(url_home(w->arena)) : w->request->target,
        .said = cookie_said(w),
        .is_signed_in = w->actor.is_signed_in,
        .is_demo = w->site->is_demo,
        .is_wall = w->is_wall,
        .body = {html_get(&w->page)},
        .problems = problems_of(w),
        .crumbs = w->crumbs,
        .menu = menu_of(w),
        .languages = languages_of(w),
        .home = url_home(w->arena),
        .sign_in = url_sign_in_form(w->arena),
        .sign_out = url_sign_out(w->arena),
        .preferences = url_preferences_save(w->arena),
        .accessibility = url_accessibility(w->arena),
        .privacy = url_privacy(w->arena),
        .help = url_help(w->arena),
    };
}

static void page_finish(struct web *w)
{
    if (!w->actor.is_signed_in)
        cookie_visitor_keep(w, w->visitor);
    struct frame frame = frame_of(w);
    struct html whole = html_new(w->arena, w->lang);
    view_frame(&whole, &frame);
    w->response->body = html_get(&whole);
    web_header(w, S("Content-Type"), S("text/html; charset=utf-8"));
    web_header(w, S("Content-Language"), lang_tag(w->lang));
}

// ---- what went wrong ----

/// Sends a visitor to the sign-in page, and back afterwards. What was typed into a form stays.
static void ask_to_sign_in(struct web *w)
{
    struct url sign_in = url_sign_in_form(w->arena);
    bool is_post = w->request->method == HTTP_POST;
    if (is_post && sign_in_to_resume(w))
        return;
    struct url here;
    bool is_home = str_is(w->request->target, url_text(url_home(w->arena)));
    if (!is_post && !is_home && url_local_read(w->request->target, &here))
        sign_in = url_with(w->arena, sign_in, S("next"), w->request->target);
    web_redirect(w, sign_in);
}

struct error_text {
    int status;
    enum message title, text;
};

static const struct error_text error_texts[] = {
    {400, MSG_error_400_title, MSG_error_400_text},
    {WEB_FORM_OLD, MSG_error_form_old_title, MSG_error_form_old_text},
    {WEB_FORM_PLAIN, MSG_error_form_plain_title, MSG_error_form_plain_text},
    {403, MSG_error_403_title, MSG_error_403_text},
    {404, MSG_error_404_title, MSG_error_404_text},
    {405, MSG_error_405_title, MSG_error_405_text},
    {WEB_NETWORK_ENDED, MSG_error_ended_title, MSG_error_ended_text},
    {410, MSG_error_410_title, MSG_error_410_text},
    {415, MSG_error_415_title, MSG_error_415_text},
    {409, MSG_error_409_title, MSG_error_409_text},
    {413, MSG_error_413_title, MSG_error_413_text},
    {429, MSG_error_429_title, MSG_error_429_text},
    {503, MSG_error_503_title, MSG_error_503_text},
    {500, MSG_error_500_title, MSG_error_500_text}, // last: for every other status too
};

static void error_page(struct web *w, int status)
{
    const struct error_text *e = error_texts,
                            *last = error_texts + sizeof error_texts / sizeof *error_texts - 1;
    while (e->status != status && e < last)
        e++;
    if (e == last && status < 500)
        e = error_texts; // 408, 414, 431: what was sent cannot be read
    buf_clear(&w->page.out);
    w->problem_count = 0;
    w->status = status % 1000;
    w->title = SAY(w, e->title);
    view_error_page(&w->page, &(struct error_page){
                                  .title = w->title,
                                  .text = SAY(w, e->text),
                                  .home = url_home(w->arena),
                              });
}

static void page_refuse(struct web *w, int status)
{
    if (status == 401)
        ask_to_sign_in(w);
    else
        error_page(w, status);
}

const struct answer_kind answer_page = {page_know, page_take, page_refuse, page_finish};
