// SPDX-License-Identifier: EUPL-1.2
// The frame and the headers.
#include "web/answer.h"

#include "base/log.h"
#include "html/web/error.h"
#include "html/web/layout.h"
#include "web/cookie.h"

static bool has_header(const struct web *w, struct str name)
{
    for (size_t i = 0; i < w->response->header_count; i++)
        if (str_is_nocase(w->response->headers[i].name, name))
            return true;
    return false;
}

void answer_guard(struct http_response *response)
{
    static const struct http_header guards[] = {
        {S_INIT("Content-Security-Policy"),
         S_INIT("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                "frame-ancestors 'none'; require-trusted-types-for 'script'")},
        {S_INIT("X-Content-Type-Options"), S_INIT("nosniff")},
        {S_INIT("Referrer-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Opener-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Resource-Policy"), S_INIT("same-origin")},
        {S_INIT("Permissions-Policy"), S_INIT("camera=(), microphone=(), geolocation=()")},
    };
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        http_response_header(response, guards[i].name, guards[i].value);
}

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

static enum scheme scheme_of(const struct web *w)
{
    return w->actor.is_signed_in ? w->actor.scheme : cookie_scheme(w);
}

static struct frame frame_of(struct web *w)
{
    enum scheme scheme = scheme_of(w);
    return (struct frame){
        .page_title =
            SAY(w, w->problem_count ? MSG_frame_page_title_error : MSG_frame_page_title, arg_str(w->title)),
        .organisation = w->settings.organisation,
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

static void frame_page(struct web *w)
{
    struct frame frame = frame_of(w);
    struct html whole = html_new(w->arena, w->lang);
    view_frame(&whole, &frame);
    w->response->body = html_get(&whole);
    web_header(w, S("Content-Type"), S("text/html; charset=utf-8"));
    web_header(w, S("Content-Language"), lang_tag(w->lang));
}

void answer_finish(struct web *w)
{
    if (!w->status)
        w->status = w->problem_count ? 422 : 200;
    if (html_full(&w->page)) {
        log_line(LOG_ERROR, "web: a page is too large: %.*s", STR(w->route ? w->route->name : S("none")));
        web_error(w, 500);
    }
    if (!w->has_bytes && w->status != 303)
        frame_page(w);
    answer_guard(w->response);
    if (!has_header(w, S("Cache-Control"))) // the handler may know better
        web_header(w, S("Cache-Control"), S("no-store"));
    w->response->status = w->status;
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
    {410, MSG_error_410_title, MSG_error_410_text},
    {415, MSG_error_415_title, MSG_error_415_text},
    {409, MSG_error_409_title, MSG_error_409_text},
    {413, MSG_error_413_title, MSG_error_413_text},
    {429, MSG_error_429_title, MSG_error_429_text},
    {503, MSG_error_503_title, MSG_error_503_text},
    {500, MSG_error_500_title, MSG_error_500_text}, // last: for every other status too
};

void answer_error_page(struct web *w, int status)
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
