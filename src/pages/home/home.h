// SPDX-License-Identifier: EUPL-1.2
// What the files of My page share.
#ifndef PAGES_HOME_HOME_H
#define PAGES_HOME_HOME_H

#include "html/home/home.h"
#include "web/web.h"

/// Everything that waits for this reader, the most pressing first: what is asked of them (ask/ask.h), then
/// what those do who lead or coordinate networks.
struct home_task_list home_waiting(struct web *w);
/// The second half of it, behind what `tasks` holds already.
void home_tasks(struct web *w, struct home_task_list *tasks);
enum { HOME_TASKS_MOST = 12 };

/// Where those begin who run the whole and not one network; mails that did not arrive among it.
struct home_start_list home_starts(struct web *w);
/// Where a member brings something up: an idea, a question.
struct home_start_list home_ways(struct web *w);

#endif
