// SPDX-License-Identifier: EUPL-1.2
// What the files of My page share.
#ifndef PAGES_HOME_HOME_H
#define PAGES_HOME_HOME_H

#include "html/home/home.h"
#include "web/web.h"

/// What waits for those who lead or coordinate networks.
struct home_task_list home_tasks(struct web *w);

/// Where those begin who run the whole and not one network; mails that did not arrive among it.
struct home_start_list home_starts(struct web *w);

#endif
