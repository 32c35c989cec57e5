// SPDX-License-Identifier: EUPL-1.2
// For handlers that tell people by mail: what jobs/notice.h needs to know of this server.
#ifndef WEB_NOTIFY_H
#define WEB_NOTIFY_H

#include "jobs/notice.h"
#include "web/web.h"

static inline struct notice_site notify_site(const struct web *w)
{
    return notice_site_read(w->db, &w->site->key, w->site->public_url, w->now);
}

#endif
