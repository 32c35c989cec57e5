// SPDX-License-Identifier: EUPL-1.2
// Signing an agreement from a mail. The link is one person's, and the page shows the version that waits for
// them; what they sign is that text and no other.
#include "html/answer/sign.h"

#include "pages/agreement/agreement.h"
#include "pages/answer/answer.h"
#include "pages/invitation/reply.h"
#include "web/form.h"

/// False, and answered: it is gone.
static bool read_agreement(struct web *w, const struct asked *of, struct agreement *a,
                           struct agreement_version *v, struct agreed *agreed)
{
    if (agreement_by_id(w->db, (struct agreement_id){of->ask.subject}, a) &&
        agreement_read(w->db, a->id, of->ask.occasion, v, agreed))
        return true;
    reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void);
    return false;
}

static void changes_fill(struct web *w, struct sign_page *page, const struct agreement *a,
                         const struct agreed *agreed)
{
    struct agreement_version before;
    struct agreed said;
    if (a->valid_number.is_set && a->open_number.is_set &&
        agreement_read(w->db, a->id, a->valid_number.value, &before, &said))
        page->changes = agreed_changes(w, a, &said, agreed);
}

static void page_show(struct web *w, const struct asked *of, const struct agreement *a,
                      const struct agreement_version *v, const struct agreed *agreed)
{
    struct theme theme = {0};
    theme_by_id(w->db, a->theme, &theme);
    struct sign_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_agreement_title, arg_str(theme.title)),
        .digest = v->digest,
        .number = str_format(w->arena, "%lld", (long long)v->number),
        .body = agreement_body_of(w, a, v, agreed),
        .may_sign = of->ask.state == ASK_STATE_OPEN,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    if (!page.may_sign)
        page.said = SAY(w, MSG_sign_done);
    changes_fill(w, &page, a, agreed);
    view_sign_page(&w->page, &page);
    web_title(w, page.title);
}

void sign_show(struct web *w, const struct asked *of)
{
    struct agreement a;
    struct agreement_version v;
    struct agreed agreed;
    if (read_agreement(w, of, &a, &v, &agreed))
        page_show(w, of, &a, &v, &agreed);
}

void sign_save(struct web *w, const struct asked *of)
{
    struct agreement a;
    struct agreement_version v;
    struct agreed agreed;
    struct signing s = {
        .digest = form_get(w, S("digest")), .person = of->ask.person, .via = SIGN_VIA_LINK, .now = w->now};
    if (!read_agreement(w, of, &a, &v, &agreed))
        return;
    str_int(form_get(w, S("number")), &s.number);
    switch (agreement_sign(w->db, &a, &s)) {
    case SIGNED:
    case SIGNED_ALL:
    case SIGN_ALREADY: answer_saved(w); return;
    case SIGN_OTHER_TEXT: form_problem(w, NULL, SAY(w, MSG_sign_other_text)); break;
    case SIGN_NO_PARTY: form_problem(w, NULL, SAY(w, MSG_sign_no_party)); break;
    }
    page_show(w, of, &a, &v, &agreed);
}
