// SPDX-License-Identifier: EUPL-1.2
// Signing in as any role with one click. Its route needs the verb DEMO, which only a demo server grants.
#include "web/form.h"

void demo_sign_in(struct web *w)
{
    struct account account;
    if (!account_by_user_name(w->db, form_get(w, S("user")), &account)) {
        web_not_found(w);
        return;
    }
    web_sign_in(w, account.id);
    web_redirect(w, url_home(w->arena));
}
