// SPDX-License-Identifier: EUPL-1.2
// Fields of a form, from a page to the page behind it.
#include "pages/account/resume.h"

#define PREFIX S("kept:")

static void add(struct kept_field_list *list, struct str name, struct str value)
{
    list->at[list->count++] = (struct kept_field){name, value};
}

static bool has_file(const struct http_form *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->fields[i].is_file)
            return true;
    return false;
}

struct kept_field_list resume_keep(struct web *w)
{
    struct http_form form = http_form_read(w->request);
    struct kept_field_list list = {.at = NEW_ARRAY(w->arena, struct kept_field, form.count)};
    struct str sent = http_form_value(&form, S("csrf"));
    bool is_ours = secret_reveal(w->session).len && sent.at &&
                   csrf_token_same(sent, csrf_token(w->arena, &w->site->key, w->session));
    for (size_t i = 0; is_ours && !has_file(&form) && i < form.count; i++)
        if (!str_is(form.fields[i].name, S("csrf")))
            add(&list, form.fields[i].name, form.fields[i].value);
    return list;
}

struct kept_field_list resume_kept(struct web *w)
{
    struct kept_field_list list = {.at = NEW_ARRAY(w->arena, struct kept_field, w->form.count)};
    for (size_t i = 0; i < w->form.count; i++) {
        struct str name = w->form.fields[i].name;
        if (str_starts(name, PREFIX))
            add(&list, str_slice(name, PREFIX.len, name.len), w->form.fields[i].value);
    }
    return list;
}

struct kept_field_list resume_carried(struct web *w, struct kept_field_list kept)
{
    struct kept_field_list list = {.at = NEW_ARRAY(w->arena, struct kept_field, kept.count)};
    for (size_t i = 0; i < kept.count; i++)
        add(&list, str_cat(w->arena, PREFIX, kept.at[i].name), kept.at[i].value);
    return list;
}
