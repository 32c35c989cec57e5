// SPDX-License-Identifier: EUPL-1.2
// Which pages there are: the route table read as text, and what links lead to for each role.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveBack } from './browser.mjs';
import { cookiesSet, root } from './processes.mjs';

const PAGES_OF_ONE_ROUTE = 2;

/// The rows of routes.def for a method: { path: '/networks/{network}', matches(address) }.
export function routesOf(method) {
  const table = readFileSync(join(root, 'src/web/routes.def'), 'utf8');
  return [...table.matchAll(/^(?:PAGE|SECRET|API)\((\w+),\s*"([^"]+)",\s*(\w+),/gm)]
    .filter(([, verb]) => verb === method)
    .map(([, , path, needs]) => {
      const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
      return { path, needs, matches: (address) => pattern.test(address), variables: (path.match(/\{/g) ?? []).length };
    });
}

const gets = routesOf('GET').sort((a, b) => a.variables - b.variables);

export const routeOf = (address) => gets.find((route) => route.matches(address.split(/[?#]/)[0]));

/// One GET without a browser: { path, status, headers, html }.
export async function get(site, path, { cookie = '', lang = 'nb' } = {}) {
  const answer = await fetch(site.url + path, { redirect: 'manual', headers: { Cookie: cookie, 'Accept-Language': lang } });
  return { path, status: answer.status, headers: answer.headers, html: await answer.text() };
}

export async function cookieOf(site, role) {
  if (!role) return '';
  const page = await site.as(role);
  const cookies = await page.context().cookies();
  await giveBack(page);
  return cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}

const cookiesIn = (answer) => cookiesSet(answer).join('; ');

/// The same by the form of the demo's first page, without a browser.
export async function signIn(site, role) {
  const offer = await fetch(site.url), csrf = (await offer.text()).match(/name="csrf" value="([^"]+)"/)[1];
  const answer = await fetch(`${site.url}/demo`, {
    method: 'POST', redirect: 'manual', headers: { Cookie: cookiesIn(offer) }, body: new URLSearchParams({ csrf, user: role }),
  });
  return cookiesIn(answer);
}

const decoded = (text) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

function linksIn(html) {
  return [...html.matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)].map(([, href]) => decoded(href)).filter((href) => !href.startsWith('/assets/'));
}

/// Follows links from the first page, at most two pages of each route: a Map from path to the answer.
export async function follow(site, cookie, starts = ['/']) {
  const found = new Map(), perRoute = new Map(), queue = [...starts];
  while (queue.length) {
    const path = queue.shift();
    const route = routeOf(path)?.path ?? path;
    const count = perRoute.get(route) ?? 0;
    if (found.has(path) || count >= PAGES_OF_ONE_ROUTE) continue;
    perRoute.set(route, count + 1);
    const answer = await get(site, path, { cookie });
    found.set(path, { ...answer, route });
    queue.push(...linksIn(answer.html));
    const onwards = answer.headers.get('location');
    if (onwards?.startsWith('/')) queue.push(onwards);
  }
  return found;
}
