// SPDX-License-Identifier: EUPL-1.2
// The calendar part of one of our own mails, in words: what the reader's calendar will do with it.
#ifndef PAGES_ADMIN_OUTBOX_CALENDAR_H
#define PAGES_ADMIN_OUTBOX_CALENDAR_H

#include "html/admin/outbox.h"
#include "web/web.h"

struct outbox_calendar outbox_calendar_read(struct web *w, const struct outbox_mail *mail);

#endif
