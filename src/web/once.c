// SPDX-License-Identifier: EUPL-1.2
// The key of a form, claimed and kept.
#include "web/once.h"

#include "sql/form.h"

static void hash_add(struct web *w, struct buf *all, struct str part)
{
    buf_str(all, token_hash(w->arena, secret_of(part)));
}

/// The token with its nonce is one of the fields. Each part by its own hash, so that no two forms are alike
/// for where a part ends.
static struct str key_of(struct web *w)
{
    struct buf all = buf_new(w->arena, (2 * w->form.count + 1) * TOKEN_HASH_BYTES + 32);
    buf_format(&all, "%lld:", (long long)w->actor.account.n);
    hash_add(w, &all, w->request->path);
    for (size_t i = 0; i < w->form.count; i++) {
        hash_add(w, &all, w->form.fields[i].name);
        hash_add(w, &all, w->form.fields[i].value);
    }
    return token_hash(w->arena, secret_of(buf_get(&all)));
}

static void answer_again(struct web *w)
{
    struct form_answer first = {0};
    form_answer(w->db, w->once, &first);
    struct url to;
    if (!url_local_read(first.location, &to))
        to = url_home(w->arena);
    if (first.said.is_set)
        web_redirect_said(w, to, (enum message)first.said.value);
    else
        web_redirect(w, to);
}

bool once_repeats(struct web *w)
{
    struct instant claimed;
    if (!w->route->is_once || !csrf_token_has_nonce(http_form_value(&w->form, S("csrf"))))
        return false;
    forms_forget(w->db, instant_plus(w->now, -US_PER_DAY));
    w->once = key_of(w);
    if (form_claim(w->db, w->once, w->now, &claimed))
        return false;
    if (!db_failed(w->db))
        answer_again(w);
    w->once = S("");
    return true;
}

/// The page of a form that is no redirection is where the next form would be.
void once_keep(struct web *w)
{
    struct str location = url_is_none(w->went_to) ? w->request->path : url_text(w->went_to);
    struct maybe_int said = {w->has_said, (int64_t)w->said};
    if (w->once.len)
        form_answered(w->db, w->once, location, said);
}
