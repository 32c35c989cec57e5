// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/style.h"

// clang-format off
const struct str draw_style = S_INIT(
".drawing{--ink:#1c2126;--quiet:#565d64;--edge:#7b8086;--paper:#fff;--accent:#0d5c75;--tint:#e1f4fc;"
"font:14px Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}\n"
"@media (prefers-color-scheme:dark){.drawing{--ink:#edebe6;--quiet:#b4b8bb;--edge:#8d9399;--paper:#14171a;"
"--accent:#64a9c5;--tint:#142c36}}\n"
"@media print{.drawing{--ink:#000;--quiet:#444;--edge:#777;--paper:#fff;--accent:#0d5c75;--tint:#e1f4fc;"
"print-color-adjust:exact}}\n"
".ground{fill:var(--paper)}\n"
".headline{fill:var(--ink);font-size:20px;font-weight:650}\n"
".text,.strong,.quiet{fill:var(--ink);stroke:var(--paper);stroke-width:3px;paint-order:stroke;"
"stroke-linejoin:round;unicode-bidi:plaintext}\n"
".strong{font-weight:600}\n"
".quiet{fill:var(--quiet)}\n"
".axis{stroke:var(--edge);fill:none}\n"
".guide{stroke:var(--edge);stroke-dasharray:2 4;fill:none}\n"
".tie{stroke:var(--ink);stroke-opacity:.42;stroke-width:.8;fill:none}\n"
".across{stroke:var(--accent);stroke-opacity:.8;stroke-width:.9;fill:none}\n"
".hull{fill:var(--tint);stroke:var(--edge);stroke-width:.8}\n"
".accent{fill:var(--accent)}\n"
".me{fill:none;stroke:var(--accent);stroke-width:2.5}\n"
".sign{stroke:var(--ink);stroke-width:1.2;stroke-linejoin:round}\n"
".open{fill:var(--paper)}\n"
".c0{fill:#56b4e9}.c1{fill:#e69f00}.c2{fill:#009e73}.c3{fill:#f0e442}"
".c4{fill:#d55e00}.c5{fill:#cc79a7}.c6{fill:#0072b2}.c7{fill:#999}\n"
"@media (forced-colors:active){.drawing{--ink:CanvasText;--quiet:CanvasText;--edge:CanvasText;--paper:Canvas;"
"--accent:LinkText;--tint:Canvas}.sign{fill:CanvasText}.open{fill:Canvas}}\n");

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
