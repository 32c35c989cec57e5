// SPDX-License-Identifier: EUPL-1.2
#include "draw/style.h"

// clang-format off
const struct str draw_page_style = S_INIT(
":root{color-scheme:light dark}\n"
"body{margin:0;padding:24px;font:17px/1.55 Inter,system-ui,sans-serif;background:#fff;color:#1c2126}\n"
"main{max-width:1120px}h1{font-size:24px;line-height:1.25;margin:0 0 16px}.drawing{max-width:100%}\n"
"table{border-collapse:collapse;margin-top:24px;font-size:15px;font-variant-numeric:tabular-nums}\n"
"caption{text-align:left;font-weight:600;padding-bottom:8px}\n"
"th,td{padding:4px 16px 4px 0;text-align:right;vertical-align:top}th:first-child{text-align:left}\n"
"tbody th{font-weight:400}\n"
"@media (prefers-color-scheme:dark){body{background:#14171a;color:#edebe6}}\n"
"@media print{body{background:#fff;color:#000}}\n");
// clang-format on
