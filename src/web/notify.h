// SPDX-License-Identifier: EUPL-1.2
// For handlers that tell people by mail: what jobs/notice.h needs to know of this server. It is the only way
// to a mail from a page, so that each is noted in w->mails, and none leaves unseen (web/confirm.h).
#ifndef WEB_NOTIFY_H
#define WEB_NOTIFY_H

#include "jobs/notice.h"
#include "web/web.h"

static inline struct notice_site notify_site(struct web *w)
{
    struct notice_site site = notice_site_read(w->db, &w->site->key, w->site->public_url, w->now);
    site.written = &w->mails;
    return site;
}

#endif
