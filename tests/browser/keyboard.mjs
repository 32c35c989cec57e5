// SPDX-License-Identifier: EUPL-1.2
// Walks a page with the Tab key and says what a keyboard user would miss.

const STEPS_MOST = 400;

/// In the page: where the focus is, and whether it can be seen. Runs by Playwright, hence one function.
function focused() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.tabStops ??= new Map();
  if (!window.tabStops.has(e)) window.tabStops.set(e, window.tabStops.size);
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const drawn = e.querySelector('.hit'); // a link in a drawing has its ring drawn
  const ringed = e.matches('.ds-skip-link') || (drawn && getComputedStyle(drawn).stroke !== 'none') || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) ||
    style.boxShadow !== 'none'; // a skip link shows by appearing
  const inSight = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const top = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  const isCovered = Boolean(top) && !e.contains(top) && !top.contains(e) && !e.labels?.length;
  return { index: window.tabStops.get(e), name: e.outerHTML.slice(0, 100), ringed, inSight, isCovered };
}

/// How many things the page has that must be reached; radio buttons count once a group.
function reachable() {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
  const usable = all.filter((e) => !e.disabled && e.checkVisibility() && e.tabIndex >= 0);
  const groups = new Set(usable.filter((e) => e.type === 'radio').map((e) => e.name));
  return usable.filter((e) => e.type !== 'radio').length + groups.size;
}

/// Complaints; empty when all is well.
export async function walk(page) {
  const wanted = await page.evaluate(reachable);
  const complaints = [], visited = new Set();
  for (let step = 0, last = -1; step < STEPS_MOST; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (!at) break; // past the last one: the browser's own buttons are next
    if (at.index === 0 && visited.size > 1) break;
    if (at.index === last) complaints.push(`trapped in ${at.name}`);
    if (at.index === last) break;
    if (!at.ringed) complaints.push(`no visible focus on ${at.name}`);
    if (!at.inSight) complaints.push(`out of sight: ${at.name}`);
    if (at.isCovered) complaints.push(`covered: ${at.name}`);
    visited.add(at.index);
    last = at.index;
  }
  if (visited.size < wanted) complaints.push(`${wanted - visited.size} of ${wanted} controls cannot be reached`);
  return complaints;
}
